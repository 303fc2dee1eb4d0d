//! The plan out and back, on both databases.

mod attaches;
mod bruit;
mod cadre;
mod cases;
mod definitions;
mod echelle;
mod valeurs;

use super::*;
use crate::actes::redaction::modifier_fiche;
use crate::actes::redaction::tests::monde::{Monde, codes, interdit, mondes, saisie};
use crate::model::*;
use kernel::{Refusal, Role};
use sheets::{Sorte, Valeur, ecrire_xlsx};

/// The workbook as a person received it.
pub async fn exporte(m: &Monde) -> Classeur {
    exporter(&m.coordination(), &m.contrat).await.unwrap()
}

/// Writes in a cell, as a person would.
pub fn corriger(c: &mut Classeur, onglet: usize, ligne: usize, cle: &str, valeur: &str) {
    let feuille = &mut c.feuilles[onglet];
    let rang = feuille.colonnes.iter().position(|c| c.cle == cle).unwrap();
    feuille.lignes[ligne][rang] = if valeur.is_empty() { Valeur::Vide } else { Valeur::texte(valeur) };
}

/// A row without identifier, at the end of a sheet.
pub fn ajouter(c: &mut Classeur, onglet: usize, valeurs: &[(&str, &str)]) {
    let feuille = &mut c.feuilles[onglet];
    feuille.lignes.push(vec![Valeur::Vide; feuille.colonnes.len()]);
    let derniere = feuille.lignes.len() - 1;
    for (cle, valeur) in valeurs {
        corriger(c, onglet, derniere, cle, valeur);
    }
}

pub fn fichier(c: &Classeur) -> Upload {
    Upload { field: "fichier".into(), name: "plan corrigé.xlsx".into(), bytes: ecrire_xlsx(c).unwrap() }
}

async fn depose(m: &Monde, c: &Classeur) -> String {
    deposer(&m.coordination(), &m.contrat, Some(fichier(c))).await.unwrap()
}

async fn vu(m: &Monde, id: &str) -> Examen {
    apercu(&m.coordination(), &m.contrat, id).await.unwrap().1
}

/// All that the workbook may write.
async fn etat(m: &Monde) -> (Vec<FicheAction>, Vec<Declinaison>, Vec<Participation>) {
    let (mut f, mut d, mut p) = (m.tous::<FicheAction>().await, m.tous::<Declinaison>().await, m.tous::<Participation>().await);
    f.sort_by_key(|f| f.id);
    d.sort_by_key(|d| d.id);
    p.sort_by_key(|p| p.id);
    (f, d, p)
}

#[tokio::test]
async fn un_classeur_exporte_puis_renvoye_tel_quel_ne_change_rien() {
    for m in mondes().await {
        let avant = etat(&m).await;
        let id = depose(&m, &exporte(&m).await).await;
        let examen = vu(&m, &id).await;
        assert_eq!(examen.feuilles.len(), 14);
        assert!(examen.feuilles.iter().all(|f| f.ecarts.est_vide()), "{:?}", examen.feuilles);
        assert_eq!(examen.compte(Sorte::Inchangee), 6);
        assert!(!examen.applicable() && examen.fautes.is_empty());
        assert_eq!(codes(appliquer(&m.coordination(), &m.contrat, &id, &Choix::new()).await), ["classeur-non-applicable"]);
        assert_eq!(etat(&m).await, avant);
        let mut repete = exporte(&m).await;
        corriger(&mut repete, 0, 0, "titre_plan", &m.fiche.titre);
        let examen = vu(&m, &depose(&m, &repete).await).await;
        assert!(examen.feuilles.iter().all(|f| f.ecarts.est_vide()), "un titre imprimé pareil au titre n'en est pas un");
    }
}

#[tokio::test]
async fn deux_cellules_corrigees_changent_elles_seules_et_le_journal_les_nomme() {
    for m in mondes().await {
        let mut c = exporte(&m).await;
        corriger(&mut c, 0, 0, "objectifs_operationnels", "Un\n\n Deux ");
        corriger(&mut c, 1, 0, "annees", "3 et 1");
        let id = depose(&m, &c).await;
        let avant = etat(&m).await;
        let examen = vu(&m, &id).await;
        let changes: Vec<String> = examen
            .feuilles
            .iter()
            .flat_map(|f| &f.ecarts.lignes)
            .flat_map(|l| &l.changements)
            .map(|c| c.adresse.to_string())
            .collect();
        assert_eq!(changes, ["Fiches!I2", "Déclinaisons!H2"]);
        assert_eq!(etat(&m).await, avant, "rien n'est écrit avant l'accord");
        assert_eq!(appliquer(&m.coordination(), &m.contrat, &id, &Choix::new()).await.unwrap(), 2);
        let (fiche, d) = (m.relire(&m.fiche).await, m.relire(&m.declinaison).await);
        assert_eq!(fiche.objectifs_operationnels.0, ["Un", "Deux"]);
        assert_eq!(d.annees.0, [1, 3]);
        let attendue = FicheAction {
            version: fiche.version,
            objectifs_operationnels: fiche.objectifs_operationnels.clone(),
            recherche: fiche.recherche.clone(),
            ..m.fiche.clone()
        };
        assert_eq!(fiche, attendue);
        assert_eq!(d, Declinaison { version: d.version, annees: d.annees.clone(), ..m.declinaison.clone() });
        assert_eq!(m.relire(&m.autre).await, m.autre);
        let motif = m.dernier_motif(&fiche).await.unwrap();
        assert!(motif.contains("Reprise du classeur") && motif.contains("plan corrigé.xlsx"), "{motif}");
        assert_eq!(m.dernier_motif(&d).await.unwrap(), motif);
        assert!(
            appliquer(&m.coordination(), &m.contrat, &id, &Choix::new()).await.is_err(),
            "un classeur appliqué n'attend plus"
        );
    }
}

#[tokio::test]
async fn des_lignes_nouvelles_sont_creees_une_seule_fois() {
    for m in mondes().await {
        let mut c = exporte(&m).await;
        ajouter(&mut c, 0, &[("titre", "Bouger"), ("noeud", "1.1 informer"), ("objectif_strategique", "Tous")]);
        ajouter(&mut c, 1, &[("fiche", "1"), ("libelle", "Second atelier"), ("annees", "2")]);
        ajouter(&mut c, 1, &[("fiche", "3"), ("libelle", "Marche"), ("echeance", "Année 2"), ("annees", "2")]);
        ajouter(&mut c, 2, &[("fiche", "3"), ("role", "Partenaire"), ("organisation", "Agence régionale de santé")]);
        let id = depose(&m, &c).await;
        assert_eq!(vu(&m, &id).await.compte(Sorte::Nouvelle), 4, "{:?}", vu(&m, &id).await.fautes);
        assert_eq!(appliquer(&m.coordination(), &m.contrat, &id, &Choix::new()).await.unwrap(), 4);
        let fiches = m.tous::<FicheAction>().await;
        let bouger = fiches.iter().find(|f| f.titre == "Bouger").unwrap();
        assert_eq!((bouger.numero, bouger.noeud_id), (3, m.objectif.id));
        assert!(bouger.recherche.contains("agence regionale"), "{}", bouger.recherche);
        let lettres: Vec<(String, bool)> =
            m.tous::<Declinaison>().await.into_iter().map(|d| (d.lettre, d.fiche_id == bouger.id)).collect();
        assert!(lettres.contains(&("B".into(), false)) && lettres.contains(&("A".into(), true)), "{lettres:?}");
        let avant = etat(&m).await;
        let encore = depose(&m, &c).await;
        let examen = vu(&m, &encore).await;
        assert_eq!(examen.compte(Sorte::DejaPresente), 4, "{:?}", examen.feuilles);
        assert!(examen.fautes.is_empty() && examen.ecritures.is_empty());
        corriger(&mut c, 0, 2, "objectif_strategique", "Tous et toutes");
        let autrement = vu(&m, &depose(&m, &c).await).await;
        assert_eq!(autrement.fautes.iter().map(|f| f.adresse().to_string()).collect::<Vec<_>>(), ["Fiches!A4"]);
        assert!(!autrement.applicable());
        assert_eq!(etat(&m).await, avant);
    }
}

#[tokio::test]
async fn une_cellule_fausse_est_nommee_et_rien_n_est_ecrit() {
    for m in mondes().await {
        let mut c = exporte(&m).await;
        corriger(&mut c, 0, 0, "titre", "Un bon titre");
        corriger(&mut c, 0, 1, "titre", "");
        corriger(&mut c, 0, 1, "statut", "Bientôt");
        corriger(&mut c, 1, 0, "annees", "9");
        corriger(&mut c, 2, 0, "organisation", "Agence régionale de santé");
        ajouter(&mut c, 1, &[("fiche", "77"), ("libelle", "Nulle part")]);
        ajouter(
            &mut c,
            2,
            &[("fiche", "1"), ("role", "Pilote"), ("organisation", "Communauté professionnelle"), ("services", "PMI")],
        );
        let id = depose(&m, &c).await;
        let avant = etat(&m).await;
        let examen = vu(&m, &id).await;
        let mut places: Vec<String> = examen.fautes.iter().map(|f| f.adresse().to_string()).collect();
        places.sort();
        let attendues = [
            "Déclinaisons!B3",
            "Déclinaisons!H2",
            "Fiches!C3",
            "Fiches!L3",
            "Pilotes et partenaires!D2",
            "Pilotes et partenaires!D3",
        ];
        assert_eq!(places, attendues);
        assert!(examen.fautes.iter().all(|f| f.message(Lang::Fr).starts_with(&f.adresse().to_string())));
        assert_eq!(codes(appliquer(&m.coordination(), &m.contrat, &id, &Choix::new()).await), ["classeur-non-applicable"]);
        assert_eq!(etat(&m).await, avant);
    }
}

#[tokio::test]
async fn un_plan_qui_a_bouge_au_meme_endroit_est_un_conflit_ailleurs_non() {
    for m in mondes().await {
        let mut c = exporte(&m).await;
        corriger(&mut c, 0, 0, "titre", "Le titre du classeur");
        let id = depose(&m, &c).await;
        let mut ailleurs = saisie("Former les relais", &m.objectif);
        ailleurs.numero = "1".into();
        ailleurs.contexte = "Un contexte écrit entre-temps".into();
        let fiche = modifier_fiche(&m.coordination(), m.fiche.id, m.fiche.version, &ailleurs, "").await.unwrap();
        let examen = vu(&m, &id).await;
        assert!(examen.applicable(), "{examen:?}");
        assert_eq!(examen.compte(Sorte::EnConflit), 0);
        let mut ici = ailleurs.clone();
        ici.titre = "Le titre de la plateforme".into();
        let fiche = modifier_fiche(&m.coordination(), fiche.id, fiche.version, &ici, "").await.unwrap();
        assert_eq!(vu(&m, &id).await.compte(Sorte::EnConflit), 1);
        assert_eq!(codes(appliquer(&m.coordination(), &m.contrat, &id, &Choix::new()).await), ["classeur-non-applicable"]);
        assert_eq!(m.relire(&fiche).await, fiche);
        let retour = modifier_fiche(&m.coordination(), fiche.id, fiche.version, &ailleurs, "").await.unwrap();
        assert_eq!(appliquer(&m.coordination(), &m.contrat, &id, &Choix::new()).await.unwrap(), 1);
        let fin = m.relire(&retour).await;
        assert_eq!((fin.titre.as_str(), fin.contexte.as_str()), ("Le titre du classeur", "Un contexte écrit entre-temps"));
    }
}

#[tokio::test]
async fn un_classeur_anglais_se_reprend_par_un_lecteur_francais() {
    for m in mondes().await {
        let mut anglais = m.coordination();
        anglais.lang = Lang::En;
        let mut c = exporter(&anglais, &m.contrat).await.unwrap();
        assert_eq!(c.feuilles[0].nom, "Sheets");
        corriger(&mut c, 2, 0, "services", "PMI\nSanté scolaire");
        ajouter(&mut c, 2, &[("fiche", "2"), ("role", "Lead"), ("organisation", "agence regionale de sante")]);
        let id = depose(&m, &c).await;
        assert_eq!(appliquer(&m.coordination(), &m.contrat, &id, &Choix::new()).await.unwrap(), 2);
        let toutes = m.tous::<Participation>().await;
        assert!(toutes.iter().any(|p| p.services.0 == ["PMI", "Santé scolaire"]));
        assert!(toutes.iter().any(|p| p.fiche_id == m.autre.id && p.role == RoleParticipation::Pilote));
        let examen = vu(&m, &depose(&m, &c).await).await;
        assert!(examen.fautes.is_empty() && examen.ecritures.is_empty(), "{examen:?}");
    }
}

#[tokio::test]
async fn une_ligne_effacee_du_fichier_est_signalee_et_gardee() {
    for m in mondes().await {
        let mut c = exporte(&m).await;
        c.feuilles[0].lignes.remove(1);
        let id = depose(&m, &c).await;
        let examen = vu(&m, &id).await;
        assert_eq!(examen.feuilles[0].ecarts.absentes, [m.autre.id.to_string()]);
        assert_eq!(examen.feuilles[0].nom_de_ligne(&m.autre.id.to_string()), "2 Informer chacun");
        assert!(!examen.applicable());
        assert_eq!(m.relire(&m.autre).await, m.autre);
    }
}

#[tokio::test]
async fn un_fichier_d_ailleurs_est_refuse() {
    for m in mondes().await {
        let qui = m.coordination();
        let depot = |bytes: Vec<u8>| Upload { field: "fichier".into(), name: "x.xlsx".into(), bytes };
        assert_eq!(codes(deposer(&qui, &m.contrat, None).await), ["classeur-fichier-absent"]);
        assert_eq!(codes(deposer(&qui, &m.contrat, Some(depot(b"PK\x03\x04rien".to_vec()))).await).len(), 1);
        assert_eq!(codes(deposer(&qui, &m.contrat, Some(depot(b"a;b\n1;2\n".to_vec()))).await), ["classeur-pas-un-export"]);
        let mut c = exporte(&m).await;
        c.meta.iter_mut().find(|(k, _)| k == "tete").unwrap().1 = "0".repeat(64);
        assert_eq!(codes(deposer(&qui, &m.contrat, Some(fichier(&c))).await), ["classeur-export-inconnu"]);
        let fiche = m.autre_contrat().await;
        let autre: Contrat = m.tous::<Contrat>().await.into_iter().find(|c| c.id == fiche.contrat_id).unwrap();
        let classeur = exporter(&m.role(Role::Coordination), &autre).await.unwrap();
        assert_eq!(codes(deposer(&qui, &m.contrat, Some(fichier(&classeur))).await), ["classeur-autre-contrat"]);
    }
}

#[tokio::test]
async fn un_pilote_un_lecteur_ou_une_autre_coordination_ne_reprennent_pas_de_classeur() {
    for m in mondes().await {
        let mut c = exporte(&m).await;
        corriger(&mut c, 0, 0, "titre", "Volé");
        let id = depose(&m, &c).await;
        for qui in [m.pilote(), m.role(Role::Lecteur), m.coordination_d_un_autre_contrat()] {
            assert!(interdit(&deposer(&qui, &m.contrat, Some(fichier(&c))).await));
            assert!(interdit(&apercu(&qui, &m.contrat, &id).await));
            assert!(interdit(&appliquer(&qui, &m.contrat, &id, &Choix::new()).await));
            assert!(interdit(&abandonner(&qui, &m.contrat, &id).await));
        }
        assert!(interdit(&exporter(&m.coordination_d_un_autre_contrat(), &m.contrat).await));
        assert_eq!(m.relire(&m.fiche).await, m.fiche);
        abandonner(&m.coordination(), &m.contrat, &id).await.unwrap();
        assert!(apercu(&m.coordination(), &m.contrat, &id).await.is_err());
    }
}
