//! Markdown fixtures: an article block, and the facts that it tells, compared exactly.
//!
//! A fixture has blocks fenced by three backticks: `article` (first line may be `date: 2024-05-03`),
//! then `facts`, one line an event mention, stance, claim or role. `UPDATE_EXPECT=1` rewrites them.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use demarche::article::Article;
use demarche::extract::{EventDate, Extraction, Participant, Toward};
use demarche::{Knowledge, read};

fn fixtures(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the fixtures").flatten() {
        let path = entry.path();
        if path.is_dir() {
            fixtures(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
    found.sort();
}

fn names(extraction: &Extraction, participants: &[Participant]) -> String {
    let labels: Vec<&str> =
        participants.iter().map(|p| extraction.entities[p.entity].label.as_str()).collect();
    if labels.is_empty() { "–".to_owned() } else { labels.join(" + ") }
}

fn date(date: Option<EventDate>) -> String {
    let Some(date) = date else { return String::new() };
    let day = |day: Option<NaiveDate>| day.map_or("…".to_owned(), |day| day.to_string());
    let precision = format!("{:?}", date.range.precision).to_lowercase();
    format!(" on {}/{} ({precision})", day(date.range.earliest), day(date.range.latest))
}

fn last(iri: &str) -> &str {
    iri.rsplit(['/', '#']).next().unwrap_or(iri)
}

/// One line a fact, in text order, in words that a reader of news can check.
fn facts(extraction: &Extraction) -> String {
    let mut out = String::new();
    for event in &extraction.events {
        let place =
            event.place.map_or(String::new(), |p| format!(" in {}", extraction.entities[p.entity].label));
        let claimant =
            event.claimant.map_or(String::new(), |c| format!(" by {}", extraction.entities[c].label));
        let _ = writeln!(
            out,
            "event {}: {} → {}{}{place} [{}{claimant}]",
            last(&event.class),
            names(extraction, &event.sources),
            names(extraction, &event.targets),
            date(event.date),
            format!("{:?}", event.factuality).to_lowercase(),
        );
    }
    for stance in &extraction.stances {
        let toward = match &stance.toward {
            Toward::Actor(actor) => names(extraction, &[*actor]),
            Toward::Position { of, topic } => {
                format!("position of {} on {}", names(extraction, &[*of]), topic.as_deref().map_or("?", last))
            }
            Toward::Proposition { span, .. } => format!("“{}”", extraction.document.text(*span)),
        };
        let holder = names(extraction, &[stance.holder]);
        let declared = if stance.is_declared { "declared" } else { "told" };
        let _ = writeln!(out, "stance {holder} {} {toward} [{declared}]", stance.relation);
    }
    for claim in &extraction.claims {
        let claimant = names(extraction, &[claim.claimant]);
        let manner = format!("{:?}", claim.manner);
        let _ = writeln!(out, "claim {claimant} ({manner}): {}", extraction.document.text(claim.content));
    }
    for role in &extraction.roles {
        let state = role.state.as_deref().map_or("?", last);
        let status = format!("{:?}", role.status).to_lowercase();
        let _ = writeln!(
            out,
            "role {}: {} of {state} [{status}]",
            names(extraction, &[role.person]),
            role.office_label
        );
    }
    out
}

/// The text of a fenced block, and where it stands.
fn block<'a>(text: &'a str, name: &str) -> Option<(usize, &'a str)> {
    let start = text.find(&format!("```{name}\n"))? + name.len() + 4;
    let length = text[start..].find("```")?;
    Some((start, &text[start..start + length]))
}

#[test]
fn every_fixture_tells_what_it_says() {
    let knowledge = Knowledge::builtin().expect("the embedded ontology loads");
    let mut paths = Vec::new();
    fixtures(Path::new("tests/fixtures"), &mut paths);
    assert!(!paths.is_empty());
    let mut differing = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).expect("a fixture");
        let (_, article) = block(&text, "article").expect("an article block");
        let (start, expected) = block(&text, "facts").expect("a facts block");
        let (first, rest) = article.split_once('\n').unwrap_or((article, ""));
        let published = first.strip_prefix("date: ").and_then(|day| day.trim().parse().ok());
        let body = if published.is_some() { rest } else { article };
        let article = Article { published, ..Article::plain("fixture", body.trim_end()) };
        let found = facts(&read(article, &knowledge));
        if found != expected {
            if std::env::var_os("UPDATE_EXPECT").is_some() {
                let updated = format!("{}{found}{}", &text[..start], &text[start + expected.len()..]);
                fs::write(&path, updated).expect("writing the fixture");
            }
            differing.push(format!("{}\n  expected:\n{expected}  found:\n{found}", path.display()));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}
