//! The call itself — letter, parameters, scenarios, council — and what follows the votes.

use super::euros;
use crate::model::{ContenuLettre, Cpo, EtatBilan, LettreCadrage, PieceDemandee, Repere, Scenario, ScrutinConseil};
use crate::regles::Euros;
use crate::regles::convention::Couple;
use crate::regles::etats::Etat;
use crate::store::{BilanListe, LigneVersee};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A version of the framing letter.
#[derive(Debug, Serialize, ToSchema)]
pub struct LettreLue {
    pub numero: i64,
    /// `projet`, `soumise`, `en_vigueur` or `remplacee`.
    pub etat: String,
    pub effet_le: Option<String>,
    /// What it changes and why.
    pub motif: String,
    /// Codes of the parameters that differ from the version before.
    pub change: Vec<String>,
}

impl LettreLue {
    pub fn new(l: &LettreCadrage, change: Vec<String>) -> Self {
        Self {
            numero: l.numero,
            etat: l.etat.code().to_owned(),
            effet_le: l.effet_le.map(|d| d.to_string()),
            motif: l.motif.clone(),
            change,
        }
    }
}

/// What the letter of today says.
#[derive(Debug, Serialize, ToSchema)]
pub struct LettreEntiereLue {
    pub numero: i64,
    pub etat: String,
    /// Its sections, by code.
    pub rubriques: BTreeMap<String, String>,
    pub calendrier: Vec<RepereLu>,
    pub pieces: Vec<PieceDemandeeLue>,
}

/// A date of the calendar.
#[derive(Debug, Serialize, ToSchema)]
pub struct RepereLu {
    pub le: String,
    pub quoi: String,
}

/// A paper asked for.
#[derive(Debug, Serialize, ToSchema)]
pub struct PieceDemandeeLue {
    pub genre: String,
    /// Only when this funder is asked.
    pub si_financeur: Option<String>,
    pub obligatoire: bool,
}

impl LettreEntiereLue {
    pub fn new(l: &LettreCadrage) -> Self {
        let ContenuLettre { rubriques, calendrier, pieces, .. } = l.contenu.0.clone();
        Self {
            numero: l.numero,
            etat: l.etat.code().to_owned(),
            rubriques,
            calendrier: calendrier.into_iter().map(|Repere { le, quoi }| RepereLu { le: le.to_string(), quoi }).collect(),
            pieces: pieces
                .into_iter()
                .map(|PieceDemandee { genre, si_financeur, obligatoire }| PieceDemandeeLue {
                    genre,
                    si_financeur: si_financeur.map(|f| f.code().to_owned()),
                    obligatoire,
                })
                .collect(),
        }
    }
}

/// A parameter of the letter of today.
#[derive(Debug, Serialize, ToSchema)]
pub struct ParametreLu {
    pub code: String,
    /// In the language asked, as the next one.
    pub nom: String,
    pub valeur: String,
    /// Codes of the rules that read it.
    pub regles: Vec<String>,
}

/// A possible programming.
#[derive(Debug, Serialize, ToSchema)]
pub struct ScenarioLu {
    pub id: String,
    pub nom: String,
    /// `large`, `concentree`, `equite`, `cpo` or `par_note`.
    pub doctrine: String,
    /// `travail` or `partage`.
    pub etat: String,
    pub auteur: String,
    pub cree_a: String,
    pub calcule_a: Option<String>,
    /// Files retained by the calculation or by hand; what reservations pay is in the lines only.
    pub retenus: i64,
    pub total: String,
}

impl ScenarioLu {
    pub fn new(s: &Scenario) -> Self {
        let lignes: Vec<Euros> =
            s.plan.values().map(|l| l.values().copied().sum::<Euros>()).filter(|m| m.est_positif()).collect();
        Self {
            id: s.id.to_string(),
            nom: s.nom.clone(),
            doctrine: s.doctrine.clone(),
            etat: s.etat.code().to_owned(),
            auteur: s.auteur.clone(),
            cree_a: s.cree_a.to_string(),
            calcule_a: s.calcule_a.map(|a| a.to_string()),
            retenus: i64::try_from(lignes.len()).unwrap_or(i64::MAX),
            total: euros(lignes.into_iter().sum()),
        }
    }
}

/// What a scenario gives a file from a funder.
#[derive(Debug, Serialize, ToSchema)]
pub struct LignePlanLue {
    /// Public number of the file.
    pub dossier: String,
    pub financeur: String,
    pub montant: String,
    /// Paid by what an agreement reserved: the calculation neither chose nor counted it.
    pub sur_reservation: bool,
}

/// A vote of the citizens' council: an advice.
#[derive(Debug, Serialize, ToSchema)]
pub struct ScrutinLu {
    pub id: String,
    pub intitule: String,
    /// `approbation` or `notes`.
    pub mode: String,
    /// `ouvert` or `clos`: its result is read once it is closed.
    pub etat: String,
    pub budget: String,
    pub tenu_le: Option<String>,
    /// Files put to the vote.
    pub dossiers: i64,
}

impl From<&ScrutinConseil> for ScrutinLu {
    fn from(s: &ScrutinConseil) -> Self {
        Self {
            id: s.id.to_string(),
            intitule: s.intitule.clone(),
            mode: s.mode.code().to_owned(),
            etat: s.etat.code().to_owned(),
            budget: euros(Euros::de_centimes(s.budget_centimes)),
            tenu_le: s.tenu_le.map(|d| d.to_string()),
            dossiers: i64::try_from(s.projets.len()).unwrap_or(i64::MAX),
        }
    }
}

/// What became of a file in a closed vote.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AvisConseilLu {
    pub dossier: String,
    pub intitule: String,
    /// `finance`: bought by equal shares; `complete`: added with what was left; `ecarte`.
    pub sort: String,
    /// Order among those bought, then added.
    pub rang: Option<i64>,
    pub cout: String,
}

/// What a funder gives a holder in a call, and where their agreement stands.
#[derive(Debug, Serialize, ToSchema)]
pub struct ConventionLue {
    pub porteur: String,
    pub financeur: String,
    pub montant: String,
    /// Public numbers of the files.
    pub dossiers: Vec<String>,
    /// The law asks for it and it is not signed.
    pub due: bool,
    /// Identifiers of the agreements, the first prepared first.
    pub identifiants: Vec<String>,
    /// The day all that was voted is covered by signatures.
    pub signee_le: Option<String>,
    pub echeances: Vec<EcheanceLue>,
}

/// A payment planned by an agreement.
#[derive(Debug, Serialize, ToSchema)]
pub struct EcheanceLue {
    pub le: String,
    pub montant: String,
}

impl ConventionLue {
    pub fn new(c: &Couple, due: bool) -> Self {
        Self {
            porteur: c.nom.clone(),
            financeur: c.financeur.code().to_owned(),
            montant: euros(c.montant()),
            dossiers: c.aides.iter().map(|a| a.numero.clone()).collect(),
            due,
            identifiants: c.conventions.iter().map(|x| x.identifiant.clone()).collect(),
            signee_le: c.signee_le().map(|d| d.to_string()),
            echeances: c
                .conventions
                .iter()
                .flat_map(|x| &x.contenu.echeances)
                .map(|e| EcheanceLue { le: e.le.to_string(), montant: euros(e.montant) })
                .collect(),
        }
    }
}

/// A voted line, and what was paid of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct VersementLu {
    pub dossier: String,
    pub intitule: String,
    pub porteur: String,
    pub financeur: String,
    pub etat: String,
    pub vote: String,
    pub paye: String,
    pub reste: String,
    /// Day of the last payment.
    pub dernier: Option<String>,
}

impl From<&LigneVersee> for VersementLu {
    fn from(l: &LigneVersee) -> Self {
        Self {
            dossier: l.numero.clone(),
            intitule: l.intitule.clone(),
            porteur: l.porteur.clone(),
            financeur: l.financeur.code().to_owned(),
            etat: Etat::code(l.etat).to_owned(),
            vote: euros(l.vote),
            paye: euros(l.paye),
            reste: euros(l.vote - l.paye),
            dernier: l.dernier.map(|d| d.to_string()),
        }
    }
}

/// The review of a file that was helped.
#[derive(Debug, Serialize, ToSchema)]
pub struct BilanLuApi {
    pub dossier: String,
    pub intitule: String,
    pub porteur: String,
    pub vote: String,
    /// `attendu`, `recu`, `a_corriger` or `valide`.
    pub etat: String,
    /// Last day on time.
    pub limite: String,
    pub recu_le: Option<String>,
    pub recu_tard: bool,
    /// Papers received; `null` before the review is.
    pub pieces: Option<i64>,
    /// Funders that validated their part, among `financeurs`.
    pub valide_par: Option<i64>,
    pub financeurs: i64,
}

impl BilanLuApi {
    pub fn new(b: &BilanListe, limite: Date) -> Self {
        // What a draft says is nobody else's yet.
        let contenu = b.contenu.as_ref().filter(|_| b.recu_le.is_some());
        let compte = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        Self {
            dossier: b.numero.clone(),
            intitule: b.intitule.clone(),
            porteur: b.porteur.clone(),
            vote: euros(b.vote),
            etat: b.etat.unwrap_or(EtatBilan::Attendu).code().to_owned(),
            limite: limite.to_string(),
            recu_le: b.recu_le.map(|d| d.to_string()),
            recu_tard: b.recu_le.is_some_and(|le| le > limite),
            pieces: contenu.map(|c| compte(c.pieces.len())),
            valide_par: contenu.map(|c| compte(c.valide_par.len())),
            financeurs: b.financeurs,
        }
    }
}

/// A multi-year agreement (CPO).
#[derive(Debug, Serialize, ToSchema)]
pub struct CpoLueApi {
    pub identifiant: String,
    /// The action that it helps.
    pub action: String,
    /// `structurante`, `ancienne`, `experimentale`, `petite` or `pre`.
    pub categorie: String,
    pub annee_debut: i64,
    pub annee_fin: i64,
    pub etat: String,
    pub montants: Vec<MontantCpoLu>,
    pub total: String,
    /// Years evaluated.
    pub evaluations: Vec<i64>,
}

/// What an agreement promises for a year.
#[derive(Debug, Serialize, ToSchema)]
pub struct MontantCpoLu {
    pub annee: i64,
    pub financeur: String,
    pub montant: String,
}

impl CpoLueApi {
    pub fn new(c: &Cpo, action: String) -> Self {
        let montants = &c.contenu.montants;
        Self {
            identifiant: c.identifiant.clone(),
            action,
            categorie: c.categorie.clone(),
            annee_debut: c.annee_debut,
            annee_fin: c.annee_fin,
            etat: Etat::code(c.etat).to_owned(),
            montants: montants
                .iter()
                .flat_map(|(annee, l)| l.iter().map(move |(f, m)| (*annee, f, *m)))
                .map(|(annee, f, m)| MontantCpoLu { annee, financeur: f.code().to_owned(), montant: euros(m) })
                .collect(),
            total: euros(montants.values().flat_map(|l| l.values().copied()).sum()),
            evaluations: c.contenu.evaluations.clone(),
        }
    }
}
