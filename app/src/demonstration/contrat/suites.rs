//! What ties the sheets together: links, targets, marks to settle.

use super::*;

pub(super) async fn liens(
    w: &mut Writer,
    cls: &Cls,
    contrat: &Contrat,
    fiches: &BTreeMap<i64, FicheChargee>,
    programmes: &HashMap<String, ProgrammeId>,
) -> Result<(), Erreur> {
    for fiche in &cls.fiches {
        let Some(from) = fiches.get(&fiche.numero) else { continue };
        let correction = cls.corrections.iter().find(|c| c.fiche == fiche.numero && c.champ == "liens_fiches");
        let mut ordre = 0;
        for number in &fiche.liens_fiches {
            ordre += 1;
            w.insert(&Lien {
                id: Id::fresh(),
                version: 1,
                contrat_id: contrat.id,
                fiche_id: from.id,
                genre: GenreLienFiche::Complete,
                cible_fiche_id: fiches.get(number).map(|f| f.id),
                programme_id: None,
                texte: correction.map_or_else(|| format!("Fiche {number}"), |c| c.source.clone()),
                etat: if correction.is_some() { EtatLien::AVerifier } else { EtatLien::Confirme },
                ordre,
            })
            .await?;
        }
        for printed in &fiche.liens_programmes {
            ordre += 1;
            w.insert(&Lien {
                id: Id::fresh(),
                version: 1,
                contrat_id: contrat.id,
                fiche_id: from.id,
                genre: GenreLienFiche::ContribueA,
                cible_fiche_id: None,
                programme_id: programmes.get(&texte::cle(printed)).copied(),
                texte: printed.clone(),
                etat: EtatLien::Confirme,
                ordre,
            })
            .await?;
        }
    }
    Ok(())
}

pub(super) async fn cibles(w: &mut Writer, contrat: &Contrat, fiches: &BTreeMap<i64, FicheChargee>) -> Result<(), Erreur> {
    for one in donnees::demonstration()?.cibles {
        let id = fiches.get(&one.fiche).and_then(|f| f.indicateurs.get(&(one.genre.clone(), one.rang)).copied());
        let Some(id) = id else {
            return Err(Erreur::Donnees {
                file: "demonstration.json",
                what: format!("cible sans indicateur, fiche {}", one.fiche),
            });
        };
        let mut indicateur: Indicateur = store::Read::load(w, &id).await?;
        indicateur.reference = Some(one.reference);
        indicateur.reference_le = Some(contrat.annee_un_le);
        indicateur.sens = Sens::from_code(&one.sens).unwrap_or(Sens::Hausse);
        w.update(&mut indicateur).await?;
        for (annee, valeur) in one.cibles {
            w.insert(&Cible {
                id: Id::fresh(),
                version: 1,
                contrat_id: contrat.id.to_string(),
                indicateur_id: id,
                annee: annee.parse().unwrap_or_default(),
                valeur,
            })
            .await?;
        }
    }
    Ok(())
}

pub(super) async fn marques(
    w: &mut Writer,
    cls: &Cls,
    contrat: &Contrat,
    fiches: &BTreeMap<i64, FicheChargee>,
) -> Result<(), Erreur> {
    let mut all = vec![Marque {
        id: Id::fresh(),
        version: 1,
        contrat_id: contrat.id,
        fiche_id: None,
        champ: "signe_le".into(),
        texte_source: String::new(),
        retenu: "2024-07-01".into(),
        note: "La date de signature n’est pas publiée : le 1er juillet 2024 est une hypothèse pour compter les années.".into(),
        etat: EtatMarque::Ouverte,
        choix: None,
        reglee_le: None,
        reglee_par: None,
        ordre: 0,
    }];
    let mark = |fiche: i64, champ: &str, source: &str, retenu: String, note: &str, ordre: i64| Marque {
        id: Id::fresh(),
        version: 1,
        contrat_id: contrat.id,
        fiche_id: fiches.get(&fiche).map(|f| f.id),
        champ: champ.to_owned(),
        texte_source: source.to_owned(),
        retenu,
        note: note.to_owned(),
        etat: EtatMarque::Ouverte,
        choix: None,
        reglee_le: None,
        reglee_par: None,
        ordre,
    };
    for c in &cls.corrections {
        let retenu = match &c.retenu {
            serde_json::Value::String(text) => text.clone(),
            serde_json::Value::Array(all) => all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
            other => other.to_string(),
        };
        all.push(mark(c.fiche, &c.champ, &c.source, retenu, &c.motif, c.fiche));
    }
    all.extend(cls.a_verifier.iter().map(|v| mark(v.fiche, &v.champ, "", String::new(), &v.note, v.fiche)));
    for one in &all {
        w.insert(one).await?;
    }
    Ok(())
}
