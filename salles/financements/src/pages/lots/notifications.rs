//! `/notifications`: the files decided, what holds some back, their letters; `/dossiers/{dossier}/notification.pdf`.

use super::papiers::{courrier, presse};
use crate::actes::equipe::lit;
use crate::actes::lot::{lots, notifiables, notifier};
use crate::calculs::{AppelLu, Besoin, DossierSuivi};
use crate::droits;
use crate::model::{Dossier, DossierId, Porteur};
use crate::pages::cadre_appel::{Cadre, Issue, Onglet};
use crate::pages::query;
use crate::pages::verdicts::verdict;
use crate::regles::{Euros, Financeur, Verdict};
use crate::store as lectures;
use crate::{m, mots};
use axum::extract::Path;
use axum::response::Response;
use maud::{Markup, html};
use std::collections::BTreeSet;
use store::{ActeError, Read, Reader};
use web::components::{Etat, bouton, erreurs, etat, vide};
use web::{Form, Page, PageError, Visit};

async fn lire(cadre: &Cadre, r: &mut Reader) -> Result<AppelLu, PageError> {
    Ok(AppelLu::lire(r, cadre.appel.clone(), Besoin::TOUT, cadre.visit.today()).await?)
}

/// `GET /appels/{appel}/notifications`
pub async fn notifications(visit: Visit, Path((_c, appel)): Path<(String, String)>) -> Page {
    let (cadre, mut r) = Cadre::ouvrir(visit, &appel).await?;
    let lu = lire(&cadre, &mut r).await?;
    Ok(rendre(&cadre, &lu, &Form::default(), Issue::Bien))
}

/// `POST /appels/{appel}/notifications`
pub async fn envoyer(visit: Visit, Path((_c, appel)): Path<(String, String)>, mut form: Form) -> Page {
    let (cadre, mut r) = Cadre::ouvrir(visit, &appel).await?;
    let lu = lire(&cadre, &mut r).await?;
    drop(r);
    let numeros: Vec<String> = form.all("d").into_iter().map(str::to_owned).collect();
    match notifier(&cadre.visit, cadre.appel.id, &numeros).await {
        Ok(fait) => {
            let suite = format!("/notifications?n={}&lettre={}", fait.notifies.len(), fait.par_lettre.len());
            Ok(cadre.visit.go(&cadre.chemin(&suite)))
        }
        Err(ActeError::Refus(refus)) => {
            let issue = Issue::du_refus(&refus);
            form.refused(ActeError::Refus(refus), cadre.visit.lang)?;
            Ok(rendre(&cadre, &lu, &form, issue))
        }
        Err(autre) => Err(autre.into()),
    }
}

fn rendre(cadre: &Cadre, lu: &AppelLu, form: &Form, issue: Issue) -> Response {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let tous = notifiables(lu);
    let (prets, bloques): (Vec<_>, Vec<_>) = tous.into_iter().partition(|(_, rien)| rien.is_empty());
    let deja: Vec<&DossierSuivi> = lu.dossiers.iter().filter(|d| notifie(d)).collect();
    let fait = query(&cadre.visit);
    let envoyes: usize = fait.text("n").parse().unwrap_or(0);
    let par_lettre: usize = fait.text("lettre").parse().unwrap_or(0);
    let corps = html! {
        (erreurs(form, lang))
        @if envoyes > 0 { div.encadre.bien { p role="status" { "✓ " (t.notification_faite(envoyes)) @if par_lettre > 0 { " " (t.notification_par_lettre(par_lettre)) } } } }
        p.chapeau { (t.notification_chapeau()) }
        div.gestes { a href=(cadre.url("/notifications.pdf")) { (t.notification_lettres()) } }
        h2 { (t.notification_prets()) }
        @if prets.is_empty() { (vide(&t.notification_aucun(), Some((&t.vote_titre(), &cadre.url("/votes"))))) }
        @else {
            form method="post" action=(cadre.url("/notifications")) {
                ul.lignes {
                    @for (d, _) in &prets {
                        li {
                            @if cadre.conduit() { label.choix { input type="checkbox" name="d" value=(d.numero()) checked[!form.has("d") || form.is_checked("d", d.numero())]; span { (d.numero()) " " (d.lu.dossier.intitule) } } }
                            @else { (d.numero()) " " (d.lu.dossier.intitule) }
                            " · " (d.lu.porteur.nom) " · " (etat(mots::ton_dossier(d.lu.dossier.etat), &mots::etat_dossier(d.lu.dossier.etat, lang))) " " (somme(d, lang))
                        }
                    }
                }
                @if cadre.conduit() { div.boutons { (bouton(&t.notification_envoyer())) } }
            }
        }
        @if !bloques.is_empty() { h2 { (t.notification_bloques()) } (les_bloques(cadre, &bloques)) }
        @if !deja.is_empty() {
            h2 { (t.notification_deja()) }
            ul.lignes { @for d in deja { li { a href=(cadre.visit.url(&format!("/dossiers/{}/notification.pdf", d.id()))) { (d.numero()) } " " (d.lu.dossier.intitule) " · " (somme(d, lang)) } } }
        }
    };
    issue.reponse(cadre.page(&t.notification_titre(), Onglet::Votes, None, &corps))
}

/// Whether the holder was told.
fn notifie(d: &DossierSuivi) -> bool {
    d.lu.dossier.etat.est_notifie()
}

fn somme(d: &DossierSuivi, lang: kernel::Lang) -> String {
    let vote: Euros = d.lu.lignes.iter().filter_map(crate::model::LigneFinanceur::vote).sum();
    if vote.est_positif() { mots::euros(Some(vote), lang) } else { String::new() }
}

fn les_bloques(cadre: &Cadre, bloques: &[(&DossierSuivi, Vec<(String, Verdict)>)]) -> Markup {
    let lang = cadre.visit.lang;
    html! {
        ul.lignes {
            @for (d, verdicts) in bloques {
                li {
                    a href=(cadre.url(&format!("/instruction/{}", d.numero()))) { (d.numero()) } " " (d.lu.dossier.intitule) " "
                    (etat(Etat::Attente, &mots::etat_dossier(d.lu.dossier.etat, lang)))
                    ul { @for (code, v) in verdicts { li { (verdict(code, v, lang)) } } }
                }
            }
        }
    }
}

/// `GET /appels/{appel}/notifications.pdf?f={financeur}`: the letters of the files decided, those of one funder when it is said.
pub async fn lettres(visit: Visit, Path((_c, appel)): Path<(String, String)>) -> Page {
    let (cadre, mut r) = Cadre::ouvrir(visit, &appel).await?;
    if !cadre.conduit() {
        return Err(PageError::NotFound);
    }
    let lu = lire(&cadre, &mut r).await?;
    let tous = lots(&mut r, &cadre.appel).await?;
    let modeles = lectures::modeles(&mut r).await?;
    drop(r);
    let f = query(&cadre.visit).text("f").to_owned();
    let finance =
        |d: &DossierSuivi| f.is_empty() || d.ligne(&Financeur::nomme(&f)).and_then(|l| l.vote()).is_some_and(|v| v.est_positif());
    let prets: BTreeSet<DossierId> =
        notifiables(&lu).into_iter().filter(|(_, rien)| rien.is_empty()).map(|(d, _)| d.id()).collect();
    let decides = lu.dossiers.iter().filter(|d| notifie(d) || prets.contains(&d.id()));
    let actes: Vec<_> =
        decides.filter(|d| finance(d)).map(|d| courrier(&cadre.visit, &lu, d, &tous, &modeles, notifie(d))).collect();
    presse(&cadre.visit, &actes, &format!("notifications-{}.pdf", cadre.appel.slug), None).await
}

/// `GET /dossiers/{dossier}/notification.pdf`: the letter of one file; its holder reads it once it was sent.
pub async fn lettre(visit: Visit, Path((_c, id)): Path<(String, String)>) -> Page {
    let mut r = visit.reader().await?;
    let dossier: Dossier = r.load(&id).await?;
    let porteur: Porteur = r.load(&dossier.porteur_id).await?;
    let appel: crate::model::Appel = r.load(&dossier.appel_id).await?;
    if !lit(&mut r, &visit, &dossier, &porteur, &appel).await? {
        return Err(PageError::NotFound);
    }
    let interne = droits::conduit(&visit, &appel);
    let lu = AppelLu::lire(&mut r, appel, Besoin::TOUT, visit.today()).await?;
    let tous = lots(&mut r, &lu.appel).await?;
    let modeles = lectures::modeles(&mut r).await?;
    drop(r);
    let suivi = lu.dossiers.iter().find(|d| d.id() == dossier.id).ok_or(PageError::NotFound)?;
    if !notifie(suivi) && !interne {
        return Err(PageError::NotFound);
    }
    let acte = courrier(&visit, &lu, suivi, &tous, &modeles, notifie(suivi));
    presse(&visit, &[acte], &format!("notification-{}.pdf", suivi.numero()), None).await
}
