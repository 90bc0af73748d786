# Protéger le projet ouvert contre une panne.
keep-elsewhere = { $name } est ouvert dans une autre fenêtre. Travaillez dans celle-là, ou enregistrez celui-ci sous un autre nom, pour que l’une n’annule pas le travail de l’autre.
keep-no-older = La version précédente n’a pas pu être gardée : { $why }. Le projet lui-même est enregistré.
open-elsewhere-title = Le fichier est ouvert dans une autre fenêtre
open-elsewhere-words = Ce que vous enregistrez ici remplacerait ce que cette fenêtre a enregistré. Enregistrez le vôtre sous un autre nom pour garder les deux.
fault-journal = les dernières modifications n’ont pas pu être protégées contre une panne : { $why }. Enregistrez le projet
fault-journal-full = le journal des modifications est plein. Enregistrez le projet
fault-journal-seal = les dernières modifications n’ont pas pu être protégées contre une panne : { $why }
fault-journal-in-clear = les dernières modifications ne sont pas protégées contre une panne, car ce projet était verrouillé et la protection est désactivée ; activez-la, ou enregistrez
fault-recover-seal = Le projet auquel appartiennent ces modifications ne peut pas être ouvert : { $why }
fault-recover-base = Ces modifications s’appliquent à un autre état du fichier. Cherchez-le parmi les versions antérieures.
fault-recover = Le projet auquel appartiennent ces modifications ne peut pas être lu. { $why }

# Ce qu’une panne a laissé, et les versions antérieures.
recovery-title = Travail non enregistré et versions antérieures
recovery-words = Le programme s’est arrêté avant que ce travail soit enregistré. Vos fichiers restent intacts : ce que vous ouvrez ici est une copie à enregistrer.
recovery-none = Aucun travail non enregistré n’est resté.
recovery-changes = { $count ->
    [one] Une modification, { $when }
   *[other] { $count } modifications, la dernière { $when }
}
recovery-begun = Commencé sans être modifié
recovery-never-saved = Jamais enregistré dans un fichier
recovery-found-older = Le fichier a été modifié ou supprimé depuis. Le travail repose sur la version antérieure qui a été gardée.
recovery-found-missing = Le fichier auquel appartiennent ces modifications a été modifié ou supprimé, et aucune version antérieure n’a été gardée. Remettez-le à sa place pour les récupérer.
recovery-found-locked = Les modifications reposent sur une version antérieure verrouillée. Déverrouillez d’abord : Fichier, « Verrouiller ou déverrouiller ».
recovery-torn = La toute dernière modification n’est plus lisible.
recovery-unreadable = Travail illisible
recovery-unreadable-words = Son journal est endommagé, ou une version plus récente du programme l’a écrit. Rien ne peut en être ouvert ici.
recovery-other-key = Il est verrouillé pour une autre clé que la vôtre. Seule la clé de secours de cette protection l’ouvre, sur un ordinateur où cette protection est en place.
recovery-withheld = Son journal n’a pas pu être lu : { $why }. Il est peut-être intact, et reste.
recovery-maybe-alive = Il n’est pas certain qu’aucune autre fenêtre n’y travaille.
recovery-open = Ouvrir
recovery-compare = Ce qui a changé
recovery-remove = Supprimer…
recovery-remove-words = Supprimer ce travail définitivement ?
recovery-remove-go = Supprimer définitivement
recovery-keep = Le garder
recovery-of = { $what } : { $name }
recovery-not-removed = La suppression a échoué : { $why }
recovery-opened = Ce travail a été récupéré. Enregistrez-le où vous voulez.
recovery-older = Versions antérieures du projet ouvert
recovery-older-words = Gardées à chaque enregistrement. Ce qui a changé est indiqué par rapport au projet ouvert.
recovery-older-none = Aucune n’est encore gardée. Une version est gardée à chaque enregistrement.
recovery-version = { $when } · { $size } Kio
recovery-copy = Ouvrir une copie
recovery-same = Rien ne diffère.
recovery-counts = Marques : { $new } nouvelles, { $changed } modifiées, { $gone } supprimées
recovery-otherwise = Des textes, des préoccupations, des réponses ou d’autres éléments diffèrent aussi.
ago-now = à l’instant
ago-minutes = { $count ->
    [one] il y a une minute
   *[other] il y a { $count } minutes
}
ago-hours = { $count ->
    [one] il y a une heure
   *[other] il y a { $count } heures
}
ago-days = { $count ->
    [one] hier
   *[other] il y a { $count } jours
}
