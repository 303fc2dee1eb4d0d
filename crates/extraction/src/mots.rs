//! Every word that this crate says to a person, in both languages.

use crate::modele::{Place, Reste, Sort};
use crate::note::{Constat, Note};
use crate::raison::{Confiance, Raison};
use crate::texte_de::FichierIllisible;
use kernel::Lang;
use std::fmt::Write;

fn dire(lang: Lang, fr: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Fr => fr,
        Lang::En => en,
    }
}

/// « sûr », « probable », « à vérifier ».
#[must_use]
pub fn confiance(confiance: Confiance, lang: Lang) -> &'static str {
    match confiance {
        Confiance::Sur => dire(lang, "sûr", "sure"),
        Confiance::Probable => dire(lang, "probable", "likely"),
        Confiance::AVerifier => dire(lang, "à vérifier", "to check"),
    }
}

/// One plain sentence per reason.
#[must_use]
pub fn raison(raison: Raison, lang: Lang) -> &'static str {
    let (fr, en) = match raison {
        Raison::NumeroPropose => ("numéro non imprimé : le suivant est proposé", "number not printed: the next one is proposed"),
        Raison::NumeroEnDouble => ("deux fiches portent ce numéro", "two sheets carry this number"),
        Raison::AmbitionReprise => {
            ("ambition non imprimée ici : celle de la fiche précédente", "ambition not printed here: that of the sheet before")
        }
        Raison::AmbitionAbsente => ("aucune ambition imprimée", "no ambition printed"),
        Raison::AmbitionAutreTitre => ("le plan a ce numéro sous un autre titre", "the plan has this number under another title"),
        Raison::TitresDifferents => ("le sommaire imprime un autre titre", "the table of contents prints another title"),
        Raison::RubriqueAbsente => ("rubrique absente de la fiche", "heading absent from the sheet"),
        Raison::RubriqueVide => ("rubrique imprimée mais vide", "heading printed but empty"),
        Raison::IntituleAbsent => {
            ("intitulé absent : reconnu à sa forme ou à sa place", "heading missing: told by its shape or place")
        }
        Raison::Recolle => ("texte coupé par une page ou un encadré, puis recollé", "text cut by a page or a box, then joined"),
        Raison::DecoupeParLeSens => ("éléments séparés d’après leurs premiers mots", "elements parted by their first words"),
        Raison::PhraseAmputee => ("le début de la phrase manque", "the beginning of the sentence is missing"),
        Raison::SeparateursMeles => {
            ("virgules et services mêlés : découpage discutable", "commas and services mixed: the cutting may be argued")
        }
        Raison::EcheanceAbsente => ("aucune échéance imprimée", "no deadline printed"),
        Raison::AnneeCivile => ("année civile : année du contrat déduite", "calendar year: year of the contract deduced"),
        Raison::EcheanceLibre => ("échéance sans année lisible", "deadline without a readable year"),
        Raison::LettreProposee => ("lettre non imprimée : une lettre est proposée", "letter not printed: one is proposed"),
        Raison::LettreEnDouble => ("lettre imprimée deux fois", "letter printed twice"),
        Raison::LettreSautee => ("une lettre manque avant celle-ci", "a letter is missing before this one"),
        Raison::LettreSansDeclinaison => ("aucune déclinaison ne porte cette lettre", "no line of the table carries this letter"),
        Raison::SansLettre => ("sans lettre : vaut pour toute la fiche", "no letter: speaks for the whole sheet"),
        Raison::DeuxMesures => ("deux mesures en une ligne", "two measures in one line"),
        Raison::FicheSeCite => ("la fiche se cite elle-même", "the sheet cites itself"),
        Raison::LienSansNumero => ("lien vers une fiche sans son numéro", "link to a sheet without its number"),
        Raison::ChiffreDansMot => ("un chiffre au milieu d’un mot", "a digit inside a word"),
        Raison::CaseAbsente => ("case O/N non imprimée", "O/N box not printed"),
        Raison::NombreDePage => {
            ("un nombre dans la phrase est peut-être un numéro de page", "a number in the sentence may be that of a page")
        }
        Raison::LienAutrementDit => {
            ("renvoi dit en d’autres mots : la fiche visée se vérifie", "link told in other words: check the sheet meant")
        }
        Raison::EcheanceMixte => (
            "l’échéance nomme aussi une année civile : seules les années du contrat sont retenues",
            "the deadline also names a calendar year: only the years of the contract are kept",
        ),
        Raison::TropLong => ("texte trop long : la fin est dans les restes", "text too long: its end is left over"),
    };
    dire(lang, fr, en)
}

/// What became of a line.
#[must_use]
pub fn sort(sort: Sort, lang: Lang) -> &'static str {
    let (fr, en) = match sort {
        Sort::Champ => ("dans un champ", "in a field"),
        Sort::Intitule => ("intitulé", "heading"),
        Sort::NumeroDePage => ("numéro de page", "page number"),
        Sort::TitreCourant => ("titre répété de page en page", "header repeated from page to page"),
        Sort::Grille => ("grille d’avancement vide", "empty progress grid"),
        Sort::Sommaire => ("sommaire", "table of contents"),
        Sort::Laissee(Reste::AvantLesFiches) => ("avant la première fiche", "before the first sheet"),
        Sort::Laissee(Reste::SansRubrique) => ("sous aucune rubrique connue", "under no known heading"),
        Sort::Laissee(Reste::GrilleRemplie) => ("grille d’avancement remplie", "progress grid filled in"),
        Sort::Laissee(Reste::TropLong) => ("au-delà de la longueur d’un champ", "past the length of a field"),
    };
    dire(lang, fr, en)
}

/// The name of a field of the exchange shape.
#[must_use]
pub fn champ(cle: &str, lang: Lang) -> &str {
    match cle {
        "numero" => dire(lang, "Fiche", "Sheet"),
        "ambition" => "Ambition",
        "titre" => dire(lang, "Titre", "Title"),
        "titre_plan" => dire(lang, "Titre au sommaire", "Title in the contents"),
        "pilotage_mode" => dire(lang, "Mention du pilotage", "Steering mention"),
        "pilotes" => dire(lang, "Pilotes", "Pilots"),
        "partenaires" => dire(lang, "Partenaires", "Partners"),
        "contexte" => dire(lang, "Contexte", "Context"),
        "encarts" => dire(lang, "Lien encadré", "Boxed link"),
        "liens_fiches" => dire(lang, "Fiches liées", "Linked sheets"),
        "objectif_strategique" => dire(lang, "Objectif stratégique", "Strategic objective"),
        "objectifs_operationnels" => dire(lang, "Objectif opérationnel", "Operational objective"),
        "declinaisons" => dire(lang, "Déclinaison", "Sub-action"),
        "public_cible" => dire(lang, "Public cible", "Target public"),
        "liens_programmes" => dire(lang, "Programme lié", "Linked programme"),
        "indicateurs_resultat" => dire(lang, "Indicateur de résultat", "Result indicator"),
        "indicateurs_suivi" => dire(lang, "Indicateur de suivi", "Follow-up indicator"),
        autre => autre,
    }
}

pub(crate) fn vide(lang: Lang) -> &'static str {
    dire(lang, "(vide)", "(empty)")
}

pub(crate) fn ligne(numero: u32, lang: Lang) -> String {
    format!("{} {numero}", dire(lang, "ligne", "line"))
}

pub(crate) fn lignes(place: Place, lang: Lang) -> String {
    let page = place.page.map(|p| format!(", p. {p}")).unwrap_or_default();
    let lignes = if place.debut == place.fin { place.debut.to_string() } else { format!("{}-{}", place.debut, place.fin) };
    format!(", {} {lignes}{page}", dire(lang, "l.", "l."))
}

pub(crate) fn marque(niveau: Confiance, place: &str, raisons: &[&str], lang: Lang) -> String {
    let motif =
        if raisons.is_empty() { String::new() } else { format!("{}{}", dire(lang, "\u{202f}: ", ": "), raisons.join(", ")) };
    format!(" [{}{place}{motif}]", confiance(niveau, lang))
}

/// « 14 fiches lues : 900 valeurs sûres, 30 probables, 8 à vérifier ».
pub(crate) fn bilan(fiches: usize, [surs, probables, a_verifier]: [usize; 3], lang: Lang) -> String {
    let valeurs = match lang {
        Lang::Fr => format!("{surs} valeurs sûres, {probables} probables, {a_verifier} à vérifier"),
        Lang::En => format!("{surs} values sure, {probables} likely, {a_verifier} to check"),
    };
    match (lang, fiches) {
        (Lang::Fr, 0) => {
            "Aucune fiche-action trouvée\u{202f}: une fiche porte son numéro, puis ses pilotes ou ses partenaires.".to_owned()
        }
        (Lang::Fr, 1) => format!("1 fiche lue\u{202f}: {valeurs}"),
        (Lang::Fr, n) => format!("{n} fiches lues\u{202f}: {valeurs}"),
        (Lang::En, 0) => "No action sheet found: a sheet carries its number, then its pilots or its partners.".to_owned(),
        (Lang::En, 1) => format!("1 sheet read: {valeurs}"),
        (Lang::En, n) => format!("{n} sheets read: {valeurs}"),
    }
}

pub(crate) fn titre_des_doutes(nombre: usize, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("À vérifier ({nombre})"),
        Lang::En => format!("To check ({nombre})"),
    }
}

pub(crate) fn titre_des_restes(nombre: usize, lang: Lang) -> String {
    match (lang, nombre) {
        (Lang::Fr, 0) => "Aucune ligne laissée de côté".to_owned(),
        (Lang::Fr, 1) => "1 ligne laissée de côté".to_owned(),
        (Lang::Fr, n) => format!("{n} lignes laissées de côté"),
        (Lang::En, 0) => "No line left over".to_owned(),
        (Lang::En, 1) => "1 line left over".to_owned(),
        (Lang::En, n) => format!("{n} lines left over"),
    }
}

/// How the marking program is called.
#[must_use]
pub fn usage(lang: Lang) -> String {
    let texte = dire(
        lang,
        "usage\u{202f}: noter TEXTE ATTENDU.json [--seuil N] [--lang fr|en] [--json] [--apercu]",
        "usage: noter TEXT EXPECTED.json [--seuil N] [--lang fr|en] [--json] [--apercu]",
    );
    texte.to_owned()
}

/// The marks field by field, the total, then each difference.
#[must_use]
pub fn note(note: &Note, lang: Lang) -> String {
    let mut out = String::new();
    let total = note.total();
    let largeur = note.champs.keys().map(String::len).max().unwrap_or(0).max(5);
    // Writing to a String cannot fail.
    for (champ, n) in note.champs.iter().map(|(c, n)| (c.as_str(), *n)).chain([("total", total)]) {
        let pourcent = format!("{:.1}", n.pourcent());
        let pourcent = if lang == Lang::Fr { format!("{}\u{202f}%", pourcent.replace('.', ",")) } else { format!("{pourcent}%") };
        let _ = writeln!(out, "{champ:largeur$}  {:>5} / {:<5} {pourcent}", n.justes, n.total);
    }
    for e in &note.ecarts {
        let constat = match e.constat {
            Constat::Juste => dire(lang, "juste", "right"),
            Constat::Faux => dire(lang, "faux", "wrong"),
            Constat::Manquant => dire(lang, "manquant", "missing"),
            Constat::EnTrop => dire(lang, "en trop", "in excess"),
        };
        let (attendu, obtenu) = (dire(lang, "attendu", "expected"), dire(lang, "obtenu", "got"));
        let _ = writeln!(
            out,
            "\n{} {} {} ({constat})\n  {attendu} {}\n  {obtenu} {}",
            champ("numero", lang),
            e.fiche,
            e.champ,
            e.attendu,
            e.obtenu
        );
    }
    out
}

/// What was seen, and the cure.
pub(crate) fn fichier_illisible(erreur: FichierIllisible, lang: Lang) -> (&'static str, &'static str) {
    let (fr, fr_remede, en, en_remede) = match erreur {
        FichierIllisible::Vide => (
            "Le fichier ne contient aucun texte.",
            "Choisissez le fichier du contrat ou des fiches-actions.",
            "The file holds no text.",
            "Choose the file of the contract or of its action sheets.",
        ),
        FichierIllisible::TropGros => (
            "Le fichier est trop gros\u{202f}: 40 Mo au plus, et 20 Mo de texte.",
            "Gardez les seules pages des fiches-actions, ou enregistrez sans les images.",
            "The file is too large: 40 MB at most, and 20 MB of text.",
            "Keep only the pages of the action sheets, or save it without the images.",
        ),
        FichierIllisible::Tronque => (
            "Le fichier est incomplet\u{202f}: sa fin manque.",
            "Téléchargez-le ou copiez-le de nouveau, puis déposez-le.",
            "The file is incomplete: its end is missing.",
            "Download it or copy it again, then drop it here.",
        ),
        FichierIllisible::Abime => (
            "Le fichier est abîmé\u{202f}: il ne s’ouvre pas.",
            "Ouvrez-le dans votre logiciel et enregistrez-le de nouveau en PDF ou en DOCX.",
            "The file is damaged: it cannot be opened.",
            "Open it in your software and save it again as PDF or DOCX.",
        ),
        FichierIllisible::Chiffre => (
            "Le fichier est protégé par un mot de passe.",
            "Enregistrez-en une copie sans protection.",
            "The file is protected by a password.",
            "Save an unprotected copy of it.",
        ),
        FichierIllisible::Scanne => (
            "Les pages sont des images\u{202f}: il n’y a pas de texte à lire.",
            "Demandez le fichier d’origine, ou passez le document à la reconnaissance de caractères.",
            "The pages are images: there is no text to read.",
            "Ask for the original file, or run character recognition on it.",
        ),
        FichierIllisible::TropLent => (
            "Le fichier n’a pas pu être lu en une minute.",
            "Gardez les seules pages des fiches-actions, ou copiez leur texte.",
            "The file could not be read within a minute.",
            "Keep only the pages of the action sheets, or copy their text.",
        ),
        FichierIllisible::FormatInconnu => (
            "Ce format de fichier ne se lit pas ici.",
            "Enregistrez-le en PDF, en DOCX ou en texte.",
            "This file format is not read here.",
            "Save it as PDF, DOCX or plain text.",
        ),
    };
    match lang {
        Lang::Fr => (fr, fr_remede),
        Lang::En => (en, en_remede),
    }
}

/// Stands in the text where a page could not be read.
pub(crate) fn page_illisible(page: u32, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("[page {page}\u{202f}: texte illisible]"),
        Lang::En => format!("[page {page}: unreadable text]"),
    }
}
