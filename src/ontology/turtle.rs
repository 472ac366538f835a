//! Turtle read into subjects with their properties. Knows the syntax and where each subject stands,
//! not what it means.

use std::borrow::Cow;
use std::collections::HashMap;

use oxrdf::{NamedOrBlankNode, Term};
use oxttl::TurtleParser;

use crate::error::{Error, Result};

const NS: &str = "https://w3id.org/demarche/ns#";

/// What the names of properties begin with, and how they are written here.
const PREFIXES: [(&str, &str); 4] = [
    (NS, ""),
    ("http://www.w3.org/2004/02/skos/core#", "skos:"),
    ("http://www.w3.org/2000/01/rdf-schema#", "rdfs:"),
    ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:"),
];

/// One subject of a file.
#[derive(Clone, Debug)]
pub(crate) struct Subject {
    pub(crate) iri: Cow<'static, str>,
    pub(crate) file: Cow<'static, str>,
    /// Line of its first statement, from 1.
    pub(crate) line: usize,
    /// In the order of the file, by short names: "adjective", "skos:prefLabel".
    pub(crate) properties: Vec<(Cow<'static, str>, Value)>,
}

#[derive(Clone, Debug)]
pub(crate) enum Value {
    Iri(Cow<'static, str>),
    Text(Cow<'static, str>),
    /// A blank node, until it is put in place.
    Blank(String),
    Node(Box<Subject>),
}

impl Value {
    fn text(&self) -> Option<&Cow<'static, str>> {
        match self {
            Value::Text(text) => Some(text),
            Value::Iri(_) | Value::Blank(_) | Value::Node(_) => None,
        }
    }
}

/// Reads a file's text into its named subjects, in the order of their first statement.
///
/// # Errors
/// Names the file and the line where the text is not Turtle.
pub(crate) fn subjects(file: &str, text: &str) -> Result<Vec<Subject>> {
    let lines = Lines::new(text);
    let file: Cow<'static, str> = file.to_owned().into();
    let mut found: Vec<Subject> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut blank: HashMap<String, Vec<(Cow<'static, str>, Value)>> = HashMap::new();
    let mut names: HashMap<String, Cow<'static, str>> = HashMap::new();
    for triple in TurtleParser::new().for_slice(text.as_bytes()) {
        let triple = triple.map_err(|error| syntax(&file, &error))?;
        let name = match names.get(triple.predicate.as_str()) {
            Some(name) => name.clone(),
            None => names
                .entry(triple.predicate.into_string())
                .or_insert_with_key(|iri| short(iri).into())
                .clone(),
        };
        let statement = (name, value(triple.object));
        match triple.subject {
            NamedOrBlankNode::BlankNode(node) => blank.entry(node.into_string()).or_default().push(statement),
            NamedOrBlankNode::NamedNode(node) => {
                let is_same = found.last().is_some_and(|last| last.iri == node.as_str());
                let place = match is_same {
                    true => found.len() - 1,
                    false => *places.entry(node.into_string()).or_insert_with_key(|iri| {
                        let line = lines.of(iri);
                        found.push(Subject {
                            iri: iri.clone().into(),
                            file: file.clone(),
                            line,
                            properties: Vec::new(),
                        });
                        found.len() - 1
                    }),
                };
                found[place].properties.push(statement);
            }
        }
    }
    if !blank.is_empty() {
        for subject in &mut found {
            nest(subject, &blank);
        }
    }
    Ok(found)
}

/// The short name of a property.
fn short(predicate: &str) -> String {
    let known = PREFIXES.iter().find_map(|(long, short)| Some((short, predicate.strip_prefix(long)?)));
    known.map_or_else(|| predicate.to_owned(), |(short, local)| format!("{short}{local}"))
}

fn syntax(file: &str, error: &oxttl::TurtleSyntaxError) -> Error {
    let line = error.location().start.line as usize + 1;
    let message = error.message().to_owned();
    Error::Ontology { file: file.to_owned(), line, message }
}

fn value(term: Term) -> Value {
    match term {
        Term::NamedNode(node) => Value::Iri(node.into_string().into()),
        Term::Literal(literal) => Value::Text(literal.destruct().0.into()),
        Term::BlankNode(node) => Value::Blank(node.into_string()),
    }
}

/// Puts the properties of blank nodes where they are named.
fn nest(subject: &mut Subject, blank: &HashMap<String, Vec<(Cow<'static, str>, Value)>>) {
    let (file, line) = (subject.file.clone(), subject.line);
    for (_, slot) in &mut subject.properties {
        let Value::Blank(node) = slot else { continue };
        let Some(properties) = blank.get(node).cloned() else { continue };
        let inner = Subject { iri: Cow::default(), file: file.clone(), line, properties };
        *slot = Value::Node(Box::new(inner));
    }
}

/// Finds the line on which a subject begins, by its local name.
struct Lines<'a>(HashMap<&'a str, usize>);

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        let mut found = HashMap::new();
        for (number, line) in text.lines().enumerate() {
            if line.starts_with([' ', '\t', '#', '@']) {
                continue;
            }
            let first = line.split(' ').next().unwrap_or_default();
            if let Some((_, local)) = first.split_once(':') {
                found.entry(local).or_insert(number + 1);
            }
        }
        Self(found)
    }

    fn of(&self, iri: &str) -> usize {
        let local = iri.rsplit(['/', '#']).next().unwrap_or(iri);
        self.0.get(local).copied().unwrap_or(1)
    }
}

impl Subject {
    fn values<'a>(&'a self, property: &'a str) -> impl Iterator<Item = &'a Value> {
        self.properties.iter().filter(move |(name, _)| **name == *property).map(|(_, value)| value)
    }

    /// Local name of the first `dm:` class.
    pub(crate) fn class(&self) -> Option<&str> {
        self.values("rdf:type").find_map(|value| match value {
            Value::Iri(iri) => iri.strip_prefix(NS),
            _ => None,
        })
    }

    pub(crate) fn texts(&self, property: &str) -> Vec<Cow<'static, str>> {
        self.values(property).filter_map(Value::text).cloned().collect()
    }

    pub(crate) fn text(&self, property: &str) -> Option<Cow<'static, str>> {
        self.first_text(property).cloned()
    }

    fn first_text<'a>(&'a self, property: &'a str) -> Option<&'a Cow<'static, str>> {
        self.values(property).find_map(Value::text)
    }

    pub(crate) fn iris(&self, property: &str) -> Vec<Cow<'static, str>> {
        self.values(property)
            .filter_map(|value| match value {
                Value::Iri(iri) => Some(iri.clone()),
                _ => None,
            })
            .collect()
    }

    pub(crate) fn iri_of(&self, property: &str) -> Option<Cow<'static, str>> {
        self.values(property).find_map(|value| match value {
            Value::Iri(iri) => Some(iri.clone()),
            _ => None,
        })
    }

    pub(crate) fn nodes<'a>(&'a self, property: &'a str) -> Vec<&'a Subject> {
        self.values(property)
            .filter_map(|value| match value {
                Value::Node(node) => Some(&**node),
                _ => None,
            })
            .collect()
    }

    pub(crate) fn flag(&self, property: &str) -> bool {
        self.first_text(property).is_some_and(|text| *text == "true")
    }

    /// An error that names the place of this subject.
    pub(crate) fn wrong(&self, message: impl Into<String>) -> Error {
        let name = self.iri.rsplit(['/', '#']).next().unwrap_or_default();
        Error::Ontology {
            file: self.file.to_string(),
            line: self.line,
            message: format!("{name}: {}", message.into()),
        }
    }

    pub(crate) fn needed(&self, property: &str) -> Result<Cow<'static, str>> {
        self.text(property).ok_or_else(|| self.wrong(format!("expected {property}")))
    }

    /// Adds the statements of another description of the same subject.
    pub(crate) fn add(&mut self, other: Subject) {
        self.properties.extend(other.properties);
    }
}

/// Subjects by their IRI, however many files describe them.
#[derive(Default)]
pub(crate) struct Described {
    subjects: Vec<Option<Subject>>,
    places: HashMap<Cow<'static, str>, usize>,
}

impl Described {
    pub(crate) fn add(&mut self, subject: Subject) {
        match self.places.get(&subject.iri).map(|&place| &mut self.subjects[place]) {
            Some(Some(known)) => known.add(subject),
            Some(gap) => *gap = Some(subject),
            None => {
                self.places.insert(subject.iri.clone(), self.subjects.len());
                self.subjects.push(Some(subject));
            }
        }
    }

    pub(crate) fn remove(&mut self, iri: &str) {
        if let Some(&place) = self.places.get(iri) {
            self.subjects[place] = None;
        }
    }

    pub(crate) fn in_order(self) -> Vec<Subject> {
        let mut all: Vec<Subject> = self.subjects.into_iter().flatten().collect();
        all.sort_by(|a, b| a.iri.cmp(&b.iri));
        all
    }
}
