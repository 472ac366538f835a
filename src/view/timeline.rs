//! Timelines: events in the order of their dates, with the precision that each date has.

use serde::Serialize;

use crate::error::Result;
use crate::store::{EVENTS, Store};
use crate::view::{Filter, Row, local, rows};

/// One event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// `2026-02-01`, `2025-12`, `2016`, `before 2024-01-01`; none is undated.
    pub date: Option<String>,
    pub source: Vec<String>,
    pub relation: String,
    pub target: Vec<String>,
    pub place: Vec<String>,
    pub topic: Vec<String>,
    pub plover: String,
    pub cameo: String,
    pub factuality: String,
    pub articles: usize,
    pub independent_sources: usize,
    pub sentence: String,
    pub event: String,
}

/// The events that a filter lets through, dated ones first.
///
/// # Errors
/// When the store cannot be asked.
pub fn timeline(store: &Store, filter: &Filter) -> Result<Vec<Entry>> {
    let mut entries: Vec<Entry> = rows(store, EVENTS)?
        .into_iter()
        .filter(|row| filter.lets_through(row))
        .map(|row| entry(&row))
        .collect();
    entries.sort_by(|a, b| (a.date.is_none(), &a.date, &a.event).cmp(&(b.date.is_none(), &b.date, &b.event)));
    Ok(entries)
}

fn entry(row: &Row) -> Entry {
    let get = |name: &str| row.get(name).cloned().unwrap_or_default();
    let list = |name: &str| {
        let mut found: Vec<String> =
            get(name).split('\t').filter(|part| !part.is_empty()).map(str::to_owned).collect();
        found.sort();
        found
    };
    Entry {
        date: date(row),
        source: list("source"),
        relation: local(&get("relation")).to_owned(),
        target: list("target"),
        place: list("place"),
        topic: list("topic"),
        plover: get("plover"),
        cameo: get("cameo"),
        factuality: local(&get("factuality")).to_lowercase(),
        articles: get("articles").parse().unwrap_or(0),
        independent_sources: get("sources").parse().unwrap_or(0),
        sentence: get("sentence"),
        event: get("id"),
    }
}

/// The date of a row, as precise as it is.
pub fn date(row: &Row) -> Option<String> {
    let day = |name: &str| row.get(name).filter(|day| !day.is_empty());
    let (earliest, latest) = (day("earliest"), day("latest"));
    match (row.get("precision").map(|p| local(p)), earliest, latest) {
        (Some("Month"), Some(day), _) => Some(day[..7].to_owned()),
        (Some("Year"), Some(day), _) => Some(day[..4].to_owned()),
        (Some("Before"), _, Some(day)) => Some(format!("before {day}")),
        (Some("After"), Some(day), _) => Some(format!("after {day}")),
        (_, Some(a), Some(b)) if a != b => Some(format!("{a}/{b}")),
        (_, a, b) => a.or(b).cloned(),
    }
}
