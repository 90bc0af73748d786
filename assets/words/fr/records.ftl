# Les mots de ce que contient une relecture.
marks = { $count ->
    [one] { $count } marque
   *[other] { $count } marques
}
