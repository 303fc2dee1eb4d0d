//! `/indicateurs/{indicateur}`: what it is, what counts, every value with where it comes from, its versions.

mod annee;
mod export;
mod formule;
mod lectures;
mod liens;
mod lieu;
mod lieux;
mod parts;
mod trajectoire;
mod versions;

pub use annee::get as annee;
pub use export::get as export;
pub use formule::Autres;
pub use lieu::get as lieu;
pub use lieux::export as export_par_lieu;
pub use parts::dont;

use super::{Port, cadre, mots};
use crate::actes::valeurs::{Dossier, Perimetre};
use crate::m;
use crate::model::{Cible, EtatValeur, Indicateur, Suivi, Valeur};
use crate::plans::Plans;
use crate::regles::{Defini, ecrire_periode, fraicheur_de};
use axum::Extension;
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Right;
use kernel::texte::{cle, date_courte, date_longue};
use maud::{Markup, html};
use store::{Read, Reader, args};
use web::components::barre;
use web::{Page, PageError, Visit};

/// The indicator of an address, with all that is known of it.
pub async fn ouvrir(visit: &Visit, plans: &dyn Plans, r: &mut Reader, id: &str) -> Result<(Indicateur, Dossier), PageError> {
    let indicateur: Indicateur = r.load(&id).await?;
    let contrats = cadre::contrats(visit, plans, r).await?;
    let contrat = contrats.iter().find(|c| c.id == indicateur.contrat_id).ok_or(PageError::NotFound)?;
    let perimetre = Perimetre { indicateur: indicateur.id.to_string(), ..Perimetre::default() };
    let dossier = cadre::dossier(plans, r, contrat, &perimetre).await?;
    Ok((indicateur, dossier))
}

/// `GET /indicateurs/{indicateur}`
pub async fn get(visit: Visit, Extension(plans): Port, Path((_c, id)): Path<(String, String)>) -> Page {
    let mut r = visit.reader().await?;
    let (i, dossier) = ouvrir(&visit, plans.as_ref(), &mut r, &id).await?;
    let cibles: Vec<Cible> = r.list("indicateur_id = $2 ;; ORDER BY annee", args![i.id]).await?;
    let autres = Autres::lire(&mut r, &dossier, &i).await?;
    let voisines = liens::lire(&mut r, &dossier, &i).await?;
    let objectifs = crate::actes::objectifs_de(&mut r, i.id).await?;
    let versions = versions::lire(&mut r, &i, dossier.suivis.get(&i.id)).await?;
    let (t, lang) = (m(visit.lang), visit.lang);
    let suivi = dossier.suivi(&i);
    let (coupures, defini) = (dossier.coupures(i.id), Defini::de(&i, &suivi));
    let visee = defini.visee(&i, &coupures, !cibles.is_empty());
    let visibles: Vec<&Valeur> =
        dossier.valeurs.iter().filter(|v| v.etat != EtatValeur::Brouillon || dossier.peut_saisir(&visit, &i)).collect();
    let csv = visit.url(&format!("/indicateurs/{}/valeurs.csv", i.id));
    let corps = html! {
        @if let Some(suite) = dossier.suite(i.id) {
            p.encadre { "! " (t.remplacement_remplacee(ecrire_periode(suite.remplacement.periode, suivi.pas()))) " "
                a href=(visit.url(&format!("/indicateurs/{}", suite.remplacement.nouveau_id))) { (suite.nouveau) } }
        }
        (gestes(&visit, &dossier, &i))
        (definition(&visit, &dossier, &i, &suivi))
        h2 { (t.indicateur_compte()) }
        (lectures::annees(&visit, &dossier, &i, &visee, &cibles))
        (trajectoire::montrer(&visit, &dossier, (&i, &suivi), &visee, &cibles))
        (lieux::montrer(&visit, &dossier, (&i, &suivi), &objectifs))
        (formule::montrer(&visit, &dossier, &i, &autres))
        (parts::annees(&visit, &dossier, &i))
        (liens::relations(&visit, &dossier, &i))
        (liens::series(&visit, &dossier, &i, &voisines))
        h2 { (t.indicateur_valeurs()) }
        (barre(&t.indicateur_nombre(visibles.len()), &[(t.indicateur_csv(), csv)]))
        @if suivi.seuil_secret > 0 { p.discret { (t.indicateur_secret(suivi.seuil_secret.to_string())) } }
        @if visibles.is_empty() { p { (t.indicateur_aucune()) } } @else { (limites(&suivi, &visibles, lang)) (valeurs(&visit, &dossier, (&i, &suivi), &visibles)) }
        (lectures::niveaux(&visit, &dossier, &i, &suivi))
        h2 { (t.indicateur_versions()) }
        (versions::montrer(&visit, &versions, &autres, i.echelle.as_ref()))
    };
    let titre = format!("{} {}", i.code, i.libelle);
    Ok(cadre::page(&visit, &titre, true, corps).into_response())
}

fn gestes(visit: &Visit, dossier: &Dossier, i: &Indicateur) -> Markup {
    let t = m(visit.lang);
    let contrat = web::form::percent_encode(&dossier.contrat.slug);
    html! {
        @if dossier.peut_saisir(visit, i) || visit.may(Right::DefinirIndicateur, Some(&i.contrat_id)) {
            div.boutons {
                @if dossier.peut_saisir(visit, i) {
                    a.bouton href=(visit.url(&format!("/indicateurs/saisie?contrat={contrat}&indicateur={}", i.id))) { (t.liste_saisir()) }
                }
                @if visit.may(Right::DefinirIndicateur, Some(&i.contrat_id)) {
                    a.bouton.second href=(visit.url(&format!("/indicateurs/{}/suivi", i.id))) { (t.suivi_regler()) }
                    a.bouton.second href=(visit.url(&format!("/indicateurs/{}/territoires", i.id))) { (t.objectif_regler()) }
                    a.bouton.second href=(visit.url(&format!("/indicateurs/{}/ventilations", i.id))) { (t.ventilation_regler()) }
                    a.bouton.second href=(visit.url(&format!("/indicateurs/{}/remplacement", i.id))) { (t.remplacement_regler()) }
                }
            }
        }
    }
}

fn definition(visit: &Visit, dossier: &Dossier, i: &Indicateur, suivi: &Suivi) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let fraicheur = fraicheur_de(i, suivi, dossier.derniere_repondue(i, suivi, visit.today()), visit.today());
    let mesures = dossier.mesures(i.id);
    let paires: Vec<(String, String)> = [
        (t.definition_champ_definition(), i.definition.clone()),
        (t.definition_champ_unite(), i.unite.clone()),
        (t.definition_champ_role(), crate::pages::mots::role(i.role, lang)),
        (t.definition_champ_mesure(), crate::pages::mots::mesure(i.mesure, lang)),
        (t.definition_champ_echelle(), i.echelle.as_ref().map(|e| crate::pages::mots::echelle(e, lang)).unwrap_or_default()),
        (t.definition_champ_sens(), crate::pages::mots::sens(i.sens, lang)),
        (t.definition_champ_etat(), crate::pages::mots::etat(i.etat, lang)),
        (t.suivi_source(), suivi.source.clone()),
        (t.suivi_formule(), suivi.formule.clone()),
        (t.suivi_perimetre(), suivi.perimetre.clone()),
        (t.suivi_periodicite(), mots::periodicite(suivi.pas(), lang)),
    ]
    .into_iter()
    .filter(|(_, valeur)| !valeur.is_empty())
    .collect();
    html! {
        dl.fiche-info {
            dt { (t.liste_contrat()) } dd { (dossier.contrat.nom) }
            @if !mesures.is_empty() {
                dt { (t.indicateur_mesure()) }
                dd { @for o in &mesures {
                    div { a href=(visit.url(&o.chemin)) { (o.nom) }
                        @if let Some(calcul) = &o.calcul { " (" a href=(visit.url(calcul)) { (t.indicateur_calcul()) } ")" } }
                } }
            }
            @for (nom, valeur) in &paires { dt { (nom) } dd { (valeur) } }
            @if let Some(reference) = &i.reference {
                dt { (t.definition_champ_reference()) }
                dd { (mots::nombre_sur(i.echelle.as_ref(), reference, lang)) @if let Some(jour) = i.reference_le { ", " (date_longue(jour, lang)) } }
            }
            dt { (t.liste_responsable()) } dd { (dossier.responsable(suivi).map_or_else(|| t.liste_personne(), str::to_owned)) }
            dt { (t.liste_prochaine()) }
            dd {
                @if let (Some(mois), Some(jour)) = (fraicheur.prochaine_periode, fraicheur.echeance) {
                    (t.liste_attendue(ecrire_periode(mois, suivi.pas()), date_longue(jour, lang))) " "
                }
                (mots::fraicheur(&fraicheur, lang))
            }
        }
    }
}

/// « Un QPV redessiné ou une commune fusionnée change de millésime, donc rupture de série » (§ 3).
fn limites(suivi: &Suivi, visibles: &[&Valeur], lang: kernel::Lang) -> Markup {
    let t = m(lang);
    let serie = visibles.iter().filter(|v| v.source_cle == cle(&suivi.source)).map(|v| (v.periode, v.millesime.as_str()));
    let changements = crate::regles::changements(serie);
    html! { @for (mois, avant, apres) in changements {
        p.encadre { "! " (t.indicateur_limites_changees(ecrire_periode(mois, suivi.pas()), avant, apres)) }
    } }
}

/// Every value, by period, place and source side by side.
fn valeurs(visit: &Visit, dossier: &Dossier, (i, suivi): (&Indicateur, &Suivi), visibles: &[&Valeur]) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let mut rangees = visibles.to_vec();
    let nom = |v: &Valeur| dossier.lieu(&v.territoire_id).map(|l| l.nom.clone()).unwrap_or_default();
    rangees.sort_by_cached_key(|v| {
        (std::cmp::Reverse(v.periode), cle(&nom(v)), v.source_cle != cle(&suivi.source), v.source_cle.clone())
    });
    html! { div.defile tabindex="0" role="region" aria-label=(t.indicateur_valeurs()) {
        table.empile {
            thead { tr {
                th scope="col" { (t.liste_periode()) } th scope="col" { (t.import_colonne_territoire()) } th.num scope="col" { (t.validation_valeur()) }
                th scope="col" { (t.liste_source()) } th scope="col" { (t.liste_etat()) } th scope="col" { (t.indicateur_provenance()) }
            } }
            tbody { @for v in rangees {
                @let lieu = nom(v);
                tr {
                    th scope="row" { (ecrire_periode(v.periode, suivi.pas())) }
                    td data-l=(t.import_colonne_territoire()) { @if lieu.is_empty() { (t.depot_ensemble()) } @else { (lieu) } @if !v.millesime.is_empty() { br; small { (t.indicateur_limites(&v.millesime)) } } }
                    td.num data-l=(t.validation_valeur()) {
                        (valeur(i, v, visit))
                        @if let (Some(_), Some(n)) = (&v.numerateur, v.nombre()) { br; small { (v.texte()) " = " (n.affiche_fr(2)) "\u{202f}%" } }
                        (parts::dont(dossier, i, v, lang))
                    }
                    td data-l=(t.liste_source()) {
                        @if v.source.is_empty() { (t.indicateur_sans_source()) } @else { (v.source) }
                        @if v.source_cle == cle(&suivi.source) { br; small { "✓ " (t.indicateur_fait_foi()) } } @else { br; small { (t.indicateur_a_cote()) } }
                    }
                    td data-l=(t.liste_etat()) {
                        (mots::etat_valeur(v.etat, lang)) " " small { (mots::qualite(v.qualite, lang)) }
                        @if let (EtatValeur::Validee, Some(par)) = (v.etat, &v.valideur) { br; small { (t.indicateur_validee_par(par)) } }
                        @if let (EtatValeur::Renvoyee, Some(renvoi)) = (v.etat, &v.renvoi) { br; small { (renvoi) } }
                    }
                    td data-l=(t.indicateur_provenance()) {
                        (v.auteur) ", " (date_courte(visit.house.db.clock().day_of(v.saisie_a))) br;
                        small {
                            (mots::provenance(v.provenance.code(), lang))
                            @if let Some(fichier) = &v.fichier { ", " (fichier) }
                            @if let Some(cellule) = &v.cellule { ", " (cellule) }
                            @if !v.commentaire.is_empty() { br; (v.commentaire) }
                            @if !v.preuve.is_empty() { br; (t.validation_preuve(&v.preuve)) }
                            @if let Some(motif) = &v.derogation {
                                br; "! " (t.validation_derogation(motif))
                                @if let (Some(par), Some(a)) = (&v.derogation_par, v.derogation_a) { " (" (par) ", " (date_courte(visit.house.db.clock().day_of(a))) ")" }
                            } @else if let Some(motif) = &v.motif { br; (motif) }
                        }
                    }
                }
            } }
        }
    } }
}

fn valeur(i: &Indicateur, v: &Valeur, visit: &Visit) -> String {
    match (v.absence, v.nombre()) {
        (Some(absence), _) => crate::pages::mots::absence(absence, visit.lang),
        (None, Some(n)) if v.numerateur.is_none() => mots::nombre_sur(i.echelle.as_ref(), &n.to_string(), visit.lang),
        (None, Some(_)) => v.texte(),
        (None, None) => v.valeur.clone().unwrap_or_else(|| v.texte()),
    }
}
