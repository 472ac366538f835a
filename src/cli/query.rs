//! `demarche query`: SPARQL from the command line, a file or standard input.

use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use comfy_table::{ContentArrangement, Table, presets};
use demarche::graph::PREFIXES;
use demarche::view::plain;
use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::sparql::QueryResults;
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};

use crate::cli::{Outcome, open, put};

/// Answer a SPARQL query; the known prefixes may be left out.
#[derive(Args, Debug)]
pub(crate) struct Query {
    /// The query, a file that holds it (.rq), or - for standard input
    query: String,
    #[arg(long, value_name = "DIR")]
    store: PathBuf,
    /// Of rows: table, json, csv, tsv; of graphs: turtle
    #[arg(long, value_enum)]
    format: Option<Format>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Json,
    Csv,
    Tsv,
    Turtle,
}

impl Query {
    pub(crate) fn run(&self) -> Result<Outcome> {
        let text = self.text()?;
        let store = open(&self.store)?;
        match store.query(&text)? {
            QueryResults::Boolean(answer) => {
                put(if answer { "true\n" } else { "false\n" })?;
                Ok(if answer { Outcome::Done } else { Outcome::Nothing })
            }
            QueryResults::Solutions(solutions) => self.rows(solutions),
            QueryResults::Graph(triples) => {
                let mut writer = RdfSerializer::from_format(RdfFormat::Turtle);
                for (prefix, iri) in PREFIXES {
                    writer = writer.with_prefix(prefix, iri)?;
                }
                let mut writer = writer.for_writer(Vec::new());
                let mut count = 0;
                for triple in triples {
                    writer.serialize_triple(&triple?)?;
                    count += 1;
                }
                put(&String::from_utf8(writer.finish()?)?)?;
                Ok(if count == 0 { Outcome::Nothing } else { Outcome::Done })
            }
        }
    }

    fn text(&self) -> Result<String> {
        if self.query == "-" {
            let mut text = String::new();
            std::io::stdin().read_to_string(&mut text).context("reading the query from standard input")?;
            return Ok(text);
        }
        let path = Path::new(&self.query);
        if path.extension().is_some_and(|e| e == "rq" || e == "sparql") {
            return std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()));
        }
        Ok(self.query.clone())
    }

    fn rows(&self, solutions: oxigraph::sparql::QuerySolutionIter<'_>) -> Result<Outcome> {
        let names: Vec<String> = solutions.variables().iter().map(|v| v.as_str().to_owned()).collect();
        let format = match self.format {
            Some(Format::Json) => Some(QueryResultsFormat::Json),
            Some(Format::Csv) => Some(QueryResultsFormat::Csv),
            Some(Format::Tsv) => Some(QueryResultsFormat::Tsv),
            Some(Format::Turtle) => {
                anyhow::bail!("turtle is for CONSTRUCT and DESCRIBE; this query gives rows")
            }
            Some(Format::Table) | None => None,
        };
        let mut count = 0;
        if let Some(format) = format {
            let variables = solutions.variables().to_vec();
            let mut writer = QueryResultsSerializer::from_format(format)
                .serialize_solutions_to_writer(Vec::new(), variables)?;
            for solution in solutions {
                let solution = solution?;
                writer.serialize(solution.iter())?;
                count += 1;
            }
            put(&String::from_utf8(writer.finish()?)?)?;
        } else {
            let mut table = Table::new();
            table
                .load_preset(presets::UTF8_HORIZONTAL_ONLY)
                .set_content_arrangement(ContentArrangement::Dynamic);
            table.set_header(&names);
            for solution in solutions {
                let solution = solution?;
                table.add_row(
                    names
                        .iter()
                        .map(|name| solution.get(name.as_str()).map_or(String::new(), |t| short(&plain(t)))),
                );
                count += 1;
            }
            put(&format!("{table}\n"))?;
        }
        Ok(if count == 0 { Outcome::Nothing } else { Outcome::Done })
    }
}

/// An IRI with its prefix.
fn short(text: &str) -> String {
    let known = PREFIXES
        .iter()
        .find_map(|(prefix, iri)| text.strip_prefix(iri).map(|rest| format!("{prefix}:{rest}")));
    known.unwrap_or_else(|| text.to_owned())
}
