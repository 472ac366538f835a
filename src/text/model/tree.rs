//! Trees: the best heads that make one tree with one root. Chu–Liu–Edmonds, run only where the best
//! head of every word does not make a tree already.

/// Heads of `n` words from scores of n × (n + 1), column 0 the root. None is the root.
pub(super) fn best(scores: &[f32], n: usize) -> Vec<Option<usize>> {
    let greedy: Vec<usize> = (0..n).map(|t| argmax(&scores[t * (n + 1)..(t + 1) * (n + 1)], t + 1)).collect();
    let heads = if is_tree(&greedy) { greedy } else { maximum(scores, n) };
    heads.into_iter().map(|head| head.checked_sub(1)).collect()
}

/// The best column, the word itself left out.
fn argmax(row: &[f32], own: usize) -> usize {
    let mut best = usize::from(own == 0);
    for (column, &score) in row.iter().enumerate() {
        if column != own && score > row[best] {
            best = column;
        }
    }
    best
}

fn is_tree(heads: &[usize]) -> bool {
    heads.iter().filter(|&&head| head == 0).count() == 1 && cycle(heads).is_none()
}

/// Words of a cycle, if there is one; heads count words from 1.
fn cycle(heads: &[usize]) -> Option<Vec<usize>> {
    let mut state = vec![0u32; heads.len() + 1];
    for start in 1..=heads.len() {
        let mut node = start;
        while node != 0 && state[node] == 0 {
            state[node] = start as u32;
            node = heads[node - 1];
        }
        if node != 0 && state[node] == start as u32 {
            let mut members = vec![node];
            let mut next = heads[node - 1];
            while next != node {
                members.push(next);
                next = heads[next - 1];
            }
            return Some(members);
        }
    }
    None
}

/// The maximum arborescence with one root: a penalty on root arcs lets the tree have just one.
fn maximum(scores: &[f32], n: usize) -> Vec<usize> {
    let spread = scores.iter().copied().fold(0.0f32, |a, s| a.max(s.abs()));
    let penalty = f64::from(spread) * 2.0 * (n as f64 + 1.0) + 1.0;
    let size = n + 1;
    let mut matrix = vec![f64::NEG_INFINITY; size * size];
    for dependent in 1..size {
        for head in (0..size).filter(|&head| head != dependent) {
            let score = f64::from(scores[(dependent - 1) * size + head]);
            matrix[dependent * size + head] = if head == 0 { score - penalty } else { score };
        }
    }
    let heads = arborescence(&matrix, size);
    heads[1..].to_vec()
}

/// Chu–Liu–Edmonds over `matrix[dependent][head]`; node 0 is the root.
fn arborescence(matrix: &[f64], size: usize) -> Vec<usize> {
    let mut heads = vec![0; size];
    for dependent in 1..size {
        let row = &matrix[dependent * size..(dependent + 1) * size];
        heads[dependent] = (0..size).fold(0, |best, h| if row[h] > row[best] { h } else { best });
    }
    let Some(members) = cycle(&heads[1..]) else { return heads };
    let in_cycle = |node: usize| members.contains(&node);
    let outside: Vec<usize> = (0..size).filter(|&node| !in_cycle(node)).collect();
    let contracted = outside.len();
    let small = contracted + 1;
    let mut reduced = vec![f64::NEG_INFINITY; small * small];
    let mut enter = vec![0; small];
    let mut leave = vec![0; small];
    for (i, &a) in outside.iter().enumerate() {
        for (j, &b) in outside.iter().enumerate() {
            reduced[i * small + j] = matrix[a * size + b];
        }
        // Into the cycle from a: break the arc of one member.
        let gain = |&m: &usize| matrix[m * size + a] - matrix[m * size + heads[m]];
        enter[i] = best_by(&members, gain);
        reduced[contracted * small + i] = gain(&enter[i]);
        // Out of the cycle to a.
        leave[i] = best_by(&members, |&m| matrix[a * size + m]);
        reduced[i * small + contracted] = matrix[a * size + leave[i]];
    }
    let solved = arborescence(&reduced, small);
    for (i, &a) in outside.iter().enumerate().skip(1) {
        heads[a] = if solved[i] == contracted { leave[i] } else { outside[solved[i]] };
    }
    let from = solved[contracted];
    heads[enter[from]] = outside[from];
    heads
}

fn best_by(members: &[usize], score: impl Fn(&usize) -> f64) -> usize {
    members.iter().copied().fold(members[0], |best, m| if score(&m) > score(&best) { m } else { best })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cycle_and_a_second_root_are_mended() {
        // Words 1 and 2 prefer each other, words 2 and 3 like the root.
        let scores = [0.0, 0.0, 9.0, 1.0, 5.0, 9.0, 0.0, 1.0, 6.0, 2.0, 1.0, 0.0];
        let heads = best(&scores, 3);
        assert_eq!(heads.iter().filter(|head| head.is_none()).count(), 1);
        let as_numbers: Vec<usize> = heads.iter().map(|head| head.map_or(0, |h| h + 1)).collect();
        assert!(is_tree(&as_numbers), "{heads:?}");
    }

    #[test]
    fn every_score_matrix_makes_a_tree() {
        let mut state = 7u32;
        for n in 1..24 {
            let scores: Vec<f32> = (0..n * (n + 1))
                .map(|_| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (state >> 16) as f32 / 65_536.0 * 10.0
                })
                .collect();
            let heads: Vec<usize> = best(&scores, n).iter().map(|head| head.map_or(0, |h| h + 1)).collect();
            assert!(is_tree(&heads), "{n}: {heads:?}");
        }
    }
}
