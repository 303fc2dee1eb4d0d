//! What an indicator aims at in each place, and how far a place is from the others. « référence : une seule par territoire »,
//! « cibles : par date et par territoire » (§ 2). These rates are read beside one another; nothing adds them up or averages
//! them: « Jamais de moyenne de taux entre territoires » (§ 1, règle 6).

use super::alertes::{Seuils, mediane, sous_la_mediane};
use super::{Coupures, Visee};
use crate::model::{ObjectifTerritoire, REFERENCE};
use jiff::civil::Date;
use kernel::nombre::Nombre;
use std::collections::BTreeMap;
use territoire::model::TerritoireId;

/// What one place aims at, read once from its decimal texts. What it lacks is lacking: what the contract says of the whole
/// never stands in, « pas de repli silencieux » (§ 1, règle 7).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct But {
    pub reference: Option<Nombre>,
    pub reference_le: Option<Date>,
    pub provenance: String,
    /// By contract year.
    pub cibles: BTreeMap<i64, Nombre>,
}

impl But {
    fn poser(&mut self, o: &ObjectifTerritoire) {
        let Ok(valeur) = o.valeur.parse() else { return };
        if o.annee == REFERENCE {
            (self.reference, self.reference_le) = (Some(valeur), o.le);
            self.provenance.clone_from(&o.provenance);
        } else {
            self.cibles.insert(o.annee, valeur);
        }
    }

    /// « La cible finale se saisit : elle n'est pas la somme des cibles annuelles » (§ 2): that of the last year that has one.
    #[must_use]
    pub fn finale(&self) -> Option<(i64, &Nombre)> {
        self.cibles.last_key_value().map(|(annee, n)| (*annee, n))
    }

    /// The aim of the indicator, with the reference of this place. `coupures`: [`Coupures::d_un_lieu`]. The bounds to keep and
    /// « `oui_non` se lit référence 0, cible 1 » are of the indicator itself: they hold in every place.
    #[must_use]
    pub fn visee<'a>(&'a self, indicateur: &Visee<'a>, coupures: &'a Coupures) -> Visee<'a> {
        let (reference, reference_le) = (self.reference.as_ref(), self.reference_le);
        Visee { reference, reference_le, coupures, datee: !self.cibles.is_empty(), ..*indicateur }
    }
}

/// What each place aims at, whatever the order of the rows.
#[must_use]
pub fn buts<'a>(objectifs: impl IntoIterator<Item = &'a ObjectifTerritoire>) -> BTreeMap<TerritoireId, But> {
    let mut buts: BTreeMap<TerritoireId, But> = BTreeMap::new();
    for o in objectifs {
        buts.entry(o.territoire_id).or_default().poser(o);
    }
    buts
}

/// The places beside one another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparaison {
    /// The middle of the rates that exist; none with fewer than two of them.
    pub mediane: Option<Nombre>,
    /// How many rates it is the middle of.
    pub combien: usize,
    /// In the order given: « écart < −10 points à la médiane des territoires (règle de PILOTE) » (§ 4, F8).
    pub dessous: Vec<bool>,
}

/// Compares retained rates. Places without rate neither count nor are alerted.
#[must_use]
pub fn comparer(seuils: &Seuils, taux: &[Option<Nombre>]) -> Comparaison {
    let connus: Vec<&Nombre> = taux.iter().flatten().collect();
    Comparaison {
        mediane: if connus.len() < 2 { None } else { mediane(&connus) },
        combien: connus.len(),
        dessous: taux.iter().map(|un| sous_la_mediane(seuils, un.as_ref(), taux)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Mesure, Sens};
    use crate::regles::{Coupure, Mois, Signal};
    use kernel::Id;
    use proptest::prelude::*;

    fn rang(territoire_id: TerritoireId, annee: i64, valeur: i64, le: Option<&str>) -> ObjectifTerritoire {
        ObjectifTerritoire {
            id: Id::fresh(),
            version: 1,
            contrat_id: "cls".into(),
            indicateur_id: Id::fresh(),
            territoire_id,
            annee,
            valeur: valeur.to_string(),
            le: le.map(|jour| jour.parse().unwrap()),
            provenance: String::new(),
        }
    }

    fn taux(n: &[i64]) -> Vec<Option<Nombre>> {
        n.iter().map(|n| Some(Nombre::from(*n))).collect()
    }

    #[test]
    fn dix_points_sous_la_mediane_tout_juste_n_alertent_pas() {
        let seuils = Seuils::default();
        let c = comparer(&seuils, &taux(&[50, 40, 60, 39, 70]));
        assert_eq!((c.mediane, c.combien), (Some(Nombre::from(50)), 5));
        assert_eq!(c.dessous, [false, false, false, true, false], "−10 n’est pas sous −10 ; −11 l’est");
        let c = comparer(&seuils, &taux(&[80, 60]));
        assert_eq!((c.mediane, c.dessous), (Some(Nombre::from(70)), vec![false, false]), "demi-somme des deux du milieu");
        let mut sans = taux(&[20, 90, 90]);
        sans.push(None);
        let c = comparer(&seuils, &sans);
        assert_eq!((c.combien, c.dessous), (3, vec![true, false, false, false]), "sans taux : ni compté, ni alerté");
        assert_eq!(comparer(&seuils, &taux(&[5])).mediane, None, "seul, un territoire ne se compare à rien");
    }

    #[test]
    fn un_lieu_sans_reference_ni_cible_n_emprunte_pas_celles_du_contrat() {
        let (zero, vingt) = (Nombre::zero(), Nombre::from(20));
        let recalee = Coupures::nouvelles([Coupure { debut: "2025-01".parse().unwrap(), reference: Some(zero.clone()) }]);
        let siennes = recalee.d_un_lieu();
        let contrat = Visee {
            mesure: Mesure::Quantite,
            echelle: None,
            sens: Sens::Hausse,
            reference: Some(&zero),
            reference_le: None,
            minimum: None,
            maximum: None,
            coupures: &recalee,
            datee: true,
        };
        let fin: Mois = "2025-12".parse().unwrap();
        assert!(contrat.taux(fin, Some(&vingt), Some(&vingt)).retenu.is_some(), "le contrat, lui, a son taux");
        let vide = But::default();
        let lu = vide.visee(&contrat, &siennes).taux(fin, None, Some(&vingt));
        assert_eq!((lu.retenu, lu.signaux), (None, [Signal::ReferenceManquante, Signal::CibleManquante].into()));
        // Its own reference is of the old rule: that of the contract, computed again, does not replace it.
        let lieu: TerritoireId = Id::fresh();
        let avant = &buts(&[rang(lieu, 0, 0, Some("2023-12-31")), rang(lieu, 4, 20, None)])[&lieu];
        let lu = avant.visee(&contrat, &siennes).taux(fin, avant.cibles.get(&4), Some(&vingt));
        assert_eq!((lu.retenu, lu.signaux), (None, [Signal::RuptureSansReference].into()));
        let apres = &buts(&[rang(lieu, 0, 10, Some("2025-01-31")), rang(lieu, 4, 20, None)])[&lieu];
        let lu = apres.visee(&contrat, &siennes).taux(fin, apres.cibles.get(&4), Some(&Nombre::from(15)));
        assert_eq!(lu.entier(), Some("50".into()));
        assert_eq!(apres.finale(), Some((4, &vingt)));
    }

    proptest! {
        /// « l'ordre de saisies sur des clés distinctes est sans effet » (§ 9).
        #[test]
        fn l_ordre_des_saisies_est_sans_effet(
            (dites, melees) in prop::collection::btree_map((0_u8..4, 0_i64..7), -50_i64..50, 0..20).prop_flat_map(|m| {
                let dites: Vec<_> = m.into_iter().collect();
                (Just(dites.clone()), Just(dites).prop_shuffle())
            })
        ) {
            let lieux: Vec<TerritoireId> = (0..4).map(|_| Id::fresh()).collect();
            let rangs = |m: &[((u8, i64), i64)]| -> Vec<_> {
                m.iter().map(|((l, annee), n)| rang(lieux[usize::from(*l)], *annee, *n, None)).collect()
            };
            prop_assert_eq!(buts(&rangs(&dites)), buts(&rangs(&melees)));
        }

        /// Nobody is alerted at or above the middle, and adding a place without rate changes nothing.
        #[test]
        fn l_alerte_ne_touche_que_ce_qui_est_sous_la_mediane(n in prop::collection::vec(0_i64..=100, 2..12)) {
            let lus = taux(&n);
            let c = comparer(&Seuils::default(), &lus);
            let milieu = c.mediane.clone().unwrap();
            for (un, dessous) in lus.iter().flatten().zip(&c.dessous) {
                prop_assert_eq!(*dessous, un - &milieu < Nombre::from(-10));
            }
            let mut plus = lus.clone();
            plus.push(None);
            let d = comparer(&Seuils::default(), &plus);
            prop_assert_eq!((d.mediane, d.combien), (c.mediane, c.combien));
        }
    }
}
