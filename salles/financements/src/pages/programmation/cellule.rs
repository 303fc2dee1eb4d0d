//! What to know of one amount of a plan beside it: promised by an agreement, proposed and not programmed, refused by its funder.

use crate::actes::instruction::Yeux;
use crate::calculs::{AppelLu, DossierSuivi};
use crate::model::LigneFinanceur;
use crate::pages::cadre_appel::Cadre;
use crate::regles::Euros;
use crate::{m, mots};
use kernel::Lang;
use maud::{Markup, html};
use web::components::{Etat, etat};

/// The lines of a file as the visitor sees them, and as a programme reads them.
pub fn vues(cadre: &Cadre, lu: &AppelLu, d: &DossierSuivi) -> Vec<LigneFinanceur> {
    let mut lignes = d.lu.lignes.clone();
    Yeux::du_dossier(&cadre.visit, &lu.appel, &lu.financeurs, &d.lu).masquer_en_seance(d.id(), &mut lignes);
    let matrice = lu.matrice(d);
    let lue = |l: &LigneFinanceur| cadre.lit_les_dossiers() && matrice.get(&l.financeur).is_some_and(|c| c.propose.is_some());
    for ligne in &mut lignes {
        if !lue(ligne) {
            ligne.propose_centimes = None;
        }
    }
    lignes
}

/// « sur 15 400 € réservés »; « hors convention, non programmé ».
pub fn remarque(lu: &AppelLu, d: &DossierSuivi, vue: &LigneFinanceur, donne: Euros, lang: Lang) -> Markup {
    let t = m(lang);
    let euros = |e: Euros| mots::euros(Some(e), lang);
    let reserves = lu.reserves(d);
    let refuse = vue.demande().is_some_and(Euros::est_positif) && vue.propose().is_some_and(|p| !p.est_positif());
    html! {
        @if refuse { br; (etat(if donne.est_positif() { Etat::Alerte } else { Etat::Info }, &t.programmation_refusee())) }
        @if let Some(promis) = reserves.get(&vue.financeur) { br; small { (t.programmation_sur_promis(euros(*promis))) } }
        @else if !reserves.is_empty() {
            @match vue.propose().filter(|p| p.est_positif() && !donne.est_positif()) {
                Some(propose) => { br; small { (t.programmation_hors_convention_non_programme(euros(propose))) } }
                None => { br; small { (t.programmation_hors_convention()) } }
            }
        }
    }
}
