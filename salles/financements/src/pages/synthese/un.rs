//! `/appels/{appel}/synthese/{numero}`: one file in short; the committee's means, the council's opinion, an interest to declare.

use super::{nom, quartiers, relu};
use crate::actes::avis_conseil::{avis_sur, donner};
use crate::actes::instruction::declarer_interet;
use crate::calculs::moyenne;
use crate::droits::siege_au_copil;
use crate::model::{Avis, AvisConseil, BilanDossier, Dossier, FinanceurInscrit, LigneFinanceur, Porteur};
use crate::pages::cadre_appel::{Cadre, Issue, Onglet};
use crate::store::synthese as lectures;
use crate::{m, mots};
use axum::extract::Path;
use axum::response::Response;
use kernel::Right;
use kernel::nombre::Nombre;
use kernel::texte::date_longue;
use maud::{Markup, html};
use std::collections::HashMap;
use store::{ActeError, Read, Reader, StoreError, args};
use web::components::{Champ, Choix, bouton, champ, erreurs, etat, liste_deroulante, zone};
use web::{Form, Page, PageError, Visit};

/// A file as its readers see it here.
struct Vu {
    dossier: Dossier,
    porteur: Porteur,
    lignes: Vec<LigneFinanceur>,
    financeurs: Vec<FinanceurInscrit>,
    noms: HashMap<String, String>,
    avis: Option<AvisConseil>,
    bilan: Option<BilanDossier>,
    interesse: bool,
    /// « COPIL : ○ moyennes »; none for the others.
    moyenne: Option<Option<Nombre>>,
}

async fn lire(cadre: &Cadre, r: &mut Reader, numero: &str) -> Result<Vu, PageError> {
    let dossier = lectures::dossier(r, &cadre.appel, numero).await?;
    let interets = lectures::interets(r, dossier.id).await?;
    let interesse = cadre.visit.visitor.as_ref().is_some_and(|v| interets.iter().any(|i| i.compte_id == v.compte_id));
    // « Déclarer un intérêt (alors ni lire les notes, ni agir) ».
    let moyenne = if siege_au_copil(&cadre.visit, &cadre.appel) && !interesse {
        Some(moyenne(&lectures::notes(r, dossier.id).await?, &interets, &cadre.appel.grille))
    } else {
        None
    };
    Ok(Vu {
        porteur: r.load(&dossier.porteur_id).await?,
        lignes: r.list::<LigneFinanceur>("dossier_id = $2 ;; ORDER BY financeur COLLATE \"C\"", args![dossier.id]).await?,
        financeurs: crate::store::financeurs(r).await?,
        noms: crate::store::quartiers(r).await?.into_iter().collect(),
        avis: avis_sur(r, dossier.id).await?,
        bilan: lectures::bilan(r, dossier.id).await?,
        interesse,
        moyenne,
        dossier,
    })
}

/// `GET /appels/{appel}/synthese/{numero}`
pub async fn get(visit: Visit, Path((_c, slug, numero)): Path<(String, String, String)>) -> Page {
    let (cadre, mut r) = Cadre::ouvrir_la_synthese(visit, &slug).await?;
    let vu = lire(&cadre, &mut r, &numero).await?;
    Ok(rendre(&cadre, &vu, &Form::default(), Issue::Bien))
}

/// `POST /appels/{appel}/synthese/{numero}`
pub async fn post(visit: Visit, Path((_c, slug, numero)): Path<(String, String, String)>, mut form: Form) -> Page {
    let (cadre, mut r) = Cadre::ouvrir_la_synthese(visit, &slug).await?;
    let vu = lire(&cadre, &mut r, &numero).await?;
    drop(r);
    let (visit, id) = (&cadre.visit, vu.dossier.id);
    let resultat = match form.text("geste") {
        "interet" => declarer_interet(visit, id, form.text("interet_motif")).await.map(drop),
        "avis" => {
            let version = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
            donner(visit, id, version, form.text("avis"), form.text("avis_motif")).await.map(drop)
        }
        _ => return Err(PageError::Unreadable),
    };
    match resultat {
        Ok(()) => Ok(visit.go(&cadre.chemin(&format!("/synthese/{numero}")))),
        Err(ActeError::Refus(refus)) => {
            let issue = Issue::du_refus(&refus);
            form.refused(ActeError::Refus(refus), visit.lang)?;
            Ok(rendre(&cadre, &vu, &form, issue))
        }
        // « 409, les deux versions montrées »: what is written stands above what was typed.
        Err(ActeError::Store(StoreError::Stale { .. })) => Ok(rendre(&cadre, &vu, &form, Issue::Perime)),
        Err(autre) => Err(autre.into()),
    }
}

fn rendre(cadre: &Cadre, vu: &Vu, form: &Form, issue: Issue) -> Response {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let d = &vu.dossier;
    // Who reads the files whole knows what is being decided; the others learn it with the holder.
    let interne = crate::droits::lit_les_dossiers(&cadre.visit, &cadre.appel);
    let montre = if interne { d.etat } else { d.etat.pour_le_porteur() };
    let corps = html! {
        (erreurs(form, lang))
        @if issue == Issue::Perime && form.errors.is_empty() { div.encadre.attention role="alert" { p { (t.synthese_conflit()) } } }
        @if vu.interesse { div.encadre.attention { p { (t.suite_interet_exclu()) } } }
        p { (etat(mots::ton_dossier(montre), &mots::etat_dossier(montre, lang))) " " (nom(Some(&vu.porteur), lang)) }
        (faits(vu, lang))
        h2 { (t.suite_matrice()) }
        (matrice(vu, montre == d.etat, lang))
        @if let Some(moyenne) = &vu.moyenne {
            h2 { (t.suite_notes_titre()) }
            p { @match moyenne { Some(n) => (t.synthese_moyenne(crate::pages::instruction::note(n, lang), crate::calculs::SUR.to_string())), None => (t.suite_notes_personne()) } }
        }
        h2 #avis { (t.synthese_avis()) }
        (avis_ecrit(vu.avis.as_ref(), lang))
        @if cadre.visit.may(Right::DonnerAvis, Some(&cadre.appel.contrat_id)) && !vu.interesse { (formulaire(cadre, vu, form)) }
        (le_bilan(vu, lang))
        @if !vu.interesse { (interet(cadre, vu, form)) }
    };
    let titre = format!("{} · {}", d.numero.as_deref().unwrap_or_default(), d.intitule);
    issue.reponse(cadre.page(&titre, Onglet::Synthese, Some((t.synthese_titre(), "/synthese")), &corps))
}

fn faits(vu: &Vu, lang: kernel::Lang) -> Markup {
    let t = m(lang);
    let (d, c) = (&vu.dossier, &*vu.dossier.contenu);
    let periode = c.debut.zip(c.fin).map(|(de, a)| t.fiche_du_au(date_longue(de, lang), date_longue(a, lang)));
    let lignes = [
        (t.suite_fait_resume(), relu(&c.resume, lang)),
        (t.suite_fait_objectifs(), relu(&c.objectifs, lang)),
        (t.suite_fait_publics(), relu(&c.publics, lang)),
        (t.suite_fait_quartiers(), quartiers(d, &vu.noms)),
        (t.suite_fait_periode(), periode.unwrap_or_default()),
        (t.suite_fait_defi(), mots::phrase(&c.defi)),
        (t.saisie_axes(), mots::phrase(&c.axes_saisis().join(", "))),
        (t.suite_fait_cout(), mots::euros(Some(d.cout()), lang)),
        (t.suite_fait_demande(), mots::euros(Some(d.demande()), lang)),
    ];
    html! { dl { @for (nom, valeur) in lignes { @if !valeur.is_empty() { dt { (nom) } dd.texte { (valeur) } } } } }
}

fn matrice(vu: &Vu, votes: bool, lang: kernel::Lang) -> Markup {
    let t = m(lang);
    let qui = |l: &LigneFinanceur| {
        vu.financeurs.iter().find(|f| f.code == l.financeur).map_or_else(|| l.financeur.to_string(), |f| f.nom.clone())
    };
    html! {
        table.empile {
            caption { (t.synthese_matrice()) }
            thead { tr {
                th scope="col" { (t.suite_col_financeur()) } th.num scope="col" { (t.suite_col_demande()) }
                @if votes { th.num scope="col" { (t.suite_col_vote()) } }
            } }
            tbody { @for l in &vu.lignes { tr {
                th scope="row" { (qui(l)) }
                td.num data-l=(t.suite_col_demande()) { (mots::euros(l.demande(), lang)) }
                @if votes { td.num data-l=(t.suite_col_vote()) { (mots::euros(l.vote(), lang)) } }
            } } }
        }
    }
}

/// The opinion of the council as it stands.
pub fn avis_ecrit(avis: Option<&AvisConseil>, lang: kernel::Lang) -> Markup {
    let t = m(lang);
    html! {
        @match avis {
            Some(a) => {
                p { strong { (mots::avis(a.avis, lang)) } @if !a.motif.is_empty() { " " (a.motif) } }
                p.discret { (t.synthese_avis_par(&a.ecrit_par, mots::instant(a.ecrit_a, lang))) }
            }
            None => { p { (t.synthese_sans_avis()) } }
        }
    }
}

fn formulaire(cadre: &Cadre, vu: &Vu, form: &Form) -> Markup {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let saisi = form.text("geste") == "avis";
    let deja =
        vu.avis.iter().flat_map(|a| [("avis".to_owned(), a.avis.code().to_owned()), ("avis_motif".to_owned(), a.motif.clone())]);
    let enregistre = Form::filled(deja.collect());
    let form = if saisi { form } else { &enregistre };
    let mut choix = vec![Choix::new("", t.synthese_avis_choisir())];
    choix.extend(Avis::ALL.iter().map(|a| Choix::new(a.code(), mots::avis(*a, lang))));
    let numero = vu.dossier.numero.as_deref().unwrap_or_default();
    html! {
        form method="post" action=(cadre.url(&format!("/synthese/{numero}"))) data-enhance="brouillon" {
            input type="hidden" name="geste" value="avis";
            input type="hidden" name="version" value=(vu.avis.as_ref().map_or(0, |a| a.version));
            h3 { (t.synthese_avis_ecrire()) }
            p { (t.synthese_avis_aide()) }
            (liste_deroulante(form, &Champ { name: "avis", label: &t.suite_col_avis(), required: true, ..Champ::default() }, &choix, lang))
            (zone(form, &Champ { name: "avis_motif", label: &t.synthese_avis_motif(), lines: 5, ..Champ::default() }, lang))
            div.boutons { (bouton(&t.synthese_avis_enregistrer())) }
        }
    }
}

fn le_bilan(vu: &Vu, lang: kernel::Lang) -> Markup {
    let t = m(lang);
    let Some(bilan) = &vu.bilan else { return html! {} };
    let realise = bilan.cout_realise_centimes.map(crate::regles::Euros::de_centimes);
    let recits = [(t.bilan_mise_en_oeuvre(), &bilan.contenu.mise_en_oeuvre), (t.suite_fait_publics(), &bilan.contenu.publics)];
    html! {
        h2 { (t.synthese_bilan()) }
        @if let Some(le) = bilan.recu_le { p { (t.synthese_bilan_recu(date_longue(le, lang))) } }
        @if realise.is_some() { p { (t.synthese_bilan_cout(mots::euros(realise, lang), mots::euros(Some(vu.dossier.cout()), lang))) } }
        dl { @for (nom, texte) in recits { @if !texte.is_empty() { dt { (nom) } dd.texte { (relu(texte, lang)) } } } }
    }
}

fn interet(cadre: &Cadre, vu: &Vu, form: &Form) -> Markup {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let numero = vu.dossier.numero.as_deref().unwrap_or_default();
    html! {
        details open[form.error("interet_motif").is_some()] {
            summary { (t.suite_interet_titre()) }
            form method="post" action=(cadre.url(&format!("/synthese/{numero}"))) {
                input type="hidden" name="geste" value="interet";
                p { (t.suite_interet_aide()) }
                (champ(form, &Champ { name: "interet_motif", label: &t.suite_interet_motif(), required: true, ..Champ::default() }, lang))
                div.boutons { (bouton(&t.suite_interet_declarer())) }
            }
        }
    }
}
