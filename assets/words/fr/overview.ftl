# La vue des chiffres : ses parties.
overview-heat = Carte de chaleur
overview-heat-tip = Quelles préoccupations se trouvent dans quels articles
overview-ratings = Gravité
overview-ratings-tip = La gravité des marques de chaque article
overview-coverage = Couverture
overview-coverage-tip = Ce qui est marqué et lu, et ce qui ne l’est pas encore
overview-concerns = Préoccupations
overview-concerns-tip = Combien de fois chaque préoccupation a été marquée
overview-together = Ensemble
overview-together-tip = Quelles préoccupations se trouvent sur les mêmes marques
overview-section = Vue d’ensemble : { $section }
overview-chart = Graphique
overview-table = Tableau
overview-chart-of = Graphique : { $name }
overview-table-of = Tableau : { $name }
overview-copy = Copier
overview-copy-tip = Copier le tableau de cette vue, pour un tableur
overview-copied = { $count ->
    [one] Tableau de { $count } ligne copié.
   *[other] Tableau de { $count } lignes copié.
}
overview-export = Exporter en CSV…
overview-export-tip = Écrire le tableau de cette vue dans un fichier pour tableur
overview-back = Revenir au texte

# Les marques qui sont comptées.
overview-counting = { $total ->
    [one] { $shown } marque comptée sur { $total } : le filtre est actif
   *[other] { $shown } marques comptées sur { $total } : le filtre est actif
}
overview-counting-all = { $total ->
    [one] { $total } marque comptée, quel que soit le filtre
   *[other] Les { $total } marques sont comptées, quel que soit le filtre
}
overview-count-all = Tout compter
overview-count-filtered = Compter ce que montre le filtre
overview-marked-articles = Articles marqués
overview-all-articles = Tous les articles
overview-outermost = Les plus larges
overview-used = Toutes
overview-none-used = Aucune de ces marques ne porte de préoccupation.

# Les colonnes et ce qu’elles contiennent.
overview-article = Article
overview-concern = Préoccupation
overview-under = Se range sous
overview-marks = Marques
overview-words = Mots
overview-total = Total
overview-gravest = Gravité maximale
overview-readers = Lu par
overview-you = Lu par vous
overview-reviewer = Personne
overview-articles-read = Articles lus
overview-yes = oui
overview-no = non
overview-whole-text = Texte entier
overview-of = { $count ->
    [0] { $name } : aucune marque
    [one] { $name } : { $count } marque
   *[other] { $name } : { $count } marques
}
overview-cell = { $count ->
    [0] { $row }, { $column } : aucune marque
    [one] { $row }, { $column } : { $count } marque
   *[other] { $row }, { $column } : { $count } marques
}
overview-value = { $row }, { $column } : { $value }
overview-both = { $count ->
    [0] { $one } avec { $other } : aucune marque
    [one] { $one } avec { $other } : { $count } marque
   *[other] { $one } avec { $other } : { $count } marques
}
overview-rated = { $rating } : { $count }
overview-told = { $count ->
    [one] { $count } marque ({ $list })
   *[other] { $count } marques ({ $list })
}
overview-told-of = { $name } : { $told }
overview-legend = { $rating } : { $count }

# La couverture.
overview-read-by-you = { $all ->
    [one] { $count } article lu par vous sur { $all }
   *[other] Articles lus par vous : { $count } sur { $all }
}
overview-with-marks = { $all ->
    [one] { $count } article avec des marques sur { $all }
   *[other] Articles avec des marques : { $count } sur { $all }
}
overview-words-read = Mots lus par vous : { $count } sur { $all }
overview-words-marked = Mots des articles avec des marques : { $count } sur { $all }
overview-gaps-all = Tout ({ $count })
overview-beside-articles = En dehors des articles : { $names } ({ $read } sur { $count } lus par vous)
overview-gaps-unmarked = Sans marque ({ $count })
overview-gaps-unread = Non lus par vous ({ $count })
overview-gaps-reviewers = Par personne
overview-no-gaps = Aucun article ne manque ici.
overview-read = Lu
overview-mark-read = Marquer comme lu
overview-mark-article-read = Marquer { $article } comme lu
overview-mark-article-unread = { $article } est lu par vous ; revenir dessus
overview-read-by = { $count ->
    [0] { $article } : lu par personne
    [one] { $article } : lu par { $count } personne
   *[other] { $article } : lu par { $count } personnes
}
overview-reader-you = { $name } (vous)
overview-reader-read = { $all ->
    [one] { $name } : { $count } article lu sur { $all }
   *[other] { $name } : articles lus, { $count } sur { $all }
}
overview-part = { $count } sur { $all }

# Ce qui manque.
overview-no-articles = Ce texte n’a pas d’articles ; ses paragraphes sont comptés à leur place.
overview-empty-text = Aucun texte
overview-empty-text-words = Ce projet ne contient aucun texte. Choisissez Fichier, Nouveau projet à partir d’un texte.
overview-empty-marks = Aucune marque pour l’instant
overview-empty-marks-words = Sélectionnez des mots dans le texte, puis appuyez sur un chiffre pour les marquer d’une préoccupation. Les chiffres apparaissent ici d’eux-mêmes.
overview-empty-counted = Aucune marque ne passe le filtre
overview-empty-counted-words = Il y a des marques, mais le filtre n’en montre aucune. Choisissez « Tout compter » ci-dessus.
overview-empty-concerns = Aucune préoccupation
overview-empty-concerns-words = Ce projet n’a pas de préoccupation selon laquelle compter. Ajoutez-en à côté du texte.

# Noter ce qui est lu.
step-mark-read = Marquer comme lu
step-mark-unread = Marquer comme non lu
read-noted = { $article } est marqué comme lu.
read-taken-back = { $article } n’est plus marqué comme lu.
read-no-article = Choisissez d’abord un article dans un graphique.
contents-read = Lu par vous
contents-entry-read = { $entry }, lu par vous

# Écrire un tableau.
files-being-exported = Un export est en cours ; réessayez dans un instant.
path-save-table = Exporter le tableau
path-choosing-table = Choisissez dans la fenêtre de fichiers qui s’est ouverte, ou saisissez le chemin ici. Les tableaux finissent en .csv et s’ouvrent dans tout tableur.
path-typing-table = Saisissez le chemin ici, ou parcourez les dossiers. Les tableaux finissent en .csv et s’ouvrent dans tout tableur.
path-kind-table = Tableau
