# The first page.
start-program = Rapporteur
start-promise = Read a treaty, mark what endangers people, say why, and hand your review to delegates.
start-new = New project from text…
start-new-tip = A Word, OpenDocument, web, plain text or Markdown file ({ $key })
start-open = Open project…
start-open-tip = A project that you or a colleague saved ({ $key })
start-drop = Or drop a file on this window.
start-go-on = Go on where you were
start-forget = Forget, and do not remember files
start-forget-tip = Nothing about the files you open is kept on this computer any longer
start-remember = Remember the file that was open last
start-offline = Everything stays on this computer: the program never uses the network.

# Samples; the ids end in the sample's own name.
start-samples = Try it on a sample
start-samples-hint = The samples retell the treaty in plain language. They are not its official text.
start-open-sample = Open sample
start-open-sample-named = Open sample: { $title }
start-fresh = Review this text yourself
start-fresh-named = Review yourself: { $title }
start-fresh-tip = The same text without anybody's marks
sample-title-first-steps = First steps
sample-blurb-first-steps = Six marks that show, on the convention itself, how to mark, rate, comment and export.
sample-title-convention-2024 = The adopted convention of 2024, annotated
sample-blurb-convention-2024 = All 68 articles in plain language, with marks along the public debate: scope, human rights, surveillance, security research, safeguards and cooperation.
sample-title-draft-2023 = The draft of 2023, annotated
sample-blurb-draft-2023 = The articles the debate turned on, with the concerns that were raised at the time.

# The tour
tour-step = Step { $step } of { $steps }
tour-read = Read, and select words
tour-read-words = Drag over the words that worry you, or hold Shift and move with the arrows. The contents lead to every article; { $key } goes to an address such as 17 2 b.
tour-mark = Say what worries you
tour-mark-words = With words selected, choose a concern here or press its digit. Then say how serious it is, why, and what delegates should do.
tour-hand-on = Hand it on
tour-hand-on-words = { $save } saves everything in one file for you or a colleague. { $export } writes an annotated PDF. { $palette } finds every other command by name.
tour-next = Next
tour-back = Back
tour-done = Begin
tour-skip = Skip the tour
tour-skip-tip = You find it again under Help
tour-needs-text = The tour begins as soon as a text is open.
drop-here = Drop a project or a text to open it
opening = Opening…
opening-file = Reading { $name }
opening-pages = { $done } of { $of } pages
opening-stop = Stop
