//! The figures of an edition, each with its explanation in the words of the day. The words are French:
//! an edition has one text. Who gave an operand is not written: an edition names no respondent.

use crate::calculs::{Lecture, Objet, Operande, PlanLu, libelle};
use crate::model::edition_contenu::{ChiffreFige, ConfianceFigee, FormuleFigee, OperandeFige};
use crate::regles::edition::VERSION_FORMULES;
use jiff::civil::Date;
use kernel::Lang;

/// The readings that are numbers; confidence is a distribution.
const NOMBRES: [Lecture; 4] = [Lecture::Declare, Lecture::Constate, Lecture::Attendu, Lecture::Atteinte];

/// The four rates of an object for the year reviewed.
pub(super) fn chiffres(plan: &PlanLu, objet: Objet, annee: i64, le: Date) -> Vec<ChiffreFige> {
    NOMBRES.into_iter().map(|lecture| chiffre(plan, lecture, objet, annee, le)).collect()
}

/// One reading of an object, with its explanation.
pub(super) fn chiffre(plan: &PlanLu, lecture: Lecture, objet: Objet, annee: i64, le: Date) -> ChiffreFige {
    let valeur = plan.valeur(lecture, objet, annee, le);
    let why = plan.expliquer(lecture, objet, annee, le, Lang::Fr);
    let lines = |all: Vec<Operande>| {
        let line = |o: Operande| OperandeFige {
            objet: o.objet,
            libelle: o.libelle,
            valeur: o.valeur,
            retenu: o.retenu,
            poids: o.poids,
            effectif: o.effectif,
            couverture: o.couverture,
        };
        all.into_iter().map(line).collect()
    };
    ChiffreFige {
        lecture: lecture.code().to_owned(),
        annee,
        valeur: valeur.map(|v| v.to_string()),
        formule: why.formule,
        regle: why.regle.to_owned(),
        operandes: lines(why.operandes),
        sans_taux: lines(why.sans_taux),
        manquants: lines(why.manquants),
        ecartes: lines(why.ecartes),
        couverture: why.couverture,
        motif: why.motif,
        code: plan.code_imprime(lecture, objet, annee, le),
    }
}

/// How many sheets stand at each level of confidence, and which.
pub(super) fn confiance(plan: &PlanLu, objet: Objet, annee: i64) -> ConfianceFigee {
    let all = plan.confiance(objet, annee);
    ConfianceFigee {
        repartition: all.repartition.into_iter().map(|(ciel, fiches)| (ciel.code().to_owned(), fiches)).collect(),
        non_renseignee: all.non_renseignee,
    }
}

/// « formules et versions »
pub(super) fn formules(plan: &PlanLu, annee: i64, le: Date) -> Vec<FormuleFigee> {
    Lecture::ALL
        .iter()
        .map(|lecture| {
            let why = plan.expliquer(*lecture, Objet::Contrat, annee, le, Lang::Fr);
            FormuleFigee {
                lecture: lecture.code().to_owned(),
                version: VERSION_FORMULES.to_owned(),
                nom: libelle(*lecture, Lang::Fr),
                formule: why.formule,
                regle: why.regle.to_owned(),
            }
        })
        .collect()
}
