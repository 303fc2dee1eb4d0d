//! The committee's document and the amendment, as files. The layout happens in the house's press.

use super::avenant::Vue as VueAvenant;
use super::cadre::Cadre;
use super::dossier::charger;
use super::valeurs;
use crate::actes::decision::DossierCharge;
use crate::calculs::{ciel_en_mots, nombre_en_mots, taux_en_mots};
use crate::m;
use crate::model::{
    Comite, Decision, EtatAvenant, EtatComite, EtatDecision, FicheAction, FicheActionId, GenreDecision, OuiNon, Signataire,
};
use crate::pages::edition::{impression, imprimer};
use crate::regles::annee::bornes;
use crate::regles::decision::{Champ, Demande, Mouvement, Nature, Precedente, Preparation, Raison, Retard, mots, preparer};
use acteurs::model::Organisation;
use indicateurs::regles::echelle::dire_texte;
use kernel::Lang;
use kernel::nombre::Nombre;
use kernel::texte::date_courte;
use paper::{
    AnneePapier, AvenantPapier, ComitePapier, Commande, DecisionPapier, DemandePapier, DocumentComite, MembrePapier,
    ModificationPapier, MouvementPapier, NatureModification, NiveauMeteo, Presence, RetardPapier, SignatairePapier,
    SuiviDecision, Texte, Tirage, TypeDecision,
};
use store::{Read, args};
use web::Page;

/// The print run of a document of this contract.
pub fn tirage(cadre: &Cadre) -> Tirage {
    let print = impression(&cadre.visit);
    let periode = |n: i64| {
        let (du, au) = bornes(&cadre.contrat, n);
        if du.year() == au.year() { du.year().to_string() } else { format!("{}-{}", du.year(), au.year()) }
    };
    Tirage {
        langue: print.lang,
        date: print.le,
        collectivite: cadre.visit.collectivite.nom.clone(),
        contrat: cadre.contrat.titre.clone(),
        annees: (1..=cadre.contrat.duree_annees)
            .map(|n| AnneePapier { rang: u8::try_from(n).unwrap_or(u8::MAX), libelle: Some(periode(n)) })
            .collect(),
        edition: None,
        au: None,
        demonstration: print.demonstration,
        adresse_codes: print.adresse_codes,
    }
}

/// `GET …/comites/{comite}.pdf` : the dossier before the sitting, the record of decisions after it.
pub async fn comite(mut cadre: Cadre, comite: Comite) -> Page {
    let charge = charger(&mut cadre, comite).await?;
    let preparation = preparer(&charge.dossier());
    let papier = comite_papier(&charge, &preparation, cadre.visit.lang);
    let nom = format!("{}-comite-{}.pdf", cadre.contrat.slug, charge.comite.tenue_le);
    let commande = Commande::comite(&papier, &tirage(&cadre));
    let visit = cadre.visit.clone();
    drop(cadre);
    imprimer(&visit, commande, &nom, None).await
}

fn texte(t: &str) -> Option<String> {
    Some(t.to_owned()).filter(|t| !t.is_empty())
}

fn comite_papier(charge: &DossierCharge, p: &Preparation<'_>, lang: Lang) -> ComitePapier {
    let t = m(lang);
    let comite = &charge.comite;
    let instance = t.papier_instance();
    let avant = comite.etat == EtatComite::Prepare;
    let precedent = p.precedentes.iter().map(|p| p.comite.tenue_le).max();
    ComitePapier {
        document: if avant { DocumentComite::Dossier } else { DocumentComite::Releve },
        instance: instance.clone(),
        seance: Some(comite.tenue_le),
        lieu: comite.lieu.clone(),
        presidence: None,
        quorum: None,
        membres: comite
            .presents
            .lines()
            .map(str::trim)
            .filter(|l| !l.is_empty())
            .map(|ligne| MembrePapier {
                organisation: String::new(),
                fonction: ligne.to_owned(),
                presence: if avant { Presence::Convoque } else { Presence::Present },
            })
            .collect(),
        chapeau: Texte(format!("{}\n{}", comite.titre, comite.notes)),
        aiguilles: None,
        depuis: precedent,
        precedentes: p.precedentes.iter().map(|p: &Precedente<'_>| decision(p.decision, p.comite, charge, lang)).collect(),
        retards: p.retards.iter().flat_map(|(id, tous)| tous.iter().map(|un| retard(charge, *id, un, lang))).collect(),
        mouvements: p.mouvements.iter().flat_map(|(id, tous)| tous.iter().map(|un| mouvement(charge, *id, un, lang))).collect(),
        demandes: p.demandes.iter().enumerate().map(|(rang, d)| demande(charge, rang + 1, d, lang)).collect(),
        decisions: charge
            .decisions
            .iter()
            .filter(|d| d.comite_id == comite.id)
            .map(|d| decision(d, comite, charge, lang))
            .collect(),
        divers: Texte::default(),
    }
}

fn fiche(charge: &DossierCharge, id: Option<FicheActionId>) -> Option<&FicheAction> {
    charge.fiches.iter().find(|f| Some(f.id) == id)
}

fn decision(d: &Decision, comite: &Comite, charge: &DossierCharge, lang: Lang) -> DecisionPapier {
    let t = m(lang);
    let sujet = fiche(charge, d.fiche_id);
    DecisionPapier {
        numero: d.ordre.to_string(),
        instance: t.papier_instance(),
        seance: Some(comite.tenue_le),
        type_decision: match d.genre {
            GenreDecision::Poursuite => TypeDecision::Poursuite,
            GenreDecision::Renforcement => TypeDecision::Renforcement,
            GenreDecision::Reorientation => TypeDecision::Reorientation,
            GenreDecision::Arret => TypeDecision::Arret,
            GenreDecision::NouvelleAction => TypeDecision::NouvelleAction,
            GenreDecision::Validation => TypeDecision::Validation,
            GenreDecision::Demande => TypeDecision::Demande,
        },
        sujets: vec![mots::sujet(sujet.map(|f| f.numero), lang)],
        texte: sujet.map_or_else(|| d.motif.clone(), |f| f.titre.clone()).into(),
        motif: sujet.and(texte(&d.motif)),
        scrutin: None,
        conditions: texte(&d.conditions),
        responsable: texte(&d.responsable),
        echeance: d.echeance,
        suivi: match d.etat {
            EtatDecision::AExecuter => SuiviDecision::AExecuter,
            EtatDecision::EnCours => SuiviDecision::EnCours,
            EtatDecision::Executee => SuiviDecision::Executee,
            EtatDecision::Reportee => SuiviDecision::Reportee,
            EtatDecision::Abandonnee => SuiviDecision::Abandonnee,
            EtatDecision::Rapportee => SuiviDecision::Rapportee,
        },
        suivi_note: d.suivi.last().map(|s| format!("{}\u{202f}: {}", date_courte(s.le), s.texte)),
        avenant_requis: d.avenant_requis,
        code: None,
    }
}

fn retard(charge: &DossierCharge, id: FicheActionId, retard: &Retard, lang: Lang) -> RetardPapier {
    let t = m(lang);
    let f = fiche(charge, Some(id));
    let lue = charge.plan.fiches.iter().find(|l| l.id == id);
    let (motif, echeance) = match retard {
        Retard::Reponse { echeance, etat } => {
            let mot = crate::pages::lecture::etat_reponse(*etat, false, lang).1;
            (format!("{}\u{202f}: {mot}", t.dossier_retard_reponse()), Some(*echeance))
        }
        Retard::Palier { declare, attendu, part } => {
            let faits = t.dossier_retard_palier_faits(declare.to_string(), attendu.to_string());
            (format!("{faits} {}", t.dossier_attendu(taux_en_mots(part, lang))), None)
        }
        Retard::Echeance { lettre, libelle, annee, fait } => {
            let case = if *fait == Some(OuiNon::Non) { t.dossier_case_non() } else { t.dossier_case_vide() };
            (format!("{} {case} {libelle}", t.dossier_retard_echeance_faits(lettre, annee.to_string())), None)
        }
    };
    RetardPapier {
        sujet: mots::sujet(f.map(|f| f.numero), lang),
        titre: f.map(|f| f.titre.clone()).unwrap_or_default(),
        motif,
        echeance,
        responsable: lue.and_then(|l| texte(&l.pilotes)),
        code: None,
    }
}

fn mouvement(charge: &DossierCharge, id: FicheActionId, mouvement: &Mouvement, lang: Lang) -> MouvementPapier {
    let t = m(lang);
    let f = fiche(charge, Some(id));
    let pourcent = |n: i64| taux_en_mots(&Nombre::from(n), lang);
    let nombre = |texte: &str| Nombre::decimal(texte).map_or_else(|_| texte.to_owned(), |n| nombre_en_mots(&n, lang));
    let (champ, avant, apres, meteo, motif) = match mouvement {
        Mouvement::Palier { avant, apres } => {
            (t.dossier_mouvement_palier(), Some(pourcent(*avant)), Some(pourcent(*apres)), None, None)
        }
        Mouvement::Meteo { avant, apres, motif } => (
            t.dossier_mouvement_meteo(),
            Some(ciel_en_mots(*avant, lang)),
            Some(ciel_en_mots(*apres, lang)),
            Some(niveau(*apres)),
            motif.clone(),
        ),
        Mouvement::Valeur { indicateur, avant, apres } => {
            let i = charge.indicateurs.iter().find(|i| i.id == *indicateur);
            let unite = i.map_or("", |i| i.unite.as_str());
            let dite = |v: &str| dire_texte(i.and_then(|i| i.echelle.as_ref()), v, lang);
            let ecrit = |v: &str| format!("{} {unite}", dite(v).unwrap_or_else(|| nombre(v))).trim().to_owned();
            (i.map(|i| i.libelle.clone()).unwrap_or_default(), avant.as_deref().map(ecrit), Some(ecrit(apres)), None, None)
        }
    };
    MouvementPapier {
        sujet: mots::sujet(f.map(|f| f.numero), lang),
        titre: f.map(|f| f.titre.clone()).unwrap_or_default(),
        champ,
        avant,
        apres,
        meteo,
        motif,
        code: None,
    }
}

fn niveau(ciel: crate::model::Ciel) -> NiveauMeteo {
    use crate::model::Ciel;
    match ciel {
        Ciel::Soleil => NiveauMeteo::Soleil,
        Ciel::Couvert => NiveauMeteo::Couvert,
        Ciel::Nuage => NiveauMeteo::Nuage,
        Ciel::Orage => NiveauMeteo::Orage,
        Ciel::NonNecessaire => NiveauMeteo::NonNecessaire,
    }
}

fn demande(charge: &DossierCharge, rang: usize, d: &Demande, lang: Lang) -> DemandePapier {
    let f = fiche(charge, d.fiche);
    let lignes: Vec<String> = d.raisons.iter().map(|r| format!("- {}", raison(charge, r, lang))).collect();
    DemandePapier {
        numero: rang.to_string(),
        question: f.map_or_else(|| mots::sujet(None, lang), |f| f.titre.clone()),
        sujets: vec![mots::sujet(f.map(|f| f.numero), lang)],
        expose: lignes.join("\n").into(),
        propositions: if d.fiche.is_some() {
            [GenreDecision::Poursuite, GenreDecision::Renforcement, GenreDecision::Reorientation, GenreDecision::Arret]
                .map(|g| mots::genre(g, lang))
                .to_vec()
        } else {
            vec![]
        },
        avis: None,
        pieces: vec![],
        avenant_requis: false,
        code: None,
    }
}

fn raison(charge: &DossierCharge, raison: &Raison, lang: Lang) -> String {
    let t = m(lang);
    match raison {
        Raison::Meteo { ciel, motif, appui } => {
            let mut dit = ciel_en_mots(*ciel, lang);
            if let Some(motif) = motif {
                dit = format!("{dit}\u{202f}: {motif}");
            }
            if appui.is_empty() { dit } else { format!("{dit} {} {appui}", t.dossier_appui()) }
        }
        Raison::Baisse { avant, apres } => t.dossier_baisse(avant.to_string(), apres.to_string()),
        Raison::Stagnation { palier, de, a } => t.dossier_stagnation(palier.to_string(), de.to_string(), a.to_string()),
        Raison::SansPilote => t.dossier_sans_pilote(),
        Raison::Marques { n } => t.dossier_marques(*n),
        Raison::DecisionNonFaite { decision, echeance } => {
            let connue = charge.decisions.iter().find(|d| d.id == *decision);
            let seance = connue.and_then(|d| charge.comites.iter().find(|c| c.id == d.comite_id));
            let genre = connue.map(|d| mots::genre(d.genre, lang)).unwrap_or_default();
            let jour = |j| kernel::texte::date_longue(j, lang);
            t.dossier_non_faite(genre, seance.map(|c| jour(c.tenue_le)).unwrap_or_default(), jour(*echeance))
        }
    }
}

/// `GET …/avenants/{avenant}.pdf`
pub async fn avenant(mut cadre: Cadre, vue: VueAvenant) -> Page {
    let lang = cadre.visit.lang;
    let a = &vue.apercu.avenant;
    let signataires = signataires(&mut cadre, &vue).await?;
    let motifs: Vec<&str> = vue.apercu.decisions.iter().map(|(d, _)| d.motif.as_str()).collect();
    let papier = AvenantPapier {
        numero: a.numero.to_string(),
        projet: a.etat == EtatAvenant::Projet,
        objet: a.objet.clone(),
        demandeur: texte(&a.demandeur),
        motif: motifs.join("\n").into(),
        visas: visas(&cadre, &vue, lang),
        demande_le: a.demande_le,
        comite_le: vue.comite.as_ref().map(|c| c.tenue_le),
        signature_le: a.signe_le,
        effet_le: a.effet_le,
        modifications: vue.apercu.modifications.iter().filter_map(|(un, _)| modification(&vue, un, lang)).collect(),
        articles: vec![],
        signataires,
    };
    let nom = format!("{}-avenant-{}.pdf", cadre.contrat.slug, a.numero);
    let commande = Commande::avenant(&papier, &tirage(&cadre));
    let visit = cadre.visit.clone();
    drop(cadre);
    imprimer(&visit, commande, &nom, None).await
}

fn visas(cadre: &Cadre, vue: &VueAvenant, lang: Lang) -> Vec<String> {
    let t = m(lang);
    let mut visas = vec![t.papier_vu_contrat(&cadre.contrat.titre)];
    if !cadre.contrat.revision.is_empty() {
        visas.push(t.papier_vu_revision(&cadre.contrat.revision));
    }
    if let Some(c) = &vue.comite {
        visas.push(t.papier_vu_comite(cadre.jour(c.tenue_le)));
    }
    visas
}

async fn signataires(cadre: &mut Cadre, vue: &VueAvenant) -> Result<Vec<SignatairePapier>, store::StoreError> {
    let tous = cadre.reader.list::<Signataire>("contrat_id = $2 ;; ORDER BY ordre", args![cadre.contrat.id]).await?;
    let nom = |s: &Signataire| {
        vue.apercu.plan.organisations.iter().find(|o: &&Organisation| o.id == s.organisation_id).map(|o| o.nom.clone())
    };
    Ok(tous
        .iter()
        .map(|s| SignatairePapier {
            organisation: nom(s).unwrap_or_default(),
            fonction: s.fonction.clone(),
            part: s.part.clone(),
            signe_le: vue.apercu.avenant.signe_le,
        })
        .collect())
}

fn modification(vue: &VueAvenant, un: &crate::model::Modification, lang: Lang) -> Option<ModificationPapier> {
    let champ = Champ::lire(&un.champ)?;
    let numero = vue.fiches.iter().find(|f| Some(f.id) == un.fiche_id).map(|f| f.numero);
    let lisible = |valeur: &str| texte(&valeurs::lisible(&champ, valeur, &vue.apercu.plan, lang)).map(Texte);
    let nature = champ.nature();
    Some(ModificationPapier {
        nature: match nature {
            Nature::Ajout => NatureModification::Ajout,
            Nature::Retrait => NatureModification::Retrait,
            Nature::Modification => NatureModification::Modification,
        },
        sujet: mots::sujet(numero, lang),
        champ: mots::champ(&champ, lang),
        avant: if nature == Nature::Ajout { None } else { lisible(&un.avant) },
        apres: if nature == Nature::Retrait { None } else { lisible(&un.apres) },
    })
}
