# The view of numbers: its parts.
overview-heat = Heat map
overview-heat-tip = Which concerns stand in which articles
overview-ratings = Ratings
overview-ratings-tip = How grave the marks of each article are
overview-coverage = Coverage
overview-coverage-tip = What is marked and read, and what is not yet
overview-concerns = Concerns
overview-concerns-tip = How often each concern was marked
overview-together = Together
overview-together-tip = Which concerns stand on the same marks
overview-section = Overview: { $section }
overview-chart = Chart
overview-table = Table
overview-chart-of = Chart: { $name }
overview-table-of = Table: { $name }
overview-copy = Copy
overview-copy-tip = Copy the table behind this view, for a spreadsheet
overview-copied = { $count ->
    [one] Copied a table of { $count } row.
   *[other] Copied a table of { $count } rows.
}
overview-export = Export CSV…
overview-export-tip = Write the table behind this view into a file for a spreadsheet
overview-back = Back to the text

# Which marks are counted.
overview-counting = { $total ->
    [one] Counting { $shown } of { $total } mark: the filter is on
   *[other] Counting { $shown } of { $total } marks: the filter is on
}
overview-counting-all = { $total ->
    [one] Counting { $total } mark, whatever the filter shows
   *[other] Counting all { $total } marks, whatever the filter shows
}
overview-count-all = Count all
overview-count-filtered = Count what the filter shows
overview-marked-articles = Articles with marks
overview-all-articles = All articles
overview-outermost = Widest concerns
overview-used = All in use
overview-none-used = None of these marks carries a concern.

# Columns, and what stands in them.
overview-article = Article
overview-concern = Concern
overview-under = Stands under
overview-marks = Marks
overview-words = Words
overview-total = Total
overview-gravest = Gravest rating
overview-readers = Read by
overview-you = Read by you
overview-reviewer = Reviewer
overview-articles-read = Articles read
overview-yes = yes
overview-no = no
overview-whole-text = Whole text
overview-of = { $count ->
    [0] { $name }: no marks
    [one] { $name }: { $count } mark
   *[other] { $name }: { $count } marks
}
overview-cell = { $count ->
    [0] { $row }, { $column }: no marks
    [one] { $row }, { $column }: { $count } mark
   *[other] { $row }, { $column }: { $count } marks
}
overview-value = { $row }, { $column }: { $value }
overview-both = { $count ->
    [0] { $one } with { $other }: no marks
    [one] { $one } with { $other }: { $count } mark
   *[other] { $one } with { $other }: { $count } marks
}
overview-rated = { $count } { $rating }
overview-told = { $count ->
    [one] { $count } mark ({ $list })
   *[other] { $count } marks ({ $list })
}
overview-told-of = { $name }: { $told }
overview-legend = { $rating }: { $count }

# Coverage.
overview-read-by-you = { $all ->
    [one] { $count } of { $all } article read by you
   *[other] { $count } of { $all } articles read by you
}
overview-with-marks = { $all ->
    [one] { $count } of { $all } article with marks
   *[other] { $count } of { $all } articles with marks
}
overview-words-read = { $count } of { $all } words read by you
overview-words-marked = { $count } of { $all } words stand in articles with marks
overview-gaps-all = All ({ $count })
overview-beside-articles = Beside the articles: { $names } ({ $read } of { $count } read by you)
overview-gaps-unmarked = Without marks ({ $count })
overview-gaps-unread = Not read by you ({ $count })
overview-gaps-reviewers = By reviewer
overview-no-gaps = No article is missing here.
overview-read = Read
overview-mark-read = Mark as read
overview-mark-article-read = Mark { $article } as read
overview-mark-article-unread = { $article } is read by you; take it back
overview-read-by = { $count ->
    [0] { $article }: read by nobody
    [one] { $article }: read by { $count } reviewer
   *[other] { $article }: read by { $count } reviewers
}
overview-reader-you = { $name } (you)
overview-reader-read = { $all ->
    [one] { $name }: { $count } of { $all } article read
   *[other] { $name }: { $count } of { $all } articles read
}
overview-part = { $count } of { $all }

# What is missing.
overview-no-articles = This text has no articles; its paragraphs are counted instead.
overview-empty-text = No text
overview-empty-text-words = This project holds no text. Choose File, New project from text.
overview-empty-marks = No marks yet
overview-empty-marks-words = Select words in the text, then press a digit to mark them with a concern. The numbers appear here by themselves.
overview-empty-counted = No mark fits the filter
overview-empty-counted-words = There are marks, but the filter shows none of them. Count all above.
overview-empty-concerns = No concerns
overview-empty-concerns-words = This project has no concerns to count by. Add some beside the text.

# Noting what was read.
step-mark-read = Mark as read
step-mark-unread = Mark as not read
read-noted = { $article } is marked as read.
read-taken-back = { $article } is no longer marked as read.
read-no-article = Choose an article in a chart first.
contents-read = Read by you
contents-entry-read = { $entry }, read by you

# Writing a table.
files-being-exported = Something is being exported; try again in a moment.
path-save-table = Export table
path-choosing-table = Choose in the file window that came up, or type the path here. Tables end in .csv and open in any spreadsheet.
path-typing-table = Type the path here, or browse. Tables end in .csv and open in any spreadsheet.
path-kind-table = Table
