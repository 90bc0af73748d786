//! A redline: old words and new in one line, word by word, those that go struck and those that come underlined
//! by whoever draws it.

use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation as _;

use super::amendment::Amendment;

/// Most cells of the table that finds what two wordings share; two provisions of 500 words each fill it.
/// Beyond, what lies between the common beginning and end is struck and written anew as a whole.
const MOST_CELLS: usize = 250_000;

/// What becomes of a run of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Change {
    Kept,
    Deleted,
    Inserted,
}

/// A run of words and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    pub change: Change,
    /// Never empty.
    pub words: String,
}

/// What an amendment makes of the words `marked`. Runs of one kind are never neighbours.
pub fn redline(amendment: &Amendment, marked: &str) -> Vec<Run> {
    let proposed = amendment.proposed().trim_matches('\n');
    let mut line = Line::default();
    match (amendment.kind.strikes(), amendment.kind.proposes()) {
        // Nothing is written yet: that does not mean that the words are to go.
        (true, true) if proposed.trim().is_empty() => line.add(Change::Kept, marked),
        (true, true) => compare(&mut line, marked, proposed),
        (true, false) => line.add(Change::Deleted, marked),
        (false, _) => {
            line.add(Change::Kept, marked);
            let apart = if amendment.kind == super::AmendmentKind::NewProvision { "\n" } else { " " };
            if !marked.is_empty() && !proposed.is_empty() {
                line.add(Change::Kept, apart);
            }
            line.add(Change::Inserted, proposed);
        }
    }
    line.0
}

#[derive(Default)]
struct Line(Vec<Run>);

impl Line {
    fn add(&mut self, change: Change, words: &str) {
        match self.0.last_mut() {
            _ if words.is_empty() => {}
            Some(last) if last.change == change => last.words.push_str(words),
            _ => self.0.push(Run { change, words: words.to_owned() }),
        }
    }
}

fn compare(line: &mut Line, old: &str, new: &str) {
    let old: Vec<&str> = old.split_word_bounds().collect();
    let new: Vec<&str> = new.split_word_bounds().collect();
    let alike = |(a, b): &(&&str, &&str)| a == b;
    let head = old.iter().zip(&new).take_while(alike).count();
    let (old_rest, new_rest) = (old.get(head..).unwrap_or_default(), new.get(head..).unwrap_or_default());
    let tail = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(alike).count();
    let (old_middle, old_tail) = old_rest.split_at(old_rest.len() - tail);
    let (new_middle, _) = new_rest.split_at(new_rest.len() - tail);
    let put = |line: &mut Line, change, words: &[&str]| words.iter().for_each(|word| line.add(change, word));
    put(line, Change::Kept, old.get(..head).unwrap_or_default());
    if old_middle.len().saturating_mul(new_middle.len()) > MOST_CELLS {
        put(line, Change::Deleted, old_middle);
        put(line, Change::Inserted, new_middle);
    } else {
        weave(line, old_middle, new_middle);
    }
    put(line, Change::Kept, old_tail);
}

/// Keeps the longest row of words that both share. A shared space alone between changed words is struck and
/// written with them, so that phrases change as phrases.
fn weave(line: &mut Line, old: &[&str], new: &[&str]) {
    let shared = shared(old, new);
    let (mut at, mut to) = (0, 0);
    let ends = std::iter::once((old.len(), new.len()));
    for (keep, kept) in shared.into_iter().map(|pair| (pair, true)).chain(ends.map(|end| (end, false))) {
        let (old_at, new_at) = keep;
        for word in old.get(at..old_at).unwrap_or_default() {
            line.add(Change::Deleted, word);
        }
        for word in new.get(to..new_at).unwrap_or_default() {
            line.add(Change::Inserted, word);
        }
        if kept {
            line.add(Change::Kept, old.get(old_at).copied().unwrap_or_default());
        }
        (at, to) = (old_at + 1, new_at + 1);
    }
}

/// Pairs of places of the words that both share, in order: the longest such row, without blanks that stand
/// between changes on both sides.
fn shared(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let width = new.len() + 1;
    // Longest row from here on, as a table by places in both.
    let mut table = vec![0_u32; (old.len() + 1) * width];
    let cell = |table: &[u32], i: usize, j: usize| table.get(i * width + j).copied().unwrap_or_default();
    for (i, a) in old.iter().enumerate().rev() {
        for (j, b) in new.iter().enumerate().rev() {
            let longest = if a == b {
                cell(&table, i + 1, j + 1) + 1
            } else {
                cell(&table, i + 1, j).max(cell(&table, i, j + 1))
            };
            if let Some(place) = table.get_mut(i * width + j) {
                *place = longest;
            }
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while let (Some(a), Some(b)) = (old.get(i), new.get(j)) {
        if a == b {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if cell(&table, i + 1, j) >= cell(&table, i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    let lone = |at: usize| {
        let follows = |from: Option<&(usize, usize)>, to: Option<&(usize, usize)>| {
            from.zip(to).is_some_and(|(from, to)| (from.0 + 1, from.1 + 1) == *to)
        };
        let before = at.checked_sub(1).and_then(|before| pairs.get(before));
        !follows(before, pairs.get(at)) && !follows(pairs.get(at), pairs.get(at + 1))
    };
    let blank = |i: usize| old.get(i).is_some_and(|word| word.trim().is_empty());
    let kept = pairs.iter().enumerate().filter(|(at, (i, _))| !(blank(*i) && lone(*at)));
    kept.map(|(_, pair)| *pair).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::AmendmentKind;
    use super::*;

    /// `[-struck-]{+new+}` in one line.
    fn drawn(kind: AmendmentKind, words: &str, marked: &str) -> String {
        let draw = |run: Run| match run.change {
            Change::Kept => run.words,
            Change::Deleted => format!("[-{}-]", run.words),
            Change::Inserted => format!("{{+{}+}}", run.words),
        };
        redline(&Amendment::new(kind, words), marked).into_iter().map(draw).collect()
    }

    #[test]
    fn what_changes_is_struck_and_written_and_the_rest_stays() {
        let replace = |words, marked| drawn(AmendmentKind::Replace, words, marked);
        assert_eq!(
            replace("Each State Party shall, subject to review,", "Each State Party may,"),
            "Each State Party [-may-]{+shall, subject to review+},"
        );
        assert_eq!(replace("as it was", "as it was"), "as it was");
        assert_eq!(replace("each one", "all parties"), "[-all parties-]{+each one+}");
        assert_eq!(replace("", "still to be written"), "still to be written");
        assert_eq!(replace("尊重人权", "尊重主权"), "尊重[-主-]{+人+}权");
        assert_eq!(drawn(AmendmentKind::Delete, "kept aside", "all of it"), "[-all of it-]");
        assert_eq!(drawn(AmendmentKind::Insert, "and fair", "free"), "free {+and fair+}");
        assert_eq!(drawn(AmendmentKind::NewProvision, "2 bis.", "2. Old"), "2. Old\n{+2 bis.+}");
        assert_eq!(drawn(AmendmentKind::NewProvision, "New", ""), "{+New+}");
    }

    proptest! {
        #[test]
        fn without_what_comes_it_is_the_old_and_without_what_goes_the_new(
            old in "[a-c ]{0,30}|[ -~é人\n]{0,40}", new in "[a-c ]{1,30}|[ -~é人]{1,40}"
        ) {
            let runs = redline(&Amendment::new(AmendmentKind::Replace, new.clone()), &old);
            let without = |gone: Change| -> String {
                runs.iter().filter(|run| run.change != gone).map(|run| run.words.as_str()).collect()
            };
            prop_assert_eq!(without(Change::Inserted), old.clone());
            let new = if new.trim().is_empty() { old } else { new };
            prop_assert_eq!(without(Change::Deleted), new);
            prop_assert!(runs.windows(2).all(|pair| pair[0].change != pair[1].change));
        }
    }

    #[test]
    fn very_long_wordings_are_exchanged_as_a_whole() {
        let (old, new) = ("a b ".repeat(2_000), "c d ".repeat(2_000));
        let runs = redline(&Amendment::new(AmendmentKind::Replace, new), &old);
        assert_eq!(runs.len(), 3, "one struck, one new, and the common blank at the end");
    }
}
