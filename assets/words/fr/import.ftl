# L’examen d’un texte avant sa création.
import-title = Importation : { $name }
import-title-add = Ajout au projet : { $name }
import-details = Détails
import-details-tip = Titre, version, cote, date, langue et statut du texte
import-tracked = { $count ->
    [one] Une modification suivie :
   *[other] { $count } modifications suivies :
}
import-tracked-amendments = En amendements
import-tracked-amendments-tip = Le texte est celui d’avant les modifications, et chacune devient une marque qui la propose
import-tracked-accept = Acceptées
import-tracked-accept-tip = Le texte est celui où toutes les modifications sont faites
import-tracked-reject = Refusées
import-tracked-reject-tip = Le texte est celui d’avant les modifications, qui sont laissées de côté
import-part-head = Ce que l’on sait du texte
import-part-row = La ligne en main
import-part-foot = Fin de l’examen
import-field-title = Titre
import-field-short-title = Titre court
import-field-version = Version
import-field-symbol = Cote
import-field-date = Date
import-field-language = Langue
import-field-status = Statut
import-field-notice = Avertissement
import-hint-title = Tel qu’adopté ou déposé
import-hint-short-title = Pour les en-têtes et les listes
import-hint-version = Projet de juin 2023
import-hint-symbol = A/RES/79/243
import-hint-date = 2024-12-24
import-hint-notice = Une phrase que chacun doit lire
import-bad-date = Écrivez AAAA-MM-JJ
import-choice = { $name } : { $chosen }
import-language-unknown = Inconnue
import-language-other = Autre
import-language-code = Code de la langue
import-language-code-hint = pt
import-language-ar = Arabe
import-language-en = Anglais
import-language-es = Espagnol
import-language-fr = Français
import-language-ru = Russe
import-language-zh = Chinois
import-status-unknown = Inconnu
import-status-draft = Projet
import-status-adopted = Adopté
import-status-digest = Résumé, non officiel

# Ce qui est listé.
import-outline = Plan
import-outline-empty = Ni article ni intitulé pour l’instant. Donnez à une ligne le genre « Article » et elle apparaît ici.
import-entry-to-look = { $entry }, { $count } à vérifier
import-entry-left-out = { $entry }, { $count } écartées
import-show-all = Toutes les lignes
import-show-to-look-at = À vérifier ({ $count })
import-show-left-out = Écartées ({ $count })
import-nothing-listed = Rien ici.

# Les lignes.
import-rows = Lignes du texte
import-row = { $kind } : { $words }
import-row-note = { $row }. { $note }
import-left-out = Écartée
import-left-out-as = Écartée : { $what }
import-page = page { $page }
import-remark = { $kind } : { $words }
import-marks-here = { $count ->
    [one] { $count } marque du fichier commence ici
   *[other] { $count } marques du fichier commencent ici
}
import-bring-back = Rétablir
import-bring-back-row = Rétablir cette ligne
import-kind = Genre
import-level = Niveau { $level }
import-label = Étiquette
import-make-heading = En intitulé
import-make-text = En texte
import-merge = Joindre
import-split = Couper
import-leave-out = Écarter
import-accept = C’est juste
import-address = Adresse : { $address }
import-no-address = Cette ligne ne fait pas partie du texte.

# Le rapport.
import-report = Rapport
import-report-found = Reconnu
import-report-count = { $what } : { $count }
import-report-left-out = Écarté
import-report-nothing-left-out = Rien n’a été écarté.
import-report-of = { $count } { $what }
import-report-marks = Marques que porte le fichier
import-report-marks-by = { $marks } de { $author }
import-report-remarks = Ce qui a été fait à la lecture
import-report-continued = { $count ->
    [one] Un paragraphe continue d’une page à l’autre :
   *[other] { $count } paragraphes continuent d’une page à l’autre :
}
import-report-joined = { $count ->
    [one] Un mot était coupé en fin de ligne :
   *[other] { $count } mots étaient coupés en fin de ligne :
}
import-report-more = { $count ->
    [one] Et { $count } autre, montrée avec sa ligne.
   *[other] Et { $count } autres, montrées avec leurs lignes.
}

# La fin.
import-to-look-at = { $count ->
    [one] { $count } endroit à vérifier
   *[other] { $count } endroits à vérifier
}
import-nothing-to-look-at = Plus rien à vérifier
import-nothing-created = Rien n’est encore créé ; ensuite, le texte ne change plus.
import-create = Créer
import-add = Ajouter au projet
import-added = Le texte a été ajouté au projet.
import-brought = { $count ->
    [one] Le fichier a apporté une marque, sous le nom qu’il donne.
   *[other] Le fichier a apporté { $count } marques, sous les noms qu’il donne.
}
import-marks-stay = { $count ->
    [one] Une marque reste sur le résumé, car le texte n’a rien à son adresse.
   *[other] { $count } marques restent sur le résumé, car le texte n’a rien à leurs adresses.
}
import-carried = { $count ->
    [one] Une marque du résumé a été reportée
   *[other] { $count } marques du résumé ont été reportées
} : { $same } sur les mêmes mots, { $address } sur toute la disposition de même adresse, { $above } sur la plus proche au-dessus. Parcourez-les ; « Annuler » y revient.
import-unplaced = { $count ->
    [one] Une marque n’a pas trouvé de place et reste sur le résumé : { $places }.
   *[other] { $count } marques n’ont pas trouvé de place et restent sur le résumé : { $places }.
}
step-carry-over = Reporter les marques
import-known = Le projet avait déjà ce texte ; son titre et ses détails sont maintenant ceux que vous avez donnés.
import-is-project = { $name } est un projet. Choisissez un texte à ajouter ; pour ouvrir le projet, prenez « Ouvrir un projet ».
step-add-text = Ajouter un texte
discard-title = Abandonner ce texte ?
discard-words = Vous l’avez modifié et rien n’en a encore été créé : vos modifications seraient perdues.
discard-keep = Continuer
discard-go = Abandonner

# Genres de dispositions.
kind-front = Page de titre
kind-preamble = Préambule
kind-recital = Considérant
kind-part = Partie
kind-title = Titre
kind-chapter = Chapitre
kind-section = Section
kind-subsection = Sous-section
kind-article = Article
kind-paragraph = Paragraphe
kind-subparagraph = Alinéa
kind-point = Point
kind-closing-words = Fin de phrase
kind-annex = Annexe
kind-footnote = Note
kind-conclusion = Conclusion
kind-paragraph-short = Par.
kind-chapter-short = Chap.
kind-section-short = Sect.
kind-subsection-short = Sous-sect.
kind-article-short = Art.
kind-subparagraph-short = Al.
kind-footnote-short = N.
# Parts of addresses, as in “Article 17(2), chapeau”.
unit-chapeau = chapeau
unit-unnumbered = { $unit } sans numéro

# Ce qui a été écarté ; un nombre peut précéder.
left-out-running-header = { $count ->
    [one] en-tête courant
   *[other] en-têtes courants
}
left-out-running-footer = { $count ->
    [one] pied de page courant
   *[other] pieds de page courants
}
left-out-page-number = { $count ->
    [one] numéro de page
   *[other] numéros de page
}
left-out-masthead = { $count ->
    [one] bandeau de titre
   *[other] bandeaux de titre
}
left-out-barcode = { $count ->
    [one] code-barres
   *[other] codes-barres
}
left-out-page-break = { $count ->
    [one] saut de page
   *[other] sauts de page
}
left-out-ruled-line = { $count ->
    [one] filet
   *[other] filets
}
left-out-tag = { $count ->
    [one] balise HTML
   *[other] balises HTML
}
left-out-hidden-text = { $count ->
    [one] passage masqué
   *[other] passages masqués
}
left-out-deleted = { $count ->
    [one] passage supprimé en suivi des modifications
   *[other] passages supprimés en suivi des modifications
}
left-out-inserted = { $count ->
    [one] passage inséré en suivi des modifications
   *[other] passages insérés en suivi des modifications
}
left-out-picture = { $count ->
    [one] image
   *[other] images
}
left-out-page-furniture = { $count ->
    [one] élément de la page autour du texte
   *[other] éléments de la page autour du texte
}
left-out-contents = { $count ->
    [one] ligne de table des matières
   *[other] lignes de table des matières
}
left-out-by-hand = { $count ->
    [one] passage écarté à la main
   *[other] passages écartés à la main
}

# Pourquoi vérifier une ligne, et ce qui a été fait à la lecture.
doubt-out-of-sequence = Son numéro ne suit pas le précédent
doubt-duplicate = Une autre disposition a le même numéro
doubt-glued-heading = L’intitulé semble se fondre dans la première phrase
doubt-ambiguous = L’étiquette peut être une lettre ou un chiffre romain
doubt-bare-number = Un nombre seul sur sa ligne a été pris pour un numéro de paragraphe
remark-joined = Joint
remark-guessed = Supposé
remark-rescued = Récupéré
remark-doubtful = Douteux

# Marques que porte un fichier.
source-highlights = { $count ->
    [one] { $count } surlignage
   *[other] { $count } surlignages
}
source-underlines = { $count ->
    [one] { $count } soulignement
   *[other] { $count } soulignements
}
source-strike-outs = { $count ->
    [one] { $count } passage barré
   *[other] { $count } passages barrés
}
source-notes = { $count ->
    [one] { $count } commentaire
   *[other] { $count } commentaires
}
source-insertions = { $count ->
    [one] { $count } insertion suivie
   *[other] { $count } insertions suivies
}
source-deletions = { $count ->
    [one] { $count } suppression suivie
   *[other] { $count } suppressions suivies
}

# Étapes, et pourquoi un changement est impossible.
draft-step-kind = Changer le genre
draft-step-level = Changer le niveau
draft-step-label = Changer l’étiquette
draft-step-heading = Mettre en intitulé
draft-step-text = Mettre en texte
draft-step-merge = Joindre des lignes
draft-step-split = Couper une ligne
draft-step-restore = Rétablir
draft-step-leave-out = Écarter
draft-step-accept = Dire que c’est juste
draft-step-header = Changer les détails
draft-fault-gone = Cette ligne n’existe plus.
draft-fault-left-out = Cette ligne est écartée ; rétablissez-la d’abord.
draft-fault-kept = Cette ligne fait déjà partie du texte.
draft-fault-first = Aucune ligne ne précède celle-ci à laquelle la joindre.
draft-fault-no-words = Placez le curseur là où commence le second paragraphe : cliquez-y, ou déplacez-le avec les flèches.
draft-fault-deepest = Elle ne peut pas descendre plus bas : au plus un niveau sous la ligne précédente.

# Ce que le lecteur d’un fichier a fait.
did-join-word = « { $word } » était coupé à la fin d’une ligne.
did-join-pages = Un paragraphe se poursuit de la page { $from } à la page { $to }.
did-read-as = Son nom se termine par « .{ $extension } », mais c’est { $kind } ; il a été lu comme tel.
did-choose-encoding = Le fichier ne dit pas comment ses lettres sont codées ; il a été lu en { $name }. Si des lettres sont fausses, enregistrez-le en UTF-8 et importez ce fichier-là.
did-replace-characters = { $count ->
    [one] Le fichier est écrit en UTF-8, mais { $count } de ses caractères est abîmé ; « � » en tient lieu.
   *[other] Le fichier est écrit en UTF-8, mais { $count } de ses caractères sont abîmés ; « � » en tient lieu.
}
did-leave-out-mark = Une marque ne porte sur aucun mot du texte et a été laissée de côté : « { $words } ».
did-leave-out-mark-by = Une marque de { $author } ne porte sur aucun mot du texte et a été laissée de côté : « { $words } ».
did-find-letters = Le fichier ne dit pas quelles lettres sont { $count } signes { $font }. Elles ont été retrouvées : il le dit ailleurs, et c’est presque certain.
did-find-likely-letters = Le fichier ne dit pas quelles lettres sont { $count } signes { $font }. Elles ont été retrouvées d’après l’ordre de la police et la fréquence des lettres ; vérifiez quelques phrases.
did-find-no-letters = Les lettres de { $count } signes { $font } n’ont pas pu être retrouvées ; « � » en tient lieu.
did-of-font = de la police { $font }
did-of-nameless-font = d’une police sans nom
file-kind-plain = du texte brut
file-kind-markdown = un fichier Markdown
file-kind-docx = un document Word
file-kind-html = une page web
file-kind-odt = un texte OpenDocument
file-kind-pdf = un PDF
