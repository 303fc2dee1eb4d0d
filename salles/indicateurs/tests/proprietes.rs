//! « Propriétés à tenir » (§ 9), on figures drawn at random.

use indicateurs::regles::{
    AgregationTerritoires, Chaine, Comparable, Element, Fenetre, Geste, IndicateurChaine, Lecture, Manque, Mesure, Mois, Nature,
    Objectif, Operation, Pas, Reglage, RemiseAZero, Remontee, Sens, Sequence, Territoire, chaine, comparable, remontee, taux,
    territoires,
};
use kernel::nombre::{Nombre, Saisie, lire_saisie};
use proptest::prelude::*;

fn nombre() -> impl Strategy<Value = Nombre> {
    (-1_000_000i64..1_000_000, 0u32..5).prop_map(|(unites, rang)| quotient(unites, 10i64.pow(rang)))
}

fn rationnel() -> impl Strategy<Value = Nombre> {
    (-1_000_000i64..1_000_000, 1i64..5_000).prop_map(|(haut, bas)| quotient(haut, bas))
}

fn quotient(haut: i64, bas: i64) -> Nombre {
    Nombre::fraction(haut, bas).unwrap_or_else(Nombre::zero)
}

fn sens() -> impl Strategy<Value = Sens> {
    prop::sample::select(Sens::ALL)
}

fn objectif() -> impl Strategy<Value = Objectif> {
    let borne = || prop::option::of(nombre());
    (sens(), borne(), borne(), borne(), borne()).prop_map(|(sens, reference, cible, min, max)| Objectif {
        sens,
        reference,
        cible,
        min,
        max,
    })
}

fn mois() -> impl Strategy<Value = Mois> {
    (2024i16..2026, 1i8..=12).prop_filter_map("un mois", |(annee, mois)| Mois::nouveau(annee, mois))
}

fn elements() -> impl Strategy<Value = Vec<Element>> {
    let un = (0i64..5, prop::option::of(nombre()), any::<bool>(), any::<bool>(), 0i64..=100);
    prop::collection::vec(un, 0..8).prop_map(|tires| {
        let element = |(rang, tire): (usize, (i64, Option<Nombre>, bool, bool, i64))| {
            let (poids, taux, applicable, mesurable, couverture) = tire;
            Element {
                code: format!("E{rang}"),
                poids: Nombre::from(poids),
                taux,
                couverture: Nombre::from(couverture),
                applicable,
                mesurable,
            }
        };
        tires.into_iter().enumerate().map(element).collect()
    })
}

/// A result whose lists no longer depend on the order of the elements.
fn ranger(mut remontee: Remontee) -> Remontee {
    remontee.manquants.sort();
    remontee.ecartes.sort();
    remontee.poids_effectifs.sort_by(|a, b| a.code.cmp(&b.code));
    remontee
}

fn reglage() -> impl Strategy<Value = Reglage> {
    (
        prop::sample::select(Nature::ALL),
        prop_oneof![Just(RemiseAZero::Annee), Just(RemiseAZero::Jamais), mois().prop_map(RemiseAZero::Date)],
        prop::sample::select(vec![Operation::Somme, Operation::Moyenne, Operation::Max, Operation::Min, Operation::Valeur]),
        prop_oneof![
            Just(Fenetre::Derniere),
            (1u32..30).prop_map(Fenetre::Mois),
            Just(Fenetre::Annee),
            mois().prop_map(Fenetre::Depuis),
            Just(Fenetre::Tout)
        ],
        prop::sample::select(Manque::ALL),
        prop::sample::select(vec![1u32, 3, 12]),
    )
        .prop_map(|(nature, remise_a_zero, operation, fenetre, manque, pas)| Reglage {
            nature,
            remise_a_zero,
            operation,
            fenetre,
            manque,
            pas: Pas::nouveau(pas).unwrap_or_default(),
        })
}

fn serie() -> impl Strategy<Value = Vec<(Mois, Lecture)>> {
    let lecture = prop::option::of(nombre()).prop_map(Lecture::from);
    prop::collection::btree_map(mois(), lecture, 0..12).prop_map(|serie| serie.into_iter().collect())
}

fn indicateur(rang: usize) -> impl Strategy<Value = IndicateurChaine> {
    (objectif(), reglage(), serie(), 0i64..4, any::<bool>()).prop_map(move |(objectif, reglage, serie, poids, applicable)| {
        IndicateurChaine {
            code: format!("I{rang}"),
            mesure: Mesure::Quantite,
            poids: Nombre::from(poids),
            applicable,
            mesurable: true,
            objectif,
            reglage,
            serie,
        }
    })
}

fn geste() -> impl Strategy<Value = Geste> {
    let code = || (0usize..3).prop_map(|rang| format!("I{rang}"));
    let valeur = || prop::option::of(nombre());
    prop_oneof![
        (code(), mois(), valeur().prop_map(Lecture::from))
            .prop_map(|(code, mois, lecture)| { Geste::Observer { code, mois, lecture } }),
        (code(), mois()).prop_map(|(code, mois)| Geste::Effacer { code, mois }),
        mois().prop_map(Geste::Date),
        (code(), valeur()).prop_map(|(code, valeur)| Geste::Cible { code, valeur }),
        (code(), valeur()).prop_map(|(code, valeur)| Geste::Reference { code, valeur }),
        (code(), -1i64..4).prop_map(|(code, poids)| Geste::Poids { code, valeur: Nombre::from(poids) }),
        (code(), any::<bool>()).prop_map(|(code, valeur)| Geste::Applicable { code, valeur }),
        (code(), sens()).prop_map(|(code, valeur)| Geste::Sens { code, valeur }),
    ]
}

proptest! {
    #[test]
    fn le_retenu_reste_entre_0_et_100_et_un_taux_absent_dit_pourquoi(
        objectif in objectif(), valeur in prop::option::of(nombre())
    ) {
        let taux = taux(&objectif, valeur.as_ref());
        match &taux.retenu {
            Some(retenu) => {
                prop_assert!(*retenu >= Nombre::zero() && *retenu <= Nombre::cent());
                prop_assert!(taux.brut.is_some());
            }
            None => prop_assert!(!taux.signaux.is_empty() && taux.brut.is_none()),
        }
    }

    #[test]
    fn un_taux_sous_100_ne_s_ecrit_jamais_100(nombre in rationnel(), decimales in 0u32..6) {
        let ecrit: Option<Nombre> = nombre.arrondi(decimales, true).parse().ok();
        let cent = Nombre::cent();
        prop_assert_eq!(nombre < cent, ecrit.is_some_and(|ecrit| ecrit < cent));
    }

    #[test]
    fn l_arrondi_est_au_plus_proche_symetrique_et_sans_moins_zero(
        nombre in rationnel(), decimales in 0u32..6
    ) {
        let ecrit = nombre.arrondi(decimales, false);
        let ecart = ecrit.parse().map(|lu: Nombre| (lu - &nombre).abs());
        let demi = quotient(1, 2 * 10i64.pow(decimales));
        prop_assert!(ecart.is_ok_and(|ecart| ecart <= demi));
        prop_assert!(ecrit.parse() != Ok(Nombre::zero()) || !ecrit.starts_with('-'));
        let oppose = (-nombre).arrondi(decimales, false);
        prop_assert_eq!(oppose.trim_start_matches('-'), ecrit.trim_start_matches('-'));
    }

    #[test]
    fn un_nombre_ecrit_se_relit_a_l_identique(nombre in rationnel()) {
        prop_assert_eq!(nombre.to_string().parse(), Ok(nombre.clone()));
        let json = serde_json::to_string(&nombre).unwrap_or_default();
        prop_assert_eq!(serde_json::from_str::<Nombre>(&json).ok(), Some(nombre));
    }

    #[test]
    fn un_nombre_affiche_en_francais_se_ressaisit(nombre in nombre()) {
        let lue = lire_saisie(&nombre.affiche_fr(4));
        prop_assert_eq!(lue, Ok(Saisie::Valeur { nombre, unite: None }));
    }

    #[test]
    fn aucune_saisie_ne_fait_paniquer_ni_ne_devient_zero_sans_un_zero(texte in "\\PC{0,12}") {
        if let Ok(Saisie::Valeur { nombre, .. }) = lire_saisie(&texte) {
            prop_assert!(!nombre.est_nul() || texte.contains('0'));
        }
    }

    #[test]
    fn multiplier_tous_les_poids_par_une_constante_ne_change_rien(
        elements in elements(), constante in (1i64..1000, 1i64..1000), min in 0i64..=100
    ) {
        let constante = quotient(constante.0, constante.1);
        let min = Nombre::from(min);
        let lourds: Vec<Element> = elements
            .iter()
            .map(|e| Element { poids: &e.poids * &constante, ..e.clone() })
            .collect();
        let mut avant = remontee(&elements, &min);
        let apres = remontee(&lourds, &min);
        for poids in &mut avant.poids_effectifs {
            poids.declare = &poids.declare * &constante;
        }
        prop_assert_eq!(avant, apres);
    }

    #[test]
    fn l_ordre_des_elements_est_sans_effet(
        (elements, melanges) in elements().prop_flat_map(|e| (Just(e.clone()), Just(e).prop_shuffle())),
        min in 0i64..=100
    ) {
        let min = Nombre::from(min);
        prop_assert_eq!(ranger(remontee(&elements, &min)), ranger(remontee(&melanges, &min)));
    }

    #[test]
    fn une_remontee_a_un_taux_ou_un_motif_et_son_explication_se_rejoue(
        elements in elements(), min in 0i64..=100
    ) {
        let resultat = remontee(&elements, &Nombre::from(min));
        prop_assert_eq!(resultat.taux.is_none(), resultat.motif.is_some());
        prop_assert_eq!(resultat.taux.is_none(), resultat.poids_effectifs.is_empty());
        if let Some(taux) = &resultat.taux {
            prop_assert!(*taux >= Nombre::zero() && *taux <= Nombre::cent());
            let parts = &resultat.poids_effectifs;
            let somme: Nombre = parts.iter().map(|p| &p.effectif).sum();
            prop_assert_eq!(somme, Nombre::cent());
            let poids: Nombre = parts.iter().map(|p| &p.declare).sum();
            let produits: Nombre = parts.iter().map(|p| &p.declare * &p.retenu).sum();
            prop_assert_eq!(produits.checked_div(&poids), Some(taux.clone()));
        }
    }

    #[test]
    fn l_ordre_des_saisies_est_sans_effet_et_les_comptes_sont_tenus(
        reglage in reglage(), a in mois(),
        (serie, melangee) in serie().prop_flat_map(|s| (Just(s.clone()), Just(s).prop_shuffle()))
    ) {
        let lu: Comparable = comparable(&reglage, a, &serie);
        prop_assert_eq!(&lu, &comparable(&reglage, a, &melangee));
        prop_assert!(lu.presents <= lu.attendus);
        prop_assert!(lu.valeur.is_some() || !lu.signaux.is_empty(), "un null s'explique");
        prop_assert!(lu.valeur.is_none() || lu.presents > 0, "rien ne devient une valeur");
        let sans_vides: Vec<_> = serie.iter().filter(|(_, l)| l.valeur().is_some()).cloned().collect();
        if lu.attendus > 0 {
            prop_assert_eq!(&lu, &comparable(&reglage, a, &sans_vides), "un vide n'est pas une saisie");
        }
    }

    #[test]
    fn un_cumul_remis_a_zero_chaque_annee_et_ses_flux_donnent_la_meme_somme(
        flux in prop::collection::vec(0i64..100, 12), a in 1i8..=12, n in 1u32..=12
    ) {
        let Some(a) = Mois::nouveau(2025, a) else { return Ok(()) };
        let rangs = || flux.iter().zip(0i32..).map(|(f, rang)| (a.janvier().plus(rang), f));
        let mut total = 0;
        let cumuls: Vec<_> = rangs().map(|(mois, f)| { total += f; (mois, Nombre::from(total).into()) }).collect();
        let flux: Vec<_> = rangs().map(|(mois, f)| (mois, Nombre::from(*f).into())).collect();
        let regle = |nature| Reglage {
            nature,
            remise_a_zero: RemiseAZero::Annee,
            operation: Operation::Somme,
            fenetre: Fenetre::Mois(n),
            manque: Manque::Partiel,
            pas: Pas::MENSUEL,
        };
        prop_assert_eq!(
            comparable(&regle(Nature::Cumul), a, &cumuls),
            comparable(&regle(Nature::Flux), a, &flux)
        );
    }

    #[test]
    fn des_territoires_absents_ne_valent_jamais_zero(
        valeurs in prop::collection::vec(prop::option::of(1i64..100), 1..8), min in 0i64..=100
    ) {
        let places: Vec<Territoire> = valeurs.iter().enumerate().map(|(rang, valeur)| Territoire {
            code: format!("C{rang}"),
            valeur: valeur.map(Nombre::from).into(),
            ..Territoire::default()
        }).collect();
        let regle = AgregationTerritoires {
            couverture_min: Nombre::from(min),
            ..AgregationTerritoires::nouvelle(Mesure::Quantite, Operation::Somme)
        };
        let agregat = territoires(&regle, &places);
        prop_assert!(agregat.valeur.is_none_or(|somme| somme.est_positif()));
        prop_assert_eq!(agregat.manquants.len(), valeurs.iter().filter(|v| v.is_none()).count());
    }

    #[test]
    fn une_sequence_incrementale_egale_le_recalcul_complet(
        indicateurs in (indicateur(0), indicateur(1), indicateur(2)),
        a in mois(), min in 0i64..=100,
        gestes in prop::collection::vec(geste(), 0..12)
    ) {
        let mut sequence = Sequence::nouvelle(Chaine {
            a,
            couverture_min: Nombre::from(min),
            indicateurs: vec![indicateurs.0, indicateurs.1, indicateurs.2],
        });
        for geste in &gestes {
            let apres = sequence.appliquer(geste).cloned();
            let complet = chaine(sequence.chaine());
            prop_assert_eq!(apres.as_ref(), Ok(&complet.remontee));
            prop_assert_eq!(sequence.lignes(), complet.lignes.as_slice());
        }
    }
}
