//! Where people live and bodies are based: "firms registered in Cyprus", "refugees fleeing the war in Liberia", "police in the
//! Kenyan capital", "condemned a court in Goma".

use super::agent_at;
use crate::extract::actor::Cast;
use crate::ontology::WordSet;
use crate::text::{Function, Sentence};

/// Sectors of those who are sent where they are: "soldiers based in Germany", "diplomats living in Nairobi".
const SENT: [&str; 3] = ["MIL", "GOV", "IGO"];

/// The land, which is a mention of one state, that the participle behind a noun names as the home of those it describes.
pub(super) fn abode(cast: &Cast, sentence: usize, noun: usize) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let word = |t: usize| s.tokens[t].form.to_lowercase();
    let is_one = |set: WordSet, word: &str| cast.ontology.words(set).contains(word);
    let participles = || s.children_by(noun, "acl").filter(|&c| c > noun && !s.is_negated(c));
    let flight = || participles().find(|&c| is_one(WordSet::FlightParticiple, &word(c)));
    let home = || {
        let lemma = s.tokens[noun].lemma.to_lowercase();
        let agent = agent_at(cast, s, noun)?;
        let is_sent = agent.sector.as_deref().is_some_and(|sector| SENT.contains(&sector));
        let is_away = is_sent || is_one(WordSet::StrangerNoun, &lemma) || is_one(WordSet::EnvoyNoun, &lemma);
        participles().find(|&c| !is_away && is_one(WordSet::HomeParticiple, &word(c)))
    };
    if let Some(participle) = flight() {
        return only_land(cast, sentence, lands_left(s, participle));
    }
    only_land(cast, sentence, lands_around(s, home()?))
}

/// "condemned a court in Goma", "was stopped by police in Kenya": the land right behind a body, or behind who acts, though the
/// tree hangs it on the verb.
pub(super) fn land_beside(cast: &Cast, sentence: usize, noun: usize) -> Option<usize> {
    const SEATED: [&str; 3] = ["COP", "JUD", "LEG"];
    let s = &cast.document.sentences[sentence];
    let agent = agent_at(cast, s, noun)?;
    let is_ours = |c: usize| s.tokens[c].deprel == "obl" && s.case_marker(c) == Some(noun + 1);
    let verb = s.tokens[noun].head?;
    let land = s.children(verb).find(|&c| c > noun && is_ours(c))?;
    let sector = agent.sector.as_deref();
    let is_body =
        !agent.is_person && sector.is_some() || sector.is_some_and(|sector| SEATED.contains(&sector));
    let is_agent = s.tokens[noun].deprel == "obl:agent";
    let lemma = s.tokens[noun].lemma.to_lowercase();
    let is_one = |set: WordSet| cast.ontology.words(set).contains(&*lemma);
    // "met local officials in Mombasa"; of plain people it is where they were met.
    let are_people = sector.is_some_and(|sector| sector != "CVL")
        && s.tokens[noun].xpos == "NNS"
        && !is_one(WordSet::StrangerNoun)
        && !is_one(WordSet::EnvoyNoun);
    // Whose soldiers those in Mali are is not told.
    let is_within = s.is_led_by(land, Function::Attributive)
        && sector != Some("MIL")
        && ((is_body || are_people) && s.tokens[noun].deprel == "obj" || is_agent);
    let comes = is_agent && s.is_led_by(land, Function::Maker);
    let whole = || only_land(cast, sentence, vec![land]).or_else(|| land_of_part(cast, sentence, land));
    if is_within || comes { whole() } else { None }
}

/// "police in the Kenyan capital": the land in a part of which those are whom a noun describes.
pub(super) fn land_around(cast: &Cast, sentence: usize, noun: usize) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let mut parts =
        s.children_by(noun, "nmod").filter(|&c| c > noun && s.is_led_by(c, Function::Attributive));
    parts.find_map(|part| land_of_part(cast, sentence, part))
}

/// "the Kenyan capital", "Kenya's north", "the north of Kenya": the land whose part a stretch of land is.
fn land_of_part(cast: &Cast, sentence: usize, part: usize) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let lemma = s.tokens[part].lemma.to_lowercase();
    let is_part = [WordSet::LandNoun, WordSet::CompassNoun]
        .into_iter()
        .any(|set| cast.ontology.words(set).contains(&*lemma));
    let is_before =
        |c: usize| c < part && (s.tokens[c].relation() == "amod" || s.tokens[c].deprel == "nmod:poss");
    let owners = s.children(part).filter(|&c| is_before(c)).chain(s.genitive(part)).filter(|_| is_part);
    only_land(cast, sentence, owners.collect())
}

/// "fleeing Liberia", "fleeing the war in Liberia"; not "to Guinea".
fn lands_left(s: &Sentence, participle: usize) -> Vec<usize> {
    let left: Vec<usize> =
        s.children(participle).filter(|&c| matches!(s.tokens[c].relation(), "obj" | "xcomp")).collect();
    let around = left.iter().flat_map(|&c| s.children(c)).filter(|&c| s.is_led_by(c, Function::Attributive));
    left.iter().copied().chain(around).chain(lands_around(s, participle)).collect()
}

/// "registered in Cyprus", "hit by floods in Malawi"
fn lands_around(s: &Sentence, participle: usize) -> Vec<usize> {
    let around = s.children_by(participle, "obl");
    let agents = s.children_by(participle, "obl:agent");
    let deep = agents.flat_map(|c| s.children_by(c, "nmod"));
    around.chain(deep).filter(|&c| s.is_led_by(c, Function::Attributive)).collect()
}

/// The one land among the words.
fn only_land(cast: &Cast, sentence: usize, words: Vec<usize>) -> Option<usize> {
    let lands = words.into_iter().filter(|&t| {
        cast.mention_at(sentence, t).is_some_and(|m| {
            let entity = &cast.found.entities[cast.found.mentions[m].entity];
            entity.kind.is_land() && entity.state.is_some()
        })
    });
    let lands: Vec<usize> = lands.collect();
    <[usize; 1]>::try_from(lands).ok().map(|[land]| land)
}
