//! What the innovation bonus does of a plan (AAP-07; § 6, `bonus_forme`). In points it is in the note, before any calculation. In
//! euros it is never in the question: « lignes admissibles » are bounded by what is asked, and an amount that depends on the plan
//! would move the optimum unseen. It is what the committee may add by hand, and how much of it fits.

use super::{Programme, Question};
use crate::regles::parametres::FormeBonus;
use crate::regles::{Catalogue, Euros};

/// A file that has the bonus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BonusAcquis {
    pub numero: String,
    pub retenu: bool,
    /// In euros only, of a file retained: what may be added to its lines already served, over neither its requests nor what is left
    /// of the envelopes, up to the value of the bonus.
    pub ajoutable: Option<Euros>,
}

impl Programme<'_> {
    /// The files that have the bonus, and what `plan` leaves to add to them.
    #[must_use]
    pub fn bonus(&self, catalogue: &Catalogue, question: &Question, plan: &solver::Plan) -> Vec<BonusAcquis> {
        let valeur = self.parametres.bonus_valeur.filter(|_| self.parametres.bonus_forme == FormeBonus::Euros);
        let pris = |f: &str| -> i64 { plan.values().filter_map(|l| l.get(f)).sum() };
        let reste = |f: &str| (question.probleme.enveloppes.get(f).copied().unwrap_or_default() - pris(f)).max(0);
        let acquis = self.candidats.iter().filter(|c| !c.sur_reservation() && c.bonus_acquis(catalogue));
        let dit = |numero: &str| {
            let servies = plan.get(numero).into_iter().flatten().filter(|(_, m)| **m > 0);
            let demande = question.probleme.dossiers.iter().find(|d| d.id == numero).map(|d| &d.demande);
            let non_servi = |f: &str, m: i64| demande.and_then(|d| d.get(f)).map_or(0, |d| (d - m).max(0));
            let place: i64 = servies.clone().map(|(f, m)| non_servi(f, *m).min(reste(f))).sum();
            let retenu = servies.count() > 0;
            let ajoutable = valeur.filter(|_| retenu).map(|v| Euros::entiers(v.min(place)));
            BonusAcquis { numero: numero.to_owned(), retenu, ajoutable }
        };
        acquis.map(|c| dit(&c.numero)).collect()
    }
}
