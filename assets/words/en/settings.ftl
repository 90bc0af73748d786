# What went wrong with what the program remembers.
settings-set-aside = The settings could not be read and were set aside as { $path }.
settings-key-unreadable = { $why }
settings-key-damaged = { $path } is damaged, so marks you made before count as somebody else's. Put it back from a backup, or delete it to begin anew.
settings-nothing-kept = Nothing can be kept on this computer ({ $why }): next time, the marks you make now count as somebody else's.
