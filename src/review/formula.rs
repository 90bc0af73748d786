//! What spreadsheets take for the beginning of a formula.

/// Signs that begin a formula, wide ones as East Asian spreadsheets take them too, after the advice of OWASP on CSV
/// injection.
pub const FORMULA_SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
