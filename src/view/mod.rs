//! Views: what people ask, as plain values and then text, JSON or DOT. Views never write.

pub mod codebook;
pub mod dot;
pub mod json;
pub mod profile;
pub mod stances;
pub mod timeline;
mod title;
mod title_land;
mod title_team;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use oxigraph::sparql::QueryResults;
use oxrdf::Term;

use crate::error::{Error, Result};
use crate::store::{self, Store};

/// One row of a query: variables and their values as text.
pub type Row = BTreeMap<String, String>;

/// The rows of a SELECT query.
///
/// # Errors
/// When the query fails or is no SELECT.
pub fn rows(store: &Store, query: &str) -> Result<Vec<Row>> {
    let QueryResults::Solutions(solutions) = store.query(query)? else {
        return Err(Error::Query("expected a SELECT query".to_owned()));
    };
    let mut rows = Vec::new();
    for solution in solutions {
        let solution = solution.map_err(|error| Error::Query(error.to_string()))?;
        rows.push(solution.iter().map(|(name, term)| (name.as_str().to_owned(), plain(term))).collect());
    }
    Ok(rows)
}

/// A term as people read it.
pub fn plain(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().to_owned(),
        Term::Literal(literal) => literal.value().to_owned(),
        Term::BlankNode(node) => node.to_string(),
    }
}

/// What is asked for; an empty filter lets everything through.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Labels of actors, as [`actor`] found them.
    pub actor: Option<String>,
    pub with: Option<String>,
    /// PLOVER type or relation: `CONSULT`, `met`.
    pub kind: Option<String>,
    pub topic: Option<String>,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}

impl Filter {
    fn lets_through(&self, row: &Row) -> bool {
        let get = |name: &str| row.get(name).map_or("", String::as_str);
        let takes_part = |actor: &str| {
            get("source").split('\t').chain(get("target").split('\t')).any(|name| name == actor)
        };
        let is_kind = |kind: &str| {
            get("plover").eq_ignore_ascii_case(kind) || local(get("relation")).eq_ignore_ascii_case(kind)
        };
        let day = |name: &str| get(name).parse::<NaiveDate>().ok();
        let latest = day("latest").or_else(|| day("earliest"));
        let earliest = day("earliest").or_else(|| day("latest"));
        self.actor.as_deref().is_none_or(takes_part)
            && self.with.as_deref().is_none_or(takes_part)
            && self.kind.as_deref().is_none_or(is_kind)
            && self
                .topic
                .as_deref()
                .is_none_or(|topic| get("topic").to_lowercase().contains(&topic.to_lowercase()))
            && self.from.is_none_or(|from| latest.is_some_and(|day| day >= from))
            && self.to.is_none_or(|to| earliest.is_some_and(|day| day <= to))
    }
}

/// The last part of an IRI.
pub fn local(iri: &str) -> &str {
    iri.rsplit(['/', '#']).next().unwrap_or(iri)
}

/// The end of the IRI that a name or a prefixed IRI stands for.
pub fn slug_of(name: &str) -> String {
    name.strip_prefix("actor:").unwrap_or(name).to_lowercase().replace(' ', "-")
}

/// The label of the actor that a name, another name or the end of an IRI stands for; else the labels
/// that are most like it.
///
/// # Errors
/// When the store cannot be asked.
pub fn actor(store: &Store, name: &str) -> Result<std::result::Result<String, Vec<String>>> {
    let iri = match iri_of_actor(store, name)? {
        Ok(iri) => iri,
        Err(near) => return Ok(Err(near)),
    };
    let query = format!("SELECT ?name WHERE {{ <{iri}> skos:prefLabel ?name }} ORDER BY ?name LIMIT 1");
    let label = rows(store, &query)?.pop().and_then(|row| row.get("name").cloned());
    Ok(Ok(label.unwrap_or_else(|| local(&iri).to_owned())))
}

/// The actor that a name, another name or the end of an IRI stands for; else the labels most like it.
///
/// # Errors
/// When the store cannot be asked.
pub fn iri_of_actor(store: &Store, name: &str) -> Result<std::result::Result<String, Vec<String>>> {
    let mut found = None;
    let slug = slug_of(name);
    let all = rows(store, store::ACTORS)?;
    for row in &all {
        let (Some(iri), Some(label)) = (row.get("actor"), row.get("name")) else { continue };
        if label.eq_ignore_ascii_case(name) || local(iri) == slug {
            found = Some(iri.clone());
        }
    }
    if let Some(iri) = found {
        return Ok(Ok(iri));
    }
    let mut near: Vec<(usize, String)> = all
        .iter()
        .filter_map(|row| row.get("name"))
        .map(|label| (strsim::levenshtein(&name.to_lowercase(), &label.to_lowercase()), label.clone()))
        .collect();
    near.sort();
    near.dedup();
    Ok(Err(near
        .into_iter()
        .take_while(|(d, _)| *d <= name.len() / 2)
        .take(3)
        .map(|(_, label)| label)
        .collect()))
}
