//! « L'explication se rejoue : appliquer la formule affichée aux opérandes affichés redonne le chiffre au dernier centième »
//! (Indicateurs, § 8), at every level of plans of any shape; and these levels are the `arbre` of the document (§ 4, F7).

use super::foret::{ANNEE, plan_au_hasard};
use super::gestes::Hasard;
use crate::calculs::{Explication, Lecture, Objet, Operande, PlanLu, Tables};
use indicateurs::regles::{Contenu, Noeud, Remontee, arbre};
use jiff::civil::date;
use kernel::Lang;
use kernel::nombre::Nombre;

/// A number as it is displayed in French.
fn lu(text: &str) -> Nombre {
    text.replace(['\u{202f}', '%'], "").replace(',', ".").replace('−', "-").parse().unwrap_or_else(|_| panic!("{text:?}"))
}

/// « 3 O, 1 N »
fn cases(o: &Operande) -> (Nombre, Nombre) {
    let all: Vec<Nombre> = o.valeur.split(|c: char| !c.is_ascii_digit()).filter(|p| !p.is_empty()).map(lu).collect();
    (all[0].clone(), all[1].clone())
}

/// The displayed formula applied to the displayed operands.
fn rejouee(lecture: Lecture, why: &Explication) -> Option<Nombre> {
    let (haut, bas) = if lecture == Lecture::Constate {
        let all: Vec<_> = why.operandes.iter().map(cases).collect();
        let yes: Nombre = all.iter().map(|(oui, _)| oui).sum();
        let no: Nombre = all.iter().map(|(_, non)| non).sum();
        (&Nombre::cent() * &yes, yes + no)
    } else {
        let weighed = why.operandes.iter().map(|o| (lu(&o.retenu), lu(&o.poids)));
        weighed.fold((Nombre::zero(), Nombre::zero()), |(haut, bas), (r, p)| (haut + &(&r * &p), bas + &p))
    };
    haut.checked_div(&bas)
}

fn objets(plan: &PlanLu) -> Vec<Objet> {
    let nodes = plan.noeuds.iter().map(|n| Objet::Noeud(n.id));
    std::iter::once(Objet::Contrat).chain(nodes).chain(plan.fiches.iter().map(|f| Objet::Fiche(f.id))).collect()
}

#[test]
fn l_explication_de_chaque_niveau_se_rejoue_avec_ce_qui_est_affiche() {
    let today = date(2026, 11, 22);
    let centieme = Nombre::decimal("0.01").unwrap();
    let (mut played, mut without) = (0, 0);
    for seed in 1..=150 {
        let plan = PlanLu::de(&plan_au_hasard(&mut Hasard::new(seed)), None).unwrap();
        for objet in objets(&plan) {
            for lecture in [Lecture::Declare, Lecture::Constate, Lecture::Attendu, Lecture::Atteinte] {
                let why = plan.expliquer(lecture, objet, ANNEE, today, Lang::Fr);
                let Some(shown) = &why.valeur else {
                    let silent = why.manquants.is_empty() && why.sans_taux.is_empty() && why.ecartes.is_empty();
                    let empty = plan.fiches_de(objet).iter().all(|f| f.mesures.is_empty() && f.cases.is_empty())
                        || lecture == Lecture::Constate;
                    assert!(!silent || empty || why.motif.is_some(), "seed {seed}, {lecture:?}: {why:?}");
                    without += 1;
                    continue;
                };
                let again = rejouee(lecture, &why).unwrap_or_else(|| panic!("seed {seed}: {why:?}"));
                assert!((&again - &lu(shown)).abs() <= centieme, "seed {seed}, {lecture:?}, {again}: {why:?}");
                let shares: Nombre = why.operandes.iter().filter(|o| !o.effectif.is_empty()).map(|o| lu(&o.effectif)).sum();
                assert!(lecture == Lecture::Constate || (shares - Nombre::cent()).abs() <= centieme, "{why:?}");
                played += 1;
            }
        }
    }
    assert!(played > 2000 && without > 200, "{played} replayed, {without} without figure");
}

/// The same plan as the document draws it.
fn dessine(plan: &PlanLu, tables: &Tables) -> Noeud {
    let own = |poids: i64, node: Noeud| node.pesant(Nombre::from(poids));
    let branch = |code: String, least: i64, enfants: Vec<Noeud>| {
        let mut node = Noeud::branche(code, enfants);
        if let Contenu::Branche { couverture_min, .. } = &mut node.contenu {
            *couverture_min = Some(Nombre::from(least));
        }
        node
    };
    let sheet = |f: &crate::calculs::FicheLue| {
        let leaves: Vec<Noeud> = f
            .mesures
            .iter()
            .map(|m| {
                let rate = crate::calculs::taux_de(m, ANNEE);
                let mut leaf = Noeud::feuille(m.code.clone(), rate.retenu).pesant(m.poids.clone());
                leaf.mesurable = m.reference.is_some();
                leaf
            })
            .collect();
        // « fiche sans indicateur : écartée et dite » (R08): not measurable, and not « sans poids ».
        let code = format!("fiche-{}", f.numero);
        let node = if leaves.is_empty() {
            Noeud { mesurable: false, ..Noeud::feuille(code, None) }
        } else {
            branch(code, tables.contrat.couverture_fiche, leaves)
        };
        own(f.poids, node)
    };
    fn level(
        plan: &PlanLu,
        parent: Option<crate::model::NoeudId>,
        sheet: &dyn Fn(&crate::calculs::FicheLue) -> Noeud,
    ) -> Vec<Noeud> {
        let nodes = plan.noeuds.iter().filter(|n| n.parent_id == parent);
        let nodes = nodes.map(|n| Noeud::branche(n.id.to_string(), level(plan, Some(n.id), sheet)).pesant(Nombre::from(n.poids)));
        let sheets = plan.fiches.iter().filter(|f| Some(f.noeud_id) == parent).map(|f| sheet(f));
        nodes.chain(sheets).collect()
    }
    Noeud::branche("contrat", level(plan, None, &sheet))
}

#[test]
fn les_niveaux_d_un_plan_sont_l_arbre_du_document() {
    let mut partial = 0;
    for seed in 1..=200 {
        let tables = plan_au_hasard(&mut Hasard::new(seed));
        let plan = PlanLu::de(&tables, None).unwrap();
        let all = arbre(&dessine(&plan, &tables), &Nombre::from(tables.contrat.couverture_plan));
        for (code, expected) in all {
            let objet = plan.objet(&code).unwrap();
            let found = plan.atteinte(objet, ANNEE);
            let Remontee { taux, couverture, motif, .. } = expected;
            assert_eq!(
                (found.valeur, found.couverture, found.motif),
                (taux.clone(), couverture.clone(), motif),
                "seed {seed}, {code}"
            );
            partial += usize::from(taux.is_none() && couverture.is_some_and(|c| c.est_positif()));
        }
    }
    assert!(partial > 50, "only {partial} levels had some rates and no figure");
}
