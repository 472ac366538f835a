//! Guides: what trained models say of a sentence, as the mean of their probabilities. A model that learns from a
//! guide learns what its teachers doubt, too (distillation, Hinton, Vinyals and Dean 2015), and can learn from text
//! that nobody annotated.

use super::treebank::Target;
use crate::error::{Error, Result};
use crate::text::Upos;
use crate::text::model::feature;
use crate::text::model::network::{Silence, Trace};
use crate::text::model::quantized::Inputs;
use crate::text::model::{Model, Names, product, tree};

/// How much a guide weighs beside what a treebank says.
const SHARE: f32 = 0.5;

/// Probabilities for one sentence, row by row for each word.
pub(super) struct Guide {
    /// Universal tags, then Penn tags; each part sums to one.
    pub(super) tags: Vec<f32>,
    /// The root, then each word as head.
    pub(super) heads: Vec<f32>,
    /// Relations to the head that is learnt.
    pub(super) relations: Vec<f32>,
    /// How much of what is learnt is the guide's: all of it where there is no treebank.
    pub(super) share: f32,
}

/// The teachers' memory, used again for each sentence.
pub(super) struct Teachers<'a> {
    models: &'a [Model],
    trace: Trace,
    scores: Vec<f32>,
    hidden: Vec<f32>,
}

impl<'a> Teachers<'a> {
    /// # Errors
    /// A teacher does not tell the tags and relations of the treebank.
    pub(super) fn new(models: &'a [Model], names: &Names) -> Result<Teachers<'a>> {
        if models.iter().any(|model| model.names != *names) {
            return Err(Error::Model("a teacher was trained on other tags or relations".to_string()));
        }
        Ok(Teachers { models, trace: Trace::default(), scores: Vec::new(), hidden: Vec::new() })
    }

    /// The guide to a sentence of a treebank; none without teachers.
    pub(super) fn beside(&mut self, forms: &[String], targets: &[Target]) -> Option<Guide> {
        let heads: Vec<usize> = targets.iter().map(|target| target.head).collect();
        let mut guide = self.empty(forms.len())?;
        guide.share = SHARE;
        self.score(forms, &mut guide, |_| heads.clone());
        Some(guide)
    }

    /// The guide to a sentence that nobody annotated, and the tree that the teachers agree on.
    pub(super) fn alone(&mut self, forms: &[String]) -> Option<(Guide, Vec<Target>)> {
        let mut guide = self.empty(forms.len())?;
        let count = forms.len();
        let heads = self.score(forms, &mut guide, |heads| {
            let scores: Vec<f32> = heads.iter().map(|share| (share + 1e-9).ln()).collect();
            tree::heads(&scores, count)
        });
        let best = |row: &[f32]| {
            (0..row.len()).fold(0, |best, index| if row[index] > row[best] { index } else { best })
        };
        let names = &self.models.first()?.names;
        let tags = guide.tags.chunks_exact(Upos::ALL.len() + names.xpos.len());
        let relations = guide.relations.chunks_exact(names.relations.len());
        let targets = tags.zip(relations).zip(heads).map(|((tags, relations), head)| {
            let (upos, xpos) = tags.split_at(Upos::ALL.len());
            Target { upos: best(upos), xpos: best(xpos), head, relation: best(relations) }
        });
        let targets = targets.collect();
        Some((guide, targets))
    }

    fn empty(&self, words: usize) -> Option<Guide> {
        let names = &self.models.first()?.names;
        Some(Guide {
            tags: vec![0.0; words * (Upos::ALL.len() + names.xpos.len())],
            heads: vec![0.0; words * (words + 1)],
            relations: vec![0.0; words * names.relations.len()],
            share: 1.0,
        })
    }

    /// Fills a guide. `choose` picks the tree, whose relations are asked for, from the probabilities of heads.
    fn score(
        &mut self,
        forms: &[String],
        guide: &mut Guide,
        choose: impl Fn(&[f32]) -> Vec<usize>,
    ) -> Vec<usize> {
        let share = 1.0 / self.models.len() as f32;
        let mut traces = Vec::with_capacity(self.models.len());
        for model in self.models {
            let mut trace = std::mem::take(&mut self.trace);
            trace.features.clear();
            trace.features.extend(feature::rows(forms, &model.table));
            trace.bounds.clear();
            trace.bounds.extend([0, forms.len()]);
            model.network.encode(&mut trace, &mut Silence);
            let tags = Upos::ALL.len() + model.names.xpos.len();
            for (sum, row) in guide.tags.chunks_exact_mut(tags).zip(trace.tags.chunks_exact(tags)) {
                let (upos, xpos) = sum.split_at_mut(Upos::ALL.len());
                add_probabilities(upos, &row[..Upos::ALL.len()], share);
                add_probabilities(xpos, &row[Upos::ALL.len()..], share);
            }
            model.network.score_heads(&mut trace, 0, &mut self.scores);
            let heads = forms.len() + 1;
            for (word, row) in self.scores.chunks_exact_mut(heads).enumerate() {
                row[word + 1] = f32::NEG_INFINITY;
                add_probabilities(&mut guide.heads[word * heads..(word + 1) * heads], row, share);
            }
            traces.push(trace);
        }
        let heads = choose(&guide.heads);
        for (model, trace) in self.models.iter().zip(&traces) {
            self.hidden.clear();
            for (word, head) in heads.iter().enumerate() {
                model.network.join(trace, 0, word, *head, &mut self.hidden);
            }
            product::rectify(&mut self.hidden);
            model.network.score_relations(&self.hidden, &mut Inputs::default(), &mut self.scores);
            let relations = model.names.relations.len();
            for (sum, row) in
                guide.relations.chunks_exact_mut(relations).zip(self.scores.chunks_exact(relations))
            {
                add_probabilities(sum, row, share);
            }
        }
        heads
    }
}

/// Adds the probabilities that scores stand for, times a share.
fn add_probabilities(sum: &mut [f32], scores: &[f32], share: f32) {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let total: f32 = scores.iter().map(|score| (score - most).exp()).sum();
    sum.iter_mut().zip(scores).for_each(|(sum, score)| *sum += share * (score - most).exp() / total);
}
