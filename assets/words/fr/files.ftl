# L’ouverture.
files-folder-choose = { $path } est un dossier. Choisissez-y un fichier.
files-folder-name = { $path } est un dossier. Ajoutez le nom du fichier.
files-not-opened-silent = L’ouverture du fichier a échoué sans indiquer de raison.
files-read-only = Ouvert en lecture seule : { $why }.

# Ce qui a été reconnu dans un texte.
recognised-articles = { $count ->
    [one] { $count } article reconnu.
   *[other] { $count } articles reconnus.
}
recognised-articles-one-doubt = { $count ->
    [one] { $count } article reconnu ; 1 endroit est douteux.
   *[other] { $count } articles reconnus ; 1 endroit est douteux.
}
recognised-articles-doubts = { $count ->
    [one] { $count } article reconnu ; { $doubts } endroits sont douteux.
   *[other] { $count } articles reconnus ; { $doubts } endroits sont douteux.
}
recognised-paragraphs = { $count ->
    [one] Aucun article n’a été reconnu ; le texte compte { $count } paragraphe.
   *[other] Aucun article n’a été reconnu ; le texte compte { $count } paragraphes.
}
recognised-paragraphs-one-doubt = { $count ->
    [one] Aucun article n’a été reconnu ; le texte compte { $count } paragraphe, dont 1 endroit douteux.
   *[other] Aucun article n’a été reconnu ; le texte compte { $count } paragraphes, dont 1 endroit douteux.
}
recognised-paragraphs-doubts = { $count ->
    [one] Aucun article n’a été reconnu ; le texte compte { $count } paragraphe, dont { $doubts } endroits douteux.
   *[other] Aucun article n’a été reconnu ; le texte compte { $count } paragraphes, dont { $doubts } endroits douteux.
}

# L’enregistrement.
file-name-untitled = relecture
files-being-saved = Le projet est en cours d’enregistrement ; réessayez dans un instant.
files-saved-in = Enregistré sous { $name } dans { $folder }.
files-saved = Enregistré sous { $name }.
files-not-saved = Non enregistré : { $why }
files-not-saved-silent = Non enregistré : l’enregistrement a échoué sans indiquer de raison ; ce qui existait est inchangé.

# L’export.
files-own-file = C’est le fichier du projet lui-même. Choisissez un autre nom.
files-over-original = C’est le PDF d’origine lui-même, qui reste tel quel. Choisissez un autre nom.
files-unplaced = { $count ->
    [one] Une marque a été laissée de côté, car ses mots ne sont pas dans le PDF d’origine : numéro { $numbers }.
   *[other] { $count } marques ont été laissées de côté, car leurs mots ne sont pas dans le PDF d’origine : numéros { $numbers }.
}
files-unplaced-more = { $count } marques ont été laissées de côté, car leurs mots ne sont pas dans le PDF d’origine : numéros { $numbers } et d’autres.
files-caution-other = Ce n’est pas le PDF qui a été importé. Les marques dont les mots n’y sont pas sont laissées de côté.
files-caution-signed = Le PDF d’origine est signé. La version signée reste entière dans le nouveau fichier, mais les lecteurs de PDF diront qu’il a été modifié après la signature.
files-caution-forbidden = Le PDF d’origine demande de ne pas ajouter de commentaires. Les marques sont tout de même dans le nouveau fichier ; certains lecteurs ne permettront peut-être pas d’y répondre.
files-exported = Exporté vers { $name }.
files-export-cancelled = L’export a été annulé.
files-not-exported-silent = L’export a échoué sans indiquer de raison.

# Les avis au bas de la fenêtre.
notice-show-folder = Afficher dans le dossier
notice-close = Fermer l’avis
