//! A text in the project file: what is known about it, with a place at every level for fields of a later
//! version, and its provisions.

use serde::de::DeserializeSeed as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::review::Extras;
use crate::review::bounded::{Items, extras};
use crate::review::keep::Keeping;
use crate::review::limits::MOST_PROVISIONS;
use crate::text::{Entry, Instrument, Status, Text, TextHeader};

/// What a later version said about a text, kept beside it because the text has no place for it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct TextExtras {
    text: Extras,
    header: Extras,
    instrument: Extras,
}

/// Beside a text of which no later version said anything.
static NOTHING: TextExtras =
    TextExtras { text: Extras::new(), header: Extras::new(), instrument: Extras::new() };

impl TextExtras {
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty() && self.header.is_empty() && self.instrument.is_empty()
    }
}

/// The field's name, as an older version keeps it in `ext`.
const FILE_SHA256: &str = "file_sha256";

/// A text as it is read.
#[derive(Deserialize)]
pub(super) struct TextLayout {
    #[serde(deserialize_with = "header")]
    header: HeaderLayout,
    #[serde(deserialize_with = "provisions")]
    provisions: Vec<Entry>,
    #[serde(default, deserialize_with = "extras")]
    pub(super) ext: Extras,
}

#[derive(Deserialize)]
pub(super) struct HeaderLayout {
    #[serde(deserialize_with = "instrument")]
    instrument: InstrumentLayout,
    version: String,
    symbol: String,
    date: String,
    language: String,
    status: Status,
    notice: String,
    /// Empty in files of versions that did not know it.
    #[serde(default)]
    file_sha256: String,
    #[serde(default, deserialize_with = "extras")]
    pub(super) ext: Extras,
}

#[derive(Deserialize)]
pub(super) struct InstrumentLayout {
    title: String,
    short_title: String,
    #[serde(default, deserialize_with = "extras")]
    pub(super) ext: Extras,
}

fn header<'de, D: Deserializer<'de>>(from: D) -> Result<HeaderLayout, D::Error> {
    Keeping::new().deserialize(from)
}

fn instrument<'de, D: Deserializer<'de>>(from: D) -> Result<InstrumentLayout, D::Error> {
    Keeping::new().deserialize(from)
}

fn provisions<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Entry>, D::Error> {
    Items::new("provisions", MOST_PROVISIONS).deserialize(from)
}

impl TextLayout {
    /// What a text is made of, and what is kept beside it.
    pub(super) fn open(self) -> (TextHeader, Vec<Entry>, TextExtras) {
        let HeaderLayout {
            instrument,
            version,
            symbol,
            date,
            language,
            status,
            notice,
            mut file_sha256,
            mut ext,
        } = self.header;
        // An older version that wrote the file put it where it puts what it does not know.
        if file_sha256.is_empty()
            && let Some(Ok(kept)) = ext.get(FILE_SHA256).map(|kept| kept.into_rust::<String>())
        {
            file_sha256 = kept;
            ext.remove(FILE_SHA256);
        }
        let extras = TextExtras { text: self.ext, header: ext, instrument: instrument.ext };
        let instrument = Instrument { title: instrument.title, short_title: instrument.short_title };
        let header = TextHeader { instrument, version, symbol, date, language, status, notice, file_sha256 };
        (header, self.provisions, extras)
    }
}

/// A text as it is written.
#[derive(Serialize)]
pub(super) struct TextRef<'a> {
    header: HeaderRef<'a>,
    #[serde(serialize_with = "entries")]
    provisions: &'a Text,
    #[serde(skip_serializing_if = "Extras::is_empty")]
    ext: &'a Extras,
}

#[derive(Serialize)]
struct HeaderRef<'a> {
    instrument: InstrumentRef<'a>,
    version: &'a str,
    symbol: &'a str,
    date: &'a str,
    language: &'a str,
    status: Status,
    notice: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    file_sha256: &'a str,
    #[serde(skip_serializing_if = "Extras::is_empty")]
    ext: &'a Extras,
}

#[derive(Serialize)]
struct InstrumentRef<'a> {
    title: &'a str,
    short_title: &'a str,
    #[serde(skip_serializing_if = "Extras::is_empty")]
    ext: &'a Extras,
}

impl<'a> TextRef<'a> {
    pub(super) fn new(text: &'a Text, extras: Option<&'a TextExtras>) -> Self {
        let TextHeader { instrument, version, symbol, date, language, status, notice, file_sha256 } =
            text.header();
        let TextExtras { text: ext, header: of_header, instrument: of_instrument } =
            extras.unwrap_or(&NOTHING);
        let Instrument { title, short_title } = instrument;
        let instrument = InstrumentRef { title, short_title, ext: of_instrument };
        let status = *status;
        let header = HeaderRef {
            instrument,
            version,
            symbol,
            date,
            language,
            status,
            notice,
            file_sha256,
            ext: of_header,
        };
        Self { header, provisions: text, ext }
    }
}

/// One provision a line.
fn entries<S: Serializer>(text: &Text, serializer: S) -> Result<S::Ok, S::Error> {
    let tuples = text.provisions().iter().map(|provision| {
        (
            provision.kind,
            &provision.eid,
            &provision.label,
            &provision.heading,
            &provision.text,
            provision.depth,
        )
    });
    serializer.collect_seq(tuples)
}
