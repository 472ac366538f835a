//! Coreference: who "he", "they", "both nations" and "the island" are. Number, gender and animacy
//! must agree, a subject is preferred, and where two are equally good nobody is chosen.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::extract::actor::Cast;
use crate::extract::argument::logical_subject;
use crate::extract::mention::office_at;
use crate::extract::{Entity, EntityKind, Mention, MentionForm};
use crate::ontology::{ActorKind, Filling, Gender, Iri, PlaceKind, Slot, WordClass, WordSet};
use crate::span::Span;
use crate::text::{Function, Lexicon, Manner, Sentence, Upos};

/// How many sentences back an antecedent is looked for.
const REACH: usize = 3;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pronoun {
    Person(Gender),
    Thing,
    Plural,
    Speaker,
    Speakers,
    Addressee,
}

pub(super) fn pronouns(cast: &mut Cast) {
    let mut of_speech = Vec::new();
    for sentence in 0..cast.document.sentences.len() {
        let s = &cast.document.sentences[sentence];
        for token in 0..s.tokens.len() {
            match pronoun(s, token) {
                // "'I …', he said": who "he" is comes first.
                Some(pronoun @ (Pronoun::Speaker | Pronoun::Speakers | Pronoun::Addressee)) => {
                    of_speech.push((sentence, token, pronoun));
                }
                Some(pronoun) => resolve(cast, sentence, token, pronoun),
                None if s.tokens[token].upos == Upos::Noun => described_again(cast, sentence, token),
                // "Sen. Silva" is told by the name.
                None if s.tokens[token].xpos == "NNP" && !s.tokens[token].form.ends_with('.') => {
                    officer_told_again(cast, sentence, token);
                }
                None => {}
            }
        }
    }
    if of_speech.is_empty() {
        return;
    }
    let interviewee = interviewee(cast);
    for (sentence, token, pronoun) in of_speech {
        let span = cast.document.sentences[sentence].tokens[token].span;
        let entity = match pronoun {
            Pronoun::Speaker => Some(first_person(cast, span, interviewee)),
            // "our support": of the state for which the speaker speaks.
            Pronoun::Speakers => {
                let is_quoted = cast.document.quotation_around(span, is_marked).is_some();
                match if is_quoted { speaker(cast, span) } else { interviewee } {
                    Some(speaker) => {
                        let side = spoken_for(cast, speaker);
                        Some(if side == speaker && !is_quoted { side_of(cast, Some(speaker)) } else { side })
                    }
                    None => Some(side_of_nobody_known(cast, span)),
                }
            }
            _ => {
                let known = addressed(cast, sentence, span)
                    .or_else(|| interviewee.filter(|_| is_question(cast, sentence)));
                // Whoever a news article quotes speaks to anybody.
                let is_quoted = cast.document.quotation_around(span, is_marked).is_some();
                known.or_else(|| (!is_quoted).then(|| audience(cast, span)))
            }
        };
        if let Some(entity) = entity {
            cast.mention(sentence, token, span, MentionForm::Pronoun, entity);
        }
    }
}

/// "I": whoever speaks the quotation around it, outside of one whoever is interviewed, else the author.
fn first_person(cast: &mut Cast, span: Span, interviewee: Option<usize>) -> usize {
    let quotation = cast.document.quotation_around(span, is_marked).map(|q| q.span.start);
    let known = if quotation.is_some() { speaker(cast, span) } else { interviewee };
    known.unwrap_or_else(|| {
        let key = quotation.map_or("the author".to_owned(), |start| format!("the speaker at {start}"));
        cast.entity(&key, || Entity::described(EntityKind::Per, String::new(), None, None))
    })
}

/// "we": those for whom whoever is interviewed, or else the author, speaks.
fn side_of(cast: &mut Cast, speaker: Option<usize>) -> usize {
    let key = format!("the side of {speaker:?}");
    cast.entity(&key, || Entity::described(EntityKind::Org, String::new(), None, None))
}

/// "we" in a speech of nobody knows whom.
fn side_of_nobody_known(cast: &mut Cast, span: Span) -> usize {
    let Some(quotation) = cast.document.quotation_around(span, is_marked) else { return side_of(cast, None) };
    let key = format!("the side of the speaker at {}", quotation.span.start);
    cast.entity(&key, || Entity::described(EntityKind::Org, String::new(), None, None))
}

/// "you": to whom a speech, or the author, speaks, where nobody is called by name.
fn audience(cast: &mut Cast, span: Span) -> usize {
    let key = format!("whom {:?} addresses", voice(cast, span));
    cast.entity(&key, || Entity::described(EntityKind::Per, String::new(), None, None))
}

/// How many sentences of an article may tell that it is an interview.
const INTRODUCTION: usize = 12;

/// "our reporter interviewed Angela Merkel", "an interview with the founder Ana Silva": the one whom the
/// article lets speak.
fn interviewee(cast: &Cast) -> Option<usize> {
    let words = cast.ontology.words(WordSet::InterviewWord);
    let sentences = cast.document.sentences.iter().enumerate().take(INTRODUCTION);
    sentences
        .flat_map(|(index, s)| (0..s.tokens.len()).map(move |t| (index, s, t)))
        .filter(|(_, s, t)| words.contains(&s.tokens[*t].lemma))
        .find_map(|(index, s, t)| {
            let asked = s.children(t).filter(|&c| match s.tokens[c].deprel.as_str() {
                "obj" | "nsubj:pass" => s.tokens[t].upos == Upos::Verb,
                // "said in an interview with the BBC": who asks.
                "nmod" => {
                    s.tokens[t].relation() != "obl"
                        && s.case_marker(c).is_some_and(|c| s.tokens[c].does(Function::Absolute))
                }
                _ => false,
            });
            // "Ana Silva, interviewed by"
            let described = s.tokens[t].head.filter(|_| s.tokens[t].relation() == "acl");
            asked.chain(described).find_map(|c| {
                let mention = cast.mention_at(index, c)?;
                let entity = cast.found.mentions[mention].entity;
                (cast.found.entities[entity].kind == EntityKind::Per).then_some(entity)
            })
        })
}

/// "Mr. Silva, you know better": whom the sentence calls by name, or the one before it.
fn addressed(cast: &Cast, sentence: usize, span: Span) -> Option<usize> {
    let voice = voice(cast, span);
    (sentence.saturating_sub(1)..=sentence).rev().find_map(|at| {
        let s = &cast.document.sentences[at];
        let called = cast.mentions_in(at).map(|m| &cast.found.mentions[m]);
        let mut called = called.filter(|m| {
            m.kind == EntityKind::Per
                && s.tokens[m.head].relation() == "vocative"
                && self::voice(cast, m.span) == voice
        });
        called.next().map(|m| m.entity)
    })
}

fn is_question(cast: &Cast, sentence: usize) -> bool {
    cast.document.sentences[sentence].tokens.last().is_some_and(|token| token.form == "?")
}

/// "his government", "her country", where she is a prime minister: the state that she serves.
pub(super) fn governments(cast: &mut Cast) {
    for sentence in 0..cast.document.sentences.len() {
        let s = &cast.document.sentences[sentence];
        for token in 0..s.tokens.len() {
            let sets = [WordSet::GovernmentNoun, WordSet::CountryNoun];
            let is_state = |lemma: &String| sets.iter().any(|set| cast.ontology.words(*set).contains(lemma));
            // "its local governments" are others.
            let is_plain = s.tokens[token].xpos == "NN"
                && !s.children(token).any(|c| matches!(s.tokens[c].relation(), "amod" | "compound"));
            let is_one = is_plain && is_state(&s.tokens[token].lemma);
            if !is_one || cast.mention_at(sentence, token).is_some() {
                continue;
            }
            let pronoun = s.children_by(token, "nmod:poss").find(|&c| s.tokens[c].xpos == "PRP$");
            let owner = pronoun.and_then(|c| cast.mention_at(sentence, c));
            // Whose government "its" is, is seldom sure.
            let is_person = |m: &usize| cast.found.mentions[*m].kind == EntityKind::Per;
            let state = owner.filter(is_person).and_then(|owner| cast.state_of(owner));
            if let Some(actor) = state.and_then(|state| cast.ontology.actors.get(&state)) {
                let (span, entity) = (s.phrase_span(token), cast.actor(actor));
                cast.mention(sentence, token, span, MentionForm::Nominal, entity);
            }
        }
    }
}

/// "its fighters", "his government": people of whoever the pronoun stands for, where all mentions agree.
pub(super) fn owners_of_described(cast: &mut Cast) {
    let mut owners: BTreeMap<usize, Option<usize>> = BTreeMap::new();
    for mention in cast.found.mentions.iter().filter(|m| m.form == MentionForm::Nominal) {
        let entity = &cast.found.entities[mention.entity];
        let is_told = entity.actor.is_some() || entity.state.is_some() || entity.body.is_some();
        if entity.named || is_told || !entity.serves() {
            continue;
        }
        let s = &cast.document.sentences[mention.sentence];
        let pronoun = s.children_by(mention.head, "nmod:poss").find(|&c| s.tokens[c].xpos == "PRP$");
        let owner = pronoun.and_then(|c| cast.mention_at(mention.sentence, c));
        let owner = owner.map(|m| cast.found.mentions[m].entity).filter(|&owner| owner != mention.entity);
        let known = owners.entry(mention.entity).or_insert(owner);
        if *known != owner {
            *known = None;
        }
    }
    for (entity, owner) in owners {
        let Some(owner) = owner.map(|owner| cast.found.entities[owner].clone()) else { continue };
        let is_state = matches!(owner.actor_kind, Some(ActorKind::State | ActorKind::Polity));
        let described = &mut cast.found.entities[entity];
        described.state = if is_state { owner.actor.clone() } else { owner.state.clone() };
        if matches!(owner.kind, EntityKind::Org | EntityKind::Group) {
            described.body = owner.actor;
        }
    }
}

fn pronoun(s: &Sentence, token: usize) -> Option<Pronoun> {
    if !matches!(s.tokens[token].xpos.as_str(), "PRP" | "PRP$") {
        return None;
    }
    // "published a novel, The Day It Ended": a word of a title.
    let is_capital =
        |t: usize| s.tokens[t].form.starts_with(char::is_uppercase) && s.tokens[t].form.len() > 1;
    if token > 0
        && is_capital(token)
        && is_capital(token - 1)
        && s.tokens.get(token + 1).is_some_and(|_| is_capital(token + 1))
    {
        return None;
    }
    let kinds = [
        (Function::He, Pronoun::Person(Gender::Male)),
        (Function::She, Pronoun::Person(Gender::Female)),
        (Function::It, Pronoun::Thing),
        (Function::They, Pronoun::Plural),
        (Function::I, Pronoun::Speaker),
        (Function::We, Pronoun::Speakers),
        (Function::You, Pronoun::Addressee),
    ];
    kinds.into_iter().find(|(function, _)| s.tokens[token].does(*function)).map(|(_, pronoun)| pronoun)
}

fn resolve(cast: &mut Cast, sentence: usize, token: usize, pronoun: Pronoun) {
    let s = &cast.document.sentences[sentence];
    let span = s.tokens[token].span;
    let joined = joined_owner(cast, sentence, token, pronoun);
    let entity = match pronoun {
        _ if joined.is_some() => joined,
        Pronoun::Plural if hits_people(cast, s, token) => antecedent(cast, sentence, token, pronoun),
        Pronoun::Thing if is_open(s, token) => other_party(cast, sentence, token),
        Pronoun::Plural if is_open(s, token) => None,
        Pronoun::Plural => coordinated(cast, sentence, token)
            .or_else(|| speaking_body(cast, sentence, token))
            .or_else(|| owning_body(cast, sentence, token))
            .or_else(|| antecedent(cast, sentence, token, pronoun))
            .or_else(|| body_of_several(cast, sentence, token)),
        _ => antecedent(cast, sentence, token, pronoun),
    };
    match entity {
        Some(entity) => cast.mention(sentence, token, span, MentionForm::Pronoun, entity),
        None if matches!(pronoun, Pronoun::Person(_) | Pronoun::Plural) => {
            cast.found.diagnostics.push(Diagnostic { span, kind: DiagnosticKind::UnresolvedReference });
        }
        None => {}
    }
}

/// "Ghana backed Niger and its army": the last one told before the noun that the pronoun owns, and joined with it.
fn joined_owner(cast: &Cast, sentence: usize, token: usize, pronoun: Pronoun) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let noun = s.tokens[token].head.filter(|_| s.tokens[token].deprel == "nmod:poss")?;
    let first = s.first_conjunct(noun);
    let last = s.conjuncts(first).into_iter().rfind(|&t| t < token).filter(|_| first != noun)?;
    let entity = cast.found.mentions[cast.mention_at(sentence, last)?].entity;
    agrees(cast, s, last, &cast.found.entities[entity], pronoun).then_some(entity)
}

/// "The Taliban said they would", "Police said they had": the body that says it, of whom it speaks as of several; also "A group
/// of officers said they had", "Chadian authorities said they had".
fn speaking_body(cast: &Cast, sentence: usize, token: usize) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let clause = s.tokens[token].head.filter(|_| s.tokens[token].deprel == "nsubj")?;
    let saying = s.tokens[clause].head.filter(|_| s.tokens[clause].relation() == "ccomp")?;
    let subject = s.children_by(saying, "nsubj").find(|&c| c < token)?;
    let measures = cast.ontology.words(WordSet::TransparentNoun);
    let of = s.children_by(subject, "nmod").find(|&c| s.is_led_by(c, Function::Genitive));
    let members = of.filter(|_| measures.contains(&s.tokens[subject].lemma.to_lowercase()));
    let mention = &cast.found.mentions[cast.mention_at(sentence, members.unwrap_or(subject))?];
    let entity = &cast.found.entities[mention.entity];
    let is_body = match entity.kind {
        EntityKind::Org => true,
        EntityKind::Group => members.is_some(),
        EntityKind::Gpe => s.tokens[subject].xpos == "NNS",
        _ => false,
    };
    (is_body && mention.form != MentionForm::Pronoun).then_some(mention.entity)
}

/// "Lumora unveiled their new truck": the body or state that is the subject of a clause with nobody else in it.
fn owning_body(cast: &Cast, sentence: usize, token: usize) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let clause = clause_of(s, token).filter(|_| s.tokens[token].deprel == "nmod:poss")?;
    let subject = s.children_by(clause, "nsubj").find(|&c| c < token)?;
    let entity = body_at(cast, sentence, subject)?;
    (subject + 1..token).all(|t| !is_plural_noun(s, t) || encloses(s, t, token)).then_some(entity)
}

/// "Lumora closed the plant. They also": the body that is the subject before, where nothing told since is several.
fn body_of_several(cast: &Cast, sentence: usize, token: usize) -> Option<usize> {
    for at in (sentence.saturating_sub(1)..=sentence).rev() {
        let s = &cast.document.sentences[at];
        let end = if at == sentence { token } else { s.tokens.len() };
        for t in (0..end).rev() {
            if is_plural_noun(s, t) {
                return None;
            }
            if matches!(s.tokens[t].deprel.as_str(), "nsubj" | "nsubj:pass") {
                let is_whole = s.conjuncts(t).len() == 1;
                return body_at(cast, at, t).filter(|_| is_whole);
            }
        }
    }
    None
}

/// The body or state for which a word stands.
fn body_at(cast: &Cast, sentence: usize, token: usize) -> Option<usize> {
    let entity = cast.found.mentions[cast.mention_at(sentence, token)?].entity;
    let is_body = matches!(cast.found.entities[entity].kind, EntityKind::Org)
        || cast.found.entities[entity].actor_kind == Some(ActorKind::State);
    is_body.then_some(entity)
}

/// "faults on their wings", but not "their friends" in "allies and their friends": whether a word is part of what a noun tells.
fn encloses(s: &Sentence, noun: usize, token: usize) -> bool {
    let mut below = std::iter::once(token).chain(s.head_chain(token));
    below.any(|t| s.tokens[t].head == Some(noun) && s.tokens[t].relation() != "conj")
}

fn is_plural_noun(s: &Sentence, token: usize) -> bool {
    matches!(s.tokens[token].xpos.as_str(), "NNS" | "NNPS")
}

/// "Mali expelled them", "arrested them": what is done to people only.
fn hits_people(cast: &Cast, s: &Sentence, token: usize) -> bool {
    let verb = s.tokens[token].head.filter(|_| s.tokens[token].deprel == "obj");
    verb.is_some_and(|verb| {
        let plain = cast.ontology.frames(&s.tokens[verb].lemma, WordClass::Verb).filter(|frame| {
            frame.objects.is_empty()
                && frame.particle.is_none()
                && frame.target.first() == Some(&Slot::Object)
        });
        let classes: Vec<Filling> =
            plain.filter_map(|frame| cast.ontology.class(&frame.evokes)).map(|class| class.targets).collect();
        !classes.is_empty() && classes.iter().all(|targets| *targets != Filling::Thing)
    })
}

/// "Gabon cut ties with Ghana, accusing it of theft": of whom only a party is told, the only one behind the verb before.
fn other_party(cast: &Cast, sentence: usize, token: usize) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let verb = s.tokens[token].head.filter(|&verb| verb < token && hits_people(cast, s, token))?;
    if !cast.ontology.is_speaking(&s.tokens[verb].lemma) {
        return None;
    }
    let is_second = matches!(s.tokens[verb].relation(), "advcl" | "conj");
    let first = s.tokens[verb].head.filter(|&first| is_second && first < verb)?;
    if !s.tokens[first..verb].iter().all(|t| t.form != "that" && t.xpos != "WDT") {
        return None;
    }
    let doer = logical_subject(s, verb)
        .and_then(|t| cast.mention_at(sentence, t))
        .map(|m| cast.found.mentions[m].entity)?;
    let (start, end) = (s.tokens[first].span.end, s.tokens[verb].span.start);
    let told = cast.mentions_in(sentence).map(|m| &cast.found.mentions[m]);
    let mut between = told.filter(|m| m.span.start >= start && m.span.end <= end && m.entity != doer);
    let only = between.next()?.entity;
    let is_party = agrees(cast, s, token, &cast.found.entities[only], Pronoun::Thing);
    (is_party && between.all(|m| m.entity == only)).then_some(only)
}

/// "opposed it", "welcomed them": what is acted on may be an agreement as well as a state.
fn is_open(s: &Sentence, token: usize) -> bool {
    !matches!(s.tokens[token].deprel.as_str(), "nsubj" | "nsubj:pass" | "nmod:poss")
}

/// "Merkel and Hollande flew to Brussels, where they": names that are coordinated as a subject.
fn coordinated(cast: &mut Cast, sentence: usize, token: usize) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let start = s.tokens[token].span.start;
    // "A and B reaffirmed their commitment"
    let is_possessive = s.tokens[token].deprel == "nmod:poss";
    let own = clause_of(s, token);
    let from = sentence.saturating_sub(1);
    let members = (from..=sentence).rev().find_map(|at| {
        let there = &cast.document.sentences[at];
        let subjects = (0..there.tokens.len()).rev().filter(|&t| there.tokens[t].relation() == "nsubj");
        subjects
            .filter(|&t| {
                there.tokens[t].span.end <= start
                    && (at != sentence || is_possessive || clause_of(there, t) != own)
            })
            .map(|t| {
                let names = there.conjuncts(t).into_iter().filter_map(|c| cast.mention_at(at, c));
                let mut members: Vec<usize> = names
                    .map(|m| cast.found.mentions[m].entity)
                    .filter(|&e| cast.found.entities[e].named)
                    .collect();
                members.dedup();
                members
            })
            .find(|members| members.len() > 1)
    })?;
    Some(together(cast, members))
}

/// The entity that several are together.
fn together(cast: &mut Cast, members: Vec<usize>) -> usize {
    let labels: Vec<String> = members.iter().map(|&m| cast.found.entities[m].label.clone()).collect();
    let key = format!("pair {members:?}");
    cast.entity(&key, || Entity {
        members,
        ..Entity::described(EntityKind::Group, labels.join(" and "), None, None)
    })
}

fn is_marked(manner: Manner) -> bool {
    manner != Manner::Indirect
}

/// The speaker of the quotation around a span.
fn speaker(cast: &Cast, span: Span) -> Option<usize> {
    let quotation = cast.document.quotation_around(span, is_marked)?;
    let Some(words) = quotation.speaker else { return quoting(cast, quotation.span) };
    let sentence = cast.document.sentence_at(words)?;
    let speaks = |m: &&Mention| {
        matches!(m.kind, EntityKind::Per | EntityKind::Org | EntityKind::Gpe)
            && (words.contains(m.span) || m.span.contains(words))
    };
    // "Ferrum Dynamics chief Ana Silva": who is named last, as what is before it tells who that is.
    let s = &cast.document.sentences[sentence];
    let within = |t: &usize| words.contains(s.tokens[*t].span);
    let head =
        (0..s.tokens.len()).filter(within).find(|&t| s.tokens[t].head.is_none_or(|head| !within(&head)));
    let head = head.and_then(|head| cast.mention_at(sentence, head)).map(|m| &cast.found.mentions[m]);
    let near = cast.mentions_in(sentence).map(|m| &cast.found.mentions[m]).filter(speaks);
    head.filter(speaks).or_else(|| near.max_by_key(|m| m.span.end - m.span.start)).map(|m| m.entity)
}

/// "Silva left a short note: 'I have had enough'": who is the subject of the sentence that goes on with a quotation.
fn quoting(cast: &Cast, quotation: Span) -> Option<usize> {
    let sentence = cast.document.sentence_at(Span::new(quotation.start, quotation.start + 1))?;
    let s = &cast.document.sentences[sentence];
    let root = s.root()?;
    let subject = s.children_by(root, "nsubj").find(|&c| s.tokens[c].deprel == "nsubj")?;
    let mention = &cast.found.mentions[cast.mention_at(sentence, subject)?];
    let is_somebody = matches!(mention.kind, EntityKind::Per | EntityKind::Org | EntityKind::Gpe);
    let is_before = s.tokens[root.max(subject)].span.end <= quotation.start;
    (is_before && is_somebody).then_some(mention.entity)
}

fn spoken_for(cast: &mut Cast, entity: usize) -> usize {
    let entities = &cast.found.entities;
    let speaker = &entities[entity];
    let body = speaker.body.as_ref();
    let body = body.and_then(|body| entities.iter().position(|e| e.actor.as_ref() == Some(body)));
    // "Hezbollah spokesman Ali Karim" speaks for no state.
    let is_bodys = body.is_some_and(|body| !is_official(&entities[body]));
    let state = speaker.state.as_ref().filter(|_| is_official(speaker) && !is_bodys);
    match state.and_then(|state| cast.ontology.actors.get(state)) {
        Some(actor) => cast.actor(actor),
        None => {
            let served = cast.found.roles.iter().filter(|role| role.person.entity == entity);
            served.filter_map(|role| role.organisation).next().or(body).unwrap_or(entity)
        }
    }
}

/// Whether somebody speaks for a state.
fn is_official(entity: &Entity) -> bool {
    matches!(entity.sector.as_deref(), Some("GOV" | "MIL" | "SPY" | "LEG"))
}

/// The mention before the pronoun that agrees, the nearest subject first.
fn antecedent(cast: &Cast, sentence: usize, token: usize, pronoun: Pronoun) -> Option<usize> {
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
    let makers = clause.map_or(Vec::new(), |verb| makers(s, verb));
    let mut top = i64::MIN;
    let mut best: Vec<usize> = Vec::new();
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
        if !agrees(cast, there, mention.head, entity, pronoun)
            || [doer, speaker].contains(&Some(mention.entity))
            || !is_heard(cast, mention.span, voice)
        {
            continue;
        }
        // "a fire in Bangladesh … it": where something was is not what "it" is.
        let is_place = entity.kind == EntityKind::Gpe
            && !matches!(
                there.tokens[mention.head].deprel.as_str(),
                "nsubj" | "nsubj:pass" | "obj" | "iobj" | "obl:agent" | "nmod:poss" | "conj"
            );
        if pronoun == Pronoun::Thing && is_place {
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
        let is_joint = pronoun == Pronoun::Thing && there.conjuncts(mention.head).len() > 1;
        let distance = i64::try_from(sentence - mention.sentence).unwrap_or(9);
        let is_maker = mention.sentence == sentence && makers.contains(&mention.head);
        let score = 40 - 20 * distance
            + if is_owner_here(mention) { 30 } else { 0 }
            + if is_maker { 30 } else { 0 }
            + if is_subject && !is_joint { 15 } else { 0 }
            + if is_same_clause { 5 } else { 0 }
            - if is_joint { 10 } else { 0 };
        if score > top {
            top = score;
            best.clear();
        }
        if score == top && !best.contains(&mention.entity) {
            best.push(mention.entity);
        }
    }
    // "The agreement … . It": a thing that is a nearer subject takes "it" for itself.
    let found = match best[..] {
        [only] => only,
        // Of two as good, the one that the text is about.
        _ => most_told(cast, sentence, start, |entity| best.contains(&entity))?,
    };
    let near = (sentence.saturating_sub(REACH)..=sentence).flat_map(|at| cast.mentions_in(at));
    let mentions =
        near.map(|m| &cast.found.mentions[m]).filter(|m| m.entity == found && m.span.start < start);
    let last = mentions.map(|m| m.span.end).max()?;
    let is_alone = pronoun != Pronoun::Thing && !matches!(pronoun, Pronoun::Plural)
        || !(sentence.saturating_sub(REACH)..=sentence).any(|at| {
            let there = &cast.document.sentences[at];
            (0..there.tokens.len()).any(|t| {
                let word = &there.tokens[t];
                let is_plural = word.xpos == "NNS";
                word.upos == Upos::Noun
                    && word.relation() == "nsubj"
                    && is_plural == (pronoun == Pronoun::Plural)
                    && word.span.start > last
                    && word.span.end < start
                    && is_heard(cast, word.span, voice)
                    && cast.mention_at(at, t).is_none()
            })
        });
    is_alone.then_some(found)
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

/// The speech in which a word stands, by where it begins.
fn voice(cast: &Cast, span: Span) -> Option<usize> {
    cast.document
        .quotation_around(span, |manner| manner == Manner::Direct)
        .map(|quotation| quotation.span.start)
}

/// Whether words are known to whoever speaks in a voice: what somebody else quotes is not what the narrator goes on about.
fn is_heard(cast: &Cast, span: Span, voice: Option<usize>) -> bool {
    let told = self::voice(cast, span);
    told.is_none() || told == voice
}

/// The verb, or the other predicate, of the nearest clause around a word.
fn clause_of(s: &Sentence, token: usize) -> Option<usize> {
    let is_predicate = |t: usize| s.children_by(t, "cop").next().is_some();
    s.head_chain(token).find(|&t| s.tokens[t].upos == Upos::Verb || is_predicate(t))
}

/// Whether words stand for more than one: "officials", "the Houthis", but "Mr. Banks", "the Philippines" and "EADS" are one.
fn is_several(s: &Sentence, head: usize, entity: &Entity) -> bool {
    let word = &s.tokens[head];
    let is_one = || match entity.kind {
        // "the Radical Greens": people bear no article.
        EntityKind::Per => !s.children(head).any(|c| s.tokens[c].does(Function::Definite)),
        EntityKind::Gpe => true,
        _ => word.form.bytes().all(|b| b.is_ascii_uppercase()),
    };
    let is_plural = matches!(word.xpos.as_str(), "NNS" | "NNPS");
    is_plural && !(entity.named && is_one()) || entity.members.len() > 1
}

fn agrees(cast: &Cast, s: &Sentence, head: usize, entity: &Entity, pronoun: Pronoun) -> bool {
    let is_plural = is_several(s, head, entity);
    match pronoun {
        Pronoun::Person(gender) => {
            let known =
                entity.actor.as_ref().and_then(|iri| cast.ontology.actors.get(iri)).and_then(|a| a.gender);
            entity.kind == EntityKind::Per && !is_plural && known.is_none_or(|g| g == gender)
        }
        Pronoun::Thing => {
            // "Kenya Airlines said it would"
            let is_one = || entity.label.contains(' ') && s.tokens[head].relation() == "nsubj";
            (!is_plural || entity.named && entity.members.is_empty() && is_one())
                && (entity.kind == EntityKind::Org
                    || entity.kind == EntityKind::Gpe && entity.actor.is_some())
        }
        Pronoun::Plural => {
            let is_nobody = matches!(entity.kind, EntityKind::Event | EntityKind::Misc | EntityKind::Loc);
            is_plural && !is_nobody || entity.kind == EntityKind::Group
        }
        Pronoun::Speaker | Pronoun::Speakers | Pronoun::Addressee => false,
    }
}

/// "both nations", "the two sides", "the officials", "the island".
fn described_again(cast: &mut Cast, sentence: usize, token: usize) {
    let s = &cast.document.sentences[sentence];
    let lemma = s.tokens[token].lemma.to_lowercase();
    let is_definite = s.children(token).any(|c| s.tokens[c].does(Function::Definite));
    let is_pair = s.children(token).any(|c| s.tokens[c].does(Function::Pair));
    let is_plural = s.tokens[token].xpos == "NNS";
    let pairs = cast.ontology.words(WordSet::PairNoun);
    if pairs.contains(&lemma) && is_plural && (is_pair || is_definite && s.children(token).count() == 1) {
        let pair = Pair::of(cast, &lemma);
        if let Some(members) = latest_two(cast, sentence, token, pair) {
            let entity = together(cast, members);
            set(cast, sentence, token, entity);
        }
    } else if is_definite && !is_plural && cast.ontology.words(WordSet::TerritoryNoun).contains(&lemma) {
        let start = s.tokens[token].span.start;
        let is_territory = |m: usize| {
            let mention = &cast.found.mentions[m];
            mention.span.start < start
                && cast.found.entities[mention.entity].actor_kind == Some(ActorKind::Polity)
        };
        let territory = (0..=sentence).rev().find_map(|at| {
            let named = cast.mentions_in(at).filter(|&m| is_territory(m));
            named.max_by_key(|&m| cast.found.mentions[m].span.start)
        });
        let territory = territory.map(|m| cast.found.mentions[m].entity);
        if let Some(entity) = territory {
            set(cast, sentence, token, entity);
        }
    } else if is_plural && pointing(cast, sentence, token) == Some(Pointing::The) {
        let fighters = cast.ontology.agent(&lemma).filter(|agent| agent.sector.as_deref() == Some("REB"));
        // "M23 took the town. The rebels"
        let is_theirs =
            |entity: &Entity| entity.named && entity.kind == EntityKind::Org && is_armed_group(entity);
        let known = fighters.and_then(|_| the_one(cast, sentence, token, is_theirs));
        if let Some(entity) = known.or_else(|| told_before(cast, sentence, token)) {
            set(cast, sentence, token, entity);
        }
    } else if !is_plural && let Some(manner) = pointing(cast, sentence, token) {
        let is_one = |set| cast.ontology.words(set).contains(&lemma);
        let known = if is_one(WordSet::CountryNoun) {
            the_country(cast, sentence, token, manner)
        } else if is_one(WordSet::TownNoun) {
            the_one(cast, sentence, token, |entity| is_town(cast, entity))
        } else if let Some(person) = the_officer(cast, sentence, token, manner) {
            Some(person)
        } else {
            the_body(cast, sentence, token, &lemma, manner).or_else(|| {
                let is_body = cast.ontology.agent(&lemma).is_some_and(|agent| !agent.is_person);
                let is_again = manner == Pointing::The && is_body;
                is_again.then(|| told_before(cast, sentence, token)).flatten()
            })
        };
        if let Some(entity) = known {
            set(cast, sentence, token, entity);
        }
    }
}

/// "the President"
fn officer_told_again(cast: &mut Cast, sentence: usize, token: usize) {
    let known = pointing(cast, sentence, token).and_then(|manner| the_officer(cast, sentence, token, manner));
    if let Some(entity) = known {
        set(cast, sentence, token, entity);
    }
}

/// Who "the minister", "the prime minister", "the envoy" is: the one near of whom the text has told that, else the only one.
fn the_officer(cast: &Cast, sentence: usize, token: usize, manner: Pointing) -> Option<usize> {
    const REMEMBERED: usize = 40;
    let s = &cast.document.sentences[sentence];
    let office = office_told(cast, s, token);
    let is_whole = match manner {
        Pointing::The => {
            let agent = cast.ontology.agent(&s.tokens[token].lemma.to_lowercase());
            office.is_some() || agent.is_some_and(|agent| agent.is_person)
        }
        Pointing::Told(kind) => kind + 1 == token && office_at(cast, s, kind) == Some(2),
        Pointing::This | Pointing::Our => false,
    };
    if !is_whole {
        return None;
    }
    let start = s.tokens[token].span.start;
    let is_same_title = |there: &Sentence, head: usize| match &office {
        // A vice president is no president.
        Some(office) if cast.ontology.offices.get(office).is_some_and(|o| o.leads) => {
            office_told(cast, there, head).as_ref() == Some(office)
        }
        Some(_) | None => there.tokens[head].lemma.eq_ignore_ascii_case(&s.tokens[token].lemma),
    };
    let mut titled: Vec<usize> = Vec::new();
    for at in sentence.saturating_sub(REMEMBERED)..=sentence {
        let there = &cast.document.sentences[at];
        for mention in cast.mentions_in(at).map(|m| &cast.found.mentions[m]) {
            if mention.span.end <= start
                && mention.form == MentionForm::Nominal
                && !titled.contains(&mention.entity)
                && is_somebody(&cast.found.entities[mention.entity])
                && !is_former(cast, there, mention)
                && is_same_title(there, mention.head)
            {
                titled.push(mention.entity);
            }
        }
    }
    let near = (sentence.saturating_sub(REACH)..=sentence).rev().find_map(|at| {
        let before = cast.mentions_in(at).map(|m| &cast.found.mentions[m]).filter(|m| m.span.end <= start);
        let mut found: Vec<usize> = before
            .filter(|m| titled.contains(&m.entity) && (at != sentence || !is_own_subject(s, m.head, token)))
            .map(|m| m.entity)
            .collect();
        found.sort_unstable();
        found.dedup();
        (!found.is_empty()).then_some(found)
    });
    match near.as_ref().unwrap_or(&titled)[..] {
        [only] => Some(only),
        _ => None,
    }
}

/// The office whose name ends with a word, the longest: "vice president".
fn office_told(cast: &Cast, s: &Sentence, head: usize) -> Option<Iri> {
    const LONGEST: usize = 4;
    (1..=LONGEST.min(head + 1)).rev().find_map(|length| {
        let words: Vec<String> =
            s.tokens[head + 1 - length..=head].iter().map(|t| t.form.to_lowercase()).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let (known, office) = cast.ontology.names.office(&words)?;
        (known == length).then(|| office.clone())
    })
}

/// "the former minister"
fn is_former(cast: &Cast, s: &Sentence, mention: &Mention) -> bool {
    let former = cast.ontology.words(WordSet::FormerAdjective);
    s.children(mention.head).any(|c| former.contains(&s.tokens[c].form.to_lowercase()))
}

/// One person who is named or of whom it is told whom he serves.
fn is_somebody(entity: &Entity) -> bool {
    entity.kind == EntityKind::Per && (entity.named || entity.state.is_some() || entity.body.is_some())
}

/// How a noun points at what was named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pointing {
    /// "the country"
    The,
    /// "this country"
    This,
    /// "our country", "my country"
    Our,
    /// "the militant group": the token that tells what kind it is.
    Told(usize),
}

/// Whether a noun points back with nothing but one word before it, or with one that tells a nation or a kind: "the Kenyan
/// company".
fn pointing(cast: &Cast, sentence: usize, token: usize) -> Option<Pointing> {
    let s = &cast.document.sentences[sentence];
    // "the airline, which flies to Rome,": what is added tells nothing of which one it is.
    let is_added =
        |c: usize| c > token + 1 && s.tokens[c].relation() == "acl" && s.tokens[token + 1].form == ",";
    let mut words =
        s.children(token).filter(|&c| !matches!(s.tokens[c].relation(), "case" | "punct") && !is_added(c));
    let (first, second) = (words.next()?, words.next());
    if words.next().is_some() {
        return None;
    }
    let determiner = &s.tokens[first];
    match second {
        None if determiner.does(Function::Definite) => Some(Pointing::The),
        None if determiner.does(Function::Demonstrative) && determiner.xpos == "DT" => Some(Pointing::This),
        None if determiner.xpos == "PRP$"
            && (determiner.does(Function::We) || determiner.does(Function::I)) =>
        {
            Some(Pointing::Our)
        }
        Some(kind) if determiner.does(Function::Definite) && kind < token => {
            let is_attribute = matches!(s.tokens[kind].relation(), "amod" | "compound")
                || s.tokens[kind].deprel == "nmod:desc";
            is_attribute.then_some(Pointing::Told(kind))
        }
        _ => None,
    }
}

/// The state that "the country", "the African country", "this country" stands for.
fn the_country(cast: &mut Cast, sentence: usize, token: usize, manner: Pointing) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let span = s.tokens[token].span;
    let is_state = |entity: &Entity| entity.actor_kind == Some(ActorKind::State);
    let home =
        |cast: &Cast| most_told(cast, sentence, span.start, |entity| is_state(&cast.found.entities[entity]));
    match manner {
        Pointing::The => the_one(cast, sentence, token, is_state),
        Pointing::This => the_one(cast, sentence, token, is_state).or_else(|| home(cast)),
        Pointing::Our => {
            let voice = speaker(cast, span).and_then(|entity| cast.found.entities[entity].state.clone());
            match voice.and_then(|iri| cast.ontology.actors.get(&iri)) {
                Some(actor) => Some(cast.actor(actor)),
                None if cast.document.quotation_around(span, is_marked).is_none() => home(cast),
                None => None,
            }
        }
        // "the West African nation" is in that part of the world; "the Kenyan nation" is no country; "the island
        // nation" is one by its shape.
        Pointing::Told(kind) => {
            let is_region = s.tokens[kind].form.starts_with(char::is_uppercase)
                && cast.mention_at(sentence, kind).is_none_or(|m| cast.state_of(m).is_none());
            let is_shape = cast.ontology.words(WordSet::CountryAttribute).contains(&s.tokens[kind].form);
            (is_region || is_shape).then(|| the_one(cast, sentence, token, is_state)).flatten()
        }
    }
}

/// What the text before a place names far more often than any other of its kind.
fn most_told(cast: &Cast, sentence: usize, start: usize, fits: impl Fn(usize) -> bool) -> Option<usize> {
    const REACH: usize = 40;
    const LEAST: usize = 3;
    let mut told: BTreeMap<usize, usize> = BTreeMap::new();
    let near = (sentence.saturating_sub(REACH)..=sentence).flat_map(|at| cast.mentions_in(at));
    for mention in near.map(|m| &cast.found.mentions[m]).filter(|m| m.span.end <= start && fits(m.entity)) {
        *told.entry(mention.entity).or_default() += 1;
    }
    let (most, times) =
        told.iter().max_by_key(|(_, times)| **times).map(|(entity, times)| (*entity, *times))?;
    let is_clear = told.iter().all(|(entity, other)| *entity == most || 2 * other <= times);
    (is_clear && times >= LEAST).then_some(most)
}

/// The body that "the ministry", "the company", "the Lebanese group" stands for.
fn the_body(cast: &Cast, sentence: usize, token: usize, lemma: &str, manner: Pointing) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let is_body = |entity: &Entity| entity.named && entity.kind == EntityKind::Org;
    let words = |set| cast.ontology.words(set);
    let bears = |entity: &Entity| is_called(&entity.label, lemma);
    // "The company" after "Lumora", "the party" after "Fidesz": a body in the same trade.
    let trade = cast.ontology.agent(lemma).filter(|agent| !agent.is_person && !agent.is_plural);
    let trade = trade.and_then(|agent| agent.sector.as_deref());
    let is_company = trade == Some("BUS");
    let is_party = trade == Some("PTY");
    let is_group = words(WordSet::MovementNoun).contains(lemma);
    let is_bloc = words(WordSet::BlocNoun).contains(lemma);
    let is_society = words(WordSet::SocietyNoun).contains(lemma);
    let is_of_kind = |entity: &Entity| match entity.sector.as_deref() {
        None => is_company,
        Some("BUS") => is_company,
        Some("PTY") => is_party,
        Some("IGO") => is_bloc,
        Some("NGO") => is_society,
        Some(_) => (is_group || is_society) && is_armed_group(entity),
    };
    match manner {
        Pointing::The => the_namesake(cast, sentence, token, |entity| is_body(entity) && bears(entity))
            .or_else(|| the_one(cast, sentence, token, |entity| is_body(entity) && is_of_kind(entity)))
            // Of several companies the one that the text is about.
            .or_else(|| {
                let fits = |entity: usize| {
                    let entity = &cast.found.entities[entity];
                    is_body(entity) && is_of_kind(entity)
                };
                most_told(cast, sentence, s.tokens[token].span.start, fits)
            }),
        Pointing::This | Pointing::Our => None,
        Pointing::Told(kind) => {
            let state = cast.mention_at(sentence, kind).and_then(|m| cast.state_of(m));
            let is_kind = words(WordSet::MovementAttribute).contains(&s.tokens[kind].form.to_lowercase());
            // "the oil company", "the rights group"
            let is_trade = s.tokens[kind].upos == Upos::Noun && !is_kind;
            let is_told = |entity: &Entity| match &state {
                Some(state) => entity.state.as_ref() == Some(state),
                None if is_armed_group(entity) => is_kind,
                None => is_trade && !is_party,
            };
            the_one(cast, sentence, token, |entity| is_body(entity) && is_of_kind(entity) && is_told(entity))
        }
    }
}

/// "The troops" after "Ugandan troops", "the government" after "the government of Chad": the only ones of whom the same
/// noun told lately whose they are.
fn told_before(cast: &Cast, sentence: usize, token: usize) -> Option<usize> {
    const REMEMBERED: usize = 6;
    let s = &cast.document.sentences[sentence];
    let noun = &s.tokens[token];
    let own = cast.mention_at(sentence, token).and_then(|m| cast.state_of(m));
    let near = (sentence.saturating_sub(REMEMBERED)..=sentence).flat_map(|at| cast.mentions_in(at));
    let same = near.map(|m| &cast.found.mentions[m]).filter(|m| {
        let there = &cast.document.sentences[m.sentence];
        let word = &there.tokens[m.head];
        m.form == MentionForm::Nominal
            && m.span.end <= noun.span.start
            && word.form.eq_ignore_ascii_case(&noun.form)
            && (m.sentence != sentence || !is_own_subject(there, m.head, token))
    });
    let mut told = same.map(|m| m.entity).filter(|&entity| {
        let entity = &cast.found.entities[entity];
        entity.state.is_some() || entity.body.is_some()
    });
    let first = told.next()?;
    let is_same_state = own.is_none() || cast.found.entities[first].state == own;
    (is_same_state && told.all(|other| other == first)).then_some(first)
}

fn is_armed_group(entity: &Entity) -> bool {
    matches!(entity.sector.as_deref(), Some("REB" | "UAF" | "CRM"))
}

/// The one body of a kind that was named lately; of several, the one that the text is about.
fn the_namesake(cast: &Cast, sentence: usize, token: usize, fits: impl Fn(&Entity) -> bool) -> Option<usize> {
    let start = cast.document.sentences[sentence].tokens[token].span.start;
    let near = (sentence.saturating_sub(REACH)..=sentence).flat_map(|at| cast.mentions_in(at));
    let mut named = near.map(|m| &cast.found.mentions[m]).filter(|m| m.span.end <= start);
    let first = named.find(|m| fits(&cast.found.entities[m.entity]))?.entity;
    match named.any(|m| m.entity != first && fits(&cast.found.entities[m.entity])) {
        true => most_told(cast, sentence, start, |entity| fits(&cast.found.entities[entity])),
        false => the_one(cast, sentence, token, fits),
    }
}

/// Whether a body's name says that it is one of these: "Ministry of Defence" a ministry, "Kenya Tea Board" a board.
fn is_called(label: &str, lemma: &str) -> bool {
    let head = label.split([' ', ',']).take_while(|word| !word.starts_with(char::is_lowercase)).last();
    head.is_some_and(|head| head.to_lowercase() == lemma)
}

fn is_town(cast: &Cast, entity: &Entity) -> bool {
    let is_land = matches!(entity.kind, EntityKind::Gpe | EntityKind::Loc);
    let place = entity.place.as_ref().map(|iri| cast.ontology.places.get(iri));
    is_land
        && entity.named
        && match place {
            Some(place) => place.is_some_and(|place| place.kind == PlaceKind::City),
            None => entity.actor.is_none(),
        }
}

/// "this city", "the border", "our country", "the team": which one is told nowhere, but a place or a body it is.
pub(super) fn unresolved(cast: &mut Cast) {
    let kinds = [(WordSet::PlaceNoun, EntityKind::Loc), (WordSet::CircleNoun, EntityKind::Org)];
    for sentence in 0..cast.document.sentences.len() {
        let s = &cast.document.sentences[sentence];
        for token in 0..s.tokens.len() {
            let is_told = |c: usize| {
                let word = &s.tokens[c];
                word.does(Function::Definite) || word.does(Function::Demonstrative) || word.xpos == "PRP$"
            };
            let is_one =
                matches!(s.tokens[token].xpos.as_str(), "NN" | "NNP") && s.children(token).any(is_told);
            if !is_one || cast.mention_at(sentence, token).is_some() {
                continue;
            }
            let lemma = s.tokens[token].lemma.to_lowercase();
            let kind = kinds.iter().find(|(set, _)| cast.ontology.words(*set).contains(&lemma));
            if let Some((_, kind)) = kind {
                let label = cast.document.label(s.name_span(token));
                let key = format!("unresolved {label}");
                // What has no label acts nowhere.
                let entity = cast.entity(&key, || Entity::described(*kind, String::new(), None, None));
                cast.mention(sentence, token, s.phrase_span(token), MentionForm::Nominal, entity);
            }
        }
    }
}

/// "Estonia imposed sanctions on the country": not on itself.
fn is_own_subject(s: &Sentence, subject: usize, token: usize) -> bool {
    let first = s.first_conjunct(subject);
    s.tokens[first].relation() == "nsubj" && clause_of(s, first) == clause_of(s, token)
}

fn is_modifier(s: &Sentence, token: usize) -> bool {
    matches!(s.tokens[token].deprel.as_str(), "amod" | "compound" | "nmod:poss" | "nmod:desc")
}

/// The one entity of a kind that the nearest sentence names which names any: "the country", "the ministry".
fn the_one(cast: &Cast, sentence: usize, token: usize, fits: impl Fn(&Entity) -> bool) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let start = s.tokens[token].span.start;
    let nearest = (sentence.saturating_sub(REACH)..=sentence).rev().find_map(|at| {
        let mut found: Vec<usize> = cast
            .mentions_in(at)
            .map(|m| &cast.found.mentions[m])
            .filter(|m| m.span.end <= start && fits(&cast.found.entities[m.entity]))
            // "American troops in the country"
            .filter(|m| at != sentence || !is_modifier(s, m.head) && !is_own_subject(s, m.head, token))
            .map(|m| m.entity)
            .collect();
        // "Britain imposed sanctions on Rwandan officials over the country's support": either could be meant.
        let is_rival = |m: &&Mention| {
            let noun = s.tokens[m.head].head;
            m.span.end <= start
                && is_modifier(s, m.head)
                && fits(&cast.found.entities[m.entity])
                && !noun.is_some_and(|noun| s.head_chain(token).any(|t| t == noun))
        };
        if at == sentence && !found.is_empty() {
            let near = cast.mentions_in(at).map(|m| &cast.found.mentions[m]);
            found.extend(near.filter(is_rival).map(|m| m.entity));
        }
        found.sort_unstable();
        found.dedup();
        (!found.is_empty()).then_some(found)
    })?;
    (nearest.len() == 1).then(|| nearest[0])
}

fn set(cast: &mut Cast, sentence: usize, token: usize, entity: usize) {
    let kind = cast.found.entities[entity].kind;
    match cast.mention_at(sentence, token) {
        Some(mention) => {
            cast.found.mentions[mention].entity = entity;
            cast.found.mentions[mention].kind = kind;
        }
        None => {
            let span = cast.document.sentences[sentence].phrase_span(token);
            cast.mention(sentence, token, span, MentionForm::Nominal, entity);
        }
    }
}

/// What "the two leaders", "both companies", "both sides", "the two countries" are two of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pair {
    People,
    Companies,
    Sides,
    States,
}

impl Pair {
    fn of(cast: &Cast, lemma: &str) -> Self {
        match cast.ontology.agent(lemma) {
            Some(agent) if agent.is_person => Self::People,
            Some(agent) if agent.sector.as_deref() == Some("BUS") => Self::Companies,
            Some(agent) if agent.sector.as_deref() != Some("PTY") => Self::States,
            _ => Self::Sides,
        }
    }

    fn has(self, entity: &Entity, mention: &Mention) -> bool {
        let is_state =
            || entity.actor_kind == Some(ActorKind::State) && mention.form != MentionForm::Adjective;
        let is_body = |sectors: &[&str]| {
            entity.kind == EntityKind::Org
                && entity.named
                && entity.sector.as_deref().is_some_and(|sector| sectors.contains(&sector))
        };
        match self {
            Self::People => entity.kind == EntityKind::Per && entity.named,
            Self::Companies => is_body(&["BUS", "MNC"]),
            Self::Sides => is_state() || is_body(&["REB", "UAF", "PTY", "OPP"]),
            Self::States => is_state(),
        }
    }
}

/// The two that were named last and together; for two states or sides also those of two people.
fn latest_two(cast: &mut Cast, sentence: usize, token: usize, pair: Pair) -> Option<Vec<usize>> {
    let named = |cast: &Cast, pair: Pair| {
        let start = cast.document.sentences[sentence].tokens[token].span.start;
        // The nearest sentence before that names exactly two.
        (sentence.saturating_sub(REACH)..=sentence).rev().find_map(|from| {
            let mut found: Vec<usize> = Vec::new();
            let there = &cast.document.sentences[from];
            let locative = cast.ontology.words(WordSet::LocativePreposition);
            // "Chad and Niger met in Algeria": where they meet is none of them.
            let is_place = |m: &&Mention| {
                m.kind == EntityKind::Gpe && there.preposition(m.head).is_some_and(|p| locative.contains(&p))
            };
            let before = cast.mentions_in(from).map(|m| &cast.found.mentions[m]);
            for mention in before.filter(|m| m.span.start < start && !is_place(m)) {
                let fits = pair.has(&cast.found.entities[mention.entity], mention);
                if fits && !found.contains(&mention.entity) {
                    found.push(mention.entity);
                }
            }
            (found.len() == 2).then_some(found)
        })
    };
    if let Some(found) = named(cast, pair) {
        return Some(found);
    }
    let two = match pair {
        Pair::People | Pair::Companies => None,
        Pair::Sides | Pair::States => named(cast, Pair::People),
    }?;
    let mut states: Vec<usize> = Vec::new();
    for person in two {
        let state = cast.ontology.actors.get(cast.found.entities[person].state.as_ref()?)?;
        states.push(cast.actor(state));
    }
    (states.len() == 2 && states[0] != states[1]).then_some(states)
}
