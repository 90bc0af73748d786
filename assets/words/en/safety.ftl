# What is promised and what is not. The English sentences are those of docs/SECURITY.md, which names the tests.
safety-title = Safety: what is promised and what is not
safety-words = Each promise is proved by tests that come with the program's source.
safety-kept = Your work
safety-quiet = Your privacy
safety-limits = What it does not do

# Promises: work is not lost.
safety-promise-crash = A crash never damages a project.
safety-promise-power = What is said to be saved survives a power cut.
safety-promise-full-disk = A full or failing disk costs a message, not the file.
safety-promise-journal = What was done since the last save is in a journal two seconds later.
safety-promise-recovered = What is recovered is what was on the screen.
safety-promise-damaged = A damaged journal gives no wrong change and loses none before the damage.
safety-promise-older = Older versions are there.
safety-promise-shown = What a crash of the window left is shown at the next start and opened beside the file, as often as it crashes.
safety-promise-beside = Recovery writes over nothing.
safety-promise-two-windows = Two windows know of each other, and a dead one keeps nobody out.

# Promises: nothing is told.
safety-promise-network = The program never uses the network, and works where there is none.
safety-promise-programs = It opens no link, and starts no other program unless you ask it to choose a file or show a folder.
safety-promise-chosen = Exports say only what you chose to say: no name, day, file, folder or computer besides.
safety-promise-same = The same project gives the same file, byte for byte, whoever exports it, where and when.
safety-promise-traps = What is exported carries no script, no link that opens and no formula, whatever was typed.
safety-promise-places = What you write is kept in the files you save and in the program's own folder, and nowhere else.
safety-promise-own = Own files are their owner's alone; the lock file tells nothing.
safety-promise-swept = Temporary files are swept, and nothing else is.
safety-promise-failing = When the program fails, neither its message nor an image of its memory holds what you wrote.
safety-promise-strangers = A file from outside is read by a process that can open no file and no connection.

# Limits.
safety-limit-clear = Project files are not encrypted: keep them on an encrypted disk.
safety-limit-clear-copies = Journals and older versions are not encrypted: who can read the disk can read them.
safety-limit-older-stays = An older version goes on existing when the project's file is deleted.
safety-limit-blocks = A journal is removed, not overwritten: what it said may stay in free blocks of the disk until they are used again.
safety-limit-swap = When memory is short, or the computer sleeps, the system may write what is on the screen to the disk.
safety-limit-malware = It does not protect you from other programs on this computer, or from people who can make you open a file.
safety-limit-sending = It does not hide how files are sent, or to whom.
safety-limit-recent = The system's window for choosing files may keep a list of recent files. Typing a path avoids it.
safety-limit-clipboard = What you copy is on the clipboard, where other programs can read it.
safety-limit-remembered = The name of the file last open, and your place in it, are remembered if you choose so on the first page.
safety-limit-title = A text without a title gives the project the name of its file, and that title is on every export: look at it.
safety-limit-sponsor = An amendment's sponsor is exported with it, whether names are ticked or not.
safety-limit-original = A copy of an original PDF with marks holds everything that the original holds.
safety-limit-tables = A table of concerns for spreadsheets guards the beginning of each cell; open it as parted by commas.
safety-limit-lying-disk = A disk that says “flushed” when it is not can still lose what it was given.
safety-limit-network-folder = Where a folder takes no locks, as on some network drives, two windows are not kept apart.
safety-limit-in-place = Another program that writes to a project's file in place is noticed, not kept from it.
safety-limit-moments = Changes of the last moments, at most two seconds, are lost when the program is killed.
safety-limit-windows = On Windows and macOS nobody has checked any of this; there the system may also keep an image of memory when the program fails.
