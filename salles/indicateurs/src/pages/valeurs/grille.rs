//! The entry grid as data, then as a table: rows are indicators (or the places of one), columns are periods. It works
//! with plain inputs; each cell carries its own refusal and its own reason.

use super::mots;
use crate::actes::valeurs::ecriture::examiner;
use crate::actes::valeurs::{Cellule, Cle, Dossier, PartSaisie, Verdict, Voulu};
use crate::m;
use crate::model::{DimensionId, Echelle, EtatValeur, Indicateur, Part, Suivi};
use crate::pages::mots as definition;
use crate::regles::echelle::{choix, dire_texte};
use crate::regles::{Mois, Noms, RefusCellule, ecrire_periode, grille};
use kernel::{Lang, Refusal};
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};
use web::form::FormError;
use web::{Form, Visit};

/// Columns drawn at once.
const COLONNES: usize = 12;
/// Cells drawn at once, and rows at least: a page stays light.
const CASES: usize = 75;
const LIGNES_MIN: usize = 6;

/// A row of the grid.
pub struct Rangee<'a> {
    pub indicateur: &'a Indicateur,
    pub suivi: Suivi,
    /// Identifier and name of the place; empty: the whole.
    pub lieu: (String, String),
    pub periodes: Vec<Mois>,
    /// Drawn under it, when it is alone in its grid.
    pub parts: Vec<RangeeDePart>,
}

/// The row of one modality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RangeeDePart {
    pub dimension: DimensionId,
    pub modalite: String,
    /// « Sexe : femmes », and the modality alone.
    pub nom: String,
    pub court: String,
}

impl Rangee<'_> {
    /// The names under which a pasted row finds it.
    pub fn noms(&self) -> Noms {
        if self.lieu.0.is_empty() {
            vec![self.indicateur.code.clone(), self.indicateur.libelle.clone()]
        } else {
            vec![self.lieu.1.clone()]
        }
    }

    /// Those of the row of a part: « femmes », « Sexe : femmes », and with the place « Berriac femmes ».
    fn noms_de_part(&self, part: &RangeeDePart) -> Noms {
        let lieu = &self.lieu.1;
        if lieu.is_empty() {
            vec![part.court.clone(), part.nom.clone()]
        } else {
            vec![format!("{lieu} {}", part.court), format!("{lieu} {}", part.nom)]
        }
    }
}

/// The grid, and what was typed over what is on record.
pub struct Grille<'a> {
    pub rangees: Vec<Rangee<'a>>,
    /// Ranks of the rows drawn.
    pub montrees: BTreeSet<usize>,
    pub colonnes: Vec<Mois>,
    /// Typed text by key; what is not there shows what is on record.
    pub saisis: BTreeMap<Cle, Cellule>,
    pub verdicts: BTreeMap<Cle, Verdict>,
    /// Empty: the source that makes faith.
    pub source: String,
}

impl<'a> Grille<'a> {
    /// The rows that this visitor may type in. `annee`: one year of the contract only. One indicator that is answered by
    /// place has one row per place.
    pub fn new(visit: &Visit, dossier: &'a Dossier, annee: Option<i64>, source: &str) -> Self {
        let (de, a) = bornes(dossier, annee);
        let seul = dossier.indicateurs.len() == 1;
        let mut rangees = vec![];
        for indicateur in dossier.indicateurs.iter().filter(|i| dossier.peut_saisir(visit, i)) {
            let suivi = dossier.suivi(indicateur);
            let periodes = match (suivi.pas(), de, a) {
                (Some(pas), Some(de), Some(a)) => grille(pas, suivi.debut, de, a),
                (None, Some(de), Some(a)) => {
                    let deja = dossier.valeurs.iter().filter(|v| v.indicateur_id == indicateur.id).map(|v| v.periode);
                    let exercices = dossier.contrat.exercices.iter().map(|e| e.fin);
                    deja.chain(exercices).filter(|p| de <= *p && *p <= a).collect()
                }
                _ => vec![],
            };
            let parts = if seul { rangees_de_parts(dossier, indicateur) } else { vec![] };
            let rangee =
                |lieu| Rangee { indicateur, suivi: suivi.clone(), lieu, periodes: periodes.clone(), parts: parts.clone() };
            if seul {
                let places = dossier.places(&suivi);
                rangees.extend(places.iter().map(|p| rangee((p.id.to_string(), p.nom.clone()))));
            }
            if suivi.niveau.is_none() {
                rangees.push(rangee((String::new(), String::new())));
            }
        }
        let mut colonnes: Vec<Mois> = rangees.iter().flat_map(|r| r.periodes.iter().copied()).collect();
        colonnes.sort_unstable();
        colonnes.dedup();
        // Too many: those that end with the period of today.
        let fin = colonnes.partition_point(|mois| *mois < Mois::de(visit.today())) + 1;
        let fin = fin.clamp(COLONNES.min(colonnes.len()), colonnes.len());
        let colonnes = colonnes.get(fin.saturating_sub(COLONNES)..fin).unwrap_or_default().to_vec();
        let montrees = (0..rangees.len()).collect();
        Self { rangees, montrees, colonnes, saisis: BTreeMap::new(), verdicts: BTreeMap::new(), source: source.to_owned() }
    }

    /// Rows of a page.
    fn hauteur(&self) -> usize {
        let parts = self.rangees.iter().map(|r| r.parts.len()).max().unwrap_or(0);
        let lignes = (CASES / self.colonnes.len().max(1)).max(LIGNES_MIN);
        (lignes / (1 + parts)).max(1)
    }

    /// The rows that a pasted block may fill: rank of the row, rank of its part if any, names.
    pub fn lignes(&self) -> Vec<(usize, Option<usize>, Noms)> {
        let siennes = |(rang, r): (usize, &Rangee<'_>)| {
            let parts: Vec<_> = r.parts.iter().enumerate().map(|(n, p)| (rang, Some(n), r.noms_de_part(p))).collect();
            std::iter::once((rang, None, r.noms())).chain(parts).collect::<Vec<_>>()
        };
        self.rangees.iter().enumerate().flat_map(siennes).collect()
    }

    /// Pages of rows, one at least.
    pub fn pages(&self) -> usize {
        self.rangees.len().div_ceil(self.hauteur()).max(1)
    }

    /// Draws one page of rows.
    pub fn page(&mut self, page: usize) {
        let debut = (page.clamp(1, self.pages()) - 1) * self.hauteur();
        self.montrees = (debut..self.rangees.len().min(debut + self.hauteur())).collect();
    }

    /// Draws the rows of these cells.
    pub fn autour(&mut self, cellules: &[Cellule]) {
        let dites: BTreeSet<(String, String)> =
            cellules.iter().map(|c| (c.cle.indicateur.to_string(), c.cle.territoire.clone())).collect();
        let dite = |r: &Rangee<'_>| dites.contains(&(r.indicateur.id.to_string(), r.lieu.0.clone()));
        self.montrees = self.rangees.iter().enumerate().filter(|(_, r)| dite(r)).map(|(rang, _)| rang).collect();
    }

    pub fn cle(&self, rangee: &Rangee<'_>, periode: Mois) -> Cle {
        let source = if self.source.is_empty() { rangee.suivi.source.clone() } else { self.source.clone() };
        Cle { indicateur: rangee.indicateur.id, territoire: rangee.lieu.0.clone(), periode, source }
    }

    /// Every cell of the grid found in a form, in the order of the grid.
    pub fn lire(&self, form: &Form) -> Vec<Cellule> {
        let mut cellules = vec![];
        for rangee in &self.rangees {
            for periode in rangee.periodes.iter().filter(|p| self.colonnes.contains(p)) {
                let cle = self.cle(rangee, *periode);
                let nom = nom(&cle);
                if form.has(&format!("v.{nom}")) {
                    let vue = form.text(&format!("n.{nom}")).parse().unwrap_or(0);
                    let motif = form.text(&format!("m.{nom}")).to_owned();
                    let parts = rangee.parts.iter().filter_map(|p| {
                        let champ = nom_de_part(&nom, p);
                        let texte = form.text(&champ).to_owned();
                        let dite = PartSaisie { dimension: p.dimension, modalite: p.modalite.clone(), texte };
                        form.has(&champ).then_some(dite)
                    });
                    let parts = parts.collect();
                    let cellule = Cellule::nouvelle(cle, form.text(&format!("v.{nom}")));
                    cellules.push(Cellule { motif, vue: Some(vue), parts, ..cellule });
                }
            }
        }
        cellules
    }

    /// Lays cells over the grid with what would become of them; nothing is written.
    pub fn poser(&mut self, visit: &Visit, dossier: &Dossier, cellules: Vec<Cellule>, voulu: Voulu) {
        let verdicts = examiner(visit, dossier, &cellules, voulu);
        for (cellule, verdict) in cellules.into_iter().zip(verdicts) {
            self.verdicts.insert(cellule.cle.clone(), verdict);
            self.saisis.insert(cellule.cle.clone(), cellule);
        }
    }
}

fn bornes(dossier: &Dossier, annee: Option<i64>) -> (Option<Mois>, Option<Mois>) {
    let une = annee.and_then(|n| dossier.contrat.exercices.iter().find(|e| e.numero == n));
    match (une, dossier.contrat.bornes()) {
        (Some(e), _) => (Some(e.debut), Some(e.fin)),
        (None, Some((debut, fin))) => (Some(debut), Some(fin)),
        (None, None) => (None, None),
    }
}

/// The name of a cell in the form, without its first letter (`v` value, `m` reason, `n` version).
pub fn nom(cle: &Cle) -> String {
    let lieu = if cle.territoire.is_empty() { "-" } else { &cle.territoire };
    format!("{}.{lieu}.{}", cle.indicateur, cle.periode)
}

/// The name of the field of a part of that cell.
fn nom_de_part(nom: &str, part: &RangeeDePart) -> String {
    format!("p.{nom}.{}.{}", part.dimension, part.modalite)
}

fn rangees_de_parts(dossier: &Dossier, indicateur: &Indicateur) -> Vec<RangeeDePart> {
    let rangee = |d: &crate::model::Dimension, m: &crate::model::Modalite| RangeeDePart {
        dimension: d.id,
        modalite: m.code.clone(),
        nom: format!("{}\u{202f}: {}", d.libelle, m.libelle),
        court: m.libelle.clone(),
    };
    dossier.dimensions(indicateur).flat_map(|d| d.modalites.iter().map(move |m| rangee(d, m))).collect()
}

/// The `id` of a field of that name.
fn id(nom: &str) -> String {
    format!("c-{}", nom.replace('.', "-"))
}

/// What a cell shows: what was typed, else what is on record.
fn texte(
    dossier: &Dossier,
    grille: &Grille<'_>,
    echelle: Option<&Echelle>,
    cle: &Cle,
    lang: Lang,
) -> (String, i64, Option<EtatValeur>, Option<String>) {
    let v = dossier.valeur(cle.indicateur, &cle.territoire, cle.periode, &cle.source);
    let (connue, version, etat) = v.map_or((String::new(), 0, None), |v| (v.texte_sur(echelle, lang), v.version, Some(v.etat)));
    let mut ailleurs = None;
    let mut affiche = connue;
    if v.is_none()
        && let Some(o) = dossier.a_la_place(cle)
    {
        ailleurs = Some(o.provenance.clone());
        affiche = o.absence.map_or_else(
            || {
                let valeur = o.valeur.clone().unwrap_or_default();
                dire_texte(echelle, &valeur, lang).unwrap_or_else(|| valeur.replace('.', ","))
            },
            |a| o.motif.as_ref().map_or_else(|| a.code().to_owned(), |motif| format!("{}\u{202f}: {motif}", a.code())),
        );
    }
    let saisi = grille.saisis.get(cle);
    let affiche = saisi.map_or(affiche, |c| c.texte.clone());
    let vue = saisi
        .and_then(|c| c.vue)
        .filter(|_| !matches!(grille.verdicts.get(cle), Some(Verdict::Refusee(RefusCellule::EcriteEntreTemps { .. }))));
    (affiche, vue.unwrap_or(version), etat, ailleurs)
}

/// What is to be corrected, first thing in the page, each with a link to its cell.
pub fn resume(grille: &Grille<'_>, lang: Lang) -> Markup {
    let t = m(lang);
    let refus: Vec<(&Cle, &RefusCellule)> = grille
        .verdicts
        .iter()
        .filter_map(|(cle, v)| match v {
            Verdict::Refusee(refus) => Some((cle, refus)),
            _ => None,
        })
        .collect();
    html! {
        @if !refus.is_empty() {
            div.erreurs role="alert" tabindex="-1" data-enhance="focus" {
                h2 { (t.saisie_a_corriger(refus.len())) }
                ul { @for (cle, refus) in refus {
                    @let rangee = grille.rangees.iter().find(|r| r.indicateur.id == cle.indicateur && r.lieu.0 == cle.territoire);
                    @let e = FormError::of(refus, lang);
                    li {
                        a href=(format!("#{}", id(&format!("v.{}", nom(cle))))) {
                            @if let Some(r) = rangee { (r.indicateur.code) " " @if !r.lieu.1.is_empty() { (r.lieu.1) " " } (ecrire_periode(cle.periode, r.suivi.pas())) "\u{202f}: " }
                            (e.message)
                        }
                        @if let Some(remede) = &e.remedy { " " (remede) }
                        @if let Some(source) = e.source { br; small { (t.saisie_source()) "\u{202f}: " (source) } }
                    }
                } }
            }
        }
    }
}

/// The table of inputs.
pub fn table(visit: &Visit, dossier: &Dossier, grille: &Grille<'_>) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    html! {
        div.defile role="region" tabindex="0" aria-label=(t.saisie_grille()) {
            table.saisie {
                caption.discret { (t.saisie_legende()) }
                thead { tr {
                    th scope="col" { (t.liste_libelle()) }
                    @for mois in &grille.colonnes { th scope="col" { (titre(grille, *mois)) } }
                } }
                tbody { @for r in grille.montrees.iter().filter_map(|rang| grille.rangees.get(*rang)) {
                    tr {
                        th scope="row" {
                            @if r.lieu.0.is_empty() { (r.indicateur.code) " " (r.indicateur.libelle) } @else { (r.lieu.1) }
                            @if !r.indicateur.unite.is_empty() { br; small { (r.indicateur.unite) } }
                            @if let Some(echelle) = r.indicateur.echelle.as_ref() {
                                br; small { (definition::echelle(echelle, lang)) }
                                (propositions(r.indicateur, echelle, lang))
                            }
                        }
                        @for mois in &grille.colonnes {
                            td { @if r.periodes.contains(mois) { (case(dossier, grille, r, *mois, lang)) } @else { span.discret { "—" } } }
                        }
                    }
                    @for part in &r.parts {
                        tr {
                            th scope="row" { small { @if !r.lieu.1.is_empty() { (r.lieu.1) ", " } (part.nom) } }
                            @for mois in &grille.colonnes {
                                td { @if r.periodes.contains(mois) { (case_de_part(dossier, grille, r, part, *mois)) } @else { span.discret { "—" } } }
                            }
                        }
                    }
                } }
            }
        }
    }
}

/// What the cells of a row with steps propose.
fn propose(indicateur: &Indicateur) -> String {
    format!("etapes-{}", indicateur.id)
}

fn propositions(indicateur: &Indicateur, echelle: &Echelle, lang: Lang) -> Markup {
    let dites = choix(echelle, lang);
    html! { @if !dites.is_empty() { datalist id=(propose(indicateur)) { @for (_, dite) in &dites { option value=(dite); } } } }
}

/// A column under its shortest name: that of the longest period that ends there.
fn titre(grille: &Grille<'_>, mois: Mois) -> String {
    let pas = grille.rangees.iter().filter(|r| r.periodes.contains(&mois)).filter_map(|r| r.suivi.pas());
    ecrire_periode(mois, pas.max_by_key(|p| p.mois()))
}

/// The field of a part: what was typed, else what is on record.
fn case_de_part(dossier: &Dossier, grille: &Grille<'_>, r: &Rangee<'_>, part: &RangeeDePart, mois: Mois) -> Markup {
    let cle = grille.cle(r, mois);
    let nom = nom_de_part(&nom(&cle), part);
    let typed = grille.saisis.get(&cle).and_then(|c| {
        c.parts.iter().find(|p| p.dimension == part.dimension && p.modalite == part.modalite).map(|p| p.texte.clone())
    });
    let connue = || {
        let v = dossier.valeur(cle.indicateur, &cle.territoire, cle.periode, &cle.source)?;
        v.parts.iter().find(|p| p.dimension == part.dimension && p.modalite == part.modalite).map(Part::texte)
    };
    let affiche = typed.or_else(connue).unwrap_or_default();
    let periode = ecrire_periode(mois, r.suivi.pas());
    let dits = [r.indicateur.code.as_str(), r.lieu.1.as_str(), part.nom.as_str(), periode.as_str()];
    let label = dits.iter().filter(|d| !d.is_empty()).copied().collect::<Vec<_>>().join(" ");
    html! { input id=(id(&nom)) name=(nom) value=(affiche) aria-label=(label) autocomplete="off" size="8"; }
}

fn case(dossier: &Dossier, grille: &Grille<'_>, r: &Rangee<'_>, mois: Mois, lang: Lang) -> Markup {
    let t = m(lang);
    let cle = grille.cle(r, mois);
    let nom = nom(&cle);
    let (affiche, version, etat, ailleurs) = texte(dossier, grille, r.indicateur.echelle.as_ref(), &cle, lang);
    let verdict = grille.verdicts.get(&cle);
    let refus = match verdict {
        Some(Verdict::Refusee(refus)) => Some(refus),
        _ => None,
    };
    let motif = grille.saisis.get(&cle).map(|c| c.motif.as_str()).unwrap_or_default();
    let champ = id(&format!("v.{nom}"));
    let dit = format!("{champ}-dit");
    let periode = ecrire_periode(mois, r.suivi.pas());
    let dits = [r.indicateur.code.as_str(), r.lieu.1.as_str(), periode.as_str()];
    let label = dits.iter().filter(|d| !d.is_empty()).copied().collect::<Vec<_>>().join(" ");
    let par_etapes = r.indicateur.echelle.as_ref().is_some_and(|e| !e.etapes().is_empty());
    let parle = refus.is_some() || etat.is_some() || ailleurs.is_some() || verdict.is_some();
    html! {
        input id=(champ) name=(format!("v.{nom}")) value=(affiche) aria-label=(label) autocomplete="off" size="8" list=[par_etapes.then(|| propose(r.indicateur))]
            aria-invalid=[refus.map(|_| "true")] aria-describedby=[parle.then_some(&dit)];
        @if version > 0 { input type="hidden" name=(format!("n.{nom}")) value=(version); }
        @if parle {
            div id=(dit) {
                @if let Some(refus) = refus { p.erreur { "✕ " (refus.message(lang)) } }
                @match verdict {
                    Some(Verdict::Acceptee { avant: Some(avant), .. }) => p.aide { (t.saisie_remplace(avant)) },
                    Some(Verdict::Acceptee { .. }) => p.aide { "✓ " (t.saisie_nouvelle()) },
                    _ => {},
                }
                @if let Some(e) = etat { (mots::etat_valeur(e, lang)) }
                @if let Some(origine) = &ailleurs { small { (mots::provenance(origine, lang)) } }
            }
        }
        @if refus.is_some_and(RefusCellule::attend_un_motif) || !motif.is_empty() {
            @let champ = id(&format!("m.{nom}"));
            label for=(champ) { small { (t.saisie_motif()) } }
            input id=(champ) name=(format!("m.{nom}")) value=(motif) size="16";
        }
    }
}
