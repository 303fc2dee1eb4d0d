//! An association asks for its account: alone when nobody knows it, by the team when somebody does; never told who has an account.

mod equipe;
mod vie;

use super::maison::*;
use crate::guichet::Reponse;
use crate::model::*;
use acteurs::model::{Attribution, Compte, Connexion, Famille, GenreLien, Organisation};
use axum::http::StatusCode;
use jiff::{SignedDuration, Timestamp};
use kernel::{Clock, Id, Lang, Role};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use store::outbox::derniers_pour;

const MOT: &str = "quatre mots sans rapport";
const ADRESSE: &str = "presidence@jardins.example";
const ICI: &str = "/inscription";

/// A SIRET of nobody.
fn siret(debut: u64) -> String {
    (0..10).map(|cle| format!("{debut:013}{cle}")).find(|s| Siret::lire(s).is_ok()).unwrap()
}

/// The form of an association that nobody knows, some fields changed.
async fn demander(ici: &Maison, changes: &[(&str, &str)]) -> Reponse {
    let neuf = siret(512_000_001_000);
    let champs = [
        ("nom", "Les Jardins partagés"),
        ("siret", neuf.as_str()),
        ("rna", ""),
        ("courriel", ADRESSE),
        ("fonction", "Présidente"),
        ("habilite", "oui"),
    ];
    let garde = champs.iter().copied().filter(|(nom, _)| !changes.iter().any(|(autre, _)| autre == nom));
    let tout: Vec<(&str, &str)> = garde.chain(changes.iter().copied()).collect();
    ici.poster("-", ICI, &tout).await
}

/// The mails to an address, the newest first: subject and body.
async fn courriels(ici: &Maison, adresse: &str) -> Vec<(String, String)> {
    let mut r = ici.db.reader(ici.ici.id).await.unwrap();
    derniers_pour(&mut r, adresse, 50).await.unwrap().into_iter().map(|c| (c.objet, c.corps)).collect()
}

/// The addresses of the links sent to a mail, the newest first.
async fn liens(ici: &Maison, adresse: &str) -> Vec<String> {
    let vers = |corps: String| {
        let (_, suite) = corps.split_once("[[lien:inscription:")?;
        let (id, _) = suite.split_once("]]")?;
        Some(format!("{ICI}/{}", acteurs::lien::jeton(&[7; 32], ici.ici.id, id)))
    };
    courriels(ici, adresse).await.into_iter().filter_map(|(_, corps)| vers(corps)).collect()
}

async fn ouvrir(ici: &Maison, lien: &str) -> Reponse {
    ici.poster("-", lien, &[("nouveau", MOT), ("confirmation", MOT)]).await
}

/// Asks, confirms; gives what the confirmation answers, and the sign-in of the account.
async fn inscrire(ici: &Maison, changes: &[(&str, &str)]) -> (Reponse, String) {
    let adresse = changes.iter().find(|(nom, _)| *nom == "courriel").map_or(ADRESSE, |(_, a)| a);
    let page = demander(ici, changes).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.texte);
    let lien = liens(ici, adresse).await.remove(0);
    let page = ouvrir(ici, &lien).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
    let qui = entree(ici, adresse).await;
    (page, qui)
}

async fn compte(ici: &Maison, adresse: &str) -> Option<Compte> {
    ici.tous::<Compte>().await.into_iter().find(|c| c.courriel == adresse)
}

/// The open sign-in of an account, as its browser shows it.
async fn entree(ici: &Maison, adresse: &str) -> String {
    let compte = compte(ici, adresse).await.unwrap();
    let connexions = ici.tous::<Connexion>().await;
    connexions.into_iter().find(|c| c.compte_id == compte.id).unwrap().id.to_string()
}

async fn inscriptions(ici: &Maison) -> Vec<Inscription> {
    let mut toutes = ici.tous::<Inscription>().await;
    toutes.sort_by_key(|i| (i.demandee_a, i.id));
    toutes
}

/// Houses whose clock the test moves.
async fn a_l_heure() -> (Vec<Maison>, Arc<AtomicI64>) {
    let secondes = Arc::new(AtomicI64::new(store::essai::clock().now().as_second()));
    let lues = secondes.clone();
    let horloge = Clock::from_fn(move || Timestamp::from_second(lues.load(Ordering::SeqCst)).unwrap());
    (maisons_a(horloge).await, secondes)
}

fn apres(secondes: &AtomicI64, duree: SignedDuration) {
    secondes.fetch_add(duree.as_secs(), Ordering::SeqCst);
}

#[tokio::test]
async fn une_association_inconnue_s_inscrit_confirme_et_prepare_sa_demande() {
    for ici in maisons().await {
        let page = ici.voir("-", ICI).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(
            page.contient("Appel 2027") && page.contient("name=\"siret\"") && page.contient("name=\"rna\""),
            "{}",
            page.texte
        );
        let (organisations, porteurs) = (ici.tous::<Organisation>().await.len(), ici.tous::<Porteur>().await.len());
        let page = demander(&ici, &[]).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.texte);
        assert!(page.contient("Si cette adresse peut servir, un courriel vient de partir"), "{}", page.texte);
        // Nothing exists before the mail is proved, and the mail carries nothing that a stranger typed.
        assert_eq!(compte(&ici, ADRESSE).await, None);
        assert_eq!((ici.tous::<Organisation>().await.len(), ici.tous::<Porteur>().await.len()), (organisations, porteurs));
        let (objet, corps) = courriels(&ici, ADRESSE).await.remove(0);
        assert!(!corps.contains("Jardins") && !objet.contains("Jardins") && corps.contains("6 décembre 2026"), "{corps}");
        let lien = liens(&ici, ADRESSE).await.remove(0);
        let page = ici.voir("-", &lien).await;
        assert!(page.contient("Les Jardins partagés") && page.contient("Présidente") && page.contient(ADRESSE), "{}", page.texte);
        let page = ici.poster("-", &lien, &[("nouveau", "court"), ("confirmation", "autre")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("5 signes") && page.contient("pas les mêmes"), "{}", page.texte);
        let page = ouvrir(&ici, &lien).await;
        assert_eq!((page.status, page.vers.as_str()), (StatusCode::SEE_OTHER, "/ici/appels"), "{}", page.texte);
        let compte = compte(&ici, ADRESSE).await.unwrap();
        let organisation = ici.tous::<Organisation>().await.into_iter().find(|o| Some(o.id) == compte.organisation_id).unwrap();
        assert_eq!((organisation.nom.as_str(), organisation.famille), ("Les Jardins partagés", Famille::Association));
        assert_eq!((compte.nom.as_str(), compte.langue, compte.actif), ("Présidente", Lang::Fr, true));
        let roles = ici.tous::<Attribution>().await;
        assert_eq!(roles.iter().map(|r| (r.compte_id, r.role)).collect::<Vec<_>>(), [(compte.id, Role::Porteur)]);
        let porteur = ici.tous::<Porteur>().await.into_iter().find(|p| p.organisation_id == organisation.id).unwrap();
        assert_eq!((porteur.siret, porteur.rna, porteur.forme.as_str()), (Some(siret(512_000_001_000)), None, "association"));
        let qui = entree(&ici, ADRESSE).await;
        assert!(ici.voir(&qui, "/appels").await.contient("Préparer une demande pour 2027"));
        assert!(ici.voir(&qui, ICI).await.contient("Votre compte est ouvert"));
        let page = ici.poster(&qui, "/appels/2027/dossiers/nouveau", &[("intitule", "Jardin d’hiver")]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        // The link served once.
        for page in [ici.voir("-", &lien).await, ouvrir(&ici, &lien).await] {
            assert_eq!(page.status, StatusCode::GONE);
            assert!(page.contient("a déjà servi") && page.contient("/ici/inscription\""), "{}", page.texte);
        }
    }
}

#[tokio::test]
async fn une_demande_fausse_se_refuse_au_champ_et_garde_ce_qui_est_tape() {
    for ici in maisons().await {
        let faux =
            [("siret", "73282932000075"), ("rna", "111"), ("courriel", "pas une adresse"), ("fonction", ""), ("habilite", "")];
        let page = demander(&ici, &faux).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        for dit in [
            "sa clé est fausse",
            "Un numéro RNA s",
            "pas une adresse électronique",
            "Votre fonction manque",
            "Cochez que vous pouvez agir",
            "value=\"73282932000075\"",
            "value=\"111\"",
            "value=\"pas une adresse\"",
            "value=\"Les Jardins partagés\"",
        ] {
            assert!(page.contient(dit), "{dit} : {}", page.texte);
        }
        let page = demander(&ici, &[("siret", "")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("Ni SIRET ni numéro RNA"), "{}", page.texte);
        let page = demander(&ici, &[("nom", &"é".repeat(201))]).await;
        assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.contient("Ce nom compte 201 signes"), "{}", page.texte);
        assert_eq!((inscriptions(&ici).await, ici.db.take_mail().await.unwrap().is_none()), (vec![], true));
    }
}

#[tokio::test]
async fn la_reponse_ne_dit_pas_qui_a_un_compte_et_se_limite() {
    for ici in maisons().await {
        let tenu = Compte {
            id: Id::fresh(),
            version: 1,
            courriel: "connue@association.example".into(),
            nom: "Trésorier".into(),
            organisation_id: None,
            langue: Lang::Fr,
            actif: true,
            oidc_emetteur: None,
            oidc_sujet: None,
        };
        let ferme = Compte { id: Id::fresh(), courriel: "fermee@association.example".into(), actif: false, ..tenu.clone() };
        let mut w = ici.db.writer(ici.ici.id, kernel::Actor::Systeme, "essai").await.unwrap();
        w.insert(&tenu).await.unwrap();
        w.insert(&ferme).await.unwrap();
        w.commit().await.unwrap();
        let inconnue = demander(&ici, &[]).await;
        for adresse in [" Connue@association.example", "fermee@association.example"] {
            let page = demander(&ici, &[("courriel", adresse)]).await;
            assert_eq!((page.status, &page.texte), (inconnue.status, &inconnue.texte), "{adresse}");
        }
        assert_eq!(inscriptions(&ici).await.len(), 1, "un compte qui existe ne demande rien");
        let (objet, corps) = courriels(&ici, "connue@association.example").await.remove(0);
        assert!(
            objet.contains("a déjà un compte") && corps.contains("Entrez avec ce compte") && !corps.contains("[[lien"),
            "{corps}"
        );
        assert!(courriels(&ici, "fermee@association.example").await[0].1.contains("qui est fermé"));
        for _ in 0..2 {
            assert_eq!(demander(&ici, &[("courriel", "connue@association.example")]).await.status, StatusCode::OK);
        }
        assert_eq!(courriels(&ici, "connue@association.example").await.len(), 1, "une fois par jour");
        let page = demander(&ici, &[("courriel", "connue@association.example")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("Réessayez dans 15 minutes") && page.contient("Les Jardins partagés"), "{}", page.texte);
    }
}

#[tokio::test]
async fn sans_appel_ouvert_la_page_le_dit_et_rien_ne_se_demande() {
    for ici in maisons().await {
        ici.changer(Appel { etat: crate::regles::etats::EtatAppel::Clos, ..ici.tous::<Appel>().await.remove(0) }).await;
        let page = ici.voir("-", ICI).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(
            page.contient("Aucun appel à projets ne reçoit de demande") && !page.contient("name=\"siret\""),
            "{}",
            page.texte
        );
        assert_eq!(demander(&ici, &[]).await.status, StatusCode::CONFLICT);
        assert_eq!(inscriptions(&ici).await, vec![]);
    }
}

#[tokio::test]
async fn qui_lit_en_anglais_recoit_son_lien_en_anglais() {
    use axum::http::{Request, header};
    for ici in maisons().await {
        let corps = format!("nom=New%20garden&rna=W111000999&courriel={ADRESSE}&fonction=President&habilite=oui");
        let demande = Request::post("/ici/inscription")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::COOKIE, "pacte=essai; langue=en")
            .body(axum::body::Body::from(corps))
            .unwrap();
        assert!(ici.envoyer("-", demande).await.contient("If this address may serve, a mail has just left"));
        assert!(courriels(&ici, ADRESSE).await[0].1.contains("it serves once, until 6 December 2026"));
        ouvrir(&ici, &liens(&ici, ADRESSE).await[0]).await;
        assert_eq!(compte(&ici, ADRESSE).await.unwrap().langue, Lang::En);
    }
}
