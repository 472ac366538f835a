//! Stand-ins: a known name is parsed as one plain word of its kind and takes its own words back
//! afterwards. "Wang Yi" is no verb then, and "the Organisation for …" hides no preposition. A name that is taken for
//! another word all the same is read once more with one.

use crate::text::model::feature::{Capitals, capitals};
use crate::text::model::{Model, Word};
use crate::text::{English, Function, Lexicon, Upos};

/// What a known name is to grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameShape {
    Person,
    Place,
    Body,
    /// "South Korean".
    Adjective,
}

impl NameShape {
    /// A word of the kind that every training text knows.
    fn word(self) -> &'static str {
        match self {
            Self::Person => "John",
            Self::Place => "China",
            Self::Body => "Congress",
            Self::Adjective => "Russian",
        }
    }
}

/// A word of the sentence that is parsed, and the words of the text that it stands for.
struct Folded {
    start: usize,
    length: usize,
    shape: Option<NameShape>,
}

impl Folded {
    fn head(&self) -> usize {
        if self.shape == Some(NameShape::Person) { self.start } else { self.start + self.length - 1 }
    }
}

/// A sentence as it is parsed: with stand-ins and without the days that stand between a subject and its verb
/// ("a court on Tuesday freed"). The words of a dateline are read apart.
struct Reading<'a> {
    forms: &'a [&'a str],
    /// The length of the dateline.
    opening: usize,
    folded: Vec<Folded>,
    /// The first word and the length of each day.
    asides: Vec<(usize, usize)>,
}

/// Parses sentences with stand-ins.
pub(super) fn parse(
    model: &Model,
    english: &English,
    lexicon: &dyn Lexicon,
    sentences: &[Vec<&str>],
) -> Vec<Vec<Word>> {
    let mut readings: Vec<Reading> =
        sentences.iter().map(|forms| Reading::new(english, lexicon, forms)).collect();
    let read: Vec<Vec<&str>> =
        readings.iter().flat_map(|reading| [reading.dateline().to_vec(), reading.words()]).collect();
    let mut parsed = model.parse_all(&read);
    let misread: Vec<usize> = (0..readings.len())
        .filter(|&index| readings[index].name_misread(model, lexicon, &parsed[2 * index + 1]))
        .collect();
    let again: Vec<Vec<&str>> = misread.iter().map(|&index| readings[index].words()).collect();
    for (index, words) in misread.into_iter().zip(model.parse_all(&again)) {
        parsed[2 * index + 1] = words;
    }
    let mut parsed = parsed.into_iter();
    let whole = |reading: Reading| Some(reading.whole(english, parsed.next()?, parsed.next()?));
    readings.into_iter().map_while(whole).collect()
}

impl<'a> Reading<'a> {
    fn new(english: &English, lexicon: &dyn Lexicon, forms: &'a [&'a str]) -> Reading<'a> {
        let mut folded: Vec<Folded> = Vec::with_capacity(forms.len());
        let mut asides: Vec<(usize, usize)> = Vec::new();
        let opening = dateline(lexicon, forms);
        let mut start = opening;
        while start < forms.len() {
            if let Some(length) = aside(english, forms, start) {
                asides.push((start, length));
                start += length;
                continue;
            }
            // "IS fighters": one word alone only where it would be read as another.
            let misleads = |length: usize| length > 1 || english.misleading.contains(forms[start]);
            let known = lexicon.name(&forms[start..]).filter(|(length, _)| misleads(*length));
            let length = known.map_or(1, |(length, _)| length);
            folded.push(Folded { start, length, shape: known.map(|(_, shape)| shape) });
            start += length;
        }
        Reading { forms, opening, folded, asides }
    }

    fn dateline(&self) -> &'a [&'a str] {
        &self.forms[..self.opening]
    }

    fn words(&self) -> Vec<&'a str> {
        self.folded.iter().map(|f| f.shape.map_or(self.forms[f.start], |shape| shape.word())).collect()
    }

    /// Gives each name that was read as a verb or an adverb a stand-in; whether there was one. "Tunisian president Kais
    /// Saied appoints", "the capture of Beled Hawo": only names have a capital there, and these are known, or the model
    /// never saw them.
    fn name_misread(&mut self, model: &Model, lexicon: &dyn Lexicon, words: &[Word]) -> bool {
        let misread: Vec<usize> =
            (1..words.len()).filter(|&at| self.is_misread(model, lexicon, words, at)).collect();
        // Titles of works and shouted words are no names.
        let is_plain = !misread.is_empty() && capitals(self.forms) == Capitals::Sentence;
        for &at in misread.iter().filter(|_| is_plain) {
            self.folded[at].shape = Some(self.shape_at(lexicon, words, at));
        }
        is_plain
    }

    fn is_misread(&self, model: &Model, lexicon: &dyn Lexicon, words: &[Word], at: usize) -> bool {
        let is_capital = |form: &str| form.starts_with(char::is_uppercase);
        let (form, before) = (self.forms[self.folded[at].start], self.forms[self.folded[at - 1].start]);
        matches!(words[at].upos, Upos::Verb | Upos::Aux | Upos::Adv | Upos::Sconj | Upos::Intj)
            && self.folded[at].shape.is_none()
            && is_capital(form)
            && form.chars().nth(1).is_some_and(char::is_alphabetic)
            && (before == "," || before.chars().all(char::is_alphanumeric))
            && (lexicon.name(&[form]).is_some()
                || form.contains(char::is_lowercase) && self.is_beside_name(words, at) && !model.knows(form))
    }

    fn is_beside_name(&self, words: &[Word], at: usize) -> bool {
        let is_name = |at: usize| {
            let form = self.folded.get(at).map_or("", |folded| self.forms[folded.start]);
            form.starts_with(char::is_uppercase) && words[at].upos == Upos::Propn
        };
        is_name(at - 1) || is_name(at + 1)
    }

    /// The shape of a name that the gazetteer tells, else that of its neighbours.
    fn shape_at(&self, lexicon: &dyn Lexicon, words: &[Word], at: usize) -> NameShape {
        let known = lexicon.name(&[self.forms[self.folded[at].start]]);
        let is_led = words[at - 1].upos == Upos::Adp;
        known.map_or(if is_led { NameShape::Place } else { NameShape::Person }, |(_, shape)| shape)
    }

    /// All words of the sentence, from those of its dateline and of what was parsed.
    fn whole(self, english: &English, dateline: Vec<Word>, words: Vec<Word>) -> Vec<Word> {
        let Reading { forms, opening, folded, asides } = self;
        if opening == 0 && asides.is_empty() && folded.iter().all(|f| f.shape.is_none()) {
            return words;
        }
        let mut whole = vec![Word::default(); forms.len()];
        for (place, mut word) in folded.iter().zip(words) {
            word.head = word.head.map(|head| folded[head].head());
            match place.shape {
                None => whole[place.start] = word,
                Some(shape) => unfold(forms, place, shape, &word, &mut whole),
            }
        }
        let root = root(&whole);
        for (word, read) in whole.iter_mut().zip(dateline) {
            *word = Word { head: root, deprel: "dep".to_owned(), ..read };
        }
        for (start, length) in asides {
            hang(english, forms, start, length, &mut whole);
        }
        whole
    }
}

/// The length of a dateline with its mark: "JERUSALEM (AP) --", "Harare, Zimbabwe -", "KABUL (Pajhwok):".
fn dateline(lexicon: &dyn Lexicon, forms: &[&str]) -> usize {
    const LONGEST: usize = 10;
    let is_dash = |form: &str| matches!(form, "-" | "--" | "---" | "–" | "—");
    let is_mark = |form: &str| is_dash(form) || matches!(form, ":" | "\"" | "``" | "''");
    let is_name = |form: &&str| {
        form.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "(),./".contains(c))
    };
    let Some(first) = forms.first() else { return 0 };
    let is_loud = first.len() > 2 && first.chars().all(|c| c.is_uppercase());
    let goes_on = |end: usize| {
        let opens = |form: &&str| form.starts_with(|c: char| c.is_uppercase() || "\"'`".contains(c));
        forms.get(end).is_some_and(opens) && forms.len() > end + 2
    };
    let start = forms.iter().take(LONGEST);
    let dash = start.clone().position(|form| is_dash(form)).filter(|&dash| {
        let before = &forms[..dash];
        let is_listed = before.iter().any(|form| matches!(*form, "," | "("));
        // "Senator Ana Silva (R-Iowa) said": a dash inside brackets ends nothing.
        let count = |mark: &str| before.iter().filter(|form| **form == mark).count();
        let is_closed = count("(") == count(")");
        dash > 0 && is_closed && before.iter().all(is_name) && (is_loud || is_listed) && goes_on(dash + 1)
    });
    // The name of the agency in brackets, or a colon, says as much.
    let agency = || {
        let closed = start.clone().position(|form| *form == ")").filter(|_| forms.contains(&"("))?;
        // "Harare, May 3 (Zana) Zambia"
        let is_dated = || {
            let is_number = |form: &&str| form.bytes().all(|b| b.is_ascii_digit());
            forms[..closed].windows(2).any(|pair| pair[1] == "(" && is_number(&pair[0]))
                && forms[..closed].contains(&",")
        };
        if !is_loud && !is_dated() {
            return None;
        }
        let is_marked = forms.get(closed + 1).is_some_and(|form| is_mark(form));
        let end = closed + usize::from(is_marked);
        (forms[..closed].iter().all(is_name) && goes_on(end + 1)).then_some(end)
    };
    // "(CNN) Italian police"
    let opened = || {
        let closed = start.clone().position(|form| *form == ")").filter(|_| first == &"(")?;
        (closed > 1 && forms[..=closed].iter().all(is_name) && goes_on(closed + 1)).then_some(closed)
    };
    // "PLEASE NOTE:" is no place.
    let colon = || {
        let colon = start.clone().take(4).position(|form| *form == ":").filter(|&colon| colon > 0)?;
        (is_loud && lexicon.is_loud_name(&forms[..colon]) && goes_on(colon + 1)).then_some(colon)
    };
    dash.or_else(agency).or_else(opened).or_else(colon).map_or(0, |last| last + 1)
}

/// The length of a day that stands between a word and its verb: "on Tuesday", "Monday evening", "today".
fn aside(english: &English, forms: &[&str], start: usize) -> Option<usize> {
    let before = forms.get(start.checked_sub(1)?)?;
    let day = start + usize::from(english.functions(forms[start], "").has(Function::Day));
    forms.get(day).filter(|word| english.calendar.is_day(word))?;
    let part = forms.get(day + 1).is_some_and(|word| english.calendar.is_part_of_day(word));
    let end = day + 1 + usize::from(part);
    let after = forms.get(end)?;
    let is_plain = |word: &str| {
        word.chars().all(char::is_alphabetic) && !english.continuers.contains(&*word.to_lowercase())
    };
    (is_plain(before) && is_plain(after) && after.starts_with(char::is_lowercase)).then_some(end - start)
}

/// The word on which all others hang, among those that are placed already.
fn root(whole: &[Word]) -> Option<usize> {
    whole.iter().position(|word| word.head.is_none() && !word.deprel.is_empty())
}

/// Hangs a day on the verb before it, else on the next one.
fn hang(english: &English, forms: &[&str], start: usize, length: usize, whole: &mut [Word]) {
    let verb_at = |t: usize| match whole[t].upos {
        Upos::Verb => Some(t),
        Upos::Aux => whole[t].head,
        _ => None,
    };
    let governor = Some(start - 1)
        .filter(|&t| whole[t].upos == Upos::Verb)
        .or_else(|| (start + length..whole.len()).find_map(verb_at))
        .or_else(|| root(whole));
    let head = start + length - 1;
    for t in start..=head {
        let is_case = english.functions(forms[t], "").has(Function::Day);
        let (upos, xpos) = match (is_case, forms[t].starts_with(char::is_uppercase)) {
            (true, _) => (Upos::Adp, "IN"),
            (false, true) => (Upos::Propn, "NNP"),
            (false, false) => (Upos::Noun, "NN"),
        };
        let deprel = match (t == head, is_case) {
            (true, _) => "obl",
            (false, true) => "case",
            (false, false) => "compound",
        };
        whole[t] = Word {
            lemma: forms[t].to_owned(),
            upos,
            xpos: xpos.to_owned(),
            head: if t == head { governor.filter(|&g| g != head) } else { Some(head) },
            deprel: deprel.to_owned(),
        };
    }
}

/// The words of a name: a person's hang on the first, others on the last.
fn unfold(forms: &[&str], place: &Folded, shape: NameShape, word: &Word, whole: &mut [Word]) {
    let is_adjective = shape == NameShape::Adjective && word.upos == Upos::Adj;
    let (upos, xpos) = if is_adjective { (Upos::Adj, "JJ") } else { (Upos::Propn, "NNP") };
    let relation = if shape == NameShape::Person { "flat" } else { "compound" };
    for t in place.start..place.start + place.length {
        let is_head = t == place.head();
        whole[t] = Word {
            lemma: forms[t].to_owned(),
            upos,
            xpos: xpos.to_owned(),
            head: if is_head { word.head } else { Some(place.head()) },
            deprel: if is_head { word.deprel.clone() } else { relation.to_owned() },
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::NoLexicon;

    #[test]
    fn a_day_in_a_sentence_without_a_verb_hangs_on_its_root() {
        let english = English::builtin().expect("embedded");
        let forms = vec!["Chad", "'s", "ultimatum", "to", "Mali", "on", "Monday", "expired", "."];
        let words = parse(Model::english(), &english, &NoLexicon, &[forms]).remove(0);
        for start in 0..words.len() {
            let up = std::iter::successors(Some(start), |&t| words[t].head).take(words.len() + 1);
            assert!(up.last().is_some_and(|top| words[top].head.is_none()), "{words:?}");
        }
    }
}
