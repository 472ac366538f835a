//! Mending predicates: adjectives and participles that the parser takes for each other, and verbs for nouns.

use super::{Words, aside, naming, set};
use crate::text::{Function, Lexicon, Token, Upos};

pub(super) fn mend(tokens: &mut [Token], words: &Words) {
    qualifier(tokens);
    bare_predicate(tokens, words.lexicon);
    naming::mend(tokens, words.lexicon);
    up_to(tokens);
    noun_as_adjective(tokens, words.lexicon);
    verb_as_adjective(tokens, words.lexicon);
    adjective_of_infinitive(tokens, words.lexicon);
    loud_auxiliary(tokens, words);
    intention(tokens, words);
    heading(tokens, words);
    infinitive_heading(tokens);
    one_strikes(tokens, words);
    verbless_content(tokens, words);
    recipient_before_number(tokens, words.lexicon);
    subject_of_infinitive(tokens);
    progressive(tokens, words);
    known_adjective(tokens, words.lexicon);
    willing_subject(tokens, words.lexicon);
    expletive(tokens);
    agent_behind_phrase(tokens, words.lexicon);
    aside::mend(tokens, words);
}

/// "was handed to the rebels by the army": who does it stands behind another phrase. "Killed in an attack by rebels" is told of
/// the attack.
fn agent_behind_phrase(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for by in 4..tokens.len().saturating_sub(1) {
        let is_agent = tokens[by].does(Function::Agent) && tokens[by].relation() == "case";
        let Some(agent) = tokens[by].head.filter(|&t| is_agent && tokens[t].relation() == "nmod") else {
            continue;
        };
        let Some(noun) = tokens[agent].head.filter(|&t| t + 1 == by) else { continue };
        // "was denied access to the court by the army"
        let is_kept = |t: usize| {
            let word = &tokens[t];
            word.relation() == "obj" || word.relation() == "xcomp" && word.upos == Upos::Noun
        };
        let above = tokens[noun].head.filter(|&t| tokens[noun].relation() == "nmod" && is_kept(t));
        let of_verb = above.unwrap_or(noun);
        let is_phrase = is_kept(of_verb) || tokens[noun].relation() == "obl";
        let Some(verb) = tokens[of_verb].head.filter(|&v| is_phrase && v < noun) else { continue };
        let of_verb = |relation: &str| tokens.iter().any(|t| t.head == Some(verb) && t.deprel == relation);
        // "was praised for its help by Chad", unlike "was deported after his arrest by the army"
        let is_owned = tokens.iter().any(|t| t.head == Some(noun) && t.deprel == "nmod:poss")
            && tokens.iter().any(|t| {
                let is_reason = t.does(Function::Content) && !t.does(Function::Genitive);
                t.head == Some(noun) && t.relation() == "case" && is_reason
            });
        // "was promised help by the army"
        let is_deed = !is_kept(noun) && !is_owned && lexicon.is_deed(&tokens[noun].lemma.to_lowercase());
        if of_verb("aux:pass") && !of_verb("obl:agent") && !is_deed {
            set(&mut tokens[agent], Some(verb), "obl:agent");
        }
    }
}

/// "Turkey blocked Finland's bid", "President Radev vetoed amendments": an attribute that has a subject of its own, or a name
/// right before it where the clause has no verb, is the verb, and what it was said of is its object.
pub(super) fn attribute_with_subject(tokens: &mut [Token], words: &Words) {
    const OF_NAME: [&str; 5] = ["det", "amod", "compound", "nummod", "flat"];
    const OF_CLAUSE: [&str; 6] = ["punct", "advcl", "obl", "parataxis", "ccomp", "advmod"];
    for verb in 1..tokens.len() {
        let word = &tokens[verb];
        let is_verb = matches!(word.xpos.as_str(), "VBN" | "VBD" | "VBZ" | "VBP");
        let is_past = || words.is_regular_past(&word.form.to_lowercase());
        let is_finite = matches!(word.xpos.as_str(), "VBD" | "VBZ" | "VBP");
        let is_small = word.form.starts_with(char::is_lowercase);
        let is_attribute = match word.relation() {
            "amod" => is_verb || word.upos == Upos::Adj && is_past(),
            "compound" => is_finite,
            // "Rumen Radev vetoed": no part of the name.
            "flat" => is_small && is_past(),
            _ => false,
        };
        if !is_attribute {
            continue;
        }
        let inside = |t: &usize| {
            matches!(tokens[*t].relation(), "compound" | "amod" | "flat")
                || matches!(tokens[*t].deprel.as_str(), "nmod:poss" | "nmod:desc")
        };
        let up = |t: &usize| tokens[*t].head.filter(|&head| inside(t) && head > verb);
        let above = std::iter::successors(tokens[verb].head, |&t| tokens[t].head);
        let Some(noun) = above.take(tokens.len()).find(|&head| head > verb) else { continue };
        let object = std::iter::successors(Some(noun), up).take(tokens.len()).last().unwrap_or(noun);
        let has = |t: usize, relations: &[&str]| {
            tokens.iter().any(|c| c.head == Some(t) && relations.contains(&c.relation()))
        };
        let own = (0..verb).rfind(|&t| tokens[t].head == Some(verb) && tokens[t].relation() == "nsubj");
        let lost = || {
            let is_clause =
                matches!(tokens[object].relation(), "root" | "ccomp" | "advcl" | "parataxis" | "conj")
                    && !has(object, &["cop", "nsubj", "aux", "case"]);
            let has_article = (0..verb)
                .any(|t| tokens[t].relation() == "det" && tokens[t].head.is_some_and(|head| head >= verb));
            let is_known = words.verb(&tokens[verb].form.to_lowercase()).is_some();
            // "Guinea's junta outlawed demonstrations"
            let is_noun = |t: usize| {
                tokens[t].upos == Upos::Noun && matches!(tokens[t].relation(), "compound" | "nsubj")
            };
            let name = Some(verb - 1).filter(|&t| tokens[t].upos == Upos::Propn || is_noun(t))?;
            let top = |t: &usize| tokens[*t].head.filter(|&head| head < verb);
            let subject = std::iter::successors(Some(name), top).take(tokens.len()).last()?;
            let hangs_on = tokens[subject].head.is_some_and(|head| head == object || head == verb);
            (is_clause && !has_article && is_known && hangs_on).then_some(subject)
        };
        // "said it struck targets", read as targets that were struck.
        let pronoun = || {
            let word = &tokens[verb - 1];
            let is_subject = word.xpos == "PRP" && word.relation() == "nsubj" && word.head == Some(object);
            (is_subject && !has(object, &["cop", "aux"])).then_some(verb - 1)
        };
        // "on the iTunes Apps Stores": what a preposition leads is no clause, unless it opens one as well, "after Chad proposed
        // talks".
        let case = (0..verb).find(|&t| tokens[t].head == Some(object) && tokens[t].relation() == "case");
        let opens = |case: usize, subject: usize| {
            case < subject && tokens[case].does(Function::Clausal) && own == Some(subject)
        };
        let led = own.or_else(pronoun).or_else(lost);
        let Some(subject) = led.filter(|&subject| match case {
            Some(case) => opens(case, subject),
            None => !has(object, &["case"]),
        }) else {
            continue;
        };
        let governor = tokens[object].head;
        if governor == Some(subject) {
            continue;
        }
        let relation = match case {
            Some(_) if tokens[object].relation() == "obl" => "advcl".to_owned(),
            Some(_) => "acl".to_owned(),
            None => tokens[object].deprel.clone(),
        };
        if let Some(case) = case {
            set(&mut tokens[case], Some(verb), "mark");
        }
        for t in (0..tokens.len()).filter(|&t| t != verb && t != subject && t != object) {
            if tokens[t].head.is_none_or(|head| head != object && (head != noun || t > verb)) {
                continue;
            }
            let relation = tokens[t].relation();
            if t < verb && (OF_NAME.contains(&relation) || tokens[t].deprel.starts_with("nmod")) {
                tokens[t].head = Some(subject);
            } else if t < verb || t > object && OF_CLAUSE.contains(&relation) {
                tokens[t].head = Some(verb);
            }
        }
        set(&mut tokens[subject], Some(verb), "nsubj");
        set(&mut tokens[verb], governor, &relation);
        set(&mut tokens[object], Some(verb), "obj");
        tokens[verb].upos = Upos::Verb;
        if !matches!(tokens[verb].xpos.as_str(), "VBZ" | "VBP") {
            super::be_past(&mut tokens[verb], words.past);
        }
    }
}

/// "Chad to expel envoy", "UK PM to meet Silva", "France, Mali to sign pact": in a heading without a finite verb the noun before
/// "to" does what is to be done.
fn infinitive_heading(tokens: &mut [Token]) {
    let is_nominal = |t: &Token| matches!(t.upos, Upos::Noun | Upos::Propn);
    let Some(root) = tokens.iter().position(|t| t.head.is_none()) else { return };
    let Some(to) = tokens.iter().position(|t| t.xpos == "TO").filter(|&to| to > root) else { return };
    let verb = tokens[to].head.filter(|&v| v > to && tokens[v].xpos == "VB" && tokens[v].head == Some(root));
    let Some(verb) = verb.filter(|&v| matches!(tokens[v].deprel.as_str(), "acl" | "xcomp" | "advcl")) else {
        return;
    };
    let is_finite = |t: &Token| matches!(t.xpos.as_str(), "VBD" | "VBZ" | "VBP" | "MD");
    let doer = to - 1;
    if tokens[..to].iter().any(is_finite) || !is_nominal(&tokens[doer]) {
        return;
    }
    let is_below = tokens[doer].head == Some(root);
    if doer == root + 1 && is_below && matches!(tokens[root].upos, Upos::Adj | Upos::Propn) {
        let relation = if tokens[root].upos == Upos::Adj { "amod" } else { "compound" };
        for token in tokens.iter_mut().filter(|t| t.head == Some(root)) {
            token.head = Some(doer);
        }
        set(&mut tokens[doer], None, "root");
        set(&mut tokens[root], Some(doer), relation);
        set(&mut tokens[verb], Some(doer), "acl");
    } else if doer == root {
        set(&mut tokens[verb], Some(root), "acl");
    } else if is_below && tokens[doer].deprel == "appos" && tokens[doer - 1].form == "," {
        set(&mut tokens[doer], Some(root), "conj");
    }
}

/// "Budapest blocks EU statement": a heading without a verb has one in the known word in "-s" between a name and another
/// noun, since no plural qualifies what follows it.
fn heading(tokens: &mut [Token], words: &Words) {
    let is_finite = |t: &Token| matches!(t.xpos.as_str(), "VBD" | "VBZ" | "VBP" | "MD");
    let ends = tokens.last().is_some_and(|t| matches!(t.form.as_str(), "." | "!" | "?" | ":"));
    if ends || tokens.iter().any(is_finite) {
        return;
    }
    let opens_noun = |t: &Token| {
        matches!(t.upos, Upos::Propn | Upos::Noun | Upos::Adj | Upos::Num | Upos::Det) || t.xpos == "VBG"
    };
    // "Chad calls on Togo to withdraw"
    let opens_phrase = |t: usize| {
        let lemma = words.verb(&tokens[t].form.to_lowercase());
        let next = &tokens[t + 1];
        next.upos == Upos::Adp
            && next.head.is_some_and(|noun| noun > t + 1)
            && lemma.is_some_and(|lemma| words.lexicon.takes(&lemma, &next.form.to_lowercase()))
    };
    let verb = (1..tokens.len().saturating_sub(1)).find(|&t| {
        matches!(tokens[t].xpos.as_str(), "NNS" | "NNPS")
            && tokens[t - 1].upos == Upos::Propn
            && (opens_noun(&tokens[t + 1]) || opens_phrase(t))
            && tokens[..t].iter().all(|before| before.upos != Upos::Punct && before.upos != Upos::Adp)
            && words.verb(&tokens[t].form.to_lowercase()).is_some()
    });
    let Some(verb) = verb else { return };
    let Some(lemma) = words.verb(&tokens[verb].form.to_lowercase()) else { return };
    let top = |start: usize, is_inside: &dyn Fn(usize) -> bool| {
        let up = |t: &usize| tokens[*t].head.filter(|&head| is_inside(head));
        std::iter::successors(Some(start), up).take(tokens.len()).last().unwrap_or(start)
    };
    let subject = top(verb - 1, &|t| t < verb);
    let object = top(verb + 1, &|t| t > verb);
    for (t, token) in tokens.iter_mut().enumerate() {
        let is_across = match t < verb {
            true => token.head.is_none_or(|head| head >= verb),
            false => token.head.is_none_or(|head| head <= verb),
        };
        if t != verb && t != subject && t != object && is_across {
            token.head = Some(if t < verb { subject } else { verb });
        }
    }
    set(&mut tokens[subject], Some(verb), "nsubj");
    let is_phrase = tokens[verb + 1].upos == Upos::Adp;
    set(&mut tokens[object], Some(verb), if is_phrase { "obl" } else { "obj" });
    set(&mut tokens[verb], None, "root");
    tokens[verb].upos = Upos::Verb;
    "VBZ".clone_into(&mut tokens[verb].xpos);
    tokens[verb].lemma = lemma;
}

/// "a citizen held hostage": somebody without an article is what a participle makes of its noun.
fn bare_predicate(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for verb in 1..tokens.len().saturating_sub(1) {
        let noun = verb + 1;
        let is_bare = tokens[verb].xpos == "VBN"
            && tokens[verb].deprel == "acl"
            && tokens[noun].xpos == "NN"
            && tokens[noun].deprel == "obj"
            && tokens[noun].head == Some(verb)
            && !tokens.iter().any(|t| t.head == Some(noun))
            && lexicon.is_noun(&tokens[noun].lemma);
        if is_bare {
            "xcomp".clone_into(&mut tokens[noun].deprel);
        }
    }
}

/// "sent up to 300 troops": before a number "up to" belongs to it.
fn up_to(tokens: &mut [Token]) {
    for up in 1..tokens.len().saturating_sub(3) {
        let to = up + 1;
        let is_limit = tokens[up].deprel == "compound:prt"
            && tokens[up].head == Some(up - 1)
            && tokens[to].does(Function::Infinitive)
            && tokens[to].relation() == "case"
            && (tokens[to + 1].upos == Upos::Num || tokens[to + 1].xpos == "$");
        let verb = tokens[up].head.filter(|_| is_limit);
        let noun = tokens[to].head.filter(|&noun| tokens[noun].head == verb);
        let (Some(verb), Some(noun)) = (verb, noun) else { continue };
        let has_object = tokens.iter().any(|t| t.head == Some(verb) && t.deprel == "obj");
        set(&mut tokens[noun], Some(verb), if has_object { "obl" } else { "obj" });
        set(&mut tokens[up], Some(to + 1), "advmod");
        set(&mut tokens[to], Some(up), "fixed");
        tokens[up].upos = Upos::Adv;
        "RB".clone_into(&mut tokens[up].xpos);
        // "gave up to 40 tanks to Mali"
        let goal = (noun + 1..tokens.len()).find(|&t| {
            tokens[t].head == Some(noun)
                && tokens[t].deprel == "nmod"
                && tokens
                    .iter()
                    .any(|c| c.head == Some(t) && c.relation() == "case" && c.does(Function::Goal))
        });
        if let Some(goal) = goal {
            set(&mut tokens[goal], Some(verb), "obl");
        }
    }
}

/// "deported a French national": what is acted on or acts, and stands behind an article, is a noun.
fn noun_as_adjective(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for word in 1..tokens.len() {
        let is_party = matches!(tokens[word].relation(), "nsubj" | "obj" | "iobj" | "obl");
        let has_article = || tokens.iter().any(|t| t.head == Some(word) && t.relation() == "det");
        if tokens[word].upos == Upos::Adj && is_party && has_article() && lexicon.is_noun(&tokens[word].lemma)
        {
            tokens[word].upos = Upos::Noun;
            "NN".clone_into(&mut tokens[word].xpos);
        }
    }
}

/// "will free 40 prisoners", "plans to free 40 prisoners": behind "will" and "to", before a number, stands a verb.
fn verb_as_adjective(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for verb in 1..tokens.len().saturating_sub(2) {
        let before = verb - 1;
        let is_one = tokens[verb].upos == Upos::Adj
            && tokens[verb + 1].upos == Upos::Num
            && lexicon.is_verb(&tokens[verb].lemma);
        let has_object = || tokens.iter().any(|t| t.head == Some(verb) && t.deprel == "obj");
        if is_one && tokens[before].xpos == "MD" && has_object() {
            super::be_base(&mut tokens[verb]);
            continue;
        }
        // "said it would free 40 prisoners"
        let object = tokens[verb].head.filter(|&o| is_one && o > verb && tokens[verb].deprel == "amod");
        if let Some(object) = object.filter(|_| tokens[before].xpos == "MD") {
            let (head, relation) = (tokens[object].head, tokens[object].deprel.clone());
            for (t, token) in tokens.iter_mut().enumerate() {
                if token.head == Some(object) && (t < before || token.upos == Upos::Punct) {
                    token.head = Some(verb);
                }
            }
            set(&mut tokens[before], Some(verb), "aux");
            set(&mut tokens[verb], head, &relation);
            set(&mut tokens[object], Some(verb), "obj");
            super::be_base(&mut tokens[verb]);
            continue;
        }
        let noun = tokens[verb].head.filter(|&noun| {
            is_one
                && noun > verb
                && tokens[before].does(Function::Infinitive)
                && tokens[before].head == Some(noun)
        });
        let above = noun.and_then(|noun| tokens[noun].head).filter(|&above| above < before);
        if let (Some(noun), Some(above)) = (noun, above) {
            let relation = if tokens[above].upos == Upos::Verb { "xcomp" } else { "acl" };
            set(&mut tokens[verb], Some(above), relation);
            set(&mut tokens[before], Some(verb), "mark");
            set(&mut tokens[noun], Some(verb), "obj");
            super::be_base(&mut tokens[verb]);
        }
    }
}

/// "urged Chad to free the bishop": behind "to", with an object, stands a verb.
fn adjective_of_infinitive(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for verb in 1..tokens.len().saturating_sub(1) {
        let has = |relation: &str| tokens.iter().any(|t| t.head == Some(verb) && t.relation() == relation);
        let to = &tokens[verb - 1];
        let is_led = to.does(Function::Infinitive) && to.head == Some(verb) && to.relation() == "mark";
        if tokens[verb].upos == Upos::Adj && is_led && has("obj") && lexicon.is_verb(&tokens[verb].lemma) {
            super::be_base(&mut tokens[verb]);
        }
    }
}

/// "ECOWAS suspended Niger": what is written in capitals is no auxiliary.
fn loud_auxiliary(tokens: &mut [Token], words: &Words) {
    for subject in 0..tokens.len().saturating_sub(1) {
        let Some(verb) = tokens[subject].head.filter(|_| tokens[subject].relation() == "aux") else {
            continue;
        };
        let form = &tokens[subject].form;
        // "HAS MOVED" is one.
        let is_name = form.len() > 2
            && form.chars().all(char::is_uppercase)
            && !tokens[subject].does(Function::Perfect);
        let has = |end: &str| tokens.iter().any(|t| t.head == Some(verb) && t.relation().ends_with(end));
        if !is_name || has("subj") {
            continue;
        }
        set(&mut tokens[subject], Some(verb), "nsubj");
        tokens[subject].upos = Upos::Propn;
        "NNP".clone_into(&mut tokens[subject].xpos);
        if tokens[verb].xpos == "VBN" {
            super::be_past(&mut tokens[verb], words.past);
        }
    }
}

/// "Turkey plans to attack Syria": between a name and "to" stands a verb, where the sentence has no other.
fn intention(tokens: &mut [Token], words: &Words) {
    let Some(root) = tokens.iter().position(|t| t.head.is_none()).filter(|&root| root > 0) else { return };
    let is_finite = |t: &Token| matches!(t.xpos.as_str(), "VBD" | "VBZ" | "VBP" | "MD");
    let subject = root - 1;
    let is_name = tokens[subject].upos == Upos::Propn
        && tokens[subject].head == Some(root)
        && matches!(tokens[subject].relation(), "compound" | "nmod" | "nsubj");
    let has = |relation: &str| tokens.iter().any(|t| t.head == Some(root) && t.relation() == relation);
    let clause = (root + 2..tokens.len()).find(|&t| {
        tokens[t].xpos == "VB"
            && tokens[t].deprel == "acl"
            && tokens[t].head == Some(root)
            && tokens[root + 1].head == Some(t)
            && tokens[root + 1].does(Function::Infinitive)
    });
    let (Some(clause), Some(lemma)) = (clause, words.verb(&tokens[root].form.to_lowercase())) else { return };
    let is_owned = tokens.iter().any(|t| t.head == Some(subject) && t.xpos == "POS");
    if tokens[root].xpos != "NNS"
        || !is_name
        || is_owned
        || has("det")
        || has("cop")
        || tokens.iter().any(is_finite)
    {
        return;
    }
    for token in tokens.iter_mut().take(subject).filter(|t| t.head == Some(root)) {
        if matches!(token.relation(), "compound" | "amod" | "nmod" | "flat") {
            token.head = Some(subject);
        }
    }
    set(&mut tokens[subject], Some(root), "nsubj");
    set(&mut tokens[clause], Some(root), "xcomp");
    tokens[root].upos = Upos::Verb;
    "VBZ".clone_into(&mut tokens[root].xpos);
    tokens[root].lemma = lemma;
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
        // "accused neighbouring Lebanon of arming them"
        let is_bare = tokens[word].head == Some(mark) && tokens[mark].upos == Upos::Verb;
        let Some(governor) = tokens[word].head.filter(|_| is_led || is_bare) else { continue };
        let relation = match tokens[governor].upos {
            _ if is_bare => "obj",
            Upos::Verb => "obl",
            _ => "nmod",
        };
        set(&mut tokens[noun], Some(governor), relation);
        for token in tokens.iter_mut().filter(|token| token.head == Some(word)) {
            token.head = Some(if is_bare { governor } else { noun });
        }
        set(&mut tokens[word], Some(noun), "amod");
        tokens[word].upos = Upos::Adj;
        "JJ".clone_into(&mut tokens[word].xpos);
        if is_led {
            "case".clone_into(&mut tokens[mark].deprel);
            tokens[mark].upos = Upos::Adp;
        }
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
        let Some(one) = one.filter(|&t| words.english.one_words.contains(&*tokens[t].form.to_lowercase()))
        else {
            continue;
        };
        // "a dozen drone strikes", "a few"
        let is_counted = (one + 1..subject).any(|t| {
            let form = tokens[t].form.to_lowercase();
            words.english.scales.contains_key(&*form) || words.english.plural.contains(&*form)
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
        super::be_base(&mut tokens[verb]);
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
        // "gave the United States valuable information": nor does a name stand before an adjective.
        let is_quality = |t: &Token| t.head == Some(object) && t.deprel == "amod" && t.upos == Upos::Adj;
        let opens =
            |t: usize| is_number(&tokens[t]) || is_quality(&tokens[t]) && tokens[t - 1].upos == Upos::Propn;
        let is_sum = tokens[object].xpos == "$";
        let Some(first) = (verb + 2..object).find(|&t| opens(t)).or_else(|| is_sum.then_some(object)) else {
            continue;
        };
        let first = (verb + 1..=first)
            .rev()
            .take_while(|&t| t == first || tokens[t].upos == Upos::Num)
            .last()
            .unwrap_or(first);
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
