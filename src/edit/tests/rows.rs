//! Promises of tables.

use kurbo::Point;

use super::*;
use crate::model::{ActorKind, ActorRow, TieRow};

fn actor_row(line: u64, name: &str) -> ActorRow {
    ActorRow { line, name: name.into(), aliases: vec![], kind: None, place: None, note: String::new() }
}

fn tie_row(line: u64, source: &str, target: &str) -> TieRow {
    TieRow {
        line,
        source: source.into(),
        target: target.into(),
        stance: Stance::Support,
        direction: Direction::OneWay,
        label: String::new(),
        date: None,
        document: String::new(),
        quote: String::new(),
    }
}

#[test]
fn rows_add_to_actors_that_are_there_and_make_the_others() {
    let mut editor = editor("Russia (aka Moscow, note old)");
    let russia = ActorRow {
        aliases: vec!["Kremlin".into()],
        kind: Some(ActorKind::State),
        place: Some(Point::new(1.0, 2.0)),
        ..actor_row(2, " Moscow ")
    };
    let assad = ActorRow { note: "new".into(), ..actor_row(3, "Assad") };
    editor.perform(Edit::AddRows(vec![russia, assad], vec![tie_row(2, "Kremlin", "Iran")])).unwrap();
    assert_eq!(
        show_all(&editor),
        "Assad (note new)\nRussia @ 1,2 (state, aka Moscow, aka Kremlin, note old)\nRussia + Iran"
    );
    assert_eq!(editor.labels().collect::<Vec<_>>(), ["add tables"]);
}

#[test]
fn rows_with_quotes_find_their_words_and_share_their_tie() {
    let mut editor = editor("# document One (text \"first, twice\"); # document Two (text \"twice\")");
    let with = |line, document: &str, quote: &str| TieRow {
        document: document.into(),
        quote: quote.into(),
        date: Some("2016".parse().unwrap()),
        ..tie_row(line, "A", "B")
    };
    let rows =
        vec![with(2, "", " first "), with(3, "Two", "twice"), TieRow { date: None, ..tie_row(4, "A", "B") }];
    editor.perform(Edit::AddRows(vec![], rows)).unwrap();
    assert_eq!(
        show_all(&editor),
        "# document One\n# document Two\nA + B\nA + B \"first\" (in One, on 2016) \"twice\" (in Two, on 2016)"
    );
}

#[test]
fn rows_that_do_not_fit_are_all_named_and_none_is_taken() {
    let mut editor = editor("# document One (text \"once, twice, twice\"); Russia (aka Moscow)");
    let quoting = |line, document: &str, quote: &str| TieRow {
        document: document.into(),
        quote: quote.into(),
        ..tie_row(line, "A", "B")
    };
    let rows = vec![
        tie_row(2, "Russia", "Moscow"),
        quoting(3, "", "twice"),
        quoting(4, "", "never"),
        quoting(5, "Two", "once"),
        tie_row(6, " ", "B"),
        tie_row(7, "A", "B"),
    ];
    let error = editor.perform(Edit::AddRows(vec![], rows.clone())).unwrap_err();
    let EditError::Rows(faults) = &error else { unreachable!("{error}") };
    let faults: Vec<String> = faults.iter().map(|fault| format!("{} {}", fault.line, fault.reason)).collect();
    assert_eq!(
        faults,
        [
            "2 source and target are the same actor, Russia",
            "3 the quote stands at several places",
            "4 the quote does not stand in the document",
            "5 there is no document named Two",
            "6 a tie needs a source and a target",
        ]
    );
    refused(&mut editor, Edit::AddRows(vec![], rows), "5 of the rows do not fit");
    refused(&mut editor, Edit::AddRows(vec![], vec![tie_row(2, "A", "")]), "1 of the rows does not fit");
    refused(&mut editor, Edit::AddRows(vec![actor_row(2, " ")], vec![]), "the name of the actor is empty");
}
