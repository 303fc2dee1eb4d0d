//! When the next value of each indicator is due, for the agenda of who answers for it. « Prochaine période = dernière période
//! répondue + périodicité ; échéance = fin de période + délai » (Indicateurs, § 5).

use crate::actes::valeurs::{Dossier, Perimetre};
use crate::m;
use crate::model::Indicateur;
use crate::plans::Plans;
use crate::regles::{ecrire_periode, fraicheur_de};
use jiff::civil::Date;
use kernel::Right;
use kernel::actor::Reach;
use sheets::Evenement;
use std::collections::BTreeMap;
use store::{Reader, StoreError};
use web::Visit;
use web::form::percent_encode;

/// The values that a visitor is to type: one by one for who answers for them, by day for who types everything.
///
/// # Errors
/// `StoreError`.
pub async fn echeances(visit: &Visit, plans: &dyn Plans, r: &mut Reader) -> Result<Vec<Evenement>, StoreError> {
    let mut tous = vec![];
    if visit.reach(Right::Repondre, None) == Reach::Rien {
        return Ok(tous);
    }
    for contrat in plans.contrats(r).await? {
        let reach = visit.reach(Right::Repondre, Some(&contrat.id));
        if reach == Reach::Rien {
            continue;
        }
        let objets = plans.objets(r, &contrat.id).await?;
        let dossier = Dossier::charger(r, contrat, objets, &Perimetre::default()).await?;
        let dues = dues(visit, &dossier);
        if reach == Reach::Tout {
            tous.extend(par_jour(visit, &dossier, &dues))
        } else {
            tous.extend(une_a_une(visit, &dossier, &dues))
        }
    }
    Ok(tous)
}

/// A value that is waited for.
struct Due<'a> {
    indicateur: &'a Indicateur,
    periode: String,
    jour: Date,
}

fn dues<'a>(visit: &Visit, dossier: &'a Dossier) -> Vec<Due<'a>> {
    let saisis = dossier.indicateurs.iter().filter(|i| dossier.peut_saisir(visit, i) && dossier.suite(i.id).is_none());
    let due = |indicateur: &'a Indicateur| {
        let suivi = dossier.suivi(indicateur);
        let lue = fraicheur_de(indicateur, &suivi, dossier.derniere_repondue(indicateur, &suivi, visit.today()), visit.today());
        let (mois, jour) = lue.prochaine_periode.zip(lue.echeance)?;
        Some(Due { indicateur, periode: ecrire_periode(mois, suivi.pas()), jour })
    };
    saisis.filter_map(due).collect()
}

fn evenement(visit: &Visit, uid: &str, (titre, texte): (String, String), chemin: &str, jour: Date) -> Evenement {
    Evenement {
        uid: format!("{uid}@{}", visit.collectivite.slug),
        titre,
        description: texte,
        lieu: String::new(),
        lien: visit.absolute(chemin),
        debut: jour,
        fin: jour,
        annule: false,
    }
}

fn une_a_une(visit: &Visit, dossier: &Dossier, dues: &[Due<'_>]) -> Vec<Evenement> {
    let t = m(visit.lang);
    let contrat = percent_encode(&dossier.contrat.slug);
    let une = |d: &Due<'_>| {
        let i = d.indicateur;
        let titre = t.agenda_valeur(&dossier.contrat.nom, &i.code, &i.libelle, &d.periode);
        let chemin = format!("/indicateurs/saisie?contrat={contrat}&indicateur={}", i.id);
        evenement(visit, &format!("indicateur-{}-{}", i.id, d.periode), (titre, i.definition.clone()), &chemin, d.jour)
    };
    dues.iter().map(une).collect()
}

fn par_jour(visit: &Visit, dossier: &Dossier, dues: &[Due<'_>]) -> Vec<Evenement> {
    let t = m(visit.lang);
    let mut jours: BTreeMap<Date, Vec<&Due<'_>>> = BTreeMap::new();
    for d in dues {
        jours.entry(d.jour).or_default().push(d);
    }
    let chemin = format!("/indicateurs?contrat={}", percent_encode(&dossier.contrat.slug));
    let un = |(jour, dues): (Date, Vec<&Due<'_>>)| {
        let texte: Vec<String> =
            dues.iter().map(|d| format!("{} {}, {}", d.indicateur.code, d.indicateur.libelle, d.periode)).collect();
        let titre = t.agenda_valeurs(&dossier.contrat.nom, dues.len());
        evenement(visit, &format!("indicateurs-{}-{jour}", dossier.contrat.id), (titre, texte.join("\n")), &chemin, jour)
    };
    jours.into_iter().map(un).collect()
}
