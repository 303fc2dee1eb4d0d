//! Every route of the table, asked by whom it is not for: the stranger, each role, the agent of
//! another collectivité of the same database.

use crate::maison::{Echec, Maison, Navigateur, Personne, bases};
use crate::tour::{Portee, fits, tour};
use axum::http::{Method, StatusCode, header};
use kernel::actor::{Reach, reach};
use kernel::{Actor, Id, Lang, Role};
use pacte::demonstration::SLUG;
use std::collections::{BTreeMap, BTreeSet};
use web::{Access, Route};

const AILLEURS: &str = "ailleurs";

fn code(route: &Route) -> String {
    format!("{} {}", route.method, route.path)
}

/// Real paths of the demonstration for the parameters of the routes: `{contrat}` → an identifier met.
struct Exemples(BTreeMap<String, String>);

impl Exemples {
    async fn chercher(maison: &Maison) -> Result<Self, Echec> {
        let mut values = BTreeMap::new();
        let paths: Vec<&str> = pacte::serveur::routes().iter().map(|r| r.path).collect();
        // Between them these two see every kind of page.
        let sees = |p: &Personne| matches!(p.role, Role::Coordination | Role::Administration);
        for personne in maison.personnes().await?.iter().filter(|p| sees(p)) {
            let mut n = maison.entrer(personne).await?;
            for etape in tour(&mut n, Portee { pages: 150, par_route: 2 }).await? {
                let found = forms_and_links(&etape.reponse.texte());
                for path in found.iter().chain([&etape.chemin]) {
                    let path = path.split(['?', '#']).next().unwrap_or_default();
                    // As in the router, a literal segment wins over a parameter.
                    let literal = |p: &&str| p.split('/').map(|s| s.starts_with('{')).collect::<Vec<_>>();
                    let best = paths.iter().filter(|p| fits(p, path)).map(literal).min();
                    for pattern in paths.iter().filter(|p| fits(p, path) && Some(literal(p)) == best) {
                        for (name, value) in pattern.split('/').zip(path.split('/')) {
                            if name.starts_with('{') {
                                // `{contrat}` of a contract's own pages, `{fiche}` under it: the prefix makes the key.
                                let key =
                                    pattern.split_once(name).map(|(before, _)| format!("{before}{name}")).unwrap_or_default();
                                values.entry(key).or_insert_with(|| value.to_owned());
                            }
                        }
                    }
                }
            }
        }
        Ok(Self(values))
    }

    /// The path of a route under a collectivité; an identifier never met is a plausible one.
    fn chemin(&self, route: &Route, slug: &str) -> String {
        let mut before = String::new();
        let mut parts = vec![];
        for part in route.path.split('/') {
            if part == "{collectivite}" {
                parts.push(slug.to_owned());
            } else if part.starts_with('{') {
                let value = self.0.get(&format!("{before}{part}")).cloned();
                parts.push(value.unwrap_or_else(|| Id::<Route>::fresh().to_string()));
            } else {
                parts.push(part.to_owned());
            }
            before = format!("{before}{part}/");
        }
        parts.join("/")
    }
}

fn forms_and_links(html: &str) -> Vec<String> {
    let page = scraper::Html::parse_document(html);
    let selector = scraper::Selector::parse("a[href], form[action], button[formaction]").unwrap();
    page.select(&selector)
        .filter_map(|e| e.attr("href").or_else(|| e.attr("action")).or_else(|| e.attr("formaction")))
        .map(str::to_owned)
        .collect()
}

async fn ask(n: &mut Navigateur, route: &Route, path: &str) -> crate::maison::Reponse {
    match route.method {
        Method::GET => n.get(path).await.unwrap(),
        Method::PUT => n.put(path).await.unwrap(),
        _ => n.post(path, &[]).await.unwrap(),
    }
}

/// May this role open this door, as the table says?
fn admitted(route: &Route, role: Option<Role>) -> bool {
    match (route.access, role) {
        (Access::Public(_) | Access::Link, _) => true,
        (Access::SignedIn, role) => role.is_some(),
        (Access::Right(right), Some(role)) => reach(role, right) != Reach::Rien,
        (Access::Right(_), None) => false,
    }
}

#[test]
fn aucune_route_n_est_inscrite_deux_fois() {
    let mut seen = BTreeSet::new();
    for route in pacte::serveur::routes() {
        let shape: Vec<&str> = route.path.split('/').map(|s| if s.starts_with('{') { "{}" } else { s }).collect();
        assert!(seen.insert((route.method.to_string(), shape.join("/"))), "{} is registered twice", code(&route));
        assert!(route.path.starts_with("/{collectivite}/"), "{}: every address begins with the collectivité", route.path);
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "/{}-_.".contains(c);
        assert!(route.path.chars().all(plain), "{}: French kebab-case", route.path);
    }
}

#[test]
fn toute_route_publique_dit_pourquoi() {
    for route in pacte::serveur::routes() {
        if let Access::Public(why) = route.access {
            assert!(why.split_whitespace().count() >= 4, "{}: say why anyone may come, in a sentence", code(&route));
        }
    }
}

/// What is wrong, in words; the house is the same for the three askings, the last one writes in it.
async fn essayer_les_portes(db: store::Db) -> Vec<String> {
    let maison = Maison::demonstration(db).await.unwrap();
    let exemples = Exemples::chercher(&maison).await.unwrap();
    let mut wrong = portes_ouvertes(&maison, &exemples).await;
    wrong.extend(vues_d_ailleurs(&maison, &exemples).await);
    wrong.extend(reponses_cassees(&maison, &exemples).await);
    maison.db.close().await;
    wrong
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn chaque_route_refuse_qui_n_y_a_pas_droit_et_ne_casse_jamais() {
    for db in bases().await.unwrap() {
        let wrong = essayer_les_portes(db).await;
        assert!(wrong.is_empty(), "{} doors to mend:\n{}", wrong.len(), wrong.join("\n"));
    }
}

/// Doors that open to the stranger or to a role that the table refuses.
async fn portes_ouvertes(maison: &Maison, exemples: &Exemples) -> Vec<String> {
    let mut wrong = vec![];
    let mut people: Vec<(Option<Role>, Navigateur)> = vec![(None, maison.navigateur())];
    for personne in maison.personnes().await.unwrap() {
        people.push((Some(personne.role), maison.entrer(&personne).await.unwrap()));
    }
    for route in pacte::serveur::routes() {
        let path = exemples.chemin(&route, SLUG);
        for (role, n) in people.iter_mut().filter(|(role, _)| !admitted(&route, *role)) {
            let answer = ask(n, &route, &path).await;
            let to_sign_in = answer.statut == StatusCode::SEE_OTHER && answer.entete(header::LOCATION).contains("/connexion");
            let refused = matches!(answer.statut, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND | StatusCode::UNAUTHORIZED);
            if !(refused || role.is_none() && to_sign_in) {
                wrong.push(format!("{} opens to {role:?}, whom the table refuses: {}", code(&route), answer.statut));
            }
        }
    }
    wrong
}

/// An empty form, a wrong identifier, a role with half a right: never a broken page.
async fn reponses_cassees(maison: &Maison, exemples: &Exemples) -> Vec<String> {
    let mut wrong = vec![];
    let personnes = maison.personnes().await.unwrap();
    let mut people = vec![];
    for personne in &personnes {
        people.push(maison.entrer(personne).await.unwrap());
    }
    for route in pacte::serveur::routes() {
        let unknown = Exemples(BTreeMap::new()).chemin(&route, SLUG);
        let odd = route.path.split('/').map(|s| match s {
            "{collectivite}" => SLUG,
            s if s.starts_with('{') => "%00%F0%9F%8C%BF'",
            s => s,
        });
        let odd = odd.collect::<Vec<_>>().join("/");
        for path in [unknown, odd, exemples.chemin(&route, SLUG)] {
            for (personne, n) in personnes.iter().zip(&mut people) {
                let answer = ask(n, &route, &path).await;
                if answer.statut.is_server_error() {
                    wrong.push(format!("{} as {:?} at {path}: {}", code(&route), personne.role, answer.statut));
                }
                // Some routes end a session, or shut an account: whoever can comes in again.
                if route.method == Method::POST
                    && let Ok(again) = maison.entrer(personne).await
                {
                    *n = again;
                }
            }
            let answer = ask(&mut maison.navigateur(), &route, &path).await;
            if answer.statut.is_server_error() {
                wrong.push(format!("{} as a stranger at {path}: {}", code(&route), answer.statut));
            }
        }
    }
    let here = maison.db.collectivite(SLUG).await.unwrap().unwrap().id;
    let journal = store::journal::verifier(&maison.db, here).await.unwrap();
    if !matches!(journal, store::journal::Verification::Entiere { .. }) {
        wrong.push(format!("the journal does not hold: {journal:?}"));
    }
    wrong
}

/// An agent who may everything in another collectivité of the same database.
async fn neighbour(maison: &Maison) -> Navigateur {
    let there = store::essai::collectivite(&maison.db, AILLEURS).await.unwrap();
    let compte = acteurs::model::Compte {
        id: Id::fresh(),
        version: 1,
        courriel: "voisinage@ailleurs.example".into(),
        nom: "Coordination voisine".into(),
        organisation_id: None,
        langue: Lang::Fr,
        actif: true,
        oidc_emetteur: None,
        oidc_sujet: None,
    };
    let mut w = maison.db.writer(there.id, Actor::Systeme, "essai").await.unwrap();
    w.insert(&compte).await.unwrap();
    for role in [Role::Administration, Role::Coordination] {
        let one = acteurs::model::Attribution { id: Id::fresh(), version: 1, compte_id: compte.id, role, contrat_id: None };
        w.insert(&one).await.unwrap();
    }
    w.commit().await.unwrap();
    let mut n = maison.navigateur();
    let personne = Personne { compte: compte.id.to_string(), role: Role::Coordination };
    let answer = n.post(&format!("/{AILLEURS}/demonstration"), &[("compte", &personne.compte)]).await.unwrap();
    assert_eq!(answer.statut, StatusCode::SEE_OTHER);
    n
}

/// What an agent of another collectivité sees of this one: nothing.
async fn vues_d_ailleurs(maison: &Maison, exemples: &Exemples) -> Vec<String> {
    let mut wrong = vec![];
    let mut n = neighbour(maison).await;
    for route in pacte::serveur::routes() {
        let ends_session = route.path.ends_with("/deconnexion") || route.path.contains("/sessions/fermer");
        if ends_session {
            continue;
        }
        // Here, this agent is a stranger.
        if !admitted(&route, None) {
            let answer = ask(&mut n, &route, &exemples.chemin(&route, SLUG)).await;
            let shut = matches!(answer.statut, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN | StatusCode::UNAUTHORIZED)
                || answer.entete(header::LOCATION).contains("/connexion");
            if !shut {
                wrong.push(format!("{} here: {}", code(&route), answer.statut));
            }
        }
        // At home, the identifiers of here name nothing.
        if route.path.matches('{').count() > 1 {
            let path = exemples.chemin(&route, AILLEURS);
            let answer = ask(&mut n, &route, &path).await;
            let nothing = if route.method == Method::GET {
                answer.statut == StatusCode::NOT_FOUND
            } else {
                answer.statut.is_client_error()
            };
            if !nothing {
                wrong.push(format!("{} at {path}: {} where 404 is due", code(&route), answer.statut));
            }
        }
    }
    wrong
}
