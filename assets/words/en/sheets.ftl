# Buttons and fields that several sheets have.
sheet-cancel = Cancel
sheet-save = Save
sheet-open = Open
sheet-browse = Browse…
sheet-file = File
sheet-file-hint = /folder/file

# Questions before something could be lost.
unsaved-title = Save your changes?
unsaved-words = There are changes in this project that no file holds yet.
unsaved-drop = Do not save
changed-outside-title = The file was changed by something else
changed-outside-words = Another program, or a colleague, wrote to this project's file after you opened it. Save yours under another name to keep both.
changed-outside-elsewhere = Save under another name
changed-outside-over = Save over it
replace-title = Replace the file?
replace-words = { $name } is there already. What it holds would be gone.
replace-keep = Keep it
replace-go = Replace

# Names.
title-title = Title of the project
title-words = It stands on the first page of reports.
title-field = Project title
title-hint = A review of …
title-take = Use this title
name-title = Your name on your marks
name-words = Any name will do; it need not be your own. It is written into the projects you mark, and into exports only if you ask for names there.
name-field = Your name
name-hint = A name, initials, an organisation
name-take = Use this name

# Choosing a file.
path-open-project = Open project
path-open-text = New project from text
path-add-text = Add text to project
path-save-as = Save project as
path-choosing-project = Choose in the file window that came up, or type the path here. A project file ends in .ron.
path-choosing-text = Choose in the file window that came up, or type the path here. A Word (.docx), OpenDocument (.odt), web (.html), plain text (.txt) or Markdown (.md) file that holds the treaty.
path-choosing-save-as = Choose in the file window that came up, or type the path here. Project files end in .ron.
path-typing-project = Type the path here, or browse. A project file ends in .ron.
path-typing-text = Type the path here, or browse. A Word (.docx), OpenDocument (.odt), web (.html), plain text (.txt) or Markdown (.md) file that holds the treaty.
path-typing-save-as = Type the path here, or browse. Project files end in .ron.
path-kind-project = Rapporteur project
path-kind-text = Text

# Export.
export-title = Export
export-to = Export to
export-pdf = PDF report
export-pdf-words = A typeset report to hand to delegates: the text with its marks, tables, and comments that every PDF reader shows.
export-markdown = Markdown
export-markdown-words = Plain text with headings, for mail, wikis and further writing.
export-original = Original PDF with marks
export-original-words = A copy of the PDF that the text was read from, with the marks as comments on the very words. The original is not changed.
export-original-file = Original PDF
export-original-kind = PDF
export-original-hint = Path of the PDF that was imported
export-original-choose = Choose original…
export-original-working = Adding the marks to the PDF…

# The pages of the original PDF beside the text.
page-view-file = Which PDF was this text read from?
page-view-hint = Its pages are shown here beside the text. The project does not keep the file unless you say so.
page-view-go = Show pages
page-view-reading = Reading the PDF…
page-view-failed = the work ended without saying why
page-view-not-read = { $why }
page-view-not-drawn = Some pages could not be drawn. { $why }
page-view-other = This is another PDF than the one that was imported.
page-view-page = Page { $number } of { $count }
page-view-page-waiting = Page { $number } of { $count }, not drawn yet
page-view-page-failed = Page { $number } of { $count }, which could not be drawn
export-include = What to include
export-all = { $count ->
    [one] The one mark
   *[other] All { $count } marks
}
export-filtered = { $count ->
    [one] The { $count } mark that the filter shows
   *[other] The { $count } marks that the filter shows
}
export-whole-text = The whole text, not only articles with marks
export-people = What to tell about people
export-authors = Names of reviewers
export-dates = Dates of marks
export-replies = Replies: words of colleagues
export-people-hint = Left alone, the file names nobody and no day, and holds no reply.
export-file = File
export-go = Export
export-working = Typesetting…
export-cancel = Cancel export
