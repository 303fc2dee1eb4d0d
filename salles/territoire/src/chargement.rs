//! The reference data of a territory: communes, quartiers, conseils de territoire, published figures.
//! What is already there is left as it is, so that loading twice adds nothing.

mod fichiers;

use crate::model::{
    AncienCode, AncienCodeId, GenreTerritoire, Portrait, PortraitId, Rubrique, Statistique, StatistiqueId, Territoire,
    TerritoireId, Validite, ValiditeId,
};
use crate::regles::Refus;
use fichiers::{DOCUMENT, FichierCommunes, FichierConseils, FichierQpv, FichierTerritoire, Qpv, lire};
use jiff::civil::date;
use kernel::texte::cle;
use std::collections::{HashMap, HashSet};
use store::{ActeError, Json, Read, StoreError, Writer};

/// How many records a loading added.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Compte {
    pub communes: usize,
    pub qpv: usize,
    pub conseils: usize,
    pub statistiques: usize,
    /// Lines of the portraits of quartiers.
    pub portraits: usize,
}

/// Inserts what the four JSON texts of `donnees/<territoire>/` hold and that is not there yet: the
/// EPCI, its communes, its QPV, its conseils de territoire, and the published figures.
///
/// # Errors
/// `Refus::ReferenceIllisible` when a text is not the JSON expected, `Refus::CommuneInconnue` when a
/// text names a commune that the first one has not, `StoreError`.
pub async fn charger(w: &mut Writer, communes: &str, qpv: &str, conseils: &str, territoire: &str) -> Result<Compte, ActeError> {
    let communes: FichierCommunes = lire("communes.json", communes)?;
    let qpv: FichierQpv = lire("qpv.json", qpv)?;
    let conseils: FichierConseils = lire("conseils_de_territoire.json", conseils)?;
    let territoire: FichierTerritoire = lire("territoire.json", territoire)?;

    let mut compte = Compte::default();
    let mut lieux = Lieux::read(w).await?;
    let mut figures = Figures::read(w).await?;
    let millesime = communes.source.millesime();

    let epci = Territoire {
        code: Some(communes.epci.siren.clone()),
        population: Some(communes.epci.population_municipale),
        millesime: millesime.clone(),
        ..blank(GenreTerritoire::Epci, &territoire.agglomeration.nom)
    };
    let (epci, _) = lieux.keep(w, epci).await?;
    for commune in &communes.communes {
        let (_, added) = lieux
            .keep(
                w,
                Territoire {
                    code: Some(commune.code_insee.clone()),
                    parent_id: Some(epci),
                    millesime: millesime.clone(),
                    population: Some(commune.population),
                    codes_postaux: Json(commune.codes_postaux.clone()),
                    longitude: commune.label_lon.as_ref().map(ToString::to_string),
                    latitude: commune.label_lat.as_ref().map(ToString::to_string),
                    ..blank(GenreTerritoire::Commune, &commune.nom)
                },
            )
            .await?;
        compte.communes += usize::from(added);
    }
    for quartier in &qpv.qpv {
        let commune = lieux
            .commune(&quartier.code_commune)
            .ok_or_else(|| Refus::CommuneInconnue { fichier: "qpv.json", nom: quartier.code_commune.clone() })?;
        let (id, added) = lieux
            .keep(
                w,
                Territoire {
                    code: Some(quartier.code_2024.clone()),
                    parent_id: Some(commune),
                    millesime: quartier.population_annee.map(|annee| annee.to_string()),
                    population: quartier.population,
                    longitude: quartier.label_lon.as_ref().map(ToString::to_string),
                    latitude: quartier.label_lat.as_ref().map(ToString::to_string),
                    ..blank(GenreTerritoire::Qpv, &quartier.nom)
                },
            )
            .await?;
        if added {
            compte.qpv += 1;
            if let Some(code) = quartier.code_2015.clone() {
                w.insert(&AncienCode { id: AncienCodeId::fresh(), version: 1, territoire_id: id, code }).await?;
            }
            compte.portraits += portrait(w, id, &lignes_du_portrait(quartier)).await?;
        }
    }
    for quartier in &qpv.veille_active {
        // No code names them: their name does.
        if lieux.named(&quartier.nom).is_some() {
            continue;
        }
        let commune = lieux
            .commune(&quartier.code_commune)
            .ok_or_else(|| Refus::CommuneInconnue { fichier: "qpv.json", nom: quartier.code_commune.clone() })?;
        let place = Territoire { parent_id: Some(commune), ..blank(GenreTerritoire::VeilleActive, &quartier.nom) };
        let (id, _) = lieux.keep(w, place).await?;
        // « Quartier de veille active au 1er janvier 2015 ».
        let validite = Validite { id: ValiditeId::fresh(), version: 1, territoire_id: id, du: Some(date(2015, 1, 1)), au: None };
        w.insert(&validite).await?;
        compte.portraits += portrait(w, id, &[(Rubrique::Specificite, quartier.statut.as_str())]).await?;
    }
    for conseil in &conseils.conseils {
        let (id, added) = lieux
            .keep(
                w,
                Territoire {
                    code: Some(format!("CT{}", conseil.numero)),
                    parent_id: Some(epci),
                    ..blank(GenreTerritoire::ConseilDeTerritoire, &conseil.nom)
                },
            )
            .await?;
        if added {
            compte.conseils += 1;
            compose(w, &lieux, id, &conseil.communes).await?;
        }
    }
    for figure in published(&communes, &qpv, &territoire) {
        let place = lieux.named(&figure.territoire_nom);
        compte.statistiques += usize::from(figures.keep(w, Statistique { territoire_id: place, ..figure }).await?);
    }
    Ok(compte)
}

/// The lines of the portrait of a quartier, in the order of the page.
fn lignes_du_portrait(quartier: &Qpv) -> Vec<(Rubrique, &str)> {
    let m = &quartier.marqueurs;
    let all = [
        (Rubrique::Specificite, &quartier.specificites),
        (Rubrique::Besoin, &quartier.besoins),
        (Rubrique::Enjeu, &m.enjeux),
        (Rubrique::BesoinParticulier, &m.besoins_particuliers),
        (Rubrique::PisteInvestissement, &m.pistes_investissement),
    ];
    all.into_iter().flat_map(|(rubrique, texts)| texts.iter().map(move |t| (rubrique, t.as_str()))).collect()
}

async fn portrait(w: &mut Writer, territoire_id: TerritoireId, lines: &[(Rubrique, &str)]) -> Result<usize, StoreError> {
    for (ordre, (rubrique, texte)) in (1..).zip(lines) {
        w.insert(&Portrait {
            id: PortraitId::fresh(),
            version: 1,
            territoire_id,
            rubrique: *rubrique,
            texte: (*texte).to_owned(),
            source: DOCUMENT.to_owned(),
            ordre,
        })
        .await?;
    }
    Ok(lines.len())
}

/// Gives the named communes to a conseil de territoire.
async fn compose(w: &mut Writer, lieux: &Lieux, conseil: TerritoireId, communes: &[String]) -> Result<(), ActeError> {
    for nom in communes {
        let id = lieux
            .commune(nom)
            .ok_or_else(|| Refus::CommuneInconnue { fichier: "conseils_de_territoire.json", nom: nom.clone() })?;
        let mut commune: Territoire = w.load(&id).await?;
        commune.parent_id = Some(conseil);
        w.update(&mut commune).await?;
    }
    Ok(())
}

fn blank(genre: GenreTerritoire, nom: &str) -> Territoire {
    Territoire {
        id: TerritoireId::fresh(),
        version: 1,
        genre,
        code: None,
        nom: nom.to_owned(),
        parent_id: None,
        millesime: None,
        population: None,
        codes_postaux: Json(vec![]),
        longitude: None,
        latitude: None,
        cle: cle(nom),
    }
}

/// The places known so far: by kind and code, and by name.
struct Lieux {
    codes: HashMap<(GenreTerritoire, String), TerritoireId>,
    names: HashMap<String, TerritoireId>,
}

impl Lieux {
    async fn read(w: &mut Writer) -> Result<Self, StoreError> {
        let mut lieux = Self { codes: HashMap::new(), names: HashMap::new() };
        for place in w.list::<Territoire>("", vec![]).await? {
            lieux.know(&place);
        }
        Ok(lieux)
    }

    /// The first place of a name keeps it: the EPCI comes before its communes, they before quartiers.
    fn know(&mut self, place: &Territoire) {
        if let Some(code) = &place.code {
            self.codes.insert((place.genre, code.clone()), place.id);
        }
        self.names.entry(place.cle.clone()).or_insert(place.id);
    }

    /// Inserts the place unless its code is known; its identifier, and whether it was added.
    async fn keep(&mut self, w: &mut Writer, place: Territoire) -> Result<(TerritoireId, bool), StoreError> {
        let known = place.code.clone().and_then(|code| self.codes.get(&(place.genre, code)).copied());
        if let Some(id) = known {
            return Ok((id, false));
        }
        w.insert(&place).await?;
        self.know(&place);
        Ok((place.id, true))
    }

    /// A commune by its INSEE code or its name.
    fn commune(&self, text: &str) -> Option<TerritoireId> {
        self.codes.get(&(GenreTerritoire::Commune, text.to_owned())).or_else(|| self.names.get(&cle(text))).copied()
    }

    fn named(&self, nom: &str) -> Option<TerritoireId> {
        self.names.get(&cle(nom)).copied()
    }
}

/// The figures known so far, by place, label, year and source.
struct Figures(HashSet<[String; 4]>);

impl Figures {
    async fn read(w: &mut Writer) -> Result<Self, StoreError> {
        Ok(Self(w.list::<Statistique>("", vec![]).await?.iter().map(Self::mark).collect()))
    }

    fn mark(figure: &Statistique) -> [String; 4] {
        [
            figure.territoire_nom.clone(),
            figure.indicateur.clone(),
            figure.annee.clone().unwrap_or_default(),
            figure.source.clone(),
        ]
    }

    async fn keep(&mut self, w: &mut Writer, figure: Statistique) -> Result<bool, StoreError> {
        let added = self.0.insert(Self::mark(&figure));
        if added {
            w.insert(&figure).await?;
        }
        Ok(added)
    }
}

/// Every published figure, in the order of the page: populations first, then the files' own order.
fn published(communes: &FichierCommunes, qpv: &FichierQpv, territoire: &FichierTerritoire) -> Vec<Statistique> {
    const GROUPE: &str = "Démographie";
    let figure = |nom: &str, groupe: &str, indicateur: &str, ordre: i64| Statistique {
        id: StatistiqueId::fresh(),
        version: 1,
        territoire_id: None,
        territoire_nom: nom.to_owned(),
        groupe: groupe.to_owned(),
        indicateur: indicateur.to_owned(),
        valeur: None,
        unite: "habitants".to_owned(),
        annee: None,
        source: String::new(),
        ordre,
    };
    let annee = communes.source.millesime();
    let source = communes.source.cite();
    let epci = (&territoire.agglomeration.nom, communes.epci.population_municipale, communes.epci.population_totale);
    let mut all = vec![];
    for (nom, municipale, totale) in
        std::iter::once(epci).chain(communes.communes.iter().map(|c| (&c.nom, c.population, c.population_totale)))
    {
        for (rank, (label, value)) in [("Population municipale", municipale), ("Population totale", totale)].iter().enumerate() {
            all.push(Statistique {
                valeur: Some(value.to_string()),
                annee: annee.clone(),
                source: source.clone(),
                ..figure(nom, GROUPE, label, i64::from(rank > 0))
            });
        }
    }
    for quartier in &qpv.qpv {
        if let Some(population) = quartier.population {
            all.push(Statistique {
                valeur: Some(population.to_string()),
                annee: quartier.population_annee.map(|a| a.to_string()),
                source: quartier.population_source.clone(),
                ..figure(&quartier.nom, GROUPE, "Population", 0)
            });
        }
        all.extend((1_i64..).zip(&quartier.statistiques).map(|(rank, s)| Statistique {
            valeur: s.valeur.as_ref().map(ToString::to_string),
            unite: s.unite.clone(),
            annee: s.annee.clone(),
            source: s.cite(),
            ..figure(&quartier.nom, &s.groupe, &s.indicateur, rank)
        }));
    }
    for (rank, s) in (2_i64..).zip(&territoire.statistiques) {
        all.push(Statistique {
            valeur: s.valeur.as_ref().map(ToString::to_string),
            unite: s.unite.clone(),
            annee: s.annee.clone(),
            source: s.cite(),
            ..figure(s.territoire.as_deref().unwrap_or_default(), &s.groupe, &s.indicateur, rank)
        });
    }
    all
}
