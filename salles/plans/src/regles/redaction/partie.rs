//! What a contract lists beside its plan: who signs, what is promised, with which money, decided by
//! which bodies. « Fonction, pas nom de personne » ; « Un montant absent n'est pas 0 €. » What a contract of another
//! shape adds (axes, focus actions, themes, programmes, evaluation) is in `articulation`.

mod articulation;

use super::contrat::lire_date;
use super::fiche::{lu, texte};
use super::{Refus, facultatif, lignes, lire_montant, lire_quantite};
use crate::model::{
    AxeTransversal, ContratId, Engagement, EtatEngagement, Financement, Gouvernance, Noeud, NoeudId, ProgrammeId, Signataire,
    ThematiqueId,
};
use acteurs::model::OrganisationId;
use kernel::Id;
use kernel::texte::slug;
use std::str::FromStr;
use store::Json;

/// One line as typed; each kind reads its own fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisiePartie {
    /// Identifier of an organisation of the directory.
    pub organisation: String,
    pub fonction: String,
    pub part: String,
    pub signe_le: String,
    pub debiteur: String,
    pub texte: String,
    pub objet: String,
    pub montant: String,
    pub periodicite: String,
    pub code: String,
    pub nom: String,
    pub role: String,
    /// One per line.
    pub composition: String,
    /// One per line.
    pub missions: String,
    pub rythme: String,
    pub titre: String,
    /// One per line.
    pub enjeux: String,
    /// Identifier of a level.
    pub noeud: String,
    /// Identifiers of levels.
    pub noeuds: Vec<String>,
    /// Code of a level or of an axis.
    pub place: String,
    /// Identifier of a theme.
    pub thematique: String,
    /// Identifier of a programme.
    pub programme: String,
    /// Code of a kind of line of the evaluation framework.
    pub point: String,
    pub moment: String,
    pub appui_externe: bool,
    pub echeance: String,
    /// A quantity, decimal text.
    pub promis: String,
    pub unite: String,
}

/// What a line names: an organisation and a programme of the common lists, the rest of its own contract.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cites {
    pub organisation: Option<OrganisationId>,
    pub noeuds: Vec<NoeudId>,
    pub thematique: Option<ThematiqueId>,
    pub programme: Option<ProgrammeId>,
}

/// A kind of line: how it begins, and how it is read.
pub trait Partie: Sized {
    fn vide(contrat: ContratId) -> Self;
    /// Puts what was typed into the line.
    ///
    /// # Errors
    /// Every refusal of the form at once.
    fn lire(&self, saisie: &SaisiePartie) -> Result<Self, Vec<Refus>>;
    fn ordre(&mut self) -> &mut i64;
    /// What it names, to be looked for.
    fn cites(&self) -> Cites;
    /// Takes what follows from the levels and the axes of the contract.
    ///
    /// # Errors
    /// `ChoixInconnu`.
    fn placer(&mut self, _noeuds: &[Noeud], _axes: &[AxeTransversal]) -> Result<(), Refus> {
        Ok(())
    }
    /// The code that other lines may name it by.
    fn nom_cite(&self) -> Option<&str> {
        None
    }
    /// May it stand beside the others of its list? All may, unless its kind says otherwise.
    ///
    /// # Errors
    /// `CodePris`, `LienDejaLa`.
    fn parmi(&self, _autres: &[Self]) -> Result<(), Refus> {
        Ok(())
    }
}

fn organisation(saisi: &str, exigee: bool) -> Result<Option<OrganisationId>, Refus> {
    choisi("organisation", saisi, exigee)
}

/// One of a list, by its identifier.
fn choisi<T: FromStr>(champ: &'static str, saisi: &str, exige: bool) -> Result<Option<T>, Refus> {
    match saisi.trim() {
        "" if exige => Err(Refus::ChampVide { champ }),
        "" => Ok(None),
        id => id.parse().map(Some).map_err(|_| Refus::ChoixInconnu { champ, saisi: id.to_owned() }),
    }
}

fn rendre<T>(ligne: T, refus: Vec<Refus>) -> Result<T, Vec<Refus>> {
    if refus.is_empty() { Ok(ligne) } else { Err(refus) }
}

impl Partie for Signataire {
    fn vide(contrat_id: ContratId) -> Self {
        let organisation_id = OrganisationId::fresh();
        Self {
            id: Id::fresh(),
            version: 1,
            contrat_id,
            organisation_id,
            fonction: String::new(),
            part: None,
            signe_le: None,
            ordre: 0,
        }
    }
    fn lire(&self, saisie: &SaisiePartie) -> Result<Self, Vec<Refus>> {
        let (mut s, mut refus) = (self.clone(), vec![]);
        if let Some(Some(id)) = lu(&mut refus, organisation(&saisie.organisation, true)) {
            s.organisation_id = id;
        }
        if let Some(fonction) = lu(&mut refus, texte("fonction", &saisie.fonction, 200, false)) {
            s.fonction = fonction;
        }
        if let Some(jour) = lu(&mut refus, lire_date("signe_le", &saisie.signe_le)) {
            s.signe_le = jour;
        }
        s.part = facultatif(&saisie.part);
        rendre(s, refus)
    }
    fn ordre(&mut self) -> &mut i64 {
        &mut self.ordre
    }
    fn cites(&self) -> Cites {
        Cites { organisation: Some(self.organisation_id), ..Cites::default() }
    }
}

impl Partie for Engagement {
    fn vide(contrat_id: ContratId) -> Self {
        Self {
            id: Id::fresh(),
            version: 1,
            contrat_id,
            organisation_id: None,
            debiteur: String::new(),
            texte: String::new(),
            ordre: 0,
            thematique_id: None,
            etat: EtatEngagement::Promis,
            echeance: None,
            promis: None,
            livre: None,
            unite: String::new(),
            remplace_id: None,
        }
    }
    fn lire(&self, saisie: &SaisiePartie) -> Result<Self, Vec<Refus>> {
        let (mut e, mut refus) = (self.clone(), vec![]);
        if let Some(id) = lu(&mut refus, organisation(&saisie.organisation, false)) {
            e.organisation_id = id;
        }
        if let Some(debiteur) = lu(&mut refus, texte("debiteur", &saisie.debiteur, 200, false)) {
            e.debiteur = debiteur;
        }
        if let Some(promesse) = lu(&mut refus, texte("texte", &saisie.texte, 5_000, false)) {
            e.texte = promesse;
        }
        if let Some(id) = lu(&mut refus, choisi("thematique", &saisie.thematique, false)) {
            e.thematique_id = id;
        }
        if let Some(jour) = lu(&mut refus, lire_date("echeance_le", &saisie.echeance)) {
            e.echeance = jour;
        }
        if let Some(promis) = lu(&mut refus, lire_quantite("promis", &saisie.promis)) {
            e.promis = promis;
        }
        if let Some(unite) = lu(&mut refus, texte("unite", &saisie.unite, 60, true)) {
            e.unite = unite;
        }
        rendre(e, refus)
    }
    fn ordre(&mut self) -> &mut i64 {
        &mut self.ordre
    }
    fn cites(&self) -> Cites {
        Cites { organisation: self.organisation_id, thematique: self.thematique_id, ..Cites::default() }
    }
}

impl Partie for Financement {
    fn vide(contrat_id: ContratId) -> Self {
        let objet = String::new();
        Self {
            id: Id::fresh(),
            version: 1,
            contrat_id,
            organisation_id: None,
            objet,
            montant_centimes: None,
            periodicite: None,
            ordre: 0,
        }
    }
    fn lire(&self, saisie: &SaisiePartie) -> Result<Self, Vec<Refus>> {
        let (mut f, mut refus) = (self.clone(), vec![]);
        if let Some(id) = lu(&mut refus, organisation(&saisie.organisation, false)) {
            f.organisation_id = id;
        }
        if let Some(objet) = lu(&mut refus, texte("objet", &saisie.objet, 500, false)) {
            f.objet = objet;
        }
        if let Some(montant) = lu(&mut refus, lire_montant(&saisie.montant)) {
            f.montant_centimes = montant;
        }
        f.periodicite = facultatif(&saisie.periodicite);
        rendre(f, refus)
    }
    fn ordre(&mut self) -> &mut i64 {
        &mut self.ordre
    }
    fn cites(&self) -> Cites {
        Cites { organisation: self.organisation_id, ..Cites::default() }
    }
}

impl Partie for Gouvernance {
    fn vide(contrat_id: ContratId) -> Self {
        Self {
            id: Id::fresh(),
            version: 1,
            contrat_id,
            code: String::new(),
            nom: String::new(),
            role: String::new(),
            composition: Json(vec![]),
            missions: Json(vec![]),
            rythme: None,
            ordre: 0,
        }
    }
    fn lire(&self, saisie: &SaisiePartie) -> Result<Self, Vec<Refus>> {
        let (mut g, mut refus) = (self.clone(), vec![]);
        if let Some(nom) = lu(&mut refus, texte("nom", &saisie.nom, 200, false)) {
            g.nom = nom;
        }
        if let Some(role) = lu(&mut refus, texte("role", &saisie.role, 2_000, true)) {
            g.role = role;
        }
        g.code = match slug(&saisie.code).as_str() {
            "" if g.code.is_empty() => slug(&g.nom).replace('-', "_"),
            "" => g.code,
            tape => tape.replace('-', "_"),
        };
        g.composition.0 = lignes(&saisie.composition);
        g.missions.0 = lignes(&saisie.missions);
        g.rythme = facultatif(&saisie.rythme);
        rendre(g, refus)
    }
    fn ordre(&mut self) -> &mut i64 {
        &mut self.ordre
    }
    fn cites(&self) -> Cites {
        Cites::default()
    }
}
