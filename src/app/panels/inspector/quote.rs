//! A quote: its words, where they stand, who says so, when, how firmly, and how far it is to be trusted.

use egui::{CollapsingHeader, Frame, Label, Margin, RichText, Stroke, Ui};

use super::Sheet;
use super::choice::{caption_ui, choice_ui, heading_ui, section_ui};
use super::grades::{Shared, grades_ui};
use crate::app::action::Action;
use crate::app::panels::field::About;
use crate::app::sign;
use crate::app::theme::Tint;
use crate::app::view::Tab;
use crate::edit::{Edit, QuoteChange, Things};
use crate::model::{Hedge, InformationGrade, Quote, QuoteId, SourceGrade, Standing, TieId};
use crate::scene::Part;
use crate::text::{counted, one_line};
use crate::typeset::Icon;

/// A quote as a card under its tie.
pub(super) fn card_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, id: QuoteId, tie: Option<TieId>) {
    let project = sheet.reading.project();
    let Some(quote) = project.quote(id) else { return };
    let tint = Tint::of(ui);
    let is_chosen = sheet.reading.view.selection.quotes.contains(&id);
    let border = Stroke::new(1.0, if is_chosen { tint.accent } else { tint.line });
    let card = Frame::new().fill(tint.card).stroke(border).corner_radius(6.0).inner_margin(Margin::same(9));
    card.show(ui, |ui| {
        ui.set_width(ui.available_width());
        words_ui(ui, sheet, id, tint);
        standing_ui(ui, sheet, quote, tint);
        ui.horizontal(|ui| {
            source_ui(ui, sheet, quote, tint);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if let Some(tie) = tie
                    && sign::button_ui(ui, Icon::Detach, &format!("Detach “{}”", opening(quote))).clicked()
                {
                    sheet.asked.ask(Action::Edit(Edit::DetachQuote(tie, id)));
                }
                if sign::button_ui(ui, Icon::Jump, &format!("Show “{}” in the reader", opening(quote)))
                    .clicked()
                {
                    sheet.asked.ask(Action::ShowQuote(id));
                }
            });
        });
        let more = CollapsingHeader::new(RichText::new(summary(quote)).small().color(tint.weak));
        more.id_salt("details").default_open(is_chosen).show(ui, |ui| fields_ui(ui, sheet, id, quote));
    });
}

/// A quote on its own.
pub(super) fn alone_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, id: QuoteId) {
    let project = sheet.reading.project();
    let Some(quote) = project.quote(id) else { return };
    let tint = Tint::of(ui);
    heading_ui(ui, (Icon::Quote, tint.text), "Quote");
    words_ui(ui, sheet, id, tint);
    standing_ui(ui, sheet, quote, tint);
    ui.horizontal(|ui| {
        source_ui(ui, sheet, quote, tint);
        if ui.button("Show in the reader").clicked() {
            sheet.asked.ask(Action::ShowQuote(id));
        }
    });
    fields_ui(ui, sheet, id, quote);
    let ties: Vec<_> = project.ties_on(id).collect();
    section_ui(ui, &format!("Backs {}", counted(ties.len(), "tie")));
    for (tie, _) in ties {
        let sentence = sheet.reading.scene.sentence(Part::Tie(tie));
        let button = egui::Button::new(sentence).wrap().frame_when_inactive(false);
        if ui.push_id(tie, |ui| ui.add(button)).inner.clicked() {
            sheet.asked.ask(Action::Centre(Things { ties: vec![tie], ..Things::default() }));
        }
    }
    ui.add_space(6.0);
    if ui.button("Delete the quote").clicked() {
        sheet.asked.ask(Action::Edit(Edit::Delete(Things { quotes: vec![id], ..Things::default() })));
    }
}

/// The words as they read in the clean text; a press shows them as they stand in the file, and back.
fn words_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, id: QuoteId, tint: Tint) {
    let project = sheet.reading.project();
    let Some(quote) = project.quote(id) else { return };
    let clean = sheet.words.of(project, id, sheet.reading.view.clean);
    let is_mended = clean != quote.exact;
    let key = egui::Id::unique(("raw words of", id));
    let is_raw = is_mended && ui.data(|kept| kept.get_temp(key)).unwrap_or(false);
    let words = if is_raw { &quote.exact } else { &clean };
    let label = RichText::new(format!("“{words}”"));
    ui.add(Label::new(label.color(tint.text)).wrap().selectable(true));
    if !is_mended {
        return;
    }
    let (word, tip) = if is_raw {
        ("clean text", "Show the words as they read in the clean text")
    } else {
        ("as in the file", "Show the words as they stand in the file, letter by letter")
    };
    let button = egui::Button::new(RichText::new(word).small().color(tint.weak)).frame_when_inactive(false);
    let button = ui.push_id(key, |ui| ui.add(button)).inner;
    if button.accessible_name(format!("“{}” {word}", opening(quote))).on_hover_text(tip).clicked() {
        ui.data_mut(|kept| kept.insert_temp(key, !is_raw));
    }
}

/// How sure it is where the words stand, if they are not there letter for letter.
fn standing_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, quote: &Quote, tint: Tint) {
    let text = sheet.reading.project().document(quote.document).map(|document| &document.text);
    let now = quote.stands().and_then(|span| text?.slice(span));
    let (words, colour) = match quote.standing {
        Standing::Exact | Standing::Moved | Standing::Normalised => return,
        _ if quote.awaits_review() => (format!("{}, to be reviewed", quote.standing.word()), tint.doubt),
        Standing::Fuzzy | Standing::Ambiguous => (
            format!("accepted as “{}”", crate::text::opening(&one_line(now.unwrap_or_default()), 120)),
            tint.weak,
        ),
        Standing::Lost => ("no longer in the document, let go".to_owned(), tint.weak),
    };
    ui.horizontal_wrapped(|ui| {
        ui.add(Label::new(RichText::new(words).small().color(colour)).wrap());
        if quote.awaits_review() {
            let button = ui.small_button("Review").on_hover_text("Show it beside the likeliest words");
            let name = format!("Review “{}”", opening(quote));
            button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
            if button.clicked() {
                sheet.asked.ask(Action::OpenTab(Tab::Review));
            }
        }
    });
}

fn source_ui(ui: &mut Ui, sheet: &Sheet<'_>, quote: &Quote, tint: Tint) {
    let document = sheet.reading.project().document(quote.document);
    let title = document.map_or("", |document| &document.title);
    let page = document.zip(quote.stands()).and_then(|(document, span)| document.page_of(span.start));
    let place = page.map_or_else(|| title.to_owned(), |page| format!("p. {page} · {title}"));
    let room = (ui.available_width() - 76.0).max(60.0);
    ui.scope(|ui| {
        ui.set_max_width(room);
        let words = RichText::new(place).small().color(tint.weak);
        ui.add(Label::new(words).truncate()).on_hover_text(title);
    });
}

/// What is known of the quote, on one line: `stated · 2016-03 · Lavrov · B2`.
fn summary(quote: &Quote) -> String {
    let mut parts = vec![quote.hedge.word().to_owned()];
    parts.extend(quote.date.map(|date| date.to_string()));
    parts.extend(Some(quote.speaker.clone()).filter(|speaker| !speaker.is_empty()));
    let grades = [
        quote.source_grade.map(SourceGrade::word).unwrap_or_default(),
        quote.information_grade.map(InformationGrade::word).unwrap_or_default(),
    ];
    parts.extend(Some(grades.concat()).filter(|grades| !grades.is_empty()));
    parts.join(" · ")
}

/// The first words, for names of buttons.
fn opening(quote: &Quote) -> String {
    crate::text::opening(&quote.exact, 40)
}

fn fields_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, id: QuoteId, quote: &Quote) {
    let project = sheet.reading.project();
    let mut change = |change| sheet.asked.ask(Action::Edit(Edit::ChangeQuote(id, change)));
    caption_ui(ui, "How firmly the document says it");
    if let Some(hedge) =
        choice_ui(ui, ("Hedge", Some(quote.hedge)), &Hedge::ALL, |hedge| hedge.word().to_owned())
    {
        change(QuoteChange::Hedge(hedge));
    }
    let (source, information) = (Shared::Same(quote.source_grade), Shared::Same(quote.information_grade));
    if let Some(grade) = grades_ui(ui, source, information) {
        change(grade);
    }
    for (about, name) in [
        (About::QuoteSpeaker(id), "Who says so, if not the author"),
        (About::QuoteDate(id), "When it happened or held"),
        (About::QuoteNote(id), "Note"),
    ] {
        sheet.asked.extend(sheet.drafts.field_ui(ui, project, about, name));
        if about == About::QuoteSpeaker(id) {
            publication_ui(ui, sheet, quote);
        }
    }
}

/// Who wrote and who published the document, which is not who speaks in it.
fn publication_ui(ui: &mut Ui, sheet: &Sheet<'_>, quote: &Quote) {
    let Some(document) = sheet.reading.project().document(quote.document) else { return };
    let said = match (document.author.trim(), document.outlet.trim()) {
        ("", "") => "The document names neither author nor outlet.".to_owned(),
        (author, "") => format!("Written by {author}"),
        ("", outlet) => format!("Published by {outlet}"),
        (author, outlet) => format!("Written by {author}, published by {outlet}"),
    };
    caption_ui(ui, &said);
}
