//! « Expliquer ce chiffre »: the formula in words, the operands with their origin, the weights, what
//! is missing and whom to ask. « Un null s'explique aussi : c'est la liste de ce qu'il manque. »

mod mesure;
mod niveaux;

use super::lecture::{Lecture, Objet, taux_de};
use super::plan_lu::{FicheLue, MesureLue, PlanLu};
use super::remontees::Remonte;
use crate::m;
use crate::regles::annee::bornes;
use indicateurs::model::IndicateurId;
use indicateurs::regles::{Motif, Signal};
use jiff::civil::Date;
use kernel::Lang;
use kernel::nombre::Nombre;
use niveaux::Mots;
use sha2::{Digest, Sha256};

/// One line of what was computed.
#[derive(Debug, Clone, Default)]
pub struct Operande {
    /// What it is: « fiche-12 », an identifier of node or of indicator.
    pub objet: String,
    pub libelle: String,
    /// Path of its own page or explanation, after the collectivité.
    pub lien: Option<String>,
    pub valeur: String,
    /// The rate that enters the mean, with four decimals; empty when none does.
    pub retenu: String,
    /// As decided.
    pub poids: String,
    /// Its share of what is counted, in percent, with four decimals.
    pub effectif: String,
    /// Of a rate that stands on a part of what it should.
    pub couverture: String,
    pub origine: String,
}

/// Everything « Comment c'est calculé » shows.
#[derive(Debug, Clone)]
pub struct Explication {
    pub titre: String,
    pub valeur: Option<String>,
    pub formule: String,
    pub regle: &'static str,
    pub operandes: Vec<Operande>,
    /// Levels under it that have no rate: « un nœud sans taux est un manque de couverture 0 ».
    pub sans_taux: Vec<Operande>,
    /// Sheets or indicators without value, with whom to ask.
    pub manquants: Vec<Operande>,
    pub ecartes: Vec<Operande>,
    pub couverture: Option<String>,
    pub motif: Option<String>,
    pub arrondi: String,
    /// Short code printed on paper.
    pub code: String,
}

/// The code printed beside a figure: six letters that lead back to it, always the same for the same figure.
#[must_use]
pub fn code_court(contrat: &str, objet: &str, lecture: Lecture, annee: i64) -> String {
    signes(&format!("{contrat}\0{objet}\0{}\0{annee}", lecture.code()))
}

/// The code of a figure of an edition: the same figure has another one in each edition, so that it leads to what was printed.
#[must_use]
pub fn code_fige(contrat: &str, numero: &str, objet: &str, lecture: &str, annee: i64) -> String {
    signes(&format!("{contrat}\0{objet}\0{lecture}\0{annee}\0{numero}"))
}

fn signes(what: &str) -> String {
    const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let hash = Sha256::digest(what);
    let mut out = String::with_capacity(7);
    for (rank, byte) in hash.iter().take(6).enumerate() {
        if rank == 3 {
            out.push('-');
        }
        out.push(char::from(LETTERS[usize::from(byte & 31)]));
    }
    out
}

impl PlanLu {
    /// The name of an object in addresses: `contrat`, an identifier of node, `fiche-12`.
    #[must_use]
    pub fn cle_objet(&self, objet: Objet) -> String {
        match objet {
            Objet::Contrat => "contrat".into(),
            Objet::Noeud(id) => id.to_string(),
            Objet::Fiche(id) => {
                self.fiches.iter().find(|f| f.id == id).map_or_else(|| id.to_string(), |f| format!("fiche-{}", f.numero))
            }
            Objet::Mesure(id) => format!("indicateur-{id}"),
        }
    }

    /// The object of that name.
    #[must_use]
    pub fn objet(&self, cle: &str) -> Option<Objet> {
        if cle == "contrat" {
            return Some(Objet::Contrat);
        }
        if let Some(numero) = cle.strip_prefix("fiche-").and_then(|n| n.parse::<i64>().ok()) {
            return self.fiches.iter().find(|f| f.numero == numero).map(|f| Objet::Fiche(f.id));
        }
        if let Some(id) = cle.strip_prefix("indicateur-") {
            let found = self.fiches.iter().flat_map(|f| &f.mesures).find(|m| m.id == id)?;
            return found.id.parse().ok().map(Objet::Mesure);
        }
        let id = cle.parse().ok()?;
        self.noeuds.iter().find(|n| n.id == id).map(|n| Objet::Noeud(n.id))
    }

    /// Every figure of the plan: to find one by its printed code.
    pub fn chiffres(&self) -> impl Iterator<Item = (Lecture, Objet, i64)> + '_ {
        let objects = std::iter::once(Objet::Contrat)
            .chain(self.noeuds.iter().map(|n| Objet::Noeud(n.id)))
            .chain(self.fiches.iter().map(|f| Objet::Fiche(f.id)));
        let measured = self.fiches.iter().flat_map(|f| &f.mesures).filter_map(|m| m.id.parse().ok().map(Objet::Mesure));
        let years = |lecture: Lecture, objet: Objet| (1..=self.contrat.duree_annees).map(move |annee| (lecture, objet, annee));
        objects
            .flat_map(move |objet| Lecture::ALL.iter().flat_map(move |lecture| years(*lecture, objet)))
            .chain(measured.flat_map(move |objet| years(Lecture::Atteinte, objet)))
    }

    /// The figure of a reading, when it is a number.
    #[must_use]
    pub fn valeur(&self, lecture: Lecture, objet: Objet, annee: i64, today: Date) -> Option<Nombre> {
        match (lecture, objet) {
            (Lecture::Atteinte, Objet::Mesure(id)) => self.mesure(id).and_then(|m| taux_de(m, annee).brut),
            (Lecture::Declare, _) => self.declare(objet, annee).valeur,
            (Lecture::Constate, _) => self.constate(objet, annee).constate,
            (Lecture::Attendu, _) => self.attendu(objet, self.jour_attendu(annee, today)).valeur,
            (Lecture::Atteinte, _) => self.atteinte(objet, annee).valeur,
            (Lecture::Confiance, _) => None,
        }
    }

    /// One of its indicators.
    #[must_use]
    pub fn mesure(&self, id: IndicateurId) -> Option<&MesureLue> {
        let id = id.to_string();
        self.fiches.iter().flat_map(|f| &f.mesures).find(|m| m.id == id)
    }

    #[must_use]
    pub fn nom_objet(&self, objet: Objet, lang: Lang) -> String {
        let t = m(lang);
        match objet {
            Objet::Contrat => self.contrat.titre.clone(),
            Objet::Noeud(id) => self
                .noeuds
                .iter()
                .find(|n| n.id == id)
                .map(|n| {
                    let level = usize::try_from(n.niveau - 1).ok().and_then(|l| self.contrat.niveaux.get(l));
                    format!("{} {}", level.map_or("", String::as_str), n.code)
                })
                .unwrap_or_default(),
            Objet::Fiche(id) => self.fiches.iter().find(|f| f.id == id).map(|f| t.lecture_fiche_n(f.numero)).unwrap_or_default(),
            Objet::Mesure(id) => self.mesure(id).map(|m| format!("{} {}", m.code, m.libelle)).unwrap_or_default(),
        }
    }

    /// The code of a figure of this plan; of a past evening, followed by its day: « R7K-2M4-20260312 ».
    #[must_use]
    pub fn code(&self, lecture: Lecture, objet: Objet, annee: i64) -> String {
        let code = code_court(&self.contrat.id.to_string(), &self.cle_objet(objet), lecture, annee);
        self.au.map_or_else(|| code.clone(), |le| format!("{code}-{}", le.strftime("%Y%m%d")))
    }

    /// The code on what leaves the house, paper or file: with its day, as the figure of today moves and the paper does not.
    #[must_use]
    pub fn code_imprime(&self, lecture: Lecture, objet: Objet, annee: i64, le: Date) -> String {
        let code = self.code(lecture, objet, annee);
        if self.au.is_some() { code } else { format!("{code}-{}", le.strftime("%Y%m%d")) }
    }

    /// Address of the explanation of a figure, after the collectivité.
    #[must_use]
    pub fn chemin_calcul(&self, lecture: Lecture, objet: Objet, annee: i64) -> String {
        format!("{}/calcul/{}/{}?annee={annee}", self.chemin(), lecture.code(), self.cle_objet(objet))
    }

    fn chemin_fiche(&self, fiche: &FicheLue) -> String {
        format!("{}/fiches/{}", self.chemin(), fiche.numero)
    }

    /// The day on which progress is expected: today, or the end of the year when it is over.
    #[must_use]
    pub fn jour_attendu(&self, annee: i64, today: Date) -> Date {
        bornes(&self.contrat, annee).1.min(today)
    }

    /// The whole explanation of a figure.
    #[must_use]
    pub fn expliquer(&self, lecture: Lecture, objet: Objet, annee: i64, today: Date, lang: Lang) -> Explication {
        let t = m(lang);
        let name = self.nom_objet(objet, lang);
        let fiches = self.fiches_de(objet);
        let mut out = Explication {
            titre: format!("{} — {name}, {}", libelle(lecture, lang), t.lecture_annee_n(annee).to_lowercase()),
            valeur: None,
            formule: String::new(),
            regle: "",
            operandes: vec![],
            sans_taux: vec![],
            manquants: vec![],
            ecartes: vec![],
            couverture: None,
            motif: None,
            arrondi: t.calcul_arrondi(),
            code: self.code(lecture, objet, annee),
        };
        match lecture {
            Lecture::Declare => {
                out.formule =
                    if matches!(objet, Objet::Fiche(_)) { t.calcul_formule_declare_fiche() } else { t.calcul_formule_declare() };
                out.regle = "Indicateurs, § 4, F7\u{202f}; Plans, contrats et campagnes de suivi, § 5";
                let words = Mots { lecture, annee, ecarte: t.etat_dispensee(), lang };
                self.expliquer_remontee(&mut out, Remonte::Declare(annee), objet, &words, &|f| {
                    f.bilans.get(&annee).map(|b| origine(b.auteur.as_str(), b.accepte_par.as_deref(), lang)).unwrap_or_default()
                });
            }
            Lecture::Constate => self.expliquer_constate(&mut out, objet, annee, &fiches, lang),
            Lecture::Attendu => {
                let le = self.jour_attendu(annee, today);
                out.formule = t.calcul_formule_attendu(kernel::texte::date_longue(le, lang));
                out.regle = "Indicateurs, § 4, F8";
                let words = Mots { lecture, annee, ecarte: t.calcul_sans_objet(), lang };
                self.expliquer_remontee(&mut out, Remonte::Attendu(le), objet, &words, &|_| t.calcul_origine_annees());
            }
            Lecture::Atteinte if matches!(objet, Objet::Mesure(_)) => self.expliquer_mesure(&mut out, objet, annee, lang),
            Lecture::Atteinte => self.expliquer_atteinte(&mut out, objet, annee, &fiches, lang),
            Lecture::Confiance => {
                out.formule = t.calcul_formule_confiance();
                out.regle = "Plans, contrats et campagnes de suivi, § 5";
                for f in &fiches {
                    let line = |valeur: String, origine: String| Operande {
                        objet: format!("fiche-{}", f.numero),
                        libelle: format!("{}. {}", f.numero, f.titre),
                        lien: Some(self.chemin_fiche(f)),
                        valeur,
                        origine,
                        ..Operande::default()
                    };
                    match f.bilans.get(&annee).and_then(|b| b.meteo.map(|ciel| (ciel, b))) {
                        Some((ciel, b)) => {
                            out.operandes.push(line(ciel_en_mots(ciel, lang), origine(&b.auteur, b.accepte_par.as_deref(), lang)))
                        }
                        None => out.manquants.push(line(t.lecture_non_renseignee(), f.pilotes.clone())),
                    }
                }
            }
        }
        out
    }

    fn expliquer_constate(&self, out: &mut Explication, objet: Objet, annee: i64, fiches: &[&FicheLue], lang: Lang) {
        let t = m(lang);
        let all = self.constate(objet, annee);
        out.formule = t.calcul_formule_constate(all.oui, all.oui + all.non);
        out.regle = "Indicateurs, § 4, F11";
        out.valeur = all.constate.as_ref().map(|v| taux_en_mots(v, lang));
        out.couverture = all.completude.as_ref().map(|v| taux_en_mots(v, lang));
        for f in fiches {
            let own = self.constate(Objet::Fiche(f.id), annee);
            let line = |valeur: String| Operande {
                objet: format!("fiche-{}", f.numero),
                libelle: format!("{}. {}", f.numero, f.titre),
                lien: Some(self.chemin_fiche(f)),
                valeur,
                origine: f.pilotes.clone(),
                ..Operande::default()
            };
            if own.oui + own.non > 0 {
                out.operandes.push(line(t.calcul_cases(own.oui, own.non)));
            }
            if own.sans_reponse > 0 {
                out.manquants.push(line(t.calcul_cases_vides(own.sans_reponse)));
            }
            if !own.sans_echeance.is_empty() {
                out.ecartes.push(line(t.calcul_sans_echeance(own.sans_echeance.join(", "))));
            }
        }
    }

    fn expliquer_atteinte(&self, out: &mut Explication, objet: Objet, annee: i64, fiches: &[&FicheLue], lang: Lang) {
        let t = m(lang);
        out.regle = "Indicateurs, § 4, F1 et F7";
        let Objet::Fiche(_) = objet else {
            out.formule = t.calcul_formule_atteinte();
            let words = Mots { lecture: Lecture::Atteinte, annee, ecarte: t.calcul_non_mesurable(), lang };
            self.expliquer_remontee(out, Remonte::Atteinte(annee), objet, &words, &|f| {
                t.calcul_origine_indicateurs(f.mesures.len())
            });
            return;
        };
        out.formule = t.calcul_formule_atteinte_fiche();
        let Some(fiche) = fiches.first() else { return };
        let all = self.atteinte_de_fiche(fiche, annee);
        out.valeur = all.taux.as_ref().map(|v| taux_en_mots(v, lang));
        out.couverture = all.couverture.as_ref().map(|v| taux_en_mots(v, lang));
        out.motif = all.motif.map(|motif| motif_en_mots(motif, self.contrat.couverture_fiche, lang));
        for mesure in &fiche.mesures {
            let rate = taux_de(mesure, annee);
            let show = |n: Option<&Nombre>| n.map_or_else(|| "—".to_owned(), |n| mesure.en_mots(n, lang));
            let line = Operande {
                objet: mesure.id.clone(),
                libelle: format!("{} {}", mesure.code, mesure.libelle),
                // Its values, its formula and its breakdowns.
                lien: Some(format!("/indicateurs/{}", mesure.id)),
                valeur: match &rate.brut {
                    Some(brut) => t.calcul_taux_indicateur(
                        show(mesure.valeurs.get(&annee).and_then(|v| v.valeur.as_ref())),
                        show(mesure.reference_de(annee).ok().flatten().as_ref()),
                        mesure.cible_ecrite(annee, lang).unwrap_or_else(|| "—".to_owned()),
                        taux_en_mots(brut, lang),
                    ),
                    None if rate.signaux.contains(&Signal::RuptureSansReference) => t.calcul_rupture(
                        show(mesure.valeurs.get(&annee).and_then(|v| v.valeur.as_ref())),
                        mesure.reference_de(annee).err().map(|m| m.to_string()).unwrap_or_default(),
                    ),
                    None if mesure.mesurable(annee) => t.lecture_non_renseignee(),
                    None => t.calcul_sans_cible(),
                },
                poids: nombre_en_mots(&mesure.poids, lang),
                origine: provenance(mesure, annee, lang),
                ..Operande::default()
            };
            if all.manquants.contains(&mesure.code) {
                out.manquants.push(line);
            } else if all.ecartes.contains(&mesure.code) || mesure.poids.est_nul() {
                out.ecartes.push(line);
            } else {
                let known = all.poids_effectifs.iter().find(|p| p.code == mesure.code);
                out.operandes.push(Operande {
                    retenu: rate.retenu.as_ref().map(|r| taux_precis(r, lang)).unwrap_or_default(),
                    effectif: known.map(|p| taux_precis(&p.effectif, lang)).unwrap_or_default(),
                    ..line
                });
            }
        }
    }
}

/// « opérandes (valeur, unité, période, territoire, état, source, auteur, lien) » (§ 8), as far as they are known.
fn provenance(mesure: &MesureLue, annee: i64, lang: Lang) -> String {
    let t = m(lang);
    let Some(value) = mesure.valeurs.get(&annee) else { return String::new() };
    let source = if mesure.source.is_empty() { String::new() } else { t.calcul_origine_source(&mesure.source) };
    let parts =
        [mesure.unite.clone(), t.lecture_annee_n(annee).to_lowercase(), t.calcul_origine_validee(), source, value.origine(lang)];
    parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ")
}

/// A rate as people read it: « 37,5 % ».
#[must_use]
pub fn taux_en_mots(value: &Nombre, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("{}\u{202f}%", value.affiche_taux_fr(2)),
        Lang::En => format!("{}%", value.affiche_taux_en(2)),
    }
}

/// A rate as it is served to be computed again: « opérandes servis à 4 décimales au moins » (§ 8).
#[must_use]
pub fn taux_precis(value: &Nombre, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("{}\u{202f}%", value.affiche_taux_fr(4)),
        Lang::En => format!("{}%", value.affiche_taux_en(4)),
    }
}

#[must_use]
pub fn nombre_en_mots(value: &Nombre, lang: Lang) -> String {
    match lang {
        Lang::Fr => value.affiche_fr(4),
        Lang::En => value.affiche_en(4),
    }
}

/// The sky in words; the words are those of the domain document.
#[must_use]
pub fn ciel_en_mots(ciel: crate::model::Ciel, lang: Lang) -> String {
    use crate::model::Ciel;
    let t = m(lang);
    match ciel {
        Ciel::Soleil => t.ciel_soleil(),
        Ciel::Couvert => t.ciel_couvert(),
        Ciel::Nuage => t.ciel_nuage(),
        Ciel::Orage => t.ciel_orage(),
        Ciel::NonNecessaire => t.ciel_non_necessaire(),
    }
}

#[must_use]
pub fn libelle(lecture: Lecture, lang: Lang) -> String {
    let t = m(lang);
    match lecture {
        Lecture::Declare => t.lecture_declare(),
        Lecture::Constate => t.lecture_constate(),
        Lecture::Attendu => t.lecture_attendu(),
        Lecture::Atteinte => t.lecture_atteinte(),
        Lecture::Confiance => t.lecture_confiance(),
    }
}

fn origine(auteur: &str, accepte_par: Option<&str>, lang: Lang) -> String {
    match accepte_par {
        Some(who) => m(lang).calcul_origine_acceptee(auteur, who),
        None => auteur.to_owned(),
    }
}

fn motif_en_mots(motif: Motif, minimum: i64, lang: Lang) -> String {
    let t = m(lang);
    match motif {
        Motif::AucunPoids => t.motif_aucun_poids(),
        Motif::RienDeMesurable => t.motif_rien_de_mesurable(),
        Motif::CouvertureInsuffisante => t.motif_couverture(minimum),
        Motif::PoidsNegatif => t.motif_poids_negatif(),
    }
}
