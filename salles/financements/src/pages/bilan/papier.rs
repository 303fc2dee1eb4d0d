//! `/dossiers/{dossier}/bilan.pdf`: the review for funders out of the platform, its parts in the order of CERFA 15059. In French,
//! the language of the acts.

use super::formulaire::{ecart, nom};
use super::{Vue, charger};
use crate::actes::bilan::Ouvert;
use crate::m;
use crate::model::*;
use crate::mots;
use crate::pages::lots::papiers::presse;
use crate::regles::bilan::{LigneBilan, Tableau, mesures, part_de_la_subvention};
use crate::regles::budget::Cote;
use axum::extract::Path;
use kernel::Lang;
use kernel::texte::date_longue;
use paper::{ActePapier, ColonneActe, MentionActe, PartieActe, RenvoiActe, SignatureActe, TableauActe};
use web::{Page, PageError, Visit};

const FR: Lang = Lang::Fr;

/// `GET /dossiers/{dossier}/bilan.pdf`
pub async fn get(visit: Visit, Path((_c, id)): Path<(String, String)>) -> Page {
    let vue = charger(&visit, &id).await?;
    let bilan = vue.lisible().cloned().ok_or(PageError::NotFound)?;
    let acte = acte(&visit, &vue, &bilan);
    let fichier = format!("bilan-{}.pdf", vue.o.dossier.numero.clone().unwrap_or_default());
    presse(&visit, &[acte], &fichier, None).await
}

fn partie(titre: String, texte: &str) -> PartieActe {
    PartieActe { titre, texte: texte.into(), ..PartieActe::default() }
}

fn acte(visit: &Visit, vue: &Vue, b: &BilanDossier) -> ActePapier {
    let t = m(FR);
    let (o, c) = (&vue.o, &b.contenu.0);
    let numero = o.dossier.numero.clone().unwrap_or_default();
    let tableau = o.tableau();
    let mention = |libelle: String, valeur: String| MentionActe { libelle, valeur };
    let mut entete = vec![
        mention(t.suite_col_porteur(), o.porteur.nom.clone()),
        mention(t.suite_col_dossier(), numero.clone()),
        mention(t.liste_action(), o.dossier.intitule.clone()),
    ];
    if let Some(le) = b.recu_le {
        entete.push(mention(t.bilan_recu(), date_longue(le, FR)));
    }
    let nombre = c.nombre_beneficiaires.map(|n| kernel::texte::entier(n, FR)).unwrap_or_default();
    let mut parties = vec![
        partie(t.bilan_mise_en_oeuvre(), &c.mise_en_oeuvre),
        partie(t.bilan_publics(), &format!("{}\u{202f}: {nombre}.\n{}", t.bilan_beneficiaires(), c.publics)),
        partie(t.bilan_dates_lieux(), &c.dates_lieux),
        partie(t.bilan_indicateurs(), &indicateurs(o, c)),
    ];
    let cotes = [
        (Cote::Charge, false, t.fiche_charges()),
        (Cote::Produit, false, t.fiche_produits()),
        (Cote::Charge, true, t.bilan_emplois()),
        (Cote::Produit, true, t.bilan_ressources()),
    ];
    for (rang, (quel, volontaire, titre)) in cotes.into_iter().enumerate() {
        if let Some(tableau) = un_tableau(o, &tableau, (quel, volontaire), &titre) {
            parties.push(PartieActe { titre, tableau: Some(tableau), nouvelle_page: rang == 0, ..PartieActe::default() });
        }
    }
    parties.push(partie(t.bilan_parts(), &parts(o, &tableau)));
    parties.push(partie(t.bilan_cles(), &c.cles));
    parties.push(partie(t.bilan_motifs(), &motifs(o, &tableau)));
    parties.push(partie(t.bilan_contributions(), &c.contributions));
    parties.retain(|p| p.tableau.is_some() || !p.texte.0.trim().is_empty());
    let adresse = visit.absolute(&format!("/dossiers/{}/bilan", o.dossier.id));
    ActePapier {
        titre: t.bilan_papier_titre(o.appel.exercice.to_string()),
        sous_titre: o.appel.intitule.clone(),
        mention: b.recu_le.is_none().then(|| t.lettre_projet()),
        entete,
        parties,
        signatures: vec![SignatureActe {
            organisation: o.porteur.nom.clone(),
            fonction: o.porteur.representant.clone(),
            signe_le: None,
        }],
        renvoi: RenvoiActe::vers(&t.bilan_papier_renvoi(&numero), &adresse),
    }
}

fn un_tableau(o: &Ouvert, tableau: &Tableau, (quel, volontaire): (Cote, bool), titre: &str) -> Option<TableauActe> {
    let t = m(FR);
    let lignes: Vec<&LigneBilan> = tableau.cote(quel, volontaire).collect();
    if lignes.is_empty() {
        return None;
    }
    let colonne = |titre: String, droite: bool| ColonneActe { large: !droite, titre, droite };
    let total = tableau.total(quel, volontaire);
    let (euros, part) = ecart(Some(&total.ecart(o.seuil())), FR);
    Some(TableauActe {
        resume: titre.to_owned(),
        colonnes: vec![
            colonne(t.fiche_ligne(), false),
            colonne(t.bilan_prevu(), true),
            colonne(t.bilan_realise(), true),
            colonne(t.bilan_ecart(), true),
            colonne("%".to_owned(), true),
        ],
        lignes: lignes
            .iter()
            .map(|l| {
                let (euros, part) = ecart(l.ecart(o.seuil()).as_ref(), FR);
                vec![nom(o, l), mots::euros(Some(l.prevu), FR), mots::euros(l.realise, FR), euros, part]
            })
            .collect(),
        total: Some(vec![t.fiche_total(), mots::euros(Some(total.prevu), FR), mots::euros(Some(total.realise), FR), euros, part]),
    })
}

/// « La subvention de {x} représente {t} % du total des produits. »
fn parts(o: &Ouvert, tableau: &Tableau) -> String {
    let produits = tableau.produits().realise;
    let une = |l: &LigneBilan| {
        let phrase = part_de_la_subvention(l.realise?, produits)?;
        Some(format!("- {}\u{202f}: {}", o.nom(l.financeur.as_ref()?), mots::phrase(&phrase)))
    };
    tableau.lignes.iter().filter_map(une).collect::<Vec<_>>().join("\n")
}

fn motifs(o: &Ouvert, tableau: &Tableau) -> String {
    let dits = tableau.lignes.iter().filter(|l| !l.motif.trim().is_empty());
    dits.map(|l| format!("- {}\u{202f}: {}", nom(o, l), l.motif)).collect::<Vec<_>>().join("\n")
}

/// The indicators, realised beside expected, then what is said of them.
fn indicateurs(o: &Ouvert, c: &ContenuBilan) -> String {
    let t = m(FR);
    let ligne = |i: &IndicateurAttendu| t.indicateur_ligne(&i.libelle, mesures::realise(c, i, FR), mesures::attendu(i, FR));
    let lignes = o.dossier.contenu.indicateurs.iter().map(ligne);
    lignes.chain(Some(c.indicateurs.clone()).filter(|texte| !texte.is_empty())).collect::<Vec<_>>().join("\n")
}
