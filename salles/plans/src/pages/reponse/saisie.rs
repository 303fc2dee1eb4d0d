//! From the form to what was typed, and back. « confirmer est un geste, l'absence de geste n'est pas une
//! réponse »: last year's value is taken only where its box « reprendre » is ticked.

use crate::actes::campagne::Dossier;
use crate::model::{Saisie, SaisieRealisation, SaisieValeur};
use crate::regles::campagne::Champ;
use web::Form;

/// Name of the boxes « reprendre cette valeur »; each carries the name of its field.
pub const REPRENDRE: &str = "reprendre";

/// The typed answer, for the sheet it was typed on: fields of other sheets are not read.
#[must_use]
pub fn lue(form: &Form, dossier: &Dossier) -> Saisie {
    let text = |champ: Champ<'_>| {
        let name = champ.to_string();
        let typed = form.text(&name);
        if typed.is_empty() && form.is_checked(REPRENDRE, &name) {
            return precedent(champ, dossier).unwrap_or_default();
        }
        typed.to_owned()
    };
    let mut saisie = Saisie {
        palier: text(Champ::Palier),
        palier_motif: text(Champ::PalierMotif),
        atteinte: text(Champ::Atteinte),
        meteo: text(Champ::Meteo),
        meteo_motif: text(Champ::MeteoMotif),
        difficultes: text(Champ::Difficultes),
        besoins: text(Champ::Besoins),
        suites: text(Champ::Suites),
        commentaire: text(Champ::Commentaire),
        ..Saisie::default()
    };
    for declinaison in &dossier.declinaisons {
        let cle = declinaison.id.to_string();
        let typed = SaisieRealisation { fait: text(Champ::Fait(&cle)), commentaire: text(Champ::FaitCommentaire(&cle)) };
        if typed != SaisieRealisation::default() {
            saisie.realisations.insert(cle, typed);
        }
    }
    for demande in &dossier.indicateurs {
        let cle = demande.indicateur.id.to_string();
        let mut typed = SaisieValeur {
            valeur: text(Champ::Valeur(&cle)),
            motif: text(Champ::ValeurMotif(&cle)),
            justification: text(Champ::ValeurJustification(&cle)),
        };
        // A reason for the absence, and no value: the value is said not available.
        if typed.valeur.is_empty() && !typed.motif.is_empty() {
            "n.d".clone_into(&mut typed.valeur);
        }
        if typed != SaisieValeur::default() {
            saisie.valeurs.insert(cle, typed);
        }
    }
    for (name, value) in form.fields() {
        if let Some(champ) = name.strip_prefix("nd.").filter(|champ| connu(champ, dossier))
            && !value.trim().is_empty()
        {
            saisie.indisponibles.insert(champ.to_owned(), value.trim().to_owned());
        }
    }
    saisie
}

/// Whether a field of that name belongs to this sheet.
fn connu(champ: &str, dossier: &Dossier) -> bool {
    let named = |id: String, of: &str| Champ::Fait(&id).to_string() == of || Champ::Valeur(&id).to_string() == of;
    ["palier", "atteinte", "meteo", "difficultes", "besoins", "suites", "pieces"].contains(&champ)
        || dossier.declinaisons.iter().any(|d| named(d.id.to_string(), champ))
        || dossier.indicateurs.iter().any(|i| named(i.indicateur.id.to_string(), champ))
}

/// The last accepted value of a field, as it would be typed.
#[must_use]
pub fn precedent(champ: Champ<'_>, dossier: &Dossier) -> Option<String> {
    let bilan = dossier.bilan.as_ref();
    match champ {
        Champ::Valeur(cle) => {
            let demande = dossier.indicateurs.iter().find(|i| i.indicateur.id.to_string() == cle)?;
            demande.precedente.as_ref()?.valeur.clone()
        }
        Champ::Difficultes => bilan.map(|b| b.difficultes.clone()),
        Champ::Besoins => bilan.map(|b| b.besoins.clone()),
        Champ::Suites => bilan.map(|b| b.suites.clone()),
        Champ::Commentaire => bilan.map(|b| b.commentaire.clone()),
        _ => None,
    }
    .filter(|text| !text.is_empty())
}

/// The form as it was last saved.
#[must_use]
pub fn formulaire(saisie: &Saisie, version: i64) -> Form {
    let mut fields = vec![("version".to_owned(), version.to_string())];
    fields.extend(champs(saisie));
    Form::filled(fields)
}

/// Every field that holds something: name and value.
#[must_use]
pub fn champs(saisie: &Saisie) -> Vec<(String, String)> {
    let mut all = vec![
        (Champ::Palier.to_string(), saisie.palier.clone()),
        (Champ::PalierMotif.to_string(), saisie.palier_motif.clone()),
        (Champ::Atteinte.to_string(), saisie.atteinte.clone()),
        (Champ::Meteo.to_string(), saisie.meteo.clone()),
        (Champ::MeteoMotif.to_string(), saisie.meteo_motif.clone()),
        (Champ::Difficultes.to_string(), saisie.difficultes.clone()),
        (Champ::Besoins.to_string(), saisie.besoins.clone()),
        (Champ::Suites.to_string(), saisie.suites.clone()),
        (Champ::Commentaire.to_string(), saisie.commentaire.clone()),
    ];
    for (cle, typed) in &saisie.realisations {
        all.push((Champ::Fait(cle).to_string(), typed.fait.clone()));
        all.push((Champ::FaitCommentaire(cle).to_string(), typed.commentaire.clone()));
    }
    for (cle, typed) in &saisie.valeurs {
        all.push((Champ::Valeur(cle).to_string(), typed.valeur.clone()));
        all.push((Champ::ValeurMotif(cle).to_string(), typed.motif.clone()));
        all.push((Champ::ValeurJustification(cle).to_string(), typed.justification.clone()));
    }
    all.extend(saisie.indisponibles.iter().map(|(champ, motif)| (format!("nd.{champ}"), motif.clone())));
    all.retain(|(_, value)| !value.is_empty());
    all
}
