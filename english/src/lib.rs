//! What is learned of English: the labels, the model file, and the network that gives each word of a sentence its tags,
//! its head, its relation and its place in a name.
//!
//! Sentences go in cut into words, many at a time; see [`Network`].

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod hash;
mod map;
mod model;
mod network;
mod tags;

// What only cloze itself uses.
#[doc(hidden)]
pub use hash::{atom, hash_bytes};
#[doc(hidden)]
pub use map::Map;
#[doc(hidden)]
pub use model::{Model, ModelFault, Section};
#[doc(hidden)]
pub use network::{Answer, Batch, Network, names_of};
pub use tags::{NameType, Penn, Relation, Upos};
