//! `demarche events`: the flat table, one row an event mention or, resolved, an event.

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};
use comfy_table::{ContentArrangement, Table, presets};
use demarche::store::{EVENTS, MENTIONS};
use demarche::view::timeline::date;
use demarche::view::{Row, local, rows};

use crate::cli::{Outcome, open, put, tell};

const COLUMNS: [&str; 31] = [
    "id",
    "type",
    "mode",
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
    "place_label",
    "date_earliest",
    "date_latest",
    "date_precision",
    "factuality",
    "negated",
    "claimant",
    "claimant_label",
    "article",
    "source_name",
    "published",
    "sentence",
    "span_begin",
    "span_end",
    "articles",
    "independent_sources",
    "quantities",
    "instrument",
];

/// Write the events as a table.
#[derive(Args, Debug)]
pub(crate) struct Events {
    #[arg(long, value_name = "DIR")]
    store: PathBuf,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// One row an event, on which all its mentions agree, instead of one row a mention
    #[arg(long)]
    resolved: bool,
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
        let rows = rows(&store, if self.resolved { EVENTS } else { MENTIONS })?;
        let found: Vec<Vec<String>> = rows.iter().map(cells).collect();
        match self.format {
            Format::Text => put(&table(&rows))?,
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
        get("id"),
        get("plover"),
        get("mode"),
        get("cameo"),
        last("relation"),
        list("sourceActor"),
        list("source"),
        list("sourceState"),
        list("targetActor"),
        list("target"),
        list("targetState"),
        list("topic"),
        get("placeId"),
        list("place"),
        get("earliest"),
        get("latest"),
        last("precision").to_lowercase(),
        last("factuality").to_lowercase(),
        get("negated"),
        get("claimantActor"),
        get("claimant"),
        get("identifier"),
        get("publisher"),
        get("published"),
        get("sentence"),
        get("begin"),
        get("end"),
        get("articles"),
        get("sources"),
        list("quantities"),
        list("instrument"),
    ]
}

fn json(cells: &[String]) -> String {
    let value = |text: &String| match text.as_str() {
        "" => serde_json::Value::Null,
        "true" => true.into(),
        "false" => false.into(),
        _ => text.clone().into(),
    };
    let number = |text: &String| text.parse::<u64>().map_or(serde_json::Value::Null, Into::into);
    let is_number =
        |name: &str| matches!(name, "span_begin" | "span_end" | "articles" | "independent_sources");
    let object: serde_json::Map<String, serde_json::Value> = COLUMNS
        .iter()
        .zip(cells)
        .map(|(name, cell)| ((*name).to_owned(), if is_number(name) { number(cell) } else { value(cell) }))
        .collect();
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

fn table(rows: &[Row]) -> String {
    let mut table = Table::new();
    table.load_preset(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(["date", "source", "relation", "target", "place", "factuality", "article"]);
    for row in rows {
        let get = |name: &str| row.get(name).cloned().unwrap_or_default();
        let list = |name: &str| get(name).replace('\t', ", ");
        table.add_row([
            date(row).unwrap_or_default(),
            list("source"),
            local(&get("relation")).to_owned(),
            list("target"),
            list("place"),
            local(&get("factuality")).to_lowercase(),
            get("identifier"),
        ]);
    }

    let text = table.to_string();
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n") + "\n"
}
