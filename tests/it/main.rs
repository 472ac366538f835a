//! One test binary; a module for each kind of test.

mod cli;
mod fixtures;
mod layers;
mod lexicon;
mod properties;
mod seeds;
