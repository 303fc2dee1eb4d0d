//! Why a lot is not frozen, or a vote not recorded.

use crate::regles::etats::{EtatAppel, EtatLigne};
use crate::regles::saisie::RefusSaisie;
use crate::{m, mots};
use jiff::civil::Date;
use kernel::{Lang, Refusal};

/// A rule, and the file it speaks of; none: the programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cas {
    pub numero: String,
    pub regle: String,
}

impl Cas {
    fn mots(&self) -> String {
        if self.numero.is_empty() { self.regle.clone() } else { format!("{} ({})", self.numero, self.regle) }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refus {
    PasAuComite {
        etat: EtatAppel,
    },
    RienDeRetenu,
    SansSeance,
    SansDate,
    DateFuture {
        le: Date,
    },
    CorrectionSansMotif,
    AlertesSansMotif {
        cas: Vec<Cas>,
    },
    RegleBloquante {
        cas: Cas,
        message: String,
    },
    SansMotif {
        numeros: Vec<String>,
    },
    /// « après gel d'un lot, rien ne se modifie ».
    DejaDecide {
        numero: String,
        lot: i64,
    },
    LigneDejaVotee {
        numero: String,
        financeur: String,
    },
    LotRemplace {
        par: i64,
    },
    /// « aucun vote avant la validation du COPIL » (AAP-04).
    PasAuVote {
        etat: EtatAppel,
    },
    HorsLot {
        numero: String,
    },
    LigneFermee {
        numero: String,
        etat: EtatLigne,
    },
    SansInstance,
    SansActe,
    VoteSansDate,
    Montant {
        champ: String,
        cause: RefusSaisie,
    },
    /// « payé ≤ voté »; more than what was asked needs a reason (BUD-04).
    AuDessusSansMotif {
        numero: String,
    },
    RefusSansMotif {
        numero: String,
    },
    /// A vote already recorded, written again.
    RevoteSansMotif {
        numero: String,
    },
    /// « aucun vote avant la validation du COPIL » (AAP-04).
    VoteAvantLeLot {
        le: Date,
        seance: Date,
    },
    /// Money was paid before that day.
    VoteApresVersement {
        le: Date,
        verse: Date,
    },
    /// A file already told of its vote.
    ActeSansMotif,
    RienCoche,
    TropLong {
        champ: &'static str,
    },
    RienSaisi,
    RienANotifier,
    /// The text is not the one that was frozen: nobody validates it.
    TexteAltere,
    DejaValide,
}

impl Refusal for Refus {
    fn code(&self) -> &'static str {
        match self {
            Self::PasAuComite { .. } => "lot-pas-au-comite",
            Self::RienDeRetenu => "lot-vide",
            Self::SansSeance => "lot-sans-seance",
            Self::SansDate => "lot-sans-date",
            Self::DateFuture { .. } => "lot-date-future",
            Self::CorrectionSansMotif => "lot-correction-sans-motif",
            Self::AlertesSansMotif { .. } => "lot-alerte-sans-motif",
            Self::RegleBloquante { .. } => "lot-regle-bloquante",
            Self::SansMotif { .. } => "lot-sans-motif",
            Self::DejaDecide { .. } => "lot-deja-decide",
            Self::LigneDejaVotee { .. } => "lot-ligne-votee",
            Self::LotRemplace { .. } => "lot-remplace",
            Self::PasAuVote { .. } => "vote-trop-tot",
            Self::HorsLot { .. } => "vote-hors-lot",
            Self::LigneFermee { .. } => "vote-ligne-fermee",
            Self::SansInstance => "vote-sans-instance",
            Self::SansActe => "vote-sans-acte",
            Self::VoteSansDate => "vote-sans-date",
            Self::Montant { .. } => "vote-montant",
            Self::AuDessusSansMotif { .. } => "vote-au-dessus",
            Self::RefusSansMotif { .. } => "vote-refus-sans-motif",
            Self::RevoteSansMotif { .. } => "vote-deja",
            Self::VoteAvantLeLot { .. } => "vote-avant-le-lot",
            Self::VoteApresVersement { .. } => "vote-apres-versement",
            Self::ActeSansMotif => "vote-acte-sans-motif",
            Self::RienCoche => "vote-acte-rien",
            Self::TropLong { .. } => "lot-texte-long",
            Self::RienSaisi => "vote-rien",
            Self::RienANotifier => "notification-rien",
            Self::TexteAltere => "validation-altere",
            Self::DejaValide => "validation-deja",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        let jour = |le: Date| kernel::texte::date_longue(le, lang);
        match self {
            Self::PasAuComite { etat } => t.lot_refus_pas_au_comite(mots::etat_appel(*etat, lang)),
            Self::RienDeRetenu => t.lot_refus_vide(),
            Self::SansSeance => t.lot_refus_seance(),
            Self::SansDate | Self::VoteSansDate => t.lot_refus_date(),
            Self::DateFuture { le } => t.lot_refus_future(jour(*le)),
            Self::CorrectionSansMotif => t.lot_refus_correction(),
            Self::AlertesSansMotif { cas } => t.lot_refus_alertes(cas.iter().map(Cas::mots).collect::<Vec<_>>().join(", ")),
            Self::RegleBloquante { cas, message } => {
                let dite = if lang == Lang::Fr { kernel::texte::typographie(message) } else { message.clone() };
                t.lot_refus_blocage(cas.mots(), dite)
            }
            Self::SansMotif { numeros } => t.lot_refus_motif(numeros.join(", ")),
            Self::DejaDecide { numero, lot } => t.lot_refus_decide(numero, *lot),
            Self::LigneDejaVotee { numero, financeur } => t.lot_refus_votee(numero, financeur),
            Self::LotRemplace { par } => t.lot_refus_remplace(*par),
            Self::PasAuVote { etat } => t.vote_refus_etape(mots::etat_appel(*etat, lang)),
            Self::HorsLot { numero } => t.vote_refus_hors_lot(numero),
            Self::LigneFermee { numero, etat } => t.vote_refus_fermee(numero, mots::etat_ligne(*etat, lang)),
            Self::SansInstance => t.vote_refus_instance(),
            Self::SansActe => t.vote_refus_acte(),
            Self::Montant { cause, .. } => cause.message(lang),
            Self::AuDessusSansMotif { numero } => t.vote_refus_au_dessus(numero),
            Self::RefusSansMotif { numero } => t.vote_refus_zero(numero),
            Self::RevoteSansMotif { numero } => t.vote_refus_deja(numero),
            Self::VoteAvantLeLot { le, seance } => t.vote_refus_avant_lot(jour(*le), jour(*seance)),
            Self::VoteApresVersement { le, verse } => t.vote_refus_apres_versement(jour(*le), jour(*verse)),
            Self::ActeSansMotif => t.vote_acte_refus_motif(),
            Self::RienCoche => t.vote_acte_refus_rien(),
            Self::TropLong { .. } => t.appel_refus_long(super::TEXTE_MAX.to_string()),
            Self::RienSaisi => t.vote_refus_rien(),
            Self::RienANotifier => t.notification_refus_rien(),
            Self::TexteAltere => t.validation_refus_altere(),
            Self::DejaValide => t.validation_refus_deja(),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        match self {
            // Past the notification, the committee is behind.
            Self::PasAuComite { etat } if *etat > EtatAppel::Copil => Some(t.lot_remede_apres_le_comite()),
            Self::PasAuComite { .. } => Some(t.lot_remede_pas_au_comite()),
            Self::RienDeRetenu => Some(t.lot_remede_vide()),
            Self::AlertesSansMotif { .. } => Some(t.lot_remede_alertes()),
            Self::RegleBloquante { .. } => Some(t.lot_remede_blocage()),
            Self::SansMotif { .. } => Some(t.lot_remede_motif()),
            Self::DejaDecide { .. } => Some(t.lot_remede_decide()),
            Self::LigneDejaVotee { .. } => Some(t.lot_remede_votee()),
            Self::PasAuVote { .. } => Some(t.vote_remede_etape()),
            Self::VoteAvantLeLot { .. } => Some(t.vote_remede_avant_lot()),
            Self::RienSaisi => Some(t.vote_remede_rien()),
            Self::Montant { cause, .. } => cause.remedy(lang),
            _ => None,
        }
    }

    fn source(&self) -> Option<&'static str> {
        Some(match self {
            Self::PasAuComite { .. } | Self::PasAuVote { .. } | Self::LigneFermee { .. } | Self::RienANotifier => {
                "Financements, § 2"
            }
            Self::AlertesSansMotif { .. } | Self::RegleBloquante { .. } => "Financements, § 5",
            _ => "Financements, § 8",
        })
    }

    fn field(&self) -> Option<String> {
        Some(
            match self {
                Self::SansSeance => "seance",
                Self::SansDate | Self::DateFuture { .. } => "tenue_le",
                Self::CorrectionSansMotif => "motif",
                Self::AlertesSansMotif { .. } => "motif_alertes",
                Self::SansMotif { .. } => "motif_ecartes",
                Self::SansInstance => "instance",
                Self::SansActe => "acte",
                Self::VoteSansDate | Self::VoteAvantLeLot { .. } | Self::VoteApresVersement { .. } => "le",
                Self::ActeSansMotif => "motif",
                Self::RienCoche => "d",
                Self::TropLong { champ } => champ,
                Self::Montant { champ, .. } => return Some(champ.clone()),
                Self::AuDessusSansMotif { numero } | Self::RefusSansMotif { numero } | Self::RevoteSansMotif { numero } => {
                    return Some(format!("motif.{numero}"));
                }
                _ => return None,
            }
            .to_owned(),
        )
    }

    fn is_conflict(&self) -> bool {
        matches!(
            self,
            Self::PasAuComite { .. }
                | Self::DejaDecide { .. }
                | Self::LigneDejaVotee { .. }
                | Self::LotRemplace { .. }
                | Self::TexteAltere
                | Self::DejaValide
                | Self::PasAuVote { .. }
                | Self::LigneFermee { .. }
        )
    }
}
