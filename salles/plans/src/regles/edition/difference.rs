//! « Différence entre deux dates, éditions ou avenants : ajouté, retiré, […] modifié champ par champ,
//! […] nombres avec écart ».

use crate::model::edition_contenu::{ChiffreFige, EditionContenu, FicheFigee};
use kernel::code_enum;
use kernel::nombre::Nombre;
use std::collections::BTreeMap;

code_enum! {
    /// What changed in a sheet, in the order of the paper form.
    pub enum Champ {
        Numero = "numero",
        Titre = "titre",
        TitrePlan = "titre_plan",
        Noeud = "noeud",
        Statut = "statut",
        Poids = "poids",
        Mode = "mode",
        Pilotes = "pilotes",
        Partenaires = "partenaires",
        Contexte = "contexte",
        ObjectifStrategique = "objectif_strategique",
        ObjectifsOperationnels = "objectifs_operationnels",
        PublicCible = "public_cible",
        Territoires = "territoires",
        Declinaison = "declinaison",
        Echeance = "echeance",
        Realise = "realise",
        Liens = "liens",
        Indicateur = "indicateur",
        Reference = "reference",
        Cible = "cible",
        Valeur = "valeur",
        Palier = "palier",
        Atteinte = "atteinte",
        Meteo = "meteo",
        MeteoMotif = "meteo_motif",
        Commentaire = "commentaire",
        Suites = "suites",
        Reponse = "reponse",
        Chiffre = "chiffre",
    }
}

/// One field before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changement {
    pub champ: Champ,
    /// Which one: a letter, a code of indicator, a year.
    pub precision: String,
    pub avant: Option<String>,
    pub apres: Option<String>,
    /// After minus before, when both are numbers.
    pub ecart: Option<Nombre>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FicheModifiee {
    pub numero: i64,
    pub titre: String,
    pub changements: Vec<Changement>,
}

/// A figure of the contract or of a node before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ecart {
    /// Title of the contract or of the node.
    pub objet: String,
    pub lecture: String,
    pub avant: Option<Nombre>,
    pub apres: Option<Nombre>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    pub ajoutees: Vec<(i64, String)>,
    pub retirees: Vec<(i64, String)>,
    pub modifiees: Vec<FicheModifiee>,
    pub ecarts: Vec<Ecart>,
    /// Decisions of the second that the first had not: their key.
    pub decisions: Vec<String>,
}

impl Difference {
    #[must_use]
    pub fn est_vide(&self) -> bool {
        *self == Self::default()
    }
}

/// What changed from one edition to another.
#[must_use]
pub fn difference(avant: &EditionContenu, apres: &EditionContenu) -> Difference {
    let old: BTreeMap<&str, &FicheFigee> = avant.fiches.iter().map(|f| (f.cle.as_str(), f)).collect();
    let new: BTreeMap<&str, &FicheFigee> = apres.fiches.iter().map(|f| (f.cle.as_str(), f)).collect();
    let name = |f: &FicheFigee| (f.numero, f.titre.clone());
    let codes = |c: &EditionContenu| -> BTreeMap<String, String> {
        c.noeuds.iter().map(|n| (n.cle.clone(), format!("{} {}", n.code, n.titre))).collect()
    };
    let (old_nodes, new_nodes) = (codes(avant), codes(apres));
    let modifiees = apres
        .fiches
        .iter()
        .filter_map(|fiche| {
            let changements = changements(&champs(old.get(fiche.cle.as_str())?, &old_nodes), &champs(fiche, &new_nodes));
            (!changements.is_empty()).then(|| FicheModifiee { numero: fiche.numero, titre: fiche.titre.clone(), changements })
        })
        .collect();
    let known: Vec<&str> = avant.decisions.iter().map(|d| d.cle.as_str()).collect();
    Difference {
        ajoutees: apres.fiches.iter().filter(|f| !old.contains_key(f.cle.as_str())).map(name).collect(),
        retirees: avant.fiches.iter().filter(|f| !new.contains_key(f.cle.as_str())).map(name).collect(),
        modifiees,
        ecarts: ecarts(avant, apres),
        decisions: apres.decisions.iter().filter(|d| !known.contains(&d.cle.as_str())).map(|d| d.cle.clone()).collect(),
    }
}

type Champs = BTreeMap<(Champ, String), (String, Option<Nombre>)>;

fn changements(old: &Champs, new: &Champs) -> Vec<Changement> {
    let keys: std::collections::BTreeSet<_> = old.keys().chain(new.keys()).collect();
    keys.into_iter()
        .filter_map(|key| {
            let (before, after) = (old.get(key), new.get(key));
            if before.map(|b| &b.0) == after.map(|a| &a.0) {
                return None;
            }
            let numbers = before.and_then(|b| b.1.as_ref()).zip(after.and_then(|a| a.1.as_ref()));
            Some(Changement {
                champ: key.0,
                precision: key.1.clone(),
                avant: before.map(|b| b.0.clone()),
                apres: after.map(|a| a.0.clone()),
                ecart: numbers.map(|(b, a)| a - b),
            })
        })
        .collect()
}

/// Every field of a sheet that says something, under its name and precision.
fn champs(f: &FicheFigee, noeuds: &BTreeMap<String, String>) -> Champs {
    let mut all = Champs::new();
    let mut put = |champ: Champ, precision: String, text: String| {
        if !text.is_empty() {
            all.insert((champ, precision), (text, None));
        }
    };
    let none = String::new;
    put(Champ::Numero, none(), f.numero.to_string());
    put(Champ::Titre, none(), f.titre.clone());
    put(Champ::TitrePlan, none(), f.titre_plan.clone().unwrap_or_default());
    put(Champ::Noeud, none(), noeuds.get(&f.noeud).cloned().unwrap_or_default());
    put(
        Champ::Statut,
        none(),
        [f.statut.libelle.clone(), f.statut.motif.clone().unwrap_or_default()].join("\n").trim().to_owned(),
    );
    put(Champ::Poids, none(), f.poids.to_string());
    put(Champ::Mode, none(), f.mode_pilotage.code().to_owned());
    let pilots: Vec<String> = f
        .pilotes
        .iter()
        .map(|p| {
            if p.services.is_empty() { p.organisation.clone() } else { format!("{} ({})", p.organisation, p.services.join(", ")) }
        })
        .collect();
    put(Champ::Pilotes, none(), pilots.join("\n"));
    put(Champ::Partenaires, none(), f.partenaires.join("\n"));
    put(Champ::Contexte, none(), f.contexte.clone());
    put(Champ::ObjectifStrategique, none(), f.objectif_strategique.clone());
    put(Champ::ObjectifsOperationnels, none(), f.objectifs_operationnels.join("\n"));
    put(Champ::PublicCible, none(), f.public_cible.clone());
    put(Champ::Territoires, none(), f.territoires.join("\n"));
    for d in &f.declinaisons {
        let text = std::iter::once(&d.libelle).chain(&d.details).map(String::as_str).collect::<Vec<_>>().join("\n");
        put(Champ::Declinaison, d.lettre.clone(), text);
        let years = d.annees.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
        put(Champ::Echeance, d.lettre.clone(), [d.echeance.clone().unwrap_or_default(), years].join("\n").trim().to_owned());
        for case in &d.realise {
            put(
                Champ::Realise,
                format!("{} · {}", d.lettre, case.annee),
                [case.fait.code(), case.commentaire.as_str()].join("\n").trim().to_owned(),
            );
        }
    }
    let links: Vec<String> = f
        .liens
        .iter()
        .map(|l| l.programme.clone().or_else(|| l.fiche.map(|n| n.to_string())).unwrap_or_else(|| l.texte.clone()))
        .collect();
    put(Champ::Liens, none(), links.join("\n"));
    for i in &f.indicateurs {
        put(Champ::Indicateur, i.code.clone(), i.libelle.clone());
    }
    for b in &f.bilans {
        let an = b.annee.to_string();
        put(Champ::Atteinte, an.clone(), b.atteinte.map(|a| a.code().to_owned()).unwrap_or_default());
        put(Champ::Meteo, an.clone(), b.meteo.map(|c| c.code().to_owned()).unwrap_or_default());
        put(Champ::MeteoMotif, an.clone(), b.meteo_motif.clone().unwrap_or_default());
        put(Champ::Commentaire, an.clone(), b.commentaire.clone());
        put(Champ::Suites, an, b.suites.clone());
    }
    put(Champ::Reponse, none(), f.reponse.map(|r| r.code().to_owned()).unwrap_or_default());
    nombres(f, &mut all);
    all
}

fn nombres(f: &FicheFigee, all: &mut Champs) {
    let mut put = |champ: Champ, precision: String, text: Option<&String>| {
        if let Some(text) = text {
            all.insert((champ, precision), (text.clone(), text.parse().ok()));
        }
    };
    for i in &f.indicateurs {
        put(Champ::Reference, i.code.clone(), i.reference.as_ref());
        for (an, target) in &i.cibles {
            put(Champ::Cible, format!("{} · {an}", i.code), Some(target));
        }
        for (an, value) in &i.valeurs {
            put(Champ::Valeur, format!("{} · {an}", i.code), value.valeur.as_ref());
        }
    }
    for b in &f.bilans {
        put(Champ::Palier, b.annee.to_string(), b.palier.map(|p| p.to_string()).as_ref());
    }
    for c in &f.chiffres {
        put(Champ::Chiffre, c.lecture.clone(), c.valeur.as_ref());
    }
}

fn ecarts(avant: &EditionContenu, apres: &EditionContenu) -> Vec<Ecart> {
    let value = |c: Option<&ChiffreFige>| c.and_then(|c| c.valeur.as_ref()).and_then(|v| v.parse::<Nombre>().ok());
    let mut out = vec![];
    let mut compare = |objet: &str, old: &[ChiffreFige], new: &[ChiffreFige]| {
        for figure in new {
            let before = value(old.iter().find(|c| c.lecture == figure.lecture));
            let after = value(Some(figure));
            if before != after {
                out.push(Ecart { objet: objet.to_owned(), lecture: figure.lecture.clone(), avant: before, apres: after });
            }
        }
    };
    compare(&apres.contrat.titre, &avant.chiffres, &apres.chiffres);
    for node in &apres.noeuds {
        let old = avant.noeuds.iter().find(|n| n.cle == node.cle).map_or(&[][..], |n| &n.chiffres);
        compare(&format!("{} {}", node.code, node.titre), old, &node.chiffres);
    }
    out
}
