//! Names by shape: the longest run of words that can be one proper name, and what kind of thing bears it.
//! What the gazetteer lacks is recognised here.

use std::ops::Range;

use crate::extract::actor::{Cast, minted};
use crate::extract::mention::{acts, head_of, is_article_name, office_at, suffers, titled};
use crate::extract::{Entity, EntityKind, Mention, MentionForm};
use crate::name::small;
use crate::ontology::{Actor, ActorKind, AgentNoun, NameKind, Naming, Ontology, WordClass, WordSet};
use crate::span::Span;
use crate::text::{Function, Sentence, Token, Upos};

/// Whether a sentence is a heading that capitalises its words: capitals tell nothing there.
pub(super) fn is_title_case(s: &Sentence) -> bool {
    const LEAST: usize = 4;
    let words = || s.tokens.iter().filter(|t| t.form.len() > 3 && t.form.chars().all(char::is_alphabetic));
    let capitals = words().filter(|t| t.form.starts_with(char::is_uppercase)).count();
    capitals >= LEAST && capitals * 10 >= words().count() * 9
}

/// The end of the proper name that begins at `start`, its words joined by the tree, by particles ("de la"), by
/// hyphens, and behind a body or a stretch of land by "of" and "for".
pub(super) fn run(cast: &Cast, s: &Sentence, start: usize, is_title_case: bool) -> Option<usize> {
    // Asked of every word, and few are part of a name.
    if !is_part(&s.tokens[start], is_title_case) {
        return None;
    }
    let is_time = cast.document.is_time(s.tokens[start].span);
    // "the General Confederation of Workers"
    let is_body = s.tokens.get(start + 1).is_some_and(|next| next.form.starts_with(char::is_uppercase))
        && is_in(cast, s, start + 1, WordSet::BodyNoun);
    let is_title = office_at(cast, s, start).is_some() && !is_body;
    let is_no_start = is_title || is_in(cast, s, start, WordSet::CompanyForm);
    if is_time || is_no_start || opens_description(cast, s, start) {
        return None;
    }
    let mut end = start + 1;
    loop {
        let goes_on = |at: usize| {
            s.tokens.get(at).is_some_and(|token| is_part(token, is_title_case) || is_number(s, start, at))
                && !cast.document.is_time(s.tokens[at].span)
                && (office_at(cast, s, at).is_none() || is_given(cast, s, start))
                && !starts_known_name(cast, s, at)
                && !starts_known_body(cast, s, start, at)
                && !starts_person(cast, s, start, at)
                && !starts_machine(cast, s, start, at)
        };
        let is_inner =
            || is_number(s, start, end) || is_joined(s, start, end) || is_twin(cast, s, start, end);
        if goes_on(end) && is_inner() {
            end += 1;
        } else if is_hyphenated(s, end, end - start) {
            end += 2;
        } else if is_misread_given_name(s, end) {
            end += 3;
        } else if let Some(next) = behind_particles(cast, s, end).filter(|&next| goes_on(next)) {
            end = next + 1;
        } else if let Some(next) = behind_possessive(cast, s, start, end).filter(|&next| goes_on(next)) {
            end = next + 1;
        } else if let Some(next) = behind_link(cast, s, start, end).filter(|&next| goes_on(next)) {
            end = next + 1;
        } else if is_company_form(cast, s, end) {
            end += 2;
        } else {
            break;
        }
    }
    // "Steve Jobs … Jobs": a common word, if it did not name somebody before.
    let is_known = || {
        let bearer = cast.family_bearer(&s.tokens[start].form).map(|e| cast.found.entities[e].kind);
        s.tokens[start].upos == Upos::Noun && !is_title_case && bearer == Some(EntityKind::Per)
    };
    let opens = s.tokens[start].upos == Upos::Propn || is_land_named(cast, s, start) || is_known();
    (opens || is_closed_by_name(cast, s, start, end)).then_some(end)
}

/// "Fighters of the Rapid Support Forces": people who are described, and by no name, at the head of a sentence.
fn opens_description(cast: &Cast, s: &Sentence, start: usize) -> bool {
    let word = &s.tokens[start];
    let is_of =
        s.tokens.get(start + 1).is_some_and(|next| next.does(Function::Genitive) && next.upos == Upos::Adp);
    is_of
        && is_opening(s, start)
        && matches!(word.xpos.as_str(), "NNS" | "NNPS")
        && cast.ontology.agent(&word.lemma.to_lowercase()).is_some_and(|agent| agent.is_person)
}

/// A word that is capitalised and none of grammar's.
fn is_part(token: &Token, is_title_case: bool) -> bool {
    let is_capital = token.form.starts_with(char::is_uppercase) || is_article_name(&token.form);
    let is_let_in = match token.upos {
        Upos::Propn => true,
        // "World War II"
        Upos::Num => token.form.chars().all(char::is_uppercase),
        Upos::Adj | Upos::Noun | Upos::Verb => !is_title_case,
        _ => false,
    };
    (is_capital || is_brand(token)) && is_let_in && !token.does(Function::Honorific)
}

/// "iPhone", "eBay"
fn is_brand(token: &Token) -> bool {
    token.form.len() > 3
        && token.form.starts_with(char::is_lowercase)
        && token.form.chars().nth(1).is_some_and(char::is_uppercase)
        && token.form.chars().all(char::is_alphabetic)
}

/// "Cessna 172", "Highway 135D", "Boeing 737 airliners": a number inside a name.
fn is_number(s: &Sentence, start: usize, at: usize) -> bool {
    let token = &s.tokens[at];
    // "Arsenal 3-0"
    let is_score = s.tokens.get(at + 1).is_some_and(|next| matches!(next.form.as_str(), "-" | "–"));
    let is_plain = token.form.starts_with(|c: char| c.is_ascii_digit())
        && token.form.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
    let before = &s.tokens[at - 1];
    let is_beside = before.upos == Upos::Propn
        && before.deprel == "compound"
        && token.deprel == "compound"
        && before.head == token.head;
    let is_inner = token.relation() == "flat" && token.head.is_some_and(|head| (start..at).contains(&head));
    matches!(token.upos, Upos::Num | Upos::Propn) && !is_score && is_plain && (is_inner || is_beside)
}

/// Whether a name that begins with a common word is one: "Global Sumud Flotilla", and at the head of a sentence, where
/// every word has a capital, "National Guard".
fn is_closed_by_name(cast: &Cast, s: &Sentence, start: usize, end: usize) -> bool {
    if end == start + 1 {
        return false;
    }
    // "Forum for Civil and Social Rights" is named by its first word.
    let head = head_of(s, start, end);
    let closes = [end - 1, head].into_iter().any(|token| {
        is_in(cast, s, token, WordSet::BodyNoun) || is_in(cast, s, token, WordSet::PlaceNameNoun)
    });
    closes || !is_opening(s, start)
}

/// Whether a word stands where every word has a capital: at the head of a sentence or of a quotation, behind a colon.
fn is_opening(s: &Sentence, token: usize) -> bool {
    let before = token.checked_sub(1).map(|before| &s.tokens[before]);
    before.is_none_or(|before| before.upos == Upos::Punct && !matches!(before.form.as_str(), "," | "("))
}

/// Whether the word at `next` belongs to the name from `start` on, by the tree.
fn is_joined(s: &Sentence, start: usize, next: usize) -> bool {
    let is_inner = |t: usize| {
        matches!(s.tokens[t].relation(), "compound" | "flat" | "amod" | "nmod" | "nummod" | "appos" | "dep")
    };
    let governs = |a: usize, b: usize| s.tokens[b].head == Some(a) && is_inner(b);
    if (start..next).any(|t| governs(t, next) || governs(next, t)) {
        return true;
    }
    // "American Peter Hale": both hang on the word before the name.
    let is_sibling = |t: usize| s.tokens[t].relation() == "flat" && s.tokens[t].upos == Upos::Propn;
    let head = s.tokens[next].head.filter(|_| is_sibling(next));
    if head.is_some_and(|head| head < start) && is_sibling(start) && s.tokens[start].head == head {
        return true;
    }
    // "Gudni Th Johannesson": what is misread between two words of a name belongs to it.
    let is_flat_behind = s.tokens.get(next + 1).is_some_and(|behind| {
        behind.relation() == "flat"
            && behind.upos == Upos::Propn
            && behind.head.is_some_and(|head| (start..next).contains(&head))
    });
    if is_flat_behind {
        return true;
    }
    // Both hang on a word that is still to come, of the name or right behind it: "Balochistan Liberation Army", "Nord
    // Stream pipeline".
    let head = head_of(s, start, next);
    let Some(governor) = s.tokens[head].head.filter(|&g| g > next && is_inner(head)) else { return false };
    let is_capital = |t: usize| s.tokens[t].form.starts_with(char::is_uppercase);
    let hangs_there =
        s.tokens[next].head.is_some_and(|head| (next..=governor).contains(&head)) && is_inner(next);
    hangs_there && (next..governor).all(is_capital)
}

/// "and Jana Horakova", "Zelin District" behind a comma: a name and a word that the tree hangs side by side. Beside a
/// noun, what stands behind a name may be another: "a UN Gaza convoy".
fn is_twin(cast: &Cast, s: &Sentence, start: usize, next: usize) -> bool {
    // "the Chief of Staff Jana Horakova"
    let ends_domain = || is_in(cast, s, next - 1, WordSet::BodyNoun) && s.preposition(next - 1).is_some();
    is_side_by_side(s, head_of(s, start, next), next) && !is_known(cast, s, next) && !ends_domain()
}

/// Whether two words of names hang on the same word in the same way.
fn is_side_by_side(s: &Sentence, before: usize, next: usize) -> bool {
    let (before, word) = (&s.tokens[before], &s.tokens[next]);
    before.head.is_some()
        && before.head == word.head
        && before.deprel == word.deprel
        && [before, word].into_iter().all(|t| t.upos == Upos::Propn && t.form.starts_with(char::is_uppercase))
}

/// Whether a name of the gazetteer begins here that is no more than somebody's family name.
fn is_known(cast: &Cast, s: &Sentence, token: usize) -> bool {
    if !cast.ontology.names.begins(&s.tokens[token].form) {
        return false;
    }
    let words: Vec<&str> = s.tokens[token..].iter().take(6).map(|t| t.form.as_str()).collect();
    let namings = cast.ontology.names.longest(&words);
    namings.is_some_and(|(_, namings)| namings.iter().any(|naming| naming.kind != NameKind::FamilyName))
}

/// "Zia-ul-Haq", "Nak-yon": a hyphen that touches both its neighbours joins the name.
fn is_hyphenated(s: &Sentence, hyphen: usize, words: usize) -> bool {
    let touches = |a: usize, b: usize| {
        s.tokens.get(a).zip(s.tokens.get(b)).is_some_and(|(a, b)| a.span.end == b.span.start)
    };
    s.tokens.get(hyphen).is_some_and(|t| matches!(t.form.as_str(), "-" | "–"))
        && touches(hyphen - 1, hyphen)
        && touches(hyphen, hyphen + 1)
        && (s.tokens[hyphen + 1].upos == Upos::Propn
            // "MQ-9", "F-16s", but "Arsenal 3-0"
            || s.tokens[hyphen + 1].form.trim_end_matches('s').bytes().all(|b| b.is_ascii_digit())
                && s.tokens[hyphen - 1].form.chars().any(char::is_alphabetic)
            // "Han Duck-soo"
            || words > 1
                && matches!(s.tokens[hyphen + 1].upos, Upos::Noun | Upos::Adv | Upos::X)
                && s.tokens[hyphen + 1].form.len() <= 5)
}

/// "Cho In-hwan": the first half of a given name is a preposition to the tagger.
fn is_misread_given_name(s: &Sentence, at: usize) -> bool {
    let Some([first, hyphen, second]) = s.tokens.get(at..at + 3) else { return false };
    let is_short = |token: &Token| token.form.len() <= 6 && token.form.chars().all(char::is_alphabetic);
    hyphen.form == "-"
        && first.span.end == hyphen.span.start
        && hyphen.span.end == second.span.start
        && first.form.starts_with(char::is_uppercase)
        && second.form.starts_with(char::is_lowercase)
        && matches!(second.upos, Upos::Propn | Upos::Noun | Upos::X)
        && [first, second].into_iter().all(is_short)
        && s.tokens[at - 1].upos == Upos::Propn
}

/// The word behind the particles of a name: "Alexandre de Moraes", "Ahmed al-Sharaa".
fn behind_particles(cast: &Cast, s: &Sentence, at: usize) -> Option<usize> {
    let particles = cast.ontology.words(WordSet::NameParticle);
    let is_particle = |token: &&Token| particles.contains(&token.form.to_lowercase());
    let count = s.tokens[at..].iter().take(2).take_while(is_particle).count();
    let hyphen = usize::from(s.tokens.get(at + count).is_some_and(|token| token.form == "-"));
    let next = at + count + hyphen;
    let is_name = s.tokens.get(next).is_some_and(|token| token.upos == Upos::Propn);
    (count > 0 && is_name).then_some(next)
}

/// The noun behind a possessive inside a name: "Kurdistan Workers' Party".
fn behind_possessive(cast: &Cast, s: &Sentence, start: usize, at: usize) -> Option<usize> {
    let next = at + 1;
    let owner =
        s.tokens.get(at).filter(|token| token.xpos == "POS")?.head.filter(|&o| o >= start && o < at)?;
    // "Israel's Supreme Court" is Israel's: the owner in a name is a plural, and so a common noun.
    let is_plural =
        matches!(s.tokens[owner].xpos.as_str(), "NNS" | "NNPS") || s.tokens[owner].upos == Upos::Noun;
    // "People's Defence Forces", "Prosecutor's Office"
    let is_usual = is_in(cast, s, owner, WordSet::NamePossessor);
    let is_body = || is_in(cast, s, next, WordSet::BodyNoun);
    (next < s.tokens.len() && (is_usual || is_plural && is_body())).then_some(next)
}

/// The word behind "of", "of the", "for" and "and" in the names of bodies and stretches of land: "Ministry of
/// Trade and Industry", "Gulf of Oman".
fn behind_link(cast: &Cast, s: &Sentence, start: usize, at: usize) -> Option<usize> {
    let link = s.tokens.get(at)?;
    let links = cast.ontology.words(WordSet::NameLink);
    let is_led = |t: usize| s.tokens[t].upos == Upos::Adp && links.contains(&s.tokens[t].form);
    let is_known = |t: usize| cast.ontology.names.longest(&[s.tokens[t].form.as_str()]).is_some();
    if is_led(at) {
        let is_one = |set: WordSet| is_in(cast, s, at - 1, set);
        // Governments stand for a state and name no body of their own.
        let is_body = is_one(WordSet::BodyNoun) || s.tokens[at - 1].upos == Upos::Noun;
        let names_a_body = is_body && !is_one(WordSet::GovernmentNoun);
        // "Strait of Hormuz", "Battle of Zama"
        let is_event =
            is_one(WordSet::HazardNoun) && s.tokens[at - 1].upos == Upos::Propn && !is_opening(s, start);
        let names_land = (is_one(WordSet::PlaceNameNoun) || is_event) && link.does(Function::Genitive);
        let next = at + 1 + usize::from(s.tokens.get(at + 1).is_some_and(|t| t.does(Function::Definite)));
        // Some trees give it to the verb: "bars the Forum for Social Rights from meeting".
        let beside = s.tokens[at - 1].head.filter(|_| is_one(WordSet::BodyNoun) && !is_known(at - 1));
        let is_there = |head: usize| (start..at).contains(&head) || Some(head) == beside;
        let hangs_there = s.tokens.get(next).is_some_and(|_| s.head_chain(next).take(3).any(is_there));
        // "briefed the Council on Syria"
        let is_inner = link.does(Function::Content) || hangs_there && !is_known(next);
        // "Forces for the Defence of Democracy"
        let is_long = link.does(Function::Genitive) && (start..at).any(is_led);
        // "the Legion of Honour"
        let names_a_thing = link.does(Function::Genitive) && is_thing_of(cast, s, start..at, next);
        let is_led_on = (names_a_body || names_land || is_long || names_a_thing) && hangs_there && is_inner;
        return (is_led_on && !is_whole_of_land(cast, s, start..at, next)).then_some(next);
    }
    let is_joint = link.does(Function::Coordinator) || link.form == "&";
    let next = at + 1;
    if !is_joint || next >= s.tokens.len() || is_known(next) {
        return None;
    }
    // "Centre for Law and Order"
    let has_link = (start..at).any(is_led);
    let hangs_there = s.head_chain(next).take(3).any(|head| head > start && head < at);
    if has_link && hangs_there {
        return Some(next);
    }
    is_one_name_with(cast, s, start, at).then_some(next)
}

/// "Food and Drug Administration", "the Belt and Road Initiative", "Lumora & Sons": whether what a coordinator at `joint`
/// joins are parts of one name.
fn is_one_name_with(cast: &Cast, s: &Sentence, start: usize, joint: usize) -> bool {
    let next = joint + 1;
    let is_capital = |t: &usize| s.tokens[*t].form.starts_with(char::is_uppercase);
    let Some(last) = (next..s.tokens.len()).take_while(is_capital).last() else { return false };
    let is_any = |t: usize, sets: &[WordSet]| sets.iter().any(|&set| is_in(cast, s, t, set));
    let is_common = |t: usize| is_nobodys(cast, s, t);
    if s.tokens[joint].form == "&" {
        return is_common(joint - 1);
    }
    // The last word says of what kind the one thing is, which the first words do not.
    let kinds = [WordSet::BodyNoun, WordSet::HazardNoun, WordSet::PlaceNameNoun];
    let is_closed = last > next && s.tokens[last].xpos != "NNPS" && is_any(last, &kinds);
    let is_open = !(start..joint).any(|t| is_any(t, &kinds)) && (start..joint).all(is_common);
    let is_definite = || start.checked_sub(1).is_some_and(|before| s.tokens[before].does(Function::Definite));
    let is_kind = |t: usize| s.tokens[t].upos != Upos::Propn;
    let is_told_by_kinds = || (start..joint).all(is_kind) && !is_opening(s, start);
    is_closed && is_open && (is_definite() || is_told_by_kinds())
}

/// "the Legion of Honour": whether behind "the" one name of nobody is led on by "of" to another of nobody at `next`.
fn is_thing_of(cast: &Cast, s: &Sentence, name: Range<usize>, next: usize) -> bool {
    let is_name = |t: usize| s.tokens[t].upos == Upos::Propn && is_nobodys(cast, s, t);
    let is_definite = |t: usize| t > 0 && s.tokens[t - 1].does(Function::Definite);
    // "the Municipality of Pardubice" is described.
    let is_described = |t: usize| {
        let word = s.tokens[t].form.to_lowercase();
        cast.ontology.agent(&word).is_some() || cast.ontology.words(WordSet::PlaceNoun).contains(&word)
    };
    name.len() == 1
        && is_definite(name.start)
        && !is_described(name.start)
        && !is_definite(next)
        && is_name(name.start)
        && s.tokens.get(next).is_some()
        && is_name(next)
}

/// Whether no name of the gazetteer begins with a word, and nobody is given it.
fn is_nobodys(cast: &Cast, s: &Sentence, token: usize) -> bool {
    let is_family_name = || cast.ontology.names.longest(&[s.tokens[token].form.as_str()]).is_some();
    !is_known(cast, s, token) && !is_family_name() && !is_given(cast, s, token)
}

/// "the Afar Region" of Ethiopia, "the National Investigation Agency" of India, "Lumora Leasing & Finance" of Kuwait:
/// whether the name is whole before the land at `next` whose it is.
fn is_whole_of_land(cast: &Cast, s: &Sentence, name: Range<usize>, next: usize) -> bool {
    let is_land = name.len() > 1
        && is_in(cast, s, name.end - 1, WordSet::PlaceNameNoun)
        && names_land(cast, s, name.start..name.end - 1);
    let is_firm = || s.tokens[name.clone()].iter().any(|token| token.form == "&");
    (is_land || is_firm() || is_named_in_full(cast, s, name.clone())) && names_land(cast, s, next..next + 1)
}

/// Whether words are the whole name of a body or a place of the gazetteer, and begin no longer one.
fn is_named_in_full(cast: &Cast, s: &Sentence, name: Range<usize>) -> bool {
    let words: Vec<&str> =
        s.tokens[name.start..].iter().take(name.len() + 3).map(|t| t.form.as_str()).collect();
    name.len() > 1 && cast.ontology.names.longest(&words).is_some_and(|(length, _)| length == name.len())
}

/// "Lumora, Inc."
pub(super) fn is_company_form(cast: &Cast, s: &Sentence, comma: usize) -> bool {
    let is_comma = s.tokens[comma..].first().is_some_and(|token| token.form == ",");
    is_comma && comma + 1 < s.tokens.len() && is_in(cast, s, comma + 1, WordSet::CompanyForm)
}

/// Whether a word is one of a set.
fn is_in(cast: &Cast, s: &Sentence, token: usize, set: WordSet) -> bool {
    cast.ontology.words(set).contains(&*small(&s.tokens[token].form))
}

/// Whether a person of the gazetteer is named in full from `token` on.
fn starts_known_name(cast: &Cast, s: &Sentence, token: usize) -> bool {
    let words: Vec<&str> = s.tokens[token..].iter().take(6).map(|t| t.form.as_str()).collect();
    let is_person =
        |iri: &str| cast.ontology.actors.get(iri).is_some_and(|actor| actor.kind == ActorKind::Person);
    cast.ontology.names.longest(&words).is_some_and(|(length, namings)| {
        length > 1 && namings.iter().any(|n| n.kind == NameKind::Name && is_person(&n.iri))
    })
}

/// Whether behind a state's adjective a body of the gazetteer is named in full: "the Sudanese Rapid Support Forces".
fn starts_known_body(cast: &Cast, s: &Sentence, start: usize, at: usize) -> bool {
    let words = |from: usize| s.tokens[from..].iter().take(6).map(|t| t.form.as_str()).collect::<Vec<&str>>();
    let names = &cast.ontology.names;
    let is_adjective = |(length, namings): (usize, &[Naming])| {
        length == at - start && namings.iter().any(|n| n.kind == NameKind::Adjective)
    };
    let is_body =
        |iri: &str| cast.ontology.actors.get(iri).is_some_and(|actor| actor.kind == ActorKind::Organisation);
    at == start + 1
        && names.longest(&words(start)).is_some_and(is_adjective)
        && names.longest(&words(at)).is_some_and(|(length, namings)| {
            length > 1 && namings.iter().any(|n| n.kind == NameKind::Name && is_body(&n.iri))
        })
}

/// Whether a word is somebody's given name: "Martin Luther King" holds no king's title.
fn is_given(cast: &Cast, s: &Sentence, token: usize) -> bool {
    is_in(cast, s, token, WordSet::GivenName)
}

/// Whether a person's name begins at `at`, behind a name of another kind: "Poltava Oblast Ivan Melnyk", "president of Ukraine
/// Andriy Melnyk".
pub(super) fn starts_person(cast: &Cast, s: &Sentence, start: usize, at: usize) -> bool {
    let goes_on = s.tokens.get(at + 1).is_some_and(|next| is_part(next, false) && next.upos == Upos::Propn);
    let is_name = is_given(cast, s, at) && goes_on && !is_given(cast, s, start);
    // "Odesa Ivan Melnyk Airport" is named for somebody.
    let is_behind_name = || start + 1 < at || names_land(cast, s, start..at);
    is_name && is_behind_name() && !is_named_after(cast, s, at) || goes_on && ends_domain(cast, s, start, at)
}

/// Whether the capitals from `at` on end as the name of a place does.
fn is_named_after(cast: &Cast, s: &Sentence, at: usize) -> bool {
    let last = (at..s.tokens.len()).take_while(|&t| s.tokens[t].form.starts_with(char::is_uppercase)).last();
    last.is_some_and(|last| is_in(cast, s, last, WordSet::PlaceNameNoun))
}

/// "Governor of Odesa Oblast Oleh Melnyk", "Secretary of Homeland Security Jana Novak": whether who holds an office is
/// named at `at`, behind what the office is for.
fn ends_domain(cast: &Cast, s: &Sentence, start: usize, at: usize) -> bool {
    let is_one = |t: usize, set: WordSet| is_in(cast, s, t, set);
    let sets = [WordSet::PlaceNameNoun, WordSet::BodyNoun, WordSet::SharedName];
    let is_of_domain = |t: usize| s.tokens[t].upos != Upos::Adp && sets.into_iter().any(|set| is_one(t, set));
    let is_flat = |t: usize| s.tokens[t].relation() == "flat";
    let opens_flat = is_flat(at) && !is_flat(at - 1)
        || !is_flat(at) && s.tokens.get(at + 1).is_some_and(|t| t.head == Some(at) && t.relation() == "flat");
    let is_domain = || names_land(cast, s, start..at) || is_of_domain(at - 1) && !is_of_domain(at);
    let is_titled = |of: usize| s.tokens[of].form.starts_with(char::is_uppercase);
    opens_flat && office_led_by(cast, s, start).is_some_and(is_titled) && is_domain()
}

/// Who "of", "of the" or "for" behind leads to the name at `start`: "Governor of", "leader of".
fn office_led_by(cast: &Cast, s: &Sentence, start: usize) -> Option<usize> {
    let before = start.checked_sub(1)?;
    let link = before.checked_sub(usize::from(s.tokens[before].does(Function::Definite)))?;
    let office = link.checked_sub(1)?;
    let is_link = s.tokens[link].upos == Upos::Adp
        && cast.ontology.words(WordSet::NameLink).contains(&s.tokens[link].form);
    let is_person = || {
        is_in(cast, s, office, WordSet::PersonNoun)
            || cast.ontology.agent(&s.tokens[office].form.to_lowercase()).is_some_and(|agent| agent.is_person)
    };
    (is_link && is_person()).then_some(office)
}

/// Whether words are the name of a state or a place of the gazetteer.
fn names_land(cast: &Cast, s: &Sentence, name: Range<usize>) -> bool {
    let words: Vec<&str> = s.tokens[name].iter().map(|t| t.form.as_str()).collect();
    cast.ontology.names.longest(&words).is_some_and(|(length, namings)| {
        length == words.len()
            && namings.iter().any(|naming| match cast.ontology.actors.get(&naming.iri) {
                Some(actor) => {
                    naming.kind == NameKind::Name
                        && matches!(actor.kind, ActorKind::State | ActorKind::Polity)
                }
                None => naming.kind == NameKind::Place,
            })
    })
}

/// Whether what stands at `at` is a machine behind the body that owns it: "Air Force F-35", "Air Force Bell 412".
fn starts_machine(cast: &Cast, s: &Sentence, start: usize, at: usize) -> bool {
    if at > start && machine_end(cast, s, at).is_some() {
        return true;
    }
    // "Baltic Airways Flight 412"
    let is_event = is_in(cast, s, at, WordSet::HazardNoun);
    let is_body = at > start && is_in(cast, s, at - 1, WordSet::ForceNoun) && !is_event;
    let is_number =
        |t: usize| s.tokens.get(t).is_some_and(|t| t.form.starts_with(|c: char| c.is_ascii_digit()));
    is_body && (is_number(at + 1) || s.tokens.get(at + 1).is_some_and(|t| t.form == "-") && is_number(at + 2))
}

/// The end of the name of a type of aircraft that begins with its maker's, "Cessna 208 Caravan", "Sikorsky UH-60 Black
/// Hawk", "a Beechcraft King Air", or of a ship: "USS Gerald R. Ford".
fn machine_end(cast: &Cast, s: &Sentence, start: usize) -> Option<usize> {
    let is_shouted = || s.tokens[start].form.chars().all(char::is_uppercase);
    let is_ship = is_in(cast, s, start, WordSet::ShipPrefix) && is_shouted();
    let is_made =
        is_in(cast, s, start, WordSet::MachineMaker) && s.tokens[start].form.starts_with(char::is_uppercase);
    if !is_ship && !is_made {
        return None;
    }
    let is_model = |form: &str| {
        let form = if is_ship { form.trim_end_matches('.') } else { form };
        form.chars().all(char::is_alphanumeric)
            && form.starts_with(|c: char| c.is_ascii_digit() || c.is_uppercase())
    };
    let mut end = start + 1;
    let mut is_numbered = false;
    while let Some(token) = s.tokens.get(end) {
        let is_beside = s.tokens[end - 1].span.end == token.span.start;
        let joins = !is_ship
            && token.form == "-"
            && is_beside
            && s.tokens.get(end + 1).is_some_and(|t| is_model(&t.form));
        let at = if joins { end + 1 } else { end };
        let is_named = is_model(&s.tokens[at].form)
            && (is_ship || office_at(cast, s, at).is_none())
            && !cast.document.is_time(s.tokens[at].span);
        if !is_named {
            break;
        }
        is_numbered |= s.tokens[at].form.bytes().any(|b| b.is_ascii_digit());
        end = at + 1;
    }
    let is_one = start.checked_sub(1).is_some_and(|before| s.tokens[before].does(Function::Article));
    let is_told_by_name = || {
        is_one
            && end > start + 1
            && s.tokens[start + 1].upos == Upos::Propn
            && cast.ontology.names.longest(&[s.tokens[start].form.as_str()]).is_none()
            && !is_in(cast, s, end - 1, WordSet::BodyNoun)
            && !is_in(cast, s, end - 1, WordSet::PlaceNameNoun)
    };
    (is_numbered || is_ship && end > start + 1 || is_told_by_name()).then_some(end)
}

/// "A Cessna 208 Caravan crashed": a type of aircraft or a ship, which is no actor; where the text goes on after it.
pub(super) fn machine(cast: &mut Cast, sentence: usize, start: usize) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let end = machine_end(cast, s, start)?;
    let span = Span::new(s.tokens[start].span.start, s.tokens[end - 1].span.end);
    let head = head_of(s, start, end);
    let entity = new_entity(cast, &cast.document.label(span), EntityKind::Misc, end - start);
    cast.mention(sentence, head, span, MentionForm::Name, entity);
    Some(end)
}

/// Whether a run that begins with a state or place names a thing of its own: "Balochistan Liberation Army",
/// "Kharkiv Oblast", "Somali National Army".
pub(super) fn names_its_own(cast: &Cast, s: &Sentence, start: usize, end: usize) -> bool {
    let head = head_of(s, start, end);
    // Parsers also hang the last word on the first: "Sumy Oblast".
    [head, end - 1].into_iter().any(|token| {
        let is_one = |set: WordSet| is_in(cast, s, token, set);
        (is_one(WordSet::BodyNoun) || is_one(WordSet::PlaceNameNoun))
            && (!is_one(WordSet::GovernmentNoun) || is_office_of_its_own(cast, s, start, token))
    })
}

/// "the Somali Civil Aviation Authority", but "the Palestinian Authority", "the Federal Government of Somalia": whether
/// more than its owner stands before the word for a government.
fn is_office_of_its_own(cast: &Cast, s: &Sentence, start: usize, noun: usize) -> bool {
    if is_in(cast, s, noun, WordSet::StateNoun) || s.tokens[noun].xpos.ends_with('S') {
        return false;
    }
    let words: Vec<&str> = s.tokens[start..noun].iter().map(|t| t.form.as_str()).collect();
    cast.ontology.names.longest(&words).is_some_and(|(known, namings)| {
        // "the Biden-Harris Administration"
        let is_family = namings.iter().all(|naming| naming.kind == NameKind::FamilyName);
        // "the U.S. Federal Aviation Administration" is named without its state.
        known < words.len() && !is_family && !names_state(cast, s, start..start + known)
    })
}

/// Whether words are the name of a state, and not its adjective.
pub(super) fn names_state(cast: &Cast, s: &Sentence, name: Range<usize>) -> bool {
    names_actor(cast, s, name, ActorKind::State)
}

/// Whether what begins with the name of a state or place of `known` words names a thing of its own: "Ostrava Falcons",
/// "Kampala Tower", with the name of a body "FIFA World Cup"; but no person, no office and no body of the state.
pub(super) fn is_named_for(cast: &Cast, s: &Sentence, start: usize, known: usize, end: usize) -> bool {
    let rest = start + known;
    if known == 0 || rest >= end || is_title_case(s) {
        return false;
    }
    let head = head_of(s, start, end);
    // "Baltic Airlines Flight 412"
    let is_digits = |t: usize| s.tokens[t].form.bytes().all(|b| b.is_ascii_digit());
    let last = (rest..end).rev().find(|&t| !is_digits(t)).unwrap_or(rest);
    let is_contest = is_in(cast, s, last, WordSet::HazardNoun);
    let owner = head_of(s, start, rest);
    let is_attribute = matches!(s.tokens[owner].relation(), "compound" | "amod")
        && s.tokens[owner].head.is_some_and(|of| (rest..end).contains(&of));
    // "the Iran–Iraq War"
    let is_pair = is_contest && matches!(s.tokens[rest].form.as_str(), "-" | "–");
    let is_numbered = s.tokens[rest].form.starts_with(|c: char| c.is_ascii_digit());
    // "Natanz Nuclear Facility"
    let is_name = |t: &Token| {
        matches!(t.upos, Upos::Propn | Upos::Num)
            || t.form.starts_with(char::is_uppercase) && matches!(t.upos, Upos::Adj | Upos::Noun)
    };
    let is_agent = |t: usize| {
        let words = [&s.tokens[t].form, &s.tokens[t].lemma];
        let agent = words.into_iter().find_map(|word| cast.ontology.agent(&word.to_lowercase()));
        agent.is_some_and(|agent| agent.is_person || t + 1 == end)
    };
    let words = &s.tokens[rest..end];
    if is_numbered {
        return names_actor(cast, s, start..rest, ActorKind::Organisation);
    }
    head >= rest
        && (is_attribute || is_pair)
        && s.tokens[head].deprel != "nmod:desc"
        && words[usize::from(is_pair)..].iter().all(is_name)
        && !(rest..end).any(is_agent)
        && !is_given(cast, s, start)
        && !is_given(cast, s, rest)
        // "the player Paris Novak", "the leader of Abkhazia Badra Silva"
        && !start.checked_sub(1).is_some_and(|before| is_in(cast, s, before, WordSet::PersonNoun))
        && office_led_by(cast, s, start).is_none_or(|office| office + 2 < start)
        && (is_contest || !is_known(cast, s, rest))
        && (names_land(cast, s, start..rest)
            || is_contest && names_actor(cast, s, start..rest, ActorKind::Organisation)
            // "the Cambodian Civil War"
            || is_contest && s.tokens[owner].relation() == "amod" && is_known(cast, s, start))
}

/// "Maguindanao del Sur": whether a small word of names leads on behind the name of a place of `known` words.
pub(super) fn goes_on_small(cast: &Cast, s: &Sentence, start: usize, known: usize) -> bool {
    let rest = start + known;
    known > 0
        && rest < s.tokens.len()
        && is_in(cast, s, rest, WordSet::NameParticle)
        && names_land(cast, s, start..rest)
}

/// "Kansas City Chiefs", "Monaco Grand Prix", "Ana Silva Torres": the name found last, of which nothing is known, and the
/// one right before it are one name that the tree cuts in two. A place or a state that the first one is stays a mention.
pub(super) fn join_cut_name(cast: &mut Cast, sentence: usize, start: usize, end: usize) {
    let s = &cast.document.sentences[sentence];
    let Some(before) = start.checked_sub(1).map(|t| s.tokens[t].span.end) else { return };
    let ending = cast.mentions_in(sentence).filter(|&m| cast.found.mentions[m].span.end == before);
    let Some(first) = ending.min_by_key(|&m| cast.found.mentions[m].span.start) else { return };
    let Some(kind) = kind_of_joined(cast, s, &cast.found.mentions[first], start..end) else { return };
    let span = cast.found.mentions[first].span.cover(s.tokens[end - 1].span);
    let begin = (0..start).rev().find(|&t| s.tokens[t].span.start <= span.start).unwrap_or(start);
    let (head, name) = (head_of(s, begin, end), cast.document.words(span));
    let told = cast.found.mentions[first].entity;
    let is_known =
        cast.found.entities[told].place.is_some() || cast.found.entities[told].is_known(cast.ontology);
    cast.forget_last(sentence);
    // "Rodrigo Paz Pereira" is the Rodrigo Paz of whom something is known.
    let is_one_person = is_known && kind == EntityKind::Per;
    let entity = if is_one_person { told } else { new_entity(cast, &name, kind, end - begin) };
    if is_known && !is_one_person {
        cast.mention(sentence, head, span, MentionForm::Name, entity);
        return;
    }
    let mention = &mut cast.found.mentions[first];
    (mention.span, mention.head, mention.kind, mention.entity) = (span, head, kind, entity);
}

/// What a name and the unknown one behind it are together, where they are one.
fn kind_of_joined(cast: &Cast, s: &Sentence, first: &Mention, rest: Range<usize>) -> Option<EntityKind> {
    let second = cast.found.mentions.last()?;
    let (owner, thing) = (&cast.found.entities[first.entity], &cast.found.entities[second.entity]);
    let is_unknown = |entity: &Entity| entity.place.is_none() && !entity.is_known(cast.ontology);
    let is_beside = s.tokens[rest.start - 1].span.end + 1 == s.tokens[rest.start].span.start;
    let words = cast.document.words(first.span);
    let is_named =
        |t: usize| s.tokens[t].upos == Upos::Propn && s.tokens[t].form.starts_with(char::is_uppercase);
    if !is_beside || !is_unknown(thing) || !is_named(rest.start) || second.form != MentionForm::Name {
        return None;
    }
    let ends_in = |set: WordSet| is_in(cast, s, rest.end - 1, set);
    let opens_in = |word: &str, set: WordSet| cast.ontology.words(set).contains(&word.to_lowercase());
    let is_body = ends_in(WordSet::BodyNoun) || ends_in(WordSet::SharedName);
    // "Rodrigo Paz Pereira", "Ana Torres", but "Donald Trump Jr."
    let opens_given = opens_in(words.split(' ').next()?, WordSet::GivenName);
    let is_family = rest.len() == 1
        && matches!(second.kind, EntityKind::Per | EntityKind::Misc)
        && !is_body
        && !is_given(cast, s, rest.start)
        && !s.tokens[rest.start].form.ends_with('.');
    if first.kind == EntityKind::Per && !ends_in(WordSet::PlaceNameNoun) {
        let is_whole = opens_given || !is_unknown(owner) && words.contains(' ');
        return (first.form == MentionForm::Name && is_whole && is_family).then_some(EntityKind::Per);
    }
    // "the Cypriot Cup", "the Monaco Grand Prix"
    if second.kind == EntityKind::Event && rest.len() <= 3 && ends_in(WordSet::HazardNoun) {
        return (first.kind != EntityKind::Per).then_some(EntityKind::Event);
    }
    // "in Paris Lumora announced"
    let is_apart = s.tokens[second.head].relation() == "nsubj" && s.case_marker(first.head).is_some();
    let is_land = owner.actor.is_none() && matches!(first.kind, EntityKind::Gpe | EntityKind::Loc);
    let is_thing =
        is_unknown(owner) && matches!(first.kind, EntityKind::Org | EntityKind::Misc | EntityKind::Per);
    let owns_machine = words.rsplit(' ').next().is_some_and(|last| opens_in(last, WordSet::ForceNoun));
    // "the Refugee Council Enver Solomon" runs no council of that name.
    let is_closed =
        !is_body && words.rsplit(' ').next().is_some_and(|last| opens_in(last, WordSet::BodyNoun));
    let is_open = first.form == MentionForm::Name && (is_land || is_thing) && !is_apart;
    let is_open = is_open && !owns_machine && !is_closed;
    if !is_open || is_known(cast, s, rest.start) {
        return None;
    }
    match second.kind {
        _ if ends_in(WordSet::PlaceNameNoun) => Some(EntityKind::Loc),
        EntityKind::Misc if opens_given && is_family && is_unknown(owner) => Some(EntityKind::Per),
        EntityKind::Misc if s.tokens[second.head].xpos == "NNPS" => Some(EntityKind::Org),
        EntityKind::Org | EntityKind::Misc | EntityKind::Loc => Some(second.kind),
        EntityKind::Per | EntityKind::Gpe | EntityKind::Group | EntityKind::Event => None,
    }
}

/// Whether a longer name begins with that of a state or a place: "United States Mint".
fn opens_with_land(cast: &Cast, s: &Sentence, start: usize, end: usize) -> bool {
    known_land(cast, s, start).is_some_and(|known| start + known < end)
}

/// How many words from `start` on are the name of a state or a place.
fn known_land(cast: &Cast, s: &Sentence, start: usize) -> Option<usize> {
    if !cast.ontology.names.begins(&s.tokens[start].form) {
        return None;
    }
    let words: Vec<&str> = s.tokens[start..].iter().take(6).map(|t| t.form.as_str()).collect();
    let known = cast.ontology.names.longest(&words)?.0;
    names_land(cast, s, start..start + known).then_some(known)
}

/// Whether words are the name of an actor of a kind.
fn names_actor(cast: &Cast, s: &Sentence, name: Range<usize>, kind: ActorKind) -> bool {
    let words: Vec<&str> = s.tokens[name].iter().map(|t| t.form.as_str()).collect();
    cast.ontology.names.longest(&words).is_some_and(|(length, namings)| {
        let is_of_kind = |iri: &str| cast.ontology.actors.get(iri).is_some_and(|actor| actor.kind == kind);
        length == words.len() && namings.iter().any(|n| n.kind == NameKind::Name && is_of_kind(&n.iri))
    })
}

/// The mention of a proper name that the gazetteer lacks, from `start` to `end`; whether one was made.
pub(super) fn unknown_name(cast: &mut Cast, sentence: usize, start: usize, end: usize) -> bool {
    let s = &cast.document.sentences[sentence];
    let head = head_of(s, start, end);
    let holder = (end == start + 1).then(|| titled(cast, s, start)).flatten();
    let by_shape = || kind_by_shape(cast, s, start, end, head);
    let Some(kind) = holder.as_ref().map(|_| EntityKind::Per).or_else(by_shape) else { return false };
    let has_title = kind == EntityKind::Per && is_personal_title(cast, s, start, end);
    let start = start + usize::from(has_title);
    let head = head_of(s, start, end);
    let span = Span::new(s.tokens[start].span.start, s.tokens[end - 1].span.end);
    let name = cast.document.words(span);
    let is_generic = is_generic(cast, s, start, end);
    // "International Office for Migrants" is no office of a government.
    let is_worldwide = is_in(cast, s, start, WordSet::WorldwideAdjective);
    let agent = cast.ontology.agent(&s.tokens[head].form).filter(|_| !is_worldwide);
    let sector = agent.and_then(|agent| agent.sector.clone());
    let ontology = cast.ontology;
    let spelled = if kind == EntityKind::Per { ontology.names.spelled(&name) } else { None };
    let known = spelled.or(holder.as_ref()).and_then(|iri| ontology.actors.get(iri));
    let known = known.map(|actor| cast.actor(actor));
    // "Mr. Kovács" after "Kovács László": an honorific goes with the family name, wherever it stands.
    let is_addressed = kind == EntityKind::Per && is_addressed(s, start);
    let earlier = earlier_bearer(cast, &name, kind);
    // "Ana" after "Ana Silva"
    let is_first = kind == EntityKind::Per && is_given(cast, s, start);
    let earlier = earlier.or_else(|| cast.first_bearer(&name).filter(|_| is_addressed || is_first));
    let earlier = earlier.or_else(|| body_begun(cast, s, start, end));
    let entity = known.or(earlier).unwrap_or_else(|| {
        let entity = new_entity(cast, &name, kind, end - start);
        let made = &mut cast.found.entities[entity];
        if kind == EntityKind::Org {
            made.sector = sector.or(made.sector.take());
        }
        // "the Health Ministry": of which state is not said here.
        if is_generic {
            made.actor = None;
        }
        entity
    });
    cast.mention(sentence, head, span, MentionForm::Name, entity);
    // "Henri signed … . Henri said": what it is may be told by a later mention.
    if cast.found.entities[entity].kind == EntityKind::Misc && kind != EntityKind::Misc {
        cast.found.entities[entity].kind = kind;
    }
    true
}

/// "Sheikh Hikmat al-Tarif", "MP Rana Silva": whether a person's name begins with what the person is. "Sheikh Hasina" may
/// be a name.
fn is_personal_title(cast: &Cast, s: &Sentence, start: usize, end: usize) -> bool {
    let word = &s.tokens[start];
    let is_acronym = word.form.chars().all(char::is_uppercase);
    is_in(cast, s, start, WordSet::PersonNoun)
        && s.tokens.get(start + 1).is_some_and(|t| t.form.starts_with(char::is_uppercase))
        && !is_given(cast, s, start)
        && (end - start >= 3 || is_acronym && end - start > 1)
}

/// Whether every word of a name is one that many bodies share: "Health Ministry", "Supreme Court".
fn is_generic(cast: &Cast, s: &Sentence, start: usize, end: usize) -> bool {
    let sets = [WordSet::BodyNoun, WordSet::SharedName];
    s.tokens[start..end].iter().all(|token| {
        let lower = token.form.to_lowercase();
        sets.iter().any(|set| cast.ontology.words(*set).contains(&lower))
            || cast.ontology.agent(&lower).is_some()
            || [Function::Content, Function::Definite, Function::Coordinator].iter().any(|f| token.does(*f))
    })
}

/// What bears the name; none where a noun describes and does not name.
fn kind_by_shape(cast: &Cast, s: &Sentence, start: usize, end: usize, head: usize) -> Option<EntityKind> {
    let lower = |t: usize| s.tokens[t].form.to_lowercase();
    let (first, last, named_by) = (lower(start), lower(end - 1), lower(head));
    let has_spaces = s.tokens[start..end].windows(2).any(|pair| pair[0].span.end < pair[1].span.start);
    let is_long = end - start > 1 && has_spaces;
    let agent = cast.ontology.agent(&last);
    // "the Government", "the Permanent Representative": described, not named.
    let is_described = |agent: &AgentNoun| agent.is_person && s.tokens[start].upos != Upos::Propn;
    if agent.is_some_and(|agent| !is_long || is_described(agent)) {
        return None;
    }
    let is_one = |set: WordSet, words: &[&String]| {
        words.iter().any(|word| cast.ontology.words(set).contains(word.as_str()))
    };
    // "Hurricane Melissa", "World War II", but "Constitution Party".
    let closes_otherwise = is_one(WordSet::BodyNoun, &[&last]) || is_one(WordSet::PlaceNameNoun, &[&last]);
    if is_one(WordSet::HazardNoun, &[&last, &named_by])
        || !closes_otherwise && is_one(WordSet::HazardNoun, &[&first])
    {
        return Some(EntityKind::Event);
    }
    if is_long && agent.is_some_and(|agent| !agent.is_person) {
        return Some(EntityKind::Org);
    }
    // "Bell 412"
    if is_long
        && last.bytes().all(|b| b.is_ascii_digit())
        && !is_one(WordSet::PlaceNameNoun, &[&first, &named_by])
    {
        return Some(EntityKind::Misc);
    }
    // "President Gudni": a title stands before people.
    let is_titled = (1..=8)
        .any(|length| start.checked_sub(length).is_some_and(|at| office_at(cast, s, at) == Some(length)));
    if is_titled {
        return Some(EntityKind::Per);
    }
    // "the army chief, Cho In-hwan"
    let is_people = |t: usize| {
        cast.ontology.agent(&s.tokens[t].lemma.to_lowercase()).is_some_and(|agent| agent.is_person)
            || office_at(cast, s, t).is_some()
    };
    let apposed = s.tokens[head].head.filter(|_| s.tokens[head].relation() == "appos");
    let is_apposed_person = apposed.into_iter().chain(s.children_by(head, "appos")).any(is_people);
    if is_long && is_apposed_person && end - start <= 4 && !closes_otherwise {
        return Some(EntityKind::Per);
    }
    // "Lumora & Sons"
    let is_firm = || s.tokens[start..end].iter().any(|token| token.form == "&");
    if is_one(WordSet::CompanyForm, &[&last]) || is_firm() {
        return Some(EntityKind::Org);
    }
    let is_land = |t: usize| is_one(WordSet::LandNoun, &[&s.tokens[t].lemma.to_lowercase()]);
    // "the capital Maseru"
    let is_apposed_place = is_land_named(cast, s, head)
        || s.children_by(head, "appos").any(is_land)
        || s.children_by(head, "compound").any(|c| c + 1 == start && is_land(c));
    // "the airline Velta Wings", "the rebel group Hurras"
    let is_called = |c: usize| c + 1 == start && names_company(cast, s, c) && !is_given(cast, s, start);
    if s.children(head).any(is_called) {
        return Some(EntityKind::Org);
    }
    let begins_as_place = is_one(WordSet::PlaceNameNoun, &[&first]) && !is_one(WordSet::BodyNoun, &[&last]);
    if is_apposed_place || is_long && (begins_as_place || is_one(WordSet::PlaceNameNoun, &[&last])) {
        return Some(EntityKind::Loc);
    }
    // "Observatory for Human Rights", "Gulf of Oman": the word before the link says what it is.
    if is_long && is_one(WordSet::BodyNoun, &[&last, &named_by]) {
        return Some(EntityKind::Org);
    }
    if is_long && is_one(WordSet::PlaceNameNoun, &[&named_by]) {
        return Some(EntityKind::Loc);
    }
    if is_long && known_land(cast, s, start).is_some_and(|known| goes_on_small(cast, s, start, known)) {
        return Some(EntityKind::Loc);
    }
    if is_long && end - start <= 6 && is_one(WordSet::GivenName, &[&first]) {
        return Some(EntityKind::Per);
    }
    let written = &s.tokens[start].form;
    // "Demosisto's Nathan Law", "LibriVox founder Hugh McGuire": people belong to bodies.
    let is_of_people = s.tokens[head].head.is_some_and(|of| {
        let is_owner = s.tokens[head].deprel == "nmod:poss" && is_given(cast, s, of);
        is_owner || s.tokens[head].relation() == "compound" && of == end && is_people(of)
    });
    if is_of_people && !is_given(cast, s, start) {
        return Some(EntityKind::Org);
    }
    let is_acronym = end - start == 1 && written.len() >= 2 && written.chars().all(char::is_uppercase);
    if is_acronym {
        return Some(EntityKind::Org);
    }
    // "the A380", "an MQ-9"
    let has_digit = || s.tokens[start..end].iter().any(|t| t.form.bytes().any(|b| b.is_ascii_digit()));
    let is_model = || s.tokens[start..end].iter().any(|t| t.form == "-");
    if !is_long && has_digit() && (is_model() || !acts(cast, s, head)) {
        return Some(EntityKind::Misc);
    }
    // "in Silva's last years" after "Ana Silva"
    let is_owner = s.tokens.get(end).is_some_and(|next| matches!(next.form.as_str(), "'s" | "'"));
    if is_owner
        && end == start + 1
        && cast.family_bearer(written).is_some_and(|e| cast.found.entities[e].kind == EntityKind::Per)
    {
        return Some(EntityKind::Per);
    }
    let preposition = s.preposition(head).unwrap_or_default();
    if cast.ontology.words(WordSet::LocativePreposition).contains(&preposition) {
        return Some(EntityKind::Loc);
    }
    let is_twin = |t: usize| is_side_by_side(s, t - 1, t) && s.tokens[t].relation() != "compound";
    let has_flat = (start..end).any(|t| s.tokens[t].relation() == "flat") || (start + 1..end).any(is_twin);
    // "Abu Bakr al-Baghdadi"
    let words = (start..end).filter(|&t| s.tokens[t].upos != Upos::Punct).count();
    // People bear no article: "the Times", "the Galerie d'Apollon".
    let is_definite = s.children(head).any(|c| c + 1 == start && s.tokens[c].does(Function::Definite));
    let is_thing = is_definite && !(start..end).any(|t| is_given(cast, s, t));
    if is_long && has_flat && words <= 4 && !is_thing {
        return Some(EntityKind::Per);
    }
    let verb = s.tokens[head].head.filter(|_| s.tokens[head].relation() == "nsubj");
    let speaks = verb.is_some_and(|v| {
        let lemma = &s.tokens[v].lemma;
        cast.ontology.speech(lemma, WordClass::Verb).any(|word| word.is_reporting)
    });
    if is_long {
        // "Civil Defense", "Kampala Tower" and "Ostrava Falcons" do what people do.
        let is_no_person = || {
            is_one(WordSet::SharedName, &[&first]) && s.tokens[start].relation() == "amod"
                || opens_with_land(cast, s, start, end)
        };
        let is_person = end - start <= 3 && verb.is_some() && !is_thing && !is_no_person();
        return Some(if is_person { EntityKind::Per } else { EntityKind::Org });
    }
    let is_singular = s.tokens[head].xpos == "NNP";
    if is_brand(&s.tokens[start]) {
        return Some(EntityKind::Misc);
    }
    if is_definite && is_one(WordSet::CompassNoun, &[&named_by]) {
        return Some(EntityKind::Loc);
    }
    if is_definite && is_singular && !is_title_case(s) && !is_opening(s, start) {
        return Some(listed_kind(cast, s, head).unwrap_or(EntityKind::Org));
    }
    // "Ravenko refused to answer"
    let is_somebody = s.tokens[head].xpos == "NNP"
        && !closes_otherwise
        && (acts(cast, s, head) || !is_title_case(s) && suffers(cast, s, head));
    if speaks || is_somebody || is_addressed(s, start) || is_given(cast, s, start) {
        return Some(EntityKind::Per);
    }
    let name = cast.document.words(Span::new(s.tokens[start].span.start, s.tokens[end - 1].span.end));
    let before = earlier_bearer(cast, &name, EntityKind::Per).map(|e| cast.found.entities[e].kind);
    // A capital at the head of a sentence, or in a heading, names nothing for certain.
    // "Lumora's shares fell": but for what does something there.
    let is_doer = s.tokens[head].xpos == "NNP"
        && matches!(s.tokens[head].deprel.as_str(), "nsubj" | "nsubj:pass" | "nmod:poss");
    let is_certain = (!is_opening(s, start) || is_doer) && !is_title_case(s);
    // "Sokolov" where the gazetteer knows several.
    let is_family = || {
        let known = cast.ontology.names.longest(&[written.as_str()]);
        end == start + 1
            && s.tokens[start].xpos == "NNP"
            && known.is_some_and(|(_, namings)| namings.iter().any(|n| n.kind == NameKind::FamilyName))
    };
    let kind = || match listed_kind(cast, s, head) {
        Some(kind) => kind,
        None if is_family() => EntityKind::Per,
        None => EntityKind::Misc,
    };
    before.or_else(|| is_certain.then(kind))
}

/// "the cities of Bardaale": whether a word is named as a stretch of land.
fn is_land_named(cast: &Cast, s: &Sentence, token: usize) -> bool {
    let lands = cast.ontology.words(WordSet::LandNoun);
    s.tokens[token].head.is_some_and(|of| {
        lands.contains(&s.tokens[of].lemma.to_lowercase())
            && s.tokens[token].relation() == "nmod"
            && s.is_led_by(token, Function::Genitive)
    })
}

/// "the cities of Bardaale, Qoryooley and Wanlaweyn", "near Bardaale, Bay": a name behind another's comma is of its kind.
fn listed_kind(cast: &Cast, s: &Sentence, head: usize) -> Option<EntityKind> {
    let is_listed = matches!(s.tokens[head].deprel.as_str(), "conj" | "nmod:unmarked" | "appos");
    let first = s.tokens[head].head.filter(|_| is_listed)?;
    let sentence = cast.document.sentence_at(s.span)?;
    let kind = cast.found.mentions[cast.mention_at(sentence, first)?].kind;
    match kind {
        EntityKind::Gpe | EntityKind::Loc => Some(EntityKind::Loc),
        EntityKind::Org => Some(EntityKind::Org),
        _ => None,
    }
}

/// Whether a noun is said of companies or armed groups, never of people: "airline", "militia".
pub(super) fn names_company(cast: &Cast, s: &Sentence, noun: usize) -> bool {
    let lemma = s.tokens[noun].lemma.to_lowercase();
    let agent = cast.ontology.agent(&lemma);
    let is_trade = agent.is_some_and(|agent| !agent.is_person && agent.sector.as_deref() == Some("BUS"));
    s.tokens[noun].xpos == "NN"
        && s.tokens[noun].form.starts_with(char::is_lowercase)
        && (is_trade || cast.ontology.words(WordSet::MovementNoun).contains(&lemma))
}

/// Whether "Mr." or the like stands before a name.
fn is_addressed(s: &Sentence, start: usize) -> bool {
    start > 0 && s.tokens[start - 1].does(Function::Honorific)
}

/// Who bore this name before: the same words, or a person's last word.
fn earlier_bearer(cast: &Cast, name: &str, kind: EntityKind) -> Option<usize> {
    let same = cast.bearer(name);
    if kind == EntityKind::Org {
        // "the Foreign Ministry" after "the Iranian Foreign Ministry"
        return same.or_else(|| cast.family_bearer(name));
    }
    if kind != EntityKind::Per {
        return same;
    }
    same.max(cast.family_bearer(name)).or_else(|| cast.spelled(name))
}

/// "Ferrum" after "Ferrum Dynamics": the first word of a body's name alone, where it is no word that many names have.
fn body_begun(cast: &Cast, s: &Sentence, start: usize, end: usize) -> Option<usize> {
    let word = &s.tokens[start].form;
    let is_common = || {
        let sets = [WordSet::BodyNoun, WordSet::SharedName, WordSet::GivenName, WordSet::PlaceNameNoun];
        sets.into_iter().any(|set| is_in(cast, s, start, set)) || cast.ontology.agent(word).is_some()
    };
    (end == start + 1 && s.tokens[start].upos == Upos::Propn)
        .then(|| cast.body_beginning(word))
        .flatten()
        .filter(|_| !is_common())
}

/// The body between states whose name opens that of one of its own: "European Union Monitoring Mission".
fn parent<'a>(ontology: &'a Ontology, name: &str) -> Option<&'a Actor> {
    let words: Vec<&str> = name.split(' ').collect();
    let (last, before) = words.split_last()?;
    let (_, namings) = ontology.names.longest(before)?;
    let is_body = ontology.words(WordSet::BodyNoun).contains(&last.to_lowercase());
    let mut bodies = namings.iter().filter_map(|naming| ontology.actors.get(&naming.iri));
    bodies.find(|body| is_body && body.sector.as_deref() == Some("IGO"))
}

pub(super) fn new_entity(cast: &mut Cast, name: &str, kind: EntityKind, words: usize) -> usize {
    // One word alone names nobody for certain: no IRI.
    let is_actor = matches!(kind, EntityKind::Per | EntityKind::Org)
        && (words > 1 || kind == EntityKind::Org && name.len() >= 3);
    let actor = is_actor.then(|| minted(name));
    let actor_kind = match kind {
        EntityKind::Per => Some(ActorKind::Person),
        EntityKind::Org => Some(ActorKind::Organisation),
        EntityKind::Gpe | EntityKind::Loc | EntityKind::Group | EntityKind::Event | EntityKind::Misc => None,
    };
    let key = format!("name {name}");
    let label = name.to_owned();
    let parent = parent(cast.ontology, name).filter(|_| kind == EntityKind::Org);
    cast.entity(&key, || Entity {
        kind,
        label,
        named: true,
        actor,
        actor_kind,
        place: None,
        state: None,
        body: parent.map(|body| body.iri.clone()),
        sector: parent.and_then(|body| body.sector.clone()),
        wikipedia: None,
        members: Vec::new(),
    })
}
