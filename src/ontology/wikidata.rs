//! Wikidata: the entities of a dump as actors of an ontology file. The format is that of the JSON dumps,
//! <https://www.wikidata.org/wiki/Wikidata:Database_download>: one entity a line inside a list, as
//! <https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html> describes it.
//!
//! The dump is read twice, a line at a time: first for the posts that people hold (their names and for which state or
//! body they are, which is all that is kept), then for the actors.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;

use bzip2::read::MultiBzDecoder;
use flate2::read::MultiGzDecoder;
use oxrdf::{BlankNode, Literal, NamedNode, NamedOrBlankNode, Term, Triple};
use oxttl::TurtleSerializer;
use serde::Deserialize;
use serde_json::Value;

use crate::error::{Error, Result};
use crate::ontology::{self, ActorKind, Iri, Ontology};

const ENTITY: &str = "http://www.wikidata.org/entity/";
const NS: &str = "https://w3id.org/demarche/ns#";
const ACTOR: &str = "https://w3id.org/demarche/actor/";
const OFFICE: &str = "https://w3id.org/demarche/office/";
const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";

/// Properties of Wikidata that are read.
mod property {
    pub(super) const INSTANCE_OF: &str = "P31";
    pub(super) const COUNTRY: &str = "P17";
    pub(super) const CITIZENSHIP: &str = "P27";
    pub(super) const POSITION_HELD: &str = "P39";
    pub(super) const SEX: &str = "P21";
    pub(super) const JURISDICTION: &str = "P1001";
    pub(super) const ISO2: &str = "P297";
    pub(super) const ISO3: &str = "P298";
    pub(super) const START: &str = "P580";
    pub(super) const END: &str = "P582";
}

const MALE: &str = "Q6581097";
const FEMALE: &str = "Q6581072";
/// "Position" and "public office": what a post is an instance of.
const POSTS: [&str; 2] = ["Q4164871", "Q294414"];

/// What was taken from a dump.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    pub entities: usize,
    pub people: usize,
    pub organisations: usize,
    pub states: usize,
    /// Posts that people of the dump hold.
    pub offices: usize,
    /// Lines that are no entity.
    pub wrong: usize,
}

/// Writes the actors of a dump to `out`, as Turtle that `--ontology` reads. `languages` are those of the labels and
/// aliases that are taken, the first that has a label names the actor. `progress` hears of every line and its bytes,
/// `complain` of every line that is no entity.
///
/// # Errors
/// When the dump cannot be read or `out` not be written.
pub fn import(
    dump: &Path,
    languages: &[String],
    ontology: &Ontology,
    out: impl Write,
    progress: &dyn Fn(u64),
    complain: &mut dyn FnMut(Error),
) -> Result<Taken> {
    let mut importer = Importer {
        languages,
        ontology,
        posts: HashMap::new(),
        known: by_identifier(ontology),
        labels: HashMap::new(),
    };
    let mut taken = Taken::default();
    for entity in entities(dump, progress)? {
        match entity {
            Ok(entity) => importer.remember(&entity),
            Err(error) => {
                taken.wrong += 1;
                complain(error);
            }
        }
    }
    let mut file = TurtleSerializer::new();
    for (prefix, iri) in [("dm", NS), ("actor", ACTOR), ("office", OFFICE), ("skos", SKOS)] {
        file = file.with_prefix(prefix, iri).expect("the prefixes are IRIs");
    }
    let mut file = file.for_writer(out);
    let mut offices: HashSet<String> = HashSet::new();
    for entity in entities(dump, progress)?.flatten() {
        taken.entities += 1;
        let Some((kind, statements)) = importer.actor(&entity) else { continue };
        match kind {
            ActorKind::Person => taken.people += 1,
            ActorKind::State | ActorKind::Polity => taken.states += 1,
            ActorKind::Organisation | ActorKind::Group => taken.organisations += 1,
        }
        for triple in &statements {
            file.serialize_triple(triple).map_err(Error::Write)?;
        }
        for post in importer.new_offices(&entity) {
            if offices.insert(post.to_owned()) {
                for triple in importer.office(post) {
                    file.serialize_triple(&triple).map_err(Error::Write)?;
                }
            }
        }
    }
    taken.offices = offices.len();
    file.finish().and_then(|mut out| out.flush()).map_err(Error::Write)?;
    Ok(taken)
}

/// The entities of a dump, each line an entity, a bracket or an error that names the line.
fn entities<'a>(dump: &Path, progress: &'a dyn Fn(u64)) -> Result<impl Iterator<Item = Result<Entity>> + 'a> {
    let failed = |cause| Error::Read { path: dump.to_owned(), cause };
    let file = File::open(dump).map_err(failed)?;
    let extension = dump.extension().and_then(|e| e.to_str()).unwrap_or_default().to_lowercase();
    let reader: Box<dyn BufRead> = match extension.as_str() {
        "gz" => Box::new(BufReader::with_capacity(1 << 20, MultiGzDecoder::new(file))),
        "bz2" => Box::new(BufReader::with_capacity(1 << 20, MultiBzDecoder::new(file))),
        _ => Box::new(BufReader::with_capacity(1 << 20, file)),
    };
    let path = dump.to_owned();
    let mut reader = Some(reader);
    let (mut line, mut number) = (Vec::new(), 0);
    Ok(std::iter::from_fn(move || {
        loop {
            line.clear();
            number += 1;
            match reader.as_mut()?.read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Ok(bytes) => progress(bytes as u64),
                Err(cause) => {
                    reader = None;
                    return Some(Err(Error::Read { path: path.clone(), cause }));
                }
            }
            let json = line.trim_ascii();
            let json = json.strip_suffix(b",").unwrap_or(json);
            if matches!(json, b"" | b"[" | b"]") {
                continue;
            }
            let wrong = |error: serde_json::Error| Error::Record {
                path: path.clone(),
                line: number,
                message: format!("{error}; expected an entity of a Wikidata JSON dump"),
            };
            return Some(serde_json::from_slice::<Entity>(json).map_err(wrong));
        }
    }))
}

/// The gazetteer's actors by their identifier of Wikidata, and by the title of their article.
fn by_identifier(ontology: &Ontology) -> HashMap<String, Iri> {
    let mut known = HashMap::new();
    for actor in ontology.actors.values() {
        let names = [&actor.wikidata, &actor.wikipedia];
        known.extend(names.into_iter().flatten().map(|name| (name.to_string(), actor.iri.clone())));
    }
    known
}

/// A post that somebody can hold.
struct Post {
    label: String,
    /// The state or body whose it is.
    of: Option<String>,
}

struct Importer<'a> {
    languages: &'a [String],
    ontology: &'a Ontology,
    posts: HashMap<String, Post>,
    known: HashMap<String, Iri>,
    /// Of those that are known, as the dump calls them.
    labels: HashMap<String, String>,
}

impl Importer<'_> {
    /// Keeps what others refer to: states, actors of the gazetteer, and posts.
    fn remember(&mut self, entity: &Entity) {
        let class = self.class(entity).map(|(kind, _)| kind);
        let label = entity.label(self.languages);
        if let Some(label) = label.filter(|_| class.is_some_and(|kind| kind != ActorKind::Person)) {
            let iri = self.iri(entity, &label);
            if class == Some(ActorKind::State) || self.ontology.actors.contains_key(&iri) {
                self.labels.insert(entity.id.clone(), label);
                self.known.insert(entity.id.clone(), iri);
            }
            return;
        }
        let is_post = entity.items(property::INSTANCE_OF).any(|class| POSTS.contains(&class.as_str()));
        let of =
            entity.items(property::JURISDICTION).next().or_else(|| entity.items(property::COUNTRY).next());
        if let Some(label) = entity.label(&["en".to_owned()]).filter(|_| is_post || of.is_some())
            && class.is_none()
        {
            self.posts.insert(entity.id.clone(), Post { label, of });
        }
    }

    /// The kind and sector of an entity that is an actor.
    fn class(&self, entity: &Entity) -> Option<(ActorKind, Option<ontology::Text>)> {
        entity
            .items(property::INSTANCE_OF)
            .find_map(|class| self.ontology.wikidata_classes.get(&*format!("{ENTITY}{class}")).cloned())
    }

    /// The IRI of an entity: the gazetteer's where it knows it, else its name with its identifier.
    fn iri(&self, entity: &Entity, label: &str) -> Iri {
        let title = entity.sitelinks.0.get("enwiki").map(|link| link.title.replace(' ', "_"));
        let known = self.known.get(&entity.id).or_else(|| self.known.get(&title?));
        known
            .cloned()
            .unwrap_or_else(|| format!("{ACTOR}{}-{}", slug(label), entity.id.to_lowercase()).into())
    }

    /// The IRI of an entity that another one names, where it is known.
    fn referred(&self, id: &str) -> Option<Iri> {
        self.known.get(id).cloned()
    }

    fn actor(&self, entity: &Entity) -> Option<(ActorKind, Vec<Triple>)> {
        let (kind, sector) = self.class(entity)?;
        if kind == ActorKind::Person && entity.statements(property::POSITION_HELD).next().is_none() {
            return None;
        }
        let label = entity.label(self.languages)?;
        let iri = self.iri(entity, &label);
        let subject: NamedOrBlankNode = NamedNode::new_unchecked(&*iri).into();
        let known = self.ontology.actors.get(&iri);
        let mut out = Vec::new();
        if known.is_none() {
            let class = match kind {
                ActorKind::Person => "Person",
                ActorKind::State => "State",
                _ => "Organisation",
            };
            out.push(statement(
                &subject,
                "rdf:type",
                NamedNode::new_unchecked(format!("{NS}{class}")).into(),
            ));
            out.push(statement(&subject, "skos:prefLabel", text(&label)));
        }
        for name in entity.names(self.languages) {
            let has_it = known
                .is_some_and(|actor| actor.label == name || actor.names.iter().any(|known| *known == name));
            if name != label && !has_it {
                out.push(statement(&subject, "skos:altLabel", text(&name)));
            }
        }
        if known.is_none() {
            out.extend(sector.iter().map(|sector| statement(&subject, "sector", text(sector))));
            self.describe(entity, kind, &label, &subject, &mut out);
            self.career(entity, &subject, &mut out);
        }
        Some((kind, out))
    }

    /// State, gender, codes and titles.
    fn describe(
        &self,
        entity: &Entity,
        kind: ActorKind,
        label: &str,
        subject: &NamedOrBlankNode,
        out: &mut Vec<Triple>,
    ) {
        let mut add = |property: &str, object: Term| out.push(statement(subject, property, object));
        let state = [property::CITIZENSHIP, property::COUNTRY]
            .iter()
            .find_map(|property| entity.items(property).find_map(|id| self.referred(&id)));
        if let Some(state) = state.filter(|_| kind != ActorKind::State) {
            add("state", NamedNode::new_unchecked(&*state).into());
        }
        match entity.items(property::SEX).next().as_deref() {
            Some(MALE) => add("gender", text("male")),
            Some(FEMALE) => add("gender", text("female")),
            _ => {}
        }
        for (property, name) in [(property::ISO2, "iso2"), (property::ISO3, "iso3")] {
            if let Some(code) = entity.text(property) {
                add(name, text(&code));
            }
        }
        if kind == ActorKind::Person
            && let Some((_, family)) = label.rsplit_once(' ')
        {
            add("familyName", text(family));
        }
        if let Some(link) = entity.sitelinks.0.get("enwiki") {
            add("wikipedia", text(&link.title.replace(' ', "_")));
        }
        add("wikidata", text(&entity.id));
    }

    /// The offices that somebody held.
    fn career(&self, entity: &Entity, subject: &NamedOrBlankNode, out: &mut Vec<Triple>) {
        for (number, held) in entity.statements(property::POSITION_HELD).enumerate() {
            let node = BlankNode::new_unchecked(format!("{}-{number}", entity.id.to_lowercase()));
            let held = self.held(held, &node);
            if !held.is_empty() {
                out.push(statement(subject, "holds", node.into()));
                out.extend(held);
            }
        }
    }

    /// What is said of an office that somebody holds; nothing where it is of no known state or body.
    fn held(&self, held: &Statement, node: &BlankNode) -> Vec<Triple> {
        let Some(post) = held.item() else { return Vec::new() };
        let Some(of) = self.posts.get(&post).and_then(|post| self.referred(post.of.as_ref()?)) else {
            return Vec::new();
        };
        let subject: NamedOrBlankNode = node.clone().into();
        let mut out = vec![
            statement(&subject, "office", NamedNode::new_unchecked(&*self.office_iri(&post)).into()),
            statement(&subject, "of", NamedNode::new_unchecked(&*of).into()),
        ];
        for (name, qualifier) in [("from", property::START), ("to", property::END)] {
            if let Some(date) = held.qualifier(qualifier).and_then(date) {
                out.push(statement(&subject, name, text(&date)));
            }
        }
        out
    }

    /// The office of a post: the ontology's whose name its label begins with, else one of its own.
    fn office_iri(&self, post: &str) -> Iri {
        let label = self.posts.get(post).map(|post| post.label.to_lowercase()).unwrap_or_default();
        let begins = |name: &&ontology::Text| {
            label
                .strip_prefix(name.to_lowercase().as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        let longest = |office: &crate::ontology::Office| {
            office.names.iter().chain([&office.label]).filter(begins).map(|name| name.len()).max()
        };
        let known = self.ontology.offices.values().filter_map(|office| Some((longest(office)?, office)));
        let known = known.max_by(|a, b| a.0.cmp(&b.0).then_with(|| b.1.iri.cmp(&a.1.iri)));
        known.map_or_else(
            || format!("{OFFICE}{}", post.to_lowercase()).into(),
            |(_, office)| office.iri.clone(),
        )
    }

    /// The posts that an entity holds and that the ontology has no office for.
    fn new_offices<'e>(&'e self, entity: &'e Entity) -> Vec<&'e str> {
        let held = entity.statements(property::POSITION_HELD).filter_map(Statement::item);
        let is_new = |post: &String| {
            self.posts
                .get(post)
                .is_some_and(|post| post.of.as_ref().is_some_and(|of| self.known.contains_key(of)))
                && !self.ontology.offices.contains_key(&self.office_iri(post))
        };
        held.filter(is_new)
            .filter_map(|post| self.posts.get_key_value(&post).map(|(id, _)| id.as_str()))
            .collect()
    }

    fn office(&self, post: &str) -> Vec<Triple> {
        let Some(post_held) = self.posts.get(post) else { return Vec::new() };
        // "Keeper of the Seal of Verdania" is the keeper of the seal, whosesoever.
        let whose = post_held.of.as_ref().and_then(|of| self.labels.get(of));
        let label = whose.and_then(|of| post_held.label.strip_suffix(of.as_str())?.strip_suffix(" of "));
        let label = label.unwrap_or(&post_held.label);
        let subject = NamedNode::new_unchecked(format!("{OFFICE}{}", post.to_lowercase())).into();
        let class = NamedNode::new_unchecked(format!("{NS}Office")).into();
        vec![statement(&subject, "rdf:type", class), statement(&subject, "skos:prefLabel", text(label))]
    }
}

fn text(text: &str) -> Term {
    Literal::new_simple_literal(text).into()
}

/// A statement with a property of the ontology, of SKOS or of RDF.
fn statement(subject: &NamedOrBlankNode, property: &str, object: Term) -> Triple {
    let property = match property.split_once(':') {
        Some(("skos", local)) => format!("{SKOS}{local}"),
        Some(("rdf", local)) => format!("http://www.w3.org/1999/02/22-rdf-syntax-ns#{local}"),
        _ => format!("{NS}{property}"),
    };
    Triple::new(subject.clone(), NamedNode::new_unchecked(property), object)
}

/// A name in small letters and hyphens.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in crate::name::plain(name).chars().filter(|c| *c != '\'') {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// A point in time as a year, year and month or date, as precise as it is; none before our era or vaguer than a year.
fn date(value: &Value) -> Option<String> {
    let (year, month, day) = (9, 10, 11);
    let time = value.get("time")?.as_str()?.strip_prefix('+')?;
    let length = match value.get("precision")?.as_u64()? {
        precision if precision == year => 4,
        precision if precision == month => 7,
        precision if precision == day => 10,
        _ => return None,
    };
    time.get(..length).map(str::to_owned)
}

#[derive(Debug, Deserialize)]
struct Entity {
    id: String,
    #[serde(default)]
    labels: Mapped<Text>,
    #[serde(default)]
    aliases: Mapped<Vec<Text>>,
    #[serde(default)]
    claims: Mapped<Vec<Statement>>,
    #[serde(default)]
    sitelinks: Mapped<Sitelink>,
}

/// A JSON object; the dumps write an empty one as an empty list.
#[derive(Debug)]
struct Mapped<T>(HashMap<String, T>);

impl<T> Default for Mapped<T> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Mapped<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Either<T> {
            Object(HashMap<String, T>),
            Empty([(); 0]),
        }
        Ok(match Either::deserialize(deserializer)? {
            Either::Object(map) => Self(map),
            Either::Empty([]) => Self::default(),
        })
    }
}

#[derive(Debug, Deserialize)]
struct Text {
    value: String,
}

#[derive(Debug, Deserialize)]
struct Sitelink {
    title: String,
}

#[derive(Debug, Deserialize)]
struct Statement {
    mainsnak: Snak,
    #[serde(default)]
    rank: String,
    #[serde(default)]
    qualifiers: Mapped<Vec<Snak>>,
}

#[derive(Debug, Deserialize)]
struct Snak {
    datavalue: Option<DataValue>,
}

#[derive(Debug, Deserialize)]
struct DataValue {
    value: Value,
}

impl Snak {
    fn value(&self) -> Option<&Value> {
        self.datavalue.as_ref().map(|data| &data.value)
    }
}

impl Statement {
    fn item(&self) -> Option<String> {
        self.mainsnak.value()?.get("id")?.as_str().map(str::to_owned)
    }

    fn qualifier(&self, property: &str) -> Option<&Value> {
        self.qualifiers.0.get(property)?.first()?.value()
    }
}

impl Entity {
    /// Statements that are not deprecated.
    fn statements(&self, property: &str) -> impl Iterator<Item = &Statement> {
        self.claims.0.get(property).into_iter().flatten().filter(|statement| statement.rank != "deprecated")
    }

    fn items(&self, property: &str) -> impl Iterator<Item = String> {
        self.statements(property).filter_map(Statement::item)
    }

    fn text(&self, property: &str) -> Option<String> {
        self.statements(property)
            .find_map(|statement| statement.mainsnak.value()?.as_str().map(str::to_owned))
    }

    /// In the first of these languages that has one.
    fn label(&self, languages: &[String]) -> Option<String> {
        languages.iter().find_map(|language| self.labels.0.get(language)).map(|label| label.value.clone())
    }

    /// Labels and aliases in these languages, each once.
    fn names(&self, languages: &[String]) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for language in languages {
            let label = self.labels.0.get(language).into_iter();
            let all = label.chain(self.aliases.0.get(language).into_iter().flatten());
            for name in all {
                if !found.contains(&name.value) {
                    found.push(name.value.clone());
                }
            }
        }
        found
    }
}
