//! Small reviews to export.

use std::sync::Arc;

use rapporteur::export::{Choices, Selection};
use rapporteur::review::{
    Amendment, AmendmentKind, Anchor, Annotation, AnnotationId, Codebook, ConcernId, Edit, Moment, Rating,
    Reference, ReferenceId, Reply, ReplyId, Review, Reviewer, ReviewerId,
};
use rapporteur::text::{Entry, Instrument, ProvisionKind, Status, Text, TextHeader};

/// Names that must not be found in an export that does not reveal them.
pub(crate) const AUTHOR: &str = "Zephyrine Quillfeather";
pub(crate) const DAY: &str = "2031-07-09";
/// Of a colleague who only replied.
pub(crate) const REPLIER: &str = "Barnaby Thistlewick";
pub(crate) const REPLY: &str = "entre nous";
pub(crate) const REPLY_DAY: &str = "2032-03-04";

pub(crate) const ARABIC: usize = 8;
pub(crate) const CHINESE: usize = 9;

fn entry(kind: ProvisionKind, eid: &str, label: &str, heading: &str, text: &str, depth: usize) -> Entry {
    Entry { kind, eid: eid.into(), label: label.into(), heading: heading.into(), text: text.into(), depth }
}

fn header(language: &str) -> TextHeader {
    TextHeader {
        instrument: Instrument { title: "Convention on Examples".into(), short_title: "Examples".into() },
        version: "Second reading".into(),
        symbol: "X/EX/7".into(),
        date: "2030-01-02".into(),
        language: language.into(),
        status: Status::Digest,
        notice: "A digest, not the official text.".into(),
        ..TextHeader::default()
    }
}

/// Two chapters with six articles, one in Arabic and one in Chinese.
pub(crate) fn text() -> Arc<Text> {
    use ProvisionKind::{Article, Chapter, Paragraph, Point, Preamble};
    let entries = vec![
        entry(Preamble, "preamble", "", "", "The States Parties, wishing to give examples,", 0),
        entry(Chapter, "chp_I", "Chapter I", "Beginnings", "", 0),
        entry(
            Article,
            "art_1",
            "Article 1",
            "Use of terms",
            "In this Convention an example is whatever shows a rule at work, whether or not anybody asked for it.",
            1,
        ),
        entry(Article, "art_2", "Article 2", "Respect for human rights", "", 1),
        entry(
            Paragraph,
            "art_2__para_1",
            "1.",
            "",
            "Each State Party shall see to it that its examples are consistent with its obligations under international human rights law.",
            2,
        ),
        entry(Paragraph, "art_2__para_2", "2.", "", "Nothing in this Convention permits suppression of:", 2),
        entry(Point, "art_2__para_2__point_a", "(a)", "", "freedom of expression;", 3),
        entry(Chapter, "chp_II", "Chapter II", "Tongues", "", 0),
        entry(
            Article,
            "art_3",
            "المادة 3",
            "حماية البيانات",
            "تتعهد كل دولة طرف بأن تحمي البيانات الشخصية وفقا لقانونها الداخلي، مع احترام حقوق الإنسان.",
            1,
        ),
        entry(
            Article,
            "art_4",
            "第四条",
            "保护数据",
            "各缔约国均应当采取必要的立法和其他措施，同时尊重国际人权法规定的义务。",
            1,
        ),
        entry(Article, "art_5", "Article 5", "Empty shell", "", 1),
    ];
    Arc::new(Text::assemble(header("en"), entries).unwrap())
}

/// A review whose every record has a fixed id and date.
pub(crate) struct Sample {
    pub(crate) review: Review,
    pub(crate) text: Arc<Text>,
    pub(crate) reviewer: ReviewerId,
    /// When the first mark was made.
    began: Moment,
    next: u128,
}

impl Sample {
    pub(crate) fn new() -> Self {
        Self::on(text())
    }

    pub(crate) fn on(text: Arc<Text>) -> Self {
        // 9 July 2031.
        Self::by(ReviewerId::from_bits(7), AUTHOR, Moment::from_unix(1_941_364_800), text)
    }

    /// The same by somebody else, at another time.
    pub(crate) fn by(reviewer: ReviewerId, name: &str, began: Moment, text: Arc<Text>) -> Self {
        let mut review = Review::new("Review of the examples", Codebook::shipped());
        review.apply(Edit::PutText(text.clone())).unwrap();
        review.apply(Edit::PutReviewer(Reviewer::new(reviewer, name))).unwrap();
        let source = Reference {
            title: "On examples".into(),
            publisher: "Examples Press".into(),
            date: "2029".into(),
            url: "https://examples.example/on".into(),
            ..Reference::default()
        };
        review.apply(Edit::PutReference(ReferenceId::from_bits(1), source)).unwrap();
        Self { review, text, reviewer, began, next: 0 }
    }

    /// Adds a mark; `change` says what it says.
    pub(crate) fn mark(&mut self, anchor: Anchor, change: impl FnOnce(&mut Annotation)) {
        self.next += 1;
        let mut mark = Annotation::new(self.text.id().clone(), self.reviewer, anchor);
        mark.id = AnnotationId::from_bits(0xABCD_EF00 + self.next);
        mark.created = Moment::from_unix(self.began.unix() + self.next as i64);
        mark.concerns = vec![ConcernId::new("privacy")];
        change(&mut mark);
        self.review.apply(Edit::PutAnnotation(Box::new(mark))).unwrap();
    }

    /// Answers the last mark in the colleague's name, 239 days later: on 4 March 2032.
    pub(crate) fn reply(&mut self, words: &str) {
        let colleague = ReviewerId::from_bits(8);
        if !self.review.reviewers().contains_key(&colleague) {
            self.review.apply(Edit::PutReviewer(Reviewer::new(colleague, REPLIER))).unwrap();
        }
        let to = AnnotationId::from_bits(0xABCD_EF00 + self.next);
        let reply = Reply {
            id: ReplyId::from_bits(self.review.replies().len() as u128 + 1),
            created: Moment::from_unix(self.began.unix() + 20_606_400),
            ..Reply::new(to, colleague, words)
        };
        self.review.apply(Edit::PutReply(Box::new(reply))).unwrap();
    }

    /// Adds a mark on words of the provision at `index`.
    pub(crate) fn quote(&mut self, index: usize, quote: &str, change: impl FnOnce(&mut Annotation)) {
        let anchor = Anchor::quoting(&self.text, index, quote).unwrap();
        self.mark(anchor, change);
    }

    pub(crate) fn choices(&self) -> Choices {
        Choices::new(self.text.id().clone())
    }

    pub(crate) fn selection(&self) -> Selection {
        Selection::of(&self.review, &self.choices()).unwrap()
    }
}

/// Marks of every shape: overlapping, on identical words, on several passages, on whole provisions,
/// across a heading, on the whole text, in Arabic and in Chinese.
pub(crate) fn rich() -> Sample {
    enriched(Sample::new())
}

/// The same in a review of the same text.
pub(crate) fn enriched(mut sample: Sample) -> Sample {
    sample.quote(2, "an example is whatever shows a rule", |mark| {
        mark.comment = "Nobody could *foresee* this.".into();
        mark.recommendation = "Say what an example is.".into();
        mark.references = vec![ReferenceId::from_bits(1)];
        mark.concerns = vec![ConcernId::new("scope-vague"), ConcernId::new("privacy")];
        mark.amendment = Some(Amendment {
            reason: "Rules are many.".into(),
            fallback: "an example is what helps".into(),
            sponsor: "Ruritania".into(),
            ..Amendment::new(AmendmentKind::Replace, "an example is a case that shows a rule")
        });
    });
    sample.reply(&format!("I would keep *whatever*, {REPLY}."));
    // Overlaps the first.
    sample.quote(2, "shows a rule at work", |mark| mark.comment = "At whose work?".into());
    // The same words twice.
    for rating in [Rating::RedLine, Rating::Welcome] {
        sample.quote(4, "consistent with its obligations", |mark| {
            mark.comment = format!("Said as {}.", rating.name());
            mark.rating = rating;
        });
    }
    let text = sample.text.clone();
    let several = Anchor::passages(&text, [(4, 0..16), (6, 0..10)]).unwrap();
    sample.mark(several, |mark| mark.comment = "Read together.".into());
    sample.mark(Anchor::Provision("art_2".into()), |mark| {
        mark.comment = "The whole article.".into();
        mark.amendment =
            Some(Amendment::new(AmendmentKind::NewProvision, "2 bis. Examples are free.\nAll are."));
        mark.rating = Rating::Serious;
    });
    sample.mark(Anchor::Provision("art_2__para_2".into()), |mark| mark.concerns.clear());
    // From the heading into the text.
    let crossing = Anchor::passages(&text, [(2, 4..31)]).unwrap();
    sample.mark(crossing, |mark| mark.comment = "Across the heading.".into());
    sample.mark(Anchor::Text, |mark| mark.comment = "On everything.".into());
    sample.quote(ARABIC, "البيانات الشخصية", |mark| {
        mark.comment = "تعليق بالعربية (مع أقواس).".into();
        mark.amendment = Some(Amendment::new(AmendmentKind::Replace, "البيانات الشخصية والحساسة"));
    });
    sample.quote(CHINESE, "必要的立法和其他措施", |mark| {
        mark.comment = "中文评论：谁来决定“必要”？".into();
    });
    sample.mark(Anchor::Provision("art_5".into()), |mark| mark.comment = "Nothing is in it.".into());
    sample
}

/// Words that try to be more than words.
pub(crate) const HOSTILE: &[&str] = &[
    "#import \"/etc/passwd\": * #panic(\"x\") $x^2$ *bold* _em_ `raw` <label> @ref //c /*c*/ \\ ~ -- ---",
    "#sys.inputs #read(\"data.json\") #let data = 1 = heading\n== heading\n- item\n+ item\n/ term: x",
    "control \u{0}\u{1}\u{7}\u{8}\u{b}\u{c}\u{1b}\u{7f}\u{85}\u{9f} end",
    "bidi \u{202e}desrever\u{202c} \u{2066}isolate\u{2069} \u{200f}mark\u{200e} \u{feff}bom \u{ad}soft",
    "private \u{e000}\u{f8ff}\u{10ffff}\u{fffe}\u{ffff} emoji 👩‍👩‍👧 🇺🇳 ½ ﬁ ﷺ",
    "e\u{301}\u{301}\u{301}\u{20dd} \u{301}start 字\u{301} ب\u{301} X\u{64b} \u{0}\u{301}",
    "עברית हिन्दी ภาษา 한국어 日本語かな Ελληνικά Кириллица ፊደል \u{1d4d0} \u{2a6d6}",
    "line\u{2028}separator\u{2029}paragraph\r\nreturn\rlone\ttab \u{a0}\u{3000}\u{2003}",
    "\u{e0041}\u{e0042} tag \u{fe0f} variation \u{200b}zero\u{200d}\u{200c}",
    "<script>alert(1)</script> [x](javascript:alert(1)) ![y](file:///etc/passwd) x-annot:1,2",
    "* * *\n\n    code\n\n1. a\n   - b\n     > c\n\n| t |\n|---|\n[r]: http://a",
    "",
    "   ",
    "\u{301}",
    "#",
];
