//! What is typed in the form of a file: read field by field, refused field by field, nothing guessed and nothing lost.

use super::super::budget::{self, Budget};
use super::super::saisie::RefusSaisie;
use super::super::{Euros, Financeur, saisie};
use super::Refus;
use crate::model::{ContenuDossier, Dossier, FicheCitee, LigneFinanceur, LignesBudget, PartQpv};
use jiff::civil::Date;

/// The typed values, in the order of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieDossier(pub Vec<(String, String)>);

/// What is asked of a funder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demande {
    pub financeur: Financeur,
    pub montant: Euros,
    /// « CAF…, avec nature : REAAP, PSU, PSO ».
    pub nature: String,
}

impl Demande {
    /// The line it writes in the matrix of a file.
    #[must_use]
    pub fn ligne(&self, dossier: &Dossier) -> LigneFinanceur {
        LigneFinanceur {
            demande_centimes: Some(self.montant.centimes()),
            nature: self.nature.clone(),
            ..LigneFinanceur::vide(dossier.appel_id, dossier.id, self.financeur.clone())
        }
    }
}

/// A form read whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Lu {
    pub intitule: String,
    pub contenu: ContenuDossier,
    pub budget: LignesBudget,
    pub demandes: Vec<Demande>,
}

impl SaisieDossier {
    pub(super) fn texte(&self, nom: &str) -> &str {
        self.0.iter().find(|(n, _)| n == nom).map_or("", |(_, v)| v.trim())
    }

    fn toutes(&self, nom: &str) -> Vec<String> {
        self.0.iter().filter(|(n, v)| n == nom && !v.trim().is_empty()).map(|(_, v)| v.trim().to_owned()).collect()
    }

    fn coche(&self, nom: &str) -> bool {
        !self.texte(nom).is_empty()
    }

    fn lignes(&self, nom: &str) -> Vec<String> {
        self.texte(nom).lines().map(str::trim).filter(|l| !l.is_empty()).map(str::to_owned).collect()
    }

    /// The fields that begin so, with the rest of their name.
    pub(super) fn commencent<'a>(&'a self, debut: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0.iter().filter_map(move |(n, v)| Some((n.strip_prefix(debut)?, v.trim())))
    }
}

/// Signs a field takes: some ten pages.
const TEXTE_MAX: usize = 20_000;

/// Reads a form; `fiches` are the sheets that may be cited, `ligne_de` the line of the budget of each funder.
///
/// # Errors
/// Every field that cannot be read.
pub fn lire(
    saisie: &SaisieDossier,
    exercice: i64,
    fiches: &[FicheCitee],
    ligne_de: impl Fn(&Financeur) -> Option<String>,
) -> Result<Lu, Vec<Refus>> {
    let mut refus = vec![];
    let intitule = saisie.texte("intitule").to_owned();
    if intitule.is_empty() {
        refus.push(Refus::IntituleVide);
    }
    let trop_longs = saisie.0.iter().filter(|(_, texte)| texte.chars().nth(TEXTE_MAX).is_some());
    let trop_long = || RefusSaisie::TexteTropLong { max: TEXTE_MAX };
    refus.extend(trop_longs.map(|(champ, _)| Refus::Saisie { champ: champ.clone(), refus: trop_long() }));
    let contenu = contenu(saisie, exercice, fiches, &mut refus);
    let budget = budget_saisi(saisie, &mut refus);
    let demandes = demandes(saisie, ligne_de, &mut refus);
    if refus.is_empty() { Ok(Lu { intitule, contenu, budget, demandes }) } else { Err(refus) }
}

fn jour(saisie: &SaisieDossier, champ: &str, refus: &mut Vec<Refus>) -> Option<Date> {
    let texte = saisie.texte(champ);
    if texte.is_empty() {
        return None;
    }
    saisie::jour(texte).map_err(|r| refus.push(Refus::Saisie { champ: champ.to_owned(), refus: r })).ok()
}

fn contenu(s: &SaisieDossier, exercice: i64, fiches: &[FicheCitee], refus: &mut Vec<Refus>) -> ContenuDossier {
    let (debut, fin) = (jour(s, "debut", refus), jour(s, "fin", refus));
    let (action_debut, action_fin) = (jour(s, "action_debut", refus), jour(s, "action_fin", refus));
    if let (Some(debut), Some(fin), Ok(exercice)) = (debut, fin, i16::try_from(exercice))
        && let Err(r) = saisie::periode(debut, fin, exercice)
    {
        refus.push(Refus::Saisie { champ: "fin".to_owned(), refus: r });
    }
    let beneficiaires = s.texte("nombre_beneficiaires");
    let nombre_beneficiaires = match beneficiaires.replace([' ', '\u{202f}', '\u{a0}'], "").parse::<u32>() {
        Ok(n) => Some(i64::from(n)),
        Err(_) if beneficiaires.is_empty() => None,
        Err(_) => {
            refus.push(Refus::NombreIllisible { champ: "nombre_beneficiaires", texte: beneficiaires.to_owned() });
            None
        }
    };
    ContenuDossier {
        resume: s.texte("resume").to_owned(),
        objectifs: s.texte("objectifs").to_owned(),
        debut,
        fin,
        action_debut,
        action_fin,
        periode: s.texte("periode").to_owned(),
        qpv: parts(s, refus),
        hors_qpv: s.coche("hors_qpv"),
        poche_pauvrete: s.texte("poche_pauvrete").to_owned(),
        fiche: fiches.iter().find(|f| f.id == s.texte("fiche")).cloned(),
        defi: s.texte("defi").to_owned(),
        objectif: s.texte("objectif").to_owned(),
        axes: s.toutes("axes").join("\n"),
        themes: s.toutes("themes"),
        publics: s.texte("publics").to_owned(),
        nombre_beneficiaires,
        indicateurs: super::indicateurs::lire(s).unwrap_or_else(|faux| {
            refus.extend(faux.into_iter().map(Refus::Indicateur));
            vec![]
        }),
        lieux: s.texte("lieux").to_owned(),
        innovant: s.coche("innovant"),
        valeur_ajoutee: s.texte("valeur_ajoutee").to_owned(),
        droit_commun: s.texte("droit_commun").to_owned(),
        droit_commun_departement_examine: s.coche("droit_commun_departement"),
        partenaires: s.lignes("partenaires"),
        renouvellement: s.texte("renouvellement").to_owned(),
        dispositif: s.texte("dispositif").to_owned(),
        ref_dauphin: s.texte("ref_dauphin").to_owned(),
        ref_elan: s.texte("ref_elan").to_owned(),
        fse: s.coche("fse"),
        dossier_lie: s.texte("dossier_lie").to_owned(),
        budgets_analytiques: s.toutes("budgets_analytiques"),
        // A form does not say how the file was cut: who writes it keeps that.
        suite: None,
        suite_de: None,
        notifie_le: None,
        evenements: vec![],
    }
}

fn parts(s: &SaisieDossier, refus: &mut Vec<Refus>) -> Vec<PartQpv> {
    let mut parts = vec![];
    for (code, texte) in s.commencent("qpv.").filter(|(_, v)| !v.is_empty()) {
        match texte.trim_end_matches(['%', ' ', '\u{202f}', '\u{a0}']).parse::<i64>() {
            Ok(0) => {}
            Ok(part) => parts.push(PartQpv { code: code.to_owned(), part }),
            Err(_) => refus.push(Refus::NombreIllisible { champ: "qpv", texte: texte.to_owned() }),
        }
    }
    let nombres: Vec<i64> = parts.iter().map(|p| p.part).collect();
    if let Err(r) = saisie::parts_de_qpv(&nombres) {
        refus.push(Refus::Saisie { champ: "qpv".to_owned(), refus: r });
    }
    parts
}

fn budget_saisi(s: &SaisieDossier, refus: &mut Vec<Refus>) -> LignesBudget {
    let mut lignes = LignesBudget::new();
    let mut verifie = Budget::default();
    for (code, texte) in s.commencent("b.") {
        let champ = || format!("b.{code}");
        match saisie::montant(texte) {
            Ok(None) => {}
            Ok(Some(montant)) => match verifie.poser(code, None, montant) {
                Ok(()) if montant.est_nul() => {}
                Ok(()) => drop(lignes.insert(code.to_owned(), montant)),
                Err(r) => refus.push(Refus::Budget { champ: champ(), refus: r }),
            },
            Err(r) => refus.push(Refus::Saisie { champ: champ(), refus: r }),
        }
    }
    lignes
}

fn demandes(s: &SaisieDossier, ligne_de: impl Fn(&Financeur) -> Option<String>, refus: &mut Vec<Refus>) -> Vec<Demande> {
    let mut demandes = vec![];
    for (code, texte) in s.commencent("d.") {
        let financeur = Financeur::nomme(code);
        // A funder that the house does not know is not asked.
        if ligne_de(&financeur).is_none() {
            continue;
        }
        match saisie::montant(texte) {
            Ok(Some(montant)) if montant.est_positif() => {
                demandes.push(Demande { nature: s.texte(&format!("n.{code}")).to_owned(), financeur, montant });
            }
            Ok(_) => {}
            Err(r) => refus.push(Refus::Saisie { champ: format!("d.{code}"), refus: r }),
        }
    }
    demandes
}

/// A file as the fields of its form.
#[must_use]
pub fn champs(dossier: &Dossier, lignes: &[LigneFinanceur]) -> Vec<(String, String)> {
    let c = &*dossier.contenu;
    let date = |d: Option<Date>| d.map(|d| d.to_string()).unwrap_or_default();
    let coche = |b: bool| if b { "oui" } else { "" }.to_owned();
    let euros = |m: Euros| (m.centimes() / 100).to_string();
    let mut tous: Vec<(String, String)> = [
        ("intitule", dossier.intitule.clone()),
        ("resume", c.resume.clone()),
        ("objectifs", c.objectifs.clone()),
        ("debut", date(c.debut)),
        ("fin", date(c.fin)),
        ("action_debut", date(c.action_debut)),
        ("action_fin", date(c.action_fin)),
        ("periode", c.periode.clone()),
        ("hors_qpv", coche(c.hors_qpv)),
        ("poche_pauvrete", c.poche_pauvrete.clone()),
        ("fiche", c.fiche.as_ref().map(|f| f.id.clone()).unwrap_or_default()),
        ("defi", c.defi.clone()),
        ("objectif", c.objectif.clone()),
        ("publics", c.publics.clone()),
        ("nombre_beneficiaires", c.nombre_beneficiaires.map(|n| n.to_string()).unwrap_or_default()),
        ("lieux", c.lieux.clone()),
        ("innovant", coche(c.innovant)),
        ("valeur_ajoutee", c.valeur_ajoutee.clone()),
        ("droit_commun", c.droit_commun.clone()),
        ("droit_commun_departement", coche(c.droit_commun_departement_examine)),
        ("partenaires", c.partenaires.join("\n")),
        ("renouvellement", c.renouvellement.clone()),
        ("dispositif", c.dispositif.clone()),
        ("ref_dauphin", c.ref_dauphin.clone()),
        ("ref_elan", c.ref_elan.clone()),
        ("fse", coche(c.fse)),
        ("dossier_lie", c.dossier_lie.clone()),
    ]
    .map(|(nom, valeur)| (nom.to_owned(), valeur))
    .into();
    tous.extend(c.axes_saisis().into_iter().map(|axe| ("axes".to_owned(), axe.to_owned())));
    tous.extend(super::indicateurs::champs(&c.indicateurs));
    tous.extend(c.themes.iter().map(|theme| ("themes".to_owned(), theme.clone())));
    tous.extend(c.budgets_analytiques.iter().map(|b| ("budgets_analytiques".to_owned(), b.clone())));
    tous.extend(c.qpv.iter().map(|p| (format!("qpv.{}", p.code), p.part.to_string())));
    tous.extend(
        dossier.budget.iter().filter(|(code, _)| budget::ligne(code).is_some()).map(|(code, m)| (format!("b.{code}"), euros(*m))),
    );
    for l in lignes {
        let code = l.financeur.code();
        tous.push((format!("d.{code}"), l.demande().map(euros).unwrap_or_default()));
        tous.push((format!("n.{code}"), l.nature.clone()));
    }
    tous
}
