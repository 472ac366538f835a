//! What stands before a noun and tells of it: adjectives, titles, states.

use super::{be_adjective, set};
use crate::text::{English, Function, Lexicon, NameShape, Token, Upos};

/// "US ally Jordan condemned", "Israel's ally condemned": who has the ending of an adverb is somebody, with a name before him.
pub(super) fn actor_as_adverb(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for actor in 1..tokens.len() {
        let is_lost = tokens[actor].upos == Upos::Adv && lexicon.is_actor(&tokens[actor].form.to_lowercase());
        let owns = tokens[actor - 1].xpos == "POS";
        let owner = if owns { tokens[actor - 1].head } else { Some(actor - 1) };
        let Some(owner) = owner.filter(|&o| is_lost && o < actor && tokens[o].upos == Upos::Propn) else {
            continue;
        };
        let name = (actor + 1 < tokens.len() && !owns && tokens[actor + 1].upos == Upos::Propn)
            .then_some(actor + 1)
            .filter(|&name| tokens[name].head == Some(owner) || tokens[name].head == tokens[owner].head);
        let top = name.unwrap_or(actor);
        let (head, relation) = (tokens[owner].head, tokens[owner].deprel.clone());
        set(&mut tokens[top], head, &relation);
        if top != actor {
            set(&mut tokens[actor], Some(top), "nmod:desc");
        }
        set(&mut tokens[owner], Some(actor), if owns { "nmod:poss" } else { "compound" });
        tokens[actor].upos = Upos::Noun;
        "NN".clone_into(&mut tokens[actor].xpos);
        tokens[actor].lemma = tokens[actor].form.to_lowercase();
    }
}

/// "Neighbouring Kenya condemned Chad": what opens a sentence and has the subject of its verb as object tells of that.
pub(super) fn attribute_as_gerund(tokens: &mut [Token]) {
    let is_lost = |t: &Token| t.xpos == "VBG" && t.deprel == "advcl";
    if tokens.len() < 4 || !is_lost(&tokens[0]) || tokens[1].head != Some(0) || tokens[1].deprel != "obj" {
        return;
    }
    let is_finite = |t: &Token| matches!(t.xpos.as_str(), "VBD" | "VBZ" | "VBP" | "MD");
    let verb = tokens[0].head.filter(|&verb| {
        let is_close = (2..verb).all(|t| tokens[t].head == Some(verb) && tokens[t].relation() == "aux");
        let has = |relation: &str| tokens.iter().any(|t| t.head == Some(verb) && t.relation() == relation);
        verb > 1 && is_close && !has("nsubj") && tokens[2..=verb].iter().any(is_finite)
    });
    if let Some(verb) = verb.filter(|_| tokens[1].upos == Upos::Propn) {
        let is_done = tokens.iter().any(|t| t.head == Some(verb) && t.deprel == "aux:pass");
        set(&mut tokens[1], Some(verb), if is_done { "nsubj:pass" } else { "nsubj" });
        be_adjective(&mut tokens[0], 1);
    }
}

/// "condemned their ally Iran": an adjective that stands as a second object right before a name tells of that.
pub(super) fn adjective_beside_name(tokens: &mut [Token]) {
    for adjective in 1..tokens.len().saturating_sub(1) {
        let (word, name) = (&tokens[adjective], &tokens[adjective + 1]);
        let is_object = |t: &Token| t.deprel == "obj" && t.head.is_some_and(|verb| verb < adjective);
        let is_second = is_object(word) && is_object(name) && word.head == name.head;
        if is_second && word.upos == Upos::Adj && name.upos == Upos::Propn {
            be_adjective(&mut tokens[adjective], adjective + 1);
        }
    }
}

/// "shot dead two men", "set free the hostages": an adjective before the first word of an object says what becomes of it.
pub(super) fn adjective_before_object(tokens: &mut [Token], english: &English) {
    for word in 1..tokens.len().saturating_sub(2) {
        let verb = word - 1;
        let is_bare = tokens[word].xpos == "JJ" && tokens[word].relation() == "amod";
        let Some(object) = tokens[word].head.filter(|&object| is_bare && object > word + 1) else { continue };
        let next = &tokens[word + 1];
        let opens = matches!(next.relation(), "det" | "nummod" | "nmod:poss") && next.head == Some(object);
        // "several hundred men"
        let is_number = english.scales.contains_key(next.form.to_lowercase().as_str());
        let is_object = tokens[object].deprel == "obj" && tokens[object].head == Some(verb);
        if opens && !is_number && is_object && tokens[verb].upos == Upos::Verb {
            set(&mut tokens[word], Some(verb), "xcomp");
        }
    }
}

/// "Austrian Chancellor Karl Nehammer met rebels": the adjective of a state is no head of the name that it and a title stand
/// before.
pub(super) fn state_before_title(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for adjective in 0..tokens.len().saturating_sub(3) {
        let (title, first) = (adjective + 1, adjective + 2);
        let is_state = tokens[adjective].upos == Upos::Propn
            && lexicon.name(&[tokens[adjective].form.as_str()]) == Some((1, NameShape::Adjective));
        // "Chadian PM Ana Silva"
        let is_described = tokens[title].head == Some(first) && tokens[title].deprel == "nmod:desc";
        let is_title = is_state
            && tokens[title].form.starts_with(char::is_uppercase)
            && (is_described || lexicon.is_actor(&tokens[title].form.to_lowercase()));
        if !is_title || tokens[first].upos != Upos::Propn {
            continue;
        }
        let (governor, relation) = (tokens[adjective].head, tokens[adjective].deprel.clone());
        let is_flat = |t: usize| tokens[t].head == Some(adjective) && tokens[t].relation() == "flat";
        // "Kyrgyz President Japarov": two subjects of one verb.
        let is_twin = tokens[title].head == Some(first)
            && tokens[first].head == governor
            && tokens[first].deprel == relation
            && governor.is_some();
        let is_apposed = is_described && tokens[first].head == Some(adjective);
        if is_flat(title) && is_flat(first) || is_apposed {
            let others: Vec<usize> =
                (first + 1..tokens.len()).filter(|&t| tokens[t].head == Some(adjective)).collect();
            set(&mut tokens[first], governor, &relation);
            set(&mut tokens[title], Some(first), "nmod:desc");
            for other in others {
                tokens[other].head = Some(first);
            }
        } else if !is_twin {
            continue;
        }
        be_adjective(&mut tokens[adjective], first);
    }
}

/// "Governor-General Ana Silva": the first half of a title before a name belongs to the second.
pub(super) fn hyphened_title(tokens: &mut [Token]) {
    for first in 0..tokens.len().saturating_sub(3) {
        let (hyphen, second) = (first + 1, first + 2);
        let is_title = tokens[hyphen].form == "-"
            && tokens[second].deprel == "nmod:desc"
            && tokens[first].head != Some(second)
            && [first, second].iter().all(|&t| tokens[t].form.starts_with(char::is_uppercase));
        let Some(name) = tokens[second].head.filter(|&name| is_title && name > second) else { continue };
        let (head, relation) = (tokens[first].head, tokens[first].deprel.clone());
        let clause = (name + 1..tokens.len()).find(|&t| tokens[t].head == Some(first));
        // The whole clause hangs on the title where that was taken for the sentence.
        let top = if tokens[name].head == Some(first) { name } else { clause.unwrap_or(name) };
        let below: Vec<usize> =
            (0..tokens.len()).filter(|&t| tokens[t].head == Some(first) && t != top).collect();
        for t in below {
            tokens[t].head = Some(if t < name { second } else { top });
        }
        if tokens[top].head == Some(first) {
            set(&mut tokens[top], head, &relation);
        }
        set(&mut tokens[first], Some(second), "compound");
    }
}

/// "Minister of Foreign Affairs Ana Silva": a name behind the plain noun of a title is who bears that.
pub(super) fn name_behind_title(tokens: &mut [Token]) {
    for name in 3..tokens.len() {
        let is_name = tokens[name].upos == Upos::Propn && tokens[name].deprel == "flat";
        let plain = tokens[name].head.filter(|&t| is_name && t + 1 == name && tokens[t].upos == Upos::Noun);
        // "the killing of the defector Ana Silva"
        let is_capital = |t: usize| tokens[t].form.starts_with(char::is_uppercase);
        let Some(plain) = plain.filter(|&t| tokens[t].deprel == "nmod" && is_capital(t)) else { continue };
        let is_led = tokens[..plain]
            .iter()
            .any(|t| t.head == Some(plain) && t.deprel == "case" && t.does(Function::Genitive));
        // "the landfall of Typhoon Ana"
        let title = tokens[plain].head.filter(|&t| is_led && t < plain && is_capital(t));
        if title.is_some() {
            set(&mut tokens[name], title, "appos");
        }
    }
}
