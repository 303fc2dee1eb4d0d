//! An association comes in by itself: « une association crée un compte ou est invitée ». What it types, whether anything here
//! already answers to it, and the road that follows: nothing known, it is open; something known, only the team attaches it
//! (decision 0026).

use crate::m;
use crate::model::{EtatInscription, IdentifiantRefuse, Rna, Siret};
use crate::mots;
use acteurs::model::OrganisationId;
use acteurs::regles::comptes::courriel_valide;
use acteurs::regles::connexion::courriel_net;
use kernel::texte::cle;
use kernel::{Lang, Refusal};
use std::collections::{BTreeMap, BTreeSet};

/// The longest name of an association, as that of a funder.
pub const NOM_MAX: usize = 200;
/// The longest function.
pub const FONCTION_MAX: usize = 100;
/// The bounds of a reason that says something.
pub const MOTIF: std::ops::RangeInclusive<usize> = 10..=1_000;
/// Requests of one mail that wait for their confirmation; past them nothing more is sent.
pub const DEMANDES_VIVES: usize = 5;

/// What is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Saisie {
    pub courriel: String,
    pub fonction: String,
    pub nom: String,
    pub siret: String,
    pub rna: String,
    /// « Je peux agir au nom de cette association. »
    pub habilite: bool,
}

/// What is read of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lue {
    pub courriel: String,
    pub fonction: String,
    pub nom: String,
    pub siret: Option<String>,
    pub rna: Option<String>,
}

/// By what something known answers to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Marque {
    /// The nine digits that all the establishments of one legal person share.
    Siren,
    Rna,
    /// The name, the short name or another spelling, as search compares them.
    Nom,
}

/// Something known here, and the marks it answers to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Connue {
    /// Absent: a funder that is in no directory, or the collectivité itself.
    pub organisation: Option<OrganisationId>,
    pub siret: Option<String>,
    pub rna: Option<String>,
    pub cles: BTreeSet<String>,
}

/// Each thing known that answers to a request, and by what.
pub type Reconnues = BTreeMap<Option<OrganisationId>, BTreeSet<Marque>>;

/// The road of a confirmed request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chemin {
    /// Nobody knew it: the organisation, the holder and the role are written.
    Nouvelle,
    /// It is known: nothing is given, the team says.
    Attente,
}

/// Why a request is not taken, confirmed or decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refus {
    Courriel {
        vu: String,
    },
    FonctionVide,
    FonctionLongue {
        signes: usize,
    },
    NomVide,
    NomLong {
        signes: usize,
    },
    SansIdentifiant,
    Identifiant {
        champ: &'static str,
        refus: IdentifiantRefuse,
    },
    NonHabilite,
    /// No call receives files: nobody has anything to ask yet.
    SansAppel,
    /// The mail was given an account between the request and its confirmation.
    DejaUnCompte,
    /// Someone of the team answered before.
    DejaDecidee,
    CompteFerme,
    /// The account was given a structure or a role by another road.
    CompteOccupe,
    Organisation,
    Motif {
        signes: usize,
    },
}

/// One line, without what no keyboard of ours gives: ends of line, controls, signs that turn the writing round.
fn net(texte: &str) -> String {
    let garde =
        |c: &char| !c.is_control() && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mots: Vec<String> = texte.split_whitespace().map(|mot| mot.chars().filter(garde).collect()).collect();
    mots.into_iter().filter(|mot: &String| !mot.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Reads a request.
///
/// # Errors
/// Every field that cannot be.
pub fn lire(s: &Saisie) -> Result<Lue, Vec<Refus>> {
    let mut refus = vec![];
    let courriel = courriel_net(&s.courriel);
    if !courriel_valide(&courriel) {
        refus.push(Refus::Courriel { vu: courriel.chars().take(254).collect() });
    }
    let fonction = net(&s.fonction);
    match fonction.chars().count() {
        _ if cle(&fonction).is_empty() => refus.push(Refus::FonctionVide),
        signes if signes > FONCTION_MAX => refus.push(Refus::FonctionLongue { signes }),
        _ => {}
    }
    let nom = net(&s.nom);
    match nom.chars().count() {
        _ if cle(&nom).is_empty() => refus.push(Refus::NomVide),
        signes if signes > NOM_MAX => refus.push(Refus::NomLong { signes }),
        _ => {}
    }
    let mut lu = |champ, texte: &str, lire: &dyn Fn(&str) -> Result<String, IdentifiantRefuse>| {
        if texte.trim().is_empty() {
            return None;
        }
        lire(texte).map_err(|cause| refus.push(Refus::Identifiant { champ, refus: cause })).ok()
    };
    let siret = lu("siret", &s.siret, &|t| Siret::lire(t).map(|v| v.to_string()));
    let rna = lu("rna", &s.rna, &|t| Rna::lire(t).map(|v| v.to_string()));
    if s.siret.trim().is_empty() && s.rna.trim().is_empty() {
        refus.push(Refus::SansIdentifiant);
    }
    if !s.habilite {
        refus.push(Refus::NonHabilite);
    }
    if refus.is_empty() { Ok(Lue { courriel, fonction, nom, siret, rna }) } else { Err(refus) }
}

fn siren(siret: &Option<String>) -> Option<&str> {
    siret.as_deref().and_then(|s| s.get(..9))
}

/// What is known that answers to a request: the same legal person (SIREN), the same RNA, or the same name.
#[must_use]
pub fn reconnaitre(siret: &Option<String>, rna: &Option<String>, nom: &str, connues: &[Connue]) -> Reconnues {
    let nom = cle(nom);
    let mut trouvees = Reconnues::new();
    for connue in connues {
        let marques = [
            (Marque::Siren, siren(siret).is_some_and(|s| siren(&connue.siret) == Some(s))),
            (Marque::Rna, rna.is_some() && connue.rna == *rna),
            (Marque::Nom, connue.cles.contains(&nom)),
        ];
        for (marque, _) in marques.into_iter().filter(|(_, vue)| *vue) {
            trouvees.entry(connue.organisation).or_default().insert(marque);
        }
    }
    trouvees
}

/// « Une inscription n’est rattachée à une structure connue que par l’équipe. »
#[must_use]
pub fn chemin(reconnues: &Reconnues) -> Chemin {
    if reconnues.is_empty() { Chemin::Nouvelle } else { Chemin::Attente }
}

/// Whether the team may still attach an account: a refusal may be taken back, an attachment may not.
///
/// # Errors
/// `DejaDecidee`.
pub const fn rattachable(etat: EtatInscription) -> Result<(), Refus> {
    match etat {
        EtatInscription::EnAttente | EtatInscription::Refusee => Ok(()),
        EtatInscription::Demandee | EtatInscription::Ouverte | EtatInscription::Rattachee => Err(Refus::DejaDecidee),
    }
}

/// The reason of a refusal, as the person reads it.
///
/// # Errors
/// `Motif` when it says nothing, or too much; `DejaDecidee`.
pub fn refuser(etat: EtatInscription, motif: &str) -> Result<String, Refus> {
    if etat != EtatInscription::EnAttente {
        return Err(Refus::DejaDecidee);
    }
    let motif = motif.trim();
    let signes = motif.chars().count();
    if MOTIF.contains(&signes) { Ok(motif.to_owned()) } else { Err(Refus::Motif { signes }) }
}

impl Refusal for Refus {
    fn code(&self) -> &'static str {
        match self {
            Self::Courriel { .. } => "inscription-courriel",
            Self::FonctionVide => "inscription-fonction",
            Self::FonctionLongue { .. } => "inscription-fonction-longue",
            Self::NomVide => "inscription-nom",
            Self::NomLong { .. } => "inscription-nom-long",
            Self::SansIdentifiant => "inscription-identifiant",
            Self::Identifiant { refus, .. } => refus.code(),
            Self::NonHabilite => "inscription-non-habilite",
            Self::SansAppel => "inscription-sans-appel",
            Self::DejaUnCompte => "inscription-deja-un-compte",
            Self::DejaDecidee => "inscription-deja-decidee",
            Self::CompteFerme => "inscription-compte-ferme",
            Self::CompteOccupe => "inscription-compte-occupe",
            Self::Organisation => "inscription-organisation",
            Self::Motif { .. } => "inscription-motif",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::Courriel { vu } => t.inscription_refus_courriel(vu),
            Self::FonctionVide => t.inscription_refus_fonction(),
            Self::FonctionLongue { signes } => t.inscription_refus_fonction_longue(*signes, FONCTION_MAX),
            Self::NomVide => t.inscription_refus_nom(),
            Self::NomLong { signes } => t.inscription_refus_nom_long(*signes, NOM_MAX),
            Self::SansIdentifiant => t.inscription_refus_identifiant(),
            Self::Identifiant { refus, .. } => mots::phrase(&refus.message(lang)),
            Self::NonHabilite => t.inscription_refus_habilite(),
            Self::SansAppel => t.inscription_sans_appel(),
            Self::DejaUnCompte => t.inscription_refus_compte(),
            Self::DejaDecidee => t.inscription_refus_decidee(),
            Self::CompteFerme => t.inscription_refus_compte_ferme(),
            Self::CompteOccupe => t.inscription_refus_compte_occupe(),
            Self::Organisation => t.inscription_refus_organisation(),
            Self::Motif { signes } => t.inscription_refus_motif(*signes, *MOTIF.start(), *MOTIF.end()),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        match self {
            Self::Courriel { .. } => Some(t.inscription_remede_courriel()),
            Self::FonctionVide => Some(t.inscription_fonction_aide()),
            Self::SansIdentifiant => Some(t.inscription_remede_identifiant()),
            Self::DejaUnCompte => Some(t.inscription_remede_compte()),
            Self::CompteFerme => Some(t.inscription_remede_compte_ferme()),
            Self::CompteOccupe => Some(t.inscription_remede_compte_occupe()),
            _ => None,
        }
    }

    fn source(&self) -> Option<&'static str> {
        matches!(self, Self::Identifiant { .. }).then_some("Financements, § 12")
    }

    fn field(&self) -> Option<String> {
        let champ = match self {
            Self::Courriel { .. } => "courriel",
            Self::FonctionVide | Self::FonctionLongue { .. } => "fonction",
            Self::NomVide | Self::NomLong { .. } => "nom",
            Self::SansIdentifiant => "siret",
            Self::Identifiant { champ, .. } => champ,
            Self::NonHabilite => "habilite",
            Self::Organisation => "organisation",
            Self::Motif { .. } => "motif",
            Self::SansAppel | Self::DejaUnCompte | Self::DejaDecidee | Self::CompteFerme | Self::CompteOccupe => return None,
        };
        Some(champ.to_owned())
    }

    fn is_conflict(&self) -> bool {
        matches!(self, Self::SansAppel | Self::DejaUnCompte | Self::DejaDecidee | Self::CompteFerme | Self::CompteOccupe)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Id;

    const SIRET: &str = "73282932000074";

    fn saisie() -> Saisie {
        Saisie {
            courriel: " Presidence@Jardins.example ".into(),
            fonction: "Présidente".into(),
            nom: "Les Jardins de la Conte".into(),
            siret: "732 829 320 00074".into(),
            rna: String::new(),
            habilite: true,
        }
    }

    #[test]
    fn une_demande_se_lit_et_l_un_des_deux_identifiants_suffit() {
        let lue = lire(&saisie()).unwrap();
        assert_eq!((lue.courriel.as_str(), lue.siret.as_deref(), lue.rna), ("presidence@jardins.example", Some(SIRET), None));
        let par_rna = lire(&Saisie { siret: String::new(), rna: "w111 000123".into(), ..saisie() }).unwrap();
        assert_eq!((par_rna.siret, par_rna.rna.as_deref()), (None, Some("W111000123")));
        assert_eq!(
            lire(&Saisie { siret: " ".into(), ..saisie() }),
            Err(vec![Refus::SansIdentifiant]),
            "ni SIRET ni RNA : personne ne la reconnaîtrait"
        );
    }

    #[test]
    fn chaque_champ_faux_se_dit_a_sa_place() {
        let faux = Saisie { siret: "73282932000075".into(), rna: "111".into(), habilite: false, ..Saisie::default() };
        let refus = lire(&faux).unwrap_err();
        let places: Vec<_> = refus.iter().filter_map(Refusal::field).collect();
        assert_eq!(places, ["courriel", "fonction", "nom", "siret", "rna", "habilite"]);
        assert_eq!(refus[3].message(Lang::Fr), "Ce SIRET compte 14 chiffres mais sa clé est fausse.");
    }

    #[test]
    fn un_nom_hostile_est_borne_et_tient_sur_une_ligne() {
        let long = lire(&Saisie { nom: "é".repeat(201), fonction: "f".repeat(101), ..saisie() }).unwrap_err();
        assert_eq!(long, [Refus::FonctionLongue { signes: 101 }, Refus::NomLong { signes: 201 }]);
        assert!(lire(&Saisie { nom: "é".repeat(200), ..saisie() }).is_ok());
        for vide in ["", " \n ", "!?", "\u{202e}\u{200b}"] {
            assert_eq!(lire(&Saisie { nom: vide.into(), ..saisie() }), Err(vec![Refus::NomVide]), "{vide:?}");
        }
        let tordu = Saisie { nom: "Les\r\nBcc: x@y.example\u{202e} Jardins\u{7}".into(), ..saisie() };
        assert_eq!(lire(&tordu).unwrap().nom, "Les Bcc: x@y.example Jardins");
    }

    fn connue(organisation: Option<OrganisationId>, siret: Option<&str>, rna: Option<&str>, nom: &str) -> Connue {
        Connue {
            organisation,
            siret: siret.map(str::to_owned),
            rna: rna.map(str::to_owned),
            cles: [cle(nom)].into_iter().filter(|c| !c.is_empty()).collect(),
        }
    }

    /// SIRET, RNA, name; what answers.
    type Cas<'a> = (Option<&'a str>, Option<&'a str>, &'a str, &'a [(OrganisationId, &'a [Marque])]);

    #[test]
    fn sans_rien_de_connu_elle_s_ouvre_et_la_moindre_marque_la_fait_attendre() {
        let (a, b): (OrganisationId, OrganisationId) = (Id::fresh(), Id::fresh());
        let connues =
            [connue(Some(a), Some(SIRET), Some("W111000123"), "Association A"), connue(Some(b), None, None, "Amicale laïque")];
        let vu = |siret: Option<&str>, rna: Option<&str>, nom: &str| {
            reconnaitre(&siret.map(str::to_owned), &rna.map(str::to_owned), nom, &connues)
        };
        let autre = "55208131766522";
        let cas: [Cas<'_>; 9] = [
            (Some(autre), None, "Nouvelle venue", &[]),
            (None, Some("W119999999"), "Nouvelle venue", &[]),
            (Some(SIRET), None, "Nouvelle venue", &[(a, &[Marque::Siren])]),
            // Another establishment of the same legal person.
            (Some("73282932000082"), None, "Nouvelle venue", &[(a, &[Marque::Siren])]),
            (None, Some("W111000123"), "Nouvelle venue", &[(a, &[Marque::Rna])]),
            (Some(autre), None, "ASSOCIATION  a", &[(a, &[Marque::Nom])]),
            (Some(SIRET), Some("W111000123"), "Association A", &[(a, &[Marque::Siren, Marque::Rna, Marque::Nom])]),
            // The number of one, the name of the other.
            (Some(SIRET), None, "Amicale laique", &[(a, &[Marque::Siren]), (b, &[Marque::Nom])]),
            (None, None, "Association", &[]),
        ];
        for (siret, rna, nom, attendu) in cas {
            let attendu: Reconnues = attendu.iter().map(|(o, m)| (Some(*o), m.iter().copied().collect())).collect();
            let trouve = vu(siret, rna, nom);
            assert_eq!(trouve, attendu, "{siret:?} {rna:?} {nom}");
            assert_eq!(chemin(&trouve), if attendu.is_empty() { Chemin::Nouvelle } else { Chemin::Attente });
        }
    }

    #[test]
    fn ce_qui_est_inconnu_des_deux_cotes_ne_fait_pas_une_ressemblance() {
        let sans = connue(Some(Id::fresh()), None, None, "");
        assert!(reconnaitre(&None, &None, "Nouvelle venue", std::slice::from_ref(&sans)).is_empty());
        assert!(reconnaitre(&None, &None, "…", &[sans]).is_empty());
        let financeur = connue(None, Some(SIRET), None, "");
        let trouve = reconnaitre(&Some(SIRET.to_owned()), &None, "Nouvelle venue", &[financeur]);
        assert_eq!(chemin(&trouve), Chemin::Attente, "un financeur n’est pas un porteur nouveau");
    }

    #[test]
    fn un_refus_se_motive_une_fois_et_se_reprend() {
        use EtatInscription::{Demandee, EnAttente, Ouverte, Rattachee, Refusee};
        assert_eq!(refuser(EnAttente, "  Demandez à votre présidence. ").as_deref(), Ok("Demandez à votre présidence."));
        assert_eq!(refuser(EnAttente, "Non"), Err(Refus::Motif { signes: 3 }));
        assert_eq!(refuser(EnAttente, &"x".repeat(1_001)), Err(Refus::Motif { signes: 1_001 }));
        for etat in [Demandee, Ouverte, Rattachee, Refusee] {
            assert_eq!(refuser(etat, "Demandez à votre présidence."), Err(Refus::DejaDecidee), "{etat:?}");
        }
        for etat in EtatInscription::ALL {
            assert_eq!(rattachable(*etat).is_ok(), matches!(etat, EnAttente | Refusee), "{etat:?}");
        }
    }
}
