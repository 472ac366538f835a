//! Mending noun phrases: their parts, their owners and what stands beside them.

use super::{Words, be_preposition, leads_to, set, words_below};
use crate::text::{Function, Lexicon, Token, Upos};

/// "approves an arms sale to Kenya", read as what arms do: a word that is no known verb is the object, and what stands right
/// before it a part of it.
pub(super) fn noun_as_infinitive(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for noun in 2..tokens.len() {
        let word = &tokens[noun];
        let is_bare = word.xpos == "VB"
            && matches!(word.deprel.as_str(), "xcomp" | "ccomp")
            && lexicon.is_noun(&word.lemma)
            && !lexicon.is_verb(&word.lemma);
        let Some(verb) = word.head.filter(|&verb| is_bare && verb < noun) else { continue };
        let part = noun - 1;
        let is_part = tokens[part].deprel == "nsubj"
            && tokens[part].head == Some(noun)
            && tokens[part].upos == Upos::Noun;
        let is_clause = tokens
            .iter()
            .any(|t| t.head == Some(noun) && matches!(t.relation(), "mark" | "aux" | "obj" | "cop"));
        if !is_part || is_clause {
            continue;
        }
        for token in tokens.iter_mut().filter(|t| t.head == Some(part)) {
            token.head = Some(noun);
        }
        for token in tokens.iter_mut().filter(|t| t.head == Some(noun) && t.deprel == "obl") {
            "nmod".clone_into(&mut token.deprel);
        }
        set(&mut tokens[part], Some(noun), "compound");
        set(&mut tokens[noun], Some(verb), "obj");
        tokens[noun].upos = Upos::Noun;
        "NN".clone_into(&mut tokens[noun].xpos);
    }
}

/// "Trump and North Korean leader Kim": what stands right before a conjunct is a part of it and no conjunct beside it.
pub(super) fn parts_of_conjunct(tokens: &mut [Token]) {
    for word in 1..tokens.len().saturating_sub(1) {
        let next = word + 1;
        // "and Turkish President Gül", where the title is the name's.
        let named = tokens[next].head.filter(|&name| name > next && tokens[next].deprel == "nmod:desc");
        let whole = named.unwrap_or(next);
        let is_beside = tokens[word].deprel == "conj"
            && tokens[whole].deprel == "conj"
            && tokens[word].head == tokens[whole].head
            && tokens[word].head.is_some_and(|head| head < word)
            && (next..whole).all(|t| leads_to(tokens, t, whole));
        let relation = match (tokens[word].upos, tokens[whole].upos) {
            (Upos::Adj, Upos::Noun | Upos::Propn) => "amod",
            (Upos::Propn, Upos::Propn) if named.is_some() => "amod",
            (Upos::Noun, Upos::Propn) => "nmod:desc",
            _ => continue,
        };
        if is_beside {
            set(&mut tokens[word], Some(whole), relation);
            // "and" joins the whole.
            for token in tokens.iter_mut().filter(|t| t.head == Some(word) && t.deprel == "cc") {
                token.head = Some(whole);
            }
        }
    }
}

/// "Several of the prisoners were freed": an adjective that is a subject, and has a phrase, tells how many of whom.
pub(super) fn quantity(tokens: &mut [Token]) {
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

/// "Soldiers in Niger toppled President Bazoum": what stands bare behind a verb without an object is no part of its subject.
pub(super) fn crossing_object(tokens: &mut [Token]) {
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
pub(super) fn one_possessor(tokens: &mut [Token]) {
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

/// "Chad's military bombed a town, rebels said": what is somebody's stands right behind, is no verb, and a noun.
pub(super) fn crossing_possessor(tokens: &mut [Token]) {
    for sign in 1..tokens.len().saturating_sub(1) {
        let (owner, owned) = (tokens[sign].head, sign + 1);
        let Some(owner) = owner.filter(|&o| tokens[sign].xpos == "POS" && tokens[o].deprel == "nmod:poss")
        else {
            continue;
        };
        let is_subject = tokens[owned].relation() == "nsubj";
        let verb = tokens[owned].head.filter(|&v| is_subject && v > owned);
        if verb.is_some_and(|verb| tokens[owner].head.is_some_and(|head| head >= verb || head == owned)) {
            tokens[owner].head = Some(owned);
            if tokens[owned].upos == Upos::Adj {
                tokens[owned].upos = Upos::Noun;
                "NN".clone_into(&mut tokens[owned].xpos);
            }
        }
    }
}

/// "fined Peru 200 million euros", "sold Peru nine ships": a name before a number is no part of what is counted.
pub(super) fn name_before_number(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for name in 1..tokens.len().saturating_sub(2) {
        let is_part = tokens[name].upos == Upos::Propn && tokens[name].relation() == "compound";
        let Some(counted) = tokens[name].head.filter(|&n| is_part && n > name + 1) else { continue };
        let verb = tokens[counted].head.filter(|_| tokens[counted].deprel == "obj");
        let start = (0..name).rev().take_while(|&t| leads_to(tokens, t, name)).last().unwrap_or(name);
        let is_behind = verb.is_some_and(|verb| verb + 1 == start && tokens[verb].upos == Upos::Verb);
        let is_number = tokens[name + 1].upos == Upos::Num && leads_to(tokens, name + 1, counted);
        let Some(verb) = verb.filter(|_| is_behind && is_number) else { continue };
        if lexicon.has_recipient(&tokens[verb].lemma) {
            set(&mut tokens[name], Some(verb), "iobj");
        } else {
            set(&mut tokens[name], Some(verb), "obj");
            set(&mut tokens[counted], Some(verb), "obl");
        }
    }
}

/// "that Chad's government resign": what is somebody's is the noun behind, and no verb.
pub(super) fn possessor_of_verb(tokens: &mut [Token]) {
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
pub(super) fn stray_preposition(tokens: &mut [Token]) {
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

/// "paid a visit to Chile at the invitation of Peru": what leads a noun opens no clause.
pub(super) fn mark_of_noun(tokens: &mut [Token]) {
    for mark in 0..tokens.len() {
        let is_mark = tokens[mark].relation() == "mark" && tokens[mark].xpos == "IN";
        let Some(noun) = tokens[mark].head.filter(|&noun| is_mark && noun == mark + 1) else { continue };
        let is_phrase = matches!(tokens[noun].upos, Upos::Noun | Upos::Propn)
            && matches!(tokens[noun].relation(), "nmod" | "obl");
        let is_clause = |t: &Token| matches!(t.relation(), "nsubj" | "cop" | "aux" | "case");
        if is_phrase && !tokens.iter().any(|t| t.head == Some(noun) && is_clause(t)) {
            be_preposition(&mut tokens[mark], noun);
        }
    }
}

/// "Vaclav Havel paid a visit", read as two who paid it: two names side by side are one.
pub(super) fn name_of_two_subjects(tokens: &mut [Token]) {
    for second in 1..tokens.len() {
        let first = second - 1;
        let is_name = |t: usize| tokens[t].xpos == "NNP" && tokens[t].relation() == "nsubj";
        if is_name(first) && is_name(second) && tokens[first].head == tokens[second].head {
            for token in tokens.iter_mut().filter(|t| t.head == Some(second)) {
                token.head = Some(first);
            }
            set(&mut tokens[second], Some(first), "flat");
        }
    }
}

/// "gave the journalist a prison sentence": of two objects the first is whose the second becomes. "shelled the regional
/// capital Juba": a name right behind a noun is the noun's.
pub(super) fn two_objects(tokens: &mut [Token], lexicon: &dyn Lexicon) {
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
        // "promised Peru a further 50 million pounds", "granted Jan Berg a pardon"
        let is_of_name = |t: usize| tokens[t].deprel == "flat" && tokens[t].head == Some(first);
        let opens = (first + 1..second).all(|t| leads_to(tokens, t, second) || is_of_name(t));
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

/// "granted the army permission to enter", "gave Silva authority to impose duties": what is given for something to be done is
/// given to somebody, and not named for him.
pub(super) fn recipient_in_compound(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for given in 3..tokens.len().saturating_sub(2) {
        let whom = given - 1;
        let is_named_so = tokens[whom].head == Some(given) && tokens[whom].relation() == "compound";
        let is_for_deed = tokens[given + 1].xpos == "TO" && tokens[given + 2].xpos == "VB";
        let verb = tokens[given].head.filter(|_| is_named_so && is_for_deed && tokens[given].deprel == "obj");
        let Some(verb) = verb.filter(|&verb| verb < whom && lexicon.has_recipient(&tokens[verb].lemma))
        else {
            continue;
        };
        let own =
            |t: &Token| t.head == Some(given) && matches!(t.relation(), "det" | "nmod" | "amod" | "nummod");
        let is_told = tokens[verb + 1..whom].iter().any(own) || tokens[whom].xpos == "NNS";
        let is_somebody = match tokens[whom].upos {
            Upos::Propn => true,
            _ => is_told && lexicon.is_actor(&tokens[whom].lemma),
        };
        let has_other = tokens.iter().any(|t| t.head == Some(verb) && t.deprel == "iobj");
        if is_somebody && !has_other {
            for token in tokens[verb + 1..whom].iter_mut().filter(|t| t.head == Some(given)) {
                token.head = Some(whom);
            }
            set(&mut tokens[whom], Some(verb), "iobj");
            if tokens[given + 2].head == Some(verb) {
                set(&mut tokens[given + 2], Some(given), "acl");
            }
        }
    }
}

/// "A raid on the Eritrean capital Asmara killed two": a name right behind a noun that has a subject before it is that noun's.
pub(super) fn name_behind_noun(tokens: &mut [Token]) {
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
        // "rioted in the capital Dili joining others": a gerund has no subject of its own.
        let is_gerund = tokens[verb].xpos == "VBG"
            && tokens[verb].deprel == "advcl"
            && !tokens.iter().any(|t| t.head == Some(verb) && t.relation() == "aux");
        if subject.is_some() || is_gerund {
            set(&mut tokens[name], Some(noun), "appos");
        }
    }
}

/// "hacked to death 15 villagers": what a preposition right behind the verb leads ends before a number.
pub(super) fn object_behind_phrase(tokens: &mut [Token]) {
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

/// "extradited Haroon Aswad to Britain": what stands behind a name hangs on its first word, and not on a later one.
pub(super) fn phrase_of_name(tokens: &mut [Token]) {
    for phrase in 2..tokens.len() {
        let is_phrase = matches!(tokens[phrase].relation(), "nmod" | "acl" | "appos");
        let Some(later) = tokens[phrase].head.filter(|&t| is_phrase && t < phrase) else { continue };
        if tokens[later].relation() == "flat" {
            tokens[phrase].head = tokens[later].head;
        }
    }
}

/// "shared evidence with the U.S. about contacts": a name that one preposition leads is no part of the noun behind another.
pub(super) fn phrase_as_compound(tokens: &mut [Token]) {
    for led in 1..tokens.len() {
        let is_part =
            matches!(tokens[led].relation(), "compound" | "nmod:desc") && tokens[led].upos == Upos::Propn;
        let Some(noun) = tokens[led].head.filter(|&noun| is_part && noun > led + 1) else { continue };
        let case_of = |head: usize, within: std::ops::Range<usize>| {
            within.rev().find(|&t| {
                tokens[t].head == Some(head) && tokens[t].relation() == "case" && tokens[t].upos == Upos::Adp
            })
        };
        let own = case_of(led, 0..led);
        let (Some(_), Some(_), Some(above)) = (own, case_of(noun, led + 1..noun), tokens[noun].head) else {
            continue;
        };
        let relation = if tokens[above].upos == Upos::Verb { "obl" } else { "nmod" };
        if above < led {
            set(&mut tokens[led], Some(above), relation);
        }
    }
}

/// "freed on bail two ministers", "freed on Monday two pirates": what stands behind a phrase is no object of the noun in it, nor
/// led by its preposition.
pub(super) fn object_of_verb(tokens: &mut [Token]) {
    for led in 2..tokens.len().saturating_sub(1) {
        let case = led - 1;
        let verb = tokens[led].head.filter(|&v| v < case && tokens[v].upos == Upos::Verb);
        let is_noun = |t: usize| matches!(tokens[t].upos, Upos::Noun | Upos::Propn);
        let is_case = tokens[case].relation() == "case" && !tokens[case].does(Function::Infinitive);
        let is_led = is_case && tokens[led].relation() == "obl" && is_noun(led);
        let has =
            |head: usize, relation: &str| tokens.iter().any(|t| t.head == Some(head) && t.deprel == relation);
        let Some(verb) = verb.filter(|&v| is_led && !has(v, "obj") && !has(v, "aux:pass")) else { continue };
        let below =
            || (led + 1..tokens.len()).find(|&t| tokens[t].head == Some(led) && tokens[t].deprel == "obj");
        let led_too = tokens[case]
            .head
            .filter(|&t| t > led && tokens[t].head == Some(verb) && tokens[t].deprel == "obl");
        let object = if tokens[case].head == Some(led) { below() } else { led_too };
        if let Some(object) = object.filter(|&object| is_noun(object)) {
            tokens[case].head = Some(led);
            set(&mut tokens[object], Some(verb), "obj");
        }
    }
}

/// "Taliban fighters overran a base": a plural that names people is no verb where a clause has it as its subject or object.
pub(super) fn people_as_verb(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for people in 0..tokens.len() {
        let word = &tokens[people];
        if word.upos != Upos::Verb || word.xpos != "VBZ" || !lexicon.is_actor(&word.lemma.to_lowercase()) {
            continue;
        }
        let has = |head: usize, relations: &[&str]| {
            tokens.iter().enumerate().any(|(t, token)| {
                t != people && token.head == Some(head) && relations.contains(&token.relation())
            })
        };
        let is_bare = !has(people, &["obj", "ccomp", "xcomp", "advcl", "aux", "mark", "cop"]);
        let relation = match word.relation() {
            "nsubj" | "obj" => word.deprel.clone(),
            // "was ambushed by Tuareg fighters"
            "obl" if has(people, &["case"]) => word.deprel.clone(),
            // "fought Hamas fighters"
            "ccomp" if !lexicon.is_verb(&word.lemma) => "obj".to_owned(),
            _ => continue,
        };
        let verb = word.head.filter(|&verb| is_bare && !(relation == "obj" && has(verb, &["obj"])));
        let Some(verb) = verb else { continue };
        for (t, token) in tokens.iter_mut().enumerate().filter(|(_, token)| token.head == Some(people)) {
            match token.relation() {
                "nsubj" if t < people => "compound".clone_into(&mut token.deprel),
                "obl" if relation == "obj" => token.head = Some(verb),
                "obl" => "nmod".clone_into(&mut token.deprel),
                "advmod" => "amod".clone_into(&mut token.deprel),
                _ => {}
            }
        }
        set(&mut tokens[people], Some(verb), &relation);
        tokens[people].upos = Upos::Noun;
        "NNS".clone_into(&mut tokens[people].xpos);
    }
}

/// "Philippines' Duterte made an offer": of two subjects side by side the first, which has the "'s", belongs to the second.
pub(super) fn possessor_as_subject(tokens: &mut [Token]) {
    for mark in 1..tokens.len().saturating_sub(1) {
        let (owner, owned) = (mark - 1, mark + 1);
        let is_subject = |t: usize| tokens[t].relation() == "nsubj" && tokens[t].head == tokens[owner].head;
        let is_marked = tokens[mark].xpos == "POS" && tokens[mark].head == Some(owner);
        if is_marked && is_subject(owner) && is_subject(owned) {
            set(&mut tokens[owner], Some(owned), "nmod:poss");
        }
    }
}

/// "defended Russia over claims", "paid a call on the minister": what leads a phrase is no particle.
pub(super) fn particle_of_phrase(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for particle in 1..tokens.len() {
        let Some(owner) = tokens[particle].head.filter(|_| tokens[particle].deprel == "compound:prt") else {
            continue;
        };
        let is_nouns = tokens[owner].upos == Upos::Noun && owner + 1 == particle;
        let verb = if is_nouns { tokens[owner].head } else { Some(owner) };
        let Some(verb) = verb else { continue };
        let is_led = |t: usize| tokens.iter().any(|c| c.head == Some(t) && c.relation() == "case");
        let phrase = (particle + 1..tokens.len().min(particle + 6)).find(|&t| {
            tokens[t].head == Some(verb)
                && tokens[t].deprel == "obl"
                && matches!(tokens[t].upos, Upos::Noun | Upos::Propn)
                && !is_led(t)
        });
        // "Ghana on Tuesday called on Togo"
        let takes = || lexicon.takes(&tokens[verb].lemma, &tokens[particle].form.to_lowercase());
        // "were killed in overnight strikes"
        let is_how = |phrase: usize| {
            tokens[verb].xpos == "VBN" && lexicon.is_deed(&tokens[phrase].lemma.to_lowercase())
        };
        let is_apart = particle > verb + 1 || takes() || phrase.is_some_and(is_how);
        if let Some(phrase) = phrase.filter(|_| is_apart) {
            set(&mut tokens[particle], Some(phrase), "case");
            tokens[particle].upos = Upos::Adp;
            "IN".clone_into(&mut tokens[particle].xpos);
        }
    }
}

/// "stands shoulder to shoulder with Chad": a noun told twice around "to" says how, and no verb is in it.
pub(super) fn noun_told_twice(tokens: &mut [Token]) {
    for first in 1..tokens.len().saturating_sub(2) {
        let (to, second) = (first + 1, first + 2);
        let is_twice = tokens[first].upos == Upos::Noun
            && tokens[to].does(Function::Infinitive)
            && tokens[second].upos == Upos::Verb
            && tokens[first].form == tokens[second].form;
        let Some(verb) = tokens[first].head.filter(|&verb| is_twice && verb < first) else { continue };
        for token in tokens.iter_mut().filter(|t| t.head == Some(second)) {
            token.head = Some(verb);
        }
        set(&mut tokens[first], Some(verb), "obl:unmarked");
        set(&mut tokens[second], Some(first), "nmod");
        be_preposition(&mut tokens[to], second);
        tokens[second].upos = Upos::Noun;
        "NN".clone_into(&mut tokens[second].xpos);
    }
}

/// "President Moon Jae-in reached out to Chad": a small word that a hyphen joins to a name, right before a verb, is the end of
/// the name.
pub(super) fn hyphened_name(tokens: &mut [Token]) {
    for hyphen in 1..tokens.len().saturating_sub(2) {
        let (start, end) = (hyphen - 1, hyphen + 1);
        let is_joined = tokens[hyphen].form == "-"
            && tokens[start].span.end == tokens[hyphen].span.start
            && tokens[hyphen].span.end == tokens[end].span.start;
        let is_name = tokens[start].upos == Upos::Propn && tokens[end].upos == Upos::Adp;
        let is_before_verb = tokens[hyphen + 2].upos == Upos::Verb && tokens[end].head == Some(hyphen + 2);
        if is_joined && is_name && is_before_verb {
            set(&mut tokens[hyphen], Some(end), "punct");
            set(&mut tokens[end], Some(start), "flat");
            tokens[end].upos = Upos::Propn;
            "NNP".clone_into(&mut tokens[end].xpos);
        }
    }
}

/// "a strike in protest at the law", "shelled Gaza in retaliation for a raid": what stands right behind a deed without an
/// article says at whom or for what that is done.
pub(super) fn phrase_of_deed(tokens: &mut [Token], lexicon: &dyn Lexicon) {
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

/// "accused the president of corruption": the last thing behind "of" is what the verb holds against its object, where it names
/// nobody and the verb has no other.
pub(super) fn charge_of_object(tokens: &mut [Token], lexicon: &dyn Lexicon) {
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

/// "shelled the Gaza Strip Sunday", "two people in Baghdad Monday": a day without a preposition behind a name is no part of it.
pub(super) fn day_behind_name(tokens: &mut [Token], words: &Words) {
    let is_day = |t: &Token| {
        t.upos == Upos::Propn
            && t.form.starts_with(char::is_uppercase)
            && words.english.calendar.is_day(&t.form)
    };
    for day in 2..tokens.len() {
        let name = day - 1;
        // "summoned the ambassador Monday"
        let is_title = tokens[name].upos == Upos::Noun && tokens[name].head == Some(day);
        let is_named = tokens[name].upos == Upos::Propn || is_title;
        let is_beside = is_day(&tokens[day]) && is_named && !is_day(&tokens[name]);
        let goes_on = tokens.get(day + 1).is_some_and(|next| matches!(next.upos, Upos::Noun | Upos::Propn));
        let is_feast = words.english.calendar.is_name(&[&tokens[name].form, &tokens[day].form]);
        if !is_beside || goes_on || is_feast {
            continue;
        }
        let above = std::iter::successors(tokens[day].head, |&t| tokens[t].head).take(tokens.len());
        let Some(verb) = above.filter(|&t| tokens[t].upos == Upos::Verb).find(|&t| t != day) else {
            continue;
        };
        let is_part = tokens[name].head == Some(day);
        let strays: Vec<usize> = (0..name).filter(|&t| tokens[t].head == Some(day)).collect();
        if is_part {
            let (head, relation) = (tokens[day].head, tokens[day].deprel.clone());
            let is_led = strays.iter().any(|&t| tokens[t].relation() == "case");
            let has_object = tokens.iter().any(|t| t.head == Some(verb) && t.deprel == "obj");
            let relation = match relation.as_str() {
                "obl:unmarked" if is_led => "obl",
                "obl:unmarked" if !has_object => "obj",
                other => other,
            };
            let relation = relation.to_owned();
            set(&mut tokens[name], head, &relation);
        }
        for stray in strays {
            tokens[stray].head = Some(name);
        }
        set(&mut tokens[day], Some(verb), "obl:unmarked");
    }
}

/// "denounced as a crime Serbia's raid", "condemned as illegal the American strikes": what "as" leads ends before what is
/// judged, which is the verb's object.
pub(super) fn object_behind_role(tokens: &mut [Token]) {
    for lead in 1..tokens.len().saturating_sub(2) {
        let below = tokens[lead].head.filter(|&below| tokens[lead].does(Function::Role) && below > lead);
        let Some(below) = below else { continue };
        let verb = tokens[below].head.filter(|&v| v + 1 == lead && tokens[v].upos == Upos::Verb);
        let Some(verb) = verb else { continue };
        let child = |head: usize, relation: &str| {
            tokens.iter().position(|t| t.head == Some(head) && t.deprel == relation)
        };
        if child(verb, "obj").is_some() {
            continue;
        }
        let is_judged = tokens[below].upos == Upos::Adj && tokens[below].deprel == "advcl";
        if let Some(object) = child(below, "obj").filter(|&object| is_judged && object > below) {
            set(&mut tokens[object], Some(verb), "obj");
            continue;
        }
        let Some(owner) = child(below, "nmod:poss") else { continue };
        let role = (lead + 1..owner).find(|&t| {
            tokens[t].upos == Upos::Noun
                && tokens[t].head == Some(owner)
                && tokens[t].relation() == "compound"
        });
        let has_article = (lead + 1..owner).any(|t| tokens[t].does(Function::Article));
        let Some(role) = role.filter(|_| has_article) else { continue };
        let of_either = |t: &&mut Token| [Some(owner), Some(below)].contains(&t.head);
        for word in tokens[lead..role].iter_mut().filter(of_either) {
            word.head = Some(role);
        }
        set(&mut tokens[role], Some(verb), "obl");
        set(&mut tokens[below], Some(verb), "obj");
    }
}

/// "rallies by the Kifaya (Enough) group": a name that is explained in brackets belongs to the noun behind them, which the
/// preposition before it leads.
pub(super) fn gloss_in_name(tokens: &mut [Token]) {
    for open in 2..tokens.len().saturating_sub(3) {
        if tokens[open].form != "(" || tokens[open - 1].upos != Upos::Propn {
            continue;
        }
        let name = open - 1;
        let close = (open + 1..tokens.len()).find(|&t| tokens[t].form == ")");
        let noun = close.and_then(|close| {
            (close + 1..tokens.len()).find(|&t| tokens[t].upos == Upos::Noun && tokens[t].deprel == "nmod")
        });
        let (Some(close), Some(noun)) = (close, noun) else { continue };
        let case = tokens.iter().position(|t| t.head == Some(noun) && t.relation() == "case");
        let is_apart = tokens[name].deprel == "nmod"
            && tokens[name].head == tokens[noun].head
            && tokens[noun].head.is_some_and(|governor| governor < name)
            && case.is_some_and(|case| case < name);
        let is_one_phrase = (close + 1..noun).all(|t| tokens[t].head == Some(noun));
        if !is_apart || !is_one_phrase {
            continue;
        }
        set(&mut tokens[name], Some(noun), "compound");
        for inner in tokens[open + 1..close].iter_mut().filter(|t| t.head == Some(noun)) {
            set(inner, Some(name), "appos");
        }
    }
}
