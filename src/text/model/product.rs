//! Matrix products and the few element-wise loops of the network, with the widest vectors the processor has.
//! What reading uses of it rounds alike on every processor; [`multiply`], which training uses, rounds as the widest
//! vectors do, so the same numbers come out each time on the same machine.
//! All matrices are row-major; this file knows nothing of language.
#![expect(unsafe_code, reason = "vector kernels are called only after the processor was asked for them")]

use std::sync::LazyLock;

use super::feature::{NONE, Rows};

/// Columns of a packed panel: one 512-bit or two 256-bit vectors.
const PANEL: usize = 16;
/// Keeps the size of nothing from being zero.
const EPSILON: f32 = 1e-5;

/// The right-hand matrix of a product, cut into panels of sixteen columns that are read front to back.
#[derive(Clone, Debug, Default)]
pub(crate) struct Packed {
    depth: usize,
    columns: usize,
    panels: Vec<f32>,
}

impl Packed {
    /// Packs a `depth` × `columns` matrix.
    pub(crate) fn fill(&mut self, matrix: &[f32], depth: usize, columns: usize) {
        assert_eq!(matrix.len(), depth * columns);
        self.reset(depth, columns);
        for (panel, start) in self.panels.chunks_exact_mut((depth * PANEL).max(1)).zip((0..).step_by(PANEL)) {
            let width = PANEL.min(columns - start);
            for (row, line) in panel.chunks_exact_mut(PANEL).enumerate() {
                let from = row * columns + start;
                line[..width].copy_from_slice(&matrix[from..from + width]);
            }
        }
    }

    /// Packs the transpose of a `columns` × `depth` matrix whose rows are `stride` apart.
    pub(crate) fn fill_transposed(&mut self, matrix: &[f32], stride: usize, depth: usize, columns: usize) {
        self.reset(depth, columns);
        for column in 0..columns {
            let source = &matrix[column * stride..column * stride + depth];
            let base = column / PANEL * depth * PANEL + column % PANEL;
            for (row, value) in source.iter().enumerate() {
                self.panels[base + row * PANEL] = *value;
            }
        }
    }

    fn reset(&mut self, depth: usize, columns: usize) {
        (self.depth, self.columns) = (depth, columns);
        self.panels.clear();
        self.panels.resize(columns.div_ceil(PANEL) * depth * PANEL, 0.0);
    }
}

/// What a product is added to.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Onto<'a> {
    Nothing,
    /// One vector for all rows.
    Bias(&'a [f32]),
    /// What is there.
    Output,
}

/// `out = left · right` plus what is asked for; `left` has `rows` rows.
pub(crate) fn multiply(left: &[f32], rows: usize, right: &Packed, out: &mut [f32], onto: Onto) {
    assert!(left.len() >= rows * right.depth && out.len() >= rows * right.columns);
    if rows == 0 || right.columns == 0 || right.depth == 0 {
        return;
    }
    let most = Level::current().most_rows();
    let tiles = rows.div_ceil(most);
    let mut buffer = [0.0f32; 12 * PANEL];
    for (panel, start) in right.panels.chunks_exact(right.depth * PANEL).zip((0..).step_by(PANEL)) {
        let width = PANEL.min(right.columns - start);
        for tile in 0..tiles {
            let (first, end) = (tile * rows / tiles, (tile + 1) * rows / tiles);
            let sums = &mut buffer[..(end - first) * PANEL];
            tile_product(&left[first * right.depth..end * right.depth], right.depth, panel, sums);
            for (row, sum) in (first..end).zip(sums.chunks_exact(PANEL)) {
                let target = &mut out[row * right.columns + start..row * right.columns + start + width];
                match onto {
                    Onto::Nothing => target.copy_from_slice(&sum[..width]),
                    Onto::Output => target.iter_mut().zip(sum).for_each(|(t, s)| *t += s),
                    Onto::Bias(bias) => {
                        let sums = sum.iter().zip(&bias[start..start + width]);
                        target.iter_mut().zip(sums).for_each(|(t, (s, b))| *t = s + b);
                    }
                }
            }
        }
    }
}

/// The vectors that a processor has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    Portable,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "x86_64")]
    Avx512,
}

impl Level {
    fn detected() -> Level {
        #[cfg(target_arch = "x86_64")]
        {
            let has_512 = is_x86_feature_detected!("avx512f")
                && is_x86_feature_detected!("avx512bw")
                && is_x86_feature_detected!("avx512vl")
                && is_x86_feature_detected!("avx512dq")
                && is_x86_feature_detected!("avx512vnni");
            if has_512 {
                return Level::Avx512;
            }
            if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
                return Level::Avx2;
            }
        }
        Level::Portable
    }

    /// What to use: all that there is, unless a test asks for less.
    #[inline]
    pub(crate) fn current() -> Level {
        static DETECTED: LazyLock<Level> = LazyLock::new(Level::detected);
        #[cfg(test)]
        if let Some(level) = FORCED.get() {
            return level;
        }
        *DETECTED
    }

    /// All that the processor can be asked for.
    #[cfg(test)]
    pub(crate) fn available() -> Vec<Level> {
        #[cfg(target_arch = "x86_64")]
        let all = [Level::Portable, Level::Avx2, Level::Avx512];
        #[cfg(not(target_arch = "x86_64"))]
        let all = [Level::Portable];
        all.into_iter().filter(|level| *level <= Level::detected()).collect()
    }

    /// Runs with these vectors and no wider ones, on this thread.
    #[cfg(test)]
    pub(crate) fn force<T>(self, run: impl FnOnce() -> T) -> T {
        FORCED.set(Some(self));
        let result = run();
        FORCED.set(None);
        result
    }

    /// Rows of a tile whose sums fit in the registers.
    fn most_rows(self) -> usize {
        match self {
            Level::Portable => 2,
            #[cfg(target_arch = "x86_64")]
            Level::Avx2 => 6,
            #[cfg(target_arch = "x86_64")]
            Level::Avx512 => 12,
        }
    }
}

#[cfg(test)]
thread_local! {
    static FORCED: std::cell::Cell<Option<Level>> = const { std::cell::Cell::new(None) };
}

/// Rows of `left` times one panel.
fn tile_product(left: &[f32], depth: usize, panel: &[f32], sums: &mut [f32]) {
    let rows = sums.len() / PANEL;
    assert!(left.len() == rows * depth && panel.len() == depth * PANEL && sums.len() == rows * PANEL);
    match Level::current() {
        Level::Portable => portable(left, depth, panel, sums),
        // SAFETY: the processor has the features; the lengths were checked above.
        #[cfg(target_arch = "x86_64")]
        Level::Avx2 => unsafe {
            match rows {
                1 => vectors::avx2::<1>(left, depth, panel, sums),
                2 => vectors::avx2::<2>(left, depth, panel, sums),
                3 => vectors::avx2::<3>(left, depth, panel, sums),
                4 => vectors::avx2::<4>(left, depth, panel, sums),
                5 => vectors::avx2::<5>(left, depth, panel, sums),
                _ => vectors::avx2::<6>(left, depth, panel, sums),
            }
        },
        // SAFETY: as above.
        #[cfg(target_arch = "x86_64")]
        Level::Avx512 => unsafe {
            match rows {
                1 => vectors::avx512::<1>(left, depth, panel, sums),
                2 => vectors::avx512::<2>(left, depth, panel, sums),
                3 => vectors::avx512::<3>(left, depth, panel, sums),
                4 => vectors::avx512::<4>(left, depth, panel, sums),
                5 => vectors::avx512::<5>(left, depth, panel, sums),
                6 => vectors::avx512::<6>(left, depth, panel, sums),
                7 => vectors::avx512::<7>(left, depth, panel, sums),
                8 => vectors::avx512::<8>(left, depth, panel, sums),
                9 => vectors::avx512::<9>(left, depth, panel, sums),
                10 => vectors::avx512::<10>(left, depth, panel, sums),
                11 => vectors::avx512::<11>(left, depth, panel, sums),
                _ => vectors::avx512::<12>(left, depth, panel, sums),
            }
        },
    }
}

fn portable(left: &[f32], depth: usize, panel: &[f32], sums: &mut [f32]) {
    for (row, sum) in left.chunks_exact(depth).zip(sums.chunks_exact_mut(PANEL)) {
        let mut total = [0.0f32; PANEL];
        for (value, line) in row.iter().zip(panel.chunks_exact(PANEL)) {
            for (t, x) in total.iter_mut().zip(line) {
                *t += value * x;
            }
        }
        sum.copy_from_slice(&total);
    }
}

#[cfg(target_arch = "x86_64")]
mod vectors {
    use std::arch::x86_64::{
        _mm256_fmadd_ps, _mm256_loadu_ps, _mm256_set1_ps, _mm256_setzero_ps, _mm256_storeu_ps,
        _mm512_fmadd_ps, _mm512_loadu_ps, _mm512_set1_ps, _mm512_setzero_ps, _mm512_storeu_ps,
    };

    use super::PANEL;

    /// # Safety
    /// `left` holds `R` rows of `depth`, `panel` `depth` lines of sixteen, `sums` `R` lines of sixteen.
    #[target_feature(enable = "avx2,fma")]
    pub(super) unsafe fn avx2<const R: usize>(left: &[f32], depth: usize, panel: &[f32], sums: &mut [f32]) {
        let mut low = [_mm256_setzero_ps(); R];
        let mut high = [_mm256_setzero_ps(); R];
        // SAFETY: all offsets are below the lengths the caller vouches for.
        unsafe {
            for step in 0..depth {
                let line = panel.as_ptr().add(step * PANEL);
                let (first, second) = (_mm256_loadu_ps(line), _mm256_loadu_ps(line.add(8)));
                for row in 0..R {
                    let value = _mm256_set1_ps(*left.as_ptr().add(row * depth + step));
                    low[row] = _mm256_fmadd_ps(value, first, low[row]);
                    high[row] = _mm256_fmadd_ps(value, second, high[row]);
                }
            }
            for row in 0..R {
                _mm256_storeu_ps(sums.as_mut_ptr().add(row * PANEL), low[row]);
                _mm256_storeu_ps(sums.as_mut_ptr().add(row * PANEL + 8), high[row]);
            }
        }
    }

    /// # Safety
    /// As [`avx2`].
    #[target_feature(enable = "avx512f")]
    pub(super) unsafe fn avx512<const R: usize>(left: &[f32], depth: usize, panel: &[f32], sums: &mut [f32]) {
        let mut total = [_mm512_setzero_ps(); R];
        // SAFETY: all offsets are below the lengths the caller vouches for.
        unsafe {
            for step in 0..depth {
                let line = _mm512_loadu_ps(panel.as_ptr().add(step * PANEL));
                for (row, sum) in total.iter_mut().enumerate() {
                    let value = _mm512_set1_ps(*left.as_ptr().add(row * depth + step));
                    *sum = _mm512_fmadd_ps(value, line, *sum);
                }
            }
            for (row, sum) in total.into_iter().enumerate() {
                _mm512_storeu_ps(sums.as_mut_ptr().add(row * PANEL), sum);
            }
        }
    }
}

/// Lanes in which sums over a vector run side by side.
const LANES: usize = 16;

#[inline(always)]
fn sum_lanes(values: impl Fn(usize) -> f32, len: usize) -> f32 {
    let mut sums = [0.0f32; LANES];
    let whole = len - len % LANES;
    for start in (0..whole).step_by(LANES) {
        for (lane, sum) in sums.iter_mut().enumerate() {
            *sum += values(start + lane);
        }
    }
    sums.iter().sum::<f32>() + (whole..len).map(values).sum::<f32>()
}

/// The greatest of all lanes and of what is left over.
#[inline(always)]
fn greatest(mut lanes: [f32; LANES], rest: impl Iterator<Item = f32>) -> f32 {
    let mut half = LANES / 2;
    while half > 0 {
        for lane in 0..half {
            lanes[lane] = larger(lanes[lane], lanes[lane + half]);
        }
        half /= 2;
    }
    rest.fold(lanes[0], larger)
}

/// One instruction, unlike `f32::max`: what is compared with is a number.
#[inline(always)]
fn larger(known: f32, value: f32) -> f32 {
    if value > known { value } else { known }
}

/// The greatest of what `of` makes of each value.
#[inline(always)]
fn greatest_of(values: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let (parts, rest) = values.as_chunks::<LANES>();
    let mut lanes = [f32::NEG_INFINITY; LANES];
    for part in parts {
        lanes.iter_mut().zip(part).for_each(|(most, value)| *most = larger(*most, of(*value)));
    }
    greatest(lanes, rest.iter().map(|value| of(*value)))
}

/// The greatest distance from zero.
pub(crate) fn largest(values: &[f32]) -> f32 {
    greatest_of(values, f32::abs)
}

/// Index of the greatest, the first of several; 0 of none.
pub(crate) fn greatest_at(values: &[f32]) -> usize {
    let most = greatest_of(values, |value| value);
    values.iter().position(|value| *value == most).unwrap_or(0)
}

/// One over the root mean square of a vector.
#[inline(always)]
fn inverse_size(values: &[f32]) -> f32 {
    let (parts, rest) = values.as_chunks::<LANES>();
    let mut squares = [0.0f32; LANES];
    for part in parts {
        squares.iter_mut().zip(part).for_each(|(sum, value)| *sum += value * value);
    }
    inverse_root_mean(squares, rest, values.len())
}

/// [`inverse_size`] of a vector from the sums of its squares in lanes and from what is left over.
#[inline(always)]
fn inverse_root_mean(squares: [f32; LANES], rest: &[f32], len: usize) -> f32 {
    let sum = squares.iter().sum::<f32>() + rest.iter().map(|value| value * value).sum::<f32>();
    1.0 / (sum / len as f32 + EPSILON).sqrt()
}

/// Compiles a loop over slices once more for 256-bit and 512-bit vectors and picks at run time. Sums that run over
/// a vector are written lane by lane, and nothing is fused, so all of them give the same.
macro_rules! wide {
    ($(#[$doc:meta])* fn $name:ident($($argument:ident: $kind:ty),*) $body:block) => {
        $(#[$doc])*
        pub(crate) fn $name($($argument: $kind),*) {
            #[inline(always)]
            fn body($($argument: $kind),*) $body
            #[cfg(target_arch = "x86_64")]
            {
                #[target_feature(enable = "avx2")]
                fn avx2($($argument: $kind),*) {
                    body($($argument),*);
                }
                #[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512dq")]
                fn avx512($($argument: $kind),*) {
                    body($($argument),*);
                }
                match Level::current() {
                    // SAFETY: the processor has the features.
                    Level::Avx512 => return unsafe { avx512($($argument),*) },
                    // SAFETY: as above.
                    Level::Avx2 => return unsafe { avx2($($argument),*) },
                    Level::Portable => {}
                }
            }
            body($($argument),*);
        }
    };
}

/// A rational tanh that reaches ±1, with slope 0, at ±3.
#[inline(always)]
pub(crate) fn squash(x: f32) -> f32 {
    let x = x.clamp(-3.0, 3.0);
    let square = x * x;
    x * (27.0 + square) / (27.0 + 9.0 * square)
}

/// Derivative of [`squash`].
#[inline(always)]
pub(crate) fn squash_slope(x: f32) -> f32 {
    let x = x.clamp(-3.0, 3.0);
    let square = x * x;
    let root = (9.0 - square) / (9.0 + 3.0 * square);
    root * root
}

wide! {
    /// `target += source`.
    fn add(target: &mut [f32], source: &[f32]) {
        target.iter_mut().zip(source).for_each(|(t, s)| *t += s);
    }
}

wide! {
    /// Each of `words` becomes the sum of its rows of bytes, each row scaled; `NONE` is no row.
    fn sum_rows(words: &mut [f32], features: &[Rows], rows: &[u8], scales: &[f32]) {
        let Some(size) = words.len().checked_div(features.len()) else { return };
        for (word, features) in words.chunks_exact_mut(size).zip(features) {
            word.fill(0.0);
            for row in features.iter().filter(|row| **row != NONE).map(|row| *row as usize) {
                let scale = scales[row];
                let bytes = &rows[row * size..(row + 1) * size];
                word.iter_mut().zip(bytes).for_each(|(sum, byte)| *sum += f32::from(*byte as i8) * scale);
            }
        }
    }
}

/// Added to a number, it leaves the nearest whole one, plus 128, in the last bits.
const BYTE: f32 = 12_582_912.0 + 128.0;

wide! {
    /// Each row of `values`, `depth` long, as bytes around 128 with a scale; rows of bytes are `stride` apart.
    fn to_bytes(values: &[f32], depth: usize, stride: usize, bytes: &mut [u8], scales: &mut [f32]) {
        let rows = values.chunks_exact(depth).zip(bytes.chunks_exact_mut(stride)).zip(scales);
        for ((values, bytes), scale) in rows {
            let most = greatest_of(values, f32::abs);
            *scale = most / 127.0;
            let inverse = if most > 0.0 { 127.0 / most } else { 0.0 };
            for (byte, value) in bytes.iter_mut().zip(values) {
                *byte = (value * inverse + BYTE).to_bits() as u8;
            }
        }
    }
}

wide! {
    /// [`to_bytes`] of what [`normalize`] gives. The size cancels out of the bytes and stays in the scale.
    fn normalize_to_bytes(values: &[f32], gain: &[f32], stride: usize, bytes: &mut [u8], scales: &mut [f32]) {
        let (gains, last_gains) = gain.as_chunks::<LANES>();
        let rows = values.chunks_exact(gain.len()).zip(bytes.chunks_exact_mut(stride)).zip(scales);
        for ((values, bytes), scale) in rows {
            let (parts, rest) = values.as_chunks::<LANES>();
            let (mut most, mut squares) = ([0.0f32; LANES], [0.0f32; LANES]);
            for (part, gains) in parts.iter().zip(gains) {
                let lanes = most.iter_mut().zip(&mut squares).zip(part).zip(gains);
                lanes.for_each(|(((most, sum), value), gain)| {
                    *most = larger(*most, (value * gain).abs());
                    *sum += value * value;
                });
            }
            let rest_scaled = rest.iter().zip(last_gains).map(|(value, gain)| (value * gain).abs());
            let most = greatest(most, rest_scaled);
            *scale = most * inverse_root_mean(squares, rest, values.len()) / 127.0;
            let inverse = if most > 0.0 { 127.0 / most } else { 0.0 };
            for ((byte, value), gain) in bytes.iter_mut().zip(values).zip(gain) {
                *byte = (value * gain * inverse + BYTE).to_bits() as u8;
            }
        }
    }
}

/// Rows of `left` times a panel, each sum in the order of the inputs.
#[inline(always)]
fn sums_in_order<const R: usize>(left: &[f32], panel: &[[f32; PANEL]]) -> [[f32; PANEL]; R] {
    let depth = panel.len();
    let mut rows: [&[f32]; R] = [&[]; R];
    rows.iter_mut().zip(left.chunks_exact(depth)).for_each(|(row, values)| *row = &values[..depth]);
    let mut sums = [[0.0f32; PANEL]; R];
    for (step, line) in panel.iter().enumerate() {
        for (sums, row) in sums.iter_mut().zip(&rows) {
            let value = row[step];
            sums.iter_mut().zip(line).for_each(|(sum, x)| *sum += value * x);
        }
    }
    sums
}

/// Rows whose sums stay in the registers.
const TILE: usize = 8;

wide! {
    /// `out = left · right`, each sum in the order of the inputs, nothing fused.
    fn multiply_in_order(left: &[f32], right: &Packed, out: &mut [f32]) {
        let Packed { depth, columns, panels } = right;
        for (panel, start) in panels.chunks_exact(depth * PANEL).zip((0..).step_by(PANEL)) {
            let (panel, _) = panel.as_chunks::<PANEL>();
            let width = PANEL.min(columns - start);
            let mut outs = out.chunks_exact_mut(*columns);
            let mut keep = |sums: &[[f32; PANEL]]| {
                for (sums, out) in sums.iter().zip(&mut outs) {
                    out[start..start + width].copy_from_slice(&sums[..width]);
                }
            };
            let mut tiles = left.chunks_exact(TILE * depth);
            for tile in &mut tiles {
                keep(&sums_in_order::<TILE>(tile, panel));
            }
            for row in tiles.remainder().chunks_exact(*depth) {
                keep(&sums_in_order::<1>(row, panel));
            }
        }
    }
}

wide! {
    /// `target += left * right`, element by element.
    fn add_product(target: &mut [f32], left: &[f32], right: &[f32]) {
        target.iter_mut().zip(left).zip(right).for_each(|((t, l), r)| *t += l * r);
    }
}

wide! {
    /// `target *= source`, element by element.
    fn scale(target: &mut [f32], source: &[f32]) {
        target.iter_mut().zip(source).for_each(|(t, s)| *t *= s);
    }
}

wide! {
    /// Gates between 0 and 1 and candidates between −1 and 1 from their inputs, which stand side by side in rows.
    fn open_gates(input: &[f32], width: usize, gates: &mut [f32], candidates: &mut [f32]) {
        let outputs = gates.chunks_exact_mut(width).zip(candidates.chunks_exact_mut(width));
        for (input, (gates, candidates)) in input.chunks_exact(2 * width).zip(outputs) {
            let (before_gates, before_candidates) = input.split_at(width);
            before_gates.iter().zip(gates).for_each(|(x, gate)| *gate = 0.5 + 0.5 * squash(0.5 * x));
            before_candidates.iter().zip(candidates).for_each(|(x, candidate)| *candidate = squash(*x));
        }
    }
}

/// One step of the recurrence: what the gate lets through replaces what was remembered.
#[inline(always)]
fn step(memory: &mut [f32], gates: &[f32], candidates: &[f32]) {
    memory.iter_mut().zip(gates).zip(candidates).for_each(|((m, g), c)| *m += g * (c - *m));
}

wide! {
    /// The recurrences over the words of a sentence: the first half of the columns runs forward, the second backward.
    fn remember(gates: &[f32], candidates: &[f32], width: usize, memory: &mut [f32]) {
        let half = width / 2;
        for start in (0..memory.len()).step_by(width) {
            let here = start..start + half;
            match start.checked_sub(width) {
                Some(before) => memory.copy_within(before..before + half, start),
                None => memory[here.clone()].fill(0.0),
            }
            step(&mut memory[here.clone()], &gates[here.clone()], &candidates[here]);
        }
        for start in (half..memory.len()).step_by(width).rev() {
            let here = start..start + half;
            match start + width {
                after if after < memory.len() => memory.copy_within(after..after + half, start),
                _ => memory[here.clone()].fill(0.0),
            }
            step(&mut memory[here.clone()], &gates[here.clone()], &candidates[here]);
        }
    }
}

wide! {
    /// Each row of `input`, as long as `gain`, brought to size one and scaled by the gain.
    fn normalize(input: &[f32], gain: &[f32], output: &mut [f32]) {
        let width = gain.len();
        for (row, output) in input.chunks_exact(width).zip(output.chunks_exact_mut(width)) {
            let inverse = inverse_size(row);
            for ((value, gain), output) in row.iter().zip(gain).zip(output) {
                *output = value * inverse * gain;
            }
        }
    }
}

wide! {
    /// Adds the slopes of the gain and the input of [`normalize`].
    fn denormalize(input: &[f32], gain: &[f32], slopes: &[f32], gains: &mut [f32], back: &mut [f32]) {
        let width = gain.len();
        let rows = input.chunks_exact(width).zip(slopes.chunks_exact(width)).zip(back.chunks_exact_mut(width));
        for ((input, slopes), back) in rows {
            let inverse = inverse_size(input);
            let along = sum_lanes(|place| slopes[place] * gain[place] * input[place], width);
            let along = along * inverse * inverse * inverse / width as f32;
            for ((sum, slope), value) in gains.iter_mut().zip(slopes).zip(input) {
                *sum += slope * value * inverse;
            }
            for (((value, slope), gain), back) in input.iter().zip(slopes).zip(gain).zip(back) {
                *back += slope * gain * inverse - value * along;
            }
        }
    }
}

wide! {
    /// Rectifier that lets a tenth of what is negative through.
    fn rectify(values: &mut [f32]) {
        values.iter_mut().for_each(|v| *v = v.max(0.1 * *v));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_of_all_shapes_agree_with_the_definition() {
        for (rows, depth, columns) in [(1, 1, 1), (7, 5, 16), (13, 33, 17), (25, 9, 40)] {
            let left: Vec<f32> = (0..rows * depth).map(|i| (i % 7) as f32 - 3.0).collect();
            let right: Vec<f32> = (0..depth * columns).map(|i| (i % 5) as f32 - 2.0).collect();
            let mut out = vec![1.0; rows * columns];
            let mut packed = Packed::default();
            packed.fill(&right, depth, columns);
            multiply(&left, rows, &packed, &mut out, Onto::Output);
            for row in 0..rows {
                for column in 0..columns {
                    let sum: f32 =
                        (0..depth).map(|d| left[row * depth + d] * right[d * columns + column]).sum();
                    assert_eq!(out[row * columns + column], sum + 1.0);
                }
            }
        }
    }
}
