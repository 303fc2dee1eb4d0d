//! What is refused of an entry as a whole.

use crate::m;
use crate::regles::echelle::HorsEchelle;
use kernel::{Lang, Refusal};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusValeur {
    TropDeCellules {
        n: usize,
        max: usize,
    },
    FichierAbsent,
    FichierRefuse(sheets::FichierRefuse),
    /// No row bears the headings of the model.
    ColonnesIntrouvables {
        attendues: Vec<String>,
    },
    /// Nothing in the file would be written.
    RienAImporter,
    RienDeChoisi,
    /// « personne n'accepte sa propre preuve »
    PropreValeur {
        code: String,
        periode: String,
    },
    /// Once validated, these values replace a figure that someone typed for the year.
    AnneeAMotiver {
        code: String,
        annee: i64,
        ancienne: String,
        nouvelle: String,
    },
    /// Read otherwise, these years would lose the figure that their values gave.
    AnneesVidees {
        annees: String,
    },
    PasDeposee {
        code: String,
        periode: String,
    },
    MotifDeRenvoi,
    ChampInvalide {
        champ: &'static str,
        saisi: String,
    },
    /// « `somme` d'un stock : `operation_interdite` »
    SommeDUnStock,
    OperationInterdite {
        champ: &'static str,
    },
    /// « `mois:n` » shorter than a period.
    FenetreTropCourte {
        mois: u32,
        pas: i64,
    },
    /// A window counts periods: there must be a rhythm.
    FenetreSansRythme,
    /// « `derniere` : dernière valeur »: one value is read, no operation.
    FenetreDUneValeur,
    /// « la dernière avant la fin du contrat »
    CibleFinaleHorsContrat {
        fin: jiff::civil::Date,
    },
    CibleFinaleSansDate,
    /// The target of the whole contract is no step of its indicator.
    HorsEchelle {
        hors: Box<HorsEchelle>,
    },
    /// « Décumul » needs counts, and a grid.
    CumulIndivisible,
    BornesInversees {
        min: String,
        max: String,
    },
    /// « Changer la formule crée une version et marque une rupture de série »: it says from when and why.
    RuptureAMotiver,
    /// The reference of the break of that identifier; empty: of the one declared now.
    ReferenceIllisible {
        id: String,
        saisi: String,
    },
}

const DEFINITION: &str = "Indicateurs\u{202f}: définir, calculer, prouver, § 2";
const OBSERVATION: &str = "Indicateurs\u{202f}: définir, calculer, prouver, § 3";
const FORMULES: &str = "Indicateurs\u{202f}: définir, calculer, prouver, § 4";
const QUI: &str = "Plans, contrats et campagnes de suivi, § 11";
const FAUTES: &str = "Plans, contrats et campagnes de suivi, § 12";

impl Refusal for RefusValeur {
    fn code(&self) -> &'static str {
        use RefusValeur::*;
        match self {
            TropDeCellules { .. } => "valeur-trop-de-cellules",
            FichierAbsent => "valeur-fichier-absent",
            FichierRefuse(_) => "valeur-fichier-refuse",
            ColonnesIntrouvables { .. } => "valeur-colonnes-introuvables",
            RienAImporter => "valeur-rien-a-importer",
            RienDeChoisi => "valeur-rien-de-choisi",
            PropreValeur { .. } => "valeur-propre-preuve",
            AnneeAMotiver { .. } => "valeur-annee-a-motiver",
            AnneesVidees { .. } => "suivi-annees-videes",
            PasDeposee { .. } => "valeur-pas-deposee",
            MotifDeRenvoi => "valeur-motif-de-renvoi",
            ChampInvalide { .. } => "suivi-champ-invalide",
            SommeDUnStock => "suivi-somme-d-un-stock",
            OperationInterdite { .. } => "suivi-operation-interdite",
            FenetreTropCourte { .. } => "suivi-fenetre-trop-courte",
            FenetreSansRythme => "suivi-fenetre-sans-rythme",
            FenetreDUneValeur => "suivi-fenetre-d-une-valeur",
            CibleFinaleHorsContrat { .. } => "suivi-cible-finale-hors-contrat",
            CibleFinaleSansDate => "suivi-cible-finale-sans-date",
            HorsEchelle { .. } => "suivi-hors-echelle",
            CumulIndivisible => "suivi-cumul-indivisible",
            BornesInversees { .. } => "suivi-bornes-inversees",
            RuptureAMotiver => "suivi-rupture-a-motiver",
            ReferenceIllisible { .. } => "suivi-reference-illisible",
        }
    }

    fn message(&self, lang: Lang) -> String {
        use RefusValeur::*;
        let t = m(lang);
        match self {
            TropDeCellules { n, max } => t.valeur_refus_trop(n.to_string(), max.to_string()),
            FichierAbsent => t.valeur_refus_absent(),
            FichierRefuse(raison) => mots_du_fichier(raison, lang),
            ColonnesIntrouvables { attendues } => t.valeur_refus_colonnes(attendues.join(", ")),
            RienAImporter => t.valeur_refus_rien_a_importer(),
            RienDeChoisi => t.valeur_refus_rien_de_choisi(),
            PropreValeur { code, periode } => t.valeur_refus_propre(code, periode),
            AnneeAMotiver { code, annee, ancienne, nouvelle } => {
                t.valeur_refus_annee(code, annee.to_string(), ancienne.replace('.', ","), nouvelle.replace('.', ","))
            }
            AnneesVidees { annees } => t.suivi_refus_annees_videes(annees),
            PasDeposee { code, periode } => t.valeur_refus_pas_deposee(code, periode),
            MotifDeRenvoi => t.valeur_refus_renvoi(),
            ChampInvalide { saisi, .. } => t.valeur_refus_champ(saisi),
            SommeDUnStock => t.valeur_refus_stock(),
            OperationInterdite { .. } => t.valeur_refus_operation(),
            FenetreTropCourte { mois, pas } => t.suivi_refus_fenetre_courte(mois.to_string(), pas.to_string()),
            FenetreSansRythme => t.suivi_refus_fenetre_rythme(),
            FenetreDUneValeur => t.suivi_refus_fenetre_derniere(),
            CibleFinaleHorsContrat { fin } => t.suivi_refus_finale_hors(kernel::texte::date_longue(*fin, lang)),
            CibleFinaleSansDate => t.suivi_refus_finale_date(),
            HorsEchelle { hors } => hors.message(lang),
            CumulIndivisible => t.suivi_refus_cumul(),
            BornesInversees { min, max } => t.valeur_refus_bornes(min, max),
            RuptureAMotiver => t.valeur_refus_rupture(),
            ReferenceIllisible { saisi, .. } => t.cellule_refus_nombre(saisi),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        use RefusValeur::*;
        let t = m(lang);
        Some(match self {
            FichierRefuse(_) | ColonnesIntrouvables { .. } => t.cellule_remede_modele(),
            HorsEchelle { hors } => hors.remede(lang),
            AnneeAMotiver { .. } => t.valeur_remede_annee(),
            AnneesVidees { .. } => t.cellule_remede_alerte(),
            RuptureAMotiver => t.valeur_remede_rupture(),
            ReferenceIllisible { .. } => t.suivi_remede_reference(),
            PropreValeur { .. } => t.valeur_remede_propre(),
            _ => return None,
        })
    }

    fn source(&self) -> Option<&'static str> {
        use RefusValeur::*;
        Some(match self {
            PropreValeur { .. } => QUI,
            AnneeAMotiver { .. } | AnneesVidees { .. } | PasDeposee { .. } | MotifDeRenvoi | RienDeChoisi => OBSERVATION,
            SommeDUnStock | OperationInterdite { .. } | FenetreTropCourte { .. } | FenetreSansRythme | FenetreDUneValeur => {
                FORMULES
            }
            CumulIndivisible => FORMULES,
            BornesInversees { .. } | RuptureAMotiver | ReferenceIllisible { .. } | ChampInvalide { .. } => DEFINITION,
            CibleFinaleHorsContrat { .. } | CibleFinaleSansDate | HorsEchelle { .. } => DEFINITION,
            _ => FAUTES,
        })
    }

    fn field(&self) -> Option<String> {
        use RefusValeur::*;
        if let ReferenceIllisible { id, .. } = self {
            return Some(if id.is_empty() { "rupture_reference".to_owned() } else { format!("reference.{id}") });
        }
        Some(
            match self {
                FichierAbsent | FichierRefuse(_) | ColonnesIntrouvables { .. } => "fichier",
                MotifDeRenvoi | AnneeAMotiver { .. } => "motif",
                ChampInvalide { champ, .. } | OperationInterdite { champ } => champ,
                SommeDUnStock | FenetreDUneValeur | CumulIndivisible => "operation_periodes",
                FenetreTropCourte { .. } => "fenetre_mois",
                FenetreSansRythme => "fenetre",
                HorsEchelle { .. } => "cible_finale",
                CibleFinaleHorsContrat { .. } | CibleFinaleSansDate => "cible_finale_le",
                BornesInversees { .. } => "minimum",
                RuptureAMotiver | AnneesVidees { .. } => "rupture_motif",
                _ => return None,
            }
            .to_owned(),
        )
    }
}

fn mots_du_fichier(raison: &sheets::FichierRefuse, lang: Lang) -> String {
    use sheets::FichierRefuse as F;
    let t = m(lang);
    match raison {
        F::Vide => t.valeur_fichier_vide(),
        F::FormatInconnu => t.valeur_fichier_format(),
        F::AncienOuChiffre => t.valeur_fichier_ancien(),
        F::Abime { ou } => t.valeur_fichier_abime(ou),
        F::AbimeVers { adresse } => t.valeur_fichier_abime(adresse.to_string()),
        F::TropGros { permis, .. } | F::TropGrosVers { permis, .. } => t.valeur_fichier_gros(permis.to_string()),
    }
}
