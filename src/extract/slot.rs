//! Slots: who fills a place that a frame names, with those who act along and those who stand behind a thing.

use crate::extract::Participant;
use crate::extract::argument::{
    Trigger, agent, fillers, grammatical_subject, logical_object, logical_subject, own_subject, predicated,
};
use crate::extract::implied::{evokes, verb_evokes};
use crate::extract::kind::{DEEDS, SPOKEN};
use crate::extract::mention::is_theirs;
use crate::extract::scene::Scene;
use crate::extract::standing::{accuser, exemplar_doer, is_misled, owner_of_words, shown_doer};
use crate::extract::trigger::support;
use crate::ontology::{EventClass, EventType, Filling, Slot, WordClass, WordSet};
use crate::text::{Sentence, Upos};

/// Who fills a slot, each once.
pub(super) fn slot_participants(
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
    // "a bomb left by the rebels killed nine": theirs as well.
    let is_attack = class.plover == EventType::Assault;
    let maker = match slot {
        Slot::Object if is_attack => {
            logical_object(s, trigger.token).and_then(|weapon| sender(scene, s, weapon, |_| true))
        }
        // "warplanes backed by Chad" are not Chad's.
        Slot::Subject if is_attack => subject.and_then(|weapon| {
            sender(scene, s, weapon, |sent| verb_evokes(scene, s, sent, EventType::Assault))
        }),
        _ => None,
    };
    let accuser = (*slot == Slot::Subject && SPOKEN.contains(&class.plover))
        .then(|| accuser(s, trigger.token).or_else(|| owner_of_words(scene, s, trigger.token)))
        .flatten();
    let exemplar = (*slot == Slot::Subject).then(|| exemplar_doer(scene, s, trigger.token)).flatten();
    let is_told_elsewhere = exemplar.is_some();
    let shown = shown.or(maker).or(accuser).or(exemplar);
    for token in shown.map_or(tokens, |doer| vec![doer]) {
        for participant in scene.participants(sentence, token, filling) {
            if !found.iter().any(|other| other.entity == participant.entity) {
                found.push(participant);
            }
        }
    }
    // "Mali was among the states that recognised it", "the minister was among those arrested"
    if matches!(slot, Slot::Subject | Slot::Object) {
        let predicated = subject.filter(|_| found.is_empty()).and_then(|noun| predicated(s, noun));
        found.extend(predicated.into_iter().flat_map(|of| scene.participants(sentence, of, filling)));
    }
    if *slot == Slot::Subject {
        for companion in subject.map_or(Vec::new(), |subject| companions(scene, s, subject)) {
            let mut along = scene.participants(sentence, companion, Filling::Actor);
            along.retain(|p| !found.iter().any(|other| other.entity == p.entity));
            found.extend(along);
        }
        found.retain(|participant| {
            is_told_elsewhere || !is_misled(scene, sentence, trigger.token, *participant)
        });
    }
    // "issued a declaration demanding": whoever gives the noun demands.
    if *slot == Slot::Subject && found.is_empty() && !class.is_symmetric {
        let giver = giver(scene, sentence, trigger.token, class);
        found = giver.map_or(Vec::new(), |giver| scene.participants(sentence, giver, filling));
    }
    if *slot == Slot::Subject && found.is_empty() && SPOKEN.contains(&class.plover) {
        let speaker = speaker_above(scene, s, trigger.token);
        found = speaker.map_or(Vec::new(), |speaker| scene.participants(sentence, speaker, filling));
    }
    // "is willing to withdraw its troops from Chad": what is one's own is nobody else.
    if *slot == Slot::ClauseObject {
        found.retain(|participant| !is_own(scene, participant));
    }
    // "refused to lift the ban on Cypriot ships": whoever else the clause names.
    if *slot == Slot::ClauseObject && found.is_empty() {
        found.extend(trigger.clause.into_iter().flat_map(|clause| scene.actors_after(sentence, clause)));
        // "said that there would be no talks with Kosovo"
        let what = trigger.clause.filter(|_| found.is_empty()).and_then(|clause| own_subject(s, clause));
        let is_thing = |t: usize| matches!(s.tokens[t].upos, Upos::Noun | Upos::Verb);
        let what = what.filter(|&what| is_thing(what) && scene.mention_at(sentence, what).is_none());
        found.extend(what.into_iter().flat_map(|noun| scene.actors_after(sentence, noun)));
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
        leads.contains(&*phrase) || longer.is_some_and(|longer| leads.contains(&*longer))
    };
    let verb = s.tokens[subject].head.into_iter().flat_map(|verb| s.children_by(verb, "obl"));
    let beside = verb.filter(|&c| c > subject && Some(c) < s.tokens[subject].head);
    s.children_by(subject, "nmod").chain(adverbs).chain(beside).filter(is_along).collect()
}

/// Who fired or sent a weapon: "a missile launched by the rebels".
fn sender(scene: &Scene, s: &Sentence, weapon: usize, is_sent: impl Fn(usize) -> bool) -> Option<usize> {
    scene.ontology.instruments(&s.tokens[weapon].lemma).next()?;
    s.children_by(weapon, "acl").filter(|&c| is_sent(c)).find_map(|participle| agent(s, participle))
}

/// "its troops".
pub(super) fn is_own(scene: &Scene, participant: &Participant) -> bool {
    let mention = &scene.mentions[participant.mention];
    let s = scene.sentence(mention.sentence);
    is_theirs(s, mention.head)
}

/// "said that the border was closed, rejecting the charge": who says the one rejects the other, where nobody does in what is
/// said.
fn speaker_above(scene: &Scene, s: &Sentence, verb: usize) -> Option<usize> {
    let word = &s.tokens[verb];
    let is_led = s.children(verb).any(|c| matches!(s.tokens[c].relation(), "mark" | "case"));
    let is_trailing = word.deprel == "advcl" && word.xpos == "VBG" && !is_led;
    let content = std::iter::successors(word.head.filter(|_| is_trailing), |&t| s.tokens[t].head)
        .take(s.tokens.len())
        .find(|&t| s.tokens[t].relation() != "conj")?;
    let saying = s.tokens[content].head.filter(|_| s.tokens[content].relation() == "ccomp")?;
    let mut says = scene.ontology.speech(&s.tokens[saying].lemma, WordClass::Verb);
    says.any(|word| word.is_reporting).then(|| logical_subject(s, saying)).flatten()
}

/// The subject of the verb that carries the noun on which a participle hangs: a statement, an offensive. What laws and
/// orders do is done by whoever passes them: "signed a law that bans the party".
fn giver(scene: &Scene, sentence: usize, verb: usize, class: &EventClass) -> Option<usize> {
    let s = scene.sentence(sentence);
    let word = &s.tokens[verb];
    // The trees differ on whether "to sanction Peru" is the bill's or the verb's: "passed a bill to sanction Peru".
    let governor = word.head?;
    let beside = s.children_by(governor, "obj").find(|&o| word.deprel == "xcomp" && o < verb);
    let noun = beside.unwrap_or(governor);
    let lemma = s.tokens[noun].lemma.to_lowercase();
    let is_decree = scene.ontology.words(WordSet::DecreeNoun).contains(&*lemma);
    // "published a report that accuses the army", "a statement critical of the army"
    let is_word =
        SPOKEN.contains(&class.plover) && scene.ontology.speech(&lemma, WordClass::Noun).next().is_some();
    let is_led = s.children(verb).any(|c| matches!(s.tokens[c].relation(), "mark" | "case"));
    let is_participle = word.deprel == "acl" && word.xpos == "VBG" && !is_led;
    let is_clause = match word.deprel.as_str() {
        "acl" | "xcomp" => word.xpos == "VB",
        "acl:relcl" => grammatical_subject(s, verb) == Some(noun),
        _ => false,
    };
    let is_relative = word.deprel == "acl:relcl" && is_clause;
    let is_predicate = word.upos == Upos::Adj && verb > noun && word.deprel == "amod";
    let may_carry = is_participle || is_decree && is_clause || is_word && (is_relative || is_predicate);
    if !may_carry || scene.mention_at(sentence, noun).is_some() {
        return None;
    }
    // "an offensive killing dozens", but "sanctions targeting firms" attack nobody.
    // "announced measures targeting Pakistan" bombs nobody.
    let is_speech = is_decree && class.plover != EventType::Assault
        || scene.ontology.speech(&lemma, WordClass::Noun).next().is_some();
    let is_deed = DEEDS.contains(&class.plover);
    if is_deed && !is_speech && !evokes(scene, s, noun, class.plover) {
        return None;
    }
    support(scene.ontology, s, noun).and_then(|verb| logical_subject(s, verb))
}

/// "a summary of a call made by the king": whether somebody stands in a clause that tells more of a thing.
pub(super) fn is_told_within(scene: &Scene, s: &Sentence, participant: Participant, thing: usize) -> bool {
    let head = scene.mentions[participant.mention].head;
    let mut between = std::iter::once(head).chain(s.head_chain(head)).take_while(|&t| t != thing);
    s.head_chain(head).any(|t| t == thing)
        && participant.through.is_none()
        && between.any(|t| s.tokens[t].relation() == "acl")
}
