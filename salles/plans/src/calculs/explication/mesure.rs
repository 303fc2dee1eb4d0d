//! The rate of one indicator, explained: value, reference and target of the year.

use super::{Explication, Operande, provenance, taux_en_mots};
use crate::calculs::lecture::{Objet, taux_de};
use crate::calculs::plan_lu::PlanLu;
use crate::m;
use indicateurs::regles::Signal;
use kernel::Lang;

impl PlanLu {
    /// F1, with its operands.
    pub(super) fn expliquer_mesure(&self, out: &mut Explication, objet: Objet, annee: i64, lang: Lang) {
        let t = m(lang);
        out.formule = t.calcul_formule_mesure();
        out.regle = "Indicateurs, § 4, F1";
        let Objet::Mesure(id) = objet else { return };
        let Some(mesure) = self.mesure(id) else { return };
        let rate = taux_de(mesure, annee);
        out.valeur = rate.brut.as_ref().map(|v| taux_en_mots(v, lang));
        let value = mesure.valeurs.get(&annee).and_then(|v| v.valeur.as_ref());
        if rate.signaux.contains(&Signal::RuptureSansReference) {
            let since = mesure.reference_de(annee).err().map(|m| m.to_string()).unwrap_or_default();
            out.motif = Some(t.calcul_rupture(value.map_or_else(|| "—".to_owned(), |n| mesure.en_mots(n, lang)), since));
        }
        let page = Some(format!("/indicateurs/{}", mesure.id));
        // What the value was gathered from is read as of today only.
        let lue = if self.au.is_some() { page.clone() } else { Some(format!("/indicateurs/{}/annees/{annee}", mesure.id)) };
        let reference = mesure.reference_de(annee).ok().flatten();
        let operands = [
            ("valeur", t.calcul_operande_valeur(), value, provenance(mesure, annee, lang)),
            ("reference", t.calcul_operande_reference(), reference.as_ref(), mesure.unite.clone()),
            ("cible", t.calcul_operande_cible(annee), mesure.cibles.get(&annee), mesure.unite.clone()),
        ];
        for (key, libelle, number, origine) in operands {
            let lien = if key == "valeur" { lue.clone() } else { page.clone() };
            let line = Operande {
                objet: key.to_owned(),
                libelle,
                lien,
                valeur: number.map_or_else(|| t.lecture_non_renseignee(), |n| mesure.en_mots(n, lang)),
                origine,
                ..Operande::default()
            };
            if number.is_some() { out.operandes.push(line) } else { out.manquants.push(line) }
        }
    }
}
