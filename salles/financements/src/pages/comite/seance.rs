//! `/appels/{appel}/comite/{scenario}?d={numero}`: one file of the plan, what is left of each envelope, what the rules say.

use crate::actes::instruction::{Yeux, moyenne_visible};
use crate::actes::programmation::{SaisieSeance, annotations, calculer, ecrire_en_seance, lire, montant, tient};
use crate::calculs::{AppelLu, DossierSuivi};
use crate::model::{EtatScenario, LigneFinanceur, Scenario};
use crate::pages::cadre_appel::{Cadre, Issue, Onglet};
use crate::pages::programmation::scenario::ouvrir;
use crate::pages::programmation::{cellule, efface};
use crate::pages::query;
use crate::pages::verdicts::verdict;
use crate::regles::enveloppe::Nature;
use crate::regles::lot::{Annotations, Sort, sort};
use crate::regles::programmation::scenario::{PlanEcrit, Preuve, lu as plan_lu};
use crate::regles::programmation::{alertes, avec_plan};
use crate::regles::{Catalogue, Conclusion, Etape, Euros, Financeur, Portee};
use crate::{m, mots};
use axum::extract::Path;
use axum::response::Response;
use kernel::Lang;
use maud::{Markup, html};
use store::{ActeError, StoreError};
use web::components::{Champ, Choix, Etat, bouton, champ, coches, erreurs, etat};
use web::{Form, Page, PageError, Visit};

/// `GET /appels/{appel}/comite/{scenario}`
pub async fn get(visit: Visit, Path((_c, appel, id)): Path<(String, String, String)>) -> Page {
    let (cadre, mut r) = Cadre::ouvrir(visit, &appel).await?;
    let (lu, scenario) = ouvrir(&cadre, &mut r, &id).await?;
    let numero = query(&cadre.visit).text("d").to_owned();
    rendre(&Seance::de(&cadre, &lu, &scenario, &numero)?, &Form::default(), Issue::Bien, false)
}

/// `POST /appels/{appel}/comite/{scenario}`
pub async fn post(visit: Visit, Path((_c, appel, id)): Path<(String, String, String)>, mut form: Form) -> Page {
    let (cadre, mut r) = Cadre::ouvrir(visit, &appel).await?;
    let (lu, scenario) = ouvrir(&cadre, &mut r, &id).await?;
    drop(r);
    let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
    let numero = form.text("numero").to_owned();
    let geste = form.text("geste").to_owned();
    let resultat = if geste == "calculer" {
        calculer(&cadre.visit, scenario.id, version).await
    } else {
        let montants = lu.dossier(&numero).map_or_else(Vec::new, |d| {
            let lignes = d.lu.lignes.iter().map(|l| l.financeur.clone());
            lignes.map(|f| (form.text(&format!("montant.{}", f.code())).to_owned(), f)).map(|(texte, f)| (f, texte)).collect()
        });
        let saisie = SaisieSeance {
            montants,
            attente: form.is_checked("attente", "oui"),
            motif: form.text("motif").to_owned(),
            arreter: geste == "arreter",
        };
        ecrire_en_seance(&cadre.visit, scenario.id, version, &numero, &saisie).await
    };
    let seance = Seance::de(&cadre, &lu, &scenario, &numero)?;
    match resultat {
        Ok(_) => {
            let ou = if geste == "suivant" { seance.voisins().1.unwrap_or(&numero) } else { &numero };
            Ok(cadre.visit.go(&cadre.chemin(&format!("/comite/{}?d={ou}", scenario.id))))
        }
        Err(ActeError::Refus(refus)) => {
            let issue = Issue::du_refus(&refus);
            form.refused(ActeError::Refus(refus), cadre.visit.lang)?;
            rendre(&seance, &form, issue, false)
        }
        Err(ActeError::Store(StoreError::Stale { .. })) => rendre(&seance, &form, Issue::Perime, true),
        Err(autre) => Err(autre.into()),
    }
}

/// What is on the wall.
struct Seance<'a> {
    cadre: &'a Cadre,
    lu: &'a AppelLu,
    scenario: &'a Scenario,
    /// Its plan, with what reservations pay.
    entier: PlanEcrit,
    annotations: Annotations,
    preuve: Preuve,
    dossiers: Vec<&'a DossierSuivi>,
    /// The file shown; none when the call has none.
    ici: Option<&'a DossierSuivi>,
}

impl<'a> Seance<'a> {
    fn de(cadre: &'a Cadre, lu: &'a AppelLu, scenario: &'a Scenario, numero: &str) -> Result<Self, PageError> {
        let annotations = annotations(scenario)?;
        let dossiers: Vec<&DossierSuivi> = lu.dossiers.iter().filter(|d| d.en_programmation()).collect();
        let ici = dossiers.iter().find(|d| d.numero() == numero).or(dossiers.first()).copied();
        let entier = lu.plan_entier(&scenario.plan);
        let preuve = lire(&scenario.preuve)?;
        Ok(Self { cadre, lu, scenario, entier, annotations, preuve, dossiers, ici })
    }

    fn voisins(&self) -> (Option<&'a str>, Option<&'a str>) {
        let rang = self.dossiers.iter().position(|d| self.ici.is_some_and(|i| i.id() == d.id()));
        let a = |n: Option<usize>| n.and_then(|n| self.dossiers.get(n)).map(|d| d.numero());
        (a(rang.and_then(|n| n.checked_sub(1))), a(rang.map(|n| n + 1)))
    }

    fn tenu(&self) -> bool {
        tient(&self.cadre.visit, &self.cadre.appel, self.scenario) && self.scenario.etat == EtatScenario::Travail
    }

    /// The columns of a file as the visitor sees them.
    fn lues(&self, d: &DossierSuivi) -> Vec<LigneFinanceur> {
        let mut lignes = d.lu.lignes.clone();
        Yeux::du_dossier(&self.cadre.visit, &self.lu.appel, &self.lu.financeurs, &d.lu).masquer_en_seance(d.id(), &mut lignes);
        lignes
    }

    fn url(&self, suite: &str) -> String {
        self.cadre.url(&format!("/comite/{}{suite}", self.scenario.id))
    }

    fn lang(&self) -> Lang {
        self.cadre.visit.lang
    }
}

fn rendre(s: &Seance<'_>, form: &Form, issue: Issue, conflit: bool) -> Result<Response, PageError> {
    let (t, lang) = (m(s.lang()), s.lang());
    let corps = html! {
        (erreurs(form, lang))
        @if conflit { div.encadre.attention role="alert" { p { (t.programmation_conflit()) } } }
        @match s.ici {
            Some(d) => { div.projection.deux { div { (aller(s)) (dossier(s, d, form)) } aside { (restes(s)) } } },
            None => { p { (t.comite_aucun_dossier()) } (restes(s)) },
        }
        (suite(s)?)
    };
    let titre = t.comite_titre(&s.scenario.nom);
    let sous = (t.programmation_titre(), "/programmation");
    Ok(issue.reponse(s.cadre.page(&titre, Onglet::Programmation, Some(sous), &corps)))
}

/// What is left of each envelope once this plan is paid.
fn restes(s: &Seance<'_>) -> Markup {
    let (t, lang) = (m(s.lang()), s.lang());
    let consommees = s.lu.consommation(&plan_lu(&s.entier));
    let parts = |qui: &Financeur| {
        let siennes = consommees.iter().filter(|c| c.enveloppe.financeur == *qui);
        siennes.filter(|c| !matches!(c.enveloppe.nature, Nature::Racine | Nature::Appel)).collect::<Vec<_>>()
    };
    html! {
        h2 { (t.comite_restes()) }
        ul.lignes {
            @for (qui, disponible) in s.lu.disponibles() {
                @let (pris, sur_reservation) = s.lu.pris(&s.entier, &qui);
                li {
                    strong { (s.lu.nom(&qui)) } br;
                    @if pris > disponible { (etat(Etat::Alerte, &t.comite_depassement(mots::euros(Some(pris - disponible), lang)))) }
                    @else { (t.comite_reste_sur(mots::euros(Some(disponible - pris), lang), mots::euros(Some(disponible), lang))) }
                    @for c in parts(&qui) {
                        br; small {
                            (c.enveloppe.libelle) "\u{202f}: "
                            @if c.reste < Euros::ZERO { (etat(Etat::Alerte, &t.comite_depassement(mots::euros(Some(c.reste.absolu()), lang)))) }
                            @else { (t.comite_reste_sur(mots::euros(Some(c.reste), lang), mots::euros(Some(c.enveloppe.montant() - c.reserve), lang))) }
                        }
                    }
                    @if sur_reservation.est_positif() { br; small { (t.comite_sur_reservation(mots::euros(Some(sur_reservation), lang))) } }
                }
            }
        }
    }
}

/// From one file to another: links that keys reach, and a list.
fn aller(s: &Seance<'_>) -> Markup {
    let (t, lang) = (m(s.lang()), s.lang());
    let (avant, apres) = s.voisins();
    let compte = |voulu: Sort| s.dossiers.iter().filter(|d| sort(&s.entier, &s.annotations, d.numero()) == voulu).count();
    html! {
        p { (t.comite_comptes(compte(Sort::Retenu), compte(Sort::Attente), compte(Sort::Ecarte))) }
        nav.gestes aria-label=(t.comite_aller()) {
            @if let Some(n) = avant { a rel="prev" accesskey="p" href=(s.url(&format!("?d={n}"))) { "← " (t.comite_precedent(n)) } }
            @if let Some(n) = apres { a rel="next" accesskey="n" href=(s.url(&format!("?d={n}"))) { (t.comite_suivant(n)) " →" } }
            form method="get" action=(s.url("")) {
                label for="f-aller" { (t.comite_choisir()) } " "
                select id="f-aller" name="d" {
                    @for d in &s.dossiers {
                        option value=(d.numero()) selected[s.ici.is_some_and(|i| i.id() == d.id())] {
                            (d.numero()) " · " (court(&d.lu.dossier.intitule)) " · " (mot_du_sort(sort(&s.entier, &s.annotations, d.numero()), lang))
                        }
                    }
                }
                " " button.bouton.second type="submit" { (t.comite_voir()) }
            }
        }
    }
}

/// A title short enough for a list.
fn court(titre: &str) -> String {
    if titre.chars().count() <= 48 { titre.to_owned() } else { titre.chars().take(47).chain(['…']).collect() }
}

pub fn mot_du_sort(sort: Sort, lang: Lang) -> String {
    let t = m(lang);
    match sort {
        Sort::Retenu => t.comite_sort_retenu(),
        Sort::Attente => t.comite_sort_attente(),
        Sort::Ecarte => t.comite_sort_ecarte(),
    }
}

pub const fn ton_du_sort(sort: Sort) -> Etat {
    match sort {
        Sort::Retenu => Etat::Bien,
        Sort::Attente => Etat::Attente,
        Sort::Ecarte => Etat::Alerte,
    }
}

fn dossier(s: &Seance<'_>, d: &DossierSuivi, form: &Form) -> Markup {
    let (t, lang) = (m(s.lang()), s.lang());
    let fate = sort(&s.entier, &s.annotations, d.numero());
    let quartier = |code: &String| s.lu.quartiers.get(code).map_or_else(|| code.clone(), |(nom, _)| nom.clone());
    let quartiers: Vec<String> = d.lu.dossier.contenu.qpv.iter().map(|q| quartier(&q.code)).collect();
    html! {
        h2 { (d.numero()) " · " (d.lu.dossier.intitule) }
        p {
            (etat(ton_du_sort(fate), &mot_du_sort(fate, lang))) " "
            @if s.lu.sur_reservation(d) { (etat(Etat::Info, &t.programmation_reservation())) " " }
            (d.lu.porteur.nom)
            @if !quartiers.is_empty() { " · " (quartiers.join(", ")) }
            @if let Some(note) = moyenne_visible(&s.cadre.visit, &s.lu.appel, &s.lu.financeurs, d) { " · " (t.comite_note(crate::pages::instruction::note(&note, lang))) }
        }
        @if !d.interets.is_empty() { p { (etat(Etat::Info, &t.comite_deports(d.interets.len()))) } }
        @if s.tenu() { (saisie(s, d, form)) } @else { (lecture(s, d)) }
        h3 { (t.comite_regles()) }
        (regles(s, d))
    }
}

fn cellules(s: &Seance<'_>, d: &DossierSuivi, derniere: impl Fn(&crate::model::LigneFinanceur) -> Markup) -> Markup {
    let (t, lang) = (m(s.lang()), s.lang());
    let (lignes, vues) = (s.lues(d), cellule::vues(s.cadre, s.lu, d));
    html! {
        table.empile {
            caption.hors-ecran { (t.suite_matrice()) }
            thead { tr {
                th scope="col" { (t.suite_col_financeur()) } th.num scope="col" { (t.suite_col_demande()) } th scope="col" { (t.suite_col_avis()) }
                th.num scope="col" { (t.suite_col_propose()) } th.num scope="col" { (t.comite_retenu()) }
            } }
            tbody {
                @for f in &s.lu.financeurs {
                    @if let Some(l) = lignes.iter().find(|l| l.financeur == f.code) {
                        tr {
                            th scope="row" { (f.nom) }
                            td.num data-l=(t.suite_col_demande()) { (mots::euros(l.demande(), lang)) }
                            td data-l=(t.suite_col_avis()) { (l.avis.map_or_else(|| t.suite_attendu(), |a| mots::avis(a, lang))) }
                            td.num data-l=(t.suite_col_propose()) { (mots::euros(l.propose(), lang)) }
                            td.num data-l=(t.comite_retenu()) {
                                (derniere(l))
                                @if let Some(vue) = vues.iter().find(|v| v.financeur == l.financeur) {
                                    (cellule::remarque(s.lu, d, vue, montant(&s.entier, d.numero(), &l.financeur), lang))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn lecture(s: &Seance<'_>, d: &DossierSuivi) -> Markup {
    let lang = s.lang();
    html! {
        (cellules(s, d, |l| html! { (mots::euros(Some(montant(&s.entier, d.numero(), &l.financeur)), lang)) }))
        @let motif = s.annotations.motif(d.numero());
        @if !motif.is_empty() { p { (m(lang).comite_motif_dit(motif)) } }
    }
}

fn saisie(s: &Seance<'_>, d: &DossierSuivi, form: &Form) -> Markup {
    let (t, lang) = (m(s.lang()), s.lang());
    let mut vierge = Form::default();
    let rempli = form.has("numero") && form.text("numero") == d.numero();
    if !rempli {
        for l in &d.lu.lignes {
            let m = montant(&s.entier, d.numero(), &l.financeur);
            vierge.set(
                &format!("montant.{}", l.financeur.code()),
                if m.est_positif() { (m.centimes() / 100).to_string() } else { String::new() },
            );
        }
        vierge.set("motif", s.annotations.motif(d.numero()));
        vierge.set("attente", if s.annotations.attente.contains(d.numero()) { "oui" } else { "" });
    }
    let form = if rempli { form } else { &vierge };
    let reserves = s.lu.reserves(d);
    let case = |l: &crate::model::LigneFinanceur| {
        if reserves.contains_key(&l.financeur) {
            return html! { (mots::euros(Some(montant(&s.entier, d.numero(), &l.financeur)), lang)) };
        }
        let nom = format!("montant.{}", l.financeur.code());
        let label = t.comite_montant(s.lu.nom(&l.financeur));
        html! {
            input id=(format!("c-{}", nom.replace('.', "-"))) type="text" inputmode="decimal" size="8" name=(nom) value=(form.typed(&nom)) aria-label=(label) aria-invalid=[form.error(&nom).map(|_| "true")];
            @if let Some(e) = form.error(&nom) { p.erreur { (e.message) } }
        }
    };
    let attente = [Choix::new("oui", t.comite_mettre_de_cote())];
    html! {
        form method="post" action=(s.url("")) {
            input type="hidden" name="version" value=(s.scenario.version);
            input type="hidden" name="numero" value=(d.numero());
            (cellules(s, d, case))
            (coches(form, &Champ { name: "attente", label: &t.comite_sinon(), filter: true, ..Champ::default() }, &attente, lang))
            (champ(form, &Champ { name: "motif", label: &t.comite_motif(), hint: &t.comite_motif_aide(), ..Champ::default() }, lang))
            div.boutons {
                (bouton(&t.comite_enregistrer()))
                button.bouton.second type="submit" name="geste" value="suivant" accesskey="s" { (t.comite_enregistrer_suivant()) }
                @if reserves.is_empty() { button.bouton.second type="submit" name="geste" value="arreter" accesskey="a" { (t.comite_arreter()) } }
            }
        }
    }
}

/// What the rules say of the file as it now stands.
fn regles(s: &Seance<'_>, d: &DossierSuivi) -> Markup {
    let (t, lang) = (m(s.lang()), s.lang());
    if sort(&s.entier, &s.annotations, d.numero()) != Sort::Retenu {
        return html! { p { (t.comite_regles_sans_objet()) } };
    }
    let plan = plan_lu(&s.entier);
    let situation = avec_plan(&d.situation(Etape::Propose, s.lu.jour), plan.get(d.numero()));
    let verdicts = Catalogue::de(&situation.p).juger_etape(Etape::Propose, &[Portee::Dossier, Portee::Ligne], &situation);
    let rompues: Vec<_> = verdicts.iter().filter(|(_, v)| v.verdict == Conclusion::Violee).collect();
    html! {
        @if rompues.is_empty() { p { "✓ " (t.comite_regles_tenues()) } }
        @else { ul.lignes { @for (code, v) in rompues { li { (verdict(code, v, lang)) } } } }
    }
}

/// The programme as a whole, and what comes after: compute again, look at the whole plan, freeze.
fn suite(s: &Seance<'_>) -> Result<Markup, PageError> {
    let (t, lang) = (m(s.lang()), s.lang());
    let communes: Vec<_> =
        s.lu.programme(|p| alertes(Catalogue::de(p.parametres), p, &plan_lu(&s.scenario.plan)))
            .into_iter()
            .filter(|a| a.numero.is_none())
            .collect();
    Ok(html! {
        h2 { (t.comite_programme()) }
        @if communes.is_empty() { p { "✓ " (t.comite_regles_tenues()) } }
        @else { ul.lignes { @for a in &communes { li { (verdict(&a.code, &a.verdict, lang)) } } } }
        @if s.tenu() { (efface::avant(s.scenario, &s.preuve, lang)?) }
        div.boutons {
            @if s.tenu() {
                form method="post" action=(s.url("")) {
                    input type="hidden" name="version" value=(s.scenario.version);
                    @if let Some(d) = s.ici { input type="hidden" name="numero" value=(d.numero()); }
                    button.bouton.second type="submit" name="geste" value="calculer" { (t.comite_relancer()) }
                }
            }
            a.bouton.second href=(s.cadre.url(&format!("/programmation/{}", s.scenario.id))) { (t.comite_tout_le_plan()) }
            @if s.cadre.conduit() { a.bouton href=(s.url("/gel")) { (t.comite_geler()) } }
        }
    })
}
