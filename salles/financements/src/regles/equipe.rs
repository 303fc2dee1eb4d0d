//! Who of a holder writes and deposits: « porteur et coéditeurs ; dépôt par le représentant légal ou son mandataire »
//! (Financements, § 2).

use crate::m;
use crate::model::{DossierId, Habilitation};
use kernel::{Lang, Refusal};

/// Whose hand writes in the files of a holder.
#[derive(Debug, Clone, PartialEq)]
pub enum Main {
    /// « saisie assistée, tracée ».
    Equipe,
    /// An account of the holder that nobody of the holder invited: it speaks for it.
    Representant,
    /// What its rows say, those withdrawn included.
    Habilite(Vec<Habilitation>),
    /// Of another organisation.
    Personne,
}

impl Main {
    /// That of an account of the holder, whose rows are these.
    #[must_use]
    pub fn d_un_compte(lignes: Vec<Habilitation>) -> Self {
        if lignes.is_empty() { Self::Representant } else { Self::Habilite(lignes) }
    }

    fn atteint(&self, dossier: Option<DossierId>, assez: impl Fn(&Habilitation) -> bool) -> bool {
        match self {
            Self::Equipe | Self::Representant => true,
            Self::Habilite(lignes) => lignes.iter().any(|h| h.atteint(dossier) && assez(h)),
            Self::Personne => false,
        }
    }

    /// Whether it reads that file among those of its holder; without one, what is of all files: the safe, the holder itself. Who
    /// was invited to one file reads that one: « porteur : le sien » (§ 11).
    #[must_use]
    pub fn voit(&self, dossier: Option<DossierId>) -> bool {
        match self {
            Self::Habilite(lignes) => lignes.iter().any(|h| h.atteint(dossier)),
            Self::Equipe | Self::Representant | Self::Personne => true,
        }
    }

    /// Whether it writes that file; without one, what is of all files: a new one, the holder itself.
    #[must_use]
    pub fn ecrit(&self, dossier: Option<DossierId>) -> bool {
        self.atteint(dossier, |_| true)
    }

    /// Whether it deposits that file, or takes it back.
    #[must_use]
    pub fn depose(&self, dossier: DossierId) -> bool {
        self.atteint(Some(dossier), |h| h.mandat_le.is_some())
    }

    /// Refuses a hand that does not write there.
    ///
    /// # Errors
    /// `SansHabilitation`.
    pub fn ecrire(&self, dossier: Option<DossierId>) -> Result<(), RefusEquipe> {
        if self.ecrit(dossier) { Ok(()) } else { Err(RefusEquipe::SansHabilitation) }
    }

    /// Refuses a hand that was given no mandate.
    ///
    /// # Errors
    /// `SansMandat`.
    pub fn deposer(&self, dossier: DossierId) -> Result<(), RefusEquipe> {
        if self.depose(dossier) { Ok(()) } else { Err(RefusEquipe::SansMandat) }
    }

    /// Refuses whoever is not the representative: nobody gives what was given to them.
    ///
    /// # Errors
    /// `SeulLeRepresentant`.
    pub fn represente(&self) -> Result<(), RefusEquipe> {
        if *self == Self::Representant { Ok(()) } else { Err(RefusEquipe::SeulLeRepresentant) }
    }
}

/// Why a hand is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusEquipe {
    SansHabilitation,
    SansMandat,
    SeulLeRepresentant,
    DejaRepresentant { courriel: String },
    DejaHabilite { courriel: String },
    Retiree,
}

impl Refusal for RefusEquipe {
    fn code(&self) -> &'static str {
        match self {
            Self::SansHabilitation => "equipe-sans-habilitation",
            Self::SansMandat => "equipe-sans-mandat",
            Self::SeulLeRepresentant => "equipe-representant",
            Self::DejaRepresentant { .. } => "equipe-deja-representant",
            Self::DejaHabilite { .. } => "equipe-deja",
            Self::Retiree => "equipe-retiree",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::SansHabilitation => t.equipe_refus_habilitation(),
            Self::SansMandat => t.equipe_refus_mandat(),
            Self::SeulLeRepresentant => t.equipe_refus_representant(),
            Self::DejaRepresentant { courriel } => t.equipe_refus_deja_representant(courriel),
            Self::DejaHabilite { courriel } => t.equipe_refus_deja(courriel),
            Self::Retiree => t.equipe_refus_retiree(),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        match self {
            Self::SansHabilitation => Some(t.equipe_remede_habilitation()),
            Self::SansMandat => Some(t.equipe_remede_mandat()),
            _ => None,
        }
    }

    fn source(&self) -> Option<&'static str> {
        Some("Financements, § 2")
    }

    fn field(&self) -> Option<String> {
        match self {
            Self::DejaRepresentant { .. } | Self::DejaHabilite { .. } => Some("courriel".to_owned()),
            _ => None,
        }
    }

    fn is_conflict(&self) -> bool {
        matches!(self, Self::SansHabilitation | Self::SansMandat | Self::SeulLeRepresentant | Self::Retiree)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use kernel::Id;

    fn habilitation(dossier: Option<DossierId>) -> Habilitation {
        Habilitation {
            id: Id::fresh(),
            version: 1,
            porteur_id: Id::fresh(),
            dossier_id: dossier,
            compte_id: "c".into(),
            nom: "Chargé de projet".into(),
            donnee_par: "Présidence".into(),
            donnee_a: jiff::Timestamp::UNIX_EPOCH,
            mandat_le: None,
            mandat_par: None,
            retiree_a: None,
            retiree_par: None,
        }
    }

    #[test]
    fn un_coediteur_ecrit_son_dossier_et_ne_depose_qu_avec_un_mandat() {
        let (sien, autre) = (Id::fresh(), Id::fresh());
        let mut h = habilitation(Some(sien));
        let main = |h: &Habilitation| Main::Habilite(vec![h.clone()]);
        assert!(main(&h).ecrit(Some(sien)) && !main(&h).ecrit(Some(autre)) && !main(&h).ecrit(None));
        assert!(main(&h).voit(Some(sien)) && !main(&h).voit(Some(autre)) && !main(&h).voit(None));
        assert!(!main(&h).depose(sien));
        h.mandat_le = Some(date(2026, 11, 22));
        assert!(main(&h).depose(sien) && !main(&h).depose(autre));
        assert_eq!(main(&h).represente(), Err(RefusEquipe::SeulLeRepresentant), "un mandat ne se transmet pas");
        h.dossier_id = None;
        assert!(main(&h).ecrit(None) && main(&h).voit(None) && main(&h).depose(autre));
        h.retiree_a = Some(jiff::Timestamp::UNIX_EPOCH);
        assert!(
            !main(&h).ecrit(Some(sien)) && !main(&h).voit(Some(sien)) && !main(&h).depose(sien),
            "retirée, elle ne vaut plus rien"
        );
    }

    #[test]
    fn qui_n_a_aucune_ligne_parle_pour_la_structure() {
        assert!(Main::Representant.depose(Id::fresh()) && Main::Representant.represente().is_ok());
        assert!(Main::Equipe.depose(Id::fresh()) && Main::Equipe.represente().is_err());
        assert!(!Main::Personne.ecrit(None));
    }
}
