//! The projects that come with the program, to learn from and to start with.

use crate::project::{FormatError, Project};
use crate::review::{Annotation, Codebook, Edit, ProjectId, Reply, Review, Reviewer, ReviewerId};

/// A project inside the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// As it is called on a command line, and the name of its file without the extension.
    pub name: &'static str,
    /// What the welcome screen calls it.
    pub title: &'static str,
    /// What is in it, in a sentence.
    pub blurb: &'static str,
    /// Whether its text is offered for a review of one's own.
    pub fresh: bool,
    /// Whether its marks become those of who opens it, to be changed and played with.
    pub yours: bool,
    ron: &'static str,
}

/// All samples, the one to begin with first.
pub static SAMPLES: &[Sample] = &[
    Sample {
        name: "first-steps",
        title: "First steps",
        blurb: "Six marks that show, on the convention itself, how to mark, rate, comment and export.",
        fresh: false,
        yours: true,
        ron: include_str!("../sample-projects/first-steps.ron"),
    },
    Sample {
        name: "convention-2024",
        title: "The adopted convention of 2024, annotated",
        blurb: "All 68 articles in plain language, with marks along the public debate: scope, human rights, surveillance, security research, safeguards and cooperation.",
        fresh: true,
        yours: false,
        ron: include_str!("../sample-projects/convention-2024.ron"),
    },
    Sample {
        name: "draft-2023",
        title: "The draft of 2023, annotated",
        blurb: "The articles the debate turned on, with the concerns that were raised at the time.",
        fresh: true,
        yours: false,
        ron: include_str!("../sample-projects/draft-2023.ron"),
    },
];

impl Sample {
    /// Finds a sample by its name, whatever the case.
    pub fn named(name: &str) -> Option<&'static Self> {
        SAMPLES.iter().find(|sample| sample.name.eq_ignore_ascii_case(name.trim()))
    }

    /// The file as it is.
    pub fn ron(&self) -> &'static str {
        self.ron
    }

    /// The sample as a project of one's own.
    ///
    /// # Errors
    /// None in a program whose tests pass: they open every sample.
    pub fn project(&self) -> Result<Project, FormatError> {
        Project::from_ron(self.ron).map(Project::into_own)
    }

    /// The sample as a project of the reviewer whom `who` names in it; for one to practise on, with its marks
    /// made theirs.
    ///
    /// # Errors
    /// As [`Sample::project`].
    pub fn project_for(
        &self,
        name: &str,
        who: impl Fn(ProjectId) -> ReviewerId,
    ) -> Result<Project, FormatError> {
        let mut project = self.project()?;
        if self.yours {
            let me = Reviewer::new(who(project.id()), name);
            let review = project.review();
            let mine = review
                .annotations()
                .iter()
                .map(|(id, mark)| (*id, Annotation { reviewer: me.id, ..mark.clone() }));
            let answers =
                review.replies().iter().map(|(id, reply)| (*id, Reply { reviewer: me.id, ..reply.clone() }));
            *project.review_mut() = Review::from_records(
                review.title().to_owned(),
                review.texts().clone(),
                review.codebook().clone(),
                [(me.id, me.clone())].into(),
                review.references().clone(),
                mine.collect(),
                review.tombstones().clone(),
            )
            .with_replies(answers.collect(), review.reply_tombstones().clone());
        }
        Ok(project)
    }

    /// A new project on the sample's text, without its marks.
    ///
    /// # Errors
    /// As [`Sample::project`].
    pub fn fresh_project(&self) -> Result<Project, FormatError> {
        let sample = Project::from_ron(self.ron)?;
        let texts = sample.review().texts().values();
        let title =
            texts.clone().next().map(|text| text.header().instrument.short_title.clone()).unwrap_or_default();
        let mut review = Review::new(&title, Codebook::shipped());
        for text in texts {
            // Putting a text is never refused.
            let _accepted = review.apply(Edit::PutText(text.clone()));
        }
        Ok(Project::from_review(review))
    }
}
