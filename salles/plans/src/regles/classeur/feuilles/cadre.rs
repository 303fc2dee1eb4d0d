//! What stands around the sheets of a plan: its levels, the axes that cross them, who signed, what was promised, the
//! programmes it works with. All of it is written back, under the rules of the editing pages.

use super::suites::nombre;
use super::{Colonnes, Liste, nom_d_organisation, nom_de_noeud, organisations, texte};
use crate::m;
use crate::model::{EtatEngagement, Noeud, Thematique};
use crate::regles::classeur::PlanEnTables;
use crate::regles::engagement::mots;
use acteurs::model::OrganisationId;
use kernel::Lang;
use sheets::{Colonne, Genre, Valeur};

/// « A1 Santé ».
pub(in crate::regles::classeur) fn nom_de_theme(theme: &Thematique) -> String {
    format!("{} {}", theme.code, theme.nom)
}

fn organisation(plan: &PlanEnTables, id: Option<OrganisationId>) -> Valeur {
    let known = id.and_then(|id| plan.organisation(id));
    known.map_or(Valeur::Vide, |o| Valeur::Texte(nom_d_organisation(plan, o)))
}

/// A level says which one it stands under by the code of that one, so that a whole tree may be added at once.
pub(super) fn niveaux(plan: &PlanEnTables, lang: Lang) -> Liste {
    let (c, t) = (Colonnes(lang), m(lang));
    let columns = vec![
        c.id(),
        c.texte("code").obligatoire(),
        c.texte("titre").obligatoire(),
        c.texte("parent").aide(&t.classeur_parent_aide()),
        Colonne::new("rang", &t.classeur_rang(), Genre::Entier).aide(&t.classeur_rang_aide()),
        c.de("poids", Genre::Entier),
        c.texte("objectifs"),
        c.vue("niveau", &t.classeur_niveau(), Genre::Texte),
    ];
    let row = |n: &Noeud| {
        let above = n.parent_id.and_then(|id| plan.noeuds.iter().find(|p| p.id == id));
        let rank = plan.noeuds.iter().filter(|o| o.parent_id == n.parent_id).position(|o| o.id == n.id);
        let name = usize::try_from(n.niveau).ok().and_then(|depth| plan.contrat.niveaux.get(depth.checked_sub(1)?));
        vec![
            Valeur::Texte(n.id.to_string()),
            texte("code", &n.code),
            texte("titre", &n.titre),
            texte("parent", above.map(|p| p.code.as_str()).unwrap_or_default()),
            rank.and_then(|r| i64::try_from(r).ok()).map_or(Valeur::Vide, |r| (r + 1).into()),
            n.poids.into(),
            texte("objectifs", &n.objectifs.join("\n")),
            texte("niveau", name.map(String::as_str).unwrap_or_default()),
        ]
    };
    (columns, plan.noeuds.iter().map(row).collect())
}

pub(super) fn axes(plan: &PlanEnTables, lang: Lang) -> Liste {
    let c = Colonnes(lang);
    let columns = vec![c.id(), c.texte("code").obligatoire(), c.texte("titre").obligatoire(), c.texte("enjeux")];
    let rows = plan.axes.iter().map(|a| {
        vec![
            Valeur::Texte(a.id.to_string()),
            texte("code", &a.code),
            texte("titre", &a.titre),
            texte("enjeux", &a.enjeux.join("\n")),
        ]
    });
    (columns, rows.collect())
}

pub(super) fn signataires(plan: &PlanEnTables, lang: Lang) -> Liste {
    let c = Colonnes(lang);
    let columns = vec![
        c.id(),
        c.de("organisation", organisations(plan)).obligatoire(),
        c.texte("fonction").obligatoire(),
        c.texte("part"),
        c.de("signe_le", Genre::Date),
    ];
    let rows = plan.signataires.iter().map(|s| {
        vec![
            Valeur::Texte(s.id.to_string()),
            organisation(plan, Some(s.organisation_id)),
            texte("fonction", &s.fonction),
            texte("part", s.part.as_deref().unwrap_or_default()),
            s.signe_le.map_or(Valeur::Vide, Valeur::Date),
        ]
    });
    (columns, rows.collect())
}

/// « Promesse d'une organisation : quoi, combien, pour quand, envers qui », and where it stands.
pub(super) fn engagements(plan: &PlanEnTables, lang: Lang) -> Liste {
    let (c, t) = (Colonnes(lang), m(lang));
    let columns = vec![
        c.id(),
        c.texte("texte").obligatoire(),
        c.texte("debiteur").obligatoire(),
        c.de("organisation", organisations(plan)),
        c.de("thematique", Genre::Choix(plan.thematiques.iter().map(nom_de_theme).collect())),
        Colonne::new(
            "etat",
            &t.classeur_etat_de_la_promesse(),
            Genre::Choix(EtatEngagement::ALL.iter().map(|e| mots::etat(*e, lang)).collect()),
        )
        .aide(&t.classeur_etat_aide()),
        c.de("echeance_le", Genre::Date),
        c.de("promis", Genre::Decimal),
        Colonne::new("livre", &t.engagement_col_livre(), Genre::Decimal),
        c.texte("unite"),
        c.vue("remplace", &t.classeur_remplace(), Genre::Texte),
        Colonne::new("motif", &t.classeur_motif_titre(), Genre::Texte).aide(&t.classeur_motif_d_etat_aide()),
    ];
    let rows = plan.engagements.iter().map(|e| {
        let theme = e.thematique_id.and_then(|id| plan.thematiques.iter().find(|t| t.id == id));
        let before = e.remplace_id.and_then(|id| plan.engagements.iter().find(|o| o.id == id));
        vec![
            Valeur::Texte(e.id.to_string()),
            texte("texte", &e.texte),
            texte("debiteur", &e.debiteur),
            organisation(plan, e.organisation_id),
            theme.map_or(Valeur::Vide, |t| Valeur::Texte(nom_de_theme(t))),
            Valeur::Texte(mots::etat(e.etat, lang)),
            e.echeance.map_or(Valeur::Vide, Valeur::Date),
            e.promis.as_deref().map_or(Valeur::Vide, nombre),
            e.livre.as_deref().map_or(Valeur::Vide, nombre),
            texte("unite", &e.unite),
            texte("remplace", before.map(|o| o.texte.as_str()).unwrap_or_default()),
            Valeur::Vide,
        ]
    });
    (columns, rows.collect())
}

/// « Référentiel commun à tous les contrats » : the programmes, under the name that the next sheet writes.
pub(super) fn programmes(plan: &PlanEnTables, lang: Lang) -> Liste {
    let (c, t) = (Colonnes(lang), m(lang));
    let columns = vec![
        c.id(),
        c.texte("nom").obligatoire(),
        c.texte("variantes"),
        c.texte("porteur"),
        c.texte("note"),
        Colonne::new("autre", &t.classeur_autre_programme(), Genre::OuiNon).aide(&t.classeur_autre_programme_aide()),
    ];
    let rows = plan.programmes.iter().map(|p| {
        vec![
            Valeur::Texte(p.id.to_string()),
            texte("nom", &p.nom),
            texte("variantes", &p.variantes.join("\n")),
            texte("porteur", p.porteur.as_deref().unwrap_or_default()),
            texte("note", p.note.as_deref().unwrap_or_default()),
            Valeur::Vide,
        ]
    });
    (columns, rows.collect())
}

/// « articulation, programme lié » : a level, and a programme by one of its names, known or added on the sheet before.
pub(super) fn articulations(plan: &PlanEnTables, lang: Lang) -> Liste {
    let (c, t) = (Colonnes(lang), m(lang));
    let columns = vec![
        c.id(),
        c.de("noeud", Genre::Choix(plan.noeuds.iter().map(nom_de_noeud).collect())).obligatoire(),
        c.texte("programme").aide(&t.classeur_programme_aide()).obligatoire(),
    ];
    let rows = plan.articulations.iter().map(|a| {
        let level = plan.noeuds.iter().find(|n| n.id == a.noeud_id).map(nom_de_noeud).unwrap_or_default();
        let programme = plan.programmes.iter().find(|p| p.id == a.programme_id);
        vec![
            Valeur::Texte(a.id.to_string()),
            Valeur::Texte(level),
            texte("programme", programme.map(|p| p.nom.as_str()).unwrap_or_default()),
        ]
    });
    (columns, rows.collect())
}
