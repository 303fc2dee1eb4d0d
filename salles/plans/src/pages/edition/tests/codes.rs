//! From a printed code to the figure it was printed beside, for the house and for a stranger.

use super::*;
use crate::actes::edition::lire;
use crate::calculs::{Lecture, Objet, PlanLu, taux_en_mots};
use crate::pages::lecture::code;

async fn mene(e: &Essai, asked: &str, roles: &[(Role, Option<&str>)]) -> Option<String> {
    let response = code(visite(e, &format!("/agglo/code?code={asked}"), roles)).await.unwrap();
    response.headers().get(header::LOCATION).map(|l| l.to_str().unwrap().to_owned())
}

#[tokio::test]
async fn un_code_d_edition_mene_a_l_edition_et_un_etranger_a_ce_qui_est_publie() {
    for db in bases().await.unwrap() {
        let (e, edition) = figee(db).await;
        let lue = lire(&mut e.r().await, &edition).await.unwrap();
        let frozen = lue.contenu.chiffres.iter().find(|c| c.lecture == "avancement-constate").unwrap().code.clone();
        let indicator = &lue.contenu.fiches[1].indicateurs[0];
        let plan = PlanLu::lire(&mut e.r().await, e.contrat.clone()).await.unwrap();
        let live = plan.code(Lecture::Constate, Objet::Contrat, 2);
        assert_ne!(frozen, live, "le papier d’une édition ne mène pas au plan d’aujourd’hui");
        let inside = mene(&e, &frozen, COORDINATION).await;
        assert_eq!(inside.as_deref(), Some("/agglo/contrats/cls/editions/2026-1/calcul/avancement-constate/contrat"));
        assert_eq!(
            mene(&e, &live, COORDINATION).await.as_deref(),
            Some("/agglo/contrats/cls/calcul/avancement-constate/contrat?annee=2")
        );
        for typed in [live.replace('-', ""), live.to_lowercase().replace('-', "%20"), live.replace('0', "o").replace('1', "l")] {
            let led = mene(&e, &typed, COORDINATION).await;
            assert!(led.is_some_and(|to| to.ends_with("/calcul/avancement-constate/contrat?annee=2")), "{typed}");
        }
        assert_eq!(mene(&e, &frozen, &[]).await, None, "rien n’est publié");
        publier(&e, &edition).await;
        let open = mene(&e, &frozen, &[]).await.unwrap();
        assert_eq!(open, "/agglo/public/cls/calcul/avancement-constate/contrat");
        assert_eq!(mene(&e, &live, &[]).await, None, "le plan de travail n’est pas public");
        let of = mene(&e, &indicator.chiffres[0].code, &[]).await.unwrap();
        assert_eq!(of, format!("/agglo/public/cls/calcul/atteinte/indicateur-{}", indicator.cle));
        let path = Path(("agglo".into(), "cls".into(), "atteinte".into(), format!("indicateur-{}", indicator.cle)));
        let page = texte(public::calcul(visite(&e, "/agglo/public/cls/calcul", &[]), path).await).await;
        assert!(page.contains("2.R1 Ateliers tenus") && page.contains(&indicator.chiffres[0].code), "{page}");
        // A later edition has its own codes: the paper of the first still leads to the first.
        retitrer(&e, "Le bon titre").await;
        rectifier(&e, "2026-1").await.unwrap();
        assert_eq!(mene(&e, &frozen, &[]).await.as_deref(), Some(open.as_str()));
        let new: Edition = e.r().await.find("numero = '2026-2'", vec![]).await.unwrap().unwrap();
        publier(&e, &new).await;
        assert_eq!(mene(&e, &frozen, &[]).await, Some(format!("{open}?edition=2026-1")));
    }
}

#[tokio::test]
async fn le_code_d_un_soir_passe_porte_son_jour_et_y_ramene() {
    for db in bases().await.unwrap() {
        let (e, _) = figee(db).await;
        let today = e.db.clock().today();
        let mut plan = PlanLu::lire(&mut e.r().await, e.contrat.clone()).await.unwrap();
        plan.au = Some(today);
        let printed = plan.code(Lecture::Declare, Objet::Fiche(e.fiches[1].id), 2);
        assert!(printed.ends_with(&today.strftime("-%Y%m%d").to_string()), "{printed}");
        let led = mene(&e, &printed, COORDINATION).await.unwrap();
        assert_eq!(led, format!("/agglo/contrats/cls/au/{today}/calcul/avancement-declare/fiche-2?annee=2"));
        assert_eq!(mene(&e, &printed, &[]).await, None);
    }
}

#[tokio::test]
async fn un_chiffre_exporte_porte_son_code_dans_le_classeur_et_dans_la_liste() {
    for db in bases().await.unwrap() {
        let (e, _) = figee(db).await;
        let plan = PlanLu::lire(&mut e.r().await, e.contrat.clone()).await.unwrap();
        let today = e.db.clock().today();
        let expected = plan.code_imprime(Lecture::Constate, Objet::Fiche(e.fiches[1].id), 2, today);
        assert!(expected.ends_with(&today.strftime("-%Y%m%d").to_string()), "le papier reste, le chiffre bouge : {expected}");
        let book = crate::actes::classeur::exporter(&visite(&e, "/agglo", COORDINATION), &e.contrat).await.unwrap();
        let rates = book.feuilles.iter().find(|f| f.nom == "Taux").unwrap();
        let row = rates.lignes.iter().find(|row| row[4] == sheets::Valeur::texte(expected.clone())).unwrap();
        assert_eq!(row[0], sheets::Valeur::texte("2. Santé de proximité 2"));
        assert_eq!(row[3], sheets::Valeur::Nombre("100.00".parse().unwrap()));
        let list = texte(
            crate::pages::lecture::csv(visite(&e, "/agglo/contrats/cls/tapis.csv?annee=2", COORDINATION), deux("cls")).await,
        )
        .await;
        let line = list.lines().find(|l| l.starts_with("2;")).unwrap();
        assert!(line.contains(&format!(";100,00;{expected};")), "{line}");
        // Each level and the contract, in the workbook and in the list, say what their page of calculation says.
        let objets = plan.noeuds.iter().map(|n| Objet::Noeud(n.id)).chain([Objet::Contrat, Objet::Fiche(e.fiches[0].id)]);
        let mut numbers = 0;
        for objet in objets {
            for lecture in [Lecture::Declare, Lecture::Attendu, Lecture::Constate, Lecture::Atteinte] {
                let page = plan.expliquer(lecture, objet, 2, today, kernel::Lang::Fr);
                let code = plan.code_imprime(lecture, objet, 2, today);
                assert!(code.starts_with(&page.code), "{code}");
                let value = plan.valeur(lecture, objet, 2, today);
                assert_eq!(page.valeur, value.as_ref().map(|v| taux_en_mots(v, kernel::Lang::Fr)));
                let cell = value.map(|v| v.arrondi(2, true));
                let said = format!(";{};{code};", cell.clone().unwrap_or_default().replace('.', ","));
                assert_eq!(list.matches(&said).count(), 1, "{said} dans {list}");
                let row = rates.lignes.iter().find(|row| row[4] == sheets::Valeur::texte(code.clone()));
                let Some(cell) = cell else {
                    assert!(row.is_none());
                    continue;
                };
                numbers += 1;
                assert_eq!(row.unwrap()[3], sheets::Valeur::Nombre(cell.parse().unwrap()));
                assert!(!rates.colonnes.iter().any(|c| c.modifiable));
            }
        }
        assert!(numbers >= 4, "{numbers} chiffres seulement");
    }
}
