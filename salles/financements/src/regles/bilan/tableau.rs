//! The table of a review: what was voted beside what was done, line by line and in all.

use super::{Ecart, SeuilMotif};
use crate::model::LignesBudget;
use crate::regles::budget::{Cote, LIGNES, Ligne};
use crate::regles::{Euros, Financeur};
use std::collections::BTreeMap;

/// What a funder voted, and the line of the budget where its money is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subvention {
    pub financeur: Financeur,
    pub ligne: String,
    pub montant: Euros,
}

/// A line of the review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LigneBilan {
    /// `641`; the line of a funder is `74etat:ETAT`.
    pub code: String,
    pub ligne: &'static Ligne,
    pub financeur: Option<Financeur>,
    pub prevu: Euros,
    /// Empty: not typed yet.
    pub realise: Option<Euros>,
    /// Why it is far from what was planned.
    pub motif: String,
}

/// Planned and realised of several lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Total {
    pub prevu: Euros,
    pub realise: Euros,
}

/// The lines of a review, in the order of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tableau {
    pub lignes: Vec<LigneBilan>,
}

impl LigneBilan {
    /// « Écart € = réalisé − prévu »; nothing until it is typed.
    #[must_use]
    pub fn ecart(&self, seuil: SeuilMotif) -> Option<Ecart> {
        self.realise.map(|realise| Ecart::entre(self.prevu, realise, seuil))
    }
}

impl Total {
    #[must_use]
    pub fn ecart(self, seuil: SeuilMotif) -> Ecart {
        Ecart::entre(self.prevu, self.realise, seuil)
    }
}

impl Tableau {
    /// « budget voté repris, seul « réalisé » se saisit »: the file's own lines, and what each funder voted. A line that was not
    /// planned is here once something was realised on it.
    #[must_use]
    pub fn de(budget: &LignesBudget, votes: &[Subvention], realise: &LignesBudget, motifs: &BTreeMap<String, String>) -> Self {
        let motif = |code: &str| motifs.get(code).cloned().unwrap_or_default();
        let mut lignes = vec![];
        for ligne in &LIGNES {
            let prevu = budget.get(ligne.code).copied().unwrap_or_default();
            let fait = realise.get(ligne.code).copied();
            if prevu.est_positif() || fait.is_some_and(Euros::est_positif) {
                lignes.push(LigneBilan {
                    code: ligne.code.to_owned(),
                    ligne,
                    financeur: None,
                    prevu,
                    realise: fait,
                    motif: motif(ligne.code),
                });
            }
            for vote in votes.iter().filter(|v| v.ligne == ligne.code && v.montant.est_positif()) {
                let code = format!("{}:{}", ligne.code, vote.financeur.code());
                lignes.push(LigneBilan {
                    ligne,
                    financeur: Some(vote.financeur.clone()),
                    prevu: vote.montant,
                    realise: realise.get(&code).copied(),
                    motif: motif(&code),
                    code,
                });
            }
        }
        Self { lignes }
    }

    /// The lines of a side, the voluntary contributions apart.
    pub fn cote(&self, cote: Cote, volontaire: bool) -> impl Iterator<Item = &LigneBilan> {
        self.lignes.iter().filter(move |l| l.ligne.cote == cote && l.ligne.volontaire == volontaire)
    }

    /// What they make.
    #[must_use]
    pub fn total(&self, cote: Cote, volontaire: bool) -> Total {
        self.cote(cote, volontaire)
            .fold(Total::default(), |t, l| Total { prevu: t.prevu + l.prevu, realise: t.realise + l.realise.unwrap_or_default() })
    }

    /// What was planned and done of charges, the voluntary contributions apart.
    #[must_use]
    pub fn charges(&self) -> Total {
        self.total(Cote::Charge, false)
    }

    #[must_use]
    pub fn produits(&self) -> Total {
        self.total(Cote::Produit, false)
    }

    /// What the votes left to find: the planned charges past the products, where each funder counts for what it voted.
    #[must_use]
    pub fn reste_a_trouver(&self) -> Option<Euros> {
        Some(self.charges().prevu - self.produits().prevu).filter(|reste| reste.est_positif())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lignes(toutes: &[(&str, i64)]) -> LignesBudget {
        toutes.iter().map(|(code, n)| ((*code).to_owned(), Euros::entiers(*n))).collect()
    }

    #[test]
    fn le_vote_de_chaque_financeur_est_ce_qui_etait_prevu_de_sa_ligne() {
        let votes = [("ETAT", "74etat", 6_000), ("AGGLO", "74epci", 0)].map(|(qui, ligne, n)| Subvention {
            financeur: Financeur::nomme(qui),
            ligne: ligne.into(),
            montant: Euros::entiers(n),
        });
        let realise = lignes(&[("641", 7_650), ("74etat:ETAT", 6_000), ("613", 200), ("870", 0)]);
        let t = Tableau::de(&lignes(&[("641", 9_000), ("756", 3_000), ("870", 500)]), &votes, &realise, &BTreeMap::new());
        let codes: Vec<&str> = t.lignes.iter().map(|l| l.code.as_str()).collect();
        assert_eq!(codes, ["613", "641", "74etat:ETAT", "756", "870"]);
        assert_eq!(t.charges(), Total { prevu: Euros::entiers(9_000), realise: Euros::entiers(7_850) });
        assert_eq!(t.produits(), Total { prevu: Euros::entiers(9_000), realise: Euros::entiers(6_000) });
        assert_eq!(t.reste_a_trouver(), None);
        let moins = Tableau::de(&lignes(&[("641", 9_000), ("756", 2_000)]), &votes, &lignes(&[]), &BTreeMap::new());
        assert_eq!(moins.reste_a_trouver(), Some(Euros::entiers(1_000)), "9 000 de charges, 6 000 votés, 2 000 de ressources");
        let salaires = t.lignes[1].ecart(SeuilMotif::default()).unwrap();
        assert_eq!((salaires.pour_cent().as_str(), salaires.motif_exige), ("−15 %", true));
        assert_eq!(t.lignes[3].ecart(SeuilMotif::default()), None, "la case est encore vide");
        assert_eq!(t.total(Cote::Produit, true), Total { prevu: Euros::entiers(500), realise: Euros::ZERO });
    }
}
