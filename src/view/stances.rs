//! Stances over time: where a holder stands on a topic or toward somebody, when it is first and last said, and where
//! it changes.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::NaiveDate;
use serde::Serialize;

use crate::error::Result;
use crate::store::{EXPRESSIONS, Store};
use crate::view::dot::spaced;
use crate::view::{Row, local, rows};

/// What is asked for; an empty filter lets everything through.
#[derive(Clone, Debug, Default)]
pub struct StanceFilter {
    /// Label of the holder, or of the state that the holder serves.
    pub holder: Option<String>,
    /// A part of the label of the topic or of a broader one.
    pub topic: Option<String>,
    /// Label of the actor toward whom the stance or whose the position is.
    pub toward: Option<String>,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}

/// One holder's stance on one matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Course {
    pub holder: String,
    /// The topic, else what the stance is toward.
    pub on: String,
    /// First and last day on which it is expressed, as far as known.
    pub first: Option<String>,
    pub last: Option<String>,
    pub articles: usize,
    /// In the order of their days.
    pub expressions: Vec<Expression>,
    pub changes: Vec<Change>,
}

/// One expression of a stance.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Expression {
    /// The day on which it was expressed, else that of the article: not later than that.
    pub day: Option<String>,
    /// Whether the day is only that of the article.
    pub is_published_day: bool,
    pub relation: String,
    /// `support`, `oppose`, `neutral`.
    pub polarity: String,
    /// `strong`, `weak`; none is plain.
    pub strength: Option<String>,
    pub toward: String,
    /// Said by the holder or who speaks for it.
    pub declared: bool,
    pub factuality: String,
    pub claimant: Option<String>,
    pub article: String,
    pub publisher: Option<String>,
    pub sentence: String,
}

/// Another polarity or wording than the time before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    pub day: String,
    pub from: String,
    pub to: String,
    /// Whether support became opposition or the other way round.
    pub is_reversal: bool,
}

/// The courses of the stances that a filter lets through, by holder and matter.
///
/// # Errors
/// When the store cannot be asked.
pub fn courses(store: &Store, filter: &StanceFilter) -> Result<Vec<Course>> {
    let mut by_matter: BTreeMap<(String, String), Vec<Expression>> = BTreeMap::new();
    for row in rows(store, EXPRESSIONS)?.iter().filter(|row| filter.lets_through(row)) {
        let expression = expression(row);
        let on = row.get("topic").cloned().unwrap_or_else(|| expression.toward.clone());
        let holder = row.get("holder").cloned().unwrap_or_default();
        by_matter.entry((holder, on)).or_default().push(expression);
    }
    Ok(by_matter.into_iter().map(|((holder, on), expressions)| course(holder, on, expressions)).collect())
}

impl StanceFilter {
    fn lets_through(&self, row: &Row) -> bool {
        let get = |name: &str| row.get(name).map_or("", String::as_str);
        let is_wanted = |wanted: &Option<String>, found: &[&str]| {
            wanted.as_deref().is_none_or(|wanted| found.contains(&wanted))
        };
        let day = day(row).0.and_then(|day| day.parse::<NaiveDate>().ok());
        let is_on = |topic: &str| {
            let topic = topic.to_lowercase();
            get("topic").to_lowercase().contains(&topic) || get("broader").to_lowercase().contains(&topic)
        };
        is_wanted(&self.holder, &[get("holder"), get("state")])
            && is_wanted(&self.toward, &[get("toward"), get("owner")])
            && self.topic.as_deref().is_none_or(is_on)
            && self.from.is_none_or(|from| day.is_some_and(|day| day >= from))
            && self.to.is_none_or(|to| day.is_some_and(|day| day <= to))
    }
}

/// The day of a row and whether it is only that of the article.
fn day(row: &Row) -> (Option<String>, bool) {
    match row.get("earliest") {
        Some(day) => (Some(day.clone()), false),
        None => (row.get("published").cloned(), true),
    }
}

fn expression(row: &Row) -> Expression {
    let get = |name: &str| row.get(name).cloned().unwrap_or_default();
    let (day, is_published_day) = day(row);
    let toward = match (row.get("owner"), row.get("matter"), row.get("toward"), row.get("proposition")) {
        (Some(owner), Some(matter), _, _) => format!("position of {owner} on {matter}"),
        (_, _, Some(toward), _) => toward.clone(),
        (_, _, None, proposition) => proposition.map(|words| format!("“{words}”")).unwrap_or_default(),
    };
    Expression {
        day,
        is_published_day,
        relation: local(&get("relation")).to_owned(),
        polarity: local(&get("polarity")).to_lowercase(),
        strength: row.get("strength").map(|strength| local(strength).to_lowercase()),
        toward,
        declared: get("declared") == "true",
        factuality: local(&get("factuality")).to_lowercase(),
        claimant: row.get("claimant").cloned(),
        article: get("article"),
        publisher: row.get("publisher").cloned(),
        sentence: get("sentence"),
    }
}

fn course(holder: String, on: String, mut expressions: Vec<Expression>) -> Course {
    expressions.sort();
    expressions.dedup();
    // Support for somebody's position is told as support for that actor, too: once is enough.
    let positions: Vec<(String, String)> = expressions
        .iter()
        .filter(|e| e.toward.starts_with("position of "))
        .map(|e| (e.article.clone(), e.sentence.clone()))
        .collect();
    expressions.retain(|e| {
        e.toward.starts_with("position of ") || !positions.contains(&(e.article.clone(), e.sentence.clone()))
    });
    let dated: Vec<&Expression> = expressions.iter().filter(|e| e.day.is_some()).collect();
    let told: Vec<&&Expression> = dated.iter().filter(|e| e.declared).collect();
    let changes = told.windows(2).filter_map(|pair| change(pair[0], pair[1])).collect();
    let mut articles: Vec<&str> = expressions.iter().map(|e| e.article.as_str()).collect();
    articles.sort_unstable();
    articles.dedup();
    Course {
        first: dated.first().and_then(|e| e.day.clone()),
        last: dated.last().and_then(|e| e.day.clone()),
        articles: articles.len(),
        holder,
        on,
        changes,
        expressions,
    }
}

/// A change is one of polarity, or of wording toward the same.
fn change(before: &Expression, after: &Expression) -> Option<Change> {
    let is_other = before.polarity != after.polarity
        || before.toward == after.toward
            && (before.relation != after.relation || before.strength != after.strength);
    let wording = |e: &Expression| {
        let strength = e.strength.as_ref().map_or(String::new(), |strength| format!(" ({strength})"));
        format!("{} {}{strength}", spaced(&e.relation), e.toward)
    };
    let day = after.day.clone().filter(|day| is_other && before.day.as_ref() != Some(day))?;
    let is_reversal = matches!(
        (before.polarity.as_str(), after.polarity.as_str()),
        ("support", "oppose") | ("oppose", "support")
    );
    Some(Change { day, from: wording(before), to: wording(after), is_reversal })
}

/// A course as people read it.
pub fn text(course: &Course) -> String {
    let mut out = format!("{} on {}", course.holder, course.on);
    if let (Some(first), Some(last)) = (&course.first, &course.last) {
        let _ = write!(out, ": first {first}, last {last}");
    }
    let articles = if course.articles == 1 { "article" } else { "articles" };
    let _ = writeln!(out, " ({} {articles})", course.articles);
    for e in &course.expressions {
        let day = e.day.as_deref().unwrap_or("undated");
        let by = if e.is_published_day && e.day.is_some() { "by " } else { "" };
        let strength = e.strength.as_ref().map_or(String::new(), |strength| format!(" [{strength}]"));
        let told = match (e.declared, &e.claimant) {
            (true, _) => String::new(),
            (false, Some(claimant)) if e.factuality == "claimed" => format!(" [claimed by {claimant}]"),
            (false, _) => format!(" [{}]", e.factuality),
        };
        let _ = writeln!(out, "  {by}{day}  {} {}{strength}{told}", spaced(&e.relation), e.toward);
        let source = e.publisher.as_ref().map_or(String::new(), |publisher| format!(" ({publisher})"));
        let _ = writeln!(out, "      {}{source}", e.sentence);
    }
    for change in &course.changes {
        let what = if change.is_reversal { "reversed" } else { "changed" };
        let _ = writeln!(out, "  {what} {}: {} → {}", change.day, change.from, change.to);
    }
    out
}
