//! Whose "its" and "their" is where the sentence itself says so.

use super::{Pronoun, agrees, clause_of, is_plural_noun};
use crate::extract::actor::Cast;
use crate::extract::argument::logical_subject;
use crate::extract::kind::RELEASE;
use crate::extract::standing::PRIVATE;
use crate::extract::{Entity, EntityKind, MentionForm};
use crate::ontology::{ActorKind, EventType, Filling, Frame, Slot, WordClass, WordSet};
use crate::text::{Function, Lexicon, Sentence, Upos};

/// What nobody does to what is one's own.
const OTHERS: [EventType; 2] = [EventType::Reject, EventType::Concede];

/// "Ghana backed Niger and its army": the last one told before the noun that the pronoun owns, and joined with it.
pub(super) fn joined_owner(cast: &Cast, sentence: usize, token: usize, pronoun: Pronoun) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let noun = s.tokens[token].head.filter(|_| s.tokens[token].deprel == "nmod:poss")?;
    let first = s.first_conjunct(noun);
    let last = s.conjuncts(first).into_iter().rfind(|&t| t < token).filter(|_| first != noun)?;
    let entity = cast.found.mentions[cast.mention_at(sentence, last)?].entity;
    agrees(cast, s, last, entity, pronoun).then_some(entity)
}

/// "Chad, whose president met Biya": of whom the relative clause tells.
pub(super) fn relative_owner(cast: &Cast, sentence: usize, token: usize) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let clause = s.head_chain(token).find(|&t| s.tokens[t].deprel == "acl:relcl")?;
    let noun = s.tokens[clause].head.filter(|&noun| noun < token)?;
    Some(cast.found.mentions[cast.mention_at(sentence, noun)?].entity)
}

/// "The Taliban said they would", "Police said they had": the body that says it, of whom it speaks as of several; also "A group
/// of officers said they had", "Chadian authorities said they had".
pub(super) fn speaking_body(cast: &Cast, sentence: usize, token: usize) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let clause = s.tokens[token].head.filter(|_| s.tokens[token].deprel == "nsubj")?;
    let saying = s.tokens[clause].head.filter(|_| s.tokens[clause].relation() == "ccomp")?;
    let subject = s.children_by(saying, "nsubj").find(|&c| c < token)?;
    let measures = cast.ontology.words(WordSet::TransparentNoun);
    let members = s.genitive(subject).filter(|_| measures.contains(&*s.tokens[subject].lemma.to_lowercase()));
    let mention = &cast.found.mentions[cast.mention_at(sentence, members.unwrap_or(subject))?];
    let entity = &cast.found.entities[mention.entity];
    let is_body = match entity.kind {
        EntityKind::Org => true,
        EntityKind::Group => members.is_some(),
        EntityKind::Gpe => s.tokens[subject].xpos == "NNS",
        _ => false,
    };
    (is_body && mention.form != MentionForm::Pronoun).then_some(mention.entity)
}

/// "Lumora unveiled their new truck": the body or state that is the subject of a clause with nobody else in it.
pub(super) fn owning_body(cast: &Cast, sentence: usize, token: usize) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let clause = clause_of(s, token).filter(|_| s.tokens[token].deprel == "nmod:poss")?;
    let subject = s.children_by(clause, "nsubj").find(|&c| c < token)?;
    let entity = body_at(cast, sentence, subject)?;
    (subject + 1..token).all(|t| !is_plural_noun(s, t) || encloses(s, t, token)).then_some(entity)
}

/// "Lumora closed the plant. They also": the body that is the subject before, where nothing told since is several.
pub(super) fn body_of_several(cast: &Cast, sentence: usize, token: usize) -> Option<usize> {
    for at in (sentence.saturating_sub(1)..=sentence).rev() {
        let s = &cast.document.sentences[at];
        let end = if at == sentence { token } else { s.tokens.len() };
        for t in (0..end).rev() {
            if is_plural_noun(s, t) {
                return None;
            }
            if matches!(s.tokens[t].deprel.as_str(), "nsubj" | "nsubj:pass") {
                let is_whole = s.conjuncts(t).len() == 1;
                return body_at(cast, at, t).filter(|_| is_whole);
            }
        }
    }
    None
}

/// The body or state for which a word stands.
fn body_at(cast: &Cast, sentence: usize, token: usize) -> Option<usize> {
    let entity = cast.found.mentions[cast.mention_at(sentence, token)?].entity;
    let is_body = matches!(cast.found.entities[entity].kind, EntityKind::Org)
        || cast.found.entities[entity].actor_kind == Some(ActorKind::State);
    is_body.then_some(entity)
}

/// "faults on their wings", but not "their friends" in "allies and their friends": whether a word is part of what a noun tells.
fn encloses(s: &Sentence, noun: usize, token: usize) -> bool {
    let mut below = std::iter::once(token).chain(s.head_chain(token));
    below.any(|t| s.tokens[t].head == Some(noun) && s.tokens[t].relation() != "conj")
}

/// "Mali expelled them", "arrested them": what is done to people only.
pub(super) fn hits_people(cast: &Cast, s: &Sentence, token: usize) -> bool {
    let verb = s.tokens[token].head.filter(|_| s.tokens[token].deprel == "obj");
    verb.is_some_and(|verb| {
        let plain = cast.ontology.frames(&s.tokens[verb].lemma, WordClass::Verb).filter(|frame| {
            frame.objects.is_empty()
                && frame.particle.is_none()
                && frame.target.first() == Some(&Slot::Object)
        });
        let classes: Vec<Filling> =
            plain.filter_map(|frame| cast.ontology.class(&frame.evokes)).map(|class| class.targets).collect();
        !classes.is_empty() && classes.iter().all(|targets| *targets != Filling::Thing)
    })
}

/// Which side of an arrest a pronoun is on: "They were detained", "They arrested two men".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Custody {
    Holds,
    IsHeld,
}

/// The side of the arrest that the verb of a pronoun tells.
pub(super) fn custody(cast: &Cast, s: &Sentence, token: usize) -> Option<Custody> {
    const ARREST: &str = "arrest";
    let verb = s.tokens[token].head?;
    let mut frames = cast.ontology.frames(&s.tokens[verb].lemma, WordClass::Verb);
    let is_arrest = |frame: &Frame| {
        let mode = cast.ontology.class(&frame.evokes).and_then(|class| class.mode.as_deref());
        mode == Some(ARREST) && frame.objects.is_empty()
    };
    match s.tokens[token].deprel.as_str() {
        "nsubj" if frames.any(|frame| is_arrest(frame) && frame.phrases.is_empty()) => Some(Custody::Holds),
        "nsubj:pass" | "obj" if frames.any(is_arrest) => Some(Custody::IsHeld),
        _ => None,
    }
}

/// Whether people may be on that side: those who keep the law hold others, and others do not hold.
pub(super) fn may_be_in(custody: Option<Custody>, entity: &Entity) -> bool {
    const AUTHORITIES: [&str; 3] = ["COP", "JUD", "GOV"];
    let is_plain = !entity.named && matches!(entity.kind, EntityKind::Group | EntityKind::Org);
    let sector = entity.sector.as_deref();
    match custody {
        Some(Custody::IsHeld) => !is_plain || !sector.is_some_and(|sector| AUTHORITIES.contains(&sector)),
        Some(Custody::Holds) => !is_plain || sector.is_some_and(|sector| !PRIVATE.contains(&sector)),
        None => true,
    }
}

/// "expelled the envoy for his remarks", "praised Chad over its reforms": the one who is judged or punished, for what is theirs.
pub(super) fn answered(cast: &Cast, s: &Sentence, token: usize) -> Option<usize> {
    const ANSWERS: [EventType; 4] =
        [EventType::Sanction, EventType::Accuse, EventType::Coerce, EventType::Support];
    let noun = s.tokens[token].head.filter(|_| s.tokens[token].deprel == "nmod:poss")?;
    let topics = cast.ontology.words(WordSet::TopicPreposition);
    let is_reason = s.is_led_by(noun, Function::Content) && !s.is_led_by(noun, Function::Genitive)
        || s.preposition(noun).is_some_and(|word| topics.contains(&*word));
    let verb = s.head_chain(noun).find(|&t| s.tokens[t].upos == Upos::Verb)?;
    // "sanctioned the party that rules Chad for its support": trees hang it on either.
    let verb = Some(verb).filter(|&verb| is_reason && s.tokens[verb].deprel != "acl:relcl")?;
    let object = s.children(verb).find(|&c| matches!(s.tokens[c].deprel.as_str(), "obj" | "nsubj:pass"))?;
    let mut frames = cast.ontology.frames(&s.tokens[verb].lemma, WordClass::Verb);
    let answers = frames.any(|frame| ANSWERS.iter().any(|&kind| cast.ontology.is_of_type(frame, kind)));
    // "filed a suit against Chad for its support of the rebels"
    let opposed = s
        .children_by(object, "nmod")
        .chain(s.children_by(verb, "obl"))
        .find(|&c| c > object && c < noun && s.is_led_by(c, Function::Deterring));
    let judged = opposed.unwrap_or(object);
    let is_beside = [verb, object, judged].map(Some).contains(&s.tokens[noun].head) && judged < noun;
    (is_beside && answers).then_some(judged)
}

/// "Norway said Russia violated its airspace", "Iran will attack unless Iraq accepts its terms": of what nobody does to one's
/// own, the one who tells it or who acts in the clause above.
pub(super) fn wronged(cast: &Cast, s: &Sentence, token: usize) -> Option<usize> {
    let noun = s.tokens[token].head.filter(|_| s.tokens[token].deprel == "nmod:poss")?;
    let verb = s.tokens[noun].head.filter(|_| s.tokens[noun].relation() == "obj")?;
    let lemma = s.tokens[noun].lemma.to_lowercase();
    let mut frames = cast.ontology.frames(&s.tokens[verb].lemma, WordClass::Verb);
    let is_others = frames.any(|frame| {
        frame.target.contains(&Slot::Possessor)
            && frame.objects.iter().any(|object| **object == *lemma)
            && OTHERS.iter().any(|&kind| cast.ontology.is_of_type(frame, kind))
    });
    let doer = logical_subject(s, verb).filter(|_| is_others)?;
    let clause = std::iter::successors(Some(verb), |&t| s.tokens[t].head)
        .take(s.tokens.len())
        .find(|&t| matches!(s.tokens[t].relation(), "ccomp" | "advcl"))?;
    let above = s.tokens[clause].head.and_then(|above| logical_subject(s, above));
    above.filter(|&above| above != doer && above < token)
}

/// "pardoned the general after he was jailed": whoever is let go, and not who lets them go.
pub(super) fn freed(cast: &Cast, s: &Sentence, token: usize) -> Option<usize> {
    let clause = s.tokens[token].head.filter(|_| s.tokens[token].relation() == "nsubj")?;
    let verb = s.tokens[clause].head.filter(|_| s.tokens[clause].relation() == "advcl")?;
    let frees = |verb: usize| {
        let mut frames = cast.ontology.frames(&s.tokens[verb].lemma, WordClass::Verb);
        frames.any(|frame| cast.ontology.is_of_mode(frame, RELEASE))
    };
    let object = s.children_by(verb, "obj").find(|&c| c > verb && c < clause).filter(|_| frees(verb))?;
    // "granted a pardon to the general"
    let receiver = s.children_by(verb, "obl").chain(s.children_by(object, "nmod"));
    let receiver = receiver.filter(|&c| c < clause).find(|&c| s.is_led_by(c, Function::Direction));
    Some(receiver.unwrap_or(object))
}

/// "Gabon cut ties with Ghana, accusing it of theft": of whom only a party is told, the only one behind the verb before.
pub(super) fn other_party(cast: &Cast, sentence: usize, token: usize) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let verb = s.tokens[token].head.filter(|&verb| verb < token && hits_people(cast, s, token))?;
    if !cast.ontology.is_speaking(&s.tokens[verb].lemma) {
        return None;
    }
    let is_second = matches!(s.tokens[verb].relation(), "advcl" | "conj");
    let first = s.tokens[verb].head.filter(|&first| is_second && first < verb)?;
    if !s.tokens[first..verb].iter().all(|t| t.form != "that" && t.xpos != "WDT") {
        return None;
    }
    let doer = logical_subject(s, verb)
        .and_then(|t| cast.mention_at(sentence, t))
        .map(|m| cast.found.mentions[m].entity)?;
    let (start, end) = (s.tokens[first].span.end, s.tokens[verb].span.start);
    let told = cast.mentions_in(sentence).map(|m| &cast.found.mentions[m]);
    let mut between = told.filter(|m| m.span.start >= start && m.span.end <= end && m.entity != doer);
    let only = between.next()?.entity;
    let is_party = agrees(cast, s, token, only, Pronoun::Thing);
    (is_party && between.all(|m| m.entity == only)).then_some(only)
}
