//! Mending what is said aside: of a subject and its verb with an aside between commas the parser makes a noun and more that is said
//! of it.

use super::{Words, be_past, leads_to, set};
use crate::text::{Token, Upos};

pub(super) fn mend(tokens: &mut [Token], words: &Words) {
    participle_behind_aside(tokens, words);
    verb_behind_aside(tokens, words);
    name_before_aside(tokens, words);
}

/// Makes `verb` what the sentence tells that `subject` did.
fn be_told_of(tokens: &mut [Token], [subject, verb]: [usize; 2], words: &Words) {
    for token in tokens.iter_mut().filter(|t| t.head == Some(subject) && t.upos == Upos::Punct) {
        token.head = Some(verb);
    }
    // "on a visit", taken for an object
    let led: Vec<usize> = tokens.iter().filter(|t| t.deprel == "case").filter_map(|t| t.head).collect();
    for aside in led.into_iter().filter(|&t| t < verb) {
        if tokens[aside].head == Some(verb) && tokens[aside].deprel == "obj" {
            "obl".clone_into(&mut tokens[aside].deprel);
        }
    }
    set(&mut tokens[verb], None, "root");
    set(&mut tokens[subject], Some(verb), "nsubj");
    be_past(&mut tokens[verb], words.past);
}

fn is_finite(token: &Token) -> bool {
    matches!(token.xpos.as_str(), "VBD" | "VBZ" | "VBP" | "MD")
}

fn is_past(token: &Token) -> bool {
    matches!(token.xpos.as_str(), "VBD" | "VBN")
}

fn is_sentence(tokens: &[Token]) -> bool {
    tokens.last().is_some_and(|t| t.form == ".")
}

/// "Scholz, on a visit to Kyiv, promised Ukraine tanks.", "China, angered by a visit, halted talks." read as a noun with an
/// aside: the sentence has one verb, and that is its own.
fn participle_behind_aside(tokens: &mut [Token], words: &Words) {
    let Some(root) = tokens.iter().position(|t| t.head.is_none()) else { return };
    let is_name = tokens[root].upos == Upos::Propn;
    let verb = (root + 3..tokens.len()).find(|&t| {
        let has = |relation: &str| tokens.iter().any(|c| c.head == Some(t) && c.relation() == relation);
        let is_beside = is_name
            && tokens[t].deprel == "parataxis"
            && tokens[t].head == Some(root)
            && has("obj")
            && !["nsubj", "aux", "mark", "expl"].iter().any(|relation| has(relation));
        // "halted talks", read as talks that were halted
        let is_inside = |noun: usize| noun > t && tokens[noun].head.is_some_and(|h| h > root && h < t);
        let is_attribute = || {
            let noun = tokens[t].head.filter(|_| tokens[t].relation() == "amod");
            noun.is_some_and(|noun| is_inside(noun) && !tokens.iter().any(is_finite))
        };
        is_past(&tokens[t]) && tokens[t - 1].form == "," && (is_beside || is_attribute())
    });
    let opens = matches!(tokens[root].upos, Upos::Noun | Upos::Propn) && is_sentence(tokens);
    let Some(verb) = verb.filter(|_| opens && tokens[root + 1].form == ",") else { return };
    if tokens[..verb].iter().any(is_finite) {
        return;
    }
    if let Some(object) = tokens[verb].head.filter(|&object| object > verb) {
        set(&mut tokens[object], Some(verb), "obj");
    }
    be_told_of(tokens, [root, verb], words);
}

/// The comma behind who opens the sentence and the comma right before `verb`, with an adverb or a relative clause between: "Chad,
/// however,", "Chad, which is in talks with Mali,".
fn around_aside(tokens: &[Token], verb: usize) -> Option<(usize, usize)> {
    let open = tokens.iter().position(|t| t.form == ",")?;
    let close = verb.checked_sub(1).filter(|&close| close > open + 1 && tokens[close].form == ",")?;
    let within = &tokens[open + 1..close];
    let is_adverb = within.iter().all(|t| t.upos == Upos::Adv && !is_finite(t));
    let opens_relative = matches!(within[0].xpos.as_str(), "WDT" | "WP") && within[0].relation() == "nsubj";
    let is_relative = opens_relative
        && !within.iter().any(|t| t.form == ",")
        && within.iter().any(|t| t.deprel == "acl:relcl");
    let is_finite_elsewhere = tokens[..open].iter().chain(&tokens[close..]).any(is_finite);
    (is_adverb || is_relative && !is_finite_elsewhere).then_some((open, close))
}

/// "Chad, however, sent tanks to Mali.", "Chad, which is in talks with Mali, sent tanks." read as tanks that were sent: a bare
/// participle behind the aside is what the sentence tells, where nothing else is finite.
fn verb_behind_aside(tokens: &mut [Token], words: &Words) {
    let Some(root) = tokens.iter().position(|t| t.head.is_none()) else { return };
    let Some(verb) = (3..tokens.len()).find(|&t| {
        let is_attribute = tokens[t].xpos == "VBN" && tokens[t].relation() == "amod";
        is_attribute && tokens[t].head.is_some_and(|noun| noun > t)
    }) else {
        return;
    };
    let Some((open, close)) = around_aside(tokens, verb).filter(|_| is_sentence(tokens)) else { return };
    let Some(object) = tokens[verb].head else { return };
    let is_outside = |t: usize| tokens[t].head.is_none_or(|head| head >= close);
    let has_case = |noun: usize| tokens.iter().any(|t| t.head == Some(noun) && t.relation() == "case");
    let subject = (0..open).find(|&t| t == root || root > close && is_outside(t));
    let Some(subject) = subject.filter(|&t| can_act(tokens, t, words) && !has_case(t)) else { return };
    if root != subject && root != object || tokens[..open].iter().chain(&tokens[close..]).any(is_finite) {
        return;
    }
    // What stands before the comma is who does it, with all that hangs on it.
    let is_whole = (0..open).all(|t| t == subject || leads_to(tokens, t, subject));
    let is_bare = (verb..object).all(|t| t == verb || leads_to(tokens, t, object)) && !has_case(object);
    if !is_whole || !is_bare {
        return;
    }
    for (t, token) in tokens.iter_mut().enumerate().filter(|&(t, _)| t != subject) {
        let is_of_object = token.head == Some(object) && (t < verb || token.upos == Upos::Punct);
        let is_adverb = (open..close).contains(&t) && token.relation() == "advmod";
        if is_of_object || is_adverb && token.head == Some(subject) {
            token.head = Some(verb);
        }
    }
    set(&mut tokens[object], Some(verb), "obj");
    be_told_of(tokens, [subject, verb], words);
}

/// Whether a noun may be who does it, and is no day.
fn can_act(tokens: &[Token], noun: usize, words: &Words) -> bool {
    let word = &tokens[noun];
    matches!(word.upos, Upos::Noun | Upos::Propn) && !words.english.calendar.is_day(&word.form)
}

/// "Chad, however, withdrew its troops.": a name before the aside that is nothing else to the verb in the past does it.
fn name_before_aside(tokens: &mut [Token], words: &Words) {
    let Some(verb) = tokens.iter().position(|t| t.head.is_none()) else { return };
    let Some((open, _)) = around_aside(tokens, verb).filter(|_| tokens[verb].xpos == "VBD") else { return };
    let has_subject =
        tokens.iter().any(|t| t.head == Some(verb) && matches!(t.relation(), "nsubj" | "csubj" | "aux"));
    let name = (0..open).find(|&t| tokens[t].head == Some(verb));
    let is_lost = |t: usize| {
        matches!(tokens[t].deprel.as_str(), "vocative" | "obl:unmarked" | "dislocated" | "discourse")
            && tokens[t].upos == Upos::Propn
            && can_act(tokens, t, words)
    };
    if let Some(name) = name.filter(|&t| !has_subject && is_lost(t)) {
        "nsubj".clone_into(&mut tokens[name].deprel);
    }
}
