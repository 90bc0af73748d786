//! Locking and opening: nothing changed, cut or hostile is taken for true.

use std::path::Path;

use age::secrecy::ExposeSecret as _;
use proptest::prelude::*;

use super::sealed::close_with;
use super::*;

pub(super) fn passphrase(words: &str) -> Passphrase {
    Passphrase::new(words.to_owned()).unwrap()
}

fn to(key: &SecretKey) -> Recipients {
    Recipients::new(key.public(), []).unwrap()
}

/// What a file with a passphrase says each try at it costs.
pub(super) fn work_of(sealed: &[u8]) -> u8 {
    let head = String::from_utf8_lossy(&sealed[..sealed.len().min(200)]).into_owned();
    let line = head.lines().find(|line| line.starts_with("-> scrypt ")).expect("a passphrase");
    line.rsplit(' ').next().unwrap().parse().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn what_is_locked_opens_to_the_same(
        bytes in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..300),
            // Around the pieces that age locks one by one.
            (0..3usize, 0..40usize).prop_map(|(pieces, more)| vec![7; pieces * 65_536 + more]),
        ],
        others in 0..4usize,
        reader in 0..5usize,
    ) {
        let keys: Vec<SecretKey> = (0..=others).map(|_| SecretKey::generate()).collect();
        let recipients = to(&keys[0]).and(keys.iter().map(SecretKey::public)).unwrap();
        prop_assert_eq!(recipients.keys().len(), keys.len());
        let sealed = Seal::Keys(recipients).close(&bytes).unwrap();
        prop_assert!(is_sealed(&sealed));
        prop_assert_eq!(needs(&sealed).unwrap(), Needs::Key);
        let opened = Opener::Key(&keys[reader % keys.len()]).open(&sealed).unwrap();
        prop_assert_eq!(&*opened, &bytes);
        let stranger = SecretKey::generate();
        prop_assert!(matches!(Opener::Key(&stranger).open(&sealed), Err(SealError::OtherKey)));
        prop_assert!(matches!(Opener::Nothing.open(&sealed), Err(SealError::NeedsKey)));
        prop_assert!(matches!(Opener::Passphrase(&passphrase("a")).open(&sealed), Err(SealError::NeedsKey)));
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), begins in any::<bool>()) {
        let key = SecretKey::generate();
        let begin: &[u8] = if begins { b"age-encryption.org/v1\n-> X25519 " } else { b"" };
        let bytes = [begin, &bytes].concat();
        prop_assert!(Opener::Key(&key).open(&bytes).is_err());
        prop_assert!(needs(&bytes).is_err());
    }
}

#[test]
fn no_flipped_bit_and_no_cut_is_accepted() {
    let key = SecretKey::generate();
    let phrase = passphrase("six words that nobody would guess");
    let sealed = [to(&key).close(b"a small file").unwrap(), close_with(&phrase, b"a small file", 4).unwrap()];
    let (mut flips, mut cuts) = (0, 0);
    for (sealed, opener) in sealed.iter().zip([Opener::Key(&key), Opener::Passphrase(&phrase)]) {
        assert_eq!(&**opener.open(sealed).unwrap(), b"a small file");
        for at in 0..sealed.len() {
            for bit in [0x01, 0x80] {
                let mut changed = sealed.clone();
                changed[at] ^= bit;
                assert!(opener.open(&changed).is_err(), "byte {at} with bit {bit:x}");
                flips += 1;
            }
        }
        for length in 0..sealed.len() {
            assert!(opener.open(&sealed[..length]).is_err(), "cut to {length}");
            cuts += 1;
        }
        assert!(opener.open(&[sealed, &b"\n"[..]].concat()).is_err(), "something stands after it");
    }
    assert!(flips > 700 && cuts > 350, "{flips} and {cuts}");
}

#[test]
fn a_piece_that_is_taken_out_or_moved_is_noticed() {
    let key = SecretKey::generate();
    let bytes: Vec<u8> = (0..4 * 65_536_u32).map(|at| (at / 65_536) as u8).collect();
    let sealed = to(&key).close(&bytes).unwrap();
    let piece = 65_536 + 16;
    let begins = sealed.len() - 4 * piece;
    let part = |at: usize| &sealed[begins + at * piece..begins + (at + 1) * piece];
    let open = |parts: &[&[u8]]| Opener::Key(&key).open(&[&sealed[..begins], &parts.concat()].concat());
    assert!(open(&[part(0), part(1), part(2), part(3)]).is_ok());
    assert!(matches!(open(&[part(0), part(1), part(2)]), Err(SealError::Damaged)));
    assert!(matches!(open(&[part(0), part(2), part(1), part(3)]), Err(SealError::Damaged)));
    assert!(matches!(open(&[part(0), part(1), part(3)]), Err(SealError::Damaged)));
}

#[test]
fn a_wrong_passphrase_is_told_as_such() {
    let sealed = close_with(&passphrase("right"), b"words", 4).unwrap();
    assert_eq!(needs(&sealed).unwrap(), Needs::Passphrase);
    let error = Opener::Passphrase(&passphrase("Right")).open(&sealed).unwrap_err();
    assert!(matches!(error, SealError::WrongPassphrase));
    assert!(error.to_string().contains("passphrase is wrong"), "{error}");
    let key = SecretKey::generate();
    assert!(matches!(Opener::Key(&key).open(&sealed), Err(SealError::NeedsPassphrase)));
    assert!(matches!(Opener::Nothing.open(&sealed), Err(SealError::NeedsPassphrase)));
    assert_eq!(&**Opener::Passphrase(&passphrase("right")).open(&sealed).unwrap(), b"words");
}

#[test]
fn work_that_a_hostile_file_asks_for_is_not_done() {
    let sealed = close_with(&passphrase("right"), b"words", 9).unwrap();
    let end = sealed.windows(2).position(|pair| pair == b"9\n").unwrap();
    // 2^40 steps take a terabyte and weeks: that this ends shows that none is made.
    for asked in [21_u8, 25, 40, 63, 64, 99] {
        let hostile = [&sealed[..end], asked.to_string().as_bytes(), &sealed[end + 1..]].concat();
        assert_eq!(work_of(&hostile), asked);
        let error = Opener::Passphrase(&passphrase("right")).open(&hostile).unwrap_err();
        assert!(matches!(error, SealError::TooMuchWork { work } if work == asked), "{asked}: {error}");
    }
    // A list of keys without end is not tried one by one.
    let key = SecretKey::generate();
    let one = to(&key).close(b"words").unwrap();
    let list = one.windows(5).position(|end| end == b"\n--- ").unwrap();
    let begin = b"age-encryption.org/v1\n".len();
    let stanza = [&one[begin..list], b"\n"].concat();
    let many = [&one[..begin], &stanza.repeat(2_000), &one[begin..]].concat();
    assert!(matches!(Opener::Key(&key).open(&many), Err(SealError::Damaged)));
}

#[test]
fn the_most_that_one_file_is_locked_for_opens_again() {
    let key = SecretKey::generate();
    let many: Vec<PublicKey> = (0..99).map(|_| SecretKey::generate().public()).collect();
    let recipients = to(&key).and(many.clone()).unwrap();
    assert_eq!(&**Opener::Key(&key).open(&recipients.close(b"words").unwrap()).unwrap(), b"words");
    assert!(matches!(recipients.and([SecretKey::generate().public()]), Err(KeyError::TooMany)));
}

/// Keeps locked files as seeds for fuzzing where `RAPPORTEUR_SEEDS` names a folder: locked for the key that the fuzzer
/// has, and with a passphrase.
#[test]
fn what_is_locked_is_a_seed_for_fuzzing() {
    let key = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX";
    let key = SecretKey::parse(key).unwrap();
    let others = (0..3).map(|_| SecretKey::generate().public());
    let several = to(&key).and(others).unwrap();
    let seeds = [
        to(&key).close(b"words").unwrap(),
        several.close(&vec![7; 65_537]).unwrap(),
        close_with(&passphrase("six words"), b"words", 1).unwrap(),
    ];
    assert!(seeds[..2].iter().all(|seed| Opener::Key(&key).open(seed).is_ok()));
    let Some(folder) = std::env::var_os("RAPPORTEUR_SEEDS") else { return };
    let folder = Path::new(&folder).join("locked");
    std::fs::create_dir_all(&folder).unwrap();
    for (at, seed) in seeds.iter().enumerate() {
        std::fs::write(folder.join(format!("seed-{at}")), seed).unwrap();
    }
}

#[test]
fn the_work_that_ships_is_two_to_the_eighteenth() {
    assert_eq!((WORK, MOST_WORK), (18, 19));
    let sealed = Seal::Passphrase(passphrase("six words")).close(b"words").unwrap();
    assert_eq!(work_of(&sealed), 18);
    assert_eq!(&**Opener::Passphrase(&passphrase("six words")).open(&sealed).unwrap(), b"words");
}

#[test]
fn more_than_is_read_is_refused_while_it_is_opened() {
    let key = SecretKey::generate();
    let most = to(&key).close(&vec![b'\n'; MOST_BYTES as usize]).unwrap();
    assert!(most.len() as u64 <= MOST_SEALED_BYTES);
    assert_eq!(Opener::Key(&key).open(&most).unwrap().len() as u64, MOST_BYTES);
    let more = to(&key).close(&vec![b'\n'; MOST_BYTES as usize + 1]).unwrap();
    assert!(matches!(Opener::Key(&key).open(&more), Err(SealError::TooLarge)));
}

#[test]
fn a_newer_format_is_told_as_such() {
    let key = SecretKey::generate();
    let sealed = to(&key).close(b"words").unwrap();
    let newer = [b"age-encryption.org/v2", &sealed[b"age-encryption.org/v1".len()..]].concat();
    assert!(is_sealed(&newer));
    assert!(matches!(Opener::Key(&key).open(&newer), Err(SealError::Newer)));
}

#[test]
fn words_are_padded_to_whole_pages_and_no_further_than_is_read() {
    for (length, padded) in [(1, PAGE), (PAGE, PAGE), (PAGE + 1, 2 * PAGE), (0, 0)] {
        let mut words = vec![b'x'; length];
        pad(&mut words, PAGE);
        assert_eq!(words.len(), padded);
    }
    let most = MOST_BYTES as usize;
    for length in [most - 1, most, most + 1] {
        let mut words = vec![b'x'; length];
        pad(&mut words, PAGE);
        assert_eq!(words.len(), length.max(most));
    }
}

#[test]
fn keys_are_checked_and_secret_ones_not_taken_for_public() {
    let key = SecretKey::generate();
    let public = key.public().to_string();
    assert!(public.starts_with("age1"));
    assert_eq!(format!(" {public}\n").parse::<PublicKey>().unwrap(), key.public());
    let secret = key.text();
    assert_eq!(secret.expose_secret().parse::<PublicKey>(), Err(KeyError::Secret));
    assert_eq!(secret.expose_secret().to_lowercase().parse::<PublicKey>(), Err(KeyError::Secret));
    for at in 0..public.len() {
        let mut wrong = public.clone().into_bytes();
        wrong[at] = if wrong[at] == b'q' { b'p' } else { b'q' };
        let wrong = String::from_utf8(wrong).unwrap();
        assert_eq!(wrong.parse::<PublicKey>(), Err(KeyError::NoPublicKey), "{wrong}");
    }
    assert!(!format!("{key:?} {:?}", passphrase("hush")).contains("hush"));
    assert!(!format!("{key:?}").contains("AGE-SECRET"));
    assert!(matches!(Passphrase::new(" \t".to_owned()), Err(KeyError::EmptyPassphrase)));
}

#[test]
fn a_recovery_key_is_read_as_people_type_it_and_a_wrong_letter_is_told() {
    let key = SecretKey::generate();
    let text = key.text();
    let text = text.expose_secret();
    let typed: Vec<String> =
        text.as_bytes().chunks(6).map(|part| String::from_utf8_lossy(part).to_lowercase()).collect();
    assert_eq!(SecretKey::parse(&typed.join(" \n")).unwrap().public(), key.public());
    for at in 0..text.len() {
        let mut wrong = text.as_bytes().to_vec();
        wrong[at] = if wrong[at] == b'Q' { b'P' } else { b'Q' };
        assert!(SecretKey::parse(&String::from_utf8(wrong).unwrap()).is_err(), "letter {at}");
    }
}

#[test]
fn a_key_has_the_same_four_words_for_all_time() {
    let key = SecretKey::generate().public();
    let words = key.words();
    assert_eq!(words.split(' ').count(), 4, "{words}");
    assert!(words.split(' ').all(|word| phrase::words().contains(&word)));
    assert_eq!(words, key.to_string().parse::<PublicKey>().unwrap().words());
    assert_ne!(words, SecretKey::generate().public().words());
    // This must never change: people have compared their words.
    let known: PublicKey = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p".parse().unwrap();
    assert_eq!(known.words(), "mail worth ozone spot");
}

#[test]
fn a_proposal_is_six_words_by_chance_and_strong() {
    let proposals: Vec<_> = (0..50).map(|_| propose().unwrap()).collect();
    for (at, proposal) in proposals.iter().enumerate() {
        assert_eq!(proposal.split(' ').filter(|word| phrase::words().contains(word)).count(), 6);
        assert!(!proposals[..at].contains(proposal));
        // Two of the six may be the same.
        assert!(strength(proposal).bits >= 45, "{}", proposal.as_str());
    }
    assert!(phrase::words().is_sorted() && phrase::words().len() == 2_048);
}

#[test]
fn what_people_type_is_not_flattered() {
    let weak = [
        "",
        "password",
        "Password1!",
        "12345678",
        "qwertyuiop",
        "aaaaaaaaaaaaaaaaaaaa",
        "Geneva2026",
        "motdepasse2024",
        "abcdefghijklmnop",
        "correct",
        "treaty treaty treaty treaty",
        "1989-11-09",
        "P@ssw0rd",
    ];
    for typed in weak {
        assert_eq!(strength(typed).verdict(), Verdict::Weak, "{typed}: {:?}", strength(typed));
    }
    for typed in ["zebra orbit quantum lava", "my grandmother's kitchen", "Xk4!vQ9#mT"] {
        assert_eq!(strength(typed).verdict(), Verdict::Middling, "{typed}: {:?}", strength(typed));
    }
    for typed in [
        "zebra orbit castle frost lemon tunnel",
        "vR7#kq2!Zp9&wL4@xD6%",
        "мой старый велосипед стоит под дождём",
    ] {
        assert_eq!(strength(typed).verdict(), Verdict::Strong, "{typed}: {:?}", strength(typed));
    }
}
