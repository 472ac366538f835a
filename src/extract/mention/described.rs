//! Actors that a noun describes: "Russian troops", "protesters in Seoul", "the government of Chad".

use super::abode::{abode, land_around, land_beside};
use super::doing::{is_doer, is_head_count};
use super::office::office_at;
use super::{agent_at, beside, body_of, is_inside_name, is_name, is_theirs, lord, name_apart, owner};
use crate::extract::actor::Cast;
use crate::extract::shape;
use crate::extract::{Entity, EntityKind, Mention, MentionForm};
use crate::ontology::{ActorKind, AgentNoun, Iri, NameKind, Tenure, Text, WordSet};
use crate::span::Span;
use crate::text::{Function, Sentence, Upos};

/// Sectors of those in whose sentence "the government" is their own, where it names no other state.
const INSTITUTIONS: [&str; 6] = ["GOV", "LEG", "JUD", "COP", "OPP", "PTY"];

/// Actors that a noun describes: "Russian troops", "protesters in Seoul", "the government of Chad", and "Algerian
/// landowners" where they do something.
pub(in crate::extract) fn described(cast: &mut Cast) {
    for sentence in 0..cast.document.sentences.len() {
        let s = &cast.document.sentences[sentence];
        for token in 0..s.tokens.len() {
            if !may_describe(cast, sentence, token) {
                continue;
            }
            let span = s.phrase_span(token);
            let again = body_told_again(cast, sentence, token);
            if let Some(entity) = again.or_else(|| state_told_again(cast, sentence, token)) {
                cast.mention(sentence, token, span, MentionForm::Nominal, entity);
                continue;
            }
            let agent = agent_at(cast, s, token);
            let named = agent.filter(|a| !a.is_person).and_then(|_| body_named_beside(cast, sentence, token));
            let behind = agent.filter(|a| a.is_person).and_then(|_| behind_domain(cast, sentence, token));
            let is_named = named.is_some() || behind.is_some();
            let Some(mut description) = description(cast, sentence, token, is_named) else { continue };
            let kind = description.kind();
            let behind = behind.filter(|_| kind == EntityKind::Per);
            let led = || behind.and_then(|name| state_led(cast, sentence, token, name));
            description.state = description.state.take().or_else(led);
            let entity = entity_of(cast, sentence, token, description);
            introduce(cast, sentence, token, behind, entity);
            let behind =
                behind.map(|mention| &cast.found.mentions[mention]).map(|m| (m.entity, m.span.start));
            // "former presidential candidate Ana Silva", "the carmaker Lumora": one person, one body.
            let named = match kind {
                EntityKind::Per => {
                    behind.map(|(entity, _)| entity).or_else(|| name_behind(cast, sentence, token))
                }
                _ => named,
            };
            let span = match behind.filter(|(_, start)| span.start < *start && *start < span.end) {
                Some((_, start)) => Span::new(span.start, span_before(s, start)),
                None => span,
            };
            cast.mention(sentence, token, span, MentionForm::Nominal, named.unwrap_or(entity));
        }
    }
}

/// Whether a word can name an actor by what it is, and is in no name or mention yet.
fn may_describe(cast: &Cast, sentence: usize, token: usize) -> bool {
    let s = &cast.document.sentences[sentence];
    // "oil company officials": the head alone is the actor.
    let is_noun = matches!(s.tokens[token].upos, Upos::Noun | Upos::Propn)
        && !matches!(s.tokens[token].relation(), "compound" | "flat");
    (is_noun || is_head_count(cast, s, token))
        && cast.mention_at(sentence, token).is_none()
        && !is_inside_name(cast, sentence, token)
}

/// What a noun says of an actor.
struct Description<'a> {
    /// What kind of actor the noun names; none for whoever only does what people do.
    agent: Option<&'a AgentNoun>,
    is_plural: bool,
    /// Mentions that tell whose it is, and who leads it.
    owner: Option<usize>,
    lord: Option<usize>,
    state: Option<Iri>,
    /// The state is told elsewhere in the sentence.
    is_from_context: bool,
    /// "Chad's allies" are not Chad's.
    is_apart: bool,
}

impl Description<'_> {
    fn kind(&self) -> EntityKind {
        match (self.agent.is_none_or(|agent| agent.is_person || agent.is_plural), self.is_plural) {
            (true, false) => EntityKind::Per,
            (true, true) => EntityKind::Group,
            (false, _) => EntityKind::Org,
        }
    }
}

/// Reads what the noun says; none where it stands for no actor. `is_named`: its name is beside it.
fn description<'a>(
    cast: &Cast<'a>,
    sentence: usize,
    token: usize,
    is_named: bool,
) -> Option<Description<'a>> {
    let s = &cast.document.sentences[sentence];
    let agent = agent_at(cast, s, token);
    let is_count = is_head_count(cast, s, token);
    if agent.is_none() && !is_count && !is_doer(cast, s, token) {
        return None;
    }
    let is_government =
        cast.ontology.words(WordSet::GovernmentNoun).contains(&*s.tokens[token].lemma.to_lowercase());
    // "his government" is told by who he is.
    if is_government && s.children(token).any(|c| s.tokens[c].xpos == "PRP$") {
        return None;
    }
    let owner = owner(cast, sentence, token);
    let is_apart = owner.is_some_and(|mention| is_apart(cast, s, token, mention));
    let owner = owner.filter(|_| !is_apart);
    let state = owner.and_then(|mention| cast.state_of(mention));
    let state = state.or_else(|| agent.and_then(|_| state_of_leader(cast, s, token)));
    let of_body = || body_told(cast, sentence, token).and_then(|(_, owner)| cast.state_of(owner));
    let state = state.or_else(|| agent.and_then(|_| of_body()));
    let around = || {
        let land = land_around(cast, sentence, token).and_then(|land| cast.mention_at(sentence, land));
        land.and_then(|mention| cast.state_of(mention))
    };
    // "an office in Turkey's capital" is nobody's.
    let state = state.or_else(|| agent.filter(|agent| !agent.needs_state).and_then(|_| around()));
    // "the mayor of a town", while "the mayor" may have been named before.
    let is_office = agent.is_some_and(|a| a.is_person)
        && s.genitive(token).is_some()
        && office_at(cast, s, token).is_some();
    let is_bodys =
        is_government || is_office || s.tokens[token].xpos == "NNP" && agent.is_some_and(|a| !a.is_person);
    let is_open = state.is_none() && is_bodys && is_definite(s, token);
    let is_ones_own = is_government || is_office;
    let context =
        if is_open { only_state(cast, sentence, Some(token).filter(|_| is_ones_own)) } else { None };
    let description = Description {
        agent,
        is_plural: is_count || matches!(s.tokens[token].xpos.as_str(), "NNS" | "NNPS"),
        owner,
        lord: lord(cast, sentence, token),
        is_from_context: context.is_some(),
        is_apart,
        state: state.or(context),
    };
    let stands = match agent {
        Some(_) if is_named => true,
        Some(agent) => stands(cast, sentence, token, agent, &description),
        None => is_count || description.state.is_some(),
    };
    let is_nobodys = description.state.is_none() && agent.is_some_and(|agent| is_in_general(s, token, agent));
    (stands && !is_nobodys && !asks_how_many(s, token)).then_some(description)
}

/// "Chad's allies", "Chadian allies", "supporters of Ukraine", but "Ukrainian supporters": those who side with a state, or
/// against it, are others.
fn is_apart(cast: &Cast, s: &Sentence, noun: usize, owner: usize) -> bool {
    let mention = &cast.found.mentions[owner];
    let is_state = cast.found.entities[mention.entity].actor_kind.is_some_and(ActorKind::is_state);
    let lemma = s.tokens[noun].lemma.to_lowercase();
    let is_one = |set: WordSet| cast.ontology.words(set).contains(&*lemma);
    let is_direct = s.tokens[mention.head].head == Some(noun);
    let is_own = mention.form == MentionForm::Adjective;
    // "Chad's neighbouring countries"
    let is_beside = s
        .children_by(noun, "amod")
        .any(|c| cast.ontology.words(WordSet::OutsiderNoun).contains(&*s.tokens[c].form.to_lowercase()));
    // "his Serbian partner"
    let is_outside = is_beside || is_one(WordSet::OutsiderNoun) && !is_theirs(s, noun);
    is_state && is_direct && (is_outside || !is_own && is_one(WordSet::PartisanNoun))
}

/// "the", "that"
fn is_definite(s: &Sentence, noun: usize) -> bool {
    s.children(noun).any(|c| s.tokens[c].does(Function::Definite))
}

/// Whether a noun that can name an actor names one here: "Israeli forces", and not "market forces".
fn stands(cast: &Cast, sentence: usize, token: usize, agent: &AgentNoun, told: &Description) -> bool {
    let s = &cast.document.sentences[sentence];
    // "Lumora's fleet", "Lumora jets"
    let is_arms = agent.sector.as_deref() == Some("MIL") && !agent.is_person;
    if is_arms && body_of(cast, sentence, token).is_some_and(Entity::is_private) {
        return false;
    }
    if agent.is_plural && (!told.is_plural || is_settled(s, token)) {
        return false;
    }
    // "the Senate"
    !agent.needs_state
        || is_definite(s, token) && s.tokens[token].xpos == "NNP" && !agent.is_person
        || told.state.is_some()
        || body_of(cast, sentence, token).is_some()
        || told.lord.is_some()
        || told.is_apart
        || is_backed(cast, s, token)
        || told.is_plural && (is_of_somebody(cast, sentence, token) || is_theirs(s, token))
}

/// The sector in which the noun says that somebody acts.
fn sector(cast: &Cast, sentence: usize, token: usize, agent: Option<&AgentNoun>) -> Option<Text> {
    let Some(agent) = agent else { return Some("CVL".into()) };
    // "the UN chief", "the NATO alliance" act where their body does.
    let body = || body_of(cast, sentence, token);
    // "a Lumora spokeswoman" serves no government.
    let is_private =
        agent.is_person && agent.sector.as_deref() == Some("GOV") && body().is_some_and(Entity::is_private);
    // "M23 forces" are no army.
    let is_rebel = |entity: &&Entity| matches!(entity.sector.as_deref(), Some("REB" | "UAF"));
    if agent.sector.as_deref() == Some("MIL")
        && let Some(rebels) = body().filter(is_rebel)
    {
        return rebels.sector.clone();
    }
    if agent.is_person
        && agent.sector.as_deref() == Some("GOV")
        && let Some(society) = sector_of_society(cast, &cast.document.sentences[sentence], token)
    {
        return Some(society);
    }
    let own = agent.sector.clone().filter(|_| !is_private);
    own.or_else(|| body().and_then(|entity| entity.sector.clone()))
}

/// "the president of the chess club", "the company's president": the sector of the private body that an office is in.
fn sector_of_society(cast: &Cast, s: &Sentence, office: usize) -> Option<Text> {
    const OTHERS: [&str; 9] = ["BUS", "MNC", "EDU", "LAB", "MED", "CVL", "OPP", "PTY", "REB"];
    let before = s
        .children(office)
        .filter(|&c| s.tokens[c].deprel == "nmod:poss" || c < office && s.tokens[c].relation() == "compound");
    before.chain(s.genitive(office)).find_map(|body| {
        let lemma = s.tokens[body].lemma.to_lowercase();
        if s.tokens[body].form.starts_with(char::is_uppercase) {
            return None;
        }
        if cast.ontology.words(WordSet::ClubNoun).contains(&*lemma) {
            return Some("CVL".into());
        }
        // "the central bank's governor", "the leader of the rebels"
        let is_several = s.tokens[body].xpos == "NNS";
        let agent = agent_at(cast, s, body).filter(|agent| !agent.is_person || is_several)?;
        agent.sector.clone().filter(|sector| OTHERS.contains(&&**sector))
    })
}

/// Who is described: a government is its state as an actor, and "German and Polish prosecutors" are two.
fn entity_of(cast: &mut Cast, sentence: usize, token: usize, told: Description) -> usize {
    let kind = told.kind();
    let span = told_span(cast, sentence, token);
    let span = told.lord.map_or(span, |lord| span.cover(cast.found.mentions[lord].span));
    let label = cast.document.label(span);
    let sector = sector(cast, sentence, token, told.agent);
    // "the Uttar Pradesh government" is not India's.
    let is_national = told.owner.is_some_and(|m| {
        let owner = &cast.found.entities[cast.found.mentions[m].entity];
        owner.actor_kind.is_some_and(ActorKind::is_state)
    });
    let is_government =
        sector.as_deref() == Some("GOV") && kind == EntityKind::Org && (is_national || told.is_from_context);
    let body = body_of(cast, sentence, token).and_then(|entity| entity.actor.clone());
    let is_anyones = is_national || body.is_some();
    let several = if told.is_plural && is_anyones { each(cast, sentence, token) } else { Vec::new() };
    if several.len() > 1 {
        let members: Vec<usize> = several
            .into_iter()
            .map(|(label, state, body)| {
                let key = format!("described {label} {state:?}");
                let sector = sector.clone();
                cast.entity(&key, || Entity { body, ..Entity::described(kind, label, state, sector) })
            })
            .collect();
        let key = format!("several {members:?}");
        return cast.entity(&key, || Entity { members, ..Entity::described(kind, label, None, sector) });
    }
    let state = told.state;
    match state.as_ref().filter(|_| is_government).and_then(|iri| cast.ontology.actors.get(iri)) {
        Some(actor) => cast.actor(actor),
        None => {
            let key = format!("described {label} {state:?}");
            cast.entity(&key, || Entity { body, ..Entity::described(kind, label, state, sector) })
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

/// "members of a Chadian delegation", "an aide to the Kenyan president": the body or officer that the phrase behind describes, and
/// the mention that tells of what state.
fn body_told(cast: &Cast, sentence: usize, noun: usize) -> Option<(usize, usize)> {
    let s = &cast.document.sentences[sentence];
    let is_partisan =
        cast.ontology.words(WordSet::PartisanNoun).contains(&*s.tokens[noun].lemma.to_lowercase());
    let own = s.children_by(noun, "nmod").filter(|&c| c > noun);
    // "condemned a minister in the Kenyan government": some trees hang it on the verb.
    let is_close = |&c: &usize| s.tokens[c].deprel == "obl" && s.case_marker(c) == Some(noun + 1);
    let above = s.tokens[noun].head.filter(|_| matches!(s.tokens[noun].relation(), "obj" | "obl"));
    let beside = above.into_iter().flat_map(|verb| s.children(verb)).filter(is_close);
    let acts = s.tokens[noun].deprel == "nsubj";
    let is_person = agent_at(cast, s, noun).is_some_and(|agent| agent.is_person);
    own.chain(beside).find_map(|c| {
        let agent = agent_at(cast, s, c)?;
        let is_of = s.is_led_by(c, Function::Genitive);
        // "sent envoys to the Kenyan president"
        let is_at = s.is_led_by(c, Function::Origin) || acts && s.is_led_by(c, Function::Goal);
        let is_official = agent.sector.as_deref() == Some("GOV") && !is_partisan;
        let serves = is_official && is_person && (is_of || is_at);
        let is_whose = serves || is_of && !agent.is_person;
        let owner = owner(cast, sentence, c).filter(|&owner| is_whose && cast.state_of(owner).is_some());
        owner.map(|owner| (c, owner))
    })
}

/// The one state that the article has named lately, in which the sentence says that it was, or whose institutions it tells of:
/// whose "the government" is.
fn only_state(cast: &Cast, sentence: usize, ruler: Option<usize>) -> Option<Iri> {
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
        let is_name = mention.form == MentionForm::Name && entity.kind.is_land();
        // "Chadian judges found the government guilty": theirs.
        let serves = entity.sector.as_deref().is_some_and(|sector| INSTITUTIONS.contains(&sector));
        // "Chadian officials accused the government": another's.
        let is_other = |ruler: usize| {
            entity.sector.as_deref() == Some("GOV") && s.tokens[mention.head].head == s.tokens[ruler].head
        };
        is_setting |= mention.sentence < sentence
            || ruler.is_some_and(|ruler| !is_other(ruler))
                && serves
                && mention.form != MentionForm::Adjective
                && !is_name
            || is_name && s.is_led_by(mention.head, Function::Engagement);
    }
    found.filter(|_| is_setting).cloned()
}

/// "an Iran-backed group": known by whose side it is on.
fn is_backed(cast: &Cast, s: &Sentence, noun: usize) -> bool {
    let words = cast.ontology.words(WordSet::BackingParticiple);
    let sides = |&c: &usize| {
        c > 0 && s.tokens[c - 1].form == "-" && words.contains(&*s.tokens[c].form.to_lowercase())
    };
    s.children_by(noun, "amod").any(|c| sides(&c))
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
    let is_several = |c: usize| s.tokens[c].deprel == "nmod:poss" && s.conjuncts(c).len() > 1;
    let first = s.children(noun).find(|&c| {
        let is_whose = matches!(s.tokens[c].relation(), "amod" | "compound") || is_several(c);
        is_whose && cast.mention_at(sentence, c).is_some()
    });
    let adjectives: Vec<usize> = first.map_or(Vec::new(), |first| s.conjuncts(first));
    let Some(last) = adjectives.iter().copied().max().filter(|&last| last < noun) else { return Vec::new() };
    // "Chad and Niger's envoys"
    let owns = s.tokens[last + 1].xpos == "POS";
    let start = last + 1 + usize::from(owns);
    let rest = cast.document.label(Span::new(s.tokens[start].span.start, s.tokens[noun].span.end));
    let link = if owns { format!("{} ", s.tokens[last + 1].form) } else { " ".to_owned() };
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
            .then(|| (format!("{}{link}{rest}", cast.document.label(name)), owner.state.clone(), body))
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
        || !words(WordSet::MovementNoun).contains(&*s.tokens[token].lemma.to_lowercase())
    {
        return None;
    }
    let between = |from: usize| {
        (from + 1..token)
            .all(|t| words(WordSet::MovementAttribute).contains(&*s.tokens[t].form.to_lowercase()))
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

/// "the nation of Chad", "the state of Kenya": that state.
fn state_told_again(cast: &Cast, sentence: usize, token: usize) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let lemma = s.tokens[token].lemma.to_lowercase();
    // Several of them would be states without their names.
    let is_country = cast.ontology.words(WordSet::CountryNoun).contains(&*lemma)
        || cast.ontology.agent(&lemma).is_some_and(|agent| agent.is_plural);
    if !is_country || s.tokens[token].xpos.ends_with('S') || !is_definite(s, token) {
        return None;
    }
    let name = &cast.found.mentions[cast.mention_at(sentence, s.genitive(token)?)?];
    let is_state = cast.found.entities[name.entity].actor_kind.is_some_and(ActorKind::is_state);
    (is_state && name.form == MentionForm::Name).then_some(name.entity)
}

/// "the Bush administration", "the Assad regime": of whichever leader of the name, it is one state's.
fn state_of_leader(cast: &Cast, s: &Sentence, token: usize) -> Option<Iri> {
    let ontology = cast.ontology;
    if !ontology.words(WordSet::GovernmentNoun).contains(&*s.tokens[token].lemma.to_lowercase()) {
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

/// "Chief of the General Staff Ana Silva", "leader of Hamas Ana Silva": the mention of whose name stands behind what it is
/// that somebody leads.
fn behind_domain(cast: &Cast, sentence: usize, token: usize) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let links = cast.ontology.words(WordSet::NameLink);
    let link = s.tokens.get(token + 1).filter(|link| link.upos == Upos::Adp)?;
    if !links.contains(&*link.form) && !link.does(Function::Goal) {
        return None;
    }
    let start = |m: usize| cast.found.mentions[m].span.start;
    let is_behind = |m: &usize| start(*m) >= link.span.end;
    let named = cast.mentions_in(sentence).filter(is_behind).filter(|&m| {
        let mention = &cast.found.mentions[m];
        mention.form == MentionForm::Name && mention.kind == EntityKind::Per
    });
    let named = named.min_by_key(|&m| start(m))?;
    let end = s.tokens.iter().position(|t| t.span.start == start(named))?;
    let domain = token + 2..end;
    // "Spokesman for President Ana Silva" is not the president.
    let is_part = |t: usize| {
        s.tokens[t].form.starts_with(char::is_uppercase)
            || s.tokens[t].does(Function::Definite)
            || s.tokens[t].xpos == "POS"
            || links.contains(&*s.tokens[t].form)
    };
    let last = s.tokens[..end].last()?;
    let ends_body = || {
        let is_body = |m: &Mention| m.span.end == last.span.end && m.kind != EntityKind::Per;
        let is_common = |set: WordSet| cast.ontology.words(set).contains(&*last.form.to_lowercase());
        cast.mentions_in(sentence).any(|m| is_body(&cast.found.mentions[m]))
            || is_common(WordSet::BodyNoun)
            || is_common(WordSet::SharedName) && agent_at(cast, s, end - 1).is_none()
    };
    (!domain.is_empty() && domain.clone().all(is_part) && ends_body()).then_some(named)
}

/// The state of what somebody leads: "Chief of the Kenyan General Staff", but "envoy for Somalia".
fn state_led(cast: &Cast, sentence: usize, token: usize, name: usize) -> Option<Iri> {
    let s = &cast.document.sentences[sentence];
    s.tokens.get(token + 1).filter(|link| link.does(Function::Genitive))?;
    let (start, end) = (s.tokens[token].span.end, cast.found.mentions[name].span.start);
    let led = cast.mentions_in(sentence).filter(|&m| {
        let span = cast.found.mentions[m].span;
        start <= span.start && span.end <= end
    });
    led.filter_map(|m| cast.state_of(m)).next()
}

/// Where the word ends before what starts at an offset.
fn span_before(s: &Sentence, start: usize) -> usize {
    s.tokens.iter().rev().find(|t| t.span.end <= start).map_or(start, |t| t.span.end)
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
                && !cast.ontology.words(WordSet::GivenName).contains(&*first)
        };
        let is_body = m.form == MentionForm::Name && (entity.kind == EntityKind::Org || is_open());
        is_body.then_some((m.entity, entity.kind))
    })?;
    if kind != EntityKind::Org {
        cast.is_body(entity);
    }
    Some(entity)
}

/// "White House adviser Jared Kushner", "Agnes Callamard, the special rapporteur", "the Kenyan carmaker Lumora": a person
/// or body of whom nothing is known acts where the description says.
fn introduce(
    cast: &mut Cast,
    sentence: usize,
    token: usize,
    behind_domain: Option<usize>,
    description: usize,
) {
    let s = &cast.document.sentences[sentence];
    let told = &cast.found.entities[description];
    // "the Kenyan ministers Ana Silva and Jan Berg"
    let is_title_of_all = told.kind == EntityKind::Group && s.tokens[token].deprel == "nmod:desc";
    let (kind, most) = match told.kind {
        EntityKind::Per | EntityKind::Org => (told.kind, 1),
        EntityKind::Group if is_title_of_all => (EntityKind::Per, usize::MAX),
        _ => return,
    };
    let names =
        beside(s, token).into_iter().flat_map(|t| if is_title_of_all { s.conjuncts(t) } else { vec![t] });
    let beside = names.filter_map(|t| cast.mention_at(sentence, t));
    let is_unknown = |m: &usize| {
        let mention = &cast.found.mentions[*m];
        let entity = &cast.found.entities[mention.entity];
        let is_unknown = entity.named && !entity.is_known(cast.ontology);
        mention.form == MentionForm::Name && entity.kind == kind && is_unknown
    };
    // "the ruler of Chad, Ana Silva": some trees give the name to the land.
    let of =
        s.children(token).filter(|&c| told.kind == EntityKind::Per && s.is_led_by(c, Function::Genitive));
    let beyond = of.flat_map(|c| s.children_by(c, "appos")).filter_map(|t| cast.mention_at(sentence, t));
    let named = behind_domain.into_iter().chain(beside).chain(beyond).filter(is_unknown).take(most);
    let people: Vec<usize> = named.map(|m| cast.found.mentions[m].entity).collect();
    let (state, sector, body) = (told.state.clone(), told.sector.clone(), told.body.clone());
    for person in people {
        let entity = &mut cast.found.entities[person];
        entity.body = entity.body.take().or_else(|| body.clone());
        entity.state = entity.state.take().or_else(|| state.clone());
        entity.sector = entity.sector.take().or_else(|| sector.clone());
    }
}

/// The words that tell who somebody is, with the place behind them: "court in Venezuela".
fn told_span(cast: &Cast, sentence: usize, token: usize) -> Span {
    let s = &cast.document.sentences[sentence];
    // "drove the rebels out of the city": that is where they are driven from.
    let is_out = |c: usize| s.preposition(c).is_some_and(|leads| leads.contains(' '));
    let span = s.name_span_with(token, |c| {
        s.is_led_by(c, Function::Origin) && !is_out(c) && cast.mention_at(sentence, c).is_some()
    });
    // "firms registered in Cyprus", "condemned a court in Goma"
    let land = abode(cast, sentence, token).or_else(|| land_beside(cast, sentence, token));
    // "an aide to the Kenyan president"
    let whose = agent_at(cast, s, token).and_then(|_| body_told(cast, sentence, token)).map(|(body, _)| body);
    land.or(whose).map_or(span, |behind| span.cover(s.name_span(behind)))
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
