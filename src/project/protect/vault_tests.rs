//! The user's own protection: getting in, getting back in, and what an enemy with the disk can do.

use std::path::Path;
use std::sync::Arc;

use age::secrecy::ExposeSecret as _;

use super::super::disk::simulated::Simulated;
use super::super::disk::{Disk, Files, WriteError, write_on};
use super::tests::{passphrase, work_of};
use super::*;

/// The least work, so that tests are quick.
const QUICK: u8 = 4;
const DATA: &str = "/simulated/data";
const IDENTITY: &str = "/simulated/data/protection/identity.age";
const RECIPIENTS: &str = "/simulated/data/protection/recipients.txt";

fn simulated() -> (Simulated, Arc<dyn Files>) {
    let simulated = Simulated::with(&[]);
    (simulated.clone(), Arc::new(simulated))
}

fn set_up(files: &Arc<dyn Files>, words: &str) -> Vault {
    Vault::set_up(Arc::clone(files), Path::new(DATA), &passphrase(words), QUICK).unwrap()
}

fn find(files: &Arc<dyn Files>) -> Vault {
    Vault::find(Arc::clone(files), Path::new(DATA), QUICK).unwrap().expect("it was set up")
}

fn refused<T>(answer: Result<T, VaultError>) -> VaultError {
    answer.err().expect("it is refused")
}

#[test]
fn what_is_saved_while_locked_is_read_when_unlocked() {
    let (_, files) = simulated();
    assert!(Vault::find(Arc::clone(&files), Path::new(DATA), QUICK).unwrap().is_none());
    set_up(&files, "first");
    let mut vault = find(&files);
    assert!(vault.key().is_none() && vault.recovery_key().is_none());
    let sealed = vault.recipients().unwrap().close(b"words").unwrap();
    let wrong = refused(vault.unlock(&passphrase("wrong")));
    assert!(matches!(wrong, VaultError::Locked(SealError::WrongPassphrase)), "{wrong}");
    assert!(wrong.to_string().contains("the passphrase is wrong"), "{wrong}");
    assert!(vault.key().is_none());
    assert_eq!(vault.unlock(&passphrase("first")).unwrap(), Unlocked::AsBefore);
    assert_eq!(&**Opener::Key(vault.key().unwrap()).open(&sealed).unwrap(), b"words");
    vault.lock();
    assert!(vault.key().is_none());
}

#[test]
fn a_forgotten_passphrase_is_replaced_with_the_recovery_key() {
    let (_, files) = simulated();
    let vault = set_up(&files, "forgotten");
    let printed = vault.recovery_key().unwrap().expose_secret().to_owned();
    let sealed = vault.recipients().unwrap().close(b"words").unwrap();
    drop(vault);
    let key = SecretKey::parse(&printed).unwrap();
    let restore =
        |key: &SecretKey| Vault::restore(Arc::clone(&files), Path::new(DATA), key, &passphrase("new"), QUICK);
    let other = refused(restore(&SecretKey::generate()));
    assert!(matches!(other, VaultError::OtherRecoveryKey), "{other}");
    restore(&key).unwrap();
    let mut vault = find(&files);
    assert!(matches!(
        refused(vault.unlock(&passphrase("forgotten"))),
        VaultError::Locked(SealError::WrongPassphrase)
    ));
    assert_eq!(vault.unlock(&passphrase("new")).unwrap(), Unlocked::AsBefore);
    assert_eq!(&**Opener::Key(vault.key().unwrap()).open(&sealed).unwrap(), b"words");
    // On another computer, with nothing but the paper.
    let (_, elsewhere) = simulated();
    let vault = Vault::restore(elsewhere, Path::new(DATA), &key, &passphrase("there"), QUICK).unwrap();
    assert_eq!(&**Opener::Key(vault.key().unwrap()).open(&sealed).unwrap(), b"words");
}

#[test]
fn a_passphrase_is_changed_by_who_knows_the_old_one() {
    let (_, files) = simulated();
    let sealed = set_up(&files, "old").recipients().unwrap().close(b"words").unwrap();
    let mut vault = find(&files);
    assert!(vault.change_passphrase(&passphrase("guess"), &passphrase("mine")).is_err());
    vault.change_passphrase(&passphrase("old"), &passphrase("new")).unwrap();
    let mut vault = find(&files);
    assert!(vault.unlock(&passphrase("old")).is_err());
    assert_eq!(vault.unlock(&passphrase("new")).unwrap(), Unlocked::AsBefore);
    assert_eq!(&**Opener::Key(vault.key().unwrap()).open(&sealed).unwrap(), b"words");
}

#[test]
fn an_organisation_reads_what_is_locked_from_then_on() {
    let (_, files) = simulated();
    let organisation = SecretKey::generate();
    let mut vault = set_up(&files, "mine");
    let before = vault.recipients().unwrap().close(b"before").unwrap();
    vault.set_organisation(&passphrase("mine"), Some(organisation.public())).unwrap();
    let mut vault = find(&files);
    assert_eq!(vault.organisation(), Some(&organisation.public()));
    let after = vault.recipients().unwrap().close(b"after").unwrap();
    assert!(matches!(Opener::Key(&organisation).open(&before), Err(SealError::OtherKey)));
    assert_eq!(&**Opener::Key(&organisation).open(&after).unwrap(), b"after");
    assert_eq!(vault.unlock(&passphrase("mine")).unwrap(), Unlocked::AsBefore);
    assert_eq!(&**Opener::Key(vault.key().unwrap()).open(&after).unwrap(), b"after");
    vault.set_organisation(&passphrase("mine"), None).unwrap();
    assert_eq!(find(&files).recipients().unwrap().keys().len(), 1);
}

#[test]
fn another_key_that_was_slipped_in_is_noticed_and_put_right() {
    let enemy = SecretKey::generate().public();
    for slipped in [format!("{enemy}\n"), "rubbish".to_owned(), String::new()] {
        let (first, files) = simulated();
        let own = set_up(&files, "mine").own().unwrap().clone();
        let identity = first.state().bytes(IDENTITY).unwrap().to_vec();
        let slipped_in = Simulated::with(&[(IDENTITY, &identity), (RECIPIENTS, slipped.as_bytes())]);
        let files: Arc<dyn Files> = Arc::new(slipped_in);
        let mut vault = find(&files);
        if vault.recipients().is_err() {
            assert!(matches!(refused(vault.recipients().cloned()), VaultError::NoRecipients { .. }));
        }
        assert_eq!(vault.unlock(&passphrase("mine")).unwrap(), Unlocked::KeysPutRight);
        assert_eq!(vault.recipients().unwrap().keys(), std::slice::from_ref(&own));
        assert_eq!(find(&files).recipients().unwrap().keys(), [own]);
    }
}

#[test]
fn an_identity_file_that_is_damaged_is_told_and_the_recovery_key_helps() {
    let (first, files) = simulated();
    let vault = set_up(&files, "mine");
    let key = vault.key().unwrap().clone();
    let identity = first.state().bytes(IDENTITY).unwrap().to_vec();
    let recipients = first.state().bytes(RECIPIENTS).unwrap().to_vec();
    let cut = Simulated::with(&[(IDENTITY, &identity[..identity.len() - 1]), (RECIPIENTS, &recipients)]);
    let files: Arc<dyn Files> = Arc::new(cut);
    let mut vault = find(&files);
    let error = refused(vault.unlock(&passphrase("mine")));
    assert!(matches!(error, VaultError::Damaged { .. }), "{error}");
    assert!(error.to_string().contains("recovery key"), "{error}");
    assert!(vault.recipients().unwrap().close(b"words").is_ok());
    Vault::restore(Arc::clone(&files), Path::new(DATA), &key, &passphrase("new"), QUICK).unwrap();
    assert_eq!(find(&files).unlock(&passphrase("new")).unwrap(), Unlocked::AsBefore);
}

#[test]
fn it_is_set_up_once_and_no_crash_locks_anybody_out() {
    let (first, files) = simulated();
    let mut vault = set_up(&files, "old");
    assert!(matches!(
        refused(Vault::set_up(Arc::clone(&files), Path::new(DATA), &passphrase("x"), QUICK)),
        VaultError::AlreadySetUp
    ));
    let begun = first.done();
    vault.change_passphrase(&passphrase("old"), &passphrase("new")).unwrap();
    for done in begun..=first.done() {
        for state in first.crashes(done) {
            let files: Arc<dyn Files> = Arc::new(Simulated::from_state(state));
            let mut vault = find(&files);
            let [old, new] = ["old", "new"].map(|words| vault.unlock(&passphrase(words)).is_ok());
            assert!(old != new, "exactly one passphrase opens it");
            assert!(done < first.done() || new);
        }
    }
}

#[test]
fn what_fails_is_told_and_the_old_passphrase_stays() {
    let (first, files) = simulated();
    let mut vault = set_up(&files, "old");
    let begun = first.calls();
    vault.change_passphrase(&passphrase("old"), &passphrase("mid")).unwrap();
    let calls = first.calls() - begun;
    assert!(calls > 8, "{calls}");
    for at in 0..calls {
        let (simulated, files) = simulated_with_vault();
        let mut vault = find(&files);
        simulated.fail(at + 1, true);
        let failed = vault.change_passphrase(&passphrase("old"), &passphrase("new"));
        simulated.heal();
        let [old, new] = ["old", "new"].map(|words| find(&files).unlock(&passphrase(words)).is_ok());
        assert!(old != new, "call {at}");
        match failed {
            Ok(()) | Err(VaultError::Write(WriteError::NotFlushed { .. })) => {
                assert!(new, "call {at}: it is in place");
            }
            Err(VaultError::NotListed(_)) => assert!(new, "call {at}: it is in place"),
            Err(why) => assert!(old, "call {at}: {why}"),
        }
    }
}

#[test]
fn an_organisation_that_was_set_in_part_is_told_as_such() {
    let organisation = SecretKey::generate().public();
    let set = |vault: &mut Vault| vault.set_organisation(&passphrase("old"), Some(organisation.clone()));
    let (first, files) = simulated_with_vault();
    let begun = first.calls();
    set(&mut find(&files)).unwrap();
    let (calls, mut told) = (first.calls() - begun, [0; 3]);
    for at in 0..calls {
        let (simulated, files) = simulated_with_vault();
        let mut vault = find(&files);
        simulated.fail(at + 1, true);
        let failed = set(&mut vault);
        simulated.heal();
        let mut again = find(&files);
        let found = again.unlock(&passphrase("old")).unwrap();
        let there = again.organisation() == Some(&organisation);
        match failed {
            Ok(()) | Err(VaultError::Write(WriteError::NotFlushed { .. })) => {
                assert!(there && vault.organisation() == Some(&organisation), "call {at}");
                told[0] += 1;
            }
            Err(VaultError::NotListed(_)) => {
                assert!(there && found == Unlocked::KeysPutRight, "call {at}");
                told[1] += 1;
            }
            Err(why) => {
                assert!(!there && found == Unlocked::AsBefore, "call {at}: {why}");
                assert!(vault.own().is_ok() && vault.organisation().is_none(), "call {at}");
                told[2] += 1;
            }
        }
    }
    assert!(told.iter().all(|count| *count > 0), "{told:?}");
}

#[test]
fn a_list_of_contacts_that_somebody_else_wrote_counts_as_not_compared() {
    let (simulated, files) = simulated();
    let vault = set_up(&files, "mine");
    let mut ours = Contacts::default();
    ours.add("Ada", SecretKey::generate().public()).unwrap();
    ours.set_compared(&ours.list()[0].key.clone(), true);
    ours.keep(&vault).unwrap();
    assert_eq!(Contacts::read(&vault).unwrap(), ours);

    // Whoever can read the list of public keys can lock anything for them.
    let eve = SecretKey::generate();
    let list = Path::new(DATA).join("protection/contacts.ron.age");
    let mut forged = Contacts::default();
    forged.add("Ada", eve.public()).unwrap();
    forged.set_compared(&eve.public(), true);
    let words = forged.words(&eve).unwrap();
    let sealed = vault.recipients().unwrap().close(&words).unwrap();
    write_on(&simulated, &list, &sealed, |_| {}).unwrap();
    let read = Contacts::read(&vault).unwrap();
    assert!(read.is_from_elsewhere() && !read.list()[0].compared);
    read.keep(&vault).unwrap();
    assert!(!Contacts::read(&vault).unwrap().is_from_elsewhere(), "who keeps it takes it for theirs");
}

#[test]
fn contacts_are_not_locked_for_an_organisation() {
    let (simulated, files) = simulated();
    let mut vault = set_up(&files, "mine");
    let organisation = SecretKey::generate();
    vault.set_organisation(&passphrase("mine"), Some(organisation.public())).unwrap();
    let mut contacts = Contacts::default();
    contacts.add("Ada", SecretKey::generate().public()).unwrap();
    contacts.keep(&vault).unwrap();
    let list = format!("{DATA}/protection/contacts.ron.age");
    let sealed = simulated.state().bytes(&list).unwrap().to_vec();
    assert!(matches!(Opener::Key(&organisation).open(&sealed), Err(SealError::OtherKey)));
}

fn simulated_with_vault() -> (Simulated, Arc<dyn Files>) {
    let (simulated, files) = simulated();
    set_up(&files, "old");
    (simulated, files)
}

#[cfg(unix)]
#[test]
fn keys_are_their_owners_alone_and_the_secret_one_is_nowhere_in_clear() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    // The way that ships, with all its work.
    let vault = Vault::set_up(Arc::new(Disk), &data, &passphrase("six words"), WORK).unwrap();
    let mut contacts = Contacts::default();
    contacts.add("Ada Canary", SecretKey::generate().public()).unwrap();
    contacts.keep(&vault).unwrap();
    let secret = vault.recovery_key().unwrap().expose_secret().to_owned();
    let place = data.join("protection");
    let mut names = Vec::new();
    for entry in std::fs::read_dir(&place).unwrap().map(Result::unwrap) {
        assert_eq!(entry.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{:?}", entry.path());
        let bytes = std::fs::read(entry.path()).unwrap();
        for canary in [secret.as_bytes(), &secret.as_bytes()[16..40], b"Canary", b"six words"] {
            assert!(!bytes.windows(canary.len()).any(|part| part == canary), "{:?}", entry.path());
        }
        names.push(entry.file_name().into_string().unwrap());
    }
    names.sort();
    assert_eq!(names, ["contacts.ron.age", "identity.age", "recipients.txt"]);
    for folder in [&data, &place] {
        assert_eq!(std::fs::metadata(folder).unwrap().permissions().mode() & 0o777, 0o700);
    }
    assert_eq!(work_of(&std::fs::read(place.join("identity.age")).unwrap()), 18);
    let mut again = Vault::find(Arc::new(Disk), &data, WORK).unwrap().unwrap();
    assert_eq!(again.unlock(&passphrase("six words")).unwrap(), Unlocked::AsBefore);
}

#[test]
fn contacts_are_kept_locked_and_checked() {
    let (simulated, files) = simulated();
    let mut vault = set_up(&files, "mine");
    let [ada, ben] = [0, 1].map(|_| SecretKey::generate().public());
    let mut contacts = Contacts::read(&vault).unwrap();
    assert!(contacts.list().is_empty());
    contacts.add(" Ben ", ben.clone()).unwrap();
    contacts.add("Ada", ada.clone()).unwrap();
    assert!(matches!(contacts.add("Ada", SecretKey::generate().public()), Err(ContactError::SameName(_))));
    assert!(matches!(contacts.add("Eve", ada.clone()), Err(ContactError::SameKey(name)) if name == "Ada"));
    for name in ["", "  ", "two\nlines", &"x".repeat(201)] {
        assert!(
            matches!(contacts.add(name, SecretKey::generate().public()), Err(ContactError::Name)),
            "{name}"
        );
    }
    contacts.set_compared(&ada, true);
    contacts.keep(&vault).unwrap();
    // Both need the secret key: whoever has the public one alone writes no list that is believed.
    vault.lock();
    assert!(matches!(contacts.keep(&vault), Err(ContactError::Locked(SealError::NeedsKey))));
    let path = "/simulated/data/protection/contacts.ron.age";
    assert!(is_sealed(simulated.state().bytes(path).unwrap()));
    assert!(matches!(Contacts::read(&vault), Err(ContactError::Locked(SealError::NeedsKey))));
    assert_eq!(vault.unlock(&passphrase("mine")).unwrap(), Unlocked::AsBefore);
    let read = Contacts::read(&vault).unwrap();
    assert_eq!(read, contacts);
    let names: Vec<_> = read.list().iter().map(|it| (it.name.as_str(), it.compared)).collect();
    assert_eq!(names, [("Ada", true), ("Ben", false)]);
    contacts.remove(&ada);
    assert_eq!(contacts.list().len(), 1);
}

#[test]
fn keys_that_are_listed_and_gone_are_a_fault_and_not_the_absence_of_protection() {
    let (simulated, files) = simulated();
    let key = set_up(&files, "mine").key().unwrap().clone();
    let list = simulated.state().bytes(RECIPIENTS).unwrap().to_vec();
    let files: Arc<dyn Files> = Arc::new(Simulated::with(&[(RECIPIENTS, &list)]));
    let gone = refused(Vault::find(Arc::clone(&files), Path::new(DATA), QUICK));
    assert!(gone.to_string().contains("get back in with the recovery key"), "{gone}");
    let anew = Vault::set_up(Arc::clone(&files), Path::new(DATA), &passphrase("new"), QUICK);
    assert!(matches!(refused(anew), VaultError::AlreadySetUp));
    Vault::restore(Arc::clone(&files), Path::new(DATA), &key, &passphrase("new"), QUICK).unwrap();
    assert_eq!(find(&files).unlock(&passphrase("new")).unwrap(), Unlocked::AsBefore);
}

#[test]
fn getting_back_in_takes_no_key_from_the_list_and_keeps_the_old_identity() {
    let (simulated, files) = simulated();
    let vault = set_up(&files, "forgotten");
    let (key, own) = (vault.key().unwrap().clone(), vault.own().unwrap().clone());
    let identity = simulated.state().bytes(IDENTITY).unwrap().to_vec();
    let slipped = format!("{own}\n{}\n", SecretKey::generate().public());
    let simulated = Simulated::with(&[(IDENTITY, &identity), (RECIPIENTS, slipped.as_bytes())]);
    let files: Arc<dyn Files> = Arc::new(simulated.clone());
    let vault = Vault::restore(Arc::clone(&files), Path::new(DATA), &key, &passphrase("new"), QUICK).unwrap();
    assert_eq!(vault.recipients().unwrap().keys(), [own]);
    let state = simulated.state();
    let aside = state.files().find(|(path, _)| path.contains("/identity-")).map(|(_, bytes)| bytes.to_vec());
    assert_eq!(aside, Some(identity));
}

#[test]
fn set_up_that_fails_or_is_cut_off_leaves_nobody_locked_out_unknowing() {
    let (counted, files) = simulated();
    set_up(&files, "mine");
    for done in 0..=counted.done() {
        for state in counted.crashes(done) {
            let left: Vec<(String, Vec<u8>)> =
                state.files().map(|(path, bytes)| (path.clone(), bytes.to_vec())).collect();
            let left: Vec<(&str, &[u8])> =
                left.iter().map(|(path, bytes)| (path.as_str(), &**bytes)).collect();
            let files: Arc<dyn Files> = Arc::new(Simulated::with(&left));
            // It was not set up, or opens with its passphrase.
            match Vault::find(Arc::clone(&files), Path::new(DATA), QUICK).unwrap() {
                None => drop(set_up(&files, "again")),
                Some(mut vault) => drop(vault.unlock(&passphrase("mine")).unwrap()),
            }
        }
    }
}
