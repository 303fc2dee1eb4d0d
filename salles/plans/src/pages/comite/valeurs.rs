//! Values of fields as people read them, and their difference word by word.

use super::cadre::Cadre;
use crate::actes::decision::PlanCharge;
use crate::m;
use crate::model::Modification;
use crate::regles::decision::{
    Champ, FicheOuverte, Nature, NouvelleDeclinaison, NouvelleFiche, Sort, difference, lignes, mesure,
};
use kernel::Lang;
use maud::{Markup, html};

/// The fields of a sheet that a committee can rewrite in place.
#[must_use]
pub fn champs_de_fiche(fiche: &FicheOuverte) -> Vec<Champ> {
    let mut champs = vec![Champ::Titre, Champ::ObjectifStrategique, Champ::ObjectifsOperationnels, Champ::PublicCible];
    for d in &fiche.declinaisons {
        // The key rather than the letter: « La lettre n'est pas unique ».
        let double = fiche.declinaisons.iter().filter(|autre| autre.lettre == d.lettre).count() > 1;
        let nom = if double { d.id.to_string() } else { d.lettre.clone() };
        champs.push(Champ::DeclinaisonLibelle(nom.clone()));
        champs.push(Champ::DeclinaisonAnnees(nom));
    }
    champs
}

/// A value as people read it: the word of a status, the years, the sentences of a new sheet.
#[must_use]
pub fn lisible(champ: &Champ, valeur: &str, plan: &PlanCharge, lang: Lang) -> String {
    let t = m(lang);
    match champ {
        Champ::Statut => {
            plan.contrat.statuts.iter().find(|s| s.code == valeur).map_or_else(|| valeur.to_owned(), |s| s.libelle.clone())
        }
        Champ::DeclinaisonAnnees(_) if valeur.is_empty() => t.champ_annees_non_precisees(),
        Champ::DeclinaisonAnnees(_) => t.champ_annees(valeur),
        Champ::DeclinaisonAjouter => match serde_json::from_str::<NouvelleDeclinaison>(valeur) {
            Ok(d) if d.annees.is_empty() => format!("{}\n{}", d.libelle, t.champ_annees_non_precisees()),
            Ok(d) => format!("{}\n{}", d.libelle, t.champ_annees(crate::regles::decision::ecrire_annees(&d.annees))),
            Err(_) => valeur.to_owned(),
        },
        Champ::FicheNouvelle => match serde_json::from_str::<NouvelleFiche>(valeur) {
            Ok(f) => nouvelle_fiche(&f, plan, lang),
            Err(_) => valeur.to_owned(),
        },
        _ => valeur.to_owned(),
    }
}

fn nouvelle_fiche(f: &NouvelleFiche, plan: &PlanCharge, lang: Lang) -> String {
    let t = m(lang);
    let place = plan.noeuds.iter().find(|n| Some(n.id) == f.noeud_id).map(|n| format!("{} {}", n.code, n.titre));
    let mut lignes = vec![f.titre.clone()];
    for (libelle, valeur) in [
        (t.champ_place(), place.unwrap_or_default()),
        (t.champ_objectif_strategique(), f.objectif_strategique.clone()),
        (t.champ_public_cible(), f.public_cible.clone()),
        (t.champ_pilotes(), f.pilotes.join(", ")),
    ] {
        if !valeur.is_empty() {
            lignes.push(format!("{libelle}\u{202f}: {valeur}"));
        }
    }
    lignes.join("\n")
}

/// The difference of two values, word by word: struck out and added are said by elements, not by colour.
#[must_use]
pub fn mot_a_mot(avant: &str, apres: &str) -> Markup {
    html! {
        p.texte {
            @for bout in difference(avant, apres) {
                @match bout.sort {
                    Sort::Garde => (bout.texte),
                    Sort::Retire => del { (bout.texte) },
                    Sort::Ajoute => ins { (bout.texte) },
                }
                @if bout.sort == Sort::Retire { " " }
            }
        }
    }
}

/// One change of an amendment or of a reorientation, before and after, then word by word.
#[must_use]
pub fn changement(champ: &Champ, avant: &str, apres: &str, plan: &PlanCharge, lang: Lang) -> Markup {
    let t = m(lang);
    let (avant, apres) = (lisible(champ, avant, plan, lang), lisible(champ, apres, plan, lang));
    let liste = matches!(champ, Champ::Pilotes | Champ::ObjectifsOperationnels);
    let (retires, ajoutes) = mesure(&difference(&avant, &apres));
    html! {
        @match champ.nature() {
            Nature::Ajout => { p.discret { (t.champ_ajout()) } p.texte { ins { (apres) } } }
            Nature::Retrait => { p.discret { (t.champ_retrait()) } p.texte { del { (avant) } } }
            Nature::Modification if liste => (listes(&avant, &apres, lang)),
            Nature::Modification => {
                (mot_a_mot(&avant, &apres))
                p.discret { (t.champ_mesure(retires, ajoutes)) }
            }
        }
    }
}

fn listes(avant: &str, apres: &str, lang: Lang) -> Markup {
    let t = m(lang);
    let (avant, apres) = (lignes(avant), lignes(apres));
    html! {
        ul {
            @for une in &apres { li { @if avant.contains(une) { (une) } @else { ins { (une) } " " small { (t.champ_ajout()) } } } }
            @for une in avant.iter().filter(|une| !apres.contains(une)) { li { del { (une) } " " small { (t.champ_retrait()) } } }
        }
    }
}

/// What a modification is about: « Fiche 32, titre ».
#[must_use]
pub fn sujet(cadre: &Cadre, m: &Modification, fiches: &[crate::model::FicheAction]) -> String {
    let numero = m.fiche_id.and_then(|id| fiches.iter().find(|f| f.id == id)).map(|f| f.numero);
    let champ =
        Champ::lire(&m.champ).map_or_else(|| m.champ.clone(), |c| crate::regles::decision::mots::champ(&c, cadre.visit.lang));
    format!("{}, {champ}", crate::regles::decision::mots::sujet(numero, cadre.visit.lang))
}
