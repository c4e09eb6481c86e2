//! Parts that no tie joins, side by side: the largest first, the others in rows below it, those alone last as a tidy block.

use kurbo::{Rect, Size, Vec2};

/// By how much to move each of the rectangles so that none overlaps another and all lie close together, `gap` apart.
pub(super) fn side_by_side(rects: &[Rect], gap: f64) -> Vec<Vec2> {
    let mut order: Vec<usize> = (0..rects.len()).collect();
    order.sort_by(|a, b| rects[*b].area().total_cmp(&rects[*a].area()).then(a.cmp(b)));
    let claim = |at: usize| rects[at].size() + Size::new(gap, gap);
    let area: f64 = (0..rects.len()).map(|at| claim(at).area()).sum();
    let widest = (0..rects.len()).map(|at| claim(at).width).fold(0.0, f64::max);
    let largest = order.first().map_or(0.0, |at| claim(*at).area());
    // beside a large one the rest are a few rows; without one, the whole is wider than high, as screens and pages are
    let width = if largest * 2.0 > area { widest } else { widest.max((area * 1.4).sqrt()) };
    let mut moves = vec![Vec2::ZERO; rects.len()];
    let (mut x, mut y, mut height) = (0.0, 0.0, 0.0_f64);
    for at in order {
        let size = claim(at);
        if x > 0.0 && x + size.width > width + 1e-6 {
            (x, y, height) = (0.0, y + height, 0.0);
        }
        moves[at] = Vec2::new(x - rects[at].x0, y - rects[at].y0);
        (x, height) = (x + size.width, height.max(size.height));
    }
    moves
}
