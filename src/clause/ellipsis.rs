//! What a clause leaves to another: shared arguments, verbs left out, those whom it is denied of beside others.

pub mod elliptic;
pub mod gapping;
pub mod sharing;
