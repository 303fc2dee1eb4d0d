//! Evenings worth going back to: sittings, editions, reviews, amendments.

use super::{Cadre, connu_depuis};
use crate::m;
use crate::model::{Avenant, Campagne, Comite, Edition, EtatAvenant, EtatCampagne, EtatComite};
use jiff::civil::Date;
use store::{Read, StoreError, args};

/// One evening and what happened that day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repere {
    pub le: Date,
    pub quoi: String,
    /// A sitting of the committee.
    pub comite: bool,
}

/// What is known of the contract up to today, newest first.
pub async fn reperes(cadre: &mut Cadre) -> Result<Vec<Repere>, StoreError> {
    let t = m(cadre.visit.lang);
    let (id, today) = (cadre.contrat.id, cadre.visit.today());
    let clock = cadre.visit.house.db.clock().clone();
    let mut all = vec![];
    let since = connu_depuis(cadre).await?;
    let mut put = |le: Option<Date>, quoi: String, comite: bool| {
        if let Some(le) = le.filter(|le| *le <= today) {
            all.push(Repere { le, quoi, comite });
        }
    };
    put(since, t.machine_repere_entree(), false);
    for c in cadre.reader.list::<Comite>("contrat_id = $2 ;; ORDER BY id", args![id]).await? {
        if c.etat != EtatComite::Prepare {
            put(Some(c.tenue_le), c.titre, true);
        }
    }
    for e in cadre.reader.list::<Edition>("contrat_id = $2 ;; ORDER BY id", args![id]).await? {
        put(Some(clock.day_of(e.figee_a)), t.machine_repere_edition(e.numero), false);
    }
    for c in cadre.reader.list::<Campagne>("contrat_id = $2 ;; ORDER BY id", args![id]).await? {
        if c.etat != EtatCampagne::Annulee {
            put(c.ouverte_le, t.machine_repere_ouverture(&c.titre), false);
            put(c.close_le, t.machine_repere_cloture(&c.titre), false);
        }
    }
    for a in cadre.reader.list::<Avenant>("contrat_id = $2 ;; ORDER BY id", args![id]).await? {
        put(a.signe_le.filter(|_| a.etat != EtatAvenant::Projet), t.machine_repere_signature(a.numero.to_string()), false);
        put(a.applique_a.map(|at| clock.day_of(at)), t.machine_repere_application(a.numero.to_string()), false);
    }
    all.sort_by_key(|one| std::cmp::Reverse(one.le));
    Ok(all)
}
