//! One sheet per kind of object: its columns, its drop-downs, its rows.

use super::PlanEnTables;
use crate::m;
use crate::model::{Declinaison, FicheAction, ModePilotage, Noeud, Participation, RoleParticipation};
use crate::regles::redaction::{jeu_de_statuts, libelle_champ, lignes};
use acteurs::model::Organisation;
use kernel::Lang;
use sheets::{Colonne, Feuille, Genre, Valeur};

mod attaches;
mod cadre;
mod indicateurs;
mod suites;
mod taux;

pub(super) use attaches::{VERS, nom_de_lieu, nom_de_vers, nommer_les_cibles, numero_dit, retire, vers_de};
pub(super) use cadre::nom_de_theme;
pub(super) use indicateurs::{bornes_dites, nom_de_periodicite};
pub(super) use suites::{annee_de, but_dit, lu_dit};
pub use taux::{Taux, feuille_des_taux};

/// The sheets of the workbook, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Onglet {
    Fiches,
    Declinaisons,
    Participations,
    Indicateurs,
    Valeurs,
    Liens,
    Lieux,
    Marques,
    Niveaux,
    Axes,
    Signataires,
    Engagements,
    Programmes,
    Articulations,
}

impl Onglet {
    pub const TOUS: [Self; 14] = [
        Self::Fiches,
        Self::Declinaisons,
        Self::Participations,
        Self::Indicateurs,
        Self::Valeurs,
        Self::Liens,
        Self::Lieux,
        Self::Marques,
        Self::Niveaux,
        Self::Axes,
        Self::Signataires,
        Self::Engagements,
        Self::Programmes,
        Self::Articulations,
    ];

    #[must_use]
    pub fn nom(self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::Fiches => t.classeur_feuille_fiches(),
            Self::Declinaisons => t.classeur_feuille_declinaisons(),
            Self::Participations => t.classeur_feuille_participations(),
            Self::Indicateurs => t.classeur_feuille_indicateurs(),
            Self::Valeurs => t.classeur_feuille_valeurs(),
            Self::Liens => t.classeur_feuille_liens(),
            Self::Lieux => t.classeur_feuille_lieux(),
            Self::Marques => t.classeur_feuille_marques(),
            Self::Niveaux => t.classeur_feuille_niveaux(),
            Self::Axes => t.classeur_feuille_axes(),
            Self::Signataires => t.classeur_feuille_signataires(),
            Self::Engagements => t.classeur_feuille_engagements(),
            Self::Programmes => t.classeur_feuille_programmes(),
            Self::Articulations => t.classeur_feuille_articulations(),
        }
    }
}

/// « 1.2 Titre ».
pub(super) fn nom_de_noeud(noeud: &Noeud) -> String {
    format!("{} {}", noeud.code, noeud.titre)
}

pub(super) fn nom_de_mode(mode: ModePilotage, lang: Lang) -> String {
    let t = m(lang);
    match mode {
        ModePilotage::Pilotage => t.redaction_mode_pilotage(),
        ModePilotage::Copilotage => t.redaction_mode_copilotage(),
    }
}

pub(super) fn nom_de_role(role: RoleParticipation, lang: Lang) -> String {
    let t = m(lang);
    match role {
        RoleParticipation::Pilote => t.classeur_role_pilote(),
        RoleParticipation::Partenaire => t.classeur_role_partenaire(),
    }
}

/// The name of an organisation in the list; two of the same name are told apart by their identifier.
pub(super) fn nom_d_organisation(plan: &PlanEnTables, organisation: &Organisation) -> String {
    let alike = plan.organisations.iter().filter(|o| o.cle == organisation.cle && o.remplacee_par.is_none()).count();
    if alike > 1 { format!("{} [{}]", organisation.nom, organisation.id) } else { organisation.nom.clone() }
}

/// Cells of several lines, one entry each.
const EN_LIGNES: [&str; 7] = ["objectifs_operationnels", "publics", "details", "services", "objectifs", "enjeux", "variantes"];

/// Columns that say something of a change and are kept by no record: blank in every export.
pub(super) const PASSAGERES: [&str; 3] = ["motif", "autre", "retirer"];

/// A text as the rules of the plan would keep it, so that a same thing written otherwise is no difference.
#[must_use]
pub(super) fn canonique(cle: &str, texte: &str) -> String {
    if cle == "echelle" {
        indicateurs::echelle_dite(texte)
    } else if cle == "lettres" {
        indicateurs::lettres_dites(texte)
    } else if cle == "declinaisons" {
        indicateurs::lettres_rangees(texte)
    } else if EN_LIGNES.contains(&cle) {
        lignes(texte).join("\n")
    } else if cle == "annees" {
        let parts = annees(texte);
        let mut read: Vec<i64> = parts.iter().filter_map(|p| p.parse().ok()).collect();
        if read.len() < parts.len() {
            return texte.trim().to_owned();
        }
        read.sort_unstable();
        read.dedup();
        ecrire_liste(&read)
    } else if cle == "lettre" {
        texte.trim().to_uppercase()
    } else {
        texte.trim().to_owned()
    }
}

/// « 1, 2 et 4 »: the years of a cell, as typed.
pub(super) fn annees(texte: &str) -> Vec<String> {
    let parts = texte.split(|c: char| c.is_whitespace() || c == ',' || c == ';');
    parts.filter(|p| !p.is_empty() && *p != "et" && *p != "and").map(str::to_owned).collect()
}

fn ecrire_liste(annees: &[i64]) -> String {
    annees.iter().map(i64::to_string).collect::<Vec<_>>().join(", ")
}

struct Colonnes(Lang);

impl Colonnes {
    pub(super) fn id(&self) -> Colonne {
        let t = m(self.0);
        Colonne::new("id", &t.classeur_identifiant(), Genre::Identifiant).aide(&t.classeur_identifiant_aide())
    }

    fn fiche(&self) -> Colonne {
        let t = m(self.0);
        Colonne::new("fiche", &t.classeur_fiche_n(), Genre::Entier).aide(&t.classeur_fiche_n_aide()).obligatoire()
    }

    fn de(&self, cle: &str, genre: Genre) -> Colonne {
        let column = Colonne::new(cle, &libelle_champ(cle, self.0), genre);
        if EN_LIGNES.contains(&cle) { column.aide(&m(self.0).classeur_une_par_ligne()) } else { column }
    }

    fn texte(&self, cle: &str) -> Colonne {
        self.de(cle, Genre::Texte)
    }

    pub(super) fn vue(&self, cle: &str, titre: &str, genre: Genre) -> Colonne {
        Colonne::new(cle, titre, genre).aide(&m(self.0).classeur_lecture_seule()).lecture_seule()
    }
}

/// Columns, then rows.
type Liste = (Vec<Colonne>, Vec<Vec<Valeur>>);

/// The sheets of a plan, in that language.
#[must_use]
pub fn feuilles(plan: &PlanEnTables, lang: Lang) -> Vec<Feuille> {
    Onglet::TOUS.iter().map(|onglet| feuille(plan, *onglet, lang)).collect()
}

pub(super) fn feuille(plan: &PlanEnTables, onglet: Onglet, lang: Lang) -> Feuille {
    let (colonnes, lignes) = match onglet {
        Onglet::Fiches => (colonnes_de_fiche(plan, lang), plan.fiches.iter().map(|f| ligne_de_fiche(plan, f, lang)).collect()),
        Onglet::Declinaisons => {
            (colonnes_de_declinaison(lang), plan.declinaisons.iter().map(|d| ligne_de_declinaison(plan, d)).collect())
        }
        Onglet::Participations => {
            let rows = plan.participations.iter().map(|p| ligne_de_participation(plan, p, lang)).collect();
            (colonnes_de_participation(plan, lang), rows)
        }
        Onglet::Indicateurs => indicateurs::indicateurs(plan, lang),
        Onglet::Valeurs => suites::valeurs(plan, lang),
        Onglet::Liens => attaches::liens(plan, lang),
        Onglet::Lieux => attaches::lieux(plan, lang),
        Onglet::Marques => attaches::marques(plan, lang),
        Onglet::Niveaux => cadre::niveaux(plan, lang),
        Onglet::Axes => cadre::axes(plan, lang),
        Onglet::Signataires => cadre::signataires(plan, lang),
        Onglet::Engagements => cadre::engagements(plan, lang),
        Onglet::Programmes => cadre::programmes(plan, lang),
        Onglet::Articulations => cadre::articulations(plan, lang),
    };
    Feuille { nom: onglet.nom(lang), colonnes, lignes }
}

fn colonnes_de_fiche(plan: &PlanEnTables, lang: Lang) -> Vec<Colonne> {
    let c = Colonnes(lang);
    vec![
        c.id(),
        c.de("numero", Genre::Entier),
        c.texte("titre").obligatoire(),
        c.texte("titre_plan"),
        c.de("noeud", Genre::Choix(plan.noeuds.iter().map(nom_de_noeud).collect())).obligatoire(),
        c.de("mode_pilotage", Genre::Choix(ModePilotage::ALL.iter().map(|mode| nom_de_mode(*mode, lang)).collect())),
        c.texte("contexte"),
        c.texte("objectif_strategique"),
        c.texte("objectifs_operationnels"),
        c.texte("public_cible"),
        c.texte("publics"),
        c.de("statut", Genre::Choix(jeu_de_statuts(&plan.contrat).into_iter().map(|s| s.libelle).collect())),
        c.texte("statut_motif"),
        c.de("poids", Genre::Entier),
    ]
}

fn texte(cle: &str, valeur: &str) -> Valeur {
    Valeur::Texte(canonique(cle, valeur))
}

fn ligne_de_fiche(plan: &PlanEnTables, f: &FicheAction, lang: Lang) -> Vec<Valeur> {
    let noeud = plan.noeuds.iter().find(|n| n.id == f.noeud_id).map(nom_de_noeud).unwrap_or_default();
    let statut = jeu_de_statuts(&plan.contrat).into_iter().find(|s| s.code == f.statut).map_or(f.statut.clone(), |s| s.libelle);
    vec![
        Valeur::Texte(f.id.to_string()),
        f.numero.into(),
        texte("titre", &f.titre),
        texte("titre_plan", f.titre_plan.as_deref().unwrap_or_default()),
        Valeur::Texte(noeud),
        Valeur::Texte(nom_de_mode(f.mode_pilotage, lang)),
        texte("contexte", &f.contexte),
        texte("objectif_strategique", &f.objectif_strategique),
        texte("objectifs_operationnels", &f.objectifs_operationnels.join("\n")),
        texte("public_cible", &f.public_cible),
        texte("publics", &f.publics.join("\n")),
        Valeur::Texte(statut),
        texte("statut_motif", f.statut_motif.as_deref().unwrap_or_default()),
        f.poids.into(),
    ]
}

fn colonnes_de_declinaison(lang: Lang) -> Vec<Colonne> {
    let c = Colonnes(lang);
    vec![
        c.id(),
        c.fiche(),
        c.texte("lettre").aide(&m(lang).classeur_lettre_aide()),
        c.texte("lettre_imprimee"),
        c.texte("libelle").obligatoire(),
        c.texte("details"),
        c.texte("echeance"),
        c.texte("annees").aide(&m(lang).classeur_annees_aide()),
    ]
}

fn numero(plan: &PlanEnTables, fiche: crate::model::FicheActionId) -> Valeur {
    plan.fiche(fiche).map_or(Valeur::Vide, |f| f.numero.into())
}

fn ligne_de_declinaison(plan: &PlanEnTables, d: &Declinaison) -> Vec<Valeur> {
    vec![
        Valeur::Texte(d.id.to_string()),
        numero(plan, d.fiche_id),
        texte("lettre", &d.lettre),
        texte("lettre_imprimee", &d.lettre_imprimee),
        texte("libelle", &d.libelle),
        texte("details", &d.details.join("\n")),
        texte("echeance", d.echeance.as_deref().unwrap_or_default()),
        Valeur::Texte(ecrire_liste(&d.annees)),
    ]
}

fn colonnes_de_participation(plan: &PlanEnTables, lang: Lang) -> Vec<Colonne> {
    let c = Colonnes(lang);
    vec![
        c.id(),
        c.fiche(),
        c.de("role", Genre::Choix(RoleParticipation::ALL.iter().map(|r| nom_de_role(*r, lang)).collect())).obligatoire(),
        c.de("organisation", organisations(plan)).obligatoire(),
        c.texte("services"),
    ]
}

/// The organisations one may choose.
fn organisations(plan: &PlanEnTables) -> Genre {
    let living = plan.organisations.iter().filter(|o| o.remplacee_par.is_none());
    Genre::Choix(living.map(|o| nom_d_organisation(plan, o)).collect())
}

fn ligne_de_participation(plan: &PlanEnTables, p: &Participation, lang: Lang) -> Vec<Valeur> {
    let organisation = plan.organisation(p.organisation_id).map(|o| nom_d_organisation(plan, o)).unwrap_or_default();
    vec![
        Valeur::Texte(p.id.to_string()),
        numero(plan, p.fiche_id),
        Valeur::Texte(nom_de_role(p.role, lang)),
        Valeur::Texte(organisation),
        texte("services", &p.services.join("\n")),
    ]
}
