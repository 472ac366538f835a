//! Subjects as bytes. The build reads the Turtle of `ontology/` once and packs it, so that no command parses it again.
//! First come the length of all texts in four bytes and the texts one after the other; then numbers, seven bits a byte,
//! which say how long each text is and what it is: the names of files and properties, then the subjects, which give
//! them by number.

use crate::ontology::turtle::{Subject, Value};

/// What a value is, beside the number of its property.
pub(crate) const KINDS: usize = 3;
pub(crate) const IRI: usize = 0;
pub(crate) const TEXT: usize = 1;
pub(crate) const NODE: usize = 2;

/// The subjects that the build packed, in their order, each unpacked when it is asked for; none where the bytes end too
/// early or are no text.
pub(crate) fn unpack(bytes: &'static [u8]) -> Option<impl Iterator<Item = Option<Subject>>> {
    let (length, bytes) = bytes.split_first_chunk()?;
    let (text, numbers) = bytes.split_at_checked(u32::from_le_bytes(*length) as usize)?;
    let mut packed = Packed { text: std::str::from_utf8(text).ok()?, numbers, names: Vec::new() };
    for _ in 0..packed.number()? {
        let name = packed.text()?;
        packed.names.push(name);
    }
    let count = packed.number()?;
    Some((0..count).map(move |_| packed.subject()))
}

/// What is still to be unpacked.
struct Packed {
    text: &'static str,
    numbers: &'static [u8],
    names: Vec<&'static str>,
}

impl Packed {
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..usize::BITS).step_by(7) {
            let (byte, rest) = self.numbers.split_first()?;
            self.numbers = rest;
            number |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn text(&mut self) -> Option<&'static str> {
        let length = self.number()?;
        let (text, rest) = self.text.split_at_checked(length)?;
        self.text = rest;
        Some(text)
    }

    fn subject(&mut self) -> Option<Subject> {
        let iri = self.text()?.to_owned();
        let file = self.number()?;
        let line = self.number()?;
        let count = self.number()?;
        let mut properties = Vec::with_capacity(count);
        for _ in 0..count {
            let property = self.number()?;
            let value = match property % KINDS {
                IRI => Value::Iri(self.text()?.into()),
                TEXT => Value::Text(self.text()?.into()),
                NODE => Value::Node(Box::new(self.subject()?)),
                _ => return None,
            };
            properties.push(((*self.names.get(property / KINDS)?).into(), value));
        }
        Some(Subject { iri, file: (*self.names.get(file)?).into(), line, properties })
    }
}
