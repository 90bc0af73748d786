# Ce qui est promis et ce qui ne l’est pas.
safety-title = Sûreté : ce qui est promis et ce qui ne l’est pas
safety-words = Chaque promesse est prouvée par des tests livrés avec le code source du programme.
safety-kept = Votre travail
safety-quiet = Votre vie privée
safety-limits = Ce qu’il ne fait pas

# Promesses : le travail n’est pas perdu.
safety-promise-crash = Une panne n’abîme jamais un projet.
safety-promise-power = Ce qui est dit enregistré survit à une coupure de courant.
safety-promise-full-disk = Un disque plein ou défaillant coûte un message, pas le fichier.
safety-promise-journal = Ce qui a été fait depuis le dernier enregistrement est dans un journal deux secondes plus tard.
safety-promise-recovered = Ce qui est récupéré est ce qui était à l’écran.
safety-promise-damaged = Un journal abîmé ne donne aucune modification fausse et n’en perd aucune d’avant le dommage.
safety-promise-older = Les versions antérieures sont là.
safety-promise-shown = Ce qu’une panne de la fenêtre a laissé est montré au démarrage suivant et ouvert à côté du fichier, aussi souvent qu’elle se produit.
safety-promise-beside = La récupération n’écrase rien.
safety-promise-two-windows = Deux fenêtres se connaissent, et une fenêtre morte n’écarte personne.

# Promesses : rien n’est révélé.
safety-promise-network = Le programme n’utilise jamais le réseau, et marche là où il n’y en a pas.
safety-promise-programs = Il n’ouvre aucun lien, et ne lance aucun autre programme sauf si vous lui demandez de choisir un fichier ou de montrer un dossier.
safety-promise-chosen = Les exports ne disent que ce que vous avez choisi de dire : ni nom, ni jour, ni fichier, ni dossier, ni ordinateur en plus.
safety-promise-same = Le même projet donne le même fichier, octet pour octet, quels que soient la personne, le lieu et le moment.
safety-promise-traps = Ce qui est exporté ne porte ni script, ni lien qui s’ouvre, ni formule, quoi qu’on ait saisi.
safety-promise-places = Ce que vous écrivez est gardé dans les fichiers que vous enregistrez et dans le dossier du programme, nulle part ailleurs.
safety-promise-own = Ses propres fichiers ne sont lisibles que par leur propriétaire ; le fichier de verrou ne dit rien.
safety-promise-swept = Les fichiers temporaires sont balayés, et rien d’autre.
safety-promise-failing = Quand le programme échoue, ni son message ni une image de sa mémoire ne contient ce que vous avez écrit.
safety-promise-strangers = Un fichier venu d’ailleurs est lu par un processus qui ne peut ouvrir ni fichier ni connexion.

# Limites.
safety-limit-clear = Les fichiers de projet ne sont pas chiffrés : gardez-les sur un disque chiffré.
safety-limit-clear-copies = Les journaux et les versions antérieures ne sont pas chiffrés : qui peut lire le disque peut les lire.
safety-limit-older-stays = Une version antérieure continue d’exister quand le fichier du projet est supprimé.
safety-limit-blocks = Un journal est supprimé, pas écrasé : ce qu’il disait peut rester dans des blocs libres du disque jusqu’à ce qu’ils resservent.
safety-limit-swap = Quand la mémoire manque, ou que l’ordinateur est en veille, le système peut écrire sur le disque ce qui est à l’écran.
safety-limit-malware = Il ne vous protège ni des autres programmes de cet ordinateur, ni des personnes qui peuvent vous faire ouvrir un fichier.
safety-limit-sending = Il ne cache pas comment les fichiers sont envoyés, ni à qui.
safety-limit-recent = La fenêtre du système pour choisir un fichier peut garder une liste de fichiers récents. Saisir un chemin l’évite.
safety-limit-clipboard = Ce que vous copiez est dans le presse-papiers, où d’autres programmes peuvent le lire.
safety-limit-remembered = Le nom du dernier fichier ouvert, et votre place dans celui-ci, sont retenus si vous le choisissez sur la première page.
safety-limit-title = Un texte sans titre donne au projet le nom de son fichier, et ce titre figure sur chaque export : regardez-le.
safety-limit-sponsor = L’auteur d’un amendement est exporté avec lui, que les noms soient cochés ou non.
safety-limit-original = La copie d’un PDF original avec des marques contient tout ce que l’original contient.
safety-limit-tables = Un tableau de préoccupations pour tableurs protège le début de chaque cellule ; ouvrez-le comme séparé par des virgules.
safety-limit-lying-disk = Un disque qui se dit « vidé » sans l’être peut encore perdre ce qu’il a reçu.
safety-limit-network-folder = Là où un dossier ne prend pas de verrous, comme sur certains lecteurs réseau, deux fenêtres ne sont pas tenues à l’écart.
safety-limit-in-place = Un autre programme qui écrit dans le fichier d’un projet est remarqué, pas empêché.
safety-limit-moments = Les modifications des derniers instants, deux secondes au plus, sont perdues quand le programme est tué.
safety-limit-windows = Sous Windows et macOS, personne n’a rien vérifié de tout cela ; le système peut aussi y garder une image de la mémoire quand le programme échoue.
