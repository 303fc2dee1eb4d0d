//! A contract's own settings, as typed. « Règles écrites par contrat, datées, citées à l'écran. »

use super::fiche::{entier, lu, texte};
use super::{PALIERS, Refus, facultatif, lignes, niveaux_par_defaut, statuts_par_defaut};
use crate::model::{Contrat, ContratId, EtatContrat, ModeleContrat, RegleAnnee};
use jiff::civil::Date;
use kernel::nombre::lire_saisie;
use kernel::texte::slug;
use store::Json;

/// The settings of a contract as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieReglages {
    pub titre: String,
    pub sigle: String,
    pub periode: String,
    pub annee_debut: String,
    pub annee_fin: String,
    pub duree_annees: String,
    /// `jj/mm/aaaa` or `aaaa-mm-jj`; empty: not signed, or unknown.
    pub signe_le: String,
    pub annee_un_le: String,
    pub regle_annee: String,
    pub etat: String,
    /// Identifier of the organisation; empty: to be named.
    pub porteur: String,
    pub perimetre: String,
    pub revision: String,
    pub resiliation: String,
    pub evaluation: String,
    pub paliers: String,
    pub couverture_fiche: String,
    pub couverture_plan: String,
    pub source: String,
}

/// A contract with the default levels, statuses and steps of its model, before its settings are read.
/// Coverage: « Réglage conseillé : 100 pour une fiche, 80 pour un axe et le contrat » (Indicateurs, F7).
#[must_use]
pub fn nouveau_contrat(id: ContratId, modele: ModeleContrat, slug_libre: String, jour: Date) -> Contrat {
    Contrat {
        id,
        version: 1,
        slug: slug_libre,
        modele,
        titre: String::new(),
        sigle: None,
        periode: String::new(),
        annee_debut: i64::from(jour.year()),
        annee_fin: i64::from(jour.year()),
        duree_annees: 1,
        signe_le: None,
        annee_un_le: jour,
        regle_annee: RegleAnnee::Civile,
        niveaux: Json(niveaux_par_defaut(modele)),
        porteur_id: None,
        etat: EtatContrat::Projet,
        perimetre: String::new(),
        revision: String::new(),
        resiliation: Json(vec![]),
        evaluation: Json(vec![]),
        paliers: Json(PALIERS.to_vec()),
        statuts: Json(statuts_par_defaut()),
        couverture_fiche: 100,
        couverture_plan: 80,
        version_plan: 1,
        source: String::new(),
    }
}

/// Reads « 15/12/2026 » and « 2026-12-15 »; empty is no date.
///
/// # Errors
/// `DateIllisible` otherwise.
pub fn lire_date(champ: &'static str, saisi: &str) -> Result<Option<Date>, Refus> {
    let net = saisi.trim();
    if net.is_empty() {
        return Ok(None);
    }
    let francais = || {
        let mut parts = net.split(['/', '.']);
        let (jour, mois, an) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || an.trim().len() != 4 {
            return None;
        }
        Date::new(an.trim().parse().ok()?, mois.trim().parse().ok()?, jour.trim().parse().ok()?).ok()
    };
    net.parse::<Date>()
        .ok()
        .filter(|_| net.len() == 10)
        .or_else(francais)
        .map(Some)
        .ok_or_else(|| Refus::DateIllisible { champ, saisi: net.to_owned() })
}

/// Puts what was typed into the contract; the addresses of organisations are checked by the act.
///
/// # Errors
/// Every refusal of the form at once.
pub fn lire_reglages(avant: &Contrat, saisie: &SaisieReglages) -> Result<Contrat, Vec<Refus>> {
    let mut refus = vec![];
    let mut c = avant.clone();
    if let Some(titre) = lu(&mut refus, texte("titre", &saisie.titre, 300, false)) {
        c.titre = titre;
    }
    if let Some(sigle) = lu(&mut refus, texte("sigle", &saisie.sigle, 30, true)) {
        c.sigle = facultatif(&sigle);
    }
    if let Some(periode) = lu(&mut refus, texte("periode", &saisie.periode, 60, false)) {
        c.periode = periode;
    }
    annees(&mut c, saisie, &mut refus);
    match RegleAnnee::from_code(&saisie.regle_annee) {
        Some(regle) => c.regle_annee = regle,
        None => refus.push(Refus::ChoixInconnu { champ: "regle_annee", saisi: saisie.regle_annee.clone() }),
    }
    match EtatContrat::from_code(&saisie.etat) {
        Some(etat) => c.etat = etat,
        None => refus.push(Refus::ChoixInconnu { champ: "etat", saisi: saisie.etat.clone() }),
    }
    for (champ, saisi, place) in [
        ("perimetre", &saisie.perimetre, &mut c.perimetre),
        ("revision", &saisie.revision, &mut c.revision),
        ("source", &saisie.source, &mut c.source),
    ] {
        if let Some(lu) = lu(&mut refus, texte(champ, saisi, 5_000, true)) {
            *place = lu;
        }
    }
    c.resiliation.0 = lignes(&saisie.resiliation);
    c.evaluation.0 = lignes(&saisie.evaluation);
    if let Some(paliers) = lu(&mut refus, lire_paliers(&saisie.paliers)) {
        c.paliers.0 = paliers;
    }
    if let Some(part) = lu(&mut refus, entier("couverture_fiche", &saisie.couverture_fiche, 0, 100)) {
        c.couverture_fiche = part;
    }
    if let Some(part) = lu(&mut refus, entier("couverture_plan", &saisie.couverture_plan, 0, 100)) {
        c.couverture_plan = part;
    }
    if refus.is_empty() { Ok(c) } else { Err(refus) }
}

fn annees(c: &mut Contrat, saisie: &SaisieReglages, refus: &mut Vec<Refus>) {
    let debut = lu(refus, entier("annee_debut", &saisie.annee_debut, 1950, 2200));
    let fin = lu(refus, entier("annee_fin", &saisie.annee_fin, 1950, 2200));
    if let (Some(debut), Some(fin)) = (debut, fin) {
        if fin < debut {
            refus.push(Refus::PeriodeInversee { debut, fin });
        }
        c.annee_debut = debut;
        c.annee_fin = fin;
    }
    if let Some(duree) = lu(refus, entier("duree_annees", &saisie.duree_annees, 1, 30)) {
        c.duree_annees = duree;
    }
    if let Some(signe_le) = lu(refus, lire_date("signe_le", &saisie.signe_le)) {
        c.signe_le = signe_le;
    }
    match lire_date("annee_un_le", &saisie.annee_un_le) {
        Ok(Some(jour)) => c.annee_un_le = jour,
        Ok(None) => refus.push(Refus::ChampVide { champ: "annee_un_le" }),
        Err(no) => refus.push(no),
    }
}

/// « 20, 40, 60, 80, 100 » : « La grille n'a pas de 0 », and each step is above the one before.
fn lire_paliers(saisi: &str) -> Result<Vec<i64>, Refus> {
    let refus = || Refus::PalierHorsGrille { saisi: saisi.trim().to_owned() };
    let mut paliers: Vec<i64> = vec![];
    for mot in saisi.split([',', ';', ' ', '\u{a0}', '\u{202f}']).map(|m| m.trim_matches('%')).filter(|m| !m.is_empty()) {
        let palier: i64 = mot.parse().map_err(|_| refus())?;
        if !(1..=100).contains(&palier) || paliers.last().is_some_and(|dernier| *dernier >= palier) {
            return Err(refus());
        }
        paliers.push(palier);
    }
    // « grille d'avancement […] selon le contrat » : nothing typed, no grid.
    if paliers.is_empty() && !saisi.trim().is_empty() { Err(refus()) } else { Ok(paliers) }
}

/// A quantity, whole or decimal, never negative; nothing typed is « non précisé ».
///
/// # Errors
/// `QuantiteIllisible`.
pub fn lire_quantite(champ: &'static str, saisi: &str) -> Result<Option<String>, Refus> {
    let illisible = || Refus::QuantiteIllisible { champ, saisi: saisi.trim().to_owned() };
    match lire_saisie(saisi).map_err(|_| illisible())?.valeur() {
        Some(n) if n.est_negatif() => Err(illisible()),
        Some(n) => Ok(Some(n.to_string())),
        None if saisi.contains('#') => Err(illisible()),
        None => Ok(None),
    }
}

/// « "12,5", "1 200", "30 000 €" […] lus » ; « Un montant absent n'est pas 0 €. » In cents.
///
/// # Errors
/// `MontantIllisible` when it is neither an amount nor a way of saying that there is none.
pub fn lire_montant(saisi: &str) -> Result<Option<i64>, Refus> {
    let illisible = || Refus::MontantIllisible { saisi: saisi.trim().to_owned() };
    let net: String = saisi.chars().filter(|c| !c.is_whitespace() && *c != '€').collect();
    if matches!(kernel::texte::cle(saisi).as_str(), "" | "non precise" | "n d" | "nd" | "nc") {
        return if net.chars().all(|c| !c.is_ascii_digit()) { Ok(None) } else { Err(illisible()) };
    }
    let (entiers, decimales) = net.split_once([',', '.']).unwrap_or((&net, ""));
    let chiffres = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if entiers.is_empty() || !chiffres(entiers) || !chiffres(decimales) || decimales.len() > 2 {
        return Err(illisible());
    }
    let euros: i64 = entiers.parse().map_err(|_| illisible())?;
    let centimes: i64 = format!("{decimales:0<2}").parse().map_err(|_| illisible())?;
    euros.checked_mul(100).and_then(|c| c.checked_add(centimes)).map(Some).ok_or_else(illisible)
}

/// The address of a contract: what was typed, else its acronym and period, else its title.
#[must_use]
pub fn adresse(saisie: &str, sigle: &str, titre: &str, periode: &str) -> String {
    match (slug(saisie), slug(sigle)) {
        (tape, _) if !tape.is_empty() => tape,
        (_, sigle) if !sigle.is_empty() => slug(&format!("{sigle} {periode}")),
        _ => slug(titre),
    }
}
