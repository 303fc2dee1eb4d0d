//! Axes, focus actions, themes, programmes of the objectives, evaluation: as their pages show them.

use super::{Champs, Genre, Listes, Vue, couples, point};
use crate::model::{Articulation, AxeTransversal, FocusAction, PointEvaluation, Thematique};
use kernel::Lang;

impl Vue for AxeTransversal {
    const PARTIE: &'static str = "axes";
    const CHAMPS: &'static [(&'static str, Genre)] = &[
        ("code", Genre::Court { exigee: true }),
        ("titre", Genre::Ligne { exigee: true }),
        ("enjeux", Genre::Texte { exigee: false }),
    ];
    fn champs(&self) -> Champs {
        couples([
            ("version", self.version.to_string()),
            ("code", self.code.clone()),
            ("titre", self.titre.clone()),
            ("enjeux", self.enjeux.join("\n")),
        ])
    }
    fn resume(&self, _listes: &Listes, _lang: Lang) -> (String, String) {
        (format!("{} {}", self.code, self.titre), self.enjeux.join(" · "))
    }
}

impl Vue for FocusAction {
    const PARTIE: &'static str = "focus";
    const CHAMPS: &'static [(&'static str, Genre)] =
        &[("noeud", Genre::Niveau), ("code", Genre::Court { exigee: true }), ("texte", Genre::Texte { exigee: true })];
    fn champs(&self) -> Champs {
        couples([
            ("version", self.version.to_string()),
            ("noeud", self.noeud_id.to_string()),
            ("code", self.code.clone()),
            ("texte", self.texte.clone()),
        ])
    }
    fn resume(&self, listes: &Listes, _lang: Lang) -> (String, String) {
        (format!("{} {}", self.code, self.texte), listes.nom("noeud", &self.noeud_id.to_string()))
    }
}

impl Vue for Thematique {
    const PARTIE: &'static str = "thematiques";
    const CHAMPS: &'static [(&'static str, Genre)] = &[
        ("code", Genre::Court { exigee: true }),
        ("nom", Genre::Ligne { exigee: true }),
        ("place", Genre::Place),
        ("noeuds", Genre::Niveaux),
    ];
    fn champs(&self) -> Champs {
        let mut all = couples([
            ("version", self.version.to_string()),
            ("code", self.code.clone()),
            ("nom", self.nom.clone()),
            ("place", self.rattachement.clone()),
        ]);
        all.extend(self.noeuds.iter().map(|id| ("noeuds".to_owned(), id.to_string())));
        all
    }
    fn resume(&self, listes: &Listes, _lang: Lang) -> (String, String) {
        let linked: Vec<String> = self.noeuds.iter().map(|id| listes.nom("noeud", &id.to_string())).collect();
        let place = listes.nom("place", &self.rattachement);
        let parts: Vec<String> = std::iter::once(place).chain(linked).filter(|p| !p.is_empty()).collect();
        (format!("{} {}", self.code, self.nom), parts.join(" · "))
    }
}

impl Vue for Articulation {
    const PARTIE: &'static str = "programmes";
    const CHAMPS: &'static [(&'static str, Genre)] = &[("noeud", Genre::Niveau), ("programme", Genre::Programme)];
    fn champs(&self) -> Champs {
        couples([
            ("version", self.version.to_string()),
            ("noeud", self.noeud_id.to_string()),
            ("programme", self.programme_id.to_string()),
        ])
    }
    fn resume(&self, listes: &Listes, _lang: Lang) -> (String, String) {
        (listes.nom("programme", &self.programme_id.to_string()), listes.nom("noeud", &self.noeud_id.to_string()))
    }
}

impl Vue for PointEvaluation {
    const PARTIE: &'static str = "evaluation";
    const CHAMPS: &'static [(&'static str, Genre)] = &[
        ("point", Genre::Point),
        ("code", Genre::Court { exigee: false }),
        ("texte", Genre::Texte { exigee: true }),
        ("moment", Genre::Ligne { exigee: false }),
        ("appui_externe", Genre::Coche),
    ];
    fn champs(&self) -> Champs {
        let mut all = couples([
            ("version", self.version.to_string()),
            ("point", self.genre.code().to_owned()),
            ("code", self.code.clone()),
            ("texte", self.texte.clone()),
            ("moment", self.moment.clone().unwrap_or_default()),
        ]);
        if self.appui_externe {
            all.push(("appui_externe".to_owned(), "oui".to_owned()));
        }
        all
    }
    fn resume(&self, _listes: &Listes, lang: Lang) -> (String, String) {
        let parts: Vec<String> = [Some(point(self.genre, lang)), self.moment.clone()].into_iter().flatten().collect();
        (self.texte.clone(), parts.join(" · "))
    }
}
