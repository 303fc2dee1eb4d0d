//! Whose rows they are: holders « par SIRET ou par nom », a person confirming; the same action from one year to the next; and
//! what a second import of the same table does (nothing).

use super::dauphin::{Changement, Deja, Tranche, confronter, vu};
use super::{Faute, IGNORER, LigneReprise, NOUVELLE};
use crate::model::{ActionAidee, ActionAideeId, DossierId, Porteur, PorteurId, SensDauphin};
use crate::regles::Euros;
use crate::regles::etats::{EtatAppel, EtatDossier};
use acteurs::model::{Organisation, OrganisationId};
use kernel::texte::cle;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Words that name no one in particular.
const MOT_MIN: usize = 5;
/// Organisations offered beside the one proposed.
const PROCHES: usize = 5;

/// What the platform knows.
#[derive(Debug, Clone, Default)]
pub struct Connus {
    /// Those that stand for themselves, by name.
    pub organisations: Vec<Organisation>,
    pub porteurs: Vec<Porteur>,
    pub actions: Vec<ActionAidee>,
    /// The files of that year already there.
    pub dossiers: Vec<Deja>,
    /// The state of the call, when it is the one led here and no history.
    pub en_cours: Option<EtatAppel>,
}

/// What was answered about a table, kept with it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reponses {
    pub annee: i64,
    /// Field, heading; empty until confirmed.
    pub colonnes: BTreeMap<String, String>,
    /// By holder: [`NOUVELLE`], [`IGNORER`], or an organisation.
    pub porteurs: BTreeMap<String, String>,
    /// By row: the action it goes on with; nothing, a new one.
    pub actions: BTreeMap<u32, String>,
    /// By row: who is right where both sides changed.
    pub conflits: BTreeMap<u32, Tranche>,
}

/// Why an organisation is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Raison {
    Siret,
    Nom,
    Aucune,
}

/// A holder of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PorteurLu {
    pub cle: String,
    pub nom: String,
    pub siret: Option<String>,
    /// Rows of the table it has.
    pub lignes: usize,
    pub propose: Option<OrganisationId>,
    pub raison: Raison,
    /// Others whose name is close.
    pub proches: Vec<OrganisationId>,
    /// What the person answered, when it did and it still makes sense.
    pub reponse: Option<String>,
}

/// What becomes of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sort {
    /// Its holder awaits an answer.
    EnAttente,
    /// « ne pas reprendre ».
    Ignoree,
    /// The same action has a file of that year: nothing is written. `ecart`: what is there, when it differs.
    DejaReprise {
        numero: String,
        ecart: Option<Option<Euros>>,
    },
    Nouvelle,
    /// A request of Dauphin that is here, and says nothing new.
    Inchangee {
        numero: String,
    },
    /// A request of Dauphin that is here: what it changes; nothing, it is only recognised.
    Modifiee {
        dossier: DossierId,
        numero: String,
        changements: Vec<Changement>,
    },
    /// Both sides changed, and nobody said yet which is right.
    EnConflit {
        numero: String,
        changements: Vec<Changement>,
    },
}

impl Sort {
    /// Whether something is written of it.
    #[must_use]
    pub const fn ecrit(&self) -> bool {
        matches!(self, Self::Nouvelle | Self::Modifiee { .. })
    }

    /// Whether it waits for a person.
    #[must_use]
    pub const fn attend(&self) -> bool {
        matches!(self, Self::EnAttente | Self::EnConflit { .. })
    }
}

/// A row, whose it is, and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preparee {
    pub ligne: LigneReprise,
    /// Absent: an organisation to create (or nothing to do).
    pub organisation: Option<OrganisationId>,
    pub porteur: Option<PorteurId>,
    /// The action it goes on with; none, a new one.
    pub action: Option<ActionAideeId>,
    /// Actions of that holder it may go on with, when none has the same name.
    pub possibles: Vec<(ActionAideeId, String)>,
    pub sort: Sort,
}

fn noms(o: &Organisation) -> impl Iterator<Item = String> + '_ {
    std::iter::once(o.nom.as_str()).chain(o.sigle.as_deref()).chain(o.graphies.iter().map(String::as_str)).map(cle)
}

fn porteur_lu(ligne: &LigneReprise, connus: &Connus, reponses: &Reponses) -> PorteurLu {
    let nom = cle(&ligne.porteur);
    let par_siret = ligne.siret.as_ref().and_then(|s| connus.porteurs.iter().find(|p| p.siret.as_ref() == Some(s)));
    let par_nom = || {
        let mut egales = connus.organisations.iter().filter(|o| noms(o).any(|n| n == nom));
        // Two organisations of that name: a person chooses.
        egales.next().filter(|_| egales.next().is_none()).map(|o| o.id)
    };
    let (propose, raison) = match par_siret {
        Some(p) => (Some(p.organisation_id), Raison::Siret),
        None => par_nom().map_or((None, Raison::Aucune), |id| (Some(id), Raison::Nom)),
    };
    let mots: BTreeSet<&str> = nom.split(' ').filter(|m| m.chars().count() >= MOT_MIN && *m != "association").collect();
    let communs = |o: &Organisation| {
        let siens: Vec<String> = noms(o).collect();
        mots.iter().filter(|mot| siens.iter().any(|n| n.split(' ').any(|w| w == **mot))).count()
    };
    let mut proches: Vec<(usize, OrganisationId)> = connus
        .organisations
        .iter()
        .filter(|o| Some(o.id) != propose)
        .map(|o| (communs(o), o.id))
        .filter(|(n, _)| *n > 0)
        .collect();
    proches.sort_by_key(|(n, _)| std::cmp::Reverse(*n));
    let cle_porteur = ligne.cle_porteur();
    let connue =
        |r: &&String| [NOUVELLE, IGNORER].contains(&r.as_str()) || connus.organisations.iter().any(|o| o.id.to_string() == **r);
    PorteurLu {
        reponse: reponses.porteurs.get(&cle_porteur).filter(connue).cloned(),
        cle: cle_porteur,
        nom: ligne.porteur.clone(),
        siret: ligne.siret.clone(),
        lignes: 0,
        propose,
        raison,
        proches: proches.into_iter().take(PROCHES).map(|(_, id)| id).collect(),
    }
}

/// The holders of a table, in the order they first appear, what becomes of each row, and the rows that are one too many.
#[must_use]
pub fn preparer(lignes: Vec<LigneReprise>, connus: &Connus, reponses: &Reponses) -> (Vec<PorteurLu>, Vec<Preparee>, Vec<Faute>) {
    let mut porteurs: Vec<PorteurLu> = vec![];
    let (mut preparees, mut fautes) = (vec![], vec![]);
    let mut vues: BTreeMap<(String, String), u32> = BTreeMap::new();
    let mut references: BTreeMap<String, u32> = BTreeMap::new();
    for ligne in lignes {
        if ligne.statut == Some(SensDauphin::Ecarter) {
            preparees.push(Preparee::de(ligne, Sort::Ignoree));
            continue;
        }
        if !ligne.reference.is_empty()
            && let Some(autre) = references.insert(cle(&ligne.reference), ligne.ligne)
        {
            fautes.push(Faute::ReferenceEnDouble { adresse: ligne.adresse.clone(), autre });
            continue;
        }
        let cle_porteur = ligne.cle_porteur();
        let rang = porteurs.iter().position(|p| p.cle == cle_porteur).unwrap_or_else(|| {
            porteurs.push(porteur_lu(&ligne, connus, reponses));
            porteurs.len() - 1
        });
        let Some(qui) = porteurs.get_mut(rang) else { continue };
        qui.lignes += 1;
        let preparee = match preparer_une(ligne, qui, connus, reponses) {
            Ok(preparee) => preparee,
            Err(faute) => {
                fautes.push(*faute);
                continue;
            }
        };
        // One file by action and by year: two rows that are one action are one row too many.
        let suite = preparee.action.map_or_else(|| cle(&preparee.ligne.intitule), |id| id.to_string());
        let de_qui = preparee.organisation.map_or(cle_porteur, |id| id.to_string());
        match vues.entry((de_qui, suite)) {
            std::collections::btree_map::Entry::Occupied(autre) => {
                fautes.push(Faute::EnDouble { adresse: preparee.ligne.adresse.clone(), autre: *autre.get() });
            }
            std::collections::btree_map::Entry::Vacant(libre) => {
                libre.insert(preparee.ligne.ligne);
                preparees.push(preparee);
            }
        }
    }
    (porteurs, preparees, fautes)
}

impl Preparee {
    const fn de(ligne: LigneReprise, sort: Sort) -> Self {
        Self { ligne, organisation: None, porteur: None, action: None, possibles: vec![], sort }
    }
}

fn preparer_une(ligne: LigneReprise, qui: &PorteurLu, connus: &Connus, reponses: &Reponses) -> Result<Preparee, Box<Faute>> {
    let mut preparee = Preparee::de(ligne, Sort::EnAttente);
    match qui.reponse.as_deref() {
        None => return Ok(preparee),
        Some(IGNORER) => {
            preparee.sort = Sort::Ignoree;
            return Ok(preparee);
        }
        Some(NOUVELLE) => preparee.sort = Sort::Nouvelle,
        Some(id) => {
            preparee.organisation = connus.organisations.iter().map(|o| o.id).find(|o| o.to_string() == id);
            preparee.sort = Sort::Nouvelle;
        }
    }
    let (adresse, reference) = (preparee.ligne.adresse.clone(), preparee.ligne.reference.clone());
    let porteur = connus.porteurs.iter().find(|p| Some(p.organisation_id) == preparee.organisation);
    let par_numero = connus.dossiers.iter().find(|d| !reference.is_empty() && d.est(&reference));
    if let Some(deja) = par_numero {
        if porteur.map(|p| p.id) != Some(deja.dossier.porteur_id) {
            let numero = deja.dossier.numero.clone().unwrap_or_default();
            return Err(Box::new(Faute::AutrePorteur { adresse, numero }));
        }
        preparee.porteur = Some(deja.dossier.porteur_id);
        preparee.action = Some(deja.dossier.action_id);
        return dauphin_deja(preparee, deja, connus, reponses);
    }
    if preparee.ligne.statut == Some(SensDauphin::Retire) {
        // Taken back before it ever came here.
        preparee.sort = Sort::Ignoree;
        return Ok(preparee);
    }
    let Some(porteur) = porteur else { return Ok(preparee) };
    preparee.porteur = Some(porteur.id);
    let siennes = || connus.actions.iter().filter(|a| a.porteur_id == porteur.id);
    let nom = cle(&preparee.ligne.intitule);
    preparee.action = siennes().find(|a| cle(&a.intitule) == nom).map(|a| a.id);
    if preparee.action.is_none() {
        preparee.possibles = siennes().map(|a| (a.id, a.intitule.clone())).collect();
        let choisie = reponses.actions.get(&preparee.ligne.ligne);
        preparee.action = preparee.possibles.iter().map(|(id, _)| *id).find(|id| choisie == Some(&id.to_string()));
    }
    let vivants = connus.dossiers.iter().filter(|d| d.dossier.etat != EtatDossier::Retire);
    let deja = vivants.filter(|d| Some(d.dossier.action_id) == preparee.action).min_by_key(|d| d.dossier.id);
    let Some(deja) = deja else { return Ok(preparee) };
    if !reference.is_empty() {
        return dauphin_deja(preparee, deja, connus, reponses);
    }
    let vote = deja.vote();
    let ecart = (vote != preparee.ligne.vote()).then_some(vote);
    preparee.sort = Sort::DejaReprise { numero: deja.dossier.numero.clone().unwrap_or_default(), ecart };
    Ok(preparee)
}

/// A request of Dauphin whose file is here: what it changes, and who is right where both sides did.
fn dauphin_deja(mut preparee: Preparee, deja: &Deja, connus: &Connus, reponses: &Reponses) -> Result<Preparee, Box<Faute>> {
    let (adresse, reference) = (preparee.ligne.adresse.clone(), &preparee.ligne.reference);
    let numero = deja.dossier.numero.clone().unwrap_or_default();
    if deja.dossier.etat == EtatDossier::Brouillon {
        return Err(Box::new(Faute::Brouillon { adresse }));
    }
    if !deja.est(reference) && !deja.dossier.contenu.ref_dauphin.trim().is_empty() {
        let reference = deja.dossier.contenu.ref_dauphin.clone();
        return Err(Box::new(Faute::AutreReference { adresse, numero, reference }));
    }
    let changements = confronter(&preparee.ligne.dites(connus.en_cours), deja);
    let tranche = reponses.conflits.get(&preparee.ligne.ligne).filter(|t| t.vu == vu(&changements));
    let en_conflit = changements.iter().any(|c| c.en_conflit);
    preparee.sort = match tranche {
        None if en_conflit => Sort::EnConflit { numero, changements },
        // A first extract of a file that was here writes what it said, so that the next one tells what it changes.
        None if changements.is_empty() && deja.importee.is_some() => Sort::Inchangee { numero },
        autre => {
            let garde = |c: &Changement| !c.en_conflit || autre.is_some_and(|t| t.dauphin);
            let changements = changements.into_iter().filter(garde).collect();
            Sort::Modifiee { dossier: deja.dossier.id, numero, changements }
        }
    };
    Ok(preparee)
}
