//! Signatories, commitments, money and bodies of a contract, and what a contract of another shape adds (axes, focus
//! actions, themes, programmes, evaluation): `?partie=` of its settings.

mod articulation;
mod lignes;

use super::cadre::{Requete, bouton_sur, brouillon, caches, fait, page_de_reglage, reponse};
use super::conflit::{self, Champs};
use super::mots;
use super::reglages::{SUITE, organisations};
use crate::actes::redaction::{
    LigneDeContrat, Sens, ajouter_ligne, deplacer_ligne, modifier_ligne, retablir_ce_qui_fut_supprime, supprimer_ligne,
};
use crate::m;
use crate::model::{
    Articulation, AxeTransversal, Contrat, ContratId, Engagement, Financement, FocusAction, GenreEvaluation, Gouvernance, Noeud,
    PointEvaluation, Programme, Signataire, Thematique,
};
use crate::regles::redaction::{SaisiePartie, libelle_champ};
use acteurs::model::Organisation;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::Lang;
use maud::{Markup, html};
use store::{ActeError, Read, Reader, StoreError, args};
use web::components::{Champ, Choix, bouton, champ, coches, erreurs, liste_deroulante, pagination, vide, zone};
use web::{Form, Page, PageError, Visit};

/// Lines on one page: each has its gestures, and the page stays light.
const PAR_PAGE: usize = 20;

/// One kind of line, as its page shows it.
trait Vue: LigneDeContrat {
    /// Its name in the address.
    const PARTIE: &'static str;
    /// The fields of its form, in order: name, and how it is typed.
    const CHAMPS: &'static [(&'static str, Genre)];
    fn champs(&self) -> Champs;
    /// What a list shows: the main words, then the rest.
    fn resume(&self, listes: &Listes, lang: Lang) -> (String, String);
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Genre {
    Organisation {
        exigee: bool,
    },
    Ligne {
        exigee: bool,
    },
    Court {
        exigee: bool,
    },
    Texte {
        exigee: bool,
    },
    /// A level of the plan.
    Niveau,
    Niveaux,
    /// A level or an axis, by its code.
    Place,
    Thematique,
    Programme,
    /// What a line of the evaluation framework is.
    Point,
    Coche,
}

/// The lists that the lines of a contract choose from; those that no field of the form needs are empty.
struct Listes {
    organisations: Vec<Organisation>,
    noeuds: Vec<Noeud>,
    axes: Vec<AxeTransversal>,
    thematiques: Vec<Thematique>,
    programmes: Vec<Programme>,
}

impl Listes {
    async fn lire<T: Vue>(r: &mut Reader, contrat: ContratId) -> Result<Self, StoreError> {
        let needs = |wanted: &[Genre]| T::CHAMPS.iter().any(|(_, genre)| wanted.contains(genre));
        let organisation = [Genre::Organisation { exigee: true }, Genre::Organisation { exigee: false }];
        Ok(Self {
            organisations: if needs(&organisation) { organisations(r).await? } else { vec![] },
            noeuds: if needs(&[Genre::Niveau, Genre::Niveaux, Genre::Place]) {
                r.list("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat]).await?
            } else {
                vec![]
            },
            axes: if needs(&[Genre::Place]) { AxeTransversal::toutes(r, contrat).await? } else { vec![] },
            thematiques: if needs(&[Genre::Thematique]) { Thematique::toutes(r, contrat).await? } else { vec![] },
            programmes: if needs(&[Genre::Programme]) {
                r.list(";; ORDER BY cle COLLATE \"C\", id", args![]).await?
            } else {
                vec![]
            },
        })
    }

    fn organisation(&self, id: Option<acteurs::model::OrganisationId>) -> String {
        self.organisations.iter().find(|o| Some(o.id) == id).map(|o| o.nom.clone()).unwrap_or_default()
    }

    fn places(&self) -> Vec<(String, String)> {
        let levels = self.noeuds.iter().map(|n| (n.code.clone(), mots::noeud(n)));
        levels.chain(self.axes.iter().map(|a| (a.code.clone(), format!("{} {}", a.code, a.titre)))).collect()
    }

    /// A value of a field as people read it; the value itself when it is no identifier.
    fn nom(&self, champ: &str, valeur: &str) -> String {
        let same = |id: String| id == valeur;
        match champ {
            "organisation" => self.organisations.iter().find(|o| same(o.id.to_string())).map(|o| o.nom.clone()),
            "noeud" | "noeuds" => self.noeuds.iter().find(|n| same(n.id.to_string())).map(mots::noeud),
            "thematique" => self.thematiques.iter().find(|t| same(t.id.to_string())).map(|t| t.nom.clone()),
            "programme" => self.programmes.iter().find(|p| same(p.id.to_string())).map(|p| p.nom.clone()),
            "place" => self.places().into_iter().find(|(code, _)| code == valeur).map(|(_, nom)| nom),
            _ => None,
        }
        .unwrap_or_else(|| valeur.to_owned())
    }
}

fn couples<const N: usize>(champs: [(&str, String); N]) -> Champs {
    champs.map(|(nom, valeur)| (nom.to_owned(), valeur)).to_vec()
}

fn titre(partie: &str, lang: Lang) -> String {
    let t = m(lang);
    match partie {
        "signataires" => t.redaction_partie_signataires(),
        "engagements" => t.redaction_partie_engagements(),
        "financements" => t.redaction_partie_financements(),
        "gouvernance" => t.redaction_partie_gouvernance(),
        "axes" => t.articulation_axes(),
        "focus" => t.articulation_focus(),
        "thematiques" => t.redaction_partie_thematiques(),
        "programmes" => t.articulation_programmes_titre(),
        "evaluation" => t.redaction_partie_evaluation(),
        _ => t.redaction_partie_contrat(),
    }
}

pub(super) const PARTIES: [&str; 10] =
    ["", "signataires", "financements", "gouvernance", "axes", "focus", "programmes", "thematiques", "engagements", "evaluation"];

/// The parts of the settings.
pub fn onglets(visit: &Visit, contrat: &Contrat, ici: &str) -> Markup {
    let base = visit.url(&format!("/contrats/{}{SUITE}", contrat.slug));
    html! {
        nav aria-label=(m(visit.lang).redaction_parties()) {
            ul.onglets {
                @for partie in PARTIES {
                    li { a href=(if partie.is_empty() { base.clone() } else { format!("{base}?partie={partie}") }) aria-current=[(partie == ici).then_some("page")] { (titre(partie, visit.lang)) } }
                }
            }
        }
    }
}

pub async fn montrer(visit: &Visit, r: &mut Reader, contrat: &Contrat, q: &Requete) -> Page {
    match q.partie.as_str() {
        "signataires" => ouvrir::<Signataire>(visit, r, contrat, q).await,
        "engagements" => ouvrir::<Engagement>(visit, r, contrat, q).await,
        "financements" => ouvrir::<Financement>(visit, r, contrat, q).await,
        "gouvernance" => ouvrir::<Gouvernance>(visit, r, contrat, q).await,
        "axes" => ouvrir::<AxeTransversal>(visit, r, contrat, q).await,
        "focus" => ouvrir::<FocusAction>(visit, r, contrat, q).await,
        "thematiques" => ouvrir::<Thematique>(visit, r, contrat, q).await,
        "programmes" => ouvrir::<Articulation>(visit, r, contrat, q).await,
        "evaluation" => ouvrir::<PointEvaluation>(visit, r, contrat, q).await,
        _ => Err(PageError::NotFound),
    }
}

pub async fn ecrire(visit: &Visit, contrat: &Contrat, partie: &str, form: Form) -> Page {
    match partie {
        "signataires" => agir::<Signataire>(visit, contrat, form).await,
        "engagements" => agir::<Engagement>(visit, contrat, form).await,
        "financements" => agir::<Financement>(visit, contrat, form).await,
        "gouvernance" => agir::<Gouvernance>(visit, contrat, form).await,
        "axes" => agir::<AxeTransversal>(visit, contrat, form).await,
        "focus" => agir::<FocusAction>(visit, contrat, form).await,
        "thematiques" => agir::<Thematique>(visit, contrat, form).await,
        "programmes" => agir::<Articulation>(visit, contrat, form).await,
        "evaluation" => agir::<PointEvaluation>(visit, contrat, form).await,
        _ => Err(PageError::NotFound),
    }
}

fn ici<T: Vue>(contrat: &Contrat) -> String {
    format!("/contrats/{}{SUITE}?partie={}", contrat.slug, T::PARTIE)
}

async fn ouvrir<T: Vue>(visit: &Visit, r: &mut Reader, contrat: &Contrat, q: &Requete) -> Page {
    let lignes = T::toutes(r, contrat.id).await?;
    let listes = Listes::lire::<T>(r, contrat.id).await?;
    // A new line may come with its place: the cell of the matrix, the level it was asked from.
    let asked = web::api::query(visit);
    let placed = ["organisation", "thematique", "noeud", "debiteur"]
        .iter()
        .filter_map(|name| asked.some(name).map(|value| ((*name).to_owned(), value.to_owned())));
    let form = match lignes.iter().find(|l| l.id_text() == q.ouvrir) {
        Some(ligne) => Form::filled(ligne.champs()),
        None => Form::filled(placed.collect()),
    };
    Ok(reponse(&form, page(visit, contrat, &lignes, &listes, &form, q)))
}

fn saisie(form: &Form) -> SaisiePartie {
    let lire = |nom: &str| form.text(nom).to_owned();
    SaisiePartie {
        organisation: lire("organisation"),
        fonction: lire("fonction"),
        part: lire("part"),
        signe_le: lire("signe_le"),
        debiteur: lire("debiteur"),
        texte: lire("texte"),
        objet: lire("objet"),
        montant: lire("montant"),
        periodicite: lire("periodicite"),
        code: lire("code"),
        nom: lire("nom"),
        role: lire("role"),
        composition: lire("composition"),
        missions: lire("missions"),
        rythme: lire("rythme"),
        titre: lire("titre"),
        enjeux: lire("enjeux"),
        noeud: lire("noeud"),
        noeuds: form.all("noeuds").into_iter().map(str::to_owned).collect(),
        place: lire("place"),
        thematique: lire("thematique"),
        programme: lire("programme"),
        point: lire("point"),
        moment: lire("moment"),
        appui_externe: form.has("appui_externe"),
        echeance: lire("echeance_le"),
        promis: lire("promis"),
        unite: lire("unite"),
    }
}

async fn agir<T: Vue>(visit: &Visit, contrat: &Contrat, form: Form) -> Page {
    let cle = form.text("cle").to_owned();
    let (resultat, code): (Result<(), ActeError>, String) = match (form.text("action"), cle.as_str()) {
        (_, "") => (ajouter_ligne::<T>(visit, contrat, &saisie(&form)).await.map(drop), "ajoute".into()),
        ("retirer", id) => (supprimer_ligne::<T>(visit, contrat, id).await.map(drop), format!("retire&annulable={id}")),
        ("retablir", id) => (retablir_ce_qui_fut_supprime::<T>(visit, contrat, id).await.map(drop), "retabli".into()),
        (action, id) => match Sens::du_bouton(action) {
            Some(sens) => (deplacer_ligne::<T>(visit, contrat, id, sens).await, "deplace".into()),
            None => return modifier::<T>(visit, contrat, &cle, form).await,
        },
    };
    finir::<T>(visit, contrat, resultat, form, &code).await
}

async fn modifier<T: Vue>(visit: &Visit, contrat: &Contrat, id: &str, form: Form) -> Page {
    let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
    let mut r = visit.reader().await?;
    let actuelle: T = r.load(&id).await?;
    let base: Option<T> = conflit::version_lue(&mut r, id, version).await?;
    let listes = Listes::lire::<T>(&mut r, contrat.id).await?;
    drop(r);
    let noms: Vec<&str> = T::CHAMPS.iter().map(|(nom, _)| *nom).collect();
    let a_choisir = |form: &Form, base: Option<&T>| {
        let ecarts = conflit::ecarts(form, base.map(Vue::champs).as_ref(), &actuelle.champs(), &noms);
        (!ecarts.is_empty()).then(|| {
            let corps =
                conflit::choisir(visit, &visit.url(&ici::<T>(contrat)), form, actuelle.version(), &ecarts, |nom, valeur| {
                    listes.nom(nom, valeur)
                });
            (StatusCode::CONFLICT, page_de_reglage(visit, contrat, SUITE, corps)).into_response()
        })
    };
    let Some(form) = conflit::arbitrer(&form, &actuelle.champs()) else {
        return a_choisir(&form, None).ok_or(PageError::Unreadable);
    };
    let mut resultat = modifier_ligne::<T>(visit, contrat, id, version, &saisie(&form)).await;
    if matches!(resultat, Err(ActeError::Store(StoreError::Stale { .. }))) {
        if let Some(page) = a_choisir(&form, base.as_ref()) {
            return Ok(page);
        }
        resultat = modifier_ligne::<T>(visit, contrat, id, actuelle.version(), &saisie(&form)).await;
    }
    finir::<T>(visit, contrat, resultat.map(drop), form, "enregistre").await
}

async fn finir<T: Vue>(visit: &Visit, contrat: &Contrat, resultat: Result<(), ActeError>, mut form: Form, code: &str) -> Page {
    match resultat {
        Ok(()) => Ok(visit.go(&format!("{}&fait={code}", ici::<T>(contrat)))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            let mut r = visit.reader().await?;
            let lignes = T::toutes(&mut r, contrat.id).await?;
            let listes = Listes::lire::<T>(&mut r, contrat.id).await?;
            let q = Requete { ouvrir: form.text("cle").to_owned(), ..Requete::default() };
            Ok(reponse(&form, page(visit, contrat, &lignes, &listes, &form, &q)))
        }
    }
}

fn page<T: Vue>(visit: &Visit, contrat: &Contrat, lignes: &[T], listes: &Listes, form: &Form, q: &Requete) -> Markup {
    let t = m(visit.lang);
    let ici = visit.url(&ici::<T>(contrat));
    let ouverte = lignes.iter().find(|l| l.id_text() == q.ouvrir);
    let derniere = lignes.len().div_ceil(PAR_PAGE).max(1);
    // The page asked for, else that of the line open.
    let de_l_ouverte = lignes.iter().position(|l| l.id_text() == q.ouvrir).map(|rang| rang / PAR_PAGE + 1);
    let feuille = q.page.parse().ok().filter(|n| (1..=derniere).contains(n)).or(de_l_ouverte).unwrap_or(1);
    let debut = (feuille - 1) * PAR_PAGE;
    let annuler = (q.fait == "retire").then(|| {
        bouton_sur(
            &ici,
            &[("cle", &q.annulable)],
            "retablir",
            &t.redaction_annuler_le_retrait(),
            &t.redaction_annuler_le_retrait(),
        )
    });
    let corps = html! {
        (onglets(visit, contrat, T::PARTIE))
        (fait(visit, &q.fait, annuler))
        (erreurs(form, visit.lang))
        @if lignes.is_empty() { (vide(&t.redaction_partie_vide(), None)) }
        @else {
            @if ouverte.is_none() { div.boutons { a.bouton.second href="#formulaire" { (t.redaction_ajouter()) } } }
            ol.lignes start=(debut + 1) {
                @for (rang, ligne) in lignes.iter().enumerate().skip(debut).take(PAR_PAGE) {
                    @let cle = ligne.id_text();
                    @let (nom, reste) = ligne.resume(listes, visit.lang);
                    li {
                        p { strong { (nom) } }
                        @if !reste.is_empty() { p.discret { (reste) } }
                        div.gestes {
                            a href=(format!("{ici}&ouvrir={cle}#formulaire")) aria-label=(t.redaction_modifier_quoi(&nom)) { (t.redaction_modifier()) }
                            @if rang > 0 { (bouton_sur(&ici, &[("cle", &cle)], "monter", &t.redaction_monter(), &t.redaction_monter_quoi(&nom))) }
                            @if rang + 1 < lignes.len() { (bouton_sur(&ici, &[("cle", &cle)], "descendre", &t.redaction_descendre(), &t.redaction_descendre_quoi(&nom))) }
                            (bouton_sur(&ici, &[("cle", &cle)], "retirer", &t.redaction_retirer(), &t.redaction_retirer_quoi(&nom)))
                        }
                    }
                }
            }
        }
        (pagination(feuille, derniere, &t.redaction_partie_pages(), |n| format!("{ici}&page={n}")))
        h2 #formulaire { @if ouverte.is_some() { (t.redaction_modifier()) } @else { (t.redaction_ajouter()) } }
        form method="post" action=(ici) data-enhance="brouillon" {
            @if let Some(ligne) = ouverte { (caches(&[("cle", &ligne.id_text()), ("version", form.text("version"))])) }
            @for (nom, genre) in T::CHAMPS { (un_champ(visit, listes, form, nom, *genre)) }
            (brouillon(visit))
            div.boutons {
                (bouton(&if ouverte.is_some() { t.redaction_enregistrer() } else { t.redaction_ajouter() }))
                @if ouverte.is_some() { a href=(ici) { (t.redaction_annuler()) } }
            }
        }
    };
    page_de_reglage(visit, contrat, SUITE, corps)
}

fn un_champ(visit: &Visit, listes: &Listes, form: &Form, nom: &str, genre: Genre) -> Markup {
    let t = m(visit.lang);
    let label = libelle_champ(nom, visit.lang);
    let aide = match nom {
        "montant" => t.redaction_aide_montant(),
        "fonction" => t.redaction_aide_fonction(),
        "composition" | "missions" => t.redaction_aide_details(),
        "signe_le" | "echeance_le" => t.redaction_aide_signature(),
        "enjeux" => t.redaction_aide_details(),
        "place" => t.redaction_aide_place(),
        "noeuds" => t.redaction_aide_noeuds(),
        "thematique" => t.redaction_aide_thematique(),
        "promis" => t.redaction_aide_promis(),
        "moment" => t.redaction_aide_moment(),
        _ => String::new(),
    };
    let base = Champ { name: nom, label: &label, hint: &aide, ..Champ::default() };
    match genre {
        Genre::Ligne { exigee } => champ(form, &Champ { required: exigee, ..base }, visit.lang),
        Genre::Court { exigee } => champ(form, &Champ { required: exigee, short: true, ..base }, visit.lang),
        Genre::Texte { exigee } => zone(form, &Champ { required: exigee, ..base }, visit.lang),
        Genre::Organisation { exigee } => {
            let mut choix = vec![Choix::new("", if exigee { t.redaction_choisir() } else { t.redaction_a_designer() })];
            choix.extend(listes.organisations.iter().map(|o| Choix::new(o.id.to_string(), o.nom.clone())));
            liste_deroulante(form, &Champ { required: exigee, ..base }, &choix, visit.lang)
        }
        Genre::Niveau => liste_deroulante(
            form,
            &Champ { required: true, ..base },
            &mots::noeuds(&listes.noeuds, &t.redaction_choisir()),
            visit.lang,
        ),
        Genre::Niveaux => {
            let choix: Vec<Choix> = listes.noeuds.iter().map(|n| Choix::new(n.id.to_string(), mots::noeud(n))).collect();
            coches(form, &base, &choix, visit.lang)
        }
        Genre::Place => choisir(form, &Champ { required: true, ..base }, t.redaction_choisir(), listes.places(), visit.lang),
        Genre::Thematique => {
            let all = listes.thematiques.iter().map(|x| (x.id.to_string(), x.nom.clone()));
            choisir(form, &base, t.redaction_hors_theme(), all, visit.lang)
        }
        Genre::Programme => {
            let all = listes.programmes.iter().map(|p| (p.id.to_string(), p.nom.clone()));
            html! {
                (choisir(form, &Champ { required: true, ..base }, t.redaction_choisir(), all, visit.lang))
                p.discret { a href=(visit.url("/programmes/nouveau")) { (t.redaction_programme_nouveau()) } }
            }
        }
        Genre::Point => {
            let all = GenreEvaluation::ALL.iter().map(|g| (g.code().to_owned(), point(*g, visit.lang)));
            choisir(form, &Champ { required: true, ..base }, t.redaction_choisir(), all, visit.lang)
        }
        Genre::Coche => html! {
            div.champ { label.choix { input type="checkbox" name=(nom) value="oui" checked[form.has(nom)]; span { (label) } } }
        },
    }
}

fn choisir(form: &Form, champ: &Champ<'_>, vide: String, all: impl IntoIterator<Item = (String, String)>, lang: Lang) -> Markup {
    let mut choix = vec![Choix::new("", vide)];
    choix.extend(all.into_iter().map(|(value, label)| Choix::new(value, label)));
    liste_deroulante(form, champ, &choix, lang)
}

fn point(genre: GenreEvaluation, lang: Lang) -> String {
    let t = m(lang);
    match genre {
        GenreEvaluation::Question => t.articulation_evaluation_questions(),
        GenreEvaluation::Etape => t.articulation_evaluation_calendrier(),
        GenreEvaluation::Critere => t.articulation_evaluation_criteres(),
        GenreEvaluation::Outil => t.articulation_evaluation_outils(),
        GenreEvaluation::Principe => t.articulation_evaluation_principes(),
    }
}
