//! Mending words read as another part of speech, where the tree around them contradicts it: a noun with an object, a verb that
//! is a subject, a plural that is the only verb.

use super::present::{Subject, has_main_verb, make_present};
use super::{Words, be_adjective, child_before, is_nominal, set};
use crate::text::{Function, Lexicon, NameShape, Token, Upos};

/// "were killed and 80 more injured in a raid": behind a passive, what a number stands before was done to as many.
pub(super) fn second_passive(tokens: &mut [Token], words: &Words) {
    for second in 3..tokens.len() {
        let is_joined =
            tokens[second].deprel == "conj" && matches!(tokens[second].xpos.as_str(), "JJ" | "VBN");
        let first = tokens[second].head.filter(|&first| is_joined && first < second);
        let Some(first) = first.filter(|&first| has(tokens, first, "aux:pass")) else { continue };
        let people = second - 1;
        let is_counted = tokens[people].head == Some(second)
            && (tokens[people].upos == Upos::Num || matches!(tokens[people].xpos.as_str(), "RBR" | "JJR"));
        let form = tokens[second].form.to_lowercase();
        let lemma = (words.past)(&form);
        if !is_counted || tokens[first].xpos != "VBN" || lemma == form || !words.lexicon.is_verb(&lemma) {
            continue;
        }
        set(&mut tokens[people], Some(second), "nsubj:pass");
        tokens[second].upos = Upos::Verb;
        "VBN".clone_into(&mut tokens[second].xpos);
        tokens[second].lemma = lemma;
    }
}

/// "Oman launches targeted strikes", "the police conducts arrests": what was taken for the subject of the word behind it is the
/// verb, and that word belongs to its object or is it.
pub(super) fn verb_as_subject(tokens: &mut [Token], words: &Words) {
    for verb in 1..tokens.len().saturating_sub(2) {
        let next = verb + 1;
        let is_subject = (tokens[verb].head, tokens[verb].relation()) == (Some(next), "nsubj")
            && tokens[verb].form.starts_with(char::is_lowercase);
        if !is_subject {
            continue;
        }
        let is_verb = tokens[verb].xpos == "VBZ"
            || tokens[verb].xpos == "NNS" && !words.lexicon.is_noun(&tokens[verb].lemma);
        let own = (0..verb).rev().find(|&t| {
            tokens[t].head == Some(verb)
                && matches!(tokens[t].relation(), "nsubj" | "compound")
                && is_nominal(&tokens[t])
        });
        let Some(subject) = own.filter(|_| is_verb) else { continue };
        let lemma =
            words.verb(&tokens[verb].form).filter(|_| !words.lexicon.is_reporting(&tokens[next].lemma));
        let Some(lemma) = lemma else { continue };
        let is_noun =
            matches!(tokens[next].xpos.as_str(), "VBZ" | "NNS") && words.lexicon.is_noun(&tokens[next].lemma);
        let behind = (next + 1..tokens.len().min(next + 5))
            .find(|&t| tokens[t].head == Some(next) && tokens[t].deprel == "obj");
        let is_attribute =
            matches!(tokens[next].xpos.as_str(), "VBD" | "VBN") && tokens[next + 1].upos != Upos::Det;
        let object = if is_noun { Some(next) } else { behind.filter(|_| is_attribute) };
        let Some(object) = object else { continue };
        let (above, relation) = (tokens[next].head, tokens[next].deprel.clone());
        for (t, token) in tokens.iter_mut().enumerate().filter(|(_, token)| token.head == Some(next)) {
            let is_nouns = is_noun && t > next && matches!(token.relation(), "conj" | "nmod");
            if t != object && !is_nouns {
                token.head = Some(verb);
            }
        }
        for token in tokens.iter_mut().take(subject).filter(|token| token.head == Some(verb)) {
            if matches!(token.relation(), "det" | "amod" | "compound" | "nummod") {
                token.head = Some(subject);
            }
        }
        set(&mut tokens[subject], Some(verb), "nsubj");
        set(&mut tokens[object], Some(verb), "obj");
        set(&mut tokens[verb], above, &relation);
        tokens[verb].upos = Upos::Verb;
        "VBZ".clone_into(&mut tokens[verb].xpos);
        tokens[verb].lemma = lemma;
        if is_noun {
            tokens[next].upos = Upos::Noun;
            "NNS".clone_into(&mut tokens[next].xpos);
        } else {
            be_adjective(&mut tokens[next], object);
        }
    }
}

/// "A blast in the town, its third, kills nine": a noun that has an object is the verb of what the sentence opens with.
pub(super) fn noun_behind_comma(tokens: &mut [Token], words: &Words) {
    let Some(root) = tokens.iter().position(|t| t.head.is_none()) else { return };
    let is_verb = |t: usize| {
        let word = &tokens[t];
        word.head == Some(root)
            && word.xpos == "NNS"
            && matches!(word.relation(), "conj" | "appos" | "nmod" | "dep")
            && tokens[t - 1].form == ","
            && has(&tokens[t..], t, "obj")
            && tokens[t].form.starts_with(char::is_lowercase)
    };
    let verb = (root + 2..tokens.len()).find(|&t| is_verb(t));
    let opens = is_nominal(&tokens[root]) && tokens[..root].iter().all(|t| t.head == Some(root));
    let Some(verb) = verb.filter(|_| opens && tokens[root].xpos != "NNS") else { return };
    let is_told = tokens[root..verb].iter().any(|t| matches!(t.xpos.as_str(), "VBD" | "VBZ" | "VBP" | "MD"));
    let Some(lemma) = words.verb(&tokens[verb].form).filter(|_| !is_told) else { return };
    make_present(tokens, &Subject::from_start(verb, root, false), verb);
    tokens[verb].lemma = lemma;
}

/// "Clashes erupt between rebels and the army": a plural that opens the sentence is no verb where one follows it.
pub(super) fn opening_plural(tokens: &mut [Token], words: &Words) {
    let [first, second, third, ..] = tokens else { return };
    let is_misread = first.head.is_none()
        && first.xpos == "VBZ"
        && (second.head, second.relation()) == (Some(0), "xcomp")
        && matches!(second.xpos.as_str(), "JJ" | "NN" | "VB")
        && third.upos == Upos::Adp;
    if !is_misread || !words.lexicon.is_noun(&first.lemma.to_lowercase()) {
        return;
    }
    for token in tokens.iter_mut().skip(2).filter(|token| token.head == Some(0)) {
        token.head = Some(1);
    }
    set(&mut tokens[1], None, "root");
    set(&mut tokens[0], Some(1), "nsubj");
    tokens[0].upos = Upos::Noun;
    "NNS".clone_into(&mut tokens[0].xpos);
    be_plain_present(&mut tokens[1]);
}

/// "Chad, Mali, and Niger summon their envoys": the verb behind a list of names is that of all, and not of the last.
pub(super) fn verb_of_list(tokens: &mut [Token]) {
    let Some(first) = tokens.iter().position(|t| t.head.is_none()) else { return };
    let verb = (first + 3..tokens.len()).find(|&t| {
        tokens[t].head == Some(first)
            && tokens[t].deprel == "conj"
            && matches!(tokens[t].xpos.as_str(), "VBP" | "VBD")
    });
    let Some(verb) = verb.filter(|_| tokens[first].upos == Upos::Propn) else { return };
    let last =
        (first + 1..verb).rev().find(|&t| tokens[t].head == Some(verb) && tokens[t].relation() == "nsubj");
    let Some(last) = last.filter(|&t| tokens[t].upos == Upos::Propn) else { return };
    let is_listed =
        |t: &Token| matches!(t.upos, Upos::Propn | Upos::Punct | Upos::Cconj | Upos::Det | Upos::Adj);
    if !tokens[..verb].iter().all(is_listed) {
        return;
    }
    let mut object = None;
    for t in verb + 1..tokens.len() {
        if tokens[t].head != Some(first) {
            continue;
        }
        let is_led = has_child(tokens, t, |c| c.relation() == "case");
        let is_object = object.is_none() && is_nominal(&tokens[t]) && !is_led;
        let relation = match tokens[t].relation() {
            _ if is_object => "obj",
            "nmod" | "conj" => "obl",
            other => other,
        };
        let relation = relation.to_owned();
        set(&mut tokens[t], Some(verb), &relation);
        object = object.or(Some(t).filter(|_| is_object));
    }
    set(&mut tokens[last], Some(first), "conj");
    set(&mut tokens[first], Some(verb), "nsubj");
    set(&mut tokens[verb], None, "root");
}

/// "Thousands of people gather in Lima", "Hundreds march against the king": right behind the people a verb tells what they do.
pub(super) fn verb_of_crowd(tokens: &mut [Token], words: &Words) {
    let Some(root) = tokens.iter().position(|t| t.head.is_none()) else { return };
    let is_plural = |t: &Token| matches!(t.xpos.as_str(), "NNS" | "NNPS");
    let marches = |t: usize| {
        let word = &tokens[t];
        let is_word = matches!(word.xpos.as_str(), "NN" | "NNP" | "RB" | "JJ");
        let opens = tokens.get(t + 1).is_some_and(|next| next.upos == Upos::Adp || next.xpos == "TO");
        is_word && opens && t > 0 && is_plural(&tokens[t - 1]) && words.lexicon.is_gathering(&word.form)
    };
    if marches(root) && (tokens[root - 1].head, tokens[root - 1].relation()) == (Some(root), "nsubj") {
        be_plain_present(&mut tokens[root]);
        return;
    }
    let opens = is_nominal(&tokens[root]) && tokens[..root].iter().all(|t| t.head == Some(root));
    if !opens || !is_plural(&tokens[root]) || has_main_verb(tokens, root) {
        return;
    }
    let is_theirs = |t: usize| {
        let people = t - 1;
        let is_crowd = people == root
            || is_plural(&tokens[people])
                && (tokens[people].head, tokens[people].relation()) == (Some(root), "nmod");
        let is_finite = tokens[t].xpos == "VBP"
            && tokens[t].deprel == "acl"
            && !has_child(tokens, t, |c| c.relation() == "nsubj");
        let hangs_there = tokens[t].head == Some(people) || tokens[t].head == Some(root);
        is_crowd && hangs_there && (is_finite || marches(t))
    };
    if let Some(verb) = (root + 1..tokens.len()).find(|&t| is_theirs(t)) {
        make_present(tokens, &Subject::from_start(verb, root, true), verb);
        be_plain_present(&mut tokens[verb]);
    }
}

/// A verb in the present of several, whose form is its lemma.
fn be_plain_present(verb: &mut Token) {
    verb.upos = Upos::Verb;
    "VBP".clone_into(&mut verb.xpos);
    verb.lemma = verb.form.to_lowercase();
}

/// "a judge in Bolivia orders": a land behind a preposition is no adjective.
pub(super) fn land_as_adjective(tokens: &mut [Token], words: &Words) {
    for land in 1..tokens.len() {
        let form = tokens[land].form.clone();
        let is_land =
            || words.lexicon.name(&[form.as_str()]).is_some_and(|(_, shape)| shape == NameShape::Place);
        let is_led = tokens[land].upos == Upos::Adj && tokens[land - 1].upos == Upos::Adp;
        if is_led && form.starts_with(char::is_uppercase) && is_land() {
            tokens[land].upos = Upos::Propn;
            "NNP".clone_into(&mut tokens[land].xpos);
        }
    }
}

/// "M23 rebels attack the army", "Houthi forces fire a missile": people right before what may be a verb are who does it.
pub(super) fn people_before_verb(tokens: &mut [Token], words: &Words) {
    for people in 1..tokens.len().saturating_sub(2) {
        let verb = people + 1;
        let is_object = |t: usize| tokens[t].head == Some(people) && tokens[t].deprel == "obj";
        let is_part_of_object = |t: usize| {
            let object = tokens[t].head.filter(|_| tokens[t].relation() == "compound");
            object.is_some_and(|object| is_object(object) && tokens[object].xpos == "NNS")
        };
        let is_misread = tokens[people].xpos == "VBZ"
            && tokens[people].head.is_none()
            && words.lexicon.is_actor(&tokens[people].lemma)
            && (is_object(verb) || is_part_of_object(verb))
            && tokens[verb].xpos == "NN"
            && words.lexicon.is_verb(&tokens[verb].form)
            // "the police suspects gang members"
            && !words.lexicon.is_actor(&tokens[verb].form);
        let is_other_object = |t: &Token| t.head == Some(people) && t.deprel == "obj";
        let has_other = tokens.iter().skip(verb + 1).any(is_other_object);
        if !is_misread || !(has_other || has(tokens, verb, "obj") || has(tokens, verb, "appos")) {
            continue;
        }
        for (t, token) in tokens.iter_mut().enumerate() {
            if token.head == Some(people) && t > verb {
                token.head = Some(verb);
            } else if token.head == Some(people) && t < people && token.relation() == "nsubj" {
                "compound".clone_into(&mut token.deprel);
            } else if token.head == Some(verb) && token.deprel == "appos" {
                "obj".clone_into(&mut token.deprel);
            }
        }
        set(&mut tokens[verb], None, "root");
        set(&mut tokens[people], Some(verb), "nsubj");
        tokens[people].upos = Upos::Noun;
        "NNS".clone_into(&mut tokens[people].xpos);
        tokens[verb].upos = Upos::Verb;
        "VBP".clone_into(&mut tokens[verb].xpos);
        tokens[verb].lemma = tokens[verb].form.clone();
    }
}

/// "struck the base Nur Khan with missiles": what stands beside a finite verb without an object is no second name for it.
pub(super) fn apposition_of_verb(tokens: &mut [Token]) {
    for object in 1..tokens.len() {
        let verb = tokens[object].head.filter(|&verb| verb < object && tokens[object].deprel == "appos");
        let is_finite = |t: usize| {
            tokens[t].upos == Upos::Verb && matches!(tokens[t].xpos.as_str(), "VBD" | "VBZ" | "VBP")
        };
        let Some(verb) = verb.filter(|&verb| is_finite(verb) && !has(tokens, verb, "obj")) else { continue };
        let is_led = has_child(tokens, object, |c| c.relation() == "case" && c.upos == Upos::Adp);
        let is_behind_comma = tokens[verb + 1..object].iter().any(|t| t.form == ",");
        if is_nominal(&tokens[object]) && !is_led && !is_behind_comma {
            set(&mut tokens[object], Some(verb), "obj");
        }
    }
}

/// "fined Chad €34 million": who stands before a sum is no subject of it, but receives it.
pub(super) fn receiver_of_sum(tokens: &mut [Token]) {
    for receiver in 1..tokens.len().saturating_sub(1) {
        let sum =
            tokens[receiver].head.filter(|&sum| sum > receiver && tokens[receiver].relation() == "nsubj");
        let Some(sum) = sum.filter(|&sum| tokens[sum].xpos == "$" && tokens[sum].deprel == "obj") else {
            continue;
        };
        let verb = tokens[sum].head.filter(|&verb| verb < receiver && is_nominal(&tokens[receiver]));
        if let Some(verb) = verb {
            set(&mut tokens[receiver], Some(verb), "iobj");
        }
    }
}

/// "was attacked by suspected Somali pirates": a participle before the noun that the preposition leads belongs to it.
pub(super) fn attribute_of_agent(tokens: &mut [Token]) {
    for participle in 1..tokens.len().saturating_sub(1) {
        let is_participle = tokens[participle].xpos == "VBN"
            && tokens[participle].relation() == "obl"
            && tokens[participle - 1].relation() == "case";
        let verb = tokens[participle].head.filter(|&verb| is_participle && verb < participle);
        let noun = (participle + 1..tokens.len().min(participle + 5))
            .find(|&t| tokens[t].head == verb && tokens[t].relation() == "obl" && is_nominal(&tokens[t]));
        let (Some(noun), Some(_)) = (noun, verb) else { continue };
        let is_one_phrase = tokens[participle + 1..noun].iter().all(|t| t.head == Some(noun))
            && tokens[participle - 1].head == Some(noun);
        if is_one_phrase {
            be_adjective(&mut tokens[participle], noun);
        }
    }
}

/// "in two strikes targeting vehicles", "on a school sheltering families": what was taken for a part of the noun behind it is
/// what the participle between them is said of.
pub(super) fn noun_before_participle(tokens: &mut [Token], words: &Words) {
    for participle in 1..tokens.len().saturating_sub(1) {
        let noun = participle - 1;
        let top = match tokens[participle].relation() {
            "amod" if tokens[participle].xpos == "VBG" => tokens[participle].head.filter(|&t| t > participle),
            _ => Some(participle).filter(|_| is_gerund_as_head(tokens, words, participle)),
        };
        let is_part = |top: usize| (tokens[noun].head, tokens[noun].relation()) == (Some(top), "compound");
        let Some(top) = top.filter(|&top| is_part(top)) else { continue };
        let is_deed = tokens[noun].xpos == "NNS" && words.lexicon.is_deed(&tokens[noun].lemma.to_lowercase());
        if top != participle && !is_deed {
            continue;
        }
        let next = participle + 1;
        let object = if top == participle { object_behind(tokens, next) } else { Some(top) };
        let (above, relation) = (tokens[top].head, tokens[top].deprel.clone());
        for (t, token) in tokens.iter_mut().enumerate() {
            if token.head == Some(top) && t < noun {
                token.head = Some(noun);
            }
        }
        set(&mut tokens[noun], above, &relation);
        set(&mut tokens[participle], Some(noun), "acl");
        if let Some(object) = object {
            set(&mut tokens[object], Some(participle), "obj");
        }
        tokens[participle].upos = Upos::Verb;
        "VBG".clone_into(&mut tokens[participle].xpos);
        if let Some(lemma) = words.verb(&tokens[participle].form) {
            tokens[participle].lemma = lemma;
        }
    }
}

/// "a school sheltering families", "a car speeding toward troops", but no "car bombing": a gerund that nobody knows as a noun and
/// that has an object or a way behind it.
fn is_gerund_as_head(tokens: &[Token], words: &Words, gerund: usize) -> bool {
    let word = &tokens[gerund];
    let is_led = has(tokens, gerund, "det") && tokens[gerund - 1].xpos == "NN";
    let next = &tokens[gerund + 1];
    let is_followed = object_behind(tokens, gerund + 1).is_some() || next.does(Function::Direction);
    word.xpos == "NN"
        && words
            .english
            .verb_endings
            .iter()
            .any(|(ending, _)| ending.len() > 2 && word.form.ends_with(&**ending))
        && matches!(word.relation(), "nmod" | "obl" | "obj")
        && is_led
        && is_followed
        && !words.lexicon.is_noun(&word.lemma)
}

/// "targeting ports and compelling residents to leave": what stands behind "and" before those who are to do something is a
/// second gerund, and no attribute of them.
pub(super) fn gerund_as_attribute(tokens: &mut [Token], words: &Words) {
    for gerund in 3..tokens.len().saturating_sub(3) {
        let joint = gerund - 1;
        let is_attribute = tokens[gerund].xpos == "VBG"
            && tokens[gerund].relation() == "amod"
            && tokens[joint].relation() == "cc"
            && !tokens[gerund].does(Function::Qualifier);
        let people = tokens[gerund].head.filter(|&t| is_attribute && t > gerund);
        let is_actor = |t: usize| words.lexicon.is_actor(&tokens[t].lemma.to_lowercase());
        let Some(people) = people.filter(|&t| tokens[t].deprel == "conj" && is_actor(t)) else { continue };
        let object = tokens[people].head.filter(|&t| tokens[t].deprel == "obj");
        let first = object.and_then(|t| tokens[t].head).filter(|&verb| tokens[verb].xpos == "VBG");
        let to = tokens.get(people + 1).filter(|t| t.does(Function::Infinitive) && t.xpos == "TO");
        let (Some(first), Some(aim)) = (first, to.and_then(|to| to.head)) else { continue };
        set(&mut tokens[joint], Some(gerund), "cc");
        set(&mut tokens[gerund], Some(first), "conj");
        set(&mut tokens[people], Some(gerund), "obj");
        set(&mut tokens[aim], Some(gerund), "xcomp");
        tokens[gerund].upos = Upos::Verb;
        if let Some(lemma) = words.verb(&tokens[gerund].form) {
            tokens[gerund].lemma = lemma;
        }
    }
}

/// "The Houthis report that nine were killed.": in a sentence without another verb, what has a clause behind "that" and a name or
/// people before it says so.
pub(super) fn saying_as_noun(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    let Some(saying) = tokens.iter().position(|t| t.head.is_none()) else { return };
    let is_noun = matches!(tokens[saying].xpos.as_str(), "NN" | "NNS");
    let is_sentence = tokens.last().is_some_and(|t| t.form == ".");
    if saying == 0 || !is_noun || !is_sentence || has_main_verb(tokens, saying) {
        return;
    }
    let speaker = saying - 1;
    let is_part = (tokens[speaker].head, tokens[speaker].relation()) == (Some(saying), "compound");
    let that = tokens.get(saying + 1).filter(|t| t.does(Function::Complementizer) && t.relation() == "mark");
    let Some(content) = that.and_then(|that| that.head).filter(|&content| {
        let is_clause = tokens[content].head == Some(saying) && tokens[content].deprel == "acl";
        is_clause && has_child(tokens, content, |c| c.relation() == "nsubj")
    }) else {
        return;
    };
    if !is_part || !is_nominal(&tokens[speaker]) || !lexicon.is_reporting(&tokens[saying].lemma) {
        return;
    }
    for token in tokens.iter_mut().take(speaker).filter(|token| token.head == Some(saying)) {
        token.head = Some(speaker);
    }
    set(&mut tokens[speaker], Some(saying), "nsubj");
    set(&mut tokens[content], Some(saying), "ccomp");
    be_plain_present(&mut tokens[saying]);
}

/// "shut until Chad withdraws its troops": a finite verb leads no noun, but has it for its object.
pub(super) fn verb_as_preposition(tokens: &mut [Token]) {
    for verb in 2..tokens.len() {
        let subject = verb - 1;
        let is_finite = tokens[verb].relation() == "case"
            && tokens[verb].upos == Upos::Verb
            && matches!(tokens[verb].xpos.as_str(), "VBD" | "VBZ" | "VBP");
        let object = tokens[verb].head.filter(|&object| is_finite && object > verb);
        let above = tokens[subject].head.filter(|&above| above < subject && is_nominal(&tokens[subject]));
        let lead = (0..subject).rev().find(|&t| {
            let is_lead = tokens[t].relation() == "case" && tokens[t].does(Function::Clausal);
            tokens[t].head == Some(subject) && is_lead
        });
        let (Some(object), Some(above), Some(lead)) = (object, above, lead) else { continue };
        set(&mut tokens[lead], Some(verb), "mark");
        set(&mut tokens[subject], Some(verb), "nsubj");
        set(&mut tokens[object], Some(verb), "obj");
        set(&mut tokens[verb], Some(above), "advcl");
    }
}

/// "she was gang raped": the noun between "was" and a participle tells what kind of deed it is, where somebody else is the
/// subject.
pub(super) fn noun_before_passive(tokens: &mut [Token]) {
    for noun in 2..tokens.len().saturating_sub(1) {
        let (be, verb) = (noun - 1, noun + 1);
        let tie = |t: usize| (tokens[t].head, tokens[t].deprel.as_str());
        let is_below = tie(noun) == (Some(verb), "nsubj:pass") && tie(be) == (Some(noun), "cop");
        let is_above = tie(verb) == (Some(noun), "acl") && tie(be) == (Some(verb), "aux:pass");
        let is_misread = tokens[noun].xpos == "NN" && tokens[verb].xpos == "VBN" && (is_below || is_above);
        let subject = child_before(tokens, be, noun, "nsubj").filter(|_| is_misread);
        let Some(subject) = subject else { continue };
        if is_above {
            let (above, relation) = (tokens[noun].head, tokens[noun].deprel.clone());
            set(&mut tokens[verb], above, &relation);
        }
        for token in tokens.iter_mut().filter(|token| token.head == Some(noun)) {
            token.head = Some(verb);
        }
        set(&mut tokens[subject], Some(verb), "nsubj:pass");
        set(&mut tokens[be], Some(verb), "aux:pass");
        set(&mut tokens[noun], Some(verb), "compound");
    }
}

/// "fight the police and 900 people march in Rome": what stands right behind a plural that "and" joins, and is a known verb, is
/// what they do.
pub(super) fn verb_as_apposition(tokens: &mut [Token], words: &Words) {
    for verb in 4..tokens.len().saturating_sub(1) {
        let people = verb - 1;
        let is_misread = (tokens[verb].head, tokens[verb].deprel.as_str()) == (Some(people), "appos")
            && matches!(tokens[verb].xpos.as_str(), "NN" | "NNP")
            && tokens[verb + 1].upos == Upos::Adp
            && tokens[people].xpos == "NNS"
            && tokens[people].deprel == "conj"
            && words.lexicon.is_verb(&tokens[verb].form);
        let joint = (0..people)
            .rev()
            .find(|&t| is_misread && tokens[t].head == Some(people) && tokens[t].relation() == "cc");
        let above = std::iter::successors(tokens[people].head, |&t| tokens[t].head);
        let first = above.take(tokens.len()).find(|&t| tokens[t].upos == Upos::Verb);
        let (Some(joint), Some(first)) = (joint, first) else { continue };
        for token in tokens.iter_mut().skip(verb + 1).filter(|token| token.head == Some(people)) {
            let relation = if token.deprel == "nmod" { "obl".to_owned() } else { token.deprel.clone() };
            set(token, Some(verb), &relation);
        }
        set(&mut tokens[joint], Some(verb), "cc");
        set(&mut tokens[people], Some(verb), "nsubj");
        set(&mut tokens[verb], Some(first), "conj");
        be_plain_present(&mut tokens[verb]);
    }
}

/// The noun of a phrase that starts here and that no preposition leads: "displaced civilians".
fn object_behind(tokens: &[Token], start: usize) -> Option<usize> {
    let is_part = |t: &Token| matches!(t.upos, Upos::Det | Upos::Adj | Upos::Num) || t.relation() == "amod";
    let noun = start + tokens.get(start..)?.iter().take_while(|t| is_part(t)).count();
    let is_plural = |t: &Token| matches!(t.xpos.as_str(), "NNS" | "NNPS");
    tokens
        .get(noun)
        .filter(|t| is_plural(t) && matches!(t.relation(), "nmod" | "obj" | "obl" | "appos"))
        .map(|_| noun)
}

fn has(tokens: &[Token], head: usize, relation: &str) -> bool {
    has_child(tokens, head, |token| token.deprel == relation)
}

fn has_child(tokens: &[Token], head: usize, holds: impl Fn(&Token) -> bool) -> bool {
    tokens.iter().any(|token| token.head == Some(head) && holds(token))
}
