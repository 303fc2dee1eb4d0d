//! What the committee of the finished year froze: its text, with its true hash.

use super::Monde;
use crate::erreur::Erreur;
use financements::model::*;
use financements::regles::etats::EtatDossier;
use financements::regles::lot::{ContenuLot, DossierDecide, EnveloppeVue, LigneDecidee, Origine, SCHEMA, Sort, empreinte};
use financements::regles::{Euros, Financeur};
use store::{Json, Writer};

const MOTIF: &str = "Apport au droit commun insuffisant, note sous le seuil retenu en comité.";

/// Freezes the lot of a year from the files it decided.
pub(super) async fn geler(
    w: &mut Writer,
    monde: &Monde,
    lot: &mut LotDecision,
    appel: &Appel,
    decides: &[(Dossier, Vec<LigneFinanceur>)],
) -> Result<(), Erreur> {
    let dossiers: Vec<DossierDecide> = decides.iter().map(|(dossier, lignes)| decide(monde, dossier, lignes)).collect();
    let retenu = |qui: &Financeur| -> Euros {
        dossiers.iter().flat_map(|d| &d.lignes).filter(|l| l.financeur == *qui).map(|l| l.retenu).sum()
    };
    let enveloppes = monde.donnees.financeurs.iter().map(|f| {
        let financeur = Financeur::nomme(&f.code);
        let (nom, disponible, retenu) = (f.nom.clone(), Euros::entiers(f.enveloppe), retenu(&financeur));
        EnveloppeVue { nom, disponible, retenu, sur_reservation: Euros::ZERO, financeur }
    });
    let contenu = ContenuLot {
        schema: SCHEMA,
        appel: appel.slug.clone(),
        exercice: appel.exercice,
        lettre: Some(1),
        origine: Origine {
            scenario_id: String::new(),
            nom: format!("Programmation {}", appel.exercice),
            doctrine: "par_note".to_owned(),
            verrous: serde_json::json!([]),
            parametres: serde_json::json!({}),
            preuve: serde_json::json!({}),
            moteur: String::new(),
        },
        enveloppes: enveloppes.collect(),
        alertes: vec![],
        motif_alertes: String::new(),
        motif_ecartes: MOTIF.to_owned(),
        dossiers,
    };
    let texte = serde_json::to_value(&contenu)
        .map_err(|e| Erreur::Donnees { file: "appels.json", what: format!("lot de décision : {e}") })?;
    lot.empreinte = empreinte(&texte);
    lot.contenu = Json(texte);
    lot.etat = EtatLot::Gele;
    w.update(lot).await?;
    Ok(())
}

fn decide(monde: &Monde, dossier: &Dossier, lignes: &[LigneFinanceur]) -> DossierDecide {
    let retenu = dossier.etat != EtatDossier::Refuse;
    let nom = |q: &PartQpv| {
        monde.quartiers.iter().find(|(code, _)| *code == q.code).map_or_else(|| q.code.clone(), |(_, nom)| nom.clone())
    };
    let ligne = |l: &LigneFinanceur| LigneDecidee {
        financeur: l.financeur.clone(),
        demande: l.demande(),
        propose: l.propose(),
        retenu: l.vote().unwrap_or_default(),
    };
    DossierDecide {
        numero: dossier.numero.clone().unwrap_or_default(),
        dossier_id: dossier.id.to_string(),
        porteur: monde.porteurs.iter().find(|p| p.id == dossier.porteur_id).map(|p| p.nom.clone()).unwrap_or_default(),
        intitule: dossier.intitule.clone(),
        quartiers: dossier.contenu.qpv.iter().map(nom).collect(),
        sort: if retenu { Sort::Retenu } else { Sort::Ecarte },
        motif: if retenu { String::new() } else { MOTIF.to_owned() },
        lignes: if retenu { lignes.iter().map(ligne).collect() } else { vec![] },
        deports: vec![],
    }
}
