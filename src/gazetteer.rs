//! Known names: countries, organisations, cities, with their types and identifiers.

/// A list of known names.
#[derive(Debug, Default)]
pub struct Gazetteer {}
