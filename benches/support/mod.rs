//! Words for the large texts that the benches measure.

/// Words in a paragraph; a treaty's have about as many.
pub const WORDS: usize = 44;

/// A paragraph of [`WORDS`] words of different length, another for each seed.
pub fn words(seed: usize) -> String {
    const STOCK: [&str; 12] = [
        "Party",
        "measures",
        "electronic",
        "evidence",
        "shall",
        "the",
        "of",
        "proportionality",
        "in",
        "accordance",
        "safeguards",
        "interception",
    ];
    let picked = (0..WORDS).filter_map(|at| STOCK.get((seed * 7 + at * at + at * seed) % STOCK.len()));
    picked.copied().collect::<Vec<_>>().join(" ")
}
