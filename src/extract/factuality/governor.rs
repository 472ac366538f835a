//! What a word does to the clause or the noun that it governs: which relation is read by which rule.

use super::Climb;
use crate::extract::argument::{
    base, doer_before, is_content_gerund, is_passive, logical_subject, object_gerund,
};
use crate::extract::implied::{evokes, verb_evokes};
use crate::extract::standing::{charged_with, exemplified};
use crate::extract::trigger::support;
use crate::ontology::{EventType, Factuality, Filling, WordClass, WordSet};
use crate::text::{Function, Manner, Upos};

impl Climb<'_, '_> {
    /// What `head` does to `node`; whether the scope goes on.
    pub(super) fn governed(&mut self, node: usize, head: usize, in_scope: bool) -> bool {
        // "accused Chad of shelling a town, killing two"
        let node = charged_with(self.scene, self.s, node).unwrap_or(node);
        let deprel = self.s.tokens[node].deprel.as_str();
        // "the 110th country to recognise Kosovo" did it, and "the first to be sentenced" was.
        let xpos = &self.s.tokens[node].xpos;
        if (xpos == "VB" || xpos == "VBN" && self.is_infinitive(node)) && self.is_ranked(node, head) {
            // "will be the first to recognise it"
            if in_scope {
                self.auxiliaries(head);
            }
            return in_scope;
        }
        if self.is_talked_about(node, head) {
            self.set(Factuality::Possible);
            return false;
        }
        match base(deprel) {
            // "'It was terror,' he said, accusing Chad": whoever speaks accuses.
            "ccomp" if self.is_beside_saying(node, head) => false,
            // "met him after reports that Chad had attacked it", where the tree gives the clause to the verb.
            "ccomp" if let Some(noun) = self.told_noun_before(node, head) => {
                if let Some(word) = self.speech(noun).filter(|_| in_scope) {
                    self.set(word.factuality);
                    self.claimed_by_owner(noun, word.is_reporting);
                }
                false
            }
            // "proposed: 'I ask all presidents …'": the words themselves ask.
            "ccomp" | "parataxis" if self.is_quoted_apart(node, head) && !self.is_reporting(head) => false,
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
                if in_scope && self.is_noun(head) {
                    self.dispute(head);
                }
                in_scope
            }
            // "is too weak to attack"
            "advcl" | "xcomp" if self.is_beyond(node, head) => {
                self.set(Factuality::Denied);
                false
            }
            // "opposes lifting the ban"
            "advcl" | "xcomp" if self.is_object_of_attitude(node, head) => {
                let ruled_out = self.ruled_out(head);
                self.set(ruled_out.unwrap_or(Factuality::Possible));
                in_scope && ruled_out.is_none()
            }
            "obj" if self.is_noun(node) && self.ruled_out(head).is_some() => {
                if let Some(makes) = self.ruled_out(head).filter(|_| in_scope) {
                    self.set(makes);
                }
                false
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
                let is_part = matches!(base(deprel), "obj" | "nsubj") || self.is_taken_part_in(node, head);
                in_scope && !is_judged && is_part
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
                    if class.plover == EventType::Coerce {
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
            // "refused on Monday to release him", "denies snubbing him"
            "advcl" if self.is_content_infinitive(node, head) || self.is_object_of_speech(node, head) => {
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
            "advcl" if (self.is_use(head) || self.goes_on(node, head)) && self.is_purpose(node) => in_scope,
            "advcl" => {
                if in_scope && self.is_purpose(node) {
                    self.reading.is_purpose = true;
                    self.set(Factuality::Planned);
                }
                if in_scope && self.is_example_of_request(node, head) {
                    self.set(Factuality::Possible);
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
                    && (evokes(self.scene, self.s, head, EventType::Protest)
                        || verb_evokes(self.scene, self.s, node, EventType::Protest)
                        || self.is_remonstrance(head)) =>
            {
                if in_scope {
                    self.reading.is_purpose = true;
                    self.set(Factuality::Planned);
                }
                false
            }
            // "failed to adopt a resolution condemning Chad"
            "acl" if self.is_content_of_decree(node, head) => in_scope,
            // "will launch strikes targeting rebels": what an attack does is no more done than it is.
            "acl"
                if deprel == "acl"
                    && self.s.tokens[node].xpos == "VBG"
                    && evokes(self.scene, self.s, head, EventType::Assault) =>
            {
                in_scope
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
                        && !decrees.contains(&*self.s.tokens[head].lemma.to_lowercase())
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
                        self.dispute(head);
                        // "no sign that …"
                        if self.s.has_no(head) {
                            self.negate();
                        }
                    }
                }
                false
            }
            // "a film about a general who bombs Oslo"
            "acl" if in_scope && self.is_of_story(node, head) => {
                self.set(Factuality::Possible);
                false
            }
            // "to arrest protesters who block roads"
            "acl" if in_scope && self.is_of_anybody(node, head) => {
                self.set(Factuality::Possible);
                false
            }
            "parataxis" => {
                // "UN: Mali attacked Chad"
                if self.is_headed_by_speaker(node, head) {
                    self.set(Factuality::Claimed);
                    self.attribute(head);
                }
                in_scope
            }
            // "Mali fires missile, says Chad", where the tree has two that say so.
            "nsubj" if self.s.tokens[node].upos == Upos::Verb && node < head && self.is_reporting(head) => {
                self.set(Factuality::Claimed);
                match self.s.children_by(head, "nsubj").find(|&c| c > head) {
                    Some(speaker) => self.attribute(speaker),
                    None => self.reading.is_attributed = true,
                }
                in_scope
            }
            _ => false,
        }
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

    /// A bare participle behind a verb of saying.
    fn is_beside_saying(&self, node: usize, head: usize) -> bool {
        let leads = |c: usize| matches!(self.s.tokens[c].relation(), "mark" | "case" | "nsubj" | "aux");
        self.s.tokens[node].xpos == "VBG"
            && node > head + 1
            && self.is_reporting(head)
            && !self.s.children(node).any(leads)
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
        frames.any(|frame| ontology.is_of_mode(frame, "join"))
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

    /// "a resolution condemning Chad": what a noun tells that the verb above carries; "voted 9 to 3 to pass a resolution
    /// condemning Chad" condemns it.
    fn is_content_of_decree(&self, participle: usize, noun: usize) -> bool {
        let (s, ontology) = (self.s, self.scene.ontology);
        let lemma = s.tokens[noun].lemma.to_lowercase();
        let is_led = s.children(participle).any(|c| matches!(s.tokens[c].relation(), "mark" | "case"));
        let is_told = ontology.words(WordSet::DecreeNoun).contains(&*lemma)
            || ontology.speech(&lemma, WordClass::Noun).next().is_some();
        let is_apart = |verb: usize| self.is_infinitive(verb) && s.tokens[verb].relation() != "xcomp";
        let carried = support(ontology, s, noun).is_some_and(|verb| !is_apart(verb));
        s.tokens[participle].xpos == "VBG" && !is_led && is_told && carried
    }

    /// "reports" in "after reports that": the noun right before "that" which says whose word the clause is.
    fn told_noun_before(&self, clause: usize, verb: usize) -> Option<usize> {
        let s = self.s;
        let that = s.children_by(clause, "mark").find(|&c| s.tokens[c].does(Function::Complementizer))?;
        let noun = that.checked_sub(1).filter(|&noun| noun > verb && s.tokens[noun].upos == Upos::Noun)?;
        let is_phrase = s.tokens[noun].relation() == "obl" && s.tokens[noun].head == Some(verb);
        (is_phrase && !self.is_reporting(verb)).then_some(noun).filter(|&noun| self.speech(noun).is_some())
    }

    /// Whether a clause stands in marks of quotation without the verb above it.
    fn is_quoted_apart(&self, clause: usize, verb: usize) -> bool {
        let span = self.s.tokens[clause].span;
        let quotation = self.scene.document.quotation_around(span, |manner| manner == Manner::Direct);
        quotation.is_some_and(|quotation| !quotation.content.contains(self.s.tokens[verb].span))
    }

    /// "a request for changes, including ending the ban": whether a gerund is an example of what is only asked for.
    fn is_example_of_request(&self, gerund: usize, verb: usize) -> bool {
        let Some((_, lead)) = exemplified(self.scene, self.s, gerund) else { return false };
        let is_open = |t: usize| {
            let word = self.speech(t).filter(|_| self.s.tokens[t].upos == Upos::Noun);
            word.is_some_and(|word| !matches!(word.factuality, Factuality::Reported | Factuality::Claimed))
        };
        self.s.subtree(verb).into_iter().any(|t| verb < t && t < lead && is_open(t))
    }

    /// "denies snubbing him": the gerund right behind a verb of saying.
    fn is_object_of_speech(&self, node: usize, head: usize) -> bool {
        object_gerund(self.s, head) == Some(node) && self.is_reporting(head)
    }

    /// "the first to", "the 110th country to", "became the only state to".
    fn is_ranked(&self, node: usize, head: usize) -> bool {
        let s = self.s;
        let ranks = self.scene.ontology.words(WordSet::RankWord);
        let is_rank = |t: usize| {
            let form = s.tokens[t].form.to_lowercase();
            s.tokens[t].upos == Upos::Adj
                && (ranks.contains(&*form) || form.starts_with(|c: char| c.is_ascii_digit()))
        };
        let has_rank = |noun: usize| {
            let is_the = s.children(noun).any(|c| s.tokens[c].does(Function::Definite));
            is_the && s.children_by(noun, "amod").any(is_rank)
        };
        let mut beside = s.children_by(head, "xcomp").filter(|&c| c < node);
        matches!(s.tokens[node].relation(), "acl" | "xcomp" | "advcl")
            && (is_rank(head) || has_rank(head) || beside.any(has_rank))
    }
}
