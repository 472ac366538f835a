//! `demarche timeline` and `demarche network`.

use std::fmt::Write as _;
use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};
use demarche::view::dot::{dot, network, spaced, spaced_alone};
use demarche::view::timeline::{Entry, timeline};

use crate::cli::{FilterArgs, Outcome, open, put, tell};

/// List events by date.
#[derive(Args, Debug)]
pub(crate) struct Timeline {
    #[arg(long, value_name = "DIR")]
    store: PathBuf,
    #[command(flatten)]
    filter: FilterArgs,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// How a view is written.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
}

impl Timeline {
    pub(crate) fn run(&self) -> Result<Outcome> {
        let store = open(&self.store)?;
        let Some(filter) = self.filter.filter(&store)? else { return Ok(Outcome::Nothing) };
        let entries = timeline(&store, &filter)?;
        if entries.is_empty() {
            tell("no events that fit");
            return Ok(Outcome::Nothing);
        }
        match self.format {
            Format::Text => put(&lines(&entries))?,
            Format::Json => put(&(serde_json::to_string_pretty(&entries)? + "\n"))?,
        }
        Ok(Outcome::Done)
    }
}

fn lines(entries: &[Entry]) -> String {
    entries.iter().map(line).collect()
}

/// An event as people read it: date, who, what, whom, where, and how sure it is.
pub(crate) fn line(entry: &Entry) -> String {
    let date = entry.date.as_deref().unwrap_or("undated");
    let source = if entry.source.is_empty() { "–".to_owned() } else { entry.source.join(" and ") };
    let mut out = format!("{date:<12}{source} ");
    if entry.target.is_empty() {
        out += &spaced_alone(&entry.relation);
    } else {
        let _ = write!(out, "{} {}", spaced(&entry.relation), entry.target.join(" and "));
    }
    if !entry.place.is_empty() {
        let _ = write!(out, " · {}", entry.place.join(", "));
    }
    if entry.factuality != "reported" {
        let _ = write!(out, " [{}]", entry.factuality);
    }
    if entry.articles > 1 {
        let sources = if entry.independent_sources == 1 { "source" } else { "sources" };
        let _ = write!(out, " ({} articles, {} {sources})", entry.articles, entry.independent_sources);
    }
    out.push('\n');
    out
}

/// Draw actors and their relations as Graphviz DOT.
#[derive(Args, Debug)]
pub(crate) struct Network {
    #[arg(long, value_name = "DIR")]
    store: PathBuf,
    #[command(flatten)]
    filter: FilterArgs,
}

impl Network {
    pub(crate) fn run(&self) -> Result<Outcome> {
        let store = open(&self.store)?;
        let Some(filter) = self.filter.filter(&store)? else { return Ok(Outcome::Nothing) };
        let graph = network(&store, &filter)?;
        put(&dot(&graph))?;
        Ok(if graph.edge_count() == 0 { Outcome::Nothing } else { Outcome::Done })
    }
}
