# Le volet à côté du texte.
panel-marks = Marques
panel-concerns = Préoccupations
tip-with-key = { $tip } ({ $key })
panel-fewer-concerns = Moins de préoccupations
panel-more-concerns = { $count ->
    [one] { $count } autre préoccupation
   *[other] { $count } autres préoccupations
}

# Ce que l’on peut faire des mots sélectionnés.
selection-read-only = Ce projet est ouvert en lecture seule.
selection-what-worries = Qu’est-ce qui vous préoccupe ici ?
selection-mark-and-comment = Marquer et commenter
selection-mark = Marquer
selection-whole-provision = Disposition entière
selection-no-concerns = Il n’y a pas encore de préoccupations. La grille d’analyse dit sur quoi portent les marques.
selection-to-concerns = Choisir des préoccupations
selection-hint = Un chiffre marque aussitôt avec sa préoccupation. Échap abandonne la sélection.

# La fiche d’une marque.
card-close = Retour à la liste (Échap)
card-delete = Supprimer la marque (Suppr)
card-go = Aller à cet endroit du texte
card-by-you = Par vous ({ $name }), { $day }
card-by = Par { $name }, { $day }
card-how-serious = Quelle en est la gravité ?
card-comment = Commentaire
card-comment-hint = Pourquoi est-ce important, et pour qui ?
card-recommendation = Recommandation
card-recommendation-hint = Que demander, en une ligne ?
card-not-yours = Seule la personne qui l’a faite peut modifier cette marque. Répondez ci-dessous, ou sélectionnez les mêmes mots pour faire la vôtre.

# Les sources que cite une marque.
references-head = Références
references-remove = Retirer la référence { $title }
references-edit = Modifier la référence « { $title } »
references-take = Enregistrer les modifications
references-shared = { $count ->
    [one] { $count } autre marque la cite ; elle y change aussi.
   *[other] { $count } autres marques la citent ; elle y change aussi.
}
references-new = Nouvelle référence
references-known = Citer une référence connue
references-title = Titre
references-title-hint = Titre de la source
references-publisher = Éditeur
references-publisher-hint = Qui l’a publiée
references-date = Date
references-date-hint = Année, ou 2024-08-09
references-address = Adresse
references-address-hint = Adresse web ; ce programme ne l’ouvre jamais
references-add = Ajouter la référence
references-need-title = Une référence doit avoir un titre.

# La table des matières.
contents-empty = Le texte n’a pas d’intitulés à énumérer.
contents-untitled = Texte sans titre
contents-go-to = Aller à la disposition
contents-go-to-hint = Aller à : 17 2 b
contents-go-to-tip = Une adresse comme 17(2)(b), 48 bis ou préambule, puis Entrée
contents-choose-text = Texte affiché
contents-not-found = Adresse introuvable : { $why }
contents-entry = { $count ->
    [one] { $name }, { $count } marque
   *[other] { $name }, { $count } marques
}
contents-preamble = Préambule

# La ligne au bas de la fenêtre.
status-words-selected = { $count ->
    [one] { $count } mot sélectionné
   *[other] { $count } mots sélectionnés
}
status-zoom = { $percent } %
status-zoom-tip = Taille habituelle du texte
status-no-name = Votre nom…
status-name-tip = Le nom que portent vos marques
status-saving = Enregistrement…
status-not-saved = Non enregistré
status-saved = Enregistré
status-no-file = Pas encore de fichier
status-read-only = Lecture seule
