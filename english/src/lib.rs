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

pub use hash::{atom, hash_bytes};
pub use map::Map;
pub use model::{Model, ModelFault, Section};
pub use network::{Answer, Batch, Network, names_of};
pub use tags::{NameType, Penn, Relation, Upos};
