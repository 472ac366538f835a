//! Mentions: names by the gazetteer and by shape and parse, and actors that are described by a noun.
//! Whose they are and what stands beside them is asked here; who is meant later by a pronoun is `coreference`'s.

mod abode;
mod described;
mod doing;
mod institution;
mod land;
mod locality;
mod named;
mod naming;
mod office;

use crate::extract::actor::Cast;
use crate::extract::shape;
use crate::extract::{Entity, EntityKind, Mention, MentionForm};
use crate::ontology::{Actor, AgentNoun, NameKind, WordSet};
use crate::text::{Function, Sentence, Token, Upos};

use abode::{abode, land_beside};

pub(super) use described::described;
pub(super) use doing::{acts, suffers};
pub(super) use institution::{bodies_of_the_state, institutions};
pub(super) use locality::lands_of_states;
pub(super) use named::names;
pub(super) use naming::{titled, titled_in_full};
pub(super) use office::{office_at, office_phrase};

/// The state or polity that "of" leads at `token`.
fn state_behind<'a>(cast: &Cast<'a>, s: &Sentence, token: usize) -> Option<&'a Actor> {
    let next = s.behind(token, Function::Genitive)?;
    let words: Vec<&str> = s.tokens[next..].iter().take(6).map(|t| t.form.as_str()).collect();
    let (_, namings) = cast.ontology.names.longest(&words)?;
    namings
        .iter()
        .filter(|naming| naming.kind == NameKind::Name)
        .filter_map(|naming| cast.ontology.actors.get(&naming.iri))
        .find(|actor| actor.kind.is_state())
}

/// "ethnic Albanians": whether a word tells of whose people somebody is, and not of whose state.
fn is_kin(cast: &Cast, s: &Sentence, token: usize) -> bool {
    token.checked_sub(1).is_some_and(|before| {
        cast.ontology.words(WordSet::KinshipAdjective).contains(&*s.tokens[before].form.to_lowercase())
    })
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

/// "al - Bashir": whether a name begins with an article that the tokeniser cuts off.
pub(super) fn opens_with_article(cast: &Cast, s: &Sentence, token: usize) -> bool {
    let Some([article, hyphen, name]) = s.tokens.get(token..token + 3) else { return false };
    article.upos == Upos::Propn
        && cast.ontology.words(WordSet::NameParticle).contains(&*article.form.to_lowercase())
        && hyphen.form == "-"
        && article.span.end == hyphen.span.start
        && hyphen.span.end == name.span.start
        && name.form.starts_with(char::is_uppercase)
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
    start > 0
        && joined(start - 1, start)
        && !is_title(start - 1)
        && !shape::is_state_of_town(cast, s, start - 1, start)
        || end < s.tokens.len()
            && joined(end - 1, end)
            && !is_title(end)
            && !shape::starts_person(cast, s, start, end)
}

/// "its forces", "his supporters"
pub(super) fn is_theirs(s: &Sentence, noun: usize) -> bool {
    s.children_by(noun, "nmod:poss").any(|c| s.tokens[c].upos == Upos::Pron)
}

/// To whom troops are loyal: "forces loyal to Khalifa Haftar".
fn lord(cast: &Cast, sentence: usize, noun: usize) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let loyal = s.children(noun).filter(|&c| {
        c == noun + 1
            && cast.ontology.words(WordSet::LoyalAdjective).contains(&*s.tokens[c].form.to_lowercase())
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

/// "People" in "People's Defence Forces": a word of a name describes nobody.
fn is_inside_name(cast: &Cast, sentence: usize, token: usize) -> bool {
    let span = cast.document.sentences[sentence].tokens[token].span;
    cast.mentions_in(sentence).map(|m| &cast.found.mentions[m]).any(|mention| {
        mention.form == MentionForm::Name && mention.span != span && mention.span.contains(span)
    })
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

/// The words that may name whom a noun describes.
fn beside(s: &Sentence, token: usize) -> Vec<usize> {
    let is_beside = |t: usize| matches!(s.tokens[t].relation(), "appos" | "flat" | "compound" | "nmod");
    let described = s.tokens[token].head.filter(|_| is_beside(token));
    described.into_iter().chain(s.children_by(token, "appos")).chain(s.children_by(token, "flat")).collect()
}

/// What kind of actor the noun names, with the word before it where the two are one term: "riot police", "asylum-seekers".
pub(super) fn agent_at<'a>(cast: &Cast<'a>, s: &Sentence, token: usize) -> Option<&'a AgentNoun> {
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

/// "foreign ministers in Cairo": whether a noun means several who come from a state each.
fn are_from_several(cast: &Cast, s: &Sentence, noun: usize) -> bool {
    let nouns = cast.ontology.words(WordSet::ConferenceNoun);
    let word = &s.tokens[noun];
    let lemma = word.lemma.to_lowercase();
    let before = noun.checked_sub(1).map(|before| s.tokens[before].form.to_lowercase());
    let is_one = || before.is_some_and(|before| nouns.contains(&*format!("{before} {lemma}")));
    word.xpos == "NNS" && (nouns.contains(&*lemma) || is_one())
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

/// The mention that says whose a noun is: adjective, possessor, compound, an "of" or "from" phrase, or where
/// those it describes are at home.
pub(super) fn owner(cast: &Cast, sentence: usize, token: usize) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let is_attribute = |c: usize| {
        matches!(s.tokens[c].relation(), "amod" | "compound")
            || matches!(s.tokens[c].deprel.as_str(), "nmod:poss" | "nmod:desc")
    };
    let mut direct: Vec<usize> =
        s.children(token).filter(|&c| is_attribute(c) && !is_kin(cast, s, c)).collect();
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
    // "the envoy for Somalia" is sent there, "the envoy of Somalia" from there.
    let is_envoy = cast.ontology.words(WordSet::EnvoyNoun).contains(&*s.tokens[token].lemma.to_lowercase());
    let is_home = |c: usize| s.is_led_by(c, Function::Genitive) || s.is_led_by(c, Function::Maker);
    let after = s.children_by(token, "nmod").filter(|&c| s.is_led_by(c, Function::Origin));
    let after: Vec<usize> =
        after.filter(|&c| !(is_envoy || are_from_several(cast, s, token)) || is_home(c)).collect();
    // "the Albanian minority in Macedonia" is Macedonia's.
    let is_community =
        cast.ontology.words(WordSet::CommunityNoun).contains(&*s.tokens[token].lemma.to_lowercase());
    let mut homes = after.iter().filter(|_| is_community).filter_map(|&c| cast.mention_at(sentence, c));
    let is_land = |m: usize| {
        let entity = &cast.found.entities[cast.found.mentions[m].entity];
        entity.kind.is_land() && entity.state.is_some()
    };
    if let Some(home) = homes.find(|&m| is_land(m)) {
        return Some(home);
    }
    // "Vietnamese-led forces"
    let led = s.children(token).filter(|&c| {
        s.tokens[c].xpos == "VBN"
            && cast.ontology.words(WordSet::LeadingParticiple).contains(&*s.tokens[c].form.to_lowercase())
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
                .into_iter()
                .filter(|_| !is_bodys)
                .flat_map(|c| std::iter::once(c).chain(party_named(cast, sentence, c))),
        )
        .chain(leaders)
        .chain(lord)
        .chain(abode(cast, sentence, token).or_else(|| land_beside(cast, sentence, token)))
        .find_map(|c| cast.mention_at(sentence, c).filter(|&m| cast.state_of(m).is_some()))
}
