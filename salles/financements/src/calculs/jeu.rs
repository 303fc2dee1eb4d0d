//! A rule tried on the files of a call before anybody is bound by it: how many keep it, how many do not, and which.

use crate::regles::etats::EtatDossier;
use crate::regles::lecture::DossierLu;
use crate::regles::{Catalogue, Conclusion, Etape, Parametres, Portee, Situation, Verdict};

use super::{AppelLu, DossierSuivi};

/// What a rule says at one stage, file by file; nothing names the programme.
#[derive(Debug, Clone, PartialEq)]
pub struct Essai {
    pub etape: Etape,
    pub verdicts: Vec<(Option<String>, Verdict)>,
}

impl Essai {
    /// The files of that outcome, by number.
    #[must_use]
    pub fn de(&self, voulue: impl Fn(Conclusion) -> bool) -> Vec<Option<&str>> {
        self.verdicts.iter().filter(|(_, v)| voulue(v.verdict)).map(|(numero, _)| numero.as_deref()).collect()
    }
}

fn suivi(d: &&DossierSuivi) -> bool {
    !matches!(d.lu.dossier.etat, EtatDossier::Retire | EtatDossier::Irrecevable)
}

impl AppelLu {
    /// The rule `code` of a letter, on the files of this call, at each of its stages.
    #[must_use]
    pub fn essayer(&self, parametres: &Parametres, code: &str) -> Vec<Essai> {
        let formes = Catalogue::de(parametres).nommees(code);
        let poses = formes.into_iter().flat_map(|r| r.etapes().map(move |etape| (r.portee, etape)));
        poses.map(|(portee, etape)| Essai { etape, verdicts: self.verdicts_de(parametres, code, portee, etape) }).collect()
    }

    fn verdicts_de(&self, p: &Parametres, code: &str, portee: Portee, etape: Etape) -> Vec<(Option<String>, Verdict)> {
        let juger = |s: &Situation| Catalogue::de(p).juger(code, s).ok();
        match portee {
            Portee::Programme | Portee::Appel => {
                let plan = self.plan_propose();
                let programme = self.programme(|programme| programme.retenus(&plan));
                let s = Situation { etape: Some(etape), p: p.clone(), programme, ..Situation::default() };
                juger(&s).into_iter().map(|v| (None, v)).collect()
            }
            Portee::Dossier | Portee::Ligne | Portee::Porteur | Portee::Cpo => {
                let vise = |d: &&DossierSuivi| suivi(d) && (portee != Portee::Cpo || d.lu.cpo.is_some());
                let un = |d: &DossierSuivi| {
                    let lu = DossierLu { parametres: p.clone(), ..d.lu.clone() };
                    Some((Some(d.numero().to_owned()), juger(&lu.situation(etape, self.jour))?))
                };
                self.dossiers.iter().filter(vise).filter_map(un).collect()
            }
        }
    }
}
