//! Standing: who acts in politics and holds power, and what is done by nobody who counts: teams, accidents, machines.

use crate::extract::argument::{Trigger, is_content_gerund, logical_subject};
use crate::extract::implied::verb_evokes;
use crate::extract::kind::{PRESS, RELEASE, SPOKEN, WORDS};
use crate::extract::scene::Scene;
use crate::extract::{EntityKind, MentionForm, Participant};
use crate::ontology::{
    ActorKind, EventClass, EventType, Factuality, PlaceKind, SpeechWord, Text, WordClass, WordSet,
};
use crate::text::{Function, Sentence, Upos};

/// Sectors of those who have no part in politics but as a crowd.
pub(super) const PRIVATE: [&str; 2] = ["CVL", "HLH"];

/// Whether somebody acts in politics: known to the gazetteer, of a state or in a sector. A player who
/// attacks a goal is not.
pub(super) fn acts_in_politics(scene: &Scene, participant: Participant) -> bool {
    let entity = &scene.entities[participant.entity];
    entity.is_known(scene.ontology)
        || entity.state.is_some()
        || entity.sector.as_deref().is_some_and(|sector| !PRIVATE.contains(&sector))
}

/// Whether somebody is a firm.
pub(super) fn is_company(scene: &Scene, participant: Participant) -> bool {
    matches!(scene.entities[participant.entity].sector.as_deref(), Some("BUS" | "MNC"))
}

/// "troops arrived in Mali", "a Turkish plane flew to Cairo": they pay no visit.
pub(super) fn is_march(scene: &Scene, class: &EventClass, participant: Participant) -> bool {
    let entity = &scene.entities[participant.entity];
    let is_force = matches!(entity.sector.as_deref(), Some("MIL" | "REB" | "UAF"));
    // "M23 rebels"
    let is_described = || scene.mentions[participant.mention].form == MentionForm::Nominal;
    let is_told = entity.kind == EntityKind::Group
        || entity.kind == EntityKind::Org && (!entity.named || is_described());
    class.mode.as_deref() == Some("visit") && is_told && is_force
}

/// Whether somebody holds power: a state, who serves or fights one, a party, a body between states.
pub(super) fn holds_power(scene: &Scene, participant: Participant) -> bool {
    const POWERS: [&str; 11] = ["GOV", "MIL", "LEG", "SPY", "COP", "JUD", "IGO", "REB", "UAF", "PTY", "OPP"];
    let entity = &scene.entities[participant.entity];
    let is_state = entity.actor_kind.is_some_and(ActorKind::is_state);
    let is_power = entity.sector.as_deref().is_some_and(|sector| POWERS.contains(&sector));
    is_state || is_power || entity.is_known(scene.ontology) && entity.sector.is_none()
}

/// "Biden attacked Trump": politicians attack each other, and their parties, in words.
pub(super) fn is_attack_in_words(
    scene: &Scene,
    class: &EventClass,
    sources: &[Participant],
    targets: &[Participant],
) -> bool {
    const OPPOSITION: &str = "OPP";
    const CIVIL: [&str; 4] = ["GOV", "LEG", "PTY", OPPOSITION];
    let is_politician = |p: &Participant| {
        let entity = &scene.entities[p.entity];
        let is_civil = entity.sector.as_deref().map_or(entity.named, |sector| CIVIL.contains(&sector));
        let is_one = match entity.kind {
            EntityKind::Per => true,
            // "lawmakers", "the governors"
            EntityKind::Group => entity.sector.as_deref().is_some_and(|sector| sector != OPPOSITION),
            _ => entity.named && entity.sector.as_deref() == Some("PTY"),
        };
        is_one && is_civil
    };
    // "the conflict between lawmakers and the president", but named men may have armies.
    let is_quarrel = || {
        let mut sides = sources.iter().chain(targets);
        class.mode.as_deref() == Some("fight") && sides.any(|p| !scene.entities[p.entity].named)
    };
    // "The magazine attacked the officers"
    let is_press = |p: &Participant| {
        let entity = &scene.entities[p.entity];
        entity.kind == EntityKind::Org && entity.sector.as_deref() == Some(PRESS)
    };
    let is_critique = class.mode.is_none() && sources.iter().all(is_press);
    class.plover == EventType::Assault
        && (class.mode.is_none() || is_quarrel())
        && !sources.is_empty()
        && !targets.is_empty()
        && (is_critique || sources.iter().chain(targets).all(is_politician))
}

/// "crashes, killing eight", "evacuates the coast as the storm nears, killing eight": what an accident does, nobody did.
pub(super) fn is_accident(scene: &Scene, s: &Sentence, token: usize) -> bool {
    if s.tokens[token].xpos != "VBG" {
        return false;
    }
    let verbs = scene.ontology.words(WordSet::AccidentVerb);
    let disasters = scene.ontology.words(WordSet::DisasterNoun);
    let hits = |verb: usize| {
        let mut frames = scene.ontology.frames(&s.tokens[verb].lemma, WordClass::Verb);
        frames.any(|f| scene.ontology.is_of_type(f, EventType::Assault))
    };
    let governor = s.tokens[token].head.filter(|&head| head < token && !hits(head));
    let is_named = |t: usize| disasters.contains(&*s.tokens[t].lemma.to_lowercase());
    // "an earthquake struck the coast, injuring five"
    let strikes = |head: usize| s.children_by(head, "nsubj").any(is_named);
    s.tokens[token].head.is_some_and(strikes)
        || s.head_chain(token).take(3).any(|t| verbs.contains(&*s.tokens[t].lemma))
        || governor.is_some_and(|head| (head..token).any(is_named))
}

/// "footage shows troops beating a man", "caught rebels laying mines": whoever is shown or caught does it.
pub(super) fn shown_doer(scene: &Scene, s: &Sentence, verb: usize) -> Option<usize> {
    if let Some(gerund) = charged_with(scene, s, verb) {
        return logical_subject(s, gerund);
    }
    if let Some(doer) = allowed_doer(scene, s, verb) {
        return Some(doer);
    }
    let word = &s.tokens[verb];
    let governor = word.head.filter(|_| word.deprel == "advcl" && word.xpos == "VBG")?;
    // "shows troops brutally beating a man"
    let before = s.subtree(verb).first()?.checked_sub(1)?;
    let shows = scene.ontology.words(WordSet::ShowingVerb).contains(&*s.tokens[governor].lemma);
    let object = s.children_by(governor, "obj").find(|&object| object < verb).filter(|_| shows)?;
    (s.subtree(object).last() == Some(&before)).then_some(object)
}

/// "authorised the army to fire": who stands between a verb that gives leave and "to" does it, and not who gives it.
fn allowed_doer(scene: &Scene, s: &Sentence, verb: usize) -> Option<usize> {
    let word = &s.tokens[verb];
    let governor = word.head.filter(|_| word.xpos == "VB" && word.relation() == "advcl")?;
    let mut allows = scene.ontology.speech(&s.tokens[governor].lemma, WordClass::Verb);
    let is_leave = |word: &SpeechWord| {
        matches!(word.factuality, Factuality::Possible | Factuality::Planned) && word.addressee.is_some()
    };
    let to = s.infinitive_mark(verb).filter(|_| allows.any(is_leave))?;
    let object = s.children_by(governor, "obj").find(|&object| object > governor && object < to)?;
    (s.subtree(object).last() == Some(&(to - 1)) && !s.is_passive(governor)).then_some(object)
}

/// The gerund that tells what somebody is charged with, where a participle behind it goes on with that: "accused Chad of
/// shelling a town, killing two".
pub(super) fn charged_with(scene: &Scene, s: &Sentence, verb: usize) -> Option<usize> {
    let word = &s.tokens[verb];
    let is_led = |c: usize| matches!(s.tokens[c].relation(), "mark" | "case");
    let governor = word.head.filter(|_| word.deprel == "advcl" && word.xpos == "VBG")?;
    let gerund = s.children_by(governor, "advcl").filter(|&c| c < verb && is_content_gerund(s, c)).last()?;
    let mut frames = scene.ontology.frames(&s.tokens[verb].lemma, WordClass::Verb);
    let harms = frames.any(|frame| {
        let is_plain = frame.objects.is_empty() && frame.particle.is_none();
        is_plain && scene.ontology.is_of_type(frame, EventType::Assault)
    });
    (harms && !s.children(verb).any(is_led)).then_some(gerund)
}

/// Who did what a gerund is an example of: "condemned attacks by Mali, including shelling a town".
pub(super) fn exemplar_doer(scene: &Scene, s: &Sentence, gerund: usize) -> Option<usize> {
    let (governor, lead) = exemplified(scene, s, gerund)?;
    let names_deed = |t: &usize| {
        *t < lead && s.tokens[*t].upos == Upos::Noun && scene.ontology.names_deed(&s.tokens[*t].lemma)
    };
    let deeds = s.subtree(governor).into_iter().filter(names_deed);
    let maker = |deed: usize| s.children_by(deed, "nmod").find(|&c| s.is_led_by(c, Function::Maker));
    let owner = |deed: usize| s.children_by(deed, "nmod:poss").next();
    deeds.filter_map(|deed| maker(deed).or_else(|| owner(deed))).find(|&doer| doer < lead)
}

/// The verb on which a gerund hangs behind "including", and that word.
pub(super) fn exemplified(scene: &Scene, s: &Sentence, gerund: usize) -> Option<(usize, usize)> {
    let word = &s.tokens[gerund];
    let governor = word.head.filter(|_| word.deprel == "advcl" && word.xpos == "VBG")?;
    let leads = scene.ontology.words(WordSet::CompanionPreposition);
    let is_lead = |&c: &usize| {
        matches!(s.tokens[c].relation(), "mark" | "case") && leads.contains(&*s.tokens[c].form.to_lowercase())
    };
    s.children(gerund).find(is_lead).map(|lead| (governor, lead))
}

/// "condemned the attacks, including shelling a town": who judges what a gerund is an example of did not do it.
fn is_example_of_judged(scene: &Scene, s: &Sentence, gerund: usize) -> bool {
    exemplified(scene, s, gerund).is_some_and(|(governor, _)| {
        [EventType::Accuse, EventType::Reject, EventType::Protest]
            .iter()
            .any(|&kind| verb_evokes(scene, s, governor, kind))
    })
}

/// "dismissed Chad's case against Mali alleging that": whose the words are behind which the participle stands.
pub(super) fn owner_of_words(scene: &Scene, s: &Sentence, participle: usize) -> Option<usize> {
    let word = &s.tokens[participle];
    let before = participle.checked_sub(1).filter(|_| word.xpos == "VBG" && word.deprel == "advcl")?;
    let verb = word.head.filter(|_| s.tokens[before].form != ",")?;
    let words = s.children_by(verb, "obj").find(|&object| object < participle)?;
    let lemma = s.tokens[words].lemma.to_lowercase();
    let is_somebody =
        scene.ontology.agent(&lemma).is_some() || scene.ontology.words(WordSet::PersonNoun).contains(&*lemma);
    let beside = s.children_by(verb, "obl").filter(|&c| c > words && c < participle);
    let last = std::iter::once(words).chain(beside).filter_map(|t| s.subtree(t).last().copied()).max();
    let mut owners = s.children_by(words, "nmod:poss");
    owners.find(|&owner| last == Some(before) && !is_somebody && s.tokens[owner].upos != Upos::Pron)
}

/// Who accuses, where a participle behind the charge goes on with what the accuser says: "accused Chad of lying, calling for
/// an inquiry".
pub(super) fn accuser(s: &Sentence, verb: usize) -> Option<usize> {
    let word = &s.tokens[verb];
    let is_led = |c: usize| matches!(s.tokens[c].relation(), "mark" | "case");
    let is_bare = word.deprel == "advcl" && word.xpos == "VBG" && !s.children(verb).any(is_led);
    let charge = word.head.filter(|&charge| is_bare && charge < verb && is_content_gerund(s, charge))?;
    let governor = s.tokens[charge].head.filter(|_| s.tokens[charge].deprel == "advcl")?;
    logical_subject(s, governor)
}

/// "declared a state of emergency after the floods", "a health emergency": against nature nobody is coerced.
pub(super) fn is_relief(scene: &Scene, s: &Sentence, class: &EventClass, trigger: Trigger) -> bool {
    if !class.unless_disaster {
        return false;
    }
    let disasters = scene.ontology.words(WordSet::DisasterNoun);
    let is_disaster = |t: usize| disasters.contains(&*s.tokens[t].lemma.to_lowercase());
    let names = |c: usize| is_disaster(c) || s.children(c).any(is_disaster);
    // "The storm prompted the governor to declare"
    let causes = |verb: usize| s.children_by(verb, "nsubj").any(names);
    if s.head_chain(trigger.token).take(2).any(causes) {
        return true;
    }
    let around = std::iter::once(trigger.token).chain(trigger.object).chain(trigger.support);
    around.flat_map(|t| s.children(t)).any(|c| match s.tokens[c].relation() {
        "compound" | "amod" => is_disaster(c),
        "obl" | "nmod" => names(c),
        // "warned residents of a storm"
        "obj" => s.children_by(c, "nmod").any(is_disaster),
        // "as the storm approached"
        "advcl" => s.children_by(c, "nsubj").any(names),
        _ => false,
    })
}

/// "investigated the crash": nobody is accused of an accident.
pub(super) fn is_mishap(scene: &Scene, s: &Sentence, class: &EventClass, thing: usize) -> bool {
    let accidents = scene.ontology.words(WordSet::AccidentNoun);
    class.mode.as_deref() == Some("investigate") && accidents.contains(&*s.tokens[thing].lemma.to_lowercase())
}

/// "joined Chad in condemning Mali": what they do together is told by itself.
pub(super) fn is_joint_deed(s: &Sentence, class: &EventClass, trigger: Trigger) -> bool {
    let is_deed = |c: usize| {
        s.tokens[c].xpos == "VBG"
            && s.children(c).any(|m| {
                matches!(s.tokens[m].relation(), "mark" | "case") && s.tokens[m].does(Function::Engagement)
            })
    };
    let behind = s.children_by(trigger.token, "obj").flat_map(|object| s.children_by(object, "acl"));
    class.mode.as_deref() == Some("join") && s.children_by(trigger.token, "advcl").chain(behind).any(is_deed)
}

/// "A KF-16", "a Tesla Cybertruck": a name of unknown kind that is no body's is no actor that attacks.
pub(super) fn is_thing_by_name(scene: &Scene, participant: Participant) -> bool {
    let entity = &scene.entities[participant.entity];
    let last = entity.label.split(' ').next_back().unwrap_or_default().to_lowercase();
    entity.kind == EntityKind::Org
        && entity.named
        && !acts_in_politics(scene, participant)
        && !scene.ontology.words(WordSet::BodyNoun).contains(&*last)
}

/// "the Sea of Japan": whether something is a stretch of water, and nothing in it.
pub(super) fn is_sea(scene: &Scene, participant: Participant) -> bool {
    let place = scene.entities[participant.entity].place.as_ref().filter(|_| participant.through.is_none());
    let place = place.and_then(|iri| scene.ontology.places.get(iri));
    place.is_some_and(|place| place.kind == PlaceKind::Water && place.state.is_none())
}

/// "Israeli jets attacked … Israel": nobody's forces attack their own state.
pub(super) fn is_own_state(scene: &Scene, sources: &[Participant], target: Participant) -> bool {
    let target = &scene.entities[target.entity];
    let is_state = target.actor_kind == Some(ActorKind::State);
    let serves = |p: &Participant| {
        let source = &scene.entities[p.entity];
        source.sector.as_deref() == Some("MIL") && source.state == target.actor
    };
    is_state && sources.iter().any(serves)
}

/// "The navy and the air force held an exercise": forces of one state do not cooperate with each other.
pub(super) fn are_one_army(scene: &Scene, one: Participant, other: Participant) -> bool {
    let (one, other) = (&scene.entities[one.entity], &scene.entities[other.entity]);
    let is_force = |sector: &Option<Text>| sector.as_deref() == Some("MIL");
    is_force(&one.sector) && is_force(&other.sector) && (one.state == other.state || other.state.is_none())
}

/// "a law allowing the authorities to close the border": what those who rule a state grant each other is no concession,
/// nor what they warn each other of a threat.
pub(super) fn are_one_state(scene: &Scene, sources: &[Participant], targets: &[Participant]) -> bool {
    const RULING: [&str; 6] = ["GOV", "MIL", "LEG", "SPY", "COP", "JUD"];
    let state = |p: &Participant| {
        let entity = &scene.entities[p.entity];
        let is_state = entity.actor_kind == Some(ActorKind::State);
        if is_state { entity.actor.as_ref() } else { entity.state.as_ref() }
    };
    let rules = |p: &Participant| {
        let entity = &scene.entities[p.entity];
        entity.sector.as_deref().is_some_and(|sector| RULING.contains(&sector))
    };
    let is_own = |target: &Participant| {
        let kind = scene.entities[target.entity].kind;
        // "other countries" are somebody else's.
        let is_unowned = state(target).is_none() && kind == EntityKind::Org;
        let is_one = |source: &Participant| is_unowned || state(source) == state(target);
        // "the government", which is the state by another word
        let is_government = kind == EntityKind::Gpe
            && scene.entities[target.entity].actor_kind == Some(ActorKind::State)
            && scene.mentions[target.mention].form == MentionForm::Nominal;
        let is_body = matches!(kind, EntityKind::Org | EntityKind::Group) && rules(target) || is_government;
        is_body && target.through.is_none() && sources.iter().all(is_one)
    };
    let is_ruler =
        |p: &Participant| rules(p) || scene.entities[p.entity].actor_kind == Some(ActorKind::State);
    sources.iter().all(is_ruler) && !targets.is_empty() && targets.iter().all(is_own)
}

/// Whether a state is the one for which somebody acts.
pub(super) fn is_served_by(scene: &Scene, state: Participant, servant: Participant) -> bool {
    let state = &scene.entities[state.entity];
    state.actor_kind == Some(ActorKind::State) && scene.entities[servant.entity].state == state.actor
}

/// "called on Hamas to release", "appealed to Niger to withdraw": who asks does not do what somebody else is asked for.
fn is_asked_of_another(scene: &Scene, s: &Sentence, verb: usize) -> bool {
    let word = &s.tokens[verb];
    let is_infinitive = word.xpos == "VB" && matches!(word.relation(), "xcomp" | "advcl");
    let Some(governor) = word.head.filter(|_| is_infinitive) else { return false };
    let mut asks = scene.ontology.speech(&s.tokens[governor].lemma, WordClass::Verb);
    if !asks.any(|asking| asking.factuality == Factuality::Demanded) {
        return false;
    }
    let to = s.infinitive_mark(verb);
    // The one who is asked stands right before "to".
    let asked = to.and_then(|to| to.checked_sub(1)).map(|before| {
        std::iter::once(before).chain(s.head_chain(before)).take_while(|&t| t != governor).last()
    });
    asked.flatten().is_some_and(|asked| {
        let is_led = s.tokens[asked].relation() == "obl" && s.case_marker(asked) == Some(governor + 1);
        // "called the king to thank him" asks nothing of him.
        let is_called = word.relation() == "advcl" && s.tokens[governor].does(Function::Turning);
        asked > governor && (is_led || s.tokens[asked].relation() == "obj" && !is_called)
    })
}

/// "an appeal for freeing him": the noun right before the preposition that leads a gerund.
fn gerund_of(s: &Sentence, verb: usize) -> Option<usize> {
    let lead = s.children_by(verb, "mark").next().filter(|_| is_content_gerund(s, verb))?;
    lead.checked_sub(1)
}

/// "issued an ultimatum to Niger to withdraw", "refused a request by Niger to withdraw", "gave Niger's rebels permission to":
/// whoever gives or refuses a noun that tells what another is to do does not do it, nor who asks for it.
fn is_demanded_of_another(scene: &Scene, s: &Sentence, verb: usize) -> bool {
    let Some(to) = s.infinitive_mark(verb).filter(|&to| to > 0) else { return false };
    let before = std::iter::once(to - 1).chain(s.head_chain(to - 1)).take_while(|&t| t < to);
    let beside = before
        .take(s.tokens.len())
        .find(|&t| matches!(s.tokens[t].relation(), "nmod" | "obl") && s.tokens[t].head != Some(verb));
    let is_party =
        |&t: &usize| [Function::Goal, Function::Maker].iter().any(|function| s.is_led_by(t, *function));
    let Some(party) = beside.filter(is_party) else { return false };
    let Some(above) = s.tokens[party].head.filter(|&above| above < party) else { return false };
    let is_asking = |t: usize| {
        let mut words = scene.ontology.speech(&s.tokens[t].lemma, WordClass::Noun);
        words.any(|word| word.factuality == Factuality::Demanded)
    };
    // "issues a 12-day ultimatum to Niger", where the tree takes the noun for an adverb.
    let noun = match s.tokens[party].relation() {
        _ if s.tokens[above].relation() == "advmod" && is_asking(above) => Some(above),
        "nmod" => Some(above),
        _ => s.children_by(above, "obj").find(|&object| object > above && object < party),
    };
    noun.filter(|&noun| s.tokens[noun].head == s.tokens[verb].head).is_some_and(|noun| {
        let mut words = scene.ontology.speech(&s.tokens[noun].lemma, WordClass::Noun);
        words.any(|word| word.factuality == Factuality::Demanded || word.addressee.is_some())
    })
}

/// "condemned the decision to expel him", "foiled a plot to kill her": whoever judges or prevents it does not do it.
fn is_judged_elsewhere(scene: &Scene, s: &Sentence, verb: usize, participant: Participant) -> bool {
    const JUDGES: [EventType; 4] =
        [EventType::Accuse, EventType::Reject, EventType::Support, EventType::Protest];
    let is_aim = s.tokens[verb].xpos == "VB" && s.tokens[verb].deprel == "acl";
    let demands = |noun: usize| {
        let mut words = scene.ontology.speech(&s.tokens[noun].lemma, WordClass::Noun);
        words.any(|word| word.factuality == Factuality::Demanded)
    };
    // "a request from Chad to free him", "a Chadian appeal for freeing him": whoever is asked would.
    let asked = s.tokens[verb].head.filter(|_| is_aim);
    let is_asked = asked.or_else(|| gerund_of(s, verb)).is_some_and(|noun| {
        let head = scene.mentions[participant.mention].head;
        demands(noun) && s.head_chain(head).any(|t| t == noun)
    });
    if is_asked {
        return true;
    }
    let noun = asked.filter(|&noun| s.tokens[noun].deprel == "obj");
    let Some(governor) = noun.and_then(|noun| s.tokens[noun].head) else { return false };
    let is_subject = s.children_by(governor, "nsubj").any(|subject| {
        let span = scene.mentions[participant.mention].span;
        span.contains(s.tokens[subject].span)
    });
    let lemma = &s.tokens[governor].lemma;
    let mut words = scene.ontology.speech(lemma, WordClass::Verb);
    let mut frames = scene.ontology.frames(lemma, WordClass::Verb);
    is_subject
        && (words.any(|word| word.factuality == Factuality::Denied)
            || frames.any(|frame| {
                let class = scene.ontology.class(&frame.evokes);
                frame.objects.is_empty() && class.is_some_and(|class| JUDGES.contains(&class.plover))
            }))
}

/// Whether a clause hangs on a name that cannot be its subject: "the shrine of Khomeini that was", "rioted in Dili joining".
pub(super) fn is_misled(scene: &Scene, sentence: usize, verb: usize, participant: Participant) -> bool {
    let s = scene.sentence(sentence);
    let mention = &scene.mentions[participant.mention];
    if is_asked_of_another(scene, s, verb) || is_demanded_of_another(scene, s, verb) {
        return true;
    }
    if is_judged_elsewhere(scene, s, verb, participant) || is_example_of_judged(scene, s, verb) {
        return true;
    }
    // "rioted in Dili, joining others in demanding a vote": also what hangs on such a clause.
    let is_below = |&t: &usize| s.tokens[t].upos == Upos::Verb && s.tokens[t].relation() == "advcl";
    let above = s.tokens[verb].head.filter(|_| is_below(&verb));
    let hanging = std::iter::once(verb).chain(above).find(|&t| s.tokens[t].head == Some(mention.head));
    let Some(verb) = hanging.filter(|_| mention.sentence == sentence && participant.through.is_none()) else {
        return false;
    };
    match s.tokens[verb].deprel.as_str() {
        "acl:relcl" => {
            let is_thing = |c: usize| s.tokens[c].xpos == "WDT" && s.tokens[c].relation() == "nsubj";
            // "It was Macron that visited Chad"
            let is_predicate = s.children_by(mention.head, "cop").next().is_some();
            mention.kind == EntityKind::Per && !is_predicate && s.children(verb).any(is_thing)
        }
        "acl" => {
            let first = s.first_conjunct(mention.head);
            mention.kind.is_land() && s.case_marker(first).is_some()
        }
        _ => false,
    }
}

/// "Kurds demonstrated", "a farmer protested": described people, peoples and bodies without power, against nobody named.
pub(super) fn can_protest(scene: &Scene, participant: Participant) -> bool {
    let entity = &scene.entities[participant.entity];
    let is_people = entity.kind == EntityKind::Group && entity.sector.is_none();
    let is_several = matches!(entity.kind, EntityKind::Group | EntityKind::Org);
    is_people || (entity.sector.is_some() || is_several) && !holds_power(scene, participant)
}

/// "opposition parties called a general strike", "the party held a protest": who leads others out protests, though it may have
/// power; "held a rally" may be no protest.
pub(super) fn leads_protest(
    scene: &Scene,
    s: &Sentence,
    trigger: Trigger,
    class: &EventClass,
    participant: Participant,
) -> bool {
    const STRIKE: &str = "strike";
    const PARTIES: [&str; 2] = ["PTY", "OPP"];
    let entity = &scene.entities[participant.entity];
    let words = scene.ontology.words(WordSet::ProtestWord);
    let mut told = [Some(trigger.token), trigger.object].into_iter().flatten();
    let is_protest = told.any(|t| words.contains(&*s.tokens[t].lemma.to_lowercase()));
    (is_protest || class.mode.as_deref() == Some(STRIKE))
        && entity.kind != EntityKind::Per
        && entity.sector.as_deref().is_some_and(|sector| PARTIES.contains(&sector))
}

/// "protesters clashed with police": who does it is there to protest.
pub(super) fn is_crowd(scene: &Scene, sources: &[Participant]) -> bool {
    let crowds = scene.ontology.words(WordSet::CrowdNoun);
    let protests = |p: &Participant| {
        let mention = &scene.mentions[p.mention];
        let head = &scene.sentence(mention.sentence).tokens[mention.head];
        p.through.is_none() && crowds.contains(&*head.lemma.to_lowercase())
    };
    !sources.is_empty() && sources.iter().all(protests)
}

/// "the teachers' strike", "a strike by nurses": whether people do it who bear no arms.
pub(super) fn are_civilians(scene: &Scene, sources: &[Participant]) -> bool {
    let is_unarmed = |p: &Participant| {
        let entity = &scene.entities[p.entity];
        let is_private = entity.sector.as_deref().is_some_and(|sector| PRIVATE.contains(&sector));
        entity.kind == EntityKind::Group && is_private && p.through.is_none()
    };
    !sources.is_empty() && sources.iter().all(is_unarmed)
}

/// "researchers examined the reef", "firefighters searched the ruins": whether people do it of whom nobody is accused by it.
pub(super) fn are_bystanders(scene: &Scene, sources: &[Participant]) -> bool {
    const HELPERS: &str = "NGO";
    const SCHOLARS: &str = "EDU";
    let helps = |p: &Participant| {
        let entity = &scene.entities[p.entity];
        let sector = entity.sector.as_deref().unwrap_or_default();
        let is_people = matches!(entity.kind, EntityKind::Group | EntityKind::Per) && !entity.named;
        is_people && (PRIVATE.contains(&sector) || sector == HELPERS) || sector == SCHOLARS
    };
    !sources.is_empty() && sources.iter().all(helps)
}

/// "the Transport Safety Board opened an inquiry": whether bodies do it that look into accidents.
pub(super) fn are_for_safety(scene: &Scene, sources: &[Participant]) -> bool {
    let words = scene.ontology.words(WordSet::SafetyWord);
    let is_for_safety = |p: &Participant| {
        let label = scene.entities[p.entity].label.to_lowercase();
        label.split(' ').any(|word| words.contains(word))
    };
    !sources.is_empty() && sources.iter().all(is_for_safety)
}

/// "police raided the house", "a raid by prosecutors": whether those who keep the law do it.
pub(super) fn are_police(scene: &Scene, sources: &[Participant]) -> bool {
    let keeps_law = |p: &Participant| {
        let entity = &scene.entities[p.entity];
        matches!(entity.sector.as_deref(), Some("COP" | "JUD"))
    };
    !sources.is_empty() && sources.iter().all(keeps_law)
}

/// "Japan protested the test", "the ministry protested": whether states, their bodies or officials do it and no crowd.
pub(super) fn is_government(scene: &Scene, sources: &[Participant]) -> bool {
    let governs = |p: &Participant| {
        let entity = &scene.entities[p.entity];
        let is_one = entity.kind != EntityKind::Group && p.through.is_none();
        let is_state = entity.actor_kind.is_some_and(ActorKind::is_state);
        is_one && (is_state || entity.sector.as_deref() == Some("GOV"))
    };
    !sources.is_empty() && sources.iter().all(governs)
}

/// "agreed to buy a rival", "accused a rival of copying its phones": firms among themselves are no politics.
pub(super) fn is_trade(
    scene: &Scene,
    class: &EventClass,
    sources: &[Participant],
    targets: &[Participant],
) -> bool {
    let is_firm = |p: &Participant| scene.entities[p.entity].is_private();
    let is_private = |p: &Participant| is_firm(p) || !acts_in_politics(scene, *p);
    let kind = class.plover;
    let is_said = SPOKEN.contains(&kind) && !targets.is_empty();
    // "The label sued a rival": a name of nobody knows what is no state.
    let is_body = |p: &Participant| scene.entities[p.entity].kind == EntityKind::Org && is_private(p);
    let makes_business = |p: &Participant| is_company(scene, *p);
    let are_firms = match is_said {
        true => sources.iter().all(is_body) && sources.iter().chain(targets).any(makes_business),
        false => sources.iter().all(is_firm),
    };
    // "released a new phone"
    let is_ware = |p: &Participant| {
        let entity = &scene.entities[p.entity];
        p.through.is_some() || !matches!(entity.kind, EntityKind::Per | EntityKind::Group)
    };
    let is_offer = class.mode.as_deref() == Some(RELEASE) && targets.iter().all(is_ware);
    (WORDS.contains(&kind) || kind == EventType::Cooperate || is_said || is_offer)
        && !sources.is_empty()
        && are_firms
        && targets.iter().all(is_private)
}

/// "intercepted a missile launched by rebels", "launched missiles targeting troops": who fires at somebody tests nothing, and
/// rebels never do.
pub(super) fn is_fired_in_war(
    scene: &Scene,
    s: &Sentence,
    class: &EventClass,
    trigger: Trigger,
    sources: &[Participant],
) -> bool {
    const TEST: &str = "weapons";
    if class.mode.as_deref() != Some(TEST) {
        return false;
    }
    let verb = s.tokens[trigger.token].head.filter(|_| s.tokens[trigger.token].deprel == "acl");
    let is_shot_down = verb
        .and_then(|missile| s.tokens[missile].head)
        .is_some_and(|v| verb_evokes(scene, s, v, EventType::Assault));
    let mut told = trigger.object.into_iter().flat_map(|missile| s.children_by(missile, "acl"));
    let is_rebel =
        |p: &Participant| matches!(scene.entities[p.entity].sector.as_deref(), Some("REB" | "UAF"));
    is_shot_down || told.any(|t| verb_evokes(scene, s, t, EventType::Assault)) || sources.iter().any(is_rebel)
}
