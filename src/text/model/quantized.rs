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
/// Rows of a tile with the widest vectors.
const MOST_ROWS: usize = 16;
/// What is added to inputs so that none is negative.
const ZERO: i32 = 128;

/// A matrix of small whole numbers, cut into panels of sixteen columns whose inputs stand in fours.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Quantized {
    depth: usize,
    columns: usize,
    panels: Vec<i8>,
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
        self.stride = depth.next_multiple_of(GROUP);
        self.bytes.clear();
        self.bytes.resize(self.rows * self.stride, ZERO as u8);
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
        let weights: Vec<i8> = matrix
            .chunks_exact(columns)
            .flat_map(|row| row.iter().zip(&scales).map(|(weight, scale)| (weight / scale).round() as i8))
            .collect();
        Quantized::packed(&weights, scales, depth)
    }

    /// From whole weights, row by row.
    pub(crate) fn packed(weights: &[i8], scales: Vec<f32>, depth: usize) -> Quantized {
        let columns = scales.len();
        let groups = depth.div_ceil(GROUP);
        let mut panels = vec![0; columns.div_ceil(PANEL) * groups * GROUP * PANEL];
        let mut offsets = vec![0; columns];
        for (row, line) in weights.chunks_exact(columns).enumerate() {
            for (column, weight) in line.iter().enumerate() {
                panels[place(groups, row, column)] = *weight;
                offsets[column] += ZERO * i32::from(*weight);
            }
        }
        Quantized { depth, columns, panels, scales, offsets }
    }

    /// The whole weights, row by row.
    pub(crate) fn weights(&self) -> impl Iterator<Item = i8> + '_ {
        let groups = self.depth.div_ceil(GROUP);
        (0..self.depth)
            .flat_map(move |row| (0..self.columns).map(move |column| self.panels[place(groups, row, column)]))
    }

    /// `out = inputs · self + bias`.
    pub(crate) fn multiply(&self, inputs: &Inputs, bias: &[f32], out: &mut [f32]) {
        let groups = self.depth.div_ceil(GROUP);
        assert!(inputs.stride == groups * GROUP && bias.len() == self.columns);
        assert!(out.len() == inputs.rows * self.columns);
        let level = Level::current();
        let tiles = inputs.rows.div_ceil(most_rows(level));
        let mut buffer = [0.0f32; MOST_ROWS * PANEL];
        for (index, weights) in self.panels.chunks_exact(groups * GROUP * PANEL).enumerate() {
            let columns = index * PANEL..self.columns.min((index + 1) * PANEL);
            let panel = Panel {
                weights,
                offsets: padded(&self.offsets[columns.clone()]),
                scales: padded(&self.scales[columns.clone()]),
                bias: padded(&bias[columns.clone()]),
            };
            for tile in 0..tiles {
                let (first, end) = (tile * inputs.rows / tiles, (tile + 1) * inputs.rows / tiles);
                let bytes = &inputs.bytes[first * inputs.stride..end * inputs.stride];
                let scales = &inputs.scales[first..end];
                if columns.len() == PANEL {
                    let out = &mut out[first * self.columns + columns.start..];
                    tile_product(level, bytes, scales, &panel, out, self.columns);
                    continue;
                }
                tile_product(level, bytes, scales, &panel, &mut buffer, PANEL);
                for (row, numbers) in (first..end).zip(buffer.chunks_exact(PANEL)) {
                    let start = row * self.columns;
                    out[start + columns.start..start + columns.end]
                        .copy_from_slice(&numbers[..columns.len()]);
                }
            }
        }
    }
}

/// Sixteen columns with what brings their sums back to numbers.
struct Panel<'a> {
    weights: &'a [i8],
    offsets: [i32; PANEL],
    scales: [f32; PANEL],
    bias: [f32; PANEL],
}

fn padded<T: Copy + Default>(values: &[T]) -> [T; PANEL] {
    let mut all = [T::default(); PANEL];
    all[..values.len()].copy_from_slice(values);
    all
}

/// Where the weight of an input for a column stands.
fn place(groups: usize, row: usize, column: usize) -> usize {
    ((column / PANEL * groups + row / GROUP) * PANEL + column % PANEL) * GROUP + row % GROUP
}

/// Rows whose sums fit in the registers.
fn most_rows(level: Level) -> usize {
    match level {
        Level::Portable => 1,
        #[cfg(target_arch = "x86_64")]
        Level::Avx2 => 4,
        #[cfg(target_arch = "x86_64")]
        Level::Avx512 => MOST_ROWS,
    }
}

/// A few rows times one panel; rows of `out` are `columns` apart.
fn tile_product(level: Level, bytes: &[u8], scales: &[f32], panel: &Panel, out: &mut [f32], columns: usize) {
    let rows = scales.len();
    let stride = bytes.len() / rows;
    assert!(bytes.len() == rows * stride && stride.is_multiple_of(GROUP));
    assert!(panel.weights.len() == stride * PANEL && out.len() >= (rows - 1) * columns + PANEL);
    match level {
        Level::Portable => portable(bytes, scales, panel, out, columns),
        // SAFETY: the processor has the features; the lengths were checked above.
        #[cfg(target_arch = "x86_64")]
        Level::Avx2 => unsafe {
            match rows {
                1 => vectors::avx2::<1>(bytes, scales, panel, out, columns),
                2 => vectors::avx2::<2>(bytes, scales, panel, out, columns),
                3 => vectors::avx2::<3>(bytes, scales, panel, out, columns),
                _ => vectors::avx2::<4>(bytes, scales, panel, out, columns),
            }
        },
        // SAFETY: as above.
        #[cfg(target_arch = "x86_64")]
        Level::Avx512 => unsafe {
            match rows {
                1 => vectors::avx512::<1>(bytes, scales, panel, out, columns),
                2 => vectors::avx512::<2>(bytes, scales, panel, out, columns),
                3 => vectors::avx512::<3>(bytes, scales, panel, out, columns),
                4 => vectors::avx512::<4>(bytes, scales, panel, out, columns),
                5 => vectors::avx512::<5>(bytes, scales, panel, out, columns),
                6 => vectors::avx512::<6>(bytes, scales, panel, out, columns),
                7 => vectors::avx512::<7>(bytes, scales, panel, out, columns),
                8 => vectors::avx512::<8>(bytes, scales, panel, out, columns),
                9 => vectors::avx512::<9>(bytes, scales, panel, out, columns),
                10 => vectors::avx512::<10>(bytes, scales, panel, out, columns),
                11 => vectors::avx512::<11>(bytes, scales, panel, out, columns),
                12 => vectors::avx512::<12>(bytes, scales, panel, out, columns),
                13 => vectors::avx512::<13>(bytes, scales, panel, out, columns),
                14 => vectors::avx512::<14>(bytes, scales, panel, out, columns),
                15 => vectors::avx512::<15>(bytes, scales, panel, out, columns),
                _ => vectors::avx512::<16>(bytes, scales, panel, out, columns),
            }
        },
    }
}

fn portable(bytes: &[u8], scales: &[f32], panel: &Panel, out: &mut [f32], columns: usize) {
    let stride = bytes.len() / scales.len();
    for (row, (bytes, scale)) in bytes.chunks_exact(stride).zip(scales).enumerate() {
        let mut sums = [0i32; PANEL];
        for (inputs, weights) in bytes.chunks_exact(GROUP).zip(panel.weights.chunks_exact(GROUP * PANEL)) {
            for (sum, weights) in sums.iter_mut().zip(weights.chunks_exact(GROUP)) {
                for (input, weight) in inputs.iter().zip(weights) {
                    *sum += i32::from(*input) * i32::from(*weight);
                }
            }
        }
        let out = &mut out[row * columns..row * columns + PANEL];
        for (column, out) in out.iter_mut().enumerate() {
            let sum = (sums[column] - panel.offsets[column]) as f32;
            *out = sum * scale * panel.scales[column] + panel.bias[column];
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod vectors {
    use std::arch::x86_64::{
        _mm256_add_epi32, _mm256_add_ps, _mm256_cvtepi32_ps, _mm256_loadu_ps, _mm256_loadu_si256,
        _mm256_madd_epi16, _mm256_maddubs_epi16, _mm256_mul_ps, _mm256_set1_epi16, _mm256_set1_epi32,
        _mm256_set1_ps, _mm256_setzero_si256, _mm256_storeu_ps, _mm256_sub_epi32, _mm512_add_ps,
        _mm512_cvtepi32_ps, _mm512_dpbusd_epi32, _mm512_loadu_ps, _mm512_loadu_si512, _mm512_mul_ps,
        _mm512_set1_epi32, _mm512_set1_ps, _mm512_setzero_si512, _mm512_storeu_ps, _mm512_sub_epi32,
    };

    use super::{GROUP, PANEL, Panel};

    /// # Safety
    /// `bytes` holds `R` rows, as many as `scales`, of a length that `panel` has sixteen times; `out` has room.
    #[target_feature(enable = "avx2")]
    pub(super) unsafe fn avx2<const R: usize>(
        bytes: &[u8],
        scales: &[f32],
        panel: &Panel,
        out: &mut [f32],
        columns: usize,
    ) {
        let stride = bytes.len() / R;
        let mut sums = [[_mm256_setzero_si256(); 2]; R];
        let ones = _mm256_set1_epi16(1);
        // SAFETY: all offsets are below the lengths the caller vouches for.
        unsafe {
            for group in 0..stride / GROUP {
                let line = panel.weights.as_ptr().add(group * GROUP * PANEL);
                let halves = [_mm256_loadu_si256(line.cast()), _mm256_loadu_si256(line.add(32).cast())];
                for (row, sums) in sums.iter_mut().enumerate() {
                    let four =
                        bytes.as_ptr().add(row * stride + group * GROUP).cast::<i32>().read_unaligned();
                    let four = _mm256_set1_epi32(four);
                    for (sum, half) in sums.iter_mut().zip(halves) {
                        let pairs = _mm256_maddubs_epi16(four, half);
                        *sum = _mm256_add_epi32(*sum, _mm256_madd_epi16(pairs, ones));
                    }
                }
            }
            for (row, sums) in sums.into_iter().enumerate() {
                for (half, sum) in sums.into_iter().enumerate() {
                    let at = half * 8;
                    let offset = _mm256_loadu_si256(panel.offsets.as_ptr().add(at).cast());
                    let number = _mm256_cvtepi32_ps(_mm256_sub_epi32(sum, offset));
                    let number = _mm256_mul_ps(number, _mm256_set1_ps(scales[row]));
                    let number = _mm256_mul_ps(number, _mm256_loadu_ps(panel.scales.as_ptr().add(at)));
                    let number = _mm256_add_ps(number, _mm256_loadu_ps(panel.bias.as_ptr().add(at)));
                    _mm256_storeu_ps(out.as_mut_ptr().add(row * columns + at), number);
                }
            }
        }
    }

    /// # Safety
    /// As [`avx2`].
    #[target_feature(enable = "avx512f,avx512vnni")]
    pub(super) unsafe fn avx512<const R: usize>(
        bytes: &[u8],
        scales: &[f32],
        panel: &Panel,
        out: &mut [f32],
        columns: usize,
    ) {
        let stride = bytes.len() / R;
        let mut total = [_mm512_setzero_si512(); R];
        // SAFETY: all offsets are below the lengths the caller vouches for.
        unsafe {
            for group in 0..stride / GROUP {
                let line = _mm512_loadu_si512(panel.weights.as_ptr().add(group * GROUP * PANEL).cast());
                for (row, sum) in total.iter_mut().enumerate() {
                    let four =
                        bytes.as_ptr().add(row * stride + group * GROUP).cast::<i32>().read_unaligned();
                    *sum = _mm512_dpbusd_epi32(*sum, _mm512_set1_epi32(four), line);
                }
            }
            let offset = _mm512_loadu_si512(panel.offsets.as_ptr().cast());
            let column = _mm512_loadu_ps(panel.scales.as_ptr());
            let bias = _mm512_loadu_ps(panel.bias.as_ptr());
            for (row, sum) in total.into_iter().enumerate() {
                let number = _mm512_cvtepi32_ps(_mm512_sub_epi32(sum, offset));
                let number = _mm512_mul_ps(_mm512_mul_ps(number, _mm512_set1_ps(scales[row])), column);
                _mm512_storeu_ps(out.as_mut_ptr().add(row * columns), _mm512_add_ps(number, bias));
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
        let packed = Quantized::packed(&weights, vec![0.5; 19], 5);
        assert_eq!(packed.weights().collect::<Vec<_>>(), weights);
    }
}
