use super::monde::*;
use crate::actes::redaction::*;
use crate::model::*;
use crate::regles::redaction::{LigneStatut, SaisieNoeud, SaisiePartie, SaisieReglages, jeu_de_statuts};
use jiff::civil::date;
use kernel::Role;

fn reglages() -> SaisieReglages {
    SaisieReglages {
        titre: "Contrat de ville".into(),
        sigle: "CDV".into(),
        periode: "2024-2030".into(),
        annee_debut: "2024".into(),
        annee_fin: "2030".into(),
        duree_annees: "6".into(),
        annee_un_le: "01/01/2024".into(),
        regle_annee: "civile".into(),
        etat: "projet".into(),
        paliers: "20, 40, 60, 80, 100".into(),
        couverture_fiche: "100".into(),
        couverture_plan: "80".into(),
        ..Default::default()
    }
}

#[tokio::test]
async fn un_contrat_nait_avec_les_niveaux_et_les_statuts_de_son_modele() {
    for m in mondes().await {
        for v in [m.role(Role::Coordination), m.role(Role::Administration)] {
            let titre = format!("Contrat {:?}", v.visitor.as_ref().map(|v| v.nom.clone()));
            let s = SaisieReglages { titre: titre.clone(), sigle: String::new(), porteur: m.ars.id.to_string(), ..reglages() };
            let c = creer_contrat(&v, "contrat_de_ville", "", &s).await.unwrap();
            assert_eq!(
                (c.slug.as_str(), c.niveaux.0.as_slice()),
                (kernel::texte::slug(&titre).as_str(), ["Défi", "Objectif stratégique"].map(String::from).as_slice())
            );
            assert_eq!((c.statuts.len(), c.signe_le, c.porteur_id), (6, None, Some(m.ars.id)));
        }
        let c = m.role(Role::Coordination);
        assert_eq!(creer_contrat(&c, "cls", "", &reglages()).await.unwrap().slug, "cdv-2024-2030");
        assert_eq!(codes(creer_contrat(&c, "cls", "", &reglages()).await), ["redaction-slug-pris"]);
        assert_eq!(codes(creer_contrat(&c, "cls", "Nouveau", &reglages()).await), ["redaction-slug-pris"]);
        let vide = SaisieReglages::default();
        assert!(codes(creer_contrat(&c, "cls", "x", &vide).await).len() > 5);
        for role in [Role::Pilote, Role::Partenaire, Role::Elu, Role::Lecteur] {
            assert!(interdit(&creer_contrat(&m.role(role), "cls", "autre", &reglages()).await));
        }
    }
}

#[tokio::test]
async fn les_reglages_se_modifient_sans_perdre_ce_qui_est_prevu() {
    for m in mondes().await {
        let c = m.coordination();
        let s = SaisieReglages {
            signe_le: "15/03/2024".into(),
            regle_annee: "anniversaire".into(),
            duree_annees: "5".into(),
            ..reglages()
        };
        let lu = regler_contrat(&c, m.contrat.id, 1, &s, "Signature retrouvée").await.unwrap();
        assert_eq!((lu.signe_le, lu.regle_annee), (Some(date(2024, 3, 15)), RegleAnnee::Anniversaire));
        assert_eq!(m.dernier_motif(&lu).await.as_deref(), Some("Signature retrouvée"));
        assert!(perime(&regler_contrat(&c, m.contrat.id, 1, &s, "").await));
        let d = crate::regles::redaction::SaisieDeclinaison {
            libelle: "Tard".into(),
            annees: vec!["5".into()],
            ..Default::default()
        };
        ajouter_declinaison(&c, &m.fiche, &d).await.unwrap();
        let court = SaisieReglages { duree_annees: "4".into(), ..s.clone() };
        assert_eq!(codes(regler_contrat(&c, m.contrat.id, 2, &court, "").await), ["redaction-annees-employees"]);
        for role in [Role::Administration, Role::Pilote, Role::Lecteur] {
            assert!(interdit(&regler_contrat(&m.role(role), m.contrat.id, 2, &s, "").await), "« ne modifie pas le fond »");
        }
    }
}

fn partie(organisation: &str) -> SaisiePartie {
    SaisiePartie {
        organisation: organisation.into(),
        fonction: "Directeur général".into(),
        debiteur: "ARS".into(),
        texte: "Financer la coordination".into(),
        objet: "Coordination".into(),
        nom: "Comité de pilotage".into(),
        ..Default::default()
    }
}

async fn quatre_gestes<T: LigneDeContrat + std::fmt::Debug>(m: &Monde) {
    let c = m.coordination();
    let s = partie(&m.ars.id.to_string());
    let mut un: T = ajouter_ligne(&c, &m.contrat, &s).await.unwrap();
    let deux: T = ajouter_ligne(&c, &m.contrat, &partie(&m.cpts.id.to_string())).await.unwrap();
    deplacer_ligne::<T>(&c, &m.contrat, &deux.id_text(), Sens::Haut).await.unwrap();
    un = m.relire(&un).await;
    assert_eq!(*un.ordre(), 2);
    assert!(perime(&modifier_ligne::<T>(&c, &m.contrat, &un.id_text(), 1, &s).await));
    modifier_ligne::<T>(&c, &m.contrat, &un.id_text(), un.version(), &s).await.unwrap();
    supprimer_ligne::<T>(&c, &m.contrat, &un.id_text()).await.unwrap();
    let revenue: T = retablir_ce_qui_fut_supprime(&c, &m.contrat, &un.id_text()).await.unwrap();
    assert_eq!(revenue.id_text(), un.id_text());
    assert!(!codes(ajouter_ligne::<T>(&c, &m.contrat, &SaisiePartie::default()).await).is_empty());
    for v in [m.pilote(), m.role(Role::Administration), m.role(Role::Lecteur), m.coordination_d_un_autre_contrat()] {
        assert!(interdit(&ajouter_ligne::<T>(&v, &m.contrat, &s).await));
        assert!(interdit(&supprimer_ligne::<T>(&v, &m.contrat, &un.id_text()).await));
        assert!(interdit(&retablir_ce_qui_fut_supprime::<T>(&v, &m.contrat, &un.id_text()).await));
    }
}

#[tokio::test]
async fn signataires_engagements_financements_et_gouvernance_se_tiennent_pareil() {
    for m in mondes().await {
        quatre_gestes::<Signataire>(&m).await;
        quatre_gestes::<Engagement>(&m).await;
        quatre_gestes::<Financement>(&m).await;
        quatre_gestes::<Gouvernance>(&m).await;
        let sans: Financement = ajouter_ligne(&m.coordination(), &m.contrat, &partie("")).await.unwrap();
        assert_eq!(sans.montant_centimes, None, "« Un montant absent n'est pas 0 €. »");
        let trente = SaisiePartie { montant: "30 000 €".into(), ..partie("") };
        assert_eq!(
            ajouter_ligne::<Financement>(&m.coordination(), &m.contrat, &trente).await.unwrap().montant_centimes,
            Some(3_000_000)
        );
        let inconnue = partie(&kernel::Id::<()>::fresh().to_string());
        assert_eq!(
            codes(ajouter_ligne::<Signataire>(&m.coordination(), &m.contrat, &inconnue).await),
            ["redaction-choix-inconnu"]
        );
    }
}

fn noeud(code: &str, parent: &str) -> SaisieNoeud {
    SaisieNoeud {
        code: code.into(),
        titre: format!("Titre {code}"),
        parent: parent.into(),
        poids: "1".into(),
        objectifs: String::new(),
    }
}

async fn codes_dans_l_ordre(m: &Monde) -> Vec<String> {
    let mut tous: Vec<Noeud> = m.tous().await;
    tous.sort_by_key(|n| n.ordre);
    tous.into_iter().map(|n| format!("{}{}", "-".repeat(usize::try_from(n.niveau - 1).unwrap()), n.code)).collect()
}

#[tokio::test]
async fn les_niveaux_s_ajoutent_se_deplacent_et_le_plan_se_lit_dans_l_ordre() {
    for m in mondes().await {
        let c = m.coordination();
        let deux = ajouter_noeud(&c, &m.contrat, &noeud("2", "")).await.unwrap();
        let sous = ajouter_noeud(&c, &m.contrat, &noeud("1.2", &m.ambition.id.to_string())).await.unwrap();
        assert_eq!(codes_dans_l_ordre(&m).await, ["1", "-1.1", "-1.2", "2"]);
        deplacer_noeud(&c, &m.contrat, sous.id, Sens::Haut).await.unwrap();
        deplacer_noeud(&c, &m.contrat, deux.id, Sens::Haut).await.unwrap();
        assert_eq!(codes_dans_l_ordre(&m).await, ["2", "1", "-1.2", "-1.1"]);
        deplacer_noeud(&c, &m.contrat, deux.id, Sens::Haut).await.unwrap();
        assert_eq!(codes_dans_l_ordre(&m).await, ["2", "1", "-1.2", "-1.1"], "déjà en haut");
        let sous = m.relire(&sous).await;
        let ailleurs = SaisieNoeud { parent: deux.id.to_string(), ..noeud("2.1", "") };
        modifier_noeud(&c, &m.contrat, sous.id, sous.version, &ailleurs).await.unwrap();
        assert_eq!(codes_dans_l_ordre(&m).await, ["2", "-2.1", "1", "-1.1"]);
        assert!(interdit(&ajouter_noeud(&m.pilote(), &m.contrat, &noeud("9", "")).await));
        assert!(ajouter_noeud(&m.role(Role::Administration), &m.contrat, &noeud("9", "")).await.is_ok());
    }
}

#[tokio::test]
async fn un_niveau_ne_passe_pas_sous_lui_meme_ni_ne_part_plein() {
    for m in mondes().await {
        let c = m.coordination();
        let sous_soi = SaisieNoeud { parent: m.objectif.id.to_string(), ..noeud("1", "") };
        assert_eq!(codes(modifier_noeud(&c, &m.contrat, m.ambition.id, 1, &sous_soi).await), ["redaction-cycle-de-niveaux"]);
        let profond = noeud("1.1.1", &m.objectif.id.to_string());
        assert_eq!(codes(ajouter_noeud(&c, &m.contrat, &profond).await), ["redaction-trop-profond"]);
        let trois = nommer_niveaux(&c, &m.contrat, 1, "Ambition\nObjectif général\nThème").await.unwrap();
        let theme = ajouter_noeud(&c, &trois, &profond).await.unwrap();
        assert_eq!(codes(nommer_niveaux(&c, &trois, 2, "Ambition\nObjectif général").await), ["redaction-nom-de-niveau-employe"]);
        assert!(perime(&nommer_niveaux(&c, &trois, 1, "Ambition\nObjectif\nThème").await));
        assert_eq!(codes(supprimer_noeud(&c, &trois, m.objectif.id).await), ["redaction-noeud-occupe"]);
        supprimer_noeud(&c, &trois, theme.id).await.unwrap();
        let revenu = retablir_noeud(&c, &trois, &theme.id.to_string()).await.unwrap();
        assert_eq!((revenu.id, revenu.code.as_str()), (theme.id, "1.1.1"));
        let prive = m.coordination_d_un_autre_contrat();
        assert!(interdit(&supprimer_noeud(&prive, &trois, theme.id).await));
    }
}

fn lignes(contrat: &Contrat) -> Vec<LigneStatut> {
    jeu_de_statuts(contrat)
        .into_iter()
        .map(|s| LigneStatut {
            ancien: s.code.clone(),
            code: s.code,
            libelle: s.libelle,
            sens: s.sens,
            categorie: s.categorie.code().into(),
            motif_exige: s.motif_exige,
            passages: s.passages,
            supprimer: false,
            vers: String::new(),
        })
        .collect()
}

#[tokio::test]
async fn supprimer_un_statut_employe_demande_la_table_ancien_nouveau() {
    for m in mondes().await {
        let c = m.coordination();
        let mut jeu = lignes(&m.contrat);
        jeu[0].supprimer = true;
        assert_eq!(codes(changer_statuts(&c, m.contrat.id, 1, &jeu).await), ["redaction-statut-employe"]);
        jeu[0].vers = "en_cours".into();
        let change = changer_statuts(&c, m.contrat.id, 1, &jeu).await.unwrap();
        assert_eq!(change.statuts.len(), 5);
        assert_eq!(
            (m.relire(&m.fiche).await.statut.as_str(), m.relire(&m.autre).await.statut.as_str()),
            ("en_cours", "en_cours")
        );
        let mut r = c.reader().await.unwrap();
        let histoire = store::journal::histoire(&mut r, "fiche_action", &m.fiche.id.to_string()).await.unwrap();
        assert_eq!(histoire.last().unwrap().avant.as_ref().unwrap()["statut"], "a_venir", "l'historique garde l'ancien");
        assert!(perime(&changer_statuts(&c, m.contrat.id, 1, &jeu).await));
        assert!(interdit(&changer_statuts(&m.pilote(), m.contrat.id, 2, &jeu).await));
    }
}

#[tokio::test]
async fn une_marque_se_regle_une_fois_se_rouvre_et_dit_qui() {
    for m in mondes().await {
        let c = m.coordination();
        let d = crate::regles::redaction::SaisieDeclinaison {
            libelle: "Livret".into(),
            echeance: "2024".into(),
            lire_l_echeance: true,
            ..Default::default()
        };
        ajouter_declinaison(&c, &m.fiche, &d).await.unwrap();
        let marque: Marque = m.tous().await.remove(0);
        assert_eq!(codes(regler_marque(&c, &m.contrat, marque.id, 1, " ").await), ["redaction-champ-vide"]);
        let reglee = regler_marque(&c, &m.contrat, marque.id, 1, "Année 1, confirmée par le pilote").await.unwrap();
        assert_eq!(
            (reglee.etat, reglee.reglee_par.as_deref(), reglee.reglee_le),
            (EtatMarque::Reglee, Some("Compte coordination"), Some(date(2026, 11, 22)))
        );
        assert_eq!(codes(regler_marque(&c, &m.contrat, marque.id, 2, "Autre").await), ["redaction-marque-deja-reglee"]);
        assert!(perime(&rouvrir_marque(&c, &m.contrat, marque.id, 1).await));
        let rouverte = rouvrir_marque(&c, &m.contrat, marque.id, 2).await.unwrap();
        assert_eq!((rouverte.etat, rouverte.choix.is_some()), (EtatMarque::Ouverte, true));
        for v in [m.pilote(), m.role(Role::Administration), m.coordination_d_un_autre_contrat()] {
            assert!(interdit(&regler_marque(&v, &m.contrat, marque.id, 3, "Non").await));
        }
    }
}
