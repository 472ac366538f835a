//! Profiles: what the graph holds of one actor, and lists of actors.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::error::Result;
use crate::name::{is_same_name, is_word_of};
use crate::ontology::{Actor, Ontology};
use crate::store::{ALIASES, EVENTS, KINDS, OFFICES, Store};
use crate::view::{Row, local, rows};

/// An actor of the graph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Known {
    pub actor: String,
    pub label: String,
    /// `person`, `organisation`, `state`, `polity`, `group`.
    pub kind: String,
    pub state: Option<String>,
    /// Events in which it takes part.
    pub events: usize,
    /// Actors that may be the same one.
    pub maybe: Vec<String>,
}

/// What the graph holds of one actor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Profile {
    #[serde(flatten)]
    pub known: Known,
    /// Every name with the articles that use it.
    pub names: BTreeMap<String, BTreeSet<String>>,
    /// Offices as articles tell them.
    pub offices: Vec<Held>,
    /// Events by PLOVER type and year; those without a date under `undated`.
    pub events_by_type: BTreeMap<String, BTreeMap<String, usize>>,
}

/// An office that an article says somebody holds or held.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Held {
    pub office: String,
    pub of: Option<String>,
    pub status: String,
    pub articles: BTreeSet<String>,
}

/// The actors of a graph, those with most events first.
///
/// # Errors
/// When the store cannot be asked.
pub fn list(store: &Store) -> Result<Vec<Known>> {
    with_events(store, &rows(store, EVENTS)?)
}

/// The actors with the number of these events in which each takes part.
fn with_events(store: &Store, told: &[Row]) -> Result<Vec<Known>> {
    let mut events: BTreeMap<String, usize> = BTreeMap::new();
    for actor in told.iter().flat_map(participants) {
        *events.entry(actor).or_default() += 1;
    }
    let mut found: Vec<Known> = rows(store, KINDS)?
        .iter()
        .map(|row| {
            let get = |name: &str| row.get(name).filter(|value| !value.is_empty()).cloned();
            let actor = get("actor").unwrap_or_default();
            Known {
                label: get("name").unwrap_or_default(),
                kind: local(&get("kind").unwrap_or_default()).to_lowercase(),
                state: get("state"),
                events: events.get(&actor).copied().unwrap_or(0),
                maybe: get("maybe").map(|all| sorted(all.split('\t'))).unwrap_or_default(),
                actor,
            }
        })
        .collect();
    found.sort_by(|a, b| (b.events, &a.label, &a.actor).cmp(&(a.events, &b.label, &b.actor)));
    Ok(found)
}

/// Who takes part in the event of a row, each once.
fn participants(row: &Row) -> BTreeSet<String> {
    let side = |name: &str| row.get(name).cloned().unwrap_or_default();
    let all = [side("sourceActor"), side("targetActor")];
    all.iter().flat_map(|side| side.split('\t')).filter(|iri| !iri.is_empty()).map(str::to_owned).collect()
}

fn sorted<'a>(all: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut all: Vec<String> = all.map(str::to_owned).collect();
    all.sort();
    all
}

/// The actors whose name, or another name in an article, can be this one or holds it.
///
/// # Errors
/// When the store cannot be asked.
pub fn search(store: &Store, name: &str) -> Result<Vec<Known>> {
    let wanted = name.to_lowercase();
    let fits = |other: &str| {
        is_same_name(name, other)
            || other.to_lowercase().contains(&wanted)
            || !name.contains(' ') && is_word_of(name, other)
    };
    let decisions = store.decisions();
    let mut by_name: BTreeSet<String> = BTreeSet::new();
    for row in rows(store, ALIASES)? {
        if let (Some(actor), Some(_)) = (row.get("actor"), row.get("name").filter(|other| fits(other))) {
            by_name.insert(decisions.resolve(actor).to_owned());
        }
    }
    let mut found = list(store)?;
    found.retain(|known| by_name.contains(&known.actor) || fits(&known.label));
    Ok(found)
}

/// The actors of the gazetteer with a name that has these words, else these letters, else can be the same, else is near,
/// by label: what fits best stands alone, for many names are a little like any.
pub fn search_gazetteer(ontology: &Ontology, name: &str) -> Vec<Known> {
    /// Of Jaro and Winkler, 0 to 1.
    const NEAR: f64 = 0.85;
    let wanted = name.to_lowercase();
    let has_words = |other: &str| format!(" {other} ").to_lowercase().contains(&format!(" {wanted} "));
    let has_letters = |other: &str| other.to_lowercase().contains(&wanted);
    let is_same = |other: &str| is_same_name(name, other);
    let is_near = |other: &str| {
        let mut words = other.split(' ').chain([other]);
        words.any(|word| strsim::jaro_winkler(&word.to_lowercase(), &wanted) >= NEAR)
    };
    let ways: [&dyn Fn(&str) -> bool; 4] = [&has_words, &has_letters, &is_same, &is_near];
    let found = ways.into_iter().map(|fits| {
        let names = |actor: &&Actor| actor.names.iter().chain([&actor.label]).any(|other| fits(other));
        let found = ontology.actors.values().filter(names);
        found.map(|actor| of_gazetteer(actor, ontology)).collect::<Vec<Known>>()
    });
    let mut found = found.into_iter().find(|found| !found.is_empty()).unwrap_or_default();
    found.sort_by(|a, b| (&a.label, &a.actor).cmp(&(&b.label, &b.actor)));
    found
}

/// Who an actor of the gazetteer is, beside all graphs.
pub fn of_gazetteer(actor: &Actor, ontology: &Ontology) -> Known {
    let state = actor.state.as_ref().and_then(|iri| ontology.actors.get(iri));
    Known {
        actor: actor.iri.to_string(),
        label: actor.label.to_string(),
        kind: format!("{:?}", actor.kind).to_lowercase(),
        state: state.map(|state| state.label.to_string()),
        events: 0,
        maybe: Vec::new(),
    }
}

/// What the graph holds of an actor; none where it has no such actor.
///
/// # Errors
/// When the store cannot be asked.
pub fn profile(store: &Store, actor: &str) -> Result<Option<Profile>> {
    let events = rows(store, EVENTS)?;
    let known = with_events(store, &events)?.into_iter().find(|known| known.actor == actor);
    let Some(known) = known else { return Ok(None) };
    let decisions = store.decisions();
    let mut names: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in rows(store, ALIASES)? {
        let of = row.get("actor").map(|of| decisions.resolve(of));
        if let (Some(name), Some(article)) = (row.get("name"), row.get("identifier"))
            && of == Some(actor)
        {
            names.entry(name.clone()).or_default().insert(article.clone());
        }
    }
    let mut offices: BTreeMap<(String, Option<String>, String), BTreeSet<String>> = BTreeMap::new();
    for row in rows(store, OFFICES)?.iter().filter(|row| row.get("actor").is_some_and(|of| of == actor)) {
        let get = |name: &str| row.get(name).cloned().unwrap_or_default();
        let status = local(&get("status")).to_lowercase();
        offices.entry((get("office"), row.get("of").cloned(), status)).or_default().insert(get("identifier"));
    }
    let held = |((office, of, status), articles)| Held { office, of, status, articles };
    let mut events_by_type: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    for row in events.iter().filter(|row| participants(row).contains(actor)) {
        let year = row.get("earliest").or_else(|| row.get("latest")).and_then(|day| day.get(..4));
        let plover = row.get("plover").cloned().unwrap_or_default();
        *events_by_type
            .entry(plover)
            .or_default()
            .entry(year.unwrap_or("undated").to_owned())
            .or_default() += 1;
    }
    Ok(Some(Profile { known, names, offices: offices.into_iter().map(held).collect(), events_by_type }))
}
