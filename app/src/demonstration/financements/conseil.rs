//! The advice of the citizens' council on the year under review: thirty paper ballots, drawn from their number.

use super::{a, tirage};
use crate::erreur::Erreur;
use financements::actes::conseil::soumis;
use financements::model::*;
use financements::regles::Euros;
use financements::regles::etats::EtatAppel;
use jiff::civil::date;
use kernel::Id;
use std::collections::BTreeMap;
use store::{Json, Read, Writer, args};

const BULLETINS: usize = 30;
/// Whole euros the council is asked to share.
const BUDGET: i64 = 150_000;

pub(super) async fn charger(w: &mut Writer) -> Result<(), Erreur> {
    let appels: Vec<Appel> = w.list(";; ORDER BY exercice", args![]).await?;
    let Some(appel) = appels.into_iter().find(|appel| appel.etat == EtatAppel::Instruction) else { return Ok(()) };
    let projets = soumis(w, &appel).await?;
    let tenu_le = date(i16::try_from(appel.exercice).unwrap_or(2026), 2, 26);
    let scrutin = ScrutinConseil {
        id: Id::fresh(),
        version: 1,
        appel_id: appel.id,
        intitule: "Avis des conseils citoyens".to_owned(),
        mode: ModeScrutin::Approbation,
        etat: EtatScrutin::Clos,
        budget_centimes: Euros::entiers(BUDGET).centimes(),
        projets: Json(projets.clone()),
        tenu_le: Some(tenu_le),
        ouvert_a: a(tenu_le, 18),
        clos_a: Some(a(tenu_le, 20)),
    };
    w.insert(&scrutin).await?;
    for rang in 0..BULLETINS {
        // A person is for some ten files, some files being liked more than others.
        let pour = |n: usize| tirage(rang, 200 + n) % 100 < 8 + tirage(n, 201) % 22;
        let choix: BTreeMap<String, u32> =
            projets.iter().enumerate().filter(|(n, _)| pour(*n)).map(|(_, p)| (p.numero.clone(), 1)).collect();
        let numero = i64::try_from(rang).unwrap_or(0) + 1;
        w.insert(&BulletinConseil { id: Id::fresh(), version: 1, scrutin_id: scrutin.id, numero, choix: Json(choix) }).await?;
    }
    Ok(())
}
