//! Factuality: how the article tells what a trigger names. Reported, planned, possible, denied or
//! only claimed, and by whom. It climbs from the trigger to the root of the sentence and lets every
//! governor have its say; what the words do is in the ontology. It does not judge truth.

use crate::extract::Participant;
use crate::extract::argument::{
    base, doer_before, grammatical_subject, is_content_gerund, is_passive, logical_subject, object_gerund,
    own_subject,
};
use crate::extract::implied::{evokes, parties, verb_evokes};
use crate::extract::kind::{ASSAULT, CONSULT, PROTEST, REJECT, REQUEST, is_courtesy};
use crate::extract::scene::Scene;
use crate::extract::standing::charged_with;
use crate::extract::trigger::{support, trigger};
use crate::ontology::{EventClass, Factuality, Filling, SpeechWord, WordClass, WordSet};
use crate::text::{Function, Manner, clause::Tense};
use crate::text::{Sentence, Upos};

const MAX_STEPS: usize = 16;

/// The relation of who says that something will not be.
const RULES_OUT: &str = "rulesOut";

/// What is done to somebody for what he did.
const ANSWERS: [&str; 5] = [COERCE, "ACCUSE", "SUPPORT", "SANCTION", "ASSAULT"];
const COERCE: &str = "COERCE";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) factuality: Factuality,
    pub(super) negated: bool,
    /// Intended, also where that depends on something: "will withdraw if".
    pub(super) is_planned: bool,
    /// Told as what something else is done for: "to protest".
    pub(super) is_purpose: bool,
    /// Whose word it is.
    pub(super) claimant: Option<Participant>,
    /// A reporting word governs it, known speaker or not.
    pub(super) is_attributed: bool,
}

/// Reads how `trigger` is told. `light` is the verb that carries a noun trigger ("hold" + "talks").
pub(super) fn reading(scene: &Scene, sentence: usize, trigger: usize) -> Reading {
    let s = scene.sentence(sentence);
    let mut climb = Climb {
        scene,
        s,
        sentence,
        trigger,
        reading: Reading {
            factuality: Factuality::Reported,
            negated: false,
            is_planned: false,
            is_purpose: false,
            claimant: None,
            is_attributed: false,
        },
    };
    climb.modifiers(trigger);
    climb.ascription(trigger);
    climb.walk(trigger);
    climb.question(trigger);
    climb.quotation(trigger);
    climb.reading
}

struct Climb<'a, 'b> {
    scene: &'b Scene<'a>,
    s: &'a Sentence,
    sentence: usize,
    trigger: usize,
    reading: Reading,
}

impl<'a> Climb<'a, '_> {
    fn walk(&mut self, trigger: usize) {
        let mut node = trigger;
        // Auxiliaries and negation of a governor count as long as the trigger is in their scope.
        let mut in_scope = true;
        for _ in 0..MAX_STEPS {
            self.attribution_beside(node);
            if in_scope {
                self.marker(node);
                self.condition(node);
            }
            let Some(head) = self.s.tokens[node].head else { break };
            // "After A rejected it, B said that …": what stands before the saying is not said.
            let is_before = base(&self.s.tokens[node].deprel) == "ccomp"
                && self.trigger < head
                && node > head
                && self.is_reporting(head);
            if self.stands_against(node) || is_before || self.is_retort(node) {
                break;
            }
            in_scope = self.governed(node, head, in_scope);
            node = head;
        }
    }

    /// What `head` does to `node`; whether the scope goes on.
    fn governed(&mut self, node: usize, head: usize, in_scope: bool) -> bool {
        // "accused Chad of shelling a town, killing two"
        let node = charged_with(self.scene, self.s, node).unwrap_or(node);
        let deprel = self.s.tokens[node].deprel.as_str();
        // "the 110th country to recognise Kosovo" did it, and "the first to be sentenced" was.
        let xpos = &self.s.tokens[node].xpos;
        if (xpos == "VB" || xpos == "VBN" && self.is_infinitive(node)) && self.is_ranked(node, head) {
            return in_scope;
        }
        if self.is_talked_about(node, head) {
            self.set(Factuality::Possible);
            return false;
        }
        match base(deprel) {
            // "'It was terror,' he said, accusing Chad": whoever speaks accuses.
            "ccomp" if self.is_beside_saying(node, head) => false,
            "ccomp" | "csubj" => {
                // "It is time for Germany to send tanks"
                let is_yet_to_be = base(deprel) == "csubj" && self.is_purpose(node) && self.is_timeless(head);
                if in_scope && is_yet_to_be && self.speech(head).is_none() {
                    self.set(Factuality::Possible);
                }
                // "recommended that Kenya withdraw"
                if in_scope && base(deprel) == "ccomp" && self.is_subjunctive(node) {
                    self.set(Factuality::Demanded);
                }
                self.clause_of(head, in_scope);
                in_scope
            }
            // "is too weak to attack"
            "advcl" | "xcomp" if self.is_beyond(node, head) => {
                self.set(Factuality::Denied);
                false
            }
            // "opposes lifting the ban"
            "advcl" | "xcomp" if self.is_object_of_attitude(node, head) => {
                self.set(if self.is_ruled_out(head) { Factuality::Denied } else { Factuality::Possible });
                in_scope
            }
            "xcomp" if self.is_polite(node, head) => in_scope,
            "xcomp" => {
                if in_scope {
                    self.infinitive_of(node, head);
                }
                self.report(head, in_scope);
                in_scope
            }
            "obj" | "nsubj" | "obl" | "nmod" | "iobj" if self.is_noun(node) => {
                let is_taken = base(deprel) == "obj" && (self.judges(head) || self.is_called(node, head))
                    || self.is_done(node);
                if in_scope && !is_taken {
                    self.noun_of(node, head, deprel);
                }
                // "in the attack", "after the talks", "to condemn the invasion": told in passing, as a fact.
                // "highlighted the partnership": what is stressed is taken for granted.
                let is_judged = is_taken || base(deprel) == "obj" && self.is_reporting(head);
                in_scope && !is_judged && matches!(base(deprel), "obj" | "nsubj")
            }
            "conj" => {
                // "opened talks rather than attacking"
                let joint = self.s.children_by(node, "cc").find_map(|c| self.word(c, WordClass::Preposition));
                if let Some(word) = joint.filter(|_| in_scope) {
                    self.set(word.factuality);
                }
                // "would have faced trial but resigned"
                let is_finite = matches!(self.s.tokens[node].xpos.as_str(), "VBD" | "VBZ")
                    || self.stands_against_what_would(node, head);
                if in_scope && !self.is_noun(node) && !is_finite && self.has_no_auxiliary(node) {
                    self.auxiliaries(head);
                }
                in_scope
            }
            // "barred Chad from attacking"
            "advcl" if self.is_kept_from(node, head) => {
                if in_scope {
                    let is_kept = !self.s.is_negated(head);
                    self.set(if is_kept { Factuality::Denied } else { Factuality::Possible });
                }
                false
            }
            "advcl"
                if is_content_gerund(self.s, node)
                    || self.is_planned_gerund(node, head)
                    // "called for Israel to withdraw"
                    || doer_before(self.s, node).is_some() && self.speech(head).is_some() =>
            {
                if let Some(class) = self.answer(node, head) {
                    // "was arrested for shooting": those who arrest say so.
                    if class.plover == COERCE {
                        self.set(Factuality::Claimed);
                        match logical_subject(self.s, head) {
                            Some(captor) => self.attribute(captor),
                            None => self.reading.is_attributed = true,
                        }
                    }
                    // "will punish Iran for shelling": that is not to come.
                    return false;
                }
                // "came close to recognising it"
                if let Some(word) = self.with_adverb(head, node).filter(|_| in_scope) {
                    self.set(word.factuality);
                }
                self.clause_of(head, in_scope);
                // "will accuse Iran of shelling"
                in_scope && !self.is_reporting(head)
            }
            // "refused on Monday to release him"
            "advcl" if self.is_content_infinitive(node, head) => {
                if in_scope {
                    self.infinitive_of(node, head);
                }
                self.report(head, in_scope);
                in_scope
            }
            "advcl" if self.is_way(node, head) => {
                if in_scope {
                    self.modifiers(head);
                }
                in_scope
            }
            "advcl" if self.is_use(head) && self.is_purpose(node) => in_scope,
            "advcl" => {
                if in_scope && self.is_purpose(node) {
                    self.reading.is_purpose = true;
                    self.set(Factuality::Planned);
                }
                false
            }
            // "accused soldiers and settlers of killing two", where the tree gives the charge to the accused.
            "acl" if deprel == "acl" && self.is_charge_on(node, head) => {
                if let Some(verb) = self.s.tokens[head].head {
                    self.clause_of(verb, in_scope);
                }
                false
            }
            // "blocked the government from deploying troops"
            "acl" if deprel == "acl" && self.is_kept_noun(node, head) => {
                if in_scope {
                    self.set(Factuality::Denied);
                }
                false
            }
            // "began a strike to protest against it", "blocked roads to protest", "summoned the envoy to demand"
            "acl"
                if deprel == "acl"
                    && self.is_purpose(node)
                    && (evokes(self.scene, self.s, head, PROTEST)
                        || verb_evokes(self.scene, self.s, node, PROTEST)
                        || self.is_remonstrance(head)) =>
            {
                if in_scope {
                    self.reading.is_purpose = true;
                    self.set(Factuality::Planned);
                }
                false
            }
            "acl" if deprel == "acl" => {
                // "a call for troops to be sent"
                let is_infinitive = self.s.tokens[node].xpos == "VB" || self.is_infinitive(node);
                if in_scope && is_infinitive && !self.is_ranked(node, head) {
                    // "Macron to visit Berlin"
                    let is_headline = self.s.is_to_do(head, node);
                    let otherwise = if is_headline { Factuality::Planned } else { Factuality::Possible };
                    let makes = self.speech(head).map_or(otherwise, |word| word.factuality);
                    self.set(if makes == Factuality::Reported { Factuality::Possible } else { makes });
                    // "launched operations to arrest them"
                    let decrees = self.scene.ontology.words(WordSet::DecreeNoun);
                    self.reading.is_purpose |= !is_headline
                        && self.speech(head).is_none()
                        && !decrees.contains(&self.s.tokens[head].lemma.to_lowercase())
                        && support(self.scene.ontology, self.s, head).is_some();
                    // "had no plans to", "the plan to … was dropped"
                    if self.s.is_negated(head) || self.s.has_no(head) {
                        self.negate();
                    }
                    if let Some(above) =
                        self.s.tokens[head].head.filter(|_| self.s.tokens[head].deprel == "nsubj:pass")
                    {
                        self.noun_of(head, above, "nsubj:pass");
                    }
                    // "rejected the plan to ban it"
                    let rejecting = self.s.tokens[head].head.filter(|_| self.s.tokens[head].deprel == "obj");
                    let is_rejected = rejecting.and_then(|above| self.speech(above));
                    if is_rejected.is_some_and(|word| word.factuality == Factuality::Denied)
                        || self.is_called_off(head)
                    {
                        self.set(Factuality::Denied);
                    }
                } else if let Some(word) = self.speech(head) {
                    let (makes, is_reporting) = (word.factuality, word.is_reporting);
                    if in_scope && self.has_that(node) {
                        self.set(makes);
                        self.claimed_by_owner(head, is_reporting);
                        self.judged(head);
                        // "rejected the claim that …"; "rejected Mali's claim that …" leaves it Mali's word.
                        if self.is_disputed(head) && self.reading.claimant.is_none() {
                            self.set(Factuality::Denied);
                        }
                        // "no sign that …"
                        if self.s.has_no(head) {
                            self.negate();
                        }
                    }
                }
                false
            }
            // "to arrest protesters who block roads"
            "acl" if in_scope && self.is_of_anybody(node, head) => {
                self.set(Factuality::Possible);
                false
            }
            "parataxis" => in_scope,
            _ => false,
        }
    }

    /// "anyone who attacks", "will punish states that attack": whether a relative clause tells of whoever may do so.
    fn is_of_anybody(&self, clause: usize, noun: usize) -> bool {
        let s = self.s;
        let is_present = s.tokens[clause].deprel == "acl:relcl"
            && matches!(s.tokens[clause].xpos.as_str(), "VBZ" | "VBP")
            && s.auxiliaries(clause).next().is_none();
        let anybody = self.scene.ontology.words(WordSet::AnybodyWord);
        let is_any = |t: usize| anybody.contains(&s.tokens[t].form.to_lowercase());
        let verb =
            s.tokens[noun].head.filter(|_| matches!(s.tokens[noun].deprel.as_str(), "obj" | "nsubj:pass"));
        // "arrested protesters who block roads" tells of some.
        let is_bare = s.tokens[noun].xpos == "NNS"
            && !s.children(noun).any(|c| matches!(s.tokens[c].relation(), "det" | "nummod" | "nmod:poss"));
        is_present
            && (is_any(noun)
                || s.children_by(noun, "det").any(is_any)
                || is_bare && verb.is_some_and(|verb| s.tokens[verb].xpos == "VB"))
    }

    /// "used tear gas to disperse the crowd": whoever uses something for a deed does it.
    fn is_use(&self, verb: usize) -> bool {
        self.scene.ontology.words(WordSet::UsingVerb).contains(&self.s.tokens[verb].lemma)
            && self.s.children_by(verb, "obj").next().is_some()
    }

    /// "summoned the envoy": whether a noun is what a verb of complaint has for its object.
    fn is_remonstrance(&self, noun: usize) -> bool {
        let verb = self.s.tokens[noun].head.filter(|_| self.s.tokens[noun].deprel == "obj");
        verb.is_some_and(|verb| complains(self.scene, self.s, verb))
    }

    /// "would like to thank", "would like to state": a courtesy is done by saying that one would like to.
    fn is_polite(&self, verb: usize, liking: usize) -> bool {
        let ontology = self.scene.ontology;
        let courtesy = ontology.words(WordSet::CourtesyVerb);
        if !courtesy.contains(&self.s.tokens[liking].lemma) || self.s.is_negated(liking) {
            return false;
        }
        let mut frames = ontology.frames(&self.s.tokens[verb].lemma, WordClass::Verb);
        self.is_reporting(verb)
            || frames.any(|frame| {
                let mode = ontology.class(&frame.evokes).and_then(|class| class.mode.as_deref());
                mode.is_some_and(is_courtesy)
            })
    }

    /// "called Mali's support an act of war": whether a noun is what a verb gives another name to.
    fn is_called(&self, noun: usize, verb: usize) -> bool {
        let naming = self.scene.ontology.words(WordSet::DescribingVerb);
        let is_name = |c: usize| c > noun && matches!(self.s.tokens[c].relation(), "obj" | "xcomp");
        naming.contains(&self.s.tokens[verb].lemma) && self.s.children(verb).any(is_name)
    }

    /// "condemn", "welcome": a verb that judges takes for granted that what it judges is.
    fn judges(&self, verb: usize) -> bool {
        let ontology = self.scene.ontology;
        self.speech(verb).is_none()
            && ontology.frames(&self.s.tokens[verb].lemma, WordClass::Verb).any(|frame| {
                let class = ontology.class(&frame.evokes);
                frame.objects.is_empty()
                    && class.is_some_and(|c| c.targets == Filling::Thing && c.sources == Filling::Actor)
            })
    }

    /// "punish him for refusing", "arrested him for shooting": what is done to somebody for what he does.
    fn answer(&self, gerund: usize, verb: usize) -> Option<&'a EventClass> {
        let ontology = self.scene.ontology;
        let is_answer = is_content_gerund(self.s, gerund)
            && self.s.tokens[verb].upos == Upos::Verb
            && self.speech(verb).is_none();
        let frames = ontology.frames(&self.s.tokens[verb].lemma, WordClass::Verb).filter(|_| is_answer);
        // "placed him under arrest for", not "placed trust in".
        let frames = frames.filter(|frame| trigger(ontology, self.s, verb, frame).is_some());
        let mut classes = frames.filter_map(|frame| ontology.class(&frame.evokes));
        classes.find(|class| ANSWERS.contains(&class.plover.as_str()))
    }

    /// "discussed lifting the ban", "held talks on lifting it": what is still to be settled.
    fn is_talked_about(&self, gerund: usize, head: usize) -> bool {
        let s = self.s;
        if s.tokens[gerund].xpos != "VBG" {
            return false;
        }
        let topics = self.scene.ontology.words(WordSet::TopicPreposition);
        let is_topic = s.children(gerund).any(|c| {
            matches!(s.tokens[c].relation(), "mark" | "case") && topics.contains(&s.tokens[c].lemma)
        });
        let talks = |t: usize, class: WordClass| {
            let lemma = s.tokens[t].lemma.to_lowercase();
            // "began lifting it" begins no talks.
            let mut frames = self.scene.ontology.frames(&lemma, class).filter(|f| f.objects.is_empty());
            frames.any(|frame| self.scene.ontology.is_of_type(frame, CONSULT))
        };
        match s.tokens[head].upos {
            Upos::Noun => is_topic && talks(head, WordClass::Noun),
            Upos::Verb if is_topic => {
                talks(head, WordClass::Verb)
                    || s.children_by(head, "obj").any(|object| talks(object, WordClass::Noun))
            }
            Upos::Verb => object_gerund(s, head) == Some(gerund) && talks(head, WordClass::Verb),
            _ => false,
        }
    }

    /// "ruled out attacking"
    fn is_ruled_out(&self, verb: usize) -> bool {
        let particle = self.s.children(verb).find(|&c| self.s.tokens[c].deprel == "compound:prt");
        let mut attitudes = self.scene.ontology.attitudes(&self.s.tokens[verb].lemma, WordClass::Verb);
        attitudes.any(|attitude| {
            let has_particle =
                attitude.frame.particle.as_deref() == particle.map(|p| self.s.tokens[p].lemma.as_str());
            attitude.relation == RULES_OUT && has_particle && !self.s.is_negated(verb)
        })
    }

    /// A bare participle behind a verb of saying.
    fn is_beside_saying(&self, node: usize, head: usize) -> bool {
        let leads = |c: usize| matches!(self.s.tokens[c].relation(), "mark" | "case" | "nsubj" | "aux");
        self.s.tokens[node].xpos == "VBG"
            && node > head + 1
            && self.is_reporting(head)
            && !self.s.children(node).any(leads)
    }

    /// "barred the UN from visiting", "was banned from attending": somebody is kept from what the gerund tells.
    fn is_kept_from(&self, node: usize, head: usize) -> bool {
        let s = self.s;
        let is_from =
            |c: usize| matches!(s.tokens[c].relation(), "mark" | "case") && s.tokens[c].lemma == "from";
        let is_somebody = |c: usize| {
            matches!(s.tokens[c].deprel.as_str(), "obj" | "nsubj:pass")
                && c < node
                && !self.scene.participants(self.sentence, c, Filling::Actor).is_empty()
        };
        s.tokens[node].xpos == "VBG"
            && s.children(node).any(is_from)
            && self.speech(head).is_none()
            && s.children(head).any(is_somebody)
    }

    /// Whether a gerund tells what a verb accuses its object of.
    fn is_charge_on(&self, gerund: usize, noun: usize) -> bool {
        let s = self.s;
        let is_of = |c: usize| {
            matches!(s.tokens[c].relation(), "mark" | "case") && s.tokens[c].does(Function::Genitive)
        };
        let verb = s.tokens[noun].head.filter(|_| s.tokens[noun].deprel == "obj");
        s.tokens[gerund].xpos == "VBG"
            && s.children(gerund).any(is_of)
            && verb.is_some_and(|verb| verb_evokes(self.scene, s, verb, "ACCUSE"))
    }

    /// Whether a verb keeps its object from what a gerund on this tells.
    fn is_kept_noun(&self, node: usize, noun: usize) -> bool {
        let s = self.s;
        let is_from =
            |c: usize| matches!(s.tokens[c].relation(), "mark" | "case") && s.tokens[c].lemma == "from";
        let verb = s.tokens[noun].head.filter(|_| s.tokens[noun].deprel == "obj");
        s.tokens[node].xpos == "VBG"
            && s.children(node).any(is_from)
            && verb.is_some_and(|verb| self.speech(verb).is_none() && !s.is_negated(verb))
    }

    /// "rejected the claim", "A report was dismissed": whether somebody takes what a noun tells for untrue.
    fn is_disputed(&self, noun: usize) -> bool {
        let is_what = matches!(self.s.tokens[noun].deprel.as_str(), "obj" | "nsubj:pass");
        let verb = self.s.tokens[noun].head.filter(|_| is_what);
        verb.is_some_and(|verb| {
            self.s.tokens[verb].upos == Upos::Verb
                && verb_evokes(self.scene, self.s, verb, REJECT)
                && !self.s.is_negated(verb)
        })
    }

    /// "reversed a decision", "The offer was withdrawn": whether what a noun tells of is given up.
    fn is_called_off(&self, noun: usize) -> bool {
        let s = self.s;
        let ending = self.scene.ontology.words(WordSet::CallingOffVerb);
        let is_what = matches!(s.tokens[noun].deprel.as_str(), "obj" | "nsubj:pass");
        let verb = s.tokens[noun].head.filter(|_| is_what && self.speech(noun).is_some());
        verb.is_some_and(|verb| ending.contains(&s.tokens[verb].lemma) && !s.is_negated(verb))
    }

    fn is_object_of_attitude(&self, node: usize, head: usize) -> bool {
        object_gerund(self.s, head) == Some(node)
            && self.scene.ontology.attitudes(&self.s.tokens[head].lemma, WordClass::Verb).next().is_some()
            && self.speech(head).is_none()
    }

    /// "plan on overthrowing", "charged with killing"
    fn is_planned_gerund(&self, node: usize, head: usize) -> bool {
        let has_preposition = |c: usize| {
            matches!(base(&self.s.tokens[c].deprel), "mark" | "case")
                && matches!(
                    self.s.tokens[c].lemma.as_str(),
                    "on" | "about" | "against" | "to" | "from" | "with"
                )
        };
        // "reported shots, with Mali blaming Chad": that is told beside what is reported.
        let is_beside = own_subject(self.s, node).is_some()
            && self.s.children(node).any(|c| self.s.tokens[c].does(Function::Absolute));
        self.s.tokens[node].xpos == "VBG"
            && self.s.children(node).any(has_preposition)
            && self.speech(head).is_some()
            && !is_beside
    }

    /// "would have faced trial but resigned", with a participle in the tree: what is told behind "but" happened.
    fn stands_against_what_would(&self, node: usize, head: usize) -> bool {
        let s = self.s;
        let joins = |c: usize| {
            [Function::Coordinator, Function::Alternative].iter().any(|&function| s.tokens[c].does(function))
        };
        s.tokens[node].xpos == "VBN"
            && s.children_by(node, "cc").any(|c| !joins(c))
            && s.auxiliaries(head).any(|c| s.tokens[c].does(Function::Perfect))
    }

    /// "its earlier ban", "the tariffs imposed last month": a noun that is told as done.
    fn is_done(&self, noun: usize) -> bool {
        let ontology = self.scene.ontology;
        let is_past =
            |c: usize| ontology.words(WordSet::PastAdjective).contains(&self.s.tokens[c].form.to_lowercase());
        let is_carried = |c: usize| {
            self.s.tokens[c].xpos == "VBN"
                && !self.is_infinitive(c)
                && ontology.words(WordSet::SupportVerb).contains(&self.s.tokens[c].lemma)
        };
        self.s.children_by(noun, "amod").any(is_past) || self.s.children_by(noun, "acl").any(is_carried)
    }

    /// "…, while China views": not part of what is said before.
    fn stands_against(&self, node: usize) -> bool {
        let s = self.s;
        let is_marked = |c: usize| {
            s.tokens[c].deprel == "mark"
                && self.scene.ontology.words(WordSet::ContrastMarker).contains(&s.tokens[c].lemma)
        };
        s.tokens[node].deprel == "advcl"
            && s.children(node).any(is_marked)
            && s.children_by(node, "nsubj").next().is_some()
    }

    /// "claimed that Chad had attacked it, which Chad denied", "was accused of attacking it, a charge it denies": the text
    /// says so, and not who claimed it.
    fn is_retort(&self, node: usize) -> bool {
        let s = self.s;
        let noun = s.tokens[node].head.filter(|_| s.tokens[node].deprel == "acl:relcl");
        let is_of_charge = noun.is_some_and(|noun| {
            s.tokens[noun].relation() == "appos"
                && self.is_reporting(noun)
                && s.children_by(node, "obj").next().is_none()
        });
        noun.is_some()
            && self.is_reporting(node)
            && (is_of_charge
                || s.children_by(node, "obj").any(|c| s.tokens[c].xpos == "WDT")
                    && s.children_by(node, "nsubj").any(|c| s.tokens[c].upos != Upos::Pron))
    }

    /// "will join Chad in boycotting it", "will answer by expelling them": how one does it is to come, too.
    fn is_way(&self, node: usize, head: usize) -> bool {
        let s = self.s;
        let is_led = |function: Function| {
            let mut marks = s.children(node).filter(|&c| matches!(s.tokens[c].relation(), "mark" | "case"));
            marks.any(|c| s.tokens[c].does(function))
        };
        s.tokens[node].xpos == "VBG"
            && !is_passive(s, head)
            && (is_led(Function::Agent) || is_led(Function::Engagement) && self.joins(head))
    }

    /// "join", "follow": a verb that tells with whom something is done.
    fn joins(&self, verb: usize) -> bool {
        let ontology = self.scene.ontology;
        let mut frames = ontology.frames(&self.s.tokens[verb].lemma, WordClass::Verb);
        frames.any(|frame| {
            ontology.class(&frame.evokes).is_some_and(|class| class.mode.as_deref() == Some("join"))
        })
    }

    /// "that Kenya withdraw its troops": a clause with a subject whose verb has the bare form.
    fn is_subjunctive(&self, verb: usize) -> bool {
        self.s.tokens[verb].xpos == "VB"
            && self.has_that(verb)
            && own_subject(self.s, verb).is_some()
            && self.s.auxiliaries(verb).next().is_none()
    }

    /// "too weak to attack"
    fn is_beyond(&self, node: usize, quality: usize) -> bool {
        let excess = self.scene.ontology.words(WordSet::ExcessWord);
        self.is_purpose(node)
            && self.s.tokens[quality].upos == Upos::Adj
            && self.s.children_by(quality, "advmod").any(|c| excess.contains(&self.s.tokens[c].lemma))
    }

    /// "is time", "would be a mistake": a predicate in no past tense.
    fn is_timeless(&self, predicate: usize) -> bool {
        self.s.tokens[predicate].upos != Upos::Verb && self.s.tense(predicate) != Some(Tense::Past)
    }

    fn is_noun(&self, node: usize) -> bool {
        matches!(self.s.tokens[node].upos, Upos::Noun | Upos::Propn | Upos::Pron)
    }

    /// "that" also where the parser takes it for an object.
    fn has_that(&self, node: usize) -> bool {
        let s = self.s;
        s.children(node).any(|c| {
            s.tokens[c].deprel == "mark"
                || s.tokens[c].deprel == "obj" && c < node && s.tokens[c].does(Function::Complementizer)
        })
    }

    fn has_no_auxiliary(&self, node: usize) -> bool {
        self.s.auxiliaries(node).next().is_none()
            && !self.s.children(node).any(|c| base(&self.s.tokens[c].deprel) == "nsubj")
    }

    /// "to meet Wang", "in order to": an aim.
    fn is_purpose(&self, node: usize) -> bool {
        self.s.tokens[node].xpos == "VB" && self.is_infinitive(node)
    }

    /// "to meet Wang", "to be deployed".
    fn is_infinitive(&self, node: usize) -> bool {
        self.s.children(node).any(|c| {
            matches!(self.s.tokens[c].deprel.as_str(), "mark" | "case") && self.s.tokens[c].lemma == "to"
        })
    }

    /// "voted on Monday to lift it", no "called him to thank him", "went to Mali to meet him": an infinitive that a time or
    /// another phrase parts from the verb that it belongs to.
    fn is_content_infinitive(&self, node: usize, head: usize) -> bool {
        let s = self.s;
        let Some(word) = self.speech(head).filter(|_| node > head && self.is_purpose(node)) else {
            return false;
        };
        let is_aside = |c: usize| self.scene.is_time(self.sentence, c) || s.tokens[c].upos == Upos::Num;
        let mut between = s.children(head).filter(|&c| head < c && c < node);
        let is_content = word.factuality != Factuality::Reported || s.is_passive(head);
        s.children_by(head, "obj").next().is_none() && (is_content || between.all(is_aside))
    }

    /// "the first to", "the 110th country to", "became the only state to".
    fn is_ranked(&self, node: usize, head: usize) -> bool {
        let s = self.s;
        let ranks = self.scene.ontology.words(WordSet::RankWord);
        let is_rank = |t: usize| {
            let form = s.tokens[t].form.to_lowercase();
            s.tokens[t].upos == Upos::Adj
                && (ranks.contains(&form) || form.starts_with(|c: char| c.is_ascii_digit()))
        };
        let has_rank = |noun: usize| {
            let is_the = s.children(noun).any(|c| s.tokens[c].does(Function::Definite));
            is_the && s.children_by(noun, "amod").any(is_rank)
        };
        let mut beside = s.children_by(head, "xcomp").filter(|&c| c < node);
        matches!(s.tokens[node].relation(), "acl" | "xcomp" | "advcl")
            && (is_rank(head) || has_rank(head) || beside.any(has_rank))
    }

    /// "The rumour that … proved false", "an attack is unlikely": what is said of a noun.
    fn judged(&mut self, noun: usize) {
        let Some(head) = self.s.tokens[noun].head.filter(|_| self.s.tokens[noun].relation() == "nsubj")
        else {
            return;
        };
        let predicate = if self.s.tokens[head].upos == Upos::Adj {
            Some(head)
        } else {
            self.s.children_by(head, "xcomp").find(|&c| self.s.tokens[c].upos == Upos::Adj)
        };
        if let Some(word) = predicate.and_then(|p| self.word(p, WordClass::Adjective)) {
            self.set(word.factuality);
        }
    }

    /// "would impose sanctions if …": the main clause of a condition.
    fn condition(&mut self, node: usize) {
        if !matches!(self.reading.factuality, Factuality::Planned | Factuality::Possible) {
            return;
        }
        let is_condition = |c: usize| {
            let makes = |m: usize| self.word(m, WordClass::Preposition).map(|word| word.factuality);
            let mut marks = self.s.children_by(c, "mark");
            marks.any(|m| makes(m) == Some(Factuality::Conditional) && !self.is_concession(m))
                || self.is_inverted(c)
        };
        if self.s.children_by(node, "advcl").any(is_condition) {
            self.set(Factuality::Conditional);
        }
    }

    /// "will attack even if": it does not depend on that.
    fn is_concession(&self, mark: usize) -> bool {
        let before = mark.checked_sub(1).map(|before| &self.s.tokens[before].lemma);
        let phrase = before.map(|before| format!("{} {}", before.to_lowercase(), self.s.tokens[mark].lemma));
        let mut words =
            phrase.iter().flat_map(|phrase| self.scene.ontology.speech(phrase, WordClass::Preposition));
        words.any(|word| word.factuality == Factuality::Reported)
    }

    /// "Had Iran attacked", "Were Ukraine to strike": a condition without "if".
    fn is_inverted(&self, clause: usize) -> bool {
        let s = self.s;
        let words = s.subtree(clause);
        // "Had Mali attacked Togo, Ghana would have met": the auxiliary may go to the main verb.
        let before = words.first().and_then(|first| first.checked_sub(1)).filter(|&t| {
            s.tokens[t].relation() == "aux"
                && s.tokens[t].xpos == "VBD"
                && s.tokens[t].head == s.tokens[clause].head
        });
        let is_bare = s.tokens[clause].xpos == "VBN" && s.auxiliaries(clause).next().is_none();
        if before == Some(0) && is_bare && s.tokens[clause].relation() == "advcl" {
            return true;
        }
        let (Some(&first), Some(subject)) = (words.first(), s.children_by(clause, "nsubj").next()) else {
            return false;
        };
        // The parser may take the condition for the whole.
        let is_root = s.tokens[clause].head.is_none() && s.tokens.last().is_some_and(|last| last.form != "?");
        (is_root && s.tokens[first].xpos == "VBD" || s.tokens[clause].relation() == "advcl")
            && first < subject
            && subject < clause
            && matches!(s.tokens[first].relation(), "aux" | "cop")
            && s.tokens[first].head == Some(clause)
    }

    /// "Will Israel attack Iran?" asks; "Why did Israel attack Iran?" takes for granted.
    fn question(&mut self, trigger: usize) {
        let s = self.s;
        let is_asked = s.tokens.last().is_some_and(|token| token.form == "?");
        let asks_more = s.tokens.iter().any(|t| matches!(t.xpos.as_str(), "WRB" | "WP" | "WDT" | "WP$"));
        let root = s.head_chain(trigger).last().unwrap_or(trigger);
        let is_main = s.head_chain(trigger).all(|t| s.tokens[t].upos != Upos::Verb) || root == trigger;
        if !is_asked || asks_more || !is_main {
            return;
        }
        let first = s.tokens.iter().position(|token| token.upos != Upos::Punct);
        let opens = first.is_some_and(|t| matches!(s.tokens[t].relation(), "aux" | "cop"));
        if opens {
            if self.reading.factuality == Factuality::Planned {
                self.reading.factuality = Factuality::Possible;
            }
            self.set(Factuality::Possible);
        }
    }

    /// "The film shows how Russia invades Norway."
    fn is_fiction(&self, verb: usize) -> bool {
        let fiction = self.scene.ontology.words(WordSet::FictionWord);
        grammatical_subject(self.s, verb)
            .is_some_and(|t| fiction.contains(&self.s.tokens[t].lemma.to_lowercase()))
    }

    /// A clause that `head` governs: said, hoped, denied.
    fn clause_of(&mut self, head: usize, in_scope: bool) {
        if in_scope && self.is_fiction(head) {
            self.set(Factuality::Possible);
        }
        if let Some(word) = self.speech(head)
            && (in_scope || word.is_reporting)
        {
            // "nothing prevents Iran from attacking"
            let is_nobody = |c: usize| self.s.has_no(c) || self.s.tokens[c].does(Function::Negation);
            let is_undone = self.s.is_negated(head) || self.s.children_by(head, "nsubj").any(is_nobody);
            if word.factuality == Factuality::Denied && !word.is_reporting && is_undone {
                self.set(Factuality::Possible);
                return;
            }
            self.apply(word, head);
        }
        if in_scope && !self.is_reporting(head) {
            self.modifiers(head);
        }
    }

    fn report(&mut self, head: usize, in_scope: bool) {
        if in_scope && !self.is_reporting(head) {
            self.modifiers(head);
        }
    }

    fn is_reporting(&self, token: usize) -> bool {
        self.speech(token).is_some_and(|word| word.is_reporting)
    }

    /// "has yet", "is yet": a verb and the adverb behind it that mean something else together.
    fn with_adverb(&self, verb: usize, infinitive: usize) -> Option<&'a SpeechWord> {
        let s = self.s;
        let beside = s.children_by(verb, "advmod").chain(s.children_by(infinitive, "advmod"));
        let adverb = beside.into_iter().find(|&c| c > verb && c < infinitive)?;
        let phrase = format!("{} {}", s.tokens[verb].lemma, s.tokens[adverb].lemma);
        self.scene.ontology.speech(&phrase, WordClass::Verb).next()
    }

    /// "agreed to lift", "failed to meet", "is expected to visit".
    fn infinitive_of(&mut self, node: usize, head: usize) {
        // "has yet to sign"
        let whole = self.with_adverb(head, node);
        // "I would like to reaffirm our support" does it.
        let courtesy = self.scene.ontology.words(WordSet::CourtesyVerb);
        if courtesy.contains(&self.s.tokens[head].lemma) && self.is_reporting(node) {
            return;
        }
        // "is going to impose"
        let by_form = || {
            let form = &self.s.tokens[head].form;
            let is_going = self.s.tokens[head].xpos == "VBG" && self.s.tokens[node].xpos == "VB";
            self.scene.ontology.speech(form, WordClass::Verb).next().filter(|_| is_going)
        };
        let word = whole.or_else(by_form).or_else(|| self.speech(head));
        // "was not able to deliver"
        if let Some(makes) = word.and_then(|word| word.when_negated).filter(|_| self.s.is_negated(head)) {
            self.set(makes);
            return;
        }
        match word {
            // "suggested deporting them" asks for it.
            Some(word)
                if word.factuality == Factuality::Claimed
                    && self.s.tokens[node].xpos == "VBG"
                    && verb_evokes(self.scene, self.s, head, REQUEST) =>
            {
                self.set(Factuality::Demanded);
            }
            Some(word) => self.apply(word, head),
            None if self.s.tokens[node].xpos == "VB" && self.s.tokens[node].upos == Upos::Verb => {
                self.set(Factuality::Possible);
            }
            None => {}
        }
    }

    /// "reports of an attack", "citing attacks": whether somebody's word is all that there is for what a noun tells.
    fn is_only_told(&self, node: usize, head: usize, relation: &str) -> bool {
        let s = self.s;
        match relation {
            "nmod" => {
                let word = self.speech(head).filter(|_| s.is_led_by(node, Function::Genitive));
                word.is_some_and(|word| word.factuality == Factuality::Claimed)
            }
            "obj" => self.scene.ontology.words(WordSet::CitingVerb).contains(&s.tokens[head].lemma),
            _ => false,
        }
    }

    /// "in the event of an attack"
    fn is_contingency(&self, node: usize, head: usize) -> bool {
        let s = self.s;
        let contingencies = self.scene.ontology.words(WordSet::ContingencyNoun);
        s.is_led_by(node, Function::Genitive)
            && contingencies.contains(&s.tokens[head].lemma)
            && s.is_led_by(head, Function::Engagement)
            && !s.children(node).any(|c| s.tokens[c].does(Function::Definite))
    }

    /// "called for talks", "threat of war", "the meeting was cancelled".
    fn noun_of(&mut self, node: usize, head: usize, deprel: &str) {
        let relation = base(deprel);
        if self.is_called_off(node) {
            self.set(Factuality::Denied);
        }
        if self.is_contingency(node, head) {
            self.set(Factuality::Conditional);
        }
        if self.is_only_told(node, head, relation) {
            self.set(Factuality::Claimed);
            if relation == "obj" {
                self.attribute_to_doer(head);
            } else {
                self.claimed_by_owner(head, true);
                self.judged(head);
                if self.s.has_no(head) {
                    self.negate();
                }
            }
        }
        if let Some(word) = self.speech(head) {
            let makes = word.factuality;
            let weakens = !matches!(makes, Factuality::Reported | Factuality::Claimed);
            let is_content = match relation {
                "obj" => true,
                "nsubj" => deprel == "nsubj:pass" || self.s.tokens[head].upos == Upos::Adj,
                // "Macron, on a visit to Kyiv, promised tanks" is there.
                "obl" | "nmod" => {
                    node > head && self.s.preposition(node).is_some_and(|p| !self.is_setting(&p))
                }
                _ => false,
            };
            // "ordered the deployment": who has the power to order it does it.
            let support = self.scene.ontology.words(WordSet::SupportVerb);
            let is_done = makes == Factuality::Demanded && support.contains(&self.s.tokens[head].lemma);
            let is_others =
                makes == Factuality::Denied && !word.is_reporting && self.is_between_others(node, head);
            if weakens && is_content && !is_done && !is_others {
                self.set(makes);
            }
        }
        // "will lead a delegation on a visit to Kenya"
        let is_meeting = relation == "obl"
            && [Function::Content, Function::Day].iter().any(|f| self.s.is_led_by(node, *f))
            && evokes(self.scene, self.s, node, CONSULT);
        if is_meeting && self.s.tokens[head].upos == Upos::Verb {
            self.auxiliaries(head);
        }
        if matches!(relation, "obj" | "nsubj") && self.s.tokens[head].upos == Upos::Verb {
            self.auxiliaries(head);
            if self.s.is_negated(head) {
                self.negate();
            }
        }
    }

    /// "Chad rejected the deal between Mali and Niger": they have it nevertheless.
    fn is_between_others(&self, noun: usize, verb: usize) -> bool {
        let parties = parties(self.scene, self.sentence, noun);
        let subject = logical_subject(self.s, verb).filter(|_| parties.is_some());
        let rejecting =
            subject.map(|subject| (subject, self.scene.participants(self.sentence, subject, Filling::Actor)));
        let is_party = |p: &Participant| parties.iter().flatten().any(|party| party.entity == p.entity);
        // "The union rejected it": who is nobody known is no party, whoever "they" are.
        rejecting.is_some_and(|(subject, rejecting)| {
            let is_somebody = !rejecting.is_empty() || self.s.tokens[subject].upos == Upos::Noun;
            is_somebody && !rejecting.iter().any(is_party)
        })
    }

    /// "An attack blamed on the rebels killed nine", "nine were killed in an attack blamed on them": nobody knows that they did.
    fn ascription(&mut self, trigger: usize) {
        let s = self.s;
        let is_attack = verb_evokes(self.scene, s, trigger, ASSAULT);
        let is_deed = |c: &usize| is_attack && matches!(s.tokens[*c].relation(), "nsubj" | "obl");
        let mut deeds = std::iter::once(trigger).chain(s.children(trigger).filter(is_deed));
        if deeds.any(|deed| self.scene.ascribed(s, deed).is_some()) {
            self.set(Factuality::Claimed);
        }
    }

    /// Negation, auxiliaries, adjectives and adverbs of one word.
    fn modifiers(&mut self, token: usize) {
        let s = self.s;
        // "did not lift the sanctions until 2020" lifted them.
        let is_limited = |c: usize| {
            s.is_led_by(c, Function::Limit) && matches!(base(&s.tokens[c].deprel), "obl" | "advmod")
        };
        let is_late = s.tense(token) == Some(Tense::Past) && s.children(token).any(is_limited);
        if s.is_negated(token) && !is_late {
            self.negate();
        }
        // "a fictional state invades its neighbour"
        let fiction = self.scene.ontology.words(WordSet::FictionWord);
        let is_invented = |c: usize| s.children_by(c, "amod").any(|a| fiction.contains(&s.tokens[a].lemma));
        // "In the novel, troops occupy Canada"
        let is_story = |c: usize| {
            s.is_led_by(c, Function::Engagement)
                && fiction.contains(&s.tokens[c].lemma)
                && s.children(c).any(|t| s.tokens[t].does(Function::Definite))
                && s.children_by(c, "nmod").next().is_none()
        };
        let is_unreal = |c: usize| match s.tokens[c].relation() {
            "nsubj" | "obj" => is_invented(c),
            "obl" => is_story(c),
            _ => false,
        };
        if s.children(token).any(is_unreal) {
            self.set(Factuality::Possible);
        }
        if s.tokens[token].upos == Upos::Verb && self.is_of_none(token) {
            self.negate();
        }
        self.auxiliaries(token);
        // "Kenyan police are to arrest", "are yet to arrest"
        let is_be = |c: &usize| {
            s.tokens[*c].lemma == "be"
                && matches!(s.tokens[*c].relation(), "cop" | "aux")
                && s.tokens[*c].xpos != "VB"
        };
        if let Some(be) = s.children(token).find(is_be).filter(|_| s.tokens[token].xpos == "VB") {
            self.set(self.with_adverb(be, token).map_or(Factuality::Planned, |word| word.factuality));
        }
        // "assaulted, allegedly by members of the party"
        let agents = s.children(token).filter(|&c| base(&s.tokens[c].deprel) == "obl");
        let beside = agents.flat_map(|agent| s.children_by(agent, "advmod"));
        for child in s.children(token).chain(beside) {
            let class = match base(&s.tokens[child].deprel) {
                "amod" | "compound" => WordClass::Adjective,
                "advmod" => WordClass::Adverb,
                "det" if s.tokens[child].lemma == "no" => {
                    self.negate();
                    continue;
                }
                _ => continue,
            };
            // "planned" is a participle to the tagger and an adjective to the lexicon.
            let form = self.s.tokens[child].form.as_str();
            let by_form = || self.scene.ontology.speech(form, class).next();
            let word = self.word(child, class).or_else(by_form);
            // "wrongly arrested", "falsely accused": so he was.
            let told = word.filter(|word| class != WordClass::Adverb || !word.is_disowning);
            if let Some(word) = told {
                self.set(word.factuality);
            }
        }
    }

    /// "No country recognised it", "Neither side accepts the plan", "held no talks", "No talks were held".
    fn is_of_none(&self, verb: usize) -> bool {
        let s = self.s;
        let none =
            |t: usize| s.tokens[t].does(Function::Negation) && matches!(s.tokens[t].relation(), "det" | "cc");
        let is_none =
            |c: usize| s.children(c).any(none) || s.has_no(c) || s.tokens[c].does(Function::Negation);
        ["nsubj", "obj"].iter().any(|relation| s.children_by(verb, relation).any(is_none))
    }

    fn auxiliaries(&mut self, token: usize) {
        for auxiliary in self.s.auxiliaries(token) {
            if let Some(word) = self.word(auxiliary, WordClass::Auxiliary) {
                let later = word.under_past.filter(|_| self.is_told_in_the_past(token));
                let is_negated = || self.s.is_negated(token) || self.is_of_none(token);
                let negated = word.when_negated.filter(|_| is_negated());
                self.set(negated.or(later).unwrap_or(word.factuality));
            }
        }
    }

    /// "said that it would": what was to come when it was said.
    fn is_told_in_the_past(&self, token: usize) -> bool {
        let first = self.s.first_conjunct(token);
        let governor = self.s.tokens[first].head.filter(|_| self.s.tokens[first].relation() == "ccomp");
        governor.is_some_and(|verb| self.is_reporting(verb) && self.s.tense(verb) == Some(Tense::Past))
    }

    /// "if", "unless".
    fn marker(&mut self, node: usize) {
        if self.is_inverted(node) {
            self.set(Factuality::Conditional);
        }
        // "if it fails, Mali will answer, as Chad accuses it": a mark before the governor opens no clause behind it.
        let head = self.s.tokens[node].head;
        let is_own = |mark: usize| !head.is_some_and(|head| mark < head && head < node);
        for mark in self.s.children(node).filter(|&c| self.s.tokens[c].deprel == "mark" && is_own(c)) {
            if let Some(word) = self.word(mark, WordClass::Preposition) {
                // "whether it will release them"
                if self.reading.factuality == Factuality::Planned && word.factuality == Factuality::Possible {
                    self.reading.factuality = Factuality::Possible;
                }
                self.set(word.factuality);
            }
            let pending = self.scene.ontology.words(WordSet::PendingMarker);
            if pending.contains(&self.s.tokens[mark].lemma) && self.s.tense(node) == Some(Tense::Present) {
                self.set(Factuality::Possible);
            }
            if self.is_beside_what_is_to_come(node, mark) {
                self.set(Factuality::Planned);
            }
        }
    }

    /// "will brief them before he visits Oslo": what comes before or after what is to come is to come, too.
    fn is_beside_what_is_to_come(&self, clause: usize, mark: usize) -> bool {
        let s = self.s;
        let markers = self.scene.ontology.words(WordSet::SequenceMarker);
        let is_timeless = s.tense(clause) == Some(Tense::Present) || s.tokens[clause].xpos == "VBG";
        let main = s.tokens[clause].head.filter(|_| s.tokens[clause].relation() == "advcl" && is_timeless);
        let to_come = |auxiliary: usize| {
            let word = self.word(auxiliary, WordClass::Auxiliary);
            word.is_some_and(|word| matches!(word.factuality, Factuality::Planned | Factuality::Demanded))
        };
        markers.contains(&s.tokens[mark].lemma.to_lowercase())
            && main.is_some_and(|main| s.auxiliaries(main).any(to_come))
    }

    /// "…, officials said" and "according to Kyiv" stand beside what they report.
    fn attribution_beside(&mut self, node: usize) {
        let s = self.s;
        for child in s.children(node) {
            match base(&s.tokens[child].deprel) {
                "parataxis" => {
                    // "…, the army was quoted as saying"
                    let saying = s.children_by(child, "advcl").find(|&c| {
                        s.is_passive(child)
                            && s.tokens[c].xpos == "VBG"
                            && s.children_by(c, "mark").any(|m| s.tokens[m].does(Function::Role))
                    });
                    if let Some(word) = saying.and_then(|c| self.speech(c)).filter(|word| word.is_reporting) {
                        self.set(word.factuality);
                        if let Some(speaker) = grammatical_subject(s, child) {
                            self.attribute(speaker);
                        }
                    } else if let Some(word) = self.speech(child).filter(|word| word.is_reporting) {
                        // "as Mali warns that if …", where the tree gives the clause to another verb.
                        let is_open =
                            s.tokens.get(child + 1).is_some_and(|t| t.does(Function::Complementizer));
                        let has_content =
                            is_open || s.children(child).any(|c| base(&s.tokens[c].deprel) == "ccomp");
                        // "…; workers were denied entry" denies nothing that is said before.
                        let has_object = s.children_by(child, "obj").next().is_some();
                        let is_denial = word.factuality == Factuality::Denied;
                        if !has_content && !(is_denial && (has_object || s.is_passive(child))) {
                            self.apply(word, child);
                        }
                    }
                }
                "obl" | "nmod" => {
                    let preposition = s.preposition(child).unwrap_or_default();
                    let word = self.scene.ontology.speech(&preposition, WordClass::Preposition).next();
                    if let Some(word) = word.filter(|word| word.is_reporting) {
                        self.set(word.factuality);
                        self.attribute(child);
                    }
                }
                _ => {}
            }
        }
    }

    fn apply(&mut self, word: &SpeechWord, token: usize) {
        self.set(word.factuality);
        // "was wrongly reported to have"
        let adverbs = self.s.children_by(token, "advmod").filter_map(|c| self.word(c, WordClass::Adverb));
        if word.is_reporting && adverbs.into_iter().any(|adverb| adverb.factuality == Factuality::Denied) {
            self.set(Factuality::Denied);
        }
        if word.is_reporting {
            self.attribute_to_doer(token);
        }
    }

    /// Whoever says by the verb `token` what it is about.
    fn attribute_to_doer(&mut self, token: usize) {
        // "is said to have attacked": not by the one who did.
        let otherwise = || grammatical_subject(self.s, token).filter(|_| !is_passive(self.s, token));
        let speaker =
            self.owner_of_words(token).or_else(|| logical_subject(self.s, token)).or_else(otherwise);
        // "filed a lawsuit against Chad alleging that": whoever files it.
        let filer = speaker.filter(|&noun| {
            let word = &self.s.tokens[noun];
            self.s.tokens[token].deprel == "acl"
                && word.deprel == "obj"
                && self.scene.mention_at(self.sentence, noun).is_none()
        });
        let filer = filer.and_then(|noun| logical_subject(self.s, self.s.tokens[noun].head?));
        match filer.or(speaker) {
            Some(speaker) => self.attribute(speaker),
            None => self.reading.is_attributed = true,
        }
    }

    /// "dismissed Chad's case alleging that": whose the words are right behind which the participle stands.
    fn owner_of_words(&self, participle: usize) -> Option<usize> {
        let s = self.s;
        let word = &s.tokens[participle];
        let before = participle.checked_sub(1).filter(|_| word.xpos == "VBG" && word.deprel == "advcl")?;
        let words = s.children_by(word.head?, "obj").find(|&object| object < participle)?;
        let is_beside = s.subtree(words).last() == Some(&before);
        let mut owners = s.children_by(words, "nmod:poss");
        owners.find(|&owner| is_beside && s.tokens[owner].upos != Upos::Pron)
    }

    fn claimed_by_owner(&mut self, noun: usize, is_reporting: bool) {
        if is_reporting {
            let owner = self
                .s
                .children(noun)
                .find(|&c| matches!(self.s.tokens[c].deprel.as_str(), "nmod:poss" | "amod" | "compound"));
            match owner {
                Some(owner) => self.attribute(owner),
                None => self.reading.is_attributed = true,
            }
        }
    }

    /// Whoever is nearest says it: what an unknown "he" says is no word of who tells of him.
    fn attribute(&mut self, speaker: usize) {
        let is_first = !self.reading.is_attributed;
        self.reading.is_attributed = true;
        if is_first && self.reading.claimant.is_none() {
            let participants = self.scene.participants(self.sentence, speaker, Filling::Owned);
            self.reading.claimant = participants.into_iter().next();
        }
    }

    /// Inside somebody's quoted speech everything is that person's word.
    fn quotation(&mut self, trigger: usize) {
        let span = self.s.tokens[trigger].span;
        // "told a guard: 'they raped me'": also a short clause, but no marked word.
        let subject = self.s.children_by(trigger, "nsubj").next().map(|c| self.s.tokens[c].span);
        let document = self.scene.document;
        let around = document.quotation_around(span, |manner| manner == Manner::Direct).or_else(|| {
            let marked = document.quotation_around(span, |manner| manner == Manner::Partial);
            marked.filter(|q| subject.is_some_and(|subject| q.content.contains(subject)))
        });
        let Some(quotation) = around else { return };
        self.set(Factuality::Claimed);
        let is_first = !self.reading.is_attributed;
        self.reading.is_attributed = true;
        if is_first && self.reading.claimant.is_none() {
            self.reading.claimant =
                quotation.speaker.and_then(|speaker| self.scene.participant_of_span(speaker));
        }
    }

    fn negate(&mut self) {
        self.reading.negated = !self.reading.negated;
    }

    /// The weaker reading wins; among weak ones the one nearest to the trigger.
    fn set(&mut self, makes: Factuality) {
        let current = self.reading.factuality;
        let wins = match (current, makes) {
            (Factuality::Reported, _) => true,
            (Factuality::Claimed, Factuality::Reported | Factuality::Claimed) => false,
            (Factuality::Claimed, _) => true,
            (Factuality::Denied, _) => false,
            (_, Factuality::Denied) => true,
            // "would impose sanctions if"
            (
                Factuality::Planned | Factuality::Possible,
                Factuality::Conditional | Factuality::Demanded | Factuality::Feared,
            ) => true,
            _ => false,
        };
        if wins {
            self.reading.is_planned |= makes == Factuality::Planned;
            self.reading.is_planned &= makes != Factuality::Denied;
            self.reading.factuality = makes;
        }
    }

    fn speech(&self, token: usize) -> Option<&'a SpeechWord> {
        let class = match self.s.tokens[token].upos {
            Upos::Verb | Upos::Aux => WordClass::Verb,
            Upos::Noun | Upos::Propn => WordClass::Noun,
            Upos::Adj => WordClass::Adjective,
            _ => return None,
        };
        self.word(token, class)
    }

    /// "during the attack" places the attack in time and says that it was.
    fn is_setting(&self, preposition: &str) -> bool {
        self.scene.ontology.words(WordSet::SettingPreposition).contains(preposition)
    }

    fn word(&self, token: usize, class: WordClass) -> Option<&'a SpeechWord> {
        self.scene.ontology.speech(&self.s.tokens[token].lemma, class).next()
    }
}

/// "summon": whether a verb tells that somebody complains to another.
pub(super) fn complains(scene: &Scene, s: &Sentence, verb: usize) -> bool {
    let ontology = scene.ontology;
    ontology.frames(&s.tokens[verb].lemma, WordClass::Verb).any(|frame| {
        let mode = ontology.class(&frame.evokes).and_then(|class| class.mode.as_deref());
        mode == Some("complain") && trigger(ontology, s, verb, frame).is_some()
    })
}

impl Reading {
    /// What somebody goes for is to come.
    pub(super) fn aim_of(&mut self) {
        self.is_purpose = true;
        if self.factuality == Factuality::Reported {
            self.factuality = Factuality::Planned;
            self.is_planned = true;
        }
    }

    /// Whether somebody tells that it is done, for a fact or by another's word; of a word of saying, whether it is said.
    pub(super) fn is_said(self) -> bool {
        !self.negated && matches!(self.factuality, Factuality::Reported | Factuality::Claimed)
    }

    /// A negated report is a denial that something happened.
    pub(super) fn settled(self) -> Factuality {
        match (self.factuality, self.negated, self.is_attributed) {
            (Factuality::Reported | Factuality::Claimed, true, _) => Factuality::Denied,
            (Factuality::Reported, false, true) => Factuality::Claimed,
            (factuality, _, _) => factuality,
        }
    }
}
