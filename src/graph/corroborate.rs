//! Corroboration: events that several mentions agree on, stances, claims and offices, made from the
//! evidence of all articles. Mentions meet in buckets of class and participants, so the work grows
//! with the number of mentions and not with its square. Knows sources and copies, no English.

use std::collections::{BTreeMap, BTreeSet};

use oxrdf::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term};

use crate::graph::decision::{Decisions, is_decision};
use crate::graph::{
    BASE, DM, ORG, PROV, RDF_TYPE, SCHEMA, SEM, SKOS, claim_of, digest, dm, local, node, number, text, typed,
};
use crate::name::{is_spelling_of, likeness_of_sound, sound};

/// The default graph for these named graphs; the same for every order of them.
pub fn corroborate<'a>(evidence: impl Iterator<Item = &'a Quad>) -> Vec<Quad> {
    let quads: Vec<&Quad> = evidence.collect();
    let decisions = Decisions::of(quads.iter().copied());
    let (label, written) = (format!("{SKOS}prefLabel"), format!("{DM}writtenAs"));
    let mut records: BTreeMap<String, Record> = BTreeMap::new();
    for quad in quads.into_iter().filter(|quad| !is_decision(quad)) {
        let NamedOrBlankNode::NamedNode(subject) = &quad.subject else { continue };
        let mut property = quad.predicate.as_str().to_owned();
        // Of who is merged the names are left, as other names of whom it is.
        if decisions.is_merged(subject.as_str()) {
            if property == label {
                property.clone_from(&written);
            } else if property != written {
                continue;
            }
        }
        let object = match &quad.object {
            Term::NamedNode(object) => node(decisions.resolve(object.as_str())).into(),
            other => other.clone(),
        };
        let subject = decisions.resolve(subject.as_str());
        let record = records.entry(subject.to_owned()).or_default();
        record.0.entry(property).or_default().insert(TermKey(object));
    }
    let mut out = Writer {
        records: &records,
        events: BTreeMap::new(),
        reported: BTreeSet::new(),
        quads: BTreeSet::new(),
    };
    out.actors();
    out.identities();
    out.events();
    out.stances();
    out.claims();
    out.disputes();
    out.offices();
    out.quads.into_iter().map(|key| key.0).collect()
}

#[derive(Default)]
pub(super) struct Record(BTreeMap<String, BTreeSet<TermKey>>);

#[derive(Clone, PartialEq, Eq)]
struct TermKey(Term);

impl PartialOrd for TermKey {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for TermKey {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.to_string().cmp(&other.0.to_string())
    }
}

#[derive(Clone, PartialEq, Eq)]
struct QuadKey(Quad);

impl PartialOrd for QuadKey {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for QuadKey {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.to_string().cmp(&other.0.to_string())
    }
}

impl Record {
    fn all(&self, property: &str) -> impl Iterator<Item = &Term> {
        let iri = if property.contains(':') { property.to_owned() } else { format!("{DM}{property}") };
        self.0.get(&iri).into_iter().flatten().map(|key| &key.0)
    }

    pub(super) fn values(&self, property: &str) -> Vec<String> {
        self.all(property).map(value).collect()
    }

    pub(super) fn value(&self, property: &str) -> Option<String> {
        self.all(property).next().map(value)
    }

    fn is_a(&self, class: &str) -> bool {
        let class = format!("{DM}{class}");
        self.all(RDF_TYPE).any(|term| value(term) == class)
    }
}

fn value(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().to_owned(),
        Term::Literal(literal) => literal.value().to_owned(),
        Term::BlankNode(node) => node.as_str().to_owned(),
    }
}

/// Mentions that are one event.
struct Merged<'a> {
    mentions: Vec<(&'a str, &'a Record)>,
    earliest: Option<String>,
    latest: Option<String>,
}

pub(super) struct Writer<'a> {
    pub(super) records: &'a BTreeMap<String, Record>,
    /// The event of each mention.
    pub(super) events: BTreeMap<&'a str, String>,
    /// What is told as a fact.
    pub(super) reported: BTreeSet<Vec<String>>,
    quads: BTreeSet<QuadKey>,
}

impl<'a> Writer<'a> {
    pub(super) fn add(&mut self, subject: &NamedNode, predicate: NamedNode, object: impl Into<Term>) {
        self.quads.insert(QuadKey(Quad::new(subject.clone(), predicate, object, GraphName::DefaultGraph)));
    }

    pub(super) fn of_kind(&self, kind: &'static str) -> Vec<(&'a str, &'a Record)> {
        let records: &'a BTreeMap<String, Record> = self.records;
        records.iter().filter(|(_, r)| r.is_a(kind)).map(|(iri, r)| (iri.as_str(), r)).collect()
    }

    /// Kinds, labels and states of actors, places, topics, quantities and instruments; other spellings with the articles.
    fn actors(&mut self) {
        let label = format!("{SKOS}prefLabel");
        let kept = [
            RDF_TYPE.to_owned(),
            label.clone(),
            format!("{DM}state"),
            format!("{DM}cameo"),
            format!("{SKOS}exactMatch"),
            format!("{SKOS}broader"),
            format!("{DM}kind"),
            format!("{DM}low"),
            format!("{DM}high"),
            format!("{DM}about"),
            format!("{DM}unit"),
        ];
        for (iri, record) in self.records.iter().filter(|(_, r)| r.0.contains_key(&label)) {
            let subject = node(iri.clone());
            for property in &kept {
                for object in record.all(property) {
                    self.add(&subject, node(property.clone()), object.clone());
                }
            }
            let labels = record.values(&label);
            for written in record.values("writtenAs").into_iter().filter(|w| !labels.contains(w)) {
                self.add(&subject, node(format!("{SKOS}altLabel")), text(&written));
            }
        }
    }

    /// People and bodies whose names may be spellings of one: said as a possibility with a score, and left to people.
    fn identities(&mut self) {
        /// More of one sound than this tell nothing.
        const MOST: usize = 24;
        let mut alike: BTreeMap<String, Vec<(&'a str, String)>> = BTreeMap::new();
        for kind in ["Person", "Organisation"] {
            for (iri, record) in self.of_kind(kind) {
                let Some(name) = record.value(&format!("{SKOS}prefLabel")) else { continue };
                alike.entry(format!("{kind} {}", sound(&name))).or_default().push((iri, name));
            }
        }
        for group in alike.values().filter(|group| (2..=MOST).contains(&group.len())) {
            for (i, (a, a_name)) in group.iter().enumerate() {
                for (b, b_name) in group[i + 1..].iter().filter(|(_, name)| is_spelling_of(a_name, name)) {
                    let identity = node(format!("{BASE}identity/{}", digest(&[a, b])));
                    let score = likeness_of_sound(a_name, b_name);
                    self.add(&identity, node(RDF_TYPE), dm("PossibleIdentity"));
                    self.add(&identity, dm("member"), node(*a));
                    self.add(&identity, dm("member"), node(*b));
                    self.add(&identity, dm("score"), typed(&format!("{score:.2}"), "decimal"));
                    self.add(&node(*a), dm("possiblySameAs"), node(*b));
                    self.add(&node(*b), dm("possiblySameAs"), node(*a));
                }
            }
        }
    }

    fn events(&mut self) {
        let mut buckets: BTreeMap<Vec<String>, Vec<(&'a str, &'a Record)>> = BTreeMap::new();
        for (iri, record) in self.of_kind("EventMention") {
            buckets.entry(bucket(record)).or_default().push((iri, record));
        }
        for (key, mentions) in buckets {
            for merged in merge(mentions) {
                self.event(&key, &merged);
            }
        }
    }

    fn event(&mut self, key: &[String], merged: &Merged<'a>) {
        let Some((_, first)) = merged.mentions.first() else { return };
        let undated = if merged.earliest.is_none() && merged.latest.is_none() {
            // Undated mentions of different articles are not the same event for certain.
            first.value("article").unwrap_or_default()
        } else {
            String::new()
        };
        let is_symmetric = first.value("symmetric").is_some_and(|value| value == "true");
        let relation = first.value("relation").unwrap_or_default();
        let dates = format!("{:?} {:?}", merged.earliest, merged.latest);
        let name = digest(&[&key.join(" "), &dates, &undated]);
        let subject = node(format!("{BASE}event/{}-{name}", local(&relation)));
        self.add(&subject, node(RDF_TYPE), node(format!("{SEM}Event")));
        for property in [
            "eventClass",
            "relation",
            "plover",
            "cameo",
            "mode",
            "weight",
            "source",
            "target",
            "sourceText",
            "targetText",
            "sourceState",
            "targetState",
            "topic",
            "quantity",
            "instrument",
            "claimant",
            "claimantText",
            "modality",
        ] {
            let predicate = if property == "eventClass" { node(RDF_TYPE) } else { dm(property) };
            // "A met B" and "B met A" are one event, told as the first mention tells it.
            let is_side = property.starts_with("source") || property.starts_with("target");
            // What one plans and another doubts has one code.
            let is_code = matches!(property, "plover" | "cameo" | "weight");
            let is_first = is_symmetric && is_side || is_code;
            let told = if is_first { &merged.mentions[..1] } else { &merged.mentions };
            for (_, record) in told {
                for object in record.all(property) {
                    self.add(&subject, predicate.clone(), object.clone());
                }
            }
        }
        for (iri, record) in &merged.mentions {
            self.events.insert(iri, subject.as_str().to_owned());
            if record.is_reported() {
                self.reported.insert(self.proposition(record));
            }
            self.add(&subject, node(format!("{PROV}wasDerivedFrom")), node((*iri).to_owned()));
            for place in record.all(&format!("{SEM}hasPlace")) {
                self.add(&subject, node(format!("{SEM}hasPlace")), place.clone());
            }
        }
        self.dates(&subject, merged);
        let is_reported = merged
            .mentions
            .iter()
            .any(|(_, r)| r.value("factuality").is_some_and(|f| f.ends_with("Reported")));
        let told = first.value("factuality").unwrap_or_default();
        let factuality = if is_reported { format!("{DM}Reported") } else { told };
        self.add(&subject, dm("factuality"), node(factuality));
        self.counts(&subject, &merged.mentions);
        if is_reported {
            self.edges(&relation, first);
        }
    }

    fn dates(&mut self, subject: &NamedNode, merged: &Merged) {
        let narrowest = merged
            .mentions
            .iter()
            .filter(|(_, r)| r.value("precision").is_some())
            .min_by_key(|(_, r)| rank(r));
        let Some((_, record)) = narrowest else { return };
        for property in ["earliest", "latest", "precision"] {
            for object in record.all(property) {
                self.add(subject, dm(property), object.clone());
            }
        }
        if let Some(day) = record.value("earliest").or_else(|| record.value("latest")) {
            self.add(subject, dm("month"), text(&day[..7.min(day.len())]));
        }
    }

    /// Articles, and sources that do not repeat each other's sentence.
    fn counts(&mut self, subject: &NamedNode, mentions: &[(&str, &Record)]) {
        let articles: BTreeSet<String> = mentions.iter().filter_map(|(_, r)| r.value("article")).collect();
        let mut sources: BTreeSet<String> = BTreeSet::new();
        let mut sentences: BTreeSet<String> = BTreeSet::new();
        for (_, record) in mentions {
            let article = record.value("article").unwrap_or_default();
            let publisher = self.records.get(&article).and_then(|a| a.value(&format!("{SCHEMA}publisher")));
            if sentences.insert(record.value("sentence").unwrap_or_default()) {
                sources.insert(publisher.unwrap_or(article));
            }
        }
        self.add(subject, dm("articles"), number(articles.len()));
        self.add(subject, dm("independentSources"), number(sources.len()));
    }

    /// The direct edges of what is reported as having happened.
    fn edges(&mut self, relation: &str, record: &Record) {
        let is_symmetric = record.value("symmetric").is_some_and(|value| value == "true");
        for source in record.values("source") {
            for target in record.values("target").iter().filter(|target| **target != source) {
                self.add(&node(source.clone()), node(relation.to_owned()), node(target.clone()));
                if is_symmetric {
                    self.add(&node(target.clone()), node(relation.to_owned()), node(source.clone()));
                }
            }
        }
    }

    fn stances(&mut self) {
        let (mut first, mut last) = (BTreeMap::new(), BTreeMap::new());
        for (iri, record) in self.of_kind("StanceMention") {
            let relation = record.value("relation").unwrap_or_default();
            let holders = record.values("holder");
            let states = record.values("holderState");
            let toward = self.toward(record);
            let name = digest(&[
                &relation,
                &format!("{holders:?}{:?}{:?}", record.values("holderText"), toward),
                &record.value("factuality").unwrap_or_default(),
            ]);
            let subject = node(format!("{BASE}stance/{name}"));
            self.add(&subject, node(RDF_TYPE), dm("Stance"));
            for property in [
                "relation",
                "polarity",
                "holder",
                "holderText",
                "holderState",
                "claimant",
                "topic",
                "factuality",
                "proposition",
                "about",
                "declared",
                "modality",
                "strength",
            ] {
                let target = if property == "topic" { "onTopic" } else { property };
                for object in record.all(property) {
                    self.add(&subject, dm(target), object.clone());
                }
            }
            for object in &toward {
                self.add(&subject, dm("toward"), node(object.clone()));
            }
            for claim in record.values("expressedIn") {
                self.add(&subject, dm("expressedIn"), claim_of(&claim));
            }
            // First and last day on which it is expressed.
            for (property, days) in [("earliest", &mut first), ("latest", &mut last)] {
                if let Some(day) = record.value(property) {
                    let known = days.entry(subject.clone()).or_insert_with(|| day.clone());
                    let is_wider = if property == "earliest" { day < *known } else { day > *known };
                    if is_wider {
                        *known = day;
                    }
                }
            }
            self.add(&subject, node(format!("{PROV}wasDerivedFrom")), node(iri.to_owned()));
            if record.value("declared").is_some_and(|value| value == "true") {
                // An official's declared stance is the state's.
                for holder in holders.iter().chain(&states) {
                    for object in toward.iter().filter(|object| *object != holder) {
                        self.add(&node(holder.clone()), node(relation.clone()), node(object.clone()));
                    }
                }
            }
        }
        for (property, days) in [("earliest", first), ("latest", last)] {
            for (subject, day) in days {
                self.add(&subject, dm(property), typed(&day, "date"));
            }
        }
    }

    /// The actor, and the position on a topic where there is one.
    fn toward(&mut self, record: &Record) -> Vec<String> {
        let mut toward = record.values("toward");
        for owner in record.values("positionOf") {
            toward.push(owner.clone());
            for topic in record.values("positionOn") {
                let iri = format!("{BASE}position/{}-on-{}", local(&owner), local(&topic));
                let position = node(iri.clone());
                self.add(&position, node(RDF_TYPE), dm("Position"));
                self.add(&position, dm("heldBy"), node(owner.clone()));
                self.add(&position, dm("onTopic"), node(topic));
                toward.push(iri);
            }
        }
        toward
    }

    fn claims(&mut self) {
        for (iri, record) in self.of_kind("ClaimMention") {
            let subject = claim_of(iri);
            self.add(&subject, node(RDF_TYPE), dm("Claim"));
            for object in record.all("manner") {
                self.add(&subject, node(RDF_TYPE), object.clone());
            }
            for property in [
                "claimant",
                "claimantText",
                "onBehalfOf",
                "addressee",
                "addresseeText",
                "anonymous",
                "occasion",
                "denied",
                "content",
                "verbatim",
                "topic",
                "earliest",
                "latest",
                "precision",
            ] {
                for object in record.all(property) {
                    self.add(&subject, dm(property), object.clone());
                }
            }
            for outer in record.values("within") {
                self.add(&subject, dm("within"), claim_of(&outer));
            }
            self.told(&subject, record);
            self.add(&subject, node(format!("{PROV}wasDerivedFrom")), node(iri.to_owned()));
        }
    }

    /// The events that a claim tells; of one alone also who, what and to whom, which is not asserted.
    fn told(&mut self, claim: &NamedNode, record: &Record) {
        let mentions = record.values("tells");
        for mention in &mentions {
            if let Some(event) = self.events.get(mention.as_str()).cloned() {
                self.add(claim, dm("tells"), node(event));
            }
        }
        let [only] = mentions.as_slice() else { return };
        let Some(event) = self.records.get(only) else { return };
        for property in ["source", "sourceText", "relation", "target", "targetText", "factuality", "modality"]
        {
            for object in event.all(property) {
                self.add(claim, dm(property), object.clone());
            }
        }
    }

    fn offices(&mut self) {
        for (iri, record) in self.of_kind("RoleMention") {
            let key = ["holder", "office", "of", "status"].map(|p| record.value(p).unwrap_or_default());
            let subject = node(format!("{BASE}membership/{}", digest(&key.each_ref().map(String::as_str))));
            self.add(&subject, node(RDF_TYPE), node(format!("{ORG}Membership")));
            let names = [("holder", "member"), ("of", "organization"), ("office", "role")];
            for (property, name) in names {
                for object in record.all(property) {
                    self.add(&subject, node(format!("{ORG}{name}")), object.clone());
                }
            }
            for property in ["officeLabel", "status"] {
                for object in record.all(property) {
                    self.add(&subject, dm(property), object.clone());
                }
            }
            self.add(&subject, node(format!("{PROV}wasDerivedFrom")), node(iri.to_owned()));
        }
    }
}

/// Class, whether it is told as a fact, and who takes part.
pub(super) fn bucket(record: &Record) -> Vec<String> {
    let factuality = record.value("factuality").unwrap_or_default();
    // What is planned for a day and told of that day is one event.
    let has_day = record.value("precision").is_some_and(|precision| local(&precision) == "Day");
    let told = match local(&factuality) {
        "Reported" | "Claimed" => "happened".to_owned(),
        "Planned" if has_day => "happened".to_owned(),
        other => other.to_owned(),
    };
    let side = |role: &str| {
        let mut who = record.values(role);
        who.extend(record.values(&format!("{role}Text")));
        who.sort();
        who
    };
    let (mut sources, mut targets) = (side("source"), side("target"));
    if record.value("symmetric").is_some_and(|value| value == "true") {
        sources.append(&mut targets);
        sources.sort();
        sources.dedup();
    }
    let mut key = vec![record.value("eventClass").unwrap_or_default(), told];
    key.append(&mut sources);
    key.push("→".to_owned());
    key.append(&mut targets);
    key
}

/// How narrow a date is; day first.
fn rank(record: &Record) -> usize {
    let order = ["Day", "Week", "Month", "Year", "Before", "After", "Unknown"];
    let precision = record.value("precision").unwrap_or_default();
    order.iter().position(|name| *name == local(&precision)).unwrap_or(order.len())
}

/// Joins the mentions of a bucket whose dates are compatible. Exact days first; a wider date joins a
/// narrower one that it holds; undated ones stay with their own article.
fn merge<'a>(mut mentions: Vec<(&'a str, &'a Record)>) -> Vec<Merged<'a>> {
    mentions
        .sort_by_key(|(iri, record)| (rank(record), record.value("earliest"), record.value("latest"), *iri));
    let mut dated: BTreeMap<(Option<String>, Option<String>), usize> = BTreeMap::new();
    let mut undated: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut events: Vec<Merged> = Vec::new();
    for (iri, record) in mentions {
        let (earliest, latest) = (record.value("earliest"), record.value("latest"));
        let position = if earliest.is_none() && latest.is_none() {
            // A standing attitude is the same one wherever it is told.
            let is_attitude = record.value("attitude").is_some();
            let own = if is_attitude {
                (String::new(), String::new())
            } else {
                (record.value("article").unwrap_or_default(), record.value("cluster").unwrap_or_default())
            };
            *undated.entry(own).or_insert(events.len())
        } else {
            // The one narrower event inside this range, if there is just one.
            let range = dated.range((earliest.clone(), None)..);
            let mut inside = range
                .take_while(|((e, _), _)| latest.as_ref().is_none_or(|l| e.as_ref().is_none_or(|e| e <= l)))
                .filter(|((_, l), _)| {
                    l.is_some() && latest.as_ref().is_none_or(|end| l.as_ref().is_some_and(|l| l <= end))
                });
            match (inside.next(), inside.next()) {
                (Some((_, &only)), None) => only,
                _ => *dated.entry((earliest.clone(), latest.clone())).or_insert(events.len()),
            }
        };
        if position == events.len() {
            events.push(Merged { mentions: Vec::new(), earliest, latest });
        }
        events[position].mentions.push((iri, record));
    }
    events
}
