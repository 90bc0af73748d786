//! Keeping what a later version of the program added: fields that a record does not know are caught,
//! unread, into its `ext` map and written back from there.

use std::marker::PhantomData;

use ron::value::RawValue;
use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, forward_to_deserialize_any};

use super::amendment::Amendment;
use super::annotation::Annotation;
use super::codebook::Concern;
use super::filter::Filter;
use super::record::{Extras, Reference, Reviewer};
use super::reply::Reply;

/// Brackets in brackets in a field that is not known. It is written back one bracket deeper, and must still
/// be readable there: the parser ends at 128 steps, two a bracket.
const MOST_NESTING: usize = 48;

/// A record with a place for fields it does not know.
pub trait Keeps {
    fn ext(&mut self) -> &mut Extras;
}

macro_rules! keeps {
    ($($record:ty),*) => {
        $(impl $crate::review::keep::Keeps for $record {
            fn ext(&mut self) -> &mut $crate::review::Extras {
                &mut self.ext
            }
        })*
    };
}
pub(crate) use keeps;

keeps!(Amendment, Annotation, Concern, Filter, Reference, Reply, Reviewer);

/// Reads a record, keeping the fields it does not know.
pub struct Keeping<T>(PhantomData<T>);

impl<T> Keeping<T> {
    pub fn new() -> Self {
        Self(PhantomData)
    }
}

impl<T> Clone for Keeping<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Keeping<T> {}

impl<'de, T: Deserialize<'de> + Keeps> DeserializeSeed<'de> for Keeping<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        let mut caught = Extras::new();
        let mut record = T::deserialize(Net { inner: deserializer, caught: &mut caught })?;
        let ext = record.ext();
        for (name, value) in caught {
            if ext.contains_key(&name) {
                return Err(D::Error::custom(format!("the field `{name}` comes twice, once under `ext`")));
            }
            ext.insert(name, value);
        }
        Ok(record)
    }
}

/// Reads a record that may be absent, keeping the fields it does not know.
pub fn optional<'de, T, D>(from: D) -> Result<Option<T>, D::Error>
where
    T: Deserialize<'de> + Keeps,
    D: Deserializer<'de>,
{
    struct Maybe<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de> + Keeps> Visitor<'de> for Maybe<T> {
        type Value = Option<T>;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a record or `None`")
        }

        fn visit_none<E: serde::de::Error>(self) -> Result<Option<T>, E> {
            Ok(None)
        }

        fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Option<T>, D::Error> {
            Keeping::<T>::new().deserialize(from).map(Some)
        }
    }

    from.deserialize_option(Maybe(PhantomData))
}

/// Takes the field `name` out of `ext`, where a version that did not know it yet kept it; what cannot be read
/// stays there.
pub fn lift<T>(
    ext: &mut Extras,
    name: &str,
    read: impl FnOnce(&mut ron::Deserializer<'_>) -> Result<T, ron::Error>,
) -> Option<T> {
    let raw = ext.get(name)?;
    let mut from = ron::Deserializer::from_str(raw.get_ron()).ok()?;
    let kept = read(&mut from).ok()?;
    from.end().ok()?;
    ext.remove(name);
    Some(kept)
}

/// Stands between a struct and the file, and lets only known fields through.
struct Net<'a, T> {
    inner: T,
    caught: &'a mut Extras,
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Net<'_, D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.inner.deserialize_any(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        let net = FieldNet { inner: visitor, fields, caught: self.caught };
        self.inner.deserialize_struct(name, fields, net)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

struct FieldNet<'a, T> {
    inner: T,
    fields: &'static [&'static str],
    caught: &'a mut Extras,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for FieldNet<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.inner.expecting(f)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.inner.visit_map(FieldNet { inner: map, fields: self.fields, caught: self.caught })
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for FieldNet<'_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        while let Some(FieldName(name)) = self.inner.next_key()? {
            if self.fields.contains(&name.as_str()) {
                return seed.deserialize(StrDeserializer::new(&name)).map(Some);
            }
            let value: Box<RawValue> = self.inner.next_value()?;
            if nesting(value.get_ron()) > MOST_NESTING {
                return Err(A::Error::custom(format!(
                    "the field `{name}` holds too many brackets in brackets"
                )));
            }
            if self.caught.insert(name.clone(), value).is_some() {
                return Err(A::Error::custom(format!("the field `{name}` comes twice")));
            }
        }
        Ok(None)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.inner.next_value_seed(seed)
    }
}

/// Most brackets that are open at once, at least: those in strings count as well.
fn nesting(words: &str) -> usize {
    let mut open = 0_usize;
    let mut most = 0;
    for byte in words.bytes() {
        match byte {
            b'(' | b'[' | b'{' => open += 1,
            b')' | b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        most = most.max(open);
    }
    most
}

/// A field's name; RON reads names of fields only through `deserialize_identifier`.
struct FieldName(String);

impl<'de> Deserialize<'de> for FieldName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Name;

        impl Visitor<'_> for Name {
            type Value = FieldName;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("the name of a field")
            }

            fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<FieldName, E> {
                Ok(FieldName(name.to_owned()))
            }
        }

        deserializer.deserialize_identifier(Name)
    }
}
