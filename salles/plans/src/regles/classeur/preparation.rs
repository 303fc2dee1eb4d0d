//! What the rules of the plan say of the changes of a workbook: the records to write, or the cells at fault. The same
//! rules as the editing pages; nothing else decides.

use super::feuilles::{Onglet, annee_de, annees, nom_d_organisation, nom_de_mode, nom_de_noeud, nom_de_role};
use super::{Faute, FeuilleExaminee, PlanEnTables};
use crate::model::{
    Articulation, AxeTransversal, Declinaison, Engagement, EtatLien, FicheAction, LienId, MarqueId, ModePilotage, Noeud, NoeudId,
    Participation, Programme, RoleParticipation, Signataire,
};
use crate::regles::redaction::{
    self as regles, CadreAnnees, DeclinaisonLue, Refus, SaisieDeclinaison, SaisieFiche, SaisieLien, appliquer, jeu_de_statuts,
    premier_statut,
};
use ::indicateurs::model::{Indicateur, IndicateurId};
use ::indicateurs::regles::redaction::{SaisieIndicateur, SaisieObservation};
use acteurs::model::Organisation;
use kernel::{Id, Lang, Refusal, Right};
use sheets::{Adresse, Changement, ErreurCellule, LigneConfrontee, Souci, Valeur};
use std::collections::BTreeSet;
use store::Json;
use territoire::model::TerritoireId;

mod attaches;
mod cadre;
mod indicateurs;
mod valeurs;

pub use indicateurs::SuiviDit;
pub(super) use indicateurs::colonne_de;

/// One record to write.
#[derive(Debug, Clone)]
pub enum Ecriture {
    NouvelleFiche(FicheAction),
    Fiche(FicheAction),
    /// With its sheet, whose marks may grow.
    NouvelleDeclinaison(FicheAction, DeclinaisonLue),
    Declinaison(FicheAction, DeclinaisonLue),
    NouvelleParticipation(Participation),
    Participation(Participation),
    /// A target; nothing to take it away.
    Cible {
        indicateur: IndicateurId,
        annee: i64,
        valeur: Option<String>,
    },
    Valeur(IndicateurId, SaisieObservation),
    /// Under the sheet it measures, with what its row says of its follow-up.
    NouvelIndicateur {
        fiche: FicheAction,
        saisie: Box<SaisieIndicateur>,
        suivi: Option<Box<SuiviDit>>,
    },
    /// Under what it measures: a sheet in force, or a level.
    Indicateur {
        fiche: Option<FicheAction>,
        objet: String,
        objet_id: String,
        avant: Box<Indicateur>,
        apres: Box<Indicateur>,
        saisie: Box<SaisieIndicateur>,
    },
    /// With the version of the follow-up; 0 when nobody wrote one.
    Suivi(IndicateurId, i64, Box<SuiviDit>),
    ValeurEffacee(IndicateurId, i64),
    NouveauNiveau(Noeud),
    /// Its place among the others comes with the order of all.
    Niveau(Noeud),
    NouvelAxe(AxeTransversal),
    Axe(AxeTransversal),
    NouveauSignataire(Signataire),
    Signataire(Signataire),
    /// With the reason of its state, when one was asked for.
    NouvelEngagement(Box<Engagement>, Option<String>),
    Engagement(Box<Engagement>, Option<String>),
    NouveauProgramme(Programme),
    Programme(Programme),
    NouvelleArticulation(Articulation),
    Articulation(Articulation),
    /// With the state that its row asks for, when it asks for one.
    NouveauLien {
        fiche: FicheAction,
        saisie: SaisieLien,
        etat: Option<EtatLien>,
    },
    Lien {
        fiche: FicheAction,
        id: LienId,
        version: i64,
        saisie: Option<SaisieLien>,
        etat: Option<EtatLien>,
    },
    NouveauLieu(FicheAction, TerritoireId),
    LieuRetire(FicheAction, TerritoireId),
    /// With what is decided.
    MarqueReglee(MarqueId, i64, String),
    MarqueRouverte(MarqueId, i64),
}

impl Ecriture {
    /// What the act that writes the same on the pages asks for.
    #[must_use]
    pub fn droit(&self) -> Right {
        match self {
            Self::NouveauNiveau(_) | Self::Niveau(_) => Right::CreerContrat,
            Self::NouvelEngagement(..) | Self::Engagement(..) => Right::MenerCampagne,
            Self::NouvelIndicateur { .. } | Self::Indicateur { .. } | Self::Suivi(..) => Right::DefinirIndicateur,
            _ => Right::ModifierPlan,
        }
    }
}

/// What a workbook would write, and what the rules refuse of it.
pub(super) struct Prepare {
    pub ecritures: Vec<Ecriture>,
    /// The row or the cell that each comes from.
    pub lieux: Vec<Adresse>,
    pub fautes: Vec<Faute>,
    /// The levels from the top, when a row of theirs was taken.
    pub ordre: Option<Vec<NoeudId>>,
}

/// The writes of all the sheets, and what the rules refuse. Sheets come first: what is added to them may name a new one.
pub(super) fn preparer(plan: &PlanEnTables, feuilles: &[FeuilleExaminee], lang: Lang) -> Prepare {
    let mut work = Preparation::new(plan, lang);
    let mut ordre = None;
    let valeurs = feuilles.iter().find(|f| f.onglet == Onglet::Valeurs);
    // A link may name a programme that the same workbook adds, further on.
    let (liens, others): (Vec<_>, Vec<_>) = feuilles.iter().partition(|f| f.onglet == Onglet::Liens);
    for sheet in others.into_iter().chain(liens) {
        if sheet.onglet == Onglet::Niveaux {
            ordre = work.niveaux(plan, sheet.ecarts.applicables().map(|row| Ligne { sheet, row }).collect());
            continue;
        }
        for row in sheet.ecarts.applicables() {
            let line = Ligne { sheet, row };
            match sheet.onglet {
                Onglet::Fiches => work.fiche(&line),
                Onglet::Declinaisons => work.declinaison(&line),
                Onglet::Participations => work.participation(&line),
                Onglet::Indicateurs => work.indicateur(&line, valeurs),
                Onglet::Valeurs => work.valeurs(&line),
                Onglet::Axes => work.axe(&line),
                Onglet::Signataires => work.signataire(&line),
                Onglet::Engagements => work.engagement(&line),
                Onglet::Programmes => work.programme(&line),
                Onglet::Articulations => work.articulation(plan, &line),
                Onglet::Liens => work.lien(plan, &line),
                Onglet::Lieux => work.lieu(&line),
                Onglet::Marques => work.marque(&line),
                // Taken all together, above.
                Onglet::Niveaux => {}
            }
            work.situer(line.adresse("id"));
        }
    }
    Prepare { ecritures: work.ecritures, lieux: work.lieux, fautes: work.fautes, ordre }
}

struct Ligne<'a> {
    sheet: &'a FeuilleExaminee,
    row: &'a LigneConfrontee,
}

impl Ligne<'_> {
    fn id(&self) -> Option<&str> {
        self.row.identifiant.as_deref()
    }

    fn change(&self, cle: &str) -> Option<&Changement> {
        self.row.changements.iter().find(|c| c.colonne == cle)
    }

    /// What the file says of a changed cell, as text; blank when it was erased.
    fn dit(&self, cle: &str) -> Option<String> {
        self.change(cle).map(|c| match &c.apres {
            Valeur::Texte(text) => text.clone(),
            Valeur::Nombre(number) => number.to_string(),
            Valeur::Date(day) => day.to_string(),
            Valeur::Vide | Valeur::OuiNon(_) => String::new(),
        })
    }

    /// What the file says, else what was.
    fn dit_ou(&self, cle: &str, was: impl Into<String>) -> String {
        self.dit(cle).unwrap_or_else(|| was.into())
    }

    /// Nothing but that column was filled in: it says something of a change, and nothing changes.
    fn seulement(&self, cle: &str) -> bool {
        self.row.changements.iter().all(|c| c.colonne == cle)
    }

    /// The cell of that column, changed or not.
    fn adresse(&self, cle: &str) -> Adresse {
        if let Some(change) = self.change(cle) {
            return change.adresse.clone();
        }
        let rank = self.sheet.attendue.colonnes.iter().position(|c| c.cle == cle).unwrap_or(0);
        Adresse::new(&self.sheet.nom, self.row.ligne, u32::try_from(rank).unwrap_or(0))
    }

    /// The cell of the field that a rule names, when the sheet has it.
    fn lieu(&self, field: Option<String>, usual: &str) -> Adresse {
        let known = field.filter(|f| self.sheet.attendue.colonnes.iter().any(|c| c.cle == *f));
        self.adresse(known.as_deref().unwrap_or(usual))
    }

    /// What a row already there may not change.
    fn fixes(&self, cles: &[&str]) -> Vec<Faute> {
        let changed = cles.iter().filter_map(|cle| self.change(cle)).filter(|_| self.id().is_some());
        changed
            .map(|c| {
                Faute::Cellule(ErreurCellule {
                    adresse: c.adresse.clone(),
                    colonne: c.colonne.clone(),
                    souci: Souci::NonModifiable { avant: c.avant.clone() },
                })
            })
            .collect()
    }
}

struct Preparation {
    /// The plan as the writes prepared so far leave it.
    plan: PlanEnTables,
    lang: Lang,
    ecritures: Vec<Ecriture>,
    lieux: Vec<Adresse>,
    fautes: Vec<Faute>,
    /// Indicators whose definition writes their targets too.
    definis: BTreeSet<IndicateurId>,
}

impl Preparation {
    fn new(plan: &PlanEnTables, lang: Lang) -> Self {
        Self { plan: plan.clone(), lang, ecritures: vec![], lieux: vec![], fautes: vec![], definis: BTreeSet::new() }
    }

    /// Where the writes that have no place yet come from.
    fn situer(&mut self, adresse: Adresse) {
        self.lieux.resize(self.ecritures.len(), adresse);
    }

    fn refuser(&mut self, line: &Ligne<'_>, usual: &str, refus: Vec<Refus>) {
        for no in refus {
            let adresse = line.lieu(no.field(), usual);
            self.fautes.push(Faute::Regle { adresse, refus: no });
        }
    }

    fn fiche(&mut self, line: &Ligne<'_>) {
        let known = self.plan.fiches.iter().find(|f| line.id().is_some_and(|id| f.id.to_string() == id)).cloned();
        let new = known.is_none();
        let mut before = known.unwrap_or_else(|| FicheAction::vierge(self.plan.contrat.id, premier_statut(&self.plan.contrat)));
        let mut saisie = saisie_de_fiche(&before);
        if new {
            saisie.noeud.clear();
            saisie.numero = regles::numero_suivant(&self.plan.fiches).to_string();
        }
        self.poser(line, &mut saisie);
        if new {
            // A sheet is born in its status: it passes from none.
            before.statut.clone_from(&saisie.statut);
        }
        match appliquer(&before, &saisie, &self.plan.contrat, &self.plan.noeuds, &self.plan.fiches) {
            Ok(mut fiche) => {
                fiche.recherche = regles::cle_de_recherche(&fiche, &self.organisations_de(&fiche));
                match self.plan.fiches.iter_mut().find(|f| f.id == fiche.id) {
                    Some(place) => place.clone_from(&fiche),
                    None => self.plan.fiches.push(fiche.clone()),
                }
                self.ecritures.push(if new { Ecriture::NouvelleFiche(fiche) } else { Ecriture::Fiche(fiche) });
            }
            Err(refus) => self.refuser(line, "titre", refus),
        }
    }

    fn organisations_de(&self, fiche: &FicheAction) -> Vec<Organisation> {
        let mut known: Vec<Organisation> = vec![];
        for participation in self.plan.participations.iter().filter(|p| p.fiche_id == fiche.id) {
            let found = self.plan.organisation(participation.organisation_id);
            known.extend(found.filter(|o| known.iter().all(|k| k.id != o.id)).cloned());
        }
        known.sort_by_key(|o| o.id);
        known
    }

    /// Puts the changed cells into the form of a sheet; labels become their codes.
    fn poser(&self, line: &Ligne<'_>, saisie: &mut SaisieFiche) {
        let statuts = jeu_de_statuts(&self.plan.contrat);
        let code_of = |cle: &str, label: String| match cle {
            "noeud" => self.plan.noeuds.iter().find(|n| meme(&nom_de_noeud(n), &label)).map_or(label, |n| n.id.to_string()),
            "mode_pilotage" => {
                let mode = ModePilotage::ALL.iter().find(|mode| meme(&nom_de_mode(**mode, self.lang), &label));
                mode.map_or(label, |mode| mode.code().to_owned())
            }
            "statut" => statuts.iter().find(|s| meme(&s.libelle, &label)).map_or(label, |s| s.code.clone()),
            _ => label,
        };
        let fields: [(&str, &mut String); 13] = [
            ("numero", &mut saisie.numero),
            ("titre", &mut saisie.titre),
            ("titre_plan", &mut saisie.titre_plan),
            ("noeud", &mut saisie.noeud),
            ("mode_pilotage", &mut saisie.mode_pilotage),
            ("contexte", &mut saisie.contexte),
            ("objectif_strategique", &mut saisie.objectif_strategique),
            ("objectifs_operationnels", &mut saisie.objectifs_operationnels),
            ("public_cible", &mut saisie.public_cible),
            ("publics", &mut saisie.publics),
            ("statut", &mut saisie.statut),
            ("statut_motif", &mut saisie.statut_motif),
            ("poids", &mut saisie.poids),
        ];
        for (cle, field) in fields {
            if let Some(text) = line.dit(cle) {
                *field = code_of(cle, text);
            }
        }
    }

    /// The sheet that a row stands under: its own, or the one whose number a new row bears.
    fn sous(&mut self, line: &Ligne<'_>, own: Option<crate::model::FicheActionId>) -> Option<FicheAction> {
        let typed = line.dit("fiche").unwrap_or_default();
        let found = match own {
            Some(id) => self.plan.fiche(id),
            None => self.plan.fiches.iter().find(|f| f.numero.to_string() == typed),
        };
        let found = found.cloned();
        if found.is_none() {
            self.fautes.push(Faute::FicheInconnue { adresse: line.adresse("fiche"), saisi: typed });
        }
        found
    }

    fn declinaison(&mut self, line: &Ligne<'_>) {
        let fixed = line.fixes(&["fiche"]);
        if !fixed.is_empty() {
            return self.fautes.extend(fixed);
        }
        let known = self.plan.declinaisons.iter().find(|d| line.id().is_some_and(|id| d.id.to_string() == id)).cloned();
        let new = known.is_none();
        let Some(fiche) = self.sous(line, known.as_ref().map(|d| d.fiche_id)) else { return };
        let siblings: Vec<Declinaison> = self.plan.declinaisons.iter().filter(|d| d.fiche_id == fiche.id).cloned().collect();
        let before = known.unwrap_or_else(|| Declinaison::vierge(fiche.contrat_id, fiche.id, &siblings));
        let lettre = if new { regles::lettre_suivante(&siblings) } else { before.lettre.clone() };
        let said = |cle: &str, was: String| line.dit(cle).unwrap_or(was);
        let saisie = SaisieDeclinaison {
            lettre: said("lettre", lettre),
            lettre_imprimee: said("lettre_imprimee", before.lettre_imprimee.clone()),
            libelle: said("libelle", before.libelle.clone()),
            details: said("details", before.details.join("\n")),
            echeance: said("echeance", before.echeance.clone().unwrap_or_default()),
            annees: line.dit("annees").map_or_else(|| before.annees.iter().map(i64::to_string).collect(), |text| annees(&text)),
            lire_l_echeance: false,
        };
        match regles::lire_declinaison(&before, &saisie, &CadreAnnees::du_contrat(&self.plan.contrat)) {
            Ok(lue) => {
                match self.plan.declinaisons.iter_mut().find(|d| d.id == lue.declinaison.id) {
                    Some(place) => place.clone_from(&lue.declinaison),
                    None => self.plan.declinaisons.push(lue.declinaison.clone()),
                }
                self.ecritures.push(if new {
                    Ecriture::NouvelleDeclinaison(fiche, lue)
                } else {
                    Ecriture::Declinaison(fiche, lue)
                });
            }
            Err(refus) => self.refuser(line, "libelle", refus),
        }
    }

    fn participation(&mut self, line: &Ligne<'_>) {
        let fixed = line.fixes(&["fiche", "role", "organisation"]);
        if !fixed.is_empty() {
            return self.fautes.extend(fixed);
        }
        let services = line.dit("services").map(|text| regles::lignes(&text));
        if let Some(known) = self.plan.participations.iter().find(|p| line.id().is_some_and(|id| p.id.to_string() == id)) {
            let mut p = known.clone();
            p.services.0 = services.unwrap_or_default();
            self.ecritures.push(Ecriture::Participation(p));
            return;
        }
        let Some(fiche) = self.sous(line, None) else { return };
        let label = line.dit("organisation").unwrap_or_default();
        let role_label = line.dit("role").unwrap_or_default();
        let mut living = self.plan.organisations.iter().filter(|o| o.remplacee_par.is_none());
        let organisation = living.find(|o| meme(&nom_d_organisation(&self.plan, o), &label)).cloned();
        let role = RoleParticipation::ALL.iter().find(|r| meme(&nom_de_role(**r, self.lang), &role_label)).copied();
        let (Some(organisation), Some(role)) = (organisation, role) else {
            let refus = Refus::ChoixInconnu { champ: "organisation", saisi: label };
            return self.refuser(line, "organisation", vec![refus]);
        };
        let present: Vec<Participation> = self.plan.participations.iter().filter(|p| p.fiche_id == fiche.id).cloned().collect();
        if let Err(no) = regles::pas_deja_la(&organisation, role, &present) {
            return self.refuser(line, "organisation", vec![no]);
        }
        let participation = Participation {
            id: Id::fresh(),
            version: 1,
            contrat_id: fiche.contrat_id,
            fiche_id: fiche.id,
            organisation_id: organisation.id,
            role,
            services: Json(services.unwrap_or_default()),
            ordre: present.iter().filter(|p| p.role == role).map(|p| p.ordre).max().unwrap_or(0) + 1,
        };
        self.plan.participations.push(participation.clone());
        self.ecritures.push(Ecriture::NouvelleParticipation(participation));
    }
}

/// What a changed cell says, as a French reader types it: « 1.234 » would be read as one thousand, or as a bit more than one.
fn a_virgule(change: &Changement) -> String {
    match &change.apres {
        Valeur::Texte(text) => text.clone(),
        Valeur::Nombre(number) => number.a_virgule(),
        Valeur::Date(day) => day.to_string(),
        Valeur::Vide | Valeur::OuiNon(_) => String::new(),
    }
}

/// The label of a list, as a cell gives it back.
fn meme(label: &str, read: &str) -> bool {
    kernel::texte::cle(label) == kernel::texte::cle(read)
}

/// A sheet as its form shows it.
pub(in crate::regles) fn saisie_de_fiche(f: &FicheAction) -> SaisieFiche {
    SaisieFiche {
        numero: f.numero.to_string(),
        titre: f.titre.clone(),
        titre_plan: f.titre_plan.clone().unwrap_or_default(),
        noeud: f.noeud_id.to_string(),
        mode_pilotage: f.mode_pilotage.code().to_owned(),
        contexte: f.contexte.clone(),
        objectif_strategique: f.objectif_strategique.clone(),
        objectifs_operationnels: f.objectifs_operationnels.join("\n"),
        public_cible: f.public_cible.clone(),
        publics: f.publics.join("\n"),
        statut: f.statut.clone(),
        statut_motif: f.statut_motif.clone().unwrap_or_default(),
        poids: f.poids.to_string(),
    }
}
