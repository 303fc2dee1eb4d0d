//! The reading as a text that a person can check against the source.

use crate::modele::{Extraction, Fiche, Lu};
use crate::mots;
use kernel::Lang;
use std::fmt::Write;

impl Extraction {
    /// Sheet, field, value, confidence and line, then what was left over. One line per value.
    #[must_use]
    pub fn apercu(&self, lang: Lang) -> String {
        let mut out = String::new();
        for fiche in &self.fiches {
            ecrire_la_fiche(&mut out, fiche, lang);
        }
        let restes: Vec<_> = self.restes().collect();
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{}", mots::titre_des_restes(restes.len(), lang));
        for ligne in restes {
            let _ = writeln!(out, "  {} {} — {}", mots::ligne(ligne.numero, lang), ligne.texte, mots::sort(ligne.sort, lang));
        }
        out
    }
}

fn ecrire_la_fiche(out: &mut String, f: &Fiche, lang: Lang) {
    let mut ecrire = |champ: &str, valeur: &str, lu: String| {
        let _ =
            writeln!(out, "  {} = {}{lu}", mots::champ(champ, lang), if valeur.is_empty() { mots::vide(lang) } else { valeur });
    };
    ecrire("numero", &f.numero.valeur.to_string(), marque(&f.numero, lang));
    ecrire("ambition", &f.ambition.valeur.map(|n| n.to_string()).unwrap_or_default(), marque(&f.ambition, lang));
    ecrire("titre", &f.titre.valeur, marque(&f.titre, lang));
    if let Some(titre) = &f.titre_plan {
        ecrire("titre_plan", &titre.valeur, marque(titre, lang));
    }
    ecrire("pilotage_mode", f.pilotage_mode.valeur.map_or("", crate::Pilotage::code), marque(&f.pilotage_mode, lang));
    ecrire("pilotes", &f.pilotes.valeur.join(" | "), marque(&f.pilotes, lang));
    ecrire("partenaires", &f.partenaires.valeur.join(" | "), marque(&f.partenaires, lang));
    ecrire("contexte", &f.contexte.valeur, marque(&f.contexte, lang));
    for encart in &f.encarts {
        ecrire("encarts", &encart.valeur, marque(encart, lang));
    }
    let liens: Vec<String> = f.liens_fiches.valeur.iter().map(ToString::to_string).collect();
    ecrire("liens_fiches", &liens.join(", "), marque(&f.liens_fiches, lang));
    ecrire("objectif_strategique", f.objectif_strategique.valeur.as_deref().unwrap_or(""), marque(&f.objectif_strategique, lang));
    liste(&mut ecrire, "objectifs_operationnels", &f.objectifs_operationnels, lang, Clone::clone);
    liste(&mut ecrire, "declinaisons", &f.declinaisons, lang, |d| {
        let annees: Vec<String> = d.annees.iter().map(ToString::to_string).collect();
        let proposee = d.lettre_proposee.as_ref().map(|l| format!(" → {l}")).unwrap_or_default();
        format!(
            "{}{proposee} | {} | {} [{}]",
            d.lettre,
            d.libelle,
            d.echeance.as_deref().unwrap_or(mots::vide(lang)),
            annees.join(", ")
        )
    });
    ecrire("public_cible", f.public_cible.valeur.as_deref().unwrap_or(""), marque(&f.public_cible, lang));
    liste(&mut ecrire, "liens_programmes", &f.liens_programmes, lang, Clone::clone);
    liste(&mut ecrire, "indicateurs_resultat", &f.indicateurs_resultat, lang, |i| {
        format!("{} | {}", i.lettres.join(" "), i.libelle)
    });
    liste(&mut ecrire, "indicateurs_suivi", &f.indicateurs_suivi, lang, |i| format!("{} | {}", i.lettres.join(" "), i.libelle));
}

fn liste<T>(
    ecrire: &mut impl FnMut(&str, &str, String),
    champ: &str,
    lus: &Lu<Vec<Lu<T>>>,
    lang: Lang,
    dire: impl Fn(&T) -> String,
) {
    if lus.valeur.is_empty() || !lus.raisons.is_empty() {
        ecrire(champ, &lus.valeur.len().to_string(), marque(lus, lang));
    }
    for lu in &lus.valeur {
        ecrire(champ, &dire(&lu.valeur), marque(lu, lang));
    }
}

/// « [sûr, l. 12-14] », « [à vérifier, l. 30 : aucune échéance imprimée] ».
fn marque<T>(lu: &Lu<T>, lang: Lang) -> String {
    let place = lu.place.map(|p| mots::lignes(p, lang)).unwrap_or_default();
    let raisons: Vec<&str> = lu.raisons.iter().map(|r| mots::raison(*r, lang)).collect();
    mots::marque(lu.confiance(), &place, &raisons, lang)
}
