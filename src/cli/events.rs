//! `demarche events`: the flat table, one row an event mention.

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};
use comfy_table::{ContentArrangement, Table, presets};
use demarche::store::MENTIONS;
use demarche::view::timeline::date;
use demarche::view::{Row, local, rows};

use crate::cli::{Outcome, open, put, tell};

const COLUMNS: [&str; 26] = [
    "id",
    "type",
    "cameo",
    "relation",
    "source",
    "source_label",
    "source_state",
    "target",
    "target_label",
    "target_state",
    "topic",
    "place",
    "date",
    "date_earliest",
    "date_latest",
    "date_precision",
    "factuality",
    "claimant",
    "article",
    "article_id",
    "source_name",
    "published",
    "sentence",
    "span_begin",
    "span_end",
    "class",
];

/// Write the events as a table.
#[derive(Args, Debug)]
pub(crate) struct Events {
    #[arg(long, value_name = "DIR")]
    store: PathBuf,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Csv,
    Jsonl,
}

impl Events {
    pub(crate) fn run(&self) -> Result<Outcome> {
        let store = open(&self.store)?;
        let found: Vec<Vec<String>> = rows(&store, MENTIONS)?.iter().map(cells).collect();
        match self.format {
            Format::Text => put(&table(&found))?,
            Format::Csv => put(&csv(&found)?)?,
            Format::Jsonl => {
                let lines: Vec<String> = found.iter().map(|cells| json(cells)).collect();
                put(&lines.concat())?;
            }
        }
        if found.is_empty() {
            tell("no events in this graph");
            return Ok(Outcome::Nothing);
        }
        Ok(Outcome::Done)
    }
}

fn cells(row: &Row) -> Vec<String> {
    let get = |name: &str| row.get(name).cloned().unwrap_or_default();
    let last = |name: &str| local(&get(name)).to_owned();
    let list = |name: &str| get(name).replace('\t', "; ");
    vec![
        last("mention"),
        get("plover"),
        get("cameo"),
        last("relation"),
        list("source"),
        list("source"),
        get("sourceState"),
        list("target"),
        list("target"),
        get("targetState"),
        get("topic"),
        get("place"),
        date(row).unwrap_or_default(),
        get("earliest"),
        get("latest"),
        last("precision").to_lowercase(),
        last("factuality").to_lowercase(),
        get("claimant"),
        last("article"),
        get("identifier"),
        get("publisher"),
        get("published"),
        get("sentence"),
        get("begin"),
        get("end"),
        last("class"),
    ]
}

fn json(cells: &[String]) -> String {
    let value = |text: &String| if text.is_empty() { serde_json::Value::Null } else { text.clone().into() };
    let object: serde_json::Map<String, serde_json::Value> =
        COLUMNS.iter().zip(cells).map(|(name, cell)| ((*name).to_owned(), value(cell))).collect();
    serde_json::Value::Object(object).to_string() + "\n"
}

fn csv(found: &[Vec<String>]) -> Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for cells in found {
        writer.write_record(cells)?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}

fn table(found: &[Vec<String>]) -> String {
    let shown = ["date", "source", "relation", "target", "place", "factuality", "article_id"];
    let mut table = Table::new();
    table.load_preset(presets::UTF8_HORIZONTAL_ONLY).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(shown);
    for cells in found {
        table.add_row(shown.iter().filter_map(|name| {
            let column = COLUMNS.iter().position(|other| other == name)?;
            cells.get(column)
        }));
    }
    format!("{table}\n")
}
