use super::client::{Options, SECRET, maisons};
use crate::lien::{self, LienFerme};
use crate::model::GenreLien;
use jiff::SignedDuration;

#[tokio::test]
async fn un_lien_s_ouvre_expire_se_revoque_et_ne_sert_qu_ou_il_doit() {
    for maison in maisons(Options::default()).await {
        let now = maison.db.clock().now();
        let mut w = maison.ecrire().await;
        let lien =
            lien::creer(&mut w, GenreLien::Reponse, "o", "a@b.example", Some(now + SignedDuration::from_hours(2))).await.unwrap();
        w.commit().await.unwrap();
        let jeton = lien::jeton(&SECRET, maison.ici.id, &lien.id.to_string());
        let mut ici = maison.db.reader(maison.ici.id).await.unwrap();
        let mut ailleurs = maison.db.reader(maison.ailleurs.id).await.unwrap();
        let ouvert = lien::ouvrir(&mut ici, &SECRET, &jeton, GenreLien::Reponse, now).await.unwrap();
        assert_eq!(ouvert, Ok(lien.clone()));
        let inconnu = Err(LienFerme::Inconnu);
        assert_eq!(lien::ouvrir(&mut ici, &SECRET, &jeton, GenreLien::MotDePasse, now).await.unwrap(), inconnu);
        assert_eq!(lien::ouvrir(&mut ailleurs, &SECRET, &jeton, GenreLien::Reponse, now).await.unwrap(), inconnu);
        assert_eq!(lien::ouvrir(&mut ici, &[8; 32], &jeton, GenreLien::Reponse, now).await.unwrap(), inconnu);
        let later = now + SignedDuration::from_hours(2);
        assert_eq!(lien::ouvrir(&mut ici, &SECRET, &jeton, GenreLien::Reponse, later).await.unwrap(), Err(LienFerme::Expire));
        let mut w = maison.ecrire().await;
        lien::revoquer(&mut w, lien.id).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!(lien::ouvrir(&mut ici, &SECRET, &jeton, GenreLien::Reponse, now).await.unwrap(), Err(LienFerme::Revoque));
    }
}

#[tokio::test]
async fn un_jeton_change_d_un_seul_signe_ne_s_ouvre_pas() {
    for maison in maisons(Options::default()).await {
        let mut w = maison.ecrire().await;
        let lien = lien::creer(&mut w, GenreLien::Reponse, "o", "a@b.example", None).await.unwrap();
        w.commit().await.unwrap();
        let jeton = lien::jeton(&SECRET, maison.ici.id, &lien.id.to_string());
        let mut reader = maison.db.reader(maison.ici.id).await.unwrap();
        for rank in 0..jeton.len() {
            let mut forged = jeton.clone().into_bytes();
            forged[rank] = if forged[rank] == b'a' { b'b' } else { b'a' };
            let forged = String::from_utf8(forged).unwrap();
            let found = lien::ouvrir(&mut reader, &SECRET, &forged, GenreLien::Reponse, maison.db.clock().now()).await.unwrap();
            assert_eq!(found, Err(LienFerme::Inconnu), "signe {rank}");
        }
        for short in ["", "abc", &jeton[..jeton.len() - 1], &format!("{jeton}A"), &"é".repeat(24)] {
            assert_eq!(lien::retrouver(&mut reader, &SECRET, short, GenreLien::Reponse).await.unwrap(), None, "{short}");
        }
    }
}

#[tokio::test]
async fn une_marque_devient_l_adresse_de_son_genre_pour_son_destinataire_et_le_reste_demeure() {
    for maison in maisons(Options::default()).await {
        let mut w = maison.db.writer(maison.ici.id, kernel::Actor::Systeme, "lien.creer").await.unwrap();
        let sien = lien::creer(&mut w, GenreLien::MotDePasse, "a", "a@agglo.example", None).await.unwrap();
        let autre = lien::creer(&mut w, GenreLien::MotDePasse, "b", "b@agglo.example", None).await.unwrap();
        w.commit().await.unwrap();
        let (id, autre) = (sien.id, autre.id);
        let jeton = lien::jeton(&SECRET, maison.ici.id, &id.to_string());
        // Someone's typed words hold the mark of another's link, of this one under another kind, of nothing.
        let suite = format!(
            "b [[lien:autre:{id}]] c [[lien:reponse:x]] d [[lien:mot_de_passe:{autre}]] e [[lien:reponse:{id}]] f [[lien:"
        );
        let text = format!("a [[lien:mot_de_passe:{id}]] {suite}");
        let mut r = maison.db.reader(maison.ici.id).await.unwrap();
        let address = |genre, jeton: &str| lien::adresse("https://p.example", "ici", genre, jeton);
        let written = lien::ecrire_les_liens(&mut r, &text, "A@agglo.example", &SECRET, address).await.unwrap();
        assert_eq!(written, format!("a https://p.example/ici/mot-de-passe/{jeton} {suite}"));
        let ailleurs = lien::ecrire_les_liens(&mut r, &text, "c@agglo.example", &SECRET, address).await.unwrap();
        assert_eq!(ailleurs, text);
    }
    assert_eq!(lien::adresse("", "ici", GenreLien::Reponse, "j"), "/ici/r/j");
    assert_eq!(lien::adresse("", "ici", GenreLien::Invitation, "j"), "/ici/invitation/j");
}
