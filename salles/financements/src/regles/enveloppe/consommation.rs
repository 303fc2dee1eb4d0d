//! What a programme takes of each node of the tree: « consommation par enveloppe » (Financements, § 8).

use super::{Nature, Noeud, cpo_ailleurs};
use crate::regles::{Euros, Financeur, Parametres};

/// A line of a plan: whose money, how much, and what for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prise {
    pub financeur: Financeur,
    pub montant: Euros,
    pub hors_qpv: bool,
    /// It is of an agreement, and of one of the « programme de réussite éducative ».
    pub cpo: bool,
    pub pre: bool,
    /// What an agreement reserved pays it: it is counted there already.
    pub reservation: bool,
}

/// A node with what it holds, its children included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suivi<'a> {
    pub noeud: &'a Noeud,
    /// 0 for a root.
    pub profondeur: usize,
    pub reserve: Euros,
    pub retenu: Euros,
    /// Under zero: the programme goes beyond it.
    pub reste: Euros,
}

/// The tree, funder by funder, each node before its children, with what the lines of a plan take of it. A line is taken where
/// its purpose has a node of the call (`hors_qpv`, `pre`, `cpo`), else on the call, else on the root.
#[must_use]
pub fn consommation<'a>(noeuds: &'a [Noeud], prises: &[Prise], p: &Parametres) -> Vec<Suivi<'a>> {
    let mut qui: Vec<&Financeur> = noeuds.iter().map(|n| &n.financeur).collect();
    qui.sort();
    qui.dedup();
    let mut suivis = vec![];
    for financeur in qui {
        let siens: Vec<&Noeud> = noeuds.iter().filter(|n| n.financeur == *financeur).collect();
        let places: Vec<(&str, Euros)> = prises
            .iter()
            .filter(|t| t.financeur == *financeur && !t.reservation)
            .filter_map(|t| Some((place(&siens, t)?.id.as_str(), t.montant)))
            .collect();
        let arbre = Arbre { siens: &siens, places: &places, ailleurs: cpo_ailleurs(financeur, p) };
        for racine in siens.iter().filter(|n| n.parent.is_none()) {
            arbre.descendre(racine, 0, &mut suivis);
        }
    }
    suivis
}

/// Whether a line is taken from that node or from one of those below.
#[must_use]
pub fn pris_sur(noeuds: &[Noeud], prise: &Prise, haut: &str) -> bool {
    let siens: Vec<&Noeud> = noeuds.iter().filter(|n| n.financeur == prise.financeur).collect();
    !prise.reservation && place(&siens, prise).is_some_and(|n| n.id == haut || est_sous(&siens, n, haut))
}

/// The node a line is taken from.
fn place<'a>(siens: &[&'a Noeud], prise: &Prise) -> Option<&'a Noeud> {
    let appel = siens.iter().find(|n| n.nature == Nature::Appel);
    let Some(appel) = appel else { return siens.iter().find(|n| n.nature == Nature::Racine).copied() };
    let nature = [(prise.hors_qpv, Nature::HorsQpv), (prise.pre, Nature::Pre), (prise.cpo, Nature::Cpo)];
    let sous = |cherchee: Nature| siens.iter().find(|n| n.nature == cherchee && est_sous(siens, n, &appel.id));
    nature.into_iter().filter(|(oui, _)| *oui).find_map(|(_, n)| sous(n)).or(Some(appel)).copied()
}

/// Whether a node hangs below another; a tree that turns is refused when it is written.
fn est_sous(siens: &[&Noeud], noeud: &Noeud, haut: &str) -> bool {
    let mut ici = noeud.parent.as_deref();
    for _ in siens {
        match ici {
            Some(id) if id == haut => return true,
            Some(id) => ici = siens.iter().find(|n| n.id == id).and_then(|n| n.parent.as_deref()),
            None => return false,
        }
    }
    false
}

struct Arbre<'a, 'b> {
    siens: &'b [&'a Noeud],
    places: &'b [(&'a str, Euros)],
    /// Agreements are not paid from the call.
    ailleurs: bool,
}

impl<'a> Arbre<'a, '_> {
    /// Writes a node and those below; gives what is reserved and retained in all.
    fn descendre(&self, noeud: &'a Noeud, profondeur: usize, suivis: &mut Vec<Suivi<'a>>) -> (Euros, Euros) {
        let rang = suivis.len();
        suivis.push(Suivi { noeud, profondeur, reserve: Euros::ZERO, retenu: Euros::ZERO, reste: Euros::ZERO });
        let mut reserve = noeud.reserve();
        let mut retenu: Euros = self.places.iter().filter(|(id, _)| *id == noeud.id).map(|(_, m)| *m).sum();
        for enfant in self.siens.iter().filter(|n| n.parent.as_deref() == Some(noeud.id.as_str())) {
            let (r, t) = self.descendre(enfant, profondeur + 1, suivis);
            reserve = reserve + r;
            retenu = retenu + t;
        }
        let compte = if self.ailleurs && noeud.nature == Nature::Appel { Euros::ZERO } else { reserve };
        if let Some(suivi) = suivis.get_mut(rang) {
            suivi.reserve = compte;
            suivi.retenu = retenu;
            suivi.reste = noeud.montant - compte - retenu;
        }
        (reserve, retenu)
    }
}

#[cfg(test)]
mod tests {
    use super::super::disponible;
    use super::*;
    use crate::regles::parametres::CpoDansAppel;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn noeud(id: &str, parent: Option<&str>, nature: Nature, euros: i64, reserve: i64) -> Noeud {
        let reservations = if reserve > 0 { [("CPO".to_owned(), Euros::entiers(reserve))].into() } else { BTreeMap::new() };
        Noeud {
            id: id.to_owned(),
            parent: parent.map(str::to_owned),
            financeur: Financeur::nomme("AGGLO"),
            exercice: 2026,
            nature,
            montant: Euros::entiers(euros),
            acte: None,
            reservations,
        }
    }

    fn prise(euros: i64) -> Prise {
        let financeur = Financeur::nomme("AGGLO");
        Prise { financeur, montant: Euros::entiers(euros), hors_qpv: false, cpo: false, pre: false, reservation: false }
    }

    fn agglo() -> Vec<Noeud> {
        vec![
            noeud("agglo", None, Nature::Racine, 261_000, 0),
            noeud("appel", Some("agglo"), Nature::Appel, 185_000, 24_000),
            noeud("hors", Some("appel"), Nature::HorsQpv, 10_000, 0),
        ]
    }

    fn lus(noeuds: &[Noeud], prises: &[Prise], p: &Parametres) -> Vec<(String, usize, i64, i64, i64)> {
        let euros = |e: Euros| e.centimes() / 100;
        consommation(noeuds, prises, p)
            .into_iter()
            .map(|s| (s.noeud.id.clone(), s.profondeur, euros(s.reserve), euros(s.retenu), euros(s.reste)))
            .collect()
    }

    #[test]
    fn une_ligne_hors_qpv_se_prend_sur_sa_part_et_remonte_jusqu_a_la_racine() {
        let prises = [prise(100_000), Prise { hors_qpv: true, ..prise(12_000) }, Prise { reservation: true, ..prise(24_000) }];
        assert_eq!(
            lus(&agglo(), &prises, &Parametres::default()),
            [
                ("agglo".to_owned(), 0, 24_000, 112_000, 125_000),
                ("appel".to_owned(), 1, 24_000, 112_000, 49_000),
                ("hors".to_owned(), 2, 0, 12_000, -2_000),
            ]
        );
    }

    #[test]
    fn quand_les_cpo_se_prennent_sur_le_reste_l_appel_garde_185_000_euros_et_la_racine_les_compte() {
        let reste = Parametres { cpo_dans_appel: CpoDansAppel::Reste, ..Parametres::default() };
        let vus = lus(&agglo(), &[prise(100_000)], &reste);
        assert_eq!(vus[0], ("agglo".to_owned(), 0, 24_000, 100_000, 137_000));
        assert_eq!(vus[1], ("appel".to_owned(), 1, 0, 100_000, 85_000));
        assert_eq!(disponible(&agglo(), &Financeur::nomme("AGGLO"), &reste), Euros::entiers(185_000));
        assert_eq!(disponible(&agglo(), &Financeur::nomme("AGGLO"), &Parametres::default()), Euros::entiers(161_000));
    }

    #[test]
    fn ce_qui_est_reserve_sur_une_part_de_l_appel_n_est_plus_disponible() {
        let mut arbre = agglo();
        arbre.push(noeud("cpo", Some("appel"), Nature::Cpo, 30_000, 20_000));
        let (qui, p) = (Financeur::nomme("AGGLO"), Parametres::default());
        assert_eq!(disponible(&arbre, &qui, &p), Euros::entiers(141_000), "185 000 − 24 000 − 20 000");
        assert_eq!(lus(&arbre, &[], &p)[1], ("appel".to_owned(), 1, 44_000, 0, 141_000));
        let somme: Euros = super::super::termes(&arbre, &qui, &p).iter().map(|t| t.montant).sum();
        assert_eq!(somme, Euros::entiers(141_000));
    }

    #[test]
    fn sans_noeud_d_appel_la_racine_donne_ce_que_ses_autres_noeuds_ne_tiennent_pas() {
        let arbre = [noeud("r", None, Nature::Racine, 50_000, 0), noeud("pre", Some("r"), Nature::Pre, 30_000, 0)];
        assert_eq!(disponible(&arbre, &Financeur::nomme("AGGLO"), &Parametres::default()), Euros::entiers(20_000));
        assert_eq!(lus(&arbre, &[prise(5_000)], &Parametres::default())[0].3, 5_000);
    }

    proptest! {
        #[test]
        fn ce_qui_est_pris_sur_un_noeud_est_la_somme_de_ses_lignes_et_le_disponible_celle_de_ses_termes(
            lignes in proptest::collection::vec((0_i64..50_000, any::<(bool, bool, bool, bool)>()), 0..30),
            montants in proptest::collection::vec(0_i64..90_000, 4), reste in any::<bool>(), appel in any::<bool>(),
        ) {
            let p = Parametres {
                cpo_dans_appel: if reste { CpoDansAppel::Reste } else { Parametres::default().cpo_dans_appel },
                ..Parametres::default()
            };
            let mut arbre = vec![noeud("agglo", None, Nature::Racine, montants[0], montants[3] / 2)];
            if appel {
                arbre.push(noeud("appel", Some("agglo"), Nature::Appel, montants[1], montants[3]));
                arbre.push(noeud("hors", Some("appel"), Nature::HorsQpv, montants[2], 0));
            } else {
                arbre.push(noeud("pre", Some("agglo"), Nature::Pre, montants[2], 0));
            }
            let prises: Vec<Prise> = lignes
                .iter()
                .map(|(n, (hors_qpv, cpo, pre, reservation))| Prise { hors_qpv: *hors_qpv, cpo: *cpo, pre: *pre, reservation: *reservation, ..prise(*n) })
                .collect();
            for s in consommation(&arbre, &prises, &p) {
                let pris: Euros = prises.iter().filter(|t| pris_sur(&arbre, t, &s.noeud.id)).map(|t| t.montant).sum();
                prop_assert_eq!(pris, s.retenu);
            }
            let agglo = Financeur::nomme("AGGLO");
            let somme: Euros = super::super::termes(&arbre, &agglo, &p).iter().map(|t| t.montant).sum();
            prop_assert_eq!(somme.max(Euros::ZERO), disponible(&arbre, &agglo, &p));
        }

        #[test]
        fn rien_ne_se_perd_la_racine_compte_chaque_ligne_qui_n_est_pas_sur_reservation(
            lignes in proptest::collection::vec((0_i64..50_000, any::<(bool, bool, bool, bool)>()), 0..30)
        ) {
            let prises: Vec<Prise> = lignes
                .iter()
                .map(|(n, (hors_qpv, cpo, pre, reservation))| Prise { hors_qpv: *hors_qpv, cpo: *cpo, pre: *pre, reservation: *reservation, ..prise(*n) })
                .collect();
            let attendu: i64 = lignes.iter().filter(|(_, (.., reservation))| !reservation).map(|(n, _)| n).sum();
            prop_assert_eq!(lus(&agglo(), &prises, &Parametres::default())[0].3, attendu);
        }
    }
}
