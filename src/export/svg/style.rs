//! How things look, said once: a style sheet of a few lines instead of the same attributes a hundred thousand times.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::export::xml::number;
use crate::scene::{Paint, Pattern};

/// The looks that occur, each with its class.
#[derive(Debug, Default)]
pub(super) struct Styles {
    known: BTreeMap<String, usize>,
}

impl Styles {
    /// The attribute that gives a thing this look, which is written as in a style sheet.
    fn class(&mut self, look: String) -> String {
        let next = self.known.len();
        let nth = *self.known.entry(look).or_insert(next);
        format!(" class=\"s{nth}\"")
    }

    /// Filled with this paint.
    pub fn filled(&mut self, paint: Paint) -> String {
        self.class(coloured("fill", paint))
    }

    /// Filled, and with a line of this width around.
    pub fn panel(&mut self, fill: Option<Paint>, line: Option<(f64, Paint)>) -> String {
        let fill = fill.map_or_else(|| "fill:none".to_owned(), |fill| coloured("fill", fill));
        let line = line.map_or_else(String::new, |(width, paint)| format!(";{}", stroked(paint, width)));
        self.class(fill + &line)
    }

    /// A line.
    pub fn line(&mut self, (width, pattern, paint): (f64, Pattern, Paint)) -> String {
        let broken = match pattern {
            Pattern::Solid => "stroke-linecap:round".to_owned(),
            Pattern::Dashed { dash, gap } => format!("stroke-dasharray:{} {}", number(dash), number(gap)),
        };
        self.class(format!("fill:none;{};stroke-linejoin:round;{broken}", stroked(paint, width)))
    }

    /// Words of this size and weight, in our faces or those that are nearest.
    pub fn text(&mut self, paint: Paint, (size, weight): (f64, u16)) -> String {
        let font = format!("{weight} {}px Inter,Noto Sans Arabic,Noto Sans Hebrew,sans-serif", number(size));
        self.class(format!("{};font:{font}", coloured("fill", paint)))
    }

    /// What is drawn in outline, in this colour.
    pub fn drawn(&mut self, paint: Paint) -> String {
        self.class(coloured("stroke", paint))
    }

    /// The style sheet.
    pub fn sheet(&self) -> String {
        let mut sheet = String::new();
        for (look, nth) in &self.known {
            let _ = writeln!(sheet, ".s{nth}{{{look}}}");
        }
        sheet
    }
}

fn stroked(paint: Paint, width: f64) -> String {
    format!("{};stroke-width:{}", coloured("stroke", paint), number(width))
}

fn coloured(what: &str, paint: Paint) -> String {
    let Paint { red, green, blue, alpha } = paint;
    let colour = format!("{what}:#{red:02x}{green:02x}{blue:02x}");
    if alpha == 255 {
        colour
    } else {
        format!("{colour};{what}-opacity:{}", number(f64::from(alpha) / 255.0))
    }
}
