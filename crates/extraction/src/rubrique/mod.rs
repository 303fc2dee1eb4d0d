//! Telling a heading from a sentence. A heading is short, begins its line, and ends it or is followed
//! by a colon: no rule here names a sheet or a contract.

mod vocabulaire;

use crate::lignes::Ligne;
use crate::modele::Pilotage;
use vocabulaire::{
    APRES_AUTRE, APRES_CONTEXTE, APRES_PARTENAIRES, APRES_PILOTE, APRES_PUBLIC, APRES_TITRE, AUTRES, AXES, CONTEXTE,
    MOTS_DE_TABLEAU, NOMS_DE_PROGRAMMES, OPERATIONNELS, PARTENAIRES, PILOTES, PROGRAMMES, PUBLIC, RENVOIS, STRATEGIQUE, TITRES,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rubrique {
    Pilotage(Pilotage),
    Partenaires,
    Contexte,
    ObjectifStrategique,
    ObjectifsOperationnels,
    Tableau,
    Grille,
    Public,
    LiensProgrammes,
    LiensFiches,
    Encart,
    Indicateurs,
    Resultat,
    Suivi,
    /// « Intitulé de l’action : … ».
    Titre,
    /// A heading that no field takes (« Budget : »): it closes the one before.
    Autre,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Genre {
    /// « AMBITION 2 : … », with what follows on the line.
    Ambition {
        numero: Option<u32>,
        reste: String,
    },
    /// « Fiche Action n°1 », with what follows on the line.
    Fiche {
        numero: Option<u32>,
        code: Option<String>,
        reste: String,
    },
    /// The heading of a field, with what follows on the line.
    Intitule(Rubrique, String),
    /// A number alone on its line.
    Nombre(u32),
    Texte,
}

/// What this line is, taken alone.
pub(crate) fn genre(ligne: &Ligne) -> Genre {
    let texte = ligne.texte.as_str();
    if let Some(nombre) = nombre_seul(&ligne.pli) {
        return Genre::Nombre(nombre);
    }
    // No heading is that short.
    if ligne.pli.len() < 4 {
        return Genre::Texte;
    }
    if let Some((volet, apres)) = volet_a_tiret(&ligne.pli) {
        return Genre::Intitule(volet, suite(texte, &ligne.pli, apres).to_owned());
    }
    let (nu, ecart) = sans_puce(&ligne.pli);
    if !nu.starts_with(|c: char| c.is_ascii_lowercase() || c == '%' || c.is_ascii_digit()) {
        return Genre::Texte;
    }
    let capitale = texte.chars().nth(ecart).is_some_and(char::is_uppercase);
    if let Some((numero, code, apres)) = tete_de_fiche(nu, capitale) {
        let reste = suite(texte, &ligne.pli, apres);
        // « la fiche 8, exemple de chantier » is a sentence.
        let phrase = reste.starts_with(char::is_lowercase) && !deux_points(&ligne.pli, apres);
        return if phrase || reste.starts_with([',', ';', ')']) {
            Genre::Texte
        } else {
            Genre::Fiche { numero, code: code.map(|c| c.to_uppercase()), reste: titre_nu(reste) }
        };
    }
    if capitale && let Some((numero, apres)) = tete_d_axe(nu) {
        return Genre::Ambition { numero, reste: titre_nu(suite(texte, &ligne.pli, apres)) };
    }
    match intitule(nu, capitale) {
        Some((rubrique, apres)) => Genre::Intitule(rubrique, suite(texte, &ligne.pli, apres).to_owned()),
        None => Genre::Texte,
    }
}

/// « AMBITION 3 Améliorer le cadre de vie », alone in a cell: the number and the title after it; none when it names no axis.
#[must_use]
pub fn ambition_de(texte: &str) -> Option<(Option<u32>, String)> {
    match crate::lignes::lignes(texte).first().map(genre) {
        Some(Genre::Ambition { numero, reste }) if !reste.is_empty() => Some((numero, reste)),
        _ => None,
    }
}

fn intitule(nu: &str, capitale: bool) -> Option<(Rubrique, &str)> {
    let long = nu.starts_with(|c: char| "copsaedlritfbgjmz%".contains(c) || c.is_ascii_digit());
    if !long {
        return None;
    }
    // « réalisées » alone, without a capital, ends a sentence.
    if (capitale || nu.split(' ').count() > 2) && est_entete_de_tableau(nu) {
        return Some((Rubrique::Tableau, ""));
    }
    if nu.starts_with("tx d'avancement")
        || nu.starts_with("taux d'avancement")
        || nu.starts_with("atteinte de l'obj")
        || nu.starts_with("atteinte obj")
        || que_des_pourcents(nu)
    {
        return Some((Rubrique::Grille, ""));
    }
    if let Some(apres) = parmi(nu, &PILOTES, &APRES_PILOTE, capitale) {
        let mode = if nu.starts_with("co") { Pilotage::Copilotage } else { Pilotage::Pilotage };
        return Some((Rubrique::Pilotage(mode), apres));
    }
    if let Some(apres) = parmi(nu, &PARTENAIRES, &APRES_PARTENAIRES, capitale) {
        return Some((Rubrique::Partenaires, apres));
    }
    if let Some(apres) = parmi(nu, &CONTEXTE, &APRES_CONTEXTE, capitale) {
        return Some((Rubrique::Contexte, apres));
    }
    if let Some(apres) = debut(nu, &STRATEGIQUE) {
        let apres = sans_numero(apres);
        return fin_d_intitule(apres, true).or(capitale.then_some(apres)).map(|apres| (Rubrique::ObjectifStrategique, apres));
    }
    if let Some(apres) = parmi(nu, &OPERATIONNELS, &[], capitale) {
        return Some((Rubrique::ObjectifsOperationnels, apres));
    }
    if let Some(apres) = parmi(nu, &PUBLIC, &APRES_PUBLIC, capitale) {
        return Some((Rubrique::Public, apres));
    }
    // « …, et / articulation avec les projets de la rade »: a sentence goes on with a small letter.
    if let Some(trouve) = liens(nu).filter(|_| capitale).or_else(|| indicateurs(nu, capitale)) {
        return Some(trouve);
    }
    if let Some(apres) = parmi(nu, &TITRES, &APRES_TITRE, false) {
        return Some((Rubrique::Titre, apres));
    }
    let apres = debut(nu, &AUTRES).map(|r| options(r, &APRES_AUTRE))?;
    let deux_points = apres.trim_start().starts_with(':');
    (deux_points || capitale && apres.trim().is_empty()).then_some((Rubrique::Autre, ""))
}

/// « Liens avec d’autres projets et programmes », « Lien avec la fiche-action n°1 », « Liens avec le PGD ».
fn liens(nu: &str) -> Option<(Rubrique, &str)> {
    let tete: String = nu.chars().take(60).collect();
    if let Some(apres) =
        debut(nu, &["fiches liees", "fiche liee", "fiches-actions liees", "fiches actions liees", "autres fiches liees"])
    {
        return fin_d_intitule(apres, true).map(|apres| (Rubrique::LiensFiches, apres));
    }
    if let Some(apres) = renvoi(nu) {
        return Some((Rubrique::LiensFiches, apres));
    }
    let apres = debut(nu, &["liens", "lien"]);
    if let Some(apres) = apres {
        let dit = apres.trim_start();
        if !(dit.starts_with("avec")
            || dit.starts_with("entre")
            || dit.starts_with("vers")
            || dit.starts_with("fiche")
            || dit.starts_with("aux "))
        {
            return None;
        }
        if let Some(at) = tete.find("fiche") {
            let apres = nu.get(at + "fiche".len()..)?;
            return Some((Rubrique::LiensFiches, apres));
        }
    }
    if debut(nu, &PROGRAMMES).is_some() && NOMS_DE_PROGRAMMES.iter().any(|nom| tete.contains(nom)) {
        let court = !nu.contains(':') && nu.chars().count() <= 90;
        if let Some((_, apres)) = nu.split_once(':') {
            return Some((Rubrique::LiensProgrammes, apres));
        }
        return court.then_some((Rubrique::LiensProgrammes, ""));
    }
    apres.filter(|r| r.trim_start().starts_with("avec")).map(|apres| (Rubrique::Encart, apres))
}

/// « Continuité de la fiche 34 », « Suite des fiches-actions n° 2 et 3 »: the whole line is a reference, no sentence.
fn renvoi(nu: &str) -> Option<&str> {
    let apres = debut(nu, &RENVOIS)?.trim_start();
    let apres = ["de la ", "des ", "de l'", "avec la ", "avec les ", "a la ", "aux ", "la ", "les ", "de "]
        .into_iter()
        .find_map(|m| apres.strip_prefix(m))
        .unwrap_or(apres);
    let apres = apres.strip_prefix("fiche")?;
    let nombres = apres.trim_start_matches('s').trim_start_matches([' ', '-']);
    let nombres = nombres.strip_prefix("actions").or_else(|| nombres.strip_prefix("action")).unwrap_or(nombres);
    let mut mots = nombres.split([' ', ',', '.', '°', '(', ')', ':']).filter(|m| !m.is_empty());
    let que_des_numeros = mots.all(|m| {
        matches!(m, "n" | "no" | "et" | "a" | "numero") || m.trim_start_matches('n').bytes().all(|b| b.is_ascii_digit())
    });
    (que_des_numeros && nombres.contains(|c: char| c.is_ascii_digit())).then_some(apres)
}

fn indicateurs(nu: &str, capitale: bool) -> Option<(Rubrique, &str)> {
    let (nomme, corps) = match debut(nu, &["indicateurs", "indicateur", "indicateur(s)"]) {
        Some(apres) => (true, apres.trim_start()),
        None => (false, nu),
    };
    let corps =
        corps.strip_prefix("de ").or_else(|| corps.strip_prefix("d'")).or_else(|| corps.strip_prefix("des ")).unwrap_or(corps);
    let qualifie = corps.len() < nu.len();
    if let Some(apres) = debut(corps, &["resultats", "resultat", "realisations", "realisation"])
        .and_then(|r| fin_d_intitule(r, capitale && qualifie))
    {
        return Some((Rubrique::Resultat, apres));
    }
    // « Moyens : » alone is a heading of the sheet, not a part of its indicators.
    let suivi = if qualifie { debut(corps, &["suivi", "processus", "moyens", "activite"]) } else { debut(corps, &["suivi"]) };
    if let Some(apres) = suivi.and_then(|r| fin_d_intitule(r, capitale && qualifie)) {
        return Some((Rubrique::Suivi, apres));
    }
    if !nomme {
        return None;
    }
    let apres = options(corps, &["evaluation", "suivi et d'evaluation", "suivi", "et de suivi", "resultat et de suivi", "(s)"]);
    fin_d_intitule(apres, true).map(|apres| (Rubrique::Indicateurs, apres))
}

/// « - De résultat : »: only the two parts of the indicators are headings behind a dash.
fn volet_a_tiret(pli: &str) -> Option<(Rubrique, &str)> {
    let nu = pli.strip_prefix("- ")?.trim_start();
    (nu.starts_with("de ") || nu.starts_with("indicateurs de ")).then(|| indicateurs(nu, false))?
}

/// A header is made of header words only, one of them at least naming a column.
fn est_entete_de_tableau(nu: &str) -> bool {
    if nu.len() > 90 || !nu.starts_with(['d', 'a', 'e', 's', 'c', 'r', 'n']) {
        return false;
    }
    let mut noms = [false; 4];
    for mot in nu.split([' ', ':']).filter(|m| !m.is_empty()) {
        // A header may name the years, one column each.
        let annee = mot.starts_with("annee") || mot.len() <= 4 && mot.bytes().all(|b| b.is_ascii_digit());
        if !(MOTS_DE_TABLEAU.contains(&mot) || annee && noms[0]) {
            return false;
        }
        noms[0] |= mot.starts_with("declinaison") || mot.starts_with("sous-action");
        noms[1] |= mot.contains("action") || mot.starts_with("etape");
        noms[2] |= mot.starts_with("echeanc") || mot == "calendrier" || mot.starts_with("delai");
        noms[3] |= mot.starts_with("realis");
    }
    noms[0] || noms[2] || noms[3] && nu.starts_with("realis") || usize::from(noms[1]) + usize::from(noms[3]) == 2
}

fn que_des_pourcents(nu: &str) -> bool {
    nu.contains('%')
        && nu.split(' ').all(|m| {
            m.strip_suffix('%').is_some_and(|n| n.chars().all(|c| c.is_ascii_digit()))
                || m.starts_with("atteinte")
                || m.starts_with("obj")
        })
}

/// « Fiche Action n°1 », « Fiche-action 12 : », « FICHE ACTION N° », « Action n° 3 ».
fn tete_de_fiche(nu: &str, capitale: bool) -> Option<(Option<u32>, Option<&str>, &str)> {
    let (seule, apres) = match nu.strip_prefix("fiche") {
        Some(apres) => {
            let apres = apres.strip_prefix('s').unwrap_or(apres).trim_start_matches([' ', '-', '_']);
            let court = apres
                .strip_prefix("actions")
                .or_else(|| apres.strip_prefix("action"))
                .or_else(|| apres.strip_prefix("projet"))
                .unwrap_or(apres);
            (false, court)
        }
        None => (true, nu.strip_prefix("action")?),
    };
    let apres = apres.trim_start();
    let marque = ["numero", "n°", "n °", "no.", "no ", "n.", "#"].into_iter().find_map(|m| apres.strip_prefix(m));
    if marque.is_none() && (seule || !capitale) {
        return None;
    }
    let apres = marque.unwrap_or(apres).trim_start_matches([' ', ':', '.']);
    let chiffres = apres.bytes().take_while(u8::is_ascii_digit).count();
    if chiffres == 0 {
        return (!seule && capitale && apres.is_empty() && nu.len() > "fiche".len() && marque.is_some())
            .then_some((None, None, apres));
    }
    // « 1.2 », « 3-b »: a code is no rank among the sheets.
    let code = apres.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'.').count();
    let code = apres[..code].trim_end_matches('.');
    if code.len() > chiffres && code.as_bytes().get(chiffres) == Some(&b'.') && code.len() <= 12 {
        return Some((None, Some(code), &apres[code.len()..]));
    }
    let numero = apres[..chiffres].parse().ok().filter(|n| (1..=999).contains(n))?;
    let apres = &apres[chiffres..];
    (!apres.starts_with(|c: char| c.is_alphanumeric())).then_some((Some(numero), None, apres))
}

fn tete_d_axe(nu: &str) -> Option<(Option<u32>, &str)> {
    let apres = debut(nu, &AXES)?.trim_start();
    let apres = ["numero", "n°", "n °"].into_iter().find_map(|m| apres.strip_prefix(m)).unwrap_or(apres).trim_start();
    let chiffres = apres.bytes().take_while(u8::is_ascii_digit).count();
    if chiffres > 0 {
        let numero = apres[..chiffres].parse().ok().filter(|n| (1..=99).contains(n))?;
        let apres = &apres[chiffres..];
        return (!apres.starts_with(|c: char| c.is_alphanumeric() || c == ',')).then_some((Some(numero), apres));
    }
    let romains = apres.bytes().take_while(|b| b"ivx".contains(b)).count();
    let apres_romains = &apres[romains..];
    if romains > 0 && !apres_romains.starts_with(char::is_alphanumeric) {
        return romain(&apres[..romains]).map(|n| (Some(n), apres_romains));
    }
    apres.starts_with(':').then_some((None, apres))
}

fn romain(lettres: &str) -> Option<u32> {
    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
        .iter()
        .position(|r| *r == lettres)
        .and_then(|at| u32::try_from(at + 1).ok())
}

/// « 49 », « - 49 - », « Page 49 », « p. 49 », « 49/120 », « 49 | P a g e ».
fn nombre_seul(pli: &str) -> Option<u32> {
    if pli.len() > 20 || !pli.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // Word spaces the letters of its own footer out.
    let serre = pli.replace("p a g e", "page");
    let nu = serre.strip_prefix("page").or_else(|| serre.strip_prefix("p.")).unwrap_or(&serre);
    let nu = nu.strip_suffix("page").filter(|avant| avant.ends_with([' ', '|', '-'])).unwrap_or(nu);
    let nu = nu.trim_matches([' ', '-', '|', '[', ']', '·', '~']);
    let nu = nu
        .split_once('/')
        .or_else(|| nu.split_once(" sur "))
        .map_or(nu, |(page, total)| if total.trim().parse::<u32>().is_ok() { page.trim() } else { nu });
    (nu.len() <= 4 && nu.bytes().all(|b| b.is_ascii_digit())).then(|| nu.parse().ok()).flatten()
}

/// Without the glyph of a bullet or a rank (« 2. Objectif stratégique »); and how many characters that was.
fn sans_puce(pli: &str) -> (&str, usize) {
    let nu = pli.trim_start_matches(['•', '>', '*', '■', '□', '►', '❖', '✓', ' ']);
    let rang = nu.bytes().take_while(u8::is_ascii_digit).count();
    let nu = match nu[rang..].strip_prefix(['.', ')']) {
        Some(apres) if (1..=2).contains(&rang) && apres.starts_with(' ') => apres.trim_start(),
        _ => sans_romain(nu),
    };
    (nu, pli.chars().count() - nu.chars().count())
}

/// « III. Indicateurs » without its rank.
fn sans_romain(nu: &str) -> &str {
    let rang = nu.bytes().take_while(|b| b"ivx".contains(b)).count();
    match nu[rang..].strip_prefix(". ") {
        Some(apres) if (1..=4).contains(&rang) => apres.trim_start(),
        _ => nu,
    }
}

/// What follows one of these words, when the word ends there.
fn debut<'a>(nu: &'a str, mots: &[&str]) -> Option<&'a str> {
    mots.iter().filter_map(|mot| nu.strip_prefix(mot)).find(|r| !r.starts_with(|c: char| c.is_alphanumeric() || c == '-'))
}

/// What follows a heading made of one of these words and of those that may qualify it.
fn parmi<'a>(nu: &'a str, mots: &[&str], qualificatifs: &[&str], seul_admis: bool) -> Option<&'a str> {
    let suites = mots.iter().filter_map(|mot| nu.strip_prefix(mot));
    let suites = suites.filter(|r| !r.starts_with(|c: char| c.is_alphanumeric() || c == '-'));
    suites.filter_map(|r| fin_d_intitule(options(r, qualificatifs), seul_admis)).next()
}

/// Skips the words that may qualify a heading.
fn options<'a>(mut reste: &'a str, mots: &[&str]) -> &'a str {
    for _ in 0..3 {
        let nu = reste.trim_start();
        match mots.iter().find_map(|mot| nu.strip_prefix(mot).filter(|r| !r.starts_with(char::is_alphanumeric))) {
            Some(apres) => reste = apres,
            None => return reste,
        }
    }
    reste
}

fn sans_numero(reste: &str) -> &str {
    let nu = reste.trim_start();
    let nu = nu.strip_prefix("n°").unwrap_or(nu).trim_start();
    let apres = nu.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    if apres.len() < nu.len() { apres } else { reste }
}

/// A heading ends its line, or a colon or a dash between spaces follows; alone on its line it needs a capital.
fn fin_d_intitule(reste: &str, seul_admis: bool) -> Option<&str> {
    let nu = reste.trim_start();
    if nu.is_empty() {
        return seul_admis.then_some("");
    }
    nu.strip_prefix(':').or_else(|| nu.strip_prefix("- ").filter(|_| seul_admis && nu.len() < reste.len())).map(str::trim_start)
}

fn deux_points(pli: &str, apres: &str) -> bool {
    pli.len().checked_sub(apres.len()).is_some_and(|at| apres.trim_start().starts_with(':') || pli[..at].ends_with(':'))
}

/// The part of the text that answers to the end of its fold.
fn suite<'a>(texte: &'a str, pli: &str, apres: &str) -> &'a str {
    if apres.is_empty() && !pli.is_empty() {
        return "";
    }
    let passes = pli.chars().count() - apres.chars().count();
    texte.char_indices().nth(passes).map_or("", |(at, _)| &texte[at..]).trim()
}

/// A title without the sign that parts it from its number, nor the dots that lead to a page number.
fn titre_nu(reste: &str) -> String {
    let nu = reste.trim_start_matches([' ', ':', '.', '-', '–', '—', '|', '/']);
    match nu.find("....").or_else(|| nu.find("……")) {
        Some(at) => nu[..at].trim_end_matches(['.', ' ']).to_owned(),
        None => nu.trim_end().to_owned(),
    }
}

#[cfg(test)]
mod essais;
