//! The pure rules of indicators: exact numbers in, exact numbers and named signals out.
//!
//! Source: « Indicateurs : définir, calculer, prouver ». One file per family of formulas:
//!
//! | formula | file | functions |
//! |---|---|---|
//! | F1 | `taux`, `visee`, `evolution`, `rupture` | [`taux`], [`Visee::taux`], [`taux_face_aux_coupures`], [`evolution`], [`ratio`] |
//! | F2 | `comparable`, `decumul` | [`comparable`] |
//! | F2, F3, F4 for one year | `retenue`, `detail` | [`retenir`], [`detailler`] |
//! | F3, F4, F5 | `periodes`, `territoires`, `ventilation`, `repartition` | [`periodes`], [`territoires`], [`ventilation`], [`repartir`] |
//! | F6 | `secret` | [`secret`], [`secret_emboite`], [`secret_lie`], [`secret_taux`], [`masques_annuels`] |
//! | F7 | `remontee`, `arbre` | [`remontee`], [`arbre`] |
//! | F8 | `trajectoire`, `cible`, `alertes`, `lieux` | [`attendu`], [`cible`], [`cible_finale`], alerts, [`comparer`] |
//! | F9, F10, F11 | `fraicheur`, `aberrant`, `constate` | [`fraicheur`], [`aberrant`], [`constate`] |
//! | § 2 « jalon », « note » | `echelle` | [`echelle::lire_etapes`], [`echelle::placer`], [`echelle::dire`], [`echelle::tenir`] |
//! | § 2 « formule » | `formule` | [`formule::lire_formule`], [`formule::accorder`], [`formule::calculer`] |
//! | § 6 « refus », « alerte » | `cellule`, `annees`, `denombrement` | [`controler`], [`Annees::juger`], [`denombrement()`] |
//! | § 6 « relation » | `relation` | [`relation::eprouver_relation`] |
//! | F12 | `chaine`, `sequence` | [`chaine`], [`Sequence`] |
//!
//! Three conventions hold everywhere. A missing value is `None` and never zero; whatever cannot be
//! computed is `None` with at least one [`Signal`] or motive which says why. Numbers stay exact:
//! rounding belongs to [`kernel::nombre::Nombre::arrondi`]. Signals are sets: their order says nothing.

mod aberrant;
mod alertes;
mod annees;
mod arbre;
mod cellule;
mod chaine;
mod cible;
mod collage;
mod comparable;
mod constate;
mod decumul;
mod denombrement;
mod detail;
pub mod echelle;
mod entree;
mod eprouver;
mod evolution;
pub mod formule;
mod fraicheur;
mod lieux;
mod millesime;
mod mois;
mod niveaux;
mod observation;
mod operation;
mod periode;
mod periodes;
pub mod redaction;
pub mod relation;
mod remontee;
pub mod remplacement;
mod repartition;
mod retenue;
mod rupture;
mod secret;
mod sequence;
mod signal;
pub mod suivi;
mod taux;
mod territoires;
mod trajectoire;
mod ventilation;
mod visee;

pub use crate::model::{Absence, Mesure, Sens};
pub use aberrant::{Aberrance, MotifAberrance, aberrant, hors_bornes, seuil_aberrance, variation_forte};
pub use alertes::{Seuils, baisses_de_suite, mediane, sous_l_attendu, sous_la_mediane};
pub use annees::{Annees, Chiffre, lu_de_l_annee};
pub use arbre::{Contenu, Noeud, arbre};
pub use cellule::{Alerte, Contexte, Lu, MOTIF_MIN, RefusCellule, compter, controler, est_une_absence, lire_cellule};
pub use chaine::{Chaine, IndicateurChaine, LigneChaine, ResultatChaine, chaine};
pub use cible::{CibleRetenue, CiblesDatees, RegleCible, cible, cible_finale};
pub use collage::{Noms, Placee, Placement, placer, placer_par};
pub use comparable::{Comparable, Fenetre, Manque, Nature, Pas, Reglage, RemiseAZero, comparable};
pub use constate::{Constat, Declinaison, Reponse, constate};
pub use denombrement::{Denombrement, denombrement, est_une_part};
pub use detail::{Calcul, Detail, PeriodeDetaillee, Terme, detailler};
pub use entree::RefusValeur;
pub use eprouver::{EntreeInvalide, eprouver, sans_ordre};
pub use evolution::{Quotient, Resultat, TypeEvolution, evolution, ratio};
pub use fraicheur::{EtatFraicheur, Fraicheur, Periodicite, SuiviPeriodique, derniere_repondue, fraicheur, fraicheur_de};
pub use lieux::{But, Comparaison, buts, comparer};
pub use millesime::{changements, lire_millesime, melees};
pub use mois::{Mois, MoisIllisible};
pub use niveaux::{Depassement, depassement, tenues};
pub use observation::Lecture;
pub use operation::Operation;
pub use periode::{ecrire_periode, lire_periode};
pub use periodes::{AgregatPeriodes, AgregationPeriodes, Releve, periodes};
pub use remontee::{Element, Motif, PoidsEffectif, Remontee, remontee};
pub use repartition::{Axe, repartir, ventilable};
pub use retenue::{Apport, Horizon, Retenue, grille, rassembler, retenir};
pub use rupture::{
    Calendrier, Coupure, Coupures, ReferenceLue, annees_coupees, annees_heritees, coupures_du_contrat, taux_face_aux_coupures,
};
pub use secret::{Case, Egalite, Emboitement, Masques, Protection, Publication, Publie, RegleSecret, Serie};
pub use secret::{masques_annuels, secret, secret_emboite, secret_lie, secret_taux};
pub use sequence::{Geste, GesteRefuse, Sequence};
pub use signal::{Signal, Signaux};
pub use taux::{Objectif, Taux, taux};
pub use territoires::{AgregatTerritoires, AgregationTerritoires, Territoire, territoires};
pub use trajectoire::{Attendu, ModeTrajectoire, Trajectoire, attendu};
pub use ventilation::{Ventilation, VentilationSaisie, ventilation};
pub use visee::{Defini, Visee};
