//! Events: who does what to whom. A word of the lexicon evokes an event class; grammar says where
//! its participants stand. Direction is never guessed: what lacks a required participant is no event.

use std::collections::HashSet;

use crate::extract::argument::base;
use crate::extract::detail::{self, Figure};
use crate::extract::factuality::{complains, reading};
use crate::extract::implied::{evokes, is_weapon};
use crate::extract::instance::{Instance, instance};
use crate::extract::kind::{FIREARMS, GRAVE, JUDGING, SPOKEN, WORDS, is_courtesy, is_harm, is_said_to};
use crate::extract::scene::Scene;
use crate::extract::stance::speaks_for;
use crate::extract::topic::TopicIndex;
use crate::extract::trigger::{lemma_as, subject_words, term, trigger as trigger_of};
use crate::extract::{EventDate, EventMention, Lack, Missed, Participant, place, setting};
use crate::name::small;
use crate::ontology::{Clause, EventClass, EventType, Factuality, Frame, WordClass, WordSet};
use crate::span::Span;
use crate::text::{Function, Sentence, Upos};

/// Every reading of the lexicon in the evidence of the document, one a trigger.
/// What lacks a required participant is missed.
pub(super) fn instances<'a>(scene: &Scene<'a>) -> (Vec<Instance<'a>>, Vec<Missed>) {
    let mut instances = Vec::new();
    let mut missed = Vec::new();
    for (sentence, s) in scene.document.sentences.iter().enumerate() {
        if s.kind.is_evidence() {
            instances.extend(sentence_instances(scene, sentence, &mut missed));
        }
    }
    (instances, missed)
}

fn sentence_instances<'a>(scene: &Scene<'a>, sentence: usize, missed: &mut Vec<Missed>) -> Vec<Instance<'a>> {
    let s = scene.sentence(sentence);
    let mut found: Vec<Instance> = Vec::new();
    let mut consumed: HashSet<usize> = HashSet::new();
    // Verbs first: a light verb takes its noun, a governing verb its clause.
    for class in [WordClass::Verb, WordClass::Adjective, WordClass::Noun] {
        for token in 0..s.tokens.len() {
            let Some(lemma) = lemma_as(scene.ontology, s, token, class) else { continue };
            // "Cooperation" in the name of an organisation is no event, nor is "March" in a date.
            if consumed.contains(&token)
                || scene.is_time(sentence, token)
                || class == WordClass::Noun && scene.is_inside_name(sentence, token)
                || found.iter().any(|i| i.trigger.token == token)
            {
                continue;
            }
            let Some(best) = best(scene, sentence, token, &lemma, class) else { continue };
            if !is_complete(&best) {
                missed.push(Missed {
                    sentence,
                    trigger: s.tokens[token].span,
                    frame: best.frame.iri.clone(),
                    class: best.class.iri.clone(),
                    lacks: lacks(&best),
                    sources: best.sources,
                    targets: best.targets,
                });
                continue;
            }
            consumed.extend(best.trigger.object);
            // "declared a state of emergency": the last word is found, and the first has been told.
            let last = best.trigger.object.filter(|&object| s.is_led_by(object, Function::Genitive));
            consumed.extend(last.and_then(|last| s.tokens[last].head));
            found.extend(each_way(best));
        }
    }
    found.retain(|instance| !is_figurative(scene, s, instance));
    drop_contents(s, &mut found);
    drop_told_again(s, &mut found);
    found.sort_by_key(|instance| instance.trigger.token);
    found
}

/// "raised tariffs, hitting farmers", "adopted measures targeting its banks": no attack where what carries the participle is
/// none, and no weapon.
fn is_figurative(scene: &Scene, s: &Sentence, instance: &Instance) -> bool {
    let token = instance.trigger.token;
    let word = &s.tokens[token];
    let is_led = s.children(token).any(|c| matches!(s.tokens[c].relation(), "mark" | "case"));
    let may_be = instance.class.plover == EventType::Assault
        && word.xpos == "VBG"
        && matches!(word.deprel.as_str(), "advcl" | "acl")
        && !is_led
        && scene.ontology.words(WordSet::FigurativeVerb).contains(&*word.lemma);
    let governor = word.head.filter(|&t| may_be && scene.mention_at(instance.sentence, t).is_none());
    let Some(governor) = governor else { return false };
    let attacks =
        |frame: &Frame| frame.objects.is_empty() && scene.ontology.is_of_type(frame, EventType::Assault);
    let is_attack = scene.ontology.frames(&s.tokens[governor].lemma, WordClass::Verb).any(attacks);
    let is_part =
        |c: &usize| matches!(s.tokens[*c].relation(), "obj" | "nsubj" | "obl" | "nmod" | "compound" | "conj");
    let parts = || s.children(governor).filter(is_part);
    // "fired a barrage of missiles"
    let mut told =
        std::iter::once(governor).chain(parts()).chain(parts().flat_map(|c| s.children(c).filter(is_part)));
    !is_attack && !told.any(|t| is_weapon(scene, s, t) || evokes(scene, s, t, EventType::Assault))
}

/// "A and B accused each other": each of them the others.
fn each_way(instance: Instance) -> Vec<Instance> {
    if !instance.is_mutual {
        return vec![instance];
    }
    let parties = &instance.sources;
    let one_way = |party: &Participant| {
        let (sources, targets) = parties.iter().partition(|other| other.entity == party.entity);
        Instance { sources, targets, ..instance.clone() }
    };
    parties.iter().map(one_way).collect()
}

/// The most specific frame of a word; of equals the one that finds more participants.
pub(super) fn best<'a>(
    scene: &Scene<'a>,
    sentence: usize,
    token: usize,
    lemma: &str,
    class: WordClass,
) -> Option<Instance<'a>> {
    let s = scene.sentence(sentence);
    let readings = scene.ontology.terms(lemma, class).filter_map(|(frame, terms)| {
        let words = term(s, token, lemma, terms)?;
        Some((words, instance(scene, sentence, token, frame)?))
    });
    let score = |words: usize, instance: &Instance| {
        let roles = usize::from(!instance.sources.is_empty())
            + usize::from(!instance.targets.is_empty() || instance.target_token.is_some());
        let frame = instance.frame;
        let object =
            instance.trigger.object.and_then(|o| term(s, o, &small(&s.tokens[o].lemma), &frame.objects));
        let specific = usize::from(!frame.objects.is_empty()) * 2
            + subject_words(scene.ontology, s, token, &frame.subjects).unwrap_or(0) * 2
            + (object.unwrap_or(1) - 1) * 2
            + (words - 1) * 2
            + usize::from(frame.particle.is_some()) * 2
            + usize::from(!frame.beside.is_empty())
            + usize::from(!frame.phrases.is_empty()) * 2
            + usize::from(!frame.clause_verbs.is_empty()) * 2
            + usize::from(frame.clause.is_some());
        // "Japan and Chad held exercises off Oman" with each other first.
        let is_shared =
            instance.class.is_symmetric && instance.target_token.is_none() && !instance.targets.is_empty();
        (usize::from(is_complete(instance)), specific, roles, is_shared)
    };
    let scored = readings.map(|(words, reading)| (score(words, &reading), reading));
    let first_best = scored.reduce(|best, next| if next.0 > best.0 { next } else { best });
    first_best.map(|(_, reading)| reading)
}

/// What keeps an incomplete reading from being an event.
fn lacks(instance: &Instance) -> Lack {
    if instance.sources.is_empty() && !instance.needs_no_source {
        Lack::Source
    } else if instance.sources.is_empty() || instance.is_worldly {
        Lack::Target
    } else {
        Lack::Standing
    }
}

/// Whether every required participant is there.
fn is_complete(instance: &Instance) -> bool {
    let frame = instance.frame;
    let mutual = instance.class.is_symmetric && !instance.sources.is_empty() && !instance.targets.is_empty();
    let has_source = !instance.sources.is_empty() || instance.needs_no_source;
    let has_target = !instance.targets.is_empty()
        || instance.target_words.is_some()
        || frame.target_optional
        || (frame.target_is_any || instance.class.polarity.is_some()) && instance.target_token.is_some();
    // Without a target only somebody of known standing makes an event.
    let has_other = !instance.targets.is_empty() || instance.target_words.is_some();
    // Nor do words for both: "protests against the verdict". Whoever is hit is somebody.
    let is_somebody = !instance.targets.is_empty() || instance.class.plover == EventType::Assault;
    let has_anyone = has_other && (is_somebody || !instance.sources.is_empty())
        || !instance.sources.is_empty() && instance.has_standing;
    let is_political = instance.involves_politics || GRAVE.contains(&instance.class.plover);
    // Civilians protest, ask and are heard; what only power can do, they do not.
    let has_power = instance.is_official || !instance.class.is_official || instance.sources.is_empty();
    (mutual || has_source && has_target && has_anyone) && has_power && is_political
}

/// What was agreed, threatened or asked for has not happened: the governing event stands for it.
fn drop_contents(s: &Sentence, found: &mut Vec<Instance>) {
    let governing = found
        .iter()
        .filter(|i| matches!(i.frame.clause, Some(Clause::Infinitive | Clause::Subjunctive | Clause::Any)));
    let clauses: Vec<(usize, bool)> =
        governing.filter_map(|i| Some((i.trigger.clause?, i.class.plover == EventType::Consult))).collect();
    let is_content = |i: &Instance| {
        let token = i.trigger.token;
        // "phoned the king to thank him": so the caller does, on the phone.
        let is_said = is_said_to(i.class) || i.class.plover == EventType::Support;
        let is_clause =
            |t: &usize| clauses.iter().any(|(clause, is_talk)| clause == t && !(*is_talk && is_said));
        std::iter::successors(Some(token), |&t| s.tokens[t].head)
            .take(s.tokens.len())
            .take_while(|t| !matches!(base(&s.tokens[*t].deprel), "advcl" | "parataxis") || is_clause(t))
            .any(|t| is_clause(&t))
    };
    found.retain(|i| !is_content(i));
    // "pledged a million in aid": what is promised is not given.
    let pledges: Vec<usize> = found
        .iter()
        .filter(|i| i.class.concerns && i.trigger.object.is_some())
        .map(|i| i.trigger.token)
        .collect();
    let is_promised = |i: &Instance| {
        let word = &s.tokens[i.trigger.token];
        let mut above = s.head_chain(i.trigger.token);
        word.upos == Upos::Noun && i.class.plover == EventType::Aid && above.any(|t| pledges.contains(&t))
    };
    found.retain(|i| !is_promised(i));
    // "said that the rebels must leave", "called for a ceasefire": what is asked for is not done.
    let requests: Vec<usize> =
        found.iter().filter(|i| i.class.plover == EventType::Request).map(|i| i.trigger.token).collect();
    let has_protest = found.iter().any(|i| i.class.plover == EventType::Protest);
    let is_asked_for = |i: &Instance| {
        let mut above = s.head_chain(i.trigger.token);
        i.reading.factuality == Factuality::Demanded && (has_protest || above.any(|t| requests.contains(&t)))
    };
    found.retain(|i| !is_asked_for(i));
    // "rejected a call for troops to be sent": nor is what nobody grants.
    let refusals = found.iter().filter(|i| i.class.plover == EventType::Reject);
    let refused: Vec<usize> = refusals.flat_map(|i| [i.target_token, i.trigger.object]).flatten().collect();
    let is_refused = |i: &Instance| {
        let clause = i.trigger.token;
        let noun =
            s.tokens[clause].head.filter(|_| s.tokens[clause].deprel == "acl" && s.is_infinitive(clause));
        // The trees differ on whether the troops are sent or the call is.
        let called_for =
            noun.and_then(|noun| s.tokens[noun].head.filter(|_| s.tokens[noun].deprel == "nmod"));
        noun.into_iter().chain(called_for).any(|noun| refused.contains(&noun))
    };
    found.retain(|i| !is_refused(i));
    // "ordered the release of the prisoners": whoever has the power to order it does it.
    let deeds: Vec<(usize, Vec<usize>)> = found
        .iter()
        .filter(|i| i.class.plover != EventType::Request && s.tokens[i.trigger.token].upos == Upos::Noun)
        .map(|i| (i.trigger.token, i.sources.iter().map(|p| p.entity).collect()))
        .collect();
    let is_order = |i: &Instance| {
        let does = |(noun, doers): &(usize, Vec<usize>)| {
            i.target_token == Some(*noun) && i.sources.iter().any(|p| doers.contains(&p.entity))
        };
        i.class.plover == EventType::Request && i.targets.is_empty() && deeds.iter().any(does)
    };
    found.retain(|i| !is_order(i));
}

/// "arrested and detained", "helped defend", "met to discuss the war": one deed in two words.
fn drop_told_again(s: &Sentence, found: &mut Vec<Instance>) {
    let deeds: Vec<(usize, &EventClass, Vec<usize>)> = found
        .iter()
        .map(|i| {
            let parties = i.sources.iter().chain(&i.targets).map(|p| p.entity).collect();
            (i.trigger.token, i.class, parties)
        })
        .collect();
    let told_again: Vec<usize> = deeds
        .iter()
        .filter(|(token, class, parties)| {
            let is_inner = s.tokens[*token].deprel == "xcomp";
            // "clashes erupted between Chad and Mali": the noun and its verb tell of one thing.
            let is_happening = s.tokens[*token].relation() == "nsubj";
            let is_tied = is_inner || is_happening || s.tokens[*token].deprel == "conj";
            let first = s.tokens[*token].head.filter(|_| is_tied);
            // "killing or wounding 50"
            let is_either = s.children_by(*token, "cc").any(|c| s.tokens[c].does(Function::Alternative));
            deeds.iter().any(|(other, known, others)| {
                let is_one = is_inner || known.iri == class.iri || is_either && known.plover == class.plover;
                Some(*other) == first && is_one && others == parties && !parties.is_empty()
            })
        })
        .map(|(token, ..)| *token)
        .collect();
    found.retain(|i| !told_again.contains(&i.trigger.token));
    let talks: Vec<(usize, Vec<usize>)> = found
        .iter()
        .filter(|i| i.class.plover == EventType::Consult)
        .map(|i| (i.trigger.token, i.sources.iter().chain(&i.targets).map(|p| p.entity).collect()))
        .collect();
    let is_their_aim = |i: &Instance| {
        let governor = s.tokens[i.trigger.token].head;
        i.class.plover == EventType::Consult
            && i.reading.is_purpose
            && talks.iter().any(|(token, parties)| {
                Some(*token) == governor
                    && i.sources.iter().chain(&i.targets).all(|p| parties.contains(&p.entity))
            })
    };
    found.retain(|i| !is_their_aim(i));
    let told: Vec<usize> =
        found.iter().filter(|i| is_told_by_another(s, i, found)).map(|i| i.trigger.token).collect();
    found.retain(|i| !told.contains(&i.trigger.token));
}

/// "shot and killed him", "marched to protest against him", "signed a deal to end the war": what is told again of the same
/// people by the word that it hangs on or leads to.
fn is_told_by_another(s: &Sentence, instance: &Instance, found: &[Instance]) -> bool {
    const SETTLED: [EventType; 2] = [EventType::Agree, EventType::Support];
    const VAGUE: [EventType; 6] = [
        EventType::Accuse,
        EventType::Agree,
        EventType::Request,
        EventType::Reject,
        EventType::Threaten,
        EventType::Protest,
    ];
    let entities =
        |participants: &[Participant]| -> Vec<usize> { participants.iter().map(|p| p.entity).collect() };
    let is_same = |other: &Instance| {
        let is_target = entities(&other.targets) == entities(&instance.targets);
        let is_one = !instance.targets.is_empty() || other.target_token == instance.target_token;
        entities(&other.sources) == entities(&instance.sources) && is_target && is_one
    };
    let token = instance.trigger.token;
    let relation = s.tokens[token].relation();
    let governor = s.tokens[token].head;
    let hangs_on = |other: &Instance| {
        governor.is_some_and(|head| head == other.trigger.token || other.trigger.object == Some(head))
    };
    let goes_on = |other: &Instance| {
        let next = other.trigger.token;
        s.tokens[next].head == Some(token) && s.tokens[next].relation() == "conj" && next <= token + 3
    };
    let kind = instance.class.plover;
    let is_shot = instance.class.mode.as_deref() == Some(FIREARMS);
    let parties = || instance.sources.iter().chain(&instance.targets);
    found.iter().filter(|other| other.trigger.token != token).any(|other| {
        let is_behind = hangs_on(other) && is_same(other);
        let is_class_again = matches!(relation, "advcl" | "obl")
            && other.class.iri == instance.class.iri
            && !instance.targets.is_empty();
        let is_protest = kind == EventType::Protest
            && other.class.plover == EventType::Protest
            && instance.reading.is_purpose;
        let is_hit = || is_shot && goes_on(other) && is_same(other) && is_harm(other.class);
        // "was killed in a car bombing in Quetta": the bombing is how, and nobody knows who did either.
        let is_how = || {
            let nobody = instance.sources.is_empty() && other.sources.is_empty();
            nobody && relation == "obl" && governor == Some(other.trigger.token) && other.class.plover == kind
        };
        // "marched to demand his resignation": the protest says what is demanded.
        let is_voiced = || {
            let is_against = instance.targets.is_empty() || is_same(other);
            let is_clause = matches!(relation, "advcl" | "xcomp" | "acl");
            let is_theirs = entities(&other.sources) == entities(&instance.sources);
            let is_demand = kind == EventType::Request && other.class.plover == EventType::Protest;
            is_demand && is_clause && hangs_on(other) && is_theirs && is_against
        };
        let takes_part = |p: &Participant| {
            other.sources.iter().chain(&other.targets).any(|party| party.entity == p.entity)
        };
        let is_settled = || {
            instance.class.is_symmetric
                && other.class.is_symmetric
                && s.is_infinitive(token)
                && SETTLED.contains(&other.class.plover)
                && hangs_on(other)
                && parties().all(takes_part)
        };
        // "issued an ultimatum to Chad, warning that": the one that tells to whom.
        let is_vague = || {
            let has_nobody = instance.targets.is_empty() && instance.target_words.is_none();
            let has_somebody = !other.targets.is_empty();
            let governs = |top: usize, below: usize| {
                let mut chain = std::iter::once(below).chain(s.head_chain(below)).take_while(|&t| t != top);
                s.head_chain(below).any(|t| t == top) && !chain.any(|t| s.tokens[t].deprel == "conj")
            };
            let next = other.trigger.token;
            VAGUE.contains(&kind)
                && other.class.plover == kind
                && has_nobody
                && has_somebody
                && entities(&other.sources) == entities(&instance.sources)
                && (governs(token, next) || governs(next, token))
        };
        is_behind && (is_class_again || is_protest)
            || is_hit()
            || is_how()
            || is_voiced()
            || is_settled()
            || is_vague()
    })
}

/// The event mentions of the instances that have participants on both sides or need none.
pub(super) fn events(scene: &Scene, topics: &TopicIndex, instances: &[Instance]) -> Vec<EventMention> {
    // What is not ruled out is no event, nor what one always thinks: "opposes abortion".
    let is_event = |i: &&Instance| {
        let is_particular = || i.target_token.is_some_and(|t| is_particular(scene.sentence(i.sentence), t));
        let is_told = i.target_words.is_some() && !i.frame.target_is_any && is_particular();
        i.class.polarity.is_none() || !i.targets.is_empty() || is_told
    };
    // Instances are in the order of their sentences.
    let by_sentence = instances.chunk_by(|a, b| a.sentence == b.sentence);
    by_sentence
        .flat_map(|here| {
            let figures = here.first().map_or(Vec::new(), |first| detail::figures(scene, first.sentence));
            let told = here.iter().filter(is_event);
            told.map(|i| event(scene, topics, i, &figures)).collect::<Vec<EventMention>>()
        })
        .collect()
}

/// "the deployment", "its plan", "French mediation", no "open immigration": one thing among others.
fn is_particular(s: &Sentence, noun: usize) -> bool {
    s.subtree(noun).into_iter().any(|t| {
        let word = &s.tokens[t];
        let marks = [Function::Definite, Function::Demonstrative];
        marks.iter().any(|mark| word.does(*mark))
            || word.deprel == "nmod:poss"
            || t > 0 && word.form.starts_with(char::is_uppercase)
    })
}

/// "will send jets to bomb the reactor": what the aim belongs to is not done either.
fn is_aim_of_plan(scene: &Scene, instance: &Instance) -> bool {
    let s = scene.sentence(instance.sentence);
    let mut clauses = std::iter::once(instance.trigger.token).chain(s.head_chain(instance.trigger.token));
    let clause = clauses.find(|&t| matches!(base(&s.tokens[t].deprel), "advcl" | "obl"));
    let governor = clause.and_then(|clause| s.tokens[clause].head);
    governor.is_some_and(|governor| {
        // "voted to lift sanctions", "signed an accord to lift them" have no aim, but say what was voted; "flew there for
        // talks", "sent jets to bomb it" have one.
        let is_thing = |object: usize| {
            let lemma = s.tokens[object].lemma.to_lowercase();
            !WORDS.iter().any(|&kind| evokes(scene, s, object, kind))
                && scene.ontology.speech(&lemma, WordClass::Noun).next().is_none()
        };
        // "came to Chad to fight the rebels"
        let goes = s.children_by(governor, "obl").any(|c| s.is_led_by(c, Function::Direction));
        let is_content = !goes
            && clause.is_some_and(|clause| s.tokens[clause].relation() == "advcl")
            && !s.children_by(governor, "obj").any(is_thing);
        is_content || !reading(scene, instance.sentence, governor).is_said()
    })
}

/// Whether a day is after that of the article.
fn is_to_come(scene: &Scene, date: Option<&EventDate>) -> bool {
    let earliest = date.and_then(|date| date.range.earliest);
    earliest.zip(scene.document.reference).is_some_and(|(earliest, published)| earliest > published)
}

/// "criticised Macron's decision", "praised Chad's efforts", "tariffs on Chadian oil": whoever is judged by what is theirs,
/// and not the thing. "Condemned a Chadian couple" is about the couple.
fn judged(scene: &Scene, instance: &Instance) -> Vec<Participant> {
    let s = scene.sentence(instance.sentence);
    let burdens = matches!(instance.class.mode.as_deref(), Some("tariff" | "sanction"));
    let judges = burdens || JUDGING.contains(&instance.class.plover);
    let is_judged = |target: &Participant| {
        let head = scene.mentions[target.mention].head;
        // "protests against his rule", after which the text may speak of another.
        let is_vague = instance.class.plover == EventType::Protest && s.tokens[head].upos == Upos::Pron;
        let thing = s.tokens[head].head.filter(|_| judges && !is_vague && target.through.is_some());
        thing.is_some_and(|thing| {
            let lemma = s.tokens[thing].lemma.to_lowercase();
            let is_somebody = scene.ontology.words(WordSet::PersonNoun).contains(&*lemma)
                || scene.ontology.agent(&lemma).is_some();
            // "tariffs on Chadian oil"
            let is_article = |c: usize| s.tokens[c].relation() == "det";
            let is_ware = burdens && s.tokens[thing].upos == Upos::Noun && !s.children(thing).any(is_article);
            let is_theirs =
                s.tokens[head].deprel == "nmod:poss" || is_ware || scene.ontology.names_deed(&lemma);
            is_theirs && !is_somebody
        })
    };
    by_name(&instance.targets, is_judged)
}

/// Participants, those of whom it holds as themselves and not as what is theirs.
fn by_name(participants: &[Participant], holds: impl Fn(&Participant) -> bool) -> Vec<Participant> {
    let named = |p: &Participant| Participant { through: p.through.filter(|_| !holds(p)), ..*p };
    participants.iter().map(named).collect()
}

/// "Russian air strikes killed five", "a Russian missile hit the town": whoever strikes kills, and not the strikes.
fn doers(scene: &Scene, instance: &Instance) -> Vec<Participant> {
    let s = scene.sentence(instance.sentence);
    let is_deed = |source: &Participant| {
        let mut above = s.head_chain(scene.mentions[source.mention].head).take(3);
        let is_told = |t: usize| source.through.is_some_and(|words| words.contains(s.tokens[t].span));
        above.any(|t| {
            let lemma = s.tokens[t].lemma.to_lowercase();
            let is_shot = scene.ontology.words(WordSet::ProjectileNoun).contains(&*lemma);
            is_told(t) && (is_shot || scene.ontology.names_deed(&lemma))
        })
    };
    by_name(&instance.sources, is_deed)
}

fn event(scene: &Scene, topics: &TopicIndex, instance: &Instance, figures: &[Figure]) -> EventMention {
    let s = scene.sentence(instance.sentence);
    let token = instance.trigger.token;
    let trigger = instance.trigger.object.map_or(s.tokens[token].span, |o| {
        if o.abs_diff(token) <= 4 {
            s.tokens[token].span.cover(s.tokens[o].span)
        } else {
            s.tokens[token].span
        }
    });
    let date = setting::date_of(scene, instance);
    let date = date.filter(|date| !is_to_come(scene, Some(date)) || !setting::is_done(scene, instance));
    let place = place::place(scene, instance)
        .filter(|place| !instance.sources.iter().any(|p| p.entity == place.entity));
    let claimant = instance.reading.claimant.map(|p| p.entity);
    let is_own_word =
        instance.sources.iter().any(|p| claimant.is_some_and(|c| speaks_for(scene, c, p.entity)));
    // Whoever speaks for the holder of an attitude declares it.
    let plover = instance.class.plover;
    let is_word = SPOKEN.contains(&plover) || plover == EventType::Threaten;
    let is_declared = (instance.class.polarity.is_some() || is_word) && is_own_word;
    // "went on strike to protest", "called to thank him": the aim is what they do.
    let is_said = || {
        let governor =
            s.tokens[token].head.filter(|_| instance.class.mode.as_deref().is_some_and(is_courtesy));
        governor.is_some_and(|governor| reading(scene, instance.sentence, governor).is_said())
    };
    // "took to the streets to demand", "went on strike to call for": protesters say so; "summoned the envoy to demand".
    let is_voiced = || {
        let governor = s.tokens[token].head.filter(|_| SPOKEN.contains(&plover));
        let verb = governor.filter(|&t| s.tokens[t].deprel == "obj").and_then(|noun| s.tokens[noun].head);
        if verb.or(governor).is_some_and(|verb| complains(scene, s, verb)) {
            return true;
        }
        governor.is_some_and(|governor| {
            let mut frames = scene.ontology.frames(&s.tokens[governor].lemma, WordClass::Verb);
            let is_protest = frames.any(|frame| {
                scene.ontology.is_of_type(frame, EventType::Protest)
                    && trigger_of(scene.ontology, s, governor, frame).is_some()
            });
            is_protest && reading(scene, instance.sentence, governor).is_said()
        })
    };
    // "founded a party to oppose the king": so they do.
    let is_done = instance.class.plover == EventType::Protest || instance.class.polarity.is_some();
    let is_deed_itself = instance.reading.is_purpose && (is_done || is_said() || is_voiced());
    let factuality = match instance.reading.settled() {
        Factuality::Claimed if is_declared => Factuality::Reported,
        Factuality::Planned if is_deed_itself => Factuality::Reported,
        // "announced the withdrawal of its troops in 2027"
        Factuality::Reported if is_to_come(scene, date.as_ref()) => Factuality::Planned,
        told => told,
    };
    let negated = instance.reading.negated;
    // "sent jets to bomb the reactor": what is done for an aim promises and threatens nothing.
    let is_aim = instance.reading.is_purpose && !is_aim_of_plan(scene, instance);
    // "said that it had nearly taken the town": what is over is no intention.
    let is_over = s.tokens[token].xpos == "VBD"
        || s.tokens[token].xpos == "VBN" && s.auxiliaries(token).any(|t| s.tokens[t].does(Function::Perfect));
    // "said that they tried to kill him": so they did try.
    let is_tried = s.tokens[token].head.is_some_and(|governor| {
        let tries = scene.ontology.words(WordSet::AttemptVerb);
        s.tokens[token].relation() == "xcomp" && tries.contains(&*s.tokens[governor].lemma)
    });
    // An intention in the own words of who has it.
    let is_intended = instance.reading.is_planned && !is_deed_itself && !is_aim
        || factuality.coarse() == Factuality::Possible && is_own_word && !is_over && !is_aim && !is_tried;
    EventMention {
        code: scene.ontology.code(instance.class, factuality, negated, is_intended),
        sentence: instance.sentence,
        trigger,
        evidence: s.span,
        frame: instance.frame.iri.clone(),
        class: instance.class.iri.clone(),
        sources: doers(scene, instance),
        targets: judged(scene, instance),
        target_words: told_words(scene, instance),
        target_state: None,
        date,
        place,
        topic: topics.of_event(s, &setting::carriers(scene, s, token, true)).cloned(),
        quantities: detail::quantities(scene.ontology, s, figures, instance.trigger, instance.class),
        instrument: detail::instrument(scene, instance),
        factuality,
        negated,
        claimant,
        is_mutual: instance.is_mutual,
        is_background: false,
        cluster: 0,
    }
}
/// The words of a target that is no actor. "called for an inquiry", "refused the request": what is asked for is nobody who is
/// asked.
fn told_words(scene: &Scene, instance: &Instance) -> Option<Span> {
    let s = scene.sentence(instance.sentence);
    let is_asked_for = |noun: usize| match instance.class.plover {
        EventType::Request => !is_somebody(scene, instance.sentence, noun),
        EventType::Agree => {
            let is_plain = |c: usize| matches!(s.tokens[c].relation(), "det" | "case" | "punct");
            s.tokens[noun].upos == Upos::Noun && s.children(noun).all(is_plain)
        }
        EventType::Reject => {
            let mut told = s.children(noun).filter(|&c| !matches!(s.tokens[c].relation(), "det" | "case"));
            evokes(scene, s, noun, EventType::Request) && told.next().is_none()
        }
        _ => false,
    };
    instance.target_words.filter(|_| !instance.target_token.is_some_and(is_asked_for))
}

/// Whether a noun names somebody: a mention, a name, people or a body.
fn is_somebody(scene: &Scene, sentence: usize, noun: usize) -> bool {
    let word = &scene.sentence(sentence).tokens[noun];
    let lemma = word.lemma.to_lowercase();
    word.upos == Upos::Propn
        || scene.mention_at(sentence, noun).is_some()
        || scene.ontology.agent(&lemma).is_some()
        || scene.ontology.words(WordSet::PersonNoun).contains(&*lemma)
}
