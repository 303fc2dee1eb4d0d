//! The journal as its page shows it, entry by entry; as a table, all that is asked for, which leaves as it is read.

use crate::mots::journal as mots;
use crate::pages::journal::{admis, changes};
use kernel::Lang;
use serde::Serialize;
use store::journal::{self, Entree, Recherche};
use utoipa::ToSchema;
use web::api::{Illisible, Probleme, nombre, objet, query};
use web::form::percent_encode;
use web::{Page, Visit};

/// Entries of a part, and of what is read at once for a table.
const PART: i64 = 200;

/// A part of the journal, newest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct JournalLu {
    pub entrees: Vec<EntreeLue>,
    /// Address of the part before; `null` when this is the first of the house.
    pub suite: Option<String>,
}

/// What was done to one record.
#[derive(Debug, Serialize, ToSchema)]
pub struct EntreeLue {
    pub rang: i64,
    /// Instant, UTC.
    pub a: String,
    pub auteur: String,
    /// Code of the act: `compte.donner_role`.
    pub acte: String,
    /// Shared by all that one act wrote.
    pub geste: String,
    /// Kind of record, and its identifier.
    pub sujet: String,
    pub sujet_id: String,
    pub motif: Option<String>,
    pub changements: Vec<ChangementLu>,
    /// SHA-256 of this entry and of the one before, hexadecimal.
    pub empreinte: String,
}

/// A field that changed; a long text is cut.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChangementLu {
    pub champ: String,
    pub avant: Option<String>,
    pub apres: Option<String>,
}

impl EntreeLue {
    fn new(e: &Entree, lang: Lang) -> Self {
        let changements = changes(e).into_iter().map(|(champ, avant, apres)| ChangementLu { champ, avant, apres });
        Self {
            rang: e.rang,
            a: e.a.to_string(),
            auteur: mots::auteur(&e.acteur, lang),
            acte: e.acte.clone(),
            geste: e.geste.clone(),
            sujet: e.sujet.clone(),
            sujet_id: e.sujet_id.clone(),
            motif: e.motif.clone(),
            changements: changements.collect(),
            empreinte: e.empreinte.clone(),
        }
    }

    fn rangee(self) -> Vec<String> {
        let un = |c: ChangementLu| format!("{}: {} → {}", c.champ, c.avant.unwrap_or_default(), c.apres.unwrap_or_default());
        let changements = self.changements.into_iter().map(un).collect::<Vec<_>>().join(" | ");
        let motif = self.motif.unwrap_or_default();
        vec![
            self.rang.to_string(),
            self.a,
            self.auteur,
            self.acte,
            self.geste,
            self.sujet,
            self.sujet_id,
            motif,
            changements,
            self.empreinte,
        ]
    }
}

/// The columns of the table, as the members of an entry.
const COLONNES: [&str; 10] = ["rang", "a", "auteur", "acte", "geste", "sujet", "sujet_id", "motif", "changements", "empreinte"];

/// Which entries.
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "only its description is read")]
struct Filtres {
    /// A part of the author, the identifier, the act, the content or the reason.
    q: Option<String>,
    /// A kind of record: `compte`.
    sujet: Option<String>,
    /// The verb of an act: `modifier`.
    acte: Option<String>,
    /// What came before that entry; `suite` gives it.
    #[param(minimum = 1)]
    avant: Option<i64>,
    /// `json`, or `csv` for all of it.
    #[param(pattern = "^(json|csv)$")]
    format: Option<String>,
}

/// What was done, by whom and why, newest first, to who reads the journal of the whole collectivité.
#[utoipa::path(get, path = "/{collectivite}/api/v1/journal", tag = "journal", params(web::api::Ou, Filtres),
    responses((status = 200, body = JournalLu), (status = "4XX", body = Probleme)))]
pub async fn entrees(visit: Visit) -> Page {
    admis(&visit)?;
    let form = query(&visit);
    let avant = nombre(&form, "avant", i64::MAX, 1, i64::MAX)?;
    let [texte, sujet, verbe] = ["q", "sujet", "acte"].map(|nom| form.text(nom).to_owned());
    let voulues = Recherche { sujet, verbe, texte };
    let lang = visit.lang;
    match form.text("format") {
        "" | "json" => {}
        "csv" => {
            let (db, ici) = (visit.house.db.clone(), visit.collectivite.id);
            return Ok(web::csv::stream("journal", &COLONNES.map(str::to_owned), avant, move |avant| {
                let (db, voulues) = (db.clone(), voulues.clone());
                async move {
                    let lues = journal::chercher(&mut db.reader(ici).await?, avant, PART, &voulues).await?;
                    let pleine = i64::try_from(lues.len()).is_ok_and(|n| n == PART);
                    let suite = lues.last().map(|e| e.rang).filter(|_| pleine);
                    Ok((lues.iter().map(|e| EntreeLue::new(e, lang).rangee()).collect(), suite))
                }
            }));
        }
        autre => return Err(Illisible::Mot { nom: "format", saisi: autre.to_owned(), permis: "json, csv" }.into()),
    }
    let lues = journal::chercher(&mut visit.reader().await?, avant, PART, &voulues).await?;
    let pleine = i64::try_from(lues.len()).is_ok_and(|n| n == PART);
    let suite = lues.last().filter(|_| pleine).map(|e| {
        let gardes = ["q", "sujet", "acte"].map(|nom| format!("{nom}={}&", percent_encode(form.text(nom)))).concat();
        format!("{}?{gardes}avant={}", visit.here.split('?').next().unwrap_or_default(), e.rang)
    });
    objet(&JournalLu { entrees: lues.iter().map(|e| EntreeLue::new(e, lang)).collect(), suite })
}
