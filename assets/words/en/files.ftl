# Opening.
files-folder-choose = { $path } is a folder. Choose a file in it.
files-folder-name = { $path } is a folder. Add the name of the file.
files-not-opened-silent = Opening the file failed without saying why.
files-read-only = Open for reading only: { $why }.

# What was recognised in a text.
recognised-articles = { $count ->
    [one] { $count } article recognised.
   *[other] { $count } articles recognised.
}
recognised-articles-one-doubt = { $count ->
    [one] { $count } article recognised; 1 place is doubtful.
   *[other] { $count } articles recognised; 1 place is doubtful.
}
recognised-articles-doubts = { $count ->
    [one] { $count } article recognised; { $doubts } places are doubtful.
   *[other] { $count } articles recognised; { $doubts } places are doubtful.
}
recognised-paragraphs = { $count ->
    [one] No articles were recognised; the text has { $count } paragraph.
   *[other] No articles were recognised; the text has { $count } paragraphs.
}
recognised-paragraphs-one-doubt = { $count ->
    [one] No articles were recognised; the text has { $count } paragraph; 1 place is doubtful.
   *[other] No articles were recognised; the text has { $count } paragraphs; 1 place is doubtful.
}
recognised-paragraphs-doubts = { $count ->
    [one] No articles were recognised; the text has { $count } paragraph; { $doubts } places are doubtful.
   *[other] No articles were recognised; the text has { $count } paragraphs; { $doubts } places are doubtful.
}

# Saving.
file-name-untitled = review
files-being-saved = The project is being saved; try again in a moment.
files-saved-in = Saved as { $name } in { $folder }.
files-saved = Saved as { $name }.
files-not-saved = Not saved: { $why }
files-not-saved-silent = Not saved: saving failed without saying why; what was there is unchanged

# Exporting.
files-own-file = That is the project's own file. Choose another name.
files-over-original = This is the original PDF itself, which stays as it is. Choose another name.
files-unplaced = { $count ->
    [one] A mark was left out, because its words are not in the original PDF: number { $numbers }.
   *[other] { $count } marks were left out, because their words are not in the original PDF: numbers { $numbers }.
}
files-unplaced-more = { $count } marks were left out, because their words are not in the original PDF: numbers { $numbers } and more.
files-caution-other = This is another PDF than the one that was imported. Marks whose words it lacks are left out.
files-caution-signed = The original PDF is signed. The signed version is kept whole inside the new file, but PDF programs will say that it was changed after signing.
files-caution-forbidden = The original PDF asks programs not to add comments. The marks are in the new file all the same; some programs may not let readers answer them.
files-exported = Exported to { $name }.
files-export-cancelled = The export was cancelled.
files-not-exported-silent = The export failed without saying why

# Notices at the foot of the window.
notice-show-folder = Show in folder
notice-close = Close notice
