//! Against whom a protest is, where no phrase of the word itself says it.

use crate::extract::Participant;
use crate::extract::argument::{Trigger, agent, base, fillers};
use crate::extract::implied::{evokes, told_by};
use crate::extract::kind::VOICED;
use crate::extract::scene::Scene;
use crate::ontology::{Filling, Frame, WordSet};
use crate::text::{Function, Sentence};

/// "staged a protest demanding that the authorities release him", "went on strike in protest at Chad's decision", "over a law
/// proposed by the premier": against whom it is.
pub(super) fn protested_against(
    scene: &Scene,
    sentence: usize,
    trigger: Trigger,
    frame: &Frame,
) -> Vec<Participant> {
    let s = scene.sentence(sentence);
    let around = std::iter::once(trigger.token).chain(trigger.object).chain(trigger.support);
    let beside: Vec<usize> = around.flat_map(|t| s.children(t)).filter(|&c| c > trigger.token).collect();
    let in_clauses = beside.iter().map(|&c| voiced_in_clause(scene, sentence, c));
    let in_phrases = beside.iter().map(|&c| answered_by_phrase(scene, sentence, c));
    let topics = scene.ontology.words(WordSet::TopicPreposition);
    let about =
        beside.iter().copied().filter(|&c| s.preposition(c).is_some_and(|word| topics.contains(&*word)));
    let grounds = frame.target.iter().flat_map(|slot| fillers(s, trigger, slot)).chain(about);
    let makers = grounds.map(|ground| makers(scene, sentence, ground));
    in_clauses.chain(in_phrases).chain(makers).find(|targets| !targets.is_empty()).unwrap_or_default()
}

/// "protested demanding that Chad free him": a clause is read as if it stood by itself, but no further.
fn voiced_in_clause(scene: &Scene, sentence: usize, clause: usize) -> Vec<Participant> {
    let s = scene.sentence(sentence);
    let is_clause = matches!(base(&s.tokens[clause].deprel), "advcl" | "acl" | "xcomp");
    let has_no_subject = s.children_by(clause, "nsubj").next().is_none();
    let told = (is_clause && has_no_subject).then(|| told_by(scene, sentence, clause)).flatten();
    let told = told.filter(|told| VOICED.contains(&told.class.plover));
    told.map_or(Vec::new(), |told| told.targets)
}

/// "went on strike in protest at Chad's decision", "in response to Chad's decision": whose it is.
fn answered_by_phrase(scene: &Scene, sentence: usize, phrase: usize) -> Vec<Participant> {
    let s = scene.sentence(sentence);
    let answers = scene.ontology.words(WordSet::AnswerNoun);
    let is_answer = is_phrase(s, phrase)
        && s.is_led_by(phrase, Function::Engagement)
        && (VOICED.iter().any(|&kind| evokes(scene, s, phrase, kind))
            || answers.contains(&*s.tokens[phrase].lemma.to_lowercase()));
    let below = s.children_by(phrase, "nmod").filter(|&c| is_answer && c > phrase);
    below.flat_map(|c| scene.participants(sentence, c, Filling::Owned)).collect()
}

/// "over a law proposed by the premier", "against cuts planned by Chad": who made what it is about.
fn makers(scene: &Scene, sentence: usize, ground: usize) -> Vec<Participant> {
    let s = scene.sentence(sentence);
    let made = s.children_by(ground, "acl").filter(|&c| s.tokens[c].xpos == "VBN");
    made.filter_map(|participle| agent(s, participle))
        .flat_map(|maker| scene.participants(sentence, maker, Filling::Actor))
        .collect()
}

fn is_phrase(s: &Sentence, token: usize) -> bool {
    matches!(base(&s.tokens[token].deprel), "obl" | "nmod")
}
