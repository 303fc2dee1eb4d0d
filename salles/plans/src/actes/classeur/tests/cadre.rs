//! Levels, axes, signatories, promises and programmes by workbook, on both databases.

use super::*;
use crate::actes::redaction::{ajouter_ligne, ajouter_programme};
use crate::regles::redaction::{SaisiePartie, SaisieProgramme};
use acteurs::model::OrganisationId;

pub const NIVEAUX: usize = 8;
pub const AXES: usize = 9;
pub const SIGNATAIRES: usize = 10;
pub const ENGAGEMENTS: usize = 11;
pub const PROGRAMMES: usize = 12;
pub const ARTICULATIONS: usize = 13;

/// One of each, by the acts of the editing pages.
pub async fn garnir(m: &Monde) {
    let qui = m.coordination();
    let vide = SaisiePartie::default;
    let axe = SaisiePartie { code: "AX".into(), titre: "Mobilités".into(), ..vide() };
    ajouter_ligne::<AxeTransversal>(&qui, &m.contrat, &axe).await.unwrap();
    let theme = SaisiePartie { code: "T1".into(), nom: "Transport".into(), place: "AX".into(), ..vide() };
    let theme = ajouter_ligne::<Thematique>(&qui, &m.contrat, &theme).await.unwrap();
    let ars = m.ars.id.to_string();
    let signe = SaisiePartie { organisation: ars.clone(), fonction: "Direction".into(), ..vide() };
    ajouter_ligne::<Signataire>(&qui, &m.contrat, &signe).await.unwrap();
    let promesse = SaisiePartie {
        organisation: ars,
        debiteur: "ARS".into(),
        texte: "Financer deux postes".into(),
        thematique: theme.id.to_string(),
        promis: "2".into(),
        ..vide()
    };
    ajouter_ligne::<Engagement>(&qui, &m.contrat, &promesse).await.unwrap();
    let pnns = SaisieProgramme { nom: "Programme national nutrition santé".into(), ..SaisieProgramme::default() };
    let pnns = ajouter_programme(&qui, &pnns).await.unwrap();
    let lie = SaisiePartie { noeud: m.objectif.id.to_string(), programme: pnns.id.to_string(), ..vide() };
    ajouter_ligne::<Articulation>(&qui, &m.contrat, &lie).await.unwrap();
}

async fn noeuds(m: &Monde) -> Vec<(String, i64, i64)> {
    let mut all = m.tous::<Noeud>().await;
    all.sort_by_key(|n| n.ordre);
    all.into_iter().map(|n| (n.code, n.niveau, n.ordre)).collect()
}

async fn seul<T: store::Record>(m: &Monde) -> T {
    let mut all = m.tous::<T>().await;
    assert_eq!(all.len(), 1);
    all.remove(0)
}

fn places(examen: &Examen) -> Vec<String> {
    let mut places: Vec<String> = examen.fautes.iter().map(|f| f.adresse().to_string()).collect();
    places.sort();
    places
}

#[tokio::test]
async fn niveaux_axes_signataires_engagements_et_programmes_reviennent_sans_difference() {
    for m in mondes().await {
        garnir(&m).await;
        let c = exporte(&m).await;
        let comptes: Vec<usize> = c.feuilles[NIVEAUX..=ARTICULATIONS].iter().map(|f| f.lignes.len()).collect();
        assert_eq!(comptes, [2, 1, 1, 1, 1, 1]);
        let examen = vu(&m, &depose(&m, &c).await).await;
        assert!(examen.feuilles.iter().all(|f| f.ecarts.est_vide()), "{:?}", examen.feuilles);
        assert!(examen.ecritures.is_empty() && examen.ordre_des_niveaux.is_none());
    }
}

#[tokio::test]
async fn chaque_sorte_d_objet_se_corrige_par_le_classeur_et_le_journal_le_dit() {
    for m in mondes().await {
        garnir(&m).await;
        let mut c = exporte(&m).await;
        corriger(&mut c, NIVEAUX, 1, "titre", "Informer et former");
        corriger(&mut c, NIVEAUX, 1, "poids", "3");
        corriger(&mut c, AXES, 0, "code", "MOB");
        corriger(&mut c, AXES, 0, "enjeux", "Aller vers\n\nSe déplacer ");
        corriger(&mut c, SIGNATAIRES, 0, "organisation", "Communauté professionnelle");
        corriger(&mut c, SIGNATAIRES, 0, "signe_le", "15/03/2024");
        corriger(&mut c, ENGAGEMENTS, 0, "etat", "En cours");
        corriger(&mut c, ENGAGEMENTS, 0, "echeance_le", "31/12/2026");
        corriger(&mut c, ENGAGEMENTS, 0, "livre", "1,5");
        corriger(&mut c, ENGAGEMENTS, 0, "motif", "Le premier poste est pourvu");
        corriger(&mut c, PROGRAMMES, 0, "porteur", "État");
        corriger(&mut c, ARTICULATIONS, 0, "noeud", "1 Prévenir");
        let id = depose(&m, &c).await;
        let examen = vu(&m, &id).await;
        assert!(examen.applicable(), "{:?}", examen.fautes);
        let changes: Vec<(String, String)> = examen
            .feuilles
            .iter()
            .flat_map(|f| &f.ecarts.lignes)
            .flat_map(|l| &l.changements)
            .map(|c| (c.adresse.to_string(), c.colonne.clone()))
            .collect();
        let attendus = [
            ("Niveaux!C3", "titre"),
            ("Niveaux!F3", "poids"),
            ("Axes transversaux!B2", "code"),
            ("Axes transversaux!D2", "enjeux"),
            ("Signataires!B2", "organisation"),
            ("Signataires!E2", "signe_le"),
            ("Engagements!F2", "etat"),
            ("Engagements!G2", "echeance_le"),
            ("Engagements!I2", "livre"),
            ("Engagements!L2", "motif"),
            ("Programmes!D2", "porteur"),
            ("Programmes articulés!B2", "noeud"),
        ];
        assert_eq!(changes, attendus.map(|(a, b)| (a.to_owned(), b.to_owned())));
        assert_eq!(seul::<Engagement>(&m).await.etat, EtatEngagement::Promis, "rien n'est écrit avant l'accord");
        assert_eq!(appliquer(&m.coordination(), &m.contrat, &id, &Choix::new()).await.unwrap(), 6);
        let objectif = m.relire(&m.objectif).await;
        assert_eq!((objectif.titre.as_str(), objectif.poids), ("Informer et former", 3));
        assert_eq!(m.relire(&m.ambition).await, m.ambition);
        let axe = seul::<AxeTransversal>(&m).await;
        assert_eq!((axe.code.as_str(), axe.enjeux.0.clone()), ("MOB", vec!["Aller vers".to_owned(), "Se déplacer".to_owned()]));
        assert_eq!(seul::<Thematique>(&m).await.rattachement, "MOB", "le thème suit le code de son axe");
        let signataire = seul::<Signataire>(&m).await;
        assert_eq!((signataire.organisation_id, signataire.signe_le), (m.cpts.id, Some(jiff::civil::date(2024, 3, 15))));
        let promesse = seul::<Engagement>(&m).await;
        assert_eq!((promesse.etat, promesse.livre.as_deref()), (EtatEngagement::EnCours, Some("1.5")));
        assert_eq!(promesse.echeance, Some(jiff::civil::date(2026, 12, 31)));
        assert_eq!(seul::<Programme>(&m).await.porteur.as_deref(), Some("État"));
        assert_eq!(seul::<Articulation>(&m).await.noeud_id, m.ambition.id);
        let why = m.dernier_motif(&promesse).await.unwrap();
        assert!(why.contains("Le premier poste est pourvu") && why.contains("plan corrigé.xlsx"), "{why}");
        let plain = m.dernier_motif(&axe).await.unwrap();
        assert!(plain.contains("plan corrigé.xlsx") && !plain.contains("premier poste"), "{plain}");
        let encore = vu(&m, &depose(&m, &c).await).await;
        assert!(encore.ecritures.is_empty() && encore.fautes.is_empty(), "{encore:?}");
    }
}

#[tokio::test]
async fn un_arbre_de_niveaux_et_ses_programmes_s_ajoutent_d_un_coup_une_seule_fois() {
    for m in mondes().await {
        garnir(&m).await;
        let mut c = exporte(&m).await;
        // The child is written before its parent.
        ajouter(&mut c, NIVEAUX, &[("code", "2.1"), ("titre", "Dépister"), ("parent", "2")]);
        ajouter(&mut c, NIVEAUX, &[("code", "2"), ("titre", "Soigner"), ("rang", "1")]);
        ajouter(&mut c, AXES, &[("code", "CL"), ("titre", "Climat")]);
        ajouter(&mut c, SIGNATAIRES, &[("organisation", "Communauté professionnelle"), ("fonction", "Présidence")]);
        for organisation in ["Communauté professionnelle", "Agence régionale de santé"] {
            let cells = [("texte", "Participer aux réunions"), ("debiteur", "Tous"), ("organisation", organisation)];
            ajouter(&mut c, ENGAGEMENTS, &cells);
        }
        ajouter(&mut c, PROGRAMMES, &[("nom", "Plan vélo"), ("variantes", "PV 2024")]);
        for niveau in ["1 Prévenir", "1.1 Informer"] {
            ajouter(&mut c, ARTICULATIONS, &[("noeud", niveau), ("programme", "plan velo")]);
        }
        let id = depose(&m, &c).await;
        let examen = vu(&m, &id).await;
        assert!(examen.applicable(), "{:?}", examen.fautes);
        assert_eq!(examen.compte(Sorte::Nouvelle), 9);
        assert_eq!(appliquer(&m.coordination(), &m.contrat, &id, &Choix::new()).await.unwrap(), 9);
        let lus = noeuds(&m).await;
        let attendus = [("2", 1, 1), ("2.1", 2, 2), ("1", 1, 3), ("1.1", 2, 4)];
        assert_eq!(lus, attendus.map(|(c, n, o)| (c.to_owned(), n, o)));
        let promesses = m.tous::<Engagement>().await;
        let tous: Vec<Option<OrganisationId>> =
            promesses.iter().filter(|e| e.debiteur == "Tous").map(|e| e.organisation_id).collect();
        assert!(tous.len() == 2 && tous.contains(&Some(m.cpts.id)) && tous.contains(&Some(m.ars.id)));
        assert!(promesses.iter().all(|e| e.etat == EtatEngagement::Promis));
        assert_eq!(m.tous::<Articulation>().await.len(), 3);
        let comptes = |e: &Examen| (e.ecritures.len(), e.compte(Sorte::DejaPresente), places(e));
        let encore = vu(&m, &depose(&m, &c).await).await;
        // Written otherwise than its name, the programme of the two last rows is recognised and refused as already there.
        let (ecritures, deja, fautes) = comptes(&encore);
        assert_eq!((deja, fautes.len()), (7, 2), "{fautes:?}");
        assert!(ecritures == 0 && !encore.applicable());
        let exporte = exporte(&m).await;
        let rien = vu(&m, &depose(&m, &exporte).await).await;
        assert!(rien.feuilles.iter().all(|f| f.ecarts.est_vide()));
    }
}

#[tokio::test]
async fn un_niveau_change_de_rang_et_de_parent_avec_ce_qu_il_porte() {
    for m in mondes().await {
        let mut c = exporte(&m).await;
        ajouter(&mut c, NIVEAUX, &[("code", "2"), ("titre", "Soigner")]);
        ajouter(&mut c, NIVEAUX, &[("code", "3"), ("titre", "Habiter")]);
        let id = depose(&m, &c).await;
        appliquer(&m.coordination(), &m.contrat, &id, &Choix::new()).await.unwrap();
        let mut c = exporte(&m).await;
        let ligne =
            |c: &Classeur, code: &str| c.feuilles[NIVEAUX].lignes.iter().position(|l| l[1] == Valeur::texte(code)).unwrap();
        let (un, onze) = (ligne(&c, "1"), ligne(&c, "1.1"));
        corriger(&mut c, NIVEAUX, un, "rang", "3");
        corriger(&mut c, NIVEAUX, onze, "parent", "3");
        let id = depose(&m, &c).await;
        appliquer(&m.coordination(), &m.contrat, &id, &Choix::new()).await.unwrap();
        let attendus = [("2", 1, 1), ("3", 1, 2), ("1.1", 2, 3), ("1", 1, 4)];
        assert_eq!(noeuds(&m).await, attendus.map(|(c, n, o)| (c.to_owned(), n, o)));
        let encore = vu(&m, &depose(&m, &c).await).await;
        assert!(encore.ecritures.is_empty() && encore.fautes.is_empty(), "{encore:?}");
    }
}

#[tokio::test]
async fn les_refus_du_cadre_nomment_leur_cellule_et_leur_remede() {
    for m in mondes().await {
        garnir(&m).await;
        let mut c = exporte(&m).await;
        corriger(&mut c, NIVEAUX, 0, "parent", "1.1");
        corriger(&mut c, NIVEAUX, 1, "niveau", "Ambition");
        ajouter(&mut c, NIVEAUX, &[("code", "1.1"), ("titre", "Doublon"), ("parent", "1")]);
        ajouter(&mut c, NIVEAUX, &[("code", "9.9"), ("titre", "Orphelin"), ("parent", "9")]);
        ajouter(&mut c, AXES, &[("code", "ax"), ("titre", "Le même")]);
        corriger(&mut c, SIGNATAIRES, 0, "signe_le", "un jour");
        corriger(&mut c, ENGAGEMENTS, 0, "etat", "Tenu");
        ajouter(&mut c, ENGAGEMENTS, &[("texte", "Rompue"), ("debiteur", "ARS"), ("etat", "Non tenu")]);
        ajouter(&mut c, ENGAGEMENTS, &[("texte", "Changée"), ("debiteur", "ARS"), ("etat", "Renégocié")]);
        ajouter(&mut c, PROGRAMMES, &[("nom", "Programme national nutrition")]);
        ajouter(&mut c, ARTICULATIONS, &[("noeud", "1 Prévenir"), ("programme", "Jamais vu")]);
        let id = depose(&m, &c).await;
        let examen = vu(&m, &id).await;
        let attendues = [
            "Axes transversaux!B3",
            "Engagements!F2",
            "Engagements!F4",
            "Engagements!L3",
            "Niveaux!B4",
            "Niveaux!D2",
            "Niveaux!D5",
            "Niveaux!H3",
            "Programmes articulés!C3",
            "Programmes!B3",
            "Signataires!E2",
        ];
        assert_eq!(places(&examen), attendues);
        for faute in &examen.fautes {
            let place = faute.adresse().to_string();
            assert!(faute.message(Lang::Fr).starts_with(&place) && faute.message(Lang::En).starts_with(&place));
        }
        let remede = |place: &str| {
            let faute = examen.fautes.iter().find(|f| f.adresse().to_string() == place).unwrap();
            faute.remedy(Lang::Fr).unwrap_or_default()
        };
        assert!(remede("Programmes!B3").contains("C’est un autre programme"));
        assert!(remede("Engagements!F4").contains("sur sa page"));
        assert_eq!(codes(appliquer(&m.coordination(), &m.contrat, &id, &Choix::new()).await), ["classeur-non-applicable"]);
        assert_eq!(noeuds(&m).await.len(), 2);
        // The column that the remedy names is the box of the page.
        let mut c = exporte(&m).await;
        ajouter(&mut c, PROGRAMMES, &[("nom", "Programme national nutrition"), ("autre", "oui")]);
        let id = depose(&m, &c).await;
        assert_eq!(appliquer(&m.coordination(), &m.contrat, &id, &Choix::new()).await.unwrap(), 1);
        let encore = vu(&m, &depose(&m, &c).await).await;
        assert!(encore.ecritures.is_empty() && encore.fautes.is_empty(), "{encore:?}");
    }
}

#[tokio::test]
async fn un_engagement_change_des_deux_cotes_se_tranche_a_sa_cellule() {
    for m in mondes().await {
        garnir(&m).await;
        let mut c = exporte(&m).await;
        corriger(&mut c, ENGAGEMENTS, 0, "unite", "postes");
        let id = depose(&m, &c).await;
        let promesse = seul::<Engagement>(&m).await;
        let saisie = crate::regles::engagement::SaisieSuivi { promis: "2".into(), unite: "ETP".into(), ..Default::default() };
        let qui = m.coordination();
        crate::actes::engagement::regler(&qui, &m.contrat, &promesse.id.to_string(), promesse.version, &saisie).await.unwrap();
        let examen = vu(&m, &id).await;
        assert!(examen.compte(Sorte::EnConflit) == 1 && !examen.applicable());
        let tranche = sheets::Tranche { cote: sheets::Cote::Fichier, vu: "ETP".into() };
        let choix = Choix::from([("Engagements!J2".to_owned(), tranche)]);
        assert_eq!(appliquer(&qui, &m.contrat, &id, &choix).await.unwrap(), 1);
        assert_eq!(seul::<Engagement>(&m).await.unite, "postes");
    }
}
