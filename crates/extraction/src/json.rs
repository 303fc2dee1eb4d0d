//! The exchange shape of the sheets: `{"fiches": [{"numero": 1, "ambition": 1, "titre": …}]}`. Values only:
//! what is absent is `null` or an empty list.

use crate::modele::{Extraction, Fiche};
use serde_json::{Value, json};

impl Extraction {
    /// Every sheet, in the order of the text.
    #[must_use]
    pub fn en_json(&self) -> Value {
        json!({ "fiches": self.fiches.iter().map(fiche).collect::<Vec<_>>() })
    }
}

fn fiche(f: &Fiche) -> Value {
    let indicateurs = |liste: &Vec<crate::Lu<crate::Indicateur>>| {
        liste.iter().map(|i| json!({ "lettres": i.valeur.lettres, "libelle": i.valeur.libelle })).collect::<Vec<_>>()
    };
    let textes = |liste: &Vec<crate::Lu<String>>| liste.iter().map(|t| t.valeur.clone()).collect::<Vec<_>>();
    json!({
        "numero": f.numero.valeur,
        "ambition": f.ambition.valeur,
        "titre": f.titre.valeur,
        "pilotage_mode": f.pilotage_mode.valeur.map(crate::Pilotage::code),
        "pilotes": f.pilotes.valeur,
        "partenaires": f.partenaires.valeur,
        "objectif_strategique": f.objectif_strategique.valeur,
        "objectifs_operationnels": textes(&f.objectifs_operationnels.valeur),
        "declinaisons": f.declinaisons.valeur.iter().map(|d| json!({
            "lettre": d.valeur.lettre,
            "libelle": d.valeur.libelle,
            "annees": d.valeur.annees,
            "echeance": d.valeur.echeance,
            "case_realise": d.valeur.case_realise,
        })).collect::<Vec<_>>(),
        "public_cible": f.public_cible.valeur,
        "liens_programmes": textes(&f.liens_programmes.valeur),
        "liens_fiches": f.liens_fiches.valeur,
        "indicateurs_resultat": indicateurs(&f.indicateurs_resultat.valeur),
        "indicateurs_suivi": indicateurs(&f.indicateurs_suivi.valeur),
    })
}
