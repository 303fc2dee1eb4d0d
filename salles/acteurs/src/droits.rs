//! Who may do what to whose account. « gérer les comptes, lire le journal : Adm ●, Coo ◐ ».

use kernel::actor::{Reach, reach};
use kernel::{Right, Role};

/// What the coordination gives: those who answer, those who ask, those who advise and those who read, never those who decide.
pub const CONFIES: [Role; 5] = [Role::Pilote, Role::Partenaire, Role::Lecteur, Role::Porteur, Role::ConseilCitoyen];

/// Whether someone of these roles may give `role` on that contract (`None`: everywhere). Someone
/// whose own role is limited to one contract gives nothing beyond it.
#[must_use]
pub fn peut_donner(own: &[(Role, Option<String>)], role: Role, contrat: Option<&str>) -> bool {
    own.iter().any(|(mine, limit)| {
        let covers = limit.is_none() || limit.as_deref() == contrat;
        match reach(*mine, Right::GererComptes) {
            Reach::Tout => covers,
            Reach::Confie => covers && CONFIES.contains(&role),
            Reach::Rien => false,
        }
    })
}

/// Whether a right reaches everything of the collectivité: not only one contract.
#[must_use]
pub fn partout(own: &[(Role, Option<String>)], right: Right) -> bool {
    own.iter().any(|(role, limit)| limit.is_none() && reach(*role, right) == Reach::Tout)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn la_coordination_ne_donne_que_ce_qui_lui_est_confie() {
        let partout = [(Role::Coordination, None)];
        let ici = [(Role::Coordination, Some("cls".to_owned()))];
        let administration = [(Role::Administration, None)];
        for role in Role::ALL.iter().copied() {
            let confie = CONFIES.contains(&role);
            assert_eq!(peut_donner(&partout, role, None), confie);
            assert_eq!(peut_donner(&partout, role, Some("cls")), confie);
            assert_eq!(peut_donner(&ici, role, Some("cls")), confie);
            assert!(!peut_donner(&ici, role, Some("contrat-de-ville")));
            assert!(!peut_donner(&ici, role, None));
            assert!(peut_donner(&administration, role, None));
            assert!(!peut_donner(&[(Role::Pilote, None), (Role::Elu, None)], role, None));
        }
        assert!(!peut_donner(&[], Role::Lecteur, None));
    }
}
