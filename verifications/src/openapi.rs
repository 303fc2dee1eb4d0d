//! The interface for programs, tried from its own description: the file committed is the one served, every address is
//! described, and a client that makes up requests from the description meets no 5xx and sees nothing of others.

mod fuites;
mod roles;

use crate::maison::{Echec, Maison, bases};
use acteurs::model::{Attribution, Compte, GenreLien};
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use financements::model::{FinanceurInscrit, Scenario, ScrutinConseil};
use http_body_util::BodyExt;
use kernel::Role;
use pacte::demonstration::SLUG;
use plans::model::Decision;
use proptest::prelude::*;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use store::{Read, args};
use tower::ServiceExt;

const AILLEURS: &str = "ailleurs";
const FICHIER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/openapi.json");

fn description() -> Value {
    serde_json::to_value(pacte::api::description()).unwrap()
}

#[test]
fn la_description_commise_est_celle_qui_est_servie() {
    let served = serde_json::to_string_pretty(&description()).unwrap() + "\n";
    if std::env::var_os("PACTE_ECRIRE_OPENAPI").is_some() {
        std::fs::write(FICHIER, &served).unwrap();
    }
    let kept = std::fs::read_to_string(FICHIER).unwrap();
    assert!(
        kept == served,
        "docs/openapi.json is behind: run this test once with PACTE_ECRIRE_OPENAPI=1 and read the difference"
    );
}

#[test]
fn chaque_adresse_de_l_interface_est_decrite_et_chaque_description_existe() {
    let described: BTreeSet<(String, String)> = operations().into_iter().map(|o| (o.method.to_string(), o.path)).collect();
    let real: BTreeSet<(String, String)> = pacte::serveur::routes()
        .iter()
        .filter(|r| r.path.contains("/api/v1/") && !r.path.ends_with("openapi.json"))
        .map(|r| (r.method.to_string(), r.path.to_owned()))
        .collect();
    assert_eq!(described, real);
}

struct Operation {
    method: Method,
    path: String,
    value: Value,
}

fn operations() -> Vec<Operation> {
    let mut all = vec![];
    for (path, item) in description()["paths"].as_object().unwrap() {
        for (method, value) in item.as_object().unwrap() {
            let method: Method = method.to_uppercase().parse().unwrap();
            all.push(Operation { method, path: path.clone(), value: value.clone() });
        }
    }
    all
}

/// Identifiers that lead somewhere in the demonstration.
struct Connus {
    comite: String,
    decision: String,
    scenario: String,
    scrutin: String,
}

impl Connus {
    async fn lire(maison: &Maison) -> Result<Self, Echec> {
        let collectivite = maison.db.collectivite(SLUG).await?.ok_or("collectivité")?;
        let mut reader = maison.db.reader(collectivite.id).await?;
        let decision = reader.list::<Decision>(";; ORDER BY id", args![]).await?.into_iter().next().ok_or("no decision")?;
        let scenario = reader.list::<Scenario>(";; ORDER BY id", args![]).await?.into_iter().next();
        let scrutin = reader.list::<ScrutinConseil>(";; ORDER BY id", args![]).await?.into_iter().next();
        Ok(Self {
            comite: decision.comite_id.to_string(),
            decision: decision.id.to_string(),
            scenario: scenario.map(|s| s.id.to_string()).unwrap_or_default(),
            scrutin: scrutin.map(|s| s.id.to_string()).unwrap_or_default(),
        })
    }
}

/// A value for a parameter: often one that leads somewhere, else anything.
fn parametre(name: &str, kind: &str, connus: &Connus) -> BoxedStrategy<String> {
    let soir = crate::maison::horloge().unwrap().today().to_string();
    let known: Vec<String> = match name {
        "contrat" => vec!["contrat-local-de-sante".into()],
        "appel" => vec!["2026".into(), "2025".into()],
        "numero" => vec!["1".into(), "55".into(), "0".into(), "2026-0001".into()],
        "financeur" => vec!["ETAT".into(), "AGGLO".into()],
        "code" => vec!["1.P1".into(), "12.R1".into()],
        "annee" => vec!["1".into(), "2".into(), "5".into()],
        "depuis" => vec!["0".into(), "3".into(), "4294967295".into()],
        "limite" => vec!["1".into(), "1000".into(), "0".into(), "1001".into()],
        "format" => vec!["json".into(), "csv".into(), "xml".into()],
        "au" | "de" | "a" => vec![soir, "2026-03-12".into(), "12/03/2026".into(), "hier".into()],
        "champ" => vec!["fiche_action.titre".into(), "contrat.titre".into()],
        "avant" => vec!["1".into(), "400".into(), "9223372036854775807".into()],
        "comite" => vec![connus.comite.clone()],
        "decision" => vec![connus.decision.clone()],
        "q" => vec!["fiche".into(), "%".into()],
        "sujet" => vec!["compte".into()],
        "acte" => vec!["modifier".into()],
        "indicateur" => vec!["1.P1".into(), "1.R1".into()],
        "periode" => vec!["2026".into(), "2026-T2".into(), "2026-13".into()],
        "territoire" => vec!["ensemble".into(), "11069".into(), "Carcassonne".into()],
        "source" => vec!["Registre".into()],
        "etat" => vec!["validee".into(), "deposee".into(), "brouillon".into()],
        "scenario" => vec![connus.scenario.clone()],
        "scrutin" => vec![connus.scrutin.clone()],
        other => panic!("{other}: give this client a value that leads somewhere"),
    };
    let real = proptest::sample::select(known);
    let anything = if kind == "path" { "[^/?#%\u{0}]{1,12}" } else { "\\PC{0,12}" };
    prop_oneof![4 => real, 1 => "-?[0-9]{1,25}", 1 => anything].boxed()
}

fn corps() -> BoxedStrategy<String> {
    let text = || prop_oneof![Just(json!("12,5")), Just(json!("n.d")), Just(json!("")), "\\PC{0,30}".prop_map(|s| json!(s))];
    let good = (text(), text(), text(), proptest::option::of(any::<i64>())).prop_map(|(valeur, absence, motif, version)| {
        json!({"valeur": valeur, "absence": absence, "motif": motif, "version": version}).to_string()
    });
    let ligne = (any::<u8>(), text(), text()).prop_map(|(version, propose, motif)| {
        json!({"version": version, "avis": "favorable", "propose": propose, "propose_motif": motif}).to_string()
    });
    let periode = prop_oneof![Just("2026"), Just("2025-T1"), Just("2026-06"), Just("13/2026")];
    let code = prop_oneof![Just("1.P1"), Just("1.R1"), Just("9.Z9")];
    let cellule = (code, periode, text(), text(), text(), proptest::option::of(any::<i64>()));
    let cellule = cellule.prop_map(|(indicateur, periode, territoire, valeur, motif, version)| {
        json!({"indicateur": indicateur, "periode": periode, "territoire": territoire, "valeur": valeur, "motif": motif,
            "parts": [{"modalite": valeur, "valeur": motif}], "version": version})
    });
    let saisie = (prop_oneof![Just("validee"), Just("brouillon"), Just("")], proptest::collection::vec(cellule, 0..4))
        .prop_map(|(etat, cellules)| json!({"etat": etat, "cellules": cellules}).to_string());
    prop_oneof![3 => good, 2 => ligne, 3 => saisie, 1 => Just("{}".to_owned()), 1 => Just("[1,".to_owned()), 1 => "\\PC{0,60}"]
        .boxed()
}

struct Reponse {
    statut: StatusCode,
    genre: String,
    corps: Vec<u8>,
}

async fn demander(maison: &Maison, method: &Method, uri: &str, token: Option<&str>, body: String) -> Result<Reponse, Echec> {
    let mut request = Request::builder().method(method).uri(uri);
    if let Some(token) = token {
        request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
    }
    let response = maison.router.clone().oneshot(request.body(Body::from(body))?).await?;
    let genre = response.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
    let statut = response.status();
    Ok(Reponse { statut, genre, corps: response.into_body().collect().await?.to_bytes().to_vec() })
}

/// A token of this kind for the first account of that role.
async fn jeton(maison: &Maison, slug: &str, role: Role, genre: GenreLien) -> Result<String, Echec> {
    let collectivite = maison.db.collectivite(slug).await?.ok_or("collectivité")?;
    let mut reader = maison.db.reader(collectivite.id).await?;
    let found = reader
        .list::<Compte>("id IN (SELECT compte_id FROM attribution WHERE role = $2) ;; ORDER BY courriel", args![role])
        .await?;
    let compte = found.first().ok_or("no account of that role")?.id.to_string();
    drop(reader);
    let mut w = maison.db.writer(collectivite.id, kernel::Actor::Systeme, "essai").await?;
    let until = Some(w.now() + jiff::SignedDuration::from_hours(1));
    let lien = acteurs::lien::creer(&mut w, genre, &compte, "Essai", until).await?;
    w.commit().await?;
    Ok(acteurs::lien::jeton(&maison.house.secret, collectivite.id, &lien.id.to_string()))
}

/// Founds another collectivité in the same database, with an administrator.
async fn fonder_ailleurs(maison: &Maison) -> Result<(), Echec> {
    let there = store::essai::collectivite(&maison.db, AILLEURS).await?;
    let mut w = maison.db.writer(there.id, kernel::Actor::Systeme, "essai").await?;
    let compte = Compte {
        id: kernel::Id::fresh(),
        version: 1,
        courriel: "lecture@ailleurs.example".into(),
        nom: "Lecture".into(),
        organisation_id: None,
        langue: kernel::Lang::Fr,
        actif: true,
        oidc_emetteur: None,
        oidc_sujet: None,
    };
    w.insert(&compte).await?;
    let role =
        Attribution { id: kernel::Id::fresh(), version: 1, compte_id: compte.id, role: Role::Coordination, contrat_id: None };
    w.insert(&role).await?;
    w.commit().await?;
    Ok(())
}

/// What is wrong with an answer, as the description promises it.
fn juger(operation: &Operation, uri: &str, r: &Reponse) -> Option<String> {
    let ailing = |what: String| Some(format!("{} {uri}: {} {what}", operation.method, r.statut));
    if r.statut.is_server_error() {
        return ailing(String::from_utf8_lossy(&r.corps).chars().take(300).collect());
    }
    if r.statut == StatusCode::OK && r.genre.starts_with("text/csv") {
        return None;
    }
    let Ok(body) = serde_json::from_slice::<Value>(&r.corps) else { return ailing(format!("is not JSON ({})", r.genre)) };
    if r.statut.is_client_error() {
        let said = body["title"].as_str().is_some_and(|t| !t.is_empty()) && body["status"] == r.statut.as_u16();
        return if said && r.genre == "application/problem+json" { None } else { ailing(format!("says nothing: {body}")) };
    }
    if r.statut != StatusCode::OK {
        return ailing("is not in the description".into());
    }
    let described = &operation.value["responses"]["200"]["content"]["application/json"]["schema"];
    conforme(described, &body).err().and_then(ailing)
}

/// Required members and types, as deep as the schema goes.
fn conforme(schema: &Value, value: &Value) -> Result<(), String> {
    if let Some(name) = schema["$ref"].as_str().and_then(|r| r.strip_prefix("#/components/schemas/")) {
        return conforme(&description()["components"]["schemas"][name], value);
    }
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect(),
        _ => vec![],
    };
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    if !kinds.is_empty() && !kinds.contains(&kind) {
        return Err(format!("{value} is {kind}, described as {kinds:?}"));
    }
    if let (Some(members), Value::Object(object)) = (schema["properties"].as_object(), value) {
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if !object.contains_key(name) {
                return Err(format!("{name} is missing"));
            }
        }
        for (name, inside) in object {
            conforme(members.get(name).ok_or_else(|| format!("{name} is not described"))?, inside)?;
        }
    }
    if let (Value::Array(all), items @ Value::Object(_)) = (value, &schema["items"]) {
        for inside in all.iter().take(20) {
            conforme(items, inside)?;
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn un_client_qui_invente_ses_demandes_ne_casse_rien_et_ne_voit_rien_d_ailleurs() {
    for db in bases().await.unwrap() {
        let maison = Maison::demonstration(db).await.unwrap();
        fonder_ailleurs(&maison).await.unwrap();
        let connus = Connus::lire(&maison).await.unwrap();
        let mut tokens = vec![(None, "nobody"), (Some("x".repeat(48)), "forged")];
        for role in Role::ALL {
            tokens.push((Some(jeton(&maison, SLUG, *role, GenreLien::ApiEcriture).await.unwrap()), role.code()));
        }
        let elsewhere = jeton(&maison, AILLEURS, Role::Coordination, GenreLien::ApiEcriture).await.unwrap();
        let mut runner = TestRunner::deterministic();
        let mut wrong = vec![];
        for operation in operations() {
            for (token, who) in &tokens {
                for _ in 0..5 {
                    let uri = inventer(&operation, &connus, &mut runner);
                    let body = if operation.method != Method::GET {
                        corps().new_tree(&mut runner).unwrap().current()
                    } else {
                        String::new()
                    };
                    let answer = demander(&maison, &operation.method, &uri, token.as_deref(), body).await.unwrap();
                    wrong.extend(juger(&operation, &uri, &answer));
                    if matches!(*who, "nobody" | "forged") && answer.statut != StatusCode::UNAUTHORIZED {
                        wrong.push(format!("{uri}: {} for {who}", answer.statut));
                    }
                }
            }
            // The agent of another collectivité of the same database.
            let uri = inventer(&operation, &connus, &mut runner);
            let answer = demander(&maison, &operation.method, &uri, Some(&elsewhere), String::new()).await.unwrap();
            if answer.statut != StatusCode::UNAUTHORIZED {
                wrong.push(format!("{uri}: {} for a token of another collectivité", answer.statut));
            }
            let there = uri.replacen(SLUG, AILLEURS, 1);
            let answer = demander(&maison, &operation.method, &there, Some(&elsewhere), "{}".into()).await.unwrap();
            wrong.extend(juger(&operation, &there, &answer));
            let told = String::from_utf8_lossy(&answer.corps).contains("Carcassonne");
            if told {
                wrong.push(format!("{there}: tells of Carcassonne"));
            }
        }
        maison.db.close().await;
        assert!(wrong.is_empty(), "{} answers to mend:\n{}", wrong.len(), wrong.join("\n"));
    }
}

fn inventer(operation: &Operation, connus: &Connus, runner: &mut TestRunner) -> String {
    let mut path = operation.path.replace("{collectivite}", SLUG);
    let mut query = vec![];
    for parameter in operation.value["parameters"].as_array().into_iter().flatten() {
        let (name, place) = (parameter["name"].as_str().unwrap(), parameter["in"].as_str().unwrap());
        if name == "collectivite" {
            continue;
        }
        let value = web::form::percent_encode(&parametre(name, place, connus).new_tree(runner).unwrap().current());
        if place == "path" {
            path = path.replace(&format!("{{{name}}}"), &value);
        } else if any::<bool>().new_tree(runner).unwrap().current() {
            query.push(format!("{name}={value}"));
        }
    }
    if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn un_programme_ecrit_une_valeur_par_le_meme_acte_que_la_page() {
    for db in bases().await.unwrap() {
        let maison = Maison::demonstration(db).await.unwrap();
        let writes = jeton(&maison, SLUG, Role::Coordination, GenreLien::ApiEcriture).await.unwrap();
        let reads = jeton(&maison, SLUG, Role::Coordination, GenreLien::ApiLecture).await.unwrap();
        let base = format!("/{SLUG}/api/v1/contrats/contrat-local-de-sante");
        let ask = async |method: Method, path: &str, token: &str, body: Value| {
            let answer = demander(&maison, &method, &format!("{base}{path}"), Some(token), body.to_string()).await.unwrap();
            (answer.statut, serde_json::from_slice::<Value>(&answer.corps).unwrap())
        };
        let (_, all) = ask(Method::GET, "/indicateurs?limite=1000", &reads, json!({})).await;
        let one = all["elements"].as_array().unwrap().iter().find(|i| i["mesure"] == "quantite").unwrap();
        let code = one["code"].as_str().unwrap();
        let path = format!("/indicateurs/{code}/valeurs/3");
        let (status, _) = ask(Method::PUT, &path, &reads, json!({"valeur": "12"})).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "a reading token never writes");
        let (status, refused) = ask(Method::PUT, &path, &writes, json!({"valeur": "douze"})).await;
        assert_eq!((status, refused["refus"][0]["champ"].as_str()), (StatusCode::UNPROCESSABLE_ENTITY, Some("valeur")));
        let (status, refused) = ask(Method::PUT, &path, &writes, json!({"valeur": "14"})).await;
        assert_eq!(
            (status, refused["refus"][0]["champ"].as_str()),
            (StatusCode::UNPROCESSABLE_ENTITY, Some("motif")),
            "{refused}"
        );
        let motif = "Comptage refait avec les structures";
        let (status, written) = ask(Method::PUT, &path, &writes, json!({"valeur": "14", "motif": motif})).await;
        assert_eq!((status, written["valeur"].as_str()), (StatusCode::OK, Some("14")), "{written}");
        assert!(written["auteur"].as_str().unwrap().ends_with("(Essai)"), "{written}");
        let (status, _) = ask(Method::PUT, &path, &writes, json!({"valeur": "13", "motif": motif})).await;
        assert_eq!(status, StatusCode::CONFLICT, "a value written meanwhile is not overwritten");
        let suite = json!({"valeur": "13", "version": written["version"], "motif": motif});
        let (status, written) = ask(Method::PUT, &path, &writes, suite).await;
        assert_eq!((status, written["valeur"].as_str()), (StatusCode::OK, Some("13")));
        let (_, listed) = ask(Method::GET, "/valeurs?limite=1000", &reads, json!({})).await;
        assert!(
            listed["elements"]
                .as_array()
                .unwrap()
                .iter()
                .any(|v| v["indicateur"] == code && v["annee"] == 3 && v["valeur"] == "13")
        );
        maison.db.close().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn un_financeur_ecrit_sa_ligne_avec_son_jeton_et_pas_celle_d_un_autre() {
    for db in bases().await.unwrap() {
        let maison = Maison::demonstration(db).await.unwrap();
        let writes = jeton(&maison, SLUG, Role::Financeur, GenreLien::ApiEcriture).await.unwrap();
        let reads = jeton(&maison, SLUG, Role::Financeur, GenreLien::ApiLecture).await.unwrap();
        let collectivite = maison.db.collectivite(SLUG).await.unwrap().unwrap();
        let mut r = maison.db.reader(collectivite.id).await.unwrap();
        let comptes: Vec<Compte> = r
            .list("id IN (SELECT compte_id FROM attribution WHERE role = $2) ;; ORDER BY courriel", args![Role::Financeur])
            .await
            .unwrap();
        let organisation = comptes[0].organisation_id.unwrap();
        let sien = r.find::<FinanceurInscrit>("organisation_id = $2", args![organisation]).await.unwrap().unwrap().code;
        drop(r);
        let ask = async |method: Method, path: &str, token: &str, body: Value| {
            let uri = format!("/{SLUG}/api/v1/appels{path}");
            let answer = demander(&maison, &method, &uri, Some(token), body.to_string()).await.unwrap();
            (answer.statut, serde_json::from_slice::<Value>(&answer.corps).unwrap())
        };
        let lus = async |path: &str| {
            let (_, lu) = ask(Method::GET, &format!("{path}?limite=1000"), &reads, json!({})).await;
            lu["elements"].as_array().unwrap().clone()
        };
        let appels = lus("").await;
        let appel = appels.iter().find(|a| a["etat"] == "instruction").unwrap()["slug"].as_str().unwrap();
        let dossiers = lus(&format!("/{appel}/dossiers")).await;
        let ouverts: BTreeSet<&str> =
            dossiers.iter().filter(|d| d["etat"] == "en_instruction").filter_map(|d| d["numero"].as_str()).collect();
        let lignes = lus(&format!("/{appel}/lignes")).await;
        let ouverte = |l: &&Value| l["dossier"].as_str().is_some_and(|d| ouverts.contains(d));
        let mienne = lignes.iter().filter(ouverte).find(|l| l["financeur"] == sien.code()).unwrap();
        let dossier = mienne["dossier"].as_str().unwrap();
        let autre = lignes.iter().find(|l| l["dossier"] == dossier && l["financeur"] != sien.code()).unwrap();
        let chemin = |l: &Value| format!("/{appel}/dossiers/{dossier}/lignes/{}", l["financeur"].as_str().unwrap());
        let dite = |l: &Value| json!({"version": l["version"], "avis": "favorable", "propose": "500"});
        let (status, _) = ask(Method::PUT, &chemin(mienne), &reads, dite(mienne)).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "a reading token never writes");
        let (status, refused) = ask(Method::PUT, &chemin(autre), &writes, dite(autre)).await;
        assert_eq!((status, refused["refus"][0]["code"].as_str()), (StatusCode::FORBIDDEN, Some("colonne-autrui")));
        let (status, written) = ask(Method::PUT, &chemin(mienne), &writes, dite(mienne)).await;
        assert_eq!((status, written["propose"].as_str()), (StatusCode::OK, Some("500")), "{written}");
        let (status, _) = ask(Method::PUT, &chemin(mienne), &writes, dite(mienne)).await;
        assert_eq!(status, StatusCode::CONFLICT, "a line written meanwhile is not overwritten");
        maison.db.close().await;
    }
}
