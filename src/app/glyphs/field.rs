//! An editing field for words that people write.
pub struct UserField;
