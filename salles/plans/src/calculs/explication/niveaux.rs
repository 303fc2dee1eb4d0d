//! What a rate above its operands is made of: the direct children of a level, each with its weight and its share, so that
//! « appliquer la formule affichée aux opérandes affichés redonne le chiffre » (§ 8) at every level.

use super::{Explication, Operande, motif_en_mots, taux_en_mots, taux_precis};
use crate::calculs::lecture::{Lecture, Objet};
use crate::calculs::plan_lu::{FicheLue, PlanLu};
use crate::calculs::remontees::Remonte;
use crate::m;
use indicateurs::regles::Element;
use kernel::Lang;
use kernel::nombre::Nombre;

/// How a roll-up is told.
pub(super) struct Mots {
    pub lecture: Lecture,
    pub annee: i64,
    /// Why a sheet is set aside.
    pub ecarte: String,
    pub lang: Lang,
}

impl PlanLu {
    /// The direct children of an object, what is missing under it, what is set aside.
    pub(super) fn expliquer_remontee(
        &self,
        out: &mut Explication,
        quoi: Remonte,
        objet: Objet,
        words: &Mots,
        origine: &dyn Fn(&FicheLue) -> String,
    ) {
        let lang = words.lang;
        let t = m(lang);
        let all = self.remonter(quoi, objet);
        out.valeur = all.taux.as_ref().map(|v| taux_en_mots(v, lang));
        out.couverture = all.couverture.as_ref().map(|c| taux_en_mots(c, lang));
        out.motif = all.motif.map(|motif| motif_en_mots(motif, self.contrat.couverture_plan, lang));
        for (child, e) in self.enfants(quoi, objet) {
            let line = self.ligne(child, &e, words, origine);
            if e.poids.est_nul() && e.applicable && e.mesurable {
                let value = e.taux.as_ref().map_or_else(|| t.lecture_non_renseignee(), |v| taux_en_mots(v, lang));
                out.ecartes.push(Operande { valeur: t.calcul_poids_nul(value), ..line });
            } else if !(e.applicable && e.mesurable) {
                if let Objet::Noeud(_) = child {
                    out.ecartes.push(Operande { valeur: t.calcul_niveau_ecarte(), couverture: String::new(), ..line });
                }
            } else if let Some(rate) = &e.taux {
                let known = all.poids_effectifs.iter().find(|p| p.code == e.code);
                let retenu = taux_precis(&rate.borne(&Nombre::zero(), &Nombre::cent()), lang);
                let effectif = known.map(|p| taux_precis(&p.effectif, lang)).unwrap_or_default();
                out.operandes.push(Operande { valeur: retenu.clone(), retenu, effectif, ..line });
            } else if let Objet::Noeud(_) = child {
                out.sans_taux.push(Operande { valeur: t.lecture_non_renseignee(), ..line });
            }
        }
        for leaf in self.feuilles(quoi, objet) {
            let e = &leaf.element;
            let Some(fiche) = self.fiches.iter().find(|f| f.numero.to_string() == e.code) else { continue };
            let line = Operande { origine: fiche.pilotes.clone(), ..self.ligne(Objet::Fiche(fiche.id), e, words, origine) };
            if !(e.applicable && e.mesurable) {
                out.ecartes.push(Operande {
                    valeur: words.ecarte.clone(),
                    couverture: String::new(),
                    origine: String::new(),
                    ..line
                });
            } else if e.taux.is_none() && (!e.poids.est_nul() || matches!(objet, Objet::Fiche(_))) {
                out.manquants.push(Operande { valeur: t.lecture_non_renseignee(), ..line });
            }
        }
    }

    fn ligne(&self, child: Objet, e: &Element, words: &Mots, origine: &dyn Fn(&FicheLue) -> String) -> Operande {
        let lang = words.lang;
        let explained = Some(self.chemin_calcul(words.lecture, child, words.annee));
        let base = Operande {
            objet: self.cle_objet(child),
            poids: super::nombre_en_mots(&e.poids, lang),
            couverture: if e.couverture == Nombre::cent() { String::new() } else { taux_en_mots(&e.couverture, lang) },
            ..Operande::default()
        };
        match child {
            Objet::Fiche(id) => match self.fiche(id) {
                Some(f) => Operande {
                    libelle: format!("{}. {}", f.numero, f.titre),
                    lien: if words.lecture == Lecture::Atteinte { explained } else { Some(self.chemin_fiche(f)) },
                    origine: origine(f),
                    ..base
                },
                None => base,
            },
            Objet::Noeud(id) => {
                let title = self.noeuds.iter().find(|n| n.id == id).map(|n| n.titre.as_str()).unwrap_or_default();
                let under = self.fiches_de(child).len();
                Operande {
                    libelle: format!("{} — {title}", self.nom_objet(child, lang)),
                    lien: explained,
                    origine: m(lang).calcul_origine_fiches(under),
                    ..base
                }
            }
            Objet::Contrat | Objet::Mesure(_) => base,
        }
    }
}
