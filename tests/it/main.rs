//! One test binary; a module for each kind of test.

mod layers;
mod lexicon;
