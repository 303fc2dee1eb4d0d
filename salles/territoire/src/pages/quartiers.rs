//! The portrait of a quartier, and the quartiers side by side with what is published elsewhere.

use super::portrait::sources;
use super::territoire::{longue, nd, valeur};
use crate::carte::{CarteDonnees, Marque, autour_du_quartier};
use crate::chiffre::ailleurs;
use crate::m;
use crate::model::{GenreTerritoire, Portrait, Rubrique, Statistique, Territoire};
use crate::store::{portrait as lignes, statistiques_autour, statistiques_des_quartiers};
use axum::response::IntoResponse;
use kernel::Lang;
use maud::{Markup, html};
use std::collections::{BTreeSet, HashMap};
use store::{Read, Reader, args};
use web::components::{Champ, Choix, barre, bouton, coches, vide};
use web::form::percent_encode;
use web::{Form, Layout, Page, PageError, Visit, csv};

/// What makes a quartier itself, what it needs, where it is. Its figures follow, as for any place.
pub(super) async fn portrait(visit: &Visit, reader: &mut Reader, place: &Territoire) -> Result<Markup, PageError> {
    let t = m(visit.lang);
    let lines = lignes(reader, place.id).await?;
    let mut carte = CarteDonnees::lire(visit, reader).await?;
    let here = Marque { nombre: t.quartier_ici(), mots: t.quartier_ici(), classe: "c2" };
    carte.marques = HashMap::from([(place.id, here)]);
    let of = |rubrique: Rubrique| lines.iter().filter(|l| l.rubrique == rubrique).collect::<Vec<&Portrait>>();
    let list = |title: String, rubrique: Rubrique, level: u8| {
        let all = of(rubrique);
        html! {
            @if !all.is_empty() {
                @if level == 2 { h2 { (title) } } @else { h3 { (title) } }
                ul { @for one in &all { li { (one.texte) } } }
            }
        }
    };
    let sources = sources(&lines);
    let marked = [Rubrique::Enjeu, Rubrique::BesoinParticulier, Rubrique::PisteInvestissement].iter().any(|r| !of(*r).is_empty());
    Ok(html! {
        @if place.genre == GenreTerritoire::Qpv {
            p.sans-papier { a href=(visit.url("/territoire/quartiers")) { (t.quartier_comparer()) } }
        }
        (autour_du_quartier(&carte, place.id))
        (list(t.quartier_specificites(), Rubrique::Specificite, 2))
        (list(t.quartier_besoins(), Rubrique::Besoin, 2))
        @if marked {
            h2 { (t.quartier_marqueurs()) }
            p.discret { (t.quartier_marqueurs_sens()) }
            (list(t.quartier_enjeux(), Rubrique::Enjeu, 3))
            (list(t.quartier_besoins_particuliers(), Rubrique::BesoinParticulier, 3))
            (list(t.quartier_pistes(), Rubrique::PisteInvestissement, 3))
        }
        @if !sources.is_empty() { p.discret { (t.chiffre_source()) "\u{202f}: " (sources.join("\u{202f}; ")) } }
    })
}

/// Quartiers shown when none is chosen: what a page of paper holds side by side.
const COTE_A_COTE: usize = 12;

/// One line of the comparison: the same label, unit and year for all.
struct Ligne<'a> {
    modele: &'a Statistique,
    /// In the order of the quartiers.
    cellules: Vec<Option<&'a Statistique>>,
    reperes: Vec<&'a Statistique>,
}

/// What the address asks for: quartiers by identifier, figures by label; nothing chosen, all.
#[derive(Debug, Clone, Default)]
struct Selection {
    quartiers: BTreeSet<String>,
    chiffres: BTreeSet<String>,
}

impl Selection {
    fn de(visit: &Visit) -> Self {
        let asked = requete(visit);
        Self {
            quartiers: asked.all("quartier").into_iter().map(str::to_owned).collect(),
            chiffres: asked.all("chiffre").into_iter().map(str::to_owned).collect(),
        }
    }

    fn montre_chiffre(&self, f: &Statistique) -> bool {
        self.chiffres.is_empty() || self.chiffres.contains(&f.indicateur)
    }

    /// The same selection in an address.
    fn adresse(&self) -> String {
        let named =
            |name: &str, all: &BTreeSet<String>| all.iter().map(|v| format!("{name}={}", percent_encode(v))).collect::<Vec<_>>();
        let parts = [named("quartier", &self.quartiers), named("chiffre", &self.chiffres)].concat();
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    }
}

fn requete(visit: &Visit) -> Form {
    Form::from_query(visit.here.split_once('?').map_or("", |(_, q)| q))
}

struct Comparaison {
    /// Every quartier, shown or not.
    tous: Vec<Territoire>,
    /// Those shown.
    quartiers: Vec<Territoire>,
    figures: Vec<Statistique>,
    autour: Vec<Statistique>,
}

impl Comparaison {
    async fn lire(reader: &mut impl Read, choix: &Selection) -> Result<Self, PageError> {
        let tous = reader
            .list::<Territoire>("genre = $2 ;; ORDER BY cle COLLATE \"C\", id COLLATE \"C\"", args![GenreTerritoire::Qpv])
            .await?;
        let chosen = |q: &&Territoire| choix.quartiers.contains(&q.id.to_string());
        let mut quartiers: Vec<Territoire> = tous.iter().filter(chosen).cloned().collect();
        if quartiers.is_empty() {
            quartiers = tous.iter().take(COTE_A_COTE).cloned().collect();
        }
        let figures = statistiques_des_quartiers(reader).await?;
        Ok(Self { tous, quartiers, figures, autour: statistiques_autour(reader).await? })
    }

    /// « deux chiffres d'années différentes ne se comparent pas » : they are two lines.
    fn lignes(&self, choix: &Selection) -> Vec<Ligne<'_>> {
        let key = |s: &Statistique| (s.groupe.clone(), s.indicateur.clone(), s.unite.clone(), s.annee.clone());
        let mut out: Vec<Ligne<'_>> = vec![];
        for figure in self.figures.iter().filter(|f| choix.montre_chiffre(f)) {
            let Some(rank) = self.quartiers.iter().position(|q| Some(q.id) == figure.territoire_id) else { continue };
            let at = match out.iter().position(|l| key(l.modele) == key(figure)) {
                Some(at) => at,
                None => {
                    let reperes = ailleurs(figure, &self.autour);
                    out.push(Ligne { modele: figure, cellules: vec![None; self.quartiers.len()], reperes });
                    out.len() - 1
                }
            };
            if let Some(cell) = out.get_mut(at).and_then(|l| l.cellules.get_mut(rank)) {
                *cell = Some(figure);
            }
        }
        out
    }
}

/// `GET /territoire/quartiers`
pub async fn comparer(visit: Visit) -> Page {
    let (t, lang) = (m(visit.lang), visit.lang);
    let mut reader = visit.reader().await?;
    let choix = Selection::de(&visit);
    let c = Comparaison::lire(&mut reader, &choix).await?;
    let lines = c.lignes(&choix);
    let mut groupes: Vec<(&str, Vec<&Ligne<'_>>)> = vec![];
    for line in &lines {
        match groupes.iter_mut().find(|(nom, _)| *nom == line.modele.groupe) {
            Some((_, all)) => all.push(line),
            None => groupes.push((&line.modele.groupe, vec![line])),
        }
    }
    let body = html! {
        p.chapeau { (t.quartier_comparer_chapeau()) }
        (choisir(&visit, &c, &choix))
        @if !lines.is_empty() { p.sans-papier { button.lien type="button" hidden data-enhance="imprimer" { (t.quartier_imprimer()) } } }
        @if lines.is_empty() { (vide(&t.quartier_aucun(), Some((&t.territoire(), &visit.url("/territoire"))))) } @else {
            (barre(&t.quartier_compte(c.quartiers.len(), lines.len()), &[(t.quartier_csv(), visit.url(&format!("/territoire/quartiers.csv{}", choix.adresse())))]))
            @for (groupe, all) in &groupes {
                div.defile tabindex="0" role="region" aria-label=(groupe) {
                    table.empile {
                        caption { (groupe) }
                        thead { tr {
                            th scope="col" { (t.chiffre_indicateur()) }
                            @for q in &c.quartiers { th.num scope="col" { a href=(visit.url(&format!("/territoires/{}", q.id))) { (q.nom) } } }
                            th scope="col" { (t.quartier_reperes()) }
                        } }
                        tbody { @for line in all { (ligne(&c, line, lang)) } }
                    }
                }
            }
        }
    };
    Ok(Layout::new(&t.quartier_comparer())
        .trail(t.territoire(), "/territoire")
        .section("/territoire")
        .wide()
        .render(&visit, body)
        .into_response())
}

/// The form that chooses; it is an address, to keep or to send.
fn choisir(visit: &Visit, c: &Comparaison, choix: &Selection) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let here = visit.url("/territoire/quartiers");
    let mut labels: Vec<&str> = vec![];
    for figure in &c.figures {
        if !labels.contains(&figure.indicateur.as_str()) {
            labels.push(&figure.indicateur);
        }
    }
    let shown: Vec<(String, String)> = c.quartiers.iter().map(|q| ("quartier".to_owned(), q.id.to_string())).collect();
    let wanted = labels.iter().filter(|l| choix.chiffres.is_empty() || choix.chiffres.contains(**l));
    let form = Form::filled([shown, wanted.map(|l| ("chiffre".to_owned(), (*l).to_owned())).collect()].concat());
    let places: Vec<Choix> = c.tous.iter().map(|q| Choix::new(q.id.to_string(), &q.nom)).collect();
    let figures: Vec<Choix> = labels.iter().map(|l| Choix::new(*l, *l)).collect();
    let hidden = c.tous.len() - c.quartiers.len();
    html! {
        @if hidden > 0 { p.discret { (t.quartier_caches(hidden)) } }
        @if !labels.is_empty() {
            details.sans-papier {
                summary { (t.quartier_choisir()) }
                form method="get" action=(here) {
                    (coches(&form, &Champ { name: "quartier", label: &t.territoire_quartiers(), filter: true, ..Champ::default() }, &places, lang))
                    (coches(&form, &Champ { name: "chiffre", label: &t.chiffre_titre(), filter: true, ..Champ::default() }, &figures, lang))
                    div.boutons { (bouton(&t.territoire_filtrer())) a href=(here) { (t.quartier_tout()) } }
                }
            }
        }
    }
}

fn ligne(c: &Comparaison, line: &Ligne<'_>, lang: Lang) -> Markup {
    let t = m(lang);
    let s = line.modele;
    html! {
        tr {
            th scope="row" {
                (s.indicateur) br;
                small { @if let Some(annee) = &s.annee { (annee) } @else { (nd(lang)) } @if longue(&s.unite) { ", " (s.unite) } }
            }
            @for (q, cell) in c.quartiers.iter().zip(&line.cellules) {
                td.num data-l=(q.nom) { @match cell { Some(figure) => { (valeur(figure, lang)) } None => "—" } }
            }
            td data-l=(t.quartier_reperes()) .rien[line.reperes.is_empty()] {
                @if line.reperes.is_empty() { "—" }
                @for (rank, r) in line.reperes.iter().enumerate() { @if rank > 0 { br; } (r.territoire_nom) " " (valeur(r, lang)) }
            }
        }
    }
}

/// `GET /territoire/quartiers.csv` : one line for each figure, absent numbers left empty with what is printed.
pub async fn csv(visit: Visit) -> Page {
    let t = m(visit.lang);
    let mut reader = visit.reader().await?;
    let choix = Selection::de(&visit);
    let c = Comparaison::lire(&mut reader, &choix).await?;
    let kept = |f: &&Statistique| {
        let place = choix.quartiers.is_empty() || f.territoire_id.is_some_and(|id| choix.quartiers.contains(&id.to_string()));
        place && choix.montre_chiffre(f)
    };
    let titles = [
        t.territoire_quartier(),
        t.quartier_groupe(),
        t.chiffre_indicateur(),
        t.chiffre_ici(),
        t.quartier_unite(),
        t.territoire_annee(),
        t.chiffre_source(),
    ];
    let rows: Vec<Vec<String>> = c
        .figures
        .iter()
        .filter(kept)
        .map(|s| {
            vec![
                s.territoire_nom.clone(),
                s.groupe.clone(),
                s.indicateur.clone(),
                s.valeur.clone().unwrap_or_else(|| t.chiffre_nd()),
                s.unite.clone(),
                s.annee.clone().unwrap_or_default(),
                s.source.clone(),
            ]
        })
        .collect();
    Ok(csv::download("quartiers", &titles, &rows))
}
