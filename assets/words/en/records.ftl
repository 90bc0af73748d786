# Words for what a review holds.
marks = { $count ->
    [one] { $count } mark
   *[other] { $count } marks
}
marks-shown = { $total ->
    [one] { $shown } of { $total } mark
   *[other] { $shown } of { $total } marks
}
mark-label = { $concern }, { $rating }, by { $name }: { $quote }
mark-label-no-concern = No concern
mark-label-whole-provision = whole provision
mark-label-whole-text = whole text
concern-with-key = { $name }, key { $key }
reviewer-unnamed = Unnamed reviewer

# Where a mark stands.
whole-provision = The whole provision
whole-text = The whole text
places-two = { $first } and { $last }
places-range = { $first } to { $last }

# Ratings, from what should stay to what must not pass: their names, their names where room is short, and what choosing them says.
rating-welcome = Welcome
rating-note = Note
rating-concern = Concern
rating-serious = Serious concern
rating-red-line = Red line
rating-welcome-short = Welcome
rating-note-short = Note
rating-concern-short = Concern
rating-serious-short = Serious
rating-red-line-short = Red line
rating-welcome-meaning = A safeguard to keep
rating-note-meaning = Worth knowing, nothing to change
rating-concern-meaning = Should be mended
rating-serious-meaning = Endangers people as it stands
rating-red-line-meaning = The text must not be accepted with it
rating-tip = { $name }: { $meaning } ({ $key })

# Steps of undo.
step-rate-welcome = Rate as welcome
step-rate-note = Rate as note
step-rate-concern = Rate as concern
step-rate-serious = Rate as serious concern
step-rate-red-line = Rate as red line
step-mark-passage = Mark passage
step-mark-text = Mark whole text
step-delete-mark = Delete mark
step-type-comment = Type comment
step-type-recommendation = Type recommendation
step-give-concern = Add concern
step-take-concern = Remove concern
step-cite-reference = Cite reference
step-add-reference = Add reference
step-change-reference = Change reference
step-remove-reference = Remove reference
step-change-name = Change your name
step-change-title = Change title

# Why a change was refused.
refusal-read-only = This project is open for reading only.
refusal-gone = The record to change is no longer there.
refusal-not-yours = The mark belongs to another reviewer; only they can change it.
refusal-unknown-text = The mark stands on a text that this project does not hold.
refusal-unknown-reviewer = The mark belongs to a reviewer whom this project does not hold.
refusal-unknown-concern = The concern `{ $id }` is not in this project's codebook.
refusal-unknown-reference = The mark cites a reference that this project does not hold.
refusal-concern-in-use = { $count ->
    [one] The concern “{ $name }” cannot be removed: { $count } mark uses it.
   *[other] The concern “{ $name }” cannot be removed: { $count } marks use it.
}
refusal-concern-has-children = The concern “{ $name }” cannot be removed: other concerns stand under it.
refusal-circular-concern = A concern cannot stand under itself.
refusal-nameless-concern = A concern needs a name.
refusal-in-use = { $count ->
    [one] It cannot be removed while { $count } mark rests on it.
   *[other] It cannot be removed while { $count } marks rest on it.
}
refusal-too-many = There is room for at most { $most } { $what }; take away what is no longer needed.
refusal-key-taken = The key { $key } already marks with “{ $name }”; take it from there first.
refusal-concern-too-deep = Concerns stand at most { $most } deep; put this one under a wider concern.
refusal-unknown-desk = Bookmarks, saved filters and what was read are kept for a reviewer whom this project does not hold.
refusal-desk-in-use = The reviewer cannot be removed while their bookmarks, saved filters or what they read are kept; remove those first.
refusal-nameless-view = A saved filter needs a name.
refusal-long-view-name = The name of a saved filter has at most { $most } characters; choose a shorter one.
refusal-same-concern = A concern cannot be merged with itself.
refusal-concern-exists = The concern `{ $id }` is in this project's codebook already.
refusal-no-such-passage = A passage cannot be marked: { $why }.

# What a project has room for; said inside `refusal-too-many`.
limit-texts = texts
limit-provisions = provisions in a text
limit-reviewers = reviewers
limit-references = references
limit-passages = passages in a mark
limit-concerns-of-mark = concerns for a mark
limit-references-of-mark = references for a mark
limit-marks = marks
limit-marks-included = marks, the deleted ones included
limit-marks-with-deleted = marks with the deleted ones
limit-examples = examples for a concern
limit-concerns = concerns
limit-concerns-of-filter = concerns in a filter
limit-reviewers-of-filter = reviewers in a filter
limit-wanted-characters = characters in words to look for
limit-desks = reviewers with bookmarks and filters
limit-read-texts = texts marked as read
limit-bookmarked-texts = texts with bookmarks
limit-read-provisions = provisions marked as read
limit-bookmarks = bookmarks in a text
limit-saved-filters = saved filters
