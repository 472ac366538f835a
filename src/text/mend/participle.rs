//! Mending participles: of what a word in "-ed" or "-ing" tells something.

use super::{Words, be_past, child_before, leads_to, set, words_below};
use crate::text::{Function, Lexicon, Token, Upos};

/// "marched on the palace, waving flags": a participle between a comma and a bare plural that is said of nobody does something
/// to it.
pub(super) fn participle_as_attribute(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for participle in 2..tokens.len().saturating_sub(1) {
        let is_attribute = tokens[participle].xpos == "VBG"
            && tokens[participle].relation() == "amod"
            && tokens[participle - 1].form == ","
            && !tokens[participle].does(Function::Qualifier)
            && lexicon.is_verb(&tokens[participle].lemma);
        let Some(object) = tokens[participle].head.filter(|&t| is_attribute && t > participle) else {
            continue;
        };
        let has = |relation: &str| tokens.iter().any(|t| t.head == Some(object) && t.relation() == relation);
        let is_loose = matches!(tokens[object].relation(), "appos" | "nmod" | "obl");
        // "Smith and Jones, leading politicians"
        let said_of = tokens[object].head.filter(|&t| t < participle && tokens[t].upos != Upos::Propn);
        let is_bare = tokens[object].xpos == "NNS" && !["case", "det", "cc", "conj"].into_iter().any(has);
        let Some(noun) = said_of.filter(|_| is_loose && is_bare) else { continue };
        let verb = std::iter::successors(Some(noun), |&t| tokens[t].head)
            .take(tokens.len())
            .find(|&t| tokens[t].upos == Upos::Verb);
        let Some(verb) = verb.filter(|&verb| verb < participle) else { continue };
        set(&mut tokens[participle], Some(verb), "advcl");
        set(&mut tokens[object], Some(participle), "obj");
        tokens[participle].upos = Upos::Verb;
        tokens[participle - 1].head = Some(participle);
    }
}

/// "strikes Esmeraldas, Ecuador, injuring 32": after a comma a participle tells of the clause, not of the
/// name before it.
pub(super) fn trailing_participle(tokens: &mut [Token]) {
    for participle in 1..tokens.len() {
        let is_loose = tokens[participle].xpos == "VBG"
            && tokens[participle].deprel == "acl"
            && tokens[participle - 1].form == ",";
        let Some(noun) = tokens[participle].head.filter(|_| is_loose) else { continue };
        // The subject itself may be told more of: "the ministry, citing reports, said".
        let verb = std::iter::successors(tokens[noun].head, |&t| tokens[t].head)
            .take(tokens.len())
            .find(|&t| tokens[t].upos == Upos::Verb || tokens[t].head.is_none());
        let is_subject = tokens[noun].relation() == "nsubj";
        if let Some(verb) = verb.filter(|&v| v < participle && !is_subject) {
            set(&mut tokens[participle], Some(verb), "advcl");
        }
    }
}

/// "attacked Biden for leaving office, accusing him": what follows a comma goes on with the sentence, not with the gerund
/// before it.
pub(super) fn participle_after_gerund(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for participle in 1..tokens.len() {
        let is_loose = tokens[participle].xpos == "VBG"
            && tokens[participle].deprel == "advcl"
            && tokens[participle - 1].form == ",";
        if !is_loose {
            continue;
        }
        let is_marked =
            |t: usize| tokens.iter().any(|c| c.head == Some(t) && matches!(c.relation(), "mark" | "case"));
        let is_gerund = |t: usize| tokens[t].xpos == "VBG" && is_marked(t);
        // "attacked a camp held by rebels, killing nine", but "an attack carried out by rebels, killing nine"
        let is_done_to = |t: usize| {
            let is_passive = tokens[t].deprel == "acl"
                || tokens[t].deprel == "acl:relcl"
                    && tokens.iter().any(|c| c.head == Some(t) && c.deprel == "aux:pass");
            let noun = tokens[t].head.filter(|_| is_passive && tokens[t].xpos == "VBN");
            let above = noun.and_then(|noun| tokens[noun].head);
            noun.is_some_and(|noun| !lexicon.is_deed(&tokens[noun].lemma.to_lowercase()))
                && above.is_some_and(|verb| !lexicon.is_speaking(&tokens[verb].lemma))
        };
        // "attacked villagers sleeping in a school, killing nine": nor with what its object does.
        let attribute = |t: usize| {
            let does = tokens[t].xpos == "VBG" && tokens[t].deprel == "acl";
            let is_one = t > 0 && (does || is_done_to(t)) && tokens[t - 1].form != ",";
            tokens[t].head.filter(|_| is_one)
        };
        let above = std::iter::successors(tokens[participle].head, |&t| {
            attribute(t).map_or(tokens[t].head, |noun| tokens[noun].head)
        });
        let mut seen_attribute = false;
        let head = above.take(tokens.len()).find(|&t| {
            let is_attribute = attribute(t).is_some();
            seen_attribute |= is_attribute;
            !is_gerund(t) && !is_attribute && (!seen_attribute || tokens[t].upos == Upos::Verb)
        });
        if head != tokens[participle].head && head.is_some_and(|t| tokens[t].upos == Upos::Verb) {
            tokens[participle].head = head;
        }
    }
}

/// "demanding that Chad withdraw, while also accusing it": a second participle behind a comma goes on with the sentence, as the
/// first does, and not with what the first one asks for.
pub(super) fn participle_behind_content(tokens: &mut [Token]) {
    for participle in 4..tokens.len() {
        let is_participle = |t: usize| tokens[t].xpos == "VBG" && tokens[t].deprel == "advcl";
        let Some(content) = tokens[participle].head.filter(|_| is_participle(participle)) else { continue };
        let first = tokens[content].head.filter(|&t| {
            content < participle && tokens[content].deprel == "ccomp" && is_participle(t) && t < content
        });
        let Some(first) = first else { continue };
        let start =
            (0..participle).find(|&t| leads_to(tokens, t, participle) && tokens[t].upos != Upos::Punct);
        let is_behind_comma =
            start.unwrap_or(participle).checked_sub(1).is_some_and(|t| tokens[t].form == ",");
        if is_behind_comma {
            tokens[participle].head = tokens[first].head;
        }
    }
}

/// "posted a message on Twitter blaming Chad": what a preposition leads is no subject of the participle behind it.
pub(super) fn led_noun(tokens: &mut [Token]) {
    for participle in 4..tokens.len() {
        let is_attribute = tokens[participle].xpos == "VBG" && tokens[participle].deprel == "acl";
        let Some(noun) = tokens[participle].head.filter(|&noun| is_attribute && noun < participle) else {
            continue;
        };
        let led = (noun + 1..participle).find(|&t| {
            let is_subject = tokens[t].head == Some(participle) && tokens[t].deprel == "nsubj";
            let is_led = |c: &Token| c.head == Some(t) && c.deprel == "case" && c.upos == Upos::Adp;
            is_subject && tokens[noun + 1..t].iter().any(is_led)
        });
        let Some(led) = led else { continue };
        // "in exchange for Chad freeing them" has one.
        if let Some(verb) = tokens[noun].head.filter(|_| tokens[noun].deprel == "obj") {
            set(&mut tokens[led], Some(verb), "obl");
        }
    }
}

/// "in exchange for the Kenyan government freeing them": the noun between a preposition and the gerund that it leads does what
/// the gerund tells.
pub(super) fn doer_of_gerund(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for gerund in 3..tokens.len() {
        let is_gerund = tokens[gerund].xpos == "VBG" && matches!(tokens[gerund].relation(), "advcl" | "acl");
        let Some(above) = tokens[gerund].head.filter(|&above| is_gerund && above < gerund) else { continue };
        // The trees differ on whether the preposition goes with the noun or with the gerund.
        let is_lead = |t: &Token| {
            let leads = matches!(t.deprel.as_str(), "mark" | "case") && t.xpos == "IN";
            leads && t.does(Function::Content) && !t.does(Function::Maker)
        };
        let Some(lead) = (above + 1..gerund - 1).rfind(|&t| is_lead(&tokens[t])) else { continue };
        let Some(noun) = (lead + 1..gerund).find(|&t| {
            let is_noun = matches!(tokens[t].upos, Upos::Noun | Upos::Propn);
            is_noun && tokens[t].head.is_some_and(|head| head < lead)
        }) else {
            continue;
        };
        let is_exchange = tokens[noun].head.is_some_and(|exchange| {
            let case = child_before(tokens, lead, exchange, "case");
            case.is_some_and(|case| tokens[case].does(Function::Engagement))
        });
        let is_joined = tokens[lead].head == Some(gerund)
            || tokens[lead].head == Some(noun)
                && is_exchange
                && tokens[gerund].deprel == "advcl"
                && child_before(tokens, gerund, gerund, "mark").is_none();
        let can_do = tokens[noun].upos == Upos::Propn || lexicon.is_actor(&tokens[noun].lemma.to_lowercase());
        let is_whole = (lead + 1..gerund).all(|t| t == noun || leads_to(tokens, t, noun));
        if is_joined && can_do && is_whole && noun != above && !leads_to(tokens, gerund, noun) {
            set(&mut tokens[noun], Some(gerund), "nsubj");
            set(&mut tokens[lead], Some(gerund), "mark");
        }
    }
}

/// "criticised Chad's refusal to talk, accusing it of lying": who speaks behind a comma goes on with the sentence, and not with
/// what the object is about.
pub(super) fn speech_behind_object(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for participle in 4..tokens.len() {
        let word = &tokens[participle];
        let is_loose = word.xpos == "VBG" && word.deprel == "advcl" && tokens[participle - 1].form == ",";
        let speaks = is_loose && lexicon.is_speaking(&word.lemma);
        let Some(content) = word.head.filter(|&t| speaks && t < participle) else { continue };
        let is_content = tokens[content].xpos == "VB" && tokens[content].deprel == "acl";
        let noun = tokens[content].head.filter(|&noun| is_content && tokens[noun].deprel == "obj");
        let verb = noun.and_then(|noun| tokens[noun].head).filter(|&verb| tokens[verb].upos == Upos::Verb);
        if verb.is_some() {
            tokens[participle].head = verb;
        }
    }
}

/// "missing after landslides caused by rain hit Peru": of two verbs behind a noun the finite one is what it does, and the
/// participle tells which one is meant.
pub(super) fn participle_of_subject(tokens: &mut [Token]) {
    for verb in 4..tokens.len() {
        let is_finite = matches!(tokens[verb].xpos.as_str(), "VBD" | "VBZ" | "VBP");
        let Some(main) = tokens[verb].head.filter(|_| is_finite && tokens[verb].deprel == "advcl") else {
            continue;
        };
        let child = |head: usize, relation: &str| child_before(tokens, verb, head, relation);
        let participle = (1..verb).find(|&t| {
            tokens[t].head == Some(main)
                && tokens[t].deprel == "advcl"
                && tokens[t].xpos == "VBN"
                && child(t, "aux:pass").is_none()
                && words_below(tokens, t).last() == Some(&(verb - 1))
        });
        let has_subject = child(verb, "nsubj").is_some() || child(verb, "mark").is_some();
        let Some(participle) = participle.filter(|_| !has_subject) else { continue };
        let (Some(noun), Some(mark)) = (child(participle, "nsubj:pass"), child(participle, "mark")) else {
            continue;
        };
        set(&mut tokens[noun], Some(verb), "nsubj");
        set(&mut tokens[mark], Some(verb), "mark");
        set(&mut tokens[participle], Some(noun), "acl");
    }
}

/// "Rebels believed to be from Chad attacked a village": what people are said to be tells which ones are meant, and the verb
/// behind it is what they do. "Believed to be" has no other reading than of whom one believes it.
pub(super) fn told_to_be(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for told in 1..tokens.len().saturating_sub(4) {
        let is_told = tokens[told].upos == Upos::Verb
            && matches!(tokens[told].xpos.as_str(), "VBD" | "VBN")
            && lexicon.is_reporting(&tokens[told].lemma)
            && tokens[told + 1].does(Function::Infinitive)
            && tokens[told + 2].lemma == "be";
        if !is_told || tokens.iter().any(|t| t.head == Some(told) && t.relation() == "aux") {
            continue;
        }
        let Some(people) = child_before(tokens, told, told, "nsubj") else { continue };
        let is_deed = |verb: usize| {
            tokens[verb].upos == Upos::Verb
                && matches!(tokens[verb].xpos.as_str(), "VBD" | "VBN" | "VBP" | "VBZ")
                && matches!(tokens[verb].deprel.as_str(), "xcomp" | "ccomp" | "advcl" | "conj" | "parataxis")
                && !tokens[verb - 1].does(Function::Infinitive)
                && leads_to(tokens, verb, told)
        };
        if let Some(verb) = (told + 4..tokens.len()).find(|&verb| is_deed(verb)) {
            do_as_told_of(tokens, people, told, verb);
        }
    }
}

/// Makes `verb` what the people do of whom the participle `told` tells what they are.
fn do_as_told_of(tokens: &mut [Token], people: usize, told: usize, verb: usize) {
    let (head, relation) = (tokens[told].head, tokens[told].deprel.clone());
    // "from Chad attacked", where the tree has the land as who does it.
    let is_stray = |t: &usize| tokens[*t].head == Some(verb);
    let stray: Vec<usize> = (told + 1..verb).filter(is_stray).collect();
    let predicate = stray.iter().copied().find(|&t| matches!(tokens[t].relation(), "nsubj" | "obl" | "obj"));
    for t in stray {
        match predicate {
            Some(predicate) if predicate != t => tokens[t].head = Some(predicate),
            _ => set(&mut tokens[t], Some(told), "xcomp"),
        }
    }
    for t in tokens[verb..].iter_mut().filter(|t| t.head == Some(told)) {
        t.head = Some(verb);
    }
    set(&mut tokens[people], Some(verb), "nsubj");
    set(&mut tokens[told], Some(people), "acl");
    "VBN".clone_into(&mut tokens[told].xpos);
    set(&mut tokens[verb], head, &relation);
    if tokens[verb].xpos == "VBN" {
        "VBD".clone_into(&mut tokens[verb].xpos);
    }
}

/// "suspended Abad accusing her": a name takes no participle to tell it from others.
pub(super) fn named_participle(tokens: &mut [Token]) {
    for participle in 1..tokens.len() {
        let is_loose = tokens[participle].xpos == "VBG" && tokens[participle].deprel == "acl";
        let Some(noun) = tokens[participle].head.filter(|_| is_loose) else { continue };
        let is_name = tokens[noun].upos == Upos::Propn && tokens[noun].xpos == "NNP";
        let verb = tokens[noun].head.filter(|&v| tokens[v].upos == Upos::Verb && v < participle);
        if let Some(verb) = verb.filter(|_| is_name && matches!(tokens[noun].relation(), "obj" | "obl")) {
            set(&mut tokens[participle], Some(verb), "advcl");
        }
    }
}

/// "were killed in a bombing targeting a convoy": the bombing targets, not the killed.
pub(super) fn passive_participle(tokens: &mut [Token]) {
    for participle in 1..tokens.len() {
        let is_bare = tokens[participle].xpos == "VBG"
            && tokens[participle].deprel == "advcl"
            && tokens[participle - 1].upos == Upos::Noun
            && !tokens
                .iter()
                .any(|t| t.head == Some(participle) && matches!(t.relation(), "mark" | "case" | "nsubj"));
        let Some(verb) = tokens[participle].head.filter(|_| is_bare) else { continue };
        let is_passive = tokens.iter().any(|t| t.head == Some(verb) && t.deprel == "aux:pass");
        let noun = participle - 1;
        if is_passive && verb < noun && !leads_to(tokens, noun, participle) {
            set(&mut tokens[participle], Some(noun), "acl");
        }
    }
}

/// "accepted the proposal put forward by Egypt": a participle with who did it says which thing is meant.
pub(super) fn reduced_relative(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for participle in 2..tokens.len() {
        made_by_somebody(tokens, participle, lexicon);
        let is_stray = tokens[participle].xpos == "VBN" && tokens[participle].deprel == "xcomp";
        let Some(verb) = tokens[participle].head.filter(|_| is_stray) else { continue };
        let noun = participle - 1;
        let has_maker = tokens.iter().any(|t| t.head == Some(participle) && t.deprel == "obl:agent");
        if has_maker && tokens[noun].head == Some(verb) && tokens[noun].deprel == "obj" {
            set(&mut tokens[participle], Some(noun), "acl");
        }
    }
}

/// "rejected proposals laid out by Egypt": what is done by somebody to a noun right before is no content of a verb that says
/// nothing.
fn made_by_somebody(tokens: &mut [Token], participle: usize, lexicon: &dyn Lexicon) {
    let noun = participle - 1;
    let is_stray =
        matches!(tokens[participle].xpos.as_str(), "VBN" | "VBD") && tokens[participle].deprel == "ccomp";
    let is_subject = tokens[noun].head == Some(participle) && tokens[noun].relation() == "nsubj";
    let Some(verb) = tokens[participle].head.filter(|&verb| is_stray && is_subject && verb < noun) else {
        return;
    };
    let has = |head: usize, relations: &[&str]| {
        tokens.iter().any(|t| t.head == Some(head) && relations.contains(&t.relation()))
    };
    let is_by = |t: &Token| t.relation() == "case" && t.does(Function::Agent);
    let maker = (participle + 1..tokens.len()).find(|&t| {
        tokens[t].head == Some(participle) && tokens.iter().any(|c| c.head == Some(t) && is_by(c))
    });
    let says = lexicon.is_reporting(&tokens[verb].lemma) || lexicon.is_speaking(&tokens[verb].lemma);
    let is_whole = has(participle, &["obj", "aux", "mark"]) || has(verb, &["obj"]);
    if let Some(maker) = maker.filter(|_| !says && !is_whole && tokens[noun].upos == Upos::Noun) {
        set(&mut tokens[noun], Some(verb), "obj");
        set(&mut tokens[participle], Some(noun), "acl");
        "VBN".clone_into(&mut tokens[participle].xpos);
        set(&mut tokens[maker], Some(participle), "obl:agent");
    }
}

/// "rejected proposed Israeli changes": a participle between a verb and its bare object says of what kind that is.
pub(super) fn participle_before_object(tokens: &mut [Token]) {
    for participle in 1..tokens.len() {
        let verb = participle - 1;
        let word = &tokens[participle];
        let is_stray = word.xpos == "VBN" && word.deprel == "xcomp" && word.head == Some(verb);
        let object_of = |verb: usize| tokens.iter().position(|t| t.head == Some(verb) && t.deprel == "obj");
        let object = object_of(participle).filter(|&object| is_stray && object > participle);
        let Some(object) = object.filter(|_| object_of(verb).is_none()) else { continue };
        let is_attribute = |t: &Token| matches!(t.upos, Upos::Adj | Upos::Noun | Upos::Propn);
        if !tokens[participle + 1..=object].iter().all(is_attribute) {
            continue;
        }
        for token in tokens.iter_mut().filter(|t| t.head == Some(participle)) {
            token.head = Some(verb);
        }
        set(&mut tokens[participle], Some(object), "amod");
    }
}

/// "demonstrated in Oslo on Sunday calling for", "arrested him in Oslo, accusing him": what a preposition leads before a bare
/// participle tells of the verb before it.
pub(super) fn phrase_before_participle(tokens: &mut [Token]) {
    for phrase in 2..tokens.len() {
        let word = &tokens[phrase];
        let is_phrase = matches!(word.relation(), "obl" | "nmod" | "compound");
        let Some(participle) = word.head.filter(|&t| is_phrase && t > phrase) else { continue };
        let is_beside = word.relation() == "compound" && participle == phrase + 1;
        let has = |head: usize, relations: &[&str]| {
            tokens[..participle].iter().any(|t| t.head == Some(head) && relations.contains(&t.relation()))
        };
        let is_bare = tokens[participle].xpos == "VBG"
            && matches!(tokens[participle].relation(), "advcl" | "acl")
            && !has(participle, &["mark", "case", "nsubj", "aux", "cc"]);
        if !is_bare || is_beside || !has(phrase, &["case"]) {
            continue;
        }
        let above = std::iter::successors(tokens[participle].head, |&t| tokens[t].head);
        let verb = above.take(tokens.len()).find(|&t| tokens[t].upos == Upos::Verb);
        if let Some(verb) = verb.filter(|&verb| verb < phrase) {
            set(&mut tokens[phrase], Some(verb), "obl");
        }
    }
}

/// "signed an order imposing sanctions": of two objects the second is what the participle between them is done to.
pub(super) fn participle_between_objects(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for participle in 2..tokens.len() {
        let word = &tokens[participle];
        let is_attribute = word.xpos == "VBG" && word.relation() == "amod" && lexicon.is_verb(&word.lemma);
        let first = participle - 1;
        let Some(second) = word.head.filter(|&noun| is_attribute && noun > participle) else { continue };
        let is_object = |t: usize| tokens[t].deprel == "obj" && tokens[t].upos == Upos::Noun;
        let is_beside = tokens[first].head == tokens[second].head && tokens[first].head.is_some();
        if !is_beside || !is_object(first) || !is_object(second) {
            continue;
        }
        for token in tokens.iter_mut().take(first).filter(|t| t.head == Some(second)) {
            token.head = Some(first);
        }
        set(&mut tokens[participle], Some(first), "acl");
        set(&mut tokens[second], Some(participle), "obj");
    }
}

/// "were ordered to close by the ministry": who is ordered does it, and by whom that is the order.
pub(super) fn agent_of_order(tokens: &mut [Token]) {
    for agent in 3..tokens.len() {
        let Some(verb) = tokens[agent].head.filter(|&v| v < agent && tokens[v].xpos == "VB") else {
            continue;
        };
        let is_agent = tokens[agent].relation() == "obl"
            && tokens
                .iter()
                .any(|t| t.head == Some(agent) && t.relation() == "case" && t.does(Function::Agent));
        let has =
            |head: usize, relation: &str| tokens.iter().any(|t| t.head == Some(head) && t.deprel == relation);
        let governor = tokens[verb].head.filter(|_| is_agent && tokens[verb].deprel == "xcomp");
        let Some(governor) = governor.filter(|&g| has(g, "aux:pass") && !has(verb, "aux:pass")) else {
            continue;
        };
        let has_own = has(governor, "obl:agent");
        if !has_own {
            set(&mut tokens[agent], Some(governor), "obl:agent");
        }
    }
}

/// "ordered nine leaders jailed", "ordered the envoy expelled": what is ordered is done to those between.
pub(super) fn ordered_participle(tokens: &mut [Token], words: &Words) {
    for deed in 2..tokens.len() {
        let is_past = matches!(tokens[deed].xpos.as_str(), "VBN" | "VBD");
        let is_clause = matches!(tokens[deed].deprel.as_str(), "xcomp" | "ccomp" | "advcl");
        let order = tokens[deed].head.filter(|&v| is_past && is_clause && v + 1 < deed);
        let Some(order) =
            order.filter(|&v| tokens[v].does(Function::Causative) && tokens[v].upos == Upos::Verb)
        else {
            continue;
        };
        let has = |head: usize, relations: &[&str]| {
            tokens.iter().any(|t| t.head == Some(head) && relations.contains(&t.relation()))
        };
        let hangs = |t: usize| match tokens[t].relation() {
            "obj" => tokens[t].head == Some(order),
            "nsubj" => tokens[t].head == Some(deed),
            _ => false,
        };
        let Some(done_to) = (order + 1..deed).find(|&t| hangs(t)) else { continue };
        // "ordered the envoy, who had been expelled, …"
        let is_apart = tokens[done_to..deed].iter().any(|t| t.form == ",");
        if has(deed, &["obj", "aux", "mark", "cop"]) || has(order, &["aux:pass"]) || is_apart {
            continue;
        }
        let form = tokens[deed].form.to_lowercase();
        let lemma = (words.past)(&form);
        if !words.lexicon.is_verb(&lemma) {
            continue;
        }
        set(&mut tokens[done_to], Some(deed), "nsubj:pass");
        set(&mut tokens[deed], Some(order), "xcomp");
        tokens[deed].upos = Upos::Verb;
        "VBN".clone_into(&mut tokens[deed].xpos);
        tokens[deed].lemma = lemma;
    }
}

/// "prevented supporters from marching": what somebody is kept from is the verb's, and says not which ones they are.
pub(super) fn kept_from(tokens: &mut [Token]) {
    for gerund in 3..tokens.len() {
        let is_gerund = tokens[gerund].xpos == "VBG" && tokens[gerund].deprel == "acl";
        let Some(noun) = tokens[gerund].head.filter(|&noun| is_gerund && noun < gerund) else { continue };
        let verb = tokens[noun].head.filter(|_| tokens[noun].deprel == "obj");
        let is_led = tokens[gerund - 1].head == Some(gerund)
            && matches!(tokens[gerund - 1].relation(), "mark" | "case")
            && tokens[gerund - 1].does(Function::Origin)
            && !tokens[gerund - 1].does(Function::Genitive);
        if let Some(verb) = verb.filter(|_| is_led) {
            set(&mut tokens[gerund], Some(verb), "advcl");
        }
    }
}

/// "jailed the rebel after being found guilty of murder": of two things done to people by the authorities the second was done to
/// the same, and not to the authorities.
pub(super) fn punished_object(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for verb in 4..tokens.len() {
        let is_clause = tokens[verb].deprel == "advcl" && lexicon.is_punishing(&tokens[verb].lemma);
        let Some(main) = tokens[verb].head.filter(|&main| is_clause && main < verb) else { continue };
        let child = |head: usize, relation: &str| child_before(tokens, verb, head, relation);
        let is_being = child(verb, "aux:pass").is_some_and(|be| tokens[be].xpos == "VBG");
        let is_led = child(verb, "mark").is_some() && child(verb, "nsubj:pass").is_none();
        // "was sentenced and fined a million"
        let is_passive =
            child(main, "aux:pass").is_some() || tokens[main].xpos == "VBN" && child(main, "aux").is_none();
        let is_active = !is_passive && lexicon.is_punishing(&tokens[main].lemma);
        let object = child(main, "obj").filter(|&object| object > main);
        if let Some(object) = object.filter(|_| is_being && is_led && is_active) {
            set(&mut tokens[verb], Some(object), "acl");
        }
    }
}

/// "Moscow's firm backing for the plan": a known noun in "-ing" behind what is possessed is what is possessed.
pub(super) fn possessed_gerund(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for gerund in 2..tokens.len() {
        let before = gerund - 1;
        let is_gerund = tokens[gerund].xpos == "VBG" && lexicon.is_noun(&tokens[gerund].form.to_lowercase());
        let is_bare = tokens[before].upos == Upos::Noun && tokens[before].xpos == "NN";
        let Some(verb) =
            tokens[before].head.filter(|_| is_gerund && is_bare && tokens[before].deprel == "obj")
        else {
            continue;
        };
        let owner = (0..before).find(|&t| tokens[t].head == Some(before) && tokens[t].deprel == "nmod:poss");
        let is_beside = matches!(tokens[gerund].head, Some(h) if h == verb || h == before);
        let (Some(owner), true) = (owner, is_beside) else { continue };
        set(&mut tokens[gerund], Some(verb), "obj");
        set(&mut tokens[before], Some(gerund), "amod");
        set(&mut tokens[owner], Some(gerund), "nmod:poss");
        tokens[gerund].upos = Upos::Noun;
        "NN".clone_into(&mut tokens[gerund].xpos);
        tokens[gerund].lemma = tokens[gerund].form.to_lowercase();
        tokens[before].upos = Upos::Adj;
        "JJ".clone_into(&mut tokens[before].xpos);
        for token in tokens.iter_mut().filter(|t| t.head == Some(gerund) && t.deprel == "obl") {
            "nmod".clone_into(&mut token.deprel);
        }
    }
}

/// "South Africa's ruling ANC demanded": who is somebody's and does something is the noun, and the participle tells of it.
pub(super) fn participle_of_owned(tokens: &mut [Token]) {
    for word in 1..tokens.len().saturating_sub(2) {
        let is_owned = tokens[word].xpos == "VBG"
            && tokens[word].relation() == "nsubj"
            && tokens.iter().any(|t| t.head == Some(word) && t.deprel == "nmod:poss");
        let noun = word + 1;
        let is_noun = matches!(tokens[noun].upos, Upos::Noun | Upos::Propn)
            && tokens[noun].head == Some(word)
            && tokens[noun].deprel == "obj";
        if !is_owned || !is_noun {
            continue;
        }
        let (head, relation) = (tokens[word].head, tokens[word].deprel.clone());
        for token in tokens.iter_mut().filter(|t| t.head == Some(word)) {
            token.head = Some(noun);
        }
        set(&mut tokens[noun], head, &relation);
        set(&mut tokens[word], Some(noun), "amod");
        tokens[word].upos = Upos::Adj;
        "JJ".clone_into(&mut tokens[word].xpos);
    }
}

/// "accused Burundi of attacking Uganda": the gerund is what the verb is about, not what Burundi is.
pub(super) fn accused_of(tokens: &mut [Token]) {
    for gerund in 0..tokens.len() {
        let Some(noun) =
            tokens[gerund].head.filter(|_| tokens[gerund].deprel == "acl" && tokens[gerund].xpos == "VBG")
        else {
            continue;
        };
        let is_marked = tokens.iter().any(|t| {
            t.head == Some(gerund) && matches!(t.relation(), "mark" | "case") && t.does(Function::Grounds)
        });
        let is_named = matches!(tokens[noun].upos, Upos::Propn | Upos::Pron);
        let verb = tokens[noun].head.filter(|&v| {
            matches!(tokens[noun].relation(), "obj" | "iobj" | "nsubj") && tokens[v].upos == Upos::Verb
        });
        if let Some(verb) = verb.filter(|_| is_marked && is_named) {
            set(&mut tokens[gerund], Some(verb), "advcl");
        }
    }
}

/// "accused Silva, who once served Chad, of trying to", "accused a cleric living in Chad of plotting": behind what is told of the
/// object, the charge belongs to the verb.
pub(super) fn charge_behind_aside(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for gerund in 2..tokens.len() {
        let is_led = |t: usize| tokens[t].head == Some(gerund) && tokens[t].does(Function::Genitive);
        let Some(of) = (1..gerund).rfind(|&t| is_led(t)) else { continue };
        let is_loose = tokens[gerund].xpos == "VBG" && matches!(tokens[gerund].relation(), "advcl" | "acl");
        let Some(aside) = tokens[gerund].head.filter(|&t| is_loose && t < of) else { continue };
        // "a man suspected of spying"
        let is_its_own = aside + 1 == of && tokens[aside].upos != Upos::Propn;
        let verb = std::iter::successors(Some(aside), |&t| tokens[t].head)
            .take(tokens.len())
            .find(|&t| tokens[t].upos == Upos::Verb && lexicon.is_charging(&tokens[t].lemma));
        if let Some(verb) = verb.filter(|&verb| verb < aside && !is_its_own) {
            set(&mut tokens[gerund], Some(verb), "advcl");
        }
    }
}

/// "Troops stationed in Chad attacked Kenya": of two pasts that nothing joins, the first tells of the subject right before it.
pub(super) fn past_before_past(tokens: &mut [Token], past: &dyn Fn(&str) -> String) {
    let child = |tokens: &[Token], head: usize, relations: &[&str]| {
        tokens.iter().position(|t| t.head == Some(head) && relations.contains(&t.relation()))
    };
    for second in 3..tokens.len() {
        let is_past = |t: &Token| t.upos == Upos::Verb && matches!(t.xpos.as_str(), "VBD" | "VBN");
        let has_own = ["nsubj", "mark", "cc", "aux", "cop", "case"];
        if !is_past(&tokens[second]) || child(tokens, second, &has_own).is_some() {
            continue;
        }
        // Either of them may hang on the other.
        let above = tokens[second].head.filter(|&h| h < second && tokens[second].deprel == "advcl");
        let below = || (1..second).rfind(|&t| tokens[t].head == Some(second) && tokens[t].deprel == "advcl");
        let first = above.or_else(below).filter(|&first| tokens[first].xpos == "VBD");
        let Some(first) = first.filter(|&first| tokens[first + 1].relation() == "case") else { continue };
        let is_joined = tokens[first..second].iter().any(|t| {
            t.upos == Upos::Punct || matches!(t.relation(), "cc" | "obj" | "ccomp" | "xcomp" | "mark")
        });
        let other = ["aux", "mark", "obj", "ccomp", "xcomp", "compound"];
        let subject = child(tokens, first, &["nsubj"]).filter(|&subject| subject + 1 == first);
        let Some(subject) = subject.filter(|_| !is_joined && child(tokens, first, &other).is_none()) else {
            continue;
        };
        if above.is_some() {
            let (head, relation) = (tokens[first].head, tokens[first].deprel.clone());
            set(&mut tokens[second], head, &relation);
        }
        for token in tokens[second + 1..].iter_mut().filter(|t| t.head == Some(first)) {
            token.head = Some(second);
        }
        "VBN".clone_into(&mut tokens[first].xpos);
        set(&mut tokens[first], Some(subject), "acl");
        set(&mut tokens[subject], Some(second), "nsubj");
        be_past(&mut tokens[second], past);
    }
}

/// ", with Reuters reporting his remarks": a clause with a subject of its own.
pub(super) fn absolute(tokens: &mut [Token]) {
    for verb in 2..tokens.len() {
        if tokens[verb].xpos != "VBG" || !matches!(tokens[verb].relation(), "acl" | "advcl") {
            continue;
        }
        // The noun before the verb, and up to "with" nothing but its phrase.
        let Some(with) =
            (1..verb).rfind(|&t| tokens[t].does(Function::Absolute) && tokens[t].relation() == "case")
        else {
            continue;
        };
        let Some(noun) = tokens[with].head.filter(|&n| n > with && n < verb) else { continue };
        let is_phrase = (with + 1..verb).all(|t| t == noun || leads_to(tokens, t, noun));
        let Some(governor) = tokens[noun].head.filter(|&g| g < with) else { continue };
        if tokens[with - 1].form != "," || !is_phrase || leads_to(tokens, governor, verb) {
            continue;
        }
        let main = if tokens[governor].upos == Upos::Verb { Some(governor) } else { tokens[verb].head };
        let main = main.filter(|&m| m != noun && m != verb).unwrap_or(governor);
        set(&mut tokens[verb], Some(main), "advcl");
        set(&mut tokens[noun], Some(verb), "nsubj");
        set(&mut tokens[with], Some(verb), "mark");
    }
}
