//! Mending what the parser gets wrong around words of saying: who says it and what is said.

use super::{set, words_below};
use crate::text::{Function, Lexicon, Token, Upos};

pub(super) fn mend(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    sayer_as_noun(tokens, lexicon);
    saying_as_subject(tokens, lexicon);
    said_in_between(tokens, lexicon);
    said_at_the_end(tokens, lexicon);
    told_by_a_phrase(tokens, lexicon);
    attributed_at_the_end(tokens, lexicon);
    outside_the_marks(tokens);
    that_of_content(tokens);
    content_behind_verb(tokens);
    speaking_behind_content(tokens, lexicon);
    deed_behind_saying(tokens, lexicon);
}

/// "Jets struck a village, residents said, killing nine": what follows the saying goes on with what was said, where nobody speaks
/// by it.
fn deed_behind_saying(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for participle in 1..tokens.len() {
        let word = &tokens[participle];
        let is_loose = word.xpos == "VBG"
            && matches!(word.deprel.as_str(), "advcl" | "ccomp")
            && tokens[participle - 1].form == ",";
        let has =
            |relation: &str| tokens.iter().any(|t| t.head == Some(participle) && t.relation() == relation);
        let is_deed = || lexicon.is_verb(&word.lemma) && !lexicon.is_speaking(&word.lemma) && has("obj");
        let saying = word.head.filter(|&verb| verb < participle && is_loose && is_deed() && !has("mark"));
        let Some(saying) = saying.filter(|&verb| is_saying(tokens, verb, lexicon)) else { continue };
        let content = (0..saying).rev().find(|&t| {
            let is_told = tokens[t].head == Some(saying) && tokens[t].relation() == "ccomp";
            is_told && tokens[t].upos == Upos::Verb
        });
        if content.is_some() {
            set(&mut tokens[participle], content, "advcl");
        }
    }
}

/// "Iran, said the minister, was lying": between two commas the speaker stands behind the saying, and what was said goes on
/// behind him.
fn said_in_between(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for saying in 2..tokens.len() {
        if tokens[saying - 1].form != "," || !is_saying(tokens, saying, lexicon) {
            continue;
        }
        let subject = |verb: usize| {
            (0..tokens.len()).find(|&t| tokens[t].head == Some(verb) && tokens[t].relation() == "nsubj")
        };
        let content = (saying + 1..tokens.len())
            .find(|&t| tokens[t].head == Some(saying) && tokens[t].deprel == "ccomp");
        let Some(content) = content else { continue };
        let (Some(topic), Some(speaker)) = (subject(saying), subject(content)) else { continue };
        let last = words_below(tokens, speaker).into_iter().filter(|&t| tokens[t].form != ",").max();
        let is_closed = last.is_some_and(|last| tokens.get(last + 1).is_some_and(|t| t.form == ","));
        let is_one_phrase = || tokens[topic..saying - 1].iter().all(|t| t.form != ",");
        if topic < saying && saying < speaker && speaker < content && is_closed && is_one_phrase() {
            tokens[topic].head = Some(content);
            tokens[speaker].head = Some(saying);
        }
    }
}

/// "said that Chad broke the deal, urging Niger to respond": whoever says the one urges the other.
fn speaking_behind_content(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for participle in 1..tokens.len() {
        let word = &tokens[participle];
        let is_loose = word.xpos == "VBG" && word.deprel == "advcl" && tokens[participle - 1].form == ",";
        if !is_loose || !lexicon.is_speaking(&word.lemma) {
            continue;
        }
        let above = |t: usize| tokens[t].head.filter(|_| tokens[t].relation() == "conj");
        let first = word
            .head
            .and_then(|head| std::iter::successors(Some(head), |&t| above(t)).take(tokens.len()).last());
        let content = first.filter(|&t| tokens[t].relation() == "ccomp" && t < participle);
        let saying = content.and_then(|t| tokens[t].head.filter(|&verb| verb < t));
        let below = |verb: usize, relation: &str| {
            (0..tokens.len()).find(|&t| tokens[t].head == Some(verb) && tokens[t].relation() == relation)
        };
        // "reported that police arrested two men, accusing them": whoever arrests accuses.
        let object = below(participle, "obj");
        let is_told_again = object.is_some_and(|object| {
            let pronouns = [Function::They, Function::He, Function::She];
            let is_them = pronouns.iter().any(|&function| tokens[object].does(function));
            let speaker = saying.and_then(|verb| below(verb, "nsubj"));
            is_them && tokens[participle].head.is_some_and(|verb| below(verb, "obj").is_some())
                || speaker.is_some_and(|speaker| tokens[speaker].form == tokens[object].form)
        });
        if let Some(verb) = saying.filter(|&verb| tokens[verb].upos == Upos::Verb && !is_told_again) {
            tokens[participle].head = Some(verb);
        }
    }
}

/// "denies that it threatens Oman": what "that" opens right behind a verb is what the verb says.
fn content_behind_verb(tokens: &mut [Token]) {
    for that in 1..tokens.len() {
        let is_mark = tokens[that].deprel == "mark" && tokens[that].does(Function::Complementizer);
        let Some(clause) = tokens[that].head.filter(|&clause| is_mark && clause > that) else { continue };
        let is_verbs = tokens[that - 1].upos == Upos::Verb && tokens[clause].head == Some(that - 1);
        if is_verbs && tokens[clause].deprel == "advcl" {
            "ccomp".clone_into(&mut tokens[clause].deprel);
        }
    }
}

/// "no evidence that Iran attacked Oman": before a subject of its own, in what is no relative clause, "that" is no object.
fn that_of_content(tokens: &mut [Token]) {
    for that in 1..tokens.len() {
        let is_object = tokens[that].xpos == "WDT" && tokens[that].deprel == "obj";
        let Some(verb) = tokens[that].head.filter(|&verb| is_object && verb > that) else { continue };
        let has_subject =
            (that + 1..verb).any(|t| tokens[t].head == Some(verb) && tokens[t].relation() == "nsubj");
        let is_content = tokens[verb].deprel == "acl" && tokens[that].does(Function::Complementizer);
        if is_content && has_subject {
            "mark".clone_into(&mut tokens[that].deprel);
        }
    }
}

/// "promises China 'unshakable support'": what stands before the marks is no part of what stands between them.
fn outside_the_marks(tokens: &mut [Token]) {
    for name in 1..tokens.len().saturating_sub(1) {
        let noun = tokens[name].head.filter(|&noun| noun > name + 1 && tokens[name].deprel == "compound");
        let opens = tokens[name + 1].xpos == "``" && tokens[name].upos == Upos::Propn;
        let Some(noun) = noun.filter(|&noun| opens && tokens[noun].deprel == "obj") else { continue };
        if tokens[noun].head == Some(name - 1) {
            set(&mut tokens[name], Some(name - 1), "iobj");
        }
    }
}

fn is_saying(tokens: &[Token], verb: usize, lexicon: &dyn Lexicon) -> bool {
    tokens[verb].upos == Upos::Verb && lexicon.is_reporting(&tokens[verb].lemma)
}

/// "Analysts doubt that …": a finite verb of saying with a clause is no attribute of the noun before it.
fn sayer_as_noun(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for verb in 1..tokens.len() {
        let is_finite = matches!(tokens[verb].xpos.as_str(), "VBP" | "VBZ" | "VBD");
        let noun = tokens[verb].head.filter(|&noun| noun + 1 == verb && tokens[noun].head.is_none());
        let Some(noun) = noun.filter(|_| is_finite && tokens[verb].deprel == "acl") else { continue };
        let has_clause =
            (verb + 1..tokens.len()).any(|t| tokens[t].head == Some(verb) && tokens[t].deprel == "ccomp");
        if has_clause && is_saying(tokens, verb, lexicon) {
            set(&mut tokens[verb], None, "root");
            set(&mut tokens[noun], Some(verb), "nsubj");
        }
    }
}

/// "The Houthis claim nine people are killed": where a clause has two subjects, a word of saying behind a name says the rest.
fn saying_as_subject(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for saying in 1..tokens.len() {
        let is_noun = tokens[saying].xpos == "NN" && tokens[saying].relation() == "nsubj";
        let name = saying - 1;
        let is_named = tokens[name].head == Some(saying) && tokens[name].upos == Upos::Propn;
        let verb = tokens[saying].head.filter(|&verb| is_noun && is_named && verb > saying);
        let Some(verb) = verb.filter(|_| lexicon.is_reporting(&tokens[saying].lemma)) else { continue };
        let is_subject = |t: usize| tokens[t].head == Some(verb) && tokens[t].relation() == "nsubj";
        if !(saying + 1..verb).any(is_subject) || tokens[verb].upos != Upos::Verb {
            continue;
        }
        let (head, relation) = (tokens[verb].head, tokens[verb].deprel.clone());
        for token in tokens[..name].iter_mut().filter(|t| t.head == Some(saying)) {
            token.head = Some(name);
        }
        set(&mut tokens[saying], head, &relation);
        tokens[saying].upos = Upos::Verb;
        "VBP".clone_into(&mut tokens[saying].xpos);
        set(&mut tokens[name], Some(saying), "nsubj");
        set(&mut tokens[verb], Some(saying), "ccomp");
    }
}

/// "It is not true that …, Warsaw said.": what closes the sentence stands beside it.
fn said_at_the_end(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    let Some(verb) = (0..tokens.len()).rev().find(|&t| tokens[t].upos != Upos::Punct) else { return };
    if !is_saying(tokens, verb, lexicon) || tokens[verb].deprel == "parataxis" {
        return;
    }
    let Some(head) = tokens[verb].head.filter(|&head| head < verb) else { return };
    let subject = (0..verb).find(|&t| tokens[t].head == Some(verb) && tokens[t].relation() == "nsubj");
    let Some(subject) = subject else { return };
    let first = words_below(tokens, subject).into_iter().min().unwrap_or(subject);
    if first > head && first > 0 && tokens[first - 1].form == "," {
        set(&mut tokens[verb], Some(head), "parataxis");
    }
}

/// "Shells hit a school, killing four teachers, according to the army.": what closes the sentence is said of all of it, and
/// of no noun.
fn attributed_at_the_end(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    let Some(last) = (0..tokens.len()).rev().find(|&t| tokens[t].upos != Upos::Punct) else { return };
    let opens = |case: usize| {
        tokens[case - 1].form == ","
            && tokens[case].deprel == "case"
            && lexicon
                .is_attribution(&format!("{} {}", tokens[case].form, tokens[case + 1].form).to_lowercase())
    };
    let Some(case) = (1..last).rev().find(|&case| opens(case)) else { return };
    let inside = |t: usize| std::iter::successors(Some(t), |&t| tokens[t].head).take(tokens.len());
    let top = inside(case).skip(1).take_while(|&t| t > case).last();
    let reaches_end = top.is_some_and(|top| inside(last).any(|t| t == top));
    let root = inside(case).last().filter(|&root| root < case && tokens[root].upos == Upos::Verb);
    let (Some(top), Some(root)) = (top.filter(|_| reaches_end), root) else { return };
    if tokens[root].head.is_none() && !is_saying(tokens, root, lexicon) {
        set(&mut tokens[top], Some(root), "obl");
    }
}

/// "wrote on Telegram that missiles hit a school": the clause is what is written, and nothing of the place.
fn told_by_a_phrase(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for clause in 1..tokens.len() {
        let Some(noun) = tokens[clause].head.filter(|&n| n < clause && tokens[clause].deprel == "acl") else {
            continue;
        };
        let Some(verb) = tokens[noun].head.filter(|_| tokens[noun].relation() == "obl") else { continue };
        let child = |of: usize, relation: &str| {
            (0..tokens.len()).find(|&t| tokens[t].head == Some(of) && tokens[t].relation() == relation)
        };
        let has_that = child(clause, "mark").is_some_and(|t| tokens[t].does(Function::Complementizer));
        let is_name = tokens[noun].upos == Upos::Propn || !lexicon.is_noun(&tokens[noun].lemma);
        let is_whole = has_that && child(clause, "nsubj").is_some() && child(verb, "ccomp").is_none();
        if is_whole && is_name && is_saying(tokens, verb, lexicon) {
            set(&mut tokens[clause], Some(verb), "ccomp");
        }
    }
}
