//! The matrix of promises, as printed; then, fictitious and saying so, what became of a few of them.

use super::super::acteurs::{Annuaire, Interlocuteur};
use super::donnees::{Engagements, Place, SuiviFictif};
use super::{FICHIER, Niveaux, inconnu};
use crate::demonstration::revues::{PROVENANCE, day, noon};
use crate::erreur::Erreur;
use acteurs::model::{GenreLien, OrganisationId};
use kernel::Id;
use plans::model::*;
use plans::regles::redaction::Partie as _;
use std::collections::HashMap;
use store::{Json, Read, Writer};

/// What the follow-up needs of the loaded contract.
pub struct Ville {
    contrat: Contrat,
    /// Organisation of each code.
    debiteurs: HashMap<String, (OrganisationId, String)>,
    /// By organisation, theme and rank.
    engagements: HashMap<(String, String, usize), EngagementId>,
}

pub(super) async fn charger(
    w: &mut Writer,
    data: Engagements,
    contrat: Contrat,
    annuaire: &Annuaire,
    niveaux: &Niveaux,
) -> Result<Ville, Erreur> {
    let mut themes = HashMap::new();
    for (ordre, one) in (1..).zip(&data.thematiques) {
        let noeuds = one.objectifs_lies.iter().map(|code| niveaux.noeuds.get(code).copied().ok_or_else(|| inconnu(code)));
        let theme = Thematique {
            id: Id::fresh(),
            version: 1,
            contrat_id: contrat.id,
            code: one.code.clone(),
            nom: one.nom.clone(),
            rattachement: one.rattachement.clone(),
            noeuds: Json(noeuds.collect::<Result<_, _>>()?),
            axe_id: niveaux.axes.get(&one.rattachement).copied(),
            ordre,
        };
        w.insert(&theme).await?;
        themes.insert(one.code.clone(), theme.id);
    }
    let mut debiteurs = HashMap::new();
    let mut ordre = 0;
    let mut general = vec![];
    for one in &data.organisations {
        let organisation_id = annuaire.trouver(&one.annuaire)?;
        debiteurs.insert(one.code.clone(), (organisation_id, one.nom.clone()));
        let means = one.moyens_humains.iter().chain(&one.moyens_materiels);
        general.extend(means.chain(&one.engagements_generaux).map(|text| (organisation_id, one.nom.clone(), text.clone())));
    }
    for one in &data.hors_matrice {
        let organisation_id = annuaire.trouver(&one.annuaire)?;
        general.extend(one.engagements.iter().map(|text| (organisation_id, one.nom.clone(), text.clone())));
    }
    let mut engagements = HashMap::new();
    for case in &data.matrice {
        let (organisation_id, debiteur) = debiteurs.get(&case.organisation).ok_or_else(|| inconnu(&case.organisation))?;
        let theme = themes.get(&case.thematique).ok_or_else(|| inconnu(&case.thematique))?;
        for (rang, texte) in (1..).zip(&case.engagements) {
            ordre += 1;
            let place = (case.organisation.clone(), case.thematique.clone(), rang);
            let read = data
                .lectures
                .iter()
                .find(|l| (&l.organisation, &l.thematique, l.rang) == (&case.organisation, &case.thematique, rang));
            let echeance = read.and_then(|l| l.echeance.as_deref()).map(str::parse).transpose();
            let one = Engagement {
                organisation_id: Some(*organisation_id),
                debiteur: debiteur.clone(),
                texte: texte.clone(),
                ordre,
                thematique_id: Some(*theme),
                echeance: echeance.map_err(|e: jiff::Error| Erreur::Donnees { file: FICHIER, what: e.to_string() })?,
                promis: read.and_then(|l| l.promis.clone()),
                unite: read.map(|l| l.unite.clone()).unwrap_or_default(),
                ..Engagement::vide(contrat.id)
            };
            w.insert(&one).await?;
            engagements.insert(place, one.id);
        }
    }
    for (organisation_id, debiteur, texte) in general {
        ordre += 1;
        w.insert(&Engagement { organisation_id: Some(organisation_id), debiteur, texte, ordre, ..Engagement::vide(contrat.id) })
            .await?;
    }
    Ok(Ville { contrat, debiteurs, engagements })
}

impl Ville {
    fn debiteur(&self, code: &str) -> Result<&(OrganisationId, String), Erreur> {
        self.debiteurs.get(code).ok_or_else(|| inconnu(code))
    }

    fn engagement(&self, place: &Place) -> Result<EngagementId, Erreur> {
        let key = (place.organisation.clone(), place.thematique.clone(), place.rang);
        self.engagements.get(&key).copied().ok_or_else(|| inconnu(&format!("{} {} {}", key.0, key.1, key.2)))
    }

    /// Letters sent, proofs, ratings: fictitious.
    pub async fn suivre(
        &self,
        w: &mut Writer,
        annuaire: &Annuaire,
        contacts: &HashMap<OrganisationId, Interlocuteur>,
        data: &SuiviFictif,
    ) -> Result<(), Erreur> {
        let today = w.today();
        for one in &data.demandes {
            let (organisation_id, _) = self.debiteur(&one.organisation)?;
            let who = contacts.get(organisation_id).ok_or_else(|| inconnu(&one.organisation))?;
            let asked = day(None, Some(one.jours), today)?.unwrap_or(today);
            let mut demande = DemandeEngagement {
                id: Id::fresh(),
                version: 1,
                contrat_id: self.contrat.id,
                organisation_id: *organisation_id,
                nom: who.fonction.clone(),
                courriel: who.courriel.clone(),
                lien_id: None,
                demandee_le: asked,
                echeance: day(None, Some(one.echeance_jours), today)?.unwrap_or(today),
                repondue_a: one.repondue.then(|| noon(asked)),
            };
            let lien = acteurs::lien::creer(w, GenreLien::Engagement, &demande.id.to_string(), &who.courriel, None).await?;
            demande.lien_id = Some(lien.id);
            w.insert(&demande).await?;
        }
        let judge = annuaire.trouver("Ville de Carcassonne")?;
        for one in &data.suivis {
            let mut engagement: Engagement = w.load(&self.engagement(&one.place)?).await?;
            engagement.etat = EtatEngagement::from_code(&one.etat).ok_or_else(|| inconnu(&one.etat))?;
            engagement.livre.clone_from(&one.livre);
            w.update(&mut engagement).await?;
            let Some(p) = &one.preuve else { continue };
            let (organisation_id, nom) = self.debiteur(&one.place.organisation)?;
            let du = day(Some(&p.datee_du), None, today)?.unwrap_or(today);
            w.insert(&Preuve {
                id: Id::fresh(),
                version: 1,
                contrat_id: self.contrat.id,
                engagement_id: engagement.id,
                genre: GenrePreuve::from_code(&p.genre).ok_or_else(|| inconnu(&p.genre))?,
                datee_du: du,
                texte: p.texte.clone(),
                adresse: None,
                piece_nom: None,
                piece_mime: None,
                piece_taille: None,
                piece_sha256: None,
                etat: if p.acceptee { EtatPreuve::Acceptee } else { EtatPreuve::AVerifier },
                deposee_a: noon(du),
                deposee_par: nom.clone(),
                deposant: PROVENANCE.into(),
                organisation_id: Some(*organisation_id),
                jugee_a: p.acceptee.then(|| noon(du)),
                jugee_par: p.acceptee.then(|| "Direction générale des services de la ville".to_owned()),
                juge_organisation_id: p.acceptee.then_some(judge),
                motif: None,
            })
            .await?;
        }
        for one in &data.avis {
            let (organisation_id, nom) = self.debiteur(&one.par)?;
            w.insert(&Appreciation {
                id: Id::fresh(),
                version: 1,
                contrat_id: self.contrat.id,
                engagement_id: self.engagement(&one.engagement)?,
                organisation_id: *organisation_id,
                avis: Avis::from_code(&one.avis).ok_or_else(|| inconnu(&one.avis))?,
                commentaire: one.commentaire.clone(),
                donnee_a: noon(today),
                auteur: nom.clone(),
            })
            .await?;
        }
        Ok(())
    }
}
