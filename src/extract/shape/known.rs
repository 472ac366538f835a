//! What the gazetteer says of a part of a name.

use std::ops::Range;

use super::run::{ends_domain, is_led_by_title, is_named_after, is_part, office_led_by};
use super::{is_in, is_title_case};
use crate::extract::actor::Cast;
use crate::extract::mention::{head_of, office_at};
use crate::ontology::{Actor, ActorKind, NameKind, Naming, WordSet};
use crate::text::{Function, Sentence, Token, Upos};

/// Whether a name of the gazetteer begins here that is no more than somebody's family name.
pub(super) fn is_known(cast: &Cast, s: &Sentence, token: usize) -> bool {
    if !cast.ontology.names.begins(&s.tokens[token].form) {
        return false;
    }
    let words: Vec<&str> = s.tokens[token..].iter().take(6).map(|t| t.form.as_str()).collect();
    let namings = cast.ontology.names.longest(&words);
    namings.is_some_and(|(_, namings)| namings.iter().any(|naming| naming.kind != NameKind::FamilyName))
}

/// Whether a person of the gazetteer is named in full from `token` on.
pub(super) fn starts_known_name(cast: &Cast, s: &Sentence, token: usize) -> bool {
    let words: Vec<&str> = s.tokens[token..].iter().take(6).map(|t| t.form.as_str()).collect();
    let is_person =
        |iri: &str| cast.ontology.actors.get(iri).is_some_and(|actor| actor.kind == ActorKind::Person);
    cast.ontology.names.longest(&words).is_some_and(|(length, namings)| {
        length > 1 && namings.iter().any(|n| n.kind == NameKind::Name && is_person(&n.iri))
    })
}

/// Whether behind a state's adjective a body of the gazetteer is named in full: "the Sudanese Rapid Support Forces".
pub(super) fn starts_known_body(cast: &Cast, s: &Sentence, start: usize, at: usize) -> bool {
    let words = |from: usize| s.tokens[from..].iter().take(6).map(|t| t.form.as_str()).collect::<Vec<&str>>();
    let names = &cast.ontology.names;
    let is_groups =
        |iri: &str| cast.ontology.actors.get(iri).is_some_and(|actor| actor.kind == ActorKind::Group);
    let is_adjective = |(length, namings): (usize, &[Naming])| {
        length == at - start && namings.iter().any(|n| n.kind == NameKind::Adjective)
    };
    // "the Christian Democratic Party" is not the Democratic Party of another state, but "the Sunni Muslim Brotherhood".
    let is_people =
        names.longest(&words(start)).is_some_and(|(_, known)| known.iter().all(|n| is_groups(&n.iri)));
    let is_common = || is_people && names.longest(&[s.tokens[at].form.as_str()]).is_none();
    let is_body =
        |iri: &str| cast.ontology.actors.get(iri).is_some_and(|actor| actor.kind == ActorKind::Organisation);
    at == start + 1
        && names.longest(&words(start)).is_some_and(is_adjective)
        && names.longest(&words(at)).is_some_and(|(length, namings)| {
            length > 1
                && (length > 2 || !is_common())
                && namings.iter().any(|n| n.kind == NameKind::Name && is_body(&n.iri))
        })
}

/// Whether behind a state's adjective stands a body of its government that is named by what it is for: "the German
/// Federal Office for Migration".
pub(super) fn starts_led_body(cast: &Cast, s: &Sentence, start: usize, at: usize) -> bool {
    let adjective: Vec<&str> = s.tokens[start..at].iter().map(|t| t.form.as_str()).collect();
    let is_of_state = |naming: &Naming| {
        let actor = cast.ontology.actors.get(&naming.iri);
        naming.kind == NameKind::Adjective && actor.is_some_and(|actor| actor.kind == ActorKind::State)
    };
    let known = cast.ontology.names.longest(&adjective);
    if !known.is_some_and(|(length, namings)| length == at - start && namings.iter().any(is_of_state)) {
        return false;
    }
    let is_capital = |t: &usize| s.tokens.get(*t).is_some_and(|t| t.form.starts_with(char::is_uppercase));
    let Some(last) = (at..s.tokens.len()).take_while(is_capital).last() else { return false };
    let is_led_on =
        s.tokens.get(last + 1).is_some_and(|link| link.upos == Upos::Adp && link.does(Function::Content));
    let article = usize::from(s.tokens.get(last + 2).is_some_and(|t| t.does(Function::Definite)));
    let domain = last + 2 + article;
    // "the Thai Ministry of Finance": others have one, too.
    let is_shared = [WordSet::SharedName, WordSet::BodyNoun, WordSet::Portfolio]
        .into_iter()
        .any(|set| domain < s.tokens.len() && is_in(cast, s, domain, set));
    let body = cast.ontology.agent(&s.tokens[last].form.to_lowercase());
    let is_of_government =
        body.is_some_and(|body| matches!(body.sector.as_deref(), Some("GOV" | "JUD" | "LEG")));
    is_led_on && is_capital(&domain) && !is_shared && is_of_government
}

/// Whether a word is somebody's given name: "Martin Luther King" holds no king's title.
pub(super) fn is_given(cast: &Cast, s: &Sentence, token: usize) -> bool {
    is_in(cast, s, token, WordSet::GivenName)
}

/// "German", "Kurdish": whether a word is the adjective of a state or people.
pub(super) fn is_adjective(cast: &Cast, s: &Sentence, token: usize) -> bool {
    let known = cast.ontology.names.longest(&[s.tokens[token].form.as_str()]);
    known.is_some_and(|(_, namings)| namings.iter().any(|naming| naming.kind == NameKind::Adjective))
}

/// "the minister German Galushchenko": whether behind what somebody is the adjective of a state or people is a given name.
pub(in crate::extract) fn is_misread_first_name(cast: &Cast, s: &Sentence, start: usize, end: usize) -> bool {
    let Some(title) = start.checked_sub(1).filter(|_| end == start + 2) else { return false };
    let is_office = (1..=3.min(start)).any(|words| office_at(cast, s, start - words) == Some(words));
    let is_title = s.tokens[title].form.starts_with(char::is_lowercase)
        && s.tokens[title].xpos != "NNS"
        && (is_office || is_in(cast, s, title, WordSet::PersonNoun));
    let others = [
        WordSet::BodyNoun,
        WordSet::SharedName,
        WordSet::PlaceNameNoun,
        WordSet::HazardNoun,
        WordSet::PersonNoun,
    ];
    is_title
        && is_adjective(cast, s, start)
        && s.tokens[end - 1].upos == Upos::Propn
        && s.tokens[end - 1].xpos == "NNP"
        && office_at(cast, s, end - 1).is_none()
        && cast.ontology.names.longest(&[s.tokens[end - 1].form.as_str()]).is_none()
        && !others.into_iter().any(|set| is_in(cast, s, end - 1, set))
}

/// Whether a person's name begins at `at`, behind a name of another kind: "Poltava Oblast Ivan Melnyk", "president of Ukraine
/// Andriy Melnyk".
pub(in crate::extract) fn starts_person(cast: &Cast, s: &Sentence, start: usize, at: usize) -> bool {
    let goes_on = s.tokens.get(at + 1).is_some_and(|next| is_part(next, false) && next.upos == Upos::Propn);
    let is_name = is_given(cast, s, at) && goes_on && !is_given(cast, s, start);
    // "Odesa Ivan Melnyk Airport" is named for somebody.
    // "Commissioner of Fisheries Ana Silva"
    // "PSOE José Ábalos"
    let is_acronym = || {
        let form = &s.tokens[start].form;
        start + 1 == at && form.len() > 2 && form.chars().all(char::is_uppercase)
    };
    let is_behind_name = || {
        is_acronym() || start + 1 < at || names_land(cast, s, start..at) || is_led_by_title(cast, s, start)
    };
    is_name && is_behind_name() && !is_named_after(cast, s, at) || goes_on && ends_domain(cast, s, start, at)
}

/// Whether words are the name of a state or a place of the gazetteer.
pub(super) fn names_land(cast: &Cast, s: &Sentence, name: Range<usize>) -> bool {
    let words: Vec<&str> = s.tokens[name].iter().map(|t| t.form.as_str()).collect();
    cast.ontology.names.longest(&words).is_some_and(|(length, namings)| {
        length == words.len()
            && namings.iter().any(|naming| match cast.ontology.actors.get(&naming.iri) {
                Some(actor) => naming.kind == NameKind::Name && actor.kind.is_state(),
                None => naming.kind == NameKind::Place,
            })
    })
}

/// Whether a run that begins with a state or place names a thing of its own: "Balochistan Liberation Army",
/// "Kharkiv Oblast", "Somali National Army".
pub(in crate::extract) fn names_its_own(cast: &Cast, s: &Sentence, start: usize, end: usize) -> bool {
    let head = head_of(s, start, end);
    // Parsers also hang the last word on the first: "Sumy Oblast".
    [head, end - 1].into_iter().any(|token| {
        let is_one = |set: WordSet| is_in(cast, s, token, set);
        (is_one(WordSet::BodyNoun) || is_one(WordSet::PlaceNameNoun))
            && (!is_one(WordSet::GovernmentNoun) || is_office_of_its_own(cast, s, start, token))
    })
}

/// "the Somali Civil Aviation Authority", but "the Palestinian Authority", "the Federal Government of Somalia": whether
/// more than its owner stands before the word for a government.
fn is_office_of_its_own(cast: &Cast, s: &Sentence, start: usize, noun: usize) -> bool {
    if is_in(cast, s, noun, WordSet::StateNoun) || s.tokens[noun].xpos.ends_with('S') {
        return false;
    }
    let words: Vec<&str> = s.tokens[start..noun].iter().map(|t| t.form.as_str()).collect();
    cast.ontology.names.longest(&words).is_some_and(|(known, namings)| {
        // "the Biden-Harris Administration"
        let is_family = namings.iter().all(|naming| naming.kind == NameKind::FamilyName);
        // "the U.S. Federal Aviation Administration" is named without its state.
        known < words.len() && !is_family && !names_state(cast, s, start..start + known)
    })
}

/// Whether words are the name of a state, and not its adjective.
pub(in crate::extract) fn names_state(cast: &Cast, s: &Sentence, name: Range<usize>) -> bool {
    names_actor(cast, s, name, ActorKind::State)
}

/// Whether what begins with the name of a state or place of `known` words names a thing of its own: "Ostrava Falcons",
/// "Kampala Tower", with the name of a body "FIFA World Cup"; but no person, no office and no body of the state.
pub(in crate::extract) fn is_named_for(
    cast: &Cast,
    s: &Sentence,
    start: usize,
    known: usize,
    end: usize,
) -> bool {
    let rest = start + known;
    if known == 0 || rest >= end || is_title_case(s) {
        return false;
    }
    let head = head_of(s, start, end);
    // "Baltic Airlines Flight 412"
    let is_digits = |t: usize| s.tokens[t].form.bytes().all(|b| b.is_ascii_digit());
    let last = (rest..end).rev().find(|&t| !is_digits(t)).unwrap_or(rest);
    // "the Lumora Convention against Piracy"
    let is_contest = [last, head].into_iter().any(|t| t >= rest && is_in(cast, s, t, WordSet::HazardNoun));
    let owner = head_of(s, start, rest);
    let is_attribute = matches!(s.tokens[owner].relation(), "compound" | "amod")
        && s.tokens[owner].head.is_some_and(|of| (rest..end).contains(&of));
    // "the Iran–Iraq War"
    let is_pair = is_contest && matches!(s.tokens[rest].form.as_str(), "-" | "–");
    let is_numbered = s.tokens[rest].form.starts_with(|c: char| c.is_ascii_digit());
    // "the Australian Open title": both hang on what is behind the name.
    let governor = s.tokens[owner].head.filter(|&of| of >= end);
    let is_side = is_contest && governor.is_some() && s.tokens[last].head == governor;
    // "Natanz Nuclear Facility"
    let is_name = |t: &Token| {
        matches!(t.upos, Upos::Propn | Upos::Num)
            || t.form.starts_with(char::is_uppercase) && matches!(t.upos, Upos::Adj | Upos::Noun)
    };
    let is_agent = |t: usize| {
        let words = [&s.tokens[t].form, &s.tokens[t].lemma];
        let agent = words.into_iter().find_map(|word| cast.ontology.agent(&word.to_lowercase()));
        agent.is_some_and(|agent| agent.is_person || t + 1 == end)
    };
    let words = &s.tokens[rest..end];
    if is_numbered {
        // "the Indianapolis 500"
        let is_race = s.tokens[rest].form.len() >= 3 && names_land(cast, s, start..rest);
        return is_race || names_actor(cast, s, start..rest, ActorKind::Organisation);
    }
    // "Google Maps"
    let is_product = || {
        rest + 2 >= end
            && names_known_company(cast, s, start..rest)
            && !(rest..end).any(|t| s.tokens[t].form.bytes().any(|b| b.is_ascii_digit()))
            && !is_in(cast, s, rest, WordSet::CompanyForm)
            && s.tokens.get(end).is_none_or(|next| next.xpos != "POS")
    };
    (is_side || head >= rest && (is_attribute || is_pair))
        && s.tokens[head].deprel != "nmod:desc"
        && words[usize::from(is_pair)..].iter().all(is_name)
        && !(rest..end).any(is_agent)
        && !is_given(cast, s, start)
        && !is_given(cast, s, rest)
        // "the player Paris Novak", "the leader of Abkhazia Badra Silva"
        && !start.checked_sub(1).is_some_and(|before| is_in(cast, s, before, WordSet::PersonNoun))
        && office_led_by(cast, s, start).is_none_or(|office| office + 2 < start)
        && (is_contest || !is_known(cast, s, rest))
        && (names_land(cast, s, start..rest)
            || is_product()
            || is_contest && names_actor(cast, s, start..rest, ActorKind::Organisation)
            // "the Cambodian Civil War"
            || is_contest && s.tokens[owner].relation() == "amod" && is_known(cast, s, start))
}

/// "Maguindanao del Sur": whether a small word of names leads on behind the name of a place of `known` words.
pub(in crate::extract) fn goes_on_small(cast: &Cast, s: &Sentence, start: usize, known: usize) -> bool {
    let rest = start + known;
    known > 0
        && rest < s.tokens.len()
        && is_in(cast, s, rest, WordSet::NameParticle)
        && names_land(cast, s, start..rest)
}

/// Whether a longer name begins with that of a state or a place: "United States Mint".
pub(super) fn opens_with_land(cast: &Cast, s: &Sentence, start: usize, end: usize) -> bool {
    known_land(cast, s, start).is_some_and(|known| start + known < end)
}

/// Whether words are the name of a company of the gazetteer.
pub(super) fn names_known_company(cast: &Cast, s: &Sentence, name: Range<usize>) -> bool {
    names_actor_that(cast, s, name, |actor| matches!(actor.sector.as_deref(), Some("BUS" | "MNC")))
}

/// How many words from `start` on are the name of a state or a place.
pub(super) fn known_land(cast: &Cast, s: &Sentence, start: usize) -> Option<usize> {
    if !cast.ontology.names.begins(&s.tokens[start].form) {
        return None;
    }
    let words: Vec<&str> = s.tokens[start..].iter().take(6).map(|t| t.form.as_str()).collect();
    let known = cast.ontology.names.longest(&words)?.0;
    names_land(cast, s, start..start + known).then_some(known)
}

/// Whether words are the name of an actor of a kind.
fn names_actor(cast: &Cast, s: &Sentence, name: Range<usize>, kind: ActorKind) -> bool {
    names_actor_that(cast, s, name, |actor| actor.kind == kind)
}

/// Whether words are the name of an actor that fits.
fn names_actor_that(cast: &Cast, s: &Sentence, name: Range<usize>, fits: impl Fn(&Actor) -> bool) -> bool {
    let words: Vec<&str> = s.tokens[name].iter().map(|t| t.form.as_str()).collect();
    cast.ontology.names.longest(&words).is_some_and(|(length, namings)| {
        let is_it = |iri: &str| cast.ontology.actors.get(iri).is_some_and(&fits);
        length == words.len() && namings.iter().any(|n| n.kind == NameKind::Name && is_it(&n.iri))
    })
}
