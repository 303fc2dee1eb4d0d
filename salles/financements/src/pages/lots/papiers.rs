//! What is printed of a decision: the record, one annex of deliberation per funder, the letters. Papers are in French, the
//! language of the acts.

use super::lot::{ouvrir, seance};
use crate::actes::lot::LotLu;
use crate::calculs::{AppelLu, DossierSuivi};
use crate::model::{CleModele, LigneFinanceur, ModeleActe};
use crate::mots::modele::dire;
use crate::pages::cadre_appel::Cadre;
use crate::pages::query;
use crate::regles::bilan::limite;
use crate::regles::lot::{ContenuLot, DossierDecide, Sort};
use crate::regles::{Euros, Financeur};
use crate::store as lectures;
use crate::{m, mots};
use axum::extract::Path;
use kernel::Lang;
use kernel::texte::date_longue;
use paper::{
    ActePapier, ColonneActe, Commande, EditionPapier, MentionActe, PartieActe, RenvoiActe, SignatureActe, TableauActe, Tirage,
};
use web::{Page, PageError, Visit};

const FR: Lang = Lang::Fr;

/// Sends acts to the press.
pub async fn presse(visit: &Visit, actes: &[ActePapier], nom: &str, edition: Option<EditionPapier>) -> Page {
    let tirage = Tirage {
        langue: FR,
        date: visit.today(),
        collectivite: visit.collectivite.nom.clone(),
        contrat: String::new(),
        annees: vec![],
        edition,
        au: None,
        demonstration: visit.house.demo,
        adresse_codes: None,
    };
    let ordre = Commande::actes(actes, &tirage).and_then(|c| c.ecrire());
    web::press::document(visit, ordre, nom, None).await
}

fn euros(montant: Euros) -> String {
    mots::euros(Some(montant), FR)
}

fn colonne(titre: String, droite: bool, large: bool) -> ColonneActe {
    ColonneActe { titre, droite, large }
}

fn mention(libelle: String, valeur: String) -> MentionActe {
    MentionActe { libelle, valeur }
}

fn edition(l: &LotLu) -> Option<EditionPapier> {
    let figee_le = l.lot.gele_a.map(crate::regles::heure::jour)?;
    let motif = Some(l.lot.motif.clone()).filter(|m| !m.is_empty());
    let numero = format!("{}-{}", l.contenu.exercice, l.lot.numero);
    Some(EditionPapier { numero, figee_le, empreinte: l.lot.empreinte.clone(), rectifie: None, motif })
}

/// `GET /appels/{appel}/lots/{numero}/releve.pdf`
pub async fn releve(visit: Visit, Path((_c, appel, numero)): Path<(String, String, String)>) -> Page {
    let (cadre, mut r) = Cadre::ouvrir(visit, &appel).await?;
    let (l, _) = ouvrir(&cadre, &mut r, &numero).await?;
    drop(r);
    let acte = releve_de(&cadre, &l);
    presse(&cadre.visit, &[acte], &format!("{appel}-releve-{numero}.pdf"), edition(&l)).await
}

/// `GET /appels/{appel}/lots/{numero}/annexes.pdf?f={financeur}`: one annex per funder, all of them in one file by default.
pub async fn annexes(visit: Visit, Path((_c, appel, numero)): Path<(String, String, String)>) -> Page {
    let (cadre, mut r) = Cadre::ouvrir(visit, &appel).await?;
    let (l, _) = ouvrir(&cadre, &mut r, &numero).await?;
    let modeles = lectures::modeles(&mut r).await?;
    drop(r);
    let f = query(&cadre.visit).text("f").to_owned();
    let totaux = l.contenu.totaux();
    let donne = |code: &Financeur| totaux.get(code).is_some_and(|m| m.est_positif()) && (f.is_empty() || code.code() == f);
    let actes: Vec<ActePapier> = l
        .contenu
        .enveloppes
        .iter()
        .filter(|e| donne(&e.financeur))
        .map(|e| annexe(&cadre, &l, &modeles, &e.financeur, &e.nom))
        .collect();
    if actes.is_empty() {
        return Err(PageError::NotFound);
    }
    presse(&cadre.visit, &actes, &format!("{appel}-annexes-{numero}.pdf"), edition(&l)).await
}

fn renvoi(cadre: &Cadre, l: &LotLu) -> Option<RenvoiActe> {
    let adresse = cadre.visit.absolute(&cadre.chemin(&format!("/lots/{}", l.lot.numero)));
    RenvoiActe::vers(&m(FR).lot_nom(l.lot.numero), &adresse)
}

fn releve_de(cadre: &Cadre, l: &LotLu) -> ActePapier {
    let t = m(FR);
    let c = &l.contenu;
    let mut parties = vec![
        PartieActe { titre: t.lot_enveloppes(), tableau: Some(enveloppes(c)), ..PartieActe::default() },
        PartieActe { titre: t.lot_retenus(), tableau: Some(retenus(c)), ..PartieActe::default() },
    ];
    for sort in [Sort::Attente, Sort::Ecarte] {
        let lignes: Vec<String> = c.de(sort).map(|d| format!("- {}", une_ligne(d))).collect();
        if !lignes.is_empty() {
            let titre = crate::pages::comite::mot_du_sort(sort, FR);
            parties.push(PartieActe { titre, texte: lignes.join("\n").into(), ..PartieActe::default() });
        }
    }
    let alertes: Vec<String> = c
        .alertes
        .iter()
        .map(|a| {
            let qui = a.numero.as_ref().map(|n| format!("{n}, ")).unwrap_or_default();
            let pourquoi = match &a.derogation {
                Some(par) => t.lot_derogation(par, &a.motif),
                None => t.comite_motif_dit(&a.motif),
            };
            format!("- {qui}{}\u{202f}: {} {pourquoi}", a.regle, kernel::texte::typographie(&a.message))
        })
        .collect();
    if !alertes.is_empty() {
        parties.push(PartieActe { titre: t.lot_alertes(), texte: alertes.join("\n").into(), ..PartieActe::default() });
    }
    let deports: Vec<String> = c
        .dossiers
        .iter()
        .filter(|d| !d.deports.is_empty())
        .map(|d| format!("- {}\u{202f}: {}", d.numero, d.deports.join(", ")))
        .collect();
    if !deports.is_empty() {
        parties.push(PartieActe { titre: t.lot_deports(), texte: deports.join("\n").into(), ..PartieActe::default() });
    }
    ActePapier {
        titre: t.lot_releve(),
        sous_titre: format!("{} · {}", cadre.appel.intitule, t.lot_nom(l.lot.numero)),
        mention: None,
        entete: vec![mention(t.gel_seance(), seance(l, FR)), mention(t.lot_origine(), t.lot_origine_scenario(&c.origine.nom))],
        parties,
        signatures: vec![],
        renvoi: renvoi(cadre, l),
    }
}

fn une_ligne(d: &DossierDecide) -> String {
    let motif = if d.motif.is_empty() { String::new() } else { format!(" {}", m(FR).comite_motif_dit(&d.motif)) };
    format!("{} {} ({}).{motif}", d.numero, d.intitule, d.porteur)
}

fn enveloppes(c: &ContenuLot) -> TableauActe {
    let t = m(FR);
    let totaux = c.totaux();
    let ligne = |e: &crate::regles::lot::EnveloppeVue| {
        let du_lot = totaux.get(&e.financeur).copied().unwrap_or_default();
        let montants = [e.disponible, e.retenu, e.disponible - e.retenu, e.sur_reservation, du_lot];
        std::iter::once(e.nom.clone()).chain(montants.map(euros)).collect()
    };
    TableauActe {
        resume: t.lot_enveloppes(),
        colonnes: vec![
            colonne(t.suite_col_financeur(), false, true),
            colonne(t.programmation_disponible(), true, false),
            colonne(t.lot_pris(), true, false),
            colonne(t.comite_reste(), true, false),
            colonne(t.lot_sur_reservation(), true, false),
            colonne(t.lot_du_lot(), true, false),
        ],
        lignes: c.enveloppes.iter().map(ligne).collect(),
        total: None,
    }
}

fn retenus(c: &ContenuLot) -> TableauActe {
    let t = m(FR);
    let noms = |d: &DossierDecide| {
        let donnent = d.lignes.iter().filter(|l| l.retenu.est_positif());
        let nom =
            |f: &Financeur| c.enveloppes.iter().find(|e| e.financeur == *f).map_or_else(|| f.to_string(), |e| e.nom.clone());
        donnent.map(|l| format!("{} {}", nom(&l.financeur), euros(l.retenu))).collect::<Vec<_>>().join(", ")
    };
    let ligne = |d: &DossierDecide| vec![d.numero.clone(), d.intitule.clone(), d.porteur.clone(), noms(d), euros(d.total())];
    let total: Euros = c.dossiers.iter().map(DossierDecide::total).sum();
    TableauActe {
        resume: t.lot_retenus(),
        colonnes: vec![
            colonne(t.suite_col_dossier(), false, false),
            colonne(t.lot_col_action(), false, true),
            colonne(t.suite_col_porteur(), false, true),
            colonne(t.lot_par_financeur(), false, true),
            colonne(t.suite_total(), true, false),
        ],
        lignes: c.de(Sort::Retenu).map(ligne).collect(),
        total: Some(vec![t.suite_total(), String::new(), String::new(), String::new(), euros(total)]),
    }
}

/// « Une annexe de délibération par financeur ».
fn annexe(cadre: &Cadre, l: &LotLu, modeles: &[ModeleActe], qui: &Financeur, nom: &str) -> ActePapier {
    let t = m(FR);
    let gele_le = l.lot.gele_a.map(crate::regles::heure::jour);
    let sien = |d: &DossierDecide| d.lignes.iter().find(|x| x.financeur == *qui && x.retenu.est_positif()).cloned();
    let dossiers: Vec<_> = l.contenu.dossiers.iter().filter_map(|d| Some((d, sien(d)?))).collect();
    let total: Euros = dossiers.iter().map(|(_, l)| l.retenu).sum();
    let lignes = dossiers
        .iter()
        .map(|(d, x)| {
            let demande = mots::euros(x.demande, FR);
            vec![d.numero.clone(), d.porteur.clone(), d.intitule.clone(), demande, euros(x.retenu)]
        })
        .collect();
    let tableau = TableauActe {
        resume: t.lot_annexe_resume(nom),
        colonnes: vec![
            colonne(t.suite_col_dossier(), false, false),
            colonne(t.suite_col_porteur(), false, true),
            colonne(t.lot_col_action(), false, true),
            colonne(t.suite_col_demande(), true, false),
            colonne(t.lot_col_subvention(), true, false),
        ],
        lignes,
        total: Some(vec![t.suite_total(), String::new(), String::new(), String::new(), euros(total)]),
    };
    ActePapier {
        titre: t.lot_annexe_titre(),
        sous_titre: format!("{nom} · {}", cadre.appel.intitule),
        mention: None,
        entete: vec![mention(t.gel_seance(), seance(l, FR)), mention(t.suite_total(), euros(total))],
        parties: vec![PartieActe {
            texte: dire(
                modeles,
                CleModele::AnnexeTexte,
                gele_le,
                &[("financeur", nom.to_owned()), ("dossiers", t.lot_annexe_dossiers(dossiers.len()))],
            )
            .into(),
            tableau: Some(tableau),
            ..PartieActe::default()
        }],
        signatures: vec![SignatureActe {
            organisation: nom.to_owned(),
            fonction: dire(modeles, CleModele::AnnexeSignataire, gele_le, &[]),
            signe_le: None,
        }],
        renvoi: renvoi(cadre, l),
    }
}

/// The letter to the holder of a file: what each funder decided, or why nothing was given.
pub fn courrier(
    visit: &Visit,
    lu: &AppelLu,
    d: &DossierSuivi,
    tous: &[LotLu],
    modeles: &[ModeleActe],
    envoye: bool,
) -> ActePapier {
    let t = m(FR);
    let action = d.lu.dossier.intitule.clone();
    let votees: Vec<&LigneFinanceur> = d.lu.lignes.iter().filter(|l| l.vote().is_some()).collect();
    // A letter sent before that day was written down is of the day of its last vote.
    let vote_le = || votees.iter().filter_map(|l| l.vote_le).max();
    let le = d.lu.dossier.contenu.notifie_le.or_else(|| envoye.then(vote_le).flatten());
    let dit = |cle, valeurs: &[(&str, String)]| dire(modeles, cle, le, valeurs);
    let total: Euros = votees.iter().filter_map(|l| l.vote()).sum();
    let decide = tous.iter().rev().find_map(|l| l.contenu.dossier(d.numero()));
    let donne = total.est_positif();
    let texte = if donne {
        dit(CleModele::LettreAttribution, &[("action", action), ("montant", euros(total))])
    } else {
        let motif = decide.map(|x| x.motif.clone()).filter(|m| !m.is_empty());
        let motif = motif.or_else(|| Some(d.lu.dossier.motif_etat.clone()).filter(|m| !m.is_empty()));
        let motif = motif.or_else(|| votees.iter().map(|l| l.vote_motif.clone()).find(|m| !m.is_empty()));
        dit(CleModele::LettreRefus, &[("action", action), ("motif", motif.unwrap_or_else(|| t.lettre_sans_motif()))])
    };
    let acte = |l: &LigneFinanceur| {
        let le = l.vote_le.map(|le| date_longue(le, FR)).unwrap_or_default();
        [l.vote_instance.as_str(), l.vote_acte.as_str(), le.as_str()]
            .into_iter()
            .filter(|x| !x.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    };
    let lignes: Vec<Vec<String>> = votees
        .iter()
        .map(|l| vec![lu.nom(&l.financeur), mots::euros(l.demande(), FR), euros(l.vote().unwrap_or_default()), acte(l)])
        .collect();
    let tableau = TableauActe {
        resume: t.lettre_tableau(),
        colonnes: vec![
            colonne(t.suite_col_financeur(), false, true),
            colonne(t.suite_col_demande(), true, false),
            colonne(t.suite_col_vote(), true, false),
            colonne(t.lettre_col_acte(), false, true),
        ],
        lignes,
        total: donne.then(|| vec![t.suite_total(), mots::euros(Some(d.lu.dossier.demande()), FR), euros(total), String::new()]),
    };
    let adresse = visit.absolute(&format!("/dossiers/{}", d.id()));
    let bilan = limite(lu.appel.exercice, &d.lu.parametres).map(|jour| date_longue(jour, FR)).unwrap_or_default();
    let suite = if donne { dit(CleModele::LettreSuite, &[("bilan", bilan)]) } else { dit(CleModele::LettreSuiteRefus, &[]) };
    ActePapier {
        titre: if donne { t.lettre_titre() } else { t.lettre_titre_refus() },
        sous_titre: lu.appel.intitule.clone(),
        mention: (!envoye).then(|| t.lettre_projet()),
        entete: vec![
            mention(t.suite_col_porteur(), d.lu.porteur.nom.clone()),
            mention(t.suite_col_dossier(), d.numero().to_owned()),
        ],
        parties: vec![
            PartieActe { texte: texte.into(), tableau: (!votees.is_empty()).then_some(tableau), ..PartieActe::default() },
            PartieActe { texte: suite.into(), ..PartieActe::default() },
        ],
        signatures: vec![SignatureActe {
            organisation: visit.collectivite.nom.clone(),
            fonction: dit(CleModele::LettreSignataire, &[]),
            signe_le: None,
        }],
        renvoi: RenvoiActe::vers(&t.lettre_renvoi(d.numero()), &adresse),
    }
}
