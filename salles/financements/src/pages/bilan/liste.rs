//! `/appels/{appel}/bilans`: the reviews of a call: expected, late, received, to correct, validated.

use super::suivi_en_mots;
use crate::m;
use crate::model::EtatBilan;
use crate::mots;
use crate::pages::cadre_appel::{Cadre, Onglet};
use crate::regles::appel::parametres_du;
use crate::regles::bilan::{limite, limite_legale, suivi};
use crate::store::{self as lectures, BilanListe, FiltresBilans, PageBilans};
use axum::extract::Path;
use axum::response::IntoResponse;
use jiff::civil::Date;
use kernel::texte::date_longue;
use maud::{Markup, html};
use web::components::{Champ, Chiffre, Choix, Etat as Ton, barre, champ, chiffres, etat, liste_deroulante, pagination, vide};
use web::form::percent_encode;
use web::{Form, Page, PageError, Visit};

const PAR_PAGE: i64 = 50;
const NOMS: [&str; 3] = ["etat", "financeur", "q"];

fn adresse(cadre: &Cadre, form: &Form, page: usize) -> String {
    let mut pairs: Vec<String> = NOMS
        .iter()
        .filter(|nom| !form.text(nom).is_empty())
        .map(|nom| format!("{nom}={}", percent_encode(form.text(nom))))
        .collect();
    pairs.push(format!("page={page}"));
    format!("{}?{}", cadre.url("/bilans"), pairs.join("&"))
}

/// `GET /appels/{appel}/bilans`
pub async fn get(visit: Visit, Path((_c, slug)): Path<(String, String)>) -> Page {
    let form = super::query(&visit);
    let (cadre, mut r) = Cadre::ouvrir(visit, &slug).await?;
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let lettres = lectures::lettres(&mut r, cadre.appel.id).await?;
    let parametres = parametres_du(&lettres, cadre.visit.today());
    let jour = limite(cadre.appel.exercice, &parametres).ok_or(PageError::NotFound)?;
    let tardifs = form.text("etat") == "tardif";
    let filtres = FiltresBilans {
        etat: if tardifs { String::new() } else { form.text("etat").to_owned() },
        tardifs,
        financeur: form.text("financeur").to_owned(),
        q: form.text("q").to_owned(),
    };
    let page: usize = form.text("page").parse().unwrap_or(1).max(1);
    let lue = lectures::bilans(&mut r, cadre.appel.id, &filtres, jour, (i64::try_from(page).unwrap_or(1), PAR_PAGE)).await?;
    let financeurs = lectures::financeurs(&mut r).await?;
    let mut etats = vec![Choix::new("", t.liste_tous_etats())];
    etats.extend(EtatBilan::ALL.iter().map(|e| Choix::new(e.code(), etat_en_mots(*e, lang))));
    etats.push(Choix::new("tardif", t.bilan_recu_tard()));
    let mut qui = vec![Choix::new("", t.liste_tous_financeurs())];
    qui.extend(financeurs.iter().map(|f| Choix::new(f.code.code(), &f.nom)));
    let filtre = |name: &'static str| Champ { name, filter: true, ..Champ::default() };
    let derniere = usize::try_from((lue.total + PAR_PAGE - 1) / PAR_PAGE).unwrap_or(1).max(1);
    let tableau = cadre.visit.url(&format!("/api/v1/appels/{}/bilans?format=csv", cadre.appel.slug));
    let corps = html! {
        p.chapeau {
            (t.bilan_limite(date_longue(jour, lang))) " "
            @if let Some(legale) = limite_legale(cadre.appel.exercice) { (t.bilan_limite_legale(date_longue(legale, lang))) }
        }
        (comptes(&cadre, &lue, jour))
        form.filtres method="get" action=(cadre.url("/bilans")) role="search" {
            (champ(&form, &Champ { label: &t.liste_recherche(), ..filtre("q") }, lang))
            (liste_deroulante(&form, &Champ { label: &t.liste_etat(), ..filtre("etat") }, &etats, lang))
            (liste_deroulante(&form, &Champ { label: &t.liste_financeur(), ..filtre("financeur") }, &qui, lang))
            div.boutons { button.bouton.second type="submit" { (t.liste_filtrer()) } }
        }
        (barre(&t.bilan_compte(usize::try_from(lue.total).unwrap_or(0)), &[(t.liste_csv(), tableau)]))
        @if lue.lignes.is_empty() { (vide(&t.bilan_liste_vide(), None)) } @else { (table(&cadre, &lue.lignes, jour)) }
        (pagination(page, derniere, &t.liste_pages(), |n| adresse(&cadre, &form, n)))
    };
    let titre = t.bilan_liste_titre();
    Ok(cadre.page(&titre, Onglet::Bilans, None, &corps).into_response())
}

fn etat_en_mots(e: EtatBilan, lang: kernel::Lang) -> String {
    let t = m(lang);
    match e {
        EtatBilan::Attendu => t.bilan_etat_attendu(),
        EtatBilan::Recu => t.bilan_suivi_recu(),
        EtatBilan::ACorriger => t.bilan_suivi_a_corriger(),
        EtatBilan::Valide => t.bilan_suivi_valide(),
    }
}

fn comptes(cadre: &Cadre, lue: &PageBilans, jour: Date) -> Markup {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let n = |e: EtatBilan| lue.comptes.get(&e).copied().unwrap_or(0);
    let retard = cadre.visit.today() > jour;
    let un = |label: String, n: i64| Chiffre { label, value: Some(n.to_string()), ..Chiffre::default() };
    chiffres(
        &[
            un(if retard { t.bilan_compte_retard() } else { t.bilan_etat_attendu() }, n(EtatBilan::Attendu)),
            un(t.bilan_suivi_recu(), n(EtatBilan::Recu)),
            un(t.bilan_suivi_a_corriger(), n(EtatBilan::ACorriger)),
            un(t.bilan_suivi_valide(), n(EtatBilan::Valide)),
            un(t.bilan_recu_tard(), lue.tardifs),
        ],
        lang,
    )
}

fn table(cadre: &Cadre, lignes: &[BilanListe], jour: Date) -> Markup {
    let visit = &cadre.visit;
    let (t, lang) = (m(visit.lang), visit.lang);
    html! { div.defile tabindex="0" role="region" aria-label=(t.bilan_liste_titre()) {
        table.empile {
            thead { tr {
                th scope="col" { (t.liste_numero()) } th scope="col" { (t.liste_action()) } th.num scope="col" { (t.fiche_vote()) }
                th scope="col" { (t.liste_etat()) } th scope="col" { (t.bilan_recu()) } th scope="col" { (t.bilan_pieces()) }
                th scope="col" { (t.bilan_parts_titre()) }
            } }
            tbody { @for l in lignes {
                @let (ton, mot) = suivi_en_mots(suivi(l.etat, jour, visit.today()), visit);
                // What a draft says is nobody else's yet.
                @let contenu = l.contenu.as_ref().filter(|_| l.recu_le.is_some());
                tr {
                    td data-l=(t.liste_numero()) { (l.numero) }
                    th scope="row" { a href=(visit.url(&format!("/dossiers/{}/bilan", l.id))) { (l.intitule) } br; small { (l.porteur) } }
                    td.num data-l=(t.fiche_vote()) { (mots::euros(Some(l.vote), lang)) }
                    td data-l=(t.liste_etat()) { (etat(ton, &mot)) }
                    td data-l=(t.bilan_recu()) {
                        @if let Some(le) = l.recu_le { (date_longue(le, lang)) @if le > jour { br; (etat(Ton::Alerte, &t.bilan_recu_tard())) } } @else { "—" }
                    }
                    td data-l=(t.bilan_pieces()) { @if let Some(c) = contenu { (c.pieces.len()) " / " (crate::regles::bilan::PIECES.len()) } @else { "—" } }
                    td data-l=(t.bilan_parts_titre()) { @if let Some(c) = contenu { (c.valide_par.len()) " / " (l.financeurs) } @else { "—" } }
                }
            } }
        }
    } }
}
