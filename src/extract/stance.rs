//! Stances: who stands where on what. A word of attitude has a holder, and what it is toward is an
//! actor, an actor's position, or a proposition in the text's own words. An event that is an attitude
//! at once ("backed Chile's candidate") tells one, too. Only the holder or somebody who speaks for it
//! can declare it.

use std::collections::HashSet;

use crate::extract::argument::{
    Trigger, fillers, is_content_gerund, is_passive, logical_subject, object_gerund,
};
use crate::extract::factuality::{Reading, reading};
use crate::extract::instance::Instance;
use crate::extract::scene::Scene;
use crate::extract::standing::acts_in_politics;
use crate::extract::topic::TopicIndex;
use crate::extract::trigger::{lemma_as, term, trigger};
use crate::extract::{EntityKind, Participant, Stance, Strength, Toward, setting};
use crate::ontology::{Attitude, Factuality, Filling, Iri, Polarity, Slot, WordClass, WordSet};
use crate::span::Span;
use crate::text::{Function, Sentence, Upos};

pub(super) fn stances(scene: &Scene, topics: &TopicIndex, instances: &[Instance]) -> Vec<Stance> {
    let mut stances = Vec::new();
    let mut told: HashSet<(usize, usize)> = HashSet::new();
    for (sentence, s) in scene.document.sentences.iter().enumerate() {
        if s.kind.is_evidence() {
            for draft in (0..s.tokens.len()).filter_map(|token| held(scene, sentence, token)) {
                let found = draft.stances(scene, topics);
                if !found.is_empty() {
                    told.insert((sentence, draft.trigger.token));
                }
                stances.extend(found);
            }
        }
    }
    let is_told = |i: &&Instance| {
        std::iter::once(i.trigger.token)
            .chain(i.trigger.object)
            .any(|token| told.contains(&(i.sentence, token)))
    };
    let others = instances.iter().filter(|i| !is_told(i));
    stances.extend(others.filter_map(Draft::of).flat_map(|draft| draft.stances(scene, topics)));
    stances.sort_by_key(|stance| (stance.sentence, stance.trigger.start, stance.holder));
    // "has neither condemned nor endorsed the invasion" is one attitude.
    let mut known: Vec<(usize, Polarity, Toward)> = Vec::new();
    let mut sentence = None;
    stances.retain(|stance| {
        if sentence.replace(stance.sentence) != Some(stance.sentence) {
            known.clear();
        }
        let key = (stance.holder.entity, stance.polarity, stance.toward.clone());
        let is_new = !known.contains(&key);
        known.push(key);
        is_new
    });
    stances
}

/// An attitude with its holders, before what it is toward is read.
struct Draft<'a> {
    sentence: usize,
    trigger: Trigger,
    relation: &'a str,
    polarity: Polarity,
    is_denied: bool,
    holders: Vec<Participant>,
    target: usize,
    /// What is said of the target belongs to what the attitude is toward: "considers the island a part of it".
    has_predicate: bool,
    toward_things: bool,
    reading: Reading,
}

/// The attitude that a token tells, where somebody holds it toward something.
fn held<'a>(scene: &Scene<'a>, sentence: usize, token: usize) -> Option<Draft<'a>> {
    let s = scene.sentence(sentence);
    if !matches!(s.tokens[token].upos, Upos::Verb | Upos::Noun | Upos::Adj | Upos::Propn) {
        return None;
    }
    let by_itself = [WordClass::Verb, WordClass::Adjective, WordClass::Noun].into_iter().find_map(|class| {
        let lemma = lemma_as(scene.ontology, s, token, class)?;
        let mut attitudes = scene.ontology.attitudes(&lemma, class);
        attitudes.find_map(|attitude| {
            term(s, token, &lemma, &attitude.frame.lemmas)?;
            draft(scene, sentence, token, attitude)
        })
    });
    by_itself.or_else(|| predicated(scene, sentence, token))
}

/// "Slovakia is against the plan": a preposition that says all.
fn predicated<'a>(scene: &Scene<'a>, sentence: usize, token: usize) -> Option<Draft<'a>> {
    let s = scene.sentence(sentence);
    let preposition = s.preposition(token)?;
    s.children_by(token, "cop").next()?;
    let attitude = scene.ontology.attitudes(&preposition, WordClass::Preposition).next()?;
    let subject = s.children_by(token, "nsubj").next()?;
    let mut holders = scene.participants(sentence, subject, Filling::Actor);
    holders.retain(|holder| acts_in_politics(scene, *holder));
    let reading = reading(scene, sentence, token);
    let trigger = Trigger { token, object: None, clause: None, particle: None, support: None, carrier: None };
    Some(Draft {
        sentence,
        trigger,
        relation: &attitude.relation,
        polarity: attitude.polarity,
        is_denied: reading.negated,
        holders,
        target: token,
        has_predicate: false,
        toward_things: false,
        reading,
    })
}

fn draft<'a>(scene: &Scene<'a>, sentence: usize, token: usize, attitude: &'a Attitude) -> Option<Draft<'a>> {
    let s = scene.sentence(sentence);
    let trigger = trigger(scene.ontology, s, token, &attitude.frame)?;
    let slots = attitude.frame.target.iter();
    let fillers = |slot: &Slot| match slot {
        // "in favour of joining", "opposes lifting the ban"
        Slot::Clause if trigger.clause.is_none() => {
            let content = s.children_by(token, "acl").filter(|&c| is_content_gerund(s, c));
            content.chain(object_gerund(s, token)).collect()
        }
        Slot::IndirectObject => {
            let verb = trigger.support.or_else(|| giver(scene, s, token)).unwrap_or(token);
            s.children(verb).filter(|&c| s.tokens[c].deprel == "iobj").collect()
        }
        slot => fillers(s, trigger, slot),
    };
    let target = slots.flat_map(fillers).find(|&t| !scene.is_time(sentence, t))?;
    // "provided support" gives, "a person wanted by a court" is no wish, "urged the embassy to reconsider" tells what
    // is asked of somebody.
    let verb = s.tokens[token].head.filter(|_| class_of(s, token) == WordClass::Noun);
    let is_given = verb.is_some_and(|v| attitude.except_verbs.iter().any(|verb| *verb == s.tokens[v].lemma));
    let is_asked = attitude.toward_things
        && trigger.clause.is_some_and(|c| c != target && s.tokens[c].xpos == "VB" && target < c)
        && !attitude.frame.target.contains(&Slot::Clause);
    if is_given || is_asked || attitude.is_active && is_passive(s, token) {
        return None;
    }
    let is_told = |c: usize| {
        matches!(s.tokens[c].upos, Upos::Noun | Upos::Propn) && s.children_by(c, "cop").next().is_some()
    };
    if attitude.is_copular && !trigger.clause.is_some_and(is_told) {
        return None;
    }
    if attitude.has_predicate && predicate(s, token, target).is_none() {
        return None;
    }
    let holders = attitude.frame.source.iter().find_map(|slot| {
        let mut holders = holders(scene, sentence, trigger, slot);
        // People stand with others for a picture.
        holders.retain(|p| !attitude.frame.by_bodies || scene.entities[p.entity].kind != EntityKind::Per);
        (!holders.is_empty()).then_some(holders)
    })?;
    let reading = reading(scene, sentence, token);
    let (relation, polarity, is_denied) = match (reading.negated, &attitude.negated) {
        (true, Some((relation, polarity))) => (relation, *polarity, false),
        (false, _) if attitude.only_negated => return None,
        (negated, _) => (&attitude.relation, attitude.polarity, negated),
    };
    Some(Draft {
        sentence,
        trigger,
        relation,
        polarity,
        is_denied,
        holders,
        target,
        has_predicate: attitude.has_predicate,
        toward_things: attitude.toward_things,
        reading,
    })
}

/// The verb that promises or gives a noun to somebody.
fn giver(scene: &Scene, s: &Sentence, noun: usize) -> Option<usize> {
    let verb = s.tokens[noun].head.filter(|_| s.tokens[noun].deprel == "obj")?;
    let mut words = scene.ontology.speech(&s.tokens[verb].lemma, WordClass::Verb);
    words.any(|word| word.factuality == Factuality::Planned).then_some(verb)
}

fn class_of(s: &Sentence, token: usize) -> WordClass {
    match s.tokens[token].upos {
        Upos::Verb => WordClass::Verb,
        Upos::Adj => WordClass::Adjective,
        _ => WordClass::Noun,
    }
}

fn holders(scene: &Scene, sentence: usize, trigger: Trigger, slot: &Slot) -> Vec<Participant> {
    let s = scene.sentence(sentence);
    let mut tokens = fillers(s, trigger, slot);
    // "voiced its opposition": whoever voices it has it.
    if *slot == Slot::Subject && tokens.is_empty() {
        tokens.extend(trigger.support.and_then(|verb| logical_subject(s, verb)));
    }
    // "promises China support"
    if *slot == Slot::Subject && tokens.is_empty() {
        tokens.extend(giver(scene, s, trigger.token).and_then(|verb| logical_subject(s, verb)));
    }
    // "spoke in favour of"
    if *slot == Slot::Subject && tokens.is_empty() && s.tokens[trigger.token].relation() == "obl" {
        let verb = s.tokens[trigger.token].head.filter(|_| s.is_led_by(trigger.token, Function::Engagement));
        tokens.extend(verb.and_then(|verb| logical_subject(s, verb)));
    }
    let found = tokens.into_iter().flat_map(|t| scene.participants(sentence, t, Filling::Actor));
    found.filter(|holder| acts_in_politics(scene, *holder)).collect()
}

impl<'a> Draft<'a> {
    /// The attitude that an event is at once.
    fn of(instance: &Instance<'a>) -> Option<Self> {
        let polarity =
            instance.class.polarity.filter(|_| instance.is_worldly && !instance.targets.is_empty())?;
        Some(Self {
            sentence: instance.sentence,
            trigger: instance.trigger,
            relation: &instance.class.relation,
            polarity,
            is_denied: instance.reading.negated,
            holders: instance.sources.clone(),
            target: instance.target_token?,
            has_predicate: false,
            toward_things: false,
            reading: instance.reading,
        })
    }

    fn stances(&self, scene: &Scene, topics: &TopicIndex) -> Vec<Stance> {
        let mut stances = Vec::new();
        for toward in self.toward(scene, topics) {
            let is_itself =
                |holder: &Participant| matches!(toward, Toward::Actor(of) if of.entity == holder.entity);
            for &holder in self.holders.iter().filter(|holder| !is_itself(holder)) {
                stances.push(self.stance(scene, topics, holder, toward.clone()));
            }
        }
        stances
    }

    fn stance(&self, scene: &Scene, topics: &TopicIndex, holder: Participant, toward: Toward) -> Stance {
        let s = scene.sentence(self.sentence);
        let claimant = self.reading.claimant.map(|p| p.entity);
        let speaks_for_holder = claimant.is_some_and(|c| speaks_for(scene, c, holder.entity));
        // A negation that is an attitude of its own denies nothing.
        let told = Reading { negated: self.is_denied, ..self.reading }.settled();
        let factuality = match told {
            _ if self.is_denied => Factuality::Denied,
            // "will not accept the bases": a refusal is one now.
            Factuality::Planned if self.reading.negated && !self.reading.is_attributed => {
                Factuality::Reported
            }
            Factuality::Planned if self.reading.negated && speaks_for_holder => Factuality::Reported,
            Factuality::Claimed if speaks_for_holder => Factuality::Reported,
            told => told,
        };
        let topic = match &toward {
            Toward::Position { topic: Some(topic), .. } => Some(topic.clone()),
            _ => self
                .phrase_topic(scene, topics)
                .or_else(|| topics.topic(s, &s.subtree(self.target)).cloned())
                .or_else(|| self.topic_of_actor(scene, &toward))
                .or_else(|| topics.topic(s, &own_words(s, self.trigger.token)).cloned()),
        };
        Stance {
            sentence: self.sentence,
            trigger: s.tokens[self.trigger.token].span,
            evidence: s.span,
            holder,
            polarity: self.polarity,
            relation: self.relation.to_owned(),
            strength: strength(scene, s, self.trigger),
            toward,
            topic,
            claimant,
            is_declared: factuality == Factuality::Reported
                && (!self.reading.is_attributed || speaks_for_holder),
            factuality,
            date: setting::date(scene, self.sentence, self.trigger.token),
        }
    }

    /// "the island", where that is Taiwan: the topic about whom the attitude is.
    fn topic_of_actor(&self, scene: &Scene, toward: &Toward) -> Option<Iri> {
        let Toward::Proposition { about: Some(about), .. } = toward else { return None };
        let actor = scene.entities[about.entity].actor.as_ref()?;
        let mut topics = scene.ontology.topics.values();
        topics.find(|topic| topic.about.as_ref() == Some(actor)).map(|topic| topic.iri.clone())
    }

    /// What the attitude is toward.
    fn toward(&self, scene: &Scene, topics: &TopicIndex) -> Vec<Toward> {
        let s = scene.sentence(self.sentence);
        let token = self.target;
        let named = scene.participants(self.sentence, token, Filling::Actor);
        // "is against Ukraine joining NATO": not against Ukraine.
        let does_something = s.children_by(token, "acl").any(|c| s.tokens[c].xpos == "VBG");
        if !named.is_empty() && !self.has_predicate && !does_something {
            return if self.toward_things { Vec::new() } else { self.actors(scene, topics, &named) };
        }
        let lemma = s.tokens[token].lemma.to_lowercase();
        if scene.ontology.words(WordSet::PositionNoun).contains(&*lemma) {
            let owners = scene.participants(self.sentence, token, Filling::Owned);
            if !owners.is_empty() {
                let topic =
                    prepositional_topic(scene, topics, s, token).or_else(|| self.phrase_topic(scene, topics));
                return owners.into_iter().map(|of| Toward::Position { of, topic: topic.clone() }).collect();
            }
        }
        // "opposed it" says nothing that can be read alone.
        if s.tokens[token].upos == Upos::Pron {
            return Vec::new();
        }
        let is_holder = |p: &Participant| self.holders.iter().any(|holder| holder.entity == p.entity);
        let about = named.first().copied().or_else(|| scene.actor_within(self.sentence, token, is_holder));
        // One word says nothing: "wanted it to continue".
        let span = self.proposition(s);
        if span.text(&scene.document.article.text).split(' ').count() < 2 && about.is_none() {
            return Vec::new();
        }
        vec![Toward::Proposition { span, about }]
    }

    /// Support for somebody "on Taiwan" is support for that actor's position on it, too.
    fn actors(&self, scene: &Scene, topics: &TopicIndex, named: &[Participant]) -> Vec<Toward> {
        let topic = self.phrase_topic(scene, topics);
        named
            .iter()
            .map(|&of| match &topic {
                Some(topic) => Toward::Position { of, topic: Some(topic.clone()) },
                None => Toward::Actor(of),
            })
            .collect()
    }

    /// "considers the island an inseparable part of China": the object with what is said of it.
    fn proposition(&self, s: &Sentence) -> Span {
        let token = self.target;
        // "an operation supported by Russia": the attitude is no part of what it is toward.
        let own = s.subtree(self.trigger.token);
        let is_inside = !own.contains(&token);
        // ", which they say threatens the country": said in passing.
        let is_aside = |&c: &usize| {
            let first = s.subtree(c).first().copied().unwrap_or(c);
            s.tokens[c].deprel == "acl:relcl" && first > 0 && s.tokens[first - 1].form == ","
        };
        let aside: Vec<usize> = s.children(token).filter(is_aside).flat_map(|c| s.subtree(c)).collect();
        // "Slovakia is against the plan": what stands behind the preposition.
        let case = s.case_marker(token).filter(|_| token == self.trigger.token);
        let words: Vec<usize> = s
            .subtree(token)
            .into_iter()
            .filter(|&t| case.is_none_or(|case| t > case))
            .filter(|&t| case.is_none() || s.tokens[t].upos != Upos::Punct)
            .skip_while(|&t| matches!(s.tokens[t].relation(), "case" | "mark" | "punct"))
            .filter(|t| !(aside.contains(t) || is_inside && own.contains(t)))
            .collect();
        let run = words.iter().zip(words.first().copied().unwrap_or(token)..).take_while(|(t, at)| *t == at);
        let span = match (words.first(), run.last()) {
            (Some(&first), Some((&last, _))) => {
                let last = self.phrase_behind(s, last).unwrap_or(last);
                Span::new(s.tokens[first].span.start, s.tokens[last].span.end)
            }
            _ => s.subtree_span(token),
        };
        let predicate = predicate(s, self.trigger.token, token).filter(|_| self.has_predicate);
        predicate.map_or(span, |p| span.cover(s.subtree_span(p)))
    }

    /// "the coup in Niger", "an end to the fighting": the phrase right behind may be the verb's to the parser. The last
    /// word of it.
    fn phrase_behind(&self, s: &Sentence, last: usize) -> Option<usize> {
        let is_noun = matches!(s.tokens[self.target].upos, Upos::Noun | Upos::Propn);
        let leads = [Function::Attributive, Function::Mutual, Function::Direction];
        let phrase = s.children_by(self.trigger.token, "obl").find(|&c| {
            c > last && s.case_marker(c) == Some(last + 1) && leads.iter().any(|lead| s.is_led_by(c, *lead))
        })?;
        let end = s.subtree(phrase).into_iter().max()?;
        is_noun.then_some(end)
    }

    /// The topic of "on the Taiwan issue", "over Taiwan" beside the trigger or its target.
    fn phrase_topic(&self, scene: &Scene, topics: &TopicIndex) -> Option<Iri> {
        let s = scene.sentence(self.sentence);
        let carriers = [Some(self.trigger.token), self.trigger.object, Some(self.target)];
        carriers.into_iter().flatten().find_map(|carrier| prepositional_topic(scene, topics, s, carrier))
    }
}

/// The words of a clause without those of the clauses beside it.
fn own_words(s: &Sentence, token: usize) -> Vec<usize> {
    let is_other = |&c: &usize| {
        s.tokens[c].relation() == "advcl"
            || s.tokens[c].relation() == "conj" && s.tokens[c].upos == Upos::Verb
    };
    let others: Vec<usize> = s.children(token).filter(is_other).flat_map(|c| s.subtree(c)).collect();
    s.subtree(token).into_iter().filter(|t| !others.contains(t)).collect()
}

/// What is said of the object of a verb: "an inseparable part of China", "as a colony".
fn predicate(s: &Sentence, verb: usize, object: usize) -> Option<usize> {
    // "considers Kosovo part of Serbia" read as one noun
    let is_joined = s.tokens[object].upos == Upos::Noun
        && s.genitive(object).is_some()
        && s.children_by(object, "compound").any(|c| s.tokens[c].upos == Upos::Propn && c + 1 == object);
    if is_joined {
        return Some(object);
    }
    let behind = s.children_by(object, "nmod").find(|&c| c > object && s.is_led_by(c, Function::Role));
    behind.or_else(|| said_of(s, verb, object))
}

fn said_of(s: &Sentence, verb: usize, object: usize) -> Option<usize> {
    s.children(verb).find(|&c| {
        c > object
            && (matches!(s.tokens[c].deprel.as_str(), "xcomp" | "obj")
                || matches!(s.tokens[c].relation(), "obl" | "advcl") && s.is_led_by(c, Function::Role))
    })
}

/// How firmly an attitude is worded: "firm backing", "strongly condemned", "in the strongest terms".
fn strength(scene: &Scene, s: &Sentence, trigger: Trigger) -> Strength {
    let near = [Some(trigger.token), trigger.support, trigger.object];
    let beside = near.into_iter().flatten().flat_map(|t| s.children(t));
    let words = beside
        .filter(|&c| matches!(s.tokens[c].relation(), "advmod" | "amod" | "obl"))
        .flat_map(|c| std::iter::once(c).chain(s.children_by(c, "amod")).chain(s.children_by(c, "conj")));
    for word in words {
        let lemma = s.tokens[word].lemma.to_lowercase();
        if scene.ontology.words(WordSet::StrongWord).contains(&*lemma) {
            return Strength::Strong;
        }
        if scene.ontology.words(WordSet::WeakWord).contains(&*lemma) {
            return Strength::Weak;
        }
    }
    Strength::Plain
}

fn prepositional_topic(scene: &Scene, topics: &TopicIndex, s: &Sentence, token: usize) -> Option<Iri> {
    let prepositions = scene.ontology.words(WordSet::TopicPreposition);
    s.children(token)
        .filter(|&c| s.preposition(c).is_some_and(|p| prepositions.contains(&*p)))
        .find_map(|c| topics.topic(s, &s.subtree(c)).cloned())
}

/// Whether one is the other, or serves the state or body that the other is.
pub(super) fn speaks_for(scene: &Scene, speaker: usize, holder: usize) -> bool {
    if speaker == holder {
        return true;
    }
    let (speaker, holder) = (&scene.entities[speaker], &scene.entities[holder]);
    let same_actor = speaker.actor.is_some() && speaker.actor == holder.actor;
    // A news agency has a state and does not speak for it.
    let state = speaker.speaks_for();
    let same_body = speaker.body.is_some() && speaker.body == holder.actor;
    let same_state = state.is_some() && (state == holder.actor.as_ref() || state == holder.state.as_ref());
    // "Biden said that Trump thanked Putin": nobody speaks for another who is named, nor for the people.
    let is_apart =
        holder.kind == EntityKind::Per && holder.named && speaker.named && speaker.kind == EntityKind::Per
            || holder.kind == EntityKind::Group && !holder.serves();
    let same_state = same_state && !is_apart;
    same_actor || same_body || same_state
}
