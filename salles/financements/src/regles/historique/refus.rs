//! Why a table is not taken, and why a cell of it is not.

use super::quartiers::RefusQuartier;
use crate::m;
use crate::model::IdentifiantRefuse;
use crate::regles::saisie::RefusSaisie;
use kernel::{Lang, Refusal};
use sheets::{Adresse, ErreurCellule};

/// A whole table, or the answers about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refus {
    FichierAbsent,
    /// `avant`: the year of the call it is the history of.
    Exercice {
        saisi: String,
        avant: i64,
    },
    /// A call of that year is led on the platform.
    ConduitIci {
        annee: i64,
        intitule: String,
    },
    /// No sheet has a row of headings.
    SansEntete,
    TropDeLignes {
        vu: usize,
        max: usize,
    },
    ChampInconnu {
        rang: usize,
    },
    ColonneEnDouble {
        rang: usize,
        champ: String,
    },
    /// The columns of the action, of the holder, and one vote at least.
    ColonneManquante {
        champ: String,
    },
    AucunVote,
    /// Neither asked nor voted: an extract with no money.
    AucunMontant,
    /// In the call of this year, only the files of Dauphin enter, by their number.
    SansReference,
    /// The call of this year takes them until its programming.
    TropTard {
        intitule: String,
    },
    /// There is something wrong or unanswered: nothing is written.
    NonApplicable,
}

impl Refusal for Refus {
    fn code(&self) -> &'static str {
        match self {
            Self::FichierAbsent => "historique-fichier-absent",
            Self::Exercice { .. } => "historique-exercice",
            Self::ConduitIci { .. } => "historique-conduit-ici",
            Self::SansEntete => "historique-sans-entete",
            Self::TropDeLignes { .. } => "historique-trop-de-lignes",
            Self::ChampInconnu { .. } => "historique-champ-inconnu",
            Self::ColonneEnDouble { .. } => "historique-colonne-en-double",
            Self::ColonneManquante { .. } => "historique-colonne-manquante",
            Self::AucunVote => "historique-aucun-vote",
            Self::AucunMontant => "dauphin-aucun-montant",
            Self::SansReference => "dauphin-sans-reference",
            Self::TropTard { .. } => "dauphin-trop-tard",
            Self::NonApplicable => "historique-non-applicable",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::FichierAbsent => t.historique_refus_absent(),
            Self::Exercice { saisi, avant } => t.historique_refus_exercice(saisi, avant.to_string()),
            Self::ConduitIci { annee, intitule } => t.historique_refus_conduit_ici(annee.to_string(), intitule),
            Self::SansEntete => t.historique_refus_sans_entete(),
            Self::TropDeLignes { vu, max } => t.historique_refus_trop_de_lignes(vu.to_string(), max.to_string()),
            Self::ChampInconnu { .. } => t.historique_refus_champ_inconnu(),
            Self::ColonneEnDouble { champ, .. } => t.historique_refus_en_double(champ),
            Self::ColonneManquante { champ } => t.historique_refus_manquante(champ),
            Self::AucunVote => t.historique_refus_aucun_vote(),
            Self::AucunMontant => t.dauphin_refus_aucun_montant(),
            Self::SansReference => t.dauphin_refus_sans_reference(),
            Self::TropTard { intitule } => t.dauphin_refus_trop_tard(intitule),
            Self::NonApplicable => t.historique_refus_non_applicable(),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        match self {
            Self::SansEntete => Some(t.historique_remede_sans_entete()),
            Self::ColonneManquante { .. } | Self::AucunVote | Self::AucunMontant | Self::SansReference => {
                Some(t.historique_remede_colonne())
            }
            Self::NonApplicable => Some(t.historique_remede_non_applicable()),
            _ => None,
        }
    }

    fn source(&self) -> Option<&'static str> {
        Some(match self {
            Self::ConduitIci { .. } => "AAP-01",
            _ => "Financements, § 10",
        })
    }

    fn field(&self) -> Option<String> {
        match self {
            Self::FichierAbsent | Self::SansEntete | Self::TropDeLignes { .. } => Some("fichier".to_owned()),
            Self::Exercice { .. } | Self::ConduitIci { .. } | Self::TropTard { .. } => Some("exercice".to_owned()),
            Self::ChampInconnu { rang } | Self::ColonneEnDouble { rang, .. } => Some(format!("colonne.{rang}")),
            Self::ColonneManquante { .. } | Self::AucunVote | Self::AucunMontant | Self::SansReference | Self::NonApplicable => {
                None
            }
        }
    }

    fn is_conflict(&self) -> bool {
        matches!(self, Self::NonApplicable | Self::ConduitIci { .. } | Self::TropTard { .. })
    }
}

/// A cell, or a row, that is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Faute {
    Cellule(ErreurCellule),
    Saisie {
        adresse: Adresse,
        refus: RefusSaisie,
    },
    Identifiant {
        adresse: Adresse,
        refus: IdentifiantRefuse,
    },
    Quartier {
        adresse: Adresse,
        refus: RefusQuartier,
    },
    /// The same action of the same holder, in another row.
    EnDouble {
        adresse: Adresse,
        autre: u32,
    },
    /// A status of Dauphin that nobody translated.
    Statut {
        adresse: Adresse,
        dit: String,
    },
    /// The same number of Dauphin, in another row.
    ReferenceEnDouble {
        adresse: Adresse,
        autre: u32,
    },
    /// The file of that number is another holder's.
    AutrePorteur {
        adresse: Adresse,
        numero: String,
    },
    /// « second dossier de la même action au même exercice ».
    AutreReference {
        adresse: Adresse,
        numero: String,
        reference: String,
    },
    /// Its holder is writing it here.
    Brouillon {
        adresse: Adresse,
    },
}

impl Faute {
    #[must_use]
    pub const fn adresse(&self) -> &Adresse {
        match self {
            Self::Cellule(e) => &e.adresse,
            Self::Saisie { adresse, .. }
            | Self::Identifiant { adresse, .. }
            | Self::Quartier { adresse, .. }
            | Self::EnDouble { adresse, .. }
            | Self::Statut { adresse, .. }
            | Self::ReferenceEnDouble { adresse, .. }
            | Self::AutrePorteur { adresse, .. }
            | Self::AutreReference { adresse, .. }
            | Self::Brouillon { adresse } => adresse,
        }
    }
}

impl Refusal for Faute {
    fn code(&self) -> &'static str {
        match self {
            Self::Cellule(e) => e.code(),
            Self::Saisie { refus, .. } => refus.code(),
            Self::Identifiant { refus, .. } => refus.code(),
            Self::Quartier { refus, .. } => refus.code(),
            Self::EnDouble { .. } => "historique-en-double",
            Self::Statut { .. } => "dauphin-statut",
            Self::ReferenceEnDouble { .. } => "dauphin-reference-en-double",
            Self::AutrePorteur { .. } => "dauphin-autre-porteur",
            Self::AutreReference { .. } => "dauphin-autre-reference",
            Self::Brouillon { .. } => "dauphin-brouillon",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        let ici = self.adresse().to_string();
        match self {
            Self::Cellule(e) => e.message(lang),
            Self::Saisie { refus, .. } => t.tableur_faute(ici, refus.message(lang)),
            Self::Identifiant { refus, .. } => t.tableur_faute(ici, refus.message(lang)),
            Self::Quartier { refus, .. } => t.tableur_faute(ici, refus.message(lang)),
            Self::EnDouble { autre, .. } => t.tableur_faute(ici, t.historique_faute_en_double(autre.to_string())),
            Self::Statut { dit, .. } if dit.is_empty() => t.tableur_faute(ici, t.dauphin_faute_statut_vide()),
            Self::Statut { dit, .. } => t.tableur_faute(ici, t.dauphin_faute_statut(dit)),
            Self::ReferenceEnDouble { autre, .. } => t.tableur_faute(ici, t.dauphin_faute_en_double(autre.to_string())),
            Self::AutrePorteur { numero, .. } => t.tableur_faute(ici, t.dauphin_faute_autre_porteur(numero)),
            Self::AutreReference { numero, reference, .. } => {
                t.tableur_faute(ici, t.dauphin_faute_autre_reference(numero, reference))
            }
            Self::Brouillon { .. } => t.tableur_faute(ici, t.dauphin_faute_brouillon()),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        match self {
            Self::Cellule(e) => e.remedy(lang),
            Self::Saisie { refus, .. } => refus.remedy(lang),
            Self::Identifiant { refus, .. } => refus.remedy(lang),
            Self::Quartier { refus, .. } => refus.remedy(lang),
            Self::EnDouble { .. } => Some(m(lang).historique_remede_en_double()),
            Self::Statut { dit, .. } if !dit.is_empty() => Some(m(lang).dauphin_remede_statut()),
            Self::Brouillon { .. } => Some(m(lang).dauphin_remede_brouillon()),
            Self::Statut { .. } | Self::ReferenceEnDouble { .. } | Self::AutrePorteur { .. } | Self::AutreReference { .. } => {
                None
            }
        }
    }

    fn source(&self) -> Option<&'static str> {
        Some("Financements, § 12")
    }
}
