//! What reviewers keep for themselves, as it is read from the project file: bounded, no name twice, and at
//! every level a place for fields of a later version.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::de::{DeserializeSeed, Error as _};
use serde::{Deserialize, Deserializer};

use crate::review::bounded::{Entries, extras, set_of_at_most};
use crate::review::keep::{self, Keeping};
use crate::review::limits::{MOST_BOOKMARKS, MOST_PROVISIONS, MOST_RECORDS, MOST_TEXTS, MOST_VIEWS};
use crate::review::{Desk, Extras, Filter, Places, ReviewerId, check_view_name};
use crate::text::TextId;

/// The field's name; an older version keeps the field under `ext`.
pub(super) const DESKS: &str = "desks";

pub(super) type Desks = BTreeMap<ReviewerId, Desk>;

/// Reads all of them.
pub(super) fn desks<'de, D: Deserializer<'de>>(from: D) -> Result<Desks, D::Error> {
    let desks = Entries::new("desks", MOST_RECORDS, Keeping::<DeskLayout>::new()).deserialize(from)?;
    Ok(desks.into_iter().map(|(id, desk)| (id, desk.open())).collect())
}

/// Takes them out of `ext`, where a version that did not know them yet kept them; what cannot be read
/// stays there.
pub(super) fn lift(ext: &mut Extras) -> Desks {
    keep::lift(ext, DESKS, |from| desks(from)).unwrap_or_default()
}

/// A desk as it is read.
#[derive(Deserialize)]
#[serde(rename = "Desk")]
pub(super) struct DeskLayout {
    #[serde(default)]
    revision: u32,
    #[serde(default, deserialize_with = "places::<_, MOST_PROVISIONS>")]
    read: Places,
    #[serde(default, deserialize_with = "places::<_, MOST_BOOKMARKS>")]
    bookmarks: Places,
    #[serde(default, deserialize_with = "views")]
    views: BTreeMap<String, Filter>,
    #[serde(default, deserialize_with = "extras")]
    pub(super) ext: Extras,
}

impl DeskLayout {
    pub(super) fn open(self) -> Desk {
        let Self { revision, read, bookmarks, views, ext } = self;
        Desk { revision, read, bookmarks, views, ext }
    }
}

fn places<'de, D: Deserializer<'de>, const MOST: usize>(from: D) -> Result<Places, D::Error> {
    Entries::<TextId, _>::new("texts", MOST_TEXTS, EIds::<MOST>).deserialize(from)
}

/// At most so many eIds.
#[derive(Clone, Copy)]
struct EIds<const MOST: usize>;

impl<'de, const MOST: usize> DeserializeSeed<'de> for EIds<MOST> {
    type Value = BTreeSet<String>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<BTreeSet<String>, D::Error> {
        set_of_at_most::<MOST, String, D>(from)
    }
}

fn views<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<String, Filter>, D::Error> {
    let views = Entries::<ViewName, _>::new("saved filters", MOST_VIEWS, Keeping::<Filter>::new())
        .deserialize(from)?;
    Ok(views.into_iter().map(|(ViewName(name), view)| (name, view)).collect())
}

/// A name under which a filter can be kept.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct ViewName(String);

impl fmt::Display for ViewName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for ViewName {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let name = String::deserialize(from)?;
        check_view_name(&name).map_err(D::Error::custom)?;
        Ok(Self(name))
    }
}
