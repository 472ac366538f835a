//! Markdown fixtures: an article block, and the graph that it makes, compared exactly.
//!
//! A fixture has two blocks fenced by three backticks. `article`: its first line may be
//! `date: 2024-05-03`. `turtle`: the default graph without what the gazetteer says of actors and
//! places, and without counts and codes that follow from the event class; nodes without a readable
//! name are blank. `UPDATE_EXPECT=1` rewrites the second block: read it before you keep it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use demarche::article::{Article, read_bytes};
use demarche::{Knowledge, graph, read};
use oxrdf::{NamedOrBlankNode, Quad, Term};

const PREFIXES: [(&str, &str); 14] = [
    ("dm", "https://w3id.org/demarche/ns#"),
    ("actor", "https://w3id.org/demarche/actor/"),
    ("position", "https://w3id.org/demarche/position/"),
    ("place", "https://w3id.org/demarche/place/"),
    ("topic", "https://w3id.org/demarche/topic/"),
    ("office", "https://w3id.org/demarche/office/"),
    ("quantity", "https://w3id.org/demarche/quantity/"),
    ("instrument", "https://w3id.org/demarche/instrument/"),
    ("sem", "http://semanticweb.cs.vu.nl/2009/11/sem/"),
    ("org", "http://www.w3.org/ns/org#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ("prov", "http://www.w3.org/ns/prov#"),
];

/// What follows from the class of an event or from counting, and where it comes from.
const LEFT_OUT: [&str; 12] = [
    "dm:weight",
    "dm:mode",
    "prov:wasDerivedFrom",
    "dm:articles",
    "dm:independentSources",
    "dm:plover",
    "dm:cameo",
    "dm:month",
    "dm:relation",
    "dm:sourceState",
    "dm:targetState",
    "dm:holderState",
];

fn fixtures(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the fixtures").flatten() {
        let path = entry.path();
        if path.is_dir() {
            fixtures(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
    found.sort();
}

fn short(iri: &str) -> String {
    let prefix = PREFIXES.iter().find(|(_, base)| iri.starts_with(base));
    prefix.map_or_else(|| format!("<{iri}>"), |(name, base)| format!("{name}:{}", &iri[base.len()..]))
}

fn object(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => short(node.as_str()),
        Term::Literal(literal) if literal.datatype().as_str().ends_with("#string") => {
            format!("{:?}", literal.value())
        }
        Term::Literal(literal) if literal.datatype().as_str().ends_with("#boolean") => {
            literal.value().to_owned()
        }
        Term::Literal(literal) => format!("{:?}^^{}", literal.value(), short(literal.datatype().as_str())),
        Term::BlankNode(node) => node.to_string(),
    }
}

/// The default graph as Turtle: edges between actors first, then nodes.
fn turtle(quads: &[Quad]) -> String {
    let mut subjects: BTreeMap<String, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    for quad in quads {
        let NamedOrBlankNode::NamedNode(subject) = &quad.subject else { continue };
        let predicate = short(quad.predicate.as_str());
        let subject = short(subject.as_str());
        let object = object(&quad.object);
        let is_known = ["actor:", "place:", "topic:", "quantity:", "instrument:"]
            .iter()
            .any(|known| subject.starts_with(known));
        let is_edge = object.starts_with("actor:") || object.starts_with("position:");
        let is_left_out =
            LEFT_OUT.contains(&predicate.as_str()) || object == "sem:Event" || predicate == "dm:state";
        if is_left_out || is_known && !(is_edge && predicate.starts_with("dm:")) {
            continue;
        }
        subjects.entry(subject).or_default().entry(predicate).or_default().insert(object);
    }
    let mut statements: Vec<String> = Vec::new();
    for (subject, predicates) in subjects {
        let is_named = subject.starts_with("actor:") || subject.starts_with("position:");
        let name = if is_named { subject } else { "[]".to_owned() };
        // The kind first.
        let mut parts: Vec<String> = Vec::new();
        let kind = predicates.get("rdf:type").map(|kinds| format!("a {}", join(kinds)));
        parts.extend(kind);
        let others = predicates.iter().filter(|(predicate, _)| *predicate != "rdf:type");
        parts.extend(others.map(|(predicate, objects)| format!("{predicate} {}", join(objects))));
        statements.push(format!("{name} {} .\n", parts.join(" ;\n  ")));
    }
    statements.sort_by_key(|statement| (statement.starts_with("[]"), statement.clone()));
    statements.concat()
}

fn join(objects: &BTreeSet<String>) -> String {
    objects.iter().cloned().collect::<Vec<_>>().join(", ")
}

/// The text of a fenced block, and where it stands.
fn block<'a>(text: &'a str, name: &str) -> Option<(usize, &'a str)> {
    let start = text.find(&format!("```{name}\n"))? + name.len() + 4;
    let length = text[start..].find("```")?;
    Some((start, &text[start..start + length]))
}

fn check_syntax(path: &Path, block: &str) {
    let prefixes: String =
        PREFIXES.iter().map(|(name, base)| format!("@prefix {name}: <{base}> .\n")).collect();
    let text = prefixes + block;
    for triple in oxttl::TurtleParser::new().for_slice(text.as_bytes()) {
        triple.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
}

#[test]
fn every_fixture_makes_the_graph_that_it_says() {
    let knowledge = Knowledge::builtin().expect("the embedded ontology loads");
    let mut paths = Vec::new();
    fixtures(Path::new("tests/fixtures"), &mut paths);
    assert!(paths.len() >= 14);
    let mut differing = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).expect("a fixture");
        let (_, article) = block(&text, "article").expect("an article block");
        let (start, expected) = block(&text, "turtle").expect("a turtle block");
        let (first, rest) = article.split_once('\n').unwrap_or((article, ""));
        let published = first.strip_prefix("date: ").and_then(|day| day.trim().parse().ok());
        let body = if published.is_some() { rest } else { article };
        let mut articles =
            read_bytes(Path::new("fixture.txt"), body.trim_end().as_bytes()).expect("an article");
        let article = Article { published, ..articles.remove(0) };
        let evidence = graph::quads(&read(article, &knowledge), &knowledge.ontology);
        let found = turtle(&graph::corroborate(evidence.iter()));
        check_syntax(&path, &found);
        if found != expected {
            if std::env::var_os("UPDATE_EXPECT").is_some() {
                let updated = format!("{}{found}{}", &text[..start], &text[start + expected.len()..]);
                fs::write(&path, updated).expect("writing the fixture");
            }
            differing.push(format!("{}\n  expected:\n{expected}  found:\n{found}", path.display()));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}
