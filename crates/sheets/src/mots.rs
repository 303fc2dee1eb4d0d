//! All the words the crate says, in French and in English: refusals of a file, errors of a cell, drop-downs.

use crate::lecture::Mesure;
use crate::modele::Valeur;
use crate::{Colonne, ColonnesIntrouvables, ErreurCellule, FichierRefuse, Genre, Souci};
use kernel::{Lang, Refusal, texte};

/// What is written in a yes-or-no cell.
#[must_use]
pub fn oui_non(answer: bool, lang: Lang) -> &'static str {
    match (answer, lang) {
        (true, Lang::Fr) => "oui",
        (false, Lang::Fr) => "non",
        (true, Lang::En) => "yes",
        (false, Lang::En) => "no",
    }
}

/// A value as it is shown in a preview.
#[must_use]
pub fn valeur(valeur: &Valeur, lang: Lang) -> String {
    match (valeur, lang) {
        (Valeur::Vide, Lang::Fr) => "(vide)".to_owned(),
        (Valeur::Vide, Lang::En) => "(blank)".to_owned(),
        (Valeur::Texte(text), _) => text.clone(),
        (Valeur::Nombre(number), Lang::Fr) => number.a_virgule(),
        (Valeur::Nombre(number), Lang::En) => number.to_string(),
        (Valeur::Date(day), _) => texte::date_courte(*day),
        (Valeur::OuiNon(answer), _) => oui_non(*answer, lang).to_owned(),
    }
}

/// Title (32 characters at most) and message (255) of the box that a spreadsheet shows on a wrong entry.
pub(crate) fn refus_de_saisie(column: &Colonne, lang: Lang) -> (&'static str, &'static str) {
    if !column.modifiable || column.genre == Genre::Identifiant {
        return match lang {
            Lang::Fr => {
                ("Colonne protégée", "Cette colonne est remplie par la plateforme. Pour ajouter une ligne, laissez-la vide.")
            }
            Lang::En => ("Protected column", "This column is filled in by the platform. To add a row, leave it blank."),
        };
    }
    match (&column.genre, lang) {
        (Genre::Date, Lang::Fr) => ("Date attendue", "Écrivez une date, par exemple 12/03/2026."),
        (Genre::Date, Lang::En) => ("Date expected", "Write a date, for instance 12/03/2026."),
        (Genre::Entier | Genre::Decimal, Lang::Fr) => ("Nombre attendu", "Écrivez un nombre, sans unité."),
        (Genre::Entier | Genre::Decimal, Lang::En) => ("Number expected", "Write a number, without its unit."),
        (_, Lang::Fr) => ("Hors de la liste", "Choisissez une valeur de la liste déroulante."),
        (_, Lang::En) => ("Not in the list", "Choose a value of the drop-down list."),
    }
}

fn mesure(mesure: Mesure, permis: u64, lang: Lang) -> String {
    let n = texte::entier(i64::try_from(permis).unwrap_or(i64::MAX), lang);
    match (mesure, lang) {
        (Mesure::Octets, Lang::Fr) => format!("plus de {n} octets"),
        (Mesure::Octets, Lang::En) => format!("more than {n} bytes"),
        (Mesure::OctetsDeplies, Lang::Fr) => format!("plus de {n} octets une fois décompressé"),
        (Mesure::OctetsDeplies, Lang::En) => format!("more than {n} bytes once unpacked"),
        (Mesure::Cellules, Lang::Fr) => format!("plus de {n} cellules remplies"),
        (Mesure::Cellules, Lang::En) => format!("more than {n} filled cells"),
        (Mesure::Feuilles, Lang::Fr) => format!("plus de {n} feuilles"),
        (Mesure::Feuilles, Lang::En) => format!("more than {n} sheets"),
        (Mesure::Textes, Lang::Fr) => format!("plus de {n} textes différents"),
        (Mesure::Textes, Lang::En) => format!("more than {n} distinct texts"),
        (Mesure::Fusions, Lang::Fr) => format!("plus de {n} cellules fusionnées"),
        (Mesure::Fusions, Lang::En) => format!("more than {n} merged cells"),
        (Mesure::Duree, Lang::Fr) => format!("plus de {n} secondes de lecture"),
        (Mesure::Duree, Lang::En) => format!("more than {n} seconds to read"),
    }
}

impl Refusal for FichierRefuse {
    fn code(&self) -> &'static str {
        match self {
            Self::Vide => "fichier_vide",
            Self::FormatInconnu => "fichier_format_inconnu",
            Self::AncienOuChiffre => "fichier_ancien_ou_chiffre",
            Self::Abime { .. } | Self::AbimeVers { .. } => "fichier_abime",
            Self::TropGros { .. } | Self::TropGrosVers { .. } => "fichier_trop_gros",
        }
    }

    fn message(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Vide, Lang::Fr) => "Le fichier est vide.".to_owned(),
            (Self::Vide, Lang::En) => "The file is empty.".to_owned(),
            (Self::FormatInconnu, Lang::Fr) => "Ce fichier n’est ni un classeur ni un CSV.".to_owned(),
            (Self::FormatInconnu, Lang::En) => "This file is neither a workbook nor a CSV.".to_owned(),
            (Self::AncienOuChiffre, Lang::Fr) => "Ce classeur est à l’ancien format (.xls) ou sous mot de passe.".to_owned(),
            (Self::AncienOuChiffre, Lang::En) => "This workbook is in the old format (.xls) or under a password.".to_owned(),
            (Self::Abime { ou }, Lang::Fr) => format!("Le classeur est abîmé ({ou}) et ne peut pas être lu."),
            (Self::Abime { ou }, Lang::En) => format!("The workbook is damaged ({ou}) and cannot be read."),
            (Self::AbimeVers { adresse }, Lang::Fr) => format!("Le classeur est abîmé vers {adresse}."),
            (Self::AbimeVers { adresse }, Lang::En) => format!("The workbook is damaged near {adresse}."),
            (Self::TropGros { mesure: m, permis }, Lang::Fr) => {
                format!("Le fichier est trop gros\u{202f}: {}.", mesure(*m, *permis, lang))
            }
            (Self::TropGros { mesure: m, permis }, Lang::En) => format!("The file is too large: {}.", mesure(*m, *permis, lang)),
            (Self::TropGrosVers { mesure: m, permis, adresse }, Lang::Fr) => {
                format!("Le fichier est trop gros\u{202f}: {}, atteint en {adresse}.", mesure(*m, *permis, lang))
            }
            (Self::TropGrosVers { mesure: m, permis, adresse }, Lang::En) => {
                format!("The file is too large: {}, reached at {adresse}.", mesure(*m, *permis, lang))
            }
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let text = match (self, lang) {
            (Self::Vide | Self::FormatInconnu, Lang::Fr) => "Envoyez un fichier .xlsx, .ods ou .csv.",
            (Self::Vide | Self::FormatInconnu, Lang::En) => "Send an .xlsx, .ods or .csv file.",
            (Self::AncienOuChiffre, Lang::Fr) => {
                "Ouvrez-le dans votre tableur et enregistrez-le au format .xlsx, sans mot de passe."
            }
            (Self::AncienOuChiffre, Lang::En) => "Open it in your spreadsheet and save it as .xlsx, without a password.",
            (Self::Abime { .. } | Self::AbimeVers { .. }, Lang::Fr) => {
                "Ouvrez-le dans votre tableur, enregistrez-le de nouveau et renvoyez-le."
            }
            (Self::Abime { .. } | Self::AbimeVers { .. }, Lang::En) => "Open it in your spreadsheet, save it again and send it.",
            (Self::TropGros { .. } | Self::TropGrosVers { .. }, Lang::Fr) => {
                "Envoyez les feuilles séparément, ou sans leurs images."
            }
            (Self::TropGros { .. } | Self::TropGrosVers { .. }, Lang::En) => {
                "Send the sheets one by one, or without their pictures."
            }
        };
        Some(text.to_owned())
    }
}

impl Refusal for ColonnesIntrouvables {
    fn code(&self) -> &'static str {
        "colonnes_introuvables"
    }

    fn message(&self, lang: Lang) -> String {
        let (sheet, list) = (&self.feuille, self.attendues.join(", "));
        match lang {
            Lang::Fr => format!("Aucun titre de colonne connu dans la feuille {sheet}. Attendus\u{202f}: {list}."),
            Lang::En => format!("No known heading in the sheet {sheet}. Expected: {list}."),
        }
    }
}

impl Refusal for ErreurCellule {
    fn code(&self) -> &'static str {
        match self.souci {
            Souci::Formule { .. } => "cellule_formule",
            Souci::ErreurDeTableur { .. } => "cellule_en_erreur",
            Souci::Fusionnee { .. } => "cellule_fusionnee",
            Souci::PasUnEntier { .. } => "cellule_pas_un_entier",
            Souci::PasUnNombre { .. } => "cellule_pas_un_nombre",
            Souci::PasUneDate { .. } => "cellule_pas_une_date",
            Souci::AnneeSurDeuxChiffres { .. } => "cellule_annee_sur_deux_chiffres",
            Souci::PasOuiNon { .. } => "cellule_pas_oui_non",
            Souci::HorsListe { .. } => "cellule_hors_liste",
            Souci::Obligatoire => "cellule_obligatoire",
            Souci::NonModifiable { .. } => "cellule_non_modifiable",
            Souci::IdentifiantInconnu { .. } => "identifiant_inconnu",
            Souci::IdentifiantEnDouble { .. } => "identifiant_en_double",
            Souci::IdentifiantModifie { .. } => "identifiant_modifie",
            Souci::IdentifiantEfface { .. } => "identifiant_efface",
            Souci::LigneSupprimeeDepuis { .. } => "ligne_supprimee_depuis",
        }
    }

    /// One sentence that starts with the address.
    fn message(&self, lang: Lang) -> String {
        let at = &self.adresse;
        match lang {
            Lang::Fr => format!("{at}\u{202f}: {}.", francais(&self.souci)),
            Lang::En => format!("{at}: {}.", english(&self.souci)),
        }
    }

    fn is_conflict(&self) -> bool {
        matches!(self.souci, Souci::LigneSupprimeeDepuis { .. })
    }
}

fn francais(souci: &Souci) -> String {
    match souci {
        Souci::Formule { formule, affiche } => {
            format!(
                "la cellule contient une formule ({formule})\u{202f}; écrivez la valeur elle-même («\u{202f}{affiche}\u{202f}» si c’est la bonne)"
            )
        }
        Souci::ErreurDeTableur { lu } => format!("la cellule est en erreur dans le tableur ({lu})"),
        Souci::Fusionnee { avec } => {
            format!("la cellule est fusionnée avec {avec}\u{202f}; défusionnez pour dire la valeur de chacune")
        }
        Souci::PasUnEntier { lu } => format!("un nombre entier est attendu, pas «\u{202f}{lu}\u{202f}»"),
        Souci::PasUnNombre { lu } => format!("un nombre est attendu, pas «\u{202f}{lu}\u{202f}»"),
        Souci::PasUneDate { lu } => format!("une date est attendue, comme 12/03/2026, pas «\u{202f}{lu}\u{202f}»"),
        Souci::AnneeSurDeuxChiffres { lu } => format!("l’année de «\u{202f}{lu}\u{202f}» doit avoir quatre chiffres"),
        Souci::PasOuiNon { lu } => format!("oui ou non est attendu, pas «\u{202f}{lu}\u{202f}»"),
        Souci::HorsListe { lu, proche: None } => format!("«\u{202f}{lu}\u{202f}» n’est pas dans la liste"),
        Souci::HorsListe { lu, proche: Some(close) } => {
            format!("«\u{202f}{lu}\u{202f}» n’est pas dans la liste\u{202f}; «\u{202f}{close}\u{202f}» peut-être\u{202f}?")
        }
        Souci::Obligatoire => "une valeur est obligatoire".to_owned(),
        Souci::NonModifiable { avant } => {
            format!("cette colonne ne se modifie pas ici\u{202f}; remettez «\u{202f}{}\u{202f}»", valeur(avant, Lang::Fr))
        }
        Souci::IdentifiantInconnu { lu } => {
            format!("l’identifiant «\u{202f}{lu}\u{202f}» est inconnu\u{202f}; laissez vide pour créer une ligne")
        }
        Souci::IdentifiantEnDouble { lu, lignes } => {
            format!("l’identifiant «\u{202f}{lu}\u{202f}» est aussi en ligne {}", numeros(lignes))
        }
        Souci::IdentifiantModifie { lu, attendu } => {
            format!(
                "l’identifiant a été changé\u{202f}: «\u{202f}{lu}\u{202f}» au lieu de «\u{202f}{attendu}\u{202f}», à remettre"
            )
        }
        Souci::IdentifiantEfface { attendu } => {
            format!("l’identifiant a été effacé\u{202f}: «\u{202f}{attendu}\u{202f}», à remettre")
        }
        Souci::LigneSupprimeeDepuis { identifiant } => {
            format!("la ligne «\u{202f}{identifiant}\u{202f}» a été supprimée de la plateforme depuis l’export")
        }
    }
}

fn english(souci: &Souci) -> String {
    match souci {
        Souci::Formule { formule, affiche } => {
            format!("the cell holds a formula ({formule}); write the value itself (“{affiche}” if it is right)")
        }
        Souci::ErreurDeTableur { lu } => format!("the cell is in error in the spreadsheet ({lu})"),
        Souci::Fusionnee { avec } => format!("the cell is merged with {avec}; unmerge to say the value of each"),
        Souci::PasUnEntier { lu } => format!("a whole number is expected, not “{lu}”"),
        Souci::PasUnNombre { lu } => format!("a number is expected, not “{lu}”"),
        Souci::PasUneDate { lu } => format!("a date is expected, as 12/03/2026, not “{lu}”"),
        Souci::AnneeSurDeuxChiffres { lu } => format!("the year of “{lu}” must have four digits"),
        Souci::PasOuiNon { lu } => format!("yes or no is expected, not “{lu}”"),
        Souci::HorsListe { lu, proche: None } => format!("“{lu}” is not in the list"),
        Souci::HorsListe { lu, proche: Some(close) } => format!("“{lu}” is not in the list; “{close}” perhaps?"),
        Souci::Obligatoire => "a value is required".to_owned(),
        Souci::NonModifiable { avant } => format!("this column cannot be changed here; put “{}” back", valeur(avant, Lang::En)),
        Souci::IdentifiantInconnu { lu } => format!("the identifier “{lu}” is unknown; leave it blank to create a row"),
        Souci::IdentifiantEnDouble { lu, lignes } => format!("the identifier “{lu}” is also in row {}", numeros(lignes)),
        Souci::IdentifiantModifie { lu, attendu } => {
            format!("the identifier was changed: “{lu}” instead of “{attendu}”, to be put back")
        }
        Souci::IdentifiantEfface { attendu } => format!("the identifier was erased: “{attendu}”, to be put back"),
        Souci::LigneSupprimeeDepuis { identifiant } => {
            format!("the row “{identifiant}” was deleted from the platform since the export")
        }
    }
}

fn numeros(rows: &[u32]) -> String {
    let shown: Vec<String> = rows.iter().take(5).map(u32::to_string).collect();
    let more = if rows.len() > shown.len() { "…" } else { "" };
    format!("{}{more}", shown.join(", "))
}
