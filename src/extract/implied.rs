//! Implied participants: those whom a sentence names outside the places where a frame looks. Who plans what is called off,
//! in whose attack somebody is hit, on whom a threat depends.

use crate::extract::argument::{
    Trigger, agent, base, grammatical_subject, is_close, is_passive, logical_object, logical_subject,
    own_subject,
};
use crate::extract::event::best;
use crate::extract::kind::{AVERTED, DEEDS, HELPFUL, HOSTILE, SETTLED};
use crate::extract::scene::Scene;
use crate::extract::slot::is_own;
use crate::extract::standing::is_served_by;
use crate::extract::trigger::{is_content_clause, lemma_as};
use crate::extract::{EntityKind, MentionForm, Participant};
use crate::ontology::{
    ActorKind, EventClass, EventType, Factuality, Filling, Frame, Ontology, Slot, WordClass, WordSet,
};
use crate::span::Span;
use crate::text::{Function, Sentence, Upos};

/// "Japan cancelled a meeting with Chad": a noun that somebody plans, wants or calls off is that one's.
/// "Spain prevented an attack" is no attack by Spain.
pub(super) fn planner(
    scene: &Scene,
    sentence: usize,
    trigger: Trigger,
    class: &EventClass,
) -> Vec<Participant> {
    let s = scene.sentence(sentence);
    let noun = trigger.token;
    let verb =
        s.tokens[noun].head.filter(|_| s.tokens[noun].deprel == "obj" && s.tokens[noun].upos == Upos::Noun);
    let plans = |&v: &usize| {
        let mut words = scene.ontology.speech(&s.tokens[v].lemma, WordClass::Verb);
        words.next().is_some_and(|word| {
            let averts = word.factuality == Factuality::Denied && AVERTED.contains(&class.plover);
            !word.is_reporting
                && !averts
                && word.factuality != Factuality::Reported
                && word.addressee.is_none()
        })
    };
    let subject = verb.filter(plans).and_then(|v| logical_subject(s, v));
    subject.map_or(Vec::new(), |subject| scene.participants(sentence, subject, Filling::Actor))
}

/// "ordered the envoys expelled": whoever orders what is done to others does it.
pub(super) fn orderer(scene: &Scene, sentence: usize, trigger: Trigger) -> Vec<Participant> {
    let s = scene.sentence(sentence);
    let deed = trigger.token;
    let order = s.tokens[deed]
        .head
        .filter(|&verb| s.tokens[deed].deprel == "xcomp" && s.tokens[verb].does(Function::Causative));
    let is_bare = s.auxiliaries(deed).next().is_none() && !s.is_infinitive(deed);
    let doer = order.filter(|_| is_bare && is_passive(s, deed)).and_then(|verb| logical_subject(s, verb));
    doer.map_or(Vec::new(), |doer| scene.participants(sentence, doer, Filling::Actor))
}

/// "British missiles were supplied to Chad", "were fired at Chad": whose they were, where nobody is named who gave or fired
/// them.
pub(super) fn givers(
    scene: &Scene,
    sentence: usize,
    trigger: Trigger,
    (frame, is_attack): (&Frame, bool),
) -> Vec<Participant> {
    let s = scene.sentence(sentence);
    // "forces to be deployed" are given by nobody yet.
    let is_told = s.auxiliaries(trigger.token).next().is_some()
        && s.children_by(trigger.token, "mark").next().is_none()
        && is_passive(s, trigger.token)
        && agent(s, trigger.token).is_none();
    // "A Russian missile was intercepted" is no deed of Russia's.
    let is_sent = trigger.object.is_some_and(|goods| {
        let lemma = s.tokens[goods].lemma.to_lowercase();
        !is_attack
            || !frame.target.contains(&Slot::Object) && scene.ontology.instruments(&lemma).next().is_some()
    });
    let goods = trigger.object.filter(|_| is_told && is_sent);
    goods
        .into_iter()
        .flat_map(|goods| s.children(goods))
        .filter(|&c| matches!(s.tokens[c].relation(), "amod" | "compound"))
        .map(|c| scene.participants(sentence, c, Filling::Actor))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// "was released from a Turkish prison", "from prison in Turkey": whose prison it was.
pub(super) fn jailers(scene: &Scene, sentence: usize, trigger: Trigger) -> Vec<Participant> {
    let s = scene.sentence(sentence);
    let prisons = scene.ontology.words(WordSet::PrisonNoun);
    let is_prison = |&c: &usize| {
        c > trigger.token
            && matches!(s.tokens[c].relation(), "obl" | "nmod")
            && s.is_led_by(c, Function::Origin)
            && prisons.contains(&*s.tokens[c].lemma.to_lowercase())
    };
    let owners = s
        .children(trigger.token)
        .filter(is_prison)
        .map(|prison| scene.participants(sentence, prison, Filling::Owned))
        .find(|owners| !owners.is_empty())
        .map(|owners| owners.into_iter().map(|p| Participant { through: None, ..p }).collect());
    let is_from_prison = || s.children(trigger.token).any(|c| is_prison(&c));
    owners
        .unwrap_or_else(|| if is_from_prison() { authorities(scene, sentence, trigger) } else { Vec::new() })
}

/// Whether a noun names what is of this PLOVER type: "offensive".
pub(super) fn evokes(scene: &Scene, s: &Sentence, noun: usize, plover: EventType) -> bool {
    word_evokes(scene.ontology, s, (noun, WordClass::Noun), plover)
}

/// "missile", "drone": whether a word names what one attacks with.
pub(super) fn is_weapon(scene: &Scene, s: &Sentence, token: usize) -> bool {
    let lemma = s.tokens[token].lemma.to_lowercase();
    let sets = [WordSet::WeaponNoun, WordSet::ProjectileNoun];
    sets.iter().any(|&set| scene.ontology.words(set).contains(&*lemma))
}

/// Whether a verb tells what is of this PLOVER type: "attack".
pub(super) fn verb_evokes(scene: &Scene, s: &Sentence, verb: usize, plover: EventType) -> bool {
    word_evokes(scene.ontology, s, (verb, WordClass::Verb), plover)
}

/// Whether a word as a verb or as a noun can tell what is of this PLOVER type.
pub(super) fn word_evokes(
    ontology: &Ontology,
    s: &Sentence,
    (token, class): (usize, WordClass),
    plover: EventType,
) -> bool {
    ontology.frames(&s.tokens[token].lemma, class).any(|frame| ontology.is_of_type(frame, plover))
}

/// "were killed in an Israeli air strike", "in an attack by Boko Haram", "in clashes with rebels": whose the attack is in which
/// somebody is hit. What is told at the end of several deeds holds for all: "two were killed and nine wounded in a raid".
pub(super) fn assailants(scene: &Scene, sentence: usize, trigger: Trigger) -> Vec<Participant> {
    let s = scene.sentence(sentence);
    let deed = trigger.token;
    if s.tokens[deed].upos == Upos::Noun {
        let doer = attacker_below(scene, s, deed);
        return doer.map_or(Vec::new(), |doer| scene.participants(sentence, doer, Filling::Actor));
    }
    // "was recaptured by the state in an operation supported by Chad"
    // "was killed by an explosion in clashes with rebels": what did it is nobody.
    let is_somebody = |doer: usize| {
        let lemma = s.tokens[doer].lemma.to_lowercase();
        !evokes(scene, s, doer, EventType::Assault) && scene.ontology.instruments(&lemma).next().is_none()
    };
    if !is_passive(s, deed) || agent(s, deed).is_some_and(is_somebody) {
        return Vec::new();
    }
    let along = || {
        let by_whom = |c: usize| agent(s, c).map(|doer| scene.participants(sentence, doer, Filling::Owned));
        let told = deeds_along(scene, sentence, deed).into_iter();
        told.map(|c| by_whom(c).unwrap_or_else(|| attackers(scene, sentence, c)))
            .find(|found| !found.is_empty())
            .unwrap_or_default()
    };
    let own = attackers(scene, sentence, deed);
    if own.is_empty() { along() } else { own }
}

/// "wounded" in "two were killed and nine wounded in a raid": the deeds behind one that does not tell how it was done.
pub(super) fn deeds_along(scene: &Scene, sentence: usize, deed: usize) -> Vec<usize> {
    let s = scene.sentence(sentence);
    // "were killed, including a child, and nine wounded in a raid"
    let is_example = |c: usize| is_led_as_example(scene, s, c);
    let tells_how = |c: usize| {
        c > deed
            && matches!(s.tokens[c].relation(), "obl" | "advcl")
            && !is_example(c)
            && !scene.is_time(sentence, c)
            && !scene.is_time(sentence, s.tokens[c].head.unwrap_or(c))
    };
    if s.children(deed).any(tells_how) {
        return Vec::new();
    }
    let is_done_to = |&c: &usize| {
        c > deed
            && s.tokens[c].xpos == "VBN"
            && s.children_by(c, "obj").next().is_none()
            && verb_evokes(scene, s, c, EventType::Assault)
    };
    s.conjuncts(s.first_conjunct(deed)).into_iter().filter(is_done_to).collect()
}

/// "including a child": whether a phrase only names some of those told of before.
fn is_led_as_example(scene: &Scene, s: &Sentence, phrase: usize) -> bool {
    let leads = scene.ontology.words(WordSet::CompanionPreposition);
    s.preposition(phrase).is_some_and(|preposition| leads.contains(&*preposition))
}

/// Whose the attack is that the phrases or the clause beside a passive tell of.
fn attackers(scene: &Scene, sentence: usize, deed: usize) -> Vec<Participant> {
    let s = scene.sentence(sentence);
    let leads = scene.ontology.words(WordSet::TollPreposition);
    let tells_when = |c: &usize| s.preposition(*c).is_some_and(|preposition| leads.contains(&*preposition));
    // "were killed, including a child, in a raid"
    let examples = s.children_by(deed, "obl").filter(|&c| c > deed && is_led_as_example(scene, s, c));
    let behind = examples.flat_map(|c| s.children_by(c, "nmod")).filter(|&c| s.is_set_apart(c));
    let phrases = s.children_by(deed, "obl").filter(|&c| c > deed).chain(behind).filter(tells_when);
    // "as a result of a Turkish air strike"
    let of = |phrase: usize| s.children_by(phrase, "nmod").filter(|&c| s.is_led_by(c, Function::Genitive));
    let attacks = phrases.flat_map(|phrase| std::iter::once(scene.seen_through(s, phrase)).chain(of(phrase)));
    let mut found = attacks.map(|attack| whose_attack(scene, sentence, attack));
    let found = found.find(|owners| !owners.is_empty());
    let found = found.or_else(|| attackers_in_gerund(scene, sentence, deed));
    found.unwrap_or_else(|| attackers_then(scene, sentence, deed))
}

/// "were killed in shelling by the rebels", where the tree has a clause that shells.
fn attackers_in_gerund(scene: &Scene, sentence: usize, deed: usize) -> Option<Vec<Participant>> {
    let s = scene.sentence(sentence);
    let leads = scene.ontology.words(WordSet::TollPreposition);
    let is_attack = |&c: &usize| {
        let is_led =
            |m: usize| s.tokens[m].relation() == "mark" && leads.contains(&*s.tokens[m].lemma.to_lowercase());
        c > deed
            && s.tokens[c].xpos == "VBG"
            && s.children(c).any(is_led)
            && verb_evokes(scene, s, c, EventType::Assault)
    };
    let attack = s.children_by(deed, "advcl").find(is_attack)?;
    agent(s, attack).map(|doer| scene.participants(sentence, doer, Filling::Owned))
}

/// "an Israeli air strike", "a raid on a camp by rebels", "a gun battle with rebels", "a mass shooting by rebels".
fn whose_attack(scene: &Scene, sentence: usize, attack: usize) -> Vec<Participant> {
    let s = scene.sentence(sentence);
    // "a mass shooting", where the tree has a mass that shoots.
    let is_gerund = |&c: &usize| {
        c == attack + 1 && s.tokens[c].xpos == "VBG" && verb_evokes(scene, s, c, EventType::Assault)
    };
    if let Some(doer) = s.children_by(attack, "acl").find(is_gerund).and_then(|gerund| agent(s, gerund)) {
        return scene.participants(sentence, doer, Filling::Owned);
    }
    if !evokes(scene, s, attack, EventType::Assault) {
        return Vec::new();
    }
    let mut owners = scene.participants(sentence, attack, Filling::Owned);
    // "in a shooting outside of a bank": that is where it was.
    let is_aside = |head: usize| s.preposition(head).is_some_and(|words| words.contains(' '));
    owners.retain(|owner| {
        let head = scene.mentions[owner.mention].head;
        head != attack && !is_aside(head)
    });
    if !owners.is_empty() {
        return owners;
    }
    let beside = s.tokens[attack].head.into_iter().flat_map(|verb| s.children_by(verb, "obl"));
    let is_next = |&c: &usize| s.case_marker(c) == Some(attack + 1);
    let mut foes = s.children_by(attack, "nmod").filter(|&c| c > attack).chain(beside.filter(is_next));
    let foe = foes.find(|&c| s.is_led_by(c, Function::Absolute));
    let doer = attacker_below(scene, s, attack).or(foe);
    doer.map_or(Vec::new(), |doer| scene.participants(sentence, doer, Filling::Actor))
}

/// "an attack on a camp by rebels": who makes it, where the tree gives them to what is attacked.
fn attacker_below(scene: &Scene, s: &Sentence, attack: usize) -> Option<usize> {
    let sites = scene.ontology.words(WordSet::SiteNoun);
    let is_hit = |&c: &usize| {
        let lemma = s.tokens[c].lemma.to_lowercase();
        c > attack
            && (s.tokens[c].upos == Upos::Propn
                || sites.contains(&*lemma)
                || scene.ontology.agent(&lemma).is_some())
    };
    let hit = s.children_by(attack, "nmod").filter(is_hit);
    // "the shelling of a camp in Fasher, Darfur, by the army"
    let is_doer = |c: usize, above: usize| {
        let is_below =
            s.tokens[c].relation() == "nmod" && (s.tokens[c].head == Some(above) || s.is_set_apart(c));
        is_below && s.is_led_by(c, Function::Agent)
    };
    let below = hit.flat_map(|above| s.subtree(above).into_iter().map(move |c| (c, above)));
    let below = below.filter(|&(c, above)| is_doer(c, above)).map(|(c, _)| c).next();
    below.or_else(|| scene.ascribed(s, attack))
}

/// "were killed when gunmen attacked a bus": who attacks in the clause that tells when, but none of those who are hit.
fn attackers_then(scene: &Scene, sentence: usize, deed: usize) -> Vec<Participant> {
    let s = scene.sentence(sentence);
    let leads = scene.ontology.words(WordSet::TollPreposition);
    let is_then = |&c: &usize| {
        let tells_when = |m: usize| {
            matches!(s.tokens[m].relation(), "mark" | "advmod")
                && leads.contains(&*s.tokens[m].lemma.to_lowercase())
        };
        c > deed
            && matches!(s.tokens[c].xpos.as_str(), "VBD" | "VBZ" | "VBP")
            && s.children(c).any(tells_when)
    };
    let told = s.children_by(deed, "advcl").filter(is_then).find_map(|c| told_by(scene, sentence, c));
    // "as both launched strikes at each other": of two sides nobody knows which.
    let is_one_way =
        |told: &Told| !told.sources.iter().any(|one| told.targets.iter().any(|two| two.entity == one.entity));
    let told = told.filter(|told| {
        told.class.plover == EventType::Assault && !told.class.is_symmetric && is_one_way(told)
    });
    let victims =
        grammatical_subject(s, deed).map_or(Vec::new(), |v| scene.participants(sentence, v, Filling::Actor));
    let is_of_theirs = |attacker: &Participant| {
        let one = &scene.entities[attacker.entity];
        victims.iter().any(|victim| {
            let other = &scene.entities[victim.entity];
            one.sector.is_some() && (&one.sector, &one.state) == (&other.sector, &other.state)
        })
    };
    let attackers = told.map_or(Vec::new(), |told| told.sources);
    attackers.into_iter().filter(|p| !is_own(scene, p) && !is_of_theirs(p)).collect()
}

/// "dispersed miners demanding their pay": the people right before a voice are those who raise it.
pub(super) fn crowd(scene: &Scene, sentence: usize, trigger: Trigger) -> Vec<Participant> {
    let s = scene.sentence(sentence);
    let voice = &s.tokens[trigger.token];
    let before = trigger.token.checked_sub(1).filter(|&before| {
        let noun = &s.tokens[before];
        voice.xpos == "VBG" && noun.xpos == "NNS" && noun.deprel == "obj" && noun.head == voice.head
    });
    before.map_or(Vec::new(), |before| scene.participants(sentence, before, Filling::Actor))
}

/// "About 2,000 marched in Lima", read as a passive: nobody else can do that to them.
pub(super) fn marchers(scene: &Scene, sentence: usize, trigger: Trigger) -> Vec<Participant> {
    let s = scene.sentence(sentence);
    let verb = trigger.token;
    let is_bare = s.tokens[verb].xpos == "VBN"
        && s.auxiliaries(verb).next().is_none()
        && is_passive(s, verb)
        && agent(s, verb).is_none();
    let subject = own_subject(s, verb).filter(|_| is_bare);
    subject.map_or(Vec::new(), |subject| scene.participants(sentence, subject, Filling::Actor))
}

/// "was arrested in Belarus", "in Minsk, Belarus": the authorities of the state where it was done, where nobody is named who
/// did it.
pub(super) fn authorities(scene: &Scene, sentence: usize, trigger: Trigger) -> Vec<Participant> {
    let s = scene.sentence(sentence);
    // "was released from prison in Turkey", "was put under investigation in Italy"
    let prisons = scene.ontology.words(WordSet::PrisonNoun);
    let is_measure = |c: &usize| {
        let lemma = s.tokens[*c].lemma.to_lowercase();
        s.tokens[*c].relation() == "obl"
            && (prisons.contains(&*lemma) || evokes(scene, s, *c, EventType::Accuse))
    };
    let around = std::iter::once(trigger.token).chain(s.children(trigger.token).filter(is_measure));
    let places = around.flat_map(|t| s.children(t)).filter(|&c| {
        is_passive(s, trigger.token)
            && c > trigger.token
            && matches!(s.tokens[c].relation(), "obl" | "nmod")
            && s.is_led_by(c, Function::Engagement)
            // In "northeastern Syria" others may rule.
            && s.children_by(c, "amod").next().is_none()
    });
    places
        .filter_map(|place| {
            let at = |t: usize| scene.participants(sentence, t, Filling::Actor);
            let is_state = |p: &Participant| {
                scene.entities[p.entity].actor_kind == Some(ActorKind::State)
                    && scene.mentions[p.mention].form == MentionForm::Name
            };
            let town = scene.mention_at(sentence, place).map(|m| &scene.entities[scene.mentions[m].entity]);
            let is_its = |p: &Participant| {
                town.is_some_and(|town| town.state.is_some() && town.state == scene.entities[p.entity].actor)
            };
            let beside = || {
                let behind_comma = |&c: &usize| c > place + 1 && s.tokens[c - 1].form == ",";
                let mut around = s.subtree(place).into_iter().filter(behind_comma).flat_map(at);
                around.find(|p| is_state(p) && is_its(p))
            };
            at(place).into_iter().find(is_state).or_else(beside)
        })
        .take(1)
        .collect()
}

/// "Peru's former premier was jailed", where nobody is told who did it or where: the state whose office the sentence gives
/// him.
pub(super) fn own_authorities(scene: &Scene, sentence: usize, trigger: Trigger) -> Vec<Participant> {
    const POLITICAL: [&str; 4] = ["GOV", "LEG", "PTY", "OPP"];
    let s = scene.sentence(sentence);
    let is_told = s.auxiliaries(trigger.token).next().is_some() && s.is_passive(trigger.token);
    let victim = own_subject(s, trigger.token).filter(|_| is_told);
    let Some((victim, mention)) = victim.and_then(|v| Some((v, scene.mention_at(sentence, v)?))) else {
        return Vec::new();
    };
    let person = &scene.entities[scene.mentions[mention].entity];
    let is_politician = person.kind == EntityKind::Per
        && person.sector.as_deref().is_some_and(|sector| POLITICAL.contains(&sector));
    let is_elsewhere = |m: usize| {
        let entity = &scene.entities[scene.mentions[m].entity];
        let is_foreign = entity.kind.is_land()
            && entity.actor != person.state
            && entity.state.as_ref().is_some_and(|state| Some(state) != person.state.as_ref());
        is_foreign || entity.is_between_states()
    };
    let mut around = (0..s.tokens.len()).filter_map(|t| scene.mention_at(sentence, t));
    if !is_politician || around.any(is_elsewhere) {
        return Vec::new();
    }
    let at = |t: usize| scene.participants(sentence, t, Filling::Actor);
    let is_own_state = |p: &Participant| {
        let entity = &scene.entities[p.entity];
        entity.actor_kind == Some(ActorKind::State) && entity.actor == person.state
    };
    s.subtree(victim).into_iter().flat_map(at).find(is_own_state).into_iter().collect()
}

/// "threatened to strike unless Israel withdrew", "to break off talks on arms if Chad joined them": on whom it depends.
pub(super) fn threatened(scene: &Scene, sentence: usize, trigger: Trigger) -> Vec<Participant> {
    let s = scene.sentence(sentence);
    let is_condition = |&c: &usize| {
        let marks = s.children(c).filter(|&m| s.tokens[m].deprel == "mark");
        let mut words = marks.flat_map(|m| scene.ontology.speech(&s.tokens[m].lemma, WordClass::Preposition));
        base(&s.tokens[c].deprel) == "advcl"
            && words.any(|word| word.factuality.coarse() == Factuality::Possible)
    };
    let condition = s.subtree(trigger.token).into_iter().filter(|&c| c > trigger.token).find(is_condition);
    let subject = condition.and_then(|c| logical_subject(s, c));
    subject.map_or(Vec::new(), |subject| scene.participants(sentence, subject, Filling::Actor))
}

/// A letter that says something, with who is told it.
#[derive(Clone, Copy)]
pub(super) struct Letter {
    /// "sent" in "sent a letter to Chad threatening to leave".
    pub(super) verb: usize,
    pub(super) addressee: usize,
}

/// "sent a letter to the minister threatening to leave": the letter says it, and not the minister.
pub(super) fn letter(scene: &Scene, s: &Sentence, participle: usize) -> Option<Letter> {
    let word = &s.tokens[participle];
    let addressee = word.head.filter(|_| word.xpos == "VBG" && word.deprel == "acl")?;
    let above = s.tokens[addressee].head.filter(|_| s.is_led_by(addressee, Function::Goal))?;
    let occasions = scene.ontology.words(WordSet::OccasionNoun);
    let verb = match s.tokens[above].upos {
        Upos::Verb => above,
        _ => s.tokens[above].head?,
    };
    let is_marked = s.children(participle).any(|c| matches!(s.tokens[c].relation(), "mark" | "case"));
    let is_told = s.children_by(verb, "obj").any(|object| {
        let is_above = above == verb || above == object;
        is_above && occasions.contains(&*s.tokens[object].lemma.to_lowercase())
    });
    (is_told && !is_marked).then_some(Letter { verb, addressee })
}

/// "will not lift the embargo until Cuba frees them": who has to act first, where somebody will not yield.
pub(super) fn awaited(scene: &Scene, sentence: usize, trigger: Trigger) -> Vec<Participant> {
    let s = scene.sentence(sentence);
    let pending = scene.ontology.words(WordSet::PendingMarker);
    let is_limit = |&c: &usize| {
        s.tokens[c].relation() == "advcl"
            && s.children(c)
                .any(|m| s.tokens[m].relation() == "mark" && pending.contains(&*s.tokens[m].lemma))
    };
    let limit = s.children(trigger.token).find(is_limit);
    let subject = limit.and_then(|c| logical_subject(s, c));
    subject.map_or(Vec::new(), |subject| scene.participants(sentence, subject, Filling::Actor))
}

/// "called off the strike after talks with the ministry", "after reaching a deal with Chad": with whom what made somebody yield
/// was settled.
pub(super) fn settled_with(scene: &Scene, sentence: usize, trigger: Trigger) -> Vec<Participant> {
    let s = scene.sentence(sentence);
    let around = std::iter::once(trigger.token).chain(trigger.object).flat_map(|t| s.children(t));
    let with = |noun: usize| {
        let others = s.children_by(noun, "nmod").filter(|&c| c > noun && s.is_led_by(c, Function::Absolute));
        others.flat_map(|c| scene.participants(sentence, c, Filling::Actor)).collect::<Vec<Participant>>()
    };
    let settled = |c: usize| match s.tokens[c].relation() {
        "obl" | "nmod" if SETTLED.iter().any(|&kind| evokes(scene, s, c, kind)) => with(c),
        "advcl" if s.tokens[c].xpos == "VBG" => told_by(scene, sentence, c)
            .filter(|told| told.class.is_symmetric)
            .map_or(Vec::new(), |told| told.targets),
        _ => Vec::new(),
    };
    around.filter(|&c| c > trigger.token).map(settled).find(|found| !found.is_empty()).unwrap_or_default()
}

/// "mobilised troops for a war against Chad": at whom the purpose is aimed that stands beside the verb.
pub(super) fn aimed_at(scene: &Scene, sentence: usize, trigger: Trigger, frame: &Frame) -> Vec<Participant> {
    let s = scene.sentence(sentence);
    let around = std::iter::once(trigger.token).chain(trigger.object).flat_map(|t| s.children(t));
    let is_purpose = |&c: &usize| {
        c > trigger.token
            && matches!(s.tokens[c].relation(), "obl" | "nmod")
            && s.is_led_by(c, Function::Content)
            && !s.is_led_by(c, Function::Genitive)
    };
    let below = around.filter(is_purpose).flat_map(|purpose| s.children_by(purpose, "nmod"));
    // "for an attack on Chad"
    let hits = |noun: usize, slot: &Slot| {
        let deeds = scene.ontology.frames(&s.tokens[noun].lemma, WordClass::Noun);
        let mut attacks = deeds.filter(|deed| scene.ontology.is_of_type(deed, EventType::Assault));
        attacks.any(|deed| deed.target.contains(slot))
    };
    let is_aim = |c: &usize| {
        let led = s.preposition(*c).map(|word| Slot::Preposition(word.into()));
        let noun = s.tokens[*c].head;
        led.is_some_and(|slot| {
            frame.target.first() == Some(&slot) || noun.is_some_and(|noun| hits(noun, &slot))
        })
    };
    let aims = below.filter(is_aim).map(|aim| scene.participants(sentence, aim, Filling::Place));
    aims.into_iter().find(|found| !found.is_empty()).unwrap_or_default()
}

/// "an investigation into claims that two soldiers looted it": who is said to have done it, and not who says so. None where
/// the thing is no charge.
pub(super) fn accused(scene: &Scene, sentence: usize, thing: usize) -> Option<Vec<Participant>> {
    let s = scene.sentence(sentence);
    let lemma = s.tokens[thing].lemma.to_lowercase();
    let is_charge = evokes(scene, s, thing, EventType::Accuse)
        || scene.ontology.speech(&lemma, WordClass::Noun).any(|word| word.is_reporting);
    let told = s.children(thing).find(|&c| is_content_clause(s, c));
    let doer = told.and_then(|clause| logical_subject(s, clause));
    let named =
        || best(scene, sentence, thing, &lemma, WordClass::Noun).map_or(Vec::new(), |read| read.targets);
    is_charge.then(|| doer.map_or_else(named, |doer| scene.participants(sentence, doer, Filling::Actor)))
}

/// What a clause tells, were it said by itself, and to whom.
#[derive(Clone)]
pub(super) struct Told<'a> {
    pub(super) class: &'a EventClass,
    pub(super) sources: Vec<Participant>,
    pub(super) targets: Vec<Participant>,
    pub(super) target_words: Option<Span>,
}

/// What the verb of a governed clause tells. Each clause is read once, however many verbs above it ask.
pub(super) fn told_by<'a>(scene: &Scene<'a>, sentence: usize, verb: usize) -> Option<Told<'a>> {
    if let Some(known) = scene.told.borrow().get(&(sentence, verb)) {
        return known.clone();
    }
    // Where a verb is asked about while it is read, the question goes round in a circle.
    scene.told.borrow_mut().insert((sentence, verb), None);
    let s = scene.sentence(sentence);
    let lemma = lemma_as(scene.ontology, s, verb, WordClass::Verb);
    let read = lemma.and_then(|lemma| best(scene, sentence, verb, &lemma, WordClass::Verb));
    let told = read.map(|read| Told {
        class: read.class,
        sources: read.sources,
        targets: read.targets,
        target_words: read.target_words,
    });
    scene.told.borrow_mut().insert((sentence, verb), told.clone());
    told
}

/// "phoned the king to apologise", "met Kabila to convey his support": to whom one turns for it.
pub(super) fn turned_to(scene: &Scene, sentence: usize, trigger: Trigger) -> Vec<Participant> {
    let s = scene.sentence(sentence);
    // "to convey his support": the verb above what is conveyed.
    let carried = s.tokens[trigger.token].head.filter(|_| s.tokens[trigger.token].deprel == "obj");
    let aim = carried.unwrap_or(trigger.token);
    let is_aim = s.tokens[aim].relation() == "advcl" && s.is_infinitive(aim);
    let turns = s.tokens[aim].head.filter(|&verb| is_aim && s.tokens[verb].does(Function::Turning));
    let to = turns.and_then(|verb| s.children_by(verb, "obj").next());
    to.map_or(Vec::new(), |to| scene.participants(sentence, to, Filling::Actor))
}

/// "a ceasefire between Chad and Niger": between whom something is, where it says so.
pub(super) fn parties(scene: &Scene, sentence: usize, thing: usize) -> Option<Vec<Participant>> {
    let s = scene.sentence(sentence);
    let mut between = s.children_by(thing, "nmod").filter(|&c| s.is_led_by(c, Function::Mutual));
    let parties = scene.participants(sentence, between.next()?, Filling::Actor);
    (parties.len() > 1).then_some(parties)
}

/// "the resumption of ties between Chad and Niger", "an agreement for peace between them": also further in.
pub(super) fn parties_within(scene: &Scene, sentence: usize, thing: usize) -> Option<Vec<Participant>> {
    let s = scene.sentence(sentence);
    let within = s.children_by(thing, "nmod").filter(|&c| s.is_led_by(c, Function::Content));
    std::iter::once(thing).chain(within).find_map(|thing| parties(scene, sentence, thing))
}

/// "hailed the deal between Chad and Niger": who is judged with what they do together.
pub(super) fn judged_together(scene: &Scene, sentence: usize, thing: usize) -> Vec<Participant> {
    parties_within(scene, sentence, thing).unwrap_or_default()
}

/// "signed agreements to establish relations with Chad": with whom, where what is agreed on tells it.
pub(super) fn partners(
    scene: &Scene,
    sentence: usize,
    trigger: Trigger,
    sources: &[Participant],
) -> Vec<Participant> {
    let s = scene.sentence(sentence);
    // What stands before the verb may be what governs it.
    let object = trigger.object.filter(|&object| object > trigger.token);
    let clauses =
        object.into_iter().flat_map(|object| s.children_by(object, "acl").filter(move |&c| c > object));
    let told = clauses.filter(|&c| s.tokens[c].xpos == "VB").filter_map(|c| told_by(scene, sentence, c));
    // "signed a deal to end the war between Chad and Niger" names both.
    let is_source = |p: &Participant| sources.iter().any(|source| source.entity == p.entity);
    told.filter(|told| told.class.is_symmetric && told.sources.iter().all(is_source))
        .map(|told| told.targets)
        .find(|targets| !targets.is_empty())
        .unwrap_or_default()
}

/// "donated tents to help Malawi", "gave $2 million in aid to support refugees": whom the gift is to help.
pub(super) fn helped(scene: &Scene, sentence: usize, trigger: Trigger) -> Vec<Participant> {
    let s = scene.sentence(sentence);
    let given =
        s.children(trigger.token).filter(|&c| c > trigger.token && s.is_led_by(c, Function::Attributive));
    let around = std::iter::once(trigger.token).chain(trigger.object).chain(given);
    let purposes = around.flat_map(|t| s.children(t)).filter(|&c| {
        c > trigger.token
            && s.tokens[c].xpos == "VB"
            && matches!(base(&s.tokens[c].deprel), "advcl" | "acl" | "xcomp")
    });
    let told = purposes.filter_map(|c| told_by(scene, sentence, c));
    let targets = told.filter(|told| HELPFUL.contains(&told.class.plover)).map(|told| told.targets);
    targets.into_iter().find(|targets| !targets.is_empty()).unwrap_or_default()
}

/// "suspended air links with Serbia", "cut oil exports to Cuba", "tariffs on goods from Chad": whom a measure against a thing
/// hits. "Suspended the inquiry
/// into him" hits nobody.
pub(super) fn sanctioned(scene: &Scene, sentence: usize, thing: usize) -> Vec<Participant> {
    let s = scene.sentence(sentence);
    if HOSTILE.iter().any(|&kind| evokes(scene, s, thing, kind)) {
        return Vec::new();
    }
    let reaches = |c: &usize| {
        let links = [Function::Direction, Function::Absolute, Function::Content, Function::Mutual];
        links.iter().any(|link| s.is_led_by(*c, *link)) && !s.is_led_by(*c, Function::Genitive)
    };
    // "imposed tariffs on goods from Chad", where the tree gives that to the verb.
    let comes_from = |&c: &usize| (thing + 2..thing + 8).contains(&c) && s.is_led_by(c, Function::Origin);
    let verb = s.head_chain(thing).find(|&t| s.tokens[t].upos == Upos::Verb);
    // "on imports into France from Chad"
    let beside = verb.into_iter().flat_map(|verb| s.children_by(verb, "obl"));
    let origin = beside.flat_map(|c| std::iter::once(c).chain(s.children_by(c, "nmod"))).filter(comes_from);
    // "on goods imported from Chad", "on imports into France from Chad"
    let is_taken = |&c: &usize| s.tokens[c].deprel == "acl" && s.tokens[c].xpos == "VBN";
    let around =
        s.children(thing).chain(s.tokens[thing].head.into_iter().flat_map(|measure| s.children(measure)));
    let taken = around.filter(is_taken).flat_map(|c| s.children_by(c, "obl"));
    let within = s.children_by(thing, "nmod").flat_map(|c| s.children_by(c, "nmod"));
    let source = taken.chain(within).filter(comes_from);
    let reached = s.children_by(thing, "nmod").filter(|&c| c > thing).filter(reaches);
    source
        .chain(reached)
        .chain(origin)
        .map(|c| scene.participants(sentence, c, Filling::Actor))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// "lifted the embargo it had imposed on Chad": whom the measure hit.
pub(super) fn imposed_on(scene: &Scene, sentence: usize, trigger: Trigger) -> Vec<Participant> {
    let s = scene.sentence(sentence);
    let Some(measure) = trigger.object else { return Vec::new() };
    let imposed = s.children(measure).filter(|&c| c > measure && s.tokens[c].relation() == "acl");
    let reaches = |c: &usize| [Function::Direction, Function::Engagement].iter().any(|f| s.is_led_by(*c, *f));
    let hit = imposed.flat_map(|c| s.children_by(c, "obl")).filter(reaches);
    hit.map(|c| scene.participants(sentence, c, Filling::Actor))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// "announced sanctions targeting Chad": at whom a measure is aimed by the participle behind it.
pub(super) fn targeted(scene: &Scene, sentence: usize, trigger: Trigger) -> Vec<Participant> {
    let s = scene.sentence(sentence);
    let verbs = scene.ontology.words(WordSet::FigurativeVerb);
    let aims = |&c: &usize| s.tokens[c].xpos == "VBG" && verbs.contains(&*s.tokens[c].lemma);
    let measure = trigger.object.unwrap_or(trigger.token);
    let aimed = s.children_by(measure, "acl").find(aims).and_then(|verb| logical_object(s, verb));
    aimed.map_or(Vec::new(), |aimed| scene.participants(sentence, aimed, Filling::Owned))
}

/// "returned the weapons seized from Chad": from whom what somebody gives back was taken.
pub(super) fn robbed(scene: &Scene, sentence: usize, thing: usize) -> Vec<Participant> {
    let s = scene.sentence(sentence);
    let things = s.conjuncts(thing);
    let taken = things.iter().flat_map(|&thing| s.children(thing)).filter(|&c| {
        let is_participle = s.tokens[c].deprel == "acl" && s.tokens[c].xpos == "VBN";
        c > thing
            && (is_participle || s.tokens[c].deprel == "acl:relcl")
            && DEEDS.iter().any(|&kind| verb_evokes(scene, s, c, kind))
    });
    taken
        .flat_map(|c| s.children_by(c, "obl"))
        .filter(|&c| s.is_led_by(c, Function::Origin) && !s.is_led_by(c, Function::Genitive))
        .map(|c| scene.participants(sentence, c, Filling::Actor))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// "repudiated the deal with Chad", "flouted the truce with the rebels": with whom what somebody rejects was settled.
pub(super) fn other_party(scene: &Scene, sentence: usize, thing: usize) -> Vec<Participant> {
    let s = scene.sentence(sentence);
    if !SETTLED.iter().any(|&kind| evokes(scene, s, thing, kind)) {
        return Vec::new();
    }
    s.children_by(thing, "nmod")
        .filter(|&c| c > thing && s.is_led_by(c, Function::Absolute))
        .map(|c| scene.participants(sentence, c, Filling::Actor))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// "agreed to build a school in Mali", "agreed to a longer mandate for the force in Chad": whom or where what is said
/// concerns.
pub(super) fn concerned(
    scene: &Scene,
    sentence: usize,
    trigger: Trigger,
    sources: &[Participant],
) -> Vec<Participant> {
    let s = scene.sentence(sentence);
    let is_modifier = |t: usize| {
        matches!(s.tokens[t].relation(), "compound" | "amod" | "flat")
            || matches!(s.tokens[t].deprel.as_str(), "nmod:desc" | "nmod:poss")
    };
    let content = |&c: &usize| {
        let links = [Function::Direction, Function::Content];
        let is_phrase = s.tokens[c].relation() == "obl" && links.iter().any(|link| s.is_led_by(c, *link));
        c > trigger.token && (is_phrase || s.tokens[c].relation() == "obj")
    };
    let phrases = s.children(trigger.token).filter(content);
    let tops: Vec<usize> = trigger.clause.into_iter().chain(trigger.object).chain(phrases).collect();
    let object_or_phrase = tops.iter().copied().find(|&t| s.tokens[t].upos == Upos::Noun);
    let found = tops.into_iter().flat_map(|top| {
        // Where people meet is nobody's.
        let is_setting = told_by(scene, sentence, top)
            .is_some_and(|told| told.class.plover == EventType::Consult)
            || evokes(scene, s, top, EventType::Consult);
        let filling = if is_setting { Filling::Actor } else { Filling::Place };
        let below = s
            .subtree(top)
            .into_iter()
            .filter(move |&t| t > trigger.token && !is_modifier(t) && (t == top || is_close(s, top, t)));
        below.filter(|&t| !scene.is_time(sentence, t)).map(move |t| scene.participants(sentence, t, filling))
    });
    // "reaffirmed France's commitment to Mali": whose the word is, it does not concern.
    let is_owner = |p: &Participant| {
        let head = scene.mentions[p.mention].head;
        let word = s.tokens[head].head.filter(|_| s.tokens[head].deprel == "nmod:poss");
        word.is_some_and(|word| trigger.object == Some(word) && evokes(scene, s, word, EventType::Agree))
    };
    let is_other = |p: &Participant| {
        scene.mentions[p.mention].form != MentionForm::Pronoun
            && !is_own(scene, p)
            && !is_owner(p)
            && !sources.iter().any(|source| source.entity == p.entity || is_served_by(scene, *p, *source))
    };
    // "agreed to Swiss mediation": whose deed it is.
    let deed = object_or_phrase.filter(|&t| scene.ontology.names_deed(&s.tokens[t].lemma.to_lowercase()));
    let owners = deed.map(|t| scene.participants(sentence, t, Filling::Owned));
    found
        .chain(owners)
        .map(|named| named.into_iter().filter(is_other).collect::<Vec<Participant>>())
        .find(|named| !named.is_empty())
        .unwrap_or_default()
}
