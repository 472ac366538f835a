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
    arborescence(&matrix, words + 1)[1..].to_vec()
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
fn arborescence(scores: &[f64], size: usize) -> Vec<usize> {
    let mut heads = vec![0; size];
    for node in 1..size {
        for head in 0..size {
            if head != node
                && (heads[node] == node || scores[node * size + head] > scores[node * size + heads[node]])
            {
                heads[node] = head;
            }
        }
    }
    let Some(cycle) = cycle(&heads) else { return heads };
    let mut inside = vec![false; size];
    cycle.iter().for_each(|node| inside[*node] = true);
    // The cycle becomes one node, the last of the smaller graph.
    let outside: Vec<usize> = (0..size).filter(|node| !inside[*node]).collect();
    let small = outside.len() + 1;
    let mut contracted = vec![f64::NEG_INFINITY; small * small];
    let mut entry = vec![cycle[0]; small];
    let mut exit = vec![cycle[0]; small];
    for (index, node) in outside.iter().enumerate() {
        for (other, head) in outside.iter().enumerate() {
            contracted[index * small + other] = scores[node * size + head];
        }
        for member in &cycle {
            let gain = scores[member * size + node] - scores[member * size + heads[*member]];
            if gain > contracted[(small - 1) * small + index] {
                contracted[(small - 1) * small + index] = gain;
                entry[index] = *member;
            }
            if scores[node * size + member] > contracted[index * small + small - 1] {
                contracted[index * small + small - 1] = scores[node * size + member];
                exit[index] = *member;
            }
        }
    }
    let solved = arborescence(&contracted, small);
    for (index, node) in outside.iter().enumerate().skip(1) {
        heads[*node] = if solved[index] == small - 1 { exit[index] } else { outside[solved[index]] };
    }
    let breaker = solved[small - 1];
    heads[entry[breaker]] = outside[breaker];
    heads
}

fn cycle(heads: &[usize]) -> Option<Vec<usize>> {
    let mut marks = vec![0; heads.len()];
    for start in 1..heads.len() {
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
