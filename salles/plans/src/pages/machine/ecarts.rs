//! What changed between two evenings, in words: what the page and the paper both show.

use super::alentours::alentours;
use crate::actes::edition::{Sujet, composer_de};
use crate::calculs::{Lecture, Passe, libelle, taux_en_mots};
use crate::m;
use crate::model::EtatCampagne;
use crate::model::edition_contenu::{EditionContenu, NoeudFige};
use crate::pages::edition::{mot_de_la_valeur, mot_du_champ, points, precision, signe};
use crate::regles::decision::mots;
use crate::regles::edition::{Champ, Changement, difference};
use kernel::Lang;
use kernel::nombre::Nombre;
use kernel::texte::date_longue;
use std::collections::BTreeMap;

/// One field before and after.
pub struct Ligne {
    pub champ: String,
    pub avant: Option<String>,
    pub apres: Option<String>,
    pub ecart: Option<String>,
    /// A text of several words, whose difference is read word by word.
    pub phrase: bool,
}

/// What changed in one sheet, or in one level.
pub struct Sujets {
    /// Number of the sheet; a level has none.
    pub numero: Option<i64>,
    pub sujet: String,
    pub titre: String,
    pub lignes: Vec<Ligne>,
}

/// Under one first-level node.
pub struct Groupe {
    pub titre: String,
    pub ajoutees: Vec<(Option<i64>, String)>,
    pub retirees: Vec<String>,
    pub modifiees: Vec<Sujets>,
}

/// Rows of changes on one screen; the PDF holds them all.
const RANGS_PAR_PAGE: usize = 60;

/// The groups cut into pages, no sheet in two; a group that goes on keeps its title.
pub fn en_pages(groupes: Vec<Groupe>) -> Vec<Vec<Groupe>> {
    let mut pages: Vec<Vec<Groupe>> = vec![];
    let mut left = 0;
    for groupe in groupes {
        let mut open = |weight: usize, pages: &mut Vec<Vec<Groupe>>, here: bool| {
            let full = left < weight;
            left = if full { RANGS_PAR_PAGE.saturating_sub(weight) } else { left - weight };
            if full || pages.is_empty() {
                pages.push(vec![]);
            }
            if let Some(page) = pages.last_mut().filter(|page| !here || page.is_empty()) {
                page.push(Groupe { titre: groupe.titre.clone(), ajoutees: vec![], retirees: vec![], modifiees: vec![] });
            }
        };
        let listed = groupe.ajoutees.len() + groupe.retirees.len();
        let mut begun = listed > 0;
        if begun {
            open(listed, &mut pages, false);
            if let Some(part) = pages.last_mut().and_then(|page| page.last_mut()) {
                part.ajoutees = groupe.ajoutees;
                part.retirees = groupe.retirees;
            }
        }
        for one in groupe.modifiees {
            open(1 + one.lignes.len(), &mut pages, begun);
            begun = true;
            if let Some(part) = pages.last_mut().and_then(|page| page.last_mut()) {
                part.modifiees.push(one);
            }
        }
    }
    pages
}

/// A rate of the contract or of a level.
pub struct Taux {
    pub sujet: String,
    pub lecture: String,
    pub avant: Option<String>,
    pub apres: Option<String>,
    pub ecart: Option<String>,
}

/// Everything, summary first.
pub struct Ecarts {
    pub annee: i64,
    pub comptes: Vec<(String, usize)>,
    pub taux: Vec<Taux>,
    pub decisions: Vec<String>,
    pub groupes: Vec<Groupe>,
}

impl Ecarts {
    pub fn est_vide(&self) -> bool {
        self.comptes.is_empty() && self.decisions.is_empty()
    }
}

/// The contract as an edition would hold it that evening, for a year of the contract.
fn contenu(passe: &Passe, collectivite: &str, exercice: i64) -> EditionContenu {
    let review = passe.tables.campagnes.iter().rfind(|c| c.exercice == exercice && c.etat != EtatCampagne::Annulee);
    let sujet = Sujet { collectivite, contrat: passe.plan.contrat.clone(), exercice, campagne: review, le: passe.le };
    composer_de(&passe.plan, &passe.tables, &sujet).contenu
}

/// From one evening to another; rates are those of a year of the contract, else of the one that the later shows first.
pub fn ecarts(de: &Passe, a: &Passe, annee: Option<i64>, collectivite: &str, lang: Lang) -> Ecarts {
    let t = m(lang);
    let usual = || a.plan.campagne_ouverte().map_or_else(|| a.plan.exercice_montre(a.le), |c| c.exercice);
    let annee = annee.filter(|n| (1..=a.plan.contrat.duree_annees).contains(n)).unwrap_or_else(usual);
    let (avant, apres) = (contenu(de, collectivite, annee), contenu(a, collectivite, annee));
    let mut found = difference(&avant, &apres);
    // The expected progress of a sheet moves with the calendar alone.
    for fiche in &mut found.modifiees {
        fiche.changements.retain(|c| c.champ != Champ::Chiffre || c.precision != Lecture::Attendu.code());
    }
    found.modifiees.retain(|f| !f.changements.is_empty());
    let mut groupes: BTreeMap<usize, Groupe> = BTreeMap::new();
    let mut place = |c: &EditionContenu, numero: i64, put: &mut dyn FnMut(&mut Groupe)| {
        let (rank, titre) = sommet(c, numero);
        put(groupes.entry(rank).or_insert_with(|| Groupe { titre, ajoutees: vec![], retirees: vec![], modifiees: vec![] }));
    };
    let nom = |numero: i64, titre: &str| format!("{} — {titre}", t.lecture_fiche_n(numero));
    for (numero, titre) in &found.ajoutees {
        place(&apres, *numero, &mut |g| g.ajoutees.push((Some(*numero), nom(*numero, titre))));
    }
    for (numero, titre) in &found.retirees {
        place(&avant, *numero, &mut |g| g.retirees.push(nom(*numero, titre)));
    }
    for fiche in &found.modifiees {
        place(&apres, fiche.numero, &mut |g| {
            g.modifiees.push(Sujets {
                numero: Some(fiche.numero),
                sujet: t.lecture_fiche_n(fiche.numero),
                titre: fiche.titre.clone(),
                lignes: fiche.changements.iter().map(|c| ligne(c, lang)).collect(),
            });
        });
    }
    let cadre = niveaux(&avant, &apres, lang);
    let alentours = alentours(de, a, lang);
    let nombre = |g: &Groupe| g.ajoutees.len() + g.retirees.len() + g.modifiees.len();
    let changed = cadre.as_ref().map_or(0, nombre);
    let taux: Vec<Taux> = found
        .ecarts
        .iter()
        .map(|e| Taux {
            sujet: e.objet.clone(),
            lecture: Lecture::from_code(&e.lecture).map(|l| libelle(l, lang)).unwrap_or_default(),
            avant: e.avant.as_ref().map(|n| taux_en_mots(n, lang)),
            apres: e.apres.as_ref().map(|n| taux_en_mots(n, lang)),
            ecart: e.avant.as_ref().zip(e.apres.as_ref()).map(|(b, a)| points(&(a - b), lang)),
        })
        .collect();
    let mut comptes = vec![
        (t.machine_compte_ajoutees(), found.ajoutees.len()),
        (t.machine_compte_retirees(), found.retirees.len()),
        (t.machine_compte_modifiees(), found.modifiees.len()),
        (t.machine_compte_niveaux(), changed),
        (t.machine_compte_alentours(), alentours.as_ref().map_or(0, nombre)),
        (t.machine_compte_decisions(), found.decisions.len()),
    ];
    comptes.extend(par_genre(found.modifiees.iter().flat_map(|f| &f.changements), lang));
    comptes.retain(|(_, n)| *n > 0);
    let decisions = apres
        .decisions
        .iter()
        .filter(|d| found.decisions.contains(&d.cle))
        .map(|d| {
            let head = format!("{}, {}, {}", date_longue(d.seance, lang), mots::genre(d.genre, lang), mots::sujet(d.fiche, lang));
            if d.motif.is_empty() { head } else { format!("{head}\u{202f}: {}", mots::cite(&d.motif)) }
        })
        .collect();
    Ecarts { annee, comptes, taux, decisions, groupes: cadre.into_iter().chain(groupes.into_values()).chain(alentours).collect() }
}

/// « Ambition 1. Titre », as the contract names its levels.
fn nom_du_noeud(c: &EditionContenu, n: &NoeudFige) -> String {
    let level = usize::try_from(n.niveau - 1).ok().and_then(|l| c.contrat.niveaux.get(l)).map_or("", String::as_str);
    format!("{level} {}. {}", n.code, n.titre).trim().to_owned()
}

/// The rank and the name of the first-level node of a sheet.
fn sommet(c: &EditionContenu, numero: i64) -> (usize, String) {
    let mut key = c.fiches.iter().find(|f| f.numero == numero).map(|f| f.noeud.as_str());
    for _ in 0..=c.noeuds.len() {
        let Some(node) = key.and_then(|k| c.noeuds.iter().find(|n| n.cle == k)) else { break };
        match node.parent.as_deref() {
            Some(parent) => key = Some(parent),
            None => return (c.noeuds.iter().position(|n| n.cle == node.cle).unwrap_or_default(), nom_du_noeud(c, node)),
        }
    }
    (usize::MAX, String::new())
}

/// Levels added, removed, renamed, weighed otherwise; nothing when they are the same.
fn niveaux(avant: &EditionContenu, apres: &EditionContenu, lang: Lang) -> Option<Groupe> {
    let t = m(lang);
    let find = |c: &'_ EditionContenu, cle: &str| c.noeuds.iter().find(|n| n.cle == cle).cloned();
    let mut groupe = Groupe { titre: t.machine_cadre(), ajoutees: vec![], retirees: vec![], modifiees: vec![] };
    for node in &apres.noeuds {
        let Some(old) = find(avant, &node.cle) else {
            groupe.ajoutees.push((None, nom_du_noeud(apres, node)));
            continue;
        };
        let mut lignes = vec![];
        let mut compare = |champ: String, old: String, new: String, phrase: bool| {
            if old != new {
                lignes.push(Ligne { champ, avant: Some(old), apres: Some(new), ecart: None, phrase });
            }
        };
        compare(t.axe_titre(), nom_du_noeud(avant, &old), nom_du_noeud(apres, node), true);
        compare(t.calcul_poids(), old.poids.to_string(), node.poids.to_string(), false);
        compare(t.axe_objectifs(), old.objectifs.join("\n"), node.objectifs.join("\n"), true);
        if !lignes.is_empty() {
            let sujet = nom_du_noeud(apres, node);
            groupe.modifiees.push(Sujets { numero: None, sujet, titre: String::new(), lignes });
        }
    }
    groupe.retirees = avant.noeuds.iter().filter(|n| find(apres, &n.cle).is_none()).map(|n| nom_du_noeud(avant, n)).collect();
    let same = groupe.ajoutees.is_empty() && groupe.retirees.is_empty() && groupe.modifiees.is_empty();
    (!same).then_some(groupe)
}

fn ligne(c: &Changement, lang: Lang) -> Ligne {
    let name = mot_du_champ(c.champ, lang);
    let which = precision(c, lang);
    let is_rate = matches!(c.champ, Champ::Chiffre | Champ::Palier);
    Ligne {
        champ: if which.is_empty() { name } else { format!("{name}, {which}") },
        avant: c.avant.as_ref().map(|v| mot_de_la_valeur(c.champ, v, lang)),
        apres: c.apres.as_ref().map(|v| mot_de_la_valeur(c.champ, v, lang)),
        ecart: c.ecart.as_ref().map(|gap: &Nombre| if is_rate { points(gap, lang) } else { signe(gap, lang) }),
        phrase: matches!(
            c.champ,
            Champ::Titre
                | Champ::TitrePlan
                | Champ::Contexte
                | Champ::ObjectifStrategique
                | Champ::ObjectifsOperationnels
                | Champ::PublicCible
                | Champ::Declinaison
                | Champ::Indicateur
                | Champ::Commentaire
                | Champ::Suites
                | Champ::MeteoMotif
        ),
    }
}

/// How many changes of each kind, in the order of the paper form.
fn par_genre<'a>(all: impl Iterator<Item = &'a Changement>, lang: Lang) -> Vec<(String, usize)> {
    let t = m(lang);
    let mut out: Vec<(String, usize)> = [
        t.machine_compte_statuts(),
        t.machine_compte_pilotes(),
        t.machine_compte_partenaires(),
        t.machine_compte_textes(),
        t.machine_compte_declinaisons(),
        t.machine_compte_indicateurs(),
        t.machine_compte_cibles(),
        t.machine_compte_reponses(),
        t.machine_compte_taux(),
        t.machine_compte_autres(),
    ]
    .into_iter()
    .map(|label| (label, 0))
    .collect();
    for c in all {
        let rank = match c.champ {
            Champ::Statut => 0,
            Champ::Pilotes | Champ::Mode => 1,
            Champ::Partenaires => 2,
            Champ::Titre
            | Champ::TitrePlan
            | Champ::Contexte
            | Champ::ObjectifStrategique
            | Champ::ObjectifsOperationnels
            | Champ::PublicCible => 3,
            Champ::Declinaison | Champ::Echeance | Champ::Realise => 4,
            Champ::Indicateur | Champ::Reference | Champ::Valeur => 5,
            Champ::Cible => 6,
            Champ::Atteinte | Champ::Meteo | Champ::MeteoMotif | Champ::Commentaire | Champ::Suites | Champ::Reponse => 7,
            Champ::Palier | Champ::Chiffre => 8,
            Champ::Numero | Champ::Noeud | Champ::Poids | Champ::Territoires | Champ::Liens => 9,
        };
        if let Some(one) = out.get_mut(rank) {
            one.1 += 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groupe(titre: &str, rangs: &[usize]) -> Groupe {
        let sujet = |(n, lignes): (i64, &usize)| Sujets {
            numero: Some(n),
            sujet: format!("{titre}{n}"),
            titre: String::new(),
            lignes: (0..*lignes)
                .map(|_| Ligne { champ: String::new(), avant: None, apres: None, ecart: None, phrase: false })
                .collect(),
        };
        Groupe { titre: titre.into(), ajoutees: vec![], retirees: vec![], modifiees: (1..).zip(rangs).map(sujet).collect() }
    }

    #[test]
    fn une_longue_difference_tourne_ses_pages_sans_rien_perdre_et_chaque_suite_redit_son_titre() {
        let pages = en_pages(vec![groupe("A", &[20, 30, 20, 70]), groupe("B", &[5, 5])]);
        let shown: Vec<Vec<(String, usize)>> =
            pages.iter().map(|p| p.iter().map(|g| (g.titre.clone(), g.modifiees.len())).collect()).collect();
        let of = |all: &[(&str, usize)]| all.iter().map(|(t, n)| ((*t).to_owned(), *n)).collect::<Vec<_>>();
        assert_eq!(shown, [of(&[("A", 2)]), of(&[("A", 1)]), of(&[("A", 1)]), of(&[("B", 2)])]);
        assert!(en_pages(vec![]).is_empty());
    }
}
