//! Walks the demonstration as each role, from the front page, by the links alone; every page met is
//! read by `lecture.rs`.

use crate::lecture::fautes;
use crate::maison::{Echec, Maison, Navigateur, Reponse, bases};
use axum::http::{StatusCode, header};
use pacte::demonstration::SLUG;
use scraper::{Html, Selector};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// How far a walk goes.
#[derive(Clone, Copy)]
pub struct Portee {
    /// Pages in all.
    pub pages: usize,
    /// Pages of one route.
    pub par_route: usize,
}

/// The routes of the table that answer GET, as segments.
pub struct Motifs(Vec<&'static str>);

impl Motifs {
    pub fn de_la_maison() -> Self {
        let mut all: Vec<&str> =
            pacte::serveur::routes().iter().filter(|r| r.method == axum::http::Method::GET).map(|r| r.path).collect();
        // A literal segment wins over a parameter, as in the router.
        all.sort_by_key(|path| path.split('/').map(|s| s.starts_with('{')).collect::<Vec<_>>());
        Self(all)
    }

    /// The route that a path answers.
    pub fn de(&self, path: &str) -> Option<&'static str> {
        let path = path.split(['?', '#']).next().unwrap_or_default();
        self.0.iter().copied().find(|pattern| fits(pattern, path))
    }
}

pub fn fits(pattern: &str, path: &str) -> bool {
    let (a, b): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), path.split('/').collect());
    a.len() == b.len() && a.iter().zip(&b).all(|(p, s)| if p.starts_with('{') { !s.is_empty() } else { p == s })
}

/// One page met: its path, and who pointed to it.
pub struct Etape {
    pub chemin: String,
    pub depuis: String,
    pub motif: &'static str,
    pub reponse: Reponse,
}

fn links(reponse: &Reponse) -> Vec<String> {
    let page = Html::parse_document(&reponse.texte());
    let selector = Selector::parse("a[href], link[href], script[src], img[src]").unwrap();
    page.select(&selector)
        .filter_map(|e| e.attr("href").or_else(|| e.attr("src")))
        .filter(|to| to.starts_with('/') && !to.starts_with("//") && !to.starts_with("/langue/"))
        .map(|to| to.split('#').next().unwrap_or_default().to_owned())
        .collect()
}

/// Names of the filters of an address: two searches of one page with other values are the same page.
fn shape(motif: &'static str, chemin: &str) -> (String, bool) {
    let query = chemin.split_once('?').map(|(_, q)| q).unwrap_or_default();
    let mut names: Vec<&str> =
        query.split('&').filter(|p| !p.is_empty()).map(|p| p.split('=').next().unwrap_or_default()).collect();
    names.sort_unstable();
    (format!("{motif}?{}", names.join("&")), !names.is_empty())
}

/// Breadth first. Redirections are followed as new pages.
pub async fn tour(n: &mut Navigateur, portee: Portee) -> Result<Vec<Etape>, Echec> {
    let motifs = Motifs::de_la_maison();
    let mut queue = VecDeque::from([(format!("/{SLUG}/"), String::new())]);
    let mut known: BTreeSet<String> = queue.iter().map(|(p, _)| p.clone()).collect();
    let mut counts = BTreeMap::<String, usize>::new();
    let mut all = vec![];
    while let Some((chemin, depuis)) = queue.pop_front() {
        if all.len() >= portee.pages {
            break;
        }
        let motif = motifs.de(&chemin).unwrap_or("(outside of the table)");
        let (key, filtered) = shape(motif, &chemin);
        let count = counts.entry(key).or_default();
        if *count >= if filtered { 2 } else { portee.par_route } {
            continue;
        }
        *count += 1;
        let reponse = n.get(&chemin).await?;
        let mut next = if reponse.est_une_page() { links(&reponse) } else { vec![] };
        if reponse.statut.is_redirection() {
            next.push(reponse.entete(header::LOCATION).to_owned());
        }
        for to in next {
            if known.insert(to.clone()) {
                queue.push_back((to, chemin.clone()));
            }
        }
        all.push(Etape { chemin, depuis, motif, reponse });
    }
    Ok(all)
}

/// Adds what is wrong on a page met: `route` and fault → the first page where it was seen, how often.
type Constats = BTreeMap<(String, String), (String, usize)>;

fn judge(who: &str, etape: &Etape, typographie: bool, found: &mut Constats) {
    let status = etape.reponse.statut;
    let mut wrong = vec![];
    if !(status.is_success() || status.is_redirection()) {
        wrong.push(format!("answers {status}, linked from {}", etape.depuis));
    } else if etape.reponse.est_une_page() && status == StatusCode::OK {
        wrong = fautes(&etape.reponse.texte(), typographie);
    }
    for fault in wrong {
        let entry = found.entry((etape.motif.to_owned(), fault)).or_insert_with(|| (format!("{who} {}", etape.chemin), 0));
        entry.1 += 1;
    }
}

fn conclude(found: &Constats) {
    let lines: Vec<String> =
        found.iter().map(|((motif, fault), (first, n))| format!("{motif}\n    {fault}\n    {n} times, first: {first}")).collect();
    assert!(lines.is_empty(), "{} faults:\n{}", lines.len(), lines.join("\n"));
}

async fn walk_all(lang: &str, portee: Portee, db: store::Db) -> Constats {
    let maison = Maison::demonstration(db).await.unwrap();
    let mut found = Constats::new();
    let mut visited = BTreeSet::new();
    let mut walkers = vec![("stranger".to_owned(), maison.navigateur())];
    for personne in maison.personnes().await.unwrap() {
        walkers.push((format!("{:?}", personne.role), maison.entrer(&personne).await.unwrap()));
    }
    for (who, mut n) in walkers {
        n.cookies.insert("langue".into(), lang.into());
        let etapes = tour(&mut n, portee).await.unwrap();
        assert!(etapes.len() > 5, "{who} met only {} pages", etapes.len());
        for etape in &etapes {
            judge(&who, etape, lang == "fr", &mut found);
            visited.insert(etape.motif);
        }
    }
    assert!(visited.len() > 12, "only {} routes were met", visited.len());
    maison.db.close().await;
    found
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn toute_page_rencontree_en_francais_est_bien_faite() {
    let db = bases().await.unwrap().remove(0);
    conclude(&walk_all("fr", Portee { pages: 400, par_route: 12 }, db).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn toute_page_rencontree_en_anglais_est_bien_faite() {
    let db = bases().await.unwrap().pop().unwrap();
    conclude(&walk_all("en", Portee { pages: 150, par_route: 2 }, db).await);
}

#[test]
fn une_route_se_reconnait_a_ses_segments() {
    assert!(fits("/{collectivite}/contrats/{contrat}", "/a/contrats/b"));
    assert!(!fits("/{collectivite}/contrats/{contrat}", "/a/contrats/"));
    assert!(!fits("/{collectivite}/contrats", "/a/contrats/b"));
    assert_eq!(shape("/x", "/x?b=1&a=2").0, "/x?a&b");
}
