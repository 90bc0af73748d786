# Le PDF d’où vient un texte, gardé dans le projet.
command-keep-original = Garder le PDF dans le projet
command-keep-original-tip = Garder dans le projet le PDF d’où vient le texte, pour que les collègues en voient aussi les pages ; ou l’en retirer
original-keep = Garder le PDF dans le projet ({ $size })
original-keep-short = Garder le PDF
original-keep-tip = Qui ouvre le projet voit alors les pages et peut écrire les marques dans le PDF sans qu’on le lui envoie. Le fichier grandit d’un tiers de plus que le PDF, et ce que le PDF dit de ses auteurs part avec lui.
original-kept = Le projet garde ce PDF.
original-take-out = Le retirer
original-take-out-what = Retirer le PDF du projet
original-kept-notice = Le PDF est gardé dans le projet.
original-kept-name = le PDF gardé dans le projet
original-kept-use = Le PDF gardé dans le projet
original-kept-other = Un autre fichier
original-show-first = Choisissez le PDF d’où vient le texte ; il pourra ensuite être gardé.
original-gone = le projet ne garde plus le PDF d’où vient le texte
original-not-pdf = « { $name } » n’est pas un PDF ; un projet ne garde que le PDF d’où vient un texte
original-other-file = « { $name } » n’est pas le PDF d’où vient ce texte ; choisissez celui-là
step-keep-original = Garder le PDF
step-take-out-original = Retirer le PDF
refusal-original-too-large = Un projet a place pour { $most } Mio de fichiers PDF ; celui-ci est de trop.
remark-originals-damaged = { $count ->
    [one] Le PDF gardé dans le projet est endommagé et n’est pas repris ; la revue est entière.
   *[other] { $count } des fichiers PDF gardés dans le projet sont endommagés et ne sont pas repris ; la revue est entière.
}
limit-originals = Mio de fichiers PDF
size-kilobytes = { $size } Ko
size-megabytes = { $size } Mo
