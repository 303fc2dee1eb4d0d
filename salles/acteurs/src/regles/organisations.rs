//! « Une organisation, plusieurs graphies ; fusion réversible ; jamais de doublon silencieux. »

use crate::m;
use crate::model::{Contact, ContactId, Organisation, OrganisationId};
use kernel::texte::cle;
use kernel::{Lang, Refusal};
use std::collections::BTreeSet;

const GLOSSAIRE: &str = "Plans, contrats et campagnes de suivi, § 1, « organisation »";

/// An organisation that already answers to a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidat {
    pub id: OrganisationId,
    pub nom: String,
    /// What it shares with the label typed, as it writes it.
    pub par: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refus {
    NomVide,
    FamilleInconnue,
    CourrielInvalide {
        vu: String,
    },
    /// « jamais de doublon silencieux »
    DejaConnue {
        candidats: Vec<Candidat>,
    },
    ParentInconnu,
    /// The line from the organisation up to itself.
    CycleDeRattachement {
        chemin: Vec<String>,
    },
    FusionAvecSoi,
    /// One of the two is already merged into another.
    DejaFusionnee {
        nom: String,
    },
    FusionInconnue,
    PasFusionnee {
        nom: String,
    },
    FonctionVide,
    ContactDejaConnu {
        courriel: String,
    },
    /// Only a holder of the same organisation, who stands in for nobody, has a suppléant.
    TitulaireInconnu,
}

impl Refusal for Refus {
    fn code(&self) -> &'static str {
        match self {
            Self::NomVide => "organisation.nom_vide",
            Self::FamilleInconnue => "organisation.famille_inconnue",
            Self::CourrielInvalide { .. } => "organisation.courriel_invalide",
            Self::DejaConnue { .. } => "organisation.deja_connue",
            Self::ParentInconnu => "organisation.parent_inconnu",
            Self::CycleDeRattachement { .. } => "organisation.cycle",
            Self::FusionAvecSoi => "organisation.fusion_avec_soi",
            Self::DejaFusionnee { .. } => "organisation.deja_fusionnee",
            Self::FusionInconnue => "organisation.fusion_inconnue",
            Self::PasFusionnee { .. } => "organisation.pas_fusionnee",
            Self::FonctionVide => "contact.fonction_vide",
            Self::ContactDejaConnu { .. } => "contact.deja_connu",
            Self::TitulaireInconnu => "contact.titulaire_inconnu",
        }
    }
    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::NomVide => t.organisation_refus_nom(),
            Self::FamilleInconnue => t.organisation_refus_famille(),
            Self::CourrielInvalide { vu } => t.comptes_refus_courriel(vu),
            Self::DejaConnue { candidats } => {
                let names: Vec<String> = candidats.iter().map(|c| t.organisation_refus_candidat(&c.nom, &c.par)).collect();
                t.organisation_refus_deja(names.join(", "))
            }
            Self::ParentInconnu => t.organisation_refus_parent(),
            Self::CycleDeRattachement { chemin } => t.organisation_refus_cycle(chemin.join(" → ")),
            Self::FusionAvecSoi => t.organisation_refus_soi(),
            Self::DejaFusionnee { nom } => t.organisation_refus_deja_fusionnee(nom),
            Self::FusionInconnue => t.organisation_refus_fusion(),
            Self::PasFusionnee { nom } => t.organisation_refus_pas_fusionnee(nom),
            Self::FonctionVide => t.contact_refus_fonction(),
            Self::ContactDejaConnu { courriel } => t.contact_refus_deja(courriel),
            Self::TitulaireInconnu => t.contact_refus_titulaire(),
        }
    }
    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        match self {
            Self::CourrielInvalide { .. } => Some(t.comptes_refus_courriel_remede()),
            Self::DejaConnue { .. } => Some(t.organisation_refus_deja_remede()),
            Self::CycleDeRattachement { .. } => Some(t.organisation_refus_cycle_remede()),
            Self::DejaFusionnee { .. } => Some(t.organisation_refus_deja_fusionnee_remede()),
            Self::TitulaireInconnu => Some(t.contact_refus_titulaire_remede()),
            _ => None,
        }
    }
    fn source(&self) -> Option<&'static str> {
        matches!(self, Self::DejaConnue { .. } | Self::DejaFusionnee { .. }).then_some(GLOSSAIRE)
    }
    fn field(&self) -> Option<String> {
        let name = match self {
            Self::NomVide | Self::DejaConnue { .. } => "nom",
            Self::FamilleInconnue => "famille",
            Self::CourrielInvalide { .. } | Self::ContactDejaConnu { .. } => "courriel",
            Self::ParentInconnu | Self::CycleDeRattachement { .. } => "parent",
            Self::FusionAvecSoi | Self::FusionInconnue => "doublon",
            Self::FonctionVide => "fonction",
            Self::TitulaireInconnu => "suppleant_de",
            Self::DejaFusionnee { .. } | Self::PasFusionnee { .. } => return None,
        };
        Some(name.to_owned())
    }
    fn is_conflict(&self) -> bool {
        matches!(self, Self::DejaFusionnee { .. } | Self::PasFusionnee { .. })
    }
}

/// Everything an organisation answers to, as search compares it: name, sigle, spellings.
#[must_use]
pub fn etiquettes(one: &Organisation) -> BTreeSet<String> {
    labels(one).map(cle).filter(|k| !k.is_empty()).collect()
}

fn labels(one: &Organisation) -> impl Iterator<Item = &str> {
    std::iter::once(one.nom.as_str()).chain(one.sigle.as_deref()).chain(one.graphies.iter().map(String::as_str))
}

/// Who already answers to what `one` brings: `nouvelles` are its labels that it did not have before.
#[must_use]
pub fn deja_connues(one: &Organisation, nouvelles: &BTreeSet<String>, all: &[Organisation]) -> Vec<Candidat> {
    all.iter()
        .filter(|other| other.id != one.id)
        .filter_map(|other| {
            let par = labels(other).find(|label| nouvelles.contains(&cle(label)))?;
            // A merged organisation still keeps its name from being taken: the one that stands is offered.
            let stands = std::iter::successors(Some(other), |o| all.iter().find(|n| Some(n.id) == o.remplacee_par))
                .take(all.len())
                .last()
                .unwrap_or(other);
            (stands.id != one.id).then(|| Candidat { id: stands.id, nom: stands.nom.clone(), par: par.to_owned() })
        })
        .collect()
}

/// Refuses a parent that stands under `one` itself.
///
/// # Errors
/// `Refus::ParentInconnu`, `Refus::CycleDeRattachement` with the path.
pub fn rattacher(one: &Organisation, all: &[Organisation]) -> Result<(), Refus> {
    let mut path = vec![one.nom.clone()];
    let mut next = one.parent_id;
    while let Some(id) = next {
        let parent = if id == one.id { one } else { all.iter().find(|o| o.id == id).ok_or(Refus::ParentInconnu)? };
        path.push(parent.nom.clone());
        if id == one.id || path.len() > all.len() + 2 {
            return Err(Refus::CycleDeRattachement { chemin: path });
        }
        next = parent.parent_id;
    }
    Ok(())
}

/// Whether `doublon` may be merged into `gardee`.
///
/// # Errors
/// `Refus::FusionAvecSoi`, `Refus::DejaFusionnee`.
pub fn fusionner(gardee: &Organisation, doublon: &Organisation) -> Result<(), Refus> {
    if gardee.id == doublon.id {
        return Err(Refus::FusionAvecSoi);
    }
    match [gardee, doublon].into_iter().find(|o| o.remplacee_par.is_some()) {
        Some(merged) => Err(Refus::DejaFusionnee { nom: merged.nom.clone() }),
        None => Ok(()),
    }
}

/// Whether a contact may stand in for another: a holder of the same organisation, not itself.
#[must_use]
pub fn peut_suppleer(contact: ContactId, organisation: OrganisationId, titulaire: &Contact) -> bool {
    titulaire.organisation_id == organisation && titulaire.suppleant_de.is_none() && titulaire.id != contact
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Famille;
    use kernel::Id;
    use store::Json;

    fn organisation(nom: &str, sigle: Option<&str>, graphies: &[&str]) -> Organisation {
        Organisation {
            id: Id::fresh(),
            version: 1,
            nom: nom.into(),
            sigle: sigle.map(str::to_owned),
            graphies: Json(graphies.iter().map(|g| (*g).to_owned()).collect()),
            famille: Famille::Autre,
            parent_id: None,
            generique: false,
            courriel: None,
            note: None,
            remplacee_par: None,
            cle: cle(nom),
        }
    }

    #[test]
    fn un_doublon_se_reconnait_par_le_nom_le_sigle_ou_une_graphie() {
        let cpam = organisation("Caisse primaire d’assurance maladie de l’Aude", Some("CPAM"), &["Assurance Maladie 11"]);
        for nom in ["caisse primaire d'assurance maladie de l'aude", "C.P.A.M.", "cpam", "Assurance maladie (11)"] {
            let autre = organisation(nom, None, &[]);
            let found = deja_connues(&autre, &etiquettes(&autre), std::slice::from_ref(&cpam));
            assert_eq!(found.len(), usize::from(nom != "C.P.A.M."), "{nom}");
        }
        let autre = organisation("Mutualité", None, &["CPAM"]);
        let found = deja_connues(&autre, &etiquettes(&autre), std::slice::from_ref(&cpam));
        assert_eq!((found[0].id, found[0].par.as_str()), (cpam.id, "CPAM"));
        assert_eq!(deja_connues(&cpam, &etiquettes(&cpam), std::slice::from_ref(&cpam)), []);
    }

    #[test]
    fn une_fusionnee_renvoie_a_celle_qui_reste() {
        let gardee = organisation("Département de l’Aude", None, &[]);
        let mut fusionnee = organisation("CD 11", None, &[]);
        fusionnee.remplacee_par = Some(gardee.id);
        let autre = organisation("cd11 ", None, &["CD 11"]);
        let found = deja_connues(&autre, &etiquettes(&autre), &[gardee.clone(), fusionnee.clone()]);
        assert_eq!((found.len(), found[0].id), (1, gardee.id));
        let mut plus = gardee.clone();
        plus.graphies.push("CD 11".into());
        assert_eq!(deja_connues(&plus, &etiquettes(&plus), &[gardee, fusionnee]), []);
    }

    #[test]
    fn une_organisation_n_est_pas_rattachee_a_elle_meme() {
        let mut haut = organisation("Département", None, &[]);
        let mut milieu = organisation("Pôle", None, &[]);
        let mut bas = organisation("PMI", None, &[]);
        milieu.parent_id = Some(haut.id);
        bas.parent_id = Some(milieu.id);
        let all = [haut.clone(), milieu.clone(), bas.clone()];
        assert_eq!(rattacher(&bas, &all), Ok(()));
        haut.parent_id = Some(bas.id);
        let chemin = ["Département", "PMI", "Pôle", "Département"].map(str::to_owned).to_vec();
        assert_eq!(rattacher(&haut, &all), Err(Refus::CycleDeRattachement { chemin }));
        bas.parent_id = Some(Id::fresh());
        assert_eq!(rattacher(&bas, &all), Err(Refus::ParentInconnu));
    }
}
