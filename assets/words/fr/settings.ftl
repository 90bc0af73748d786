# Ce qui n’a pas fonctionné avec ce que le programme retient.
settings-set-aside = Les réglages n’ont pas pu être lus et ont été mis de côté sous { $path }.
settings-key-unreadable = La clé qui reconnaît vos marques n’a pas pu être lue. Détail, en anglais : { $why }
settings-key-damaged = { $path } est endommagé : les marques que vous avez faites auparavant passent pour celles de quelqu’un d’autre. Rétablissez-le depuis une sauvegarde, ou supprimez-le pour repartir de zéro.
settings-nothing-kept = Rien ne peut être conservé sur cet ordinateur : la prochaine fois, les marques que vous faites maintenant passeront pour celles de quelqu’un d’autre. Détail, en anglais : { $why }.
