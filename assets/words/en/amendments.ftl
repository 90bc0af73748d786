# The amendment of a mark: proposing better words.
amendment-head = Amendment
amendment-propose = Propose wording…
amendment-words = Proposed words
amendment-words-hint = The words as they should stand
amendment-reason = Reason
amendment-reason-hint = Why is it better so?
amendment-more = More: fallback, sponsor, status
amendment-less = Less
amendment-fallback = Fallback
amendment-fallback-hint = The words to settle for if these find no support
amendment-sponsor = Sponsor
amendment-sponsor-hint = State or organisation; stands in exports
amendment-status = Status
amendment-remove = Remove amendment
amendment-line = { $kind } · { $status }
amendment-line-sponsor = { $kind } · { $status } · { $sponsor }

# What an amendment does, and how far it has come.
amendment-replace = Replace by
amendment-delete = Delete
amendment-delete-provision = Delete the provision
amendment-insert = Insert after it
amendment-new-provision = New provision after it
amendment-proposed = Proposed
amendment-agreed = Agreed ad referendum
amendment-adopted = Adopted
amendment-rejected = Rejected
amendment-withdrawn = Withdrawn

# A redline, as it is read aloud.
redline-spoken = Redline: { $words }
redline-deleted = [deleted: { $words }]
redline-inserted = [inserted: { $words }]

# Replies to a mark.
replies-head = { $count ->
    [0] Replies
    [one] { $count } reply
   *[other] { $count } replies
}
reply-by = { $name }, { $day }
reply-by-you = You ({ $name }), { $day }
reply-field = Reply
reply-field-hint = Reply…
reply-send = Send
reply-send-tip = Add the reply to the project (Ctrl+Enter)
reply-change = Change your reply of { $day }
reply-change-field = Your reply
reply-keep = Keep
reply-remove = Remove your reply of { $day }

# Signs on rows of the list, as they are read aloud.
list-row-amended = { $row }, with an amendment
list-row-replies = { $count ->
    [one] { $row }, { $count } reply
   *[other] { $row }, { $count } replies
}

# Steps of undo.
step-type-amendment = Type amendment
step-change-amendment = Change amendment
step-remove-amendment = Remove amendment
step-reply = Reply
step-change-reply = Change reply
step-remove-reply = Remove reply

# Why a change was refused.
refusal-reply-not-yours = The reply belongs to another reviewer; only they can change it.
refusal-unknown-mark = The reply answers a mark that this project does not hold.
refusal-unknown-replier = The reply belongs to a reviewer whom this project does not hold.
refusal-reviewer-replied = { $count ->
    [one] The reviewer cannot be removed while { $count } reply is theirs.
   *[other] The reviewer cannot be removed while { $count } replies are theirs.
}
limit-proposed-characters = characters in proposed words
limit-reason-characters = characters in a reason
limit-sponsor-characters = characters in a sponsor
limit-reply-characters = characters in a reply
limit-replies = replies
limit-replies-with-deleted = replies with the deleted ones
