//! What the room `indicateurs` asks of plans: the years of a contract, its sheets, to whom they are entrusted. Plans stand
//! above it; the binary knows both.

use async_trait::async_trait;
use indicateurs::plans::{Contrat, Objet, Plans};
use plans::calculs::Lecture;
use plans::model::{FicheAction, FicheActionId, Noeud, Participation, RoleParticipation};
use plans::regles::annee::pour_les_indicateurs;
use std::collections::HashMap;
use store::{Read, Reader, StoreError, args};

/// The plans of this house.
pub struct DesPlans;

#[async_trait]
impl Plans for DesPlans {
    async fn contrats(&self, r: &mut Reader) -> Result<Vec<Contrat>, StoreError> {
        let tous: Vec<plans::model::Contrat> = r.list(";; ORDER BY annee_debut, slug", args![]).await?;
        Ok(tous.iter().map(pour_les_indicateurs).collect())
    }

    async fn objets(&self, r: &mut Reader, contrat: &str) -> Result<Vec<Objet>, StoreError> {
        let c: plans::model::Contrat = r.load(&contrat).await?;
        let calcul = |cle: &str| Some(format!("/contrats/{}/calcul/{}/{cle}", c.slug, Lecture::Atteinte.code()));
        let mut confiees: HashMap<FicheActionId, Vec<String>> = HashMap::new();
        let participations: Vec<Participation> = r.list("contrat_id = $2 ;; ORDER BY ordre, id", args![c.id]).await?;
        for p in participations.into_iter().filter(|p| p.role == RoleParticipation::Pilote) {
            confiees.entry(p.fiche_id).or_default().push(p.organisation_id.to_string());
        }
        let fiches: Vec<FicheAction> = r.list("contrat_id = $2 ;; ORDER BY numero, id", args![c.id]).await?;
        let mut objets: Vec<Objet> = fiches
            .into_iter()
            .map(|f| Objet {
                id: f.id.to_string(),
                nom: format!("{}. {}", f.numero, f.titre),
                chemin: format!("/contrats/{}/fiches/{}", c.slug, f.numero),
                calcul: calcul(&format!("fiche-{}", f.numero)),
                confie_a: confiees.remove(&f.id).unwrap_or_default(),
            })
            .collect();
        let noeuds: Vec<Noeud> = r.list("contrat_id = $2 ;; ORDER BY ordre, id", args![c.id]).await?;
        objets.extend(noeuds.into_iter().map(|n| Objet {
            id: n.id.to_string(),
            nom: n.titre.clone(),
            chemin: format!("/contrats/{}", c.slug),
            calcul: calcul(&n.id.to_string()),
            confie_a: vec![],
        }));
        Ok(objets)
    }
}
