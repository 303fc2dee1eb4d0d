//! The readings of the texts that can be read in several ways: « le texte se lit de plusieurs façons ; la valeur est un
//! paramètre, jamais une constante » (Financements, § 6). Every default is the document's, with its reason beside it.

mod description;
mod versions;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use super::jeu::JeuDeRegles;
use super::{Euros, Financeur};

pub use description::{Description, descriptions};
pub use versions::differences;

/// The parameters of a call, fixed by its framing letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Parametres {
    /// AAP-01: « un appel à projets est lancé chaque année ».
    #[serde(deserialize_with = "compte")]
    pub appels_par_an: i64,
    /// « Financeur principal : V, É ou A. »
    pub principaux: Vec<Financeur>,
    /// AAP-05: « il en faut 2 ».
    #[serde(deserialize_with = "compte")]
    pub min_principaux: i64,
    #[serde(deserialize_with = "etapes_eligibilite")]
    pub aap05_etapes: EtapesEligibilite,
    /// AAP-06: 500 €.
    pub plancher: Euros,
    pub plancher_perimetre: PerimetrePlancher,
    /// DEP-01: 500 €.
    pub plancher_departement: Euros,
    pub bonus_forme: FormeBonus,
    #[serde(deserialize_with = "compte_ou_vide")]
    pub bonus_valeur: Option<i64>,
    pub bonus_hors_cpo: HorsCpo,
    /// AAP-10, basis points of the base; empty: the verdict is undetermined, the total shown.
    #[serde(deserialize_with = "compte_ou_vide")]
    pub part_hors_qpv_pb: Option<i64>,
    pub base_hors_qpv: Option<Euros>,
    #[serde(deserialize_with = "dans_appel")]
    pub cpo_dans_appel: CpoDansAppel,
    pub caf_cpo: CafCpo,
    #[serde(deserialize_with = "compte")]
    pub cpo_duree: i64,
    pub cpo_lecture: LectureCpo,
    pub cpo_b_unite: UniteCpo,
    pub cpo_base: BaseCpo,
    pub cpo_numerateur: NumerateurCpo,
    /// CPO-03: 50 %, in basis points.
    #[serde(deserialize_with = "compte")]
    pub cpo_part_min_pb: i64,
    /// CPO-03A: « au moins deux des trois ».
    #[serde(deserialize_with = "compte")]
    pub cpo_min_principaux: i64,
    /// CPO-07: « plus de 4 années ».
    #[serde(deserialize_with = "compte")]
    pub anciennete_min: i64,
    pub anciennete_mode: ModeAnciennete,
    /// CPO-08: 5 in all, one per QPV.
    #[serde(deserialize_with = "compte")]
    pub cpo_experimentales_min: i64,
    pub cpo_multi_qpv: CpoMultiQpv,
    /// CPO-09: « seuil à fixer », empty by default.
    pub petite_definition: Option<PetiteDefinition>,
    /// CPO-10: « repère 70 % », in basis points.
    #[serde(deserialize_with = "compte")]
    pub cpo_repere_pb: i64,
    /// DEP-02: two of the three.
    #[serde(deserialize_with = "compte")]
    pub dep02_min: i64,
    pub dep02_commune: Commune,
    #[serde(deserialize_with = "oui_ou_non")]
    pub caf_fonds_propres_compte: bool,
    pub caf_chevauchement: Chevauchement,
    pub caf_bilan_etape: EtapeBilan,
    /// « « avant le 30 avril » : 29 ou 30 » ; « 30 inclus, rappels calés sur le 29 ».
    #[serde(deserialize_with = "oui_ou_non")]
    pub bilan_echeance_incluse: bool,
    #[serde(deserialize_with = "oui_ou_non")]
    pub tfpb_compte: bool,
    pub seuil_convention: Euros,
    pub seuil_convention_base: BaseSeuil,
    /// « 153 000 € d'aides par an » (§ 9).
    pub seuil_comptes: Euros,
    /// « 500 000 € sur 3 exercices ⚖ » (§ 9).
    pub seuil_attestation: Euros,
    /// μ: « sous μ × demande, mieux vaut ne pas retenir », per cent.
    #[serde(deserialize_with = "compte")]
    pub part_min_demande_pct: i64,
    #[serde(deserialize_with = "compte")]
    pub tolerance_equite_pct: i64,
    /// « motif si |écart| > 10 % et 500 € (réglable) » (§ 8).
    #[serde(deserialize_with = "compte")]
    pub bilan_ecart_pct: i64,
    pub bilan_ecart: Euros,
    /// « jeu de règles figé » (§ 3): rules set aside, and the letter's own.
    #[serde(skip_serializing_if = "JeuDeRegles::est_vide")]
    pub regles: JeuDeRegles,
}

impl Default for Parametres {
    fn default() -> Self {
        Self {
            appels_par_an: 1,
            principaux: [Financeur::VILLE, Financeur::ETAT, Financeur::AGGLO].map(Financeur::nomme).to_vec(),
            min_principaux: 2,
            aap05_etapes: EtapesEligibilite::default(),
            plancher: Euros::entiers(500),
            plancher_perimetre: PerimetrePlancher::default(),
            plancher_departement: Euros::entiers(500),
            bonus_forme: FormeBonus::default(),
            bonus_valeur: None,
            bonus_hors_cpo: HorsCpo::default(),
            part_hors_qpv_pb: None,
            base_hors_qpv: None,
            cpo_dans_appel: CpoDansAppel::default(),
            caf_cpo: CafCpo::default(),
            cpo_duree: 3,
            cpo_lecture: LectureCpo::default(),
            cpo_b_unite: UniteCpo::default(),
            cpo_base: BaseCpo::default(),
            cpo_numerateur: NumerateurCpo::default(),
            cpo_part_min_pb: 5_000,
            cpo_min_principaux: 2,
            anciennete_min: 4,
            anciennete_mode: ModeAnciennete::default(),
            cpo_experimentales_min: 5,
            cpo_multi_qpv: CpoMultiQpv::default(),
            petite_definition: None,
            cpo_repere_pb: 7_000,
            dep02_min: 2,
            dep02_commune: Commune::default(),
            caf_fonds_propres_compte: false,
            caf_chevauchement: Chevauchement::default(),
            caf_bilan_etape: EtapeBilan::default(),
            bilan_echeance_incluse: true,
            tfpb_compte: false,
            seuil_convention: Euros::entiers(23_000),
            seuil_convention_base: BaseSeuil::default(),
            seuil_comptes: Euros::entiers(153_000),
            seuil_attestation: Euros::entiers(500_000),
            part_min_demande_pct: 60,
            tolerance_equite_pct: 5,
            bilan_ecart_pct: 10,
            bilan_ecart: Euros::entiers(500),
            regles: JeuDeRegles::default(),
        }
    }
}

/// A number of things, of points or of basis points: never negative, never past a million.
fn compte<'de, D: Deserializer<'de>>(d: D) -> Result<i64, D::Error> {
    let n = i64::deserialize(d)?;
    if (0..=1_000_000).contains(&n) { Ok(n) } else { Err(D::Error::custom(format!("out of bounds: {n}"))) }
}

fn compte_ou_vide<'de, D: Deserializer<'de>>(d: D) -> Result<Option<i64>, D::Error> {
    #[derive(Deserialize)]
    struct Compte(#[serde(deserialize_with = "compte")] i64);
    Ok(Option::<Compte>::deserialize(d)?.map(|Compte(n)| n))
}

/// `true`, or « oui ».
fn oui_ou_non<'de, D: Deserializer<'de>>(d: D) -> Result<bool, D::Error> {
    match Value::deserialize(d)? {
        Value::Bool(vrai) => Ok(vrai),
        Value::String(dit) if dit == "oui" => Ok(true),
        Value::String(dit) if dit == "non" => Ok(false),
        autre => Err(D::Error::custom(format!("neither yes nor no: {autre}"))),
    }
}

/// A yes or no says whether agreements are taken on the call.
fn dans_appel<'de, D: Deserializer<'de>>(d: D) -> Result<CpoDansAppel, D::Error> {
    match Value::deserialize(d)? {
        Value::Bool(true) => Ok(CpoDansAppel::Appel),
        Value::Bool(false) => Ok(CpoDansAppel::Reste),
        autre => CpoDansAppel::deserialize(autre).map_err(D::Error::custom),
    }
}

/// One reading, or the list of the stages that block.
fn etapes_eligibilite<'de, D: Deserializer<'de>>(d: D) -> Result<EtapesEligibilite, D::Error> {
    let lu = Value::deserialize(d)?;
    let Value::Array(etapes) = &lu else { return EtapesEligibilite::deserialize(lu).map_err(D::Error::custom) };
    let bloque = |noms: &[&str]| etapes.iter().any(|e| noms.iter().any(|nom| e == nom));
    match (bloque(&["demande", "depot"]), bloque(&["vote"])) {
        (true, true) => Ok(EtapesEligibilite::DemandeEtVote),
        (true, false) => Ok(EtapesEligibilite::Demande),
        (false, true) => Ok(EtapesEligibilite::Vote),
        (false, false) => Err(D::Error::custom(format!("no stage blocks: {lu}"))),
    }
}

/// An enum of readings, the first of which is the default.
macro_rules! lectures {
    ($(#[$doc:meta])* $nom:ident { $(#[$premiere_doc:meta])* $premiere:ident $(= $alias1:literal)?, $($(#[$autre_doc:meta])* $autre:ident $(= $alias:literal)?),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $nom {
            #[default]
            $(#[$premiere_doc])* $(#[serde(alias = $alias1)])? $premiere,
            $($(#[$autre_doc])* $(#[serde(alias = $alias)])? $autre),+
        }
    };
}

lectures! {
    /// « « éligible » vise la demande, ou le vote » ; default: « bloque au dépôt et au vote ».
    EtapesEligibilite { DemandeEtVote = "depot_et_vote", Demande = "depot", Vote }
}
lectures! {
    /// « « par financeur » : `tous`, ou `principaux_et_departement` » ; default: tous.
    PerimetrePlancher { Tous, PrincipauxEtDepartement }
}
lectures! {
    /// « priorité, sans valeur ».
    FormeBonus { Priorite, Points, Euros }
}
lectures! {
    /// « « hors CPO » qualifie le projet ou la fiche-action » ; default: the project.
    HorsCpo { Projet, FicheAction = "fiche" }
}
lectures! {
    /// « les CPO se prennent sur les 185 000 € de l'Agglo, ou sur les 76 000 € restants » ; default: on the 185 000, prudent.
    CpoDansAppel { Appel = "oui", Reste = "non" }
}
lectures! {
    /// « années 2 et 3 de la CAF » : intentions, never reservations.
    CafCpo { Intentions, Reservations }
}
lectures! {
    /// « les deux affichées […] ; chacune peut être imposée au calcul ».
    LectureCpo { LesDeux = "AB", A = "A", B = "B" }
}
lectures! {
    /// « en `euros` ou en `conventions` ».
    UniteCpo { Euros, Conventions }
}
lectures! {
    /// Default: products but the voluntary contributions.
    BaseCpo { #[serde(rename = "produits_hors_87")] ProduitsHors87, #[serde(rename = "produits_avec_87")] ProduitsAvec87, DemandeTotale }
}
lectures! {
    /// « `principaux`, ou `signataires` avec D, C, R (« voire quadripartite ») » ; default: principaux.
    NumerateurCpo { Principaux, Signataires }
}
lectures! {
    /// « années financées, ou depuis la première ».
    ModeAnciennete { AnneesFinancees, DepuisPremiere = "depuis_la_premiere" }
}
lectures! {
    /// « CPO de plusieurs QPV comptée partout ou au principal » ; default: principal.
    CpoMultiQpv { Principal, Partout }
}
lectures! {
    /// « Ville seule ou toute commune » ; default: toute commune.
    Commune { Toute = "toute_commune", Ville = "ville_seule" }
}
lectures! {
    /// « scinder ou refuser » ; default: scinder.
    Chevauchement { Scinder, Refuser }
}
lectures! {
    /// « bilan exigé au dépôt […], au vote ou au versement » ; default: vote.
    EtapeBilan { Vote, Demande = "depot", Paiement = "versement" }
}
lectures! {
    /// « 23 000 € `par_subvention` ou en `cumul` annuel » ; default: cumul, prudent.
    BaseSeuil { Cumul, ParSubvention }
}

/// What a « petite association » is, once the partners have said it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PetiteDefinition {
    pub budget_max: Euros,
}
