//! Pure questions about a tree, which everything else here asks: what a phrase is and how far it goes, what opens a
//! clause, what a verb's own subject is, whether a sentence is a headline.

pub mod bare_relative;
pub mod headline;
pub mod marks;
pub mod members;
pub mod phrases;
pub mod quotations;
pub mod subjects;
pub mod verbs;
pub mod words;
