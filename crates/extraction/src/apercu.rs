//! The reading as a text that a person can check against the source.

use crate::modele::{Extraction, Fiche, Lu};
use crate::mots;
use crate::raison::Confiance;
use kernel::Lang;
use std::fmt::Write;

impl Extraction {
    /// How many sheets and how sure, then sheet after sheet field, value, confidence and line (one line per
    /// value), then again what must be checked, then what was left over.
    #[must_use]
    pub fn apercu(&self, lang: Lang) -> String {
        let mut redaction = Redaction { lang, fiches: String::new(), doutes: String::new(), comptes: [0; 3], numero: 0 };
        for fiche in &self.fiches {
            redaction.fiche(fiche);
        }
        let mut out = String::new();
        let [surs, probables, a_verifier] = redaction.comptes;
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{}", mots::bilan(self.fiches.len(), [surs, probables, a_verifier], lang));
        out.push_str(&redaction.fiches);
        if a_verifier > 0 {
            let _ = writeln!(out, "\n{}", mots::titre_des_doutes(a_verifier, lang));
            out.push_str(&redaction.doutes);
        }
        let restes: Vec<_> = self.restes().collect();
        let _ = writeln!(out, "\n{}", mots::titre_des_restes(restes.len(), lang));
        for ligne in restes {
            let _ = writeln!(out, "  {} {} — {}", mots::ligne(ligne.numero, lang), ligne.texte, mots::sort(ligne.sort, lang));
        }
        out
    }
}

struct Redaction {
    lang: Lang,
    fiches: String,
    doutes: String,
    /// Values sure, likely, to check.
    comptes: [usize; 3],
    /// Of the sheet being written.
    numero: u32,
}

impl Redaction {
    fn fiche(&mut self, f: &Fiche) {
        let joindre = |textes: &[String]| textes.join(" | ");
        self.numero = f.numero.valeur;
        self.fiches.push('\n');
        self.valeur("numero", &f.numero.valeur.to_string(), &f.numero);
        self.valeur("ambition", &f.ambition.valeur.map(|n| n.to_string()).unwrap_or_default(), &f.ambition);
        self.valeur("titre", &f.titre.valeur, &f.titre);
        if let Some(titre) = &f.titre_plan {
            self.valeur("titre_plan", &titre.valeur, titre);
        }
        self.valeur("pilotage_mode", f.pilotage_mode.valeur.map_or("", crate::Pilotage::code), &f.pilotage_mode);
        self.valeur("pilotes", &joindre(&f.pilotes.valeur), &f.pilotes);
        self.valeur("partenaires", &joindre(&f.partenaires.valeur), &f.partenaires);
        self.valeur("contexte", &f.contexte.valeur, &f.contexte);
        for encart in &f.encarts {
            self.valeur("encarts", &encart.valeur, encart);
        }
        let liens: Vec<String> = f.liens_fiches.valeur.iter().map(ToString::to_string).collect();
        self.valeur("liens_fiches", &liens.join(", "), &f.liens_fiches);
        self.valeur("objectif_strategique", f.objectif_strategique.valeur.as_deref().unwrap_or(""), &f.objectif_strategique);
        self.liste("objectifs_operationnels", &f.objectifs_operationnels, Clone::clone);
        let vide = mots::vide(self.lang);
        self.liste("declinaisons", &f.declinaisons, |d| {
            let annees: Vec<String> = d.annees.iter().map(ToString::to_string).collect();
            let proposee = d.lettre_proposee.as_ref().map(|l| format!(" → {l}")).unwrap_or_default();
            let echeance = d.echeance.as_deref().unwrap_or(vide);
            format!("{}{proposee} | {} | {echeance} [{}]", d.lettre, d.libelle, annees.join(", "))
        });
        self.valeur("public_cible", f.public_cible.valeur.as_deref().unwrap_or(""), &f.public_cible);
        self.liste("liens_programmes", &f.liens_programmes, Clone::clone);
        self.liste("indicateurs_resultat", &f.indicateurs_resultat, |i| format!("{} | {}", i.lettres.join(" "), i.libelle));
        self.liste("indicateurs_suivi", &f.indicateurs_suivi, |i| format!("{} | {}", i.lettres.join(" "), i.libelle));
    }

    fn liste<T>(&mut self, champ: &str, lus: &Lu<Vec<Lu<T>>>, dire: impl Fn(&T) -> String) {
        if lus.valeur.is_empty() || !lus.raisons.is_empty() {
            self.valeur(champ, &lus.valeur.len().to_string(), lus);
        }
        for lu in &lus.valeur {
            self.valeur(champ, &dire(&lu.valeur), lu);
        }
    }

    fn valeur<T>(&mut self, champ: &str, valeur: &str, lu: &Lu<T>) {
        let (nom, marque) = (mots::champ(champ, self.lang), marque(lu, self.lang));
        let valeur = if valeur.is_empty() { mots::vide(self.lang) } else { valeur };
        let _ = writeln!(self.fiches, "  {nom} = {valeur}{marque}");
        let confiance = lu.confiance();
        self.comptes[match confiance {
            Confiance::Sur => 0,
            Confiance::Probable => 1,
            Confiance::AVerifier => 2,
        }] += 1;
        if confiance == Confiance::AVerifier {
            let debut: String = valeur.chars().take(60).collect();
            let suite = if debut.len() < valeur.len() { "…" } else { "" };
            let fiche = mots::champ("numero", self.lang);
            let _ = writeln!(self.doutes, "  {fiche} {} · {nom} = {debut}{suite}{marque}", self.numero);
        }
    }
}

/// « [sûr, l. 12-14] », « [à vérifier, l. 30 : aucune échéance imprimée] ».
fn marque<T>(lu: &Lu<T>, lang: Lang) -> String {
    let place = lu.place.map(|p| mots::lignes(p, lang)).unwrap_or_default();
    let raisons: Vec<&str> = lu.raisons.iter().map(|r| mots::raison(*r, lang)).collect();
    mots::marque(lu.confiance(), &place, &raisons, lang)
}
