# The panel beside the text.
panel-marks = Marks
panel-concerns = Concerns
tip-with-key = { $tip } ({ $key })
panel-fewer-concerns = Fewer concerns
panel-more-concerns = { $count ->
    [one] { $count } more concern
   *[other] { $count } more concerns
}

# What can be done with the words selected.
selection-read-only = This project is open for reading only.
selection-what-worries = What worries you here?
selection-mark-and-comment = Mark and comment
selection-mark = Mark
selection-whole-provision = Whole provision
selection-no-concerns = There are no concerns yet. The codebook says what marks are about.
selection-to-concerns = Choose concerns
selection-hint = A digit marks with its concern at once. Escape lets the selection go.

# The card of a mark.
card-close = Back to the list (Esc)
card-delete = Delete mark (Del)
card-go = Go there in the text
card-by-you = By you ({ $name }), { $day }
card-by = By { $name }, { $day }
card-how-serious = How serious is it?
card-comment = Comment
card-comment-hint = Why does it matter, and to whom?
card-recommendation = Recommendation
card-recommendation-hint = What should delegates do? In a line.
card-not-yours = Only its writer can change this mark. Reply below, or select the same words for a mark of your own.

# The sources that a mark cites.
references-head = References
references-remove = Remove reference { $title }
references-edit = Edit the reference “{ $title }”
references-take = Save changes
references-shared = { $count ->
    [one] { $count } other mark cites it; it changes there too.
   *[other] { $count } other marks cite it; it changes there too.
}
references-new = New reference
references-known = Cite a known one
references-title = Title
references-title-hint = Title of the source
references-publisher = Publisher
references-publisher-hint = Who published it
references-date = Date
references-date-hint = Year, or 2024-08-09
references-address = Address
references-address-hint = Web address; never opened by this program
references-add = Add reference
references-need-title = A reference needs a title.

# The table of contents.
contents-empty = The text has no headings to list.
contents-untitled = Untitled text
contents-go-to = Go to provision
contents-go-to-hint = Go to: 17 2 b
contents-go-to-tip = An address such as 17(2)(b), 48 bis or preamble, then Enter
contents-choose-text = Text shown
contents-not-found = { $why }
contents-entry = { $count ->
    [one] { $name }, { $count } mark
   *[other] { $name }, { $count } marks
}
contents-preamble = Preamble

# The line at the foot of the window.
status-words-selected = { $count ->
    [one] { $count } word selected
   *[other] { $count } words selected
}
status-zoom = { $percent } %
status-zoom-tip = Usual text size
status-no-name = Your name…
status-name-tip = The name that your marks carry
status-saving = Saving…
status-not-saved = Not saved
status-saved = Saved
status-no-file = No file yet
status-read-only = Read only
