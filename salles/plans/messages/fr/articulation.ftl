# Niveaux sans fiche, axes transversaux, programmes, fiches lues par plusieurs contrats.
articulation-sans-fiche = Les fiches-actions de ce contrat ne sont pas publiées : il se lit par ses objectifs, ses programmes et ses engagements. Rien n’est compté zéro : il n’y a pas encore d’avancement à lire.
articulation-voir-engagements = Voir ce que chacun a promis
# $n (Number) - x
articulation-n-recherches = { $n ->
    [0] aucun objectif recherché
    [one] un objectif recherché
   *[other] { $n } objectifs recherchés
}
# $n (Number) - x
articulation-n-focus = { $n ->
    [0] aucun focus d’action
    [one] un focus d’action
   *[other] { $n } focus d’actions
}
# $n (Number) - x
articulation-n-programmes = { $n ->
    [0] aucun programme
    [one] un programme
   *[other] { $n } programmes
}
# $n (Number) - x
articulation-n-fiches = { $n ->
    [0] aucune fiche d’un autre contrat
    [one] une fiche d’un autre contrat
   *[other] { $n } fiches d’autres contrats
}
# $n (Number) - x
articulation-n-enjeux = { $n ->
    [0] aucun enjeu
    [one] un enjeu
   *[other] { $n } enjeux
}
articulation-axes = Axes transversaux
articulation-axes-traversent = Ils traversent tous les niveaux du contrat et ne portent ni poids ni taux.
# $code (String) - x
articulation-axe-n = Axe transversal { $code }
articulation-enjeux = Enjeux
articulation-sans-enjeu = Aucun enjeu n’est écrit pour cet axe.
articulation-traverse = Ce que cet axe traverse
articulation-focus = Focus d’actions
articulation-focus-sens = Ce que le contrat annonce ici, avant qu’une fiche soit écrite.
articulation-programmes-titre = S’articule avec
articulation-fiches-titre = Fiches-actions d’autres contrats qui servent ici
articulation-programmes = Plans et programmes
articulation-programmes-chapeau = Avec quoi les contrats du territoire s’articulent, dans les deux sens : quels objectifs, quelles fiches.
articulation-chercher = Chercher un plan ou un programme
# $retenus (Number) - x
# $tous (Number) - x
articulation-programmes-compte = { $retenus } plans et programmes sur { $tous }
articulation-programmes-vide = Aucun programme ne porte ces mots.
articulation-programmes-pages = Pages des programmes
articulation-programme = Plan ou programme
articulation-porteur = Porté par
articulation-objectifs = Objectifs
articulation-fiches = Fiches-actions
articulation-variantes = Nommé aussi
articulation-note = Note
articulation-suivi-ici = Suivi ici
articulation-objectifs-du-programme = Objectifs qui s’articulent avec lui
articulation-aucun-objectif = Aucun contrat ne le lie à un objectif.
articulation-fiches-du-programme = Fiches-actions qui y contribuent
articulation-aucune-fiche = Aucune fiche-action ne le cite.
articulation-rattacher = Rattacher une fiche d’un autre contrat
articulation-rattachements = Fiches d’autres contrats
articulation-rattachements-chapeau = Une fiche s’écrit une seule fois, dans son contrat. Rattachée ici, elle se lit aussi dans celui-ci, et chacun de ses chiffres reste le sien.
articulation-rattachements-vide = Aucune fiche n’est encore rattachée à ce contrat.
articulation-detacher = Détacher
# $nom (String) - x
articulation-detacher-quoi = Détacher { $nom }
articulation-a-un-niveau = À quel niveau de ce contrat
articulation-aucun-niveau = aucun niveau : à un axe transversal
articulation-a-un-axe = Ou à quel axe transversal
articulation-aucun-axe = aucun axe
articulation-pourquoi = Pourquoi elle sert aussi ce contrat
articulation-pourquoi-aide = Montré à côté de la fiche, dans les deux contrats.
articulation-sert-aussi = Sert aussi
articulation-refus-fiche = Cette fiche n’est pas en vigueur, ou n’est pas choisie.
articulation-refus-place-absente = Une fiche se rattache à un niveau ou à un axe transversal, pas aux deux ni à aucun.
articulation-refus-place = Ce niveau ou cet axe n’est pas de ce contrat.
# $numero (String) - x
articulation-refus-du-contrat = La fiche { $numero } est déjà de ce contrat, sous son propre objectif.
# $numero (String) - x
articulation-refus-deja = La fiche { $numero } est déjà rattachée à cet endroit.
# $vu (String) - x
# $max (String) - x
articulation-refus-note = La note a { $vu } signes, { $max } au plus.
articulation-remede-axe = Rattachez-la à un axe transversal, ou déplacez-la depuis sa page de modification.
articulation-remede-place = Choisissez l’un des deux et laissez l’autre vide.
articulation-evaluation-questions = Questions évaluatives
articulation-evaluation-calendrier = Calendrier
articulation-evaluation-criteres = Ce que doit être un indicateur
articulation-evaluation-outils = Outils
articulation-evaluation-principes = Principes
articulation-appui-externe = avec un appui extérieur
articulation-non-publie = Le texte publié n’en dit rien.
articulation-ajouter-focus = Ajouter un focus d’action
articulation-ajouter-programme = Citer un programme
