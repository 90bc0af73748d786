//! The catalogue is whole in every language, and says what the code asks for.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_bundle::FluentResource;
use strum::IntoEnumIterator as _;

use super::*;

/// Sentences of a language by name, each with the names of its arguments.
fn sentences(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for file in language.files() {
        let resource = FluentResource::try_new((*file).to_owned());
        assert!(resource.is_ok(), "{language:?}: {:?} in:\n{file}", resource.err().map(|(_, faults)| faults));
        let mut name = None;
        for line in file.lines() {
            if let Some((id, _)) = line.split_once(" =").filter(|(id, _)| !id.contains([' ', '#'])) {
                assert!(found.insert(id.to_owned(), BTreeSet::new()).is_none(), "{id} stands twice");
                name = Some(id.to_owned());
            }
            let Some(arguments) = name.as_ref().and_then(|name| found.get_mut(name)) else { continue };
            for part in line.split('$').skip(1) {
                arguments.insert(part.chars().take_while(|c| c.is_alphanumeric() || *c == '-').collect());
            }
        }
    }
    found
}

fn sources(folder: &Path, words: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        // These speak of the macro, and of sentences that there are not.
        if path.ends_with("words/mod.rs") || path.ends_with("words/tests.rs") {
            continue;
        }
        if path.is_dir() {
            sources(&path, words);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            words.push_str(&std::fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn every_language_says_everything_with_the_same_arguments() {
    let english = sentences(Language::English);
    for language in Language::iter() {
        let own = sentences(language);
        let missing: Vec<_> = english.keys().filter(|id| !own.contains_key(*id)).collect();
        assert!(missing.is_empty(), "{language:?} lacks {missing:?}");
        let extra: Vec<_> = own.keys().filter(|id| !english.contains_key(*id)).collect();
        assert!(extra.is_empty(), "{language:?} says what nobody asks for: {extra:?}");
        for (id, arguments) in &own {
            assert_eq!(arguments, &english[id], "{language:?}: {id}");
        }
    }
}

#[test]
fn every_field_that_can_hide_something_has_a_name() {
    for language in Language::iter() {
        let own = sentences(language);
        for field in crate::review::Field::all() {
            let id = format!("hidden-field-{}", <&str>::from(field));
            assert!(own.contains_key(&id), "{language:?} lacks {id}");
        }
    }
}

#[test]
fn every_sentence_asked_for_is_in_the_catalogue() {
    let english = sentences(Language::English);
    let mut words = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app"), &mut words);
    let asked: BTreeSet<&str> = words
        .match_indices("tr!(")
        .filter_map(|(at, found)| words[at + found.len()..].trim_start().strip_prefix('"')?.split('"').next())
        .filter(|id| {
            !id.is_empty() && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        })
        .collect();
    let missing: Vec<_> = asked.iter().filter(|id| !english.contains_key(**id)).collect();
    assert!(missing.is_empty(), "not in assets/words/en: {missing:?}");
}

#[test]
fn french_is_set_as_french_is_printed() {
    for file in Language::French.files() {
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            assert!(!line.contains('\''), "a typewriter's apostrophe: {line}");
            // What stands in braces belongs to the catalogue, not to the sentence.
            let words: String =
                line.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect();
            for sign in [";", ":", "!", "?", "%", "»"] {
                for before in [" ", "\u{a0}"] {
                    assert!(
                        !words.contains(&format!("{before}{sign}")),
                        "a wide space before {sign}: {line}"
                    );
                }
            }
            assert!(!words.contains("« ") && !words.contains("«\u{a0}"), "a wide space after «: {line}");
        }
    }
}

#[test]
fn sentences_change_with_the_language_and_count_well() {
    assert_eq!(tr!("marks", count = 1), "1 mark");
    assert_eq!(tr!("marks", count = 2), "2 marks");
    speak(Language::French);
    assert_eq!(tr!("marks", count = 0), "0 marque");
    assert_eq!(tr!("marks", count = 2), "2 marques");
    assert_eq!(say_named("no-such-sentence"), "no-such-sentence");
    speak(Language::English);
}

#[test]
fn a_locale_names_a_language_we_speak() {
    for (locale, language) in
        [("fr_CA.UTF-8", Language::French), ("fr", Language::French), ("ar-EG", Language::English)]
    {
        assert_eq!(Language::of_locale(locale), language);
    }
}

#[test]
fn no_sentence_of_our_own_is_drawn_with_a_box() {
    for language in Language::iter() {
        for line in language.files().iter().flat_map(|file| file.lines()) {
            let written = crate::text::hidden::written_out(line);
            assert_eq!(written, line, "{language:?}: names are set apart in code, not in the catalogue");
            assert!(!line.contains("\\u"), "{language:?}: {line}");
        }
    }
}
