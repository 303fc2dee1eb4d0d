//! What is refused in the definition of an indicator or in a typed value.

use crate::m;
use crate::model::Etape;
use crate::regles::RefusCellule;
use crate::regles::echelle::{Echelle, FauteEtapes, HorsEchelle, Quand, dire, ecrit};
use crate::regles::formule::RefusFormule;
use crate::regles::relation::NonTenue;
use kernel::nombre::Nombre;
use kernel::{Lang, Refusal};

/// One rule that said no. Figures are decimal texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refus {
    ChampVide {
        champ: String,
    },
    ChoixInconnu {
        champ: String,
        saisi: String,
    },
    PasUnNombre {
        champ: String,
        saisi: String,
    },
    DateIllisible {
        saisi: String,
    },
    PoidsNegatif {
        saisi: String,
    },
    CodePris {
        code: String,
        libelle: String,
    },
    /// A target on the wrong side of the reference.
    CibleInversee {
        annee: i64,
        cible: String,
        reference: String,
        hausse: bool,
    },
    /// Only 0 or 1 answers yes or no.
    CibleOuiNon {
        annee: i64,
        cible: String,
    },
    /// Documents and texts have no target.
    SansMesure {
        annee: i64,
    },
    ContexteSansSens,
    AnneeHorsContrat {
        annee: i64,
        duree: i64,
    },
    /// Codes along the path, the first repeated at the end.
    CycleDeDerivation {
        chemin: Vec<String>,
    },
    RienDeSaisi,
    ValeurEtAbsence,
    FormuleEnErreur {
        saisi: String,
    },
    MotifDAbsence,
    /// A value that someone else gave is replaced only with a reason.
    MotifDeCorrection {
        ancienne: String,
        provenance: String,
    },
    ValeurOuiNon {
        saisi: String,
    },
    /// Its figures come from a formula.
    Calculee {
        code: String,
    },
    /// What a cell would be refused for, or warned of without a reason (§ 6).
    Controle(Box<RefusCellule>),
    /// « relation entre indicateurs […] : refus »
    Relation {
        non_tenue: Box<NonTenue>,
        annee: i64,
    },
    /// « alerte : passage possible avec motif écrit (20 signes au moins) »
    RelationAMotiver {
        non_tenue: Box<NonTenue>,
        annee: i64,
    },
    /// « parts > total »: validated values of places count more than the year.
    NiveauxDepasses {
        code: String,
        annee: i64,
        places: String,
        entier: String,
    },
    /// Another unit or measure would make a formula wrong.
    FormuleFaussee {
        calcule: String,
        refus: RefusFormule,
    },
    /// The same, of a relation.
    RelationFaussee {
        libelle: String,
        refus: RefusFormule,
    },
    /// The steps of a `jalon` as typed.
    Etapes(FauteEtapes),
    /// « échelle bornée »: the least mark is below the greatest.
    NoteInversee {
        min: Nombre,
        max: Nombre,
    },
    /// Shares are cumulated: steps only go up.
    SensDesEtapes,
    /// What was typed in that field is no step, or a mark out of its bounds.
    HorsEchelle {
        champ: String,
        hors: Box<HorsEchelle>,
    },
    /// A kept value stands on the share of a step that is no longer there.
    EtapeServie {
        part: Nombre,
        etapes: Vec<Etape>,
        quand: Vec<Quand>,
    },
    BornesServies {
        note: Nombre,
        quand: Vec<Quand>,
    },
    /// Values are kept on another scale, or on none.
    MesureServie {
        quand: Vec<Quand>,
    },
    /// « remplacé par »
    Remplace {
        code: String,
        par: String,
    },
}

/// The label of a form field, by its `name`; `cible.3` is the target of year 3.
#[must_use]
pub fn libelle_champ(champ: &str, lang: Lang) -> String {
    let t = m(lang);
    if let Some(annee) = champ.strip_prefix("cible.") {
        return t.definition_champ_cible(annee);
    }
    match champ {
        "code" => t.definition_champ_code(),
        "libelle" => t.definition_champ_libelle(),
        "definition" => t.definition_champ_definition(),
        "unite" => t.definition_champ_unite(),
        "role" => t.definition_champ_role(),
        "mesure" => t.definition_champ_mesure(),
        "etapes" => t.definition_champ_etapes(),
        "note_min" => t.definition_champ_note_min(),
        "note_max" => t.definition_champ_note_max(),
        "echelle" => t.definition_champ_echelle(),
        "sens" => t.definition_champ_sens(),
        "reference" => t.definition_champ_reference(),
        "reference_le" => t.definition_champ_reference_le(),
        "poids" => t.definition_champ_poids(),
        "etat" => t.definition_champ_etat(),
        "derive_de" => t.definition_champ_derive_de(),
        "lettres" => t.definition_champ_lettres(),
        "declinaisons" => t.definition_champ_declinaisons(),
        "valeur" => t.definition_champ_valeur(),
        "absence" => t.definition_champ_absence(),
        "motif" => t.definition_champ_motif(),
        "annee" => t.definition_champ_annee(),
        autre => autre.to_owned(),
    }
}

const DEFINITION: &str = "Indicateurs\u{202f}: définir, calculer, prouver, § 2";
const OBSERVATION: &str = "Indicateurs\u{202f}: définir, calculer, prouver, § 3";
const FORMULES: &str = "Indicateurs\u{202f}: définir, calculer, prouver, § 4";
const CONTROLES: &str = "Indicateurs\u{202f}: définir, calculer, prouver, § 6";
const FAUTES: &str = "Plans, contrats et campagnes de suivi, § 12";

impl Refusal for Refus {
    fn code(&self) -> &'static str {
        use Refus::*;
        match self {
            ChampVide { .. } => "indicateur-champ-vide",
            ChoixInconnu { .. } => "indicateur-choix-inconnu",
            PasUnNombre { .. } => "indicateur-pas-un-nombre",
            DateIllisible { .. } => "indicateur-date-illisible",
            PoidsNegatif { .. } => "indicateur-poids-negatif",
            CodePris { .. } => "indicateur-code-pris",
            CibleInversee { .. } => "indicateur-cible-inversee",
            CibleOuiNon { .. } => "indicateur-cible-oui-non",
            SansMesure { .. } => "indicateur-sans-mesure",
            ContexteSansSens => "indicateur-contexte-sans-sens",
            AnneeHorsContrat { .. } => "indicateur-annee-hors-contrat",
            CycleDeDerivation { .. } => "indicateur-cycle-de-derivation",
            RienDeSaisi => "indicateur-rien-de-saisi",
            ValeurEtAbsence => "indicateur-valeur-et-absence",
            FormuleEnErreur { .. } => "indicateur-formule-en-erreur",
            MotifDAbsence => "indicateur-motif-d-absence",
            MotifDeCorrection { .. } => "indicateur-motif-de-correction",
            ValeurOuiNon { .. } => "indicateur-valeur-oui-non",
            Calculee { .. } => "indicateur-calculee",
            Controle(refus) => refus.code(),
            Relation { .. } => "indicateur-relation",
            RelationAMotiver { .. } => "indicateur-relation-a-motiver",
            NiveauxDepasses { .. } => "indicateur-niveaux-depasses",
            FormuleFaussee { .. } => "indicateur-formule-faussee",
            RelationFaussee { .. } => "indicateur-relation-faussee",
            Etapes(_) => "indicateur-etapes",
            NoteInversee { .. } => "indicateur-note-inversee",
            SensDesEtapes => "indicateur-sens-des-etapes",
            HorsEchelle { .. } => "indicateur-hors-echelle",
            EtapeServie { .. } => "indicateur-etape-servie",
            BornesServies { .. } => "indicateur-bornes-servies",
            MesureServie { .. } => "indicateur-mesure-servie",
            Remplace { .. } => "indicateur-remplace",
        }
    }

    fn message(&self, lang: Lang) -> String {
        use Refus::*;
        let t = m(lang);
        match self {
            ChampVide { champ } => t.definition_refus_vide(libelle_champ(champ, lang)),
            ChoixInconnu { champ, saisi } => t.definition_refus_choix(libelle_champ(champ, lang), saisi),
            PasUnNombre { champ, saisi } => t.definition_refus_nombre(libelle_champ(champ, lang), saisi),
            DateIllisible { saisi } => t.definition_refus_date(saisi),
            PoidsNegatif { saisi } => t.definition_refus_poids(saisi),
            CodePris { code, libelle } => t.definition_refus_code(code, libelle),
            CibleInversee { annee, cible, reference, hausse: true } => {
                t.definition_refus_inversee_hausse(annee.to_string(), cible, reference)
            }
            CibleInversee { annee, cible, reference, hausse: false } => {
                t.definition_refus_inversee_baisse(annee.to_string(), cible, reference)
            }
            CibleOuiNon { annee, cible } => t.definition_refus_cible_oui_non(annee.to_string(), cible),
            SansMesure { annee } => t.definition_refus_sans_mesure(annee.to_string()),
            ContexteSansSens => t.definition_refus_contexte(),
            AnneeHorsContrat { annee, duree } => t.definition_refus_annee(annee.to_string(), duree.to_string()),
            CycleDeDerivation { chemin } => t.definition_refus_cycle(chemin.join(" → ")),
            RienDeSaisi => t.definition_refus_rien(),
            ValeurEtAbsence => t.definition_refus_valeur_et_absence(),
            FormuleEnErreur { saisi } => t.definition_refus_formule(saisi),
            MotifDAbsence => t.definition_refus_motif_absence(),
            MotifDeCorrection { ancienne, provenance } => t.definition_refus_correction(ancienne, provenance),
            ValeurOuiNon { saisi } => t.definition_refus_valeur_oui_non(saisi),
            Calculee { code } => t.cellule_refus_calculee(code),
            Controle(refus) => refus.message(lang),
            Relation { non_tenue, annee } | RelationAMotiver { non_tenue, annee } => {
                t.relation_annee(annee.to_string(), non_tenue.mots(lang))
            }
            NiveauxDepasses { code, annee, places, entier } => {
                t.cellule_refus_annee_depassee(annee.to_string(), code, places.replace('.', ","), entier.replace('.', ","))
            }
            FormuleFaussee { calcule, refus } => t.formule_refus_faussee(calcule, refus.message(lang)),
            RelationFaussee { libelle, refus } => t.relation_refus_faussee(libelle, refus.message(lang)),
            Etapes(faute) => faute.message(lang),
            NoteInversee { min, max } => t.echelle_refus_inversee(ecrit(min, lang), ecrit(max, lang)),
            SensDesEtapes => t.echelle_refus_sens(),
            HorsEchelle { hors, .. } => hors.message(lang),
            EtapeServie { part, etapes, quand } => {
                let etape = dire(Some(&Echelle::Etapes(etapes.clone())), part, lang).unwrap_or_default();
                t.echelle_refus_servie(etape, Quand::tous(quand, lang))
            }
            BornesServies { note, quand } => t.echelle_refus_bornes(ecrit(note, lang), Quand::tous(quand, lang)),
            MesureServie { quand } => t.echelle_refus_mesure(Quand::tous(quand, lang)),
            Remplace { code, par } => t.relation_refus_remplacee(code, par),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        use Refus::*;
        let t = m(lang);
        Some(match self {
            PasUnNombre { .. } => t.definition_remede_nombre(),
            DateIllisible { .. } => t.definition_remede_date(),
            PoidsNegatif { .. } => t.definition_remede_poids(),
            CibleInversee { .. } => t.definition_remede_inversee(),
            ContexteSansSens => t.definition_remede_contexte(),
            FormuleEnErreur { .. } => t.definition_remede_formule(),
            RienDeSaisi => t.definition_remede_rien(),
            Calculee { .. } => t.cellule_remede_calculee(),
            Controle(refus) => return refus.remedy(lang),
            Relation { .. } => t.relation_remede(),
            RelationAMotiver { .. } => t.cellule_remede_alerte(),
            NiveauxDepasses { .. } => t.cellule_remede_niveaux(),
            FormuleFaussee { .. } => t.formule_remede_faussee(),
            RelationFaussee { .. } => t.relation_remede_faussee(),
            Etapes(_) => t.echelle_remede_forme(),
            NoteInversee { .. } => t.echelle_remede_inversee(),
            SensDesEtapes => t.echelle_remede_sens(),
            HorsEchelle { hors, .. } => hors.remede(lang),
            EtapeServie { .. } => t.echelle_remede_servie(),
            BornesServies { .. } => t.echelle_remede_bornes(),
            MesureServie { .. } => t.echelle_remede_mesure(),
            Remplace { par, .. } => t.relation_remede_remplacee(par),
            _ => return None,
        })
    }

    fn source(&self) -> Option<&'static str> {
        use Refus::*;
        Some(match self {
            CibleInversee { .. } => FORMULES,
            RienDeSaisi | ValeurEtAbsence | MotifDAbsence | MotifDeCorrection { .. } => OBSERVATION,
            ChampVide { .. }
            | ChoixInconnu { .. }
            | PasUnNombre { .. }
            | DateIllisible { .. }
            | AnneeHorsContrat { .. }
            | FormuleEnErreur { .. } => FAUTES,
            Controle(refus) => return refus.source(),
            Relation { .. } | RelationAMotiver { .. } | NiveauxDepasses { .. } => CONTROLES,
            _ => DEFINITION,
        })
    }

    fn field(&self) -> Option<String> {
        use Refus::*;
        Some(match self {
            ChampVide { champ } | ChoixInconnu { champ, .. } | PasUnNombre { champ, .. } => champ.clone(),
            DateIllisible { .. } => "reference_le".to_owned(),
            PoidsNegatif { .. } => "poids".to_owned(),
            CodePris { .. } => "code".to_owned(),
            CibleInversee { annee, .. } | CibleOuiNon { annee, .. } | SansMesure { annee } => format!("cible.{annee}"),
            ContexteSansSens => "sens".to_owned(),
            AnneeHorsContrat { .. } => "annee".to_owned(),
            CycleDeDerivation { .. } => "derive_de".to_owned(),
            RienDeSaisi
            | ValeurEtAbsence
            | FormuleEnErreur { .. }
            | ValeurOuiNon { .. }
            | Calculee { .. }
            | Relation { .. }
            | NiveauxDepasses { .. }
            | Remplace { .. } => "valeur".to_owned(),
            Etapes(_) | EtapeServie { .. } => "etapes".to_owned(),
            NoteInversee { .. } | BornesServies { .. } => "note_max".to_owned(),
            SensDesEtapes => "sens".to_owned(),
            HorsEchelle { champ, .. } => champ.clone(),
            MesureServie { .. } => "mesure".to_owned(),
            Controle(refus) if !refus.attend_un_motif() => "valeur".to_owned(),
            Controle(_) | MotifDAbsence | MotifDeCorrection { .. } | RelationAMotiver { .. } => "motif".to_owned(),
            FormuleFaussee { .. } | RelationFaussee { .. } => "unite".to_owned(),
        })
    }
}
