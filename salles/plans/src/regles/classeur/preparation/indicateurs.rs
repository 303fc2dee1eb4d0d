//! The definitions of indicators and how each is followed, under the rules of their two pages.

use super::{Ecriture, Ligne, Preparation, a_virgule, meme};
use crate::model::FicheAction;
use crate::regles::classeur::feuilles::{Onglet, bornes_dites, nom_de_periodicite};
use crate::regles::classeur::{Faute, FeuilleExaminee};
use indicateurs::model::{
    Cible, EtatIndicateur, Indicateur, IndicateurId, Mesure, Rattachement, RattachementId, RoleIndicateur, Sens, Suivi,
};
use indicateurs::mots;
use indicateurs::regles::redaction::{Definition, Refus, SaisieIndicateur, lettres, lire};
use indicateurs::regles::suivi::{PERIODICITES, SaisieSuivi, lire_suivi};
use kernel::{Id, Refusal};
use sheets::{Adresse, Changement};
use store::Json;

/// What the page of a definition asks of a new one.
const EXIGEES: [&str; 5] = ["libelle", "fiches", "role", "mesure", "sens"];
/// What is read by the page of the follow-up, not by that of the definition.
const DU_SUIVI: [&str; 5] = ["responsable", "source", "periodicite", "delai", "motif"];
/// Columns whose meaning depends on one attachment.
const D_UN_RATTACHEMENT: [&str; 2] = ["lettres", "declinaisons"];

/// What a row changes of a follow-up; the rest stays as it is.
#[derive(Debug, Clone, Default)]
pub struct SuiviDit {
    responsable: Option<String>,
    source: Option<String>,
    periodicite: Option<String>,
    delai: Option<String>,
    /// Asked for when years would lose their figure.
    motif: String,
}

impl SuiviDit {
    /// Puts what was typed into the form of the follow-up.
    pub fn poser(&self, saisie: &mut SaisieSuivi) {
        let fields = [
            (&self.responsable, &mut saisie.responsable),
            (&self.source, &mut saisie.source),
            (&self.periodicite, &mut saisie.periodicite),
            (&self.delai, &mut saisie.delai),
        ];
        for (dit, place) in fields {
            if let Some(dit) = dit {
                place.clone_from(dit);
            }
        }
        saisie.rupture_motif.clone_from(&self.motif);
    }
}

impl Preparation {
    /// `valeurs`: the sheet of targets, whose changes of the same indicator are judged with its definition.
    pub(super) fn indicateur(&mut self, line: &Ligne<'_>, valeurs: Option<&FeuilleExaminee>) {
        let known = self.plan.indicateurs.iter().find(|i| line.id().is_some_and(|id| i.id.to_string() == id)).cloned();
        let Some(avant) = known else { return self.nouvel_indicateur(line) };
        let fixed = line.fixes(&["fiches"]);
        if !fixed.is_empty() {
            return self.fautes.extend(fixed);
        }
        let mut apres = avant.clone();
        if line.row.changements.iter().any(|c| !DU_SUIVI.contains(&c.colonne.as_str())) {
            match self.redefinir(line, &avant, valeurs) {
                Some(defini) => apres = defini,
                None => return,
            }
        }
        let Some(dit) = self.suivi_dit(line, &apres) else { return };
        let suivi = self.plan.suivis.iter().find(|s| s.indicateur_id == avant.id);
        let version = suivi.map_or(0, |s| s.version);
        if self.juger_suivi(line, &apres, &dit) {
            self.ecritures.push(Ecriture::Suivi(avant.id, version, Box::new(dit)));
        }
    }

    /// The page changes a definition under what it measures.
    fn redefinir(&mut self, line: &Ligne<'_>, avant: &Indicateur, valeurs: Option<&FeuilleExaminee>) -> Option<Indicateur> {
        let attaches: Vec<Rattachement> = self.plan.attaches(avant.id).into_iter().cloned().collect();
        let Some(rattachement) = attaches.first() else {
            self.fautes.push(Faute::SansObjet { adresse: line.adresse("fiches"), code: avant.code.clone() });
            return None;
        };
        if attaches.len() > 1 {
            let fixed = line.fixes(&D_UN_RATTACHEMENT);
            if !fixed.is_empty() {
                self.fautes.extend(fixed);
                return None;
            }
        }
        let fiche = self.plan.fiche_mesuree(rattachement).cloned();
        let cibles = self.cibles_de(avant.id);
        let mut saisie = SaisieIndicateur::de(avant, rattachement, &cibles);
        // By its share: the step that a target stands on may be renamed.
        saisie.cibles = cibles.into_iter().map(|c| (c.annee, c.valeur.replace('.', ","))).collect();
        let buts = valeurs.map(|sheet| buts_dits(sheet, avant.id)).unwrap_or_default();
        saisie.cibles.extend(buts.iter().map(|(annee, c)| (*annee, a_virgule(c))));
        let lieu = |annee: i64| buts.iter().find(|(n, _)| *n == annee).map(|(_, c)| c.adresse.clone());
        if !self.poser_definition(line, &mut saisie, fiche.as_ref()) {
            return None;
        }
        match lire(avant, &saisie, &self.plan.indicateurs, self.plan.contrat.duree_annees) {
            Ok(lue) => {
                self.definis.insert(avant.id);
                let (objet, objet_id) = (rattachement.objet.clone(), rattachement.objet_id.clone());
                let apres = self.retenir(avant, rattachement, lue);
                let (avant, apres) = (Box::new(avant.clone()), Box::new(apres));
                let defini = (*apres).clone();
                self.ecritures.push(Ecriture::Indicateur { fiche, objet, objet_id, avant, apres, saisie: Box::new(saisie) });
                Some(defini)
            }
            Err(refus) => {
                self.refuser_indicateur(line, lieu, refus);
                None
            }
        }
    }

    fn nouvel_indicateur(&mut self, line: &Ligne<'_>) {
        let absentes: Vec<&str> = EXIGEES.into_iter().filter(|cle| line.change(cle).is_none()).collect();
        if !absentes.is_empty() {
            let noms: Vec<String> = absentes.iter().map(|cle| line.sheet.titre(cle).to_owned()).collect();
            return self.fautes.push(Faute::ColonneAbsente { adresse: line.adresse("id"), colonnes: noms.join(", ") });
        }
        let numero = line.dit("fiches").unwrap_or_default();
        let Some(fiche) = self.plan.fiches.iter().find(|f| f.numero.to_string() == numero.trim()).cloned() else {
            return self.fautes.push(Faute::FicheInconnue { adresse: line.adresse("fiches"), saisi: numero });
        };
        let contrat = self.plan.contrat.id.to_string();
        let vide = Indicateur::vierge(&contrat, &self.plan.indicateurs);
        let rattachement = Rattachement {
            id: RattachementId::fresh(),
            version: 1,
            contrat_id: contrat,
            indicateur_id: vide.id,
            objet: "fiche".to_owned(),
            objet_id: fiche.id.to_string(),
            lettres: Json(vec![]),
            declinaisons: Json(vec![]),
        };
        let mut saisie = SaisieIndicateur::de(&vide, &rattachement, &[]);
        let libre = |code: &String| self.plan.indicateurs.iter().all(|i| i.code != *code);
        saisie.code = (1..).map(|n: u32| format!("{}.R{n}", fiche.numero)).find(libre).unwrap_or_default();
        if !self.poser_definition(line, &mut saisie, Some(&fiche)) {
            return;
        }
        match lire(&vide, &saisie, &self.plan.indicateurs, self.plan.contrat.duree_annees) {
            Ok(lue) => {
                let apres = self.retenir(&vide, &rattachement, lue);
                let dit = self.suivi_dit(line, &apres);
                if dit.as_ref().is_none_or(|dit| self.juger_suivi(line, &apres, dit)) {
                    let suivi = dit.map(Box::new);
                    self.ecritures.push(Ecriture::NouvelIndicateur { fiche, saisie: Box::new(saisie), suivi });
                }
            }
            Err(refus) => self.refuser_indicateur(line, |_| None, refus),
        }
    }

    /// Puts the changed cells into the form of a definition; labels become their codes. False when one says nothing that the form
    /// has a place for.
    fn poser_definition(&mut self, line: &Ligne<'_>, saisie: &mut SaisieIndicateur, fiche: Option<&FicheAction>) -> bool {
        let lang = self.lang;
        let dit = |cle: &str| line.change(cle).map(a_virgule);
        let code = |cle: &str, label: String| {
            match cle {
                "role" => RoleIndicateur::ALL.iter().find(|r| meme(&mots::role(**r, lang), &label)).map(|r| r.code()),
                "mesure" => Mesure::ALL.iter().find(|x| meme(&mots::mesure(**x, lang), &label)).map(|x| x.code()),
                "sens" => Sens::ALL.iter().find(|s| meme(&mots::sens(**s, lang), &label)).map(|s| s.code()),
                "etat" => EtatIndicateur::ALL.iter().find(|e| meme(&mots::etat(**e, lang), &label)).map(|e| e.code()),
                _ => None,
            }
            .map_or(label.clone(), str::to_owned)
        };
        let fields: [(&str, &mut String); 12] = [
            ("code", &mut saisie.code),
            ("libelle", &mut saisie.libelle),
            ("definition", &mut saisie.definition),
            ("unite", &mut saisie.unite),
            ("role", &mut saisie.role),
            ("mesure", &mut saisie.mesure),
            ("sens", &mut saisie.sens),
            ("reference", &mut saisie.reference),
            ("reference_le", &mut saisie.reference_le),
            ("poids", &mut saisie.poids),
            ("etat", &mut saisie.etat),
            ("lettres", &mut saisie.lettres),
        ];
        for (cle, field) in fields {
            if let Some(text) = dit(cle) {
                *field = code(cle, text);
            }
        }
        if let Some(source) = dit("derive_de") {
            let connu = self.plan.indicateurs.iter().find(|i| i.code == source);
            saisie.derive_de = connu.map_or(source, |i| i.id.to_string());
        }
        if let Some(texte) = dit("echelle") {
            match Mesure::from_code(&saisie.mesure) {
                Some(Mesure::Jalon) => saisie.etapes = texte,
                Some(Mesure::Note) => (saisie.note_min, saisie.note_max) = bornes_dites(&texte),
                _ if texte.is_empty() => {}
                _ => {
                    self.fautes.push(Faute::SansEchelle { adresse: line.adresse("echelle") });
                    return false;
                }
            }
        }
        match dit("declinaisons").map(|texte| self.declinaisons_dites(&texte, fiche)) {
            None => true,
            Some(Ok(retenues)) => {
                saisie.declinaisons = retenues;
                true
            }
            Some(Err(saisi)) => {
                let refus = Refus::ChoixInconnu { champ: "declinaisons".to_owned(), saisi };
                self.fautes.push(Faute::Valeur { adresse: line.adresse("declinaisons"), refus });
                false
            }
        }
    }

    /// The déclinaisons of a sheet by their letters; a letter that names none, or two, is refused.
    fn declinaisons_dites(&self, texte: &str, fiche: Option<&FicheAction>) -> Result<Vec<String>, String> {
        let siennes = || self.plan.declinaisons.iter().filter(|d| fiche.is_some_and(|f| f.id == d.fiche_id));
        let une = |lettre: String| {
            let mut dites = siennes().filter(|d| d.lettre.to_uppercase() == lettre.to_uppercase());
            match (dites.next(), dites.next()) {
                (Some(d), None) => Ok(d.id.to_string()),
                _ => Err(lettre),
            }
        };
        lettres(texte).into_iter().map(une).collect()
    }

    /// The plan as this definition leaves it.
    fn retenir(&mut self, avant: &Indicateur, rattachement: &Rattachement, lue: Definition) -> Indicateur {
        let i = lue.indicateur;
        super::cadre::poser(&mut self.plan.indicateurs, i.clone(), |o| o.id == avant.id);
        let mut r = rattachement.clone();
        (r.lettres.0, r.declinaisons.0) = (lue.lettres, lue.declinaisons);
        super::cadre::poser(&mut self.plan.rattachements, r, |o| o.id == rattachement.id);
        self.plan.cibles.retain(|c| c.indicateur_id != avant.id);
        self.plan.cibles.extend(lue.cibles.into_iter().map(|(annee, valeur)| Cible {
            id: Id::fresh(),
            version: 1,
            contrat_id: i.contrat_id.clone(),
            indicateur_id: avant.id,
            annee,
            valeur,
        }));
        i
    }

    pub(super) fn cibles_de(&self, id: IndicateurId) -> Vec<Cible> {
        self.plan.cibles.iter().filter(|c| c.indicateur_id == id).cloned().collect()
    }

    fn refuser_indicateur(&mut self, line: &Ligne<'_>, lieu: impl Fn(i64) -> Option<Adresse>, refus: Vec<Refus>) {
        for no in refus {
            let champ = no.field().map(|champ| colonne_de(&champ).to_owned());
            let annee = champ.as_deref().and_then(|c| c.strip_prefix("cible.")?.parse().ok());
            // A target that nobody changed is wrong because of what the row says.
            let adresse = annee.and_then(&lieu).unwrap_or_else(|| line.lieu(champ, premier_change(line)));
            self.fautes.push(Faute::Valeur { adresse, refus: no });
        }
    }

    /// What the row says of the follow-up; nothing when it says nothing.
    fn suivi_dit(&self, line: &Ligne<'_>, i: &Indicateur) -> Option<SuiviDit> {
        if DU_SUIVI.iter().all(|cle| *cle == "motif" || line.change(cle).is_none()) {
            return None;
        }
        let was = self.plan.suivi(i);
        let months = |label: &String| PERIODICITES.into_iter().find(|n| meme(&nom_de_periodicite(*n, self.lang), label));
        Some(SuiviDit {
            responsable: line.change("responsable").map(|_| self.organisation(line, "responsable", was.responsable_id)),
            source: line.dit("source"),
            periodicite: line.dit("periodicite").map(|label| months(&label).map_or(label, |n| n.to_string())),
            delai: line.dit("delai"),
            motif: line.dit_ou("motif", ""),
        })
    }

    fn juger_suivi(&mut self, line: &Ligne<'_>, i: &Indicateur, dit: &SuiviDit) -> bool {
        let avant: Suivi = self.plan.suivi(i);
        let mut saisie = SaisieSuivi::de(i, &avant, &self.plan.indicateurs);
        dit.poser(&mut saisie);
        let refus = lire_suivi(&avant, i, &saisie).err().unwrap_or_default();
        for no in &refus {
            let adresse = line.lieu(no.field().map(|champ| colonne_de(&champ).to_owned()), premier_change(line));
            self.fautes.push(Faute::Suivi { adresse, refus: no.clone() });
        }
        refus.is_empty()
    }
}

/// The column of a field of the definition: steps and bounds share one.
pub(in crate::regles::classeur) fn colonne_de(champ: &str) -> &str {
    match champ {
        "etapes" | "note_min" | "note_max" => "echelle",
        "rupture_motif" => "motif",
        autre => autre,
    }
}

/// Where a refusal goes that names no column of the sheet: the first cell that changes.
fn premier_change<'a>(line: &'a Ligne<'_>) -> &'a str {
    line.row.changements.first().map_or("libelle", |c| c.colonne.as_str())
}

/// The targets that the file changes of an indicator.
fn buts_dits(sheet: &FeuilleExaminee, id: IndicateurId) -> Vec<(i64, Changement)> {
    let id = id.to_string();
    let row = sheet.ecarts.applicables().find(|row| sheet.onglet == Onglet::Valeurs && row.identifiant.as_ref() == Some(&id));
    let buts = row.into_iter().flat_map(|row| &row.changements).filter_map(|c| {
        let (annee, cible) = super::annee_de(&c.colonne)?;
        cible.then(|| (annee, c.clone()))
    });
    buts.collect()
}
