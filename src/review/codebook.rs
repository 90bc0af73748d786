//! The tree of concerns that reviewers mark with. Everything in it can be changed by them.

use std::collections::BTreeMap;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use super::bounded::{at_most, extras};
use super::limits::{MOST_EXAMPLES, MOST_LEVELS};
use super::problem::{ConcernFault, Problem};
use super::record::{Extras, is_zero};

/// Names a concern: a word such as `privacy`; those that reviewers add end in random digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ConcernId(String);

impl ConcernId {
    pub fn new(id: &str) -> Self {
        Self(id.to_owned())
    }

    /// A fresh id that begins with the name's letters, so that a file can be read by people.
    pub fn for_name(name: &str) -> Self {
        let slug: String = name
            .to_lowercase()
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("-");
        let random = super::id::AnnotationId::random().to_string();
        let tail = random.get(..8).unwrap_or_default();
        let slug = slug.get(..slug.len().min(40)).unwrap_or_default().trim_end_matches('-');
        Self(if slug.is_empty() { format!("concern-{tail}") } else { format!("{slug}-{tail}") })
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for ConcernId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A colour, kept as `#RRGGBB`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    /// Reads `#RRGGBB`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02X}{green:02X}{blue:02X}")
    }
}

impl Serialize for Colour {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom(format!("`{text}` is no colour; write #RRGGBB")))
    }
}

/// Something that worries reviewers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Concern {
    #[serde(default, skip_serializing_if = "is_zero")]
    pub revision: u32,
    pub name: String,
    /// The wider concern this one belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<ConcernId>,
    /// Place among its siblings; of two with the same the smaller id comes first.
    #[serde(default)]
    pub order: u32,
    pub colour: Colour,
    /// One or two characters that stand for it where colour cannot.
    pub letter: String,
    /// The digit, 1 to 9, that marks with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<u8>,
    /// What belongs under it, in a paragraph.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub definition: String,
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "at_most::<MOST_EXAMPLES, _, _>"
    )]
    pub examples: Vec<String>,
    #[serde(default, skip_serializing_if = "Extras::is_empty", deserialize_with = "extras")]
    pub ext: Extras,
}

/// The concerns of a project.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Codebook {
    pub(super) concerns: BTreeMap<ConcernId, Concern>,
}

/// A concern was named that the codebook does not hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no concern `{wanted}`; this project has: {known}")]
pub struct UnknownConcern {
    pub wanted: String,
    pub known: String,
}

/// A concern in the file that the program ships with.
#[derive(Deserialize)]
struct Shipped {
    id: ConcernId,
    parent: Option<ConcernId>,
    name: String,
    colour: Colour,
    letter: String,
    key: Option<u8>,
    definition: String,
    examples: Vec<String>,
}

impl Codebook {
    /// The concerns of the public debate about the cybercrime convention, which a new project starts with.
    pub fn shipped() -> Self {
        let shipped: Vec<Shipped> =
            ron::from_str(include_str!("../../assets/codebook.ron")).unwrap_or_default();
        let concerns = shipped.into_iter().zip(0..).map(|(concern, order)| {
            let Shipped { id, parent, name, colour, letter, key, definition, examples } = concern;
            let ext = Extras::new();
            (id, Concern { revision: 0, name, parent, order, colour, letter, key, definition, examples, ext })
        });
        Self { concerns: concerns.collect() }
    }

    pub fn from_concerns(concerns: BTreeMap<ConcernId, Concern>) -> Self {
        Self { concerns }
    }

    pub fn concerns(&self) -> &BTreeMap<ConcernId, Concern> {
        &self.concerns
    }

    pub fn get(&self, id: &ConcernId) -> Option<&Concern> {
        self.concerns.get(id)
    }

    pub fn is_empty(&self) -> bool {
        self.concerns.is_empty()
    }

    /// The concern's name, or its id where the codebook has lost it.
    pub fn name<'a>(&'a self, id: &'a ConcernId) -> &'a str {
        self.get(id).map_or(id.as_str(), |concern| concern.name.as_str())
    }

    /// All concerns, parents before their children, siblings in order, each with its depth.
    /// A concern whose parent is missing, or that is its own ancestor, stands at the root.
    pub fn tree(&self) -> Vec<(usize, &ConcernId, &Concern)> {
        let mut children: BTreeMap<Option<&ConcernId>, Vec<(&ConcernId, &Concern)>> = BTreeMap::new();
        for (id, concern) in &self.concerns {
            children.entry(self.parent_of(id)).or_default().push((id, concern));
        }
        for siblings in children.values_mut() {
            siblings.sort_by_key(|(id, concern)| (concern.order, *id));
        }
        let mut tree = Vec::with_capacity(self.concerns.len());
        let mut open: Vec<(usize, &ConcernId, &Concern)> = Vec::new();
        let push = |open: &mut Vec<_>, depth: usize, of: Option<&ConcernId>| {
            let found = children.get(&of).into_iter().flatten().rev();
            open.extend(found.map(|(id, concern)| (depth, *id, *concern)));
        };
        push(&mut open, 0, None);
        while let Some((depth, id, concern)) = open.pop() {
            tree.push((depth, id, concern));
            push(&mut open, depth + 1, Some(id));
        }
        tree
    }

    /// What stands directly under a concern, or outermost, in the order of [`Codebook::tree`].
    pub fn children(&self, parent: Option<&ConcernId>) -> Vec<&ConcernId> {
        let mut children: Vec<_> =
            self.concerns.iter().filter(|(id, _)| self.parent_of(id) == parent).collect();
        children.sort_by_key(|(id, concern)| (concern.order, *id));
        children.into_iter().map(|(id, _)| id).collect()
    }

    /// Another concern with the same name, whatever its case: colleagues may have made one each, and people
    /// should be told.
    pub fn same_name(&self, id: &ConcernId) -> Option<&ConcernId> {
        let plain = |concern: &Concern| concern.name.trim().to_lowercase();
        let name = plain(self.get(id)?);
        self.concerns.iter().find(|(other, concern)| *other != id && plain(concern) == name).map(|(id, _)| id)
    }

    /// The parent, unless it is missing or following parents leads round in a circle.
    fn parent_of<'a>(&'a self, id: &'a ConcernId) -> Option<&'a ConcernId> {
        self.lineage(id).nth(1)
    }

    /// The parent that is named, if it is there, wherever it leads.
    fn named_parent(&self, id: &ConcernId) -> Option<&ConcernId> {
        let parent = self.concerns.get(id)?.parent.as_ref()?;
        self.concerns.contains_key(parent).then_some(parent)
    }

    /// A concern that stands deeper than [`MOST_LEVELS`] allows; one in a circle is not meant.
    pub fn too_deep(&self) -> Option<&ConcernId> {
        let too_deep = |id: &&ConcernId| {
            let mut chain = std::iter::successors(Some(*id), |at| self.named_parent(at)).skip(MOST_LEVELS);
            // A chain longer than the codebook runs in a circle.
            chain.next().is_some() && chain.nth(self.concerns.len()).is_none()
        };
        self.concerns.keys().find(too_deep)
    }

    /// What does not hold together.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut keys: BTreeMap<u8, &ConcernId> = BTreeMap::new();
        for (id, concern) in &self.concerns {
            let mut add = |fault| problems.push(Problem::Concern { id: id.clone(), fault });
            if concern.name.trim().is_empty() {
                add(ConcernFault::Nameless);
            }
            match &concern.parent {
                Some(parent) if !self.concerns.contains_key(parent) => {
                    add(ConcernFault::LostParent(parent.clone()));
                }
                Some(_) if self.parent_of(id).is_none() => {
                    add(ConcernFault::Circle);
                }
                _ => {}
            }
            if let Some(key) = concern.key
                && let Some(other) = keys.insert(key, id)
            {
                add(ConcernFault::KeyTaken { key, other: other.clone() });
            }
        }
        problems
    }

    /// Levels from `id` down to the innermost concern under it, its own included.
    pub(super) fn height(&self, id: &ConcernId) -> usize {
        let down = |at| self.lineage(at).position(|above| above == id);
        self.concerns.keys().filter_map(down).max().unwrap_or_default() + 1
    }

    /// The concern, the one it stands under, and so on outward; only itself if that leads round in a circle
    /// or past [`MOST_LEVELS`].
    pub fn lineage<'a>(&'a self, id: &'a ConcernId) -> impl Iterator<Item = &'a ConcernId> {
        let chain = move || std::iter::successors(Some(id), |at| self.named_parent(at));
        // What is above a chain that ends within bounds is such a chain too, so this is asked once.
        let ends = chain().nth(MOST_LEVELS).is_none();
        chain().take(if ends { MOST_LEVELS } else { 1 })
    }

    /// The outermost concern above this one; itself if it is one.
    pub fn root_of<'a>(&'a self, id: &'a ConcernId) -> &'a ConcernId {
        self.lineage(id).last().unwrap_or(id)
    }

    /// Says whether `id` is `ancestor` or stands under it.
    pub fn is_under(&self, id: &ConcernId, ancestor: &ConcernId) -> bool {
        self.lineage(id).any(|at| at == ancestor)
    }

    /// The concern that a digit marks with.
    pub fn by_key(&self, key: u8) -> Option<&ConcernId> {
        self.concerns.iter().find(|(_, concern)| concern.key == Some(key)).map(|(id, _)| id)
    }

    /// Finds a concern by id, name or key, whatever the case.
    pub fn find(&self, wanted: &str) -> Result<&ConcernId, UnknownConcern> {
        let wanted = wanted.trim();
        let by_id = self.concerns.keys().find(|id| id.as_str().eq_ignore_ascii_case(wanted));
        let lower = wanted.to_lowercase();
        by_id
            .or_else(|| {
                let named = |concern: &Concern| concern.name.to_lowercase() == lower;
                self.concerns.iter().find(|(_, concern)| named(concern)).map(|(id, _)| id)
            })
            .or_else(|| wanted.parse().ok().and_then(|key| self.by_key(key)))
            .ok_or_else(|| UnknownConcern {
                wanted: wanted.to_owned(),
                known: self.tree().iter().map(|(_, id, _)| id.as_str()).collect::<Vec<_>>().join(", "),
            })
    }
}

#[cfg(test)]
#[path = "codebook_tests.rs"]
mod tests;
