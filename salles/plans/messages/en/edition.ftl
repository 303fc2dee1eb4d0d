edition-refus-non-close = The review is { $etat }: only a closed review can be frozen.
edition-remede-non-close = Close the review first. The sheets left without an answer will be named there.
edition-refus-deja-figee = This review is already frozen in edition { $numero }.
edition-remede-deja-figee = To correct a mistake, make a corrected edition: the former one stays readable.
edition-refus-motif = The reason has { $signes } characters: at least twenty are needed.
edition-remede-motif = Say what was wrong and what was corrected.
edition-refus-rien = Nothing has changed since edition { $numero }: a corrected edition would be identical.
edition-remede-rien = Correct the sheet or the answer first, then come back here.
edition-refus-deja-rectifiee = Edition { $numero } has already been corrected by edition { $par }.
edition-remede-deja-rectifiee = Correct edition { $par } instead.
edition-refus-deja-publiee = Edition { $numero } is already published.
edition-refus-plus-recente = Edition { $publiee }, later than edition { $numero }, is already published.
edition-refus-empreinte = The stored text of edition { $numero } is not the one that was frozen: expected hash { $attendue }, computed hash { $calculee }.
edition-remede-empreinte = Do not distribute this content. Restore the database from a backup, then check the journal with "pacte journal verifier".
edition-campagne-preparee = being prepared
edition-campagne-ouverte = open
edition-campagne-close = closed
edition-campagne-figee = frozen
edition-campagne-annulee = cancelled
edition-titre = Editions
edition-chapeau = An edition is the photograph of a contract at the end of a review. It never changes again: every document and the public page come from it.
edition-numero = Edition { $numero }
edition-lire = Read edition { $numero }
edition-a-figer = “{ $revue }” is closed and not frozen yet.
edition-preparer = Freeze “{ $revue }”
edition-aucune = No edition yet. Close a yearly review, then freeze it here.
edition-compte = { $n ->
    [one] 1 edition
   *[other] { $n } editions
}
edition-voir-public = See the public page
edition-col-numero = Edition
edition-col-annee = Year reviewed
edition-col-figee = Frozen
edition-col-empreinte = Hash
edition-col-etat = Publication
edition-col-actes = Documents and acts
edition-par = by { $qui }
edition-motif-de = Reason: { $motif }
edition-etat-publiee = published
edition-etat-ancienne = published, replaced
edition-etat-non-publiee = not published
edition-rectifiee-par = Corrected by edition { $numero }.
edition-rectifie = This edition corrects edition { $numero }. Reason: { $motif }
edition-rapport = Annual report (PDF)
edition-json = Data of the edition (JSON)
edition-difference-avec = Difference with { $numero }
edition-rectifier = Correct
edition-publier = Publish
edition-annuler = Go back and change nothing
edition-chapeau-fiches = { $n ->
    [one] 1 action sheet followed
   *[other] { $n } action sheets followed
}, review of year { $annee }.
edition-chapeau-reponses = { $acceptees } answers accepted out of { $attendues } expected, { $sans } without an answer.
edition-sans-reponse = { $n ->
    [one] 1 sheet without an answer this year
   *[other] { $n } sheets without an answer this year
}
edition-fiches-n = { $n ->
    [one] sheet { $liste }
   *[other] sheets { $liste }
}
edition-sur = out of { $n }
edition-cle-fiches = Sheets followed
edition-cle-reponses = Answers accepted
edition-cle-declinaisons = Steps carried out this year
edition-cle-indicateurs = Indicators filled in this year
edition-dispensees = Excused
edition-non-repondants = Without an answer
edition-retard = declared { $declare }, expected { $attendu } from the planned years
edition-papier-sans-annee = Step { $lettre }: no planned year.
edition-papier-lettre = Step { $lettre }, printed { $imprimee }.
edition-absence-nd = n/a
edition-absence-secret = confidential
edition-absence-sans-objet = not applicable
edition-methode = How the figures are made
edition-regle-des-manques = A missing value is never counted as zero. It leaves the computation, and its absence is named. When too many values are missing, no rate is given. The three readings (progress, achievement, confidence) are never mixed.
edition-formules = The formulas applied
edition-version-formule = Formula, version { $version }. A missing value is named, never counted as zero.
edition-preuve = Check that nothing has changed
edition-preuve-texte = The whole edition is in one file. Its SHA-256 hash was computed on the day it was frozen: if a single character changed, the hash would be quite different. pacte computes it again at every reading.
edition-empreinte = SHA-256 hash
edition-figee-le-titre = Frozen on
edition-verifier = To check it yourself, download the data of the edition and compare the result of this command:
edition-figer = Freeze edition { $numero }
edition-figer-chapeau = This is what will go into edition { $numero }. Nothing is frozen yet.
edition-figer-contient = What will be frozen
edition-figer-liste = The whole plan as it is today, the answers accepted, the values of the indicators, the confidence given, the figures with their explanation, the decisions, the commitments, the signatories and the list of sheets without an answer.
edition-figer-apres = Afterwards
edition-figer-definitif = An edition cannot be modified or withdrawn. A mistake is corrected by another edition, which says why; the former one stays readable. Freezing publishes nothing.
edition-rectifier-titre = Correct edition { $numero }
edition-rectifier-chapeau = A new edition will be made with the plan and the answers as they are now, for the same year. Edition { $numero } stays readable.
edition-rectifier-bouton = Make the corrected edition
edition-motif = Reason for the correction
edition-publier-titre = Publish edition { $numero }
edition-publier-chapeau = Edition { $numero } will become what everyone reads, without an account.
edition-publier-contient = Will be readable: { $fiches } sheets, their yearly accounts, their indicators, { $decisions } decisions, the commitments and the signatories.
edition-publier-sans = Will not be: the difficulties and needs confided by the leaders, the names and addresses of respondents.
edition-publier-definitif = A publication cannot be withdrawn: a later edition takes its place.
edition-publier-bouton = Publish edition { $numero }
edition-decision-echeance = by { $le }
edition-decision-a-executer = to be carried out
edition-decision-en-cours = under way
edition-decision-executee = carried out
edition-decision-reportee = postponed
edition-decision-abandonnee = dropped
edition-decision-rapportee = revoked by a later decision
public-titre = What was promised, what was done
public-subventions = Published grants
public-chapeau = The contracts of { $collectivite }, as their last published edition shows them.
public-vide = No contract has a published edition yet. It will appear here after the first yearly review.
public-source = Everything read here comes from edition { $numero }, frozen on { $le }.
public-remplacee = Edition { $numero } has been replaced by edition { $par }.
public-plus-recente = A later edition exists. It is not published yet.
public-promis-fait = Sheet by sheet
public-contrat = The contract
public-precedentes = Editions published before
difference-titre = What edition { $numero } changes since edition { $autre }
difference-aucune = These two editions say the same thing.
difference-resume = Sheets added: { $ajoutees }. Removed: { $retirees }. Changed: { $modifiees }, on { $champs } points.
difference-ajoutees = Sheets added
difference-retirees = Sheets removed
difference-decisions = { $n ->
    [one] 1 new decision.
   *[other] { $n } new decisions.
}
difference-chiffres = Figures of the contract and its axes
difference-lecture = Reading
difference-champ = Field
difference-avant = Edition { $numero }
difference-apres = Edition { $numero }
difference-avant-court = Before
difference-apres-court = After
difference-ecart = Gap
difference-rien = nothing
difference-points = { $ecart } points
difference-noeud = Place in the plan
difference-mode = Printed mention
difference-echeance = Due
difference-realise = Done
difference-reference = Baseline
difference-cible = Target
difference-reponse = Answer
difference-chiffre = Figure
edition-annees = { $n ->
    [one] Year { $liste }
   *[other] Years { $liste }
}
edition-chiffre-protege = This rate would give back a small count: it is not published.
edition-empreinte-figee = Hash of the frozen edition
edition-copie-protegee = This edition was frozen before small counts were masked. It has not changed and keeps its hash; what is shown here is a copy where they are, with a hash of its own.
public-petits-effectifs = { $n ->
    [0] No figure is masked.
    [one] 1 figure is masked (“confidential” or “c”): it counts too few people to be published, or would give back one that does.
   *[other] { $n } figures are masked (“confidential” or “c”): they count too few people to be published, or would give back one that does.
}
