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
