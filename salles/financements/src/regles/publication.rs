//! Open data of a voted programme: « une ligne par financeur, validée avant publication », since « le schéma national ne sait
//! pas dire le cofinancement » (Financements, § 10).
//!
//! [`scdl`] gives the 16 columns of SCDL « subventions » 2.1.1, [`etendu`] the 40 of Data.Subvention's project,
//! [`paquet`] a 360Giving package. Each begins by [`verifier`]: nothing personal leaves.

mod confidentialite;
mod csv;
mod edition;
mod etendu;
mod refus;
mod scdl;
mod trois_soixante;

use jiff::civil::Date;
use kernel::{Lang, Refusal};

use super::{Euros, Financeur};
use crate::model::{Decision, DossierVote, LigneVotee, NatureAide, Versement};
pub use confidentialite::{Personnel, personnels};
pub use edition::{EDITION, Entete, Fichiers, composer, memes_faits, ouverte};
pub use etendu::{COLONNES as COLONNES_ETENDUES, etendu};
pub use refus::{MOTIF_MIN, Refus};
pub use scdl::{COLONNES, scdl};
pub use trois_soixante::{Editeur, paquet};

/// « ≤ 256 ».
pub const TEXTE_MAX: usize = 256;

/// Whether the words of an agreement may be published as they are; a signed one no longer changes.
#[must_use]
pub fn publiable(texte: &str) -> bool {
    (1..=TEXTE_MAX).contains(&texte.chars().count()) && personnels(texte).is_empty()
}

/// A line that cannot be published as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusPublication {
    pub numero: String,
    pub financeur: Option<Financeur>,
    pub motif: MotifRefus,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MotifRefus {
    /// « idBeneficiaire, rnaBeneficiaire : l'un des deux au moins ».
    SansIdentifiant,
    TropLong {
        champ: &'static str,
        signes: usize,
    },
    Vide {
        champ: &'static str,
    },
    /// « publication refusée si un courriel, téléphone, IBAN ou NIR s'y trouve ».
    DonneePersonnelle {
        champ: &'static str,
        genre: Personnel,
    },
    /// A period that ends before it begins.
    Periode {
        debut: Date,
        fin: Date,
    },
    /// The file does not say when its action begins or ends.
    SansPeriode,
    /// « idAttribuant† » : the funder has no SIRET, or a false one.
    SansSiretFinanceur,
}

/// What may be published, and what is told of the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publiable<'a> {
    pub dossiers: Vec<&'a DossierVote>,
    /// « porteur personne physique […] : agrégé, jamais nommé »: how many files, for how much.
    pub agrege: (usize, Euros),
}

/// Checks a programme before it is published.
///
/// # Errors
/// Every reason, file by file.
pub fn verifier(dossiers: &[DossierVote]) -> Result<Publiable<'_>, Vec<RefusPublication>> {
    let (nommes, tus): (Vec<&DossierVote>, Vec<&DossierVote>) = dossiers.iter().partition(|d| !d.beneficiaire.personne_physique);
    let refus: Vec<RefusPublication> = nommes.iter().flat_map(|d| refus_du_dossier(d)).collect();
    if !refus.is_empty() {
        return Err(refus);
    }
    let donne = tus.iter().flat_map(|d| &d.lignes).filter_map(LigneVotee::montant).sum();
    Ok(Publiable { dossiers: nommes, agrege: (tus.len(), donne) })
}

fn refus_du_dossier(d: &DossierVote) -> Vec<RefusPublication> {
    let mut motifs = vec![];
    if d.beneficiaire.siret.is_none() && d.beneficiaire.rna.as_ref().and_then(|rna| rna.en_chiffres()).is_none() {
        motifs.push((None, MotifRefus::SansIdentifiant));
    }
    let textes =
        [("objet", d.intitule.as_str()), ("description", &d.resume), ("evaluation", d.evaluation.as_deref().unwrap_or(""))];
    for (champ, texte) in textes {
        motifs.extend(personnels(texte).into_iter().map(|genre| (None, MotifRefus::DonneePersonnelle { champ, genre })));
    }
    motifs.extend(longueur("objet", &d.intitule).map(|motif| (None, motif)));
    for (champ, texte) in [("objet", &d.intitule), ("description", &d.resume)] {
        if texte.trim().is_empty() {
            motifs.push((None, MotifRefus::Vide { champ }));
        }
    }
    let (debut, fin) = d.periode;
    if fin < debut {
        motifs.push((None, MotifRefus::Periode { debut, fin }));
    }
    for ligne in &d.lignes {
        let qui = || Some(ligne.attribuant.financeur.clone());
        if let Versement::Autre { description, .. } = &ligne.versement {
            motifs.extend(longueur("conditionsVersement", description).map(|motif| (qui(), motif)));
            let genres = personnels(description);
            motifs.extend(
                genres.into_iter().map(|genre| (qui(), MotifRefus::DonneePersonnelle { champ: "conditionsVersement", genre })),
            );
        }
        let (debut, fin) = bornes(&ligne.versement);
        if fin < debut {
            motifs.push((qui(), MotifRefus::Periode { debut, fin }));
        }
    }
    let refus = |(financeur, motif)| RefusPublication { numero: d.numero.clone(), financeur, motif };
    motifs.into_iter().map(refus).collect()
}

fn longueur(champ: &'static str, texte: &str) -> Option<MotifRefus> {
    let signes = texte.chars().count();
    (signes > TEXTE_MAX).then_some(MotifRefus::TropLong { champ, signes })
}

const fn bornes(versement: &Versement) -> (Date, Date) {
    match versement {
        Versement::Unique { le } => (*le, *le),
        Versement::Echelonne { du, au } | Versement::Autre { du, au, .. } => (*du, *au),
    }
}

/// « `AAAA-MM-JJ` ou `AAAA-MM-JJ/AAAA-MM-JJ` ».
fn periode(versement: &Versement) -> String {
    let (du, au) = bornes(versement);
    if du == au { du.to_string() } else { format!("{du}/{au}") }
}

const fn nature(nature: NatureAide) -> &'static str {
    match nature {
        NatureAide::Numeraire => "aide en numéraire",
        NatureAide::Nature => "aide en nature",
        NatureAide::NumeraireEtNature => "aide en numéraire;aide en nature",
    }
}

/// A number with a decimal point: `6000`, `6000.50`.
fn nombre(euros: Euros) -> String {
    let (entiers, centimes) = (euros.centimes() / 100, euros.centimes() % 100);
    if centimes == 0 { entiers.to_string() } else { format!("{entiers}.{centimes:02}") }
}

fn texte<T: ToString>(valeur: Option<T>) -> String {
    valeur.map(|v| v.to_string()).unwrap_or_default()
}

/// What is told of a line: what was given, and refusals when the funder tells them.
#[must_use]
pub fn se_publie(ligne: &LigneVotee) -> bool {
    match ligne.decision {
        Decision::Attendue => false,
        Decision::Attribuee { montant, .. } => montant.est_positif(),
        Decision::Ineligible { .. } | Decision::Refusee { .. } => ligne.attribuant.publie_ses_refus,
    }
}

impl Refusal for RefusPublication {
    fn code(&self) -> &'static str {
        match self.motif {
            MotifRefus::SansIdentifiant => "publication-sans-identifiant",
            MotifRefus::TropLong { .. } => "publication-trop-long",
            MotifRefus::Vide { .. } => "publication-vide",
            MotifRefus::DonneePersonnelle { .. } => "publication-donnee-personnelle",
            MotifRefus::Periode { .. } => "publication-periode",
            MotifRefus::SansPeriode => "publication-sans-periode",
            MotifRefus::SansSiretFinanceur => "publication-sans-siret-financeur",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let ou = match &self.financeur {
            Some(qui) => format!("{} ({qui})", self.numero),
            None => self.numero.clone(),
        };
        match (&self.motif, lang) {
            (MotifRefus::SansIdentifiant, Lang::Fr) => format!("{ou} : le porteur n'a ni SIRET ni RNA publiable."),
            (MotifRefus::SansIdentifiant, Lang::En) => {
                format!("{ou}: the holder has neither SIRET nor an RNA that can be published.")
            }
            (MotifRefus::TropLong { champ, signes }, Lang::Fr) => {
                format!("{ou} : « {champ} » compte {signes} signes, {TEXTE_MAX} au plus.")
            }
            (MotifRefus::TropLong { champ, signes }, Lang::En) => {
                format!("{ou}: “{champ}” has {signes} signs, {TEXTE_MAX} at most.")
            }
            (MotifRefus::Vide { champ }, Lang::Fr) => format!("{ou} : « {champ} » est vide."),
            (MotifRefus::Vide { champ }, Lang::En) => format!("{ou}: “{champ}” is empty."),
            (MotifRefus::DonneePersonnelle { champ, genre }, Lang::Fr) => {
                format!("{ou} : « {champ} » contient {}.", genre.en_francais())
            }
            (MotifRefus::DonneePersonnelle { champ, genre }, Lang::En) => {
                format!("{ou}: “{champ}” holds {}.", genre.en_anglais())
            }
            (MotifRefus::Periode { debut, fin }, Lang::Fr) => {
                format!("{ou} : la période finit ({fin}) avant de commencer ({debut}).")
            }
            (MotifRefus::Periode { debut, fin }, Lang::En) => {
                format!("{ou}: the period ends ({fin}) before it begins ({debut}).")
            }
            (MotifRefus::SansPeriode, Lang::Fr) => format!("{ou} : les dates de l'action manquent."),
            (MotifRefus::SansPeriode, Lang::En) => format!("{ou}: the dates of the action are missing."),
            (MotifRefus::SansSiretFinanceur, Lang::Fr) => format!("{ou} : ce financeur n'a pas de SIRET juste."),
            (MotifRefus::SansSiretFinanceur, Lang::En) => format!("{ou}: this funder has no true SIRET."),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let texte = match (&self.motif, lang) {
            (MotifRefus::SansIdentifiant, Lang::Fr) => "Complétez la fiche de la structure\u{202f}: SIRET, ou RNA en chiffres.",
            (MotifRefus::SansIdentifiant, Lang::En) => "Complete the record of the organisation: SIRET, or RNA in digits.",
            (MotifRefus::TropLong { .. }, Lang::Fr) => "Raccourcissez ce texte dans le dossier.",
            (MotifRefus::TropLong { .. }, Lang::En) => "Shorten this text in the file.",
            (MotifRefus::Vide { .. }, Lang::Fr) => "Écrivez ce texte dans le dossier.",
            (MotifRefus::Vide { .. }, Lang::En) => "Write this text in the file.",
            (MotifRefus::DonneePersonnelle { .. }, Lang::Fr) => "Ôtez-le du dossier\u{202f}: tout le monde le lirait.",
            (MotifRefus::DonneePersonnelle { .. }, Lang::En) => "Take it out of the file: everyone would read it.",
            (MotifRefus::Periode { .. } | MotifRefus::SansPeriode, Lang::Fr) => "Corrigez les dates de l’action dans le dossier.",
            (MotifRefus::Periode { .. } | MotifRefus::SansPeriode, Lang::En) => "Correct the dates of the action in the file.",
            (MotifRefus::SansSiretFinanceur, Lang::Fr) => "Donnez le SIRET de ce financeur à l’administration.",
            (MotifRefus::SansSiretFinanceur, Lang::En) => "Give the SIRET of this funder to the administration.",
        };
        Some(texte.to_owned())
    }

    fn source(&self) -> Option<&'static str> {
        Some("Financements, § 10")
    }
}
