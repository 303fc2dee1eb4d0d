//! The reference and the targets of a place as typed, and what they become. Pure: nothing is read or written.

use super::Refus;
use super::saisie::date;
use crate::m;
use crate::model::{Indicateur, Mesure, ObjectifTerritoire, REFERENCE, Sens, Suivi};
use crate::regles::{Lu, RefusCellule, lire_cellule};
use jiff::civil::Date;
use kernel::nombre::Nombre;
use kernel::{Lang, Refusal};
use std::collections::{BTreeMap, BTreeSet};

/// Signs of a provenance.
const PROVENANCE_MAX: usize = 200;

/// The line of a place as typed: nothing is parsed yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieLieu {
    /// Rank of the line in its form: its fields are named after it.
    pub rang: usize,
    /// Identifier of the place.
    pub territoire: String,
    pub nom: String,
    /// What was on record when the form was drawn ([`SaisieLieu::marque`]).
    pub vu: String,
    pub reference: String,
    pub le: String,
    pub provenance: String,
    /// By contract year.
    pub cibles: BTreeMap<i64, String>,
}

/// A column of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Colonne {
    Reference,
    Le,
    Provenance,
    Cible(i64),
}

impl Colonne {
    /// The year of the record that holds it.
    #[must_use]
    pub fn annee(self) -> i64 {
        if let Self::Cible(annee) = self { annee } else { REFERENCE }
    }

    /// The name of its field on the line of that rank.
    #[must_use]
    pub fn champ(self, rang: usize) -> String {
        match self {
            Self::Reference => format!("r.{rang}"),
            Self::Le => format!("d.{rang}"),
            Self::Provenance => format!("p.{rang}"),
            Self::Cible(annee) => format!("c.{rang}.{annee}"),
        }
    }

    #[must_use]
    pub fn nom(self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::Reference => t.objectif_reference(),
            Self::Le => t.objectif_reference_le(),
            Self::Provenance => t.objectif_provenance(),
            Self::Cible(annee) => t.objectif_cible(annee.to_string()),
        }
    }
}

impl SaisieLieu {
    #[must_use]
    pub fn texte(&self, colonne: Colonne) -> &str {
        match colonne {
            Colonne::Reference => &self.reference,
            Colonne::Le => &self.le,
            Colonne::Provenance => &self.provenance,
            Colonne::Cible(annee) => self.cibles.get(&annee).map_or("", String::as_str),
        }
    }

    pub fn ecrire(&mut self, colonne: Colonne, texte: &str) {
        let texte = texte.to_owned();
        match colonne {
            Colonne::Reference => self.reference = texte,
            Colonne::Le => self.le = texte,
            Colonne::Provenance => self.provenance = texte,
            Colonne::Cible(annee) => _ = self.cibles.insert(annee, texte),
        }
    }

    /// The line that shows what is on record for a place. `oui`, `non`: how a yes and a no are written.
    #[must_use]
    pub fn de(
        rang: usize,
        (territoire, nom): (String, String),
        siens: &[&ObjectifTerritoire],
        oui_non: Option<[String; 2]>,
    ) -> Self {
        let mut ligne = Self { rang, territoire, nom, vu: Self::marque(siens), ..Self::default() };
        for o in siens {
            let dit = match &oui_non {
                Some([oui, non]) => if o.valeur == "0" { non } else { oui }.clone(),
                None => o.valeur.replace('.', ","),
            };
            if o.annee == REFERENCE {
                ligne.reference = dit;
                ligne.le = o.le.map(|jour| jour.strftime("%d/%m/%Y").to_string()).unwrap_or_default();
                ligne.provenance.clone_from(&o.provenance);
            } else {
                ligne.cibles.insert(o.annee, dit);
            }
        }
        ligne
    }

    /// Tells one state of the records of a place from any other, year by year.
    #[must_use]
    pub fn marque(siens: &[&ObjectifTerritoire]) -> String {
        let mut dits: Vec<(i64, String)> = siens.iter().map(|o| (o.annee, marque_d_un(o))).collect();
        dits.sort_unstable();
        dits.into_iter().map(|(_, dit)| dit).collect::<Vec<_>>().join("_")
    }

    /// The years whose record is no longer the one that the form showed.
    #[must_use]
    pub fn changees(&self, siens: &[&ObjectifTerritoire]) -> BTreeSet<i64> {
        let vues: BTreeSet<&str> = self.vu.split('_').filter(|dit| !dit.is_empty()).collect();
        let presentes: BTreeMap<String, i64> = siens.iter().map(|o| (marque_d_un(o), o.annee)).collect();
        let apparues = presentes.iter().filter(|(dit, _)| !vues.contains(dit.as_str())).map(|(_, annee)| *annee);
        let parties =
            vues.iter().filter(|dit| !presentes.contains_key(**dit)).filter_map(|dit| dit.split('.').next()?.parse().ok());
        apparues.chain(parties).collect()
    }
}

fn marque_d_un(o: &ObjectifTerritoire) -> String {
    let id = o.id.to_string();
    let fin = id.get(id.len().saturating_sub(6)..).unwrap_or_default();
    format!("{}.{fin}.{}", o.annee, o.version)
}

/// What a place is to hold for one year ([`REFERENCE`]: its reference).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectifVoulu {
    pub valeur: String,
    pub le: Option<Date>,
    pub provenance: String,
}

/// « `document` et `texte` : pas de taux » ; « `jalon` : taux = part de l'étape atteinte »: they go from no reference to no target.
#[must_use]
pub fn mesure_sans_objectif(mesure: Mesure) -> bool {
    matches!(mesure, Mesure::Document | Mesure::Texte | Mesure::Jalon)
}

/// What is refused in the line of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusObjectif {
    /// The text of a cell cannot be read.
    Case {
        rang: usize,
        lieu: String,
        colonne: Colonne,
        refus: RefusCellule,
    },
    Date {
        rang: usize,
        lieu: String,
        saisi: String,
    },
    /// « territoire non applicable […] : refus » (§ 6).
    NonApplicable {
        rang: usize,
        lieu: String,
    },
    Inversee {
        rang: usize,
        lieu: String,
        annee: i64,
        cible: String,
        reference: String,
        hausse: bool,
    },
    /// « `oui_non` se lit référence 0, cible 1 ».
    ReferenceOuiNon {
        rang: usize,
        lieu: String,
    },
    SansMesure {
        rang: usize,
        lieu: String,
    },
    /// A day or an origin, of no reference.
    SansReference {
        rang: usize,
        lieu: String,
        colonne: Colonne,
    },
    ProvenanceLongue {
        rang: usize,
        lieu: String,
    },
    HorsContrat {
        rang: usize,
        lieu: String,
        annee: i64,
    },
    /// Someone else wrote it since the form was drawn; empty: they took it away.
    EntreTemps {
        rang: usize,
        lieu: String,
        colonne: Colonne,
        enregistre: String,
    },
}

/// Reads the line of a place: what it holds, by year. `annees`: those of the contract.
///
/// # Errors
/// Every refusal of the line.
pub fn lire_objectifs(
    i: &Indicateur,
    suivi: &Suivi,
    s: &SaisieLieu,
    annees: &[i64],
) -> Result<BTreeMap<i64, ObjectifVoulu>, Vec<RefusObjectif>> {
    let (rang, lieu) = (s.rang, s.nom.clone());
    let mut refus = vec![];
    let mut voulus = BTreeMap::new();
    let lire = |colonne: Colonne, refus: &mut Vec<RefusObjectif>| {
        nombre(i, suivi, s.texte(colonne)).unwrap_or_else(|no| {
            refus.push(RefusObjectif::Case { rang, lieu: lieu.clone(), colonne, refus: no });
            None
        })
    };
    let reference = lire(Colonne::Reference, &mut refus);
    let cibles: Vec<(i64, Nombre)> =
        s.cibles.keys().filter_map(|annee| Some((*annee, lire(Colonne::Cible(*annee), &mut refus)?))).collect();
    if mesure_sans_objectif(i.mesure) && (reference.is_some() || !cibles.is_empty()) {
        return Err(vec![RefusObjectif::SansMesure { rang, lieu }]);
    }
    if i.mesure == Mesure::OuiNon && reference.is_some() {
        refus.push(RefusObjectif::ReferenceOuiNon { rang, lieu: lieu.clone() });
    }
    let le = date(&s.le).unwrap_or_else(|_: Refus| {
        refus.push(RefusObjectif::Date { rang, lieu: lieu.clone(), saisi: s.le.trim().to_owned() });
        None
    });
    let provenance = s.provenance.trim().to_owned();
    if provenance.chars().count() > PROVENANCE_MAX {
        refus.push(RefusObjectif::ProvenanceLongue { rang, lieu: lieu.clone() });
    }
    if s.reference.trim().is_empty() {
        for (colonne, dit) in [(Colonne::Le, !s.le.trim().is_empty()), (Colonne::Provenance, !provenance.is_empty())] {
            if dit {
                refus.push(RefusObjectif::SansReference { rang, lieu: lieu.clone(), colonne });
            }
        }
    }
    for (annee, cible) in cibles {
        if !annees.contains(&annee) {
            refus.push(RefusObjectif::HorsContrat { rang, lieu: lieu.clone(), annee });
        }
        if let Some(reference) = &reference
            && inversee(i.sens, &cible, reference)
        {
            refus.push(RefusObjectif::Inversee {
                rang,
                lieu: lieu.clone(),
                annee,
                cible: s.texte(Colonne::Cible(annee)).trim().to_owned(),
                reference: s.reference.trim().to_owned(),
                hausse: i.sens == Sens::Hausse,
            });
        }
        voulus.insert(annee, ObjectifVoulu { valeur: cible.to_string(), le: None, provenance: String::new() });
    }
    if let Some(reference) = reference {
        voulus.insert(REFERENCE, ObjectifVoulu { valeur: reference.to_string(), le, provenance });
    }
    if refus.is_empty() { Ok(voulus) } else { Err(refus) }
}

/// A target on the wrong side of the reference: « plus bas = mieux » asks for a lower target.
fn inversee(sens: Sens, cible: &Nombre, reference: &Nombre) -> bool {
    match sens {
        Sens::Hausse => cible < reference,
        Sens::Baisse => cible > reference,
        Sens::Maintien | Sens::Aucun => false,
    }
}

/// A number in the unit of the indicator; a ratio is said in percent, as its rate is read. Empty is none.
fn nombre(i: &Indicateur, suivi: &Suivi, texte: &str) -> Result<Option<Nombre>, RefusCellule> {
    let net = texte.trim();
    let saisi = || net.to_owned();
    let mesure = if i.mesure == Mesure::OuiNon { Mesure::OuiNon } else { Mesure::TauxNu };
    let lu = lire_cellule(mesure, &i.unite, None, net)?;
    let n = match lu {
        Lu::Nombre(n) => n,
        Lu::NonSaisi if net.is_empty() => return Ok(None),
        _ => return Err(RefusCellule::PasUnNombre { saisi: saisi() }),
    };
    let compte = suivi.decimales == Some(0) && i.mesure != Mesure::Ratio || i.mesure == Mesure::Distinct;
    match () {
        () if compte && n.est_negatif() => Err(RefusCellule::CompteNegatif { saisi: saisi() }),
        () if compte && !n.est_entier() => Err(RefusCellule::CompteFractionnaire { saisi: saisi() }),
        () if i.mesure == Mesure::Ratio && n.est_negatif() => Err(RefusCellule::SigneInterdit { saisi: saisi() }),
        () => Ok(Some(n)),
    }
}

const DEFINITION: &str = "Indicateurs\u{202f}: définir, calculer, prouver, § 2";
const FORMULES: &str = "Indicateurs\u{202f}: définir, calculer, prouver, § 4";
const CONTROLES: &str = "Indicateurs\u{202f}: définir, calculer, prouver, § 6";

impl Refusal for RefusObjectif {
    fn code(&self) -> &'static str {
        match self {
            Self::Case { refus, .. } => refus.code(),
            Self::Date { .. } => "objectif-date-illisible",
            Self::NonApplicable { .. } => "objectif-territoire-non-applicable",
            Self::Inversee { .. } => "objectif-cible-inversee",
            Self::ReferenceOuiNon { .. } => "objectif-reference-oui-non",
            Self::SansMesure { .. } => "objectif-sans-mesure",
            Self::SansReference { .. } => "objectif-sans-reference",
            Self::ProvenanceLongue { .. } => "objectif-provenance-longue",
            Self::HorsContrat { .. } => "objectif-hors-contrat",
            Self::EntreTemps { .. } => "objectif-ecrit-entre-temps",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::Case { lieu, colonne, refus, .. } => t.objectif_refus_case(lieu, colonne.nom(lang), refus.message(lang)),
            Self::Date { lieu, saisi, .. } => t.objectif_refus_date(lieu, saisi),
            Self::NonApplicable { lieu, .. } => t.objectif_refus_non_applicable(lieu),
            Self::Inversee { lieu, annee, cible, reference, hausse: true, .. } => {
                t.objectif_refus_inversee_hausse(lieu, annee.to_string(), cible, reference)
            }
            Self::Inversee { lieu, annee, cible, reference, hausse: false, .. } => {
                t.objectif_refus_inversee_baisse(lieu, annee.to_string(), cible, reference)
            }
            Self::ReferenceOuiNon { lieu, .. } => t.objectif_refus_oui_non(lieu),
            Self::SansMesure { lieu, .. } => t.objectif_refus_sans_mesure(lieu),
            Self::SansReference { lieu, colonne, .. } => t.objectif_refus_sans_reference(lieu, colonne.nom(lang)),
            Self::ProvenanceLongue { lieu, .. } => t.objectif_refus_provenance(lieu, PROVENANCE_MAX.to_string()),
            Self::HorsContrat { lieu, annee, .. } => t.objectif_refus_hors_contrat(lieu, annee.to_string()),
            Self::EntreTemps { lieu, colonne, enregistre, .. } if enregistre.is_empty() => {
                t.objectif_refus_entre_temps_vide(lieu, colonne.nom(lang))
            }
            Self::EntreTemps { lieu, colonne, enregistre, .. } => {
                t.objectif_refus_entre_temps(lieu, colonne.nom(lang), enregistre)
            }
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        Some(match self {
            Self::Case { refus: RefusCellule::PasUnNombre { .. }, .. } => t.objectif_remede_nombre(),
            Self::Case { refus, .. } => return refus.remedy(lang),
            Self::Date { .. } => t.definition_remede_date(),
            Self::NonApplicable { .. } => t.objectif_remede_non_applicable(),
            Self::Inversee { .. } => t.objectif_remede_inversee(),
            Self::ReferenceOuiNon { .. } => t.objectif_remede_oui_non(),
            Self::SansReference { .. } => t.objectif_remede_sans_reference(),
            Self::EntreTemps { .. } => t.objectif_remede_entre_temps(),
            Self::SansMesure { .. } | Self::ProvenanceLongue { .. } | Self::HorsContrat { .. } => return None,
        })
    }

    fn source(&self) -> Option<&'static str> {
        match self {
            Self::Case { refus, .. } => refus.source(),
            Self::Inversee { .. } => Some(FORMULES),
            Self::NonApplicable { .. } | Self::Date { .. } | Self::HorsContrat { .. } => Some(CONTROLES),
            Self::ReferenceOuiNon { .. } | Self::SansMesure { .. } | Self::SansReference { .. } => Some(DEFINITION),
            Self::ProvenanceLongue { .. } | Self::EntreTemps { .. } => None,
        }
    }

    fn field(&self) -> Option<String> {
        let (colonne, rang) = match self {
            Self::Case { rang, colonne, .. }
            | Self::SansReference { rang, colonne, .. }
            | Self::EntreTemps { rang, colonne, .. } => (*colonne, *rang),
            Self::Inversee { rang, annee, .. } | Self::HorsContrat { rang, annee, .. } => (Colonne::Cible(*annee), *rang),
            Self::Date { rang, .. } => (Colonne::Le, *rang),
            Self::ProvenanceLongue { rang, .. } => (Colonne::Provenance, *rang),
            Self::NonApplicable { rang, .. } | Self::ReferenceOuiNon { rang, .. } | Self::SansMesure { rang, .. } => {
                (Colonne::Reference, *rang)
            }
        };
        Some(colonne.champ(rang))
    }
}
