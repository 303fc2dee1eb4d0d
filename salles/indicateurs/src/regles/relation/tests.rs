//! One test per sentence of the rule.

use super::*;
use crate::model::Absence;
use crate::regles::formule::lire_formule;
use proptest::prelude::*;

fn eprouvee(texte: (&str, Operateur, &str), si_absent: SiAbsent, valeurs: &[(&str, i64, Lecture)]) -> Epreuve<String> {
    let (gauche, droite) = (lire_formule(texte.0).unwrap(), lire_formule(texte.2).unwrap());
    let regle = Regle { gauche: &gauche, operateur: texte.1, droite: &droite, si_absent };
    let calculs = BTreeMap::from([("double".to_owned(), lire_formule("2 × [a]").unwrap())]);
    let lire = |nom: &String, annee: i64| {
        valeurs.iter().find(|(n, a, _)| n == nom && *a == annee).map(|(_, _, l)| l.clone()).unwrap_or_default()
    };
    eprouver_relation(&regle, 3, &calculs, &lire, &|nom: &String, _| nom == "rompu")
}

fn n(valeur: i64) -> Lecture {
    Lecture::Valeur(Nombre::from(valeur))
}

const AU_PLUS: (&str, Operateur, &str) = ("[b]", Operateur::AuPlus, "[a]");

#[test]
fn une_relation_tient_ou_dit_ses_deux_membres() {
    let tient = |b: i64, a: i64| eprouvee(AU_PLUS, SiAbsent::UnManque, &[("b", 3, n(b)), ("a", 3, n(a))]).issue;
    assert_eq!(tient(10, 10), Issue::Tenue { gauche: Nombre::from(10), droite: Nombre::from(10) });
    let rompue = tient(25, 20);
    assert_eq!(rompue, Issue::Rompue { gauche: Nombre::from(25), droite: Nombre::from(20) });
    let dite = NonTenue::de("Retours", "[b] ≤ [a]", &rompue, &String::clone).unwrap();
    let mots = dite.mots(Lang::Fr);
    assert!(mots.contains("Retours") && mots.contains("[b] ≤ [a]") && mots.contains("25 et 20"), "{mots}");
}

#[test]
fn un_manque_se_passe_ou_se_nomme_selon_la_strategie_et_ne_vaut_jamais_zero() {
    let un = [("b", 3, n(5))];
    let manques = || BTreeSet::from(["a".to_owned()]);
    let issue = |si_absent, lues: &[(&str, i64, Lecture)]| eprouvee(AU_PLUS, si_absent, lues).issue;
    assert_eq!(issue(SiAbsent::UnManque, &un), Issue::Ignoree { manques: manques() });
    assert_eq!(issue(SiAbsent::TousManquent, &un), Issue::Incomplete { manques: manques() });
    assert_eq!(issue(SiAbsent::Jamais, &un), Issue::Incomplete { manques: manques() });
    let nd = [("a", 3, Lecture::from(Absence::NonDisponible)), ("b", 3, Lecture::from(Absence::Secret))];
    assert!(matches!(issue(SiAbsent::TousManquent, &nd), Issue::Ignoree { .. }));
    assert!(matches!(issue(SiAbsent::Jamais, &nd), Issue::Incomplete { .. }));
    let sans_objet = [("a", 3, Lecture::from(Absence::SansObjet)), ("b", 3, n(5))];
    assert!(matches!(issue(SiAbsent::Jamais, &sans_objet), Issue::Ignoree { .. }), "sans objet retire des attendus");
    let mots = NonTenue::de("R", "[b] ≤ [a]", &issue(SiAbsent::Jamais, &un), &String::clone).unwrap().mots(Lang::Fr);
    assert!(mots.contains("il manque a"), "{mots}");
}

#[test]
fn un_membre_calcule_lit_ses_operandes_et_un_membre_divise_par_zero_n_accuse_personne() {
    let double = eprouvee(("[b]", Operateur::Superieur, "[double]"), SiAbsent::UnManque, &[("a", 3, n(4)), ("b", 3, n(8))]);
    assert_eq!(double.issue, Issue::Rompue { gauche: Nombre::from(8), droite: Nombre::from(8) });
    assert!(double.lus.contains_key(&("a".to_owned(), 3)) && !double.lus.contains_key(&("double".to_owned(), 3)));
    let zero = eprouvee(("[b] / [a]", Operateur::AuPlus, "1"), SiAbsent::Jamais, &[("a", 3, n(0)), ("b", 3, n(8))]);
    assert_eq!(zero.issue, Issue::SansChiffre);
    let evolution =
        eprouvee(("evolution([a])", Operateur::AuPlus, "10"), SiAbsent::UnManque, &[("a", 2, n(100)), ("a", 3, n(120))]);
    assert_eq!(evolution.issue, Issue::Rompue { gauche: Nombre::from(20), droite: Nombre::from(10) });
    assert!(evolution.lus.contains_key(&("a".to_owned(), 2)), "l’année d’avant est regardée aussi");
    let rompu =
        eprouvee(("evolution([rompu])", Operateur::AuPlus, "10"), SiAbsent::Jamais, &[("rompu", 2, n(1)), ("rompu", 3, n(9))]);
    assert_eq!(rompu.issue, Issue::SansChiffre, "une évolution ne traverse pas une rupture");
}

proptest! {
    #[test]
    fn chaque_operateur_et_son_contraire_partagent_tous_les_couples(a in -50_i64..50, b in -50_i64..50) {
        let (x, y) = (Nombre::from(a), Nombre::from(b));
        for (un, autre) in [
            (Operateur::Inferieur, Operateur::AuMoins),
            (Operateur::AuPlus, Operateur::Superieur),
            (Operateur::Egal, Operateur::Different),
        ] {
            prop_assert_ne!(un.tient(&x, &y), autre.tient(&x, &y));
        }
    }
}
