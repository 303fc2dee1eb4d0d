//! `/indicateurs/{indicateur}/territoires/{territoire}?annee=4`: « Comment c'est calculé » for the rate of one place. « Tout
//! chiffre affiché […] ouvre : formule en français […] ; opérandes » and « l'explication se rejoue : appliquer la formule
//! affichée aux opérandes affichés redonne le chiffre au dernier centième » (§ 8).

use super::lieux::{dessous, exercice, mediane, signaux, valeur};
use crate::actes::valeurs::Dossier;
use crate::actes::valeurs::par_lieu::{Ligne, par_lieu};
use crate::m;
use crate::model::{EtatValeur, Etendue, Indicateur, Suivi, Valeur};
use crate::pages::valeurs::{Port, cadre, mots};
use crate::plans::Exercice;
use crate::regles::{Defini, ReferenceLue, Signal, Visee, ecrire_periode};
use axum::Extension;
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Lang;
use kernel::nombre::Nombre;
use kernel::texte::{cle, date_longue};
use maud::{Markup, html};
use web::{Page, PageError, Visit};

/// An operand as it is served: « opérandes servis à 4 décimales au moins ».
pub(super) fn servi(n: &Nombre, lang: Lang) -> String {
    let six = n.arrondi(6, false);
    let net = if six.contains('.') { six.trim_end_matches('0') } else { &six };
    let decimales = net.split_once('.').map_or(0, |(_, d)| d.len());
    // Whole numbers and short decimals as they are; what does not end, at four signs at least.
    let decimales = if decimales > 2 { decimales.max(4) } else { decimales };
    let decimales = u32::try_from(decimales).unwrap_or(6);
    if lang == Lang::Fr { n.affiche_fr(decimales) } else { n.affiche_en(decimales) }
}

/// `GET /indicateurs/{indicateur}/territoires/{territoire}?annee=4`
pub async fn get(visit: Visit, Extension(plans): Port, Path((_c, id, lieu)): Path<(String, String, String)>) -> Page {
    let mut r = visit.reader().await?;
    let (i, dossier) = super::ouvrir(&visit, plans.as_ref(), &mut r, &id).await?;
    let objectifs = crate::actes::objectifs_de(&mut r, i.id).await?;
    let (t, lang) = (m(visit.lang), visit.lang);
    let suivi = dossier.suivi(&i);
    let e = exercice(&visit, &dossier, &i, &suivi, &cadre::query(&visit)).ok_or(PageError::NotFound)?;
    let lu = par_lieu(&dossier, &i, &suivi, &objectifs, e);
    let rang = lu.lignes.iter().position(|l| l.lieu.id.to_string() == lieu).ok_or(PageError::NotFound)?;
    let l = lu.lignes.get(rang).ok_or(PageError::NotFound)?;
    let defini = Defini::de(&i, &suivi);
    let contrat = defini.visee(&i, &lu.coupures, false);
    let visee = l.but.visee(&contrat, &lu.coupures);
    let entier = dossier.lit_tout(&visit, &i);
    let cachee = !entier && (l.valeur_cachee || l.reference_cachee);
    let annee = t.saisie_annee(e.numero.to_string(), e.fin.annee().to_string());
    let protege = html! {
        p.chapeau { (l.lieu.nom) ", " (&annee) }
        p.encadre { (t.lieux_protege(suivi.seuil_secret.to_string())) }
        p { (retour(&visit, &i, e)) }
    };
    let corps = html! {
        p.chapeau {
            (l.lieu.nom) ", " (annee) "\u{202f}: "
            @match &l.taux.retenu {
                Some(n) => strong { (n.affiche_taux_fr(2)) "\u{202f}%" },
                None => strong { (t.lieux_pas_de_taux()) },
            }
        }
        h2 { (t.lieux_formule()) }
        p { (formule(l, &visee, lang)) }
        @if let (Some(brut), Some(retenu)) = (&l.taux.brut, &l.taux.retenu) {
            p { (rejouer(l, &visee, e, brut, lang)) }
            @if brut != retenu { p { (t.lieux_borne(brut.affiche_taux_fr(2), retenu.affiche_taux_fr(2))) } }
        }
        @if !l.taux.signaux.is_empty() { div.encadre { (signaux(&l.taux, lang)) } }
        h2 { (t.lieux_operandes()) }
        (operandes(l, &visee, e, &i, lang))
        h2 { (t.lieux_valeurs_lues()) }
        (lues(&visit, &dossier, (&i, &suivi), l))
        h2 { (t.lieux_face_aux_autres()) }
        p { (mediane(&lu, entier, lang)) }
        @if dessous(&lu, rang, entier) { p.encadre { "! " (t.lieux_dessous()) } }
        p.discret { (t.lieux_regle_mediane()) }
        p { (retour(&visit, &i, e)) }
    };
    let corps = if cachee { protege } else { corps };
    let titre = t.lieux_calcul_titre(&i.code, &l.lieu.nom);
    Ok(cadre::page(&visit, &titre, false, corps).into_response())
}

fn retour(visit: &Visit, i: &Indicateur, e: Exercice) -> Markup {
    let adresse = visit.url(&format!("/indicateurs/{}?annee={}#territoires", i.id, e.numero));
    html! { a href=(adresse) { (m(visit.lang).lieux_retour()) } }
}

/// F1 in words, as it applies here.
fn formule(l: &Ligne<'_>, visee: &Visee<'_>, lang: Lang) -> String {
    let t = m(lang);
    match () {
        () if l.taux.signaux.contains(&Signal::SansSens) => t.lieux_formule_sans_sens(),
        () if visee.objectif(None).sens == crate::model::Sens::Maintien => t.lieux_formule_maintien(),
        () if l.taux.signaux.contains(&Signal::CibleDejaAtteinte) => t.lieux_formule_deja(),
        () => t.lieux_formule_f1(),
    }
}

/// The formula with its operands, so that anyone may do it again.
fn rejouer(l: &Ligne<'_>, visee: &Visee<'_>, e: Exercice, brut: &Nombre, lang: Lang) -> String {
    let objectif = visee.objectif(l.but.cibles.get(&e.numero));
    let depart = match visee.reference(e.fin) {
        ReferenceLue::Face(n) => n,
        ReferenceLue::Coupee(_) => None,
    };
    let resultat = format!("{}\u{202f}%", brut.affiche_taux_fr(2));
    match (l.valeur(), depart, objectif.cible) {
        (Some(v), Some(r), Some(c)) if !l.taux.signaux.contains(&Signal::CibleDejaAtteinte) => {
            let [v, r, c] = [v, &r, &c].map(|n| servi(n, lang));
            format!("100 × ({v} − {r}) / ({c} − {r}) = {resultat}")
        }
        (Some(v), _, _) => {
            let cible = visee.cible_ecrite(l.but.cibles.get(&e.numero), &|n| servi(n, lang)).unwrap_or_default();
            m(lang).lieux_face(servi(v, lang), cible, resultat)
        }
        _ => resultat,
    }
}

/// Each operand with where it comes from; what lacks says so and is not replaced.
fn operandes(l: &Ligne<'_>, visee: &Visee<'_>, e: Exercice, i: &Indicateur, lang: Lang) -> Markup {
    let t = m(lang);
    let rien = t.lieux_manque();
    let objectif = visee.objectif(l.but.cibles.get(&e.numero));
    let le = l.but.reference_le.map_or_else(|| t.lieux_sans_date(), |jour| date_longue(jour, lang));
    let origine = if l.but.provenance.is_empty() { t.lieux_sans_provenance() } else { l.but.provenance.clone() };
    let etendue = l.retenue.as_ref().and_then(Etendue::de).map(|lue| mots::etendue(&lue, lang)).unwrap_or_default();
    html! { dl.fiche-info {
        @if objectif.sens != crate::model::Sens::Maintien {
            dt { (t.indicateur_reference()) }
            dd {
                @match (&objectif.reference, &l.but.reference) {
                    (Some(n), Some(_)) => { (servi(n, lang)) ", " (le) ", " (origine) }
                    (Some(n), None) => { (servi(n, lang)) " (" (t.lieux_de_la_mesure()) ")" }
                    (None, _) => { (rien) " " (t.lieux_sans_repli()) }
                }
            }
        }
        dt { (t.lieux_cible(e.numero.to_string())) }
        dd {
            (visee.cible_ecrite(l.but.cibles.get(&e.numero), &|n| servi(n, lang)).unwrap_or_else(|| rien.clone()))
            @if visee.sans_cible() { " (" (t.lieux_de_la_mesure()) ")" }
        }
        dt { (t.indicateur_retenue()) }
        dd {
            @match l.valeur() { Some(n) => { (servi(n, lang)) }, None => { (valeur(l, lang)) } }
            (mots::unite(&i.unite))
            @for dit in &etendue { br; small { (dit) } }
        }
    } }
}

/// The values of the place that the year reads, each with its source and its author.
fn lues(visit: &Visit, dossier: &Dossier, (i, suivi): (&Indicateur, &Suivi), l: &Ligne<'_>) -> Markup {
    let (t, foi) = (m(visit.lang), cle(&suivi.source));
    let lieu = l.lieu.id.to_string();
    let dedans = |v: &&Valeur| {
        let lue = l.retenue.as_ref().and_then(|r| Some((r.periode, r.fenetre?)));
        lue.is_some_and(|(seule, (de, a))| seule.is_none_or(|p| p == v.periode) && de <= v.periode && v.periode <= a)
            && v.indicateur_id == i.id
            && v.territoire_id == lieu
            && v.source_cle == foi
            && v.etat == EtatValeur::Validee
    };
    let siennes: Vec<&Valeur> = dossier.valeurs.iter().filter(dedans).collect();
    html! {
        p.discret { (t.indicateur_regle(mots::operation(suivi.operation_periodes, visit.lang))) }
        @if siennes.is_empty() { p { (t.lieux_rien_lu()) } } @else {
            ul { @for v in siennes { li {
                (ecrire_periode(v.periode, suivi.pas())) "\u{202f}: " (v.texte()) ", "
                @if v.source.is_empty() { (t.indicateur_sans_source()) } @else { (v.source) }
                ", " (v.auteur)
            } } }
        }
    }
}
