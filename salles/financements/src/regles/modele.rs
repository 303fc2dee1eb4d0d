//! The words of the acts: « notifications, conventions et annexes de délibération depuis des modèles ». A passage names the fields
//! of the act between braces; what the act cannot do without stays in it.

use crate::m;
use crate::model::{CleModele, ModeleActe};
use jiff::civil::Date;
use kernel::texte::typographie;
use kernel::{Lang, Refusal};

/// Signs of a passage, at most.
pub const SIGNES_MAX: usize = 4_000;

impl CleModele {
    /// The fields a passage may name.
    #[must_use]
    pub const fn champs(self) -> &'static [&'static str] {
        match self {
            Self::LettreAttribution => &["action", "montant"],
            Self::LettreSuite | Self::ConventionEngagements => &["bilan"],
            Self::LettreRefus => &["action", "motif"],
            Self::ConventionObjet => &["financeur", "porteur", "exercice"],
            Self::ConventionVersement => &["montant", "echeancier"],
            Self::ConventionDuree => &["exercice"],
            Self::AnnexeTexte => &["financeur", "dossiers"],
            Self::LettreSuiteRefus
            | Self::LettreSignataire
            | Self::ConventionControle
            | Self::ConventionAutres
            | Self::ConventionSignataire
            | Self::AnnexeSignataire => &[],
        }
    }

    /// Those it must name: an act says what was decided, for whom, and why when it is no.
    #[must_use]
    pub const fn exiges(self) -> &'static [&'static str] {
        match self {
            Self::LettreAttribution => &["action", "montant"],
            Self::LettreRefus => &["action", "motif"],
            Self::ConventionObjet => &["financeur", "porteur"],
            Self::ConventionVersement => &["montant", "echeancier"],
            Self::AnnexeTexte => &["financeur"],
            _ => &[],
        }
    }

    /// The field of the form.
    #[must_use]
    pub fn saisie(self) -> String {
        format!("texte.{}", self.code())
    }
}

/// The passage in force on a day; without a day, the last one written. Nothing: the words of the software.
#[must_use]
pub fn en_vigueur(tous: &[ModeleActe], cle: CleModele, le: Option<Date>) -> Option<&ModeleActe> {
    let siens = tous.iter().filter(|x| x.cle == cle && le.is_none_or(|le| x.ecrit_le <= le));
    siens.max_by_key(|x| x.rang).filter(|x| !x.texte.is_empty())
}

/// The last version written of a passage, were it empty.
#[must_use]
pub fn derniere(tous: &[ModeleActe], cle: CleModele) -> Option<&ModeleActe> {
    tous.iter().filter(|x| x.cle == cle).max_by_key(|x| x.rang)
}

/// The passage with its fields filled, in one reading: a value that holds braces stays as it is.
#[must_use]
pub fn remplir(texte: &str, valeurs: &[(&str, String)]) -> String {
    let mut dit = String::with_capacity(texte.len());
    let mut reste = texte;
    while let Some((avant, suite)) = reste.split_once('{') {
        dit.push_str(avant);
        let Some((champ, apres)) = suite.split_once('}') else {
            dit.push('{');
            reste = suite;
            continue;
        };
        if let Some((_, valeur)) = valeurs.iter().find(|(nom, _)| *nom == champ.trim()) {
            dit.push_str(valeur);
        }
        reste = apres;
    }
    dit.push_str(reste);
    typographie(dit.trim())
}

/// Why a passage is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refus {
    Long {
        cle: CleModele,
        signes: usize,
    },
    /// A brace that opens or closes nothing.
    Accolade {
        cle: CleModele,
    },
    Inconnu {
        cle: CleModele,
        champ: String,
    },
    Manque {
        cle: CleModele,
        champ: &'static str,
    },
    /// Another wrote it meanwhile.
    Change {
        cle: CleModele,
        par: String,
    },
}

/// Reads a passage as typed; the words of the software, or none, are no version of its own: the empty text.
///
/// # Errors
/// Every reason.
pub fn lire(cle: CleModele, tape: &str, origine: &str) -> Result<String, Vec<Refus>> {
    let texte = tape.replace("\r\n", "\n").trim().to_owned();
    if texte.is_empty() || texte == origine {
        return Ok(String::new());
    }
    let mut refus = vec![];
    let signes = texte.chars().count();
    if signes > SIGNES_MAX {
        refus.push(Refus::Long { cle, signes });
    }
    let (mut nommes, mut reste, mut bancal) = (vec![], texte.as_str(), false);
    while let Some(rang) = reste.find(['{', '}']) {
        let (ouvre, suite) = (reste[rang..].starts_with('{'), &reste[rang + 1..]);
        let fin = suite.find(['{', '}']).filter(|fin| ouvre && suite[*fin..].starts_with('}'));
        let Some(fin) = fin else {
            bancal = true;
            reste = suite;
            continue;
        };
        nommes.push(suite[..fin].trim());
        reste = &suite[fin + 1..];
    }
    if bancal {
        refus.push(Refus::Accolade { cle });
    }
    let inconnus = nommes.iter().filter(|n| !cle.champs().contains(*n));
    refus.extend(inconnus.map(|n| Refus::Inconnu { cle, champ: (*n).to_owned() }));
    refus.extend(cle.exiges().iter().filter(|e| !nommes.contains(*e)).map(|champ| Refus::Manque { cle, champ }));
    if refus.is_empty() { Ok(texte) } else { Err(refus) }
}

impl Refus {
    const fn cle(&self) -> CleModele {
        match self {
            Self::Long { cle, .. }
            | Self::Accolade { cle }
            | Self::Inconnu { cle, .. }
            | Self::Manque { cle, .. }
            | Self::Change { cle, .. } => *cle,
        }
    }
}

impl Refusal for Refus {
    fn code(&self) -> &'static str {
        match self {
            Self::Long { .. } => "modele-long",
            Self::Accolade { .. } => "modele-accolade",
            Self::Inconnu { .. } => "modele-inconnu",
            Self::Manque { .. } => "modele-manque",
            Self::Change { .. } => "modele-change",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::Long { signes, .. } => t.modele_refus_long(*signes, SIGNES_MAX),
            Self::Accolade { .. } => t.modele_refus_accolade(),
            Self::Inconnu { champ, .. } => t.modele_refus_inconnu(champ),
            Self::Manque { champ, .. } => t.modele_refus_manque(*champ),
            Self::Change { par, .. } => t.modele_refus_change(par),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        let entre = |champs: &[&str]| champs.iter().map(|c| format!("{{{c}}}")).collect::<Vec<_>>().join(", ");
        match self {
            Self::Long { .. } => None,
            Self::Accolade { .. } => Some(t.modele_remede_accolade()),
            Self::Inconnu { cle, .. } if cle.champs().is_empty() => Some(t.modele_remede_aucun_champ()),
            Self::Inconnu { cle, .. } => Some(t.modele_remede_inconnu(entre(cle.champs()))),
            Self::Manque { champ, .. } => Some(t.modele_remede_manque(entre(&[champ]))),
            Self::Change { .. } => Some(t.modele_remede_change()),
        }
    }

    fn field(&self) -> Option<String> {
        Some(self.cle().saisie())
    }

    fn is_conflict(&self) -> bool {
        matches!(self, Self::Change { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use kernel::Id;

    fn codes(cle: CleModele, texte: &str) -> Vec<&'static str> {
        lire(cle, texte, "").err().unwrap_or_default().iter().map(Refusal::code).collect()
    }

    #[test]
    fn un_passage_garde_ce_dont_l_acte_ne_se_passe_pas() {
        use CleModele::{ConventionControle, LettreAttribution, LettreRefus};
        let bon = "Nous avons le plaisir de retenir {action} pour { montant }.";
        assert_eq!(lire(LettreAttribution, &format!("  {bon}\r\n"), ""), Ok(bon.to_owned()));
        assert_eq!(codes(LettreAttribution, "Nous retenons {action}."), ["modele-manque"]);
        assert_eq!(codes(LettreRefus, "{action} : non, à cause de {montant}."), ["modele-inconnu", "modele-manque"]);
        assert_eq!(codes(ConventionControle, "Le {financeur} contrôle."), ["modele-inconnu"]);
        for bancal in ["{action {montant}", "{action} {montant} }", "{action} {montant} {"] {
            assert!(codes(LettreAttribution, bancal).contains(&"modele-accolade"), "{bancal}");
        }
        assert_eq!(codes(ConventionControle, &"é".repeat(SIGNES_MAX + 1)), ["modele-long"]);
        assert_eq!(lire(LettreAttribution, "\r\n ", ""), Ok(String::new()));
        assert_eq!(lire(LettreAttribution, "Comme avant", "Comme avant"), Ok(String::new()), "les mots d’origine");
    }

    #[test]
    fn une_valeur_ne_se_relit_pas() {
        let valeurs = [("action", "Jardin {montant}".to_owned()), ("montant", "500\u{202f}€".to_owned())];
        assert_eq!(remplir("Oui à {action}, {montant}.", &valeurs), "Oui à Jardin {montant}, 500\u{202f}€.");
        assert_eq!(remplir("sans fin {action", &valeurs), "sans fin {action");
    }

    #[test]
    fn un_acte_garde_les_mots_de_son_jour() {
        let version = |rang, texte: &str, ecrit_le| ModeleActe {
            id: Id::fresh(),
            version: 1,
            cle: CleModele::LettreSuite,
            rang,
            texte: texte.into(),
            ecrit_le,
            ecrit_par: "Coordination".into(),
        };
        let tous = [version(1, "un", date(2026, 3, 1)), version(2, "deux", date(2026, 5, 1)), version(3, "", date(2026, 6, 1))];
        let dit = |le| en_vigueur(&tous, CleModele::LettreSuite, le).map(|x| x.texte.as_str());
        assert_eq!(dit(Some(date(2026, 2, 28))), None);
        assert_eq!(dit(Some(date(2026, 4, 30))), Some("un"));
        assert_eq!(dit(Some(date(2026, 5, 1))), Some("deux"));
        assert_eq!(dit(None), None, "revenu aux mots d’origine");
        assert_eq!(derniere(&tous, CleModele::LettreSuite).map(|x| x.rang), Some(3));
        assert_eq!(en_vigueur(&tous, CleModele::LettreRefus, None), None);
    }
}
