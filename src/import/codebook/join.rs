//! A file's concerns into a project's codebook. Nothing is ever taken away.

use std::collections::{BTreeMap, BTreeSet};

use super::guid::{Guid, guids};
use super::rows::{free_letter, in_turn};
use super::words::{clean, cut_name, examples, letter};
use super::{CodebookFile, ConcernRow, Remark, Remarks};
use crate::review::{Codebook, Concern, ConcernId, Edit, EditError, Review};

/// What taking a file in comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Joined {
    /// [`Edit::All`]; empty if the file brings nothing new.
    pub edit: Edit,
    pub added: usize,
    pub changed: usize,
    /// Concerns that the project has already, just so.
    pub same: usize,
    /// What was left out or changed on the way in. The file's own remarks are not repeated.
    pub remarks: Vec<Remark>,
}

/// Takes a file's concerns into a codebook. A concern is known again by its GUID, else by its name (whatever
/// the case) under the same wider concern; then its name, colour, letter, definition and examples become the
/// file's where the file has any. It keeps its place and its key. Others are added behind their siblings.
/// Keys go only where they are free.
///
/// [`crate::review::Review::apply`] takes the edit on a review with this codebook.
pub fn into_edit(codebook: &Codebook, file: &CodebookFile) -> Joined {
    let mut join = Join::new(codebook);
    let known: Vec<Option<ConcernId>> = file.rows.iter().map(|row| join.by_guid(row)).collect();
    for (row, known) in file.rows.iter().zip(known) {
        let parent = row.parent().and_then(|parent| join.places.get(parent)).cloned();
        match known.or_else(|| join.by_name(row, parent.as_ref())) {
            Some(id) => join.update(&id, row, parent.as_ref()),
            None => join.add(row, parent),
        }
    }
    join.done()
}

struct Join {
    /// The codebook as it becomes; every change is tried on it first, so none will be refused later.
    trial: Review,
    edits: Vec<Edit>,
    by_guid: BTreeMap<Guid, ConcernId>,
    /// By wider concern and name in small letters, in the codebook's order.
    by_name: BTreeMap<(Option<ConcernId>, String), Vec<ConcernId>>,
    /// Concerns of the project that a row of the file has found.
    met: BTreeSet<ConcernId>,
    /// Where the rows' concerns are, by the rows' ids.
    places: BTreeMap<ConcernId, ConcernId>,
    added: usize,
    changed: usize,
    same: usize,
    left_out: usize,
    remarks: Remarks,
}

impl Join {
    fn new(codebook: &Codebook) -> Self {
        let mut by_name: BTreeMap<_, Vec<ConcernId>> = BTreeMap::new();
        for (_, id, concern) in codebook.tree() {
            let name = cut_name(&concern.name).to_lowercase();
            by_name.entry((parent_of(codebook, id), name)).or_default().push(id.clone());
        }
        Self {
            trial: Review::new("", codebook.clone()),
            edits: Vec::new(),
            by_guid: guids(codebook).into_iter().map(|(id, guid)| (guid, id)).collect(),
            by_name,
            met: BTreeSet::new(),
            places: BTreeMap::new(),
            added: 0,
            changed: 0,
            same: 0,
            left_out: 0,
            remarks: Remarks::default(),
        }
    }

    fn by_guid(&mut self, row: &ConcernRow) -> Option<ConcernId> {
        let id = self.by_guid.get(&Guid::of(&row.id)).cloned()?;
        self.met.insert(id.clone()).then_some(id)
    }

    fn by_name(&mut self, row: &ConcernRow, parent: Option<&ConcernId>) -> Option<ConcernId> {
        // A row whose wider concern found no place is nowhere in the project either.
        if row.made_up.name || row.parent().is_some() != parent.is_some() {
            return None;
        }
        let called = (parent.cloned(), row.concern.name.to_lowercase());
        let free: Vec<&ConcernId> =
            self.by_name.get(&called)?.iter().filter(|id| !self.met.contains(*id)).collect();
        let is_exact = |id: &&&ConcernId| {
            self.codebook().get(id).is_some_and(|concern| cut_name(&concern.name) == row.concern.name)
        };
        let id = free.iter().find(is_exact).or_else(|| free.first()).map(|id| (*id).clone())?;
        self.met.insert(id.clone());
        Some(id)
    }

    fn codebook(&self) -> &Codebook {
        self.trial.codebook()
    }

    fn update(&mut self, id: &ConcernId, row: &ConcernRow, parent: Option<&ConcernId>) {
        self.places.insert(row.id.clone(), id.clone());
        let Some(old) = self.codebook().get(id).cloned() else { return };
        if parent_of(self.codebook(), id).as_ref() != parent {
            self.remarks.add(Remark::Elsewhere { name: row.concern.name.clone() });
        }
        let mut new = told(&old, row);
        if old.key.is_none() {
            new.key = self.free_key(row);
        }
        if new == old {
            self.same += 1;
            return;
        }
        match self.put(id, new) {
            Ok(()) => self.changed += 1,
            Err(refusal) => self.refuse(row, &refusal),
        }
    }

    fn add(&mut self, row: &ConcernRow, mut parent: Option<ConcernId>) {
        let id = self.fresh_id(row);
        let mut concern = row.concern.clone();
        concern.key = self.free_key(row);
        if row.made_up.colour {
            concern.colour = in_turn(self.codebook().concerns().len());
        }
        if row.made_up.letter {
            let is_taken =
                |letter: &str| self.codebook().concerns().values().any(|other| other.letter == letter);
            concern.letter = free_letter(&concern.name, is_taken);
        }
        let mut is_deep = false;
        loop {
            concern.parent.clone_from(&parent);
            concern.order = self.next_order(parent.as_ref());
            match self.put(&id, concern.clone()) {
                Ok(()) => break,
                Err(EditError::ConcernTooDeep { .. }) if parent.is_some() => {
                    is_deep = true;
                    parent = parent.and_then(|parent| parent_of(self.codebook(), &parent));
                }
                Err(EditError::TooMany { .. }) => {
                    self.left_out += 1;
                    return;
                }
                Err(refusal) => return self.refuse(row, &refusal),
            }
        }
        if is_deep {
            self.remarks.add(Remark::TooDeep { name: concern.name });
        }
        self.added += 1;
        self.places.insert(row.id.clone(), id);
    }

    /// The row's id, unless a concern has it, or stood under one of that id that was lost.
    fn fresh_id(&self, row: &ConcernRow) -> ConcernId {
        let concerns = self.codebook().concerns();
        let is_taken =
            concerns.iter().any(|(id, concern)| *id == row.id || concern.parent.as_ref() == Some(&row.id));
        if is_taken { ConcernId::for_name(&row.concern.name) } else { row.id.clone() }
    }

    fn free_key(&mut self, row: &ConcernRow) -> Option<u8> {
        let key = row.concern.key?;
        let Some(by) = self.codebook().by_key(key) else { return Some(key) };
        let by = self.codebook().name(by).to_owned();
        self.remarks.add(Remark::KeyTaken { name: row.concern.name.clone(), key, by });
        None
    }

    /// Behind the last sibling.
    fn next_order(&self, parent: Option<&ConcernId>) -> u32 {
        let concerns = self.codebook().concerns().values();
        let siblings = concerns.filter(|concern| concern.parent.as_ref() == parent);
        siblings.map(|concern| concern.order.saturating_add(1)).max().unwrap_or_default()
    }

    fn put(&mut self, id: &ConcernId, concern: Concern) -> Result<(), EditError> {
        let edit = Edit::PutConcern(id.clone(), Box::new(concern));
        self.trial.apply(edit.clone())?;
        self.edits.push(edit);
        Ok(())
    }

    fn refuse(&mut self, row: &ConcernRow, refusal: &EditError) {
        self.remarks.add(Remark::Refused { name: row.concern.name.clone(), why: refusal.to_string() });
    }

    fn done(mut self) -> Joined {
        if self.left_out > 0 {
            self.remarks.add(Remark::TooMany { left_out: self.left_out });
        }
        let Self { edits, added, changed, same, remarks, .. } = self;
        Joined { edit: Edit::All(edits), added, changed, same, remarks: remarks.done() }
    }
}

/// The wider concern that [`Codebook::tree`] shows it under.
fn parent_of(codebook: &Codebook, id: &ConcernId) -> Option<ConcernId> {
    codebook.lineage(id).nth(1).cloned()
}

/// The concern with what the file says of it. What differs only in what a file cannot carry stays as it is.
fn told(old: &Concern, row: &ConcernRow) -> Concern {
    let mut new = old.clone();
    let said = &row.concern;
    if !row.made_up.name && cut_name(&old.name) != said.name {
        new.name.clone_from(&said.name);
    }
    if !row.made_up.colour {
        new.colour = said.colour;
    }
    if !row.made_up.letter && letter(&old.letter) != said.letter {
        new.letter.clone_from(&said.letter);
    }
    if !said.definition.is_empty() && clean(&old.definition) != said.definition {
        new.definition.clone_from(&said.definition);
    }
    if !said.examples.is_empty() && examples(&old.examples) != said.examples {
        new.examples.clone_from(&said.examples);
    }
    new
}
