//! Times as office files write them.

use time::format_description::well_known::Rfc3339;
use time::{OffsetDateTime, UtcOffset};

/// The time in UTC, to the second, as RFC 3339 has it; empty if it is none. A time without a zone counts as UTC.
pub(super) fn utc(date: &str) -> String {
    let date = date.trim();
    let zoned = |zone: &str| OffsetDateTime::parse(&format!("{date}{zone}"), &Rfc3339).ok();
    let time = zoned("").or_else(|| zoned("Z")).or_else(|| zoned("T00:00:00Z"));
    let time = time.and_then(|time| time.checked_to_offset(UtcOffset::UTC)?.replace_nanosecond(0).ok());
    time.and_then(|time| time.format(&Rfc3339).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::utc;

    #[test]
    fn times_come_to_utc() {
        assert_eq!(utc("2024-01-15T06:43:04.5079862-06:00"), "2024-01-15T12:43:04Z");
        assert_eq!(utc("2024-01-15T06:43:04"), "2024-01-15T06:43:04Z");
        assert_eq!(utc("2024-01-15T06:43:04.123456789"), "2024-01-15T06:43:04Z");
        assert_eq!(utc("2024-01-15"), "2024-01-15T00:00:00Z");
        assert_eq!(utc("yesterday"), "");
        assert_eq!(utc("9999-12-31T23:59:59-23:59"), "");
    }
}
