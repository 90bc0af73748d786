//! How a table calls what it counts, so that it speaks the reader's language.

use crate::review::{ConcernId, Rating};

/// What a table calls articles, concerns and ratings.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// By the index of the article's provision.
    pub article: &'a dyn Fn(usize) -> String,
    pub concern: &'a dyn Fn(&ConcernId) -> String,
    pub rating: &'a dyn Fn(Rating) -> String,
}

#[cfg(test)]
impl Names<'static> {
    /// Names for tests: "§0", ids.
    pub fn plain() -> Self {
        Self {
            article: &|provision| format!("§{provision}"),
            concern: &|id| id.to_string(),
            rating: &|rating| rating.id().to_owned(),
        }
    }
}
