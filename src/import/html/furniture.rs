//! What of a page is not its text: what stands around it, and what is hidden.

use crate::import::making::Draft;
use crate::import::source::LeftOutKind;
use crate::import::tokens::{Node, Space};
use crate::text::Hint;

/// Most `char`s that are kept of what is left out.
const MOST_LEFT: usize = 2_000;

/// Whether an element of this name or role is never part of the text.
pub(super) fn is_furniture(name: &str, role: &str) -> bool {
    const NAMES: [&str; 16] = [
        "script", "style", "template", "noscript", "select", "button", "input", "textarea", "datalist",
        "nav", "aside", "menu", "dialog", "search", "noembed", "noframes",
    ];
    const ROLES: [&str; 7] =
        ["navigation", "complementary", "search", "menu", "menubar", "dialog", "tablist"];
    NAMES.contains(&name) || ROLES.contains(&role)
}

/// What of a page stands in its main part, if that is most of it; the rest is left out.
pub(super) fn within_main(drafts: Vec<Draft>, main: Option<(usize, usize)>) -> Vec<Draft> {
    let Some((first, end)) = main else { return drafts };
    let length = |drafts: &[Draft]| drafts.iter().map(|draft| draft.length).sum::<usize>();
    let inner = length(drafts.get(first..end).unwrap_or_default());
    if inner * 2 < length(&drafts) {
        return drafts;
    }
    let around = |(at, draft): (usize, Draft)| {
        if (first..end).contains(&at) || draft.is_blank() { draft } else { furniture(vec![draft]) }
    };
    drafts.into_iter().enumerate().map(around).collect()
}

/// One that only tells of these, which are not part of the text.
pub(super) fn furniture(drafts: Vec<Draft>) -> Draft {
    let mut left = Vec::new();
    for draft in drafts {
        left.extend(draft.left);
        let words = shown(&draft.text);
        if !words.is_empty() {
            left.push((LeftOutKind::PageFurniture, words));
        }
    }
    Draft { left, ..Draft::default() }
}

pub(super) fn shown(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    words.join(" ").chars().take(MOST_LEFT).collect()
}

pub(super) fn is_hidden(node: Node<'_>) -> bool {
    let style = node.attribute(Space::None, "style").unwrap_or_default();
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    node.attribute(Space::None, "hidden").is_some_and(|value| value != "until-found")
        || style.contains("display:none")
        || style.contains("visibility:hidden")
        || style.contains("mso-hide:all")
}

/// The heading that the title of the page repeats.
pub(super) fn matching_title(title: &str, drafts: &[Draft]) -> String {
    let plain =
        |words: &str| words.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    let whole = plain(title);
    let headings = drafts.iter().filter(|draft| matches!(draft.hint, Hint::Heading(_)));
    let found = headings.take(5).find(|draft| {
        let heading = plain(&draft.text);
        heading.chars().count() > 8 && whole.contains(&heading)
    });
    found.map(|draft| draft.text.split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default()
}
