//! Locking at the ends of what it takes, and what a passphrase is worth part by part.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::super::disk::simulated::Simulated;
use super::super::tests::project;
use super::super::{Base, Journal, Project, Record, Recovered};
use super::sealed::close_with;
use super::tests::passphrase;
use super::*;
use crate::review::Edit;

fn to(key: &SecretKey) -> Recipients {
    Recipients::new(key.public(), []).unwrap()
}

fn vault() -> (Simulated, Vault) {
    let files = Simulated::with(&[]);
    let vault = Vault::set_up(Arc::new(files.clone()), Path::new("/data"), &passphrase("mine"), 4);
    (files, vault.unwrap())
}

#[test]
fn only_what_was_opened_with_a_passphrase_of_its_own_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("review.ron.age");
    let (key, own) = (SecretKey::generate(), passphrase("a b"));
    let words = project().to_ron().unwrap();
    let told = |bytes: &[u8], opener: Opener<'_>| {
        std::fs::write(&path, bytes).unwrap();
        Project::open_with(&path, opener).unwrap().own_passphrase
    };
    assert!(told(&close_with(&own, words.as_bytes(), 4).unwrap(), Opener::Passphrase(&own)));
    assert!(!told(&to(&key).close(words.as_bytes()).unwrap(), Opener::Key(&key)));
    assert!(!told(words.as_bytes(), Opener::Passphrase(&own)), "it is in clear");
}

#[test]
fn a_list_of_keys_has_so_many_lines_and_no_more() {
    let key = SecretKey::generate();
    let sealed = to(&key).close(b"words").unwrap();
    let begin = b"age-encryption.org/v1\n".len();
    let lines = |bytes: &[u8]| {
        let end = bytes.windows(5).position(|end| end == b"\n--- ").unwrap();
        memchr::memchr_iter(b'\n', &bytes[..end]).count()
    };
    // What means nothing to anybody takes two lines or, with as much in it as a line holds, three.
    let with = |count: usize| {
        let missing = count - lines(&sealed);
        let three = [&b"-> a\n"[..], &[b'A'; 64], b"\n\n"].concat();
        let odd = if missing % 2 == 1 { &three[..] } else { b"" };
        let pairs = b"-> a\n\n".repeat((missing - missing % 2 * 3) / 2);
        [&sealed[..begin], odd, &pairs, &sealed[begin..]].concat()
    };
    let (most, more) = (with(1_000), with(1_001));
    assert_eq!((lines(&most), lines(&more)), (1_000, 1_001));
    assert!(more.len() < 32 << 10, "it is not refused for its length");
    assert_eq!(needs(&most).unwrap(), Needs::Key);
    assert!(matches!(needs(&more), Err(SealError::Damaged)));
}

#[test]
fn what_is_locked_already_goes_along_as_it_is_when_a_journal_begins_anew() {
    let (key, files, mut live) = (SecretKey::generate(), Simulated::with(&[]), project());
    let all = Arc::new(files.clone());
    let mut journal =
        Journal::begin_sealed(all, Path::new("/j"), &live, Base::Whole, Some(to(&key))).unwrap();
    let mut saved = live.clone();
    for title in ["a", "b", "c"] {
        let edit = Edit::SetTitle(title.to_owned());
        live.apply(edit.clone()).unwrap();
        journal.append(&[Record::of(&live, &edit)]).unwrap();
        if title == "a" {
            saved = live.clone();
        }
    }
    journal.rebase(&saved, Base::Whole, 1).unwrap();
    let bytes = files.state().bytes(journal.path().to_str().unwrap()).unwrap().to_vec();
    let read = Recovered::read_with(&bytes, Some(&key)).unwrap().unwrap();
    assert_eq!((read.changes(), read.is_torn()), (2, false));
    assert!(read.onto(None).unwrap().review() == live.review());
}

#[test]
fn a_contact_has_a_name_of_at_most_200_signs_and_goes_alone() {
    let [ada, ben, eve] = [0; 3].map(|_| SecretKey::generate().public());
    let mut contacts = Contacts::default();
    let long = "ł".repeat(200);
    contacts.add(&long, ada.clone()).unwrap();
    assert!(matches!(contacts.add(&format!("{long}ł"), ben.clone()), Err(ContactError::Name)));
    contacts.add("Ben", ben.clone()).unwrap();
    contacts.add("Eve", eve).unwrap();
    contacts.remove(&ben);
    let names: Vec<&str> = contacts.list().iter().map(|contact| contact.name.as_str()).collect();
    assert_eq!(names, ["Eve", &long]);
    contacts.set_compared(&ada, true);
    contacts.set_compared(&ada, false);
    assert!(contacts.list().iter().all(|contact| !contact.compared));
}

#[test]
fn a_contact_list_that_cannot_be_read_is_not_an_empty_one() {
    let (files, vault) = vault();
    assert!(Contacts::read(&vault).unwrap().list().is_empty());
    let mut contacts = Contacts::default();
    contacts.add("Ada", SecretKey::generate().public()).unwrap();
    contacts.keep(&vault).unwrap();
    files.fail(1, true);
    assert!(matches!(Contacts::read(&vault), Err(ContactError::Read { .. })));
    assert!(contacts.keep(&vault).is_err());
    files.heal();
    assert_eq!(Contacts::read(&vault).unwrap(), contacts);
}

#[test]
fn two_passphrases_are_the_same_only_sign_by_sign() {
    let typed = passphrase("Six words ");
    assert!(typed.is(&passphrase("Six words ")) && typed.is(&typed.clone()));
    for other in ["six words ", "Six words", "Six  words "] {
        assert!(!typed.is(&passphrase(other)), "{other:?}");
    }
}

#[test]
fn proposals_are_drawn_from_the_whole_list() {
    let proposals: Vec<_> = (0..100).map(|_| propose().unwrap()).collect();
    let drawn: BTreeSet<&str> = proposals.iter().flat_map(|proposal| proposal.split(' ')).collect();
    // Of 600 some come twice. That one quarter of the list has none of them happens once in 10^70 times.
    assert!(drawn.len() > 400, "{}", drawn.len());
    for quarter in phrase::words().chunks(512) {
        assert!(drawn.iter().any(|word| quarter.contains(word)));
    }
    assert!(drawn.iter().all(|word| phrase::words().contains(word)));
}

#[test]
fn what_a_passphrase_is_worth_follows_from_its_parts() {
    let worth = [
        // A word of the list has the bits of one in 2,048; said again, and what is tried first, next to nothing.
        ("zebra", 11),
        ("zebra orbit", 11 + 11),
        ("zebra zebra", 11 + 1),
        ("password", 3),
        // Other words: two bits a letter up to fourteen, then one a letter; three a letter that is another one.
        ("xkq", 2 * 3),
        ("blorptix", 14),
        ("blorptixus", 14 + 2),
        ("kvkvkvkv", 3 * 2),
        // One or two letters: four bits each.
        ("q", 4),
        ("ab", 4 * 2),
        // Runs, and one sign over and over: one bit each, up to four.
        ("qq", 2),
        ("abc", 3),
        ("qwertyuiop", 4),
        ("aaaaaaaaa", 4),
        ("8765", 4),
        ("!!!!!!", 4),
        // Digits: three bits each, a year six in all.
        ("7", 3),
        ("4831", 3 * 4),
        ("1987", 6),
        ("2031", 6),
        ("1871", 3 * 4),
        ("19871", 3 * 5),
        ("٣", 3),
        // Signs: four bits each, and each that is another counts twice at most.
        ("#", 4),
        ("#?", 4 * 2),
        ("#?!#?!#?!", 4 * 3 * 2),
        // What stands between is free.
        ("zebra-orbit", 11 + 11),
        ("zebra.orbit", 11 + 11),
        ("zebra,orbit", 11 + 11),
        ("zebra_orbit", 11 + 11),
        ("zebra7", 11 + 3),
        // A capital counts where it is not the first, up to four.
        ("Zebra", 11),
        ("zEbra", 11 + 1),
        ("zEbRa", 11 + 2),
        ("PASSWORD", 3 + 4),
        ("Zebra-Orbit", 11 + 11),
    ];
    for (typed, bits) in worth {
        assert_eq!(strength(typed), Strength { bits }, "{typed}");
    }
}

#[test]
fn a_verdict_begins_where_it_says() {
    let verdict = |bits| Strength { bits }.verdict();
    assert_eq!([0, 34].map(verdict), [Verdict::Weak; 2]);
    assert_eq!([35, 54].map(verdict), [Verdict::Middling; 2]);
    assert_eq!([55, 200].map(verdict), [Verdict::Strong; 2]);
}
