//! Links, places and points to verify, under the rules of their pages.

use super::cadre::poser;
use super::{Ecriture, Ligne, Preparation, meme};
use crate::model::{EtatLien, EtatMarque, FicheAction, FicheTerritoire, GenreLienFiche, Lien};
use crate::regles::classeur::feuilles::{VERS, nom_de_lieu, nom_de_vers, numero_dit, vers_de};
use crate::regles::classeur::{Faute, PlanEnTables};
use crate::regles::redaction::{
    self as regles, ArcDeDependance, CibleSaisie, Refus, SaisieLien, deja_dit, dependance_possible, lien_vers_soi,
    nom_d_etat_de_lien, nom_de_lien, viser,
};
use kernel::Id;
use sheets::{ErreurCellule, Souci, Valeur};

/// What the page of a link changes with its target.
const DU_LIEN: [&str; 4] = ["genre", "sorte", "cible", "texte"];

impl Preparation {
    pub(super) fn lien(&mut self, depart: &PlanEnTables, line: &Ligne<'_>) {
        let fixed = line.fixes(&["fiche"]);
        if !fixed.is_empty() {
            return self.fautes.extend(fixed);
        }
        let known = self.plan.liens.iter().find(|l| line.id().is_some_and(|id| l.id.to_string() == id)).cloned();
        let Some(fiche) = self.sous(line, known.as_ref().map(|l| l.fiche_id)) else { return };
        let new = known.is_none();
        let before = known.unwrap_or_else(|| Lien {
            id: Id::fresh(),
            version: 1,
            contrat_id: fiche.contrat_id,
            fiche_id: fiche.id,
            genre: GenreLienFiche::ContribueA,
            cible_fiche_id: None,
            programme_id: None,
            texte: String::new(),
            etat: EtatLien::AVerifier,
            ordre: i64::try_from(self.plan.liens.len()).unwrap_or(i64::MAX),
        });
        let asked = line
            .dit("etat")
            .and_then(|label| EtatLien::ALL.iter().find(|e| meme(&nom_d_etat_de_lien(**e, self.lang), &label)).copied());
        let mut lien = before.clone();
        let mut saisie = None;
        if new || DU_LIEN.iter().any(|cle| line.change(cle).is_some()) {
            match self.lire_lien(depart, line, &before) {
                Ok((lu, typed)) => {
                    lien = lu;
                    saisie = Some(typed);
                }
                Err(faute) => return self.fautes.push(*faute),
            }
        }
        // What was refused stays so: the page would confirm it at once, and nobody asked for that here.
        let asked = asked.or((!new && before.etat == EtatLien::Refuse).then_some(EtatLien::Refuse));
        if let Some(etat) = asked {
            lien.etat = etat;
        }
        if let Err((champ, refus)) = self.lien_permis(&fiche, &lien) {
            return self.refuser(line, champ, vec![refus]);
        }
        poser(&mut self.plan.liens, lien.clone(), |l| l.id == lien.id);
        let etat = asked;
        self.ecritures.push(match saisie {
            Some(saisie) if new => Ecriture::NouveauLien { fiche, saisie, etat },
            saisie => Ecriture::Lien { fiche, id: before.id, version: before.version, saisie, etat },
        });
    }

    /// The link that a row says, and what its form would hold.
    fn lire_lien(&self, depart: &PlanEnTables, line: &Ligne<'_>, before: &Lien) -> Result<(Lien, SaisieLien), Box<Faute>> {
        let non = |cle: &str, refus: Refus| Box::new(Faute::Regle { adresse: line.adresse(cle), refus });
        let mut lien = before.clone();
        if let Some(label) = line.dit("genre") {
            let genre = GenreLienFiche::ALL.iter().find(|g| meme(&nom_de_lien(**g, self.lang), &label));
            lien.genre = *genre.ok_or_else(|| non("genre", Refus::ChoixInconnu { champ: "genre", saisi: label.clone() }))?;
        }
        let vers = match line.dit("sorte") {
            Some(label) => VERS.iter().find(|v| meme(&nom_de_vers(v, self.lang), &label)).copied().unwrap_or("texte"),
            None => vers_de(before),
        };
        lien.texte = line.dit_ou("texte", &before.texte);
        let typed = line.dit("cible");
        let same = typed.is_none() && line.change("sorte").is_none();
        let cible = match (vers, before.cible_fiche_id, before.programme_id) {
            ("fiche", Some(id), _) if same => CibleSaisie::Fiche(id),
            ("programme", _, Some(id)) if same => CibleSaisie::Programme(id),
            ("texte", ..) => match (typed.filter(|t| !t.is_empty()), lien.texte.is_empty()) {
                (Some(saisi), _) => return Err(non("cible", Refus::CibleInconnue { saisi })),
                (None, true) => return Err(non("texte", Refus::ChampVide { champ: "texte" })),
                (None, false) => CibleSaisie::Texte(lien.texte.clone()),
            },
            _ => {
                let dite = typed.filter(|t| !t.is_empty()).ok_or_else(|| non("cible", Refus::CibleAbsente))?;
                self.cible_dite(depart, line, vers, dite)?
            }
        };
        viser(&mut lien, &cible);
        let cible = match cible {
            CibleSaisie::Fiche(id) => id.to_string(),
            CibleSaisie::Programme(id) => id.to_string(),
            CibleSaisie::Texte(_) => String::new(),
        };
        let saisie = SaisieLien {
            genre: lien.genre.code().to_owned(),
            vers: vers.to_owned(),
            cible,
            programme: String::new(),
            autre_programme: false,
            texte: lien.texte.clone(),
        };
        Ok((lien, saisie))
    }

    /// A sheet by its number, a programme by one of its names: both known, or added by the same workbook.
    fn cible_dite(&self, depart: &PlanEnTables, line: &Ligne<'_>, vers: &str, saisi: String) -> Result<CibleSaisie, Box<Faute>> {
        let adresse = line.adresse("cible");
        if vers == "fiche" {
            let found = numero_dit(&saisi).and_then(|n| self.plan.fiches.iter().find(|f| f.numero == n));
            return found.map(|f| CibleSaisie::Fiche(f.id)).ok_or_else(|| Box::new(Faute::FicheInconnue { adresse, saisi }));
        }
        let found = self.programme_nomme(depart, &saisi);
        found.map(CibleSaisie::Programme).ok_or_else(|| Box::new(Faute::ProgrammeInconnu { adresse, saisi }))
    }

    /// « lien vers soi […] saisi : refus ; cycle de liens "dépend de" : refus avec le chemin »; twice the same, no more.
    fn lien_permis(&self, fiche: &FicheAction, lien: &Lien) -> Result<(), (&'static str, Refus)> {
        if lien.etat == EtatLien::Refuse {
            return Ok(());
        }
        let freres: Vec<Lien> = self.plan.liens.iter().filter(|l| l.fiche_id == fiche.id).cloned().collect();
        if let Some(double) = deja_dit(lien, &freres) {
            let fiche = double.cible_fiche_id.and_then(|id| self.plan.fiche(id)).map(|f| format!("{} {}", f.numero, f.titre));
            let programme = self.plan.programmes.iter().find(|p| Some(p.id) == double.programme_id).map(|p| p.nom.clone());
            let cible = fiche.or(programme).unwrap_or_else(|| double.texte.clone());
            return Err(("cible", Refus::LienDejaLa { cible }));
        }
        if lien.etat == EtatLien::Confirme && lien.cible_fiche_id.is_none() && lien.programme_id.is_none() {
            return Err(("etat", Refus::CibleAbsente));
        }
        let (Some(vers), EtatLien::Confirme) = (lien.cible_fiche_id, lien.etat) else { return Ok(()) };
        lien_vers_soi(fiche, vers).map_err(|no| ("cible", no))?;
        let depend = |l: &&Lien| l.genre == GenreLienFiche::DependDe && l.etat == EtatLien::Confirme && l.id != lien.id;
        let arcs: Vec<ArcDeDependance> = self
            .plan
            .liens
            .iter()
            .filter(depend)
            .filter_map(|l| l.cible_fiche_id.map(|vers| ArcDeDependance { de: l.fiche_id, vers }))
            .collect();
        let nom = |id| self.plan.fiche(id).map(|f| f.numero.to_string()).unwrap_or_default();
        dependance_possible(lien.genre, ArcDeDependance { de: fiche.id, vers }, &arcs, nom).map_err(|no| ("cible", no))
    }

    pub(super) fn lieu(&mut self, line: &Ligne<'_>) {
        let fixed = line.fixes(&["fiche", "lieu"]);
        if !fixed.is_empty() {
            return self.fautes.extend(fixed);
        }
        let known = self.plan.lieux.iter().find(|l| line.id().is_some_and(|id| l.id.to_string() == id)).cloned();
        let Some(fiche) = self.sous(line, known.as_ref().map(|l| l.fiche_id)) else { return };
        let retire = line.change("retirer").is_some_and(|c| c.apres == Valeur::OuiNon(true));
        match known {
            Some(known) if retire => {
                self.plan.lieux.retain(|l| l.id != known.id);
                self.ecritures.push(Ecriture::LieuRetire(fiche, known.territoire_id));
            }
            None if !retire => {
                let label = line.dit("lieu").unwrap_or_default();
                let lieu = self.plan.territoires.iter().find(|t| meme(&nom_de_lieu(&self.plan, t), &label));
                let Some(territoire_id) = lieu.map(|t| t.id) else {
                    let refus = Refus::ChoixInconnu { champ: "territoires", saisi: label };
                    return self.refuser(line, "lieu", vec![refus]);
                };
                if self.plan.lieux.iter().any(|l| (l.fiche_id, l.territoire_id) == (fiche.id, territoire_id)) {
                    return self.fautes.push(Faute::LieuPresent { adresse: line.adresse("lieu"), lieu: label });
                }
                let contrat_id = fiche.contrat_id;
                self.plan.lieux.push(FicheTerritoire {
                    id: Id::fresh(),
                    version: 1,
                    contrat_id,
                    fiche_id: fiche.id,
                    territoire_id,
                });
                self.ecritures.push(Ecriture::NouveauLieu(fiche, territoire_id));
            }
            _ => {}
        }
    }

    /// What is decided settles a point; « non » reopens it. A settled point is reopened before something else is decided.
    pub(super) fn marque(&mut self, line: &Ligne<'_>) {
        let Some(known) = self.plan.marques.iter().find(|x| line.id().is_some_and(|id| x.id.to_string() == id)).cloned() else {
            let erreur = ErreurCellule { adresse: line.adresse("id"), colonne: "id".to_owned(), souci: Souci::Obligatoire };
            return self.fautes.push(Faute::Cellule(erreur));
        };
        let decision = line.dit("choix");
        match (known.etat, decision) {
            (EtatMarque::Ouverte, decision) => match regles::facultatif(&decision.or(known.choix).unwrap_or_default()) {
                Some(choix) => self.ecritures.push(Ecriture::MarqueReglee(known.id, known.version, choix)),
                None => self.refuser(line, "choix", vec![Refus::ChampVide { champ: "choix" }]),
            },
            (EtatMarque::Reglee, Some(_)) => {
                let refus = Refus::MarqueDejaReglee { choix: known.choix.unwrap_or_default() };
                self.refuser(line, "choix", vec![refus]);
            }
            (EtatMarque::Reglee, None) => self.ecritures.push(Ecriture::MarqueRouverte(known.id, known.version)),
        }
    }
}
