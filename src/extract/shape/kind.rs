//! What kind of actor a name that nobody knows belongs to, by its words and by what is beside it.

use super::is_title_case;
use super::known::{goes_on_small, is_adjective, is_given, known_land, names_known_company, opens_with_land};
use super::number::{is_initial, is_pronoun_in_name};
use super::run::{is_brand, is_opening, is_side_by_side};
use super::unknown::earlier_bearer;
use crate::extract::EntityKind;
use crate::extract::actor::Cast;
use crate::extract::mention::{acts, agent_at, office_at, suffers};
use crate::ontology::{AgentNoun, NameKind, WordClass, WordSet};
use crate::span::Span;
use crate::text::{Function, Sentence, Upos};

/// What bears the name; none where a noun describes and does not name.
pub(super) fn kind_by_shape(
    cast: &Cast,
    s: &Sentence,
    start: usize,
    end: usize,
    head: usize,
) -> Option<EntityKind> {
    let lower = |t: usize| s.tokens[t].form.to_lowercase();
    let (first, last, named_by) = (lower(start), lower(end - 1), lower(head));
    let has_spaces = s.tokens[start..end].windows(2).any(|pair| pair[0].span.end < pair[1].span.start);
    let is_long = end - start > 1 && has_spaces;
    let agent = cast.ontology.agent(&last);
    // "the Government", "the Permanent Representative": described, not named.
    let is_described = |agent: &AgentNoun| agent.is_person && s.tokens[start].upos != Upos::Propn;
    if agent.is_some_and(|agent| !is_long || is_described(agent)) {
        return None;
    }
    let is_one = |set: WordSet, words: &[&String]| {
        words.iter().any(|word| cast.ontology.words(set).contains(word.as_str()))
    };
    // "Hurricane Melissa", "World War II", but "Constitution Party".
    // "C. P. Silva"
    if is_pronoun_in_name(s, start)
        || is_initial(s, start) && is_initial(s, start + 1) && last.starts_with(char::is_alphabetic)
    {
        return Some(EntityKind::Per);
    }
    let closes_otherwise = is_one(WordSet::BodyNoun, &[&last]) || is_one(WordSet::PlaceNameNoun, &[&last]);
    if is_one(WordSet::HazardNoun, &[&last, &named_by])
        || !closes_otherwise && is_one(WordSet::HazardNoun, &[&first])
    {
        return Some(EntityKind::Event);
    }
    if is_long && agent.is_some_and(|agent| !agent.is_person) {
        return Some(EntityKind::Org);
    }
    // "Bell 412"
    if is_long
        && last.bytes().all(|b| b.is_ascii_digit())
        && !is_one(WordSet::PlaceNameNoun, &[&first, &named_by])
    {
        return Some(EntityKind::Misc);
    }
    // "President Gudni": a title stands before people.
    let is_titled = (1..=8)
        .any(|length| start.checked_sub(length).is_some_and(|at| office_at(cast, s, at) == Some(length)));
    if is_titled {
        return Some(EntityKind::Per);
    }
    // "the army chief, Cho In-hwan"
    let is_people = |t: usize| {
        cast.ontology.agent(&s.tokens[t].lemma.to_lowercase()).is_some_and(|agent| agent.is_person)
            || office_at(cast, s, t).is_some()
    };
    let apposed = s.tokens[head].head.filter(|_| s.tokens[head].relation() == "appos");
    let is_apposed_person = apposed.into_iter().chain(s.children_by(head, "appos")).any(is_people);
    if is_long && is_apposed_person && end - start <= 4 && !closes_otherwise {
        return Some(EntityKind::Per);
    }
    // "Lumora & Sons"
    let is_firm = || s.tokens[start..end].iter().any(|token| token.form == "&");
    // "Macy's"
    let is_shop = s.tokens[end - 1].xpos == "POS";
    if is_one(WordSet::CompanyForm, &[&last]) || is_firm() || is_shop {
        return Some(EntityKind::Org);
    }
    let is_land = |t: usize| is_one(WordSet::LandNoun, &[&s.tokens[t].lemma.to_lowercase()]);
    // "the capital Maseru"
    let is_apposed_place = is_land_named(cast, s, head)
        || s.children_by(head, "appos").any(is_land)
        || s.children_by(head, "compound").any(|c| c + 1 == start && is_land(c));
    // "the airline Velta Wings", "the rebel group Hurras"
    let is_beside = |c: &usize| s.tokens[*c].head == Some(head) || s.tokens[head].head == Some(*c);
    let called = start.checked_sub(1).filter(is_beside).filter(|_| !is_given(cast, s, start));
    // "the leader of the Lumora party Ana Silva"
    let has_name = |c: usize| {
        s.children_by(c, "compound")
            .any(|t| t < c && s.tokens[t].upos == Upos::Propn && !is_adjective(cast, s, t))
    };
    let is_noun = |c: usize| matches!(s.tokens[c].xpos.as_str(), "NN" | "NNP");
    if called.is_some_and(|c| is_noun(c) && !has_name(c) && says_company(cast, s, c)) {
        return Some(EntityKind::Org);
    }
    // "the film Conclave"
    let is_fiction = |c: usize| is_one(WordSet::FictionWord, &[&s.tokens[c].form]);
    if called.is_some_and(is_fiction) && !closes_otherwise {
        return Some(EntityKind::Misc);
    }
    // "captured Tarbeel, Somalia"
    let is_before_land = || {
        let land = end + 1;
        let is_beside = |c: usize| (land..land + 3).contains(&c) && s.tokens[c].relation() != "conj";
        land < s.tokens.len()
            && s.tokens[end].form == ","
            && s.children(head).any(is_beside)
            && known_land(cast, s, land).is_some()
    };
    // "Maria Hall resigned"
    let is_persons = || {
        let is_article = |t: usize| s.tokens[t].does(Function::Definite);
        (start..end - 1).any(|t| is_given(cast, s, t))
            && !start.checked_sub(1).is_some_and(is_article)
            && end - start <= 3
            && (acts(cast, s, head) || suffers(cast, s, head))
    };
    if is_long && is_one(WordSet::PlaceNameNoun, &[&last]) && is_persons() {
        return Some(EntityKind::Per);
    }
    let begins_as_place = is_one(WordSet::PlaceNameNoun, &[&first]) && !is_one(WordSet::BodyNoun, &[&last]);
    if is_apposed_place
        || is_before_land()
        || is_long && (begins_as_place || is_one(WordSet::PlaceNameNoun, &[&last]))
    {
        return Some(EntityKind::Loc);
    }
    // "Observatory for Human Rights", "Gulf of Oman": the word before the link says what it is.
    if is_long && is_one(WordSet::BodyNoun, &[&last, &named_by]) {
        return Some(EntityKind::Org);
    }
    if is_long && is_one(WordSet::PlaceNameNoun, &[&named_by]) {
        return Some(EntityKind::Loc);
    }
    if is_long && known_land(cast, s, start).is_some_and(|known| goes_on_small(cast, s, start, known)) {
        return Some(EntityKind::Loc);
    }
    if is_long && end - start <= 6 && is_one(WordSet::GivenName, &[&first]) {
        return Some(EntityKind::Per);
    }
    let written = &s.tokens[start].form;
    // "Demosisto's Nathan Law", "LibriVox founder Hugh McGuire": people belong to bodies.
    let is_of_people = s.tokens[head].head.is_some_and(|of| {
        let is_owner = s.tokens[head].deprel == "nmod:poss" && is_given(cast, s, of);
        is_owner || s.tokens[head].relation() == "compound" && of == end && is_people(of)
    });
    if is_of_people && !is_given(cast, s, start) {
        return Some(EntityKind::Org);
    }
    let is_acronym = end - start == 1 && written.len() >= 2 && written.chars().all(char::is_uppercase);
    if is_acronym {
        return Some(EntityKind::Org);
    }
    // "the A380", "an MQ-9"
    let has_digit = || s.tokens[start..end].iter().any(|t| t.form.bytes().any(|b| b.is_ascii_digit()));
    let is_model = || s.tokens[start..end].iter().any(|t| t.form == "-");
    if !is_long && has_digit() && (is_model() || !acts(cast, s, head)) {
        return Some(EntityKind::Misc);
    }
    // "in Silva's last years" after "Ana Silva"
    let is_owner = s.tokens.get(end).is_some_and(|next| matches!(next.form.as_str(), "'s" | "'"));
    if is_owner
        && end == start + 1
        && cast.family_bearer(written).is_some_and(|e| cast.found.entities[e].kind == EntityKind::Per)
    {
        return Some(EntityKind::Per);
    }
    // "published in The Lancet"
    let has_article = s.tokens[start].does(Function::Definite);
    let preposition = s.preposition(head).unwrap_or_default();
    if !has_article && cast.ontology.words(WordSet::LocativePreposition).contains(&*preposition) {
        return Some(EntityKind::Loc);
    }
    let is_twin = |t: usize| is_side_by_side(s, t - 1, t) && s.tokens[t].relation() != "compound";
    let has_flat = (start..end).any(|t| s.tokens[t].relation() == "flat") || (start + 1..end).any(is_twin);
    // "Abu Bakr al-Baghdadi"
    let words = (start..end).filter(|&t| s.tokens[t].upos != Upos::Punct).count();
    // People bear no article: "the Times", "the Galerie d'Apollon".
    let is_definite =
        has_article || s.children(head).any(|c| c + 1 == start && s.tokens[c].does(Function::Definite));
    let is_thing = is_definite && !(start..end).any(|t| is_given(cast, s, t));
    if is_long && has_flat && words <= 4 && !is_thing {
        return Some(EntityKind::Per);
    }
    // "Google Maps"
    if is_long && names_known_company(cast, s, start..end - 1) && !is_one(WordSet::BodyNoun, &[&last]) {
        return Some(EntityKind::Misc);
    }
    let verb = s.tokens[head].head.filter(|_| s.tokens[head].relation() == "nsubj");
    let speaks = verb.is_some_and(|v| {
        let lemma = &s.tokens[v].lemma;
        cast.ontology.speech(lemma, WordClass::Verb).any(|word| word.is_reporting)
    });
    if is_long {
        // "Civil Defense", "Kampala Tower" and "Ostrava Falcons" do what people do.
        let is_no_person = || {
            is_one(WordSet::SharedName, &[&first]) && s.tokens[start].relation() == "amod"
                || opens_with_land(cast, s, start, end)
                || (start..end).any(|t| s.tokens[t].upos == Upos::Num)
        };
        let is_person = end - start <= 3 && verb.is_some() && !is_thing && !is_no_person();
        return Some(if is_person { EntityKind::Per } else { EntityKind::Org });
    }
    let is_singular = s.tokens[head].xpos == "NNP";
    if is_brand(&s.tokens[start].form) {
        return Some(EntityKind::Misc);
    }
    if is_definite && is_one(WordSet::CompassNoun, &[&named_by]) {
        return Some(EntityKind::Loc);
    }
    if is_definite && is_singular && !is_title_case(s) && !is_opening(s, start) {
        return Some(listed_kind(cast, s, head).unwrap_or(EntityKind::Org));
    }
    // "Ravenko refused to answer"
    let is_somebody = s.tokens[head].xpos == "NNP"
        && !closes_otherwise
        && (acts(cast, s, head) || !is_title_case(s) && suffers(cast, s, head));
    // "an Iskander missile"
    let is_of_thing = s.tokens[head].relation() == "compound"
        && s.tokens[head].head.is_some_and(|of| {
            let lemma = s.tokens[of].lemma.to_lowercase();
            of >= end && (is_one(WordSet::SiteNoun, &[&lemma]) || is_one(WordSet::WeaponNoun, &[&lemma]))
        });
    if speaks && s.tokens[head].upos == Upos::Propn
        || is_somebody
        || is_addressed(s, start)
        || is_given(cast, s, start) && !is_of_thing
    {
        return Some(EntityKind::Per);
    }
    let name = cast.document.words(Span::new(s.tokens[start].span.start, s.tokens[end - 1].span.end));
    let before = earlier_bearer(cast, &name, EntityKind::Per).map(|e| cast.found.entities[e].kind);
    // A capital at the head of a sentence, or in a heading, names nothing for certain.
    // "Lumora's shares fell": but for what does something there.
    let is_doer = s.tokens[head].xpos == "NNP"
        && matches!(s.tokens[head].deprel.as_str(), "nsubj" | "nsubj:pass" | "nmod:poss");
    let is_certain = (!is_opening(s, start) || is_doer) && !is_title_case(s);
    // "Sokolov" where the gazetteer knows several.
    let is_family = || {
        let known = cast.ontology.names.longest(&[written.as_str()]);
        end == start + 1
            && s.tokens[start].xpos == "NNP"
            && known.is_some_and(|(_, namings)| namings.iter().any(|n| n.kind == NameKind::FamilyName))
    };
    let kind = || match listed_kind(cast, s, head) {
        Some(kind) => kind,
        None if is_family() => EntityKind::Per,
        None => EntityKind::Misc,
    };
    before.or_else(|| is_certain.then(kind))
}

/// "the cities of Bardaale": whether a word is named as a stretch of land.
pub(super) fn is_land_named(cast: &Cast, s: &Sentence, token: usize) -> bool {
    let lands = cast.ontology.words(WordSet::LandNoun);
    s.tokens[token].head.is_some_and(|of| {
        lands.contains(&*s.tokens[of].lemma.to_lowercase())
            && s.tokens[token].relation() == "nmod"
            && s.is_led_by(token, Function::Genitive)
    })
}

/// "the cities of Bardaale, Qoryooley and Wanlaweyn", "near Bardaale, Bay": a name behind another's comma is of its kind.
fn listed_kind(cast: &Cast, s: &Sentence, head: usize) -> Option<EntityKind> {
    let is_listed = matches!(s.tokens[head].deprel.as_str(), "conj" | "nmod:unmarked" | "appos");
    let first = s.tokens[head].head.filter(|_| is_listed)?;
    let sentence = cast.document.sentence_at(s.span)?;
    let kind = cast.found.mentions[cast.mention_at(sentence, first)?].kind;
    match kind {
        EntityKind::Gpe | EntityKind::Loc => Some(EntityKind::Loc),
        EntityKind::Org => Some(EntityKind::Org),
        _ => None,
    }
}

/// Whether a noun is said of companies or armed groups, never of people: "airline", "militia".
pub(in crate::extract) fn names_company(cast: &Cast, s: &Sentence, noun: usize) -> bool {
    s.tokens[noun].xpos == "NN" && says_company(cast, s, noun)
}

/// As [`names_company`], however the noun is tagged.
fn says_company(cast: &Cast, s: &Sentence, noun: usize) -> bool {
    let lemma = s.tokens[noun].lemma.to_lowercase();
    // "the hotel chain Lumora"
    let agent = agent_at(cast, s, noun);
    let is_trade = agent.is_some_and(|agent| !agent.is_person && agent.sector.as_deref() == Some("BUS"));
    s.tokens[noun].form.starts_with(char::is_lowercase)
        && (is_trade || cast.ontology.words(WordSet::MovementNoun).contains(&*lemma))
}

/// Whether "Mr." or the like stands before a name.
pub(super) fn is_addressed(s: &Sentence, start: usize) -> bool {
    start > 0 && s.tokens[start - 1].does(Function::Honorific)
}
