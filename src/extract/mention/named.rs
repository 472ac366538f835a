//! Names as they stand in a sentence: of the gazetteer, longer than the gazetteer has them, or by their shape alone.

use std::borrow::Cow;
use std::ops::Range;

use super::land::{compass_name, land_name, of_another_state, part_of_land, people, unknown_land};
use super::naming::{choose, namesake, titled};
use super::office::office_at;
use super::{head_of, is_inside_longer_name, modifies};
use crate::extract::actor::Cast;
use crate::extract::shape::{self, new_entity};
use crate::extract::{EntityKind, MentionForm};
use crate::ontology::{ActorKind, EventType, NameKind, Naming, WordClass, WordSet};
use crate::span::Span;
use crate::text::{Function, Sentence, Token, Upos};

/// Names of the gazetteer, then names by their shape.
pub(in crate::extract) fn names(cast: &mut Cast) {
    for sentence in 0..cast.document.sentences.len() {
        let s = &cast.document.sentences[sentence];
        let mut spelled: Vec<Cow<str>> = Vec::with_capacity(s.tokens.len());
        for token in &s.tokens {
            let goes_on = matches!(spelled.last(), Some(Cow::Owned(word)) if !word.contains('\''));
            spelled.push(lowered(cast, &token.form, goes_on));
        }
        let forms: Vec<&str> = spelled.iter().map(Cow::as_ref).collect();
        let is_title_case = shape::is_title_case(s);
        let mut token = 0;
        while token < forms.len() {
            let s = &cast.document.sentences[sentence];
            let end = shape::run(cast, s, token, is_title_case);
            let (before, start) = (cast.found.mentions.len(), token);
            let told = behind_currency(cast, sentence, token).or_else(|| dated_event(cast, sentence, token));
            if let Some(next) = told {
                token = next;
                continue;
            }
            token = acronym(cast, sentence, token)
                .or_else(|| court_case(cast, sentence, token))
                .or_else(|| shape::machine(cast, sentence, token))
                .or_else(|| shape::machine_again(cast, sentence, token))
                .or_else(|| titled_name(cast, sentence, token, end))
                .or_else(|| part_of_land(cast, sentence, token, &forms))
                .or_else(|| opened_name(cast, sentence, token, &forms))
                .or_else(|| longer_name(cast, sentence, token, end, &forms))
                .or_else(|| known_name(cast, sentence, token, &forms))
                .or_else(|| compass_name(cast, sentence, token, &forms))
                .or_else(|| end.filter(|&end| own_name(cast, sentence, token..end, &forms)))
                .or_else(|| {
                    office_at(cast, &cast.document.sentences[sentence], token).map(|length| token + length)
                })
                .unwrap_or(token + 1);
            if cast.found.mentions.len() > before {
                if cast.found.mentions.len() == before + 1 && !is_title_case {
                    shape::join_cut_name(cast, sentence, start, token);
                }
                with_kind_of_land(cast, sentence, token);
                thing_named_for(cast, sentence, token);
            }
        }
    }
}

/// "President Lagos", "Foreign Minister Tunis": behind an office that one of this name holds, no town and no state.
fn titled_name(cast: &mut Cast, sentence: usize, token: usize, end: Option<usize>) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let word = &s.tokens[token];
    // "Ramos-Horta"
    let hyphen = s.tokens.get(token + 1).filter(|t| t.form == "-" && t.span.start == word.span.end);
    let last = token + if hyphen.is_some() { 2 } else { 0 };
    let is_name = word.form.starts_with(char::is_uppercase)
        && end.is_none_or(|end| end == token + 1 || end == last + 1);
    let goes_on = s.tokens.get(last + 1).is_some_and(|next| next.form == "-" || next.upos == Upos::Propn);
    if !is_name || goes_on || last >= s.tokens.len() {
        return None;
    }
    let span = word.span.cover(s.tokens[last].span);
    let person = titled(cast, sentence, token, &cast.document.words(span))?;
    let entity = cast.actor(cast.ontology.actors.get(&person)?);
    cast.mention(sentence, token, span, MentionForm::Name, entity);
    Some(last + 1)
}

/// "Miss France", "New America": a name of its own and no land; "New Chad tariffs" are new.
fn opened_name(cast: &mut Cast, sentence: usize, token: usize, forms: &[&str]) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let land = token + 1;
    let is_opener = cast.ontology.words(WordSet::NameOpener).contains(forms[token])
        && s.tokens[token].head == Some(land)
        && s.tokens[land].relation() != "compound";
    let (length, namings) = is_opener.then(|| cast.ontology.names.longest(&forms[land..])).flatten()?;
    let is_known = cast.ontology.names.longest(&forms[token..]).is_some_and(|(whole, _)| whole > length);
    if is_known || length > 1 || !namings.iter().any(|naming| naming.kind == NameKind::Name) {
        return None;
    }
    let span = s.tokens[token].span.cover(s.tokens[land].span);
    let entity = new_entity(cast, &cast.document.label(span), EntityKind::Misc, 2);
    cast.mention(sentence, land, span, MentionForm::Name, entity);
    Some(land + 1)
}

/// Where the text goes on after a sign of money: "US$" is no name.
fn behind_currency(cast: &Cast, sentence: usize, token: usize) -> Option<usize> {
    let length = shape::currency_sign(&cast.document.sentences[sentence], token)?;
    Some(token + length)
}

/// "the October 7 attacks": with the day before it, a noun for violence names what was done on that day.
fn dated_event(cast: &mut Cast, sentence: usize, token: usize) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let [month, day, deed] = s.tokens.get(token..token + 3)? else { return None };
    let (date, whole) = (month.span.cover(day.span), month.span.cover(deed.span));
    let is_day = cast.document.times.iter().any(|time| time.span == date || time.span.contains(whole));
    let is_definite = token.checked_sub(1).is_some_and(|before| s.tokens[before].does(Function::Definite));
    let is_deed = deed.form.starts_with(char::is_lowercase)
        && deed.relation() != "compound"
        && cast
            .ontology
            .frames(&deed.lemma, WordClass::Noun)
            .any(|frame| cast.ontology.is_of_type(frame, EventType::Assault));
    if !is_day || !is_definite || !is_deed || day.upos != Upos::Num {
        return None;
    }
    let entity = new_entity(cast, &cast.document.label(whole), EntityKind::Event, 3);
    cast.mention(sentence, token + 2, whole, MentionForm::Name, entity);
    Some(token + 3)
}

/// "Kenya Tea Board (KTB)": the letters in brackets behind a name are another name of it, there and below.
fn acronym(cast: &mut Cast, sentence: usize, token: usize) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let word = &s.tokens[token];
    let is_acronym = (2..=8).contains(&word.form.len()) && word.form.bytes().all(|b| b.is_ascii_uppercase());
    if !is_acronym {
        return None;
    }
    let is_bracket = |t: usize, bracket: &str| s.tokens.get(t).is_some_and(|t| t.form == bracket);
    let opens = token.checked_sub(1).filter(|&open| is_bracket(open, "(") && is_bracket(token + 1, ")"));
    let told = opens.and_then(|open| s.tokens.get(open.checked_sub(1)?)).and_then(|last| {
        let whole = cast
            .mentions_in(sentence)
            .map(|m| &cast.found.mentions[m])
            .filter(|m| m.span.end == last.span.end && m.form == MentionForm::Name);
        let whole = whole.max_by_key(|m| m.span.end - m.span.start)?;
        let is_body = matches!(whole.kind, EntityKind::Org | EntityKind::Misc);
        (is_body && abbreviates(&word.form, &cast.document.words(whole.span))).then_some(whole.entity)
    });
    // "Kenya Tea Board … KTB"
    let is_unknown = || word.form.len() > 2 && !cast.ontology.names.begins(&word.form);
    let spelled = || cast.body_of_letters(&word.form).filter(|_| is_unknown());
    let entity = told.or_else(|| cast.acronyms.get(&word.form).copied()).or_else(spelled)?;
    if told.is_some() {
        let named = &mut cast.found.entities[entity];
        // Who goes by letters is a body.
        if named.kind == EntityKind::Misc {
            named.kind = EntityKind::Org;
        }
        cast.acronyms.insert(word.form.clone(), entity);
    }
    cast.mention(sentence, token, word.span, MentionForm::Name, entity);
    Some(token + 1)
}

/// "Silva v. Chad": the case of a court, of which no party does anything there.
fn court_case(cast: &mut Cast, sentence: usize, token: usize) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let capitals = |from: usize| {
        let words = s.tokens[from..].iter();
        from + words.take_while(|t| t.form.starts_with(char::is_uppercase) && t.upos != Upos::Pron).count()
    };
    let mark = capitals(token);
    let is_mark = |t: &Token| cast.ontology.words(WordSet::VersusMark).contains(&*t.form);
    if mark == token || !s.tokens.get(mark).is_some_and(is_mark) {
        return None;
    }
    let end = capitals(mark + 1);
    if end == mark + 1 {
        return None;
    }
    let span = s.tokens[token].span.cover(s.tokens[end - 1].span);
    let head = head_of(s, token, end);
    let entity = new_entity(cast, &cast.document.label(span), EntityKind::Event, end - token);
    cast.mention(sentence, head, span, MentionForm::Name, entity);
    Some(end)
}

/// Whether letters are those of a name in its order, its first one first: "KAC" of "KenyAir Cargo".
fn abbreviates(letters: &str, name: &str) -> bool {
    let mut spelled = name.bytes().map(|b| b.to_ascii_uppercase());
    name.len() > letters.len()
        && letters.bytes().next() == name.bytes().next()
        && letters.bytes().all(|letter| spelled.any(|b| b == letter))
}

/// "Ruvuma province", "Upper Shire district": the noun behind a name of land belongs to it, and makes a place of what
/// looks like something else.
fn with_kind_of_land(cast: &mut Cast, sentence: usize, noun: usize) {
    let s = &cast.document.sentences[sentence];
    let Some(word) = s.tokens.get(noun) else { return };
    let is_kind = word.form.starts_with(char::is_lowercase)
        && word.xpos.starts_with("NN")
        && cast.ontology.words(WordSet::PlaceNameNoun).contains(&*word.lemma);
    let Some(mention) = cast.found.mentions.last().filter(|_| is_kind) else { return };
    let entity = &cast.found.entities[mention.entity];
    let is_land = matches!(mention.kind, EntityKind::Gpe | EntityKind::Loc | EntityKind::Misc);
    let is_free = entity.actor.is_none() || !is_land && !entity.is_known(cast.ontology);
    let leads = s.tokens[mention.head].head == Some(noun)
        && matches!(s.tokens[mention.head].relation(), "compound" | "amod" | "flat" | "nmod");
    // Some trees hang the noun on the name.
    let is_led = word.head == Some(mention.head) && word.relation() == "flat";
    // "Ruvuma district, Upper Shire province": or both on what is before them.
    let named_by = &s.tokens[mention.head];
    let is_twin = word.head == named_by.head && word.deprel == named_by.deprel && word.relation() == "appos";
    let is_beside = (leads || is_led || is_twin) && mention.span.end == s.tokens[noun - 1].span.end;
    // "Lamu and Garissa counties", but "Chad cities"
    let is_listed = || {
        let first = s.tokens.iter().position(|t| t.span.start == mention.span.start);
        first.and_then(|t| t.checked_sub(1)).is_some_and(|t| s.tokens[t].does(Function::Coordinator))
    };
    let is_one_kind = word.form == word.lemma || is_listed();
    if mention.form != MentionForm::Name || !is_free || !is_beside || !is_one_kind {
        return;
    }
    // "the Dnieper river", "the Rhodope mountains": a place, but no land that is named so.
    let is_named_so = cast.ontology.words(WordSet::NamingNoun).contains(&*word.lemma);
    if !is_land && !is_named_so {
        return;
    }
    let (head, span) = if is_named_so {
        (if leads { noun } else { mention.head }, mention.span.cover(word.span))
    } else {
        (mention.head, mention.span)
    };
    let entity = mention.entity;
    cast.extend_last(head, span);
    if is_land && cast.found.entities[entity].kind == EntityKind::Misc {
        cast.found.entities[entity].kind = EntityKind::Loc;
    }
    if !is_land {
        let label = cast.found.entities[entity].label.clone();
        let entity = unknown_land(cast, label, None);
        if let Some(mention) = cast.found.mentions.last_mut() {
            (mention.kind, mention.entity) = (EntityKind::Loc, entity);
        }
    }
}

/// "the Gaza war", "the Jenin refugee camp", "the Chad–Sudan border", "the Iranian rial": with the noun behind it a name
/// is that of a thing of its own.
fn thing_named_for(cast: &mut Cast, sentence: usize, from: usize) {
    let s = &cast.document.sentences[sentence];
    let things = cast.ontology.words(WordSet::ThingNoun);
    let is_lower = |t: &Token| t.form.starts_with(char::is_lowercase);
    if !s.tokens.get(from).is_some_and(is_lower) {
        return;
    }
    let Some(mention) = cast.found.mentions.last() else { return };
    const MOST: usize = 3;
    let words: Vec<&str> =
        s.tokens[from..].iter().take(MOST).take_while(|t| is_lower(t)).map(|t| t.form.as_str()).collect();
    let Some(length) = (1..=words.len()).rev().find(|&length| things.contains(&*words[..length].join(" ")))
    else {
        return;
    };
    let noun = from + length - 1;
    // "the Gaza war crimes tribunal"
    let is_whole = s.tokens[noun].relation() != "compound";
    let is_beside = mention.span.end == s.tokens[from - 1].span.end
        && mention.form != MentionForm::Nominal
        && s.head_chain(mention.head).take(3).any(|head| head == noun);
    if !is_whole || !is_beside {
        return;
    }
    // "the Chad–Sudan border"
    let first = s.tokens.iter().position(|t| t.span.start == mention.span.start);
    let joined = first
        .and_then(|first| first.checked_sub(1))
        .filter(|&t| matches!(s.tokens[t].form.as_str(), "-" | "–"));
    let before = joined.and_then(|dash| {
        let mut named = cast.mentions_in(sentence).map(|m| &cast.found.mentions[m]);
        named.find(|m| m.span.end == s.tokens[dash].span.start)
    });
    let is_between = cast.ontology.words(WordSet::BorderNoun).contains(&*s.tokens[noun].form);
    if joined.is_some() != before.is_some() || is_between && before.is_none() {
        return;
    }
    let span = before.map_or(mention.span, |before| before.span).cover(s.tokens[noun].span);
    let is_one = |set: WordSet| cast.ontology.words(set).contains(&*s.tokens[noun].form);
    let kind = if is_one(WordSet::HazardNoun) {
        EntityKind::Event
    } else if is_one(WordSet::LandNoun) || is_one(WordSet::SiteNoun) {
        EntityKind::Loc
    } else {
        EntityKind::Misc
    };
    let state = cast.found.entities[mention.entity]
        .state
        .clone()
        .filter(|_| kind == EntityKind::Loc && before.is_none());
    let entity = new_entity(cast, &cast.document.label(span), kind, length + 1);
    let site = &mut cast.found.entities[entity];
    site.state = site.state.take().or(state);
    cast.mention(sentence, noun, span, MentionForm::Name, entity);
}

/// "MOSCOW" as the gazetteer spells it, which knows "NATO" as it is and writes "Xi'an" for "Xi’an"; `goes_on` after such a
/// word: "UNITED NATIONS".
fn lowered<'f>(cast: &Cast, form: &'f str, goes_on: bool) -> Cow<'f, str> {
    if form.contains('’') {
        return Cow::Owned(form.replace('’', "'"));
    }
    let is_shouted = form.len() > 3 && form.bytes().all(|b| b.is_ascii_uppercase());
    if !is_shouted || cast.ontology.names.begins(form) {
        return Cow::Borrowed(form);
    }
    let spelled = crate::name::capitalised(form);
    if goes_on || cast.ontology.names.begins(&spelled) { Cow::Owned(spelled) } else { Cow::Borrowed(form) }
}

/// A name that begins with one of the gazetteer and names something else: "Balochistan Liberation Army". Of a body the
/// names inside it are mentions, too.
fn longer_name(
    cast: &mut Cast,
    sentence: usize,
    token: usize,
    end: Option<usize>,
    forms: &[&str],
) -> Option<usize> {
    let end = end?;
    let s = &cast.document.sentences[sentence];
    let known = cast.ontology.names.longest(&forms[token..]).map_or(0, |(length, _)| length);
    if token + known >= end || known == 0 && end == token + 1 {
        return None;
    }
    if shape::is_misread_first_name(cast, s, token, end) {
        return shape::unknown_name(cast, sentence, token, end).then_some(end);
    }
    let names_its_own = shape::names_its_own(cast, s, token, end);
    // "the Spanish Canary Islands", "the U.S. Mirna Air Base": the place is Spain's, and its name without that.
    let is_place = || {
        let places = cast.ontology.words(WordSet::PlaceNameNoun);
        places.contains(&*s.tokens[end - 1].form.to_lowercase())
    };
    let rest = token + known;
    let has_own_name = known > 0 && rest + 1 < end && s.tokens[rest].relation() == "compound";
    let is_owned = || s.tokens[token].upos == Upos::Adj || shape::names_state(cast, s, token..rest);
    if has_own_name && is_place() && is_owned() {
        return None;
    }
    let is_other =
        || shape::is_named_for(cast, s, token, known, end) || shape::goes_on_small(cast, s, token, known);
    if !names_its_own && !is_other() {
        return None;
    }
    let before = cast.found.mentions.len();
    if !shape::unknown_name(cast, sentence, token, end) {
        return None;
    }
    lies_in_named_state(cast, before, &forms[token..end]);
    if !names_its_own || cast.found.mentions[before].kind == EntityKind::Org {
        // "FIFA" in "FIFA World Cup"
        let is_own = names_its_own || is_of_two_lands(cast, &forms[token..end]);
        let owner = if is_own { None } else { known_name(cast, sentence, token, &forms[..end]) };
        let mut inner = owner.unwrap_or(token);
        while inner < end {
            if is_of_two_lands(cast, &forms[inner..end]) {
                inner += 1;
                continue;
            }
            inner = land_name(cast, sentence, inner, &forms[..end]).unwrap_or(inner + 1);
        }
    }
    Some(end)
}

/// "Georgia" in "Georgia Tech": the name of a state that was not told of, and of a region of another.
fn is_of_two_lands(cast: &Cast, name: &[&str]) -> bool {
    let Some((_, namings)) = cast.ontology.names.longest(name) else { return false };
    let is_region = |n: &Naming| {
        n.kind == NameKind::Place && cast.ontology.places.get(&n.iri).is_some_and(|place| place.titles_within)
    };
    let is_state = |n: &Naming| n.kind == NameKind::Name && !cast.is_known(&n.iri);
    namings.iter().any(is_state) && namings.iter().any(is_region)
}

/// "Villa Somalia": a place whose name of two words ends in that of a state lies there, but not "the Gulf of Mexico".
fn lies_in_named_state(cast: &mut Cast, mention: usize, name: &[&str]) {
    let [_, last] = name else { return };
    if cast.found.mentions[mention].kind != EntityKind::Loc {
        return;
    }
    let Some((_, namings)) = cast.ontology.names.longest(&[last]) else { return };
    let mut actors = namings
        .iter()
        .filter_map(|naming| cast.ontology.actors.get(&naming.iri).filter(|_| naming.kind == NameKind::Name));
    let state = actors.find(|actor| actor.kind == ActorKind::State).map(|actor| actor.iri.clone());
    let place = &mut cast.found.entities[cast.found.mentions[mention].entity];
    place.state = place.state.take().or(state);
}

/// A name that the gazetteer lacks; with the land told of inside a body's: "Institute for the Study of Kuwait".
fn own_name(cast: &mut Cast, sentence: usize, name: Range<usize>, forms: &[&str]) -> bool {
    let before = cast.found.mentions.len();
    if !shape::unknown_name(cast, sentence, name.start, name.end) {
        return false;
    }
    lies_in_named_state(cast, before, &forms[name.start..name.end]);
    if cast.found.mentions[before].kind == EntityKind::Org {
        let s = &cast.document.sentences[sentence];
        let led = (name.start + 1..name.end).filter(|&t| s.tokens[t].upos == Upos::Adp);
        let behind =
            led.map(|t| t + 1 + usize::from(s.tokens.get(t + 1).is_some_and(|t| t.does(Function::Definite))));
        for land in behind.collect::<Vec<usize>>() {
            if land < name.end && land_name(cast, sentence, land, &forms[..name.end]).is_some() {
                break;
            }
        }
    }
    true
}

/// A name of the gazetteer at `token`; where the text goes on after it.
pub(super) fn known_name(cast: &mut Cast, sentence: usize, token: usize, forms: &[&str]) -> Option<usize> {
    let ontology = cast.ontology;
    let (length, namings) = ontology.names.longest(&forms[token..])?;
    let s = &cast.document.sentences[sentence];
    let end = token + length;
    let head = head_of(s, token, end);
    // "Jordan" in "Michael Jordan" and "China" in "China Eastern": part of a longer name.
    let is_adjective =
        namings.iter().any(|n| n.kind == NameKind::Adjective) && s.tokens[token].upos == Upos::Adj;
    let has_generation = s.tokens.get(end).is_some_and(|next| is_generation(cast, &next.form));
    if is_inside_longer_name(cast, s, token, end + usize::from(has_generation)) && !is_adjective {
        let is_person = namings.iter().any(|n| n.kind == NameKind::Name && length > 1);
        if !is_person {
            return None;
        }
    }
    let (naming, end) = if has_generation {
        (with_generation(cast, namings)?, end + 1)
    } else {
        (choose(cast, sentence, head, token, namings)?, end)
    };
    if let Some(owner) = of_another_state(cast, sentence, token..end, &naming.iri) {
        let span = Span::new(s.tokens[token].span.start, s.tokens[end - 1].span.end);
        let name = format!("{} {}", owner.label, cast.document.label(span));
        let entity = new_entity(cast, &name, EntityKind::Org, length + 1);
        cast.found.entities[entity].state = Some(owner.iri.clone());
        cast.mention(sentence, head, span, MentionForm::Name, entity);
        return Some(end);
    }
    if let Some(person) = namesake(cast, s, head, token..end, naming.kind) {
        let span = s.tokens[token].span;
        cast.mention(sentence, head, span, MentionForm::Name, person);
        return Some(end);
    }
    // "Kenya" in "Kenya's parliament"
    let owner = (token + 1..end).find(|&t| s.tokens[t].xpos == "POS");
    if let Some(owner) = owner {
        land_name(cast, sentence, token, &forms[..owner]);
    }
    let s = &cast.document.sentences[sentence];
    let form = match naming.kind {
        // "A Ukrainian was arrested"
        NameKind::Adjective if !modifies(s, head) && is_counted(s, head) => MentionForm::Nominal,
        // "Filipinos march": people, whatever the tree makes of them.
        NameKind::Demonym if matches!(s.tokens[head].xpos.as_str(), "NNS" | "NNPS") => MentionForm::Nominal,
        NameKind::Adjective | NameKind::Demonym if s.tokens[head].upos == Upos::Adj || modifies(s, head) => {
            MentionForm::Adjective
        }
        NameKind::Demonym => MentionForm::Nominal,
        _ => MentionForm::Name,
    };
    let entity = match ontology.actors.get(&naming.iri) {
        Some(actor)
            if form == MentionForm::Nominal
                || actor.kind == ActorKind::Group && form == MentionForm::Name =>
        {
            people(cast, actor, s, token, end)
        }
        Some(actor) => cast.actor(actor),
        None => cast.place(&naming.iri)?,
    };
    // "Lumora, Inc."
    let is_company =
        cast.found.entities[entity].kind == EntityKind::Org && shape::is_company_form(cast, s, end);
    let end = end + if is_company { 2 } else { 0 };
    let head = head_of(s, token, end);
    let span = Span::new(s.tokens[token].span.start, s.tokens[end - 1].span.end);
    // "the Air Force" after "the Kenyan Air Force", whatever the gazetteer calls it.
    if form == MentionForm::Name && length > 1 && cast.found.entities[entity].kind == EntityKind::Org {
        cast.body_is_called(&cast.document.words(span), entity);
    }
    cast.mention(sentence, head, span, form, entity);
    Some(end)
}

/// "Jr."
fn is_generation(cast: &Cast, word: &str) -> bool {
    cast.ontology.words(WordSet::GenerationSuffix).contains(&*word.to_lowercase())
}

/// Of those whose name stands before "Jr.", who is called so; "Donald Trump Jr." is not Donald Trump.
fn with_generation<'n>(cast: &Cast, namings: &'n [Naming]) -> Option<&'n Naming> {
    namings.iter().find(|naming| {
        let person = cast.ontology.actors.get(&naming.iri).filter(|actor| actor.kind == ActorKind::Person);
        let mut names = person.into_iter().flat_map(|person| person.names.iter().chain([&person.label]));
        names.any(|name| name.rsplit(' ').next().is_some_and(|last| is_generation(cast, last)))
    })
}

/// "a Ukrainian", "two Ukrainians"
fn is_counted(s: &Sentence, token: usize) -> bool {
    s.children(token).any(|c| matches!(s.tokens[c].relation(), "det" | "nummod"))
}
