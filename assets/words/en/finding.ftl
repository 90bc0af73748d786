# Filters and the list of marks: what the filter asks, as it stands on a chip.
filter-shown = { $shown } of { $total } shown
filter-or = or { $what }
filter-with = with { $what }
filter-not = not { $what }
filter-by = by { $who }
filter-articles = Articles { $from }–{ $to }
filter-places = { $from } to { $to }
filter-place-from = from { $from }
filter-place-to = up to { $to }
filter-words = “{ $words }”
filter-has-comment = has a comment
filter-lacks-comment = has no comment
filter-has-recommendation = has a recommendation
filter-lacks-recommendation = has no recommendation
filter-has-reference = cites references
filter-lacks-reference = cites no reference
filter-has-amendment = has an amendment
filter-lacks-amendment = has no amendment
filter-has-reply = has a reply
filter-lacks-reply = has no reply
filter-remove = Remove from the filter: { $what }
filter-more = and { $count } more…
# The filter editor.
filter-close = Close (Esc)
filter-concerns = Concerns
filter-concerns-legend = any: at least one of these · all: each of these · not: none of these. What stands under a concern counts with it.
filter-any = any
filter-all = all
filter-none = not
filter-any-of = Any of: { $concern }
filter-all-of = All of: { $concern }
filter-none-of = None of: { $concern }
filter-unfold = Concerns under { $concern }
filter-concerns-unused = No mark names a concern yet.
filter-ratings = How serious
filter-reviewers = Made by
filter-reviewers-more = { $count ->
    [one] { $count } more reviewer
   *[other] { $count } more reviewers
}
filter-counted = { $count ->
    [one] { $name }, { $count } mark
   *[other] { $name }, { $count } marks
}
filter-place = Where it stands
filter-from = From
filter-to = To
filter-from-name = From provision
filter-to-name = To provision
filter-from-hint = 23
filter-to-hint = 30(2)
filter-this-article = This article
filter-this-chapter = This chapter
filter-not-found = { $why }
filter-has = What it holds
# Filters kept under a name.
views = Saved filters
views-none = None yet. Choose a filter, then keep it here under a name.
views-by = by { $who }
views-choose = Show { $name }
views-choose-by = Show { $name }, by { $who }
views-rename = Rename { $name }
views-replace = Keep the present filter as { $name }
views-delete = Delete { $name }
views-name = Name of the filter
views-name-hint = A name for this filter
views-save = Save
views-rename-done = Rename
views-cancel = Cancel
views-open = All marks are shown; there is no filter to keep.
views-read-only = This project is open for reading only.
views-taken = You have a saved filter of this name.
views-replace-it = Replace it
views-step-save = Save filter
views-step-replace = Replace saved filter
views-step-rename = Rename saved filter
views-step-delete = Delete saved filter
# The list of marks.
list-find = Find in marks
list-sort = Order: { $by }
list-sort-text = Text order
list-sort-gravest = Gravest first
list-sort-newest = Newest first
list-sort-reviewer = By reviewer
list-lost-places = Not in this text
list-you = You
list-row = { $concerns }, { $rating }, by { $who }: { $words } – { $place }
list-row-lost = { $row }, not found in the text
list-not-found = not found in the text
list-empty = No marks yet
list-empty-hint = Select words in the text, then press a digit to mark them with a concern, or H to mark them plainly.
list-no-text = This project holds no text. Choose File, New project from text.
list-nothing = No mark matches.
list-nothing-way = { $count ->
    [one] Without “{ $what }”: { $count } mark
   *[other] Without “{ $what }”: { $count } marks
}

# Find in text: the bar, the list of places, what stands beside the pointer, bookmarks.
find-field = Find in text
find-hint = Find in text
find-close = Close find (Esc)
find-case = Match capital letters
find-whole-words = Whole words only
find-accents = Match accents
find-results = Places found
find-preparing = Preparing the text…
find-searching = Searching…
find-nothing = Nothing found
find-count = { $at } of { $total }
find-count-more = { $at } of at least { $total }
find-places = { $count ->
    [one] { $total } place found
   *[other] { $total } places found
}
find-places-more = at least { $total } places found
find-from-top = { $count } · from the top again
find-from-end = { $count } · from the end again
find-try = Try it
find-without-whole-words = with parts of words
find-without-case = whatever the capitals
find-without-accents = whatever the accents
find-try-fewer = Try fewer words or another form of them.
find-in-article = { $count ->
    [one] { $name }, { $count } place
   *[other] { $name }, { $count } places
}
find-term = “{ $term }”
find-follow = Ctrl+click or Enter to go there
find-more-marks = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
status-link = → { $place }, Enter
page-strip = Position in the text
page-reference = cross-reference
page-term = defined term
step-set-bookmark = Set bookmark
step-remove-bookmark = Remove bookmark
bookmark-set = Bookmark set at { $place }
bookmark-removed = Bookmark removed from { $place }
bookmark-none = No bookmarks yet. { $key } sets one at the caret.
contents-bookmarks = { $count ->
    [one] { $count } bookmark
   *[other] { $count } bookmarks
}
contents-bookmark = Bookmark, { $place }
contents-remove-bookmark = Remove bookmark, { $place }
contents-entry-bookmarked = { $entry }, bookmarked
concern-no-further = No further mark with “{ $concern }”
concern-none-before = No mark with “{ $concern }” before this one
concern-no-mark = No other mark without a concern in this direction
marks-none-here = No mark at this place
marks-one-here = No other mark at this place
