//! One cell of a grid, of a pasted block or of a file: what it says, and whether it may be taken (§ 6).

mod refus;

pub use refus::{Alerte, RefusCellule};

use super::echelle::{Echelle, placer};
use super::{Absence, Mesure, Mois, MotifAberrance, Nature, Pas, RemiseAZero, TypeEvolution};
use super::{Denombrement, aberrant, denombrement, est_une_part, evolution, hors_bornes, seuil_aberrance, variation_forte};
use jiff::civil::Date;
use kernel::nombre::{Marque, Nombre, Saisie, Unite, lire_saisie};
use kernel::texte::cle;

/// « motif écrit (20 signes au moins) » (§ 6).
pub const MOTIF_MIN: usize = 20;

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lu {
    /// « `non_saisi` (rien n'a été répondu) »
    NonSaisi,
    Nombre(Nombre),
    /// « couple numérateur/dénominateur conservé »
    Couple(Nombre, Nombre),
    Texte(String),
    /// A mark of absence, and the reason written behind it: « nd : demandé à la CPAM ».
    Absente(Absence, Option<String>),
}

impl Lu {
    /// The number it stands for; a couple in percent.
    #[must_use]
    pub fn nombre(&self) -> Option<Nombre> {
        match self {
            Lu::Nombre(n) => Some(n.clone()),
            Lu::Couple(haut, bas) => (Nombre::cent() * haut).checked_div(bas),
            Lu::NonSaisi | Lu::Texte(_) | Lu::Absente(..) => None,
        }
    }
}

/// The mark of absence of a text, by its words; `NonSaisi` under `None`.
fn marque(texte: &str) -> Option<Option<Absence>> {
    match cle(texte).as_str() {
        "nd" | "n d" | "nc" | "n c" | "non disponible" | "non communique" | "not available" => Some(Some(Absence::NonDisponible)),
        "secret" | "secret statistique" | "confidential" => Some(Some(Absence::Secret)),
        "sans objet" | "s o" | "so" | "not applicable" => Some(Some(Absence::SansObjet)),
        "non saisi" | "nr" | "n r" | "non renseigne" | "not entered" => Some(None),
        "" => texte.trim().chars().all(|c| matches!(c, '-' | '‐' | '–' | '—' | '−')).then_some(None),
        _ => None,
    }
}

/// True for « nd », « secret », « - »: what is read as no value at all.
#[must_use]
pub fn est_une_absence(texte: &str) -> bool {
    marque(texte).is_some()
}

/// Reads a cell: « 12,5 », « 1 200 », « 12/45 » for a ratio, « oui », the step of a scale, « nd : motif », « secret »,
/// « sans objet ».
///
/// # Errors
/// The rule that the text breaks.
pub fn lire_cellule(mesure: Mesure, unite: &str, echelle: Option<&Echelle>, texte: &str) -> Result<Lu, RefusCellule> {
    let net = texte.trim();
    if net.is_empty() {
        return Ok(Lu::NonSaisi);
    }
    let (tete, motif) = net.split_once(':').map_or((net, ""), |(tete, motif)| (tete, motif.trim()));
    match marque(tete) {
        Some(Some(absence)) => return Ok(Lu::Absente(absence, Some(motif.to_owned()).filter(|m| !m.is_empty()))),
        Some(None) => return Ok(Lu::NonSaisi),
        None => {}
    }
    match mesure {
        Mesure::Document | Mesure::Texte => Ok(Lu::Texte(net.to_owned())),
        Mesure::OuiNon => match cle(net).as_str() {
            "oui" | "o" | "yes" | "1" | "vrai" => Ok(Lu::Nombre(Nombre::un())),
            "non" | "n" | "no" | "0" | "faux" => Ok(Lu::Nombre(Nombre::zero())),
            _ => Err(RefusCellule::OuiNon { saisi: net.to_owned() }),
        },
        Mesure::Ratio => {
            if let Ok(Saisie::ErreurFormule(lu)) = lire_saisie(net) {
                return Err(RefusCellule::FormuleEnErreur { saisi: lu });
            }
            let (haut, bas) = net
                .split_once('/')
                .or_else(|| net.split_once(" sur "))
                .ok_or_else(|| RefusCellule::CoupleAttendu { saisi: net.to_owned() })?;
            let (haut, bas) = (nombre(haut, "")?, nombre(bas, "")?);
            if haut.est_negatif() || bas.est_negatif() {
                return Err(RefusCellule::SigneInterdit { saisi: net.to_owned() });
            }
            if unite.contains('%') && haut > bas {
                return Err(RefusCellule::PartSuperieure { saisi: net.to_owned() });
            }
            Ok(Lu::Couple(haut, bas))
        }
        _ => match (lire_saisie(net), placer(mesure, echelle, net)) {
            (Ok(Saisie::ErreurFormule(lu)), _) => Err(RefusCellule::FormuleEnErreur { saisi: lu }),
            (_, Some(placee)) => placee.map(Lu::Nombre).map_err(RefusCellule::HorsEchelle),
            (_, None) => nombre(net, unite).map(Lu::Nombre),
        },
    }
}

/// A number in the unit of its indicator; an empty unit takes none.
fn nombre(texte: &str, unite: &str) -> Result<Nombre, RefusCellule> {
    let pas_un_nombre = || RefusCellule::PasUnNombre { saisi: texte.trim().to_owned() };
    match lire_saisie(texte) {
        Ok(Saisie::Valeur { nombre, unite: lue }) => {
            let voulue = unite.to_lowercase();
            let permise = match lue {
                None => true,
                Some(Unite::Pourcent) => voulue.contains('%') || voulue.contains("pour cent") || voulue.contains("taux"),
                Some(Unite::Euro) => voulue.contains('€') || voulue.contains("euro"),
            };
            if permise {
                Ok(nombre)
            } else {
                Err(RefusCellule::UniteInattendue { saisi: texte.trim().to_owned(), unite: unite.to_owned() })
            }
        }
        Ok(Saisie::ErreurFormule(lu)) => Err(RefusCellule::FormuleEnErreur { saisi: lu }),
        Ok(Saisie::Absence(Marque::NonDisponible | Marque::NonSaisi)) | Err(_) => Err(pas_un_nombre()),
    }
}

/// What a cell is judged against.
#[derive(Debug, Clone)]
pub struct Contexte<'a> {
    pub mesure: Mesure,
    pub unite: &'a str,
    pub nature: Nature,
    /// When a cumulated count starts again: it may then be lower than the one before.
    pub remise_a_zero: RemiseAZero,
    /// None: « ponctuelle », any month will do.
    pub pas: Option<Pas>,
    pub debut: Option<Mois>,
    /// First and last month of the contract.
    pub contrat: Option<(Mois, Mois)>,
    pub periode: Mois,
    /// None: nobody asks what is over yet.
    pub jour: Option<Date>,
    /// A draft, or a value said to be provisional or estimated.
    pub provisoire: bool,
    pub minimum: Option<Nombre>,
    pub maximum: Option<Nombre>,
    pub decimales: Option<i64>,
    /// True when the numerator of a ratio is a part of its denominator.
    pub part: bool,
    /// The other values of the same place and source, oldest first.
    pub historique: &'a [(Mois, Nombre)],
}

impl Contexte<'_> {
    /// The count that a cumulated one goes on from.
    fn base(&self) -> Option<&Nombre> {
        let derniere = self.historique.iter().rev().find(|(mois, _)| *mois < self.periode);
        derniere.filter(|(mois, _)| super::decumul::meme_segment(self.remise_a_zero, *mois, self.periode)).map(|(_, n)| n)
    }

    fn precedente(&self) -> Option<&Nombre> {
        self.historique.iter().rev().find(|(mois, _)| *mois < self.periode).map(|(_, n)| n)
    }
}

/// The refusals and the alerts of § 6. `motif`: what was written to explain the cell.
///
/// # Errors
/// « **refus** au champ, avec la règle en clair ».
pub fn controler(c: &Contexte<'_>, lu: &Lu, motif: &str) -> Result<Vec<Alerte>, RefusCellule> {
    if *lu == Lu::NonSaisi {
        return Ok(vec![]);
    }
    if let Some(pas) = c.pas
        && !super::retenue::sur_la_grille(pas, c.debut, c.periode)
    {
        return Err(RefusCellule::HorsGrille { periode: c.periode, pas: pas.mois() });
    }
    if let Some((debut, fin)) = c.contrat.filter(|(debut, fin)| c.periode < *debut || c.periode > *fin) {
        return Err(RefusCellule::HorsContrat { periode: c.periode, debut, fin });
    }
    if let Some(jour) = c.jour {
        echue(c, jour)?;
    }
    if let Lu::Absente(Absence::NonDisponible, None) = lu
        && motif.trim().is_empty()
    {
        return Err(RefusCellule::MotifDAbsence);
    }
    compter(c, lu)?;
    let Some(valeur) = lu.nombre() else { return Ok(vec![]) };
    if let Some(avant) = c.base().filter(|avant| c.nature == Nature::Cumul && valeur < **avant)
        && motif.trim().is_empty()
    {
        return Err(RefusCellule::CumulEnBaisse { avant: avant.to_string() });
    }
    Ok(alertes(c, &valeur))
}

/// « date hors contrat » (§ 6): nobody has observed a period that has not begun, and one that is not over is not known for good.
fn echue(c: &Contexte<'_>, jour: Date) -> Result<(), RefusCellule> {
    let (periode, finit) = (c.periode, c.periode.dernier_jour());
    let commence = periode.plus(1 - c.pas.map_or(1, Pas::mois)).premier_jour();
    if commence > jour {
        return Err(RefusCellule::PeriodeAVenir { periode, commence });
    }
    if finit > jour && !c.provisoire {
        return Err(RefusCellule::PeriodeEnCours { periode, finit });
    }
    Ok(())
}

/// « part > tout », « compte négatif ou fractionnaire », « précision » (§ 6): asked of a value, and of each of its parts.
///
/// # Errors
/// `PartSuperieure`, `PartHorsBornes`, `CompteNegatif`, `CompteFractionnaire`, `TropDeDecimales`.
pub fn compter(c: &Contexte<'_>, lu: &Lu) -> Result<(), RefusCellule> {
    let nombres: Vec<&Nombre> = match lu {
        Lu::Nombre(n) => vec![n],
        Lu::Couple(haut, bas) => vec![haut, bas],
        _ => vec![],
    };
    if let Lu::Couple(haut, bas) = lu
        && c.part
        && haut > bas
    {
        return Err(RefusCellule::PartSuperieure { saisi: format!("{haut}/{bas}") });
    }
    if let Lu::Nombre(n) = lu
        && est_une_part(c.mesure, c.unite, c.part)
    {
        // « bornes du responsable »: a wider bound says that this share may leave 0 to 100.
        let min = c.minimum.clone().unwrap_or_else(Nombre::zero).min(Nombre::zero());
        let max = c.maximum.clone().unwrap_or_else(Nombre::cent).max(Nombre::cent());
        if hors_bornes(n, Some(&min), Some(&max)) {
            return Err(RefusCellule::PartHorsBornes { saisi: n.to_string(), min: min.to_string(), max: max.to_string() });
        }
    }
    let genre = denombrement(c.mesure, c.unite, c.decimales);
    let sous_zero = c.minimum.as_ref().is_some_and(Nombre::est_negatif);
    for n in nombres {
        if genre != Denombrement::Libre && !sous_zero && n.est_negatif() {
            return Err(RefusCellule::CompteNegatif { saisi: n.to_string() });
        }
        if genre == Denombrement::Compte && !n.est_entier() {
            return Err(RefusCellule::CompteFractionnaire { saisi: n.to_string() });
        }
        if let Some(permises) = c.decimales.and_then(|d| u32::try_from(d).ok()).filter(|d| trop_precis(n, *d)) {
            return Err(RefusCellule::TropDeDecimales { saisi: n.to_string(), permises });
        }
    }
    Ok(())
}

/// True when more decimals were typed than the indicator keeps.
fn trop_precis(n: &Nombre, decimales: u32) -> bool {
    let dix = (0..decimales.min(30)).fold(Nombre::un(), |p, _| p * &Nombre::from(10));
    !(n * &dix).est_entier()
}

fn alertes(c: &Contexte<'_>, valeur: &Nombre) -> Vec<Alerte> {
    let mut alertes = vec![];
    if matches!(c.mesure, Mesure::OuiNon | Mesure::Jalon) {
        return alertes;
    }
    if hors_bornes(valeur, c.minimum.as_ref(), c.maximum.as_ref()) {
        let borne = |n: &Option<Nombre>| n.as_ref().map(Nombre::to_string);
        alertes.push(Alerte::HorsBornes { min: borne(&c.minimum), max: borne(&c.maximum) });
    }
    let avant = c.precedente();
    if variation_forte(avant, Some(valeur), &Nombre::from(50)) {
        let ecart = evolution(TypeEvolution::Relative, avant, Some(valeur)).valeur.unwrap_or_else(Nombre::zero);
        alertes.push(Alerte::Variation {
            avant: avant.map(Nombre::to_string).unwrap_or_default(),
            pourcent: ecart.arrondi(0, false),
        });
    }
    let connues: Vec<Option<Nombre>> = c.historique.iter().map(|(_, n)| Some(n.clone())).collect();
    let ecart = aberrant(&connues, Some(valeur), &seuil_aberrance());
    if ecart.alerte {
        alertes.push(match (ecart.score, ecart.motif) {
            (None, Some(MotifAberrance::DispersionNulle)) | (None, _) => Alerte::ToujoursPareil,
            (Some(score), _) => Alerte::Aberrante { score: score.arrondi(2, false) },
        });
    }
    alertes
}

#[cfg(test)]
mod tests;
