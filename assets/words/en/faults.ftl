# Why something could not be done; said after other words, so without a capital unless a sentence went before.

# The system.
fault-system = { $why }
fault-system-missing = it is not there
fault-system-rights = permission denied
fault-system-full = there is no room left on the disk
fault-system-quota = your share of the disk is used up
fault-system-read-only = the disk can only be read
fault-system-busy = something else is using it
fault-system-folder = it is a folder
fault-system-marked = the file is marked read-only
fault-system-bytes = the disk gave back other bytes than were written
fault-internal = { $why }

# Reading a file.
fault-read = { $path } could not be read: { $why }
fault-read-missing = there is no file { $path }; look for it where it was last, or check the spelling
fault-read-folder = { $path } is a folder; name a file in it
fault-read-no-file = { $path } is no plain file but a device, a pipe or a socket; save its contents as a file and name that
fault-read-large = { $path } is { $size } MiB large; files above { $most } MiB are not read

# Opening a project.
fault-open = { $path } is no project that can be opened. { $why }
fault-format-bytes = It is not a text file: byte { $offset } is not UTF-8. Was it damaged on the way, or is it another kind of file?
fault-format-empty = It is empty. Take it from a backup, or ask the sender for it again.
fault-format-syntax = Line { $line }, column { $column }: { $why }. If nobody edited the file by hand, ask the sender for it again.
fault-format-foreign = It is a RON file but not a project of this program.
fault-format-new = It was written by a newer version of the program (layout { $needs }; this one reads up to { $most }). Update to open it.
fault-format-text = The text { $name } in it does not hold together: { $why }.
fault-format-deep = The concern `{ $id }` stands more than { $most } deep. Put it under a wider concern.
fault-format-many = It holds more than { $most } { $what }.
fault-format-large = It is larger than { $most } MiB, the most that is read. Split the project in two.
fault-format-unfaithful = the words written do not read back as what was meant
fault-newer = it was written by a newer version of the program (layout { $layout }); saving here would lose what only that version knows
remark-changed = The file's checksum does not match: it was changed by something other than this program. Look it through before you rely on it.
remark-deleted-later = { $count } of the marks in the file were deleted later and are left out.
remark-replies-deleted-later = { $count } of the replies in the file were deleted later and are left out.
remark-loose = { $count ->
    [one] One thing in the file does not hold together: { $first }.
   *[other] { $count } things in the file do not hold together; the first is { $first }.
}
problem-concern = concern { $id }: { $why }
problem-concern-nameless = it has no name
problem-concern-parent = it stands under `{ $parent }`, which is not there
problem-concern-circle = what it stands under leads round in a circle
problem-concern-key = its key { $key } is also that of { $other }
problem-desk = reviewer { $id }: { $why }
problem-mark-words = a mark on { $place } quotes words that the text does not have: “{ $quote }”
problem-mark-provision = a mark stands on { $place }, which the text does not have
problem-mark-empty = a mark on { $place } covers no words
problem-mark-missing = a mark on { $place }: { $why }

# Saving.
fault-save = the project could not be saved, because it would not open again: { $why }; nothing was written. Undo the last change and save again
fault-save-read-only = this project is open for reading only: { $why }
fault-open-sealed = { $path } cannot be opened: { $why }
fault-save-in-clear = this project was locked, and is not written in clear; turn protection on, or say that it may be
fault-save-seal = the project could not be saved: { $why }
fault-seal = it could not be locked: { $why }; nothing was written
fault-seal-needs-passphrase = it is locked with a passphrase; ask whoever sent it for that passphrase
fault-seal-needs-key = it is locked for keys; unlock your own key with your passphrase first
fault-seal-wrong-passphrase = the passphrase is wrong; look at capitals, at the spaces between words, and at the keyboard’s language
fault-seal-other-key = it is locked for other keys than yours; ask whoever sent it to lock it for your key, or use the key of your organisation
fault-seal-work = its passphrase costs 2^{ $work } steps to try, and more than 2^{ $most } are not made; ask the sender for a copy that was locked with another program
fault-seal-newer = it is locked in a way that a newer version of this program may know; update to open it
fault-seal-damaged = it was changed or cut since it was locked, and nothing in it can be trusted; take it from a backup, or ask the sender for it again
fault-seal-large = it holds more than { $most } MiB, the most that is read
fault-save-syntax = line { $line }, column { $column }: { $why }
fault-save-large = it is larger than { $most } MiB
fault-write = { $path } could not be written: { $why }; what was there is unchanged. { $remedy }
fault-write-no-folder = { $path } could not be written: the folder { $folder } does not exist; make it, or choose another place
fault-write-folder = { $path } could not be written: it is a folder; add a file name
fault-write-flush = { $path } was written, but the folder could not be flushed to the disk: { $why }. The file may be lost in a power cut; save it once more, or to another disk
fault-remedy-space = Free some space, or save to another disk.
fault-remedy-rights = Save to a folder that you may write to.
fault-remedy-place = Save to another place.

# Making a text of a file.
fault-import-unreadable = “{ $name }” cannot be opened: { $why }. Check that the file is there and that you may read it.
fault-import-no-file = “{ $name }” is not a file. Choose a PDF (.pdf), a document (.docx, .odt), a web page (.html), or a text file (.txt, .md).
fault-import-large = “{ $name }” is larger than { $most } MiB, which no treaty is. Choose the text alone.
fault-import-long = “{ $name }” has more than { $most } paragraphs, which no treaty has. Choose the text alone.
fault-import-huge-paragraph = “{ $name }” has a paragraph of more than { $most } letters, which no treaty has. Choose the text alone, with line breaks between its paragraphs.
fault-import-empty = “{ $name }” is empty. Choose a file that holds the text.
fault-import-no-words = “{ $name }” holds no words beside numbers and labels. Choose a file that holds the text.
fault-import-no-text = “{ $name }” is not a text file: { $what } at byte { $byte } (line { $line }). Open it in the program it was made with and save it as plain text (UTF-8).
fault-import-kind = “{ $name }” is { $kind }, which this version does not read. Open it in the program it was made with, save it as a Word document (.docx) or as plain text (.txt, UTF-8), and import that file.
fault-import-page = “{ $name }” cannot be read as a web page: { $why }. Open it in a browser, copy the text alone into a document, and import that.
fault-import-office = “{ $name }” cannot be read: { $why }.
fault-import-office-locked = it is locked with a password. Open it in the program it was made with, save it without a password, and import that file
fault-import-office-bomb = its part “{ $part }” unpacks to far more than a document holds, as a file does that is made to exhaust a computer. If you trust it, open it in the program it was made with and save the text alone
fault-import-office-damaged = it is damaged or was cut short ({ $why }). Get the file again, or open it in the program it was made with and save it anew
fault-import-office-parts = it has more than { $most } parts, which no document has. Open it in the program it was made with and save the text alone
fault-import-office-double = two of its parts have the same name, so that programs would read different texts in it. Open it in the program it was made with and save it anew
fault-import-office-other = it is no text document: { $what }. Choose the document itself
fault-import-office-part = its part “{ $part }” is damaged: { $why }. Open it in the program it was made with and save it anew
fault-import-office-deep = its part “{ $part }” holds elements more than { $most } deep, as no document does. Open it in the program it was made with and save it anew
fault-import-office-much = its part “{ $part }” holds more than { $most } elements and passages, which no treaty does. Choose the text alone
fault-office-no-text = it has no text, as tables and presentations have none
fault-office-other-part = its main part is of another kind
fault-office-no-content = it has no content
fault-office-other-kind = it is a table, a drawing or a presentation
fault-page-much = it holds more elements and passages than any treaty
fault-page-tag = one of its tags has thousands of attributes
fault-import-text = “{ $name }” could not be made into a text: { $why }. Please report this with the file.
fault-text-empty = there are no words in this text
fault-text-double = two provisions have the same address { $eid }
fault-text-depth = the provision { $eid } stands at depth { $depth }, deeper than what is above it allows
fault-text-deep = the provision { $eid } stands at depth { $depth }; the deepest that is read is { $most }
fault-import-stopped = Reading was stopped; nothing was changed.
fault-import-slow = “{ $name }” takes too long to read; it may be damaged, or made to. Save it anew in the program it was made with, or as plain text, and import that file.
fault-import-demanding = “{ $name }” takes more memory to read than a treaty needs; it may be damaged, or made to. Save it anew in the program it was made with, or as plain text, and import that file.
fault-import-crashed = “{ $name }” could not be read: the part of the program that reads files stopped at it. Nothing was changed. Save the file anew in the program it was made with, or as plain text, and import that file.
fault-import-worker = the part of the program that reads files does not work: { $why }. Start the program again; if that does not help, install it anew
fault-import-pdf-other = Take the publisher's Word file instead (the UN offers one beside most documents), or have a program for text recognition (OCR) read the PDF first.
fault-import-pdf-font = font { $fonts }
fault-import-pdf-locked = “{ $name }” is locked with a password. Open it in a PDF program with the password, save it without one, and import that file.
fault-import-pdf-lock = “{ $name }” is locked in a way that this program does not know. Open it in a PDF program, print or save it as a new PDF, and import that file.
fault-import-pdf-damaged = “{ $name }” is damaged or no PDF: no page can be found in it. Open it in a PDF program to check it, or download it again.
fault-import-pdf-no-pages = “{ $name }” has no pages. Choose a PDF that holds the text.
fault-import-pdf-pages = “{ $name }” has { $pages } pages, more than the { $most } that are read. Save the pages that hold the text as a PDF of their own.
fault-import-pdf-long = “{ $name }” holds more signs than any treaty does; page { $page } goes past what is read. Save the pages that hold the text as a PDF of their own.
fault-import-pdf-scan = “{ $name }” holds no text: its pages are pictures, as from a scanner. { $other }
fault-import-pdf-letters = “{ $name }” does not say which letters its signs stand for, and they could not be found out for { $share } of 100 signs; the first are on page { $page }{ $fonts }. { $other }
fault-import-pdf-wrong = “{ $name }” says wrongly which letters its signs stand for: what it gives is no language. { $other }
fault-import-pdf-stopped = Reading “{ $name }” was stopped.
fault-original-other = “{ $name }” is not the file that this text was read from: of 100 signs of the marked words only { $found } are found in it. Choose the PDF that was imported, in the same language and version.
fault-original-unwritable = “{ $name }” can be read, but nothing can be added to it: { $why }. Open it in a PDF program, save it as a new PDF, and choose that file; or export a PDF report.
fault-original-spoiled = the marks could not be added to “{ $name }” without harm, so nothing was written. Please report this with the file; until it is mended, export a PDF report.
fault-original-slow = “{ $name }” takes too long; it may be damaged, or made to. Save it anew in a PDF program, and choose that file.
fault-original-demanding = “{ $name }” takes more memory than a treaty needs; it may be damaged, or made to. Save it anew in a PDF program, and choose that file.
fault-original-crashed = the part of the program that writes into PDFs stopped at “{ $name }”. Nothing was written. Save the file anew in a PDF program, and choose that file.
fault-kind-doc = an old Word document (.doc)
fault-kind-old-office = an old Word document (.doc) or another file of old Office programs
fault-kind-rtf = a rich text document (.rtf)
fault-kind-pages = a Pages document
fault-kind-table = a table of numbers
fault-kind-slides = a presentation
fault-kind-epub = an e-book (.epub)
fault-text-zero-byte = there is a zero byte
fault-text-zero = there is a zero character
fault-text-utf8 = there is no valid UTF-8
fault-text-utf16 = there is no valid UTF-16
fault-text-cut = the last character is cut off
fault-text-encoding = there are bytes that fit no encoding
fault-kind-packed = a packed file
fault-kind-old-word = an old Word document
fault-kind-rich = a rich text document
fault-kind-page = a web page
fault-kind-compressed = a compressed file
fault-kind-program = a program
fault-kind-ending = a .{ $ending } file

# Exporting.
fault-pdf-stopped = the PDF export was stopped; nothing was written
fault-pdf-typesetting = the report could not be typeset: { $why }. Please report this; until it is mended, export Markdown
fault-pdf-marking = the comments could not be attached to the PDF: { $why }. Please report this; until it is mended, export Markdown
fault-pdf-start = the part of the program that makes PDFs could not be started: { $why }
fault-pdf-died = the part of the program that makes PDFs stopped without an answer; the computer may be short of memory. Try again with only the articles that carry marks
fault-no-text = this project holds no text with the fingerprint { $id }…; choose one of its texts

# Places.
fault-anchor-provision = the text has no provision with the address { $eid }
fault-anchor-words = at { $at } the text does not read “{ $quote }”
fault-anchor-empty = the mark covers no words
fault-address-empty = there is no address here; write for example “17(2)(b)”, “48 bis”, “annex II” or “preamble 3”
fault-address-word = “{ $word }” in “{ $input }” is not part of an address; write for example “17(2)(b)”, “48 bis”, “annex II” or “preamble 3”
fault-address-number = a number is missing after “{ $word }” in “{ $input }”; write for example “{ $word } 2”
fault-address-long = the address is longer than any provision needs: { $length } characters
fault-place-asked = { $place }
fault-place-asked-vowel = { $place }
place-the = { $kind ->
   *[other] { $place }
}
fault-place-articles = there is no { $asked } in this text; it has { $first } to { $last }
fault-place-one-article = there is no { $asked } in this text; it has { $only }
fault-place-no-articles = there is no { $asked } in this text; it has no numbered articles
fault-place-divided = there is no { $asked } in this text; { $here } is there and has { $first } to { $last }
fault-place-only = there is no { $asked } in this text; { $here } is there and has only { $number }
fault-place-whole = there is no { $asked } in this text; { $here } is there and is not divided further
