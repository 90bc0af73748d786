//! What goes out comes back: the same tree, and nothing changes when it is taken in again.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{to_csv, to_qdc};
use crate::import::codebook::{CodebookFile, into_edit, read, words};
use crate::review::limits::MOST_LEVELS;
use crate::review::{Codebook, Colour, Concern, ConcernId, Edit, Review};

/// A concern's depth, name, definition, colour, examples, letter and key as files have them.
type Shown = (usize, String, String, Colour, Vec<String>, String, Option<u8>);

fn shown(codebook: &Codebook) -> Vec<Shown> {
    let of = |(depth, _, concern): (usize, &ConcernId, &Concern)| {
        let Concern { name, definition, colour, examples, letter, key, .. } = concern;
        let examples = words::examples(examples);
        (depth, words::name(name), words::clean(definition), *colour, examples, words::letter(letter), *key)
    };
    codebook.tree().into_iter().map(of).collect()
}

/// Takes a file into a codebook. Never refused.
fn joined(codebook: &Codebook, file: &CodebookFile) -> (Codebook, usize) {
    let mut review = Review::new("", codebook.clone());
    let joined = into_edit(codebook, file);
    let changes = joined.added + joined.changed;
    assert_eq!(matches!(&joined.edit, Edit::All(edits) if edits.is_empty()), changes == 0);
    review.apply(joined.edit).unwrap();
    (review.codebook().clone(), changes)
}

/// Both kinds of file, read back.
fn files(codebook: &Codebook) -> [CodebookFile; 2] {
    [("c.qdc", to_qdc(codebook)), ("c.csv", to_csv(codebook))]
        .map(|(name, words)| read(words.as_bytes(), name).unwrap_or_else(|fault| panic!("{fault}\n{words}")))
}

/// Words that files find hard.
fn hard() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => r#"[a-cA-C /\\"'<>&;,=+@\[\]-]{1,8}"#,
        2 => r"([a-c]|\n|\t|  |- |Examples:|\[Rapporteur: key 1\]|\]\]>|&amp;|\r\n){1,8}",
        1 => "[حق人権éß😀\u{301}\u{200d}\u{7}]{1,4}",
        1 => any::<String>(),
    ]
}

/// Any codebook that a review would hold: names, circles and parents that are missing as they come.
fn codebook() -> impl Strategy<Value = Codebook> {
    let id = || "[a-h]";
    let words = (hard(), hard(), prop::collection::vec(hard(), 0..3), "[a-zA-Z.]{1,2}");
    let concern = (words, prop::option::of(id()), 0..4u32, any::<[u8; 3]>());
    (prop::collection::btree_map(id(), concern, 0..8), any::<bool>()).prop_map(|(concerns, keys)| {
        let mut key = 0;
        let made = concerns.into_iter().map(
            |(id, ((name, definition, examples, letter), parent, order, colour))| {
                key += 1;
                let base = Codebook::shipped().get(&ConcernId::new("scope")).unwrap().clone();
                let concern = Concern {
                    name,
                    definition,
                    examples,
                    letter,
                    order,
                    parent: parent.map(|parent| ConcernId::new(&parent)),
                    colour: Colour(colour),
                    key: keys.then_some(key),
                    ..base
                };
                (ConcernId::new(&id), concern)
            },
        );
        Codebook::from_concerns(made.collect())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn an_empty_codebook_becomes_the_same(codebook in codebook()) {
        for file in files(&codebook) {
            prop_assert_eq!(&file.remarks.iter().filter(|remark| !told_of_nothing(remark)).count(), &0);
            let (again, _) = joined(&Codebook::default(), &file);
            prop_assert_eq!(shown(&again), shown(&codebook));
            prop_assert_eq!(again.problems(), Vec::new());
            // What came in goes out as what it was, and is known again.
            prop_assert_eq!(to_qdc(&again), to_qdc(&codebook));
            prop_assert_eq!(to_csv(&again), to_csv(&codebook));
            prop_assert_eq!(joined(&codebook, &files(&again)[0]).1, 0);
        }
    }

    #[test]
    fn taking_ones_own_in_again_changes_nothing(codebook in codebook()) {
        for file in files(&codebook) {
            let (again, changes) = joined(&codebook, &file);
            prop_assert_eq!(changes, 0, "{:#?}", into_edit(&codebook, &file));
            prop_assert_eq!(&again, &codebook);
        }
    }

    #[test]
    fn any_codebook_takes_any_other_in_and_loses_nothing(one in codebook(), other in codebook()) {
        for file in files(&other) {
            let (both, _) = joined(&one, &file);
            for (id, concern) in one.concerns() {
                let now = both.get(id).unwrap();
                prop_assert_eq!(&now.parent, &concern.parent);
                prop_assert!(concern.key.is_none() || now.key == concern.key);
            }
            prop_assert_eq!(joined(&both, &file).1, 0, "the second time nothing is new");
        }
    }
}

fn told_of_nothing(remark: &crate::import::codebook::Remark) -> bool {
    matches!(remark, crate::import::codebook::Remark::NoConcerns)
}

#[test]
fn the_shipped_codebook_goes_out_in_the_standards_order() {
    let codebook = Codebook::shipped();
    let written = to_qdc(&codebook);
    assert_eq!(written, to_qdc(&codebook));
    let start = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" \
                 xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
                 xsi:schemaLocation=\"urn:QDA-XML:codebook:1.0 \
                 http://schema.qdasoftware.org/versions/Codebook/v1.0/Codebook.xsd\" origin=\"Rapporteur\">\n  \
                 <Codes>\n    <Code guid=\"";
    assert!(written.starts_with(start), "{written}");
    assert!(written.ends_with("  </Codes>\n</CodeBook>\n") && !written.contains('\r'), "{written}");
    assert_eq!(written.matches("<Code guid=").count(), codebook.concerns().len());
    let [_, after] = written.splitn(2, "name=\"Surveillance\"").collect::<Vec<_>>()[..] else {
        panic!("{written}")
    };
    assert!(
        after.starts_with(" isCodable=\"true\" color=\"#BE123C\">\n      <Description>Powers to"),
        "{after}"
    );
    let [description, nested] = after.splitn(2, "</Description>\n").collect::<Vec<_>>()[..] else { panic!() };
    assert!(description.contains("\n\nExamples:\n- A chapter of powers"), "{description}");
    assert!(description.ends_with("\n\n[Rapporteur: 2 examples, key 3, letter V]"), "{description}");
    assert!(nested.starts_with("      <Code guid=\""), "{nested}");
    assert!(!written.contains("\"covert\"") && !written.contains(env!("CARGO_PKG_VERSION")), "{written}");
}

#[test]
fn the_shipped_codebook_is_a_table_for_spreadsheets() {
    let written = to_csv(&Codebook::shipped());
    assert!(written.starts_with("path,description,letter,colour,key,examples,guid\n"), "{written}");
    assert!(written.contains("\nSurveillance/Covert techniques,\"Secret methods such as"), "{written}");
}

#[test]
fn shipped_concerns_are_known_again_in_any_project() {
    let shipped = Codebook::shipped();
    let (again, _) = joined(&Codebook::default(), &files(&shipped)[1]);
    assert_eq!(shown(&again), shown(&shipped));
    assert!(again.concerns().keys().eq(shipped.concerns().keys()));
}

#[test]
fn what_a_spreadsheet_would_calculate_is_guarded() {
    let mut concerns = BTreeMap::new();
    let base = Codebook::shipped().get(&ConcernId::new("scope")).unwrap().clone();
    let hostile = Concern { name: "=HYPERLINK(\"x\")".into(), definition: "@SUM(1)".into(), ..base };
    concerns.insert(ConcernId::new("x"), hostile);
    let codebook = Codebook::from_concerns(concerns);
    let written = to_csv(&codebook);
    assert!(written.contains("\n\"'=HYPERLINK(\"\"x\"\")\",'@SUM(1),"), "{written}");
    assert_eq!(joined(&codebook, &files(&codebook)[1]).1, 0);
}

#[test]
fn the_deepest_chain_and_the_fullest_codebook_come_back() {
    let base = Codebook::shipped().get(&ConcernId::new("scope")).unwrap().clone();
    let id = |at: usize| ConcernId::new(&format!("c{at:04}"));
    let make = |count: usize, parent: &dyn Fn(usize) -> Option<usize>| {
        let concern = |at: usize| Concern {
            name: format!("n{at}"),
            parent: parent(at).map(id),
            key: None,
            ..base.clone()
        };
        Codebook::from_concerns((0..count).map(|at| (id(at), concern(at))).collect())
    };
    let chain = make(MOST_LEVELS, &|at| at.checked_sub(1));
    let full = make(crate::review::limits::MOST_CONCERNS, &|at| at.checked_sub(1).map(|at| at / 9));
    for codebook in [chain, full] {
        for file in files(&codebook) {
            assert_eq!(file.remarks, []);
            assert_eq!(shown(&joined(&Codebook::default(), &file).0), shown(&codebook));
            assert_eq!(joined(&codebook, &file).1, 0);
        }
    }
}
