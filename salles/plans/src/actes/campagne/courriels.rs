//! The mails of a campaign. They are written in French, the language of the contract; the secret of a link
//! is added when the mail leaves.

use crate::m;
use crate::model::{Campagne, Contrat, FicheAction, Repondant, Reponse, ReponseId};
use acteurs::model::{Contact as ContactAnnuaire, LienSigne, Organisation, OrganisationId};
use kernel::Lang;
use kernel::texte::{cle, date_longue};
use std::collections::HashMap;
use store::outbox::Courriel;
use store::{Read, StoreError, Writer, args};

pub(super) const LANGUE: Lang = Lang::Fr;

/// What is said.
#[derive(Debug, Clone)]
pub(super) enum Gabarit {
    Ouverture,
    /// One more sheet, entrusted after the opening.
    Affectation {
        reponse: ReponseId,
    },
    Prolongation {
        motif: String,
    },
    /// By whom.
    Delegation {
        par: String,
    },
    /// A new link, asked by the coordination.
    Nouveau,
}

/// Who to write to about a contract: a function and an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    pub nom: String,
    pub courriel: String,
}

/// The organisation that is the contract itself: « pilote qui est le contrat lui-même ("CLS") résolu vers
/// la coordination ». It is the one whose short name or a spelling is the contract's short name.
#[must_use]
pub(super) fn coordination(contrat: &Contrat, organisations: &HashMap<OrganisationId, Organisation>) -> Option<OrganisationId> {
    let wanted = cle(contrat.sigle.as_deref()?);
    organisations
        .values()
        .filter(|o| o.remplacee_par.is_none())
        .filter(|o| o.sigle.iter().chain(o.graphies.iter()).any(|name| cle(name) == wanted))
        .map(|o| o.id)
        .min()
}

/// The coordination's contact, for pages that cannot say more; the bearer's when there is none.
///
/// # Errors
/// `StoreError`.
pub async fn contact_de_la_coordination(r: &mut impl Read, contrat: &Contrat) -> Result<Option<Contact>, StoreError> {
    let organisations: HashMap<_, _> = r.list::<Organisation>("", vec![]).await?.into_iter().map(|o| (o.id, o)).collect();
    for organisation in [coordination(contrat, &organisations), contrat.porteur_id].into_iter().flatten() {
        let contact = r
            .find::<ContactAnnuaire>(
                "organisation_id = $2 AND actif = 1 AND suppleant_de IS NULL ;; ORDER BY id LIMIT 1",
                args![organisation],
            )
            .await?;
        if let Some(contact) = contact {
            return Ok(Some(Contact { nom: contact.fonction, courriel: contact.courriel }));
        }
        let own = organisations.get(&organisation);
        if let Some((nom, courriel)) = own.and_then(|o| Some((o.nom.clone(), o.courriel.clone()?))) {
            return Ok(Some(Contact { nom, courriel }));
        }
    }
    Ok(None)
}

/// Queues a mail with the respondent's own link. Says whether it was queued (the same key is sent once).
pub(super) async fn ecrire(
    w: &mut Writer,
    campagne: &Campagne,
    repondant: &Repondant,
    lien: &LienSigne,
    gabarit: Gabarit,
) -> Result<bool, StoreError> {
    let t = m(LANGUE);
    let contrat: Contrat = w.load(&campagne.contrat_id).await?;
    let fiches = fiches_confiees(w, repondant).await?;
    let echeance = date_longue(campagne.echeance, LANGUE);
    let n = fiches.len();
    let (key, objet, ouverture) = match &gabarit {
        Gabarit::Ouverture => {
            (format!("ouverture:{}", lien.id), t.campagne_courriel_objet(&campagne.titre, n, &echeance), campagne.message.clone())
        }
        Gabarit::Affectation { reponse } => (
            format!("affectation:{reponse}:{}", repondant.id),
            t.campagne_courriel_objet(&campagne.titre, n, &echeance),
            campagne.message.clone(),
        ),
        Gabarit::Nouveau => (
            format!("nouveau:{}", lien.id),
            t.campagne_courriel_objet(&campagne.titre, n, &echeance),
            t.campagne_courriel_nouveau(),
        ),
        Gabarit::Prolongation { motif } => (
            format!("prolongation:{}:{}", repondant.id, campagne.echeance),
            t.campagne_courriel_prolongation_objet(&campagne.titre, &echeance),
            t.campagne_courriel_prolongation(&echeance, motif),
        ),
        Gabarit::Delegation { par } => (
            format!("delegation:{}", lien.id),
            t.campagne_courriel_objet(&campagne.titre, n, &echeance),
            t.campagne_courriel_delegation(par),
        ),
    };
    let mut corps = vec![t.campagne_courriel_bonjour()];
    if !ouverture.is_empty() {
        corps.push(ouverture);
    }
    corps.push(t.campagne_courriel_demande(&contrat.titre, campagne.exercice.to_string(), &echeance));
    corps.push(liste(&fiches));
    corps.push(t.campagne_courriel_lien(marque(lien)));
    corps.push(t.campagne_courriel_conseils());
    corps.push(signature(w, &contrat).await?);
    w.mail(&Courriel { cle: key, destinataire: repondant.courriel.clone(), objet, corps: corps.join("\n\n") }).await
}

/// The mark replaced by the address of the link when the mail leaves.
pub(super) fn marque(lien: &LienSigne) -> String {
    acteurs::lien::marque(lien)
}

/// The sheets one respondent still owes, or may answer.
async fn fiches_confiees(r: &mut impl Read, repondant: &Repondant) -> Result<Vec<FicheAction>, StoreError> {
    let owner = repondant.delegue_de.unwrap_or(repondant.id);
    let mut fiches = r
        .list::<FicheAction>(
            "id IN (SELECT fiche_id FROM reponse WHERE collectivite_id = $1 AND repondant_id = $2) ;; ORDER BY numero",
            args![owner],
        )
        .await?;
    if repondant.delegue_de.is_some() {
        fiches.retain(|f| repondant.portee.fiches.contains(&f.id));
    }
    Ok(fiches)
}

/// « – Fiche 12. Titre », one a line.
pub(super) fn liste(fiches: &[FicheAction]) -> String {
    let t = m(LANGUE);
    let lines: Vec<String> = fiches.iter().map(|f| t.campagne_courriel_fiche(f.numero.to_string(), &f.titre)).collect();
    lines.join("\n")
}

pub(super) async fn signature(r: &mut impl Read, contrat: &Contrat) -> Result<String, StoreError> {
    let t = m(LANGUE);
    Ok(match contact_de_la_coordination(r, contrat).await? {
        Some(c) => t.campagne_courriel_signature(c.nom, c.courriel, &contrat.titre),
        None => contrat.titre.clone(),
    })
}

/// « accusé de réception » of a deposit, or its notice when someone answered in their place.
pub(super) async fn accuser(
    w: &mut Writer,
    campagne: &Campagne,
    fiche: &FicheAction,
    reponse: &Reponse,
    a: &str,
    par: &str,
) -> Result<bool, StoreError> {
    let t = m(LANGUE);
    let contrat: Contrat = w.load(&campagne.contrat_id).await?;
    let corps = [
        t.campagne_courriel_bonjour(),
        t.campagne_courriel_recu(fiche.numero.to_string(), &fiche.titre, campagne.exercice.to_string(), par),
        t.campagne_courriel_recu_suite(),
        signature(w, &contrat).await?,
    ];
    w.mail(&Courriel {
        cle: format!("recu:{}:{}", reponse.id, reponse.version),
        destinataire: a.to_owned(),
        objet: t.campagne_courriel_recu_objet(fiche.numero.to_string(), campagne.exercice.to_string()),
        corps: corps.join("\n\n"),
    })
    .await
}

/// « renvoyée : motif ; le lien redevient actif, nouvelle échéance ».
pub(super) async fn renvoyer(
    w: &mut Writer,
    campagne: &Campagne,
    fiche: &FicheAction,
    reponse: &Reponse,
    repondant: &Repondant,
    lien: &LienSigne,
    motif: &str,
) -> Result<bool, StoreError> {
    let t = m(LANGUE);
    let contrat: Contrat = w.load(&campagne.contrat_id).await?;
    let echeance = date_longue(reponse.echeance.unwrap_or(campagne.echeance), LANGUE);
    let corps = [
        t.campagne_courriel_bonjour(),
        t.campagne_courriel_renvoi(fiche.numero.to_string(), &fiche.titre, motif),
        t.campagne_courriel_renvoi_suite(&echeance),
        t.campagne_courriel_lien(marque(lien)),
        signature(w, &contrat).await?,
    ];
    w.mail(&Courriel {
        cle: format!("renvoi:{}:{}", reponse.id, reponse.version),
        destinataire: repondant.courriel.clone(),
        objet: t.campagne_courriel_renvoi_objet(fiche.numero.to_string(), &echeance),
        corps: corps.join("\n\n"),
    })
    .await
}
