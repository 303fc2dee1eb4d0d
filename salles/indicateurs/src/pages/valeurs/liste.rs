//! `/indicateurs`: every indicator, its last value, when the next one is due. Six queries whatever the size.

use super::{Port, cadre, mots};
use crate::m;
use crate::model::{Absence, Echelle, Indicateur, IndicateurId, Suivi};
use crate::plans::Contrat;
use crate::regles::{Fraicheur, Mois, derniere_repondue, ecrire_periode, fraicheur_de};
use axum::Extension;
use axum::response::IntoResponse;
use kernel::texte::{cle, date_longue};
use kernel::{Lang, Right};
use maud::{Markup, html};
use std::collections::HashMap;
use store::{Read, Reader, Record, args};
use web::components::{Choix, barre, champ, liste_deroulante, pagination, vide};
use web::form::percent_encode;
use web::{Form, Page, PageError, Visit};

/// « a page weighs ≤ 60 kB »
const PAR_PAGE: usize = 30;

/// What was last answered.
#[derive(Debug, Clone)]
struct Derniere {
    periode: Mois,
    texte: String,
    /// As a file writes it: « -40 », « 99999 ».
    brute: String,
    source: String,
    lieux: usize,
}

struct Ligne<'a> {
    indicateur: Indicateur,
    contrat: &'a Contrat,
    suivi: Suivi,
    responsable: String,
    derniere: Option<Derniere>,
    fraicheur: Fraicheur,
}

fn absente(absence: Option<Absence>, lang: Lang) -> Option<String> {
    absence.map(|a| crate::pages::mots::absence(a, lang))
}

/// What was last answered: the last period in values, and the last year on record, whatever wrote it.
#[derive(Default)]
struct Reponses {
    dernieres: HashMap<IndicateurId, Derniere>,
    annuelles: HashMap<IndicateurId, (i64, Derniere)>,
}

async fn reponses(
    visit: &Visit,
    r: &mut Reader,
    suivis: &HashMap<IndicateurId, Suivi>,
    indicateurs: &[Indicateur],
) -> Result<Reponses, PageError> {
    let echelles: HashMap<IndicateurId, &Echelle> =
        indicateurs.iter().filter_map(|i| Some((i.id, i.echelle.as_ref()?))).collect();
    let rows = r
        .rows(
            "SELECT v.indicateur_id AS indicateur_id, v.periode AS periode, v.source AS source, v.source_cle AS source_cle,
               v.territoire_id AS territoire_id, v.valeur AS valeur, v.numerateur AS numerateur, v.denominateur AS denominateur,
               v.absence AS absence, 0 AS annee
             FROM valeur v JOIN (SELECT w.indicateur_id, MAX(w.periode) AS periode FROM valeur w
               WHERE w.collectivite_id = $1 AND w.etat IN ('deposee', 'validee') GROUP BY w.indicateur_id) d
               ON d.indicateur_id = v.indicateur_id AND d.periode = v.periode
             WHERE v.collectivite_id = $1 AND v.etat IN ('deposee', 'validee')
             UNION ALL
             SELECT o.indicateur_id, NULL, o.provenance, '', '', o.valeur, NULL, NULL, o.absence, o.annee
             FROM observation o WHERE o.collectivite_id = $1 AND o.etat <> 'renvoyee'
               AND o.annee = (SELECT MAX(p.annee) FROM observation p WHERE p.collectivite_id = $1
                 AND p.indicateur_id = o.indicateur_id AND p.etat <> 'renvoyee')
             ORDER BY indicateur_id, territoire_id, source_cle",
            args![],
        )
        .await?;
    let mut lues: HashMap<IndicateurId, (u8, Derniere)> = HashMap::new();
    let mut toutes = Reponses::default();
    for mut row in rows {
        let id: IndicateurId = row.take()?;
        let (periode, source): (Option<Mois>, String) = (row.take()?, row.take()?);
        let (source_cle, lieu): (String, String) = (row.take()?, row.take()?);
        let (valeur, haut, bas): (Option<String>, Option<String>, Option<String>) = (row.take()?, row.take()?, row.take()?);
        let (absence, annee): (Option<Absence>, i64) = (row.take()?, row.take()?);
        let ecrire = |nombre: &dyn Fn(&str) -> String| {
            let couple = || Some(format!("{}/{}", nombre(haut.as_ref()?), nombre(bas.as_ref()?)));
            let dite = absente(absence, visit.lang).or_else(couple);
            dite.or_else(|| valeur.as_deref().map(nombre)).unwrap_or_default()
        };
        let texte = ecrire(&|n| mots::nombre_sur(echelles.get(&id).copied(), n, visit.lang));
        let brute = ecrire(&|n| mots::nombre_de_fichier(n, visit.lang));
        let Some(periode) = periode else {
            let dite = mots::provenance(&source, visit.lang);
            let derniere = Derniere { periode: Mois::de(visit.today()), texte, brute, source: dite, lieux: 0 };
            toutes.annuelles.insert(id, (annee, derniere));
            continue;
        };
        let foi = suivis.get(&id).is_none_or(|s| cle(&s.source) == source_cle);
        // The whole before its places, the source that makes faith before the others.
        let note = u8::from(lieu.is_empty()) * 2 + u8::from(foi);
        let lieux = usize::from(!lieu.is_empty());
        let neuve = Derniere { periode, texte, brute, source, lieux };
        match lues.get_mut(&id) {
            Some((_, d)) if d.lieux > 0 && lieux > 0 => d.lieux += 1,
            Some((deja, _)) if *deja >= note => {}
            _ => {
                lues.insert(id, (note, neuve));
            }
        }
    }
    toutes.dernieres = lues.into_iter().map(|(id, (_, d))| (id, d)).collect();
    Ok(toutes)
}

/// How far each place has answered, by indicator, place and source; and the places of each level.
struct Avancee {
    repondues: HashMap<(IndicateurId, String, String), Mois>,
    /// The years on record, each with where its figure comes from.
    annuelles: HashMap<IndicateurId, Vec<(i64, String)>>,
    places: HashMap<String, Vec<String>>,
}

/// What is answered of periods that are over: one to come silences nothing.
async fn avancee(r: &mut Reader, fini: Mois) -> Result<Avancee, PageError> {
    let rows = r
        .rows(
            "SELECT v.indicateur_id, v.territoire_id, v.source_cle, MAX(v.periode), 0 AS annee FROM valeur v
             WHERE v.collectivite_id = $1 AND v.etat IN ('deposee', 'validee') AND v.periode <= $2
             GROUP BY v.indicateur_id, v.territoire_id, v.source_cle
             UNION ALL
             SELECT o.indicateur_id, '', o.provenance, NULL, o.annee FROM observation o
             WHERE o.collectivite_id = $1 AND o.etat <> 'renvoyee'",
            args![fini.to_string()],
        )
        .await?;
    let (mut repondues, mut annuelles) = (HashMap::new(), HashMap::<IndicateurId, Vec<(i64, String)>>::new());
    for mut row in rows {
        let (id, lieu, source): (IndicateurId, String, String) = (row.take()?, row.take()?, row.take()?);
        match row.take::<Option<Mois>>()? {
            Some(periode) => {
                repondues.insert((id, lieu, source), periode);
            }
            None => annuelles.entry(id).or_default().push((row.take()?, source)),
        }
    }
    let mut places: HashMap<String, Vec<String>> = HashMap::new();
    for mut row in r.rows("SELECT t.genre, t.id FROM territoire t WHERE t.collectivite_id = $1", args![]).await? {
        places.entry(row.take()?).or_default().push(row.take()?);
    }
    Ok(Avancee { repondues, annuelles, places })
}

impl Avancee {
    /// As [`crate::actes::valeurs::Dossier::derniere_repondue`], of many indicators at once.
    fn de(&self, id: IndicateurId, suivi: &Suivi, annuelle: Option<Mois>) -> Option<Mois> {
        let foi = cle(&suivi.source);
        let un = |lieu: &str| self.repondues.get(&(id, lieu.to_owned(), foi.clone())).copied();
        let places = suivi.niveau.and_then(|n| self.places.get(n.code())).map_or(&[][..], Vec::as_slice);
        derniere_repondue(un("").max(annuelle), places.iter().map(|p| un(p)))
    }
}

/// How every indicator is followed, and who answers for it.
async fn suivis(r: &mut Reader) -> Result<(HashMap<IndicateurId, Suivi>, HashMap<IndicateurId, String>), PageError> {
    let rows = r
        .rows(
            "SELECT s.id, s.version, s.contrat_id, s.indicateur_id, s.responsable_id, s.source, s.formule, s.perimetre,
               s.periodicite, s.delai, s.debut, s.nature, s.operation_periodes, s.niveau, s.operation_territoires,
               s.couverture_min, s.minimum, s.maximum, s.decimales, s.seuil_secret, s.zero_sensible, s.expression, s.millesime,
               s.fenetre, s.remise_a_zero, s.manque, s.part, s.cible_finale, s.cible_finale_le, o.nom
             FROM suivi s LEFT JOIN organisation o ON o.id = s.responsable_id WHERE s.collectivite_id = $1",
            args![],
        )
        .await?;
    let (mut suivis, mut noms) = (HashMap::new(), HashMap::new());
    for mut row in rows {
        let suivi = Suivi::from_row(&mut row)?;
        if let Some(nom) = row.take::<Option<String>>()? {
            noms.insert(suivi.indicateur_id, nom);
        }
        suivis.insert(suivi.indicateur_id, suivi);
    }
    Ok((suivis, noms))
}

async fn lignes<'a>(visit: &Visit, r: &mut Reader, contrats: &'a [Contrat]) -> Result<Vec<Ligne<'a>>, PageError> {
    let indicateurs: Vec<Indicateur> = r.list(";; ORDER BY contrat_id, ordre, id", args![]).await?;
    let (suivis, noms) = suivis(r).await?;
    let Reponses { mut dernieres, annuelles } = reponses(visit, r, &suivis, &indicateurs).await?;
    let fini = Mois::dernier_fini(visit.today());
    let avancee = avancee(r, fini).await?;
    let mut lignes = vec![];
    for indicateur in indicateurs {
        let Some(contrat) = contrats.iter().find(|c| c.id == indicateur.contrat_id) else { continue };
        let defaut = || Suivi::par_defaut(&indicateur, contrat.bornes().map(|(debut, _)| debut));
        let suivi = suivis.get(&indicateur.id).cloned().unwrap_or_else(defaut);
        let fin = |annee: i64| contrat.exercices.iter().find(|e| e.numero == annee).map(|e| e.fin);
        let annuelle = annuelles.get(&indicateur.id).and_then(|(annee, d)| Some(Derniere { periode: fin(*annee)?, ..d.clone() }));
        let siennes = avancee.annuelles.get(&indicateur.id).into_iter().flatten();
        let valent = siennes.filter(|(_, origine)| suivi.niveau.is_none() || origine == "campagne");
        let vaut = valent.filter_map(|(annee, _)| fin(*annee)).filter(|fin| *fin <= fini).max();
        let repondue = avancee.de(indicateur.id, &suivi, vaut);
        let derniere = match (dernieres.remove(&indicateur.id), annuelle) {
            (Some(typed), Some(annuelle)) if annuelle.periode > typed.periode => Some(annuelle),
            (typed, annuelle) => typed.or(annuelle),
        };
        let fraicheur = fraicheur_de(&indicateur, &suivi, repondue, visit.today());
        let responsable = noms.get(&indicateur.id).cloned().unwrap_or_default();
        lignes.push(Ligne { indicateur, contrat, suivi, responsable, derniere, fraicheur });
    }
    Ok(lignes)
}

fn garde(ligne: &Ligne<'_>, form: &Form) -> bool {
    let contient = |texte: &str, cherche: &str| cherche.is_empty() || cle(texte).contains(&cle(cherche));
    let etat = match form.text("etat") {
        "" => true,
        "jamais" => ligne.derniere.is_none(),
        code => mots::code_fraicheur(&ligne.fraicheur) == code,
    };
    let dit = form.text("contrat");
    let du_contrat = dit.is_empty() || ligne.contrat.slug == dit;
    let texte = format!("{} {} {}", ligne.indicateur.code, ligne.indicateur.libelle, ligne.indicateur.definition);
    etat && du_contrat && contient(&texte, form.text("q")) && contient(&ligne.responsable, form.text("responsable"))
}

/// The filters of this page, as an address.
fn adresse(form: &Form, page: Option<usize>) -> String {
    let mut pairs: Vec<String> = ["contrat", "etat", "responsable", "q"]
        .iter()
        .filter(|nom| form.has(nom) && !form.text(nom).is_empty())
        .map(|nom| format!("{nom}={}", percent_encode(form.text(nom))))
        .collect();
    pairs.extend(page.map(|n| format!("page={n}")));
    if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
}

/// `GET /indicateurs`
pub async fn get(visit: Visit, Extension(plans): Port) -> Page {
    let (t, form) = (m(visit.lang), cadre::query(&visit));
    let mut r = visit.reader().await?;
    let contrats = cadre::contrats(&visit, plans.as_ref(), &mut r).await?;
    let toutes = lignes(&visit, &mut r, &contrats).await?;
    let lues: Vec<&Ligne<'_>> = toutes.iter().filter(|l| garde(l, &form)).collect();
    let derniere_page = lues.len().div_ceil(PAR_PAGE).max(1);
    let page = form.text("page").parse().unwrap_or(1).clamp(1, derniere_page);
    let ici: &[&Ligne<'_>] = lues.get((page - 1) * PAR_PAGE..lues.len().min(page * PAR_PAGE)).unwrap_or_default();
    let retard = toutes.iter().filter(|l| mots::code_fraicheur(&l.fraicheur) == "en_retard").count();
    let csv = visit.url(&format!("/indicateurs/liste.csv{}", adresse(&form, None)));
    let corps = html! {
        p.chapeau { (t.liste_chapeau(retard)) }
        (gestes(&visit, form.text("contrat")))
        p { a href=(visit.url(&format!("/indicateurs/relations{}", adresse_du_contrat(form.text("contrat"))))) { (t.relation_titre()) } }
        (filtres(&visit, &form, &contrats))
        (barre(&t.liste_compte(lues.len()), &[(t.liste_csv(), csv)]))
        @if ici.is_empty() {
            (vide(&if toutes.is_empty() { t.liste_vide() } else { t.liste_vide_filtre() }, Some((&t.liste_tout(), &visit.url("/indicateurs")))))
        } @else {
            (table(&visit, ici, contrats.len() > 1))
        }
        (pagination(page, derniere_page, &t.liste_pages(), |n| visit.url(&format!("/indicateurs{}", adresse(&form, Some(n))))))
    };
    Ok(web::Layout::new(&t.liste_titre()).section("/indicateurs").wide().render(&visit, corps).into_response())
}

fn adresse_du_contrat(contrat: &str) -> String {
    if contrat.is_empty() { String::new() } else { format!("?contrat={}", percent_encode(contrat)) }
}

fn gestes(visit: &Visit, contrat: &str) -> Markup {
    let t = m(visit.lang);
    let suite = adresse_du_contrat(contrat);
    let lien = |chemin: &str| visit.url(&format!("/indicateurs/{chemin}{suite}"));
    html! {
        @if visit.reach(Right::Repondre, None) != kernel::actor::Reach::Rien {
            div.boutons {
                a.bouton href=(lien("saisie")) { (t.liste_saisir()) }
                a.bouton.second href=(lien("import")) { (t.depot_titre()) }
                @if visit.reach(Right::DefinirIndicateur, None) != kernel::actor::Reach::Rien {
                    a.bouton.second href=(lien("a-valider")) { (t.validation_titre()) }
                }
            }
        }
    }
}

fn filtres(visit: &Visit, form: &Form, contrats: &[Contrat]) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let mut choix = vec![Choix::new("", t.liste_tous_contrats())];
    choix.extend(contrats.iter().map(|c| Choix::new(&c.slug, &c.nom)));
    let etats = [
        Choix::new("", t.liste_tous_etats()),
        Choix::new("en_retard", t.liste_filtre_retard()),
        Choix::new("bientot", t.liste_bientot()),
        Choix::new("a_jour", t.liste_a_jour()),
        Choix::new("jamais", t.liste_jamais()),
        Choix::new("sans_echeance", t.liste_sans_echeance()),
    ];
    html! {
        form.filtres method="get" action=(visit.url("/indicateurs")) role="search" {
            (champ(form, &cadre::filtre("q", &t.liste_recherche()), lang))
            (champ(form, &cadre::filtre("responsable", &t.liste_responsable()), lang))
            (liste_deroulante(form, &cadre::filtre("etat", &t.liste_etat()), &etats, lang))
            @if contrats.len() > 1 { (liste_deroulante(form, &cadre::filtre("contrat", &t.liste_contrat()), &choix, lang)) }
            div.boutons { button.bouton.second type="submit" { (t.liste_filtrer()) } }
        }
    }
}

fn valeur_de(ligne: &Ligne<'_>, lang: Lang) -> String {
    match &ligne.derniere {
        None => String::new(),
        Some(d) if d.lieux > 0 => m(lang).liste_lieux(d.lieux),
        Some(d) => d.texte.clone(),
    }
}

/// The same for a file: a program reads the number.
fn brute_de(ligne: &Ligne<'_>, lang: Lang) -> String {
    match &ligne.derniere {
        Some(d) if d.lieux == 0 => d.brute.clone(),
        _ => valeur_de(ligne, lang),
    }
}

fn table(visit: &Visit, lignes: &[&Ligne<'_>], avec_contrat: bool) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    html! { div.defile tabindex="0" role="region" aria-label=(t.liste_titre()) {
        table.empile {
            thead { tr {
                th scope="col" { (t.liste_code()) } th scope="col" { (t.liste_libelle()) }
                @if avec_contrat { th scope="col" { (t.liste_contrat()) } }
                th scope="col" { (t.liste_responsable()) } th.num scope="col" { (t.liste_derniere()) }
                th scope="col" { (t.liste_prochaine()) } th scope="col" { (t.liste_etat()) }
            } }
            tbody { @for l in lignes {
                tr {
                    td data-l=(t.liste_code()) { (l.indicateur.code) }
                    th scope="row" { a href=(visit.url(&format!("/indicateurs/{}", l.indicateur.id))) { (l.indicateur.libelle) } }
                    @if avec_contrat { td data-l=(t.liste_contrat()) { (l.contrat.nom) } }
                    td data-l=(t.liste_responsable()) { @if l.responsable.is_empty() { span.discret { (t.liste_personne()) } } @else { (l.responsable) } }
                    td.num data-l=(t.liste_derniere()) {
                        @if let Some(d) = &l.derniere {
                            (valeur_de(l, lang)) @if !l.indicateur.unite.is_empty() && d.lieux == 0 { " " small { (l.indicateur.unite) } }
                            br; small { (ecrire_periode(d.periode, l.suivi.pas())) @if !d.source.is_empty() { ", " (d.source) } }
                        } @else { "—" }
                    }
                    td data-l=(t.liste_prochaine()) {
                        @if let (Some(mois), Some(jour)) = (l.fraicheur.prochaine_periode, l.fraicheur.echeance) {
                            (t.liste_attendue(ecrire_periode(mois, l.suivi.pas()), date_longue(jour, lang)))
                        } @else { "—" }
                    }
                    td data-l=(t.liste_etat()) { (mots::fraicheur(&l.fraicheur, lang)) }
                }
            } }
        }
    } }
}

/// `GET /indicateurs/liste.csv`: the list as filtered, whole.
pub async fn export(visit: Visit, Extension(plans): Port) -> Page {
    let (t, form, lang) = (m(visit.lang), cadre::query(&visit), visit.lang);
    let mut r = visit.reader().await?;
    let contrats = cadre::contrats(&visit, plans.as_ref(), &mut r).await?;
    let toutes = lignes(&visit, &mut r, &contrats).await?;
    let titres = [
        t.liste_contrat(),
        t.liste_code(),
        t.liste_libelle(),
        t.liste_unite(),
        t.liste_responsable(),
        t.liste_derniere(),
        t.liste_periode(),
        t.liste_source(),
        t.liste_prochaine(),
        t.liste_echeance(),
        t.liste_etat(),
    ];
    let rows: Vec<Vec<String>> = toutes
        .iter()
        .filter(|l| garde(l, &form))
        .map(|l| {
            let periode = |mois: Mois| ecrire_periode(mois, l.suivi.pas());
            vec![
                l.contrat.nom.clone(),
                l.indicateur.code.clone(),
                l.indicateur.libelle.clone(),
                l.indicateur.unite.clone(),
                l.responsable.clone(),
                brute_de(l, lang),
                l.derniere.as_ref().map(|d| periode(d.periode)).unwrap_or_default(),
                l.derniere.as_ref().map(|d| d.source.clone()).unwrap_or_default(),
                l.fraicheur.prochaine_periode.map(periode).unwrap_or_default(),
                l.fraicheur.echeance.map(|d| d.to_string()).unwrap_or_default(),
                mots::code_fraicheur(&l.fraicheur).to_owned(),
            ]
        })
        .collect();
    Ok(web::csv::download("indicateurs", &titres, &rows))
}
