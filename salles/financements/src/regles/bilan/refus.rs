//! Why an act on a review is refused, with its place and its cure.

use super::super::budget::{Ligne, RefusBudget};
use super::super::saisie::RefusSaisie;
use super::Ecart;
use crate::regles::Euros;
use crate::regles::etats::EtatDossier;
use crate::{m, mots};
use kernel::{Lang, Refusal};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusBilan {
    Nombre {
        texte: String,
    },
    Saisie {
        code: String,
        refus: RefusSaisie,
    },
    Vide {
        champ: &'static str,
    },
    SansRealise {
        code: String,
        ligne: &'static Ligne,
    },
    SansMotif {
        code: String,
        ligne: &'static Ligne,
        ecart: Ecart,
    },
    Budget(RefusBudget),
    /// What was realised of an indicator is no whole number.
    Mesure {
        rang: usize,
        texte: String,
    },
    /// What the file promised to measure, and the review does not say.
    SansMesure {
        rang: usize,
        libelle: String,
    },
    /// Nothing is awaited of a file in that state, or it is already in.
    PasAttendu {
        etat: EtatDossier,
    },
    /// Sent back without saying what to correct.
    MotifManquant,
    /// A funder that voted nothing has no part.
    SansPart {
        financeur: String,
    },
    PartValidee {
        financeur: String,
    },
    /// More to give back than was paid.
    TropAReverser {
        demande: Euros,
        paye: Euros,
    },
    MontantIllisible(RefusSaisie),
}

fn nom(champ: &str, lang: Lang) -> String {
    let t = m(lang);
    match champ {
        "mise_en_oeuvre" => t.bilan_mise_en_oeuvre(),
        "publics" => t.bilan_publics(),
        "dates_lieux" => t.bilan_dates_lieux(),
        "indicateurs" => t.bilan_indicateurs(),
        _ => t.bilan_beneficiaires(),
    }
}

impl Refusal for RefusBilan {
    fn code(&self) -> &'static str {
        match self {
            RefusBilan::Nombre { .. } => "bilan-nombre",
            RefusBilan::Saisie { refus, .. } | RefusBilan::MontantIllisible(refus) => refus.code(),
            RefusBilan::Vide { .. } => "bilan-vide",
            RefusBilan::SansRealise { .. } => "bilan-sans-realise",
            RefusBilan::SansMotif { .. } => "bilan-sans-motif",
            RefusBilan::Budget(refus) => refus.code(),
            RefusBilan::Mesure { .. } => "bilan-mesure",
            RefusBilan::SansMesure { .. } => "bilan-sans-mesure",
            RefusBilan::PasAttendu { .. } => "bilan-pas-attendu",
            RefusBilan::MotifManquant => "bilan-motif-manquant",
            RefusBilan::SansPart { .. } => "bilan-sans-part",
            RefusBilan::PartValidee { .. } => "bilan-part-validee",
            RefusBilan::TropAReverser { .. } => "bilan-trop-a-reverser",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            RefusBilan::Nombre { texte } | RefusBilan::Mesure { texte, .. } => t.bilan_refus_nombre(texte),
            RefusBilan::SansMesure { libelle, .. } => t.indicateur_refus_mesure(libelle),
            RefusBilan::Saisie { refus, .. } | RefusBilan::MontantIllisible(refus) => mots::phrase(&refus.message(lang)),
            RefusBilan::Vide { champ } => t.bilan_refus_vide(nom(champ, lang)),
            RefusBilan::SansRealise { ligne, .. } => t.bilan_refus_realise(ligne.libelle),
            RefusBilan::SansMotif { ligne, ecart, .. } => {
                t.bilan_refus_ecart(ligne.libelle, mots::euros(Some(ecart.montant), lang), mots::phrase(&ecart.pour_cent()))
            }
            RefusBilan::Budget(refus) => mots::phrase(&refus.message(lang)),
            RefusBilan::PasAttendu { etat } => t.bilan_refus_pas_attendu(mots::etat_dossier(*etat, lang)),
            RefusBilan::MotifManquant => t.bilan_refus_motif(),
            RefusBilan::SansPart { financeur } => t.bilan_refus_sans_part(financeur),
            RefusBilan::PartValidee { financeur } => t.bilan_refus_part_validee(financeur),
            RefusBilan::TropAReverser { demande, paye } => {
                t.bilan_refus_trop(mots::euros(Some(*demande), lang), mots::euros(Some(*paye), lang))
            }
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        match self {
            RefusBilan::Saisie { refus, .. } | RefusBilan::MontantIllisible(refus) => refus.remedy(lang),
            RefusBilan::SansRealise { .. } => Some(t.bilan_remede_realise()),
            RefusBilan::SansMesure { .. } => Some(t.indicateur_remede_mesure()),
            RefusBilan::SansMotif { .. } => Some(t.bilan_remede_ecart()),
            RefusBilan::Budget(_) => Some(t.bilan_remede_equilibre()),
            _ => None,
        }
    }

    fn source(&self) -> Option<&'static str> {
        match self {
            RefusBilan::Saisie { refus, .. } | RefusBilan::MontantIllisible(refus) => refus.source(),
            RefusBilan::Budget(refus) => refus.source(),
            RefusBilan::SansRealise { .. } | RefusBilan::SansMotif { .. } => Some("Arrêté du 11 octobre 2006"),
            RefusBilan::SansPart { .. } | RefusBilan::PartValidee { .. } => Some("Financements, § 11"),
            RefusBilan::TropAReverser { .. } => Some("Financements, § 8"),
            _ => None,
        }
    }

    fn field(&self) -> Option<String> {
        Some(match self {
            RefusBilan::Nombre { .. } => "nombre_beneficiaires".to_owned(),
            RefusBilan::Mesure { rang, .. } | RefusBilan::SansMesure { rang, .. } => format!("i.{rang}"),
            RefusBilan::Saisie { code, .. } | RefusBilan::SansRealise { code, .. } => format!("r.{code}"),
            RefusBilan::SansMotif { code, .. } => format!("m.{code}"),
            RefusBilan::Vide { champ } => (*champ).to_owned(),
            RefusBilan::Budget(_) => "tableau".to_owned(),
            RefusBilan::MotifManquant => "motif".to_owned(),
            RefusBilan::TropAReverser { .. } | RefusBilan::MontantIllisible(_) => "a_reverser".to_owned(),
            RefusBilan::PasAttendu { .. } | RefusBilan::SansPart { .. } | RefusBilan::PartValidee { .. } => return None,
        })
    }

    fn is_conflict(&self) -> bool {
        matches!(self, RefusBilan::PasAttendu { .. } | RefusBilan::PartValidee { .. })
    }
}
