//! `/lots` and `/lots/{numero}`: the frozen text of a lot, its proof, what its funders voted since.

use crate::actes::lot::{LotLu, corriger, lots, validations};
use crate::model::{EtatLot, LigneFinanceur, ValidationLot};
use crate::pages::cadre_appel::{Cadre, Issue, Onglet};
use crate::pages::comite::{mot_du_sort, ton_du_sort};
use crate::regles::lot::{ContenuLot, DossierDecide, Sort, etape_du_gel};
use crate::regles::{Euros, Financeur};
use crate::{m, mots};
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use kernel::Lang;
use kernel::texte::date_longue;
use maud::{Markup, html};
use std::collections::BTreeMap;
use store::{ActeError, Read, Reader, args};
use web::components::{Etat, erreurs, etat, vide};
use web::{Form, Page, PageError, Visit};

/// `GET /appels/{appel}/lots`
pub async fn liste(visit: Visit, Path((_c, appel)): Path<(String, String)>) -> Page {
    let (cadre, mut r) = Cadre::ouvrir(visit, &appel).await?;
    let tous = lots(&mut r, &cadre.appel).await?;
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let corps = html! {
        p.chapeau { (t.lot_chapeau()) }
        @if tous.is_empty() { (vide(&t.lot_aucun(), Some((&t.programmation_titre(), &cadre.url("/programmation"))))) }
        @else {
            table.empile {
                caption { (t.lot_titre()) }
                thead { tr {
                    th scope="col" { (t.lot_numero()) } th scope="col" { (t.gel_seance()) } th.num scope="col" { (t.comite_sort_retenu()) }
                    th.num scope="col" { (t.comite_sort_attente()) } th.num scope="col" { (t.comite_sort_ecarte()) } th.num scope="col" { (t.suite_total()) }
                } }
                tbody {
                    @for l in tous.iter().rev() {
                        @let total: Euros = l.contenu.dossiers.iter().map(DossierDecide::total).sum();
                        tr {
                            th scope="row" {
                                a href=(cadre.url(&format!("/lots/{}", l.lot.numero))) { (t.lot_nom(l.lot.numero)) }
                                @if l.lot.etat == EtatLot::Corrige { " " (etat(Etat::Info, &t.lot_corrige())) }
                            }
                            td data-l=(t.gel_seance()) { (seance(l, lang)) }
                            td.num data-l=(t.comite_sort_retenu()) { (l.contenu.de(Sort::Retenu).count()) }
                            td.num data-l=(t.comite_sort_attente()) { (l.contenu.de(Sort::Attente).count()) }
                            td.num data-l=(t.comite_sort_ecarte()) { (l.contenu.de(Sort::Ecarte).count()) }
                            td.num data-l=(t.suite_total()) { (mots::euros(Some(total), lang)) }
                        }
                    }
                }
            }
        }
    };
    Ok(cadre.page(&t.lot_titre(), Onglet::Lots, None, &corps).into_response())
}

/// « Comité de pilotage, 27 mars 2026 ».
pub fn seance(l: &LotLu, lang: Lang) -> String {
    let le = l.lot.tenue_le.map(|le| date_longue(le, lang)).unwrap_or_default();
    if le.is_empty() { l.lot.seance.clone() } else { format!("{}, {le}", l.lot.seance) }
}

/// The lot of the address, with the others.
pub async fn ouvrir(cadre: &Cadre, r: &mut Reader, numero: &str) -> Result<(LotLu, Vec<LotLu>), PageError> {
    let tous = lots(r, &cadre.appel).await?;
    let lu = tous.iter().find(|l| l.lot.numero.to_string() == numero).cloned().ok_or(PageError::NotFound)?;
    Ok((lu, tous))
}

/// The lines of a call, by file then funder.
pub type Lignes = BTreeMap<(String, Financeur), LigneFinanceur>;

pub async fn lignes(cadre: &Cadre, r: &mut Reader) -> Result<Lignes, PageError> {
    let toutes: Vec<LigneFinanceur> = r.list("appel_id = $2 AND lot_id IS NOT NULL", args![cadre.appel.id]).await?;
    Ok(toutes.into_iter().map(|l| ((l.dossier_id.to_string(), l.financeur.clone()), l)).collect())
}

/// What happened to a lot since it was frozen.
pub struct Depuis {
    lignes: Lignes,
    validations: Vec<ValidationLot>,
}

pub async fn lire(cadre: &Cadre, r: &mut Reader, lot: &LotLu) -> Result<Depuis, PageError> {
    Ok(Depuis { lignes: lignes(cadre, r).await?, validations: validations(r, lot.lot.id).await? })
}

/// `GET /appels/{appel}/lots/{numero}`
pub async fn get(visit: Visit, Path((_c, appel, numero)): Path<(String, String, String)>) -> Page {
    let (cadre, mut r) = Cadre::ouvrir(visit, &appel).await?;
    let (lot, tous) = ouvrir(&cadre, &mut r, &numero).await?;
    let depuis = lire(&cadre, &mut r, &lot).await?;
    Ok(rendre(&cadre, &lot, &tous, &depuis, &Form::default(), Issue::Bien))
}

/// `POST /appels/{appel}/lots/{numero}`: opens a corrective edition.
pub async fn post(visit: Visit, Path((_c, appel, numero)): Path<(String, String, String)>, mut form: Form) -> Page {
    let (cadre, mut r) = Cadre::ouvrir(visit, &appel).await?;
    let (lot, tous) = ouvrir(&cadre, &mut r, &numero).await?;
    let depuis = lire(&cadre, &mut r, &lot).await?;
    drop(r);
    let nom = m(cadre.visit.lang).lot_nom_correction(lot.lot.numero);
    match corriger(&cadre.visit, lot.lot.id, &nom).await {
        Ok(s) => Ok(cadre.visit.go(&cadre.chemin(&format!("/comite/{}", s.id)))),
        Err(ActeError::Refus(refus)) => {
            let issue = Issue::du_refus(&refus);
            form.refused(ActeError::Refus(refus), cadre.visit.lang)?;
            Ok(rendre(&cadre, &lot, &tous, &depuis, &form, issue))
        }
        Err(autre) => Err(autre.into()),
    }
}

pub fn rendre(cadre: &Cadre, l: &LotLu, tous: &[LotLu], depuis: &Depuis, form: &Form, issue: Issue) -> Response {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let ici = cadre.url(&format!("/lots/{}", l.lot.numero));
    let remplacant = tous.iter().find(|x| x.lot.corrige_id == Some(l.lot.id));
    let corps = html! {
        (erreurs(form, lang))
        @if !l.intact { div.encadre.refus role="alert" { p { strong { (t.lot_altere()) } } } }
        @if let Some(r) = remplacant {
            div.encadre.attention { p { (t.lot_remplace()) " " a href=(cadre.url(&format!("/lots/{}", r.lot.numero))) { (t.lot_nom(r.lot.numero)) } } }
        }
        @if let Some(c) = l.lot.corrige_id.and_then(|id| tous.iter().find(|x| x.lot.id == id)) {
            div.encadre { p { (t.lot_corrige_le()) " " a href=(cadre.url(&format!("/lots/{}", c.lot.numero))) { (t.lot_nom(c.lot.numero)) } ". " (l.lot.motif) } }
        }
        p { (seance(l, lang)) }
        @if let (Some(a), Some(par)) = (l.lot.gele_a, &l.lot.gele_par) { p.discret { (t.lot_gele_par(mots::instant(a, lang), par)) } }
        p.discret { (t.lot_empreinte()) " " code { (l.lot.empreinte) } }
        div.gestes {
            a href=(format!("{ici}/releve.pdf")) { (t.lot_releve()) }
            a href=(format!("{ici}/annexes.pdf")) { (t.lot_annexes()) }
            a href=(cadre.url("/votes")) { (t.vote_titre()) }
            a href=(cadre.url("/notifications")) { (t.notification_titre()) }
            @if cadre.conduit() && remplacant.is_none() && etape_du_gel(cadre.appel.etat) {
                form method="post" action=(ici) { button.bouton.second type="submit" { (t.lot_ouvrir_correction()) } }
            }
        }
        @if cadre.conduit() && remplacant.is_none() && !etape_du_gel(cadre.appel.etat) {
            p.discret { (t.lot_plus_de_correction(mots::etat_appel(cadre.appel.etat, lang))) " " a href=(cadre.url("/votes")) { (t.vote_titre()) } }
        }
        (super::validation::bloc(cadre, l, &depuis.validations, remplacant.is_none()))
        (enveloppes(l, lang))
        h2 { (t.lot_retenus()) }
        (retenus(cadre, &l.contenu, &depuis.lignes, lang))
        (autres(cadre, &l.contenu, Sort::Attente, lang))
        (autres(cadre, &l.contenu, Sort::Ecarte, lang))
        (motifs(&l.contenu, lang))
    };
    let titre = t.lot_nom(l.lot.numero);
    issue.reponse(cadre.page(&titre, Onglet::Lots, Some((t.lot_titre(), "/lots")), &corps))
}

fn enveloppes(l: &LotLu, lang: Lang) -> Markup {
    let t = m(lang);
    let totaux = l.contenu.totaux();
    html! {
        table.empile {
            caption { (t.lot_enveloppes()) }
            thead { tr {
                th scope="col" { (t.suite_col_financeur()) } th.num scope="col" { (t.programmation_disponible()) } th.num scope="col" { (t.lot_pris()) } th.num scope="col" { (t.comite_reste()) }
                th.num scope="col" { (t.lot_sur_reservation()) } th.num scope="col" { (t.lot_du_lot()) } th scope="col" { (t.lot_annexe()) }
            } }
            tbody {
                @for e in &l.contenu.enveloppes {
                    tr {
                        th scope="row" { (e.nom) }
                        td.num data-l=(t.programmation_disponible()) { (mots::euros(Some(e.disponible), lang)) }
                        td.num data-l=(t.lot_pris()) { (mots::euros(Some(e.retenu), lang)) }
                        td.num data-l=(t.comite_reste()) { (mots::euros(Some(e.disponible - e.retenu), lang)) }
                        td.num data-l=(t.lot_sur_reservation()) { (mots::euros(Some(e.sur_reservation), lang)) }
                        td.num data-l=(t.lot_du_lot()) { (mots::euros(Some(totaux.get(&e.financeur).copied().unwrap_or_default()), lang)) }
                        td data-l=(t.lot_annexe()) {
                            @if totaux.get(&e.financeur).is_some_and(|m| m.est_positif()) { a href=(format!("{}/annexes.pdf?f={}", l.lot.numero, e.financeur.code())) { (t.lot_annexe_de(&e.nom)) } }
                        }
                    }
                }
            }
        }
    }
}

fn retenus(cadre: &Cadre, contenu: &ContenuLot, lignes: &Lignes, lang: Lang) -> Markup {
    let t = m(lang);
    let nom =
        |f: &Financeur| contenu.enveloppes.iter().find(|e| e.financeur == *f).map_or_else(|| f.to_string(), |e| e.nom.clone());
    html! {
        table.empile {
            caption { (t.lot_retenus()) }
            thead { tr {
                th scope="col" { (t.suite_col_dossier()) } th scope="col" { (t.suite_col_porteur()) } th scope="col" { (t.lot_par_financeur()) } th.num scope="col" { (t.suite_total()) }
            } }
            tbody {
                @for d in contenu.de(Sort::Retenu) {
                    tr {
                        th scope="row" { a href=(cadre.url(&format!("/instruction/{}", d.numero))) { (d.numero) } " " (d.intitule) }
                        td data-l=(t.suite_col_porteur()) { (d.porteur) }
                        td data-l=(t.lot_par_financeur()) {
                            @for l in d.lignes.iter().filter(|l| l.retenu.est_positif()) {
                                @let vote = lignes.get(&(d.dossier_id.clone(), l.financeur.clone()));
                                div { (nom(&l.financeur)) " " (mots::euros(Some(l.retenu), lang)) " · " (mot_du_vote(vote, lang)) }
                            }
                        }
                        td.num data-l=(t.suite_total()) { (mots::euros(Some(d.total()), lang)) }
                    }
                }
            }
        }
    }
}

/// « voté 6 000 € », « à voter ».
fn mot_du_vote(ligne: Option<&LigneFinanceur>, lang: Lang) -> String {
    let t = m(lang);
    match ligne.and_then(LigneFinanceur::vote) {
        Some(vote) => t.lot_vote(mots::euros(Some(vote), lang)),
        None => t.lot_a_voter(),
    }
}

fn autres(cadre: &Cadre, contenu: &ContenuLot, sort: Sort, lang: Lang) -> Markup {
    let t = m(lang);
    let tous: Vec<&DossierDecide> = contenu.de(sort).collect();
    html! {
        @if !tous.is_empty() {
            h2 { (etat(ton_du_sort(sort), &mot_du_sort(sort, lang))) }
            ul.lignes {
                @for d in tous {
                    li { a href=(cadre.url(&format!("/instruction/{}", d.numero))) { (d.numero) } " " (d.intitule) " · " (d.porteur) @if !d.motif.is_empty() { br; (t.comite_motif_dit(&d.motif)) } }
                }
            }
        }
    }
}

/// Rules that passed with a reason, waivers, interests declared.
fn motifs(contenu: &ContenuLot, lang: Lang) -> Markup {
    let t = m(lang);
    let dire = |texte: &str| if lang == Lang::Fr { kernel::texte::typographie(texte) } else { texte.to_owned() };
    let deports = contenu.dossiers.iter().filter(|d| !d.deports.is_empty());
    html! {
        @if !contenu.alertes.is_empty() {
            h2 { (t.lot_alertes()) }
            ul.lignes {
                @for a in &contenu.alertes {
                    li {
                        @if let Some(n) = &a.numero { strong { (n) } " " } strong { (a.regle) } " " (dire(&a.message)) br;
                        @match &a.derogation { Some(par) => { (t.lot_derogation(par, &a.motif)) } None => { (t.comite_motif_dit(&a.motif)) } }
                    }
                }
            }
        }
        @for (n, d) in deports.enumerate() {
            @if n == 0 { h2 { (t.lot_deports()) } }
            p { (d.numero) "\u{202f}: " (d.deports.join(", ")) }
        }
    }
}
