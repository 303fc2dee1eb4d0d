//! Reading a call. Each need is one statement: a page asks for what it shows.

use crate::model::{
    Appel, Complement, Cpo, DerogationAccordee, Dossier, Interet, LettreCadrage, LigneFinanceur, LotDecision, NoteDossier,
    PieceDossier, Porteur,
};
use crate::regles::appel::{en_vigueur, parametres_du};
use crate::regles::lecture::DossierLu;
use crate::store as lectures;
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap};
use store::{Read, StoreError, args};
use territoire::model::{GenreTerritoire, Territoire};

use super::appel_lu::{AppelLu, DossierSuivi};
use super::passe::{self, Passe};

/// What is read beside the files, their holders and their matrix.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Besoin {
    /// Notes, interests, corrections asked, waivers.
    pub instruction: bool,
    /// Envelopes, reservations, districts.
    pub argent: bool,
    /// Papers, agreements, the year before: what the rules look at.
    pub regles: bool,
    /// Frozen lots.
    pub lots: bool,
}

impl Besoin {
    pub const TOUT: Self = Self { instruction: true, argent: true, regles: true, lots: true };
}

fn par<K: std::hash::Hash + Eq, T>(tous: Vec<T>, cle: impl Fn(&T) -> K) -> HashMap<K, Vec<T>> {
    let mut ranges: HashMap<K, Vec<T>> = HashMap::new();
    for un in tous {
        ranges.entry(cle(&un)).or_default().push(un);
    }
    ranges
}

impl AppelLu {
    /// Reads a call at `jour`: five statements, and at most eleven more with every need.
    ///
    /// # Errors
    /// `StoreError`.
    pub async fn lire(r: &mut impl Read, appel: Appel, besoin: Besoin, jour: Date) -> Result<Self, StoreError> {
        let id = appel.id;
        let lettres: Vec<LettreCadrage> = r.list("appel_id = $2", args![id]).await?;
        let parametres = parametres_du(&lettres, jour);
        let lettre = en_vigueur(&lettres, jour).cloned();
        let financeurs = lectures::financeurs(r).await?;
        let dossiers: Vec<Dossier> =
            r.list("appel_id = $2 AND numero IS NOT NULL ;; ORDER BY numero COLLATE \"C\"", args![id]).await?;
        let porteurs: Vec<Porteur> =
            r.list("id IN (SELECT porteur_id FROM dossier WHERE collectivite_id = $1 AND appel_id = $2)", args![id]).await?;
        let porteurs: HashMap<_, Porteur> = porteurs.into_iter().map(|p| (p.id, p)).collect();
        let lignes: Vec<LigneFinanceur> = r.list("appel_id = $2", args![id]).await?;
        let mut lignes = par(lignes, |l| l.dossier_id);
        let (mut notes, mut interets, mut complements, mut derogations) =
            (HashMap::new(), HashMap::new(), HashMap::new(), HashMap::new());
        if besoin.instruction {
            let lues: Vec<NoteDossier> = r.list("appel_id = $2 ;; ORDER BY notee_a, id", args![id]).await?;
            notes = par(lues, |n| n.dossier_id);
            let lus: Vec<Interet> = r
                .list(
                    "dossier_id IN (SELECT id FROM dossier WHERE collectivite_id = $1 AND appel_id = $2) ;; ORDER BY declare_a",
                    args![id],
                )
                .await?;
            interets = par(lus, |i| i.dossier_id);
            let lus: Vec<Complement> = r
                .list("dossier_id IN (SELECT id FROM dossier WHERE collectivite_id = $1 AND appel_id = $2) ;; ORDER BY demande_a, id", args![id])
                .await?;
            complements = par(lus, |c| c.dossier_id);
            let lues: Vec<DerogationAccordee> = r.list("appel_id = $2 ;; ORDER BY accordee_le, id", args![id]).await?;
            derogations = par(lues, |d| d.dossier_id);
        }
        let (mut pieces, mut cpos, mut passes) = (HashMap::new(), HashMap::new(), HashMap::new());
        if besoin.regles {
            let lues: Vec<PieceDossier> = r
                .list("porteur_id IN (SELECT porteur_id FROM dossier WHERE collectivite_id = $1 AND appel_id = $2)", args![id])
                .await?;
            pieces = par(lues, |p| p.porteur_id);
            let lues: Vec<Cpo> = r.list("contrat_id = $2", args![appel.contrat_id]).await?;
            cpos = lues.into_iter().map(|c| (c.id, c)).collect();
            passes = passe::lire(r, id).await?;
        }
        let (mut enveloppes, mut reservations, mut quartiers) = (vec![], vec![], BTreeMap::new());
        if besoin.argent {
            enveloppes = lectures::enveloppes(r, &appel).await?;
            reservations = lectures::reservations(r, &appel).await?;
            let lus: Vec<Territoire> = r.list("genre = $2 ;; ORDER BY cle COLLATE \"C\"", args![GenreTerritoire::Qpv]).await?;
            quartiers = lus.into_iter().filter_map(|t| Some((t.code?, (t.nom, t.population.unwrap_or_default())))).collect();
        }
        let lots = if besoin.lots { r.list::<LotDecision>("appel_id = $2 ;; ORDER BY numero", args![id]).await? } else { vec![] };
        let copil: HashMap<_, Date> = lots.iter().filter_map(|l| Some((l.id, l.copil_le?))).collect();
        let suivis = dossiers.into_iter().filter_map(|dossier| {
            let propres = |p: &PieceDossier| p.dossier_id.is_none() || p.dossier_id == Some(dossier.id);
            let interets: Vec<Interet> = interets.remove(&dossier.id).unwrap_or_default();
            let passe: Vec<Passe> = passes.get(&dossier.action_id).cloned().unwrap_or_default();
            let mut lignes: Vec<LigneFinanceur> = lignes.remove(&dossier.id).unwrap_or_default();
            lignes.sort_by(|a, b| a.financeur.cmp(&b.financeur));
            let annees_financees = passe.iter().filter(|p| p.vote().est_positif()).map(|p| p.exercice).collect();
            let lu = DossierLu {
                exercice: appel.exercice,
                parametres: parametres.clone(),
                porteur: porteurs.get(&dossier.porteur_id)?.clone(),
                copil_le: lignes.iter().filter_map(|l| Some((l.financeur.clone(), *copil.get(&l.lot_id?)?))).collect(),
                lignes,
                pieces: pieces.get(&dossier.porteur_id).into_iter().flatten().filter(|p| propres(p)).cloned().collect(),
                cpo: dossier.cpo_id.and_then(|id| cpos.get(&id).cloned()),
                precedent: passe.iter().find(|p| p.exercice == appel.exercice - 1).map(Passe::precedent),
                annees_financees,
                interets: interets.iter().map(|i| i.compte_id.clone()).collect(),
                derogations: derogations.remove(&Some(dossier.id)).unwrap_or_default(),
                demandees: lettre.as_ref().map(|l| l.contenu.pieces.clone()).unwrap_or_default(),
                dossier,
            };
            let id = lu.dossier.id;
            let notes = notes.remove(&id).unwrap_or_default();
            Some(DossierSuivi { notes, interets, complements: complements.remove(&id).unwrap_or_default(), passe, lu })
        });
        let dossiers = suivis.collect();
        Ok(Self { appel, lettre, parametres, financeurs, enveloppes, reservations, dossiers, lots, quartiers, jour })
    }
}
