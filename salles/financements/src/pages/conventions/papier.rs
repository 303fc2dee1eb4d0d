//! Agreements on paper: one, or all those of a funder in a call. In French, the language of the acts; the code printed leads back
//! to the page of the agreement.

use super::une;
use crate::m;
use crate::model::*;
use crate::mots;
use crate::mots::modele::dire;
use crate::pages::cadre_appel::Cadre;
use crate::pages::lots::papiers::presse;
use crate::regles::Parametres;
use crate::regles::appel::parametres_du;
use crate::regles::bilan::limite;
use crate::store as lectures;
use axum::extract::Path;
use kernel::Lang;
use kernel::texte::date_longue;
use paper::{ActePapier, ColonneActe, MentionActe, PartieActe, RenvoiActe, SignatureActe, TableauActe};
use std::collections::HashMap;
use store::{Read, args};
use web::{Page, PageError, Visit};

const FR: Lang = Lang::Fr;

/// A batch beyond that is asked funder by funder.
const PAR_LOT: usize = 200;

/// `GET /conventions/{convention}/convention.pdf`
pub async fn une_seule(visit: Visit, Path((_c, identifiant)): Path<(String, String)>) -> Page {
    let vue = une::charger(&visit, &identifiant).await?;
    let lettres = lectures::lettres(&mut visit.reader().await?, vue.appel.id).await?;
    let parametres = parametres_du(&lettres, visit.today());
    let modeles = lectures::modeles(&mut visit.reader().await?).await?;
    let acte = acte(&visit, &vue.appel, (&parametres, &modeles), &vue.convention, &vue.porteur, &vue.financeur);
    presse(&visit, &[acte], &format!("{identifiant}.pdf"), None).await
}

/// `GET /appels/{appel}/conventions.pdf?financeur=ETAT`: all those of a funder, each on its own page.
pub async fn lot(visit: Visit, Path((_c, slug)): Path<(String, String)>) -> Page {
    let (cadre, mut r) = Cadre::ouvrir(visit, &slug).await?;
    let qui = crate::pages::query(&cadre.visit).text("financeur").to_owned();
    let conventions: Vec<Convention> = r
        .list(
            "appel_id = $2 AND ($3 = '' OR financeur = $3) ;; ORDER BY identifiant COLLATE \"C\", id",
            args![cadre.appel.id, qui.clone()],
        )
        .await?;
    if conventions.is_empty() {
        return Err(PageError::NotFound);
    }
    let financeurs = lectures::financeurs(&mut r).await?;
    let dossiers: Vec<Dossier> = r.list("appel_id = $2", args![cadre.appel.id]).await?;
    let porteurs: Vec<Porteur> = r
        .list("id IN (SELECT porteur_id FROM dossier WHERE collectivite_id = $1 AND appel_id = $2)", args![cadre.appel.id])
        .await?;
    let parametres = parametres_du(&lectures::lettres(&mut r, cadre.appel.id).await?, cadre.visit.today());
    let modeles = lectures::modeles(&mut r).await?;
    drop(r);
    let de: HashMap<DossierId, PorteurId> = dossiers.iter().map(|d| (d.id, d.porteur_id)).collect();
    let actes: Vec<ActePapier> = conventions
        .iter()
        .take(PAR_LOT)
        .filter_map(|c| {
            let porteur = porteurs.iter().find(|p| Some(&p.id) == de.get(&c.dossier_id))?;
            let financeur = financeurs.iter().find(|f| f.code == c.financeur)?;
            Some(acte(&cadre.visit, &cadre.appel, (&parametres, &modeles), c, porteur, financeur))
        })
        .collect();
    let suite = if qui.is_empty() { String::new() } else { format!("-{}", kernel::texte::slug(&qui)) };
    presse(&cadre.visit, &actes, &format!("{slug}-conventions{suite}.pdf"), None).await
}

pub(super) fn acte(
    visit: &Visit,
    appel: &Appel,
    (p, modeles): (&Parametres, &[ModeleActe]),
    c: &Convention,
    porteur: &Porteur,
    financeur: &FinanceurInscrit,
) -> ActePapier {
    let t = m(FR);
    let mention = |libelle: String, valeur: String| MentionActe { libelle, valeur };
    let siret = |s: &Option<String>| s.as_ref().map(|s| format!(", {} {s}", t.fiche_siret())).unwrap_or_default();
    let article = |n: usize, titre: String, texte: String| PartieActe {
        titre: t.convention_article(n, titre),
        texte: texte.into(),
        ..PartieActe::default()
    };
    let dit = |cle, valeurs: &[(&str, String)]| dire(modeles, cle, c.signee_le, valeurs);
    let (exercice, autres) = (appel.exercice.to_string(), dit(CleModele::ConventionAutres, &[]));
    let montant = mots::euros(Some(c.montant()), FR);
    let rendu = limite(appel.exercice, p).map(|jour| date_longue(jour, FR)).unwrap_or_default();
    let echelonnee = !c.contenu.echeances.is_empty();
    let echeancier = [c.contenu.conditions.clone(), if echelonnee { t.echeancier_papier() } else { String::new() }];
    let echeancier = echeancier.into_iter().filter(|dit| !dit.is_empty()).collect::<Vec<_>>().join(" ");
    let echeancier = if echeancier.is_empty() { t.convention_echeancier_defaut() } else { echeancier };
    let mut versement = article(
        2,
        t.convention_versement(),
        dit(CleModele::ConventionVersement, &[("montant", montant.clone()), ("echeancier", echeancier)]),
    );
    versement.tableau = echelonnee.then(|| echeances(c));
    let mut objet = article(
        1,
        t.convention_objet(),
        dit(
            CleModele::ConventionObjet,
            &[("financeur", financeur.nom.clone()), ("porteur", porteur.nom.clone()), ("exercice", exercice.clone())],
        ),
    );
    objet.tableau = Some(aides(c));
    let adresse = visit.absolute(&format!("/conventions/{}", c.identifiant));
    ActePapier {
        titre: t.convention_papier_titre(),
        sous_titre: format!("{} · {}", c.identifiant, appel.intitule),
        mention: c.signee_le.is_none().then(|| t.lettre_projet()),
        entete: vec![
            mention(t.suite_col_financeur(), format!("{}{}", financeur.nom, siret(&financeur.siret))),
            mention(t.suite_col_porteur(), format!("{}{}", porteur.nom, siret(&porteur.siret))),
            mention(t.fiche_montant(), montant.clone()),
        ],
        parties: vec![
            objet,
            versement,
            article(3, t.convention_engagements(), dit(CleModele::ConventionEngagements, &[("bilan", rendu)])),
            article(4, t.convention_controle(), dit(CleModele::ConventionControle, &[])),
            article(5, t.convention_duree(), dit(CleModele::ConventionDuree, &[("exercice", exercice)])),
        ]
        .into_iter()
        .chain((!autres.is_empty()).then(|| article(6, t.convention_autres(), autres)))
        .collect(),
        signatures: vec![
            SignatureActe {
                organisation: financeur.nom.clone(),
                fonction: dit(CleModele::ConventionSignataire, &[]),
                signe_le: c.signee_le,
            },
            SignatureActe { organisation: porteur.nom.clone(), fonction: porteur.representant.clone(), signe_le: c.signee_le },
        ],
        renvoi: RenvoiActe::vers(&t.convention_titre(&c.identifiant), &adresse),
    }
}

fn aides(c: &Convention) -> TableauActe {
    let t = m(FR);
    let colonne = |titre: String, droite: bool, large: bool| ColonneActe { titre, droite, large };
    let euros = |montant| mots::euros(Some(montant), FR);
    TableauActe {
        resume: t.convention_aides(),
        colonnes: vec![
            colonne(t.suite_col_dossier(), false, false),
            colonne(t.liste_action(), false, true),
            colonne(t.fiche_montant(), true, false),
        ],
        lignes: c.contenu.aides.iter().map(|a| vec![a.numero.clone(), a.intitule.clone(), euros(a.montant)]).collect(),
        total: Some(vec![t.fiche_total(), String::new(), euros(c.montant())]),
    }
}

/// « échéancier »: its dates, its amounts, their sum.
fn echeances(c: &Convention) -> TableauActe {
    let t = m(FR);
    let euros = |montant| mots::euros(Some(montant), FR);
    TableauActe {
        resume: t.echeancier_titre(),
        colonnes: vec![
            ColonneActe { titre: t.echeancier_le(), droite: false, large: true },
            ColonneActe { titre: t.fiche_montant(), droite: true, large: false },
        ],
        lignes: c.contenu.echeances.iter().map(|e| vec![date_longue(e.le, FR), euros(e.montant)]).collect(),
        total: Some(vec![t.fiche_total(), euros(c.montant())]),
    }
}
