//! Arguments: where the participants of a trigger stand. Passives, relative clauses, control and
//! coordination are undone here, so that a frame only says "subject" and "object".

use crate::ontology::Slot;
use crate::text::{Function, Sentence, Upos};

/// How far subjects are looked for through coordination and control.
const MAX_STEPS: usize = 6;

/// The grammatical subject of `verb`, its own or the one that it shares.
pub(super) fn grammatical_subject(s: &Sentence, verb: usize) -> Option<usize> {
    let mut node = verb;
    for _ in 0..MAX_STEPS {
        if let Some(subject) = own_subject(s, node) {
            return Some(antecedent(s, subject));
        }
        let head = s.tokens[node].head?;
        if let Some(doer) = doer_before(s, node) {
            return Some(antecedent(s, doer));
        }
        match s.tokens[node].deprel.as_str() {
            "conj" if is_stray_gerund(s, node, head) => return None,
            "conj" => {}
            "xcomp" => {
                // "urged Iran to withdraw": whoever is urged withdraws; "was urged to" shares its subject.
                if let Some(object) = controller(s, head) {
                    return Some(antecedent(s, object));
                }
            }
            "advcl" | "acl" if is_charge(s, node) => return None,
            "advcl" => {
                if has_finite_mark(s, node) {
                    return None;
                }
                // "turn it into a port, capable of hosting ships": what is capable is the port.
                if s.tokens[head].upos == Upos::Adj
                    && s.tokens[head].deprel == "advcl"
                    && is_content_gerund(s, node)
                {
                    return None;
                }
                // "was interrupted by protesting lawmakers": not by itself.
                let is_agent =
                    |c: usize| s.tokens[c].relation() == "mark" && s.tokens[c].does(Function::Agent);
                if is_passive(s, head) && s.children(node).any(is_agent) {
                    return None;
                }
                // "was attacked by a drone, killing nine": whoever does the one does the other.
                let is_bare = s.tokens[node].xpos == "VBG"
                    && !s.children(node).any(|c| matches!(s.tokens[c].relation(), "mark" | "case"));
                if is_bare && is_passive(s, head) {
                    return agent(s, head);
                }
                // "accused Russia of sending arms", "warned Chad against sending them", "charged him with sending them":
                // whoever is accused sends.
                let is_deterred = s.tokens[node].xpos == "VBG"
                    && s.children(node).any(|c| {
                        let word = &s.tokens[c];
                        matches!(word.relation(), "mark" | "case")
                            && (word.does(Function::Deterring) || word.does(Function::Absolute))
                    });
                if (is_content_gerund(s, node) || is_deterred)
                    && let Some(object) = controller(s, head)
                {
                    return Some(antecedent(s, object));
                }
            }
            // "…, he said, adding that": whoever says the one adds the other.
            "ccomp" if s.tokens[node].xpos == "VBG" => {}
            "acl" => return modified_noun_as_subject(s, node, head),
            "acl:relcl" => return Some(head),
            // "the decision was to withdraw" and headings leave the rest without a subject.
            _ => return None,
        }
        node = head;
    }
    None
}

/// "indicted him on charges of fraud, theft, and spying": no gerund goes on with a verb that is finite.
fn is_stray_gerund(s: &Sentence, gerund: usize, verb: usize) -> bool {
    let is_bare = |t: usize| {
        let is_led = s.children(t).any(|c| matches!(s.tokens[c].relation(), "mark" | "case"));
        s.tokens[t].xpos == "VBG" && s.auxiliaries(t).next().is_none() && !is_led
    };
    let is_finite = matches!(s.tokens[verb].xpos.as_str(), "VBD" | "VBZ" | "VBP");
    is_bare(gerund) && is_finite && !s.children(verb).any(|c| c < gerund && c > verb && is_bare(c))
}

pub(super) fn own_subject(s: &Sentence, verb: usize) -> Option<usize> {
    s.children(verb).find(|&c| matches!(base(&s.tokens[c].deprel), "nsubj" | "csubj"))
}

fn controller(s: &Sentence, governor: usize) -> Option<usize> {
    if s.is_passive(governor) {
        return None;
    }
    s.children(governor).find(|&c| matches!(s.tokens[c].deprel.as_str(), "obj" | "iobj"))
}

/// "of sending", "for killing", "of being behind it": a gerund that its governor is about.
pub(super) fn is_content_gerund(s: &Sentence, verb: usize) -> bool {
    let is_gerund = |t: usize| s.tokens[t].xpos == "VBG";
    (is_gerund(verb) || s.children_by(verb, "cop").any(is_gerund))
        && s.children(verb)
            .any(|c| matches!(s.tokens[c].relation(), "mark" | "case") && s.tokens[c].does(Function::Content))
}

/// "called for Israel to withdraw", "the deadline for Israel to resume": who stands between "for" and "to" does it.
pub(super) fn doer_before(s: &Sentence, verb: usize) -> Option<usize> {
    let to = s.infinitive_mark(verb)?;
    let before = to.checked_sub(1)?;
    std::iter::once(before).chain(s.head_chain(before)).take_while(|&t| t < to).find(|&t| {
        // "condemned a decision by Israel to arrest them"
        let is_maker = s.tokens[t].relation() == "nmod" && s.is_led_by(t, Function::Maker);
        // "rallied in support of the king to protest"
        let is_phrase = |noun: &usize| {
            // "gathered on the streets of Lima to protest"
            let is_several = s.tokens[*noun].xpos == "NNS";
            let is_bare =
                || is_several || s.children(*noun).all(|c| c > *noun || s.tokens[c].relation() == "case");
            s.tokens[*noun].relation() == "obl"
                && s.tokens[t].upos == Upos::Propn
                && s.is_led_by(t, Function::Genitive)
                && is_bare()
        };
        let noun = s.tokens[t].head.filter(|_| is_maker).filter(|noun| !is_phrase(noun));
        if noun.is_some_and(|noun| s.tokens[noun].head == s.tokens[verb].head) {
            return true;
        }
        let is_near = s.tokens[verb].head == Some(t) || s.tokens[t].head == s.tokens[verb].head;
        let is_other = [Function::Genitive, Function::Direction].iter().any(|f| s.is_led_by(t, *f));
        let is_led = s.is_led_by(t, Function::Content) && !is_other;
        is_near && is_led && matches!(s.tokens[t].relation(), "obl" | "nmod")
    })
}

/// "arrested on charges of conspiring": of whom it is said, the charge does not tell.
fn is_charge(s: &Sentence, verb: usize) -> bool {
    let mark = s.children(verb).find(|&c| matches!(s.tokens[c].relation(), "mark" | "case"));
    let before = mark.filter(|&m| s.tokens[m].does(Function::Genitive)).and_then(|m| m.checked_sub(1));
    before.is_some_and(|noun| {
        s.tokens[noun].upos == Upos::Noun
            && matches!(s.tokens[noun].relation(), "obl" | "nmod")
            && s.case_marker(noun).is_some()
    })
}

/// "opposes lifting the ban", "ruled out attacking": the gerund right behind a verb or its particle is its object.
pub(super) fn object_gerund(s: &Sentence, verb: usize) -> Option<usize> {
    let particle = s.tokens.get(verb + 1).is_some_and(|next| next.deprel == "compound:prt");
    s.children(verb).find(|&c| {
        c > verb
            && c <= verb + 1 + usize::from(particle)
            && s.tokens[c].xpos == "VBG"
            && matches!(s.tokens[c].relation(), "xcomp" | "advcl")
    })
}

/// "if asked, …" shares its subject; "after Russia attacked" has one of its own and "as feared" none.
fn has_finite_mark(s: &Sentence, verb: usize) -> bool {
    let is_present = matches!(s.tokens[verb].xpos.as_str(), "VBZ" | "VBP");
    let is_led = |c: usize| s.tokens[c].deprel == "mark" || s.tokens[c].xpos == "WRB";
    // "as the storm struck Mozambique"
    let is_past = s.tokens[verb].xpos == "VBD"
        || s.tokens[verb].xpos == "VBN"
            && !s.is_passive(verb)
            && s.children_by(verb, "obj").any(|object| object > verb);
    is_present || is_past && s.children(verb).any(is_led)
}

/// "forces fighting in Syria", "a plan to attack Iran".
fn modified_noun_as_subject(s: &Sentence, verb: usize, noun: usize) -> Option<usize> {
    match s.tokens[verb].xpos.as_str() {
        "VBG" => Some(noun),
        // "Kenya accused Uganda": what has an object of its own is no reduced passive.
        "VBN" | "VBD" if !is_passive(s, verb) => Some(noun),
        // "Macron to visit Berlin"
        "VB" if s.is_to_do(noun, verb) => Some(noun),
        // "the first group to be banned"
        "VB" if is_passive(s, verb) => Some(noun),
        // "an invitation from Xi to visit China": others are to do it.
        "VB" if s.tokens[noun].does(Function::Asking) => None,
        "VB" => {
            let owner = s.children(noun).find(|&c| s.tokens[c].deprel == "nmod:poss");
            // "a decision by Israel to arrest them", "a Russian plot to kill her"
            let maker = || s.children_by(noun, "nmod").find(|&c| c < verb && s.is_led_by(c, Function::Maker));
            let is_object = s.tokens[noun].deprel == "obj";
            let is_name = |c: usize| s.tokens[c].form.starts_with(char::is_uppercase);
            let named = || with_relation(s, noun, &["amod", "compound"]).into_iter().find(|&c| is_name(c));
            let governing = || {
                let governor = s.tokens[noun].head.filter(|&g| is_object && s.tokens[g].upos == Upos::Verb);
                // "gave prosecutors the right to question her"
                let receiver = |verb: usize| s.children(verb).find(|&c| s.tokens[c].deprel == "iobj");
                governor.and_then(|governor| receiver(governor).or_else(|| own_subject(s, governor)))
            };
            owner
                .or_else(maker)
                .or_else(|| named().filter(|_| is_object))
                .or_else(governing)
                .or_else(|| predicated(s, noun))
        }
        _ => None,
    }
}

/// "Chad became the first country to …", "Mali was among the states that …": of whom a noun is said.
pub(super) fn predicated(s: &Sentence, noun: usize) -> Option<usize> {
    // "one of the countries that recognised it"
    let is_part = s.tokens[noun].relation() == "nmod" && s.is_led_by(noun, Function::Genitive);
    let predicate = s.tokens[noun].head.filter(|_| is_part).unwrap_or(noun);
    let word = &s.tokens[predicate];
    // "was among those arrested"
    let is_those = s.tokens[noun].xpos == "DT" && s.case_marker(noun).is_some();
    let is_definite = is_those || s.children(noun).any(|c| s.tokens[c].does(Function::Definite));
    let linking =
        word.head.filter(|&verb| word.deprel == "xcomp" && s.children_by(verb, "obj").next().is_none());
    let has_copula = s.children_by(predicate, "cop").next().is_some();
    let clause = if has_copula { Some(predicate) } else { linking };
    clause.filter(|&clause| is_definite && !s.is_negated(clause)).and_then(|clause| own_subject(s, clause))
}

/// The noun that a relative pronoun stands for, or the token itself.
pub(super) fn antecedent(s: &Sentence, token: usize) -> usize {
    if !matches!(s.tokens[token].xpos.as_str(), "WP" | "WDT" | "WP$") {
        return token;
    }
    let clause = std::iter::successors(Some(token), |&t| s.tokens[t].head)
        .take(MAX_STEPS)
        .find(|&t| s.tokens[t].deprel == "acl:relcl");
    clause.and_then(|c| s.tokens[c].head).unwrap_or(token)
}

/// Who does it: the subject of an active, the by-phrase of a passive.
pub(super) fn logical_subject(s: &Sentence, verb: usize) -> Option<usize> {
    if is_passive(s, verb) {
        return agent(s, verb);
    }
    grammatical_subject(s, verb)
}

pub(super) fn agent(s: &Sentence, verb: usize) -> Option<usize> {
    // "was shot dead by soldiers"
    let beyond = || s.children_by(verb, "xcomp").find(|&c| c > verb && s.tokens[c].upos == Upos::Adj);
    own_agent(s, verb)
        .or_else(|| beyond().and_then(|predicate| own_agent(s, predicate)))
        .or_else(|| shared_agent(s, verb))
        .map(|token| antecedent(s, token))
}

fn own_agent(s: &Sentence, verb: usize) -> Option<usize> {
    s.children(verb)
        .find(|&c| s.tokens[c].deprel == "obl:agent")
        .or_else(|| phrases(s, verb).find(|&c| s.is_led_by(c, Function::Agent)))
}

/// "were kidnapped and killed by rebels": who does the second does the first, which has nothing of its own.
fn shared_agent(s: &Sentence, verb: usize) -> Option<usize> {
    let second = s.children_by(verb, "conj").find(|&c| {
        let is_next = s.children_by(c, "cc").any(|and| and == verb + 1);
        is_next && s.tokens[c].xpos == "VBN" && own_subject(s, c).is_none()
    })?;
    own_agent(s, second).filter(|_| s.is_passive(verb))
}

/// To whom it is done: the object of an active, the subject of a passive.
pub(super) fn logical_object(s: &Sentence, verb: usize) -> Option<usize> {
    if is_passive(s, verb) {
        if s.tokens[verb].deprel == "acl" {
            // "allegations of being backed by Chad": no allegation is backed.
            let is_content = |c: usize| {
                matches!(s.tokens[c].relation(), "mark" | "case") && s.tokens[c].does(Function::Genitive)
            };
            let noun = s.tokens[verb].head.filter(|_| !s.children(verb).any(is_content));
            // "a call for troops to be sent": the troops.
            return doer_before(s, verb).or(noun);
        }
        return grammatical_subject(s, verb);
    }
    let own = s.children(verb).find(|&c| s.tokens[c].deprel == "obj");
    own.map(|token| antecedent(s, token))
        .or_else(|| relative_gap(s, verb))
        .or_else(|| shared_object(s, verb))
        // "released at least 19 hostages": what no preposition leads is no adverbial.
        .or_else(|| {
            let bare = |&c: &usize| {
                let word = &s.tokens[c];
                // "forced out on Monday more than 900 refugees", but not "spoke there on the phone Monday night"
                let leads = |&t: &usize| {
                    matches!(s.tokens[t].relation(), "det" | "nummod" | "amod")
                        || s.tokens[t].deprel == "nmod:poss"
                };
                let is_told = || {
                    s.children(c).take_while(|&t| t < c).any(|t| leads(&t))
                        && s.subtree(c).first().is_some_and(|&first| first <= verb + 6)
                };
                let is_near = c <= verb + 6 || is_told();
                // "returned for talks", where the tree calls "for" a mark
                let is_lead = |m: usize| !s.tokens[m].does(Function::Infinitive);
                let is_led = || s.case_marker(c).is_some() || s.children_by(c, "mark").any(is_lead);
                c > verb && word.deprel == "obl" && is_near && !is_led()
            };
            s.children(verb).find(|c| bare(c) && s.tokens[*c].xpos.starts_with("NN"))
        })
        // "asked Turkey to send": some trees call the one who is asked an indirect object.
        .or_else(|| s.children(verb).find(|&c| s.tokens[c].deprel == "iobj"))
}

/// "the city that Russia attacked".
fn relative_gap(s: &Sentence, verb: usize) -> Option<usize> {
    let token = &s.tokens[verb];
    if token.deprel != "acl:relcl" {
        return None;
    }
    let subject = own_subject(s, verb)?;
    let is_pronoun = antecedent(s, subject) != subject;
    let is_adverbial = s
        .children(verb)
        .any(|c| s.tokens[c].xpos == "WRB" || s.tokens[c].deprel.starts_with("obl") && antecedent(s, c) != c);
    (!is_pronoun && !is_adverbial).then_some(token.head).flatten()
}

/// "condemned and rejected the report": the object stands after both verbs.
fn shared_object(s: &Sentence, verb: usize) -> Option<usize> {
    let head = s.tokens[verb].head.filter(|_| s.tokens[verb].deprel == "conj");
    let from_first = head.and_then(|first| {
        let has_adjunct =
            s.children(verb).any(|c| matches!(base(&s.tokens[c].deprel), "obl" | "ccomp" | "xcomp"));
        s.children(first).find(|&c| s.tokens[c].deprel == "obj" && c > verb && !has_adjunct)
    });
    let from_last = || {
        let last = s.children(verb).filter(|&c| s.tokens[c].deprel == "conj").last()?;
        let is_adjacent = last <= verb + 3 && own_subject(s, last).is_none();
        // "criticised, but did not block, the plan"
        let is_apart = || [verb, last].iter().all(|&t| s.tokens.get(t + 1).is_some_and(|c| c.form == ","));
        let is_shared = is_adjacent || last <= verb + 8 && is_apart();
        s.children(last).find(|&c| s.tokens[c].deprel == "obj" && c > last && is_shared)
    };
    from_first.or_else(from_last)
}

/// Passive also without its auxiliary: "troops trained by France", "was arrested and deported".
pub(super) fn is_passive(s: &Sentence, verb: usize) -> bool {
    let has = |relation: &str| s.children(verb).any(|c| s.tokens[c].deprel == relation);
    if s.is_passive(verb) && (has("aux:pass") || !has("obj")) {
        return true;
    }
    let token = &s.tokens[verb];
    // "Qatar mediated between …" read as a noun with a participle: a name alone is no sentence.
    let is_bare = token
        .head
        .is_some_and(|h| s.tokens[h].head.is_none() && s.tokens[h].upos == Upos::Propn && verb == h + 1);
    if token.deprel == "acl" && is_bare && agent(s, verb).is_none() {
        return false;
    }
    if token.xpos != "VBN" || s.children(verb).any(|c| matches!(s.tokens[c].deprel.as_str(), "aux" | "obj")) {
        return false;
    }
    match (token.deprel.as_str(), token.head) {
        ("acl", _) => true,
        ("conj", Some(head)) => own_subject(s, verb).is_none() && is_passive(s, head),
        ("advcl", Some(_)) => own_subject(s, verb).is_none(),
        _ => false,
    }
}

fn phrases(s: &Sentence, token: usize) -> impl Iterator<Item = usize> + '_ {
    s.children(token).filter(|&c| matches!(base(&s.tokens[c].deprel), "obl" | "nmod"))
}

/// Phrases with this preposition on `token`.
pub(super) fn prepositional(s: &Sentence, token: usize, preposition: &str) -> Vec<usize> {
    phrases(s, token)
        .filter(|&c| {
            s.preposition(c).is_some_and(|found| {
                // "pulled its troops out of Niger": the particle of the verb stands before the preposition.
                found == preposition
                    || found.strip_suffix(preposition).is_some_and(|before| {
                        before.ends_with(' ')
                            && s.case_marker(c).is_some_and(|case| s.tokens[case].does(Function::Particle))
                    })
            })
        })
        .map(|c| antecedent(s, c))
        .collect()
}

/// A trigger and what it takes along: the noun of a light verb, the clause that it governs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trigger {
    pub(super) token: usize,
    pub(super) object: Option<usize>,
    pub(super) clause: Option<usize>,
    /// The particle right behind the verb, where the parse took it for the preposition of what is the object: "cordoned off
    /// the village".
    pub(super) particle: Option<usize>,
    /// Of a noun, the verb that gives it a subject: "launched" in "launched an attack".
    pub(super) support: Option<usize>,
    /// Of a noun, the one that it qualifies: "efforts" in "mediation efforts".
    pub(super) carrier: Option<usize>,
}

/// The tokens that fill a slot, in text order.
pub(super) fn fillers(s: &Sentence, trigger: Trigger, slot: &Slot) -> Vec<usize> {
    let token = trigger.token;
    let is_verb = matches!(s.tokens[token].upos, Upos::Verb | Upos::Aux);
    match slot {
        Slot::Subject if is_verb => logical_subject(s, token).into_iter().collect(),
        Slot::Subject => noun_subject(s, token).into_iter().collect(),
        Slot::Object => {
            let behind =
                |particle: usize| s.tokens[particle].head.filter(|&t| s.tokens[t].head == Some(token));
            logical_object(s, token).or_else(|| trigger.particle.and_then(behind)).into_iter().collect()
        }
        Slot::IndirectObject => {
            let verb = trigger.support.unwrap_or(token);
            // "were denied asylum by Britain": what is kept behind the passive was not done to itself.
            let is_kept = trigger.object.is_some_and(|object| object > verb) && is_passive(s, verb);
            if is_kept && is_verb {
                return grammatical_subject(s, verb).into_iter().collect();
            }
            let told: Vec<usize> = s.children(verb).filter(|&c| s.tokens[c].deprel == "iobj").collect();
            if !told.is_empty() {
                return told;
            }
            // "granted Malta permission": some trees make the first a part of the second.
            let object = trigger.object.or_else(|| logical_object(s, verb));
            let receiver =
                |&c: &usize| c > verb && s.tokens[c].xpos == "NNP" && s.tokens[c].relation() == "compound";
            object
                .filter(|&o| o > verb)
                .into_iter()
                .flat_map(|o| s.children(o).take(1).filter(receiver))
                .collect()
        }
        Slot::Possessor => anchors(trigger).flat_map(|a| with_relation(s, a, &["nmod:poss"])).collect(),
        Slot::Modifier => {
            anchors(trigger).flat_map(|a| with_relation(s, a, &["amod", "compound", "nmod:desc"])).collect()
        }
        Slot::Preposition(preposition) => {
            // "In Peru, a judge rejected the charges": where it was, and not at whom.
            let is_setting = |&c: &usize| {
                let before_subject = || own_subject(s, token).is_some_and(|subject| c < subject);
                is_verb && c < token && s.is_led_by(c, Function::Engagement) && before_subject()
            };
            let mut found: Vec<usize> =
                anchors(trigger).flat_map(|a| prepositional(s, a, preposition)).collect();
            // "reached a truce with the rebels, with Oman as mediator": nobody with whom it is.
            let is_helper = |&c: &usize| {
                let is_behind_comma = s.case_marker(c).and_then(|case| case.checked_sub(1));
                is_behind_comma.is_some_and(|before| s.tokens[before].form == ",")
                    && s.is_led_by(c, Function::Absolute)
                    && s.children_by(c, "nmod").any(|role| s.is_led_by(role, Function::Role))
            };
            // "left the bloc with the exception of Chad"
            let is_left_out = |c: &usize| s.tokens[*c].does(Function::Exception);
            found.retain(|c| !is_setting(c) && !is_helper(c) && !is_left_out(c));
            if found.is_empty() {
                found = supporting(s, trigger, preposition);
            }
            if found.is_empty() {
                found = through_participle(s, trigger, preposition);
            }
            if found.is_empty() && !is_verb {
                found = sides_of_happening(s, token, preposition);
            }
            if !found.is_empty() {
                return found;
            }
            // "the coup by the army against Morsi": parsers hang the second phrase on the first.
            let low = |anchor: usize| {
                let below = s.children_by(anchor, "nmod").filter(move |&c| c > anchor);
                below.filter(|&c| !s.is_led_by(c, Function::Exception))
            };
            let found: Vec<usize> = anchors(trigger)
                .filter(|&a| a != token || !is_verb)
                .flat_map(|a| {
                    low(a).flat_map(|above| {
                        prepositional(s, above, preposition).into_iter().map(move |c| (above, c))
                    })
                })
                .filter(|&(_, c)| !s.is_led_by(c, Function::Attributive))
                // "protests against violations by the army" are nothing that the army does, unlike "the arrest of
                // protesters by the army".
                .filter(|&(above, c)| {
                    !s.is_led_by(c, Function::Maker) || s.is_led_by(above, Function::Genitive)
                })
                .map(|(_, c)| c)
                .collect();
            if !found.is_empty() {
                return found;
            }
            if !is_verb {
                return deep(s, trigger, preposition);
            }
            // "discussed the plan with Qatar": the phrase may hang on the object, or on what is coordinated with it.
            // "asked for a warrant and a notice from Interpol"
            let objects = logical_object(s, token).or(trigger.object).map_or(Vec::new(), |o| s.conjuncts(o));
            let found: Vec<usize> = objects.iter().flat_map(|&o| prepositional(s, o, preposition)).collect();
            if !found.is_empty() {
                return found;
            }
            // "pledged $2 billion in aid to Mali": what the sum is given in goes with it.
            let sums = objects.iter().filter(|&&o| s.tokens[o].xpos == "$");
            let kinds = sums.flat_map(|_| s.children_by(token, "obl"));
            let found: Vec<usize> = kinds
                .filter(|&c| s.is_led_by(c, Function::Attributive))
                .flat_map(|c| prepositional(s, c, preposition))
                .collect();
            if !found.is_empty() {
                return found;
            }
            // "imposed sanctions over the war, including travel bans, on two generals": behind a comma it is the verb's.
            let crises = s.children_by(token, "obl").filter(|&c| c > token && !objects.is_empty());
            let below = objects.iter().copied().chain(crises).flat_map(|o| s.subtree(o));
            let apart: Vec<usize> = below
                .filter(|&t| s.preposition(t).as_deref() == Some(preposition))
                .filter(|&t| {
                    let case = s.case_marker(t).and_then(|case| case.checked_sub(1));
                    case.is_some_and(|before| s.tokens[before].form == ",")
                })
                .collect();
            if apart.len() == 1 { apart } else { transferred(s, token, preposition).into_iter().collect() }
        }
        // "demanded that the hostages be freed by Mali" asks Mali, and not the hostages.
        Slot::ClauseSubject => {
            let doer = |c| if is_passive(s, c) { agent(s, c) } else { own_subject(s, c) };
            trigger.clause.and_then(doer).into_iter().collect()
        }
        Slot::Clause => trigger.clause.into_iter().collect(),
        Slot::ClauseObject => trigger.clause.and_then(|c| logical_object(s, c)).into_iter().collect(),
    }
}

/// "returned a painting that was stolen in 1989 to Poland": what has been told of the object ends before the place where it
/// goes, though the parse goes on with it.
fn transferred(s: &Sentence, verb: usize, preposition: &str) -> Option<usize> {
    let object = logical_object(s, verb).filter(|&object| object > verb)?;
    let is_told = |t: usize| {
        let word = &s.tokens[t];
        match base(&word.deprel) {
            "nmod" | "obl" | "conj" | "appos" => true,
            // "the decision to send troops to Iraq" goes nowhere.
            "acl" => word.deprel == "acl:relcl" || word.xpos == "VBN",
            "advcl" => word.xpos == "VBG",
            _ => false,
        }
    };
    let goes = |&t: &usize| {
        let Some(case) = s.case_marker(t).filter(|_| s.preposition(t).as_deref() == Some(preposition)) else {
            return false;
        };
        // "documents related to Iran" go nowhere; "in Paris to Madagascar" they do.
        let is_own =
            s.tokens[t].head.is_some_and(|head| head + 1 == case && s.tokens[head].upos != Upos::Propn);
        let leads_up = s.head_chain(t).take_while(|&above| above != verb && above != object).all(is_told);
        s.is_led_by(t, Function::Goal) && s.tokens[t].upos == Upos::Propn && !is_own && leads_up
    };
    s.subtree(verb).into_iter().rev().filter(|&t| t > object + 1).find(goes)
}

/// "Clashes erupt in the town between rebels and the army", "fighting was reported between them": the sides of what happens
/// stand by its verb.
fn sides_of_happening(s: &Sentence, noun: usize, preposition: &str) -> Vec<usize> {
    let verb = s.tokens[noun].head.filter(|_| s.tokens[noun].relation() == "nsubj");
    // "took place between", "occurred in Dolow, Somalia, between", "were reported on Monday between"
    let is_apart = |c: usize| {
        let before = s.case_marker(c).and_then(|case| case.checked_sub(1));
        s.is_set_apart(c) || before.is_some_and(|before| s.tokens[before].does(Function::Day))
    };
    let is_beside = |c: usize, verb: usize| {
        let above = s.tokens[c].head.filter(|_| s.tokens[c].relation() == "nmod");
        let is_objects = |above: usize| s.tokens[above].head == Some(verb) && s.tokens[above].deprel == "obj";
        phrases(s, verb).any(|t| t == c) || above.is_some_and(|above| is_objects(above) || is_apart(c))
    };
    let around =
        verb.into_iter().flat_map(|verb| s.subtree(verb).into_iter().filter(move |&c| is_beside(c, verb)));
    let sides = around.filter(|&c| s.preposition(c).as_deref() == Some(preposition));
    sides.filter(|&c| c > noun && s.is_led_by(c, Function::Mutual)).take(1).collect()
}

/// "lift the sanctions imposed on Chad", "the arrest and detention of a pastor".
fn through_participle(s: &Sentence, trigger: Trigger, preposition: &str) -> Vec<usize> {
    let nouns = anchors(trigger).filter(|&a| matches!(s.tokens[a].upos, Upos::Noun | Upos::Propn));
    let beside = |noun: usize| {
        let participles =
            s.children(noun).filter(|&c| s.tokens[c].deprel == "acl" && s.tokens[c].xpos == "VBN");
        // "charges that she had taken bribes from Egypt" are not from Egypt.
        let participles = participles.filter(|&c| own_subject(s, c).is_none());
        // "the war and a meeting between": what has an article of its own shares nothing.
        let is_bare = |c: usize| !s.children(c).any(|t| matches!(s.tokens[t].relation(), "det" | "amod"));
        let nouns = s
            .children(noun)
            .filter(|&c| s.tokens[c].deprel == "conj" && s.tokens[c].upos == Upos::Noun && is_bare(c));
        participles.chain(nouns).collect::<Vec<usize>>()
    };
    // "restrictions put in place"
    let is_state =
        |t: &usize| s.tokens[*t].xpos == "NN" && s.case_marker(*t).is_some_and(|case| case + 1 == *t);
    nouns
        .flat_map(beside)
        .flat_map(|t| prepositional(s, t, preposition))
        .filter(|t| !(is_state(t) && s.is_led_by(*t, Function::Engagement)))
        .collect()
}

/// "a mediation effort to resolve the rift between Qatar and others": both sides, wherever they are named.
fn deep(s: &Sentence, trigger: Trigger, preposition: &str) -> Vec<usize> {
    let anchor = trigger.carrier.or(trigger.object).unwrap_or(trigger.token);
    // "the war and a meeting between": what has an article of its own shares nothing.
    let is_apart = |t: usize| {
        let is_led = |c: usize| matches!(s.tokens[c].relation(), "det" | "amod");
        t != anchor && s.tokens[t].deprel == "conj" && s.children(t).any(is_led)
    };
    let shares = |t: usize| !s.head_chain(t).take_while(|&above| above != anchor).any(is_apart);
    let is_mutual = |t: usize| s.is_led_by(t, Function::Mutual) && is_close(s, anchor, t) && shares(t);
    let below = s.subtree(anchor).into_iter().filter(|&t| t > anchor && is_mutual(t));
    let sides: Vec<usize> = below.filter(|&t| s.preposition(t).is_some_and(|p| p == preposition)).collect();
    if sides.len() == 1 { sides } else { Vec::new() }
}

/// Whether `token` stands below `top` without a clause of its own between: through nouns, objects and infinitives.
pub(super) fn is_close(s: &Sentence, top: usize, token: usize) -> bool {
    std::iter::once(token).chain(s.head_chain(token)).take_while(|&t| t != top).all(|t| {
        let is_infinitive = s.tokens[t].xpos == "VB";
        match base(&s.tokens[t].deprel) {
            "nmod" | "obj" | "iobj" | "obl" | "compound" | "amod" | "appos" | "flat" | "xcomp" => true,
            "conj" => s.tokens[t].upos != Upos::Verb,
            "acl" => is_infinitive,
            _ => false,
        }
    })
}

/// The subject of a predicate that is no verb, or of the clause whose object or predicate it is.
fn noun_subject(s: &Sentence, token: usize) -> Option<usize> {
    let is_predicate = s.children(token).any(|c| s.tokens[c].deprel == "cop");
    if is_predicate || s.tokens[token].upos == Upos::Adj {
        return own_subject(s, token).map(|t| antecedent(s, t)).or_else(|| {
            let shares = matches!(s.tokens[token].deprel.as_str(), "conj" | "xcomp");
            shares.then(|| grammatical_subject(s, token)).flatten()
        });
    }
    // "Norway remains the largest donor to Mali"
    let linking = s.tokens[token].head.filter(|_| s.tokens[token].deprel == "xcomp")?;
    let has_object = s.children_by(linking, "obj").next().is_some();
    if has_object || s.is_passive(linking) { None } else { grammatical_subject(s, linking) }
}

fn anchors(trigger: Trigger) -> impl Iterator<Item = usize> {
    std::iter::once(trigger.token).chain(trigger.object).chain(trigger.carrier)
}

/// What stands beside the verb of a noun: "launched on Monday an attack … on Aden".
fn supporting(s: &Sentence, trigger: Trigger, preposition: &str) -> Vec<usize> {
    let Some(verb) = trigger.support else { return Vec::new() };
    prepositional(s, verb, preposition).into_iter().filter(|&c| c > trigger.token).collect()
}

fn with_relation(s: &Sentence, token: usize, relations: &[&str]) -> Vec<usize> {
    s.children(token).filter(|&c| relations.contains(&s.tokens[c].deprel.as_str())).collect()
}

pub(super) fn base(deprel: &str) -> &str {
    deprel.split(':').next().unwrap_or(deprel)
}
