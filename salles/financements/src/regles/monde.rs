//! The situation as the expressions see it: fields by path, with the readings of the parameters applied.

mod lectures;
mod schema;

use kernel::nombre::Nombre;

use super::expression::{Enregistrement, Intervalle, Valeur};
use super::parametres::{BaseSeuil, Chevauchement, HorsCpo, PerimetrePlancher, UniteCpo};
use super::situation::{Plan, Retenu};
use super::{Etape, Euros, Financeur, Situation};
pub use lectures::Import;
use lectures::{categorie, invites};
pub use schema::schema;

/// The sections a framing letter must have (AAP-08), in the contract's order.
pub const RUBRIQUES: [&str; 5] =
    ["destinataires", "objectifs", "bénéficiaires attendus", "orientations thématiques", "critères d'éligibilité"];

fn euros(montant: Option<Euros>) -> Valeur {
    Valeur::Nombre(montant.map_or_else(Intervalle::inconnu, |m| Intervalle::exact(m.nombre())))
}

/// An amount not known yet, but an amount: at least zero.
pub(crate) fn euros_ou_plus(montant: Option<Euros>) -> Intervalle {
    montant.map_or(Intervalle { min: Some(Nombre::zero()), max: None }, |m| Intervalle::exact(m.nombre()))
}

fn entier(n: Option<i64>) -> Valeur {
    n.map_or(Valeur::Nombre(Intervalle::inconnu()), Valeur::entier)
}

const fn vrai(b: bool) -> Valeur {
    Valeur::Bool(Some(b))
}

/// A yes or no field as a rule that asks `non vide(…)` sees it.
fn presence(b: bool) -> Valeur {
    Valeur::Bool(b.then_some(true))
}

fn codes<'a>(financeurs: impl IntoIterator<Item = &'a Financeur>) -> Valeur {
    Valeur::ensemble(financeurs.into_iter().map(Financeur::code))
}

impl Situation {
    /// The record the expressions read.
    #[must_use]
    pub fn enregistrement(&self, etape: Etape) -> Enregistrement {
        let mut e = Enregistrement::default();
        e.pose("aujourdhui", Valeur::Date(self.date))
            .pose("exercice", entier(self.exercice_vise()))
            .pose("ouverture_le", Valeur::Date(self.ouverture_le))
            .pose("lettre.vote_copil_le", Valeur::Date(self.lettre.vote_copil_le))
            .pose("fonds_propres", Valeur::Nombre(Intervalle::exact(self.fonds_propres.unwrap_or_default().nombre())))
            .pose("enveloppe.financeur", Valeur::texte(self.enveloppe.financeur.as_ref().map_or("", Financeur::code)))
            .pose("enveloppe.disponible", euros(self.disponible()))
            .pose("financeur", Valeur::texte(self.financeur.as_ref().map_or("", Financeur::code)))
            .pose("convention_signee_le", Valeur::Date(self.convention_signee_le))
            .pose("publie_le", Valeur::Date(self.publie_le))
            .pose("exercice_fin", Valeur::Date(self.exercice_fin))
            .pose("compte_rendu_le", Valeur::Date(self.compte_rendu_le))
            .pose("instance", Valeur::texte(self.instance.as_deref().unwrap_or_default()))
            .pose("instance_le", Valeur::Date(self.instance_le))
            .pose("acteur.interet", vrai(self.a_un_interet()))
            .pose("annees_financees(action)", Valeur::annees(self.dossier.annees_financees.iter().copied()))
            .pose("action.anciennete", Valeur::entier(self.anciennete()));
        self.poser_parametres(&mut e);
        self.poser_dossier(&mut e);
        self.poser_cpo(&mut e, etape);
        self.poser_passe(&mut e);
        self.poser_listes(&mut e, etape);
        e
    }

    fn poser_parametres(&self, e: &mut Enregistrement) {
        let p = &self.p;
        let perimetre: Vec<Financeur> = match p.plancher_perimetre {
            PerimetrePlancher::Tous => self.plan.keys().cloned().collect(),
            PerimetrePlancher::PrincipauxEtDepartement => {
                p.principaux.iter().cloned().chain([Financeur::nomme(Financeur::DEPARTEMENT)]).collect()
            }
        };
        let taux = |points: i64| Valeur::entier(points);
        e.pose("p.appels_par_an", Valeur::entier(p.appels_par_an))
            .pose("p.principaux", codes(&p.principaux))
            .pose("p.min_principaux", Valeur::entier(p.min_principaux))
            .pose("p.plancher", euros(Some(p.plancher)))
            .pose("p.plancher_perimetre", codes(&perimetre))
            .pose("p.plancher_departement", euros(Some(p.plancher_departement)))
            .pose("p.bonus_hors_cpo", Valeur::texte(if p.bonus_hors_cpo == HorsCpo::Projet { "projet" } else { "fiche_action" }))
            .pose("p.part_hors_qpv", entier(p.part_hors_qpv_pb))
            .pose("p.base_hors_qpv", euros(p.base_hors_qpv))
            .pose("p.cpo_duree", Valeur::entier(p.cpo_duree))
            .pose("p.cpo_part_min", taux(p.cpo_part_min_pb))
            .pose("p.cpo_numerateur", codes(&self.numerateur_cpo()))
            .pose("p.cpo_min_principaux", Valeur::entier(p.cpo_min_principaux))
            .pose("p.cpo_b_unite", Valeur::texte(if p.cpo_b_unite == UniteCpo::Euros { "euros" } else { "conventions" }))
            .pose("p.cpo_repere", taux(p.cpo_repere_pb))
            .pose("p.cpo_experimentales_min", Valeur::entier(p.cpo_experimentales_min))
            .pose("p.cpo_signataires", codes(p.principaux.iter().chain(&invites())))
            .pose("p.anciennete_min", Valeur::entier(p.anciennete_min))
            .pose("p.petite_budget_max", euros(p.petite_definition.map(|d| d.budget_max)))
            .pose("p.dep02_min", Valeur::entier(p.dep02_min))
            .pose("p.dep02_parmi", codes(&self.cofinanceurs_dep02()))
            .pose("p.caf_fonds_propres_compte", vrai(p.caf_fonds_propres_compte))
            .pose(
                "p.caf_chevauchement",
                Valeur::texte(if p.caf_chevauchement == Chevauchement::Scinder { "scinder" } else { "refuser" }),
            )
            .pose("p.bilan_decalage", Valeur::entier(if p.bilan_echeance_incluse { 0 } else { -1 }))
            .pose("p.seuil_convention", euros(Some(p.seuil_convention)))
            .pose(
                "p.seuil_convention_base",
                Valeur::texte(if p.seuil_convention_base == BaseSeuil::Cumul { "cumul" } else { "par_subvention" }),
            );
    }

    fn poser_dossier(&self, e: &mut Enregistrement) {
        let d = &self.dossier;
        e.pose("dossier.innovant", vrai(d.innovant))
            .pose("dossier.periode", Valeur::texte(&d.periode))
            .pose("dossier.fiche_action", presence(d.fiche_action))
            .pose("dossier.cpo", presence(d.cpo))
            .pose("dossier.fiche_action_cpo", presence(d.fiche_action_cpo))
            .pose("dossier.hors_qpv", vrai(d.hors_qpv))
            .pose("dossier.poche_pauvrete", presence(d.poche_pauvrete))
            .pose("dossier.valeur_ajoutee", Valeur::texte(&kernel::texte::cle(&d.valeur_ajoutee)))
            .pose("dossier.droit_commun", presence(d.droit_commun))
            .pose("dossier.droit_commun_departement_examine", vrai(d.droit_commun_departement_examine))
            .pose("dossier.renouvellement_decrit", presence(d.renouvellement_decrit))
            .pose("dossier.partenaires", Valeur::ensemble(&d.partenaires))
            .pose("dossier.dispositif", Valeur::texte(&d.dispositif))
            .pose("dossier.action_debut", Valeur::Date(d.action_debut.or(d.debut)))
            .pose("dossier.action_fin", Valeur::Date(d.action_fin.or(d.fin)))
            .pose("dossier.debut", Valeur::Date(d.debut.or(d.action_debut)))
            .pose("dossier.fin", Valeur::Date(d.fin.or(d.action_fin)))
            .pose("dossier.dossier_lie", presence(d.dossier_lie))
            .pose("dossier.budgets_analytiques", cles(&d.budgets_analytiques))
            .pose("dossier.pieces_valides", cles(&d.pieces_valides))
            .pose("dossier.ref_dauphin", presence(d.ref_dauphin))
            .pose("dossier.ref_elan", presence(d.ref_elan))
            .pose("dossier.themes", cles(&d.themes))
            .pose("dossier.fse", vrai(d.fse));
        let porteur = &self.porteur;
        e.pose("porteur.droit", Valeur::texte(&kernel::texte::cle(&porteur.droit)))
            .pose("porteur.forme", Valeur::texte(&kernel::texte::cle(&porteur.forme)))
            .pose("porteur.engage", vrai(porteur.cer_le || porteur.rup || porteur.agrement))
            .pose("porteur.structurante_copil_le", Valeur::Date(porteur.structurante_copil_le))
            .pose("porteur.structurante", vrai(porteur.structurante || porteur.structurante_copil_le.is_some()))
            .pose("porteur.petite", vrai(porteur.petite))
            .pose("porteur.budget_annuel", euros(porteur.budget_annuel));
    }

    fn poser_cpo(&self, e: &mut Enregistrement, etape: Etape) {
        let signataire = |f: &Financeur| Enregistrement::from([("s.financeur", Valeur::texte(f.code()))]);
        let quartier = |q: &String| {
            Enregistrement::from([("q.cpo_experimentales", entier(i64::try_from(self.experimentales(q, etape)).ok()))])
        };
        e.pose("cpo.annee_debut", entier(self.cpo.annee_debut))
            .pose("cpo.annee_fin", entier(self.cpo.annee_fin))
            .pose("cpo.categorie", Valeur::texte(categorie(&self.cpo.categorie)))
            .pose("cpo.evaluations", Valeur::annees(self.cpo.evaluations.iter().copied()))
            .pose("cpo.annees_echues", Valeur::annees(self.annees_echues()))
            .pose("cpo.base", euros(self.base_cpo()))
            .pose("signataires", Valeur::Liste(self.cpo.signataires.iter().map(signataire).collect()))
            .pose("qpv", Valeur::Liste(self.qpv.iter().map(quartier).collect()));
    }

    fn poser_passe(&self, e: &mut Enregistrement) {
        let caf = Financeur::nomme(Financeur::CAF);
        let precedent = self.exercice_precedent();
        let vote = match precedent.and_then(|h| h.vote.get(&caf)) {
            Some(vote) => euros_ou_plus(*vote),
            None => Intervalle::exact(Nombre::zero()),
        };
        let bilan = precedent.map(|h| h.bilan.clone()).unwrap_or_default();
        e.pose("historique(action,1).vote.CAF", Valeur::Nombre(vote))
            .pose("historique(action,1).bilan.pieces", cles(&bilan.pieces))
            .pose("historique(action,1).bilan.recu_le", Valeur::Date(bilan.recu_le));
    }

    fn poser_listes(&self, e: &mut Enregistrement, etape: Etape) {
        let appels = self.appels.iter().map(|a| {
            let exercice = a.exercice.or(self.exercice_vise());
            Enregistrement::from([("a.exercice", entier(exercice)), ("a.etat", Valeur::texte(&kernel::texte::cle(&a.etat)))])
        });
        let lettres = self.lettres.iter().map(|l| Enregistrement::from([("l.etat", Valeur::texte(&l.etat))]));
        let rubriques = RUBRIQUES
            .iter()
            .map(|nom| Enregistrement::from([("r.texte", Valeur::texte(self.rubrique(nom).unwrap_or_default()))]));
        let plan = self.plan.iter().map(|(qui, cellules)| {
            let motif = cellules.motif.as_deref().or_else(|| self.motifs.get(qui).map(String::as_str)).unwrap_or_default();
            Enregistrement::from([
                ("l.financeur", Valeur::texte(qui.code())),
                ("l.m", Valeur::Nombre(cellules.intervalle(etape))),
                ("l.demande", Valeur::Nombre(euros_ou_plus(cellules.demande))),
                ("l.motif", Valeur::texte(motif)),
                ("l.lot.copil_le", Valeur::Date(cellules.copil_le.or_else(|| self.lots.get(qui).copied()))),
                ("l.finance", vrai(self.p.tfpb_compte || !qui.est_abattement_tfpb())),
            ])
        });
        let votes = self.votes.iter().map(|v| {
            Enregistrement::from([
                ("v.financeur", Valeur::texte(v.financeur.as_ref().or(self.financeur.as_ref()).map_or("", Financeur::code))),
                ("v.annee", entier(v.annee.or(self.exercice_vise()))),
                ("v.montant", Valeur::Nombre(euros_ou_plus(v.montant))),
            ])
        });
        let aides = self
            .aides_caf
            .iter()
            .map(|a| Enregistrement::from([("a.nom", Valeur::texte(&a.nom)), ("a.montant", euros(a.montant))]));
        let orgasoc = self
            .lignes
            .iter()
            .filter(|l| l.ligne.is_empty() || l.ligne == "74orgasoc")
            .map(|l| Enregistrement::from([("l.nature", Valeur::texte(&l.nature)), ("l.montant", euros(l.montant))]));
        e.pose("appels", Valeur::Liste(appels.collect()))
            .pose("lettres", Valeur::Liste(lettres.collect()))
            .pose("rubriques", Valeur::Liste(rubriques.collect()))
            .pose("plan", Valeur::Liste(plan.collect()))
            .pose("votes", Valeur::Liste(votes.collect()))
            .pose("aides_caf", Valeur::Liste(aides.collect()))
            .pose("lignes_74orgasoc", Valeur::Liste(orgasoc.collect()))
            .pose("programme", Valeur::Liste(self.programme.iter().flat_map(|d| self.lignes_de(d, etape)).collect()))
            .pose("dossiers", Valeur::Liste(self.programme.iter().map(|d| dossier_de(d, etape)).collect()))
            .pose("imports", Valeur::Liste(self.imports().into_iter().map(|i| i.enregistrement()).collect()))
            .pose("charges", Valeur::Liste(lignes_budget(&self.budget.charges, "86")))
            .pose("produits", Valeur::Liste(lignes_budget(&self.budget.produits, "87")));
    }

    fn lignes_de<'a>(&'a self, d: &'a Retenu, etape: Etape) -> impl Iterator<Item = Enregistrement> + 'a {
        let installee = d.structurante || self.anciennete_de(&d.annees_financees) > self.p.anciennete_min;
        d.lignes(etape).into_iter().map(move |(qui, montant, reservee)| {
            Enregistrement::from([
                ("l.financeur", Valeur::texte(qui.code())),
                ("l.m", Valeur::Nombre(montant)),
                ("d.hors_qpv", vrai(d.hors_qpv)),
                ("d.cpo", vrai(d.cpo)),
                ("d.reservation", vrai(reservee)),
                ("d.installee", vrai(installee)),
            ])
        })
    }
}

impl Import {
    fn enregistrement(&self) -> Enregistrement {
        Enregistrement::from([("i.compte_74", euros(self.compte_74)), ("i.demande", euros(self.demande))])
    }
}

fn cles(textes: &[String]) -> Valeur {
    Valeur::ensemble(textes.iter().map(|t| kernel::texte::cle(t)))
}

/// What all the funders of a plan bring, in centimes.
pub(crate) fn total(plan: &Plan, etape: Etape) -> Intervalle {
    plan.values().fold(Intervalle::exact(Nombre::zero()), |somme, cellules| somme.plus(&cellules.intervalle(etape)))
}

fn dossier_de(d: &Retenu, etape: Etape) -> Enregistrement {
    Enregistrement::from([
        ("d.m", Valeur::Nombre(total(&d.plan, etape))),
        ("d.cpo", vrai(d.cpo)),
        ("d.experimentale", vrai(d.est_experimentale(etape))),
    ])
}

fn lignes_budget(lignes: &std::collections::BTreeMap<String, Option<Euros>>, volontaires: &str) -> Vec<Enregistrement> {
    let ligne = |(compte, montant): (&String, &Option<Euros>)| {
        Enregistrement::from([
            ("b.montant", Valeur::Nombre(euros_ou_plus(*montant))),
            ("b.volontaire", vrai(compte.starts_with(volontaires))),
        ])
    };
    lignes.iter().map(ligne).collect()
}
