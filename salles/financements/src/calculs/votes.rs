//! A voted call as it may be published: what each funder decided for each file, paid, and what the reviews say.

use crate::model::*;
use crate::regles::publication::{MotifRefus, RefusPublication, publiable};
use crate::regles::versement::NatureVersement;
use crate::regles::{Euros, Financeur, heure};
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap};
use store::{Read, StoreError, args};

/// Holders that are told together, never named.
const PERSONNES: [&str; 2] = ["personne_physique", "entreprise_individuelle"];

/// « porteur personne physique ou entreprise individuelle »: never named.
#[must_use]
pub fn est_une_personne(forme: &str) -> bool {
    PERSONNES.contains(&forme)
}

/// A call once its funders have voted.
#[derive(Debug, Clone)]
pub struct AppelVote {
    /// In the order of the house.
    pub financeurs: Vec<FinanceurInscrit>,
    /// Files on which someone voted, by public number.
    pub dossiers: Vec<DossierVote>,
    pub conventions: Vec<Convention>,
    /// The public numbers of these files.
    pub numeros: HashMap<DossierId, String>,
    /// What could not be read as a voted file: its cure is not in the texts.
    pub manques: Vec<RefusPublication>,
}

/// What is read beside a file.
struct Lots {
    financeurs: HashMap<Financeur, Attribuant>,
    porteurs: HashMap<PorteurId, Porteur>,
    lignes: HashMap<DossierId, Vec<LigneFinanceur>>,
    /// Those that are signed: the day, and how they are paid.
    conventions: HashMap<(DossierId, Financeur), (Date, ContenuConvention)>,
    versements: HashMap<LigneFinanceurId, Vec<VersementLigne>>,
    bilans: HashMap<DossierId, BilanDossier>,
    cpos: HashMap<CpoId, Cpo>,
    quartiers: BTreeMap<String, String>,
}

impl AppelVote {
    /// Reads a call: nine statements whatever its size.
    ///
    /// # Errors
    /// `StoreError`.
    pub async fn lire(r: &mut impl Read, appel: &Appel) -> Result<Self, StoreError> {
        let id = appel.id;
        let financeurs = crate::store::financeurs(r).await?;
        let dossiers: Vec<Dossier> = r
            .list(
                "appel_id = $2 AND numero IS NOT NULL AND etat <> 'retire' AND id IN (SELECT dossier_id FROM ligne_financeur
                 WHERE collectivite_id = $1 AND appel_id = $2 AND vote_centimes IS NOT NULL) ;; ORDER BY numero COLLATE \"C\"",
                args![id],
            )
            .await?;
        let porteurs: Vec<Porteur> =
            r.list("id IN (SELECT porteur_id FROM dossier WHERE collectivite_id = $1 AND appel_id = $2)", args![id]).await?;
        let lignes: Vec<LigneFinanceur> = r.list("appel_id = $2 AND vote_centimes IS NOT NULL ;; ORDER BY id", args![id]).await?;
        let conventions: Vec<Convention> = r.list("appel_id = $2 ;; ORDER BY identifiant COLLATE \"C\"", args![id]).await?;
        let versements: Vec<VersementLigne> = r.list("appel_id = $2 AND annule_a IS NULL ;; ORDER BY le, id", args![id]).await?;
        let bilans: Vec<BilanDossier> = r.list("appel_id = $2 AND etat = 'valide'", args![id]).await?;
        let cpos: Vec<Cpo> = r.list("contrat_id = $2", args![appel.contrat_id]).await?;
        let quartiers = crate::store::quartiers(r).await?;
        let mut manques = vec![];
        let mut lots = Lots {
            financeurs: financeurs.iter().filter_map(|f| Some((f.code.clone(), attribuant(f)?))).collect(),
            porteurs: porteurs.into_iter().map(|p| (p.id, p)).collect(),
            lignes: HashMap::new(),
            conventions: HashMap::new(),
            versements: HashMap::new(),
            bilans: bilans.into_iter().map(|b| (b.dossier_id, b)).collect(),
            cpos: cpos.into_iter().map(|c| (c.id, c)).collect(),
            quartiers: quartiers.into_iter().collect(),
        };
        for ligne in lignes {
            lots.lignes.entry(ligne.dossier_id).or_default().push(ligne);
        }
        for versement in versements {
            lots.versements.entry(versement.ligne_id).or_default().push(versement);
        }
        for convention in &conventions {
            // One agreement covers all that a funder gives a holder.
            let dossiers = convention.contenu.aides.iter().map(|a| a.dossier).chain([convention.dossier_id]);
            for (dossier, signee_le) in dossiers.filter_map(|d| Some((d, convention.signee_le?))) {
                lots.conventions.insert((dossier, convention.financeur.clone()), (signee_le, convention.contenu.0.clone()));
            }
        }
        let numeros = dossiers.iter().filter_map(|d| Some((d.id, d.numero.clone()?))).collect();
        let dossiers = dossiers.into_iter().filter_map(|d| lots.lire(&d, appel.exercice, &mut manques)).collect();
        Ok(Self { financeurs, dossiers, conventions, numeros, manques })
    }

    /// The funders, as an edition names them.
    #[must_use]
    pub fn publies(&self) -> Vec<FinanceurPublie> {
        self.financeurs.iter().map(|f| FinanceurPublie { code: f.code.clone(), nom: f.nom.clone() }).collect()
    }

    /// What could not be read, of all or of the files this funder is in: a file without one of its funders would be told wrong.
    #[must_use]
    pub fn manques_de(&self, financeur: Option<&Financeur>) -> Vec<RefusPublication> {
        let dans = |numero: &str, qui: &Financeur| {
            self.dossiers.iter().any(|d| d.numero == numero && d.lignes.iter().any(|l| l.attribuant.financeur == *qui))
        };
        let concerne = |m: &&RefusPublication| {
            financeur.is_none_or(|qui| m.financeur.as_ref().is_none_or(|autre| autre == qui) || dans(&m.numero, qui))
        };
        self.manques.iter().filter(concerne).cloned().collect()
    }
}

fn attribuant(f: &FinanceurInscrit) -> Option<Attribuant> {
    let siret = Siret::lire(f.siret.as_deref()?).ok()?;
    Some(Attribuant { financeur: f.code.clone(), nom: f.nom.clone(), siret, service: None, publie_ses_refus: f.publie_refus })
}

fn dit(texte: &str) -> Option<String> {
    Some(texte.trim().to_owned()).filter(|t| !t.is_empty())
}

impl Lots {
    fn lire(&mut self, d: &Dossier, exercice: i64, manques: &mut Vec<RefusPublication>) -> Option<DossierVote> {
        let numero = d.numero.clone()?;
        let porteur = self.porteurs.get(&d.porteur_id)?;
        let mut lignes = self.lignes.remove(&d.id).unwrap_or_default();
        lignes.sort_by(|a, b| a.financeur.cmp(&b.financeur));
        let mut manque = |financeur, motif| manques.push(RefusPublication { numero: numero.clone(), financeur, motif });
        let (Some(debut), Some(fin)) = (d.contenu.debut, d.contenu.fin) else {
            manque(None, MotifRefus::SansPeriode);
            return None;
        };
        let mut votees = vec![];
        for ligne in &lignes {
            match self.financeurs.get(&ligne.financeur) {
                Some(qui) => votees.push(self.votee(ligne, qui.clone(), fin)),
                None if ligne.vote_centimes != Some(0) => manque(Some(ligne.financeur.clone()), MotifRefus::SansSiretFinanceur),
                None => {}
            }
        }
        let bilan = self.bilans.get(&d.id);
        let cpo = d.cpo_id.and_then(|id| self.cpos.get(&id));
        let annees = |c: &Cpo| (c.annee_debut..=c.annee_fin).filter_map(|n| i16::try_from(n).ok()).collect();
        let derniere = lignes.iter().flat_map(|l| [l.vote_a, l.paye_a]).flatten().max();
        Some(DossierVote {
            numero,
            exercice: i16::try_from(exercice).unwrap_or_default(),
            intitule: d.intitule.trim().to_owned(),
            resume: d.contenu.resume.trim().to_owned(),
            beneficiaire: Beneficiaire {
                nom: porteur.nom.clone(),
                siret: porteur.siret.as_deref().and_then(|s| Siret::lire(s).ok()),
                rna: porteur.rna.as_deref().and_then(|s| Rna::lire(s).ok()),
                personne_physique: est_une_personne(&porteur.forme),
            },
            depose_le: heure::jour(d.depose_a.unwrap_or(d.modifie_a)),
            periode: (debut, fin),
            quartiers: d.contenu.qpv.iter().map(|q| self.quartiers.get(&q.code).cloned().unwrap_or(q.code.clone())).collect(),
            parts: d.contenu.qpv.iter().map(|q| q.part).collect(),
            defi: dit(&d.contenu.defi),
            theme: d.contenu.themes.iter().find_map(|t| dit(t)),
            objectif: d.contenu.fiche.as_ref().and_then(|f| dit(&f.nom)),
            cpo: cpo.map(|c| CpoCitee { identifiant: c.identifiant.clone(), annees: annees(c) }),
            lignes: votees,
            cout_realise: bilan.and_then(|b| b.cout_realise_centimes).map(Euros::de_centimes),
            touches: bilan.and_then(|b| b.contenu.nombre_beneficiaires),
            evaluation: None,
            modifie_a: derniere.map_or(d.modifie_a, |a| a.max(d.modifie_a)),
        })
    }

    fn votee(&self, ligne: &LigneFinanceur, attribuant: Attribuant, fin: Date) -> LigneVotee {
        let le = ligne.vote_le.or(ligne.vote_a.map(heure::jour));
        let decision = match (ligne.vote(), le) {
            (Some(montant), Some(le)) if montant.est_positif() => Decision::Attribuee { montant, le },
            (Some(_), Some(le)) => Decision::Refusee { le },
            _ => Decision::Attendue,
        };
        let verses: Vec<&VersementLigne> = self.versements.get(&ligne.id).into_iter().flatten().collect();
        let convention = self.conventions.get(&(ligne.dossier_id, ligne.financeur.clone()));
        let signee_le = convention.map(|(le, _)| *le);
        let apres = le.or(signee_le).unwrap_or(fin);
        LigneVotee {
            attribuant,
            demande: ligne.demande().unwrap_or_default(),
            decision,
            acte: dit(&ligne.vote_acte),
            convention_signee_le: signee_le,
            nature: NatureAide::Numeraire,
            versement: convention
                .and_then(|(le, contenu)| echelonne(contenu, *le, fin))
                .unwrap_or_else(|| versement(&verses, ligne.vote().unwrap_or_default(), apres, fin)),
            paye: ligne.paye(),
        }
    }
}

/// « échéancier » : how a grant is paid, as the agreement that covers it says, by its dates, else by its words when they may be
/// published.
fn echelonne(contenu: &ContenuConvention, signee_le: Date, fin: Date) -> Option<Versement> {
    let dates: Vec<Date> = contenu.echeances.iter().map(|e| e.le).collect();
    let description = contenu.conditions.split_whitespace().collect::<Vec<_>>().join(" ");
    match (dates.iter().min(), dates.iter().max()) {
        (Some(du), Some(au)) if du == au => Some(Versement::Unique { le: *du }),
        (Some(du), Some(au)) => Some(Versement::Echelonne { du: *du, au: *au }),
        _ if !publiable(&description) => None,
        _ => Some(Versement::Autre { description, du: signee_le, au: signee_le.max(fin) }),
    }
}

/// How a grant without agreement is paid, from what was paid: at once, in several times, or not yet.
fn versement(verses: &[&VersementLigne], vote: Euros, apres: Date, fin: Date) -> Versement {
    let payes: Vec<&&VersementLigne> = verses.iter().filter(|v| v.nature != NatureVersement::Reversement).collect();
    let somme: Euros = payes.iter().map(|v| Euros::de_centimes(v.montant_centimes)).sum();
    match (payes.first(), payes.last()) {
        (Some(seul), Some(_)) if payes.len() == 1 && somme >= vote => Versement::Unique { le: seul.le },
        (Some(premier), Some(dernier)) if somme >= vote => Versement::Echelonne { du: premier.le, au: dernier.le },
        (Some(premier), Some(dernier)) => Versement::Echelonne { du: premier.le, au: dernier.le.max(fin) },
        _ => Versement::Autre {
            description: "Après notification, au plus tard au vu du bilan".to_owned(),
            du: apres,
            au: apres.max(fin),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn dit(conditions: &str, dates: &[Date]) -> Option<Versement> {
        let echeances = dates.iter().map(|le| EcheanceVersement { le: *le, montant: Euros::entiers(100) }).collect();
        let contenu = ContenuConvention { conditions: conditions.into(), echeances, ..ContenuConvention::default() };
        echelonne(&contenu, date(2026, 5, 20), date(2026, 12, 31))
    }

    #[test]
    fn l_echeancier_de_la_convention_dit_les_conditions_et_les_dates() {
        let (juin, decembre) = (date(2026, 6, 30), date(2026, 12, 15));
        assert_eq!(dit("", &[juin]), Some(Versement::Unique { le: juin }));
        assert_eq!(dit("En deux fois", &[decembre, juin]), Some(Versement::Echelonne { du: juin, au: decembre }));
        let (du, au) = (date(2026, 5, 20), date(2026, 12, 31));
        let description = "60 % à la signature, le solde au vu du bilan".to_owned();
        assert_eq!(dit("60 % à la signature,\n le solde au vu du bilan", &[]), Some(Versement::Autre { description, du, au }));
        assert_eq!(dit(" ", &[]), None, "rien n’est dit : ce qui fut versé le dira");
        assert_eq!(dit(&"a".repeat(257), &[]), None);
        assert_eq!(dit("Écrire à comptable@association.example", &[]), None, "une convention signée ne se relit plus");
    }
}
