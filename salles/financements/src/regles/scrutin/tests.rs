use super::parts_egales::{Bulletin, Projet, Resultat, parts_egales};
use super::*;
use crate::regles::scrutin::pabulib::{Cadre, ecrire};
use jiff::civil::date;
use kernel::nombre::Nombre;
use kernel::{Id, Refusal};
use proptest::prelude::*;
use store::Json;

fn projet(rang: u32, cout: i64) -> Projet {
    Projet { numero: format!("2026-{rang:04}"), cout }
}

fn bulletin(numero: i64, points: &[(u32, u32)]) -> Bulletin {
    Bulletin { numero, points: points.iter().map(|(rang, p)| (format!("2026-{rang:04}"), *p)).collect() }
}

fn exact(texte: &str) -> Nombre {
    texte.parse().unwrap()
}

/// By hand: four ballots, 1,200 €, so 300 € each. File 1 (600 €): 1, 2, 3 pay 200 each, price 1/3, the lowest. Then 4 has 300,
/// the others 100. File 3 (400 €): 1 gives all of its 100, 4 its 300, price 300/400. File 2 (450 €): 3 has 100, 4 nothing.
/// File 4 (200 €): 2 alone has 100. 200 € are left: file 2 does not fit, file 4 does.
fn a_la_main() -> (Vec<Projet>, Vec<Bulletin>) {
    let projets = vec![projet(1, 600), projet(2, 450), projet(3, 400), projet(4, 200)];
    let bulletins = vec![
        bulletin(1, &[(1, 1), (3, 1)]),
        bulletin(2, &[(1, 1), (4, 1)]),
        bulletin(3, &[(1, 1), (2, 1)]),
        bulletin(4, &[(2, 1), (3, 1)]),
    ];
    (projets, bulletins)
}

#[test]
fn l_exemple_calcule_a_la_main() {
    let (projets, bulletins) = a_la_main();
    let r = parts_egales(1_200, &projets, &bulletins);
    assert_eq!(r.part, exact("300"));
    let achats: Vec<_> = r.achats.iter().map(|a| (a.numero.as_str(), a.prix.clone())).collect();
    assert_eq!(achats, [("2026-0001", exact("1/3")), ("2026-0003", exact("3/4"))]);
    assert_eq!(r.achats[0].paiements, [(1, exact("200")), (2, exact("200")), (3, exact("200"))].into());
    assert_eq!(r.achats[1].paiements, [(1, exact("100")), (4, exact("300"))].into());
    assert_eq!(r.completes, [("2026-0004".to_owned(), 200, 1)]);
    assert_eq!((r.ecartes[0].numero.as_str(), r.ecartes[0].disponible.clone()), ("2026-0002", exact("100")));
    assert_eq!((r.reste, r.restes[&2].clone()), (0, exact("100")));
    assert!(r.retient("2026-0004") && !r.retient("2026-0002") && r.nombre() == 3);
}

#[test]
fn a_prix_egal_le_plus_petit_numero_et_l_ordre_ne_change_rien() {
    let projets = [projet(2, 100), projet(1, 100)];
    let bulletins = [bulletin(2, &[(1, 1), (2, 1)]), bulletin(1, &[(1, 1), (2, 1)])];
    let r = parts_egales(150, &projets, &bulletins);
    assert_eq!(r.achats.iter().map(|a| a.numero.as_str()).collect::<Vec<_>>(), ["2026-0001"]);
    let (mut p, mut b) = a_la_main();
    let droit = parts_egales(1_200, &p, &b);
    p.reverse();
    b.reverse();
    assert_eq!(parts_egales(1_200, &p, &b), droit);
}

#[test]
fn les_points_partagent_le_prix() {
    let r = parts_egales(1_000, &[projet(1, 600)], &[bulletin(1, &[(1, 5)]), bulletin(2, &[(1, 1)])]);
    assert_eq!(r.achats[0].paiements, [(1, exact("500")), (2, exact("100"))].into());
    let vide = parts_egales(1_000, &[projet(1, 600)], &[]);
    assert_eq!((vide.nombre(), vide.reste), (0, 1_000));
}

fn scrutin(mode: ModeScrutin) -> ScrutinConseil {
    let (projets, _) = a_la_main();
    let soumis = projets.iter().map(|p| ProjetSoumis {
        numero: p.numero.clone(),
        intitule: if p.cout == 400 { "Jardin ; \"potager\"".into() } else { format!("Action {}", p.numero) },
        cout: Euros::entiers(p.cout),
    });
    ScrutinConseil {
        id: Id::fresh(),
        version: 1,
        appel_id: Id::fresh(),
        intitule: "Conseil citoyen".into(),
        mode,
        etat: EtatScrutin::Ouvert,
        budget_centimes: 120_000,
        projets: Json(soumis.collect()),
        tenu_le: None,
        ouvert_a: jiff::Timestamp::UNIX_EPOCH,
        clos_a: None,
    }
}

#[test]
fn un_bulletin_se_tape_comme_il_est_ecrit() {
    let (oui, notes) = (scrutin(ModeScrutin::Approbation), scrutin(ModeScrutin::Notes));
    let deux: BTreeMap<String, u32> = [("2026-0001".to_owned(), 1), ("2026-0004".to_owned(), 1)].into();
    assert_eq!(choix(" 1 ; 2026-0004,", &oui, 2026), Ok(deux));
    assert_eq!(choix("", &oui, 2026), Ok(BTreeMap::new()), "un bulletin blanc compte");
    assert_eq!(choix("1=5, 3:0", &notes, 2026), Ok([("2026-0001".to_owned(), 5)].into()));
    let codes = |saisi: &str, s: &ScrutinConseil| -> Vec<&'static str> {
        choix(saisi, s, 2026).err().unwrap_or_default().iter().map(Refusal::code).collect()
    };
    assert_eq!(codes("1 1 9 lune", &oui), ["scrutin-deux-fois", "scrutin-hors", "scrutin-hors"]);
    assert_eq!(codes("1=6 2 3=x 4=-1", &notes), ["scrutin-points"; 4]);
    assert!(numero_de_bulletin("12").is_ok() && numero_de_bulletin("0").is_err() && numero_de_bulletin("dix").is_err());
}

/// The example of the hand, as a file: a third party finds every figure it needs.
#[test]
fn le_fichier_pabulib_se_relit_et_se_recalcule() {
    let (projets, bulletins) = a_la_main();
    let r = parts_egales(1_200, &projets, &bulletins);
    let cadre = Cadre { unite: "Agglo", exercice: 2026, du: date(2026, 3, 1), au: date(2026, 3, 9) };
    let pb = ecrire(&scrutin(ModeScrutin::Approbation), &cadre, &bulletins, &r);
    let sections: Vec<&str> = pb.lines().filter(|l| ["META", "PROJECTS", "VOTES"].contains(l)).collect();
    assert_eq!(sections, ["META", "PROJECTS", "VOTES"]);
    for ligne in [
        "key;value",
        "budget;1200",
        "num_projects;4",
        "num_votes;4",
        "rule;equalshares",
        "vote_type;approval",
        "date_begin;01.03.2026",
    ] {
        assert!(pb.lines().any(|l| l == ligne), "{ligne}\n{pb}");
    }
    assert!(pb.contains("2026-0003;400;2;\"Jardin ; \"\"potager\"\"\";1\n"), "{pb}");
    assert!(pb.contains("2026-0004;200;1;Action 2026-0004;2\n") && pb.contains("2026-0002;450;2;Action 2026-0002;0\n"));
    assert!(pb.ends_with(
        "VOTES\nvoter_id;vote\n1;2026-0001,2026-0003\n2;2026-0001,2026-0004\n3;2026-0001,2026-0002\n4;2026-0002,2026-0003\n"
    ));
    // Read back by somebody who knows the format only.
    let apres = |titre: &str| -> Vec<&str> {
        pb.lines().skip_while(|l| *l != titre).skip(2).take_while(|l| !["PROJECTS", "VOTES"].contains(l)).collect()
    };
    let relus: Vec<Projet> = apres("PROJECTS")
        .into_iter()
        .map(|l| l.split(';').collect::<Vec<_>>())
        .map(|c| Projet { numero: c[0].to_owned(), cout: c[1].parse().unwrap() })
        .collect();
    let urne: Vec<Bulletin> = apres("VOTES")
        .into_iter()
        .map(|l| l.split_once(';').unwrap())
        .map(|(n, v)| Bulletin { numero: n.parse().unwrap(), points: v.split(',').map(|p| (p.to_owned(), 1)).collect() })
        .collect();
    assert_eq!(parts_egales(1_200, &relus, &urne), r);
    let notes = ecrire(&scrutin(ModeScrutin::Notes), &cadre, &[bulletin(7, &[(1, 5), (3, 2)])], &r);
    assert!(
        notes.contains("vote_type;scoring\nmin_points;0\nmax_points;5\n")
            && notes.ends_with("voter_id;vote;points\n7;2026-0001,2026-0003;5,2\n"),
        "{notes}"
    );
}

/// What a third party checks without the method: a price system, and that nobody could still pay.
fn verifier(budget: i64, projets: &[Projet], bulletins: &[Bulletin], r: &Resultat) {
    let total: i64 = r.achats.iter().map(|a| a.cout).sum::<i64>() + r.completes.iter().map(|(_, c, _)| c).sum::<i64>();
    assert_eq!(total + r.reste, budget, "rien ne se perd");
    assert!(r.reste >= 0, "jamais plus que l’argent");
    let points = |n: i64, p: &str| bulletins.iter().find(|b| b.numero == n).unwrap().points.get(p).copied().unwrap_or(0);
    let mut payes: BTreeMap<i64, Nombre> = bulletins.iter().map(|b| (b.numero, Nombre::zero())).collect();
    for achat in &r.achats {
        let somme: Nombre = achat.paiements.values().cloned().sum();
        assert_eq!(somme, Nombre::from(achat.cout), "un dossier payé l’est en entier");
        for (qui, combien) in &achat.paiements {
            assert!(points(*qui, &achat.numero) > 0, "nul ne paie un dossier qu’il n’a pas choisi");
            let total = payes.get_mut(qui).unwrap();
            *total = &*total + combien;
        }
    }
    for (qui, paye) in &payes {
        assert_eq!(&(paye + &r.restes[qui]), &r.part, "chacun dans sa part");
        assert!(!r.restes[qui].est_negatif());
    }
    let achete = |p: &Projet| r.achats.iter().any(|a| a.numero == p.numero);
    for p in projets.iter().filter(|p| !achete(p)) {
        let pour = bulletins.iter().filter(|b| points(b.numero, &p.numero) > 0);
        let reste: Nombre = pour.map(|b| r.restes[&b.numero].clone()).sum();
        assert!(reste < Nombre::from(p.cout), "personne n’en achèterait plus");
        let complete = r.completes.iter().any(|(n, ..)| *n == p.numero);
        let soutenu = bulletins.iter().any(|b| points(b.numero, &p.numero) > 0);
        assert!(complete || !soutenu || p.cout > r.reste, "le reste ne paie plus rien de soutenu");
    }
    assert!(r.achats.windows(2).all(|w| w[0].prix <= w[1].prix), "les prix ne baissent jamais");
    assert_eq!(r.nombre() + r.ecartes.len(), projets.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn aucun_scrutin_ne_depense_trop_ni_ne_fait_payer_autrui(
        budget in 1i64..20_000,
        couts in proptest::collection::vec(1i64..6_000, 1..9),
        urne in proptest::collection::vec(proptest::collection::vec(0u32..=5, 8), 0..14),
    ) {
        let projets: Vec<Projet> = (1..).zip(&couts).map(|(rang, cout)| projet(rang, *cout)).collect();
        let bulletins: Vec<Bulletin> = (1..).zip(&urne).map(|(n, notes)| {
            let points: Vec<(u32, u32)> = (1..).zip(notes.iter().take(couts.len())).filter(|(_, p)| **p > 0).map(|(r, p)| (r, *p)).collect();
            bulletin(n, &points)
        }).collect();
        let r = parts_egales(budget, &projets, &bulletins);
        verifier(budget, &projets, &bulletins, &r);
        let mut autrement = bulletins.clone();
        autrement.reverse();
        prop_assert_eq!(parts_egales(budget, &projets, &autrement), r);
    }
}
