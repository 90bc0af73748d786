//! A part of a document or a page as one row of openings, words and closings, so that nothing that walks it
//! needs to call itself, however deep a file nests.

use std::collections::HashMap;
use std::rc::Rc;

/// Most openings, closings and passages. A thousand pages have about a million.
pub(super) const MOST_TOKENS: usize = 2_000_000;

/// The vocabulary that an element or attribute belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// `WordprocessingML`, strict or transitional.
    Word,
    /// What Word 2010 and 2013 added.
    Word14,
    Word15,
    /// Alternatives for older programs.
    Choice,
    /// Relations of a part, within it (`r:id`) and in its list.
    Relation,
    Math,
    Office,
    Style,
    Text,
    Table,
    Draw,
    Dublin,
    Meta,
    /// An attribute without a prefix.
    None,
    Other,
}

#[derive(Debug)]
pub(super) enum Token {
    /// Index of the element.
    Open(usize),
    Words(Box<str>),
    Close,
}

#[derive(Debug)]
struct Element {
    space: Space,
    name: Rc<str>,
    attributes: Vec<Attribute>,
    /// Index of the token that closes it.
    end: usize,
}

/// A part, read.
#[derive(Debug, Default)]
pub(super) struct Xml {
    pub(super) tokens: Vec<Token>,
    elements: Vec<Element>,
}

/// An element of a part.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node<'a> {
    xml: &'a Xml,
    element: &'a Element,
    /// Index of the token that opens it.
    pub(super) at: usize,
}

impl Xml {
    /// The element that the token at this index opens.
    pub(super) fn node(&self, at: usize) -> Option<Node<'_>> {
        let Token::Open(element) = self.tokens.get(at)? else { return None };
        Some(Node { xml: self, element: self.elements.get(*element)?, at })
    }

    /// All elements of this name, in reading order.
    pub(super) fn all<'a>(&'a self, space: Space, name: &'a str) -> impl Iterator<Item = Node<'a>> {
        (0..self.tokens.len()).filter_map(|at| self.node(at)).filter(move |node| node.is(space, name))
    }
}

impl<'a> Node<'a> {
    pub(super) fn space(self) -> Space {
        self.element.space
    }

    /// Its name without a prefix.
    pub(super) fn name(self) -> &'a str {
        &self.element.name
    }

    pub(super) fn is(self, space: Space, name: &str) -> bool {
        self.element.space == space && &*self.element.name == name
    }

    /// Index of the token that closes it.
    pub(super) fn end(self) -> usize {
        self.element.end
    }

    pub(super) fn attribute(self, space: Space, name: &str) -> Option<&'a str> {
        let mut attributes = self.element.attributes.iter();
        attributes.find(|(of, called, _)| *of == space && &**called == name).map(|(_, _, value)| &**value)
    }

    /// The element that the token at this index of the part opens.
    pub(super) fn at_token(self, at: usize) -> Option<Node<'a>> {
        self.xml.node(at)
    }

    /// All between its opening and its closing.
    pub(super) fn tokens(self) -> &'a [Token] {
        self.xml.tokens.get(self.at + 1..self.element.end).unwrap_or_default()
    }

    /// Its elements, without those within them.
    pub(super) fn children(self) -> impl Iterator<Item = Node<'a>> {
        let mut at = self.at + 1;
        std::iter::from_fn(move || {
            while at < self.element.end {
                let Some(child) = self.xml.node(at) else {
                    at += 1;
                    continue;
                };
                at = child.element.end + 1;
                return Some(child);
            }
            None
        })
    }

    pub(super) fn child(self, space: Space, name: &str) -> Option<Node<'a>> {
        self.children().find(|child| child.is(space, name))
    }

    /// All elements in it of this name, however deep.
    pub(super) fn within(self, space: Space, name: &'a str) -> impl Iterator<Item = Node<'a>> {
        let nodes = (self.at + 1..self.element.end).filter_map(move |at| self.xml.node(at));
        nodes.filter(move |node| node.is(space, name))
    }

    /// All words in it, if they are as few as those of a sign.
    pub(super) fn few_words(self) -> Option<String> {
        const MOST_TOKENS: usize = 40;
        (self.element.end - self.at <= MOST_TOKENS).then(|| self.words())
    }

    /// Its first words, enough to see what they begin with.
    pub(super) fn first_words(self) -> String {
        const MOST_TOKENS: usize = 40;
        let end = self.element.end.min(self.at + MOST_TOKENS);
        let words = self.xml.tokens.get(self.at..end).unwrap_or_default().iter();
        words
            .filter_map(|token| if let Token::Words(words) = token { Some(&**words) } else { None })
            .collect()
    }

    /// All words in it, however deep.
    pub(super) fn words(self) -> String {
        let tokens = self.xml.tokens.get(self.at..self.element.end).unwrap_or_default();
        let words = tokens.iter().filter_map(|token| match token {
            Token::Words(words) => Some(&**words),
            _ => None,
        });
        words.collect()
    }
}

/// An attribute: the vocabulary and the name of it, and its value.
pub(super) type Attribute = (Space, Rc<str>, Box<str>);

/// There are more than [`MOST_TOKENS`].
#[derive(Debug, Clone, Copy)]
pub(super) struct TooMuch;

/// Puts a row of tokens together.
#[derive(Debug, Default)]
pub(super) struct Builder {
    xml: Xml,
    /// The elements that are open, the outermost first: index of the element.
    open: Vec<usize>,
    names: HashMap<Box<str>, Rc<str>>,
    words: String,
}

impl Builder {
    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Names of the elements that are open, the innermost first.
    pub(super) fn open_names(&self) -> impl Iterator<Item = &str> {
        let elements = self.open.iter().rev().filter_map(|index| self.xml.elements.get(*index));
        elements.map(|element| &*element.name)
    }

    /// The one copy of a name.
    pub(super) fn name(&mut self, name: &str) -> Rc<str> {
        if let Some(known) = self.names.get(name) {
            return Rc::clone(known);
        }
        let new: Rc<str> = name.into();
        self.names.insert(name.into(), Rc::clone(&new));
        new
    }

    pub(super) fn words(&mut self, words: &str) {
        if !self.open.is_empty() {
            self.words.push_str(words);
        }
    }

    pub(super) fn open(
        &mut self,
        space: Space,
        name: &str,
        attributes: Vec<Attribute>,
    ) -> Result<(), TooMuch> {
        self.flush()?;
        let name = self.name(name);
        let index = self.xml.elements.len();
        self.push(Token::Open(index))?;
        self.xml.elements.push(Element { space, name, attributes, end: 0 });
        self.open.push(index);
        Ok(())
    }

    /// Closes the innermost element.
    pub(super) fn close(&mut self) -> Result<(), TooMuch> {
        self.flush()?;
        let end = self.xml.tokens.len();
        if let Some(index) = self.open.pop() {
            self.push(Token::Close)?;
            if let Some(element) = self.xml.elements.get_mut(index) {
                element.end = end;
            }
        }
        Ok(())
    }

    /// What was put together; elements that are open are closed.
    pub(super) fn finish(mut self) -> Result<Xml, TooMuch> {
        while !self.open.is_empty() {
            self.close()?;
        }
        Ok(self.xml)
    }

    fn flush(&mut self) -> Result<(), TooMuch> {
        if self.words.is_empty() {
            return Ok(());
        }
        let words = std::mem::take(&mut self.words).into_boxed_str();
        self.push(Token::Words(words))
    }

    fn push(&mut self, token: Token) -> Result<(), TooMuch> {
        if self.xml.tokens.len() >= MOST_TOKENS {
            return Err(TooMuch);
        }
        self.xml.tokens.push(token);
        Ok(())
    }
}
