//! Reads the Turtle of `ontology/`, checks its syntax, and packs what it describes for the program to embed.

#[path = "src/error.rs"]
#[expect(dead_code, unreachable_pub, reason = "the build meets few of the errors and is no library")]
mod error;

#[expect(dead_code, reason = "the build reads subjects and does not look into them")]
#[path = "src/ontology"]
mod ontology {
    pub(crate) mod packed;
    pub(crate) mod turtle;
}

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use ontology::packed::{PackedSubject, PackedValue};
use ontology::turtle::{Described, Subject, Value, subjects};

/// What the text layer reads by itself; all other files are one ontology.
const ENGLISH: &str = "english.ttl";
/// What the article layer reads by itself.
const PAGES: &str = "pages.ttl";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for path in ["ontology", "src/ontology/packed.rs", "src/ontology/turtle.rs", "src/error.rs"] {
        println!("cargo:rerun-if-changed={path}");
    }
    let folder = Path::new("ontology");
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".ttl") && name != PAGES && name != ENGLISH {
            files.push(name);
        }
    }
    files.sort();
    let (examples, rest) = apart(described(folder, &files)?);
    write("ontology.packed", &rest)?;
    write("examples.packed", &examples)?;
    write("english.packed", &described(folder, &[ENGLISH.to_owned()])?)
}

/// What files describe, each subject once, in the order of the IRIs.
fn described(folder: &Path, files: &[String]) -> Result<Vec<Subject>, Box<dyn std::error::Error>> {
    let mut all = Described::default();
    for file in files {
        let text = std::fs::read_to_string(folder.join(file))?;
        for subject in subjects(file, &text)? {
            all.add(subject);
        }
    }
    Ok(all.in_order())
}

/// Example sentences, which reading articles does not need, and all the rest.
fn apart(subjects: Vec<Subject>) -> (Vec<Subject>, Vec<Subject>) {
    let mut examples = Vec::new();
    let mut rest = Vec::new();
    for subject in subjects {
        let (own, others): (Vec<_>, Vec<_>) = subject
            .properties
            .iter()
            .cloned()
            .partition(|(name, _)| matches!(&**name, "example" | "counterExample"));
        if !own.is_empty() {
            examples.push(Subject { properties: own, ..subject.clone() });
        }
        rest.push(Subject { properties: others, ..subject });
    }
    (examples, rest)
}

fn write(name: &str, subjects: &[Subject]) -> Result<(), Box<dyn std::error::Error>> {
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("cargo sets no OUT_DIR")?);
    std::fs::write(out.join(name), packed(subjects)?)?;
    Ok(())
}

fn packed(subjects: &[Subject]) -> Result<Vec<u8>, postcard::Error> {
    let mut packer = Packer::default();
    let subjects: Vec<PackedSubject> = subjects.iter().map(|subject| packer.subject(subject)).collect();
    postcard::to_allocvec(&(packer.names, subjects))
}

/// Numbers the names of files and properties.
#[derive(Default)]
struct Packer {
    names: Vec<String>,
    numbers: HashMap<String, u32>,
}

impl Packer {
    fn subject<'a>(&mut self, subject: &'a Subject) -> PackedSubject<'a> {
        let properties = subject.properties.iter();
        PackedSubject {
            iri: &subject.iri,
            file: self.number(&subject.file),
            line: u32::try_from(subject.line).unwrap_or(u32::MAX),
            properties: properties.map(|(name, value)| (self.number(name), self.value(value))).collect(),
        }
    }

    fn value<'a>(&mut self, value: &'a Value) -> PackedValue<'a> {
        match value {
            Value::Iri(iri) => PackedValue::Iri(iri),
            Value::Text(text) => PackedValue::Text(text),
            // A blank node that describes nothing is its name.
            Value::Blank(name) => PackedValue::Text(name),
            Value::Node(node) => PackedValue::Node(Box::new(self.subject(node))),
        }
    }

    fn number(&mut self, name: &str) -> u32 {
        let next = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        *self.numbers.entry(name.to_owned()).or_insert_with(|| {
            self.names.push(name.to_owned());
            next
        })
    }
}
