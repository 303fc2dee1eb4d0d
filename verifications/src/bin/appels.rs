//! What an entry of the committee costs on the demonstration's call, then what the lists of a call of 3 000 files cost:
//! processor, SQL statements, bytes, on both databases; then the exports, which must not hold the call in memory. Prints
//! markdown tables; what is past its budget makes the command fail.
//! `cargo run --release -p verifications --bin appels` (PACTE_ESSAI_POSTGRES adds PostgreSQL).

use axum::http::header::LOCATION;
use financements::model::{ActionAidee, Appel, AppelId, Dossier, DossierId, LigneFinanceur, NoteDossier, Scenario};
use financements::regles::etats::EtatAppel;
use kernel::{Actor, Id, Role};
use std::collections::HashMap;
use std::io::Write;
use std::time::{Duration, Instant};
use store::{Db, Read, Reader, Writer, args};
use verifications::maison::{Echec, Maison, Navigateur, Personne, bases};
use verifications::mesure::{processeur, sur_deux_coeurs};

const DOSSIERS: usize = 3_000;
const FOIS: u32 = 100;
/// SQL statements of the page itself, milliseconds of processor, bytes.
const BUDGET: (u32, f64, usize) = (5, 10.0, 60_000);

/// « chaque saisie réévalue règles et restes en moins de 50 ms » (Financements, § 8): milliseconds that pass.
const SEANCE: f64 = 50.0;

/// Name, role that reads, end of the address.
const LISTES: [(&str, Role, &str); 7] = [
    ("dossiers", Role::Coordination, "/dossiers"),
    ("dossiers, page 40", Role::Coordination, "/dossiers?page=40"),
    ("dossiers, triés et filtrés", Role::Coordination, "/dossiers?tri=demande&financeur=ETAT&q=atelier"),
    ("instruction, équipe", Role::Coordination, "/instruction"),
    ("instruction, financeur", Role::Financeur, "/instruction"),
    ("instruction, ce qui m’attend", Role::Financeur, "/instruction?voir=a_faire&page=3"),
    ("programmation", Role::Coordination, "/programmation"),
];
const EXPORTS: [&str; 2] = ["/dossiers.csv", "/lignes.csv"];

fn main() -> Result<(), Echec> {
    sur_deux_coeurs(mesurer())
}

async fn mesurer() -> Result<(), Echec> {
    let mut out = std::io::stdout();
    let mut depasses = vec![];
    for db in bases().await? {
        let base = format!("{db:?}");
        let maison = Maison::demonstration(db).await?;
        let seance = seance(&maison).await?;
        writeln!(out, "\n{base}, an entry of the committee and the page after it: {seance:.1} ms (allowed {SEANCE})")?;
        if seance > SEANCE {
            depasses.push(format!("{base}: an entry of the committee: {seance:.1} ms"));
        }
        maison.db.close().await;
    }
    for db in bases().await? {
        let base = format!("{db:?}");
        let maison = Maison::demonstration(db).await?;
        let slug = grossir(&maison.db).await?;
        let appel = format!("/{}/appels/{slug}", pacte::demonstration::SLUG);
        let personnes = maison.personnes().await?;
        writeln!(out, "\n{base}, {DOSSIERS} files\n\n| list | CPU (ms) | SQL | bytes |\n|---|---:|---:|---:|")?;
        for (nom, role, suite) in LISTES {
            let qui = personnes.iter().find(|p| p.role == role).ok_or("nobody of that role")?;
            let mesure = une_liste(&maison, qui, &format!("{appel}{suite}")).await?;
            let (sql, ms, octets) = mesure;
            writeln!(out, "| {nom} | {ms:.1} | {sql} | {octets} |")?;
            if sql > BUDGET.0 || ms > BUDGET.1 || octets > BUDGET.2 {
                depasses.push(format!("{base}: {nom}: {sql} statements, {ms:.1} ms, {octets} bytes"));
            }
        }
        writeln!(out, "\n| export | CPU (ms) | bytes | memory gained (kB) |\n|---|---:|---:|---:|")?;
        let qui = personnes.iter().find(|p| p.role == Role::Coordination).ok_or("no coordination")?;
        let mut n = maison.entrer(qui).await?;
        for suite in EXPORTS {
            let (avant, debut) = (memoire()?, processeur()?);
            let reponse = n.get(&format!("{appel}{suite}")).await?;
            let ms = (processeur()? - debut).as_secs_f64() * 1_000.0;
            let gagne = memoire()?.saturating_sub(avant);
            writeln!(out, "| {suite} | {ms:.0} | {} | {gagne} |", reponse.corps.len())?;
        }
        maison.db.close().await;
    }
    if depasses.is_empty() { Ok(()) } else { Err(depasses.join("\n").into()) }
}

/// Statements of one asking but those that recognise the visitor, milliseconds of processor of the next ones, bytes.
async fn une_liste(maison: &Maison, qui: &Personne, chemin: &str) -> Result<(u32, f64, usize), Echec> {
    let mut n = maison.entrer(qui).await?;
    // What recognises the visitor is the same for every page; the help reads nothing else.
    let (aide, reconnu) = store::stats::counted(n.get(&format!("/{}/aide", pacte::demonstration::SLUG))).await;
    aide?;
    let (premiere, sql) = store::stats::counted(n.get(chemin)).await;
    let premiere = premiere?;
    if !premiere.statut.is_success() {
        return Err(format!("{chemin}: {}", premiere.statut).into());
    }
    let debut = processeur()?;
    for _ in 0..FOIS {
        n.get(chemin).await?;
    }
    let passe: Duration = processeur()? - debut;
    Ok((sql.saturating_sub(reconnu), passe.as_secs_f64() * 1_000.0 / f64::from(FOIS), premiere.corps.len()))
}

/// Sends a form; gives the address it leads to.
async fn envoyer(n: &mut Navigateur, to: &str, form: &[(&str, &str)]) -> Result<String, Echec> {
    let answer = n.post(to, form).await?;
    let next = answer.entete(LOCATION).to_owned();
    if next.is_empty() { Err(format!("{to}: {}", answer.statut).into()) } else { Ok(next) }
}

/// A scenario of the demonstration's call, computed, then the committee: milliseconds of an entry and of the page after it, mean
/// of as many as there are tries.
async fn seance(maison: &Maison) -> Result<f64, Echec> {
    let personnes = maison.personnes().await?;
    let qui = personnes.iter().find(|p| p.role == Role::Coordination).ok_or("no coordination")?;
    let mut n = maison.entrer(qui).await?;
    let ici = maison.db.collectivite(pacte::demonstration::SLUG).await?.ok_or("no demonstration")?;
    let mut r = maison.db.reader(ici.id).await?;
    let appels = financements::store::appels(&mut r).await?;
    let appel = appels.into_iter().find(|a| a.etat == EtatAppel::Instruction).ok_or("no call under review")?;
    let base = format!("/{}/appels/{}", pacte::demonstration::SLUG, appel.slug);
    avancer(&mut n, &mut r, &base, appel.id, "programmation").await?;
    envoyer(&mut n, &format!("{base}/programmation"), &[("nom", "Mesure"), ("doctrine", "par_note")]).await?;
    let scenario: Scenario = r.list("appel_id = $2 AND nom = 'Mesure'", args![appel.id]).await?.pop().ok_or("no scenario")?;
    let version = scenario.version.to_string();
    let here = format!("{base}/programmation/{}", scenario.id);
    envoyer(&mut n, &here, &[("geste", "calculer"), ("version", &version)]).await?;
    avancer(&mut n, &mut r, &base, appel.id, "copil").await?;
    let ligne: LigneFinanceur = r
        .list(
            "appel_id = $2 AND demande_centimes > 400000 AND propose_centimes > 0 ;; ORDER BY dossier_id, financeur",
            args![appel.id],
        )
        .await?
        .into_iter()
        .next()
        .ok_or("no line")?;
    let dossier: Dossier = r.load(&ligne.dossier_id).await?;
    let (numero, amount) = (dossier.numero.ok_or("no number")?, format!("montant.{}", ligne.financeur.code()));
    let room = format!("{base}/comite/{}", scenario.id);
    let mut spent = Duration::ZERO;
    for turn in 0..FOIS {
        let version = r.load::<Scenario>(&scenario.id).await?.version.to_string();
        let value = (3_000 + 100 * (turn % 2)).to_string();
        let form = [("version", version.as_str()), ("numero", &numero), (&amount, &value), ("geste", "suivant")];
        let begun = Instant::now();
        let next = envoyer(&mut n, &room, &form).await?;
        n.get(&next).await?;
        spent += begun.elapsed();
    }
    Ok(spent.as_secs_f64() * 1_000.0 / f64::from(FOIS))
}

async fn avancer(n: &mut Navigateur, r: &mut Reader, base: &str, appel: AppelId, vers: &str) -> Result<(), Echec> {
    let version = r.load::<Appel>(&appel).await?.version.to_string();
    let form = [("version", version.as_str()), ("confirme", "oui"), ("motif", "Mesure sur la démonstration")];
    envoyer(n, &format!("{base}/etape/{vers}"), &form).await.map(drop)
}

/// The most this process ever held, in kB.
fn memoire() -> Result<u64, Echec> {
    let texte = std::fs::read_to_string("/proc/self/status")?;
    let ligne = texte.lines().find(|l| l.starts_with("VmHWM")).ok_or("VmHWM")?;
    Ok(ligne.split_whitespace().nth(1).ok_or("kB")?.parse()?)
}

/// Copies the files of the call under review until there are enough; gives the word of its address.
async fn grossir(db: &Db) -> Result<String, Echec> {
    let ici = db.collectivite(pacte::demonstration::SLUG).await?.ok_or("no demonstration")?;
    let mut r = db.reader(ici.id).await?;
    let appels = financements::store::appels(&mut r).await?;
    let appel = appels.into_iter().find(|a| a.etat == EtatAppel::Instruction).ok_or("no call under review")?;
    let dossiers: Vec<Dossier> = r.list("appel_id = $2 AND numero IS NOT NULL ;; ORDER BY numero", args![appel.id]).await?;
    let lignes = par_dossier(r.list::<LigneFinanceur>("appel_id = $2", args![appel.id]).await?, |l| l.dossier_id);
    let notes = par_dossier(r.list::<NoteDossier>("appel_id = $2", args![appel.id]).await?, |n| n.dossier_id);
    drop(r);
    let mut rang = dossiers.len();
    while rang < DOSSIERS {
        let mut w = db.writer(ici.id, Actor::Commande { nom: "bench".into() }, "appels.grossir").await?;
        for modele in &dossiers {
            rang += 1;
            if rang > DOSSIERS {
                break;
            }
            let siennes = (lignes.get(&modele.id), notes.get(&modele.id));
            copier(&mut w, modele, siennes, format!("{}-{rang:04}", appel.exercice)).await?;
        }
        w.commit().await?;
    }
    Ok(appel.slug)
}

fn par_dossier<T>(tous: Vec<T>, cle: impl Fn(&T) -> DossierId) -> HashMap<DossierId, Vec<T>> {
    let mut ranges: HashMap<DossierId, Vec<T>> = HashMap::new();
    for un in tous {
        ranges.entry(cle(&un)).or_default().push(un);
    }
    ranges
}

async fn copier(
    w: &mut Writer,
    modele: &Dossier,
    (lignes, notes): (Option<&Vec<LigneFinanceur>>, Option<&Vec<NoteDossier>>),
    numero: String,
) -> Result<(), Echec> {
    let action = ActionAidee {
        id: Id::fresh(),
        version: 1,
        porteur_id: modele.porteur_id,
        intitule: modele.intitule.clone(),
        premier_exercice: 2026,
    };
    w.insert(&action).await?;
    let dossier =
        Dossier { id: Id::fresh(), version: 1, action_id: action.id, numero: Some(numero), precedent_id: None, ..modele.clone() };
    w.insert(&dossier).await?;
    for ligne in lignes.into_iter().flatten() {
        w.insert(&LigneFinanceur { id: Id::fresh(), version: 1, dossier_id: dossier.id, ..ligne.clone() }).await?;
    }
    for note in notes.into_iter().flatten() {
        w.insert(&NoteDossier { id: Id::fresh(), version: 1, dossier_id: dossier.id, ..note.clone() }).await?;
    }
    Ok(())
}
