//! Every field a rule may name, with its type.

use super::super::expression::{Schema, Type};

/// Every field a rule may name.
#[must_use]
pub fn schema() -> Schema {
    let mut champs = Schema::from([
        ("aujourdhui", Type::Date),
        ("exercice", Type::Entier),
        ("ouverture_le", Type::Date),
        ("lettre.vote_copil_le", Type::Date),
        ("fonds_propres", Type::Euros),
        ("enveloppe.financeur", Type::Texte),
        ("enveloppe.disponible", Type::Euros),
        ("financeur", Type::Texte),
        ("convention_signee_le", Type::Date),
        ("publie_le", Type::Date),
        ("exercice_fin", Type::Date),
        ("compte_rendu_le", Type::Date),
        ("instance", Type::Texte),
        ("instance_le", Type::Date),
        ("acteur.interet", Type::Bool),
        ("annees_financees(action)", Type::EnsembleEntier),
        ("action.anciennete", Type::Entier),
        ("historique(action,1).vote.CAF", Type::Euros),
        ("historique(action,1).bilan.pieces", Type::EnsembleTexte),
        ("historique(action,1).bilan.recu_le", Type::Date),
    ]);
    let groupes: [(&str, &[(&str, Type)]); 4] = [
        (
            "p",
            &[
                ("appels_par_an", Type::Entier),
                ("principaux", Type::EnsembleTexte),
                ("min_principaux", Type::Entier),
                ("plancher", Type::Euros),
                ("plancher_perimetre", Type::EnsembleTexte),
                ("plancher_departement", Type::Euros),
                ("bonus_hors_cpo", Type::Texte),
                ("part_hors_qpv", Type::Taux),
                ("base_hors_qpv", Type::Euros),
                ("cpo_duree", Type::Entier),
                ("cpo_part_min", Type::Taux),
                ("cpo_numerateur", Type::EnsembleTexte),
                ("cpo_min_principaux", Type::Entier),
                ("cpo_b_unite", Type::Texte),
                ("cpo_repere", Type::Taux),
                ("cpo_experimentales_min", Type::Entier),
                ("cpo_signataires", Type::EnsembleTexte),
                ("anciennete_min", Type::Entier),
                ("petite_budget_max", Type::Euros),
                ("dep02_min", Type::Entier),
                ("dep02_parmi", Type::EnsembleTexte),
                ("caf_fonds_propres_compte", Type::Bool),
                ("caf_chevauchement", Type::Texte),
                ("bilan_decalage", Type::Entier),
                ("seuil_convention", Type::Euros),
                ("seuil_convention_base", Type::Texte),
            ],
        ),
        (
            "dossier",
            &[
                ("innovant", Type::Bool),
                ("periode", Type::Texte),
                ("fiche_action", Type::Bool),
                ("cpo", Type::Bool),
                ("fiche_action_cpo", Type::Bool),
                ("hors_qpv", Type::Bool),
                ("poche_pauvrete", Type::Bool),
                ("valeur_ajoutee", Type::Texte),
                ("droit_commun", Type::Bool),
                ("droit_commun_departement_examine", Type::Bool),
                ("renouvellement_decrit", Type::Bool),
                ("partenaires", Type::EnsembleTexte),
                ("dispositif", Type::Texte),
                ("action_debut", Type::Date),
                ("action_fin", Type::Date),
                ("debut", Type::Date),
                ("fin", Type::Date),
                ("dossier_lie", Type::Bool),
                ("budgets_analytiques", Type::EnsembleTexte),
                ("pieces_valides", Type::EnsembleTexte),
                ("ref_dauphin", Type::Bool),
                ("ref_elan", Type::Bool),
                ("themes", Type::EnsembleTexte),
                ("fse", Type::Bool),
            ],
        ),
        (
            "cpo",
            &[
                ("annee_debut", Type::Entier),
                ("annee_fin", Type::Entier),
                ("categorie", Type::Texte),
                ("evaluations", Type::EnsembleEntier),
                ("annees_echues", Type::EnsembleEntier),
                ("base", Type::Euros),
            ],
        ),
        (
            "porteur",
            &[
                ("droit", Type::Texte),
                ("forme", Type::Texte),
                ("engage", Type::Bool),
                ("structurante_copil_le", Type::Date),
                ("structurante", Type::Bool),
                ("petite", Type::Bool),
                ("budget_annuel", Type::Euros),
            ],
        ),
    ];
    for (groupe, noms) in groupes {
        champs.extend(noms.iter().map(|(nom, type_)| (format!("{groupe}.{nom}"), type_.clone())));
    }
    champs.extend(listes().into_iter().map(|(nom, ligne)| (nom.to_owned(), Type::Liste(ligne))));
    champs
}

fn listes() -> [(&'static str, Schema); 14] {
    [
        ("appels", Schema::from([("a.exercice", Type::Entier), ("a.etat", Type::Texte)])),
        ("lettres", Schema::from([("l.etat", Type::Texte)])),
        ("rubriques", Schema::from([("r.texte", Type::Texte)])),
        (
            "plan",
            Schema::from([
                ("l.financeur", Type::Texte),
                ("l.m", Type::Euros),
                ("l.demande", Type::Euros),
                ("l.motif", Type::Texte),
                ("l.lot.copil_le", Type::Date),
                ("l.finance", Type::Bool),
            ]),
        ),
        (
            "programme",
            Schema::from([
                ("l.financeur", Type::Texte),
                ("l.m", Type::Euros),
                ("d.hors_qpv", Type::Bool),
                ("d.cpo", Type::Bool),
                ("d.reservation", Type::Bool),
                ("d.installee", Type::Bool),
            ]),
        ),
        ("dossiers", Schema::from([("d.m", Type::Euros), ("d.cpo", Type::Bool), ("d.experimentale", Type::Bool)])),
        ("qpv", Schema::from([("q.cpo_experimentales", Type::Entier)])),
        ("signataires", Schema::from([("s.financeur", Type::Texte)])),
        ("aides_caf", Schema::from([("a.nom", Type::Texte), ("a.montant", Type::Euros)])),
        ("lignes_74orgasoc", Schema::from([("l.nature", Type::Texte), ("l.montant", Type::Euros)])),
        ("imports", Schema::from([("i.compte_74", Type::Euros), ("i.demande", Type::Euros)])),
        ("charges", Schema::from([("b.montant", Type::Euros), ("b.volontaire", Type::Bool)])),
        ("produits", Schema::from([("b.montant", Type::Euros), ("b.volontaire", Type::Bool)])),
        ("votes", Schema::from([("v.financeur", Type::Texte), ("v.annee", Type::Entier), ("v.montant", Type::Euros)])),
    ]
}
