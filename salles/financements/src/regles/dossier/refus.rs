//! Why an act on a file is refused, in words, with the place, the cure and the source.

use super::super::budget::RefusBudget;
use super::super::etats::EtatDossier;
use super::super::jeu::champ_du_verdict;
use super::super::piece::RefusPiece;
use super::super::saisie::RefusSaisie;
use super::super::{Catalogue, Verdict};
use crate::model::IdentifiantRefuse;
use crate::{m, mots};
use jiff::Timestamp;
use kernel::{Lang, Refusal};

#[derive(Debug, Clone, PartialEq)]
pub enum Refus {
    IntituleVide,
    /// What is typed in a field cannot be read.
    Saisie {
        champ: String,
        refus: RefusSaisie,
    },
    Budget {
        champ: String,
        refus: RefusBudget,
    },
    NombreIllisible {
        champ: &'static str,
        texte: String,
    },
    Identifiant {
        champ: &'static str,
        refus: IdentifiantRefuse,
    },
    /// A rule of the catalogue blocks the deposit.
    Regle {
        code: String,
        verdict: Box<Verdict>,
    },
    Manque {
        champ: &'static str,
    },
    /// What the letter asks and was not given.
    Papiers(RefusPiece),
    SansIdentifiant,
    PasOuvert {
        le: Option<Timestamp>,
    },
    Clos {
        le: Option<Timestamp>,
    },
    NonModifiable {
        etat: EtatDossier,
    },
    Retrait {
        etat: EtatDossier,
    },
    Passage {
        de: EtatDossier,
        vers: EtatDossier,
    },
    /// « second dossier de la même action au même exercice : 409 et lien vers le premier ».
    DejaUnDossier {
        numero: Option<String>,
    },
    MotifManquant,
    ComplementVide,
    /// A correction asked on what is no field of a file.
    ComplementInconnu {
        champ: String,
    },
    /// A level or an axis that the contract does not have.
    HorsContrat {
        champ: &'static str,
        texte: String,
    },
    /// An objective of another challenge than the one chosen.
    ObjectifHorsDefi {
        objectif: String,
        defi: String,
    },
    /// A field that no correction asks for.
    HorsComplement {
        champ: String,
    },
    SiretPris {
        siret: String,
    },
    PieceVide,
    Indicateur(super::RefusIndicateur),
    /// What the bytes of a paper say.
    Piece(super::super::fichier::RefusFichier),
    PieceTropGrosse {
        mo: usize,
    },
    PieceSansGenre,
    /// A file that is not cut in two.
    Scission(Box<super::scission::RefusScission>),
}

/// The name of a field, as the form writes it.
#[must_use]
pub fn champ(nom: &str, lang: Lang) -> String {
    let t = m(lang);
    match nom {
        "intitule" => t.champ_intitule(),
        "resume" => t.champ_resume(),
        "objectifs" => t.champ_objectifs(),
        "publics" => t.champ_publics(),
        "debut" => t.champ_debut(),
        "fin" => t.champ_fin(),
        "periode" => t.champ_periode(),
        "qpv" => t.champ_qpv(),
        "budget" => t.champ_budget(),
        "nombre_beneficiaires" => t.champ_beneficiaires(),
        "droit_commun" => t.champ_droit_commun(),
        "partenaires" => t.champ_partenaires(),
        "lieux" => t.champ_lieux(),
        "demandes" => t.champ_demandes(),
        "pieces" => t.champ_pieces(),
        "indicateurs" => t.indicateur_titre(),
        "action_debut" => t.saisie_action_debut(),
        "action_fin" => t.saisie_action_fin(),
        "dossier_lie" => t.saisie_dossier_lie(),
        "hors_qpv" => t.saisie_hors_qpv(),
        "poche_pauvrete" => t.saisie_poche(),
        "fiche" => t.saisie_fiche(),
        "defi" => t.saisie_defi(),
        "objectif" => t.saisie_objectif(),
        "axes" => t.saisie_axes(),
        "themes" => t.saisie_themes(),
        "innovant" => t.saisie_innovant(),
        "valeur_ajoutee" => t.saisie_valeur(),
        "droit_commun_departement" => t.saisie_departement(),
        "renouvellement" => t.saisie_renouvellement(),
        "dispositif" => t.saisie_dispositif(),
        "ref_dauphin" => t.saisie_dauphin(),
        "ref_elan" => t.saisie_elan(),
        "fse" => t.saisie_fse(),
        "budgets_analytiques" => t.saisie_analytiques(),
        "siret" => t.structure_siret(),
        "rna" => t.structure_rna(),
        "cer_le" => t.structure_cer(),
        "budget_annuel" => t.structure_budget(),
        "part" => t.cadrage_montant(),
        autre if autre.starts_with("montant.") => t.cadrage_montant(),
        autre => match (autre.strip_prefix("d."), autre.strip_prefix("b.")) {
            (Some(code), _) => t.champ_demande_a(super::super::Financeur::nomme(code).to_string()),
            (_, Some(code)) => super::super::budget::ligne(code).map_or_else(|| autre.to_owned(), |l| l.libelle.to_owned()),
            _ if autre.starts_with("qpv.") => t.champ_qpv(),
            _ if autre.starts_with("i.") => t.indicateur_titre(),
            _ if autre.starts_with("n.") => t.saisie_nature(),
            _ => autre.to_owned(),
        },
    }
}

/// Where in the form a rule is answered.
pub(super) fn champ_de_la_regle(code: &str, verdict: &Verdict) -> &'static str {
    match code {
        "AAP-05" | "AAP-06" | "DEP-01" | "CAF-01" => "demandes",
        "AAP-10" => "poche_pauvrete",
        "AAP-09" => "droit_commun",
        "CAF-02" => "fin",
        "CAF-03" => "dossier_lie",
        "CAF-04" => "budgets_analytiques",
        "CAF-05" => "ref_dauphin",
        "BUD-01" | "BUD-02" => "budget",
        _ => champ_du_verdict(&verdict.donnees).unwrap_or("identite"),
    }
}

impl Refusal for Refus {
    fn code(&self) -> &'static str {
        match self {
            Refus::IntituleVide => "dossier-intitule",
            Refus::Saisie { refus, .. } => refus.code(),
            Refus::Budget { refus, .. } => refus.code(),
            Refus::NombreIllisible { .. } => "dossier-nombre",
            Refus::Identifiant { refus, .. } => refus.code(),
            Refus::Regle { .. } => "dossier-regle",
            Refus::Manque { .. } => "dossier-manque",
            Refus::SansIdentifiant => "dossier-sans-identifiant",
            Refus::PasOuvert { .. } => "dossier-pas-ouvert",
            Refus::Clos { .. } => "dossier-clos",
            Refus::NonModifiable { .. } => "dossier-non-modifiable",
            Refus::Retrait { .. } => "dossier-retrait",
            Refus::Passage { .. } => "dossier-passage",
            Refus::DejaUnDossier { .. } => "dossier-deja",
            Refus::MotifManquant => "dossier-motif",
            Refus::ComplementVide => "dossier-complement-vide",
            Refus::ComplementInconnu { .. } => "dossier-complement-inconnu",
            Refus::HorsComplement { .. } => "dossier-hors-complement",
            Refus::HorsContrat { .. } => "dossier-hors-contrat",
            Refus::ObjectifHorsDefi { .. } => "dossier-objectif-hors-defi",
            Refus::SiretPris { .. } => "porteur-siret-pris",
            Refus::PieceVide => "piece-vide",
            Refus::Piece(refus) => refus.code(),
            Refus::Papiers(refus) => refus.code(),
            Refus::Indicateur(refus) => refus.code(),
            Refus::PieceTropGrosse { .. } => "piece-trop-grosse",
            Refus::PieceSansGenre => "piece-sans-genre",
            Refus::Scission(refus) => refus.code(),
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Refus::IntituleVide => t.dossier_refus_intitule(),
            Refus::Saisie { champ: nom, refus } => t.dossier_refus_champ(champ(nom, lang), mots::phrase(&refus.message(lang))),
            Refus::Budget { refus, .. } => mots::phrase(&refus.message(lang)),
            Refus::NombreIllisible { texte, .. } => t.dossier_refus_nombre(texte),
            Refus::Identifiant { refus, .. } => mots::phrase(&refus.message(lang)),
            Refus::Regle { code, verdict } => mots::regles::arret(code, verdict, lang),
            Refus::Manque { champ: nom } => t.dossier_refus_manque(champ(nom, lang)),
            Refus::SansIdentifiant => t.dossier_refus_identifiant(),
            Refus::PasOuvert { le: Some(le) } => t.dossier_refus_pas_ouvert_le(mots::instant(*le, lang)),
            Refus::PasOuvert { le: None } => t.dossier_refus_pas_ouvert(),
            Refus::Clos { le: Some(le) } => t.dossier_refus_clos_le(mots::instant(*le, lang)),
            Refus::Clos { le: None } => t.dossier_refus_clos(),
            Refus::NonModifiable { etat } => t.dossier_refus_non_modifiable(mots::etat_dossier(*etat, lang)),
            Refus::Retrait { etat } => t.dossier_refus_retrait(mots::etat_dossier(*etat, lang)),
            Refus::Passage { de, vers } => {
                t.dossier_refus_passage(mots::etat_dossier(*de, lang), mots::etat_dossier(*vers, lang))
            }
            Refus::DejaUnDossier { numero: Some(numero) } => t.dossier_refus_deja(numero),
            Refus::DejaUnDossier { numero: None } => t.dossier_refus_deja_brouillon(),
            Refus::MotifManquant => t.dossier_refus_motif(),
            Refus::ComplementVide => t.dossier_refus_complement_vide(),
            Refus::ComplementInconnu { champ } => t.dossier_refus_complement_inconnu(champ),
            Refus::HorsComplement { champ: nom } => t.dossier_refus_hors_complement(champ(nom, lang)),
            Refus::HorsContrat { texte, .. } => t.dossier_refus_hors_contrat(texte),
            Refus::ObjectifHorsDefi { objectif, defi } => t.dossier_refus_objectif(objectif, defi),
            Refus::SiretPris { siret } => t.dossier_refus_siret_pris(siret),
            Refus::PieceVide => t.dossier_refus_piece_vide(),
            Refus::Piece(refus) => refus.message(lang),
            Refus::Papiers(refus) => refus.message(lang),
            Refus::Indicateur(refus) => refus.message(lang),
            Refus::PieceTropGrosse { mo } => t.dossier_refus_piece_trop_grosse(mo.to_string()),
            Refus::PieceSansGenre => t.dossier_refus_piece_sans_genre(),
            Refus::Scission(refus) => refus.message(lang),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        match self {
            Refus::Saisie { refus, .. } => refus.remedy(lang),
            Refus::Regle { verdict, .. } => verdict.remede.as_deref().map(mots::phrase),
            Refus::SansIdentifiant => Some(t.dossier_remede_identifiant()),
            Refus::Scission(refus) => refus.remedy(lang),
            Refus::Clos { .. } => Some(t.dossier_remede_clos()),
            Refus::DejaUnDossier { .. } => Some(t.dossier_remede_deja()),
            Refus::Piece(refus) => refus.remedy(lang),
            Refus::Papiers(refus) => refus.remedy(lang),
            Refus::Indicateur(refus) => refus.remedy(lang),
            Refus::NombreIllisible { .. } => Some(t.dossier_remede_nombre()),
            Refus::MotifManquant => Some(t.dossier_remede_motif()),
            Refus::ComplementInconnu { .. } => Some(t.dossier_remede_complement_inconnu()),
            Refus::HorsContrat { champ: nom, .. } => Some(t.dossier_remede_hors_contrat(champ(nom, lang))),
            Refus::ObjectifHorsDefi { .. } => Some(t.dossier_remede_objectif()),
            _ => None,
        }
    }

    fn source(&self) -> Option<&'static str> {
        match self {
            Refus::Saisie { refus, .. } => refus.source(),
            Refus::Budget { refus, .. } => refus.source(),
            Refus::Identifiant { refus, .. } => refus.source(),
            Refus::Regle { code, .. } => Catalogue::contrat_de_ville().source(code),
            Refus::Scission(refus) => refus.source(),
            Refus::Piece(refus) => refus.source(),
            Refus::Papiers(refus) => refus.source(),
            Refus::Indicateur(refus) => refus.source(),
            Refus::Clos { .. } | Refus::DejaUnDossier { .. } => Some("Financements, § 12"),
            Refus::HorsContrat { .. } | Refus::ObjectifHorsDefi { .. } => Some("Financements, § 3"),
            _ => None,
        }
    }

    fn field(&self) -> Option<String> {
        Some(match self {
            Refus::IntituleVide => "intitule".to_owned(),
            Refus::Saisie { champ, .. } | Refus::Budget { champ, .. } | Refus::HorsComplement { champ } => champ.clone(),
            Refus::NombreIllisible { champ, .. }
            | Refus::Identifiant { champ, .. }
            | Refus::Manque { champ }
            | Refus::HorsContrat { champ, .. } => (*champ).to_owned(),
            Refus::ObjectifHorsDefi { .. } => "objectif".to_owned(),
            Refus::Regle { code, verdict } => champ_de_la_regle(code, verdict).to_owned(),
            Refus::SansIdentifiant => "identite".to_owned(),
            Refus::MotifManquant => "motif".to_owned(),
            Refus::ComplementVide => "demande".to_owned(),
            Refus::ComplementInconnu { .. } => "champ".to_owned(),
            Refus::SiretPris { .. } => "siret".to_owned(),
            Refus::PieceVide | Refus::Piece(_) | Refus::PieceTropGrosse { .. } => "fichier".to_owned(),
            Refus::Papiers(_) => "pieces".to_owned(),
            Refus::PieceSansGenre => "genre".to_owned(),
            Refus::Scission(refus) => return refus.field(),
            Refus::Indicateur(refus) => return refus.field(),
            Refus::PasOuvert { .. }
            | Refus::Clos { .. }
            | Refus::NonModifiable { .. }
            | Refus::Retrait { .. }
            | Refus::Passage { .. }
            | Refus::DejaUnDossier { .. } => return None,
        })
    }

    fn is_conflict(&self) -> bool {
        if let Refus::Scission(refus) = self {
            return refus.is_conflict();
        }
        matches!(
            self,
            Refus::PasOuvert { .. }
                | Refus::Clos { .. }
                | Refus::NonModifiable { .. }
                | Refus::Retrait { .. }
                | Refus::Passage { .. }
                | Refus::DejaUnDossier { .. }
        )
    }
}
