//! Mending infinitives: whose aim they are, and what governs them.

use super::{be_adjective, be_base, be_preposition, leads_to, set, words_below};
use crate::text::{Function, Lexicon, Token, Upos};

/// "plans to sanction": an infinitive on a verb is no attribute of a noun.
pub(super) fn infinitive_of_verb(tokens: &mut [Token]) {
    for verb in 2..tokens.len() {
        let is_infinitive = tokens[verb].xpos == "VB" && tokens[verb].deprel == "acl";
        let Some(head) = tokens[verb].head.filter(|&h| h < verb && is_infinitive) else { continue };
        let has_to = (head + 1..verb).any(|t| tokens[t].head == Some(verb) && tokens[t].xpos == "TO");
        if has_to && tokens[head].upos == Upos::Verb {
            let has_object = tokens.iter().any(|t| t.head == Some(head) && t.relation() == "obj");
            let relation = if has_object { "advcl" } else { "xcomp" };
            relation.clone_into(&mut tokens[verb].deprel);
        }
    }
}

/// "blocked roads leading to the port to press their demands": roads have no aim, and the verb before them has.
pub(super) fn aim_behind_attribute(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for aim in 4..tokens.len() {
        let is_aim = tokens[aim].xpos == "VB" && tokens[aim].relation() == "advcl";
        let has_to = |t: &Token| t.head == Some(aim) && t.xpos == "TO";
        let Some(participle) = tokens[aim].head.filter(|&t| is_aim && t < aim) else { continue };
        let is_attribute = tokens[participle].xpos == "VBG" && tokens[participle].deprel == "acl";
        let thing = tokens[participle].head.filter(|&t| is_attribute && t + 1 == participle);
        let is_thing =
            |t: &usize| tokens[*t].upos == Upos::Noun && !lexicon.is_actor(&tokens[*t].lemma.to_lowercase());
        let Some(thing) = thing.filter(|t| is_thing(t) && tokens[..aim].iter().any(has_to)) else { continue };
        let verb = tokens[thing].head.filter(|&verb| verb < thing && tokens[thing].deprel == "obj");
        if let Some(verb) = verb.filter(|&verb| tokens[verb].upos == Upos::Verb) {
            tokens[aim].head = Some(verb);
        }
    }
}

/// "urged Silva, who took office in May, to resign": behind the comma that closes an aside the verb before it goes on.
pub(super) fn infinitive_behind_aside(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for to in 5..tokens.len() {
        if !tokens[to].does(Function::Infinitive) || tokens[to - 1].form != "," {
            continue;
        }
        let aim = tokens[to].head.filter(|&v| v > to && matches!(tokens[v].relation(), "advcl" | "xcomp"));
        let aside = aim.and_then(|aim| tokens[aim].head).filter(|&aside| aside < to);
        let (Some(aim), Some(aside)) = (aim, aside) else { continue };
        let opens = |t: usize| {
            tokens[t].form == "," && matches!(tokens[t + 1].xpos.as_str(), "WP" | "WP$" | "WDT" | "WRB")
        };
        let Some(comma) = (1..aside).rev().find(|&t| opens(t)) else { continue };
        let Some(verb) = (0..comma).rev().find(|&t| tokens[t].upos == Upos::Verb) else { continue };
        let is_asked = |t: &usize| {
            let relation = tokens[*t].relation();
            let is_called = relation == "xcomp" && tokens[*t].upos == Upos::Propn;
            tokens[*t].head == Some(verb) && (is_called || matches!(relation, "obj" | "iobj" | "obl"))
        };
        let Some(asked) = (verb + 1..comma).rev().find(is_asked) else { continue };
        let is_of_asked = tokens[aside].head == Some(asked) || tokens[aside].head == Some(verb);
        let is_open = !tokens[comma..].iter().any(|t| t.head == Some(verb) && t.relation() == "xcomp");
        if !is_of_asked || !is_open || !lexicon.is_speaking(&tokens[verb].lemma) {
            continue;
        }
        let is_call = tokens[verb].does(Function::Turning) && tokens[asked].relation() != "obl";
        set(&mut tokens[aside], Some(asked), "acl:relcl");
        if tokens[asked].deprel == "xcomp" {
            "obj".clone_into(&mut tokens[asked].deprel);
        }
        set(&mut tokens[aim], Some(verb), if is_call { "advcl" } else { "xcomp" });
    }
}

/// "called Kabila to thank him", "met Kabila to express support": whoever calls or meets does so, and not who is called.
pub(super) fn aim_of_call(tokens: &mut [Token]) {
    for aim in 3..tokens.len() {
        let Some(verb) = tokens[aim].head.filter(|&h| h < aim && tokens[aim].deprel == "xcomp") else {
            continue;
        };
        let is_call = tokens[verb].upos == Upos::Verb && tokens[verb].does(Function::Turning);
        let is_of = |t: &Token, head: usize, relation: &str| t.head == Some(head) && t.relation() == relation;
        let is_infinitive = tokens[aim].xpos == "VB"
            && tokens.iter().any(|t| is_of(t, aim, "mark") && t.does(Function::Infinitive));
        let is_next = |t: usize| tokens[t + 1].does(Function::Infinitive);
        let called = (verb + 1..aim).find(|&t| {
            is_of(&tokens[t], verb, "obj")
                || is_of(&tokens[t], verb, "xcomp") && tokens[t].upos == Upos::Propn && is_next(t)
        });
        if let Some(called) = called.filter(|_| is_call && is_infinitive) {
            set(&mut tokens[called], Some(verb), "obj");
            set(&mut tokens[aim], Some(verb), "advcl");
        }
    }
}

/// "plans to sanction Iran": what follows "to" and has an object is a verb.
pub(super) fn infinitive(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for verb in 1..tokens.len() {
        let to = verb - 1;
        let is_noun = tokens[verb].upos == Upos::Noun && tokens[verb].xpos == "NN";
        // A name that is taken for a part of the verb is its object: "a bill to sanction Russia".
        let is_object = |t: &Token| {
            t.head == Some(verb) && (t.deprel == "obj" || t.deprel == "flat" && t.upos == Upos::Propn)
        };
        let is_marked = tokens[to].does(Function::Infinitive) && tokens[to].head == Some(verb);
        let object = (verb + 1..tokens.len()).find(|&t| is_noun && is_marked && is_object(&tokens[t]));
        let Some(object) = object.filter(|_| lexicon.is_verb(&tokens[verb].lemma)) else { continue };
        "obj".clone_into(&mut tokens[object].deprel);
        be_base(&mut tokens[verb]);
        let relation = match tokens[verb].head.map(|h| tokens[h].upos) {
            Some(Upos::Noun | Upos::Propn) => "acl",
            _ => "xcomp",
        };
        if tokens[verb].head.is_some() {
            relation.clone_into(&mut tokens[verb].deprel);
        }
        set(&mut tokens[to], Some(verb), "mark");
    }
}

/// "rejected a call for Chad to withdraw": Chad is to do so, and not whoever rejects the call.
pub(super) fn infinitive_of_noun(tokens: &mut [Token]) {
    for to in 4..tokens.len() {
        let Some(aim) = tokens[to].head.filter(|&v| v > to && tokens[to].does(Function::Infinitive)) else {
            continue;
        };
        let Some(above) = tokens[aim].head.filter(|_| matches!(tokens[aim].relation(), "advcl" | "xcomp"))
        else {
            continue;
        };
        let chain = std::iter::successors(Some(to - 1), |&t| tokens[t].head).take(tokens.len());
        let Some(doer) = chain.take_while(|&t| t != above).find(|&t| tokens[t].relation() == "nmod") else {
            continue;
        };
        let is_led = tokens[..doer].iter().any(|t| {
            t.head == Some(doer)
                && t.deprel == "case"
                && t.does(Function::Content)
                && !t.does(Function::Genitive)
        });
        // "because the deadline for Chad to withdraw has passed"
        let noun = tokens[doer].head.filter(|&noun| {
            noun > above && (tokens[noun].head == Some(above) || tokens[noun].relation() == "nsubj")
        });
        if let Some(noun) = noun.filter(|_| is_led) {
            set(&mut tokens[aim], Some(noun), "acl");
        }
    }
}

/// "discussed Orban's proposal to resettle them": whoever proposes it is to do so, and not who discusses it.
pub(super) fn infinitive_of_owned(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for to in 3..tokens.len() {
        let Some(aim) = tokens[to].head.filter(|&v| v > to && tokens[to].does(Function::Infinitive)) else {
            continue;
        };
        let noun = to - 1;
        let is_of_same = tokens[noun].head.is_some() && tokens[noun].head == tokens[aim].head;
        let is_aim = matches!(tokens[aim].relation(), "advcl" | "xcomp") && is_of_same;
        if !is_aim || tokens[noun].deprel != "obj" || !lexicon.has_content(&tokens[noun].lemma.to_lowercase())
        {
            continue;
        }
        let is_owner = |t: &Token| t.head == Some(noun) && t.deprel == "nmod:poss" && t.upos != Upos::Pron;
        if tokens[..noun].iter().any(is_owner) {
            set(&mut tokens[aim], Some(noun), "acl");
        }
    }
}

/// "makes an offer to communist guerrillas": behind "to", before a noun, a known noun that is no verb is a part of it.
pub(super) fn attribute_behind_to(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for word in 2..tokens.len().saturating_sub(1) {
        let (to, noun) = (word - 1, word + 1);
        let is_word = tokens[word].xpos == "VB"
            && tokens[to].does(Function::Infinitive)
            && tokens[to].head == Some(word)
            && tokens[noun].head == Some(word)
            && tokens[noun].deprel == "obj"
            && tokens[noun].xpos == "NNS"
            && !lexicon.is_verb(&tokens[word].lemma)
            && lexicon.is_noun(&tokens[word].lemma);
        let Some(above) = tokens[word].head.filter(|&above| is_word && above < word) else { continue };
        for token in tokens.iter_mut().filter(|t| t.head == Some(word)) {
            token.head = Some(noun);
        }
        let relation = if matches!(tokens[above].upos, Upos::Noun | Upos::Propn) { "nmod" } else { "obl" };
        set(&mut tokens[noun], Some(above), relation);
        be_preposition(&mut tokens[to], noun);
        be_adjective(&mut tokens[word], noun);
    }
}

/// "Cuba is to free 53 dissidents", read as free dissidents: behind "is to", before a number, stands a verb.
pub(super) fn verb_behind_is_to(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for verb in 2..tokens.len().saturating_sub(1) {
        let (be, to) = (verb - 2, verb - 1);
        let is_verb = tokens[verb].upos == Upos::Adj
            && tokens[verb].deprel == "amod"
            && tokens[verb + 1].upos == Upos::Num
            && lexicon.is_verb(&tokens[verb].lemma);
        let Some(object) = tokens[verb].head.filter(|&object| is_verb && object > verb) else { continue };
        let is_led = tokens[to].does(Function::Infinitive)
            && tokens[to].head == Some(object)
            && tokens[be].relation() == "cop"
            && tokens[be].head == Some(object);
        if !is_led {
            continue;
        }
        let (head, relation) = (tokens[object].head, tokens[object].deprel.clone());
        for (t, token) in tokens.iter_mut().enumerate().filter(|(_, token)| token.head == Some(object)) {
            if t < be || token.upos == Upos::Punct || token.deprel == "nmod" {
                token.head = Some(verb);
            }
            if token.head == Some(verb) && token.deprel == "nmod" {
                "obl".clone_into(&mut token.deprel);
            }
        }
        set(&mut tokens[verb], head, &relation);
        set(&mut tokens[be], Some(verb), "aux");
        set(&mut tokens[to], Some(verb), "mark");
        set(&mut tokens[object], Some(verb), "obj");
        be_base(&mut tokens[verb]);
    }
}

/// "helped Poland defeat Germany": behind "helped" and a name, what may be a verb and has a name beside it is what the first one
/// does to the second.
pub(super) fn verb_behind_helped(tokens: &mut [Token], lexicon: &dyn Lexicon) {
    for verb in 2..tokens.len().saturating_sub(1) {
        let is_verb = tokens[verb].xpos == "NN"
            && tokens[verb].relation() == "obj"
            && lexicon.is_verb(&tokens[verb].form);
        let helping = tokens[verb].head.filter(|&t| is_verb && t < verb && tokens[t].does(Function::Helping));
        let Some(helping) = helping else { continue };
        let is_doer = |t: &usize| {
            (tokens[*t].head, tokens[*t].relation()) == (Some(verb), "compound")
                && tokens[*t].upos == Upos::Propn
        };
        let doer = (helping + 1..verb).find(is_doer);
        let is_name_of = |doer: &usize| (helping + 1..verb).all(|t| t == *doer || leads_to(tokens, t, *doer));
        let is_object = |t: &usize| {
            tokens[*t].head == Some(verb) && matches!(tokens[*t].relation(), "appos" | "obj" | "flat")
        };
        let object = (verb + 1..tokens.len()).find(is_object);
        let (Some(doer), Some(object)) = (doer.filter(is_name_of), object) else { continue };
        set(&mut tokens[doer], Some(helping), "obj");
        set(&mut tokens[verb], Some(helping), "xcomp");
        set(&mut tokens[object], Some(verb), "obj");
        tokens[verb].lemma = tokens[verb].form.to_lowercase();
        be_base(&mut tokens[verb]);
    }
}

/// "its call for Chad to withdraw": who stands between "for" and "to" behind a noun that asks for something is to do it.
pub(super) fn subject_of_asking(tokens: &mut [Token]) {
    for noun in 0..tokens.len() {
        let is_asking = matches!(tokens[noun].upos, Upos::Noun) && tokens[noun].does(Function::Asking);
        let verb = (noun + 3..tokens.len()).find(|&t| {
            is_asking
                && tokens[t].head == Some(noun)
                && tokens[t].deprel == "acl"
                && tokens[t].xpos == "VB"
                && !tokens.iter().any(|c| c.head == Some(t) && c.relation() == "nsubj")
        });
        let Some(verb) = verb else { continue };
        let lead = noun + 1;
        let is_led = tokens[lead].relation() == "case" && tokens[lead].does(Function::Content);
        let doer = tokens[lead].head.filter(|&doer| is_led && doer < verb && tokens[doer].head == Some(noun));
        let to = doer.and_then(|doer| words_below(tokens, doer).last().map(|&last| last + 1));
        let is_next = |to: usize| tokens[to].head == Some(verb) && tokens[to].does(Function::Infinitive);
        if let Some(doer) = doer.filter(|_| to.is_some_and(is_next)) {
            set(&mut tokens[doer], Some(verb), "nsubj");
            set(&mut tokens[lead], Some(verb), "mark");
        }
    }
}
