//! `demarche actors`: who is in a graph, and who is whom.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Args, Subcommand, ValueEnum};
use demarche::graph::decision::merged;
use demarche::ontology::{Actor, Ontology, Tenure, Text};
use demarche::store::Store;
use demarche::view::profile::{Known, Profile, list, of_gazetteer, profile, search, search_gazetteer};
use demarche::view::{iri_of_actor, local, slug_of};

use crate::cli::views::Format;
use crate::cli::{Outcome, found, nobody, open, put, tell};

/// Find actors, show one, or say which are one.
#[derive(Args, Debug)]
pub(crate) struct Actors {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand, Debug)]
enum Action {
    /// List the actors of a graph, those with most events first
    List {
        #[command(flatten)]
        graph: Graph,
        #[arg(long, value_enum)]
        kind: Option<Kind>,
        /// Only those that may be another one, with whom they may be
        #[arg(long)]
        unsure: bool,
    },
    /// Find actors by name, in any spelling or script
    Search {
        name: String,
        #[command(flatten)]
        graph: MaybeGraph,
    },
    /// Show who an actor is: offices in time, names with their articles, events by type and year
    Show {
        actor: String,
        #[command(flatten)]
        graph: MaybeGraph,
    },
    /// Say that ALIAS is ACTOR: all that is told of the one counts for the other
    Merge {
        alias: String,
        actor: String,
        #[arg(long, value_name = "DIR")]
        store: PathBuf,
    },
    /// Take back what was merged into an actor, or one merge
    Split {
        actor: String,
        #[arg(long, value_name = "DIR")]
        store: PathBuf,
    },
}

#[derive(Args, Debug)]
struct Graph {
    #[arg(long, value_name = "DIR")]
    store: PathBuf,
    /// Text, or JSON with the same content
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Args, Debug)]
struct MaybeGraph {
    /// The graph that is asked; without one, the gazetteer that comes with the program
    #[arg(long, value_name = "DIR")]
    store: Option<PathBuf>,
    /// Text, or JSON with the same content
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    Person,
    Organisation,
    State,
    Polity,
    Group,
}

impl Actors {
    pub(crate) fn run(&self, ontology: Option<&Path>) -> Result<Outcome> {
        match &self.action {
            Action::List { graph, kind, unsure } => {
                let mut found = list(&open(&graph.store)?)?;
                let name = kind.map(|kind| format!("{kind:?}").to_lowercase());
                found.retain(|known| name.as_ref().is_none_or(|name| known.kind == *name));
                found.retain(|known| !unsure || !known.maybe.is_empty());
                write(&found, graph.format)
            }
            Action::Search { name, graph } => match &graph.store {
                Some(store) => write(&search(&open(store)?, name)?, graph.format),
                None => write(&search_gazetteer(&Ontology::load(ontology)?, name), graph.format),
            },
            Action::Show { actor, graph } => {
                let ontology = Ontology::load(ontology)?;
                let profile = match &graph.store {
                    Some(store) => {
                        let store = open(store)?;
                        let Some(iri) = known(&store, actor)? else { return Ok(Outcome::Nothing) };
                        profile(&store, &iri)?
                    }
                    None => in_gazetteer(&ontology, actor),
                };
                let Some(profile) = profile else { return Ok(Outcome::Nothing) };
                put(&match graph.format {
                    Format::Text => text(&profile, &ontology),
                    Format::Json => serde_json::to_string_pretty(&profile)? + "\n",
                })?;
                Ok(Outcome::Done)
            }
            Action::Merge { alias, actor, store: folder } => {
                let mut store = open(folder)?;
                let (Some(alias), Some(actor)) = (known(&store, alias)?, known(&store, actor)?) else {
                    return Ok(Outcome::Nothing);
                };
                if alias == actor {
                    tell(&format!("actor:{} is that one already", local(&alias)));
                    return Ok(Outcome::Nothing);
                }
                store.insert(vec![merged(&alias, &actor)]);
                store.commit()?;
                let (alias, actor) = (local(&alias), local(&actor));
                put(&format!(
                    "actor:{alias} counts as actor:{actor}; `demarche actors split {alias} --store {}` takes it back\n",
                    folder.display()
                ))?;
                Ok(Outcome::Done)
            }
            Action::Split { actor, store } => split(&mut open(store)?, actor),
        }
    }
}

/// What the gazetteer alone knows of who goes by a name; where nobody does, says so with those most like it.
fn in_gazetteer(ontology: &Ontology, name: &str) -> Option<Profile> {
    const MOST: usize = 3;
    let slug = slug_of(name);
    let is_meant = |actor: &&Actor| {
        local(&actor.iri) == slug
            || actor.names.iter().chain([&actor.label]).any(|known| known.eq_ignore_ascii_case(name))
    };
    let Some(actor) = ontology.actors.values().find(is_meant) else {
        let near = search_gazetteer(ontology, name);
        let labels: Vec<String> = near.into_iter().take(MOST).map(|known| known.label).collect();
        nobody(name, "the gazetteer", &labels);
        return None;
    };
    Some(Profile {
        known: of_gazetteer(actor, ontology),
        names: actor.names.iter().map(|name| (name.to_string(), BTreeSet::new())).collect(),
        offices: Vec::new(),
        events_by_type: BTreeMap::new(),
    })
}

/// Takes back the merge of an actor into another, or all merges into it.
fn split(store: &mut Store, name: &str) -> Result<Outcome> {
    let slug = slug_of(name);
    let decisions = store.decisions();
    let is_meant = |iri: &str| iri == name || local(iri) == slug;
    let one: Vec<(&str, &str)> = decisions.iter().filter(|(alias, _)| is_meant(alias)).collect();
    let into: Vec<(&str, &str)> = decisions.iter().filter(|(_, actor)| is_meant(actor)).collect();
    let taken_back = if one.is_empty() { into } else { one };
    if taken_back.is_empty() {
        let known = decisions.iter().map(|(alias, actor)| format!("{} into {}", local(alias), local(actor)));
        let known: Vec<String> = known.collect();
        let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
        tell(&format!("nothing was merged into or as {name:?}; merges: {known}"));
        return Ok(Outcome::Nothing);
    }
    let mut out = String::new();
    for (alias, actor) in taken_back {
        store.remove(&merged(alias, actor));
        let _ = writeln!(out, "actor:{} counts as itself again", local(alias));
    }
    store.commit()?;
    put(&out)?;
    Ok(Outcome::Done)
}

/// The IRI of an actor of the graph; where there is none, says so with the names most like it.
fn known(store: &Store, name: &str) -> Result<Option<String>> {
    Ok(found(name, iri_of_actor(store, name)?))
}

fn write(found: &[Known], format: Format) -> Result<Outcome> {
    if found.is_empty() {
        tell("no actors that fit");
        return Ok(Outcome::Nothing);
    }
    match format {
        Format::Json => put(&(serde_json::to_string_pretty(found)? + "\n"))?,
        Format::Text => put(&found.iter().map(line).collect::<String>())?,
    }
    Ok(Outcome::Done)
}

/// An actor on a line: IRI, name, kind, state, events, and who it may be.
fn line(known: &Known) -> String {
    let state = known.state.as_ref().map_or(String::new(), |state| format!(" of {state}"));
    let events = match known.events {
        0 => String::new(),
        1 => "  1 event".to_owned(),
        several => format!("  {several} events"),
    };
    let maybe: Vec<String> = known.maybe.iter().map(|other| format!("actor:{}", local(other))).collect();
    let maybe = if maybe.is_empty() { String::new() } else { format!(" · may be {}", maybe.join(", ")) };
    format!("actor:{}  {}  {}{state}{events}{maybe}\n", local(&known.actor), known.label, known.kind)
}

fn text(profile: &Profile, ontology: &Ontology) -> String {
    let mut out = line(&profile.known);
    let in_gazetteer = ontology.actors.get(&*profile.known.actor);
    for tenure in in_gazetteer.map_or(&[][..], |actor| &actor.tenures) {
        let _ = writeln!(out, "  {}", term(tenure, ontology));
    }
    for held in &profile.offices {
        let of = held.of.as_ref().map_or(String::new(), |of| format!(" of {of}"));
        let _ = writeln!(out, "  {} {}{of} in {}", held.status, held.office, some(&held.articles));
    }
    if let Some(known) = in_gazetteer {
        let _ = write!(out, "{}", identifiers(known));
    }
    for (name, articles) in &profile.names {
        let place = if articles.is_empty() { String::new() } else { format!(" in {}", some(articles)) };
        let _ = writeln!(out, "  “{name}”{place}");
    }
    for (plover, years) in &profile.events_by_type {
        let years: Vec<String> = years.iter().map(|(year, count)| format!("{year}: {count}")).collect();
        let _ = writeln!(out, "  {plover:<10} {}", years.join(", "));
    }
    out
}

/// An office with its term, from the gazetteer.
fn term(tenure: &Tenure, ontology: &Ontology) -> String {
    let office = ontology.offices.get(&tenure.office).map_or(local(&tenure.office), |office| &office.label);
    let of = ontology.actors.get(&tenure.of).map_or(local(&tenure.of), |body| &body.label);
    let day =
        |day: Option<chrono::NaiveDate>| day.map_or("…".to_owned(), |day| day.format("%Y-%m").to_string());
    format!("{office} of {of}, {} to {}", day(tenure.from), day(tenure.to))
}

fn identifiers(actor: &Actor) -> String {
    let codes: BTreeMap<&str, &Option<Text>> = BTreeMap::from([
        ("CAMEO", &actor.cameo),
        ("ISO", &actor.iso3),
        ("Wikidata", &actor.wikidata),
        ("Wikipedia", &actor.wikipedia),
    ]);
    let told: Vec<String> =
        codes.iter().filter_map(|(name, code)| Some(format!("{name} {}", code.as_ref()?))).collect();
    if told.is_empty() { String::new() } else { format!("  {}\n", told.join(", ")) }
}

/// The first articles by name and how many more.
fn some(articles: &std::collections::BTreeSet<String>) -> String {
    const MOST: usize = 3;
    let first: Vec<&str> = articles.iter().take(MOST).map(String::as_str).collect();
    match articles.len().saturating_sub(MOST) {
        0 => first.join(", "),
        more => format!("{} and {more} more", first.join(", ")),
    }
}
