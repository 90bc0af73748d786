# Les filtres et la liste des marques : ce que demande le filtre, tel qu’il figure sur une étiquette.
filter-shown = { $shown ->
    [one] { $shown } affichée sur { $total }
   *[other] { $shown } affichées sur { $total }
}
filter-or = ou { $what }
filter-with = avec { $what }
filter-not = sans { $what }
filter-by = par { $who }
filter-articles = Articles { $from }–{ $to }
filter-places = { $from } à { $to }
filter-place-from = à partir de { $from }
filter-place-to = jusqu’à { $to }
filter-words = « { $words } »
filter-has-comment = avec commentaire
filter-lacks-comment = sans commentaire
filter-has-recommendation = avec recommandation
filter-lacks-recommendation = sans recommandation
filter-has-reference = avec références
filter-lacks-reference = sans référence
filter-has-amendment = avec amendement
filter-lacks-amendment = sans amendement
filter-has-reply = avec réponse
filter-lacks-reply = sans réponse
filter-remove = Retirer du filtre : { $what }
filter-more = et { $count } de plus…
# Le choix du filtre.
filter-close = Fermer (Échap)
filter-concerns = Préoccupations
filter-concerns-legend = ou : au moins l’une d’elles · et : chacune d’elles · sans : aucune d’elles. Ce qui relève d’une préoccupation compte avec elle.
filter-any = ou
filter-all = et
filter-none = sans
filter-any-of = Au moins une : { $concern }
filter-all-of = Toutes : { $concern }
filter-none-of = Aucune : { $concern }
filter-unfold = Préoccupations relevant de { $concern }
filter-concerns-unused = Aucune marque n’a encore de préoccupation.
filter-ratings = Gravité
filter-reviewers = Faite par
filter-reviewers-more = { $count ->
    [one] { $count } autre personne
   *[other] { $count } autres personnes
}
filter-counted = { $count ->
    [one] { $name }, { $count } marque
   *[other] { $name }, { $count } marques
}
filter-place = Emplacement
filter-from = De
filter-to = À
filter-from-name = Première disposition
filter-to-name = Dernière disposition
filter-from-hint = 23
filter-to-hint = 30(2)
filter-this-article = Cet article
filter-this-chapter = Ce chapitre
filter-not-found = Adresse introuvable : { $why }
filter-has = Contenu
# Les filtres enregistrés sous un nom.
views = Filtres enregistrés
views-none = Aucun pour l’instant. Choisissez un filtre, puis enregistrez-le ici sous un nom.
views-by = de { $who }
views-choose = Afficher { $name }
views-choose-by = Afficher { $name }, de { $who }
views-rename = Renommer { $name }
views-replace = Enregistrer le filtre actuel sous { $name }
views-delete = Supprimer { $name }
views-name = Nom du filtre
views-name-hint = Un nom pour ce filtre
views-save = Enregistrer
views-rename-done = Renommer
views-cancel = Annuler
views-open = Toutes les marques sont affichées ; il n’y a pas de filtre à enregistrer.
views-read-only = Ce projet est ouvert en lecture seule.
views-taken = Vous avez déjà un filtre enregistré sous ce nom.
views-replace-it = Le remplacer
views-step-save = Enregistrer le filtre
views-step-replace = Remplacer le filtre enregistré
views-step-rename = Renommer le filtre enregistré
views-step-delete = Supprimer le filtre enregistré
# La liste des marques.
list-find = Rechercher dans les marques
list-sort = Ordre : { $by }
list-sort-text = Ordre du texte
list-sort-gravest = Les plus graves
list-sort-newest = Les plus récentes
list-sort-reviewer = Par personne
list-lost-places = Hors de ce texte
list-you = Vous
list-row = { $concerns }, { $rating }, par { $who } : { $words } – { $place }
list-row-lost = { $row }, introuvable dans le texte
list-not-found = introuvable dans le texte
list-empty = Aucune marque pour l’instant
list-empty-hint = Sélectionnez des mots du texte, puis appuyez sur un chiffre pour les marquer d’une préoccupation, ou sur H pour les marquer simplement.
list-no-text = Ce projet ne contient aucun texte. Choisissez Fichier, Nouveau projet à partir d’un texte.
list-nothing = Aucune marque ne correspond.
list-nothing-way = { $count ->
    [one] Sans « { $what } » : { $count } marque
   *[other] Sans « { $what } » : { $count } marques
}

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
