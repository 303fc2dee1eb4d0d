//! Editing the plan: what may be written in a contract, and what its printed texts mean.
//! « le texte imprimé est conservé, la lecture retenue est à côté, l'écart est listé "à vérifier" ».
//! Nothing here reads a database. Read `refus.rs` (every "no" of this subject), then `annees.rs`.

mod annees;
mod champ;
mod contrat;
mod declinaison;
mod defauts;
mod fiche;
mod lien;
mod motif;
mod niveau;
mod participant;
mod partie;
mod programme;
mod recherche;
mod refus;
mod statut;

pub use annees::{AnneesLues, CadreAnnees, DouteAnnees, ecrire_annees, lire_annees, note_de_lecture};
pub use champ::libelle as libelle_champ;
pub use contrat::{SaisieReglages, adresse, lire_date, lire_montant, lire_quantite, lire_reglages, nouveau_contrat};
pub use declinaison::{DeclinaisonLue, SaisieDeclinaison, ecart_de_lettres, lettre_libre, lettre_suivante, lire_declinaison};
pub use defauts::{PALIERS, niveaux_par_defaut, statuts_par_defaut};
pub(in crate::regles) use fiche::entier;
pub use fiche::{CONTEXTE_MAX, SaisieFiche, appliquer, appliquer_partie_du_pilote, numero_suivant};
pub use lien::{
    ArcDeDependance, CibleSaisie, SaisieLien, candidates, deja_dit, dependance_possible, lien_vers_soi, nom_d_etat_de_lien,
    nom_de_lien, programme_proche, viser,
};
pub use motif::{MOTIF_MIN, motif_de_retrait};
pub use niveau::{SaisieNoeud, deplacement_possible, lire_noeud, noeud_vide, retrait_de_nom_de_niveau};
pub use participant::{pas_deja_la, trouver_organisations};
pub use partie::{Partie, SaisiePartie};
pub use programme::{SaisieProgramme, lire_programme, programme_vierge};
pub use recherche::cle_de_recherche;
pub use refus::Refus;
pub use statut::{JeuDemande, LigneStatut, changer_jeu, jeu_de_statuts, passage, premier_statut};

/// « Plans, contrats et campagnes de suivi », the document that these rules implement, by section.
pub(crate) mod source {
    pub const OBJETS: &str = "Plans, contrats et campagnes de suivi, § 3";
    pub const FICHE: &str = "Plans, contrats et campagnes de suivi, § 3.1";
    pub const STATUTS: &str = "Plans, contrats et campagnes de suivi, § 4";
    pub const VERSIONS: &str = "Plans, contrats et campagnes de suivi, § 9";
    pub const FAUTES: &str = "Plans, contrats et campagnes de suivi, § 12";
    pub const LIMITES: &str = "Plans, contrats et campagnes de suivi, § 13";
}

/// The lines of a text area, without the empty ones.
#[must_use]
pub fn lignes(texte: &str) -> Vec<String> {
    texte.lines().map(str::trim).filter(|l| !l.is_empty()).map(str::to_owned).collect()
}

/// Nothing when the text is empty once trimmed.
#[must_use]
pub fn facultatif(texte: &str) -> Option<String> {
    Some(texte.trim()).filter(|t| !t.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests;
