//! What is refused of a rule: which field, where in it, and what would be accepted.

use super::{MOTIF_MIN, REGLES_MAX};
use crate::regles::expression::{Faute, FauteTexte, LONGUEUR_MAX};
use crate::regles::{Effet, Etape};
use crate::{m, mots};
use kernel::{Lang, Refusal};

/// Why a rule is not kept.
#[derive(Debug, Clone, PartialEq)]
pub enum RefusRegle {
    CodeIllisible {
        texte: String,
    },
    CodePris {
        code: String,
    },
    Vide {
        champ: &'static str,
    },
    TropLong {
        champ: &'static str,
        max: usize,
    },
    SigneReserve {
        champ: &'static str,
        signe: char,
    },
    SansEtape,
    /// The product does not ask such a rule there.
    PasPosee {
        etape: Etape,
        effet: Effet,
    },
    Illisible {
        champ: &'static str,
        texte: String,
        faute: FauteTexte,
    },
    /// « « 500 € + 3 mois » ou un champ inconnu » : `place` from 0, `extrait` as typed.
    MalTypee {
        champ: &'static str,
        place: usize,
        extrait: String,
        faute: Box<Faute>,
    },
    Intangible {
        code: String,
        pourquoi: String,
    },
    MotifCourt,
    TropDeRegles,
    Inconnue {
        code: String,
    },
    /// Someone changed it meanwhile.
    Perimee {
        code: String,
    },
}

/// « au signe 14 (« 500 € + 3 ») ».
fn ici(place: usize, extrait: &str, lang: Lang) -> String {
    let court: String = extrait.chars().take(60).collect();
    let court = if extrait.chars().count() > 60 { format!("{court}…") } else { court };
    let (t, place) = (m(lang), (place + 1).to_string());
    if court.is_empty() { t.jeu_place(place) } else { t.jeu_place_de(place, court) }
}

/// What cannot be read, in words.
fn illisible(texte: &str, faute: &FauteTexte, lang: Lang) -> String {
    let t = m(lang);
    let dite = match faute {
        FauteTexte::Vide => return t.jeu_refus_expression_vide(),
        FauteTexte::TropLong => return t.jeu_refus_expression_longue(LONGUEUR_MAX.to_string()),
        FauteTexte::Inacheve => t.jeu_faute_inacheve(),
        FauteTexte::Inattendu { vu, .. } => t.jeu_faute_inattendu(vu),
        FauteTexte::GuillemetOuvert { .. } => t.jeu_faute_guillemet(),
        FauteTexte::AccoladeOuverte { .. } => t.jeu_faute_accolade(),
        FauteTexte::ParentheseOuverte { .. } => t.jeu_faute_parenthese(),
        FauteTexte::NombreIllisible { vu, .. } => t.jeu_faute_nombre(vu),
        FauteTexte::DateIllisible { vu, .. } => t.jeu_faute_date(vu),
        FauteTexte::FonctionInconnue { vu, .. } => t.jeu_faute_fonction(vu),
        FauteTexte::Enchainee { .. } => t.jeu_faute_enchainee(),
        FauteTexte::TropProfond { .. } => t.jeu_faute_profond(),
    };
    let place = faute.place().unwrap_or_else(|| texte.chars().count());
    let suite: String = texte.chars().skip(place).take(30).collect();
    t.jeu_refus_illisible(ici(place, &suite, lang), dite)
}

fn mal_typee(faute: &Faute, lang: Lang) -> String {
    let t = m(lang);
    match faute {
        Faute::ChampInconnu { champ, .. } => t.jeu_faute_champ(champ),
        Faute::OperationInconnue { operation, .. } => t.jeu_faute_fonction(operation),
        Faute::Type { attendu, lu, .. } => t.jeu_faute_type(mots::regles::genre(attendu, lang), mots::regles::genre(lu, lang)),
        Faute::Incompatibles { a, b, .. } => {
            t.jeu_faute_incompatibles(mots::regles::genre(a, lang), mots::regles::genre(b, lang))
        }
        Faute::Illisible { .. } => t.jeu_faute_terme(),
        Faute::Arite { attendu, lu, .. } => t.jeu_faute_arite(attendu.to_string(), lu.to_string()),
    }
}

impl Refusal for RefusRegle {
    fn code(&self) -> &'static str {
        match self {
            Self::CodeIllisible { .. } => "regle-code",
            Self::CodePris { .. } => "regle-code-pris",
            Self::Vide { .. } => "regle-vide",
            Self::TropLong { .. } => "regle-trop-long",
            Self::SigneReserve { .. } => "regle-signe",
            Self::SansEtape => "regle-sans-etape",
            Self::PasPosee { .. } => "regle-pas-posee",
            Self::Illisible { .. } => "regle-illisible",
            Self::MalTypee { .. } => "regle-mal-typee",
            Self::Intangible { .. } => "regle-intangible",
            Self::MotifCourt => "regle-motif",
            Self::TropDeRegles => "regle-trop",
            Self::Inconnue { .. } => "regle-inconnue",
            Self::Perimee { .. } => "regle-perimee",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::CodeIllisible { texte } => t.jeu_refus_code(texte.chars().take(40).collect::<String>()),
            Self::CodePris { code } => t.jeu_refus_code_pris(code),
            Self::Vide { champ } => t.jeu_refus_vide(mots::regles::champ(champ, lang)),
            Self::TropLong { champ, max } => t.jeu_refus_long(mots::regles::champ(champ, lang), max.to_string()),
            Self::SigneReserve { champ, signe } => t.jeu_refus_signe(mots::regles::champ(champ, lang), signe.to_string()),
            Self::SansEtape => t.jeu_refus_sans_etape(),
            Self::PasPosee { etape, effet } => t.jeu_refus_pas_posee(mots::etape(*etape, lang), mots::effet(*effet, lang)),
            Self::Illisible { texte, faute, .. } => illisible(texte, faute, lang),
            Self::MalTypee { place, extrait, faute, .. } => {
                t.jeu_refus_illisible(ici(*place, extrait, lang), mal_typee(faute, lang))
            }
            Self::Intangible { code, pourquoi } => t.jeu_refus_intangible(code, mots::phrase(pourquoi)),
            Self::MotifCourt => t.jeu_refus_motif(MOTIF_MIN.to_string()),
            Self::TropDeRegles => t.jeu_refus_trop(REGLES_MAX.to_string()),
            Self::Inconnue { code } => t.jeu_refus_inconnue(code),
            Self::Perimee { code } => t.jeu_refus_perimee(code),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        Some(match self {
            Self::CodeIllisible { .. } | Self::CodePris { .. } => t.jeu_remede_code(),
            Self::SansEtape => t.jeu_remede_etape(),
            Self::PasPosee { .. } => t.jeu_remede_pas_posee(),
            Self::Illisible { faute: FauteTexte::TropProfond { .. } | FauteTexte::TropLong, .. } => t.jeu_remede_profond(),
            Self::Illisible { .. } => t.jeu_remede_illisible(),
            Self::MalTypee { faute, .. } => match **faute {
                Faute::ChampInconnu { .. } => t.jeu_remede_champ(),
                Faute::Incompatibles { .. } => t.jeu_remede_incompatibles(),
                _ => t.jeu_remede_type(),
            },
            Self::Perimee { .. } => t.jeu_remede_perimee(),
            _ => return None,
        })
    }

    fn source(&self) -> Option<&'static str> {
        Some(match self {
            Self::Illisible { .. } | Self::MalTypee { .. } | Self::PasPosee { .. } => "Financements, § 5",
            _ => "Financements, § 3",
        })
    }

    fn field(&self) -> Option<String> {
        Some(match self {
            Self::CodeIllisible { .. } | Self::CodePris { .. } => "code".to_owned(),
            Self::Vide { champ } | Self::TropLong { champ, .. } | Self::SigneReserve { champ, .. } => (*champ).to_owned(),
            Self::Illisible { champ, .. } | Self::MalTypee { champ, .. } => (*champ).to_owned(),
            Self::SansEtape => "etape.demande".to_owned(),
            Self::PasPosee { etape, .. } => {
                let code = super::ETAPES.iter().find(|(e, _)| e == etape).map_or("demande", |(_, code)| code);
                format!("etape.{code}")
            }
            Self::MotifCourt => "motif".to_owned(),
            Self::Intangible { .. } | Self::TropDeRegles | Self::Inconnue { .. } | Self::Perimee { .. } => return None,
        })
    }

    fn is_conflict(&self) -> bool {
        matches!(self, Self::Perimee { .. } | Self::Inconnue { .. })
    }
}
