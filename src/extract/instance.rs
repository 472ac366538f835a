//! Instances: a frame found at a word, with who takes which part. Its slots come first, then the places where the sentence
//! implies somebody, then what keeps a reading from being an event. Whether it is complete is for [`super::event`] to say.

use crate::extract::argument::{Trigger, fillers, logical_object, logical_subject, prepositional};
use crate::extract::attribute::{is_attribute, is_attribute_of_object, is_told_by_gerund};
use crate::extract::crime::{answers_private_crime, is_drug_bust, is_private_crime, is_routine_inquiry};
use crate::extract::factuality::{Reading, reading};
use crate::extract::implied::{
    Letter, Told, accused, aimed_at, assailants, authorities, awaited, concerned, crowd, evokes, givers,
    helped, imposed_on, jailers, judged_together, letter, marchers, orderer, other_party, own_authorities,
    parties_within, partners, planner, robbed, sanctioned, settled_with, targeted, threatened, told_by,
    turned_to, verb_evokes,
};
use crate::extract::kind::{
    DISAPPROVE, GRAVE, INVESTIGATE, MEDIATE, PRESS, RELEASE, RETURN, VOICES, is_courtesy, is_said_to,
};
use crate::extract::mediation::{is_mediator, reconciled};
use crate::extract::occasion::{addressee, asked, attendee, stay, traveller};
use crate::extract::promise::spares;
use crate::extract::protest::protested_against;
use crate::extract::scene::Scene;
use crate::extract::slot::{is_own, is_told_within, slot_participants};
use crate::extract::sport::{is_contest, is_within_sport};
use crate::extract::stance::speaks_for;
use crate::extract::standing::{
    acts_in_politics, are_bystanders, are_for_safety, are_one_army, are_one_state, can_protest, holds_power,
    is_accident, is_attack_in_words, is_company, is_crowd, is_fired_in_war, is_joint_deed, is_march,
    is_mishap, is_own_state, is_relief, is_sea, is_served_by, is_thing_by_name, is_trade, leads_protest,
};
use crate::extract::trigger::{carried_by, trigger};
use crate::extract::variant::{class_by_sources, class_told};
use crate::extract::victim::{is_harm_by_unknown, is_pet};
use crate::extract::{EntityKind, MentionForm, Participant};
use crate::ontology::{EventClass, EventType, Filling, Frame, Slot, WordSet};
use crate::span::Span;
use crate::text::{Function, Sentence, Upos};

/// What one side has and gives, and the other does not.
const ONE_WAY: [&str; 2] = ["from", "to"];

/// A frame found in a sentence with all that fills its roles.
#[derive(Clone, Debug)]
pub(super) struct Instance<'a> {
    pub(super) sentence: usize,
    pub(super) trigger: Trigger,
    pub(super) frame: &'a Frame,
    pub(super) class: &'a EventClass,
    pub(super) sources: Vec<Participant>,
    pub(super) targets: Vec<Participant>,
    /// The token that fills the target slot, actor or not.
    pub(super) target_token: Option<usize>,
    /// The words of a target that is no actor.
    pub(super) target_words: Option<Span>,
    pub(super) reading: Reading,
    /// Whether a source acts in politics.
    pub(super) is_worldly: bool,
    /// Whether a source or a target does.
    pub(super) involves_politics: bool,
    /// Whether a source acts in politics or is a described group: protesters, farmers.
    pub(super) has_standing: bool,
    /// Whether a source, or of what is symmetric anybody, holds power.
    pub(super) is_official: bool,
    /// Whether the sources, who are the targets as well, do it to each other.
    pub(super) is_mutual: bool,
    /// Whether it is told without anybody who does it: by the kind of the frame, or harm to people of note.
    pub(super) needs_no_source: bool,
}

/// What a frame tells at a word, if it holds there at all.
pub(super) fn instance<'a>(
    scene: &Scene<'a>,
    sentence: usize,
    token: usize,
    frame: &'a Frame,
) -> Option<Instance<'a>> {
    let s = scene.sentence(sentence);
    let trigger = trigger(scene.ontology, s, token, frame)?;
    if is_beside_time(scene, sentence, token, frame) {
        return None;
    }
    let class = class_told(scene, sentence, trigger, frame)?;
    let mut cast = Cast {
        scene,
        sentence,
        s,
        trigger,
        frame,
        class,
        letter: letter(scene, s, token).filter(|_| is_said_to(class)),
        told: None,
        sources: Vec::new(),
        targets: Vec::new(),
        hosts: Vec::new(),
        target_token: None,
        is_aim: false,
    };
    cast.find_sources();
    cast.class = class_by_sources(scene, class, s.tokens[token].upos, frame, &cast.sources)?;
    cast.find_targets();
    cast.imply_targets();
    cast.pair();
    cast.drop_whom_it_cannot_be();
    if cast.is_no_event() {
        return None;
    }
    cast.drop_what_is_theirs();
    let is_mutual = cast.reciprocate();
    cast.told(is_mutual)
}

/// "attacked the town for a third day": a time is no ground for which or over which one attacks.
fn is_beside_time(scene: &Scene, sentence: usize, token: usize, frame: &Frame) -> bool {
    if frame.beside.is_empty() {
        return false;
    }
    let blames =
        scene.ontology.class(&frame.evokes).is_some_and(|class| class.mode.as_deref() == Some(DISAPPROVE));
    let s = scene.sentence(sentence);
    let periods = scene.ontology.words(WordSet::PeriodNoun);
    let mut led = frame.beside.iter().flat_map(|word| prepositional(s, token, word)).peekable();
    blames
        && led.peek().is_some()
        && led.all(|t| scene.is_time(sentence, t) || periods.contains(&*s.tokens[t].lemma.to_lowercase()))
}

/// A reading while its parts are given out.
struct Cast<'s, 'a> {
    scene: &'s Scene<'a>,
    sentence: usize,
    s: &'s Sentence,
    trigger: Trigger,
    frame: &'a Frame,
    class: &'a EventClass,
    letter: Option<Letter>,
    /// What the clause of the trigger tells, where the frame looks there for a target.
    told: Option<Told<'a>>,
    sources: Vec<Participant>,
    targets: Vec<Participant>,
    /// With whom those stay who came for it.
    hosts: Vec<Participant>,
    target_token: Option<usize>,
    /// Whether the sources only go there for it.
    is_aim: bool,
}

impl<'a> Cast<'_, 'a> {
    fn is(&self, plover: EventType) -> bool {
        self.class.plover == plover
    }

    fn has_mode(&self, mode: &str) -> bool {
        self.class.mode.as_deref() == Some(mode)
    }

    fn else_source(&mut self, find: impl FnOnce(&Self) -> Vec<Participant>) {
        if self.sources.is_empty() {
            self.sources = find(self);
        }
    }

    fn else_target(&mut self, find: impl FnOnce(&Self) -> Vec<Participant>) {
        if self.targets.is_empty() {
            self.targets = find(self);
        }
    }

    /// Of sources that do it together, all but the first are whom it is done with. "Biden, Vance and Zelensky met": people who
    /// serve one state are one side, where there is another.
    fn split(&mut self) {
        let scene = self.scene;
        let state = |p: &Participant| {
            let entity = &scene.entities[p.entity];
            entity.state.as_ref().filter(|_| entity.kind == EntityKind::Per)
        };
        let first = self.sources.first().and_then(state);
        let is_beside_first = |p: &Participant| first.is_some() && state(p) == first;
        if self.sources.iter().all(is_beside_first) {
            self.targets = self.sources.split_off(1);
            return;
        }
        let mut place = 0..;
        let sources = std::mem::take(&mut self.sources);
        (self.sources, self.targets) =
            sources.into_iter().partition(|p| place.next() == Some(0) || is_beside_first(p));
    }

    fn is_source(&self, participant: &Participant) -> bool {
        self.sources.iter().any(|source| source.entity == participant.entity)
    }

    fn find_sources(&mut self) {
        let (scene, sentence, trigger) = (self.scene, self.sentence, self.trigger);
        let writer = self.letter.and_then(|letter| logical_subject(self.s, letter.verb));
        self.sources = match writer {
            Some(writer) => scene.participants(sentence, writer, self.class.sources),
            None => self.sources_in_slots(),
        };
        self.else_source(|cast| match cast.frame.source.contains(&Slot::Modifier) {
            true => scene.owners_further_in(sentence, trigger.token),
            false => Vec::new(),
        });
        self.else_source(|cast| planner(scene, sentence, trigger, cast.class));
        self.else_source(|cast| {
            let doer = trigger.support.and_then(|verb| carried_by(scene.ontology, cast.s, verb));
            doer.map_or(Vec::new(), |doer| scene.participants(sentence, doer, cast.class.sources))
        });
        self.else_source(|cast| match cast.class.plover {
            EventType::Aid | EventType::Assault => {
                givers(scene, sentence, trigger, (cast.frame, cast.is(EventType::Assault)))
            }
            _ if cast.has_mode(RELEASE) => jailers(scene, sentence, trigger),
            _ => Vec::new(),
        });
        if self.sources.is_empty() && self.is(EventType::Consult) {
            (self.sources, self.hosts) = stay(scene, sentence, trigger).unwrap_or_default();
        }
        if self.sources.is_empty() {
            self.sources = traveller(scene, sentence, trigger, self.class);
            self.is_aim = !self.sources.is_empty() && self.is(EventType::Consult);
        }
        if self.sources.is_empty() && self.is(EventType::Consult) {
            (self.sources, self.is_aim) = attendee(scene, sentence, trigger, self.class).unwrap_or_default();
        }
        self.else_source(|_| orderer(scene, sentence, trigger));
        self.else_source(|cast| match cast.is(EventType::Assault) {
            true => assailants(scene, sentence, trigger),
            false => Vec::new(),
        });
        if self.is(EventType::Protest) && self.is_beside_attack() {
            let is_police = |source: &Participant| {
                matches!(scene.entities[source.entity].sector.as_deref(), Some("COP" | "MIL"))
            };
            self.sources.retain(|source| !is_police(source));
        }
        self.else_source(|cast| match cast.class.by_authorities {
            true => authorities(scene, sentence, trigger),
            false => Vec::new(),
        });
        self.else_source(|cast| match cast.class.by_authorities {
            true => own_authorities(scene, sentence, trigger),
            false => Vec::new(),
        });
    }

    /// "Police fired at demonstrators in Oslo, protesting against": what hangs on an attack may tell of whom it hits.
    fn is_beside_attack(&self) -> bool {
        let word = &self.s.tokens[self.trigger.token];
        let verb = word.head.filter(|_| word.xpos == "VBG" && word.relation() == "advcl");
        verb.is_some_and(|verb| {
            let evokes = |kind: EventType| verb_evokes(self.scene, self.s, verb, kind);
            [EventType::Assault, EventType::Coerce].iter().any(|kind| evokes(*kind))
                && !evokes(EventType::Protest)
        })
    }

    fn sources_in_slots(&self) -> Vec<Participant> {
        let (scene, class) = (self.scene, self.class);
        let is_voice = VOICES.contains(&class.plover);
        let crowd = if is_voice { crowd(scene, self.sentence, self.trigger) } else { Vec::new() };
        let marchers = if self.is(EventType::Protest) {
            marchers(scene, self.sentence, self.trigger)
        } else {
            Vec::new()
        };
        let filled =
            |slot| slot_participants(scene, self.sentence, self.trigger, slot, (class, class.sources));
        let mut found = [crowd, marchers]
            .into_iter()
            .chain(self.frame.source.iter().map(filled))
            .find(|found| !found.is_empty());
        let can = |p: &Participant| {
            let is_body = scene.entities[p.entity].kind != EntityKind::Per;
            // "was struck by a Volvo"
            let is_car = self.is(EventType::Assault) && is_company(scene, *p);
            !is_march(scene, class, *p) && !is_car && (is_body || !self.frame.by_bodies)
        };
        found.iter_mut().for_each(|found| found.retain(can));
        found.unwrap_or_default()
    }

    fn find_targets(&mut self) {
        let (scene, sentence, trigger) = (self.scene, self.sentence, self.trigger);
        // "is willing to withdraw from Chad", "threatened to impose sanctions on Mali": to whom that is done.
        let clause = trigger.clause.filter(|_| self.frame.target.contains(&Slot::ClauseObject));
        self.told = clause.and_then(|clause| told_by(scene, sentence, clause));
        for slot in &self.frame.target {
            let mut tokens = fillers(self.s, trigger, slot);
            // "vetoed on Friday a resolution": a day is no target.
            tokens.retain(|&t| !scene.is_time(sentence, t) && !is_mediator(scene, self.s, t));
            // "captured part of a town"
            let first = tokens.first().map(|&token| scene.seen_through(self.s, token));
            self.target_token = self.target_token.or(first);
            self.targets = self.targets_in(slot);
            self.targets.retain(|target| !is_mediator(scene, self.s, scene.mentions[target.mention].head));
            // "granted inspectors access to its files": one's own is nobody else, and the next place counts.
            if !self.frame.source.contains(slot) {
                self.drop_sources_from_targets();
            }
            if !self.targets.is_empty() {
                self.target_token = first;
                return;
            }
        }
    }

    fn targets_in(&self, slot: &Slot) -> Vec<Participant> {
        let scene = self.scene;
        let told = self.told.as_ref().filter(|_| *slot == Slot::ClauseObject);
        let others = told.into_iter().flat_map(|told| &told.targets).filter(|p| !is_own(scene, p));
        let others: Vec<Participant> = others.copied().collect();
        match others.is_empty() {
            false => others,
            true => {
                slot_participants(scene, self.sentence, self.trigger, slot, (self.class, self.class.targets))
            }
        }
    }

    /// Whoever does it does it to others. Where the text names the same one again as whom it is done to, the tree gives it to
    /// the wrong one: "asked Peru to stop, while condemning Peru".
    fn drop_sources_from_targets(&mut self) {
        let scene = self.scene;
        let is_again = |target: &Participant, source: &Participant| {
            let mention = &scene.mentions[target.mention];
            let s = scene.sentence(mention.sentence);
            source.mention != target.mention
                && mention.form == MentionForm::Name
                && s.tokens[s.first_conjunct(mention.head)].relation() == "obj"
        };
        let sources = std::mem::take(&mut self.sources);
        let is_misread = !self.class.is_symmetric
            && !self.targets.is_empty()
            && self.targets.iter().all(|target| {
                sources.iter().any(|source| source.entity == target.entity && is_again(target, source))
            });
        self.targets.retain(|target| !sources.iter().any(|source| source.entity == target.entity));
        if !is_misread {
            self.sources = sources;
        }
    }

    /// Targets where no slot of the frame looks.
    fn imply_targets(&mut self) {
        let (scene, sentence, trigger) = (self.scene, self.sentence, self.trigger);
        self.else_target(|cast| cast.hosts.clone());
        // "warned their citizens" threatens nobody.
        if self.is(EventType::Threaten) {
            self.targets.retain(|target| !is_own(scene, target));
        }
        // "wrote to Chad threatening to pull French aid": one's own is nobody else's, and Chad is told.
        if let Some(letter) = self.letter {
            self.drop_servants_of_sources();
            self.else_target(|_| scene.participants(sentence, letter.addressee, Filling::Actor));
        }
        self.else_target(|cast| match is_said_to(cast.class) || cast.is(EventType::Support) {
            true => addressee(scene, sentence, trigger),
            false => Vec::new(),
        });
        self.else_target(|cast| match cast.is(EventType::Request) {
            true => asked(scene, sentence, trigger),
            false => Vec::new(),
        });
        if self.is(EventType::Threaten) {
            self.threaten_who_must_act();
        }
        let charge = self.target_token.filter(|_| self.has_mode(INVESTIGATE));
        if let Some(accused) = charge.and_then(|charge| accused(scene, sentence, charge)) {
            self.targets = accused;
        }
        self.else_target(|cast| match cast.is(EventType::Concede) {
            true => imposed_on(scene, sentence, trigger),
            false => Vec::new(),
        });
        self.else_target(Self::targets_by_kind);
        // "supports Chad's efforts": what somebody tries to do is that one's own.
        self.else_target(|cast| {
            let carriers = scene.ontology.words(WordSet::CarrierNoun);
            let is_effort = |&t: &usize| carriers.contains(&*cast.s.tokens[t].lemma.to_lowercase());
            let helps = cast.class.polarity.is_some() || cast.is(EventType::Aid);
            let effort = cast.target_token.filter(|t| helps && is_effort(t));
            effort.map_or(Vec::new(), |effort| scene.participants(sentence, effort, Filling::Owned))
        });
        // "granting her access in Ohio", "gave Silva a million from Chad": who is granted something is told.
        let is_recipient = |c: usize| {
            self.s.tokens[c].deprel == "iobj"
                && (self.s.tokens[c].upos == Upos::Pron || self.is(EventType::Aid))
        };
        let may_give = self.is(EventType::Aid) || self.is(EventType::Concede) && self.frame.clause.is_none();
        let is_given = may_give && self.s.children(trigger.token).any(is_recipient);
        self.else_target(|cast| match cast.class.concerns && !is_given {
            true => concerned(scene, sentence, trigger, &cast.sources),
            false => Vec::new(),
        });
    }

    fn drop_servants_of_sources(&mut self) {
        let (scene, sources) = (self.scene, &self.sources);
        self.targets.retain(|target| !sources.iter().any(|source| is_served_by(scene, *target, *source)));
    }

    /// "threatened to let migrants through unless Chad paid": whoever has to act, and nobody who has no say.
    fn threaten_who_must_act(&mut self) {
        let has_say = |p: &Participant| acts_in_politics(self.scene, *p);
        if self.targets.iter().any(has_say) {
            return;
        }
        let depends_on = threatened(self.scene, self.sentence, self.trigger);
        if self.targets.is_empty() || depends_on.iter().any(|p| has_say(p) && !self.is_source(p)) {
            self.targets = depends_on;
        }
    }

    fn targets_by_kind(&self) -> Vec<Participant> {
        let (scene, sentence, trigger) = (self.scene, self.sentence, self.trigger);
        let of_thing = |find: fn(&Scene, usize, usize) -> Vec<Participant>| {
            self.target_token.map_or(Vec::new(), |thing| find(scene, sentence, thing))
        };
        match self.class.plover {
            EventType::Protest => protested_against(scene, sentence, trigger, self.frame),
            EventType::Consult if self.has_mode(MEDIATE) => reconciled(scene, sentence, trigger),
            EventType::Sanction => {
                let hit = of_thing(sanctioned);
                if hit.is_empty() { targeted(scene, sentence, trigger) } else { hit }
            }
            EventType::Aid => helped(scene, sentence, trigger),
            EventType::Mobilize => aimed_at(scene, sentence, trigger, self.frame),
            EventType::Concede if self.s.is_negated(trigger.token) => awaited(scene, sentence, trigger),
            EventType::Concede if self.has_mode(RETURN) => {
                let thing = logical_object(self.s, trigger.token);
                thing.map_or(Vec::new(), |thing| robbed(scene, sentence, thing))
            }
            EventType::Concede if self.class.concerns => settled_with(scene, sentence, trigger),
            EventType::Accuse | EventType::Support if !self.class.is_symmetric => {
                let judged = of_thing(judged_together);
                let is_courtesy =
                    self.class.mode.as_deref().is_some_and(is_courtesy) || self.is(EventType::Support);
                match judged.is_empty() && is_courtesy && self.target_token.is_none() {
                    true => turned_to(scene, sentence, trigger),
                    false => judged,
                }
            }
            EventType::Reject => {
                let judged = of_thing(judged_together);
                if judged.is_empty() { of_thing(other_party) } else { judged }
            }
            _ => Vec::new(),
        }
    }

    /// Who does with whom what is done together.
    fn pair(&mut self) {
        let (scene, sentence, trigger) = (self.scene, self.sentence, self.trigger);
        if self.class.is_symmetric {
            // "Macron announced a ceasefire between Chad and Niger": not his.
            let announced = trigger.object.filter(|&object| object > trigger.token);
            if let Some(parties) = announced.and_then(|object| parties_within(scene, sentence, object)) {
                self.sources = parties;
                self.split();
            }
            // "A and B signed agreements to establish relations with Chad": not with each other.
            self.else_target(|cast| partners(scene, sentence, trigger, &cast.sources));
            // "A and B announced a ceasefire in Idlib": with each other, and no place is a side.
            let is_side = |p: &Participant| scene.entities[p.entity].is_actor();
            if self.sources.len() >= 2 && !self.targets.is_empty() && !self.targets.iter().any(is_side) {
                self.split();
            }
            self.pair_sources();
        }
        // "talks between A and B" fills both slots with the same people.
        let is_shared = self.frame.source.iter().any(|slot| self.frame.target.contains(slot));
        let is_target = |p: &Participant| self.targets.iter().any(|t| t.entity == p.entity);
        if is_shared && self.sources.len() >= 2 && self.sources.iter().all(is_target) {
            self.split();
        }
        self.drop_sources_from_targets();
    }

    /// "A and B met"; "A and B welcomed them" has an object of its own, and "A and B imported gas" did so from others. "With
    /// prices rising, A and B met" has no such phrase.
    fn pair_sources(&mut self) {
        if !self.targets.is_empty() {
            return;
        }
        let locative = self.scene.ontology.words(WordSet::LocativePreposition);
        let is_setting = |t: &usize| {
            let is_before = *t < self.trigger.token && self.s.is_led_by(*t, Function::Absolute);
            // "A and B exchanged fire across the border"
            let is_place = self.s.preposition(*t).is_some_and(|preposition| locative.contains(&*preposition));
            self.s.tokens[*t].relation() == "obl" && (is_before || is_place)
        };
        self.target_token = self.target_token.filter(|t| !is_setting(t));
        let is_one_way = |slot: &Slot| match slot {
            Slot::Preposition(word) => ONE_WAY.contains(&&**word),
            slot => *slot == Slot::IndirectObject,
        };
        let is_shared_aim = self.frame.target.is_empty() || !self.frame.target.iter().all(is_one_way);
        if is_shared_aim && self.target_token.is_none() && self.sources.len() >= 2 {
            self.split();
        }
    }

    fn drop_whom_it_cannot_be(&mut self) {
        let (scene, class) = (self.scene, self.class);
        let mut sources = std::mem::take(&mut self.sources);
        self.targets.retain(|target| !sources.iter().any(|source| is_owner(scene, target, source)));
        // "the minister said that his country must act": nobody demands of whom he speaks for.
        if !self.frame.modals.is_empty() {
            // "The paper said that Chad had to act" asks nothing.
            sources.retain(|source| scene.entities[source.entity].sector.as_deref() != Some(PRESS));
            let is_own =
                |target: &Participant| sources.iter().any(|p| speaks_for(scene, p.entity, target.entity));
            self.targets.retain(|target| acts_in_politics(scene, *target) && !is_own(target));
            // Nor of a thing: "said that the talks must go on".
            self.target_token = self.target_token.filter(|_| !self.targets.is_empty());
        }
        // "barred the club, saying it had breached the law": who that is the tree does not tell for certain.
        if self.is(EventType::Accuse) && self.s.tokens[self.trigger.token].xpos == "VBG" {
            let is_of_clause = self.frame.target.contains(&Slot::ClauseSubject);
            let is_pronoun = |target: &Participant| {
                scene.mentions[target.mention].form == MentionForm::Pronoun && is_of_clause
            };
            self.targets.retain(|target| !is_pronoun(target));
        }
        self.sources = sources;
        // "launched missiles into the Sea of Japan" hits nobody.
        if self.is(EventType::Assault) {
            self.targets.retain(|target| !is_sea(scene, *target));
            let is_at_sea = |&t: &usize| {
                scene.participants(self.sentence, t, Filling::Place).iter().any(|p| is_sea(scene, *p))
            };
            self.target_token = self.target_token.filter(|t| !is_at_sea(t));
        }
        // "A and B signed an agreement between the two countries"
        let is_alone = class.is_symmetric && self.targets.is_empty() && self.sources.len() >= 2;
        if is_alone && is_shared_word(scene, self.sentence, &self.sources, self.target_token) {
            self.split();
        }
        let is_spared = |p: &Participant| {
            let sector = scene.entities[p.entity].sector.as_ref();
            sector.is_some_and(|sector| class.spares.contains(sector))
        };
        self.targets.retain(|target| !is_spared(target));
        // "wounded nine, an attack blamed on rebels": nobody wounds an attack.
        let is_deed = |t: usize| t != self.trigger.token && evokes(scene, self.s, t, EventType::Assault);
        if self.is(EventType::Assault)
            && class.hits_people
            && !class.is_symmetric
            && self.target_token.is_some_and(is_deed)
        {
            self.targets.clear();
        }
        // "refused to condemn Chad" does nothing against it.
        if self.is(EventType::Reject) && spares(scene, self.sentence, self.trigger) {
            self.targets.clear();
            self.told = None;
            self.target_token = None;
        }
        // "spoke to a newspaper", and a newspaper to him.
        self.sources.retain(|source| !class.is_symmetric || !is_spared(source));
        // "released a summary of a call by the king": whoever is told of within a thing is not let go.
        let thing = self.target_token.filter(|_| self.has_mode(RELEASE));
        self.targets
            .retain(|target| !thing.is_some_and(|thing| is_told_within(scene, self.s, *target, thing)));
        // "is ready to take office as president"
        let is_role = |p: &Participant| {
            let mention = &scene.mentions[p.mention];
            let is_phrase = matches!(self.s.tokens[mention.head].relation(), "obl" | "nmod");
            mention.sentence == self.sentence && is_phrase && self.s.is_led_by(mention.head, Function::Role)
        };
        self.targets.retain(|target| target.through.is_some() || !is_role(target));
        // "the senator's dog was kidnapped"
        self.targets.retain(|target| !class.hits_people || !is_pet(scene, *target));
        // "promised a woman", "agreed to help people": nobody in particular.
        self.targets.retain(|target| class.plover != EventType::Agree || !is_anybody(scene, *target));
    }

    fn is_no_event(&self) -> bool {
        let (scene, s, class, trigger) = (self.scene, self.s, self.class, self.trigger);
        let (sources, targets) = (&self.sources, &self.targets);
        let is_of_one_army =
            |one: &Participant| targets.iter().any(|other| are_one_army(scene, *one, *other));
        // "prevented an attack" coerces nobody.
        let averts = |thing: usize| {
            class.plover == EventType::Coerce
                && targets.is_empty()
                && evokes(scene, s, thing, EventType::Assault)
        };
        let is_routine =
            |thing: usize| targets.is_empty() && is_routine_inquiry(scene, s, class, sources, thing);
        let is_harmless =
            |thing: usize| is_mishap(scene, s, class, thing) || averts(thing) || is_routine(thing);
        // "allowed the army to fire", but a council may grant a request of its president.
        let grants = self.is(EventType::Concede) && class.concerns && self.frame.clause.is_some();
        class.is_symmetric && sources.iter().any(is_of_one_army)
            || is_attack_in_words(scene, class, sources, targets)
            || is_fired_in_war(scene, s, class, trigger, sources)
            || is_attribute(s, trigger.token)
            || is_attribute_of_object(s, trigger.token)
            || is_told_by_gerund(scene, s, trigger.token)
            || is_trade(scene, class, sources, targets)
            || is_private_crime(scene, s, (class, trigger.token), sources, targets)
            || self.has_mode(INVESTIGATE) && are_bystanders(scene, sources)
            || self.has_mode(INVESTIGATE) && targets.is_empty() && are_for_safety(scene, sources)
            || is_drug_bust(scene, s, class, trigger.token)
            || answers_private_crime(scene, self.sentence, (class, trigger.token), targets)
            || self.target_token.is_some_and(is_harmless)
            || is_relief(scene, s, class, trigger)
            || is_joint_deed(s, class, trigger)
            || is_contest(scene, s, trigger)
            || is_within_sport(scene, class, sources, targets)
            || self.is_by_what_is_owned() && is_accident(scene, s, trigger.token)
            || self.is(EventType::Sanction) && self.frame.objects.is_empty() && self.is_done_to_own()
            || (grants || self.is(EventType::Threaten)) && are_one_state(scene, sources, targets)
            || self.is(EventType::Sanction) && self.is_done_to_own_state()
    }

    /// "suspended her campaign": whether somebody does it to nobody and to what is their own.
    fn is_done_to_own(&self) -> bool {
        let scene = self.scene;
        let is_source = |owner: usize| {
            let owner = scene.mention_at(self.sentence, owner).map(|m| scene.mentions[m].entity);
            let owner = owner.filter(|&owner| scene.entities[owner].kind == EntityKind::Per);
            owner.is_some_and(|owner| self.sources.iter().any(|source| source.entity == owner))
        };
        let thing = self.target_token.filter(|_| self.targets.is_empty());
        thing.is_some_and(|thing| self.s.children_by(thing, "nmod:poss").any(is_source))
    }

    /// "The government froze their assets, becoming the first to be sanctioned": no government punishes itself.
    fn is_done_to_own_state(&self) -> bool {
        let government = |p: &Participant| {
            let entity = &self.scene.entities[p.entity];
            let is_whole = matches!(entity.kind, EntityKind::Gpe | EntityKind::Org) && p.through.is_none();
            entity.state.as_ref().or(entity.actor.as_ref()).filter(|_| is_whole && entity.serves())
        };
        let own = self.sources.first().and_then(government);
        own.is_some()
            && !self.targets.is_empty()
            && self.targets.iter().all(|target| government(target) == own)
    }

    /// "A Russian missile hit the town": what is somebody's does it.
    fn is_by_what_is_owned(&self) -> bool {
        self.class.sources == Filling::Owned && !self.is(EventType::Accuse)
    }

    fn drop_what_is_theirs(&mut self) {
        let scene = self.scene;
        // "received Falcons from Denmark" speaks with nobody.
        if self.is(EventType::Consult) {
            self.targets.retain(|target| target.through.is_some() || !is_thing_by_name(scene, *target));
        }
        if self.is_by_what_is_owned() {
            self.sources.retain(|source| !is_thing_by_name(scene, *source));
            let sources = &self.sources;
            self.targets.retain(|target| !is_own_state(scene, sources, *target));
        }
        // "The president announced tariffs on imports to his country"
        if self.is(EventType::Sanction) {
            self.drop_servants_of_sources();
        }
    }

    /// "A and B accused each other", "expelled each other's envoys": whether each does it to the others.
    fn reciprocate(&mut self) -> bool {
        if !self.target_token.is_some_and(|t| reciprocal(self.scene, self.s, t)) {
            return false;
        }
        if self.sources.len() < 2 {
            self.target_token = None;
            return false;
        }
        let is_mutual = !self.class.is_symmetric;
        if is_mutual {
            self.targets = self.sources.clone();
        } else if self.targets.is_empty() {
            self.split();
        }
        is_mutual
    }

    fn told(mut self, is_mutual: bool) -> Option<Instance<'a>> {
        let (scene, class) = (self.scene, self.class);
        let is_worldly = self.sources.iter().any(|source| acts_in_politics(scene, *source));
        let target_words = self.target_words(is_worldly);
        let has_standing = match self.is(EventType::Protest) {
            true => self
                .sources
                .iter()
                .any(|p| can_protest(scene, *p) || leads_protest(scene, self.s, self.trigger, class, *p)),
            // A company alone makes business.
            false => self.sources.iter().any(|p| acts_in_politics(scene, *p) && !is_company(scene, *p)),
        };
        let involves_politics =
            is_worldly || self.targets.iter().any(|target| acts_in_politics(scene, *target));
        let peers = self.targets.iter().filter(|_| class.is_symmetric);
        let is_official = self.sources.iter().chain(peers).any(|p| holds_power(scene, *p));
        let needs_no_source = self.frame.source_optional
            || self.sources.is_empty()
                && is_harm_by_unknown(scene, self.sentence, self.trigger, class, &self.targets);
        let mut reading = reading(scene, self.sentence, self.trigger.token);
        // "has no intention of talking": the words themselves say no.
        if self
            .trigger
            .object
            .is_some_and(|object| self.s.has_no(object) && self.frame.says_no(&self.s.tokens[object].lemma))
        {
            reading.negated = !reading.negated;
        }
        if self.is_aim {
            reading.aim_of();
        }
        // "resigned to allow an election" grants nobody anything.
        if class.concerns && class.plover == EventType::Concede && reading.is_purpose {
            return None;
        }
        Some(Instance {
            sentence: self.sentence,
            trigger: self.trigger,
            frame: self.frame,
            class,
            sources: std::mem::take(&mut self.sources),
            targets: std::mem::take(&mut self.targets),
            target_token: self.target_token,
            target_words,
            reading,
            is_worldly,
            involves_politics,
            has_standing,
            is_official,
            is_mutual,
            needs_no_source,
        })
    }

    /// The words of a target that is no actor.
    fn target_words(&self, is_worldly: bool) -> Option<Span> {
        if !self.targets.is_empty() {
            return None;
        }
        let (scene, sentence, class) = (self.scene, self.sentence, self.class);
        // "Armed men attacked an army camp": several attack who are nobody's.
        let is_group = |p: &Participant| {
            let source = &scene.entities[p.entity];
            source.kind == EntityKind::Group && source.sector.is_some()
        };
        let has_group = || self.sources.iter().any(is_group) || is_crowd(scene, &self.sources);
        let is_grave = GRAVE.contains(&class.plover);
        // What an attitude is toward is told in words: "supports Turkey's efforts".
        let filling = if class.polarity.is_some() { Filling::Thing } else { class.targets };
        let in_words = |token| {
            let people = || scene.people(sentence, token).filter(|_| class.hits_people);
            scene.words(sentence, token, filling).or_else(people)
        };
        let thing = self.target_token.filter(|_| is_worldly || is_grave && has_group());
        let words = thing.and_then(in_words).or(self.told.as_ref().and_then(|told| told.target_words));
        // "defended his policies": of one's own one thinks well anyway.
        let is_of_own = || {
            let praised = |thing| is_praise_of_own(scene, sentence, class, thing, &self.sources);
            self.target_token.is_some_and(praised)
        };
        // "violations by the army" are not against the army.
        let names_source =
            |words: &Span| self.sources.iter().any(|p| words.contains(scene.mentions[p.mention].span));
        // "froze its assets, becoming the first to be banned by the government": nor against itself.
        let is_source_again = || {
            let again = thing.and_then(|thing| scene.mention_at(sentence, thing));
            self.is(EventType::Sanction)
                && again.is_some_and(|m| self.sources.iter().any(|p| p.entity == scene.mentions[m].entity))
        };
        words.filter(|words| !is_of_own() && !names_source(words) && !is_source_again())
    }
}

/// "his government would expel him": not the one whose government it is.
fn is_owner(scene: &Scene, target: &Participant, source: &Participant) -> bool {
    let (at, head) = (scene.mentions[source.mention].sentence, scene.mentions[source.mention].head);
    let s = scene.sentence(at);
    let mut owners = s.children_by(head, "nmod:poss").filter(|&c| s.tokens[c].upos == Upos::Pron);
    owners.any(|c| scene.mention_at(at, c).is_some_and(|m| scene.mentions[m].entity == target.entity))
}

/// "each other", "each other's envoys".
fn reciprocal(scene: &Scene, s: &Sentence, token: usize) -> bool {
    let words = scene.ontology.words(WordSet::Reciprocal);
    let is_one = |t: usize| {
        let next = s.tokens.get(t + 1);
        next.is_some_and(|next| {
            words.contains(&*format!("{} {}", s.tokens[t].form, next.form).to_lowercase())
        })
    };
    is_one(token) || s.children_by(token, "nmod:poss").any(is_one)
}

/// "defended his policies", "hailed its victory": a thing of the one who praises it.
fn is_praise_of_own(
    scene: &Scene,
    sentence: usize,
    class: &EventClass,
    thing: usize,
    sources: &[Participant],
) -> bool {
    let s = scene.sentence(sentence);
    // "his son's struggle"
    let near = s.children_by(thing, "nmod:poss");
    let mut owners = near
        .flat_map(|c| std::iter::once(c).chain(s.children_by(c, "nmod:poss")))
        .filter(|&c| s.tokens[c].upos == Upos::Pron);
    class.mode.as_deref() == Some("praise")
        && owners.any(|c| {
            let owner = scene.mention_at(sentence, c).map(|m| scene.mentions[m].entity);
            owner.is_none_or(|owner| sources.iter().any(|source| source.entity == owner))
        })
}

/// Whether the word in the target slot stands for the sources themselves: "A and B signed a deal between the two countries".
fn is_shared_word(scene: &Scene, sentence: usize, sources: &[Participant], token: Option<usize>) -> bool {
    let Some(token) = token else { return false };
    let pairs = scene.ontology.words(WordSet::PairNoun);
    if pairs.contains(&*scene.sentence(sentence).tokens[token].lemma) {
        return true;
    }
    let named = scene.participants(sentence, token, Filling::Actor);
    !named.is_empty() && named.iter().all(|n| sources.iter().any(|source| source.entity == n.entity))
}

/// "people", "a woman": one word for somebody of whom no more is told.
fn is_anybody(scene: &Scene, participant: Participant) -> bool {
    let (mention, entity) = (&scene.mentions[participant.mention], &scene.entities[participant.entity]);
    let s = scene.sentence(mention.sentence);
    let is_bare =
        s.children(mention.head).all(|c| matches!(s.tokens[c].relation(), "det" | "case" | "punct"));
    is_bare && !entity.named && participant.through.is_none() && !acts_in_politics(scene, participant)
}
