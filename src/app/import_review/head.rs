//! What the file is and what is known about its text: title, symbol, date, language and so on, read off the file
//! and to be put right.

use eframe::egui::{ComboBox, Key, Response, RichText, Role, ScrollArea, Ui, WidgetInfo, vec2};

use super::{Goal, ImportReview, tracked};
use crate::app::glyphs::{Style, UserField, UserText};
use crate::app::look::icons;
use crate::app::look::theme::{self, BODY, SMALL, Tokens};
use crate::app::look::widgets::{faint, name_bars};
use crate::app::outbox::Outbox;
use crate::text::{Instrument, Status, TextHeader};
use crate::tr;

/// Lower windows have the fields folded, in points.
const LOW: f32 = 620.0;
/// Longest that a field can be, in `char`s.
const LONGEST: usize = 2000;
/// The official languages of the United Nations, in the order of their codes.
const LANGUAGES: [&str; 6] = ["ar", "en", "es", "fr", "ru", "zh"];

/// What stands in the fields, taken up when one of them is left.
pub(super) struct Fields {
    title: String,
    short_title: String,
    version: String,
    symbol: String,
    date: String,
    language: String,
    /// The language is none of those to choose from, and its code is typed.
    other: bool,
    status: Status,
    notice: String,
}

impl Fields {
    pub(super) fn of(header: &TextHeader) -> Self {
        let TextHeader { instrument, version, symbol, date, language, status, notice, .. } = header.clone();
        let other = !language.is_empty() && !LANGUAGES.contains(&language.as_str());
        let Instrument { title, short_title } = instrument;
        Self { title, short_title, version, symbol, date, language, other, status, notice }
    }

    /// The header that the fields say; `before` where they say the same.
    pub(super) fn header(&self, before: &TextHeader) -> TextHeader {
        // White space that nobody typed stays as it came.
        let field = |now: &str, before: &str| if now == before { now } else { now.trim() }.to_owned();
        TextHeader {
            instrument: Instrument {
                title: field(&self.title, &before.instrument.title),
                short_title: field(&self.short_title, &before.instrument.short_title),
            },
            version: field(&self.version, &before.version),
            symbol: field(&self.symbol, &before.symbol),
            date: field(&self.date, &before.date),
            language: field(&self.language, &before.language),
            status: self.status,
            notice: field(&self.notice, &before.notice),
            file_sha256: before.file_sha256.clone(),
        }
    }
}

/// A field of the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Title,
    ShortTitle,
    Version,
    Symbol,
    Date,
    Language,
    Status,
    Notice,
}

/// The fields line by line, each with its share of the width: in a wide window and in a narrow one.
const WIDE: [&[(Part, f32)]; 2] = [
    &[(Part::Title, 3.0), (Part::ShortTitle, 2.0), (Part::Notice, 2.5)],
    &[
        (Part::Version, 2.0),
        (Part::Symbol, 1.4),
        (Part::Date, 1.0),
        (Part::Language, 1.6),
        (Part::Status, 1.5),
    ],
];
const NARROW: [&[(Part, f32)]; 4] = [
    &[(Part::Title, 3.0), (Part::ShortTitle, 2.0)],
    &[(Part::Version, 2.0), (Part::Symbol, 1.5), (Part::Date, 1.2)],
    &[(Part::Language, 1.0), (Part::Status, 1.0)],
    &[(Part::Notice, 1.0)],
];

pub(super) fn show(ui: &mut Ui, review: &mut ImportReview, out: &mut Outbox) {
    let height = ui.ctx().content_rect().height();
    let unfolded = review.unfolded.unwrap_or(height >= LOW);
    ui.horizontal_wrapped(|ui| {
        let title = match review.goal {
            Goal::NewProject => tr!("import-title", name = review.name()),
            Goal::Add => tr!("import-title-add", name = review.name()),
        };
        ui.add(UserText::new(&title).style(Style::sans(BODY + 1.0).bold()).shrink().max_lines(1));
        faint(ui, review.recognised());
        let icon = if unfolded { icons::DOWN } else { icons::RIGHT };
        let button = ui.link(RichText::new(format!("{icon} {}", tr!("import-details"))).size(SMALL));
        button.widget_info(|| WidgetInfo::selected(Role::Button, true, unfolded, tr!("import-details")));
        if button.on_hover_text(tr!("import-details-tip")).clicked() {
            review.unfolded = Some(!unfolded);
        }
    });
    tracked::show(ui, review, out);
    if !unfolded {
        return;
    }
    let room = (height * 0.36).max(80.0);
    let scrolled = ScrollArea::vertical()
        .id_salt("details")
        .max_height(room)
        .min_scrolled_height(room)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            let lines: &[&[(Part, f32)]] = if ui.available_width() >= 820.0 { &WIDE } else { &NARROW };
            let mut left = false;
            for line in lines {
                left |= fields(ui, &mut review.fields, line);
            }
            if left {
                review.commit();
            }
        });
    name_bars(ui, &scrolled, &tr!("scroll-bar"));
}

/// A line of fields; says whether one of them was left or changed for good.
fn fields(ui: &mut Ui, fields: &mut Fields, line: &[(Part, f32)]) -> bool {
    let gap = theme::GAP;
    let room = ui.available_width() - gap * (line.len() - 1) as f32 - 2.0;
    let sum: f32 = line.iter().map(|(_, share)| share).sum();
    let mut left = false;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for (part, share) in line {
            let width = (room * share / sum).floor().max(60.0);
            ui.allocate_ui(vec2(width, 50.0), |ui| {
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.spacing_mut().item_spacing.y = 2.0;
                    left |= one(ui, fields, *part, width);
                });
            });
        }
    });
    left
}

fn one(ui: &mut Ui, fields: &mut Fields, part: Part, width: f32) -> bool {
    let (name, hint) = match part {
        Part::Title => (tr!("import-field-title"), tr!("import-hint-title")),
        Part::ShortTitle => (tr!("import-field-short-title"), tr!("import-hint-short-title")),
        Part::Version => (tr!("import-field-version"), tr!("import-hint-version")),
        Part::Symbol => (tr!("import-field-symbol"), tr!("import-hint-symbol")),
        Part::Date => (tr!("import-field-date"), tr!("import-hint-date")),
        Part::Language => (tr!("import-field-language"), String::new()),
        Part::Status => (tr!("import-field-status"), String::new()),
        Part::Notice => (tr!("import-field-notice"), tr!("import-hint-notice")),
    };
    let bad_date = part == Part::Date && !is_date(fields.date.trim());
    let tokens = Tokens::of(ui);
    let (words, colour) = if bad_date {
        (format!("{} {}", icons::WARNING, tr!("import-bad-date")), tokens.danger)
    } else {
        (name.clone(), tokens.faint)
    };
    ui.add(eframe::egui::Label::new(RichText::new(words).size(SMALL).color(colour)).truncate());
    let words = match part {
        Part::Title => &mut fields.title,
        Part::ShortTitle => &mut fields.short_title,
        Part::Version => &mut fields.version,
        Part::Symbol => &mut fields.symbol,
        Part::Date => &mut fields.date,
        Part::Notice => &mut fields.notice,
        Part::Language => return language(ui, fields, &name, width),
        Part::Status => return status(ui, &mut fields.status, &name, width),
    };
    let salt = eframe::egui::IdSalt::new(("field of the draft", name.as_str()));
    let field = UserField::singleline(words).label(&name).hint(&hint).id_salt(salt).max_chars(LONGEST);
    let field = ui.add(field.width(width));
    is_left(ui, &field)
}

/// Whether a field was left, or Enter pressed in it.
fn is_left(ui: &Ui, field: &Response) -> bool {
    field.lost_focus() || field.has_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

fn language(ui: &mut Ui, fields: &mut Fields, name: &str, width: f32) -> bool {
    let before = (fields.language.clone(), fields.other);
    let shown = if fields.other { tr!("import-language-other") } else { language_name(&fields.language) };
    let typed = fields.other && width >= 130.0;
    let room = if typed { width - 72.0 } else { width };
    let mut left = false;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = theme::NEAR;
        let combo = ComboBox::from_id_salt("language of the draft").selected_text(&shown).width(room - 4.0);
        let combo = combo.truncate().show_ui(ui, |ui| {
            for code in std::iter::once("").chain(LANGUAGES) {
                let on = !fields.other && fields.language == code;
                if ui.selectable_label(on, language_name(code)).clicked() {
                    code.clone_into(&mut fields.language);
                    fields.other = false;
                }
            }
            if ui.selectable_label(fields.other, tr!("import-language-other")).clicked() && !fields.other {
                fields.other = true;
                fields.language.clear();
            }
        });
        let label = tr!("import-choice", name = name, chosen = shown.as_str());
        combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), &label));
        if typed {
            let salt = eframe::egui::IdSalt::new("code of the language");
            let label = tr!("import-language-code");
            let hint = tr!("import-language-code-hint");
            let field = UserField::singleline(&mut fields.language).label(&label).hint(&hint).max_chars(35);
            let field = ui.add(field.id_salt(salt).width(64.0));
            left = is_left(ui, &field);
        }
    });
    left || !typed && before != (fields.language.clone(), fields.other)
}

fn status(ui: &mut Ui, status: &mut Status, name: &str, width: f32) -> bool {
    let before = *status;
    let combo = ComboBox::from_id_salt("status of the draft").selected_text(status_name(*status));
    let combo = combo.width(width - 4.0).truncate().show_ui(ui, |ui| {
        for each in [Status::Unknown, Status::Draft, Status::Adopted, Status::Digest] {
            ui.selectable_value(status, each, status_name(each));
        }
    });
    let label = tr!("import-choice", name = name, chosen = status_name(before));
    combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), &label));
    *status != before
}

fn status_name(status: Status) -> String {
    match status {
        Status::Unknown => tr!("import-status-unknown"),
        Status::Draft => tr!("import-status-draft"),
        Status::Adopted => tr!("import-status-adopted"),
        Status::Digest => tr!("import-status-digest"),
    }
}

fn language_name(code: &str) -> String {
    match code {
        "" => tr!("import-language-unknown"),
        "ar" => tr!("import-language-ar"),
        "en" => tr!("import-language-en"),
        "es" => tr!("import-language-es"),
        "fr" => tr!("import-language-fr"),
        "ru" => tr!("import-language-ru"),
        "zh" => tr!("import-language-zh"),
        other => other.to_owned(),
    }
}

/// Whether this is a day, month or year as ISO 8601 writes it, or nothing.
pub(super) fn is_date(words: &str) -> bool {
    let parts: Vec<&str> = words.split('-').collect();
    let number = |part: &&str, length: usize, most: u32| {
        let value = part.parse::<u32>().unwrap_or_default();
        part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()) && (1..=most).contains(&value)
    };
    match parts.as_slice() {
        [""] => true,
        [year] => number(year, 4, 9999),
        [year, month] => number(year, 4, 9999) && number(month, 2, 12),
        [year, month, day] => number(year, 4, 9999) && number(month, 2, 12) && number(day, 2, 31),
        _ => false,
    }
}
