//! What a rule saw, for its sentence: the figures, the names, the gap. The condition itself is data and has already
//! spoken; nothing here decides, except which sentence fits (« non reçu » or « reçu trop tard »).

mod appel;
mod budget;
mod cpo;
mod echeance;
mod locale;
mod partenaires;

use kernel::nombre::Nombre;
use serde_json::{Map, Value, json};

use super::catalogue::Regle;
use super::expression::{Intervalle, Trois};
use super::phrase::{Mots, enumerer};
use super::{Effet, Etape, Euros, Financeur, Situation};

/// A rule that has something to say about a situation.
pub(crate) struct Cas<'a> {
    pub s: &'a Situation,
    pub etape: Etape,
    /// Whether the rule has an object here (`si`): undecided while an answer is awaited.
    pub objet: Trois,
    /// Whether the condition holds.
    pub vrai: Trois,
    pub regle: &'a Regle,
}

/// What it says.
#[derive(Default)]
pub(crate) struct Constat {
    /// Which sentence, when it is not the one of the conclusion.
    pub phrase: Option<&'static str>,
    pub donnees: Map<String, Value>,
    pub mots: Mots,
    /// When the effect is not the one of the stage.
    pub effet: Option<Effet>,
    /// One sentence per line concerned, when there is more than one.
    pub autres: Vec<Mots>,
    /// « avec qui doit répondre », when the rule knows it better than « every empty cell ».
    pub attendus: Option<Vec<Financeur>>,
}

impl Constat {
    fn donnee(&mut self, nom: &str, valeur: impl Into<Value>) -> &mut Self {
        self.donnees.insert(nom.to_owned(), valeur.into());
        self
    }

    fn phrase(&mut self, nom: &'static str) -> &mut Self {
        self.phrase = Some(nom);
        self
    }

    /// A count, with its upper bound when it is not known yet.
    fn bornes(&mut self, nom: &'static str, n: &Intervalle, unite: i64) -> &mut Self {
        let en_unite = |borne: &Nombre| nombre(&borne.checked_div(&Nombre::from(unite)).unwrap_or_else(Nombre::zero));
        self.donnee(nom, n.min.as_ref().map_or(Value::Null, en_unite));
        if !n.est_exact()
            && let Some(max) = &n.max
        {
            self.donnee(&format!("{nom}_max"), en_unite(max));
        }
        self
    }
}

/// A JSON number: an integer when it is one.
fn nombre(n: &Nombre) -> Value {
    n.en_entier()
        .map_or_else(|| n.arrondi(2, false).parse::<serde_json::Number>().map_or(Value::Null, Value::Number), Value::from)
}

/// Whole centimes of an exact number of centimes, a fraction being rounded up.
fn euros_au_dessus(centimes: &Nombre) -> Euros {
    let tronque = centimes.arrondi(0, false).parse::<i64>().unwrap_or(i64::MAX);
    let manque = Nombre::from(tronque) < *centimes;
    Euros::de_centimes(tronque + i64::from(manque))
}

fn euros_de(n: Option<&Nombre>) -> Euros {
    n.and_then(Nombre::en_entier).map(Euros::de_centimes).unwrap_or_default()
}

fn liste(textes: &[String]) -> Value {
    json!(textes)
}

impl<'a> Cas<'a> {
    /// The lines of the plan with the amount of the stage.
    fn lignes(&self) -> impl Iterator<Item = (&'a Financeur, Intervalle)> + '_ {
        self.s.plan.iter().map(|(qui, cellules)| (qui, cellules.intervalle(self.etape)))
    }

    /// Who surely funds (« `fin(X)` = `m(X) > 0` »).
    fn financent(&self, qui: impl Fn(&Financeur) -> bool) -> Vec<&'a Financeur> {
        let sur = |n: &Intervalle| n.min.as_ref().is_some_and(Nombre::est_positif);
        self.lignes().filter(|(f, n)| qui(f) && sur(n)).map(|(f, _)| f).collect()
    }

    /// Whose answer is awaited: « avec qui doit répondre ».
    fn attendus(&self, qui: impl Fn(&Financeur) -> bool) -> Vec<&'a Financeur> {
        self.lignes().filter(|(f, n)| qui(f) && !n.est_exact()).map(|(f, _)| f).collect()
    }

    /// How many of them fund, at least and at most.
    fn compte(&self, qui: impl Fn(&Financeur) -> bool) -> Intervalle {
        let surs = self.financent(&qui).len();
        let possibles = self
            .attendus(&qui)
            .into_iter()
            .filter(|f| self.s.plan.get(*f).is_some_and(|c| c.intervalle(self.etape).max.is_none_or(|max| max.est_positif())));
        Intervalle { min: Some(Nombre::from(surs)), max: Some(Nombre::from(surs + possibles.count())) }
    }

    fn dire_attendus(&self, constat: &mut Constat, attendus: &[&Financeur]) {
        constat.attendus = Some(attendus.iter().map(|f| (*f).clone()).collect());
        let noms: Vec<String> = attendus.iter().map(ToString::to_string).collect();
        constat.mots.entier("attendues", i64::try_from(noms.len()).unwrap_or(i64::MAX)).texte("de", enumerer(&noms));
    }

    /// Who alone decides whether the rule applies: « si fin(D) », « si fin(C) ».
    fn decisif(&self) -> Option<&'static str> {
        match self.regle.code.as_str() {
            "DEP-04" | "DEP-05" => Some(Financeur::DEPARTEMENT),
            "CAF-02" | "CAF-03" | "CAF-04" | "CAF-05" | "CAF-06" | "CAF-07" | "CAF-08" => Some(Financeur::CAF),
            _ => None,
        }
    }

    /// What is awaited, from the one who decides, else from anybody, for the rules that need no more.
    fn attente(&self) -> Constat {
        let (mut constat, decisif) = (Constat::default(), self.decisif());
        self.dire_attendus(&mut constat, &self.attendus(|qui| decisif.is_none_or(|seul| qui.code() == seul)));
        constat
    }

    /// How many cells of the programme are still empty, for the funders of `qui`.
    fn cases_vides(&self, qui: impl Fn(&Financeur) -> bool) -> i64 {
        let vides = self.s.programme.iter().flat_map(|d| &d.plan).filter(|(f, c)| qui(f) && c.a(self.etape).is_none());
        i64::try_from(vides.count()).unwrap_or(i64::MAX)
    }
}

fn noms(financeurs: &[&Financeur]) -> Vec<String> {
    financeurs.iter().map(ToString::to_string).collect()
}

fn codes(financeurs: &[&Financeur]) -> Vec<String> {
    financeurs.iter().map(|f| f.code().to_owned()).collect()
}

/// What the rule saw. A rule whose sentence has no hole sees nothing more than who must answer.
pub(crate) fn constater(cas: &Cas<'_>) -> Constat {
    match cas.regle.code.as_str() {
        "AAP-01" => appel::appels(cas),
        "AAP-02" => appel::lettres(cas),
        "AAP-03" => appel::ouverture(cas),
        "AAP-04" => appel::sans_copil(cas),
        "AAP-05" => appel::principaux(cas),
        "AAP-06" => appel::plancher(cas, cas.s.p.plancher, |qui| cas.s.sous_plancher(qui)),
        "DEP-01" => appel::plancher(cas, cas.s.p.plancher_departement, |qui| qui.code() == Financeur::DEPARTEMENT),
        "AAP-07" => appel::bonus(cas),
        "AAP-08" => appel::rubriques(cas),
        "AAP-09" => appel::droit_commun(cas),
        "AAP-10" => appel::hors_qpv(cas),
        "AAP-11" => appel::enveloppe(cas),
        "CPO-01" => cpo::duree(cas),
        "CPO-02" => cpo::evaluations(cas),
        "CPO-03A" => cpo::lecture_a(cas),
        "CPO-03B" => cpo::lecture_b(cas),
        "CPO-04" => cpo::signataires(cas),
        "CPO-05" | "CPO-06" | "CPO-07" | "CPO-08" | "CPO-09" => cpo::categorie(cas),
        "CPO-08P" => cpo::experimentales(cas),
        "CPO-10" => cpo::installees(cas),
        "DEP-02" => partenaires::priorite(cas),
        "DEP-03" => partenaires::signalements(cas),
        "CAF-02" | "CAF-03" => partenaires::deux_exercices(cas),
        "CAF-04" => partenaires::budgets_analytiques(cas),
        "CAF-05" => partenaires::pieces(cas),
        "CAF-07" => echeance::pieces_du_bilan(cas),
        "CAF-08" => echeance::bilan(cas),
        "CAF-09" => partenaires::objet_du_courriel(cas),
        "CAF-10" => partenaires::aides(cas),
        "BUD-01" => budget::equilibre(cas),
        "BUD-02" => budget::volontaires(cas),
        "BUD-03" => budget::compte_74(cas),
        "BUD-04" => budget::au_dessus(cas),
        "LEG-01" => budget::convention(cas),
        "LEG-02" => echeance::publication(cas),
        "LEG-03" => echeance::compte_rendu(cas),
        _ => locale::vu(cas),
    }
}
