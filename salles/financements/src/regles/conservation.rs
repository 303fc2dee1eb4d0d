//! How long what is personal in a file is kept, and what of it is erased: « Durées réglables ⚖ (refusés 2 ans, financés 10 ans) »
//! (Financements, § 10). No duration is known here: a person sets each, with its source. Amounts, votes, hashes and what was
//! published stay.

use super::etats::EtatDossier;
use super::saisie::{self, RefusSaisie};
use crate::m;
use crate::model::{Categorie, Depart, DossierId, DureeConservation};
use crate::mots;
use jiff::Span;
use jiff::civil::{Date, date};
use kernel::{Lang, Refusal};

/// What the document proposes, in years; shown to who sets a duration, never applied by itself.
pub const PROPOSEES: [(Categorie, i64); 2] = [(Categorie::Refuse, 2), (Categorie::Finance, 10)];

/// Years that may be set.
const ANNEES: std::ops::RangeInclusive<i64> = 1..=50;

/// The shortest source, or reason, that says something.
const PHRASE_MIN: usize = 10;

/// What is emptied of a file, table by table; `*` is each item. Amounts, dates, states, votes and the reason of a vote stay, and
/// the identifiers of accounts, so that an act still has an author.
pub mod champs {
    pub const DOSSIER: &[&str] = &[
        "depose_par",
        "motif_etat",
        "contenu.resume",
        "contenu.objectifs",
        "contenu.publics",
        "contenu.lieux",
        "contenu.poche_pauvrete",
        "contenu.droit_commun",
        "contenu.partenaires",
        "contenu.renouvellement",
        "contenu.evenements.*.objet",
        "contenu.evenements.*.inscrit_par",
    ];
    pub const LIGNE: &[&str] = &["demande_par", "avis_par", "avis_motif", "propose_par", "propose_motif", "vote_par", "paye_par"];
    pub const VERSEMENT: &[&str] = &["saisi_par", "annule_par", "annule_motif"];
    /// The hash, the size, the kind and the dates of a paper stay; its bytes do not.
    pub const PIECE: &[&str] = &["nom", "motif", "deposee_par"];
    pub const COMPLEMENT: &[&str] = &["demande", "demande_par"];
    pub const QUESTION: &[&str] = &["question", "posee_par", "reponse", "repondue_par", "retrait_motif"];
    pub const NOTE: &[&str] = &["instructeur", "justification"];
    pub const INTERET: &[&str] = &["nom", "motif"];
    pub const DEROGATION: &[&str] = &["motif", "accordee_par"];
    pub const PROPOSITION: &[&str] = &["motif", "proposee_par"];
    pub const HABILITATION: &[&str] = &["nom", "donnee_par", "mandat_par", "retiree_par"];
    pub const BILAN: &[&str] = &[
        "contenu.mise_en_oeuvre",
        "contenu.publics",
        "contenu.dates_lieux",
        "contenu.indicateurs",
        "contenu.cles",
        "contenu.motifs",
        "contenu.contributions",
        "contenu.a_corriger",
        "contenu.depose_par",
    ];
    pub const CONVENTION: &[&str] = &["contenu.preparee_par"];
    pub const IMPORT: &[&str] = &["valeurs.resume"];
    /// Of a request for an account that nobody confirmed, and of its link.
    pub const INSCRIPTION: &[&str] = &["courriel", "fonction", "nom", "siret", "rna"];
    pub const LIEN: &[&str] = &["destinataire"];
    /// Of a holder that has no file left.
    pub const PORTEUR: &[&str] = &["representant"];
}

/// A file that may have passed its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DossierGarde {
    pub id: DossierId,
    pub numero: Option<String>,
    pub intitule: String,
    pub etat: EtatDossier,
    pub exercice: i64,
    pub modifie_le: Date,
    /// Lines with money voted, and lines whose vote is not known.
    pub finances: i64,
    pub inconnues: i64,
    pub pieces: i64,
    pub octets: i64,
}

/// A file past its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passe {
    pub dossier: DossierGarde,
    pub categorie: Categorie,
    /// The last day it was to be kept.
    pub echeance: Date,
}

impl DossierGarde {
    /// Financed as soon as a funder voted money; refused when it ended without any. What nobody answered is kept the longer:
    /// « vide reste ∅, jamais refusé ».
    #[must_use]
    pub const fn categorie(&self) -> Categorie {
        use EtatDossier::{Brouillon, Ecarte, Irrecevable, Refuse, Retire};
        let sans_suite = matches!(self.etat, Brouillon | Ecarte | Irrecevable | Refuse | Retire);
        if self.finances == 0 && (sans_suite || self.inconnues == 0) { Categorie::Refuse } else { Categorie::Finance }
    }
}

/// The duration in force on a day.
#[must_use]
pub fn en_vigueur(durees: &[DureeConservation], categorie: Categorie, jour: Date) -> Option<&DureeConservation> {
    let siennes = durees.iter().filter(|d| d.categorie == categorie && d.effet_le <= jour);
    siennes.max_by_key(|d| (d.effet_le, d.fixee_a, d.id))
}

/// The last day a file is kept, under the duration of its category; nothing while nobody set one.
#[must_use]
pub fn echeance(dossier: &DossierGarde, durees: &[DureeConservation], jour: Date) -> Option<Date> {
    let duree = en_vigueur(durees, dossier.categorie(), jour)?;
    let depart = match duree.depart {
        Depart::FinExercice => i16::try_from(dossier.exercice).ok().map(|annee| date(annee.clamp(1, 9_000), 12, 31))?,
        Depart::DerniereEcriture => dossier.modifie_le,
    };
    depart.checked_add(Span::new().years(duree.annees)).ok()
}

/// The files past their time on a day, the oldest first.
#[must_use]
pub fn passes(dossiers: Vec<DossierGarde>, durees: &[DureeConservation], jour: Date) -> Vec<Passe> {
    let mut passes: Vec<Passe> = dossiers
        .into_iter()
        .filter_map(|dossier| {
            let echeance = echeance(&dossier, durees, jour).filter(|fin| *fin < jour)?;
            Some(Passe { categorie: dossier.categorie(), dossier, echeance })
        })
        .collect();
    passes.sort_by(|a, b| (a.echeance, &a.dossier.numero, a.dossier.id).cmp(&(b.echeance, &b.dossier.numero, b.dossier.id)));
    passes
}

/// A duration as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieDuree {
    pub categorie: String,
    pub annees: String,
    pub depart: String,
    pub effet_le: String,
    pub source: String,
}

/// A duration as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DureeLue {
    pub categorie: Categorie,
    pub annees: i64,
    pub depart: Depart,
    pub effet_le: Date,
    pub source: String,
}

/// Why a duration is not set, or nothing is erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refus {
    Categorie,
    Depart,
    Annees {
        saisies: String,
    },
    Effet(RefusSaisie),
    Source,
    Motif,
    NonConfirme,
    /// What has passed its time is no longer what was shown.
    ListeChangee,
}

/// Reads a duration.
///
/// # Errors
/// Every field that cannot be.
pub fn lire(s: &SaisieDuree) -> Result<DureeLue, Vec<Refus>> {
    let mut refus = vec![];
    let categorie = Categorie::from_code(&s.categorie);
    let depart = Depart::from_code(&s.depart);
    let annees = s.annees.trim().parse().ok().filter(|n| ANNEES.contains(n));
    let effet_le = saisie::jour(&s.effet_le).map_err(|cause| refus.push(Refus::Effet(cause))).ok();
    let source = s.source.trim().to_owned();
    if categorie.is_none() {
        refus.push(Refus::Categorie);
    }
    if depart.is_none() {
        refus.push(Refus::Depart);
    }
    if annees.is_none() {
        refus.push(Refus::Annees { saisies: s.annees.trim().to_owned() });
    }
    if source.chars().count() < PHRASE_MIN {
        refus.push(Refus::Source);
    }
    match (categorie, depart, annees, effet_le) {
        (Some(categorie), Some(depart), Some(annees), Some(effet_le)) if refus.is_empty() => {
            Ok(DureeLue { categorie, annees, depart, effet_le, source })
        }
        _ => Err(refus),
    }
}

/// The reason of an erasure, once it is confirmed.
///
/// # Errors
/// `Motif`, `NonConfirme`.
pub fn motif(texte: &str, confirme: bool) -> Result<String, Vec<Refus>> {
    let net = texte.trim();
    let mut refus = vec![];
    if net.chars().count() < PHRASE_MIN {
        refus.push(Refus::Motif);
    }
    if !confirme {
        refus.push(Refus::NonConfirme);
    }
    if refus.is_empty() { Ok(net.to_owned()) } else { Err(refus) }
}

impl Refusal for Refus {
    fn code(&self) -> &'static str {
        match self {
            Self::Categorie => "conservation-categorie",
            Self::Depart => "conservation-depart",
            Self::Annees { .. } => "conservation-annees",
            Self::Effet(refus) => refus.code(),
            Self::Source => "conservation-source",
            Self::Motif => "conservation-motif",
            Self::NonConfirme => "conservation-non-confirme",
            Self::ListeChangee => "conservation-liste-changee",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::Categorie => t.conservation_refus_categorie(),
            Self::Depart => t.conservation_refus_depart(),
            Self::Annees { saisies } => {
                t.conservation_refus_annees(saisies, ANNEES.start().to_string(), ANNEES.end().to_string())
            }
            Self::Effet(refus) => mots::phrase(&refus.message(lang)),
            Self::Source => t.conservation_refus_source(),
            Self::Motif => t.conservation_refus_motif(),
            Self::NonConfirme => t.conservation_refus_confirme(),
            Self::ListeChangee => t.conservation_refus_liste(),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        match self {
            Self::Effet(refus) => refus.remedy(lang),
            Self::ListeChangee => Some(m(lang).conservation_remede_liste()),
            _ => None,
        }
    }

    fn source(&self) -> Option<&'static str> {
        Some("Financements, § 10")
    }

    fn field(&self) -> Option<String> {
        let champ = match self {
            Self::Categorie => "categorie",
            Self::Depart => "depart",
            Self::Annees { .. } => "annees",
            Self::Effet(_) => "effet_le",
            Self::Source => "source",
            Self::Motif => "motif",
            Self::NonConfirme => "confirme",
            Self::ListeChangee => return None,
        };
        Some(champ.to_owned())
    }

    fn is_conflict(&self) -> bool {
        matches!(self, Self::ListeChangee)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Id;

    fn duree(categorie: Categorie, annees: i64, depart: Depart, effet_le: Date) -> DureeConservation {
        DureeConservation {
            id: Id::fresh(),
            version: 1,
            categorie,
            annees,
            depart,
            effet_le,
            source: "Tableau de gestion".into(),
            fixee_par: "Coordination".into(),
            fixee_a: jiff::Timestamp::UNIX_EPOCH,
        }
    }

    fn dossier(etat: EtatDossier, finances: i64, inconnues: i64) -> DossierGarde {
        DossierGarde {
            id: Id::fresh(),
            numero: Some("2022-0001".into()),
            intitule: "Ateliers".into(),
            etat,
            exercice: 2022,
            modifie_le: date(2023, 6, 30),
            finances,
            inconnues,
            pieces: 2,
            octets: 1_000,
        }
    }

    #[test]
    fn sans_duree_fixee_par_une_personne_rien_n_est_passe() {
        assert!(passes(vec![dossier(EtatDossier::Refuse, 0, 0)], &[], date(2099, 1, 1)).is_empty());
        let future = duree(Categorie::Refuse, 2, Depart::FinExercice, date(2030, 1, 1));
        assert!(passes(vec![dossier(EtatDossier::Refuse, 0, 0)], &[future], date(2029, 12, 31)).is_empty());
    }

    #[test]
    fn refuses_deux_ans_finances_dix_ans_apres_l_exercice_ou_la_derniere_ecriture() {
        let durees = [
            duree(Categorie::Refuse, 2, Depart::FinExercice, date(2020, 1, 1)),
            duree(Categorie::Finance, 10, Depart::DerniereEcriture, date(2020, 1, 1)),
        ];
        let refuse = dossier(EtatDossier::Refuse, 0, 0);
        assert_eq!(echeance(&refuse, &durees, date(2026, 1, 1)), Some(date(2024, 12, 31)));
        let passe = |d: &DossierGarde, jour| !passes(vec![d.clone()], &durees, jour).is_empty();
        assert!(!passe(&refuse, date(2024, 12, 31)), "le dernier jour, il se garde encore");
        assert!(passe(&refuse, date(2025, 1, 1)));
        let finance = dossier(EtatDossier::Clos, 1, 1);
        assert!(!passe(&finance, date(2033, 6, 30)) && passe(&finance, date(2033, 7, 1)));
    }

    #[test]
    fn une_reponse_inconnue_se_garde_comme_une_aide_et_la_derniere_duree_l_emporte() {
        assert_eq!(dossier(EtatDossier::Clos, 0, 1).categorie(), Categorie::Finance, "vide reste ∅, jamais refusé");
        assert_eq!(dossier(EtatDossier::Clos, 0, 0).categorie(), Categorie::Refuse);
        assert_eq!(dossier(EtatDossier::Irrecevable, 0, 2).categorie(), Categorie::Refuse);
        assert_eq!(dossier(EtatDossier::VotePartiel, 1, 1).categorie(), Categorie::Finance);
        let durees = [
            duree(Categorie::Refuse, 5, Depart::FinExercice, date(2025, 1, 1)),
            duree(Categorie::Refuse, 2, Depart::FinExercice, date(2020, 1, 1)),
        ];
        assert_eq!(en_vigueur(&durees, Categorie::Refuse, date(2024, 6, 1)).map(|d| d.annees), Some(2));
        assert_eq!(en_vigueur(&durees, Categorie::Refuse, date(2026, 6, 1)).map(|d| d.annees), Some(5));
        assert_eq!(en_vigueur(&durees, Categorie::Finance, date(2026, 6, 1)), None);
    }

    #[test]
    fn chaque_champ_faux_d_une_duree_se_dit_a_sa_place() {
        let faux = SaisieDuree { annees: "0".into(), ..SaisieDuree::default() };
        let refus = lire(&faux).unwrap_err();
        let places: Vec<_> = refus.iter().filter_map(Refusal::field).collect();
        assert_eq!(places, ["effet_le", "categorie", "depart", "annees", "source"]);
        let bonne = SaisieDuree {
            categorie: "finance".into(),
            annees: " 10 ".into(),
            depart: "fin_exercice".into(),
            effet_le: "01/01/2027".into(),
            source: "Délibération du 3 juin".into(),
        };
        assert_eq!(lire(&bonne).map(|d| (d.annees, d.effet_le)), Ok((10, date(2027, 1, 1))));
        assert_eq!(motif("Délai passé, effacement annuel", false), Err(vec![Refus::NonConfirme]));
        assert_eq!(motif("Non", true), Err(vec![Refus::Motif]));
    }
}
