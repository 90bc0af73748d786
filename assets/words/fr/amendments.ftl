# L’amendement d’une marque : proposer un meilleur libellé.
amendment-head = Amendement
amendment-propose = Proposer un libellé…
amendment-words = Libellé proposé
amendment-words-hint = Les mots tels qu’ils devraient figurer
amendment-reason = Motif
amendment-reason-hint = En quoi est-ce mieux ainsi ?
amendment-more = Plus : repli, auteur, état
amendment-less = Moins
amendment-fallback = Position de repli
amendment-fallback-hint = Le libellé acceptable à défaut d’appui
amendment-sponsor = Auteur
amendment-sponsor-hint = État ou organisation ; figure dans les exports
amendment-status = État d’avancement
amendment-remove = Retirer l’amendement
amendment-line = { $kind } · { $status }
amendment-line-sponsor = { $kind } · { $status } · { $sponsor }

# Ce que fait un amendement, et où il en est.
amendment-replace = Remplacer par
amendment-delete = Supprimer
amendment-delete-provision = Supprimer la disposition
amendment-insert = Insérer après
amendment-new-provision = Nouvelle disposition après
amendment-proposed = Proposé
amendment-agreed = Convenu ad referendum
amendment-adopted = Adopté
amendment-rejected = Rejeté
amendment-withdrawn = Retiré

# Des modifications apparentes, lues à voix haute.
redline-spoken = Modifications apparentes : { $words }
redline-deleted = [supprimé : { $words }]
redline-inserted = [inséré : { $words }]

# Les réponses à une marque.
replies-head = { $count ->
    [0] Réponses
    [one] { $count } réponse
   *[other] { $count } réponses
}
reply-by = { $name }, { $day }
reply-by-you = Vous ({ $name }), { $day }
reply-field = Répondre
reply-field-hint = Répondre…
reply-send = Envoyer
reply-send-tip = Ajouter la réponse au projet (Ctrl+Entrée)
reply-change = Modifier votre réponse du { $day }
reply-change-field = Votre réponse
reply-keep = Garder
reply-remove = Supprimer votre réponse du { $day }

# Les signes des lignes de la liste, lus à voix haute.
list-row-amended = { $row }, avec un amendement
list-row-replies = { $count ->
    [one] { $row }, { $count } réponse
   *[other] { $row }, { $count } réponses
}

# Les étapes que l’on peut annuler.
step-type-amendment = Saisir l’amendement
step-change-amendment = Modifier l’amendement
step-remove-amendment = Retirer l’amendement
step-reply = Répondre
step-change-reply = Modifier la réponse
step-remove-reply = Supprimer la réponse

# Pourquoi une modification a été refusée.
refusal-reply-not-yours = Cette réponse est celle de quelqu’un d’autre ; cette personne seule peut la modifier.
refusal-unknown-mark = La réponse porte sur une marque que ce projet ne contient pas.
refusal-unknown-replier = La réponse est celle d’une personne que ce projet ne connaît pas.
refusal-reviewer-replied = { $count ->
    [one] Cette personne ne peut pas être retirée tant que { $count } réponse est la sienne.
   *[other] Cette personne ne peut pas être retirée tant que { $count } réponses sont les siennes.
}
limit-proposed-characters = caractères dans un libellé proposé
limit-reason-characters = caractères dans un motif
limit-sponsor-characters = caractères dans un nom d’auteur
limit-reply-characters = caractères par réponse
limit-replies = réponses
limit-replies-with-deleted = réponses, y compris les réponses supprimées
