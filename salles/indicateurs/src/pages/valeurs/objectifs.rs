//! `/indicateurs/{indicateur}/territoires`: the reference and the targets of each place, in one table, typed or pasted.

use super::{Port, cadre};
use crate::actes::{du_lieu, fixer_objectifs, objectifs_de};
use crate::m;
use crate::model::{Indicateur, Mesure, ObjectifTerritoire, Suivi};
use crate::pages::mots;
use crate::plans::{Contrat, Plans};
use crate::regles::redaction::{Colonne, RefusObjectif, SaisieLieu, lire_objectifs, mesure_sans_objectif};
use crate::regles::{Noms, lire_periode, placer_par};
use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::texte::cle;
use kernel::{Lang, Right};
use maud::{Markup, html};
use store::{ActeError, Read, args};
use territoire::model::Territoire;
use web::components::{Champ, bouton, erreurs, pagination, vide, zone};
use web::form::FormError;
use web::{Form, Page, PageError, Visit};

/// Lines drawn at once: the page stays light.
const LIGNES: usize = 25;
/// Lines of a form, and signs of a pasted block.
const LIGNES_MAX: usize = 2_000;
const COLLAGE_MAX: usize = 200_000;

/// What the page speaks of. Five questions, that of the contracts included.
struct Ouvert {
    i: Indicateur,
    contrat: Contrat,
    suivi: Suivi,
    /// The applicable places, by name.
    lieux: Vec<Territoire>,
    objectifs: Vec<ObjectifTerritoire>,
    lang: Lang,
}

async fn ouvrir(visit: &Visit, plans: &dyn Plans, id: &str) -> Result<Ouvert, PageError> {
    let mut r = visit.reader().await?;
    let i: Indicateur = r.load(&id).await?;
    let contrats = cadre::contrats(visit, plans, &mut r).await?;
    let contrat = contrats.into_iter().find(|c| c.id == i.contrat_id).ok_or(PageError::NotFound)?;
    if !visit.may(Right::DefinirIndicateur, Some(&contrat.id)) {
        return Err(PageError::NotFound);
    }
    let suivi: Option<Suivi> = r.find("indicateur_id = $2", args![i.id]).await?;
    let suivi = suivi.unwrap_or_else(|| Suivi::par_defaut(&i, None));
    let mut lieux = territoire::store::lieux(&mut r).await?;
    lieux.retain(|lieu| Some(lieu.genre) == suivi.niveau);
    let objectifs = objectifs_de(&mut r, i.id).await?;
    Ok(Ouvert { i, contrat, suivi, lieux, objectifs, lang: visit.lang })
}

impl Ouvert {
    fn colonnes(&self) -> Vec<Colonne> {
        let fixes =
            [Colonne::Reference, Colonne::Le, Colonne::Provenance].into_iter().filter(|_| self.i.mesure != Mesure::OuiNon);
        fixes.chain(self.contrat.exercices.iter().map(|e| Colonne::Cible(e.numero))).collect()
    }

    fn titre(&self, colonne: Colonne) -> String {
        let exercice = self.contrat.exercices.iter().find(|e| colonne == Colonne::Cible(e.numero));
        exercice.map_or_else(
            || colonne.nom(self.lang),
            |e| m(self.lang).objectif_cible_de(e.numero.to_string(), e.fin.annee().to_string()),
        )
    }

    /// Every heading under which a pasted column finds it.
    fn noms(&self, colonne: Colonne) -> Noms {
        let mut noms = vec![self.titre(colonne), colonne.nom(self.lang)];
        match self.contrat.exercices.iter().find(|e| colonne == Colonne::Cible(e.numero)) {
            Some(e) => {
                let t = m(self.lang);
                noms.push(t.saisie_annee(e.numero.to_string(), e.fin.annee().to_string()));
                noms.push(t.definition_champ_cible(e.numero.to_string()));
            }
            None if colonne == Colonne::Le => noms.push(m(self.lang).objectif_date()),
            None => {}
        }
        noms
    }

    /// The column that a heading names: by its words, or by a period that ends with its year.
    fn colonne_de(&self, titre: &str) -> Option<usize> {
        let (voulu, mois) = (cle(titre), lire_periode(titre));
        self.colonnes().iter().position(|c| {
            let finit = |numero: i64| self.contrat.exercices.iter().any(|e| e.numero == numero && Some(e.fin) == mois);
            let nommee = !voulu.is_empty() && self.noms(*c).iter().any(|nom| cle(nom) == voulu);
            nommee || matches!(c, Colonne::Cible(numero) if finit(*numero))
        })
    }

    /// The line of a place as it is on record.
    fn ligne(&self, rang: usize, lieu: &Territoire) -> SaisieLieu {
        let t = m(self.lang);
        let oui_non = (self.i.mesure == Mesure::OuiNon).then(|| [t.recit_oui(), t.recit_non()]);
        SaisieLieu::de(rang, (lieu.id.to_string(), lieu.nom.clone()), &du_lieu(&self.objectifs, lieu.id), oui_non)
    }

    fn pages(&self) -> usize {
        self.lieux.len().div_ceil(LIGNES).max(1)
    }

    /// The lines of a page as they are on record.
    fn enregistrees(&self, page: usize) -> Vec<SaisieLieu> {
        let debut = (page.clamp(1, self.pages()) - 1) * LIGNES;
        self.lieux.iter().enumerate().skip(debut).take(LIGNES).map(|(rang, lieu)| self.ligne(rang, lieu)).collect()
    }

    /// The lines of a form.
    fn saisies(&self, form: &Form) -> Vec<SaisieLieu> {
        let annees: Vec<i64> = self.contrat.exercices.iter().map(|e| e.numero).collect();
        let rangs = form.fields().iter().filter_map(|(nom, _)| nom.strip_prefix("lieu.")?.parse::<usize>().ok());
        let une = |rang: usize| {
            let dit = |champ: &str| form.typed(&format!("{champ}.{rang}")).to_owned();
            let territoire = dit("lieu");
            let nom = self.lieux.iter().find(|l| l.id.to_string() == territoire).map(|l| l.nom.clone()).unwrap_or_default();
            SaisieLieu {
                rang,
                nom,
                vu: dit("vu"),
                reference: dit("r"),
                le: dit("d"),
                provenance: dit("p"),
                cibles: annees.iter().map(|n| (*n, form.typed(&format!("c.{rang}.{n}")).to_owned())).collect(),
                territoire,
            }
        };
        rangs.take(LIGNES_MAX).map(une).collect()
    }
}

/// `GET /indicateurs/{indicateur}/territoires?page=2`
pub async fn get(visit: Visit, Extension(plans): Port, Path((_c, id)): Path<(String, String)>) -> Page {
    let o = ouvrir(&visit, plans.as_ref(), &id).await?;
    let form = cadre::query(&visit);
    let lignes = o.enregistrees(form.text("page").parse().unwrap_or(1));
    Ok(dessiner(&visit, &o, &lignes, &form, html! {}).into_response())
}

/// `POST /indicateurs/{indicateur}/territoires`: `action` is `coller` or `enregistrer`.
pub async fn post(visit: Visit, Extension(plans): Port, Path((_c, id)): Path<(String, String)>, mut form: Form) -> Page {
    let o = ouvrir(&visit, plans.as_ref(), &id).await?;
    let saisies = o.saisies(&form);
    if form.text("action") == "coller" {
        return Ok(coller(&visit, &o, saisies, form).into_response());
    }
    match ecrire(&visit, &o, &saisies).await {
        Ok(n) => Ok(visit.go(&format!("/indicateurs/{}/territoires?page={}&fait={n}", o.i.id, o.page(&form)))),
        Err(error) => {
            let depassees = depassees(&error);
            form.refused(error, visit.lang)?;
            // Read again: what someone else wrote meanwhile is named in its cell, and the next sending is told that it was seen.
            let o = ouvrir(&visit, plans.as_ref(), &id).await?;
            let lignes: Vec<SaisieLieu> = saisies.into_iter().map(|s| o.relire(s, &depassees)).collect();
            Ok((StatusCode::UNPROCESSABLE_ENTITY, dessiner(&visit, &o, &lignes, &form, html! {})).into_response())
        }
    }
}

/// The fields whose record is no longer the one that was drawn.
fn depassees(error: &ActeError) -> Vec<String> {
    match error {
        ActeError::Refus(refus) => {
            refus.iter().filter(|r| r.code() == "objectif-ecrit-entre-temps").filter_map(|r| r.field()).collect()
        }
        _ => vec![],
    }
}

impl Ouvert {
    fn page(&self, form: &Form) -> usize {
        form.text("page").parse().unwrap_or(1).clamp(1, self.pages())
    }

    /// The line as typed; the mark of what is on record today once a refusal has shown it.
    fn relire(&self, mut s: SaisieLieu, depassees: &[String]) -> SaisieLieu {
        if self.colonnes().iter().any(|c| depassees.contains(&c.champ(s.rang)))
            && let Some(lieu) = self.lieux.iter().find(|l| l.id.to_string() == s.territoire)
        {
            s.vu = SaisieLieu::marque(&du_lieu(&self.objectifs, lieu.id));
        }
        s
    }
}

async fn ecrire(visit: &Visit, o: &Ouvert, saisies: &[SaisieLieu]) -> Result<usize, ActeError> {
    let mut w = visit.writer("objectif.definir").await?;
    let n = fixer_objectifs(visit, &mut w, o.i.id, &o.contrat, saisies).await?;
    w.commit().await?;
    Ok(n)
}

/// Lays a pasted block over the table and says what would be refused. Writes nothing.
fn coller(visit: &Visit, o: &Ouvert, mut lignes: Vec<SaisieLieu>, mut form: Form) -> Markup {
    let t = m(visit.lang);
    let colle: String = form.typed("colle").chars().take(COLLAGE_MAX).collect();
    let noms: Vec<Noms> = o.lieux.iter().map(|l| std::iter::once(l.nom.clone()).chain(l.code.clone()).collect()).collect();
    let colonnes = o.colonnes();
    let colonne_de = |titre: &str| o.colonne_de(titre);
    let est_titre = |titre: &str| o.colonne_de(titre).is_some() || lire_periode(titre).is_some();
    let placement = placer_par(&sheets::lire_collage(&colle), &noms, colonnes.len(), &colonne_de, &est_titre);
    let mut posees = 0_usize;
    for placee in &placement.cellules {
        let (Some(lieu), Some(colonne)) = (o.lieux.get(placee.ligne), colonnes.get(placee.colonne)) else { continue };
        let id = lieu.id.to_string();
        let rang = lignes.iter().position(|l| l.territoire == id).unwrap_or_else(|| {
            lignes.push(o.ligne(placee.ligne, lieu));
            lignes.len() - 1
        });
        if let Some(ligne) = lignes.get_mut(rang) {
            ligne.ecrire(*colonne, placee.texte.trim());
            posees += 1;
        }
    }
    if lignes.is_empty() {
        lignes = o.enregistrees(o.page(&form));
    }
    for (rang, ligne) in lignes.iter_mut().enumerate() {
        ligne.rang = rang;
    }
    let annees: Vec<i64> = o.contrat.exercices.iter().map(|e| e.numero).collect();
    let refus: Vec<RefusObjectif> =
        lignes.iter().filter_map(|l| lire_objectifs(&o.i, &o.suivi, l, &annees).err()).flatten().collect();
    form.set("colle", "");
    let avis = html! {
        div.encadre role="status" {
            p { (t.saisie_collees(posees)) " " (t.saisie_rien_ecrit()) }
            @if !placement.ecartees.is_empty() || !placement.titres_ecartes.is_empty() {
                ul {
                    @for (ligne, nom) in placement.ecartees.iter().take(20) { li { (t.objectif_ligne_ecartee(ligne.to_string(), nom)) } }
                    @for titre in placement.titres_ecartes.iter().take(20) { li { (t.objectif_titre_ecarte(titre)) } }
                }
            }
        }
    };
    form.errors.extend(refus.iter().map(|r| FormError::of(r, visit.lang)));
    dessiner(visit, o, &lignes, &form, avis)
}

fn dessiner(visit: &Visit, o: &Ouvert, lignes: &[SaisieLieu], form: &Form, avis: Markup) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let chemin = visit.url(&format!("/indicateurs/{}/territoires", o.i.id));
    let suivi = visit.url(&format!("/indicateurs/{}/suivi", o.i.id));
    let fait: Option<usize> = form.text("fait").parse().ok();
    let corps = html! {
        @if let Some(n) = fait { div.encadre.bien role="status" { p { "✓ " (t.objectif_fait(n)) } } }
        (avis)
        (erreurs(form, lang))
        @if o.suivi.niveau.is_none() {
            (vide(&t.objectif_sans_niveau(), Some((&t.suivi_regler(), &suivi))))
        } @else if mesure_sans_objectif(o.i.mesure) {
            (vide(&t.objectif_mesure_sans(mots::mesure(o.i.mesure, lang)), Some((&t.objectif_retour(), &visit.url(&format!("/indicateurs/{}", o.i.id))))))
        } @else if o.lieux.is_empty() {
            (vide(&t.objectif_sans_lieu(), Some((&t.suivi_regler(), &suivi))))
        } @else {
            p.chapeau { (t.objectif_chapeau(mots::sens(o.i.sens, lang))) }
            p.discret { (t.objectif_regles()) }
            form method="post" action=(chemin) {
                input type="hidden" name="page" value=(o.page(form));
                (table(o, lignes, form))
                div.boutons { (bouton(&t.objectif_enregistrer())) }
                details open[!form.text("colle").is_empty()] {
                    summary { (t.saisie_coller_titre()) }
                    (zone(form, &Champ { name: "colle", label: &t.saisie_coller_label(), hint: &t.objectif_coller_aide(), filter: true, lines: 6, ..Champ::default() }, lang))
                    div.boutons { button.bouton.second type="submit" name="action" value="coller" { (t.objectif_coller()) } }
                }
            }
            @if o.pages() > 1 {
                (pagination(o.page(form), o.pages(), &t.lieux_pages(), |n| format!("{chemin}?page={n}")))
            }
        }
    };
    cadre::page(visit, &t.objectif_titre(&o.i.code), true, corps)
}

/// The `id` of a field of that name.
fn id(nom: &str) -> String {
    format!("c-{}", nom.replace('.', "-"))
}

fn table(o: &Ouvert, lignes: &[SaisieLieu], form: &Form) -> Markup {
    let t = m(o.lang);
    html! {
        div.defile role="region" tabindex="0" aria-label=(t.objectif_table()) {
            table.saisie {
                caption.discret { (t.objectif_legende()) @if !o.i.unite.is_empty() { " " (t.objectif_unite(&o.i.unite)) } }
                thead { tr {
                    th scope="col" { (t.import_colonne_territoire()) }
                    @for c in o.colonnes() { th scope="col" { (o.titre(c)) } }
                } }
                tbody { @for l in lignes { tr {
                    th scope="row" {
                        @if l.nom.is_empty() { (t.objectif_lieu_inconnu()) } @else { (l.nom) }
                        input type="hidden" name=(format!("lieu.{}", l.rang)) value=(l.territoire);
                        @if !l.vu.is_empty() { input type="hidden" name=(format!("vu.{}", l.rang)) value=(l.vu); }
                    }
                    @for c in o.colonnes() { td { (case(o, l, c, form)) } }
                } } }
            }
        }
    }
}

/// A cell: what was typed, and what the rules said of it.
fn case(o: &Ouvert, l: &SaisieLieu, colonne: Colonne, form: &Form) -> Markup {
    let nom = colonne.champ(l.rang);
    let champ = id(&nom);
    let erreur = form.error(&nom);
    let dit = format!("{champ}-erreur");
    let taille = if colonne == Colonne::Provenance { 14 } else { 7 };
    let label = format!("{} {}", l.nom, colonne.nom(o.lang));
    html! {
        input id=(champ) name=(nom) value=(l.texte(colonne)) aria-label=(label) autocomplete="off" size=(taille)
            aria-invalid=[erreur.map(|_| "true")] aria-describedby=[erreur.map(|_| &dit)];
        @if let Some(e) = erreur { p.erreur id=(dit) { "✕ " (e.message) } }
    }
}
