//! Residence: whose people those are of whom the text tells no state. Students who march in Jakarta are Indonesia's, and
//! whom Kenyan police arrest are Kenya's. It moves nobody whose state is told, and no soldiers, officials or strangers.

use std::collections::BTreeMap;

use crate::extract::kind::DEEDS;
use crate::extract::{Entity, EntityKind, EventMention, Mention, Participant};
use crate::ontology::{Iri, Ontology, WordSet};
use crate::text::{Document, Function};

/// Sectors of whoever is at home where they act: civilians, the opposition, teachers, workers, nurses, believers, criminals,
/// rebels, the unnamed armed.
const AT_HOME: [&str; 9] = ["CVL", "OPP", "EDU", "LAB", "HLH", "REL", "CRM", "REB", "UAF"];
/// Sectors of who keeps order at home.
const KEEPERS: [&str; 2] = ["COP", "JUD"];

/// Gives unnamed people the state where an event has them, if all events of the article agree.
pub(super) fn residence(
    document: &Document,
    mentions: &[Mention],
    entities: &mut [Entity],
    events: &[EventMention],
    ontology: &Ontology,
) {
    let strangers = ontology.words(WordSet::StrangerNoun);
    let is_stranger = |p: &Participant| {
        let Mention { sentence, head, .. } = mentions[p.mention];
        strangers.contains(&document.sentences[sentence].tokens[head].lemma.to_lowercase())
    };
    let mut homes: BTreeMap<usize, Option<Iri>> = BTreeMap::new();
    for event in events {
        // Whom a march is about need not be there.
        let is_done_there = ontology.class(&event.class).is_some_and(|class| DEEDS.contains(&class.plover));
        let place = event.place.map(|place| &entities[place.entity]);
        let place = place.filter(|entity| matches!(entity.kind, EntityKind::Gpe | EntityKind::Loc));
        let kept = event.place.is_none().then(|| keeper(entities, event)).flatten();
        let sources = event.sources.iter().map(|p| (p, place, None));
        let targets = event.targets.iter().map(|p| (p, place.filter(|_| is_done_there), kept));
        for (participant, place, kept) in sources.chain(targets) {
            if !is_homeless(&entities[participant.entity]) || is_stranger(participant) {
                continue;
            }
            let told = || land_told(document, mentions, entities, participant.mention);
            let at = || place.and_then(|entity| entity.state.as_ref());
            let Some(state) = told().or_else(at).or(kept) else { continue };
            let home = homes.entry(participant.entity).or_insert_with(|| Some(state.clone()));
            if home.as_ref() != Some(state) {
                *home = None;
            }
        }
    }
    for (entity, home) in homes {
        entities[entity].state = home;
    }
}

/// "Kenyan police arrested students": the state whose police or courts deal with somebody.
fn keeper<'e>(entities: &'e [Entity], event: &EventMention) -> Option<&'e Iri> {
    let source = &entities[event.sources.first()?.entity];
    let is_keeper = source.sector.as_deref().is_some_and(|sector| KEEPERS.contains(&sector));
    source.state.as_ref().filter(|_| is_keeper)
}

/// "ethnic Turks in Bulgaria"
fn land_told<'e>(
    document: &Document,
    mentions: &[Mention],
    entities: &'e [Entity],
    people: usize,
) -> Option<&'e Iri> {
    let Mention { sentence, head, .. } = mentions[people];
    let s = &document.sentences[sentence];
    let mut phrases = s.children_by(head, "nmod").filter(|&c| s.is_led_by(c, Function::Origin));
    phrases.find_map(|c| {
        let land = mentions.iter().find(|m| m.sentence == sentence && m.head == c)?;
        let entity = &entities[land.entity];
        entity.state.as_ref().filter(|_| matches!(entity.kind, EntityKind::Gpe | EntityKind::Loc))
    })
}

/// Whether nobody but their deed tells where people belong.
fn is_homeless(entity: &Entity) -> bool {
    !entity.named
        && matches!(entity.kind, EntityKind::Per | EntityKind::Group | EntityKind::Org)
        && entity.actor.is_none()
        && entity.body.is_none()
        && entity.state.is_none()
        && entity.members.is_empty()
        && entity.sector.as_deref().is_none_or(|sector| AT_HOME.contains(&sector))
}
