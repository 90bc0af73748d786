//! Codes as a file has them into concerns: an id for each, colours and keys looked at, what is missing made up.

use std::collections::{BTreeMap, BTreeSet};

use super::guid::{Guid, guids};
use super::words::{self, cut_name, is_key};
use super::{ConcernRow, MadeUp, Raw, Remark, Remarks};
use crate::review::limits::MOST_EXAMPLES;
use crate::review::{Codebook, Colour, Concern, ConcernId, Extras};

/// Colours that concerns without one take in turn; each is dark enough to read on white.
pub(super) const COLOURS: [[u8; 3]; 8] = [
    [0xB4, 0x53, 0x09],
    [0x1D, 0x4E, 0xD8],
    [0x15, 0x80, 0x3D],
    [0xBE, 0x12, 0x3C],
    [0x7E, 0x22, 0xCE],
    [0x0F, 0x76, 0x6E],
    [0x9D, 0x17, 0x4D],
    [0x47, 0x55, 0x69],
];

/// The concerns of a file, in its order.
pub(super) fn concerns(codes: Vec<Raw>, remarks: &mut Remarks) -> Vec<ConcernRow> {
    let mut ids = Ids::new();
    let mut paths: Vec<String> = Vec::with_capacity(codes.len());
    let mut letters = BTreeSet::new();
    let mut siblings: BTreeMap<Option<usize>, u32> = BTreeMap::new();
    let mut rows: Vec<ConcernRow> = Vec::with_capacity(codes.len());
    for (at, raw) in codes.into_iter().enumerate() {
        let (name, is_nameless) = named(&raw, remarks);
        let above = raw.parent.and_then(|parent| paths.get(parent)).map_or("", String::as_str);
        // Names hold no line ends.
        let path = format!("{above}\n{name}");
        let id = ids.of(raw.guid.as_deref(), &path, &name, remarks);
        paths.push(path);
        let colour = colour(&raw, &name, remarks);
        let letter = raw.letter.as_deref().map(words::letter).filter(|letter| !letter.is_empty());
        let made_up = MadeUp { name: is_nameless, colour: colour.is_none(), letter: letter.is_none() };
        let letter = letter.unwrap_or_else(|| free_letter(&name, |letter| letters.contains(letter)));
        letters.insert(letter.clone());
        let order = siblings.entry(raw.parent).or_default();
        let concern = Concern {
            revision: 0,
            parent: raw.parent.and_then(|parent| rows.get(parent)).map(|row| row.id.clone()),
            order: *order,
            colour: colour.unwrap_or_else(|| in_turn(at)),
            letter,
            key: key(&raw, &name, remarks),
            definition: words::clean(&raw.definition),
            examples: examples(&raw, &name, remarks),
            ext: Extras::new(),
            name,
        };
        *order += 1;
        rows.push(ConcernRow { id, concern, made_up });
    }
    rows
}

pub(super) fn in_turn(at: usize) -> Colour {
    Colour(COLOURS.get(at % COLOURS.len()).copied().unwrap_or_default())
}

/// The name, and whether it had to be made up.
fn named(raw: &Raw, remarks: &mut Remarks) -> (String, bool) {
    let is_nameless = words::clean(&raw.name).is_empty();
    let name = cut_name(&raw.name);
    if is_nameless {
        remarks.add(Remark::Nameless { line: raw.line });
    } else if name != words::name(&raw.name) {
        remarks.add(Remark::NameCut { name: name.clone() });
    }
    (name, is_nameless)
}

fn colour(raw: &Raw, name: &str, remarks: &mut Remarks) -> Option<Colour> {
    let given = raw.colour.as_deref().map(str::trim).filter(|given| !given.is_empty())?;
    let colour = read_colour(given);
    if colour.is_none() {
        remarks.add(Remark::BadColour { name: name.to_owned(), colour: given.to_owned() });
    }
    colour
}

/// Reads `#RRGGBB` and `#RGB`.
pub(super) fn read_colour(given: &str) -> Option<Colour> {
    let digits =
        given.strip_prefix('#').filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    match digits.len() {
        6 => Colour::parse(given),
        3 => Colour::parse(&format!("#{}", digits.chars().flat_map(|digit| [digit; 2]).collect::<String>())),
        _ => None,
    }
}

fn key(raw: &Raw, name: &str, remarks: &mut Remarks) -> Option<u8> {
    let given = raw.key.as_deref().map(str::trim).filter(|given| !given.is_empty())?;
    let key = given.parse().ok().filter(is_key);
    if key.is_none() {
        remarks.add(Remark::BadKey { name: name.to_owned(), key: given.to_owned() });
    }
    key
}

fn examples(raw: &Raw, name: &str, remarks: &mut Remarks) -> Vec<String> {
    let mut examples = words::examples(&raw.examples);
    if examples.len() > MOST_EXAMPLES {
        examples.truncate(MOST_EXAMPLES);
        remarks.add(Remark::ExamplesCut { name: name.to_owned() });
    }
    examples
}

/// A letter that stands for a name: its first, its first with another of its letters or a digit, else its
/// first although another concern has it.
pub(super) fn free_letter(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let mut letters = name.chars().filter(|c| c.is_alphanumeric());
    let first: String = letters.next().map_or_else(|| "•".to_owned(), |c| c.to_uppercase().take(1).collect());
    let second = letters.chain('2'..='9').map(|c| format!("{first}{c}"));
    let mut tries = std::iter::once(first.clone()).chain(second).map(|letter| words::letter(&letter));
    tries.find(|letter| !is_taken(letter)).unwrap_or(first)
}

/// Gives ids, none twice.
struct Ids {
    shipped: BTreeMap<Guid, ConcernId>,
    used: BTreeSet<Guid>,
}

impl Ids {
    fn new() -> Self {
        let shipped = guids(&Codebook::shipped()).into_iter().map(|(id, guid)| (guid, id)).collect();
        Self { shipped, used: BTreeSet::new() }
    }

    fn of(&mut self, given: Option<&str>, path: &str, name: &str, remarks: &mut Remarks) -> ConcernId {
        let given = given.map(str::trim).filter(|given| !given.is_empty());
        let mut guid = given.and_then(Guid::parse);
        if let (None, Some(given)) = (guid, given) {
            remarks.add(Remark::BadGuid { name: name.to_owned(), guid: given.to_owned() });
        }
        if guid.is_some_and(|guid| self.used.contains(&guid)) {
            remarks.add(Remark::SharedGuid { name: name.to_owned() });
            guid = None;
        }
        let mut count = 0_usize;
        let guid = guid.unwrap_or_else(|| {
            loop {
                let guid = Guid::digest("path", &format!("{count}{path}"));
                if !self.used.contains(&guid) {
                    break guid;
                }
                count += 1;
            }
        });
        self.used.insert(guid);
        self.shipped.get(&guid).cloned().unwrap_or_else(|| guid.id())
    }
}
