//! The budget of an action (CERFA 12156*06): its lines, its balance. « Euros entiers, ≥ 0. Charges = produits, hors 86 et
//! 87 ; 86 = 87. » (Financements, § 4)

mod lignes;

use kernel::{Lang, Refusal};
use std::collections::BTreeMap;

use super::{Euros, Financeur};
pub use lignes::{Cote, LIGNES, Ligne, ligne};

/// Amounts by line; the lines « une ligne par financeur » hold one amount per funder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Budget {
    lignes: BTreeMap<&'static str, Euros>,
    financeurs: BTreeMap<Financeur, (&'static str, Euros)>,
}

/// Why an amount cannot enter the budget, or why the budget cannot be deposited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusBudget {
    LigneInconnue {
        code: String,
    },
    MontantNegatif {
        ligne: &'static Ligne,
        montant: Euros,
    },
    Centimes {
        ligne: &'static Ligne,
        montant: Euros,
    },
    FinanceurAttendu {
        ligne: &'static Ligne,
    },
    SansFinanceur {
        ligne: &'static Ligne,
    },
    /// Past what a file may ask (« au-delà de 10 M€ », § 12).
    Demesure {
        ligne: &'static Ligne,
        montant: Euros,
    },
    Desequilibre {
        charges: Euros,
        produits: Euros,
    },
    Volontaires {
        emplois: Euros,
        ressources: Euros,
    },
}

/// « au-delà de 10 M€ ».
const MONTANT_MAX: Euros = Euros::entiers(10_000_000);

impl Budget {
    /// Writes the amount of a line; the line of a funder is the request made to it: « une seule donnée ».
    ///
    /// # Errors
    /// [`RefusBudget`]: unknown line, negative amount, centimes, over 10 M€, a funder missing or out of place.
    pub fn poser(&mut self, code: &str, financeur: Option<&Financeur>, montant: Euros) -> Result<(), RefusBudget> {
        let ligne = ligne(code).ok_or_else(|| RefusBudget::LigneInconnue { code: code.to_owned() })?;
        if montant < Euros::ZERO {
            return Err(RefusBudget::MontantNegatif { ligne, montant });
        }
        if montant.centimes() % 100 != 0 {
            return Err(RefusBudget::Centimes { ligne, montant });
        }
        if montant > MONTANT_MAX {
            return Err(RefusBudget::Demesure { ligne, montant });
        }
        match (ligne.par_financeur, financeur) {
            (true, Some(qui)) => drop(self.financeurs.insert(qui.clone(), (ligne.code, montant))),
            (false, None) => drop(self.lignes.insert(ligne.code, montant)),
            (true, None) => return Err(RefusBudget::FinanceurAttendu { ligne }),
            (false, Some(_)) => return Err(RefusBudget::SansFinanceur { ligne }),
        }
        Ok(())
    }

    /// What is asked of a funder: its line 74.
    #[must_use]
    pub fn demande(&self, financeur: &Financeur) -> Option<Euros> {
        self.financeurs.get(financeur).map(|(_, montant)| *montant)
    }

    fn somme(&self, garde: impl Fn(&Ligne) -> bool) -> Euros {
        let simples = self.lignes.iter().map(|(code, montant)| (*code, *montant));
        let toutes = simples.chain(self.financeurs.values().copied());
        toutes.filter(|(code, _)| ligne(code).is_some_and(&garde)).map(|(_, montant)| montant).sum()
    }

    /// Charges but the voluntary contributions.
    #[must_use]
    pub fn charges(&self) -> Euros {
        self.somme(|l| l.cote == Cote::Charge && !l.volontaire)
    }

    /// Products but the voluntary contributions.
    #[must_use]
    pub fn produits(&self) -> Euros {
        self.somme(|l| l.cote == Cote::Produit && !l.volontaire)
    }

    /// Accounts 86 and 87.
    #[must_use]
    pub fn volontaires(&self) -> (Euros, Euros) {
        (self.somme(|l| l.cote == Cote::Charge && l.volontaire), self.somme(|l| l.cote == Cote::Produit && l.volontaire))
    }

    /// Every reason why the budget does not balance (BUD-01, BUD-02).
    #[must_use]
    pub fn refus(&self) -> Vec<RefusBudget> {
        let (charges, produits) = (self.charges(), self.produits());
        let (emplois, ressources) = self.volontaires();
        let equilibre = (charges != produits).then_some(RefusBudget::Desequilibre { charges, produits });
        let volontaires = (emplois != ressources).then_some(RefusBudget::Volontaires { emplois, ressources });
        equilibre.into_iter().chain(volontaires).collect()
    }
}

impl Refusal for RefusBudget {
    fn code(&self) -> &'static str {
        match self {
            RefusBudget::LigneInconnue { .. } => "budget-ligne-inconnue",
            RefusBudget::MontantNegatif { .. } => "budget-montant-negatif",
            RefusBudget::Centimes { .. } => "budget-centimes",
            RefusBudget::FinanceurAttendu { .. } => "budget-financeur-attendu",
            RefusBudget::SansFinanceur { .. } => "budget-sans-financeur",
            RefusBudget::Demesure { .. } => "budget-demesure",
            RefusBudget::Desequilibre { .. } => "BUD-01",
            RefusBudget::Volontaires { .. } => "BUD-02",
        }
    }

    fn message(&self, lang: Lang) -> String {
        match (self, lang) {
            (RefusBudget::LigneInconnue { code }, Lang::Fr) => format!("Ligne de budget inconnue : {code}."),
            (RefusBudget::LigneInconnue { code }, Lang::En) => format!("Unknown budget line: {code}."),
            (RefusBudget::MontantNegatif { ligne, montant }, Lang::Fr) => {
                format!("{} : {montant}, montant négatif.", ligne.libelle)
            }
            (RefusBudget::MontantNegatif { ligne, montant }, Lang::En) => {
                format!("{}: {montant}, a negative amount.", ligne.libelle)
            }
            (RefusBudget::Centimes { ligne, montant }, Lang::Fr) => {
                format!("{} : {montant}, le budget se tient en euros entiers.", ligne.libelle)
            }
            (RefusBudget::Centimes { ligne, montant }, Lang::En) => {
                format!("{}: {montant}, budgets are kept in whole euros.", ligne.libelle)
            }
            (RefusBudget::FinanceurAttendu { ligne }, Lang::Fr) => format!("{} : précisez le financeur.", ligne.libelle),
            (RefusBudget::FinanceurAttendu { ligne }, Lang::En) => format!("{}: name the funder.", ligne.libelle),
            (RefusBudget::SansFinanceur { ligne }, Lang::Fr) => format!("{} : cette ligne n'a pas de financeur.", ligne.libelle),
            (RefusBudget::SansFinanceur { ligne }, Lang::En) => format!("{}: this line has no funder.", ligne.libelle),
            (RefusBudget::Demesure { ligne, montant }, Lang::Fr) => {
                format!("{} : {montant}, au-delà de {MONTANT_MAX}.", ligne.libelle)
            }
            (RefusBudget::Demesure { ligne, montant }, Lang::En) => format!("{}: {montant}, over {MONTANT_MAX}.", ligne.libelle),
            (RefusBudget::Desequilibre { charges, produits }, Lang::Fr) => {
                format!("Charges {charges}, produits {produits} : écart de {}.", (*charges - *produits).absolu())
            }
            (RefusBudget::Desequilibre { charges, produits }, Lang::En) => {
                format!("Charges {charges}, products {produits}: {} apart.", (*charges - *produits).absolu())
            }
            (RefusBudget::Volontaires { emplois, ressources }, Lang::Fr) => {
                format!("Contributions volontaires : {emplois} au compte 86, {ressources} au compte 87.")
            }
            (RefusBudget::Volontaires { emplois, ressources }, Lang::En) => {
                format!("Voluntary contributions: {emplois} on account 86, {ressources} on account 87.")
            }
        }
    }

    fn source(&self) -> Option<&'static str> {
        Some("CERFA 12156*06")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pose(budget: &mut Budget, code: &str, euros: i64) {
        budget.poser(code, None, Euros::entiers(euros)).unwrap();
    }

    #[test]
    fn les_contributions_volontaires_ne_comptent_pas_dans_l_equilibre() {
        let mut budget = Budget::default();
        pose(&mut budget, "641", 9_000);
        pose(&mut budget, "864", 2_000);
        pose(&mut budget, "756", 1_000);
        budget.poser("74etat", Some(&Financeur::nomme("ETAT")), Euros::entiers(8_000)).unwrap();
        assert_eq!((budget.charges(), budget.produits()), (Euros::entiers(9_000), Euros::entiers(9_000)));
        let refus = budget.refus();
        assert_eq!(refus, [RefusBudget::Volontaires { emplois: Euros::entiers(2_000), ressources: Euros::ZERO }]);
        assert_eq!(refus[0].message(Lang::Fr), "Contributions volontaires : 2 000 € au compte 86, 0 € au compte 87.");
        pose(&mut budget, "870", 2_000);
        assert!(budget.refus().is_empty());
        pose(&mut budget, "604", 1);
        assert_eq!(budget.refus()[0].code(), "BUD-01");
    }

    #[test]
    fn la_ligne_74_d_un_financeur_et_sa_demande_sont_une_seule_donnee() {
        let mut budget = Budget::default();
        let etat = Financeur::nomme("ETAT");
        budget.poser("74etat", Some(&etat), Euros::entiers(8_000)).unwrap();
        budget.poser("74etat", Some(&etat), Euros::entiers(7_000)).unwrap();
        assert_eq!(budget.demande(&etat), Some(Euros::entiers(7_000)));
        assert_eq!(budget.produits(), Euros::entiers(7_000));
    }

    #[test]
    fn un_montant_negatif_a_centimes_ou_demesure_est_refuse_et_rien_ne_change() {
        let mut budget = Budget::default();
        let refuse = |budget: &mut Budget, code: &str, montant| budget.poser(code, None, montant).unwrap_err().code();
        assert_eq!(refuse(&mut budget, "604", Euros::entiers(-1)), "budget-montant-negatif");
        assert_eq!(refuse(&mut budget, "604", Euros::de_centimes(150)), "budget-centimes");
        assert_eq!(refuse(&mut budget, "604", Euros::entiers(10_000_001)), "budget-demesure");
        assert_eq!(refuse(&mut budget, "999", Euros::ZERO), "budget-ligne-inconnue");
        assert_eq!(refuse(&mut budget, "74etat", Euros::ZERO), "budget-financeur-attendu");
        assert_eq!(budget, Budget::default());
    }
}
