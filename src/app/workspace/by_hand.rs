//! Marks changed by hand: their edges moved, passages added, their words copied with their address.

use super::Workspace;
use crate::app::reading::{Edge, EdgeMove, Extent};
use crate::review::{self, Anchor, Annotation, AnnotationId, ConcernId, Edit, EditError, Step};
use crate::tr;

impl Workspace {
    /// From where to where the mark in focus reaches, if the user may move its edges.
    pub fn extent(&self) -> Option<Extent> {
        let mark = self.focus().filter(|mark| self.is_mine(mark))?;
        let Anchor::Spans(spans) = &mark.anchor else { return None };
        let (first, last) = (spans.first()?, spans.last()?);
        let place = |eid: &str| self.text().index_of(eid);
        Some(Extent {
            key: self.marks.key_of(mark.id)?,
            start: (place(&first.at)?, first.from),
            end: (place(&last.at)?, last.to),
        })
    }

    /// Moves an edge of the mark in focus.
    pub fn move_edge(&mut self, moved: EdgeMove) -> Result<(), EditError> {
        let Some(mark) = self.focus() else { return Ok(()) };
        if self.marks.by_key(moved.key) != Some(mark.id) {
            return Ok(());
        }
        let edge = match moved.edge {
            Edge::Start => review::Edge::Start,
            Edge::End => review::Edge::End,
        };
        match mark.anchor.with_edge(self.text(), edge, moved.provision, moved.char) {
            Some(anchor) => self.change_mark(&tr!("step-move-edge"), None, |mark| mark.anchor = anchor),
            None => Ok(()),
        }
    }

    /// The mark that a further passage would join: the user's own that was last in focus, on this text.
    pub fn extendable(&self) -> Option<&Annotation> {
        let mark = self.review().annotations().get(&self.last?)?;
        let here = mark.text == *self.text().id() && matches!(mark.anchor, Anchor::Spans(_));
        (here && self.is_mine(mark)).then_some(mark)
    }

    /// Adds the selection to the mark last in focus, as further passages, and turns to it.
    pub fn add_passage(&mut self) -> Result<Option<AnnotationId>, EditError> {
        let Some(mark) = self.extendable() else { return Ok(None) };
        let Some(selection) = &self.selection else { return Ok(None) };
        let id = mark.id;
        let Some(anchor) = mark.anchor.with_passages(self.text(), self.whole_words(selection)) else {
            return Ok(None);
        };
        self.let_go();
        self.set_focus(Some(id), false);
        self.change_mark(&tr!("step-add-passage"), None, |mark| mark.anchor = anchor)?;
        Ok(Some(id))
    }

    /// Marks all these places in one step; says how many.
    pub fn mark_every(
        &mut self,
        anchors: Vec<Anchor>,
        concern: Option<ConcernId>,
        name: &str,
    ) -> Result<usize, EditError> {
        let mut edits: Vec<Edit> = self.introduce(name).into_iter().collect();
        let (marks, ids) = review::mark_all(self.review(), self.text().id(), self.me_id(), anchors, concern)?;
        edits.push(marks);
        self.apply(Step::new(tr!("step-mark-every"), Edit::All(edits)))?;
        self.let_go();
        Ok(ids.len())
    }

    /// The selection, or else the mark in focus, with its address: "Article 17(2)(b): “…”".
    pub fn cited(&self) -> Option<String> {
        let selected = self.selection.as_ref().and_then(|_| self.anchor(false));
        let anchor = selected.or_else(|| self.focus().map(|mark| mark.anchor.clone()))?;
        let place = crate::app::words::citation(&anchor, self.text());
        let quote = anchor.quote();
        Some(if quote.is_empty() { place } else { tr!("cited", place = place, quote = quote) })
    }
}
