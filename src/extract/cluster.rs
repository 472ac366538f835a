//! Clusters: the headline, the lead and a later paragraph about one meeting are one event. Mentions
//! join by class, participants and dates that do not contradict; an undated one takes the date of
//! its cluster.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use crate::extract::kind::DEEDS;
use crate::extract::{Entity, EventDate, EventMention};
use crate::name::small;
use crate::ontology::{Factuality, Iri, Ontology};
use crate::text::{DateRange, Document};

/// Older than this before publication is history beside the news.
const BACKGROUND_AFTER: Days = Days::new(90);

struct Cluster {
    number: usize,
    date: Option<EventDate>,
}

/// Numbers the clusters and hands their dates on.
pub(super) fn cluster(
    events: &mut [EventMention],
    entities: &[Entity],
    ontology: &Ontology,
    document: &Document,
) {
    let reference = document.reference;
    let mut known: BTreeMap<(Iri, bool, Vec<String>), Vec<Cluster>> = BTreeMap::new();
    let mut count = 0;
    // Dated mentions first, so that an undated one finds them wherever they stand.
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_by_key(|&index| (events[index].date.is_none(), index));
    for index in order {
        let event = &events[index];
        let clusters = known.entry(key(event, entities, ontology, document)).or_default();
        // "fought a war in 1994": no date of the war that goes on.
        let is_past = |cluster: &Cluster| event.date.is_none() && is_background(cluster.date, reference);
        let position =
            clusters.iter().position(|cluster| compatible(cluster.date, event.date) && !is_past(cluster));
        let cluster = match position {
            Some(position) => &mut clusters[position],
            None => {
                clusters.push(Cluster { number: count, date: event.date });
                count += 1;
                let last = clusters.len() - 1;
                &mut clusters[last]
            }
        };
        cluster.date = narrower(cluster.date, event.date);
        events[index].cluster = cluster.number;
    }
    let dates: BTreeMap<usize, Option<EventDate>> =
        known.values().flatten().map(|cluster| (cluster.number, cluster.date)).collect();
    for event in events.iter_mut() {
        if event.date.is_none() {
            event.date =
                dates.get(&event.cluster).copied().flatten().map(|date| EventDate { span: None, ..date });
        }
        event.is_background = is_background(event.date, reference);
    }
}

/// Class, whether it has happened, and the participants: by order unless they are peers.
fn key(
    event: &EventMention,
    entities: &[Entity],
    ontology: &Ontology,
    document: &Document,
) -> (Iri, bool, Vec<String>) {
    let name = |index: usize| {
        let entity = &entities[index];
        entity.acts_as().map_or_else(|| entity.label.clone(), str::to_owned)
    };
    let mut sources: Vec<String> = event.sources.iter().map(|p| name(p.entity)).collect();
    let mut targets: Vec<String> = event.targets.iter().map(|p| name(p.entity)).collect();
    let class = ontology.class(&event.class);
    // "criticised the plan", "criticised the pardon"; what is hit has many names: "struck the city, hitting a port".
    let is_deed = class.is_some_and(|class| DEEDS.contains(&class.plover));
    targets.extend(thing(event, document).filter(|_| targets.is_empty() && !is_deed));
    if class.is_some_and(|class| class.is_symmetric) {
        sources.append(&mut targets);
    }
    sources.sort();
    targets.sort();
    sources.push("→".to_owned());
    sources.append(&mut targets);
    let has_happened = matches!(event.factuality, Factuality::Reported | Factuality::Claimed);
    (event.class.clone(), has_happened, sources)
}

/// "plan": what a target in words is.
fn thing(event: &EventMention, document: &Document) -> Option<String> {
    let s = &document.sentences[event.sentence];
    let head = s.head_of(event.target_words?)?;
    Some(small(&s.tokens[head].lemma).into_owned())
}

fn compatible(a: Option<EventDate>, b: Option<EventDate>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => overlap(a.range, b.range),
        _ => true,
    }
}

fn overlap(a: DateRange, b: DateRange) -> bool {
    let before = |x: Option<NaiveDate>, y: Option<NaiveDate>| matches!((x, y), (Some(x), Some(y)) if x < y);
    !before(a.latest, b.earliest) && !before(b.latest, a.earliest)
}

fn narrower(a: Option<EventDate>, b: Option<EventDate>) -> Option<EventDate> {
    match (a, b) {
        (Some(a), Some(b)) if b.range.precision < a.range.precision => Some(b),
        (None, b) => b,
        (a, _) => a,
    }
}

fn is_background(date: Option<EventDate>, reference: Option<NaiveDate>) -> bool {
    let latest = date.and_then(|date| date.range.latest);
    let limit = reference.and_then(|reference| reference.checked_sub_days(BACKGROUND_AFTER));
    matches!((latest, limit), (Some(latest), Some(limit)) if latest < limit)
}
