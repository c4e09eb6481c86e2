//! A first placing: distances to a few anchors, seen from the side where they spread most.
//!
//! Brandes and Pich (2007), Eigensolver Methods for Progressive Multidimensional Scaling of Large Data. It gets the
//! large shape right at once, which rounds of small moves take long to find.

use super::dice::Dice;
use super::steps::{BATCH, Steps};

type Column = [f64; BATCH];

/// A place for everyone, in steps.
pub(super) fn spread(many: usize, steps: &Steps, dice: &mut Dice) -> Vec<[f32; 2]> {
    let used = steps.anchors.len();
    let rows = centred(many, steps);
    let mut square = [[0.0; BATCH]; BATCH];
    for row in &rows {
        for a in 0..used {
            for b in 0..used {
                square[a][b] += row[a] * row[b];
            }
        }
    }
    let first = strongest(&square, used, None, dice);
    let second = strongest(&square, used, Some(&first), dice);
    let dot = |row: &Column, axis: &Column| row.iter().zip(axis).map(|(a, b)| a * b).sum::<f64>();
    let raw: Vec<[f64; 2]> = rows.iter().map(|row| [dot(row, &first), dot(row, &second)]).collect();
    let scale = scale_of(&raw, steps);
    raw.iter()
        .map(|[x, y]| [(x * scale) as f32 + dice.share() * 0.1, (y * scale) as f32 + dice.share() * 0.1])
        .collect()
}

/// -½ of the squared steps, centred both ways.
fn centred(many: usize, steps: &Steps) -> Vec<Column> {
    let used = steps.anchors.len();
    let square = |at: usize| steps.to(at).map(|steps| f64::from(steps) * f64::from(steps));
    let mut columns = [0.0; BATCH];
    for at in 0..many {
        columns.iter_mut().zip(square(at)).for_each(|(sum, one)| *sum += one / many as f64);
    }
    let all = columns[..used].iter().sum::<f64>() / used as f64;
    let centre = |at: usize| {
        let mut row = square(at);
        let mean = row[..used].iter().sum::<f64>() / used as f64;
        for (one, column) in row.iter_mut().zip(columns) {
            *one = -0.5 * (*one - mean - column + all);
        }
        row[used..].fill(0.0);
        row
    };
    (0..many).map(centre).collect()
}

/// The strongest axis of a symmetric matrix, at a right angle to another.
fn strongest(square: &[Column; BATCH], used: usize, other: Option<&Column>, dice: &mut Dice) -> Column {
    let mut axis = [0.0; BATCH];
    axis[..used].iter_mut().for_each(|one| *one = f64::from(dice.share()) - 0.5);
    for _ in 0..60 {
        if let Some(other) = other {
            let along: f64 = axis.iter().zip(other).map(|(a, b)| a * b).sum();
            axis.iter_mut().zip(other).for_each(|(one, of)| *one -= along * of);
        }
        let mut next = [0.0; BATCH];
        for (one, row) in next.iter_mut().zip(square) {
            *one = row.iter().zip(&axis).map(|(a, b)| a * b).sum();
        }
        let length = next.iter().map(|one| one * one).sum::<f64>().sqrt().max(1e-300);
        axis = next.map(|one| one / length);
    }
    axis
}

/// What brings distances nearest to the steps.
fn scale_of(raw: &[[f64; 2]], steps: &Steps) -> f64 {
    let (mut linear, mut square) = (0.0, 1e-300);
    for (at, place) in raw.iter().enumerate() {
        for (anchor, far) in steps.anchors.iter().zip(steps.to(at)).filter(|(_, far)| **far > 0) {
            let anchor = raw[*anchor as usize];
            let ratio = (place[0] - anchor[0]).hypot(place[1] - anchor[1]) / f64::from(*far);
            (linear, square) = (linear + ratio, square + ratio * ratio);
        }
    }
    if linear > 0.0 { linear / square } else { 1.0 }
}
