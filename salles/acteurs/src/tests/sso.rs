use super::client::{Maison, Navigateur, Options, maisons};
use crate::model::Compte;
use ::store::Read;
use axum::http::StatusCode;
use kernel::Role;
use std::sync::{Arc, Mutex};
use web::{SingleSignOn, SsoDeparture, SsoError, SsoIdentity, SsoKept};

/// A provider that says of everyone what the test wants.
struct Faux(Mutex<Result<SsoIdentity, &'static str>>);

#[async_trait::async_trait]
impl SingleSignOn for Faux {
    fn name(&self) -> &str {
        "ProConnect"
    }
    async fn depart(&self, redirect_uri: &str) -> Result<SsoDeparture, SsoError> {
        if *self.0.lock().unwrap() == Err("injoignable") {
            return Err(SsoError::Unreachable("timeout".into()));
        }
        let kept = SsoKept { state: "etat".into(), nonce: "nonce".into(), verifier: "preuve".into() };
        Ok(SsoDeparture { url: format!("https://auth.example/?redirect_uri={redirect_uri}&state=etat"), kept })
    }
    async fn arrive(&self, redirect_uri: &str, kept: &SsoKept, code: &str) -> Result<SsoIdentity, SsoError> {
        assert_eq!(redirect_uri, "https://pacte.example/ici/connexion/oidc/retour");
        assert_eq!((kept.nonce.as_str(), kept.verifier.as_str(), code), ("nonce", "preuve", "bon"));
        self.0.lock().unwrap().clone().map_err(|why| SsoError::Unbelievable(why.into()))
    }
}

fn qui(sujet: &str, courriel: Option<&str>, verifie: bool) -> SsoIdentity {
    SsoIdentity {
        issuer: "https://auth.example".into(),
        subject: sujet.into(),
        mail: courriel.map(str::to_owned),
        mail_verified: verifie,
    }
}

async fn avec(identity: SsoIdentity) -> (Arc<Faux>, Vec<Maison>) {
    let faux = Arc::new(Faux(Mutex::new(Ok(identity))));
    let maisons = maisons(Options { sso: Some(faux.clone()), ..Options::default() }).await;
    (faux, maisons)
}

async fn aller_retour(n: &mut Navigateur) -> super::client::Reponse {
    let depart = n.get("/ici/connexion/oidc?retour=/ici/contrats").await;
    assert_eq!(depart.vers, "https://auth.example/?redirect_uri=https://pacte.example/ici/connexion/oidc/retour&state=etat");
    n.get("/ici/connexion/oidc/retour?code=bon&state=etat").await
}

async fn compte(maison: &Maison, compte: &Compte) -> Compte {
    maison.db.reader(maison.ici.id).await.unwrap().load(&compte.id).await.unwrap()
}

#[tokio::test]
async fn le_courriel_verifie_relie_le_compte_puis_le_sujet_suffit() {
    let (faux, maisons) = avec(qui("s1", Some("A@Agglo.example"), true)).await;
    for maison in maisons {
        *faux.0.lock().unwrap() = Ok(qui("s1", Some("A@Agglo.example"), true));
        let a = maison.compte_nu("a@agglo.example", &[(Role::Pilote, None)]).await;
        let mut n = maison.navigateur();
        assert!(n.get("/ici/connexion").await.contient("Se connecter avec ProConnect"));
        assert_eq!(aller_retour(&mut n).await.vers, "/ici/contrats");
        assert!(n.get("/ici/compte").await.contient("Compte professionnel"));
        let relie = compte(&maison, &a).await;
        assert_eq!((relie.oidc_emetteur.as_deref(), relie.oidc_sujet.as_deref()), (Some("https://auth.example"), Some("s1")));
        *faux.0.lock().unwrap() = Ok(qui("s1", Some("nouveau@agglo.example"), false));
        assert_eq!(aller_retour(&mut maison.navigateur()).await.vers, "/ici/contrats");
        *faux.0.lock().unwrap() = Ok(qui("s2", Some("a@agglo.example"), true));
        let r = aller_retour(&mut maison.navigateur()).await;
        assert_eq!(r.statut, StatusCode::FORBIDDEN);
        assert!(r.contient("déjà relié à une autre personne"));
        *faux.0.lock().unwrap() =
            Ok(SsoIdentity { issuer: "https://nouveau.example".into(), ..qui("s2", Some("a@agglo.example"), true) });
        assert_eq!(aller_retour(&mut maison.navigateur()).await.vers, "/ici/contrats");
    }
}

#[tokio::test]
async fn sans_compte_sans_preuve_ou_compte_ferme_personne_n_entre() {
    let (faux, maisons) = avec(qui("s1", None, false)).await;
    for maison in maisons {
        let mut a = maison.compte_nu("a@agglo.example", &[(Role::Pilote, None)]).await;
        for (identity, dit) in [
            (qui("s1", Some("z@agglo.example"), true), "Aucun compte ouvert ici pour l’adresse z@agglo.example"),
            (qui("s1", Some("a@agglo.example"), false), "n’est pas vérifiée"),
            (qui("s1", None, false), "aucune adresse électronique"),
        ] {
            *faux.0.lock().unwrap() = Ok(identity);
            let mut n = maison.navigateur();
            let r = aller_retour(&mut n).await;
            assert_eq!(r.statut, StatusCode::FORBIDDEN);
            assert!(r.contient(dit), "{}", r.lu());
            assert_eq!(n.get("/ici/compte").await.statut, StatusCode::SEE_OTHER);
        }
        a.actif = false;
        let mut w = maison.ecrire().await;
        w.update(&mut a).await.unwrap();
        w.commit().await.unwrap();
        *faux.0.lock().unwrap() = Ok(qui("s1", Some("a@agglo.example"), true));
        assert_eq!(aller_retour(&mut maison.navigateur()).await.statut, StatusCode::FORBIDDEN);
        assert_eq!(compte(&maison, &a).await.oidc_sujet, None);
    }
}

#[tokio::test]
async fn une_reponse_ne_sert_qu_une_fois_et_seulement_a_qui_l_a_demandee() {
    let (_, maisons) = avec(qui("s1", Some("a@agglo.example"), true)).await;
    for maison in maisons {
        maison.compte_nu("a@agglo.example", &[(Role::Pilote, None)]).await;
        let retour = "/ici/connexion/oidc/retour?code=bon&state=etat";
        let r = maison.navigateur().get(retour).await;
        assert!(r.statut == StatusCode::FORBIDDEN && r.contient("commencée ailleurs"));
        let mut n = maison.navigateur();
        n.get("/ici/connexion/oidc").await;
        assert!(n.get("/ici/connexion/oidc/retour?code=bon&state=autre").await.contient("commencée ailleurs"));
        assert!(n.get(retour).await.contient("commencée ailleurs"), "l’attente a été consommée");
        n.get("/ici/connexion/oidc").await;
        assert!(n.get("/ici/connexion/oidc/retour?error=access_denied&state=etat").await.contient("interrompue"));
        n.get("/ici/connexion/oidc").await;
        assert_eq!(n.get(retour).await.vers, "/ici/");
        assert!(n.get(retour).await.contient("commencée ailleurs"));
        assert_eq!(
            maison.navigateur().get("/ailleurs/connexion/oidc/retour?code=bon&state=etat").await.statut,
            StatusCode::FORBIDDEN
        );
    }
}

#[tokio::test]
async fn un_fournisseur_absent_ou_douteux_se_dit_sans_montrer_pourquoi() {
    let (faux, maisons) = avec(qui("s1", None, false)).await;
    for maison in maisons {
        *faux.0.lock().unwrap() = Err("signature fausse");
        let r = aller_retour(&mut maison.navigateur()).await;
        assert!(r.contient("n’a pas pu être vérifiée") && !r.texte.contains("signature fausse"));
        *faux.0.lock().unwrap() = Err("injoignable");
        let r = maison.navigateur().get("/ici/connexion/oidc").await;
        assert!(r.contient("ProConnect ne répond pas") && !r.texte.contains("timeout"));
    }
    for maison in self::maisons(Options::default()).await {
        assert_eq!(maison.navigateur().get("/ici/connexion/oidc").await.statut, StatusCode::NOT_FOUND);
        assert_eq!(maison.navigateur().get("/ici/connexion/oidc/retour?code=a&state=b").await.statut, StatusCode::NOT_FOUND);
    }
}
