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
filter-not-found = Adresse introuvable. Détail, en anglais : { $why }
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
