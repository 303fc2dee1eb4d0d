//! The form of a sheet of a draft: each field with how sure it is, why, and the lines it was read at.

use crate::m;
use crate::model::{Contrat, ModePilotage, Noeud};
use crate::pages::redaction::mots as plan;
use crate::regles::redaction::{CadreAnnees, lire_annees};
use crate::regles::reprise::{
    DeclinaisonReprise, FicheLue, IndicateurRepris, Repere, SaisieReprise, libelle_champ_repris, numeros,
};
use extraction::{Confiance, Raison, mots};
use kernel::Lang;
use maud::{Markup, html};
use web::Form;
use web::components::{Champ, Choix, champ, liste_deroulante, zone};

/// Lines of a table that a form is read for; blank lines are offered under that.
const LIGNES_MAX: usize = 2_000;

const TEXTES: [&str; 18] = [
    "cible",
    "numero",
    "titre",
    "titre_plan",
    "noeud",
    "niveau_code",
    "niveau_titre",
    "sous_niveau_titre",
    "mode_pilotage",
    "contexte",
    "objectif_strategique",
    "objectifs_operationnels",
    "public_cible",
    "pilotes",
    "partenaires",
    "programmes",
    "liens_fiches",
    "autres_liens",
];

fn texte_mut<'a>(s: &'a mut SaisieReprise, nom: &str) -> Option<&'a mut String> {
    Some(match nom {
        "cible" => &mut s.cible,
        "numero" => &mut s.numero,
        "titre" => &mut s.titre,
        "titre_plan" => &mut s.titre_plan,
        "noeud" => &mut s.noeud,
        "niveau_code" => &mut s.niveau_code,
        "niveau_titre" => &mut s.niveau_titre,
        "sous_niveau_titre" => &mut s.sous_niveau_titre,
        "mode_pilotage" => &mut s.mode_pilotage,
        "contexte" => &mut s.contexte,
        "objectif_strategique" => &mut s.objectif_strategique,
        "objectifs_operationnels" => &mut s.objectifs_operationnels,
        "public_cible" => &mut s.public_cible,
        "pilotes" => &mut s.pilotes,
        "partenaires" => &mut s.partenaires,
        "programmes" => &mut s.programmes,
        "liens_fiches" => &mut s.liens_fiches,
        "autres_liens" => &mut s.autres_liens,
        _ => return None,
    })
}

/// What was typed. Lines added blank at the end of a table are left out; a line of the document that was erased keeps its rank.
pub fn saisie(form: &Form, lue: &FicheLue, contrat: &Contrat) -> SaisieReprise {
    let mut s = SaisieReprise::default();
    for nom in TEXTES {
        if let Some(place) = texte_mut(&mut s, nom) {
            form.text(nom).clone_into(place);
        }
    }
    let rangs = |table: &str| (0..LIGNES_MAX).take_while(|rang| form.has(&format!("{table}.{rang}.libelle"))).count();
    for rang in 0..rangs("declinaisons") {
        let dit = |champ: &str| form.text(&format!("declinaisons.{rang}.{champ}")).to_owned();
        s.declinaisons.push(DeclinaisonReprise {
            lettre: dit("lettre"),
            lettre_imprimee: dit("lettre_imprimee"),
            libelle: dit("libelle"),
            echeance: dit("echeance"),
            annees: annees(&dit("annees"), contrat),
            details: dit("details"),
        });
    }
    for rang in 0..rangs("indicateurs") {
        let dit = |champ: &str| form.text(&format!("indicateurs.{rang}.{champ}")).to_owned();
        s.indicateurs.push(IndicateurRepris { role: dit("role"), lettres: dit("lettres"), libelle: dit("libelle") });
    }
    while s.declinaisons.len() > lue.saisie.declinaisons.len() && s.declinaisons.last().is_some_and(DeclinaisonReprise::est_vide)
    {
        s.declinaisons.pop();
    }
    while s.indicateurs.len() > lue.saisie.indicateurs.len() && s.indicateurs.last().is_some_and(|i| i.libelle.trim().is_empty())
    {
        s.indicateurs.pop();
    }
    s.prises = form.all("prises").into_iter().map(str::to_owned).collect();
    s.verifies = form.all("verifies").into_iter().map(str::to_owned).collect();
    s
}

/// « 1, 2 », « Années 1 à 3 », « Chaque année » ; a year that the contract does not have is kept, for the rule to say so.
fn annees(texte: &str, contrat: &Contrat) -> Vec<i64> {
    let lues = lire_annees(texte, &CadreAnnees::du_contrat(contrat));
    if lues.doute.is_none() { lues.annees } else { numeros(texte) }
}

/// The fields of a form, with a blank line to add a déclinaison and one to add an indicator.
pub fn remplir(s: &SaisieReprise) -> Form {
    let mut s = s.clone();
    let mut champs = vec![];
    for nom in TEXTES {
        if let Some(valeur) = texte_mut(&mut s, nom) {
            champs.push((nom.to_owned(), valeur.clone()));
        }
    }
    s.declinaisons.push(DeclinaisonReprise::default());
    s.indicateurs.push(IndicateurRepris::default());
    for (rang, d) in s.declinaisons.into_iter().enumerate() {
        let mut dire = |champ: &str, valeur: String| champs.push((format!("declinaisons.{rang}.{champ}"), valeur));
        dire("lettre", d.lettre);
        dire("lettre_imprimee", d.lettre_imprimee);
        dire("libelle", d.libelle);
        dire("echeance", d.echeance);
        dire("annees", d.annees.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "));
        dire("details", d.details);
    }
    for (rang, i) in s.indicateurs.into_iter().enumerate() {
        let mut dire = |champ: &str, valeur: String| champs.push((format!("indicateurs.{rang}.{champ}"), valeur));
        dire("role", i.role);
        dire("lettres", i.lettres);
        dire("libelle", i.libelle);
    }
    champs.extend(s.prises.into_iter().map(|p| ("prises".to_owned(), p)));
    champs.extend(s.verifies.into_iter().map(|v| ("verifies".to_owned(), v)));
    Form::filled(champs)
}

/// Lines of a text area that show a text without scrolling, as far as that stays a field.
fn hauteur(texte: &str) -> u8 {
    let lignes: usize = texte.lines().map(|l| l.chars().count() / 60 + 1).sum();
    u8::try_from(lignes.min(16)).unwrap_or(16)
}

/// Everything that the fields of a sheet need.
pub struct Formulaire<'a> {
    pub contrat: &'a Contrat,
    pub noeuds: &'a [Noeud],
    pub lue: &'a FicheLue,
    pub form: &'a Form,
    pub lang: Lang,
    /// A new sheet of the plan: its number and its level are asked.
    pub nouvelle: bool,
}

impl Formulaire<'_> {
    pub fn champs(&self) -> Markup {
        let t = m(self.lang);
        html! {
            @if self.nouvelle {
                (self.un("numero", |c| champ(self.form, &Champ { short: true, inputmode: "numeric", ..c }, self.lang)))
            }
            (self.un("titre", |c| zone(self.form, &Champ { required: true, ..c }, self.lang)))
            @if self.lue.repere("titre_plan").is_some() { (self.un("titre_plan", |c| champ(self.form, &c, self.lang))) }
            @if self.nouvelle { (self.niveau()) }
            (self.un("mode_pilotage", |c| liste_deroulante(self.form, &c, &self.modes(), self.lang)))
            (self.un("pilotes", |c| zone(self.form, &Champ { hint: &t.reprise_un_par_ligne(), ..c }, self.lang)))
            (self.un("partenaires", |c| zone(self.form, &Champ { hint: &t.reprise_un_par_ligne(), ..c }, self.lang)))
            (self.un("contexte", |c| zone(self.form, &Champ { ..c }, self.lang)))
            (self.un("objectif_strategique", |c| zone(self.form, &c, self.lang)))
            (self.un("objectifs_operationnels", |c| zone(self.form, &Champ { hint: &t.reprise_un_par_ligne(), ..c }, self.lang)))
            (self.un("public_cible", |c| zone(self.form, &c, self.lang)))
            h2 { (t.reprise_champ_declinaisons()) }
            p.aide { (t.reprise_ligne_effacee()) }
            (self.doute("declinaisons"))
            @for rang in 0..self.rangs("declinaisons") { (self.declinaison(rang)) }
            h2 { (t.reprise_champ_indicateurs()) }
            p.aide { (t.reprise_ligne_effacee()) }
            (self.doute("indicateurs_resultat")) (self.doute("indicateurs_suivi"))
            @for rang in 0..self.rangs("indicateurs") { (self.indicateur(rang)) }
            h2 { (t.reprise_champ_liens()) }
            (self.un("liens_fiches", |c| champ(self.form, &Champ { hint: &t.reprise_liens_fiches_aide(), ..c }, self.lang)))
            (self.un("programmes", |c| zone(self.form, &Champ { hint: &t.reprise_programmes_aide(), ..c }, self.lang)))
            (self.un("autres_liens", |c| zone(self.form, &Champ { hint: &t.reprise_un_par_ligne(), ..c }, self.lang)))
        }
    }

    fn rangs(&self, table: &str) -> usize {
        (0..LIGNES_MAX).take_while(|rang| self.form.has(&format!("{table}.{rang}.libelle"))).count()
    }

    fn modes(&self) -> Vec<Choix> {
        ModePilotage::ALL.iter().map(|mode| Choix::new(mode.code(), plan::mode(*mode, self.lang))).collect()
    }

    fn un(&self, nom: &str, dessiner: impl Fn(Champ<'_>) -> Markup) -> Markup {
        let label = libelle_champ_repris(nom, self.lang);
        html! { (dessiner(Champ { name: nom, label: &label, filter: true, lines: hauteur(self.form.text(nom)), ..Champ::default() })) (self.doute(nom)) }
    }

    /// « sûr », « probable », « à vérifier » : a sign, a word, why, and the way to the line.
    fn doute(&self, nom: &str) -> Markup {
        let t = m(self.lang);
        let Some(repere) = self.lue.repere(nom) else { return html! {} };
        let confiance = repere.confiance();
        let signe = match confiance {
            Confiance::Sur => "✓",
            Confiance::Probable => "≈",
            Confiance::AVerifier => "⚠",
        };
        let raisons: Vec<&str> = repere.raisons.iter().map(|r| mots::raison(*r, self.lang)).collect();
        html! {
            div.repere {
                p.discret {
                    span aria-hidden="true" { (signe) } " " strong { (mots::confiance(confiance, self.lang)) }
                    (self.place(repere))
                    @if !raisons.is_empty() { " – " (raisons.join(", ")) }
                }
                @if confiance == Confiance::AVerifier {
                    @let own = format!("v-{}", nom.replace('.', "-"));
                    label.choix for=(own) {
                        input id=(own) type="checkbox" name="verifies" value=(nom) checked[self.form.is_checked("verifies", nom)];
                        span { (t.reprise_verifie(libelle_champ_repris(nom, self.lang))) }
                    }
                }
            }
        }
    }

    fn place(&self, repere: &Repere) -> Markup {
        let t = m(self.lang);
        html! { @if let Some(p) = repere.place {
            ", " a href=(format!("#l-{}", p.debut)) {
                @if p.debut == p.fin { (t.reprise_ligne(p.debut.to_string())) } @else { (t.reprise_lignes(p.debut.to_string(), p.fin.to_string())) }
            }
        } }
    }

    fn niveau(&self) -> Markup {
        let t = m(self.lang);
        let noeuds = plan::noeuds(self.noeuds, &t.reprise_niveau_nomme());
        // The title printed stands beside that of the level proposed.
        let autre_titre = self.lue.repere("noeud").is_some_and(|r| r.raisons.contains(&Raison::AmbitionAutreTitre));
        html! {
            (self.un("noeud", |c| liste_deroulante(self.form, &c, &noeuds, self.lang)))
            details open[self.form.text("noeud").is_empty() || autre_titre] {
                summary { (t.reprise_niveau_a_creer()) }
                p.aide { (t.reprise_niveau_a_creer_aide()) }
                (champ(self.form, &Champ { name: "niveau_code", label: &t.reprise_niveau_code(), short: true, ..Champ::default() }, self.lang))
                (champ(self.form, &Champ { name: "niveau_titre", label: &t.reprise_niveau_titre(self.nom_de_niveau(0)), ..Champ::default() }, self.lang))
                @if self.contrat.niveaux.len() > 1 {
                    (champ(self.form, &Champ { name: "sous_niveau_titre", label: &t.reprise_niveau_titre(self.nom_de_niveau(1)), ..Champ::default() }, self.lang))
                }
            }
        }
    }

    fn nom_de_niveau(&self, rang: usize) -> String {
        self.contrat.niveaux.get(rang).cloned().unwrap_or_default()
    }

    fn declinaison(&self, rang: usize) -> Markup {
        let nom = |champ: &str| format!("declinaisons.{rang}.{champ}");
        let libelle = |champ: &str| crate::regles::redaction::libelle_champ(champ, self.lang);
        let un = |champ: &str, dessiner: &dyn Fn(Champ<'_>) -> Markup| {
            dessiner(Champ { name: &nom(champ), label: &libelle(champ), filter: true, ..Champ::default() })
        };
        let court = |c: Champ<'_>| champ(self.form, &Champ { short: true, ..c }, self.lang);
        let imprimee = self.form.text(&nom("lettre_imprimee"));
        html! {
            fieldset.champ.groupe {
                legend { (libelle_champ_repris(&format!("declinaisons.{rang}"), self.lang)) }
                (self.doute(&format!("declinaisons.{rang}")))
                (un("lettre", &court))
                @if imprimee == self.form.text(&nom("lettre")) { input type="hidden" name=(nom("lettre_imprimee")) value=(imprimee); }
                @else { (un("lettre_imprimee", &court)) }
                (un("libelle", &|c| zone(self.form, &Champ { lines: hauteur(self.form.text(c.name)), ..c }, self.lang)))
                @if !self.form.text(&nom("details")).is_empty() { (un("details", &|c| zone(self.form, &c, self.lang))) }
                (un("echeance", &|c| champ(self.form, &c, self.lang)))
                (un("annees", &court))
            }
        }
    }

    fn indicateur(&self, rang: usize) -> Markup {
        let t = m(self.lang);
        let nom = |champ: &str| format!("indicateurs.{rang}.{champ}");
        let roles =
            [Choix::new("resultat", t.classeur_indicateur_resultat()), Choix::new("suivi", t.classeur_indicateur_suivi())];
        let libelle = |champ: &str| crate::regles::redaction::libelle_champ(champ, self.lang);
        html! {
            fieldset.champ.groupe {
                legend { (libelle_champ_repris(&format!("indicateurs.{rang}"), self.lang)) }
                (self.doute(&format!("indicateurs.{rang}")))
                (liste_deroulante(self.form, &Champ { name: &nom("role"), label: &libelle("role"), short: true, filter: true, ..Champ::default() }, &roles, self.lang))
                (champ(self.form, &Champ { name: &nom("lettres"), label: &t.reprise_lettres(), short: true, filter: true, ..Champ::default() }, self.lang))
                (zone(self.form, &Champ { name: &nom("libelle"), label: &libelle("libelle"), filter: true, ..Champ::default() }, self.lang))
            }
        }
    }
}
