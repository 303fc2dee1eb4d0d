//! Cutting a file in two: « Action à cheval sur {N} et {N+1} : un dossier de {mois} à décembre {N}, un autre pour {N+1}. »
//! (CAF-02, CAF-03). The dates are cut at 31 December; the amounts are proposed by days, and the person says.

mod refus;

use super::super::parametres::Chevauchement;
use super::super::{Euros, Financeur, budget, repartir, saisie};
use super::SaisieDossier;
use crate::model::{ContenuDossier, Dates, LigneFinanceur, LignesBudget, Suite};
use jiff::civil::{Date, date};
pub use refus::RefusScission;
use std::collections::BTreeMap;

/// What runs in the year of the file, and what goes to the next one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coupe {
    pub premiere: (Date, Date),
    pub seconde: (Date, Date),
    /// The whole action.
    pub action: (Date, Date),
}

impl Coupe {
    /// How many days on each side.
    #[must_use]
    pub fn jours(&self) -> [u64; 2] {
        [self.premiere, self.seconde].map(|(debut, fin)| {
            let ecart = debut.until(fin).map_or(0, |span| span.get_days());
            u64::try_from(ecart + 1).unwrap_or(0)
        })
    }
}

/// Where a file of that year is cut.
///
/// # Errors
/// No dates; nothing past 31 December; already cut; a letter that refuses such an action.
pub fn couper(exercice: i64, c: &ContenuDossier, lecture: Chevauchement) -> Result<Coupe, RefusScission> {
    if lecture == Chevauchement::Refuser {
        return Err(RefusScission::ParLaLettre);
    }
    if let Some(suite) = &c.suite {
        return Err(RefusScission::DejaScinde { exercice: suite.exercice });
    }
    let (Some(debut), Some(fin)) = (c.debut.or(c.action_debut), c.fin.max(c.action_fin)) else {
        return Err(RefusScission::SansDates);
    };
    let rien = RefusScission::RienAScinder { exercice };
    let Ok(annee) = i16::try_from(exercice) else { return Err(rien) };
    // The last year a date may hold is far from any call.
    if debut.year() != annee || fin.year() <= annee || annee >= Date::MAX.year() - 2 {
        return Err(rien);
    }
    let seconde = (date(annee + 1, 1, 1), fin.min(date(annee + 2, 12, 31)));
    let commence = c.action_debut.unwrap_or(debut).min(debut);
    Ok(Coupe { premiere: (debut, date(annee, 12, 31)), seconde, action: (commence, fin) })
}

/// Whether what is typed asks the CAF for an action that spans two years: where the form offers to cut.
#[must_use]
pub fn a_scinder(s: &SaisieDossier, exercice: i64, lecture: Chevauchement) -> bool {
    let jour = |champ: &str| saisie::jour(s.texte(champ)).ok();
    let dates = ContenuDossier {
        debut: jour("debut"),
        fin: jour("fin"),
        action_debut: jour("action_debut"),
        action_fin: jour("action_fin"),
        ..ContenuDossier::default()
    };
    let caf = format!("d.{}", Financeur::CAF);
    let demandee = saisie::montant(s.texte(&caf)).is_ok_and(|m| m.is_some_and(Euros::est_positif));
    demandee && couper(exercice, &dates, lecture).is_ok()
}

/// The amounts of a file: its own lines, and what each funder is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts {
    pub budget: LignesBudget,
    pub demandes: BTreeMap<Financeur, Euros>,
}

impl Parts {
    /// All that a file asks and spends.
    #[must_use]
    pub fn de(budget: &LignesBudget, lignes: &[LigneFinanceur]) -> Self {
        let demandes = lignes.iter().filter_map(|l| Some((l.financeur.clone(), l.demande()?))).collect();
        Self { budget: budget.clone(), demandes }
    }

    /// What each amount belongs to: sums that must stay balanced with one another.
    fn groupes(&self) -> BTreeMap<u8, Vec<(Cle<'_>, Euros)>> {
        let mut groupes: BTreeMap<u8, Vec<(Cle<'_>, Euros)>> = BTreeMap::new();
        for (code, montant) in &self.budget {
            let rang = match budget::ligne(code) {
                Some(l) => 2 * u8::from(l.volontaire) + u8::from(l.cote == budget::Cote::Produit),
                None => 1,
            };
            groupes.entry(rang).or_default().push((Cle::Ligne(code), *montant));
        }
        for (qui, montant) in &self.demandes {
            groupes.entry(1).or_default().push((Cle::Financeur(qui), *montant));
        }
        groupes
    }

    /// What stays in the first file, in proportion of days. Charges and products of one sum give the same sum: what was
    /// balanced stays so on both sides.
    #[must_use]
    pub fn au_prorata(&self, jours: [u64; 2]) -> Self {
        let mut premier = Self::default();
        for groupe in self.groupes().into_values() {
            let entiers = groupe.iter().all(|(_, montant)| montant.centimes() % 100 == 0);
            let pas = if entiers { Euros::entiers(1) } else { Euros::de_centimes(1) };
            let total: Euros = groupe.iter().map(|(_, montant)| *montant).sum();
            let reste = repartir(total, &jours, pas).and_then(|parts| parts.first().copied()).unwrap_or_default();
            let poids: Vec<u64> = groupe.iter().map(|(_, m)| u64::try_from(m.centimes()).unwrap_or(0)).collect();
            let parts = repartir(reste, &poids, pas).unwrap_or_else(|| vec![Euros::ZERO; poids.len()]);
            for ((cle, _), part) in groupe.into_iter().zip(parts) {
                match cle {
                    Cle::Ligne(code) => drop(premier.budget.insert(code.to_owned(), part)),
                    Cle::Financeur(qui) => drop(premier.demandes.insert(qui.clone(), part)),
                }
            }
        }
        premier
    }

    /// What is left of these amounts once `premier` is taken off, lines at zero left out.
    #[must_use]
    pub fn moins(&self, premier: &Self) -> Self {
        let reste = |tout: Euros, part: Option<&Euros>| tout - part.copied().unwrap_or_default();
        Self {
            budget: self.budget.iter().map(|(code, m)| (code.clone(), reste(*m, premier.budget.get(code)))).collect(),
            demandes: self.demandes.iter().map(|(qui, m)| (qui.clone(), reste(*m, premier.demandes.get(qui)))).collect(),
        }
        .sans_zero()
    }

    /// These amounts and those of `autre`.
    #[must_use]
    pub fn plus(&self, autre: &Self) -> Self {
        let mut tous = self.clone();
        for (code, montant) in &autre.budget {
            let somme = tous.budget.entry(code.clone()).or_default();
            *somme = *somme + *montant;
        }
        for (qui, montant) in &autre.demandes {
            let somme = tous.demandes.entry(qui.clone()).or_default();
            *somme = *somme + *montant;
        }
        tous.sans_zero()
    }

    #[must_use]
    pub fn sans_zero(mut self) -> Self {
        self.budget.retain(|_, m| !m.est_nul());
        self.demandes.retain(|_, m| !m.est_nul());
        self
    }

    /// The amounts of the fields of the form of a file: `b.641`, `d.ETAT`.
    #[must_use]
    pub fn champs(&self) -> Vec<(String, Euros)> {
        let lignes = self.budget.iter().map(|(code, m)| (format!("b.{code}"), *m));
        lignes.chain(self.demandes.iter().map(|(qui, m)| (format!("d.{}", qui.code()), *m))).collect()
    }
}

#[derive(Debug, Clone, Copy)]
enum Cle<'a> {
    Ligne(&'a str),
    Financeur(&'a Financeur),
}

/// Reads what stays in the first file, line by line.
///
/// # Errors
/// Every line that says nothing, cannot be read, or keeps more than it has.
pub fn lire(s: &SaisieDossier, tout: &Parts) -> Result<Parts, Vec<RefusScission>> {
    let mut refus = vec![];
    let mut part = |champ: String, total: Euros| {
        match saisie::montant(s.texte(&champ)) {
            Ok(Some(m)) if m > total => refus.push(RefusScission::PartTropGrande { champ, total }),
            Ok(Some(m)) => return m,
            Ok(None) => refus.push(RefusScission::PartAbsente { champ }),
            Err(r) => refus.push(RefusScission::Part { champ, refus: r }),
        }
        Euros::ZERO
    };
    let budget = tout.budget.iter().map(|(code, m)| (code.clone(), part(format!("b.{code}"), *m))).collect();
    let demandes = tout.demandes.iter().map(|(qui, m)| (qui.clone(), part(format!("d.{}", qui.code()), *m))).collect();
    if refus.is_empty() { Ok(Parts { budget, demandes }) } else { Err(refus) }
}

/// What the file leaves to the next year, and its own dates once cut.
#[must_use]
pub fn suite(exercice: i64, contenu: &ContenuDossier, coupe: &Coupe, seconde: Parts) -> Suite {
    let (debut, fin) = coupe.seconde;
    Suite {
        exercice: exercice + 1,
        debut,
        fin,
        budget: seconde.budget,
        demandes: seconde.demandes,
        dossier: None,
        avant: Dates {
            debut: contenu.debut,
            fin: contenu.fin,
            action_debut: contenu.action_debut,
            action_fin: contenu.action_fin,
        },
    }
}

/// What the file of the next year says: all that this one says, but what belongs to a year.
#[must_use]
pub fn contenu_suivant(premier: &ContenuDossier, suite: &Suite) -> ContenuDossier {
    ContenuDossier {
        debut: Some(suite.debut),
        fin: Some(suite.fin),
        dossier_lie: String::new(),
        ref_dauphin: String::new(),
        ref_elan: String::new(),
        suite: None,
        suite_de: None,
        notifie_le: None,
        ..premier.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Refusal;
    use proptest::prelude::*;

    fn contenu(debut: Date, fin: Date) -> ContenuDossier {
        ContenuDossier { debut: Some(debut), fin: Some(fin), ..ContenuDossier::default() }
    }

    fn coupe(c: &ContenuDossier) -> Result<Coupe, &'static str> {
        couper(2026, c, Chevauchement::Scinder).map_err(|r| r.code())
    }

    #[test]
    fn une_action_de_septembre_a_mai_se_coupe_au_31_decembre() {
        let c = coupe(&contenu(date(2026, 9, 1), date(2027, 5, 31))).unwrap();
        assert_eq!(c.premiere, (date(2026, 9, 1), date(2026, 12, 31)));
        assert_eq!(c.seconde, (date(2027, 1, 1), date(2027, 5, 31)));
        assert_eq!(c.action, (date(2026, 9, 1), date(2027, 5, 31)));
        assert_eq!(c.jours(), [122, 151]);
    }

    #[test]
    fn un_dossier_deja_ramene_a_l_annee_se_scinde_sur_les_dates_de_l_action() {
        let mut c = contenu(date(2026, 9, 1), date(2026, 12, 31));
        assert_eq!(coupe(&c), Err("scission-rien"));
        c.action_debut = Some(date(2026, 9, 1));
        c.action_fin = Some(date(2029, 5, 31));
        let lue = coupe(&c).unwrap();
        assert_eq!(lue.seconde, (date(2027, 1, 1), date(2028, 12, 31)), "la suite se scindera à son tour");
        assert_eq!(lue.action.1, date(2029, 5, 31));
        assert_eq!(coupe(&ContenuDossier::default()), Err("scission-sans-dates"));
    }

    #[test]
    fn une_lettre_qui_refuse_le_chevauchement_ne_scinde_rien() {
        let c = contenu(date(2026, 9, 1), date(2027, 5, 31));
        assert_eq!(couper(2026, &c, Chevauchement::Refuser), Err(RefusScission::ParLaLettre));
    }

    #[test]
    fn le_formulaire_propose_de_scinder_quand_la_caf_est_demandee_sur_deux_annees() {
        let champs = |caf: &str, fin: &str| {
            let lus = [("debut", "01/09/2026"), ("fin", fin), ("d.CAF", caf)];
            SaisieDossier(lus.map(|(n, v)| (n.to_owned(), v.to_owned())).into())
        };
        let offre = |s: &SaisieDossier| a_scinder(s, 2026, Chevauchement::Scinder);
        assert!(offre(&champs("4 000", "31/05/2027")));
        assert!(!offre(&champs("", "31/05/2027")), "la CAF n’est pas demandée");
        assert!(!offre(&champs("4 000", "31/12/2026")), "une seule année");
    }

    #[test]
    fn ce_qui_reste_se_dit_ligne_par_ligne_et_ne_depasse_pas_la_ligne() {
        let tout = Parts {
            budget: [("641".to_owned(), Euros::entiers(900))].into(),
            demandes: [(Financeur::nomme("CAF"), Euros::entiers(600)), (Financeur::nomme("ETAT"), Euros::entiers(300))].into(),
        };
        let dit = |caf: &str, etat: &str| {
            let lus = [("b.641", "400"), ("d.CAF", caf), ("d.ETAT", etat)];
            lire(&SaisieDossier(lus.map(|(n, v)| (n.to_owned(), v.to_owned())).into()), &tout)
        };
        let lue = dit("250", "150").unwrap();
        assert_eq!(tout.moins(&lue).budget["641"], Euros::entiers(500));
        let codes: Vec<&str> = dit("601", "").unwrap_err().iter().map(|r| r.code()).collect();
        assert_eq!(codes, ["scission-part-absente", "scission-part-trop-grande"]);
    }

    prop_compose! {
        /// A balanced budget: charges on two lines, products on two funders and one line.
        fn equilibre()(charges in proptest::collection::vec(0i64..200_000, 2), coupes in proptest::collection::vec(0i64..1_000, 2), volontaires in 0i64..90_000)
            -> Parts {
            let total: i64 = charges.iter().sum();
            let etat = total * coupes[0] / 1_000;
            let caf = (total - etat) * coupes[1] / 1_000;
            let e = Euros::entiers;
            Parts {
                budget: [("641", charges[0]), ("604", charges[1]), ("756", total - etat - caf), ("864", volontaires), ("870", volontaires)]
                    .map(|(code, m)| (code.to_owned(), e(m))).into(),
                demandes: [("ETAT", etat), ("CAF", caf)].map(|(code, m)| (Financeur::nomme(code), e(m))).into(),
            }
        }
    }

    fn somme(parts: &Parts, codes: &[&str]) -> i64 {
        codes.iter().filter_map(|c| parts.budget.get(*c)).map(|m| m.centimes()).sum()
    }

    fn demandes(parts: &Parts) -> i64 {
        parts.demandes.values().map(|m| m.centimes()).sum()
    }

    proptest! {
        #[test]
        fn aucun_centime_ne_se_perd_et_chaque_part_reste_equilibree(tout in equilibre(), a in 1u64..366, b in 1u64..366) {
            let premier = tout.au_prorata([a, b]);
            let second = tout.moins(&premier);
            prop_assert_eq!(premier.plus(&second), tout.clone().sans_zero(), "ce qui est coupé se recolle");
            for part in [&premier, &second] {
                prop_assert!(part.champs().iter().all(|(_, m)| *m >= Euros::ZERO && m.centimes() % 100 == 0));
                prop_assert_eq!(somme(part, &["641", "604"]), somme(part, &["756"]) + demandes(part));
                prop_assert_eq!(somme(part, &["864"]), somme(part, &["870"]));
            }
        }

        #[test]
        fn des_centimes_repris_d_ailleurs_ne_se_perdent_pas_non_plus(
            montants in proptest::collection::vec(0i64..9_999_999, 1..6), a in 0u64..366, b in 1u64..366,
        ) {
            let demandes = montants.iter().enumerate().map(|(n, c)| (Financeur::nomme(&format!("F{n}")), Euros::de_centimes(*c)));
            let tout = Parts { budget: LignesBudget::new(), demandes: demandes.collect() };
            let premier = tout.au_prorata([a, b]);
            prop_assert!(premier.demandes.iter().all(|(qui, m)| *m >= Euros::ZERO && *m <= tout.demandes[qui]));
            prop_assert_eq!(premier.plus(&tout.moins(&premier)), tout.sans_zero());
        }
    }
}
