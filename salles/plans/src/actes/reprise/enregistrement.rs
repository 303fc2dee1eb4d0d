//! « Enregistrer ces fiches » : levels, sheets, déclinaisons, people, indicators, links and marks, in one transaction, under
//! the rules of the editing pages. « jamais créé ni rattaché en silence ».

use super::{FicheDeReprise, PlanDuBrouillon, changer, depot, fiche_du_plan, fiches};
use crate::actes::redaction::{ranger, sur_contrat};
use crate::model::{
    Contrat, Declinaison, EtatLien, EtatMarque, FicheAction, FicheActionId, GenreLienFiche, Lien, Marque, Noeud, NoeudId,
    Participation, Programme, RoleParticipation,
};
use crate::regles::redaction::{self as regles_du_plan, cle_de_recherche, lignes};
use crate::regles::reprise::{
    self as regles, EtatReprise, FicheDuPlan, Niveau, NomLu, Preparee, Refus, SaisieReprise, doutes_ouverts, proches, resoudre,
};
use acteurs::model::{Famille, Organisation, OrganisationId};
use indicateurs::model::Indicateur;
use indicateurs::regles::redaction::SaisieIndicateur;
use kernel::texte::{cle, typographie};
use kernel::{Id, Right};
use serde_json::json;
use std::collections::BTreeSet;
use store::{ActeError, Json, Read, Writer, args};
use web::Visit;

/// Among the names to add to the directory: all of them.
pub const TOUTES: &str = "*";

/// What a save did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bilan {
    pub creees: usize,
    pub mises_a_jour: usize,
    pub niveaux: usize,
    pub organisations: usize,
    pub marques: usize,
}

/// The version of each sheet to save, as the page that shows them carries it.
#[must_use]
pub fn versions(fiches: &[FicheDeReprise]) -> String {
    let a_reprendre = fiches.iter().filter(|f| f.etat == EtatReprise::AReprendre);
    a_reprendre.map(|f| format!("{}.{}", f.rang, f.version)).collect::<Vec<_>>().join(" ")
}

/// Saves the sheets to be taken. `vues`: what `versions` said when the page was shown; `creer`: keys of the names of
/// organisations to add to the directory, the others unknown become marks.
///
/// # Errors
/// `Interdit`; `RienAReprendre`, `AChange`; what the plan refuses, sheet by sheet: nothing is then written.
pub async fn enregistrer(visit: &Visit, contrat: &Contrat, id: &str, vues: &str, creer: &[String]) -> Result<Bilan, ActeError> {
    sur_contrat(visit, Right::ModifierPlan, contrat.id)?;
    let mut w = visit.writer("reprise.enregistrer").await?;
    let depot = depot(&mut w, contrat, id).await?;
    let contrat: Contrat = w.load(&contrat.id).await?;
    let mut fiches = fiches(&mut w, &depot).await?;
    if versions(&fiches) != vues {
        return Err(Refus::AChange.into());
    }
    fiches.retain(|f| f.etat == EtatReprise::AReprendre);
    if fiches.is_empty() {
        return Err(Refus::RienAReprendre.into());
    }
    w.motif(crate::m(visit.lang).reprise_motif(&depot.fichier));
    let mut chantier = Chantier::ouvrir(visit, &mut w, contrat, creer).await?;
    for f in &fiches {
        chantier.une_fiche(&mut w, f).await?;
        changer(&mut w, f, &f.saisie, EtatReprise::Reprise).await?;
    }
    chantier.liens(&mut w).await?;
    if chantier.bilan.niveaux > 0 {
        ranger(&mut w, chantier.plan.noeuds).await?;
    }
    let bilan = chantier.bilan;
    let sujet =
        json!({ "fichier": depot.fichier, "creees": bilan.creees, "mises_a_jour": bilan.mises_a_jour, "marques": bilan.marques });
    w.note("reprise", &depot.id, &sujet).await?;
    w.commit().await?;
    Ok(bilan)
}

/// A sheet written, whose links wait for the others.
struct Ecrite {
    fiche: FicheAction,
    saisie: SaisieReprise,
    avant: Option<FicheDuPlan>,
}

struct Chantier<'a> {
    visit: &'a Visit,
    contrat: Contrat,
    plan: PlanDuBrouillon,
    programmes: Vec<Programme>,
    creer: BTreeSet<String>,
    codes: BTreeSet<String>,
    ordre_des_marques: i64,
    ecrites: Vec<Ecrite>,
    bilan: Bilan,
}

/// A pilot or a partner: who, in which role, through which departments.
type Acteur = (RoleParticipation, OrganisationId, Vec<String>);

/// Does the person take this element? All of a new sheet; of a sheet of the plan, the differences accepted.
fn prend(s: &SaisieReprise, nouvelle: bool, cle: &str) -> bool {
    nouvelle || s.prises.iter().any(|p| p == cle)
}

impl<'a> Chantier<'a> {
    async fn ouvrir(visit: &'a Visit, w: &mut Writer, contrat: Contrat, creer: &[String]) -> Result<Self, ActeError> {
        let marques: Vec<Marque> = w.list("contrat_id = $2", args![contrat.id]).await?;
        let indicateurs: Vec<Indicateur> = w.list("contrat_id = $2", args![contrat.id.to_string()]).await?;
        Ok(Self {
            visit,
            plan: PlanDuBrouillon::charger(w, &contrat).await?,
            programmes: w.list::<Programme>("", args![]).await?,
            creer: creer.iter().cloned().collect(),
            codes: indicateurs.into_iter().map(|i| i.code).collect(),
            ordre_des_marques: marques.iter().map(|m| m.ordre).max().unwrap_or(0),
            ecrites: vec![],
            bilan: Bilan::default(),
            contrat,
        })
    }

    async fn une_fiche(&mut self, w: &mut Writer, f: &FicheDeReprise) -> Result<(), ActeError> {
        let s = &f.saisie;
        let dire = |refus: Refus| Refus::Fiche { titre: s.titre.clone(), refus: Box::new(refus) };
        let avant = match self.plan.cible(s) {
            Some(cible) => Some(fiche_du_plan(w, cible.clone()).await?),
            None if s.cible.is_empty() => None,
            None => return Err(dire(Refus::AChange).into()),
        };
        let nouvelle = avant.is_none();
        let noeud = match &avant {
            Some(plan) => plan.fiche.noeud_id,
            None => self.niveau(w, s).await?,
        };
        let cadre = (&self.contrat, self.plan.noeuds.as_slice(), self.plan.fiches.as_slice());
        let mut prete = regles::preparer(s, avant.as_ref(), noeud, cadre, |cle| prend(s, nouvelle, cle))
            .map_err(|refus| ActeError::refuse(refus.into_iter().map(dire).collect()))?;
        let presents = avant.as_ref().map(|plan| plan.participations.clone()).unwrap_or_default();
        let (acteurs, inconnus) = self.acteurs(w, s, nouvelle, &presents).await?;
        let ids: BTreeSet<String> =
            presents.iter().map(|p| p.organisation_id).chain(acteurs.iter().map(|a| a.1)).map(|id| id.to_string()).collect();
        let connues: Vec<Organisation> = self.plan.annuaire.iter().filter(|o| ids.contains(&o.id.to_string())).cloned().collect();
        prete.fiche.recherche = cle_de_recherche(&prete.fiche, &connues);
        if nouvelle {
            w.insert(&prete.fiche).await?;
            self.bilan.creees += 1;
        } else {
            w.update(&mut prete.fiche).await?;
            self.bilan.mises_a_jour += 1;
        }
        self.plan.fiches.retain(|connue| connue.id != prete.fiche.id);
        self.plan.fiches.push(prete.fiche.clone());
        participations(w, &prete.fiche, acteurs, &presents).await?;
        declinaisons(w, &mut prete).await?;
        self.indicateurs(w, s, &prete.fiche, nouvelle).await?;
        for (champ, nom) in inconnus {
            self.marque_d_inconnu(w, &prete.fiche, champ, &nom).await?;
        }
        self.doutes(w, f, &prete.fiche, nouvelle).await?;
        self.ecrites.push(Ecrite { fiche: prete.fiche, saisie: s.clone(), avant });
        Ok(())
    }

    /// « creates levels if needed (ambition/objectif found by title, proposed) ».
    async fn niveau(&mut self, w: &mut Writer, s: &SaisieReprise) -> Result<NoeudId, ActeError> {
        let dire = |refus: Refus| Refus::Fiche { titre: s.titre.clone(), refus: Box::new(refus) };
        // Twice at most: the level, then the one under it.
        loop {
            match regles::niveau(s, &self.plan.noeuds).map_err(dire)? {
                Niveau::Connu(id) => return Ok(id),
                Niveau::ACreer(sous) => {
                    sur_contrat(self.visit, Right::CreerContrat, self.contrat.id)?;
                    let sous = sous.and_then(|id| self.plan.noeuds.iter().find(|n| n.id == id));
                    let (vide, saisie) = regles::noeud_a_creer(s, sous, &self.contrat, &self.plan.noeuds);
                    let lu = regles_du_plan::lire_noeud(&vide, &saisie, &self.plan.noeuds, &self.contrat.niveaux);
                    let mut noeud: Noeud =
                        lu.map_err(|non| ActeError::refuse(non.into_iter().map(|r| dire(Refus::Plan(r))).collect()))?;
                    noeud.ordre = self.plan.noeuds.iter().map(|n| n.ordre).max().unwrap_or(0) + 1;
                    w.insert(&noeud).await?;
                    self.plan.noeuds.push(noeud);
                    self.bilan.niveaux += 1;
                }
            }
        }
    }

    /// Those of the directory, those that the person asked to add, and the names that stay unknown.
    async fn acteurs(
        &mut self,
        w: &mut Writer,
        s: &SaisieReprise,
        nouvelle: bool,
        presents: &[Participation],
    ) -> Result<(Vec<Acteur>, Vec<(&'static str, String)>), ActeError> {
        let (mut acteurs, mut inconnus): (Vec<Acteur>, Vec<_>) = (vec![], vec![]);
        let listes =
            [("pilotes", RoleParticipation::Pilote, &s.pilotes), ("partenaires", RoleParticipation::Partenaire, &s.partenaires)];
        for (champ, role, noms) in listes {
            for (rang, nom) in lignes(noms).into_iter().enumerate() {
                if !prend(s, nouvelle, &format!("{champ}.{rang}")) {
                    continue;
                }
                let Some((id, services)) = self.organisation(w, &nom).await? else {
                    inconnus.push((champ, nom));
                    continue;
                };
                let deja = presents.iter().any(|p| p.role == role && p.organisation_id == id);
                match acteurs.iter_mut().find(|a| a.0 == role && a.1 == id) {
                    Some(connu) => connu.2.extend(services),
                    None if deja => {}
                    None => acteurs.push((role, id, services)),
                }
            }
        }
        Ok((acteurs, inconnus))
    }

    async fn organisation(&mut self, w: &mut Writer, nom: &str) -> Result<Option<(OrganisationId, Vec<String>)>, ActeError> {
        if let Some((trouvee, services)) = resoudre(nom, &self.plan.annuaire) {
            return Ok(Some((trouvee.id, services)));
        }
        let lu = NomLu::lire(nom);
        if !(self.creer.contains(TOUTES) && !cle(&lu.nom).is_empty() || self.creer.contains(&cle(&lu.nom))) {
            return Ok(None);
        }
        if !self.visit.may(Right::TenirAnnuaire, None) {
            return Err(ActeError::Interdit);
        }
        let saisie = acteurs::actes::organisations::Saisie::nommee(lu.nom, Famille::Autre);
        let id = acteurs::actes::organisations::ajouter(w, &saisie).await?;
        self.plan.annuaire.push(w.load(&id).await?);
        self.bilan.organisations += 1;
        Ok(Some((id, lu.services)))
    }

    /// A draft of indicator by line, attached to the déclinaisons whose letters it prints.
    async fn indicateurs(
        &mut self,
        w: &mut Writer,
        s: &SaisieReprise,
        fiche: &FicheAction,
        nouvelle: bool,
    ) -> Result<(), ActeError> {
        let declinaisons: Vec<Declinaison> =
            w.list("fiche_id = $2 AND retiree_le IS NULL ;; ORDER BY ordre, id", args![fiche.id]).await?;
        for (rang, i) in s.indicateurs.iter().enumerate() {
            if i.libelle.trim().is_empty() || !prend(s, nouvelle, &format!("indicateurs.{rang}")) {
                continue;
            }
            let marque = if i.role == "suivi" { 'S' } else { 'R' };
            let libre = (1..).map(|n: u32| format!("{}.{marque}{n}", fiche.numero)).find(|c| !self.codes.contains(c));
            let code = libre.unwrap_or_default();
            self.codes.insert(code.clone());
            let lettres = indicateurs::regles::redaction::lettres(&i.lettres);
            let visees = declinaisons.iter().filter(|d| lettres.iter().any(|l| l.to_uppercase() == d.lettre));
            let saisie = SaisieIndicateur {
                code,
                libelle: i.libelle.clone(),
                role: i.role.clone(),
                mesure: "quantite".into(),
                sens: "hausse".into(),
                poids: "1".into(),
                etat: "brouillon".into(),
                lettres: i.lettres.clone(),
                declinaisons: visees.map(|d| d.id.to_string()).collect(),
                ..SaisieIndicateur::default()
            };
            let (contrat, objet) = (self.contrat.id.to_string(), fiche.id.to_string());
            indicateurs::actes::definir(self.visit, w, &contrat, self.contrat.duree_annees, ("fiche", &objet), &saisie).await?;
        }
        Ok(())
    }

    /// « lettre inconnue, pilote introuvable : objet gardé "non résolu" avec candidats ».
    async fn marque_d_inconnu(&mut self, w: &mut Writer, fiche: &FicheAction, champ: &str, nom: &str) -> Result<(), ActeError> {
        let proches = proches(nom, &self.plan.annuaire);
        let mut note = "organisation absente de l’annuaire".to_owned();
        if !proches.is_empty() {
            note = typographie(&format!("{note} ; peut-être : {}", proches.join(", ")));
        }
        self.marquer(w, fiche, champ, (nom, "", &note)).await
    }

    /// « le texte imprimé est conservé, la lecture retenue est à côté, l'écart est listé "à vérifier" ».
    async fn doutes(&mut self, w: &mut Writer, f: &FicheDeReprise, fiche: &FicheAction, nouvelle: bool) -> Result<(), ActeError> {
        for doute in doutes_ouverts(&f.lue, &f.saisie) {
            let pris = f.saisie.prises.iter().any(|p| *p == doute.champ || p.starts_with(&format!("{}.", doute.champ)));
            if !(nouvelle || pris) {
                continue;
            }
            let ou = doute.place.map(|p| format!(" (ligne {} du document)", p.debut)).unwrap_or_default();
            let champ = doute.champ.split('.').next().unwrap_or(&doute.champ).to_owned();
            let source = regles::libelle_champ_repris(&doute.champ, kernel::Lang::Fr);
            self.marquer(w, fiche, &champ, (&source, &doute.retenu, &format!("{}{ou}", doute.note))).await?;
        }
        Ok(())
    }

    async fn marquer(
        &mut self,
        w: &mut Writer,
        fiche: &FicheAction,
        champ: &str,
        (source, retenu, note): (&str, &str, &str),
    ) -> Result<(), ActeError> {
        self.ordre_des_marques += 1;
        self.bilan.marques += 1;
        w.insert(&Marque {
            id: Id::fresh(),
            version: 1,
            contrat_id: fiche.contrat_id,
            fiche_id: Some(fiche.id),
            champ: champ.to_owned(),
            texte_source: source.to_owned(),
            retenu: retenu.chars().take(500).collect(),
            note: note.to_owned(),
            etat: EtatMarque::Ouverte,
            choix: None,
            reglee_le: None,
            reglee_par: None,
            ordre: self.ordre_des_marques,
        })
        .await?;
        Ok(())
    }

    /// Once all the sheets are there: what each one names of the others, of programmes, or of nothing known.
    async fn liens(&mut self, w: &mut Writer) -> Result<(), ActeError> {
        for ecrite in std::mem::take(&mut self.ecrites) {
            let nouvelle = ecrite.avant.is_none();
            let s = &ecrite.saisie;
            let deja = ecrite.avant.map(|plan| plan.liens).unwrap_or_default();
            let mut ordre = deja.iter().map(|l| l.ordre).max().unwrap_or(0);
            let mut lien = |genre, cible: Option<FicheActionId>, programme: Option<&Programme>, texte: &str, sur: bool| {
                ordre += 1;
                Lien {
                    id: Id::fresh(),
                    version: 1,
                    contrat_id: ecrite.fiche.contrat_id,
                    fiche_id: ecrite.fiche.id,
                    genre,
                    cible_fiche_id: cible,
                    programme_id: programme.map(|p| p.id),
                    texte: texte.to_owned(),
                    etat: if sur { EtatLien::Confirme } else { EtatLien::AVerifier },
                    ordre,
                }
            };
            let mut tous = vec![];
            for (rang, numero) in regles::numeros(&s.liens_fiches).into_iter().enumerate() {
                if prend(s, nouvelle, &format!("liens_fiches.{rang}")) {
                    let visee = self.plan.fiches.iter().find(|f| f.retiree_le.is_none() && f.numero == numero).map(|f| f.id);
                    // « fiche qui se cite : lien gardé "à vérifier" ».
                    let sur = visee.is_some_and(|id| id != ecrite.fiche.id);
                    tous.push(lien(GenreLienFiche::Complete, visee, None, &format!("Fiche {numero}"), sur));
                }
            }
            for (champ, genre, textes) in [
                ("programmes", GenreLienFiche::ContribueA, &s.programmes),
                ("autres_liens", GenreLienFiche::Complete, &s.autres_liens),
            ] {
                for (_, texte) in
                    lignes(textes).iter().enumerate().filter(|(rang, _)| prend(s, nouvelle, &format!("{champ}.{rang}")))
                {
                    let connu = regles::programme_connu(texte, &self.programmes).filter(|_| champ == "programmes");
                    tous.push(lien(genre, None, connu, texte, connu.is_some()));
                }
            }
            for lien in tous {
                w.insert(&lien).await?;
            }
        }
        Ok(())
    }
}

async fn participations(
    w: &mut Writer,
    fiche: &FicheAction,
    acteurs: Vec<Acteur>,
    presents: &[Participation],
) -> Result<(), ActeError> {
    for voulu in RoleParticipation::ALL {
        let derniere = presents.iter().filter(|p| p.role == *voulu).map(|p| p.ordre).max().unwrap_or(0);
        let siens = acteurs.iter().filter(|a| a.0 == *voulu);
        for (ordre, (role, organisation_id, services)) in (derniere + 1..).zip(siens) {
            w.insert(&Participation {
                id: Id::fresh(),
                version: 1,
                contrat_id: fiche.contrat_id,
                fiche_id: fiche.id,
                organisation_id: *organisation_id,
                role: *role,
                services: Json(services.clone()),
                ordre,
            })
            .await?;
        }
    }
    Ok(())
}

async fn declinaisons(w: &mut Writer, prete: &mut Preparee) -> Result<(), ActeError> {
    for (_, d, deja) in &mut prete.declinaisons {
        if *deja {
            w.update(d).await?;
        } else {
            w.insert(d).await?;
        }
    }
    Ok(())
}
