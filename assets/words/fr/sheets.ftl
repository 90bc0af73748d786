# Les boutons et les champs communs à plusieurs dialogues.
sheet-cancel = Annuler
sheet-save = Enregistrer
sheet-open = Ouvrir
sheet-browse = Parcourir…
sheet-file = Fichier
sheet-file-hint = /dossier/fichier

# Les questions posées avant que quelque chose puisse se perdre.
unsaved-title = Enregistrer vos modifications ?
unsaved-words = Ce projet contient des modifications qu’aucun fichier ne conserve encore.
unsaved-drop = Ne pas enregistrer
changed-outside-title = Le fichier a été modifié par ailleurs
changed-outside-words = Un autre programme, ou un ou une collègue, a modifié le fichier de ce projet après que vous l’avez ouvert. Enregistrez le vôtre sous un autre nom pour garder les deux.
changed-outside-elsewhere = Enregistrer sous un autre nom
changed-outside-over = Remplacer le fichier
replace-title = Remplacer le fichier ?
replace-words = { $name } existe déjà. Son contenu serait perdu.
replace-keep = Le garder
replace-go = Remplacer

# Les noms.
title-title = Titre du projet
title-words = Il figure sur la première page des rapports.
title-field = Titre du projet
title-hint = Relecture de …
title-take = Utiliser ce titre
name-title = Votre nom sur vos marques
name-words = N’importe quel nom convient ; ce n’est pas forcément le vôtre. Il est inscrit dans les projets que vous annotez, et dans les exports seulement si vous demandez que les noms y figurent.
name-field = Votre nom
name-hint = Un nom, des initiales, une organisation
name-take = Utiliser ce nom

# Le choix d’un fichier.
path-open-project = Ouvrir un projet
path-open-text = Nouveau projet à partir d’un texte
path-add-text = Ajouter un texte au projet
path-save-as = Enregistrer le projet sous
path-choosing-project = Choisissez dans la fenêtre de fichiers qui s’est ouverte, ou saisissez le chemin ici. Un fichier de projet se termine par .ron.
path-choosing-text = Choisissez dans la fenêtre de fichiers qui s’est ouverte, ou saisissez le chemin ici : un fichier Word (.docx), OpenDocument (.odt), web (.html), de texte brut (.txt) ou Markdown (.md) qui contient le traité.
path-choosing-save-as = Choisissez dans la fenêtre de fichiers qui s’est ouverte, ou saisissez le chemin ici. Les fichiers de projet se terminent par .ron.
path-typing-project = Saisissez le chemin ici, ou parcourez les dossiers. Un fichier de projet se termine par .ron.
path-typing-text = Saisissez le chemin ici, ou parcourez les dossiers : un fichier Word (.docx), OpenDocument (.odt), web (.html), de texte brut (.txt) ou Markdown (.md) qui contient le traité.
path-typing-save-as = Saisissez le chemin ici, ou parcourez les dossiers. Les fichiers de projet se terminent par .ron.
path-kind-project = Projet Rapporteur
path-kind-text = Texte

# L’export.
export-title = Exporter
export-to = Exporter vers
export-pdf = Rapport PDF
export-pdf-words = Un rapport mis en page à remettre aux délégations : le texte avec ses marques, des tableaux, et des commentaires que tout lecteur de PDF affiche.
export-markdown = Markdown
export-markdown-words = Du texte brut avec des intitulés, pour le courriel, les wikis et la suite de la rédaction.
export-original = PDF d’origine avec les marques
export-original-words = Une copie du PDF d’où vient le texte, avec les marques en commentaires sur les mots mêmes. L’original n’est pas modifié.
export-original-file = PDF d’origine
export-original-kind = PDF
export-original-hint = Chemin du PDF qui a été importé
export-original-choose = Choisir l’original…
export-original-working = Ajout des marques au PDF…

# Les pages du PDF d’origine à côté du texte.
page-view-file = De quel PDF vient ce texte ?
page-view-hint = Ses pages s’affichent ici à côté du texte. Le projet ne garde le fichier que si vous le demandez.
page-view-go = Afficher les pages
page-view-reading = Lecture du PDF…
page-view-failed = le travail s’est arrêté sans indiquer de raison
page-view-not-read = Le PDF n’a pas pu être lu. Détail, en anglais : { $why }
page-view-not-drawn = Certaines pages n’ont pas pu être dessinées. Détail, en anglais : { $why }
page-view-other = Ce n’est pas le PDF qui a été importé.
page-view-page = Page { $number } sur { $count }
page-view-page-waiting = Page { $number } sur { $count }, pas encore dessinée
page-view-page-failed = Page { $number } sur { $count }, qui n’a pas pu être dessinée
export-include = Ce qu’il faut inclure
export-all = { $count ->
    [0] Aucune marque
    [one] La seule marque
   *[other] Les { $count } marques
}
export-filtered = { $count ->
    [0] Aucune des marques (le filtre les masque toutes)
    [one] La marque que le filtre affiche
   *[other] Les { $count } marques que le filtre affiche
}
export-whole-text = Le texte entier, pas seulement les articles marqués
export-people = Ce qu’il faut dire des personnes
export-authors = Noms des relecteurs et relectrices
export-dates = Dates des marques
export-replies = Réponses : les mots de collègues
export-people-hint = Sans cela, le fichier ne nomme personne, ne donne aucune date et ne contient aucune réponse.
export-file = Fichier
export-go = Exporter
export-working = Mise en page…
export-cancel = Annuler l’export
