//! Events: who does what to whom. A word of the lexicon evokes an event class; grammar says where
//! its participants stand. Direction is never guessed: what lacks a required participant is no event.

use std::collections::HashSet;

use crate::extract::argument::{Trigger, agent, base, fillers, logical_object, logical_subject, predicated};
use crate::extract::detail::{self, Figure};
use crate::extract::factuality::{Reading, reading};
use crate::extract::implied::{
    CONSULT, accused, aimed_at, assailants, authorities, awaited, concerned, crowd, evokes, givers, helped,
    jailers, judged_together, letter, other_party, parties, partners, planner, protested_against, sanctioned,
    settled_with, stay, threatened, told_by, traveller, verb_evokes,
};
use crate::extract::scene::Scene;
use crate::extract::stance::speaks_for;
use crate::extract::standing::{
    accuser, acts_in_politics, are_one_army, holds_power, is_accident, is_attack_in_words, is_company,
    is_contest, is_joint_deed, is_march, is_mishap, is_misled, is_own_state, is_relief, is_served_by,
    is_thing_by_name, shown_doer,
};
use crate::extract::topic::TopicIndex;
use crate::extract::trigger::{lemma_as, support, term, trigger};
use crate::extract::{EntityKind, EventDate, EventMention, Lack, Missed, Participant, place, setting};
use crate::ontology::{Clause, EventClass, Factuality, Filling, Frame, Slot, WordClass, WordSet};
use crate::span::Span;
use crate::text::{Function, Sentence, Upos};

/// What civilians do without anybody to whom they do it.
pub(super) const PROTEST: &str = "PROTEST";

/// What is done and not said.
const DEEDS: [&str; 4] = [SANCTION, MOBILIZE, COERCE, ASSAULT];

const SANCTION: &str = "SANCTION";
const THREATEN: &str = "THREATEN";
pub(super) const ACCUSE: &str = "ACCUSE";
pub(super) const REQUEST: &str = "REQUEST";
const REJECT: &str = "REJECT";
const SUPPORT: &str = "SUPPORT";
const AGREE: &str = "AGREE";
const CONCEDE: &str = "CONCEDE";
const COOPERATE: &str = "COOPERATE";
const MOBILIZE: &str = "MOBILIZE";
pub(super) const COERCE: &str = "COERCE";
pub(super) const ASSAULT: &str = "ASSAULT";
pub(super) const AID: &str = "AID";
/// What a crowd does.
const VOICES: [&str; 2] = [PROTEST, REQUEST];

/// What is done by saying it.
pub(super) const SPOKEN: [&str; 3] = [ACCUSE, REQUEST, REJECT];

/// What is said of somebody for what is theirs.
const JUDGING: [&str; 3] = [ACCUSE, SUPPORT, REQUEST];

/// What is agreed: its clause says on what.
pub(super) const WORDS: [&str; 3] = [AGREE, SUPPORT, CONSULT];

/// What one side has and gives, and the other does not.
const ONE_WAY: [&str; 2] = ["from", "to"];

/// The mode of what is done to find out who is to blame.
const INVESTIGATE: &str = "investigate";

/// The modes of what is done by a call or a visit.
fn is_courtesy(mode: &str) -> bool {
    matches!(mode, "praise" | "thank" | "condole" | "apologize" | "disapprove")
}

/// The mode of letting people go.
const RELEASE: &str = "release";

/// What is political whoever does it to whom.
const GRAVE: [&str; 3] = [PROTEST, COERCE, ASSAULT];

/// A frame found in a sentence with all that fills its roles.
#[derive(Clone, Debug)]
pub(super) struct Instance<'a> {
    pub(super) sentence: usize,
    pub(super) trigger: Trigger,
    pub(super) frame: &'a Frame,
    pub(super) class: &'a EventClass,
    pub(super) sources: Vec<Participant>,
    pub(super) targets: Vec<Participant>,
    /// The token that fills the target slot, actor or not.
    pub(super) target_token: Option<usize>,
    /// The words of a target that is no actor.
    pub(super) target_words: Option<Span>,
    pub(super) reading: Reading,
    /// Whether a source acts in politics.
    pub(super) is_worldly: bool,
    /// Whether a source or a target does.
    pub(super) involves_politics: bool,
    /// Whether a source acts in politics or is a described group: protesters, farmers.
    pub(super) has_standing: bool,
    /// Whether a source, or of what is symmetric anybody, holds power.
    pub(super) is_official: bool,
    /// Whether the sources, who are the targets as well, do it to each other.
    pub(super) is_mutual: bool,
}

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
            found.extend(each_way(best));
        }
    }
    drop_contents(s, &mut found);
    drop_told_again(s, &mut found);
    found.sort_by_key(|instance| instance.trigger.token);
    found
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
        let object = instance
            .trigger
            .object
            .and_then(|o| term(s, o, &s.tokens[o].lemma.to_lowercase(), &frame.objects));
        let specific = usize::from(!frame.objects.is_empty()) * 2
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
    if instance.sources.is_empty() && !instance.frame.source_optional {
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
    let has_source = !instance.sources.is_empty() || frame.source_optional;
    let has_target = !instance.targets.is_empty()
        || instance.target_words.is_some()
        || frame.target_optional
        || (frame.target_is_any || instance.class.polarity.is_some()) && instance.target_token.is_some();
    // Without a target only somebody of known standing makes an event.
    let has_other = !instance.targets.is_empty() || instance.target_words.is_some();
    // Nor do words for both: "protests against the verdict". Whoever is hit is somebody.
    let is_somebody = !instance.targets.is_empty() || instance.class.plover == ASSAULT;
    let has_anyone = has_other && (is_somebody || !instance.sources.is_empty())
        || !instance.sources.is_empty() && instance.has_standing;
    let is_political = instance.involves_politics || GRAVE.contains(&instance.class.plover.as_str());
    // Civilians protest, ask and are heard; what only power can do, they do not.
    let has_power = instance.is_official || !instance.class.is_official || instance.sources.is_empty();
    (mutual || has_source && has_target && has_anyone) && has_power && is_political
}

/// What was agreed, threatened or asked for has not happened: the governing event stands for it.
fn drop_contents(s: &Sentence, found: &mut Vec<Instance>) {
    let clauses: Vec<usize> = found
        .iter()
        .filter(|i| matches!(i.frame.clause, Some(Clause::Infinitive | Clause::Any)))
        .filter_map(|i| i.trigger.clause)
        .collect();
    let is_content = |token: usize| {
        std::iter::successors(Some(token), |&t| s.tokens[t].head)
            .take(s.tokens.len())
            .take_while(|&t| {
                !matches!(base(&s.tokens[t].deprel), "advcl" | "parataxis") || clauses.contains(&t)
            })
            .any(|t| clauses.contains(&t))
    };
    found.retain(|i| !is_content(i.trigger.token));
    // "pledged a million in aid": what is promised is not given.
    let pledges: Vec<usize> = found
        .iter()
        .filter(|i| i.class.concerns && i.trigger.object.is_some())
        .map(|i| i.trigger.token)
        .collect();
    let is_promised = |i: &Instance| {
        let word = &s.tokens[i.trigger.token];
        let mut above = s.head_chain(i.trigger.token);
        word.upos == Upos::Noun && i.class.plover == AID && above.any(|t| pledges.contains(&t))
    };
    found.retain(|i| !is_promised(i));
    // "said that the rebels must leave", "called for a ceasefire": what is asked for is not done.
    let requests: Vec<usize> =
        found.iter().filter(|i| i.class.plover == REQUEST).map(|i| i.trigger.token).collect();
    let has_protest = found.iter().any(|i| i.class.plover == PROTEST);
    let is_asked_for = |i: &Instance| {
        let mut above = s.head_chain(i.trigger.token);
        i.reading.factuality == Factuality::Demanded && (has_protest || above.any(|t| requests.contains(&t)))
    };
    found.retain(|i| !is_asked_for(i));
    // "ordered the release of the prisoners": whoever has the power to order it does it.
    let deeds: Vec<(usize, Vec<usize>)> = found
        .iter()
        .filter(|i| i.class.plover != REQUEST && s.tokens[i.trigger.token].upos == Upos::Noun)
        .map(|i| (i.trigger.token, i.sources.iter().map(|p| p.entity).collect()))
        .collect();
    let is_order = |i: &Instance| {
        let does = |(noun, doers): &(usize, Vec<usize>)| {
            i.target_token == Some(*noun) && i.sources.iter().any(|p| doers.contains(&p.entity))
        };
        i.class.plover == REQUEST && i.targets.is_empty() && deeds.iter().any(does)
    };
    found.retain(|i| !is_order(i));
}

/// "arrested and detained", "met to discuss the war": one deed in two words.
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
            let first = s.tokens[*token].head.filter(|_| s.tokens[*token].deprel == "conj");
            deeds.iter().any(|(other, known, others)| {
                Some(*other) == first && known.iri == class.iri && others == parties && !parties.is_empty()
            })
        })
        .map(|(token, ..)| *token)
        .collect();
    found.retain(|i| !told_again.contains(&i.trigger.token));
    let talks: Vec<(usize, Vec<usize>)> = found
        .iter()
        .filter(|i| i.class.plover == CONSULT)
        .map(|i| (i.trigger.token, i.sources.iter().chain(&i.targets).map(|p| p.entity).collect()))
        .collect();
    let is_their_aim = |i: &Instance| {
        let governor = s.tokens[i.trigger.token].head;
        i.class.plover == CONSULT
            && i.reading.is_purpose
            && talks.iter().any(|(token, parties)| {
                Some(*token) == governor
                    && i.sources.iter().chain(&i.targets).all(|p| parties.contains(&p.entity))
            })
    };
    found.retain(|i| !is_their_aim(i));
}

fn instance<'a>(scene: &Scene<'a>, sentence: usize, token: usize, frame: &'a Frame) -> Option<Instance<'a>> {
    let s = scene.sentence(sentence);
    let trigger = trigger(scene.ontology, s, token, frame)?;
    let class = scene.ontology.class(&frame.evokes)?;
    let class = match class.if_hostile.as_ref().filter(|_| promises_harm(scene, s, trigger)) {
        Some(hostile) => scene.ontology.class(hostile)?,
        None => class,
    };
    let class = match class.if_body.as_ref().filter(|_| leaves_body(scene, sentence, trigger, frame)) {
        Some(of_body) => scene.ontology.class(of_body)?,
        None => class,
    };
    let class = match class.if_person.as_ref().filter(|_| hits_people(scene, sentence, trigger)) {
        Some(of_people) => scene.ontology.class(of_people)?,
        None => class,
    };
    let is_voice = VOICES.contains(&class.plover.as_str());
    let mut sources = if is_voice { crowd(scene, sentence, trigger) } else { Vec::new() };
    for slot in &frame.source {
        if !sources.is_empty() {
            break;
        }
        sources = slot_participants(scene, sentence, trigger, slot, (class, class.sources));
    }
    sources.retain(|p| !is_march(scene, class, *p));
    // "was struck by a Volvo"
    sources.retain(|p| class.plover != ASSAULT || !is_company(scene, *p));
    sources.retain(|p| !frame.by_bodies || scene.entities[p.entity].kind != EntityKind::Per);
    if sources.is_empty() {
        sources = planner(scene, sentence, trigger, class);
    }
    if sources.is_empty() {
        let doer = trigger.support.and_then(|verb| logical_subject(s, verb));
        sources = doer.map_or(Vec::new(), |doer| scene.participants(sentence, doer, class.sources));
    }
    let letter = letter(scene, s, token).filter(|_| is_said_to(class));
    if let Some(writer) = letter.and_then(|letter| logical_subject(s, letter.verb)) {
        sources = scene.participants(sentence, writer, class.sources);
    }
    if sources.is_empty() && class.plover == AID {
        sources = givers(scene, sentence, trigger);
    }
    if sources.is_empty() && class.mode.as_deref() == Some(RELEASE) {
        sources = jailers(scene, sentence, trigger);
    }
    let mut hosts = Vec::new();
    if sources.is_empty() && class.plover == CONSULT {
        (sources, hosts) = stay(scene, sentence, trigger).unwrap_or_default();
    }
    let mut is_aim = false;
    if sources.is_empty() {
        sources = traveller(scene, sentence, trigger, class);
        is_aim = !sources.is_empty();
    }
    if sources.is_empty() && class.plover == ASSAULT {
        sources = assailants(scene, sentence, trigger);
    }
    if sources.is_empty() && class.by_authorities {
        sources = authorities(scene, sentence, trigger);
    }
    let class = match class.if_crowd.as_ref().filter(|_| is_crowd(scene, &sources)) {
        Some(of_crowd) => scene.ontology.class(of_crowd)?,
        None => class,
    };
    let mut targets = Vec::new();
    let mut target_token = None;
    // "is willing to withdraw from Chad", "threatened to impose sanctions on Mali": to whom that is done.
    let has_clause = frame.target.contains(&Slot::ClauseObject);
    let told = trigger.clause.filter(|_| has_clause).and_then(|clause| told_by(scene, sentence, clause));
    for slot in &frame.target {
        let mut tokens = fillers(s, trigger, slot);
        // "vetoed on Friday a resolution": a day is no target.
        tokens.retain(|&t| !scene.is_time(sentence, t));
        // "captured part of a town"
        for token in &mut tokens {
            *token = scene.seen_through(s, *token);
        }
        target_token = target_token.or(tokens.first().copied());
        targets = match &told {
            Some(told) if *slot == Slot::ClauseObject && told.targets.iter().any(|p| !is_own(scene, p)) => {
                told.targets.iter().copied().filter(|p| !is_own(scene, p)).collect()
            }
            _ => slot_participants(scene, sentence, trigger, slot, (class, class.targets)),
        };
        // "granted inspectors access to its files": one's own is nobody else, and the next place counts.
        if !frame.source.contains(slot) {
            targets.retain(|target| !sources.iter().any(|source| source.entity == target.entity));
        }
        if !targets.is_empty() {
            target_token = tokens.first().copied();
            break;
        }
    }
    if targets.is_empty() {
        targets = hosts;
    }
    // "warned their citizens" threatens nobody.
    if class.plover == THREATEN {
        targets.retain(|target| !is_own(scene, target));
    }
    // "wrote to Chad threatening to pull French aid": one's own is nobody else's, and Chad is told.
    if let Some(letter) = letter {
        targets.retain(|target| !sources.iter().any(|source| is_served_by(scene, *target, *source)));
        if targets.is_empty() {
            targets = scene.participants(sentence, letter.addressee, Filling::Actor);
        }
    }
    // "threatened to let migrants through unless Chad paid": whoever has to act, and nobody who has no say.
    let has_say = |p: &Participant| acts_in_politics(scene, *p);
    if class.plover == THREATEN && !targets.iter().any(has_say) {
        let depends_on = threatened(scene, sentence, trigger);
        if targets.is_empty()
            || depends_on.iter().any(|p| has_say(p) && !sources.iter().any(|s| s.entity == p.entity))
        {
            targets = depends_on;
        }
    }
    let charged = target_token.filter(|_| class.mode.as_deref() == Some(INVESTIGATE));
    if let Some(accused) = charged.and_then(|charge| accused(scene, sentence, charge)) {
        targets = accused;
    }
    if targets.is_empty() {
        targets = match class.plover.as_str() {
            PROTEST => protested_against(scene, sentence, trigger),
            SANCTION => target_token.map_or(Vec::new(), |thing| sanctioned(scene, sentence, thing)),
            AID => helped(scene, sentence, trigger),
            MOBILIZE => aimed_at(scene, sentence, trigger, frame),
            CONCEDE if s.is_negated(token) => awaited(scene, sentence, trigger),
            CONCEDE if class.concerns => settled_with(scene, sentence, trigger),
            ACCUSE | SUPPORT if !class.is_symmetric => {
                target_token.map_or(Vec::new(), |thing| judged_together(scene, sentence, thing))
            }
            REJECT => target_token.map_or(Vec::new(), |thing| {
                let judged = judged_together(scene, sentence, thing);
                if judged.is_empty() { other_party(scene, sentence, thing) } else { judged }
            }),
            _ => Vec::new(),
        };
    }
    // "supports Chad's efforts": what somebody tries to do is that one's own.
    if class.polarity.is_some() && targets.is_empty() {
        let effort = target_token.filter(|&t| {
            scene.ontology.words(WordSet::CarrierNoun).contains(&s.tokens[t].lemma.to_lowercase())
        });
        targets = effort.map_or(Vec::new(), |effort| scene.participants(sentence, effort, Filling::Owned));
    }
    if class.concerns && targets.is_empty() {
        targets = concerned(scene, sentence, trigger, &sources);
    }
    // "Macron announced a ceasefire between Chad and Niger": not his.
    let announced = trigger.object.filter(|&object| class.is_symmetric && object > trigger.token);
    if let Some(parties) = announced.and_then(|object| parties(scene, sentence, object)) {
        sources = parties;
        targets = sources.split_off(1);
    }
    // "A and B signed agreements to establish relations with Chad": not with each other.
    if class.is_symmetric && targets.is_empty() {
        targets = partners(scene, sentence, trigger);
    }
    // "A and B announced a ceasefire in Idlib": with each other, and no place is a side.
    let is_side = |p: &Participant| scene.entities[p.entity].is_actor();
    if class.is_symmetric && sources.len() >= 2 && !targets.iter().any(is_side) && !targets.is_empty() {
        targets = sources.split_off(1);
    }
    // "A and B met"; "A and B welcomed them" has an object of its own, and "A and B imported gas" did so from others. "With
    // prices rising, A and B met" has no such phrase.
    let is_setting =
        |t: usize| t < token && s.is_led_by(t, Function::Absolute) && s.tokens[t].relation() == "obl";
    target_token = target_token.filter(|&t| !(class.is_symmetric && targets.is_empty() && is_setting(t)));
    let is_one_way =
        |slot: &Slot| matches!(slot, Slot::Preposition(word) if ONE_WAY.contains(&word.as_str()));
    let is_shared_aim = frame.target.is_empty() || !frame.target.iter().all(is_one_way);
    if class.is_symmetric
        && is_shared_aim
        && targets.is_empty()
        && target_token.is_none()
        && sources.len() >= 2
    {
        targets = sources.split_off(1);
    }
    // "talks between A and B" fills both slots with the same people.
    let is_shared = frame.source.iter().any(|slot| frame.target.contains(slot));
    if is_shared && sources.len() >= 2 && sources.iter().all(|p| targets.iter().any(|t| t.entity == p.entity))
    {
        targets = sources.split_off(1);
    }
    targets.retain(|target| !sources.iter().any(|source| source.entity == target.entity));
    // "his government would expel him": not the one whose government it is.
    let is_owner = |target: &Participant, source: &Participant| {
        let (at, head) = (scene.mentions[source.mention].sentence, scene.mentions[source.mention].head);
        let s = scene.sentence(at);
        let mut owners = s.children_by(head, "nmod:poss").filter(|&c| s.tokens[c].upos == Upos::Pron);
        owners.any(|c| scene.mention_at(at, c).is_some_and(|m| scene.mentions[m].entity == target.entity))
    };
    targets.retain(|target| !sources.iter().any(|source| is_owner(target, source)));
    // "the minister said that his country must act": nobody demands of whom he speaks for.
    if !frame.modals.is_empty() {
        let is_asked = |target: &Participant| {
            acts_in_politics(scene, *target)
                && !sources.iter().any(|p| speaks_for(scene, p.entity, target.entity))
        };
        targets.retain(is_asked);
        // Nor of a thing: "said that the talks must go on".
        target_token = target_token.filter(|_| !targets.is_empty());
    }
    // "A and B signed an agreement between the two countries"
    if class.is_symmetric
        && targets.is_empty()
        && sources.len() >= 2
        && is_shared_word(scene, sentence, &sources, target_token)
    {
        targets = sources.split_off(1);
    }
    targets.retain(|target| {
        let sector = scene.entities[target.entity].sector.as_ref();
        sector.is_none_or(|sector| !class.spares.contains(sector))
    });
    // "spoke to a newspaper", and a newspaper to him.
    sources.retain(|source| {
        let sector = scene.entities[source.entity].sector.as_ref();
        !class.is_symmetric || sector.is_none_or(|sector| !class.spares.contains(sector))
    });
    // "promised a woman", "agreed to help people": nobody in particular.
    if class.plover == AGREE {
        targets.retain(|target| !is_anybody(scene, *target));
    }
    if class.is_symmetric
        && sources.iter().any(|one| targets.iter().any(|other| are_one_army(scene, *one, *other)))
    {
        return None;
    }
    if is_attack_in_words(scene, class, &sources, &targets) {
        return None;
    }
    // "prevented an attack" coerces nobody.
    let averts = class.plover == COERCE && targets.is_empty();
    if is_fired_in_war(scene, s, class, trigger, &sources)
        || is_attribute(s, token)
        || is_trade(scene, class, &sources, &targets)
    {
        return None;
    }
    let is_mishap = target_token.is_some_and(|thing| is_mishap(scene, s, class, thing));
    if is_mishap || is_relief(scene, s, class, trigger) || is_joint_deed(s, class, trigger) {
        return None;
    }
    if is_contest(scene, s, trigger) || averts && target_token.is_some_and(|t| evokes(scene, s, t, ASSAULT)) {
        return None;
    }
    if class.sources == Filling::Owned && class.plover != ACCUSE {
        if is_accident(scene, s, token) {
            return None;
        }
        sources.retain(|source| !is_thing_by_name(scene, *source));
        targets.retain(|target| !is_own_state(scene, &sources, *target));
    }
    // "The president announced tariffs on imports to his country"
    if class.plover == SANCTION {
        targets.retain(|target| !sources.iter().any(|p| is_served_by(scene, *target, *p)));
    }
    // "A and B accused each other", "expelled each other's envoys"
    let is_reciprocal = target_token.is_some_and(|t| reciprocal(scene, s, t));
    if is_reciprocal && sources.len() < 2 {
        target_token = None;
    }
    let is_mutual = is_reciprocal && sources.len() > 1 && !class.is_symmetric;
    if is_mutual {
        targets = sources.clone();
    } else if is_reciprocal && targets.is_empty() && sources.len() > 1 {
        targets = sources.split_off(1);
    }
    let is_worldly = sources.iter().any(|source| acts_in_politics(scene, *source));
    // "Armed men attacked an army camp": several attack who are nobody's.
    let is_grave = GRAVE.contains(&class.plover.as_str());
    let is_group = |p: &Participant| {
        let source = &scene.entities[p.entity];
        source.kind == EntityKind::Group && source.sector.is_some()
    };
    let has_group = sources.iter().any(is_group) || is_crowd(scene, &sources);
    let target_words = target_token
        .filter(|_| targets.is_empty() && (is_worldly || is_grave && has_group))
        // What an attitude is toward is told in words: "supports Turkey's efforts".
        .and_then(|token| {
            let filling = if class.polarity.is_some() { Filling::Thing } else { class.targets };
            let people = || scene.people(sentence, token).filter(|_| class.hits_people);
            scene.words(sentence, token, filling).or_else(people)
        })
        .or_else(|| told.filter(|_| targets.is_empty()).and_then(|told| told.target_words))
        // "defended his policies": of one's own one thinks well anyway.
        .filter(|_| {
            !target_token.is_some_and(|thing| is_praise_of_own(scene, sentence, class, thing, &sources))
        })
        // "violations by the army" are not against the army.
        .filter(|words| !sources.iter().any(|p| words.contains(scene.mentions[p.mention].span)));
    let is_protest = class.plover == PROTEST;
    let has_standing = match is_protest {
        true => sources.iter().any(|p| can_protest(scene, *p)),
        // A company alone makes business.
        false => sources.iter().any(|p| acts_in_politics(scene, *p) && !is_company(scene, *p)),
    };
    let involves_politics = is_worldly || targets.iter().any(|target| acts_in_politics(scene, *target));
    let peers = targets.iter().filter(|_| class.is_symmetric);
    let is_official = sources.iter().chain(peers).any(|p| holds_power(scene, *p));
    let mut reading = reading(scene, sentence, token);
    // "held no talks"
    if is_aim {
        reading.aim_of();
    }
    // "resigned to allow an election" grants nobody anything.
    if class.concerns && class.plover == CONCEDE && reading.is_purpose {
        return None;
    }
    reading.negated ^= trigger.object.is_some_and(|object| s.has_no(object));
    Some(Instance {
        sentence,
        trigger,
        is_official,
        is_mutual,
        involves_politics,
        frame,
        class,
        sources,
        targets,
        target_token,
        target_words,
        is_worldly,
        has_standing,
        reading,
    })
}

/// "each other", "each other's envoys".
fn reciprocal(scene: &Scene, s: &Sentence, token: usize) -> bool {
    let words = scene.ontology.words(WordSet::Reciprocal);
    let is_one = |t: usize| {
        let next = s.tokens.get(t + 1);
        next.is_some_and(|next| words.contains(&format!("{} {}", s.tokens[t].form, next.form).to_lowercase()))
    };
    is_one(token) || s.children_by(token, "nmod:poss").any(is_one)
}

/// "intercepted a missile launched by rebels", "launched missiles targeting troops": who fires at somebody tests nothing, and
/// rebels never do.
fn is_fired_in_war(
    scene: &Scene,
    s: &Sentence,
    class: &EventClass,
    trigger: Trigger,
    sources: &[Participant],
) -> bool {
    const TEST: &str = "weapons";
    if class.mode.as_deref() != Some(TEST) {
        return false;
    }
    let verb = s.tokens[trigger.token].head.filter(|_| s.tokens[trigger.token].deprel == "acl");
    let is_shot_down =
        verb.and_then(|missile| s.tokens[missile].head).is_some_and(|v| verb_evokes(scene, s, v, ASSAULT));
    let mut told = trigger.object.into_iter().flat_map(|missile| s.children_by(missile, "acl"));
    let is_rebel =
        |p: &Participant| matches!(scene.entities[p.entity].sector.as_deref(), Some("REB" | "UAF"));
    is_shot_down || told.any(|t| verb_evokes(scene, s, t, ASSAULT)) || sources.iter().any(is_rebel)
}

/// "in Jenin, occupied West Bank": a participle that only qualifies a place.
fn is_attribute(s: &Sentence, token: usize) -> bool {
    let word = &s.tokens[token];
    let before = token.checked_sub(1).map(|before| s.tokens[before].form.as_str());
    let is_place = s.tokens.get(token + 1).is_some_and(|next| next.upos == Upos::Propn);
    matches!(word.xpos.as_str(), "VBD" | "VBN")
        && matches!(word.deprel.as_str(), "advcl" | "acl")
        && before == Some(",")
        && is_place
        && !s
            .children(token)
            .any(|c| matches!(s.tokens[c].relation(), "nsubj" | "aux" | "mark" | "advmod" | "obl"))
}

/// "agreed to buy a rival", "joined forces with a rival": firms among themselves are no politics.
fn is_trade(scene: &Scene, class: &EventClass, sources: &[Participant], targets: &[Participant]) -> bool {
    let is_firm = |p: &Participant| scene.entities[p.entity].is_private();
    let is_private = |p: &Participant| is_firm(p) || !acts_in_politics(scene, *p);
    let kind = class.plover.as_str();
    (WORDS.contains(&kind) || kind == COOPERATE)
        && !sources.is_empty()
        && sources.iter().all(is_firm)
        && targets.iter().all(is_private)
}

/// What is told whom it concerns: threats, demands, charges.
pub(super) fn is_said_to(class: &EventClass) -> bool {
    class.plover == THREATEN || SPOKEN.contains(&class.plover.as_str())
}

/// "captured the general": what is acted on is somebody.
fn hits_people(scene: &Scene, sentence: usize, trigger: Trigger) -> bool {
    let object = logical_object(scene.sentence(sentence), trigger.token);
    let hit = object.map_or(Vec::new(), |object| scene.participants(sentence, object, Filling::Person));
    let is_people = |p: &Participant| {
        matches!(scene.entities[p.entity].kind, EntityKind::Per | EntityKind::Group) && p.through.is_none()
    };
    !hit.is_empty() && hit.iter().all(is_people)
}

/// "withdrew from the African Union": what is left is a body between states.
fn leaves_body(scene: &Scene, sentence: usize, trigger: Trigger, frame: &Frame) -> bool {
    let s = scene.sentence(sentence);
    let mut left = frame.target.iter().flat_map(|slot| fillers(s, trigger, slot));
    left.any(|token| {
        let body = scene.mention_at(sentence, token).map(|m| &scene.entities[scene.mentions[m].entity]);
        body.is_some_and(|body| body.kind == EntityKind::Org && body.is_between_states())
    })
}

/// "defended his policies", "hailed its victory": a thing of the one who praises it.
fn is_praise_of_own(
    scene: &Scene,
    sentence: usize,
    class: &EventClass,
    thing: usize,
    sources: &[Participant],
) -> bool {
    let s = scene.sentence(sentence);
    let mut owners = s.children_by(thing, "nmod:poss").filter(|&c| s.tokens[c].upos == Upos::Pron);
    class.mode.as_deref() == Some("praise")
        && owners.any(|c| {
            let owner = scene.mention_at(sentence, c).map(|m| scene.mentions[m].entity);
            owner.is_none_or(|owner| sources.iter().any(|source| source.entity == owner))
        })
}

/// Whether the word in the target slot stands for the sources themselves: "A and B signed a deal between the two countries".
fn is_shared_word(scene: &Scene, sentence: usize, sources: &[Participant], token: Option<usize>) -> bool {
    let Some(token) = token else { return false };
    let pairs = scene.ontology.words(WordSet::PairNoun);
    if pairs.contains(&scene.sentence(sentence).tokens[token].lemma) {
        return true;
    }
    let named = scene.participants(sentence, token, Filling::Actor);
    !named.is_empty() && named.iter().all(|n| sources.iter().any(|source| source.entity == n.entity))
}

/// "Kurds demonstrated", "a farmer protested": described people, peoples and bodies without power, against nobody named.
fn can_protest(scene: &Scene, participant: Participant) -> bool {
    let entity = &scene.entities[participant.entity];
    let is_people = entity.kind == EntityKind::Group && entity.sector.is_none();
    let is_several = matches!(entity.kind, EntityKind::Group | EntityKind::Org);
    is_people || (entity.sector.is_some() || is_several) && !holds_power(scene, participant)
}

/// "protesters clashed with police": who does it is there to protest.
fn is_crowd(scene: &Scene, sources: &[Participant]) -> bool {
    let crowds = scene.ontology.words(WordSet::CrowdNoun);
    let protests = |p: &Participant| {
        let mention = &scene.mentions[p.mention];
        let head = &scene.sentence(mention.sentence).tokens[mention.head];
        p.through.is_none() && crowds.contains(&head.lemma.to_lowercase())
    };
    !sources.is_empty() && sources.iter().all(protests)
}

/// "vowed to attack": what is promised is hostile.
fn promises_harm(scene: &Scene, s: &Sentence, promise: Trigger) -> bool {
    const HOSTILE: f32 = -4.0;
    // "agreed to be extradited" harms nobody else, and "promised not to attack" nobody.
    let harms = |clause: &usize| !s.is_passive(*clause) && !s.is_negated(*clause);
    let Some(clause) = promise.clause.filter(harms) else { return false };
    let mut frames = scene.ontology.frames(&s.tokens[clause].lemma, WordClass::Verb);
    frames.any(|frame| {
        let class = scene.ontology.class(&frame.evokes);
        class.is_some_and(|class| class.weight <= HOSTILE)
            && trigger(scene.ontology, s, clause, frame).is_some()
    })
}

fn slot_participants(
    scene: &Scene,
    sentence: usize,
    trigger: Trigger,
    slot: &Slot,
    (class, filling): (&EventClass, Filling),
) -> Vec<Participant> {
    // "Israeli strikes": a modifier is an actor itself or nobody.
    let filling = if matches!(slot, Slot::Modifier | Slot::Possessor) { Filling::Actor } else { filling };
    let mut found: Vec<Participant> = Vec::new();
    let s = scene.sentence(sentence);
    let tokens = fillers(s, trigger, slot);
    let subject = tokens.first().copied();
    let shown = (*slot == Slot::Subject).then(|| shown_doer(scene, s, trigger.token)).flatten();
    // "intercepted a missile fired by the rebels": theirs.
    let maker = (*slot == Slot::Object && class.plover == ASSAULT)
        .then(|| logical_object(s, trigger.token).and_then(|weapon| sender(scene, s, weapon)))
        .flatten();
    let accuser = (*slot == Slot::Subject && SPOKEN.contains(&class.plover.as_str()))
        .then(|| accuser(s, trigger.token))
        .flatten();
    let shown = shown.or(maker).or(accuser);
    for token in shown.map_or(tokens, |doer| vec![doer]) {
        for participant in scene.participants(sentence, token, filling) {
            if !found.iter().any(|other| other.entity == participant.entity) {
                found.push(participant);
            }
        }
    }
    if *slot == Slot::Subject {
        // "Mali was among the states that recognised it"
        let predicated = subject.filter(|_| found.is_empty()).and_then(|noun| predicated(s, noun));
        found.extend(predicated.into_iter().flat_map(|of| scene.participants(sentence, of, filling)));
        for companion in subject.map_or(Vec::new(), |subject| companions(scene, s, subject)) {
            let mut along = scene.participants(sentence, companion, Filling::Actor);
            along.retain(|p| !found.iter().any(|other| other.entity == p.entity));
            found.extend(along);
        }
        found.retain(|participant| !is_misled(scene, sentence, trigger.token, *participant));
    }
    // "issued a declaration demanding": whoever gives the noun demands.
    if *slot == Slot::Subject && found.is_empty() {
        let giver = giver(scene, sentence, trigger.token, class);
        found = giver.map_or(Vec::new(), |giver| scene.participants(sentence, giver, filling));
    }
    // "is willing to withdraw its troops from Chad": what is one's own is nobody else.
    if *slot == Slot::ClauseObject {
        found.retain(|participant| !is_own(scene, participant));
    }
    // "refused to lift the ban on Cypriot ships": whoever else the clause names.
    if *slot == Slot::ClauseObject && found.is_empty() {
        found.extend(trigger.clause.into_iter().flat_map(|clause| scene.actors_after(sentence, clause)));
        found.retain(|participant| !is_own(scene, participant));
    }
    found
}

/// "France, along with Chad", "countries including Mali": who does it with the subject or is of it.
fn companions(scene: &Scene, s: &Sentence, subject: usize) -> Vec<usize> {
    let leads = scene.ontology.words(WordSet::CompanionPreposition);
    let adverbs = s.children_by(subject, "advmod").flat_map(|c| s.children(c));
    let is_along = |&c: &usize| {
        let phrase = s.preposition(c).unwrap_or_default();
        let before = s.case_marker(c).and_then(|case| case.checked_sub(1));
        let longer = before.map(|before| format!("{} {phrase}", s.tokens[before].form.to_lowercase()));
        leads.contains(&phrase) || longer.is_some_and(|longer| leads.contains(&longer))
    };
    let verb = s.tokens[subject].head.into_iter().flat_map(|verb| s.children_by(verb, "obl"));
    let beside = verb.filter(|&c| c > subject && Some(c) < s.tokens[subject].head);
    s.children_by(subject, "nmod").chain(adverbs).chain(beside).filter(is_along).collect()
}

/// Who fired or sent a weapon: "a missile launched by the rebels".
fn sender(scene: &Scene, s: &Sentence, weapon: usize) -> Option<usize> {
    scene.ontology.instruments(&s.tokens[weapon].lemma).next()?;
    s.children_by(weapon, "acl").find_map(|participle| agent(s, participle))
}

/// "its troops".
pub(super) fn is_own(scene: &Scene, participant: &Participant) -> bool {
    let mention = &scene.mentions[participant.mention];
    let s = scene.sentence(mention.sentence);
    s.children_by(mention.head, "nmod:poss").any(|c| s.tokens[c].upos == Upos::Pron)
}

/// The subject of the verb that carries the noun on which a participle hangs: a statement, an offensive.
fn giver(scene: &Scene, sentence: usize, participle: usize, class: &EventClass) -> Option<usize> {
    let s = scene.sentence(sentence);
    let word = &s.tokens[participle];
    let is_led = s.children(participle).any(|c| matches!(s.tokens[c].relation(), "mark" | "case"));
    let noun = word.head.filter(|_| word.deprel == "acl" && word.xpos == "VBG" && !is_led)?;
    if scene.mention_at(sentence, noun).is_some() {
        return None;
    }
    // "an offensive killing dozens", but "sanctions targeting firms" attack nobody.
    let lemma = s.tokens[noun].lemma.to_lowercase();
    let is_speech = scene.ontology.speech(&lemma, WordClass::Noun).next().is_some();
    let is_deed = DEEDS.contains(&class.plover.as_str());
    if is_deed && !is_speech && !evokes(scene, s, noun, &class.plover) {
        return None;
    }
    support(scene.ontology, s, noun).and_then(|verb| logical_subject(s, verb))
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
            !WORDS.iter().any(|kind| evokes(scene, s, object, kind))
                && scene.ontology.speech(&lemma, WordClass::Noun).next().is_none()
        };
        let is_content = clause.is_some_and(|clause| s.tokens[clause].relation() == "advcl")
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
    let judges = burdens || JUDGING.contains(&instance.class.plover.as_str());
    let is_judged = |target: &Participant| {
        let head = scene.mentions[target.mention].head;
        let thing = s.tokens[head].head.filter(|_| judges && target.through.is_some());
        thing.is_some_and(|thing| {
            let lemma = s.tokens[thing].lemma.to_lowercase();
            let is_somebody = scene.ontology.words(WordSet::PersonNoun).contains(&lemma)
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
            let is_shot = scene.ontology.words(WordSet::ProjectileNoun).contains(&lemma);
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
    let place = place::place(scene, instance)
        .filter(|place| !instance.sources.iter().any(|p| p.entity == place.entity));
    let claimant = instance.reading.claimant.map(|p| p.entity);
    let is_own_word =
        instance.sources.iter().any(|p| claimant.is_some_and(|c| speaks_for(scene, c, p.entity)));
    // Whoever speaks for the holder of an attitude declares it.
    let plover = instance.class.plover.as_str();
    let is_word = SPOKEN.contains(&plover) || plover == THREATEN;
    let is_declared = (instance.class.polarity.is_some() || is_word) && is_own_word;
    // "went on strike to protest", "called to thank him": the aim is what they do.
    let is_said = || {
        let governor =
            s.tokens[token].head.filter(|_| instance.class.mode.as_deref().is_some_and(is_courtesy));
        governor.is_some_and(|governor| reading(scene, instance.sentence, governor).is_said())
    };
    // "founded a party to oppose the king": so they do.
    let is_done = instance.class.plover == PROTEST || instance.class.polarity.is_some();
    let is_deed_itself = instance.reading.is_purpose && (is_done || is_said());
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
    // An intention in the own words of who has it.
    let is_intended = instance.reading.is_planned && !is_deed_itself && !is_aim
        || factuality.coarse() == Factuality::Possible && is_own_word;
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
        date,
        place,
        topic: topics.of_event(s, &setting::carriers(scene, s, token, true)).cloned(),
        quantities: detail::quantities(s, figures, instance.trigger, instance.class),
        instrument: detail::instrument(scene, s, instance.trigger, instance.class),
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
    let is_asked_for = |noun: usize| match instance.class.plover.as_str() {
        REQUEST => !is_somebody(scene, instance.sentence, noun),
        AGREE => {
            let is_plain = |c: usize| matches!(s.tokens[c].relation(), "det" | "case" | "punct");
            s.tokens[noun].upos == Upos::Noun && s.children(noun).all(is_plain)
        }
        REJECT => {
            let mut told = s.children(noun).filter(|&c| !matches!(s.tokens[c].relation(), "det" | "case"));
            evokes(scene, s, noun, REQUEST) && told.next().is_none()
        }
        _ => false,
    };
    instance.target_words.filter(|_| !instance.target_token.is_some_and(is_asked_for))
}

/// "people", "a woman": one word for somebody of whom no more is told.
fn is_anybody(scene: &Scene, participant: Participant) -> bool {
    let (mention, entity) = (&scene.mentions[participant.mention], &scene.entities[participant.entity]);
    let s = scene.sentence(mention.sentence);
    let is_bare =
        s.children(mention.head).all(|c| matches!(s.tokens[c].relation(), "det" | "case" | "punct"));
    is_bare && !entity.named && participant.through.is_none() && !acts_in_politics(scene, participant)
}

/// Whether a noun names somebody: a mention, a name, people or a body.
fn is_somebody(scene: &Scene, sentence: usize, noun: usize) -> bool {
    let word = &scene.sentence(sentence).tokens[noun];
    let lemma = word.lemma.to_lowercase();
    word.upos == Upos::Propn
        || scene.mention_at(sentence, noun).is_some()
        || scene.ontology.agent(&lemma).is_some()
        || scene.ontology.words(WordSet::PersonNoun).contains(&lemma)
}
