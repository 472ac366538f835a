//! Residence: whose people those are of whom the text tells no state, and where a site stands that is hit. Students who
//! march in Jakarta are Indonesia's, whom Kenyan police arrest are Kenya's, and a hospital that is bombed in Tyre stands in
//! Lebanon. It moves nobody whose state is told, and no soldiers, officials or strangers.

use std::collections::BTreeMap;

use crate::extract::kind::{DEEDS, INVESTIGATE};
use crate::extract::scene::Scene;
use crate::extract::{Entity, EntityKind, EventMention, Mention, MentionForm, Participant};
use crate::ontology::{ActorKind, Iri, Naming, WordSet};
use crate::text::{Function, Sentence, Upos};

/// Sectors of whoever is at home where they act: civilians, the opposition, teachers, workers, nurses, believers, criminals,
/// rebels, the unnamed armed.
const AT_HOME: [&str; 9] = ["CVL", "OPP", "EDU", "LAB", "HLH", "REL", "CRM", "REB", "UAF"];
/// Sectors of who keeps order at home.
const KEEPERS: [&str; 2] = ["COP", "JUD"];

/// The states of unnamed people, by entity: where the events of the article have them, if all agree.
pub(super) fn residence(scene: &Scene, events: &[EventMention]) -> BTreeMap<usize, Iri> {
    let mut homes: BTreeMap<usize, Option<&Iri>> = BTreeMap::new();
    for event in events {
        // Whom a march is about need not be there.
        let class = scene.ontology.class(&event.class);
        let is_done_there = class.is_some_and(|class| DEEDS.contains(&class.plover));
        let place = event.place.and_then(|place| state_of_land(&scene.entities[place.entity]));
        let kept = if event.place.is_none() { keeper(scene, event) } else { None };
        // Who fires rockets at Israel need not be there.
        let is_hit = event.place.is_some_and(|place| {
            let is_state = scene.entities[place.entity].actor.is_some();
            is_state && event.targets.iter().any(|target| target.entity == place.entity)
        });
        let sources = event.sources.iter().map(|p| (p, place.filter(|_| !is_hit)));
        let targets = event.targets.iter().map(|p| (p, place.filter(|_| is_done_there).or(kept)));
        for (participant, around) in sources.chain(targets) {
            if !is_homeless(&scene.entities[participant.entity]) || is_stranger(scene, *participant) {
                continue;
            }
            let Some(state) = land_told(scene, *participant).or(around) else { continue };
            let home = homes.entry(participant.entity).or_insert(Some(state));
            *home = home.filter(|&known| known == state);
        }
    }
    homes.into_iter().filter_map(|(entity, home)| Some((entity, home?.clone()))).collect()
}

/// "Chadian blogger Ana Silva", "Ana Silva of Chad": people of whom nothing else is known, by entity, with the state that their
/// name is told with. It makes nobody a politician.
pub(super) fn natives(scene: &Scene) -> BTreeMap<usize, Iri> {
    let is_unknown = |mention: &&Mention| {
        let entity = &scene.entities[mention.entity];
        mention.form == MentionForm::Name
            && entity.kind == EntityKind::Per
            && entity.state.is_none()
            && entity.body.is_none()
            && !entity.is_known(scene.ontology)
    };
    let told = scene.mentions.iter().filter(is_unknown);
    let told = told.filter_map(|m| Some((m.entity, state_beside(scene, m.sentence, m.head)?)));
    // The first that is told, as it is nearest to what tells who somebody is.
    let mut natives = BTreeMap::new();
    for (entity, state) in told {
        natives.entry(entity).or_insert(state);
    }
    natives
}

/// The state whose adjective stands before a name, on it or on what describes it, that owns it, or that "of" leads behind it.
fn state_beside(scene: &Scene, sentence: usize, name: usize) -> Option<Iri> {
    let s = scene.sentence(sentence);
    let state = |t: usize, is_adjective: bool| {
        let mention = &scene.mentions[scene.mention_at(sentence, t)?];
        let entity = &scene.entities[mention.entity];
        let is_state = entity.actor_kind.is_some_and(ActorKind::is_state);
        let is_told = is_state && (mention.form == MentionForm::Adjective) == is_adjective;
        entity.actor.clone().filter(|iri| is_told && (is_adjective || is_only(scene, mention, iri)))
    };
    let is_attribute = |t: usize| matches!(s.tokens[t].relation(), "amod" | "compound" | "nmod");
    let before = || s.children(name).filter(|&c| c < name && is_attribute(c));
    let describes = |t: usize| matches!(s.tokens[t].upos, Upos::Noun | Upos::Propn | Upos::Adj);
    let below = before()
        .filter(|&c| describes(c))
        .flat_map(|c| s.children(c).filter(move |&inner| inner < c && is_attribute(inner)));
    let owner = || s.children_by(name, "nmod:poss").find_map(|c| state(c, false));
    let of = || s.genitive(name).and_then(|c| state(c, false));
    before().chain(below).find_map(|c| state(c, true)).or_else(owner).or_else(of)
}

/// Whether a name is that of a state alone: a senator of Georgia may be of another.
fn is_only(scene: &Scene, mention: &Mention, state: &Iri) -> bool {
    let name = scene.document.label(mention.span);
    let words: Vec<&str> = name.split(' ').collect();
    let places = &scene.ontology.places;
    let is_elsewhere = |naming: &Naming| {
        places.get(&naming.iri).is_some_and(|place| place.state.as_ref().is_some_and(|of| of != state))
    };
    let known = scene.ontology.names.longest(&words);
    known.is_none_or(|(_, namings)| !namings.iter().any(is_elsewhere))
}

/// "opposed French mediation", "rejected Morocco's plan": the state whose a target is that is no actor; but "the Sochi deal".
pub(super) fn owner(scene: &Scene, event: &EventMention) -> Option<Iri> {
    let words = event.target_words.filter(|_| event.targets.is_empty())?;
    let s = scene.sentence(event.sentence);
    let noun = s.head_of(words).filter(|&noun| !is_apart(scene, s, noun))?;
    let told = s.children(noun).filter(|&c| words.contains(s.tokens[c].span));
    let mut owners = told.filter_map(|c| {
        let mention = &scene.mentions[scene.mention_at(event.sentence, c)?];
        let is_owner = s.tokens[c].deprel == "nmod:poss" || mention.form == MentionForm::Adjective;
        is_owner.then_some(mention.entity)
    });
    let is_body = |entity: &Entity| !matches!(entity.kind, EntityKind::Per | EntityKind::Group);
    let is_source = |owner: usize| event.sources.iter().any(|source| source.entity == owner);
    owners.find_map(|owner| {
        let entity = &scene.entities[owner];
        entity.state.clone().filter(|_| is_body(entity) && !is_source(owner))
    })
}

/// "bombed a hospital in Tyre", "inspected a plant in central Iran": the state in which the site stands that is nobody's.
pub(super) fn site(scene: &Scene, event: &EventMention) -> Option<Iri> {
    let words = event.target_words.filter(|_| event.targets.is_empty())?;
    let class = scene.ontology.class(&event.class)?;
    let is_on_site = DEEDS.contains(&class.plover) || class.mode.as_deref() == Some(INVESTIGATE);
    let s = scene.sentence(event.sentence);
    let noun = s.head_of(words).filter(|_| is_on_site)?;
    let is_one = |set: WordSet| scene.ontology.words(set).contains(&*s.tokens[noun].lemma.to_lowercase());
    let is_somebodys = s.children_by(noun, "nmod:poss").next().is_some();
    let place = event.place.filter(|_| is_one(WordSet::SiteNoun) && !is_somebodys)?;
    // "seized a tanker off Oman" is nobody's there.
    let is_moving = is_one(WordSet::MachineNoun);
    let is_told = words.contains(scene.mentions[place.mention].span);
    state_of_land(&scene.entities[place.entity]).filter(|_| is_told || !is_moving).cloned()
}

/// "tourists were killed in Nairobi", "rebels believed to be from Chad"
fn is_stranger(scene: &Scene, participant: Participant) -> bool {
    let Mention { sentence, head, .. } = scene.mentions[participant.mention];
    let s = scene.sentence(sentence);
    let is_told_of = |c: usize| {
        let word = &s.tokens[c];
        word.xpos == "VBN" && word.deprel == "acl" && s.children_by(c, "xcomp").next().is_some()
    };
    let lemma = s.tokens[head].lemma.to_lowercase();
    scene.ontology.words(WordSet::StrangerNoun).contains(&*lemma)
        || s.children_by(head, "acl").any(is_told_of)
}

/// "Kenyan police arrested students": the state whose police or courts deal with somebody.
fn keeper<'e>(scene: &'e Scene, event: &EventMention) -> Option<&'e Iri> {
    let source = &scene.entities[event.sources.first()?.entity];
    let is_keeper = source.sector.as_deref().is_some_and(|sector| KEEPERS.contains(&sector));
    source.state.as_ref().filter(|_| is_keeper)
}

/// "ethnic Turks in Bulgaria"
fn land_told<'e>(scene: &'e Scene, people: Participant) -> Option<&'e Iri> {
    let Mention { sentence, head, .. } = scene.mentions[people.mention];
    let s = scene.sentence(sentence);
    let is_apart = is_apart(scene, s, head);
    let is_home =
        |c: usize| s.is_led_by(c, Function::Origin) && !(is_apart && s.is_led_by(c, Function::Genitive));
    let mut phrases = s.children_by(head, "nmod").filter(|&c| is_home(c));
    phrases.find_map(|c| {
        let land = scene.mention_at(sentence, c)?;
        state_of_land(&scene.entities[scene.mentions[land].entity])
    })
}

/// "allies of Chad", "Chad's neighbours": others than the state that is named with them.
fn is_apart(scene: &Scene, s: &Sentence, noun: usize) -> bool {
    let lemma = s.tokens[noun].lemma.to_lowercase();
    let others = [WordSet::OutsiderNoun, WordSet::PartisanNoun];
    others.into_iter().any(|set| scene.ontology.words(set).contains(&*lemma))
}

fn state_of_land(entity: &Entity) -> Option<&Iri> {
    entity.state.as_ref().filter(|_| entity.kind.is_land())
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
