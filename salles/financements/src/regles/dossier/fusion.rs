//! Two people write one file at once: what each wrote in a part of the form that the other did not touch is kept; a part that
//! both wrote is shown twice, and neither is lost.

use super::SaisieDossier;
use sha2::{Digest, Sha256};

/// The parts of the form, as its titles cut it.
pub const PARTIES: [&str; 7] = ["action", "quand", "ou", "apport", "references", "budget", "demandes"];

/// The part a field is in; nothing for what is not of the file (`version`, `action`).
#[must_use]
pub fn partie(champ: &str) -> Option<&'static str> {
    match champ {
        "intitule"
        | "resume"
        | "objectifs"
        | "publics"
        | "nombre_beneficiaires"
        | "lieux"
        | "fiche"
        | "defi"
        | "objectif"
        | "axes"
        | "themes"
        | "innovant" => Some("action"),
        "debut" | "fin" | "periode" | "action_debut" | "action_fin" | "dossier_lie" => Some("quand"),
        "hors_qpv" | "poche_pauvrete" => Some("ou"),
        "valeur_ajoutee" | "droit_commun" | "droit_commun_departement" | "partenaires" | "renouvellement" => Some("apport"),
        "dispositif" | "ref_dauphin" | "ref_elan" | "budgets_analytiques" | "fse" => Some("references"),
        autre if autre.starts_with("i.") => Some("action"),
        autre if autre.starts_with("qpv.") => Some("ou"),
        autre if autre.starts_with("b.") => Some("budget"),
        autre if autre.starts_with("d.") || autre.starts_with("n.") => Some("demandes"),
        _ => None,
    }
}

/// The name of the hidden field that keeps what a part was when it was shown.
#[must_use]
pub fn marque(partie: &str) -> String {
    format!("s.{partie}")
}

/// What a part says, in sixteen signs: the same for the same words, whatever the spaces and the order of the fields.
#[must_use]
pub fn empreinte(champs: &[(String, String)], de: &str) -> String {
    let net = |texte: &str| texte.split_whitespace().collect::<String>();
    let mut lus: Vec<(&str, String)> =
        champs.iter().filter(|(nom, _)| partie(nom) == Some(de)).map(|(nom, v)| (nom.as_str(), net(v))).collect();
    lus.retain(|(_, valeur)| !valeur.is_empty());
    lus.sort();
    lus.dedup();
    let mut somme = Sha256::new();
    for (nom, valeur) in lus {
        somme.update(format!("{nom}\u{1f}{valeur}\u{1e}"));
    }
    somme.finalize()[..8].iter().map(|octet| format!("{octet:02x}")).collect()
}

/// A form joined with what was written meanwhile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fusion {
    /// Its own parts, and those that only the others wrote; the parts in conflict are as it typed them.
    pub saisie: SaisieDossier,
    /// The parts that both wrote, otherwise.
    pub conflits: Vec<&'static str>,
}

/// Joins a form typed on an older version with what the file says now.
#[must_use]
pub fn fusionner(tape: &SaisieDossier, actuel: &[(String, String)]) -> Fusion {
    let (mut champs, mut conflits) = (vec![], vec![]);
    champs.extend(tape.0.iter().filter(|(nom, _)| partie(nom).is_none()).cloned());
    for de in PARTIES {
        let avant = tape.texte(&marque(de));
        let (tapee, presente) = (empreinte(&tape.0, de), empreinte(actuel, de));
        let touchee = tapee != avant;
        if touchee && presente != avant && presente != tapee {
            conflits.push(de);
        }
        let garde: &[(String, String)] = if touchee { &tape.0 } else { actuel };
        champs.extend(garde.iter().filter(|(nom, _)| partie(nom) == Some(de)).cloned());
    }
    Fusion { saisie: SaisieDossier(champs), conflits }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn champs(lus: &[(&str, &str)]) -> Vec<(String, String)> {
        lus.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect()
    }

    /// The form as it was shown, then as somebody typed it.
    fn tape(montre: &[(String, String)], changes: &[(&str, &str)]) -> SaisieDossier {
        let mut tous: Vec<(String, String)> =
            montre.iter().filter(|(n, _)| !changes.iter().any(|(c, _)| c == n)).cloned().collect();
        tous.extend(champs(changes));
        tous.extend(PARTIES.iter().map(|p| (marque(p), empreinte(montre, p))));
        SaisieDossier(tous)
    }

    const MONTRE: &[(&str, &str)] = &[("resume", "Un atelier"), ("fin", "2027-12-31"), ("b.641", "9000"), ("d.ETAT", "5000")];

    #[test]
    fn deux_parties_ecrites_a_la_fois_se_gardent_toutes_deux() {
        let montre = champs(MONTRE);
        let autre = champs(&[("resume", "Un atelier"), ("fin", "2027-12-31"), ("b.641", "9600"), ("d.ETAT", "5000")]);
        let fusion = fusionner(&tape(&montre, &[("resume", "Un atelier chaque semaine")]), &autre);
        assert_eq!(fusion.conflits, Vec::<&str>::new());
        assert_eq!(fusion.saisie.texte("resume"), "Un atelier chaque semaine");
        assert_eq!(fusion.saisie.texte("b.641"), "9600", "ce que l’autre a écrit reste");
    }

    #[test]
    fn la_meme_partie_ecrite_deux_fois_est_un_conflit_sauf_si_c_est_pareil() {
        let montre = champs(MONTRE);
        let autre = champs(&[("resume", "Un stage"), ("fin", "2027-12-31"), ("b.641", "9000"), ("d.ETAT", "5000")]);
        let fusion = fusionner(&tape(&montre, &[("resume", "Une visite")]), &autre);
        assert_eq!(fusion.conflits, ["action"]);
        assert_eq!(fusion.saisie.texte("resume"), "Une visite", "ce qui est tapé revient");
        assert_eq!(fusionner(&tape(&montre, &[("resume", "Un  stage ")]), &autre).conflits, Vec::<&str>::new());
        let nu = SaisieDossier(champs(&[("resume", "Une visite")]));
        assert!(fusionner(&nu, &autre).conflits.contains(&"action"), "sans marque, rien ne se devine");
    }

    #[test]
    fn chaque_champ_d_un_dossier_est_dans_une_partie() {
        use crate::model::{ContenuDossier, PartQpv};
        let contenu = ContenuDossier {
            qpv: vec![PartQpv { code: "Q".into(), part: 100 }],
            themes: vec!["sport".into()],
            budgets_analytiques: vec!["action".into()],
            ..ContenuDossier::default()
        };
        let dossier = crate::tests::dossier_nu(contenu);
        for (nom, _) in super::super::champs(&dossier, &[]) {
            assert!(partie(&nom).is_some(), "{nom}");
        }
    }

    proptest! {
        /// Whoever writes second, nothing that one of them wrote alone is lost.
        #[test]
        fn rien_de_ce_qu_un_seul_a_ecrit_ne_se_perd(une in "[a-c]{0,2}", autre in "[a-c]{0,2}", un in 0usize..4, deux in 0usize..4) {
            let montre = champs(MONTRE);
            let (champ_un, champ_deux) = (MONTRE[un].0, MONTRE[deux].0);
            let actuel: Vec<(String, String)> =
                montre.iter().map(|(n, v)| (n.clone(), if n == champ_deux { autre.clone() } else { v.clone() })).collect();
            let fusion = fusionner(&tape(&montre, &[(champ_un, &une)]), &actuel);
            prop_assert_eq!(fusion.saisie.texte(champ_un), une.as_str());
            if champ_un == champ_deux {
                prop_assert_eq!(fusion.conflits.is_empty(), une == autre || une == MONTRE[un].1 || autre == MONTRE[un].1);
            } else {
                prop_assert_eq!(fusion.saisie.texte(champ_deux), autre.as_str());
                prop_assert!(fusion.conflits.is_empty());
            }
        }
    }
}
