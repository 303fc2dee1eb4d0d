//! The commands. Their help follows `LANG`.

mod grammaire;

use crate::config::{Config, secret};
use crate::courriels::Sender;
use crate::erreur::Erreur;
use crate::{coffre, demonstration, eprouver, generer, importer, m, presse, rapport, serveur, subventions};
use acteurs::regles::collectivite::siren;
use clap::ArgMatches;
use grammaire::command;
use kernel::{Lang, Refusal};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use store::journal::{Desaccord, Rupture, Verification};
use store::{Db, DbUrl};

/// French unless `LC_ALL`, `LC_MESSAGES` or `LANG` asks for English.
pub fn lang_of_the_shell() -> Lang {
    let said = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
    match said {
        Some(value) if value.starts_with("en") => Lang::En,
        _ => Lang::Fr,
    }
}

fn text<'a>(matches: &'a ArgMatches, name: &str) -> Option<&'a str> {
    matches.get_one::<String>(name).map(String::as_str)
}

/// Reads the command line and does what it says.
pub async fn run(lang: Lang) -> Result<ExitCode, Erreur> {
    let matches = command(lang).get_matches();
    match matches.subcommand() {
        Some(("demo", args)) => demo(args, lang).await,
        Some(("serve", args)) => serve(args, lang).await,
        Some((presse::COMMAND, _)) => presse::imprimer(),
        Some(("rapport", args)) => report(args, lang).await,
        Some(("subventions", args)) => grants(args, lang).await,
        Some(("collectivite", args)) => found(args, lang).await,
        Some(("eprouver", args)) => {
            let done = eprouver::eprouver(path(args, "fichier"), &mut std::io::stdout().lock())?;
            Ok(if done.faux == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        }
        Some(("importer", args)) => take_in(args, lang).await,
        Some(("sauvegarder", args)) => {
            let (url, clock) = source(args)?;
            coffre::sauvegarder(&url, clock, path(args, "fichier"), args.get_flag("remplacer"), lang).await?;
            Ok(ExitCode::SUCCESS)
        }
        Some(("restaurer", args)) => {
            coffre::restaurer(path(args, "fichier"), &address(text(args, "vers").unwrap_or_default()), lang).await?;
            Ok(ExitCode::SUCCESS)
        }
        Some(("copier", args)) => {
            let (url, _) = source(args)?;
            coffre::copier(&url, &address(text(args, "vers").unwrap_or_default()), lang).await?;
            Ok(ExitCode::SUCCESS)
        }
        Some(("donnees", args)) => match args.subcommand() {
            Some(("generer", args)) => generate(args, lang).await,
            _ => Ok(ExitCode::FAILURE),
        },
        Some(("journal", args)) => match args.subcommand() {
            Some(("verifier", args)) => verify(args, lang).await,
            _ => Ok(ExitCode::FAILURE),
        },
        _ => Ok(ExitCode::FAILURE),
    }
}

async fn take_in(args: &ArgMatches, lang: Lang) -> Result<ExitCode, Erreur> {
    match args.subcommand() {
        Some(("fiches", args)) => {
            let json = text(args, "format") == Some("json");
            importer::fiches(path(args, "fichier"), json, lang, &mut std::io::stdout().lock())?;
        }
        Some(("contours", args)) => {
            let (_, db) = open(args).await?;
            let (slug, source) = (text(args, "collectivite").unwrap_or_default(), text(args, "source").unwrap_or_default());
            importer::contours(&db, slug, path(args, "fichier"), source, lang).await?;
        }
        _ => return Ok(ExitCode::FAILURE),
    }
    Ok(ExitCode::SUCCESS)
}

async fn generate(args: &ArgMatches, lang: Lang) -> Result<ExitCode, Erreur> {
    let number = |name: &str| args.get_one::<u32>(name).copied().unwrap_or(1);
    let taille = generer::Taille { collectivites: number("collectivites"), plans: number("plans"), fiches: number("fiches") };
    let (config, file) = settings(args)?;
    let url = address(text(args, "vers").unwrap_or(&config.database));
    let db = Db::open(&url, config.clock(file.as_deref())?).await?;
    let t = m(lang);
    let done = generer::generer(&db, taille, &|rang, slug| say(&t.generer_avance(rang, taille.collectivites, slug))).await;
    db.close().await;
    done.map(|()| ExitCode::SUCCESS)
}

/// A required file.
fn path<'a>(matches: &'a ArgMatches, name: &str) -> &'a Path {
    matches.get_one::<PathBuf>(name).map_or(Path::new(""), PathBuf::as_path)
}

fn address(text: &str) -> DbUrl {
    text.parse().unwrap_or_else(|never: std::convert::Infallible| match never {})
}

/// The database that `--de` names, or the configuration's; not opened, so that nothing is migrated.
fn source(args: &ArgMatches) -> Result<(DbUrl, kernel::Clock), Erreur> {
    let (config, file) = settings(args)?;
    let url = address(text(args, "de").unwrap_or(&config.database));
    Ok((url, config.clock(file.as_deref())?))
}

/// One line for the person at the terminal.
pub fn say(line: &str) {
    let mut out = std::io::stdout();
    let _ = std::io::Write::write_all(&mut out, format!("{line}\n").as_bytes());
}

fn settings(args: &ArgMatches) -> Result<(Config, Option<PathBuf>), Erreur> {
    let file = args.get_one::<PathBuf>("config").cloned();
    Ok((Config::read(file.as_deref())?, file))
}

async fn open(args: &ArgMatches) -> Result<(Config, Db), Erreur> {
    let (config, file) = settings(args)?;
    let clock = config.clock(file.as_deref())?;
    let url: DbUrl = address(&config.database);
    let db = Db::open(&url, clock).await?;
    Ok((config, db))
}

async fn demo(args: &ArgMatches, lang: Lang) -> Result<ExitCode, Erreur> {
    let t = m(lang);
    let port = args.get_one::<u16>("port").copied().unwrap_or(8080);
    let config = Config::default();
    let url: DbUrl = match text(args, "database") {
        Some(url) => address(url),
        None => DbUrl::File(fresh_file()?),
    };
    let db = Db::open(&url, config.clock(None)?).await?;
    if db.collectivite(demonstration::SLUG).await?.is_none() {
        demonstration::charger(&db, lang, &|line| say(&format!("  {line}"))).await?;
    }
    if args.get_flag("charger") {
        db.close().await;
        return Ok(ExitCode::SUCCESS);
    }
    let base_url = format!("http://127.0.0.1:{port}");
    say(&t.demo_prete(format!("{base_url}/{}/", demonstration::SLUG)));
    let key = demonstration_key(&url)?;
    let house = serveur::house(db, key, &Config { base_url: base_url.clone(), ..config }, true)?;
    serveur::serve(house, &format!("127.0.0.1:{port}"), Sender::Mailbox).await?;
    Ok(ExitCode::SUCCESS)
}

/// Beside a demonstration kept in a file its key is kept too, so that its links still open after a restart.
fn demonstration_key(url: &DbUrl) -> Result<[u8; 32], Erreur> {
    let DbUrl::File(file) = url else { return Ok(rand::random()) };
    let mut name = file.clone().into_os_string();
    name.push(".cle");
    secret(&PathBuf::from(name))
}

/// A new database file; the previous demonstration's is removed.
fn fresh_file() -> Result<PathBuf, Erreur> {
    let file = std::env::temp_dir().join("pacte-demonstration.db");
    for suffix in ["", "-wal", "-shm", ".cle"] {
        let mut name = file.clone().into_os_string();
        name.push(suffix);
        match std::fs::remove_file(&name) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => {
                return Err(Erreur::Fichier { file: name.into(), what: e.to_string() });
            }
            _ => {}
        }
    }
    Ok(file)
}

async fn serve(args: &ArgMatches, lang: Lang) -> Result<ExitCode, Erreur> {
    let t = m(lang);
    let (config, db) = open(args).await?;
    let key = secret(&config.secret_file)?;
    let sender = match &config.mail {
        Some(mail) => Sender::smtp(mail)?,
        None => {
            say(&t.serve_sans_courriel());
            Sender::Nowhere
        }
    };
    if db.collectivites().await?.is_empty() {
        match ask_for_the_first(lang)? {
            Some(first) => install(&db, &key, &config, &first, lang).await?,
            None => say(&t.serve_sans_collectivite()),
        }
    }
    say(&t.serve_pret(&config.base_url));
    let house = serveur::house(db, key, &config, false)?;
    serveur::serve(house, &config.listen, sender).await?;
    Ok(ExitCode::SUCCESS)
}

/// A collectivité to found and its first administrator.
struct First {
    slug: String,
    nom: String,
    /// As typed; empty when it is not known yet.
    siren: String,
    courriel: String,
    fonction: String,
}

/// The first run at a terminal asks its questions; elsewhere nothing is asked.
fn ask_for_the_first(lang: Lang) -> Result<Option<First>, Erreur> {
    use std::io::{BufRead, IsTerminal};
    let t = m(lang);
    let input = std::io::stdin();
    if !input.is_terminal() {
        return Ok(None);
    }
    let mut lines = input.lock().lines();
    let mut ask = |question: String| -> Result<String, Erreur> {
        say(&question);
        let line = lines.next().transpose().map_err(|e| Erreur::Fichier { file: "stdin".into(), what: e.to_string() })?;
        Ok(line.unwrap_or_default().trim().to_owned())
    };
    say(&t.premier_bonjour());
    let nom = ask(t.premier_nom())?;
    let siren = ask(t.premier_siren())?;
    let courriel = ask(t.premier_courriel())?;
    let fonction = ask(t.premier_fonction())?;
    Ok(Some(First { slug: kernel::texte::slug(&nom), nom, siren, courriel, fonction }))
}

/// Founds a collectivité and gives the link by which its administrator chooses a password.
async fn install(db: &Db, key: &[u8; 32], config: &Config, first: &First, lang: Lang) -> Result<(), Erreur> {
    let t = m(lang);
    if first.slug.is_empty() {
        return Err(Erreur::Refus(vec![t.premier_sans_nom()]));
    }
    let collectivite = store::global::Collectivite {
        id: kernel::Id::fresh(),
        slug: first.slug.clone(),
        nom: first.nom.clone(),
        siren: siren(&first.siren).map_err(|refus| Erreur::Refus(vec![refus.message(lang)]))?,
        prefixe_360: String::new(),
    };
    let known = db.collectivite(&first.slug).await?;
    if known.is_none() {
        db.found(&collectivite).await?;
    }
    let id = known.map_or(collectivite.id, |c| c.id);
    let jeton = acteurs::actes::invitation::premiere_administration(db, key, id, &first.courriel, &first.fonction).await?;
    let link = acteurs::lien::adresse(&config.base_url, &first.slug, acteurs::model::GenreLien::Invitation, &jeton);
    say(&t.fondee(&first.slug));
    say(&t.premier_lien(&first.courriel, link));
    Ok(())
}

async fn found(args: &ArgMatches, lang: Lang) -> Result<ExitCode, Erreur> {
    let (config, db) = open(args).await?;
    let first = First {
        slug: kernel::texte::slug(text(args, "slug").unwrap_or_default()),
        nom: text(args, "nom").unwrap_or_default().to_owned(),
        siren: text(args, "siren").unwrap_or_default().to_owned(),
        courriel: text(args, "administrateur").unwrap_or_default().to_owned(),
        fonction: text(args, "fonction").unwrap_or_default().to_owned(),
    };
    install(&db, &secret(&config.secret_file)?, &config, &first, lang).await?;
    db.close().await;
    Ok(ExitCode::SUCCESS)
}

async fn report(args: &ArgMatches, lang: Lang) -> Result<ExitCode, Erreur> {
    let (mut config, file) = settings(args)?;
    if let Some(url) = text(args, "database") {
        url.clone_into(&mut config.database);
    }
    let url: DbUrl = address(&config.database);
    let db = Db::open(&url, config.clock(file.as_deref())?).await?;
    let out = args.get_one::<PathBuf>("sortie").cloned().unwrap_or_default();
    let asked = rapport::Demande {
        collectivite: text(args, "collectivite"),
        contrat: text(args, "contrat").unwrap_or_default(),
        edition: text(args, "edition"),
        sortie: &out,
        demonstration: args.get_flag("demonstration"),
        lang,
    };
    let bytes = rapport::ecrire(&db, &config, &asked).await?;
    db.close().await;
    say(&m(lang).rapport_ecrit(out.display().to_string(), bytes));
    Ok(ExitCode::SUCCESS)
}

async fn grants(args: &ArgMatches, lang: Lang) -> Result<ExitCode, Erreur> {
    let (mut config, file) = settings(args)?;
    if let Some(url) = text(args, "database") {
        url.clone_into(&mut config.database);
    }
    let db = Db::open(&address(&config.database), config.clock(file.as_deref())?).await?;
    let vers = path(args, "vers");
    let asked = subventions::Demande {
        collectivite: text(args, "collectivite"),
        appel: text(args, "appel"),
        edition: text(args, "edition"),
        vers,
        lang,
    };
    let written = subventions::ecrire(&db, &asked).await?;
    db.close().await;
    say(&m(lang).subventions_ecrites(written, vers.display().to_string()));
    Ok(ExitCode::SUCCESS)
}

async fn verify(args: &ArgMatches, lang: Lang) -> Result<ExitCode, Erreur> {
    let t = m(lang);
    let (_, db) = open(args).await?;
    let all = db.collectivites().await?;
    let chosen: Vec<_> = match text(args, "collectivite") {
        Some(slug) => {
            let one = all.into_iter().find(|c| c.slug == slug);
            vec![one.ok_or_else(|| Erreur::CollectiviteInconnue(slug.to_owned()))?]
        }
        None => all,
    };
    let mut code = ExitCode::SUCCESS;
    for one in chosen {
        match store::journal::verifier(&db, one.id).await? {
            Verification::Entiere { entrees, empreinte, effacees } => {
                say(&t.journal_entier(&one.slug, entrees, &empreinte));
                if effacees > 0 {
                    say(&t.journal_effacees(effacees));
                }
                // A whole chain says nothing of the tables: they must say what its last entries left.
                let found = store::journal::confronter(&db, one.id).await.map_err(|e| coffre::mots(&e, lang))?;
                for ecart in &found {
                    say(&match &ecart.quoi {
                        Desaccord::SansEntree => t.ecart_sans_entree(&ecart.table, &ecart.id),
                        Desaccord::LigneAbsente => t.ecart_ligne_absente(&ecart.table, &ecart.id),
                        Desaccord::Champ { nom, rang } => t.ecart_champ(&ecart.table, &ecart.id, nom, rang.to_string()),
                    });
                }
                if found.is_empty() {
                    say(&t.journal_fidele());
                } else {
                    code = ExitCode::FAILURE;
                }
            }
            Verification::Rompue { rang, cause } => {
                let cause = match cause {
                    Rupture::Trou => t.rupture_trou(),
                    Rupture::Maillon => t.rupture_maillon(),
                    Rupture::Contenu => t.rupture_contenu(),
                    Rupture::Tete => t.rupture_tete(),
                };
                say(&t.journal_rompu(&one.slug, rang, &cause));
                code = ExitCode::FAILURE;
            }
        }
    }
    Ok(code)
}
