# Keeping the open project against a crash.
keep-elsewhere = { $name } is open in another window. Work in that one, or save this one under another name, so that neither undoes what the other did.
keep-no-older = The version before could not be kept: { $why }. The project itself is saved.
open-elsewhere-title = The file is open in another window
open-elsewhere-words = What you save here would take the place of what that window saved. Save yours under another name to keep both.
fault-journal = the last changes could not be kept against a crash: { $why }. Save the project
fault-journal-full = the journal of changes is full. Save the project
fault-journal-seal = the last changes could not be kept against a crash: { $why }
fault-journal-in-clear = the last changes are not kept against a crash, because this project was locked and protection is off; turn it on, or save
fault-recover-seal = The project that the changes belong to cannot be opened: { $why }
fault-recover-base = These changes belong on top of another state of the file. Look for that among the older versions.
fault-recover = The project that the changes belong to cannot be read. { $why }

# What a crash left, and older versions.
recovery-title = Unsaved work and older versions
recovery-words = The program ended before this work was saved. Nothing in your files is touched: what you open here is a copy to save.
recovery-none = No unsaved work was left behind.
recovery-changes = { $count ->
    [one] One change, { $when }
   *[other] { $count } changes, the last { $when }
}
recovery-begun = Begun and not changed
recovery-never-saved = Never saved to a file
recovery-found-older = The file was changed or removed since. The work stands on the older version that was kept.
recovery-found-missing = The file that these changes belong to was changed or removed, and no older version of it was kept. Put it back where it was to recover them.
recovery-found-locked = The changes stand on an older version that is locked. Unlock first: File, “Lock or unlock”.
recovery-torn = The very last change cannot be read any more.
recovery-unreadable = Work that cannot be read
recovery-unreadable-words = Its journal is damaged, or a newer version of the program wrote it. Nothing of it can be opened here.
recovery-other-key = It is locked for another key than yours. Only the recovery key of that protection opens it, on a computer where that protection is set up.
recovery-withheld = Its journal could not be read: { $why }. It may be whole, and stays.
recovery-maybe-alive = It is not certain that no other window is working on it.
recovery-open = Open
recovery-compare = What changed
recovery-remove = Remove…
recovery-remove-words = Remove this work for good?
recovery-remove-go = Remove for good
recovery-keep = Keep it
recovery-of = { $what }: { $name }
recovery-not-removed = It could not be removed: { $why }
recovery-opened = This is recovered work. Save it where you want it.
recovery-older = Older versions of the open project
recovery-older-words = Kept each time you save. What changed is told against the project as it is open.
recovery-older-none = None are kept yet. One is kept each time you save.
recovery-version = { $when } · { $size } KiB
recovery-copy = Open as a copy
recovery-same = Nothing differs.
recovery-counts = Marks: { $new } new, { $changed } changed, { $gone } deleted
recovery-otherwise = Texts, concerns, replies or other things differ as well.
ago-now = just now
ago-minutes = { $count ->
    [one] a minute ago
   *[other] { $count } minutes ago
}
ago-hours = { $count ->
    [one] an hour ago
   *[other] { $count } hours ago
}
ago-days = { $count ->
    [one] yesterday
   *[other] { $count } days ago
}
