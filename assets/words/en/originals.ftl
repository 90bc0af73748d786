# The PDF that a text was read from, kept in the project.
command-keep-original = Keep the PDF in the project
command-keep-original-tip = Keep the PDF that the text was read from in the project, so that colleagues see its pages too; or take it out again
original-keep = Keep the PDF in the project ({ $size })
original-keep-short = Keep the PDF
original-keep-tip = Whoever opens the project then sees the pages and can write marks into the PDF without being sent it. The file grows by a third more than the PDF, and whatever the PDF says of its makers goes along.
original-kept = The project keeps this PDF.
original-take-out = Take it out
original-take-out-what = Take the PDF out of the project
original-kept-notice = The PDF is kept in the project.
original-kept-name = the PDF kept in the project
original-kept-use = The PDF kept in the project
original-kept-other = Another file
original-show-first = Choose the PDF that the text was read from; then it can be kept.
original-gone = the project no longer keeps the PDF that the text was read from
original-not-pdf = “{ $name }” is no PDF; only the PDF that a text was read from is kept in a project
original-other-file = “{ $name }” is not the PDF that this text was read from; choose that one
step-keep-original = Keep the PDF
step-take-out-original = Take out the PDF
refusal-original-too-large = There is room for { $most } MiB of PDF files in a project; this one is too much.
remark-originals-damaged = { $count ->
    [one] The PDF that was kept in the project is damaged and left out; the review is whole.
   *[other] { $count } of the PDF files that were kept in the project are damaged and left out; the review is whole.
}
limit-originals = MiB of PDF files
size-kilobytes = { $size } KB
size-megabytes = { $size } MB
