//! The form of a definition. The page around it belongs to the room whose object is measured.

use super::mots;
use crate::m;
use crate::model::{Cible, EtatIndicateur, Indicateur, Mesure, Rattachement, RoleIndicateur, Sens};
use crate::regles::redaction::{SaisieIndicateur, libelle_champ};
use kernel::Lang;
use maud::{Markup, html};
use web::Form;
use web::components::{Champ, Choix, champ, choix, coches, liste_deroulante, zone};

/// The fields of the form that hold one value each, in its order; targets are `cible.1`, `cible.2`…
pub const NOMS: [&str; 17] = [
    "code",
    "libelle",
    "definition",
    "unite",
    "role",
    "mesure",
    "etapes",
    "note_min",
    "note_max",
    "sens",
    "reference",
    "reference_le",
    "poids",
    "etat",
    "derive_de",
    "lettres",
    "declinaisons",
];

/// What the form offers to choose among.
#[derive(Debug, Clone, Default)]
pub struct Cadre {
    /// Years of the contract.
    pub duree: i64,
    /// Key and label of each déclinaison of the object measured.
    pub declinaisons: Vec<(String, String)>,
    /// The indicators that this one may derive from.
    pub autres: Vec<Indicateur>,
}

/// An indicator as the fields of its form.
#[must_use]
pub fn champs(i: &Indicateur, rattachement: &Rattachement, cibles: &[Cible]) -> Vec<(String, String)> {
    let s = SaisieIndicateur::de(i, rattachement, cibles);
    let mut champs: Vec<(String, String)> = [
        ("version", i.version.to_string()),
        ("code", s.code),
        ("libelle", s.libelle),
        ("definition", s.definition),
        ("unite", s.unite),
        ("role", s.role),
        ("mesure", s.mesure),
        ("etapes", s.etapes),
        ("note_min", s.note_min),
        ("note_max", s.note_max),
        ("sens", s.sens),
        ("reference", s.reference),
        ("reference_le", s.reference_le),
        ("poids", s.poids),
        ("etat", s.etat),
        ("derive_de", s.derive_de),
        ("lettres", s.lettres),
    ]
    .map(|(nom, valeur)| (nom.to_owned(), valeur))
    .to_vec();
    champs.extend(s.declinaisons.into_iter().map(|d| ("declinaisons".to_owned(), d)));
    champs.extend(s.cibles.into_iter().map(|(annee, cible)| (format!("cible.{annee}"), cible)));
    champs
}

/// The form as the rules read it.
#[must_use]
pub fn saisie(form: &Form) -> SaisieIndicateur {
    let lire = |nom: &str| form.text(nom).to_owned();
    let cibles = form
        .fields()
        .iter()
        .filter_map(|(nom, valeur)| Some((nom.strip_prefix("cible.")?.parse().ok()?, valeur.clone())))
        .collect();
    SaisieIndicateur {
        code: lire("code"),
        libelle: lire("libelle"),
        definition: lire("definition"),
        unite: lire("unite"),
        role: lire("role"),
        mesure: lire("mesure"),
        etapes: lire("etapes"),
        note_min: lire("note_min"),
        note_max: lire("note_max"),
        sens: lire("sens"),
        reference: lire("reference"),
        reference_le: lire("reference_le"),
        poids: lire("poids"),
        etat: lire("etat"),
        derive_de: lire("derive_de"),
        lettres: lire("lettres"),
        declinaisons: form.all("declinaisons").into_iter().map(str::to_owned).collect(),
        cibles,
    }
}

/// The fields, without the `form` element: its action and its buttons belong to the page.
#[must_use]
pub fn formulaire(form: &Form, cadre: &Cadre, lang: Lang) -> Markup {
    let t = m(lang);
    let l = |nom: &str| libelle_champ(nom, lang);
    let roles: Vec<Choix> = RoleIndicateur::ALL.iter().map(|r| Choix::new(r.code(), mots::role(*r, lang))).collect();
    let mesures: Vec<Choix> = Mesure::ALL.iter().map(|x| Choix::new(x.code(), mots::mesure(*x, lang))).collect();
    let par_etapes = form.text("mesure") == Mesure::Jalon.code();
    let par_note = form.text("mesure") == Mesure::Note.code();
    let sens: Vec<Choix> = Sens::ALL.iter().map(|s| Choix::new(s.code(), mots::sens(*s, lang))).collect();
    let etats: Vec<Choix> = EtatIndicateur::ALL.iter().map(|e| Choix::new(e.code(), mots::etat(*e, lang))).collect();
    let mut autres = vec![Choix::new("", t.definition_derive_de_rien())];
    autres.extend(cadre.autres.iter().map(|i| Choix::new(i.id.to_string(), format!("{} {}", i.code, i.libelle))));
    let declinaisons: Vec<Choix> = cadre.declinaisons.iter().map(|(cle, label)| Choix::new(cle, label)).collect();
    html! {
        (champ(form, &Champ { name: "code", label: &l("code"), hint: &t.definition_aide_code(), required: true, short: true, ..Champ::default() }, lang))
        (champ(form, &Champ { name: "libelle", label: &l("libelle"), required: true, ..Champ::default() }, lang))
        (zone(form, &Champ { name: "definition", label: &l("definition"), hint: &t.definition_aide_definition(), ..Champ::default() }, lang))
        (champ(form, &Champ { name: "unite", label: &l("unite"), hint: &t.definition_aide_unite(), short: true, ..Champ::default() }, lang))
        (liste_deroulante(form, &Champ { name: "role", label: &l("role"), required: true, short: true, ..Champ::default() }, &roles, lang))
        (liste_deroulante(form, &Champ { name: "mesure", label: &l("mesure"), required: true, ..Champ::default() }, &mesures, lang))
        details open[par_etapes || form.error("etapes").is_some()] {
            summary { (t.definition_etapes_titre()) }
            (zone(form, &Champ { name: "etapes", label: &l("etapes"), hint: &t.definition_aide_etapes(), lines: 4, ..Champ::default() }, lang))
        }
        details open[par_note || form.error("note_min").is_some() || form.error("note_max").is_some()] {
            summary { (t.definition_note_titre()) }
            (champ(form, &Champ { name: "note_min", label: &l("note_min"), hint: &t.definition_aide_note(), inputmode: "decimal", short: true, ..Champ::default() }, lang))
            (champ(form, &Champ { name: "note_max", label: &l("note_max"), inputmode: "decimal", short: true, ..Champ::default() }, lang))
        }
        (choix(form, &Champ { name: "sens", label: &l("sens"), required: true, ..Champ::default() }, &sens, lang))
        (champ(form, &Champ { name: "reference", label: &l("reference"), hint: &t.definition_aide_reference(), inputmode: "decimal", short: true, ..Champ::default() }, lang))
        (champ(form, &Champ { name: "reference_le", label: &l("reference_le"), hint: &t.definition_aide_date(), short: true, ..Champ::default() }, lang))
        fieldset.champ {
            legend { (t.definition_cibles()) }
            p.aide { (t.definition_aide_cibles()) }
            div.annuelles {
                @for annee in 1..=cadre.duree {
                    @let nom = format!("cible.{annee}");
                    (champ(form, &Champ { name: &nom, label: &l(&nom), inputmode: if par_etapes { "" } else { "decimal" }, short: true, ..Champ::default() }, lang))
                }
            }
        }
        (champ(form, &Champ { name: "poids", label: &l("poids"), hint: &t.definition_aide_poids(), inputmode: "decimal", required: true, short: true, ..Champ::default() }, lang))
        (champ(form, &Champ { name: "lettres", label: &l("lettres"), hint: &t.definition_aide_lettres(), short: true, ..Champ::default() }, lang))
        @if !declinaisons.is_empty() {
            (coches(form, &Champ { name: "declinaisons", label: &l("declinaisons"), hint: &t.definition_aide_declinaisons(), ..Champ::default() }, &declinaisons, lang))
        }
        (liste_deroulante(form, &Champ { name: "derive_de", label: &l("derive_de"), hint: &t.definition_aide_derive_de(), ..Champ::default() }, &autres, lang))
        (choix(form, &Champ { name: "etat", label: &l("etat"), hint: &t.definition_aide_etat(), required: true, ..Champ::default() }, &etats, lang))
    }
}
