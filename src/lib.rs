//! `demarche` reads news articles into a geopolitical event knowledge graph.

pub mod span;
pub mod diagnostic;
pub mod error;
pub mod article;
pub mod ontology;
pub mod text;
pub mod extract;
pub mod graph;
pub mod store;
pub mod view;
