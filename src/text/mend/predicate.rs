//! Mending predicates: adjectives and participles that the parser takes for each other, and verbs for nouns.

use super::{Words, set};
use crate::text::{Function, Lexicon, Token, Upos};

pub(super) fn mend(tokens: &mut [Token], words: &Words) {
    qualifier(tokens);
    one_strikes(tokens, words);
    verbless_content(tokens, words);
    recipient_before_number(tokens, words.lexicon);
    subject_of_infinitive(tokens);
    progressive(tokens, words);
    known_adjective(tokens, words.lexicon);
    willing_subject(tokens, words.lexicon);
    expletive(tokens);
}

/// "from neighbouring Lebanon": a participle that tells which country is meant governs nothing.
fn qualifier(tokens: &mut [Token]) {
    for word in 1..tokens.len() {
        let noun = (word + 1..tokens.len().min(word + 4)).find(|&t| {
            tokens[t].head == Some(word) && tokens[t].deprel == "obj" && tokens[t].upos == Upos::Propn
        });
        let Some(noun) = noun.filter(|_| tokens[word].does(Function::Qualifier)) else { continue };
        let mark = word - 1;
        let is_led = tokens[mark].head == Some(word) && matches!(tokens[mark].relation(), "mark" | "case");
        let Some(governor) = tokens[word].head.filter(|_| is_led) else { continue };
        let relation = if tokens[governor].upos == Upos::Verb { "obl" } else { "nmod" };
        set(&mut tokens[noun], Some(governor), relation);
        for token in tokens.iter_mut().filter(|token| token.head == Some(word)) {
            token.head = Some(noun);
        }
        set(&mut tokens[word], Some(noun), "amod");
        tokens[word].upos = Upos::Adj;
        "JJ".clone_into(&mut tokens[word].xpos);
        "case".clone_into(&mut tokens[mark].deprel);
        tokens[mark].upos = Upos::Adp;
    }
}

/// "A strong earthquake strikes Bangladesh": one is not several, so the known verb is no plural.
fn one_strikes(tokens: &mut [Token], words: &Words) {
    for verb in 2..tokens.len() {
        let subject = verb - 1;
        let is_plural = tokens[verb].xpos == "NNS" && tokens[subject].head == Some(verb);
        let is_subject =
            matches!(tokens[subject].xpos.as_str(), "NN" | "NNP") && tokens[subject].relation() == "compound";
        if !is_plural || !is_subject {
            continue;
        }
        let one = (0..subject).rev().find(|&t| tokens[t].relation() == "det" && tokens[t].head == Some(verb));
        let Some(one) = one.filter(|&t| words.english.one_words.contains(&tokens[t].form.to_lowercase()))
        else {
            continue;
        };
        // "a dozen drone strikes", "a few"
        let is_counted = (one + 1..subject).any(|t| {
            let form = tokens[t].form.to_lowercase();
            words.english.scales.contains_key(&form) || words.english.plural.contains(&form)
        });
        let object = (verb + 1..tokens.len()).find(|&t| {
            let is_led = tokens.iter().any(|c| c.head == Some(t) && c.relation() == "case");
            tokens[t].head == Some(verb)
                && matches!(tokens[t].relation(), "appos" | "nmod" | "dep" | "obj")
                && !is_led
        });
        let lemma = words.verb(&tokens[verb].form.to_lowercase()).filter(|_| !is_counted);
        let (Some(object), Some(lemma)) = (object, lemma) else { continue };
        for token in tokens.iter_mut().take(subject).filter(|token| token.head == Some(verb)) {
            token.head = Some(subject);
        }
        for token in tokens.iter_mut().skip(object + 1).filter(|token| token.head == Some(verb)) {
            match token.relation() {
                "acl" => "advcl".clone_into(&mut token.deprel),
                "nmod" => "obl".clone_into(&mut token.deprel),
                _ => {}
            }
        }
        set(&mut tokens[subject], Some(verb), "nsubj");
        set(&mut tokens[object], Some(verb), "obj");
        tokens[verb].upos = Upos::Verb;
        "VBZ".clone_into(&mut tokens[verb].xpos);
        tokens[verb].lemma = lemma;
    }
}

/// "demanded that the US cancel plans": a clause with "that" has a verb, if need be the known one between two nouns.
fn verbless_content(tokens: &mut [Token], words: &Words) {
    for object in 3..tokens.len() {
        if tokens[object].upos != Upos::Noun || tokens[object].relation() != "ccomp" {
            continue;
        }
        let has = |relation: &str| tokens.iter().any(|t| t.head == Some(object) && t.relation() == relation);
        let is_marked = tokens
            .iter()
            .any(|t| t.head == Some(object) && t.deprel == "mark" && t.does(Function::Complementizer));
        if !is_marked || has("cop") || has("nsubj") {
            continue;
        }
        let verb = (2..object).find(|&t| {
            let word = &tokens[t];
            let is_between =
                word.upos == Upos::Noun && word.head == Some(object) && word.relation() == "compound";
            let is_led =
                matches!(tokens[t - 1].upos, Upos::Noun | Upos::Propn) && tokens[t - 1].head == Some(object);
            is_between && is_led && words.lexicon.is_verb(&word.form)
        });
        let Some(verb) = verb else { continue };
        let (subject, head) = (verb - 1, tokens[object].head);
        for (t, token) in tokens.iter_mut().enumerate().filter(|(_, token)| token.head == Some(object)) {
            match token.relation() {
                "mark" => token.head = Some(verb),
                _ if t < subject => token.head = Some(subject),
                _ => {}
            }
        }
        set(&mut tokens[subject], Some(verb), "nsubj");
        set(&mut tokens[object], Some(verb), "obj");
        set(&mut tokens[verb], head, "ccomp");
        tokens[verb].upos = Upos::Verb;
        "VB".clone_into(&mut tokens[verb].xpos);
        tokens[verb].lemma = tokens[verb].form.to_lowercase();
    }
}

/// "gave the Ivory Coast 5.1 million dollars": no noun tells a number what it is, so it is who receives.
fn recipient_before_number(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for object in 2..tokens.len() {
        let Some(verb) = tokens[object].head.filter(|&v| tokens[object].deprel == "obj" && v < object) else {
            continue;
        };
        let is_number = |t: &Token| t.head == Some(object) && t.deprel == "nummod";
        let Some(number) = (verb + 1..object).find(|&t| is_number(&tokens[t])) else { continue };
        let first =
            (verb + 1..=number).rev().take_while(|&t| tokens[t].upos == Upos::Num).last().unwrap_or(number);
        let Some(recipient) = first.checked_sub(1).filter(|&t| t > verb) else { continue };
        let is_name = tokens[recipient].upos == Upos::Propn && tokens[recipient].head == Some(object);
        if !is_name || !lexicon.has_recipient(&tokens[verb].lemma) {
            continue;
        }
        for token in &mut tokens[verb + 1..recipient] {
            if token.head == Some(object) {
                token.head = Some(recipient);
            }
        }
        set(&mut tokens[recipient], Some(verb), "iobj");
    }
}

/// "cleared the way for Finland to join": whoever stands between "for" and "to" does it.
fn subject_of_infinitive(tokens: &mut [Token]) {
    for verb in 3..tokens.len() {
        if tokens[verb].xpos != "VB" {
            continue;
        }
        let is_mark = |t: usize| tokens[t].head == Some(verb) && tokens[t].deprel == "mark";
        let Some(to) = (0..verb).rev().find(|&t| is_mark(t) && tokens[t].does(Function::Infinitive)) else {
            continue;
        };
        let Some(first) = (0..to).find(|&t| is_mark(t) && tokens[t].does(Function::Content)) else {
            continue;
        };
        let has_subject = tokens.iter().any(|t| t.head == Some(verb) && t.relation() == "nsubj");
        let subject = (first + 1..to).find(|&t| {
            let is_noun = matches!(tokens[t].upos, Upos::Noun | Upos::Propn | Upos::Pron);
            is_noun && tokens[t].head.is_none_or(|head| head < first || head >= to)
        });
        if let Some(subject) = subject.filter(|_| !has_subject && tokens[verb].xpos == "VB") {
            set(&mut tokens[subject], Some(verb), "nsubj");
        }
    }
}

/// "The army is striking targets": one is not several, so the known verb in "-ing" between is what one does to them.
fn progressive(tokens: &mut [Token], words: &Words) {
    for verb in 2..tokens.len() {
        let is_attribute = tokens[verb].relation() == "amod" && tokens[verb].form.ends_with("ing");
        let Some(object) = tokens[verb].head.filter(|&h| is_attribute && h > verb) else { continue };
        let of_object =
            |t: usize, relation: &str| tokens[t].head == Some(object) && tokens[t].relation() == relation;
        let Some(be) = (0..verb).rev().find(|&t| of_object(t, "cop")) else { continue };
        let Some(subject) = (0..be).rev().find(|&t| of_object(t, "nsubj")) else { continue };
        let is_only = (be + 1..verb).all(|t| tokens[t].upos == Upos::Adv);
        let is_one =
            matches!(tokens[subject].xpos.as_str(), "NN" | "NNP" | "PRP") && tokens[be].form != "are";
        let lemma = words.verb(&tokens[verb].form.to_lowercase());
        let Some(lemma) = lemma.filter(|_| is_only && is_one && tokens[object].xpos == "NNS") else {
            continue;
        };
        let (governor, relation) = (tokens[object].head, tokens[object].deprel.clone());
        for (t, token) in
            tokens.iter_mut().enumerate().filter(|(t, token)| *t != verb && token.head == Some(object))
        {
            let is_behind = token.relation() == "nmod" && t > object;
            let is_of_clause = matches!(
                token.relation(),
                "nsubj" | "advmod" | "aux" | "mark" | "punct" | "obl" | "advcl" | "parataxis" | "cc" | "conj"
            );
            if is_behind {
                set(token, Some(verb), "obl");
            } else if is_of_clause {
                token.head = Some(verb);
            }
        }
        set(&mut tokens[be], Some(verb), "aux");
        set(&mut tokens[verb], governor, &relation);
        set(&mut tokens[object], Some(verb), "obj");
        tokens[verb].upos = Upos::Verb;
        "VBG".clone_into(&mut tokens[verb].xpos);
        tokens[verb].lemma = lemma;
    }
}

/// "is opposed to": what the lexicon knows as an adjective is one, if nobody did it.
fn known_adjective(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for word in 1..tokens.len() {
        let has = |relation: &str| tokens.iter().any(|t| t.head == Some(word) && t.deprel == relation);
        let form = tokens[word].form.to_lowercase();
        if tokens[word].xpos != "VBN" || !has("aux:pass") || has("obl:agent") || !lexicon.is_adjective(&form)
        {
            continue;
        }
        tokens[word].upos = Upos::Adj;
        "JJ".clone_into(&mut tokens[word].xpos);
        tokens[word].lemma = form;
        for token in tokens.iter_mut().filter(|t| t.head == Some(word)) {
            match token.deprel.as_str() {
                "aux:pass" => "cop".clone_into(&mut token.deprel),
                "nsubj:pass" => "nsubj".clone_into(&mut token.deprel),
                _ => {}
            }
        }
    }
}

/// "it is willing to withdraw": who is willing is somebody.
fn willing_subject(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for subject in 0..tokens.len() {
        let Some(adjective) = tokens[subject].head.filter(|_| tokens[subject].deprel == "expl") else {
            continue;
        };
        if tokens[adjective].upos != Upos::Adj
            || !lexicon.is_adjective(&tokens[adjective].form.to_lowercase())
        {
            continue;
        }
        let clause = (adjective + 1..tokens.len()).find(|&t| {
            tokens[t].head == Some(adjective) && matches!(tokens[t].deprel.as_str(), "csubj" | "xcomp")
        });
        if let Some(clause) = clause {
            "nsubj".clone_into(&mut tokens[subject].deprel);
            "xcomp".clone_into(&mut tokens[clause].deprel);
        }
    }
}

/// "it is common for people to call": what is common is the clause, and "it" is nobody.
fn expletive(tokens: &mut [Token]) {
    for subject in 0..tokens.len() {
        let predicate = tokens[subject].head.filter(|_| tokens[subject].deprel == "nsubj");
        let Some(predicate) = predicate.filter(|_| tokens[subject].does(Function::It)) else { continue };
        if tokens.iter().any(|t| t.head == Some(predicate) && t.deprel == "csubj") {
            "expl".clone_into(&mut tokens[subject].deprel);
        }
    }
}
