# Ce qui est promis et ce qui ne l’est pas.
safety-title = Sûreté : ce qui est promis et ce qui ne l’est pas
safety-words = Chaque promesse est prouvée par des tests livrés avec le code source du programme.
safety-kept = Votre travail
safety-quiet = Votre vie privée
safety-seen = Ce que cachent les textes
safety-locked = Avec une phrase de passe
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
safety-promise-hidden = Les caractères cachés sont trouvés partout où l’on peut écrire : inversions du sens d’écriture, caractères de largeur nulle et de commande, étiquettes, lettres qui ne s’affichent pas, sélecteurs.
safety-promise-alphabets = Les mots qui mêlent des alphabets, ou qui, seuls parmi des mots latins, ne sont latins qu’en apparence, sont trouvés.
safety-promise-clean = Un texte propre ne donne aucun avertissement.
safety-promise-boxes = Les caractères cachés se montrent en cases, ne changent aucun ordre à l’écran, et leurs places sont dites.
safety-promise-told = Ils sont signalés à l’importation et par la commande qui vérifie un projet.

# Promesses : ce qui est verrouillé.
safety-promise-locked-silent = Ce qui est verrouillé ne montre rien de soi : ni le projet, ni le journal, ni les versions antérieures, à aucun moment d’un enregistrement.
safety-promise-locked-seized = Ce que vous écrivez pendant que la protection est active n’est nulle part en clair sur le disque, pas même dans ses blocs libres : un ordinateur éteint n’en dit rien.
safety-promise-locked-lingers = Une phrase de passe que vous tapez sans la faire montrer ne laisse rien en mémoire une fois utilisée.
safety-promise-locked-unasked = Ce qui était verrouillé n’est pas écrit en clair sans que vous le demandiez.
safety-promise-locked-page = Là où la protection est en place, rien n’est montré avant que vous tapiez la phrase de passe ou continuiez sans ce qui est verrouillé.
safety-promise-locked-changed = Un fichier verrouillé qui a été modifié ou coupé est refusé.
safety-promise-locked-guess = Chaque essai d’une phrase de passe coûte environ une seconde et 268 Mo de mémoire, et aucun fichier ne vous en fait attendre plus de deux.
safety-promise-locked-kept = Verrouiller le programme ne perd aucune modification, et ce qu’une panne a laissé attend la phrase de passe.
safety-promise-locked-lost = Qui perd la phrase de passe revient avec la clé de secours, et aucune panne n’enferme personne dehors.
safety-promise-locked-slipped = Une clé que quelqu’un a glissée est remarquée quand vous déverrouillez.
safety-promise-locked-age = Les fichiers verrouillés sont ceux d’age, un format public, et s’ouvrent sans ce programme.
safety-promise-locked-copies = Une copie verrouillée pour d’autres est ouverte par les personnes que vous avez choisies, et par vous là où est votre clé ; par personne d’autre.

# Limites.
safety-limit-clear = Les fichiers de projet ne sont pas chiffrés, sauf si vous les verrouillez par une phrase de passe : gardez-les sur un disque chiffré.
safety-limit-clear-copies = Sans protection, les journaux et les versions antérieures ne sont pas chiffrés : qui peut lire le disque peut les lire.
safety-limit-locked-open = Un verrou protège un ordinateur éteint, ou sur lequel vous avez verrouillé le programme : les mots d’un projet ouvert, et la clé, sont en mémoire.
safety-limit-locked-unkept = Le travail qu’aucun journal ne peut contenir, et un texte en cours de relecture, restent en mémoire derrière la page quand le programme est verrouillé.
safety-limit-locked-shared = Un projet venu d’un fichier sans verrou reste sans verrou jusqu’à ce que vous le verrouilliez ; sinon, les collègues qui partagent le fichier n’y auraient plus accès.
safety-limit-locked-writer = Un verrou cache ce qu’un fichier contient. Il ne prouve pas qui l’a écrit.
safety-limit-locked-shows = Un verrou ne cache pas qu’il y a des fichiers : leurs noms, dates et tailles approximatives, les identifiants des projets, et qu’ils sont verrouillés.
safety-limit-locked-settings = Les réglages ne sont pas verrouillés : votre nom, si vous en avez donné un, et le dernier fichier ouvert, si vous laissez le programme s’en souvenir.
safety-limit-locked-before = Ce qui était en clair avant d’être verrouillé peut rester dans des blocs libres du disque ; de même un ancien fichier de clé, qui s’ouvre avec l’ancienne phrase de passe.
safety-limit-locked-crashed = Ce qu’une panne a laissé avant la mise en place de la protection reste en clair jusqu’à ce qu’on l’ouvre ou le supprime.
safety-limit-locked-commands = Les commandes écrivent les nouveaux projets sans verrou.
safety-limit-locked-seen = Une clé que quelqu’un a vue ne peut pas être révoquée : ce qui était verrouillé pour elle lui reste lisible.
safety-limit-locked-typed = Verrouiller garde chaque modification, mais pas ce qui se trouve dans un champ ou une réponse pas encore envoyée, ni ce qui pouvait être annulé avant.
safety-limit-locked-own = Enregistrer dans la fenêtre un fichier verrouillé avec sa propre phrase de passe, ou pour plusieurs personnes, le verrouille pour votre seule clé ; la fenêtre le dit pour une phrase de passe.
safety-limit-locked-memory = Une phrase de passe ou une clé de secours que le programme montre à l’écran, ou que vous collez, peut rester en mémoire jusqu’à la fin du programme.
safety-limit-locked-poem = La force d’une phrase de passe est une estimation : elle ne peut pas savoir que des mots viennent d’un poème ou de la vie de quelqu’un.
safety-limit-locked-audit = La bibliothèque age se dit en version bêta, et personne n’a audité la façon dont ce programme l’emploie.
safety-limit-locked-gone = Si la phrase de passe et la clé de secours sont perdues, tout ce qui était verrouillé est perdu.
safety-limit-older-stays = Une version antérieure continue d’exister quand le fichier du projet est supprimé.
safety-limit-blocks = Un journal est supprimé, pas écrasé : ce qu’il disait peut rester dans des blocs libres du disque jusqu’à ce qu’ils resservent.
safety-limit-swap = Quand la mémoire manque, ou que l’ordinateur est en veille, le système peut écrire sur le disque ce qui est à l’écran.
safety-limit-malware = Il ne vous protège ni des autres programmes de cet ordinateur, ni des personnes qui peuvent vous faire ouvrir un fichier.
safety-limit-sending = Il ne cache pas comment les fichiers sont envoyés, ni à qui.
safety-limit-recent = La fenêtre du système pour choisir un fichier peut garder une liste de fichiers récents. Saisir un chemin l’évite.
safety-limit-clipboard = Ce que vous copiez est dans le presse-papiers, où d’autres programmes peuvent le lire.
safety-limit-remembered = Le nom du dernier fichier ouvert, et l’endroit où vous en étiez, sont retenus si vous le choisissez sur la première page.
safety-limit-title = Un texte sans titre donne au projet le nom de son fichier, et ce titre figure sur chaque export : regardez-le.
safety-limit-sponsor = L’auteur d’un amendement est exporté avec lui, que les noms soient cochés ou non.
safety-limit-original = La copie d’un PDF original avec des marques contient tout ce que l’original contient.
safety-limit-tables = Un tableau de préoccupations pour tableurs protège le début de chaque cellule ; ouvrez-le comme séparé par des virgules.
safety-limit-lying-disk = Un disque qui dit avoir tout écrit alors que ce n’est pas le cas peut encore perdre ce qu’il a reçu.
safety-limit-network-folder = Là où un dossier ne prend pas de verrous, comme sur certains lecteurs réseau, deux fenêtres ne sont pas tenues à l’écart.
safety-limit-in-place = Un autre programme qui écrit dans le fichier d’un projet est remarqué, pas empêché.
safety-limit-moments = Les modifications des derniers instants, deux secondes au plus, sont perdues quand le programme est tué.
safety-limit-look-alike = Un mot qui n’est latin qu’en apparence est trouvé à côté de trois mots latins de la même disposition ou du même champ, sauf si un mot y est clairement de son alphabet. Celui qu’on écrit avec d’autres lettres d’un même alphabet, ou avec des chiffres, ne l’est pas, ni une lettre arabe, hébraïque, indienne, éthiopienne ou coréenne au début ou à la fin d’un mot latin, où les noms en prennent.
safety-limit-carried = Les caractères cachés sont montrés, jamais retirés, et les exports les emportent : un texte est ce que dit son empreinte.
safety-limit-stick = Une clé sans propriétaires de fichiers, comme la plupart (FAT, exFAT), ne réserve rien à une seule personne : qui la tient peut lire ce qui s’y trouve.
safety-limit-beside = Tant qu’un dossier « rapporteur-data » est à côté du programme, le travail non enregistré qui est sur l’ordinateur est signalé et n’est pas ouvert.
safety-limit-windows = Sous Windows et macOS, personne n’a rien vérifié de tout cela ; le système peut aussi y garder une image de la mémoire quand le programme échoue.
