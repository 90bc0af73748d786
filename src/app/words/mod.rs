//! Every sentence of the interface, in one catalogue: Fluent files in `assets/words`, a folder a language, a
//! file a room. English is complete; what another language lacks is said in English.
//!
//! The language belongs to the thread that draws the window, so that windows in tests do not disturb each
//! other. Jobs on other threads bring back facts, and the window puts them into words.

pub mod faults;
mod kinds;
mod records;

use std::cell::RefCell;
use std::collections::HashMap;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

pub use fluent_bundle::FluentValue;
pub use kinds::{change_fault, doing, hidden, kind, kind_short, left_out, reason, remark, source_marks};
pub use records::{
    address, ago, amendment_kind, amendment_status, citation, marked, place, rating, rating_meaning,
    rating_short, rating_step, refusal, reviewer_name, short_place, size,
};

/// A language that the interface speaks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, strum::EnumIter)]
pub enum Language {
    #[default]
    English,
    French,
}

/// The files of the language in this folder.
macro_rules! files {
    ($folder:literal) => {
        files!(
            $folder: "amendments", "codebook", "commands", "faults", "files", "finding", "hidden", "import",
            "keeping", "originals", "overview", "panel", "protection", "reading", "records", "safety", "settings",
            "sheets", "start"
        )
    };
    ($folder:literal: $($name:literal),*) => {
        &[$(include_str!(concat!("../../../assets/words/", $folder, "/", $name, ".ftl"))),*]
    };
}

impl Language {
    /// Its own name for itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::French => "Français",
        }
    }

    /// The language of a system's locale such as `fr_CA.UTF-8`; English where we do not speak it.
    pub fn of_locale(locale: &str) -> Self {
        if locale.split(['-', '_', '.']).next() == Some("fr") { Self::French } else { Self::English }
    }

    /// Its tag after BCP 47.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
        }
    }

    fn files(self) -> &'static [&'static str] {
        match self {
            Self::English => files!("en"),
            Self::French => files!("fr"),
        }
    }
}

struct Catalogue {
    language: Language,
    spoken: FluentBundle<FluentResource>,
    /// English, for what `spoken` lacks.
    behind: Option<FluentBundle<FluentResource>>,
    /// Sentences without arguments, which panes ask for in every frame.
    known: HashMap<&'static str, String>,
}

impl Catalogue {
    fn of(language: Language) -> Self {
        let behind = (language != Language::English).then(|| bundle(Language::English));
        Self { language, spoken: bundle(language), behind, known: HashMap::new() }
    }

    fn say(&self, id: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        std::iter::once(&self.spoken)
            .chain(&self.behind)
            .find_map(|bundle| {
                let pattern = bundle.get_message(id)?.value()?;
                Some(bundle.format_pattern(pattern, arguments, &mut Vec::new()).into_owned())
            })
            .unwrap_or_else(|| id.to_owned())
    }
}

fn bundle(language: Language) -> FluentBundle<FluentResource> {
    let mut bundle =
        FluentBundle::new(vec![language.tag().parse::<LanguageIdentifier>().unwrap_or_default()]);
    // Names in other scripts are set apart by our own layout; the signs for it would show as boxes elsewhere.
    bundle.set_use_isolating(false);
    for file in language.files() {
        // What cannot be read is said in English or by its name; a test keeps the files whole.
        let resource = match FluentResource::try_new((*file).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

thread_local! {
    static CATALOGUE: RefCell<Catalogue> = RefCell::new(Catalogue::of(Language::English));
}

/// Turns this thread's interface to a language.
pub fn speak(language: Language) {
    CATALOGUE.with_borrow_mut(|catalogue| {
        if catalogue.language != language {
            *catalogue = Catalogue::of(language);
        }
    });
}

/// The language spoken now.
pub fn spoken() -> Language {
    CATALOGUE.with_borrow(|catalogue| catalogue.language)
}

/// A sentence without arguments; see `tr!`.
pub fn say(id: &'static str) -> String {
    CATALOGUE.with_borrow_mut(|catalogue| {
        if let Some(known) = catalogue.known.get(id) {
            return known.clone();
        }
        let words = catalogue.say(id, None);
        catalogue.known.insert(id, words.clone());
        words
    })
}

/// A sentence whose name is put together at run time, such as a rating's.
pub fn say_named(id: &str) -> String {
    CATALOGUE.with_borrow(|catalogue| catalogue.say(id, None))
}

/// A sentence with arguments; see `tr!`.
pub fn say_with(id: &str, arguments: &[(&'static str, FluentValue<'_>)]) -> String {
    let arguments: FluentArgs<'_> = arguments.iter().map(|(name, value)| (*name, value.clone())).collect();
    CATALOGUE.with_borrow(|catalogue| catalogue.say(id, Some(&arguments)))
}

/// A sentence of the interface by its name in the catalogue: `tr!("save")`, `tr!("marks", count = 3)`.
#[macro_export]
#[doc(hidden)]
macro_rules! tr {
    ($id:literal) => { $crate::app::words::say($id) };
    ($id:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::app::words::say_with($id, &[$((stringify!($name), $value.into())),+])
    };
}

#[cfg(test)]
mod tests;
