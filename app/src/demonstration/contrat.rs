//! From the printed contract to records. What the source says oddly is kept beside the reading
//! retained, as a mark to settle.

mod suites;
use suites::{cibles, liens, marques};

use super::acteurs::Annuaire;
use super::donnees::{self, Cls, Composition, Instance};
use crate::erreur::Erreur;
use indicateurs::model::{Cible, EtatIndicateur, Indicateur, IndicateurId, Mesure, Rattachement, RoleIndicateur, Sens};
use jiff::civil::date;
use kernel::{Id, texte};
use plans::model::*;
use plans::regles::redaction::Partie as _;
use std::collections::{BTreeMap, HashMap};
use store::{Json, Writer};

/// What the following steps need of the loaded plan.
pub struct Plan {
    pub contrat: Contrat,
    pub fiches: BTreeMap<i64, FicheChargee>,
}

pub struct FicheChargee {
    pub id: FicheActionId,
    /// By letter retained.
    pub declinaisons: BTreeMap<String, Declinaison>,
    /// By kind (`resultat`, `suivi`) and rank.
    pub indicateurs: HashMap<(String, usize), IndicateurId>,
}

pub async fn charger(w: &mut Writer, annuaire: &Annuaire) -> Result<Plan, Erreur> {
    let cls = donnees::cls()?;
    let contrat = contrat(&cls, annuaire)?;
    w.insert(&contrat).await?;
    parties(w, &cls, &contrat, annuaire).await?;
    let noeuds = niveaux(w, &cls, &contrat).await?;
    let programmes = programmes(w, &cls).await?;
    let mut fiches = BTreeMap::new();
    for fiche in &cls.fiches {
        let noeud =
            noeuds.get(&fiche.numero).copied().ok_or_else(|| Erreur::Donnees {
                file: "cls.json",
                what: format!("fiche {} sans objectif général", fiche.numero),
            })?;
        fiches.insert(fiche.numero, une_fiche(w, &cls, &contrat, fiche, noeud, annuaire).await?);
    }
    liens(w, &cls, &contrat, &fiches, &programmes).await?;
    cibles(w, &contrat, &fiches).await?;
    marques(w, &cls, &contrat, &fiches).await?;
    Ok(Plan { contrat, fiches })
}

fn contrat(cls: &Cls, annuaire: &Annuaire) -> Result<Contrat, Erreur> {
    let c = &cls.contract;
    Ok(Contrat {
        id: Id::fresh(),
        version: 1,
        slug: "contrat-local-de-sante".into(),
        modele: ModeleContrat::Cls,
        titre: "Contrat local de santé 2024-2029".into(),
        sigle: Some("CLS".into()),
        periode: c.period.clone(),
        annee_debut: c.annee_debut,
        annee_fin: c.annee_fin,
        duree_annees: c.duree_annees,
        signe_le: None,
        // « Cinq ans à compter de la signature », whose day is not published: a mark asks for it.
        annee_un_le: date(2024, 7, 1),
        regle_annee: RegleAnnee::Anniversaire,
        niveaux: Json(vec!["Ambition".into(), "Objectif général".into()]),
        porteur_id: Some(annuaire.trouver("Carcassonne Agglo")?),
        etat: EtatContrat::EnVigueur,
        perimetre: c.perimetre.texte.clone(),
        revision: c.revision.clone(),
        resiliation: Json(c.resiliation.clone()),
        evaluation: Json(c.evaluation.regles.iter().chain([&c.evaluation.finale]).cloned().collect()),
        paliers: Json(c.evaluation.taux_avancement.paliers_pct.clone()),
        statuts: Json(plans::regles::redaction::statuts_par_defaut()),
        couverture_fiche: 100,
        couverture_plan: 80,
        version_plan: 1,
        source: cls.source.document.clone(),
    })
}

async fn parties(w: &mut Writer, cls: &Cls, contrat: &Contrat, annuaire: &Annuaire) -> Result<(), Erreur> {
    let c = &cls.contract;
    for (ordre, one) in (1..).zip(&c.signatories) {
        let name = one.sigle.as_deref().unwrap_or(&one.organisation);
        w.insert(&Signataire {
            id: Id::fresh(),
            version: 1,
            contrat_id: contrat.id,
            organisation_id: annuaire.trouver(name).or_else(|_| annuaire.trouver(&one.organisation))?,
            fonction: one.fonction.clone(),
            part: one.part.clone(),
            signe_le: None,
            ordre,
        })
        .await?;
    }
    let mut ordre = 0;
    for (debiteur, textes) in &c.engagements {
        for texte in textes {
            ordre += 1;
            w.insert(&Engagement {
                organisation_id: annuaire.trouver(debiteur).ok(),
                debiteur: debiteur.clone(),
                texte: texte.clone(),
                ordre,
                ..Engagement::vide(contrat.id)
            })
            .await?;
        }
    }
    for (ordre, one) in (1..).zip(&c.financement) {
        w.insert(&Financement {
            id: Id::fresh(),
            version: 1,
            contrat_id: contrat.id,
            organisation_id: annuaire.trouver(&one.organisation).ok(),
            objet: one.objet.clone(),
            montant_centimes: one.montant_eur.map(|euros| euros * 100),
            periodicite: one.periodicite.clone(),
            ordre,
        })
        .await?;
    }
    let g = &c.gouvernance;
    let instances = [
        ("copil", "Comité de pilotage", &g.copil),
        ("copil_elargi", "Comité de pilotage élargi", &g.copil_elargi),
        ("groupes_de_travail", "Groupes de travail", &g.groupes_de_travail),
        ("commission", "Commission", &g.commission_sante),
        ("coordination", "Coordination", &g.coordination),
    ];
    for (ordre, (code, nom, one)) in (1..).zip(instances) {
        w.insert(&Gouvernance {
            id: Id::fresh(),
            version: 1,
            contrat_id: contrat.id,
            code: code.into(),
            nom: one.nom.clone().unwrap_or_else(|| nom.into()),
            role: one.role.clone(),
            composition: Json(composition(one)),
            missions: Json(one.missions.clone()),
            rythme: one.rythme.clone().or_else(|| rythme(one)),
            ordre,
        })
        .await?;
    }
    Ok(())
}

fn composition(one: &Instance) -> Vec<String> {
    match &one.composition {
        Composition::List(all) => all.clone(),
        Composition::Sentence(text) => vec![text.clone()],
        Composition::Unsaid => one.task_force.clone(),
    }
}

fn rythme(one: &Instance) -> Option<String> {
    match one.reunions_par_an.as_deref()? {
        [min, max] => Some(format!("{min} à {max} réunions par an")),
        [n] => Some(format!("{n} réunions par an")),
        _ => None,
    }
}

/// Ambitions and general objectives; gives the objective of each sheet.
async fn niveaux(w: &mut Writer, cls: &Cls, contrat: &Contrat) -> Result<HashMap<i64, NoeudId>, Erreur> {
    let mut of_sheet = HashMap::new();
    let mut ordre = 0;
    for ambition in &cls.contract.ambitions {
        ordre += 1;
        let top = Noeud {
            id: Id::fresh(),
            version: 1,
            contrat_id: contrat.id,
            parent_id: None,
            niveau: 1,
            code: ambition.numero.to_string(),
            titre: ambition.titre.clone(),
            ordre,
            poids: 1,
            objectifs: Json(ambition.objectifs.clone()),
        };
        w.insert(&top).await?;
        for (rank, objectif) in (1..).zip(&ambition.objectifs_generaux) {
            ordre += 1;
            let node = Noeud {
                id: Id::fresh(),
                version: 1,
                contrat_id: contrat.id,
                parent_id: Some(top.id),
                niveau: 2,
                code: format!("{}.{rank}", ambition.numero),
                titre: objectif.libelle.clone(),
                ordre,
                poids: 1,
                objectifs: Json(vec![]),
            };
            w.insert(&node).await?;
            of_sheet.extend(objectif.fiches.iter().map(|n| (*n, node.id)));
        }
        // A sheet of this ambition that no general objective names stands under the ambition itself.
        for fiche in cls.fiches.iter().filter(|f| f.ambition == ambition.numero) {
            of_sheet.entry(fiche.numero).or_insert(top.id);
        }
    }
    Ok(of_sheet)
}

async fn programmes(w: &mut Writer, cls: &Cls) -> Result<HashMap<String, ProgrammeId>, Erreur> {
    let mut by_name: HashMap<String, ProgrammeId> = HashMap::new();
    let mut variants: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (variant, kept) in &cls.programmes_variantes {
        variants.entry(kept).or_default().push(variant.clone());
    }
    for printed in cls.fiches.iter().flat_map(|f| &f.liens_programmes) {
        let kept = cls.programmes_variantes.get(printed).unwrap_or(printed);
        let cle = texte::cle(kept);
        let id = match by_name.get(&cle) {
            Some(id) => *id,
            None => {
                let programme = Programme {
                    id: Id::fresh(),
                    version: 1,
                    nom: texte::typographie(kept),
                    variantes: Json(variants.get(kept.as_str()).cloned().unwrap_or_default()),
                    nature: None,
                    cle: cle.clone(),
                    porteur: None,
                    note: None,
                    contrat_id: None,
                };
                w.insert(&programme).await?;
                by_name.insert(cle, programme.id);
                programme.id
            }
        };
        by_name.insert(texte::cle(printed), id);
    }
    Ok(by_name)
}

async fn une_fiche(
    w: &mut Writer,
    cls: &Cls,
    contrat: &Contrat,
    fiche: &donnees::Fiche,
    noeud_id: NoeudId,
    annuaire: &Annuaire,
) -> Result<FicheChargee, Erreur> {
    let id: FicheActionId = Id::fresh();
    let recherche = [&fiche.numero.to_string(), &fiche.titre, &fiche.objectif_strategique, &fiche.public_cible]
        .into_iter()
        .chain(&fiche.objectifs_operationnels)
        .chain(&fiche.pilotes)
        .chain(&fiche.partenaires)
        .map(|t| texte::cle(t))
        .collect::<Vec<_>>()
        .join(" ");
    w.insert(&FicheAction {
        id,
        version: 1,
        contrat_id: contrat.id,
        noeud_id,
        numero: fiche.numero,
        titre: fiche.titre.clone(),
        titre_plan: None,
        mode_pilotage: ModePilotage::from_code(&fiche.pilotage_mode).unwrap_or(ModePilotage::Pilotage),
        contexte: String::new(),
        objectif_strategique: fiche.objectif_strategique.clone(),
        objectifs_operationnels: Json(fiche.objectifs_operationnels.clone()),
        public_cible: fiche.public_cible.clone(),
        publics: Json(vec![]),
        statut: "en_cours".into(),
        statut_motif: None,
        poids: 1,
        retiree_le: None,
        recherche,
    })
    .await?;

    let mut seen = std::collections::HashSet::new();
    let roles = [(RoleParticipation::Pilote, &fiche.pilotes), (RoleParticipation::Partenaire, &fiche.partenaires)];
    for (role, names) in roles {
        for (ordre, name) in (1..).zip(names) {
            let organisation_id = annuaire.trouver(name)?;
            if !seen.insert((organisation_id, role)) {
                continue;
            }
            w.insert(&Participation {
                id: Id::fresh(),
                version: 1,
                contrat_id: contrat.id,
                fiche_id: id,
                organisation_id,
                role,
                services: Json(if role == RoleParticipation::Pilote {
                    fiche.pilotes_services.get(name).cloned().unwrap_or_default()
                } else {
                    vec![]
                }),
                ordre,
            })
            .await?;
        }
    }

    let printed = lettres_imprimees(cls, fiche);
    let mut declinaisons = BTreeMap::new();
    for (rank, one) in fiche.declinaisons.iter().enumerate() {
        let declinaison = Declinaison {
            id: Id::fresh(),
            version: 1,
            contrat_id: contrat.id,
            fiche_id: id,
            lettre: one.lettre.clone(),
            lettre_imprimee: printed.get(rank).cloned().unwrap_or_else(|| one.lettre.clone()),
            libelle: one.libelle.clone(),
            details: Json(one.details.clone()),
            echeance: None,
            annees: Json(one.annees.clone()),
            ordre: rank as i64 + 1,
            retiree_le: None,
        };
        w.insert(&declinaison).await?;
        declinaisons.insert(one.lettre.clone(), declinaison);
    }

    let indicateurs = indicateurs_de(w, contrat, fiche, id, &declinaisons).await?;
    Ok(FicheChargee { id, declinaisons, indicateurs })
}

/// The letters as printed, when a correction says they differ (« A, A, B »).
fn lettres_imprimees(cls: &Cls, fiche: &donnees::Fiche) -> Vec<String> {
    cls.corrections
        .iter()
        .find(|c| c.fiche == fiche.numero && c.champ == "declinaisons" && c.source.split(',').count() == fiche.declinaisons.len())
        .map(|c| c.source.split(',').map(|l| l.trim().to_owned()).collect::<Vec<String>>())
        .filter(|letters| letters.iter().all(|l| l.chars().count() == 1))
        .unwrap_or_default()
}

async fn indicateurs_de(
    w: &mut Writer,
    contrat: &Contrat,
    fiche: &donnees::Fiche,
    fiche_id: FicheActionId,
    declinaisons: &BTreeMap<String, Declinaison>,
) -> Result<HashMap<(String, usize), IndicateurId>, Erreur> {
    let mut ids = HashMap::new();
    let lists = [
        ("resultat", RoleIndicateur::Resultat, "R", &fiche.indicateurs_resultat),
        ("suivi", RoleIndicateur::Suivi, "S", &fiche.indicateurs_suivi),
    ];
    let mut ordre = fiche.numero * 100;
    for (kind, role, mark, list) in lists {
        for (rank, one) in list.iter().enumerate() {
            ordre += 1;
            let mesure = match one.mesure.as_str() {
                "booleen" => Mesure::OuiNon,
                "taux" => Mesure::TauxNu,
                "evolution" => Mesure::Evolution,
                "document" => Mesure::Document,
                _ => Mesure::Quantite,
            };
            let derived = matches!(mesure, Mesure::Evolution | Mesure::Document);
            let indicateur = Indicateur {
                id: Id::fresh(),
                version: 1,
                contrat_id: contrat.id.to_string(),
                code: format!("{}.{mark}{}", fiche.numero, rank + 1),
                libelle: one.libelle.clone(),
                definition: String::new(),
                unite: one.unite.clone(),
                role,
                mesure,
                sens: if derived { Sens::Aucun } else { Sens::Hausse },
                reference: None,
                reference_le: None,
                poids: if derived { "0" } else { "1" }.into(),
                etat: EtatIndicateur::Valide,
                derive_de: one.derive_de.and_then(|n| ids.get(&("resultat".to_owned(), n)).copied()),
                ordre,
                echelle: Json(None),
            };
            w.insert(&indicateur).await?;
            w.insert(&Rattachement {
                id: Id::fresh(),
                version: 1,
                contrat_id: contrat.id.to_string(),
                indicateur_id: indicateur.id,
                objet: "fiche".into(),
                objet_id: fiche_id.to_string(),
                lettres: Json(one.lettres.clone()),
                declinaisons: Json(one.lettres.iter().filter_map(|l| declinaisons.get(l)).map(|d| d.id.to_string()).collect()),
            })
            .await?;
            ids.insert((kind.to_owned(), rank), indicateur.id);
        }
    }
    Ok(ids)
}
