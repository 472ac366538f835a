//! Quads: the only maker of RDF statements. Each article's evidence goes into a named graph of its
//! own; what the articles agree on goes into the default graph. Knows the vocabulary, not English.

mod corroborate;
pub mod decision;
mod dispute;
mod evidence;

pub use corroborate::corroborate;
pub use evidence::{article_iri, quads};

use oxrdf::{Literal, NamedNode, NamedNodeRef, Term};
use sha2::{Digest, Sha256};

pub const DM: &str = "https://w3id.org/demarche/ns#";
pub const BASE: &str = "https://w3id.org/demarche/";
const SEM: &str = "http://semanticweb.cs.vu.nl/2009/11/sem/";
const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
const SCHEMA: &str = "http://schema.org/";
const PROV: &str = "http://www.w3.org/ns/prov#";
const ORG: &str = "http://www.w3.org/ns/org#";
const RDF_TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const XSD: &str = "http://www.w3.org/2001/XMLSchema#";

/// Prefixes that queries may leave out and that Turtle is written with.
pub const PREFIXES: [(&str, &str); 24] = [
    ("dm", DM),
    ("actor", "https://w3id.org/demarche/actor/"),
    ("article", "https://w3id.org/demarche/article/"),
    ("attitude", "https://w3id.org/demarche/attitude/"),
    ("claim", "https://w3id.org/demarche/claim/"),
    ("dispute", "https://w3id.org/demarche/dispute/"),
    ("event", "https://w3id.org/demarche/event/"),
    ("identity", "https://w3id.org/demarche/identity/"),
    ("frame", "https://w3id.org/demarche/frame/"),
    ("mention", "https://w3id.org/demarche/mention/"),
    ("office", "https://w3id.org/demarche/office/"),
    ("place", "https://w3id.org/demarche/place/"),
    ("position", "https://w3id.org/demarche/position/"),
    ("source", "https://w3id.org/demarche/source/"),
    ("stance", "https://w3id.org/demarche/stance/"),
    ("topic", "https://w3id.org/demarche/topic/"),
    ("org", ORG),
    ("prov", PROV),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("schema", SCHEMA),
    ("sem", SEM),
    ("skos", SKOS),
    ("xsd", XSD),
];

fn node(iri: impl Into<String>) -> NamedNode {
    NamedNode::new_unchecked(iri)
}

fn dm(local: &str) -> NamedNode {
    node(format!("{DM}{local}"))
}

fn text(value: &str) -> Term {
    Literal::new_simple_literal(value).into()
}

fn typed(value: &str, kind: &str) -> Term {
    Literal::new_typed_literal(value, NamedNodeRef::new_unchecked(&format!("{XSD}{kind}"))).into()
}

fn number(value: usize) -> Term {
    typed(&value.to_string(), "integer")
}

/// The claim that a mention of one tells.
fn claim_of(mention: &str) -> NamedNode {
    node(mention.replace("/mention/", "/claim/"))
}

/// The last part of an IRI.
fn local(iri: &str) -> &str {
    iri.rsplit(['/', '#']).next().unwrap_or(iri)
}

/// Twelve hexadecimal digits of the SHA-256 of the parts, a zero byte between them.
fn digest(parts: &[&str]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update([0]);
    }
    hasher.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}
