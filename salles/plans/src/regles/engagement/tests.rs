use super::*;
use crate::model::{ContratId, GenrePreuve, Preuve};
use crate::regles::redaction::Partie as _;
use acteurs::model::OrganisationId;
use jiff::Timestamp;
use jiff::civil::date;
use kernel::{Id, Refusal};
use proptest::prelude::*;
use std::collections::HashMap;

const MOTIF: &str = "Les crédits n’ont pas été votés.";

fn promesse() -> Engagement {
    Engagement { texte: "Ouvrir deux jardins".into(), ..Engagement::vide(ContratId::fresh()) }
}

fn preuve(par: &str, organisation: Option<OrganisationId>) -> Preuve {
    Preuve {
        id: Id::fresh(),
        version: 1,
        contrat_id: ContratId::fresh(),
        engagement_id: EngagementId::fresh(),
        genre: GenrePreuve::Livrable,
        datee_du: date(2026, 1, 1),
        texte: "Photo du jardin".into(),
        adresse: None,
        piece_nom: None,
        piece_mime: None,
        piece_taille: None,
        piece_sha256: None,
        etat: EtatPreuve::AVerifier,
        deposee_a: Timestamp::UNIX_EPOCH,
        deposee_par: "Service".into(),
        deposant: par.into(),
        organisation_id: organisation,
        jugee_a: None,
        jugee_par: None,
        juge_organisation_id: None,
        motif: None,
    }
}

#[test]
fn en_retard_se_calcule_et_disparait_par_tenu_renegocie_ou_non_tenu() {
    use EtatEngagement as E;
    let due = Some(date(2026, 3, 31));
    assert_eq!(lire(E::Promis, due, &[], date(2026, 3, 31)), EtatLu::Promis);
    assert_eq!(lire(E::Promis, due, &[], date(2026, 4, 1)), EtatLu::EnRetard);
    assert_eq!(lire(E::EnCours, due, &[], date(2026, 4, 1)), EtatLu::EnRetard);
    assert_eq!(lire(E::EnCours, None, &[], date(2040, 1, 1)), EtatLu::EnCours);
    assert_eq!(lire(E::NonTenu, due, &[], date(2026, 4, 1)), EtatLu::NonTenu);
    assert_eq!(lire(E::Renegocie, due, &[], date(2026, 4, 1)), EtatLu::Renegocie);
}

#[test]
fn tenu_sans_preuve_acceptee_se_lit_declare_tenu_a_verifier() {
    let day = date(2026, 4, 1);
    assert_eq!(lire(EtatEngagement::Tenu, None, &[EtatPreuve::AVerifier], day), EtatLu::DeclareTenu);
    assert_eq!(lire(EtatEngagement::Tenu, None, &[EtatPreuve::Refusee], day), EtatLu::DeclareTenu);
    assert_eq!(lire(EtatEngagement::Tenu, None, &[EtatPreuve::Refusee, EtatPreuve::Acceptee], day), EtatLu::Tenu);
}

#[test]
fn renegocie_et_non_tenu_sont_terminaux() {
    for de in [EtatEngagement::Renegocie, EtatEngagement::NonTenu] {
        for vers in EtatEngagement::ALL {
            let refus = passer(de, *vers, &[EtatPreuve::Acceptee], MOTIF).unwrap_err();
            assert_eq!(refus.code(), "engagement-passage");
        }
    }
}

#[test]
fn tenu_demande_une_preuve_et_non_tenu_un_motif() {
    use EtatEngagement as E;
    assert_eq!(passer(E::Promis, E::Tenu, &[], ""), Err(Refus::SansPreuve));
    assert_eq!(passer(E::Promis, E::Tenu, &[EtatPreuve::Refusee], ""), Err(Refus::SansPreuve));
    assert_eq!(passer(E::Promis, E::Tenu, &[EtatPreuve::AVerifier], ""), Ok(None));
    assert_eq!(passer(E::EnCours, E::NonTenu, &[], "ok").unwrap_err().code(), "redaction-motif-trop-court");
    assert_eq!(passer(E::EnCours, E::NonTenu, &[], MOTIF), Ok(Some(MOTIF.to_owned())));
    assert!(passer(E::Tenu, E::EnCours, &[], "").is_err(), "a reopening says why");
    assert_eq!(passer(E::Tenu, E::EnCours, &[], MOTIF), Ok(Some(MOTIF.to_owned())));
}

#[test]
fn un_engagement_de_principe_est_dit_non_verifiable() {
    assert!(!verifiable(None, None, EtatLu::Promis));
    assert!(!verifiable(None, None, EtatLu::EnCours));
    assert!(verifiable(Some(date(2026, 1, 1)), None, EtatLu::Promis));
    assert!(verifiable(None, Some("9"), EtatLu::Promis));
    assert!(verifiable(None, None, EtatLu::Tenu), "a proof has settled it");
}

#[test]
fn la_part_tenue_demande_deux_nombres_et_un_promis_non_nul() {
    assert_eq!(part_tenue(Some("9"), Some("7")).unwrap().affiche_fr(1), "77,8");
    assert_eq!(part_tenue(Some("10"), Some("11")).unwrap().affiche_fr(0), "110");
    assert_eq!(part_tenue(Some("0"), Some("3")), None);
    assert_eq!(part_tenue(None, Some("3")), None);
    assert_eq!(part_tenue(Some("9"), None), None);
}

#[test]
fn personne_n_accepte_sa_propre_preuve_ni_celle_de_sa_maison() {
    let (agglo, service, ville) = (OrganisationId::fresh(), OrganisationId::fresh(), OrganisationId::fresh());
    let parents = HashMap::from([(service, agglo)]);
    let judge = |compte: &str, organisation| Juge { compte: compte.into(), organisation };
    let p = preuve("moi", Some(agglo));
    let asked = |j: &Juge| juger(&p, Some(agglo), j, &parents, true, "");
    assert_eq!(asked(&judge("moi", Some(ville))), Err(Refus::PropreDepot));
    assert_eq!(asked(&judge("elle", Some(agglo))), Err(Refus::MemeOrganisation));
    assert_eq!(asked(&judge("elle", Some(service))), Err(Refus::MemeOrganisation), "a service is its collectivité");
    assert_eq!(asked(&judge("elle", None)), Err(Refus::JugeSansOrganisation));
    assert_eq!(asked(&judge("elle", Some(ville))), Ok((EtatPreuve::Acceptee, None)));
    let refused = juger(&p, Some(agglo), &judge("elle", Some(ville)), &parents, false, "");
    assert_eq!(refused.unwrap_err().code(), "redaction-motif-trop-court");
    let done = Preuve { etat: EtatPreuve::Acceptee, ..p };
    assert_eq!(juger(&done, Some(agglo), &judge("elle", Some(ville)), &parents, true, ""), Err(Refus::DejaJugee));
}

#[test]
fn une_preuve_dit_ce_qu_elle_montre_et_montre_un_lien_ou_une_piece() {
    let today = date(2026, 11, 22);
    let good = SaisiePreuve {
        genre: "convention".into(),
        datee_du: "12/03/2026".into(),
        texte: "Convention signée".into(),
        adresse: "https://documents.example/convention".into(),
        piece: None,
    };
    assert_eq!(lire_preuve(&good, today).unwrap().datee_du, date(2026, 3, 12));
    let codes = |s: &SaisiePreuve| lire_preuve(s, today).unwrap_err().iter().map(Refusal::code).collect::<Vec<_>>();
    assert_eq!(codes(&SaisiePreuve { adresse: String::new(), ..good.clone() }), ["engagement-ni-lien-ni-piece"]);
    assert_eq!(codes(&SaisiePreuve { adresse: "javascript:alert(1)".into(), ..good.clone() }), ["engagement-adresse"]);
    assert_eq!(codes(&SaisiePreuve { datee_du: "2027-01-01".into(), ..good.clone() }), ["engagement-preuve-a-venir"]);
    assert_eq!(codes(&SaisiePreuve::default()).len(), 4, "everything is said at once");
    let macro_ = SaisiePreuve { adresse: String::new(), piece: Some(("a.exe".into(), vec![1])), ..good };
    assert_eq!(lire_preuve(&macro_, today).unwrap_err().len(), 1);
}

#[test]
fn une_promesse_renegociee_garde_l_ancienne_liee() {
    let avant = Engagement { livre: Some("1".into()), ..promesse() };
    let saisie = SaisieRenegociation {
        texte: "Ouvrir un jardin".into(),
        echeance: "2027-06-30".into(),
        promis: "1".into(),
        unite: "jardin".into(),
        accord: "courriers des 3 et 9 mars".into(),
        motif: MOTIF.into(),
    };
    let (ancien, nouveau) = renegocier(&avant, &saisie, EngagementId::fresh()).unwrap();
    assert_eq!((ancien.etat, ancien.texte.as_str()), (EtatEngagement::Renegocie, "Ouvrir deux jardins"));
    assert_eq!((nouveau.remplace_id, nouveau.etat, nouveau.livre.clone()), (Some(avant.id), EtatEngagement::Promis, None));
    assert_eq!(nouveau.echeance, Some(date(2027, 6, 30)));
    let sans = SaisieRenegociation { accord: "oui".into(), motif: String::new(), texte: " ".into(), ..saisie.clone() };
    assert_eq!(renegocier(&avant, &sans, EngagementId::fresh()).unwrap_err().len(), 3);
    assert!(renegocier(&ancien, &saisie, EngagementId::fresh()).is_err(), "terminal");
}

fn etat_lu() -> impl Strategy<Value = EtatLu> {
    prop::sample::select(EtatLu::ALL.to_vec())
}

proptest! {
    #[test]
    fn un_bilan_compte_chaque_promesse_une_fois(all in prop::collection::vec((etat_lu(), any::<bool>()), 0..60)) {
        let mut bilan = Bilan::default();
        for (lu, verifiable) in &all {
            bilan.compter(*lu, *verifiable);
        }
        prop_assert_eq!(bilan.total, all.len());
        prop_assert_eq!(EtatLu::ALL.iter().map(|e| bilan.de(*e)).sum::<usize>(), all.len());
        prop_assert!(bilan.verifiables + bilan.renegocies <= bilan.total);
    }

    #[test]
    fn la_part_tenue_remise_sur_le_promis_redonne_le_livre(promis in 1_u32..100_000, livre in 0_u32..100_000) {
        let part = part_tenue(Some(&promis.to_string()), Some(&livre.to_string())).unwrap();
        let back = (part * Nombre::from(i64::from(promis))).checked_div(&Nombre::cent()).unwrap();
        prop_assert_eq!(back, Nombre::from(i64::from(livre)));
    }

    #[test]
    fn la_racine_se_trouve_meme_dans_un_cycle(n in 1_usize..8) {
        let all: Vec<OrganisationId> = (0..n).map(|_| OrganisationId::fresh()).collect();
        let parents: HashMap<_, _> = (0..n).map(|i| (all[i], all[(i + 1) % n])).collect();
        prop_assert!(all.contains(&racine(all[0], &parents)));
    }

    #[test]
    fn une_quantite_tapee_n_est_jamais_un_autre_nombre(typed in "\\PC{0,12}") {
        let saisie = SaisieSuivi { promis: typed.clone(), ..SaisieSuivi::default() };
        match lire_suivi(&promesse(), &saisie) {
            Ok(e) => prop_assert!(e.promis.is_none_or(|p| !Nombre::decimal(&p).unwrap().est_negatif())),
            Err(refus) => {
                let field = refus[0].field();
                prop_assert_eq!(field.as_deref(), Some("promis"));
            }
        }
    }
}
