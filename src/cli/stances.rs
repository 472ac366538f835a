//! `demarche stances`: who stands where on what, over time.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use demarche::view::stances::{StanceFilter, courses, text};

use crate::cli::views::Format;
use crate::cli::{Outcome, known_actors, open, put, tell};

/// Show who stands where on what: first and last expression, changes, and the words behind each.
#[derive(Args, Debug)]
pub(crate) struct Stances {
    #[arg(long, value_name = "DIR")]
    store: PathBuf,
    /// Only stances of this actor, and of who serves it
    #[arg(long, value_name = "NAME")]
    holder: Option<String>,
    /// Only on this topic or a narrower one
    #[arg(long)]
    topic: Option<String>,
    /// Only toward this actor or its positions
    #[arg(long, value_name = "NAME")]
    toward: Option<String>,
    /// First day, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    from: Option<chrono::NaiveDate>,
    /// Last day, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    to: Option<chrono::NaiveDate>,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl Stances {
    pub(crate) fn run(&self) -> Result<Outcome> {
        let store = open(&self.store)?;
        let Some([holder, toward]) = known_actors(&store, [&self.holder, &self.toward])? else {
            return Ok(Outcome::Nothing);
        };
        let topic = self.topic.clone();
        let filter = StanceFilter { holder, topic, toward, from: self.from, to: self.to };
        let found = courses(&store, &filter)?;
        if found.is_empty() {
            tell("no stances that fit");
            return Ok(Outcome::Nothing);
        }
        match self.format {
            Format::Text => put(&found.iter().map(text).collect::<Vec<_>>().join("\n"))?,
            Format::Json => put(&(serde_json::to_string_pretty(&found)? + "\n"))?,
        }
        Ok(Outcome::Done)
    }
}
