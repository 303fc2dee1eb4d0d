//! States, lateness, completeness, respondents, reminders, evidence.

use super::*;

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
