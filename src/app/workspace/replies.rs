//! Answering marks, and changing what one answered.

use super::Workspace;
use crate::review::{Annotation, AnnotationId, Edit, EditError, Moment, Reply, ReplyId, Step};
use crate::tr;

impl Workspace {
    /// The words that a mark's amendment changes: the marked ones or, of a whole provision, all that stands in it,
    /// a line each; none for the whole text.
    pub fn marked_words(&self, mark: &Annotation) -> String {
        mark.anchor.words_in(self.text())
    }

    /// Says whether the reply is the user's own, to change or remove.
    pub fn is_my_reply(&self, reply: &Reply) -> bool {
        reply.reviewer == self.me && self.project.read_only().is_none()
    }

    /// Answers a mark, whoever made it. `name` is the user's, should the project not know them yet.
    pub fn reply(&mut self, mark: AnnotationId, words: String, name: &str) -> Result<ReplyId, EditError> {
        let reply = Reply::new(mark, self.me, words);
        let id = reply.id;
        let mut edits: Vec<Edit> = self.introduce(name).into_iter().collect();
        edits.push(Edit::PutReply(Box::new(reply)));
        self.end_run();
        self.apply(Step::new(tr!("step-reply"), Edit::All(edits)))?;
        Ok(id)
    }

    /// Gives a reply of one's own other words.
    pub fn change_reply(&mut self, id: ReplyId, words: String) -> Result<(), EditError> {
        let reply = self.own_reply(id)?;
        if reply.comment == words {
            return Ok(());
        }
        let changed = Reply { comment: words, modified: Some(Moment::now()), ..reply.clone() };
        self.apply(Step::new(tr!("step-change-reply"), Edit::PutReply(Box::new(changed))))
    }

    /// Takes a reply of one's own back.
    pub fn remove_reply(&mut self, id: ReplyId) -> Result<(), EditError> {
        self.own_reply(id)?;
        self.apply(Step::new(tr!("step-remove-reply"), Edit::RemoveReply(id)))
    }

    fn own_reply(&self, id: ReplyId) -> Result<&Reply, EditError> {
        let reply = self.review().replies().get(&id).ok_or(EditError::Gone)?;
        if reply.reviewer == self.me { Ok(reply) } else { Err(EditError::ReplyNotYours) }
    }
}
