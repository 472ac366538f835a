//! Settings: the words that carry an event, and when it was, by attachment and not by nearness. A date belongs to the word
//! that it modifies, and to the noun that this word carries. Where it was, `place` tells.

use crate::extract::EventDate;
use crate::extract::argument::{base, is_passive};
use crate::extract::implied::{deeds_along, evokes, verb_evokes};
use crate::extract::instance::Instance;
use crate::extract::kind::SPOKEN;
use crate::extract::scene::Scene;
use crate::ontology::{EventType, WordClass, WordSet};
use crate::text::clause::Tense;
use crate::text::{Function, Precision, Sentence, Time, TimeKind, Upos};

const MAX_STEPS: usize = 4;

/// The words whose adjuncts set the scene for `trigger`: itself, and the verb that carries it, through an aim or not.
pub(super) fn carriers(scene: &Scene, s: &Sentence, trigger: usize, has_aims: bool) -> Vec<usize> {
    let mut carriers = vec![trigger];
    let mut node = trigger;
    for _ in 0..MAX_STEPS {
        let Some(head) = s.tokens[node].head else { break };
        let goes_on = match base(&s.tokens[node].deprel) {
            // "held talks on Monday", "the talks took place in Geneva"
            "obj" | "nsubj" | "xcomp" => s.tokens[head].upos != Upos::Noun && !tells_its_own(scene, s, head),
            // "arrived on Monday to meet Wang"
            "advcl" if s.tokens[node].xpos == "VB" => has_aims && s.is_infinitive(node),
            // "raided Jenin on Friday, arresting ten people"
            "advcl" => {
                let is_led = |c: usize| matches!(s.tokens[c].relation(), "mark" | "case" | "nsubj");
                let is_result = s.tokens[node].xpos == "VBG" && node > head && !s.children(node).any(is_led);
                // "acknowledged it on Monday, blaming Chad": whoever speaks says the one and the other.
                let is_spoken = || SPOKEN.iter().any(|&kind| verb_evokes(scene, s, node, kind));
                is_result && (!is_reporting(scene, s, head) || is_spoken())
            }
            // "met and shook hands on Monday": the adjunct of the first verb holds for the second; not in "the May attack and
            // a raid".
            "conj" => {
                let has_article = s.children_by(node, "det").next().is_some();
                s.tokens[node].upos == s.tokens[head].upos && node > head && !has_article
            }
            _ => false,
        };
        if !goes_on {
            break;
        }
        carriers.push(head);
        node = head;
    }
    carriers
}

/// The words of an event: its trigger, and the object that tells the same deed: "launched an attack".
pub(super) fn own_words(scene: &Scene, instance: &Instance) -> impl Iterator<Item = usize> {
    let other = other_deed(scene, instance);
    let object = instance.trigger.object.filter(|&object| other != Some(object));
    std::iter::once(instance.trigger.token).chain(object)
}

/// The deed about which something is said: "condemned the attack", "denied its involvement".
pub(super) fn other_deed(scene: &Scene, instance: &Instance) -> Option<usize> {
    let s = scene.sentence(instance.sentence);
    let plover = instance.class.plover;
    let is_word = SPOKEN.contains(&plover) || instance.class.polarity.is_some();
    let told = |t: &usize| *t > instance.trigger.token && scene.ontology.names_deed(&s.tokens[*t].lemma);
    let object = instance.trigger.object.filter(|&object| !evokes(scene, s, object, plover));
    object.into_iter().chain(instance.target_token).filter(|_| is_word).find(told)
}

/// The deeds by which or in which what a verb tells is done: "were killed in a series of attacks", "airstrikes killed", "two
/// were killed and nine wounded in a raid".
pub(super) fn deeds(scene: &Scene, sentence: usize, verb: usize, kinds: &[EventType]) -> Vec<usize> {
    let s = scene.sentence(sentence);
    let own = deeds_beside(scene, s, verb, kinds);
    if !own.is_empty() || !is_passive(s, verb) {
        return own;
    }
    let along = deeds_along(scene, sentence, verb).into_iter();
    along.map(|c| deeds_beside(scene, s, c, kinds)).find(|deeds| !deeds.is_empty()).unwrap_or_default()
}

fn deeds_beside(scene: &Scene, s: &Sentence, verb: usize, kinds: &[EventType]) -> Vec<usize> {
    let leads = scene.ontology.words(WordSet::TollPreposition);
    // "was killed after an attack"; who kills after one answers it.
    let is_toll =
        |c: usize| is_passive(s, verb) && s.preposition(c).is_some_and(|word| leads.contains(&*word));
    let is_led = |&c: &usize| match s.tokens[c].deprel.as_str() {
        "nsubj" | "obl:agent" => true,
        "obl" => s.is_led_by(c, Function::Engagement) || s.is_led_by(c, Function::Agent) || is_toll(c),
        _ => false,
    };
    let told = s.children(verb).filter(is_led).map(|c| scene.seen_through(s, c));
    told.filter(|&c| kinds.iter().any(|&kind| evokes(scene, s, c, kind))).collect()
}

fn is_reporting(scene: &Scene, s: &Sentence, token: usize) -> bool {
    scene.ontology.speech(&s.tokens[token].lemma, WordClass::Verb).any(|word| word.is_reporting)
}

/// "condemned the invasion on Monday", "said that": the date is that of the verb's own act.
fn tells_its_own(scene: &Scene, s: &Sentence, token: usize) -> bool {
    let lemma = &s.tokens[token].lemma;
    let ontology = scene.ontology;
    is_reporting(scene, s, token)
        || ontology
            .frames(lemma, WordClass::Verb)
            .any(|frame| frame.objects.is_empty() && frame.clause.is_none())
}

/// The date that the text gives to an event: that of its words, else that of the deed in which it was done.
pub(super) fn date_of(scene: &Scene, instance: &Instance) -> Option<EventDate> {
    let (sentence, token) = (instance.sentence, instance.trigger.token);
    let s = scene.sentence(sentence);
    // "talks held on Monday"
    let is_held = |&c: &usize| s.tokens[c].xpos == "VBN" && !tells_its_own(scene, s, c);
    let held = s.children_by(token, "acl").filter(is_held).filter(|_| s.tokens[token].upos == Upos::Noun);
    // "Monday's strike killed 12", "agreed in the May 3 deal"
    let deeds = || deeds(scene, sentence, token, &[instance.class.plover]);
    own_words(scene, instance)
        .chain(held)
        .find_map(|word| date(scene, sentence, word))
        .or_else(|| deeds().into_iter().find_map(|deed| date(scene, sentence, deed)))
}

/// The date that the text gives to `trigger`.
pub(super) fn date(scene: &Scene, sentence: usize, trigger: usize) -> Option<EventDate> {
    let s = scene.sentence(sentence);
    let times: Vec<(usize, &Time)> = scene
        .document
        .times
        .iter()
        .filter(|time| s.span.contains(time.span) && time.date.is_some())
        .filter(|time| time.kind != TimeKind::Set)
        .filter_map(|time| Some((head_of_span(s, time)?, time)))
        // "released on bail till October", "extended the curfew to May 1" do not say when.
        .filter(|(head, _)| !s.is_led_by(*head, Function::Limit) && !s.is_led_by(*head, Function::Goal))
        .filter(|(head, time)| !is_yardstick(scene, s, *head, time))
        .collect();
    if times.is_empty() {
        return None;
    }
    let attached: Vec<(Option<usize>, &Time)> =
        times.into_iter().map(|(head, time)| (attachment(scene, s, head), time)).collect();
    let distance = |time: &Time| time.span.start.abs_diff(s.tokens[trigger].span.start);
    let dated = |word: usize| {
        let own = attached.iter().filter(|(governor, _)| *governor == Some(word)).map(|(_, time)| *time);
        own.min_by_key(|time| distance(time))
    };
    let carriers = carriers(scene, s, trigger, true);
    let own = carriers.iter().find_map(|&carrier| dated(carrier));
    let beside = || carriers.iter().flat_map(|&carrier| occasions(scene, s, carrier)).find_map(dated);
    let meanwhile = || {
        let clauses = carriers.iter().flat_map(|&carrier| clauses_at_once(scene, s, carrier));
        clauses.filter_map(dated).find(|time| time.date.is_some_and(|date| date.latest.is_some()))
    };
    let time = own.or_else(beside).or_else(meanwhile)?;
    Some(EventDate { range: time.date?, basis: time.basis, span: Some(time.span) })
}

/// "met the next day", "met before the vote in 2030": what is told as done was not on a day that was to come; "announced his
/// resignation on Friday" can tell when the other deed is.
pub(super) fn is_done(scene: &Scene, instance: &Instance) -> bool {
    let s = scene.sentence(instance.sentence);
    let verb = instance.trigger.token;
    let is_past = match s.tokens[verb].xpos.as_str() {
        "VBD" => true,
        "VBN" => s.tense(verb) == Some(Tense::Past),
        _ => false,
    };
    is_past && (instance.trigger.object.is_none() || !is_reporting(scene, s, verb))
}

/// What something is done at: "said in an interview on Friday", "agreed at the May summit", "were hurt during Monday's march".
fn occasions<'s>(scene: &Scene<'s>, s: &'s Sentence, verb: usize) -> impl Iterator<Item = usize> + 's {
    let ontology = scene.ontology;
    let is_led =
        |c: usize, set: WordSet| s.preposition(c).is_some_and(|word| ontology.words(set).contains(&*word));
    s.children_by(verb, "obl").filter(move |&c| {
        let lemma = s.tokens[c].lemma.to_lowercase();
        let is_occasion = ontology.words(WordSet::OccasionNoun).contains(&*lemma);
        is_occasion && is_led(c, WordSet::LocativePreposition)
            || (is_occasion || ontology.names_deed(&lemma)) && is_led(c, WordSet::SimultaneousMarker)
    })
}

/// What happened at once: "clashes broke out on Saturday when thousands rallied", "was seized when he landed in May".
fn clauses_at_once<'s>(scene: &Scene<'s>, s: &'s Sentence, verb: usize) -> impl Iterator<Item = usize> + 's {
    let marks = scene.ontology.words(WordSet::SimultaneousMarker);
    let is_then = move |clause: usize| {
        let mut led = s.children(clause).filter(|&c| matches!(s.tokens[c].relation(), "mark" | "advmod"));
        led.any(|c| marks.contains(&*s.tokens[c].lemma.to_lowercase()))
            && s.tense(clause) == Some(Tense::Past)
    };
    let above = s.tokens[verb].head.filter(|_| s.tokens[verb].relation() == "advcl" && is_then(verb));
    let above = above.filter(|&head| !is_reporting(scene, s, head));
    above.into_iter().chain(s.children_by(verb, "advcl").filter(move |&c| is_then(c)))
}

/// "for the first time since 2022", "the deadliest attack since May": since when it is so does not say when it was.
fn is_yardstick(scene: &Scene, s: &Sentence, head: usize, time: &Time) -> bool {
    let is_open = time.date.is_some_and(|date| date.latest.is_none());
    let ranks = scene.ontology.words(WordSet::RankWord);
    is_open
        && s.tokens[..head]
            .iter()
            .any(|word| word.xpos == "JJS" || ranks.contains(&*word.lemma.to_lowercase()))
}

/// The word that a time expression modifies, through "on the morning of Monday".
fn attachment(scene: &Scene, s: &Sentence, head: usize) -> Option<usize> {
    let mut node = head;
    for _ in 0..MAX_STEPS {
        let governor = s.tokens[node].head?;
        match base(&s.tokens[node].deprel) {
            // "rebels early Monday attacked": a second subject
            "nsubj" if node == head && s.children_by(governor, "nsubj").any(|c| c < node) => {
                return Some(governor);
            }
            "obl" | "advmod" | "nmod" | "compound" | "amod" | "nummod" | "dep" | "parataxis" | "appos"
            | "advcl" => {}
            _ => return None,
        }
        if let Some(verb) = verb_of_doer(scene, s, node, governor) {
            return Some(verb);
        }
        // "the 2018 Elections Act": a part of the name.
        let is_inside =
            node < governor && matches!(s.tokens[node].relation(), "compound" | "amod" | "nummod");
        if is_inside && s.tokens[governor].upos == Upos::Propn {
            return None;
        }
        // "met in Beijing on Sunday": parsers often hang the date on the place.
        // "the November 3 raids" were on that day, whatever was said of them.
        let is_named = scene.mention_at_token(s, governor) && !scene.is_named_event(s, governor);
        let is_passed = s.tokens[governor].upos == Upos::Propn
            || is_time_word(scene, s, governor)
            || is_named
            || is_part_of_day(s, node, governor)
            || is_beside(scene, s, node, governor);
        if !is_passed {
            return Some(deed_before(scene, s, head, governor).unwrap_or(governor));
        }
        node = governor;
    }
    None
}

/// "Chad in 2019 attacked", "on Monday Chadian forces attacked": a time that the parse gives to the doer, though it stands
/// before the whole phrase or right before the verb, is that of the verb.
fn verb_of_doer(scene: &Scene, s: &Sentence, time: usize, doer: usize) -> Option<usize> {
    let verb = s.tokens[doer].head.filter(|_| s.tokens[doer].relation() == "nsubj")?;
    let is_deed = scene.ontology.names_deed(&s.tokens[doer].lemma);
    if verb < doer || s.tokens[verb].upos != Upos::Verb || is_deed || !scene.mention_at_token(s, doer) {
        return None;
    }
    let told = scene.document.times.iter().find(|told| told.span.contains(s.tokens[time].span))?;
    let below = s.subtree(time);
    let is_told = |t: &usize| told.span.contains(s.tokens[*t].span) || below.contains(t);
    let mut words = (0..s.tokens.len()).filter(is_told);
    let first = words.next()?;
    let last = words.next_back().unwrap_or(first);
    let leads = |t: &usize| matches!(s.tokens[*t].upos, Upos::Adp | Upos::Adv | Upos::Adj);
    let begin = (0..first).rev().take_while(leads).last().unwrap_or(first);
    if last < doer {
        // "2019 winner Silva", but "last month Silva", "in 2019 Silva"
        let is_outside = s.subtree(doer).first().is_none_or(|&t| t >= begin);
        return (is_outside && begin < last).then_some(verb);
    }
    let is_name = |t: usize| t == doer || s.tokens[t].upos == Upos::Propn || s.tokens[t].form == ",";
    let is_between = |t: usize| matches!(s.tokens[t].upos, Upos::Adv | Upos::Aux | Upos::Punct);
    (is_name(begin.checked_sub(1)?) && (last + 1..verb).all(is_between)).then_some(verb)
}

/// "late on Tuesday": the adverb right before the day.
fn is_part_of_day(s: &Sentence, day: usize, adverb: usize) -> bool {
    s.tokens[adverb].relation() == "advmod"
        && s.subtree(day).first().is_some_and(|&first| first == adverb + 1)
}

/// "shot down drones overnight across ten regions", "an attack on a hospital in May", "on the night of 3 May": whether a time
/// that the parse gives to a noun is that of what the noun stands beside.
fn is_beside(scene: &Scene, s: &Sentence, time: usize, noun: usize) -> bool {
    let lemma = s.tokens[noun].lemma.to_lowercase();
    let relation = s.tokens[noun].relation();
    // "overnight after talks", but "in overnight raids"
    let is_outside = || s.case_marker(noun).is_some_and(|case| time < case);
    let is_adverb = || relation == "obl" && s.tokens[time].upos == Upos::Adv && is_outside();
    let is_site = || scene.ontology.words(WordSet::SiteNoun).contains(&*lemma);
    let is_part =
        || relation == "obl" && s.is_led_by(time, Function::Genitive) && !scene.ontology.names_deed(&lemma);
    let is_nominal = s.tokens[noun].upos == Upos::Noun;
    is_nominal && if time < noun { is_adverb() } else { is_site() || is_part() }
}

/// "has improved since the invasion of Chad in 2022", "was indicted over the invasion in 2022": a month or a year right behind a
/// deed that sets the scene or gives the reason is the deed's, though the parse gives it to the verb.
fn deed_before(scene: &Scene, s: &Sentence, time: usize, governor: usize) -> Option<usize> {
    let told = scene.document.times.iter().find(|told| told.span.contains(s.tokens[time].span))?;
    let is_long = told.date.is_some_and(|date| date.precision >= Precision::Month);
    let begin = s.subtree(time).into_iter().next();
    let last = begin.filter(|_| is_long)?.checked_sub(1)?;
    let is_in = |word: &str, set: WordSet| scene.ontology.words(set).contains(word);
    let leads = |word: String| {
        is_in(&word, WordSet::SettingPreposition) || is_in(&word, WordSet::TopicPreposition) || word == "for"
    };
    s.children_by(governor, "obl").filter(|&noun| noun <= last).find(|&noun| {
        let is_owned = || s.children_by(noun, "nmod:poss").next().is_some();
        s.preposition(noun).is_some_and(leads)
            && (scene.ontology.names_deed(&s.tokens[noun].lemma) || is_owned())
            && s.subtree(noun).contains(&last)
    })
}

fn is_time_word(scene: &Scene, s: &Sentence, token: usize) -> bool {
    scene.document.is_time(s.tokens[token].span)
}

/// The token of the span whose governor stands outside it.
fn head_of_span(s: &Sentence, time: &Time) -> Option<usize> {
    let inside = |t: usize| time.span.contains(s.tokens[t].span);
    (0..s.tokens.len()).filter(|&t| inside(t)).find(|&t| s.tokens[t].head.is_none_or(|head| !inside(head)))
}
