//! The frame of these pages: the contract of the address and who may read it, breadcrumbs, small forms.

use crate::m;
use crate::model::{Avenant, Comite, Contrat, Decision, EtatAvenant, EtatComite, EtatDecision, FicheAction};
use crate::regles::decision::mots;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use kernel::Right;
use kernel::actor::Reach;
use kernel::texte::date_longue;
use maud::{Markup, html};
use store::{ActeError, Read, Reader, StoreError, args};
use web::components::{Etat, etat};
use web::form::FormError;
use web::{Form, Layout, PageError, Visit};

/// A contract opened by someone who may read it.
pub struct Cadre {
    pub visit: Visit,
    pub reader: Reader,
    pub contrat: Contrat,
}

impl Cadre {
    /// The contract of the address; as if it did not exist for whom may not read it.
    pub async fn lire(visit: Visit, slug: &str) -> Result<Self, PageError> {
        let mut reader = visit.reader().await?;
        let contrat = crate::pages::lecture::contrat(&mut reader, slug).await?;
        if visit.reach(Right::LirePlan, Some(&contrat.id.to_string())) == Reach::Rien {
            return Err(PageError::NotFound);
        }
        Ok(Self { visit, reader, contrat })
    }

    /// The same for whom has that right on this contract.
    pub async fn exiger(visit: Visit, slug: &str, right: Right) -> Result<Self, PageError> {
        let cadre = Self::lire(visit, slug).await?;
        if cadre.peut(right) { Ok(cadre) } else { Err(PageError::NotFound) }
    }

    pub fn peut(&self, right: Right) -> bool {
        self.visit.may(right, Some(&self.contrat.id.to_string()))
    }

    /// Path of something of this contract, after the collectivité.
    pub fn chemin(&self, suite: &str) -> String {
        format!("/contrats/{}{suite}", self.contrat.slug)
    }

    /// Its address.
    pub fn url(&self, suite: &str) -> String {
        self.visit.url(&self.chemin(suite))
    }

    pub async fn comite(&mut self, id: &str) -> Result<Comite, PageError> {
        let trouve = self.reader.find::<Comite>("id = $2 AND contrat_id = $3", args![id.to_owned(), self.contrat.id]).await?;
        trouve.ok_or(PageError::NotFound)
    }

    pub async fn decision(&mut self, comite: &Comite, id: &str) -> Result<Decision, PageError> {
        let trouvee = self.reader.find::<Decision>("id = $2 AND comite_id = $3", args![id.to_owned(), comite.id]).await?;
        trouvee.ok_or(PageError::NotFound)
    }

    /// The amendment of that number.
    pub async fn avenant(&mut self, numero: &str) -> Result<Avenant, PageError> {
        let numero: i64 = numero.parse().map_err(|_| PageError::NotFound)?;
        let trouve = self.reader.find::<Avenant>("contrat_id = $2 AND numero = $3", args![self.contrat.id, numero]).await?;
        trouve.ok_or(PageError::NotFound)
    }

    /// All the sheets, withdrawn ones too, by number.
    pub async fn fiches(&mut self) -> Result<Vec<FicheAction>, PageError> {
        Ok(self.reader.list("contrat_id = $2 ;; ORDER BY numero", args![self.contrat.id]).await?)
    }

    /// The layout of a page of this contract, its breadcrumbs begun.
    pub fn layout<'a>(&self, titre: &'a str) -> Layout<'a> {
        let nom = self.contrat.sigle.as_deref().unwrap_or(&self.contrat.titre);
        Layout::new(titre)
            .trail(m(self.visit.lang).contrats_titre(), "/contrats")
            .trail(nom, self.chemin(""))
            .section("/contrats")
    }

    /// The same, under the list of committees and one of them.
    pub fn layout_comite<'a>(&self, titre: &'a str, comite: &Comite) -> Layout<'a> {
        self.layout(titre)
            .trail(m(self.visit.lang).onglet_comites(), self.chemin("/comites"))
            .trail(date_longue(comite.tenue_le, self.visit.lang), self.chemin(&format!("/comites/{}", comite.id)))
    }

    /// « 28 novembre 2025 ».
    pub fn jour(&self, jour: Date) -> String {
        date_longue(jour, self.visit.lang)
    }
}

/// What a write came to: done, refused with the form filled, or overtaken by someone else.
pub enum Issue<T> {
    Fait(T),
    Refuse,
    Depasse,
}

/// Sorts what an act answered; other errors pass through.
pub fn issue<T>(resultat: Result<T, ActeError>, form: &mut Form, lang: kernel::Lang) -> Result<Issue<T>, PageError> {
    match resultat {
        Ok(fait) => Ok(Issue::Fait(fait)),
        Err(ActeError::Store(StoreError::Stale { .. })) => Ok(Issue::Depasse),
        Err(error) => {
            form.refused(error, lang)?;
            Ok(Issue::Refuse)
        }
    }
}

/// Puts refusals found while reading a form beside those of the act.
pub fn noter(form: &mut Form, refus: &[crate::regles::decision::Refus], lang: kernel::Lang) {
    form.errors.extend(refus.iter().map(|r| FormError::of(r, lang)));
}

/// A refused form: 422; overtaken: 409.
pub fn refuse(page: Markup, depasse: bool) -> Response {
    let statut = if depasse { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    (statut, page).into_response()
}

/// « deux saisies simultanées : la seconde voit les deux versions » : what is stored, beside what was typed.
/// Sending the form again keeps what was typed.
pub fn depasse(visit: &Visit, enregistree: &[(String, String)]) -> Markup {
    let t = m(visit.lang);
    html! {
        div.encadre.attention role="alert" {
            h2 { (t.comite_depasse_titre()) }
            p { (t.comite_depasse_texte()) }
            dl.fiche-info {
                @for (nom, valeur) in enregistree { dt { (nom) } dd.texte { @if valeur.is_empty() { "—" } @else { (valeur) } } }
            }
        }
    }
}

/// A button that does one thing by itself.
pub fn geste(action: &str, champs: &[(&str, &str)], libelle: &str, classe: &str) -> Markup {
    html! {
        form method="post" action=(action) {
            @for (nom, valeur) in champs { input type="hidden" name=(nom) value=(valeur); }
            button.(classe) type="submit" { (libelle) }
        }
    }
}

/// What was just done, said once.
pub fn fait(visit: &Visit) -> Markup {
    let t = m(visit.lang);
    let requete = Form::from_query(visit.here.split_once('?').map_or("", |(_, q)| q));
    let texte = match requete.text("fait") {
        "enregistre" => t.comite_fait_enregistre(),
        "decide" => t.comite_fait_decide(),
        "retire" => t.comite_fait_retire(),
        "ordonne" => t.comite_fait_ordonne(),
        "tenu" => t.comite_fait_tenu(),
        "valide" => t.comite_fait_valide(),
        "suivi" => t.decision_fait_suivi(),
        "effet" => t.decision_fait_effet(),
        "signe" => t.avenant_fait_signe(),
        "projet" => t.avenant_fait_projet(),
        "applique" => t.avenant_fait_applique(),
        _ => return html! {},
    };
    html! { div.encadre.bien role="status" { p { "✓ " (texte) } } }
}

pub fn etat_comite(visit: &Visit, code: EtatComite) -> Markup {
    let ton = match code {
        EtatComite::Prepare => Etat::Attente,
        EtatComite::Tenu => Etat::Info,
        EtatComite::Valide => Etat::Bien,
    };
    etat(ton, &mots::etat_comite(code, visit.lang))
}

pub fn etat_avenant(visit: &Visit, code: EtatAvenant) -> Markup {
    let ton = match code {
        EtatAvenant::Projet => Etat::Attente,
        EtatAvenant::Signe => Etat::Info,
        EtatAvenant::Applique => Etat::Bien,
    };
    etat(ton, &mots::etat_avenant(code, visit.lang))
}

/// The state of a decision; late says so in the same word.
pub fn etat_decision(visit: &Visit, decision: &Decision, en_retard: bool) -> Markup {
    let mot = mots::etat_decision(decision.etat, visit.lang);
    if en_retard {
        return etat(Etat::Alerte, &m(visit.lang).decision_etat_en_retard(mot));
    }
    let ton = match decision.etat {
        EtatDecision::AExecuter | EtatDecision::Reportee => Etat::Attente,
        EtatDecision::EnCours => Etat::Info,
        EtatDecision::Executee => Etat::Bien,
        EtatDecision::Abandonnee | EtatDecision::Rapportee => Etat::Info,
    };
    etat(ton, &mot)
}

/// « Fiche 12 · titre », as a link; the contract when there is no sheet.
pub fn lien_fiche(cadre: &Cadre, fiche: Option<&FicheAction>) -> Markup {
    let t = m(cadre.visit.lang);
    html! {
        @match fiche {
            Some(f) => a href=(cadre.url(&format!("/fiches/{}", f.numero))) { (t.decision_sujet_fiche(f.numero.to_string())) "\u{202f}: " (f.titre) },
            None => (t.decision_sujet_contrat()),
        }
    }
}
