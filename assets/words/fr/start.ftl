# La première page.
start-program = Rapporteur
start-promise = Lisez un traité, marquez ce qui met des personnes en danger, dites pourquoi, et remettez votre relecture aux délégations.
start-new = Nouveau projet à partir d’un texte…
start-new-tip = Un fichier Word, OpenDocument, web, de texte brut ou Markdown ({ $key })
start-open = Ouvrir un projet…
start-open-tip = Un projet que vous ou un ou une collègue avez enregistré ({ $key })
start-drop = Ou déposez un fichier sur cette fenêtre.
start-go-on = Reprendre où vous en étiez
start-forget = Oublier, et ne plus retenir les fichiers
start-forget-tip = Plus rien des fichiers que vous ouvrez n’est conservé sur cet ordinateur
start-remember = Retenir le dernier fichier ouvert
start-offline = Tout reste sur cet ordinateur : le programme n’utilise jamais le réseau.

# Les exemples ; les identifiants se terminent par le nom de l’exemple.
start-samples = Essayez sur un exemple
start-samples-hint = Les exemples redisent le traité en langage courant, et en anglais. Ils n’en sont pas le texte officiel.
start-open-sample = Ouvrir l’exemple
start-open-sample-named = Ouvrir l’exemple : { $title }
start-fresh = Relire ce texte vous-même
start-fresh-named = Relire vous-même : { $title }
start-fresh-tip = Le même texte, sans les marques de personne
sample-title-first-steps = Premiers pas
sample-blurb-first-steps = Six marques qui montrent, sur la convention elle-même, comment marquer, évaluer, commenter et exporter.
sample-title-convention-2024 = La convention adoptée en 2024, annotée
sample-blurb-convention-2024 = Les 68 articles en langage courant, avec des marques qui suivent le débat public : champ d’application, droits humains, surveillance, recherche en sécurité, garanties et coopération.
sample-title-draft-2023 = La version de 2023, annotée
sample-blurb-draft-2023 = Les articles au cœur du débat, avec les préoccupations exprimées à l’époque.

# La visite
tour-step = Étape { $step } sur { $steps }
tour-read = Lire et sélectionner
tour-read-words = Faites glisser le pointeur sur les mots qui vous inquiètent, ou déplacez-vous avec les flèches en tenant Maj. Le sommaire mène à chaque article ; { $key } mène à une référence comme 17 2 b.
tour-mark = Dire ce qui vous inquiète
tour-mark-words = Une fois des mots sélectionnés, choisissez ici une préoccupation ou appuyez sur son chiffre. Dites ensuite si c’est grave, pourquoi, et ce que les délégations devraient faire.
tour-hand-on = Transmettre
tour-hand-on-words = { $save } enregistre tout dans un seul fichier, pour vous ou un collègue. { $export } écrit un PDF annoté. { $palette } trouve toute autre commande par son nom.
tour-next = Suivant
tour-back = Retour
tour-done = Commencer
tour-skip = Passer la visite
tour-skip-tip = Vous la retrouverez sous Aide
tour-needs-text = La visite commence dès qu’un texte est ouvert.
drop-here = Déposez un projet ou un texte pour l’ouvrir
opening = Ouverture…
opening-file = Lecture de { $name }
opening-pages = { $done } pages sur { $of }
opening-stop = Arrêter
