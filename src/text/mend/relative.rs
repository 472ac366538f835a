//! Mending relative clauses: where they end, and what they are said of.

use super::{leads_to, set};
use crate::text::{Function, Token, Upos};

/// "The soldiers the rebels captured were freed": the second of two subjects, right before a relative clause that has none, is
/// its subject.
pub(super) fn bare_relative(tokens: &mut [Token]) {
    for verb in 3..tokens.len() {
        let subject = verb - 1;
        let is_clause = tokens[verb].deprel == "acl:relcl" && tokens[verb].xpos == "VBD";
        let Some(noun) = tokens[verb].head.filter(|&noun| is_clause && noun < subject) else { continue };
        let is_second = matches!(tokens[subject].upos, Upos::Noun | Upos::Propn)
            && tokens[subject].relation() == "nsubj"
            && tokens[noun].relation() == "nsubj"
            && tokens[subject].head == tokens[noun].head;
        if is_second && !tokens.iter().any(|t| t.head == Some(verb) && t.relation() == "nsubj") {
            set(&mut tokens[subject], Some(verb), "nsubj");
        }
    }
}

/// "accused A of helping B, which attacked C and killed 12": no comma, so the relative clause goes on.
pub(super) fn relative_goes_on(tokens: &mut [Token]) {
    for verb in 0..tokens.len() {
        let Some(head) = tokens[verb].head.filter(|&h| h < verb && tokens[verb].deprel == "conj") else {
            continue;
        };
        let has = |relation: &str| tokens.iter().any(|t| t.head == Some(verb) && t.relation() == relation);
        if tokens[verb].upos != Upos::Verb || has("nsubj") {
            continue;
        }
        let Some(and) = (head..verb).rfind(|&t| tokens[t].head == Some(verb) && tokens[t].relation() == "cc")
        else {
            continue;
        };
        let relative = (head + 1..and).rfind(|&t| {
            tokens[t].deprel == "acl:relcl"
                && tokens[t].xpos == tokens[verb].xpos
                && (leads_to(tokens, and - 1, t) || and - 1 == t)
        });
        if let Some(relative) = relative.filter(|_| and > 0 && tokens[and - 1].form != ",") {
            tokens[verb].head = Some(relative);
        }
    }
}

/// "kill a rebel that shot two soldiers and arrest six others": what is told in the tense of the sentence, and not of the
/// relative clause before it, goes on with the sentence.
pub(super) fn sentence_goes_on(tokens: &mut [Token]) {
    for verb in 2..tokens.len() {
        let is_finite = |t: usize| matches!(tokens[t].xpos.as_str(), "VBD" | "VBZ" | "VBP");
        let is_conjunct = tokens[verb].deprel == "conj" && is_finite(verb);
        let Some(inner) = tokens[verb].head.filter(|&t| is_conjunct && tokens[t].deprel == "acl:relcl")
        else {
            continue;
        };
        let noun = tokens[inner].head;
        let main = noun.and_then(|noun| {
            std::iter::successors(tokens[noun].head, |&t| tokens[t].head)
                .take(tokens.len())
                .find(|&t| tokens[t].upos == Upos::Verb)
        });
        let has = |head: usize, relations: &[&str]| {
            tokens.iter().any(|t| t.head == Some(head) && relations.contains(&t.relation()))
        };
        let is_plain = |t: usize| is_finite(t) && !has(t, &["aux"]);
        let is_of_main = main.is_some_and(|main| {
            main < inner
                && is_plain(main)
                && is_plain(inner)
                && tokens[main].xpos == tokens[verb].xpos
                && tokens[inner].xpos != tokens[verb].xpos
                && !has(verb, &["nsubj", "aux"])
        });
        if let Some(main) = main.filter(|_| is_of_main) {
            tokens[verb].head = Some(main);
        }
    }
}

/// "thanked Poland, which had sent food": a "which" with a noun right before it is that noun.
pub(super) fn sentence_relative(tokens: &mut [Token]) {
    for clause in 2..tokens.len() {
        if tokens[clause].deprel != "advcl:relcl" {
            continue;
        }
        let pronoun = (1..clause).find(|&t| {
            tokens[t].head == Some(clause)
                && matches!(tokens[t].xpos.as_str(), "WDT" | "WP")
                && tokens[t].relation() == "nsubj"
        });
        let before =
            pronoun.and_then(|t| if tokens[t - 1].form == "," { t.checked_sub(2) } else { t.checked_sub(1) });
        let noun = before.filter(|&t| matches!(tokens[t].upos, Upos::Noun | Upos::Propn));
        // The head of the name.
        let noun = noun.map(|t| match tokens[t].head {
            Some(head) if matches!(tokens[t].relation(), "flat" | "compound") && head != clause => head,
            _ => t,
        });
        if let Some(noun) = noun.filter(|&noun| !leads_to(tokens, noun, clause)) {
            set(&mut tokens[clause], Some(noun), "acl:relcl");
        }
    }
}

/// "It was Jordan that sent food": right behind the noun, who does it or to whom it is done, "that" stands for the noun.
pub(super) fn pronoun(tokens: &mut [Token]) {
    for that in 1..tokens.len() {
        let word = &tokens[that];
        let is_participant = word.xpos == "DT" && matches!(word.relation(), "nsubj" | "obj");
        let clause = word.head.filter(|&clause| is_participant && tokens[clause].deprel == "acl:relcl");
        let is_behind = clause.and_then(|clause| tokens[clause].head).is_some_and(|noun| {
            // "what that means"
            noun < that && tokens[noun].xpos != "WP"
        });
        if is_behind && word.does(Function::Complementizer) {
            "WDT".clone_into(&mut tokens[that].xpos);
        }
    }
}
