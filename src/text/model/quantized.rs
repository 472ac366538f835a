//! Products of whole numbers, for reading: weights in seven bits with a scale for each column, inputs in eight bits
//! with a scale for each row. Sums of whole numbers are the same in any order, so every processor gives the same.
//! This file knows nothing of language.
#![expect(unsafe_code, reason = "vector kernels are called only after the processor was asked for them")]

use super::product::{self, Level};

/// Columns of a panel: one 512-bit vector of sums.
const PANEL: usize = 16;
/// Inputs that are multiplied and summed in one step.
const GROUP: usize = 4;
/// The largest weight. With it two products of bytes fit in sixteen bits, which the older processors sum in.
const LARGEST: f32 = 63.0;
/// Rows of a tile with the widest vectors: with two panels their sums fill the registers.
const MOST_ROWS: usize = 14;
/// What is added to inputs so that none is negative.
const ZERO: i32 = 128;

/// Weights of sixteen columns for four inputs, which one load fetches.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(align(64))]
struct Line([i8; PANEL * GROUP]);

/// A matrix of small whole numbers, cut into panels of sixteen columns whose inputs stand in fours.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Quantized {
    depth: usize,
    columns: usize,
    panels: Vec<Line>,
    /// Of each two lines, whether what they give can be summed in sixteen bits.
    plain: Vec<bool>,
    /// Of each column.
    pub(crate) scales: Vec<f32>,
    /// What the [`ZERO`] of the inputs adds to each column's sum.
    offsets: Vec<i32>,
}

/// Inputs as bytes, row by row.
#[derive(Clone, Debug, Default)]
pub(crate) struct Inputs {
    rows: usize,
    stride: usize,
    bytes: Vec<u8>,
    scales: Vec<f32>,
}

impl Inputs {
    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    pub(crate) fn fill(&mut self, values: &[f32], depth: usize) {
        self.make_room(values.len() / depth, depth);
        product::to_bytes(values, depth, self.stride, &mut self.bytes, &mut self.scales);
    }

    /// Rows as long as `gain`, brought to size one and scaled by the gain first.
    pub(crate) fn fill_normalized(&mut self, values: &[f32], gain: &[f32]) {
        self.make_room(values.len() / gain.len(), gain.len());
        product::normalize_to_bytes(values, gain, self.stride, &mut self.bytes, &mut self.scales);
    }

    fn make_room(&mut self, rows: usize, depth: usize) {
        self.rows = rows;
        self.stride = groups(depth) * GROUP;
        // What stands behind the inputs of a row meets weights of zero.
        self.bytes.resize(self.rows * self.stride, 0);
        self.scales.resize(self.rows, 0.0);
    }
}

impl Quantized {
    /// A `depth` × `columns` matrix, rounded.
    pub(crate) fn new(matrix: &[f32], depth: usize, columns: usize) -> Quantized {
        let mut scales = vec![1e-9f32; columns];
        for row in matrix.chunks_exact(columns) {
            scales.iter_mut().zip(row).for_each(|(scale, weight)| *scale = scale.max(weight.abs() / LARGEST));
        }
        let weights: Vec<u8> = matrix
            .chunks_exact(columns)
            .flat_map(|row| {
                row.iter().zip(&scales).map(|(weight, scale)| (weight / scale).round() as i8 as u8)
            })
            .collect();
        Quantized::packed(&weights, scales, depth)
    }

    /// From whole weights in eight bits, row by row.
    pub(crate) fn packed(weights: &[u8], scales: Vec<f32>, depth: usize) -> Quantized {
        let columns = scales.len();
        let groups = groups(depth);
        let mut panels = vec![Line([0; PANEL * GROUP]); columns.div_ceil(PANEL) * groups];
        let mut offsets = vec![0; columns];
        for (row, weights) in weights.chunks_exact(columns).enumerate() {
            let lines = panels[row / GROUP..].iter_mut().step_by(groups);
            for (line, weights) in lines.zip(weights.chunks(PANEL)) {
                for (four, weight) in line.0.as_chunks_mut::<GROUP>().0.iter_mut().zip(weights) {
                    four[row % GROUP] = *weight as i8;
                }
            }
            for (offset, weight) in offsets.iter_mut().zip(weights) {
                *offset += ZERO * i32::from(*weight as i8);
            }
        }
        let plain = panels.as_chunks().0.iter().map(is_plain).collect();
        Quantized { depth, columns, panels, plain, scales, offsets }
    }

    /// The whole weights, row by row.
    pub(crate) fn weights(&self) -> impl Iterator<Item = i8> + '_ {
        let groups = groups(self.depth);
        let weight = move |row: usize, column: usize| {
            let (place, within) = place(groups, row, column);
            self.panels[place].0[within]
        };
        (0..self.depth).flat_map(move |row| (0..self.columns).map(move |column| weight(row, column)))
    }

    /// `out = inputs · self + bias`.
    pub(crate) fn multiply(&self, inputs: &Inputs, bias: &[f32], out: &mut [f32]) {
        let groups = groups(self.depth);
        assert!(inputs.stride == groups * GROUP && bias.len() == self.columns);
        assert!(out.len() == inputs.rows * self.columns);
        let level = Level::current();
        let tiles = inputs.rows.div_ceil(most_rows(level));
        let tile = inputs.rows.div_ceil(tiles.max(1)).max(1);
        let mut buffer = [0.0f32; MOST_ROWS * 2 * PANEL];
        let mut start = 0;
        while start < self.columns {
            let count = if self.columns - start > PANEL { panels_at_once(level) } else { 1 };
            let columns = start..self.columns.min(start + count * PANEL);
            let panels = Panels {
                count,
                stride: inputs.stride,
                weights: &self.panels[start / PANEL * groups..(start / PANEL + count) * groups],
                plain: &self.plain[start / PANEL * groups / 2..(start / PANEL + count) * groups / 2],
                offsets: padded(&self.offsets[columns.clone()]),
                scales: padded(&self.scales[columns.clone()]),
                bias: padded(&bias[columns.clone()]),
            };
            start = columns.end;
            for first in (0..inputs.rows).step_by(tile) {
                let end = inputs.rows.min(first + tile);
                let bytes = &inputs.bytes[first * inputs.stride..end * inputs.stride];
                let scales = &inputs.scales[first..end];
                if columns.len() == count * PANEL {
                    let out = &mut out[first * self.columns + columns.start..];
                    tile_product(level, bytes, scales, &panels, out, self.columns);
                    continue;
                }
                tile_product(level, bytes, scales, &panels, &mut buffer, 2 * PANEL);
                for (row, numbers) in (first..end).zip(buffer.chunks_exact(2 * PANEL)) {
                    let start = row * self.columns;
                    out[start + columns.start..start + columns.end]
                        .copy_from_slice(&numbers[..columns.len()]);
                }
            }
        }
    }
}

/// One or two panels of sixteen columns, with what brings their sums back to numbers.
struct Panels<'a> {
    count: usize,
    /// How many inputs a row has.
    stride: usize,
    weights: &'a [Line],
    plain: &'a [bool],
    offsets: [i32; 2 * PANEL],
    scales: [f32; 2 * PANEL],
    bias: [f32; 2 * PANEL],
}

fn padded<T: Copy + Default>(values: &[T]) -> [T; 2 * PANEL] {
    let mut all = [T::default(); 2 * PANEL];
    all[..values.len()].copy_from_slice(values);
    all
}

/// Groups of inputs, with zeros at the end where it takes them to make the number even.
fn groups(depth: usize) -> usize {
    depth.div_ceil(2 * GROUP) * 2
}

/// Whether the products of two lines' weights with any bytes, two of each line, add up to what sixteen bits hold.
fn is_plain([one, other]: &[Line; 2]) -> bool {
    const MOST: i16 = i16::MAX / u8::MAX as i16;
    let (mut most, mut least) = ([0i16; PANEL * GROUP / 2], [0i16; PANEL * GROUP / 2]);
    for line in [one, other] {
        for ((most, least), pair) in most.iter_mut().zip(&mut least).zip(line.0.as_chunks::<2>().0) {
            let pair = pair.map(i16::from);
            *most += pair[0].max(0) + pair[1].max(0);
            *least += pair[0].min(0) + pair[1].min(0);
        }
    }
    most.iter().all(|sum| *sum <= MOST) && least.iter().all(|sum| *sum >= -MOST)
}

/// The line of the weight of an input for a column, and its place there.
fn place(groups: usize, row: usize, column: usize) -> (usize, usize) {
    (column / PANEL * groups + row / GROUP, column % PANEL * GROUP + row % GROUP)
}

/// Rows whose sums fit in the registers.
fn most_rows(level: Level) -> usize {
    match level {
        Level::Portable => 1,
        #[cfg(target_arch = "x86_64")]
        Level::Avx2 => 3,
        #[cfg(target_arch = "x86_64")]
        Level::Avx512 => MOST_ROWS,
    }
}

/// Panels that share the inputs once they are loaded.
fn panels_at_once(level: Level) -> usize {
    match level {
        Level::Portable => 1,
        #[cfg(target_arch = "x86_64")]
        Level::Avx2 => 1,
        #[cfg(target_arch = "x86_64")]
        Level::Avx512 => 2,
    }
}

/// Calls a kernel for a number of panels that is compiled for each number of rows.
#[cfg(target_arch = "x86_64")]
macro_rules! for_rows {
    ($rows:expr, [$($count:literal)*], $kernel:ident, $panels:tt, $arguments:tt) => {
        match $rows {
            $($count => for_rows!(@call $kernel, $count, $panels, $arguments),)*
            rows => unreachable!("{rows} rows in a tile"),
        }
    };
    (@call $kernel:ident, $count:literal, ($($panels:literal)?), ($($argument:expr),*)) => {
        vectors::$kernel::<$count $(, $panels)?>($($argument),*)
    };
}

/// A few rows times one panel or two; rows of `out` are `columns` apart.
fn tile_product(
    level: Level,
    bytes: &[u8],
    scales: &[f32],
    panels: &Panels,
    out: &mut [f32],
    columns: usize,
) {
    let (rows, count, stride) = (scales.len(), panels.count, panels.stride);
    assert!(bytes.len() == rows * stride && stride.is_multiple_of(2 * GROUP));
    assert!(panels.weights.len() * GROUP == count * stride && (1..=2).contains(&count));
    assert!(panels.plain.len() * 2 == panels.weights.len());
    assert!(out.len() >= (rows - 1) * columns + count * PANEL);
    match level {
        Level::Portable => portable(bytes, scales, panels, out, columns),
        // SAFETY: the processor has the features; the lengths were checked above.
        #[cfg(target_arch = "x86_64")]
        Level::Avx2 => unsafe { for_rows!(rows, [1 2 3], avx2, (), (bytes, scales, panels, out, columns)) },
        // SAFETY: as above.
        #[cfg(target_arch = "x86_64")]
        Level::Avx512 if count == 1 => unsafe {
            for_rows!(rows, [1 2 3 4 5 6 7 8 9 10 11 12 13 14], avx512, (1), (bytes, scales, panels, out, columns));
        },
        // SAFETY: as above.
        #[cfg(target_arch = "x86_64")]
        Level::Avx512 => unsafe {
            for_rows!(rows, [1 2 3 4 5 6 7 8 9 10 11 12 13 14], avx512, (2), (bytes, scales, panels, out, columns));
        },
    }
}

fn portable(bytes: &[u8], scales: &[f32], panels: &Panels, out: &mut [f32], columns: usize) {
    let stride = bytes.len() / scales.len();
    for (row, (bytes, scale)) in bytes.chunks_exact(stride).zip(scales).enumerate() {
        let mut sums = [0i32; PANEL];
        for (inputs, weights) in bytes.chunks_exact(GROUP).zip(panels.weights) {
            for (sum, weights) in sums.iter_mut().zip(weights.0.chunks_exact(GROUP)) {
                for (input, weight) in inputs.iter().zip(weights) {
                    *sum += i32::from(*input) * i32::from(*weight);
                }
            }
        }
        let out = &mut out[row * columns..row * columns + PANEL];
        for (column, out) in out.iter_mut().enumerate() {
            let sum = (sums[column] - panels.offsets[column]) as f32;
            *out = sum * scale * panels.scales[column] + panels.bias[column];
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod vectors {
    use std::arch::x86_64::{
        __m256i, _mm256_add_epi16, _mm256_add_epi32, _mm256_add_ps, _mm256_cvtepi32_ps, _mm256_load_si256,
        _mm256_loadu_ps, _mm256_loadu_si256, _mm256_madd_epi16, _mm256_maddubs_epi16, _mm256_mul_ps,
        _mm256_set1_epi16, _mm256_set1_epi32, _mm256_set1_ps, _mm256_setzero_si256, _mm256_storeu_ps,
        _mm256_sub_epi32, _mm512_add_ps, _mm512_cvtepi32_ps, _mm512_dpbusd_epi32, _mm512_load_si512,
        _mm512_loadu_ps, _mm512_loadu_si512, _mm512_mul_ps, _mm512_set1_epi32, _mm512_set1_ps,
        _mm512_setzero_si512, _mm512_storeu_ps, _mm512_sub_epi32,
    };

    use super::{GROUP, PANEL, Panels};

    /// One panel. Two products of bytes fit in sixteen bits, and so do mostly four, which then take one step less.
    ///
    /// # Safety
    /// `bytes` holds `R` rows, as many as `scales`, of a length that the panel has sixteen times; `out` has room.
    #[target_feature(enable = "avx2")]
    pub(super) unsafe fn avx2<const R: usize>(
        bytes: &[u8],
        scales: &[f32],
        panels: &Panels,
        out: &mut [f32],
        columns: usize,
    ) {
        let stride = panels.stride;
        let mut sums = [[_mm256_setzero_si256(); 2]; R];
        let ones = _mm256_set1_epi16(1);
        // SAFETY: all offsets are below the lengths the caller vouches for.
        unsafe {
            for (step, is_plain) in panels.plain.iter().enumerate() {
                let lines = panels.weights.as_ptr().add(2 * step).cast::<__m256i>();
                let first = [_mm256_load_si256(lines), _mm256_load_si256(lines.add(1))];
                let second = [_mm256_load_si256(lines.add(2)), _mm256_load_si256(lines.add(3))];
                for (row, sums) in sums.iter_mut().enumerate() {
                    let fours = bytes.as_ptr().add(row * stride + 2 * step * GROUP).cast::<i32>();
                    let four = _mm256_set1_epi32(fours.read_unaligned());
                    let next = _mm256_set1_epi32(fours.add(1).read_unaligned());
                    for half in 0..2 {
                        let pairs = _mm256_maddubs_epi16(four, first[half]);
                        let others = _mm256_maddubs_epi16(next, second[half]);
                        let sum = if *is_plain {
                            _mm256_madd_epi16(_mm256_add_epi16(pairs, others), ones)
                        } else {
                            _mm256_add_epi32(_mm256_madd_epi16(pairs, ones), _mm256_madd_epi16(others, ones))
                        };
                        sums[half] = _mm256_add_epi32(sums[half], sum);
                    }
                }
            }
            for (row, sums) in sums.into_iter().enumerate() {
                for (half, sum) in sums.into_iter().enumerate() {
                    let at = half * 8;
                    let offset = _mm256_loadu_si256(panels.offsets.as_ptr().add(at).cast());
                    let number = _mm256_cvtepi32_ps(_mm256_sub_epi32(sum, offset));
                    let number = _mm256_mul_ps(number, _mm256_set1_ps(scales[row]));
                    let number = _mm256_mul_ps(number, _mm256_loadu_ps(panels.scales.as_ptr().add(at)));
                    let number = _mm256_add_ps(number, _mm256_loadu_ps(panels.bias.as_ptr().add(at)));
                    _mm256_storeu_ps(out.as_mut_ptr().add(row * columns + at), number);
                }
            }
        }
    }

    /// # Safety
    /// As [`avx2`], for each of the `P` panels.
    #[target_feature(enable = "avx512f,avx512vnni")]
    pub(super) unsafe fn avx512<const R: usize, const P: usize>(
        bytes: &[u8],
        scales: &[f32],
        panels: &Panels,
        out: &mut [f32],
        columns: usize,
    ) {
        let stride = panels.stride;
        let groups = stride / GROUP;
        let mut sums = [[_mm512_setzero_si512(); P]; R];
        // SAFETY: all offsets are below the lengths the caller vouches for.
        unsafe {
            for group in 0..groups {
                let weights = panels.weights.as_ptr().add(group);
                let mut lines = [_mm512_setzero_si512(); P];
                for (panel, line) in lines.iter_mut().enumerate() {
                    *line = _mm512_load_si512(weights.add(panel * groups).cast());
                }
                for (row, sums) in sums.iter_mut().enumerate() {
                    let four =
                        bytes.as_ptr().add(row * stride + group * GROUP).cast::<i32>().read_unaligned();
                    let four = _mm512_set1_epi32(four);
                    for (sum, line) in sums.iter_mut().zip(lines) {
                        *sum = _mm512_dpbusd_epi32(*sum, four, line);
                    }
                }
            }
            for (row, sums) in sums.into_iter().enumerate() {
                for (panel, sum) in sums.into_iter().enumerate() {
                    let at = panel * PANEL;
                    let offset = _mm512_loadu_si512(panels.offsets.as_ptr().add(at).cast());
                    let number = _mm512_cvtepi32_ps(_mm512_sub_epi32(sum, offset));
                    let number = _mm512_mul_ps(number, _mm512_set1_ps(scales[row]));
                    let number = _mm512_mul_ps(number, _mm512_loadu_ps(panels.scales.as_ptr().add(at)));
                    let number = _mm512_add_ps(number, _mm512_loadu_ps(panels.bias.as_ptr().add(at)));
                    _mm512_storeu_ps(out.as_mut_ptr().add(row * columns + at), number);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_is_near_the_exact_one_and_the_same_on_every_level() {
        for (rows, depth, columns) in [(1, 1, 1), (7, 5, 16), (13, 33, 17), (25, 96, 40)] {
            let value = |i: usize| ((i * 37 + 11) % 101) as f32 / 50.0 - 1.0;
            let left: Vec<f32> = (0..rows * depth).map(value).collect();
            let right: Vec<f32> = (0..depth * columns).map(|i| value(i * 3 + 1)).collect();
            let bias: Vec<f32> = (0..columns).map(|i| i as f32).collect();
            let matrix = Quantized::new(&right, depth, columns);
            let products = Level::available().into_iter().map(|level| {
                let mut inputs = Inputs::default();
                let mut out = vec![0.0; rows * columns];
                level.force(|| {
                    inputs.fill(&left, depth);
                    matrix.multiply(&inputs, &bias, &mut out);
                });
                out
            });
            let products: Vec<Vec<f32>> = products.collect();
            assert!(products.windows(2).all(|pair| pair[0] == pair[1]));
            for row in 0..rows {
                for column in 0..columns {
                    let exact: f32 =
                        (0..depth).map(|d| left[row * depth + d] * right[d * columns + column]).sum::<f32>();
                    let difference = (products[0][row * columns + column] - bias[column] - exact).abs();
                    assert!(difference < 0.02 * depth as f32, "{difference} at {row}, {column} of {depth}");
                }
            }
        }
    }

    #[test]
    fn weights_are_given_back_as_they_were_packed() {
        let weights: Vec<i8> = (0..5 * 19).map(|i| (i % 127) as i8 - 63).collect();
        let bytes: Vec<u8> = weights.iter().map(|weight| *weight as u8).collect();
        let packed = Quantized::packed(&bytes, vec![0.5; 19], 5);
        assert_eq!(packed.weights().collect::<Vec<_>>(), weights);
    }
}
