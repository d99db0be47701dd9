//! What noun phrases say on the side: appositions, titles and offices, places.

pub mod apposition;
pub mod office;
pub mod place;
pub mod title;
