//! Mending: what the parser gets wrong in the same way again and again, put right where the rest of the
//! tree shows it. A pass changes only what contradicts itself.

mod aside;
mod attribute;
mod content;
mod coordination;
mod count;
mod infinitive;
mod misread;
mod naming;
mod noun;
mod participle;
mod predicate;
mod present;
mod relative;
mod speech;
mod subject;
mod verb;

use crate::ontology::Text;
use crate::text::{English, Lexicon, Token, Upos};

/// What is known of words.
pub(super) struct Words<'a> {
    pub(super) lexicon: &'a dyn Lexicon,
    pub(super) english: &'a English,
    /// The verb of a past form.
    pub(super) past: &'a dyn Fn(&str) -> String,
}

impl Words<'_> {
    fn is_regular_past(&self, form: &str) -> bool {
        self.english.past_endings.iter().any(|ending| form.ends_with(&**ending))
    }

    /// The verb that the lexicon knows and of which this may be a form: "striking", "patrolled".
    fn verb(&self, form: &str) -> Option<String> {
        let stem = |(ending, back): &(Text, Text)| Some(form.strip_suffix(&**ending)?.to_owned() + back);
        let undoubled = |stem: &String| {
            let mut letters = stem.chars().rev();
            let (last, before) = (letters.next(), letters.next());
            (stem.is_ascii() && last.is_some() && last == before).then(|| stem[..stem.len() - 1].to_owned())
        };
        let stems = self.english.verb_endings.iter().filter_map(stem);
        let stems = stems.flat_map(|stem| [undoubled(&stem), Some(stem)]).flatten();
        // "shot" taken for a present
        let irregular = std::iter::once_with(|| (self.past)(form));
        stems.chain(irregular).find(|lemma| self.lexicon.is_verb(lemma))
    }
}

pub(super) fn mend(tokens: &mut [Token], words: &Words) {
    let parsed = tokens.to_vec();
    // "applauded" is of the verb that is known, and not of "applaude".
    let past = |form: &str| {
        let lemma = (words.past)(form);
        let is_guess = words.is_regular_past(form) && !words.lexicon.is_verb(&lemma);
        is_guess.then(|| words.verb(form)).flatten().unwrap_or(lemma)
    };
    passes(tokens, &Words { past: &past, ..*words });
    // What is no tree any more stays as it was parsed.
    if !is_tree(tokens) {
        tokens.clone_from_slice(&parsed);
    }
}

/// Lets a word lead a noun.
fn be_preposition(word: &mut Token, noun: usize) {
    set(word, Some(noun), "case");
    word.upos = Upos::Adp;
    "IN".clone_into(&mut word.xpos);
}

/// Lets a word be an adjective of a noun.
fn be_adjective(word: &mut Token, noun: usize) {
    set(word, Some(noun), "amod");
    word.upos = Upos::Adj;
    "JJ".clone_into(&mut word.xpos);
}

fn is_nominal(token: &Token) -> bool {
    matches!(token.upos, Upos::Noun | Upos::Propn)
}

fn is_tree(tokens: &[Token]) -> bool {
    let reaches_root = |start: usize| {
        let chain = std::iter::successors(Some(start), |&t| tokens[t].head).take(tokens.len() + 1);
        chain.last().is_some_and(|t| tokens[t].head.is_none())
    };
    (0..tokens.len()).all(reaches_root)
}

fn passes(tokens: &mut [Token], words: &Words) {
    let lexicon = words.lexicon;
    for token in tokens.iter_mut() {
        verb::known_lemma(token, words);
    }
    noun::day_behind_name(tokens, words);
    noun::people_as_verb(tokens, lexicon);
    attribute::actor_as_adverb(tokens, lexicon);
    attribute::attribute_as_gerund(tokens);
    attribute::adjective_beside_name(tokens);
    noun::hyphened_name(tokens);
    noun::noun_told_twice(tokens);
    infinitive::attribute_behind_to(tokens, lexicon);
    subject::name_behind_day(tokens, words);
    subject::noun_behind_week(tokens, words.english);
    present::joint_heading(tokens, words);
    misread::saying_as_noun(tokens, lexicon);
    misread::land_as_adjective(tokens, words);
    present::verb_in_name(tokens, words);
    present::lost_present(tokens, words);
    present::told_present(tokens, words);
    present::present_before_clause(tokens, words);
    present::first_of_pair(tokens, words);
    present::pair_behind_name(tokens, words);
    present::noun_with_subject(tokens, words);
    present::demanded_verb(tokens, words);
    present::compound_subject(tokens, words);
    misread::noun_behind_comma(tokens, words);
    misread::verb_as_subject(tokens, words);
    misread::opening_plural(tokens, words);
    misread::verb_of_list(tokens);
    misread::verb_of_crowd(tokens, words);
    misread::attribute_of_agent(tokens);
    misread::gerund_as_attribute(tokens, words);
    misread::noun_before_passive(tokens);
    misread::verb_as_apposition(tokens, words);
    misread::noun_before_participle(tokens, words);
    present::joined_present(tokens, words);
    noun::noun_as_infinitive(tokens, lexicon);
    verb::noun_between(tokens, words);
    verb::verb_behind_dash(tokens, words.past);
    verb::second_present(tokens);
    verb::verb_behind_relative(tokens);
    relative::bare_relative(tokens);
    participle::told_to_be(tokens, lexicon);
    noun::quantity(tokens);
    attribute::adjective_before_object(tokens, words.english);
    verb::past_before_past(tokens, words);
    verb::modal_verb(tokens, lexicon);
    verb::condition_by_inversion(tokens);
    participle::participle_of_owned(tokens);
    noun::object_behind_phrase(tokens);
    noun::phrase_as_compound(tokens);
    noun::phrase_of_name(tokens);
    noun::object_of_verb(tokens);
    noun::name_behind_noun(tokens);
    verb::finite_verb(tokens, words);
    verb::verb_behind_phrase(tokens, words);
    subject::speakers_behind_comma(tokens, lexicon);
    verb::hyphened_verb(tokens);
    attribute::hyphened_title(tokens);
    noun::object_behind_role(tokens);
    noun::gloss_in_name(tokens);
    attribute::name_behind_title(tokens);
    attribute::state_before_title(tokens, lexicon);
    predicate::attribute_with_subject(tokens, words);
    noun::parts_of_conjunct(tokens);
    subject::crossing_subject(tokens);
    noun::crossing_object(tokens);
    noun::one_possessor(tokens);
    noun::possessor_of_verb(tokens);
    noun::crossing_possessor(tokens);
    noun::possessor_as_subject(tokens);
    noun::name_of_two_subjects(tokens);
    noun::mark_of_noun(tokens);
    noun::name_before_number(tokens, lexicon);
    noun::stray_preposition(tokens);
    subject::subject_of_content(tokens, lexicon);
    infinitive::infinitive_behind_aside(tokens, lexicon);
    infinitive::infinitive_of_verb(tokens);
    subject::subject_of_two_words(tokens);
    infinitive::aim_of_call(tokens);
    subject::saying_beside(tokens, lexicon);
    infinitive::verb_behind_is_to(tokens, lexicon);
    predicate::mend(tokens, words);
    subject::subject_beside_time(tokens);
    subject::second_subject(tokens);
    subject::subject_in_phrase(tokens);
    subject::subject_as_conjunct(tokens);
    subject::object_of_second_passive(tokens);
    misread::second_passive(tokens, words);
    content::governed_clauses(tokens, lexicon);
    content::content_of_noun(tokens);
    content::content_of_object(tokens, lexicon);
    participle::accused_of(tokens);
    participle::charge_behind_aside(tokens, lexicon);
    noun::charge_of_object(tokens, lexicon);
    content::told_that(tokens, lexicon);
    speech::mend(tokens, lexicon);
    verb::adverb_as_verb(tokens, lexicon);
    verb::adjective_as_verb(tokens, words);
    verb::split_perfect(tokens, words);
    participle::past_before_past(tokens, words.past);
    participle::reduced_relative(tokens, lexicon);
    participle::kept_from(tokens);
    participle::punished_object(tokens, lexicon);
    participle::participle_between_objects(tokens, lexicon);
    participle::participle_before_object(tokens);
    participle::phrase_before_participle(tokens);
    participle::agent_of_order(tokens);
    participle::ordered_participle(tokens, words);
    infinitive::subject_of_asking(tokens);
    infinitive::infinitive_of_noun(tokens);
    infinitive::infinitive_of_owned(tokens, lexicon);
    content::called_for(tokens, lexicon);
    participle::possessed_gerund(tokens, lexicon);
    noun::particle_of_phrase(tokens, lexicon);
    noun::phrase_of_deed(tokens, lexicon);
    noun::two_objects(tokens, lexicon);
    noun::recipient_in_compound(tokens, lexicon);
    verb::noun_with_object(tokens, words);
    verb::lost_perfect(tokens, lexicon);
    verb::lost_predicate(tokens, words);
    verb::lost_subject(tokens, words);
    verb::means_as_agent(tokens, lexicon);
    verb::plain_past(tokens, lexicon);
    misread::people_before_verb(tokens, words);
    misread::apposition_of_verb(tokens);
    misread::receiver_of_sum(tokens);
    subject::subject_of_past(tokens, words);
    infinitive::infinitive(tokens, lexicon);
    infinitive::aim_behind_attribute(tokens, lexicon);
    relative::sentence_relative(tokens);
    relative::pronoun(tokens);
    participle::participle_as_attribute(tokens, lexicon);
    participle::trailing_participle(tokens);
    participle::participle_after_gerund(tokens, lexicon);
    participle::participle_behind_content(tokens);
    participle::speech_behind_object(tokens, lexicon);
    participle::led_noun(tokens);
    participle::doer_of_gerund(tokens, lexicon);
    participle::participle_of_subject(tokens);
    participle::named_participle(tokens);
    participle::passive_participle(tokens);
    subject::double_subject(tokens, lexicon);
    participle::absolute(tokens);
    content::contrast(tokens, lexicon);
    content::copular_content(tokens);
    relative::relative_goes_on(tokens);
    relative::sentence_goes_on(tokens);
    infinitive::verb_behind_helped(tokens, lexicon);
    misread::verb_as_preposition(tokens);
    coordination::mend(tokens, words);
    subject::verb_behind_participle(tokens, words.past);
    count::counted_object(tokens, words);
}

/// Whether `from` hangs below `to`.
fn leads_to(tokens: &[Token], from: usize, to: usize) -> bool {
    std::iter::successors(tokens[from].head, |&t| tokens[t].head).take(tokens.len()).any(|t| t == to)
}

/// What hangs on `head` by this relation, before the word at `end`.
fn child_before(tokens: &[Token], end: usize, head: usize, relation: &str) -> Option<usize> {
    tokens[..end].iter().position(|t| t.head == Some(head) && t.deprel == relation)
}

/// A word with all that hangs on it, in text order.
fn words_below(tokens: &[Token], top: usize) -> Vec<usize> {
    (0..tokens.len()).filter(|&t| t == top || leads_to(tokens, t, top)).collect()
}

/// A verb in the past with the noun that was the root as its subject.
fn make_clause(tokens: &mut [Token], [subject, verb, object]: [usize; 3], past: &dyn Fn(&str) -> String) {
    for token in tokens.iter_mut().filter(|t| t.head == Some(subject) && t.upos == Upos::Punct) {
        token.head = Some(verb);
    }
    set(&mut tokens[verb], None, "root");
    set(&mut tokens[subject], Some(verb), "nsubj");
    set(&mut tokens[object], Some(verb), "obj");
    be_past(&mut tokens[verb], past);
}

fn set(token: &mut Token, head: Option<usize>, relation: &str) {
    token.head = head;
    relation.clone_into(&mut token.deprel);
}

/// A verb in its base form: what stands behind "to" and "will".
fn be_base(token: &mut Token) {
    token.upos = Upos::Verb;
    "VB".clone_into(&mut token.xpos);
}

fn be_past(token: &mut Token, past: &dyn Fn(&str) -> String) {
    token.upos = Upos::Verb;
    "VBD".clone_into(&mut token.xpos);
    token.lemma = past(&token.form.to_lowercase());
}
