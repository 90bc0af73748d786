//! Passphrases: one to propose, and how much a typed one is worth.

use zeroize::Zeroizing;

use super::SealError;

/// 2,048 plain English words (the list of BIP 39), 11 bits each.
pub(super) fn words() -> &'static [&'static str; 2048] {
    bip39::Language::English.word_list()
}

const PROPOSED: usize = 6;
/// Runs that people type: rows of keys, the alphabet, counting.
const RUNS: [&str; 8] = [
    "abcdefghijklmnopqrstuvwxyz",
    "zyxwvutsrqponmlkjihgfedcba",
    "01234567890",
    "09876543210",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "azertyuiop",
];
/// What is tried first, in small letters.
const COMMON: [&str; 24] = [
    "password",
    "passwort",
    "motdepasse",
    "contraseña",
    "secret",
    "admin",
    "administrator",
    "letmein",
    "welcome",
    "login",
    "master",
    "hello",
    "iloveyou",
    "monkey",
    "dragon",
    "football",
    "sunshine",
    "princess",
    "treaty",
    "convention",
    "geneva",
    "geneve",
    "united",
    "nations",
];

/// Proposes six words by chance, 66 bits: nobody guesses them, and they can be learnt.
///
/// # Errors
/// If the system gives no randomness.
pub fn propose() -> Result<Zeroizing<String>, SealError> {
    let mut bytes = Zeroizing::new([0_u8; PROPOSED * 2]);
    getrandom::fill(&mut *bytes).map_err(|why| SealError::Failed(why.to_string()))?;
    let mut phrase = Zeroizing::new(String::with_capacity(PROPOSED * 9));
    for pair in bytes.as_chunks::<2>().0 {
        if !phrase.is_empty() {
            phrase.push(' ');
        }
        // 65,536 is a multiple of the list's length: every word is as likely.
        let at = usize::from(u16::from_le_bytes(*pair)) % words().len();
        phrase.push_str(words().get(at).copied().unwrap_or_default());
    }
    Ok(phrase)
}

/// How hard a passphrase is to guess: an estimate on the low side, for what a person chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Strength {
    /// The binary logarithm of the guesses it takes.
    pub bits: u32,
}

/// What a strength means, each guess costing a second and 268 MB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// One computer finds it within days.
    Weak,
    /// Whoever rents many computers finds it.
    Middling,
    /// Nobody finds it by guessing.
    Strong,
}

impl Strength {
    pub fn verdict(self) -> Verdict {
        match self.bits {
            0..35 => Verdict::Weak,
            35..55 => Verdict::Middling,
            _ => Verdict::Strong,
        }
    }
}

/// Estimates a passphrase part by part. Words count as words and not by their letters, years, runs of keys and what is
/// said again count next to nothing; that somebody's own poem or name is easy to guess it cannot know.
pub fn strength(typed: &str) -> Strength {
    let small = Zeroizing::new(typed.to_lowercase());
    let mut seen: Vec<&str> = Vec::new();
    let mut bits = 0.0;
    let mut rest: &str = &small;
    while let Some(first) = rest.chars().next() {
        let kind = Kind::of(first);
        let end = rest.find(|c| Kind::of(c) != kind).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        let again = kind != Kind::Between && seen.contains(&part);
        bits += if again { 1.0 } else { kind.bits(part) };
        seen.push(part);
        rest = after;
    }
    // A capital at the front of a word is where everybody has it.
    let capitals = typed.split(|c: char| !c.is_alphabetic()).flat_map(|word| word.chars().skip(1));
    bits += capitals.filter(|c| c.is_uppercase()).count().min(4) as f64;
    Strength { bits: bits as u32 }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letters,
    Digits,
    Between,
    Signs,
}

impl Kind {
    fn of(c: char) -> Self {
        match c {
            c if c.is_alphabetic() => Self::Letters,
            c if c.is_numeric() => Self::Digits,
            ' ' | '-' | '.' | ',' | '_' => Self::Between,
            _ => Self::Signs,
        }
    }

    fn bits(self, part: &str) -> f64 {
        let length = part.chars().count() as f64;
        let varied = different(part) as f64;
        match self {
            Self::Between => 0.0,
            _ if is_run(part) || (varied < 2.0 && length > 1.0) => length.min(4.0),
            Self::Letters if COMMON.contains(&part) => 3.0,
            Self::Letters if words().binary_search(&part).is_ok() => 11.0,
            Self::Letters if length < 3.0 => length * 4.0,
            // Words of people's languages have about two bits a letter, and few have more than a word of chance.
            Self::Letters => (length * 2.0).min(varied * 3.0).min(14.0 + (length - 8.0).max(0.0)),
            Self::Digits if part.len() == 4 && (part.starts_with("19") || part.starts_with("20")) => 6.0,
            Self::Digits => length * 3.0,
            Self::Signs => length.min(varied * 2.0) * 4.0,
        }
    }
}

fn different(part: &str) -> usize {
    part.chars().collect::<std::collections::BTreeSet<_>>().len()
}

fn is_run(part: &str) -> bool {
    part.chars().count() > 2 && RUNS.iter().any(|run| run.contains(part))
}
