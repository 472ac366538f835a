//! The network of actors as Graphviz DOT: asserted solid, claimed dashed, planned dotted; supports
//! green, opposes red; label, date and count on the edge.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;

use crate::error::Result;
use crate::store::{ACTORS, STANCES, Store};
use crate::view::timeline::{Entry, timeline};
use crate::view::{Filter, local, rows};

/// What ties two actors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tie {
    pub relation: String,
    /// `reported`, `claimed`, `planned`, `possible`, `denied`.
    pub factuality: String,
    /// Polarity of a stance: `Support`, `Oppose`, `Neutral`.
    pub polarity: Option<String>,
    pub last: Option<String>,
    pub count: usize,
}

/// Actors and what ties them: one edge a pair, relation and factuality.
///
/// # Errors
/// When the store cannot be asked.
pub fn network(store: &Store, filter: &Filter) -> Result<DiGraph<String, Tie>> {
    let mut ties: BTreeMap<(String, String, String, String), Tie> = BTreeMap::new();
    let actors: BTreeSet<String> =
        rows(store, ACTORS)?.into_iter().filter_map(|mut row| row.remove("name")).collect();
    let is_drawn = |entry: &Entry| !matches!(entry.factuality.as_str(), "denied" | "possible");
    for mut entry in timeline(store, filter)?.into_iter().filter(is_drawn) {
        // "two people" are no actor of the network.
        entry.source.retain(|name| actors.contains(name));
        entry.target.retain(|name| actors.contains(name));
        for source in &entry.source {
            for target in entry.target.iter().filter(|target| *target != source) {
                let key = (source.clone(), target.clone(), entry.relation.clone(), entry.factuality.clone());
                let tie = ties.entry(key).or_default();
                tie.relation.clone_from(&entry.relation);
                tie.factuality.clone_from(&entry.factuality);
                tie.count += 1;
                tie.last = entry.date.clone().max(tie.last.take());
            }
        }
    }
    let is_open =
        filter.kind.is_none() && filter.topic.is_none() && filter.from.is_none() && filter.to.is_none();
    for row in rows(store, STANCES)?.into_iter().filter(|_| is_open) {
        let get = |name: &str| row.get(name).cloned().unwrap_or_default();
        let holder = get("holderName");
        let toward = match row.get("proposition") {
            // Who opposes Taiwan's independence does not oppose Taiwan: the words are a node of their own.
            Some(proposition) => format!("“{}”", shortened(proposition)),
            None => get("towardName"),
        };
        let wanted = |name: &Option<String>| name.as_ref().is_none_or(|n| *n == holder || *n == toward);
        if holder == toward || !wanted(&filter.actor) || !wanted(&filter.with) {
            continue;
        }
        let relation = local(&get("relation")).to_owned();
        let factuality = if get("declared") == "true" { "reported" } else { "claimed" };
        let key = |told: &str| (holder.clone(), toward.clone(), relation.clone(), told.to_owned());
        if factuality != "reported" && ties.contains_key(&key("reported")) {
            continue;
        }
        let tie = ties.entry(key(factuality)).or_default();
        tie.relation = relation;
        tie.factuality = factuality.to_owned();
        tie.polarity = Some(local(&get("polarity")).to_owned());
        tie.count = tie.count.max(1);
    }
    let mut graph = DiGraph::new();
    let mut nodes: BTreeMap<String, NodeIndex> = BTreeMap::new();
    for ((source, target, _, _), tie) in ties {
        let from = *nodes.entry(source.clone()).or_insert_with(|| graph.add_node(source));
        let to = *nodes.entry(target.clone()).or_insert_with(|| graph.add_node(target));
        graph.add_edge(from, to, tie);
    }
    Ok(graph)
}

/// A network in the DOT language, the same text for the same graph.
pub fn dot(graph: &DiGraph<String, Tie>) -> String {
    let mut out = String::from("digraph demarche {\n");
    out.push_str("  graph [rankdir=LR, overlap=false, splines=true, fontname=\"Helvetica\"];\n");
    out.push_str(
        "  node [shape=box, style=\"rounded,filled\", fillcolor=\"#f4f6f8\", fontname=\"Helvetica\"];\n",
    );
    out.push_str("  edge [fontname=\"Helvetica\", fontsize=10];\n");
    let mut names: Vec<&String> = graph.node_weights().collect();
    names.sort();
    for name in names {
        let shape = if name.starts_with('“') { " [shape=plaintext, style=\"\", fontsize=10]" } else { "" };
        let _ = writeln!(out, "  {}{shape};", quoted(name));
    }
    let mut lines: Vec<String> = graph
        .edge_references()
        .map(|edge| {
            let (source, target) = (&graph[edge.source()], &graph[edge.target()]);
            format!("  {} -> {} [{}];\n", quoted(source), quoted(target), attributes(edge.weight()))
        })
        .collect();
    lines.sort();
    out.extend(lines);
    out.push_str("}\n");
    out
}

fn attributes(tie: &Tie) -> String {
    let style = match tie.factuality.as_str() {
        "reported" => "solid",
        "planned" => "dotted",
        _ => "dashed",
    };
    let color = match (tie.polarity.as_deref(), tie.relation.as_str()) {
        (Some("Support"), _) => "#1a7f37",
        (Some("Oppose"), _) => "#c0362c",
        _ => "#57606a",
    };
    let mut label = spaced(&tie.relation);
    if let Some(day) = &tie.last {
        let _ = write!(label, "\n{day}");
    }
    if tie.count > 1 {
        let _ = write!(label, " ×{}", tie.count);
    }
    format!("label={}, style={style}, color=\"{color}\", fontcolor=\"{color}\"", quoted(&label))
}

/// A proposition that fits on an edge's end.
fn shortened(words: &str) -> String {
    const MOST: usize = 48;
    if words.chars().count() <= MOST {
        return words.to_owned();
    }
    let cut: String = words.chars().take(MOST).collect();
    format!("{} …", cut.rsplit_once(' ').map_or(cut.as_str(), |(start, _)| start))
}

/// "spokeWith" as "spoke with".
pub fn spaced(relation: &str) -> String {
    let mut out = String::new();
    for c in relation.chars() {
        if c.is_uppercase() {
            out.push(' ');
        }
        out.extend(c.to_lowercase());
    }
    out
}

/// "spokeWith" as "spoke", where nobody is told with whom.
pub fn spaced_alone(relation: &str) -> String {
    const LINKS: [&str; 8] = ["With", "To", "Against", "From", "On", "Of", "Between", "At"];
    let verb = LINKS.iter().find_map(|link| relation.strip_suffix(link));
    spaced(verb.unwrap_or(relation))
}

/// A DOT string: quotes and backslashes escaped, line ends as `\n`.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_quotes_and_backslashes_stay_one_name() {
        assert_eq!(quoted("a \"b\" \\ c\nd"), "\"a \\\"b\\\" \\\\ c\\nd\"");
    }
}
