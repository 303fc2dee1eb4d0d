//! Which column of a table nobody knows is which: proposed from the words of its heading, confirmed once, then remembered.

use super::Refus;
use super::dauphin;
use crate::m;
use crate::model::FinanceurInscrit;
use crate::regles::budget::ligne;
use crate::regles::saisie;
use kernel::Lang;
use kernel::texte::cle;
use sheets::{Colonne, Correspondance, EnteteVue, Genre, proposer_correspondance};
use std::collections::BTreeMap;

/// The fields of a file, and the other names they go by in the tables of the field.
const FIXES: [(&str, &[&str]); 14] = [
    (
        "reference",
        &[
            "n° dauphin",
            "numéro dauphin",
            "référence dauphin",
            "n° dossier dauphin",
            "n° de dossier dauphin",
            "numéro de dossier dauphin",
            "identifiant dauphin",
            "code dauphin",
            "n° de demande",
            "numéro de demande",
            "numéro de la demande",
        ],
    ),
    (
        "statut",
        &["statut", "statut du dossier", "statut de la demande", "statut dauphin", "état du dossier", "état de la demande"],
    ),
    ("depose_le", &["date de dépôt", "date du dépôt", "date de transmission", "transmis le", "date de la demande"]),
    ("debut", &["date de début", "début", "début de l’action", "date de début de l’action", "date de démarrage"]),
    ("fin", &["date de fin", "fin", "fin de l’action", "date de fin de l’action"]),
    ("numero", &["n°", "no", "num", "n° dossier", "numéro de dossier", "référence", "code"]),
    ("intitule", &["action", "actions", "intitulé", "intitulé de l’action", "projet", "nom du projet", "titre", "libellé"]),
    (
        "porteur",
        &["association", "structure", "bénéficiaire", "opérateur", "organisme", "nom de la structure", "porteur de projet"],
    ),
    ("siret", &["n° siret", "numéro siret", "siren/siret"]),
    ("resume", &["description", "résumé", "descriptif", "objet"]),
    ("cout", &["coût", "coût total", "budget", "budget total", "coût de l’action", "budget de l’action"]),
    ("qpv", &["qpv", "quartier", "quartiers", "quartier prioritaire", "quartiers prioritaires", "territoire", "code qpv"]),
    ("parts", &["part", "parts", "part qpv", "parts qpv", "part par qpv", "répartition", "répartition par quartier", "% qpv"]),
    ("bilan_recu_le", &["bilan reçu le", "date de réception du bilan", "bilan", "bilan reçu"]),
];

fn nom_du_champ(champ: &str, lang: Lang) -> String {
    let t = m(lang);
    match champ {
        "reference" => t.dauphin_champ_reference(),
        "statut" => t.dauphin_champ_statut(),
        "depose_le" => t.dauphin_champ_depose_le(),
        "debut" => t.dauphin_champ_debut(),
        "fin" => t.dauphin_champ_fin(),
        "numero" => t.historique_champ_numero(),
        "intitule" => t.historique_champ_intitule(),
        "porteur" => t.historique_champ_porteur(),
        "siret" => t.historique_champ_siret(),
        "resume" => t.historique_champ_resume(),
        "cout" => t.historique_champ_cout(),
        "qpv" => t.historique_champ_qpv(),
        "parts" => t.historique_champ_parts(),
        _ => t.historique_champ_bilan(),
    }
}

/// The fields a column may go to: those of the file, then asked and voted of each funder, then the lines 74 of nobody.
#[must_use]
pub fn champs(financeurs: &[FinanceurInscrit], lang: Lang) -> Vec<Colonne> {
    let t = m(lang);
    let genre = |champ: &str| match champ {
        "cout" => Genre::Decimal,
        "bilan_recu_le" | "depose_le" | "debut" | "fin" => Genre::Date,
        _ => Genre::Texte,
    };
    let mut tous: Vec<Colonne> =
        FIXES.iter().map(|(champ, _)| Colonne::new(champ, &nom_du_champ(champ, lang), genre(champ))).collect();
    for f in financeurs {
        let code = f.code.code();
        tous.push(Colonne::new(&format!("vote.{code}"), &t.historique_champ_vote(&f.nom), Genre::Decimal));
        tous.push(Colonne::new(&format!("demande.{code}"), &t.historique_champ_demande(&f.nom), Genre::Decimal));
    }
    for (champ, code) in dauphin::lignes_simples() {
        let libelle = ligne(code).map_or(code, |l| l.libelle);
        tous.push(Colonne::new(&champ, &t.dauphin_champ_ligne(libelle), Genre::Decimal));
    }
    tous
}

/// What tells this table from another: its headings in order, case and accents aside.
#[must_use]
pub fn signature(entetes: &[EnteteVue]) -> String {
    entetes.iter().map(|e| cle(&e.titre)).collect::<Vec<_>>().join("\n")
}

/// What is proposed: field, heading.
#[must_use]
pub fn proposer(entetes: &[EnteteVue], financeurs: &[FinanceurInscrit]) -> Correspondance {
    let titres: Vec<&str> = entetes.iter().map(|e| e.titre.as_str()).collect();
    let de_dauphin = dauphin::ressemble(&titres);
    let mut noms: Vec<(String, Vec<String>)> =
        FIXES.iter().map(|(champ, autres)| ((*champ).to_owned(), autres.iter().map(|a| (*a).to_owned()).collect())).collect();
    for f in financeurs {
        let (code, court, nom) = (f.code.code(), f.code.to_string(), &f.nom);
        let dits = |verbes: &[&str]| {
            let des = [court.as_str(), code, nom.as_str()];
            let un = |verbe: &&str| des.map(|qui| format!("{verbe} {qui}"));
            verbes.iter().flat_map(un).collect::<Vec<_>>()
        };
        let mut votes = dits(&["voté", "vote", "montant voté", "accordé", "attribué", "subvention"]);
        if !de_dauphin {
            votes.extend([court.clone(), code.to_owned(), nom.clone()]);
        }
        noms.push((format!("vote.{code}"), votes));
        noms.push((format!("demande.{code}"), dits(&["demandé", "demande", "montant demandé", "sollicité"])));
    }
    if de_dauphin {
        noms.extend(dauphin::noms(financeurs));
    }
    let listes: Vec<Vec<&str>> = noms.iter().map(|(_, n)| n.iter().map(String::as_str).collect()).collect();
    let synonymes: Vec<(&str, &[&str])> = noms.iter().zip(&listes).map(|((c, _), n)| (c.as_str(), n.as_slice())).collect();
    let mut lue = Correspondance::des_propositions(&proposer_correspondance(entetes, &champs(financeurs, Lang::Fr), &synonymes));
    // « N° de dossier » over numbers that are not those of a call: those of Dauphin.
    let public = |titre: &str| {
        let siens = entetes.iter().filter(|e| e.titre == titre).flat_map(|e| &e.exemples);
        siens.into_iter().any(|c| saisie::numero(&c.en_texte()).is_ok())
    };
    if de_dauphin
        && !lue.paires.contains_key("reference")
        && let Some(titre) = lue.paires.remove("numero")
    {
        let champ = if public(&titre) { "numero" } else { "reference" };
        lue.paires.insert(champ.to_owned(), titre);
    }
    lue
}

/// What the person chose: by rank of heading, the field, empty to leave it.
///
/// # Errors
/// A field nobody knows, or chosen twice; no column for the action, for the holder, for any vote. In the year of the call that is
/// led here (`en_cours`), no column for the numbers of Dauphin; there, and with those numbers, requests do as well as votes.
pub fn lire_les_choix(
    entetes: &[EnteteVue],
    choix: &[String],
    financeurs: &[FinanceurInscrit],
    en_cours: bool,
    lang: Lang,
) -> Result<Correspondance, Vec<Refus>> {
    let connus = champs(financeurs, lang);
    let titre = |champ: &str| connus.iter().find(|c| c.cle == champ).map(|c| c.titre.clone());
    let (mut paires, mut refus) = (BTreeMap::new(), vec![]);
    for (rang, (entete, champ)) in entetes.iter().zip(choix).enumerate().filter(|(_, (_, champ))| !champ.is_empty()) {
        match titre(champ) {
            None => refus.push(Refus::ChampInconnu { rang }),
            Some(titre) => {
                if paires.insert(champ.clone(), entete.titre.clone()).is_some() {
                    refus.push(Refus::ColonneEnDouble { rang, champ: titre });
                }
            }
        }
    }
    for champ in ["intitule", "porteur"] {
        if !paires.contains_key(champ) {
            refus.push(Refus::ColonneManquante { champ: nom_du_champ(champ, lang) });
        }
    }
    let reference = paires.contains_key("reference");
    if en_cours && !reference {
        refus.push(Refus::SansReference);
    }
    let suffit = |champ: &String| champ.starts_with("vote.") || (reference && champ.starts_with("demande."));
    if !paires.keys().any(suffit) {
        refus.push(if reference { Refus::AucunMontant } else { Refus::AucunVote });
    }
    if refus.is_empty() { Ok(Correspondance { paires }) } else { Err(refus) }
}
