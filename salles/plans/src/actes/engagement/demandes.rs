//! « Lien signé : sans compte » : an organisation is asked where its promises are, and rates those of the bearer.

use super::{Deposant, charger, parents};
use crate::actes::campagne::contact_de_la_coordination;
use crate::actes::redaction::sur_contrat;
use crate::m;
use crate::model::{Appreciation, Avis, Contrat, DemandeEngagement, DemandeEngagementId, Engagement};
use crate::regles::engagement::{Refus, racine};
use acteurs::lien;
use acteurs::model::{Contact, GenreLien, LienSigne, Organisation, OrganisationId};
use jiff::civil::Date;
use jiff::{Span, Timestamp};
use kernel::texte::date_longue;
use kernel::{Id, Lang, Right};
use store::outbox::Courriel;
use store::{ActeError, Read, StoreError, Writer, args};
use web::Visit;

/// Mails are written in French, the language of the contract.
const LANGUE: Lang = Lang::Fr;
/// Days a link stays open after the day asked for.
const SURSIS: i64 = 60;

/// Asks several organisations at once; each receives its own link. Gives how many were asked.
///
/// # Errors
/// `Interdit`; `DatePassee` when the day is not to come, `SansContact` for each organisation nobody can write to.
pub async fn demander(
    visit: &Visit,
    contrat: &Contrat,
    organisations: &[OrganisationId],
    echeance: Date,
) -> Result<usize, ActeError> {
    sur_contrat(visit, Right::MenerCampagne, contrat.id)?;
    let mut w = visit.writer("demande_engagement.demander").await?;
    let today = w.today();
    crate::regles::campagne::verifier_echeance("echeance", echeance, today, None)?;
    let mut refus = vec![];
    let mut asked = 0;
    for id in organisations {
        let organisation: Organisation = w.load(id).await?;
        let contact = w
            .find::<Contact>(
                "organisation_id = $2 AND actif = 1 AND suppleant_de IS NULL ;; ORDER BY id LIMIT 1",
                args![organisation.id],
            )
            .await?;
        let who = contact
            .map(|c| (c.fonction, c.courriel))
            .or_else(|| organisation.courriel.clone().map(|mail| (organisation.nom.clone(), mail)));
        let Some((nom, courriel)) = who else {
            refus.push(Refus::SansContact { organisation: organisation.nom });
            continue;
        };
        let mut demande = DemandeEngagement {
            id: Id::fresh(),
            version: 1,
            contrat_id: contrat.id,
            organisation_id: organisation.id,
            nom,
            courriel,
            lien_id: None,
            demandee_le: today,
            echeance,
            repondue_a: None,
        };
        let expire =
            echeance.saturating_add(Span::new().days(SURSIS)).to_zoned(jiff::tz::TimeZone::UTC).ok().map(|z| z.timestamp());
        let signed = lien::creer(&mut w, GenreLien::Engagement, &demande.id.to_string(), &demande.courriel, expire).await?;
        demande.lien_id = Some(signed.id);
        w.insert(&demande).await?;
        ecrire(&mut w, contrat, &demande, &signed).await?;
        asked += 1;
    }
    if !refus.is_empty() {
        return Err(ActeError::refuse(refus));
    }
    w.commit().await?;
    Ok(asked)
}

/// Sends the same link again, once a day at most.
///
/// # Errors
/// `Interdit`, `StoreError::Missing`.
pub async fn renvoyer(visit: &Visit, contrat: &Contrat, id: DemandeEngagementId) -> Result<(), ActeError> {
    sur_contrat(visit, Right::MenerCampagne, contrat.id)?;
    let mut w = visit.writer("demande_engagement.relancer").await?;
    let demande: DemandeEngagement = w.load(&id).await?;
    let Some(lien_id) = demande.lien_id.filter(|_| demande.contrat_id == contrat.id) else { return Err(ActeError::Interdit) };
    let signed: LienSigne = w.load(&lien_id).await?;
    ecrire(&mut w, contrat, &demande, &signed).await?;
    w.commit().await?;
    Ok(())
}

async fn ecrire(w: &mut Writer, contrat: &Contrat, demande: &DemandeEngagement, signed: &LienSigne) -> Result<bool, StoreError> {
    let t = m(LANGUE);
    let n =
        w.list::<Engagement>("contrat_id = $2 AND organisation_id = $3", args![contrat.id, demande.organisation_id]).await?.len();
    let sender = contact_de_la_coordination(w, contrat).await?;
    let signature = sender.map_or_else(|| contrat.titre.clone(), |c| format!("{}\n{}", c.nom, c.courriel));
    let corps = [
        t.engagement_courriel_corps(n, &contrat.titre, date_longue(demande.echeance, LANGUE)),
        t.engagement_courriel_lien(lien::marque(signed)),
        signature,
    ];
    w.mail(&Courriel {
        cle: format!("engagement:{}:{}", demande.id, w.today()),
        destinataire: demande.courriel.clone(),
        objet: t.engagement_courriel_objet(&contrat.titre),
        corps: corps.join("\n\n"),
    })
    .await
}

/// The request behind an opened link, and its contract.
///
/// # Errors
/// `StoreError`.
pub async fn demande_du_lien(r: &mut impl Read, signed: &LienSigne) -> Result<Option<(DemandeEngagement, Contrat)>, StoreError> {
    let Some(demande) = r.find::<DemandeEngagement>("lien_id = $2", args![signed.id]).await? else { return Ok(None) };
    let contrat = r.load::<Contrat>(&demande.contrat_id).await?;
    Ok(Some((demande, contrat)))
}

/// « Réciprocité : le partenaire évalue aussi l'agglomération » : its opinion on a promise of the bearer, once each,
/// changed when it comes back.
///
/// # Errors
/// `Interdit` when the promise is not the bearer's; `AvisSurSoi` when the partner is of the bearer's own house.
pub async fn apprecier(
    w: &mut Writer,
    contrat: &Contrat,
    id: &str,
    (avis, commentaire): (Avis, &str),
    par: &Deposant,
    now: Timestamp,
) -> Result<(), ActeError> {
    let engagement = charger(w, contrat, id, None).await?;
    let (Some(porteur), Some(own)) = (contrat.porteur_id, par.organisation) else { return Err(ActeError::Interdit) };
    if engagement.organisation_id != Some(porteur) {
        return Err(ActeError::Interdit);
    }
    let parents = parents(w).await?;
    if racine(porteur, &parents) == racine(own, &parents) {
        return Err(Refus::AvisSurSoi.into());
    }
    let commentaire: String = commentaire.trim().chars().take(2_000).collect();
    let known = w.find::<Appreciation>("engagement_id = $2 AND organisation_id = $3", args![engagement.id, own]).await?;
    match known {
        Some(one) if one.avis == avis && one.commentaire == commentaire => {}
        Some(mut one) => {
            one.avis = avis;
            one.commentaire = commentaire;
            one.donnee_a = now;
            one.auteur.clone_from(&par.nom);
            w.update(&mut one).await?;
        }
        None => {
            w.insert(&Appreciation {
                id: Id::fresh(),
                version: 1,
                contrat_id: contrat.id,
                engagement_id: engagement.id,
                organisation_id: own,
                avis,
                commentaire,
                donnee_a: now,
                auteur: par.nom.clone(),
            })
            .await?;
        }
    }
    Ok(())
}
