# Pourquoi quelque chose n’a pas pu se faire ; se dit après d’autres mots, donc sans majuscule sauf après une phrase.

# Le système.
fault-system = détail, en anglais : { $why }
fault-system-missing = il est introuvable
fault-system-rights = vous n’en avez pas le droit
fault-system-full = il n’y a plus de place sur le disque
fault-system-quota = votre part du disque est épuisée
fault-system-read-only = le disque ne permet que la lecture
fault-system-busy = un autre programme l’utilise
fault-system-folder = c’est un dossier
fault-system-marked = le fichier est protégé en écriture
fault-system-bytes = le disque a rendu d’autres octets que ceux qui ont été écrits
fault-internal = détail, en anglais : { $why }

# La lecture d’un fichier.
fault-read = { $path } n’a pas pu être lu : { $why }
fault-read-missing = il n’y a pas de fichier { $path } ; cherchez-le là où il était, ou vérifiez l’orthographe
fault-read-folder = { $path } est un dossier ; indiquez un fichier qui s’y trouve
fault-read-no-file = { $path } n’est pas un fichier ordinaire mais un périphérique, un tube ou un socket ; enregistrez son contenu dans un fichier et indiquez celui-ci
fault-read-large = { $path } compte { $size } Mio ; les fichiers de plus de { $most } Mio ne sont pas lus

# L’ouverture d’un projet.
fault-open = { $path } n’est pas un projet qui puisse être ouvert. { $why }
fault-format-bytes = Ce n’est pas un fichier de texte : l’octet { $offset } n’est pas de l’UTF-8. A-t-il été abîmé en route, ou est-ce un fichier d’un autre type ?
fault-format-empty = Il est vide. Reprenez-le d’une sauvegarde, ou redemandez-le à la personne qui l’a envoyé.
fault-format-syntax = Ligne { $line }, colonne { $column }. Détail, en anglais : { $why }. Si personne n’a modifié le fichier à la main, redemandez-le à la personne qui l’a envoyé.
fault-format-foreign = C’est un fichier RON, mais pas un projet de ce programme.
fault-format-new = Il a été écrit par une version plus récente du programme (format { $needs } ; celle-ci lit jusqu’au format { $most }). Mettez le programme à jour pour l’ouvrir.
fault-format-text = Le texte { $name } qu’il contient n’est pas cohérent. Détail, en anglais : { $why }.
fault-format-deep = La préoccupation `{ $id }` est à plus de { $most } niveaux. Placez-la sous une préoccupation plus large.
fault-format-many = Il dépasse la limite : { $most } { $what } au plus.
fault-format-large = Il dépasse { $most } Mio, le maximum qui puisse être lu. Partagez le projet en deux.
fault-format-unfaithful = les mots écrits ne se relisent pas comme ce qui était voulu
fault-newer = il a été écrit par une version plus récente du programme (format { $layout }) ; l’enregistrer ici perdrait ce qu’elle seule connaît
remark-changed = La somme de contrôle du fichier ne correspond pas : il a été modifié par autre chose que ce programme. Parcourez-le avant de vous y fier.
remark-deleted-later = { $count ->
    [one] { $count } des marques du fichier a été supprimée plus tard et n’est pas reprise.
   *[other] { $count } des marques du fichier ont été supprimées plus tard et ne sont pas reprises.
}
remark-replies-deleted-later = { $count ->
    [one] Une réponse du fichier a été supprimée plus tard et n’est pas reprise.
   *[other] { $count } réponses du fichier ont été supprimées plus tard et ne sont pas reprises.
}
remark-loose = { $count ->
    [one] Une chose dans le fichier n’est pas cohérente : { $first }.
   *[other] { $count } choses dans le fichier ne sont pas cohérentes ; la première : { $first }.
}
problem-concern = préoccupation { $id } : { $why }
problem-concern-nameless = elle n’a pas de nom
problem-concern-parent = elle relève de `{ $parent }`, qui n’y est pas
problem-concern-circle = ce dont elle relève tourne en rond
problem-concern-key = sa touche { $key } est aussi celle de { $other }
problem-desk = personne { $id } : { $why }
problem-mark-words = une marque sur { $place } cite des mots que le texte n’a pas : « { $quote } »
problem-mark-provision = une marque porte sur { $place }, que le texte n’a pas
problem-mark-empty = une marque sur { $place } ne couvre aucun mot
problem-mark-missing = une marque sur { $place } : { $why }

# L’enregistrement.
fault-save = le projet n’a pas pu être enregistré, car il ne pourrait plus être ouvert : { $why } ; rien n’a été écrit. Annulez la dernière modification et enregistrez de nouveau
fault-save-read-only = ce projet est ouvert en lecture seule : { $why }
fault-open-sealed = { $path } ne peut pas être ouvert : { $why }
fault-save-in-clear = ce projet était verrouillé et n’est pas écrit en clair ; activez la protection, ou dites qu’il peut l’être
fault-save-seal = le projet n’a pas pu être enregistré : { $why }
fault-seal = il n’a pas pu être verrouillé : { $why } ; rien n’a été écrit
fault-seal-needs-passphrase = il est verrouillé par une phrase de passe ; demandez-la à la personne qui l’a envoyé
fault-seal-needs-key = il est verrouillé pour des clés ; déverrouillez d’abord la vôtre avec votre phrase de passe
fault-seal-wrong-passphrase = la phrase de passe est fausse ; vérifiez les majuscules, les espaces entre les mots et la langue du clavier
fault-seal-other-key = il est verrouillé pour d’autres clés que la vôtre ; demandez à la personne qui l’a envoyé de le verrouiller pour votre clé, ou prenez la clé de votre organisation
fault-seal-work = chaque essai de sa phrase de passe coûte 2^{ $work } étapes, et il n’en est pas fait plus de 2^{ $most } ; demandez une copie verrouillée avec un autre programme
fault-seal-newer = il est verrouillé d’une manière qu’une version plus récente de ce programme connaît peut-être ; mettez à jour pour l’ouvrir
fault-seal-damaged = il a été modifié ou coupé depuis qu’il a été verrouillé, et rien n’y est fiable ; reprenez-le d’une sauvegarde, ou redemandez-le à la personne qui l’a envoyé
fault-seal-large = il contient plus de { $most } Mio, le plus qui soit lu
fault-save-syntax = ligne { $line }, colonne { $column }, détail, en anglais : { $why }
fault-save-large = il dépasse { $most } Mio
fault-write = { $path } n’a pas pu être écrit : { $why } ; ce qui existait est inchangé. { $remedy }
fault-write-no-folder = { $path } n’a pas pu être écrit : le dossier { $folder } n’existe pas ; créez-le, ou choisissez un autre endroit
fault-write-folder = { $path } n’a pas pu être écrit : c’est un dossier ; ajoutez un nom de fichier
fault-write-flush = { $path } a été écrit, mais le dossier n’a pas pu être confirmé sur le disque : { $why }. Le fichier peut se perdre lors d’une coupure de courant ; enregistrez-le encore une fois, ou sur un autre disque
fault-remedy-space = Libérez de la place, ou enregistrez sur un autre disque.
fault-remedy-rights = Enregistrez dans un dossier où vous avez le droit d’écrire.
fault-remedy-place = Enregistrez à un autre endroit.

# D’un fichier à un texte.
fault-import-unreadable = « { $name } » ne peut pas être ouvert : { $why }. Vérifiez que le fichier existe et que vous avez le droit de le lire.
fault-import-no-file = « { $name } » n’est pas un fichier. Choisissez un PDF (.pdf), un document (.docx, .odt), une page web (.html) ou un fichier de texte (.txt, .md).
fault-import-large = « { $name } » dépasse { $most } Mio, ce qu’aucun traité n’atteint. Choisissez le texte seul.
fault-import-long = « { $name } » compte plus de { $most } paragraphes, ce qu’aucun traité n’atteint. Choisissez le texte seul.
fault-import-huge-paragraph = « { $name } » contient un paragraphe de plus de { $most } lettres, ce qu’aucun traité n’a. Choisissez le texte seul, avec des retours à la ligne entre ses paragraphes.
fault-import-empty = « { $name } » est vide. Choisissez un fichier qui contient le texte.
fault-import-no-words = « { $name } » ne contient aucun mot en dehors de numéros et de titres d’unités. Choisissez un fichier qui contient le texte.
fault-import-no-text = « { $name } » n’est pas un fichier de texte : { $what } à l’octet { $byte } (ligne { $line }). Ouvrez-le dans le programme qui l’a créé et enregistrez-le en texte brut (UTF-8).
fault-import-kind = « { $name } » est { $kind }, que cette version ne lit pas. Ouvrez-le dans le programme qui l’a créé, enregistrez-le en document Word (.docx) ou en texte brut (.txt, UTF-8), puis importez ce fichier.
fault-import-page = « { $name } » ne se laisse pas lire comme page web : { $why }. Ouvrez-la dans un navigateur, copiez le texte seul dans un document et importez celui-ci.
fault-import-office = « { $name } » ne se laisse pas lire : { $why }.
fault-import-office-locked = il est protégé par un mot de passe. Ouvrez-le dans le programme qui l’a créé, enregistrez-le sans mot de passe et importez ce fichier
fault-import-office-bomb = sa partie « { $part } » contient, décompressée, bien plus qu’un document, comme un fichier fait pour épuiser un ordinateur. Si vous lui faites confiance, ouvrez-le dans le programme qui l’a créé et enregistrez le texte seul
fault-import-office-damaged = il est abîmé ou incomplet (détail, en anglais : { $why }). Procurez-vous le fichier à nouveau, ou ouvrez-le dans le programme qui l’a créé et enregistrez-le à nouveau
fault-import-office-parts = il compte plus de { $most } parties, ce qu’aucun document n’atteint. Ouvrez-le dans le programme qui l’a créé et enregistrez le texte seul
fault-import-office-double = deux de ses parties portent le même nom, si bien que des programmes y liraient des textes différents. Ouvrez-le dans le programme qui l’a créé et enregistrez-le à nouveau
fault-import-office-other = ce n’est pas un document de texte : { $what }. Choisissez le document lui-même
fault-import-office-part = sa partie « { $part } » est abîmée (détail, en anglais : { $why }). Ouvrez-le dans le programme qui l’a créé et enregistrez-le à nouveau
fault-import-office-deep = sa partie « { $part } » contient des éléments emboîtés sur plus de { $most } niveaux, ce qu’aucun document ne fait. Ouvrez-le dans le programme qui l’a créé et enregistrez-le à nouveau
fault-import-office-much = sa partie « { $part } » contient plus de { $most } éléments et passages, ce qu’aucun traité n’atteint. Choisissez le texte seul
fault-office-no-text = il n’a pas de texte, comme les tableaux et les présentations
fault-office-other-part = sa partie principale est d’un autre genre
fault-office-no-content = il n’a pas de contenu
fault-office-other-kind = c’est un tableau, un dessin ou une présentation
fault-page-much = elle contient plus d’éléments et de passages qu’aucun traité
fault-page-tag = une de ses balises a des milliers d’attributs
fault-import-text = « { $name } » n’a pas pu devenir un texte : { $why }. Merci de le signaler avec le fichier.
fault-text-empty = ce texte ne contient aucun mot
fault-text-double = deux dispositions ont la même adresse { $eid }
fault-text-depth = la disposition { $eid } se trouve au niveau { $depth }, plus bas que ne le permet ce qui la précède
fault-text-deep = la disposition { $eid } se trouve au niveau { $depth } ; on n’en lit pas de plus profond que { $most }
fault-import-stopped = La lecture a été arrêtée ; rien n’a changé.
fault-import-slow = La lecture de « { $name } » dure trop longtemps ; le fichier est peut-être abîmé, ou fait pour cela. Enregistrez-le à nouveau dans le programme qui l’a créé, ou en texte brut, et importez ce fichier.
fault-import-demanding = La lecture de « { $name } » demande plus de mémoire qu’il n’en faut pour un traité ; le fichier est peut-être abîmé, ou fait pour cela. Enregistrez-le à nouveau dans le programme qui l’a créé, ou en texte brut, et importez ce fichier.
fault-import-crashed = « { $name } » n’a pas pu être lu : la partie du programme qui lit les fichiers s’y est arrêtée. Rien n’a changé. Enregistrez le fichier à nouveau dans le programme qui l’a créé, ou en texte brut, et importez ce fichier.
fault-import-worker = la partie du programme qui lit les fichiers ne fonctionne pas : { $why }. Redémarrez le programme ; si cela ne suffit pas, réinstallez-le
fault-import-pdf-other = Prenez plutôt le fichier Word de l’éditeur (l’ONU en offre un pour la plupart des documents), ou faites d’abord lire le PDF par un programme de reconnaissance de caractères (OCR).
fault-import-pdf-font = police { $fonts }
fault-import-pdf-locked = « { $name } » est protégé par un mot de passe. Ouvrez-le dans un programme pour PDF avec le mot de passe, enregistrez-le sans celui-ci et importez ce fichier.
fault-import-pdf-lock = « { $name } » est verrouillé d’une manière que ce programme ne connaît pas. Ouvrez-le dans un programme pour PDF, imprimez-le ou enregistrez-le en nouveau PDF et importez ce fichier.
fault-import-pdf-damaged = « { $name } » est abîmé ou n’est pas un PDF : aucune page ne s’y trouve. Ouvrez-le dans un programme pour PDF afin de le vérifier, ou téléchargez-le à nouveau.
fault-import-pdf-no-pages = « { $name } » n’a pas de pages. Choisissez un PDF qui contient le texte.
fault-import-pdf-pages = « { $name } » compte { $pages } pages, plus que les { $most } qui sont lues. Enregistrez les pages qui contiennent le texte dans un PDF à part.
fault-import-pdf-long = « { $name } » contient plus de signes qu’aucun traité ; la page { $page } dépasse ce qui est lu. Enregistrez les pages qui contiennent le texte dans un PDF à part.
fault-import-pdf-scan = « { $name } » ne contient pas de texte : ses pages sont des images, comme celles d’un numériseur. { $other }
fault-import-pdf-letters = « { $name } » ne dit pas à quelles lettres correspondent ses signes, et elles n’ont pas pu être trouvées pour { $share } signes sur 100 ; les premiers sont à la page { $page }{ $fonts }. { $other }
fault-import-pdf-wrong = « { $name } » dit faussement à quelles lettres correspondent ses signes : ce qu’il donne n’est d’aucune langue. { $other }
fault-import-pdf-stopped = La lecture de « { $name } » a été arrêtée.
fault-original-other = « { $name } » n’est pas le fichier dont ce texte a été lu : sur 100 signes des mots marqués, seuls { $found } s’y trouvent. Choisissez le PDF qui a été importé, dans la même langue et la même version.
fault-original-unwritable = « { $name } » se laisse lire, mais rien ne peut y être ajouté (détail, en anglais : { $why }). Ouvrez-le dans un programme pour PDF, enregistrez-le en nouveau PDF et choisissez ce fichier ; ou exportez un rapport PDF.
fault-original-spoiled = les marques ne pouvaient pas être ajoutées à « { $name } » sans dommage, rien n’a donc été écrit. Signalez-le avec le fichier ; en attendant, exportez un rapport PDF.
fault-original-slow = « { $name } » demande trop de temps ; il est peut-être abîmé, ou fait pour cela. Enregistrez-le à nouveau dans un programme pour PDF et choisissez ce fichier.
fault-original-demanding = « { $name } » demande plus de mémoire qu’il n’en faut pour un traité ; il est peut-être abîmé, ou fait pour cela. Enregistrez-le à nouveau dans un programme pour PDF et choisissez ce fichier.
fault-original-crashed = la partie du programme qui écrit dans les PDF s’est arrêtée à « { $name } ». Rien n’a été écrit. Enregistrez le fichier à nouveau dans un programme pour PDF et choisissez ce fichier.
fault-kind-doc = un ancien document Word (.doc)
fault-kind-old-office = un ancien document Word (.doc) ou un autre fichier d’anciens programmes Office
fault-kind-rtf = un document RTF (.rtf)
fault-kind-pages = un document Pages
fault-kind-table = un tableau de nombres
fault-kind-slides = une présentation
fault-kind-epub = un livre numérique (.epub)
fault-text-zero-byte = il y a un octet nul
fault-text-zero = il y a un caractère nul
fault-text-utf8 = il n’y a pas d’UTF-8 valable
fault-text-utf16 = il n’y a pas d’UTF-16 valable
fault-text-cut = le dernier caractère est tronqué
fault-text-encoding = il y a des octets qui ne correspondent à aucun codage
fault-kind-packed = un fichier compressé
fault-kind-old-word = un ancien document Word
fault-kind-rich = un document RTF
fault-kind-page = une page web
fault-kind-compressed = un fichier compressé
fault-kind-program = un programme
fault-kind-ending = un fichier .{ $ending }

# L’export.
fault-pdf-stopped = l’export PDF a été arrêté ; rien n’a été écrit
fault-pdf-typesetting = le rapport n’a pas pu être composé. Détail, en anglais : { $why }. Merci de le signaler ; en attendant, exportez en Markdown
fault-pdf-marking = les commentaires n’ont pas pu être joints au PDF. Détail, en anglais : { $why }. Merci de le signaler ; en attendant, exportez en Markdown
fault-pdf-start = la partie du programme qui produit les PDF n’a pas pu démarrer. Détail, en anglais : { $why }
fault-pdf-died = la partie du programme qui produit les PDF s’est arrêtée sans répondre ; l’ordinateur manque peut-être de mémoire. Réessayez avec les seuls articles qui portent des marques
fault-no-text = ce projet ne contient aucun texte dont l’empreinte commence par { $id } ; choisissez l’un de ses textes

# Les endroits.
fault-anchor-provision = le texte n’a pas de disposition à l’adresse { $eid }
fault-anchor-words = à { $at }, on ne lit pas « { $quote } » dans le texte
fault-anchor-empty = la marque ne couvre aucun mot
fault-address-empty = il n’y a pas d’adresse ici ; écrivez par exemple « 17(2)(b) », « 48 bis », « annexe II » ou « préambule 3 »
fault-address-word = « { $word } » dans « { $input } » ne fait pas partie d’une adresse ; écrivez par exemple « 17(2)(b) », « 48 bis », « annexe II » ou « préambule 3 »
fault-address-number = il manque un numéro après « { $word } » dans « { $input } » ; écrivez par exemple « { $word } 2 »
fault-address-long = l’adresse est plus longue que celle d’aucune disposition : { $length } caractères
fault-place-asked = de { $place }
fault-place-asked-vowel = d’{ $place }
place-the = { $kind ->
    [Article] l’{ $place }
    [Subparagraph] l’{ $place }
    [Annex] l’{ $place }
    [Front] la { $place }
    [Part] la { $place }
    [Section] la { $place }
    [Subsection] la { $place }
    [ClosingWords] la { $place }
    [Footnote] la { $place }
    [Conclusion] la { $place }
   *[other] le { $place }
}
fault-place-articles = ce texte n’a pas { $asked } ; il va de { $first } à { $last }
fault-place-one-article = ce texte n’a pas { $asked } ; il n’a que { $only }
fault-place-no-articles = ce texte n’a pas { $asked } ; il n’a pas d’articles numérotés
fault-place-divided = ce texte n’a pas { $asked } ; { $here } existe et va de { $first } à { $last }
fault-place-only = ce texte n’a pas { $asked } ; { $here } existe et n’a que { $number }
fault-place-whole = ce texte n’a pas { $asked } ; { $here } existe et n’est pas divisé davantage
