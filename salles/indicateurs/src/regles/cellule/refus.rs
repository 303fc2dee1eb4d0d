//! What a cell is refused for, and what it is only warned about.

use crate::m;
use crate::regles::Mois;
use crate::regles::echelle::HorsEchelle;
use crate::regles::relation::NonTenue;
use jiff::civil::Date;
use kernel::texte::date_longue;
use kernel::{Lang, Refusal};

/// « **refus** au champ, avec la règle en clair ; le reste de la saisie est gardé » (§ 6). Figures are decimal texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusCellule {
    PasUnNombre {
        saisi: String,
    },
    FormuleEnErreur {
        saisi: String,
    },
    /// « Formulas in cells »: what it last gave is shown, never believed.
    Formule {
        formule: String,
        affiche: String,
    },
    OuiNon {
        saisi: String,
    },
    /// A ratio wants both its numbers.
    CoupleAttendu {
        saisi: String,
    },
    SigneInterdit {
        saisi: String,
    },
    PartSuperieure {
        saisi: String,
    },
    UniteInattendue {
        saisi: String,
        unite: String,
    },
    CompteNegatif {
        saisi: String,
    },
    CompteFractionnaire {
        saisi: String,
    },
    /// What is typed in percent alone, out of 0 to 100 or of what the follow-up widens it to.
    PartHorsBornes {
        saisi: String,
        min: String,
        max: String,
    },
    TropDeDecimales {
        saisi: String,
        permises: u32,
    },
    HorsGrille {
        periode: Mois,
        pas: i32,
    },
    HorsContrat {
        periode: Mois,
        debut: Mois,
        fin: Mois,
    },
    /// A period that has not begun.
    PeriodeAVenir {
        periode: Mois,
        commence: Date,
    },
    /// One that is not over is said to be provisional.
    PeriodeEnCours {
        periode: Mois,
        finit: Date,
    },
    /// A year of the contract that has not begun.
    AnneeAVenir {
        annee: i64,
        commence: Date,
    },
    MotifDAbsence,
    CumulEnBaisse {
        avant: String,
    },
    /// What stands there came from elsewhere.
    MotifDeCorrection {
        ancienne: String,
        provenance: String,
    },
    /// This cell completes a year that someone typed otherwise.
    AnneeAMotiver {
        annee: i64,
        ancienne: String,
        nouvelle: String,
    },
    /// An alert passes with a reason only.
    MotifDAlerte {
        alertes: Vec<Alerte>,
    },
    /// The reason is there, but not from someone who may validate.
    AlerteSansDroit {
        alertes: Vec<Alerte>,
    },
    /// Somebody wrote meanwhile.
    EcriteEntreTemps {
        valeur: String,
        auteur: String,
    },
    /// A value once handed in is not emptied.
    DejaDeposee,
    CodeInconnu {
        saisi: String,
    },
    TerritoireInconnu {
        saisi: String,
    },
    TerritoireInapplicable {
        territoire: String,
    },
    PeriodeIllisible {
        saisi: String,
    },
    QualiteInconnue {
        saisi: String,
    },
    EnDouble {
        ailleurs: String,
    },
    NonConfiee {
        code: String,
    },
    IndicateurClos {
        code: String,
    },
    /// What is wrong with one part.
    PartIllisible {
        modalite: String,
        refus: Box<RefusCellule>,
    },
    /// « `parts_superieures_au_total` »
    PartsSuperieures {
        dimension: String,
        somme: String,
        total: String,
    },
    /// Parts of what is said to be unknown.
    PartsSansTotal {
        dimension: String,
    },
    /// « `part_manquante` », « `partition_incomplete` »
    TotalManquant {
        dimension: String,
        complete: bool,
    },
    /// « parts > total »: the places of a period count more than the whole.
    NiveauxDepasses {
        places: String,
        entier: String,
    },
    /// Two complete partitions of one total: dimension and sum.
    TotauxDifferents {
        une: (String, String),
        autre: (String, String),
    },
    ModaliteInconnue {
        saisi: String,
    },
    MillesimeIllisible {
        saisi: String,
    },
    /// Its figures come from a formula.
    Calculee {
        code: String,
    },
    /// No step of its indicator, or a mark out of its bounds.
    HorsEchelle(Box<HorsEchelle>),
    /// « relation entre indicateurs […] : refus »
    Relation(Box<NonTenue>),
    /// « remplacé par »: the code of the one that goes on.
    Remplacee {
        code: String,
        par: String,
    },
}

impl RefusCellule {
    /// True when a written reason would let the cell pass.
    #[must_use]
    pub fn attend_un_motif(&self) -> bool {
        use RefusCellule::*;
        matches!(
            self,
            MotifDAbsence | CumulEnBaisse { .. } | MotifDeCorrection { .. } | AnneeAMotiver { .. } | MotifDAlerte { .. }
        )
    }
}

/// « **alerte** : passage possible avec motif écrit » (§ 6).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Alerte {
    HorsBornes {
        min: Option<String>,
        max: Option<String>,
    },
    /// « variation de plus de 50 % »
    Variation {
        avant: String,
        pourcent: String,
    },
    /// « score robuste »
    Aberrante {
        score: String,
    },
    /// « MAD nul : alerte dès que x ≠ médiane »
    ToujoursPareil,
    /// « relation entre indicateurs […] : alerte »
    Relation(Box<NonTenue>),
}

impl Alerte {
    /// What is kept beside the value.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Alerte::HorsBornes { .. } => "hors_bornes",
            Alerte::Variation { .. } => "variation",
            Alerte::Aberrante { .. } => "aberrante",
            Alerte::ToujoursPareil => "dispersion_nulle",
            Alerte::Relation(_) => "relation",
        }
    }

    #[must_use]
    pub fn mots(&self, lang: Lang) -> String {
        let t = m(lang);
        let fr = |n: &str| n.replace('.', ",");
        match self {
            Alerte::HorsBornes { min, max } => {
                let borne = |b: &Option<String>| b.as_deref().map_or_else(|| "…".to_owned(), fr);
                t.cellule_alerte_bornes(borne(min), borne(max))
            }
            Alerte::Variation { avant, pourcent } => t.cellule_alerte_variation(pourcent, fr(avant)),
            Alerte::Aberrante { score } => t.cellule_alerte_aberrante(fr(score)),
            Alerte::ToujoursPareil => t.cellule_alerte_pareil(),
            Alerte::Relation(non_tenue) => non_tenue.mots(lang),
        }
    }
}

const CONTROLES: &str = "Indicateurs\u{202f}: définir, calculer, prouver, § 6";
const DEFINITION: &str = "Indicateurs\u{202f}: définir, calculer, prouver, § 2";
const OBSERVATION: &str = "Indicateurs\u{202f}: définir, calculer, prouver, § 3";
const FORMULES: &str = "Indicateurs\u{202f}: définir, calculer, prouver, § 4, F5";
const QUI: &str = "Plans, contrats et campagnes de suivi, § 11";
const FAUTES: &str = "Plans, contrats et campagnes de suivi, § 12";

impl Refusal for RefusCellule {
    fn code(&self) -> &'static str {
        use RefusCellule::*;
        match self {
            PasUnNombre { .. } => "cellule-pas-un-nombre",
            FormuleEnErreur { .. } => "cellule-formule-en-erreur",
            Formule { .. } => "cellule-formule",
            OuiNon { .. } => "cellule-oui-non",
            CoupleAttendu { .. } => "cellule-couple-attendu",
            SigneInterdit { .. } => "cellule-signe-interdit",
            PartSuperieure { .. } => "cellule-part-superieure",
            UniteInattendue { .. } => "cellule-unite",
            CompteNegatif { .. } => "cellule-compte-negatif",
            CompteFractionnaire { .. } => "cellule-compte-fractionnaire",
            PartHorsBornes { .. } => "cellule-part-hors-bornes",
            TropDeDecimales { .. } => "cellule-decimales",
            HorsGrille { .. } => "cellule-hors-grille",
            HorsContrat { .. } => "cellule-hors-contrat",
            PeriodeAVenir { .. } => "cellule-periode-a-venir",
            PeriodeEnCours { .. } => "cellule-periode-en-cours",
            AnneeAVenir { .. } => "cellule-annee-a-venir",
            MotifDAbsence => "cellule-motif-d-absence",
            CumulEnBaisse { .. } => "cellule-cumul-en-baisse",
            MotifDeCorrection { .. } | AnneeAMotiver { .. } => "cellule-motif-de-correction",
            MotifDAlerte { .. } => "cellule-motif-d-alerte",
            AlerteSansDroit { .. } => "cellule-alerte-sans-droit",
            EcriteEntreTemps { .. } => "cellule-ecrite-entre-temps",
            DejaDeposee => "cellule-deja-deposee",
            CodeInconnu { .. } => "cellule-code-inconnu",
            TerritoireInconnu { .. } => "cellule-territoire-inconnu",
            TerritoireInapplicable { .. } => "cellule-territoire-inapplicable",
            PeriodeIllisible { .. } => "cellule-periode-illisible",
            QualiteInconnue { .. } => "cellule-qualite-inconnue",
            EnDouble { .. } => "cellule-en-double",
            NonConfiee { .. } => "cellule-non-confiee",
            IndicateurClos { .. } => "cellule-indicateur-clos",
            PartIllisible { .. } => "cellule-part",
            PartsSuperieures { .. } => "cellule-parts-superieures",
            PartsSansTotal { .. } => "cellule-parts-sans-total",
            TotalManquant { .. } => "cellule-total-manquant",
            NiveauxDepasses { .. } => "cellule-niveaux-depasses",
            TotauxDifferents { .. } => "cellule-totaux-differents",
            ModaliteInconnue { .. } => "cellule-modalite-inconnue",
            MillesimeIllisible { .. } => "cellule-millesime",
            Calculee { .. } => "cellule-calculee",
            HorsEchelle(_) => "cellule-hors-echelle",
            Relation(_) => "cellule-relation",
            Remplacee { .. } => "cellule-remplacee",
        }
    }

    fn message(&self, lang: Lang) -> String {
        use RefusCellule::*;
        let t = m(lang);
        let mots = |alertes: &[Alerte]| alertes.iter().map(|a| a.mots(lang)).collect::<Vec<_>>().join(" ");
        match self {
            PasUnNombre { saisi } => t.cellule_refus_nombre(saisi),
            FormuleEnErreur { saisi } => t.cellule_refus_formule(saisi),
            Formule { formule, affiche } => t.cellule_refus_formule_vive(formule, affiche),
            OuiNon { saisi } => t.cellule_refus_oui_non(saisi),
            CoupleAttendu { saisi } => t.cellule_refus_couple(saisi),
            SigneInterdit { saisi } => t.cellule_refus_signe(saisi),
            PartSuperieure { saisi } => t.cellule_refus_part(saisi),
            UniteInattendue { saisi, unite } => t.cellule_refus_unite(saisi, unite),
            CompteNegatif { saisi } => t.cellule_refus_negatif(saisi.replace('.', ",")),
            CompteFractionnaire { saisi } => t.cellule_refus_fraction(saisi.replace('.', ",")),
            PartHorsBornes { saisi, min, max } => {
                t.cellule_refus_part_bornes(saisi.replace('.', ","), min.replace('.', ","), max.replace('.', ","))
            }
            TropDeDecimales { saisi, permises } => t.cellule_refus_decimales(saisi.replace('.', ","), permises.to_string()),
            HorsGrille { periode, pas } => t.cellule_refus_grille(periode.to_string(), pas.to_string()),
            HorsContrat { periode, debut, fin } => {
                t.cellule_refus_contrat(periode.to_string(), debut.to_string(), fin.to_string())
            }
            PeriodeAVenir { periode, commence } => t.cellule_refus_a_venir(periode.to_string(), date_longue(*commence, lang)),
            PeriodeEnCours { periode, finit } => t.cellule_refus_en_cours(periode.to_string(), date_longue(*finit, lang)),
            AnneeAVenir { annee, commence } => t.cellule_refus_annee_a_venir(annee.to_string(), date_longue(*commence, lang)),
            MotifDAbsence => t.cellule_refus_motif_absence(),
            CumulEnBaisse { avant } => t.cellule_refus_cumul(avant.replace('.', ",")),
            MotifDeCorrection { ancienne, provenance } => t.cellule_refus_correction(ancienne.replace('.', ","), provenance),
            AnneeAMotiver { annee, ancienne, nouvelle } => {
                t.cellule_refus_annee_tapee(annee.to_string(), ancienne.replace('.', ","), nouvelle.replace('.', ","))
            }
            MotifDAlerte { alertes } => t.cellule_refus_alerte(mots(alertes)),
            AlerteSansDroit { alertes } => t.cellule_refus_alerte_droit(mots(alertes)),
            EcriteEntreTemps { valeur, auteur } => t.cellule_refus_entre_temps(auteur, valeur.replace('.', ",")),
            DejaDeposee => t.cellule_refus_deja(),
            CodeInconnu { saisi } => t.cellule_refus_code(saisi),
            TerritoireInconnu { saisi } => t.cellule_refus_territoire(saisi),
            TerritoireInapplicable { territoire } => t.cellule_refus_niveau(territoire),
            PeriodeIllisible { saisi } => t.cellule_refus_periode(saisi),
            QualiteInconnue { saisi } => t.cellule_refus_qualite(saisi),
            EnDouble { ailleurs } => t.cellule_refus_double(ailleurs),
            NonConfiee { code } => t.cellule_refus_confiee(code),
            IndicateurClos { code } => t.cellule_refus_clos(code),
            PartIllisible { modalite, refus } => t.cellule_refus_part_illisible(modalite, refus.message(lang)),
            PartsSuperieures { dimension, somme, total } => {
                t.cellule_refus_parts(dimension, somme.replace('.', ","), total.replace('.', ","))
            }
            NiveauxDepasses { places, entier } => {
                t.cellule_refus_niveaux_depasses(places.replace('.', ","), entier.replace('.', ","))
            }
            PartsSansTotal { dimension } => t.cellule_refus_parts_sans_total(dimension),
            TotalManquant { dimension, complete: true } => t.cellule_refus_total_part(dimension),
            TotalManquant { dimension, complete: false } => t.cellule_refus_total_incomplet(dimension),
            TotauxDifferents { une, autre } => {
                t.cellule_refus_totaux(&une.0, une.1.replace('.', ","), &autre.0, autre.1.replace('.', ","))
            }
            ModaliteInconnue { saisi } => t.cellule_refus_modalite(saisi),
            MillesimeIllisible { saisi } => t.cellule_refus_millesime(saisi),
            Calculee { code } => t.cellule_refus_calculee(code),
            HorsEchelle(hors) => hors.message(lang),
            Relation(non_tenue) => non_tenue.mots(lang),
            Remplacee { code, par } => t.relation_refus_remplacee(code, par),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        use RefusCellule::*;
        let t = m(lang);
        Some(match self {
            PasUnNombre { .. } => t.cellule_remede_nombre(),
            FormuleEnErreur { .. } | Formule { .. } => t.cellule_remede_formule(),
            OuiNon { .. } => t.cellule_remede_oui_non(),
            CoupleAttendu { .. } => t.cellule_remede_couple(),
            CompteNegatif { .. } | PartHorsBornes { .. } => t.cellule_remede_bornes(),
            CompteFractionnaire { .. } => t.cellule_remede_fraction(),
            PeriodeAVenir { .. } | AnneeAVenir { .. } => t.cellule_remede_a_venir(),
            PeriodeEnCours { .. } => t.cellule_remede_en_cours(),
            MotifDAbsence => t.cellule_remede_motif_absence(),
            CumulEnBaisse { .. } | MotifDeCorrection { .. } | AnneeAMotiver { .. } => t.cellule_remede_motif(),
            MotifDAlerte { .. } => t.cellule_remede_alerte(),
            AlerteSansDroit { .. } => t.cellule_remede_droit(),
            EcriteEntreTemps { .. } => t.cellule_remede_entre_temps(),
            PeriodeIllisible { .. } => t.cellule_remede_periode(),
            CodeInconnu { .. } | TerritoireInconnu { .. } | ModaliteInconnue { .. } => t.cellule_remede_modele(),
            PartIllisible { refus, .. } => return refus.remedy(lang),
            Calculee { .. } => t.cellule_remede_calculee(),
            HorsEchelle(hors) => hors.remede(lang),
            Relation(_) => t.relation_remede(),
            Remplacee { par, .. } => t.relation_remede_remplacee(par),
            NiveauxDepasses { .. } => t.cellule_remede_niveaux(),
            PartsSuperieures { .. } => t.cellule_remede_parts(),
            PartsSansTotal { .. } | TotalManquant { .. } => t.cellule_remede_total(),
            _ => return None,
        })
    }

    fn source(&self) -> Option<&'static str> {
        use RefusCellule::*;
        Some(match self {
            MotifDAbsence | MotifDeCorrection { .. } | AnneeAMotiver { .. } | DejaDeposee => OBSERVATION,
            NonConfiee { .. } | AlerteSansDroit { .. } => QUI,
            PartsSuperieures { .. } | PartsSansTotal { .. } | TotalManquant { .. } | TotauxDifferents { .. } => FORMULES,
            PartIllisible { refus, .. } => return refus.source(),
            PasUnNombre { .. } | FormuleEnErreur { .. } | Formule { .. } | EcriteEntreTemps { .. } | EnDouble { .. } => FAUTES,
            HorsEchelle(_) => DEFINITION,
            _ => CONTROLES,
        })
    }

    fn is_conflict(&self) -> bool {
        matches!(self, RefusCellule::EcriteEntreTemps { .. })
    }
}
