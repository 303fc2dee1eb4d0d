//! `/instruction`: the files of a call, those that await me first. Four statements whatever the size.

use crate::actes::instruction::financeur_de;
use crate::model::{Avis, FinanceurInscrit};
use crate::pages::cadre_appel::{Cadre, Onglet};
use crate::regles::Euros;
use crate::regles::etats::{EtatDossier, EtatLigne};
use crate::{m, mots};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::texte::cle;
use maud::{Markup, html};
use store::{Read, Reader, StoreError, args};
use web::components::{Champ, Choix, barre, champ, etat, liste_deroulante, pagination, vide};
use web::form::percent_encode;
use web::{Form, Page};

/// « a page weighs ≤ 60 kB »
const PAR_PAGE: usize = 50;

/// What a funder was asked and answered: state, asked, opinion, proposed, voted.
type Colonne = (EtatLigne, Option<Euros>, Option<Avis>, Option<Euros>, Option<Euros>);

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

impl Ligne {
    fn a_faire(&self, qui: Option<&FinanceurInscrit>, criteres: usize) -> bool {
        if self.interet {
            return false;
        }
        match qui {
            Some(_) => self.colonne.as_ref().is_some_and(|(etat, _, avis, propose, _)| {
                let ouverte = matches!(etat, EtatLigne::Demandee | EtatLigne::Avis | EtatLigne::Saisie | EtatLigne::Proposee);
                let notee = usize::try_from(self.notes).unwrap_or(0) >= criteres;
                ouverte && (avis.is_none() || propose.is_none() || !notee)
            }),
            None => matches!(self.etat, EtatDossier::Depose) || (self.etat == EtatDossier::ACompleter && self.complements == 0),
        }
    }
}

async fn lire(r: &mut Reader, cadre: &Cadre, qui: Option<&FinanceurInscrit>) -> Result<Vec<Ligne>, StoreError> {
    let compte = cadre.visit.visitor.as_ref().map(|v| v.compte_id.clone()).unwrap_or_default();
    let code = qui.map(|f| f.code.code().to_owned()).unwrap_or_default();
    let rows = r
        .rows(
            "SELECT d.numero, d.intitule, d.etat, d.demande_centimes, p.nom,
               l.etat AS ligne_etat, l.demande_centimes AS ligne_demande, l.avis, l.propose_centimes, l.vote_centimes,
               (SELECT COUNT(*) FROM note_dossier n WHERE n.collectivite_id = $1 AND n.dossier_id = d.id AND n.compte_id = $4),
               (SELECT COUNT(*) FROM interet i WHERE i.collectivite_id = $1 AND i.dossier_id = d.id AND i.compte_id = $4),
               (SELECT COUNT(*) FROM complement c WHERE c.collectivite_id = $1 AND c.dossier_id = d.id AND c.corrige_a IS NULL),
               (SELECT COUNT(*) FROM ligne_financeur v WHERE v.collectivite_id = $1 AND v.dossier_id = d.id AND v.avis IS NULL
                  AND v.demande_centimes > 0)
             FROM dossier d JOIN porteur p ON p.id = d.porteur_id
             LEFT JOIN ligne_financeur l ON l.dossier_id = d.id AND l.financeur = $3
             WHERE d.collectivite_id = $1 AND d.appel_id = $2 AND d.numero IS NOT NULL AND d.etat <> 'retire'
             ORDER BY d.numero COLLATE \"C\"",
            args![cadre.appel.id, code, compte],
        )
        .await?;
    rows.into_iter()
        .map(|mut row| {
            let (numero, intitule, etat): (Option<String>, String, EtatDossier) = (row.take()?, row.take()?, row.take()?);
            let (demande, porteur): (i64, String) = (row.take()?, row.take()?);
            let (ligne_etat, asked): (Option<EtatLigne>, Option<i64>) = (row.take()?, row.take()?);
            let (avis, propose, vote): (Option<Avis>, Option<i64>, Option<i64>) = (row.take()?, row.take()?, row.take()?);
            let (notes, interets, complements): (i64, i64, i64) = (row.take()?, row.take()?, row.take()?);
            let en_euros = |c: Option<i64>| c.map(Euros::de_centimes);
            Ok(Ligne {
                numero: numero.unwrap_or_default(),
                intitule,
                etat,
                demande: Euros::de_centimes(demande),
                porteur,
                colonne: ligne_etat.map(|e| (e, en_euros(asked), avis, en_euros(propose), en_euros(vote))),
                notes,
                interet: interets > 0,
                complements,
                sans_avis: row.take()?,
            })
        })
        .collect()
}

/// `GET /appels/{appel}/instruction`
pub async fn get(visit: web::Visit, Path((_c, appel)): Path<(String, String)>) -> Page {
    let (cadre, mut r) = Cadre::ouvrir(visit, &appel).await?;
    let requete = Form::from_query(cadre.visit.here.split_once('?').map_or("", |(_, q)| q));
    let inscrits: Vec<FinanceurInscrit> = r.list(";; ORDER BY rang, id", args![]).await?;
    let qui = financeur_de(&cadre.visit, &cadre.appel, &inscrits);
    let toutes = lire(&mut r, &cadre, qui).await?;
    let corps = corps(&cadre, &requete, &toutes, qui, &inscrits);
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
    toutes: &[Ligne],
    qui: Option<&FinanceurInscrit>,
    inscrits: &[FinanceurInscrit],
) -> Markup {
    let (t, criteres) = (m(cadre.visit.lang), cadre.appel.grille.len());
    let attendent = toutes.iter().filter(|l| l.a_faire(qui, criteres)).count();
    let cherche = cle(requete.text("q"));
    let garde = |l: &&Ligne| {
        let voir = match requete.text("voir") {
            "a_faire" => l.a_faire(qui, criteres),
            "colonne" => l.colonne.is_some(),
            _ => true,
        };
        voir && (cherche.is_empty() || cle(&format!("{} {} {}", l.numero, l.intitule, l.porteur)).contains(&cherche))
    };
    let lues: Vec<&Ligne> = toutes.iter().filter(garde).collect();
    let derniere = lues.len().div_ceil(PAR_PAGE).max(1);
    let page = requete.text("page").parse().unwrap_or(1).clamp(1, derniere);
    let ici = lues.get((page - 1) * PAR_PAGE..lues.len().min(page * PAR_PAGE)).unwrap_or_default();
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
        (barre(&t.suite_compte_dossiers(lues.len()), &[]))
        @if ici.is_empty() { (vide(&t.suite_aucun_dossier(), None)) } @else { (table(cadre, ici, qui)) }
        (pagination(page, derniere, &t.suite_pages(), |n| cadre.url(&format!("/instruction{}", adresse(requete, n)))))
    }
}

fn table(cadre: &Cadre, lignes: &[&Ligne], qui: Option<&FinanceurInscrit>) -> Markup {
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
                                Some((_, asked, avis, propose, _)) => {
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
