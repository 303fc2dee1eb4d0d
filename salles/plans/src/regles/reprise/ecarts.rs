//! A sheet that the plan already has: « import répété : reconnu ; aperçu : créés, modifiés, inchangés, en conflit ». Only what
//! differs is shown, and only what the person takes is written.

use super::doutes::valeur;
use super::{SaisieReprise, resoudre};
use crate::model::{Declinaison, FicheAction, Lien, Participation, RoleParticipation};
use crate::regles::redaction::lignes;
use acteurs::model::Organisation;
use indicateurs::model::Indicateur;
use kernel::texte::cle;

/// A sheet in force with all that hangs on it.
#[derive(Debug, Clone)]
pub struct FicheDuPlan {
    pub fiche: FicheAction,
    /// Those in force.
    pub declinaisons: Vec<Declinaison>,
    pub participations: Vec<Participation>,
    pub indicateurs: Vec<Indicateur>,
    pub liens: Vec<Lien>,
    /// Numbers of the sheets that its links point to.
    pub fiches_liees: Vec<i64>,
}

impl FicheDuPlan {
    /// The déclinaison of the plan that a line of the document speaks of: the same words, else the same letter when no other
    /// line has the words of that one.
    #[must_use]
    pub fn declinaison(&self, saisie: &SaisieReprise, rang: usize) -> Option<&Declinaison> {
        let lue = saisie.declinaisons.get(rang)?;
        let memes_mots = |d: &Declinaison, libelle: &str| cle(&d.libelle) == cle(libelle);
        if let Some(meme) = self.declinaisons.iter().find(|d| memes_mots(d, &lue.libelle)) {
            return Some(meme);
        }
        let lettre = self.declinaisons.iter().find(|d| d.lettre == lue.lettre.trim().to_uppercase())?;
        let ailleurs = saisie.declinaisons.iter().any(|autre| memes_mots(lettre, &autre.libelle));
        (!ailleurs).then_some(lettre)
    }
}

/// One difference. `cle` names it in the form: the name of the field, with the rank of the element in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ecart {
    pub cle: String,
    /// What the plan says; empty when the document adds.
    pub avant: String,
    pub apres: String,
}

/// What the document says otherwise than the plan. What it does not say is not a difference: nothing is ever taken off.
#[must_use]
pub fn ecarts(plan: &FicheDuPlan, s: &SaisieReprise, annuaire: &[Organisation]) -> Vec<Ecart> {
    let f = &plan.fiche;
    let mut tous = vec![];
    let textes = [
        ("titre", f.titre.clone()),
        ("titre_plan", f.titre_plan.clone().unwrap_or_default()),
        ("mode_pilotage", f.mode_pilotage.code().to_owned()),
        ("contexte", f.contexte.clone()),
        ("objectif_strategique", f.objectif_strategique.clone()),
        ("objectifs_operationnels", f.objectifs_operationnels.join("\n")),
        ("public_cible", f.public_cible.clone()),
    ];
    for (champ, avant) in textes {
        let apres = valeur(s, champ).trim().to_owned();
        if !apres.is_empty() && apres != avant.trim() {
            tous.push(Ecart { cle: champ.to_owned(), avant, apres });
        }
    }
    for (rang, d) in s.declinaisons.iter().enumerate().filter(|(_, d)| !d.est_vide()) {
        let avant = plan.declinaison(s, rang).map(|connue| {
            let meme = cle(&connue.libelle) == cle(&d.libelle)
                && connue.annees.0 == d.annees
                && cle(connue.echeance.as_deref().unwrap_or_default()) == cle(&d.echeance);
            (meme, [connue.lettre.as_str(), &connue.libelle, connue.echeance.as_deref().unwrap_or_default()].map(str::to_owned))
        });
        match avant {
            Some((true, _)) => {}
            avant => tous.push(Ecart {
                cle: format!("declinaisons.{rang}"),
                avant: avant
                    .map(|(_, mots)| mots.into_iter().filter(|m| !m.is_empty()).collect::<Vec<_>>().join(" – "))
                    .unwrap_or_default(),
                apres: valeur(s, &format!("declinaisons.{rang}")),
            }),
        }
    }
    let mut ajout = |cle: String, apres: &str| tous.push(Ecart { cle, avant: String::new(), apres: apres.to_owned() });
    for (champ, role, noms) in
        [("pilotes", RoleParticipation::Pilote, &s.pilotes), ("partenaires", RoleParticipation::Partenaire, &s.partenaires)]
    {
        for (rang, nom) in lignes(noms).iter().enumerate() {
            let la = |id| plan.participations.iter().any(|p| p.role == role && p.organisation_id == id);
            if !resoudre(nom, annuaire).is_some_and(|(o, _)| la(o.id)) {
                ajout(format!("{champ}.{rang}"), nom);
            }
        }
    }
    for (rang, i) in s.indicateurs.iter().enumerate().filter(|(_, i)| !i.libelle.trim().is_empty()) {
        if !plan.indicateurs.iter().any(|connu| cle(&connu.libelle) == cle(&i.libelle)) {
            ajout(format!("indicateurs.{rang}"), &valeur(s, &format!("indicateurs.{rang}")));
        }
    }
    for (rang, numero) in numeros(&s.liens_fiches).into_iter().enumerate() {
        if !plan.fiches_liees.contains(&numero) {
            ajout(format!("liens_fiches.{rang}"), &numero.to_string());
        }
    }
    for (champ, textes) in [("programmes", &s.programmes), ("autres_liens", &s.autres_liens)] {
        for (rang, texte) in lignes(textes).iter().enumerate() {
            if !plan.liens.iter().any(|l| cle(&l.texte) == cle(texte)) {
                ajout(format!("{champ}.{rang}"), texte);
            }
        }
    }
    tous
}

/// « 2, 3 et 12 » → 2, 3, 12.
#[must_use]
pub fn numeros(texte: &str) -> Vec<i64> {
    let mut lus: Vec<i64> = vec![];
    for n in texte.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok()) {
        if !lus.contains(&n) {
            lus.push(n);
        }
    }
    lus
}
