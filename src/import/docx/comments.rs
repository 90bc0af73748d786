//! Comments of a Word document, with the answers to them.

use std::collections::HashMap;

use crate::import::source::{SourceMark, SourceMarkKind, SourceReply};
use crate::import::times::utc;
use crate::import::tokens::{Node, Space, Token, Xml};

/// A comment before it is known what it stands at.
#[derive(Debug)]
struct Comment {
    id: String,
    /// Ids of its paragraphs, by the last of which answers know it.
    paragraphs: Vec<String>,
    said: SourceReply,
}

/// The comments of a document.
#[derive(Debug, Default)]
pub(super) struct Comments {
    comments: Vec<Comment>,
    /// Index of the comment that each answers.
    answers: HashMap<usize, usize>,
}

impl Comments {
    /// Reads `comments.xml` and, which comment answers which, `commentsExtended.xml`.
    pub(super) fn read(xml: &Xml, extended: Option<&Xml>) -> Self {
        let comments: Vec<Comment> = xml.all(Space::Word, "comment").filter_map(comment).collect();
        let mut by_paragraph = HashMap::new();
        for (index, comment) in comments.iter().enumerate() {
            by_paragraph.extend(comment.paragraphs.iter().map(|id| (id.as_str(), index)));
        }
        let mut answers = HashMap::new();
        for node in extended.into_iter().flat_map(|xml| xml.all(Space::Word15, "commentEx")) {
            let find = |name| by_paragraph.get(node.attribute(Space::Word15, name)?).copied();
            if let (Some(own), Some(parent)) = (find("paraId"), find("paraIdParent"))
                && own != parent
            {
                answers.insert(own, parent);
            }
        }
        Self { comments, answers }
    }

    /// The marks that the comments become, with the ids under which the text calls them, answers too.
    pub(super) fn marks(self) -> Vec<(SourceMark, Vec<String>)> {
        let mut marks: Vec<(usize, SourceMark, Vec<String>)> = Vec::new();
        let mut replies: Vec<(usize, String, SourceReply)> = Vec::new();
        let comments = self.comments.len();
        for (index, comment) in self.comments.into_iter().enumerate() {
            // An answer to an answer belongs to the comment that began it all.
            let mut root = index;
            for _ in 0..comments.min(100) {
                let Some(parent) = self.answers.get(&root) else { break };
                root = *parent;
            }
            if root == index {
                let mark = SourceMark {
                    kind: SourceMarkKind::Highlight,
                    spans: Vec::new(),
                    words: comment.said.words,
                    author: comment.said.author,
                    date: comment.said.date,
                    colour: None,
                    replies: Vec::new(),
                };
                marks.push((index, mark, vec![comment.id]));
            } else {
                replies.push((root, comment.id, comment.said));
            }
        }
        for (root, id, reply) in replies {
            if let Some((_, mark, ids)) = marks.iter_mut().find(|(index, _, _)| *index == root) {
                mark.replies.push(reply);
                ids.push(id);
            }
        }
        for (_, mark, _) in &mut marks {
            mark.replies.sort_by(|one, other| one.date.cmp(&other.date));
        }
        marks.into_iter().map(|(_, mark, ids)| (mark, ids)).collect()
    }
}

fn comment(node: Node<'_>) -> Option<Comment> {
    let attribute = |name| node.attribute(Space::Word, name).unwrap_or_default();
    let id = node.attribute(Space::Word, "id")?.to_owned();
    let (mut paragraphs, mut words) = (Vec::new(), Vec::new());
    for paragraph in node.within(Space::Word, "p") {
        paragraphs.extend(paragraph.attribute(Space::Word14, "paraId").map(str::to_owned));
        words.push(plain(paragraph));
    }
    let author = attribute("author").trim();
    let author = if author.is_empty() { attribute("initials").trim() } else { author };
    let said = SourceReply {
        words: words.join("\n").trim().to_owned(),
        author: author.to_owned(),
        date: utc(attribute("date")),
    };
    Some(Comment { id, paragraphs, said })
}

/// The words of something that is read without its marks.
pub(super) fn plain(node: Node<'_>) -> String {
    let mut found = String::new();
    let mut skip_until = 0;
    for at in node.at..node.end() {
        let Some(inner) = node.at_token(at).filter(|_| at >= skip_until) else { continue };
        match (inner.space(), inner.name()) {
            (Space::Word, "t") => {
                for token in inner.tokens() {
                    if let Token::Words(words) = token {
                        found.push_str(words);
                    }
                }
            }
            (Space::Word, "tab" | "br" | "cr") => found.push(' '),
            (Space::Word, "noBreakHyphen") => found.push('\u{2011}'),
            (Space::Word, "p") if !found.is_empty() => found.push(' '),
            (Space::Word, "pPr" | "del" | "instrText") | (Space::Choice, "Fallback") => {
                skip_until = inner.end();
            }
            _ => {}
        }
    }
    found
}
