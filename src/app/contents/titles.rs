//! What the contents list, and how it is called there.

use crate::app::glyphs::Style;
use crate::app::look::theme::SMALL;
use crate::text::{Provision, ProvisionKind, Text};
use crate::tr;

/// Provisions that the contents list: everything down to articles; where there are none, what has a heading.
pub(super) fn entries(text: &Text) -> Vec<usize> {
    use ProvisionKind as Kind;
    let listed = |provision: &Provision| {
        matches!(
            provision.kind,
            Kind::Preamble
                | Kind::Part
                | Kind::Title
                | Kind::Chapter
                | Kind::Section
                | Kind::Subsection
                | Kind::Article
                | Kind::Annex
                | Kind::Conclusion
        )
    };
    let all = || text.provisions().iter().enumerate();
    let found: Vec<usize> = all().filter(|(_, provision)| listed(provision)).map(|(at, _)| at).collect();
    if found.is_empty() {
        return all().filter(|(_, provision)| !provision.heading.is_empty()).map(|(at, _)| at).collect();
    }
    found
}

pub(super) fn has_entries(text: &Text, provision: usize) -> bool {
    text.provisions().get(provision).is_some_and(|provision| {
        !matches!(
            provision.kind,
            ProvisionKind::Article | ProvisionKind::Preamble | ProvisionKind::Conclusion
        ) && text.provisions().get(provision.end.saturating_sub(1)).is_some_and(|last| {
            matches!(last.kind, ProvisionKind::Article)
                || last.parent.is_some() && provision.kind < ProvisionKind::Article
        })
    })
}

/// How far in a row of the contents begins, in points.
pub(super) fn indent(provision: &Provision) -> f32 {
    4.0 + 12.0 * provision.depth.min(4) as f32
}

/// Where its title begins.
pub(super) fn title_left(provision: &Provision, text: &Text, at: usize) -> f32 {
    indent(provision) + if has_entries(text, at) { 16.0 } else { 4.0 }
}

/// How its title is set.
pub(super) fn style(provision: &Provision) -> Style {
    let group = provision.kind < ProvisionKind::Article && provision.kind != ProvisionKind::Preamble;
    let style = Style::sans(SMALL + 0.5).line_height(1.3);
    if group { style.bold() } else { style }
}

/// "17  Laundering of proceeds" for articles, "Chapter I · General provisions" for the rest.
pub fn words(provision: &Provision) -> String {
    let label = provision.label.trim().trim_end_matches(['.', ':']);
    let heading = provision.heading.trim();
    let name = if provision.kind == ProvisionKind::Article {
        label.strip_prefix("Article ").unwrap_or(label)
    } else {
        label
    };
    match (name.is_empty(), heading.is_empty()) {
        (true, true) => first_words(&provision.text, provision.kind),
        (false, true) if provision.kind == ProvisionKind::Article => label.to_owned(),
        (false, true) => name.to_owned(),
        (true, false) => heading.to_owned(),
        (false, false) if provision.kind == ProvisionKind::Article => format!("{name}  {heading}"),
        (false, false) => format!("{name} · {heading}"),
    }
}

fn first_words(text: &str, kind: ProvisionKind) -> String {
    if kind == ProvisionKind::Preamble {
        return tr!("contents-preamble");
    }
    text.chars().take(60).collect()
}
