//! A list of what differs, in the dialogs about recovered work, other people's work and versions; and how long ago.

use std::time::SystemTime;

use egui::{Id, ScrollArea, Ui};

use crate::app::ink::Ink;
use crate::app::notice::sentence;
use crate::app::theme::Tint;
use crate::model::compare::Comparison;

/// Draws what differs; only the lines in view are set.
pub(super) fn differences_ui(ui: &mut Ui, comparison: &Comparison, ink: &mut Ink) {
    let tint = Tint::of(ui);
    ui.label(sentence(&comparison.summary()));
    if comparison.lines.is_empty() {
        return;
    }
    ui.add_space(4.0);
    let row = ui.text_style_height(&egui::TextStyle::Body) + 2.0;
    let rows = comparison.lines.len() + usize::from(comparison.more > 0);
    let room = (ui.ctx().content_rect().height() * 0.3).max(90.0);
    let area = ScrollArea::vertical().id_salt(Id::unique("differences")).max_height(room);
    area.auto_shrink([false, true]).show_rows(ui, row, rows, |ui, seen| {
        for place in seen {
            match comparison.lines.get(place) {
                Some(line) => {
                    let words = line.to_string();
                    ink.line_ui(ui, &words, tint.text).on_hover_text(words);
                }
                None => drop(ui.colored_label(tint.weak, format!("and {} more", comparison.more))),
            }
        }
    });
}

/// How long ago that was, in words; a clock that was wrong gives no number.
pub(super) fn ago(when: SystemTime, now: SystemTime) -> String {
    let Ok(since) = now.duration_since(when) else { return "at a time that the clock has wrong".to_owned() };
    let seconds = since.as_secs();
    let said = |count: u64, word: &str| format!("{} ago", crate::text::counted(count as usize, word));
    match seconds {
        0..60 => "less than a minute ago".to_owned(),
        60..3_600 => said(seconds / 60, "minute"),
        3_600..86_400 => said(seconds / 3_600, "hour"),
        86_400..31_536_000 => said(seconds / 86_400, "day"),
        _ => "more than a year ago".to_owned(),
    }
}

/// How large a file is, in words.
pub(super) fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn times_are_told_as_a_person_would() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        let before = |seconds| ago(now - Duration::from_secs(seconds), now);
        assert_eq!(before(3), "less than a minute ago");
        assert_eq!(before(61), "1 minute ago");
        assert_eq!(before(7_300), "2 hours ago");
        assert_eq!(before(200_000), "2 days ago");
        assert_eq!(ago(now, now - Duration::from_secs(5)), "at a time that the clock has wrong");
    }

    #[test]
    fn sizes_are_told_as_a_person_would() {
        assert_eq!([12, 34_567, 2_340_000].map(size), ["12 bytes", "34 kB", "2.3 MB"]);
    }
}
