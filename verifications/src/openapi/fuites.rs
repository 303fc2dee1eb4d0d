//! What is of one holder, of one funder or of another collectivité never reaches anyone else. Marks are written where only some may
//! read, then every address is read by every role, with everything that leads somewhere, and so is each one's calendar.

use super::{AILLEURS, Operation, demander, fonder_ailleurs, jeton, juger, operations};
use crate::maison::{Echec, Maison, bases};
use acteurs::model::{Compte, Famille, GenreLien, Organisation};
use axum::http::{Method, StatusCode};
use financements::model::{Appel, Dossier, LigneFinanceur, Porteur, QuestionDossier, Scenario, ScrutinConseil};
use financements::regles::etats::{EtatAppel, EtatDossier};
use indicateurs::model::{EtatValeur, Indicateur, Provenance, Qualite, Suivi, Valeur};
use indicateurs::regles::Mois;
use kernel::{Actor, Id, Role};
use pacte::demonstration::SLUG;
use plans::model::Decision;
use std::collections::BTreeMap;
use store::{Json, Read, Writer, args};

/// A text that a role must not be given.
struct Interdit {
    role: Role,
    marque: String,
}

/// What another collectivité holds.
const MARQUE_AILLEURS: &str = "zqailleursz";

/// Who reads the files of others (Financements, § 11): « équipe projet, financeur, COPIL ».
const LECTEURS_DE_DOSSIERS: [Role; 3] = [Role::Coordination, Role::Financeur, Role::Elu];

/// The organisation of the first account of a role.
async fn organisation(w: &mut Writer, role: Role) -> Result<String, Echec> {
    let trouves: Vec<Compte> =
        w.list("id IN (SELECT compte_id FROM attribution WHERE role = $2) ;; ORDER BY courriel", args![role]).await?;
    let compte = trouves.into_iter().next().ok_or("no account of that role")?;
    Ok(compte.organisation_id.ok_or("an account without organisation")?.to_string())
}

/// Names, titles and a question of each holder, told by its mark.
async fn marquer_les_porteurs(w: &mut Writer, interdits: &mut Vec<Interdit>) -> Result<(), Echec> {
    let sienne = organisation(w, Role::Porteur).await?;
    let mut autres = 0;
    let porteurs: Vec<Porteur> = w.list(";; ORDER BY id", args![]).await?;
    for (n, mut porteur) in porteurs.into_iter().enumerate() {
        let marque = format!("zqporteur{n}z");
        porteur.nom = format!("{} {marque}", porteur.nom);
        w.update(&mut porteur).await?;
        let dossiers: Vec<Dossier> = w.list("porteur_id = $2 ;; ORDER BY id", args![porteur.id]).await?;
        for mut dossier in dossiers {
            dossier.intitule = format!("{} {marque}", dossier.intitule);
            w.update(&mut dossier).await?;
            if matches!(dossier.etat, EtatDossier::Depose | EtatDossier::EnInstruction | EtatDossier::Complet) {
                w.insert(&question(&dossier, &marque, w.now())).await?;
            }
        }
        let a_un_autre = porteur.organisation_id.to_string() != sienne;
        autres += usize::from(a_un_autre);
        for role in Role::ALL {
            if !LECTEURS_DE_DOSSIERS.contains(role) && (*role != Role::Porteur || a_un_autre) {
                interdits.push(Interdit { role: *role, marque: marque.clone() });
            }
        }
    }
    if autres == 0 { Err("the demonstration has one holder only".into()) } else { Ok(()) }
}

fn question(dossier: &Dossier, marque: &str, now: jiff::Timestamp) -> QuestionDossier {
    QuestionDossier {
        id: Id::fresh(),
        version: 1,
        appel_id: dossier.appel_id,
        dossier_id: dossier.id,
        financeur: None,
        question: format!("Qui encadre {marque} ?"),
        posee_par: "Équipe projet".into(),
        posee_a: now,
        compte_id: String::new(),
        attendue_le: now.to_zoned(jiff::tz::TimeZone::UTC).date(),
        reponse: String::new(),
        piece_id: None,
        repondue_par: None,
        repondue_a: None,
        retiree_a: None,
        retrait_motif: String::new(),
    }
}

/// « Un financeur lit l'avis des autres une fois le sien écrit »; nobody else but the team does while files are instructed.
async fn marquer_les_propositions(w: &mut Writer, interdits: &mut Vec<Interdit>) -> Result<(), Echec> {
    let sienne = organisation(w, Role::Financeur).await?;
    let inscrits = financements::store::financeurs(w).await?;
    let code = inscrits.iter().find(|f| f.organisation_id.is_some_and(|id| id.to_string() == sienne));
    let code = code.ok_or("an account of no funder")?.code.clone();
    let appels: Vec<Appel> = w.list("etat = $2 ;; ORDER BY id", args![EtatAppel::Instruction]).await?;
    let mut caches = 0;
    for appel in appels {
        let lignes: Vec<LigneFinanceur> = w.list("appel_id = $2 ;; ORDER BY id", args![appel.id]).await?;
        let ecrit = |l: &LigneFinanceur| {
            let mienne = lignes.iter().find(|a| a.dossier_id == l.dossier_id && a.financeur == code);
            mienne.is_some_and(|m| m.avis.is_none() && m.propose_centimes.is_none())
        };
        for (n, ligne) in lignes.iter().enumerate().filter(|(_, l)| l.propose_centimes.is_some() && l.financeur != code) {
            let euros = 9_100_000 + i64::try_from(n)?;
            let mut ligne = ligne.clone();
            ligne.propose_centimes = Some(euros * 100);
            let attend = ecrit(&ligne);
            w.update(&mut ligne).await?;
            caches += usize::from(attend);
            for role in Role::ALL {
                if *role != Role::Coordination && (*role != Role::Financeur || attend) {
                    interdits.push(Interdit { role: *role, marque: euros.to_string() });
                }
            }
        }
    }
    if caches == 0 { Err("no proposal that a funder waits to read".into()) } else { Ok(()) }
}

/// A small count and the words beside it, of an indicator that nobody was entrusted with.
async fn marquer_un_petit_effectif(w: &mut Writer, interdits: &mut Vec<Interdit>) -> Result<(), Echec> {
    let indicateurs: Vec<Indicateur> = w.list("mesure = 'quantite' ;; ORDER BY code, id", args![]).await?;
    let i = indicateurs.into_iter().next().ok_or("no count")?;
    let suivi = w.find::<Suivi>("indicateur_id = $2", args![i.id]).await?.unwrap_or_else(|| Suivi::par_defaut(&i, None));
    let marque = "zqeffectifz".to_owned();
    let valeur = Valeur {
        id: Id::fresh(),
        version: 1,
        contrat_id: i.contrat_id.clone(),
        indicateur_id: i.id,
        territoire_id: String::new(),
        periode: Mois::nouveau(2025, 12).ok_or("month")?,
        source_cle: kernel::texte::cle(&suivi.source),
        source: suivi.source,
        valeur: Some("3".into()),
        numerateur: None,
        denominateur: None,
        absence: None,
        motif: Some(marque.clone()),
        qualite: Qualite::Definitive,
        etat: EtatValeur::Validee,
        renvoi: None,
        provenance: Provenance::Saisie,
        fichier: None,
        cellule: None,
        commentaire: marque.clone(),
        preuve: marque.clone(),
        auteur: "Essai".into(),
        auteur_id: String::new(),
        saisie_a: w.now(),
        valideur: None,
        validee_a: None,
        alertes: Json(vec![]),
        derogation: None,
        derogation_par: None,
        derogation_a: None,
        parts: Json(vec![]),
        millesime: String::new(),
    };
    w.insert(&valeur).await?;
    // Pilots and partners may be entrusted with it.
    let autres = Role::ALL.iter().filter(|r| !matches!(r, Role::Coordination | Role::Pilote | Role::Partenaire));
    interdits.extend(autres.map(|role| Interdit { role: *role, marque: marque.clone() }));
    Ok(())
}

async fn marquer_ailleurs(maison: &Maison, interdits: &mut Vec<Interdit>) -> Result<(), Echec> {
    let ailleurs = maison.db.collectivite(AILLEURS).await?.ok_or("collectivité")?;
    let mut w = maison.db.writer(ailleurs.id, Actor::Systeme, "essai").await?;
    let marque = MARQUE_AILLEURS.to_owned();
    w.insert(&Organisation {
        id: Id::fresh(),
        version: 1,
        nom: marque.clone(),
        sigle: None,
        graphies: Json(vec![]),
        famille: Famille::Association,
        parent_id: None,
        generique: false,
        courriel: None,
        note: None,
        remplacee_par: None,
        cle: marque.clone(),
    })
    .await?;
    w.commit().await?;
    interdits.extend(Role::ALL.iter().map(|role| Interdit { role: *role, marque: marque.clone() }));
    Ok(())
}

/// Everything that leads somewhere, by parameter of an address.
async fn valeurs(maison: &Maison) -> Result<BTreeMap<&'static str, Vec<String>>, Echec> {
    let ici = maison.db.collectivite(SLUG).await?.ok_or("collectivité")?;
    let mut r = maison.db.reader(ici.id).await?;
    let decisions: Vec<Decision> = r.list(";; ORDER BY id", args![]).await?;
    let appels: Vec<Appel> = r.list(";; ORDER BY slug", args![]).await?;
    let scenarios: Vec<Scenario> = r.list(";; ORDER BY id", args![]).await?;
    let scrutins: Vec<ScrutinConseil> = r.list(";; ORDER BY id", args![]).await?;
    Ok(BTreeMap::from([
        ("contrat", vec!["contrat-local-de-sante".to_owned(), "contrat-de-ville".to_owned()]),
        ("appel", appels.into_iter().map(|a| a.slug).collect()),
        ("numero", vec!["1".to_owned()]),
        ("comite", decisions.iter().take(1).map(|d| d.comite_id.to_string()).collect()),
        ("decision", decisions.iter().take(1).map(|d| d.id.to_string()).collect()),
        ("scenario", scenarios.iter().map(|s| s.id.to_string()).collect()),
        ("scrutin", scrutins.iter().map(|s| s.id.to_string()).collect()),
    ]))
}

/// Every address of an operation, whole lists asked.
fn chemins(operation: &Operation, valeurs: &BTreeMap<&'static str, Vec<String>>) -> Vec<String> {
    let mut chemins = vec![operation.path.replace("{collectivite}", SLUG)];
    for (nom, choix) in valeurs {
        let trou = format!("{{{nom}}}");
        if operation.path.contains(&trou) {
            chemins = chemins.iter().flat_map(|c| choix.iter().map(|v| c.replace(&trou, v)).collect::<Vec<_>>()).collect();
        }
    }
    let listes = operation.value["parameters"].as_array().into_iter().flatten().any(|p| p["name"] == "limite");
    if listes { chemins.into_iter().map(|c| format!("{c}?limite=1000")).collect() } else { chemins }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn aucun_role_ne_lit_par_programme_ce_qui_est_d_un_autre() {
    for db in bases().await.unwrap() {
        let maison = Maison::demonstration(db).await.unwrap();
        fonder_ailleurs(&maison).await.unwrap();
        let mut interdits = vec![];
        marquer_ailleurs(&maison, &mut interdits).await.unwrap();
        let ici = maison.db.collectivite(SLUG).await.unwrap().unwrap();
        let mut w = maison.db.writer(ici.id, Actor::Systeme, "essai").await.unwrap();
        marquer_les_porteurs(&mut w, &mut interdits).await.unwrap();
        marquer_les_propositions(&mut w, &mut interdits).await.unwrap();
        marquer_un_petit_effectif(&mut w, &mut interdits).await.unwrap();
        w.commit().await.unwrap();
        let valeurs = valeurs(&maison).await.unwrap();
        let (mut wrong, mut vues, mut siens) = (vec![], 0, 0);
        for role in Role::ALL {
            let lecture = jeton(&maison, SLUG, *role, GenreLien::ApiLecture).await.unwrap();
            let agenda = jeton(&maison, SLUG, *role, GenreLien::Calendrier).await.unwrap();
            let fuites = |uri: &str, corps: &[u8]| -> Vec<String> {
                let texte = String::from_utf8_lossy(corps);
                // « administration technique : comptes et journal »: the journal holds what was written, whoever wrote it.
                let journal = *role == Role::Administration && uri.ends_with("/journal");
                let siennes = interdits.iter().filter(|i| i.role == *role && (!journal || i.marque == MARQUE_AILLEURS));
                let lues = siennes.filter(|i| texte.contains(&i.marque));
                lues.map(|i| format!("{uri}: {} is given {}", role.code(), i.marque)).collect()
            };
            for operation in operations().iter().filter(|o| o.method == Method::GET) {
                for uri in chemins(operation, &valeurs) {
                    let answer = demander(&maison, &Method::GET, &uri, Some(&lecture), String::new()).await.unwrap();
                    wrong.extend(juger(operation, &uri, &answer));
                    wrong.extend(fuites(&uri, &answer.corps));
                    let texte = String::from_utf8_lossy(&answer.corps);
                    vues += usize::from(LECTEURS_DE_DOSSIERS.contains(role) && texte.contains("zqporteur"));
                    siens += usize::from(*role == Role::Porteur && texte.contains("zqporteur"));
                }
            }
            let uri = format!("/{SLUG}/calendrier/{agenda}/echeances.ics");
            let answer = demander(&maison, &Method::GET, &uri, None, String::new()).await.unwrap();
            assert_eq!(answer.statut, StatusCode::OK, "{}: everyone has a calendar", role.code());
            let deplie = String::from_utf8(answer.corps).unwrap().replace("\r\n ", "");
            wrong.extend(fuites("echeances.ics", deplie.as_bytes()));
        }
        maison.db.close().await;
        assert!(vues > 0 && siens > 0, "the marks are read by who may: {vues}, {siens}");
        assert!(wrong.is_empty(), "{} answers to mend:\n{}", wrong.len(), wrong.join("\n"));
    }
}
