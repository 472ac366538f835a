//! The best tree over a sentence: a maximum spanning arborescence (Chu–Liu/Edmonds) with exactly one word under
//! the root. Scores in, heads out; what the words are is not known here.

use super::product;

/// The head of each word, 0 for the root and 1 for the first word, from the scores of `words` × (`words` + 1) arcs.
pub(crate) fn heads(scores: &[f32], words: usize) -> Vec<usize> {
    let size = words + 1;
    let row = |word: usize| &scores[word * size..(word + 1) * size];
    let greedy: Vec<usize> = (0..words).map(|word| best_head(row(word), 0, word + 1)).collect();
    if is_tree(&greedy) {
        return greedy;
    }
    // A root arc that costs more than all other arcs together is taken once only.
    let range = 1f32.max(product::largest(scores));
    let penalty = 4.0 * f64::from(range) * size as f64;
    let mut matrix = vec![f64::NEG_INFINITY; size];
    let mut heads = vec![0];
    for (word, greedy) in greedy.into_iter().enumerate() {
        let row = row(word);
        matrix.push(f64::from(row[0]) - penalty);
        matrix.extend(row[1..].iter().copied().map(f64::from));
        matrix[(word + 1) * size + word + 1] = f64::NEG_INFINITY;
        heads.push(if greedy == 0 && words > 1 { best_head(row, 1, word + 1) } else { greedy });
    }
    arborescence(&mut matrix, heads)[1..].to_vec()
}

/// The best head of `word` from `first` on, the first of equals.
fn best_head(scores: &[f32], first: usize, word: usize) -> usize {
    let before = first + product::greatest_at(&scores[first..word]);
    let after = word + 1 + product::greatest_at(&scores[word + 1..]);
    match scores.get(after) {
        Some(score) if before == word || *score > scores[before] => after,
        _ => before,
    }
}

/// One word under the root, and every word leads to it.
pub(crate) fn is_tree(heads: &[usize]) -> bool {
    if heads.is_empty() {
        return true;
    }
    if heads.iter().filter(|head| **head == 0).count() != 1 {
        return false;
    }
    // Words known to lead to the root are marked; a walk that meets its own mark went in a circle.
    let mut marks = vec![0usize; heads.len() + 1];
    marks[0] = usize::MAX;
    for start in 1..=heads.len() {
        let mut word = start;
        while marks[word] == 0 {
            marks[word] = start;
            word = heads[word - 1];
        }
        if marks[word] == start {
            return false;
        }
        let mut word = start;
        while marks[word] == start {
            marks[word] = usize::MAX;
            word = heads[word - 1];
        }
    }
    true
}

/// Heads of all nodes, from the best head of each; node 0 is the root. `scores[node * size + head]`.
fn arborescence(scores: &mut [f64], mut heads: Vec<usize>) -> Vec<usize> {
    let size = heads.len();
    // What is left: nodes, and cycles that became one. A cycle stands in the place of its first node.
    let mut left: Vec<usize> = (0..size).collect();
    let mut contracted = Vec::new();
    while let Some(cycle) = cycle(&left, &heads) {
        let one = Contracted::new(&cycle, &mut left, scores, &heads);
        // What hung on a word of the cycle has no better head than the whole.
        for node in one.doors.iter().map(|door| door.node).skip(1) {
            if cycle.contains(&heads[node]) {
                heads[node] = cycle[0];
            }
        }
        heads[cycle[0]] = best_of(&left, &scores[cycle[0] * size..][..size]);
        contracted.push(one);
    }
    for one in contracted.iter().rev() {
        one.expand(&mut heads);
    }
    heads
}

/// The best head of a node by its scores, the first of equals.
fn best_of(left: &[usize], scores: &[f64]) -> usize {
    let first = (left[0], scores[left[0]]);
    let better = |best: (usize, f64), &head: &usize| {
        if scores[head] > best.1 { (head, scores[head]) } else { best }
    };
    left[1..].iter().fold(first, better).0
}

/// A cycle that became one node.
struct Contracted {
    /// The nodes of the cycle with their heads.
    members: Vec<(usize, usize)>,
    /// The root first.
    doors: Vec<Door>,
}

/// Where a node outside a cycle would be joined to it.
struct Door {
    node: usize,
    /// Whose head the node would be.
    entry: usize,
    /// Which would be the head of the node.
    exit: usize,
}

impl Contracted {
    /// The cycle takes the place of its first node in `scores`, and the last in `left`.
    fn new(cycle: &[usize], left: &mut Vec<usize>, scores: &mut [f64], heads: &[usize]) -> Contracted {
        let size = heads.len();
        left.retain(|node| !cycle.contains(node));
        let members: Vec<(usize, usize)> = cycle.iter().map(|node| (*node, heads[*node])).collect();
        let kept: Vec<f64> = members.iter().map(|(node, head)| scores[node * size + head]).collect();
        let mut doors = Vec::with_capacity(left.len());
        for &node in &*left {
            let mut door = Door { node, entry: cycle[0], exit: cycle[0] };
            let (mut gain, mut score) = (f64::NEG_INFINITY, f64::NEG_INFINITY);
            for (&member, kept) in cycle.iter().zip(&kept) {
                if scores[member * size + node] - kept > gain {
                    (gain, door.entry) = (scores[member * size + node] - kept, member);
                }
                if scores[node * size + member] > score {
                    (score, door.exit) = (scores[node * size + member], member);
                }
            }
            scores[cycle[0] * size + node] = gain;
            scores[node * size + cycle[0]] = score;
            doors.push(door);
        }
        left.push(cycle[0]);
        Contracted { members, doors }
    }

    /// From heads among what was left to heads of all that became one.
    fn expand(&self, heads: &mut [usize]) {
        let whole = self.members[0].0;
        let breaker = heads[whole];
        for door in self.doors.iter().skip(1) {
            if heads[door.node] == whole {
                heads[door.node] = door.exit;
            }
        }
        for (node, head) in &self.members {
            heads[*node] = *head;
        }
        if let Some(door) = self.doors.iter().find(|door| door.node == breaker) {
            heads[door.entry] = breaker;
        }
    }
}

/// Nodes each of which is the head of the one before it, and the first of the last.
fn cycle(left: &[usize], heads: &[usize]) -> Option<Vec<usize>> {
    let mut marks = vec![0; heads.len()];
    for &start in &left[1..] {
        let mut node = start;
        while node != 0 && marks[node] == 0 {
            marks[node] = start;
            node = heads[node];
        }
        if node != 0 && marks[node] == start {
            let mut members = vec![node];
            let mut member = heads[node];
            while member != node {
                members.push(member);
                member = heads[member];
            }
            return Some(members);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All assignments of heads to three words.
    fn exhaustive(scores: &[f32], words: usize) -> f32 {
        let mut best = f32::NEG_INFINITY;
        for code in 0..(words + 1).pow(words as u32) {
            let heads: Vec<usize> =
                (0..words).map(|word| code / (words + 1).pow(word as u32) % (words + 1)).collect();
            if is_tree(&heads) {
                best = best.max(total(scores, &heads));
            }
        }
        best
    }

    fn total(scores: &[f32], heads: &[usize]) -> f32 {
        heads.iter().enumerate().map(|(word, head)| scores[word * (heads.len() + 1) + head]).sum()
    }

    #[test]
    fn the_tree_found_is_the_best_of_all_trees_with_one_root() {
        let mut state = 1u32;
        for words in [1, 2, 3, 4, 5] {
            for _ in 0..60 {
                let scores: Vec<f32> = (0..words * (words + 1))
                    .map(|_| {
                        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                        ((state >> 16) % 64) as f32
                    })
                    .collect();
                let heads = heads(&scores, words);
                assert!(is_tree(&heads), "{heads:?}");
                assert_eq!(total(&scores, &heads), exhaustive(&scores, words));
            }
        }
    }

    #[test]
    fn no_words_have_no_tree() {
        assert!(heads(&[], 0).is_empty());
    }
}
