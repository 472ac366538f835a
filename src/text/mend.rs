//! Mending: what the parser gets wrong in the same way again and again, put right where the rest of the
//! tree shows it. A pass changes only what contradicts itself.

mod coordination;
mod predicate;
mod present;
mod speech;

use crate::text::{English, Function, Lexicon, Token, Upos};

/// What is known of words.
pub(super) struct Words<'a> {
    pub(super) lexicon: &'a dyn Lexicon,
    pub(super) english: &'a English,
    /// The verb of a past form.
    pub(super) past: &'a dyn Fn(&str) -> String,
}

impl Words<'_> {
    fn is_regular_past(&self, form: &str) -> bool {
        self.english.past_endings.iter().any(|ending| form.ends_with(ending.as_str()))
    }

    /// The verb that the lexicon knows and of which this may be a form: "striking", "patrolled".
    fn verb(&self, form: &str) -> Option<String> {
        let stem =
            |(ending, back): &(String, String)| Some(form.strip_suffix(ending.as_str())?.to_owned() + back);
        let undoubled = |stem: &String| {
            let mut letters = stem.chars().rev();
            let (last, before) = (letters.next(), letters.next());
            (stem.is_ascii() && last.is_some() && last == before).then(|| stem[..stem.len() - 1].to_owned())
        };
        let stems = self.english.verb_endings.iter().filter_map(stem);
        let stems = stems.flat_map(|stem| [undoubled(&stem), Some(stem)]).flatten();
        // "shot" taken for a present
        let irregular = std::iter::once_with(|| (self.past)(form));
        stems.chain(irregular).find(|lemma| self.lexicon.is_verb(lemma))
    }
}

pub(super) fn mend(tokens: &mut [Token], words: &Words) {
    let parsed = tokens.to_vec();
    // "applauded" is of the verb that is known, and not of "applaude".
    let past = |form: &str| {
        let lemma = (words.past)(form);
        let is_guess = words.is_regular_past(form) && !words.lexicon.is_verb(&lemma);
        is_guess.then(|| words.verb(form)).flatten().unwrap_or(lemma)
    };
    passes(tokens, &Words { past: &past, ..*words });
    // What is no tree any more stays as it was parsed.
    if !is_tree(tokens) {
        tokens.clone_from_slice(&parsed);
    }
}

fn is_tree(tokens: &[Token]) -> bool {
    let reaches_root = |start: usize| {
        let chain = std::iter::successors(Some(start), |&t| tokens[t].head).take(tokens.len() + 1);
        chain.last().is_some_and(|t| tokens[t].head.is_none())
    };
    (0..tokens.len()).all(reaches_root)
}

fn passes(tokens: &mut [Token], words: &Words) {
    let lexicon = words.lexicon;
    for token in tokens.iter_mut() {
        known_lemma(token, words);
    }
    present::joint_heading(tokens, words);
    present::lost_present(tokens, words);
    present::told_present(tokens, words);
    present::compound_subject(tokens);
    verb_behind_dash(tokens, words.past);
    second_present(tokens);
    verb_behind_relative(tokens);
    bare_relative(tokens);
    quantity(tokens);
    adjective_before_object(tokens, words.english);
    past_before_past(tokens, words);
    modal_verb(tokens);
    participle_of_owned(tokens);
    object_behind_phrase(tokens);
    name_behind_noun(tokens);
    finite_verb(tokens, words);
    verb_behind_phrase(tokens, words);
    speakers_behind_comma(tokens, lexicon);
    hyphened_verb(tokens);
    hyphened_title(tokens);
    predicate::attribute_with_subject(tokens, words);
    parts_of_conjunct(tokens);
    crossing_subject(tokens);
    crossing_object(tokens);
    one_possessor(tokens);
    possessor_of_verb(tokens);
    stray_preposition(tokens);
    subject_of_content(tokens, lexicon);
    infinitive_of_verb(tokens);
    subject_of_two_words(tokens);
    aim_of_call(tokens);
    saying_beside(tokens, lexicon);
    predicate::mend(tokens, words);
    subject_beside_time(tokens);
    second_subject(tokens);
    governed_clauses(tokens, lexicon);
    content_of_noun(tokens);
    content_of_object(tokens, lexicon);
    accused_of(tokens);
    charge_of_object(tokens, lexicon);
    told_that(tokens, lexicon);
    speech::mend(tokens, lexicon);
    adverb_as_verb(tokens, lexicon);
    split_perfect(tokens, words);
    reduced_relative(tokens);
    kept_from(tokens);
    infinitive_of_noun(tokens);
    called_for(tokens, lexicon);
    possessed_gerund(tokens, lexicon);
    particle_of_phrase(tokens, lexicon);
    phrase_of_deed(tokens, lexicon);
    two_objects(tokens, lexicon);
    noun_with_object(tokens, words);
    lost_perfect(tokens, lexicon);
    lost_predicate(tokens, words);
    lost_subject(tokens, words);
    plain_past(tokens, lexicon);
    infinitive(tokens, lexicon);
    sentence_relative(tokens);
    participle_as_attribute(tokens, lexicon);
    trailing_participle(tokens);
    participle_after_gerund(tokens);
    named_participle(tokens);
    passive_participle(tokens);
    double_subject(tokens, lexicon);
    absolute(tokens);
    contrast(tokens, lexicon);
    copular_content(tokens);
    relative_goes_on(tokens);
    coordination::mend(tokens, words);
}

/// "France and Germany restored relations", "A visit to Oman drew crowds": a finite verb is no attribute of its object.
fn finite_verb(tokens: &mut [Token], words: &Words) {
    let finite = |t: &Token| matches!(t.xpos.as_str(), "VBD" | "VBZ" | "VBP" | "MD");
    let Some(root) = tokens.iter().position(|token| token.head.is_none()) else { return };
    let has_verb = present::has_main_verb(tokens, root);
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
fn past_before_past(tokens: &mut [Token], words: &Words) {
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
        let form = tokens[first].form.to_lowercase();
        let is_past = || {
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
fn verb_behind_phrase(tokens: &mut [Token], words: &Words) {
    let Some(root) = tokens.iter().position(|token| token.head.is_none()) else { return };
    let has_verb = present::has_main_verb(tokens, root);
    let is_sentence = !has_verb && tokens.last().is_some_and(|t| t.form == ".");
    for verb in 2..tokens.len().saturating_sub(1) {
        let is_participle = tokens[verb].xpos == "VBN" && tokens[verb].deprel == "acl";
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

/// "Troops are moving to the border with Chad, residents and diplomats said": who is named behind a comma, right before a
/// saying without a subject, says it, and is none of those before the comma.
fn speakers_behind_comma(tokens: &mut [Token], lexicon: &dyn Lexicon) {
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

/// "Pakistan test-fired a missile": whose test it is fired it.
fn hyphened_verb(tokens: &mut [Token]) {
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

/// "Governor-General Ana Silva": the first half of a title before a name belongs to the second.
fn hyphened_title(tokens: &mut [Token]) {
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

/// "Dozens of farmers blocked highways": whether a known form in "-ed" stands behind a noun that acts, and not in "a list of
/// state backed banks".
fn is_past_of_clause(tokens: &[Token], words: &Words, [top, verb, object]: [usize; 3]) -> bool {
    let before = &tokens[verb - 1];
    let is_several = |t: &Token| {
        t.xpos == "NNS" || t.upos == Upos::Noun && words.english.collective.contains(&t.form.to_lowercase())
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

/// "Trump and North Korean leader Kim": what stands right before a conjunct is a part of it and no conjunct beside it.
fn parts_of_conjunct(tokens: &mut [Token]) {
    for word in 1..tokens.len().saturating_sub(1) {
        let next = word + 1;
        let is_beside = tokens[word].deprel == "conj"
            && tokens[next].deprel == "conj"
            && tokens[word].head == tokens[next].head
            && tokens[word].head.is_some_and(|head| head < word);
        let relation = match (tokens[word].upos, tokens[next].upos) {
            (Upos::Adj, Upos::Noun | Upos::Propn) => "amod",
            (Upos::Noun, Upos::Propn) => "nmod:desc",
            _ => continue,
        };
        if is_beside {
            set(&mut tokens[word], Some(next), relation);
            // "and" joins the whole.
            for token in tokens.iter_mut().filter(|t| t.head == Some(word) && t.deprel == "cc") {
                token.head = Some(next);
            }
        }
    }
}

/// "Kenya rejects claims by Sudan": of two words in the present side by side the second is the object of the first.
fn second_present(tokens: &mut [Token]) {
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
fn verb_behind_relative(tokens: &mut [Token]) {
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

/// "The soldiers the rebels captured were freed": the second of two subjects, right before a relative clause that has none, is
/// its subject.
fn bare_relative(tokens: &mut [Token]) {
    for verb in 3..tokens.len() {
        let subject = verb - 1;
        let is_clause = tokens[verb].deprel == "acl:relcl" && tokens[verb].xpos == "VBD";
        let Some(noun) = tokens[verb].head.filter(|&noun| is_clause && noun < subject) else { continue };
        let is_second = matches!(tokens[subject].upos, Upos::Noun | Upos::Propn)
            && tokens[subject].relation() == "nsubj"
            && tokens[noun].relation() == "nsubj"
            && tokens[subject].head == tokens[noun].head;
        if is_second && !tokens.iter().any(|t| t.head == Some(verb) && t.relation() == "nsubj") {
            set(&mut tokens[subject], Some(verb), "nsubj");
        }
    }
}

/// "Several of the prisoners were freed": an adjective that is a subject, and has a phrase, tells how many of whom.
fn quantity(tokens: &mut [Token]) {
    for of in 1..tokens.len() {
        let word = of - 1;
        let is_subject = tokens[word].upos == Upos::Adj && tokens[word].relation() == "nsubj";
        if !is_subject || !tokens[of].does(Function::Genitive) {
            continue;
        }
        let Some(whole) = tokens[of].head.filter(|&t| tokens[t].head == Some(word)) else { continue };
        set(&mut tokens[whole], Some(word), "nmod");
        tokens[word].upos = Upos::Det;
        "DT".clone_into(&mut tokens[word].xpos);
    }
}

/// "shot dead two men", "set free the hostages": an adjective before the first word of an object says what becomes of it.
fn adjective_before_object(tokens: &mut [Token], english: &English) {
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

/// A noun before a finite verb that has no subject is none of the words of its object.
fn crossing_subject(tokens: &mut [Token]) {
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

/// "Soldiers in Niger toppled President Bazoum": what stands bare behind a verb without an object is no part of its subject.
fn crossing_object(tokens: &mut [Token]) {
    for object in 2..tokens.len() {
        let word = &tokens[object];
        if word.deprel != "nmod" || !matches!(word.upos, Upos::Noun | Upos::Propn) {
            continue;
        }
        let Some(subject) = word.head.filter(|&head| head < object) else { continue };
        let Some(verb) = tokens[subject].head.filter(|&verb| subject < verb && verb < object) else {
            continue;
        };
        let has =
            |t: usize, relation: &str| tokens.iter().any(|c| c.head == Some(t) && c.relation() == relation);
        let is_active = tokens[verb].upos == Upos::Verb
            && tokens[subject].deprel == "nsubj"
            && !has(verb, "obj")
            && !has(verb, "ccomp");
        let is_next =
            (verb + 1..object).all(|t| tokens[t].head.is_some_and(|head| head > verb && head <= object));
        if is_active && is_next && !has(object, "case") {
            set(&mut tokens[object], Some(verb), "obj");
        }
    }
}

/// "U.S. President Donald Trump's negotiations": of two possessors the first, which has no "'s", belongs to the second.
fn one_possessor(tokens: &mut [Token]) {
    for owner in 1..tokens.len() {
        let Some(noun) = tokens[owner].head.filter(|_| tokens[owner].deprel == "nmod:poss") else { continue };
        let is_marked = |t: usize| tokens.iter().any(|c| c.head == Some(t) && c.xpos == "POS");
        let first = (0..owner).rfind(|&t| {
            tokens[t].head == Some(noun)
                && tokens[t].deprel == "nmod:poss"
                && tokens[t].upos == Upos::Propn
                && !is_marked(t)
        });
        // "Yasser Arafat's": the parts of one name.
        if let Some(first) = first.filter(|&first| first + 1 < owner && is_marked(owner)) {
            set(&mut tokens[first], Some(owner), "compound");
        }
    }
}

/// "that Chad's government resign": what is somebody's is the noun behind, and no verb.
fn possessor_of_verb(tokens: &mut [Token]) {
    for owner in 0..tokens.len() {
        let verb = tokens[owner].head.filter(|&v| v > owner && tokens[owner].deprel == "nmod:poss");
        let Some(verb) = verb.filter(|&v| tokens[v].upos == Upos::Verb && tokens[v].xpos != "VBG") else {
            continue;
        };
        let owned = (owner + 1..verb).rfind(|&t| {
            let is_noun = matches!(tokens[t].upos, Upos::Noun | Upos::Propn);
            is_noun && tokens[t].head == Some(verb) && tokens[t].relation() == "nsubj"
        });
        if let Some(owned) = owned {
            tokens[owner].head = Some(owned);
        }
    }
}

/// "The arrest of protesters by Iran drew anger": a preposition belongs to the noun that follows it.
fn stray_preposition(tokens: &mut [Token]) {
    for case in 1..tokens.len().saturating_sub(2) {
        let noun = case + 1;
        let Some(verb) = tokens[noun].head.filter(|&v| v > noun && tokens[noun].relation() == "nsubj") else {
            continue;
        };
        let is_stray = tokens[case].relation() == "case" && tokens[case].head.is_some_and(|h| h > verb);
        let first = (0..case).find(|&t| tokens[t].head == Some(verb) && tokens[t].relation() == "nsubj");
        if let Some(first) = first.filter(|_| is_stray) {
            set(&mut tokens[case], Some(noun), "case");
            set(&mut tokens[noun], Some(first), "nmod");
        }
    }
}

/// "Ministers met in Oslo, officials said": of two subjects the first belongs to what was said.
fn subject_of_content(tokens: &mut [Token], lexicon: &dyn Lexicon) {
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
fn saying_beside(tokens: &mut [Token], lexicon: &dyn Lexicon) {
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

/// "plans to sanction": an infinitive on a verb is no attribute of a noun.
fn infinitive_of_verb(tokens: &mut [Token]) {
    for verb in 2..tokens.len() {
        let is_infinitive = tokens[verb].xpos == "VB" && tokens[verb].deprel == "acl";
        let Some(head) = tokens[verb].head.filter(|&h| h < verb && is_infinitive) else { continue };
        let has_to = (head + 1..verb).any(|t| tokens[t].head == Some(verb) && tokens[t].xpos == "TO");
        if has_to && tokens[head].upos == Upos::Verb {
            let has_object = tokens.iter().any(|t| t.head == Some(head) && t.relation() == "obj");
            let relation = if has_object { "advcl" } else { "xcomp" };
            relation.clone_into(&mut tokens[verb].deprel);
        }
    }
}

/// "The Chilean attorney general resigned", "the attorney general's office": of two subjects side by side the first is a part
/// of the second.
fn subject_of_two_words(tokens: &mut [Token]) {
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

/// "called Kabila to thank him", "met Kabila to express support": whoever calls or meets does so, and not who is called.
fn aim_of_call(tokens: &mut [Token]) {
    for aim in 3..tokens.len() {
        let Some(verb) = tokens[aim].head.filter(|&h| h < aim && tokens[aim].deprel == "xcomp") else {
            continue;
        };
        let is_call = tokens[verb].upos == Upos::Verb && tokens[verb].does(Function::Turning);
        let is_of = |t: &Token, head: usize, relation: &str| t.head == Some(head) && t.relation() == relation;
        let is_infinitive = tokens[aim].xpos == "VB"
            && tokens.iter().any(|t| is_of(t, aim, "mark") && t.does(Function::Infinitive));
        let is_next = |t: usize| tokens[t + 1].does(Function::Infinitive);
        let called = (verb + 1..aim).find(|&t| {
            is_of(&tokens[t], verb, "obj")
                || is_of(&tokens[t], verb, "xcomp") && tokens[t].upos == Upos::Propn && is_next(t)
        });
        if let Some(called) = called.filter(|_| is_call && is_infinitive) {
            set(&mut tokens[called], Some(verb), "obj");
            set(&mut tokens[aim], Some(verb), "advcl");
        }
    }
}

/// "On Feb 1, Macron arrived": what follows a day and a comma is no second day, but who arrived.
fn subject_beside_time(tokens: &mut [Token]) {
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
fn second_subject(tokens: &mut [Token]) {
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

/// "accused A of helping B, which attacked C and killed 12": no comma, so the relative clause goes on.
fn relative_goes_on(tokens: &mut [Token]) {
    for verb in 0..tokens.len() {
        let Some(head) = tokens[verb].head.filter(|&h| h < verb && tokens[verb].deprel == "conj") else {
            continue;
        };
        let has = |relation: &str| tokens.iter().any(|t| t.head == Some(verb) && t.relation() == relation);
        if tokens[verb].upos != Upos::Verb || has("nsubj") {
            continue;
        }
        let Some(and) = (head..verb).rfind(|&t| tokens[t].head == Some(verb) && tokens[t].relation() == "cc")
        else {
            continue;
        };
        let relative = (head + 1..and).rfind(|&t| {
            tokens[t].deprel == "acl:relcl"
                && tokens[t].xpos == tokens[verb].xpos
                && (leads_to(tokens, and - 1, t) || and - 1 == t)
        });
        if let Some(relative) = relative.filter(|_| and > 0 && tokens[and - 1].form != ",") {
            tokens[verb].head = Some(relative);
        }
    }
}

/// "Bolivia thanked Ecuador": a past tense without an auxiliary is no passive.
fn plain_past(tokens: &mut [Token], lexicon: &dyn Lexicon) {
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
            && tokens[verb + 1..].iter().any(is_own);
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

/// "plans to sanction Iran": what follows "to" and has an object is a verb.
fn infinitive(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for verb in 1..tokens.len() {
        let to = verb - 1;
        let is_noun = tokens[verb].upos == Upos::Noun && tokens[verb].xpos == "NN";
        let has_object = || tokens.iter().any(|t| t.head == Some(verb) && t.deprel == "obj");
        let is_marked = tokens[to].does(Function::Infinitive) && tokens[to].head == Some(verb);
        if !is_noun || !is_marked || !has_object() || !lexicon.is_verb(&tokens[verb].lemma) {
            continue;
        }
        be_base(&mut tokens[verb]);
        let relation = match tokens[verb].head.map(|h| tokens[h].upos) {
            Some(Upos::Noun | Upos::Propn) => "acl",
            _ => "xcomp",
        };
        if tokens[verb].head.is_some() {
            relation.clone_into(&mut tokens[verb].deprel);
        }
        set(&mut tokens[to], Some(verb), "mark");
    }
}

/// "thanked Poland, which had sent food": a "which" with a noun right before it is that noun.
fn sentence_relative(tokens: &mut [Token]) {
    for clause in 2..tokens.len() {
        if tokens[clause].deprel != "advcl:relcl" {
            continue;
        }
        let pronoun = (1..clause).find(|&t| {
            tokens[t].head == Some(clause)
                && matches!(tokens[t].xpos.as_str(), "WDT" | "WP")
                && tokens[t].relation() == "nsubj"
        });
        let before =
            pronoun.and_then(|t| if tokens[t - 1].form == "," { t.checked_sub(2) } else { t.checked_sub(1) });
        let noun = before.filter(|&t| matches!(tokens[t].upos, Upos::Noun | Upos::Propn));
        // The head of the name.
        let noun = noun.map(|t| match tokens[t].head {
            Some(head) if matches!(tokens[t].relation(), "flat" | "compound") && head != clause => head,
            _ => t,
        });
        if let Some(noun) = noun.filter(|&noun| !leads_to(tokens, noun, clause)) {
            set(&mut tokens[clause], Some(noun), "acl:relcl");
        }
    }
}

/// "marched on the palace, waving flags": a participle between a comma and a bare plural that is said of nobody does something
/// to it.
fn participle_as_attribute(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for participle in 2..tokens.len().saturating_sub(1) {
        let is_attribute = tokens[participle].xpos == "VBG"
            && tokens[participle].relation() == "amod"
            && tokens[participle - 1].form == ","
            && !tokens[participle].does(Function::Qualifier)
            && lexicon.is_verb(&tokens[participle].lemma);
        let Some(object) = tokens[participle].head.filter(|&t| is_attribute && t > participle) else {
            continue;
        };
        let has = |relation: &str| tokens.iter().any(|t| t.head == Some(object) && t.relation() == relation);
        let is_loose = matches!(tokens[object].relation(), "appos" | "nmod" | "obl");
        // "Smith and Jones, leading politicians"
        let said_of = tokens[object].head.filter(|&t| t < participle && tokens[t].upos != Upos::Propn);
        let is_bare = tokens[object].xpos == "NNS" && !["case", "det", "cc", "conj"].into_iter().any(has);
        let Some(noun) = said_of.filter(|_| is_loose && is_bare) else { continue };
        let verb = std::iter::successors(Some(noun), |&t| tokens[t].head)
            .take(tokens.len())
            .find(|&t| tokens[t].upos == Upos::Verb);
        let Some(verb) = verb.filter(|&verb| verb < participle) else { continue };
        set(&mut tokens[participle], Some(verb), "advcl");
        set(&mut tokens[object], Some(participle), "obj");
        tokens[participle].upos = Upos::Verb;
        tokens[participle - 1].head = Some(participle);
    }
}

/// "strikes Esmeraldas, Ecuador, injuring 32": after a comma a participle tells of the clause, not of the
/// name before it.
fn trailing_participle(tokens: &mut [Token]) {
    for participle in 1..tokens.len() {
        let is_loose = tokens[participle].xpos == "VBG"
            && tokens[participle].deprel == "acl"
            && tokens[participle - 1].form == ",";
        let Some(noun) = tokens[participle].head.filter(|_| is_loose) else { continue };
        // The subject itself may be told more of: "the ministry, citing reports, said".
        let verb = std::iter::successors(tokens[noun].head, |&t| tokens[t].head)
            .take(tokens.len())
            .find(|&t| tokens[t].upos == Upos::Verb || tokens[t].head.is_none());
        let is_subject = tokens[noun].relation() == "nsubj";
        if let Some(verb) = verb.filter(|&v| v < participle && !is_subject) {
            set(&mut tokens[participle], Some(verb), "advcl");
        }
    }
}

/// "attacked Biden for leaving office, accusing him": what follows a comma goes on with the sentence, not with the gerund
/// before it.
fn participle_after_gerund(tokens: &mut [Token]) {
    for participle in 1..tokens.len() {
        let is_loose = tokens[participle].xpos == "VBG"
            && tokens[participle].deprel == "advcl"
            && tokens[participle - 1].form == ",";
        let is_marked = |t: usize, tokens: &[Token]| {
            tokens.iter().any(|c| c.head == Some(t) && matches!(c.relation(), "mark" | "case"))
        };
        let is_gerund = |t: usize| is_loose && tokens[t].xpos == "VBG" && is_marked(t, tokens);
        let above = std::iter::successors(tokens[participle].head, |&t| tokens[t].head);
        let head = above.take(tokens.len()).find(|&t| !is_gerund(t));
        if is_loose && head != tokens[participle].head && head.is_some_and(|t| tokens[t].upos == Upos::Verb) {
            tokens[participle].head = head;
        }
    }
}

/// "suspended Abad accusing her": a name takes no participle to tell it from others.
fn named_participle(tokens: &mut [Token]) {
    for participle in 1..tokens.len() {
        let is_loose = tokens[participle].xpos == "VBG" && tokens[participle].deprel == "acl";
        let Some(noun) = tokens[participle].head.filter(|_| is_loose) else { continue };
        let is_name = tokens[noun].upos == Upos::Propn && tokens[noun].xpos == "NNP";
        let verb = tokens[noun].head.filter(|&v| tokens[v].upos == Upos::Verb && v < participle);
        if let Some(verb) = verb.filter(|_| is_name && matches!(tokens[noun].relation(), "obj" | "obl")) {
            set(&mut tokens[participle], Some(verb), "advcl");
        }
    }
}

/// "were killed in a bombing targeting a convoy": the bombing targets, not the killed.
fn passive_participle(tokens: &mut [Token]) {
    for participle in 1..tokens.len() {
        let is_bare = tokens[participle].xpos == "VBG"
            && tokens[participle].deprel == "advcl"
            && tokens[participle - 1].upos == Upos::Noun
            && !tokens
                .iter()
                .any(|t| t.head == Some(participle) && matches!(t.relation(), "mark" | "case" | "nsubj"));
        let Some(verb) = tokens[participle].head.filter(|_| is_bare) else { continue };
        let is_passive = tokens.iter().any(|t| t.head == Some(verb) && t.deprel == "aux:pass");
        let noun = participle - 1;
        if is_passive && verb < noun && !leads_to(tokens, noun, participle) {
            set(&mut tokens[participle], Some(noun), "acl");
        }
    }
}

/// "noting the world faces": a verb with a subject of its own is no predicate of the saying before it,
/// but what is said.
fn double_subject(tokens: &mut [Token], lexicon: &dyn Lexicon) {
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

/// ", with Reuters reporting his remarks": a clause with a subject of its own.
fn absolute(tokens: &mut [Token]) {
    for verb in 2..tokens.len() {
        if tokens[verb].xpos != "VBG" || !matches!(tokens[verb].relation(), "acl" | "advcl") {
            continue;
        }
        // The noun before the verb, and up to "with" nothing but its phrase.
        let Some(with) =
            (1..verb).rfind(|&t| tokens[t].does(Function::Absolute) && tokens[t].relation() == "case")
        else {
            continue;
        };
        let Some(noun) = tokens[with].head.filter(|&n| n > with && n < verb) else { continue };
        let is_phrase = (with + 1..verb).all(|t| t == noun || leads_to(tokens, t, noun));
        let Some(governor) = tokens[noun].head.filter(|&g| g < with) else { continue };
        if tokens[with - 1].form != "," || !is_phrase || leads_to(tokens, governor, verb) {
            continue;
        }
        let main = if tokens[governor].upos == Upos::Verb { Some(governor) } else { tokens[verb].head };
        let main = main.filter(|&m| m != noun && m != verb).unwrap_or(governor);
        set(&mut tokens[verb], Some(main), "advcl");
        set(&mut tokens[noun], Some(verb), "nsubj");
        set(&mut tokens[with], Some(verb), "mark");
    }
}

/// Whether `from` hangs below `to`.
fn leads_to(tokens: &[Token], from: usize, to: usize) -> bool {
    std::iter::successors(tokens[from].head, |&t| tokens[t].head).take(tokens.len()).any(|t| t == to)
}

/// "A said …, while B views … and has not …": what follows the contrast belongs to the nearer clause.
fn contrast(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for verb in 0..tokens.len() {
        let Some(head) = tokens[verb].head.filter(|&h| h < verb && tokens[verb].deprel == "conj") else {
            continue;
        };
        let has_subject = tokens.iter().any(|t| t.head == Some(verb) && t.relation() == "nsubj");
        if has_subject || tokens[verb].upos != Upos::Verb {
            continue;
        }
        let nearer = (head + 1..verb).rfind(|&t| {
            tokens[t].deprel == "advcl"
                && leads_to(tokens, t, head)
                && tokens
                    .iter()
                    .any(|m| m.head == Some(t) && m.deprel == "mark" && lexicon.is_contrast(&m.lemma))
        });
        if let Some(nearer) = nearer {
            tokens[verb].head = Some(nearer);
        }
    }
}

/// "maintains that Taiwan is its territory and has not ruled out": a finite verb does not go on after a
/// noun with a copula, but after the verb of saying.
fn copular_content(tokens: &mut [Token]) {
    for verb in 0..tokens.len() {
        let Some(noun) = tokens[verb].head.filter(|&h| h < verb && tokens[verb].deprel == "conj") else {
            continue;
        };
        let has = |head: usize, relation: &str| {
            tokens.iter().any(|t| t.head == Some(head) && t.relation() == relation)
        };
        let is_content = matches!(tokens[noun].upos, Upos::Noun | Upos::Propn)
            && tokens[noun].deprel == "ccomp"
            && has(noun, "cop");
        let is_finite =
            tokens[verb].upos == Upos::Verb && has(verb, "aux") && !has(verb, "nsubj") && !has(verb, "cop");
        if let Some(saying) = tokens[noun].head.filter(|_| is_content && is_finite) {
            tokens[verb].head = Some(saying);
        }
    }
}

/// "accused Burundi of attacking Uganda": the gerund is what the verb is about, not what Burundi is.
fn accused_of(tokens: &mut [Token]) {
    for gerund in 0..tokens.len() {
        let Some(noun) =
            tokens[gerund].head.filter(|_| tokens[gerund].deprel == "acl" && tokens[gerund].xpos == "VBG")
        else {
            continue;
        };
        let is_marked = tokens.iter().any(|t| {
            t.head == Some(gerund) && matches!(t.relation(), "mark" | "case") && t.does(Function::Grounds)
        });
        let is_named = matches!(tokens[noun].upos, Upos::Propn | Upos::Pron);
        let verb = tokens[noun].head.filter(|&v| {
            matches!(tokens[noun].relation(), "obj" | "iobj" | "nsubj") && tokens[v].upos == Upos::Verb
        });
        if let Some(verb) = verb.filter(|_| is_marked && is_named) {
            set(&mut tokens[gerund], Some(verb), "advcl");
        }
    }
}

/// "accused the president of corruption": the last thing behind "of" is what the verb holds against its object, where it names
/// nobody and the verb has no other.
fn charge_of_object(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for verb in 0..tokens.len() {
        if tokens[verb].upos != Upos::Verb || !lexicon.is_charging(&tokens[verb].lemma) {
            continue;
        }
        let leads = |of: &Token, noun: usize| of.head == Some(noun) && of.does(Function::Genitive);
        let is_of = |noun: usize| tokens.iter().any(|t| t.relation() == "case" && leads(t, noun));
        let is_told = |t: usize| {
            tokens[t].head == Some(verb)
                && (is_of(t) || tokens.iter().any(|c| c.relation() == "mark" && leads(c, t)))
        };
        let object =
            (verb + 1..tokens.len()).find(|&t| tokens[t].head == Some(verb) && tokens[t].deprel == "obj");
        let Some(object) = object.filter(|_| !(0..tokens.len()).any(is_told)) else { continue };
        let phrases =
            words_below(tokens, object).into_iter().filter(|&t| tokens[t].relation() == "nmod" && is_of(t));
        let Some(last) = phrases.max().filter(|&t| t > object && tokens[t].upos == Upos::Noun) else {
            continue;
        };
        set(&mut tokens[last], Some(verb), "obl");
    }
}

/// "gave the journalist a prison sentence": of two objects the first is whose the second becomes. "shelled the regional
/// capital Juba": a name right behind a noun is the noun's.
fn two_objects(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    let objects: Vec<usize> = (0..tokens.len()).filter(|&t| tokens[t].deprel == "obj").collect();
    for pair in objects.windows(2) {
        let (first, second) = (pair[0], pair[1]);
        let Some(verb) = tokens[first].head.filter(|&verb| verb < first && tokens[second].head == Some(verb))
        else {
            continue;
        };
        if tokens[verb].upos != Upos::Verb
            || tokens.iter().any(|t| t.head == Some(verb) && t.deprel == "iobj")
        {
            continue;
        }
        // "promised Peru a further 50 million pounds"
        let opens = (first + 1..second).all(|t| leads_to(tokens, t, second));
        if !opens || !matches!(tokens[first].upos, Upos::Noun | Upos::Propn | Upos::Pron) {
            continue;
        }
        let is_bare = |t: usize| tokens[t].xpos == "NN" && !lexicon.has_recipient(&tokens[verb].lemma);
        if tokens[second].upos == Upos::Propn && tokens[first].upos == Upos::Noun && second == first + 1 {
            set(&mut tokens[second], Some(first), "appos");
        } else if second == first + 1 && is_bare(first) && tokens[second].upos == Upos::Noun {
            // "freed a consulate employee"
            for token in tokens.iter_mut().take(first).filter(|t| t.head == Some(first)) {
                token.head = Some(second);
            }
            set(&mut tokens[first], Some(second), "compound");
        } else if (tokens[second].upos == Upos::Noun || tokens[second].xpos == "$")
            && lexicon.has_recipient(&tokens[verb].lemma)
        {
            "iobj".clone_into(&mut tokens[first].deprel);
        }
    }
}

/// "Serbia considers Kosovo part of", "The police shot the protesters": what has an object is a verb.
fn noun_with_object(tokens: &mut [Token], words: &Words) {
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

/// A verb whose lemma nobody knows takes the regular one that the lexicon knows: "patrolled", "patrol".
fn known_lemma(token: &mut Token, words: &Words) {
    let lexicon = words.lexicon;
    // "troops"
    if token.upos == Upos::Noun && token.xpos == "NNS" && !lexicon.is_noun(&token.lemma) {
        let singular = token.lemma.strip_suffix('s').filter(|singular| lexicon.is_noun(singular));
        if let Some(singular) = singular.map(str::to_owned) {
            token.lemma = singular;
        }
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

/// "has long opposed Ukraine" read as having something opposed.
fn lost_perfect(tokens: &mut [Token], lexicon: &dyn Lexicon) {
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

/// "the claim that Israel attacked Syria": a "that" which is no participant opens no relative clause.
fn content_of_noun(tokens: &mut [Token]) {
    for clause in 0..tokens.len() {
        let Some(noun) = tokens[clause].head.filter(|_| tokens[clause].deprel == "acl:relcl") else {
            continue;
        };
        let that = (noun + 1..clause)
            .find(|&t| tokens[t].head == Some(clause) && tokens[t].does(Function::Complementizer));
        let Some(that) = that else { continue };
        let objects = tokens.iter().filter(|t| t.head == Some(clause) && t.deprel == "obj").count();
        let is_spare = tokens[that].deprel == "mark" || tokens[that].deprel == "obj" && objects > 1;
        let is_governed =
            matches!(tokens[noun].relation(), "obl" | "iobj") || tokens[noun].upos != Upos::Noun;
        if is_spare && !is_governed {
            "acl".clone_into(&mut tokens[clause].deprel);
            set(&mut tokens[that], Some(clause), "mark");
        }
    }
}

/// "repeated its demand on Monday that Israel leave": what is said or done by the object tells its content, and the verb has none.
fn content_of_object(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for clause in 3..tokens.len() {
        let Some(verb) = tokens[clause].head.filter(|&v| tokens[clause].deprel == "ccomp" && v < clause)
        else {
            continue;
        };
        let that = (verb + 1..clause).find(|&t| {
            tokens[t].head == Some(clause)
                && tokens[t].relation() == "mark"
                && tokens[t].does(Function::Complementizer)
        });
        let object = that.and_then(|that| {
            (verb + 1..that - 1).find(|&t| tokens[t].head == Some(verb) && tokens[t].deprel == "obj")
        });
        let is_said = |t: &usize| tokens[*t].upos == Upos::Noun && lexicon.is_deed(&tokens[*t].lemma);
        let tells = |verb: &str| lexicon.is_reporting(verb) || lexicon.has_recipient(verb);
        if let Some(object) = object.filter(is_said).filter(|_| !tells(&tokens[verb].lemma)) {
            set(&mut tokens[clause], Some(object), "acl");
        }
    }
}

/// "South Africa's ruling ANC demanded": who is somebody's and does something is the noun, and the participle tells of it.
fn participle_of_owned(tokens: &mut [Token]) {
    for word in 1..tokens.len().saturating_sub(2) {
        let is_owned = tokens[word].xpos == "VBG"
            && tokens[word].relation() == "nsubj"
            && tokens.iter().any(|t| t.head == Some(word) && t.deprel == "nmod:poss");
        let noun = word + 1;
        let is_noun = matches!(tokens[noun].upos, Upos::Noun | Upos::Propn)
            && tokens[noun].head == Some(word)
            && tokens[noun].deprel == "obj";
        if !is_owned || !is_noun {
            continue;
        }
        let (head, relation) = (tokens[word].head, tokens[word].deprel.clone());
        for token in tokens.iter_mut().filter(|t| t.head == Some(word)) {
            token.head = Some(noun);
        }
        set(&mut tokens[noun], head, &relation);
        set(&mut tokens[word], Some(noun), "amod");
        tokens[word].upos = Upos::Adj;
        "JJ".clone_into(&mut tokens[word].xpos);
    }
}

/// "hacked to death 15 villagers": what a preposition right behind the verb leads ends before a number.
fn object_behind_phrase(tokens: &mut [Token]) {
    for led in 2..tokens.len().saturating_sub(2) {
        let (verb, case) = (led - 2, led - 1);
        let is_led = tokens[led].xpos == "NN"
            && tokens[led].relation() == "compound"
            && tokens[case].relation() == "case"
            && tokens[case].head == tokens[led].head
            && matches!(tokens[led + 1].upos, Upos::Num | Upos::Det);
        let object = tokens[led].head.filter(|&t| is_led && t > led + 1 && tokens[t].head == Some(verb));
        let has_object = tokens.iter().any(|t| t.head == Some(verb) && t.deprel == "obj");
        let is_verb = tokens[verb].upos == Upos::Verb && !has_object;
        let Some(object) = object.filter(|&t| is_verb && tokens[t].relation() == "obl") else { continue };
        tokens[case].head = Some(led);
        set(&mut tokens[led], Some(verb), "obl");
        set(&mut tokens[object], Some(verb), "obj");
    }
}

/// "A raid on the Eritrean capital Asmara killed two": a name right behind a noun that has a subject before it is that noun's.
fn name_behind_noun(tokens: &mut [Token]) {
    for name in 3..tokens.len() {
        let noun = name - 1;
        let is_beside = tokens[name].upos == Upos::Propn
            && tokens[name].deprel == "nsubj"
            && tokens[noun].xpos == "NN"
            && tokens[noun].deprel == "nmod"
            && tokens.iter().any(|t| t.head == Some(noun) && t.relation() == "case");
        let Some(verb) = tokens[name].head.filter(|&verb| is_beside && verb > name) else { continue };
        let subject = tokens[noun]
            .head
            .filter(|&t| tokens[t].head == Some(verb) && tokens[t].relation() == "nsubj" && t < noun);
        if subject.is_some() {
            set(&mut tokens[name], Some(noun), "appos");
        }
    }
}

/// "said it would veto Chad's bid": behind a modal or "to" stands the verb of the clause, and no owner of its object.
fn modal_verb(tokens: &mut [Token]) {
    for verb in 2..tokens.len().saturating_sub(1) {
        let modal = verb - 1;
        // "allowed police to arrest protesters"
        let is_infinitive = tokens[modal].xpos == "TO";
        let is_verb = tokens[verb].xpos == "VB"
            && (tokens[modal].xpos == "MD" || is_infinitive)
            && matches!(tokens[verb].relation(), "nmod" | "compound" | "amod");
        let Some(object) = tokens[verb].head.filter(|&object| is_verb && object > verb) else { continue };
        let (head, relation) = (tokens[object].head, tokens[object].deprel.clone());
        for (t, token) in tokens.iter_mut().enumerate() {
            if token.head == Some(object) && (t < modal || token.upos == Upos::Punct) {
                token.head = Some(verb);
            }
        }
        set(&mut tokens[modal], Some(verb), if is_infinitive { "mark" } else { "aux" });
        // "used gas to disperse protesters"
        let relation = if is_infinitive && relation == "obl" { "advcl" } else { &relation };
        set(&mut tokens[verb], head, relation);
        set(&mut tokens[object], Some(verb), "obj");
    }
}

/// "said on Tuesday that Russia had attacked", "told Wang that": a clause that "that" marks and no
/// relative pronoun opens is what the verb governs, not a relative clause of the day or the hearer.
fn governed_clauses(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for clause in 0..tokens.len() {
        let is_mark = |t: &Token| t.deprel == "mark" && t.does(Function::Complementizer);
        let is_marked = || tokens.iter().any(|t| t.head == Some(clause) && is_mark(t));
        let Some(noun) = tokens[clause].head.filter(|_| tokens[clause].deprel == "acl:relcl" && is_marked())
        else {
            continue;
        };
        let verb = tokens[noun].head.filter(|&v| {
            let is_passed = match tokens[noun].relation() {
                "obl" => true,
                "obj" | "iobj" => lexicon.is_reporting(&tokens[v].lemma),
                _ => false,
            };
            is_passed && tokens[v].upos == Upos::Verb
        });
        if let Some(verb) = verb.filter(|&v| v != clause) {
            tokens[clause].head = Some(verb);
            "ccomp".clone_into(&mut tokens[clause].deprel);
        }
    }
}

/// "Germany repatriated Afghan migrants." read as a noun with a participle: a sentence has a verb.
fn lost_predicate(tokens: &mut [Token], words: &Words) {
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
        if !present::has_main_verb(tokens, root) {
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

/// "The minister – an ally of the president – resigned on Monday.": what stands behind an aside between dashes goes on with the
/// noun before it.
fn verb_behind_dash(tokens: &mut [Token], past: &dyn Fn(&str) -> String) {
    let is_dash = |t: &Token| matches!(t.form.as_str(), "-" | "–" | "—" | "--");
    let Some(close) = tokens.iter().rposition(is_dash) else { return };
    let Some(open) = tokens[..close].iter().position(is_dash) else { return };
    let Some(root) = tokens.iter().position(|t| t.head.is_none()).filter(|&root| root < open) else { return };
    let verb = close + 1;
    let is_past = |t: &Token| matches!(t.xpos.as_str(), "VBN" | "VBD");
    let is_noun = |t: &Token| matches!(t.upos, Upos::Noun | Upos::Propn);
    let is_lost = is_noun(&tokens[root])
        && tokens.get(verb).is_some_and(|t| is_past(t) && !matches!(t.relation(), "root" | "conj"))
        && !present::has_main_verb(tokens, root);
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
fn adverb_as_verb(tokens: &mut [Token], lexicon: &dyn Lexicon) {
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

/// "the president called for talks": what reaches by its preposition whom it is said to has no passive without "be".
fn called_for(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for verb in 1..tokens.len().saturating_sub(1) {
        let is_participle = tokens[verb].xpos == "VBN" && tokens[verb].head.is_none();
        let preposition = tokens[verb + 1].form.to_lowercase();
        if !is_participle || !lexicon.takes(&tokens[verb].lemma, &preposition) {
            continue;
        }
        let of_verb = |relation: &str| {
            (0..tokens.len()).find(|&t| tokens[t].head == Some(verb) && tokens[t].deprel == relation)
        };
        let is_bare =
            of_verb("aux:pass").or_else(|| of_verb("aux")).or_else(|| of_verb("obl:agent")).is_none();
        if is_bare && of_verb("nsubj:pass").is_some() {
            "VBD".clone_into(&mut tokens[verb].xpos);
        }
    }
}

/// "has neither condemned nor endorsed": a participle behind "have" is no thing that is had.
fn split_perfect(tokens: &mut [Token], words: &Words) {
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

/// "accepted the proposal put forward by Egypt": a participle with who did it says which thing is meant.
fn reduced_relative(tokens: &mut [Token]) {
    for participle in 2..tokens.len() {
        let is_stray = tokens[participle].xpos == "VBN" && tokens[participle].deprel == "xcomp";
        let Some(verb) = tokens[participle].head.filter(|_| is_stray) else { continue };
        let noun = participle - 1;
        let has_maker = tokens.iter().any(|t| t.head == Some(participle) && t.deprel == "obl:agent");
        if has_maker && tokens[noun].head == Some(verb) && tokens[noun].deprel == "obj" {
            set(&mut tokens[participle], Some(noun), "acl");
        }
    }
}

/// "prevented supporters from marching": what somebody is kept from is the verb's, and says not which ones they are.
fn kept_from(tokens: &mut [Token]) {
    for gerund in 3..tokens.len() {
        let is_gerund = tokens[gerund].xpos == "VBG" && tokens[gerund].deprel == "acl";
        let Some(noun) = tokens[gerund].head.filter(|&noun| is_gerund && noun < gerund) else { continue };
        let verb = tokens[noun].head.filter(|_| tokens[noun].deprel == "obj");
        let is_led = tokens[gerund - 1].head == Some(gerund)
            && matches!(tokens[gerund - 1].relation(), "mark" | "case")
            && tokens[gerund - 1].does(Function::Origin)
            && !tokens[gerund - 1].does(Function::Genitive);
        if let Some(verb) = verb.filter(|_| is_led) {
            set(&mut tokens[gerund], Some(verb), "advcl");
        }
    }
}

/// "rejected a call for Chad to withdraw": Chad is to do so, and not whoever rejects the call.
fn infinitive_of_noun(tokens: &mut [Token]) {
    for to in 4..tokens.len() {
        let Some(aim) = tokens[to].head.filter(|&v| v > to && tokens[to].does(Function::Infinitive)) else {
            continue;
        };
        let Some(above) = tokens[aim].head.filter(|_| matches!(tokens[aim].relation(), "advcl" | "xcomp"))
        else {
            continue;
        };
        let chain = std::iter::successors(Some(to - 1), |&t| tokens[t].head).take(tokens.len());
        let Some(doer) = chain.take_while(|&t| t != above).find(|&t| tokens[t].relation() == "nmod") else {
            continue;
        };
        let is_led = tokens[..doer].iter().any(|t| {
            t.head == Some(doer)
                && t.deprel == "case"
                && t.does(Function::Content)
                && !t.does(Function::Genitive)
        });
        let noun = tokens[doer].head.filter(|&noun| noun > above && tokens[noun].head == Some(above));
        if let Some(noun) = noun.filter(|_| is_led) {
            set(&mut tokens[aim], Some(noun), "acl");
        }
    }
}

/// "Moscow's firm backing for the plan": a known noun in "-ing" behind what is possessed is what is possessed.
fn possessed_gerund(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for gerund in 2..tokens.len() {
        let before = gerund - 1;
        let is_gerund = tokens[gerund].xpos == "VBG" && lexicon.is_noun(&tokens[gerund].form.to_lowercase());
        let is_bare = tokens[before].upos == Upos::Noun && tokens[before].xpos == "NN";
        let Some(verb) =
            tokens[before].head.filter(|_| is_gerund && is_bare && tokens[before].deprel == "obj")
        else {
            continue;
        };
        let owner = (0..before).find(|&t| tokens[t].head == Some(before) && tokens[t].deprel == "nmod:poss");
        let is_beside = matches!(tokens[gerund].head, Some(h) if h == verb || h == before);
        let (Some(owner), true) = (owner, is_beside) else { continue };
        set(&mut tokens[gerund], Some(verb), "obj");
        set(&mut tokens[before], Some(gerund), "amod");
        set(&mut tokens[owner], Some(gerund), "nmod:poss");
        tokens[gerund].upos = Upos::Noun;
        "NN".clone_into(&mut tokens[gerund].xpos);
        tokens[gerund].lemma = tokens[gerund].form.to_lowercase();
        tokens[before].upos = Upos::Adj;
        "JJ".clone_into(&mut tokens[before].xpos);
        for token in tokens.iter_mut().filter(|t| t.head == Some(gerund) && t.deprel == "obl") {
            "nmod".clone_into(&mut token.deprel);
        }
    }
}

/// A word with all that hangs on it, in text order.
fn words_below(tokens: &[Token], top: usize) -> Vec<usize> {
    (0..tokens.len()).filter(|&t| t == top || leads_to(tokens, t, top)).collect()
}

/// "told reporters that Sweden supports": a clause with "that" and all it needs is what is told.
fn told_that(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for clause in 1..tokens.len() {
        if tokens[clause].deprel != "acl:relcl" {
            continue;
        }
        let children = |relation: &str| {
            let found: Vec<usize> = (0..tokens.len())
                .filter(|&t| tokens[t].head == Some(clause) && tokens[t].relation() == relation)
                .collect();
            found
        };
        let (subjects, objects) = (children("nsubj"), children("obj"));
        let that = objects.iter().copied().find(|&t| tokens[t].does(Function::Complementizer) && t < clause);
        let is_whole =
            subjects.len() == 1 && that.is_some_and(|that| objects.len() > 1 && that < subjects[0]);
        let listener = tokens[clause].head.filter(|_| is_whole);
        let verb = listener.and_then(|noun| {
            tokens[noun].head.filter(|_| matches!(tokens[noun].deprel.as_str(), "obj" | "iobj"))
        });
        let (Some(verb), Some(that)) = (verb, that) else { continue };
        if lexicon.is_reporting(&tokens[verb].lemma) {
            set(&mut tokens[clause], Some(verb), "ccomp");
            set(&mut tokens[that], Some(clause), "mark");
        }
    }
}

/// "defended Russia over claims": what leads a phrase is no particle.
fn particle_of_phrase(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for particle in 1..tokens.len() {
        let Some(verb) = tokens[particle].head.filter(|_| tokens[particle].deprel == "compound:prt") else {
            continue;
        };
        let is_led = |t: usize| tokens.iter().any(|c| c.head == Some(t) && c.relation() == "case");
        let phrase = (particle + 1..tokens.len().min(particle + 6)).find(|&t| {
            tokens[t].head == Some(verb)
                && tokens[t].deprel == "obl"
                && matches!(tokens[t].upos, Upos::Noun | Upos::Propn)
                && !is_led(t)
        });
        // "Ghana on Tuesday called on Togo"
        let takes = || lexicon.takes(&tokens[verb].lemma, &tokens[particle].form.to_lowercase());
        let is_apart = particle > verb + 1 || takes();
        if let Some(phrase) = phrase.filter(|_| is_apart) {
            set(&mut tokens[particle], Some(phrase), "case");
            tokens[particle].upos = Upos::Adp;
            "IN".clone_into(&mut tokens[particle].xpos);
        }
    }
}

/// "a strike in protest at the law", "shelled Gaza in retaliation for a raid": what stands right behind a deed without an
/// article says at whom or for what that is done.
fn phrase_of_deed(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for noun in 2..tokens.len().saturating_sub(2) {
        let (before, case) = (noun - 1, noun + 1);
        let is_deed = tokens[noun].xpos == "NN"
            && tokens[before].head == Some(noun)
            && tokens[before].relation() == "case"
            && tokens[before].does(Function::Engagement)
            && !tokens[before].does(Function::Day)
            && lexicon.is_deed(&tokens[noun].lemma);
        let is_case = tokens[case].relation() == "case"
            && !tokens[case].does(Function::Engagement)
            && !tokens[case].does(Function::Day);
        let Some(told) = tokens[case].head.filter(|&t| is_deed && is_case && t > case) else { continue };
        let is_beside = tokens[told].head.is_some_and(|head| head < noun)
            && matches!(tokens[told].deprel.as_str(), "obl" | "nmod");
        if is_beside {
            set(&mut tokens[told], Some(noun), "nmod");
        }
    }
}

/// "Lebanon pleaded with France", "Spain pressed charges": a root that ends in "ed", has no auxiliary
/// and a name right before it is a verb in the past, and the name its subject.
fn lost_subject(tokens: &mut [Token], words: &Words) {
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

/// A verb in the past with the noun that was the root as its subject.
fn make_clause(tokens: &mut [Token], [subject, verb, object]: [usize; 3], past: &dyn Fn(&str) -> String) {
    for token in tokens.iter_mut().filter(|t| t.head == Some(subject) && t.upos == Upos::Punct) {
        token.head = Some(verb);
    }
    set(&mut tokens[verb], None, "root");
    set(&mut tokens[subject], Some(verb), "nsubj");
    set(&mut tokens[object], Some(verb), "obj");
    be_past(&mut tokens[verb], past);
}

fn set(token: &mut Token, head: Option<usize>, relation: &str) {
    token.head = head;
    relation.clone_into(&mut token.deprel);
}

/// A verb in its base form: what stands behind "to" and "will".
fn be_base(token: &mut Token) {
    token.upos = Upos::Verb;
    "VB".clone_into(&mut token.xpos);
}

fn be_past(token: &mut Token, past: &dyn Fn(&str) -> String) {
    token.upos = Upos::Verb;
    "VBD".clone_into(&mut token.xpos);
    token.lemma = past(&token.form.to_lowercase());
}
