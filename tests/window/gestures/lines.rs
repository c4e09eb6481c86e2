//! The lines of docs/gestures.md, each with the stories that show it.

use super::coverage::Row;

pub(super) const CHART: &[Row] = &[
    ("Idle | left press | Pressed", &["a_trembling_click_moves_nothing"]),
    (
        "Idle | left press with Space or the hand tool, middle press",
        &[
            "the_space_bar_holds_the_canvas_and_shows_it",
            "the_middle_button_and_the_hand_tool_hold_the_canvas_wherever_they_press",
        ],
    ),
    (
        "Idle | right press that moves 6 points",
        &["the_right_button_pans_once_it_moves_and_opens_a_menu_if_it_does_not"],
    ),
    (
        "Idle | right press that does not move; Menu; Shift+F10",
        &[
            "the_right_button_pans_once_it_moves_and_opens_a_menu_if_it_does_not",
            "the_menu_key_opens_what_can_be_done_to_the_selection",
        ],
    ),
    ("Idle | double-click on an actor", &["a_double_click_renames_in_place"]),
    ("Idle | double-click on a tie | Idle", &["a_double_click_on_a_tie_opens_its_first_quote"]),
    (
        "Idle | double-click on the handle of a tie",
        &["a_tie_is_bent_by_its_handle_and_a_double_click_there_takes_the_bend_out"],
    ),
    ("Idle | double-click on nothing", &["a_double_click_and_a_name_make_an_actor"]),
    (
        "Idle | double-click on a note; on the title of a group; on a folded group",
        &["a_double_click_opens_a_note_names_a_group_and_unfolds_a_folded_one"],
    ),
    ("Idle | Ctrl+arrow with one actor selected", &["a_map_is_built_with_the_keyboard_alone"]),
    (
        "Idle | something carried in from a panel",
        &["an_actor_carried_from_the_list_is_placed_where_it_is_let_go"],
    ),
    ("Pressed | release | Idle", &["shift_click_adds_takes_away_and_a_click_on_nothing_selects_nothing"]),
    ("Pressed | release on the sign", &["the_sign_on_a_title_folds_the_group"]),
    (
        "Pressed | moved 4 points, on the inside of an actor",
        &[
            "a_drag_moves_what_is_pressed_selects_it_and_is_one_step",
            "a_frame_is_dragged_by_its_title_with_all_that_is_in_it_in_one_step",
            "a_note_is_moved_and_its_side_pulled",
            "a_picture_moves_with_the_hand_and_is_resized_by_its_corner",
        ],
    ),
    ("Pressed | … on the rim of an actor", &["a_drag_from_the_rim_with_c_makes_a_clash"]),
    ("Pressed | … on the end of a selected tie", &["the_end_of_a_selected_tie_is_fastened_to_another_actor"]),
    (
        "Pressed | … on the handle in the middle",
        &[
            "a_tie_is_bent_by_its_handle_and_a_double_click_there_takes_the_bend_out",
            "the_handle_shows_only_for_one_tie_that_is_long_enough",
        ],
    ),
    (
        "Pressed | … on the side of a selected note",
        &["the_left_side_of_a_selected_note_is_pulled_and_its_right_side_stays"],
    ),
    (
        "Pressed | … on the lower right corner of a selected picture",
        &["the_corner_of_a_selected_picture_makes_it_larger_in_its_shape"],
    ),
    (
        "Pressed | … on a tie or on nothing",
        &["a_drag_that_begins_on_a_tie_frames_as_one_beside_it", "a_frame_touches_and_with_ctrl_encloses"],
    ),
    (
        "Pressed | … with the lasso tool",
        &["l_is_the_lasso_and_escape_gives_the_pointer_back", "the_lasso_leaves_the_handle_of_a_tie_alone"],
    ),
    ("Moving | move", &["what_moves_together_does_not_fall_in_with_itself"]),
    (
        "Moving | release | Idle | they are moved",
        &[
            "a_frame_and_a_drag_move_several_actors_in_one_step",
            "alt_leaves_what_is_dragged_and_makes_copies_with_the_ties_among_them",
            "pictures_are_copied_with_alt_and_with_the_key",
        ],
    ),
    (
        "Moving | release in the frame of a group, or out of its own",
        &[
            "an_actor_let_go_in_a_frame_comes_into_the_group_and_outside_leaves_it_in_the_step_of_the_move",
            "a_picture_let_go_in_a_frame_comes_into_the_group_and_leaves_it_outside",
            "ctrl_keeps_things_where_they_belong",
        ],
    ),
    ("Linking | S or Shift; C", &["s_or_shift_on_the_way_is_support_and_c_is_clash"]),
    (
        "Linking | release on another actor, stance known",
        &["s_or_shift_on_the_way_is_support_and_c_is_clash"],
    ),
    (
        "Linking | release on another actor otherwise",
        &[
            "the_question_at_the_drop_is_answered_with_the_pointer",
            "a_tie_dropped_on_nothing_makes_an_actor_and_a_tie_in_one_step",
        ],
    ),
    ("Linking | release on the actor it came from", &["a_tie_led_back_to_where_it_came_from_is_given_up"]),
    ("Choosing | S, C, a button", &["the_question_at_the_drop_is_answered_with_the_pointer"]),
    ("Choosing | Enter", &["the_question_is_answered_with_enter_once_nothing_is_missing"]),
    ("Choosing | press beside it", &["a_press_beside_the_question_gives_it_up"]),
    (
        "Framing, Lassoing | release",
        &["a_frame_touches_and_with_ctrl_encloses", "a_lasso_does_as_a_frame_does_with_every_key"],
    ),
    ("Panning | move", &["the_middle_button_and_the_hand_tool_hold_the_canvas_wherever_they_press"]),
    ("Panning | release", &["letting_go_of_the_canvas_leaves_it_there_without_a_push"]),
    (
        "Reconnecting | release on another actor",
        &[
            "the_end_of_a_selected_tie_is_fastened_to_another_actor",
            "the_beginning_of_a_tie_is_fastened_elsewhere_as_its_end_is",
        ],
    ),
    (
        "Reconnecting | release on nothing",
        &["an_end_of_a_tie_let_go_on_nothing_goes_over_to_a_new_actor_in_one_step"],
    ),
    ("Reconnecting | release where it was", &["an_end_let_go_where_it_was_or_on_the_other_end_stays"]),
    (
        "Bending | release",
        &[
            "a_tie_is_bent_by_its_handle_and_a_double_click_there_takes_the_bend_out",
            "a_bend_of_next_to_nothing_is_straight_unless_ctrl_is_held",
        ],
    ),
    (
        "Widening | release",
        &[
            "the_left_side_of_a_selected_note_is_pulled_and_its_right_side_stays",
            "a_note_is_moved_and_its_side_pulled",
        ],
    ),
    ("Resizing | release", &["the_corner_of_a_selected_picture_makes_it_larger_in_its_shape"]),
    (
        "Carrying | dropped: an actor; a new one",
        &[
            "an_actor_carried_from_the_list_is_placed_where_it_is_let_go",
            "a_new_actor_carried_from_the_toolbar_asks_for_its_name",
        ],
    ),
    (
        "Carrying | dropped: words on a tie",
        &[
            "words_let_go_on_a_tie_back_it",
            "words_let_go_on_one_actor_open_the_bar_with_it_filled_in",
            "words_led_from_one_actor_to_another_ask_for_a_tie_with_those_words",
        ],
    ),
    ("Carrying | taken away again", &["what_is_taken_away_from_the_canvas_again_does_nothing"]),
];

pub(super) const HELD: &[Row] = &[
    (
        "Shift |",
        &[
            "shift_keeps_a_drag_straight_across_or_down",
            "a_frame_adds_with_shift_and_takes_away_with_alt",
            "a_lasso_does_as_a_frame_does_with_every_key",
            "s_or_shift_on_the_way_is_support_and_c_is_clash",
        ],
    ),
    (
        "Alt |",
        &[
            "alt_leaves_what_is_dragged_and_makes_copies_with_the_ties_among_them",
            "a_frame_adds_with_shift_and_takes_away_with_alt",
            "a_lasso_does_as_a_frame_does_with_every_key",
        ],
    ),
    (
        "Ctrl |",
        &[
            "a_dragged_actor_falls_in_with_another_unless_ctrl_is_held",
            "a_frame_touches_and_with_ctrl_encloses",
            "where_frames_enclose_by_choice_ctrl_makes_them_touch",
            "a_bend_of_next_to_nothing_is_straight_unless_ctrl_is_held",
            "ctrl_keeps_things_where_they_belong",
        ],
    ),
    (
        "A key that goes down or comes up counts at once",
        &["a_key_counts_at_once_without_the_pointer_moving_and_what_is_held_at_the_end_decides"],
    ),
];

pub(super) const FALLING_IN: &[Row] = &[
    (
        "A moved actor, or the box around several, falls in",
        &[
            "a_dragged_actor_falls_in_with_another_unless_ctrl_is_held",
            "an_actor_falls_in_halfway_between_two_others_and_shows_with_what",
            "an_actor_falls_in_with_an_edge_and_the_line_spans_both",
        ],
    ),
    (
        "while Ctrl is held, and across its way while Shift",
        &[
            "a_dragged_actor_falls_in_with_another_unless_ctrl_is_held",
            "shift_keeps_a_drag_straight_across_or_down",
        ],
    ),
    ("towards what moves with it", &["what_moves_together_does_not_fall_in_with_itself"]),
    (
        "further than a quarter of its own size",
        &["far_out_where_a_box_is_a_few_points_large_nothing_pulls_it_out_of_its_place"],
    ),
    ("where more than 256 boxes lie", &["among_a_crowd_nothing_falls_in"]),
];

pub(super) const KEYS: &[Row] = &[
    (
        "Tab, Shift+Tab |",
        &["tab_walks_the_actors_and_the_keyboard_goes_with_it", "with_a_tie_selected_tab_goes_over_ties"],
    ),
    ("Alt+arrow |", &["tab_walks_the_actors_and_the_keyboard_goes_with_it"]),
    ("Alt+Shift+arrow |", &["alt_shift_arrow_stops_on_the_tie_and_enter_opens_its_quote"]),
    ("Ctrl+arrow |", &["a_map_is_built_with_the_keyboard_alone"]),
    (
        "Enter |",
        &[
            "a_map_is_built_with_the_keyboard_alone",
            "alt_shift_arrow_stops_on_the_tie_and_enter_opens_its_quote",
        ],
    ),
    ("arrows, Shift+arrows |", &["arrows_nudge_and_with_shift_push_and_what_is_repeated_is_one_step"]),
    (
        "Ctrl+Tab, Ctrl+Shift+Tab; Tab past the last |",
        &[
            "ctrl_tab_gives_the_keyboard_to_the_next_part_of_the_window",
            "past_the_last_actor_tab_goes_on_to_another_part_of_the_window",
        ],
    ),
    ("Esc |", &["escape_backs_out_of_one_thing_at_a_time"]),
];

pub(super) const DECIDED: &[Row] = &[
    (
        "Alt+Left and Alt+Right",
        &[
            "one_goes_back_to_what_one_looked_at",
            "the_outer_buttons_of_a_mouse_go_back_and_forward",
            "tab_walks_the_actors_and_the_keyboard_goes_with_it",
        ],
    ),
    ("Jumps make an entry", &["all_panning_and_zooming_since_a_jump_is_one_place"]),
    ("The handle before what lies under it", &["the_handle_shows_only_for_one_tie_that_is_long_enough"]),
    ("A tie has no place", &["a_drag_that_begins_on_a_tie_frames_as_one_beside_it"]),
    ("The right button", &["the_right_button_pans_once_it_moves_and_opens_a_menu_if_it_does_not"]),
    ("The space bar", &["the_space_bar_holds_the_canvas_though_the_reader_has_the_keyboard"]),
    (
        "Frames touch",
        &[
            "where_frames_enclose_by_choice_ctrl_makes_them_touch",
            "the_direction_of_a_frame_means_nothing_and_ties_are_taken_only_whole",
        ],
    ),
    (
        "At the edge",
        &[
            "held_at_the_edge_a_dragged_actor_goes_on",
            "a_frame_scrolls_the_canvas_at_its_border_and_takes_what_came_into_view",
        ],
    ),
    ("An end of a tie", &["an_end_let_go_where_it_was_or_on_the_other_end_stays"]),
    ("A locked picture", &["a_locked_picture_is_ground_until_it_is_unlocked"]),
];
