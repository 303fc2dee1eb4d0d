//! `/instruction`: the files of a call, and how many await me. Four statements whatever the size; filtered and paged by them.

use crate::actes::instruction::financeur_de;
use crate::model::{AppelId, Avis, FinanceurInscrit};
use crate::pages::cadre_appel::{Cadre, Onglet};
use crate::regles::Euros;
use crate::regles::etats::{EtatDossier, EtatLigne};
use crate::store as lectures;
use crate::{m, mots};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::texte::cle;
use maud::{Markup, html};
use store::{Read, Reader, StoreError, Value, args};
use web::components::{Champ, Choix, barre, champ, etat, liste_deroulante, pagination, vide};
use web::form::percent_encode;
use web::{Form, Page};

/// « a page weighs ≤ 60 kB »
const PAR_PAGE: usize = 50;

/// What a funder was asked and answered: asked, opinion, proposed.
type Colonne = (Option<Euros>, Option<Avis>, Option<Euros>);

struct Ligne {
    numero: String,
    intitule: String,
    etat: EtatDossier,
    demande: Euros,
    porteur: String,
    /// The visitor's own column, when the file asks it.
    colonne: Option<Colonne>,
    /// How many criteria the visitor answered.
    notes: i64,
    interet: bool,
    complements: i64,
    /// Columns without an opinion yet.
    sans_avis: i64,
}

/// What a visitor asks of the list.
struct Demande<'a> {
    appel: AppelId,
    /// The code of the visitor's column; nothing for the team.
    code: &'a str,
    compte: &'a str,
    criteres: i64,
    q: &'a str,
    /// `a_faire`, `colonne`, or all.
    voir: &'a str,
    page: usize,
}

impl Demande<'_> {
    fn arguments(&self) -> Vec<Value> {
        args![self.appel, self.code.to_owned(), self.compte.to_owned(), self.criteres]
    }
}

/// How many files await the visitor: an opinion, a proposal, notes; for the team, a decision on what is complete.
async fn attendent(r: &mut Reader, demande: &Demande<'_>) -> Result<usize, StoreError> {
    let rows = if demande.code.is_empty() {
        r.rows(
            "SELECT COUNT(*) FROM dossier d WHERE d.collectivite_id = $1 AND d.appel_id = $2 AND d.numero IS NOT NULL
               AND (d.etat = 'depose' OR (d.etat = 'a_completer' AND NOT EXISTS (SELECT 1 FROM complement c
                    WHERE c.collectivite_id = $1 AND c.dossier_id = d.id AND c.corrige_a IS NULL)))
               AND d.id NOT IN (SELECT i.dossier_id FROM interet i WHERE i.collectivite_id = $1 AND i.compte_id = $3)",
            args![demande.appel, demande.compte.to_owned()],
        )
        .await?
    } else {
        r.rows(
            "SELECT COUNT(*) FROM ligne_financeur l WHERE l.collectivite_id = $1 AND l.appel_id = $2 AND l.financeur = $3
               AND l.etat IN ('demandee', 'avis', 'saisie', 'proposee')
               AND (l.avis IS NULL OR l.propose_centimes IS NULL OR (SELECT COUNT(*) FROM note_dossier n
                    WHERE n.collectivite_id = $1 AND n.dossier_id = l.dossier_id AND n.compte_id = $4) < $5)
               AND l.dossier_id NOT IN (SELECT d.id FROM dossier d WHERE d.collectivite_id = $1 AND d.appel_id = $2
                    AND (d.numero IS NULL OR d.etat = 'retire'))
               AND l.dossier_id NOT IN (SELECT i.dossier_id FROM interet i WHERE i.collectivite_id = $1 AND i.compte_id = $4)",
            demande.arguments(),
        )
        .await?
    };
    let nombre: i64 = rows.into_iter().next().map_or(Ok(0), |mut row| row.take())?;
    Ok(usize::try_from(nombre).unwrap_or(0))
}

/// A page of the list, and how many files it has in all: chosen once, in the indexes, a funder's from its own lines. What is counted
/// beside a file is counted for those shown only.
async fn lire(r: &mut Reader, demande: &Demande<'_>) -> Result<(Vec<Ligne>, usize), StoreError> {
    let contient = |texte: &str| if texte.is_empty() { String::new() } else { format!("%{texte}%") };
    let sans_joker = |texte: &str| texte.replace(['%', '_'], " ").trim().to_owned();
    let (mots, numero) = (contient(&sans_joker(&cle(demande.q))), contient(&sans_joker(demande.q)));
    let par_page = i64::try_from(PAR_PAGE).unwrap_or(0);
    let saut = i64::try_from((demande.page - 1) * PAR_PAGE).unwrap_or(0);
    let mut arguments = demande.arguments();
    arguments.extend(args![mots, numero, demande.voir.to_owned(), par_page, saut]);
    let rows = r
        .rows(
            "WITH f AS (SELECT d.id, d.numero FROM dossier d
               WHERE d.collectivite_id = $1 AND d.appel_id = $2 AND d.numero IS NOT NULL AND d.etat <> 'retire'
                 AND ($6 = '' OR d.cle LIKE $6 OR d.numero LIKE $7)
                 AND ($8 = ''
                   OR ($8 = 'colonne' AND d.id IN (SELECT l.dossier_id FROM ligne_financeur l
                     WHERE l.collectivite_id = $1 AND l.appel_id = $2 AND l.financeur = $3))
                   OR ($8 = 'a_faire' AND $3 = '' AND (d.etat = 'depose' OR (d.etat = 'a_completer' AND NOT EXISTS (SELECT 1 FROM complement c
                     WHERE c.collectivite_id = $1 AND c.dossier_id = d.id AND c.corrige_a IS NULL))))
                   OR ($8 = 'a_faire' AND $3 <> '' AND d.id IN (SELECT l.dossier_id FROM ligne_financeur l
                     WHERE l.collectivite_id = $1 AND l.appel_id = $2 AND l.financeur = $3 AND l.etat IN ('demandee', 'avis', 'saisie', 'proposee')
                       AND (l.avis IS NULL OR l.propose_centimes IS NULL OR (SELECT COUNT(*) FROM note_dossier n
                         WHERE n.collectivite_id = $1 AND n.dossier_id = l.dossier_id AND n.compte_id = $4) < $5))))
                 AND ($8 <> 'a_faire' OR d.id NOT IN (SELECT i.dossier_id FROM interet i WHERE i.collectivite_id = $1 AND i.compte_id = $4)))
             SELECT (SELECT COUNT(*) FROM f) AS total, d.numero, d.intitule, d.etat, d.demande_centimes, p.nom,
               l.etat AS ligne_etat, l.demande_centimes AS ligne_demande, l.avis, l.propose_centimes,
               (SELECT COUNT(*) FROM note_dossier n WHERE n.collectivite_id = $1 AND n.dossier_id = d.id AND n.compte_id = $4),
               (SELECT COUNT(*) FROM interet i WHERE i.collectivite_id = $1 AND i.dossier_id = d.id AND i.compte_id = $4),
               (SELECT COUNT(*) FROM complement c WHERE c.collectivite_id = $1 AND c.dossier_id = d.id AND c.corrige_a IS NULL),
               (SELECT COUNT(*) FROM ligne_financeur v WHERE v.collectivite_id = $1 AND v.dossier_id = d.id AND v.avis IS NULL
                  AND v.demande_centimes > 0)
             FROM (SELECT f.id FROM f ORDER BY f.numero COLLATE \"C\" LIMIT $9 OFFSET $10) s
             JOIN dossier d ON d.id = s.id AND d.collectivite_id = $1 JOIN porteur p ON p.id = d.porteur_id AND p.collectivite_id = $1
             LEFT JOIN ligne_financeur l ON l.dossier_id = d.id AND l.financeur = $3 AND l.collectivite_id = $1
             ORDER BY d.numero COLLATE \"C\"",
            arguments,
        )
        .await?;
    let mut total = 0_i64;
    let mut lignes = vec![];
    for mut row in rows {
        total = row.take()?;
        let (numero, intitule, etat): (Option<String>, String, EtatDossier) = (row.take()?, row.take()?, row.take()?);
        let (demande, porteur): (i64, String) = (row.take()?, row.take()?);
        let (ligne_etat, asked): (Option<EtatLigne>, Option<i64>) = (row.take()?, row.take()?);
        let (avis, propose): (Option<Avis>, Option<i64>) = (row.take()?, row.take()?);
        let (notes, interets, complements): (i64, i64, i64) = (row.take()?, row.take()?, row.take()?);
        let en_euros = |c: Option<i64>| c.map(Euros::de_centimes);
        lignes.push(Ligne {
            numero: numero.unwrap_or_default(),
            intitule,
            etat,
            demande: Euros::de_centimes(demande),
            porteur,
            colonne: ligne_etat.map(|_| (en_euros(asked), avis, en_euros(propose))),
            notes,
            interet: interets > 0,
            complements,
            sans_avis: row.take()?,
        });
    }
    Ok((lignes, usize::try_from(total).unwrap_or(0)))
}

/// `GET /appels/{appel}/instruction`
pub async fn get(visit: web::Visit, Path((_c, appel)): Path<(String, String)>) -> Page {
    let (cadre, mut r) = Cadre::ouvrir(visit, &appel).await?;
    let requete = Form::from_query(cadre.visit.here.split_once('?').map_or("", |(_, q)| q));
    let inscrits = lectures::financeurs(&mut r).await?;
    let qui = financeur_de(&cadre.visit, &cadre.appel, &inscrits);
    let compte = cadre.visit.visitor.as_ref().map(|v| v.compte_id.clone()).unwrap_or_default();
    let page: usize = requete.text("page").parse().unwrap_or(1).clamp(1, 100_000);
    let demande = Demande {
        appel: cadre.appel.id,
        code: qui.map(|f| f.code.code()).unwrap_or_default(),
        compte: &compte,
        criteres: i64::try_from(cadre.appel.grille.len()).unwrap_or(0),
        q: requete.text("q"),
        voir: requete.text("voir"),
        page,
    };
    let (lignes, total) = lire(&mut r, &demande).await?;
    // The list of what awaits the visitor, whole, is its own count.
    let attendent = match (demande.voir, demande.q) {
        ("a_faire", "") => total,
        _ => attendent(&mut r, &demande).await?,
    };
    if lignes.is_empty() && page > 1 {
        return Ok(cadre.visit.go(&cadre.chemin(&format!("/instruction{}", adresse(&requete, 1)))));
    }
    let corps = corps(&cadre, &requete, (&lignes, total, page, attendent), qui, &inscrits);
    let titre = m(cadre.visit.lang).suite_instruction_titre();
    Ok(cadre.page(&titre, Onglet::Instruction, None, &corps).into_response())
}

fn adresse(form: &Form, page: usize) -> String {
    let mut pairs: Vec<String> = ["q", "voir"]
        .iter()
        .filter(|nom| !form.text(nom).is_empty())
        .map(|nom| format!("{nom}={}", percent_encode(form.text(nom))))
        .collect();
    pairs.push(format!("page={page}"));
    format!("?{}", pairs.join("&"))
}

fn corps(
    cadre: &Cadre,
    requete: &Form,
    (lignes, total, page, attendent): (&[Ligne], usize, usize, usize),
    qui: Option<&FinanceurInscrit>,
    inscrits: &[FinanceurInscrit],
) -> Markup {
    let t = m(cadre.visit.lang);
    let derniere = total.div_ceil(PAR_PAGE).max(1);
    html! {
        p.chapeau {
            @match qui {
                Some(f) => { (t.suite_instruction_chapeau(&f.nom, attendent)) }
                None => { (t.suite_instruction_equipe(attendent)) }
            }
        }
        @if cadre.conduit() { (super::etapes::formulaires(cadre, inscrits)) }
        form.filtres method="get" action=(cadre.url("/instruction")) data-enhance="filtres" {
            (champ(requete, &Champ { name: "q", label: &t.suite_filtre_mots(), filter: true, ..Champ::default() }, cadre.visit.lang))
            (liste_deroulante(requete, &Champ { name: "voir", label: &t.suite_filtre_voir(), filter: true, ..Champ::default() }, &[
                Choix::new("", t.suite_filtre_tous()), Choix::new("a_faire", t.suite_filtre_a_faire()), Choix::new("colonne", t.suite_filtre_colonne()),
            ], cadre.visit.lang))
            div.champ { button.bouton.second type="submit" { (t.suite_filtrer()) } }
        }
        (barre(&t.suite_compte_dossiers(total), &crate::pages::classeur::liens(&cadre.visit, &cadre.appel)))
        @if lignes.is_empty() { (vide(&t.suite_aucun_dossier(), None)) } @else { (table(cadre, lignes, qui)) }
        (pagination(page, derniere, &t.suite_pages(), |n| cadre.url(&format!("/instruction{}", adresse(requete, n)))))
    }
}

fn table(cadre: &Cadre, lignes: &[Ligne], qui: Option<&FinanceurInscrit>) -> Markup {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let criteres = cadre.appel.grille.len();
    html! {
        table.empile {
            caption { (t.suite_instruction_table()) }
            thead { tr {
                th scope="col" { (t.suite_col_dossier()) }
                th scope="col" { (t.suite_col_porteur()) }
                th.num scope="col" { (t.suite_col_demande_totale()) }
                @if let Some(f) = qui {
                    th.num scope="col" { (t.suite_col_demande_a(&f.nom)) }
                    th scope="col" { (t.suite_col_avis()) }
                    th.num scope="col" { (t.suite_col_propose()) }
                    th scope="col" { (t.suite_col_notes()) }
                } @else {
                    th.num scope="col" { (t.suite_col_sans_avis()) }
                    th.num scope="col" { (t.suite_col_complements()) }
                }
                th scope="col" { (t.suite_col_etat()) }
            } }
            tbody {
                @for l in lignes {
                    tr {
                        th scope="row" { a href=(cadre.url(&format!("/instruction/{}", l.numero))) { (l.numero) " · " (l.intitule) } }
                        td data-l=(t.suite_col_porteur()) { (l.porteur) }
                        td.num data-l=(t.suite_col_demande_totale()) { (mots::euros(Some(l.demande), lang)) }
                        @if qui.is_some() {
                            @match &l.colonne {
                                Some((asked, avis, propose)) => {
                                    td.num data-l=(t.suite_col_demande()) { (mots::euros(*asked, lang)) }
                                    td data-l=(t.suite_col_avis()) { @match avis { Some(a) => (mots::avis(*a, lang)), None => (t.suite_a_donner()) } }
                                    td.num data-l=(t.suite_col_propose()) { (mots::euros(*propose, lang)) }
                                }
                                None => { td.num.rien { "—" } td.rien { "—" } td.num.rien { "—" } }
                            }
                            td data-l=(t.suite_col_notes()) {
                                @if l.interet { (t.suite_interet_declare()) }
                                @else if usize::try_from(l.notes).unwrap_or(0) >= criteres { (t.suite_notes_faites()) }
                                @else { (t.suite_notes_a_faire()) }
                            }
                        } @else {
                            td.num data-l=(t.suite_col_sans_avis()) { (l.sans_avis) }
                            td.num data-l=(t.suite_col_complements()) { (l.complements) }
                        }
                        td data-l=(t.suite_col_etat()) { (etat(mots::ton_dossier(l.etat), &mots::etat_dossier(l.etat, lang))) }
                    }
                }
            }
        }
    }
}
