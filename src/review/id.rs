//! Names of records: 128 random bits, so that two people who never met never choose the same, and
//! so that sorting by them scatters both sides' additions over a file instead of heaping them up.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

macro_rules! random_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(u128);

        impl $name {
            /// A fresh one from the operating system's random source; from the clock and the
            /// process number where that source fails, which no supported system does.
            pub fn random() -> Self {
                Self(random_bits())
            }

            /// The one with these bits, for tests and for ids derived from a hash.
            pub const fn from_bits(bits: u128) -> Self {
                Self(bits)
            }

            /// Reads the 32 hexadecimal digits that `Display` writes.
            pub fn parse(text: &str) -> Option<Self> {
                let hexadecimal = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
                hexadecimal.then(|| u128::from_str_radix(text, 16).ok()).flatten().map(Self)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{:032x}", self.0)
            }
        }

        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                Self::parse(&text)
                    .ok_or_else(|| D::Error::custom(format!("`{text}` is no id: 32 hexadecimal digits are wanted")))
            }
        }
    };
}

random_id! {
    /// Names one project for life, whatever its file is called.
    ProjectId
}
random_id! {
    /// Names a mark.
    AnnotationId
}
random_id! {
    /// Names a reviewer; the name people see can change.
    ReviewerId
}
random_id! {
    /// Names a reference.
    ReferenceId
}
random_id! {
    /// Names a reply.
    ReplyId
}

fn random_bits() -> u128 {
    let mut bytes = [0; 16];
    if getrandom::fill(&mut bytes).is_ok() {
        return u128::from_le_bytes(bytes);
    }
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    now.as_nanos() << 32 | u128::from(std::process::id())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_what_it_writes() {
        let id = AnnotationId::random();
        assert_eq!(AnnotationId::parse(&id.to_string()), Some(id));
        assert_eq!(AnnotationId::parse("+0000000000000000000000000000001"), None);
        assert_eq!(AnnotationId::parse("1"), None);
    }
}
