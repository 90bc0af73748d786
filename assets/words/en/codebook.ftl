# The codebook: its tree, editor and files.
codebook-add-short = Add concern
codebook-add = Add concern
codebook-add-tip = A new concern to mark with
codebook-new = New concern
codebook-row = { $name }, { $marks }
codebook-row-key = { $name }, key { $key }, { $marks }
codebook-empty = No concerns yet
codebook-empty-what = Concerns are what marks are about. Add one, take in those of a colleague, or begin with the codebook that comes with Rapporteur.
codebook-empty-read-only = This project is open for reading only and holds no concerns.
codebook-take-shipped = Take the shipped codebook
codebook-take-shipped-tip = The issue areas of the public debate about the cybercrime convention
codebook-step-add = Add concern
codebook-step-change = Change concern
codebook-step-move = Move concern
codebook-step-remove = Remove concern
codebook-step-merge = Merge concerns
codebook-step-split = Split concern
codebook-step-import = Import codebook
codebook-step-shipped = Take the shipped codebook
codebook-removed = “{ $name }” was removed. Undo brings it back.
codebook-refused-own = “{ $name }” cannot stand under itself. Choose another place.
codebook-refused-deep = “{ $name }” would stand too deep there: concerns nest at most { $most } levels. Choose a wider concern.
codebook-refused-end = It cannot go further this way among its neighbours.
codebook-name = Name
codebook-name-empty = A concern needs a name; it stays “{ $name }”.
codebook-name-same = Another concern has this name too. Merge them if they mean the same.
codebook-name-same-under = A concern under “{ $above }” has this name too. Merge them if they mean the same.
codebook-letter = Letter
codebook-letter-tip = One or two letters that stand for it where colour cannot
codebook-letter-empty = A concern needs a letter, for those who cannot see its colour; it stays “{ $letter }”.
codebook-letter-same = “{ $letter }” also stands for “{ $name }”.
codebook-colour = Colour
codebook-colour-digits = Colour digits
codebook-colour-digits-tip = Red, green and blue as #RRGGBB
codebook-colour-no = Write six digits or letters from A to F, such as #1D4ED8; it stays { $colour }.
codebook-colour-pale = Hard to see here; lines and letters are drawn stronger where needed.
colour-crimson = crimson
colour-brick = brick red
colour-orange = orange
colour-ochre = ochre
colour-olive = olive
colour-green = green
colour-teal = teal
colour-cyan = light blue
colour-blue = blue
colour-navy = navy blue
colour-violet = violet
colour-plum = plum
colour-pink = pink
colour-brown = brown
colour-slate = grey
colour-graphite = near black
codebook-key = Key
codebook-key-tip = The digit that marks with it
codebook-no-key = None
codebook-key-free = free
codebook-key-offer = Key { $key }: { $name }
codebook-key-none = “{ $name }” has no key now.
codebook-key-now = Key { $key } marks with “{ $name }” now.
codebook-key-taken = Key { $key } marks with “{ $name }” now, no longer with “{ $holder }”.
codebook-read-key = Key { $key }
codebook-under = Stands under
codebook-outermost = Nothing: outermost
codebook-under-offer = Under { $name }
codebook-definition = Definition
codebook-definition-hint = What belongs under it?
codebook-definition-none = None yet.
codebook-examples = Examples
codebook-examples-lines = Examples, one a line
codebook-examples-hint = Wording that belongs under it
codebook-examples-many = { $count ->
    [one] At most { $most } examples have room; the last line was left out. Put it into another concern, or shorten the list and paste it again.
   *[other] At most { $most } examples have room; the last { $count } lines were left out. Put them into another concern, or shorten the list and paste it again.
}
codebook-move-up = Move up
codebook-move-down = Move down
codebook-move-out = Move out
codebook-move-in = Move in
codebook-add-under = Add a concern under this one
codebook-merge = Merge into…
codebook-merge-tip = Give its marks to another concern
codebook-split = Split…
codebook-split-tip = Deal its marks out to narrower concerns
codebook-remove = Remove
codebook-remove-used = { $count ->
    [one] One mark uses it. “Merge into…” gives that mark to another concern.
   *[other] { $count } marks use it. “Merge into…” gives them to another concern.
}
codebook-remove-under = { $count ->
    [one] One concern stands under it. Move that out first, or use “Merge into…”, which takes it along.
   *[other] { $count } concerns stand under it. Move them out first, or use “Merge into…”, which takes them along.
}
codebook-cancel = Cancel
codebook-merge-head = Merge “{ $name }” into…
codebook-merge-offer = Into { $name }
codebook-merge-go = Merge
codebook-merge-own = { $own ->
    [0] No mark of yours changes; “{ $from }” goes.
    [one] One of your marks changes; “{ $from }” goes.
   *[other] { $own } of your marks change; “{ $from }” goes.
}
codebook-merge-others = { $own ->
    [0] No mark of yours changes
    [one] One of your marks changes
   *[other] { $own } of your marks change
}; { $others ->
    [one] one by a colleague keeps
   *[other] { $others } by colleagues keep
} “{ $from }”, which then stands under “{ $into }”.
codebook-merged = “{ $from }” was merged into “{ $into }”.
codebook-split-head = Split “{ $name }”
codebook-split-what = Name the parts, then give them your marks: click a digit, or press it on a mark. The parts stand under it; what is given to none stays with it.
codebook-split-name = Name of part { $number }
codebook-split-drop = Leave out part { $number }
codebook-split-more = Another part
codebook-split-none = You have no marks with it; the parts begin without any.
codebook-split-given = { $count ->
    [one] { $given } of your { $count } mark given
   *[other] { $given } of your { $count } marks given
}
codebook-split-others = { $count ->
    [one] One mark by a colleague keeps “{ $name }”.
   *[other] { $count } marks by colleagues keep “{ $name }”.
}
codebook-split-row = { $place }: “{ $quote }”
codebook-split-row-given = { $place }, given to { $part }: “{ $quote }”
codebook-split-give = { $place } to { $part }
codebook-split-go = Split
codebook-split-nameless = Give every part a name.
codebook-split-twice = Two parts have the same name. Name them so that they can be told apart.
codebook-split-deep = The parts would stand too deep: concerns nest at most { $most } levels. Move this one out first.
codebook-split-done = { $count ->
    [0] Split into { $parts } parts.
    [one] Split into { $parts } parts; one mark was given.
   *[other] Split into { $parts } parts; { $count } marks were given.
}
codebook-report-close = Close
codebook-import-done = Taken in: { $file }
codebook-import-counts = { $added } added, { $changed } changed, { $same } the same
codebook-import-same = { $same ->
    [one] Nothing new: its one concern is here just so.
   *[other] Nothing new: its { $same } concerns are here just so.
}
codebook-import-nothing = It names no concern; nothing was changed.
codebook-import-remarks = { $count ->
    [one] One remark
   *[other] { $count } remarks
}
codebook-import-failed = The codebook was not taken in
codebook-import-unchanged = Your concerns are as they were.
codebook-file-import-hint = A REFI-QDA codebook (.qdc) or a table (.csv).
codebook-file-export-hint = End the name in .qdc for other programs of qualitative research, or in .csv for spreadsheets.
codebook-file-import = Import codebook
codebook-file-export = Export codebook
codebook-file-import-go = Import
codebook-file-export-go = Export
codebook-file-kind = Codebook
codebook-file-name = { $title } codebook
codebook-file-ending = “{ $name }” ends in neither .qdc nor .csv. The ending says what to write; choose one of them.
codebook-file-folder = { $name } is a folder. Add the name of the file.
codebook-file-own = That is the project’s own file. Choose another name.
codebook-exported = { $count ->
    [one] { $count } concern exported to { $name }.
   *[other] { $count } concerns exported to { $name }.
}
codebook-export-nothing = There is no concern to export yet.
codebook-fault = “{ $file }” could not be read as a codebook: { $why }
codebook-fault-missing = there is no such file. Look for it where it was last, or check the spelling.
codebook-fault-forbidden = you may not read it. Ask its owner, or copy it to a folder of yours.
codebook-fault-unreadable = it cannot be opened ({ $why }). Check that the file is there and that you may read it.
codebook-fault-no-file = it is no plain file. Choose a codebook (.qdc) or a table (.csv).
codebook-fault-large = it is larger than { $most } MiB, which no codebook is. Export the codebook alone, without documents.
codebook-fault-empty = it is empty. Export the codebook again, or ask the sender for it.
codebook-fault-other = it is { $what }. Choose a codebook (.qdc) or a table (.csv).
codebook-fault-project = it is a whole project of another program, or a packed file. Export the codebook alone there (.qdc, REFI-QDA codebook), and import that.
codebook-fault-text = line { $line }, column { $column }: there is { $what }, so it is no text file, or was damaged on the way. Export the codebook again as .qdc or as .csv in UTF-8.
codebook-fault-xml = line { $line }, column { $column }: { $why }. Export it again, or ask the sender for it; if it was edited by hand, mend that line.
codebook-fault-doctype = line { $line }, column { $column }: it declares a document type or entities, which no codebook needs and which can do harm. Ask the sender for a plain REFI-QDA codebook.
codebook-fault-quote = line { $line }: a quotation mark opens here and is never closed. Close it, or export the table again.
codebook-fault-columns = the first line must name the columns, one of them path, tag or name; it has: { $found }. Add such a line, or rename a column.
codebook-remark-encoding = The file is not in UTF-8 and was read as Windows-1252; look at accented letters.
codebook-remark-none = The file names no concern.
codebook-remark-nameless = Line { $line }: a code has no name.
codebook-remark-name-cut = “{ $name }”: the name was too long and was cut.
codebook-remark-colour = “{ $name }”: { $colour } is no colour (#RRGGBB); another was given.
codebook-remark-guid = “{ $name }”: { $guid } is no GUID, so the code is known by its name.
codebook-remark-shared-guid = “{ $name }”: another code has the same GUID, so this one is known by its name.
codebook-remark-double = Line { $line }: “{ $name }” was there already; this line was left out.
codebook-remark-key = “{ $name }”: { $key } is no key (1 to 9) and was left out.
codebook-remark-key-taken = “{ $name }”: the key { $key } was left out, since it marks with “{ $by }”.
codebook-remark-deep = “{ $name }” stands more than { $most } deep and was put under a wider concern.
codebook-remark-many = { $count } codes were left out: a codebook holds at most { $most } concerns.
codebook-remark-examples = “{ $name }”: only the first { $most } examples were taken.
codebook-remark-wider = “{ $name }” has no line of its own and was added for those under it.
codebook-remark-set = The set “{ $name }” was left out: concerns form a tree only.
codebook-remark-uncodable = { $count ->
    [one] One code that only groups others became a concern like any other.
   *[other] { $count } codes that only group others became concerns like any other.
}
codebook-remark-element = { $count } × <{ $name }> was left out: it has no place here.
codebook-remark-column = The column “{ $name }” was not read.
codebook-remark-uneven = Line { $line } has { $cells } cells under { $columns } columns; look at what it gave.
codebook-remark-elsewhere = “{ $name }” stands elsewhere in the file; it stays where it is.
codebook-remark-refused = “{ $name }” was left as it was: { $why }.
codebook-remark-more = And { $count } remarks more.
