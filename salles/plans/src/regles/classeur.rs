//! The plan as a workbook, and back. « XLSX round trip: the whole plan as a workbook a person likes to work in,
//! corrected and re-imported with a preview of differences, no duplicates, errors named by cell, nothing written until
//! accepted. » Nothing here reads a database. Read `feuilles.rs` (what is shown), `examen.rs` (what a file would change),
//! then `preparation.rs` (what the rules of the plan say of it).

mod cases;
mod examen;
mod feuilles;
mod preparation;
mod refus;

pub use examen::{Examen, FeuilleExaminee, examiner};
pub use feuilles::{Onglet, Taux, feuille_des_taux, feuilles};
pub(in crate::regles) use preparation::saisie_de_fiche;
pub use preparation::{Ecriture, SuiviDit};
pub use refus::{Faute, Refus, Situe};
pub use sheets::{Choix, Cote, Tranche};

use crate::m;
use crate::model::{
    Articulation, AxeTransversal, Contrat, Declinaison, Engagement, FicheAction, FicheActionId, FicheTerritoire, Lien, Marque,
    Noeud, Participation, Preuve, Programme, Signataire, Thematique,
};
use crate::regles::annee::bornes;
use acteurs::model::{Organisation, OrganisationId};
use indicateurs::model::{Cible, Indicateur, Observation, Rattachement, Suivi};
use indicateurs::regles::{Annees, Mois};
use jiff::Timestamp;
use kernel::Lang;
use sheets::{ALire, Classeur, ClasseurLu};
use territoire::model::Territoire;

const CONTRAT: &str = "contrat";
const LANGUE: &str = "langue";
const RANG: &str = "rang";
const TETE: &str = "tete";

/// A plan as its tables hold it, at some moment. Only what is in force: sheets and déclinaisons withdrawn are left out.
#[derive(Debug, Clone)]
pub struct PlanEnTables {
    pub contrat: Contrat,
    pub noeuds: Vec<Noeud>,
    /// By number.
    pub fiches: Vec<FicheAction>,
    /// By sheet, then in order.
    pub declinaisons: Vec<Declinaison>,
    /// By sheet, pilots first, then in order.
    pub participations: Vec<Participation>,
    /// All those of the collectivité, by name.
    pub organisations: Vec<Organisation>,
    pub indicateurs: Vec<Indicateur>,
    pub rattachements: Vec<Rattachement>,
    pub cibles: Vec<Cible>,
    pub observations: Vec<Observation>,
    pub suivis: Vec<Suivi>,
    /// By sheet, then in order.
    pub liens: Vec<Lien>,
    /// By sheet.
    pub lieux: Vec<FicheTerritoire>,
    /// In order.
    pub marques: Vec<Marque>,
    /// All those of the collectivité, as the next.
    pub programmes: Vec<Programme>,
    pub territoires: Vec<Territoire>,
    /// In order, as the four next.
    pub axes: Vec<AxeTransversal>,
    pub thematiques: Vec<Thematique>,
    pub signataires: Vec<Signataire>,
    pub engagements: Vec<Engagement>,
    pub articulations: Vec<Articulation>,
    /// Shown nowhere: a promise is said kept when something proves it.
    pub preuves: Vec<Preuve>,
    /// Shown nowhere: what a figure is judged against.
    pub annees: Annees,
}

impl PlanEnTables {
    /// Leaves out what is not in force or stands elsewhere, and sorts the rest as people read it.
    #[must_use]
    pub fn ranger(mut self) -> Self {
        let contrat = self.contrat.id;
        self.noeuds.retain(|n| n.contrat_id == contrat);
        self.noeuds.sort_by_key(|n| (n.ordre, n.id));
        self.fiches.retain(|f| f.contrat_id == contrat && f.retiree_le.is_none());
        self.fiches.sort_by_key(|f| (f.numero, f.id));
        let number: std::collections::HashMap<FicheActionId, i64> = self.fiches.iter().map(|f| (f.id, f.numero)).collect();
        let of = |id: &FicheActionId| number.get(id).copied();
        self.declinaisons.retain(|d| d.retiree_le.is_none() && of(&d.fiche_id).is_some());
        self.declinaisons.sort_by_key(|d| (of(&d.fiche_id), d.ordre, d.id));
        self.participations.retain(|p| of(&p.fiche_id).is_some());
        self.participations.sort_by_key(|p| (of(&p.fiche_id), p.role.code() != "pilote", p.ordre, p.id));
        self.liens.retain(|l| of(&l.fiche_id).is_some());
        self.liens.sort_by_key(|l| (of(&l.fiche_id), l.ordre, l.id));
        self.lieux.retain(|l| of(&l.fiche_id).is_some());
        self.lieux.sort_by_key(|l| (of(&l.fiche_id), l.id));
        self.marques.retain(|m| m.contrat_id == contrat);
        self.marques.sort_by_key(|m| (m.ordre, m.id));
        self.axes.retain(|a| a.contrat_id == contrat);
        self.axes.sort_by_key(|a| (a.ordre, a.id));
        self.thematiques.retain(|t| t.contrat_id == contrat);
        self.thematiques.sort_by_key(|t| (t.ordre, t.id));
        self.signataires.retain(|s| s.contrat_id == contrat);
        self.signataires.sort_by_key(|s| (s.ordre, s.id));
        self.engagements.retain(|e| e.contrat_id == contrat);
        self.engagements.sort_by_key(|e| (e.ordre, e.id));
        self.articulations.retain(|a| a.contrat_id == contrat);
        self.articulations.sort_by_key(|a| (a.ordre, a.id));
        self.preuves.retain(|p| p.contrat_id == contrat);
        self.programmes.sort_by(|a, b| (&a.cle, a.id).cmp(&(&b.cle, b.id)));
        let contrat = contrat.to_string();
        self.indicateurs.retain(|i| i.contrat_id == contrat);
        self.indicateurs.sort_by_key(|i| (i.ordre, i.id));
        self.rattachements.retain(|r| r.contrat_id == contrat);
        self.cibles.retain(|c| c.contrat_id == contrat);
        self.observations.retain(|o| o.contrat_id == contrat);
        self.suivis.retain(|s| s.contrat_id == contrat);
        self.organisations.sort_by(|a, b| (&a.cle, a.id).cmp(&(&b.cle, b.id)));
        self
    }

    /// Why a point is to be verified and what is decided of it are for who writes the plan, as on their page.
    pub fn taire_les_decisions(&mut self) {
        for marque in &mut self.marques {
            marque.note.clear();
            marque.choix = None;
        }
    }

    fn fiche(&self, id: FicheActionId) -> Option<&FicheAction> {
        self.fiches.iter().find(|f| f.id == id)
    }

    /// How an indicator is followed; until someone says otherwise, as its page shows it.
    fn suivi(&self, i: &Indicateur) -> Suivi {
        let known = self.suivis.iter().find(|s| s.indicateur_id == i.id).cloned();
        known.unwrap_or_else(|| Suivi::par_defaut(i, Some(Mois::de(bornes(&self.contrat, 1).0))))
    }

    fn organisation(&self, id: OrganisationId) -> Option<&Organisation> {
        self.organisations.iter().find(|o| o.id == id)
    }
}

/// Where the journal stood when a workbook was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    pub rang: i64,
    /// Hash of the entry of that rank.
    pub tete: String,
    /// The language of its headings and of its lists.
    pub lang: Lang,
}

/// The workbook of a plan.
#[must_use]
pub fn classeur(plan: &PlanEnTables, provenance: &Provenance, a: Timestamp, jour: &str) -> Classeur {
    let (lang, t) = (provenance.lang, m(provenance.lang));
    let titre = t.classeur_titre(&plan.contrat.titre);
    Classeur {
        a_lire: Some(ALire {
            nom: t.classeur_a_lire(),
            paragraphes: vec![
                titre.clone(),
                t.classeur_lire_date(jour),
                t.classeur_lire_modifier(),
                t.classeur_lire_cadre(),
                t.classeur_lire_ajouter(),
                t.classeur_lire_gris(),
                t.classeur_lire_retirer(),
                t.classeur_lire_renvoyer(),
            ],
        }),
        feuilles: feuilles(plan, lang),
        meta: [
            (CONTRAT, plan.contrat.id.to_string()),
            (LANGUE, lang.code().to_owned()),
            (RANG, provenance.rang.to_string()),
            (TETE, provenance.tete.clone()),
            ("exporte_le", jour.to_owned()),
        ]
        .map(|(key, value)| (key.to_owned(), value))
        .to_vec(),
        cree_a: a.to_zoned(jiff::tz::TimeZone::UTC).datetime(),
        titre,
        lang,
    }
}

/// Where a workbook says that it comes from.
///
/// # Errors
/// `PasUnExport` for a file of elsewhere, `AutreContrat` for the plan of another contract.
pub fn provenance(lu: &ClasseurLu, contrat: &Contrat) -> Result<Provenance, Refus> {
    let said = |key: &str| lu.meta.iter().find(|(k, _)| k == key).map(|(_, v)| v.as_str());
    let (Some(of), Some(rang), Some(tete)) = (said(CONTRAT), said(RANG).and_then(|r| r.parse().ok()), said(TETE)) else {
        return Err(Refus::PasUnExport);
    };
    if of != contrat.id.to_string() {
        return Err(Refus::AutreContrat { contrat: contrat.titre.clone() });
    }
    let lang = said(LANGUE).and_then(Lang::from_code).unwrap_or(Lang::Fr);
    Ok(Provenance { rang, tete: tete.to_owned(), lang })
}
