//! Whom a pronoun of the third person means: number, gender, kind, parallelism and nearness.

use super::described::most_told;
use super::gender::gender;
use super::owner::{answered, custody, freed, may_be_in};
use super::speaker::{is_heard, speaker, voice};
use super::{Pronoun, REACH, agrees, clause_of};
use crate::extract::actor::Cast;
use crate::extract::argument::{logical_subject, own_subject};
use crate::extract::{EntityKind, Mention, MentionForm};
use crate::text::{Function, Sentence, Upos};

/// The mention before the pronoun that agrees, the nearest subject first.
pub(super) fn antecedent(cast: &Cast, sentence: usize, token: usize, pronoun: Pronoun) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let start = s.tokens[token].span.start;
    let clause = clause_of(s, token);
    // "visited Tshekedi to thank him": nobody thanks himself.
    let is_possessive = s.tokens[token].xpos == "PRP$";
    let doer =
        clause.filter(|_| !is_possessive).and_then(|verb| logical_subject(s, verb)).filter(|&t| t != token);
    let doer = doer.and_then(|t| cast.mention_at(sentence, t)).map(|m| cast.found.mentions[m].entity);
    // "'He is ill', Rossi said": who speaks does not mean himself.
    let voice = voice(cast, s.tokens[token].span);
    let speaker = voice.and_then(|_| speaker(cast, s.tokens[token].span));
    // "accused Chad of hiding its plans", "Chad's right to defend its border": whoever does it, and not who says so.
    let owner = clause
        .filter(|&verb| is_possessive && !matches!(pronoun, Pronoun::Person(_)) && verb < token)
        .and_then(|verb| logical_subject(s, verb).filter(|&t| t < verb));
    let is_owner_here = |mention: &Mention| mention.sentence == sentence && Some(mention.head) == owner;
    let answered = answered(cast, s, token)
        .or_else(|| if pronoun == Pronoun::Thing { None } else { freed(cast, s, token) });
    let custody = custody(cast, s, token);
    let makers = clause.map_or(Vec::new(), |verb| makers(s, verb));
    // "Berg said, while Silva wrote that she": who tells it speaks of herself.
    let teller =
        clause.filter(|&verb| s.tokens[verb].relation() == "ccomp").and_then(|verb| s.tokens[verb].head);
    // "accused Silva of saying that she", "Silva, who says that she": whoever says it.
    let is_told = |verb: usize| {
        let tells = |c: usize| matches!(s.tokens[c].relation(), "mark" | "case" | "nsubj");
        s.children(verb).any(tells)
    };
    let teller = teller.filter(|&verb| is_told(verb)).and_then(|verb| logical_subject(s, verb));
    let teller = teller.and_then(|t| cast.mention_at(sentence, t));
    let teller = teller.map(|m| cast.found.mentions[m].entity);
    // "Silva said that Berg would resign if he": of whom the clause is that has the condition.
    let above =
        clause.filter(|&verb| s.tokens[verb].relation() == "advcl").and_then(|verb| s.tokens[verb].head);
    let host = above.and_then(|verb| own_subject(s, verb)).and_then(|t| cast.mention_at(sentence, t));
    let host = host.map(|m| cast.found.mentions[m].entity);
    let mut top = i64::MIN;
    let mut best: Vec<usize> = Vec::new();
    let mut rivals: Vec<usize> = Vec::new();
    let near = (sentence.saturating_sub(REACH)..=sentence).flat_map(|at| cast.mentions_in(at));
    for mention in near.map(|m| &cast.found.mentions[m]) {
        let is_near = mention.sentence <= sentence
            && mention.sentence + REACH >= sentence
            && mention.span.start < start;
        if !is_near || mention.form == MentionForm::Adjective {
            continue;
        }
        let there = &cast.document.sentences[mention.sentence];
        let entity = &cast.found.entities[mention.entity];
        if !agrees(cast, there, mention.head, mention.entity, pronoun)
            || [doer, speaker].contains(&Some(mention.entity))
            || !is_heard(cast, mention.span, voice)
            || !may_be_in(custody, entity)
        {
            continue;
        }
        // "a fire in Bangladesh … it": where something was is not what "it" is.
        let is_place = entity.kind == EntityKind::Gpe
            && !matches!(
                there.tokens[mention.head].deprel.as_str(),
                "nsubj" | "nsubj:pass" | "obj" | "iobj" | "obl:agent" | "nmod:poss" | "conj"
            );
        let is_answered = mention.sentence == sentence && Some(mention.head) == answered;
        if pronoun == Pronoun::Thing && is_place && !is_answered {
            continue;
        }
        // "Putin met him": a pronoun is nobody of its own clause, unless it is possessive; "Putin's aides met him".
        let is_same_clause = mention.sentence == sentence && clause_of(s, mention.head) == clause;
        let is_owner = there.tokens[mention.head].deprel == "nmod:poss";
        if is_same_clause && !is_possessive && !is_owner {
            continue;
        }
        let is_subject = there.tokens[mention.head].relation() == "nsubj";
        // "Chad and Niger … it": neither of two who are told together.
        let is_joint = pronoun == Pronoun::Thing && told_together(there, mention.head).len() > 1;
        let distance = i64::try_from(sentence - mention.sentence).unwrap_or(9);
        let is_maker = mention.sentence == sentence && makers.contains(&mention.head);
        let is_teller = mention.sentence == sentence && teller == Some(mention.entity);
        // "Silva spoke of a plan that Berg rejected. She": of whom the sentence before is.
        let is_theme =
            is_subject && mention.sentence < sentence && there.root() == there.tokens[mention.head].head;
        let score = 40 - 20 * distance
            + if is_answered { 60 } else { 0 }
            + if is_owner_here(mention) { 30 } else { 0 }
            + if is_maker { 30 } else { 0 }
            + if is_subject && !is_joint { 15 } else { 0 }
            // Whoever is told to say it is meant more than who tells that.
            + match (is_teller, is_subject) {
                (true, true) => 10,
                (true, false) => 30,
                (false, _) => 0,
            }
            + if is_theme { 4 } else { 0 }
            + if mention.sentence == sentence && host == Some(mention.entity) { 3 } else { 0 }
            + if is_same_clause { 5 } else { 0 }
            - if is_joint { 10 } else { 0 };
        if score > top {
            top = score;
            best.clear();
            let is_clear = is_answered || is_maker || is_teller || is_owner_here(mention);
            rivals = if is_clear { Vec::new() } else { together(cast, mention, pronoun) };
        }
        if score == top && !best.contains(&mention.entity) {
            best.push(mention.entity);
        }
    }
    // "The agreement … . It": a thing that is a nearer subject takes "it" for itself.
    let found = match best[..] {
        [only] if rivals.len() < 2 => only,
        // "Mourners praised his songs": nobody near, and the text is about somebody.
        [] if matches!(pronoun, Pronoun::Person(_)) => {
            let told = whom_the_text_is_about(cast, sentence, start, pronoun);
            return told.filter(|&told| ![doer, speaker].contains(&Some(told)));
        }
        // Of two as good, the one that the text is about.
        _ => most_told(cast, sentence, start, |entity| best.contains(&entity) || rivals.contains(&entity))?,
    };
    let near = (sentence.saturating_sub(REACH)..=sentence).flat_map(|at| cast.mentions_in(at));
    let mentions =
        near.map(|m| &cast.found.mentions[m]).filter(|m| m.entity == found && m.span.start < start);
    let last = mentions.map(|m| m.span.end).max()?;
    // "obtained the messages and released them": what is an object may be one again.
    let is_object = s.tokens[token].relation() == "obj";
    let is_alone = pronoun != Pronoun::Thing && !matches!(pronoun, Pronoun::Plural)
        || !(sentence.saturating_sub(REACH)..=sentence).any(|at| {
            let there = &cast.document.sentences[at];
            (0..there.tokens.len()).any(|t| {
                let word = &there.tokens[t];
                let is_plural = word.xpos == "NNS";
                word.upos == Upos::Noun
                    && (word.relation() == "nsubj" || is_object && word.relation() == "obj")
                    && is_plural == (pronoun == Pronoun::Plural)
                    && word.span.start > last
                    && word.span.end < start
                    && is_heard(cast, word.span, voice)
                    && cast.mention_at(at, t).is_none()
            })
        });
    is_alone.then_some(found)
}

/// Those that "and" joins to a word, and itself.
fn told_together(s: &Sentence, token: usize) -> Vec<usize> {
    s.conjuncts(s.first_conjunct(token))
}

/// "Chad and Niger signed a deal. Its army": those of a kind who are told together with a mention, and itself.
fn together(cast: &Cast, mention: &Mention, pronoun: Pronoun) -> Vec<usize> {
    let there = &cast.document.sentences[mention.sentence];
    let kind = cast.found.entities[mention.entity].kind;
    let joined =
        told_together(there, mention.head).into_iter().filter_map(|t| cast.mention_at(mention.sentence, t));
    let mut entities: Vec<usize> = joined.map(|m| cast.found.mentions[m].entity).collect();
    entities.retain(|&entity| match pronoun {
        Pronoun::Person(told) => gender(cast, entity) == Some(told),
        Pronoun::Thing => cast.found.entities[entity].kind == kind,
        Pronoun::Plural | Pronoun::Speaker | Pronoun::Speakers | Pronoun::Addressee => false,
    });
    entities.sort_unstable();
    entities.dedup();
    entities
}

/// The man or the woman of whom the text tells far more than of others; not where somebody tells of oneself, as of many
/// who have no name.
fn whom_the_text_is_about(cast: &Cast, sentence: usize, start: usize, pronoun: Pronoun) -> Option<usize> {
    let mut near =
        (sentence.saturating_sub(REACH)..=sentence).flat_map(|at| &cast.document.sentences[at].tokens);
    if near.any(|token| token.does(Function::I)) {
        return None;
    }
    let told = most_told(cast, sentence, start, |entity| {
        let somebody = &cast.found.entities[entity];
        somebody.named && somebody.kind == EntityKind::Per
    })?;
    let known = gender(cast, told)?;
    (pronoun == Pronoun::Person(known)).then_some(told)
}

/// "remarks made by Orban, in which he accused", "Orban's letter, in which he": who made that of which a relative clause tells.
fn makers(s: &Sentence, clause: usize) -> Vec<usize> {
    let is_relative = s.tokens[clause].deprel == "acl:relcl"
        && s.children(clause).any(|c| {
            let is_adverb = s.tokens[c].xpos == "WRB";
            is_adverb || s.tokens[c].relation() == "obl" && matches!(s.tokens[c].xpos.as_str(), "WDT" | "WP")
        });
    let Some(noun) = s.tokens[clause].head.filter(|_| is_relative) else { return Vec::new() };
    let made = s.children_by(noun, "acl").filter(|&c| c < clause);
    let agents = made.filter_map(|participle| s.children_by(participle, "obl:agent").next());
    let is_agent = s.tokens[noun].deprel == "obl:agent";
    let is_maker = |&c: &usize| s.tokens[c].deprel == "nmod:poss" || s.is_led_by(c, Function::Maker);
    agents.chain(is_agent.then_some(noun)).chain(s.children(noun).filter(is_maker)).collect()
}
