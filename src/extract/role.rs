//! Roles: who holds which office. "Chinese Foreign Minister Wang Yi" tells it; "the Chinese foreign
//! minister" asks for it, and the article or the gazetteer at the article's date answers.

use crate::extract::actor::Cast;
use crate::extract::mention::{office_phrase, owner};
use crate::extract::{EntityKind, MentionForm, Participant, Role, RoleStatus};
use crate::ontology::{ActorKind, Iri, WordSet};
use crate::span::Span;
use crate::text::{Function, Sentence};

/// An office phrase: "foreign minister", with the words of it.
struct Phrase {
    start: usize,
    end: usize,
    head: usize,
    office: Iri,
    of: Option<usize>,
    is_former: bool,
}

pub(super) fn roles(cast: &mut Cast) {
    // Told roles first, wherever they stand, so that an asked one finds its holder.
    let mut asked = Vec::new();
    for sentence in 0..cast.document.sentences.len() {
        for phrase in phrases(cast, sentence) {
            match holder(cast, sentence, &phrase) {
                Some(person) => tell(cast, sentence, &phrase, person),
                None => asked.push((sentence, phrase)),
            }
        }
    }
    for (sentence, phrase) in asked {
        ask(cast, sentence, &phrase);
    }
}

fn phrases(cast: &Cast, sentence: usize) -> Vec<Phrase> {
    let s = &cast.document.sentences[sentence];
    let mut found = Vec::new();
    let mut token = 0;
    while token < s.tokens.len() {
        let Some((length, office)) = office_phrase(cast, s, token) else {
            token += 1;
            continue;
        };
        if !opens_name(cast, sentence, token, token + length) {
            found.push(phrase(cast, sentence, token, token + length, office.clone()));
        }
        token += length;
    }
    found
}

/// "Premier League", "Israel–Premier Tech": whether words for an office are a part of a name of something else.
fn opens_name(cast: &Cast, sentence: usize, start: usize, end: usize) -> bool {
    let s = &cast.document.sentences[sentence];
    let office = s.tokens[start].span.cover(s.tokens[end - 1].span);
    let is_owner = s.tokens.get(end).is_some_and(|next| next.xpos == "POS");
    let is_longer = |m: usize| {
        let mention = &cast.found.mentions[m];
        mention.form == MentionForm::Name
            && mention.kind != EntityKind::Per
            && mention.span.start == office.start
            && mention.span.end > office.end
    };
    let is_capital = |t: usize| s.tokens.get(t).is_some_and(|t| t.form.starts_with(char::is_uppercase));
    // "Washington–Speaker Ana Silva"
    let next = s.tokens.get(end).map(|next| next.span.start);
    let is_holder = |m: usize| {
        let mention = &cast.found.mentions[m];
        mention.kind == EntityKind::Per && Some(mention.span.start) == next
    };
    let is_joined = || {
        let Some([before, dash]) = start.checked_sub(2).map(|t| [&s.tokens[t], &s.tokens[t + 1]]) else {
            return false;
        };
        matches!(dash.form.as_str(), "-" | "–")
            && before.span.end == dash.span.start
            && dash.span.end == office.start
            && is_capital(start - 2)
            && is_capital(start)
            && is_capital(end)
            && !cast.mentions_in(sentence).any(is_holder)
    };
    !is_owner && (cast.mentions_in(sentence).any(is_longer) || is_joined())
}

fn phrase(cast: &Cast, sentence: usize, start: usize, end: usize, office: Iri) -> Phrase {
    let s = &cast.document.sentences[sentence];
    let head = (start..end)
        .find(|&t| s.tokens[t].head.is_none_or(|head| !(start..end).contains(&head)))
        .unwrap_or(end - 1);
    let governor = s.tokens[head].head.filter(|_| is_title(s, head));
    // The body or state: right before the office, or "of …", on the office or on the name behind it.
    let before = start.checked_sub(1).and_then(|t| ending_at(cast, sentence, t));
    let of = before
        .map(|place| possessor(cast, sentence, head).unwrap_or(place))
        .or_else(|| owner(cast, sentence, head))
        .or_else(|| governor.and_then(|g| owner(cast, sentence, g)))
        .or_else(|| led_behind(cast, sentence, end));
    let former = cast.ontology.words(WordSet::FormerAdjective);
    let is_former = (start.saturating_sub(5)..start)
        .rev()
        .take_while(|&t| s.tokens[t].form != ",")
        .any(|t| former.contains(&*s.tokens[t].lemma.to_lowercase()));
    Phrase { start, end, head, office, of, is_former }
}

/// "NATO" in "Secretary General of NATO Ana Silva", which some trees tie to the name.
fn led_behind(cast: &Cast, sentence: usize, end: usize) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let start = s.tokens[s.behind(end, Function::Genitive)?].span.start;
    let is_person = |m: usize| cast.found.mentions[m].kind == EntityKind::Per;
    let span = |m: usize| cast.found.mentions[m].span;
    let led = cast.mentions_in(sentence).find(|&m| span(m).start == start && !is_person(m))?;
    // "leader of the Chad-backed corps" leads no Chad.
    let behind = s.tokens.iter().find(|token| token.span.start >= span(led).end);
    let is_whole = behind.is_none_or(|token| {
        let is_end = matches!(token.form.as_str(), "," | "." | ")");
        is_end || cast.mentions_in(sentence).any(|m| is_person(m) && span(m).start == token.span.start)
    });
    is_whole.then_some(led)
}

/// "Lumora" in "Lumora's North America chief executive".
fn possessor(cast: &Cast, sentence: usize, head: usize) -> Option<usize> {
    let mut owners = cast.document.sentences[sentence].children_by(head, "nmod:poss");
    let body = owners.find_map(|c| cast.mention_at(sentence, c));
    body.filter(|&m| cast.found.mentions[m].kind == EntityKind::Org)
}

fn is_title(s: &Sentence, token: usize) -> bool {
    matches!(s.tokens[token].relation(), "compound" | "flat" | "appos" | "nmod" | "amod")
}

/// The mention whose last token this is.
fn ending_at(cast: &Cast, sentence: usize, token: usize) -> Option<usize> {
    let mut token = token;
    let s = &cast.document.sentences[sentence];
    if s.tokens[token].xpos == "POS" {
        token = token.checked_sub(1)?;
    }
    let end = s.tokens[token].span.end;
    let mentions = &cast.found.mentions;
    cast.mentions_in(sentence).find(|&m| mentions[m].span.end == end && mentions[m].kind != EntityKind::Per)
}

/// The person beside the office: right behind it, in apposition, or before its comma.
fn holder(cast: &Cast, sentence: usize, phrase: &Phrase) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let is_person = |m: &usize| {
        cast.found.mentions[*m].kind == EntityKind::Per && cast.found.mentions[*m].form == MentionForm::Name
    };
    let starts_at = |t: usize| {
        let start = s.tokens.get(t)?.span.start;
        cast.mentions_in(sentence).find(|&m| cast.found.mentions[m].span.start == start).filter(is_person)
    };
    // "Crown Prince Abdullah", known by that name
    let office = s.tokens[phrase.start].span.cover(s.tokens[phrase.end - 1].span);
    let is_named_with = |m: &usize| {
        let name = cast.found.mentions[*m].span;
        name.contains(office) && name != office && is_person(m)
    };
    if let Some(named) = cast.mentions_in(sentence).find(is_named_with) {
        return Some(named);
    }
    // "Foreign Minister Wang Yi", "the secretary of the council Sergei Shoigu", "the head of diplomacy, Wang Yi"
    let mut next = phrase.end;
    if let Some(of) = phrase.of {
        let end = cast.found.mentions[of].span.end;
        next = next.max(s.tokens.iter().position(|t| t.span.start >= end).unwrap_or(next));
    }
    // "Deputy Prime Minister and Foreign Minister Ana Silva" is one person, unless "the" stands before.
    let is_led = phrase.start.checked_sub(1).is_some_and(|t| s.tokens[t].does(Function::Definite));
    let is_joined = s.tokens.get(next).is_some_and(|t| t.does(Function::Coordinator)) && !is_led;
    let other =
        if is_joined { s.tokens.get(next + 1).and_then(|_| office_phrase(cast, s, next + 1)) } else { None };
    let joined = other.and_then(|(length, _)| starts_at(next + 1 + length));
    let behind = starts_at(phrase.end).or_else(|| starts_at(next)).or(joined).or_else(|| {
        let is_comma = s.tokens.get(next).is_some_and(|t| t.form == ",");
        // "…, Wang Yi": only a name that itself stands apart, not the next member of a list.
        let is_closed = |m: &usize| {
            let end = cast.found.mentions[*m].span.end;
            s.tokens
                .iter()
                .find(|t| t.span.start >= end)
                .is_none_or(|t| matches!(t.form.as_str(), "," | "." | ")"))
        };
        is_comma.then(|| starts_at(next + 1)).flatten().filter(is_closed)
    });
    behind
        .or_else(|| before_comma(cast, sentence, phrase).filter(is_person))
        .or_else(|| apposed(cast, sentence, phrase.head).filter(is_person))
        .or_else(|| predicated(cast, sentence, phrase.head).filter(is_person))
}

/// "Sergei Shoigu, Russian council secretary", "… and former minister": whoever stands before the comma,
/// or holds the office that "and" joins.
fn before_comma(cast: &Cast, sentence: usize, phrase: &Phrase) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let begin = s.name_span(phrase.head).start.min(s.tokens[phrase.start].span.start);
    let first = s.tokens.iter().position(|t| t.span.start >= begin)?;
    let joint = first.checked_sub(1)?;
    let end = s.tokens[joint.checked_sub(1)?].span.end;
    match &s.tokens[joint] {
        mark if mark.form == "," => {
            // "After the arrest of Kim, the minister resigned": not Kim.
            let acts = s.tokens[phrase.head].relation() == "nsubj";
            let is_led = |m: &usize| s.case_marker(cast.found.mentions[*m].head).is_some();
            let mut named = cast.mentions_in(sentence).filter(|m| !(acts && is_led(m)));
            named.find(|&m| cast.found.mentions[m].span.end == end)
        }
        word if word.does(Function::Coordinator) => {
            let role =
                cast.found.roles.iter().find(|role| role.sentence == sentence && role.span.end == end)?;
            Some(role.person.mention)
        }
        _ => None,
    }
}

/// "Sergei Shoigu, council secretary and former defence minister, …".
fn apposed(cast: &Cast, sentence: usize, head: usize) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let first = s.first_conjunct(head);
    let governor = s.tokens[first].head.filter(|_| s.tokens[first].relation() == "appos");
    governor
        .and_then(|g| cast.mention_at(sentence, g))
        .or_else(|| s.children_by(head, "appos").find_map(|c| cast.mention_at(sentence, c)))
}

/// "Wang Yi is the foreign minister", "Jan Berg resigned as foreign minister".
fn predicated(cast: &Cast, sentence: usize, head: usize) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let has_copula = s.children_by(head, "cop").next().is_some();
    // "hailed him as president" says it of somebody else.
    let is_plain = |&verb: &usize| s.children_by(verb, "obj").next().is_none();
    let verb = s.tokens[head].head.filter(|_| s.is_led_by(head, Function::Role)).filter(is_plain);
    let clause = if has_copula { Some(head) } else { verb };
    let subject = clause
        .filter(|&clause| !s.is_negated(clause))
        .and_then(|clause| s.children_by(clause, "nsubj").next())?;
    cast.mention_at(sentence, subject)
}

fn tell(cast: &mut Cast, sentence: usize, phrase: &Phrase, person: usize) {
    let entity = cast.found.mentions[person].entity;
    let body = phrase.of.map(|m| cast.found.mentions[m].entity);
    let own_state = cast.found.entities[entity].state.clone();
    let state = body.and_then(|b| cast.found.entities[b].state.clone()).or_else(|| own_state.clone());
    let organisation = body.filter(|&b| cast.found.entities[b].actor_kind == Some(ActorKind::Organisation));
    if own_state.is_none() {
        cast.found.entities[entity].state = state.clone();
    }
    if let Some(body) = organisation.filter(|_| !phrase.is_former) {
        serve(cast, entity, body);
    }
    let office = cast.ontology.offices.get(&phrase.office);
    // "Lumora's spokeswoman" speaks for no government, and "the leader of the World Tea Forum" leads none.
    let body = body.map(|b| &cast.found.entities[b]).filter(|body| body.kind == EntityKind::Org);
    let own = office.and_then(|office| office.sector.clone());
    let is_public = own.as_deref() == Some("GOV");
    let society = body.filter(|body| body.is_private() || is_public && body.is_society());
    let sector = match society {
        Some(society) => society.sector.clone(),
        None => own,
    };
    if cast.found.entities[entity].sector.is_none() && !phrase.is_former {
        cast.found.entities[entity].sector = sector;
    }
    let status = if phrase.is_former { RoleStatus::Former } else { RoleStatus::Current };
    // "North Korean leader Kim Jong Un": the title is the person, too.
    let title = cast.mention_at(sentence, phrase.head);
    let span = span(cast, sentence, phrase);
    match title {
        Some(title) if cast.found.mentions[title].form == MentionForm::Nominal => {
            cast.found.mentions[title].entity = entity;
            cast.found.mentions[title].kind = EntityKind::Per;
            // "the company president and CEO Ana Silva": not the words of the other title and of the name.
            let told = cast.found.mentions[title].span;
            let short = title_span(cast, sentence, phrase);
            let name = cast.found.mentions[person].span;
            let is_apart = phrase.of.is_none() && told.end <= name.start && told.end == short.end;
            cast.found.mentions[title].span = if is_apart { told.cover(short) } else { short };
        }
        Some(_) => {}
        // "Sen. Ana Silva"
        None if is_abbreviated(&cast.document.sentences[sentence], phrase) => {}
        None => cast.mention(
            sentence,
            phrase.head,
            title_span(cast, sentence, phrase),
            MentionForm::Nominal,
            entity,
        ),
    }
    cast.found.roles.push(Role {
        span,
        sentence,
        person: Participant { entity, mention: person, through: None },
        office: Some(phrase.office.clone()),
        office_label: office.map_or_else(String::new, |office| office.label.to_string()),
        organisation,
        state,
        status,
    });
}

/// "African Union Commission chairman Ana Silva": who is known to have headed a body between states acts for it where the
/// text says so, and not for the state that they are from.
fn serve(cast: &mut Cast, person: usize, body: usize) {
    let body = &cast.found.entities[body];
    let known = cast.found.entities[person].actor.as_ref().and_then(|iri| cast.ontology.actors.get(iri));
    let has_headed =
        known.is_some_and(|known| known.tenures.iter().any(|tenure| Some(&tenure.of) == body.actor.as_ref()));
    if has_headed && body.is_between_states() && body.state.is_none() {
        let body = body.actor.clone();
        let person = &mut cast.found.entities[person];
        (person.state, person.body) = (None, body);
    }
}

/// "Lt. Gen."
fn is_abbreviated(s: &Sentence, phrase: &Phrase) -> bool {
    s.tokens[phrase.end - 1].form.ends_with('.')
}

/// "US Secretary of State", "president of Austria": the office with whose it is, without the name of its holder.
fn title_span(cast: &Cast, sentence: usize, phrase: &Phrase) -> Span {
    let title = span(cast, sentence, phrase);
    let s = &cast.document.sentences[sentence];
    let of = phrase.of.map(|m| cast.found.mentions[m].span);
    // Beside it, with nothing but "'s" or "of the" between.
    let is_beside = |of: &Span| {
        let between = Span::new(of.end.min(title.end), of.start.max(title.start));
        let words = s.tokens.iter().filter(|t| between.start <= t.span.start && t.span.end <= between.end);
        words
            .filter(|t| !title.contains(t.span) && !of.contains(t.span))
            .all(|t| t.xpos == "POS" || t.does(Function::Genitive) || t.does(Function::Definite))
    };
    of.filter(is_beside).map_or(title, |of| title.cover(of))
}

fn span(cast: &Cast, sentence: usize, phrase: &Phrase) -> Span {
    let s = &cast.document.sentences[sentence];
    Span::new(s.tokens[phrase.start].span.start, s.tokens[phrase.end - 1].span.end)
}

/// An office without a name: its holder in this article, else the gazetteer's at its date.
fn ask(cast: &mut Cast, sentence: usize, phrase: &Phrase) {
    let Some(of) = phrase.of.filter(|_| !phrase.is_former) else { return };
    let body = cast.found.mentions[of].entity;
    let body_iri = cast.found.entities[body].actor.clone();
    let state = cast.found.entities[body].state.clone();
    let in_article = cast.found.roles.iter().find(|role| {
        role.office.as_ref() == Some(&phrase.office)
            && role.status == RoleStatus::Current
            && (role.organisation == Some(body) || role.organisation.is_none() && role.state == state)
    });
    let entity = match in_article {
        Some(role) => Some(role.person.entity),
        None => in_gazetteer(cast, &phrase.office, body_iri.as_ref()),
    };
    let Some(entity) = entity else { return };
    let s = &cast.document.sentences[sentence];
    let span = s.phrase_span(phrase.head);
    match cast
        .mention_at(sentence, phrase.head)
        .filter(|&m| cast.found.mentions[m].form == MentionForm::Nominal)
    {
        Some(mention) => {
            cast.found.mentions[mention].entity = entity;
            cast.found.mentions[mention].kind = EntityKind::Per;
        }
        None => cast.mention(sentence, phrase.head, span, MentionForm::Nominal, entity),
    }
}

/// The one person who held the office on the day of the article.
fn in_gazetteer(cast: &mut Cast, office: &Iri, of: Option<&Iri>) -> Option<usize> {
    let (day, of, ontology) = (cast.document.reference?, of?, cast.ontology);
    let known = ontology.holders.get(&(office.clone(), of.clone()))?;
    let mut holders = known.iter().filter_map(|iri| ontology.actors.get(iri)).filter(|actor| {
        actor.tenures.iter().any(|t| {
            &t.office == office
                && &t.of == of
                && t.from.is_some_and(|from| from <= day)
                && t.to.is_none_or(|to| day <= to)
        })
    });
    match (holders.next(), holders.next()) {
        (Some(only), None) => Some(cast.actor(only)),
        _ => None,
    }
}
