//! Which older versions of a project stay.

use std::collections::BTreeSet;

use time::OffsetDateTime;

use crate::review::Moment;

/// What thinning needs to know of an older version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aged {
    pub at: Moment,
    /// In bytes.
    pub size: u64,
    /// Never thinned.
    pub kept: bool,
}

/// The newest that stay, whatever their size.
const ALWAYS: usize = 3;
/// The newest that stay while there is room.
const LATEST: usize = 10;
/// Bytes of all versions of one project together; the oldest go first.
pub const MOST_BYTES: u64 = 200 << 20;

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

/// The indices of those that go, in no order. There stay the newest three; while all together are small enough also
/// the newest ten, and the last of each hour for a day, of each day for 30 days, and of each month for 365 days; and
/// always those that are kept. Hours, days and months are those of UTC, so that what stays does not depend on when
/// it is asked before.
pub fn thin(versions: &[Aged], now: Moment) -> Vec<usize> {
    let mut newest_first: Vec<(usize, &Aged)> = versions.iter().enumerate().collect();
    newest_first.sort_by_key(|(index, version)| std::cmp::Reverse((version.at, *index)));
    let (mut hours, mut days, mut months) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let (mut stay, mut go) = (Vec::new(), Vec::new());
    for (rank, (index, version)) in newest_first.into_iter().enumerate() {
        let (seconds, age) = (version.at.unix(), now.unix() - version.at.unix());
        let last_of_hour = hours.insert(seconds.div_euclid(HOUR));
        let last_of_day = days.insert(seconds.div_euclid(DAY));
        let last_of_month = months.insert(month(seconds));
        let stays = rank < LATEST
            || version.kept
            || (last_of_hour && age < DAY)
            || (last_of_day && age < 30 * DAY)
            || (last_of_month && age < 365 * DAY);
        if stays {
            stay.push((rank, index, version));
        } else {
            go.push(index);
        }
    }
    let mut size: u64 = stay.iter().map(|(_, _, version)| version.size).sum();
    for (rank, index, version) in stay.into_iter().rev() {
        if size > MOST_BYTES && rank >= ALWAYS && !version.kept {
            size -= version.size;
            go.push(index);
        }
    }
    go
}

/// Year and month of a time in seconds after 1 January 1970.
fn month(seconds: i64) -> Option<(i32, u8)> {
    let date = OffsetDateTime::from_unix_timestamp(seconds).ok()?;
    Some((date.year(), date.month().into()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn aged(at: i64, size: u64, kept: bool) -> Aged {
        Aged { at: Moment::from_unix(at), size, kept }
    }

    fn without(versions: &[Aged], gone: &[usize]) -> Vec<Aged> {
        (0..versions.len()).filter(|at| !gone.contains(at)).map(|at| versions[at]).collect()
    }

    /// Pauses between saves: most short, some of days.
    fn pauses() -> impl Strategy<Value = Vec<(i64, bool)>> {
        let pause = prop_oneof![6 => 0..HOUR, 3 => 0..DAY, 1 => 0..40 * DAY];
        prop::collection::vec((pause, prop::bool::weighted(0.03)), 1..150)
    }

    proptest! {
        #[test]
        fn over_400_days_and_more_what_was_promised_stays(pauses in pauses(), size in 1..400_000u64) {
            let mut now = 1_767_607_200;
            let (mut all, mut there) = (Vec::new(), Vec::<Aged>::new());
            for (pause, kept) in pauses {
                now += pause;
                let saved = aged(now, size, kept);
                all.push(saved);
                there.push(saved);
                let gone = thin(&there, Moment::from_unix(now));
                there = without(&there, &gone);
            }
            // Thinned at every save or once at the end: the same stay.
            let gone = thin(&all, Moment::from_unix(now));
            prop_assert_eq!(&there, &without(&all, &gone));
            for saved in all.iter().rev().take(LATEST).chain(all.iter().filter(|saved| saved.kept)) {
                prop_assert!(there.contains(saved));
            }
            for saved in &all {
                let (at, age) = (saved.at.unix(), now - saved.at.unix());
                let stands_for = |unit: i64| {
                    there.iter().any(|it| it.at >= saved.at && it.at.unix().div_euclid(unit) == at.div_euclid(unit))
                };
                prop_assert!(age >= DAY || stands_for(HOUR));
                prop_assert!(age >= 30 * DAY || stands_for(DAY));
                let month_of = |it: &Aged| it.at >= saved.at && month(it.at.unix()) == month(at);
                prop_assert!(age >= 365 * DAY || there.iter().any(month_of));
            }
            let kept = all.iter().filter(|saved| saved.kept).count();
            prop_assert!(there.len() <= LATEST + 25 + 31 + 13 + kept, "{}", there.len());
        }

        #[test]
        fn there_is_an_end_to_what_they_take(sizes in prop::collection::vec(1..80u64 << 20, 1..20)) {
            let versions: Vec<Aged> = (0..).zip(&sizes).map(|(at, size)| aged(at * DAY, *size, false)).collect();
            let now = Moment::from_unix(versions.len() as i64 * DAY);
            let stay = without(&versions, &thin(&versions, now));
            let newest = versions.len().saturating_sub(ALWAYS);
            prop_assert!(versions[newest..].iter().all(|version| stay.contains(version)));
            let size: u64 = stay.iter().map(|version| version.size).sum();
            prop_assert!(size <= MOST_BYTES || stay.len() <= ALWAYS);
            // The oldest went first, and no more than had to.
            prop_assert_eq!(&stay[..], &versions[versions.len() - stay.len()..]);
            if let Some(next) = (versions.len() - stay.len()).checked_sub(1) {
                prop_assert!(size + versions[next].size > MOST_BYTES);
            }
        }
    }

    #[test]
    fn one_a_minute_for_two_days_leaves_hours_and_days() {
        let versions: Vec<Aged> = (0..2 * 24 * 60).map(|minute| aged(minute * 60, 1_000, false)).collect();
        let stay = without(&versions, &thin(&versions, Moment::from_unix(2 * DAY)));
        // The last ten, of which one is the last of its hour; 23 more hours; the last minute of the first day.
        assert_eq!(stay.len(), 10 + 23 + 1);
    }

    #[test]
    fn a_clock_that_was_set_back_takes_nothing_away() {
        let versions: Vec<Aged> = (0..12).map(|day| aged(day * DAY, 1_000, false)).collect();
        assert_eq!(thin(&versions, Moment::from_unix(0)), Vec::<usize>::new());
    }

    /// Whether a version of this age stays that is the last of its hour, day or month but not of the next longer time.
    /// Ten that were saved just now and `later`, the last of the longer time, stand before it.
    fn stays(now: i64, age: i64, later: i64) -> bool {
        let latest = (0..10).map(|_| aged(now, 1, false));
        let versions: Vec<Aged> =
            [now - age, now - later].map(|at| aged(at, 1, false)).into_iter().chain(latest).collect();
        !thin(&versions, Moment::from_unix(now)).contains(&0)
    }

    #[test]
    fn what_is_exactly_as_old_as_was_promised_goes() {
        // Half past noon on the last of March 2026.
        let now = 1_774_915_200 + 12 * HOUR + HOUR / 2;
        assert_eq!(month(now), Some((2026, 3)));
        assert!(stays(now, DAY - 1, DAY - HOUR) && !stays(now, DAY, DAY - HOUR));
        assert!(stays(now, 30 * DAY - 1, 29 * DAY) && !stays(now, 30 * DAY, 29 * DAY));
        assert!(stays(now, 365 * DAY - 1, 10 * DAY) && !stays(now, 365 * DAY, 10 * DAY));
    }

    #[test]
    fn what_fits_exactly_stays_and_what_is_kept_is_not_counted_out() {
        let quarter = MOST_BYTES / 4;
        let at = |size: u64, kept: [bool; 5]| -> Vec<Aged> {
            (0..).zip(kept).map(|(day, kept)| aged(day * DAY, size, kept)).collect()
        };
        let gone = |versions: &[Aged]| thin(versions, Moment::from_unix(5 * DAY));
        assert_eq!(gone(&at(quarter, [false; 5])[..4]), Vec::<usize>::new());
        assert_eq!(gone(&at(quarter, [false; 5])), [0]);
        assert_eq!(gone(&at(quarter, [true, false, false, false, false])), [1]);
        assert_eq!(gone(&at(quarter, [true; 5])), Vec::<usize>::new());
        // The newest three stay, however large.
        assert_eq!(gone(&at(MOST_BYTES, [false; 5])), [0, 1]);
    }
}
