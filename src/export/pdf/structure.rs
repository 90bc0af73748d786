//! The structure tree of a tagged PDF, as far as highlights touch it (ISO 32000-1, 14.7; PDF/UA-1, 7.18):
//! an annotation other than a link stands in an element of type `Annot`.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Error, Object, ObjectId, dictionary};

/// Which element holds which annotation, and what is to be added to the register of both.
pub(super) struct Structure {
    owners: BTreeMap<ObjectId, ObjectId>,
    /// The next free key of the register (the parent tree).
    next: i64,
    added: Vec<(i64, ObjectId)>,
}

impl Structure {
    pub(super) fn of(document: &Document) -> Self {
        let mut owners = BTreeMap::new();
        for (id, object) in &document.objects {
            let Some(element) = object.as_dict().ok().filter(|element| element.has(b"S")) else { continue };
            for kid in kids(document, element) {
                if let Some(annotation) = annotation_of(document, &kid) {
                    owners.insert(annotation, *id);
                }
            }
        }
        let next = root(document).and_then(|root| {
            document.get_dictionary(root).ok()?.get(b"ParentTreeNextKey").ok()?.as_i64().ok()
        });
        Self { owners, next: next.unwrap_or_default(), added: Vec::new() }
    }

    /// The element of a link that has become a highlight.
    pub(super) fn retag(&self, document: &mut Document, annotation: ObjectId) -> Result<(), Error> {
        if let Some(owner) = self.owners.get(&annotation) {
            let element = document.get_dictionary_mut(*owner)?;
            element.set("S", "Annot");
            // It described where the link led.
            element.remove(b"Alt");
        }
        Ok(())
    }

    /// The element of a link that is taken out: its words stay.
    pub(super) fn release(&self, document: &mut Document, annotation: ObjectId) -> Result<(), Error> {
        let Some(owner) = self.owners.get(&annotation) else { return Ok(()) };
        let mut kids = kids(document, document.get_dictionary(*owner)?);
        kids.retain(|kid| annotation_of(document, kid) != Some(annotation));
        let element = document.get_dictionary_mut(*owner)?;
        element.set("S", "Span");
        element.remove(b"Alt");
        element.set("K", kids);
        Ok(())
    }

    /// Gives a new annotation an element next to that of another one, and tells its key in the register.
    pub(super) fn hang_in(
        &mut self,
        document: &mut Document,
        annotation: ObjectId,
        beside: Option<ObjectId>,
        page: ObjectId,
    ) -> Result<Option<i64>, Error> {
        let Some(sibling) = beside.and_then(|link| self.owners.get(&link)).copied() else { return Ok(None) };
        let parent = document.get_dictionary(sibling)?.get(b"P")?.as_reference()?;
        let place = dictionary! { "Type" => "OBJR", "Obj" => annotation, "Pg" => page };
        let element = document.add_object(dictionary! {
            "Type" => "StructElem",
            "S" => "Annot",
            "P" => parent,
            "Pg" => page,
            "K" => vec![Object::Dictionary(place)],
        });
        let mut kids = kids(document, document.get_dictionary(parent)?);
        let after = kids.iter().position(|kid| kid.as_reference().ok() == Some(sibling));
        kids.insert(after.map_or(kids.len(), |at| at + 1), Object::Reference(element));
        document.get_dictionary_mut(parent)?.set("K", kids);
        let key = self.next;
        self.next += 1;
        self.added.push((key, element));
        self.owners.insert(annotation, element);
        Ok(Some(key))
    }

    /// Writes the additions to the register.
    pub(super) fn finish(self, document: &mut Document) -> Result<(), Error> {
        let Some(root) = root(document).filter(|_| !self.added.is_empty()) else { return Ok(()) };
        let entries = self
            .added
            .into_iter()
            .flat_map(|(key, element)| [Object::Integer(key), Object::Reference(element)]);
        let tree = document.get_dictionary(root)?.get(b"ParentTree")?.clone();
        if let Ok(id) = tree.as_reference() {
            document.get_dictionary_mut(id)?.get_mut(b"Nums")?.as_array_mut()?.extend(entries);
        } else {
            let tree = document.get_dictionary_mut(root)?.get_mut(b"ParentTree")?.as_dict_mut()?;
            tree.get_mut(b"Nums")?.as_array_mut()?.extend(entries);
        }
        document.get_dictionary_mut(root)?.set("ParentTreeNextKey", self.next);
        Ok(())
    }
}

fn root(document: &Document) -> Option<ObjectId> {
    document.catalog().ok()?.get(b"StructTreeRoot").ok()?.as_reference().ok()
}

/// What an element holds, as a list.
fn kids(document: &Document, element: &Dictionary) -> Vec<Object> {
    match element.get(b"K") {
        Ok(Object::Array(kids)) => kids.clone(),
        Ok(Object::Reference(id)) => match document.get_object(*id) {
            Ok(Object::Array(kids)) => kids.clone(),
            _ => vec![Object::Reference(*id)],
        },
        Ok(kid) => vec![kid.clone()],
        Err(_) => Vec::new(),
    }
}

/// The annotation that a kid of an element stands for.
fn annotation_of(document: &Document, kid: &Object) -> Option<ObjectId> {
    let kid = document.dereference(kid).ok()?.1.as_dict().ok()?;
    kid.get(b"Obj").ok()?.as_reference().ok()
}
