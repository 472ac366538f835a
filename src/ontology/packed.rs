//! Subjects as bytes. The build reads the Turtle of `ontology/` once and packs it, so that no command parses it again.
//! There is a file with the texts one after the other, and one with numbers, seven bits a byte, which say how long each text is and what it is: the names of files and properties, how many subjects are of each
//! class, then the subjects, which give the names by number.

use crate::ontology::turtle::{Subject, Value};

/// What a value is, beside the number of its property.
pub(crate) const KINDS: usize = 3;
pub(crate) const IRI: usize = 0;
pub(crate) const TEXT: usize = 1;
pub(crate) const NODE: usize = 2;

/// The two files of a pack.
pub(crate) type Pack = (&'static str, &'static [u8]);

/// What the build packed and is still to be unpacked: subjects in their order, none where the bytes end too early.
pub(crate) struct Packed {
    text: &'static str,
    numbers: &'static [u8],
    names: Vec<&'static str>,
    /// How many subjects are of each class.
    pub(crate) classes: Vec<(&'static str, usize)>,
    left: usize,
}

impl Iterator for Packed {
    type Item = Option<Subject>;

    fn next(&mut self) -> Option<Option<Subject>> {
        self.left = self.left.checked_sub(1)?;
        Some(self.subject())
    }
}

impl Packed {
    /// None where the texts or the numbers end too early.
    pub(crate) fn new((text, numbers): Pack) -> Option<Packed> {
        let mut packed = Packed { text, numbers, names: Vec::new(), classes: Vec::new(), left: 0 };
        for _ in 0..packed.number()? {
            let name = packed.text()?;
            packed.names.push(name);
        }
        for _ in 0..packed.number()? {
            let class = (packed.text()?, packed.number()?);
            packed.classes.push(class);
        }
        packed.left = packed.number()?;
        Some(packed)
    }

    fn number(&mut self) -> Option<usize> {
        let (&byte, rest) = self.numbers.split_first()?;
        self.numbers = rest;
        if byte < 0x80 {
            return Some(usize::from(byte));
        }
        Some(usize::from(byte & 0x7f) | self.number()?.checked_mul(0x80)?)
    }

    fn text(&mut self) -> Option<&'static str> {
        let length = self.number()?;
        let (text, rest) = self.text.split_at_checked(length)?;
        self.text = rest;
        Some(text)
    }

    fn subject(&mut self) -> Option<Subject> {
        let iri = self.text()?.into();
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
