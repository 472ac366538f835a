//! Which of the bearers of a name is meant. Whether "Beijing" is a city or a government is decided here, mention by
//! mention.

use std::ops::Range;

use super::doing::suffers;
use super::{is_name, opens_with_article};
use crate::extract::actor::Cast;
use crate::extract::kind::{is_conversation, is_said_to};
use crate::extract::{Entity, EntityKind};
use crate::ontology::{ActorKind, Filling, Iri, NameKind, Naming, Slot, Tenure, WordClass, WordSet};
use crate::text::{Function, Sentence, Upos};

/// "Jordan said" after "Jim Jordan", where no place was named so: the person who does it, owns it or bears it.
pub(super) fn namesake(
    cast: &Cast,
    s: &Sentence,
    head: usize,
    name: Range<usize>,
    kind: NameKind,
) -> Option<usize> {
    let is_lands = matches!(kind, NameKind::Name | NameKind::Place | NameKind::Capital);
    if !is_lands || name.len() > 1 {
        return None;
    }
    let form = &s.tokens[head].form;
    let is_person = |entity: &Entity| entity.kind == EntityKind::Per && entity.named;
    let person = cast.family_bearer(form).filter(|&e| is_person(&cast.found.entities[e]))?;
    let first = s.first_conjunct(head);
    let is_personal = match s.tokens[first].deprel.as_str() {
        "nsubj" | "nsubj:pass" | "nmod:poss" | "obl:agent" => true,
        "obj" if kind != NameKind::Place => suffers(cast, s, first),
        // "having Imus as a guest", "a funeral for Imus": where nobody is, comes or meets.
        "obj" | "obl" | "nmod" if kind == NameKind::Place => {
            let locative = cast.ontology.words(WordSet::LocativePreposition);
            let is_there = s.preposition(first).is_some_and(|preposition| locative.contains(&*preposition));
            !is_there && !s.is_led_by(first, Function::Direction)
        }
        _ => false,
    };
    (is_personal && cast.bearer(form).is_none()).then_some(person)
}

/// Which of several readings: by kind, by where the word stands, by who was named before.
pub(super) fn choose<'n>(
    cast: &Cast,
    sentence: usize,
    head: usize,
    token: usize,
    namings: &'n [Naming],
) -> Option<&'n Naming> {
    let s = &cast.document.sentences[sentence];
    let first = |kind: NameKind| namings.iter().find(|n| n.kind == kind);
    // "Santo Domingo, Ecuador" is no capital of the Dominicans.
    let elsewhere = state_behind_comma(cast, sentence, token);
    let is_there = |n: &&Naming| elsewhere.as_ref().is_none_or(|state| *state == n.iri);
    let is_capital = first(NameKind::Capital).filter(is_there);
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
    let state = |n: &Naming| cast.ontology.places.get(&n.iri).and_then(|place| place.state.as_ref());
    let elsewhere = state_behind_comma(cast, sentence, token);
    let is_there = |n: &&Naming| {
        let own = state(n);
        n.kind == NameKind::Place && elsewhere.as_ref().zip(own).is_none_or(|(told, own)| told == own)
    };
    let mut places = namings.iter().filter(is_there);
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
    let follows = |state: &Iri| {
        (0..behind.len()).any(|at| {
            let found = cast.ontology.names.longest(&behind[at..]);
            found.is_some_and(|(_, namings)| namings.iter().any(|n| n.iri == *state))
        })
    };
    let all = || namings.iter().filter(is_there);
    let told = all().find(|n| state(n).is_some_and(follows));
    told.or_else(|| all().find(|n| state(n).is_some_and(|state| cast.is_known(state)))).or(Some(first))
}

/// "Lebanon" in "Tripoli, Lebanon": the state right behind the comma behind a name, in which what is named lies; but not in
/// a list of places.
fn state_behind_comma(cast: &Cast, sentence: usize, token: usize) -> Option<Iri> {
    const MOST: usize = 4;
    let s = &cast.document.sentences[sentence];
    let comma = (token + 1..s.tokens.len()).take(MOST).find(|&t| s.tokens[t].form == ",")?;
    let is_name = |t: usize| s.tokens[t].form.starts_with(char::is_uppercase);
    if !(token..comma).all(is_name) {
        return None;
    }
    let words: Vec<&str> = s.tokens[comma + 1..].iter().take(6).map(|t| t.form.as_str()).collect();
    let (length, namings) = cast.ontology.names.longest(&words)?;
    let land = comma + 1..comma + 1 + length;
    let is_listed = land
        .clone()
        .any(|t| s.tokens[t].deprel == "conj" || s.children_by(t, "conj").next().is_some())
        || s.tokens.get(land.end).is_some_and(|next| next.does(Function::Coordinator) || next.xpos == "POS");
    let is_region = namings.iter().any(|n| n.kind == NameKind::Place);
    let naming = namings.iter().find(|n| n.kind == NameKind::Name).filter(|_| !is_listed && !is_region)?;
    let actor = cast.ontology.actors.get(&naming.iri).filter(|actor| actor.kind == ActorKind::State)?;
    Some(actor.iri.clone())
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
    if people.is_empty() || !is_name(s, token) && !opens_with_article(cast, s, token) {
        return None;
    }
    // "President Clinton": of several, the one who held that office.
    let office = office_before(cast, s, token).map(|(_, office)| office);
    let held = |n: &&&Naming| office.as_ref().is_some_and(|office| has_held(cast, &n.iri, office));
    let known_office = || cast.ontology.offices.get(office.as_ref()?);
    let is_held_by_one =
        || known_office().is_some_and(|office| office.is_unique) && !people.iter().any(|n| held(&n));
    let mut holders = people.iter().filter(held);
    if let (Some(only), None) = (holders.next(), holders.next()) {
        return Some(*only);
    }
    // "the Biden administration": the one who has led it.
    let is_presidency = s.tokens.get(token + 1).is_some_and(|next| {
        cast.ontology.words(WordSet::PresidencyNoun).contains(&*next.lemma.to_lowercase())
    });
    let mut presidents = people.iter().filter(|n| is_presidency && has_led(cast, &n.iri));
    if let (Some(only), None) = (presidents.next(), presidents.next()) {
        return Some(*only);
    }
    let is_known = |n: &&&Naming| cast.is_known(&n.iri);
    let before: Vec<&&Naming> = people.iter().filter(is_known).collect();
    match (before[..].as_ref(), people[..].as_ref()) {
        // "Usman Khan … Khan … Sadiq Khan … Khan"
        (&[one], _) => {
            let called = cast.called(&s.tokens[token].form);
            called.is_none_or(|called| called.actor.as_ref() == Some(&one.iri)).then_some(*one)
        }
        // "Foreign Minister Bashir" is no president.
        (&[], _) if is_held_by_one() => None,
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

/// The office whose name ends right before a word, and where that begins: "Prime Minister" before "Blair"; "Presidents" before
/// "Putin and Xi" is of both.
fn office_before(cast: &Cast, s: &Sentence, token: usize) -> Option<(usize, Iri)> {
    let is_plural = |t: usize| matches!(s.tokens[t].xpos.as_str(), "NNS" | "NNPS");
    let describes = |t: usize| s.tokens[t].deprel == "nmod:desc" || s.tokens[t].relation() == "compound";
    let shared = s.children(s.first_conjunct(token)).find(|&t| t < token && is_plural(t) && describes(t));
    let end = shared.map_or(token, |title| title + 1);
    // "Prime Minister" before "Minister"
    (1..=4.min(end)).rev().find_map(|back| {
        let start = end - back;
        let word = |t: usize| if is_plural(t) { &s.tokens[t].lemma } else { &s.tokens[t].form };
        let lower: Vec<String> = (start..end).map(|t| word(t).to_lowercase()).collect();
        let words: Vec<&str> = lower.iter().map(String::as_str).collect();
        let (length, office) = cast.ontology.names.office(&words)?;
        (length == back).then(|| (start, office.clone()))
    })
}

/// "Somali President", "Somalia's President": the state told right before an office.
fn state_before(cast: &Cast, sentence: usize, office: usize) -> Option<Iri> {
    let s = &cast.document.sentences[sentence];
    let owner = office.checked_sub(1).filter(|&before| s.tokens[before].xpos == "POS").unwrap_or(office);
    let end = s.tokens[owner.checked_sub(1)?].span.end;
    let mut told = cast.mentions_in(sentence).filter(|&m| cast.found.mentions[m].span.end == end);
    told.find_map(|m| {
        let entity = &cast.found.entities[cast.found.mentions[m].entity];
        entity.actor.clone().filter(|_| entity.kind.is_land())
    })
}

/// "President Museveni", "Prime Minister al-Maliki", "Somali President Ahmed": the one person of this name who holds the office
/// that stands before it, in the state that is told; of several, the one of a state that was named.
pub(in crate::extract) fn titled(cast: &Cast, sentence: usize, token: usize, name: &str) -> Option<Iri> {
    let mut bearers = cast.ontology.bearers(name).peekable();
    bearers.peek()?;
    let (start, office) = office_before(cast, &cast.document.sentences[sentence], token)?;
    let told = state_before(cast, sentence, start);
    let mut holders: Vec<(&Iri, &Iri)> =
        bearers.filter_map(|person| Some((person, seat(cast, person, &office)?))).collect();
    holders.dedup();
    match told {
        Some(state) => holders.retain(|(_, of)| **of == state),
        None if holders.len() > 1 => holders.retain(|(_, of)| cast.is_known(of)),
        None => {}
    }
    let (first, _) = holders.first()?;
    holders.iter().all(|(other, _)| other == first).then(|| (*first).clone())
}

/// "President Omar Hassan al-Bashir": who is known by the first and the last of these words alone and has held the office
/// that stands before them.
pub(in crate::extract) fn titled_in_full(cast: &Cast, s: &Sentence, start: usize, name: &str) -> Option<Iri> {
    let (first, rest) = name.split_once(' ')?;
    let (_, last) = rest.rsplit_once(' ')?;
    let person = cast.ontology.spelled(&format!("{first} {last}"))?;
    let (_, office) = office_before(cast, s, start)?;
    has_held(cast, person, &office).then(|| person.clone())
}

/// The state or body in which a person holds an office on the day of the article; in which ever, where it has none.
fn seat<'a>(cast: &Cast<'a>, person: &Iri, office: &Iri) -> Option<&'a Iri> {
    let day = cast.document.reference;
    let is_held = |t: &&Tenure| t.office == *office && day.is_none_or(|day| t.covers(day));
    let actor = cast.ontology.actors.get(person)?;
    actor.tenures.iter().find(is_held).map(|tenure| &tenure.of)
}

/// Whether a person has held an office by the day of the article; ever, where it has none.
fn has_held(cast: &Cast, person: &Iri, office: &Iri) -> bool {
    has_served(cast, person, |t| t.office == *office)
}

/// Whether a person has led a government by the day of the article; ever, where it has none.
fn has_led(cast: &Cast, person: &Iri) -> bool {
    has_served(cast, person, |t| cast.ontology.offices.get(&t.office).is_some_and(|office| office.leads))
}

fn has_served(cast: &Cast, person: &Iri, fits: impl Fn(&Tenure) -> bool) -> bool {
    let Some(actor) = cast.ontology.actors.get(person) else { return false };
    actor.tenures.iter().any(|t| {
        let has_begun = cast.document.reference.is_none_or(|day| t.from.is_none_or(|from| from <= day));
        fits(t) && has_begun
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
        |t: usize| cast.ontology.words(WordSet::EnvoyNoun).contains(&*s.tokens[t].lemma.to_lowercase());
    if let Some(governor) = s.tokens[first].head.filter(|_| preposition.is_some())
        && (is_envoy(governor) || s.children_by(governor, "obj").any(|c| c < token && is_envoy(c)))
    {
        return true;
    }
    if let Some(preposition) = preposition {
        let is_direction = s.is_led_by(first, Function::Direction) || s.is_led_by(token, Function::Direction);
        let is_given = is_direction && is_given_to(cast, s, first, &preposition);
        let goes_there = is_direction && !is_spoken_to(cast, s, first, &preposition);
        return is_given || !locative.contains(&*preposition) && !goes_there;
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
        // "the Kabul bombing" was there.
        "compound" if s.tokens[first].head.is_some_and(|h| is_outrage(cast, s, h)) => false,
        "compound" | "amod" | "nmod:desc" => {
            s.tokens[first].head.is_some_and(|h| s.tokens[h].upos != Upos::Propn)
        }
        _ => false,
    }
}

/// "car bombing", "shooting": a noun for what is done to people in a town, and seldom by a government.
fn is_outrage(cast: &Cast, s: &Sentence, noun: usize) -> bool {
    const MODES: [&str; 2] = ["explosives", "firearms"];
    cast.ontology.frames(&s.tokens[noun].lemma.to_lowercase(), WordClass::Noun).any(|frame| {
        let class = cast.ontology.class(&frame.evokes);
        class.and_then(|class| class.mode.as_deref()).is_some_and(|mode| MODES.contains(&mode))
    })
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
        frame.objects.iter().any(|object| *object == given)
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
            && evoked.is_some_and(|class| is_said_to(class) || is_conversation(class))
    })
}
