//! « Preuve : type, date, pièce ou lien, déposant, vérificateur. » « Personne n'accepte sa propre preuve. »

use super::{Refus, motif};
use crate::model::{EtatPreuve, GenrePreuve, Preuve};
use crate::regles::campagne::{nom_de_piece, verifier_piece};
use crate::regles::redaction::{self, lire_date};
use acteurs::model::OrganisationId;
use jiff::civil::Date;
use std::collections::HashMap;

/// Signs at most of what a proof says.
const TEXTE_MAX: usize = 2_000;

/// A proof as typed; the file apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisiePreuve {
    pub genre: String,
    pub datee_du: String,
    pub texte: String,
    pub adresse: String,
    /// Name and bytes of a file.
    pub piece: Option<(String, Vec<u8>)>,
}

/// A file that came with a proof, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PieceDeposee {
    pub nom: String,
    pub mime: &'static str,
}

/// A proof that can be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreuveLue {
    pub genre: GenrePreuve,
    pub datee_du: Date,
    pub texte: String,
    pub adresse: Option<String>,
    pub piece: Option<PieceDeposee>,
}

/// Reads a proof: what it is, its day (not to come), what it shows, and a link or a file.
///
/// # Errors
/// Every refusal of the form at once.
pub fn lire_preuve(saisie: &SaisiePreuve, jour: Date) -> Result<PreuveLue, Vec<Refus>> {
    let mut refus = vec![];
    let genre = GenrePreuve::from_code(saisie.genre.trim());
    if genre.is_none() {
        refus.push(Refus::Champ(redaction::Refus::ChoixInconnu { champ: "genre", saisi: saisie.genre.clone() }));
    }
    let datee_du = match lire_date("datee_du", &saisie.datee_du) {
        Ok(Some(day)) if day > jour => {
            refus.push(Refus::PreuveAVenir);
            None
        }
        Ok(Some(day)) => Some(day),
        Ok(None) => {
            refus.push(Refus::Champ(redaction::Refus::ChampVide { champ: "datee_du" }));
            None
        }
        Err(r) => {
            refus.push(Refus::Champ(r));
            None
        }
    };
    let texte = saisie.texte.trim().to_owned();
    let vu = texte.chars().count();
    if vu == 0 {
        refus.push(Refus::Champ(redaction::Refus::ChampVide { champ: "texte" }));
    } else if vu > TEXTE_MAX {
        refus.push(Refus::Champ(redaction::Refus::TropLong { champ: "texte", vu, max: TEXTE_MAX }));
    }
    let typed = saisie.adresse.trim();
    let adresse = Some(typed.to_owned()).filter(|a| !a.is_empty());
    if let Some(a) = &adresse
        && (!(a.starts_with("https://") || a.starts_with("http://")) || a.contains(char::is_whitespace) || a.len() > 500)
    {
        refus.push(Refus::AdresseIllisible { saisi: a.clone() });
    }
    let piece = saisie.piece.as_ref().and_then(|(nom, octets)| match verifier_piece(nom, octets, 0) {
        Ok(mime) => Some(PieceDeposee { nom: nom_de_piece(nom), mime }),
        Err(r) => {
            refus.push(Refus::Piece(r));
            None
        }
    });
    if adresse.is_none() && saisie.piece.is_none() {
        refus.push(Refus::NiLienNiPiece);
    }
    match (genre, datee_du) {
        (Some(genre), Some(datee_du)) if refus.is_empty() => Ok(PreuveLue { genre, datee_du, texte, adresse, piece }),
        _ => Err(refus),
    }
}

/// Who judges a proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Juge {
    /// Identifier of the account.
    pub compte: String,
    pub organisation: Option<OrganisationId>,
}

/// The organisation at the top of one's own: a service and its collectivité are the same side.
#[must_use]
pub fn racine(id: OrganisationId, parents: &HashMap<OrganisationId, OrganisationId>) -> OrganisationId {
    let mut top = id;
    for _ in 0..=parents.len() {
        match parents.get(&top) {
            Some(up) => top = *up,
            None => break,
        }
    }
    top
}

/// « tenu : preuve acceptée par une autre organisation que la débitrice » ; « personne n'accepte sa propre preuve ».
/// Gives the state of the proof and the reason kept.
///
/// # Errors
/// `DejaJugee`, `PropreDepot`, `JugeSansOrganisation`, `MemeOrganisation`, `MotifTropCourt` for a refusal.
pub fn juger(
    preuve: &Preuve,
    debitrice: Option<OrganisationId>,
    juge: &Juge,
    parents: &HashMap<OrganisationId, OrganisationId>,
    accepte: bool,
    raison: &str,
) -> Result<(EtatPreuve, Option<String>), Refus> {
    if preuve.etat != EtatPreuve::AVerifier {
        return Err(Refus::DejaJugee);
    }
    if preuve.deposant == juge.compte {
        return Err(Refus::PropreDepot);
    }
    let own = racine(juge.organisation.ok_or(Refus::JugeSansOrganisation)?, parents);
    let other = |id: Option<OrganisationId>| id.is_none_or(|id| racine(id, parents) != own);
    if !other(debitrice) || !other(preuve.organisation_id) {
        return Err(Refus::MemeOrganisation);
    }
    if accepte {
        return Ok((EtatPreuve::Acceptee, Some(raison.trim().to_owned()).filter(|r| !r.is_empty())));
    }
    motif("motif", raison).map(|m| (EtatPreuve::Refusee, Some(m)))
}
