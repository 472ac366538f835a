//! Crime among private people, which is no politics: who stabs whom, and what the law answers to it.

use crate::extract::argument::{antecedent, is_content_gerund, logical_object, own_subject};
use crate::extract::implied::evokes;
use crate::extract::kind::{INVESTIGATE, is_harm};
use crate::extract::scene::Scene;
use crate::extract::standing::{PRIVATE, acts_in_politics, is_crowd};
use crate::extract::{EntityKind, Mention, MentionForm, Participant};
use crate::ontology::{EventClass, EventType, WordClass, WordSet};
use crate::text::{Function, Sentence, Upos};

/// The mode of what bombs do: who sets one off is no mere criminal.
const BOMBING: &str = "explosives";

/// "a man", "four people": somebody unnamed who is of no state by the words themselves, and in no sector.
fn is_plain_person(scene: &Scene, participant: Participant) -> bool {
    let (mention, entity) = (&scene.mentions[participant.mention], &scene.entities[participant.entity]);
    let is_private = entity.sector.as_deref().is_none_or(|sector| PRIVATE.contains(&sector));
    // "a man near a mall in Tampere" is of nowhere by that.
    let is_inside =
        |m: &Mention| m.span != mention.span && mention.span.contains(m.span) && m.kind != EntityKind::Loc;
    let head = &scene.sentence(mention.sentence).tokens[mention.head];
    mention.form == MentionForm::Nominal
        && head.form.starts_with(char::is_lowercase)
        && !entity.named
        && participant.through.is_none()
        && is_private
        && matches!(entity.kind, EntityKind::Per | EntityKind::Group)
        && !scene.mentions.iter().any(is_inside)
}

/// "was jailed for stabbing his neighbour", "the man who killed his wife": what one private person did to others, told in
/// passing, is crime and no politics.
pub(super) fn is_private_crime(
    scene: &Scene,
    s: &Sentence,
    (class, token): (&EventClass, usize),
    sources: &[Participant],
    targets: &[Participant],
) -> bool {
    let first = s.first_conjunct(token);
    let is_relative = || {
        let subject = own_subject(s, first).filter(|_| s.tokens[first].deprel == "acl:relcl");
        subject.is_some_and(|subject| antecedent(s, subject) != subject)
    };
    let is_in_passing = is_content_gerund(s, first) || is_relative();
    let is_plain = |p: &Participant| is_plain_person(scene, *p);
    // "A man stabbed four people": told by itself, of people of whom no more is said.
    let is_stabbing = class.plover == EventType::Assault
        && class.mode.as_deref() != Some(BOMBING)
        && matches!(sources, [source] if scene.entities[source.entity].kind == EntityKind::Per)
        && sources.iter().chain(targets).all(is_plain)
        && !targets.is_empty()
        && !is_crowd(scene, targets);
    if is_stabbing {
        return true;
    }
    let is_one = |p: &Participant| scene.entities[p.entity].kind == EntityKind::Per && p.through.is_none();
    let is_private = |p: &Participant| !acts_in_politics(scene, *p);
    // "A Sudanese woman was jailed for killing her husband"
    let is_citizen = |p: &Participant| {
        let entity = &scene.entities[p.entity];
        !entity.named
            && !targets.is_empty()
            && entity.sector.as_deref().is_some_and(|sector| PRIVATE.contains(&sector))
    };
    class.plover == EventType::Assault
        && is_in_passing
        && !sources.is_empty()
        && sources.iter().all(|p| is_one(p) && (is_private(p) || is_citizen(p)))
        && targets.iter().all(is_private)
}

/// "arrested two men for burglary", "was jailed for the murder of his wife": whether what is done by the law answers what
/// private people did to each other.
pub(super) fn answers_private_crime(
    scene: &Scene,
    sentence: usize,
    (class, token): (&EventClass, usize),
    targets: &[Participant],
) -> bool {
    const BY_LAW: [&str; 4] = ["arrest", "legal", "convict", "release"];
    let is_private = |p: &Participant| {
        let entity = &scene.entities[p.entity];
        let is_unarmed = entity.sector.as_deref().is_none_or(|sector| PRIVATE.contains(&sector));
        is_unarmed && !entity.is_known(scene.ontology) && p.through.is_none()
    };
    let s = scene.sentence(sentence);
    let clauses = || std::iter::once(token).chain(std::iter::once(s.first_conjunct(token)));
    class.mode.as_deref().is_some_and(|mode| BY_LAW.contains(&mode))
        && targets.iter().all(is_private)
        && !is_crowd(scene, targets)
        && clauses().any(|clause| names_private_offence(scene, sentence, clause))
}

/// Whether a word has an offence below it that is nobody's of whom more is known: "on suspicion of burglary".
fn names_private_offence(scene: &Scene, sentence: usize, verb: usize) -> bool {
    let s = scene.sentence(sentence);
    let offences = scene.ontology.words(WordSet::PrivateOffence);
    let is_offence = |t: usize| offences.contains(&*s.tokens[t].lemma.to_lowercase());
    // "arrested at a march against rape"
    let is_other_deed = |t: usize| {
        let is_told = s.tokens[t].deprel == "acl:relcl";
        is_told || !is_offence(t) && evokes(scene, s, t, EventType::Protest)
    };
    let below = s.subtree(verb);
    // "the murder of a Danish tourist"
    let is_of_somebody = |m: &Mention| {
        let entity = &scene.entities[m.entity];
        let serves = entity.sector.as_deref().is_some_and(|sector| !PRIVATE.contains(&sector));
        let is_place = entity.kind.is_land() || entity.kind == EntityKind::Event;
        m.form == MentionForm::Adjective || !is_place && (entity.named || serves)
    };
    let hits_somebody = |offence: usize| {
        let words = s.subtree(offence);
        let mut mentions =
            scene.mentions.iter().filter(|m| m.sentence == sentence && words.contains(&m.head));
        mentions.any(is_of_somebody)
    };
    // "on charges of treason and murder", "charged with murder over the mass shooting"
    let is_attack = |t: usize| {
        // "a mass shooting", whatever the tree takes it for.
        let word = s.tokens[t].form.to_lowercase();
        let names = [word.as_str(), &s.tokens[t].lemma];
        let frames = names.iter().flat_map(|name| scene.ontology.frames(name, WordClass::Noun));
        let mut classes = frames.filter_map(|frame| scene.ontology.class(&frame.evokes));
        let is_accident = scene.ontology.words(WordSet::AccidentNoun).contains(&*s.tokens[t].lemma);
        !is_accident && classes.any(|class| class.plover == EventType::Assault && !is_harm(class))
    };
    let is_grave = |&t: &usize| {
        let is_noun = s.tokens[t].upos == Upos::Noun;
        let is_joined = || s.conjuncts(s.first_conjunct(t)).into_iter().any(is_offence);
        let is_deed = (is_noun || s.tokens[t].xpos == "VBG") && is_attack(t);
        !is_offence(t) && (is_deed || is_noun && is_joined())
    };
    !below.iter().any(is_grave)
        && below.into_iter().filter(|&t| t != verb && is_offence(t)).any(|offence| {
            let mut path = std::iter::once(offence).chain(s.head_chain(offence)).take_while(|&t| t != verb);
            !path.any(is_other_deed) && !hits_somebody(offence)
        })
}

/// "Police questioned the car's owner", "opened a case against the driver": an inquiry into somebody of whom no more is told.
pub(super) fn is_routine_inquiry(
    scene: &Scene,
    s: &Sentence,
    class: &EventClass,
    sources: &[Participant],
    person: usize,
) -> bool {
    const CHARGE: &str = "legal";
    let is_police = |p: &Participant| scene.entities[p.entity].sector.as_deref() == Some("COP");
    let is_one = s.tokens[person].xpos == "NN"
        && scene.ontology.words(WordSet::PersonNoun).contains(&*s.tokens[person].lemma.to_lowercase());
    class.mode.as_deref().is_some_and(|mode| [INVESTIGATE, CHARGE].contains(&mode))
        && !sources.is_empty()
        && sources.iter().all(is_police)
        && is_one
        && scene.ontology.agent(&s.tokens[person].lemma).is_none()
}

/// "seized two tons of cocaine": drugs are nobody's.
pub(super) fn is_drug_bust(scene: &Scene, s: &Sentence, class: &EventClass, verb: usize) -> bool {
    let drugs = scene.ontology.words(WordSet::DrugNoun);
    let is_drug = |t: usize| drugs.contains(&*s.tokens[t].lemma.to_lowercase());
    let seized = logical_object(s, verb).filter(|_| class.mode.as_deref() == Some("seize"));
    seized.is_some_and(|thing| {
        // "two tons of cocaine", "two tons of drugs", and the ship that had them is somebody's.
        is_drug(thing)
            || s.children_by(thing, "nmod").any(|c| s.is_led_by(c, Function::Genitive) && is_drug(c))
    })
}
