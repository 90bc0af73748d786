# Words for what a review holds.
marks = { $count ->
    [one] { $count } mark
   *[other] { $count } marks
}
