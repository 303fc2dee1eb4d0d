//! The four cycles of § 2, as tables: a state, its code, what may follow, the rules asked on entering.

use super::Etat;
use crate::mots;
use kernel::Lang;

macro_rules! etats {
    ($(#[$doc:meta])* $nom:ident, $objet:literal, $object:literal, $mots:path { $($etat:ident $code:literal => [$($suite:ident),*] si [$($regle:literal),*]),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $nom {
            $(#[serde(rename = $code)] $etat),+
        }

        impl $nom {
            pub const TOUS: &[$nom] = &[$($nom::$etat),+];
        }

        impl Etat for $nom {
            const OBJET: &'static str = $objet;
            const OBJECT: &'static str = $object;

            fn code(self) -> &'static str {
                match self {
                    $($nom::$etat => $code),+
                }
            }

            fn dit(self, lang: Lang) -> String {
                $mots(self, lang)
            }

            fn suivants(self) -> &'static [Self] {
                match self {
                    $($nom::$etat => &[$($nom::$suite),*]),+
                }
            }

            fn regles(self) -> &'static [&'static str] {
                match self {
                    $($nom::$etat => &[$($regle),*]),+
                }
            }
        }
    };
}

etats! {
    /// The yearly call, from the framing letter to the archive.
    EtatAppel, "appel à projets", "call for projects", mots::etat_appel {
        Preparation "preparation" => [LettreSoumise, Abandonne] si [],
        LettreSoumise "lettre_soumise" => [LettreVotee, Preparation, Abandonne] si ["AAP-08"],
        LettreVotee "lettre_votee" => [Ouvert, Preparation, Abandonne] si [],
        Ouvert "ouvert" => [Clos, Abandonne] si ["AAP-02", "AAP-03"],
        Clos "clos" => [Instruction, Ouvert, Abandonne] si [],
        Instruction "instruction" => [Programmation, Abandonne] si [],
        Programmation "programmation" => [Copil, Instruction, Abandonne] si [],
        Copil "copil" => [Votes, Programmation, Abandonne] si ["AAP-11"],
        Votes "votes" => [Notification, Abandonne] si [],
        Notification "notification" => [Execution] si [],
        Execution "execution" => [Bilans] si [],
        Bilans "bilans" => [Archive] si [],
        Archive "archive" => [] si [],
        Abandonne "abandonne" => [] si [],
    }
}

etats! {
    /// The request of one year for one action.
    EtatDossier, "dossier", "file", mots::etat_dossier {
        Brouillon "brouillon" => [Depose, Retire] si [],
        Depose "depose" => [ACompleter, Complet, Irrecevable, Retire]
            si ["AAP-05", "AAP-06", "DEP-01", "AAP-10", "CAF-01", "CAF-02", "CAF-03", "CAF-04", "CAF-05", "BUD-01", "BUD-02", "LEG-03", "LEG-04"],
        ACompleter "a_completer" => [Complet, Irrecevable, Retire] si [],
        Complet "complet" => [EnInstruction, ACompleter, Retire] si [],
        Irrecevable "irrecevable" => [Notifie] si [],
        EnInstruction "en_instruction" => [Programme, ListeAttente, Ecarte, Retire] si [],
        Programme "programme" => [Valide, ListeAttente, Ecarte, Retire] si [],
        ListeAttente "liste_attente" => [Programme, Ecarte, Valide, Retire] si [],
        Ecarte "ecarte" => [Programme, ListeAttente, Notifie] si [],
        Valide "valide" => [Vote, VotePartiel, Refuse, Retire, ListeAttente, Ecarte] si [],
        VotePartiel "vote_partiel" => [Vote, Refuse] si [],
        Vote "vote" => [Notifie]
            si ["AAP-05", "AAP-06", "DEP-01", "AAP-10", "AAP-11", "CAF-01", "CAF-02", "CAF-03", "CAF-07", "CAF-08", "CAF-11", "BUD-04"],
        Refuse "refuse" => [Notifie] si [],
        Notifie "notifie" => [Conventionne, EnCours, Clos] si ["AAP-04"],
        Conventionne "conventionne" => [EnCours] si [],
        EnCours "en_cours" => [Modifie, Abandonne, BilanAttendu] si [],
        Modifie "modifie" => [EnCours, Abandonne, BilanAttendu] si [],
        Abandonne "abandonne" => [BilanAttendu, Clos] si [],
        BilanAttendu "bilan_attendu" => [BilanRecu] si [],
        BilanRecu "bilan_recu" => [BilanValide, BilanACorriger] si [],
        BilanACorriger "bilan_a_corriger" => [BilanRecu] si [],
        BilanValide "bilan_valide" => [Clos] si [],
        Clos "clos" => [] si [],
        Retire "retire" => [] si [],
    }
}

etats! {
    /// One funder's line in the matrix of a file.
    EtatLigne, "ligne", "line", mots::etat_ligne {
        Saisie "saisie" => [Demandee] si [],
        Demandee "demandee" => [Avis] si [],
        Avis "avis" => [Proposee] si ["LEG-05"],
        Proposee "proposee" => [Validee, Avis] si [],
        Validee "validee" => [Votee, Refusee] si [],
        Votee "votee" => [Notifiee] si [],
        Refusee "refusee" => [Notifiee] si [],
        Notifiee "notifiee" => [VerseePartielle, Versee] si [],
        VerseePartielle "versee_partielle" => [Versee, AReverser, Soldee] si ["LEG-01"],
        Versee "versee" => [AReverser, Soldee] si ["LEG-01"],
        AReverser "a_reverser" => [Soldee] si [],
        Soldee "soldee" => [] si [],
    }
}

etats! {
    /// A multi-year agreement.
    EtatCpo, "CPO", "multi-year agreement", mots::etat_cpo {
        Preparation "preparation" => [Conclue] si [],
        Conclue "conclue" => [An1] si ["CPO-01", "CPO-05", "CPO-06", "CPO-07", "CPO-08", "CPO-09"],
        An1 "an_1" => [An2, Close] si [],
        An2 "an_2" => [An3, Close] si [],
        An3 "an_3" => [Close] si [],
        Close "close" => [] si [],
    }
}

impl EtatDossier {
    /// What its holder is told: « Geler, éditer, notifier : porteur ○ sa décision » (Financements, § 11). Between the instruction
    /// and the notification, a file is under review.
    #[must_use]
    pub const fn pour_le_porteur(self) -> Self {
        match self {
            Self::Programme
            | Self::ListeAttente
            | Self::Ecarte
            | Self::Valide
            | Self::VotePartiel
            | Self::Vote
            | Self::Refuse => Self::EnInstruction,
            autre => autre,
        }
    }

    /// Whether its holder was told what was decided.
    #[must_use]
    pub const fn est_notifie(self) -> bool {
        matches!(
            self,
            Self::Notifie
                | Self::Conventionne
                | Self::EnCours
                | Self::Modifie
                | Self::Abandonne
                | Self::BilanAttendu
                | Self::BilanRecu
                | Self::BilanACorriger
                | Self::BilanValide
                | Self::Clos
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regles::Catalogue;
    use std::collections::BTreeSet;

    fn verifier<E: Etat + std::fmt::Debug + Ord>(tous: &[E], depart: E, fins: &[E]) {
        let mut atteints = BTreeSet::from([depart]);
        let mut file = vec![depart];
        while let Some(etat) = file.pop() {
            file.extend(etat.suivants().iter().copied().filter(|suite| atteints.insert(*suite)));
        }
        assert_eq!(atteints.len(), tous.len(), "un état de {} n'est jamais atteint", E::OBJET);
        let sans_suite: Vec<E> = tous.iter().copied().filter(|e| e.suivants().is_empty()).collect();
        assert_eq!(sans_suite, fins);
        for regle in tous.iter().flat_map(|e| e.regles()) {
            assert!(!Catalogue::contrat_de_ville().nommees(regle).is_empty(), "{regle}");
        }
    }

    #[test]
    fn chaque_etat_s_atteint_et_seules_les_fins_n_ont_pas_de_suite() {
        verifier(EtatAppel::TOUS, EtatAppel::Preparation, &[EtatAppel::Archive, EtatAppel::Abandonne]);
        verifier(EtatDossier::TOUS, EtatDossier::Brouillon, &[EtatDossier::Clos, EtatDossier::Retire]);
        verifier(EtatLigne::TOUS, EtatLigne::Saisie, &[EtatLigne::Soldee]);
        verifier(EtatCpo::TOUS, EtatCpo::Preparation, &[EtatCpo::Close]);
    }

    #[test]
    fn le_porteur_ne_se_retire_plus_une_fois_le_vote_acquis() {
        for apres in [EtatDossier::Vote, EtatDossier::VotePartiel, EtatDossier::Notifie, EtatDossier::EnCours] {
            assert!(!apres.suivants().contains(&EtatDossier::Retire), "{}", apres.code());
        }
        assert!(EtatDossier::Valide.suivants().contains(&EtatDossier::Retire));
    }
}
