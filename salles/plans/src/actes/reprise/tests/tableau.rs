//! A table of unknown columns: asked once, remembered, then the same draft.

use super::*;

const TABLEAU: &str = "Plan d'actions 2024;;;;;;;\n\
    Axe;N°;Action;Porteur;Acteurs;Sous-actions;Échéancier;Budget\n\
    Savoir;31;Observer les vents;Agence regionale de sante;\"Phare; Criée\";Poser des girouettes;Année 1;12 000\n\
    ;;;;;Publier la carte;Années 2 et 3;\n\
    ;32;Écouter la houle;CPTS;;;2025;\n";

async fn depose_le_tableau(m: &Monde, texte: &str) -> String {
    deposer(&m.coordination(), &m.contrat, Some(document("plan.csv", texte.as_bytes()))).await.unwrap()
}

async fn vues(m: &Monde, id: &str) -> Colonnes {
    colonnes(&m.coordination(), &m.contrat, id).await.unwrap().1
}

fn choix(vues: &Colonnes) -> Vec<String> {
    let de = |titre: &str| vues.correspondance.paires.iter().find(|(_, t)| *t == titre).map(|(c, _)| c.clone());
    vues.entetes.iter().map(|e| de(&e.titre).unwrap_or_default()).collect()
}

#[tokio::test]
async fn un_tableau_inconnu_demande_ses_colonnes_une_seule_fois() {
    for m in mondes().await {
        let id = depose_le_tableau(&m, TABLEAU).await;
        assert!(lues(&m, &id).await.is_empty());
        let v = vues(&m, &id).await;
        assert!(!v.retenue);
        let champs = choix(&v);
        assert_eq!(champs, ["noeud", "numero", "titre", "pilotes", "partenaires", "declinaisons", "echeance", ""]);
        confirmer(&m.coordination(), &m.contrat, &id, &champs).await.unwrap();
        let fiches = lues(&m, &id).await;
        let titres: Vec<(&str, &str, &str)> =
            fiches.iter().map(|f| (f.saisie.numero.as_str(), f.saisie.titre.as_str(), f.saisie.niveau_titre.as_str())).collect();
        assert_eq!(titres, [("31", "Observer les vents", "Savoir"), ("32", "Écouter la houle", "Savoir")]);
        assert_eq!(fiches[0].saisie.partenaires, "Phare\nCriée");
        let lignes: Vec<(&str, &str, &[i64])> =
            fiches[0].saisie.declinaisons.iter().map(|d| (d.lettre.as_str(), d.libelle.as_str(), d.annees.as_slice())).collect();
        assert_eq!(lignes, [("A", "Poser des girouettes", &[1][..]), ("B", "Publier la carte", &[2, 3][..])]);
        assert!(!sans_doute(&fiches[1].lue, &fiches[1].saisie), "l'année civile se vérifie");
        // The same headings, in other cases: nothing is asked again.
        let encore = depose_le_tableau(&m, &TABLEAU.replace("Acteurs", "ACTEURS")).await;
        assert!(vues(&m, &encore).await.retenue);
        let autre = depose_le_tableau(&m, &TABLEAU.replace("Acteurs", "Réseau")).await;
        assert!(!vues(&m, &autre).await.retenue && lues(&m, &autre).await.is_empty());
    }
}

#[tokio::test]
async fn les_fiches_d_un_tableau_entrent_dans_le_plan() {
    for m in mondes().await {
        let id = depose_le_tableau(&m, TABLEAU).await;
        let champs = choix(&vues(&m, &id).await);
        confirmer(&m.coordination(), &m.contrat, &id, &champs).await.unwrap();
        let fiches = lues(&m, &id).await;
        assert_eq!(prendre_les_sures(&m.coordination(), &m.contrat, &id).await.unwrap(), 1);
        relire(&m.coordination(), &m.contrat, (&id, 2, fiches[1].version), &fiches[1].saisie, EtatReprise::AReprendre)
            .await
            .unwrap();
        let vues_la = versions(&lues(&m, &id).await);
        let b = enregistrer(&m.coordination(), &m.contrat, &id, &vues_la, &[]).await.unwrap();
        assert_eq!((b.creees, b.niveaux), (2, 1));
        let ecrites = m.tous::<FicheAction>().await;
        let une = ecrites.iter().find(|f| f.numero == 31).unwrap();
        let deux = ecrites.iter().find(|f| f.numero == 32).unwrap();
        assert_eq!(une.noeud_id, deux.noeud_id);
        let pilote = m.tous::<Participation>().await.into_iter().any(|p| p.fiche_id == une.id && p.organisation_id == m.ars.id);
        assert!(pilote);
        let refus = codes(confirmer(&m.coordination(), &m.contrat, &id, &champs).await);
        assert_eq!(refus, ["reprise-deja-reprise"]);
    }
}

#[tokio::test]
async fn des_colonnes_mal_choisies_sont_refusees_et_un_texte_n_a_pas_de_colonnes() {
    for m in mondes().await {
        let id = depose_le_tableau(&m, TABLEAU).await;
        let avec = |champs: &[&str]| champs.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>();
        let v = m.coordination();
        let essai = async |champs: &[&str]| codes(confirmer(&v, &m.contrat, &id, &avec(champs)).await);
        assert_eq!(essai(&["noeud", "numero"]).await, ["reprise-titre-sans-colonne"]);
        assert_eq!(essai(&["titre", "titre"]).await, ["reprise-colonne-en-double"]);
        assert_eq!(essai(&["titre", "budget"]).await, ["reprise-champ-inconnu"]);
        let texte = depose(&m).await;
        assert!(colonnes(&v, &m.contrat, &texte).await.is_err());
        assert_eq!(codes(deposer(&v, &m.contrat, Some(document("vide.csv", b""))).await), ["fichier_vide"]);
        let seuls = depose_le_tableau(&m, "Action;Axe\n").await;
        assert_eq!(codes(confirmer(&v, &m.contrat, &seuls, &avec(&["titre", "noeud"])).await), ["reprise-aucune-fiche"]);
    }
}

const SANS_NUMERO: &str = "Intitulé de l'action;Qui pilote;Avec qui\n\
    Planter la haie;CLS / Agence regionale de sante;Phare\n\
    Curer le ruisseau;CLS;Criée\n\
    Informer chacun;CLS;Criée\n";

#[tokio::test]
async fn un_numero_que_personne_n_a_ecrit_ne_met_a_jour_aucune_fiche() {
    for m in mondes().await {
        let id = depose_le_tableau(&m, SANS_NUMERO).await;
        let champs = choix(&vues(&m, &id).await);
        assert_eq!(champs, ["titre", "pilotes", "partenaires"]);
        confirmer(&m.coordination(), &m.contrat, &id, &champs).await.unwrap();
        let fiches = lues(&m, &id).await;
        let avant = m.tous::<FicheAction>().await;
        assert!(avant.iter().any(|f| f.numero == 1) && avant.iter().any(|f| f.numero == 2));
        // The plan has sheets 1 and 2: the rows without number are two more.
        let vus: Vec<(&str, bool)> = fiches.iter().map(|f| (f.saisie.numero.as_str(), f.saisie.cible.is_empty())).collect();
        assert_eq!(vus[..2], [("3", true), ("4", true)]);
        // The third is a sheet of the plan by its title.
        let deux = avant.iter().find(|f| f.titre == "Informer chacun").map(|f| f.id.to_string());
        assert_eq!((fiches[2].saisie.numero.as_str(), Some(fiches[2].saisie.cible.clone())), ("2", deux));
        // One slash parts two pilots, as in a text.
        assert_eq!(fiches[0].saisie.pilotes, "CLS\nAgence regionale de sante");
        for f in &fiches[..2] {
            let mut s = f.saisie.clone();
            s.niveau_titre = "Prévenir".into();
            relire(&m.coordination(), &m.contrat, (&id, f.rang, f.version), &s, EtatReprise::AReprendre).await.unwrap();
        }
        let vues_la = versions(&lues(&m, &id).await);
        let b = enregistrer(&m.coordination(), &m.contrat, &id, &vues_la, &[]).await.unwrap();
        assert_eq!((b.creees, b.mises_a_jour), (2, 0));
        let apres = m.tous::<FicheAction>().await;
        for f in &avant {
            assert_eq!(apres.iter().find(|g| g.id == f.id), Some(f), "une fiche du plan n'a pas bougé");
        }
    }
}

#[tokio::test]
async fn les_numeros_et_les_indicateurs_se_reconnaissent_sous_d_autres_titres() {
    for m in mondes().await {
        let v = async |texte: &str| choix(&vues(&m, &depose_le_tableau(&m, texte).await).await);
        let suite = ";Intitulé;Ce qu'on mesure\n";
        assert_eq!(
            v(&format!("Réf{suite}80;Planter;Arbres\n81;Curer;Mètres\n")).await,
            ["numero", "titre", "indicateurs_resultat"]
        );
        assert_eq!(v(&format!("Id{suite}80;Planter;Arbres\n80;;Haies\n81;Curer;Mètres\n")).await[0], "numero");
        // Codes, or the same number again and again, number nothing.
        assert_eq!(v(&format!("Réf{suite}PRS-2.1;Planter;Arbres\nPRS-2.2;Curer;Mètres\n")).await[0], "");
        assert_eq!(v(&format!("Réf{suite}1;Planter;Arbres\n2;Curer;Mètres\n1;Semer;Grains\n")).await[0], "");
        assert_eq!(v("Numéro;Intitulé;Indicateur(s)\n7;Planter;Arbres\n").await, ["numero", "titre", "indicateurs_resultat"]);
    }
}

#[tokio::test]
async fn un_niveau_du_meme_numero_mais_d_un_autre_titre_se_propose_et_se_verifie() {
    for m in mondes().await {
        let noeuds = m.tous::<Noeud>().await.len();
        let texte = "N°;Action;Axe\n31;Planter la haie;AMBITION 1 Améliorer le cadre de vie\n32;Semer;Ambition 1 : Prévenir\n33;Cueillir;AMBITION 4 Récolter\n";
        let id = depose_le_tableau(&m, texte).await;
        let champs = choix(&vues(&m, &id).await);
        assert_eq!(champs, ["numero", "titre", "noeud"]);
        confirmer(&m.coordination(), &m.contrat, &id, &champs).await.unwrap();
        let fiches = lues(&m, &id).await;
        let (une, deux, trois) = (&fiches[0], &fiches[1], &fiches[2]);
        // The level of that number is proposed, the title printed is kept beside it, and nobody calls it sure.
        assert_eq!(une.saisie.noeud, m.ambition.id.to_string());
        assert_eq!((une.saisie.niveau_code.as_str(), une.saisie.niveau_titre.as_str()), ("1", "Améliorer le cadre de vie"));
        assert!(!sans_doute(&une.lue, &une.saisie));
        let note = crate::regles::reprise::doutes_ouverts(&une.lue, &une.saisie).remove(0);
        assert_eq!((note.champ.as_str(), note.note.as_str()), ("noeud", "le plan a ce numéro sous un autre titre"));
        assert_eq!((deux.saisie.noeud == m.ambition.id.to_string(), sans_doute(&deux.lue, &deux.saisie)), (true, true));
        assert_eq!((trois.saisie.noeud.as_str(), trois.saisie.niveau_titre.as_str()), ("", "Récolter"));
        assert_eq!(prendre_les_sures(&m.coordination(), &m.contrat, &id).await.unwrap(), 2);
        relire(&m.coordination(), &m.contrat, (&id, une.rang, une.version), &une.saisie, EtatReprise::AReprendre).await.unwrap();
        let vues_la = versions(&lues(&m, &id).await);
        let b = enregistrer(&m.coordination(), &m.contrat, &id, &vues_la, &[]).await.unwrap();
        assert_eq!((b.creees, b.niveaux, m.tous::<Noeud>().await.len()), (3, 1, noeuds + 1));
        assert!(b.marques >= 1, "le doute que personne n'a levé reste à régler");
    }
}
