# Abandonner un appel.

abandon-titre = Abandonner l’appel
abandon-lien = Abandonner cet appel
abandon-aide = L’appel s’arrête et ne compte plus dans l’année : un autre peut prendre sa place. Ses dossiers restent lisibles, aucun n’est plus déposé ni instruit ici ; chaque association reçoit un courriel avec le motif.
abandon-motif = Pourquoi l’appel est abandonné
abandon-bouton = Abandonner l’appel
# $jour (String) - jour
# $qui (String) - qui
abandon-dit = Appel abandonné le { $jour } par { $qui }.
# $etat (String) - etat
abandon-refus-etape = Cet appel est à l’étape « { $etat } » : il ne s’abandonne plus.
# $n (Number) - n
abandon-refus-votes = { $n ->
    [one] Un dossier de cet appel est déjà voté par un financeur.
   *[other] { $n } dossiers de cet appel sont déjà votés par un financeur.
}
abandon-remede-votes = Un vote est un fait : menez l’appel à son terme. Une action qui ne se fait pas s’abandonne depuis son dossier, après la notification.
abandon-refus-motif = Dites pourquoi l’appel est abandonné.
abandon-remede-motif = Vingt signes au moins ; les associations le lisent.
# $appel (String) - appel
abandon-courriel-objet = { $appel } : l’appel est abandonné
# $appel (String) - appel
# $motif (String) - motif
# $dossiers (String) - dossiers
abandon-courriel-corps =
    Bonjour,

    L’appel « { $appel } » est abandonné.

    Motif : { $motif }

    Vos dossiers restent lisibles, et une nouvelle demande peut les reprendre :
    { $dossiers }
