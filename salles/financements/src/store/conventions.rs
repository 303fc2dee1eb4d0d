//! The agreements of a call, by funder and holder: two statements whatever their number.

use crate::model::*;
use crate::regles::convention::Couple;
use crate::regles::{Euros, Financeur};
use std::collections::BTreeMap;
use store::{Json, Read, StoreError, args};

/// What each funder gives each holder in a call, holders in the order of their names: what it voted, or what an amendment agreed
/// since; nothing is left of a grant that was brought to zero.
///
/// # Errors
/// `StoreError`.
pub async fn couples(r: &mut impl Read, appel: AppelId) -> Result<Vec<Couple>, StoreError> {
    let rows = r
        .rows(
            "SELECT p.id, p.nom, p.droit, p.cle, l.financeur, d.id, d.numero, d.intitule, d.contenu, l.vote_centimes
             FROM ligne_financeur l JOIN dossier d ON d.id = l.dossier_id AND d.collectivite_id = $1
             JOIN porteur p ON p.id = d.porteur_id AND p.collectivite_id = $1
             WHERE l.collectivite_id = $1 AND l.appel_id = $2 AND l.vote_centimes > 0
             ORDER BY p.cle COLLATE \"C\", p.id, l.financeur, d.numero COLLATE \"C\", d.id",
            args![appel],
        )
        .await?;
    let conventions: Vec<Convention> = r.list("appel_id = $2 ;; ORDER BY identifiant COLLATE \"C\", id", args![appel]).await?;
    let mut par_ligne: BTreeMap<(DossierId, Financeur), Vec<Convention>> = BTreeMap::new();
    for c in conventions {
        let mut dossiers: Vec<DossierId> = c.contenu.aides.iter().map(|a| a.dossier).collect();
        if !dossiers.contains(&c.dossier_id) {
            dossiers.push(c.dossier_id);
        }
        for dossier in dossiers {
            par_ligne.entry((dossier, c.financeur.clone())).or_default().push(c.clone());
        }
    }
    let mut couples: Vec<Couple> = vec![];
    for mut row in rows {
        let (porteur, nom, droit): (PorteurId, String, String) = (row.take()?, row.take()?, row.take()?);
        let (_cle, financeur): (String, Financeur) = (row.take()?, row.take()?);
        let (dossier, numero): (DossierId, Option<String>) = (row.take()?, row.take()?);
        let (intitule, contenu, vote): (String, Json<ContenuDossier>, i64) = (row.take()?, row.take()?, row.take()?);
        let montant = contenu.convenu(&financeur, Euros::de_centimes(vote));
        if !montant.est_positif() {
            continue;
        }
        let meme = couples.iter().rposition(|c| c.porteur == porteur && c.financeur == financeur);
        let rang = meme.unwrap_or_else(|| {
            let financeur = financeur.clone();
            couples.push(Couple { porteur, nom, droit, financeur, aides: vec![], conventions: vec![] });
            couples.len() - 1
        });
        let Some(couple) = couples.get_mut(rang) else { continue };
        couple.aides.push(AideConvenue { dossier, numero: numero.unwrap_or_default(), intitule, montant });
        for c in par_ligne.get(&(dossier, financeur)).into_iter().flatten() {
            if !couple.conventions.iter().any(|deja| deja.id == c.id) {
                couple.conventions.push(c.clone());
            }
        }
    }
    Ok(couples)
}

/// The agreement of a public identifier.
///
/// # Errors
/// `StoreError::Missing`.
pub async fn convention(r: &mut impl Read, identifiant: &str) -> Result<Convention, StoreError> {
    let trouvee = r.find::<Convention>("identifiant = $2", args![identifiant.to_owned()]).await?;
    trouvee.ok_or_else(|| StoreError::Missing { table: "convention", id: identifiant.to_owned() })
}
