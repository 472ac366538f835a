//! Subjects as bytes. The build reads the Turtle of `ontology/` once and packs it, so that no command parses it again: the
//! names of files and properties, then the subjects, which give them by number.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::ontology::turtle::{Subject, Value};

#[derive(Serialize, Deserialize)]
pub(crate) struct PackedSubject {
    pub(crate) iri: String,
    pub(crate) file: u32,
    pub(crate) line: u32,
    pub(crate) properties: Vec<(u32, PackedValue)>,
}

#[derive(Serialize, Deserialize)]
pub(crate) enum PackedValue {
    Iri(String),
    Text(String),
    Node(Box<PackedSubject>),
}

/// The subjects that the build packed, in their order, each unpacked when it is asked for.
pub(crate) fn unpack(
    bytes: &[u8],
) -> Result<impl Iterator<Item = Result<Subject, postcard::Error>>, postcard::Error> {
    let (names, bytes): (Vec<String>, _) = postcard::take_from_bytes(bytes)?;
    let (count, mut bytes): (usize, _) = postcard::take_from_bytes(bytes)?;
    let names: Vec<Arc<str>> = names.into_iter().map(Arc::from).collect();
    Ok((0..count).map(move |_| {
        let (subject, rest) = postcard::take_from_bytes(bytes)?;
        bytes = rest;
        Ok(unpacked(subject, &names))
    }))
}

fn unpacked(subject: PackedSubject, names: &[Arc<str>]) -> Subject {
    let properties = subject.properties.into_iter().map(|(name, value)| {
        let value = match value {
            PackedValue::Iri(iri) => Value::Iri(iri),
            PackedValue::Text(text) => Value::Text(text),
            PackedValue::Node(node) => Value::Node(Box::new(unpacked(*node, names))),
        };
        (names[name as usize].clone(), value)
    });
    Subject {
        iri: subject.iri,
        file: names[subject.file as usize].clone(),
        line: subject.line as usize,
        properties: properties.collect(),
    }
}
