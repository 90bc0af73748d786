# What is promised and what is not. The English sentences are those of docs/SECURITY.md, which names the tests.
safety-title = Safety: what is promised and what is not
safety-words = Each promise is proved by tests that come with the program's source.
safety-kept = Your work
safety-quiet = Your privacy
safety-seen = What texts hide
safety-locked = With a passphrase
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
safety-promise-hidden = Hidden characters are found wherever words can stand: overrides, zero-width and control characters, tags, fillers, selectors.
safety-promise-alphabets = Words that mix alphabets, or that look Latin alone among Latin words, are found.
safety-promise-clean = Clean texts raise no warning.
safety-promise-boxes = Hidden characters are shown as boxes, reorder nothing on the screen, and their places are told.
safety-promise-told = They are told on import and by the command that checks a project.

# Promises: what is locked.
safety-promise-locked-silent = What is locked shows nothing of itself: neither project, journal nor older versions, at no moment of a save.
safety-promise-locked-seized = What you write while protection is on is nowhere on the disk in clear, not even in its free blocks: a computer that is off tells nothing of it.
safety-promise-locked-lingers = A passphrase that you type without letting it be shown leaves nothing in memory once it was used.
safety-promise-locked-unasked = What was locked is not written in clear unasked.
safety-promise-locked-page = Where protection is set up, nothing is shown before you type the passphrase or go on without what is locked.
safety-promise-locked-changed = A locked file that was changed or cut is refused.
safety-promise-locked-guess = Each guess at a passphrase costs about a second and 268 MB of memory, and no file makes you wait for more than two of them.
safety-promise-locked-kept = Locking the program loses no change, and what a crash left waits for the passphrase.
safety-promise-locked-lost = Who loses the passphrase gets back in with the recovery key, and no crash locks anybody out.
safety-promise-locked-slipped = A key that somebody slipped in is noticed when you unlock.
safety-promise-locked-age = Locked files are those of age, a public format, and open without this program.
safety-promise-locked-copies = A locked copy for others is opened by those whom you chose, and by you where your key is; by nobody else.

# Limits.
safety-limit-clear = Project files are not encrypted unless you lock them with a passphrase: keep them on an encrypted disk.
safety-limit-clear-copies = Without protection, journals and older versions are not encrypted: who can read the disk can read them.
safety-limit-locked-open = A lock protects a computer that is off, or where you locked the program: the words of an open project, and the key, are in memory.
safety-limit-locked-unkept = Work that no journal can hold, and a text that is being looked over, stay in memory behind the page when the program is locked.
safety-limit-locked-shared = A project from a file without a lock stays without one until you lock it; otherwise colleagues who share the file would be locked out.
safety-limit-locked-writer = A lock hides what is in a file. It does not prove who wrote it.
safety-limit-locked-shows = A lock does not hide that there are files: their names, dates and rough sizes, the ids of projects, and that they are locked.
safety-limit-locked-settings = The settings are not locked: your name, if you gave one, and the file last open, if you let the program remember it.
safety-limit-locked-before = What was in clear before it was locked may stay in free blocks of the disk; so may an older key file, which opens with the older passphrase.
safety-limit-locked-crashed = What a crash left before protection was set up stays in clear until it is opened or removed.
safety-limit-locked-commands = Commands write new projects without a lock.
safety-limit-locked-seen = A key that somebody has seen cannot be called back: what was locked for it stays readable to them.
safety-limit-locked-typed = Locking keeps every change, but not what stands in a field or a reply that was not sent yet, nor what could be undone before.
safety-limit-locked-own = Saving a file that was locked with a passphrase of its own, or for several people, in the window locks it for your key alone; the window says so of a passphrase.
safety-limit-locked-memory = A passphrase or a recovery key that the program shows on the screen, or that you paste, may stay in memory until the program ends.
safety-limit-locked-poem = How strong a passphrase is, is an estimate: it cannot know that words are from a poem or from somebody's life.
safety-limit-locked-audit = The age library calls itself a beta, and nobody has audited how this program uses it.
safety-limit-locked-gone = Where passphrase and recovery key are lost, everything that was locked is lost.
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
safety-limit-look-alike = A word that only looks Latin is found beside three Latin words of the same provision or field, unless a word there is clearly of its own alphabet. One spelled with other letters of one alphabet, or with digits, is not found, nor is an Arabic, Hebrew, Indic, Ethiopic or Korean letter at the beginning or end of a Latin word, where names take such.
safety-limit-carried = Hidden characters are shown, never taken out, and exports carry them on: a text is what its fingerprint says.
safety-limit-stick = A stick without owners of files, as most are (FAT, exFAT), keeps nothing for one person alone: who holds it can read what is on it.
safety-limit-beside = While a folder “rapporteur-data” is beside the program, unsaved work that is on the computer is told of and not opened.
safety-limit-windows = On Windows and macOS nobody has checked any of this; there the system may also keep an image of memory when the program fails.
