//! The words by which a figure says what it lacks or what happened to it.

use std::collections::BTreeSet;

/// The signals of one result; a set, since « les listes `signaux` se comparent sans ordre » (§ 11).
pub type Signaux = BTreeSet<Signal>;

kernel::code_enum! {
    /// What a computation says beside its value, or instead of it. `code()` is the name in the domain document.
    pub enum Signal {
        // F1
        ReferenceManquante = "reference_manquante",
        CibleManquante = "cible_manquante",
        ValeurManquante = "valeur_manquante",
        CibleDejaAtteinte = "cible_deja_atteinte",
        /// « un taux ne traverse pas une rupture sans référence recalée » (§ 2).
        RuptureSansReference = "rupture_sans_reference",
        SansSens = "sans_sens",
        BornesInversees = "bornes_inversees",
        AvantManquant = "avant_manquant",
        ApresManquant = "apres_manquant",
        BaseNulle = "base_nulle",
        NumerateurManquant = "numerateur_manquant",
        DenominateurManquant = "denominateur_manquant",
        DenominateurNul = "denominateur_nul",
        SigneInterdit = "signe_interdit",
        PartSuperieureAuTout = "part_superieure_au_tout",
        // F2, F3
        HorsGrille = "hors_grille",
        PeriodeEnDouble = "periode_en_double",
        ValeurAnterieure = "valeur_anterieure",
        OperationInterdite = "operation_interdite",
        Ouverture = "ouverture",
        IncrementACheval = "increment_a_cheval",
        IncrementFusionne = "increment_fusionne",
        CumulDecroissant = "cumul_decroissant",
        PeriodeManquante = "periode_manquante",
        // F4
        PoidsManquants = "poids_manquants",
        PoidsNuls = "poids_nuls",
        PoidsNegatif = "poids_negatif",
        CouvertureInsuffisante = "couverture_insuffisante",
        TerritoireManquant = "territoire_manquant",
        /// The same place twice: it would be counted twice.
        TerritoireEnDouble = "territoire_en_double",
        Secret = "secret",
        AucunTerritoire = "aucun_territoire",
        /// Places told in boundaries that are known to differ.
        MillesimesMeles = "millesimes_meles",
        // F5
        PartsSuperieuresAuTotal = "parts_superieures_au_total",
        NonVentile = "non_ventile",
        PartManquante = "part_manquante",
        PartitionIncomplete = "partition_incomplete",
        // F8
        CibleAnterieure = "cible_anterieure",
        CibleInterpolee = "cible_interpolee",
        /// Two different targets on the same day: none is drawn by lot.
        CibleEnDouble = "cible_en_double",
    }
}
