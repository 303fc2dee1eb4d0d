//! Papers: of a file, or of the holder's safe.

use crate::actes::equipe::main_de;
use crate::actes::instruction::PorteFinanceur;
use crate::actes::nouvelles::pieces_refusees;
use crate::actes::porteur::tient;
use crate::calculs::DossierSuivi;
use crate::droits::{conduit, est_de};
use crate::model::{Appel, BilanDossier, Dossier, DossierId, PieceDossier, PieceDossierId, Porteur, StatutPiece};
use crate::regles::bilan::PIECES;
use crate::regles::dossier::Refus;
use crate::regles::etats::EtatDossier;
use crate::regles::fichier::examiner;
use crate::regles::piece;
use jiff::civil::Date;
use kernel::Right;
use kernel::actor::Reach;
use sha2::{Digest, Sha256};
use store::{ActeError, Read, StoreError, Writer, args};
use web::Visit;

/// Writes a paper and its bytes: its size and its SHA-256 are those of the bytes, which stay apart from the journal.
///
/// # Errors
/// `StoreError`.
pub async fn ranger(w: &mut Writer, piece: PieceDossier, octets: &[u8]) -> Result<PieceDossier, StoreError> {
    let piece = PieceDossier {
        taille: i64::try_from(octets.len()).unwrap_or(i64::MAX),
        sha256: store::journal::hex(&Sha256::digest(octets)),
        ..piece
    };
    w.insert(&piece).await?;
    w.execute(
        "INSERT INTO piece_dossier_contenu (collectivite_id, piece_id, contenu) VALUES ($1, $2, $3)",
        args![piece.id, octets.to_vec()],
    )
    .await?;
    Ok(piece)
}

/// A paper and its bytes.
///
/// # Errors
/// `StoreError::Missing`.
pub async fn lire(r: &mut impl Read, id: &PieceDossierId) -> Result<(PieceDossier, Vec<u8>), StoreError> {
    let piece: PieceDossier = r.load(id).await?;
    let rows =
        r.rows("SELECT contenu FROM piece_dossier_contenu WHERE collectivite_id = $1 AND piece_id = $2", args![piece.id]).await?;
    let missing = || StoreError::Missing { table: "piece_dossier_contenu", id: id.to_string() };
    let octets: Vec<u8> = rows.into_iter().next().ok_or_else(missing)?.take()?;
    Ok((piece, octets))
}

/// A paper as it is given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Depot {
    pub genre: String,
    pub nom: String,
    pub octets: Vec<u8>,
    pub datee_le: Option<Date>,
    pub valable_jusqu_au: Option<Date>,
}

/// « pièce vide, d'un autre type réel : refus motivé ». Ten megabytes at most.
const MO_MAX: usize = 10;

/// Gives a paper, of a file or of the holder's safe.
///
/// # Errors
/// `Interdit`; `PieceSansGenre`, `PieceVide`, `PieceTropGrosse`; protected, infected, of another type, or that runs something.
pub async fn joindre(
    visit: &Visit,
    porteur: &Porteur,
    dossier: Option<DossierId>,
    depot: Depot,
) -> Result<PieceDossier, ActeError> {
    let mut w = visit.writer("piece.deposer").await?;
    let piece = joindre_dans(&mut w, visit, porteur, dossier, depot).await?;
    w.commit().await?;
    Ok(piece)
}

/// The same, with the write that gives it its place.
///
/// # Errors
/// As [`joindre`].
pub(super) async fn joindre_dans(
    w: &mut Writer,
    visit: &Visit,
    porteur: &Porteur,
    dossier: Option<DossierId>,
    depot: Depot,
) -> Result<PieceDossier, ActeError> {
    if !tient(visit, &porteur.organisation_id.to_string()) {
        return Err(ActeError::Interdit);
    }
    main_de(w, visit, porteur, None).await?.ecrire(dossier)?;
    if depot.genre.trim().is_empty() {
        return Err(Refus::PieceSansGenre.into());
    }
    if depot.octets.is_empty() {
        return Err(Refus::PieceVide.into());
    }
    if depot.octets.len() > MO_MAX * 1024 * 1024 {
        return Err(Refus::PieceTropGrosse { mo: MO_MAX }.into());
    }
    let (nom, octets) = (depot.nom.clone(), depot.octets.clone());
    // Ten megabytes are read apart: other requests go on.
    let examen = tokio::task::spawn_blocking(move || examiner(&nom, &octets)).await;
    let mime = examen.map_err(|e| StoreError::Broken(e.to_string()))?.map_err(Refus::Piece)?;
    let piece = PieceDossier {
        id: kernel::Id::fresh(),
        version: 1,
        porteur_id: porteur.id,
        dossier_id: dossier,
        genre: depot.genre.trim().to_owned(),
        statut: StatutPiece::Deposee,
        motif: String::new(),
        nom: depot.nom.chars().take(120).collect(),
        mime: mime.to_owned(),
        taille: 0,
        sha256: String::new(),
        datee_le: depot.datee_le,
        valable_jusqu_au: depot.valable_jusqu_au,
        deposee_a: w.now(),
        deposee_par: visit.visitor.as_ref().map(|v| v.nom.clone()).unwrap_or_default(),
        annoncee_a: None,
    };
    Ok(ranger(w, piece, &depot.octets).await?)
}

/// A paper no longer counts; it may still be read by those who did. Gives the organisation it belongs to. « une pièce refusée reste
/// consultable »: it is replaced, not taken back, and those of a file under review stay.
///
/// # Errors
/// `Interdit`, `StoreError::Missing`, `Stale`, what [`piece::retirable`] refuses.
pub async fn retirer(visit: &Visit, id: &PieceDossierId, version: i64) -> Result<String, ActeError> {
    let mut w = visit.writer("piece.retirer").await?;
    let mut piece: PieceDossier = w.load(id).await?;
    let porteur: Porteur = w.load(&piece.porteur_id).await?;
    let organisation = porteur.organisation_id.to_string();
    let main = main_de(&mut w, visit, &porteur, None).await?;
    if !tient(visit, &organisation) || !main.voit(piece.dossier_id) {
        return Err(ActeError::Interdit);
    }
    main.ecrire(None)?;
    let etat = match &piece.dossier_id {
        Some(dossier) => Some(w.load::<Dossier>(dossier).await?.etat),
        None => None,
    };
    piece::retirable(&piece, etat)?;
    if piece.version != version {
        return Err(StoreError::Stale { table: "piece_dossier", id: piece.id.to_string() }.into());
    }
    piece.statut = StatutPiece::Expiree;
    w.update(&mut piece).await?;
    w.commit().await?;
    Ok(organisation)
}

/// The team says a paper of a deposited file valid, or refused with a reason: one of the file, or of its holder's safe. Those who
/// write for the holder are told of a refusal, once a day at most.
///
/// # Errors
/// `Interdit` but for who leads the call, the holder never; `RefusPiece`; `Stale`.
pub async fn juger(
    visit: &Visit,
    dossier: &DossierId,
    piece: &PieceDossierId,
    version: i64,
    valide: bool,
    motif: &str,
) -> Result<PieceDossier, ActeError> {
    let mut w = visit.writer("piece.juger").await?;
    let dossier: Dossier = w.load(dossier).await?;
    let appel: Appel = w.load(&dossier.appel_id).await?;
    let porteur: Porteur = w.load(&dossier.porteur_id).await?;
    let mut piece: PieceDossier = w.load(piece).await?;
    let la = piece.porteur_id == porteur.id && piece.dossier_id.is_none_or(|id| id == dossier.id);
    let sienne = est_de(visit, &porteur.organisation_id.to_string());
    if !la || sienne || !conduit(visit, &appel) || dossier.etat == EtatDossier::Brouillon {
        return Err(ActeError::Interdit);
    }
    let (statut, motif) = piece::juger(&piece, valide, motif)?;
    if piece.version != version {
        return Err(StoreError::Stale { table: "piece_dossier", id: piece.id.to_string() }.into());
    }
    if !motif.is_empty() {
        w.motif(motif.clone());
    }
    piece.statut = statut;
    piece.motif = motif;
    piece.annoncee_a = None;
    w.update(&mut piece).await?;
    if statut == StatutPiece::Refusee {
        pieces_refusees(&mut w, &porteur, &visit.absolute("")).await?;
        piece = w.load(&piece.id).await?;
    }
    w.commit().await?;
    Ok(piece)
}

/// Whether it was joined to a review that its holder has not sent: nobody else reads it yet.
async fn du_bilan_en_brouillon(r: &mut impl Read, piece: &PieceDossier) -> Result<bool, StoreError> {
    let Some(dossier) = piece.dossier_id.filter(|_| PIECES.contains(&piece.genre.as_str())) else { return Ok(false) };
    let bilan = r.find::<BilanDossier>("dossier_id = $2", args![dossier]).await?;
    Ok(bilan.is_none_or(|b| b.recu_le.is_none()))
}

/// Reads a paper: its holder, as far as the account was invited, the team, or a funder asked by one of the holder's files. « consultations journalisées ».
///
/// # Errors
/// `Interdit`, `StoreError::Missing`.
pub async fn consulter(visit: &Visit, id: &PieceDossierId) -> Result<(PieceDossier, Vec<u8>), ActeError> {
    let mut r = visit.reader().await?;
    let (piece, octets) = lire(&mut r, id).await?;
    let porteur: Porteur = r.load(&piece.porteur_id).await?;
    if tient(visit, &porteur.organisation_id.to_string()) && visit.reach(Right::DeposerDossier, None) == Reach::Confie {
        let voit = main_de(&mut r, visit, &porteur, None).await?.voit(piece.dossier_id);
        return if voit { Ok((piece, octets)) } else { Err(ActeError::Interdit) };
    }
    let equipe = visit.may(Right::ConduireAppel, None);
    let organisation = visit.visitor.as_ref().and_then(|v| v.organisation_id.clone()).unwrap_or_default();
    let au_plan = visit.reach(Right::InstruireDossier, None) != Reach::Rien
        && !r
            .rows(
                "SELECT l.id FROM ligne_financeur l JOIN financeur f ON f.code = l.financeur AND f.collectivite_id = $1
                 JOIN dossier d ON d.id = l.dossier_id AND d.collectivite_id = $1
                 WHERE l.collectivite_id = $1 AND f.organisation_id = $2 AND d.porteur_id = $3 AND d.etat <> 'brouillon'
                   AND ($4 = '' OR d.id = $4) LIMIT 1",
                args![organisation, porteur.id, piece.dossier_id.map(|id| id.to_string()).unwrap_or_default()],
            )
            .await?
            .is_empty();
    let brouillon = !equipe && du_bilan_en_brouillon(&mut r, &piece).await?;
    drop(r);
    if (!equipe && !au_plan) || brouillon {
        return Err(ActeError::Interdit);
    }
    let mut w = visit.writer("piece.consulter").await?;
    w.note("piece_dossier", &piece.id.to_string(), &serde_json::json!({ "consultee": piece.genre })).await?;
    w.commit().await?;
    Ok((piece, octets))
}

/// Reads a paper by the link of a funder without account: one of a deposited file that asks it, or of its holder's safe.
/// « consultations journalisées ».
///
/// # Errors
/// `StoreError::Missing`, also for a paper of another file or of a review.
pub async fn consulter_par_lien(
    visit: &Visit,
    porte: &PorteFinanceur,
    suivi: &DossierSuivi,
    id: &PieceDossierId,
) -> Result<(PieceDossier, Vec<u8>), ActeError> {
    let (piece, octets) = lire(&mut visit.reader().await?, id).await?;
    let sienne = piece.porteur_id == suivi.lu.porteur.id && piece.dossier_id.is_none_or(|d| d == suivi.id());
    let depot = piece.dossier_id.is_none() || !PIECES.contains(&piece.genre.as_str());
    if !sienne || !depot {
        return Err(StoreError::Missing { table: "piece_dossier", id: id.to_string() }.into());
    }
    let mut w = porte.writer(visit, "piece.consulter").await?;
    w.note("piece_dossier", &piece.id.to_string(), &serde_json::json!({ "consultee": piece.genre })).await?;
    w.commit().await?;
    Ok((piece, octets))
}
