//! Boxes from left to right by when they are first spoken of.
//!
//! Every date is a column; where there are many dates, neighbouring ones share a column, and where one date has many
//! boxes, it takes several columns side by side. Longer times between two dates leave more room. Within its column a
//! box lies near its ties. Boxes without a date stand below in rows, camp by camp.

use kurbo::Point;

use super::free::Free;
use super::ranks::Ranks;
use super::{Request, Watch};

/// So many columns, with columns of one box each, are as wide as a map should be.
const FEW_COLUMNS: usize = 40;
/// Room between two columns, as a multiple of the gap: ties have to be seen between them.
const BETWEEN: f64 = 2.2;
/// The longest time between two dates adds so many gaps.
const LONGEST: f64 = 3.0;

pub(super) fn place(request: &Request, watch: &Watch) -> Option<Vec<Point>> {
    let free = Free::of(request);
    let mut dated: Vec<usize> = (0..free.len()).filter(|at| free.when[*at].is_some()).collect();
    let when = |at: usize| free.when[at].unwrap_or_default();
    dated.sort_by(|one, other| when(*one).total_cmp(&when(*other)).then(one.cmp(other)));
    let columns = columns(&free, &dated);
    let mut places = vec![Point::ZERO; free.len()];
    let bottom = if dated.is_empty() { 0.0 } else { stack(&free, columns, (watch, &mut places))? };
    let mut undated: Vec<usize> = (0..free.len()).filter(|at| free.when[*at].is_none()).collect();
    free.by_camp(&mut undated);
    let shape: Vec<(usize, Point)> = dated.iter().map(|at| (*at, places[*at])).collect();
    let width = free.bounds(&shape).width().max(free.fair_width(&undated));
    for (at, place) in free.in_rows(&undated, width) {
        places[at] = Point::new(place.x, place.y + bottom);
    }
    Some(free.set_down(request, &places))
}

/// A column, and the date of its first box.
struct Column {
    boxes: Vec<usize>,
    when: f64,
}

/// The boxes by date, in columns of one date each or, if that would be too many, of about the same number.
fn columns(free: &Free, dated: &[usize]) -> Vec<Column> {
    let height = |boxes: &[usize]| boxes.iter().map(|at| free.size[*at].height + free.gap).sum::<f64>();
    let width = |at: &usize| free.size[*at].width + free.gap * BETWEEN;
    let mean_width = dated.iter().map(width).sum::<f64>() / dated.len().max(1) as f64;
    // A picture somewhat wider than high.
    let tall = (height(dated) * mean_width / 1.3).sqrt();
    let mut columns: Vec<Column> = Vec::new();
    let dates: Vec<&[usize]> = dated.chunk_by(|one, other| free.when[*one] == free.when[*other]).collect();
    let shares = dates.len() > FEW_COLUMNS;
    for date in dates {
        let when = free.when[date[0]].unwrap_or_default();
        if let Some(last) =
            columns.last_mut().filter(|last| shares && height(&last.boxes) + height(date) <= tall)
        {
            last.boxes.extend(date);
            continue;
        }
        let parts =
            if dated.len() > FEW_COLUMNS { (height(date) / tall.max(1.0)).ceil().max(1.0) } else { 1.0 };
        let each = (date.len() as f64 / parts).ceil().max(1.0) as usize;
        columns.extend(date.chunks(each).map(|part| Column { boxes: part.to_vec(), when }));
    }
    columns
}

/// Places the columns, the first from 0 to the right and everything from 0 downwards. What comes below may begin at
/// the number that comes out.
fn stack(free: &Free, columns: Vec<Column>, (watch, places): (&Watch, &mut [Point])) -> Option<f64> {
    let gaps = room_between(free, &columns);
    let length: Vec<f64> = free.size.iter().map(|size| size.height + free.gap).collect();
    let rows = columns.into_iter().map(|column| column.boxes).collect();
    let (rows, along) = Ranks::new(rows, around(free), length).settle(watch)?;
    let mut x = 0.0;
    for (row, room) in rows.iter().zip(gaps) {
        let width = row.iter().map(|at| free.size[*at].width).fold(0.0, f64::max);
        x += room;
        row.iter().for_each(|at| places[*at] = Point::new(x + width / 2.0, along[*at]));
        x += width;
    }
    let all: Vec<usize> = rows.into_iter().flatten().collect();
    let top = |at: &usize| places[*at].y - free.size[*at].height / 2.0;
    let highest = all.iter().map(top).fold(f64::INFINITY, f64::min);
    all.iter().for_each(|at| places[*at].y -= highest);
    let under = |at: &usize| places[*at].y + free.size[*at].height / 2.0;
    Some(all.iter().map(under).fold(0.0, f64::max) + free.gap * BETWEEN)
}

/// How much room lies before each column.
fn room_between(free: &Free, columns: &[Column]) -> Vec<f64> {
    let spans: Vec<f64> = columns.windows(2).map(|two| two[1].when - two[0].when).collect();
    let longest = spans.iter().copied().fold(0.0, f64::max);
    let room = |span: &f64| {
        let share = if longest > 0.0 { (span / longest).sqrt() } else { 0.0 };
        free.gap * (BETWEEN + LONGEST * share)
    };
    std::iter::once(0.0).chain(spans.iter().map(room)).collect()
}

/// Who is tied to whom: support draws more than clash.
fn around(free: &Free) -> Vec<Vec<(usize, f64)>> {
    let mut around = vec![Vec::new(); free.len()];
    for tie in &free.ties {
        let weight = if tie.is_support { 1.0 } else { 0.2 };
        around[tie.from].push((tie.to, weight));
        around[tie.to].push((tie.from, weight));
    }
    around
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::testing::{is_clear, tied};
    use crate::layout::{Method, place};

    fn by_time(request: Request) -> (Request, Vec<Point>) {
        let request = Request { method: Method::Time, ..request };
        let places = place(&request, &Watch::default()).unwrap();
        (request, places)
    }

    #[test]
    fn earlier_boxes_lie_further_left() {
        for boxes in [12, 90, 2_000] {
            let (request, places) = by_time(tied(boxes));
            assert!(is_clear(&request, &places), "{boxes}");
            let mut dated: Vec<(f64, f64)> = (request.boxes.iter().zip(&places))
                .filter_map(|(one, place)| Some((one.when?, place.x)))
                .collect();
            dated.sort_by(|one, other| one.partial_cmp(other).unwrap());
            let columns = dated.windows(2).all(|two| two[0].0 == two[1].0 || two[0].1 <= two[1].1 + 1e-6);
            assert!(columns, "{boxes}");
        }
    }

    #[test]
    fn boxes_without_a_date_stand_below_all_others() {
        let (request, places) = by_time(tied(60));
        let sides = |has_date: bool| {
            let those = (0..60).filter(|at| request.boxes[*at].when.is_some() == has_date);
            those.map(|at| places[at].y).collect::<Vec<f64>>()
        };
        let lowest = sides(true).into_iter().fold(f64::NEG_INFINITY, f64::max);
        assert!(sides(false).into_iter().all(|y| y > lowest));
    }

    #[test]
    fn one_date_for_all_is_no_endless_column() {
        let mut request = tied(1_000);
        request.boxes.iter_mut().for_each(|one| one.when = Some(2016.0));
        let (request, places) = by_time(request);
        assert!(is_clear(&request, &places));
        let figures = crate::layout::quality::measure(&request, &places);
        assert!(figures.area_ratio < 8.0, "{figures:?}");
    }
}
