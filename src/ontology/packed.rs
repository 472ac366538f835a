//! Subjects as bytes. The build reads the Turtle of `ontology/` once and packs it, so that no command parses it again: the
//! names of files and properties, then the subjects, which give them by number.

use serde::{Deserialize, Serialize};

use crate::ontology::turtle::{Subject, Value};

#[derive(Serialize, Deserialize)]
pub(crate) struct PackedSubject<'a> {
    pub(crate) iri: &'a str,
    pub(crate) file: u32,
    pub(crate) line: u32,
    #[serde(borrow)]
    pub(crate) properties: Vec<(u32, PackedValue<'a>)>,
}

#[derive(Serialize, Deserialize)]
pub(crate) enum PackedValue<'a> {
    Iri(&'a str),
    Text(&'a str),
    #[serde(borrow)]
    Node(Box<PackedSubject<'a>>),
}

/// The subjects that the build packed, in their order, each unpacked when it is asked for.
pub(crate) fn unpack(
    bytes: &'static [u8],
) -> Result<impl Iterator<Item = Result<Subject, postcard::Error>>, postcard::Error> {
    let (names, bytes): (Vec<&'static str>, _) = postcard::take_from_bytes(bytes)?;
    let (count, mut bytes): (usize, _) = postcard::take_from_bytes(bytes)?;
    Ok((0..count).map(move |_| {
        let (subject, rest) = postcard::take_from_bytes(bytes)?;
        bytes = rest;
        Ok(unpacked(subject, &names))
    }))
}

fn unpacked(subject: PackedSubject<'static>, names: &[&'static str]) -> Subject {
    let properties = subject.properties.into_iter().map(|(name, value)| {
        let value = match value {
            PackedValue::Iri(iri) => Value::Iri(iri.into()),
            PackedValue::Text(text) => Value::Text(text.into()),
            PackedValue::Node(node) => Value::Node(Box::new(unpacked(*node, names))),
        };
        (names[name as usize].into(), value)
    });
    Subject {
        iri: subject.iri.to_owned(),
        file: names[subject.file as usize].into(),
        line: subject.line as usize,
        properties: properties.collect(),
    }
}
