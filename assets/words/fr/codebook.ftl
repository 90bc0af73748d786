# La grille : son arbre, son éditeur et ses fichiers.
codebook-add-short = Ajouter
codebook-add = Ajouter une préoccupation
codebook-add-tip = Une nouvelle préoccupation avec laquelle marquer
codebook-new = Nouvelle préoccupation
codebook-row = { $name }, { $marks }
codebook-row-key = { $name }, touche { $key }, { $marks }
codebook-empty = Aucune préoccupation encore
codebook-empty-what = Les préoccupations disent sur quoi portent les marques. Ajoutez-en une, reprenez celles d’un collègue, ou commencez avec la grille livrée avec Rapporteur.
codebook-empty-read-only = Ce projet est ouvert en lecture seule et ne contient aucune préoccupation.
codebook-take-shipped = Prendre la grille livrée
codebook-take-shipped-tip = Les grands sujets du débat public sur la convention contre la cybercriminalité
codebook-step-add = Ajouter une préoccupation
codebook-step-change = Modifier une préoccupation
codebook-step-move = Déplacer une préoccupation
codebook-step-remove = Retirer une préoccupation
codebook-step-merge = Fusionner des préoccupations
codebook-step-split = Diviser une préoccupation
codebook-step-import = Importer une grille
codebook-step-shipped = Prendre la grille livrée
codebook-removed = « { $name } » a été retirée. Annuler la rétablit.
codebook-refused-own = « { $name } » ne peut pas être placée sous elle-même. Choisissez un autre endroit.
codebook-refused-deep = « { $name } » serait trop profonde ici : il y a au plus { $most } niveaux. Choisissez une préoccupation plus large.
codebook-refused-end = Elle ne peut pas aller plus loin dans ce sens parmi ses voisines.
codebook-name = Nom
codebook-name-empty = Une préoccupation a besoin d’un nom ; elle reste « { $name } ».
codebook-name-same = Une autre préoccupation porte aussi ce nom. Fusionnez-les si elles disent la même chose.
codebook-name-same-under = Une préoccupation sous « { $above } » porte aussi ce nom. Fusionnez-les si elles disent la même chose.
codebook-letter = Lettre
codebook-letter-tip = Une ou deux lettres qui la désignent là où la couleur ne suffit pas
codebook-letter-empty = Une préoccupation a besoin d’une lettre, pour qui ne voit pas sa couleur ; elle reste « { $letter } ».
codebook-letter-same = « { $letter } » désigne aussi « { $name } ».
codebook-colour = Couleur
codebook-colour-digits = Chiffres de la couleur
codebook-colour-digits-tip = Rouge, vert et bleu, sous la forme #RRGGBB
codebook-colour-no = Écrivez six chiffres ou lettres de A à F, comme #1D4ED8 ; elle reste { $colour }.
codebook-colour-pale = Peu visible ici ; lignes et lettres sont renforcées là où il le faut.
colour-crimson = cramoisi
colour-brick = brique
colour-orange = orange
colour-ochre = ocre
colour-olive = olive
colour-green = vert
colour-teal = bleu canard
colour-cyan = bleu ciel
colour-blue = bleu
colour-navy = bleu marine
colour-violet = violet
colour-plum = prune
colour-pink = rose
colour-brown = brun
colour-slate = gris
colour-graphite = presque noir
codebook-key = Touche
codebook-key-tip = Le chiffre qui marque avec elle
codebook-no-key = Aucune
codebook-key-free = libre
codebook-key-offer = Touche { $key } : { $name }
codebook-key-none = « { $name } » n’a plus de touche.
codebook-key-now = La touche { $key } marque maintenant avec « { $name } ».
codebook-key-taken = La touche { $key } marque maintenant avec « { $name } », et non plus avec « { $holder } ».
codebook-read-key = Touche { $key }
codebook-under = Placée sous
codebook-outermost = Rien, au premier niveau
codebook-under-offer = Sous { $name }
codebook-definition = Définition
codebook-definition-hint = Qu’est-ce qui en relève ?
codebook-definition-none = Pas encore.
codebook-examples = Exemples
codebook-examples-lines = Exemples, un par ligne
codebook-examples-hint = Des formules qui en relèvent
codebook-examples-many = { $count ->
    [one] Il y a place pour { $most } exemples au plus ; la dernière ligne a été laissée de côté. Mettez-la dans une autre préoccupation, ou raccourcissez la liste et collez-la de nouveau.
   *[other] Il y a place pour { $most } exemples au plus ; les { $count } dernières lignes ont été laissées de côté. Mettez-les dans une autre préoccupation, ou raccourcissez la liste et collez-la de nouveau.
}
codebook-move-up = Monter
codebook-move-down = Descendre
codebook-move-out = Désindenter
codebook-move-in = Indenter
codebook-add-under = Ajouter une préoccupation sous celle-ci
codebook-merge = Fusionner avec…
codebook-merge-tip = Donner ses marques à une autre préoccupation
codebook-split = Diviser…
codebook-split-tip = Répartir ses marques entre des préoccupations plus étroites
codebook-remove = Retirer
codebook-remove-used = { $count ->
    [one] { $count } marque l’emploie. « Fusionner avec… » la donne à une autre préoccupation.
   *[other] { $count } marques l’emploient. « Fusionner avec… » les donne à une autre préoccupation.
}
codebook-remove-under = { $count ->
    [one] { $count } préoccupation est placée sous elle. Sortez-la d’abord, ou utilisez « Fusionner avec… », qui l’emmène.
   *[other] { $count } préoccupations sont placées sous elle. Sortez-les d’abord, ou utilisez « Fusionner avec… », qui les emmène.
}
codebook-cancel = Annuler
codebook-merge-head = Fusionner « { $name } » avec…
codebook-merge-offer = Avec { $name }
codebook-merge-go = Fusionner
codebook-merge-own = { $own ->
    [0] Aucune de vos marques ne change ; « { $from } » disparaît.
    [one] { $own } de vos marques change ; « { $from } » disparaît.
   *[other] { $own } de vos marques changent ; « { $from } » disparaît.
}
codebook-merge-others = { $own ->
    [0] Aucune de vos marques ne change
    [one] { $own } de vos marques change
   *[other] { $own } de vos marques changent
} ; { $others ->
    [one] { $others } d’un collègue garde
   *[other] { $others } de collègues gardent
} « { $from } », qui sera placée sous « { $into } ».
codebook-merged = « { $from } » a été fusionnée avec « { $into } ».
codebook-split-head = Diviser « { $name } »
codebook-split-what = Nommez les parties, puis donnez-leur vos marques : cliquez un chiffre, ou appuyez dessus sur une marque. Les parties sont placées sous elle ; ce qui n’est donné à aucune lui reste.
codebook-split-name = Nom de la partie { $number }
codebook-split-drop = Laisser la partie { $number }
codebook-split-more = Une partie de plus
codebook-split-none = Vous n’avez aucune marque avec elle ; les parties commencent vides.
codebook-split-given = { $count ->
    [one] { $given } de votre { $count } marque donnée
   *[other] { $given } de vos { $count } marques données
}
codebook-split-others = { $count ->
    [one] { $count } marque d’un collègue garde « { $name } ».
   *[other] { $count } marques de collègues gardent « { $name } ».
}
codebook-split-row = { $place } : « { $quote } »
codebook-split-row-given = { $place }, donnée à { $part } : « { $quote } »
codebook-split-give = { $place } à { $part }
codebook-split-go = Diviser
codebook-split-nameless = Donnez un nom à chaque partie.
codebook-split-twice = Deux parties portent le même nom. Nommez-les de façon à les distinguer.
codebook-split-deep = Les parties seraient trop profondes : il y a au plus { $most } niveaux. Sortez d’abord celle-ci.
codebook-split-done = { $count ->
    [0] Divisée en { $parts } parties.
    [one] Divisée en { $parts } parties ; { $count } marque donnée.
   *[other] Divisée en { $parts } parties ; { $count } marques données.
}
codebook-report-close = Fermer
codebook-import-done = Repris : { $file }
codebook-import-counts = { $added } ajoutées, { $changed } modifiées, { $same } identiques
codebook-import-same = { $same ->
    [one] Rien de nouveau : sa préoccupation est déjà ici, telle quelle.
   *[other] Rien de nouveau : ses { $same } préoccupations sont déjà ici, telles quelles.
}
codebook-import-nothing = Il ne nomme aucune préoccupation ; rien n’a changé.
codebook-import-remarks = { $count ->
    [one] { $count } remarque
   *[other] { $count } remarques
}
codebook-import-failed = La grille n’a pas été reprise
codebook-import-unchanged = Vos préoccupations sont restées telles quelles.
codebook-file-import-hint = Une grille REFI-QDA (.qdc) ou un tableau (.csv).
codebook-file-export-hint = Terminez le nom par .qdc pour d’autres logiciels d’analyse qualitative, ou par .csv pour un tableur.
codebook-file-import = Importer une grille
codebook-file-export = Exporter la grille
codebook-file-import-go = Importer
codebook-file-export-go = Exporter
codebook-file-kind = Grille
codebook-file-name = { $title } grille
codebook-file-ending = « { $name } » ne se termine ni par .qdc ni par .csv. La fin du nom dit quoi écrire ; choisissez l’une des deux.
codebook-file-folder = { $name } est un dossier. Ajoutez le nom du fichier.
codebook-file-own = C’est le fichier du projet lui-même. Choisissez un autre nom.
codebook-exported = { $count ->
    [one] { $count } préoccupation exportée vers { $name }.
   *[other] { $count } préoccupations exportées vers { $name }.
}
codebook-export-nothing = Il n’y a pas encore de préoccupation à exporter.
codebook-fault = « { $file } » n’a pas pu être lu comme une grille : { $why }
codebook-fault-missing = ce fichier n’existe pas. Cherchez-le où il était, ou vérifiez l’orthographe.
codebook-fault-forbidden = vous n’avez pas le droit de le lire. Demandez à son propriétaire, ou copiez-le dans un de vos dossiers.
codebook-fault-unreadable = il ne s’ouvre pas ({ $why }). Vérifiez qu’il est là et que vous pouvez le lire.
codebook-fault-no-file = ce n’est pas un simple fichier. Choisissez une grille (.qdc) ou un tableau (.csv).
codebook-fault-large = il dépasse { $most } Mio, ce qu’aucune grille ne fait. Exportez la grille seule, sans documents.
codebook-fault-empty = il est vide. Exportez la grille à nouveau, ou redemandez-la.
codebook-fault-other = ce n’est pas une grille ({ $what }). Choisissez une grille (.qdc) ou un tableau (.csv).
codebook-fault-project = c’est le projet entier d’un autre logiciel, ou un fichier compressé. Exportez-y la grille seule (.qdc, grille REFI-QDA), et importez-la.
codebook-fault-text = ligne { $line }, colonne { $column } : ce n’est pas du texte ({ $what }), ou il a été abîmé en route. Exportez la grille à nouveau, en .qdc ou en .csv en UTF-8.
codebook-fault-xml = ligne { $line }, colonne { $column } : { $why }. Exportez-le à nouveau, ou redemandez-le ; s’il a été modifié à la main, corrigez cette ligne.
codebook-fault-doctype = ligne { $line }, colonne { $column } : il déclare un type de document ou des entités, dont aucune grille n’a besoin et qui peuvent nuire. Demandez une grille REFI-QDA simple.
codebook-fault-quote = ligne { $line } : un guillemet s’ouvre ici et ne se ferme jamais. Fermez-le, ou exportez le tableau à nouveau.
codebook-fault-columns = la première ligne doit nommer les colonnes, dont path, tag ou name ; elle a : { $found }. Ajoutez une telle ligne, ou renommez une colonne.
codebook-remark-encoding = Le fichier n’est pas en UTF-8 et a été lu comme Windows-1252 ; vérifiez les accents.
codebook-remark-none = Le fichier ne nomme aucune préoccupation.
codebook-remark-nameless = Ligne { $line } : un code n’a pas de nom.
codebook-remark-name-cut = « { $name } » : le nom était trop long et a été coupé.
codebook-remark-colour = « { $name } » : { $colour } n’est pas une couleur (#RRGGBB) ; une autre a été donnée.
codebook-remark-guid = « { $name } » : { $guid } n’est pas un GUID ; le code est reconnu à son nom.
codebook-remark-shared-guid = « { $name } » : un autre code a le même GUID ; celui-ci est reconnu à son nom.
codebook-remark-double = Ligne { $line } : « { $name } » y était déjà ; cette ligne a été laissée de côté.
codebook-remark-key = « { $name } » : { $key } n’est pas une touche (1 à 9) et a été laissée de côté.
codebook-remark-key-taken = « { $name } » : la touche { $key } a été laissée de côté, car elle marque avec « { $by } ».
codebook-remark-deep = « { $name } » est à plus de { $most } niveaux et a été placée sous une préoccupation plus large.
codebook-remark-many = { $count } codes ont été laissés de côté : une grille contient au plus { $most } préoccupations.
codebook-remark-examples = « { $name } » : seuls les { $most } premiers exemples ont été repris.
codebook-remark-wider = « { $name } » n’a pas de ligne à elle et a été ajoutée pour celles qui sont sous elle.
codebook-remark-set = L’ensemble « { $name } » a été laissé de côté : les préoccupations ne forment qu’un arbre.
codebook-remark-uncodable = { $count ->
    [one] { $count } code qui ne fait que regrouper est devenu une préoccupation comme les autres.
   *[other] { $count } codes qui ne font que regrouper sont devenus des préoccupations comme les autres.
}
codebook-remark-element = { $count } × <{ $name }> laissé de côté : cela n’a pas de place ici.
codebook-remark-column = La colonne « { $name } » n’a pas été lue.
codebook-remark-uneven = La ligne { $line } a { $cells } cases sous { $columns } colonnes ; voyez ce qu’elle a donné.
codebook-remark-elsewhere = « { $name } » est ailleurs dans le fichier ; elle reste où elle est.
codebook-remark-refused = « { $name } » est restée telle quelle : { $why }.
codebook-remark-more = Et { $count } autres remarques.
