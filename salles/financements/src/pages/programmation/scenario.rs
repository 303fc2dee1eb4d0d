//! `/programmation/{scenario}`: the plan of a scenario, its proof, its locks, what it breaks, money nobody can use.

use super::{cellule, mots as ici};
use crate::actes::instruction::moyenne_visible;
use crate::actes::programmation::{
    SaisieChoix, SaisiePartMin, SaisieVerrou, ajuster, calculer, copier, deverrouiller, fixer_part_min, lire, montant,
    oter_part_min, partager, regler, tache, tient, verrouiller, voit,
};
use crate::calculs::{AppelLu, Besoin, DossierSuivi};
use crate::model::{EtatScenario, Scenario, TacheCalcul};
use crate::pages::cadre_appel::{Cadre, Issue, Onglet};
use crate::pages::verdicts::verdict;
use crate::regles::note::{Rang, rangs, zone_d_egalite};
use crate::regles::programmation::alertes;
use crate::regles::programmation::scenario::{Preuve, VerrouEcrit, lu as plan_lu};
use crate::regles::{Catalogue, Financeur};
use crate::{m, mots};
use axum::extract::Path;
use axum::response::Response;
use kernel::Right;
use kernel::actor::Reach;
use maud::{Markup, html};
use std::collections::BTreeMap;
use store::{ActeError, Read, Reader, StoreError};
use web::components::{Champ, Choix, Etat, bouton, champ, erreurs, etat, liste_deroulante};
use web::{Form, Page, PageError, Visit};

/// A scenario that the visitor sees, with its call.
pub async fn ouvrir(cadre: &Cadre, r: &mut Reader, id: &str) -> Result<(AppelLu, Scenario), PageError> {
    let scenario: Scenario = r.load(&id.to_owned()).await?;
    if scenario.appel_id != cadre.appel.id || !voit(&cadre.visit, &cadre.appel, &scenario) {
        return Err(PageError::NotFound);
    }
    let lu = AppelLu::lire(r, cadre.appel.clone(), Besoin::TOUT, cadre.visit.today()).await?;
    Ok((lu, scenario))
}

/// `GET /appels/{appel}/programmation/{scenario}`
pub async fn get(visit: Visit, Path((_c, appel, id)): Path<(String, String, String)>) -> Page {
    let (cadre, mut r) = Cadre::ouvrir_la_synthese(visit, &appel).await?;
    let (lu, scenario) = ouvrir(&cadre, &mut r, &id).await?;
    let cherche = tache::derniere(&mut r, scenario.id).await?;
    rendre(&cadre, &lu, (&scenario, cherche.as_ref()), &Form::default(), Issue::Bien, false)
}

/// `POST /appels/{appel}/programmation/{scenario}`
pub async fn post(visit: Visit, Path((_c, appel, id)): Path<(String, String, String)>, mut form: Form) -> Page {
    let (cadre, mut r) = Cadre::ouvrir(visit, &appel).await?;
    let (lu, scenario) = ouvrir(&cadre, &mut r, &id).await?;
    let cherche = tache::derniere(&mut r, scenario.id).await?;
    drop(r);
    let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
    let texte = |nom: &str| form.text(nom).to_owned();
    let resultat = match form.text("geste") {
        "calculer" => calculer(&cadre.visit, scenario.id, version).await,
        "chercher" => tache::demander(&cadre.visit, scenario.id, version).await.map(|_| scenario.clone()),
        "annuler" => tache::annuler(&cadre.visit, scenario.id).await.map(|()| scenario.clone()),
        "partager" => partager(&cadre.visit, scenario.id, version).await,
        "copier" => copier(&cadre.visit, scenario.id, form.text("nom")).await,
        "verrouiller" => {
            let saisie = SaisieVerrou {
                genre: texte("genre"),
                dossier: texte("dossier"),
                financeur: texte("financeur"),
                montant: texte("montant"),
            };
            verrouiller(&cadre.visit, scenario.id, version, &saisie).await
        }
        "deverrouiller" => {
            let rang = form.text("rang").parse().map_err(|_| PageError::Unreadable)?;
            deverrouiller(&cadre.visit, scenario.id, version, rang).await
        }
        "regler" => {
            let saisie = SaisieChoix {
                lecture_a: form.is_checked("lecture", "a"),
                lecture_b: form.is_checked("lecture", "b"),
                minima: lu.quartiers.keys().map(|code| (code.clone(), texte(&format!("min.{code}")))).collect(),
                minima_defi: lu.defis().iter().enumerate().map(|(n, d)| ((*d).to_owned(), texte(&format!("defi.{n}")))).collect(),
            };
            regler(&cadre.visit, scenario.id, version, &saisie).await
        }
        "fixer_part_min" => {
            let saisie = SaisiePartMin { dossier: texte("mu.dossier"), part: texte("mu.part"), motif: texte("mu.motif") };
            fixer_part_min(&cadre.visit, scenario.id, version, &saisie).await
        }
        "oter_part_min" => oter_part_min(&cadre.visit, scenario.id, version, form.text("numero")).await,
        "ajuster" => {
            let montants = [(Financeur::nomme(form.text("financeur")), texte("montant"))];
            ajuster(&cadre.visit, scenario.id, version, form.text("numero"), &montants).await
        }
        _ => return Err(PageError::Unreadable),
    };
    match resultat {
        Ok(s) => Ok(cadre.visit.go(&cadre.chemin(&format!("/programmation/{}", s.id)))),
        Err(ActeError::Refus(refus)) => {
            let issue = Issue::du_refus(&refus);
            form.refused(ActeError::Refus(refus), cadre.visit.lang)?;
            rendre(&cadre, &lu, (&scenario, cherche.as_ref()), &form, issue, false)
        }
        Err(ActeError::Store(StoreError::Stale { .. })) => {
            rendre(&cadre, &lu, (&scenario, cherche.as_ref()), &form, Issue::Perime, true)
        }
        Err(autre) => Err(autre.into()),
    }
}

/// A scenario, and the last longer search asked for it.
type Suivi<'a> = (&'a Scenario, Option<&'a TacheCalcul>);

fn rendre(cadre: &Cadre, lu: &AppelLu, vu: Suivi<'_>, form: &Form, issue: Issue, conflit: bool) -> Result<Response, PageError> {
    let (s, cherche) = vu;
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let preuve: Preuve = lire(&s.preuve)?;
    let verrous: Vec<VerrouEcrit> = lire(&s.verrous)?;
    let tenu = tient(&cadre.visit, &cadre.appel, s) && s.etat == EtatScenario::Travail;
    let corps = html! {
        (erreurs(form, lang))
        @if conflit { div.encadre.attention role="alert" { p { (t.programmation_conflit()) } } }
        p { (ici::doctrine(&s.doctrine, lang)) " · " (s.auteur) @if s.etat == EtatScenario::Partage { " · " (t.programmation_partage()) } }
        div.encadre { p { (ici::statut(&preuve, lang)) } @if !s.moteur.is_empty() { p.discret { (t.programmation_moteur(&s.moteur)) } } }
        (super::locales::tenues(lu, s, lang)?)
        (super::tache::bloc(cadre, s, &preuve, cherche, tenu))
        @if tenu { (super::efface::avant(s, &preuve, lang)?) }
        div.gestes {
            @if tenu { (geste(cadre, s, "calculer", &t.programmation_calculer())) (geste(cadre, s, "partager", &t.programmation_partager())) }
            @if cadre.lit_les_dossiers() {
                a href=(cadre.url(&format!("/comite/{}", s.id))) { (t.comite_ouvrir()) }
                a href=(cadre.url(&format!("/programmation/{}/de-plus", s.id))) { (t.programmation_de_plus()) }
            }
        }
        (orphelin(cadre, lu, s, &preuve, lang))
        h2 { (t.programmation_enveloppes_du_plan()) }
        (super::enveloppes::table(cadre, lu, s, lang))
        h2 { (t.programmation_plan()) }
        (plan(cadre, lu, s, tenu, form))
        (super::bonus::bloc(lu, s, lang)?)
        h2 { (t.programmation_alertes()) }
        (les_alertes(lu, s, lang))
        h2 { (t.programmation_verrous()) }
        (les_verrous(cadre, lu, s, &verrous, tenu, form))
        h2 { (t.programmation_choix()) }
        (super::choix::choix(cadre, lu, s, tenu, form)?)
        (super::part_min::bloc(cadre, lu, s, tenu, form)?)
        @if cadre.peut(Right::Programmer) != Reach::Rien {
            form method="post" action=(cadre.url(&format!("/programmation/{}", s.id))) {
                h2 { (t.programmation_copier_titre()) }
                input type="hidden" name="geste" value="copier";
                input type="hidden" name="version" value=(s.version);
                (champ(form, &Champ { name: "nom", label: &t.programmation_nom(), required: true, ..Champ::default() }, lang))
                div.boutons { (bouton(&t.programmation_copier())) }
            }
        }
    };
    let titre = t.programmation_scenario(&s.nom);
    Ok(issue.reponse(cadre.page(&titre, Onglet::Programmation, Some((t.programmation_titre(), "/programmation")), &corps)))
}

pub(super) fn geste(cadre: &Cadre, s: &Scenario, geste: &str, libelle: &str) -> Markup {
    html! {
        form method="post" action=(cadre.url(&format!("/programmation/{}", s.id))) {
            input type="hidden" name="version" value=(s.version);
            button.bouton.second type="submit" name="geste" value=(geste) { (libelle) }
        }
    }
}

fn orphelin(cadre: &Cadre, lu: &AppelLu, s: &Scenario, preuve: &Preuve, lang: kernel::Lang) -> Markup {
    let t = m(lang);
    html! {
        @if let Some(o) = &preuve.orphelin {
            p {
                @if o.prouve { (t.programmation_orphelin(ici::euros(o.orphelin, lang))) } @else { (t.programmation_orphelin_au_plus(ici::euros(o.orphelin, lang))) }
                " " (t.programmation_excedent(ici::euros(o.utilisable, lang), ici::euros(o.excedent, lang)))
                @if let Some(g) = &o.geste {
                    @let qui: Vec<String> = g.repartition.iter().map(|(f, n)| format!("{} {}", lu.nom(f), ici::euros(*n, lang))).collect();
                    " " (t.programmation_geste(qui.join(", "), &g.dossier))
                }
                " " a href=(cadre.url(&format!("/programmation/{}/calcul/argent/orphelin", s.id))) { (t.calcul_titre()) }
            }
        }
    }
}

/// « Rang donné avec son intervalle quand les lecteurs divergent. »
fn rang(r: &Rang, lang: kernel::Lang) -> String {
    let t = m(lang);
    if r.de == r.a {
        t.programmation_rang(r.de.to_string())
    } else {
        t.programmation_rang_entre(r.de.to_string(), r.a.to_string())
    }
}

fn plan(cadre: &Cadre, lu: &AppelLu, s: &Scenario, tenu: bool, form: &Form) -> Markup {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let rangs = rangs(&lu.lectures());
    let par_numero: BTreeMap<&str, &Rang> = rangs.iter().map(|r| (r.numero.as_str(), r)).collect();
    let (ecrit, entier) = (plan_lu(&s.plan), lu.plan_entier(&s.plan));
    let zone = zone_d_egalite(&rangs, ecrit.keys().filter(|n| par_numero.contains_key(n.as_str())).count());
    let sans_note = lu.dossiers.iter().filter(|d| d.en_programmation() && !par_numero.contains_key(d.numero()));
    let sans_note: Vec<&str> = sans_note.map(DossierSuivi::numero).collect();
    let qui: Vec<&Financeur> =
        lu.financeurs.iter().map(|f| &f.code).filter(|f| lu.dossiers.iter().any(|d| d.ligne(f).is_some())).collect();
    let (interne, bref) =
        (cadre.lit_les_dossiers(), if cadre.peut(Right::InstruireDossier) == Reach::Rien { "synthese" } else { "instruction" });
    html! {
        @if !sans_note.is_empty() && interne { div.encadre.attention { p { (t.programmation_sans_note(sans_note.len(), sans_note.join(", "))) } } }
        @if !zone.is_empty() { p { (t.programmation_zone_aide()) } }
        div.defile tabindex="0" {
            table.tapis.plan {
                caption { (t.programmation_plan_legende()) }
                thead { tr {
                    th scope="col" { (t.suite_col_dossier()) } th.num scope="col" { (t.programmation_note()) }
                    @for f in &qui { th.num scope="col" { (lu.nom(f)) } }
                    th.num scope="col" { (t.suite_total()) } th scope="col" { (t.programmation_et()) }
                } }
                tbody {
                    @for d in lu.dossiers.iter().filter(|d| d.en_programmation()) {
                        @let total: crate::regles::Euros = qui.iter().map(|f| montant(&entier, d.numero(), f)).sum();
                        @let vues = cellule::vues(cadre, lu, d);
                        tr {
                            th scope="row" { a href=(cadre.url(&format!("/{bref}/{}", d.numero()))) { (d.numero()) } " " (d.lu.dossier.intitule) }
                            @let moyenne = moyenne_visible(&cadre.visit, &lu.appel, &lu.financeurs, d);
                            td.num {
                                (moyenne.as_ref().map_or_else(|| "—".to_owned(), |n| crate::pages::instruction::note(n, lang)))
                                @if let Some(r) = par_numero.get(d.numero()).filter(|_| moyenne.is_some()) { br; small { (rang(r, lang)) } }
                                @if moyenne.is_some() && zone.contains(d.numero()) { br; (etat(Etat::Info, &t.programmation_zone())) }
                            }
                            @for f in &qui {
                                td.num { @if let Some(vue) = vues.iter().find(|v| v.financeur == **f) { @let donne = montant(&entier, d.numero(), f); (mots::euros(Some(donne), lang)) (cellule::remarque(lu, d, vue, donne, lang)) } }
                            }
                            td.num { (mots::euros(Some(total), lang)) }
                            td {
                                @if lu.sur_reservation(d) { (t.programmation_reservation()) }
                                @else if interne && !total.est_positif() { a href=(cadre.url(&format!("/programmation/{}/pourquoi/{}", s.id, d.numero()))) { (t.programmation_pourquoi(d.numero())) } }
                            }
                        }
                    }
                }
            }
        }
        @if tenu {
            details open[form.text("geste") == "ajuster"] {
                summary { (t.programmation_ajuster()) }
                form method="post" action=(cadre.url(&format!("/programmation/{}", s.id))) {
                    input type="hidden" name="geste" value="ajuster";
                    input type="hidden" name="version" value=(s.version);
                    (champ(form, &Champ { name: "numero", label: &t.programmation_numero(), required: true, short: true, ..Champ::default() }, lang))
                    p { (t.programmation_ajuster_aide()) }
                    (ajustement(lu, form, lang))
                    div.boutons { (bouton(&t.programmation_ajuster_bouton())) }
                }
            }
        }
    }
}

/// One amount, of one funder: what a sitting changes at a time.
fn ajustement(lu: &AppelLu, form: &Form, lang: kernel::Lang) -> Markup {
    let t = m(lang);
    let qui: Vec<Choix> = lu.financeurs.iter().map(|f| Choix::new(f.code.code(), f.nom.clone())).collect();
    html! {
        (liste_deroulante(form, &Champ { name: "financeur", label: &t.suite_col_financeur(), required: true, part: "ajuster", ..Champ::default() }, &qui, lang))
        (champ(form, &Champ { name: "montant", label: &t.programmation_verrou_euros(), inputmode: "decimal", short: true, part: "ajuster", ..Champ::default() }, lang))
    }
}

fn les_alertes(lu: &AppelLu, s: &Scenario, lang: kernel::Lang) -> Markup {
    let t = m(lang);
    let dites = lu.programme(|p| alertes(Catalogue::de(p.parametres), p, &plan_lu(&s.plan)));
    html! {
        @if dites.is_empty() { p { (t.programmation_aucune_alerte()) } }
        @else {
            ul.lignes {
                @for a in dites.iter().take(60) { li { @if let Some(n) = &a.numero { strong { (n) } " " } (verdict(&a.code, &a.verdict, lang)) } }
            }
            @if dites.len() > 60 { p { (t.programmation_autres_alertes(dites.len() - 60)) } }
        }
    }
}

fn les_verrous(cadre: &Cadre, lu: &AppelLu, s: &Scenario, verrous: &[VerrouEcrit], tenu: bool, form: &Form) -> Markup {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let action = cadre.url(&format!("/programmation/{}", s.id));
    let genres = [
        Choix::new("retenu", t.programmation_genre_retenu()),
        Choix::new("ecarte", t.programmation_genre_ecarte()),
        Choix::new("montant", t.programmation_genre_montant()),
        Choix::new("plafond", t.programmation_genre_plafond()),
        Choix::new("financeur_exclu", t.programmation_genre_exclu()),
    ];
    let mut qui = vec![Choix::new("", t.programmation_aucun_financeur())];
    qui.extend(lu.financeurs.iter().map(|f| Choix::new(f.code.code(), f.nom.clone())));
    html! {
        @if verrous.is_empty() { p { (t.programmation_aucun_verrou()) } }
        ul.lignes {
            @for (rang, v) in verrous.iter().enumerate() {
                li {
                    (ici::verrou(v, |f| lu.nom(f), lang))
                    @if tenu {
                        form method="post" action=(action) {
                            input type="hidden" name="geste" value="deverrouiller"; input type="hidden" name="version" value=(s.version);
                            button.lien type="submit" name="rang" value=(rang) aria-label=(t.programmation_oter_verrou(ici::verrou(v, |f| lu.nom(f), lang))) { (t.programmation_oter()) }
                        }
                    }
                }
            }
        }
        @if tenu {
            form method="post" action=(action) {
                input type="hidden" name="geste" value="verrouiller"; input type="hidden" name="version" value=(s.version);
                (liste_deroulante(form, &Champ { name: "genre", label: &t.programmation_verrou_genre(), required: true, ..Champ::default() }, &genres, lang))
                (champ(form, &Champ { name: "dossier", label: &t.programmation_verrou_dossier(), required: true, short: true, ..Champ::default() }, lang))
                (liste_deroulante(form, &Champ { name: "financeur", label: &t.programmation_verrou_financeur(), ..Champ::default() }, &qui, lang))
                (champ(form, &Champ { name: "montant", label: &t.programmation_verrou_euros(), inputmode: "decimal", short: true, ..Champ::default() }, lang))
                div.boutons { (bouton(&t.programmation_poser())) }
            }
        }
    }
}
