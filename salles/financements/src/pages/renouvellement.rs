//! What a file asks otherwise than the year before: the lines of the budget, what each funder is asked (line 74), the totals.

use crate::model::*;
use crate::regles::Euros;
use crate::regles::budget::{Cote, LIGNES, Ligne};
use crate::{m, mots};
use kernel::Lang;
use maud::{Markup, html};
use std::collections::BTreeSet;

/// A budget with its requests: « la ligne 74 d'un financeur et sa demande dans la matrice sont une seule donnée ».
#[derive(Clone, Copy)]
pub struct Annee<'a> {
    pub budget: &'a LignesBudget,
    pub lignes: &'a [LigneFinanceur],
}

impl Annee<'_> {
    fn demande(&self, qui: &str) -> Euros {
        self.lignes.iter().filter(|l| l.financeur.code() == qui).filter_map(LigneFinanceur::demande).sum()
    }

    fn demandes(&self) -> Euros {
        self.lignes.iter().filter_map(LigneFinanceur::demande).sum()
    }

    /// One side of the budget, voluntary contributions aside.
    fn total(&self, cote: Cote) -> Euros {
        let de_ce_cote = |l: &&Ligne| l.cote == cote && !l.volontaire && !l.par_financeur;
        let lignes: Euros = LIGNES.iter().filter(de_ce_cote).filter_map(|l| self.budget.get(l.code)).copied().sum();
        if cote == Cote::Produit { lignes + self.demandes() } else { lignes }
    }
}

/// What a row says: its name, the year before, this year.
type Rangee = (String, Euros, Euros);

/// The lines that differ: those of the budget, then what each funder is asked.
fn differences(avant: Annee<'_>, apres: Annee<'_>, financeurs: &[FinanceurInscrit]) -> Vec<Rangee> {
    let lu = |annee: Annee<'_>, code: &str| annee.budget.get(code).copied().unwrap_or_default();
    let mut rangees: Vec<Rangee> = LIGNES
        .iter()
        .filter(|l| !l.par_financeur)
        .map(|l| (format!("{} {}", l.compte, l.libelle).trim().to_owned(), lu(avant, l.code), lu(apres, l.code)))
        .collect();
    let inscrits: Vec<&str> = financeurs.iter().map(|f| f.code.code()).collect();
    let autres: BTreeSet<&str> = avant.lignes.iter().chain(apres.lignes).map(|l| l.financeur.code()).collect();
    let tous = inscrits.iter().copied().chain(autres.into_iter().filter(|code| !inscrits.contains(code)));
    rangees.extend(tous.map(|code| {
        let nom = financeurs.iter().find(|f| f.code.code() == code).map_or(code, |f| f.nom.as_str());
        (format!("74 {nom}"), avant.demande(code), apres.demande(code))
    }));
    rangees.retain(|(_, a, b)| a != b);
    rangees
}

/// The budgets of two years: the lines and the requests that differ, then the totals.
pub fn ecarts(avant: Annee<'_>, apres: Annee<'_>, financeurs: &[FinanceurInscrit], lang: Lang) -> Markup {
    let t = m(lang);
    let rangees = differences(avant, apres, financeurs);
    let totaux: [Rangee; 3] = [
        (t.fiche_total_demande(), avant.demandes(), apres.demandes()),
        (t.fiche_total_charges(), avant.total(Cote::Charge), apres.total(Cote::Charge)),
        (t.fiche_total_produits(), avant.total(Cote::Produit), apres.total(Cote::Produit)),
    ];
    let rangee = |(nom, a, b): &Rangee| {
        html! { tr {
            th scope="row" { (nom) }
            td.num data-l=(t.fiche_an_dernier()) { (mots::euros(Some(*a), lang)) }
            td.num data-l=(t.fiche_cette_annee()) { (mots::euros(Some(*b), lang)) }
            td.num data-l=(t.fiche_ecart()) { @if b > a { "+" } (mots::euros(Some(*b - *a), lang)) }
        } }
    };
    html! {
        @if rangees.is_empty() { p.discret { (t.fiche_sans_ecart()) } } @else {
            div.defile tabindex="0" role="region" aria-label=(t.fiche_ecarts()) {
                table.empile {
                    thead { tr {
                        th scope="col" { (t.fiche_ligne()) } th.num scope="col" { (t.fiche_an_dernier()) }
                        th.num scope="col" { (t.fiche_cette_annee()) } th.num scope="col" { (t.fiche_ecart()) }
                    } }
                    tbody { @for r in &rangees { (rangee(r)) } }
                    tfoot { @for r in &totaux { (rangee(r)) } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regles::Financeur;
    use kernel::Id;

    fn ligne(code: &str, euros: i64) -> LigneFinanceur {
        LigneFinanceur {
            demande_centimes: Some(euros * 100),
            ..LigneFinanceur::vide(Id::fresh(), Id::fresh(), Financeur::nomme(code))
        }
    }

    fn budget(lignes: &[(&str, i64)]) -> LignesBudget {
        lignes.iter().map(|(code, n)| ((*code).to_owned(), Euros::entiers(*n))).collect()
    }

    #[test]
    fn la_demande_a_chaque_financeur_est_dans_les_ecarts_avec_les_totaux() {
        let (b1, b2) = (budget(&[("641", 9_000), ("756", 1_000), ("864", 300)]), budget(&[("641", 9_600), ("756", 1_000)]));
        let (l1, l2) = ([ligne("ETAT", 5_000), ligne("CAF", 3_000)], [ligne("ETAT", 5_600), ligne("VILLE", 3_000)]);
        let (avant, apres) = (Annee { budget: &b1, lignes: &l1 }, Annee { budget: &b2, lignes: &l2 });
        let dits: Vec<(String, i64)> =
            differences(avant, apres, &[]).into_iter().map(|(nom, a, b)| (nom, (b - a).centimes() / 100)).collect();
        let attendus = [
            ("64 Rémunérations", 600),
            ("86 Personnel bénévole", -300),
            ("74 CAF", -3_000),
            ("74 ETAT", 600),
            ("74 VILLE", 3_000),
        ];
        for (nom, ecart) in attendus {
            assert!(dits.iter().any(|(n, e)| n == nom && *e == ecart), "{nom} : {dits:?}");
        }
        assert_eq!(dits.len(), attendus.len(), "ce qui ne change pas n’y est pas : {dits:?}");
        assert_eq!((avant.total(Cote::Produit), apres.total(Cote::Produit)), (Euros::entiers(9_000), Euros::entiers(9_600)));
        assert_eq!((avant.total(Cote::Charge), apres.demandes()), (Euros::entiers(9_000), Euros::entiers(8_600)));
    }
}
