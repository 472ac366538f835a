//! Disputes: one proposition that two sides claim, that one claims and another denies, or of which two sides accuse
//! each other. Propositions meet in groups of event class, participants and month, so the work grows with the number
//! of claims and not with its square.

use std::collections::{BTreeMap, BTreeSet};

use crate::graph::corroborate::{Record, Writer, bucket};
use crate::graph::{BASE, DM, RDF_TYPE, SCHEMA, claim_of, digest, dm, local, node};

/// What a claim says of an event.
struct Saying<'a> {
    claim: &'a str,
    event: &'a str,
    /// The side that says it: the state or body spoken for, else the claimant.
    side: String,
    /// The article and the words: of several who say them together, the same.
    words: String,
    is_denied: bool,
}

impl<'a> Writer<'a> {
    pub(super) fn disputes(&mut self) {
        let mut by_proposition: BTreeMap<Vec<String>, Vec<Saying<'a>>> = BTreeMap::new();
        let mut by_matter: BTreeMap<Vec<String>, Vec<(Saying<'a>, BTreeSet<String>)>> = BTreeMap::new();
        for (claim, record) in self.of_kind("ClaimMention") {
            for event in record.values("tells") {
                let Some((event, told)) = self.records.get_key_value(&event) else { continue };
                // What is taken for granted or only planned inside a claim is not what it claims.
                let is_claimed = |told: String| matches!(local(&told), "Claimed" | "Denied");
                if !told.value("factuality").is_some_and(is_claimed) {
                    continue;
                }
                let words = format!("{:?} {:?}", record.value("article"), record.value("content"));
                let saying = |side: String| Saying {
                    claim,
                    event,
                    side,
                    words: words.clone(),
                    is_denied: denies(record, told),
                };
                let side = side(record);
                by_proposition.entry(self.proposition(told)).or_default().push(saying(side.clone()));
                if !denies(record, told) {
                    by_matter.entry(self.matter(told)).or_default().push((saying(side), sides(told)));
                }
            }
        }
        for sayings in by_proposition.values() {
            let all: BTreeSet<&str> = sayings.iter().map(|saying| saying.side.as_str()).collect();
            let denied = sayings.iter().filter(|saying| saying.is_denied).count();
            let is_reported = sayings.iter().any(|saying| self.is_reported(saying.event));
            if denied > 0 && (denied < sayings.len() || is_reported) {
                self.dispute("Contradiction", sayings.iter());
            } else if denied == 0 && all.len() > 1 && !is_joint(sayings.iter()) {
                self.dispute("SharedClaim", sayings.iter());
            }
        }
        for sayings in by_matter.values() {
            // Each says that the other did it.
            let accusers: BTreeSet<&str> = sayings.iter().map(|(saying, _)| saying.side.as_str()).collect();
            let blames = |(saying, blamed): &&(Saying, BTreeSet<String>)| {
                blamed.iter().any(|one| *one != saying.side && accusers.contains(one.as_str()))
            };
            let mutual: Vec<&Saying> = sayings.iter().filter(blames).map(|(saying, _)| saying).collect();
            let sides: BTreeSet<&str> = mutual.iter().map(|saying| saying.side.as_str()).collect();
            if sides.len() > 1 && !is_joint(mutual.iter().copied()) {
                self.dispute("MutualBlame", mutual.into_iter());
            }
        }
    }

    /// Class, participants and month; not how it is told.
    pub(super) fn proposition(&self, event: &Record) -> Vec<String> {
        let mut key = bucket(event);
        key.remove(1);
        key.push(self.month(event));
        key
    }

    /// Class, target and month: of what one may accuse the other, and the other the one.
    fn matter(&self, event: &Record) -> Vec<String> {
        let mut key = vec![event.value("eventClass").unwrap_or_default(), self.month(event)];
        // "A says that B attacked A, B says that A attacked B" has the same two; else the same target in words.
        let states: BTreeSet<String> = sides(event).into_iter().chain(targets(event)).collect();
        let words = event.values("targetText");
        key.extend(if words.is_empty() { states.into_iter().collect() } else { words });
        key
    }

    /// The month of an event, else the one in which the article appeared: it groups what may be the same.
    fn month(&self, event: &Record) -> String {
        let published = || {
            let article = self.records.get(&event.value("article")?)?;
            article.value(&format!("{SCHEMA}datePublished"))
        };
        let day = event.value("earliest").or_else(published);
        day.map_or(String::new(), |day| day.chars().take(7).collect())
    }

    /// Whether some mention of the same proposition is told as a fact.
    fn is_reported(&self, event: &str) -> bool {
        let key = self.records.get(event).map(|event| self.proposition(event));
        key.is_some_and(|key| self.reported.contains(&key))
    }

    fn dispute<'s>(&mut self, kind: &str, sayings: impl Iterator<Item = &'s Saying<'a>> + Clone)
    where
        'a: 's,
    {
        let mut claims: Vec<&str> = sayings.clone().map(|saying| saying.claim).collect();
        claims.sort_unstable();
        claims.dedup();
        let mut parts = vec![kind];
        parts.extend(&claims);
        let subject = node(format!("{BASE}dispute/{}", digest(&parts)));
        self.add(&subject, node(RDF_TYPE), dm("Dispute"));
        self.add(&subject, dm("kind"), dm(kind));
        for saying in sayings {
            let claim = claim_of(saying.claim);
            self.add(&subject, dm("claim"), claim.clone());
            self.add(&claim, dm("disputedIn"), subject.clone());
            if saying.side.starts_with("http") {
                self.add(&subject, dm("party"), node(saying.side.clone()));
            }
            let event = self.events.get(saying.event).cloned();
            if let Some(event) = event {
                self.add(&subject, dm("about"), node(event));
            }
            let topics = self.records.get(saying.event).map(|told| told.values("topic")).unwrap_or_default();
            for topic in topics {
                self.add(&subject, dm("onTopic"), node(topic));
            }
        }
    }
}

/// Whether one statement is all that there is: "Chad and Mali said that".
fn is_joint<'s, 'a: 's>(mut sayings: impl Iterator<Item = &'s Saying<'a>>) -> bool {
    let first = sayings.next().map(|saying| &saying.words);
    sayings.all(|saying| Some(&saying.words) == first)
}

/// Who does it: states where known.
fn sides(event: &Record) -> BTreeSet<String> {
    let states = event.values("sourceState");
    let found = if states.is_empty() { event.values("source") } else { states };
    found.into_iter().collect()
}

fn targets(event: &Record) -> Vec<String> {
    let states = event.values("targetState");
    if states.is_empty() { event.values("target") } else { states }
}

fn side(claim: &Record) -> String {
    let own = ["onBehalfOf", "claimant", "claimantText"].iter().find_map(|property| claim.value(property));
    own.unwrap_or_default()
}

fn denies(claim: &Record, event: &Record) -> bool {
    let is_set =
        |record: &Record, property: &str| record.value(property).is_some_and(|value| value == "true");
    let is_denied = event.value("factuality").is_some_and(|told| local(&told) == "Denied");
    is_set(claim, "denied") || is_denied
}

impl Record {
    /// Whether an event mention is told as a fact.
    pub(super) fn is_reported(&self) -> bool {
        self.value("factuality").is_some_and(|told| told == format!("{DM}Reported"))
    }
}
