//! What an organisation sees by its signed link: its promises, one form each, and its opinion on those of the bearer.
//! « Il n'est pas une identité : il dépose, il n'accepte pas. »

use super::formulaires::{champs_de_preuve, choix_d_avis, choix_d_etat, preuve_commencee, saisie_preuve};
use super::{echeance, etiquette};
use crate::actes::engagement::{Deposant, Promesse, Registre, apprecier, declarer as dire, demande_du_lien, deposer};
use crate::m;
use crate::model::{Appreciation, Avis, Contrat, DemandeEngagement, EtatEngagement};
use crate::pages::reponse::{Cause, page_fermee};
use crate::regles::engagement::passages;
use acteurs::lien::{self, LienFerme};
use acteurs::model::{GenreLien, LienSigne};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::Actor;
use kernel::texte::date_longue;
use maud::{Markup, html};
use store::{ActeError, Read, Reader, StoreError, Writer, args};
use web::components::{Champ, bouton, champ, choix, erreurs, liste_deroulante, vide};
use web::{Form, Layout, Page, PageError, Visit};

/// A link, opened.
struct Porte {
    jeton: String,
    lien: LienSigne,
    demande: DemandeEngagement,
    contrat: Contrat,
    registre: Registre,
}

impl Porte {
    /// The request behind the link, or the page that says why it does not open.
    async fn ouvrir(visit: &Visit, r: &mut Reader, jeton: &str) -> Result<Result<Self, Response>, PageError> {
        let now = visit.house.db.clock().now();
        let cause = match lien::ouvrir(r, &visit.house.secret, jeton, GenreLien::Engagement, now).await? {
            Ok(signed) => match demande_du_lien(r, &signed).await? {
                Some((demande, contrat)) => {
                    let registre = Registre::lire(r, &contrat, visit.today()).await?;
                    return Ok(Ok(Self { jeton: jeton.to_owned(), lien: signed, demande, contrat, registre }));
                }
                None => Cause::Inconnu,
            },
            Err(LienFerme::Inconnu) => Cause::Inconnu,
            Err(LienFerme::Expire | LienFerme::DejaUtilise) => Cause::Expire,
            Err(LienFerme::Revoque) => Cause::Revoque,
        };
        Ok(Err(page_fermee(visit, r, cause, None, None).await?))
    }

    fn miennes(&self) -> Vec<&Promesse> {
        let own = Some(self.demande.organisation_id);
        self.registre.promesses.iter().filter(|p| p.engagement.organisation_id == own).collect()
    }

    fn du_porteur(&self) -> Vec<&Promesse> {
        let porteur = self.contrat.porteur_id.filter(|id| *id != self.demande.organisation_id);
        self.registre.promesses.iter().filter(|p| porteur.is_some() && p.engagement.organisation_id == porteur).collect()
    }

    fn deposant(&self) -> Deposant {
        Deposant {
            nom: self.demande.nom.clone(),
            cle: self.lien.id.to_string(),
            organisation: Some(self.demande.organisation_id),
        }
    }

    fn accueil(&self) -> String {
        format!("/e/{}", self.jeton)
    }

    async fn writer(&self, visit: &Visit, acte: &'static str) -> Result<Writer, StoreError> {
        let actor = Actor::Lien { id: self.lien.id.to_string(), nom: self.demande.nom.clone() };
        visit.house.db.writer(visit.collectivite.id, actor, acte).await
    }

    /// The request is answered; « usages journalisés ».
    async fn repondue(&self, w: &mut Writer) -> Result<(), StoreError> {
        if self.demande.repondue_a.is_none() {
            let mut demande = self.demande.clone();
            demande.repondue_a = Some(w.now());
            w.update(&mut demande).await?;
        }
        lien::noter_l_usage(w, &self.lien).await
    }

    fn cadre(&self, visit: &Visit) -> String {
        m(visit.lang).engagement_lien_pour(self.registre.nom(self.demande.organisation_id), &self.contrat.titre)
    }
}

/// `GET /e/{jeton}`
pub async fn get(visit: Visit, Path((_, jeton)): Path<(String, String)>) -> Page {
    let mut r = visit.reader().await?;
    match Porte::ouvrir(&visit, &mut r, &jeton).await? {
        Ok(porte) => {
            let avis = avis_donnes(&mut r, &porte).await?;
            Ok(accueil(&visit, &porte, &avis, &Form::default()).into_response())
        }
        Err(page) => Ok(page),
    }
}

async fn avis_donnes(r: &mut Reader, porte: &Porte) -> Result<Vec<Appreciation>, StoreError> {
    r.list("contrat_id = $2 AND organisation_id = $3", args![porte.contrat.id, porte.demande.organisation_id]).await
}

fn accueil(visit: &Visit, porte: &Porte, avis: &[Appreciation], form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let base = visit.url(&porte.accueil());
    let miennes = porte.miennes();
    let body = html! {
        @if visit.here.ends_with("?fait=oui") { div.encadre.bien role="status" { p { "✓ " (t.engagement_lien_merci()) } } }
        (erreurs(form, lang))
        p.chapeau { (t.engagement_lien_chapeau(date_longue(porte.demande.echeance, lang))) }
        @if miennes.is_empty() { (vide(&t.engagement_lien_rien(), None)) }
        ul.lignes { @for p in &miennes {
            @let theme = porte.registre.thematiques.iter().find(|x| Some(x.id) == p.engagement.thematique_id);
            li {
                p { @if let Some(theme) = theme { small { (theme.nom) } br; } a href=(format!("{base}/engagements/{}", p.engagement.id)) { (p.engagement.texte) } }
                p.discret { (etiquette(p.lu, lang)) " " (echeance(p, lang)) @if !p.preuves.is_empty() { ", " (t.engagement_lien_reponse_vue(p.preuves.len())) } }
            }
        } }
        (notes(visit, porte, avis, form))
    };
    Layout::new(&t.engagement_lien_titre()).over(porte.cadre(visit)).bare().render(visit, body)
}

fn notes(visit: &Visit, porte: &Porte, avis: &[Appreciation], form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let theirs = porte.du_porteur();
    let mut filled = form.clone();
    for p in &theirs {
        let id = p.engagement.id.to_string();
        let known = avis.iter().find(|a| a.engagement_id == p.engagement.id);
        if !form.has(&format!("avis-{id}")) {
            filled.set(&format!("avis-{id}"), known.map_or(Avis::SansAvis, |a| a.avis).code());
            filled.set(&format!("mot-{id}"), known.map(|a| a.commentaire.clone()).unwrap_or_default());
        }
    }
    let choices = choix_d_avis(lang);
    html! {
        @if !theirs.is_empty() {
            h2 { (t.engagement_lien_noter(porte.contrat.porteur_id.map_or("", |id| porte.registre.nom(id)))) }
            p { (t.engagement_lien_noter_chapeau()) }
            form method="post" action=(visit.url(&porte.accueil())) {
                @for p in &theirs {
                    @let id = p.engagement.id.to_string();
                    (liste_deroulante(&filled, &Champ { name: &format!("avis-{id}"), label: &p.engagement.texte, filter: true, short: true, ..Champ::default() }, &choices, lang))
                    (champ(&filled, &Champ { name: &format!("mot-{id}"), label: &t.engagement_lien_commentaire(), ..Champ::default() }, lang))
                }
                (bouton(&t.engagement_lien_enregistrer_avis()))
            }
        }
    }
}

/// `POST /e/{jeton}` : the opinions on the promises of the bearer.
pub async fn noter(visit: Visit, Path((_, jeton)): Path<(String, String)>, mut form: Form) -> Page {
    let mut r = visit.reader().await?;
    let porte = match Porte::ouvrir(&visit, &mut r, &jeton).await? {
        Ok(porte) => porte,
        Err(page) => return Ok(page),
    };
    let avis = avis_donnes(&mut r, &porte).await?;
    drop(r);
    match enregistrer_avis(&visit, &porte, &avis, &form).await {
        Ok(()) => Ok(visit.go(&format!("{}?fait=oui", porte.accueil()))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, accueil(&visit, &porte, &avis, &form)).into_response())
        }
    }
}

async fn enregistrer_avis(visit: &Visit, porte: &Porte, known: &[Appreciation], form: &Form) -> Result<(), ActeError> {
    let mut w = porte.writer(visit, "appreciation.apprecier").await?;
    let (now, par) = (w.now(), porte.deposant());
    for p in porte.du_porteur() {
        let id = p.engagement.id.to_string();
        let Some(avis) = Avis::from_code(form.text(&format!("avis-{id}"))) else { continue };
        let words = form.text(&format!("mot-{id}"));
        // Nothing said is no opinion written.
        if avis == Avis::SansAvis && words.is_empty() && !known.iter().any(|a| a.engagement_id == p.engagement.id) {
            continue;
        }
        apprecier(&mut w, &porte.contrat, &id, (avis, words), &par, now).await?;
    }
    porte.repondue(&mut w).await?;
    w.commit().await?;
    Ok(())
}

/// `GET /e/{jeton}/engagements/{engagement}`
pub async fn un(visit: Visit, Path((_, jeton, id)): Path<(String, String, String)>) -> Page {
    let mut r = visit.reader().await?;
    let porte = match Porte::ouvrir(&visit, &mut r, &jeton).await? {
        Ok(porte) => porte,
        Err(page) => return Ok(page),
    };
    match porte.miennes().into_iter().find(|p| p.engagement.id.to_string() == id) {
        Some(p) => Ok(formulaire(&visit, &porte, p, &Form::default()).into_response()),
        None => Ok(page_fermee(&visit, &mut r, Cause::HorsPortee, None, None).await?),
    }
}

fn formulaire(visit: &Visit, porte: &Porte, p: &Promesse, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let e = &p.engagement;
    let choices: Vec<_> = choix_d_etat(e.etat, lang)
        .into_iter()
        .filter(|c| e.etat != EtatEngagement::Tenu && c.value != EtatEngagement::NonTenu.code())
        .collect();
    let open = !passages(e.etat).is_empty();
    let body = html! {
        (erreurs(form, lang))
        p.chapeau { (e.texte) }
        p { (etiquette(p.lu, lang)) " " (echeance(p, lang)) }
        @if !open { p.encadre { (t.engagement_lien_terminal()) } }
        @else {
            form method="post" action=(visit.url(&format!("{}/engagements/{}", porte.accueil(), e.id))) enctype="multipart/form-data" {
                @if !choices.is_empty() { (choix(form, &Champ { name: "etat", label: &t.engagement_lien_etat(), part: "lien", ..Champ::default() }, &choices, lang)) }
                h2 { (t.engagement_deposer()) }
                (champs_de_preuve(form, false, lang))
                (bouton(&t.engagement_lien_declarer()))
            }
        }
    };
    Layout::new(&t.engagement_lien_declarer())
        .over(porte.cadre(visit))
        .trail(t.engagement_lien_titre(), porte.accueil())
        .bare()
        .render(visit, body)
}

/// `POST /e/{jeton}/engagements/{engagement}`
pub async fn declarer(visit: Visit, Path((_, jeton, id)): Path<(String, String, String)>, mut form: Form) -> Page {
    let mut r = visit.reader().await?;
    let porte = match Porte::ouvrir(&visit, &mut r, &jeton).await? {
        Ok(porte) => porte,
        Err(page) => return Ok(page),
    };
    let Some(p) = porte.miennes().into_iter().find(|p| p.engagement.id.to_string() == id) else {
        return Ok(page_fermee(&visit, &mut r, Cause::HorsPortee, None, Some(&form)).await?);
    };
    drop(r);
    match enregistrer(&visit, &porte, &id, &form).await {
        Ok(()) => Ok(visit.go(&format!("{}?fait=oui", porte.accueil()))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, formulaire(&visit, &porte, p, &form)).into_response())
        }
    }
}

async fn enregistrer(visit: &Visit, porte: &Porte, id: &str, form: &Form) -> Result<(), ActeError> {
    let mut w = porte.writer(visit, "engagement.declarer").await?;
    let par = porte.deposant();
    if preuve_commencee(form) {
        deposer(&mut w, &porte.contrat, id, &saisie_preuve(form), &par).await?;
    }
    if let Some(vers) = EtatEngagement::from_code(form.text("etat")) {
        dire(&mut w, &porte.contrat, id, vers, &par).await?;
    }
    porte.repondue(&mut w).await?;
    w.commit().await?;
    Ok(())
}
