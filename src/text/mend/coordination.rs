//! Mending coordination: what "and" and the comma join.

use super::{Words, be_past, leads_to, set};
use crate::text::{Function, Lexicon, NameShape, Token, Upos};

pub(super) fn mend(tokens: &mut [Token], words: &Words) {
    participle_of_last(tokens);
    second_finite(tokens, words);
    past_beside_past(tokens);
    bare_beside_bare(tokens);
    second_gerund(tokens);
    speech_goes_on(tokens, words);
    present_speech_goes_on(tokens, words.lexicon);
    second_absolute(tokens);
    titled_pair(tokens);
    acronym_of_pair(tokens, words.lexicon);
    crossing_conjunct(tokens);
    object_of_second(tokens);
    subject_behind_phrase(tokens);
    region_behind_list(tokens);
    name_of_last(tokens);
    one_deed(tokens, words);
    owner_in_pair(tokens);
    second_subject(tokens);
}

fn is_finite(token: &Token) -> bool {
    matches!(token.xpos.as_str(), "VBD" | "VBZ")
}

fn has(tokens: &[Token], head: usize, relation: &str) -> bool {
    tokens.iter().any(|t| t.head == Some(head) && t.relation() == relation)
}

/// "cars and other goods imported from Chad": what stands bare behind the last of several tells of it.
fn participle_of_last(tokens: &mut [Token]) {
    for verb in 2..tokens.len().saturating_sub(1) {
        let noun = verb - 1;
        let is_bare = tokens[verb].xpos == "VBD"
            && tokens[verb].deprel == "conj"
            && !["cc", "nsubj", "obj", "mark", "advmod"].iter().any(|relation| has(tokens, verb, relation));
        if is_bare
            && tokens[noun].upos == Upos::Noun
            && tokens[noun].deprel == "conj"
            && tokens[verb + 1].upos == Upos::Adp
            && tokens[noun].head.is_some_and(|head| tokens[head].upos == Upos::Noun)
        {
            set(&mut tokens[verb], Some(noun), "acl");
            "VBN".clone_into(&mut tokens[verb].xpos);
        }
    }
}

/// "Chad recalls its envoy after Mali accused it of spying and barred two Chadians": a past goes on with the past of the clause
/// before it and not with a present.
fn past_beside_past(tokens: &mut [Token]) {
    for verb in 3..tokens.len() {
        let first = tokens[verb].head.filter(|_| tokens[verb].deprel == "conj" && tokens[verb].xpos == "VBD");
        let Some(first) = first.filter(|&h| h < verb && matches!(tokens[h].xpos.as_str(), "VBZ" | "VBP"))
        else {
            continue;
        };
        if ["nsubj", "aux", "mark"].iter().any(|relation| has(tokens, verb, relation)) {
            continue;
        }
        let is_past = |t: usize| {
            tokens[t].xpos == "VBD"
                && tokens[t].head == Some(first)
                && tokens[t].deprel == "advcl"
                && has(tokens, t, "nsubj")
        };
        if let Some(past) = (first + 1..verb).rfind(|&t| is_past(t)) {
            tokens[verb].head = Some(past);
        }
    }
}

/// "suggested supporters fill out ballots and then visit the town": a bare verb goes on with the bare verb before it, and not
/// with a finite one.
fn bare_beside_bare(tokens: &mut [Token]) {
    for verb in 3..tokens.len() {
        let first = tokens[verb].head.filter(|_| tokens[verb].deprel == "conj" && tokens[verb].xpos == "VB");
        let is_finite = |t: usize| matches!(tokens[t].xpos.as_str(), "VBD" | "VBZ" | "VBP");
        let Some(first) = first.filter(|&t| t < verb && is_finite(t) && !has(tokens, t, "aux")) else {
            continue;
        };
        if ["nsubj", "aux", "mark"].iter().any(|relation| has(tokens, verb, relation)) {
            continue;
        }
        let is_bare = |t: &usize| {
            tokens[*t].xpos == "VB"
                && tokens[*t].head == Some(first)
                && matches!(tokens[*t].relation(), "xcomp" | "ccomp")
        };
        if let Some(bare) = (first + 1..verb).rfind(is_bare) {
            tokens[verb].head = Some(bare);
        }
    }
}

/// "arrested two men and wounded five others": what stands right behind the second verb is not one more of what the first has.
fn object_of_second(tokens: &mut [Token]) {
    for noun in 4..tokens.len() {
        let first = tokens[noun].head.filter(|&t| t < noun && tokens[noun].deprel == "conj");
        let Some(above) = first.filter(|&t| tokens[t].deprel == "obj").and_then(|t| tokens[t].head) else {
            continue;
        };
        let begin = (0..noun).rev().take_while(|&t| leads_to(tokens, t, noun)).last().unwrap_or(noun);
        let Some(verb) = begin.checked_sub(1) else { continue };
        let is_second = tokens[verb].upos == Upos::Verb
            && tokens[verb].deprel == "conj"
            && tokens[verb].head == Some(above)
            && matches!(tokens[verb].xpos.as_str(), "VBD" | "VBZ" | "VBP" | "VBN");
        if is_second && !has(tokens, verb, "obj") && !has(tokens, noun, "cc") {
            set(&mut tokens[noun], Some(verb), "obj");
        }
    }
}

/// "Mali's premier and Niger's king met": of two subjects that "and" joins the second goes with the first.
fn second_subject(tokens: &mut [Token]) {
    for verb in 3..tokens.len() {
        let is_subject =
            |t: &Token| t.head == Some(verb) && matches!(t.deprel.as_str(), "nsubj" | "nsubj:pass");
        let subjects: Vec<usize> = (0..verb).filter(|&t| is_subject(&tokens[t])).collect();
        let &[first, second] = &subjects[..] else { continue };
        let is_joint = |t: &usize| tokens[*t].head == Some(verb) && tokens[*t].relation() == "cc";
        let Some(joint) = (first + 1..second).find(is_joint) else { continue };
        // Nothing but the phrases of the two stands between.
        let is_of_either = |t: usize| leads_to(tokens, t, first) || leads_to(tokens, t, second);
        if tokens[verb].upos == Upos::Verb && (first + 1..second).all(|t| t == joint || is_of_either(t)) {
            set(&mut tokens[joint], Some(second), "cc");
            set(&mut tokens[second], Some(first), "conj");
        }
    }
}

/// "the rebels and Yemen's government": the second of two is what is owned, and not its owner.
fn owner_in_pair(tokens: &mut [Token]) {
    for owner in 2..tokens.len().saturating_sub(2) {
        let possessive = owner + 1;
        let first = tokens[owner].head.filter(|&t| t < owner && tokens[owner].deprel == "conj");
        let is_owner = tokens[possessive].xpos == "POS" && tokens[possessive].head == Some(owner);
        let Some(first) = first.filter(|_| is_owner) else { continue };
        let is_noun = |t: &Token| matches!(t.upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num);
        let phrase = possessive + 1..tokens.len();
        let owned = phrase
            .take_while(|&t| is_noun(&tokens[t]))
            .find(|&t| tokens[t].head == Some(first) && tokens[t].deprel == "conj");
        let Some(owned) = owned else { continue };
        for token in &mut tokens[..owner] {
            if token.head == Some(owner) && token.relation() == "cc" {
                token.head = Some(owned);
            }
        }
        set(&mut tokens[owner], Some(owned), "nmod:poss");
    }
}

/// "accusing him of leading and carrying out attacks": a gerund right behind "and" goes on with the gerund right before it.
fn second_gerund(tokens: &mut [Token]) {
    for verb in 3..tokens.len() {
        let (first, joint) = (verb - 2, verb - 1);
        let is_joined = tokens[verb].deprel == "conj"
            && tokens[joint].deprel == "cc"
            && tokens[verb].head == tokens[first].head
            && [first, verb].iter().all(|&t| tokens[t].xpos == "VBG");
        if is_joined && has(tokens, first, "mark") {
            tokens[verb].head = Some(first);
        }
    }
}

/// "with Chad backing the plan and Mali opposing it": two do two things, and the second is not one more of what stands before.
fn second_absolute(tokens: &mut [Token]) {
    for verb in 5..tokens.len() {
        let is_trailing =
            tokens[verb].xpos == "VBG" && matches!(tokens[verb].deprel.as_str(), "acl" | "advcl");
        let last = Some(verb - 1).filter(|_| is_trailing);
        let mut above = std::iter::successors(last, |&t| tokens[t].head).take(tokens.len());
        let Some(subject) = above.find(|&t| tokens[t].deprel == "conj") else { continue };
        let Some(before) = tokens[subject].head.filter(|&before| before < subject) else { continue };
        let Some(first) = tokens[before].head.filter(|&t| tokens[t].xpos == "VBG" && t < subject) else {
            continue;
        };
        let is_led = tokens
            .iter()
            .any(|t| t.head == Some(first) && t.relation() == "mark" && t.does(Function::Absolute));
        // "backing the plan and the deal ending the war"
        let is_doer = tokens[before].relation() == "nsubj" || tokens[subject].upos == Upos::Propn;
        let is_whole = (subject + 1..verb).all(|t| leads_to(tokens, t, subject));
        let is_its = [subject, first].map(Some).contains(&tokens[verb].head);
        if !(is_led && is_doer && is_whole && is_its) {
            continue;
        }
        set(&mut tokens[verb], Some(first), "conj");
        set(&mut tokens[subject], Some(verb), "nsubj");
        for token in tokens.iter_mut().filter(|t| t.head == Some(subject) && t.deprel == "cc") {
            token.head = Some(verb);
        }
    }
}

/// "urged Chad to stop and condemned Mali", "accuses Chad of lying and threatens Mali": a finite verb goes on with a
/// finite verb.
fn second_finite(tokens: &mut [Token], words: &Words) {
    for verb in 3..tokens.len() {
        let Some(first) = tokens[verb].head.filter(|&h| h < verb && tokens[verb].deprel == "conj") else {
            continue;
        };
        let leads = |t: &Token| t.head == Some(first) && matches!(t.relation(), "mark" | "case");
        let is_infinite = match tokens[first].xpos.as_str() {
            // "said that Chad would lose and asked"
            "VB" => tokens.iter().any(|t| {
                let is_modal = t.head == Some(first) && t.xpos == "MD";
                leads(t) && t.does(Function::Infinitive) || is_modal && is_finite(&tokens[verb])
            }),
            // "backed villagers fearing an attack and warned Chad"
            "VBG" => {
                let is_bare = tokens[first].deprel == "acl" && !has(tokens, first, "aux");
                tokens.iter().any(leads) || is_bare && is_finite(&tokens[verb])
            }
            _ => false,
        };
        let joint = (first + 1..verb).rfind(|&t| tokens[t].head == Some(verb) && tokens[t].deprel == "cc");
        let Some(joint) = joint.filter(|_| is_infinite) else { continue };
        if ["nsubj", "aux", "mark"].iter().any(|relation| has(tokens, verb, relation)) {
            continue;
        }
        // "asked Chad to act and praised Mali"
        let form = tokens[verb].form.to_lowercase();
        let is_misread =
            tokens[verb].xpos == "VBN" && !has(tokens, first, "aux") && (words.past)(&form) != form;
        // "seeks to disarm and vows to fight"
        let is_noun = tokens[verb].xpos == "NNS"
            && joint + 1 == verb
            && tokens.get(verb + 1).is_some_and(|next| next.does(Function::Infinitive));
        let lemma = words.verb(&form);
        if !(is_finite(&tokens[verb]) || is_misread || is_noun && lemma.is_some()) {
            continue;
        }
        let above = std::iter::successors(tokens[first].head, |&t| tokens[t].head).take(tokens.len());
        let auxiliary =
            |t: usize| tokens.iter().any(|a| a.head == Some(t) && a.relation() == "aux" && a.xpos != "VB");
        let leads = |t: usize| is_finite(&tokens[t]) || tokens[t].xpos == "VBP" || auxiliary(t);
        let Some(finite) = above.into_iter().find(|&t| leads(t)) else {
            continue;
        };
        set(&mut tokens[verb], Some(finite), "conj");
        if is_misread {
            be_past(&mut tokens[verb], words.past);
        } else if let Some(lemma) = lemma.filter(|_| is_noun) {
            tokens[verb].upos = Upos::Verb;
            "VBZ".clone_into(&mut tokens[verb].xpos);
            tokens[verb].lemma = lemma;
        }
    }
}

/// "Orban of Hungary and Fico of Slovakia": who has a phrase of his own is joined to who has the other, and not to it.
fn second_of_pair(tokens: &mut [Token], first: usize) {
    let below =
        |token: &Token, head: usize, relation: &str| token.head == Some(head) && token.relation() == relation;
    let Some(land) = (first + 1..tokens.len()).find(|&t| below(&tokens[t], first, "nmod")) else { return };
    let Some(second) =
        (land + 1..tokens.len()).find(|&t| below(&tokens[t], land, "conj") && tokens[t].upos == Upos::Propn)
    else {
        return;
    };
    if tokens[second + 1..].iter().any(|t| below(t, second, "nmod")) {
        tokens[second].head = Some(first);
    }
}

/// "denied that Chad had armed the rebels and accused Mali of lying": who speaks goes on speaking, and not of whom they speak.
fn speech_goes_on(tokens: &mut [Token], words: &Words) {
    for verb in 4..tokens.len() {
        let is_reporting =
            |token: &Token| words.lexicon.is_reporting(&(words.past)(&token.form.to_lowercase()));
        if !matches!(tokens[verb].xpos.as_str(), "VBD" | "VBN") || !is_reporting(&tokens[verb]) {
            continue;
        }
        let content = match tokens[verb].relation() {
            "conj" => tokens[verb].head,
            "amod" => accused_noun(tokens, verb).and_then(|noun| tokens[tokens[noun].head?].head),
            _ => None,
        };
        let is_content = |c: &usize| {
            // Some trees hang "that" on the auxiliary.
            let is_below = |h: usize| h == *c || tokens[h].head == Some(*c) && tokens[h].relation() == "aux";
            let is_mark = |t: &Token| t.head.is_some_and(is_below) && t.does(Function::Complementizer);
            *c < verb && tokens[*c].deprel == "ccomp" && tokens.iter().any(is_mark)
        };
        let saying = content.filter(is_content).and_then(|content| tokens[content].head);
        let Some(saying) = saying.filter(|&t| t < verb && words.lexicon.is_reporting(&tokens[t].lemma))
        else {
            continue;
        };
        if ["nsubj", "nsubj:pass", "aux", "aux:pass", "mark"]
            .iter()
            .any(|relation| has(tokens, verb, relation))
        {
            continue;
        }
        if let Some(noun) = accused_noun(tokens, verb) {
            for token in tokens.iter_mut().filter(|t| t.head == Some(noun)) {
                if token.relation() == "acl" && token.xpos == "VBG" {
                    "advcl".clone_into(&mut token.deprel);
                    token.head = Some(verb);
                } else if token.relation() == "cc" {
                    token.head = Some(verb);
                }
            }
            set(&mut tokens[noun], Some(verb), "obj");
        }
        set(&mut tokens[verb], Some(saying), "conj");
        be_past(&mut tokens[verb], words.past);
    }
}

/// "says that Chad is arming the rebels and urges Mali to act": a present that speaks goes on with the present that speaks, and
/// not with what is told in another form.
fn present_speech_goes_on(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for verb in 4..tokens.len() {
        let is_second = tokens[verb].xpos == "VBZ" && tokens[verb].deprel == "conj";
        let Some(content) = tokens[verb].head.filter(|&t| is_second && t < verb) else { continue };
        let is_other = matches!(tokens[content].xpos.as_str(), "VBG" | "VBD" | "VBN");
        let saying = tokens[content].head.filter(|_| is_other && tokens[content].deprel == "ccomp");
        let speaks =
            |t: &usize| *t < content && tokens[*t].xpos == "VBZ" && lexicon.is_reporting(&tokens[*t].lemma);
        let Some(saying) = saying.filter(speaks) else { continue };
        let is_bare = !["nsubj", "aux", "mark"].iter().any(|relation| has(tokens, verb, relation));
        if is_bare && lexicon.is_speaking(&tokens[verb].lemma) {
            tokens[verb].head = Some(saying);
        }
    }
}

/// "attacking civilians and accused states of lying": the noun behind a verb that was joined to what stands before "and".
fn accused_noun(tokens: &[Token], verb: usize) -> Option<usize> {
    let is_about =
        |noun: usize| tokens.iter().any(|t| t.head == Some(noun) && t.relation() == "acl" && t.xpos == "VBG");
    let mut behind = verb + 1..tokens.len().min(verb + 5);
    let noun = behind.find(|&t| tokens[t].deprel == "conj" && tokens[t].head.is_some_and(|h| h < verb))?;
    let is_lost = tokens[verb].head == Some(noun) || !has(tokens, verb, "obj");
    (is_lost && is_about(noun) && tokens[verb - 1].relation() == "cc").then_some(noun)
}

/// "Chadian leader Idriss Déby and President Paul Biya met", "Presidents Déby and Biya", "old rivals Chad and Libya": a title
/// stands before a name, and what is joined are names.
fn titled_pair(tokens: &mut [Token]) {
    for title in 0..tokens.len().saturating_sub(3) {
        let is_several = matches!(tokens[title].xpos.as_str(), "NNS" | "NNPS");
        if !is_several && tokens[title].xpos != "NN" {
            continue;
        }
        let Some(name) = name_behind(tokens, title) else { continue };
        if is_several {
            second_of_pair(tokens, name);
        }
        let (above, named) = (&tokens[title], &tokens[name]);
        let is_below = named.head == Some(title)
            && match is_several {
                true => matches!(named.relation(), "appos" | "compound" | "flat" | "obj" | "nmod"),
                false => named.deprel == "appos",
            };
        // Some trees give both to the verb.
        let is_beside = is_several && named.head == above.head && named.deprel == above.deprel;
        let is_joined =
            |t: &Token| t.head == Some(name) && t.deprel == "conj" && (!is_several || t.upos == Upos::Propn);
        if !(is_below || is_beside) || !tokens.iter().any(is_joined) {
            continue;
        }
        let (head, relation) = (above.head, above.deprel.clone());
        for token in tokens.iter_mut().filter(|t| {
            t.head == Some(title)
                && !matches!(t.relation(), "amod" | "compound" | "nummod" | "nmod" | "punct")
        }) {
            token.head = Some(name);
        }
        set(&mut tokens[name], head, &relation);
        set(&mut tokens[title], Some(name), "nmod:desc");
    }
}

/// The head of the name right behind a noun: "Arabia" in "rivals Saudi Arabia".
/// "U.S. and Soviet negotiators return": an acronym before the adjective of a state tells whose the people are, as that does.
fn acronym_of_pair(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for first in 0..tokens.len().saturating_sub(3) {
        let (and, adjective) = (first + 1, first + 2);
        let is_acronym = tokens[first].form.len() > 1
            && tokens[first].form.bytes().all(|b| b.is_ascii_uppercase() || b == b'.')
            && tokens[first].upos == Upos::Propn;
        let is_pair = is_acronym
            && tokens[and].does(Function::Coordinator)
            && lexicon.name(&[tokens[adjective].form.as_str()]) == Some((1, NameShape::Adjective));
        let people = tokens[adjective].head.filter(|&people| {
            is_pair
                && people > adjective
                && tokens[people].xpos == "NNS"
                && tokens[people].head == Some(first)
                && tokens[people].deprel == "conj"
        });
        let Some(people) = people else { continue };
        let (governor, relation) = (tokens[first].head, tokens[first].deprel.clone());
        // What stands beside the whole stays with it.
        let beside = |(t, word): &(usize, &mut Token)| word.head == Some(first) && *t != people;
        for (_, word) in tokens.iter_mut().enumerate().filter(beside) {
            word.head = Some(people);
        }
        set(&mut tokens[people], governor, &relation);
        set(&mut tokens[first], Some(people), "amod");
        set(&mut tokens[and], Some(adjective), "cc");
        set(&mut tokens[adjective], Some(first), "conj");
    }
}

fn name_behind(tokens: &[Token], noun: usize) -> Option<usize> {
    let first = noun + 1;
    let is_first = |t: &Token| t.upos == Upos::Propn && t.head.is_some_and(|head| head > first);
    let head =
        tokens[first].head.filter(|_| is_first(&tokens[first]) && tokens[first].relation() == "compound");
    let name = head.filter(|head| head - first < 3).unwrap_or(first);
    (tokens[name].upos == Upos::Propn).then_some(name)
}

/// "With the backing of Qatar, France and Mali held talks": who is joined to the subject is none of the phrase before it.
fn crossing_conjunct(tokens: &mut [Token]) {
    for subject in 1..tokens.len().saturating_sub(2) {
        if tokens[subject].relation() != "nsubj" || tokens[subject + 1].deprel != "cc" {
            continue;
        }
        let Some(second) = tokens[subject + 1].head.filter(|&t| t > subject + 1) else { continue };
        let before = tokens[second].head.filter(|&h| h < subject && tokens[second].deprel == "conj");
        if before.is_some_and(|before| (before..subject).any(|t| tokens[t].form == ",")) {
            tokens[second].head = Some(subject);
        }
    }
}

/// "Under a deal brokered by China, Chad and Libya restored ties": where a verb lacks a subject, who stands right behind the
/// comma of the phrase before it is that, and not one more of those in the phrase.
fn subject_behind_phrase(tokens: &mut [Token]) {
    for verb in 5..tokens.len() {
        let is_main = matches!(tokens[verb].xpos.as_str(), "VBD" | "VBZ" | "VBP")
            && matches!(tokens[verb].deprel.as_str(), "root" | "ccomp");
        let last = verb - 1;
        if !is_main
            || !has(tokens, last, "cc")
            || ["nsubj", "csubj", "expl"].iter().any(|r| has(tokens, verb, r))
        {
            continue;
        }
        let up = |t: &usize| tokens[*t].head.filter(|&head| head < *t && tokens[*t].deprel == "conj");
        let Some(led) = std::iter::successors(Some(last), up).last().filter(|&led| led + 1 < last) else {
            continue;
        };
        let is_led = tokens[..led].iter().any(|t| t.head == Some(led) && t.deprel == "case");
        if !is_led || tokens[led + 1].form != "," || !leads_to(tokens, led, verb) {
            continue;
        }
        let is_joined = |t: &usize| tokens[*t].deprel == "conj" && leads_to(tokens, *t, led);
        let Some(first) = (led + 2..last).find(is_joined) else { continue };
        for joined in
            tokens[first + 1..=last].iter_mut().filter(|t| t.deprel == "conj" && t.head == Some(led))
        {
            joined.head = Some(first);
        }
        set(&mut tokens[first], Some(verb), "nsubj");
        tokens[led + 1].head = Some(verb);
    }
}

/// "captured Uvira and Fizi, South Kivu": what follows the last of several without "and" is where that lies.
fn region_behind_list(tokens: &mut [Token]) {
    for region in 4..tokens.len() {
        let Some(first) = tokens[region].head.filter(|&h| h < region && tokens[region].deprel == "conj")
        else {
            continue;
        };
        let is_name = tokens[region].upos == Upos::Propn && !has(tokens, region, "cc");
        let siblings = |range: std::ops::Range<usize>| {
            range.rev().find(|&t| tokens[t].head == Some(first) && tokens[t].deprel == "conj")
        };
        let last = siblings(first + 1..region)
            .filter(|&last| has(tokens, last, "cc") && tokens[last].upos == Upos::Propn);
        let goes_on = siblings(region + 1..tokens.len()).is_some();
        if let Some(last) = last.filter(|_| is_name && !goes_on)
            && (last + 1..region).any(|t| tokens[t].form == ",")
        {
            set(&mut tokens[region], Some(last), "nmod:unmarked");
        }
    }
}

/// "the premier and his Danish counterpart, Ana Silva, met": the name behind the comma is that of the last.
fn name_of_last(tokens: &mut [Token]) {
    for name in 4..tokens.len() {
        let is_beside =
            tokens[name].upos == Upos::Propn && matches!(tokens[name].relation(), "appos" | "conj");
        let Some(first) = tokens[name].head.filter(|&first| is_beside && first < name) else { continue };
        let is_of_name = |t: usize| t == name || tokens[t].head == Some(name);
        let comma = (first + 1..name).rev().find(|&t| !is_of_name(t) || tokens[t].form == ",");
        let Some(last) =
            comma.filter(|&comma| tokens[comma].form == ",").and_then(|comma| comma.checked_sub(1))
        else {
            continue;
        };
        let is_joined =
            tokens[last].head == Some(first) && tokens[last].deprel == "conj" && has(tokens, last, "cc");
        if is_joined && tokens[last].xpos == "NN" && !has(tokens, name, "cc") {
            set(&mut tokens[name], Some(last), "appos");
        }
    }
}

/// "were killed in Turkish missile and drone attacks": two weapons of one deed, and no missile beside attacks.
fn one_deed(tokens: &mut [Token], words: &Words) {
    for and in 1..tokens.len().saturating_sub(2) {
        let (first, second, deed) = (and - 1, and + 1, and + 2);
        let are_things = tokens[and].deprel == "cc"
            && [first, second].into_iter().all(|t| tokens[t].xpos == "NN")
            && words.lexicon.is_deed(&tokens[deed].lemma)
            && is_weapon(tokens, words, [first, second]);
        if !are_things {
            continue;
        }
        let is_beside = match tokens[deed].deprel.as_str() {
            "conj" => tokens[deed].head == Some(first),
            relation => tokens[deed].head == tokens[first].head && tokens[first].deprel == relation,
        };
        let is_pair = is_beside
            && tokens[and].head == Some(deed)
            && (tokens[second].head, tokens[second].deprel.as_str()) == (Some(deed), "compound")
            && (!has(tokens, first, "det") || tokens[deed].xpos == "NN");
        // "Turkish air and artillery strikes"
        let is_joined = (tokens[first].head, tokens[first].deprel.as_str()) == (Some(deed), "compound")
            && tokens[second].head == Some(first);
        if is_pair {
            for token in tokens.iter_mut().filter(|t| t.head == Some(first) && t.deprel != "compound") {
                token.head = Some(deed);
            }
            let (head, relation) = (tokens[first].head, tokens[first].deprel.clone());
            tokens[and].head = Some(second);
            set(&mut tokens[deed], head, &relation);
            set(&mut tokens[first], Some(deed), "compound");
            set(&mut tokens[second], Some(first), "conj");
        }
        if is_joined {
            let is_whose = |t: &Token| t.relation() == "amod" && t.form.starts_with(char::is_uppercase);
            for token in tokens.iter_mut().filter(|t| t.head == Some(first) && is_whose(t)) {
                token.head = Some(deed);
            }
        }
    }
}

/// Whether one of two things is a weapon and the first is no deed of its own: "air and missile", but not "violence and bomb".
fn is_weapon(tokens: &[Token], words: &Words, [first, second]: [usize; 2]) -> bool {
    let lexicon = words.lexicon;
    let is_one = |t: usize| lexicon.is_instrument(&tokens[t].lemma);
    is_one(first) || is_one(second) && !lexicon.is_deed(&tokens[first].lemma)
}
