# Ce que l’on fait aux marques à la main, sur la page.
step-move-edge = Déplacer le bord de la marque
step-add-passage = Ajouter un passage
cited = { $place } : « { $quote } »
copied-citation = Copié avec sa référence.
no-mark-to-extend = Aucune de vos marques n’était active dans ce texte. Cliquez d’abord sur la marque, puis sélectionnez les mots à ajouter.
edges-moving = Les flèches déplacent la fin de la marque, Maj avec les flèches son début. Entrée ou Échap termine.
edges-none = Cette marque couvre une disposition entière ou tout le texte ; elle n’a pas de bords à déplacer.
every-title = Marquer chaque occurrence
every-phrase = Expression
every-whole-words = Mots entiers
every-case = Telle quelle, majuscules comprises
every-searching = Recherche…
every-none = Le texte ne contient pas ces mots.
every-found = { $count ->
    [one] { $chosen } sur { $count } endroit choisi
   *[other] { $chosen } sur { $count } endroits choisis
}
every-all = Tout choisir
every-nothing = Ne rien choisir
every-already = déjà marqué par vous
every-concern = Avec cette préoccupation
every-no-concern = Pas encore de préoccupation
every-mark = { $count ->
    [one] Marquer { $count } passage
   *[other] Marquer { $count } passages
}
every-done = { $count ->
    [one] { $count } passage marqué. Annuler le retire.
   *[other] { $count } passages marqués. Une seule annulation les retire tous.
}
every-too-many = { $count } endroits, c’est trop pour une seule fois ; { $most } au plus. Choisissez-en moins ou une expression plus longue.
step-mark-every = Marquer chaque occurrence
cancel = Annuler
changes-title = Modifications
changes-note = Cliquez sur une modification pour revenir juste avant.
changes-none = Rien n’a été modifié depuis l’ouverture du projet.
changes-now = Maintenant
changes-undo-to = { $count ->
    [one] Annuler : { $step }
   *[other] Annuler { $count } modifications, jusqu’avant : { $step }
}
changes-redo-to = Rétablir jusqu’à : { $step }
changes-saved = enregistré ici
selection-add-passage = Ajouter à la dernière marque
selection-every = Chaque occurrence…

# Les parties de la fenêtre, pour les lecteurs d’écran
part-menu = Menus et boutons
part-contents = Sommaire
part-marks = Marques et préoccupations
part-status = État
part-overview = Vue d’ensemble
part-original = Page d’origine
part-find = Rechercher dans le texte
part-text = Texte
scroll-bar = Faire défiler
