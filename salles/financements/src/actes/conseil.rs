//! The vote of a citizens' council, typed from paper: opened, ballot by ballot, closed; then its result is read. « avis, jamais
//! décision » : nothing here writes in a file.

#[cfg(test)]
pub mod tests;

use crate::droits::{conduit, lit_la_synthese};
use crate::model::{Appel, BulletinConseil, Dossier, EtatScrutin, ProjetSoumis, ScrutinConseil, ScrutinConseilId};
use crate::regles::Euros;
use crate::regles::instruction::dossier_en_instruction;
use crate::regles::scrutin::pabulib::{Cadre, ecrire, entiers};
use crate::regles::scrutin::parts_egales::{Bulletin, Projet, Resultat, parts_egales};
use crate::regles::scrutin::{BULLETINS_MAX, Refus, SaisieScrutin, choix, lire, numero_de_bulletin, ouvert};
use kernel::Id;
use store::{ActeError, Json, Read, StoreError, Writer, args};
use web::Visit;

fn droit(visit: &Visit, appel: &Appel) -> Result<(), ActeError> {
    if conduit(visit, appel) { Ok(()) } else { Err(ActeError::Interdit) }
}

/// The votes of a call, the last one first.
///
/// # Errors
/// `StoreError`.
pub async fn scrutins(r: &mut impl Read, appel: &Appel) -> Result<Vec<ScrutinConseil>, StoreError> {
    r.list::<ScrutinConseil>("appel_id = $2 ;; ORDER BY ouvert_a DESC, id", args![appel.id]).await
}

/// A vote of this call and its ballots, by number.
///
/// # Errors
/// `Interdit` for whoever does not read the files in short; `Missing` when it is of another call.
pub async fn scrutin(
    visit: &Visit,
    r: &mut impl Read,
    appel: &Appel,
    id: &str,
) -> Result<(ScrutinConseil, Vec<BulletinConseil>), ActeError> {
    if !lit_la_synthese(visit, appel) {
        return Err(ActeError::Interdit);
    }
    let missing = || StoreError::Missing { table: "scrutin_conseil", id: id.to_owned() };
    let cle: ScrutinConseilId = id.parse().map_err(|_| missing())?;
    let trouve: Option<ScrutinConseil> = r.find("appel_id = $2 AND id = $3", args![appel.id, cle]).await?;
    let scrutin = trouve.ok_or_else(missing)?;
    let bulletins = r.list::<BulletinConseil>("scrutin_id = $2 ;; ORDER BY numero", args![scrutin.id]).await?;
    Ok((scrutin, bulletins))
}

/// The files that can be put to the vote, by number, with what they ask.
///
/// # Errors
/// `StoreError`.
pub async fn soumis(r: &mut impl Read, appel: &Appel) -> Result<Vec<ProjetSoumis>, StoreError> {
    let dossiers: Vec<Dossier> =
        r.list("appel_id = $2 AND numero IS NOT NULL ;; ORDER BY numero COLLATE \"C\"", args![appel.id]).await?;
    let recevables = dossiers.into_iter().filter(|d| dossier_en_instruction(d.etat).is_ok() && d.demande().est_positif());
    Ok(recevables
        .map(|d| ProjetSoumis { cout: d.demande(), numero: d.numero.unwrap_or_default(), intitule: d.intitule })
        .collect())
}

/// Opens a vote on the files under review, at the cost they ask today.
///
/// # Errors
/// `Interdit`; what is typed.
pub async fn ouvrir(visit: &Visit, appel: &Appel, saisie: &SaisieScrutin) -> Result<ScrutinConseil, ActeError> {
    droit(visit, appel)?;
    let mut w = visit.writer("scrutin.ouvrir").await?;
    let projets = soumis(&mut w, appel).await?;
    let lu = lire(saisie, &projets).map_err(ActeError::refuse)?;
    let scrutin = ScrutinConseil {
        id: Id::fresh(),
        version: 1,
        appel_id: appel.id,
        intitule: lu.intitule,
        mode: lu.mode,
        etat: EtatScrutin::Ouvert,
        budget_centimes: lu.budget.centimes(),
        projets: Json(projets),
        tenu_le: lu.tenu_le,
        ouvert_a: w.now(),
        clos_a: None,
    };
    w.insert(&scrutin).await?;
    w.commit().await?;
    Ok(scrutin)
}

async fn a_saisir(
    visit: &Visit,
    w: &mut Writer,
    appel: &Appel,
    id: &str,
) -> Result<(ScrutinConseil, Vec<BulletinConseil>), ActeError> {
    droit(visit, appel)?;
    let lu = scrutin(visit, w, appel, id).await?;
    ouvert(&lu.0)?;
    Ok(lu)
}

/// Types a ballot. `remplacer`: one of that number was typed already, and is corrected.
///
/// # Errors
/// `Interdit`; `Clos`; `DejaSaisi`; what is typed.
pub async fn saisir(
    visit: &Visit,
    appel: &Appel,
    id: &str,
    numero: &str,
    saisi: &str,
    remplacer: bool,
) -> Result<i64, ActeError> {
    let mut w = visit.writer("bulletin.saisir").await?;
    let (scrutin, bulletins) = a_saisir(visit, &mut w, appel, id).await?;
    let lus = choix(saisi, &scrutin, appel.exercice);
    let numero = match (numero_de_bulletin(numero), &lus) {
        (Ok(numero), Ok(_)) => numero,
        (lu, _) => {
            let mut refus: Vec<Refus> = lu.err().into_iter().collect();
            refus.extend(lus.err().unwrap_or_default());
            return Err(ActeError::refuse(refus));
        }
    };
    let choix = Json(lus.unwrap_or_default());
    match bulletins.iter().find(|b| b.numero == numero) {
        Some(_) if !remplacer => return Err(Refus::DejaSaisi { numero }.into()),
        Some(ancien) => w.update(&mut BulletinConseil { choix, ..ancien.clone() }).await?,
        None if bulletins.len() >= BULLETINS_MAX => return Err(Refus::TropDeBulletins { max: BULLETINS_MAX }.into()),
        None => w.insert(&BulletinConseil { id: Id::fresh(), version: 1, scrutin_id: scrutin.id, numero, choix }).await?,
    }
    w.commit().await?;
    Ok(numero)
}

/// Takes a ballot out: typed by mistake.
///
/// # Errors
/// `Interdit`; `Clos`; a number nobody typed.
pub async fn retirer(visit: &Visit, appel: &Appel, id: &str, numero: &str) -> Result<(), ActeError> {
    let mut w = visit.writer("bulletin.retirer").await?;
    let (_, bulletins) = a_saisir(visit, &mut w, appel, id).await?;
    let numero = numero_de_bulletin(numero)?;
    let absent = || Refus::Numero { saisi: numero.to_string() };
    w.delete(bulletins.iter().find(|b| b.numero == numero).ok_or_else(absent)?).await?;
    w.commit().await?;
    Ok(())
}

/// Closes a vote: no ballot is typed any more, its result is read.
///
/// # Errors
/// `Interdit`; `Clos`; `AucunBulletin`; `Stale`.
pub async fn clore(visit: &Visit, appel: &Appel, id: &str) -> Result<(), ActeError> {
    let mut w = visit.writer("scrutin.clore").await?;
    let (mut scrutin, bulletins) = a_saisir(visit, &mut w, appel, id).await?;
    if bulletins.is_empty() {
        return Err(Refus::AucunBulletin.into());
    }
    scrutin.etat = EtatScrutin::Clos;
    scrutin.clos_a = Some(w.now());
    w.update(&mut scrutin).await?;
    w.commit().await?;
    Ok(())
}

fn urne(bulletins: &[BulletinConseil]) -> Vec<Bulletin> {
    bulletins.iter().map(|b| Bulletin { numero: b.numero, points: b.choix.0.clone() }).collect()
}

/// The result of a closed vote, computed from its ballots.
///
/// # Errors
/// `EncoreOuvert`; `StoreError` when the computation is stopped.
pub async fn resultat(scrutin: &ScrutinConseil, bulletins: &[BulletinConseil]) -> Result<Resultat, ActeError> {
    if scrutin.etat != EtatScrutin::Clos {
        return Err(Refus::EncoreOuvert.into());
    }
    let projets: Vec<Projet> =
        scrutin.projets.iter().map(|p| Projet { numero: p.numero.clone(), cout: entiers(p.cout) }).collect();
    let (budget, urne) = (Euros::de_centimes(scrutin.budget_centimes).centimes() / 100, urne(bulletins));
    let calcul = tokio::task::spawn_blocking(move || parts_egales(budget, &projets, &urne));
    Ok(calcul.await.map_err(|e| StoreError::Broken(e.to_string()))?)
}

/// The result of the last vote that was closed, when there is one: what scenarios are shown beside.
///
/// # Errors
/// As [`resultat`].
pub async fn dernier_avis(r: &mut impl Read, appel: &Appel) -> Result<Option<(ScrutinConseil, Resultat)>, ActeError> {
    let dernier: Option<ScrutinConseil> =
        r.find("appel_id = $2 AND etat = $3 ;; ORDER BY clos_a DESC, id", args![appel.id, EtatScrutin::Clos]).await?;
    let Some(scrutin) = dernier else { return Ok(None) };
    let bulletins = r.list::<BulletinConseil>("scrutin_id = $2 ;; ORDER BY numero", args![scrutin.id]).await?;
    let lu = resultat(&scrutin, &bulletins).await?;
    Ok(Some((scrutin, lu)))
}

/// The `.pb` file of a closed vote.
///
/// # Errors
/// As [`resultat`].
pub async fn pabulib(
    visit: &Visit,
    appel: &Appel,
    scrutin: &ScrutinConseil,
    bulletins: &[BulletinConseil],
) -> Result<String, ActeError> {
    let r = resultat(scrutin, bulletins).await?;
    let jour = |a| visit.house.db.clock().day_of(a);
    let du = scrutin.tenu_le.unwrap_or_else(|| jour(scrutin.ouvert_a));
    let au = scrutin.tenu_le.unwrap_or_else(|| jour(scrutin.clos_a.unwrap_or(scrutin.ouvert_a)));
    let cadre = Cadre { unite: &visit.collectivite.nom, exercice: appel.exercice, du, au };
    Ok(ecrire(scrutin, &cadre, &urne(bulletins), &r))
}
