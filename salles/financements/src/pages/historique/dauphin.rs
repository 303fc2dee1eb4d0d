//! What an extract of Dauphin asks a person: what its statuses mean, and who is right where both sides changed.

use crate::actes::historique::Apercu;
use crate::model::SensDauphin;
use crate::regles::historique::{Changement, Preparee, Sort, Tranche, champs, montant, sens_en_mots, vu as montre};
use crate::{m, mots};
use kernel::Lang;
use kernel::texte::cle;
use maud::{Markup, html};
use std::collections::BTreeMap;
use web::Form;
use web::components::{Champ, Choix, liste_deroulante};

/// How many rows say something new, or nothing, or wait for a choice.
pub(super) fn comptes(vu: &Apercu, lang: Lang) -> Markup {
    let t = m(lang);
    let modifiees = vu.compte(|s| matches!(s, Sort::Modifiee { .. }));
    let inchangees = vu.compte(|s| matches!(s, Sort::Inchangee { .. }));
    let conflits = vu.compte(|s| matches!(s, Sort::EnConflit { .. }));
    html! {
        @if modifiees > 0 { li { (t.dauphin_modifiees(modifiees)) } }
        @if inchangees > 0 { li { (t.dauphin_inchangees(inchangees)) } }
        @if conflits > 0 { li { (t.dauphin_conflits(conflits)) } }
        @if vu.en_cours.is_some() && vu.correspondance.paires.keys().any(|c| c.starts_with("vote.")) {
            li { (t.dauphin_votes_laisses()) }
        }
    }
}

/// What each status of the extract means, to correct once for all.
pub(super) fn statuts(vu: &Apercu, ici: &str, lang: Lang) -> Markup {
    if vu.statuts_dits.is_empty() {
        return html! {};
    }
    let t = m(lang);
    let mut choix = vec![Choix::new("", t.dauphin_statut_a_dire())];
    choix.extend(SensDauphin::ALL.iter().map(|s| Choix::new(s.code(), sens_en_mots(*s, lang))));
    let sens = |dit: &str| vu.statuts.get(&cle(dit)).map(|s| s.code()).unwrap_or_default();
    let inconnus = vu.statuts_dits.iter().any(|dit| sens(dit).is_empty());
    let formulaire = html! {
        p { (t.dauphin_statuts_aide()) }
        form method="post" action=(ici) {
            @for (rang, dit) in vu.statuts_dits.iter().enumerate() {
                @let nom = format!("statut.{rang}");
                (liste_deroulante(&Form::filled(vec![(nom.clone(), sens(dit).to_owned())]), &Champ { name: &nom, label: dit, ..Champ::default() }, &choix, lang))
            }
            div.boutons { button.bouton type="submit" name="action" value="statuts" { (t.dauphin_statuts_enregistrer()) } }
        }
    };
    html! {
        h2 { (t.dauphin_statuts()) }
        @if inconnus { (formulaire) } @else { details { summary { (t.dauphin_statuts_voir()) } (formulaire) } }
    }
}

/// What was said of each status, by its rank.
pub(super) fn traductions(form: &Form, vu: &Apercu) -> BTreeMap<String, String> {
    let dits = vu.statuts_dits.iter().enumerate();
    dits.map(|(rang, dit)| (dit.clone(), form.text(&format!("statut.{rang}")).to_owned())).collect()
}

/// The changes of a row, and the choice when both sides changed.
pub(super) fn changements(vu: &Apercu, p: &Preparee, lang: Lang) -> Markup {
    let t = m(lang);
    let (liste, conflit) = match &p.sort {
        Sort::Modifiee { changements, .. } => (changements, false),
        Sort::EnConflit { changements, .. } => (changements, true),
        _ => return html! {},
    };
    let champ = format!("conflit.{}", p.ligne.ligne);
    let montrees = format!("vu.{}", p.ligne.ligne);
    html! {
        @for c in liste { br; small { @if c.en_conflit { "⚠ " } (dit(vu, c, lang)) } }
        @if conflit {
            br;
            input type="hidden" name=(montrees) value=(montre(liste));
            select name=(champ) aria-label=(t.dauphin_conflit_de(&p.ligne.intitule)) {
                option value="" selected { (t.dauphin_conflit_a_dire()) }
                option value="ici" { (t.dauphin_conflit_ici()) }
                option value="dauphin" { (t.dauphin_conflit_dauphin()) }
            }
        }
    }
}

/// « Demandé : État : 8 000 € → 9 000 € ».
fn dit(vu: &Apercu, c: &Changement, lang: Lang) -> String {
    let t = m(lang);
    let nom = champs(&vu.financeurs, lang).into_iter().find(|col| col.cle == c.champ).map(|col| col.titre);
    let est_montant = c.champ.contains('.') || c.champ == "cout";
    let valeur = |texte: &str| match c.champ.as_str() {
        _ if texte.is_empty() => "∅".to_owned(),
        _ if est_montant => mots::euros(montant(texte), lang),
        "etat" => crate::regles::etats::EtatDossier::de_code(texte).map(|e| mots::etat_dossier(e, lang)).unwrap_or_default(),
        _ => texte.to_owned(),
    };
    t.dauphin_changement(nom.unwrap_or_else(|| t.liste_etat()), valeur(&c.avant), valeur(&c.apres))
}

/// Who is right, by row.
pub(super) fn tranches(form: &Form, vu: &Apercu) -> BTreeMap<u32, Tranche> {
    let conflits = vu.lignes.iter().filter(|p| matches!(p.sort, Sort::EnConflit { .. }));
    let dites = conflits.filter_map(|p| {
        let ligne = p.ligne.ligne;
        let dit = form.text(&format!("conflit.{ligne}"));
        let tranche = Tranche { dauphin: dit == "dauphin", vu: form.text(&format!("vu.{ligne}")).to_owned() };
        (!dit.is_empty()).then_some((ligne, tranche))
    });
    dites.collect()
}
