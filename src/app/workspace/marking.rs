//! Making marks, changing what they say, deleting them.

use std::ops::Range;

use super::{PAUSE, Workspace};
use crate::app::reading::PaneSelection;
use crate::review::{
    Anchor, Annotation, AnnotationId, ConcernId, Edit, EditError, Joint, Moment, Reference, ReferenceId, Step,
};
use crate::text::Provision;
use crate::tr;

impl Workspace {
    /// The selected passages with the words at their edges whole: a hasty drag misses a letter or two.
    pub(super) fn whole_words(&self, selection: &PaneSelection) -> Vec<(usize, Range<usize>)> {
        let whole = |(provision, range): &(usize, Range<usize>)| {
            let words = self.text.provisions().get(*provision).map(Provision::words).unwrap_or_default();
            (*provision, snap_to_words(&words, range.clone()))
        };
        selection.spans.iter().map(whole).collect()
    }

    /// What a mark on the selection would cover: its words made whole, or the smallest provision that holds
    /// all of it.
    pub fn anchor(&self, whole: bool) -> Option<Anchor> {
        let selection = self.selection.as_ref()?;
        let passages = self.whole_words(selection);
        let (first, last) = (passages.first()?.0, passages.last()?.0);
        if !whole {
            return Anchor::passages(&self.text, passages);
        }
        let holds = |at: &usize| self.text.subtree(*at).contains(&last);
        let provision = self.text.lineage(first).find(holds).unwrap_or(first);
        Some(Anchor::Provision(self.text.provisions().get(provision)?.eid.clone()))
    }

    /// Marks the selection, or the provision that holds it, and turns to the new mark.
    pub fn mark(
        &mut self,
        concern: Option<ConcernId>,
        whole: bool,
        name: &str,
    ) -> Result<Option<AnnotationId>, EditError> {
        let Some(anchor) = self.anchor(whole) else { return Ok(None) };
        self.put_mark(anchor, concern, name, tr!("step-mark-passage")).map(Some)
    }

    /// Marks the text as a whole and turns to the new mark.
    pub fn mark_text(&mut self, name: &str) -> Result<AnnotationId, EditError> {
        self.put_mark(Anchor::Text, None, name, tr!("step-mark-text"))
    }

    fn put_mark(
        &mut self,
        anchor: Anchor,
        concern: Option<ConcernId>,
        name: &str,
        step: String,
    ) -> Result<AnnotationId, EditError> {
        let mut mark = Annotation::new(self.text.id().clone(), self.me, anchor);
        mark.concerns.extend(concern);
        let id = mark.id;
        let mut edits: Vec<Edit> = self.introduce(name).into_iter().collect();
        edits.push(Edit::PutAnnotation(Box::new(mark)));
        self.focus = Some(id);
        self.apply(Step::new(step, Edit::All(edits)))?;
        self.let_go();
        self.set_focus(Some(id), false);
        Ok(id)
    }

    /// Changes the mark in focus. `field` names what is typed in; `None` makes it a step of its own.
    pub fn change_mark(
        &mut self,
        name: &str,
        field: Option<&'static str>,
        change: impl FnOnce(&mut Annotation),
    ) -> Result<(), EditError> {
        let Some(mark) = self.focus() else { return Ok(()) };
        if !self.is_mine(mark) {
            return Err(EditError::NotYours);
        }
        let id = mark.id;
        let mut changed = mark.clone();
        change(&mut changed);
        if changed.says_the_same_as(mark) {
            return Ok(());
        }
        changed.modified = Some(Moment::now());
        if field.is_some() && self.typed.is_some_and(|typed| typed.elapsed() > PAUSE) {
            self.end_run();
        }
        let mut step = Step::new(name, Edit::PutAnnotation(Box::new(changed)));
        if let Some(field) = field {
            step = step.joined(Joint { field, mark: Some(id), run: self.run });
        }
        self.apply(step)
    }

    /// Gives the mark in focus a concern, or takes it away if it has it.
    pub fn toggle_concern(&mut self, id: &ConcernId) -> Result<(), EditError> {
        let has = self.focus().is_some_and(|mark| mark.concerns.contains(id));
        let name = if has { tr!("step-take-concern") } else { tr!("step-give-concern") };
        self.change_mark(&name, None, |mark| {
            if has {
                mark.concerns.retain(|own| own != id);
            } else {
                mark.concerns.push(id.clone());
            }
        })
    }

    /// Adds a source to the project and cites it in the mark in focus.
    pub fn add_reference(&mut self, id: ReferenceId, reference: Reference) -> Result<(), EditError> {
        let Some(mut mark) = self.focus().cloned() else { return Ok(()) };
        mark.references.push(id);
        mark.modified = Some(Moment::now());
        let edits = vec![Edit::PutReference(id, reference), Edit::PutAnnotation(Box::new(mark))];
        self.apply(Step::new(tr!("step-add-reference"), Edit::All(edits)))
    }

    /// Changes what a source says of itself, wherever it is cited.
    pub fn change_reference(&mut self, id: ReferenceId, reference: Reference) -> Result<(), EditError> {
        match self.review().references().get(&id) {
            Some(known) if *known == reference => Ok(()),
            Some(_) => self.apply(Step::new(tr!("step-change-reference"), Edit::PutReference(id, reference))),
            None => Err(EditError::Gone),
        }
    }

    /// Marks beside the one in focus that cite a source.
    pub fn cited_elsewhere(&self, id: ReferenceId) -> usize {
        let others = self.review().annotations().values().filter(|mark| Some(mark.id) != self.focus);
        others.filter(|mark| mark.references.contains(&id)).count()
    }

    /// Stops citing a source in the mark in focus. A source that nobody else cites leaves the project: who
    /// takes a reference away does not want to send it on.
    pub fn drop_reference(&mut self, id: ReferenceId) -> Result<(), EditError> {
        let Some(mut mark) = self.focus().cloned() else { return Ok(()) };
        mark.references.retain(|own| *own != id);
        mark.modified = Some(Moment::now());
        let others = |other: &&Annotation| other.id != mark.id && other.references.contains(&id);
        let alone = self.review().annotations().values().find(others).is_none();
        let mut edits = vec![Edit::PutAnnotation(Box::new(mark))];
        edits.extend(alone.then_some(Edit::RemoveReference(id)));
        self.apply(Step::new(tr!("step-remove-reference"), Edit::All(edits)))
    }

    /// Deletes the mark in focus.
    pub fn delete_mark(&mut self) -> Result<(), EditError> {
        let Some(mark) = self.focus() else { return Ok(()) };
        if !self.is_mine(mark) {
            return Err(EditError::NotYours);
        }
        let id = mark.id;
        self.apply(Step::new(tr!("step-delete-mark"), Edit::RemoveAnnotation(id)))
    }
}

/// Widens a `char` range to the words it cuts, in scripts that part words by spaces: Latin, Greek, Cyrillic,
/// Armenian, Hebrew, Arabic. In others nothing tells where a word ends, and the selection stays as it is.
fn snap_to_words(words: &str, range: Range<usize>) -> Range<usize> {
    let chars: Vec<char> = words.chars().collect();
    let inside = |at: usize| {
        let letter = |at: usize| chars.get(at).copied().is_some_and(is_of_spaced_word);
        at > 0 && letter(at - 1) && letter(at)
    };
    let (mut from, mut to) = (range.start, range.end);
    while inside(from) {
        from -= 1;
    }
    while inside(to) {
        to += 1;
    }
    from..to
}

/// Letters, digits and the marks that stand on them.
fn is_of_spaced_word(c: char) -> bool {
    let spaced = matches!(c, '\0'..='\u{6FF}' | '\u{1E00}'..='\u{1FFF}');
    let mark = matches!(c, '\u{300}'..='\u{36F}' | '\u{5B0}'..='\u{5C7}' | '\u{64B}'..='\u{65F}' | '\u{670}');
    spaced && (c.is_alphanumeric() || mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cut_words_are_made_whole_where_words_have_spaces() {
        assert_eq!(snap_to_words("as long as that range", 5..13), 3..15);
        assert_eq!(snap_to_words("as long as", 0..10), 0..10);
        assert_eq!(snap_to_words("as long, as", 3..7), 3..7);
        assert_eq!(snap_to_words("حقوق الإنسان", 2..8), 0..12);
        assert_eq!(snap_to_words("حُقُوق", 1..3), 0..6);
        assert_eq!(snap_to_words("各缔约国均应当", 2..4), 2..4);
        assert_eq!(snap_to_words("สิทธิมนุษยชน", 2..4), 2..4);
    }
}
