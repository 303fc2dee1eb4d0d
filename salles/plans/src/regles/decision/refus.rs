//! Every way a committee, a decision or an amendment can be refused, by name.

use super::Champ;
use crate::m;
use crate::model::{EtatDecision, GenreDecision, ObjetRevision};
use crate::regles::decision::mots;
use jiff::civil::Date;
use kernel::texte::date_longue;
use kernel::{Lang, Refusal};

/// A rule said no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refus {
    // Committees.
    TitreManquant,
    DateManquante { champ: &'static str },
    DateIllisible { champ: &'static str, vu: String },
    DateHorsContrat { le: Date, debut: i64, fin: i64 },
    CampagneInconnue,
    PresentsManquants,
    SeanceFuture { le: Date },
    SeanceNonTenue,
    ComiteAvecDecisions { n: usize },
    ReleveValide,
    // Decisions.
    GenreManquant,
    MotifCourt { champ: &'static str, vus: usize },
    ResponsableManquant,
    EcheanceManquante { genre: GenreDecision },
    EcheanceAvantSeance { echeance: Date, seance: Date },
    FicheManquante { genre: GenreDecision },
    FicheEnTrop,
    FicheInconnue,
    FicheRetiree { numero: i64 },
    AvenantExige { objet: ObjetRevision, source: String },
    OrdreIncomplet,
    // Effects.
    ReleveNonValide,
    EffetSansObjet,
    EffetParAvenant,
    EffetDejaApplique,
    StatutAbandonAbsent,
    ActionSansTitre,
    ActionSansPlace,
    // Follow-up.
    EtatManquant,
    PassageInterdit { de: EtatDecision, vers: EtatDecision },
    SuiviFutur { le: Date },
    SuiviAvantSeance { le: Date, seance: Date },
    ReportSansDate,
    ReportEnArriere { nouvelle: Date, ancienne: Date },
    RapporteeSansDecision,
    RapporteeParAnterieure,
    TacheInconnue,
    TacheVide,
    // Fields.
    ChampInconnu { vu: String },
    ValeurVide { champ: Champ },
    ValeurLongue { champ: Champ, signes: usize, max: usize },
    RienNeChange { champ: Champ },
    StatutInconnu { vu: String, permis: String },
    PassageStatut { de: String, vers: String, permis: String },
    AnneesIllisibles { vu: String, duree: i64 },
    AnneeFinIllisible { vu: String, debut: i64 },
    PiloteInconnu { vu: String, candidats: String },
    DeclinaisonInconnue { lettre: String },
    DeclinaisonAmbigue { lettre: String },
    NoeudInconnu,
    // Amendments.
    ObjetManquant,
    DemandeurManquant,
    SansModification,
    ModificationDouble { champ: Champ, numero: Option<i64> },
    DatesDesordre { avant: Date, apres: Date, champ: &'static str },
    SignatureFuture { le: Date },
    DateHorsAvenant { champ: &'static str, le: Date, du: Date, au: Date },
    DecisionNonValidee { ordre: i64 },
    AvenantSigne,
    AvenantNonSigne,
    AvenantApplique,
    EffetPasEncore { le: Date },
    ChampChange { champ: Champ, numero: Option<i64>, avant: String, actuel: String },
}

const DECISIONS: &str = "Plans, contrats et campagnes de suivi, § 8 « Décisions du COPIL »";
const AVENANTS: &str = "Plans, contrats et campagnes de suivi, § 9 « Avenants, versions, différence »";
const SAISIES: &str = "Plans, contrats et campagnes de suivi, § 12 « Entrées fautives »";
const STATUTS: &str = "Plans, contrats et campagnes de suivi, § 4 « Jeux de statuts »";

impl Refusal for Refus {
    fn code(&self) -> &'static str {
        match self {
            Self::TitreManquant => "comite.titre_manquant",
            Self::DateManquante { .. } => "comite.date_manquante",
            Self::DateIllisible { .. } => "comite.date_illisible",
            Self::DateHorsContrat { .. } => "comite.date_hors_contrat",
            Self::CampagneInconnue => "comite.campagne_inconnue",
            Self::PresentsManquants => "comite.presents_manquants",
            Self::SeanceFuture { .. } => "comite.seance_future",
            Self::SeanceNonTenue => "comite.seance_non_tenue",
            Self::ComiteAvecDecisions { .. } => "comite.avec_decisions",
            Self::ReleveValide => "comite.releve_valide",
            Self::GenreManquant => "decision.genre_manquant",
            Self::MotifCourt { .. } => "decision.motif_court",
            Self::ResponsableManquant => "decision.responsable_manquant",
            Self::EcheanceManquante { .. } => "decision.echeance_manquante",
            Self::EcheanceAvantSeance { .. } => "decision.echeance_avant_seance",
            Self::FicheManquante { .. } => "decision.fiche_manquante",
            Self::FicheEnTrop => "decision.fiche_en_trop",
            Self::FicheInconnue => "decision.fiche_inconnue",
            Self::FicheRetiree { .. } => "decision.fiche_retiree",
            Self::AvenantExige { .. } => "decision.avenant_exige",
            Self::OrdreIncomplet => "decision.ordre_incomplet",
            Self::ReleveNonValide => "decision.releve_non_valide",
            Self::EffetSansObjet => "decision.effet_sans_objet",
            Self::EffetParAvenant => "decision.effet_par_avenant",
            Self::EffetDejaApplique => "decision.effet_deja_applique",
            Self::StatutAbandonAbsent => "decision.statut_abandon_absent",
            Self::ActionSansTitre => "decision.action_sans_titre",
            Self::ActionSansPlace => "decision.action_sans_place",
            Self::EtatManquant => "decision.etat_manquant",
            Self::PassageInterdit { .. } => "decision.passage_interdit",
            Self::SuiviFutur { .. } => "decision.suivi_futur",
            Self::SuiviAvantSeance { .. } => "decision.suivi_avant_seance",
            Self::ReportSansDate => "decision.report_sans_date",
            Self::ReportEnArriere { .. } => "decision.report_en_arriere",
            Self::RapporteeSansDecision => "decision.rapportee_sans_decision",
            Self::RapporteeParAnterieure => "decision.rapportee_par_anterieure",
            Self::TacheInconnue => "decision.tache_inconnue",
            Self::TacheVide => "decision.tache_vide",
            Self::ChampInconnu { .. } => "champ.inconnu",
            Self::ValeurVide { .. } => "champ.valeur_vide",
            Self::ValeurLongue { .. } => "champ.valeur_longue",
            Self::RienNeChange { .. } => "champ.rien_ne_change",
            Self::StatutInconnu { .. } => "champ.statut_inconnu",
            Self::PassageStatut { .. } => "champ.passage_statut",
            Self::AnneesIllisibles { .. } => "champ.annees_illisibles",
            Self::AnneeFinIllisible { .. } => "champ.annee_fin_illisible",
            Self::PiloteInconnu { .. } => "champ.pilote_inconnu",
            Self::DeclinaisonInconnue { .. } => "champ.declinaison_inconnue",
            Self::DeclinaisonAmbigue { .. } => "champ.declinaison_ambigue",
            Self::NoeudInconnu => "champ.noeud_inconnu",
            Self::ObjetManquant => "avenant.objet_manquant",
            Self::DemandeurManquant => "avenant.demandeur_manquant",
            Self::SansModification => "avenant.sans_modification",
            Self::ModificationDouble { .. } => "avenant.modification_double",
            Self::DatesDesordre { .. } => "avenant.dates_desordre",
            Self::SignatureFuture { .. } => "avenant.signature_future",
            Self::DateHorsAvenant { .. } => "avenant.date_hors_contrat",
            Self::DecisionNonValidee { .. } => "avenant.decision_non_validee",
            Self::AvenantSigne => "avenant.signe",
            Self::AvenantNonSigne => "avenant.non_signe",
            Self::AvenantApplique => "avenant.applique",
            Self::EffetPasEncore { .. } => "avenant.effet_pas_encore",
            Self::ChampChange { .. } => "avenant.champ_change",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        let jour = |d: &Date| date_longue(*d, lang);
        match self {
            Self::TitreManquant => t.comite_refus_titre(),
            Self::DateManquante { .. } => t.comite_refus_date_manquante(),
            Self::DateIllisible { vu, .. } => t.comite_refus_date_illisible(vu),
            Self::DateHorsContrat { le, debut, fin } => {
                t.comite_refus_date_hors_contrat(jour(le), debut.to_string(), fin.to_string())
            }
            Self::CampagneInconnue => t.comite_refus_campagne(),
            Self::PresentsManquants => t.comite_refus_presents(),
            Self::SeanceFuture { le } => t.comite_refus_seance_future(jour(le)),
            Self::SeanceNonTenue => t.comite_refus_non_tenue(),
            Self::ComiteAvecDecisions { n } => t.comite_refus_avec_decisions(*n),
            Self::ReleveValide => t.comite_refus_releve_valide(),
            Self::GenreManquant => t.decision_refus_genre(),
            Self::MotifCourt { vus, .. } => t.decision_refus_motif(*vus),
            Self::ResponsableManquant => t.decision_refus_responsable(),
            Self::EcheanceManquante { genre } => t.decision_refus_echeance(mots::genre(*genre, lang)),
            Self::EcheanceAvantSeance { echeance, seance } => t.decision_refus_echeance_avant(jour(echeance), jour(seance)),
            Self::FicheManquante { genre } => t.decision_refus_fiche(mots::genre(*genre, lang)),
            Self::FicheEnTrop => t.decision_refus_fiche_en_trop(),
            Self::FicheInconnue => t.decision_refus_fiche_inconnue(),
            Self::FicheRetiree { numero } => t.decision_refus_fiche_retiree(numero.to_string()),
            Self::AvenantExige { objet, .. } => t.decision_refus_avenant_exige(mots::objet(*objet, lang)),
            Self::OrdreIncomplet => t.decision_refus_ordre(),
            Self::ReleveNonValide => t.decision_refus_releve_non_valide(),
            Self::EffetSansObjet => t.decision_refus_effet_sans_objet(),
            Self::EffetParAvenant => t.decision_refus_effet_par_avenant(),
            Self::EffetDejaApplique => t.decision_refus_effet_deja(),
            Self::StatutAbandonAbsent => t.decision_refus_statut_abandon(),
            Self::ActionSansTitre => t.decision_refus_action_titre(),
            Self::ActionSansPlace => t.decision_refus_action_place(),
            Self::EtatManquant => t.decision_refus_etat(),
            Self::PassageInterdit { de, vers } => {
                t.decision_refus_passage(mots::etat_decision(*de, lang), mots::etat_decision(*vers, lang))
            }
            Self::SuiviFutur { le } => t.decision_refus_suivi_futur(jour(le)),
            Self::SuiviAvantSeance { le, seance } => t.decision_refus_suivi_avant(jour(le), jour(seance)),
            Self::ReportSansDate => t.decision_refus_report_date(),
            Self::ReportEnArriere { nouvelle, ancienne } => t.decision_refus_report_arriere(jour(nouvelle), jour(ancienne)),
            Self::RapporteeSansDecision => t.decision_refus_rapportee(),
            Self::RapporteeParAnterieure => t.decision_refus_rapportee_anterieure(),
            Self::TacheInconnue => t.decision_refus_tache(),
            Self::TacheVide => t.decision_refus_tache_vide(),
            Self::ChampInconnu { vu } => t.champ_refus_inconnu(vu),
            Self::ValeurVide { champ } => t.champ_refus_vide(mots::champ(champ, lang)),
            Self::ValeurLongue { champ, signes, max } => {
                t.champ_refus_long(mots::champ(champ, lang), signes.to_string(), max.to_string())
            }
            Self::RienNeChange { champ } => t.champ_refus_rien(mots::champ(champ, lang)),
            Self::StatutInconnu { vu, .. } => t.champ_refus_statut(vu),
            Self::PassageStatut { de, vers, .. } => t.champ_refus_passage_statut(de, vers),
            Self::AnneesIllisibles { vu, .. } => t.champ_refus_annees(vu),
            Self::AnneeFinIllisible { vu, .. } => t.champ_refus_annee_fin(vu),
            Self::PiloteInconnu { vu, .. } => t.champ_refus_pilote(vu),
            Self::DeclinaisonInconnue { lettre } => t.champ_refus_declinaison(lettre),
            Self::DeclinaisonAmbigue { lettre } => t.champ_refus_declinaison_ambigue(lettre),
            Self::NoeudInconnu => t.champ_refus_noeud(),
            Self::ObjetManquant => t.avenant_refus_objet(),
            Self::DemandeurManquant => t.avenant_refus_demandeur(),
            Self::SansModification => t.avenant_refus_sans_modification(),
            Self::ModificationDouble { champ, numero } => {
                t.avenant_refus_double(mots::sujet(*numero, lang), mots::champ(champ, lang))
            }
            Self::DatesDesordre { avant, apres, .. } => t.avenant_refus_dates(jour(avant), jour(apres)),
            Self::SignatureFuture { le } => t.avenant_refus_signature_future(jour(le)),
            Self::DateHorsAvenant { le, du, au, .. } => t.avenant_refus_date_hors_contrat(jour(le), jour(du), jour(au)),
            Self::DecisionNonValidee { ordre } => t.avenant_refus_decision_non_validee(ordre.to_string()),
            Self::AvenantSigne => t.avenant_refus_signe(),
            Self::AvenantNonSigne => t.avenant_refus_non_signe(),
            Self::AvenantApplique => t.avenant_refus_applique(),
            Self::EffetPasEncore { le } => t.avenant_refus_effet(jour(le)),
            Self::ChampChange { champ, numero, avant, actuel } => t.avenant_refus_change(
                mots::sujet(*numero, lang),
                mots::champ(champ, lang),
                mots::cite(avant),
                mots::cite(actuel),
            ),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        Some(match self {
            Self::DateIllisible { .. } | Self::DateManquante { .. } => t.comite_remede_date(),
            Self::PresentsManquants => t.comite_remede_presents(),
            Self::ReleveValide => t.comite_remede_releve_valide(),
            Self::MotifCourt { .. } => t.decision_remede_motif(),
            Self::ResponsableManquant => t.decision_remede_responsable(),
            Self::AvenantExige { source, .. } if source.is_empty() => t.decision_remede_avenant(),
            Self::AvenantExige { source, .. } => t.decision_remede_avenant_source(source),
            Self::ReleveNonValide => t.decision_remede_releve_non_valide(),
            Self::PassageInterdit { de, .. } => match super::passages(*de) {
                [] => t.decision_remede_terminee(mots::etat_decision(*de, lang)),
                permis => {
                    let noms: Vec<String> = permis.iter().map(|e| mots::etat_decision(*e, lang)).collect();
                    t.decision_remede_passage(noms.join(", "))
                }
            },
            Self::StatutInconnu { permis, .. } | Self::PassageStatut { permis, .. } => t.champ_remede_statut(permis),
            Self::AnneesIllisibles { duree, .. } => t.champ_remede_annees(duree.to_string()),
            Self::AnneeFinIllisible { debut, .. } => t.champ_remede_annee_fin(debut.to_string()),
            Self::PiloteInconnu { candidats, .. } if !candidats.is_empty() => t.champ_remede_pilote(candidats),
            Self::PiloteInconnu { .. } => t.champ_remede_pilote_absent(),
            Self::AvenantSigne => t.avenant_remede_signe(),
            Self::DateHorsAvenant { .. } => t.avenant_remede_date(),
            Self::ChampChange { .. } => t.avenant_remede_change(),
            Self::ActionSansTitre | Self::ActionSansPlace => t.decision_remede_action(),
            Self::ComiteAvecDecisions { .. } => t.comite_remede_avec_decisions(),
            _ => return None,
        })
    }

    fn source(&self) -> Option<&'static str> {
        Some(match self {
            Self::ValeurVide { .. } | Self::ValeurLongue { .. } | Self::AnneesIllisibles { .. } => SAISIES,
            Self::DateHorsContrat { .. } | Self::MotifCourt { .. } | Self::PiloteInconnu { .. } => SAISIES,
            Self::StatutInconnu { .. } | Self::PassageStatut { .. } | Self::StatutAbandonAbsent => STATUTS,
            Self::AvenantExige { .. }
            | Self::ChampChange { .. }
            | Self::AvenantSigne
            | Self::AvenantNonSigne
            | Self::AvenantApplique
            | Self::EffetPasEncore { .. }
            | Self::DecisionNonValidee { .. }
            | Self::DateHorsAvenant { .. }
            | Self::SansModification => AVENANTS,
            Self::ReleveValide
            | Self::ReleveNonValide
            | Self::PassageInterdit { .. }
            | Self::ReportSansDate
            | Self::ReportEnArriere { .. }
            | Self::RapporteeSansDecision
            | Self::RapporteeParAnterieure
            | Self::EffetParAvenant
            | Self::FicheManquante { .. } => DECISIONS,
            _ => return None,
        })
    }

    fn field(&self) -> Option<String> {
        Some(
            match self {
                Self::TitreManquant => "titre",
                Self::DateManquante { champ } | Self::DateIllisible { champ, .. } => champ,
                Self::DatesDesordre { champ, .. } | Self::DateHorsAvenant { champ, .. } => champ,
                Self::DateHorsContrat { .. } => "tenue_le",
                Self::CampagneInconnue => "campagne",
                Self::PresentsManquants => "presents",
                Self::GenreManquant => "genre",
                Self::MotifCourt { champ, .. } => champ,
                Self::ResponsableManquant => "responsable",
                Self::EcheanceManquante { .. } | Self::EcheanceAvantSeance { .. } => "echeance",
                Self::FicheManquante { .. } | Self::FicheEnTrop | Self::FicheInconnue | Self::FicheRetiree { .. } => "fiche",
                Self::AvenantExige { .. } => "avenant_requis",
                Self::EtatManquant | Self::PassageInterdit { .. } => "etat",
                Self::SuiviFutur { .. } | Self::SuiviAvantSeance { .. } => "le",
                Self::ReportSansDate | Self::ReportEnArriere { .. } => "nouvelle_echeance",
                Self::RapporteeSansDecision | Self::RapporteeParAnterieure => "rapportee_par",
                Self::TacheVide => "tache",
                Self::ActionSansTitre => "titre_action",
                Self::ActionSansPlace => "noeud",
                Self::ChampInconnu { .. } => "champ",
                Self::ValeurVide { .. }
                | Self::ValeurLongue { .. }
                | Self::RienNeChange { .. }
                | Self::StatutInconnu { .. }
                | Self::PassageStatut { .. }
                | Self::AnneesIllisibles { .. }
                | Self::AnneeFinIllisible { .. }
                | Self::PiloteInconnu { .. } => "apres",
                Self::DeclinaisonInconnue { .. } | Self::DeclinaisonAmbigue { .. } => "lettre",
                Self::NoeudInconnu => "noeud",
                Self::ObjetManquant => "objet",
                Self::DemandeurManquant => "demandeur",
                Self::SignatureFuture { .. } => "signe_le",
                _ => return None,
            }
            .to_owned(),
        )
    }

    fn is_conflict(&self) -> bool {
        matches!(
            self,
            Self::ReleveValide
                | Self::ReleveNonValide
                | Self::SeanceNonTenue
                | Self::ComiteAvecDecisions { .. }
                | Self::EffetDejaApplique
                | Self::AvenantSigne
                | Self::AvenantNonSigne
                | Self::AvenantApplique
                | Self::EffetPasEncore { .. }
                | Self::ChampChange { .. }
        )
    }
}
