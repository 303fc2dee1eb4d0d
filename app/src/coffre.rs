//! `pacte sauvegarder`, `pacte restaurer`, `pacte copier`: the safe of `store`, in words.

use crate::cli::say;
use crate::erreur::Erreur;
use crate::m;
use kernel::Lang;
use std::io::{IsTerminal, Write};
use std::path::Path;
use store::coffre::{self, Avance, Bilan, CoffreError, Ecrasement};
use store::{Db, DbUrl};

/// The table under way, on one line that is written over; nothing when nobody looks.
fn suivre(lang: Lang) -> impl Fn(&Avance) + Send + Sync {
    let seen = std::io::stderr().is_terminal();
    move |now: &Avance| {
        if seen {
            let line = m(lang).coffre_avance(now.rang, now.tables, &now.table, now.lignes.to_string());
            let _ = std::io::stderr().write_all(format!("\r\u{1b}[K{line}").as_bytes());
        }
    }
}

fn dire(lang: Lang, bilan: &Bilan) {
    let t = m(lang);
    if std::io::stderr().is_terminal() {
        let _ = std::io::stderr().write_all(b"\r\x1b[K");
    }
    say(&t.coffre_bilan(bilan.tables.len(), bilan.lignes().to_string()));
    for chaine in &bilan.chaines {
        say(&t.coffre_chaine(&chaine.slug, chaine.entrees.to_string()));
    }
    say(&t.coffre_empreinte(bilan.empreinte()));
    if bilan.courriels_en_attente > 0 {
        say(&t.coffre_courriels(bilan.courriels_en_attente.to_string()));
    }
}

/// # Errors
/// `Refus` in words: the file exists, the journal is broken…
pub async fn sauvegarder(url: &DbUrl, clock: kernel::Clock, file: &Path, replace: bool, lang: Lang) -> Result<(), Erreur> {
    let db = Db::attach(url, clock).await?;
    let over = if replace { Ecrasement::Demande } else { Ecrasement::Refuse };
    let done = coffre::sauvegarder(&db, file, over, &suivre(lang)).await;
    db.close().await;
    dire(lang, &done.map_err(|e| mots(&e, lang))?.bilan);
    say(&m(lang).coffre_sauvegarde(file.display().to_string()));
    Ok(())
}

/// # Errors
/// `Refus` in words: the backup is damaged, the destination is not empty…
pub async fn restaurer(file: &Path, to: &DbUrl, lang: Lang) -> Result<(), Erreur> {
    dire(lang, &coffre::restaurer(file, to, &suivre(lang)).await.map_err(|e| mots(&e, lang))?);
    say(&m(lang).coffre_restauree());
    Ok(())
}

/// # Errors
/// `Refus` in words: the destination is not empty, a version differs…
pub async fn copier(from: &DbUrl, to: &DbUrl, lang: Lang) -> Result<(), Erreur> {
    dire(lang, &coffre::copier(from, to, &suivre(lang)).await.map_err(|e| mots(&e, lang))?);
    say(&m(lang).coffre_copiee());
    Ok(())
}

/// Why it could not be done, in words.
pub fn mots(error: &CoffreError, lang: Lang) -> Erreur {
    let t = m(lang);
    let said = match error {
        CoffreError::Absente(place) => t.coffre_absente(place),
        CoffreError::Inconnue(place) => t.coffre_inconnue(place),
        CoffreError::Version { attendue, trouvee } => t.coffre_version(trouvee.to_string(), attendue.to_string()),
        CoffreError::Occupee { table } => t.coffre_occupee(table),
        CoffreError::Etrangere { table } => t.coffre_etrangere(table),
        CoffreError::Schema { table, quoi } => t.coffre_schema(table, quoi),
        CoffreError::Valeur { table, cle, colonne, quoi } => t.coffre_valeur(table, cle, colonne, quoi),
        CoffreError::Difference { table, source_lignes, lignes } => {
            t.coffre_difference(table, source_lignes.to_string(), lignes.to_string())
        }
        CoffreError::Orpheline { table, cible } => t.coffre_orpheline(table, cible),
        CoffreError::Journal { collectivite, rang, .. } => t.coffre_journal(collectivite, rang.to_string()),
        CoffreError::Existe(file) => t.coffre_existe(file.display().to_string()),
        CoffreError::MemeBase(file) => t.coffre_meme_base(file.display().to_string()),
        CoffreError::Abimee { fichier, quoi } => t.coffre_abimee(fichier.display().to_string(), quoi),
        CoffreError::SansSceau(file) => t.coffre_sans_sceau(file.display().to_string()),
        CoffreError::Alteree { fichier, table } => t.coffre_alteree(fichier.display().to_string(), table),
        CoffreError::Fichier { fichier, quoi } => {
            return Erreur::Fichier { file: fichier.clone(), what: quoi.to_string() };
        }
        CoffreError::Store(error) => t.erreur_base(error.to_string()),
    };
    Erreur::Refus(vec![said])
}
