//! « Also: an Excel plan of unknown columns, with a mapping the person confirms once and pacte remembers. » One row is a
//! sheet; a row without number nor title goes on with the one above (its other déclinaisons, its other partners).

use super::lecture::{couper, raison_de};
use super::{DeclinaisonReprise, FicheLue, IndicateurRepris, Refus, Repere, SaisieReprise, libelle_champ_repris};
use crate::model::ModePilotage;
use crate::regles::redaction::{CadreAnnees, lettre_libre, lire_annees};
use extraction::{LigneLue, Place, Raison, Reste, Sort, ambition_de, noms_de_partenaires, noms_de_pilotes};
use kernel::Lang;
use kernel::texte::cle;
use sheets::{Colonne, Correspondance, EnteteVue, FeuilleBrute, Genre, LigneBrute, proposer_correspondance};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// The fields that a column may go to, and the other names they have in the plans of the field.
const CHAMPS: [(&str, &[&str]); 15] = [
    (
        "numero",
        &["n°", "no", "num", "numéro", "numéro de fiche", "fiche n°", "n° fiche", "n° action", "code", "référence", "réf", "id"],
    ),
    (
        "titre",
        &["action", "actions", "intitulé", "intitulé de l’action", "nom de l’action", "fiche action", "libellé de l’action"],
    ),
    ("noeud", &["axe", "ambition", "défi", "orientation", "axe stratégique", "thématique", "pilier", "priorité"]),
    ("sous_niveau_titre", &["objectif général", "sous-axe", "objectif de l’axe"]),
    ("objectif_strategique", &["objectif", "objectif de l’action", "finalité", "but"]),
    ("objectifs_operationnels", &["objectifs", "objectifs spécifiques"]),
    ("contexte", &["constats", "contexte et constats", "diagnostic", "description", "descriptif"]),
    ("pilotes", &["pilote", "qui pilote", "porteur", "structure porteuse", "responsable", "chef de file", "maître d’ouvrage"]),
    ("partenaires", &["partenaire", "avec qui", "partenaires associés", "acteurs", "partenariats"]),
    ("public_cible", &["public", "publics", "bénéficiaires", "publics visés"]),
    ("declinaisons", &["sous-action", "sous-actions", "étapes", "mesures", "opérations", "tâches"]),
    ("echeance", &["calendrier", "année", "années", "échéancier", "date", "délai", "planning"]),
    (
        "indicateurs_resultat",
        &[
            "indicateur",
            "indicateurs",
            "indicateur(s)",
            "indicateurs d’évaluation",
            "résultats attendus",
            "ce qu’on mesure",
            "ce que l’on mesure",
        ],
    ),
    ("indicateurs_suivi", &["suivi", "indicateurs de réalisation"]),
    ("programmes", &["programmes", "dispositifs", "articulation", "plans et programmes", "cadre"]),
];

/// Texts of a cell longer than this are cut.
const CELLULE_MAX: usize = 20_000;

/// A table and where its headings stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Tableau<'a> {
    pub feuille: &'a FeuilleBrute,
    pub entetes: Vec<EnteteVue>,
    /// Number of the row of the headings.
    pub ligne: u32,
}

/// The sheet of the file that has most rows under headings.
///
/// # Errors
/// `SansEntete` when no sheet has a row of headings.
pub fn tableau(feuilles: &[FeuilleBrute]) -> Result<Tableau<'_>, Refus> {
    let lus = feuilles.iter().filter(|f| !f.masquee).filter_map(|feuille| {
        let entetes = feuille.entetes();
        let siens =
            |l: &&LigneBrute| entetes.iter().all(|e| l.cellule(e.colonne).is_some_and(|c| c.contenu.en_texte() == e.titre));
        let ligne = feuille.lignes.iter().find(siens).filter(|_| !entetes.is_empty())?.numero;
        Some(Tableau { feuille, entetes, ligne })
    });
    lus.max_by_key(|t| t.feuille.lignes.iter().filter(|l| l.numero > t.ligne).count()).ok_or(Refus::SansEntete)
}

/// The fields of the plan, as columns.
#[must_use]
pub fn champs_du_tableau(lang: Lang) -> Vec<Colonne> {
    CHAMPS.iter().map(|(champ, _)| Colonne::new(champ, &libelle_champ_repris(champ, lang), Genre::Texte)).collect()
}

/// What tells this table from another: its headings in order, case and accents aside.
#[must_use]
pub fn signature(entetes: &[EnteteVue]) -> String {
    entetes.iter().map(|e| cle(&e.titre)).collect::<Vec<_>>().join("\n")
}

/// What is proposed: field, heading. A column of numbers is one whose cells are numbers, each of another sheet: « Réf » over
/// « PRS-2 » numbers nothing.
#[must_use]
pub fn proposer(t: &Tableau<'_>) -> Correspondance {
    let (numero, autres): (Vec<Colonne>, Vec<Colonne>) = champs_du_tableau(Lang::Fr).into_iter().partition(|c| c.cle == "numero");
    let numerotent: Vec<EnteteVue> = t.entetes.iter().filter(|e| numerote(t, e.colonne)).cloned().collect();
    let mut proposee = Correspondance::des_propositions(&proposer_correspondance(&numerotent, &numero, &CHAMPS));
    let restent: Vec<EnteteVue> = t.entetes.iter().filter(|e| proposee.paires.get("numero") != Some(&e.titre)).cloned().collect();
    proposee.paires.extend(Correspondance::des_propositions(&proposer_correspondance(&restent, &autres, &CHAMPS)).paires);
    proposee
}

/// The cells of this column are whole numbers, none printed again further down; a sheet may repeat its own on its next row.
fn numerote(t: &Tableau<'_>, colonne: u32) -> bool {
    let sous = t.feuille.lignes.iter().filter(|l| l.numero > t.ligne).filter_map(|l| l.cellule(colonne));
    let ecrits = sous.map(|c| c.contenu.en_texte()).filter(|texte| !texte.trim().is_empty());
    let (mut vus, mut dernier) = (BTreeSet::new(), None);
    let mut ecrits = ecrits.peekable();
    ecrits.peek().is_some()
        && ecrits.all(|texte| {
            let lu = chiffres(&texte);
            let nouveau = lu.is_some() && (lu == dernier || lu.is_some_and(|n| vus.insert(n)));
            dernier = lu;
            nouveau
        })
}

/// What the person chose: by rank of heading, the field, empty to leave it.
///
/// # Errors
/// `ChampInconnu`, `ColonneEnDouble` when two columns go to one field, `TitreSansColonne`.
pub fn lire_les_choix(entetes: &[EnteteVue], choix: &[String]) -> Result<Correspondance, Vec<Refus>> {
    let (mut paires, mut refus) = (BTreeMap::new(), vec![]);
    for (rang, (entete, champ)) in entetes.iter().zip(choix).enumerate().filter(|(_, (_, champ))| !champ.is_empty()) {
        if !CHAMPS.iter().any(|(connu, _)| connu == champ) {
            refus.push(Refus::ChampInconnu { rang, saisi: champ.clone() });
        } else if paires.insert(champ.clone(), entete.titre.clone()).is_some() {
            refus.push(Refus::ColonneEnDouble { rang, champ: champ.clone() });
        }
    }
    if !paires.contains_key("titre") {
        refus.push(Refus::TitreSansColonne);
    }
    if refus.is_empty() { Ok(Correspondance { paires }) } else { Err(refus) }
}

/// The sheets of a table, each with the rows it comes from; then the rows that went nowhere.
#[must_use]
pub fn fiches_du_tableau(
    t: &Tableau<'_>,
    c: &Correspondance,
    cadre: &CadreAnnees,
) -> (Vec<(FicheLue, Vec<LigneLue>)>, Vec<LigneLue>) {
    let colonne = |champ: &str| {
        let titre = c.paires.get(champ)?;
        t.entetes.iter().find(|e| e.titre == *titre).map(|e| e.colonne)
    };
    let colonnes: BTreeMap<&str, u32> = CHAMPS.iter().filter_map(|(champ, _)| Some((*champ, colonne(champ)?))).collect();
    let dessous = || t.feuille.lignes.iter().filter(|row| row.numero > t.ligne).map(|row| Rangee { row, colonnes: &colonnes });
    let connues: HashSet<String> = dessous().flat_map(|rangee| rangee.partenaires()).collect();
    let (mut fiches, mut restes): (Vec<(FicheLue, Vec<LigneLue>)>, Vec<LigneLue>) = (vec![], vec![]);
    let mut niveau = String::new();
    for row in &t.feuille.lignes {
        if row.numero == t.ligne {
            continue;
        }
        let rangee = Rangee { row, colonnes: &colonnes };
        let texte = rangee.texte(&t.entetes);
        let neuve = row.numero > t.ligne && rangee.commence(fiches.last().map(|(f, _)| f));
        if neuve {
            let numero = fiches.iter().filter_map(|(f, _)| f.saisie.numero.parse::<i64>().ok()).max().unwrap_or(0) + 1;
            fiches.push((rangee.fiche(numero, &mut niveau), vec![]));
        }
        match fiches.last_mut().filter(|_| row.numero > t.ligne) {
            Some((fiche, lignes)) => {
                if !neuve {
                    rangee.continuer(fiche);
                }
                rangee.ajouter(fiche, cadre, &connues);
                lignes.push(LigneLue { numero: row.numero, page: None, texte, sort: Sort::Champ });
            }
            None => {
                restes.push(LigneLue { numero: row.numero, page: None, texte, sort: Sort::Laissee(Reste::AvantLesFiches) });
            }
        }
    }
    (fiches, restes)
}

struct Rangee<'a> {
    row: &'a LigneBrute,
    colonnes: &'a BTreeMap<&'static str, u32>,
}

impl Rangee<'_> {
    /// « #REF! » says nothing.
    fn dit(&self, champ: &str) -> String {
        let cellule = self.colonnes.get(champ).and_then(|colonne| self.row.cellule(*colonne));
        match cellule.map(|c| &c.contenu) {
            None | Some(sheets::Contenu::Erreur(_)) => String::new(),
            Some(contenu) => contenu
                .en_texte()
                .chars()
                .filter(|c| !c.is_control() || *c == '\n')
                .take(CELLULE_MAX)
                .collect::<String>()
                .trim()
                .to_owned(),
        }
    }

    /// « Intitulé : Ouvrir les plages · Pilote : Rade Agglo ».
    fn texte(&self, entetes: &[EnteteVue]) -> String {
        let dites = self.row.cellules.iter().filter(|c| !c.contenu.est_vide()).map(|c| {
            let titre = entetes.iter().find(|e| e.colonne == c.colonne).map(|e| format!("{}\u{202f}: ", e.titre));
            let contenu: String = c.contenu.en_texte().chars().filter(|c| !c.is_control() || *c == '\n').collect();
            format!("{}{}", titre.unwrap_or_default(), contenu.split_whitespace().collect::<Vec<_>>().join(" "))
        });
        dites.collect::<Vec<_>>().join(" · ")
    }

    fn commence(&self, precedente: Option<&FicheLue>) -> bool {
        let (numero, titre) = (self.dit("numero"), self.dit("titre"));
        if numero.is_empty() && titre.is_empty() {
            return false;
        }
        let meme = |f: &FicheLue| {
            (titre.is_empty() || cle(&f.saisie.titre) == cle(&titre))
                && (numero.is_empty() || chiffres(&numero).is_none_or(|n| n.to_string() == f.saisie.numero))
        };
        !precedente.is_some_and(meme)
    }

    fn place(&self) -> Option<Place> {
        Some(Place { debut: self.row.numero, fin: self.row.numero, page: None })
    }

    fn poser(&self, f: &mut FicheLue, champ: &str, raisons: Vec<Raison>) {
        f.reperes.push(Repere { champ: champ.to_owned(), place: self.place(), raisons });
    }

    fn fiche(&self, suivant: i64, niveau: &mut String) -> FicheLue {
        let mut f = FicheLue::default();
        let imprime = chiffres(&self.dit("numero"));
        f.saisie.numero = imprime.unwrap_or(suivant).to_string();
        self.poser(&mut f, "numero", if imprime.is_none() { vec![Raison::NumeroPropose] } else { vec![] });
        f.saisie.titre = self.dit("titre").split_whitespace().collect::<Vec<_>>().join(" ");
        let raisons = if f.saisie.titre.is_empty() { vec![Raison::RubriqueAbsente] } else { vec![] };
        self.poser(&mut f, "titre", raisons);
        let ecrit = self.dit("noeud");
        let raisons = match (ecrit.is_empty(), niveau.is_empty()) {
            (true, true) => vec![Raison::AmbitionAbsente],
            (true, false) => vec![Raison::AmbitionReprise],
            _ => vec![],
        };
        if !ecrit.is_empty() {
            *niveau = ecrit.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        let (code, titre) = ambition_de(niveau).unwrap_or_else(|| (None, niveau.clone()));
        f.saisie.niveau_code = code.map(|n| n.to_string()).unwrap_or_default();
        f.saisie.niveau_titre = titre;
        f.saisie.sous_niveau_titre = self.dit("sous_niveau_titre");
        self.poser(&mut f, "noeud", raisons);
        f.saisie.mode_pilotage = ModePilotage::Pilotage.code().to_owned();
        for champ in [
            "objectif_strategique",
            "contexte",
            "public_cible",
            "objectifs_operationnels",
            "pilotes",
            "partenaires",
            "programmes",
        ] {
            if self.colonnes.contains_key(champ) {
                let raisons = if self.dit(champ).is_empty() { vec![Raison::RubriqueVide] } else { self.separateurs(champ) };
                self.poser(&mut f, champ, raisons);
            }
        }
        for (champ, place) in textes(&mut f.saisie) {
            *place = self.dit(champ);
        }
        f
    }

    fn separateurs(&self, champ: &str) -> Vec<Raison> {
        let meles =
            matches!(champ, "pilotes" | "partenaires") && !self.dit(champ).contains(['\n', ';']) && self.dit(champ).contains(',');
        if meles { vec![Raison::SeparateursMeles] } else { vec![] }
    }

    /// What a following row adds to the texts of its sheet.
    fn continuer(&self, f: &mut FicheLue) {
        for (champ, place) in textes(&mut f.saisie) {
            let suite = self.dit(champ);
            if !suite.is_empty() && !cle(place).contains(&cle(&suite)) {
                *place = [place.as_str(), &suite].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join("\n");
            }
        }
    }

    fn partenaires(&self) -> Vec<String> {
        noms_de_partenaires(&enumeree(&self.dit("partenaires")))
    }

    /// The lists of a row: people, déclinaisons, indicators.
    fn ajouter(&self, f: &mut FicheLue, cadre: &CadreAnnees, connues: &HashSet<String>) {
        for champ in ["pilotes", "partenaires"] {
            let pilotes = champ == "pilotes";
            let noms = if pilotes { noms_de_pilotes(&enumeree(&self.dit(champ)), connues) } else { self.partenaires() };
            let place = if pilotes { &mut f.saisie.pilotes } else { &mut f.saisie.partenaires };
            for nom in noms {
                if !place.lines().any(|deja| cle(deja) == cle(&nom)) {
                    *place = [place.as_str(), &nom].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join("\n");
                }
            }
        }
        let echeance = self.dit("echeance").split_whitespace().collect::<Vec<_>>().join(" ");
        let mut libelles = puces(&self.dit("declinaisons"));
        // A term without a line to bear it: the sheet itself is what is planned.
        if libelles.is_empty() && !echeance.is_empty() && f.saisie.declinaisons.is_empty() {
            libelles.push(f.saisie.titre.clone());
        }
        for libelle in libelles {
            if f.saisie.declinaisons.iter().any(|d| cle(&d.libelle) == cle(&libelle)) {
                continue;
            }
            let lues = lire_annees(&echeance, cadre);
            let prises: Vec<&str> = f.saisie.declinaisons.iter().map(|d| d.lettre.as_str()).collect();
            let lettre = lettre_libre(&prises);
            let champ = format!("declinaisons.{}", f.saisie.declinaisons.len());
            let (libelle, details) = couper(&libelle);
            f.saisie.declinaisons.push(DeclinaisonReprise {
                lettre_imprimee: lettre.clone(),
                lettre,
                libelle,
                details,
                echeance: echeance.clone(),
                annees: lues.annees,
            });
            self.poser(f, &champ, raison_de(lues.doute).into_iter().collect());
        }
        for role in ["resultat", "suivi"] {
            for libelle in puces(&self.dit(&format!("indicateurs_{role}"))) {
                if f.saisie.indicateurs.iter().any(|i| i.role == role && cle(&i.libelle) == cle(&libelle)) {
                    continue;
                }
                let champ = format!("indicateurs.{}", f.saisie.indicateurs.len());
                f.saisie.indicateurs.push(IndicateurRepris { role: role.to_owned(), lettres: String::new(), libelle });
                self.poser(f, &champ, vec![]);
            }
        }
    }
}

fn textes(s: &mut SaisieReprise) -> [(&'static str, &mut String); 5] {
    [
        ("objectif_strategique", &mut s.objectif_strategique),
        ("contexte", &mut s.contexte),
        ("public_cible", &mut s.public_cible),
        ("objectifs_operationnels", &mut s.objectifs_operationnels),
        ("programmes", &mut s.programmes),
    ]
}

/// « 12 », « Fiche n° 12 », « 12.0 » → 12; « 1.2 » is no number of a sheet.
fn chiffres(texte: &str) -> Option<i64> {
    let mut nombres = texte.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
    let (premier, second) = (nombres.next()?, nombres.next());
    premier.parse().ok().filter(|n| (1..=99_999).contains(n) && second.is_none())
}

/// One name per line of a cell is one between semicolons: then the reader of texts cuts it, by the same rule as a document.
fn enumeree(cellule: &str) -> String {
    puces(cellule).join(";")
}

fn puces(texte: &str) -> Vec<String> {
    texte.lines().map(sans_puce).filter(|l| !l.is_empty()).map(str::to_owned).collect()
}

fn sans_puce(ligne: &str) -> &str {
    ligne.trim().trim_start_matches(['-', '•', '–', '—', '*', '>', ' ', '\u{a0}']).trim()
}
