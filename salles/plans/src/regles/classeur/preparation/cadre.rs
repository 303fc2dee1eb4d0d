//! Levels, axes, signatories, promises and programmes of a workbook, under the rules of their pages.

use super::{Ecriture, Ligne, Preparation, meme};
use crate::model::{
    Articulation, AxeTransversal, Engagement, EtatEngagement, EtatPreuve, Noeud, NoeudId, Programme, ProgrammeId, Signataire,
};
use crate::regles::classeur::feuilles::{nom_d_organisation, nom_de_noeud, nom_de_theme};
use crate::regles::classeur::{Faute, PlanEnTables};
use crate::regles::engagement::{self, SaisieSuivi, lire_suivi, mots, passer};
use crate::regles::redaction::{
    self, Partie, SaisieNoeud, SaisiePartie, SaisieProgramme, entier, lire_noeud, lire_programme, programme_vierge,
};
use acteurs::model::OrganisationId;
use kernel::Refusal;
use sheets::Valeur;
use std::collections::{BTreeMap, HashMap};

/// The record of a row, among those of its list.
fn connu<T: Clone>(line: &Ligne<'_>, all: &[T], id: impl Fn(&T) -> String) -> Option<T> {
    let wanted = line.id()?;
    all.iter().find(|one| id(one) == wanted).cloned()
}

/// Puts a record in its list, or at the end of it.
pub(super) fn poser<T>(all: &mut Vec<T>, one: T, same: impl Fn(&T) -> bool) {
    match all.iter_mut().find(|other| same(other)) {
        Some(place) => *place = one,
        None => all.push(one),
    }
}

/// The levels: their place comes last, from the ranks that were typed.
impl Preparation {
    /// A new level may stand under another new one, wherever their rows are: those whose parent is not there yet wait for it.
    pub(super) fn niveaux(&mut self, depart: &PlanEnTables, lines: Vec<Ligne<'_>>) -> Option<Vec<NoeudId>> {
        if lines.is_empty() {
            return None;
        }
        let mut ranks = HashMap::new();
        let mut waiting = lines;
        loop {
            let (ready, rest): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|line| self.parent(depart, line).is_ok());
            waiting = rest;
            if ready.is_empty() {
                break;
            }
            for line in &ready {
                self.niveau(depart, line, &mut ranks);
                self.situer(line.adresse("id"));
            }
        }
        for line in &waiting {
            if let Err(saisi) = self.parent(depart, line) {
                self.fautes.push(Faute::NiveauInconnu { adresse: line.adresse("parent"), saisi });
            }
        }
        Some(self.ordre(&ranks))
    }

    /// The identifier of the level above; empty at the top. A code is looked for in the plan as the workbook leaves it, then as
    /// it was.
    fn parent(&self, depart: &PlanEnTables, line: &Ligne<'_>) -> Result<String, String> {
        let Some(code) = line.dit("parent") else {
            let known = connu(line, &self.plan.noeuds, |n| n.id.to_string());
            return Ok(known.and_then(|n| n.parent_id).map(|id| id.to_string()).unwrap_or_default());
        };
        if code.is_empty() {
            return Ok(code);
        }
        let mut all = self.plan.noeuds.iter().chain(&depart.noeuds);
        all.find(|n| n.code == code).map(|n| n.id.to_string()).ok_or(code)
    }

    fn niveau(&mut self, depart: &PlanEnTables, line: &Ligne<'_>, ranks: &mut HashMap<NoeudId, i64>) {
        let known = connu(line, &self.plan.noeuds, |n| n.id.to_string());
        let new = known.is_none();
        let before = known.unwrap_or_else(|| Noeud::vierge(self.plan.contrat.id));
        let saisie = SaisieNoeud {
            code: line.dit_ou("code", &before.code),
            titre: line.dit_ou("titre", &before.titre),
            parent: self.parent(depart, line).unwrap_or_default(),
            poids: line.dit_ou("poids", before.poids.to_string()),
            objectifs: line.dit_ou("objectifs", before.objectifs.join("\n")),
        };
        match lire_noeud(&before, &saisie, &self.plan.noeuds, &self.plan.contrat.niveaux) {
            Ok(mut n) => {
                match line.dit("rang").map(|text| entier("rang", &text, 1, 1_000)) {
                    None => {}
                    Some(Ok(rank)) => {
                        ranks.insert(n.id, rank);
                    }
                    Some(Err(no)) => return self.refuser(line, "rang", vec![no]),
                }
                if new {
                    n.ordre = i64::try_from(self.plan.noeuds.len()).unwrap_or(i64::MAX);
                }
                if n.parent_id != before.parent_id {
                    // Last under its new parent, unless a rank says otherwise.
                    self.plan.noeuds.retain(|o| o.id != n.id);
                }
                poser(&mut self.plan.noeuds, n.clone(), |o| o.id == n.id);
                self.profondeurs();
                self.ecritures.push(if new { Ecriture::NouveauNiveau(n) } else { Ecriture::Niveau(n) });
            }
            Err(refus) => self.refuser(line, "titre", refus),
        }
    }

    /// What hangs under a level that moved is as deep as it now stands.
    fn profondeurs(&mut self) {
        let parents: HashMap<NoeudId, Option<NoeudId>> = self.plan.noeuds.iter().map(|n| (n.id, n.parent_id)).collect();
        for n in &mut self.plan.noeuds {
            let mut depth = 1;
            let mut above = n.parent_id;
            while let Some(id) = above.filter(|_| depth <= i64::try_from(parents.len()).unwrap_or(i64::MAX)) {
                depth += 1;
                above = parents.get(&id).copied().flatten();
            }
            n.niveau = depth;
        }
    }

    /// All the levels from the top. A rank that was typed goes before what stood there when the level goes up, after when it
    /// goes down.
    fn ordre(&self, ranks: &HashMap<NoeudId, i64>) -> Vec<NoeudId> {
        let mut children: BTreeMap<Option<NoeudId>, Vec<NoeudId>> = BTreeMap::new();
        for n in &self.plan.noeuds {
            children.entry(n.parent_id).or_default().push(n.id);
        }
        for siblings in children.values_mut() {
            let mut placed: Vec<(i64, NoeudId)> = (1_i64..)
                .zip(siblings.iter())
                .map(|(now, id)| match ranks.get(id) {
                    Some(asked) => (asked.saturating_mul(2).saturating_add(if *asked > now { 1 } else { -1 }), *id),
                    None => (now * 2, *id),
                })
                .collect();
            placed.sort_by_key(|(key, _)| *key);
            *siblings = placed.into_iter().map(|(_, id)| id).collect();
        }
        let mut out = vec![];
        let mut waiting: Vec<NoeudId> = children.get(&None).into_iter().flatten().rev().copied().collect();
        while let Some(id) = waiting.pop() {
            out.push(id);
            waiting.extend(children.get(&Some(id)).into_iter().flatten().rev());
        }
        out
    }
}

/// The lines of the contract, read as their form reads them.
impl Preparation {
    fn lire<T: Partie + Clone>(&mut self, line: &Ligne<'_>, before: &T, saisie: &SaisiePartie, others: &[T]) -> Option<T> {
        let read = before.lire(saisie).and_then(|mut one| {
            one.placer(&self.plan.noeuds, &self.plan.axes).map_err(|no| vec![no])?;
            one.parmi(others).map_err(|no| vec![no])?;
            Ok(one)
        });
        let usual = line.sheet.attendue.colonnes.get(1).map_or("id", |c| c.cle.as_str()).to_owned();
        read.map_err(|refus| self.refuser(line, &usual, refus)).ok()
    }

    /// The identifier of the organisation that a cell names; what was when it says nothing.
    pub(super) fn organisation(&self, line: &Ligne<'_>, cle: &str, was: Option<OrganisationId>) -> String {
        match line.dit(cle) {
            Some(label) if !label.is_empty() => {
                let mut living = self.plan.organisations.iter().filter(|o| o.remplacee_par.is_none());
                let found = living.find(|o| meme(&nom_d_organisation(&self.plan, o), &label));
                found.map_or(label, |o| o.id.to_string())
            }
            Some(_) => String::new(),
            None => was.map(|id| id.to_string()).unwrap_or_default(),
        }
    }

    pub(super) fn axe(&mut self, line: &Ligne<'_>) {
        let known = connu(line, &self.plan.axes, |a| a.id.to_string());
        let new = known.is_none();
        let before = known.unwrap_or_else(|| AxeTransversal::vide(self.plan.contrat.id));
        let saisie = SaisiePartie {
            code: line.dit_ou("code", &before.code),
            titre: line.dit_ou("titre", &before.titre),
            enjeux: line.dit_ou("enjeux", before.enjeux.join("\n")),
            ..SaisiePartie::default()
        };
        let others: Vec<AxeTransversal> = self.plan.axes.iter().filter(|a| a.id != before.id).cloned().collect();
        let Some(mut axe) = self.lire(line, &before, &saisie, &others) else { return };
        if new {
            axe.ordre = suivant(others.iter().map(|a| a.ordre));
        }
        poser(&mut self.plan.axes, axe.clone(), |a| a.id == axe.id);
        self.ecritures.push(if new { Ecriture::NouvelAxe(axe) } else { Ecriture::Axe(axe) });
    }

    pub(super) fn signataire(&mut self, line: &Ligne<'_>) {
        let known = connu(line, &self.plan.signataires, |s| s.id.to_string());
        let new = known.is_none();
        let was = known.as_ref().map(|s| s.organisation_id);
        let before = known.unwrap_or_else(|| Signataire::vide(self.plan.contrat.id));
        let saisie = SaisiePartie {
            organisation: self.organisation(line, "organisation", was),
            fonction: line.dit_ou("fonction", &before.fonction),
            part: line.dit_ou("part", before.part.clone().unwrap_or_default()),
            signe_le: line.dit_ou("signe_le", before.signe_le.map(|d| d.to_string()).unwrap_or_default()),
            ..SaisiePartie::default()
        };
        let others: Vec<Signataire> = self.plan.signataires.iter().filter(|s| s.id != before.id).cloned().collect();
        let Some(mut one) = self.lire(line, &before, &saisie, &others) else { return };
        if new {
            one.ordre = suivant(others.iter().map(|s| s.ordre));
        }
        poser(&mut self.plan.signataires, one.clone(), |s| s.id == one.id);
        self.ecritures.push(if new { Ecriture::NouveauSignataire(one) } else { Ecriture::Signataire(one) });
    }

    pub(super) fn articulation(&mut self, depart: &PlanEnTables, line: &Ligne<'_>) {
        let known = connu(line, &self.plan.articulations, |a| a.id.to_string());
        let new = known.is_none();
        let before = known.unwrap_or_else(|| Articulation::vide(self.plan.contrat.id));
        let programme = match line.dit("programme") {
            None => before.programme_id,
            Some(typed) => match self.programme_nomme(depart, &typed) {
                Some(id) => id,
                None => {
                    return self.fautes.push(Faute::ProgrammeInconnu { adresse: line.adresse("programme"), saisi: typed });
                }
            },
        };
        let noeud = line.dit("noeud").map(|label| {
            // The list of the workbook was written with the levels as they are before it.
            let found = depart.noeuds.iter().find(|n| meme(&nom_de_noeud(n), &label));
            found.map_or(label, |n| n.id.to_string())
        });
        let saisie = SaisiePartie {
            noeud: noeud.unwrap_or_else(|| before.noeud_id.to_string()),
            programme: programme.to_string(),
            ..SaisiePartie::default()
        };
        let others: Vec<Articulation> = self.plan.articulations.iter().filter(|a| a.id != before.id).cloned().collect();
        let Some(mut one) = self.lire(line, &before, &saisie, &others) else { return };
        if new {
            one.ordre = suivant(others.iter().map(|a| a.ordre));
        }
        poser(&mut self.plan.articulations, one.clone(), |a| a.id == one.id);
        self.ecritures.push(if new { Ecriture::NouvelleArticulation(one) } else { Ecriture::Articulation(one) });
    }

    pub(super) fn programme_nomme(&self, depart: &PlanEnTables, typed: &str) -> Option<ProgrammeId> {
        let bears = |p: &&Programme| meme(&p.nom, typed) || p.variantes.iter().any(|v| meme(v, typed));
        self.plan.programmes.iter().find(bears).or_else(|| depart.programmes.iter().find(bears)).map(|p| p.id)
    }

    pub(super) fn programme(&mut self, line: &Ligne<'_>) {
        if line.seulement("autre") {
            return;
        }
        let known = connu(line, &self.plan.programmes, |p| p.id.to_string());
        let new = known.is_none();
        let before = known.unwrap_or_else(programme_vierge);
        let saisie = SaisieProgramme {
            nom: line.dit_ou("nom", &before.nom),
            variantes: line.dit_ou("variantes", before.variantes.join("\n")),
            porteur: line.dit_ou("porteur", before.porteur.clone().unwrap_or_default()),
            note: line.dit_ou("note", before.note.clone().unwrap_or_default()),
            contrat: before.contrat_id.map(|id| id.to_string()).unwrap_or_default(),
            autre: line.change("autre").is_some_and(|c| c.apres == Valeur::OuiNon(true)),
        };
        let contrats: Vec<_> = before.contrat_id.into_iter().collect();
        match lire_programme(&before, &saisie, &self.plan.programmes, &contrats) {
            Ok(one) => {
                poser(&mut self.plan.programmes, one.clone(), |p| p.id == one.id);
                self.ecritures.push(if new { Ecriture::NouveauProgramme(one) } else { Ecriture::Programme(one) });
            }
            Err(refus) => self.refuser(line, "nom", refus),
        }
    }
}

/// The promises, and what becomes of them.
impl Preparation {
    pub(super) fn engagement(&mut self, line: &Ligne<'_>) {
        if line.seulement("motif") {
            return;
        }
        let known = connu(line, &self.plan.engagements, |e| e.id.to_string());
        let new = known.is_none();
        let before = known.unwrap_or_else(|| Engagement::vide(self.plan.contrat.id));
        let thematique = line.dit("thematique").map(|label| {
            let found = self.plan.thematiques.iter().find(|t| meme(&nom_de_theme(t), &label));
            found.map_or(label, |t| t.id.to_string())
        });
        let saisie = SaisiePartie {
            organisation: self.organisation(line, "organisation", before.organisation_id),
            debiteur: line.dit_ou("debiteur", &before.debiteur),
            texte: line.dit_ou("texte", &before.texte),
            thematique: thematique.unwrap_or_else(|| before.thematique_id.map(|id| id.to_string()).unwrap_or_default()),
            echeance: line.dit_ou("echeance_le", before.echeance.map(|d| d.to_string()).unwrap_or_default()),
            promis: line.dit_ou("promis", before.promis.clone().unwrap_or_default()),
            unite: line.dit_ou("unite", &before.unite),
            ..SaisiePartie::default()
        };
        let Some(mut one) = self.lire(line, &before, &saisie, &[]) else { return };
        let suivi = SaisieSuivi {
            echeance: one.echeance.map(|d| d.to_string()).unwrap_or_default(),
            promis: one.promis.clone().unwrap_or_default(),
            livre: line.dit_ou("livre", before.livre.clone().unwrap_or_default()),
            unite: one.unite.clone(),
        };
        match lire_suivi(&one, &suivi) {
            Ok(read) => one = read,
            Err(refus) => return refus.into_iter().for_each(|no| self.promesse(line, "livre", no)),
        }
        let why = match self.etat(line, &before) {
            Ok((etat, why)) => {
                one.etat = etat;
                why
            }
            Err(no) => return self.promesse(line, "etat", no),
        };
        if new {
            one.ordre = suivant(self.plan.engagements.iter().map(|e| e.ordre));
        }
        poser(&mut self.plan.engagements, one.clone(), |e| e.id == one.id);
        let one = Box::new(one);
        self.ecritures.push(if new { Ecriture::NouvelEngagement(one, why) } else { Ecriture::Engagement(one, why) });
    }

    fn promesse(&mut self, line: &Ligne<'_>, usual: &str, refus: engagement::Refus) {
        let adresse = line.lieu(refus.field(), usual);
        self.fautes.push(Faute::Promesse { adresse, refus });
    }

    /// The state that a row asks for, under the rule of the page: « tenu » wants a proof, « non tenu » a reason.
    fn etat(&self, line: &Ligne<'_>, before: &Engagement) -> Result<(EtatEngagement, Option<String>), engagement::Refus> {
        let label = line.dit("etat").unwrap_or_default();
        if line.change("etat").is_some() && label.is_empty() {
            return Err(engagement::Refus::Champ(redaction::Refus::ChampVide { champ: "etat_promesse" }));
        }
        let asked = EtatEngagement::ALL.iter().find(|e| meme(&mots::etat(**e, self.lang), &label)).copied();
        match asked.filter(|e| *e != before.etat) {
            None => Ok((before.etat, Some(line.dit_ou("motif", "")).filter(|why| !why.is_empty()))),
            Some(asked) => {
                let proofs: Vec<EtatPreuve> =
                    self.plan.preuves.iter().filter(|p| p.engagement_id == before.id).map(|p| p.etat).collect();
                let why = passer(before.etat, asked, &proofs, &line.dit_ou("motif", ""))?;
                Ok((asked, why))
            }
        }
    }
}

/// The rank after the last one.
fn suivant(ranks: impl Iterator<Item = i64>) -> i64 {
    ranks.max().unwrap_or(0) + 1
}
