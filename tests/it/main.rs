//! One test binary; a module for each kind of test.

mod article_files;
mod cli;
mod clusters;
mod codes;
mod coreference;
mod example_articles;
mod fixtures;
mod layers;
mod lexicon;
mod mentions;
mod properties;
mod numbers;
mod readme;
mod seeds;
mod seeds_zones;
mod stances;
mod times;
