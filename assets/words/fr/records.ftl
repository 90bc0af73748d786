# Glossaire, à suivre dans tous les fichiers :
#   text                texte            draft              version (jamais « projet » : voir project)
#   provision           disposition      chapeau            chapeau
#   mark, annotation    marque           to mark            marquer
#   concern             préoccupation    codebook           grille d’analyse
#   rating              gravité, degré de gravité ; to rate : évaluer
#   welcome, note, concern, serious concern, red line (the ratings)   à saluer, à noter, à revoir, grave, ligne rouge
#   safeguard           garantie         delegates          délégations
#   review              relecture        to review          relire
#   reviewer            relecteur ou relectrice ; mieux, « personne » ; unnamed : personne non nommée
#   comment             commentaire      recommendation     recommandation
#   reference           référence        quote              citation
#   amendment           amendement       redline            modifications apparentes
#   carry over          reporter, report concordance        table de concordance
#   decision            décision         vote               vote
#   project             projet (le fichier de travail)      folder    dossier
#   save                enregistrer      backup             sauvegarde
#   export              exporter, export import             importer, import
#   filter              filtre           find               rechercher
#   contents            table des matières                  panel     volet
#   human rights        droits humains   view               vue
#   undo, redo          annuler, rétablir                   cancel    annuler
#   key (of a keyboard) touche           key (a secret)     clé
# Typographie : espace fine insécable (U+202F) avant ; : ! ? % et à l’intérieur de « » ; apostrophe ’ ; « Échap »,
# « Entrée », « Suppr », « Maj » pour les touches. Les étapes à annuler sont des infinitifs.

# Les mots de ce que contient une relecture.
marks = { $count ->
    [one] { $count } marque
   *[other] { $count } marques
}
marks-shown = { $shown ->
    [one] { $shown } marque sur { $total }
   *[other] { $shown } marques sur { $total }
}
mark-label = { $concern }, { $rating }, par { $name } : { $quote }
mark-label-no-concern = Sans préoccupation
mark-label-whole-provision = disposition entière
mark-label-whole-text = texte entier
concern-with-key = { $name }, touche { $key }
reviewer-unnamed = Personne non nommée

# L’endroit où se trouve une marque.
whole-provision = La disposition entière
whole-text = Le texte entier
places-two = { $first } et { $last }
places-range = { $first } à { $last }

# Les degrés de gravité, de ce qu’il faut garder à ce qui ne doit pas passer : leur nom, leur nom abrégé et ce que leur choix signifie.
rating-welcome = À saluer
rating-note = À noter
rating-concern = À revoir
rating-serious = Grave
rating-red-line = Ligne rouge
rating-welcome-short = À saluer
rating-note-short = À noter
rating-concern-short = À revoir
rating-serious-short = Grave
rating-red-line-short = Ligne rouge
rating-welcome-meaning = Une garantie à conserver
rating-note-meaning = Bon à savoir, rien à modifier
rating-concern-meaning = Devrait être corrigé
rating-serious-meaning = Met des personnes en danger en l’état
rating-red-line-meaning = Le texte ne doit pas être accepté ainsi
rating-tip = { $name } : { $meaning } ({ $key })

# Les étapes que l’on peut annuler.
step-rate-welcome = Évaluer comme à saluer
step-rate-note = Évaluer comme à noter
step-rate-concern = Évaluer comme à revoir
step-rate-serious = Évaluer comme grave
step-rate-red-line = Évaluer comme ligne rouge
step-mark-passage = Marquer le passage
step-mark-text = Marquer le texte entier
step-delete-mark = Supprimer la marque
step-type-comment = Saisir le commentaire
step-type-recommendation = Saisir la recommandation
step-give-concern = Ajouter la préoccupation
step-take-concern = Retirer la préoccupation
step-cite-reference = Citer la référence
step-add-reference = Ajouter la référence
step-change-reference = Modifier la référence
step-remove-reference = Retirer la référence
step-change-name = Changer votre nom
step-change-title = Changer le titre

# Pourquoi une modification a été refusée.
refusal-read-only = Ce projet est ouvert en lecture seule.
refusal-gone = L’élément à modifier n’existe plus.
refusal-not-yours = Cette marque est celle de quelqu’un d’autre ; cette personne seule peut la modifier.
refusal-unknown-text = La marque porte sur un texte que ce projet ne contient pas.
refusal-unknown-reviewer = La marque est celle d’une personne que ce projet ne connaît pas.
refusal-unknown-concern = La préoccupation `{ $id }` ne figure pas dans la grille d’analyse de ce projet.
refusal-unknown-reference = La marque cite une référence que ce projet ne contient pas.
refusal-concern-in-use = { $count ->
    [one] La préoccupation « { $name } » ne peut pas être supprimée : { $count } marque l’utilise.
   *[other] La préoccupation « { $name } » ne peut pas être supprimée : { $count } marques l’utilisent.
}
refusal-concern-has-children = La préoccupation « { $name } » ne peut pas être supprimée : d’autres préoccupations en relèvent.
refusal-circular-concern = Une préoccupation ne peut pas relever d’elle-même.
refusal-nameless-concern = Une préoccupation doit avoir un nom.
refusal-in-use = { $count ->
    [one] Suppression impossible tant que { $count } marque en dépend.
   *[other] Suppression impossible tant que { $count } marques en dépendent.
}
refusal-too-many = La limite est atteinte : { $most } { $what } au plus. Retirez ce qui ne sert plus.
refusal-key-taken = La touche { $key } sert déjà à marquer avec « { $name } » ; retirez-la d’abord à cette préoccupation.
refusal-concern-too-deep = Les préoccupations ont { $most } niveaux au plus ; placez celle-ci sous une préoccupation plus large.
refusal-unknown-desk = Des signets, des filtres enregistrés et l’état de lecture se rapportent à une personne que ce projet ne connaît pas.
refusal-desk-in-use = Cette personne ne peut pas être retirée tant que ses signets, ses filtres enregistrés ou son état de lecture sont conservés ; supprimez-les d’abord.
refusal-nameless-view = Un filtre enregistré doit avoir un nom.
refusal-long-view-name = Le nom d’un filtre enregistré compte { $most } caractères au plus ; choisissez-en un plus court.
refusal-same-concern = Une préoccupation ne peut pas être fusionnée avec elle-même.
refusal-concern-exists = La préoccupation `{ $id }` figure déjà dans la grille d’analyse de ce projet.
refusal-no-such-passage = Un passage ne peut pas être marqué : { $why }.

# Ce dont un projet admet un nombre limité ; se dit dans `refusal-too-many`.
limit-texts = textes
limit-provisions = dispositions par texte
limit-reviewers = relecteurs et relectrices
limit-references = références
limit-passages = passages par marque
limit-concerns-of-mark = préoccupations par marque
limit-references-of-mark = références par marque
limit-marks = marques
limit-marks-included = marques, y compris les marques supprimées
limit-marks-with-deleted = marques, y compris les marques supprimées
limit-examples = exemples par préoccupation
limit-concerns = préoccupations
limit-concerns-of-filter = préoccupations par filtre
limit-reviewers-of-filter = relecteurs et relectrices par filtre
limit-wanted-characters = caractères dans les mots à rechercher
limit-desks = personnes qui ont des signets et des filtres
limit-read-texts = textes marqués comme lus
limit-bookmarked-texts = textes avec signets
limit-read-provisions = dispositions marquées comme lues
limit-bookmarks = signets par texte
limit-saved-filters = filtres enregistrés
