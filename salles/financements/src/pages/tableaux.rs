//! Tables that several pages show: envelopes, budget, matrix.

use crate::calculs::noeuds;
use crate::model::*;
use crate::regles::budget::{Cote, LIGNES, Ligne};
use crate::regles::enveloppe::{Nature, consommation};
use crate::regles::{Euros, Financeur, Parametres};
use crate::{m, mots};
use kernel::Lang;
use maud::{Markup, html};

/// The envelopes, and what the call has in all.
pub fn enveloppes(enveloppes: &[Enveloppe], financeurs: &[FinanceurInscrit], lang: Lang) -> Markup {
    let t = m(lang);
    let nom = |f: &Financeur| financeurs.iter().find(|i| i.code == *f).map_or_else(|| f.to_string(), |i| i.nom.clone());
    let de_l_appel: Vec<&Enveloppe> = enveloppes.iter().filter(|e| e.nature == Nature::Appel).collect();
    let total: Euros = de_l_appel.iter().map(|e| e.montant()).sum();
    let arbre = noeuds(enveloppes, &[], |e| e.id.to_string());
    let suivis = consommation(&arbre, &[], &Parametres::default());
    let rangees: Vec<(&Enveloppe, usize)> =
        suivis.iter().filter_map(|s| Some((enveloppes.iter().find(|e| e.id.to_string() == s.noeud.id)?, s.profondeur))).collect();
    html! { div.defile tabindex="0" role="region" aria-label=(t.cadrage_enveloppes()) {
        table.empile {
            thead { tr {
                th scope="col" { (t.cadrage_financeur()) } th scope="col" { (t.cadrage_nature()) }
                th.num scope="col" { (t.cadrage_montant()) } th scope="col" { (t.cadrage_acte()) }
            } }
            tbody { @for (e, profondeur) in rangees {
                tr {
                    th scope="row" { (nom(&e.financeur)) }
                    td data-l=(t.cadrage_nature()) {
                        ("↳ ".repeat(profondeur)) (mots::nature(e.nature, lang))
                        @if !matches!(e.nature, Nature::Racine | Nature::Appel) { "\u{202f}: " (e.libelle) }
                    }
                    td.num data-l=(t.cadrage_montant()) { (mots::euros(Some(e.montant()), lang)) }
                    td data-l=(t.cadrage_acte()) { (e.acte.clone().unwrap_or_else(|| t.cadrage_previsionnel())) }
                }
            } }
            tfoot { tr { th scope="row" { (t.cadrage_total()) } td {} td.num { (super::calcul::montant(total, lang)) } td {} } }
        }
        @if !de_l_appel.is_empty() {
            details {
                summary { (t.calcul_titre()) }
                p { (t.calcul_appel_formule()) }
                ul.lignes { @for e in &de_l_appel { li { (nom(&e.financeur)) ", " (e.libelle) "\u{202f}: " (super::calcul::montant(e.montant(), lang)) } } }
            }
        }
    } }
}

/// A line of the budget as it is shown: its account, its label, its amount.
struct Rangee {
    ligne: &'static Ligne,
    libelle: String,
    montant: Euros,
}

fn rangees(
    budget: &LignesBudget,
    lignes: &[LigneFinanceur],
    financeurs: &[FinanceurInscrit],
    garde: impl Fn(&Ligne) -> bool,
) -> Vec<Rangee> {
    let mut toutes = vec![];
    for ligne in LIGNES.iter().filter(|l| garde(l)) {
        if let Some(montant) = budget.get(ligne.code) {
            toutes.push(Rangee { ligne, libelle: ligne.libelle.to_owned(), montant: *montant });
        }
        for l in lignes {
            let Some(inscrit) = financeurs.iter().find(|f| f.code == l.financeur) else { continue };
            if inscrit.ligne_budget == ligne.code
                && let Some(montant) = l.demande()
            {
                let nature = if l.nature.is_empty() { String::new() } else { format!(" ({})", l.nature) };
                toutes.push(Rangee { ligne, libelle: format!("{}{nature}", inscrit.nom), montant });
            }
        }
    }
    toutes
}

fn cote(titre: &str, rangees: &[Rangee], lang: Lang) -> Markup {
    let t = m(lang);
    let total: Euros = rangees.iter().map(|r| r.montant).sum();
    html! {
        div.defile tabindex="0" role="region" aria-label=(titre) {
            table {
                caption { (titre) }
                thead { tr { th scope="col" { (t.fiche_compte()) } th scope="col" { (t.fiche_ligne()) } th.num scope="col" { (t.fiche_montant()) } } }
                tbody { @for r in rangees {
                    tr { td { (r.ligne.compte) } th scope="row" { (r.libelle) } td.num { (mots::euros(Some(r.montant), lang)) } }
                } }
                tfoot { tr { td {} th scope="row" { (t.fiche_total()) } td.num { (mots::euros(Some(total), lang)) } } }
            }
        }
    }
}

/// Charges and products side by side, then the voluntary contributions, and whether it balances.
pub fn budget(budget: &LignesBudget, lignes: &[LigneFinanceur], financeurs: &[FinanceurInscrit], lang: Lang) -> Markup {
    let t = m(lang);
    let prendre =
        |quel: Cote, volontaire: bool| rangees(budget, lignes, financeurs, |l| l.cote == quel && l.volontaire == volontaire);
    let (charges, produits) = (prendre(Cote::Charge, false), prendre(Cote::Produit, false));
    let (emplois, ressources) = (prendre(Cote::Charge, true), prendre(Cote::Produit, true));
    let somme = |r: &[Rangee]| -> Euros { r.iter().map(|r| r.montant).sum() };
    let (c, p) = (somme(&charges), somme(&produits));
    html! {
        div.cote { (cote(&t.fiche_charges(), &charges, lang)) (cote(&t.fiche_produits(), &produits, lang)) }
        p { strong {
            @if c == p { "✓ " (t.fiche_equilibre(mots::euros(Some(c), lang))) }
            @else { "! " (t.fiche_desequilibre(mots::euros(Some(c), lang), mots::euros(Some(p), lang))) }
        } }
        @if !emplois.is_empty() || !ressources.is_empty() {
            h3 { (t.fiche_volontaires()) }
            div.cote { (cote(&t.fiche_charges(), &emplois, lang)) (cote(&t.fiche_produits(), &ressources, lang)) }
        }
    }
}

/// The matrix: « lignes = financeurs, colonnes = demandé, avis, proposé, voté, payé ». A holder, a member
/// of the committee see neither opinions nor proposals.
pub fn matrice(lignes: &[LigneFinanceur], financeurs: &[FinanceurInscrit], interne: bool, lang: Lang) -> Markup {
    let t = m(lang);
    let nom = |f: &Financeur| financeurs.iter().find(|i| i.code == *f).map_or_else(|| f.to_string(), |i| i.nom.clone());
    let somme = |lire: fn(&LigneFinanceur) -> Option<Euros>| -> Option<Euros> {
        lignes.iter().any(|l| lire(l).is_some()).then(|| lignes.iter().filter_map(lire).sum())
    };
    let mut rangees: Vec<&LigneFinanceur> = lignes.iter().collect();
    rangees.sort_by(|a, b| a.financeur.cmp(&b.financeur));
    html! {
        p.discret { (t.fiche_matrice_aide()) }
        div.defile tabindex="0" role="region" aria-label=(t.fiche_matrice()) {
            table.empile {
                thead { tr {
                    th scope="col" { (t.fiche_financeur()) } th.num scope="col" { (t.fiche_demande()) }
                    @if interne { th scope="col" { (t.fiche_avis()) } th.num scope="col" { (t.fiche_propose()) } }
                    th.num scope="col" { (t.fiche_vote()) } th.num scope="col" { (t.fiche_paye()) }
                } }
                tbody { @for l in rangees {
                    tr {
                        th scope="row" { (nom(&l.financeur)) @if !l.programme.is_empty() { " " small { (l.programme) } } @if !l.nature.is_empty() { " " small { (l.nature) } } }
                        td.num data-l=(t.fiche_demande()) { (mots::euros(l.demande(), lang)) }
                        @if interne {
                            td data-l=(t.fiche_avis()) {
                                (l.avis.map_or_else(|| "∅".to_owned(), |a| mots::avis(a, lang)))
                                @if !l.avis_motif.is_empty() { br; small { (l.avis_motif) } }
                            }
                            td.num data-l=(t.fiche_propose()) { (mots::euros(l.propose(), lang)) @if !l.propose_motif.is_empty() { br; small { (l.propose_motif) } } }
                        }
                        td.num data-l=(t.fiche_vote()) { (mots::euros(l.vote(), lang)) @if !l.vote_motif.is_empty() { br; small { (l.vote_motif) } } }
                        td.num data-l=(t.fiche_paye()) { (mots::euros(l.paye(), lang)) }
                    }
                } }
                tfoot { tr {
                    th scope="row" { (t.fiche_total()) } td.num data-l=(t.fiche_demande()) { (mots::euros(somme(LigneFinanceur::demande), lang)) }
                    @if interne { td {} td.num data-l=(t.fiche_propose()) { (mots::euros(somme(LigneFinanceur::propose), lang)) } }
                    td.num data-l=(t.fiche_vote()) { (mots::euros(somme(LigneFinanceur::vote), lang)) }
                    td.num data-l=(t.fiche_paye()) { (mots::euros(somme(LigneFinanceur::paye), lang)) }
                } }
            }
        }
    }
}
