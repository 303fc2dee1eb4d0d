# The rules of a call, explained.

regle-titre = The rules of the call, explained
regle-chapeau = Each rule says where it comes from, when it is asked, what it does, and how to respect it. Texts that can be read in several ways are parameters of the framing letter.
regle-portee-dossier = For each file
regle-portee-ligne = For each funder of a file
regle-portee-porteur = For the holder
regle-portee-programme = For the whole programme
regle-portee-cpo = For multi-year agreements
regle-portee-appel = For the call itself
regle-quand = { $etape }: { $effet }
regle-source = Source
regle-quand-violee = If it is not kept
regle-remede = Remedy
regle-redondance = When rule { $code } is kept, this one always is: it only bites through the gap between request and vote, a waiver or a renewal.
regle-parametres = Parameters of this call
regle-raison = Why
regle-detail = See the rules kept and those that do not apply
regle-attendus = Answer awaited: { $liste }.
regle-rien = No rule stands against the file at this stage.
regle-bloquantes = { $n ->
    [one] One rule blocks at this stage.
   *[other] { $n } rules block at this stage.
}
