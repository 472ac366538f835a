//! Steps down the gradient (Adam, Kingma and Ba 2015) and the moving average of where they led.

use super::backward::Gradient;
use crate::text::model::network::{Maps, Network};

const FIRST: f32 = 0.9;
const SECOND: f32 = 0.98;
const EPSILON: f32 = 1e-8;
/// The gradient of a step is no longer than this.
const LONGEST: f32 = 2.0;
/// Observations of the average in all, and how much of it stays at each.
const OBSERVATIONS: usize = 500;
const DECAY: f32 = 0.97;

pub(super) struct Adam {
    step: i32,
    weights: Moments,
    rows: Moments,
}

struct Moments {
    first: Vec<f32>,
    second: Vec<f32>,
}

impl Moments {
    fn new(len: usize) -> Moments {
        Moments { first: vec![0.0; len], second: vec![0.0; len] }
    }

    fn update(
        &mut self,
        start: usize,
        values: &mut [f32],
        gradient: &[f32],
        scale: f32,
        rate: f32,
        root: f32,
    ) {
        let end = start + values.len();
        let moments = self.first[start..end].iter_mut().zip(&mut self.second[start..end]);
        for ((value, slope), (first, second)) in values.iter_mut().zip(gradient).zip(moments) {
            let slope = slope * scale;
            *first = FIRST * *first + (1.0 - FIRST) * slope;
            *second = SECOND * *second + (1.0 - SECOND) * slope * slope;
            *value -= rate * *first / (second.sqrt() * root + EPSILON);
        }
    }
}

impl Adam {
    pub(super) fn new(network: &Network) -> Adam {
        Adam { step: 0, weights: Moments::new(network.weights.len()), rows: Moments::new(network.rows.len()) }
    }

    /// Moves all weights and the rows that took part, and empties the gradient.
    pub(super) fn step(&mut self, network: &mut Network, gradient: &mut Gradient, rate: f32) {
        self.step += 1;
        let rate = rate / (1.0 - FIRST.powi(self.step));
        let root = 1.0 / (1.0 - SECOND.powi(self.step)).sqrt();
        let length = gradient.weights.iter().map(|slope| slope * slope).sum::<f32>().sqrt();
        let scale = if length > LONGEST { LONGEST / length } else { 1.0 };
        self.weights.update(0, &mut network.weights, &gradient.weights, scale, rate, root);
        let size = network.layout.dimensions.row;
        for row in &gradient.touched {
            let place = *row as usize * size..(*row as usize + 1) * size;
            let values = &mut network.rows[place.clone()];
            self.rows.update(place.start, values, &gradient.rows[place], scale, rate, root);
        }
        gradient.clear(size);
        network.maps.fill(&network.layout, &network.weights);
    }
}

/// Exponential moving average of rows and weights.
pub(super) struct Average {
    rows: Vec<f32>,
    weights: Vec<f32>,
    observed: usize,
    /// Steps from one observation to the next.
    interval: usize,
}

impl Average {
    pub(super) fn new(network: &Network, steps: usize) -> Average {
        let interval = (steps / OBSERVATIONS).max(1);
        Average { rows: network.rows.clone(), weights: network.weights.clone(), observed: 0, interval }
    }

    pub(super) fn observe(&mut self, network: &Network, step: usize) {
        if !step.is_multiple_of(self.interval) {
            return;
        }
        self.observed += 1;
        // The first observations count alike, or the average would begin at chance.
        let keep = DECAY.min(1.0 - 1.0 / self.observed as f32);
        let mix = |kept: &mut [f32], new: &[f32]| {
            kept.iter_mut().zip(new).for_each(|(k, n)| *k = keep * *k + (1.0 - keep) * n);
        };
        mix(&mut self.rows, &network.rows);
        mix(&mut self.weights, &network.weights);
    }

    /// The network with averaged weights; as it is where nothing was observed.
    pub(super) fn network(&self, network: &Network) -> Network {
        if self.observed == 0 {
            return network.clone();
        }
        Network {
            layout: network.layout.clone(),
            rows: self.rows.clone(),
            maps: Maps::new(&network.layout, &self.weights),
            weights: self.weights.clone(),
            rounded: None,
        }
    }
}
