//! Whether a noun stands for people: it does what only they do, or it is done to them.

use crate::extract::actor::Cast;
use crate::ontology::{EventClass, Filling, Slot, WordClass, WordSet};
use crate::text::{Sentence, Upos};

/// Whether several do what only people and bodies do: a plural noun that is the subject of such a verb, and no word for
/// a text, an event or a thing.
pub(super) fn is_doer(cast: &Cast, s: &Sentence, token: usize) -> bool {
    let noun = &s.tokens[token];
    let lemma = noun.lemma.to_lowercase();
    let ontology = cast.ontology;
    let is_several = matches!(noun.xpos.as_str(), "NNS" | "NNPS");
    is_several
        && acts(cast, s, token)
        && !ontology.words(WordSet::UnpeopledNoun).contains(&*lemma)
        && !ontology.words(WordSet::SiteNoun).contains(&*lemma)
        && !ontology.names_deed(&lemma)
}

/// "Thousands rallied", "More than 2,000 marched", "Dozens were arrested": people who are told by how many they are.
pub(super) fn is_head_count(cast: &Cast, s: &Sentence, token: usize) -> bool {
    let counts = cast.ontology.words(WordSet::HeadCount);
    let is_one = |t: usize| s.tokens[t].xpos == "NNS" && counts.contains(&*s.tokens[t].lemma.to_lowercase());
    // "tens of thousands", but "dozens of tanks"
    let is_of = |t: usize| t > token && s.tokens[t].relation() == "nmod" && !is_one(t);
    // "the top five", "iLife 11", "received ₩217 million"
    let is_rest = |t: usize| {
        let word = &s.tokens[t];
        t < token
            && (matches!(word.upos, Upos::Det | Upos::Propn | Upos::Adj)
                || matches!(word.xpos.as_str(), "$" | "SYM"))
    };
    let is_number = s.tokens[token].upos == Upos::Num
        && !s.children(token).any(is_rest)
        && s.tokens[token].head.is_none_or(|head| s.tokens[head].upos != Upos::Propn);
    // "wounded 20 more"
    let is_more = s.tokens[token].xpos == "JJR" && s.children_by(token, "nummod").next().is_some();
    (is_one(token) || is_number || is_more)
        && (acts(cast, s, token) || is_hurt(cast, s, token))
        && !s.subtree(token).into_iter().any(is_of)
}

/// Whether a word is the object of what is done to people, whatever else that word may do: "killed 12".
fn is_hurt(cast: &Cast, s: &Sentence, object: usize) -> bool {
    let verb = s.tokens[object].head.filter(|_| suffers(cast, s, object));
    let mut frames = verb.into_iter().flat_map(|v| cast.ontology.frames(&s.tokens[v].lemma, WordClass::Verb));
    // "received 192" receives votes.
    frames.any(|frame| {
        frame.objects.is_empty() && cast.ontology.class(&frame.evokes).is_some_and(|class| class.hits_people)
    })
}

/// Whether a word is the subject of what only people, bodies and states do.
pub(in crate::extract) fn acts(cast: &Cast, s: &Sentence, subject: usize) -> bool {
    let ontology = cast.ontology;
    let verb = s.tokens[subject].head.filter(|_| s.tokens[subject].relation() == "nsubj");
    verb.filter(|&verb| s.tokens[verb].upos == Upos::Verb).is_some_and(|verb| {
        // "About 2,000 protested in Lima", read as a passive
        let is_passive = s.tokens[subject].deprel != "nsubj";
        if is_passive && s.auxiliaries(verb).next().is_some() {
            return false;
        }
        ontology.frames(&s.tokens[verb].lemma, WordClass::Verb).any(|frame| {
            let sources = ontology.class(&frame.evokes).map(|class| class.sources);
            frame.source.first() == Some(&Slot::Subject)
                && !(is_passive && (!frame.objects.is_empty() || frame.target.contains(&Slot::Object)))
                && matches!(sources, Some(Filling::Actor | Filling::Person))
        })
    })
}

/// Whether a word is the object of what is done only to people, bodies and states: "accused Ravenko", "Ravenko was arrested".
pub(in crate::extract) fn suffers(cast: &Cast, s: &Sentence, object: usize) -> bool {
    let ontology = cast.ontology;
    let is_object = matches!(s.tokens[object].deprel.as_str(), "obj" | "nsubj:pass");
    let verb = s.tokens[object].head.filter(|&verb| is_object && s.tokens[verb].upos == Upos::Verb);
    let Some(verb) = verb else { return false };
    let frames = ontology.frames(&s.tokens[verb].lemma, WordClass::Verb);
    let of_object = frames.filter(|frame| frame.objects.is_empty() && frame.target.contains(&Slot::Object));
    let mut classes = of_object.filter_map(|frame| ontology.class(&frame.evokes)).peekable();
    let of_somebody = |class: &EventClass| {
        class.hits_people || matches!(class.targets, Filling::Person | Filling::Actor | Filling::Owned)
    };
    classes.peek().is_some() && classes.all(of_somebody)
}
