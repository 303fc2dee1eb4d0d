//! What hangs on the sheets of a plan: links to other sheets and to programmes, places, points to verify.

use super::{Colonnes, Liste, numero, texte};
use crate::m;
use crate::model::{EtatLien, EtatMarque, FicheAction, GenreLienFiche, Lien};
use crate::regles::classeur::PlanEnTables;
use crate::regles::redaction::{libelle_champ, nom_d_etat_de_lien, nom_de_lien};
use kernel::Lang;
use sheets::{Adresse, Colonne, Contenu, Feuille, FeuilleLue, Genre, Valeur};
use territoire::model::Territoire;

/// What a link points to: the codes of its page.
pub(in crate::regles::classeur) const VERS: [&str; 3] = ["fiche", "programme", "texte"];

pub(in crate::regles::classeur) fn nom_de_vers(vers: &str, lang: Lang) -> String {
    let t = m(lang);
    match vers {
        "fiche" => t.redaction_vers_fiche(),
        "programme" => t.redaction_vers_programme(),
        _ => t.redaction_vers_texte(),
    }
}

pub(in crate::regles::classeur) fn vers_de(l: &Lien) -> &'static str {
    match (l.cible_fiche_id, l.programme_id) {
        (Some(_), _) => "fiche",
        (None, Some(_)) => "programme",
        (None, None) => "texte",
    }
}

/// « 12 Former les relais ».
pub(in crate::regles::classeur) fn nom_de_fiche(f: &FicheAction) -> String {
    format!("{} {}", f.numero, f.titre)
}

/// The number that a target starts with.
pub(in crate::regles::classeur) fn numero_dit(cible: &str) -> Option<i64> {
    cible.split_whitespace().next()?.parse().ok()
}

/// Two places of the same name are told apart by their identifier.
pub(in crate::regles::classeur) fn nom_de_lieu(plan: &PlanEnTables, lieu: &Territoire) -> String {
    let named = kernel::texte::cle(&lieu.nom);
    let alike = plan.territoires.iter().filter(|t| kernel::texte::cle(&t.nom) == named).count();
    if alike > 1 { format!("{} [{}]", lieu.nom, lieu.id) } else { lieu.nom.clone() }
}

/// A link says its state, by which it is refused: nothing is taken off by erasing a row.
pub(super) fn liens(plan: &PlanEnTables, lang: Lang) -> Liste {
    let (c, t) = (Colonnes(lang), m(lang));
    let columns = vec![
        c.id(),
        c.fiche(),
        Colonne::new(
            "genre",
            &t.classeur_lien_genre(),
            Genre::Choix(GenreLienFiche::ALL.iter().map(|g| nom_de_lien(*g, lang)).collect()),
        )
        .obligatoire(),
        Colonne::new("sorte", &t.redaction_vers(), Genre::Choix(VERS.iter().map(|v| nom_de_vers(v, lang)).collect()))
            .obligatoire(),
        Colonne::new("cible", &t.classeur_lien_cible(), Genre::Texte).aide(&t.classeur_lien_cible_aide()),
        Colonne::new("texte", &t.redaction_lien_texte(), Genre::Texte).aide(&t.classeur_lien_texte_aide()),
        Colonne::new(
            "etat",
            &t.classeur_lien_etat(),
            Genre::Choix(EtatLien::ALL.iter().map(|e| nom_d_etat_de_lien(*e, lang)).collect()),
        )
        .aide(&t.classeur_lien_etat_aide()),
    ];
    let rows = plan.liens.iter().map(|l| {
        let programme = || plan.programmes.iter().find(|p| Some(p.id) == l.programme_id).map(|p| p.nom.clone());
        let fiche = l.cible_fiche_id.map(|id| plan.fiche(id).map_or_else(|| t.classeur_lien_ailleurs(), nom_de_fiche));
        vec![
            Valeur::Texte(l.id.to_string()),
            numero(plan, l.fiche_id),
            Valeur::Texte(nom_de_lien(l.genre, lang)),
            Valeur::Texte(nom_de_vers(vers_de(l), lang)),
            texte("cible", &fiche.or_else(programme).unwrap_or_default()),
            texte("texte", &l.texte),
            Valeur::Texte(nom_d_etat_de_lien(l.etat, lang)),
        ]
    });
    (columns, rows.collect())
}

/// The target of each row as the sheet writes it, so that « 12 » is « 12 Former les relais »; a text typed as a target is a text.
pub(in crate::regles::classeur) fn nommer_les_cibles(
    sheet: &mut FeuilleLue,
    attendue: &Feuille,
    plan: &PlanEnTables,
    lang: Lang,
) {
    let rank_of = |cle: &str| attendue.colonnes.iter().position(|c| c.cle == cle);
    let (Some(vers), Some(cible), Some(texte)) = (rank_of("sorte"), rank_of("cible"), rank_of("texte")) else { return };
    for row in &mut sheet.lignes {
        let said = |rank| row.cellule(rank).filter(|c| c.formule.is_none()).map(|c| c.contenu.en_texte()).unwrap_or_default();
        let (kind, target, printed) = (kernel::texte::cle(&said(vers)), said(cible), said(texte));
        let is = |code: &str| kind == kernel::texte::cle(&nom_de_vers(code, lang));
        if target.is_empty() {
            continue;
        }
        if is("texte") && printed.is_empty() {
            row.cellules.retain(|(rank, _)| *rank != texte);
            row.cellules.iter_mut().filter(|(rank, _)| *rank == cible).for_each(|(rank, _)| *rank = texte);
            continue;
        }
        let wanted = kernel::texte::cle(&target);
        let name = if is("fiche") {
            numero_dit(&target).and_then(|n| plan.fiches.iter().find(|f| f.numero == n)).map(nom_de_fiche)
        } else if is("programme") {
            let bears = |nom: &String| kernel::texte::cle(nom) == wanted;
            plan.programmes.iter().find(|p| bears(&p.nom) || p.variantes.iter().any(bears)).map(|p| p.nom.clone())
        } else {
            None
        };
        if let Some(name) = name {
            let contenu = Contenu::Texte(super::canonique("cible", &name));
            row.cellules.iter_mut().filter(|(r, _)| *r == cible).for_each(|(_, cell)| cell.contenu = contenu.clone());
        }
    }
}

pub(super) fn lieux(plan: &PlanEnTables, lang: Lang) -> Liste {
    let (c, t) = (Colonnes(lang), m(lang));
    let columns = vec![
        c.id(),
        c.fiche(),
        Colonne::new(
            "lieu",
            &t.classeur_lieu(),
            Genre::Choix(plan.territoires.iter().map(|lieu| nom_de_lieu(plan, lieu)).collect()),
        )
        .obligatoire(),
        Colonne::new("retirer", &t.classeur_retirer(), Genre::OuiNon).aide(&t.classeur_retirer_aide()),
    ];
    let rows = plan.lieux.iter().map(|l| {
        let lieu = plan.territoires.iter().find(|t| t.id == l.territoire_id);
        vec![
            Valeur::Texte(l.id.to_string()),
            numero(plan, l.fiche_id),
            Valeur::Texte(lieu.map(|lieu| nom_de_lieu(plan, lieu)).unwrap_or_default()),
            Valeur::Vide,
        ]
    });
    (columns, rows.collect())
}

/// True when a row asks that what it names be taken off.
pub(in crate::regles::classeur) fn retire(sheet: &FeuilleLue, attendue: &Feuille, adresse: &Adresse) -> bool {
    let rank = attendue.colonnes.iter().position(|c| c.cle == "retirer");
    let row = sheet.lignes.iter().find(|row| row.numero == adresse.ligne);
    let cell = rank.and_then(|rank| row?.cellule(rank)).filter(|c| c.formule.is_none());
    cell.is_some_and(|c| sheets::interpreter(&c.contenu, &Genre::OuiNon) == Ok(Valeur::OuiNon(true)))
}

/// What the printed plan left to be verified, what was retained meanwhile, and what is decided.
pub(super) fn marques(plan: &PlanEnTables, lang: Lang) -> Liste {
    let (c, t) = (Colonnes(lang), m(lang));
    let columns = vec![
        c.id(),
        c.vue("fiche", &t.classeur_fiche_n(), Genre::Entier),
        c.vue("champ", &t.classeur_col_champ(), Genre::Texte),
        c.vue("texte_source", &t.classeur_marque_imprime(), Genre::Texte),
        c.vue("retenu", &t.classeur_marque_retenu(), Genre::Texte),
        c.vue("note", &t.redaction_marque_note(), Genre::Texte),
        c.texte("choix").aide(&t.classeur_choix_aide()),
        Colonne::new("reglee", &t.classeur_marque_reglee(), Genre::OuiNon).aide(&t.classeur_reglee_aide()).obligatoire(),
    ];
    let rows = plan.marques.iter().map(|one| {
        vec![
            Valeur::Texte(one.id.to_string()),
            one.fiche_id.map_or(Valeur::Vide, |id| numero(plan, id)),
            Valeur::Texte(libelle_champ(&one.champ, lang)),
            texte("texte_source", &one.texte_source),
            texte("retenu", &one.retenu),
            texte("note", &one.note),
            texte("choix", one.choix.as_deref().unwrap_or_default()),
            Valeur::OuiNon(one.etat == EtatMarque::Reglee),
        ]
    });
    (columns, rows.collect())
}
