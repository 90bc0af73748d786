//! The table is whole.

use std::collections::HashSet;

use super::*;

#[test]
fn every_command_is_in_the_table_once_with_words() {
    let mut seen = HashSet::new();
    for entry in TABLE {
        assert!(seen.insert(entry.command), "{:?} stands twice", entry.command);
        let (name, tip) = (entry.command.name(), entry.command.explanation());
        assert!(!name.starts_with("command-") && !tip.starts_with("command-"), "{:?}", entry.command);
        assert!(!entry.icon.is_empty());
    }
    assert_eq!(Command::Rate(Rating::RedLine).name(), "Rate: Red line");
    assert_eq!(Command::NextOfConcern.id(), "next-of-concern");
}
