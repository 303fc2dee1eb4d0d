//! The tapis: every sheet × every year on one screen, grouped by ambition.

mod filtres;

use super::niveaux::{self, Contenu};
use super::{annee, contrat, onglets};
use crate::calculs::{FicheLue, Lecture, Objet, Passe, PlanLu, ciel_en_mots, taux_en_mots};
use crate::m;
use crate::model::{Ciel, EtatReponse, Noeud, NoeudId};
use axum::extract::Path;
use axum::response::IntoResponse;
pub(super) use filtres::Filtres;
use filtres::{formulaire, noms, noms_du_soir};
use kernel::{Right, texte};
use maud::{Markup, html};
use std::collections::{BTreeMap, HashMap};
use web::components::{Chiffre, Etat, Meteo, barre, chiffres, etat, jauge, pagination, vide};
use web::{Layout, Page, PageError, Visit};

/// Sheets on one screen: every contract known fits; a plan of a department turns pages.
const PAR_PAGE: usize = 100;

/// The year of the review whose states the tapis shows: the one under way, else the year read.
pub(super) fn exercice_suivi(plan: &PlanLu, read: i64) -> i64 {
    plan.campagne_ouverte().map_or(read, |c| c.exercice)
}

/// `GET /contrats/{contrat}`
pub async fn get(visit: Visit, Path((_, slug)): Path<(String, String)>) -> Page {
    let t = m(visit.lang);
    let mut reader = visit.reader().await?;
    let contrat = contrat(&mut reader, &slug).await?;
    let plan = PlanLu::courant(&mut reader, contrat).await?;
    let names = if plan.fiches.is_empty() { BTreeMap::new() } else { noms(&mut reader, &plan).await? };
    let year = annee(&visit, plan.exercice_montre(visit.today()), plan.contrat.duree_annees);
    let filters = Filtres::read(&visit);
    let kept = dans_l_ordre(&plan, retenues(&plan, &filters, &visit, year));
    let feuille = Feuille::de(&filters, kept.len());
    // A contract whose sheets are not written yet is read by what its levels hold.
    let levels = if plan.fiches.is_empty() && !plan.noeuds.is_empty() {
        Some(niveaux::plan(&visit, &plan, &Contenu::lire(&mut reader, plan.contrat.id).await?))
    } else {
        None
    };
    let body = html! {
        p.chapeau { (resume(&visit, &plan)) }
        (onglets(&visit, &plan.contrat, ""))
        @if let Some(levels) = &levels { (levels) }
        @if levels.is_none() {
        (aiguilles(&visit, &plan, Objet::Contrat, year))
        (annees(&visit, &plan, year))
        (formulaire(&visit, &plan, &filters, &names))
        (barre(&t.tapis_compte(kept.len(), plan.fiches.len()), &outils(&visit, &plan)))
        @if kept.is_empty() {
            @let clear = filters.any().then(|| (t.effacer_filtres(), visit.url(&format!("/contrats/{slug}"))));
            @let next = clear.or_else(|| crate::pages::reprise::proposer(&visit, &plan.contrat, plan.fiches.len()));
            (vide(&t.tapis_vide(), next.as_ref().map(|(label, to)| (label.as_str(), to.as_str()))))
        } @else {
            (tapis(&visit, &plan, feuille.montrees(&kept), year))
            (pagination(feuille.page, feuille.derniere, &t.tapis_pages(), |n| adresse_de_page(&visit, n)))
        }
        }
    };
    Ok(Layout::new(&plan.contrat.titre)
        .trail(t.contrats_titre(), "/contrats")
        .section("/contrats")
        .wide()
        .render(&visit, body)
        .into_response())
}

/// `GET /contrats/{contrat}/axes/{noeud}` : one ambition or objective.
pub async fn axe(visit: Visit, Path((_, slug, noeud)): Path<(String, String, String)>) -> Page {
    let t = m(visit.lang);
    let mut reader = visit.reader().await?;
    let contrat = contrat(&mut reader, &slug).await?;
    let plan = PlanLu::courant(&mut reader, contrat).await?;
    let id: NoeudId = noeud.parse().map_err(|_| PageError::NotFound)?;
    let node = plan.noeuds.iter().find(|n| n.id == id).ok_or(PageError::NotFound)?;
    let contenu = Contenu::lire(&mut reader, plan.contrat.id).await?;
    let body = html! { (corps_axe(&visit, &plan, node)) (niveaux::contenu_du_noeud(&visit, &plan, &contenu, node)) };
    Ok(Layout::new(&node.titre)
        .over(plan.nom_objet(Objet::Noeud(id), visit.lang))
        .trail(t.contrats_titre(), "/contrats")
        .trail(plan.contrat.titre.clone(), format!("/contrats/{slug}"))
        .section("/contrats")
        .wide()
        .render(&visit, body)
        .into_response())
}

/// The body of the page of a node.
pub(in crate::pages) fn corps_axe(visit: &Visit, plan: &PlanLu, node: &Noeud) -> Markup {
    let t = m(visit.lang);
    let id = node.id;
    let year = annee(visit, plan.exercice_montre(plan.jour(visit.today())), plan.contrat.duree_annees);
    let kept = plan.fiches_de(Objet::Noeud(id));
    let below: Vec<&Noeud> = plan.noeuds.iter().filter(|n| n.parent_id == Some(id)).collect();
    let read = !kept.is_empty();
    html! {
        @if read { (aiguilles(visit, plan, Objet::Noeud(id), year)) (annees(visit, plan, year)) }
        @if !node.objectifs.is_empty() { h2 { (t.axe_objectifs()) } ul { @for o in node.objectifs.iter() { li { (o) } } } }
        @if !below.is_empty() {
            h2 { (t.axe_dessous()) }
            div.defile tabindex="0" role="region" aria-label=(t.axe_dessous()) { table {
                thead { tr { th scope="col" { (t.axe_titre()) } @if read { th.num scope="col" { (t.axe_fiches()) } th.num scope="col" { (t.lecture_declare()) } th.num scope="col" { (t.lecture_constate()) } th.num scope="col" { (t.lecture_atteinte()) } } } }
                tbody { @for n in below {
                    @let objet = Objet::Noeud(n.id);
                    tr {
                        th scope="row" { a href=(visit.url(&format!("{}/axes/{}", plan.chemin(), n.id))) { (n.code) " " (n.titre) } }
                        @if read {
                        td.num { (plan.fiches_de(objet).len()) }
                        td.num { (lien_chiffre(visit, plan, Lecture::Declare, objet, year, plan.declare(objet, year).valeur.as_ref())) }
                        td.num { (lien_chiffre(visit, plan, Lecture::Constate, objet, year, plan.constate(objet, year).constate.as_ref())) }
                        td.num { (lien_chiffre(visit, plan, Lecture::Atteinte, objet, year, plan.atteinte(objet, year).valeur.as_ref())) }
                        }
                    }
                } }
            } }
        }
        @if read { h2 { (t.axe_ses_fiches()) } (tapis(visit, plan, &kept, year)) }
        @else if !plan.fiches.is_empty() { h2 { (t.axe_ses_fiches()) } (vide(&t.axe_vide(), None)) }
        @else { p.encadre { (t.articulation_sans_fiche()) } }
    }
}

/// The plan of another day: its needles, its years, its tapis, filtered by the words and the parameters of today's.
pub(in crate::pages) fn corps_passe(visit: &Visit, passe: &Passe) -> Markup {
    let (t, plan) = (m(visit.lang), &passe.plan);
    let year = annee(visit, plan.exercice_montre(plan.jour(visit.today())), plan.contrat.duree_annees);
    let filters = Filtres::read(visit);
    let kept = dans_l_ordre(plan, retenues(plan, &filters, visit, year));
    let feuille = Feuille::de(&filters, kept.len());
    html! {
        p.chapeau { (resume(visit, plan)) }
        @if plan.fiches.is_empty() { (vide(&t.tapis_vide(), None)) } @else {
            (aiguilles(visit, plan, Objet::Contrat, year))
            (annees(visit, plan, year))
            (formulaire(visit, plan, &filters, &noms_du_soir(&passe.tables)))
            (barre(&t.tapis_compte(kept.len(), plan.fiches.len()), &[]))
            @if kept.is_empty() {
                (vide(&t.tapis_vide(), Some((t.effacer_filtres().as_str(), visit.url(&plan.chemin()).as_str()))))
            } @else {
                (tapis(visit, plan, feuille.montrees(&kept), year))
                (pagination(feuille.page, feuille.derniere, &t.tapis_pages(), |n| adresse_de_page(visit, n)))
            }
        }
    }
}

/// Which sheets of a list one screen shows.
struct Feuille {
    par: usize,
    page: usize,
    derniere: usize,
}

impl Feuille {
    fn de(filters: &Filtres, n: usize) -> Self {
        let par = filters.form.text("par").parse().ok().filter(|n| (1..=PAR_PAGE).contains(n)).unwrap_or(PAR_PAGE);
        let derniere = n.div_ceil(par).max(1);
        let page = filters.form.text("page").parse().ok().filter(|n| (1..=derniere).contains(n)).unwrap_or(1);
        Self { par, page, derniere }
    }

    fn montrees<'a, 'b>(&self, kept: &'b [&'a FicheLue]) -> &'b [&'a FicheLue] {
        let debut = (self.page - 1) * self.par;
        kept.get(debut..kept.len().min(debut + self.par)).unwrap_or_default()
    }
}

pub(super) fn retenues<'a>(plan: &'a PlanLu, filters: &Filtres, visit: &Visit, year: i64) -> Vec<&'a FicheLue> {
    let (suivi, jour) = (exercice_suivi(plan, year), plan.jour(visit.today()));
    plan.fiches_de(Objet::Contrat).into_iter().filter(|f| filters.keeps(plan, f, suivi, jour)).collect()
}

/// In the order of the plan: by ambition, then by number.
fn dans_l_ordre<'a>(plan: &PlanLu, mut kept: Vec<&'a FicheLue>) -> Vec<&'a FicheLue> {
    let rank: HashMap<NoeudId, i64> =
        plan.noeuds.iter().map(|n| (n.id, plan.sommet(n.id).map_or(i64::MAX, |top| top.ordre))).collect();
    kept.sort_by_key(|f| (rank.get(&f.noeud_id).copied().unwrap_or(i64::MAX), f.numero));
    kept
}

/// This address, on another page of the list.
fn adresse_de_page(visit: &Visit, page: usize) -> String {
    let (path, query) = visit.here.split_once('?').unwrap_or((visit.here.as_str(), ""));
    let kept: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("page=")).collect();
    [vec![format!("{path}?page={page}")], kept.into_iter().map(str::to_owned).collect()].concat().join("&")
}

fn resume(visit: &Visit, plan: &PlanLu) -> String {
    let t = m(visit.lang);
    let tops = plan.noeuds.iter().filter(|n| n.parent_id.is_none()).count();
    let level = plan.contrat.niveaux.first().map_or_else(String::new, |n| n.to_lowercase());
    let now = crate::regles::annee::annee_du(&plan.contrat, plan.jour(visit.today()));
    let head = t.contrat_resume(tops, level, plan.fiches.len(), now, plan.contrat.duree_annees);
    match plan.campagne_ouverte() {
        Some(open) => {
            let done = plan
                .reponses
                .iter()
                .filter(|((_, exercice), r)| {
                    *exercice == open.exercice && matches!(r.etat, EtatReponse::Deposee | EtatReponse::Acceptee)
                })
                .count();
            let all = plan.reponses.keys().filter(|(_, exercice)| *exercice == open.exercice).count();
            format!("{head} {}", t.contrat_revue_ouverte(open.exercice, texte::date_longue(open.echeance, visit.lang), done, all))
        }
        None => head,
    }
}

/// The three needles of an object.
pub fn aiguilles(visit: &Visit, plan: &PlanLu, objet: Objet, year: i64) -> Markup {
    let t = m(visit.lang);
    let lang = visit.lang;
    let why = |lecture: Lecture| Some(visit.url(&plan.chemin_calcul(lecture, objet, year)));
    let declared = plan.declare(objet, year);
    let expected = plan.attendu(objet, plan.jour_attendu(year, plan.jour(visit.today())));
    let observed = plan.constate(objet, year);
    let reached = plan.atteinte(objet, year);
    let trust = plan.confiance(objet, year);
    let figures = [
        Chiffre {
            label: t.lecture_declare(),
            value: declared.valeur.as_ref().map(|v| taux_en_mots(v, lang)),
            beside: manque(declared.manquants.len(), lang),
            why: why(Lecture::Declare),
        },
        Chiffre {
            label: t.lecture_attendu(),
            value: expected.valeur.as_ref().map(|v| taux_en_mots(v, lang)),
            beside: String::new(),
            why: why(Lecture::Attendu),
        },
        Chiffre {
            label: t.lecture_constate(),
            value: observed.constate.as_ref().map(|v| taux_en_mots(v, lang)),
            beside: t.aiguille_cases(observed.oui, observed.oui + observed.non + observed.sans_reponse),
            why: why(Lecture::Constate),
        },
        Chiffre {
            label: t.lecture_atteinte(),
            value: reached.valeur.as_ref().map(|v| taux_en_mots(v, lang)),
            beside: manque(reached.manquants.len(), lang),
            why: why(Lecture::Atteinte),
        },
    ];
    html! {
        section aria-label=(t.aiguilles_nom(year)) {
            (chiffres(&figures, lang))
            p {
                strong { (t.lecture_confiance()) "\u{202f}: " }
                @for (ciel, sheets) in &trust.repartition {
                    (ciel_markup(*ciel, lang)) " (" (sheets.len()) ") "
                }
                @if !trust.non_renseignee.is_empty() { span.discret { (t.confiance_absente(trust.non_renseignee.len())) " " } }
                a href=(visit.url(&plan.chemin_calcul(Lecture::Confiance, objet, year))) { (t.confiance_detail()) }
            }
        }
    }
}

fn manque(n: usize, lang: kernel::Lang) -> String {
    if n == 0 { String::new() } else { m(lang).aiguille_manque(n) }
}

/// A sky with its words.
pub fn ciel_markup(ciel: Ciel, lang: kernel::Lang) -> Markup {
    let words = ciel_en_mots(ciel, lang);
    match ciel {
        Ciel::Soleil => web::components::meteo(Meteo::Soleil, &words),
        Ciel::Couvert => web::components::meteo(Meteo::Couvert, &words),
        Ciel::Nuage => web::components::meteo(Meteo::Nuage, &words),
        Ciel::Orage => web::components::meteo(Meteo::Orage, &words),
        Ciel::NonNecessaire => html! { (words) },
    }
}

fn lien_chiffre(
    visit: &Visit,
    plan: &PlanLu,
    lecture: Lecture,
    objet: Objet,
    year: i64,
    value: Option<&kernel::nombre::Nombre>,
) -> Markup {
    let shown = value.map_or_else(|| "—".to_owned(), |v| taux_en_mots(v, visit.lang));
    let label = m(visit.lang).comment_calcule_de(format!(
        "{} {}",
        crate::calculs::libelle(lecture, visit.lang),
        plan.nom_objet(objet, visit.lang)
    ));
    html! { a href=(visit.url(&plan.chemin_calcul(lecture, objet, year))) title=(label) { (shown) } }
}

/// Links to read another year.
fn annees(visit: &Visit, plan: &PlanLu, year: i64) -> Markup {
    let t = m(visit.lang);
    let path = visit.here.split('?').next().unwrap_or_default();
    let last = plan.campagnes.iter().map(|c| c.exercice).max().unwrap_or(year).max(year);
    html! {
        nav.sans-papier aria-label=(t.annees_nom()) {
            ul.onglets {
                @for n in 1..=last { li { a href=(format!("{path}?annee={n}")) aria-current=[(n == year).then_some("true")] { (t.lecture_annee_n(n)) } } }
            }
        }
    }
}

fn outils(visit: &Visit, plan: &PlanLu) -> Vec<(String, String)> {
    let t = m(visit.lang);
    let query = visit.here.split_once('?').map(|(_, q)| format!("?{q}")).unwrap_or_default();
    let mut links = vec![(t.exporter_csv(), visit.url(&format!("/contrats/{}/tapis.csv{query}", plan.contrat.slug)))];
    let contrat = plan.contrat.id.to_string();
    if visit.may(Right::LirePlan, Some(&contrat)) {
        links.push((t.classeur_exporter(), visit.url(&format!("/contrats/{}/plan.xlsx", plan.contrat.slug))));
    }
    if visit.may(Right::ModifierPlan, Some(&contrat)) {
        links.push((t.classeur_reprendre(), visit.url(&format!("/contrats/{}/classeur", plan.contrat.slug))));
        links.push((t.reprise_titre(), visit.url(&format!("/contrats/{}/reprise", plan.contrat.slug))));
        links.push((t.fiche_nouvelle(), visit.url(&format!("/contrats/{}/fiches/nouvelle", plan.contrat.slug))));
    }
    links
}

/// The word and the tone of an answer's state.
pub fn etat_reponse(state: EtatReponse, late: bool, lang: kernel::Lang) -> (Etat, String) {
    let t = m(lang);
    if late {
        return (Etat::Alerte, t.etat_retard());
    }
    match state {
        EtatReponse::AFaire => (Etat::Attente, t.etat_a_faire()),
        EtatReponse::Commencee => (Etat::Attente, t.etat_commencee()),
        EtatReponse::Deposee => (Etat::Info, t.etat_deposee()),
        EtatReponse::Renvoyee => (Etat::Alerte, t.etat_renvoyee()),
        EtatReponse::Acceptee => (Etat::Bien, t.etat_acceptee()),
        EtatReponse::Dispensee => (Etat::Info, t.etat_dispensee()),
        EtatReponse::SansReponse => (Etat::Alerte, t.etat_sans_reponse()),
    }
}

fn tapis(visit: &Visit, plan: &PlanLu, kept: &[&FicheLue], year: i64) -> Markup {
    let t = m(visit.lang);
    let last = plan.contrat.duree_annees;
    let suivi = exercice_suivi(plan, year);
    let columns = 4 + last;
    let base = visit.url(&plan.chemin());
    let mut groups: Vec<(&Noeud, Vec<&FicheLue>)> = vec![];
    for fiche in kept {
        let Some(top) = plan.sommet(fiche.noeud_id) else { continue };
        match groups.iter_mut().find(|(n, _)| n.id == top.id) {
            Some((_, sheets)) => sheets.push(fiche),
            None => groups.push((top, vec![fiche])),
        }
    }
    groups.sort_by_key(|(n, _)| n.ordre);
    html! {
        div.defile tabindex="0" role="region" aria-label=(t.tapis_titre()) {
            table.tapis.empile {
                caption { (t.tapis_titre()) }
                thead { tr {
                    th.n scope="col" { (t.tapis_numero()) } th scope="col" { (t.tapis_fiche()) } th scope="col" { (t.tapis_pilotage()) }
                    @for n in 1..=last { th scope="col" { (t.tapis_an(n)) } }
                    th scope="col" { (t.tapis_etat_annee(suivi)) }
                } }
                @for (top, sheets) in &groups {
                    tbody.(format!("c{}", plan.teinte(top.id))) {
                        tr.groupe { th colspan=(columns) scope="rowgroup" {
                            a href=(format!("{base}/axes/{}", top.id)) { (top.code) " · " (top.titre) } " — " (t.tapis_n_fiches(sheets.len()))
                        } }
                        @for f in sheets {
                            tr {
                                td.n { (f.numero) }
                                td { a href=(format!("{base}/fiches/{}", f.numero)) { (f.titre) } }
                                td data-l=(t.tapis_pilotage()) { (f.pilotes) }
                                @for n in 1..=last {
                                    td.an.ici[n == suivi].rien[!f.bilans.contains_key(&n)] data-l=(t.tapis_an(n)) { (jauge(f.bilans.get(&n).and_then(|b| b.palier), visit.lang)) }
                                }
                                td data-l=(t.tapis_etat_annee(suivi)) {
                                    @if let Some(r) = plan.reponses.get(&(f.id, suivi)) {
                                        @let (tone, label) = etat_reponse(r.etat, plan.en_retard(f.id, suivi, plan.jour(visit.today())), visit.lang);
                                        (etat(tone, &label))
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
