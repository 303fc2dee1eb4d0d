articulation-sans-fiche = The action sheets of this contract are not published: it is read by its objectives, its programmes and its commitments. Nothing counts as zero: there is no progress to read yet.
articulation-voir-engagements = See what each party promised
articulation-n-recherches = { $n ->
    [one] one aim
   *[other] { $n } aims
}
articulation-n-focus = { $n ->
    [one] one focus action
   *[other] { $n } focus actions
}
articulation-n-programmes = { $n ->
    [one] one programme
   *[other] { $n } programmes
}
articulation-n-fiches = { $n ->
    [one] one sheet of another contract
   *[other] { $n } sheets of other contracts
}
articulation-n-enjeux = { $n ->
    [one] one issue
   *[other] { $n } issues
}
articulation-axes = Cross-cutting axes
articulation-axes-traversent = They cross every level of the contract and bear neither weight nor rate.
articulation-axe-n = Cross-cutting axis { $code }
articulation-enjeux = Issues
articulation-sans-enjeu = No issue is written for this axis.
articulation-traverse = What this axis crosses
articulation-focus = Focus actions
articulation-focus-sens = What the contract announces here, before any sheet is written.
articulation-programmes-titre = Works with
articulation-fiches-titre = Action sheets of other contracts that serve here
articulation-programmes = Plans and programmes
articulation-programmes-chapeau = What the contracts of the territory work with, both ways: which objectives, which sheets.
articulation-chercher = Search a plan or a programme
articulation-programmes-compte = { $retenus } plans and programmes of { $tous }
articulation-programmes-vide = No programme has these words.
articulation-programmes-pages = Pages of programmes
articulation-programme = Plan or programme
articulation-porteur = Run by
articulation-objectifs = Objectives
articulation-fiches = Action sheets
articulation-variantes = Also named
articulation-note = Note
articulation-suivi-ici = Followed here
articulation-objectifs-du-programme = Objectives that work with it
articulation-aucun-objectif = No contract ties it to an objective.
articulation-fiches-du-programme = Action sheets that contribute to it
articulation-aucune-fiche = No action sheet cites it.
articulation-rattacher = Attach a sheet of another contract
articulation-rattachements = Sheets of other contracts
articulation-rattachements-chapeau = A sheet is written once, in its own contract. Attached here, it is read in this one too, and each of its figures stays its own.
articulation-rattachements-vide = No sheet is attached to this contract yet.
articulation-detacher = Detach
articulation-detacher-quoi = Detach { $nom }
articulation-a-un-niveau = To which level of this contract
articulation-aucun-niveau = no level: to a cross-cutting axis
articulation-a-un-axe = Or to which cross-cutting axis
articulation-aucun-axe = no axis
articulation-pourquoi = Why it serves this contract too
articulation-pourquoi-aide = Shown beside the sheet, in both contracts.
articulation-sert-aussi = Also serves
articulation-refus-fiche = This sheet is not in force, or none is chosen.
articulation-refus-place-absente = A sheet is attached to a level or to a cross-cutting axis, not to both nor to neither.
articulation-refus-place = This level or this axis is not of this contract.
articulation-refus-du-contrat = Sheet { $numero } already belongs to this contract, under its own objective.
articulation-refus-deja = Sheet { $numero } is already attached there.
articulation-refus-note = The note has { $vu } signs, { $max } at most.
articulation-remede-axe = Attach it to a cross-cutting axis, or move it from its editing page.
articulation-remede-place = Choose one of the two and leave the other empty.
articulation-evaluation-questions = Evaluation questions
articulation-evaluation-calendrier = Calendar
articulation-evaluation-criteres = What an indicator must be
articulation-evaluation-outils = Tools
articulation-evaluation-principes = Principles
articulation-appui-externe = with outside support
articulation-non-publie = The published text says nothing of it.
articulation-ajouter-focus = Add a focus action
articulation-ajouter-programme = Name a programme
