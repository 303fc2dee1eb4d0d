//! What a holder is written without having asked: its file was received, its corrections too; a paper is refused; the rules of
//! the call changed, « règles changées après ouverture = nouvelle version votée, dossiers réévalués, porteurs prévenus » (Financements, § 3).

use super::courriels::{comptes_du_porteur, ecrire_au_porteur};
use crate::m;
use crate::model::*;
use crate::mots;
use crate::regles::etats::{EtatAppel, EtatDossier};
use crate::regles::jeu::ecarts;
use crate::regles::lecture::DossierLu;
use crate::regles::parametres::differences;
use crate::regles::piece::a_remplacer;
use crate::regles::{Etape, Parametres, Verdict, derogation, heure};
use crate::store as lectures;
use jiff::civil::Date;
use kernel::Lang;
use kernel::texte::date_longue;
use std::collections::BTreeMap;
use store::outbox::Courriel;
use store::{Read, StoreError, Writer, args};

/// Acknowledges a deposit, first or after corrections, to those who write the file: when, by whom, what it asks, what comes next.
/// Gives how many mails were queued.
///
/// # Errors
/// `StoreError`.
pub(super) async fn accuser_reception(
    w: &mut Writer,
    lu: &DossierLu,
    dossier: &Dossier,
    corrige: bool,
    qui: &str,
    adresse: &str,
) -> Result<usize, StoreError> {
    let inscrits = lectures::financeurs(w).await?;
    let nom = |l: &LigneFinanceur| {
        inscrits.iter().find(|f| f.code == l.financeur).map_or_else(|| l.financeur.to_string(), |f| f.nom.clone())
    };
    let (cle, le) = (format!("depot:{}:{}", dossier.id, dossier.version), w.now());
    let numero = dossier.numero.clone().unwrap_or_default();
    let page = format!("{adresse}/dossiers/{}", dossier.id);
    ecrire_au_porteur(w, &lu.porteur, dossier.id, &cle, |lang| {
        let (t, quand) = (m(lang), mots::instant(le, lang));
        if corrige {
            return (t.nouvelle_corrige_objet(&numero), t.nouvelle_corrige_corps(&dossier.intitule, quand, qui, &page));
        }
        let demandes: Vec<String> =
            lu.lignes.iter().map(|l| format!("- {}\u{202f}: {}", nom(l), mots::euros(l.demande(), lang))).collect();
        let total = mots::euros(Some(dossier.demande()), lang);
        let corps = t.nouvelle_depot_corps(&dossier.intitule, quand, qui, &numero, total, demandes.join("\n"), &page);
        (t.nouvelle_depot_objet(&numero), corps)
    })
    .await
}

/// The states of a file whose refused papers still await others.
const EN_ATTENTE: &str =
    "porteur_id = $2 AND etat IN ('depose', 'a_completer', 'complet', 'en_instruction') ;; ORDER BY numero, id";

/// Tells those who write for a holder which of its papers are refused, why, and where to give another. One message a day: what is
/// refused after it waits for the next day. Gives how many mails were queued.
///
/// # Errors
/// `StoreError`.
pub(super) async fn pieces_refusees(w: &mut Writer, porteur: &Porteur, adresse: &str) -> Result<usize, StoreError> {
    let (a, jour) = (w.now(), w.today());
    let toutes: Vec<PieceDossier> = w.list("porteur_id = $2 ;; ORDER BY deposee_a, id", args![porteur.id]).await?;
    if toutes.iter().filter_map(|p| p.annoncee_a).any(|dite| heure::jour(dite) == jour) {
        return Ok(0);
    }
    let mut restent: Vec<&PieceDossier> =
        toutes.iter().filter(|p| p.statut == StatutPiece::Refusee && p.annoncee_a.is_none()).collect();
    let mut dites: Vec<(Dossier, Vec<&PieceDossier>)> = vec![];
    for dossier in w.list::<Dossier>(EN_ATTENTE, args![porteur.id]).await? {
        let sienne = |p: &PieceDossier| p.dossier_id.is_none_or(|id| id == dossier.id);
        let siennes: Vec<PieceDossier> = toutes.iter().filter(|p| sienne(p)).cloned().collect();
        // A paper of the safe is told with the first file that uses it.
        let (ici, ailleurs): (Vec<_>, Vec<_>) = restent.into_iter().partition(|p| sienne(p) && a_remplacer(&siennes, p));
        restent = ailleurs;
        dites.push((dossier, ici));
    }
    dites.retain(|(_, pieces)| !pieces.is_empty());
    let mut envoyes = 0;
    for (compte, main) in comptes_du_porteur(w, porteur).await? {
        let t = m(compte.langue);
        let une = |p: &&PieceDossier| t.nouvelle_piece_ligne(&p.genre, &p.nom, &p.motif);
        let un = |(d, pieces): &(Dossier, Vec<&PieceDossier>)| {
            let numero = d.numero.clone().unwrap_or_default();
            let lignes = pieces.iter().map(une).collect::<Vec<_>>().join("\n");
            format!("{numero}, {}\n{lignes}\n{adresse}/dossiers/{}", d.intitule, d.id)
        };
        let siens: Vec<&(Dossier, Vec<&PieceDossier>)> = dites.iter().filter(|(d, _)| main.ecrit(Some(d.id))).collect();
        if siens.is_empty() {
            continue;
        }
        let combien: usize = siens.iter().map(|(_, pieces)| pieces.len()).sum();
        let courriel = Courriel {
            cle: format!("piece-refusee:{jour}:{}", compte.id),
            destinataire: compte.courriel,
            objet: t.nouvelle_piece_objet(combien),
            corps: t.nouvelle_piece_corps(siens.into_iter().map(un).collect::<Vec<_>>().join("\n\n")),
        };
        envoyes += usize::from(w.mail(&courriel).await?);
    }
    if envoyes > 0 {
        for piece in dites.iter().flat_map(|(_, pieces)| pieces) {
            let mut piece = (*piece).clone();
            piece.annoncee_a = Some(a);
            w.update(&mut piece).await?;
        }
    }
    Ok(envoyes)
}

/// The refusals that no message told yet: those of a day that already had its own.
///
/// # Errors
/// `StoreError`.
pub(super) async fn refus_de_la_veille(w: &mut Writer, adresse: &str) -> Result<usize, StoreError> {
    let porteurs: Vec<Porteur> = w
        .list(
            "id IN (SELECT porteur_id FROM piece_dossier WHERE collectivite_id = $1 AND statut = 'refusee' AND annoncee_a IS NULL)
             ;; ORDER BY id",
            args![],
        )
        .await?;
    let mut envoyes = 0;
    for porteur in porteurs {
        envoyes += pieces_refusees(w, &porteur, adresse).await?;
    }
    Ok(envoyes)
}

/// Whether holders work by the letter of a call: it was opened, and is not over.
const fn concerne(etat: EtatAppel) -> bool {
    use EtatAppel::{Abandonne, Archive, LettreSoumise, LettreVotee, Preparation};
    !matches!(etat, Preparation | LettreSoumise | LettreVotee | Abandonne | Archive)
}

/// The rules that stop a file under these parameters, waivers aside.
fn arrets(lu: &DossierLu, parametres: &Parametres, jour: Date) -> Vec<(String, Verdict)> {
    let lu = DossierLu { parametres: parametres.clone(), ..lu.clone() };
    let leve = |code: &str| derogation::leve(&lu.derogations, code, jour);
    lu.juger(Etape::Demande, jour).into_iter().filter(|(code, verdict)| verdict.bloque() && !leve(code)).collect()
}

/// A file and what now stops it that did not.
fn dite(lu: &DossierLu, nouveaux: &[(String, Verdict)], adresse: &str, lang: Lang) -> String {
    let t = m(lang);
    let numero = lu.dossier.numero.clone().unwrap_or_else(|| t.nouvelle_brouillon());
    let mut lignes = vec![format!("- {numero}, {}", lu.dossier.intitule)];
    if nouveaux.is_empty() {
        lignes.push(format!("  {}", t.nouvelle_regles_tenues()));
    }
    for (code, verdict) in nouveaux {
        let dit = [verdict.message.as_deref(), verdict.remede.as_deref()];
        let dit = dit.into_iter().flatten().map(mots::phrase).collect::<Vec<_>>().join(" ");
        lignes.push(format!("  {}", t.nouvelle_regles_a_revoir(code, dit)));
    }
    lignes.push(format!("  {adresse}/dossiers/{}", lu.dossier.id));
    lignes.join("\n")
}

/// Tells the holders of a call that a new version of the letter changes its rules: what changes, from when, until when files are
/// received, and what it does to each of their files. Gives how many mails were queued.
///
/// # Errors
/// `StoreError`.
pub(super) async fn regles_changees(
    w: &mut Writer,
    appel: &Appel,
    avant: &Parametres,
    nouvelle: &LettreCadrage,
    adresse: &str,
) -> Result<usize, StoreError> {
    let Some(vote) = nouvelle.vote_copil_le.filter(|_| concerne(appel.etat)) else { return Ok(0) };
    let effet = nouvelle.effet_le.unwrap_or(vote);
    let jour = effet.max(w.today());
    let changes = differences(avant, &nouvelle.parametres);
    let changees = ecarts(&avant.regles, &nouvelle.parametres.regles);
    let fin = appel.cloture_a.filter(|fin| appel.etat == EtatAppel::Ouvert && *fin > w.now());
    let cle = format!("lettre:{}", nouvelle.id);
    let mut envoyes = 0;
    for (porteur, siens) in par_porteur(w, appel, jour).await?.into_values() {
        for (compte, main) in comptes_du_porteur(w, &porteur).await? {
            let lang = compte.langue;
            let t = m(lang);
            let dossiers: Vec<String> = siens
                .iter()
                .filter(|lu| main.ecrit(Some(lu.dossier.id)))
                .map(|lu| {
                    let deja = arrets(lu, avant, jour);
                    let nouveaux: Vec<(String, Verdict)> = arrets(lu, &nouvelle.parametres, jour)
                        .into_iter()
                        .filter(|(code, _)| !deja.iter().any(|(autre, _)| autre == code))
                        .collect();
                    dite(lu, &nouveaux, adresse, lang)
                })
                .collect();
            if dossiers.is_empty() {
                continue;
            }
            let parametres = changes.iter().map(|code| {
                let valeur = |p: &Parametres| mots::parametres::valeur(code, p, lang);
                t.nouvelle_regles_ligne(mots::parametres::nom(code, lang), valeur(&nouvelle.parametres), valeur(avant))
            });
            let etat = |e| mots::regles::etat(e, lang);
            let regles = changees.iter().map(|(code, avant, apres)| t.jeu_nouvelle_ligne(code, etat(apres), etat(avant)));
            let liste: Vec<String> = parametres.chain(regles).collect();
            let fin = fin.map_or_else(|| t.nouvelle_regles_clos(), |fin| t.nouvelle_regles_fin(mots::instant(fin, lang)));
            let corps = t.nouvelle_regles_corps(
                date_longue(vote, lang),
                &appel.intitule,
                date_longue(effet, lang),
                liste.join("\n"),
                &nouvelle.motif,
                fin,
                dossiers.join("\n"),
            );
            let (cle, objet) = (format!("{cle}:{}", compte.id), t.nouvelle_regles_objet(&appel.intitule));
            envoyes += usize::from(w.mail(&Courriel { cle, destinataire: compte.courriel, objet, corps }).await?);
        }
    }
    Ok(envoyes)
}

/// The files of a call that still follow its rules, drafts with them, by holder.
async fn par_porteur(
    w: &mut Writer,
    appel: &Appel,
    jour: Date,
) -> Result<BTreeMap<String, (Porteur, Vec<DossierLu>)>, StoreError> {
    let brouillons: Vec<Dossier> = w.list("appel_id = $2 AND etat = 'brouillon' ;; ORDER BY id", args![appel.id]).await?;
    let mut lus = vec![];
    for brouillon in brouillons {
        lus.push(lectures::lu(w, &brouillon, appel, jour).await?);
    }
    lus.extend(lectures::lus(w, appel, jour).await?);
    let mut tous: BTreeMap<String, (Porteur, Vec<DossierLu>)> = BTreeMap::new();
    for lu in lus {
        use EtatDossier::{Clos, Irrecevable, Refuse, Retire};
        if matches!(lu.dossier.etat, Clos | Irrecevable | Refuse | Retire) {
            continue;
        }
        let porteur = lu.porteur.clone();
        tous.entry(porteur.id.to_string()).or_insert_with(|| (porteur, vec![])).1.push(lu);
    }
    Ok(tous)
}
