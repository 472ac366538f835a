//! Mending subjects: which verb a noun is the subject of, and who says what is said.

use super::{Words, be_past, child_before, leads_to, set, words_below};
use crate::text::{English, Function, Lexicon, Token, Upos};

/// "Troops are moving to the border with Chad, residents and diplomats said": who is named behind a comma, right before a
/// saying without a subject, says it, and is none of those before the comma.
pub(super) fn speakers_behind_comma(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for saying in 3..tokens.len() {
        let has = |relation: &str| tokens.iter().any(|t| t.head == Some(saying) && t.relation() == relation);
        let is_finite = matches!(tokens[saying].xpos.as_str(), "VBD" | "VBZ" | "VBP");
        if !is_finite || !lexicon.is_reporting(&tokens[saying].lemma) || has("nsubj") || !has("ccomp") {
            continue;
        }
        let Some(comma) = (1..saying).rfind(|&t| tokens[t].form == ",") else { continue };
        let is_apart = |t: &usize| {
            matches!(tokens[*t].deprel.as_str(), "conj" | "appos")
                && tokens[*t].head.is_some_and(|head| head < comma)
                && matches!(tokens[*t].upos, Upos::Noun | Upos::Propn)
        };
        let speakers: Vec<usize> = (comma + 1..saying).filter(is_apart).collect();
        let Some((&first, others)) = speakers.split_first() else { continue };
        let is_list = (1..comma).rfind(|&t| tokens[t].form == ",").is_some_and(|before| {
            tokens[before + 1..comma].iter().all(|t| matches!(t.upos, Upos::Noun | Upos::Propn | Upos::Adj))
        });
        if is_list {
            continue;
        }
        set(&mut tokens[first], Some(saying), "nsubj");
        for &other in others {
            set(&mut tokens[other], Some(first), "conj");
        }
    }
}

/// A noun before a finite verb that has no subject is none of the words of its object.
pub(super) fn crossing_subject(tokens: &mut [Token]) {
    for verb in 1..tokens.len() {
        let is_finite = matches!(tokens[verb].xpos.as_str(), "VBD" | "VBZ" | "VBP");
        let child = |relation: &str| {
            (0..tokens.len()).find(|&t| tokens[t].head == Some(verb) && tokens[t].relation() == relation)
        };
        if !is_finite {
            continue;
        }
        let Some(object) = child("obj").filter(|&o| o > verb && child("nsubj").is_none()) else { continue };
        let is_noun = |t: usize| matches!(tokens[t].upos, Upos::Noun | Upos::Propn | Upos::Pron);
        if let Some(noun) = (0..verb).find(|&t| tokens[t].head == Some(object) && is_noun(t)) {
            set(&mut tokens[noun], Some(verb), "nsubj");
        }
    }
}

/// "Ministers met in Oslo, officials said": of two subjects the first belongs to what was said.
pub(super) fn subject_of_content(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for content in 1..tokens.len() {
        let Some(saying) =
            tokens[content].head.filter(|&s| s > content && tokens[content].relation() == "ccomp")
        else {
            continue;
        };
        let has_own = tokens.iter().any(|t| t.head == Some(content) && t.relation() == "nsubj");
        if has_own || !lexicon.is_reporting(&tokens[saying].lemma) {
            continue;
        }
        let subjects: Vec<usize> = (0..saying)
            .filter(|&t| tokens[t].head == Some(saying) && tokens[t].relation() == "nsubj")
            .collect();
        if let [first, second] = subjects[..]
            && first < content
            && content < second
        {
            tokens[first].head = Some(content);
        }
    }
}

/// "Ministers met in Oslo, officials said": who says so is no circumstance of the meeting.
pub(super) fn saying_beside(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for saying in 2..tokens.len() {
        let is_beside = tokens[saying].deprel == "advcl" && tokens[saying].head.is_some_and(|h| h < saying);
        if !is_beside || !lexicon.is_reporting(&tokens[saying].lemma) {
            continue;
        }
        let is_finite = matches!(tokens[saying].xpos.as_str(), "VBD" | "VBZ" | "VBP");
        let children = || (0..tokens.len()).filter(|&t| tokens[t].head == Some(saying));
        let has_subject = children().any(|t| t < saying && tokens[t].relation() == "nsubj");
        let is_marked = children().any(|t| {
            matches!(tokens[t].relation(), "mark" | "ccomp")
                || matches!(tokens[t].xpos.as_str(), "WRB" | "WDT" | "WP")
        });
        if is_finite && has_subject && !is_marked {
            "parataxis".clone_into(&mut tokens[saying].deprel);
        }
    }
}

/// "The Chilean attorney general resigned", "the attorney general's office": of two subjects side by side the first is a part
/// of the second.
pub(super) fn subject_of_two_words(tokens: &mut [Token]) {
    for second in 1..tokens.len() {
        let first = second - 1;
        let is_noun = |t: usize| {
            tokens[t].form.starts_with(char::is_lowercase) && matches!(tokens[t].xpos.as_str(), "NN" | "NNP")
        };
        let is_subject = |t: usize| tokens[t].relation() == "nsubj";
        if !is_subject(first) || !is_noun(first) || !is_noun(second) {
            continue;
        }
        let owned = tokens[second].head.filter(|_| tokens[second].deprel == "nmod:poss");
        let subject = owned.unwrap_or(second);
        if is_subject(subject) && tokens[subject].head == tokens[first].head {
            for token in tokens.iter_mut().take(first).filter(|t| t.head == Some(first)) {
                token.head = Some(second);
            }
            set(&mut tokens[first], Some(second), "compound");
        }
    }
}

/// "On Feb 1, Macron arrived": what follows a day and a comma is no second day, but who arrived.
pub(super) fn subject_beside_time(tokens: &mut [Token]) {
    for noun in 2..tokens.len() {
        let is_beside = matches!(tokens[noun].deprel.as_str(), "conj" | "appos");
        let Some(day) = tokens[noun].head.filter(|&h| h < noun && is_beside) else {
            continue;
        };
        // "At their meeting in Nairobi, Ruto": through what tells where the meeting was.
        let phrase =
            std::iter::successors(Some(day), |&t| tokens[t].head.filter(|_| tokens[t].relation() == "nmod"))
                .take(4)
                .last()
                .unwrap_or(day);
        let Some(verb) = tokens[phrase].head.filter(|&v| v > noun && tokens[phrase].relation() == "obl")
        else {
            continue;
        };
        let is_time = matches!(tokens[day].upos, Upos::Num | Upos::Propn | Upos::Noun);
        let has =
            |head: usize, relation: &str| tokens.iter().any(|t| t.head == Some(head) && t.deprel == relation);
        let is_after_comma = (day + 1..noun).any(|t| tokens[t].form == ",");
        // "Following days of protests, the Iraqi government": of several the last has "and".
        let is_finite = matches!(tokens[verb].xpos.as_str(), "VBD" | "VBZ" | "VBP")
            || has(verb, "aux")
            || has(verb, "aux:pass");
        let is_told = has(noun, "det") || has(noun, "amod") || tokens[noun].xpos == "NNS";
        let can_act = tokens[noun].upos == Upos::Propn
            || tokens[noun].upos == Upos::Noun && is_told && is_finite && !has(noun, "case");
        let has_subject = has(verb, "nsubj") || has(verb, "nsubj:pass");
        if is_time && can_act && is_after_comma && !has(noun, "cc") && !has_subject {
            let relation = if has(verb, "aux:pass") { "nsubj:pass" } else { "nsubj" };
            set(&mut tokens[noun], Some(verb), relation);
        }
    }
}

/// "A condemned B, and B threatened A": the noun between "and" and a verb that "and" belongs to is its subject.
pub(super) fn second_subject(tokens: &mut [Token]) {
    for verb in 2..tokens.len() {
        let is_second = tokens[verb].relation() == "conj" && tokens[verb].upos == Upos::Verb;
        let is_finite = matches!(tokens[verb].xpos.as_str(), "VBD" | "VBZ" | "VBP");
        let has = |head: usize, relation: &str| {
            tokens.iter().any(|t| t.head == Some(head) && t.relation() == relation)
        };
        let Some(first) = tokens[verb].head.filter(|_| is_second && is_finite && !has(verb, "nsubj")) else {
            continue;
        };
        let Some(and) =
            (first..verb).rfind(|&t| tokens[t].head == Some(verb) && tokens[t].relation() == "cc")
        else {
            continue;
        };
        let noun = (and + 1..verb).find(|&t| {
            tokens[t].relation() == "conj"
                && tokens[t].head.is_some_and(|h| h < and && h != first)
                && !has(t, "cc")
        });
        if let Some(noun) =
            noun.filter(|&n| (n + 1..verb).all(|t| leads_to(tokens, t, n) || leads_to(tokens, t, verb)))
        {
            set(&mut tokens[noun], Some(verb), "nsubj");
        }
    }
}

/// "noting the world faces": a verb with a subject of its own is no predicate of the saying before it,
/// but what is said.
pub(super) fn double_subject(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for saying in 0..tokens.len() {
        let Some(verb) = tokens[saying].head.filter(|&v| v > saying && tokens[saying].relation() == "csubj")
        else {
            continue;
        };
        let has_subject = tokens
            .iter()
            .enumerate()
            .any(|(t, c)| t > saying && t < verb && c.head == Some(verb) && c.relation() == "nsubj");
        if has_subject && lexicon.is_reporting(&tokens[saying].lemma) {
            let (head, relation) =
                (tokens[verb].head, if tokens[verb].head.is_some() { "advcl" } else { "root" });
            set(&mut tokens[saying], head, relation);
            set(&mut tokens[verb], Some(saying), "ccomp");
            // "… and emphasizing": goes on after "noting".
            for token in tokens.iter_mut().skip(verb + 1) {
                if token.head == Some(verb) && token.deprel == "conj" && token.xpos == "VBG" {
                    token.head = Some(saying);
                }
            }
        }
    }
}

/// "Ten people were killed and 90 others were wounded": the noun before a verb with an auxiliary of its own is its subject
/// and nothing that goes on with the verb before.
pub(super) fn subject_as_conjunct(tokens: &mut [Token]) {
    for verb in 4..tokens.len() {
        let is_second = tokens[verb].relation() == "conj" && tokens[verb].upos == Upos::Verb;
        let Some(first) = tokens[verb].head.filter(|_| is_second) else { continue };
        let Some(auxiliary) = (first..verb).find(|&t| {
            let is_finite = matches!(tokens[t].xpos.as_str(), "VBD" | "VBZ" | "VBP" | "MD");
            tokens[t].head == Some(verb) && tokens[t].relation() == "aux" && is_finite
        }) else {
            continue;
        };
        let noun = (first + 1..auxiliary).find(|&t| {
            let is_noun = matches!(tokens[t].upos, Upos::Noun | Upos::Num | Upos::Propn);
            // "and in virtue of this do order"
            let is_led = tokens.iter().any(|c| c.head == Some(t) && c.relation() == "case");
            let head = tokens[t].head.filter(|_| is_noun && !is_led && tokens[t].deprel == "conj");
            // "had beaten Chad and Mali would leave": nothing that goes on with the object stands right before "would".
            let is_behind = |head: usize| t + 1 == auxiliary && leads_to(tokens, head, first);
            head.is_some_and(|head| head == first || is_behind(head))
        });
        let Some(noun) = noun else { continue };
        // "is opened and pictures are shown": the trees differ on what "and" goes with.
        let is_joined = |t: usize| [Some(noun), Some(verb)].contains(&tokens[t].head);
        let and = (first + 1..noun).rfind(|&t| is_joined(t) && tokens[t].deprel == "cc");
        let has_subject = (0..tokens.len()).any(|t| {
            let relation = tokens[t].relation();
            tokens[t].head == Some(verb) && (relation == "nsubj" || relation == "cc" && Some(t) != and)
        });
        let is_whole = (noun + 1..auxiliary).all(|t| leads_to(tokens, t, noun) || leads_to(tokens, t, verb));
        if let Some(and) = and.filter(|_| !has_subject && is_whole) {
            let is_passive = tokens[auxiliary].deprel == "aux:pass";
            set(&mut tokens[noun], Some(verb), if is_passive { "nsubj:pass" } else { "nsubj" });
            set(&mut tokens[and], Some(verb), "cc");
        }
    }
}

/// "Two people were killed and five others wounded": the noun between "and" and a participle is whom that is done to.
pub(super) fn object_of_second_passive(tokens: &mut [Token]) {
    for verb in 4..tokens.len() {
        let noun = verb - 1;
        let is_second = |t: usize| tokens[t].deprel == "conj";
        let Some(first) = tokens[verb].head.filter(|_| is_second(verb) && tokens[verb].xpos == "VBN") else {
            continue;
        };
        let child = |head: usize, relation: &str| child_before(tokens, verb, head, relation);
        let is_counted = tokens[noun].upos == Upos::Num || child(noun, "nummod").is_some();
        let is_joined = is_second(noun) && tokens[noun].head == Some(first) && is_counted;
        let is_passive = child(first, "aux:pass").is_some() && child(verb, "aux:pass").is_none();
        let and = child(verb, "cc").or_else(|| child(noun, "cc")).filter(|_| is_joined && is_passive);
        if let Some(and) = and {
            set(&mut tokens[noun], Some(verb), "nsubj:pass");
            set(&mut tokens[and], Some(verb), "cc");
        }
    }
}

/// "closed after a Kenyan-led force toppled the king": the noun of a phrase right before a finite verb without a subject is
/// that subject, and what leads the phrase opens the clause.
pub(super) fn subject_in_phrase(tokens: &mut [Token]) {
    for verb in 3..tokens.len() {
        let is_finite = matches!(tokens[verb].xpos.as_str(), "VBD" | "VBZ" | "VBP");
        let is_clause = is_finite && matches!(tokens[verb].deprel.as_str(), "advcl" | "conj");
        let Some(main) = tokens[verb].head.filter(|&main| is_clause && main < verb) else { continue };
        let child = |head: usize, relation: &str| {
            (0..verb).find(|&t| tokens[t].head == Some(head) && tokens[t].relation() == relation)
        };
        let has_own = ["nsubj", "csubj", "mark", "cc"].iter().any(|relation| child(verb, relation).is_some());
        // "eased the curfew imposed after a coup toppled": the phrase may hang on a word between.
        let is_led = |t: usize| child(t, "case").filter(|&c| tokens[c].does(Function::Clausal));
        let phrase = (main + 1..verb).rfind(|&t| {
            matches!(tokens[t].deprel.as_str(), "obl" | "nmod")
                && is_led(t).is_some()
                && leads_to(tokens, t, main)
                && words_below(tokens, t).last() == Some(&(verb - 1))
        });
        let Some(noun) = phrase.filter(|_| !has_own) else { continue };
        let lead = is_led(noun);
        if let Some(lead) = lead {
            set(&mut tokens[noun], Some(verb), "nsubj");
            set(&mut tokens[lead], Some(verb), "mark");
            set(&mut tokens[verb], Some(main), "advcl");
        }
    }
}

/// "late on Tuesday Islamic Jihad agreed": a day that a preposition leads is no part of the name behind it, and the name does
/// what the verb right behind tells.
pub(super) fn name_behind_day(tokens: &mut [Token], words: &Words) {
    for day in 1..tokens.len().saturating_sub(2) {
        let lead = day - 1;
        let is_led = tokens[lead].does(Function::Day)
            && tokens[day].upos == Upos::Propn
            && words.english.calendar.is_day(&tokens[day].form);
        let name = tokens[day].head.filter(|&name| is_led && name > day && tokens[lead].head == Some(name));
        let Some(name) = name.filter(|&name| tokens[name].upos == Upos::Propn) else { continue };
        let verb = words_below(tokens, name).last().map_or(name, |last| last + 1);
        let is_free = |verb: &Token| matches!(verb.xpos.as_str(), "VBD" | "VBZ" | "VBP");
        let has_subject = tokens.iter().any(|t| t.head == Some(verb) && t.relation() == "nsubj");
        if tokens.get(verb).is_some_and(is_free) && !has_subject && !leads_to(tokens, verb, name) {
            set(&mut tokens[day], Some(verb), "obl");
            set(&mut tokens[lead], Some(day), "case");
            set(&mut tokens[name], Some(verb), "nsubj");
        }
    }
}

/// "A delegation, led by Oliver Tambo, conferred with Chad": what was done to the subject is told aside, and the sentence goes on
/// behind the comma that closes it.
pub(super) fn verb_behind_participle(tokens: &mut [Token], past: &dyn Fn(&str) -> String) {
    let Some(aside) = tokens.iter().position(|t| t.head.is_none()) else { return };
    let child = |head: usize, relation: &str| {
        tokens.iter().position(|t| t.head == Some(head) && t.relation() == relation)
    };
    let is_past = |t: usize| matches!(tokens[t].xpos.as_str(), "VBD" | "VBN");
    let opens = aside > 1 && is_past(aside) && tokens[aside - 1].form == "," && child(aside, "aux").is_none();
    let agent = tokens.iter().position(|t| t.head == Some(aside) && t.deprel == "obl:agent");
    let (Some(agent), Some(subject)) = (agent.filter(|_| opens), child(aside, "nsubj")) else { return };
    let goes_on = |t: usize| {
        is_past(t)
            && tokens[t].head == Some(aside)
            && matches!(tokens[t].deprel.as_str(), "advcl" | "conj" | "parataxis")
            && tokens[t - 1].form == ","
            && !["nsubj", "aux", "mark", "cc"].iter().any(|relation| child(t, relation).is_some())
    };
    let Some(verb) = (agent + 1..tokens.len()).find(|&t| goes_on(t)).filter(|_| subject < aside) else {
        return;
    };
    for token in tokens[verb..].iter_mut().filter(|t| t.head == Some(aside)) {
        token.head = Some(verb);
    }
    "VBN".clone_into(&mut tokens[aside].xpos);
    set(&mut tokens[aside], Some(subject), "acl");
    set(&mut tokens[subject], Some(verb), "nsubj");
    set(&mut tokens[verb], None, "root");
    be_past(&mut tokens[verb], past);
}

/// "The front called off its blockade." read as a front that was called off: a sentence has a finite verb, and what has an
/// object of its own besides is none that was done.
pub(super) fn subject_of_past(tokens: &mut [Token], words: &Words) {
    let Some(verb) = tokens.iter().position(|t| t.head.is_none()) else { return };
    let child = |relation: &str| tokens.iter().position(|t| t.head == Some(verb) && t.deprel == relation);
    let is_past = tokens[verb].xpos == "VBN" && words.is_regular_past(&tokens[verb].form);
    let is_sentence = tokens.last().is_some_and(|t| t.form == ".");
    let is_finite = tokens.iter().any(|t| matches!(t.xpos.as_str(), "VBD" | "VBZ" | "VBP" | "MD"));
    let is_done = ["aux", "aux:pass", "obl:agent"].iter().any(|relation| child(relation).is_some());
    let subject = child("nsubj:pass").filter(|_| is_past && is_sentence && !is_finite && !is_done);
    // "Two rebels granted asylum in Chad."
    let is_own = |object: usize| tokens.iter().any(|t| t.head == Some(object) && t.xpos == "PRP$");
    let is_led = |t: usize| tokens.iter().any(|c| c.head == Some(t) && c.relation() == "case");
    let bare = child("obl").filter(|&t| !is_led(t) && is_own(t));
    let object = child("obj").filter(|&t| is_own(t) || child("compound:prt").is_some()).or(bare);
    if let (Some(subject), Some(object)) = (subject, object) {
        "nsubj".clone_into(&mut tokens[subject].deprel);
        "obj".clone_into(&mut tokens[object].deprel);
        "VBD".clone_into(&mut tokens[verb].xpos);
    }
}

/// "Earlier this week Kenyan police searched the house": a time is no part of who does it.
pub(super) fn noun_behind_week(tokens: &mut [Token], english: &English) {
    for time in 1..tokens.len().saturating_sub(1) {
        let Some(noun) = tokens[time].head.filter(|&noun| noun > time && tokens[noun].relation() == "nsubj")
        else {
            continue;
        };
        let is_led = tokens[time - 1].does(Function::Demonstrative);
        let is_time = tokens[time].deprel == "nmod:unmarked"
            || tokens[time].relation() == "compound"
                && tokens[noun].xpos == "NNS"
                && is_led
                && english.calendar.is_unit(&tokens[time].form);
        let Some(verb) =
            tokens[noun].head.filter(|&verb| is_time && verb > noun && tokens[time].xpos == "NN")
        else {
            continue;
        };
        let is_first = (0..time).all(|t| tokens[t].head.is_some_and(|head| head == time || head >= noun));
        if is_first && is_led {
            set(&mut tokens[time], Some(verb), "obl:unmarked");
            set(&mut tokens[time - 1], Some(time), "det");
        }
    }
}
