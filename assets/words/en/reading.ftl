# What is done to marks by hand, on the page.
step-move-edge = Move edge of mark
step-add-passage = Add passage
cited = { $place }: “{ $quote }”
copied-citation = Copied with its address.
no-mark-to-extend = No mark of yours was in focus on this text. Click the mark first, then select the further words and add them.
edges-moving = Arrows move the end of the mark, Shift with arrows its start. Enter or Escape ends.
edges-none = This mark covers a whole provision or the whole text; it has no edges to move.
every-title = Mark every occurrence
every-phrase = Phrase
every-whole-words = Whole words
every-case = As written, capitals too
every-searching = Searching…
every-none = The text does not hold these words.
every-found = { $count ->
    [one] { $chosen } of { $count } place chosen
   *[other] { $chosen } of { $count } places chosen
}
every-all = Choose all
every-nothing = Choose none
every-already = already marked by you
every-concern = With this concern
every-no-concern = No concern yet
every-mark = { $count ->
    [one] Mark { $count } passage
   *[other] Mark { $count } passages
}
every-done = { $count ->
    [one] { $count } passage marked. Undo takes it back.
   *[other] { $count } passages marked. One undo takes them all back.
}
every-too-many = { $count } places are too many to mark at once; at most { $most }. Choose fewer or a longer phrase.
step-mark-every = Mark every occurrence
cancel = Cancel
changes-title = Changes
changes-note = Click a change to go back to just before it.
changes-none = Nothing has been changed since the project was opened.
changes-now = Now
changes-undo-to = { $count ->
    [one] Undo: { $step }
   *[other] Undo { $count } changes, back to before: { $step }
}
changes-redo-to = Redo up to: { $step }
changes-saved = saved here
selection-add-passage = Add to last mark
selection-every = Every occurrence…

# Parts of the window, for screen readers
part-menu = Menus and buttons
part-contents = Contents
part-marks = Marks and concerns
part-status = Status
part-overview = Overview
part-original = Original page
part-find = Find in text
part-text = Text
scroll-bar = Scroll
