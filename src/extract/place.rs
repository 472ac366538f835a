//! Places: where an event was, by attachment and not by nearness: the adjuncts of the words that carry it, else where that
//! stands which it hits. A state that is hit is no place.

use crate::extract::argument::{agent, base, logical_object};
use crate::extract::implied::evokes;
use crate::extract::instance::Instance;
use crate::extract::kind::WORDS;
use crate::extract::scene::Scene;
use crate::extract::setting::{carriers, deeds, other_deed, own_words};
use crate::extract::{EntityKind, MentionForm, Participant};
use crate::ontology::{EventType, WordClass, WordSet};
use crate::text::{Function, Sentence, Upos};

/// "a strike on the roof of a school in Gaza": how deep the place stands in a noun phrase.
const MAX_STEPS: usize = 4;
/// What is done where those are to whom it is done.
const BODILY: [EventType; 3] = [EventType::Assault, EventType::Coerce, EventType::Protest];

/// The place that the text gives to an event, as a participant whose entity has a place or is a state.
pub(super) fn place(scene: &Scene, instance: &Instance) -> Option<Participant> {
    let Instance { sentence, class, .. } = *instance;
    let s = scene.sentence(sentence);
    // "gathered in Tripoli to discuss it"; who gathers in Chad to attack Niger attacks elsewhere.
    let has_aims = WORDS.contains(&class.plover) || class.plover == EventType::Protest;
    // "condemned the attack on a church in Kano": where the other deed was.
    let other = other_deed(scene, instance).unwrap_or(s.tokens.len());
    own_words(scene, instance)
        .find_map(|token| {
            let mut carriers = carriers(scene, s, token, has_aims).into_iter();
            carriers.find_map(|c| adjunct(scene, sentence, c, other))
        })
        .or_else(|| place_before_where(scene, sentence, instance.trigger.token))
        .or_else(|| BODILY.contains(&class.plover).then(|| site(scene, instance)).flatten())
}

/// "met in Ankara", "on Sunday in Ankara, they met": before the word `end`.
fn adjunct(scene: &Scene, sentence: usize, carrier: usize, end: usize) -> Option<Participant> {
    let s = scene.sentence(sentence);
    let is_adjunct =
        |&c: &usize| c < end && matches!(base(&s.tokens[c].deprel), "obl" | "nmod" | "advmod" | "obj");
    s.children(carrier).filter(is_adjunct).find_map(|c| {
        // "met on Monday in Oslo", "met with Wang, an envoy, in Oslo": the tree gives the place to the day or the person.
        if scene.is_time(sentence, c) || is_person(scene, sentence, c) {
            return s.children_by(c, "nmod").find_map(|c| led_in(scene, sentence, c));
        }
        led_in(scene, sentence, c).or_else(|| beside(scene, sentence, c))
    })
}

/// "was killed west of Kano", "on the outskirts of Kano", "on the island of Crete": the town or region, though the phrase
/// opens otherwise.
fn beside(scene: &Scene, sentence: usize, token: usize) -> Option<Participant> {
    let s = scene.sentence(sentence);
    let lemma = s.tokens[token].lemma.to_lowercase();
    let is_in = |word: &str, set: WordSet| scene.ontology.words(set).contains(word);
    let is_compass = is_in(&lemma, WordSet::CompassNoun) && s.case_marker(token).is_none();
    let is_land = is_in(&lemma, WordSet::LandNoun)
        && s.preposition(token).is_some_and(|word| is_in(&word, WordSet::TopicPreposition));
    let mut within = s.children(token).filter(|&c| s.is_led_by(c, Function::Genitive));
    within.find_map(|of| local(scene, sentence, of)).filter(|_| is_compass || is_land)
}

/// "flew to Lagos, where he met Silva": of which place the clause tells.
fn place_before_where(scene: &Scene, sentence: usize, verb: usize) -> Option<Participant> {
    let s = scene.sentence(sentence);
    let is_where = |c: usize| c < verb && s.tokens[c].xpos == "WRB" && s.tokens[c].relation() == "advmod";
    let noun = s.tokens[verb].head.filter(|_| s.tokens[verb].deprel == "acl:relcl")?;
    named(scene, sentence, noun).filter(|_| s.children(verb).any(is_where))
}

fn is_person(scene: &Scene, sentence: usize, token: usize) -> bool {
    let mention = scene.mention_at(sentence, token).map(|mention| &scene.mentions[mention]);
    mention.is_some_and(|mention| mention.kind == EntityKind::Per && mention.form == MentionForm::Name)
}

/// "in Geneva", "at a meeting in Geneva".
fn led_in(scene: &Scene, sentence: usize, token: usize) -> Option<Participant> {
    is_locative(scene, scene.sentence(sentence), token).then(|| located(scene, sentence, token)).flatten()
}

fn is_locative(scene: &Scene, s: &Sentence, token: usize) -> bool {
    s.preposition(token).is_some_and(|p| scene.ontology.words(WordSet::LocativePreposition).contains(&*p))
}

fn located(scene: &Scene, sentence: usize, token: usize) -> Option<Participant> {
    let s = scene.sentence(sentence);
    named(scene, sentence, token).or_else(|| {
        // "in the capital, Kyiv", "at a meeting in Geneva", "in the city of Aleppo"; not "in talks with Iran".
        // "at the request of Kenya" is nowhere.
        let is_wish = evokes(scene, s, token, EventType::Request);
        let leads_on = |&c: &usize| {
            s.case_marker(c).is_none()
                || s.is_led_by(c, Function::Genitive) && !is_wish
                || is_locative(scene, s, c)
        };
        let within = || s.children(token).filter(leads_on);
        // "in the Red Sea town of Port Sudan"
        let lemma = s.tokens[token].lemma.to_lowercase();
        let is_naming = scene.ontology.words(WordSet::NamingNoun).contains(&*lemma);
        let own_name = s.genitive(token).filter(|_| is_naming).and_then(|of| named(scene, sentence, of));
        if own_name.is_some() {
            return own_name;
        }
        // "in the US state of Ohio"
        within()
            .find_map(|c| local(scene, sentence, c))
            .or_else(|| within().find_map(|c| named(scene, sentence, c)))
    })
}

fn named(scene: &Scene, sentence: usize, token: usize) -> Option<Participant> {
    let mention = scene.mention_at(sentence, token).filter(|&m| scene.is_place(m))?;
    // "the Port of Odesa", taken for a name: the town behind it tells more.
    let lemma = scene.sentence(sentence).tokens[token].lemma.to_lowercase();
    let is_one_word = scene.mentions[mention].span == scene.sentence(sentence).tokens[token].span;
    if is_one_word && scene.ontology.words(WordSet::SiteNoun).contains(&*lemma) {
        return None;
    }
    Some(Participant { entity: scene.mentions[mention].entity, mention, through: None })
}

/// A town, a region, a sea: what is hit there is hit in it, and it is nobody who is hit.
fn local(scene: &Scene, sentence: usize, token: usize) -> Option<Participant> {
    named(scene, sentence, token).filter(|place| scene.entities[place.entity].actor.is_none())
}

/// Where that stands which is hit, or the deed was that hit it: "shelled a school in Sumy, killing two", "was killed in a
/// raid on a house in Jenin".
fn site(scene: &Scene, instance: &Instance) -> Option<Participant> {
    let (sentence, token) = (instance.sentence, instance.trigger.token);
    let s = scene.sentence(sentence);
    let told = instance.target_token.into_iter().chain([token]).chain(instance.trigger.object);
    // "barred Texas from it" puts nobody there.
    let is_hit = instance.class.plover == EventType::Assault;
    told.chain(
        carriers(scene, s, token, false).into_iter().flat_map(|verb| hit_and_hitting(scene, sentence, verb)),
    )
    .find_map(|t| local(scene, sentence, t).filter(|_| is_hit).or_else(|| within(scene, sentence, t, 0)))
}

/// The object of a verb that hits, the deeds by which or in which its object is hit, and who does it: "was seized by rebels in
/// Kivu".
fn hit_and_hitting(scene: &Scene, sentence: usize, verb: usize) -> Vec<usize> {
    let s = scene.sentence(sentence);
    let hits = s.tokens[verb].upos == Upos::Verb
        && scene
            .ontology
            .frames(&s.tokens[verb].lemma, WordClass::Verb)
            .any(|frame| scene.ontology.is_of_type(frame, EventType::Assault));
    if !hits {
        return Vec::new();
    }
    let deeds = deeds(scene, sentence, verb, &BODILY);
    // "were killed in a strike on a boat in the Black Sea", where the tree gives the boat to the verb.
    let is_next = |&c: &usize| {
        let before = s.case_marker(c).and_then(|case| case.checked_sub(1));
        before.is_some_and(|before| deeds.contains(&before))
    };
    let hit: Vec<usize> = s.children_by(verb, "obl").filter(is_next).collect();
    deeds.into_iter().chain(hit).chain(logical_object(s, verb)).chain(agent(s, verb)).collect()
}

/// The place inside a noun phrase: "a convoy in Aleppo", "suburbs of Beirut", "Port Sudan's airport", "a strike by the army
/// on a camp in Tigray".
fn within(scene: &Scene, sentence: usize, noun: usize, depth: usize) -> Option<Participant> {
    if depth == MAX_STEPS {
        return None;
    }
    let s = scene.sentence(sentence);
    let lemma = s.tokens[noun].lemma.to_lowercase();
    let is_deed = BODILY.iter().any(|&kind| evokes(scene, s, noun, kind));
    let is_site = [WordSet::SiteNoun, WordSet::LandNoun, WordSet::NamingNoun]
        .into_iter()
        .any(|set| scene.ontology.words(set).contains(&*lemma));
    s.children(noun).find_map(|c| {
        let deeper = || within(scene, sentence, c, depth + 1);
        match s.tokens[c].deprel.as_str() {
            "nmod" if is_locative(scene, s, c) => located(scene, sentence, c).or_else(deeper),
            // "a raid by rebels in Kivu"
            "nmod" if is_deed && s.is_led_by(c, Function::Maker) => deeper(),
            "nmod" if is_deed => local(scene, sentence, c).or_else(deeper),
            "nmod" if s.is_led_by(c, Function::Genitive) => {
                local(scene, sentence, c).filter(|_| is_site).or_else(deeper)
            }
            "nmod:poss" | "compound" | "appos" if is_site => local(scene, sentence, c),
            // "an airstrike conducted in Tigray"
            "acl" if is_deed => adjunct(scene, sentence, c, s.tokens.len()).or_else(deeper),
            _ => None,
        }
    })
}
