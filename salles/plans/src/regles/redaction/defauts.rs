//! What a new contract begins with. The demonstration loader uses the same.

use crate::model::{Categorie, ModeleContrat, Statut};

/// « Palier annuel déclaré d'une fiche (20, 40, 60, 80 ou 100 %) » ; « La grille n'a pas de 0 ».
pub const PALIERS: [i64; 5] = [20, 40, 60, 80, 100];

fn statut(code: &str, libelle: &str, sens: &str, categorie: Categorie, motif_exige: bool) -> Statut {
    Statut { code: code.to_owned(), libelle: libelle.to_owned(), sens: sens.to_owned(), categorie, motif_exige, passages: vec![] }
}

/// « Jeu par défaut : à venir, en cours, réalisée, en pause, bloquée (motif), abandonnée (décision). »
/// Plans, § 4. Every passage is allowed until the contract says otherwise.
#[must_use]
pub fn statuts_par_defaut() -> Vec<Statut> {
    use Categorie::{AVenir, Abandonnee, Active, Suspendue, Terminee};
    vec![
        statut("a_venir", "à venir", "Rien n’a commencé.", AVenir, false),
        statut("en_cours", "en cours", "L’action a commencé et se poursuit.", Active, false),
        statut("realisee", "réalisée", "L’action est menée à son terme.", Terminee, false),
        statut("en_pause", "en pause", "L’action est suspendue par choix, et reprendra.", Suspendue, false),
        statut("bloquee", "bloquée", "L’action ne peut plus avancer ; le motif dit ce qui manque.", Suspendue, true),
        statut("abandonnee", "abandonnée", "Une décision met fin à l’action ; le motif cite la décision.", Abandonnee, true),
    ]
    .into_iter()
    .map(|mut s| {
        s.sens = kernel::texte::typographie(&s.sens);
        s
    })
    .collect()
}

/// The printed names of the levels, from the top: « ambition > objectif général ; défi > objectif
/// stratégique » (Plans, § 3). A free contract begins with one level.
#[must_use]
pub fn niveaux_par_defaut(modele: ModeleContrat) -> Vec<String> {
    match modele {
        ModeleContrat::Cls => vec!["Ambition".to_owned(), "Objectif général".to_owned()],
        ModeleContrat::ContratDeVille => vec!["Défi".to_owned(), "Objectif stratégique".to_owned()],
        ModeleContrat::Libre => vec!["Axe".to_owned()],
    }
}
