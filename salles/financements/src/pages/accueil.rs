//! `/appels`: the calls; for a holder, their own files first.

use crate::actes::equipe::main_de;
use crate::droits;
use crate::model::*;
use crate::regles::Euros;
use crate::regles::dossier::jours_restants;
use crate::regles::etats::{EtatAppel, EtatDossier};
use crate::{m, mots, store as lectures};
use axum::response::IntoResponse;
use kernel::Right;
use kernel::actor::Reach;
use maud::{Markup, html};
use std::collections::HashMap;
use store::{Read, Reader, args};
use web::components::{etat, vide};
use web::{Page, PageError, Visit};

/// How many files each call received and what they ask.
async fn comptes(r: &mut Reader) -> Result<HashMap<AppelId, (i64, Euros)>, PageError> {
    let rows = r
        .rows(
            "SELECT appel_id, COUNT(*), CAST(SUM(demande_centimes) AS BIGINT) FROM dossier
             WHERE collectivite_id = $1 AND etat NOT IN ('brouillon', 'retire') GROUP BY appel_id",
            args![],
        )
        .await?;
    let mut comptes = HashMap::new();
    for mut row in rows {
        let id: AppelId = row.take()?;
        comptes.insert(id, (row.take()?, Euros::de_centimes(row.take()?)));
    }
    Ok(comptes)
}

/// `GET /appels`
pub async fn get(visit: Visit) -> Page {
    let t = m(visit.lang);
    let mut r = visit.reader().await?;
    let appels: Vec<Appel> = lectures::appels(&mut r).await?.into_iter().filter(|a| droits::voit_appel(&visit, a)).collect();
    let comptes = comptes(&mut r).await?;
    let porteur = visit.reach(Right::DeposerDossier, None) == Reach::Confie;
    let conduit = visit.reach(Right::ConduireAppel, None) != Reach::Rien;
    let a_voir = if conduit { lectures::inscriptions::a_voir(&mut r).await? } else { 0 };
    let miens = if porteur { Some(Miens::lire(&visit, &mut r).await?) } else { None };
    let body = html! {
        p.chapeau { (t.accueil_chapeau()) }
        @if let Some(miens) = &miens { (chez_moi(&visit, miens, &appels)) }
        @if conduit {
            @if a_voir > 0 { div.encadre.attention { p {
                (t.inscription_a_voir(usize::try_from(a_voir).unwrap_or(0))) " " a href=(visit.url("/appels/porteurs")) { (t.inscription_voir()) }
            } } }
            div.boutons { a.bouton href=(visit.url("/appels/nouveau")) { (t.accueil_preparer()) } a.bouton.second href=(visit.url("/appels/porteurs")) { (t.accueil_porteurs()) } a.bouton.second href=(visit.url("/financeurs")) { (t.financeur_titre()) } a.bouton.second href=(visit.url("/appels/modeles")) { (t.modele_titre()) } a.bouton.second href=(visit.url("/conservation")) { (t.conservation_titre()) } }
        }
        @if appels.is_empty() { (vide(&t.accueil_vide(), None)) } @else { (table(&visit, &appels, &comptes, miens.is_none())) }
    };
    Ok(web::Layout::new(&t.accueil_titre()).section("/appels").wide().render(&visit, body).into_response())
}

/// The files of a holder that its account reads.
struct Miens {
    /// Whether the organisation has asked before.
    connu: bool,
    /// Whether the account speaks for the holder, or was invited to all its files.
    tous: bool,
    dossiers: Vec<Dossier>,
}

impl Miens {
    async fn lire(visit: &Visit, r: &mut Reader) -> Result<Self, PageError> {
        let organisation = visit.visitor.as_ref().and_then(|v| v.organisation_id.clone()).unwrap_or_default();
        let Some(porteur) = lectures::porteur_de(r, &organisation).await? else {
            return Ok(Self { connu: false, tous: true, dossiers: vec![] });
        };
        let main = main_de(r, visit, &porteur, None).await?;
        let mut dossiers = r.list::<Dossier>("porteur_id = $2 ;; ORDER BY modifie_a DESC, id", args![porteur.id]).await?;
        dossiers.retain(|d| main.voit(Some(d.id)));
        Ok(Self { connu: true, tous: main.voit(None), dossiers })
    }
}

/// What a holder comes for: their files, the calls they may answer, their organisation.
fn chez_moi(visit: &Visit, miens: &Miens, appels: &[Appel]) -> Markup {
    let dossiers = &miens.dossiers;
    let (t, lang) = (m(visit.lang), visit.lang);
    let maintenant = visit.house.db.clock().now();
    let ouverts = || appels.iter().filter(|a| a.etat == EtatAppel::Ouvert);
    html! {
        @if !miens.connu { div.encadre.attention { p { (t.accueil_sans_structure()) } } }
        // Who was invited to one file neither begins another nor reads what is known of the holder.
        @if miens.tous {
            div.boutons {
                @if miens.connu {
                    @for appel in ouverts() {
                        a.bouton href=(visit.url(&format!("/appels/{}/dossiers/nouveau", appel.slug))) { (t.accueil_deposer(appel.exercice.to_string())) }
                    }
                }
                a.bouton.second href=(visit.url("/ma-structure")) { (t.accueil_ma_structure()) }
            }
        }
        @for jours in ouverts().filter_map(|a| jours_restants(a, maintenant)) {
            p { strong { (t.accueil_reste(usize::try_from(jours).unwrap_or(0))) } }
        }
        h2 { (t.accueil_mes_dossiers()) }
        @if dossiers.is_empty() { (vide(&t.accueil_aucun_dossier(), None)) } @else {
            ul.lignes {
                @for d in dossiers {
                    @let exercice = appels.iter().find(|a| a.id == d.appel_id).map(|a| a.exercice.to_string()).unwrap_or_default();
                    li {
                        p {
                            a href=(visit.url(&format!("/dossiers/{}", d.id))) { (d.intitule) } " "
                            (etat(mots::ton_dossier(d.etat.pour_le_porteur()), &mots::etat_dossier(d.etat.pour_le_porteur(), lang)))
                        }
                        p.discret {
                            (d.numero.clone().unwrap_or_else(|| t.accueil_brouillon())) ", " (exercice) ", "
                            (mots::euros(Some(d.demande()), lang))
                            @if d.etat == EtatDossier::ACompleter { ", " a href=(visit.url(&format!("/dossiers/{}/modifier", d.id))) { (t.fiche_corriger()) } }
                        }
                    }
                }
            }
        }
        h2 { (t.accueil_titre()) }
    }
}

fn table(visit: &Visit, appels: &[Appel], comptes: &HashMap<AppelId, (i64, Euros)>, chiffres: bool) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    html! { div.defile tabindex="0" role="region" aria-label=(t.accueil_titre()) {
        table.empile {
            thead { tr {
                th scope="col" { (t.accueil_exercice()) } th scope="col" { (t.accueil_appel()) } th scope="col" { (t.accueil_etat()) }
                th scope="col" { (t.accueil_cloture()) }
                @if chiffres { th.num scope="col" { (t.accueil_dossiers()) } th.num scope="col" { (t.accueil_demande()) } }
            } }
            tbody { @for a in appels {
                @let (nombre, demande) = comptes.get(&a.id).copied().unwrap_or_default();
                tr {
                    td data-l=(t.accueil_exercice()) { (a.exercice) }
                    th scope="row" { a href=(visit.url(&format!("/appels/{}", a.slug))) { (a.intitule) } }
                    td data-l=(t.accueil_etat()) { (mots::etat_appel(a.etat, lang)) }
                    td data-l=(t.accueil_cloture()) { (a.fin_des_depots().map_or_else(|| t.accueil_sans_date(), |le| mots::instant(le, lang))) }
                    @if chiffres {
                        td.num data-l=(t.accueil_dossiers()) { (nombre) }
                        td.num data-l=(t.accueil_demande()) { (mots::euros(Some(demande), lang)) }
                    }
                }
            } }
        }
    } }
}
