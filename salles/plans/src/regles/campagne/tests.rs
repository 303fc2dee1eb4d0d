//! The rules of a yearly review, sentence by sentence.

mod etats;

use super::*;
use crate::model::{ChampDemande, Ciel, DeclinaisonId, EtatCampagne, EtatReponse, FicheActionId, OuiNon, Question, Saisie};
use crate::model::{SaisieRealisation, SaisieValeur};
use acteurs::model::{ContactId, OrganisationId};
use indicateurs::model::{Absence, IndicateurId, Mesure};
use jiff::civil::date;
use kernel::{Lang, Refusal};
use proptest::prelude::*;

const LONG: &str = "Les ateliers ont doublé dans quatre communes.";

fn contexte(mesure: Mesure, precedent: Option<&str>) -> Contexte {
    Contexte {
        exercice: 2,
        questions: ChampDemande::ALL
            .iter()
            .map(|champ| Question { champ: *champ, obligatoire: !matches!(champ, ChampDemande::Pieces | ChampDemande::Besoins) })
            .collect(),
        paliers: vec![20, 40, 60, 80, 100],
        declinaisons: vec![
            DeclinaisonVue { id: DeclinaisonId::fresh(), lettre: "A".into(), prevue: true },
            DeclinaisonVue { id: DeclinaisonId::fresh(), lettre: "B".into(), prevue: false },
        ],
        indicateurs: vec![IndicateurVu {
            id: IndicateurId::fresh(),
            libelle: "Ateliers tenus".into(),
            unite: "ateliers".into(),
            mesure,
            echelle: None,
            precedent: precedent.map(|v| (1, v.to_owned())),
        }],
        precedent: Some(Precedent { annee: 1, palier: Some(40), meteo: Some(Ciel::Soleil) }),
        pieces: 0,
        annees: indicateurs::regles::Annees::default(),
    }
}

fn complete(c: &Contexte, valeur: &str) -> Saisie {
    let mut saisie = Saisie {
        palier: "40".into(),
        atteinte: "N".into(),
        meteo: "soleil".into(),
        difficultes: "Aucune cette année.".into(),
        suites: "Continuer.".into(),
        ..Saisie::default()
    };
    saisie
        .realisations
        .insert(c.declinaisons[0].id.to_string(), SaisieRealisation { fait: "O".into(), commentaire: String::new() });
    saisie.valeurs.insert(c.indicateurs[0].id.to_string(), SaisieValeur { valeur: valeur.into(), ..SaisieValeur::default() });
    saisie
}

fn codes(result: Result<Depot, Vec<Refus>>) -> Vec<&'static str> {
    result.err().unwrap_or_default().iter().map(kernel::Refusal::code).collect()
}

fn valeur<'a>(saisie: &'a mut Saisie, c: &Contexte) -> &'a mut SaisieValeur {
    saisie.valeurs.get_mut(&c.indicateurs[0].id.to_string()).unwrap()
}

#[test]
fn une_reponse_complete_se_depose() {
    let c = contexte(Mesure::Quantite, Some("10"));
    let depot = verifier_depot(&complete(&c, "12"), &c).unwrap();
    assert_eq!((depot.palier, depot.atteinte, depot.meteo), (Some(40), Some(OuiNon::Non), Some(Ciel::Soleil)));
    assert_eq!(depot.valeurs[0].valeur.as_deref(), Some("12"));
    assert_eq!(depot.realisations.len(), 1);
}

#[test]
fn tout_ce_qui_manque_est_dit_en_une_fois() {
    let c = contexte(Mesure::Quantite, None);
    let refus = codes(verifier_depot(&Saisie::default(), &c));
    assert_eq!(refus, ["obligatoire"; 7]);
}

#[test]
fn un_champ_non_disponible_avec_motif_est_complet_et_sans_motif_ne_l_est_pas() {
    let c = contexte(Mesure::Quantite, None);
    let mut saisie = complete(&c, "12");
    saisie.atteinte = String::new();
    saisie.indisponibles.insert("atteinte".into(), "ok".into());
    assert_eq!(codes(verifier_depot(&saisie, &c)), ["motif_court"]);
    saisie.indisponibles.insert("atteinte".into(), "L’enquête se termine au printemps.".into());
    assert!(verifier_depot(&saisie, &c).is_ok());
}

#[test]
fn un_palier_hors_de_la_grille_est_refuse_et_zero_est_permis() {
    let c = contexte(Mesure::Quantite, None);
    let mut saisie = complete(&c, "12");
    for faux in ["30", "-20", "120", "vingt"] {
        saisie.palier = faux.into();
        assert_eq!(codes(verifier_depot(&saisie, &c)), ["palier_inconnu"], "{faux}");
    }
    saisie.palier = "0".into();
    saisie.palier_motif = "L’action a été remise à plat par le comité.".into();
    assert_eq!(verifier_depot(&saisie, &c).unwrap().palier, Some(0));
}

#[test]
fn une_baisse_de_palier_demande_vingt_signes() {
    let c = contexte(Mesure::Quantite, None);
    let mut saisie = complete(&c, "12");
    saisie.palier = "20".into();
    assert_eq!(codes(verifier_depot(&saisie, &c)), ["baisse_sans_motif"]);
    saisie.palier_motif = "Un site a fermé au printemps.".into();
    assert!(verifier_depot(&saisie, &c).is_ok());
    assert!(matches!(alertes(&saisie, &c)[..], [Alerte::Baisse { avant: 40, apres: 20, .. }]));
}

#[test]
fn nuage_orage_et_tout_changement_de_meteo_demandent_un_motif() {
    let mut c = contexte(Mesure::Quantite, None);
    let mut saisie = complete(&c, "12");
    saisie.meteo = "nuage".into();
    assert_eq!(codes(verifier_depot(&saisie, &c)), ["meteo_sans_motif"]);
    saisie.meteo = "couvert".into();
    assert_eq!(codes(verifier_depot(&saisie, &c)), ["meteo_changee_sans_motif"]);
    saisie.meteo_motif = "Les financements tardent à arriver.".into();
    assert!(verifier_depot(&saisie, &c).is_ok());
    c.precedent = None;
    saisie.meteo_motif = String::new();
    assert!(verifier_depot(&saisie, &c).is_ok(), "une première météo sans nuage ne change rien");
}

#[test]
fn une_annee_non_prevue_est_recue_avec_un_commentaire_et_comptee_a_part() {
    let c = contexte(Mesure::Quantite, None);
    let mut saisie = complete(&c, "12");
    let b = c.declinaisons[1].id.to_string();
    saisie.realisations.insert(b.clone(), SaisieRealisation { fait: "O".into(), commentaire: "ok".into() });
    assert_eq!(codes(verifier_depot(&saisie, &c)), ["non_prevue_sans_commentaire"]);
    saisie.realisations.get_mut(&b).unwrap().commentaire = "Commencée en avance avec la Mutualité.".into();
    let depot = verifier_depot(&saisie, &c).unwrap();
    assert_eq!(depot.realisations.iter().map(|r| r.prevue).collect::<Vec<_>>(), [true, false]);
    assert!(alertes(&saisie, &c).contains(&Alerte::NonPrevue { lettre: "B".into() }));
}

#[test]
fn une_case_o_n_n_accepte_que_o_ou_n_et_une_declinaison_inconnue_est_refusee() {
    let c = contexte(Mesure::Quantite, None);
    let mut saisie = complete(&c, "12");
    saisie
        .realisations
        .insert(c.declinaisons[0].id.to_string(), SaisieRealisation { fait: "peut-être".into(), commentaire: String::new() });
    assert_eq!(codes(verifier_depot(&saisie, &c)), ["choix_inconnu"]);
    let mut saisie = complete(&c, "12");
    saisie.realisations.insert("Z".into(), SaisieRealisation { fait: "O".into(), commentaire: String::new() });
    assert_eq!(codes(verifier_depot(&saisie, &c)), ["choix_inconnu"]);
}

#[test]
fn les_nombres_des_gens_sont_lus_et_les_erreurs_de_tableur_refusees() {
    let c = contexte(Mesure::TauxNu, None);
    for (typed, read) in [("12,5", "12.5"), ("1 200", "1200"), ("1\u{202f}200", "1200"), ("15 %", "15"), ("30 000 €", "30000")]
    {
        assert_eq!(verifier_depot(&complete(&c, typed), &c).unwrap().valeurs[0].valeur.as_deref(), Some(read), "{typed}");
    }
    assert_eq!(codes(verifier_depot(&complete(&c, "#REF!"), &c)), ["erreur_de_formule"]);
    assert_eq!(codes(verifier_depot(&complete(&c, "beaucoup"), &c)), ["valeur_illisible"]);
}

#[test]
fn nd_nc_et_tiret_ne_sont_jamais_zero_et_demandent_un_motif() {
    let c = contexte(Mesure::Quantite, None);
    for typed in ["n.d", "ND", "NC", "-"] {
        let mut saisie = complete(&c, typed);
        assert_eq!(codes(verifier_depot(&saisie, &c)), ["absence_sans_motif"], "{typed}");
        valeur(&mut saisie, &c).motif = "Les feuilles de présence ne sont pas revenues.".into();
        let lue = verifier_depot(&saisie, &c).unwrap().valeurs.remove(0);
        assert_eq!((lue.valeur, lue.absence), (None, Some(Absence::NonDisponible)));
    }
}

#[test]
fn un_compte_est_un_entier_positif_et_un_montant_non() {
    let c = contexte(Mesure::Quantite, None);
    assert_eq!(codes(verifier_depot(&complete(&c, "12,5"), &c)), ["cellule-compte-fractionnaire"]);
    assert_eq!(codes(verifier_depot(&complete(&c, "-3"), &c)), ["cellule-compte-negatif"]);
    let mut c = contexte(Mesure::Quantite, None);
    c.indicateurs[0].unite = "km".into();
    assert!(verifier_depot(&complete(&c, "12,5"), &c).is_ok());
}

#[test]
fn oui_non_se_lit_en_toutes_lettres_et_rien_d_autre() {
    let c = contexte(Mesure::OuiNon, None);
    assert_eq!(verifier_depot(&complete(&c, "oui"), &c).unwrap().valeurs[0].valeur.as_deref(), Some("1"));
    assert_eq!(verifier_depot(&complete(&c, "N"), &c).unwrap().valeurs[0].valeur.as_deref(), Some("0"));
    assert_eq!(codes(verifier_depot(&complete(&c, "3"), &c)), ["choix_inconnu"]);
}

#[test]
fn une_valeur_dix_fois_ou_moitie_plus_loin_demande_une_explication() {
    for (before, after, expected) in [
        ("10", "100", Some(Ecart::Dix)),
        ("100", "10", Some(Ecart::Dix)),
        ("10", "15", None),
        ("10", "16", Some(Ecart::Moitie)),
        ("10", "5", None),
        ("10", "4", Some(Ecart::Moitie)),
        ("0", "50", None),
        ("10", "0", Some(Ecart::Moitie)),
    ] {
        assert_eq!(ecart(before, after), expected, "{before} → {after}");
    }
    let c = contexte(Mesure::Quantite, Some("10"));
    let mut saisie = complete(&c, "100");
    assert_eq!(codes(verifier_depot(&saisie, &c)), ["valeur_aberrante"]);
    valeur(&mut saisie, &c).justification = LONG.into();
    let depot = verifier_depot(&saisie, &c).unwrap();
    assert_eq!(depot.valeurs[0].motif.as_deref(), Some(LONG));
    assert!(matches!(alertes(&saisie, &c)[..], [Alerte::Aberrante { ecart: Ecart::Dix, .. }]));
}

#[test]
fn cent_pour_cent_avec_un_non_est_signale() {
    let c = contexte(Mesure::Quantite, None);
    let mut saisie = complete(&c, "12");
    saisie.palier = "100".into();
    saisie.atteinte = "O".into();
    saisie.realisations.get_mut(&c.declinaisons[0].id.to_string()).unwrap().fait = "N".into();
    assert_eq!(alertes(&saisie, &c), [Alerte::CentAvecNon { lettres: "A".into() }, Alerte::AtteinteSansRealisation]);
}
