//! Decisions: what people say of the identity of actors. They stand in a named graph of their own, so that a build
//! keeps them, and nothing of the evidence is changed: taking one back restores what was before.

use std::collections::BTreeMap;

use oxrdf::{GraphName, NamedOrBlankNode, Quad, Term};

use crate::graph::{BASE, DM, dm, node};

const GRAPH: &str = "decisions";

/// The statement that one actor is another: all that is told of `alias` counts for `actor`.
pub fn merged(alias: &str, actor: &str) -> Quad {
    Quad::new(node(alias), dm("mergedInto"), node(actor), node(format!("{BASE}{GRAPH}")))
}

/// Whether a quad is a decision and no evidence.
pub fn is_decision(quad: &Quad) -> bool {
    matches!(&quad.graph_name, GraphName::NamedNode(graph) if graph.as_str().strip_prefix(BASE) == Some(GRAPH))
}

/// Who counts as whom.
#[derive(Clone, Debug, Default)]
pub struct Decisions(BTreeMap<String, String>);

impl Decisions {
    pub fn of<'a>(quads: impl Iterator<Item = &'a Quad>) -> Self {
        let is_merge = |quad: &&Quad| {
            is_decision(quad) && quad.predicate.as_str().strip_prefix(DM) == Some("mergedInto")
        };
        let pair = |quad: &Quad| match (&quad.subject, &quad.object) {
            (NamedOrBlankNode::NamedNode(alias), Term::NamedNode(actor)) => {
                Some((alias.as_str().to_owned(), actor.as_str().to_owned()))
            }
            _ => None,
        };
        Self(quads.filter(is_merge).filter_map(pair).collect())
    }

    /// Whom an IRI stands for: itself, or the last of those into which it was merged.
    pub fn resolve<'a>(&'a self, iri: &'a str) -> &'a str {
        let chain = std::iter::successors(Some(iri), |known| self.0.get(*known).map(String::as_str));
        // No longer than all decisions together, so that a circle ends.
        chain.take(self.0.len() + 1).last().unwrap_or(iri)
    }

    /// Whether an actor counts as another one.
    pub fn is_merged(&self, alias: &str) -> bool {
        self.0.contains_key(alias)
    }

    /// Those that were merged, with whom they count as.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(alias, actor)| (alias.as_str(), actor.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merges_follow_each_other_and_circles_end() {
        let quads = [merged("a", "b"), merged("b", "c")];
        let decisions = Decisions::of(quads.iter());
        assert_eq!(decisions.resolve("a"), "c");
        assert_eq!(decisions.resolve("d"), "d");
        let circle = [merged("a", "b"), merged("b", "a")];
        assert!(["a", "b"].contains(&Decisions::of(circle.iter()).resolve("a")));
    }
}
