//! Mending what something is called or found to be: "called the raid unacceptable", "found the general guilty".

use super::set;
use crate::text::{Function, Lexicon, Token, Upos};

pub(super) fn mend(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    what_is_named(tokens, lexicon);
    as_before_adjective(tokens);
    verdict(tokens, lexicon);
}

/// "labelled Chad a sponsor of terrorism", "called Chad's conduct unacceptable": of two things behind a verb of naming the first
/// is its object and the second what that is called.
fn what_is_named(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for name in 1..tokens.len() {
        let is_noun = matches!(tokens[name].upos, Upos::Noun | Upos::Propn);
        let verb = tokens[name].head.filter(|&verb| tokens[name].deprel == "xcomp" && verb < name);
        let Some(verb) = verb.filter(|&verb| is_noun && tokens[verb].upos == Upos::Verb) else { continue };
        let lemma = tokens[verb].lemma.clone();
        let is_article = |t: &Token| t.does(Function::Article) && !t.does(Function::Definite);
        let has_article = |word: usize| tokens.iter().any(|t| t.head == Some(word) && is_article(t));
        let is_led = |word: usize| tokens.iter().any(|t| t.head == Some(word) && t.deprel == "case");
        let is_apart = |word: usize| tokens[name..word].iter().any(|t| t.form == ",");
        let is_said = |word: usize| lexicon.is_said_of_object(&lemma, &tokens[word].form.to_lowercase());
        let is_called = |&word: &usize| {
            let told = &tokens[word];
            let beside = told.head == Some(verb) && matches!(told.deprel.as_str(), "obj" | "xcomp");
            let of_name = told.head == Some(name) && matches!(told.deprel.as_str(), "amod" | "appos" | "obj");
            (beside || of_name) && !is_led(word) && !is_apart(word) && (is_said(word) || has_article(word))
        };
        let Some(called) = (name + 1..tokens.len()).find(is_called) else { continue };
        let is_given = lexicon.has_recipient(&lemma) && !is_said(called);
        let relation = if is_given { "iobj" } else { "obj" };
        if relation == "iobj" && tokens[called].head != Some(verb) {
            continue;
        }
        set(&mut tokens[name], Some(verb), relation);
        set(&mut tokens[called], Some(verb), if relation == "iobj" { "obj" } else { "xcomp" });
    }
}

/// "described the raid as unacceptable": an adjective behind "as" is what something is called, and no circumstance.
fn as_before_adjective(tokens: &mut [Token]) {
    for word in 2..tokens.len() {
        let before = word - 1;
        let is_stray = tokens[word].xpos == "JJ"
            && matches!(tokens[word].deprel.as_str(), "advmod" | "amod")
            && tokens[before].head == Some(word)
            && tokens[before].does(Function::Role)
            && tokens[before].deprel == "advmod";
        let behind = tokens.get(word + 1).is_some_and(|t| t.lemma == tokens[before].lemma);
        let head = tokens[word].head.filter(|&head| is_stray && !behind && head < before);
        let above = |t: usize| tokens[t].head.filter(|_| tokens[t].relation() == "obj");
        let verb = head.and_then(|t| if tokens[t].upos == Upos::Verb { Some(t) } else { above(t) });
        let Some(verb) = verb.filter(|&verb| tokens[verb].upos == Upos::Verb) else { continue };
        set(&mut tokens[word], Some(verb), "obl");
        "case".clone_into(&mut tokens[before].deprel);
        tokens[before].upos = Upos::Adp;
    }
}

/// "found the general guilty of treason", "held the militia responsible": what the object is said to be is no second object
/// and no part of the first.
fn verdict(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for word in 2..tokens.len() {
        let is_part = matches!(tokens[word].deprel.as_str(), "amod" | "appos" | "nmod" | "flat");
        let Some(head) = tokens[word].head.filter(|&h| h < word && (is_part || tokens[word].deprel == "obj"))
        else {
            continue;
        };
        // "found Minister Jan Berg guilty": the name of the object.
        let of_name = |t: &usize| tokens[*t].head.filter(|&h| tokens[*t].deprel == "appos" && h < *t);
        let head = if is_part { of_name(&head).unwrap_or(head) } else { head };
        let verb = if is_part { tokens[head].head.filter(|&v| v < head) } else { Some(head) };
        let Some(verb) = verb else { continue };
        let is_object = |t: usize| tokens[t].head == Some(verb) && tokens[t].deprel == "obj";
        let has_object = if is_part { is_object(head) } else { (verb + 1..word).any(is_object) };
        let has = |relation: &str| tokens.iter().any(|t| t.head == Some(word) && t.relation() == relation);
        let is_said = || lexicon.is_said_of_object(&tokens[verb].lemma, &tokens[word].form.to_lowercase());
        // "found Nilsen guilty", "found Jan Nilsen guilty"
        let last = word - 1;
        let name = tokens[last].head.filter(|_| tokens[last].relation() == "flat").unwrap_or(last);
        let is_compound = !has_object && !is_part && name > verb && tokens[name].head == Some(word);
        if !(has_object || is_compound) || is_part && has("case") || !is_said() {
            continue;
        }
        set(&mut tokens[word], Some(verb), "xcomp");
        if is_compound {
            for token in tokens.iter_mut().take(name).filter(|t| t.head == Some(word)) {
                token.head = Some(name);
            }
            set(&mut tokens[name], Some(verb), "obj");
        }
        for token in tokens.iter_mut().take(head).filter(|t| is_part && t.head == Some(word)) {
            token.head = Some(head);
        }
    }
}
