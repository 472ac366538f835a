//! Mending content: which clause is what a verb or a noun of saying says.

use super::{leads_to, set};
use crate::text::{Function, Lexicon, Token, Upos};

/// "A said …, while B views … and has not …": what follows the contrast belongs to the nearer clause.
pub(super) fn contrast(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for verb in 0..tokens.len() {
        let Some(head) = tokens[verb].head.filter(|&h| h < verb && tokens[verb].deprel == "conj") else {
            continue;
        };
        let has_subject = tokens.iter().any(|t| t.head == Some(verb) && t.relation() == "nsubj");
        if has_subject || tokens[verb].upos != Upos::Verb {
            continue;
        }
        let nearer = (head + 1..verb).rfind(|&t| {
            tokens[t].deprel == "advcl"
                && leads_to(tokens, t, head)
                && tokens
                    .iter()
                    .any(|m| m.head == Some(t) && m.deprel == "mark" && lexicon.is_contrast(&m.lemma))
        });
        if let Some(nearer) = nearer {
            tokens[verb].head = Some(nearer);
        }
    }
}

/// "maintains that Taiwan is its territory and has not ruled out": a finite verb does not go on after a
/// noun with a copula, but after the verb of saying.
pub(super) fn copular_content(tokens: &mut [Token]) {
    for verb in 0..tokens.len() {
        let Some(noun) = tokens[verb].head.filter(|&h| h < verb && tokens[verb].deprel == "conj") else {
            continue;
        };
        let has = |head: usize, relation: &str| {
            tokens.iter().any(|t| t.head == Some(head) && t.relation() == relation)
        };
        let is_content = matches!(tokens[noun].upos, Upos::Noun | Upos::Propn)
            && tokens[noun].deprel == "ccomp"
            && has(noun, "cop");
        let is_finite =
            tokens[verb].upos == Upos::Verb && has(verb, "aux") && !has(verb, "nsubj") && !has(verb, "cop");
        if let Some(saying) = tokens[noun].head.filter(|_| is_content && is_finite) {
            tokens[verb].head = Some(saying);
        }
    }
}

/// "the claim that Israel attacked Syria": a "that" which is no participant opens no relative clause.
pub(super) fn content_of_noun(tokens: &mut [Token]) {
    for clause in 0..tokens.len() {
        let Some(noun) = tokens[clause].head.filter(|_| tokens[clause].deprel == "acl:relcl") else {
            continue;
        };
        let that = (noun + 1..clause)
            .find(|&t| tokens[t].head == Some(clause) && tokens[t].does(Function::Complementizer));
        let Some(that) = that else { continue };
        let objects = tokens.iter().filter(|t| t.head == Some(clause) && t.deprel == "obj").count();
        let is_spare = tokens[that].deprel == "mark" || tokens[that].deprel == "obj" && objects > 1;
        let is_governed =
            matches!(tokens[noun].relation(), "obl" | "iobj") || tokens[noun].upos != Upos::Noun;
        if is_spare && !is_governed {
            "acl".clone_into(&mut tokens[clause].deprel);
            set(&mut tokens[that], Some(clause), "mark");
        }
    }
}

/// "repeated its demand on Monday that Israel leave": what is said or done by the object tells its content, and the verb has none.
pub(super) fn content_of_object(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for clause in 3..tokens.len() {
        let Some(verb) = tokens[clause].head.filter(|&v| tokens[clause].deprel == "ccomp" && v < clause)
        else {
            continue;
        };
        let that = (verb + 1..clause).find(|&t| {
            tokens[t].head == Some(clause)
                && tokens[t].relation() == "mark"
                && tokens[t].does(Function::Complementizer)
        });
        let object = that.and_then(|that| {
            (verb + 1..that - 1).find(|&t| tokens[t].head == Some(verb) && tokens[t].deprel == "obj")
        });
        let is_said = |t: &usize| tokens[*t].upos == Upos::Noun && lexicon.is_deed(&tokens[*t].lemma);
        let tells = |verb: &str| lexicon.is_reporting(verb) || lexicon.has_recipient(verb);
        if let Some(object) = object.filter(is_said).filter(|_| !tells(&tokens[verb].lemma)) {
            set(&mut tokens[clause], Some(object), "acl");
        }
    }
}

/// "said on Tuesday that Russia had attacked", "told Wang that": a clause that "that" marks and no
/// relative pronoun opens is what the verb governs, not a relative clause of the day or the hearer.
pub(super) fn governed_clauses(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for clause in 0..tokens.len() {
        let is_mark = |t: &Token| t.deprel == "mark" && t.does(Function::Complementizer);
        let is_marked = || tokens.iter().any(|t| t.head == Some(clause) && is_mark(t));
        let Some(noun) = tokens[clause].head.filter(|_| tokens[clause].deprel == "acl:relcl" && is_marked())
        else {
            continue;
        };
        let verb = tokens[noun].head.filter(|&v| {
            let is_passed = match tokens[noun].relation() {
                "obl" => true,
                "obj" | "iobj" => lexicon.is_reporting(&tokens[v].lemma),
                _ => false,
            };
            is_passed && tokens[v].upos == Upos::Verb
        });
        if let Some(verb) = verb.filter(|&v| v != clause) {
            tokens[clause].head = Some(verb);
            "ccomp".clone_into(&mut tokens[clause].deprel);
        }
    }
}

/// "told reporters that Sweden supports": a clause with "that" and all it needs is what is told.
pub(super) fn told_that(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for clause in 1..tokens.len() {
        if tokens[clause].deprel != "acl:relcl" {
            continue;
        }
        let children = |relation: &str| {
            let found: Vec<usize> = (0..tokens.len())
                .filter(|&t| tokens[t].head == Some(clause) && tokens[t].relation() == relation)
                .collect();
            found
        };
        let (subjects, objects) = (children("nsubj"), children("obj"));
        let that = objects.iter().copied().find(|&t| tokens[t].does(Function::Complementizer) && t < clause);
        let is_whole =
            subjects.len() == 1 && that.is_some_and(|that| objects.len() > 1 && that < subjects[0]);
        let listener = tokens[clause].head.filter(|_| is_whole);
        let verb = listener.and_then(|noun| {
            tokens[noun].head.filter(|_| matches!(tokens[noun].deprel.as_str(), "obj" | "iobj"))
        });
        let (Some(verb), Some(that)) = (verb, that) else { continue };
        if lexicon.is_reporting(&tokens[verb].lemma) {
            set(&mut tokens[clause], Some(verb), "ccomp");
            set(&mut tokens[that], Some(clause), "mark");
        }
    }
}

/// "the president called for talks": what reaches by its preposition whom it is said to has no passive without "be".
pub(super) fn called_for(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for verb in 1..tokens.len().saturating_sub(1) {
        let is_participle = tokens[verb].xpos == "VBN" && tokens[verb].head.is_none();
        let takes = |preposition: &str| lexicon.takes(&tokens[verb].lemma, &preposition.to_lowercase());
        if !is_participle || !takes(&tokens[verb + 1].form) {
            continue;
        }
        let of_verb = |relation: &str| {
            (0..tokens.len()).find(|&t| tokens[t].head == Some(verb) && tokens[t].deprel == relation)
        };
        let is_bare =
            of_verb("aux:pass").or_else(|| of_verb("aux")).or_else(|| of_verb("obl:agent")).is_none();
        if is_bare && of_verb("nsubj:pass").is_some() {
            "VBD".clone_into(&mut tokens[verb].xpos);
        }
    }
}
