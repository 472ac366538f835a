//! English: from an article to sentences, tokens, a dependency parse, quotations and times.
//! Knows English, no politics.

pub mod clause;
pub mod conllu;
mod english;
mod function;
mod mend;
pub mod model;
pub mod morphology;
mod number;
mod quotation;
pub mod raw;
mod sentence;
mod stand_in;
mod time;
mod token;
pub mod train;

pub use english::English;
pub use function::{Function, Functions};
pub use stand_in::NameShape;
pub use time::{Calendar, Unit};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::article::{Article, ZoneKind};
use crate::name::small;
use crate::span::Span;

/// How many quotations one may hold.
const MOST_QUOTATIONS: usize = 64;

/// An analysed article.
#[derive(Clone, Debug)]
pub struct Document {
    pub article: Article,
    pub sentences: Vec<Sentence>,
    /// In order of their first byte; nested ones follow the one that holds them.
    pub quotations: Vec<Quotation>,
    pub times: Vec<Time>,
    /// Numbers that are no dates, in text order.
    pub numbers: Vec<Number>,
    /// What relative dates are counted from: the publication date, else the first full date told.
    pub reference: Option<NaiveDate>,
}

/// A sentence of one zone. Chrome, advertisements and comments are not analysed and have none.
#[derive(Clone, Debug)]
pub struct Sentence {
    pub span: Span,
    /// Index into `Article::zones`.
    pub zone: usize,
    pub kind: ZoneKind,
    pub tokens: Vec<Token>,
    /// What their heads say from above.
    below: clause::Below,
}

/// A syntactic word. "don't" is two tokens whose spans touch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub span: Span,
    /// As written, with quotes, dashes and hyphens normalised to ASCII.
    pub form: String,
    pub lemma: String,
    pub upos: Upos,
    /// Penn Treebank tag: tells tense and number.
    pub xpos: String,
    /// Index of the governor in the sentence; none for the root.
    pub head: Option<usize>,
    /// Universal Dependencies relation with its subtype, as in `nsubj:pass`.
    pub deprel: String,
    /// What it does, if it is a word of a closed class.
    pub functions: Functions,
}

/// Universal part-of-speech tags, <https://universaldependencies.org/u/pos/>.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Upos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    #[default]
    X,
}

/// How words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Manner {
    /// Whole clauses between marks.
    Direct,
    /// A word or phrase between marks in somebody's sentence, or so marked for another reason.
    Partial,
    /// In other words than the speaker's, without marks.
    Indirect,
}

/// Speech, or what stands between quotation marks for another reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// With the marks.
    pub span: Span,
    /// Without the marks; the clause where there are none.
    pub content: Span,
    /// The speech verb or "according to", where there is one.
    pub cue: Option<Span>,
    /// The words that name the speaker ("He", "Sergei Shoigu"); who that is, resolution tells.
    pub speaker: Option<Span>,
    pub manner: Manner,
}

/// A temporal expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    pub span: Span,
    pub kind: TimeKind,
    /// TIMEX3 value: `2026-02-01`, `2025-12`, `P2D`, `PRESENT_REF`, `XXXX-WXX-7` where unresolved.
    pub value: String,
    /// Calendar bounds; none for durations, sets and what could not be resolved.
    pub date: Option<DateRange>,
    pub basis: Basis,
}

/// A number of something: "at least 12", "1.2 billion", "dozens".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    pub sentence: usize,
    /// The tokens of it, half-open.
    pub start: usize,
    pub end: usize,
    /// Inclusive bounds. `low` is none for "up to 30", `high` for "at least 12" and "dozens".
    pub low: Option<i64>,
    pub high: Option<i64>,
    /// "about 500".
    pub is_about: bool,
    /// Without the words that say how exact it is.
    pub span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TimeKind {
    Date,
    Time,
    Duration,
    Set,
}

/// Inclusive bounds. `earliest` is none for "before X", `latest` for "after X" and "since X".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DateRange {
    pub earliest: Option<NaiveDate>,
    pub latest: Option<NaiveDate>,
    pub precision: Precision,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    Day,
    Week,
    Month,
    Year,
    Before,
    After,
    Unknown,
}

/// What a calendar date was computed from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// Day, month and year stand in the text.
    Explicit,
    /// "on Sunday", "last month", counted from the publication date.
    Publication,
    /// Counted from another date in the text.
    Text,
    /// "10 September", "December": the year was inferred.
    InferredYear,
}

/// What the layers above know of words.
pub trait Lexicon {
    /// Whether a verb introduces speech.
    fn is_reporting(&self, lemma: &str) -> bool;
    /// Whether a preposition names who says something: "according to".
    fn is_attribution(&self, preposition: &str) -> bool;
    /// Whether a verb is known.
    fn is_verb(&self, lemma: &str) -> bool;
    /// Whether what somebody does by this verb somebody else receives: "give", "deny".
    fn has_recipient(&self, lemma: &str) -> bool;
    /// Whether a verb without an object reaches by this preposition whom it is done to: "call for".
    fn takes(&self, lemma: &str, preposition: &str) -> bool;
    /// Whether this word is said of a verb's object: "guilty" of whom one finds so.
    fn is_said_of_object(&self, verb: &str, word: &str) -> bool;
    /// Whether by this verb somebody speaks, to whomever and about whatever: "urge", "accuse", "cite".
    fn is_speaking(&self, lemma: &str) -> bool;
    /// Whether of the verb's object one tells by "of" what it is held against: "accuse".
    fn is_charging(&self, lemma: &str) -> bool;
    /// Whether by this verb the authorities do something to somebody: "jail".
    fn is_punishing(&self, lemma: &str) -> bool;
    /// Whether a noun is known.
    fn is_noun(&self, lemma: &str) -> bool;
    /// Whether a noun names somebody who acts: "army".
    fn is_actor(&self, lemma: &str) -> bool;
    /// Whether a noun names what is said or done: "attack".
    fn is_deed(&self, lemma: &str) -> bool;
    /// Whether a noun names what one attacks with: "missile".
    fn is_instrument(&self, lemma: &str) -> bool;
    /// Whether a noun has a clause that tells what it is about: "proposal".
    fn has_content(&self, lemma: &str) -> bool;
    /// Whether by this verb a crowd protests, and nothing is done to it: "march".
    fn is_gathering(&self, lemma: &str) -> bool;
    /// Whether an adjective is known: "opposed".
    fn is_adjective(&self, form: &str) -> bool;
    /// Whether a clause that this word opens stands against what is said before: "while".
    fn is_contrast(&self, lemma: &str) -> bool;
    /// Whether these words in capitals are a name that opens a dateline: "UNITED NATIONS".
    fn is_loud_name(&self, forms: &[&str]) -> bool;
    /// The length in words and the kind of the name that these words begin with.
    fn name(&self, forms: &[&str]) -> Option<(usize, NameShape)>;
}

/// "Kifaya group" of "Kifaya (Enough) group"; what ends in brackets keeps them.
fn without_gloss(label: String) -> String {
    let gloss = label.split_once(" (").and_then(|(before, rest)| {
        let (_, behind) = rest.split_once(") ")?;
        Some(format!("{before} {behind}"))
    });
    gloss.unwrap_or(label)
}

/// Knows no word.
#[derive(Clone, Copy, Debug)]
pub struct NoLexicon;

impl Lexicon for NoLexicon {
    fn is_reporting(&self, _: &str) -> bool {
        false
    }

    fn is_attribution(&self, _: &str) -> bool {
        false
    }

    fn is_verb(&self, _: &str) -> bool {
        false
    }

    fn has_recipient(&self, _: &str) -> bool {
        false
    }

    fn takes(&self, _: &str, _: &str) -> bool {
        false
    }

    fn is_said_of_object(&self, _: &str, _: &str) -> bool {
        false
    }

    fn is_speaking(&self, _: &str) -> bool {
        false
    }

    fn is_charging(&self, _: &str) -> bool {
        false
    }

    fn is_punishing(&self, _: &str) -> bool {
        false
    }

    fn is_noun(&self, _: &str) -> bool {
        false
    }

    fn is_actor(&self, _: &str) -> bool {
        false
    }

    fn is_deed(&self, _: &str) -> bool {
        false
    }

    fn is_instrument(&self, _: &str) -> bool {
        false
    }

    fn is_gathering(&self, _: &str) -> bool {
        false
    }

    fn has_content(&self, _: &str) -> bool {
        false
    }

    fn is_loud_name(&self, _: &[&str]) -> bool {
        false
    }

    fn is_adjective(&self, _: &str) -> bool {
        false
    }

    fn is_contrast(&self, _: &str) -> bool {
        false
    }

    fn name(&self, _: &[&str]) -> Option<(usize, NameShape)> {
        None
    }
}

/// A line of chrome that is no longer, in bytes, may be the date of the page.
const LONGEST_LINE: usize = 60;

/// Analyses an article: tokens, sentences, a parse, times and quotations. Total over any text.
pub fn analyze(article: Article, english: &English, model: &model::Model, lexicon: &dyn Lexicon) -> Document {
    let mut cut: Vec<(usize, Vec<token::Piece>)> = Vec::new();
    for (index, zone) in article.zones.iter().enumerate() {
        let is_line = zone.kind == ZoneKind::Chrome && zone.span.end - zone.span.start <= LONGEST_LINE;
        if zone.kind.is_read() || is_line {
            let pieces = token::tokens(&article.text, zone.span, english);
            cut.extend(sentence::sentences(&article.text, pieces, english).into_iter().map(|s| (index, s)));
        }
    }
    let forms = cut.iter().map(|(zone, pieces)| {
        let read = pieces.iter().filter(|_| article.zones[*zone].kind.is_read());
        read.map(|piece| piece.form.as_str()).collect()
    });
    let forms: Vec<Vec<&str>> = forms.collect();
    let parsed = stand_in::parse(model, english, lexicon, &forms);
    let mut sentences: Vec<Sentence> = cut
        .into_iter()
        .zip(parsed)
        .filter_map(|((zone, pieces), mut words)| {
            words.resize(pieces.len(), model::Word::default());
            sentence_of(zone, article.zones[zone].kind, pieces, words, lexicon, model, english)
        })
        .collect();
    let (times, reference) = time::times(&article.text, &sentences, article.published, english);
    sentences.retain(|sentence| sentence.kind.is_read());
    let quotations = quotation::quotations(&article.text, &sentences, lexicon);
    let mut document = Document { article, sentences, quotations, times, numbers: Vec::new(), reference };
    let read = document.sentences.iter().enumerate().flat_map(|(at, s)| number::numbers(at, s, english));
    document.numbers = read.filter(|number| !document.is_time(number.span)).collect();
    document
}

fn sentence_of(
    zone: usize,
    kind: ZoneKind,
    pieces: Vec<token::Piece>,
    words: Vec<model::Word>,
    lexicon: &dyn Lexicon,
    model: &model::Model,
    english: &English,
) -> Option<Sentence> {
    let span = Span::new(pieces.first()?.span.start, pieces.last()?.span.end);
    let mut tokens: Vec<Token> = pieces
        .into_iter()
        .zip(words)
        .map(|(piece, word)| Token {
            functions: english.functions(&small(&piece.form), &word.lemma),
            span: piece.span,
            form: piece.form,
            lemma: word.lemma,
            upos: word.upos,
            xpos: word.xpos,
            head: word.head,
            deprel: word.deprel,
        })
        .collect();
    if kind.is_read() {
        let past = |form: &str| {
            let irregular = english.irregular.get(form).map(|verb| verb.to_string());
            irregular.unwrap_or_else(|| model.lemma(form, Upos::Verb, "VBD"))
        };
        mend::mend(&mut tokens, &mend::Words { lexicon, english, past: &past });
    }
    Some(Sentence { span, zone, kind, below: clause::Below::new(&tokens), tokens })
}

impl Document {
    /// Whether a span lies inside a temporal expression.
    pub fn is_time(&self, span: Span) -> bool {
        let after = self.times.partition_point(|time| time.span.start <= span.start);
        after.checked_sub(1).is_some_and(|index| self.times[index].span.contains(span))
    }

    /// The innermost quotation of some manner around a span.
    pub fn quotation_around(&self, span: Span, fits: impl Fn(Manner) -> bool) -> Option<&Quotation> {
        let end = self.quotations.partition_point(|q| q.span.start <= span.start);
        let mut near = self.quotations[end.saturating_sub(MOST_QUOTATIONS)..end].iter().rev();
        near.find(|q| fits(q.manner) && q.content.contains(span))
    }

    /// The sentence in which a span begins.
    pub fn sentence_at(&self, span: Span) -> Option<usize> {
        let index = self.sentences.partition_point(|s| s.span.end <= span.start);
        self.sentences.get(index).filter(|s| s.span.start <= span.start).map(|_| index)
    }

    /// The words of a span, spaces and line ends made plain.
    pub fn words(&self, span: Span) -> String {
        self.text(span).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The words of a span without an article before them, without what brackets explain inside, and without a mark of
    /// quotation that has no other.
    pub fn label(&self, span: Span) -> String {
        let label = without_gloss(self.without_article(span));
        let is_mark = |c: char| matches!(c, '"' | '“' | '”');
        let is_lone = label.chars().filter(|&c| is_mark(c)).count() == 1;
        if is_lone { label.replace(is_mark, "").trim().to_owned() } else { label }
    }

    fn without_article(&self, span: Span) -> String {
        let tokens = self.sentence_at(span).map_or(&[][..], |index| &self.sentences[index].tokens);
        let within = |token: &&Token| span.contains(token.span);
        let mut words = tokens.iter().filter(within);
        let is_led = words.next().is_some_and(|first| first.does(Function::Article));
        match words.next().filter(|_| is_led) {
            Some(second) => self.words(Span::new(second.span.start, span.end)),
            None => self.words(span),
        }
    }

    /// The words of a span as published.
    pub fn text(&self, span: Span) -> &str {
        span.text(&self.article.text)
    }
}
