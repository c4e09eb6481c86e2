//! Which story shows which line of docs/gestures.md, and which promise of the canvas.
//!
//! A line that has no story fails here, and so does a story that is gone. A line is known by the beginning of what
//! stands in it. Stories are tests of the window, or scripts beside the gestures where the pointer's exact way counts.

use std::collections::BTreeSet;
use std::path::Path;

use super::lines::{CHART, DECIDED, FALLING_IN, HELD, KEYS};

/// The beginning of a line of the page, without its bars and stars, and the stories that show it.
pub(super) type Row = (&'static str, &'static [&'static str]);

/// What the canvas promises beside its gestures.
const PROMISED: &[Row] = &[
    ("the sign of the pointer and hover", &["the_sign_of_the_pointer_says_what_a_press_would_do"]),
    (
        "align and distribute",
        &[
            "selected_actors_are_lined_up_and_spread_in_one_step_each",
            "notes_pictures_and_actors_are_lined_up_together_in_one_step",
            "who_is_in_a_selected_group_is_lined_up_with_it_and_not_a_second_time",
        ],
    ),
    (
        "select by kind, by camp, by tie",
        &[
            "one_selects_by_what_things_are",
            "a_whole_camp_is_selected",
            "everything_takes_notes_and_pictures_with_it",
        ],
    ),
    (
        "copy, cut and paste within and between projects and as text; duplicate",
        &[
            "what_is_copied_can_be_read_by_a_person_and_pasted_beside_itself",
            "what_is_cut_comes_back_in_another_project",
            "what_is_copied_in_one_window_is_pasted_into_another_with_its_ties_and_words",
            "words_that_are_no_map_become_a_document_and_with_shift_anything_does",
            "a_picture_on_the_clipboard_comes_onto_the_canvas",
        ],
    ),
    (
        "context menus on everything",
        &[
            "the_right_button_offers_what_can_be_done_to_what_is_under_it",
            "a_document_in_the_library_has_a_menu_too",
            "a_tab_is_renamed_moved_duplicated_and_deleted",
        ],
    ),
    (
        "smooth zoom at the pointer, pan without a push, pinch",
        &[
            "the_wheel_pans_and_with_control_it_zooms_at_the_pointer",
            "the_wheel_pans_and_with_ctrl_zooms_unless_told_otherwise",
            "letting_go_of_the_canvas_leaves_it_there_without_a_push",
            "a_pinch_zooms_at_the_pointer",
        ],
    ),
    ("a view history", &["one_goes_back_to_what_one_looked_at"]),
    (
        "groups: named, moving together, nested, folded and unfolded",
        &[
            "ctrl_g_frames_the_selected_actors_and_the_name_is_typed_at_once_as_one_step",
            "a_frame_takes_its_pictures_and_notes_along",
            "a_folded_group_carries_the_sum_of_its_ties_and_unfolds_with_everything_in_place",
            "a_folded_box_that_is_moved_takes_its_members_along",
            "with_nesting_a_whole_takes_its_parts_along",
        ],
    ),
    (
        "notes, pictures and faces",
        &[
            "a_note_is_written_where_it_lies_in_several_lines",
            "a_picture_comes_into_the_middle_of_the_view_and_out_again_in_one_step",
            "a_picture_that_is_too_large_is_offered_smaller",
            "an_actor_is_given_a_face_and_loses_it_again",
        ],
    ),
    ("find jumps and lights", &["what_is_typed_is_found_shown_and_lit_and_escape_goes_back"]),
    (
        "focus fades all but a neighbourhood",
        &[
            "a_focus_lights_the_neighbourhood_and_widens_and_ends",
            "a_focus_leaves_the_frames_and_notes_of_the_groups_it_reaches",
        ],
    ),
    ("filters with a chip and one key to clear", &["a_filter_hides_says_what_and_one_key_clears_it"]),
    (
        "several canvases",
        &[
            "each_canvas_has_its_own_places_camera_and_filter",
            "the_canvas_that_was_in_front_is_in_front_again",
        ],
    ),
    ("a minimap", &["a_click_on_the_minimap_goes_there"]),
    (
        "a key to what is in view",
        &["the_key_shows_on_the_canvas_while_it_is_wanted", "a_coloured_group_is_explained_in_the_key"],
    ),
    (
        "visible things are said, large words, high contrast, no motion",
        &[
            "actors_and_ties_are_read_out_with_their_sentences",
            "the_words_of_the_window_grow_and_come_back",
            "at_two_hundred_percent_on_a_small_screen_the_toolbar_folds",
            "high_contrast_is_put_on_and_off",
            "the_key_to_the_signs_and_the_minimap_are_remembered_and_so_is_the_dress",
        ],
    ),
    ("actors glide to where they are arranged", &["actors_glide_to_where_they_were_arranged_and_end_there"]),
];

const PAGE: &str = include_str!("../../../docs/gestures.md");

/// The lines under a heading that say something each: rows of a table, bullets, and paragraphs by their first line.
fn lines(heading: &str) -> Vec<String> {
    let (_, after) = PAGE.split_once(&format!("## {heading}\n")).unwrap();
    let section = after.split("\n## ").next().unwrap();
    let mut said = Vec::new();
    let mut before = "";
    for line in section.lines().filter(|line| !line.starts_with("|---") && !line.starts_with("| state |")) {
        let begins = before.is_empty() || line.starts_with("- ") || line.starts_with('|');
        if begins && !line.is_empty() && !line.starts_with("| |") && !line.starts_with("| keys |") {
            said.push(line.trim_start_matches(['|', '-', ' ']).replace('*', ""));
        }
        before = line;
    }
    said
}

/// The names of all tests that are stories of the window or scripts of gestures.
fn stories() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut open = vec![root.join("tests/window"), root.join("src/app/canvas/gesture/tests")];
    let mut names = BTreeSet::new();
    while let Some(folder) = open.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                open.push(path);
                continue;
            }
            if path.extension().is_none_or(|ending| ending != "rs") {
                continue; // pictures stand beside stories
            }
            let text = std::fs::read_to_string(path).unwrap();
            let tests =
                text.split("#[test]").skip(1).filter_map(|test| test.split_once("fn ")?.1.split_once('('));
            names.extend(tests.map(|(name, _)| name.to_owned()));
        }
    }
    names
}

#[track_caller]
fn is_shown(heading: &str, rows: &[Row], passed_over: &[&str]) {
    let said = lines(heading);
    for line in &said {
        let is_over = passed_over.iter().any(|over| line.starts_with(over));
        let shown = rows.iter().filter(|(begins, _)| line.starts_with(begins)).count();
        assert_eq!(shown, usize::from(!is_over), "{heading}: the line “{line}” has one row in this table");
    }
    for (begins, _) in rows {
        assert!(said.iter().any(|line| line.starts_with(begins)), "no line of the page begins “{begins}”");
    }
}

#[test]
fn every_line_of_the_page_about_gestures_has_its_story() {
    is_shown("The chart", CHART, &[]);
    is_shown("What is held down", HELD, &[]);
    is_shown("Falling in", FALLING_IN, &[]);
    is_shown("Keys on the canvas", KEYS, &["The keyboard is on the canvas"]);
    is_shown("Where several things could be meant", DECIDED, &[]);
}

#[test]
fn every_story_that_is_named_here_is_told() {
    let told = stories();
    let all = [CHART, HELD, FALLING_IN, KEYS, DECIDED, PROMISED].concat();
    for (line, stories) in all {
        assert!(!stories.is_empty(), "{line}");
        for story in stories {
            assert!(told.contains(*story), "“{line}” is shown by {story}, which is no test");
        }
    }
}
