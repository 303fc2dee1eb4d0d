//! `/indicateurs/{indicateur}/annees/{annee}`: « Comment c'est calculé » for the figure of a year, down to the values it was
//! gathered from. « Un null s'explique aussi : c'est la liste de ce qu'il manque, et à qui le demander » (§ 8).

use super::lectures::{gardee, noms, signaux};
use super::lieu::servi;
use crate::actes::PROVENANCE_FORMULE;
use crate::actes::valeurs::publiable::{Dite, publiables};
use crate::actes::valeurs::{Dossier, tapees};
use crate::m;
use crate::model::{EtatObservation, EtatValeur, Indicateur, Observation, Suivi, Valeur};
use crate::pages::valeurs::{Port, cadre, mots};
use crate::plans::Exercice;
use crate::regles::{Detail, Manque, Mois, Nature, PeriodeDetaillee, ecrire_periode, lire_periode};
use axum::Extension;
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Lang;
use kernel::nombre::Nombre;
use kernel::texte::cle;
use maud::{Markup, html};
use web::components::{Choix, liste_deroulante, pagination};
use web::{Form, Page, PageError, Visit};

/// Places drawn at once.
const LIEUX: usize = 25;
/// Operands written in one line; more are read in the table.
const TERMES: usize = 12;

/// What the page speaks of.
struct Lue<'a> {
    visit: &'a Visit,
    dossier: &'a Dossier,
    i: &'a Indicateur,
    suivi: &'a Suivi,
    e: Exercice,
}

/// `GET /indicateurs/{indicateur}/annees/{annee}`
pub async fn get(visit: Visit, Extension(plans): Port, Path((_c, id, annee)): Path<(String, String, String)>) -> Page {
    let annee: i64 = annee.parse().map_err(|_| PageError::NotFound)?;
    let mut r = visit.reader().await?;
    let (i, dossier) = super::ouvrir(&visit, plans.as_ref(), &mut r, &id).await?;
    let (t, lang) = (m(visit.lang), visit.lang);
    let suivi = dossier.suivi(&i);
    let e = dossier.contrat.exercices.iter().find(|e| e.numero == annee).copied().ok_or(PageError::NotFound)?;
    let nom = t.saisie_annee(e.numero.to_string(), e.fin.annee().to_string());
    let page = Lue { visit: &visit, dossier: &dossier, i: &i, suivi: &suivi, e };
    let detail = dossier.detail(&i, annee);
    let retour = visit.url(&format!("/indicateurs/{id}"));
    let corps = html! {
        p.chapeau { (i.libelle) ", " (nom) }
        (page.chiffre())
        @match &detail {
            None => p { (t.lieux_rien_lu()) " " (t.annee_demander(responsable(&dossier, &suivi, lang))) },
            Some(_) if page.cachee() => p.encadre { (t.lieux_protege(suivi.seuil_secret.to_string())) },
            Some(detail) => { (page.calcul(detail)) (page.periodes(detail)) (page.lieux(detail)) },
        }
        p { a href=(retour) { (t.annee_retour()) } }
    };
    Ok(cadre::page(&visit, &t.annee_titre(&i.code, nom), false, corps).into_response())
}

fn responsable(dossier: &Dossier, suivi: &Suivi, lang: Lang) -> String {
    dossier.responsable(suivi).map_or_else(|| m(lang).liste_personne(), str::to_owned)
}

impl Lue<'_> {
    fn lang(&self) -> Lang {
        self.visit.lang
    }

    /// Would its operands tell a small count to someone who types none?
    fn cachee(&self) -> bool {
        let du_calcul = |mois: Mois| mois <= self.e.fin;
        !self.dossier.lit_tout(self.visit, self.i)
            && publiables(self.dossier, self.i, self.suivi).iter().any(|l| l.dite == Dite::Secret && du_calcul(l.periode))
    }

    /// The figure on record, who gave it, and whether it comes from the values below.
    fn chiffre(&self) -> Markup {
        let (t, lang) = (m(self.lang()), self.lang());
        let validee =
            |o: &&Observation| (o.indicateur_id, o.annee) == (self.i.id, self.e.numero) && o.etat == EtatObservation::Validee;
        let o = self.dossier.observations.iter().find(validee);
        html! {
            @match o {
                None => p { (t.annee_sans_chiffre()) },
                Some(o) => {
                    p {
                        strong {
                            @match (o.absence, &o.valeur) {
                                (Some(absence), _) => (crate::pages::mots::absence(absence, lang)),
                                (None, Some(n)) => { (mots::nombre_sur(self.i.echelle.as_ref(), n, lang)) (mots::unite(&self.i.unite)) },
                                (None, None) => "—",
                            }
                        }
                        ", " (mots::provenance(&o.provenance, lang)) ", " (o.auteur)
                        @if let Some(motif) = &o.motif { " (" (motif) ")" }
                    }
                    @if tapees::est_tapee(o) { p { (t.annee_tapee()) } }
                    @if o.provenance == PROVENANCE_FORMULE {
                        p { (t.annee_formule()) " " a href=(self.visit.url(&format!("/indicateurs/{}#formule", self.i.id))) { (t.formule_titre()) } }
                    }
                }
            }
        }
    }

    /// How periods and places make the year: the rules, then the operation with its operands.
    fn calcul(&self, detail: &Detail) -> Markup {
        let (t, lang, suivi) = (m(self.lang()), self.lang(), self.suivi);
        let par_lieu = suivi.niveau.is_some();
        let trop = detail.calcul.as_ref().is_some_and(|c| c.termes.len() > TERMES);
        let retenue = &detail.retenue;
        html! {
            h2 { (t.lieux_formule()) }
            @if par_lieu { p { (t.indicateur_regle_lieux(mots::operation(suivi.operation_territoires, lang), suivi.couverture_min.to_string())) } }
            p {
                (t.indicateur_regle(mots::operation(suivi.operation_periodes, lang)))
                " " (t.indicateur_fenetre(mots::fenetre(suivi.fenetre, lang)))
                @if suivi.nature == Nature::Cumul { " " (t.indicateur_cumul(mots::remise(suivi.remise_a_zero, lang))) }
                @if suivi.manque == Manque::Partiel { " " (t.indicateur_fenetre_partielle()) }
            }
            @match &detail.calcul {
                Some(_) if trop => p { (t.annee_longue(detail.periodes.len().to_string())) },
                Some(calcul) => p { code { (calcul.ecrire(&|n| servi(n, lang))) } },
                None => p.encadre { (t.annee_pas_de_calcul()) },
            }
            @if !retenue.signaux.is_empty() { div.encadre { (signaux(&retenue.signaux, lang)) } }
            @if tapees::gardee(self.dossier, self.i, self.e.numero, retenue).is_some() { p { (gardee(self.dossier, suivi, retenue, lang)) } }
            @if !detail.increments.is_empty() {
                h3 { (t.annee_increments()) }
                ul { @for (n, couvre) in &detail.increments { li {
                    (servi(n, lang)) "\u{202f}: " (couvre.iter().map(|mois| ecrire_periode(*mois, suivi.pas())).collect::<Vec<_>>().join(", "))
                } } }
            }
        }
    }

    /// Each period due: its number, who answered, who did not and whom to ask.
    fn periodes(&self, detail: &Detail) -> Markup {
        let (t, lang) = (m(self.lang()), self.lang());
        let par_lieu = self.suivi.niveau.is_some();
        let attendus = self.dossier.places(self.suivi).len();
        html! {
            h2 { (t.annee_periodes(detail.retenue.presents.to_string(), detail.retenue.attendus.to_string())) }
            table.empile {
                thead { tr {
                    th scope="col" { (t.liste_periode()) } th.num scope="col" { (t.validation_valeur()) }
                    @if par_lieu { th.num scope="col" { (t.annee_reponses()) } }
                    th scope="col" { (t.indicateur_provenance()) } th scope="col" { (t.indicateur_manque()) }
                } }
                tbody { @for p in &detail.periodes { tr {
                    th scope="row" { (ecrire_periode(p.mois, self.suivi.pas())) }
                    td.num data-l=(t.validation_valeur()) { (p.valeur.as_ref().map_or_else(|| "—".to_owned(), |n| servi(n, lang))) }
                    @if par_lieu { td.num data-l=(t.annee_reponses()) {
                        @if p.entier { (t.annee_entier()) } @else { (t.annee_combien(p.lieux.len().to_string(), attendus.to_string())) }
                    } }
                    td data-l=(t.indicateur_provenance()) { (self.origine(p)) }
                    td data-l=(t.indicateur_manque()) {
                        (signaux(&p.signaux, lang))
                        @if !p.manquants.is_empty() && !p.entier { div { (t.indicateur_manquants(noms(self.dossier, &p.manquants))) } }
                        @if p.valeur.is_none() { div { (t.annee_demander(responsable(self.dossier, self.suivi, lang))) } }
                    }
                } } }
            }
        }
    }

    /// Who said the number of a period that was typed for the whole.
    fn origine(&self, p: &PeriodeDetaillee) -> Markup {
        let v = self.valeur(p.mois, "");
        html! { @if let Some(v) = v { (self.dite(v)) } @else if !p.lieux.is_empty() { (m(self.lang()).annee_rassemblee()) } }
    }

    fn dite(&self, v: &Valeur) -> Markup {
        let (t, lang) = (m(self.lang()), self.lang());
        html! {
            @if v.source.is_empty() { (t.indicateur_sans_source()) } @else { (v.source) }
            ", " (v.auteur) ", " (mots::provenance(v.provenance.code(), lang))
            @if let Some(cellule) = &v.cellule { ", " (cellule) }
            @if v.absence.is_some() || v.numerateur.is_some() { ", " (v.texte()) }
        }
    }

    fn valeur(&self, mois: Mois, lieu: &str) -> Option<&Valeur> {
        let valeur = self.dossier.valeur(self.i.id, lieu, mois, &self.suivi.source);
        valeur.filter(|v| v.etat == EtatValeur::Validee && v.source_cle == cle(&self.suivi.source))
    }

    /// The places of one period, the last answered one unless another is chosen.
    fn lieux(&self, detail: &Detail) -> Markup {
        let (t, lang) = (m(self.lang()), self.lang());
        let form = cadre::query(self.visit);
        let pas = self.suivi.pas();
        let lues: Vec<&PeriodeDetaillee> = detail.periodes.iter().filter(|p| !p.lieux.is_empty()).collect();
        let voulue = lire_periode(form.text("periode"));
        let choisie = lues.iter().find(|p| Some(p.mois) == voulue).or(lues.last());
        let Some(p) = choisie else { return html! {} };
        let pages = p.lieux.len().div_ceil(LIEUX).max(1);
        let page = form.text("lieux").parse().unwrap_or(1).clamp(1, pages);
        let periode = ecrire_periode(p.mois, pas);
        let ici = format!("/indicateurs/{}/annees/{}", self.i.id, self.e.numero);
        let choix: Vec<Choix> = lues.iter().map(|p| ecrire_periode(p.mois, pas)).map(|p| Choix::new(p.clone(), p)).collect();
        let rempli = Form::filled(vec![("periode".to_owned(), periode.clone())]);
        let poids = self.suivi.operation_territoires == crate::regles::Operation::MoyennePonderee;
        html! {
            h2 id="lieux" { (t.annee_lieux(&periode)) }
            @if lues.len() > 1 {
                form.filtres method="get" action=(self.visit.url(&format!("{ici}#lieux"))) {
                    (liste_deroulante(&rempli, &cadre::filtre("periode", &t.liste_periode()), &choix, lang))
                    div.boutons { button.bouton.second type="submit" { (t.annee_voir()) } }
                }
            }
            @if let Some(calcul) = p.calcul.as_ref().filter(|c| c.termes.len() <= TERMES) { p { code { (calcul.ecrire(&|n| servi(n, lang))) } } }
            table.empile {
                thead { tr {
                    th scope="col" { (t.import_colonne_territoire()) } th.num scope="col" { (t.validation_valeur()) }
                    @if poids { th.num scope="col" { (t.annee_poids()) } }
                    th scope="col" { (t.indicateur_provenance()) }
                } }
                tbody { @for (lieu, releve) in p.lieux.iter().skip((page - 1) * LIEUX).take(LIEUX) {
                    @let place = self.dossier.lieu(lieu);
                    @let v = self.valeur(p.mois, lieu);
                    tr {
                        th scope="row" { (place.map_or(lieu.as_str(), |l| l.nom.as_str())) }
                        td.num data-l=(t.validation_valeur()) { (releve.nombre().map_or_else(|| "—".to_owned(), |n| servi(&n, lang))) }
                        @if poids { td.num data-l=(t.annee_poids()) { (place.and_then(|l| l.population).map_or_else(|| "—".to_owned(), |n| servi(&Nombre::from(n), lang))) } }
                        td data-l=(t.indicateur_provenance()) { @if let Some(v) = v { (self.dite(v)) } }
                    }
                } }
            }
            @if pages > 1 {
                (pagination(page, pages, &t.lieux_pages(), |n| self.visit.url(&format!("{ici}?periode={periode}&lieux={n}#lieux"))))
            }
        }
    }
}
