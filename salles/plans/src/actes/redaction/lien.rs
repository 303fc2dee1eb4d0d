//! Typed links: to a sheet of any contract, to a programme, or a text that nobody resolved yet.

use super::acces::charger_a_jour;
use super::{droits, ordre};
use crate::model::{Contrat, EtatLien, FicheAction, FicheActionId, GenreLienFiche, Lien, LienId, Programme, ProgrammeId};
use crate::regles::redaction::{
    self as regles, ArcDeDependance, CibleSaisie, Refus, SaisieLien, SaisieProgramme, lire_programme, programme_vierge,
};
use kernel::texte::cle;
use kernel::{Id, Right};
use std::collections::BTreeMap;
use store::{ActeError, Read, StoreError, Writer, args};
use web::Visit;

fn sien(l: Lien, fiche: &FicheAction) -> Result<Lien, ActeError> {
    if l.fiche_id == fiche.id { Ok(l) } else { Err(ActeError::Interdit) }
}

/// Adds a link typed by the coordination: confirmed when its target is resolved, « à vérifier » when
/// it is only a text.
///
/// # Errors
/// `Interdit`, `DejaRetiree`, and the refusals of links (`LienVersSoi`, `CycleDeDependance`…).
pub async fn ajouter_lien(visit: &Visit, fiche: &FicheAction, saisie: &SaisieLien) -> Result<Lien, ActeError> {
    let mut w = visit.writer("lien.ajouter").await?;
    let lien = poser_lien(visit, &mut w, fiche, saisie).await?;
    w.commit().await?;
    Ok(lien)
}

/// The same in the writer of a larger gesture.
///
/// # Errors
/// Those of [`ajouter_lien`].
pub(in crate::actes) async fn poser_lien(
    visit: &Visit,
    w: &mut Writer,
    fiche: &FicheAction,
    saisie: &SaisieLien,
) -> Result<Lien, ActeError> {
    droits::tout_de_la_fiche(visit, fiche)?;
    let freres: Vec<Lien> = w.list("fiche_id = $2 ;; ORDER BY ordre, id", args![fiche.id]).await?;
    let genre = lire_genre(&saisie.genre)?;
    let cible = resoudre(visit, w, fiche, saisie).await?;
    let mut lien = Lien {
        id: Id::fresh(),
        version: 1,
        contrat_id: fiche.contrat_id,
        fiche_id: fiche.id,
        genre,
        cible_fiche_id: None,
        programme_id: None,
        texte: saisie.texte.trim().to_owned(),
        etat: EtatLien::Confirme,
        ordre: ordre::suivant(freres.iter().map(|l| l.ordre)),
    };
    viser(w, fiche, &mut lien, &cible, &freres).await?;
    w.insert(&lien).await?;
    Ok(lien)
}

/// Changes type, target or printed text of a link whose `version` was read.
///
/// # Errors
/// `Interdit`, `DejaRetiree`, `Stale`, and the refusals of links.
pub async fn modifier_lien(
    visit: &Visit,
    fiche: &FicheAction,
    id: LienId,
    version: i64,
    saisie: &SaisieLien,
) -> Result<Lien, ActeError> {
    let mut w = visit.writer("lien.modifier").await?;
    let lien = changer_lien(visit, &mut w, fiche, (id, version), saisie).await?;
    w.commit().await?;
    Ok(lien)
}

/// The same in the writer of a larger gesture.
///
/// # Errors
/// Those of [`modifier_lien`].
pub(in crate::actes) async fn changer_lien(
    visit: &Visit,
    w: &mut Writer,
    fiche: &FicheAction,
    (id, version): (LienId, i64),
    saisie: &SaisieLien,
) -> Result<Lien, ActeError> {
    droits::tout_de_la_fiche(visit, fiche)?;
    let mut lien = sien(charger_a_jour(w, &id, version).await?, fiche)?;
    let mut freres: Vec<Lien> = w.list("fiche_id = $2", args![fiche.id]).await?;
    freres.retain(|l| l.id != id);
    lien.genre = lire_genre(&saisie.genre)?;
    lien.texte = saisie.texte.trim().to_owned();
    let cible = resoudre(visit, w, fiche, saisie).await?;
    viser(w, fiche, &mut lien, &cible, &freres).await?;
    w.update(&mut lien).await?;
    Ok(lien)
}

fn lire_genre(code: &str) -> Result<GenreLienFiche, Refus> {
    GenreLienFiche::from_code(code).ok_or_else(|| Refus::ChoixInconnu { champ: "genre", saisi: code.to_owned() })
}

/// Puts the target into the link, and its state: « confirmé » when resolved, « à vérifier » else.
async fn viser(
    w: &mut Writer,
    fiche: &FicheAction,
    lien: &mut Lien,
    cible: &CibleSaisie,
    freres: &[Lien],
) -> Result<(), ActeError> {
    regles::viser(lien, cible);
    if let Some(double) = regles::deja_dit(lien, freres) {
        return Err(Refus::LienDejaLa { cible: nommer(w, double).await? }.into());
    }
    verifier_la_cible(w, fiche, lien).await
}

async fn nommer(r: &mut impl Read, lien: &Lien) -> Result<String, StoreError> {
    if let Some(id) = lien.cible_fiche_id {
        let f: FicheAction = r.load(&id).await?;
        return Ok(format!("{} {}", f.numero, f.titre));
    }
    match lien.programme_id {
        Some(id) => Ok(r.load::<Programme>(&id).await?.nom),
        None => Ok(lien.texte.clone()),
    }
}

/// A confirmed link never points to its own sheet, and never closes a loop of « dépend de ».
async fn verifier_la_cible(w: &mut Writer, fiche: &FicheAction, lien: &Lien) -> Result<(), ActeError> {
    let Some(vers) = lien.cible_fiche_id else { return Ok(()) };
    regles::lien_vers_soi(fiche, vers)?;
    if lien.genre != GenreLienFiche::DependDe {
        return Ok(());
    }
    let liens: Vec<Lien> = w.list("genre = 'depend_de' AND etat = 'confirme' AND cible_fiche_id IS NOT NULL", args![]).await?;
    let arcs: Vec<ArcDeDependance> = liens
        .iter()
        .filter(|l| l.id != lien.id)
        .filter_map(|l| l.cible_fiche_id.map(|vers| ArcDeDependance { de: l.fiche_id, vers }))
        .collect();
    let noms = noms_des_fiches(w, fiche).await?;
    regles::dependance_possible(lien.genre, ArcDeDependance { de: fiche.id, vers }, &arcs, |id| {
        noms.get(&id).cloned().unwrap_or_default()
    })?;
    Ok(())
}

/// « 12 », or « CDV 3 » for a sheet of another contract.
async fn noms_des_fiches(r: &mut impl Read, fiche: &FicheAction) -> Result<BTreeMap<FicheActionId, String>, StoreError> {
    let rows = r
        .rows(
            "SELECT f.id, f.numero, f.contrat_id, COALESCE(c.sigle, c.titre) FROM fiche_action f JOIN contrat c ON c.id = f.contrat_id
             WHERE f.collectivite_id = $1",
            args![],
        )
        .await?;
    let mut noms = BTreeMap::new();
    for mut row in rows {
        let (id, numero, contrat, sigle): (FicheActionId, i64, crate::model::ContratId, String) =
            (row.take()?, row.take()?, row.take()?, row.take()?);
        noms.insert(id, if contrat == fiche.contrat_id { numero.to_string() } else { format!("{sigle} {numero}") });
    }
    Ok(noms)
}

async fn resoudre(visit: &Visit, w: &mut Writer, fiche: &FicheAction, saisie: &SaisieLien) -> Result<CibleSaisie, ActeError> {
    let inconnue = || Refus::CibleInconnue { saisi: saisie.cible.clone() };
    match saisie.vers.as_str() {
        "fiche" if !saisie.cible.trim().is_empty() => {
            let cible = saisie.cible.trim();
            if let Ok(id) = cible.parse::<FicheActionId>() {
                let f: FicheAction = w.find("id = $2", args![id]).await?.ok_or_else(inconnue)?;
                let contrat: Contrat = w.load(&f.contrat_id).await?;
                // What one may not read does not exist.
                if !visit.may(Right::LirePlan, Some(&contrat.id.to_string())) {
                    return Err(inconnue().into());
                }
                return Ok(CibleSaisie::Fiche(f.id));
            }
            let numero: i64 = cible.parse().map_err(|_| inconnue())?;
            match super::fiche_par_numero(w, fiche.contrat_id, numero).await {
                Ok(f) => Ok(CibleSaisie::Fiche(f.id)),
                Err(StoreError::Missing { .. }) => Err(inconnue().into()),
                Err(autre) => Err(autre.into()),
            }
        }
        "programme" if !saisie.cible.trim().is_empty() => {
            let id: ProgrammeId = saisie.cible.trim().parse().map_err(|_| inconnue())?;
            w.find::<Programme>("id = $2", args![id])
                .await?
                .map(|p| CibleSaisie::Programme(p.id))
                .ok_or_else(|| inconnue().into())
        }
        "nouveau_programme" if !saisie.programme.trim().is_empty() => {
            creer_programme(w, saisie).await.map(CibleSaisie::Programme)
        }
        "texte" if !saisie.texte.trim().is_empty() => Ok(CibleSaisie::Texte(saisie.texte.trim().to_owned())),
        "nouveau_programme" => Err(Refus::ChampVide { champ: "programme" }.into()),
        "texte" => Err(Refus::ChampVide { champ: "texte" }.into()),
        _ => Err(Refus::CibleAbsente.into()),
    }
}

/// « Référentiel commun à tous les contrats » ; « jamais créé ni rattaché en silence ».
async fn creer_programme(w: &mut Writer, saisie: &SaisieLien) -> Result<ProgrammeId, ActeError> {
    let typed = SaisieProgramme { nom: saisie.programme.clone(), autre: saisie.autre_programme, ..SaisieProgramme::default() };
    let known = super::programme::connus(w).await?;
    let programme = lire_programme(&programme_vierge(), &typed, &known, &[]).map_err(ActeError::refuse)?;
    w.insert(&programme).await?;
    Ok(programme.id)
}

/// Settles a link « à vérifier », or reopens it. Confirming checks the target: a printed link to its
/// own sheet stays « hors graphe et hors calcul » until it points elsewhere.
///
/// # Errors
/// `Interdit`, `DejaRetiree`, `Stale`, `CibleAbsente`, `LienVersSoi`, `CycleDeDependance`.
pub async fn trancher_lien(
    visit: &Visit,
    fiche: &FicheAction,
    id: LienId,
    version: i64,
    etat: EtatLien,
) -> Result<Lien, ActeError> {
    let mut w = visit.writer("lien.trancher").await?;
    let lien = juger_lien(visit, &mut w, fiche, (id, version), etat).await?;
    w.commit().await?;
    Ok(lien)
}

/// The same in the writer of a larger gesture.
///
/// # Errors
/// Those of [`trancher_lien`].
pub(in crate::actes) async fn juger_lien(
    visit: &Visit,
    w: &mut Writer,
    fiche: &FicheAction,
    (id, version): (LienId, i64),
    etat: EtatLien,
) -> Result<Lien, ActeError> {
    droits::tout_de_la_fiche(visit, fiche)?;
    let mut lien = sien(charger_a_jour(w, &id, version).await?, fiche)?;
    lien.etat = etat;
    if etat == EtatLien::Confirme {
        if lien.cible_fiche_id.is_none() && lien.programme_id.is_none() {
            return Err(Refus::CibleAbsente.into());
        }
        verifier_la_cible(w, fiche, &lien).await?;
    }
    w.update(&mut lien).await?;
    Ok(lien)
}

/// Merges another writing of a programme into its variants, so that it is recognised next time.
///
/// # Errors
/// `Interdit` without the right to edit this contract, `Stale`, `ChampVide`.
pub async fn ajouter_variante(visit: &Visit, contrat: &Contrat, id: ProgrammeId, variante: &str) -> Result<Programme, ActeError> {
    droits::sur_contrat(visit, Right::ModifierPlan, contrat.id)?;
    let mut w = visit.writer("programme.ajouter_variante").await?;
    let mut programme: Programme = w.load(&id).await?;
    let variante = regles::facultatif(variante).ok_or(Refus::ChampVide { champ: "texte" })?;
    let connue = std::iter::once(&programme.nom).chain(programme.variantes.iter()).any(|v| cle(v) == cle(&variante));
    if !connue {
        programme.variantes.0.push(variante);
        w.update(&mut programme).await?;
    }
    w.commit().await?;
    Ok(programme)
}
