//! Lists and maps read from a file of somebody else: at most so many items, and no key twice.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::marker::PhantomData;

use ron::value::RawValue;
use serde::de::{DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::limits::MOST_RECORDS;
use super::record::Extras;

/// Reads a map of at most `most` entries, each value by its own seed, and refuses a key that comes twice:
/// the last one would silently win, and a colleague's mark would be gone.
pub struct Entries<'a, K, S> {
    most: usize,
    /// What the entries are, for messages: "marks".
    what: &'static str,
    seed: S,
    key: PhantomData<&'a K>,
}

impl<'a, K, S> Entries<'a, K, S> {
    pub fn new(what: &'static str, most: usize, seed: S) -> Self {
        Self { most, what, seed, key: PhantomData::<&'a K> }
    }
}

impl<'de, K, S> DeserializeSeed<'de> for Entries<'_, K, S>
where
    K: Deserialize<'de> + Ord + fmt::Display,
    S: DeserializeSeed<'de> + Copy,
{
    type Value = BTreeMap<K, S::Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, K, S> Visitor<'de> for Entries<'_, K, S>
where
    K: Deserialize<'de> + Ord + fmt::Display,
    S: DeserializeSeed<'de> + Copy,
{
    type Value = BTreeMap<K, S::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a map of {}", self.what)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut map = BTreeMap::new();
        while let Some(key) = entries.next_key::<K>()? {
            let what = self.what;
            if map.len() == self.most {
                return Err(A::Error::custom(format!("there are more than {} {what}", self.most)));
            }
            if map.contains_key(&key) {
                return Err(A::Error::custom(format!(
                    "among the {what}, `{key}` comes twice; keep one of the two, or rename the other"
                )));
            }
            map.insert(key, entries.next_value_seed(self.seed)?);
        }
        Ok(map)
    }
}

/// Reads a list of at most this many items.
pub struct Items<T> {
    most: usize,
    what: &'static str,
    item: PhantomData<T>,
}

impl<T> Items<T> {
    pub fn new(what: &'static str, most: usize) -> Self {
        Self { most, what, item: PhantomData }
    }
}

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for Items<T> {
    type Value = Vec<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<T>, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Items<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list of {}", self.what)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<T>, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            if list.len() == self.most {
                return Err(A::Error::custom(format!("there are more than {} {}", self.most, self.what)));
            }
            list.push(item);
        }
        // A list of one takes room for four; with a hundred thousand marks that is most of them.
        list.shrink_to_fit();
        Ok(list)
    }
}

/// Reads a list of at most `MOST` items, so that a small hostile file cannot become a large memory.
pub(super) fn at_most<'de, const MOST: usize, T, D>(from: D) -> Result<Vec<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    Items::new("items in a list", MOST).deserialize(from)
}

/// Reads words of at most `MOST` characters.
pub(super) fn words_of_at_most<'de, const MOST: usize, D>(from: D) -> Result<String, D::Error>
where
    D: Deserializer<'de>,
{
    let words = String::deserialize(from)?;
    if words.chars().count() > MOST {
        return Err(D::Error::custom(format!("there are words of more than {MOST} characters")));
    }
    Ok(words)
}

/// Reads a set from a list of at most `MOST` items.
pub(crate) fn set_of_at_most<'de, const MOST: usize, T, D>(from: D) -> Result<BTreeSet<T>, D::Error>
where
    T: Deserialize<'de> + Ord,
    D: Deserializer<'de>,
{
    at_most::<MOST, T, D>(from).map(BTreeSet::from_iter)
}

/// Reads fields kept for a later version; one that comes twice is refused like any other key.
pub(crate) fn extras<'de, D: Deserializer<'de>>(from: D) -> Result<Extras, D::Error> {
    Entries::<String, PhantomData<Box<RawValue>>>::new("fields under `ext`", MOST_RECORDS, PhantomData)
        .deserialize(from)
}
