//! How far a name goes: capitals, particles, links, numbers.

use std::ops::Range;

use super::is_in;
use super::kind::is_land_named;
use super::known::{
    is_adjective, is_given, is_known, known_land, names_land, names_state, starts_known_body,
    starts_known_name, starts_led_body, starts_person,
};
use super::lone::{is_code, is_lone_capital};
use super::machine::starts_machine;
use super::number::{
    currency_sign, is_initial, is_number, is_number_of_king, is_number_of_name, is_pronoun_in_name,
};
use crate::extract::EntityKind;
use crate::extract::actor::Cast;
use crate::extract::mention::{head_of, is_article_name, office_at, opens_with_article};
use crate::ontology::{ActorKind, NameKind, Naming, WordSet};
use crate::text::{Function, Sentence, Token, Upos};

/// The end of the proper name that begins at `start`, its words joined by the tree, by particles ("de la"), by
/// hyphens, and behind a body or a stretch of land by "of" and "for".
pub(in crate::extract) fn run(cast: &Cast, s: &Sentence, start: usize, is_title_case: bool) -> Option<usize> {
    if is_article_of_name(cast, s, start) && !is_title_case {
        return run(cast, s, start + 1, is_title_case).filter(|&end| end > start + 1);
    }
    // Asked of every word, and few are part of a name.
    // "H. E. Mr. Silva"
    let is_addressed = s.tokens.get(start + 2).is_some_and(|t| t.does(Function::Honorific));
    let is_first_initial = is_initial(s, start) && is_initial(s, start + 1);
    let is_last_initial =
        is_initial(s, start) && s.tokens.get(start + 1).is_some_and(|t| t.does(Function::Honorific));
    if is_first_initial && is_addressed || is_last_initial {
        return None;
    }
    // "Two Reuters journalists", "One China", "Category Two Hurricane Ana"
    let is_capital = |t: usize| s.tokens[t].form.starts_with(char::is_uppercase);
    let is_small_opening = matches!(s.tokens[start].upos, Upos::Num | Upos::Adv)
        && (is_opening(s, start)
            || is_capital(start - 1) && !s.tokens[start - 1].does(Function::Definite)
            || start + 1 >= s.tokens.len()
            || is_known(cast, s, start + 1));
    let is_start =
        is_part(&s.tokens[start], is_title_case) && !is_small_opening || is_pronoun_in_name(s, start);
    if !is_start && !is_first_initial && !opens_with_article(cast, s, start) {
        return None;
    }
    let is_time = cast.document.is_time(s.tokens[start].span);
    // "the General Confederation of Workers"
    let is_body = s.tokens.get(start + 1).is_some_and(|next| next.form.starts_with(char::is_uppercase))
        && is_in(cast, s, start + 1, WordSet::BodyNoun);
    let is_title = office_at(cast, s, start)
        .is_some_and(|length| !leads_body(cast, s, start + length) && (length > 1 || !is_body));
    // "Former European Union officials"
    let is_former = is_opening(s, start) && is_in(cast, s, start, WordSet::FormerAdjective);
    let is_no_start = is_title || is_former || is_in(cast, s, start, WordSet::CompanyForm);
    if is_time || is_no_start || opens_description(cast, s, start) {
        return None;
    }
    let mut end = start + 1;
    loop {
        let goes_on = |at: usize| {
            s.tokens.get(at).is_some_and(|token| {
                is_part(token, is_title_case)
                    || is_number(s, start, at)
                    || is_number_of_king(cast, s, start, at)
            }) && (!cast.document.is_time(s.tokens[at].span) || is_number_of_name(cast, s, start, at))
                && (office_at(cast, s, at).is_none_or(|length| leads_body(cast, s, at + length))
                    || is_given(cast, s, start))
                && !starts_known_name(cast, s, at)
                && !starts_known_body(cast, s, start, at)
                && !starts_led_body(cast, s, start, at)
                && !is_state_of_town(cast, s, start, at)
                && !starts_person(cast, s, start, at)
                && !starts_machine(cast, s, start, at)
                && currency_sign(s, at).is_none()
        };
        let is_inner = || {
            is_number(s, start, end)
                || is_number_of_king(cast, s, start, end)
                || is_initial(s, end - 1)
                || is_joined(s, start, end)
                || is_twin(cast, s, start, end)
                || is_led_by_kind(cast, s, start, end)
        };
        if goes_on(end) && (is_inner() || end == start + 1 && is_pronoun_in_name(s, start)) {
            end += 1;
        } else if is_hyphenated(cast, s, end, end - start) || is_joint_word(cast, s, end, is_title_case) {
            end += 2;
        } else if is_misread_given_name(s, end) {
            end += 3;
        } else if let Some(next) = behind_particles(cast, s, end).filter(|&next| goes_on(next)) {
            end = next + 1;
        } else if let Some(next) = behind_possessive(cast, s, start, end).filter(|&next| goes_on(next)) {
            end = next + 1;
        } else if let Some(next) = behind_link(cast, s, start, end)
            .filter(|&next| goes_on(next) && !leads_elsewhere(cast, s, end, next))
        {
            end = next + known_words(cast, s, next);
        } else if is_company_form(cast, s, end) {
            end += 2;
        } else {
            break;
        }
    }
    if is_shop(cast, s, start, end) {
        end += 1;
    }
    // "Steve Jobs … Jobs", "Boeing 787 Dreamliner … Dreamliners": a common word, if it did not name somebody before.
    let is_told = || {
        let form = &s.tokens[start].form;
        let bearer = cast.family_bearer(form).map(|e| cast.found.entities[e].kind);
        let is_named = || bearer == Some(EntityKind::Per) || cast.model(form).is_some();
        s.tokens[start].upos == Upos::Noun && !is_title_case && is_named()
    };
    // "Red Bull GmbH": one tag of two tells a name, but "Poor Chad".
    let is_tagged = || end > start + 1 && s.tokens[start].xpos == "NNP" && !is_known(cast, s, start + 1);
    let is_name = s.tokens[start].upos == Upos::Propn || is_brand(&s.tokens[start].form) || is_tagged();
    let is_told_by_capital = || {
        let is_number = |t: usize| s.tokens.get(t).is_some_and(|t| t.upos == Upos::Num);
        // "Article 50" is no article.
        let is_one = end == start + 1 && !is_number(end) || end == start + 2 && is_number(start + 1);
        is_one && !is_title_case && is_lone_capital(cast, s, start)
    };
    // "Farid Silva": a given name that the tagger takes for another word.
    let is_first = || {
        end > start + 1
            && is_given(cast, s, start)
            && !is_adjective(cast, s, start)
            && s.tokens[start + 1].upos == Upos::Propn
    };
    let opens = is_name
        || is_first_initial
        || is_pronoun_in_name(s, start)
        || is_land_named(cast, s, start)
        || is_told()
        || is_told_by_capital()
        || end == start + 1 && is_code(&s.tokens[start])
        || is_first();
    (opens || is_closed_by_name(cast, s, start, end)).then_some(end)
}

/// "her novel The Safekeep": an article with a capital in the midst of a sentence belongs to a name that nobody knows
/// without it.
fn is_article_of_name(cast: &Cast, s: &Sentence, token: usize) -> bool {
    let word = &s.tokens[token];
    word.does(Function::Definite)
        && word.form.starts_with(char::is_uppercase)
        && !is_opening(s, token)
        && s.tokens.get(token + 1).is_some_and(|next| next.form.starts_with(char::is_uppercase))
        && !is_known(cast, s, token + 1)
}

/// "Fighters of the Rapid Support Forces", "Elements of the Benin Armed Forces", "Chief of the General Staff": people or a
/// part of what is named, who are described, and by no name.
fn opens_description(cast: &Cast, s: &Sentence, start: usize) -> bool {
    let word = &s.tokens[start];
    let is_of =
        s.tokens.get(start + 1).is_some_and(|next| next.does(Function::Genitive) && next.upos == Upos::Adp);
    if !is_of {
        return false;
    }
    let behind = start + 2 + usize::from(s.tokens.get(start + 2).is_some_and(|t| t.does(Function::Definite)));
    // "the Defender of Valour Award"
    let is_capital = |t: &usize| s.tokens[*t].form.starts_with(char::is_uppercase);
    let last = (behind..s.tokens.len()).take_while(is_capital).last();
    if last.is_some_and(|last| is_in(cast, s, last, WordSet::HazardNoun)) {
        return false;
    }
    let lemma = word.lemma.to_lowercase();
    let is_person = cast.ontology.agent(&lemma).is_some_and(|agent| agent.is_person);
    match word.xpos.as_str() {
        "NNS" | "NNPS" => {
            let is_of_land = || opens_known(cast, s, behind) || known_land(cast, s, behind).is_some();
            is_opening(s, start) && (is_person || behind < s.tokens.len() && is_of_land())
        }
        "NN" => is_person || cast.ontology.words(WordSet::PersonNoun).contains(&*lemma),
        _ => false,
    }
}

/// Whether a state or its adjective stands at a word.
fn opens_known(cast: &Cast, s: &Sentence, token: usize) -> bool {
    let words: Vec<&str> = s.tokens[token..].iter().take(6).map(|t| t.form.as_str()).collect();
    let is_state = |naming: &Naming| {
        cast.ontology.actors.get(&naming.iri).is_some_and(|actor| actor.kind == ActorKind::State)
    };
    cast.ontology.names.longest(&words).is_some_and(|(_, namings)| namings.iter().any(is_state))
}

/// A word that is capitalised and none of grammar's.
pub(super) fn is_part(token: &Token, is_title_case: bool) -> bool {
    let is_capital = token.form.starts_with(char::is_uppercase) || is_article_name(&token.form);
    let is_let_in = match token.upos {
        Upos::Propn => true,
        // "World War II"
        Upos::Num if token.form.chars().all(char::is_uppercase) => true,
        // "Far Northern District", "the Six Lakes Act"
        Upos::Adj | Upos::Noun | Upos::Verb | Upos::Num | Upos::Adv => !is_title_case,
        _ => false,
    };
    (is_capital || is_brand(&token.form)) && is_let_in && !token.does(Function::Honorific)
}

/// "iPhone", "eBay"
pub(in crate::extract) fn is_brand(word: &str) -> bool {
    word.len() > 3
        && word.starts_with(char::is_lowercase)
        && word.chars().nth(1).is_some_and(char::is_uppercase)
        && word.chars().all(char::is_alphabetic)
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
    // "Tropical Storm Ana"
    let is_event = || {
        end - start > 2
            && (start..end).any(|t| is_in(cast, s, t, WordSet::HazardNoun))
            && (start..end).all(|t| s.tokens[t].form.starts_with(char::is_uppercase))
    };
    closes || is_event() || !is_opening(s, start)
}

/// Whether a word stands where every word has a capital: at the head of a sentence or of a quotation, behind a colon.
pub(super) fn is_opening(s: &Sentence, token: usize) -> bool {
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
    let is_capital = |t: usize| s.tokens[t].form.starts_with(char::is_uppercase);
    // "the Centre for Countering Digital Hate"
    let object = s.tokens[next].head.filter(|&head| head > next && is_inner(next)).unwrap_or(next);
    let verb = s.tokens[object].head.filter(|verb| (start..next).contains(verb));
    let is_of_verb = s.tokens[object].relation() == "obj" && (next..=object).all(is_capital);
    if verb.is_some_and(|verb| is_of_verb && s.tokens[verb].xpos == "VBG" && is_capital(verb)) {
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
    let link =
        (start..next).rfind(|&t| s.tokens[t].upos == Upos::Adp || s.tokens[t].does(Function::Definite));
    let segment = link.map_or(start, |link| link + 1);
    let head = head_of(s, segment, next);
    let Some(governor) = s.tokens[head].head.filter(|&g| g > next && is_inner(head)) else { return false };
    let hangs_there =
        s.tokens[next].head.is_some_and(|head| (next..=governor).contains(&head)) && is_inner(next);
    // "International Luge and Skeleton Federation"
    let is_inside = |t: usize| {
        is_capital(t) || t > next && (s.tokens[t].does(Function::Coordinator) || s.tokens[t].form == "&")
    };
    hangs_there && (next..governor).all(is_inside)
}

/// "and Jana Horakova", "Zelin District" behind a comma: a name and a word that the tree hangs side by side. Beside a
/// noun, what stands behind a name may be another: "a UN Gaza convoy".
pub(super) fn is_twin(cast: &Cast, s: &Sentence, start: usize, next: usize) -> bool {
    // "the Chief of Staff Jana Horakova"
    let ends_domain = || is_in(cast, s, next - 1, WordSet::BodyNoun) && s.preposition(next - 1).is_some();
    is_side_by_side(s, head_of(s, start, next), next) && !is_known(cast, s, next) && !ends_domain()
}

/// "Mount Everest", "Fort Stewart", "International Luge Union": the name of a place behind what kind of place it is, and
/// what is worldwide, whatever the tree makes of them.
fn is_led_by_kind(cast: &Cast, s: &Sentence, start: usize, next: usize) -> bool {
    let is_beside = s.tokens[start].span.end + 1 == s.tokens[next].span.start;
    let is_noun = matches!(s.tokens[next].upos, Upos::Propn | Upos::Noun);
    next == start + 1
        && is_beside
        && (is_noun || s.tokens[start].upos == Upos::Propn && s.tokens[next].upos == Upos::Adv)
        && (is_in(cast, s, start, WordSet::PlaceNameNoun) && !is_in(cast, s, start, WordSet::BodyNoun)
            || is_in(cast, s, start, WordSet::WorldwideAdjective) && s.tokens[next].upos == Upos::Propn)
}

/// "near Pakse Laos": a state right behind the one word for a town that is in it.
pub(in crate::extract) fn is_state_of_town(cast: &Cast, s: &Sentence, start: usize, at: usize) -> bool {
    let locative = cast.ontology.words(WordSet::LocativePreposition);
    let is_capital = |t: usize| s.tokens.get(t).is_some_and(|t| t.form.starts_with(char::is_uppercase));
    let is_town = |town: &Token| {
        town.upos == Upos::Propn
            && town.form.chars().any(char::is_lowercase)
            && (is_in_state(cast, s, start, at)
                || s.preposition(start).is_some_and(|preposition| locative.contains(&*preposition)))
    };
    let is_kind = |set: WordSet| is_in(cast, s, start, set);
    at == start + 1
        && is_town(&s.tokens[start])
        && ![WordSet::PlaceNameNoun, WordSet::BodyNoun, WordSet::NameOpener].into_iter().any(is_kind)
        && known_land(cast, s, at)
            .is_some_and(|known| !is_capital(at + known) && names_state(cast, s, at..at + known))
}

/// Whether a word is the name of a place of the gazetteer in the state that is named behind it: "Hunan China".
fn is_in_state(cast: &Cast, s: &Sentence, place: usize, state: usize) -> bool {
    let namings = |from: usize, words: usize| {
        let words: Vec<&str> = s.tokens[from..].iter().take(words).map(|t| t.form.as_str()).collect();
        cast.ontology.names.longest(&words).map_or(&[][..], |(_, namings)| namings)
    };
    let mut places = namings(place, 1).iter().filter_map(|naming| cast.ontology.places.get(&naming.iri));
    places.any(|place| {
        place.state.as_ref().is_some_and(|own| namings(state, 6).iter().any(|naming| naming.iri == *own))
    })
}

/// Whether two words of names hang on the same word in the same way.
pub(super) fn is_side_by_side(s: &Sentence, before: usize, next: usize) -> bool {
    let (before, word) = (&s.tokens[before], &s.tokens[next]);
    // "Bobi Wine said": two subjects of one verb are one name.
    let is_misread = word.xpos == "NN" && word.upos == Upos::Noun && word.deprel == "nsubj";
    before.head.is_some()
        && before.head == word.head
        && before.deprel == word.deprel
        && before.upos == Upos::Propn
        && (word.upos == Upos::Propn || is_misread)
        && [before, word].into_iter().all(|t| t.form.starts_with(char::is_uppercase))
}

/// "Zia-ul-Haq", "Nak-yon": a hyphen that touches both its neighbours joins the name.
fn is_hyphenated(cast: &Cast, s: &Sentence, hyphen: usize, words: usize) -> bool {
    let touches = |a: usize, b: usize| {
        s.tokens.get(a).zip(s.tokens.get(b)).is_some_and(|(a, b)| a.span.end == b.span.start)
    };
    s.tokens.get(hyphen).is_some_and(|t| matches!(t.form.as_str(), "-" | "–"))
        && touches(hyphen - 1, hyphen)
        && touches(hyphen, hyphen + 1)
        && (s.tokens[hyphen + 1].upos == Upos::Propn
                // "World War II-era", "UN-backed"
                && !(s.tokens[hyphen + 1].form.starts_with(char::is_lowercase)
                    && (is_in(cast, s, hyphen + 1, WordSet::PeriodNoun)
                        || is_in(cast, s, hyphen + 1, WordSet::LeadingParticiple)))
            // "MQ-9", "F-16s", but "Arsenal 3-0"
            || s.tokens[hyphen + 1].form.trim_end_matches('s').bytes().all(|b| b.is_ascii_digit())
                && s.tokens[hyphen - 1].form.chars().any(char::is_alphabetic)
            // "Lashkar-e-Taiba"
            || s.tokens[hyphen + 1].form.len() <= 2
                && touches(hyphen + 1, hyphen + 2)
                && touches(hyphen + 2, hyphen + 3)
                && s.tokens[hyphen + 2].form == "-"
                && s.tokens[hyphen + 3].form.starts_with(char::is_uppercase)
            // "Han Duck-soo"
            || words > 1
                && matches!(s.tokens[hyphen + 1].upos, Upos::Noun | Upos::Adv | Upos::X)
                && s.tokens[hyphen + 1].form.len() <= 5
                // "World War II-era"
                && !is_in(cast, s, hyphen + 1, WordSet::PeriodNoun))
}

/// "Farmer–Citizen Movement", "F/A-18", "PPP/C": a dash between two capitals, and a slash beside a single letter, join
/// the words of a name.
fn is_joint_word(cast: &Cast, s: &Sentence, mark_at: usize, is_title_case: bool) -> bool {
    // "the Russo-Ukrainian War", but "US-Iranian Hostage Ana Silva"
    let is_pair_of = |thing: usize| {
        thing < s.tokens.len()
            && s.tokens[thing].form.starts_with(char::is_uppercase)
            && (is_in(cast, s, thing, WordSet::HazardNoun) || is_in(cast, s, thing, WordSet::PlaceNameNoun))
    };
    let Some([before, mark, after]) = mark_at.checked_sub(1).and_then(|t| s.tokens.get(t..t + 3)) else {
        return false;
    };
    let is_capital = |token: &Token| token.form.starts_with(char::is_uppercase);
    let touches = before.span.end == mark.span.start && mark.span.end == after.span.start;
    let joins = match mark.form.as_str() {
        "-" | "–" if after.upos == Upos::Adj => !is_title_case && is_pair_of(mark_at + 2),
        "-" | "–" => !is_title_case && matches!(after.upos, Upos::Noun | Upos::Propn),
        "/" => before.form.len() == 1 || after.form.len() == 1,
        _ => false,
    };
    touches && joins && is_capital(before) && is_capital(after)
}

/// "Macy's closed", "sued Sotheby's": a name that owns nothing keeps its ending.
fn is_shop(cast: &Cast, s: &Sentence, start: usize, end: usize) -> bool {
    let ending = s.tokens.get(end).filter(|token| token.xpos == "POS" && token.form.ends_with('s'));
    let Some(owner) = ending.and_then(|token| token.head).filter(|owner| (start..end).contains(owner)) else {
        return false;
    };
    let first = s.first_conjunct(owner);
    let is_somebody = || is_given(cast, s, start) || cast.family_bearer(&s.tokens[owner].form).is_some();
    // "at Sotheby's in London"
    let owns_nothing = s.tokens.get(end + 1).is_some_and(|next| next.upos == Upos::Adp);
    (matches!(s.tokens[first].relation(), "nsubj" | "obj" | "obl") || owns_nothing)
        && s.tokens[owner].upos == Upos::Propn
        && !is_known(cast, s, start)
        && !is_somebody()
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
    let is_particle = |token: &&Token| particles.contains(&*token.form.to_lowercase());
    // "Shia' al-Sudani"
    let mark = usize::from(
        s.tokens.get(at).is_some_and(|token| matches!(token.form.as_str(), "'" | "’"))
            && s.tokens.get(at + 1).is_some_and(|token| is_particle(&token))
            && s.tokens.get(at + 2).is_some_and(|token| token.form == "-"),
    );
    let at = at + mark;
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
    // "Levi's Stadium", but "Syria's Port"
    let is_site = || {
        is_in(cast, s, next, WordSet::PlaceNameNoun)
            && s.tokens[next].form.starts_with(char::is_uppercase)
            && !is_known(cast, s, start)
    };
    // "Attorney General's Office"
    let is_officer = || {
        (1..=owner + 1 - start).any(|words| office_at(cast, s, owner + 1 - words) == Some(words))
            && leads_body(cast, s, at)
    };
    // "the Writers' Choice Awards"
    let is_contest = || {
        let is_capital = |t: &usize| s.tokens[*t].form.starts_with(char::is_uppercase);
        let last = (next..s.tokens.len()).take_while(is_capital).last();
        last.is_some_and(|last| is_in(cast, s, last, WordSet::HazardNoun)) && !is_known(cast, s, start)
    };
    let goes_on = || is_usual || is_plural && (is_body() || is_contest()) || is_site() || is_officer();
    (next < s.tokens.len() && goes_on()).then_some(next)
}

/// The word behind "of", "of the", "for" and "and" in the names of bodies and stretches of land: "Ministry of
/// Trade and Industry", "Gulf of Oman".
fn behind_link(cast: &Cast, s: &Sentence, start: usize, at: usize) -> Option<usize> {
    let link = s.tokens.get(at)?;
    let links = cast.ontology.words(WordSet::NameLink);
    let is_verb = |t: usize| s.tokens.get(t).is_some_and(|next| next.xpos == "VBG");
    let is_led = |t: usize| {
        let is_preposition =
            s.tokens[t].upos == Upos::Adp || s.tokens[t].upos == Upos::Sconj && is_verb(t + 1);
        is_preposition && links.contains(&*s.tokens[t].form)
    };
    let is_known = |t: usize| cast.ontology.names.longest(&[s.tokens[t].form.as_str()]).is_some();
    if is_led(at) {
        let is_one = |set: WordSet| is_in(cast, s, at - 1, set);
        // Governments stand for a state and name no body of their own.
        // "T1 of the League"
        let is_described = s.tokens[at - 1].form.bytes().any(|b| b.is_ascii_digit());
        let is_body = is_one(WordSet::BodyNoun) || s.tokens[at - 1].upos == Upos::Noun && !is_described;
        let names_a_body = is_body && !is_one(WordSet::GovernmentNoun);
        // "Strait of Hormuz", "Battle of Zama"
        let is_event =
            is_one(WordSet::HazardNoun) && s.tokens[at - 1].upos == Upos::Propn && !is_opening(s, start);
        let names_land = (is_one(WordSet::PlaceNameNoun) || is_event) && link.does(Function::Genitive);
        // "Award for a Comedy Series"
        let is_article = |t: &Token| {
            t.does(Function::Definite) || link.does(Function::Content) && t.does(Function::Article)
        };
        let next = at + 1 + usize::from(s.tokens.get(at + 1).is_some_and(is_article));
        // Some trees give it to the verb: "bars the Forum for Social Rights from meeting".
        let beside = s.tokens[at - 1].head.filter(|_| is_one(WordSet::BodyNoun) && !is_known(at - 1));
        let is_there = |head: usize| (start..at).contains(&head) || Some(head) == beside;
        let hangs_there = s.tokens.get(next).is_some_and(|_| s.head_chain(next).take(5).any(is_there));
        // "briefed the Council on Syria"
        let is_inner = link.does(Function::Content) || hangs_there && !is_known(next);
        // "Forces for the Defence of Democracy"
        let is_long = link.does(Function::Genitive) && (start..at).any(is_led);
        // "the Legion of Honour"
        let names_a_thing = link.does(Function::Genitive) && is_thing_of(cast, s, start..at, next);
        // "the Convention against Piracy", "the Prize for Fiction"
        let is_about = is_one(WordSet::HazardNoun)
            && !link.does(Function::Genitive)
            && !link.does(Function::Direction)
            // "the Prize for Ana Silva"
            && (!link.does(Function::Content) || s.tokens.get(next).is_some_and(|t| t.upos != Upos::Propn))
            && s.tokens[at - 1].upos == Upos::Propn
            && !is_opening(s, start)
            && !self::is_known(cast, s, next.min(s.tokens.len() - 1));
        let is_led_on =
            (names_a_body || names_land || is_long || names_a_thing) && hangs_there && is_inner || is_about;
        return (is_led_on && !is_whole_of_land(cast, s, start..at, next)).then_some(next);
    }
    if is_award_in(cast, s, start, at) {
        return Some(at + 1);
    }
    let is_joint = link.does(Function::Coordinator) || link.form == "&";
    let next = at + 1;
    if !is_joint || next >= s.tokens.len() || is_known(next) {
        return None;
    }
    // "Centre for Law and Order", but "the Sea of Marmara and Lake Van", "the Bank of Kuwait and Lumora"
    let has_link = (start..at).any(is_led) && !is_in(cast, s, start, WordSet::PlaceNameNoun);
    let hangs_there = s.head_chain(next).take(3).any(|head| head > start && head < at);
    let ends_in_land = || (start + 1..at).any(|t| names_land(cast, s, t..at));
    if has_link && hangs_there && !ends_in_land() {
        return Some(next);
    }
    joint_name(cast, s, start, at)
}

/// "Premier League", "Attorney General's Office": whether a body is named by the office right before `at`.
fn leads_body(cast: &Cast, s: &Sentence, at: usize) -> bool {
    let noun = at + usize::from(s.tokens.get(at).is_some_and(|token| token.xpos == "POS"));
    s.tokens.get(noun).is_some_and(|token| token.form.starts_with(char::is_uppercase))
        && is_in(cast, s, noun, WordSet::BodyNoun)
}

/// "Nobel Prize in Chemistry": what an award is given for.
fn is_award_in(cast: &Cast, s: &Sentence, start: usize, at: usize) -> bool {
    let link = &s.tokens[at];
    let is_name = |token: &Token| {
        matches!(token.upos, Upos::Propn | Upos::Noun | Upos::Adj)
            && token.form.starts_with(char::is_uppercase)
    };
    link.upos == Upos::Adp
        && cast.ontology.words(WordSet::LocativePreposition).contains(&*link.form)
        && start + 1 < at
        && is_in(cast, s, at - 1, WordSet::AwardNoun)
        && s.tokens.get(at + 1).is_some_and(is_name)
        && !is_known(cast, s, at + 1)
}

/// "Upper Nile State from the Nuer White Army": whether what "from" leads to is a name of its own.
fn leads_elsewhere(cast: &Cast, s: &Sentence, link: usize, next: usize) -> bool {
    let link = &s.tokens[link];
    link.does(Function::Direction) && !link.does(Function::Genitive) && known_words(cast, s, next) > 1
}

/// How many words from `at` on are one name of the gazetteer, "Democratic Republic of the Congo"; one where none is.
fn known_words(cast: &Cast, s: &Sentence, at: usize) -> usize {
    let words: Vec<&str> = s.tokens[at..].iter().take(7).map(|t| t.form.as_str()).collect();
    let is_name = |naming: &Naming| matches!(naming.kind, NameKind::Name | NameKind::Place);
    let known = cast.ontology.names.longest(&words).filter(|(_, namings)| namings.iter().any(is_name));
    known.map_or(1, |(length, _)| length)
}

/// "Food and Drug Administration", "the Belt and Road Initiative", "Lumora & Sons": how far a name goes of which a
/// coordinator at `joint` joins the parts.
fn joint_name(cast: &Cast, s: &Sentence, start: usize, joint: usize) -> Option<usize> {
    let next = joint + 1;
    let is_capital = |t: &usize| s.tokens[*t].form.starts_with(char::is_uppercase);
    let last = (next..s.tokens.len()).take_while(is_capital).last()?;
    let is_any = |t: usize, sets: &[WordSet]| sets.iter().any(|&set| is_in(cast, s, t, set));
    let is_common = |t: usize| is_nobodys(cast, s, t);
    if s.tokens[joint].form == "&" {
        return is_common(joint - 1).then_some(next);
    }
    // The last word says of what kind the one thing is, which the first words do not.
    let kinds = [WordSet::BodyNoun, WordSet::HazardNoun, WordSet::PlaceNameNoun];
    let is_program = is_in(cast, s, last, WordSet::CarrierNoun);
    let is_closed = last > next && s.tokens[last].xpos != "NNPS" && (is_any(last, &kinds) || is_program);
    // "the Chad Security and Civil Defence Corps"
    let land = known_land(cast, s, start).filter(|known| start + known < joint).unwrap_or(0);
    let is_open = !(start..joint).any(|t| is_any(t, &kinds)) && (start + land..joint).all(is_common);
    // "the Belt and Road Initiative", "China's Belt and Road Initiative", "Swedish Food and Safety Agency"
    let is_definite = || {
        start.checked_sub(1).is_some_and(|before| {
            s.tokens[before].does(Function::Definite)
                || s.tokens[before].xpos == "POS"
                || is_adjective(cast, s, before)
        })
    };
    let is_kind = |t: usize| s.tokens[t].upos != Upos::Propn;
    let is_told_by_kinds = || (start..joint).all(is_kind) && !is_opening(s, start);
    (is_closed && is_open && (is_definite() || is_told_by_kinds())).then_some(last)
}

/// "the Legion of Honour": whether behind "the" one name of nobody is led on by "of" to another of nobody at `next`.
fn is_thing_of(cast: &Cast, s: &Sentence, name: Range<usize>, next: usize) -> bool {
    let is_name = |t: usize| s.tokens[t].upos == Upos::Propn && is_nobodys(cast, s, t);
    let is_definite = |t: usize| t > 0 && s.tokens[t - 1].does(Function::Definite);
    // "the Municipality of Pardubice" is described.
    let is_described = |t: usize| {
        let word = s.tokens[t].form.to_lowercase();
        cast.ontology.agent(&word).is_some() || cast.ontology.words(WordSet::PlaceNoun).contains(&*word)
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
    let is_named = |t: usize| s.tokens[t].xpos == "NNP" && s.tokens[t].upos == Upos::Propn;
    let is_land = name.len() > 1
        && is_in(cast, s, name.end - 1, WordSet::PlaceNameNoun)
        && (names_land(cast, s, name.start..name.end - 1)
            || is_named(name.end - 2)
                && ![WordSet::SharedName, WordSet::CompassNoun, WordSet::PlaceNameNoun]
                    .into_iter()
                    .any(|set| is_in(cast, s, name.end - 2, set)));
    let is_firm = || s.tokens[name.clone()].iter().any(|token| token.form == "&");
    (is_land || is_firm() || is_named_in_full(cast, s, name.clone())) && known_land(cast, s, next).is_some()
}

/// Whether words are the whole name of a body or a place of the gazetteer, and begin no longer one.
fn is_named_in_full(cast: &Cast, s: &Sentence, name: Range<usize>) -> bool {
    let words: Vec<&str> =
        s.tokens[name.start..].iter().take(name.len() + 3).map(|t| t.form.as_str()).collect();
    name.len() > 1 && cast.ontology.names.longest(&words).is_some_and(|(length, _)| length == name.len())
}

/// "Lumora, Inc."
pub(in crate::extract) fn is_company_form(cast: &Cast, s: &Sentence, comma: usize) -> bool {
    let is_comma = s.tokens[comma..].first().is_some_and(|token| token.form == ",");
    is_comma && comma + 1 < s.tokens.len() && is_in(cast, s, comma + 1, WordSet::CompanyForm)
}

/// Whether the capitals from `at` on end as the name of a place does.
pub(super) fn is_named_after(cast: &Cast, s: &Sentence, at: usize) -> bool {
    let last = (at..s.tokens.len()).take_while(|&t| s.tokens[t].form.starts_with(char::is_uppercase)).last();
    last.is_some_and(|last| is_in(cast, s, last, WordSet::PlaceNameNoun))
}

/// "Governor of Odesa Oblast Oleh Melnyk", "Secretary of Homeland Security Jana Novak": whether who holds an office is
/// named at `at`, behind what the office is for.
pub(super) fn ends_domain(cast: &Cast, s: &Sentence, start: usize, at: usize) -> bool {
    let is_one = |t: usize, set: WordSet| is_in(cast, s, t, set);
    let sets = [WordSet::PlaceNameNoun, WordSet::BodyNoun, WordSet::SharedName];
    let is_of_domain = |t: usize| s.tokens[t].upos != Upos::Adp && sets.into_iter().any(|set| is_one(t, set));
    let is_flat = |t: usize| s.tokens[t].relation() == "flat";
    let opens_flat = is_flat(at) && !is_flat(at - 1)
        || !is_flat(at) && s.tokens.get(at + 1).is_some_and(|t| t.head == Some(at) && t.relation() == "flat");
    let is_land = names_land(cast, s, start..at);
    let is_domain = || is_land || is_of_domain(at - 1) && !is_of_domain(at);
    // "the envoy for Chad Ana Silva"
    let is_of_land = || is_land && !is_flat(at) && office_led_by(cast, s, start).is_some();
    opens_flat && (is_led_by_title(cast, s, start) && is_domain() || is_of_land())
}

/// "Secretary of" before the name at `start`: whether it is for this that somebody holds an office with a capital.
pub(super) fn is_led_by_title(cast: &Cast, s: &Sentence, start: usize) -> bool {
    office_led_by(cast, s, start).is_some_and(|of| s.tokens[of].form.starts_with(char::is_uppercase))
}

/// Who "of", "of the" or "for" behind leads to the name at `start`: "Governor of", "leader of".
pub(super) fn office_led_by(cast: &Cast, s: &Sentence, start: usize) -> Option<usize> {
    let before = start.checked_sub(1)?;
    let link = before.checked_sub(usize::from(s.tokens[before].does(Function::Definite)))?;
    let office = link.checked_sub(1)?;
    let is_link = s.tokens[link].upos == Upos::Adp
        && cast.ontology.words(WordSet::NameLink).contains(&*s.tokens[link].form);
    let is_person = || {
        is_in(cast, s, office, WordSet::PersonNoun)
            || cast.ontology.agent(&s.tokens[office].form.to_lowercase()).is_some_and(|agent| agent.is_person)
    };
    (is_link && is_person()).then_some(office)
}
