//! The contrat de ville beside the contrat local de santé: another shape in the same model. Its sheets are not
//! published; its promises are, and are followed.

mod engagements;

pub use engagements::Ville;

use super::acteurs::Annuaire;
use super::contrat::Plan;
use super::donnees::ville as donnees;
use crate::erreur::Erreur;
use jiff::civil::date;
use kernel::{Id, texte};
use plans::model::*;
use std::collections::HashMap;
use store::{Json, Read, Writer, args};

const FICHIER: &str = "contrat-de-ville.json";

fn inconnu(what: &str) -> Erreur {
    Erreur::Donnees { file: FICHIER, what: format!("code inconnu : {what}") }
}

/// What the levels of the plan are, once written.
struct Niveaux {
    noeuds: HashMap<String, NoeudId>,
    axes: HashMap<String, AxeTransversalId>,
}

pub async fn charger(w: &mut Writer, annuaire: &Annuaire, cls: &Plan) -> Result<Ville, Erreur> {
    let ville = donnees::contrat_de_ville()?;
    let contrat = contrat(&ville, annuaire)?;
    w.insert(&contrat).await?;
    let niveaux = niveaux(w, &ville, &contrat).await?;
    programmes(w, &ville, &contrat, cls, &niveaux).await?;
    parties(w, &ville, &contrat, annuaire).await?;
    evaluation(w, &ville, &contrat).await?;
    marques(w, &ville, &contrat).await?;
    fiches_partagees(w, &contrat, cls, &niveaux).await?;
    engagements::charger(w, ville.engagements, contrat, annuaire, &niveaux).await
}

fn contrat(ville: &donnees::Ville, annuaire: &Annuaire) -> Result<Contrat, Erreur> {
    let c = &ville.contrat;
    let periode = &c.periode;
    Ok(Contrat {
        id: Id::fresh(),
        version: 1,
        slug: "contrat-de-ville".into(),
        modele: ModeleContrat::ContratDeVille,
        titre: format!("Contrat de ville {}-{}", periode.debut, periode.fin),
        sigle: Some("CDV".into()),
        periode: format!("{}-{}", periode.debut, periode.fin),
        annee_debut: periode.debut,
        annee_fin: periode.fin,
        duree_annees: periode.duree_ans,
        signe_le: None,
        // « 2024-2030, six ans » : from the middle of a year to the middle of another, a mark says so.
        annee_un_le: date(2024, 7, 1),
        regle_annee: RegleAnnee::Anniversaire,
        niveaux: Json(vec!["Défi".into(), "Objectif stratégique".into()]),
        porteur_id: Some(annuaire.trouver(&c.porteur)?),
        etat: EtatContrat::EnVigueur,
        perimetre: "Cinq quartiers prioritaires de Carcassonne\u{202f}; deux quartiers de veille active, à Trèbes et à Berriac"
            .into(),
        revision: String::new(),
        resiliation: Json(vec![]),
        evaluation: Json(vec![]),
        // « sans grille » : no sheet is published, and the contract prints no yearly rate.
        paliers: Json(vec![]),
        statuts: Json(plans::regles::redaction::statuts_par_defaut()),
        couverture_fiche: 100,
        couverture_plan: 80,
        version_plan: 1,
        source: ville.source.document.clone(),
    })
}

async fn niveaux(w: &mut Writer, ville: &donnees::Ville, contrat: &Contrat) -> Result<Niveaux, Erreur> {
    let mut known = Niveaux { noeuds: HashMap::new(), axes: HashMap::new() };
    let mut ordre = 0;
    let mut rang_focus = 0;
    for defi in &ville.defis {
        ordre += 1;
        let top = Noeud {
            niveau: 1,
            code: defi.code.clone(),
            titre: defi.nom.clone(),
            ordre,
            objectifs: Json(vec![format!("{}\u{202f}: {}", defi.champ, defi.resume)]),
            ..Noeud::vierge(contrat.id)
        };
        w.insert(&top).await?;
        known.noeuds.insert(defi.code.clone(), top.id);
        for objectif in &defi.objectifs_strategiques {
            ordre += 1;
            let node = Noeud {
                parent_id: Some(top.id),
                niveau: 2,
                code: objectif.code.clone(),
                titre: objectif.nom.clone(),
                ordre,
                objectifs: Json(objectif.objectifs_recherches.clone()),
                ..Noeud::vierge(contrat.id)
            };
            w.insert(&node).await?;
            known.noeuds.insert(objectif.code.clone(), node.id);
            for focus in &objectif.focus_actions {
                rang_focus += 1;
                w.insert(&FocusAction {
                    id: Id::fresh(),
                    version: 1,
                    contrat_id: contrat.id,
                    noeud_id: node.id,
                    code: focus.code.clone(),
                    texte: focus.texte.clone(),
                    ordre: rang_focus,
                })
                .await?;
            }
        }
    }
    for (ordre, axe) in (1..).zip(&ville.axes_transversaux) {
        let one = AxeTransversal {
            id: Id::fresh(),
            version: 1,
            contrat_id: contrat.id,
            code: axe.code.clone(),
            titre: axe.nom.clone(),
            enjeux: Json(axe.enjeux.clone()),
            ordre,
        };
        w.insert(&one).await?;
        known.axes.insert(axe.code.clone(), one.id);
    }
    Ok(known)
}

/// « Référentiel commun à tous les contrats » : a programme that the other contract cites is the same record.
async fn programmes(
    w: &mut Writer,
    ville: &donnees::Ville,
    contrat: &Contrat,
    cls: &Plan,
    niveaux: &Niveaux,
) -> Result<(), Erreur> {
    let mut known: HashMap<String, Programme> =
        w.list::<Programme>("", args![]).await?.into_iter().map(|p| (p.cle.clone(), p)).collect();
    if let Some(cited) = known.get_mut(&texte::cle("Contrat de Ville")) {
        cited.contrat_id = Some(contrat.id);
        w.update(cited).await?;
    }
    let mut by_code = HashMap::new();
    for one in &ville.programmes {
        let cle = texte::cle(one.meme_que.as_ref().unwrap_or(&one.nom));
        let own_contract = (one.code == "CLS").then_some(cls.contrat.id);
        let id = match known.get_mut(&cle) {
            Some(same) => {
                if texte::cle(&one.nom) != same.cle && !same.variantes.contains(&one.nom) {
                    same.variantes.0.push(one.nom.clone());
                }
                same.porteur.clone_from(&one.porteur);
                same.note.clone_from(&one.note);
                w.update(same).await?;
                same.id
            }
            None => {
                let programme = Programme {
                    id: Id::fresh(),
                    version: 1,
                    nom: one.nom.clone(),
                    variantes: Json(vec![]),
                    nature: None,
                    cle: cle.clone(),
                    porteur: one.porteur.clone(),
                    note: one.note.clone(),
                    contrat_id: own_contract,
                };
                w.insert(&programme).await?;
                let id = programme.id;
                known.insert(cle, programme);
                id
            }
        };
        by_code.insert(one.code.as_str(), id);
    }
    let mut ordre = 0;
    for objectif in ville.defis.iter().flat_map(|d| &d.objectifs_strategiques) {
        let noeud_id = *niveaux.noeuds.get(&objectif.code).ok_or_else(|| inconnu(&objectif.code))?;
        let mut done = vec![];
        for code in &objectif.articulations {
            let programme_id = *by_code.get(code.as_str()).ok_or_else(|| inconnu(code))?;
            if done.contains(&programme_id) {
                continue;
            }
            done.push(programme_id);
            ordre += 1;
            w.insert(&Articulation { id: Id::fresh(), version: 1, contrat_id: contrat.id, noeud_id, programme_id, ordre })
                .await?;
        }
    }
    Ok(())
}

async fn parties(w: &mut Writer, ville: &donnees::Ville, contrat: &Contrat, annuaire: &Annuaire) -> Result<(), Erreur> {
    for (ordre, one) in (1..).zip(&ville.signataires) {
        let printed = texte::cle(&one.organisation) != texte::cle(&one.annuaire);
        w.insert(&Signataire {
            id: Id::fresh(),
            version: 1,
            contrat_id: contrat.id,
            organisation_id: annuaire.trouver(&one.annuaire)?,
            fonction: one.fonction_signataire.clone(),
            part: printed.then(|| one.organisation.clone()),
            signe_le: None,
            ordre,
        })
        .await?;
    }
    let mut ordre = 0;
    for one in &ville.engagements.organisations {
        let organisation_id = Some(annuaire.trouver(&one.annuaire)?);
        let call = one.dont_appel_a_projets_eur.map(|euros| ("dont appel à projets", Some(euros)));
        for (objet, euros) in [("Enveloppe du contrat de ville", one.enveloppe_eur)].into_iter().chain(call) {
            ordre += 1;
            w.insert(&Financement {
                id: Id::fresh(),
                version: 1,
                contrat_id: contrat.id,
                organisation_id,
                objet: objet.into(),
                montant_centimes: euros.map(|e| e * 100),
                periodicite: None,
                ordre,
            })
            .await?;
        }
    }
    gouvernance(w, &ville.gouvernance, contrat).await
}

async fn gouvernance(w: &mut Writer, g: &donnees::Gouvernance, contrat: &Contrat) -> Result<(), Erreur> {
    let mut bodies: Vec<Gouvernance> = vec![];
    let body = |code: &str, nom: &str| Gouvernance {
        id: Id::fresh(),
        version: 1,
        contrat_id: contrat.id,
        code: code.to_owned(),
        nom: nom.to_owned(),
        role: String::new(),
        composition: Json(vec![]),
        missions: Json(vec![]),
        rythme: None,
        ordre: 0,
    };
    for one in &g.instances {
        bodies.push(Gouvernance {
            composition: Json(one.composition.iter().cloned().collect()),
            missions: Json(one.attributions.clone()),
            rythme: Some(one.frequence_mention.clone()),
            ..body(&one.code, &one.nom)
        });
    }
    let member = |m: &donnees::Membre| match &m.organisation {
        Some(who) if m.nombre > 1 => format!("{} ({}\u{202f}; {who})", m.role, m.nombre),
        Some(who) => format!("{} ({who})", m.role),
        None => m.role.clone(),
    };
    bodies.push(Gouvernance {
        role: g.a_preciser.clone(),
        composition: Json(g.equipe.iter().map(member).collect()),
        missions: Json(g.temps_de_travail.clone()),
        ..body("equipe", "Équipe du contrat")
    });
    bodies.push(Gouvernance {
        missions: Json(g.participation.iter().map(|p| format!("{}\u{202f}: {}", p.niveau, p.texte)).collect()),
        ..body("habitants", "Place des habitants")
    });
    for (ordre, one) in (1..).zip(bodies) {
        w.insert(&Gouvernance { ordre, ..one }).await?;
    }
    Ok(())
}

async fn evaluation(w: &mut Writer, ville: &donnees::Ville, contrat: &Contrat) -> Result<(), Erreur> {
    let e = &ville.evaluation;
    let point = |genre, code: &str, texte: &str| PointEvaluation {
        id: Id::fresh(),
        version: 1,
        contrat_id: contrat.id,
        genre,
        code: code.to_owned(),
        texte: texte.to_owned(),
        moment: None,
        appui_externe: false,
        ordre: 0,
    };
    let plain = |genre, all: &[String]| all.iter().map(|text| point(genre, "", text)).collect::<Vec<_>>();
    let mut points: Vec<PointEvaluation> =
        e.questions.iter().map(|q| point(GenreEvaluation::Question, &q.code, &q.texte)).collect();
    points.extend(e.calendrier.iter().map(|s| PointEvaluation {
        moment: Some(s.moment.clone()),
        appui_externe: s.appui_externe,
        ..point(GenreEvaluation::Etape, &s.code, &s.etape)
    }));
    points.extend(plain(GenreEvaluation::Critere, &e.criteres_indicateurs));
    points.extend(plain(GenreEvaluation::Outil, &e.outils));
    points.extend(plain(GenreEvaluation::Principe, &e.entrees));
    for (ordre, one) in (1..).zip(points) {
        w.insert(&PointEvaluation { ordre, ..one }).await?;
    }
    Ok(())
}

async fn marques(w: &mut Writer, ville: &donnees::Ville, contrat: &Contrat) -> Result<(), Erreur> {
    let mark = |champ: &str, retenu: &str, note: &str, ordre| Marque {
        id: Id::fresh(),
        version: 1,
        contrat_id: contrat.id,
        fiche_id: None,
        champ: champ.to_owned(),
        texte_source: String::new(),
        retenu: retenu.to_owned(),
        note: note.to_owned(),
        etat: EtatMarque::Ouverte,
        choix: None,
        reglee_le: None,
        reglee_par: None,
        ordre,
    };
    let start = "La date de signature n’est pas publiée\u{202f}: compter six années du 1er juillet 2024 au 30 juin 2030 est une hypothèse, celle qui tient les deux bornes affichées.";
    w.insert(&mark("signe_le", "2024-07-01", start, 0)).await?;
    w.insert(&mark("Fiches-actions", "", &ville.fiches_actions.note, 1)).await?;
    for (ordre, one) in (2..).zip(&ville.remarques) {
        w.insert(&mark(&one.objet, "", &one.texte, ordre)).await?;
    }
    Ok(())
}

/// « Peut figurer dans plusieurs contrats : une saisie, plusieurs lectures. » Attached for the demonstration.
async fn fiches_partagees(w: &mut Writer, contrat: &Contrat, cls: &Plan, niveaux: &Niveaux) -> Result<(), Erreur> {
    const NOTE: &str = "Rattachée pour la démonstration\u{202f}: l’objectif veut « faire vivre les actions du contrat local de santé dans les QPV ».";
    let (Some(fiche), Some(noeud)) = (cls.fiches.get(&1), niveaux.noeuds.get("D1.1")) else { return Ok(()) };
    w.insert(&FicheRattachee {
        id: Id::fresh(),
        version: 1,
        contrat_id: contrat.id,
        fiche_id: fiche.id,
        noeud_id: Some(*noeud),
        axe_id: None,
        note: NOTE.replace("« ", "«\u{202f}").replace(" »", "\u{202f}»"),
    })
    .await?;
    Ok(())
}
