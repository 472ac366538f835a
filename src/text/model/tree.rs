//! The best tree over a sentence: a maximum spanning arborescence (Chu–Liu/Edmonds) with exactly one word under
//! the root. Scores in, heads out; what the words are is not known here.

/// The head of each word, 0 for the root and 1 for the first word, from the scores of `words` × (`words` + 1) arcs.
pub(crate) fn heads(scores: &[f32], words: usize) -> Vec<usize> {
    let greedy: Vec<usize> = (0..words).map(|word| best_head(scores, words, word)).collect();
    if is_tree(&greedy) {
        return greedy;
    }
    let mut matrix = vec![f64::NEG_INFINITY; (words + 1) * (words + 1)];
    let range: f64 = scores.iter().map(|score| f64::from(score.abs())).fold(1.0, f64::max);
    // A root arc that costs more than all other arcs together is taken once only.
    let penalty = 4.0 * range * (words + 1) as f64;
    for word in 1..=words {
        for head in (0..=words).filter(|head| *head != word) {
            let score = f64::from(scores[(word - 1) * (words + 1) + head]);
            matrix[word * (words + 1) + head] = if head == 0 { score - penalty } else { score };
        }
    }
    arborescence(&mut matrix, words + 1)[1..].to_vec()
}

fn best_head(scores: &[f32], words: usize, word: usize) -> usize {
    let row = &scores[word * (words + 1)..(word + 1) * (words + 1)];
    let mut best = 0;
    for head in (1..=words).filter(|head| *head != word + 1) {
        if row[head] > row[best] {
            best = head;
        }
    }
    best
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

/// Heads of all nodes; node 0 is the root. `scores[node * size + head]`.
fn arborescence(scores: &mut [f64], size: usize) -> Vec<usize> {
    // What is left: nodes, and cycles that became one. A cycle stands in the place of its first node.
    let mut left: Vec<usize> = (0..size).collect();
    let best = |node| if node == 0 { 0 } else { best_of(&left, scores, size, node) };
    let mut heads: Vec<usize> = (0..size).map(best).collect();
    let mut contracted = Vec::new();
    while let Some(cycle) = cycle(&left, &heads) {
        let one = Contracted::new(&cycle, &mut left, scores, &heads);
        for node in one.doors.iter().map(|door| door.node).skip(1) {
            if cycle.contains(&heads[node]) {
                heads[node] = best_of(&left, scores, size, node);
            }
        }
        heads[cycle[0]] = best_of(&left, scores, size, cycle[0]);
        contracted.push(one);
    }
    for one in contracted.iter().rev() {
        one.expand(&mut heads);
    }
    heads
}

/// The best head of a node, the first of equals.
fn best_of(left: &[usize], scores: &[f64], size: usize, node: usize) -> usize {
    let row = &scores[node * size..(node + 1) * size];
    let mut best = left[0];
    for head in left[1..].iter().copied().filter(|head| *head != node) {
        if row[head] > row[best] {
            best = head;
        }
    }
    best
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
