//! Matrix products over row-major slices. The kernels choose the processor's vector unit at run time.
#![expect(unsafe_code, reason = "the product itself takes pointers; lengths are checked first")]

/// `c += a · b` with `a` of m×k, `b` of k×n, `c` of m×n.
pub(super) fn add_product(c: &mut [f32], a: &[f32], b: &[f32], m: usize, k: usize, n: usize) {
    product(c, a, b, [m, k, n], [k, 1], [n, 1], 1.0);
}

/// `c = a · b`.
pub(super) fn set_product(c: &mut [f32], a: &[f32], b: &[f32], m: usize, k: usize, n: usize) {
    product(c, a, b, [m, k, n], [k, 1], [n, 1], 0.0);
}

/// `c += a · bᵀ` with `b` of n×k.
pub(super) fn add_product_bt(c: &mut [f32], a: &[f32], b: &[f32], m: usize, k: usize, n: usize) {
    product(c, a, b, [m, k, n], [k, 1], [1, k], 1.0);
}

/// `c += aᵀ · b` with `a` of k×m.
pub(super) fn add_product_at(c: &mut [f32], a: &[f32], b: &[f32], m: usize, k: usize, n: usize) {
    product(c, a, b, [m, k, n], [1, m], [n, 1], 1.0);
}

fn product(c: &mut [f32], a: &[f32], b: &[f32], mkn: [usize; 3], sa: [usize; 2], sb: [usize; 2], beta: f32) {
    let [m, k, n] = mkn;
    assert!(a.len() >= m * k && b.len() >= k * n && c.len() >= m * n, "matrix sizes");
    if m == 0 || n == 0 {
        return;
    }
    let stride = |s: usize| isize::try_from(s).unwrap_or(isize::MAX);
    // SAFETY: the slices hold all elements that the strides reach, and `c` overlaps neither input.
    unsafe {
        matrixmultiply::sgemm(
            m,
            k,
            n,
            1.0,
            a.as_ptr(),
            stride(sa[0]),
            stride(sa[1]),
            b.as_ptr(),
            stride(sb[0]),
            stride(sb[1]),
            beta,
            c.as_mut_ptr(),
            stride(n),
            1,
        );
    }
}
