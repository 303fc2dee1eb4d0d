//! Signatories, commitments, money and bodies of a contract: `?partie=` of its settings.

use super::cadre::{Requete, bouton_sur, brouillon, caches, fait, page_de_reglage, reponse};
use super::conflit::{self, Champs};
use super::reglages::{SUITE, organisations};
use crate::actes::redaction::{
    LigneDeContrat, Sens, ajouter_ligne, deplacer_ligne, modifier_ligne, retablir_ce_qui_fut_supprime, supprimer_ligne,
};
use crate::m;
use crate::model::{Contrat, Engagement, Financement, Gouvernance, Signataire};
use crate::regles::redaction::{SaisiePartie, libelle_champ};
use acteurs::model::Organisation;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::Lang;
use kernel::texte::{date_courte, entier};
use maud::{Markup, html};
use store::{ActeError, Read, Reader, StoreError};
use web::components::{Champ, Choix, bouton, champ, erreurs, liste_deroulante, pagination, vide, zone};
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
    fn resume(&self, organisations: &[Organisation], lang: Lang) -> (String, String);
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Genre {
    Organisation { exigee: bool },
    Ligne { exigee: bool },
    Court { exigee: bool },
    Texte { exigee: bool },
}

fn nom_de(organisations: &[Organisation], id: Option<acteurs::model::OrganisationId>) -> String {
    organisations.iter().find(|o| Some(o.id) == id).map(|o| o.nom.clone()).unwrap_or_default()
}

fn couples<const N: usize>(champs: [(&str, String); N]) -> Champs {
    champs.map(|(nom, valeur)| (nom.to_owned(), valeur)).to_vec()
}

impl Vue for Signataire {
    const PARTIE: &'static str = "signataires";
    const CHAMPS: &'static [(&'static str, Genre)] = &[
        ("organisation", Genre::Organisation { exigee: true }),
        ("fonction", Genre::Ligne { exigee: true }),
        ("part", Genre::Ligne { exigee: false }),
        ("signe_le", Genre::Court { exigee: false }),
    ];
    fn champs(&self) -> Champs {
        couples([
            ("version", self.version.to_string()),
            ("organisation", self.organisation_id.to_string()),
            ("fonction", self.fonction.clone()),
            ("part", self.part.clone().unwrap_or_default()),
            ("signe_le", self.signe_le.map(date_courte).unwrap_or_default()),
        ])
    }
    fn resume(&self, organisations: &[Organisation], lang: Lang) -> (String, String) {
        let signe = match self.signe_le {
            Some(jour) => m(lang).redaction_signe_le(kernel::texte::date_longue(jour, lang)),
            None => m(lang).redaction_sans_date(),
        };
        let parts: Vec<String> = [Some(self.fonction.clone()), self.part.clone(), Some(signe)].into_iter().flatten().collect();
        (nom_de(organisations, Some(self.organisation_id)), parts.join(" · "))
    }
}

impl Vue for Engagement {
    const PARTIE: &'static str = "engagements";
    const CHAMPS: &'static [(&'static str, Genre)] = &[
        ("debiteur", Genre::Ligne { exigee: true }),
        ("organisation", Genre::Organisation { exigee: false }),
        ("texte", Genre::Texte { exigee: true }),
    ];
    fn champs(&self) -> Champs {
        couples([
            ("version", self.version.to_string()),
            ("debiteur", self.debiteur.clone()),
            ("organisation", self.organisation_id.map(|id| id.to_string()).unwrap_or_default()),
            ("texte", self.texte.clone()),
        ])
    }
    fn resume(&self, organisations: &[Organisation], _lang: Lang) -> (String, String) {
        let nom = nom_de(organisations, self.organisation_id);
        let debiteur =
            if nom.is_empty() || nom == self.debiteur { self.debiteur.clone() } else { format!("{} · {nom}", self.debiteur) };
        (self.texte.clone(), debiteur)
    }
}

impl Vue for Financement {
    const PARTIE: &'static str = "financements";
    const CHAMPS: &'static [(&'static str, Genre)] = &[
        ("organisation", Genre::Organisation { exigee: false }),
        ("objet", Genre::Ligne { exigee: true }),
        ("montant", Genre::Court { exigee: false }),
        ("periodicite", Genre::Ligne { exigee: false }),
    ];
    fn champs(&self) -> Champs {
        let montant = self
            .montant_centimes
            .map(|c| if c % 100 == 0 { (c / 100).to_string() } else { format!("{},{:02}", c / 100, c % 100) });
        couples([
            ("version", self.version.to_string()),
            ("organisation", self.organisation_id.map(|id| id.to_string()).unwrap_or_default()),
            ("objet", self.objet.clone()),
            ("montant", montant.unwrap_or_default()),
            ("periodicite", self.periodicite.clone().unwrap_or_default()),
        ])
    }
    fn resume(&self, organisations: &[Organisation], lang: Lang) -> (String, String) {
        let montant = match self.montant_centimes {
            Some(c) if c % 100 == 0 => m(lang).redaction_euros(entier(c / 100, lang)),
            Some(c) => m(lang).redaction_euros(format!("{},{:02}", entier(c / 100, lang), c % 100)),
            // « Un montant absent n'est pas 0 €. »
            None => m(lang).redaction_montant_non_precise(),
        };
        let parts: Vec<String> = [Some(nom_de(organisations, self.organisation_id)), Some(montant), self.periodicite.clone()]
            .into_iter()
            .flatten()
            .filter(|p| !p.is_empty())
            .collect();
        (self.objet.clone(), parts.join(" · "))
    }
}

impl Vue for Gouvernance {
    const PARTIE: &'static str = "gouvernance";
    const CHAMPS: &'static [(&'static str, Genre)] = &[
        ("nom", Genre::Ligne { exigee: true }),
        ("role", Genre::Texte { exigee: false }),
        ("composition", Genre::Texte { exigee: false }),
        ("missions", Genre::Texte { exigee: false }),
        ("rythme", Genre::Ligne { exigee: false }),
    ];
    fn champs(&self) -> Champs {
        couples([
            ("version", self.version.to_string()),
            ("nom", self.nom.clone()),
            ("role", self.role.clone()),
            ("composition", self.composition.join("\n")),
            ("missions", self.missions.join("\n")),
            ("rythme", self.rythme.clone().unwrap_or_default()),
        ])
    }
    fn resume(&self, _organisations: &[Organisation], _lang: Lang) -> (String, String) {
        let parts: Vec<&str> =
            [Some(self.role.as_str()), self.rythme.as_deref()].into_iter().flatten().filter(|p| !p.is_empty()).collect();
        (self.nom.clone(), parts.join(" · "))
    }
}

fn titre(partie: &str, lang: Lang) -> String {
    let t = m(lang);
    match partie {
        "signataires" => t.redaction_partie_signataires(),
        "engagements" => t.redaction_partie_engagements(),
        "financements" => t.redaction_partie_financements(),
        "gouvernance" => t.redaction_partie_gouvernance(),
        _ => t.redaction_partie_contrat(),
    }
}

/// The parts of the settings.
pub fn onglets(visit: &Visit, contrat: &Contrat, ici: &str) -> Markup {
    let base = visit.url(&format!("/contrats/{}{SUITE}", contrat.slug));
    html! {
        nav aria-label=(m(visit.lang).redaction_parties()) {
            ul.onglets {
                @for partie in ["", "signataires", "engagements", "financements", "gouvernance"] {
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
        _ => Err(PageError::NotFound),
    }
}

pub async fn ecrire(visit: &Visit, contrat: &Contrat, partie: &str, form: Form) -> Page {
    match partie {
        "signataires" => agir::<Signataire>(visit, contrat, form).await,
        "engagements" => agir::<Engagement>(visit, contrat, form).await,
        "financements" => agir::<Financement>(visit, contrat, form).await,
        "gouvernance" => agir::<Gouvernance>(visit, contrat, form).await,
        _ => Err(PageError::NotFound),
    }
}

fn ici<T: Vue>(contrat: &Contrat) -> String {
    format!("/contrats/{}{SUITE}?partie={}", contrat.slug, T::PARTIE)
}

async fn ouvrir<T: Vue>(visit: &Visit, r: &mut Reader, contrat: &Contrat, q: &Requete) -> Page {
    let lignes = T::toutes(r, contrat.id).await?;
    let organisations = organisations(r).await?;
    let form = lignes.iter().find(|l| l.id_text() == q.ouvrir).map(|l| Form::filled(l.champs())).unwrap_or_default();
    Ok(reponse(&form, page(visit, contrat, &lignes, &organisations, &form, q)))
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
    let organisations = organisations(&mut r).await?;
    drop(r);
    let noms: Vec<&str> = T::CHAMPS.iter().map(|(nom, _)| *nom).collect();
    let a_choisir = |form: &Form, base: Option<&T>| {
        let ecarts = conflit::ecarts(form, base.map(Vue::champs).as_ref(), &actuelle.champs(), &noms);
        (!ecarts.is_empty()).then(|| {
            let corps =
                conflit::choisir(visit, &visit.url(&ici::<T>(contrat)), form, actuelle.version(), &ecarts, |nom, valeur| {
                    let trouvee =
                        (nom == "organisation").then(|| organisations.iter().find(|o| o.id.to_string() == valeur)).flatten();
                    trouvee.map_or_else(|| valeur.to_owned(), |o| o.nom.clone())
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
            let organisations = organisations(&mut r).await?;
            let q = Requete { ouvrir: form.text("cle").to_owned(), ..Requete::default() };
            Ok(reponse(&form, page(visit, contrat, &lignes, &organisations, &form, &q)))
        }
    }
}

fn page<T: Vue>(
    visit: &Visit,
    contrat: &Contrat,
    lignes: &[T],
    organisations: &[Organisation],
    form: &Form,
    q: &Requete,
) -> Markup {
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
            ol.lignes start=(debut + 1) {
                @for (rang, ligne) in lignes.iter().enumerate().skip(debut).take(PAR_PAGE) {
                    @let cle = ligne.id_text();
                    @let (nom, reste) = ligne.resume(organisations, visit.lang);
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
            @for (nom, genre) in T::CHAMPS { (un_champ(visit, organisations, form, nom, *genre)) }
            (brouillon(visit))
            div.boutons {
                (bouton(&if ouverte.is_some() { t.redaction_enregistrer() } else { t.redaction_ajouter() }))
                @if ouverte.is_some() { a href=(ici) { (t.redaction_annuler()) } }
            }
        }
    };
    page_de_reglage(visit, contrat, SUITE, corps)
}

fn un_champ(visit: &Visit, organisations: &[Organisation], form: &Form, nom: &str, genre: Genre) -> Markup {
    let t = m(visit.lang);
    let label = libelle_champ(nom, visit.lang);
    let aide = match nom {
        "montant" => t.redaction_aide_montant(),
        "fonction" => t.redaction_aide_fonction(),
        "composition" | "missions" => t.redaction_aide_details(),
        "signe_le" => t.redaction_aide_signature(),
        _ => String::new(),
    };
    let base = Champ { name: nom, label: &label, hint: &aide, ..Champ::default() };
    match genre {
        Genre::Ligne { exigee } => champ(form, &Champ { required: exigee, ..base }, visit.lang),
        Genre::Court { exigee } => champ(form, &Champ { required: exigee, short: true, ..base }, visit.lang),
        Genre::Texte { exigee } => zone(form, &Champ { required: exigee, ..base }, visit.lang),
        Genre::Organisation { exigee } => {
            let mut choix = vec![Choix::new("", if exigee { t.redaction_choisir() } else { t.redaction_a_designer() })];
            choix.extend(organisations.iter().map(|o| Choix::new(o.id.to_string(), o.nom.clone())));
            liste_deroulante(form, &Champ { required: exigee, ..base }, &choix, visit.lang)
        }
    }
}
