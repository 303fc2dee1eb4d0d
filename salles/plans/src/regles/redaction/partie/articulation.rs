//! What a contract of another shape lists: « axes transversaux qui traversent ces niveaux », « focus d'actions »,
//! themes of the promises, programmes each objective works with, how the contract will be evaluated.

use super::{Cites, Partie, SaisiePartie, choisi, rendre};
use crate::model::{
    Articulation, AxeTransversal, ContratId, FocusAction, GenreEvaluation, Noeud, NoeudId, PointEvaluation, ProgrammeId,
    Thematique,
};
use crate::regles::redaction::fiche::{lu, texte};
use crate::regles::redaction::{Refus, facultatif, lignes};
use kernel::Id;
use kernel::texte::cle;
use store::Json;

/// Signs of a code at most.
const CODE_MAX: usize = 20;

/// « Code unique dans le contrat » : accents and case set aside.
fn code_libre<'a>(code: &str, mut autres: impl Iterator<Item = (&'a str, &'a str)>) -> Result<(), Refus> {
    match autres.find(|(other, _)| cle(other) == cle(code)) {
        Some((code, titre)) => Err(Refus::CodePris { code: code.to_owned(), titre: titre.to_owned() }),
        None => Ok(()),
    }
}

impl Partie for AxeTransversal {
    fn vide(contrat_id: ContratId) -> Self {
        Self {
            id: Id::fresh(),
            version: 1,
            contrat_id,
            code: String::new(),
            titre: String::new(),
            enjeux: Json(vec![]),
            ordre: 0,
        }
    }
    fn lire(&self, saisie: &SaisiePartie) -> Result<Self, Vec<Refus>> {
        let (mut a, mut refus) = (self.clone(), vec![]);
        if let Some(code) = lu(&mut refus, texte("code", &saisie.code, CODE_MAX, false)) {
            a.code = code;
        }
        if let Some(titre) = lu(&mut refus, texte("titre", &saisie.titre, 300, false)) {
            a.titre = titre;
        }
        a.enjeux.0 = lignes(&saisie.enjeux);
        rendre(a, refus)
    }
    fn ordre(&mut self) -> &mut i64 {
        &mut self.ordre
    }
    fn cites(&self) -> Cites {
        Cites::default()
    }
    fn nom_cite(&self) -> Option<&str> {
        Some(&self.code)
    }
    fn parmi(&self, autres: &[Self]) -> Result<(), Refus> {
        code_libre(&self.code, autres.iter().map(|a| (a.code.as_str(), a.titre.as_str())))
    }
}

impl Partie for FocusAction {
    fn vide(contrat_id: ContratId) -> Self {
        Self {
            id: Id::fresh(),
            version: 1,
            contrat_id,
            noeud_id: NoeudId::fresh(),
            code: String::new(),
            texte: String::new(),
            ordre: 0,
        }
    }
    fn lire(&self, saisie: &SaisiePartie) -> Result<Self, Vec<Refus>> {
        let (mut f, mut refus) = (self.clone(), vec![]);
        if let Some(Some(id)) = lu(&mut refus, choisi("noeud", &saisie.noeud, true)) {
            f.noeud_id = id;
        }
        if let Some(code) = lu(&mut refus, texte("code", &saisie.code, CODE_MAX, false)) {
            f.code = code;
        }
        if let Some(promesse) = lu(&mut refus, texte("texte", &saisie.texte, 5_000, false)) {
            f.texte = promesse;
        }
        rendre(f, refus)
    }
    fn ordre(&mut self) -> &mut i64 {
        &mut self.ordre
    }
    fn cites(&self) -> Cites {
        Cites { noeuds: vec![self.noeud_id], ..Cites::default() }
    }
    fn parmi(&self, autres: &[Self]) -> Result<(), Refus> {
        code_libre(&self.code, autres.iter().map(|f| (f.code.as_str(), f.texte.as_str())))
    }
}

impl Partie for Thematique {
    fn vide(contrat_id: ContratId) -> Self {
        Self {
            id: Id::fresh(),
            version: 1,
            contrat_id,
            code: String::new(),
            nom: String::new(),
            rattachement: String::new(),
            noeuds: Json(vec![]),
            axe_id: None,
            ordre: 0,
        }
    }
    fn lire(&self, saisie: &SaisiePartie) -> Result<Self, Vec<Refus>> {
        let (mut t, mut refus) = (self.clone(), vec![]);
        if let Some(code) = lu(&mut refus, texte("code", &saisie.code, CODE_MAX, false)) {
            t.code = code;
        }
        if let Some(nom) = lu(&mut refus, texte("nom", &saisie.nom, 200, false)) {
            t.nom = nom;
        }
        if let Some(place) = lu(&mut refus, texte("place", &saisie.place, CODE_MAX, false)) {
            t.rattachement = place;
        }
        let mut noeuds = vec![];
        for id in &saisie.noeuds {
            if let Some(Some(id)) = lu(&mut refus, choisi("noeuds", id, false)) {
                noeuds.push(id);
            }
        }
        t.noeuds.0 = noeuds;
        rendre(t, refus)
    }
    fn ordre(&mut self) -> &mut i64 {
        &mut self.ordre
    }
    fn cites(&self) -> Cites {
        Cites { noeuds: self.noeuds.0.clone(), ..Cites::default() }
    }
    /// The matrix groups the themes under a level or an axis, named by its code.
    fn placer(&mut self, noeuds: &[Noeud], axes: &[AxeTransversal]) -> Result<(), Refus> {
        self.axe_id = axes.iter().find(|a| a.code == self.rattachement).map(|a| a.id);
        if self.axe_id.is_some() || noeuds.iter().any(|n| n.code == self.rattachement) {
            Ok(())
        } else {
            Err(Refus::ChoixInconnu { champ: "place", saisi: self.rattachement.clone() })
        }
    }
    fn parmi(&self, autres: &[Self]) -> Result<(), Refus> {
        code_libre(&self.code, autres.iter().map(|t| (t.code.as_str(), t.nom.as_str())))
    }
}

impl Partie for Articulation {
    fn vide(contrat_id: ContratId) -> Self {
        Self { id: Id::fresh(), version: 1, contrat_id, noeud_id: NoeudId::fresh(), programme_id: ProgrammeId::fresh(), ordre: 0 }
    }
    fn lire(&self, saisie: &SaisiePartie) -> Result<Self, Vec<Refus>> {
        let (mut a, mut refus) = (self.clone(), vec![]);
        if let Some(Some(id)) = lu(&mut refus, choisi("noeud", &saisie.noeud, true)) {
            a.noeud_id = id;
        }
        if let Some(Some(id)) = lu(&mut refus, choisi("programme", &saisie.programme, true)) {
            a.programme_id = id;
        }
        rendre(a, refus)
    }
    fn ordre(&mut self) -> &mut i64 {
        &mut self.ordre
    }
    fn cites(&self) -> Cites {
        Cites { noeuds: vec![self.noeud_id], programme: Some(self.programme_id), ..Cites::default() }
    }
    fn parmi(&self, autres: &[Self]) -> Result<(), Refus> {
        let same = |a: &Self| (a.noeud_id, a.programme_id) == (self.noeud_id, self.programme_id);
        if autres.iter().any(same) { Err(Refus::ProgrammeDejaCite) } else { Ok(()) }
    }
}

impl Partie for PointEvaluation {
    fn vide(contrat_id: ContratId) -> Self {
        Self {
            id: Id::fresh(),
            version: 1,
            contrat_id,
            genre: GenreEvaluation::Question,
            code: String::new(),
            texte: String::new(),
            moment: None,
            appui_externe: false,
            ordre: 0,
        }
    }
    fn lire(&self, saisie: &SaisiePartie) -> Result<Self, Vec<Refus>> {
        let (mut e, mut refus) = (self.clone(), vec![]);
        match saisie.point.trim() {
            "" => refus.push(Refus::ChampVide { champ: "point" }),
            code => match GenreEvaluation::from_code(code) {
                Some(genre) => e.genre = genre,
                None => refus.push(Refus::ChoixInconnu { champ: "point", saisi: code.to_owned() }),
            },
        }
        if let Some(code) = lu(&mut refus, texte("code", &saisie.code, CODE_MAX, true)) {
            e.code = code;
        }
        if let Some(words) = lu(&mut refus, texte("texte", &saisie.texte, 2_000, false)) {
            e.texte = words;
        }
        e.moment = facultatif(&saisie.moment);
        e.appui_externe = saisie.appui_externe;
        rendre(e, refus)
    }
    fn ordre(&mut self) -> &mut i64 {
        &mut self.ordre
    }
    fn cites(&self) -> Cites {
        Cites::default()
    }
}
