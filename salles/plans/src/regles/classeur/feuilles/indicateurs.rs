//! The definitions of the indicators and how each is followed: what their two pages let one correct, column by column.

use super::suites::nombre;
use super::{Colonnes, Liste, nom_d_organisation, organisations, texte};
use crate::m;
use crate::model::FicheAction;
use crate::regles::classeur::PlanEnTables;
use indicateurs::model::{Echelle, EtatIndicateur, Indicateur, IndicateurId, Mesure, Rattachement, RoleIndicateur, Sens};
use indicateurs::mots;
use indicateurs::regles::echelle::{ecrire, ecrire_etapes, lire_etapes};
use indicateurs::regles::redaction::libelle_champ;
use indicateurs::regles::suivi::{PERIODICITES, libelle_suivi};
use indicateurs::regles::{Pas, redaction};
use kernel::Lang;
use kernel::nombre::{Nombre, Saisie, lire_saisie};
use sheets::{Colonne, Genre, Valeur};

/// How often a value is expected, in words.
pub(in crate::regles::classeur) fn nom_de_periodicite(mois: i64, lang: Lang) -> String {
    mots::periodicite(u32::try_from(mois).ok().and_then(Pas::nouveau), lang)
}

/// « de 1 à 5 », « 1 ; 5 »: the two bounds of a mark, as typed.
pub(in crate::regles::classeur) fn bornes_dites(texte: &str) -> (String, String) {
    let net = texte.trim();
    let net = net.strip_prefix("de ").or_else(|| net.strip_prefix("from ")).unwrap_or(net);
    let deux = [";", " à ", " to "].iter().find_map(|signe| net.split_once(signe));
    deux.map_or_else(|| (net.to_owned(), String::new()), |(min, max)| (min.trim().to_owned(), max.trim().to_owned()))
}

/// Steps or bounds as they are written here, whatever spaces were typed around their signs.
pub(super) fn echelle_dite(texte: &str) -> String {
    if let Ok(etapes) = lire_etapes(texte) {
        return ecrire_etapes(&etapes);
    }
    let nombre = |texte: &str| -> Option<Nombre> {
        match lire_saisie(texte) {
            Ok(Saisie::Valeur { nombre, .. }) => Some(nombre),
            _ => None,
        }
    };
    let (min, max) = bornes_dites(texte);
    match (nombre(&min), nombre(&max)) {
        (Some(min), Some(max)) => ecrire(&Echelle::Bornes { min, max }),
        _ => crate::regles::redaction::lignes(texte).join("\n"),
    }
}

/// « A et C » is « A, C ».
pub(super) fn lettres_dites(texte: &str) -> String {
    redaction::lettres(texte).join(", ")
}

/// The same of déclinaisons, whatever their order and their case.
pub(super) fn lettres_rangees(texte: &str) -> String {
    let mut lettres = redaction::lettres(&texte.to_uppercase());
    lettres.sort_unstable();
    lettres.dedup();
    lettres.join(", ")
}

impl PlanEnTables {
    /// What an indicator measures in the plan: sheets in force, by number, then levels.
    pub(in crate::regles::classeur) fn attaches(&self, id: IndicateurId) -> Vec<&Rattachement> {
        let mut out: Vec<(i64, &Rattachement)> = vec![];
        for r in self.rattachements.iter().filter(|r| r.indicateur_id == id) {
            match r.objet.as_str() {
                "fiche" => out.extend(self.fiche_mesuree(r).map(|f| (f.numero, r))),
                _ => out.extend(self.noeuds.iter().find(|n| n.id.to_string() == r.objet_id).map(|_| (i64::MAX, r))),
            }
        }
        out.sort_by_key(|(numero, _)| *numero);
        out.into_iter().map(|(_, r)| r).collect()
    }

    /// The sheet in force that an attachment is about.
    pub(in crate::regles::classeur) fn fiche_mesuree(&self, r: &Rattachement) -> Option<&FicheAction> {
        r.objet_id.parse().ok().and_then(|id| self.fiche(id))
    }

    /// The letters of the déclinaisons that an attachment retains.
    pub(in crate::regles::classeur) fn lettres_retenues(&self, r: &Rattachement) -> Vec<String> {
        let retenues = self.declinaisons.iter().filter(|d| r.declinaisons.contains(&d.id.to_string()));
        retenues.map(|d| d.lettre.clone()).collect()
    }
}

pub(super) fn indicateurs(plan: &PlanEnTables, lang: Lang) -> Liste {
    (colonnes(plan, lang), plan.indicateurs.iter().map(|i| ligne(plan, i, lang)).collect())
}

fn colonnes(plan: &PlanEnTables, lang: Lang) -> Vec<Colonne> {
    let (c, t) = (Colonnes(lang), m(lang));
    let champ = |cle: &str, genre: Genre| Colonne::new(cle, &libelle_champ(cle, lang), genre);
    let suivi = |cle: &str, genre: Genre| Colonne::new(cle, &libelle_suivi(cle, lang), genre);
    let roles = RoleIndicateur::ALL.iter().map(|r| mots::role(*r, lang)).collect();
    let mesures = Mesure::ALL.iter().map(|x| mots::mesure(*x, lang)).collect();
    let sens = Sens::ALL.iter().map(|s| mots::sens(*s, lang)).collect();
    let etats = EtatIndicateur::ALL.iter().map(|e| mots::etat(*e, lang)).collect();
    let periodicites = PERIODICITES.iter().map(|n| nom_de_periodicite(*n, lang)).collect();
    vec![
        c.id(),
        champ("code", Genre::Texte).aide(&t.classeur_code_aide()),
        champ("libelle", Genre::Texte).obligatoire(),
        Colonne::new("fiches", &t.classeur_fiches_de_l_indicateur(), Genre::Texte).aide(&t.classeur_fiches_aide()).obligatoire(),
        champ("lettres", Genre::Texte).aide(&t.classeur_lettres_aide()),
        champ("declinaisons", Genre::Texte).aide(&t.classeur_declinaisons_aide()),
        champ("definition", Genre::Texte),
        champ("unite", Genre::Texte),
        champ("role", Genre::Choix(roles)).obligatoire(),
        champ("mesure", Genre::Choix(mesures)).obligatoire(),
        Colonne::new("echelle", &t.classeur_echelle(), Genre::Texte).aide(&t.classeur_echelle_aide()),
        champ("sens", Genre::Choix(sens)).obligatoire(),
        champ("reference", Genre::Decimal),
        champ("reference_le", Genre::Date),
        champ("poids", Genre::Decimal),
        champ("etat", Genre::Choix(etats)),
        champ("derive_de", Genre::Texte).aide(&t.classeur_derive_aide()),
        suivi("responsable", organisations(plan)),
        suivi("source", Genre::Texte),
        suivi("periodicite", Genre::Choix(periodicites)),
        suivi("delai", Genre::Entier),
        Colonne::new("motif", &t.classeur_motif_titre(), Genre::Texte).aide(&t.classeur_motif_de_suivi_aide()),
    ]
}

fn ligne(plan: &PlanEnTables, i: &Indicateur, lang: Lang) -> Vec<Valeur> {
    let attaches = plan.attaches(i.id);
    let numeros: Vec<String> = attaches.iter().filter_map(|r| plan.fiche_mesuree(r)).map(|f| f.numero.to_string()).collect();
    let lettres: Vec<&str> = attaches.iter().flat_map(|r| r.lettres.iter().map(String::as_str)).collect();
    let retenues: Vec<String> = attaches.iter().flat_map(|r| plan.lettres_retenues(r)).collect();
    let source = i.derive_de.and_then(|id| plan.indicateurs.iter().find(|s| s.id == id));
    let suivi = plan.suivi(i);
    let responsable = suivi.responsable_id.and_then(|id| plan.organisation(id));
    vec![
        Valeur::Texte(i.id.to_string()),
        texte("code", &i.code),
        texte("libelle", &i.libelle),
        Valeur::Texte(numeros.join(", ")),
        texte("lettres", &lettres.join(", ")),
        texte("declinaisons", &retenues.join(", ")),
        texte("definition", &i.definition),
        texte("unite", &i.unite),
        Valeur::Texte(mots::role(i.role, lang)),
        Valeur::Texte(mots::mesure(i.mesure, lang)),
        texte("echelle", &i.echelle.as_ref().map(ecrire).unwrap_or_default()),
        Valeur::Texte(mots::sens(i.sens, lang)),
        i.reference.as_deref().map_or(Valeur::Vide, nombre),
        i.reference_le.map_or(Valeur::Vide, Valeur::Date),
        nombre(&i.poids),
        Valeur::Texte(mots::etat(i.etat, lang)),
        texte("derive_de", source.map(|s| s.code.as_str()).unwrap_or_default()),
        responsable.map_or(Valeur::Vide, |o| Valeur::Texte(nom_d_organisation(plan, o))),
        texte("source", &suivi.source),
        Valeur::Texte(nom_de_periodicite(suivi.periodicite, lang)),
        suivi.delai.into(),
        Valeur::Vide,
    ]
}
