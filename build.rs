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

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use ontology::packed::{IRI, KINDS, NODE, TEXT};
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
    write("ontology", &rest)?;
    write("examples", &examples)?;
    write("english", &described(folder, &[ENGLISH.to_owned()])?)
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
    let (texts, numbers) = packed(subjects);
    std::fs::write(out.join(name).with_extension("texts"), texts)?;
    std::fs::write(out.join(name).with_extension("numbers"), numbers)?;
    Ok(())
}

fn packed(subjects: &[Subject]) -> (String, Vec<u8>) {
    let mut packer = Packer::default();
    let mut classes: BTreeMap<&str, usize> = BTreeMap::new();
    for class in subjects.iter().filter_map(Subject::class) {
        *classes.entry(class).or_default() += 1;
    }
    packer.count(classes.len());
    for (class, count) in classes {
        packer.text(class);
        packer.count(count);
    }
    packer.count(subjects.len());
    subjects.iter().for_each(|subject| packer.subject(subject));
    let mut names = Packer::default();
    names.count(packer.names.len());
    packer.names.iter().for_each(|name| names.text(name));
    (names.text + &packer.text, [names.numbers, packer.numbers].concat())
}

/// Writes texts and numbers, and numbers the names of files and properties.
#[derive(Default)]
struct Packer {
    text: String,
    numbers: Vec<u8>,
    names: Vec<String>,
    places: HashMap<String, usize>,
}

impl Packer {
    fn subject(&mut self, subject: &Subject) {
        self.text(&subject.iri);
        let file = self.name(&subject.file);
        self.count(file);
        self.count(subject.line);
        self.count(subject.properties.len());
        for (name, value) in &subject.properties {
            let name = KINDS * self.name(name);
            let (kind, text): (usize, &str) = match value {
                Value::Iri(iri) => (IRI, iri),
                Value::Text(text) => (TEXT, text),
                // A blank node that describes nothing is its name.
                Value::Blank(text) => (TEXT, text),
                Value::Node(node) => {
                    self.count(name + NODE);
                    self.subject(node);
                    continue;
                }
            };
            self.count(name + kind);
            self.text(text);
        }
    }

    fn text(&mut self, text: &str) {
        self.count(text.len());
        self.text.push_str(text);
    }

    /// Seven bits a byte, the lowest first; the eighth says that more follow.
    fn count(&mut self, mut number: usize) {
        while number > 0x7f {
            self.numbers.push((number & 0x7f) as u8 | 0x80);
            number >>= 7;
        }
        self.numbers.push(number as u8);
    }

    fn name(&mut self, name: &str) -> usize {
        *self.places.entry(name.to_owned()).or_insert_with(|| {
            self.names.push(name.to_owned());
            self.names.len() - 1
        })
    }
}
