//! What a call holds: its rules, its funders and their envelopes, its files with their matrix.

use crate::model::{
    Appel, Complement, DossierId, Enveloppe, FinanceurInscrit, Interet, LettreCadrage, LigneFinanceur, LotDecision, NoteDossier,
    Reservation,
};
use crate::regles::enveloppe::{Nature, Noeud};
use crate::regles::etats::{Derogation, EtatDossier};
use crate::regles::lecture::DossierLu;
use crate::regles::{Etape, Euros, Financeur, Parametres, Situation};
use jiff::civil::Date;
use std::collections::BTreeMap;

use super::Passe;

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

    /// What of an envelope is promised to agreements.
    #[must_use]
    pub fn reserve(&self, enveloppe: &Enveloppe) -> Euros {
        reserve(enveloppe, &self.reservations)
    }

    /// « Disponible = enveloppe − réservations », per funder: what is left to this call. A funder whose tree has no node for the
    /// call gives from its root, less what its other nodes hold.
    #[must_use]
    pub fn disponibles(&self) -> BTreeMap<Financeur, Euros> {
        disponibles(&self.enveloppes, &self.reservations)
    }

    /// The tree as its rules read it.
    #[must_use]
    pub fn arbre(&self) -> Vec<Noeud> {
        let reservations = |e: &Enveloppe| {
            let promises = self.reservations.iter().filter(|r| r.enveloppe_id == e.id);
            promises.map(|r| (r.cpo_id.to_string(), Euros::de_centimes(r.montant_centimes))).collect()
        };
        let noeud = |e: &Enveloppe| Noeud {
            id: e.id.to_string(),
            parent: e.parent_id.map(|id| id.to_string()),
            financeur: e.financeur.clone(),
            exercice: e.exercice,
            nature: e.nature,
            montant: e.montant(),
            acte: e.acte.clone(),
            reservations: reservations(e),
        };
        self.enveloppes.iter().map(noeud).collect()
    }

    /// Whether the file is paid from what an agreement reserved this year: it does not compete.
    #[must_use]
    pub fn sur_reservation(&self, d: &DossierSuivi) -> bool {
        d.lu.dossier.cpo_id.is_some_and(|cpo| self.reservations.iter().any(|r| r.cpo_id == cpo))
    }
}

/// What of an envelope is promised to agreements.
pub(super) fn reserve(enveloppe: &Enveloppe, reservations: &[Reservation]) -> Euros {
    let promises = reservations.iter().filter(|r| r.enveloppe_id == enveloppe.id);
    promises.map(|r| Euros::de_centimes(r.montant_centimes)).sum()
}

/// As [`AppelLu::disponibles`], of the envelopes of a year.
pub(super) fn disponibles(enveloppes: &[Enveloppe], reservations: &[Reservation]) -> BTreeMap<Financeur, Euros> {
    let mut lus = BTreeMap::new();
    let qui: Vec<&Financeur> = enveloppes.iter().map(|e| &e.financeur).collect();
    for financeur in qui {
        let noeuds = || enveloppes.iter().filter(|e| e.financeur == *financeur);
        let de = |nature: Nature| noeuds().filter(move |e| e.nature == nature);
        let libre = |e: &Enveloppe| e.montant() - reserve(e, reservations);
        let disponible: Euros = if de(Nature::Appel).next().is_some() {
            de(Nature::Appel).map(libre).sum()
        } else {
            let racines: Euros = de(Nature::Racine).map(libre).sum();
            racines - noeuds().filter(|e| e.nature != Nature::Racine).map(Enveloppe::montant).sum()
        };
        lus.insert(financeur.clone(), disponible.max(Euros::ZERO));
    }
    lus
}
