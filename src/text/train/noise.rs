//! Chance in training: what is left out of a pass so that no part of the network relies on one other.

use crate::text::model::network::{Noise, Place};

/// Shares of what is left out.
#[derive(Clone, Copy, Debug)]
pub struct Rates {
    /// A word's row, however often it was seen.
    pub form: f32,
    /// Occurrences at which a word's row is left out half of the time.
    pub rarity: f32,
    /// A beginning, ending or shape.
    pub affix: f32,
    /// Sentences read in capitals, in small letters or as a headline.
    pub capitals: f32,
    pub word: f32,
    pub input: f32,
    pub memory: f32,
    pub arc: f32,
    pub relation: f32,
}

impl Default for Rates {
    fn default() -> Rates {
        Rates {
            form: 0.05,
            rarity: 0.25,
            affix: 0.05,
            capitals: 0.06,
            word: 0.1,
            input: 0.15,
            memory: 0.2,
            arc: 0.25,
            relation: 0.25,
        }
    }
}

impl Rates {
    /// All shares but those of capitals and rare words, times a factor and below nine tenths.
    #[must_use]
    pub fn scaled(self, factor: f32) -> Rates {
        let scaled = |rate: f32| (rate * factor).clamp(0.0, 0.9);
        Rates {
            affix: scaled(self.affix),
            word: scaled(self.word),
            input: scaled(self.input),
            memory: scaled(self.memory),
            arc: scaled(self.arc),
            relation: scaled(self.relation),
            ..self
        }
    }
}

/// xoshiro256**, <https://prng.di.unimi.it/>.
pub(super) struct Random([u64; 4]);

impl Random {
    pub(super) fn new(seed: u64) -> Random {
        let mut state = seed;
        Random([0; 4].map(|_| {
            // splitmix64, as its authors advise for seeds.
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            mixed ^ (mixed >> 31)
        }))
    }

    pub(super) fn next(&mut self) -> u64 {
        let Random(s) = self;
        let result = s[1].wrapping_mul(5).rotate_left(7).wrapping_mul(9);
        let t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = s[3].rotate_left(45);
        result
    }

    /// From 0 to 1.
    pub(super) fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }

    /// From −1 to 1.
    pub(super) fn signed(&mut self) -> f32 {
        2.0 * self.unit() - 1.0
    }

    pub(super) fn shuffle(&mut self, order: &mut [usize]) {
        for index in (1..order.len()).rev() {
            order.swap(index, (self.next() % (index as u64 + 1)) as usize);
        }
    }
}

pub(super) struct Dropout {
    pub(super) rates: Rates,
    pub(super) random: Random,
}

impl Dropout {
    pub(super) fn new(rates: Rates, seed: u64) -> Dropout {
        Dropout { rates, random: Random::new(seed ^ 0x6d61_736b) }
    }
}

impl Noise for Dropout {
    const IS_SILENT: bool = false;

    fn mask(&mut self, place: Place, mask: &mut Vec<f32>, len: usize) {
        let rate = match place {
            Place::Word => self.rates.word,
            Place::Input => self.rates.input,
            Place::Memory => self.rates.memory,
            Place::Arc => self.rates.arc,
            Place::Relation => self.rates.relation,
        };
        let threshold = (rate * 256.0) as u8;
        let kept = 256.0 / (256.0 - f32::from(threshold));
        mask.clear();
        mask.resize(len, 0.0);
        for values in mask.chunks_mut(8) {
            let bytes = self.random.next().to_le_bytes();
            for (value, byte) in values.iter_mut().zip(bytes) {
                *value = if byte < threshold { 0.0 } else { kept };
            }
        }
    }
}
