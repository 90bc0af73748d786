# The import review: a text before it is created.
import-title = Import: { $name }
import-title-add = Add to the project: { $name }
import-details = Details
import-details-tip = Title, version, symbol, date, language and status of the text
import-tracked = { $count ->
    [one] One tracked change:
   *[other] { $count } tracked changes:
}
import-tracked-amendments = As amendments
import-tracked-amendments-tip = The text is the one before the changes, and each becomes a mark that proposes it
import-tracked-accept = Accepted
import-tracked-accept-tip = The text is the one with all changes made
import-tracked-reject = Rejected
import-tracked-reject-tip = The text is the one before the changes, and they are left out
import-part-head = What is known of the text
import-part-row = The row in hand
import-part-foot = End of the review
import-field-title = Title
import-field-short-title = Short title
import-field-version = Version
import-field-symbol = Symbol
import-field-date = Date
import-field-language = Language
import-field-status = Status
import-field-notice = Notice
import-hint-title = As adopted or tabled
import-hint-short-title = For headers and lists
import-hint-version = Draft of June 2023
import-hint-symbol = A/RES/79/243
import-hint-date = 2024-12-24
import-hint-notice = A sentence every reader must see
import-bad-date = Write YYYY-MM-DD
import-choice = { $name }: { $chosen }
import-language-unknown = Unknown
import-language-other = Other
import-language-code = Code of the language
import-language-code-hint = pt
import-language-ar = Arabic
import-language-en = English
import-language-es = Spanish
import-language-fr = French
import-language-ru = Russian
import-language-zh = Chinese
import-status-unknown = Unknown
import-status-draft = Draft
import-status-adopted = Adopted
import-status-digest = Digest, not the official text

# What is listed.
import-outline = Outline
import-outline-empty = No articles or headings yet. Give a row the kind “Article” and it is listed here.
import-entry-to-look = { $entry }, { $count } to look at
import-entry-left-out = { $entry }, { $count } left out
import-show-all = All rows
import-show-to-look-at = To look at ({ $count })
import-show-left-out = Left out ({ $count })
import-nothing-listed = Nothing here.

# The rows.
import-rows = Rows of the text
import-row = { $kind }: { $words }
import-row-note = { $row }. { $note }
import-left-out = Left out
import-left-out-as = Left out: { $what }
import-page = page { $page }
import-remark = { $kind }: { $words }
import-marks-here = { $count ->
    [one] { $count } mark of the file begins here
   *[other] { $count } marks of the file begin here
}
import-bring-back = Bring back
import-bring-back-row = Bring this row back
import-kind = Kind
import-level = Level { $level }
import-label = Label
import-make-heading = Make heading
import-make-text = Make text
import-merge = Join
import-split = Split
import-leave-out = Leave out
import-accept = It is right
import-address = Address: { $address }
import-no-address = This row is no part of the text.

# The report.
import-report = Report
import-report-found = Recognised
import-report-count = { $what }: { $count }
import-report-left-out = Left out
import-report-nothing-left-out = Nothing was left out.
import-report-of = { $count } { $what }
import-report-marks = Marks that the file brings
import-report-marks-by = { $marks } by { $author }
import-report-remarks = What the reader did
import-report-continued = { $count ->
    [one] One paragraph goes on from one page to the next:
   *[other] { $count } paragraphs go on from one page to the next:
}
import-report-joined = { $count ->
    [one] One word was broken at the end of a line:
   *[other] { $count } words were broken at the end of a line:
}
import-report-more = { $count ->
    [one] And { $count } more, shown with its row.
   *[other] And { $count } more, shown with their rows.
}

# The end.
import-to-look-at = { $count ->
    [one] { $count } place to look at
   *[other] { $count } places to look at
}
import-nothing-to-look-at = Nothing left to look at
import-nothing-created = Nothing is created yet; afterwards the text never changes.
import-create = Create
import-add = Add to project
import-added = The text was added to the project.
import-brought = { $count ->
    [one] The file brought one mark along, under the name that it gives.
   *[other] The file brought { $count } marks along, under the names that it gives.
}
import-marks-stay = { $count ->
    [one] One mark stays on the digest, since the text has nothing of its address.
   *[other] { $count } marks stay on the digest, since the text has nothing of their addresses.
}
import-carried = { $count ->
    [one] One mark of the digest was carried over
   *[other] { $count } marks of the digest were carried over
}: { $same } on the same words, { $address } on the whole provision of the same address, { $above } on the nearest one above. Look them through; Undo takes it back.
import-unplaced = { $count ->
    [one] One could not be placed and stays on the digest: { $places }.
   *[other] { $count } could not be placed and stay on the digest: { $places }.
}
step-carry-over = Carry marks over
import-known = The project had this text already; its title and details are now as you gave them.
import-is-project = { $name } is a project. Choose a text to add; to open the project, use Open project.
step-add-text = Add text
discard-title = Leave this text?
discard-words = You changed it, and nothing was created of it yet: your changes would be lost.
discard-keep = Go on with it
discard-go = Discard

# Kinds of provisions.
kind-front = Front matter
kind-preamble = Preamble
kind-recital = Recital
kind-part = Part
kind-title = Title
kind-chapter = Chapter
kind-section = Section
kind-subsection = Subsection
kind-article = Article
kind-paragraph = Paragraph
kind-subparagraph = Subparagraph
kind-point = Point
kind-closing-words = Closing words
kind-annex = Annex
kind-footnote = Footnote
kind-conclusion = Conclusion
kind-paragraph-short = Para.
kind-chapter-short = Ch.
kind-section-short = Sec.
kind-subsection-short = Subsec.
kind-article-short = Art.
kind-subparagraph-short = Subpara.
kind-footnote-short = Fn.
# Parts of addresses, as in “Article 17(2), chapeau”.
unit-chapeau = chapeau
unit-unnumbered = unnumbered { $unit }

# What was left out; a count may stand before it.
left-out-running-header = { $count ->
    [one] running header
   *[other] running headers
}
left-out-running-footer = { $count ->
    [one] running footer
   *[other] running footers
}
left-out-page-number = { $count ->
    [one] page number
   *[other] page numbers
}
left-out-masthead = { $count ->
    [one] masthead
   *[other] mastheads
}
left-out-barcode = { $count ->
    [one] barcode
   *[other] barcodes
}
left-out-page-break = { $count ->
    [one] page break
   *[other] page breaks
}
left-out-ruled-line = { $count ->
    [one] ruled line
   *[other] ruled lines
}
left-out-tag = { $count ->
    [one] HTML tag
   *[other] HTML tags
}
left-out-hidden-text = { $count ->
    [one] hidden passage
   *[other] hidden passages
}
left-out-deleted = { $count ->
    [one] passage deleted by a tracked change
   *[other] passages deleted by tracked changes
}
left-out-inserted = { $count ->
    [one] passage inserted by a tracked change
   *[other] passages inserted by tracked changes
}
left-out-picture = { $count ->
    [one] picture
   *[other] pictures
}
left-out-page-furniture = { $count ->
    [one] part of the page around the text
   *[other] parts of the page around the text
}
left-out-contents = { $count ->
    [one] line of a table of contents
   *[other] lines of a table of contents
}
left-out-by-hand = { $count ->
    [one] passage taken out by hand
   *[other] passages taken out by hand
}

# Why a row should be looked at, and what a reader did with it.
doubt-out-of-sequence = Its number does not follow the one before it
doubt-duplicate = Another provision has the same number
doubt-glued-heading = The heading seems to run into the first sentence
doubt-ambiguous = The label could be a letter or a Roman numeral
doubt-bare-number = A number alone on its line was taken for a paragraph number
remark-joined = Joined
remark-guessed = Guessed
remark-rescued = Rescued
remark-doubtful = Doubtful

# Marks that a file brings.
source-highlights = { $count ->
    [one] { $count } highlight
   *[other] { $count } highlights
}
source-underlines = { $count ->
    [one] { $count } underlining
   *[other] { $count } underlinings
}
source-strike-outs = { $count ->
    [one] { $count } strike-out
   *[other] { $count } strike-outs
}
source-notes = { $count ->
    [one] { $count } comment
   *[other] { $count } comments
}
source-insertions = { $count ->
    [one] { $count } tracked insertion
   *[other] { $count } tracked insertions
}
source-deletions = { $count ->
    [one] { $count } tracked deletion
   *[other] { $count } tracked deletions
}

# Steps, and why a change cannot be made.
draft-step-kind = Change kind
draft-step-level = Change level
draft-step-label = Change label
draft-step-heading = Make heading
draft-step-text = Make text
draft-step-merge = Join rows
draft-step-split = Split row
draft-step-restore = Bring back
draft-step-leave-out = Leave out
draft-step-accept = Say that it is right
draft-step-header = Change details
draft-fault-gone = This row is no longer there.
draft-fault-left-out = This row is left out; bring it back first.
draft-fault-kept = This row is part of the text already.
draft-fault-first = No row stands before this one that it could be joined with.
draft-fault-no-words = Put the cursor where the second paragraph begins: click there, or move it with the arrow keys.
draft-fault-deepest = It cannot stand deeper: at most one level below the row before it.

# What the reader of a file did.
did-join-word = “{ $word }” was broken at the end of a line.
did-join-pages = A paragraph goes on from page { $from } to page { $to }.
did-read-as = Its name ends in “.{ $extension }”, but it is { $kind }; it was read as that.
did-choose-encoding = It does not say how its letters are stored; it was read as { $name }. If letters are wrong, save it as UTF-8 and import that file.
did-replace-characters = It is written in UTF-8, but { $count } of its characters are broken; “�” stands in their place.
did-leave-out-mark = A mark stands at no words of the text and was left out: “{ $words }”.
did-leave-out-mark-by = A mark by { $author } stands at no words of the text and was left out: “{ $words }”.
did-find-letters = The file does not say which letters { $count } signs of { $font } are. They were found out: it says so elsewhere, and this is as good as sure.
did-find-likely-letters = The file does not say which letters { $count } signs of { $font } are. They were found out: by the order of the font and by how often letters come; check a few sentences.
did-find-no-letters = The letters of { $count } signs of { $font } could not be found out; they stand as “�”.
did-of-font = the font { $font }
did-of-nameless-font = a font without a name
file-kind-plain = plain text
file-kind-markdown = a Markdown file
file-kind-docx = a Word document
file-kind-html = a web page
file-kind-odt = an OpenDocument text
file-kind-pdf = a PDF
