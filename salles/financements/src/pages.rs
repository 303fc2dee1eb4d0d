//! The addresses of this room.

mod abandon;
mod accueil;
mod appel_ouvert;
mod bilan;
mod cadrage;
pub(crate) mod cadre_appel;
mod calcul;
mod classeur;
mod colonne_par_lien;
mod comite;
mod conseil;
mod conservation;
mod conventions;
mod cpo;
mod derogations;
mod dossiers;
mod ecarts;
mod en_direct;
mod enveloppes;
mod equipe;
mod execution;
mod fiche;
mod financeurs;
mod gestes;
mod grille;
mod histoire;
mod historique;
mod indicateurs;
mod inscription;
mod inscriptions;
mod instruction;
mod jeu;
mod lots;
mod modeles;
mod niveaux;
mod nouveau;
mod ouvertes;
mod passage;
mod pieces;
mod porteurs;
mod programmation;
mod publication;
mod questions;
mod redaction;
mod regles;
mod renouvellement;
mod saisie;
mod scission;
mod structure;
mod synthese;
mod tableaux;
mod verdicts;
mod versements;
mod vote_lettre;

use kernel::Right;
use web::{Access, Form, Route, Visit};

const OUVERT: Access = Access::Public("a call that receives files is told to whoever may answer it");
const INSCRIPTION: Access = Access::Public("an association that has no account yet asks for one while a call is open");
const PUBLIC: Access = Access::Public("what was published of a voted call is open data: anyone reads it");

/// The filters of a page, out of its address.
fn query(visit: &Visit) -> Form {
    Form::from_query(visit.here.split_once('?').map_or("", |(_, q)| q))
}

#[must_use]
pub fn routes() -> Vec<Route> {
    let appel = Access::Right(Right::LireAppel);
    let dossier = Access::Right(Right::LireDossier);
    let conduire = Access::Right(Right::ConduireAppel);
    let depose = Access::Right(Right::DeposerDossier);
    let instruire = Access::Right(Right::InstruireDossier);
    let synthese = Access::Right(Right::LireSynthese);
    vec![
        Route::get("/{collectivite}/appels", appel, accueil::get),
        Route::get("/{collectivite}/appels/{appel}", appel, cadrage::get),
        Route::post("/{collectivite}/appels/{appel}/etat", conduire, cadrage::post),
        Route::get("/{collectivite}/appels/{appel}/etape/{vers}", conduire, passage::get),
        Route::post("/{collectivite}/appels/{appel}/etape/{vers}", conduire, passage::post),
        Route::get("/{collectivite}/appels/{appel}/abandon", conduire, abandon::get),
        Route::post("/{collectivite}/appels/{appel}/abandon", conduire, abandon::post),
        Route::get("/{collectivite}/appels/nouveau", conduire, redaction::nouveau),
        Route::post("/{collectivite}/appels/nouveau", conduire, redaction::creer),
        Route::get("/{collectivite}/appels/porteurs", conduire, porteurs::get),
        Route::post("/{collectivite}/appels/porteurs", conduire, porteurs::post),
        Route::get("/{collectivite}/appels/inscriptions/{inscription}", conduire, inscriptions::get),
        Route::post("/{collectivite}/appels/inscriptions/{inscription}", conduire, inscriptions::post),
        Route::get("/{collectivite}/inscription", INSCRIPTION, inscription::get),
        Route::post("/{collectivite}/inscription", INSCRIPTION, inscription::post),
        Route::get("/{collectivite}/inscription/{jeton}", Access::Link, inscription::confirmer_get),
        Route::post("/{collectivite}/inscription/{jeton}", Access::Link, inscription::confirmer_post),
        Route::get("/{collectivite}/conservation", conduire, conservation::get),
        Route::post("/{collectivite}/conservation", conduire, conservation::post),
        Route::get("/{collectivite}/appels/modeles", conduire, modeles::get),
        Route::post("/{collectivite}/appels/modeles", conduire, modeles::post),
        Route::get("/{collectivite}/financeurs", conduire, financeurs::get),
        Route::get("/{collectivite}/financeurs/nouveau", conduire, financeurs::nouveau),
        Route::post("/{collectivite}/financeurs/nouveau", conduire, financeurs::inscrire),
        Route::get("/{collectivite}/financeurs/{code}/modifier", conduire, financeurs::modifier),
        Route::post("/{collectivite}/financeurs/{code}/modifier", conduire, financeurs::post),
        Route::get("/{collectivite}/appels/{appel}/lettre", conduire, redaction::lettre),
        Route::post("/{collectivite}/appels/{appel}/lettre", conduire, redaction::ecrire),
        Route::get("/{collectivite}/appels/{appel}/parametres", conduire, redaction::parametres),
        Route::post("/{collectivite}/appels/{appel}/parametres", conduire, redaction::changer),
        Route::get("/{collectivite}/appels/{appel}/enveloppes", Access::Right(Right::FixerEnveloppe), enveloppes::get),
        Route::post("/{collectivite}/appels/{appel}/enveloppes", Access::Right(Right::FixerEnveloppe), enveloppes::post),
        Route::get(
            "/{collectivite}/appels/{appel}/enveloppes/{enveloppe}",
            Access::Right(Right::FixerEnveloppe),
            enveloppes::get_part,
        ),
        Route::post(
            "/{collectivite}/appels/{appel}/enveloppes/{enveloppe}",
            Access::Right(Right::FixerEnveloppe),
            enveloppes::post_part,
        ),
        Route::get("/{collectivite}/appels/{appel}/ecarts", appel, ecarts::get),
        Route::get("/{collectivite}/appels/{appel}/regles", appel, regles::get),
        Route::get("/{collectivite}/appels/{appel}/regles/modifier", conduire, jeu::get),
        Route::get("/{collectivite}/appels/{appel}/regles/modifier/{code}", conduire, jeu::une),
        Route::post("/{collectivite}/appels/{appel}/regles/modifier/{code}", conduire, jeu::post),
        Route::get("/{collectivite}/appels/{appel}/dossiers", dossier, dossiers::get),
        Route::get("/{collectivite}/appels/{appel}/dossiers.csv", dossier, dossiers::csv),
        Route::get("/{collectivite}/appels/{appel}/lignes.csv", dossier, dossiers::lignes_csv),
        Route::get("/{collectivite}/appels/{appel}/dossiers/nouveau", depose, nouveau::get),
        Route::post("/{collectivite}/appels/{appel}/dossiers/nouveau", depose, nouveau::post),
        Route::get("/{collectivite}/dossiers/{dossier}", dossier, fiche::get),
        Route::get("/{collectivite}/dossiers/{dossier}/histoire", dossier, histoire::dossier),
        Route::get("/{collectivite}/appels/{appel}/histoire", conduire, histoire::appel),
        Route::get("/{collectivite}/dossiers/{dossier}/modifier", depose, saisie::get),
        Route::post("/{collectivite}/dossiers/{dossier}/modifier", depose, saisie::post),
        Route::post("/{collectivite}/dossiers/{dossier}/regles", depose, en_direct::post),
        Route::get("/{collectivite}/dossiers/{dossier}/scinder", depose, scission::get),
        Route::post("/{collectivite}/dossiers/{dossier}/scinder", depose, scission::post),
        Route::get("/{collectivite}/ma-structure", depose, structure::la_mienne),
        Route::post("/{collectivite}/ma-structure", depose, structure::ecrire_la_mienne),
        Route::get("/{collectivite}/ma-structure/equipe", depose, equipe::la_mienne),
        Route::post("/{collectivite}/ma-structure/equipe", depose, equipe::post),
        Route::get("/{collectivite}/porteurs/{organisation}/equipe", depose, equipe::get),
        Route::get("/{collectivite}/porteurs/{organisation}", depose, structure::get),
        Route::post("/{collectivite}/porteurs/{organisation}", depose, structure::post),
        Route::get("/{collectivite}/pieces-dossier/{piece}", dossier, structure::piece),
        Route::post("/{collectivite}/pieces-dossier/{piece}", depose, structure::retirer),
        Route::post("/{collectivite}/dossiers/{dossier}/etat", dossier, gestes::post),
        Route::post("/{collectivite}/dossiers/{dossier}/pieces", depose, pieces::post),
        Route::post("/{collectivite}/dossiers/{dossier}/pieces/{piece}", conduire, pieces::juger),
        Route::get("/{collectivite}/appels/{appel}/instruction", instruire, instruction::liste::get),
        Route::post("/{collectivite}/appels/{appel}/instruction", instruire, instruction::etapes::post),
        Route::get("/{collectivite}/appels/{appel}/instruction/{numero}", dossier, instruction::dossier::get),
        Route::post("/{collectivite}/appels/{appel}/instruction/{numero}", dossier, instruction::dossier::post),
        Route::get("/{collectivite}/appels/{appel}/appel.xlsx", instruire, classeur::exporter),
        Route::get("/{collectivite}/appels/{appel}/appel.ods", instruire, classeur::exporter_ods),
        Route::get("/{collectivite}/appels/{appel}/classeur", instruire, classeur::get),
        Route::post("/{collectivite}/appels/{appel}/classeur", instruire, classeur::post),
        Route::get("/{collectivite}/appels/{appel}/classeur/{depot}", instruire, classeur::apercu),
        Route::post("/{collectivite}/appels/{appel}/classeur/{depot}", instruire, classeur::accepter),
        Route::get("/{collectivite}/appels/{appel}/conseil", synthese, conseil::get),
        Route::post("/{collectivite}/appels/{appel}/conseil", conduire, conseil::post),
        Route::get("/{collectivite}/appels/{appel}/conseil/{scrutin}", synthese, conseil::un),
        Route::post("/{collectivite}/appels/{appel}/conseil/{scrutin}", conduire, conseil::geste),
        Route::get("/{collectivite}/appels/{appel}/conseil/{scrutin}/vote.pb", synthese, conseil::pb),
        Route::get("/{collectivite}/appels/{appel}/historique", conduire, historique::get),
        Route::post("/{collectivite}/appels/{appel}/historique", conduire, historique::post),
        Route::get("/{collectivite}/appels/{appel}/historique/{depot}", conduire, historique::un),
        Route::post("/{collectivite}/appels/{appel}/historique/{depot}", conduire, historique::repondre),
        Route::get("/{collectivite}/appels/{appel}/synthese", synthese, synthese::liste),
        Route::get("/{collectivite}/appels/{appel}/synthese/{numero}", synthese, synthese::un),
        Route::post("/{collectivite}/appels/{appel}/synthese/{numero}", synthese, synthese::post),
        Route::get("/{collectivite}/appels/{appel}/programmation", synthese, programmation::liste::get),
        Route::post("/{collectivite}/appels/{appel}/programmation", Access::Right(Right::Programmer), programmation::liste::post),
        Route::get("/{collectivite}/appels/{appel}/programmation/comparer", synthese, programmation::comparer::get),
        Route::get("/{collectivite}/appels/{appel}/programmation/{scenario}", synthese, programmation::scenario::get),
        Route::post(
            "/{collectivite}/appels/{appel}/programmation/{scenario}",
            Access::Right(Right::Programmer),
            programmation::scenario::post,
        ),
        Route::get("/{collectivite}/appels/{appel}/programmation/{scenario}/de-plus", dossier, programmation::pourquoi::de_plus),
        Route::get(
            "/{collectivite}/appels/{appel}/programmation/{scenario}/pourquoi/{numero}",
            dossier,
            programmation::pourquoi::get,
        ),
        Route::get("/{collectivite}/appels/{appel}/calcul/{lecture}/{financeur}", synthese, calcul::get_appel),
        Route::get(
            "/{collectivite}/appels/{appel}/programmation/{scenario}/calcul/{enveloppe}/{lecture}",
            synthese,
            calcul::get_scenario,
        ),
        Route::get("/{collectivite}/appels/{appel}/comite/{scenario}", dossier, comite::get),
        Route::post("/{collectivite}/appels/{appel}/comite/{scenario}", Access::Right(Right::Programmer), comite::post),
        Route::get("/{collectivite}/appels/{appel}/comite/{scenario}/gel", conduire, comite::gel::get),
        Route::post("/{collectivite}/appels/{appel}/comite/{scenario}/gel", conduire, comite::gel::post),
        Route::post("/{collectivite}/appels/{appel}/lettre/validation", Access::Right(Right::ValiderLot), vote_lettre::post),
        Route::get("/{collectivite}/appels/{appel}/lots", dossier, lots::liste),
        Route::get("/{collectivite}/appels/{appel}/lots/{numero}", dossier, lots::get),
        Route::post("/{collectivite}/appels/{appel}/lots/{numero}", conduire, lots::post),
        Route::post(
            "/{collectivite}/appels/{appel}/lots/{numero}/validation",
            Access::Right(Right::ValiderLot),
            lots::valider_le_lot,
        ),
        Route::get("/{collectivite}/appels/{appel}/lots/{numero}/releve.pdf", dossier, lots::releve),
        Route::get("/{collectivite}/appels/{appel}/lots/{numero}/annexes.pdf", dossier, lots::annexes),
        Route::get("/{collectivite}/appels/{appel}/votes", dossier, lots::votes),
        Route::post("/{collectivite}/appels/{appel}/votes", instruire, lots::voter),
        Route::get("/{collectivite}/appels/{appel}/votes/acte", instruire, lots::acte),
        Route::post("/{collectivite}/appels/{appel}/votes/acte", instruire, lots::corriger_l_acte),
        Route::get("/{collectivite}/appels/{appel}/notifications", dossier, lots::notifications),
        Route::post("/{collectivite}/appels/{appel}/notifications", conduire, lots::envoyer),
        Route::get("/{collectivite}/appels/{appel}/notifications.pdf", conduire, lots::lettres),
        Route::get("/{collectivite}/dossiers/{dossier}/notification.pdf", dossier, lots::lettre),
        Route::get("/{collectivite}/appels/{appel}/publication", instruire, publication::get),
        Route::post("/{collectivite}/appels/{appel}/publication", instruire, publication::post),
        Route::get("/{collectivite}/appels/{appel}/publication/{fichier}", instruire, publication::apercu),
        Route::get("/{collectivite}/appels-ouverts/{appel}", OUVERT, appel_ouvert::get),
        Route::get("/{collectivite}/subventions", PUBLIC, ouvertes::liste),
        Route::get("/{collectivite}/subventions/{appel}", PUBLIC, ouvertes::appel),
        Route::get("/{collectivite}/subventions/{appel}/calcul/{qui}", PUBLIC, calcul::get_publie),
        Route::get("/{collectivite}/subventions/{appel}/{numero}/{fichier}", PUBLIC, ouvertes::fichier),
        Route::get("/{collectivite}/dossiers/{dossier}/bilan", dossier, bilan::get),
        Route::post("/{collectivite}/dossiers/{dossier}/bilan", dossier, bilan::post),
        Route::get("/{collectivite}/dossiers/{dossier}/bilan.pdf", dossier, bilan::papier::get),
        Route::get("/{collectivite}/appels/{appel}/bilans", dossier, bilan::liste::get),
        Route::get("/{collectivite}/dossiers/{dossier}/questions", dossier, questions::get),
        Route::post("/{collectivite}/dossiers/{dossier}/questions", dossier, questions::post),
        Route::get("/{collectivite}/dossiers/{dossier}/derogations", dossier, derogations::get),
        Route::post("/{collectivite}/dossiers/{dossier}/derogations", dossier, derogations::post),
        Route::get("/{collectivite}/dossiers/{dossier}/execution", dossier, execution::get),
        Route::post("/{collectivite}/dossiers/{dossier}/execution", conduire, execution::post),
        Route::get("/{collectivite}/dossiers/{dossier}/versements", dossier, versements::get),
        Route::post("/{collectivite}/dossiers/{dossier}/versements", Access::Right(Right::InstruireDossier), versements::post),
        Route::get("/{collectivite}/appels/{appel}/versements", dossier, versements::liste::get),
        Route::get("/{collectivite}/appels/{appel}/versements.csv", dossier, versements::liste::csv),
        Route::get("/{collectivite}/appels/{appel}/conventions", dossier, conventions::get),
        Route::post("/{collectivite}/appels/{appel}/conventions", instruire, conventions::post),
        Route::get("/{collectivite}/appels/{appel}/conventions.pdf", dossier, conventions::papier::lot),
        Route::get("/{collectivite}/conventions/{convention}", dossier, conventions::une),
        Route::get("/{collectivite}/conventions/{convention}/convention.pdf", dossier, conventions::papier::une_seule),
        Route::post("/{collectivite}/conventions/{convention}", instruire, conventions::signer),
        Route::get("/{collectivite}/cpo", dossier, cpo::liste),
        Route::get("/{collectivite}/cpo/{cpo}", dossier, cpo::get),
        Route::post("/{collectivite}/cpo/{cpo}", conduire, cpo::post),
        Route::post("/{collectivite}/dossiers/{dossier}/cpo", conduire, cpo::creer),
        Route::get("/{collectivite}/f/{jeton}", Access::Link, colonne_par_lien::get),
        Route::post("/{collectivite}/f/{jeton}", Access::Link, colonne_par_lien::post),
        Route::get("/{collectivite}/f/{jeton}/{numero}", Access::Link, colonne_par_lien::dossier),
        Route::get("/{collectivite}/f/{jeton}/{numero}/pieces/{piece}", Access::Link, colonne_par_lien::piece),
    ]
}
