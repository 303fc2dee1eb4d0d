//! The words of the acts: those of the software, the names of their passages, what fills their fields in an example. In French,
//! the language of the acts.

use crate::m;
use crate::model::{CleModele, ModeleActe};
use crate::mots::euros;
use crate::regles::Euros;
use crate::regles::modele::{en_vigueur, remplir};
use jiff::civil::{Date, date};
use kernel::Lang;
use kernel::texte::date_longue;

const FR: Lang = Lang::Fr;

/// The words of the software, their fields between braces.
#[must_use]
pub fn origine(cle: CleModele) -> String {
    let t = m(FR);
    match cle {
        CleModele::LettreAttribution => t.lettre_attribution("{action}", "{montant}"),
        CleModele::LettreSuite => t.lettre_suite("{bilan}"),
        CleModele::LettreRefus => t.lettre_refus("{action}", "{motif}"),
        CleModele::LettreSuiteRefus => t.lettre_suite_refus(),
        CleModele::LettreSignataire => t.lettre_signataire(),
        CleModele::ConventionObjet => t.convention_objet_texte("{financeur}", "{porteur}", "{exercice}"),
        CleModele::ConventionVersement => t.convention_versement_texte("{montant}", "{echeancier}"),
        CleModele::ConventionEngagements => t.convention_engagements_texte("{bilan}"),
        CleModele::ConventionControle => t.convention_controle_texte(),
        CleModele::ConventionDuree => t.convention_duree_texte("{exercice}"),
        CleModele::ConventionAutres => String::new(),
        CleModele::ConventionSignataire => t.convention_signataire_financeur(),
        CleModele::AnnexeTexte => t.lot_annexe_texte("{financeur}", "{dossiers}"),
        CleModele::AnnexeSignataire => t.lot_annexe_signataire(),
    }
}

/// What a passage is, to who writes it.
#[must_use]
pub fn nom(cle: CleModele, lang: Lang) -> String {
    let t = m(lang);
    match cle {
        CleModele::LettreAttribution => t.modele_lettre_attribution(),
        CleModele::LettreSuite => t.modele_lettre_suite(),
        CleModele::LettreRefus => t.modele_lettre_refus(),
        CleModele::LettreSuiteRefus => t.modele_lettre_suite_refus(),
        CleModele::LettreSignataire | CleModele::ConventionSignataire | CleModele::AnnexeSignataire => t.modele_signataire(),
        CleModele::ConventionObjet => t.convention_article(1, t.convention_objet()),
        CleModele::ConventionVersement => t.convention_article(2, t.convention_versement()),
        CleModele::ConventionEngagements => t.convention_article(3, t.convention_engagements()),
        CleModele::ConventionControle => t.convention_article(4, t.convention_controle()),
        CleModele::ConventionDuree => t.convention_article(5, t.convention_duree()),
        CleModele::ConventionAutres => t.convention_article(6, t.convention_autres()),
        CleModele::AnnexeTexte => t.modele_annexe_texte(),
    }
}

/// The passage of a day, its fields filled; without a day, as it would be printed now.
#[must_use]
pub fn dire(tous: &[ModeleActe], cle: CleModele, le: Option<Date>, valeurs: &[(&str, String)]) -> String {
    let texte = en_vigueur(tous, cle, le).map_or_else(|| origine(cle), |x| x.texte.clone());
    remplir(&texte, valeurs)
}

/// What fills the fields where no act is at hand.
#[must_use]
pub fn exemple() -> Vec<(&'static str, String)> {
    let t = m(FR);
    vec![
        ("action", t.modele_exemple_action()),
        ("montant", euros(Some(Euros::entiers(4_000)), FR)),
        ("bilan", date_longue(date(2027, 4, 30), FR)),
        ("motif", t.modele_exemple_motif()),
        ("financeur", t.modele_exemple_financeur()),
        ("porteur", t.modele_exemple_porteur()),
        ("exercice", "2026".to_owned()),
        ("echeancier", t.convention_echeancier_defaut()),
        ("dossiers", t.lot_annexe_dossiers(3)),
    ]
}
