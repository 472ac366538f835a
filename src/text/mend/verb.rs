//! Mending verbs: words that are the verb of a clause and were read as something else.

use super::present::has_main_verb;
use super::{Words, be_base, be_past, leads_to, make_clause, set};
use crate::text::{Function, Lexicon, Token, Upos};

/// "France and Germany restored relations", "A visit to Oman drew crowds": a finite verb is no attribute of its object.
pub(super) fn finite_verb(tokens: &mut [Token], words: &Words) {
    let finite = |t: &Token| matches!(t.xpos.as_str(), "VBD" | "VBZ" | "VBP" | "MD");
    let Some(root) = tokens.iter().position(|token| token.head.is_none()) else { return };
    let has_verb = has_main_verb(tokens, root);
    for verb in 1..tokens.len() {
        let Some(object) = tokens[verb].head.filter(|&h| h > verb && tokens[verb].relation() == "amod")
        else {
            continue;
        };
        let told = told_subject(tokens, words, object);
        let (top, saying) = told.map_or((root, None), |(subject, saying)| (subject, Some(saying)));
        let is_past = matches!(tokens[verb].xpos.as_str(), "VBN" | "VBD");
        let is_lost = is_past && is_past_of_clause(tokens, words, [top, verb, object]);
        // "Police in Minsk arrested protesters." has no other verb, and a noun right before this one.
        let is_sentence = || !has_verb && tokens.last().is_some_and(|t| t.form == ".");
        let is_only = is_lost && (told.is_some() || is_sentence());
        let is_finite = is_only || finite(&tokens[verb]) && tokens[verb].xpos != "MD" && told.is_none();
        // "Guards tortured prisoners, an inmate said."
        let top = if top == object { verb - 1 } else { top };
        let is_noun = |t: usize| matches!(tokens[t].upos, Upos::Noun | Upos::Propn | Upos::Pron);
        let is_below = leads_to(tokens, object, top) || tokens[top].head == Some(object);
        if !is_finite || top >= verb || !is_noun(top) || !is_noun(object) || !is_below {
            continue;
        }
        let root = top;
        // "supporters of Lucas Pinto blocked roads": a name hangs on its first word.
        let first = |t: &usize| tokens[*t].head.filter(|_| tokens[*t].relation() == "flat");
        let last = (root + 1..verb).rev().find(|&t| is_noun(t));
        let noun = last.and_then(|t| std::iter::successors(Some(t), first).take(tokens.len()).last());
        let strays: Vec<usize> = (root + 1..verb)
            .filter(|&t| matches!(tokens[t].head, Some(h) if h == object || h == verb))
            .collect();
        set(&mut tokens[verb], saying, if saying.is_some() { "ccomp" } else { "root" });
        // "In March, rebels loyal to Haftar freed prisoners"
        for token in tokens.iter_mut().take(root).filter(|t| t.head == Some(root)) {
            match token.deprel.as_str() {
                "nmod" => set(token, Some(verb), "obl"),
                "obl" | "punct" | "advmod" | "advcl" => token.head = Some(verb),
                _ => {}
            }
        }
        set(&mut tokens[root], Some(verb), "nsubj");
        set(&mut tokens[object], Some(verb), "obj");
        if is_only {
            be_past(&mut tokens[verb], words.past);
        }
        let Some(noun) = noun else { continue };
        for stray in strays {
            let relation = tokens[stray].deprel.clone();
            match tokens[stray].upos {
                Upos::Adp => set(&mut tokens[stray], Some(noun), "case"),
                Upos::Cconj => set(&mut tokens[stray], Some(noun), "cc"),
                _ if stray == noun => {
                    let is_coordinated = (root..noun).any(|t| tokens[t].upos == Upos::Cconj);
                    set(&mut tokens[stray], Some(root), if is_coordinated { "conj" } else { "nmod" });
                }
                _ => set(&mut tokens[stray], Some(noun), &relation),
            }
        }
    }
}

/// "Police shot and killed two men": what "and" joins to a verb in the past with an object is one, too, and the noun before it
/// their subject.
pub(super) fn past_before_past(tokens: &mut [Token], words: &Words) {
    for second in 3..tokens.len() {
        let (subject, first) = (second - 3, second - 2);
        let is_joined = tokens[second].xpos == "VBD"
            && tokens[second].relation() == "conj"
            && tokens[second].head == Some(first)
            && tokens[second - 1].relation() == "cc";
        let has = |t: usize, relations: &[&str]| {
            tokens.iter().any(|c| c.head == Some(t) && relations.contains(&c.relation()))
        };
        let is_noun = |t: usize| matches!(tokens[t].upos, Upos::Noun | Upos::Propn);
        let is_bare = is_joined
            && is_noun(subject)
            && tokens[subject].head == Some(first)
            && matches!(tokens[subject].relation(), "compound" | "nmod" | "amod")
            && has(second, &["obj"])
            && !has(second, &["nsubj"])
            && !has(first, &["nsubj", "aux", "cop", "case"]);
        let is_past = || {
            let form = tokens[first].form.to_lowercase();
            let lemma = (words.past)(&form);
            lemma != form && words.lexicon.is_verb(&lemma)
        };
        if !is_bare || !is_past() {
            continue;
        }
        for token in tokens.iter_mut().take(subject).filter(|t| t.head == Some(first)) {
            if matches!(token.relation(), "det" | "amod" | "compound" | "nummod" | "nmod") {
                token.head = Some(subject);
            }
        }
        set(&mut tokens[subject], Some(first), "nsubj");
        tokens[first].upos = Upos::Verb;
        be_past(&mut tokens[first], words.past);
        // "Police shot and killed two men, a witness said."
        let saying = tokens[first].head.filter(|_| tokens[first].relation() == "nsubj");
        if let Some(saying) = saying.filter(|&v| words.lexicon.is_reporting(&tokens[v].lemma)) {
            set(&mut tokens[first], Some(saying), "ccomp");
        }
    }
}

/// "Gunmen on motorcycles killed 17 people, officials said": a participle with an object of its own, behind a noun that only
/// tells something of the subject, is the verb of the clause.
pub(super) fn verb_behind_phrase(tokens: &mut [Token], words: &Words) {
    let Some(root) = tokens.iter().position(|token| token.head.is_none()) else { return };
    let has_verb = has_main_verb(tokens, root);
    let is_sentence = !has_verb && tokens.last().is_some_and(|t| t.form == ".");
    for verb in 2..tokens.len().saturating_sub(1) {
        // "A statement from the Kremlin accused NATO"
        let is_participle =
            matches!(tokens[verb].xpos.as_str(), "VBN" | "VBD") && tokens[verb].deprel == "acl";
        let Some(noun) = tokens[verb].head.filter(|&noun| is_participle && noun + 1 == verb) else {
            continue;
        };
        let object = (verb + 1..tokens.len()).find(|&t| {
            tokens[t].head == Some(verb) && tokens[t].deprel == "obj" && tokens[t].upos != Upos::Pron
        });
        let Some(object) = object else { continue };
        let lemma = words.verb(&tokens[verb].form.to_lowercase());
        if lemma.is_none_or(|lemma| words.lexicon.has_recipient(&lemma)) {
            continue;
        }
        let (top, saying) = match told_subject(tokens, words, noun) {
            Some((top, saying)) if object < saying => (top, Some(saying)),
            _ if is_sentence && root < noun && leads_to(tokens, noun, root) => (root, None),
            _ => continue,
        };
        if top == noun || !matches!(tokens[top].upos, Upos::Noun | Upos::Propn) {
            continue;
        }
        set(&mut tokens[verb], saying, if saying.is_some() { "ccomp" } else { "root" });
        set(&mut tokens[top], Some(verb), "nsubj");
        be_past(&mut tokens[verb], words.past);
        return;
    }
}

/// "Pakistan test-fired a missile": whose test it is fired it.
pub(super) fn hyphened_verb(tokens: &mut [Token]) {
    for verb in 3..tokens.len() {
        let (hyphen, front) = (verb - 1, verb - 2);
        let is_one = tokens[hyphen].xpos == "HYPH"
            && tokens[verb].xpos == "VBD"
            && tokens[front].head == Some(verb)
            && matches!(tokens[front].relation(), "obl" | "compound" | "nsubj" | "advmod");
        let has_subject = (0..front).any(|t| tokens[t].head == Some(verb) && tokens[t].relation() == "nsubj");
        if !is_one || has_subject {
            continue;
        }
        let is_noun = |t: &Token| matches!(t.upos, Upos::Noun | Upos::Propn);
        let subject =
            (0..front).rfind(|&t| tokens[t].head == Some(front) && is_noun(&tokens[t]) && t + 1 == front);
        let Some(subject) = subject else { continue };
        for token in tokens.iter_mut().take(front).filter(|t| t.head == Some(front)) {
            token.head = Some(subject);
        }
        set(&mut tokens[subject], Some(verb), "nsubj");
        set(&mut tokens[front], Some(verb), "compound");
    }
}

/// "Dozens of farmers blocked highways": whether a known form in "-ed" stands behind a noun that acts, and not in "a list of
/// state backed banks".
fn is_past_of_clause(tokens: &[Token], words: &Words, [top, verb, object]: [usize; 3]) -> bool {
    let before = &tokens[verb - 1];
    let is_several = |t: &Token| {
        t.xpos == "NNS" || t.upos == Upos::Noun && words.english.collective.contains(&*t.form.to_lowercase())
    };
    let hangs = matches!(before.head, Some(head) if head == object || head == verb);
    let has_case = || tokens.iter().any(|t| t.head == Some(object) && t.relation() == "case");
    let is_bare = || tokens[object].relation() == "nmod" && !has_case();
    let is_plural = || is_several(before) || before.upos == Upos::Noun && is_several(&tokens[top]);
    let acts = before.upos == Upos::Propn || is_plural() && (hangs || is_bare());
    acts && words.verb(&tokens[verb].form.to_lowercase()).is_some()
}

/// "Police in Lima arrested students, witnesses said": of two subjects of the saying, the one that has the object below it,
/// and the saying.
fn told_subject(tokens: &[Token], words: &Words, object: usize) -> Option<(usize, usize)> {
    let up = |t: &usize| tokens[*t].head.filter(|_| matches!(tokens[*t].relation(), "nmod" | "compound"));
    let top = std::iter::successors(Some(object), up).take(tokens.len()).last()?;
    let saying = tokens[top].head.filter(|_| tokens[top].relation() == "nsubj")?;
    let mut speakers = (object + 1..saying).filter(|&t| {
        tokens[t].head == Some(saying) && tokens[t].relation() == "nsubj" && tokens[t].upos != Upos::Adv
    });
    let speaker = speakers.next()?;
    let is_apart = tokens[object + 1..speaker].iter().any(|t| t.form == ",");
    (is_apart && words.lexicon.is_reporting(&tokens[saying].lemma)).then_some((top, saying))
}

/// "Kenya rejects claims by Sudan": of two words in the present side by side the second is the object of the first.
pub(super) fn second_present(tokens: &mut [Token]) {
    for object in 1..tokens.len() {
        let verb = object - 1;
        if tokens[object].xpos != "VBZ" || tokens[verb].xpos != "VBZ" || tokens[object].upos != Upos::Verb {
            continue;
        }
        let is_above = tokens[verb].head == Some(object) && tokens[verb].relation() == "nsubj";
        let is_below = tokens[object].head == Some(verb) && tokens[object].relation() == "obj";
        if !is_above && !is_below {
            continue;
        }
        if is_above {
            let (head, relation) = (tokens[object].head, tokens[object].deprel.clone());
            set(&mut tokens[verb], head, &relation);
            set(&mut tokens[object], Some(verb), "obj");
        }
        for token in tokens.iter_mut().filter(|t| t.head == Some(object)) {
            match token.relation() {
                "punct" => token.head = Some(verb),
                "obl" => "nmod".clone_into(&mut token.deprel),
                _ => {}
            }
        }
        tokens[object].upos = Upos::Noun;
        "NNS".clone_into(&mut tokens[object].xpos);
    }
}

/// "The ship that Iran seized belongs to Greece": a finite verb without a subject behind a relative clause is no object of it.
pub(super) fn verb_behind_relative(tokens: &mut [Token]) {
    for verb in 3..tokens.len() {
        let is_finite = |t: &Token| matches!(t.xpos.as_str(), "VBD" | "VBZ" | "VBP");
        let before = verb - 1;
        let is_stray = tokens[verb].upos == Upos::Verb
            && is_finite(&tokens[verb])
            && tokens[verb].deprel == "obj"
            && tokens[verb].head == Some(before)
            && is_finite(&tokens[before])
            && tokens[before].relation() == "acl";
        let Some(noun) = tokens[before].head.filter(|&noun| is_stray && tokens[noun].head.is_none()) else {
            continue;
        };
        if tokens.iter().any(|t| t.head == Some(verb) && t.relation() == "nsubj") {
            continue;
        }
        set(&mut tokens[verb], None, "root");
        set(&mut tokens[noun], Some(verb), "nsubj");
        set(&mut tokens[before], Some(noun), "acl:relcl");
        for token in tokens.iter_mut() {
            if token.head == Some(noun) && token.deprel == "punct" {
                token.head = Some(verb);
            } else if token.head == Some(before) && token.xpos == "WDT" {
                "obj".clone_into(&mut token.deprel);
            }
        }
    }
}

/// "spoke by phone with Ecuador": a bare noun behind "by" that nobody is called by is a means, where the verb has a subject of
/// its own.
pub(super) fn means_as_agent(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for means in 2..tokens.len() {
        let verb = tokens[means].head.filter(|&verb| verb < means && tokens[means].deprel == "obl:agent");
        let is_bare = tokens[means].xpos == "NN"
            && tokens[means - 1].relation() == "case"
            && tokens[means - 1].head == Some(means)
            && !lexicon.is_actor(&tokens[means].lemma);
        let Some(verb) = verb.filter(|&verb| is_bare && tokens[verb].xpos == "VBD") else { continue };
        let has = |relation: &str| tokens.iter().any(|t| t.head == Some(verb) && t.deprel == relation);
        if has("nsubj") && !has("aux:pass") {
            "obl".clone_into(&mut tokens[means].deprel);
        }
    }
}

/// "Bolivia thanked Ecuador": a past tense without an auxiliary is no passive.
pub(super) fn plain_past(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for verb in 0..tokens.len() {
        let has = |relation: &str| tokens.iter().any(|t| t.head == Some(verb) && t.deprel == relation);
        // "Russia stood by Iran": who is reached by the verb's own preposition does not do it.
        if tokens[verb].xpos == "VBD" && has("obl:agent") && !has("aux:pass") {
            let case = tokens.iter().enumerate().find(|(t, token)| {
                *t == verb + 1
                    && token.relation() == "case"
                    && token.head.is_some_and(|h| tokens[h].deprel == "obl:agent")
            });
            let phrase = case.filter(|(_, c)| lexicon.takes(&tokens[verb].lemma, &c.form.to_lowercase()));
            let Some(phrase) = phrase.and_then(|(_, case)| case.head) else { continue };
            "obl".clone_into(&mut tokens[phrase].deprel);
            for token in tokens.iter_mut().filter(|t| t.head == Some(verb) && t.deprel == "nsubj:pass") {
                "nsubj".clone_into(&mut token.deprel);
            }
            continue;
        }
        // "exiles protested against China": what reaches its other side by a preposition has no passive.
        let is_own = |case: &Token| {
            let phrase = case.head.filter(|&t| case.relation() == "case" && t > verb);
            phrase.is_some_and(|t| tokens[t].head == Some(verb))
                && lexicon.takes(&tokens[verb].lemma, &case.form.to_lowercase())
        };
        let is_taken = tokens[verb].xpos == "VBN"
            && tokens[verb].head.is_none()
            // "Thousands of people marched in Oslo"
            && (tokens[verb + 1..].iter().any(is_own) || lexicon.is_gathering(&tokens[verb].lemma));
        if tokens[verb].xpos != "VBD" && !is_taken
            || !has("nsubj:pass")
            || has("aux:pass")
            || has("obl:agent")
        {
            continue;
        }

        let has_object = has("obj");
        "VBD".clone_into(&mut tokens[verb].xpos);
        for token in tokens.iter_mut().filter(|t| t.head == Some(verb) && t.deprel == "nsubj:pass") {
            "nsubj".clone_into(&mut token.deprel);
        }
        let next = verb + 1;
        let is_bare_name = tokens.get(next).is_some_and(|t| {
            t.head == Some(verb)
                && t.upos == Upos::Propn
                && matches!(t.deprel.as_str(), "obl" | "obl:unmarked" | "nmod")
        });
        if is_bare_name && !has_object {
            "obj".clone_into(&mut tokens[next].deprel);
        }
    }
}

/// "Serbia considers Kosovo part of", "The police shot the protesters": what has an object is a verb.
pub(super) fn noun_with_object(tokens: &mut [Token], words: &Words) {
    let (lexicon, past) = (words.lexicon, words.past);
    let Some(root) = tokens.iter().position(|t| t.head.is_none()) else { return };
    let is_that = |t: &Token| t.deprel == "mark" && t.does(Function::Complementizer);
    let is_object_of_root =
        |t: &Token| t.head == Some(root) && matches!(t.deprel.as_str(), "obj" | "acl:relcl");
    let Some(object) = (root + 1..tokens.len()).find(|&t| is_object_of_root(&tokens[t])) else { return };
    match tokens[root].upos {
        Upos::Noun => {
            let form = tokens[root].form.to_lowercase();
            let lemmas = [form.strip_suffix('s'), Some(tokens[root].lemma.as_str())];
            let present = lemmas.into_iter().flatten().find(|lemma| lexicon.is_verb(lemma));
            let present = present.filter(|lemma| form.ends_with('s') && **lemma != form).map(str::to_owned);
            let lemma = present
                .clone()
                .or_else(|| Some(past(&form)).filter(|lemma| *lemma != form && lexicon.is_verb(lemma)));
            let Some(lemma) = lemma else { return };
            let Some(subject) = root.checked_sub(1).filter(|&t| tokens[t].head == Some(root)) else { return };
            if !matches!(tokens[subject].relation(), "compound" | "nmod" | "amod") {
                return;
            }
            for token in tokens.iter_mut().take(subject) {
                if token.head == Some(root)
                    && matches!(token.relation(), "det" | "amod" | "compound" | "nummod")
                {
                    token.head = Some(subject);
                }
            }
            if tokens[object].deprel == "acl:relcl" {
                if !tokens.iter().any(|t| t.head == Some(object) && is_that(t))
                    || !lexicon.is_reporting(&lemma)
                {
                    return;
                }
                set(&mut tokens[object], Some(root), "ccomp");
            }
            set(&mut tokens[subject], Some(root), "nsubj");
            tokens[root].upos = Upos::Verb;
            if present.is_some() { "VBZ" } else { "VBD" }.clone_into(&mut tokens[root].xpos);
            tokens[root].lemma = lemma;
        }
        // "Swiss banks unblocked 50 million dollars", read as what they are
        Upos::Adj => {
            let is_subject = |t: &Token| t.head == Some(root) && t.relation() == "nsubj";
            let has_subject = tokens[..root].iter().any(is_subject);
            let has_copula = tokens.iter().any(|t| t.head == Some(root) && t.relation() == "cop");
            let form = tokens[root].form.to_lowercase();
            let is_known = words.is_regular_past(&form) && lexicon.is_verb(&past(&form));
            if is_known && has_subject && !has_copula && tokens[object].deprel == "obj" {
                be_past(&mut tokens[root], past);
            }
        }
        // "Germany sent tanks": the participle of the object is the verb.
        Upos::Propn => {
            let verb = (root + 1..object).find(|&t| {
                matches!(tokens[t].xpos.as_str(), "VBN" | "VBD")
                    && tokens[t].head == Some(object)
                    && tokens[t - 1].upos == Upos::Propn
            });
            if let Some(verb) = verb {
                make_clause(tokens, [root, verb, object], past);
            }
        }
        _ => {}
    }
}

/// "after gunmen attack a village": what has a subject before it and an object behind it is a verb.
pub(super) fn noun_between(tokens: &mut [Token], words: &Words) {
    for noun in 1..tokens.len().saturating_sub(1) {
        let is_noun = tokens[noun].upos == Upos::Noun && tokens[noun].form.starts_with(char::is_lowercase);
        let has = |relation: &str, is_there: &dyn Fn(usize) -> bool| {
            let mut below = tokens.iter().enumerate().filter(|(_, t)| t.head == Some(noun));
            below.any(|(at, t)| t.relation() == relation && is_there(at))
        };
        if !is_noun
            || !has("nsubj", &|at| at + 1 == noun)
            || !has("obj", &|at| at > noun)
            || has("cop", &|_| true)
        {
            continue;
        }
        let form = tokens[noun].form.to_lowercase();
        let plain = Some(&form).filter(|form| words.lexicon.is_verb(form)).cloned();
        let Some(lemma) = plain.clone().or_else(|| words.verb(&form)) else { continue };
        tokens[noun].upos = Upos::Verb;
        if plain.is_some() { "VBP" } else { "VBZ" }.clone_into(&mut tokens[noun].xpos);
        tokens[noun].lemma = lemma;
    }
}

/// "has long opposed Ukraine" read as having something opposed.
pub(super) fn lost_perfect(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for have in 0..tokens.len() {
        if !matches!(tokens[have].upos, Upos::Verb | Upos::Aux) || !tokens[have].does(Function::Perfect) {
            continue;
        }
        let participle = (have + 1..tokens.len()).find(|&t| {
            tokens[t].upos != Upos::Adv && tokens[t].relation() != "amod" || tokens[t].xpos == "VBN"
        });
        let Some(verb) = participle.filter(|&t| tokens[t].xpos == "VBN" && tokens[t].relation() == "amod")
        else {
            continue;
        };
        let noun = tokens[verb]
            .head
            .filter(|&n| n > verb && tokens[n].head == Some(have) && tokens[n].relation() == "obj");
        let Some(noun) = noun.filter(|_| lexicon.is_verb(&tokens[verb].lemma)) else { continue };
        let (head, relation) = (tokens[have].head, tokens[have].deprel.clone());
        for t in (0..tokens.len()).filter(|&t| t != verb) {
            let is_between = t > have && t < verb;
            if tokens[t].head == Some(have) || is_between && tokens[t].head == Some(noun) {
                tokens[t].head = Some(verb);
            }
        }
        set(&mut tokens[verb], head, &relation);
        set(&mut tokens[have], Some(verb), "aux");
        tokens[have].upos = Upos::Aux;
        tokens[verb].upos = Upos::Verb;
    }
}

/// "said it would veto Chad's bid": behind a modal or "to" stands the verb of the clause, and no owner of its object.
pub(super) fn modal_verb(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for verb in 2..tokens.len().saturating_sub(1) {
        let modal = verb - 1;
        // "allowed police to arrest protesters"
        let is_infinitive = tokens[modal].xpos == "TO";
        // "ready to mediate talks", with a verb taken for an adjective
        let is_base = match tokens[verb].xpos.as_str() {
            "VB" => true,
            "JJ" => lexicon.is_verb(&tokens[verb].lemma),
            _ => false,
        };
        let is_verb = is_base
            && (tokens[modal].xpos == "MD" || is_infinitive)
            && matches!(tokens[verb].relation(), "nmod" | "compound" | "amod");
        let Some(object) = tokens[verb].head.filter(|&object| is_verb && object > verb) else { continue };
        let (head, relation) = (tokens[object].head, tokens[object].deprel.clone());
        for (t, token) in tokens.iter_mut().enumerate() {
            if token.head == Some(object) && (t < modal || token.upos == Upos::Punct) {
                token.head = Some(verb);
            }
        }
        be_base(&mut tokens[verb]);
        set(&mut tokens[modal], Some(verb), if is_infinitive { "mark" } else { "aux" });
        // "used gas to disperse protesters"
        let is_ready = head.is_some_and(|head| tokens[head].upos == Upos::Adj);
        let relation = match relation.as_str() {
            "obl" if is_infinitive && is_ready => "xcomp",
            "obl" if is_infinitive => "advcl",
            _ => &relation,
        };
        set(&mut tokens[verb], head, relation);
        set(&mut tokens[object], Some(verb), "obj");
    }
}

/// "Germany repatriated Afghan migrants." read as a noun with a participle: a sentence has a verb.
pub(super) fn lost_predicate(tokens: &mut [Token], words: &Words) {
    let past = words.past;
    let Some(root) = tokens.iter().position(|t| t.head.is_none()) else { return };
    let is_finite = |t: &Token| matches!(t.xpos.as_str(), "VBD" | "VBZ" | "VBP" | "MD");
    let ends_as_sentence = tokens.last().is_some_and(|t| t.form == ".");
    let is_noun = matches!(tokens[root].upos, Upos::Noun | Upos::Propn);
    let is_modifier = |t: &Token| matches!(t.relation(), "amod" | "compound");
    if !is_noun || !ends_as_sentence {
        return;
    }
    if tokens.iter().any(|t| is_finite(t) && !is_modifier(t)) {
        if !has_main_verb(tokens, root) {
            past_as_attribute(tokens, words, root);
        }
        return;
    }
    // "The gunmen wounded Malian soldiers." read as the wounded soldiers beside the gunmen.
    let behind = Some(root + 1).filter(|&t| {
        tokens.get(t).is_some_and(|word| matches!(word.xpos.as_str(), "VBN" | "VBD") && is_modifier(word))
            && tokens[t].head.is_some_and(|x| {
                x > t
                    && tokens[x].head == Some(root)
                    && matches!(tokens[x].relation(), "appos" | "dep" | "list")
            })
    });
    if let Some((verb, object)) = behind.and_then(|verb| Some((verb, tokens[verb].head?))) {
        make_clause(tokens, [root, verb, object], past);
        return;
    }
    let is_beside = |t: usize| {
        let is_hung = matches!(tokens[t].relation(), "compound" | "nsubj");
        let is_near = tokens[t].head.is_some_and(|head| head == root || head == t + 1);
        tokens[t].upos == Upos::Noun && is_near && is_hung
    };
    let verb = (1..root).find(|&t| {
        let is_participle = matches!(tokens[t].xpos.as_str(), "VBN" | "VBD")
            || tokens[t].upos == Upos::Adj && words.is_regular_past(&tokens[t].form);
        is_participle
            && tokens[t].head == Some(root)
            && matches!(tokens[t].relation(), "amod" | "acl" | "compound")
            // "police dispersed protesters": no noun stands before a participle inside a phrase.
            && (tokens[t - 1].upos == Upos::Propn || is_beside(t - 1))
            && tokens[..t].iter().all(|before| before.upos != Upos::Punct && before.xpos != "POS")
    });
    let Some(verb) = verb else {
        trailing_predicate(tokens, words, root);
        return;
    };
    let Some(subject) = (0..verb).find(|&t| tokens[t].head.is_none_or(|head| head >= verb)) else { return };
    for (t, token) in tokens.iter_mut().enumerate() {
        let is_outside = t < verb && token.head.is_some_and(|head| head >= verb);
        if is_outside || token.head == Some(root) && token.upos == Upos::Punct {
            token.head = Some(verb);
        }
    }
    set(&mut tokens[subject], Some(verb), "nsubj");
    set(&mut tokens[root], Some(verb), "obj");
    set(&mut tokens[verb], None, "root");
    be_past(&mut tokens[verb], past);
}

/// "The watchdog accused Egypt of hiding what it knew." read as a watchdog that was accused: what has an object, or joins a
/// verb in the past that has one, is no passive, and the sentence has no other verb.
fn past_as_attribute(tokens: &mut [Token], words: &Words, root: usize) {
    let of = |head: usize, relation: &str| {
        (head + 1..tokens.len()).find(|&t| tokens[t].head == Some(head) && tokens[t].relation() == relation)
    };
    let verb = (root + 1..tokens.len()).find(|&t| {
        let is_past = matches!(tokens[t].xpos.as_str(), "VBN" | "VBD") && tokens[t].deprel == "acl";
        let second = || of(t, "conj").filter(|&c| tokens[c].xpos == "VBD");
        let has_object = || of(t, "obj").is_some() || second().is_some_and(|c| of(c, "obj").is_some());
        let has_own = tokens
            .iter()
            .any(|c| c.head == Some(t) && matches!(c.relation(), "nsubj" | "csubj" | "mark" | "aux"));
        is_past && tokens[t].head == Some(root) && tokens[t - 1].form != "," && !has_own && has_object()
    });
    let Some(verb) = verb else { return };
    for (t, token) in tokens.iter_mut().enumerate().filter(|(_, token)| token.head == Some(root)) {
        match token.relation() {
            "acl" if t > verb => set(token, Some(verb), "advcl"),
            "nmod" if t > verb => set(token, Some(verb), "obl"),
            _ if t > verb || token.deprel == "punct" => token.head = Some(verb),
            _ => {}
        }
    }
    set(&mut tokens[verb], None, "root");
    set(&mut tokens[root], Some(verb), "nsubj");
    be_past(&mut tokens[verb], words.past);
}

/// Where what is said aside opens and closes: between dashes, or between commas where a preposition opens it and a bare participle
/// follows, "Kenya, along with Uganda, sent troops".
fn aside(tokens: &[Token]) -> Option<(usize, usize)> {
    let between = |is_mark: &dyn Fn(&Token) -> bool| {
        let close = tokens.iter().rposition(is_mark)?;
        Some((tokens[..close].iter().position(is_mark)?, close))
    };
    let dashes = between(&|t| matches!(t.form.as_str(), "-" | "–" | "—" | "--"));
    dashes.or_else(|| {
        between(&|t| t.form == ",").filter(|&(open, close)| {
            let is_bare = tokens.get(close + 1).is_some_and(|t| t.xpos == "VBN" && t.relation() == "amod");
            is_bare && tokens[open + 1].upos == Upos::Adp
        })
    })
}

/// "The minister – an ally of the president – resigned on Monday.": what stands behind an aside goes on with the noun before
/// it.
pub(super) fn verb_behind_dash(tokens: &mut [Token], past: &dyn Fn(&str) -> String) {
    let Some((open, close)) = aside(tokens) else { return };
    let Some(root) = tokens.iter().position(|t| t.head.is_none()).filter(|&root| root < open) else { return };
    let verb = close + 1;
    let is_past = |t: &Token| matches!(t.xpos.as_str(), "VBN" | "VBD");
    let is_noun = |t: &Token| matches!(t.upos, Upos::Noun | Upos::Propn);
    let is_lost = is_noun(&tokens[root])
        && tokens.get(verb).is_some_and(|t| is_past(t) && !matches!(t.relation(), "root" | "conj"))
        && !has_main_verb(tokens, root);
    let Some(aside) = (open + 1..close).rev().find(|&t| is_lost && is_noun(&tokens[t])) else { return };
    let object = tokens[verb].head.filter(|&object| object > verb && tokens[verb].relation() == "amod");
    if let Some(object) = object {
        let (head, relation) = (tokens[object].head, tokens[object].deprel.clone());
        if head.is_none_or(|head| head >= close) {
            return;
        }
        set(&mut tokens[aside], head, &relation);
        set(&mut tokens[object], Some(verb), "obj");
    }
    for (t, token) in tokens.iter_mut().enumerate().take(close).skip(open) {
        if t != aside && token.head.is_some_and(|head| head > close) {
            token.head = Some(aside);
        }
    }
    for (t, token) in tokens.iter_mut().enumerate() {
        if token.head == Some(root) && (t > verb || token.deprel == "punct") {
            token.head = Some(verb);
        }
    }
    set(&mut tokens[verb], None, "root");
    set(&mut tokens[root], Some(verb), "nsubj");
    be_past(&mut tokens[verb], past);
}

/// "The premier of Alberta called for sanctions" read as a premier who was called: a verb that reaches its other side
/// by a preposition is no passive.
fn trailing_predicate(tokens: &mut [Token], words: &Words, root: usize) {
    let verb = (root + 1..tokens.len()).find(|&t| {
        let word = &tokens[t];
        let is_participle = matches!(word.xpos.as_str(), "VBN" | "VBD") && word.deprel == "acl";
        let next = tokens.get(t + 1).filter(|next| next.relation() == "case" && next.head > Some(t));
        let is_taken = next
            .is_some_and(|next| words.lexicon.takes(&(words.past)(&word.form.to_lowercase()), &next.form));
        let has_object = tokens.iter().any(|c| c.head == Some(t) && c.deprel == "obj");
        // "the president, Gustavo Petro, promised to"
        let has_clause = tokens.get(t.wrapping_sub(1)).is_some_and(|before| before.form == ",")
            && tokens.iter().any(|c| {
                c.head == Some(t) && matches!(c.relation(), "xcomp" | "ccomp" | "advcl") && c.xpos != "VBG"
            });
        is_participle && (is_taken || has_object || has_clause) && leads_to(tokens, t, root)
    });
    let Some(verb) = verb else { return };
    for token in tokens.iter_mut().filter(|t| t.head == Some(root) && t.deprel == "punct") {
        token.head = Some(verb);
    }
    set(&mut tokens[verb], None, "root");
    set(&mut tokens[root], Some(verb), "nsubj");
    be_past(&mut tokens[verb], words.past);
}

/// "Turkey and Qatar back the government", "Gunmen open fire": what has a subject and an object is a verb.
pub(super) fn adverb_as_verb(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for word in 1..tokens.len() {
        let has = |relation: &str| tokens.iter().any(|t| t.head == Some(word) && t.deprel == relation);
        let is_bare = tokens[word].upos == Upos::Adv || tokens[word].xpos == "JJ" && !has("cop");
        let is_lost = is_bare && tokens[word].head.is_none();
        if is_lost && has("nsubj") && has("obj") && lexicon.is_verb(&tokens[word].lemma) {
            tokens[word].upos = Upos::Verb;
            "VBP".clone_into(&mut tokens[word].xpos);
        }
    }
}

/// "Troops advanced on Goma": an adjective in "-ed" with a subject, no copula and the verb's own preposition is the verb.
pub(super) fn adjective_as_verb(tokens: &mut [Token], words: &Words) {
    for word in 1..tokens.len() {
        let form = tokens[word].form.to_lowercase();
        let is_lost =
            tokens[word].xpos == "JJ" && tokens[word].head.is_none() && words.is_regular_past(&form);
        let has = |relation: &str| tokens.iter().any(|t| t.head == Some(word) && t.relation() == relation);
        if !is_lost || !has("nsubj") || has("cop") || words.lexicon.is_adjective(&form) {
            continue;
        }
        let lemma = (words.past)(&form);
        let takes = |case: &Token| words.lexicon.takes(&lemma, &case.lemma);
        let reaches = tokens.iter().enumerate().any(|(t, token)| {
            let is_phrase = token.head == Some(word) && token.relation() == "obl" && t > word;
            is_phrase && tokens.iter().any(|c| c.head == Some(t) && c.deprel == "case" && takes(c))
        });
        if reaches {
            be_past(&mut tokens[word], words.past);
        }
    }
}

/// "has neither condemned nor endorsed": a participle behind "have" is no thing that is had.
pub(super) fn split_perfect(tokens: &mut [Token], words: &Words) {
    for verb in 2..tokens.len() {
        let have = tokens[verb].head.filter(|&h| h < verb && tokens[h].does(Function::Perfect));
        let is_participle = matches!(tokens[verb].xpos.as_str(), "VBN" | "VBD");
        let Some(have) = have.filter(|_| is_participle && tokens[verb].deprel == "obj") else {
            continue;
        };
        let is_between = |t: usize| {
            matches!(tokens[t].upos, Upos::Adv | Upos::Cconj | Upos::Det) && tokens[t].head == Some(verb)
        };
        if verb - have > 3 || !(have + 1..verb).all(is_between) {
            continue;
        }
        let (head, relation) = (tokens[have].head, tokens[have].deprel.clone());
        set(&mut tokens[verb], head, &relation);
        set(&mut tokens[have], Some(verb), "aux");
        tokens[verb].upos = Upos::Verb;
        "VBN".clone_into(&mut tokens[verb].xpos);
        tokens[verb].lemma = (words.past)(&tokens[verb].form);
        for token in tokens.iter_mut().filter(|t| t.head == Some(have)) {
            token.head = Some(verb);
        }
    }
}

/// "Lebanon pleaded with France", "Spain pressed charges": a root that ends in "ed", has no auxiliary
/// and a name right before it is a verb in the past, and the name its subject.
pub(super) fn lost_subject(tokens: &mut [Token], words: &Words) {
    let past = words.past;
    let Some(root) = tokens.iter().position(|t| t.head.is_none()).filter(|&root| root > 0) else { return };
    let has =
        |relations: &[&str]| tokens.iter().any(|t| t.head == Some(root) && relations.contains(&t.relation()));
    let is_past_form = matches!(tokens[root].xpos.as_str(), "VBN" | "VBD") || tokens[root].upos == Upos::Adj;
    let is_lost = is_past_form && words.is_regular_past(&tokens[root].form) && !has(&["aux", "cop"]);
    if !is_lost || tokens[root - 1].upos != Upos::Propn {
        return;
    }
    // "Germany suspended aid", the subject given to the noun behind the verb.
    if !has(&["nsubj", "csubj"]) {
        let astray = (0..root).find(|&t| {
            tokens[t].relation() == "nsubj"
                && tokens[t]
                    .head
                    .is_some_and(|h| h > root && matches!(tokens[h].upos, Upos::Noun | Upos::Propn))
        });
        if let Some(subject) = astray {
            set(&mut tokens[subject], Some(root), "nsubj");
            be_past(&mut tokens[root], past);
            return;
        }
    }
    if !has(&["nsubj", "csubj"]) {
        let name = (0..root).rfind(|&t| tokens[t].head == Some(root) && tokens[t].upos == Upos::Propn);
        let Some(name) = name.filter(|&t| {
            matches!(
                tokens[t].relation(),
                "obl" | "compound" | "nmod" | "dep" | "advmod" | "discourse" | "vocative"
            )
        }) else {
            return;
        };
        set(&mut tokens[name], Some(root), "nsubj");
    }
    be_past(&mut tokens[root], past);
}

/// A verb whose lemma nobody knows takes the regular one that the lexicon knows: "patrolled", "patrol".
pub(super) fn known_lemma(token: &mut Token, words: &Words) {
    let lexicon = words.lexicon;
    // "troops"
    if token.upos == Upos::Noun && token.xpos == "NNS" && !lexicon.is_noun(&token.lemma) {
        let singular = token.lemma.strip_suffix('s').filter(|singular| lexicon.is_noun(singular));
        if let Some(singular) = singular.map(str::to_owned) {
            token.lemma = singular;
        }
    }
    let plural =
        Some(&*token.form).filter(|_| token.xpos == "NNS").and_then(|form| words.english.plurals.get(form));
    if let Some(lemma) = plural {
        token.lemma = lemma.to_string();
    }
    // "Houthis", taken for an article at the head of a sentence
    let is_long = token.form.len() > 5 && token.form.starts_with(char::is_uppercase);
    if token.upos == Upos::Det && is_long && lexicon.name(&[token.form.as_str()]).is_some() {
        token.upos = Upos::Propn;
        "NNPS".clone_into(&mut token.xpos);
    }
    // "Blinken", a name by one tag and a verb by the other
    if token.upos == Upos::Verb && token.xpos == "NNP" {
        token.upos = Upos::Propn;
    }
    if token.upos != Upos::Verb || lexicon.is_verb(&token.lemma) {
        return;
    }
    if let Some(lemma) = words.verb(&token.form.to_lowercase()) {
        token.lemma = lemma;
    }
}

/// "Had Kenya invaded Ethiopia, war would have followed": the auxiliary that opens the condition is the participle's.
pub(super) fn condition_by_inversion(tokens: &mut [Token]) {
    let comma = tokens.iter().position(|t| t.form == ",");
    let opens = tokens.first().is_some_and(|t| t.does(Function::Perfect) && t.xpos == "VBD");
    let Some(comma) = comma.filter(|_| opens) else { return };
    let participle = (2..comma).find(|&t| tokens[t].xpos == "VBN" && tokens[t].upos == Upos::Verb);
    let has_modal = |verb: usize| tokens.iter().any(|t| t.xpos == "MD" && t.head == Some(verb));
    let main = (comma + 1..tokens.len()).find(|&t| tokens[t].upos == Upos::Verb && has_modal(t));
    let (Some(participle), Some(main)) = (participle, main) else { return };
    let subject = (1..participle).find(|&t| {
        let is_nominal = matches!(tokens[t].upos, Upos::Propn | Upos::Noun | Upos::Pron);
        is_nominal && tokens[t].head.is_none_or(|head| head == 0 || head >= participle)
    });
    let Some(subject) = subject else { return };
    if tokens[main].head.is_some_and(|head| head <= comma) {
        set(&mut tokens[main], None, "root");
    }
    set(&mut tokens[participle], Some(main), "advcl");
    set(&mut tokens[0], Some(participle), "aux");
    set(&mut tokens[subject], Some(participle), "nsubj");
}
