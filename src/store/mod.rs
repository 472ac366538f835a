//! The store: a folder with sorted N-Quads, loaded into memory and asked in SPARQL. A write goes to a
//! temporary file that is synced and renamed, so that a crash leaves the old state or the new one.
//! Knows no meaning.

pub mod named;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::sparql::{QueryResults, SparqlEvaluator};
use oxrdf::{GraphName, Quad};

use crate::error::{Error, Result};
use crate::graph::decision::{Decisions, is_decision};
use crate::graph::{PREFIXES, corroborate};

const FILE: &str = "graph.nq";
const LOCK: &str = "lock";

/// Queries that the views ask.
pub const EVENTS: &str = include_str!("queries/events.rq");
pub const STANCES: &str = include_str!("queries/stances.rq");
/// Every expression of a stance.
pub const EXPRESSIONS: &str = include_str!("queries/expressions.rq");
pub const MENTIONS: &str = include_str!("queries/mentions.rq");
pub const ACTORS: &str = include_str!("queries/actors.rq");
/// Other names of actors and the articles that use them.
pub const ALIASES: &str = include_str!("queries/aliases.rq");
pub const OFFICES: &str = include_str!("queries/offices.rq");
/// Kinds, states and possible identities of actors.
pub const KINDS: &str = include_str!("queries/kinds.rq");
pub const EDGE: &str = include_str!("queries/edge.rq");

/// A graph of articles, in a folder or in memory only.
pub struct Store {
    folder: Option<PathBuf>,
    /// Named graphs: the evidence of each article.
    evidence: BTreeSet<String>,
    quads: Vec<Quad>,
    graph: oxigraph::store::Store,
}

impl Store {
    /// An empty store in memory.
    ///
    /// # Errors
    /// When memory for it cannot be had.
    pub fn memory() -> Result<Self> {
        let graph = oxigraph::store::Store::new().map_err(|error| Error::Query(error.to_string()))?;
        Ok(Self { folder: None, evidence: BTreeSet::new(), quads: Vec::new(), graph })
    }

    /// Opens the store of a folder; a folder that is not there is an empty store.
    ///
    /// # Errors
    /// When the folder holds something else, or cannot be read.
    pub fn open(folder: &Path) -> Result<Self> {
        let mut store = Self { folder: Some(folder.to_owned()), ..Self::memory()? };
        let file = folder.join(FILE);
        if !file.exists() {
            let is_other = folder.is_file()
                || fs::read_dir(folder)
                    .is_ok_and(|mut entries| entries.any(|e| e.is_ok_and(|e| !is_ours(&e.file_name()))));
            if is_other {
                return Err(store.failed(
                    "expected a folder made by `demarche build`, or none; this one holds other files",
                ));
            }
            return Ok(store);
        }
        let reader = File::open(&file).map_err(|error| store.failed(error))?;
        for quad in RdfParser::from_format(RdfFormat::NQuads).for_reader(std::io::BufReader::new(reader)) {
            let quad = quad.map_err(|error| store.failed(format!("{FILE}: {error}")))?;
            if quad.graph_name != GraphName::DefaultGraph {
                store.evidence.insert(quad.to_string());
                store.quads.push(quad.clone());
            }
            store.graph.insert(&quad).map_err(|error| store.failed(error))?;
        }
        Ok(store)
    }

    /// Makes the folder, so that one that cannot be written is known before the articles are read.
    ///
    /// # Errors
    /// When the folder cannot be made or written.
    pub fn prepare(&self) -> Result<()> {
        let Some(folder) = &self.folder else { return Ok(()) };
        fs::create_dir_all(folder)
            .and_then(|()| File::create(folder.join(LOCK)))
            .map(|_| ())
            .map_err(|error| self.failed(format!("{error}; expected a folder that can be written")))
    }

    fn failed(&self, error: impl std::fmt::Display) -> Error {
        Error::Store { path: self.folder.clone().unwrap_or_default(), message: error.to_string() }
    }

    /// Adds the evidence of an article; what is there already changes nothing. Takes effect with
    /// [`Store::commit`].
    pub fn insert(&mut self, quads: Vec<Quad>) {
        for quad in quads {
            if self.evidence.insert(quad.to_string()) {
                self.quads.push(quad);
            }
        }
    }

    /// Takes back a statement; whether it was there. Takes effect with [`Store::commit`].
    pub fn remove(&mut self, quad: &Quad) -> bool {
        let was_there = self.evidence.remove(&quad.to_string());
        if was_there {
            self.quads.retain(|known| known != quad);
        }
        was_there
    }

    /// What people decided on the identity of actors.
    pub fn decisions(&self) -> Decisions {
        Decisions::of(self.quads.iter())
    }

    /// Makes the default graph anew and writes the folder.
    ///
    /// # Errors
    /// When the folder cannot be written; what was stored before is then still there.
    pub fn commit(&mut self) -> Result<()> {
        let derived = corroborate(self.quads.iter());
        let mut lines: Vec<String> = self.evidence.iter().map(|line| format!("{line} .\n")).collect();
        lines.extend(derived.iter().map(|quad| format!("{quad} .\n")));
        lines.sort();
        if let Some(folder) = self.folder.clone() {
            self.write(&folder, &lines)?;
        }
        self.graph.clear().map_err(|error| self.failed(error))?;
        let mut loader = self.graph.bulk_loader();
        loader
            .load_quads(self.quads.iter().cloned().chain(derived))
            .and_then(|()| loader.commit())
            .map_err(|error| self.failed(error))
    }

    fn write(&self, folder: &Path, lines: &[String]) -> Result<()> {
        fs::create_dir_all(folder).map_err(|error| self.failed(error))?;
        let lock = File::create(folder.join(LOCK)).map_err(|error| self.failed(error))?;
        lock.try_lock().map_err(|_| self.failed("another `demarche build` is writing it"))?;
        let temporary = folder.join(format!("{FILE}.new"));
        let file = File::create(&temporary).map_err(|error| self.failed(error))?;
        let mut out = BufWriter::new(file);
        for line in lines {
            out.write_all(line.as_bytes()).map_err(|error| self.failed(error))?;
        }
        let file = out.into_inner().map_err(|error| self.failed(error))?;
        file.sync_all().map_err(|error| self.failed(error))?;
        fs::rename(&temporary, folder.join(FILE)).map_err(|error| self.failed(error))?;
        // The new name itself must reach the disk, too.
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(|error| self.failed(error))
    }

    /// Whether nothing is stored.
    pub fn is_empty(&self) -> bool {
        self.quads.is_empty()
    }

    /// Articles, as named graphs.
    pub fn articles(&self) -> usize {
        let evidence = self.quads.iter().filter(|quad| !is_decision(quad));
        let graphs: BTreeSet<String> = evidence.map(|quad| quad.graph_name.to_string()).collect();
        graphs.len()
    }

    /// Answers a SPARQL query; known prefixes may be left out.
    ///
    /// # Errors
    /// When the query is not SPARQL, with the place of the error.
    pub fn query(&self, sparql: &str) -> Result<QueryResults<'_>> {
        let mut prefixes = String::new();
        for (prefix, iri) in PREFIXES {
            if !declares(sparql, prefix) {
                prefixes.push_str(&format!("PREFIX {prefix}: <{iri}> "));
            }
        }
        // One line, so that an error's line is the line of the query as typed.
        SparqlEvaluator::new()
            .parse_query(&format!("{prefixes}{sparql}"))
            .map_err(|error| {
                Error::Query(format!(
                    "{}; expected SPARQL 1.1",
                    as_typed(&error.to_string().replace('\n', " "), prefixes.len())
                ))
            })?
            .on_store(&self.graph)
            .execute()
            .map_err(|error| Error::Query(error.to_string()))
    }
}

/// A file of a store, or what a stopped build left.
fn is_ours(name: &std::ffi::OsStr) -> bool {
    name == LOCK || name == FILE || *name == *format!("{FILE}.new")
}

/// An error's place in the first line, counted without the prefixes that were put before the query.
fn as_typed(message: &str, added: usize) -> String {
    let place = |rest: &str| -> Option<String> {
        let digits = rest.find(|c: char| !c.is_ascii_digit())?;
        let column: usize = rest[..digits].parse().ok()?;
        Some(format!("error at 1:{}{}", column.checked_sub(added)?, &rest[digits..]))
    };
    message.strip_prefix("error at 1:").and_then(place).unwrap_or_else(|| message.to_owned())
}

fn declares(sparql: &str, prefix: &str) -> bool {
    let lower = sparql.to_lowercase();
    lower.split("prefix").skip(1).any(|rest| rest.trim_start().starts_with(&format!("{prefix}:")))
}
