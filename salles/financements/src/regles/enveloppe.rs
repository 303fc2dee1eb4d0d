//! What a funder has to give: a tree of amounts. « Σ enfants ≤ parent ; disponible ≥ 0 ; sans acte : « prévisionnel » »
//! (Financements, § 3); « Disponible = enveloppe − réservations » (§ 1).

mod consommation;
mod saisie;

use kernel::{Lang, Refusal};
use std::collections::{BTreeMap, BTreeSet};

use super::parametres::CpoDansAppel;
use super::{Euros, Financeur, Parametres};
pub use consommation::{Prise, Suivi, consommation, pris_sur};
pub use saisie::{LIBELLE_MAX, RefusPart, a_retirer, detail};

kernel::code_enum! {
    /// « nature (`racine`, `appel`, `cpo`, `pre`, `hors_qpv`) ».
    pub enum Nature {
        Racine = "racine",
        Appel = "appel",
        Cpo = "cpo",
        Pre = "pre",
        HorsQpv = "hors_qpv",
    }
}

/// One node of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noeud {
    pub id: String,
    pub parent: Option<String>,
    pub financeur: Financeur,
    pub exercice: i64,
    pub nature: Nature,
    pub montant: Euros,
    /// The act that voted it; none, it is « prévisionnel ».
    pub acte: Option<String>,
    /// By multi-year agreement.
    pub reservations: BTreeMap<String, Euros>,
}

impl Noeud {
    #[must_use]
    pub fn reserve(&self) -> Euros {
        self.reservations.values().copied().sum()
    }

    #[must_use]
    pub fn disponible(&self) -> Euros {
        self.montant - self.reserve()
    }

    #[must_use]
    pub const fn est_previsionnel(&self) -> bool {
        self.acte.is_none()
    }
}

/// Whether the agreements of a funder are paid from what is left beside the call: « les CPO se prennent sur les 185 000 € de
/// l'Agglo, ou sur les 76 000 € restants » (`cpo_dans_appel`, Financements, § 6).
#[must_use]
pub fn cpo_ailleurs(financeur: &Financeur, p: &Parametres) -> bool {
    p.cpo_dans_appel == CpoDansAppel::Reste && financeur.code() == Financeur::AGGLO
}

/// A node of the call with those below it, whose reservations it holds too; a root answers for its own only, since it gives what its
/// other nodes do not hold.
fn avec_ses_parts<'a>(noeuds: &'a [Noeud], haut: &'a Noeud) -> Vec<&'a Noeud> {
    let mut siens = vec![haut];
    let mut rang = 0;
    while let Some(ici) = siens.get(rang).copied().filter(|_| haut.nature == Nature::Appel && rang <= noeuds.len()) {
        siens.extend(noeuds.iter().filter(|n| n.parent.as_deref() == Some(ici.id.as_str())));
        rang += 1;
    }
    siens
}

fn reserve_sous(noeuds: &[Noeud], haut: &Noeud) -> Euros {
    avec_ses_parts(noeuds, haut).into_iter().map(Noeud::reserve).sum()
}

/// What a funder has left for the call, « Disponible = enveloppe − réservations »: what its nodes of the call hold; a funder
/// whose tree has none gives from its roots, less what its other nodes hold. Never under zero.
#[must_use]
pub fn disponible(noeuds: &[Noeud], financeur: &Financeur, p: &Parametres) -> Euros {
    let siens = || noeuds.iter().filter(|n| n.financeur == *financeur);
    let de = |nature: Nature| siens().filter(move |n| n.nature == nature);
    let libre = |n: &Noeud| if cpo_ailleurs(financeur, p) { n.montant } else { n.montant - reserve_sous(noeuds, n) };
    let disponible: Euros = if de(Nature::Appel).next().is_some() {
        de(Nature::Appel).map(libre).sum()
    } else {
        let racines: Euros = de(Nature::Racine).map(libre).sum();
        racines - siens().filter(|n| n.nature != Nature::Racine).map(|n| n.montant).sum()
    };
    disponible.max(Euros::ZERO)
}

/// One of the terms that [`disponible`] adds up: a node, or what an agreement takes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terme<'a> {
    pub noeud: &'a Noeud,
    pub cpo: Option<&'a str>,
    /// Under zero when it is taken away.
    pub montant: Euros,
}

/// What [`disponible`] adds up, term by term; their sum is what is available, or nothing when it is under zero.
#[must_use]
pub fn termes<'a>(noeuds: &'a [Noeud], financeur: &Financeur, p: &Parametres) -> Vec<Terme<'a>> {
    let siens = || noeuds.iter().filter(|n| n.financeur == *financeur);
    let appel = siens().any(|n| n.nature == Nature::Appel);
    let garde = if appel { Nature::Appel } else { Nature::Racine };
    let mut termes = vec![];
    for noeud in siens().filter(|n| n.nature == garde) {
        termes.push(Terme { noeud, cpo: None, montant: noeud.montant });
        for ici in if cpo_ailleurs(financeur, p) { vec![] } else { avec_ses_parts(noeuds, noeud) } {
            termes.extend(ici.reservations.iter().map(|(cpo, m)| Terme {
                noeud: ici,
                cpo: Some(cpo),
                montant: Euros::ZERO - *m,
            }));
        }
    }
    let autres = siens().filter(|n| !appel && n.nature != Nature::Racine);
    termes.extend(autres.map(|noeud| Terme { noeud, cpo: None, montant: Euros::ZERO - noeud.montant }));
    termes
}

/// Where an agreement of a funder is set aside: the node for agreements, else that of the call unless they are paid from
/// elsewhere, else the root. None: the year has no envelope yet.
#[must_use]
pub fn ou_reserver<'a>(noeuds: &'a [Noeud], financeur: &Financeur, p: &Parametres) -> Option<&'a Noeud> {
    let de = |nature: Nature| noeuds.iter().find(|n| n.financeur == *financeur && n.nature == nature);
    let appel = || if cpo_ailleurs(financeur, p) { None } else { de(Nature::Appel) };
    de(Nature::Cpo).or_else(appel).or_else(|| de(Nature::Racine))
}

/// Why a tree of envelopes cannot be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusEnveloppe {
    Negative { id: String, montant: Euros },
    ParentInconnu { id: String, parent: String },
    EnDouble { id: String },
    Boucle { id: String },
    AutreFinanceur { id: String, parent: String },
    AutreExercice { id: String, parent: String },
    EnfantsAuDessus { id: String, montant: Euros, enfants: Euros },
    ReserveAuDessus { id: String, montant: Euros, reserve: Euros },
}

/// Every reason why the tree cannot be, in the order of its nodes.
#[must_use]
pub fn verifier(noeuds: &[Noeud]) -> Vec<RefusEnveloppe> {
    let mut refus = vec![];
    let par_id: BTreeMap<&str, &Noeud> = noeuds.iter().map(|n| (n.id.as_str(), n)).collect();
    let mut vus = BTreeSet::new();
    for n in noeuds {
        let id = || n.id.clone();
        if !vus.insert(n.id.as_str()) {
            refus.push(RefusEnveloppe::EnDouble { id: id() });
        }
        if n.montant < Euros::ZERO {
            refus.push(RefusEnveloppe::Negative { id: id(), montant: n.montant });
        }
        let enfants: Euros = noeuds.iter().filter(|e| e.parent.as_deref() == Some(n.id.as_str())).map(|e| e.montant).sum();
        if enfants > n.montant {
            refus.push(RefusEnveloppe::EnfantsAuDessus { id: id(), montant: n.montant, enfants });
        } else if n.reserve() > n.montant - enfants {
            refus.push(RefusEnveloppe::ReserveAuDessus { id: id(), montant: n.montant - enfants, reserve: n.reserve() });
        }
        if let Some(parent) = &n.parent {
            match par_id.get(parent.as_str()) {
                None => refus.push(RefusEnveloppe::ParentInconnu { id: id(), parent: parent.clone() }),
                Some(p) if p.financeur != n.financeur => {
                    refus.push(RefusEnveloppe::AutreFinanceur { id: id(), parent: parent.clone() });
                }
                Some(p) if p.exercice != n.exercice => {
                    refus.push(RefusEnveloppe::AutreExercice { id: id(), parent: parent.clone() });
                }
                Some(_) if tourne(n, &par_id) => refus.push(RefusEnveloppe::Boucle { id: id() }),
                Some(_) => {}
            }
        }
    }
    refus
}

/// Whether going up from a node comes back to it, or never ends.
fn tourne(noeud: &Noeud, par_id: &BTreeMap<&str, &Noeud>) -> bool {
    let mut passes = BTreeSet::from([noeud.id.as_str()]);
    let mut ici = noeud;
    while let Some(haut) = ici.parent.as_deref().and_then(|parent| par_id.get(parent)) {
        if !passes.insert(haut.id.as_str()) {
            return true;
        }
        ici = haut;
    }
    false
}

impl Refusal for RefusEnveloppe {
    fn code(&self) -> &'static str {
        match self {
            RefusEnveloppe::Negative { .. } => "enveloppe-negative",
            RefusEnveloppe::ParentInconnu { .. } => "enveloppe-parent-inconnu",
            RefusEnveloppe::EnDouble { .. } => "enveloppe-en-double",
            RefusEnveloppe::Boucle { .. } => "enveloppe-boucle",
            RefusEnveloppe::AutreFinanceur { .. } => "enveloppe-autre-financeur",
            RefusEnveloppe::AutreExercice { .. } => "enveloppe-autre-exercice",
            RefusEnveloppe::EnfantsAuDessus { .. } => "enveloppe-enfants",
            RefusEnveloppe::ReserveAuDessus { .. } => "enveloppe-reserve",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let dire = |fr: String, en: String| if lang == Lang::Fr { fr } else { en };
        match self {
            RefusEnveloppe::Negative { id, montant } => dire(
                format!("Enveloppe {id} : {montant}, montant négatif."),
                format!("Envelope {id}: {montant}, a negative amount."),
            ),
            RefusEnveloppe::ParentInconnu { id, parent } => dire(
                format!("Enveloppe {id} : l'enveloppe {parent} n'existe pas."),
                format!("Envelope {id}: there is no envelope {parent}."),
            ),
            RefusEnveloppe::EnDouble { id } => {
                dire(format!("Enveloppe {id} : donnée deux fois."), format!("Envelope {id}: given twice."))
            }
            RefusEnveloppe::Boucle { id } => {
                dire(format!("Enveloppe {id} : elle dépend d'elle-même."), format!("Envelope {id}: it depends on itself."))
            }
            RefusEnveloppe::AutreFinanceur { id, parent } => dire(
                format!("Enveloppe {id} : son financeur n'est pas celui de {parent}."),
                format!("Envelope {id}: its funder is not that of {parent}."),
            ),
            RefusEnveloppe::AutreExercice { id, parent } => dire(
                format!("Enveloppe {id} : son exercice n'est pas celui de {parent}."),
                format!("Envelope {id}: its year is not that of {parent}."),
            ),
            RefusEnveloppe::EnfantsAuDessus { id, montant, enfants } => dire(
                format!("Enveloppe {id} : {enfants} répartis pour {montant}, dépassement de {}.", *enfants - *montant),
                format!("Envelope {id}: {enfants} shared out of {montant}, {} too much.", *enfants - *montant),
            ),
            RefusEnveloppe::ReserveAuDessus { id, montant, reserve } => dire(
                format!("Enveloppe {id} : {reserve} réservés pour {montant}, dépassement de {}.", *reserve - *montant),
                format!("Envelope {id}: {reserve} reserved out of {montant}, {} too much.", *reserve - *montant),
            ),
        }
    }

    fn source(&self) -> Option<&'static str> {
        Some("Financements, § 3")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noeud(id: &str, parent: Option<&str>, euros: i64) -> Noeud {
        Noeud {
            id: id.to_owned(),
            parent: parent.map(str::to_owned),
            financeur: Financeur::nomme("AGGLO"),
            exercice: 2026,
            nature: if parent.is_none() { Nature::Racine } else { Nature::Appel },
            montant: Euros::entiers(euros),
            acte: None,
            reservations: BTreeMap::new(),
        }
    }

    #[test]
    fn l_agglo_reserve_185_000_euros_sur_261_000_a_l_appel() {
        let mut arbre =
            vec![noeud("agglo", None, 261_000), noeud("appel", Some("agglo"), 185_000), noeud("reste", Some("agglo"), 76_000)];
        arbre[1].reservations.insert("CPO-2025-01".to_owned(), Euros::entiers(24_000));
        assert!(verifier(&arbre).is_empty());
        assert_eq!(arbre[1].disponible(), Euros::entiers(161_000));
        assert!(arbre[1].est_previsionnel());
        arbre[2].montant = Euros::entiers(76_001);
        let refus = verifier(&arbre);
        assert_eq!(refus[0].message(Lang::Fr), "Enveloppe agglo : 261 001 € répartis pour 261 000 €, dépassement de 1 €.");
    }

    #[test]
    fn on_ne_reserve_pas_plus_qu_on_n_a() {
        let mut seul = noeud("ville", None, 1_000);
        seul.reservations.insert("CPO-1".to_owned(), Euros::entiers(1_200));
        assert_eq!(verifier(&[seul])[0].code(), "enveloppe-reserve");
    }

    #[test]
    fn une_boucle_un_parent_inconnu_ou_un_autre_financeur_sont_vus() {
        let code = |arbre: &[Noeud]| verifier(arbre).iter().map(RefusEnveloppe::code).collect::<Vec<_>>();
        assert_eq!(code(&[noeud("a", Some("b"), 0), noeud("b", Some("a"), 0)]), ["enveloppe-boucle"; 2]);
        assert_eq!(code(&[noeud("a", Some("z"), 0)]), ["enveloppe-parent-inconnu"]);
        assert_eq!(code(&[noeud("a", None, 1), noeud("a", None, 1)]), ["enveloppe-en-double"]);
        let mut autre = noeud("b", Some("a"), 1);
        autre.financeur = Financeur::nomme("ETAT");
        assert_eq!(code(&[noeud("a", None, 1), autre]), ["enveloppe-autre-financeur"]);
    }
}
