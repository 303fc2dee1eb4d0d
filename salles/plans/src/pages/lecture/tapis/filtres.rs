//! The filters of the tapis: what the address keeps, and the form that changes it.

use super::etat_reponse;
use crate::calculs::{FicheLue, PlanLu, Tables};
use crate::m;
use crate::model::{EtatReponse, NoeudId, RoleParticipation};
use crate::pages::lecture::query;
use kernel::texte;
use maud::{Markup, html};
use std::collections::BTreeMap;
use store::{Read, args};
use web::components::{Champ, Choix, champ, liste_deroulante};
use web::{Form, PageError, Visit};

/// What the filters of the address keep.
pub struct Filtres {
    pub form: Form,
    words: Vec<String>,
}

impl Filtres {
    pub fn read(visit: &Visit) -> Self {
        let form = query(visit);
        let words = texte::cle(form.text("q")).split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect();
        Self { form, words }
    }

    pub fn any(&self) -> bool {
        ["q", "pilote", "partenaire", "public", "etat", "axe"].iter().any(|name| self.form.some(name).is_some())
    }

    pub fn keeps(&self, plan: &PlanLu, fiche: &FicheLue, exercice: i64, today: jiff::civil::Date) -> bool {
        let who =
            |name: &str| self.form.some(name).is_none_or(|id| fiche.participants.iter().any(|p| *p == format!("{name}:{id}")));
        let public = texte::cle(self.form.text("public"));
        self.words.iter().all(|w| fiche.recherche.contains(w.as_str()))
            && who("pilote")
            && who("partenaire")
            && (public.is_empty() || texte::cle(&fiche.public_cible).contains(&public))
            && self.form.some("etat").is_none_or(|state| match state {
                "retard" => plan.en_retard(fiche.id, exercice, today),
                state => plan.reponses.get(&(fiche.id, exercice)).is_some_and(|r| r.etat.code() == state),
            })
            && self
                .form
                .some("axe")
                .and_then(|a| a.parse::<NoeudId>().ok())
                .is_none_or(|axe| plan.sous(axe).contains(&fiche.noeud_id))
    }
}

/// Names of the organisations that take part, for the filters.
pub async fn noms(reader: &mut impl Read, plan: &PlanLu) -> Result<BTreeMap<&'static str, Vec<Choix>>, PageError> {
    let rows = reader
        .rows(
            "SELECT DISTINCT p.role, o.cle, o.id, COALESCE(o.sigle, o.nom) FROM participation p
             JOIN organisation o ON o.id = p.organisation_id
             WHERE p.collectivite_id = $1 AND p.contrat_id = $2 ORDER BY 2, 3",
            args![plan.contrat.id],
        )
        .await?;
    let mut out: BTreeMap<&'static str, Vec<Choix>> = BTreeMap::new();
    for mut row in rows {
        let role: String = row.take()?;
        let _: String = row.take()?;
        let choice = Choix::new(row.take::<String>()?, row.take::<String>()?);
        out.entry(if role == "pilote" { "pilote" } else { "partenaire" }).or_default().push(choice);
    }
    Ok(out)
}

/// The same, of an evening: those that took part then.
pub fn noms_du_soir(tables: &Tables) -> BTreeMap<&'static str, Vec<Choix>> {
    let mut connus: BTreeMap<&'static str, BTreeMap<(String, String), Choix>> = BTreeMap::new();
    for p in &tables.participations {
        let Some(o) = tables.organisations.iter().find(|o| o.id == p.organisation_id) else { continue };
        let role = if p.role == RoleParticipation::Pilote { "pilote" } else { "partenaire" };
        let id = o.id.to_string();
        connus.entry(role).or_default().insert((o.cle.clone(), id.clone()), Choix::new(id, o.court()));
    }
    connus.into_iter().map(|(role, siens)| (role, siens.into_values().collect())).collect()
}

pub fn formulaire(visit: &Visit, plan: &PlanLu, filters: &Filtres, names: &BTreeMap<&'static str, Vec<Choix>>) -> Markup {
    let t = m(visit.lang);
    let lang = visit.lang;
    let with_all = |label: String, rest: &[Choix]| [vec![Choix::new("", label)], rest.to_vec()].concat();
    let states: Vec<Choix> = std::iter::once(Choix::new("retard", t.etat_retard()))
        .chain(EtatReponse::ALL.iter().map(|e| Choix::new(e.code(), etat_reponse(*e, false, lang).1)))
        .collect();
    let axes: Vec<Choix> = plan
        .noeuds
        .iter()
        .filter(|n| n.parent_id.is_none())
        .map(|n| Choix::new(n.id.to_string(), format!("{}. {}", n.code, n.titre)))
        .collect();
    let f = &filters.form;
    let of = |name: &str| names.get(name).map_or(&[][..], Vec::as_slice);
    let chosen = ["axe", "pilote", "partenaire", "public", "etat"].iter().any(|name| f.some(name).is_some());
    html! {
        form.filtres method="get" data-enhance="autosubmit" role="search" {
            (champ(f, &Champ { name: "q", label: &t.filtre_mots(), filter: true, kind: "search", ..Champ::default() }, lang))
            details.plus open[chosen] {
                summary { (t.filtre_autres()) }
                div.filtres {
                    (liste_deroulante(f, &Champ { name: "axe", label: &plan.contrat.niveaux.first().cloned().unwrap_or_default(), filter: true, ..Champ::default() }, &with_all(t.filtre_tous(), &axes), lang))
                    (liste_deroulante(f, &Champ { name: "pilote", label: &t.filtre_pilote(), filter: true, ..Champ::default() }, &with_all(t.filtre_tous(), of("pilote")), lang))
                    (liste_deroulante(f, &Champ { name: "partenaire", label: &t.filtre_partenaire(), filter: true, ..Champ::default() }, &with_all(t.filtre_tous(), of("partenaire")), lang))
                    (champ(f, &Champ { name: "public", label: &t.filtre_public(), filter: true, ..Champ::default() }, lang))
                    (liste_deroulante(f, &Champ { name: "etat", label: &t.filtre_etat(), filter: true, ..Champ::default() }, &with_all(t.filtre_tous(), &states), lang))
                }
            }
            @if let Some(year) = f.some("annee") { input type="hidden" name="annee" value=(year); }
            div.champ { button.bouton.second type="submit" { (t.filtrer()) } }
        }
    }
}
