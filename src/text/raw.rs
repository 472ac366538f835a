//! Running text made again from a treebank, and how well it is cut and parsed: sentences and words by F1, as the
//! CoNLL 2018 shared task counts them, and tags, heads and relations of the words that were cut as in the treebank.

use std::collections::BTreeMap;
use std::iter::Sum;
use std::ops::Add;

use super::conllu::{self, Id};
use super::morphology::{Features, features};
use super::{Document, English, Token};
use crate::span::Span;

/// A document of a treebank as its readers see it. A blank line stands between paragraphs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    pub text: String,
    /// The words of each sentence: where they stand and their rows in the treebank.
    pub sentences: Vec<Vec<(Span, conllu::Row)>>,
}

/// The documents of a treebank: a new one at each `# newdoc`, a blank line at each `# newpar`.
pub fn texts(sentences: &[conllu::Sentence]) -> Vec<Text> {
    let mut texts: Vec<Text> = Vec::new();
    for sentence in sentences {
        let opens = |mark: &str| sentence.comments.iter().any(|comment| comment.starts_with(mark));
        if texts.is_empty() || opens("# newdoc") {
            texts.push(Text::default());
        }
        let Some(text) = texts.last_mut() else { continue };
        if opens("# newpar") && !text.text.is_empty() {
            text.text.truncate(text.text.trim_end().len());
            text.text.push_str("\n\n");
        }
        let words = append(&mut text.text, sentence);
        text.sentences.push(words);
    }
    texts
}

/// Writes a sentence out and tells where its words stand.
fn append(text: &mut String, sentence: &conllu::Sentence) -> Vec<(Span, conllu::Row)> {
    let mut words = Vec::new();
    let mut rows = sentence.rows.iter().peekable();
    while let Some(row) = rows.next() {
        let start = text.len();
        match row.id {
            Id::Empty(..) => continue,
            Id::Word(_) => {
                text.push_str(&row.form);
                words.push((Span::new(start, text.len()), row.clone()));
            }
            Id::Range(first, last) => {
                text.push_str(&row.form);
                let mut parts = Vec::new();
                while let Some(part) =
                    rows.next_if(|part| matches!(part.id, Id::Word(id) if (first..=last).contains(&id)))
                {
                    parts.push(part);
                }
                let is_cut = parts.iter().map(|part| part.form.as_str()).collect::<String>() == row.form;
                let mut from = start;
                for part in parts {
                    let span = if is_cut {
                        Span::new(from, from + part.form.len())
                    } else {
                        Span::new(start, text.len())
                    };
                    from = span.end;
                    words.push((span, part.clone()));
                }
            }
        }
        if !row.misc.split('|').any(|entry| entry == "SpaceAfter=No") {
            text.push(' ');
        }
    }
    words
}

/// Counts of one comparison; they add up over documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    pub sentences: Counts,
    pub words: Counts,
    /// Words cut alike whose tag is right.
    pub upos: usize,
    pub head: usize,
    /// Head and relation are right; subtypes are not compared.
    pub relation: usize,
    pub lemma: usize,
    /// Words whose mood, number, tense and voice are all right.
    pub features: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub gold: usize,
    pub found: usize,
    pub same: usize,
}

impl Counts {
    fn add(self, other: Counts) -> Counts {
        Counts { gold: self.gold + other.gold, found: self.found + other.found, same: self.same + other.same }
    }

    /// Harmonic mean of precision and recall, in percent.
    pub fn f1(self) -> f64 {
        percent(self.same, self)
    }
}

fn percent(same: usize, counts: Counts) -> f64 {
    200.0 * same as f64 / (counts.gold + counts.found).max(1) as f64
}

/// Compares the analysis of a text with what its treebank says.
pub fn agreement(gold: &Text, document: &Document, english: &English) -> Agreement {
    let found = document.sentences.iter().filter(|sentence| !sentence.tokens.is_empty());
    let found: Vec<&[Token]> = found.map(|sentence| sentence.tokens.as_slice()).collect();
    let bounds = |first: Span, last: Span| (first.start, last.end);
    let gold_bounds: Vec<(usize, usize)> =
        gold.sentences.iter().filter_map(|words| Some(bounds(words.first()?.0, words.last()?.0))).collect();
    let is_gold = |tokens: &&&[Token]| {
        let found = tokens.first().zip(tokens.last()).map(|(a, b)| bounds(a.span, b.span));
        found.is_some_and(|found| gold_bounds.binary_search(&found).is_ok())
    };
    let sentences =
        Counts { gold: gold_bounds.len(), found: found.len(), same: found.iter().filter(is_gold).count() };
    let placed = |tokens: &[Token], index: usize| (tokens[index].span.start, tokens[index].span.end);
    let features: Vec<Vec<Features>> = found.iter().map(|tokens| features(tokens, english)).collect();
    let by_span: BTreeMap<(usize, usize), (&[Token], usize, Features)> = found
        .iter()
        .zip(&features)
        .flat_map(|(tokens, features)| {
            (0..tokens.len()).map(move |index| (placed(tokens, index), (*tokens, index, features[index])))
        })
        .collect();
    let mut sum = Agreement {
        sentences,
        words: Counts {
            gold: gold.sentences.iter().map(Vec::len).sum(),
            found: found.iter().map(|t| t.len()).sum(),
            same: 0,
        },
        ..Agreement::default()
    };
    for words in &gold.sentences {
        for (span, row) in words {
            let Some((tokens, index, features)) = by_span.get(&(span.start, span.end)) else { continue };
            let token = &tokens[*index];
            let head: usize = row.head.parse().unwrap_or(0);
            let gold_head =
                head.checked_sub(1).and_then(|head| words.get(head)).map(|(span, _)| (span.start, span.end));
            let is_head = token.head.map(|head| placed(tokens, head)) == gold_head;
            let universal = |relation: &str| relation.split(':').next().map(str::to_owned);
            sum.words.same += 1;
            sum.upos += usize::from(token.upos.name() == row.upos);
            sum.head += usize::from(is_head);
            sum.relation += usize::from(is_head && universal(&token.deprel) == universal(&row.deprel));
            sum.features += usize::from(has_features(&row.feats, *features));
            sum.lemma += usize::from(row.lemma == "_" || token.lemma == row.lemma);
        }
    }
    sum
}

/// Whether a treebank's column tells the same of mood, number, tense and voice.
fn has_features(column: &str, features: Features) -> bool {
    let told = |name: &str| column.split('|').find(|feature| feature.split('=').next() == Some(name));
    // A plural that has no singular is a plural.
    let told =
        |name| told(name).map(|feature| if feature == "Number=Ptan" { "Number=Plur" } else { feature });
    ["Mood", "Number", "Tense", "Voice"]
        .into_iter()
        .zip(features.parts())
        .all(|(name, found)| told(name) == found)
}

impl Add for Agreement {
    type Output = Agreement;

    fn add(self, other: Agreement) -> Agreement {
        Agreement {
            sentences: self.sentences.add(other.sentences),
            words: self.words.add(other.words),
            upos: self.upos + other.upos,
            head: self.head + other.head,
            relation: self.relation + other.relation,
            lemma: self.lemma + other.lemma,
            features: self.features + other.features,
        }
    }
}

impl Sum for Agreement {
    fn sum<I: Iterator<Item = Agreement>>(all: I) -> Agreement {
        all.fold(Agreement::default(), Add::add)
    }
}

impl std::fmt::Display for Agreement {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let of_words = |same| percent(same, self.words);
        write!(
            f,
            "sentences {:.2} words {:.2} UPOS {:.2} UAS {:.2} LAS {:.2} lemma {:.2} features {:.2}",
            self.sentences.f1(),
            self.words.f1(),
            of_words(self.upos),
            of_words(self.head),
            of_words(self.relation),
            of_words(self.lemma),
            of_words(self.features),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::text::model::Model;
    use crate::text::{NoLexicon, analyze};

    const TREEBANK: &str = "# newdoc id = a\n# newpar\n\
        1\tPoland\tPoland\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n\
        2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n\
        2\tdid\tdo\tVERB\tVBD\t_\t0\troot\t_\t_\n\
        3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t_\t_\n\
        4\tagree\tagree\tVERB\tVB\t_\t2\txcomp\t_\tSpaceAfter=No\n\
        5\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n\
        # newpar\n1\tNo\tno\tINTJ\tUH\t_\t0\troot\t_\tSpaceAfter=No\n2\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_\n\n";

    #[test]
    fn a_treebank_becomes_the_text_that_it_was() {
        let texts = texts(&conllu::read(TREEBANK).unwrap());
        assert_eq!(texts[0].text, "Poland didn't agree.\n\nNo. ");
        let words: Vec<&str> =
            texts[0].sentences[0].iter().map(|(span, _)| span.text(&texts[0].text)).collect();
        assert_eq!(words, ["Poland", "did", "n't", "agree", "."]);
    }

    #[test]
    fn what_is_cut_alike_agrees() {
        let text = &texts(&conllu::read(TREEBANK).unwrap())[0];
        let english = English::builtin().unwrap();
        let document = analyze(Article::plain("t", &text.text), &english, Model::english(), &NoLexicon);
        let sum = agreement(text, &document, &english);
        assert_eq!((sum.sentences.same, sum.words.same), (2, 7));
    }
}
