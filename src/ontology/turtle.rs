//! Turtle read into subjects with their properties. Knows the syntax and where each subject stands,
//! not what it means.

use std::collections::BTreeMap;

use oxrdf::{NamedOrBlankNode, Term};
use oxttl::TurtleParser;

use crate::error::{Error, Result};

const NS: &str = "https://w3id.org/demarche/ns#";

/// One subject of a file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Subject {
    pub(crate) iri: String,
    pub(crate) file: String,
    /// Line of its first statement, from 1.
    pub(crate) line: usize,
    properties: BTreeMap<String, Vec<Value>>,
}

#[derive(Clone, Debug)]
pub(crate) enum Value {
    Iri(String),
    Text(String),
    Node(Subject),
}

/// Reads a file's text into its named subjects, in the order of their first statement.
///
/// # Errors
/// Names the file and the line where the text is not Turtle.
pub(crate) fn subjects(file: &str, text: &str) -> Result<Vec<Subject>> {
    let mut order: Vec<String> = Vec::new();
    let mut named: BTreeMap<String, Subject> = BTreeMap::new();
    let mut blank: BTreeMap<String, Vec<(String, Term)>> = BTreeMap::new();
    let parser = TurtleParser::new().for_slice(text.as_bytes());
    let lines = Lines::new(text);
    let mut statements = Vec::new();
    for triple in parser {
        match triple {
            Ok(triple) => statements.push(triple),
            Err(error) => return Err(syntax(file, &error)),
        }
    }
    for triple in statements {
        let predicate = triple.predicate.into_string();
        match triple.subject {
            NamedOrBlankNode::BlankNode(node) => {
                blank.entry(node.into_string()).or_default().push((predicate, triple.object));
            }
            NamedOrBlankNode::NamedNode(node) => {
                let iri = node.into_string();
                let subject = named.entry(iri.clone()).or_insert_with(|| {
                    order.push(iri.clone());
                    Subject { iri, file: file.to_owned(), ..Subject::default() }
                });
                subject.properties.entry(predicate).or_default().push(match triple.object {
                    Term::BlankNode(node) => Value::Text(format!("_:{}", node.as_str())),
                    term => value(term),
                });
            }
        }
    }
    let mut subjects: Vec<Subject> = order.iter().filter_map(|iri| named.remove(iri)).collect();
    for subject in &mut subjects {
        subject.line = lines.of(&subject.iri);
        nest(subject, &blank);
    }
    Ok(subjects)
}

fn syntax(file: &str, error: &oxttl::TurtleSyntaxError) -> Error {
    let line = error.location().start.line as usize + 1;
    let message = error.message().to_owned();
    Error::Ontology { file: file.to_owned(), line, message }
}

fn value(term: Term) -> Value {
    match term {
        Term::NamedNode(node) => Value::Iri(node.into_string()),
        Term::Literal(literal) => Value::Text(literal.value().to_owned()),
        Term::BlankNode(node) => Value::Text(node.into_string()),
    }
}

/// Puts the properties of blank nodes where they are named.
fn nest(subject: &mut Subject, blank: &BTreeMap<String, Vec<(String, Term)>>) {
    let (file, line) = (subject.file.clone(), subject.line);
    for values in subject.properties.values_mut() {
        for slot in values.iter_mut() {
            let Value::Text(text) = slot else { continue };
            let Some(statements) = text.strip_prefix("_:").and_then(|node| blank.get(node)) else { continue };
            let mut inner = Subject { file: file.clone(), line, ..Subject::default() };
            for (predicate, object) in statements {
                inner.properties.entry(predicate.clone()).or_default().push(value(object.clone()));
            }
            *slot = Value::Node(inner);
        }
    }
}

/// Finds the line on which a subject begins, by its local name.
struct Lines(BTreeMap<String, usize>);

impl Lines {
    fn new(text: &str) -> Self {
        let mut found = BTreeMap::new();
        for (number, line) in text.lines().enumerate() {
            let first = line.split_whitespace().next().unwrap_or_default();
            if !line.starts_with([' ', '\t', '#', '@'])
                && let Some((_, local)) = first.split_once(':')
            {
                found.entry(local.to_owned()).or_insert(number + 1);
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
    fn values(&self, property: &str) -> &[Value] {
        let iri = match property.split_once(':') {
            Some(("skos", local)) => format!("http://www.w3.org/2004/02/skos/core#{local}"),
            Some(("rdfs", local)) => format!("http://www.w3.org/2000/01/rdf-schema#{local}"),
            Some(("rdf", local)) => format!("http://www.w3.org/1999/02/22-rdf-syntax-ns#{local}"),
            _ => format!("{NS}{property}"),
        };
        self.properties.get(&iri).map_or(&[], Vec::as_slice)
    }

    /// Local name of the first `dm:` class.
    pub(crate) fn class(&self) -> Option<&str> {
        self.values("rdf:type").iter().find_map(|value| match value {
            Value::Iri(iri) => iri.strip_prefix(NS),
            _ => None,
        })
    }

    pub(crate) fn texts(&self, property: &str) -> Vec<String> {
        self.values(property)
            .iter()
            .filter_map(|value| match value {
                Value::Text(text) => Some(text.clone()),
                _ => None,
            })
            .collect()
    }

    pub(crate) fn text(&self, property: &str) -> Option<String> {
        self.texts(property).into_iter().next()
    }

    pub(crate) fn iris(&self, property: &str) -> Vec<String> {
        self.values(property)
            .iter()
            .filter_map(|value| match value {
                Value::Iri(iri) => Some(iri.clone()),
                _ => None,
            })
            .collect()
    }

    pub(crate) fn iri_of(&self, property: &str) -> Option<String> {
        self.iris(property).into_iter().next()
    }

    pub(crate) fn nodes(&self, property: &str) -> Vec<&Subject> {
        self.values(property)
            .iter()
            .filter_map(|value| match value {
                Value::Node(node) => Some(node),
                _ => None,
            })
            .collect()
    }

    pub(crate) fn flag(&self, property: &str) -> bool {
        self.text(property).is_some_and(|text| text == "true")
    }

    /// An error that names the place of this subject.
    pub(crate) fn wrong(&self, message: impl Into<String>) -> Error {
        let name = self.iri.rsplit(['/', '#']).next().unwrap_or_default();
        Error::Ontology {
            file: self.file.clone(),
            line: self.line,
            message: format!("{name}: {}", message.into()),
        }
    }

    pub(crate) fn needed(&self, property: &str) -> Result<String> {
        self.text(property).ok_or_else(|| self.wrong(format!("expected {property}")))
    }

    /// Adds the statements of another description of the same subject.
    pub(crate) fn add(&mut self, other: Subject) {
        for (property, values) in other.properties {
            self.properties.entry(property).or_default().extend(values);
        }
    }
}
