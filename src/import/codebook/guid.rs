//! What a concern is known by in exchange files: a GUID that follows from its id, the same every time.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use sha2::{Digest as _, Sha256};

use crate::review::{Codebook, ConcernId};
use crate::text::hexadecimal;

/// Ids of concerns that came in with a GUID begin with this and go on with its 32 digits, so that the
/// concern goes out again with the GUID it came with.
const PREFIX: &str = "concern-";

/// A globally unique id, 8-4-4-4-12 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Guid([u8; 16]);

impl Guid {
    /// The concern's: the one it came with, or a digest of its id, which says nothing of the id.
    pub(crate) fn of(id: &ConcernId) -> Self {
        Self::within(id).unwrap_or_else(|| Self::digest("concern", id.as_str()))
    }

    /// One that follows from names; `what` keeps names of one kind from meeting those of another.
    pub(super) fn digest(what: &str, name: &str) -> Self {
        let mut hash = Sha256::new();
        hash.update(format!("rapporteur {what}\n{name}"));
        let mut bytes = [0; 16];
        bytes.iter_mut().zip(hash.finalize()).for_each(|(byte, digest)| *byte = digest);
        // RFC 9562: version 8 is for ids that follow rules of one's own; the variant is 10.
        let [.., version, _, variant, _, _, _, _, _, _, _] = &mut bytes;
        *version = *version & 0x0f | 0x80;
        *variant = *variant & 0x3f | 0x80;
        Self(bytes)
    }

    /// The id of a concern that comes in with this GUID.
    pub(super) fn id(self) -> ConcernId {
        ConcernId::new(&format!("{PREFIX}{}", hexadecimal(&self.0)))
    }

    /// The GUID that an id carries.
    fn within(id: &ConcernId) -> Option<Self> {
        let digits = id.as_str().strip_prefix(PREFIX)?;
        let plain = digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if plain { Self::from_digits(digits) } else { None }
    }

    /// Reads 8-4-4-4-12 digits of either case, with or without braces.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let bare = text.strip_prefix('{').map_or(Some(text), |text| text.strip_suffix('}'))?;
        let lengths: Vec<usize> = bare.split('-').map(str::len).collect();
        if lengths == [8, 4, 4, 4, 12] { Self::from_digits(&bare.replace('-', "")) } else { None }
    }

    fn from_digits(digits: &str) -> Option<Self> {
        let hexadecimal = digits.len() == 32 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let bits = hexadecimal.then(|| u128::from_str_radix(digits, 16).ok()).flatten()?;
        Some(Self(bits.to_be_bytes()))
    }
}

impl fmt::Display for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = hexadecimal(&self.0);
        let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
        write!(f, "{}-{}-{}-{}-{}", part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32))
    }
}

/// The GUID of every concern, none twice: a concern that was made here and the same one come back from
/// elsewhere may stand side by side after a merge, and only the first may keep it.
pub(crate) fn guids(codebook: &Codebook) -> BTreeMap<ConcernId, Guid> {
    let (came, own): (Vec<&ConcernId>, Vec<&ConcernId>) =
        codebook.concerns().keys().partition(|id| Guid::within(id).is_some());
    let mut used = BTreeSet::new();
    let mut guids = BTreeMap::new();
    for id in own.into_iter().chain(came) {
        let natural = Guid::of(id);
        let guid = if used.contains(&natural) { Guid::digest("concern", id.as_str()) } else { natural };
        used.insert(guid);
        guids.insert(id.clone(), guid);
    }
    guids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guid_is_the_same_every_time_and_read_in_every_dress() {
        let guid = Guid::of(&ConcernId::new("privacy"));
        let written = guid.to_string();
        assert_eq!(Guid::of(&ConcernId::new("privacy")), guid);
        assert_ne!(Guid::of(&ConcernId::new("covert")), guid);
        let lengths: Vec<usize> = written.split('-').map(str::len).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12]);
        assert_eq!((&written[14..15], "89ab".contains(&written[19..20])), ("8", true), "{written}");
        for dress in [written.clone(), written.to_uppercase(), format!(" {{{written}}} ")] {
            assert_eq!(Guid::parse(&dress), Some(guid), "{dress}");
        }
        for wrong in [
            "",
            "{",
            "privacy",
            &written[1..],
            &format!("{{{written}"),
            "é2345678-1234-1234-1234-12345678901",
        ] {
            assert_eq!(Guid::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_concern_goes_out_with_the_guid_it_came_with() {
        let guid = Guid::parse("2A08BDDF-4C35-4250-BF77-7DE37B50C930").unwrap();
        assert_eq!(Guid::of(&guid.id()), guid);
        assert_eq!(guid.id().as_str(), "concern-2a08bddf4c354250bf777de37b50c930");
    }

    #[test]
    fn no_guid_is_given_twice() {
        let base = Codebook::shipped().get(&ConcernId::new("scope")).unwrap().clone();
        let own = ConcernId::new("made-here");
        let came = Guid::of(&own).id();
        let both = Codebook::from_concerns([(own.clone(), base.clone()), (came.clone(), base)].into());
        let guids = guids(&both);
        assert_eq!(guids[&own], Guid::of(&own));
        assert_ne!(guids[&came], guids[&own]);
    }
}
