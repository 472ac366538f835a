//! Mending the present tense: a sentence whose only verb was taken for a noun, as "strikes" and "arrest" can be.

use super::{Words, is_nominal, leads_to, set};
use crate::text::{Function, NameShape, Token, Upos};

/// Where the subject of a sentence stands, and its head.
pub(super) struct Subject {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) head: usize,
    pub(super) is_plural: bool,
    /// Whether it is a name that stands for one or for many: "the Defence Forces deploy", "the Defence Forces says".
    pub(super) is_name_of_many: bool,
}

impl Subject {
    /// What the sentence opens with, up to its verb.
    pub(super) fn from_start(verb: usize, head: usize, is_plural: bool) -> Self {
        Self { start: 0, end: verb, head, is_plural, is_name_of_many: false }
    }
}

/// "A court in Mali sentences the general to death.", "Puntland police arrest two suspects": where the main clause has no
/// verb, it is the first known one in the present that agrees with the noun the sentence opens with.
pub(super) fn lost_present(tokens: &mut [Token], words: &Words) {
    let Some(root) = tokens.iter().position(|t| t.head.is_none()) else { return };
    let is_verbless = !has_main_verb(tokens, root) || is_gone_on_with(tokens, root);
    if !is_nominal(&tokens[root]) || !is_verbless {
        return;
    }
    let Some(subject) = opening_subject(tokens, words) else { return };
    // "Britain mobilised reservists while …": what follows is no part of the subject.
    let is_lost_past = |t: &Token| t.relation() == "amod" && t.xpos == "VBN";
    let is_closed = |t: &Token| is_finite(t) || t.upos == Upos::Sconj || t.relation() == "mark";
    let open = tokens[subject.end..].iter().take_while(|t| !is_closed(t)).count();
    if tokens.get(subject.end).is_none_or(is_lost_past) {
        return;
    }
    let places = subject.end..(subject.end + open).min(tokens.len() - 1);
    let found = places.into_iter().find_map(|t| Some((t, verb_at(tokens, words, &subject, t)?)));
    // "Rebel attack fears" is the heading of no clause, but "Gunmen abduct 20 girls" is.
    let is_sentence = tokens.last().is_some_and(|t| t.form == ".");
    let is_clear = |verb: usize, lemma: &str| {
        let next = &tokens[verb + 1];
        let opens = next.upos != Upos::Adp && next.xpos != "NN";
        verb == subject.end && (opens || !words.lexicon.is_noun(lemma))
    };
    if let Some((verb, lemma)) = found.filter(|(verb, lemma)| is_sentence || is_clear(*verb, lemma)) {
        make_present(tokens, &subject, verb);
        tokens[verb].lemma = lemma;
    }
}

/// "Moscow backs Serbia's claim, the Kremlin said.": what is told before the speaker is read as a sentence.
pub(super) fn told_present(tokens: &mut [Token], words: &Words) {
    let Some(saying) = tokens.iter().position(|t| t.head.is_none()) else { return };
    if tokens[saying].upos != Upos::Verb || !words.lexicon.is_reporting(&tokens[saying].lemma) {
        return;
    }
    let Some(comma) = tokens[..saying].iter().rposition(|t| t.form == ",") else { return };
    let speaker = (comma + 1..saying).rev().find(|&t| is_nominal(&tokens[t]));
    let speaker = speaker.map(|t| top(tokens, t, |head| (comma + 1..saying).contains(&head)));
    let has_content = tokens[saying + 1..].iter().any(|t| matches!(t.relation(), "ccomp" | "parataxis"));
    let has_verb = tokens[..saying].iter().any(is_finite);
    let Some(speaker) = speaker.filter(|_| comma > 2 && !has_content && !has_verb) else { return };
    let Some(verb) = mend_opening(tokens, comma, words) else { return };
    for token in &mut tokens[comma + 1..saying] {
        if token.head.is_some_and(|head| head < comma) {
            token.head = Some(speaker);
        }
    }
    set(&mut tokens[verb], Some(saying), "ccomp");
    set(&mut tokens[comma], Some(saying), "punct");
    set(&mut tokens[speaker], Some(saying), "nsubj");
}

/// "The army strikes targets in Mali as Chad begins an offensive": where the verb behind "as" has two subjects, the first is
/// that of a verb of its own.
pub(super) fn present_before_clause(tokens: &mut [Token], words: &Words) {
    let Some(root) = tokens.iter().position(|t| t.head.is_none()) else { return };
    if tokens[root].upos != Upos::Verb || !is_finite(&tokens[root]) {
        return;
    }
    let is_subject = |t: usize| tokens[t].head == Some(root) && tokens[t].relation() == "nsubj";
    let subjects: Vec<usize> = (0..root).filter(|&t| is_subject(t)).collect();
    let &[first, second] = subjects.as_slice() else { return };
    let opens = |t: usize| tokens[t].xpos == "IN" && tokens[t].does(Function::Clausal);
    let mark =
        (first + 1..second).rev().find(|&t| opens(t) && tokens[t].head.is_some_and(|head| head >= second));
    let Some(mark) = mark.filter(|&mark| !tokens[..mark].iter().any(is_finite)) else { return };
    let Some(verb) = mend_opening(tokens, mark, words) else { return };
    for token in tokens.iter_mut().skip(root).filter(|t| t.head == Some(root) && t.form == ".") {
        token.head = Some(verb);
    }
    set(&mut tokens[mark], Some(root), "mark");
    set(&mut tokens[root], Some(verb), "advcl");
}

/// Reads what stands before a word as a sentence of its own, and gives its verb if the verb was lost.
fn mend_opening(tokens: &mut [Token], end: usize, words: &Words) -> Option<usize> {
    let mut told = tokens[..=end].to_vec();
    let first = told.iter().position(|t| t.head.is_none_or(|head| head > end))?;
    for (t, token) in told.iter_mut().enumerate() {
        if token.head.is_none_or(|head| head >= end) {
            token.head = Some(first).filter(|&first| first != t);
        }
    }
    ".".clone_into(&mut told[end].form);
    lost_present(&mut told, words);
    let verb = told.iter().position(|t| t.head.is_none() && is_finite(t))?;
    for (token, read) in tokens.iter_mut().zip(told).take(end) {
        *token = read;
    }
    Some(verb)
}

/// "France, Mali sign pact": a comma stands for "and" between two names before a verb of several.
pub(super) fn joint_heading(tokens: &mut [Token], words: &Words) {
    let Some(comma) = tokens.iter().take(4).position(|t| t.form == ",").filter(|&comma| comma > 0) else {
        return;
    };
    let is_name = |t: &Token| t.upos == Upos::Propn || t.xpos == "NNP";
    let verb = comma + 1 + tokens[comma + 1..].iter().take(4).take_while(|t| is_name(t)).count();
    if verb == comma + 1 || verb + 1 >= tokens.len() || !tokens[..comma].iter().all(is_name) {
        return;
    }
    let word = &tokens[verb];
    let is_small = word.form.chars().all(char::is_lowercase);
    let next = &tokens[verb + 1];
    let opens = is_nominal(next)
        || matches!(next.upos, Upos::Det | Upos::Num | Upos::Adj | Upos::Verb)
        || words.lexicon.takes(&word.form, &next.form.to_lowercase());
    let has_other = tokens.iter().enumerate().any(|(t, token)| t != verb && is_finite(token));
    if !is_small || !opens || has_other || !words.lexicon.is_verb(&word.form) {
        return;
    }
    let first = top(tokens, 0, |head| head < comma);
    let second = top(tokens, comma + 1, |head| head > comma && head < verb);
    if tokens[first].head.is_some_and(|head| head > comma && head < verb) {
        tokens[first].head = Some(verb);
    }
    set(&mut tokens[second], Some(first), "conj");
    set(&mut tokens[comma], Some(second), "punct");
    make_present(tokens, &Subject::from_start(verb, first, true), verb);
    tokens[verb].lemma = tokens[verb].form.clone();
}

/// "The government of Mali pardons and releases prisoners", "settlers in the West Bank shoot and injure farmers": behind the name the first of two verbs was taken for what the name
/// is a part of.
pub(super) fn pair_behind_name(tokens: &mut [Token], words: &Words) {
    for verb in 5..tokens.len().saturating_sub(1) {
        let (name, first) = (verb - 3, verb - 2);
        let Some(root) = tokens[verb].head.filter(|&root| root < name && tokens[root].head.is_none()) else {
            continue;
        };
        let xpos = tokens[verb].xpos.clone();
        let is_pair = tokens[verb].deprel == "conj"
            && tokens[verb - 1].does(Function::Coordinator)
            && tokens[root].upos == Upos::Noun;
        let agrees = match xpos.as_str() {
            "VBZ" => tokens[first].xpos == "NNS",
            "VBP" => tokens[first].xpos == "NN" && tokens[root].xpos == "NNS",
            _ => false,
        };
        let is_part = agrees
            && (tokens[first].head, tokens[first].relation()) == (Some(root), "nmod")
            && tokens[name].head == Some(first)
            && tokens[name].upos == Upos::Propn;
        if !is_pair || !is_part {
            continue;
        }
        let form = tokens[first].form.to_lowercase();
        let lemma = if xpos == "VBP" {
            Some(form).filter(|form| words.lexicon.is_verb(form))
        } else {
            words.verb(&form)
        };
        let Some(lemma) = lemma else { continue };
        for (t, token) in tokens.iter_mut().enumerate() {
            if t < first && token.head == Some(first) {
                token.head = Some(name);
            } else if t > first && token.head == Some(root) {
                token.head = Some(first);
            }
        }
        set(&mut tokens[name], Some(root), "nmod");
        set(&mut tokens[root], Some(first), "nsubj");
        set(&mut tokens[first], None, "root");
        tokens[first].upos = Upos::Verb;
        tokens[first].xpos = xpos;
        tokens[first].lemma = lemma;
    }
}

/// "Nine were hurt as protesters clash with police": a noun that has a subject right before it, behind "as", is a verb.
pub(super) fn noun_with_subject(tokens: &mut [Token], words: &Words) {
    for verb in 2..tokens.len() {
        let subject = verb - 1;
        let is_subject = (tokens[subject].head, tokens[subject].relation()) == (Some(verb), "nsubj");
        if tokens[verb].upos != Upos::Noun || tokens[verb].deprel != "advcl" || !is_subject {
            continue;
        }
        let mark = tokens[..subject]
            .iter()
            .rposition(|t| t.head == Some(verb) && matches!(t.relation(), "case" | "mark") && t.xpos == "IN");
        let xpos = match (tokens[verb].xpos.as_str(), tokens[subject].xpos.as_str()) {
            ("NN", "NNS" | "NNPS") => "VBP",
            ("NNS", "NN" | "NNP") => "VBZ",
            _ => continue,
        };
        let lemma = words.verb(&tokens[verb].form.to_lowercase());
        let (Some(mark), Some(lemma)) = (mark, lemma) else { continue };
        "mark".clone_into(&mut tokens[mark].deprel);
        tokens[verb].upos = Upos::Verb;
        xpos.clone_into(&mut tokens[verb].xpos);
        tokens[verb].lemma = lemma;
    }
}

/// "Ana Silva delays tariffs on Chad": a small word in "-s" is no part of the name before it.
pub(super) fn verb_in_name(tokens: &mut [Token], words: &Words) {
    for verb in 1..tokens.len().saturating_sub(1) {
        let is_small = tokens[verb].form.chars().all(char::is_lowercase);
        let name = tokens[verb].head.filter(|_| tokens[verb].deprel == "flat" && tokens[verb].xpos == "VBZ");
        let Some(name) = name.filter(|_| is_small && words.lexicon.is_verb(&tokens[verb].lemma)) else {
            continue;
        };
        let object = tokens[name].head.filter(|&root| root > verb && tokens[root].head.is_none());
        let Some(object) = object.filter(|_| tokens[name].relation() == "compound") else { continue };
        set(&mut tokens[name], Some(verb), "nsubj");
        set(&mut tokens[object], Some(verb), "obj");
        set(&mut tokens[verb], None, "root");
        tokens[verb].upos = Upos::Verb;
    }
}

/// "demanded that the premier resign": behind "that", what is no noun but a verb that has no subject yet.
pub(super) fn demanded_verb(tokens: &mut [Token], words: &Words) {
    for verb in 3..tokens.len() {
        if tokens[verb].xpos != "NN" || tokens[verb].deprel != "ccomp" {
            continue;
        }
        let form = tokens[verb].form.to_lowercase();
        let has_mark =
            |t: &Token| t.head == Some(verb) && t.relation() == "mark" && t.does(Function::Complementizer);
        let is_verb = words.lexicon.is_verb(&form) && !words.lexicon.is_noun(&form);
        if is_verb && tokens[..verb].iter().any(has_mark) {
            tokens[verb].upos = Upos::Verb;
            "VB".clone_into(&mut tokens[verb].xpos);
            tokens[verb].lemma = form;
        }
    }
}

/// "The Danish navy intercepts and escorts a tanker": what a finite verb without a subject is joined to is a verb as well.
pub(super) fn first_of_pair(tokens: &mut [Token], words: &Words) {
    for verb in 3..tokens.len().saturating_sub(1) {
        let first = verb - 2;
        let is_pair = matches!(tokens[verb].xpos.as_str(), "VBZ" | "VBP")
            && (tokens[verb].head, tokens[verb].deprel.as_str()) == (Some(first), "conj")
            && tokens[verb - 1].does(Function::Coordinator)
            && tokens[first].head.is_none()
            && tokens[first].upos == Upos::Noun;
        let of_first = |t: &Token, relation: &str| t.head == Some(first) && t.relation() == relation;
        let has_subject = tokens.iter().any(|t| t.head == Some(verb) && t.relation() == "nsubj");
        // Some trees make the first the subject of the second.
        let is_subject = tokens[verb].xpos == "VBZ"
            && tokens[first].xpos == "NNS"
            && (tokens[first].head, tokens[first].relation()) == (Some(verb), "nsubj")
            && tokens[verb - 1].does(Function::Coordinator)
            && tokens[verb - 1].head == Some(verb);
        if !(is_pair && !has_subject || is_subject) || !of_first(&tokens[first - 1], "compound") {
            continue;
        }
        let form = tokens[first].form.to_lowercase();
        let lemma = match tokens[verb].xpos.as_str() {
            "VBZ" if form.ends_with('s') => words.verb(&form),
            "VBP" if phrase(tokens, words, first - 1, first).is_some_and(|subject| subject.is_plural) => {
                Some(form).filter(|form| words.lexicon.is_verb(form))
            }
            _ => None,
        };
        if let Some(lemma) = lemma {
            if is_subject {
                let (above, relation) = (tokens[verb].head, tokens[verb].deprel.clone());
                set(&mut tokens[first], above, &relation);
                set(&mut tokens[verb], Some(first), "conj");
            }
            tokens[first].upos = Upos::Verb;
            tokens[first].xpos = tokens[verb].xpos.clone();
            tokens[first].lemma = lemma;
        }
    }
}

/// "M23 rebels clash with the army", "Putin warns NATO": a noun right before a finite verb that has no subject is none of
/// its words, but its subject, and one right behind its object.
pub(super) fn compound_subject(tokens: &mut [Token], words: &Words) {
    for verb in 1..tokens.len() {
        // "Ana Silva resigns as premier", "Chad and Mali launch strikes"
        let last = verb - 1;
        let is_part = matches!(tokens[last].deprel.as_str(), "flat" | "conj") && is_nominal(&tokens[last]);
        let name = tokens[last].head.filter(|_| is_part);
        let noun = name.unwrap_or(last);
        let is_beside = |t: usize| {
            // "the US military conducts raids", read as an adjective
            let is_body = tokens[t].relation() == "amod"
                && tokens[verb].xpos == "VBZ"
                && words.lexicon.is_actor(&tokens[t].form);
            let is_noun = tokens[t].relation() == "compound" && is_nominal(&tokens[t]);
            tokens[t].head == Some(verb) && (is_noun || is_body)
        };
        // "More than 2,000 marched"
        let is_number = |t: usize| {
            let is_one = tokens[t].upos == Upos::Num && matches!(tokens[t].relation(), "nmod" | "nummod");
            is_one && tokens[t].head == Some(verb)
        };
        // "The India Diaries"
        let is_title = verb + 1 == tokens.len() && tokens[verb].form.starts_with(char::is_uppercase);
        // "demanded that Chad hold elections"
        let is_demanded = tokens[verb].xpos == "VB"
            && tokens
                .iter()
                .any(|t| t.head == Some(verb) && t.deprel == "mark" && t.does(Function::Complementizer));
        // "Honduras cut ties", read as a participle.
        let has_object = || tokens.iter().skip(verb).any(|t| t.head == Some(verb) && t.deprel == "obj");
        let is_past = || tokens[verb].xpos == "VBN" && tokens[verb].head.is_none() && has_object();
        let is_finite_verb = tokens[verb].upos == Upos::Verb
            && (is_finite(&tokens[verb]) || is_demanded || is_past())
            && !is_title;
        let is_subject = is_finite_verb && (is_beside(noun) || is_number(noun));
        // "The EU slapped duties": an article is no subject where a noun follows.
        let has = |end: &str| {
            let is_one = |t: &Token| t.head == Some(verb) && t.relation().ends_with(end);
            tokens.iter().any(|t| is_one(t) && t.xpos != "DT")
        };
        if !is_subject || has("subj") {
            continue;
        }
        let object = Some(verb + 1).filter(|&t| t < tokens.len() && is_beside(t) && !has("obj"));
        for token in tokens.iter_mut().take(noun).filter(|t| t.head == Some(verb)) {
            if token.xpos == "DT" {
                set(token, Some(noun), "det");
            } else if matches!(token.relation(), "compound" | "det" | "amod" | "nummod") {
                token.head = Some(noun);
            }
        }
        set(&mut tokens[noun], Some(verb), "nsubj");
        if tokens[noun].upos == Upos::Adj {
            tokens[noun].upos = Upos::Noun;
            "NN".clone_into(&mut tokens[noun].xpos);
        }
        if let Some(object) = object {
            set(&mut tokens[object], Some(verb), "obj");
        }
    }
}

/// "dismisses the minister and appoints Jan Berg", "kills nine and injures 30 others": a known verb in "-s" behind "and", with a
/// noun phrase right behind it, goes on with the verb whose object it was joined to.
pub(super) fn joined_present(tokens: &mut [Token], words: &Words) {
    const OF_OBJECT: [&str; 7] = ["obj", "conj", "nmod", "appos", "compound", "obl", "xcomp"];
    for verb in 3..tokens.len().saturating_sub(1) {
        let is_joined = tokens[verb].xpos == "NNS"
            && tokens[verb].deprel == "conj"
            && tokens[verb].form.starts_with(char::is_lowercase)
            && tokens[verb - 1].does(Function::Coordinator);
        let next = &tokens[verb + 1];
        // "vows further retaliation"
        let is_attribute = || next.relation() == "amod" && next.head.is_some_and(|head| head > verb);
        let opens = next.upos == Upos::Propn
            || matches!(next.xpos.as_str(), "DT" | "CD" | "PRP$")
            || is_attribute() && !words.lexicon.is_noun(&tokens[verb].lemma);
        let Some(lemma) = (is_joined && opens).then(|| words.verb(&tokens[verb].form)).flatten() else {
            continue;
        };
        let up = |t: &usize| tokens[*t].head.filter(|_| OF_OBJECT.contains(&tokens[*t].relation()));
        let first = std::iter::successors(Some(verb), up).take(tokens.len()).last();
        let Some(first) = first.filter(|&first| first < verb && tokens[first].xpos == "VBZ") else {
            continue;
        };
        let inside = |t: &usize| tokens[*t].head.filter(|&head| head > verb);
        let object =
            std::iter::successors(Some(verb + 1), inside).take(tokens.len()).last().unwrap_or(verb + 1);
        set(&mut tokens[object], Some(verb), "obj");
        set(&mut tokens[verb - 1], Some(verb), "cc");
        set(&mut tokens[verb], Some(first), "conj");
        tokens[verb].upos = Upos::Verb;
        "VBZ".clone_into(&mut tokens[verb].xpos);
        tokens[verb].lemma = lemma;
    }
}

fn is_finite(token: &Token) -> bool {
    matches!(token.xpos.as_str(), "VBD" | "VBZ" | "VBP" | "MD")
}

/// Whether a verb tells what the sentence is about, and not only what a clause inside it is.
pub(super) fn has_main_verb(tokens: &[Token], root: usize) -> bool {
    let has_copula = tokens.iter().any(|t| t.head == Some(root) && matches!(t.relation(), "cop" | "aux"));
    has_copula || main_verbs(tokens, root).next().is_some()
}

/// The finite verbs in no clause inside the sentence.
fn main_verbs(tokens: &[Token], root: usize) -> impl Iterator<Item = usize> + '_ {
    let is_inside = move |t: usize| {
        let up = std::iter::successors(Some(t), |&t| tokens[t].head).take(tokens.len());
        up.take_while(|&t| t != root).any(|t| matches!(tokens[t].relation(), "acl" | "advcl"))
    };
    (0..tokens.len()).filter(move |&t| is_finite(&tokens[t]) && !is_inside(t))
}

/// "The ministry of Mali informs Chad and asks for help": what goes on with a noun shows that there is a verb before it.
fn is_gone_on_with(tokens: &[Token], root: usize) -> bool {
    let has =
        |head: usize, relation: &str| tokens.iter().any(|t| t.head == Some(head) && t.relation() == relation);
    let mut verbs = main_verbs(tokens, root).peekable();
    tokens[root].xpos == "NNS"
        && verbs.peek().is_some()
        && !["cop", "aux", "obj"].iter().any(|relation| has(root, relation))
        && verbs.all(|t| {
            let is_joined = tokens[t].head == Some(root) && tokens[t].deprel == "conj";
            is_joined && t > root + 2 && tokens[t].xpos == "VBZ" && !has(t, "nsubj")
        })
}

/// The noun phrase that a sentence opens with, behind what is said before a comma: "In Oslo, the Danish police".
fn opening_subject(tokens: &[Token], words: &Words) -> Option<Subject> {
    let opens_aside = tokens[0].upos == Upos::Adp || tokens[0].xpos == "VBG";
    // "Sudan: Gunmen kidnap …"
    let is_topic = is_nominal(&tokens[0]) && tokens.get(1).is_some_and(|t| t.form == ":");
    let mut start = if is_topic { 2 } else { 0 };
    if opens_aside {
        let comma = |from: usize| Some(from + tokens[from..].iter().position(|t| t.form == ",")?);
        start = comma(0)? + 1;
        // "In Bergen, Norway, ministers …"
        while let Some(end) = comma(start) {
            if !tokens[start..end].iter().all(|t| t.upos == Upos::Propn) {
                break;
            }
            start = end + 1;
        }
    }
    let is_joint = |t: &Token| t.upos == Upos::Cconj || t.xpos == "HYPH" || t.xpos == "POS";
    let is_part = |t: &Token| {
        let is_word = matches!(t.upos, Upos::Det | Upos::Adj | Upos::Num | Upos::Noun | Upos::Propn);
        is_word || t.xpos == "PRP$" || is_joint(t)
    };
    let length = tokens[start..].iter().take_while(|t| is_part(t)).count();
    // The verb is among the nouns, so that the phrase ends before the first that agrees with what is before it.
    let end = (start + 1..=start + length).find(|&end| {
        let subject = phrase(tokens, words, start, end);
        subject.is_some_and(|s| end == start + length || verb_at(tokens, words, &s, end).is_some())
    })?;
    phrase(tokens, words, start, end)
}

/// A noun, or "military" in "the Danish military", a word for who acts that was taken for an adjective; not so "general" in
/// "the attorney general", nor the second of two that are joined.
fn is_actor(tokens: &[Token], words: &Words, t: usize) -> bool {
    let is_told = || words.lexicon.is_actor(&tokens[t].form.to_lowercase());
    let is_plain = || t > 0 && matches!(tokens[t - 1].upos, Upos::Adj | Upos::Det);
    let is_joined = || tokens[..t].iter().any(|t| t.upos == Upos::Cconj);
    is_nominal(&tokens[t]) || tokens[t].upos == Upos::Adj && is_told() && is_plain() && !is_joined()
}

/// A noun phrase between two places, if it ends in a noun.
fn phrase(tokens: &[Token], words: &Words, start: usize, end: usize) -> Option<Subject> {
    let head = end.checked_sub(1).filter(|&t| t >= start && is_actor(tokens, words, t))?;
    let form = tokens[head].form.to_lowercase();
    let is_several = match tokens[head].xpos.as_str() {
        "NNS" => true,
        // "M23 rebels", but "the United States"
        "NNP" | "NNPS" => tokens[head].form == form && form.ends_with('s'),
        _ => false,
    };
    let is_coordinated = tokens[start..end].iter().any(|t| t.upos == Upos::Cconj);
    let is_plural = is_several || is_coordinated || words.english.collective.contains(&*form);
    // "Israelis fire at a car", "the Israel Defense Forces deploy tanks"
    let names_many = || {
        let one = form.strip_suffix('s').unwrap_or(&form);
        tokens[head].xpos == "NNPS" || tokens[head].xpos == "NNP" && words.lexicon.is_actor(one)
    };
    let forms: Vec<&str> = tokens[start..end].iter().map(|t| t.form.as_str()).collect();
    let is_land = || {
        (0..forms.len()).any(|t| {
            let name = words.lexicon.name(&forms[t..]);
            name.is_some_and(|(length, shape)| t + length == forms.len() && shape == NameShape::Place)
        })
    };
    let is_name_of_many = !is_plural && form.ends_with('s') && names_many() && !is_land();
    Some(Subject { start, end, head, is_plural, is_name_of_many })
}

/// The lemma of the known verb that stands here in the present and agrees with its subject.
fn verb_at(tokens: &[Token], words: &Words, subject: &Subject, at: usize) -> Option<String> {
    let (word, before, next) = (tokens.get(at)?, &tokens[at - 1], tokens.get(at + 1)?);
    let is_small = word.form.chars().all(char::is_lowercase);
    let follows = is_actor(tokens, words, at - 1)
        || matches!(before.upos, Upos::Adv | Upos::Num)
        || matches!(before.form.as_str(), "," | ")" | "\"");
    if !is_small || !is_nominal(word) || !follows {
        return None;
    }
    // "security forces arrest a general": people are no verb before one.
    let is_people =
        || words.lexicon.is_actor(&word.lemma) && is_nominal(next) && words.lexicon.is_verb(&next.form);
    // "the police suspects gang activity"
    let goes_on = || tokens.get(at + 2).is_some_and(|t| t.xpos != "NN");
    if word.form.ends_with('s') && is_people() && goes_on() {
        return None;
    }
    let is_of_many = subject.is_name_of_many && at == subject.end && !word.form.ends_with('s');
    let lemma = match subject.is_plural || is_of_many {
        true => Some(word.form.clone()).filter(|form| words.lexicon.is_verb(form))?,
        false if !word.form.ends_with('s') => return None,
        false if words.lexicon.is_verb(&word.lemma) && word.lemma != word.form => word.lemma.clone(),
        false => words.verb(&word.form)?,
    };
    // "arrest over 40", "arrest at least 40"
    let is_counted = || tokens[at + 1..].iter().take(3).any(|t| t.upos == Upos::Num);
    let opens_object = match next.upos {
        Upos::Det | Upos::Num | Upos::Noun | Upos::Propn | Upos::Pron => true,
        // "government forces killed in Mali"
        Upos::Adj => tokens.get(at + 2).is_some_and(|t| is_nominal(t) || t.upos == Upos::Adj),
        Upos::Adv | Upos::Adp => is_counted(),
        _ => false,
    };
    let opens_phrase = next.upos == Upos::Adp && words.lexicon.takes(&lemma, &next.form.to_lowercase());
    let opens_clause = next.does(Function::Infinitive) || next.does(Function::Complementizer);
    let is_only_verb = !words.lexicon.is_noun(&lemma);
    (opens_object || opens_phrase || opens_clause || is_only_verb).then_some(lemma)
}

/// Makes a clause of a subject, a verb in the present and all that stands around it.
pub(super) fn make_present(tokens: &mut [Token], subject: &Subject, verb: usize) {
    if tokens[subject.head].upos == Upos::Adj {
        tokens[subject.head].upos = Upos::Noun;
        "NN".clone_into(&mut tokens[subject.head].xpos);
    }
    let subject_head = top(tokens, subject.head, |t| (subject.start..subject.end).contains(&t));
    let object = Some(verb + 1).filter(|&t| !tokens[t].does(Function::Infinitive));
    let object = object.map(|t| top(tokens, t, |head| head > verb));
    let object = object.filter(|&t| {
        matches!(tokens[t].upos, Upos::Noun | Upos::Propn | Upos::Num | Upos::Pron)
            && !tokens.iter().any(|c| c.head == Some(t) && c.relation() == "case")
    });
    for t in (0..tokens.len()).filter(|&t| t != verb && t != subject_head && Some(t) != object) {
        let is_across = match t < verb {
            true => tokens[t].head.is_none_or(|head| head >= verb),
            false => tokens[t].head.is_none_or(|head| head <= verb),
        };
        if is_across {
            hang(tokens, t, subject, [subject_head, verb]);
        }
    }
    set(&mut tokens[subject_head], Some(verb), "nsubj");
    // "Chad and Mali launch": of two names the one that was the root comes first.
    let first = (subject.start..subject_head).find(|&t| {
        tokens[t].deprel == "root" && tokens[t].head == Some(subject_head) && is_nominal(&tokens[t])
    });
    if let Some(first) = first {
        set(&mut tokens[first], Some(verb), "nsubj");
        set(&mut tokens[subject_head], Some(first), "conj");
    }
    set(&mut tokens[verb], None, "root");
    tokens[verb].upos = Upos::Verb;
    let is_plural = subject.is_plural || subject.is_name_of_many && !tokens[verb].form.ends_with('s');
    if is_plural { "VBP" } else { "VBZ" }.clone_into(&mut tokens[verb].xpos);
    if let Some(object) = object.filter(|&t| !leads_to(tokens, subject_head, t)) {
        set(&mut tokens[object], Some(verb), "obj");
    }
}

/// Hangs a word whose head stood across the verb on the verb or its subject.
fn hang(tokens: &mut [Token], t: usize, subject: &Subject, [subject_head, verb]: [usize; 2]) {
    let relation = tokens[t].deprel.clone();
    if t > verb {
        let relation = right_relation(&tokens[t], t == verb + 1).unwrap_or(&relation);
        set(&mut tokens[t], Some(verb), relation);
    } else if t < subject.start {
        let relation = if is_nominal(&tokens[t]) { "obl" } else { &relation };
        set(&mut tokens[t], Some(verb), relation);
    } else if tokens[t].upos == Upos::Adp {
        let is_free = |n: usize| tokens[n].head.is_none_or(|head| head <= t || head >= verb);
        let noun = (t + 1..verb).find(|&n| is_nominal(&tokens[n]) && is_free(n));
        set(&mut tokens[t], Some(noun.unwrap_or(subject_head)), "case");
    } else if t >= subject.end + 2 && is_nominal(&tokens[t]) && tokens[t - 1].does(Function::Coordinator) {
        // "The leaders of Chad and Mali plan to meet"
        set(&mut tokens[t - 1], Some(t), "cc");
        set(&mut tokens[t], Some(t - 2), "conj");
    } else if t >= subject.end && is_nominal(&tokens[t]) {
        set(&mut tokens[t], Some(subject_head), "nmod");
    } else {
        tokens[t].head = Some(subject_head);
    }
}

/// What stands above a word as long as the way up stays inside.
fn top(tokens: &[Token], start: usize, is_inside: impl Fn(usize) -> bool) -> usize {
    let up = |t: &usize| tokens[*t].head.filter(|&head| is_inside(head));
    std::iter::successors(Some(start), up).take(tokens.len()).last().unwrap_or(start)
}

/// What a word behind the verb is to it that was something else to a noun.
fn right_relation(token: &Token, is_next: bool) -> Option<&'static str> {
    match (token.relation(), token.xpos.as_str()) {
        ("acl", "VB") if is_next => Some("xcomp"),
        ("acl", _) => Some("advcl"),
        ("nmod" | "appos" | "conj" | "dep" | "compound" | "nummod" | "root", _) => Some("obl"),
        _ => None,
    }
}
