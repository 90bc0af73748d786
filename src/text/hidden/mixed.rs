//! Words that mix scripts, and words that are other than they look (UTS 39).

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_script::{Script, UnicodeScript as _};
use unicode_security::skeleton;

use super::signs::kind;
use super::{Finding, LookAlike, What};

/// Latin words around one that only looks Latin, for it to be out of place.
const AMONG: usize = 3;
/// Words that only look Latin which are remembered until the end of the text.
const REMEMBERED: usize = 64;

/// Calls `each` with every word that mixes scripts, in order, then with those that only look Latin. Words of
/// different scripts beside each other are nothing, nor are those scripts in one word that people write so: Latin
/// names with an Arabic, Hebrew, Indic or Korean beginning or end.
pub fn words(text: &str, mut each: impl FnMut(Finding)) {
    if text.is_ascii() {
        return;
    }
    let mut word = Word::default();
    let mut alone = Alone::default();
    for (at, (byte, letter)) in text.char_indices().enumerate() {
        let end = (at + 1, byte + letter.len_utf8());
        match part(letter) {
            Part::Passed => {}
            Part::Letter(script) if !is_written_without_spaces(script) => word.take((at, byte), end, script),
            Part::Letter(_) | Part::Between => word.finish(text, &mut alone, &mut each),
        }
    }
    word.finish(text, &mut alone, &mut each);
    alone.finish(text, each);
}

enum Part {
    Letter(Script),
    /// Accents, digits and hidden characters, which end no word; controls do.
    Passed,
    Between,
}

fn part(c: char) -> Part {
    match c {
        // Most letters of most texts, which the tables would take long to say.
        'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' => {
            return Part::Letter(Script::Latin);
        }
        '0'..='9' => return Part::Passed,
        '\0'..='\u{A0}' => return Part::Between,
        'Ѐ'..='ҁ' => return Part::Letter(Script::Cyrillic),
        'ؠ'..='ؿ' | 'ف'..='ي' => return Part::Letter(Script::Arabic),
        '\u{4E00}'..='\u{9FFF}' => return Part::Letter(Script::Han),
        _ => {}
    }
    let script = c.script();
    let is_letter =
        c.is_alphabetic() && !matches!(script, Script::Common | Script::Inherited | Script::Unknown);
    if is_letter {
        Part::Letter(script)
    } else if c.is_alphanumeric() || script == Script::Inherited || kind(c).is_some() {
        Part::Passed
    } else {
        Part::Between
    }
}

/// Scripts that put no space between words, so that other scripts stand right beside them.
fn is_written_without_spaces(script: Script) -> bool {
    use Script as S;
    matches!(script, S::Han | S::Hiragana | S::Katakana | S::Bopomofo | S::Thai | S::Lao)
        || matches!(script, S::Khmer | S::Myanmar | S::Tibetan)
}

/// Scripts in which Latin names take beginnings and ends. Few of their letters are taken for Latin ones.
fn goes_with_latin(script: Script) -> bool {
    use Script as S;
    matches!(script, S::Latin | S::Arabic | S::Hebrew | S::Hangul | S::Ethiopic | S::Thaana | S::Syriac)
        || matches!(script, S::Devanagari | S::Bengali | S::Gurmukhi | S::Gujarati | S::Oriya | S::Tamil)
        || matches!(script, S::Telugu | S::Kannada | S::Malayalam | S::Sinhala)
}

/// The word that is being read: `char` and byte offsets, and how many letters are of which of its first scripts.
#[derive(Default)]
struct Word {
    start: (usize, usize),
    end: (usize, usize),
    scripts: [(Script, usize); 4],
    letters: usize,
}

impl Word {
    fn take(&mut self, start: (usize, usize), end: (usize, usize), script: Script) {
        if self.letters == 0 {
            self.start = start;
        }
        self.end = end;
        self.letters += 1;
        let free = |slot: &&mut (Script, usize)| slot.0 == script || slot.1 == 0;
        if let Some(slot) = self.scripts.iter_mut().find(free) {
            *slot = (script, slot.1 + 1);
        }
    }

    fn finish(&mut self, text: &str, alone: &mut Alone, each: &mut impl FnMut(Finding)) {
        let word = std::mem::take(self);
        let [(script, _), (second, others), ..] = word.scripts;
        if word.letters == 0 {
        } else if others == 0 {
            alone.take(script, &word, text);
        } else {
            let scripts = || word.scripts.iter().filter(|slot| slot.1 > 0);
            let usual = scripts().count() == 2
                && (script == Script::Latin || second == Script::Latin)
                && scripts().all(|slot| goes_with_latin(slot.0));
            if !usual {
                each(word.mixed(text, None));
            } else if word.looks_latin_within(text) {
                each(word.mixed(text, Some(Script::Latin)));
            }
        }
    }

    fn letters<'a>(&self, text: &'a str) -> impl Iterator<Item = (usize, char, Script)> + use<'a> {
        let words = text.get(self.start.1..self.end.1).unwrap_or_default();
        let first = self.start.0;
        words.chars().enumerate().filter_map(move |(at, letter)| match part(letter) {
            Part::Letter(script) => Some((first + at, letter, script)),
            _ => None,
        })
    }

    /// Whether a letter of another script that looks like a Latin one stands between Latin letters, and so is of no
    /// beginning or end that a Latin name takes.
    fn looks_latin_within(&self, text: &str) -> bool {
        let mut after_latin = false;
        let mut waits = false;
        for (_, letter, script) in self.letters(text) {
            if script != Script::Latin {
                waits |= after_latin && look_alike(letter, Script::Latin).is_some();
            } else if waits {
                return true;
            } else {
                after_latin = true;
            }
        }
        false
    }

    /// Names the first letter that is not of the script of most others, or of `home`; where two have as many, Latin
    /// is at home.
    fn mixed(&self, text: &str, home: Option<Script>) -> Finding {
        let most = self.scripts.iter().max_by_key(|(script, count)| (*count, *script == Script::Latin));
        let home = home.or(most.map(|slot| slot.0)).unwrap_or(Script::Latin);
        let strange = || self.letters(text).filter(|letter| letter.2 != home);
        let like = strange().find_map(|letter| Some((letter, look_alike(letter.1, home)?)));
        let first = strange().next().unwrap_or((self.start.0, ' ', home));
        let ((at, sign, script), like) = like.map_or((first, None), |(letter, like)| (letter, Some(like)));
        let has = |wanted: Script| self.scripts.iter().any(|slot| slot.1 > 0 && slot.0 == wanted);
        let grave = like.is_some() || (has(Script::Latin) && has(Script::Cyrillic));
        let alike = LookAlike {
            word: self.range(),
            script: script.full_name().into(),
            among: home.full_name().into(),
            like,
        };
        Finding { at, sign, what: What::Mixed(alike), grave }
    }

    fn range(&self) -> std::ops::Range<usize> {
        self.start.0..self.end.0
    }
}

/// Words that look Latin and are not, kept until it is clear whether they are alone among Latin words.
#[derive(Default)]
struct Alone {
    latin: usize,
    /// Scripts of words that can be seen to be no Latin ones: their other words are in place.
    seen: Vec<Script>,
    words: Vec<(Script, Word)>,
}

impl Alone {
    fn take(&mut self, script: Script, word: &Word, text: &str) {
        if script == Script::Latin {
            self.latin += 1;
        } else if goes_with_latin(script) || self.seen.contains(&script) {
        } else if word.letters(text).any(|letter| look_alike(letter.1, Script::Latin).is_none()) {
            self.seen.push(script);
            self.words.retain(|other| other.0 != script);
        } else if self.words.len() < REMEMBERED {
            let word = Word { start: word.start, end: word.end, ..Word::default() };
            self.words.push((script, word));
        }
    }

    fn finish(self, text: &str, mut each: impl FnMut(Finding)) {
        if self.latin < AMONG {
            return;
        }
        for (script, word) in self.words {
            let Some((at, sign, _)) = word.letters(text).next() else { continue };
            let like = look_alike(sign, Script::Latin);
            // "Where α is the share of the State": a symbol, and no letter that is taken for an a.
            let symbol =
                script == Script::Greek && word.range().len() == 1 && sign.is_lowercase() && sign != 'ο';
            let among = Script::Latin.full_name().into();
            let alike = LookAlike { word: word.range(), script: script.full_name().into(), among, like };
            each(Finding { at, sign, what: What::Whole(alike), grave: !symbol });
        }
    }
}

/// A letter of `script` that looks like this one of another.
fn look_alike(letter: char, script: Script) -> Option<char> {
    let mut bytes = [0; 4];
    let shape: String = skeleton(letter.encode_utf8(&mut bytes)).collect();
    let by_case = |upper: bool| SHAPES.get(&(script, upper)).and_then(|shapes| shapes.get(&shape));
    let upper = letter.is_uppercase();
    by_case(upper).or_else(|| by_case(!upper)).copied()
}

/// Letters by script, by whether they are capitals, and by what they look like.
type Shapes = HashMap<(Script, bool), HashMap<String, char>>;

/// The alphabets that letters are taken for.
static SHAPES: LazyLock<Shapes> = LazyLock::new(|| {
    let mut shapes = Shapes::new();
    let latin = ('A'..='Z').chain('a'..='z');
    for letter in
        latin.chain('\u{370}'..='\u{52F}').chain('\u{531}'..='\u{586}').filter(|c| c.is_alphabetic())
    {
        let mut bytes = [0; 4];
        let shape = skeleton(letter.encode_utf8(&mut bytes)).collect();
        let alphabet = shapes.entry((letter.script(), letter.is_uppercase())).or_default();
        alphabet.entry(shape).or_insert(letter);
    }
    shapes
});
