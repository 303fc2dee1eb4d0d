//! What a file says of the contract it serves: « défi, axes, fiche-action » (Financements, § 3), chosen from the contract itself.

use super::Refus;
use crate::model::ContenuDossier;

/// A challenge of the contract, and its objectives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Defi {
    pub titre: String,
    pub objectifs: Vec<String>,
}

/// What a contract offers to choose from; a contract without levels offers nothing, and its files say what they want.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NiveauxContrat {
    /// The names of its levels, from the top: « Défi », « Objectif stratégique ».
    pub noms: Vec<String>,
    pub defis: Vec<Defi>,
    pub axes: Vec<String>,
}

impl NiveauxContrat {
    pub fn objectifs(&self) -> impl Iterator<Item = &str> {
        self.defis.iter().flat_map(|d| d.objectifs.iter().map(String::as_str))
    }
}

/// Ties what was typed to the contract: an objective brings its challenge; what the file said before and the contract no longer
/// has is kept.
///
/// # Errors
/// `HorsContrat`, for each; `ObjectifHorsDefi`.
pub fn rattacher(contenu: &mut ContenuDossier, niveaux: &NiveauxContrat, avant: &ContenuDossier) -> Result<(), Vec<Refus>> {
    let mut refus = vec![];
    let mut verifier = |champ: &'static str, dit: &str, connu: bool| {
        if !dit.is_empty() && !connu {
            refus.push(Refus::HorsContrat { champ, texte: dit.to_owned() });
        }
    };
    if niveaux.defis.is_empty() {
        // The form has no such field.
        contenu.objectif.clone_from(&avant.objectif);
    } else {
        let (defi, objectif) = (contenu.defi.as_str(), contenu.objectif.as_str());
        verifier("defi", defi, niveaux.defis.iter().any(|d| d.titre == defi) || defi == avant.defi);
        verifier("objectif", objectif, niveaux.objectifs().any(|o| o == objectif) || objectif == avant.objectif);
    }
    if !niveaux.axes.is_empty() {
        let anciens = avant.axes_saisis();
        let dits: Vec<String> = contenu.axes_saisis().into_iter().map(str::to_owned).collect();
        for axe in &dits {
            verifier("axes", axe, niveaux.axes.contains(axe) || anciens.contains(&axe.as_str()));
        }
        // A free text of before stays on its line, and is not cut; an axis of the contract ends its own.
        if dits.iter().any(|axe| niveaux.axes.contains(axe)) {
            contenu.axes = dits.iter().map(|axe| format!("{axe}\n")).collect();
        }
    }
    let parents: Vec<&Defi> = niveaux.defis.iter().filter(|d| d.objectifs.contains(&contenu.objectif)).collect();
    if contenu.defi.is_empty()
        && let Some(parent) = parents.first()
    {
        contenu.defi.clone_from(&parent.titre);
    }
    let connu = niveaux.defis.iter().any(|d| d.titre == contenu.defi);
    if connu && !parents.is_empty() && !parents.iter().any(|d| d.titre == contenu.defi) {
        refus.push(Refus::ObjectifHorsDefi { objectif: contenu.objectif.clone(), defi: contenu.defi.clone() });
    }
    if refus.is_empty() { Ok(()) } else { Err(refus) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Refusal;

    fn contrat() -> NiveauxContrat {
        let defi = |titre: &str, objectifs: &[&str]| Defi {
            titre: titre.into(),
            objectifs: objectifs.iter().map(|o| (*o).to_owned()).collect(),
        };
        NiveauxContrat {
            noms: vec!["Défi".into(), "Objectif stratégique".into()],
            defis: vec![defi("Habiter", &["Embellir, entretenir"]), defi("Travailler", &["Ouvrir le champ des possibles"])],
            axes: vec!["Mobilités".into(), "Climat, énergie".into()],
        }
    }

    fn dit(defi: &str, objectif: &str, axes: &str) -> ContenuDossier {
        ContenuDossier { defi: defi.into(), objectif: objectif.into(), axes: axes.into(), ..ContenuDossier::default() }
    }

    fn codes(dit: &ContenuDossier, avant: &ContenuDossier) -> Vec<&'static str> {
        rattacher(&mut dit.clone(), &contrat(), avant).err().unwrap_or_default().iter().map(Refusal::code).collect()
    }

    #[test]
    fn un_objectif_apporte_son_defi_et_un_axe_a_virgule_reste_entier() {
        let mut contenu = dit("", "Embellir, entretenir", "Climat, énergie");
        rattacher(&mut contenu, &contrat(), &ContenuDossier::default()).unwrap();
        assert_eq!((contenu.defi.as_str(), contenu.axes_dits()), ("Habiter", vec!["Climat, énergie"]));
        let mut deux = dit("Travailler", "", "Mobilités\nClimat, énergie");
        rattacher(&mut deux, &contrat(), &ContenuDossier::default()).unwrap();
        assert_eq!(deux.axes_dits(), ["Mobilités", "Climat, énergie"]);
        assert_eq!(deux.axes_saisis(), deux.axes_dits());
    }

    #[test]
    fn ce_qui_n_est_pas_au_contrat_est_refuse_sauf_ce_que_le_dossier_disait() {
        let vide = ContenuDossier::default();
        let faux = dit("Émancipation", "Voir loin", "Jeunesse, égalité");
        assert_eq!(codes(&faux, &vide), ["dossier-hors-contrat"; 3]);
        assert_eq!(codes(&faux, &faux), Vec::<&str>::new());
        assert_eq!(faux.axes_dits(), ["Jeunesse", "égalité"], "un texte libre se lit par ses virgules");
        assert_eq!(codes(&dit("Travailler", "Embellir, entretenir", ""), &vide), ["dossier-objectif-hors-defi"]);
    }

    #[test]
    fn un_contrat_sans_niveaux_laisse_le_texte_libre() {
        let mut contenu = dit("Ce que je veux", "", "Jeunesse, égalité");
        rattacher(&mut contenu, &NiveauxContrat::default(), &ContenuDossier::default()).unwrap();
        assert_eq!((contenu.defi.as_str(), contenu.axes.as_str()), ("Ce que je veux", "Jeunesse, égalité"));
    }

    /// The files of the demonstration speak of the contract of the demonstration.
    #[test]
    fn la_demonstration_cite_les_defis_et_les_axes_de_son_contrat() {
        let lire = |texte: &str| serde_json::from_str::<serde_json::Value>(texte).unwrap();
        let plan = lire(include_str!("../../../../../donnees/carcassonne/contrat-de-ville.json"));
        let appels = lire(include_str!("../../../../../donnees/carcassonne/appels.json"));
        let nom = |v: &serde_json::Value| v["nom"].as_str().unwrap().to_owned();
        let tous = |v: &serde_json::Value| v.as_array().unwrap().clone();
        let niveaux = NiveauxContrat {
            noms: vec![],
            defis: tous(&plan["defis"])
                .iter()
                .map(|d| Defi { titre: nom(d), objectifs: tous(&d["objectifs_strategiques"]).iter().map(nom).collect() })
                .collect(),
            axes: tous(&plan["axes_transversaux"]).iter().map(nom).collect(),
        };
        assert!(niveaux.defis.len() == 3 && niveaux.axes.len() == 4, "{niveaux:?}");
        for action in tous(&appels["actions"]) {
            let texte = |champ: &str| action[champ].as_str().unwrap().to_owned();
            let axes: String = tous(&action["axes"]).iter().map(|a| format!("{}\n", a.as_str().unwrap())).collect();
            let mut contenu = dit(&texte("defi"), &texte("objectif"), &axes);
            rattacher(&mut contenu, &niveaux, &ContenuDossier::default()).unwrap_or_else(|r| panic!("{action} : {r:?}"));
            assert!(!contenu.defi.is_empty() && !contenu.objectif.is_empty() && !contenu.axes.is_empty());
        }
    }
}
