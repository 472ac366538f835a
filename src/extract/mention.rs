//! Mentions: names by the gazetteer and by shape and parse, and actors that are described by a noun.
//! Whether "Beijing" is a city or a government is decided here, mention by mention.

use std::borrow::Cow;
use std::ops::Range;

use crate::extract::actor::{Cast, minted};
use crate::extract::kind::is_said_to;
use crate::extract::shape::{self, new_entity};
use crate::extract::{Entity, EntityKind, Mention, MentionForm};
use crate::name::small;
use crate::ontology::{
    Actor, ActorKind, AgentNoun, EventClass, Filling, Iri, NameKind, Naming, Slot, Tenure, WordClass, WordSet,
};
use crate::span::Span;
use crate::text::{Function, Sentence, Token, Upos};

/// Names of the gazetteer, then names by their shape.
pub(super) fn names(cast: &mut Cast) {
    for sentence in 0..cast.document.sentences.len() {
        let s = &cast.document.sentences[sentence];
        let mut spelled: Vec<Cow<str>> = Vec::with_capacity(s.tokens.len());
        for token in &s.tokens {
            let goes_on = matches!(spelled.last(), Some(Cow::Owned(_)));
            spelled.push(lowered(cast, &token.form, goes_on));
        }
        let forms: Vec<&str> = spelled.iter().map(Cow::as_ref).collect();
        let is_title_case = shape::is_title_case(s);
        let mut token = 0;
        while token < forms.len() {
            let s = &cast.document.sentences[sentence];
            let end = shape::run(cast, s, token, is_title_case);
            let (before, start) = (cast.found.mentions.len(), token);
            token = currency(s, token)
                .or_else(|| acronym(cast, sentence, token))
                .or_else(|| shape::machine(cast, sentence, token))
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

/// "US" in "US$ 40 billion" names money and no state.
fn currency(s: &Sentence, token: usize) -> Option<usize> {
    let (word, sign) = (&s.tokens[token], s.tokens.get(token + 1)?);
    let is_code = word.form.len() <= 3 && word.form.bytes().all(|b| b.is_ascii_uppercase());
    (is_code && sign.xpos == "$" && word.span.end == sign.span.start).then_some(token + 1)
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
        && cast.ontology.words(WordSet::PlaceNameNoun).contains(&word.form);
    let Some(mention) = cast.found.mentions.last().filter(|_| is_kind) else { return };
    let entity = &cast.found.entities[mention.entity];
    let is_land = matches!(mention.kind, EntityKind::Gpe | EntityKind::Loc | EntityKind::Misc);
    let is_free = entity.actor.is_none() || !is_land && !entity.is_known(cast.ontology);
    let is_beside = s.tokens[mention.head].head == Some(noun)
        && mention.span.end == s.tokens[noun - 1].span.end
        && matches!(s.tokens[mention.head].relation(), "compound" | "amod" | "flat" | "nmod");
    if mention.form != MentionForm::Name || !is_free || !is_beside {
        return;
    }
    // "the Dnieper river", "the Rhodope mountains": a place, but no land that is named so.
    let is_named_so = cast.ontology.words(WordSet::NamingNoun).contains(&word.form);
    if !is_land && !is_named_so {
        return;
    }
    let (head, span) =
        if is_named_so { (noun, mention.span.cover(word.span)) } else { (mention.head, mention.span) };
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
    let Some(length) = (1..=words.len()).rev().find(|&length| things.contains(&words[..length].join(" ")))
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
    let is_between = cast.ontology.words(WordSet::BorderNoun).contains(&s.tokens[noun].form);
    if joined.is_some() != before.is_some() || is_between && before.is_none() {
        return;
    }
    let span = before.map_or(mention.span, |before| before.span).cover(s.tokens[noun].span);
    let is_one = |set: WordSet| cast.ontology.words(set).contains(&s.tokens[noun].form);
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

/// "MOSCOW" as the gazetteer spells it, which knows "NATO" as it is; `goes_on` after such a word: "UNITED NATIONS".
fn lowered<'f>(cast: &Cast, form: &'f str, goes_on: bool) -> Cow<'f, str> {
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
    let names_its_own = shape::names_its_own(cast, s, token, end);
    // "the Spanish Canary Islands", "the U.S. Mirna Air Base": the place is Spain's, and its name without that.
    let is_place = || {
        let places = cast.ontology.words(WordSet::PlaceNameNoun);
        places.contains(&s.tokens[end - 1].form.to_lowercase())
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
    if !names_its_own || cast.found.mentions[before].kind == EntityKind::Org {
        // "FIFA" in "FIFA World Cup"
        let owner = if names_its_own { None } else { known_name(cast, sentence, token, &forms[..end]) };
        let mut inner = owner.unwrap_or(token);
        while inner < end {
            inner = land_name(cast, sentence, inner, &forms[..end]).unwrap_or(inner + 1);
        }
    }
    Some(end)
}

/// A name that the gazetteer lacks; with the land told of inside a body's: "Institute for the Study of Kuwait".
fn own_name(cast: &mut Cast, sentence: usize, name: Range<usize>, forms: &[&str]) -> bool {
    let before = cast.found.mentions.len();
    if !shape::unknown_name(cast, sentence, name.start, name.end) {
        return false;
    }
    if cast.found.mentions[before].kind == EntityKind::Org {
        let s = &cast.document.sentences[sentence];
        let led = (name.start + 1..name.end).rfind(|&t| s.tokens[t].upos == Upos::Adp);
        if let Some(led) = led {
            land_name(cast, sentence, led + 1, &forms[..name.end]);
        }
    }
    true
}

/// A state or place of the gazetteer at `token`.
fn land_name(cast: &mut Cast, sentence: usize, token: usize, forms: &[&str]) -> Option<usize> {
    let (_, namings) = cast.ontology.names.longest(&forms[token..])?;
    let is_land = |naming: &Naming| {
        let actor = cast.ontology.actors.get(&naming.iri);
        actor.map_or(naming.kind == NameKind::Place, |actor| {
            matches!(actor.kind, ActorKind::State | ActorKind::Polity) && naming.kind != NameKind::Metonym
        })
    };
    if !namings.iter().any(is_land) {
        return None;
    }
    known_name(cast, sentence, token, forms)
}

/// A name of the gazetteer at `token`; where the text goes on after it.
fn known_name(cast: &mut Cast, sentence: usize, token: usize, forms: &[&str]) -> Option<usize> {
    let ontology = cast.ontology;
    let (length, namings) = ontology.names.longest(&forms[token..])?;
    let s = &cast.document.sentences[sentence];
    let end = token + length;
    let head = head_of(s, token, end);
    // "Jordan" in "Michael Jordan" and "China" in "China Eastern": part of a longer name.
    let is_adjective =
        namings.iter().any(|n| n.kind == NameKind::Adjective) && s.tokens[token].upos == Upos::Adj;
    if is_inside_longer_name(cast, s, token, end) && !is_adjective {
        let is_person = namings.iter().any(|n| n.kind == NameKind::Name && length > 1);
        if !is_person {
            return None;
        }
    }
    let naming = choose(cast, sentence, head, token, namings)?;
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

/// The entity of a stretch of land that the gazetteer lacks.
fn unknown_land(cast: &mut Cast, label: String, state: Option<Iri>) -> usize {
    let key = format!("land {label}");
    cast.entity(&key, || Entity { named: true, ..Entity::described(EntityKind::Loc, label, state, None) })
}

/// "Eastern Ukraine", "North-West Pakistan": a part of a state or of a place, which has no other name.
fn part_of_land(cast: &mut Cast, sentence: usize, token: usize, forms: &[&str]) -> Option<usize> {
    let ontology = cast.ontology;
    let s = &cast.document.sentences[sentence];
    let is_hyphened = forms.get(token + 1) == Some(&"-");
    let land = token + if is_hyphened { 3 } else { 1 };
    let is_part = forms[token].starts_with(char::is_uppercase)
        && ontology.words(WordSet::PartAdjective).contains(&forms.get(token..land)?.concat().to_lowercase());
    if !is_part || ontology.names.longest(&forms[token..]).is_some() {
        return None;
    }
    let (length, namings) = ontology.names.longest(forms.get(land..)?)?;
    let state = namings.iter().find_map(|naming| match ontology.actors.get(&naming.iri) {
        Some(actor) => {
            let is_state =
                matches!(actor.kind, ActorKind::State | ActorKind::Polity) && naming.kind == NameKind::Name;
            Some(&actor.iri).filter(|_| is_state)
        }
        None => ontology.places.get(&naming.iri)?.state.as_ref(),
    })?;
    let end = land + length;
    // "Central London School"
    if shape::run(cast, s, land, shape::is_title_case(s)).is_some_and(|run| run > end) {
        return None;
    }
    let span = Span::new(s.tokens[token].span.start, s.tokens[end - 1].span.end);
    let (label, head) = (cast.document.label(span), head_of(s, token, end));
    let entity = unknown_land(cast, label, Some(state.clone()));
    cast.mention(sentence, head, span, MentionForm::Name, entity);
    Some(end)
}

/// "Jordan said" after "Jim Jordan", where no place was named so: the person who does it, owns it or bears it.
fn namesake(cast: &Cast, s: &Sentence, head: usize, name: Range<usize>, kind: NameKind) -> Option<usize> {
    let is_lands = matches!(kind, NameKind::Name | NameKind::Place | NameKind::Capital);
    if !is_lands || name.len() > 1 {
        return None;
    }
    let form = &s.tokens[head].form;
    let is_person = |entity: &Entity| {
        let given = cast.ontology.words(WordSet::GivenName);
        let is_given =
            entity.label.split(' ').next().is_some_and(|first| given.contains(&first.to_lowercase()));
        entity.kind == EntityKind::Per && (is_given || entity.is_known(cast.ontology))
    };
    let person = cast.family_bearer(form).filter(|&e| is_person(&cast.found.entities[e]))?;
    let first = s.first_conjunct(head);
    let is_personal = match s.tokens[first].deprel.as_str() {
        "nsubj" | "nsubj:pass" | "nmod:poss" | "obl:agent" => true,
        "obj" => suffers(cast, s, first),
        _ => false,
    };
    (is_personal && cast.bearer(form).is_none()).then_some(person)
}

/// "the North" after "North Korea", "North" in "North and South Korea": a part of the compass that is a state's short name.
fn compass_name(cast: &mut Cast, sentence: usize, token: usize, forms: &[&str]) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let word = &s.tokens[token];
    let compass = cast.ontology.words(WordSet::CompassNoun);
    let is_compass =
        |form: &str| form.starts_with(char::is_uppercase) && compass.contains(&form.to_lowercase());
    if !is_compass(&word.form) {
        return None;
    }
    let is_state = |entity: &Entity| matches!(entity.actor_kind, Some(ActorKind::State | ActorKind::Polity));
    let entity = match forms[token + 1..] {
        [_, other, land, ..] if s.tokens[token + 1].does(Function::Coordinator) && is_compass(other) => {
            let (length, namings) = cast.ontology.names.longest(&[&word.form, land])?;
            let naming = namings.iter().find(|n| n.kind == NameKind::Name).filter(|_| length == 2)?;
            cast.actor(cast.ontology.actors.get(&naming.iri)?)
        }
        _ => {
            let before = token.checked_sub(1).filter(|&t| s.tokens[t].does(Function::Definite))?;
            // "the South Pacific"
            let is_name = !modifies(s, token) && s.tokens[before].head == Some(token);
            let begins = format!("{} ", word.form);
            let called = |entity: &Entity| is_state(entity) && entity.label.starts_with(&begins);
            let mut known = cast.found.entities.iter().enumerate().filter(|(_, entity)| called(entity));
            let (known, other) = (known.next()?.0, known.next());
            if other.is_some() || !is_name {
                return None;
            }
            known
        }
    };
    cast.mention(sentence, token, word.span, MentionForm::Name, entity);
    Some(token + 1)
}

/// "a Ukrainian", "two Ukrainians"
fn is_counted(s: &Sentence, token: usize) -> bool {
    s.children(token).any(|c| matches!(s.tokens[c].relation(), "det" | "nummod"))
}

/// "the Libyan House of Representatives", "Japan's Supreme Court", "the House of Representatives of Libya": the body of
/// the state right before or behind.
fn of_another_state<'a>(
    cast: &Cast<'a>,
    sentence: usize,
    name: Range<usize>,
    iri: &Iri,
) -> Option<&'a Actor> {
    let s = &cast.document.sentences[sentence];
    let actor = cast.ontology.actors.get(iri).filter(|a| a.kind == ActorKind::Organisation)?;
    let before = || {
        let owned = name.start.checked_sub(1).filter(|&before| s.tokens[before].xpos == "POS");
        let before = owned.unwrap_or(name.start).checked_sub(1)?;
        let owner = cast.mentions_in(sentence).find(|&m| {
            let mention = &cast.found.mentions[m];
            mention.span.end == s.tokens[before].span.end
        });
        let iri = cast.found.entities[cast.found.mentions[owner?].entity].actor.as_ref()?;
        cast.ontology.actors.get(iri)
    };
    before().or_else(|| state_behind(cast, s, name.end)).filter(|owner| {
        matches!(owner.kind, ActorKind::State | ActorKind::Polity)
            && actor.state.as_ref().is_some_and(|state| *state != owner.iri)
    })
}

/// The state or polity that "of" leads at `token`.
fn state_behind<'a>(cast: &Cast<'a>, s: &Sentence, token: usize) -> Option<&'a Actor> {
    s.tokens.get(token).filter(|of| of.does(Function::Genitive))?;
    let next = token + 1 + usize::from(s.tokens.get(token + 1).is_some_and(|t| t.does(Function::Definite)));
    let words: Vec<&str> =
        s.tokens[next.min(s.tokens.len())..].iter().take(6).map(|t| t.form.as_str()).collect();
    let (_, namings) = cast.ontology.names.longest(&words)?;
    namings
        .iter()
        .filter(|naming| naming.kind == NameKind::Name)
        .filter_map(|naming| cast.ontology.actors.get(&naming.iri))
        .find(|actor| matches!(actor.kind, ActorKind::State | ActorKind::Polity))
}

/// "Palestinians": people of a state, who are not its government.
fn people<'a>(cast: &mut Cast<'a>, actor: &'a Actor, s: &Sentence, start: usize, end: usize) -> usize {
    let span = Span::new(s.tokens[start].span.start, s.tokens[end - 1].span.end);
    let label = span.text(&cast.document.article.text).to_owned();
    let state = match actor.kind {
        ActorKind::State | ActorKind::Polity => Some(actor.iri.clone()),
        ActorKind::Group => return people_of_group(cast, actor, s, start, &label),
        ActorKind::Organisation | ActorKind::Person => return cast.actor(actor),
    };
    let is_plural = matches!(s.tokens[end - 1].xpos.as_str(), "NNS" | "NNPS");
    // "ethnic Albanians" are no citizens of Albania.
    let is_kin = start.checked_sub(1).is_some_and(|before| {
        cast.ontology.words(WordSet::KinshipAdjective).contains(&s.tokens[before].form.to_lowercase())
    });
    let state = state.filter(|_| !is_kin);
    let label = if is_kin { format!("{} {label}", s.tokens[start - 1].form.to_lowercase()) } else { label };
    let key = format!("people {label}");
    let kind = if is_plural { EntityKind::Group } else { EntityKind::Per };
    cast.entity(&key, || Entity::described(kind, label, state, Some("CVL".to_owned())))
}

/// "Iraqi Kurds": those of a group who live in the state of the adjective before.
fn people_of_group<'a>(
    cast: &mut Cast<'a>,
    group: &'a Actor,
    s: &Sentence,
    start: usize,
    label: &str,
) -> usize {
    let adjective = start.checked_sub(1).filter(|&before| s.tokens[before].relation() == "amod");
    let land = adjective.and_then(|before| {
        let mention =
            cast.found.mentions.last().filter(|m| m.head == before && m.form == MentionForm::Adjective)?;
        let land = &cast.found.entities[mention.entity];
        let is_state = matches!(land.actor_kind, Some(ActorKind::State | ActorKind::Polity));
        land.actor.clone().filter(|_| is_state)
    });
    let (Some(before), Some(land)) = (adjective, land) else { return cast.actor(group) };
    let label = format!("{} {label}", s.tokens[before].form);
    let key = format!("people {label}");
    let sector = group.sector.clone();
    let body = Some(group.iri.clone());
    cast.entity(&key, || Entity { body, ..Entity::described(EntityKind::Group, label, Some(land), sector) })
}

/// The token of the range whose governor stands outside it.
pub(super) fn head_of(s: &Sentence, start: usize, end: usize) -> usize {
    (start..end).find(|&t| s.tokens[t].head.is_none_or(|head| !(start..end).contains(&head))).unwrap_or(start)
}

fn is_name(s: &Sentence, token: usize) -> bool {
    s.tokens.get(token).is_some_and(|t| {
        t.upos == Upos::Propn && (t.form.starts_with(char::is_uppercase) || is_article_name(&t.form))
    })
}

/// "al-Bashir", "d'Azzano".
pub(super) fn is_article_name(form: &str) -> bool {
    form.split_once(['-', '\'', '’'])
        .is_some_and(|(article, name)| article.len() < 4 && name.starts_with(char::is_uppercase))
}

fn modifies(s: &Sentence, token: usize) -> bool {
    matches!(s.tokens[token].relation(), "amod" | "compound") || s.tokens[token].deprel == "nmod:desc"
}

/// Whether neighbours belong to the same proper name: "Michael Jordan", "Victoria Nuland".
fn is_inside_longer_name(cast: &Cast, s: &Sentence, start: usize, end: usize) -> bool {
    let joined = |a: usize, b: usize| {
        let is_flat = |t: usize, h: usize| s.tokens[t].head == Some(h) && s.tokens[t].relation() == "flat";
        is_name(s, a) && is_name(s, b) && (is_flat(b, a) || is_flat(a, b))
    };
    let is_title = |t: usize| office_at(cast, s, t).is_some();
    start > 0 && joined(start - 1, start) && !is_title(start - 1)
        || end < s.tokens.len()
            && joined(end - 1, end)
            && !is_title(end)
            && !shape::starts_person(cast, s, start, end)
}

/// Which of several readings: by kind, by where the word stands, by who was named before.
fn choose<'n>(
    cast: &Cast,
    sentence: usize,
    head: usize,
    token: usize,
    namings: &'n [Naming],
) -> Option<&'n Naming> {
    let s = &cast.document.sentences[sentence];
    let first = |kind: NameKind| namings.iter().find(|n| n.kind == kind);
    let is_capital = first(NameKind::Capital);
    let place = place_told(cast, sentence, token, namings);
    if let Some(government) = is_capital
        && (stands_for_government(cast, s, head) || place.is_none())
    {
        return Some(government);
    }
    // "Atlanta, Georgia"
    let mut places = namings.iter().filter(|n| n.kind == NameKind::Place);
    if let Some(region) = places.find(|naming| is_region_of_town(cast, sentence, token, &naming.iri)) {
        return Some(region);
    }
    // A place name that a state also has ("Luxembourg") is the state.
    if let Some(name) = first(NameKind::Name) {
        return Some(name);
    }
    if place.is_some() {
        return place;
    }
    if let Some(adjective) = first(NameKind::Adjective).or_else(|| first(NameKind::Demonym)) {
        return Some(adjective);
    }
    if let Some(metonym) = first(NameKind::Metonym) {
        return Some(metonym);
    }
    family(cast, s, token, namings)
}

/// Of several places of one name, the one of the state that follows soon or has been named: "Tripoli, Lebanon".
fn place_told<'n>(cast: &Cast, sentence: usize, token: usize, namings: &'n [Naming]) -> Option<&'n Naming> {
    let mut places = namings.iter().filter(|n| n.kind == NameKind::Place);
    let first = places.next()?;
    let mut others = places.peekable();
    if others.peek().is_none() {
        return Some(first);
    }
    const REACH: usize = 8;
    let behind: Vec<&str> = cast.document.sentences[sentence].tokens[token + 1..]
        .iter()
        .take(REACH)
        .map(|t| t.form.as_str())
        .collect();
    let state = |n: &Naming| cast.ontology.places.get(&n.iri).and_then(|place| place.state.as_ref());
    let follows = |state: &Iri| {
        (0..behind.len()).any(|at| {
            let found = cast.ontology.names.longest(&behind[at..]);
            found.is_some_and(|(_, namings)| namings.iter().any(|n| n.iri == *state))
        })
    };
    let all = || namings.iter().filter(|n| n.kind == NameKind::Place);
    let told = all().find(|n| state(n).is_some_and(follows));
    told.or_else(|| all().find(|n| state(n).is_some_and(|state| cast.is_known(state)))).or(Some(first))
}

/// Whether a region is meant behind a comma: the town before is of the region's state, or that state follows.
fn is_region_of_town(cast: &Cast, sentence: usize, token: usize, region: &Iri) -> bool {
    let s = &cast.document.sentences[sentence];
    let place = cast.ontology.places.get(region).filter(|place| place.titles_within);
    let Some(state) = place.and_then(|place| place.state.as_ref()) else { return false };
    if token < 2 || s.tokens[token - 1].form != "," {
        return false;
    }
    let town =
        cast.mentions_in(sentence).find(|&m| cast.found.mentions[m].span.end == s.tokens[token - 2].span.end);
    let is_of_state = town.is_some_and(|m| {
        let town = &cast.found.entities[cast.found.mentions[m].entity];
        town.place.is_some() && town.state.as_ref() == Some(state)
    });
    let behind: Vec<&str> = s.tokens[token + 1..].iter().take(4).map(|t| t.form.as_str()).collect();
    let follows = behind.first() == Some(&",")
        && cast
            .ontology
            .names
            .longest(&behind[1..])
            .is_some_and(|(_, namings)| namings.iter().any(|n| n.iri == *state));
    is_of_state || follows
}

/// Somebody's family name: of who was named before, or of the one person that it can be.
fn family<'n>(cast: &Cast, s: &Sentence, token: usize, namings: &'n [Naming]) -> Option<&'n Naming> {
    let people: Vec<&Naming> = namings.iter().filter(|n| n.kind == NameKind::FamilyName).collect();
    if people.is_empty() || !is_name(s, token) {
        return None;
    }
    // "President Clinton": of several, the one who held that office.
    let office = office_before(cast, s, token);
    let held = |n: &&&Naming| office.as_ref().is_some_and(|office| has_held(cast, &n.iri, office));
    let mut holders = people.iter().filter(held);
    if let (Some(only), None) = (holders.next(), holders.next()) {
        return Some(*only);
    }
    let is_known = |n: &&&Naming| cast.is_known(&n.iri);
    let before: Vec<&&Naming> = people.iter().filter(is_known).collect();
    match (before[..].as_ref(), people[..].as_ref()) {
        (&[one], _) => Some(*one),
        // Another unknown bearer of the name was introduced: nobody of the gazetteer.
        (&[], &[one]) => {
            let other = cast.family_bearer(&s.tokens[token].form).is_some();
            let holds_office = in_office(cast, &one.iri);
            (!other && holds_office).then_some(one)
        }
        (&[], several) => {
            // Without a date, whoever serves still.
            let is_open = |n: &&&Naming| {
                let actor = cast.ontology.actors.get(&n.iri);
                cast.document.reference.is_some()
                    || actor.is_some_and(|actor| actor.tenures.iter().any(|t| t.to.is_none()))
            };
            let mut serving = several.iter().filter(is_open).filter(|n| in_office(cast, &n.iri));
            match (serving.next(), serving.next()) {
                (Some(only), None) => Some(only),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The office whose name ends right before a word: "Prime Minister" before "Blair"; "Presidents" before "Putin and Xi" is
/// of both.
fn office_before(cast: &Cast, s: &Sentence, token: usize) -> Option<Iri> {
    let is_plural = |t: usize| matches!(s.tokens[t].xpos.as_str(), "NNS" | "NNPS");
    let describes = |t: usize| s.tokens[t].deprel == "nmod:desc" || s.tokens[t].relation() == "compound";
    let shared = s.children(s.first_conjunct(token)).find(|&t| t < token && is_plural(t) && describes(t));
    let end = shared.map_or(token, |title| title + 1);
    (1..=4.min(end)).find_map(|back| {
        let start = end - back;
        let word = |t: usize| if is_plural(t) { &s.tokens[t].lemma } else { &s.tokens[t].form };
        let lower: Vec<String> = (start..end).map(|t| word(t).to_lowercase()).collect();
        let words: Vec<&str> = lower.iter().map(String::as_str).collect();
        let (length, office) = cast.ontology.names.office(&words)?;
        (length == back).then(|| office.clone())
    })
}

/// "President Museveni": the one person of this name who holds the office that stands before it.
pub(super) fn titled(cast: &Cast, s: &Sentence, token: usize) -> Option<Iri> {
    let mut bearers = cast.ontology.names.bearers(&s.tokens[token].form).peekable();
    bearers.peek()?;
    let office = office_before(cast, s, token)?;
    let mut holders = bearers.filter(|person| holds(cast, person, &office));
    let first = holders.next()?;
    holders.all(|other| other == first).then(|| first.clone())
}

/// Whether a person holds an office on the day of the article; has ever held it, where it has none.
fn holds(cast: &Cast, person: &Iri, office: &Iri) -> bool {
    let day = cast.document.reference;
    let actor = cast.ontology.actors.get(person);
    let is_held = |t: &Tenure| t.office == *office && day.is_none_or(|day| t.covers(day));
    actor.is_some_and(|actor| actor.tenures.iter().any(is_held))
}

/// Whether a person has held an office by the day of the article; ever, where it has none.
fn has_held(cast: &Cast, person: &Iri, office: &Iri) -> bool {
    let Some(actor) = cast.ontology.actors.get(person) else { return false };
    actor.tenures.iter().any(|t| {
        let has_begun = cast.document.reference.is_none_or(|day| t.from.is_none_or(|from| from <= day));
        t.office == *office && has_begun
    })
}

/// Whether a person held an office at the time of the article; any time where it has none.
fn in_office(cast: &Cast, person: &Iri) -> bool {
    let Some(actor) = cast.ontology.actors.get(person) else { return false };
    let Some(day) = cast.document.reference else { return true };
    actor.tenures.is_empty() || actor.tenures.iter().any(|t| t.covers(day))
}

/// A capital acts, owns, or is acted on; in a place one is, comes or meets.
fn stands_for_government(cast: &Cast, s: &Sentence, token: usize) -> bool {
    let first = s.first_conjunct(token);
    let preposition = s.preposition(first).or_else(|| s.preposition(token));
    let locative = cast.ontology.words(WordSet::LocativePreposition);
    // "its ambassador in Paris", "withdrew its envoy from Paris": from whom they go is whom they are with.
    let is_envoy =
        |t: usize| cast.ontology.words(WordSet::EnvoyNoun).contains(&s.tokens[t].lemma.to_lowercase());
    if let Some(governor) = s.tokens[first].head.filter(|_| preposition.is_some())
        && (is_envoy(governor) || s.children_by(governor, "obj").any(|c| c < token && is_envoy(c)))
    {
        return true;
    }
    if let Some(preposition) = preposition {
        let is_direction = s.is_led_by(first, Function::Direction) || s.is_led_by(token, Function::Direction);
        let is_given = is_direction && is_given_to(cast, s, first, &preposition);
        let goes_there = is_direction && !is_spoken_to(cast, s, first, &preposition);
        return is_given || !locative.contains(&preposition) && !goes_there;
    }
    // "bombed Kabul", "captured Kyiv": what force hits or holds is the city.
    let is_hit = |verb: usize| {
        cast.ontology.frames(&s.tokens[verb].lemma, WordClass::Verb).any(|frame| {
            let targets = cast.ontology.class(&frame.evokes).map(|class| class.targets);
            matches!(targets, Some(Filling::Site | Filling::Territory))
        })
    };
    match s.tokens[first].deprel.as_str() {
        "obj" | "nsubj:pass" if s.tokens[first].head.is_some_and(is_hit) => false,
        "nsubj" | "nsubj:pass" => {
            // "Paris was quiet" and "Paris, the capital" name the city.
            let governor = s.tokens[first].head;
            governor.is_some_and(|g| s.tokens[g].upos == Upos::Verb)
        }
        "nmod:poss" | "obj" | "iobj" | "obl:agent" | "nsubj:outer" => true,
        "compound" | "amod" | "nmod:desc" => {
            s.tokens[first].head.is_some_and(|h| s.tokens[h].upos != Upos::Propn)
        }
        _ => false,
    }
}

/// "expressed its gratitude to Ankara": what is given there goes to no place.
fn is_given_to(cast: &Cast, s: &Sentence, token: usize, preposition: &str) -> bool {
    let Some(governor) = s.tokens[token].head else { return false };
    // Some trees hang the place on what is given.
    let is_object = s.tokens[governor].deprel == "obj";
    let verb = s.tokens[governor].head.filter(|_| is_object).unwrap_or(governor);
    let Some(object) = s.children_by(verb, "obj").find(|&c| c < token) else { return false };
    let given = s.tokens[object].lemma.to_lowercase();
    cast.ontology.frames(&s.tokens[verb].lemma, WordClass::Verb).any(|frame| {
        let leads = |slot: &Slot| matches!(slot, Slot::Preposition(word) if word == preposition);
        let class = cast.ontology.class(&frame.evokes);
        frame.objects.contains(&given)
            && frame.target.iter().any(leads)
            && class.is_some_and(|class| class.targets <= Filling::Owned)
    })
}

/// "appealed to Khartoum", "a request from Kabul": who speaks or is spoken to is no city.
fn is_spoken_to(cast: &Cast, s: &Sentence, token: usize, preposition: &str) -> bool {
    let Some(governor) = s.tokens[token].head else { return false };
    let class = if s.tokens[governor].upos == Upos::Verb { WordClass::Verb } else { WordClass::Noun };
    cast.ontology.frames(&s.tokens[governor].lemma, class).any(|frame| {
        let is_slot = |slot: &Slot| matches!(slot, Slot::Preposition(word) if word == preposition);
        let evoked = cast.ontology.class(&frame.evokes);
        frame.objects.is_empty()
            && frame.target.iter().chain(&frame.source).any(is_slot)
            && evoked.is_some_and(is_said_to)
    })
}

/// The length of an office phrase at `token`.
pub(super) fn office_at(cast: &Cast, s: &Sentence, token: usize) -> Option<usize> {
    office_phrase(cast, s, token).map(|(length, _)| length)
}

/// The words of an office phrase at `token` and the office, with what a minister is for: "foreign minister", "health and
/// welfare minister", "Minister of State for Water".
pub(super) fn office_phrase<'a>(cast: &Cast<'a>, s: &Sentence, token: usize) -> Option<(usize, &'a Iri)> {
    let offices = cast.ontology.words(WordSet::PortfolioOffice);
    let is_held = |t: &Token| offices.contains(&*small(&t.form));
    let leads = portfolios(cast, s, token);
    let held = s.tokens.get(token + leads).filter(|t| leads > 0 && is_held(t));
    let led = held
        .and_then(|_| told_office(cast, s, token + leads))
        .map(|(length, office)| (leads + length, office));
    // As the gazetteer has it, if both are as long.
    let told = led.into_iter().chain(told_office(cast, s, token));
    let (mut length, office) = told.max_by_key(|(length, _)| *length)?;
    let told = &s.tokens[token..token + length];
    if told.iter().any(is_held) {
        // "Minister of Economy" and Trade
        let ends_so =
            told.last().is_some_and(|t| cast.ontology.words(WordSet::Portfolio).contains(&*small(&t.form)));
        let more =
            if ends_so && is_joint(s, token + length) { portfolios(cast, s, token + length + 1) } else { 0 };
        length += more + usize::from(more > 0);
        // "Minister of State" for Water
        while let Some(more) = portfolio_behind(cast, s, token + length) {
            length += more;
        }
    }
    Some((length, office))
}

/// An office of the gazetteer at `token`, and how many words tell it.
fn told_office<'a>(cast: &Cast<'a>, s: &Sentence, token: usize) -> Option<(usize, &'a Iri)> {
    if let Some(office) = short_office(cast, s, token) {
        return Some(office);
    }
    // Asked of every word, and few open an office.
    if !cast.ontology.names.begins(&small(&s.tokens[token].form)) {
        return None;
    }
    let lower: Vec<Cow<str>> = s.tokens[token..].iter().take(7).map(|t| small(&t.form)).collect();
    let words: Vec<&str> = lower.iter().map(Cow::as_ref).collect();
    cast.ontology.names.office(&words)
}

/// "PM" in "the Greek PM", but not in "at 5 PM".
fn short_office<'a>(cast: &Cast<'a>, s: &Sentence, token: usize) -> Option<(usize, &'a Iri)> {
    let form = s.tokens[token].form.as_str();
    let is_short = form.len() == 2 && form.bytes().all(|b| b.is_ascii_uppercase());
    let is_hour = || token.checked_sub(1).is_some_and(|before| s.tokens[before].upos == Upos::Num);
    (is_short && !is_hour()).then(|| cast.ontology.names.office(&[form])).flatten()
}

/// "of Health and Welfare", "for the Environment": how many words at `token` say what a minister is for.
fn portfolio_behind(cast: &Cast, s: &Sentence, token: usize) -> Option<usize> {
    s.tokens.get(token).filter(|t| t.does(Function::Content))?;
    let article = usize::from(s.tokens.get(token + 1).is_some_and(|t| t.does(Function::Definite)));
    let words = portfolios(cast, s, token + 1 + article);
    (words > 0).then_some(1 + article + words)
}

/// How many words from `token` on say what a minister is for: "Health, Labour and Welfare".
fn portfolios(cast: &Cast, s: &Sentence, token: usize) -> usize {
    let known = cast.ontology.words(WordSet::Portfolio);
    let is_known = |at: usize| s.tokens.get(at).is_some_and(|t| known.contains(&*small(&t.form)));
    let mut end = token;
    while is_known(end) || end > token && is_joint(s, end) && is_known(end + 1) {
        end += 1;
    }
    end - token
}

/// "and", "&", ","
fn is_joint(s: &Sentence, token: usize) -> bool {
    s.tokens.get(token).is_some_and(|t| t.does(Function::Coordinator) || matches!(t.form.as_str(), "," | "&"))
}

/// Actors that a noun describes: "Russian troops", "protesters in Seoul", "the government of Chad", and "Algerian
/// landowners" where they do something.
pub(super) fn described(cast: &mut Cast) {
    for sentence in 0..cast.document.sentences.len() {
        let s = &cast.document.sentences[sentence];
        for token in 0..s.tokens.len() {
            // "oil company officials": the head alone is the actor.
            let is_noun = matches!(s.tokens[token].upos, Upos::Noun | Upos::Propn)
                && !matches!(s.tokens[token].relation(), "compound" | "flat");
            let is_count = is_head_count(cast, s, token);
            if !is_noun && !is_count
                || cast.mention_at(sentence, token).is_some()
                || is_inside_name(cast, sentence, token)
            {
                continue;
            }
            if let Some(entity) = body_told_again(cast, sentence, token) {
                cast.mention(sentence, token, s.phrase_span(token), MentionForm::Nominal, entity);
                continue;
            }
            let agent = agent_at(cast, s, token);
            let named = agent.filter(|a| !a.is_person).and_then(|_| body_named_beside(cast, sentence, token));
            if agent.is_none() && !is_count && !is_doer(cast, s, token) {
                continue;
            }
            let is_plural = is_count || matches!(s.tokens[token].xpos.as_str(), "NNS" | "NNPS");
            let lord = lord(cast, sentence, token);
            let owner = owner(cast, sentence, token);
            let state = owner.and_then(|mention| cast.state_of(mention));
            let state = state.or_else(|| agent.and_then(|_| state_of_leader(cast, s, token)));
            let state = state.or_else(|| agent.and_then(|_| state_of_body_told(cast, sentence, token)));
            let is_government =
                cast.ontology.words(WordSet::GovernmentNoun).contains(&s.tokens[token].lemma.to_lowercase());
            let is_definite = s.children(token).any(|c| s.tokens[c].does(Function::Definite));
            // "his government" is told by who he is.
            if is_government && s.children(token).any(|c| s.tokens[c].xpos == "PRP$") {
                continue;
            }
            let is_bodys =
                is_government || s.tokens[token].xpos == "NNP" && agent.is_some_and(|a| !a.is_person);
            let context =
                if state.is_none() && is_bodys && is_definite { only_state(cast, sentence) } else { None };
            let is_from_context = context.is_some();
            let state = state.or(context);
            let stands = match agent {
                Some(_) if named.is_some() => true,
                // "Lumora's fleet", "Lumora jets"
                Some(agent)
                    if agent.sector.as_deref() == Some("MIL")
                        && !agent.is_person
                        && body_of(cast, sentence, token).is_some_and(Entity::is_private) =>
                {
                    false
                }
                Some(agent) if agent.is_plural && (!is_plural || is_settled(s, token)) => false,
                Some(agent) if agent.needs_state => {
                    // "the Senate"
                    is_definite && s.tokens[token].xpos == "NNP" && !agent.is_person
                        || state.is_some()
                        || body_of(cast, sentence, token).is_some()
                        || lord.is_some()
                        || is_backed(cast, s, token)
                        || is_plural && (is_of_somebody(cast, sentence, token) || is_theirs(s, token))
                }
                Some(_) => true,
                None => is_count || state.is_some(),
            };
            let is_nobodys = state.is_none() && agent.is_some_and(|agent| is_in_general(s, token, agent));
            if !stands || is_nobodys || asks_how_many(s, token) {
                continue;
            }
            let span = s.phrase_span(token);
            let is_person = agent.is_none_or(|agent| agent.is_person || agent.is_plural);
            let kind = match (is_person, is_plural) {
                (true, false) => EntityKind::Per,
                (true, true) => EntityKind::Group,
                (false, _) => EntityKind::Org,
            };
            let told = told_span(cast, sentence, token);
            let told = lord.map_or(told, |lord| told.cover(cast.found.mentions[lord].span));
            let label = cast.document.label(told);
            let key = format!("described {label} {state:?}");
            let sector = agent.map_or(Some("CVL".to_owned()), |agent| {
                // "the UN chief", "the NATO alliance" act where their body does.
                let body = || body_of(cast, sentence, token);
                let of_body = || body().and_then(|entity| entity.sector.clone());
                // "a Lumora spokeswoman" serves no government.
                let is_private = agent.is_person
                    && agent.sector.as_deref() == Some("GOV")
                    && body().is_some_and(Entity::is_private);
                agent.sector.clone().filter(|_| !is_private).or_else(of_body)
            });
            // "the Uttar Pradesh government" is not India's.
            let is_national = owner.is_some_and(|m| {
                cast.found.entities[cast.found.mentions[m].entity]
                    .actor_kind
                    .is_some_and(|kind| matches!(kind, ActorKind::State | ActorKind::Polity))
            });
            let is_government =
                sector.as_deref() == Some("GOV") && !is_person && (is_national || is_from_context);
            let known =
                state.as_ref().filter(|_| is_government).and_then(|iri| cast.ontology.actors.get(iri));
            let body = body_of(cast, sentence, token).and_then(|entity| entity.actor.clone());
            let is_anyones = is_national || body.is_some();
            let several = if is_plural && is_anyones { each(cast, sentence, token) } else { Vec::new() };
            let entity = match known {
                // "German and Polish prosecutors"
                _ if several.len() > 1 => {
                    let members: Vec<usize> = several
                        .into_iter()
                        .map(|(label, state, body)| {
                            let key = format!("described {label} {state:?}");
                            let sector = sector.clone();
                            cast.entity(&key, || Entity {
                                body,
                                ..Entity::described(kind, label, state, sector)
                            })
                        })
                        .collect();
                    let key = format!("several {members:?}");
                    cast.entity(&key, || Entity { members, ..Entity::described(kind, label, None, sector) })
                }
                // "the Chinese government" is the state as an actor.
                Some(actor) => cast.actor(actor),
                None => {
                    cast.entity(&key, || Entity { body, ..Entity::described(kind, label, state, sector) })
                }
            };
            introduce(cast, sentence, token, entity);
            // "former presidential candidate Ana Silva", "the carmaker Lumora": one person, one body.
            let named = if kind == EntityKind::Per { name_behind(cast, sentence, token) } else { named };
            cast.mention(sentence, token, span, MentionForm::Nominal, named.unwrap_or(entity));
        }
    }
}

/// "settled out of court": no court of which something is told.
fn is_in_general(s: &Sentence, noun: usize, agent: &AgentNoun) -> bool {
    let is_court = agent.sector.as_deref() == Some("JUD") && !agent.is_person;
    let word = &s.tokens[noun];
    let is_led = s.case_marker(noun).is_some() && word.deprel != "obl:agent";
    let is_bare = s
        .children(noun)
        .all(|c| !matches!(s.tokens[c].relation(), "det" | "amod" | "compound" | "nmod" | "nummod"));
    is_court && word.xpos == "NN" && is_led && is_bare
}

/// "how many people"
fn asks_how_many(s: &Sentence, noun: usize) -> bool {
    s.children_by(noun, "amod").any(|many| s.children(many).any(|how| s.tokens[how].xpos == "WRB"))
}

/// "supporters of Kabila", "Erdogan's critics", "followers of the jailed cleric"
fn is_of_somebody(cast: &Cast, sentence: usize, noun: usize) -> bool {
    let s = &cast.document.sentences[sentence];
    let is_whose =
        |c: usize| s.tokens[c].deprel == "nmod:poss" || c > noun && s.is_led_by(c, Function::Genitive);
    let is_named = |c: usize| {
        cast.mention_at(sentence, c).is_some_and(|m| {
            let mention = &cast.found.mentions[m];
            mention.form == MentionForm::Name && mention.kind == EntityKind::Per
        })
    };
    let is_one = |c: usize| {
        // "members of a Chadian delegation"
        let is_particular = owner(cast, sentence, c).is_some() || body_of(cast, sentence, c).is_some();
        let is_definite = is_particular || s.children(c).any(|d| s.tokens[d].does(Function::Definite));
        // "members of the group Boko Haram" are told by its name.
        let is_named = s.children(c).any(|d| d > c && s.tokens[d].upos == Upos::Propn);
        is_definite && !is_named && agent_at(cast, s, c).is_some_and(|agent| !agent.is_plural)
    };
    let is_person = agent_at(cast, s, noun).is_some_and(|agent| agent.is_person);
    s.children(noun).filter(|&c| is_whose(c)).any(|c| is_named(c) || is_person && is_one(c))
}

/// "its forces", "his supporters"
pub(super) fn is_theirs(s: &Sentence, noun: usize) -> bool {
    s.children_by(noun, "nmod:poss").any(|c| s.tokens[c].upos == Upos::Pron)
}

/// "members of a Chadian delegation": of the state of the body that the phrase behind describes.
fn state_of_body_told(cast: &Cast, sentence: usize, noun: usize) -> Option<Iri> {
    let s = &cast.document.sentences[sentence];
    let mut bodies = s.children_by(noun, "nmod").filter(|&c| c > noun && s.is_led_by(c, Function::Genitive));
    let body = bodies.find(|&c| agent_at(cast, s, c).is_some_and(|agent| !agent.is_person))?;
    owner(cast, sentence, body).and_then(|mention| cast.state_of(mention))
}

/// The one state that the article has named lately, or in which the sentence says that it was: whose "the government" is.
fn only_state(cast: &Cast, sentence: usize) -> Option<Iri> {
    let mut found: Option<&Iri> = None;
    let mut is_setting = false;
    const REACH: usize = 40;
    let near = sentence.saturating_sub(REACH)..=sentence;
    for mention in near.flat_map(|at| cast.mentions_in(at)).map(|m| &cast.found.mentions[m]) {
        let entity = &cast.found.entities[mention.entity];
        let Some(state) = &entity.state else { continue };
        if found.is_some_and(|known| known != state) {
            return None;
        }
        found = Some(state);
        let s = &cast.document.sentences[mention.sentence];
        let is_name =
            mention.form == MentionForm::Name && matches!(entity.kind, EntityKind::Gpe | EntityKind::Loc);
        is_setting |=
            mention.sentence < sentence || is_name && s.is_led_by(mention.head, Function::Engagement);
    }
    found.filter(|_| is_setting).cloned()
}

/// "an Iran-backed group": known by whose side it is on.
fn is_backed(cast: &Cast, s: &Sentence, noun: usize) -> bool {
    let words = cast.ontology.words(WordSet::BackingParticiple);
    let sides =
        |&c: &usize| c > 0 && s.tokens[c - 1].form == "-" && words.contains(&s.tokens[c].form.to_lowercase());
    s.children_by(noun, "amod").any(|c| sides(&c))
}

/// To whom troops are loyal: "forces loyal to Khalifa Haftar".
fn lord(cast: &Cast, sentence: usize, noun: usize) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let loyal = s.children(noun).filter(|&c| {
        c == noun + 1
            && cast.ontology.words(WordSet::LoyalAdjective).contains(&s.tokens[c].form.to_lowercase())
    });
    let mut phrases = loyal.flat_map(|adjective| s.children(adjective).filter(move |&c| c > adjective));
    phrases.find_map(|c| {
        std::iter::once(c).chain(s.children(c)).find_map(|t| {
            let mention = cast.mention_at(sentence, t)?;
            let (form, entity) = (cast.found.mentions[mention].form, cast.found.mentions[mention].entity);
            if form == MentionForm::Name {
                return Some(mention);
            }
            // "loyal to Libyan leader Muammar Gaddafi"
            let end = cast.found.mentions[mention].span.end;
            cast.mentions_in(sentence).find(|&m| {
                let named = &cast.found.mentions[m];
                named.entity == entity && named.form == MentionForm::Name && named.span.start > end
            })
        })
    })
}

/// "German and Polish prosecutors", "British and EU negotiators", "the foreign ministers of Chad and Niger": those of each
/// state or body, as they would be called alone, with the state or else the body.
fn each(cast: &Cast, sentence: usize, noun: usize) -> Vec<(String, Option<Iri>, Option<Iri>)> {
    let s = &cast.document.sentences[sentence];
    let is_whose = |c: usize| [Function::Origin, Function::Genitive].iter().any(|f| s.is_led_by(c, *f));
    let phrase = s.children_by(noun, "nmod").find(|&c| c > noun && is_whose(c));
    let names: Vec<usize> = phrase.map_or(Vec::new(), |phrase| s.conjuncts(phrase));
    if names.len() > 1 {
        // "troops from Chad"
        let link =
            phrase.and_then(|phrase| s.case_marker(phrase)).map_or("of", |case| s.tokens[case].form.as_str());
        let label = cast.document.label(s.name_span(noun));
        let plain = label.split(" of ").next().unwrap_or(&label);
        let of_state = |&name: &usize| {
            let mention = cast.mention_at(sentence, name)?;
            let entity = &cast.found.entities[cast.found.mentions[mention].entity];
            let state = entity.actor.clone().filter(|_| entity.actor_kind == Some(ActorKind::State))?;
            Some((format!("{plain} {link} {}", entity.label), Some(state), None))
        };
        // What is none of states' is told as one.
        return names.iter().map(of_state).collect::<Option<Vec<_>>>().unwrap_or_default();
    }
    let first = s.children(noun).find(|&c| {
        matches!(s.tokens[c].relation(), "amod" | "compound") && cast.mention_at(sentence, c).is_some()
    });
    let adjectives: Vec<usize> = first.map_or(Vec::new(), |first| s.conjuncts(first));
    let Some(last) = adjectives.iter().copied().max().filter(|&last| last < noun) else { return Vec::new() };
    let rest = cast.document.label(Span::new(s.tokens[last + 1].span.start, s.tokens[noun].span.end));
    let national = adjectives.into_iter().filter_map(|adjective| {
        let mention = cast.mention_at(sentence, adjective)?;
        let Mention { span: name, entity, .. } = cast.found.mentions[mention];
        let owner = &cast.found.entities[entity];
        let is_body = owner.named && owner.kind == EntityKind::Org;
        let body = owner.actor.clone().filter(|_| is_body && owner.state.is_none());
        let is_known = owner.state.is_some() || body.is_some();
        // "the Air Force and NATO allies"
        let is_apart = is_body && cast.document.words(name).contains(' ');
        (is_known && !is_apart)
            .then(|| (format!("{} {rest}", cast.document.label(name)), owner.state.clone(), body))
    });
    let mut found: Vec<(String, Option<Iri>, Option<Iri>)> = Vec::new();
    for one in national {
        if !found.iter().any(|other| (&other.1, &other.2) == (&one.1, &one.2)) {
            found.push(one);
        }
    }
    found
}

/// "the Hezbollah movement", "the Taliban militant group": what a body is, told behind its name, is that body.
fn body_told_again(cast: &Cast, sentence: usize, token: usize) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let words = |set| cast.ontology.words(set);
    if s.tokens[token].xpos.ends_with('S')
        || !words(WordSet::MovementNoun).contains(&s.tokens[token].lemma.to_lowercase())
    {
        return None;
    }
    let between = |from: usize| {
        (from + 1..token)
            .all(|t| words(WordSet::MovementAttribute).contains(&s.tokens[t].form.to_lowercase()))
    };
    let names = s.children(token).filter(|&c| {
        let is_attribute = matches!(s.tokens[c].relation(), "compound" | "amod" | "flat")
            || s.tokens[c].deprel == "nmod:desc";
        c < token && is_attribute && between(c)
    });
    names
        .filter_map(|c| cast.mention_at(sentence, c))
        .filter(|&m| cast.found.mentions[m].form.is_named())
        .map(|m| cast.found.mentions[m].entity)
        .find(|&entity| {
            let entity = &cast.found.entities[entity];
            // "a UN group" is no UN.
            entity.kind == EntityKind::Org && entity.is_known(cast.ontology) && !entity.is_between_states()
        })
}

/// "People" in "People's Defence Forces": a word of a name describes nobody.
fn is_inside_name(cast: &Cast, sentence: usize, token: usize) -> bool {
    let span = cast.document.sentences[sentence].tokens[token].span;
    cast.mentions_in(sentence).map(|m| &cast.found.mentions[m]).any(|mention| {
        mention.form == MentionForm::Name && mention.span != span && mention.span.contains(span)
    })
}

/// "the Bush administration", "the Assad regime": of whichever leader of the name, it is one state's.
fn state_of_leader(cast: &Cast, s: &Sentence, token: usize) -> Option<Iri> {
    let ontology = cast.ontology;
    if !ontology.words(WordSet::GovernmentNoun).contains(&s.tokens[token].lemma.to_lowercase()) {
        return None;
    }
    let name = s.children_by(token, "compound").find(|&c| is_name(s, c) && c + 1 == token)?;
    let (_, namings) = ontology.names.longest(&[s.tokens[name].form.as_str()])?;
    let led = namings.iter().filter(|naming| naming.kind == NameKind::FamilyName);
    let mut states = led.filter_map(|naming| {
        let leader = ontology.actors.get(&naming.iri)?;
        let leads = |tenure: &Tenure| ontology.offices.get(&tenure.office).is_some_and(|office| office.leads);
        leader.tenures.iter().find(|tenure| leads(tenure)).map(|tenure| tenure.of.clone())
    });
    let state = states.next()?;
    states.all(|other| other == state).then_some(state)
}

/// Whose name stands right behind the word that describes somebody.
fn name_behind(cast: &Cast, sentence: usize, token: usize) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let next = s.tokens.get(token + 1)?.span.start;
    let named = beside(s, token).into_iter().filter_map(|t| cast.mention_at(sentence, t));
    let mut people = named.map(|m| &cast.found.mentions[m]);
    let is_person = |m: &&Mention| {
        m.span.start == next
            && m.form == MentionForm::Name
            && cast.found.entities[m.entity].kind == EntityKind::Per
    };
    people.find(is_person).map(|m| m.entity).or_else(|| name_apart(cast, sentence, token))
}

/// The name that one more phrase parts from the word that describes somebody: "ambassador to Chad Ana Silva", "lawyer and
/// writer Ana Silva".
fn name_apart(cast: &Cast, sentence: usize, token: usize) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let mentions = || cast.mentions_in(sentence).map(|m| &cast.found.mentions[m]);
    let link = s.tokens.get(token + 1)?;
    let is_named = |c: usize| matches!(s.tokens[c].relation(), "det" | "nmod:poss" | "nummod");
    let is_one = s.tokens[token].xpos == "NN" && !s.children(token).any(is_named);
    let behind = if link.does(Function::Goal) {
        let post = s.tokens[token + 2..].iter().find(|word| word.upos != Upos::Det)?;
        let post = mentions().find(|m| m.span.start == post.span.start && m.form == MentionForm::Name)?;
        s.tokens.iter().find(|word| word.span.start >= post.span.end)?
    } else {
        let other = s.tokens.get(token + 2).filter(|_| is_one && link.does(Function::Coordinator))?;
        let is_noun = other.form.chars().all(char::is_lowercase);
        s.tokens.get(token + 3).filter(|_| is_noun)?
    };
    let is_person = |m: &&Mention| {
        m.span.start == behind.span.start
            && m.form == MentionForm::Name
            && cast.found.entities[m.entity].kind == EntityKind::Per
    };
    mentions().find(is_person).map(|m| m.entity)
}

/// "the Kenyan carmaker, Lumora", "Lumora, a carmaker": the body whose name stands beside what it is.
fn body_named_beside(cast: &mut Cast, sentence: usize, token: usize) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    // "companies such as Lumora"
    if s.tokens[token].xpos.ends_with('S') {
        return None;
    }
    let is_apart = |t: usize| s.tokens[t].relation() == "appos";
    let is_bare = |t: usize| {
        t == token + 1
            && matches!(s.tokens[t].relation(), "nmod" | "flat" | "appos")
            && s.case_marker(t).is_none_or(|case| case < token)
    };
    let described = s.tokens[token].head.filter(|_| is_apart(token));
    let behind = s.children(token).filter(|&c| is_apart(c) || is_bare(c));
    let next = |t: usize| s.tokens.get(t).map(|next| next.span.start);
    // "the carmaker Lumora", "the carmaker, Lumora"
    let is_close = |m: &Mention| [next(token + 1), next(token + 2)].contains(&Some(m.span.start));
    // "the airline Kenya Wings has ordered": some trees give the verb two subjects.
    let (head, relation) = (s.tokens[token].head, &s.tokens[token].deprel);
    let twin = cast.mentions_in(sentence).map(|m| &cast.found.mentions[m]).find(|m| {
        let name = &s.tokens[m.head];
        Some(m.span.start) == next(token + 1) && name.head == head && name.deprel == *relation
    });
    let twin = twin.map(|m| m.head);
    let names = described.into_iter().chain(behind).chain(twin);
    let mut named = names.filter_map(|t| cast.mention_at(sentence, t)).map(|m| &cast.found.mentions[m]);
    let (entity, kind) = named.find_map(|m| {
        let entity = &cast.found.entities[m.entity];
        // What its name does not tell, the noun does; but "the company, Ana Silva".
        let is_open = || {
            let first = cast.document.words(m.span).split(' ').next().unwrap_or_default().to_lowercase();
            matches!(entity.kind, EntityKind::Misc | EntityKind::Per)
                && shape::names_company(cast, s, token)
                && (is_close(m) || Some(m.head) == described)
                && !entity.is_known(cast.ontology)
                && !cast.ontology.words(WordSet::GivenName).contains(&first)
        };
        let is_body = m.form == MentionForm::Name && (entity.kind == EntityKind::Org || is_open());
        is_body.then_some((m.entity, entity.kind))
    })?;
    if kind != EntityKind::Org {
        cast.is_body(entity);
    }
    Some(entity)
}

/// The words that may name whom a noun describes.
fn beside(s: &Sentence, token: usize) -> Vec<usize> {
    let is_beside = |t: usize| matches!(s.tokens[t].relation(), "appos" | "flat" | "compound" | "nmod");
    let described = s.tokens[token].head.filter(|_| is_beside(token));
    described.into_iter().chain(s.children_by(token, "appos")).chain(s.children_by(token, "flat")).collect()
}

/// "White House adviser Jared Kushner", "Agnes Callamard, the special rapporteur", "the Kenyan carmaker Lumora": a person
/// or body of whom nothing is known acts where the description says.
fn introduce(cast: &mut Cast, sentence: usize, token: usize, description: usize) {
    let s = &cast.document.sentences[sentence];
    let told = &cast.found.entities[description];
    if !matches!(told.kind, EntityKind::Per | EntityKind::Org) {
        return;
    }
    let person = beside(s, token).into_iter().filter_map(|t| cast.mention_at(sentence, t)).find(|&m| {
        let mention = &cast.found.mentions[m];
        let entity = &cast.found.entities[mention.entity];
        let is_unknown = entity.named && !entity.is_known(cast.ontology);
        mention.form == MentionForm::Name && entity.kind == told.kind && is_unknown
    });
    let Some(person) = person.map(|m| cast.found.mentions[m].entity) else { return };
    let (state, sector, body) = (told.state.clone(), told.sector.clone(), told.body.clone());
    let entity = &mut cast.found.entities[person];
    entity.body = entity.body.take().or(body);
    entity.state = entity.state.take().or(state);
    entity.sector = entity.sector.take().or(sector);
}

/// The words that tell who somebody is, with the place behind them: "court in Venezuela".
fn told_span(cast: &Cast, sentence: usize, token: usize) -> Span {
    let s = &cast.document.sentences[sentence];
    s.name_span_with(token, |c| s.is_led_by(c, Function::Origin) && cast.mention_at(sentence, c).is_some())
}

/// "the two countries", "their countries": known ones; but "the Baltic nations".
fn is_settled(s: &Sentence, token: usize) -> bool {
    let names =
        |c: usize| s.tokens[c].relation() == "amod" && s.tokens[c].form.starts_with(char::is_uppercase);
    !s.children(token).any(names)
        && s.children(token).any(|c| {
            let word = &s.tokens[c];
            word.does(Function::Definite) || word.does(Function::Pair) || word.xpos == "PRP$"
        })
}

/// Whether several do what only people and bodies do: a plural noun that is the subject of such a verb, and no word for
/// a text, an event or a thing.
fn is_doer(cast: &Cast, s: &Sentence, token: usize) -> bool {
    let noun = &s.tokens[token];
    let lemma = noun.lemma.to_lowercase();
    let ontology = cast.ontology;
    let is_several = matches!(noun.xpos.as_str(), "NNS" | "NNPS");
    is_several
        && acts(cast, s, token)
        && !ontology.words(WordSet::UnpeopledNoun).contains(&lemma)
        && !ontology.words(WordSet::SiteNoun).contains(&lemma)
        && !ontology.names_deed(&lemma)
}

/// "Thousands rallied", "More than 2,000 marched", "Dozens were arrested": people who are told by how many they are.
fn is_head_count(cast: &Cast, s: &Sentence, token: usize) -> bool {
    let counts = cast.ontology.words(WordSet::HeadCount);
    let is_one = |t: usize| s.tokens[t].xpos == "NNS" && counts.contains(&s.tokens[t].lemma.to_lowercase());
    // "tens of thousands", but "dozens of tanks"
    let is_of = |t: usize| t > token && s.tokens[t].relation() == "nmod" && !is_one(t);
    // "the top five", "iLife 11", "received ₩217 million"
    let is_rest = |t: usize| {
        let word = &s.tokens[t];
        t < token
            && (matches!(word.upos, Upos::Det | Upos::Propn | Upos::Adj)
                || matches!(word.xpos.as_str(), "$" | "SYM"))
    };
    let is_number = s.tokens[token].upos == Upos::Num
        && !s.children(token).any(is_rest)
        && s.tokens[token].head.is_none_or(|head| s.tokens[head].upos != Upos::Propn);
    // "wounded 20 more"
    let is_more = s.tokens[token].xpos == "JJR" && s.children_by(token, "nummod").next().is_some();
    (is_one(token) || is_number || is_more)
        && (acts(cast, s, token) || is_hurt(cast, s, token))
        && !s.subtree(token).into_iter().any(is_of)
}

/// Whether a word is the object of what is done to people, whatever else that word may do: "killed 12".
fn is_hurt(cast: &Cast, s: &Sentence, object: usize) -> bool {
    let verb = s.tokens[object].head.filter(|_| suffers(cast, s, object));
    let mut frames = verb.into_iter().flat_map(|v| cast.ontology.frames(&s.tokens[v].lemma, WordClass::Verb));
    // "received 192" receives votes.
    frames.any(|frame| {
        frame.objects.is_empty() && cast.ontology.class(&frame.evokes).is_some_and(|class| class.hits_people)
    })
}

/// Whether a word is the subject of what only people, bodies and states do.
pub(super) fn acts(cast: &Cast, s: &Sentence, subject: usize) -> bool {
    let ontology = cast.ontology;
    let verb = s.tokens[subject].head.filter(|_| s.tokens[subject].relation() == "nsubj");
    verb.filter(|&verb| s.tokens[verb].upos == Upos::Verb).is_some_and(|verb| {
        // "About 2,000 protested in Lima", read as a passive
        let is_passive = s.tokens[subject].deprel != "nsubj";
        if is_passive && s.auxiliaries(verb).next().is_some() {
            return false;
        }
        ontology.frames(&s.tokens[verb].lemma, WordClass::Verb).any(|frame| {
            let sources = ontology.class(&frame.evokes).map(|class| class.sources);
            frame.source.first() == Some(&Slot::Subject)
                && !(is_passive && (!frame.objects.is_empty() || frame.target.contains(&Slot::Object)))
                && matches!(sources, Some(Filling::Actor | Filling::Person))
        })
    })
}

/// Whether a word is the object of what is done only to people, bodies and states: "accused Ravenko", "Ravenko was arrested".
pub(super) fn suffers(cast: &Cast, s: &Sentence, object: usize) -> bool {
    let ontology = cast.ontology;
    let is_object = matches!(s.tokens[object].deprel.as_str(), "obj" | "nsubj:pass");
    let verb = s.tokens[object].head.filter(|&verb| is_object && s.tokens[verb].upos == Upos::Verb);
    let Some(verb) = verb else { return false };
    let frames = ontology.frames(&s.tokens[verb].lemma, WordClass::Verb);
    let of_object = frames.filter(|frame| frame.objects.is_empty() && frame.target.contains(&Slot::Object));
    let mut classes = of_object.filter_map(|frame| ontology.class(&frame.evokes)).peekable();
    let of_somebody = |class: &EventClass| {
        class.hits_people || matches!(class.targets, Filling::Person | Filling::Actor | Filling::Owned)
    };
    classes.peek().is_some() && classes.all(of_somebody)
}

/// What kind of actor the noun names, with the word before it where the two are one term: "riot police", "asylum-seekers".
fn agent_at<'a>(cast: &Cast<'a>, s: &Sentence, token: usize) -> Option<&'a AgentNoun> {
    let before = token.checked_sub(1).map(|t| &s.tokens[t]);
    let first = before.filter(|b| b.form == "-").and_then(|_| s.tokens.get(token.checked_sub(2)?));
    let hyphened =
        first.and_then(|first| cast.ontology.agent(&format!("{}-{}", first.form, s.tokens[token].lemma)));
    if hyphened.is_some() {
        return hyphened;
    }
    // "the teachers' union"
    let owns = |b: &Token| b.xpos == "POS" && b.form != "'s" && b.form != "’s";
    let is_part = |b: &Token| b.head == Some(token) && matches!(b.relation(), "compound" | "amod");
    // Trees take "Attorney General" before a name apart.
    let is_title =
        |b: &Token| b.xpos == "NNP" && office_at(cast, s, token - 1).is_some_and(|length| length > 1);
    let before = before.filter(|b| owns(b) || is_part(b) || is_title(b));
    let term = before.and_then(|b| cast.ontology.agent(&format!("{} {}", b.form, s.tokens[token].lemma)));
    term.or_else(|| cast.ontology.agent(&s.tokens[token].lemma))
}

/// The named body or people beside a noun, to which somebody belongs: "members of the Association of Jurists".
fn body_of<'c>(cast: &'c Cast, sentence: usize, token: usize) -> Option<&'c Entity> {
    let s = &cast.document.sentences[sentence];
    let beside = s.children(token).filter(|&c| {
        matches!(s.tokens[c].relation(), "compound" | "amod")
            || s.tokens[c].deprel == "nmod:poss"
            || s.tokens[c].relation() == "nmod" && s.is_led_by(c, Function::Origin)
    });
    // "a UN human rights chief"
    let beside: Vec<usize> = beside.collect();
    let is_noun =
        |c: usize| c < token && s.tokens[c].upos == Upos::Noun && s.tokens[c].relation() == "compound";
    let deep = beside.iter().filter(|&&c| is_noun(c)).flat_map(|&c| s.children_by(c, "compound"));
    beside
        .iter()
        .copied()
        .chain(deep)
        .filter_map(|c| cast.mention_at(sentence, c))
        .map(|m| &cast.found.entities[cast.found.mentions[m].entity])
        .find(|entity| {
            entity.named && matches!(entity.kind, EntityKind::Org | EntityKind::Group | EntityKind::Misc)
        })
}

/// "British Parliament", "Israel's Supreme Court": a body that the gazetteer lacks, with its state.
pub(super) fn institutions(cast: &mut Cast) {
    for sentence in 0..cast.document.sentences.len() {
        let s = &cast.document.sentences[sentence];
        for token in 0..s.tokens.len() {
            // "Mumbai Police", which may be read as a plural.
            let is_named = is_name(s, token)
                || cast.mention_at(sentence, token).is_some_and(|m| {
                    let mention = &cast.found.mentions[m];
                    mention.form == MentionForm::Name && mention.kind == EntityKind::Org
                });
            let is_head = is_named
                && !matches!(s.tokens[token].relation(), "compound" | "flat")
                && office_at(cast, s, token).is_none();
            if !is_head {
                continue;
            }
            let state = match owning(cast, sentence, token) {
                Some(owner) => cast.state_of(owner),
                // "the Ministry of National Defence of China"
                None => body_behind(cast, sentence, token).or_else(|| state_in_name(cast, sentence, token)),
            };
            let Some(state) = state else { continue };
            // "the Lagos State Government" is not Nigeria's.
            let is_regional = owning(cast, sentence, token)
                .is_some_and(|owner| cast.found.entities[cast.found.mentions[owner].entity].place.is_some());
            match cast.mention_at(sentence, token) {
                Some(mention) => {
                    let government = cast.ontology.words(WordSet::StateNoun);
                    let is_government =
                        government.contains(&s.tokens[token].form.to_lowercase()) && !is_regional;
                    if let Some(actor) = known_body(cast, mention, &state) {
                        cast.found.mentions[mention].entity = cast.actor(actor);
                        continue;
                    }
                    let entity = &mut cast.found.entities[cast.found.mentions[mention].entity];
                    let is_known = entity.is_known(cast.ontology);
                    // "the Federal Government of Somalia" is the state as an actor.
                    if let Some(actor) = cast.ontology.actors.get(&state)
                        && is_government
                        && entity.kind == EntityKind::Org
                        && entity.actor.is_none()
                    {
                        let entity = cast.actor(actor);
                        cast.found.mentions[mention].entity = entity;
                        cast.found.mentions[mention].kind = EntityKind::Gpe;
                        cast.found.mentions[mention].form = MentionForm::Nominal;
                        continue;
                    }
                    if entity.kind == EntityKind::Org && entity.named && entity.state.is_none() && !is_known {
                        // "Health Ministry" is one of many until its state is told.
                        let of = cast.ontology.actors.get(&state).map_or("", |actor| actor.label.as_str());
                        if entity.actor.is_none() {
                            entity.label = format!("{of} {}", entity.label);
                            entity.actor = Some(minted(&entity.label));
                        }
                        entity.state = Some(state);
                    }
                }
                None if shape::names_its_own(cast, s, token, token + 1) => {
                    let span = s.name_span(token);
                    let name = cast.document.label(span);
                    let entity = new_entity(cast, &name, EntityKind::Org, 2);
                    cast.found.entities[entity].state.get_or_insert(state);
                    cast.mention(sentence, token, span, MentionForm::Name, entity);
                }
                None => {}
            }
        }
    }
}

/// "Gabon elects the National Assembly", "Egypt's minister told the House of Representatives": a body whose name many
/// states have is that of the one state of which the text tells, whatever the gazetteer knows by the name.
pub(super) fn bodies_of_the_state(cast: &mut Cast) {
    for mention in 0..cast.found.mentions.len() {
        let Mention { span, sentence, kind, form, entity, .. } = cast.found.mentions[mention];
        if kind != EntityKind::Org || form != MentionForm::Name {
            continue;
        }
        let (name, body) = (cast.document.label(span), &cast.found.entities[entity]);
        let is_known = body.is_known(cast.ontology);
        let is_shared = cast.ontology.is_shared_name(&name) && (is_known || body.actor.is_none());
        let is_open = body.state.is_none() || is_known;
        let own = body.state.clone();
        let Some(state) = (is_shared && is_open).then(|| state_told(cast, sentence, entity)).flatten() else {
            continue;
        };
        if !is_known {
            cast.found.entities[entity].state = Some(state);
        } else if own.is_some_and(|own| own != state && !tells_of(cast, entity, &own)) {
            let of = cast.ontology.actors.get(&state).map_or("", |actor| actor.label.as_str());
            let other = new_entity(cast, &format!("{of} {name}"), EntityKind::Org, 2);
            cast.found.entities[other].state = Some(state);
            cast.found.mentions[mention].entity = other;
        }
    }
}

/// The one state of which others than this entity are in the sentence, or, where none is, in the nearest one before that
/// tells of any. Whose goods are banned, and whom a body warns, is no state of its own.
fn state_told(cast: &Cast, sentence: usize, entity: usize) -> Option<Iri> {
    (0..=sentence).rev().find_map(|at| {
        let others = cast.mentions_in(at).filter(|&m| at < sentence || !is_dealt_with(cast, m));
        let others = others.map(|m| cast.found.mentions[m].entity).filter(|&other| other != entity);
        let mut states = others.filter_map(|other| cast.found.entities[other].state.as_ref());
        let first = states.next()?;
        Some(states.all(|state| state == first).then(|| first.clone()))
    })?
}

/// "banned imports from China", "warned Iran": whether a state is named behind a verb, and not as the place of it.
fn is_dealt_with(cast: &Cast, mention: usize) -> bool {
    let Mention { sentence, head, form, entity, .. } = cast.found.mentions[mention];
    let s = &cast.document.sentences[sentence];
    let first = s.first_conjunct(head);
    let preposition = s.preposition(first).unwrap_or_default();
    let is_place = cast.ontology.words(WordSet::LocativePreposition).contains(&preposition);
    let is_behind = match s.tokens[first].relation() {
        "obj" | "iobj" => true,
        "obl" | "nmod" => !is_place && !s.is_led_by(first, Function::Genitive),
        _ => false,
    };
    let is_state = cast.found.entities[entity].actor_kind == Some(ActorKind::State);
    is_state && form == MentionForm::Name && is_behind && s.tokens[first].head.is_some_and(|h| h < first)
}

/// Whether others than this entity are of a state.
fn tells_of(cast: &Cast, entity: usize, state: &Iri) -> bool {
    cast.found
        .mentions
        .iter()
        .any(|m| m.entity != entity && cast.found.entities[m.entity].state.as_ref() == Some(state))
}

/// "the National Assembly of Senegal", "the University of Nairobi": the state of the land with which a body's name ends.
fn state_in_name(cast: &Cast, sentence: usize, token: usize) -> Option<Iri> {
    let s = &cast.document.sentences[sentence];
    let name = &cast.found.mentions[cast.mention_at(sentence, token)?];
    let mut inside = cast.mentions_in(sentence).map(|m| &cast.found.mentions[m]);
    let land = inside.find(|m| m.span.end == name.span.end && m.span.start > name.span.start)?;
    let entity = &cast.found.entities[land.entity];
    let is_land = matches!(entity.kind, EntityKind::Gpe | EntityKind::Loc);
    let is_body = name.kind == EntityKind::Org && name.form == MentionForm::Name;
    entity.state.clone().filter(|_| is_land && is_body && s.is_led_by(land.head, Function::Genitive))
}

/// "the Supreme Court of the United States": the body that the gazetteer has by the state's adjective or short name, "US
/// Supreme Court".
fn known_body<'a>(cast: &Cast<'a>, mention: usize, state: &Iri) -> Option<&'a Actor> {
    let Mention { span, kind, form, entity, .. } = cast.found.mentions[mention];
    let is_name = kind == EntityKind::Org && form == MentionForm::Name;
    if !is_name || cast.found.entities[entity].is_known(cast.ontology) {
        return None;
    }
    let name = cast.document.label(span);
    let (body, _) = name.split_once(" of ")?;
    let land = cast.ontology.actors.get(state)?;
    let lands = std::iter::once(&land.label).chain(&land.names).chain(&land.adjectives);
    let mut bodies = lands.filter_map(|land| {
        let name = format!("{land} {body}");
        let words: Vec<&str> = name.split(' ').collect();
        let (length, namings) = cast.ontology.names.longest(&words)?;
        let mut actors = namings.iter().filter_map(|naming| cast.ontology.actors.get(&naming.iri));
        actors.find(|actor| length == words.len() && actor.state.as_ref() == Some(state))
    });
    bodies.next()
}

/// The state of a body whose name "of" and the state's follow.
fn body_behind(cast: &Cast, sentence: usize, token: usize) -> Option<Iri> {
    let s = &cast.document.sentences[sentence];
    let mention = &cast.found.mentions[cast.mention_at(sentence, token)?];
    let next = s.tokens.iter().position(|t| t.span.start >= mention.span.end)?;
    let is_body = mention.kind == EntityKind::Org && mention.form == MentionForm::Name;
    state_behind(cast, s, next).filter(|_| is_body).map(|actor| actor.iri.clone())
}

/// The state or body right before a noun that says whose it is: "British", "Israel's".
fn owning(cast: &Cast, sentence: usize, token: usize) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    s.children(token)
        .filter(|&c| {
            c < token
                && matches!(s.tokens[c].deprel.as_str(), "amod" | "nmod:poss" | "compound" | "nmod:desc")
        })
        .find_map(|c| cast.mention_at(sentence, c).filter(|&m| cast.state_of(m).is_some()))
}

/// "activists from the Fatah party": the name of the body of which the noun behind says what it is.
fn party_named(cast: &Cast, sentence: usize, noun: usize) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    s.children_by(noun, "compound").find(|&c| {
        cast.mention_at(sentence, c).is_some_and(|m| {
            let entity = &cast.found.entities[cast.found.mentions[m].entity];
            entity.kind == EntityKind::Org && entity.named && !entity.is_private()
        })
    })
}

/// The mention that says whose a noun is: adjective, possessor, compound, or an "of" or "from" phrase.
pub(super) fn owner(cast: &Cast, sentence: usize, token: usize) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let is_attribute = |c: usize| {
        matches!(s.tokens[c].relation(), "amod" | "compound")
            || matches!(s.tokens[c].deprel.as_str(), "nmod:poss" | "nmod:desc")
    };
    let mut direct: Vec<usize> = s.children(token).filter(|&c| is_attribute(c)).collect();
    // "Danish media and government"
    let first = s.tokens[token].head.filter(|_| s.tokens[token].deprel == "conj");
    let is_bare =
        !s.children(token).any(|c| s.tokens[c].relation() != "cc" && s.tokens[c].relation() != "punct");
    if let Some(first) = first.filter(|_| is_bare) {
        direct.extend(s.children_by(first, "amod").filter(|&c| c < first));
    }
    // "a UN human rights chief"
    let deep =
        direct.iter().filter(|&&c| c < token && s.tokens[c].upos == Upos::Noun).flat_map(|&c| s.children(c));
    let before: Vec<usize> = direct.iter().copied().chain(deep.filter(|&c| is_attribute(c))).collect();
    let after =
        s.children(token).filter(|&c| s.tokens[c].relation() == "nmod" && s.is_led_by(c, Function::Origin));
    // "Vietnamese-led forces"
    let led = s.children(token).filter(|&c| {
        s.tokens[c].xpos == "VBN"
            && cast.ontology.words(WordSet::LeadingParticiple).contains(&s.tokens[c].form.to_lowercase())
    });
    let leaders = led.flat_map(|participle| s.children(participle).filter(move |&c| c < participle));
    let lord = lord(cast, sentence, token).map(|m| cast.found.mentions[m].head);
    // "G7 leaders in Hiroshima" are nobody's there.
    let is_between_states = |c: usize| {
        cast.mention_at(sentence, c).is_some_and(|m| {
            let entity = &cast.found.entities[cast.found.mentions[m].entity];
            entity.kind == EntityKind::Org && entity.named && entity.state.is_none()
        })
    };
    let is_bodys = before.iter().any(|&c| is_between_states(c));
    before
        .into_iter()
        .chain(
            after
                .filter(|_| !is_bodys)
                .flat_map(|c| std::iter::once(c).chain(party_named(cast, sentence, c))),
        )
        .chain(leaders)
        .chain(lord)
        .find_map(|c| cast.mention_at(sentence, c).filter(|&m| cast.state_of(m).is_some()))
}
