# Rechercher dans le texte : la barre, la liste des passages, ce qui s’affiche près du pointeur, les signets.
find-field = Rechercher dans le texte
find-hint = Rechercher dans le texte
find-close = Fermer la recherche (Échap)
find-case = Respecter les majuscules
find-whole-words = Mots entiers seulement
find-accents = Respecter les accents
find-results = Passages trouvés
find-preparing = Préparation du texte…
find-searching = Recherche…
find-nothing = Aucun résultat
find-count = { $at } sur { $total }
find-count-more = { $at } sur au moins { $total }
find-places = { $count ->
    [one] { $total } passage trouvé
   *[other] { $total } passages trouvés
}
find-places-more = au moins { $total } passages trouvés
find-from-top = { $count } · reprise au début
find-from-end = { $count } · reprise à la fin
find-try = Essayer
find-without-whole-words = avec des parties de mots
find-without-case = sans tenir compte des majuscules
find-without-accents = sans tenir compte des accents
find-try-fewer = Essayez moins de mots ou une autre forme.
find-in-article = { $count ->
    [one] { $name }, { $count } passage
   *[other] { $name }, { $count } passages
}
find-term = « { $term } »
find-follow = Ctrl+clic ou Entrée pour y aller
find-more-marks = { $count ->
    [one] et { $count } autre
   *[other] et { $count } autres
}
status-link = → { $place }, Entrée
page-strip = Position dans le texte
page-reference = renvoi
page-term = terme défini
step-set-bookmark = Placer un signet
step-remove-bookmark = Retirer le signet
bookmark-set = Signet placé : { $place }
bookmark-removed = Signet retiré : { $place }
bookmark-none = Aucun signet pour l’instant. { $key } en place un à l’endroit du curseur.
contents-bookmarks = { $count ->
    [one] { $count } signet
   *[other] { $count } signets
}
contents-bookmark = Signet, { $place }
contents-remove-bookmark = Retirer le signet, { $place }
contents-entry-bookmarked = { $entry }, avec signet
concern-no-further = Plus de marque avec « { $concern } » après celle-ci
concern-none-before = Pas de marque avec « { $concern } » avant celle-ci
concern-no-mark = Pas d’autre marque sans préoccupation dans cette direction
marks-none-here = Aucune marque à cet endroit
marks-one-here = Pas d’autre marque à cet endroit
