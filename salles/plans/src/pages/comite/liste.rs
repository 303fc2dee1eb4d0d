//! The committees of a contract; a committee's head, written and rewritten.

use super::cadre::{Cadre, Issue, depasse, etat_comite, fait, issue, noter, refuse};
use super::formulaires;
use crate::actes::decision::{creer_comite, modifier_comite, supprimer_comite};
use crate::m;
use crate::model::{Campagne, Comite, Decision, EtatComite};
use crate::regles::decision::{decision_en_retard, vivante};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Right;
use maud::{Markup, html};
use store::{Read, args};
use web::components::{Champ, Choix, barre, bouton, champ, erreurs, liste_deroulante, vide, zone};
use web::{Form, Page, PageError, Visit};

/// `GET /contrats/{contrat}/comites`
pub async fn get(visit: Visit, Path((_, slug)): Path<(String, String)>) -> Page {
    let mut cadre = Cadre::lire(visit, &slug).await?;
    let t = m(cadre.visit.lang);
    let comites =
        cadre.reader.list::<Comite>("contrat_id = $2 ;; ORDER BY tenue_le DESC, id DESC", args![cadre.contrat.id]).await?;
    let decisions = cadre.reader.list::<Decision>("contrat_id = $2", args![cadre.contrat.id]).await?;
    let today = cadre.visit.today();
    let preparer = cadre.peut(Right::PreparerDecision).then(|| (t.comite_preparer(), cadre.url("/comites/nouveau")));
    let tableau = cadre.visit.url(&format!("/api/v1/contrats/{}/comites?format=csv", cadre.contrat.slug));
    let liens = if comites.is_empty() { vec![] } else { preparer.iter().cloned().chain([(t.exporter_csv(), tableau)]).collect() };
    let corps = html! {
        (crate::pages::lecture::onglets(&cadre.visit, &cadre.contrat, "/comites"))
        (fait(&cadre.visit))
        p.chapeau { (t.comites_chapeau()) }
        (barre(&t.comites_compte(comites.len()), &liens))
        @if comites.is_empty() {
            (vide(&t.comites_vide(), preparer.as_ref().map(|(l, h)| (l.as_str(), h.as_str()))))
        } @else {
            ul.cartes {
                @for c in &comites {
                    @let siennes: Vec<&Decision> = decisions.iter().filter(|d| d.comite_id == c.id).collect();
                    @let vives = siennes.iter().filter(|d| vivante(d.etat)).count();
                    @let retards = siennes.iter().filter(|d| c.etat == EtatComite::Valide && decision_en_retard(d, today)).count();
                    li {
                        h2 { a href=(cadre.url(&format!("/comites/{}", c.id))) { (cadre.jour(c.tenue_le)) } }
                        p { (c.titre) }
                        p { (etat_comite(&cadre.visit, c.etat)) }
                        p.discret {
                            (t.comites_decisions(siennes.len()))
                            @if c.etat == EtatComite::Valide && vives > 0 { br; (t.comites_vives(vives)) }
                            @if retards > 0 { br; (t.comites_retards(retards)) }
                        }
                    }
                }
            }
        }
    };
    Ok(cadre.layout(&t.comites_titre()).render(&cadre.visit, corps).into_response())
}

/// `GET /contrats/{contrat}/comites/nouveau`
pub async fn nouveau(visit: Visit, Path((_, slug)): Path<(String, String)>) -> Page {
    let mut cadre = Cadre::exiger(visit, &slug, Right::PreparerDecision).await?;
    let campagnes = campagnes(&mut cadre).await?;
    let derniere = campagnes.iter().map(|c| (c.exercice, c.id)).max().map(|(_, id)| id.to_string()).unwrap_or_default();
    let form = Form::filled(vec![("campagne".into(), derniere)]);
    Ok(page(&cadre, &campagnes, None, &form, &html! {}).into_response())
}

/// `POST /contrats/{contrat}/comites`
pub async fn post(visit: Visit, Path((_, slug)): Path<(String, String)>, mut form: Form) -> Page {
    let mut cadre = Cadre::exiger(visit, &slug, Right::PreparerDecision).await?;
    match formulaires::lire_comite(&form) {
        Err(refus) => noter(&mut form, &refus, cadre.visit.lang),
        Ok(projet) => {
            let mut w = cadre.visit.writer("comite.creer").await?;
            let resultat = creer_comite(&mut w, cadre.contrat.id, &projet).await;
            if let Issue::Fait(comite) = issue(resultat, &mut form, cadre.visit.lang)? {
                w.commit().await?;
                return Ok(cadre.visit.go(&cadre.chemin(&format!("/comites/{}?fait=enregistre", comite.id))));
            }
        }
    }
    let campagnes = campagnes(&mut cadre).await?;
    Ok(refuse(page(&cadre, &campagnes, None, &form, &html! {}), false))
}

/// `GET /contrats/{contrat}/comites/{comite}/modifier`
pub async fn modifier(visit: Visit, Path((_, slug, id)): Path<(String, String, String)>) -> Page {
    let mut cadre = Cadre::exiger(visit, &slug, Right::PreparerDecision).await?;
    let comite = cadre.comite(&id).await?;
    let campagnes = campagnes(&mut cadre).await?;
    let form = Form::filled(formulaires::comite(&comite));
    Ok(page(&cadre, &campagnes, Some(&comite), &form, &html! {}).into_response())
}

/// `POST /contrats/{contrat}/comites/{comite}/modifier`
pub async fn enregistrer(visit: Visit, Path((_, slug, id)): Path<(String, String, String)>, mut form: Form) -> Page {
    let mut cadre = Cadre::exiger(visit, &slug, Right::PreparerDecision).await?;
    let comite = cadre.comite(&id).await?;
    let lang = cadre.visit.lang;
    if form.text("action") == "supprimer" {
        let mut w = cadre.visit.writer("comite.supprimer").await?;
        if let Issue::Fait(()) = issue(supprimer_comite(&mut w, comite.id).await, &mut form, lang)? {
            w.commit().await?;
            return Ok(cadre.visit.go(&cadre.chemin("/comites?fait=retire")));
        }
        let campagnes = campagnes(&mut cadre).await?;
        return Ok(refuse(page(&cadre, &campagnes, Some(&comite), &form, &html! {}), false));
    }
    let mut avant = html! {};
    match formulaires::lire_comite(&form) {
        Err(refus) => noter(&mut form, &refus, lang),
        Ok(projet) => {
            let version = form.text("version").parse().unwrap_or_default();
            let mut w = cadre.visit.writer("comite.modifier").await?;
            match issue(modifier_comite(&mut w, comite.id, version, &projet).await, &mut form, lang)? {
                Issue::Fait(_) => {
                    w.commit().await?;
                    return Ok(cadre.visit.go(&cadre.chemin(&format!("/comites/{}?fait=enregistre", comite.id))));
                }
                Issue::Refuse => {}
                Issue::Depasse => {
                    avant = depasse(&cadre.visit, &enregistre(&cadre, &comite));
                    form.set("version", comite.version.to_string());
                }
            }
        }
    }
    let perime = form.errors.is_empty();
    let campagnes = campagnes(&mut cadre).await?;
    Ok(refuse(page(&cadre, &campagnes, Some(&comite), &form, &avant), perime))
}

fn enregistre(cadre: &Cadre, c: &Comite) -> Vec<(String, String)> {
    let t = m(cadre.visit.lang);
    vec![
        (t.comite_champ_titre(), c.titre.clone()),
        (t.comite_champ_date(), cadre.jour(c.tenue_le)),
        (t.comite_champ_lieu(), c.lieu.clone().unwrap_or_default()),
        (t.comite_champ_presents(), c.presents.clone()),
        (t.comite_champ_notes(), c.notes.clone()),
    ]
}

async fn campagnes(cadre: &mut Cadre) -> Result<Vec<Campagne>, PageError> {
    let sql = "contrat_id = $2 AND etat <> 'annulee' ;; ORDER BY exercice DESC, id DESC";
    Ok(cadre.reader.list(sql, args![cadre.contrat.id]).await?)
}

fn page(cadre: &Cadre, campagnes: &[Campagne], comite: Option<&Comite>, form: &Form, avant: &Markup) -> Markup {
    let lang = cadre.visit.lang;
    let t = m(lang);
    let mut choix = vec![Choix::new("", t.comite_sans_campagne())];
    choix.extend(campagnes.iter().map(|c| Choix::new(c.id.to_string(), &c.titre)));
    let action = comite.map_or_else(|| cadre.url("/comites"), |c| cadre.url(&format!("/comites/{}/modifier", c.id)));
    let retour = comite.map_or_else(|| cadre.url("/comites"), |c| cadre.url(&format!("/comites/{}", c.id)));
    let corps = html! {
        (erreurs(form, lang))
        (avant)
        form method="post" action=(action) data-enhance="brouillon" {
            input type="hidden" name="version" value=(form.text("version"));
            (champ(form, &Champ { name: "titre", label: &t.comite_champ_titre(), hint: &t.comite_aide_titre(), required: true, ..Champ::default() }, lang))
            (champ(form, &Champ { name: "tenue_le", label: &t.comite_champ_date(), required: true, kind: "date", short: true, ..Champ::default() }, lang))
            (champ(form, &Champ { name: "lieu", label: &t.comite_champ_lieu(), ..Champ::default() }, lang))
            (liste_deroulante(form, &Champ { name: "campagne", label: &t.comite_champ_campagne(), hint: &t.comite_aide_campagne(), ..Champ::default() }, &choix, lang))
            (zone(form, &Champ { name: "presents", label: &t.comite_champ_presents(), hint: &t.comite_aide_presents(), lines: 5, ..Champ::default() }, lang))
            (zone(form, &Champ { name: "notes", label: &t.comite_champ_notes(), hint: &t.comite_aide_notes(), lines: 6, ..Champ::default() }, lang))
            div.boutons {
                (bouton(&t.comite_enregistrer()))
                a.bouton.second href=(retour) { (t.comite_renoncer()) }
            }
        }
        @if let Some(c) = comite.filter(|c| c.etat != EtatComite::Valide) {
            form method="post" action=(cadre.url(&format!("/comites/{}/modifier", c.id))) {
                button.lien type="submit" name="action" value="supprimer" { (t.comite_supprimer()) }
            }
        }
    };
    match comite {
        None => cadre.layout(&t.comite_preparer()).trail(t.comites_titre(), cadre.chemin("/comites")).render(&cadre.visit, corps),
        Some(c) => cadre.layout_comite(&t.comite_modifier(), c).render(&cadre.visit, corps),
    }
}
