//! Lines cut into what is to be seen of them: the pieces in some rows, the dashes of a broken line.
//!
//! A tie with teeth may have a thousand corners and cross every band, and a broken one thousands of dashes: each band
//! draws only its own.

use super::cover::Spot;

/// The pieces of a line that come near rows from `top` to `bottom`; its corners outside are left out.
pub(super) fn in_rows(points: &[Spot], (top, bottom): (f32, f32)) -> impl Iterator<Item = &[Spot]> {
    let is_seen = move |nth: usize| {
        let (one, other) = (points[nth].1, points[nth + 1].1);
        one.min(other) <= bottom && one.max(other) >= top
    };
    let last = points.len().saturating_sub(1);
    let mut at = 0;
    std::iter::from_fn(move || {
        let from = (at..last).find(|nth| is_seen(*nth))?;
        let to = (from..last).find(|nth| !is_seen(*nth)).unwrap_or(last);
        at = to;
        points.get(from..=to)
    })
}

/// Hands out the dashes of a line through `points` that come near `rows`, each as its corners.
pub(super) fn dashes(
    points: &[Spot],
    (dash, gap): (f32, f32),
    rows: (f32, f32),
    mut each: impl FnMut(&[Spot]),
) {
    let rows = (rows.0 - dash, rows.1 + dash);
    let period = dash + gap;
    let mut begun: Vec<Spot> = points.first().copied().into_iter().collect();
    let mut phase = 0.0; // how far into dash and gap the piece begins
    for piece in points.windows(2) {
        let (from, to) = (piece[0], piece[1]);
        let along = (to.0 - from.0, to.1 - from.1);
        let length = (along.0 * along.0 + along.1 * along.1).sqrt();
        if length <= 1e-4 {
            continue;
        }
        let at = |distance: f32| {
            let part = distance / length;
            (from.0 + along.0 * part, from.1 + along.1 * part)
        };
        let (seen_from, seen_to) = seen((from.1, to.1), rows);
        let mut nth = ((seen_from * length + phase) / period).floor();
        if seen_from >= seen_to {
            begun.clear();
        }
        while seen_from < seen_to && nth * period - phase < seen_to * length {
            let start = nth * period - phase;
            if start >= 0.0 {
                begun.clear();
                begun.push(at(start));
            }
            let is_whole = start + dash <= length;
            if !begun.is_empty() {
                begun.push(if is_whole { at(start + dash) } else { to });
            }
            if is_whole {
                hand_out(&mut begun, &mut each);
            }
            nth += 1.0;
        }
        phase = (phase + length) % period;
    }
    hand_out(&mut begun, &mut each);
}

fn hand_out(begun: &mut Vec<Spot>, each: &mut impl FnMut(&[Spot])) {
    if begun.len() > 1 {
        each(begun);
    }
    begun.clear();
}

/// The parts of a piece between two heights, from 0 to 1, that lie in the rows; the second is not the greater if none.
fn seen((from, to): (f32, f32), (top, bottom): (f32, f32)) -> (f32, f32) {
    if from.min(to) > bottom || from.max(to) < top {
        return (0.0, 0.0);
    }
    let rise = to - from;
    if rise == 0.0 {
        return (0.0, 1.0);
    }
    let (one, other) = ((top - from) / rise, (bottom - from) / rise);
    (one.min(other).clamp(0.0, 1.0), one.max(other).clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dashes_of(points: &[Spot], rows: (f32, f32)) -> Vec<Vec<Spot>> {
        let mut found = Vec::new();
        dashes(points, (3.0, 2.0), rows, |dash| found.push(dash.to_vec()));
        found
    }

    const ALL: (f32, f32) = (-1e6, 1e6);

    #[test]
    fn dashes_go_on_around_corners() {
        let found = dashes_of(&[(0.0, 0.0), (6.0, 0.0), (6.0, 6.0)], ALL);
        let expected: [&[Spot]; 3] =
            [&[(0.0, 0.0), (3.0, 0.0)], &[(5.0, 0.0), (6.0, 0.0), (6.0, 2.0)], &[(6.0, 4.0), (6.0, 6.0)]];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_band_gets_the_dashes_of_the_whole_that_it_shows() {
        let line = [(0.0, 0.0), (0.0, 400.0), (0.0, 1000.0)];
        let all = dashes_of(&line, ALL);
        assert_eq!(all.len(), 200);
        let near = dashes_of(&line, (500.0, 520.0));
        assert!(near.len() < 10 && near.iter().all(|dash| all.contains(dash)), "{near:?}");
        let shown = |dash: &&Vec<Spot>| dash.iter().any(|at| (500.0..=520.0).contains(&at.1));
        assert!(all.iter().filter(shown).all(|dash| near.contains(dash)));
    }

    #[test]
    fn a_line_is_cut_to_its_rows_and_keeps_the_corners_beside_them() {
        let zigzag = [(0.0, 0.0), (1.0, 10.0), (2.0, 20.0), (3.0, 10.0), (4.0, 0.0), (5.0, 30.0)];
        let found: Vec<&[Spot]> = in_rows(&zigzag, (12.0, 15.0)).collect();
        assert_eq!(found, [&zigzag[1..4], &zigzag[4..6]]);
        assert_eq!(in_rows(&zigzag, (40.0, 50.0)).count(), 0);
        assert_eq!(in_rows(&zigzag[..1], (0.0, 50.0)).count(), 0);
    }
}
