//! English says what the rooms below say; every other language says it too.

use super::super::{Language, speak};
use super::*;
use crate::import::pdf::PdfFault;
use crate::import::{ImportError, NoDocument, NotText, OfficeFault, PageFault};
use crate::project::protect::{ContactError, KeyError, SealError, VaultError};
use crate::review::{AnnotationId, ConcernId, ReplyId, ReviewerId};
use crate::text::{Text, TextHeader, TextId};

/// Words that no sentence of ours has.
const TOLD: &str = "xyzzy";

fn told() -> String {
    TOLD.to_owned()
}

fn io(kind: ErrorKind) -> IoError {
    IoError::from(kind)
}

fn seals() -> Vec<SealError> {
    vec![
        SealError::NeedsPassphrase,
        SealError::NeedsKey,
        SealError::WrongPassphrase,
        SealError::OtherKey,
        SealError::TooMuchWork { work: 40 },
        SealError::Newer,
        SealError::Damaged,
        SealError::TooLarge,
        SealError::Failed(told()),
    ]
}

fn vaults() -> Vec<VaultError> {
    vec![
        VaultError::Key(KeyError::NoSecretKey),
        VaultError::Damaged { path: told() },
        VaultError::NoRecipients { path: told() },
        VaultError::AlreadySetUp,
        VaultError::NotListed(WriteError::Folder { path: told() }),
        VaultError::OtherRecoveryKey,
    ]
}

/// Every fault without a word of the system's in it: what it says by itself and in the interface.
fn all() -> Vec<(String, String)> {
    let mut said = Vec::new();
    let mut add = |own: String, words: String| said.push((own, words));
    for error in [
        ReadError::Missing { path: told() },
        ReadError::Folder { path: told() },
        ReadError::NotAFile { path: told() },
        ReadError::TooLarge { path: told(), size: 70, most: 64 },
    ] {
        add(error.to_string(), reading(&error));
        let error = OpenError::Read(error);
        add(error.to_string(), opening(&error));
    }
    for error in vaults() {
        add(error.to_string(), vault(&error));
    }
    for error in [KeyError::NoPublicKey, KeyError::Secret, KeyError::NoSecretKey, KeyError::EmptyPassphrase] {
        add(error.to_string(), key(error));
    }
    for error in [
        ContactError::Name,
        ContactError::SameKey(told()),
        ContactError::SameName(told()),
        ContactError::Full,
        ContactError::Key(KeyError::Secret),
        ContactError::Locked(SealError::OtherKey),
        ContactError::Damaged { path: told() },
    ] {
        add(error.to_string(), contacts(&error));
    }
    for error in formats() {
        add(error.to_string(), format(&error));
        let error = OpenError::Format { path: told(), why: error };
        add(error.to_string(), opening(&error));
    }
    for error in formats().into_iter().map(SaveError::Format) {
        add(error.to_string(), saving(&error));
    }
    for error in seals() {
        add(error.to_string(), sealing(&error));
        let error = SaveError::Seal(error);
        add(error.to_string(), saving(&error));
    }
    for error in seals() {
        let error = OpenError::Sealed { path: told(), why: error };
        add(error.to_string(), opening(&error));
    }
    add(SaveError::InClear.to_string(), saving(&SaveError::InClear));
    let read_only = SaveError::ReadOnly(Newer { layout: 3 });
    add(read_only.to_string(), saving(&read_only));
    add(Newer { layout: 3 }.to_string(), newer(Newer { layout: 3 }));
    for error in [WriteError::NoFolder { path: told(), folder: told() }, WriteError::Folder { path: told() }]
    {
        add(error.to_string(), writing(&error));
    }
    for found in [
        Remark::Changed,
        Remark::DeletedLater(2),
        Remark::RepliesDeletedLater(2),
        Remark::OriginalsDamaged(1),
        Remark::OriginalsDamaged(2),
    ] {
        add(found.to_string(), remark(&found));
    }
    for first in problems() {
        for count in [1, 2] {
            let found = Remark::Loose { count, first: first.clone() };
            add(found.to_string(), remark(&found));
        }
    }
    for error in imports() {
        add(error.to_string(), importing(&error));
    }
    for error in [
        PdfError::Cancelled,
        PdfError::Typesetting(told()),
        PdfError::Marking(told()),
        PdfError::Start(told()),
        PdfError::Died,
    ] {
        add(error.to_string(), typesetting(&error));
    }
    let missing = Missing(Text::empty(TextHeader::default()).id().clone());
    add(missing.to_string(), choosing(&missing));
    for fault in [
        AnchorFault::NoProvision(told()),
        AnchorFault::OtherWords { at: told(), quote: told() },
        AnchorFault::Empty,
    ] {
        add(fault.to_string(), anchor(&fault));
    }
    for error in places() {
        add(error.to_string(), place(&error));
    }
    said
}

fn formats() -> Vec<FormatError> {
    vec![
        FormatError::NotText { offset: 7 },
        FormatError::Empty,
        FormatError::Syntax { line: 3, column: 4, why: told() },
        FormatError::Foreign,
        FormatError::TooNew { needs: 9 },
        FormatError::Text { name: told(), why: told() },
        FormatError::ConcernTooDeep(told()),
        FormatError::TooMany { what: "marks", most: 200_000 },
        FormatError::TooMany { what: "marks, the deleted ones included", most: 400_000 },
        FormatError::TooLarge,
        FormatError::NotFaithful,
    ]
}

fn imports() -> Vec<ImportError> {
    let mut errors = vec![
        ImportError::NotAFile { name: told() },
        ImportError::TooManyParagraphs { name: told() },
        ImportError::TooLarge { name: told(), most: 32 },
        ImportError::HugeParagraph { name: told() },
        ImportError::Empty { name: told() },
        ImportError::NoWords { name: told() },
        ImportError::Page { name: told(), why: PageFault::TooMuch },
        ImportError::Page { name: told(), why: PageFault::HugeTag },
        ImportError::Cancelled,
        ImportError::TooSlow { name: told() },
        ImportError::TooDemanding { name: told() },
        ImportError::Crashed { name: told() },
        ImportError::Worker { why: told() },
    ];
    for what in [
        NotText::ZeroByte,
        NotText::ZeroCharacter,
        NotText::InvalidUtf8,
        NotText::InvalidUtf16,
        NotText::CutOff,
        NotText::NoEncoding,
    ] {
        errors.push(ImportError::NotText { name: told(), what, byte: 7, line: 2 });
    }
    for kind in ["an old Word document (.doc)", "a Pages document", "a web page", "a .xyz file"] {
        errors.push(ImportError::Unsupported { name: told(), format: kind.to_owned() });
    }
    let office = [
        OfficeFault::Locked,
        OfficeFault::Bomb { part: told() },
        OfficeFault::Damaged { why: told() },
        OfficeFault::TooManyParts,
        OfficeFault::DoubleNames,
        OfficeFault::NoDocument { what: NoDocument::NoText },
        OfficeFault::NoDocument { what: NoDocument::OtherPart },
        OfficeFault::NoDocument { what: NoDocument::NoContent },
        OfficeFault::NoDocument { what: NoDocument::OtherKind },
        OfficeFault::Part { part: told(), why: told() },
        OfficeFault::TooDeep { part: told(), most: 60 },
        OfficeFault::TooMuch { part: told(), most: 900 },
    ];
    let texts = [
        TextError::Empty,
        TextError::DuplicateAddress(told()),
        TextError::Depth { eid: told(), depth: 4 },
        TextError::TooDeep { eid: told(), depth: 65 },
    ];
    errors.extend(texts.map(|source| ImportError::Text { name: told(), source }));
    errors.extend(office.map(|fault| ImportError::Office { name: told(), fault }));
    let pdf = [
        PdfFault::Locked { name: told() },
        PdfFault::UnknownLock { name: told() },
        PdfFault::Damaged { name: told() },
        PdfFault::NoPages { name: told() },
        PdfFault::TooManyPages { name: told(), pages: 6_000 },
        PdfFault::TooLong { name: told(), page: 7 },
        PdfFault::NoText { name: told() },
        PdfFault::UnknownLetters { name: told(), share: 40, page: 7, fonts: vec![told()] },
        PdfFault::UnknownLetters { name: told(), share: 40, page: 7, fonts: Vec::new() },
        PdfFault::WrongLetters { name: told() },
        PdfFault::Stopped { name: told() },
    ];
    errors.extend(pdf.map(ImportError::Pdf));
    errors
}

fn problems() -> Vec<Problem> {
    let lost = || ConcernId::new(TOLD);
    let concern = |fault| Problem::Concern { id: lost(), fault };
    let mark = |fault| Problem::Mark { id: AnnotationId::from_bits(1), at: told(), fault };
    let words = AnchorFault::OtherWords { at: told(), quote: told() };
    vec![
        concern(ConcernFault::Nameless),
        concern(ConcernFault::LostParent(lost())),
        concern(ConcernFault::Circle),
        concern(ConcernFault::KeyTaken { key: 3, other: lost() }),
        mark(MarkFault::Anchor(words)),
        mark(MarkFault::Anchor(AnchorFault::NoProvision(told()))),
        mark(MarkFault::Anchor(AnchorFault::Empty)),
        mark(MarkFault::Missing(EditError::UnknownReference)),
        Problem::Reply { id: ReplyId::from_bits(1), fault: EditError::UnknownMark },
        Problem::Desk(ReviewerId::from_bits(1)),
    ]
}

#[test]
fn places_stand_in_french_sentences_as_french_has_them() {
    speak(Language::French);
    let nowhere = |asked: &str, hint| PlaceError::NotFound { asked: asked.to_owned(), nearest: None, hint };
    let articles = There::Articles("Article 1".to_owned(), "Article 68".to_owned());
    assert_eq!(
        place(&nowhere("Article 300", articles)),
        "ce texte n’a pas d’article 300\u{202f}; il va de l’article 1 à l’article 68"
    );
    assert!(place(&nowhere("Chapter X", There::NoArticles)).starts_with("ce texte n’a pas de chapitre X"));
    let at = "art_23__para_3".to_owned();
    let fault = MarkFault::Anchor(AnchorFault::OtherWords { at: at.clone(), quote: "shall".to_owned() });
    let loose = Problem::Mark { id: AnnotationId::from_bits(1), at, fault };
    assert!(
        problem(&loose).starts_with("une marque sur l’article 23(3) cite des mots"),
        "{}",
        problem(&loose)
    );
    for (at, said) in [
        ("preamble__rec_3", "une marque sur le préambule, paragraphe 3 ne couvre aucun mot"),
        ("sec_2", "une marque sur la section 2 ne couvre aucun mot"),
        ("annex_nn", "une marque sur l’annexe ne couvre aucun mot"),
        ("", "une marque sur le texte entier ne couvre aucun mot"),
    ] {
        let fault = MarkFault::Anchor(AnchorFault::Empty);
        let loose = Problem::Mark { id: AnnotationId::from_bits(1), at: at.to_owned(), fault };
        assert_eq!(problem(&loose), said);
    }
    speak(Language::English);
}

fn places() -> Vec<PlaceError> {
    let asked = || "Article 99".to_owned();
    let here = || "Article 9".to_owned();
    let number = |number: &str| number.to_owned();
    let mut errors: Vec<PlaceError> = [
        LocatorError::Empty,
        LocatorError::NotUnderstood { input: told(), word: told() },
        LocatorError::NumberMissing { input: told(), word: told() },
        LocatorError::TooLong(900),
    ]
    .into_iter()
    .map(PlaceError::NotUnderstood)
    .collect();
    for hint in [
        There::Articles(number("Article 1"), number("Article 8")),
        There::OneArticle(number("Article 1")),
        There::NoArticles,
        There::Divided { here: here(), first: number("1"), last: number("3") },
        There::Only { here: here(), number: number("1") },
        There::Whole { here: here() },
    ] {
        errors.push(PlaceError::NotFound { asked: asked(), nearest: None, hint });
    }
    errors
}

#[test]
fn english_says_what_the_rooms_below_say() {
    for (own, words) in all() {
        assert_eq!(words, own);
    }
}

#[test]
fn french_says_all_of_it_in_french() {
    let english = all();
    speak(Language::French);
    let french = all();
    speak(Language::English);
    for ((_, english), (_, french)) in english.iter().zip(&french) {
        assert_ne!(french, english);
        assert_eq!(french.contains(TOLD), english.contains(TOLD), "{french}");
        for word in [" the ", " and ", " is ", " not ", "fault-"] {
            assert!(!french.contains(word), "{french}");
        }
    }
}

#[test]
fn what_the_system_refuses_is_said_plainly() {
    let kinds = [
        ErrorKind::NotFound,
        ErrorKind::PermissionDenied,
        ErrorKind::StorageFull,
        ErrorKind::QuotaExceeded,
        ErrorKind::ReadOnlyFilesystem,
        ErrorKind::ResourceBusy,
        ErrorKind::IsADirectory,
    ];
    let say = |kind: ErrorKind| {
        let failed = WriteError::Failed { path: told(), why: io(kind), remedy: "" };
        let unreadable = ReadError::Unreadable { path: told(), why: io(kind) };
        let flush = WriteError::NotFlushed { path: told(), why: io(kind) };
        [writing(&failed), reading(&unreadable), writing(&flush)]
    };
    let english = kinds.map(say);
    assert!(english[2][0].ends_with("Free some space, or save to another disk."));
    assert!(english[1][0].ends_with("Save to a folder that you may write to."));
    speak(Language::French);
    for (english, french) in english.iter().flatten().zip(kinds.map(say).iter().flatten()) {
        assert_ne!(english, french);
        assert!(!french.contains("en anglais"), "{french}");
    }
    // An import's fault comes from another process, as a number.
    let missing = IoError::from_raw_os_error(2);
    let import = ImportError::Unreadable { name: told(), why: (&missing).into() };
    assert!(importing(&import).contains(&system(&io(ErrorKind::NotFound))), "{}", importing(&import));
    // What nobody foresaw is told as the system tells it, and said to be so.
    let odd = IoError::other("the moon is full");
    assert_eq!(system(&odd), "détail, en anglais\u{202f}: the moon is full");
    speak(Language::English);
    assert_eq!(system(&odd), "the moon is full");
    assert_eq!(system(&IoError::other(OTHER_BYTES)), OTHER_BYTES);
    let marked = IoError::new(ErrorKind::PermissionDenied, MARKED_READ_ONLY);
    assert_eq!(system(&marked), MARKED_READ_ONLY);
}

#[test]
fn what_no_sentence_is_known_for_is_still_told() {
    let odd = ImportError::Unsupported { name: told(), format: "a papyrus".to_owned() };
    assert!(importing(&odd).contains("is a papyrus"));
    assert!(choosing(&Missing(TextId::none())).contains("fingerprint"));
}
