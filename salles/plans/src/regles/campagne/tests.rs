//! The rules of a yearly review, sentence by sentence.

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
            precedent: precedent.map(|v| (1, v.to_owned())),
        }],
        precedent: Some(Precedent { annee: 1, palier: Some(40), meteo: Some(Ciel::Soleil) }),
        pieces: 0,
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
    assert_eq!(codes(verifier_depot(&complete(&c, "12,5"), &c)), ["entier_attendu"]);
    assert_eq!(codes(verifier_depot(&complete(&c, "-3"), &c)), ["entier_attendu"]);
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

#[test]
fn les_passages_d_une_reponse_sont_ceux_de_la_table_et_nul_autre() {
    use EtatReponse as E;
    use PassageReponse as P;
    let allowed = [
        (E::AFaire, P::Commencer, E::Commencee),
        (E::Commencee, P::Commencer, E::Commencee),
        (E::Renvoyee, P::Commencer, E::Renvoyee),
        (E::Commencee, P::Deposer, E::Deposee),
        (E::Renvoyee, P::Deposer, E::Deposee),
        (E::Deposee, P::Reprendre, E::Commencee),
        (E::Deposee, P::Renvoyer, E::Renvoyee),
        (E::Deposee, P::Accepter, E::Acceptee),
        (E::AFaire, P::Dispenser, E::Dispensee),
        (E::AFaire, P::Clore, E::SansReponse),
        (E::Commencee, P::Clore, E::SansReponse),
        (E::Deposee, P::Clore, E::SansReponse),
        (E::Renvoyee, P::Clore, E::SansReponse),
        (E::SansReponse, P::Rouvrir, E::Renvoyee),
        (E::Acceptee, P::Rouvrir, E::Renvoyee),
    ];
    for etat in E::ALL {
        for passage in P::ALL {
            let expected = allowed.iter().find(|(e, p, _)| e == etat && p == passage).map(|(_, _, to)| *to);
            let got = passer_reponse(*etat, *passage);
            assert_eq!(got.as_ref().ok().copied(), expected, "{etat:?} {passage:?}");
            if let Err(refus) = got {
                assert!(refus.message(Lang::Fr).contains(&etat_reponse(*etat, Lang::Fr)), "{refus:?}");
            }
        }
    }
}

#[test]
fn les_passages_d_une_campagne_sont_ceux_de_la_table_et_nul_autre() {
    use EtatCampagne as E;
    use PassageCampagne as P;
    let allowed = [
        (E::Preparee, P::Regler, E::Preparee),
        (E::Preparee, P::Ouvrir, E::Ouverte),
        (E::Ouverte, P::Prolonger, E::Ouverte),
        (E::Ouverte, P::Annuler, E::Annulee),
        (E::Ouverte, P::Clore, E::Close),
        (E::Close, P::RouvrirUneReponse, E::Close),
        (E::Close, P::Figer, E::Figee),
    ];
    for etat in E::ALL {
        for passage in P::ALL {
            let expected = allowed.iter().find(|(e, p, _)| e == etat && p == passage).map(|(_, _, to)| *to);
            assert_eq!(passer_campagne(*etat, *passage).ok(), expected, "{etat:?} {passage:?}");
        }
    }
}

#[test]
fn on_n_ecrit_que_dans_une_campagne_ouverte_ou_une_reponse_rouverte_a_temps() {
    let today = date(2026, 11, 22);
    let own = Some(date(2026, 11, 22));
    assert!(verifier_ecriture(EtatCampagne::Ouverte, EtatReponse::AFaire, None, today).is_ok());
    assert!(verifier_ecriture(EtatCampagne::Close, EtatReponse::Renvoyee, own, today).is_ok());
    assert_eq!(
        verifier_ecriture(EtatCampagne::Close, EtatReponse::Renvoyee, own, date(2026, 11, 23)).unwrap_err().code(),
        "reouverture_terminee"
    );
    assert_eq!(
        verifier_ecriture(EtatCampagne::Close, EtatReponse::SansReponse, own, today).unwrap_err().code(),
        "campagne_fermee"
    );
    for etat in [EtatCampagne::Preparee, EtatCampagne::Annulee, EtatCampagne::Figee] {
        assert!(verifier_ecriture(etat, EtatReponse::Commencee, own, today).is_err(), "{etat:?}");
    }
}

#[test]
fn le_retard_commence_le_lendemain_et_epargne_qui_a_depose() {
    let due = date(2026, 11, 20);
    assert!(!en_retard(EtatReponse::AFaire, due, due));
    assert!(en_retard(EtatReponse::AFaire, due, date(2026, 11, 21)));
    assert!(en_retard(EtatReponse::Renvoyee, due, date(2026, 11, 21)));
    for etat in [EtatReponse::Deposee, EtatReponse::Acceptee, EtatReponse::Dispensee] {
        assert!(!en_retard(etat, due, date(2027, 1, 1)), "{etat:?}");
    }
}

#[test]
fn la_completude_compte_acceptees_et_dispensees_et_les_depots_a_part() {
    use EtatReponse as E;
    let c = completude([E::Acceptee, E::Acceptee, E::Dispensee, E::Deposee, E::AFaire, E::Renvoyee, E::Commencee]);
    assert_eq!((c.completes(), c.attendues, c.depots), (3, 7, 3));
    assert_eq!((c.taux(), c.taux_depots()), (Some(42), Some(42)));
    assert_eq!(completude([]).taux(), None);
    let nearly = completude(std::iter::repeat_n(E::Acceptee, 199).chain([E::AFaire]));
    assert_eq!(nearly.taux(), Some(99), "100 % ne se dit que de ce qui est complet");
}

#[test]
fn le_repondant_est_le_premier_pilote_qui_n_est_pas_la_coordination() {
    let [cls, agglo, mobilites, ville] = std::array::from_fn(|_| OrganisationId::fresh());
    let contact = |organisation, parent, nom: &str, principal| ContactVu {
        id: ContactId::fresh(),
        organisation,
        parent,
        noms: vec![nom.to_owned()],
        principal,
    };
    let contacts = [
        contact(agglo, None, "Carcassonne Agglo", false),
        contact(agglo, None, "Carcassonne Agglo", true),
        contact(mobilites, Some(agglo), "Mobilités", true),
        contact(cls, None, "CLS", true),
    ];
    let pilote =
        |organisation, services: &[&str]| PiloteVu { organisation, services: services.iter().map(|s| (*s).to_owned()).collect() };
    let fiche = |pilotes| FichePilotee { fiche: FicheActionId::fresh(), pilotes };
    let fiches = [
        fiche(vec![pilote(cls, &[]), pilote(agglo, &[])]),
        fiche(vec![pilote(agglo, &["mobilites"]), pilote(cls, &[])]),
        fiche(vec![pilote(agglo, &["Service inconnu"])]),
        fiche(vec![pilote(cls, &[])]),
        fiche(vec![]),
        fiche(vec![pilote(ville, &[])]),
    ];
    let got: Vec<_> =
        proposer_repondants(&fiches, &contacts, Some(cls)).into_iter().map(|p| (p.organisation, p.contact)).collect();
    let (a, m, c) = (contacts[1].id, contacts[2].id, contacts[3].id);
    assert_eq!(
        got,
        [
            (Some(agglo), Some(a)),
            (Some(mobilites), Some(m)),
            (Some(agglo), Some(a)),
            (Some(cls), Some(c)),
            (Some(cls), Some(c)),
            (Some(ville), None),
        ]
    );
}

#[test]
fn les_relances_suivent_le_calendrier_puis_montent_a_l_organisation() {
    let due = date(2026, 11, 20);
    let calendar = [-7, -1, 3, 10];
    let on = |etat, day| relance_du_jour(etat, due, &calendar, day);
    assert_eq!(on(EtatReponse::AFaire, date(2026, 11, 13)), Some(Relance::Repondant { jours: -7 }));
    assert_eq!(on(EtatReponse::Commencee, date(2026, 11, 19)), Some(Relance::Repondant { jours: -1 }));
    assert_eq!(on(EtatReponse::Renvoyee, date(2026, 11, 30)), Some(Relance::Repondant { jours: 10 }));
    assert_eq!(on(EtatReponse::AFaire, date(2026, 12, 4)), Some(Relance::Organisation { jours: 14 }));
    assert_eq!(on(EtatReponse::AFaire, date(2026, 11, 20)), None);
    for etat in [EtatReponse::Deposee, EtatReponse::Acceptee, EtatReponse::Dispensee, EtatReponse::SansReponse] {
        assert_eq!(on(etat, date(2026, 11, 13)), None, "{etat:?}");
    }
}

/// A ZIP archive of stored, empty entries, with the first one's content.
fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut body, mut directory) = (vec![], vec![]);
    for (name, content) in entries {
        let at = u32::try_from(body.len()).unwrap();
        let (n, c) = (u16::try_from(name.len()).unwrap(), u32::try_from(content.len()).unwrap());
        let common =
            [&[0; 2][..], &[0; 2], &[0; 4], &[0; 4], &c.to_le_bytes(), &c.to_le_bytes(), &n.to_le_bytes(), &[0; 2]].concat();
        body.extend([b"PK\x03\x04\x14\0".as_slice(), &common, name.as_bytes(), content].concat());
        directory.extend(
            [
                b"PK\x01\x02\x14\0\x14\0".as_slice(),
                &common,
                &[0; 2],
                &[0; 2],
                &[0; 2],
                &[0; 4],
                &at.to_le_bytes(),
                name.as_bytes(),
            ]
            .concat(),
        );
    }
    let (count, at, size) = (u16::try_from(entries.len()).unwrap(), body.len(), directory.len());
    body.extend(directory);
    body.extend([b"PK\x05\x06\0\0\0\0".as_slice(), &count.to_le_bytes(), &count.to_le_bytes()].concat());
    body.extend([u32::try_from(size).unwrap().to_le_bytes(), u32::try_from(at).unwrap().to_le_bytes()].concat());
    body.extend([0; 2]);
    body
}

#[test]
fn une_piece_est_ce_que_disent_ses_octets() {
    let odt = archive(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"")]);
    let docx = archive(&[("[Content_Types].xml", b""), ("word/document.xml", b"")]);
    for (nom, octets, mime) in [
        ("bilan.PDF", b"%PDF-1.7 ...".to_vec(), "application/pdf"),
        ("photo.png", b"\x89PNG\r\n\x1a\n....".to_vec(), "image/png"),
        ("photo.jpeg", b"\xff\xd8\xff\xe0".to_vec(), "image/jpeg"),
        ("photo.webp", b"RIFF\0\0\0\0WEBPVP8 ".to_vec(), "image/webp"),
        ("notes.txt", "Réunion du 12 mars".as_bytes().to_vec(), "text/plain"),
        ("note.odt", odt.clone(), "application/vnd.oasis.opendocument.text"),
        ("note.docx", docx.clone(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ] {
        assert_eq!(verifier_piece(nom, &octets, 0).unwrap(), mime, "{nom}");
    }
    let refused = |nom: &str, octets: &[u8], deja| verifier_piece(nom, octets, deja).unwrap_err().code();
    assert_eq!(refused("bilan.pdf", b"MZ\x90\0", 0), "piece_interdite");
    assert_eq!(refused("bilan.exe", b"MZ\x90\0", 0), "piece_interdite");
    assert_eq!(refused("page.html", b"<script>", 0), "piece_interdite");
    assert_eq!(refused("notes.txt", b"a\0b", 0), "piece_interdite");
    assert_eq!(refused("note.ods", &odt, 0), "piece_interdite");
    assert_eq!(refused("note.xlsx", &docx, 0), "piece_interdite");
    let macros = archive(&[("[Content_Types].xml", b""), ("word/document.xml", b""), ("word/vbaProject.bin", b"")]);
    assert_eq!(refused("note.docx", &macros, 0), "piece_macro");
    assert_eq!(refused("note.docm", &macros, 0), "piece_interdite");
    assert_eq!(refused("vide.pdf", b"", 0), "piece_vide");
    assert_eq!(refused("gros.txt", &vec![b'a'; PIECE_OCTETS_MAX + 1], 0), "piece_trop_lourde");
    assert_eq!(refused("onzieme.txt", b"a", PIECES_MAX), "trop_de_pieces");
    assert_eq!(nom_de_piece("C:\\temp\\..\\bilan\u{7}.pdf"), "bilan.pdf");
}

#[test]
fn un_motif_vide_ou_ok_est_refuse_et_une_adresse_se_lit() {
    assert_eq!(verifier_motif("motif", " ok ").unwrap_err().code(), "motif_court");
    assert_eq!(verifier_motif("motif", LONG).unwrap(), LONG);
    assert_eq!(verifier_adresse("courriel", " Sante@Ville.example ").unwrap(), "sante@ville.example");
    for faux in ["", "ville", "a@b", "a@b@c.fr", "a b@c.fr", "@c.fr", "a@.fr", "a@c.fr, d@e.fr"] {
        assert!(verifier_adresse("courriel", faux).is_err(), "{faux}");
    }
}

proptest! {
    #[test]
    fn aucune_saisie_ne_fait_tomber_la_verification(palier in ".{0,12}", valeur in "\\PC{0,20}", meteo in ".{0,8}", fait in ".{0,3}") {
        let c = contexte(Mesure::Quantite, Some("10"));
        let mut saisie = complete(&c, &valeur);
        saisie.palier = palier;
        saisie.meteo = meteo;
        saisie.realisations.get_mut(&c.declinaisons[0].id.to_string()).unwrap().fait = fait;
        if let Ok(depot) = verifier_depot(&saisie, &c) {
            prop_assert!(depot.palier.is_some_and(|p| p % 20 == 0 && (0..=100).contains(&p)));
            prop_assert!(depot.valeurs.iter().all(|v| v.valeur.is_some() != v.absence.is_some()));
        }
    }

    #[test]
    fn aucun_octet_ne_fait_tomber_la_lecture_d_une_piece(octets in proptest::collection::vec(any::<u8>(), 0..300), tete in any::<bool>()) {
        let mut octets = octets;
        if tete {
            octets.splice(0..0, *b"PK\x03\x04");
            octets.extend(b"PK\x05\x06");
            octets.extend([1; 18]);
        }
        for nom in ["a.docx", "a.ods", "a.pdf", "a.csv"] {
            let _ = verifier_piece(nom, &octets, 0);
        }
    }
}
