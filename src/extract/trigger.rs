//! Triggers: which words of the lexicon a token is, with the particle, the object, the clause and the light verb that it
//! takes along.

use crate::extract::argument::{
    Trigger, agent, base, grammatical_subject, is_content_gerund, is_passive, logical_object,
    logical_subject, object_gerund, own_subject, prepositional,
};
use crate::extract::implied::word_evokes;
use crate::name::small;
use crate::ontology::{
    Clause, EventType, Factuality, Frame, Ontology, Slot, Text, WordClass, WordSet, term_parts,
};
use crate::text::{Function, Sentence, Upos};

/// What is given or imposed by announcing that there is to be more of it.
const GROWS: [EventType; 2] = [EventType::Aid, EventType::Sanction];

/// How many words the longest of `terms` has whose head is at `token`, with the lemma given: 2 for "hunger strike", 3 for
/// "state of emergency".
pub(super) fn term(
    s: &Sentence,
    token: usize,
    lemma: &str,
    terms: impl IntoIterator<Item: AsRef<str>>,
) -> Option<usize> {
    let is_plain = lemma.bytes().all(|byte| byte.is_ascii() && byte != b' ');
    let is_at = |at: Option<usize>, word: &str| {
        at.and_then(|at| s.tokens.get(at))
            .is_some_and(|token| small(&token.lemma) == word || small(&token.form) == word)
    };
    let length = |term: &str| {
        // Asked of every word, and most are too short, or too short to have a word beside the lemma.
        if is_plain && term.len() < lemma.len() + 2 {
            return (term.len() >= lemma.len() && lemma_is(term, lemma)).then_some(1);
        }
        if !term.as_bytes().contains(&b' ') {
            return lemma_is(term, lemma).then_some(1);
        }
        let (front, back) = term_parts(term);
        let mut words = front.rsplit(' ');
        if words.next() != Some(lemma) {
            return None;
        }
        let mut count = 1;
        for word in words {
            if !is_at(token.checked_sub(count), word) {
                return None;
            }
            count += 1;
        }
        for (place, word) in back.split_whitespace().enumerate() {
            if !is_at(Some(token + 1 + place), word) {
                return None;
            }
            count += 1;
        }
        Some(count)
    };
    terms.into_iter().filter_map(|term| length(term.as_ref())).max()
}

/// Whether a term of one word is this lemma, from which a lemmatiser may have cut an "e".
fn lemma_is(term: &str, lemma: &str) -> bool {
    term.eq_ignore_ascii_case(lemma)
        || term.strip_suffix('e') == Some(lemma)
        || !lemma.is_ascii() && term == lemma.to_lowercase()
}

/// The lemma under which the lexicon may know the token in this class.
pub(super) fn lemma_as(ontology: &Ontology, s: &Sentence, token: usize, class: WordClass) -> Option<String> {
    let word = &s.tokens[token];
    match (word.upos, class) {
        // "amid fighting between": a gerund with two sides is a noun.
        (Upos::Verb, WordClass::Verb) if word.xpos == "VBG" && has_sides(s, token) => None,
        (Upos::Verb, WordClass::Verb) | (Upos::Adj, WordClass::Adjective) => Some(word.lemma.clone()),
        // "war games", "the ceasefire line": what only qualifies another noun.
        (Upos::Noun | Upos::Propn, WordClass::Noun)
            if word.relation() == "compound" && carrier(ontology, s, token).is_none() =>
        {
            None
        }
        (Upos::Noun | Upos::Propn, WordClass::Noun) => Some(word.lemma.to_lowercase()),
        // "Fighting between Armenia and Azerbaijan": a gerund without a subject.
        (Upos::Verb, WordClass::Noun)
            if word.xpos == "VBG"
                && (has_sides(s, token) || s.children_by(token, "nsubj").next().is_none()) =>
        {
            Some(word.form.to_lowercase())
        }
        _ => None,
    }
}

fn has_sides(s: &Sentence, token: usize) -> bool {
    // "is mediating between" has an auxiliary and is no noun.
    s.children(token).any(|c| s.is_led_by(c, Function::Mutual)) && s.auxiliaries(token).next().is_none()
}

/// Whether the trigger has what the frame asks for: particle, object, clause.
pub(super) fn trigger(ontology: &Ontology, s: &Sentence, token: usize, frame: &Frame) -> Option<Trigger> {
    let particle =
        s.children(token).find(|&c| s.tokens[c].deprel == "compound:prt").map(|c| s.tokens[c].lemma.as_str());
    // "bailed out Greece", "handed over the islands": some trees give the particle to the object.
    let beside = s.tokens.get(token + 1);
    let has_particle = match &frame.particle {
        Some(wanted) => {
            particle == Some(wanted)
                || beside.is_some_and(|t| t.lemma == *wanted)
                || has_late_particle(s, token, wanted)
        }
        None => particle.is_none() && beside.is_none_or(|t| t.xpos != "RP"),
    };
    if !has_particle {
        return None;
    }
    if !frame.subjects.is_empty() && subject_words(ontology, s, token, &frame.subjects).is_none() {
        return None;
    }
    let object = match frame.objects.as_slice() {
        [] => None,
        _ => Some(light_object(ontology, s, token, frame)?),
    };
    // "was struck by a car" has one, too.
    let is_done_to = is_passive(s, token) && agent(s, token).is_some();
    let has_object = s.children_by(token, "obj").next().is_some() || is_done_to;
    if frame.is_transitive && logical_object(s, token).is_none() || frame.is_intransitive && has_object {
        return None;
    }
    // "The camp for refugees was attacked" is attacked for nothing.
    let around = || std::iter::once(token).chain(logical_object(s, token).filter(|&object| object > token));
    // "attacked the Movement for Liberation" says whom, and not for what.
    let movements = ontology.words(WordSet::MovementNoun);
    let is_name = |t: usize| {
        s.tokens[t].form.starts_with(char::is_uppercase)
            && movements.contains(&*s.tokens[t].form.to_lowercase())
    };
    let is_led = |word: &Text| around().any(|t| !is_name(t) && !prepositional(s, t, word).is_empty());
    if !frame.beside.is_empty() && !frame.beside.iter().any(is_led) {
        return None;
    }
    let object = match frame.phrases.as_slice() {
        [] => object,
        phrases => Some(phrases.iter().find_map(|phrase| phrase_noun(s, token, phrase))?),
    };
    let beyond = || infinitive_of_object(s, token).filter(|_| !frame.clause_verbs.is_empty());
    // "gave them 48 hours to leave", "gave Chad its word that it would": the clause may hang on the object.
    let of_object = || {
        let noun = object.filter(|_| frame.clause.is_some())?;
        let is_told = frame.clause == Some(Clause::That);
        let tells =
            |c: usize| s.is_infinitive(c) || is_content_gerund(s, c) || is_told && is_content_clause(s, c);
        s.children_by(noun, "acl").find(|&c| tells(c))
    };
    let is_content =
        |c: usize| s.tokens[c].deprel == "ccomp" || s.tokens[c].head == object && is_content_clause(s, c);
    // "reiterated its demand today that Niger withdraw": the verb may keep what the noun says.
    let of_support = || {
        let verb =
            frame.target.contains(&Slot::ClauseSubject).then(|| support(ontology, s, token)).flatten()?;
        s.children_by(verb, "ccomp").find(|&c| is_content_clause(s, c))
    };
    let clause = governed_clause(s, token).or_else(beyond).or_else(of_object).or_else(of_support);
    let has_clause = match (frame.clause, clause) {
        (None, _) | (Some(Clause::Any), Some(_)) => true,
        (Some(Clause::Infinitive), Some(c)) => s.is_infinitive(c),
        (Some(Clause::Gerund), Some(c)) => s.tokens[c].xpos == "VBG",
        (Some(Clause::That), Some(c)) => is_content(c),
        (Some(Clause::Subjunctive), Some(c)) => s.tokens[c].deprel == "ccomp" && is_wished(s, c),
        (Some(_), None) => false,
    };
    // "said that Greece had not violated it"
    let is_denied = |c: usize| s.is_negated(c) || s.has_no(c);
    let is_as_asked = |c: usize| match frame.clause {
        Some(Clause::That) => is_denied(c) == frame.clause_is_negated,
        _ => !frame.clause_is_negated || is_denied(c),
    };
    let heads_clause =
        |c: usize| is_as_asked(c) && frame.clause_verbs.iter().any(|told| is_told_in(s, c, told));
    if !frame.clause_verbs.is_empty() && !clause.is_some_and(heads_clause) {
        return None;
    }
    if !frame.modals.is_empty() && !clause.is_some_and(|c| is_asked_for(s, c, &frame.modals)) {
        return None;
    }
    let carrier = carrier(ontology, s, token);
    let support = support(ontology, s, carrier.unwrap_or(token));
    // "cordoned off the village", read as a phrase.
    let particle = frame.particle.as_ref().and(beside).filter(|t| t.relation() == "case");
    let particle = particle.map(|_| token + 1);
    has_clause.then_some(Trigger { token, object, clause, particle, support, carrier })
}

/// Whether a clause is about this: its head ("violate"), what stands before that ("behind" the attack), the head with its object
/// or subject ("face sanction"), or with what it is to do ("fail to comply").
fn is_told_in(s: &Sentence, clause: usize, told: &str) -> bool {
    let lemma = &s.tokens[clause].lemma;
    let has_case = |word: &str| {
        let is_predicate = s.children_by(clause, "cop").next().is_some();
        is_predicate && s.case_marker(clause).is_some_and(|case| s.tokens[case].lemma == word)
    };
    match told.split_once(' ') {
        None => told == lemma || has_case(told),
        Some((verb, deed)) if deed.starts_with("to ") => {
            let infinitive = s.children_by(clause, "xcomp").find(|&c| s.is_infinitive(c));
            verb == lemma && infinitive.is_some_and(|c| deed.ends_with(&format!(" {}", s.tokens[c].lemma)))
        }
        Some((case, noun)) if noun == lemma => has_case(case),
        Some((verb, noun)) => {
            let around = || [logical_object(s, clause), own_subject(s, clause)].into_iter().flatten();
            let is_it = |t: usize| term(s, t, &small(&s.tokens[t].lemma), [noun]).is_some();
            // "had broken no agreement"
            let is_there = |t: usize| !s.has_no(t) || noun.starts_with("no ");
            verb == lemma && around().any(|t| is_it(t) && is_there(t))
        }
    }
}

/// "Dozens of troops began to leave", "was killed by a bomb": of how many words is the one of these nouns that does it, or to
/// which it is done.
pub(super) fn subject_words(
    ontology: &Ontology,
    s: &Sentence,
    verb: usize,
    subjects: &[Text],
) -> Option<usize> {
    // Asked of every reading, and few frames need any.
    if subjects.is_empty() {
        return None;
    }
    let words = |t: usize| {
        // "fighting" may be read as a verb.
        let found = [&s.tokens[t].lemma, &s.tokens[t].form].map(|word| term(s, t, &small(word), subjects));
        found.into_iter().flatten().max()
    };
    let counted = |t: usize| {
        // "a contingent of troops", and not "the captain of the force"
        s.genitive(t).filter(|_| !names_person(ontology, &s.tokens[t].lemma.to_lowercase()))
    };
    let named = [logical_subject(s, verb), own_subject(s, verb)].into_iter().flatten();
    named.flat_map(|t| s.conjuncts(t)).find_map(|t| words(t).or_else(|| counted(t).and_then(words)))
}

/// "put an editor on trial", "placed him under house arrest": the phrase hangs on the verb or on its object.
fn phrase_noun(s: &Sentence, verb: usize, phrase: &str) -> Option<usize> {
    let (preposition, noun) = phrase.split_once(' ')?;
    let objects = logical_object(s, verb).map_or(Vec::new(), |object| s.conjuncts(object));
    let is_it = |t: &usize| *t > verb && term(s, *t, &small(&s.tokens[*t].lemma), [noun]).is_some();
    // "ordered him into five months of detention"
    let within = |t: usize| s.children_by(t, "nmod").filter(move |&c| s.is_led_by(c, Function::Genitive));
    std::iter::once(verb)
        .chain(objects)
        .flat_map(|t| prepositional(s, t, preposition))
        .flat_map(|t| std::iter::once(t).chain(within(t)))
        .find(is_it)
}

/// "pulled its troops out of Niger", "put a plan forward": the particle behind the object.
fn has_late_particle(s: &Sentence, verb: usize, wanted: &str) -> bool {
    let of_object = logical_object(s, verb).into_iter().flat_map(|object| s.children_by(object, "nmod"));
    s.children(verb).chain(of_object).filter(|&c| c > verb).any(|c| {
        let word = &s.tokens[c];
        let is_adverb = word.lemma == wanted && matches!(word.relation(), "advmod" | "obl" | "xcomp");
        let case = s.case_marker(c).filter(|&case| s.tokens[case].lemma == wanted);
        let is_doubled = case.is_some_and(|case| case + 1 < c && s.tokens[case + 1].relation() == "case");
        is_doubled || is_adverb && word.does(Function::Particle)
    })
}

/// "efforts" in "mediation efforts".
fn carrier(ontology: &Ontology, s: &Sentence, noun: usize) -> Option<usize> {
    let head = s.tokens[noun].head.filter(|_| s.tokens[noun].relation() == "compound")?;
    ontology.words(WordSet::CarrierNoun).contains(&*s.tokens[head].lemma.to_lowercase()).then_some(head)
}

/// Whose the noun is that a verb carries: the subject, also in "were engaged in fighting".
pub(super) fn carried_by(ontology: &Ontology, s: &Sentence, verb: usize) -> Option<usize> {
    let is_state = is_passive(s, verb)
        && agent(s, verb).is_none()
        && ontology.words(WordSet::DoerPredicate).contains(&*s.tokens[verb].lemma);
    if is_state { grammatical_subject(s, verb) } else { logical_subject(s, verb) }
}

/// The verb that carries a noun as its object: "launched an attack", "an attack was launched", "engaged in talks"; or the
/// predicate that says who did it: "was responsible for the attack", "was behind the attack".
pub(super) fn support(ontology: &Ontology, s: &Sentence, noun: usize) -> Option<usize> {
    if !matches!(s.tokens[noun].upos, Upos::Noun | Upos::Propn) {
        return None;
    }
    let first = s.first_conjunct(noun);
    // "claimed responsibility for the attack"
    let blame = s.tokens[first].head.filter(|&h| {
        ontology.words(WordSet::BlameNoun).contains(&*s.tokens[h].lemma.to_lowercase())
            && s.is_led_by(first, Function::Content)
    });
    // "announced the start of an offensive"
    let onset = s.tokens[first].head.filter(|&h| {
        ontology.words(WordSet::OnsetNoun).contains(&*s.tokens[h].lemma.to_lowercase())
            && s.is_led_by(first, Function::Genitive)
    });
    // "announced an increase in aid to Chad", but not "in attacks"
    let growth = s.tokens[first].head.filter(|&h| {
        let mut frames = ontology.frames(&s.tokens[noun].lemma, WordClass::Noun);
        ontology.words(WordSet::GrowthNoun).contains(&*s.tokens[h].lemma.to_lowercase())
            && s.is_led_by(first, Function::Engagement)
            && frames.any(|frame| GROWS.iter().any(|&kind| ontology.is_of_type(frame, kind)))
    });
    let first = blame.or(onset).or(growth).unwrap_or(first);
    let says_who = |t: usize| ontology.words(WordSet::DoerPredicate).contains(&*s.tokens[t].lemma);
    let has_copula = |t: usize| s.children_by(t, "cop").next().is_some();
    if has_copula(first) && s.case_marker(first).is_some_and(says_who) {
        return Some(first);
    }
    let predicate = s.tokens[first].head.filter(|&h| s.tokens[h].upos == Upos::Adj && says_who(h));
    if predicate.is_some() && s.is_led_by(first, Function::Content) {
        return predicate;
    }
    if let Some(verb) = gesture(ontology, s, first) {
        return Some(verb);
    }
    let verb = s.tokens[first].head.filter(|&v| s.tokens[v].upos == Upos::Verb)?;
    let is_carried = match s.tokens[first].relation() {
        "obj" => !is_passive(s, verb),
        "nsubj" => is_passive(s, verb),
        "obl" => s.is_led_by(first, Function::Engagement) || answers_with(ontology, s, verb, first),
        _ => false,
    };
    // "put out a statement"
    let particle = s.children_by(verb, "compound:prt").next().map(|c| &s.tokens[c].lemma);
    let phrasal = particle.map(|particle| format!("{} {particle}", s.tokens[verb].lemma));
    let light = ontology.words(WordSet::SupportVerb);
    let is_light = light.contains(&*s.tokens[verb].lemma)
        || phrasal.is_some_and(|phrasal| light.contains(&*phrasal))
        || s.tokens[first].relation() == "obl" && (says_who(verb) || answers_with(ontology, s, verb, first));
    (is_carried && is_light).then_some(verb)
}

/// "responded with air strikes": what somebody does by it stands behind a preposition.
fn answers_with(ontology: &Ontology, s: &Sentence, verb: usize, noun: usize) -> bool {
    let led = s.preposition(noun).map(|preposition| format!("{} {preposition}", s.tokens[verb].lemma));
    led.is_some_and(|led| ontology.words(WordSet::SupportVerb).contains(&*led))
}

/// "walked out in protest at the arrest", "blocked a road in protest": what is done to protest.
fn gesture(ontology: &Ontology, s: &Sentence, noun: usize) -> Option<usize> {
    let is_bare = s.case_marker(noun).is_some_and(|case| case + 1 == noun) && s.tokens[noun].xpos == "NN";
    if !is_bare || !s.is_led_by(noun, Function::Engagement) {
        return None;
    }
    let tells = |word: usize, class: WordClass| word_evokes(ontology, s, (word, class), EventType::Protest);
    let above = s.tokens[noun].head.filter(|_| tells(noun, WordClass::Noun))?;
    let verb = match s.tokens[above].relation() {
        "obj" => s.tokens[above].head?,
        _ => above,
    };
    // "staged a sit-in in protest" tells of one protest.
    let is_told = tells(verb, WordClass::Verb)
        || s.children_by(verb, "obj").any(|object| tells(object, WordClass::Noun));
    let is_deed = s.tokens[verb].upos == Upos::Verb && !is_passive(s, verb);
    (is_deed && !is_told).then_some(verb)
}

/// "that Mali leave", "that Mali be disarmed": what agrees with no subject and tells no time.
fn is_wished(s: &Sentence, clause: usize) -> bool {
    let first = s.auxiliaries(clause).min().unwrap_or(clause);
    let word = &s.tokens[first];
    word.form.to_lowercase() == word.lemma && !matches!(word.xpos.as_str(), "MD" | "VBD" | "VBZ")
}

/// "must leave", "needs to leave"; "must have left" is a guess, and "must be stopped" asks somebody else.
fn is_asked_for(s: &Sentence, clause: usize, modals: &[Text]) -> bool {
    let is_modal = |t: usize| modals.iter().any(|modal| *modal == s.tokens[t].lemma.to_lowercase());
    let has_modal = s.children_by(clause, "aux").any(|c| s.tokens[c].xpos == "MD" && is_modal(c));
    let is_perfect = s.children_by(clause, "aux").any(|c| s.tokens[c].does(Function::Perfect));
    let infinitive =
        s.children_by(clause, "xcomp").find(|&c| s.is_infinitive(c)).filter(|_| is_modal(clause));
    let act = infinitive.unwrap_or(clause);
    (has_modal && !is_perfect || infinitive.is_some())
        && (s.tokens[act].upos == Upos::Verb && !is_passive(s, act) || is_ready_to(s, act))
}

/// "must be ready to withdraw"
fn is_ready_to(s: &Sentence, predicate: usize) -> bool {
    s.tokens[predicate].upos == Upos::Adj && s.children_by(predicate, "xcomp").any(|c| s.is_infinitive(c))
}

/// "captain", "man": whether a noun names a person.
fn names_person(ontology: &Ontology, noun: &str) -> bool {
    ontology.agent(noun).is_some_and(|agent| agent.is_person)
        || ontology.words(WordSet::PersonNoun).contains(noun)
}

/// The noun of a light verb, through "a series of strikes" and coordination.
fn light_object(ontology: &Ontology, s: &Sentence, verb: usize, frame: &Frame) -> Option<usize> {
    let objects = frame.objects.as_slice();
    // "went on strike", but "led to tensions and a coup" leads no coup.
    let beside = s.tokens.get(verb + 1).filter(|t| t.relation() == "case").and_then(|t| t.head);
    // "became a member of"
    let predicate = || s.children_by(verb, "xcomp").find(|&c| s.tokens[c].upos == Upos::Noun);
    let plain = logical_object(s, verb).or_else(predicate);
    let object = plain.or_else(|| beside.filter(|&t| s.tokens[t].head == Some(verb)))?;
    // "$1.5 billion" is money.
    let is_money = |t: usize| {
        let word = &s.tokens[t];
        ontology.currency(&word.form, &word.lemma).is_some_and(|(kind, _)| {
            ontology.quantities.get(&kind).is_some_and(|kind| objects.contains(&kind.label))
        })
    };
    let is_one = |t: usize| term(s, t, &small(&s.tokens[t].lemma), objects).is_some() || is_money(t);
    // "the captain of a ship" is no ship, "an easing of sanctions" no sanction.
    let noun = s.tokens[object].lemma.to_lowercase();
    // "ordered the delay of the release" orders no release.
    let is_averted =
        ontology.speech(&noun, WordClass::Noun).any(|word| word.factuality == Factuality::Denied);
    let is_apart = names_person(ontology, &noun) || is_averted || ontology.names_deed(&noun);
    // "drones and missiles", no word of a later phrase.
    let among = if plain.is_some() { s.conjuncts(object) } else { vec![object] };
    // "were granted asylum"
    let kept = || kept_object(s, verb).filter(|&t| is_one(t));
    // "dismissed Prime Minister Jan Berg"
    let titled = || s.children_by(object, "nmod:desc").find(|&t| is_one(t));
    let direct =
        among.into_iter().find(|&t| is_one(t) && t.abs_diff(object) < 5).or_else(kept).or_else(titled);
    // "declared a state of siege in Haiti": what stands behind hangs on the last word.
    let behind = |t: usize| {
        let told = objects.iter().filter(|o| term(s, t, &small(&s.tokens[t].lemma), [*o]).is_some());
        t + told.map(|o| term_parts(o).1.split_whitespace().count()).max().unwrap_or(0)
    };
    let direct = direct.map(behind);
    if direct.is_some() || is_apart {
        return direct;
    }
    // "dozens of hostages", but no "video of hostages"
    let is_measure = s.tokens[object].upos == Upos::Num
        || [WordSet::TransparentNoun, WordSet::CarrierNoun]
            .iter()
            .any(|set| ontology.words(*set).contains(&*noun));
    let is_person =
        |t: usize| ontology.agent(&s.tokens[t].lemma.to_lowercase()).is_some_and(|agent| agent.is_person);
    s.children(object)
        .filter(|&c| base(&s.tokens[c].deprel) == "nmod" && s.is_led_by(c, Function::Genitive))
        .find(|&c| is_one(c) && (is_measure || !is_person(c)))
}

/// "asylum" in "was granted asylum", "was refused entry": of two objects the passive keeps the second.
fn kept_object(s: &Sentence, verb: usize) -> Option<usize> {
    let mut behind =
        s.children(verb).filter(|&c| c > verb && matches!(s.tokens[c].relation(), "obj" | "xcomp"));
    let kept = behind.find(|&c| s.tokens[c].upos == Upos::Noun)?;
    (s.is_passive(verb) && s.case_marker(kept).is_none()).then_some(kept)
}

fn governed_clause(s: &Sentence, token: usize) -> Option<usize> {
    let direct = s.children(token).find(|&c| matches!(base(&s.tokens[c].deprel), "xcomp" | "ccomp"));
    direct.or_else(|| object_gerund(s, token)).or_else(|| {
        // "accused Iran of supplying arms", "a promise to withdraw", "asked Iran to stop" read as an adverbial
        s.children(token).find(|&c| {
            let deprel = s.tokens[c].deprel.as_str();
            (deprel == "advcl"
                && (is_content_gerund(s, c) || s.is_infinitive(c)))
                || (deprel == "acl" && s.is_infinitive(c))
                // "its demand that Israel ease restrictions"
                || (matches!(deprel, "acl" | "acl:relcl") && is_content_clause(s, c))
        })
    })
}

/// "allowed the envoy to leave", where the tree gives what he may do to the envoy.
fn infinitive_of_object(s: &Sentence, verb: usize) -> Option<usize> {
    let mut objects =
        s.children(verb).filter(|&c| c > verb && matches!(s.tokens[c].deprel.as_str(), "obj" | "iobj"));
    objects.find_map(|object| s.children_by(object, "acl").find(|&c| s.is_infinitive(c)))
}

/// "that Israel ease restrictions" behind a noun: with a subject of its own that is no relative pronoun.
pub(super) fn is_content_clause(s: &Sentence, clause: usize) -> bool {
    let objects = s.children_by(clause, "obj").count();
    // "demands that Niger grant the minority rights": with an object beside it, "that" is no pronoun.
    let has_mark = s.children(clause).any(|c| {
        let is_mark = s.tokens[c].deprel == "mark" || s.tokens[c].deprel == "obj" && objects > 1;
        is_mark && s.tokens[c].does(Function::Complementizer)
    });
    has_mark && s.children_by(clause, "nsubj").next().is_some()
}
