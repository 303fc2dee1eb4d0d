//! The fields of the plan that a decision or an amendment may rewrite, how they are named, read and checked.
//! A value travels as text: a list is one item per line, years are « 1, 2, 3 », a new sheet or a new
//! déclinaison is JSON.

use super::Refus;
use crate::model::{Contrat, Declinaison, FicheAction, Noeud, NoeudId, ObjetRevision, Participation, Statut};
use acteurs::model::Organisation;
use serde::{Deserialize, Serialize};

/// « Texte riche simple, 20 000 signes ».
const LONG: usize = 20_000;
const COURT: usize = 300;

/// A field, as `modification.champ` names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Champ {
    Titre,
    Contexte,
    ObjectifStrategique,
    ObjectifsOperationnels,
    PublicCible,
    Statut,
    Pilotes,
    /// By letter, or by key when two déclinaisons print the same letter.
    DeclinaisonLibelle(String),
    DeclinaisonAnnees(String),
    DeclinaisonRetirer(String),
    DeclinaisonAjouter,
    FicheNouvelle,
    FicheRetirer,
    ContratAnneeFin,
}

/// What happens to the field, for a reader who only wants to know that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    Ajout,
    Retrait,
    Modification,
}

/// A sheet to come.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NouvelleFiche {
    pub titre: String,
    pub noeud_id: Option<NoeudId>,
    pub objectif_strategique: String,
    pub public_cible: String,
    /// Names or acronyms of organisations already known.
    pub pilotes: Vec<String>,
}

/// A déclinaison to come.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NouvelleDeclinaison {
    pub libelle: String,
    pub annees: Vec<i64>,
}

/// A sheet with what the rules need around it.
#[derive(Debug, Clone, PartialEq)]
pub struct FicheOuverte {
    pub fiche: FicheAction,
    /// Those in force, in order.
    pub declinaisons: Vec<Declinaison>,
    /// In order.
    pub pilotes: Vec<(Participation, Organisation)>,
}

/// The plan around a field.
#[derive(Debug, Clone, Copy)]
pub struct Cadre<'a> {
    pub contrat: &'a Contrat,
    /// The sheet concerned; `None` for the contract and for a new sheet.
    pub fiche: Option<&'a FicheOuverte>,
    pub organisations: &'a [Organisation],
    pub noeuds: &'a [Noeud],
}

impl Champ {
    /// Reads `titre`, `declinaisons.B.libelle`, `fiche.nouvelle`…
    #[must_use]
    pub fn lire(code: &str) -> Option<Self> {
        let parts: Vec<&str> = code.split('.').collect();
        Some(match parts.as_slice() {
            ["titre"] => Self::Titre,
            ["contexte"] => Self::Contexte,
            ["objectif_strategique"] => Self::ObjectifStrategique,
            ["objectifs_operationnels"] => Self::ObjectifsOperationnels,
            ["public_cible"] => Self::PublicCible,
            ["statut"] => Self::Statut,
            ["pilotes"] => Self::Pilotes,
            ["declinaisons", "ajouter"] => Self::DeclinaisonAjouter,
            ["declinaisons", lettre, "libelle"] if !lettre.is_empty() => Self::DeclinaisonLibelle((*lettre).to_owned()),
            ["declinaisons", lettre, "annees"] if !lettre.is_empty() => Self::DeclinaisonAnnees((*lettre).to_owned()),
            ["declinaisons", lettre, "retirer"] if !lettre.is_empty() => Self::DeclinaisonRetirer((*lettre).to_owned()),
            ["fiche", "nouvelle"] => Self::FicheNouvelle,
            ["fiche", "retirer"] => Self::FicheRetirer,
            ["contrat", "annee_fin"] => Self::ContratAnneeFin,
            _ => return None,
        })
    }

    /// The name under which it is stored.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Self::Titre => "titre".into(),
            Self::Contexte => "contexte".into(),
            Self::ObjectifStrategique => "objectif_strategique".into(),
            Self::ObjectifsOperationnels => "objectifs_operationnels".into(),
            Self::PublicCible => "public_cible".into(),
            Self::Statut => "statut".into(),
            Self::Pilotes => "pilotes".into(),
            Self::DeclinaisonLibelle(lettre) => format!("declinaisons.{lettre}.libelle"),
            Self::DeclinaisonAnnees(lettre) => format!("declinaisons.{lettre}.annees"),
            Self::DeclinaisonRetirer(lettre) => format!("declinaisons.{lettre}.retirer"),
            Self::DeclinaisonAjouter => "declinaisons.ajouter".into(),
            Self::FicheNouvelle => "fiche.nouvelle".into(),
            Self::FicheRetirer => "fiche.retirer".into(),
            Self::ContratAnneeFin => "contrat.annee_fin".into(),
        }
    }

    /// The object it belongs to, as the contract's rule of revision sorts it.
    #[must_use]
    pub fn objet(&self) -> ObjetRevision {
        match self {
            Self::Titre | Self::ObjectifStrategique | Self::ObjectifsOperationnels => ObjetRevision::Objectifs,
            Self::Contexte | Self::PublicCible => ObjetRevision::Redaction,
            Self::Statut => ObjetRevision::Statut,
            Self::Pilotes => ObjetRevision::Pilotes,
            Self::DeclinaisonLibelle(_) | Self::DeclinaisonAnnees(_) | Self::DeclinaisonRetirer(_) | Self::DeclinaisonAjouter => {
                ObjetRevision::Declinaisons
            }
            Self::FicheNouvelle => ObjetRevision::FicheNouvelle,
            Self::FicheRetirer => ObjetRevision::FicheRetiree,
            Self::ContratAnneeFin => ObjetRevision::Duree,
        }
    }

    #[must_use]
    pub fn nature(&self) -> Nature {
        match self {
            Self::DeclinaisonAjouter | Self::FicheNouvelle => Nature::Ajout,
            Self::DeclinaisonRetirer(_) | Self::FicheRetirer => Nature::Retrait,
            _ => Nature::Modification,
        }
    }

    /// Is it about a sheet that exists?
    #[must_use]
    pub fn porte_sur_une_fiche(&self) -> bool {
        !matches!(self, Self::FicheNouvelle | Self::ContratAnneeFin)
    }

    /// May one amendment hold it several times (two new sheets, two new déclinaisons)?
    #[must_use]
    pub fn se_repete(&self) -> bool {
        matches!(self, Self::FicheNouvelle | Self::DeclinaisonAjouter)
    }
}

/// The déclinaison a letter, or a key, designates among those in force.
///
/// # Errors
/// `DeclinaisonInconnue`, or `DeclinaisonAmbigue`: « La lettre n'est pas unique ».
pub fn declinaison<'a>(fiche: &'a FicheOuverte, lettre: &str) -> Result<&'a Declinaison, Refus> {
    if let Some(d) = fiche.declinaisons.iter().find(|d| d.id.to_string() == lettre) {
        return Ok(d);
    }
    let mut trouvees = fiche.declinaisons.iter().filter(|d| d.lettre == lettre);
    match (trouvees.next(), trouvees.next()) {
        (Some(d), None) => Ok(d),
        (None, _) => Err(Refus::DeclinaisonInconnue { lettre: lettre.to_owned() }),
        (Some(_), Some(_)) => Err(Refus::DeclinaisonAmbigue { lettre: lettre.to_owned() }),
    }
}

fn fiche<'a>(cadre: &Cadre<'a>) -> Result<&'a FicheOuverte, Refus> {
    let ouverte = cadre.fiche.ok_or(Refus::FicheInconnue)?;
    if ouverte.fiche.retiree_le.is_some() {
        return Err(Refus::FicheRetiree { numero: ouverte.fiche.numero });
    }
    Ok(ouverte)
}

/// « 1, 2, 3 ».
#[must_use]
pub fn ecrire_annees(annees: &[i64]) -> String {
    annees.iter().map(i64::to_string).collect::<Vec<_>>().join(", ")
}

/// Reads contract years: « 1, 2 », « 1 2 », « Années 2, 3 et 5 », « 2-4 ». Empty: « non précisée ».
///
/// # Errors
/// `Refus::AnneesIllisibles` on anything else, or on a year that is not one of the contract's.
pub fn lire_annees(texte: &str, duree: i64) -> Result<Vec<i64>, Refus> {
    let illisible = || Refus::AnneesIllisibles { vu: texte.trim().to_owned(), duree };
    let mut annees = vec![];
    for mot in texte.split(|c: char| c.is_whitespace() || c == ',' || c == ';') {
        let sans_mot = matches!(kernel::texte::cle(mot).as_str(), "" | "et" | "annee" | "annees")
            && !mot.contains(|c: char| c.is_ascii_digit());
        if sans_mot {
            continue;
        }
        match mot.split_once(['-', '–']) {
            Some((de, a)) => {
                let (Ok(de), Ok(a)) = (de.parse::<i64>(), a.parse::<i64>()) else { return Err(illisible()) };
                if de > a || a - de > duree {
                    return Err(illisible());
                }
                annees.extend(de..=a);
            }
            None => annees.push(mot.parse().map_err(|_| illisible())?),
        }
    }
    annees.sort_unstable();
    annees.dedup();
    if annees.iter().all(|a| (1..=duree).contains(a)) { Ok(annees) } else { Err(illisible()) }
}

/// The organisation of that name, acronym or spelling. « jamais créé ni rattaché en silence ».
///
/// # Errors
/// `Refus::PiloteInconnu` with the nearest names.
pub fn organisation<'a>(connues: &'a [Organisation], nom: &str) -> Result<&'a Organisation, Refus> {
    let cherche = kernel::texte::cle(nom);
    let egal = |texte: &str| kernel::texte::cle(texte) == cherche;
    let vivantes = || connues.iter().filter(|o| o.remplacee_par.is_none());
    vivantes()
        .find(|o| o.sigle.as_deref().is_some_and(egal))
        .or_else(|| vivantes().find(|o| egal(&o.nom)))
        .or_else(|| vivantes().find(|o| o.graphies.iter().any(|g| egal(g))))
        .ok_or_else(|| {
            let proches: Vec<&str> = vivantes()
                .filter(|o| {
                    let cle = kernel::texte::cle(&o.nom);
                    !cherche.is_empty() && cherche.split(' ').any(|mot| mot.len() > 3 && cle.contains(mot))
                })
                .map(Organisation::court)
                .take(5)
                .collect();
            Refus::PiloteInconnu { vu: nom.trim().to_owned(), candidats: proches.join(", ") }
        })
}

/// The lines of a list, without blank ones.
#[must_use]
pub fn lignes(texte: &str) -> Vec<String> {
    texte.lines().map(str::trim).filter(|l| !l.is_empty()).map(str::to_owned).collect()
}

/// What the plan says of this field now.
///
/// # Errors
/// Why the field cannot be read: no such sheet, no such déclinaison, already withdrawn.
pub fn valeur(champ: &Champ, cadre: &Cadre<'_>) -> Result<String, Refus> {
    Ok(match champ {
        Champ::Titre => fiche(cadre)?.fiche.titre.clone(),
        Champ::Contexte => fiche(cadre)?.fiche.contexte.clone(),
        Champ::ObjectifStrategique => fiche(cadre)?.fiche.objectif_strategique.clone(),
        Champ::ObjectifsOperationnels => fiche(cadre)?.fiche.objectifs_operationnels.join("\n"),
        Champ::PublicCible => fiche(cadre)?.fiche.public_cible.clone(),
        Champ::Statut => fiche(cadre)?.fiche.statut.clone(),
        Champ::Pilotes => {
            let noms: Vec<&str> = fiche(cadre)?.pilotes.iter().map(|(_, o)| o.court()).collect();
            noms.join("\n")
        }
        Champ::DeclinaisonLibelle(lettre) | Champ::DeclinaisonRetirer(lettre) => {
            declinaison(fiche(cadre)?, lettre)?.libelle.clone()
        }
        Champ::DeclinaisonAnnees(lettre) => ecrire_annees(&declinaison(fiche(cadre)?, lettre)?.annees),
        Champ::DeclinaisonAjouter => {
            fiche(cadre)?;
            String::new()
        }
        Champ::FicheNouvelle => String::new(),
        Champ::FicheRetirer => fiche(cadre)?.fiche.titre.clone(),
        Champ::ContratAnneeFin => cadre.contrat.annee_fin.to_string(),
    })
}

/// Reads what was typed for a field and gives the value to store, if the rules accept it.
///
/// # Errors
/// The refusal, named.
pub fn lire_valeur(champ: &Champ, saisie: &str, cadre: &Cadre<'_>) -> Result<String, Refus> {
    let actuel = valeur(champ, cadre)?;
    let saisie = saisie.trim();
    let apres = match champ {
        Champ::Titre | Champ::ObjectifStrategique => obligatoire(champ, saisie, COURT * 2)?,
        Champ::DeclinaisonLibelle(_) => obligatoire(champ, saisie, COURT * 4)?,
        Champ::Contexte | Champ::PublicCible => borne(champ, saisie, LONG)?,
        Champ::ObjectifsOperationnels => borne(champ, &lignes(saisie).join("\n"), LONG)?,
        Champ::Statut => {
            let de = cadre.contrat.statuts.iter().find(|s| s.code == actuel);
            statut(&cadre.contrat.statuts, de, saisie)?.code.clone()
        }
        Champ::Pilotes => {
            let mut noms: Vec<String> = vec![];
            for nom in lignes(saisie) {
                let court = organisation(cadre.organisations, &nom)?.court().to_owned();
                if !noms.contains(&court) {
                    noms.push(court);
                }
            }
            noms.join("\n")
        }
        Champ::DeclinaisonAnnees(_) => ecrire_annees(&lire_annees(saisie, cadre.contrat.duree_annees)?),
        Champ::DeclinaisonRetirer(_) | Champ::FicheRetirer => String::new(),
        Champ::DeclinaisonAjouter => {
            let nouvelle: NouvelleDeclinaison = depuis_json(champ, saisie)?;
            obligatoire(champ, &nouvelle.libelle, COURT * 4)?;
            lire_annees(&ecrire_annees(&nouvelle.annees), cadre.contrat.duree_annees)?;
            en_json(&nouvelle)
        }
        Champ::FicheNouvelle => {
            let nouvelle: NouvelleFiche = depuis_json(champ, saisie)?;
            verifier_nouvelle_fiche(&nouvelle, cadre)?;
            en_json(&nouvelle)
        }
        Champ::ContratAnneeFin => {
            let debut = cadre.contrat.annee_debut;
            let lue = saisie.parse::<i64>().ok().filter(|a| (debut..debut + 30).contains(a));
            lue.ok_or_else(|| Refus::AnneeFinIllisible { vu: saisie.to_owned(), debut })?.to_string()
        }
    };
    if apres == actuel {
        return Err(Refus::RienNeChange { champ: champ.clone() });
    }
    Ok(apres)
}

/// A new sheet needs a title and a place in this contract; its pilots must be known.
///
/// # Errors
/// `ActionSansTitre`, `ActionSansPlace`, `NoeudInconnu`, `PiloteInconnu`.
pub fn verifier_nouvelle_fiche(nouvelle: &NouvelleFiche, cadre: &Cadre<'_>) -> Result<(), Refus> {
    if nouvelle.titre.trim().is_empty() {
        return Err(Refus::ActionSansTitre);
    }
    let noeud = nouvelle.noeud_id.ok_or(Refus::ActionSansPlace)?;
    if !cadre.noeuds.iter().any(|n| n.id == noeud) {
        return Err(Refus::NoeudInconnu);
    }
    for nom in &nouvelle.pilotes {
        organisation(cadre.organisations, nom)?;
    }
    Ok(())
}

/// The status of that code, if one may pass to it.
///
/// # Errors
/// `StatutInconnu`, `PassageStatut`.
pub fn statut<'a>(jeu: &'a [Statut], de: Option<&Statut>, code: &str) -> Result<&'a Statut, Refus> {
    let noms = |codes: &dyn Fn(&Statut) -> bool| {
        jeu.iter().filter(|s| codes(s)).map(|s| s.libelle.as_str()).collect::<Vec<_>>().join(", ")
    };
    let vers = jeu
        .iter()
        .find(|s| s.code == code)
        .ok_or_else(|| Refus::StatutInconnu { vu: code.to_owned(), permis: noms(&|_| true) })?;
    match de {
        Some(de) if de.code != vers.code && !de.passages.is_empty() && !de.passages.contains(&vers.code) => {
            Err(Refus::PassageStatut {
                de: de.libelle.clone(),
                vers: vers.libelle.clone(),
                permis: noms(&|s| de.passages.contains(&s.code)),
            })
        }
        _ => Ok(vers),
    }
}

fn borne(champ: &Champ, texte: &str, max: usize) -> Result<String, Refus> {
    let signes = texte.chars().count();
    if signes > max {
        return Err(Refus::ValeurLongue { champ: champ.clone(), signes, max });
    }
    Ok(texte.to_owned())
}

fn obligatoire(champ: &Champ, texte: &str, max: usize) -> Result<String, Refus> {
    if texte.trim().is_empty() {
        return Err(Refus::ValeurVide { champ: champ.clone() });
    }
    borne(champ, texte, max)
}

/// Reads a new sheet or a new déclinaison from its stored text.
///
/// # Errors
/// `Refus::ValeurVide` when the text is not one.
pub fn depuis_json<T: for<'de> Deserialize<'de>>(champ: &Champ, texte: &str) -> Result<T, Refus> {
    serde_json::from_str(texte).map_err(|_| Refus::ValeurVide { champ: champ.clone() })
}

/// The stored text of a new sheet or a new déclinaison.
#[must_use]
pub fn en_json<T: Serialize>(valeur: &T) -> String {
    serde_json::to_string(valeur).unwrap_or_default()
}

#[cfg(test)]
mod tests;
