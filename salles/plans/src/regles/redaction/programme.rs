//! « Référentiel commun à tous les contrats » : a programme is written once, under one name, with its other writings.

use super::fiche::{lu, texte};
use super::{Refus, facultatif, lignes, programme_proche};
use crate::model::{ContratId, Programme};
use kernel::Id;
use kernel::texte::cle;
use store::Json;

/// A programme as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieProgramme {
    pub nom: String,
    /// One per line.
    pub variantes: String,
    pub porteur: String,
    pub note: String,
    /// Identifier of the contract followed here that it is.
    pub contrat: String,
    /// It is another one, though its name is close to a known one.
    pub autre: bool,
}

/// A programme that has no name yet.
#[must_use]
pub fn programme_vierge() -> Programme {
    Programme {
        id: Id::fresh(),
        version: 1,
        nom: String::new(),
        variantes: Json(vec![]),
        nature: None,
        cle: String::new(),
        porteur: None,
        note: None,
        contrat_id: None,
    }
}

/// Puts what was typed into the programme. « jamais créé ni rattaché en silence » : a name that is already known, or
/// close to a known one, is refused unless said to be another; a name that does not change is not asked about again.
///
/// # Errors
/// Every refusal of the form at once: `ChampVide`, `TropLong`, `ProgrammeProche`, `ChoixInconnu`.
pub fn lire_programme(
    avant: &Programme,
    saisie: &SaisieProgramme,
    connus: &[Programme],
    contrats: &[ContratId],
) -> Result<Programme, Vec<Refus>> {
    let (mut p, mut refus) = (avant.clone(), vec![]);
    if let Some(nom) = lu(&mut refus, texte("nom", &saisie.nom, 300, false)) {
        p.cle = cle(&nom);
        p.nom = nom;
        let others: Vec<Programme> = connus.iter().filter(|x| x.id != avant.id).cloned().collect();
        let same = others.iter().find(|x| x.cle == p.cle);
        let renamed = p.cle != avant.cle;
        if let Some(close) = same.or_else(|| programme_proche(&p.nom, &others))
            && (same.is_some() || (renamed && !saisie.autre))
        {
            refus.push(Refus::ProgrammeProche { saisi: p.nom.clone(), existant: close.nom.clone() });
        }
    }
    if let Some(porteur) = lu(&mut refus, texte("porteur", &saisie.porteur, 300, true)) {
        p.porteur = facultatif(&porteur);
    }
    if let Some(note) = lu(&mut refus, texte("note", &saisie.note, 5_000, true)) {
        p.note = facultatif(&note);
    }
    p.variantes.0 = lignes(&saisie.variantes);
    p.contrat_id = match saisie.contrat.trim() {
        "" => None,
        typed => {
            let found = contrats.iter().find(|id| id.to_string() == typed).copied();
            if found.is_none() {
                refus.push(Refus::ChoixInconnu { champ: "contrat", saisi: typed.to_owned() });
            }
            found
        }
    };
    if refus.is_empty() { Ok(p) } else { Err(refus) }
}
