//! Signatories, promises, money and bodies, as their pages show them.

use super::{Champs, Genre, Listes, Vue, couples};
use crate::m;
use crate::model::{Engagement, Financement, Gouvernance, Signataire};
use kernel::Lang;
use kernel::texte::{date_courte, entier};

impl Vue for Signataire {
    const PARTIE: &'static str = "signataires";
    const CHAMPS: &'static [(&'static str, Genre)] = &[
        ("organisation", Genre::Organisation { exigee: true }),
        ("fonction", Genre::Ligne { exigee: true }),
        ("part", Genre::Ligne { exigee: false }),
        ("signe_le", Genre::Court { exigee: false }),
    ];
    fn champs(&self) -> Champs {
        couples([
            ("version", self.version.to_string()),
            ("organisation", self.organisation_id.to_string()),
            ("fonction", self.fonction.clone()),
            ("part", self.part.clone().unwrap_or_default()),
            ("signe_le", self.signe_le.map(date_courte).unwrap_or_default()),
        ])
    }
    fn resume(&self, listes: &Listes, lang: Lang) -> (String, String) {
        let signe = match self.signe_le {
            Some(jour) => m(lang).redaction_signe_le(kernel::texte::date_longue(jour, lang)),
            None => m(lang).redaction_sans_date(),
        };
        let parts: Vec<String> = [Some(self.fonction.clone()), self.part.clone(), Some(signe)].into_iter().flatten().collect();
        (listes.organisation(Some(self.organisation_id)), parts.join(" · "))
    }
}

impl Vue for Engagement {
    const PARTIE: &'static str = "engagements";
    const CHAMPS: &'static [(&'static str, Genre)] = &[
        ("debiteur", Genre::Ligne { exigee: true }),
        ("organisation", Genre::Organisation { exigee: false }),
        ("thematique", Genre::Thematique),
        ("texte", Genre::Texte { exigee: true }),
        ("echeance_le", Genre::Court { exigee: false }),
        ("promis", Genre::Court { exigee: false }),
        ("unite", Genre::Court { exigee: false }),
    ];
    fn champs(&self) -> Champs {
        couples([
            ("version", self.version.to_string()),
            ("debiteur", self.debiteur.clone()),
            ("organisation", self.organisation_id.map(|id| id.to_string()).unwrap_or_default()),
            ("thematique", self.thematique_id.map(|id| id.to_string()).unwrap_or_default()),
            ("texte", self.texte.clone()),
            ("echeance_le", self.echeance.map(date_courte).unwrap_or_default()),
            ("promis", self.promis.clone().unwrap_or_default()),
            ("unite", self.unite.clone()),
        ])
    }
    fn resume(&self, listes: &Listes, _lang: Lang) -> (String, String) {
        let nom = listes.organisation(self.organisation_id);
        let debiteur =
            if nom.is_empty() || nom == self.debiteur { self.debiteur.clone() } else { format!("{} · {nom}", self.debiteur) };
        let theme = self.thematique_id.map(|id| listes.nom("thematique", &id.to_string()));
        (self.texte.clone(), [Some(debiteur), theme].into_iter().flatten().collect::<Vec<_>>().join(" · "))
    }
}

impl Vue for Financement {
    const PARTIE: &'static str = "financements";
    const CHAMPS: &'static [(&'static str, Genre)] = &[
        ("organisation", Genre::Organisation { exigee: false }),
        ("objet", Genre::Ligne { exigee: true }),
        ("montant", Genre::Court { exigee: false }),
        ("periodicite", Genre::Ligne { exigee: false }),
    ];
    fn champs(&self) -> Champs {
        let montant = self
            .montant_centimes
            .map(|c| if c % 100 == 0 { (c / 100).to_string() } else { format!("{},{:02}", c / 100, c % 100) });
        couples([
            ("version", self.version.to_string()),
            ("organisation", self.organisation_id.map(|id| id.to_string()).unwrap_or_default()),
            ("objet", self.objet.clone()),
            ("montant", montant.unwrap_or_default()),
            ("periodicite", self.periodicite.clone().unwrap_or_default()),
        ])
    }
    fn resume(&self, listes: &Listes, lang: Lang) -> (String, String) {
        let montant = match self.montant_centimes {
            Some(c) if c % 100 == 0 => m(lang).redaction_euros(entier(c / 100, lang)),
            Some(c) => m(lang).redaction_euros(format!("{},{:02}", entier(c / 100, lang), c % 100)),
            // « Un montant absent n'est pas 0 €. »
            None => m(lang).redaction_montant_non_precise(),
        };
        let parts: Vec<String> = [Some(listes.organisation(self.organisation_id)), Some(montant), self.periodicite.clone()]
            .into_iter()
            .flatten()
            .filter(|p| !p.is_empty())
            .collect();
        (self.objet.clone(), parts.join(" · "))
    }
}

impl Vue for Gouvernance {
    const PARTIE: &'static str = "gouvernance";
    const CHAMPS: &'static [(&'static str, Genre)] = &[
        ("nom", Genre::Ligne { exigee: true }),
        ("role", Genre::Texte { exigee: false }),
        ("composition", Genre::Texte { exigee: false }),
        ("missions", Genre::Texte { exigee: false }),
        ("rythme", Genre::Ligne { exigee: false }),
    ];
    fn champs(&self) -> Champs {
        couples([
            ("version", self.version.to_string()),
            ("nom", self.nom.clone()),
            ("role", self.role.clone()),
            ("composition", self.composition.join("\n")),
            ("missions", self.missions.join("\n")),
            ("rythme", self.rythme.clone().unwrap_or_default()),
        ])
    }
    fn resume(&self, _listes: &Listes, _lang: Lang) -> (String, String) {
        let parts: Vec<&str> =
            [Some(self.role.as_str()), self.rythme.as_deref()].into_iter().flatten().filter(|p| !p.is_empty()).collect();
        (self.nom.clone(), parts.join(" · "))
    }
}
