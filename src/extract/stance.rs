//! Stances: who stands where on what. An event class with a polarity names an attitude; its holder
//! is the source, and what it is toward is an actor, an actor's position, or a proposition in the
//! text's own words. Only the holder or somebody who speaks for it can declare it.

use crate::extract::event::Instance;
use crate::extract::scene::Scene;
use crate::extract::topic::TopicIndex;
use crate::extract::{EventDate, Participant, Stance, Toward, setting};
use crate::ontology::{Factuality, Filling, Iri, Polarity, WordSet};
use crate::span::Span;
use crate::text::{Function, Sentence, Upos};

pub(super) fn stances(scene: &Scene, topics: &TopicIndex, instances: &[Instance]) -> Vec<Stance> {
    let mut stances = Vec::new();
    for instance in instances {
        let Some(polarity) = instance.class.polarity.filter(|_| instance.is_worldly) else { continue };
        let Some((relation, polarity, is_negated)) = attitude(instance, polarity) else { continue };
        for toward in toward(scene, topics, instance) {
            let is_itself =
                |holder: &Participant| matches!(toward, Toward::Actor(of) if of.entity == holder.entity);
            for &holder in instance.sources.iter().filter(|holder| !is_itself(holder)) {
                let draft = Draft { instance, relation, polarity, is_negated };
                stances.push(stance(scene, topics, &draft, holder, toward.clone()));
            }
        }
    }
    stances
}

struct Draft<'a, 'b> {
    instance: &'b Instance<'a>,
    relation: &'a str,
    polarity: Polarity,
    is_negated: bool,
}

/// "has not ruled out" is an attitude of its own; other negated attitudes are denied ones.
fn attitude<'a>(instance: &Instance<'a>, polarity: Polarity) -> Option<(&'a str, Polarity, bool)> {
    let class = instance.class;
    match (instance.reading.negated, &class.negated_relation) {
        (true, Some(relation)) => Some((relation, Polarity::Neutral, false)),
        (negated, _) => Some((&class.relation, polarity, negated)),
    }
}

fn stance(scene: &Scene, topics: &TopicIndex, draft: &Draft, holder: Participant, toward: Toward) -> Stance {
    let instance = draft.instance;
    let s = scene.sentence(instance.sentence);
    let claimant = instance.reading.claimant.map(|p| p.entity);
    let speaks_for_holder = claimant.is_some_and(|c| speaks_for(scene, c, holder.entity));
    let told = instance.reading.factuality;
    let factuality = match told {
        _ if draft.is_negated => Factuality::Denied,
        Factuality::Claimed if speaks_for_holder => Factuality::Reported,
        told => told,
    };
    let is_attributed = instance.reading.is_attributed;
    let topic = match &toward {
        Toward::Position { topic: Some(topic), .. } => Some(topic.clone()),
        _ => phrase_topic(scene, topics, instance)
            .or_else(|| target_topic(scene, topics, instance))
            .or_else(|| topics.topic(s, &s.subtree(instance.trigger.token)).cloned()),
    };
    Stance {
        sentence: instance.sentence,
        trigger: s.tokens[instance.trigger.token].span,
        evidence: s.span,
        holder,
        polarity: draft.polarity,
        relation: draft.relation.to_owned(),
        toward,
        topic,
        claimant,
        is_declared: factuality == Factuality::Reported && (!is_attributed || speaks_for_holder),
        factuality,
        date: date(scene, instance),
    }
}

fn date(scene: &Scene, instance: &Instance) -> Option<EventDate> {
    setting::date(scene, instance.sentence, instance.trigger.token)
}

/// Whether one is the other, or serves the state or body that the other is.
pub(super) fn speaks_for(scene: &Scene, speaker: usize, holder: usize) -> bool {
    if speaker == holder {
        return true;
    }
    let (speaker, holder) = (&scene.entities[speaker], &scene.entities[holder]);
    let same_actor = speaker.actor.is_some() && speaker.actor == holder.actor;
    let state = speaker.state.as_ref().or(speaker.actor.as_ref());
    same_actor || state.is_some() && (state == holder.actor.as_ref() || state == holder.state.as_ref())
}

/// What the attitude is toward.
fn toward(scene: &Scene, topics: &TopicIndex, instance: &Instance) -> Vec<Toward> {
    let Some(token) = instance.target_token else { return Vec::new() };
    let s = scene.sentence(instance.sentence);
    let named = scene.participants(instance.sentence, token, Filling::Actor);
    let is_clause_needed = instance.frame.clause.is_some() || instance.frame.target_is_any;
    if !named.is_empty() && !is_clause_needed {
        return actors(scene, topics, instance, &named);
    }
    let lemma = s.tokens[token].lemma.to_lowercase();
    if scene.ontology.words(WordSet::PositionNoun).contains(&lemma) {
        let owners = scene.participants(instance.sentence, token, Filling::Owned);
        if !owners.is_empty() {
            let topic = prepositional_topic(scene, topics, s, token)
                .or_else(|| phrase_topic(scene, topics, instance));
            return owners.into_iter().map(|of| Toward::Position { of, topic: topic.clone() }).collect();
        }
    }
    // "opposed it" says nothing that can be read alone.
    if s.tokens[token].upos == Upos::Pron {
        return Vec::new();
    }
    let about = named.first().copied().or_else(|| scene.actor_within(instance.sentence, token));
    vec![Toward::Proposition { span: proposition(s, instance, token), about }]
}

/// Support for somebody "on Taiwan" is support for that actor's position on it, too.
fn actors(scene: &Scene, topics: &TopicIndex, instance: &Instance, named: &[Participant]) -> Vec<Toward> {
    let topic = phrase_topic(scene, topics, instance);
    named
        .iter()
        .map(|&of| match &topic {
            Some(topic) => Toward::Position { of, topic: Some(topic.clone()) },
            None => Toward::Actor(of),
        })
        .collect()
}

/// "considers the island an inseparable part of China": the object with what is said of it.
fn proposition(s: &Sentence, instance: &Instance, token: usize) -> Span {
    let words = s.subtree(token);
    let words: Vec<usize> = words
        .into_iter()
        .skip_while(|&t| matches!(s.tokens[t].relation(), "case" | "mark" | "punct"))
        .collect();
    let span = match (words.first(), words.last()) {
        (Some(&first), Some(_)) => Span::new(s.tokens[first].span.start, s.subtree_span(token).end),
        _ => s.subtree_span(token),
    };
    match instance.trigger.clause {
        Some(clause) if instance.frame.clause.is_some() => span.cover(s.subtree_span(clause)),
        _ => {
            let predicate = s.children(instance.trigger.token).find(|&c| {
                c > token
                    && (matches!(s.tokens[c].deprel.as_str(), "xcomp" | "obj")
                        || s.tokens[c].deprel == "obl" && s.is_led_by(c, Function::Role))
            });
            predicate.map_or(span, |p| span.cover(s.subtree_span(p)))
        }
    }
}

/// The topic of "on the Taiwan issue", "over Taiwan" beside the trigger or its target.
fn phrase_topic(scene: &Scene, topics: &TopicIndex, instance: &Instance) -> Option<Iri> {
    let s = scene.sentence(instance.sentence);
    let carriers = [Some(instance.trigger.token), instance.trigger.object, instance.target_token];
    carriers.into_iter().flatten().find_map(|carrier| prepositional_topic(scene, topics, s, carrier))
}

fn prepositional_topic(scene: &Scene, topics: &TopicIndex, s: &Sentence, token: usize) -> Option<Iri> {
    let prepositions = scene.ontology.words(WordSet::TopicPreposition);
    s.children(token)
        .filter(|&c| s.preposition(c).is_some_and(|p| prepositions.contains(&p)))
        .find_map(|c| topics.topic(s, &s.subtree(c)).cloned())
}

fn target_topic(scene: &Scene, topics: &TopicIndex, instance: &Instance) -> Option<Iri> {
    let s = scene.sentence(instance.sentence);
    topics.topic(s, &s.subtree(instance.target_token?)).cloned()
}
