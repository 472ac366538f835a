//! Details: what an event is told with. Numbers of a kind (killed, troops, money) and instruments (drones, tariffs), by
//! the words of ontology/details.ttl and where they stand in the tree.

use crate::extract::argument::{Trigger, base, is_content_gerund};
use crate::extract::implied::{evokes, verb_evokes};
use crate::extract::instance::Instance;
use crate::extract::scene::Scene;
use crate::extract::trigger::{term, trigger};
use crate::extract::{Instrument, Quantity, setting};
use crate::ontology::{Counted, EventClass, EventType, Frame, Iri, Ontology, Text, WordClass};
use crate::text::{Function, Number, Sentence, Upos};

/// How far what comes of a deed is told from it: "struck the city, destroying homes and killing 12".
const MAX_STEPS: usize = 4;
/// What has effects that are told beside it: nobody is killed by an accusation.
const EFFECTIVE: [EventType; 5] =
    [EventType::Protest, EventType::Mobilize, EventType::Sanction, EventType::Coerce, EventType::Assault];
/// What is done with something that can be named.
const WITH_MEANS: [EventType; 4] =
    [EventType::Reject, EventType::Sanction, EventType::Coerce, EventType::Assault];

/// A number of a kind, and the word that ties it to an event.
pub(super) struct Figure {
    quantity: Quantity,
    /// The verb or adjective that says what became of those who are counted; none for what is counted by its own name.
    effect: Option<usize>,
    counted: usize,
}

/// All figures of a sentence.
pub(super) fn figures(scene: &Scene, sentence: usize) -> Vec<Figure> {
    let s = scene.sentence(sentence);
    let numbers = &scene.document.numbers;
    let first = numbers.partition_point(|number| number.sentence < sentence);
    let here = numbers[first..].iter().take_while(|number| number.sentence == sentence);
    here.filter_map(|number| figure(scene, s, number)).collect()
}

fn figure(scene: &Scene, s: &Sentence, number: &Number) -> Option<Figure> {
    let (phrase, counted) = counted(s, number)?;
    let (kind, unit, effect) = kind(scene, s, phrase, counted)?;
    let quantity = Quantity {
        kind,
        low: number.low,
        high: number.high,
        is_about: number.is_about,
        unit,
        span: number.span.cover(s.tokens[counted].span),
    };
    Some(Figure { quantity, effect, counted })
}

/// The head of the phrase in which a number stands, and what it counts: "dozens" and "people" in "dozens of people",
/// both "people" in "12 people", the number itself in "killing 12".
fn counted(s: &Sentence, number: &Number) -> Option<(usize, usize)> {
    let inside = number.start..number.end;
    let top = inside.clone().rev().find(|&t| s.tokens[t].head.is_none_or(|head| !inside.contains(&head)))?;
    let below = inside.flat_map(|t| s.children_by(t, "nmod"));
    let of = below.filter(|&c| c >= number.end).find(|&c| s.is_led_by(c, Function::Genitive));
    if let Some(of) = of {
        return Some((top, of));
    }
    let is_beside = matches!(s.tokens[top].relation(), "nummod" | "compound" | "amod" | "nmod");
    let head = s.tokens[top].head.filter(|_| is_beside && s.tokens[top].upos == Upos::Num).unwrap_or(top);
    Some((head, head))
}

/// The kind, the currency of money, and the effect.
fn kind(
    scene: &Scene,
    s: &Sentence,
    phrase: usize,
    counted: usize,
) -> Option<(Iri, Option<Text>, Option<usize>)> {
    let of =
        |token: usize, role: Counted| scene.ontology.quantity(&s.tokens[token].lemma.to_lowercase(), role);
    if let Some((kind, code)) = scene.ontology.currency(&s.tokens[counted].form, &s.tokens[counted].lemma) {
        return Some((kind, Some(code), None));
    }
    // "12 people were killed and 30 wounded"
    for role in [Counted::Object, Counted::Adjective] {
        let is_said = s.tokens[counted].upos != Upos::Noun || role == Counted::Adjective;
        if let Some(kind) = of(counted, role).filter(|_| is_said) {
            return Some((kind, None, Some(counted)));
        }
    }
    if let Some(kind) = of(counted, Counted::Deed) {
        return Some((kind, None, Some(counted)));
    }
    let first = s.first_conjunct(phrase);
    let governor = s.tokens[first].head;
    let role = match s.tokens[first].deprel.as_str() {
        "obj" | "nsubj:pass" => Some(Counted::Object),
        "nsubj" => Some(Counted::Subject),
        _ => None,
    };
    // "the arrest of 46 protesters"
    let deed =
        governor.filter(|_| s.tokens[first].deprel == "nmod" && s.is_led_by(first, Function::Genitive));
    if let Some((kind, deed)) = deed.and_then(|deed| Some((of(deed, Counted::Deed)?, deed))) {
        return Some((kind, None, Some(deed)));
    }
    if let Some((governor, role)) = governor.zip(role) {
        // "thousands held protests", "thousands gathered to protest"
        let told = s.children(governor).filter(|&c| {
            role == Counted::Subject && c > governor && matches!(s.tokens[c].relation(), "obj" | "advcl")
        });
        let found = std::iter::once(governor).chain(told).find_map(|t| Some((of(t, role)?, t)));
        if let Some((kind, effect)) = found {
            return Some((kind, None, Some(effect)));
        }
    }
    // "left 30 people dead", "30 were missing"
    let said = governor.into_iter().chain(s.children(counted)).chain(
        governor
            .into_iter()
            .flat_map(|g| s.children(g))
            .filter(|&c| matches!(base(&s.tokens[c].deprel), "xcomp")),
    );
    let near = said.filter(|&t| t > counted && t <= counted + 3);
    let said = near.filter_map(|t| Some((of(t, Counted::Adjective)?, t))).next();
    if let Some((kind, token)) = said {
        return Some((kind, None, Some(token)));
    }
    of(counted, Counted::Thing).map(|kind| (kind, None, None))
}

/// The figures that belong to the event of a trigger, each kind once, the first told.
pub(super) fn quantities(
    ontology: &Ontology,
    s: &Sentence,
    figures: &[Figure],
    trigger: Trigger,
    class: &EventClass,
) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    let word = &s.tokens[trigger.token];
    // "killing two and wounding five" kills two.
    let has_own = word.upos == Upos::Verb && ontology.quantity(&word.lemma, Counted::Object).is_some();
    let has_effects = !has_own && EFFECTIVE.contains(&class.plover);
    for figure in figures {
        let is_told = match figure.effect {
            Some(effect) => effect == trigger.token || has_effects && is_effect(s, trigger, effect),
            None => takes_part(s, trigger, figure.counted),
        };
        if is_told && !found.iter().any(|other| other.kind == figure.quantity.kind) {
            found.push(figure.quantity.clone());
        }
    }
    found
}

/// Whether what a verb tells came of the event: "an attack that killed", "struck the city, killing", "were killed in a
/// strike".
fn is_effect(s: &Sentence, trigger: Trigger, effect: usize) -> bool {
    let deeds = [Some(trigger.token), trigger.object, trigger.support];
    let is_deed = |t: usize| deeds.contains(&Some(t));
    let is_of_deed = |t: usize| {
        s.children(t)
            .any(|c| is_deed(c) && matches!(s.tokens[c].relation(), "nsubj" | "obl") && !is_subordinate(s, c))
    };
    // "Two were killed and six injured in an attack": of both.
    let has_deed = |t: usize| {
        let is_bare = s.children_by(t, "obl").next().is_none();
        is_of_deed(t) || is_bare && s.conjuncts(t).into_iter().any(|c| c > t && is_of_deed(c))
    };
    let mut node = effect;
    for _ in 0..MAX_STEPS {
        if is_deed(node) || has_deed(node) {
            return true;
        }
        let goes_on = match base(&s.tokens[node].deprel) {
            "advcl" => !is_content_gerund(s, node) && !is_subordinate(s, node),
            "acl" | "conj" => true,
            // "left 12 dead"
            "xcomp" => s.tokens[node].upos != Upos::Verb,
            "amod" | "nsubj" | "obj" => s.tokens[node].upos != Upos::Verb && node == effect,
            _ => false,
        };
        match s.tokens[node].head.filter(|_| goes_on) {
            Some(head) => node = head,
            None => return false,
        }
    }
    false
}

/// "after a strike killed 12": a clause of its own.
fn is_subordinate(s: &Sentence, node: usize) -> bool {
    s.children(node).any(|c| s.tokens[c].deprel == "mark" && !s.tokens[c].does(Function::Infinitive))
}

/// Whether what is counted takes part in the event, or in what is promised: no other verb stands between.
fn takes_part(s: &Sentence, trigger: Trigger, counted: usize) -> bool {
    // "on a visit to Lima, promised a million" is not told of the visit.
    let support = trigger.support.filter(|_| s.tokens[trigger.token].relation() != "obl");
    let deeds = [Some(trigger.token), trigger.object, support, trigger.clause];
    std::iter::once(counted)
        .chain(s.head_chain(counted))
        .take(MAX_STEPS)
        .take_while(|&t| deeds.contains(&Some(t)) || s.tokens[t].upos != Upos::Verb)
        .any(|t| deeds.contains(&Some(t)))
}

/// What the event is done with; the name of more words first.
pub(super) fn instrument(scene: &Scene, instance: &Instance) -> Option<Instrument> {
    if !WITH_MEANS.contains(&instance.class.plover) {
        return None;
    }
    let s = scene.sentence(instance.sentence);
    let Trigger { token, object, support, .. } = instance.trigger;
    let verb = support.or((s.tokens[token].upos == Upos::Verb).then_some(token));
    // "launched drones at the town", "froze assets", but "shot down drones"
    let is_victim =
        |object: usize| instance.class.plover != EventType::Sanction && instance.target_token == Some(object);
    let tool = object.filter(|&object| !is_victim(object));
    let named = std::iter::once(token).chain(tool).filter(|&t| s.tokens[t].upos != Upos::Verb);
    let own =
        named.flat_map(|t| with_attributes(s, t)).chain(verb.into_iter().flat_map(|verb| means(s, verb)));
    named_instrument(scene, s, own).or_else(|| named_instrument(scene, s, means_of_harm(scene, instance)))
}

/// With whom or what a verb says that something is done.
fn means(s: &Sentence, verb: usize) -> impl Iterator<Item = usize> + '_ {
    let beside = s.children(verb).filter(move |&c| match base(&s.tokens[c].deprel) {
        // "warplanes bombed", "an airstrike killed"
        "nsubj" => s.tokens[c].deprel == "nsubj",
        "obl" => s.is_led_by(c, Function::Means) || s.tokens[c].deprel == "obl:agent",
        _ => false,
    });
    // "attacked rebels with chemical weapons": trees give the phrase to whoever is attacked.
    let objects = s.children_by(verb, "obj");
    let behind = objects
        .flat_map(|object| s.children_by(object, "nmod").filter(|&c| s.is_led_by(c, Function::Absolute)));
    // "using drones", "cleared the crowd from the square using tear gas"
    let phrases = s.children(verb).filter(|&c| matches!(s.tokens[c].relation(), "obj" | "obl"));
    let inner = phrases.flat_map(|c| std::iter::once(c).chain(s.children_by(c, "nmod")));
    let clauses = s.children_by(verb, "advcl").chain(inner.flat_map(|c| s.children_by(c, "acl")));
    let used = clauses.flat_map(|clause| {
        let uses = s.tokens[clause].does(Function::Means);
        s.children_by(clause, "obj").filter(move |_| uses)
    });
    beside.flat_map(|t| s.conjuncts(t)).chain(behind).chain(used)
}

/// What hurts people: the words of the deed in which they are hurt, "killed in a drone strike", "the killing of a general in
/// an airstrike", and of the one that it came of, "fired rockets at the town, killing three".
fn means_of_harm(scene: &Scene, instance: &Instance) -> Vec<usize> {
    let s = scene.sentence(instance.sentence);
    let token = instance.trigger.token;
    let word = &s.tokens[token];
    if word.upos == Upos::Noun {
        let phrases = s.children_by(token, "nmod").filter(|&c| s.is_led_by(c, Function::Engagement));
        let deeds =
            phrases.map(|c| scene.seen_through(s, c)).filter(|&c| evokes(scene, s, c, EventType::Assault));
        return deeds.flat_map(|deed| with_attributes(s, deed)).collect();
    }
    if word.upos != Upos::Verb || scene.ontology.quantity(&word.lemma, Counted::Object).is_none() {
        return Vec::new();
    }
    let deeds = setting::deeds(scene, instance.sentence, token, &[EventType::Assault]);
    let above = setting::carriers(scene, s, token, false).into_iter().skip(1);
    let attacks: Vec<(usize, Option<usize>)> = above
        .map(|verb| (verb, weapon(scene, s, verb)))
        .filter(|(verb, weapon)| weapon.is_some() || verb_evokes(scene, s, *verb, EventType::Assault))
        .collect();
    let told = attacks.iter().flat_map(|(verb, _)| means(s, *verb));
    let fired = attacks.iter().filter_map(|(_, weapon)| *weapon);
    deeds.into_iter().chain(fired).flat_map(|t| with_attributes(s, t)).chain(told).collect()
}

/// "rockets" in "fired rockets", "strikes" in "launched strikes".
fn weapon(scene: &Scene, s: &Sentence, verb: usize) -> Option<usize> {
    let ontology = scene.ontology;
    let attacks =
        |frame: &&Frame| !frame.objects.is_empty() && ontology.is_of_type(frame, EventType::Assault);
    let mut frames = ontology.frames(&s.tokens[verb].lemma, WordClass::Verb).filter(attacks);
    let fired = frames.find_map(|frame| trigger(ontology, s, verb, frame)?.object);
    let carried = || s.children_by(verb, "obj").map(|t| scene.seen_through(s, t));
    fired.or_else(|| carried().find(|&t| evokes(scene, s, t, EventType::Assault)))
}

/// "drone" and "strike" in "a drone strike".
fn with_attributes(s: &Sentence, noun: usize) -> impl Iterator<Item = usize> + '_ {
    std::iter::once(noun).chain(s.children_by(noun, "compound"))
}

fn named_instrument(
    scene: &Scene,
    s: &Sentence,
    words: impl IntoIterator<Item = usize>,
) -> Option<Instrument> {
    let known = words.into_iter().filter_map(|t| {
        let lemma = s.tokens[t].lemma.to_lowercase();
        let known = scene.ontology.instruments(&lemma);
        let (words, iri) = known
            .filter_map(|i| Some((term(s, t, &lemma, &i.nouns)?, &i.iri)))
            .max_by_key(|(words, _)| *words)?;
        let begin = s.tokens[t + 1 - words].span;
        Some((words, Instrument { kind: iri.clone(), span: begin.cover(s.tokens[t].span) }))
    });
    known.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, instrument)| instrument)
}
