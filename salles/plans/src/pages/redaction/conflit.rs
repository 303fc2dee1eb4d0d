//! « deux saisies simultanées : la seconde voit les deux versions et choisit champ par champ ».
//! Works on the fields of a form, whatever the record: base (what the person saw), stored, typed.

use crate::m;
use crate::regles::redaction::libelle_champ;
use maud::{Markup, html};
use store::{Read, Record, StoreError, journal};
use web::components::bouton;
use web::{Form, Visit};

/// Name and value of each field of a form.
pub type Champs = Vec<(String, String)>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cote {
    Enregistree,
    Saisie,
}

/// One field that differs between what is stored and what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ecart {
    nom: String,
    enregistree: Vec<String>,
    saisie: Vec<String>,
    /// The side that alone changed since the person opened the form.
    propose: Option<Cote>,
}

fn valeurs(champs: &[(String, String)], nom: &str) -> Vec<String> {
    champs.iter().filter(|(n, v)| n == nom && !v.trim().is_empty()).map(|(_, v)| v.trim().to_owned()).collect()
}

/// The record as it was at that version, read from the journal.
pub async fn version_lue<T: Record>(r: &mut impl Read, id: &str, version: i64) -> Result<Option<T>, StoreError> {
    let histoire = journal::histoire(r, T::TABLE, id).await?;
    Ok(histoire
        .into_iter()
        .filter_map(|e| e.apres)
        .filter_map(|apres| serde_json::from_value::<T>(apres).ok())
        .rfind(|ancien| ancien.version() == version))
}

/// What is to be chosen. Empty when nobody else changed any of these fields: the edit can be
/// replayed on the stored version without losing anything.
#[must_use]
pub fn ecarts(saisie: &Form, base: Option<&Champs>, enregistree: &Champs, noms: &[&str]) -> Vec<Ecart> {
    let tous: Vec<Ecart> = noms
        .iter()
        .filter_map(|nom| {
            let (e, s) = (valeurs(enregistree, nom), valeurs(saisie.fields(), nom));
            let propose = base.and_then(|base| {
                let b = valeurs(base, nom);
                if b == s {
                    Some(Cote::Enregistree)
                } else if b == e {
                    Some(Cote::Saisie)
                } else {
                    None
                }
            });
            (e != s).then(|| Ecart { nom: (*nom).to_owned(), enregistree: e, saisie: s, propose })
        })
        .collect();
    if tous.iter().all(|e| e.propose == Some(Cote::Saisie)) { vec![] } else { tous }
}

/// The form once the choices of the conflict page are applied; `None` while one of them is missing.
#[must_use]
pub fn arbitrer(form: &Form, enregistree: &Champs) -> Option<Form> {
    let a_choisir = form.all("a_choisir");
    if a_choisir.iter().any(|nom| form.text(&format!("choix.{nom}")).is_empty()) {
        return None;
    }
    let garde_l_autre = |nom: &str| a_choisir.contains(&nom) && form.text(&format!("choix.{nom}")) == "enregistree";
    let mut champs: Champs = form
        .fields()
        .iter()
        .filter(|(nom, _)| nom != "a_choisir" && !nom.starts_with("choix.") && !garde_l_autre(nom))
        .cloned()
        .collect();
    champs.extend(enregistree.iter().filter(|(nom, _)| garde_l_autre(nom)).cloned());
    Some(Form::filled(champs))
}

/// The body of the page where the person chooses. `action` is where the form goes, `version` the
/// stored one, `montrer` writes a value for people (a code, an identifier).
pub fn choisir(
    visit: &Visit,
    action: &str,
    form: &Form,
    version: i64,
    ecarts: &[Ecart],
    montrer: impl Fn(&str, &str) -> String,
) -> Markup {
    let t = m(visit.lang);
    let valeur = |nom: &str, toutes: &[String]| {
        html! {
            @if toutes.is_empty() { span.discret { (t.redaction_conflit_vide()) } }
            @else { span.texte { (toutes.iter().map(|v| montrer(nom, v)).collect::<Vec<_>>().join("\n")) } }
        }
    };
    html! {
        div.encadre.attention role="alert" {
            h2 { (t.redaction_conflit_titre()) }
            p { (t.redaction_conflit_texte()) }
        }
        form method="post" action=(action) {
            @for (nom, valeur) in form.fields() {
                @if nom != "version" && nom != "a_choisir" && !nom.starts_with("choix.") { input type="hidden" name=(nom) value=(valeur); }
            }
            input type="hidden" name="version" value=(version);
            @for ecart in ecarts {
                input type="hidden" name="a_choisir" value=(ecart.nom);
                fieldset.champ {
                    legend { (libelle_champ(&ecart.nom, visit.lang)) }
                    div.cote {
                        @for (cote, code, titre, valeurs) in [
                            (Cote::Enregistree, "enregistree", t.redaction_conflit_enregistree(), &ecart.enregistree),
                            (Cote::Saisie, "saisie", t.redaction_conflit_saisie(), &ecart.saisie),
                        ] {
                            label.choix {
                                input type="radio" required name=(format!("choix.{}", ecart.nom)) value=(code) checked[ecart.propose == Some(cote)];
                                span { strong { (titre) } small { (valeur(&ecart.nom, valeurs)) } }
                            }
                        }
                    }
                }
            }
            div.boutons { (bouton(&t.redaction_conflit_enregistrer())) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn champs(titre: &str, contexte: &str) -> Champs {
        vec![("titre".into(), titre.into()), ("contexte".into(), contexte.into())]
    }

    const NOMS: [&str; 2] = ["titre", "contexte"];

    #[test]
    fn si_l_autre_n_a_touche_a_rien_de_visible_la_saisie_se_rejoue() {
        let saisie = Form::filled(champs("Nouveau", "c"));
        assert_eq!(ecarts(&saisie, Some(&champs("t", "c")), &champs("t", "c"), &NOMS), []);
    }

    #[test]
    fn le_cote_qui_seul_a_change_est_propose_et_le_vrai_conflit_ne_l_est_pas() {
        let saisie = Form::filled(champs("Le mien", "Le mien"));
        let e = ecarts(&saisie, Some(&champs("avant", "avant")), &champs("Le sien", "avant"), &NOMS);
        assert_eq!(e.iter().map(|e| e.propose).collect::<Vec<_>>(), [None, Some(Cote::Saisie)]);
        let saisie = Form::filled(champs("avant", "Le mien"));
        let e = ecarts(&saisie, Some(&champs("avant", "avant")), &champs("Le sien", "avant"), &NOMS);
        assert_eq!(e[0].propose, Some(Cote::Enregistree));
        assert_eq!(ecarts(&saisie, None, &champs("Le sien", "avant"), &NOMS)[0].propose, None);
    }

    #[test]
    fn chaque_champ_est_choisi_et_un_choix_manquant_arrete() {
        let mut tapes = champs("Le mien", "Le mien");
        for nom in NOMS {
            tapes.push(("a_choisir".into(), nom.into()));
        }
        tapes.push(("choix.titre".into(), "enregistree".into()));
        assert!(arbitrer(&Form::filled(tapes.clone()), &champs("Le sien", "Le sien")).is_none());
        tapes.push(("choix.contexte".into(), "saisie".into()));
        let form = arbitrer(&Form::filled(tapes), &champs("Le sien", "Le sien")).unwrap();
        assert_eq!((form.text("titre"), form.text("contexte")), ("Le sien", "Le mien"));
        assert!(!form.has("a_choisir") && !form.has("choix.titre"));
    }
}
