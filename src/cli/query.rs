//! `demarche query`: SPARQL from the command line, a file or standard input, or a question by name.

use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use comfy_table::{ContentArrangement, Table, presets};
use demarche::graph::PREFIXES;
use demarche::store::Store;
use demarche::store::named::{NAMED, Named};
use demarche::view::plain;
use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::sparql::QueryResults;
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};

use crate::cli::{FilterArgs, Outcome, known_actors, open, put};

/// Answer a SPARQL query, or a question by name; known prefixes may be left out.
///
/// Questions by name: accusations, allies, changes, claims, disputes, supports; `--list` tells what each answers.
#[derive(Args, Debug)]
pub(crate) struct Query {
    /// The query, a file that holds it (.rq), - for standard input, or the name of a question
    #[arg(required_unless_present = "list")]
    query: Option<String>,
    #[arg(long, value_name = "DIR", required_unless_present = "list")]
    store: Option<PathBuf>,
    /// Say which questions have a name and what they take
    #[arg(long)]
    list: bool,
    /// What a question by name is about
    #[command(flatten)]
    filter: FilterArgs,
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
        if self.list {
            return questions();
        }
        let (Some(query), Some(folder)) = (&self.query, &self.store) else {
            anyhow::bail!("expected a query and --store");
        };
        let store = open(folder)?;
        let text = match Named::find(query) {
            Some(named) => match self.named(named, &store)? {
                Some(text) => text,
                None => return Ok(Outcome::Nothing),
            },
            None => self.text(query)?,
        };
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

    /// A question by name with the actors' labels; none when an actor is not in the graph.
    fn named(&self, named: Named, store: &Store) -> Result<Option<String>> {
        let given = self.given();
        if let Some((name, _)) =
            given.iter().find(|(name, value)| value.is_some() && !named.takes().contains(name))
        {
            anyhow::bail!("{} does not take --{name}; it takes --{}", named.name, named.takes().join(", --"));
        }
        if let Some(name) =
            named.needs().into_iter().find(|name| !given.iter().any(|(n, v)| n == name && v.is_some()))
        {
            anyhow::bail!("{} needs --{name}", named.name);
        }
        let Some([actor, with]) = known_actors(store, [&self.filter.actor, &self.filter.with])? else {
            return Ok(None);
        };
        let value = |name: &str| match name {
            "actor" => actor.clone(),
            "with" => with.clone(),
            _ => given.iter().find(|(known, _)| *known == name).and_then(|(_, value)| value.clone()),
        };
        Ok(Some(named.sparql(value)))
    }

    fn given(&self) -> [(&'static str, Option<String>); 6] {
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
        [
            ("actor", self.filter.actor.clone()),
            ("with", self.filter.with.clone()),
            ("type", self.filter.kind.clone()),
            ("topic", self.filter.topic.clone()),
            ("from", day(self.filter.from)),
            ("to", day(self.filter.to)),
        ]
    }

    fn text(&self, query: &str) -> Result<String> {
        if let Some((name, _)) = self.given().iter().find(|(_, value)| value.is_some()) {
            anyhow::bail!("--{name} is for a question by name: {}", names());
        }
        if query == "-" {
            let mut text = String::new();
            std::io::stdin().read_to_string(&mut text).context("reading the query from standard input")?;
            return Ok(text);
        }
        let path = Path::new(query);
        if path.extension().is_some_and(|e| e == "rq" || e == "sparql") {
            return std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()));
        }
        // No query is one word.
        if !query.contains(char::is_whitespace) {
            anyhow::bail!("{query:?} is no query, no .rq file and no question: {}", names());
        }
        Ok(query.to_owned())
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

fn names() -> String {
    NAMED.map(|named| named.name).join(", ")
}

/// The questions that have a name.
fn questions() -> Result<Outcome> {
    for named in NAMED {
        put(&format!("{}\t--{}\t{}\n", named.name, named.takes().join(" --"), named.about()))?;
    }
    Ok(Outcome::Done)
}

/// An IRI with its prefix.
fn short(text: &str) -> String {
    let known = PREFIXES
        .iter()
        .find_map(|(prefix, iri)| text.strip_prefix(iri).map(|rest| format!("{prefix}:{rest}")));
    known.unwrap_or_else(|| text.to_owned())
}
