//! Of which state a village is that the gazetteer lacks, where the text tells: "Tarbeel, Somalia", "the Somali town of
//! Tarbeel", "Tarbeel district in northern Somalia".

use super::land::state_named;
use crate::extract::actor::Cast;
use crate::extract::{Mention, MentionForm};
use crate::ontology::{Iri, WordSet};
use crate::text::{Function, Sentence};

/// "Tarbeel, Bay region, northern Somalia": how many lands lie one inside the other.
const MOST_LANDS: usize = 3;

/// Gives lands that the gazetteer lacks the state that their sentence tells them to be of.
pub(in crate::extract) fn lands_of_states(cast: &mut Cast) {
    for mention in 0..cast.found.mentions.len() {
        let named = &cast.found.mentions[mention];
        let land = &cast.found.entities[named.entity];
        let is_open = land.named && land.place.is_none() && land.actor.is_none() && land.state.is_none();
        if !is_open || !land.kind.is_land() || named.form != MentionForm::Name {
            continue;
        }
        let told = state_told(cast, named, named.head).or_else(|| state_in_list(cast, named));
        let state = told.or_else(|| state_in_name(cast, named));
        if state.is_some() {
            cast.found.entities[named.entity].state = state;
        }
    }
}

/// The state of who owns a land, else of what it lies in: "the U.S. air base in Tarbeel, Chad". "the Chad–Sudan border" is
/// of neither.
fn state_told(cast: &Cast, named: &Mention, land: usize) -> Option<Iri> {
    [is_owner, is_around].into_iter().find_map(|tells| {
        let mut states = Vec::new();
        states_around(cast, named, land, tells, 0, &mut states);
        <[Iri; 1]>::try_from(states).ok().map(|[state]| state)
    })
}

/// The states of what a land lies in or of who owns it, as `tells` says.
fn states_around(
    cast: &Cast,
    named: &Mention,
    land: usize,
    tells: fn(&Sentence, usize) -> bool,
    depth: usize,
    states: &mut Vec<Iri>,
) {
    if depth == MOST_LANDS {
        return;
    }
    let s = &cast.document.sentences[named.sentence];
    let anchors = std::iter::once(land).chain(kind_around(cast, s, land)).chain(kinds_behind(cast, s, land));
    for anchor in anchors {
        // "the Tarbeel District of Goma"
        let is_outside =
            |c: usize| !named.span.contains(s.tokens[c].span) || s.is_led_by(c, Function::Genitive);
        for c in s.children(anchor).filter(|&c| c != land && is_outside(c) && tells(s, c)) {
            let told = cast.mention_at(named.sentence, c).map(|mention| &cast.found.mentions[mention]);
            let state = told.filter(|mention| mention.kind.is_land()).and_then(|mention| {
                let wider = &cast.found.entities[mention.entity];
                wider.state.clone()
            });
            match state {
                Some(state) if states.contains(&state) => {}
                Some(state) => states.push(state),
                None => states_around(cast, named, c, tells, depth + 1, states),
            }
        }
    }
}

/// "in Goma and Tarbeel": the state of the first of several towns, none of them a state.
fn state_in_list(cast: &Cast, named: &Mention) -> Option<Iri> {
    let first = cast.document.sentences[named.sentence].first_conjunct(named.head);
    let mention = cast.mention_at(named.sentence, first).filter(|_| first != named.head)?;
    let town = &cast.found.entities[cast.found.mentions[mention].entity];
    let is_town = town.kind.is_land() && town.actor.is_none();
    town.state.clone().or_else(|| state_told(cast, named, first)).filter(|_| is_town)
}

/// "Goma International Airport", "Badakhshan Province": the state of the place for which another around it is named.
fn state_in_name(cast: &Cast, named: &Mention) -> Option<Iri> {
    let s = &cast.document.sentences[named.sentence];
    let tokens = s.tokens.iter().filter(|token| named.span.contains(token.span));
    let words: Vec<&str> = tokens.map(|token| token.form.as_str()).collect();
    let (last, before) = words.split_last()?;
    let is_one = |set: WordSet, word: &str| cast.ontology.words(set).contains(&*word.to_lowercase());
    let (known, namings) = cast.ontology.names.longest(before)?;
    // "International"; not "Aden Adde Airport".
    let sets = [WordSet::SharedName, WordSet::LocalNoun, WordSet::WorldwideAdjective];
    let is_common = |word: &&str| sets.into_iter().any(|set| is_one(set, word));
    let is_local = is_one(WordSet::LocalNoun, last) && before[known..].iter().all(is_common);
    state_named(cast.ontology, namings).filter(|_| is_local).cloned()
}

/// "town" of "the Somali town of Tarbeel", "district" of "Tarbeel district".
fn kind_around(cast: &Cast, s: &Sentence, land: usize) -> Option<usize> {
    let is_part = match s.tokens[land].relation() {
        "compound" | "appos" | "flat" => true,
        "nmod" => s.is_led_by(land, Function::Genitive),
        _ => false,
    };
    s.tokens[land].head.filter(|&of| is_part && is_kind_of_land(cast, s, of))
}

/// "a town in Somalia" behind "Tarbeel,".
fn kinds_behind<'a>(cast: &'a Cast, s: &'a Sentence, land: usize) -> impl Iterator<Item = usize> + 'a {
    s.children_by(land, "appos").filter(move |&c| is_kind_of_land(cast, s, c))
}

fn is_kind_of_land(cast: &Cast, s: &Sentence, noun: usize) -> bool {
    let lemma = s.tokens[noun].lemma.to_lowercase();
    let sets = [WordSet::LandNoun, WordSet::NamingNoun, WordSet::PlaceNameNoun];
    sets.into_iter().any(|set| cast.ontology.words(set).contains(&*lemma))
}

/// "the Somali town", "Somalia's Tarbeel district"
fn is_owner(s: &Sentence, word: usize) -> bool {
    matches!(s.tokens[word].relation(), "amod" | "compound") || s.tokens[word].deprel == "nmod:poss"
}

/// "in Tarbeel, Somalia", "the Tarbeel region of Somalia"
fn is_around(s: &Sentence, word: usize) -> bool {
    let is_plain = || s.case_marker(word).is_none_or(|case| s.tokens[case].does(Function::Attributive));
    match s.tokens[word].relation() {
        "nmod" => s.tokens[word].deprel != "nmod:poss" && is_plain(),
        relation => relation == "appos",
    }
}
