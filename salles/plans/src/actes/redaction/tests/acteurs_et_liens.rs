use super::monde::*;
use crate::actes::redaction::*;
use crate::model::*;
use store::Read;

async fn piloter(m: &Monde) -> Participation {
    ajouter_participant(&m.coordination(), &m.fiche, &m.ars.id.to_string(), RoleParticipation::Pilote, "Délégation de l’Aude\n\n")
        .await
        .unwrap()
}

#[tokio::test]
async fn une_organisation_s_ajoute_se_deplace_se_retire_et_revient() {
    for m in mondes().await {
        let c = m.coordination();
        let p = piloter(&m).await;
        assert_eq!((p.ordre, p.services.0.as_slice()), (2, ["Délégation de l’Aude".to_owned()].as_slice()));
        assert!(m.relire(&m.fiche).await.recherche.contains("agence regionale de sante ars"));
        let deja = ajouter_participant(&c, &m.fiche, &m.ars.id.to_string(), RoleParticipation::Pilote, "").await;
        assert_eq!(codes(deja), ["redaction-deja-participant"]);
        assert!(
            ajouter_participant(&c, &m.fiche, &m.ars.id.to_string(), RoleParticipation::Partenaire, "").await.is_ok(),
            "pilote et partenaire"
        );
        deplacer_participant(&c, &m.fiche, p.id, Sens::Haut).await.unwrap();
        let p = m.relire(&p).await;
        assert_eq!(p.ordre, 1);
        assert!(perime(&modifier_services(&c, &m.fiche, p.id, 1, "x").await));
        let p = modifier_services(&c, &m.fiche, p.id, p.version, "Un\nDeux").await.unwrap();
        retirer_participant(&c, &m.fiche, p.id).await.unwrap();
        let revenue = retablir_participant(&c, &m.fiche, &p.id.to_string()).await.unwrap();
        assert_eq!((revenue.id, revenue.services.len(), revenue.version), (p.id, 2, p.version + 1));
        assert!(retablir_participant(&c, &m.fiche, &p.id.to_string()).await.is_err(), "elle est déjà revenue");
        assert!(interdit(&retirer_participant(&c, &m.autre, p.id).await), "d’une autre fiche");
        assert!(interdit(&retirer_participant(&m.pilote(), &m.fiche, p.id).await));
        assert_eq!(
            codes(ajouter_participant(&c, &m.fiche, "inconnue", RoleParticipation::Pilote, "").await),
            ["redaction-choix-inconnu"]
        );
    }
}

#[tokio::test]
async fn une_organisation_fusionnee_vaut_pour_celle_qui_la_remplace() {
    for m in mondes().await {
        let mut ancienne = organisation("Pôle emploi", None);
        ancienne.remplacee_par = Some(m.ars.id);
        let mut w = m.coordination().writer("essai").await.unwrap();
        w.insert(&ancienne).await.unwrap();
        w.commit().await.unwrap();
        let p = ajouter_participant(&m.coordination(), &m.fiche, &ancienne.id.to_string(), RoleParticipation::Partenaire, "")
            .await
            .unwrap();
        assert_eq!(p.organisation_id, m.ars.id);
    }
}

fn vers(genre: &str, vers: &str, cible: &str) -> SaisieLien {
    SaisieLien {
        genre: genre.into(),
        vers: vers.into(),
        cible: cible.into(),
        programme: String::new(),
        autre_programme: false,
        texte: String::new(),
    }
}

#[tokio::test]
async fn un_lien_vers_soi_saisi_est_refuse_et_imprime_il_reste_a_verifier() {
    for m in mondes().await {
        let c = m.coordination();
        assert_eq!(codes(ajouter_lien(&c, &m.fiche, &vers("prolonge", "fiche", "1")).await), ["redaction-lien-vers-soi"]);
        let imprime = Lien {
            id: kernel::Id::fresh(),
            version: 1,
            contrat_id: m.contrat.id,
            fiche_id: m.fiche.id,
            genre: GenreLienFiche::Prolonge,
            cible_fiche_id: Some(m.fiche.id),
            programme_id: None,
            texte: "n°1,2 et 4".into(),
            etat: EtatLien::AVerifier,
            ordre: 1,
        };
        let mut w = c.writer("essai").await.unwrap();
        w.insert(&imprime).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!(codes(trancher_lien(&c, &m.fiche, imprime.id, 1, EtatLien::Confirme).await), ["redaction-lien-vers-soi"]);
        assert_eq!(m.relire(&imprime).await.etat, EtatLien::AVerifier);
        let corrige = modifier_lien(
            &c,
            &m.fiche,
            imprime.id,
            1,
            &SaisieLien { texte: "n°1,2 et 4".into(), ..vers("prolonge", "fiche", "2") },
        )
        .await
        .unwrap();
        assert_eq!(
            (corrige.cible_fiche_id, corrige.etat, corrige.texte.as_str()),
            (Some(m.autre.id), EtatLien::Confirme, "n°1,2 et 4")
        );
        assert_eq!(trancher_lien(&c, &m.fiche, imprime.id, 2, EtatLien::Refuse).await.unwrap().etat, EtatLien::Refuse);
        assert!(perime(&trancher_lien(&c, &m.fiche, imprime.id, 2, EtatLien::Confirme).await));
    }
}

#[tokio::test]
async fn un_cycle_de_dependances_est_refuse_a_la_saisie_et_a_la_confirmation() {
    for m in mondes().await {
        let c = m.coordination();
        ajouter_lien(&c, &m.fiche, &vers("depend_de", "fiche", "2")).await.unwrap();
        let Err(store::ActeError::Refus(refus)) = ajouter_lien(&c, &m.autre, &vers("depend_de", "fiche", "1")).await else {
            panic!("refus attendu")
        };
        assert!(refus[0].message(kernel::Lang::Fr).contains("2 → 1 → 2"), "{}", refus[0].message(kernel::Lang::Fr));
        // Refused or to be checked, a link does not count; confirming it would close the loop.
        let lien = ajouter_lien(&c, &m.autre, &vers("complete", "fiche", "1")).await.unwrap();
        let douteux = trancher_lien(&c, &m.autre, lien.id, lien.version, EtatLien::AVerifier).await.unwrap();
        let change = modifier_lien(&c, &m.autre, douteux.id, douteux.version, &vers("depend_de", "fiche", "1")).await;
        assert_eq!(codes(change), ["redaction-cycle-de-dependance"]);
        assert_eq!(codes(ajouter_lien(&c, &m.fiche, &vers("depend_de", "fiche", "2")).await), ["redaction-lien-deja-la"]);
    }
}

#[tokio::test]
async fn un_texte_reste_a_verifier_et_un_programme_ne_se_cree_pas_deux_fois() {
    for m in mondes().await {
        let c = m.coordination();
        let texte =
            ajouter_lien(&c, &m.fiche, &SaisieLien { texte: "fiche sur les CPS".into(), ..vers("complete", "texte", "") })
                .await
                .unwrap();
        assert_eq!(texte.etat, EtatLien::AVerifier);
        assert_eq!(codes(trancher_lien(&c, &m.fiche, texte.id, 1, EtatLien::Confirme).await), ["redaction-cible-absente"]);
        let pat =
            SaisieLien { programme: "Projet alimentaire territorial".into(), ..vers("contribue_a", "nouveau_programme", "") };
        let lien = ajouter_lien(&c, &m.fiche, &pat).await.unwrap();
        assert_eq!(lien.etat, EtatLien::Confirme);
        let double = SaisieLien { programme: "projet Alimentaire  Territorial !".into(), autre_programme: true, ..pat.clone() };
        assert_eq!(codes(ajouter_lien(&c, &m.autre, &double).await), ["redaction-programme-proche"]);
        let proche = SaisieLien { programme: "Projet alimentaire".into(), ..pat.clone() };
        assert_eq!(codes(ajouter_lien(&c, &m.autre, &proche).await), ["redaction-programme-proche"]);
        ajouter_lien(&c, &m.autre, &SaisieLien { autre_programme: true, ..proche }).await.unwrap();
        let id = lien.programme_id.unwrap();
        let p = ajouter_variante(&c, &m.contrat, id, "PAT").await.unwrap();
        assert_eq!(p.variantes.0, ["PAT"]);
        assert_eq!(ajouter_variante(&c, &m.contrat, id, "pat").await.unwrap().variantes.len(), 1);
        assert!(interdit(&ajouter_variante(&m.pilote(), &m.contrat, id, "x").await));
        assert_eq!(codes(ajouter_lien(&c, &m.fiche, &vers("complete", "fiche", "77")).await), ["redaction-cible-inconnue"]);
        assert_eq!(codes(ajouter_lien(&c, &m.fiche, &vers("complete", "", "")).await), ["redaction-cible-absente"]);
        assert!(interdit(&ajouter_lien(&m.pilote(), &m.fiche, &pat).await));
    }
}

#[tokio::test]
async fn un_lien_peut_mener_a_une_fiche_d_un_autre_contrat_que_l_on_lit() {
    for m in mondes().await {
        let ailleurs = m.autre_contrat().await;
        let dehors = vers("contribue_a", "fiche", &ailleurs.id.to_string());
        // This coordination reads its own contract only: elsewhere does not exist for it.
        assert_eq!(codes(ajouter_lien(&m.coordination(), &m.fiche, &dehors).await), ["redaction-cible-inconnue"]);
        let lien = ajouter_lien(&m.role(kernel::Role::Coordination), &m.fiche, &dehors).await.unwrap();
        assert_eq!(lien.cible_fiche_id, Some(ailleurs.id));
    }
}

#[tokio::test]
async fn un_indicateur_dont_la_lettre_ne_mene_a_rien_laisse_une_marque() {
    use indicateurs::regles::redaction::{SaisieIndicateur, SaisieObservation};
    for m in mondes().await {
        let c = m.coordination();
        let s = SaisieIndicateur {
            code: "1.S1".into(),
            libelle: "Suivi".into(),
            role: "suivi".into(),
            mesure: "quantite".into(),
            sens: "hausse".into(),
            poids: "1".into(),
            etat: "valide".into(),
            lettres: "B".into(),
            ..Default::default()
        };
        let i = ajouter_indicateur(&c, &m.fiche, &s).await.unwrap();
        let marques: Vec<Marque> = m.tous().await;
        assert_eq!((marques[0].champ.as_str(), marques[0].texte_source.as_str()), ("indicateurs", "1.S1\u{202f}: B"));
        let resolu = SaisieIndicateur { declinaisons: vec![m.declinaison.id.to_string()], ..s.clone() };
        modifier_indicateur(&c, &m.fiche, i.id, 1, &resolu).await.unwrap();
        assert_eq!(m.tous::<Marque>().await.len(), 1, "la même, encore ouverte");
        let o = SaisieObservation { annee: 1, valeur: "12".into(), ..Default::default() };
        assert!(saisir_valeur(&c, &m.autre, i.id, &o).await.is_err(), "il mesure une autre fiche");
        let valeur = saisir_valeur(&c, &m.fiche, i.id, &o).await.unwrap();
        assert_eq!(valeur.provenance, "saisie");
        effacer_valeur(&c, &m.fiche, i.id, 1).await.unwrap();
        for v in [m.pilote(), m.role(kernel::Role::Administration)] {
            assert!(interdit(&ajouter_indicateur(&v, &m.fiche, &s).await));
            assert!(interdit(&saisir_valeur(&v, &m.fiche, i.id, &o).await));
        }
        let mut r = c.reader().await.unwrap();
        assert!(r.list::<indicateurs::model::Observation>("", vec![]).await.unwrap().is_empty());
    }
}
