//! Holding a sitting, then validating its minutes after a summary of what they will change.

use super::cadre::{Cadre, Issue, geste, issue, lien_fiche, refuse};
use super::valeurs;
use crate::actes::decision::{PlanCharge, charger_plan, ouvrir_fiche, tenir_comite, valider_releve};
use crate::m;
use crate::model::{Comite, Decision, DecisionId, EtatComite, FicheAction, GenreDecision};
use crate::regles::decision::{Champ, Refus, changements, mots, valeur};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::{Refusal, Right};
use maud::{Markup, html};
use store::{Read, args};
use web::components::{bouton, erreurs};
use web::{Form, Page, PageError, Visit};

/// `POST /contrats/{contrat}/comites/{comite}/tenir`
pub async fn tenir(visit: Visit, Path((_, slug, id)): Path<(String, String, String)>) -> Page {
    let mut cadre = Cadre::exiger(visit, &slug, Right::PreparerDecision).await?;
    let comite = cadre.comite(&id).await?;
    let mut w = cadre.visit.writer("comite.tenir").await?;
    tenir_comite(&mut w, comite.id).await?;
    w.commit().await?;
    Ok(cadre.visit.go(&cadre.chemin(&format!("/comites/{id}?fait=tenu"))))
}

/// What one decision would change, or why it cannot yet.
struct Effet {
    decision: Decision,
    fiche: Option<FicheAction>,
    /// Field, value now, value to come.
    changements: Result<Vec<(Champ, String, String)>, Refus>,
}

impl Effet {
    /// May it be applied with the minutes?
    fn applicable(&self) -> bool {
        let vide = self.decision.genre == GenreDecision::Reorientation && self.changements.as_ref().is_ok_and(Vec::is_empty);
        !self.decision.avenant_requis && !vide && self.changements.is_ok()
    }
}

async fn effets(cadre: &mut Cadre, plan: &PlanCharge, comite: &Comite) -> Result<Vec<Effet>, PageError> {
    let mut out = vec![];
    for decision in cadre.reader.list::<Decision>("comite_id = $2 ;; ORDER BY ordre", args![comite.id]).await? {
        let ouverte = match decision.fiche_id {
            Some(id) => ouvrir_fiche(&mut cadre.reader, plan, id).await?,
            None => None,
        };
        let c = plan.cadre(ouverte.as_ref());
        let changements = changements(&decision, &plan.contrat).and_then(|tous| {
            tous.into_iter()
                .map(|(champ, apres)| {
                    let avant = valeur(&champ, &c)?;
                    crate::regles::decision::lire_valeur(&champ, &apres, &c)?;
                    Ok((champ, avant, apres))
                })
                .collect()
        });
        out.push(Effet { decision, fiche: ouverte.map(|o| o.fiche), changements });
    }
    Ok(out)
}

/// `GET /contrats/{contrat}/comites/{comite}/validation`
pub async fn get(visit: Visit, Path((_, slug, id)): Path<(String, String, String)>) -> Page {
    let mut cadre = Cadre::exiger(visit, &slug, Right::PreparerDecision).await?;
    let comite = cadre.comite(&id).await?;
    if comite.etat == EtatComite::Valide {
        return Ok(cadre.visit.go(&cadre.chemin(&format!("/comites/{id}"))));
    }
    let plan = charger_plan(&mut cadre.reader, cadre.contrat.id).await?;
    let effets = effets(&mut cadre, &plan, &comite).await?;
    let form =
        Form::filled(effets.iter().filter(|e| e.applicable()).map(|e| ("appliquer".into(), e.decision.id.to_string())).collect());
    Ok(page(&cadre, &plan, &comite, &effets, &form).into_response())
}

/// `POST /contrats/{contrat}/comites/{comite}/validation`
pub async fn post(visit: Visit, Path((_, slug, id)): Path<(String, String, String)>, mut form: Form) -> Page {
    let mut cadre = Cadre::exiger(visit, &slug, Right::PreparerDecision).await?;
    let comite = cadre.comite(&id).await?;
    let appliquer: Vec<DecisionId> = form.all("appliquer").into_iter().filter_map(|id| id.parse().ok()).collect();
    let mut w = cadre.visit.writer("comite.valider").await?;
    let lang = cadre.visit.lang;
    if let Issue::Fait(_) = issue(valider_releve(&mut w, comite.id, &appliquer).await, &mut form, lang)? {
        w.commit().await?;
        return Ok(cadre.visit.go(&cadre.chemin(&format!("/comites/{id}?fait=valide"))));
    }
    drop(w);
    let plan = charger_plan(&mut cadre.reader, cadre.contrat.id).await?;
    let effets = effets(&mut cadre, &plan, &comite).await?;
    Ok(refuse(page(&cadre, &plan, &comite, &effets, &form), form.errors.is_empty()))
}

fn page(cadre: &Cadre, plan: &PlanCharge, comite: &Comite, effets: &[Effet], form: &Form) -> Markup {
    let lang = cadre.visit.lang;
    let t = m(lang);
    let corps = html! {
        (erreurs(form, lang))
        p.chapeau { (t.validation_chapeau()) }
        @if comite.etat == EtatComite::Prepare {
            div.encadre.attention {
                p { (t.comite_refus_non_tenue()) }
                @if comite.tenue_le <= cadre.visit.today() { (geste(&cadre.url(&format!("/comites/{}/tenir", comite.id)), &[], &t.comite_tenir(), "bouton second")) }
            }
        }
        form method="post" action=(cadre.url(&format!("/comites/{}/validation", comite.id))) {
            @if effets.is_empty() { p { (t.validation_sans_decision()) } }
            ol.decisions {
                @for e in effets {
                    li {
                        p { strong { (mots::genre(e.decision.genre, lang)) } ", " (lien_fiche(cadre, e.fiche.as_ref())) }
                        p.discret { (e.decision.motif) }
                        (effet(cadre, plan, e, form))
                    }
                }
            }
            div.boutons {
                (bouton(&t.validation_bouton()))
                a.bouton.second href=(cadre.url(&format!("/comites/{}", comite.id))) { (t.comite_renoncer()) }
            }
        }
    };
    cadre.layout_comite(&t.comite_valider(), comite).render(&cadre.visit, corps)
}

fn effet(cadre: &Cadre, plan: &PlanCharge, e: &Effet, form: &Form) -> Markup {
    let lang = cadre.visit.lang;
    let t = m(lang);
    let id = e.decision.id.to_string();
    html! {
        @match &e.changements {
            _ if e.decision.avenant_requis => p { (t.validation_par_avenant()) },
            Err(refus) => p { (t.validation_pas_encore()) " " (refus.message(lang)) },
            Ok(tous) if !e.applicable() && tous.is_empty() => p { (t.validation_a_preciser()) },
            Ok(tous) => {
                label.choix for=(format!("e-{id}")) {
                    input type="checkbox" id=(format!("e-{id}")) name="appliquer" value=(id) checked[form.is_checked("appliquer", &id)];
                    span { (effet_en_mots(e, lang)) small { (t.validation_plus_tard()) } }
                }
                @for (champ, avant, apres) in tous.iter().filter(|_| e.decision.genre != GenreDecision::Arret) {
                    h3 { (mots::champ(champ, lang)) }
                    (valeurs::changement(champ, avant, apres, plan, lang))
                }
            }
        }
    }
}

fn effet_en_mots(e: &Effet, lang: kernel::Lang) -> String {
    let t = m(lang);
    match e.decision.genre {
        GenreDecision::Arret => t.validation_effet_arret(),
        GenreDecision::Reorientation => t.validation_effet_reorientation(),
        GenreDecision::NouvelleAction => t.validation_effet_nouvelle(),
        GenreDecision::Renforcement => t.validation_effet_renforcement(e.decision.proposition.taches.len()),
        GenreDecision::Poursuite | GenreDecision::Validation | GenreDecision::Demande => t.validation_effet_trace(),
    }
}
