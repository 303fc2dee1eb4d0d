//! What a call holds: its rules, its funders and their envelopes, its files with their matrix.

use crate::model::{
    Appel, Complement, DossierId, Enveloppe, FinanceurInscrit, Interet, LettreCadrage, LigneFinanceur, LotDecision, NoteDossier,
    Reservation,
};
use crate::regles::enveloppe::Noeud;
use crate::regles::etats::{Derogation, EtatDossier};
use crate::regles::lecture::DossierLu;
use crate::regles::{Etape, Euros, Financeur, Parametres, Situation};
use jiff::civil::Date;
use std::collections::BTreeMap;

use super::Passe;
use super::enveloppes::{disponibles, noeuds};

/// A file with everything said of it.
#[derive(Debug, Clone)]
pub struct DossierSuivi {
    /// What its rules look at.
    pub lu: DossierLu,
    pub notes: Vec<NoteDossier>,
    pub interets: Vec<Interet>,
    pub complements: Vec<Complement>,
    /// The same action, the years before, the latest first.
    pub passe: Vec<Passe>,
}

/// A call, whole.
#[derive(Debug, Clone)]
pub struct AppelLu {
    pub appel: Appel,
    /// The version in force, when one is.
    pub lettre: Option<LettreCadrage>,
    pub parametres: Parametres,
    /// In the order of their rank.
    pub financeurs: Vec<FinanceurInscrit>,
    pub enveloppes: Vec<Enveloppe>,
    pub reservations: Vec<Reservation>,
    /// Deposited files, in the order of their public numbers.
    pub dossiers: Vec<DossierSuivi>,
    pub lots: Vec<LotDecision>,
    /// Inhabitants and name of each QPV, by code.
    pub quartiers: BTreeMap<String, (String, i64)>,
    pub jour: Date,
}

impl DossierSuivi {
    /// « numéro public `AAAA-nnnn` »; a file never deposited has none, and is not read here.
    #[must_use]
    pub fn numero(&self) -> &str {
        self.lu.dossier.numero.as_deref().unwrap_or_default()
    }

    #[must_use]
    pub const fn id(&self) -> DossierId {
        self.lu.dossier.id
    }

    /// Whether a programme may still retain it: said complete, not withdrawn, not refused at the door.
    #[must_use]
    pub const fn en_programmation(&self) -> bool {
        use EtatDossier::{Complet, Ecarte, EnInstruction, ListeAttente, Programme, Valide, Vote, VotePartiel};
        matches!(self.lu.dossier.etat, Complet | EnInstruction | Programme | ListeAttente | Ecarte | Valide | Vote | VotePartiel)
    }

    /// Whether this account declared an interest in it (LEG-05).
    #[must_use]
    pub fn interet_de(&self, compte: &str) -> bool {
        self.interets.iter().any(|i| i.compte_id == compte)
    }

    #[must_use]
    pub fn ligne(&self, financeur: &Financeur) -> Option<&LigneFinanceur> {
        self.lu.lignes.iter().find(|l| l.financeur == *financeur)
    }

    /// What the rules say at a stage.
    #[must_use]
    pub fn situation(&self, etape: Etape, jour: Date) -> Situation {
        self.lu.situation(etape, jour)
    }

    /// The waivers in force that day.
    #[must_use]
    pub fn derogations_en_vigueur(&self, le: Date) -> Vec<Derogation> {
        crate::regles::derogation::en_vigueur(&self.lu.derogations, le)
    }
}

impl AppelLu {
    #[must_use]
    pub fn dossier(&self, numero: &str) -> Option<&DossierSuivi> {
        self.dossiers.iter().find(|d| d.numero() == numero)
    }

    #[must_use]
    pub fn financeur(&self, code: &Financeur) -> Option<&FinanceurInscrit> {
        self.financeurs.iter().find(|f| f.code == *code)
    }

    /// The name to show; a funder nobody registered is told by its code.
    #[must_use]
    pub fn nom(&self, code: &Financeur) -> String {
        self.financeur(code).map_or_else(|| code.to_string(), |f| f.nom.clone())
    }

    /// « Disponible = enveloppe − réservations », per funder: what is left to this call.
    #[must_use]
    pub fn disponibles(&self) -> BTreeMap<Financeur, Euros> {
        disponibles(&self.arbre(), &self.parametres)
    }

    /// The tree as its rules read it, each node by the identifier of its envelope.
    #[must_use]
    pub fn arbre(&self) -> Vec<Noeud> {
        noeuds(&self.enveloppes, &self.reservations, |e| e.id.to_string())
    }

    /// Whether the file is paid from what an agreement reserved this year: it does not compete.
    #[must_use]
    pub fn sur_reservation(&self, d: &DossierSuivi) -> bool {
        d.lu.dossier.cpo_id.is_some_and(|cpo| self.reservations.iter().any(|r| r.cpo_id == cpo))
    }

    /// What its agreement reserved for a file this year, by signatory.
    #[must_use]
    pub fn reserves(&self, d: &DossierSuivi) -> BTreeMap<Financeur, Euros> {
        let mut promis = BTreeMap::new();
        for r in self.reservations.iter().filter(|r| Some(r.cpo_id) == d.lu.dossier.cpo_id) {
            if let Some(enveloppe) = self.enveloppes.iter().find(|e| e.id == r.enveloppe_id) {
                let somme: &mut Euros = promis.entry(enveloppe.financeur.clone()).or_default();
                *somme = *somme + Euros::de_centimes(r.montant_centimes);
            }
        }
        promis
    }
}
