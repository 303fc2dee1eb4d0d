//! The sheets `budgets` and `scenarios`: what each file spends and receives by account, what each scenario gives.

use super::AppelEnTables;
use super::feuilles::{Annexes, euros, texte};
use crate::m;
use crate::model::{Dossier, LigneFinanceur};
use crate::regles::Euros;
use crate::regles::budget::{Cote, LIGNES, Ligne};
use kernel::Lang;
use sheets::{Colonne, Feuille, Genre, Valeur};

/// What a scenario gives: file, funder, amount.
#[derive(Debug, Clone)]
pub struct MontantDeScenario {
    pub scenario: String,
    pub doctrine: String,
    pub numero: String,
    pub financeur: String,
    pub montant: Euros,
    /// « μ par dossier »: the smallest share that this scenario sets for the file, per cent.
    pub part_min: Option<i64>,
}

/// One row for each line of the budget of each file, « La ligne 74 d'un financeur et sa demande dans la matrice sont une seule
/// donnée ».
pub(super) fn budgets(tables: &AppelEnTables, annexes: &Annexes, lang: Lang) -> Feuille {
    let t = m(lang);
    let lu = |cle: &str, titre: String, genre: Genre| Colonne::new(cle, &titre, genre).lecture_seule();
    let colonnes = vec![
        lu("numero", t.liste_numero(), Genre::Texte),
        lu("intitule", t.liste_action(), Genre::Texte),
        lu("cote", t.tableur_cote(), Genre::Texte),
        lu("compte", t.fiche_compte(), Genre::Texte),
        lu("ligne", t.fiche_ligne(), Genre::Texte),
        lu("prevu", t.tableur_prevu(), Genre::Decimal),
        lu("realise", t.tableur_realise(), Genre::Decimal),
    ];
    let mut lignes = vec![];
    for d in &tables.dossiers {
        for ligne in &LIGNES {
            let realise = |cle: &str| annexes.realises.get(&d.id).and_then(|lus| lus.get(cle)).copied();
            if ligne.par_financeur {
                for demande in demandes(tables, d, ligne) {
                    let cle = format!("{}:{}", ligne.code, demande.financeur.code());
                    let nom = tables.nom(&demande.financeur);
                    lignes.push(rangee(d, ligne, &nom, (demande.demande(), realise(&cle)), lang));
                }
            } else if d.budget.contains_key(ligne.code) || realise(ligne.code).is_some() {
                let prevu = d.budget.get(ligne.code).copied();
                lignes.push(rangee(d, ligne, ligne.libelle, (prevu, realise(ligne.code)), lang));
            }
        }
    }
    Feuille { nom: t.tableur_feuille_budgets(), colonnes, lignes }
}

/// The requests of a file that a line of the budget holds.
fn demandes<'a>(tables: &'a AppelEnTables, d: &'a Dossier, ligne: &'a Ligne) -> impl Iterator<Item = &'a LigneFinanceur> {
    tables.lignes.iter().filter(move |l| {
        let inscrit = tables.financeurs.iter().find(|f| f.code == l.financeur);
        l.dossier_id == d.id && inscrit.is_some_and(|f| f.ligne_budget == ligne.code)
    })
}

fn rangee(
    d: &Dossier,
    ligne: &Ligne,
    libelle: &str,
    (prevu, realise): (Option<Euros>, Option<Euros>),
    lang: Lang,
) -> Vec<Valeur> {
    let t = m(lang);
    let cote = if ligne.cote == Cote::Charge { t.tableur_charge() } else { t.tableur_produit() };
    vec![
        texte(d.numero.as_deref().unwrap_or_default()),
        texte(&d.intitule),
        texte(&cote),
        texte(ligne.code),
        texte(libelle),
        euros(prevu),
        euros(realise),
    ]
}

/// One row for each amount of each scenario this reader may see.
pub(super) fn scenarios(annexes: &Annexes, lang: Lang) -> Feuille {
    let t = m(lang);
    let lu = |cle: &str, titre: String, genre: Genre| Colonne::new(cle, &titre, genre).lecture_seule();
    let colonnes = vec![
        lu("scenario", t.tableur_scenario(), Genre::Texte),
        lu("doctrine", t.programmation_doctrine(), Genre::Texte),
        lu("numero", t.liste_numero(), Genre::Texte),
        lu("financeur", t.liste_financeur(), Genre::Texte),
        lu("montant", t.tableur_montant(), Genre::Decimal),
        lu("part_min", t.tableur_part_min(), Genre::Entier),
    ];
    let rangee = |s: &MontantDeScenario| {
        vec![
            texte(&s.scenario),
            texte(&s.doctrine),
            texte(&s.numero),
            texte(&s.financeur),
            euros(Some(s.montant)),
            s.part_min.map_or(Valeur::Vide, Valeur::from),
        ]
    };
    Feuille { nom: t.tableur_feuille_scenarios(), colonnes, lignes: annexes.scenarios.iter().map(rangee).collect() }
}
