//! The sheets: one to fill (the reader's own column), the others to read.

use super::AppelEnTables;
use super::comptes::{MontantDeScenario, budgets, scenarios};
use crate::model::{Avis, DossierId, LigneFinanceur, LignesBudget};
use crate::regles::{Effet, Euros, Financeur};
use crate::{m, mots};
use kernel::Lang;
use sheets::{Colonne, Decimal, Feuille, Genre, Valeur};
use std::collections::BTreeMap;

/// What is shown beside the matrix.
#[derive(Debug, Clone, Default)]
pub struct Annexes {
    /// Mean of the readers, on 20, for the files whose notes this reader may see.
    pub notes: BTreeMap<DossierId, Decimal>,
    pub enveloppes: Vec<EnveloppeMontree>,
    pub regles: Vec<RegleRompue>,
    /// Names of the QPV, by code.
    pub quartiers: BTreeMap<String, String>,
    /// From the reviews received, by code of line.
    pub realises: BTreeMap<DossierId, LignesBudget>,
    pub scenarios: Vec<MontantDeScenario>,
}

/// A node of the tree of envelopes.
#[derive(Debug, Clone)]
pub struct EnveloppeMontree {
    pub financeur: String,
    pub libelle: String,
    pub nature: String,
    pub montant: Euros,
    pub reserve: Euros,
    pub propose: Euros,
    pub reste: Euros,
    /// None: « sans acte : prévisionnel ».
    pub acte: Option<String>,
}

/// A rule that is not kept, and by what.
#[derive(Debug, Clone)]
pub struct RegleRompue {
    /// The public number; none, the programme as a whole.
    pub numero: Option<String>,
    pub code: String,
    pub effet: Option<Effet>,
    pub message: String,
    pub remede: String,
    pub source: String,
}

pub(super) fn euros(montant: Option<Euros>) -> Valeur {
    let Some(montant) = montant else { return Valeur::Vide };
    let centimes = montant.centimes();
    let signe = if centimes < 0 { "-" } else { "" };
    let ecrit = format!("{signe}{}.{:02}", centimes.unsigned_abs() / 100, centimes.unsigned_abs() % 100);
    ecrit.parse().map_or(Valeur::Vide, Valeur::Nombre)
}

pub(super) fn texte(texte: &str) -> Valeur {
    if texte.is_empty() { Valeur::Vide } else { Valeur::texte(texte) }
}

/// The words of an opinion, as the drop-down offers them.
#[must_use]
pub(super) fn avis(lang: Lang) -> Vec<(Avis, String)> {
    [Avis::Favorable, Avis::Reserve, Avis::Defavorable, Avis::SansObjet].map(|a| (a, mots::avis(a, lang))).to_vec()
}

fn mot_d_avis(a: Option<Avis>, lang: Lang) -> Valeur {
    a.map_or(Valeur::Vide, |a| Valeur::texte(mots::avis(a, lang)))
}

/// Every sheet, in the order of the workbook. The one to fill is absent when there is nothing to fill.
pub(super) fn toutes(tables: &AppelEnTables, annexes: &Annexes, lang: Lang) -> Vec<Feuille> {
    let mut feuilles = vec![];
    if !tables.lecteur.siennes.is_empty() {
        feuilles.push(a_remplir(tables, lang));
    }
    feuilles.extend([lignes(tables, lang), dossiers(tables, annexes, lang), indicateurs(tables, lang)]);
    feuilles.push(budgets(tables, annexes, lang));
    feuilles.extend([enveloppes(annexes, lang), regles(annexes, lang), scenarios(annexes, lang)]);
    feuilles
}

/// « un financeur remplit son avis, son montant proposé »: the only sheet that is read back with its changes.
pub(super) fn a_remplir(tables: &AppelEnTables, lang: Lang) -> Feuille {
    let t = m(lang);
    let lu = |cle: &str, titre: String, genre: Genre| Colonne::new(cle, &titre, genre).lecture_seule();
    let choix = Genre::Choix(avis(lang).into_iter().map(|(_, mot)| mot).collect());
    let mut colonnes = vec![
        Colonne::new("id", &t.tableur_identifiant(), Genre::Identifiant).aide(&t.tableur_identifiant_aide()),
        lu("numero", t.liste_numero(), Genre::Texte),
        lu("intitule", t.liste_action(), Genre::Texte),
        lu("porteur", t.liste_porteur(), Genre::Texte),
        lu("financeur", t.liste_financeur(), Genre::Texte),
        lu("demande", t.tableur_demande(), Genre::Decimal),
        Colonne::new("avis", &t.tableur_avis(), choix).aide(&t.tableur_avis_aide()),
        Colonne::new("avis_motif", &t.tableur_avis_motif(), Genre::Texte).aide(&t.tableur_avis_motif_aide()),
        Colonne::new("propose", &t.tableur_propose(), Genre::Decimal).aide(&t.tableur_propose_aide()),
        Colonne::new("propose_motif", &t.tableur_propose_motif(), Genre::Texte).aide(&t.tableur_propose_motif_aide()),
    ];
    if tables.lecteur.pour_un_autre {
        colonnes.push(Colonne::new("justificatif", &t.tableur_justificatif(), Genre::Texte).aide(&t.tableur_justificatif_aide()));
    }
    let rangee = |l: &LigneFinanceur| {
        let mut row = reperes(tables, l);
        row.extend([mot_d_avis(l.avis, lang), texte(&l.avis_motif), euros(l.propose()), texte(&l.propose_motif)]);
        row
    };
    Feuille { nom: t.tableur_feuille_remplir(), colonnes, lignes: tables.siennes().map(rangee).collect() }
}

/// What names a line: identifier, file, action, holder, funder, asked.
fn reperes(tables: &AppelEnTables, l: &LigneFinanceur) -> Vec<Valeur> {
    let dossier = tables.dossier(l.dossier_id);
    let porteur = dossier.and_then(|d| tables.porteurs.iter().find(|p| p.id == d.porteur_id));
    vec![
        Valeur::texte(l.id.to_string()),
        texte(dossier.and_then(|d| d.numero.as_deref()).unwrap_or_default()),
        texte(dossier.map_or("", |d| d.intitule.as_str())),
        texte(porteur.map_or("", |p| p.nom.as_str())),
        texte(&tables.nom(&l.financeur)),
        euros(l.demande()),
    ]
}

/// The whole matrix, as this reader sees it.
pub(super) fn lignes(tables: &AppelEnTables, lang: Lang) -> Feuille {
    let t = m(lang);
    let lu = |cle: &str, titre: String, genre: Genre| Colonne::new(cle, &titre, genre).lecture_seule();
    let colonnes = vec![
        Colonne::new("id", &t.tableur_identifiant(), Genre::Identifiant).aide(&t.tableur_identifiant_aide()),
        lu("numero", t.liste_numero(), Genre::Texte),
        lu("intitule", t.liste_action(), Genre::Texte),
        lu("porteur", t.liste_porteur(), Genre::Texte),
        lu("financeur", t.liste_financeur(), Genre::Texte),
        lu("demande", t.tableur_demande(), Genre::Decimal),
        lu("avis", t.tableur_avis(), Genre::Texte),
        lu("avis_motif", t.tableur_avis_motif(), Genre::Texte),
        lu("propose", t.tableur_propose(), Genre::Decimal),
        lu("propose_motif", t.tableur_propose_motif(), Genre::Texte),
        lu("vote", t.tableur_vote(), Genre::Decimal),
        lu("vote_le", t.tableur_vote_le(), Genre::Date),
        lu("paye", t.tableur_paye(), Genre::Decimal),
        lu("etat", t.liste_etat(), Genre::Texte),
    ];
    let rangee = |l: &LigneFinanceur| {
        let mut row = reperes(tables, l);
        row.extend([
            mot_d_avis(l.avis, lang),
            texte(&l.avis_motif),
            euros(l.propose()),
            texte(&l.propose_motif),
            euros(l.vote()),
            l.vote_le.map_or(Valeur::Vide, Valeur::Date),
            euros(l.paye()),
            texte(&mots::etat_ligne(l.etat, lang)),
        ]);
        row
    };
    Feuille { nom: t.tableur_feuille_lignes(), colonnes, lignes: tables.lignes.iter().map(rangee).collect() }
}

fn dossiers(tables: &AppelEnTables, annexes: &Annexes, lang: Lang) -> Feuille {
    let t = m(lang);
    let lu = |cle: &str, titre: String, genre: Genre| Colonne::new(cle, &titre, genre).lecture_seule();
    let colonnes = vec![
        lu("numero", t.liste_numero(), Genre::Texte),
        lu("intitule", t.liste_action(), Genre::Texte),
        lu("porteur", t.liste_porteur(), Genre::Texte),
        lu("etat", t.liste_etat(), Genre::Texte),
        lu("quartiers", t.liste_quartiers(), Genre::Texte),
        lu("defi", t.tableur_defi(), Genre::Texte),
        lu("objectifs", t.champ_objectifs(), Genre::Texte),
        lu("note", t.tableur_note(), Genre::Decimal),
        lu("cout", t.liste_cout(), Genre::Decimal),
        lu("demande", t.tableur_demande(), Genre::Decimal),
        lu("vote", t.tableur_vote(), Genre::Decimal),
    ];
    let votes = |id: DossierId| {
        let siennes = tables.lignes.iter().filter(|l| l.dossier_id == id);
        siennes.filter_map(LigneFinanceur::vote).reduce(|a, b| a + b)
    };
    let nom_de = |code: &str| annexes.quartiers.get(code).cloned().unwrap_or_else(|| code.to_owned());
    let rangees = tables.dossiers.iter().map(|d| {
        let porteur = tables.porteurs.iter().find(|p| p.id == d.porteur_id);
        let quartiers: Vec<String> = d.contenu.qpv.iter().filter(|q| q.part > 0).map(|q| nom_de(&q.code)).collect();
        vec![
            texte(d.numero.as_deref().unwrap_or_default()),
            texte(&d.intitule),
            texte(porteur.map_or("", |p| p.nom.as_str())),
            texte(&mots::etat_dossier(d.etat, lang)),
            texte(&quartiers.join(", ")),
            texte(&d.contenu.defi),
            texte(&d.contenu.objectifs),
            annexes.notes.get(&d.id).cloned().map_or(Valeur::Vide, Valeur::Nombre),
            euros(Some(d.cout())),
            euros(Some(d.demande())),
            euros(votes(d.id)),
        ]
    });
    Feuille { nom: t.tableur_feuille_dossiers(), colonnes, lignes: rangees.collect() }
}

/// What each action promises to measure, one indicator a row.
fn indicateurs(tables: &AppelEnTables, lang: Lang) -> Feuille {
    let t = m(lang);
    let lu = |cle: &str, titre: String, genre: Genre| Colonne::new(cle, &titre, genre).lecture_seule();
    let colonnes = vec![
        lu("numero", t.liste_numero(), Genre::Texte),
        lu("intitule", t.liste_action(), Genre::Texte),
        lu("indicateur", t.tableur_indicateur(), Genre::Texte),
        lu("cible", t.tableur_cible(), Genre::Entier),
        lu("unite", t.tableur_unite(), Genre::Texte),
    ];
    let rangees = tables.dossiers.iter().flat_map(|d| {
        d.contenu.indicateurs.iter().map(|i| {
            vec![
                texte(d.numero.as_deref().unwrap_or_default()),
                texte(&d.intitule),
                texte(&i.libelle),
                // A target not said is no target of 0.
                i.cible.and_then(|n| n.to_string().parse().ok()).map_or(Valeur::Vide, Valeur::Nombre),
                texte(&i.unite),
            ]
        })
    });
    Feuille { nom: t.tableur_feuille_indicateurs(), colonnes, lignes: rangees.collect() }
}

fn enveloppes(annexes: &Annexes, lang: Lang) -> Feuille {
    let t = m(lang);
    let lu = |cle: &str, titre: String, genre: Genre| Colonne::new(cle, &titre, genre).lecture_seule();
    let colonnes = vec![
        lu("financeur", t.liste_financeur(), Genre::Texte),
        lu("libelle", t.tableur_libelle(), Genre::Texte),
        lu("nature", t.tableur_nature(), Genre::Texte),
        lu("montant", t.tableur_montant(), Genre::Decimal),
        lu("reserve", t.tableur_reserve(), Genre::Decimal),
        lu("propose", t.suite_col_propose(), Genre::Decimal),
        lu("reste", t.tableur_reste(), Genre::Decimal),
        lu("acte", t.tableur_acte(), Genre::Texte),
    ];
    let rangees = annexes.enveloppes.iter().map(|e| {
        vec![
            texte(&e.financeur),
            texte(&e.libelle),
            texte(&e.nature),
            euros(Some(e.montant)),
            euros(Some(e.reserve)),
            euros(Some(e.propose)),
            euros(Some(e.reste)),
            Valeur::texte(e.acte.clone().unwrap_or_else(|| t.tableur_previsionnel())),
        ]
    });
    Feuille { nom: t.tableur_feuille_enveloppes(), colonnes, lignes: rangees.collect() }
}

fn regles(annexes: &Annexes, lang: Lang) -> Feuille {
    let t = m(lang);
    let lu = |cle: &str, titre: String| Colonne::new(cle, &titre, Genre::Texte).lecture_seule();
    let colonnes = vec![
        lu("numero", t.liste_numero()),
        lu("regle", t.tableur_regle()),
        lu("effet", t.tableur_effet()),
        lu("constat", t.tableur_constat()),
        lu("remede", t.tableur_remede()),
        lu("source", t.tableur_source()),
    ];
    let rangees = annexes.regles.iter().map(|r| {
        vec![
            Valeur::texte(r.numero.clone().unwrap_or_else(|| t.tableur_programme())),
            texte(&r.code),
            r.effet.map_or(Valeur::Vide, |e| Valeur::texte(mots::effet(e, lang))),
            texte(&r.message),
            texte(&r.remede),
            texte(&r.source),
        ]
    });
    Feuille { nom: t.tableur_feuille_regles(), colonnes, lignes: rangees.collect() }
}

/// The funder of a line, as a page names it.
#[must_use]
pub(super) fn nom_de_ligne(tables: &AppelEnTables, id: &str) -> String {
    let Some(l) = tables.lignes.iter().find(|l| l.id.to_string() == id) else { return String::new() };
    let numero = tables.dossier(l.dossier_id).and_then(|d| d.numero.clone()).unwrap_or_default();
    let qui: &Financeur = &l.financeur;
    format!("{numero} {}", tables.nom(qui))
}
