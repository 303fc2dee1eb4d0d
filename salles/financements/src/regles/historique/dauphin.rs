//! An extract of Dauphin: what its statuses mean, where its lines 74 go, and what it changes in files that are already here.
//! « extraction Dauphin (statuts et lignes 74 traduits) » (Financements, § 10).

use super::LigneReprise;
use crate::m;
use crate::model::{Dites, Dossier, FinanceurInscrit, ImportDauphin, LigneFinanceur, SensDauphin};
use crate::regles::budget::{Cote, ligne};
use crate::regles::etats::{Etat, EtatAppel, EtatDossier, EtatLigne};
use crate::regles::{Euros, Financeur};
use kernel::Lang;
use kernel::texte::cle;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the statuses of the portal mean until a person says otherwise; a status that is not here is asked, never guessed.
pub const STATUTS: [(SensDauphin, &[&str]); 9] = [
    (SensDauphin::Ecarter, &["brouillon", "en cours de saisie", "en cours de rédaction", "à transmettre", "non transmis"]),
    (SensDauphin::Depose, &["déposé", "déposée", "transmis", "transmise", "nouveau", "reçu", "à instruire"]),
    (
        SensDauphin::ACompleter,
        &["incomplet", "à compléter", "en attente de pièces", "en attente de compléments", "complément demandé"],
    ),
    (SensDauphin::Complet, &["complet", "recevable", "recevabilité validée", "pris en charge"]),
    (SensDauphin::EnInstruction, &["en instruction", "en cours d’instruction", "instruit", "en attente de décision", "proposé"]),
    (SensDauphin::Irrecevable, &["irrecevable", "non recevable", "inéligible"]),
    (
        SensDauphin::Accorde,
        &[
            "accordé",
            "accordée",
            "attribué",
            "attribuée",
            "accepté",
            "validé",
            "décision favorable",
            "notifié",
            "conventionné",
            "en paiement",
            "payé",
            "versé",
            "à justifier",
            "justifié",
            "soldé",
            "clos",
        ],
    ),
    (SensDauphin::Refuse, &["refusé", "refusée", "rejeté", "rejetée", "non retenu", "décision défavorable", "ajourné"]),
    (SensDauphin::Retire, &["retiré", "annulé", "abandonné", "retrait", "désistement"]),
];

/// The lines 74 of the budget, and the words by which a heading names them.
pub(super) const MOTS_74: [(&str, &[&str]); 10] = [
    (
        "74etat",
        &["état", "ministère", "ministères", "état ministères", "préfecture", "anct", "cget", "acsé", "politique de la ville"],
    ),
    ("74region", &["région", "régions", "conseil régional", "conseils régionaux"]),
    ("74dep", &["département", "départements", "conseil départemental", "conseils départementaux"]),
    (
        "74epci",
        &[
            "epci",
            "intercommunalité",
            "intercommunalités",
            "intercommunalités epci",
            "agglomération",
            "agglo",
            "communauté d’agglomération",
            "communauté de communes",
            "métropole",
        ],
    ),
    ("74com", &["commune", "communes", "ville", "mairie"]),
    ("74orgasoc", &["organismes sociaux", "organisme social", "caf", "caisse d’allocations familiales"]),
    ("74fe", &["fonds européens", "union européenne", "europe", "fse", "feder"]),
    ("74agenceserv", &["asp", "agence de services et de paiement", "asp emplois aidés", "emplois aidés", "cnasea"]),
    ("74aidespriv", &["aides privées", "aides privées fondation", "fondation", "fondations"]),
    ("74x", &["autres établissements publics", "autre établissement public"]),
];

const DEMANDE: [&str; 6] = ["74", "demandé", "demande", "montant demandé", "subvention demandée", "sollicité"];
const ACCORDE: [&str; 6] = ["accordé", "montant accordé", "attribué", "montant attribué", "subvention accordée", "voté"];

/// What was translated: the table of the house over that of [`STATUTS`].
pub type Statuts = BTreeMap<String, SensDauphin>;

/// The translations in force, by the key of their word.
#[must_use]
pub fn statuts(de_la_maison: impl IntoIterator<Item = (String, SensDauphin)>) -> Statuts {
    let mut tous: Statuts = STATUTS.iter().flat_map(|(sens, dits)| dits.iter().map(|dit| (cle(dit), *sens))).collect();
    tous.extend(de_la_maison);
    tous
}

#[must_use]
pub fn sens_en_mots(sens: SensDauphin, lang: Lang) -> String {
    let t = m(lang);
    match sens {
        SensDauphin::Ecarter => t.dauphin_sens_ecarter(),
        SensDauphin::Depose => t.dauphin_sens_depose(),
        SensDauphin::ACompleter => t.dauphin_sens_a_completer(),
        SensDauphin::Complet => t.dauphin_sens_complet(),
        SensDauphin::EnInstruction => t.dauphin_sens_en_instruction(),
        SensDauphin::Irrecevable => t.dauphin_sens_irrecevable(),
        SensDauphin::Accorde => t.dauphin_sens_accorde(),
        SensDauphin::Refuse => t.dauphin_sens_refuse(),
        SensDauphin::Retire => t.dauphin_sens_retire(),
    }
}

/// The simple lines 74, that no funder of the call holds: field and code of the line.
pub(super) fn lignes_simples() -> impl Iterator<Item = (String, &'static str)> {
    MOTS_74
        .iter()
        .filter(|(code, _)| ligne(code).is_some_and(|l| !l.par_financeur))
        .map(|(code, _)| (format!("budget.{code}"), *code))
}

/// Whether these headings are those of an extract of Dauphin: its name, a line 74, or a status.
pub(super) fn ressemble(titres: &[&str]) -> bool {
    let de_dauphin = |titre: &&str| {
        let dit = cle(titre);
        dit.split(' ').any(|mot| mot == "dauphin" || mot == "statut" || mot == "74" || MOTS_74.iter().any(|(c, _)| *c == mot))
    };
    titres.iter().any(de_dauphin)
}

/// The names a heading may give to the money of the lines 74: field, names. Of two funders of one line, the first has them.
pub(super) fn noms(financeurs: &[FinanceurInscrit]) -> Vec<(String, Vec<String>)> {
    let dits = |verbes: &[&str], mots: &[&str]| {
        let un = |verbe: &&str| mots.iter().map(|mot| format!("{verbe} {mot}")).collect::<Vec<_>>();
        verbes.iter().flat_map(un).collect::<Vec<_>>()
    };
    let mut noms = vec![];
    for (code, mots) in MOTS_74 {
        let seuls = mots.iter().map(|m| (*m).to_owned()).chain([code.to_owned()]);
        let Some(f) = financeurs.iter().find(|f| f.ligne_budget == code) else {
            if ligne(code).is_some_and(|l| !l.par_financeur) {
                noms.push((format!("budget.{code}"), dits(&["74"], mots).into_iter().chain(seuls).collect()));
            }
            continue;
        };
        let qui = f.code.code();
        let siens: Vec<&str> = mots.iter().copied().chain([qui, f.nom.as_str()]).collect();
        let mut demandes: Vec<String> = dits(&DEMANDE, &siens).into_iter().chain(seuls).collect();
        let mut votes = dits(&ACCORDE, &siens);
        if code == "74etat" {
            // The portal is that of the State: an amount of nobody in particular is its own.
            demandes.extend(DEMANDE.map(str::to_owned));
            votes.extend(ACCORDE.map(str::to_owned));
        }
        noms.push((format!("demande.{qui}"), demandes));
        noms.push((format!("vote.{qui}"), votes));
    }
    noms
}

/// A file that is already in the call a table goes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Deja {
    pub dossier: Dossier,
    pub lignes: Vec<LigneFinanceur>,
    /// What an extract last said of it.
    pub importee: Option<ImportDauphin>,
}

impl Deja {
    #[must_use]
    pub fn vote(&self) -> Option<Euros> {
        self.lignes.iter().filter_map(LigneFinanceur::vote).reduce(|a, b| a + b)
    }

    /// Whether it is the request of that number.
    #[must_use]
    pub fn est(&self, reference: &str) -> bool {
        let siennes = self.importee.iter().map(|i| i.reference.as_str()).chain([self.dossier.contenu.ref_dauphin.as_str()]);
        siennes.map(cle).any(|r| r == cle(reference))
    }

    fn ligne(&self, financeur: &str) -> Option<&LigneFinanceur> {
        self.lignes.iter().find(|l| l.financeur.code() == financeur)
    }

    /// What it says now of a field.
    fn dit(&self, champ: &str) -> String {
        let d = &self.dossier;
        let centimes = |montant: Option<i64>| montant.map(|c| c.to_string()).unwrap_or_default();
        let jour = |date: Option<jiff::civil::Date>| date.map(|j| j.to_string()).unwrap_or_default();
        match champ.split_once('.') {
            Some(("demande", qui)) => centimes(self.ligne(qui).and_then(|l| l.demande_centimes)),
            Some(("vote", qui)) => centimes(self.ligne(qui).and_then(|l| l.vote_centimes)),
            Some((_, code)) => centimes(d.budget.get(code).map(|e| e.centimes())),
            None => match champ {
                "reference" => d.contenu.ref_dauphin.trim().to_owned(),
                "intitule" => d.intitule.clone(),
                "resume" => d.contenu.resume.clone(),
                "debut" => jour(d.contenu.debut),
                "fin" => jour(d.contenu.fin),
                "cout" => centimes(Some(d.cout_centimes).filter(|c| *c > 0)),
                _ => d.etat.code().to_owned(),
            },
        }
    }

    /// Whether the extract may say it: a cost comes from the charges once there are some, and a state never goes back.
    fn recoit(&self, champ: &str, dite: &str) -> bool {
        match champ {
            "cout" => !self.dossier.budget.keys().any(|code| ligne(code).is_some_and(|l| l.cote == Cote::Charge)),
            "etat" => EtatDossier::de_code(dite).is_some_and(|vers| atteint(self.dossier.etat, vers)),
            _ => true,
        }
    }

    /// An amount that its funder has already weighed.
    fn instruite(&self, champ: &str) -> bool {
        let ligne = champ.strip_prefix("demande.").and_then(|qui| self.ligne(qui));
        ligne.is_some_and(|l| !matches!(l.etat, EtatLigne::Saisie | EtatLigne::Demandee))
    }
}

/// The states that an extract may bring a file to, as the cycle goes.
const AVANT: [EtatDossier; 6] = [
    EtatDossier::Depose,
    EtatDossier::ACompleter,
    EtatDossier::Complet,
    EtatDossier::EnInstruction,
    EtatDossier::Irrecevable,
    EtatDossier::Retire,
];

/// Whether the cycle leads from one to the other before any proposal.
fn atteint(de: EtatDossier, vers: EtatDossier) -> bool {
    let mut vus = vec![de];
    let mut rang = 0;
    while let Some(etat) = vus.get(rang).copied() {
        rang += 1;
        let suites: Vec<EtatDossier> =
            etat.suivants().iter().copied().filter(|s| AVANT.contains(s) && !vus.contains(s)).collect();
        vus.extend(suites);
    }
    AVANT.contains(&de) && vus.contains(&vers)
}

/// The state of a file, out of its status. In the call that is led here, what Dauphin decided is a matter under instruction: its
/// votes are those of a lot. In a past call, nothing goes on.
#[must_use]
pub fn etat(sens: Option<SensDauphin>, en_cours: Option<EtatAppel>) -> Option<EtatDossier> {
    let instruit = if en_cours == Some(EtatAppel::Instruction) { EtatDossier::EnInstruction } else { EtatDossier::Complet };
    Some(match (sens?, en_cours.is_some()) {
        (SensDauphin::Irrecevable, _) => EtatDossier::Irrecevable,
        (SensDauphin::Retire, _) => EtatDossier::Retire,
        (SensDauphin::Depose, true) => EtatDossier::Depose,
        (SensDauphin::ACompleter, true) => EtatDossier::ACompleter,
        (SensDauphin::Complet, true) => EtatDossier::Complet,
        (SensDauphin::EnInstruction | SensDauphin::Accorde | SensDauphin::Refuse, true) => instruit,
        (SensDauphin::Refuse, false) => EtatDossier::Refuse,
        (SensDauphin::Accorde, false) => EtatDossier::Clos,
        (SensDauphin::Ecarter, _) | (_, false) => return None,
    })
}

impl LigneReprise {
    /// What its cells say, by field; those that are empty say nothing: « vide reste ∅ ».
    #[must_use]
    pub fn dites(&self, en_cours: Option<EtatAppel>) -> Dites {
        let mut dites = Dites::new();
        let textes = [("reference", &self.reference), ("intitule", &self.intitule), ("resume", &self.resume)];
        dites.extend(textes.into_iter().filter(|(_, t)| !t.is_empty()).map(|(c, t)| (c.to_owned(), t.clone())));
        let jours = [("debut", self.debut), ("fin", self.fin)];
        dites.extend(jours.into_iter().filter_map(|(champ, jour)| Some((champ.to_owned(), jour?.to_string()))));
        dites.extend(self.cout.map(|c| ("cout".to_owned(), c.centimes().to_string())));
        dites.extend(self.budget.iter().map(|(code, montant)| (format!("budget.{code}"), montant.centimes().to_string())));
        for (qui, montants) in &self.montants {
            dites.extend(montants.demande.map(|e| (format!("demande.{}", qui.code()), e.centimes().to_string())));
            let vote = montants.vote.filter(|_| en_cours.is_none());
            dites.extend(vote.map(|e| (format!("vote.{}", qui.code()), e.centimes().to_string())));
        }
        dites.extend(etat(self.statut, en_cours).map(|e| ("etat".to_owned(), e.code().to_owned())));
        dites
    }
}

/// A field that an extract says otherwise than the platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changement {
    pub champ: String,
    pub avant: String,
    pub apres: String,
    /// Both changed since the last extract, or somebody typed it here: a person says which is right.
    pub en_conflit: bool,
}

/// What a row changes in a file that is there.
#[must_use]
pub fn confronter(dites: &Dites, deja: &Deja) -> Vec<Changement> {
    let derniere = |champ: &str| deja.importee.as_ref().and_then(|i| i.valeurs.get(champ));
    let mut changements = vec![];
    for (champ, dite) in dites {
        let ici = deja.dit(champ);
        // What the portal said already: if it reads otherwise here, it was corrected here.
        if ici == *dite || derniere(champ) == Some(dite) || !deja.recoit(champ, dite) {
            continue;
        }
        let touche_ici = if champ == "etat" { false } else { derniere(champ).map_or(!ici.is_empty(), |d| ici != *d) };
        let en_conflit = touche_ici || deja.instruite(champ);
        changements.push(Changement { champ: champ.clone(), avant: ici, apres: dite.clone(), en_conflit });
    }
    changements
}

/// What a person answers to a row whose fields were changed on both sides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tranche {
    /// Whether Dauphin is right; else what is here stays.
    pub dauphin: bool,
    /// What was shown then: an answer to something else is none.
    pub vu: String,
}

/// What a choice was shown of these changes.
#[must_use]
pub fn vu(changements: &[Changement]) -> String {
    let conflits = changements.iter().filter(|c| c.en_conflit);
    conflits.map(|c| format!("{}:{}>{}", c.champ, c.avant, c.apres)).collect::<Vec<_>>().join(";")
}

/// An amount of [`Dites`].
#[must_use]
pub fn montant(dite: &str) -> Option<Euros> {
    dite.parse().ok().map(Euros::de_centimes)
}

/// The funder of a field of money.
#[must_use]
pub fn financeur<'a>(champ: &str, inscrits: &'a [FinanceurInscrit]) -> Option<&'a FinanceurInscrit> {
    let (_, qui) = champ.split_once('.')?;
    inscrits.iter().find(|f| f.code == Financeur::nomme(qui))
}
