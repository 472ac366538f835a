//! The trained model: tags, lemmas and a dependency tree for the words of a sentence.
//! It was trained by [`crate::text::train`] and knows nothing of articles or politics.

pub(crate) mod feature;
mod file;
pub(crate) mod lemma;
pub(crate) mod network;
pub(crate) mod product;
pub(crate) mod quantized;
pub(crate) mod tree;

use std::cell::RefCell;
use std::sync::LazyLock;

use self::feature::KeyTable;
use self::lemma::Lemmatizer;
use self::network::{Network, Silence, Trace};
use super::Upos;
use crate::error::Result;

/// A longer sentence is read in pieces, for arcs take the square of its length.
const LONGEST: usize = 250;
/// Relation of a later piece's root to the first.
const NEXT_PIECE: &str = "parataxis";
pub(crate) const ROOT: &str = "root";

/// What the model says of one token.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    pub lemma: String,
    pub upos: Upos,
    /// Penn Treebank tag.
    pub xpos: String,
    /// Index of the governor in the sentence; none for the root.
    pub head: Option<usize>,
    /// Universal Dependencies relation with its subtype.
    pub deprel: String,
}

/// Tagger, parser and lemmatiser.
#[derive(Clone, Debug)]
pub struct Model {
    pub(crate) network: Network,
    /// Keys of the word rows, in order of the rows.
    pub(crate) keys: Vec<u32>,
    pub(crate) table: KeyTable,
    pub(crate) names: Names,
    pub(crate) lemmatizer: Lemmatizer,
}

/// What the scores of the network stand for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Names {
    pub(crate) xpos: Vec<String>,
    pub(crate) relations: Vec<String>,
    /// Universal and Penn tags that go together, as indices.
    pub(crate) pairs: Vec<(u16, u16)>,
}

/// Memory of one thread, used again for each sentence.
#[derive(Default)]
struct Scratch {
    trace: Trace,
    scores: Vec<f32>,
    hidden: Vec<f32>,
}

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

impl Model {
    /// Reads a model as [`Model::save`] wrote it.
    ///
    /// # Errors
    /// The bytes are no model of this version.
    pub fn load(bytes: &[u8]) -> Result<Model> {
        file::load(bytes)
    }

    /// The model's file, rows in 8 and weights in 16 bits.
    pub fn save(&self) -> Vec<u8> {
        file::save(self)
    }

    /// The English model that comes with the program.
    pub fn english() -> &'static Model {
        static ENGLISH: LazyLock<Model> = LazyLock::new(|| {
            Model::load(include_bytes!("../english.model")).expect("the model built in is whole")
        });
        &ENGLISH
    }

    /// Tags, lemmas and the tree of a sentence, one word for each form. Exactly one word is the root.
    ///
    /// ```
    /// use demarche::text::model::Model;
    ///
    /// let words = Model::english().parse(&["Poland", "expelled", "two", "diplomats", "."]);
    /// assert_eq!(words[1].lemma, "expel");
    /// assert_eq!(words[0].head, Some(1));
    /// ```
    pub fn parse(&self, forms: &[&str]) -> Vec<Word> {
        let mut words: Vec<Word> = Vec::with_capacity(forms.len());
        SCRATCH.with_borrow_mut(|scratch| {
            for piece in pieces(forms) {
                let start = words.len();
                self.parse_piece(piece, scratch, &mut words);
                if start > 0 {
                    join(&mut words, start);
                }
            }
        });
        words
    }

    /// [`Model::parse`] for each sentence.
    pub fn parse_all(&self, sentences: &[Vec<&str>]) -> Vec<Vec<Word>> {
        sentences.iter().map(|forms| self.parse(forms)).collect()
    }

    /// The lemma of a form with these tags.
    pub fn lemma(&self, form: &str, upos: Upos, xpos: &str) -> String {
        self.lemmatizer.lemma(form, upos, xpos)
    }

    /// Every number that a decision rests on.
    #[cfg(test)]
    fn scores(&self, forms: &[&str]) -> Vec<f32> {
        let (mut trace, mut all) = (Trace::default(), Vec::new());
        trace.features.extend(feature::rows(forms, &self.table));
        trace.bounds.extend([0, forms.len()]);
        self.network.encode(&mut trace, &mut Silence);
        let mut scores = Vec::new();
        self.network.score_heads(&mut trace, 0, &mut scores);
        all.extend_from_slice(&scores);
        let mut hidden = Vec::new();
        (0..forms.len()).for_each(|word| self.network.join(&trace, 0, word, (word + 1) % 2, &mut hidden));
        product::rectify(&mut hidden);
        self.network.score_relations(&hidden, &mut trace.inputs, &mut scores);
        all.extend(scores);
        all.extend_from_slice(&trace.tags);
        all
    }

    fn parse_piece(&self, forms: &[&str], scratch: &mut Scratch, words: &mut Vec<Word>) {
        let Scratch { trace, scores, hidden } = scratch;
        trace.features.clear();
        trace.features.extend(feature::rows(forms, &self.table));
        trace.bounds.clear();
        trace.bounds.extend([0, forms.len()]);
        self.network.encode(trace, &mut Silence);
        self.network.score_heads(trace, 0, scores);
        let heads = tree::heads(scores, forms.len());
        hidden.clear();
        for (word, head) in heads.iter().enumerate() {
            self.network.join(trace, 0, word, *head, hidden);
        }
        product::rectify(hidden);
        self.network.score_relations(hidden, &mut trace.inputs, scores);
        let tags = trace.tags.chunks_exact(self.network.layout.dimensions.tags);
        let relations = scores.chunks_exact(self.names.relations.len());
        for (((form, head), tags), scores) in forms.iter().zip(heads).zip(tags).zip(relations) {
            let (upos, xpos) = self.names.tags(tags);
            words.push(Word {
                lemma: self.lemmatizer.lemma(form, upos, xpos),
                upos,
                xpos: xpos.to_string(),
                head: head.checked_sub(1),
                deprel: self.names.relation(scores, head == 0).to_string(),
            });
        }
    }
}

/// A sentence, or the pieces of one that is too long, cut where a clause may end.
fn pieces<'a, 'b>(forms: &'a [&'b str]) -> impl Iterator<Item = &'a [&'b str]> {
    let mut rest = forms;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = if rest.len() <= LONGEST {
            rest.len()
        } else {
            let half = LONGEST / 2;
            let stop = rest[half..LONGEST].iter().rposition(|form| matches!(*form, ";" | "." | ":" | ","));
            stop.map_or(LONGEST, |place| half + place + 1)
        };
        let (piece, later) = rest.split_at(end);
        rest = later;
        Some(piece)
    })
}

/// Hangs the piece that begins at `start` on the root of what comes before.
fn join(words: &mut [Word], start: usize) {
    let root = words[..start].iter().position(|word| word.head.is_none());
    for word in &mut words[start..] {
        match word.head {
            Some(head) => word.head = Some(head + start),
            None => {
                word.head = root;
                word.deprel = NEXT_PIECE.to_string();
            }
        }
    }
}

impl Names {
    /// The best pair of tags that occurs.
    fn tags(&self, scores: &[f32]) -> (Upos, &str) {
        let (upos, xpos) = scores.split_at(Upos::ALL.len());
        let score = |&(u, x): &(u16, u16)| upos[usize::from(u)] + xpos[usize::from(x)];
        let best = best(self.pairs.len(), |pair| score(&self.pairs[pair]));
        let (u, x) = self.pairs[best];
        (Upos::ALL[usize::from(u)], &self.xpos[usize::from(x)])
    }

    /// The best relation; the root's belongs to the root and to no other word.
    fn relation(&self, scores: &[f32], is_root: bool) -> &str {
        if is_root {
            return ROOT;
        }
        let is_root = |relation: usize| self.relations[relation] == ROOT;
        let best = best(scores.len(), |place| if is_root(place) { f32::NEG_INFINITY } else { scores[place] });
        &self.relations[best]
    }
}

/// Index of the greatest, the first of several; 0 of none.
fn best(count: usize, score: impl Fn(usize) -> f32) -> usize {
    // Lanes side by side: each asks only whether the next of its own is greater.
    const LANES: usize = 8;
    let mut best = [(0, f32::NEG_INFINITY); LANES];
    for start in (0..count).step_by(LANES) {
        for (lane, best) in best[..LANES.min(count - start)].iter_mut().enumerate() {
            let score = score(start + lane);
            if score > best.1 {
                *best = (start + lane, score);
            }
        }
    }
    let first = |best: (usize, f32), next: (usize, f32)| {
        if next.1 > best.1 || next.1 == best.1 && next.0 < best.0 { next } else { best }
    };
    best.into_iter().reduce(first).map_or(0, |(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_tree(words: &[Word]) -> bool {
        let heads: Vec<usize> = words.iter().map(|word| word.head.map_or(0, |head| head + 1)).collect();
        tree::is_tree(&heads)
    }

    #[test]
    fn every_input_gives_a_word_for_each_form_and_one_tree() {
        let long: Vec<String> = (0..5_000).map(|n| format!("w{n},")).collect();
        let long: Vec<&str> = long.iter().map(String::as_str).collect();
        let huge = "ſ".repeat(10_000);
        for forms in [
            &[][..],
            &[""],
            &["."],
            &["\u{200f}", "🇧🇾", "e\u{301}", "\0", "ﬁ", "İ"],
            &["PRESIDENT", "SIGNS", "LAW"],
            &[&huge, "x"],
            &long,
        ] {
            let words = Model::english().parse(forms);
            assert_eq!(words.len(), forms.len());
            assert!(is_tree(&words), "{forms:?}");
            let roots = words.iter().filter(|word| word.deprel == ROOT);
            assert_eq!(roots.count(), usize::from(!forms.is_empty()));
        }
    }

    #[test]
    fn a_plain_sentence_is_parsed() {
        let words = Model::english().parse(&["Poland", "expelled", "two", "Russian", "diplomats", "."]);
        let told: Vec<_> =
            words.iter().map(|w| (w.lemma.as_str(), w.upos, w.head, w.deprel.as_str())).collect();
        assert_eq!(
            told,
            [
                ("Poland", Upos::Propn, Some(1), "nsubj"),
                ("expel", Upos::Verb, None, "root"),
                ("two", Upos::Num, Some(4), "nummod"),
                ("Russian", Upos::Adj, Some(4), "amod"),
                ("diplomat", Upos::Noun, Some(1), "obj"),
                (".", Upos::Punct, Some(1), "punct"),
            ]
        );
    }

    #[test]
    fn every_processor_reads_alike() {
        let sentences: Vec<Vec<&str>> = include_str!("../train/tiny.conllu")
            .split("\n\n")
            .map(|block| block.lines().filter_map(|line| line.split('\t').nth(1)).collect())
            .collect();
        let scores = |level: product::Level| {
            level.force(|| {
                let model = Model::english();
                sentences.iter().map(|forms| model.scores(forms)).collect::<Vec<_>>()
            })
        };
        let all: Vec<_> = product::Level::available().into_iter().map(scores).collect();
        assert!(all[0].iter().any(|scores| scores.iter().any(|score| *score != 0.0)));
        // Bit for bit, not only in what they decide.
        let bits =
            |scores: &Vec<Vec<f32>>| -> Vec<u32> { scores.iter().flatten().map(|s| s.to_bits()).collect() };
        assert!(all.windows(2).all(|pair| bits(&pair[0]) == bits(&pair[1])));
    }

    #[test]
    fn a_loaded_model_is_saved_as_the_same_bytes() {
        let once = Model::english().save();
        assert_eq!(Model::load(&once).unwrap().save(), once);
    }

    #[test]
    fn what_is_no_model_is_an_error() {
        let bytes = Model::english().save();
        assert!(Model::load(b"").is_err());
        assert!(Model::load(b"demarche model 1\nxxxxxxxxxx").is_err());
        assert!(Model::load(&bytes[..bytes.len() / 2]).is_err());
    }
}
