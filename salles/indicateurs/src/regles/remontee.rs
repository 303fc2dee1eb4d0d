//! F7 `remontee`: from indicators to a sheet, from sheets to an axis, from axes to a contract.

use kernel::nombre::Nombre;
use serde::Deserialize;

use super::observation::{cent_par_defaut, nombre_ou_rien, un_par_defaut};

/// One element to roll up. `taux` and `couverture` are percentages; the rate is bounded before the mean.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Element {
    pub code: String,
    /// « Les poids sont égaux à 1 sauf délibération contraire, et montrés. »
    #[serde(deserialize_with = "un_par_defaut")]
    pub poids: Nombre,
    #[serde(deserialize_with = "nombre_ou_rien")]
    pub taux: Option<Nombre>,
    /// The element's own coverage: 100 for an indicator.
    #[serde(deserialize_with = "cent_par_defaut")]
    pub couverture: Nombre,
    pub applicable: bool,
    /// False: set aside and announced. True without rate: missing.
    pub mesurable: bool,
}

impl Default for Element {
    /// Weight 1, full coverage, applicable, measurable, no rate.
    fn default() -> Self {
        Self {
            code: String::new(),
            poids: Nombre::un(),
            taux: None,
            couverture: Nombre::cent(),
            applicable: true,
            mesurable: true,
        }
    }
}

impl Element {
    /// An element of weight 1; complete it with `Element { poids, ..Element::nouveau(code, taux) }`.
    #[must_use]
    pub fn nouveau(code: impl Into<String>, taux: Option<Nombre>) -> Self {
        Self { code: code.into(), taux, ..Self::default() }
    }

    /// An element about which nothing can be measured (« fiche sans indicateur »).
    #[must_use]
    pub fn non_mesurable(code: impl Into<String>) -> Self {
        Self { mesurable: false, ..Self::nouveau(code, None) }
    }

    /// True when it weighs: « Poids d'un élément non applicable = 0 ».
    fn pese(&self) -> bool {
        self.applicable && !self.poids.est_nul()
    }
}

kernel::code_enum! {
    /// Why a roll-up has no rate.
    pub enum Motif {
        AucunPoids = "aucun_poids",
        RienDeMesurable = "rien_de_mesurable",
        CouvertureInsuffisante = "couverture_insuffisante",
        PoidsNegatif = "poids_negatif",
    }
}

/// What one present element weighs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PoidsEffectif {
    pub code: String,
    /// As decided. « Appliquer la formule affichée aux opérandes affichés redonne le chiffre » (§ 8): replay with
    /// this one, since the effective share may have no finite decimal.
    pub declare: Nombre,
    /// The bounded rate that entered the mean, in percent.
    pub retenu: Nombre,
    /// Share among the present ones, in percent.
    pub effectif: Nombre,
}

/// The rate of a set of elements, with what it stands on. Every number is a percentage.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Remontee {
    pub taux: Option<Nombre>,
    /// Nothing when nothing measurable weighs.
    pub couverture: Option<Nombre>,
    /// Nothing when nothing applicable weighs.
    pub part_mesurable: Option<Nombre>,
    /// Codes of the elements measurable and without rate, in the order given.
    pub manquants: Vec<String>,
    /// Codes of the elements set aside because nothing measures them, to be announced.
    pub ecartes: Vec<String>,
    /// Empty without rate.
    pub poids_effectifs: Vec<PoidsEffectif>,
    pub motif: Option<Motif>,
}

/// « Poids d'un élément non applicable = 0, les autres sont renormalisés. `part_mesurable` = poids mesurables /
/// poids applicables. Taux = Σ poids × taux retenu / Σ poids des présents, si la couverture (poids présents ×
/// leur propre couverture / poids mesurables) atteint `couverture_min` ; sinon null et la liste des manquants. Un
/// élément **non mesurable** est écarté et annoncé ; un élément **mesurable sans valeur** est un manque. Motifs :
/// `aucun_poids`, `rien_de_mesurable`, `couverture_insuffisante`, `poids_negatif`. `poids_effectifs` : part de
/// chaque présent, en %, 4 décimales, vide sans taux. » (§ 4, F7)
///
/// « poids 0 : suivi, non compté » : an element without weight is neither present nor missing. A negative weight
/// refuses the whole, wherever it is. When no element is present the coverage is insufficient, even if
/// `couverture_min` is zero.
#[must_use]
pub fn remontee(elements: &[Element], couverture_min: &Nombre) -> Remontee {
    let sans_taux = |motif| Remontee { motif: Some(motif), ..Remontee::default() };
    if elements.iter().any(|e| e.poids.est_negatif()) {
        return sans_taux(Motif::PoidsNegatif);
    }
    let (mesurables, ecartes): (Vec<&Element>, Vec<&Element>) = elements.iter().filter(|e| e.pese()).partition(|e| e.mesurable);
    let poids = |parmi: &[&Element]| parmi.iter().map(|e| &e.poids).sum::<Nombre>();
    let poids_mesurables = poids(&mesurables);
    let poids_applicables = &poids_mesurables + &poids(&ecartes);
    let Some(part_mesurable) = pourcent(&poids_mesurables, &poids_applicables) else {
        return sans_taux(Motif::AucunPoids);
    };
    let codes = |parmi: &[&Element]| parmi.iter().map(|e| e.code.clone()).collect();
    let mut resultat = Remontee { part_mesurable: Some(part_mesurable), ecartes: codes(&ecartes), ..Remontee::default() };
    let (presents, manquants): (Vec<&Element>, Vec<&Element>) = mesurables.into_iter().partition(|e| e.taux.is_some());
    resultat.manquants = codes(&manquants);
    let couvert: Nombre = presents.iter().map(|e| &e.poids * &e.couverture).sum();
    let Some(couverture) = couvert.checked_div(&poids_mesurables) else {
        resultat.motif = Some(Motif::RienDeMesurable);
        return resultat;
    };
    let suffisante = couverture >= *couverture_min;
    resultat.couverture = Some(couverture);
    let poids_presents = poids(&presents);
    let effectifs: Vec<PoidsEffectif> = presents.iter().filter_map(|e| poids_effectif(e, &poids_presents)).collect();
    let somme: Nombre = effectifs.iter().map(|e| &e.declare * &e.retenu).sum();
    match somme.checked_div(&poids_presents) {
        Some(taux) if suffisante => {
            resultat.taux = Some(taux);
            resultat.poids_effectifs = effectifs;
        }
        _ => resultat.motif = Some(Motif::CouvertureInsuffisante),
    }
    resultat
}

fn pourcent(part: &Nombre, tout: &Nombre) -> Option<Nombre> {
    (Nombre::cent() * part).checked_div(tout)
}

fn poids_effectif(element: &Element, poids_presents: &Nombre) -> Option<PoidsEffectif> {
    let taux = element.taux.as_ref()?;
    Some(PoidsEffectif {
        code: element.code.clone(),
        declare: element.poids.clone(),
        retenu: taux.borne(&Nombre::zero(), &Nombre::cent()),
        effectif: pourcent(&element.poids, poids_presents)?,
    })
}
