//! Two texts side by side: for now, carrying marks from a digest over to the official text by their legal
//! addresses.

mod carry;

pub use carry::{Carried, Ledger, Placement, carry_by_address};
