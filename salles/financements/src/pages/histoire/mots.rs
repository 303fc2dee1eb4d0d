//! The words of this room in a story, for one reader.

use crate::m;
use crate::model::{Avis, ContenuDossier, Dossier, EtatLettre, LignesBudget, NoteDossier, StatutPiece};
use crate::mots;
use crate::regles::budget::LIGNES;
use crate::regles::dossier::champ;
use crate::regles::enveloppe::Nature;
use crate::regles::etats::{EtatAppel, EtatDossier, EtatLigne};
use crate::regles::memoire::Lecteur;
use crate::regles::{Euros, Financeur};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::Lang;
use kernel::texte::{date_longue, entier};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeMap;
use store::journal::Entree;

/// What a page tells: a file, or a call without its files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Portee {
    Dossier,
    Appel,
}

pub struct Lexique {
    pub lang: Lang,
    pub lecteur: Lecteur,
    pub portee: Portee,
    /// The funder of each line.
    pub lignes: BTreeMap<String, Financeur>,
    pub financeurs: BTreeMap<Financeur, String>,
}

/// What a file says, in the order of its form.
const CONTENU: [&str; 29] = [
    "resume",
    "objectifs",
    "publics",
    "nombre_beneficiaires",
    "indicateurs",
    "debut",
    "fin",
    "action_debut",
    "action_fin",
    "periode",
    "lieux",
    "qpv",
    "hors_qpv",
    "poche_pauvrete",
    "fiche",
    "defi",
    "objectif",
    "axes",
    "themes",
    "innovant",
    "valeur_ajoutee",
    "droit_commun",
    "partenaires",
    "renouvellement",
    "dispositif",
    "ref_dauphin",
    "ref_elan",
    "fse",
    "dossier_lie",
];

/// Tables of a call, told on its own page.
const APPEL: [&str; 4] = ["appel", "lettre_cadrage", "enveloppe", "lot_decision"];
const DOSSIER: [&str; 13] = [
    "dossier",
    "ligne_financeur",
    "complement",
    "piece_dossier",
    "question_dossier",
    "derogation",
    "note_dossier",
    "convention",
    "versement",
    "bilan_dossier",
    "avis_conseil",
    "proposition_derogation",
    "interet",
];

impl Lexique {
    fn tables(&self) -> &'static [&'static str] {
        match self.portee {
            Portee::Dossier => &DOSSIER,
            Portee::Appel => &APPEL,
        }
    }

    /// Every field that this reader may ask for, with its subject.
    pub fn tous(&self) -> Vec<(String, String)> {
        let told = self.tables().iter().filter(|table| self.portee == Portee::Appel || self.lecteur.lit(table));
        let of = |table: &&'static str| {
            let subject = acteurs::mots::journal::sujet(table, self.lang);
            let one = move |(field, word): (String, String)| {
                (format!("{table}.{field}"), format!("{subject}, {}", word.to_lowercase()))
            };
            acteurs::recit::Lexique::champs(self, table).into_iter().map(one).collect::<Vec<_>>()
        };
        told.flat_map(of).collect()
    }

    fn financeur(&self, code: &str) -> String {
        self.financeurs.get(&Financeur::nomme(code)).cloned().unwrap_or_else(|| code.to_owned())
    }

    fn contenu(&self, field: &str, image: &Value) -> Option<String> {
        let c: ContenuDossier = serde_json::from_value(image.get("contenu")?.clone()).ok()?;
        let t = m(self.lang);
        let jour = |day: Option<Date>| day.map(|d| date_longue(d, self.lang)).unwrap_or_default();
        let oui = |yes: bool| if yes { t.histoire_oui() } else { String::new() };
        let said = match field {
            "resume" => c.resume,
            "objectifs" => c.objectifs,
            "publics" => c.publics,
            "nombre_beneficiaires" => c.nombre_beneficiaires.map(|n| entier(n, self.lang)).unwrap_or_default(),
            "indicateurs" => {
                let one = |i: &crate::model::IndicateurAttendu| match i.cible {
                    Some(n) => format!("{} {} {}", i.libelle, entier(n, self.lang), i.unite).trim_end().to_owned(),
                    None => i.libelle.clone(),
                };
                c.indicateurs.iter().map(one).collect::<Vec<_>>().join(", ")
            }
            "debut" => jour(c.debut),
            "fin" => jour(c.fin),
            "action_debut" => jour(c.action_debut),
            "action_fin" => jour(c.action_fin),
            "periode" if c.periode == "pluriannuelle" => t.histoire_pluriannuelle(),
            "periode" if c.periode == "annuelle" => t.histoire_annuelle(),
            "lieux" => c.lieux,
            "qpv" => c.qpv.iter().map(|p| t.fiche_part(&p.code, p.part.to_string())).collect::<Vec<_>>().join(", "),
            "hors_qpv" => oui(c.hors_qpv),
            "poche_pauvrete" => c.poche_pauvrete,
            "fiche" => c.fiche.map(|f| f.nom).unwrap_or_default(),
            "defi" => c.defi,
            "objectif" => c.objectif,
            "axes" => c.axes_dits().join(", "),
            "themes" => c.themes.iter().map(|code| mots::theme(code, self.lang)).collect::<Vec<_>>().join(", "),
            "innovant" => oui(c.innovant),
            "valeur_ajoutee" => match c.valeur_ajoutee.as_str() {
                "completer" => t.fiche_valeur_completer(),
                "adapter" => t.fiche_valeur_adapter(),
                "experimenter" => t.fiche_valeur_experimenter(),
                _ => String::new(),
            },
            "droit_commun" => c.droit_commun,
            "partenaires" => c.partenaires.join(", "),
            "renouvellement" => c.renouvellement,
            "dispositif" => c.dispositif,
            "ref_dauphin" => c.ref_dauphin,
            "ref_elan" => c.ref_elan,
            "fse" => oui(c.fse),
            "dossier_lie" => c.dossier_lie,
            _ => String::new(),
        };
        Some(said).filter(|text| !text.trim().is_empty())
    }

    fn texte(&self, table: &str, field: &str, text: &str) -> String {
        let lang = self.lang;
        let t = m(lang);
        let known = match (table, field) {
            ("dossier", "etat") => EtatDossier::de_code(text).map(|e| mots::etat_dossier(e, lang)),
            ("ligne_financeur", "etat") => EtatLigne::de_code(text).map(|e| mots::etat_ligne(e, lang)),
            ("appel", "etat") => EtatAppel::de_code(text).map(|e| mots::etat_appel(e, lang)),
            ("lettre_cadrage", "etat") => EtatLettre::from_code(text).map(|e| mots::etat_lettre(e, lang)),
            ("ligne_financeur" | "avis_conseil", "avis") => Avis::from_code(text).map(|a| mots::avis(a, lang)),
            ("piece_dossier", "statut") => StatutPiece::from_code(text).map(|s| mots::statut_piece(s, lang)),
            ("enveloppe", "nature") => Nature::from_code(text).map(|n| mots::nature(n, lang)),
            ("enveloppe" | "convention", "financeur") => Some(self.financeur(text)),
            ("complement", "champ") => Some(champ(text, lang)),
            ("versement", "nature") => Some(match text {
                "acompte" => t.versement_acompte(),
                "solde" => t.versement_solde(),
                _ => t.versement_reversement(),
            }),
            ("lot_decision", "etat") => Some(match text {
                "gele" => t.histoire_lot_gele(),
                "corrige" => t.histoire_lot_corrige(),
                _ => t.histoire_lot_prepare(),
            }),
            ("bilan_dossier", "etat") => Some(match text {
                "recu" => t.etat_dossier_bilan_recu(),
                "a_corriger" => t.etat_dossier_bilan_a_corriger(),
                "valide" => t.etat_dossier_bilan_valide(),
                _ => t.etat_dossier_bilan_attendu(),
            }),
            _ => None,
        };
        let day = || text.parse::<Date>().ok().filter(|_| text.len() == 10).map(|d| date_longue(d, lang));
        let instant = || text.parse::<Timestamp>().ok().filter(|_| field.ends_with("_a")).map(|a| mots::instant(a, lang));
        known.or_else(day).or_else(instant).unwrap_or_else(|| text.to_owned())
    }
}

impl acteurs::recit::Lexique for Lexique {
    fn lang(&self) -> Lang {
        self.lang
    }

    fn champs(&self, table: &str) -> Vec<(String, String)> {
        if !self.tables().contains(&table) {
            return vec![];
        }
        let t = m(self.lang);
        let of = |all: Vec<(&str, String)>| all.into_iter().map(|(field, word)| (field.to_owned(), word)).collect::<Vec<_>>();
        match table {
            "dossier" => {
                let mut all = of(vec![
                    ("etat", t.histoire_etat()),
                    ("motif_etat", t.histoire_motif()),
                    ("numero", t.histoire_numero()),
                    ("intitule", champ("intitule", self.lang)),
                ]);
                all.extend(CONTENU.map(|field| (format!("contenu.{field}"), champ(field, self.lang))));
                all.extend(
                    LIGNES.iter().filter(|l| !l.par_financeur).map(|l| (format!("budget.{}", l.code), l.libelle.to_owned())),
                );
                all.extend(of(vec![("cout_centimes", t.fiche_cout()), ("demande_centimes", t.fiche_demande())]));
                all
            }
            "ligne_financeur" => of(vec![
                ("etat", t.histoire_etat()),
                ("demande_centimes", t.fiche_demande()),
                ("avis", t.histoire_avis()),
                ("avis_motif", t.histoire_avis_motif()),
                ("propose_centimes", t.histoire_propose()),
                ("propose_motif", t.histoire_propose_motif()),
                ("vote_centimes", t.histoire_vote()),
                ("vote_motif", t.histoire_vote_motif()),
                ("vote_instance", t.histoire_vote_instance()),
                ("vote_acte", t.histoire_acte()),
                ("vote_le", t.histoire_vote_le()),
                ("paye_centimes", t.histoire_paye()),
            ]),
            "complement" => of(vec![
                ("champ", t.histoire_champ_demande()),
                ("demande", t.histoire_demande()),
                ("corrige_a", t.histoire_corrige()),
            ]),
            "piece_dossier" => of(vec![
                ("genre", t.histoire_piece()),
                ("statut", t.histoire_etat()),
                ("motif", t.histoire_motif()),
                ("nom", t.histoire_fichier()),
                ("valable_jusqu_au", t.histoire_valable()),
            ]),
            "question_dossier" => of(vec![
                ("question", t.histoire_question()),
                ("attendue_le", t.histoire_attendue()),
                ("reponse", t.histoire_reponse()),
                ("retrait_motif", t.histoire_motif()),
            ]),
            "derogation" => of(vec![
                ("regle", t.histoire_regle()),
                ("motif", t.histoire_motif()),
                ("accordee_le", t.histoire_accordee()),
                ("revoquee_le", t.histoire_revoquee()),
            ]),
            "note_dossier" => of(vec![("valeur", t.histoire_note()), ("justification", t.histoire_justification())]),
            "convention" => of(vec![
                ("montant_centimes", t.histoire_montant()),
                ("signee_le", t.histoire_signee()),
                ("publiee_le", t.histoire_publiee()),
            ]),
            "versement" => of(vec![
                ("montant_centimes", t.histoire_montant()),
                ("nature", t.histoire_nature()),
                ("le", t.histoire_le()),
                ("annule_motif", t.histoire_annule()),
            ]),
            "bilan_dossier" => of(vec![
                ("etat", t.histoire_etat()),
                ("cout_realise_centimes", t.histoire_cout_realise()),
                ("recu_le", t.histoire_recu()),
                ("valide_le", t.histoire_valide()),
            ]),
            "avis_conseil" => of(vec![("avis", t.histoire_avis()), ("motif", t.histoire_avis_motif())]),
            "proposition_derogation" => {
                of(vec![("regle", t.histoire_regle()), ("motif", t.histoire_motif()), ("close_le", t.histoire_close())])
            }
            "interet" => of(vec![("motif", t.histoire_motif())]),
            "appel" => of(vec![
                ("intitule", champ("intitule", self.lang)),
                ("etat", t.histoire_etat()),
                ("ouverture_a", t.histoire_ouverture()),
                ("cloture_a", t.histoire_cloture()),
            ]),
            "lettre_cadrage" => of(vec![
                ("etat", t.histoire_etat()),
                ("rubriques", t.histoire_rubriques()),
                ("calendrier", t.histoire_calendrier()),
                ("pieces", t.histoire_pieces()),
                ("motif", t.histoire_motif()),
                ("effet_le", t.histoire_effet()),
                ("vote_copil_le", t.histoire_vote_le()),
                ("seance", t.histoire_seance()),
            ]),
            "enveloppe" => of(vec![
                ("financeur", t.histoire_financeur()),
                ("nature", t.histoire_nature()),
                ("libelle", t.histoire_libelle()),
                ("montant_centimes", t.histoire_montant()),
                ("acte", t.histoire_acte()),
                ("acte_le", t.histoire_acte_le()),
            ]),
            "lot_decision" => of(vec![
                ("etat", t.histoire_etat()),
                ("instance", t.histoire_vote_instance()),
                ("seance", t.histoire_seance()),
                ("tenue_le", t.histoire_le()),
                ("copil_le", t.histoire_vote_le()),
                ("motif", t.histoire_motif()),
            ]),
            _ => vec![],
        }
    }

    fn mots(&self, table: &str, field: &str, image: &Value) -> Option<String> {
        if let Some(inside) = field.strip_prefix("contenu.") {
            return self.contenu(inside, image);
        }
        if let Some(code) = field.strip_prefix("budget.") {
            let lines: LignesBudget = serde_json::from_value(image.get("budget")?.clone()).ok()?;
            return lines.get(code).map(|amount| mots::euros(Some(*amount), self.lang));
        }
        if table == "lettre_cadrage" && matches!(field, "rubriques" | "calendrier" | "pieces") {
            return lettre(field, image.get("contenu")?, self.lang);
        }
        match image.get(field)? {
            Value::String(text) if !text.trim().is_empty() => Some(self.texte(table, field, text)),
            Value::Number(n) if field.ends_with("_centimes") => Some(mots::euros(n.as_i64().map(Euros::de_centimes), self.lang)),
            Value::Number(n) => n.as_i64().map(|n| entier(n, self.lang)),
            _ => None,
        }
    }

    /// « Ligne d’un financeur, Préfecture de l’Aude ».
    fn sujet(&self, table: &str, image: &Value) -> String {
        let text = |field: &str| image.get(field).and_then(Value::as_str).unwrap_or_default();
        let beside = match table {
            "ligne_financeur" | "convention" | "enveloppe" => self.financeur(text("financeur")),
            "versement" => self.lignes.get(text("ligne_id")).map(|f| self.financeur(f.code())).unwrap_or_default(),
            "piece_dossier" => text("genre").to_owned(),
            "complement" => champ(text("champ"), self.lang),
            "derogation" | "proposition_derogation" => text("regle").to_owned(),
            "interet" => text("nom").to_owned(),
            "note_dossier" => text("instructeur").to_owned(),
            "lettre_cadrage" | "lot_decision" => {
                image.get("numero").and_then(Value::as_i64).map(|n| n.to_string()).unwrap_or_default()
            }
            _ => String::new(),
        };
        let subject = acteurs::mots::journal::sujet(table, self.lang);
        if beside.is_empty() { subject } else { format!("{subject}, {beside}") }
    }

    fn visible<'a>(&self, table: &str, image: &'a Value) -> Option<Cow<'a, Value>> {
        if self.portee == Portee::Appel {
            return APPEL.contains(&table).then_some(Cow::Borrowed(image));
        }
        if !self.lecteur.lit(table) {
            return None;
        }
        let owned = |value: serde_json::Result<Value>| value.ok().map(Cow::Owned);
        match table {
            "dossier" => {
                let d: Dossier = serde_json::from_value(image.clone()).ok()?;
                owned(serde_json::to_value(self.lecteur.dossier(d)?))
            }
            "ligne_financeur" => {
                let l = serde_json::from_value(image.clone()).ok()?;
                owned(serde_json::to_value(self.lecteur.ligne(l)))
            }
            "note_dossier" => {
                let n: NoteDossier = serde_json::from_value(image.clone()).ok()?;
                self.lecteur.note(&n).then_some(Cow::Borrowed(image))
            }
            _ => Some(Cow::Borrowed(image)),
        }
    }

    /// Why the team did what it did is between those who instruct.
    fn motif(&self, entree: &Entree) -> Option<String> {
        entree.motif.clone().filter(|_| self.lecteur.equipe())
    }
}

/// The words, the dates, the papers of a letter.
fn lettre(field: &str, contenu: &Value, lang: Lang) -> Option<String> {
    let c: crate::model::ContenuLettre = serde_json::from_value(contenu.clone()).ok()?;
    let said = match field {
        "rubriques" => c.rubriques.values().filter(|text| !text.is_empty()).cloned().collect::<Vec<_>>().join("\n\n"),
        "calendrier" => {
            let one = |r: &crate::model::Repere| format!("{}\u{202f}: {}", date_longue(r.le, lang), r.quoi);
            c.calendrier.iter().map(one).collect::<Vec<_>>().join("\n")
        }
        _ => c.pieces.iter().map(|p| p.genre.clone()).collect::<Vec<_>>().join(", "),
    };
    Some(said).filter(|text| !text.is_empty())
}
