//! Attributes: participles that only tell which one is meant, and do nothing themselves.

use crate::extract::scene::Scene;
use crate::ontology::WordClass;
use crate::text::{Function, Sentence, Upos};

/// "in Jenin, occupied West Bank": a participle that only qualifies a place.
pub(super) fn is_attribute(s: &Sentence, token: usize) -> bool {
    let word = &s.tokens[token];
    let before = token.checked_sub(1).map(|before| s.tokens[before].form.as_str());
    let is_place = s.tokens.get(token + 1).is_some_and(|next| next.upos == Upos::Propn);
    // "was shot in Jenin, occupied Palestine" goes on with nothing.
    let is_behind_place = || {
        let town = token.checked_sub(2).filter(|&t| s.tokens[t].upos == Upos::Propn);
        let is_joined = s.children_by(token, "cc").next().is_some();
        !is_joined && town.is_some_and(|town| s.case_marker(town).is_some())
    };
    matches!(word.xpos.as_str(), "VBD" | "VBN")
        && (matches!(word.deprel.as_str(), "advcl" | "acl") || word.deprel == "conj" && is_behind_place())
        && before == Some(",")
        && is_place
        && !s
            .children(token)
            .any(|c| matches!(s.tokens[c].relation(), "nsubj" | "aux" | "mark" | "advmod" | "obl"))
}

/// "carried sanctioned Russian oil", "sent convicted criminals": a participle between a verb and its object, where the tree
/// has the second verb of two.
pub(super) fn is_attribute_of_object(s: &Sentence, token: usize) -> bool {
    let word = &s.tokens[token];
    let has = |verb: usize, relation: &str| s.children_by(verb, relation).next().is_some();
    let verb = word.head.filter(|&verb| verb + 1 == token && word.relation() == "xcomp");
    word.xpos == "VBN"
        && verb.is_some_and(|verb| !has(verb, "obj"))
        && has(token, "obj")
        && !has(token, "aux")
}

/// "considered lifting sanctions", where the tree gives the gerund to its object: what is told is what the gerund does to it.
pub(super) fn is_told_by_gerund(scene: &Scene, s: &Sentence, noun: usize) -> bool {
    let is_noun = s.tokens[noun].upos == Upos::Noun;
    let is_gerund = |&t: &usize| {
        is_noun
            && s.tokens[t].xpos == "VBG"
            && s.tokens[t].relation() == "amod"
            && s.tokens[t].head == Some(noun)
            && !s.tokens[t].does(Function::Qualifier)
    };
    let Some(gerund) = noun.checked_sub(1).filter(is_gerund) else { return false };
    let lemma = s.tokens[noun].lemma.to_lowercase();
    let mut frames = scene.ontology.frames(&s.tokens[gerund].lemma, WordClass::Verb);
    frames.any(|frame| frame.objects.iter().any(|object| *object == lemma))
}
