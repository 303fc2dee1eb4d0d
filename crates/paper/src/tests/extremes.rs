//! Nothing at all, and far too much of everything.

use jiff::civil::date;
use serde::Serialize;
use serde_json::Value;

use super::{LANGUES, cas, composer, texte_de};
use crate::*;

fn tirage_vide(langue: Lang) -> Tirage {
    Tirage {
        langue,
        date: date(2026, 1, 1),
        collectivite: String::new(),
        contrat: String::new(),
        annees: vec![],
        edition: None,
        au: None,
        demonstration: false,
        adresse_codes: None,
    }
}

fn noeud_vide() -> NoeudPapier {
    NoeudPapier { niveau: String::new(), code: String::new(), titre: String::new(), teinte: 0 }
}

fn fiche_vide() -> FichePapier {
    FichePapier {
        numero: String::new(),
        titre: String::new(),
        noeud: noeud_vide(),
        objectif_general: None,
        mention: MentionPilotage::CoPilotage,
        pilotes: vec![],
        partenaires: vec![],
        contexte: Texte::default(),
        objectif_strategique: None,
        objectifs_operationnels: vec![],
        declinaisons: vec![],
        public_cible: None,
        fiches_liees: vec![],
        programmes: vec![],
        indicateurs_resultat: vec![],
        indicateurs_suivi: vec![],
        avancement: vec![],
        meteo: None,
        a_verifier: vec![],
    }
}

fn bilan_vide() -> BilanFichePapier {
    BilanFichePapier {
        numero: String::new(),
        titre: String::new(),
        pilotes: String::new(),
        etat: None,
        avancement: vec![],
        declinaisons: vec![],
        constate: Chiffre::default(),
        atteinte: Chiffre::default(),
        meteo: None,
        reussites: Texte::default(),
        difficultes: Texte::default(),
        besoins: Texte::default(),
        suites: Texte::default(),
        indicateurs: vec![],
    }
}

fn rapport_vide(ambitions: Vec<AmbitionPapier>) -> RapportPapier {
    RapportPapier {
        annee: 1,
        exercice: String::new(),
        chapeau: Texte::default(),
        aiguilles: Aiguilles::default(),
        chiffres_cles: vec![],
        retards: vec![],
        sans_reponse: vec![],
        ambitions,
        decisions: vec![],
        signataires: vec![],
        regle_des_manques: Texte::default(),
        calculs: vec![],
        manquants: vec![],
    }
}

fn ambition_vide(fiches: Vec<BilanFichePapier>) -> AmbitionPapier {
    AmbitionPapier { noeud: noeud_vide(), aiguilles: Aiguilles::default(), texte: Texte::default(), fiches }
}

fn comite_vide(document: DocumentComite) -> ComitePapier {
    ComitePapier {
        document,
        instance: String::new(),
        seance: None,
        lieu: None,
        presidence: None,
        quorum: None,
        membres: vec![],
        chapeau: Texte::default(),
        aiguilles: None,
        depuis: None,
        precedentes: vec![],
        retards: vec![],
        mouvements: vec![],
        demandes: vec![],
        decisions: vec![],
        divers: Texte::default(),
    }
}

fn avenant_vide() -> AvenantPapier {
    AvenantPapier {
        numero: String::new(),
        projet: true,
        objet: String::new(),
        demandeur: None,
        motif: Texte::default(),
        visas: vec![],
        demande_le: None,
        comite_le: None,
        signature_le: None,
        effet_le: None,
        modifications: vec![],
        articles: vec![],
        signataires: vec![],
    }
}

fn difference_vide() -> DifferencePapier {
    DifferencePapier {
        de: date(2026, 1, 1),
        a: date(2026, 1, 1),
        annee: 1,
        comptes: vec![],
        ecarts: vec![],
        decisions: vec![],
        groupes: vec![GroupeDifferencePapier { titre: String::new(), ajoutees: vec![], retirees: vec![], fiches: vec![] }],
    }
}

#[test]
fn des_donnees_vides_donnent_un_document_qui_dit_ce_qui_manque() {
    for langue in LANGUES {
        for tirage in [tirage_vide(langue), cas::tirage(langue)] {
            composer::<[FichePapier]>(Document::Fiches, &[], &tirage);
            composer(Document::Fiche, &[fiche_vide()], &tirage);
            composer(Document::RapportAnnuel, &rapport_vide(vec![]), &tirage);
            let ambitions = vec![ambition_vide(vec![]), ambition_vide(vec![bilan_vide()])];
            composer(Document::RapportAnnuel, &rapport_vide(ambitions), &tirage);
            composer(Document::Comite, &comite_vide(DocumentComite::Dossier), &tirage);
            composer(Document::Comite, &comite_vide(DocumentComite::Releve), &tirage);
            composer(Document::Avenant, &avenant_vide(), &tirage);
            composer(Document::Difference, &difference_vide(), &tirage);
            composer(Document::Acte, &[ActePapier::default()], &tirage);
            composer(Document::Acte, &Vec::<ActePapier>::new(), &tirage);
        }
    }
    let texte = texte_de(&fiche(&fiche_vide(), &tirage_vide(Lang::Fr)).unwrap());
    for attendu in ["(sans titre)", "à désigner", "Aucune déclinaison", "ne vaut pas 0 %"] {
        assert!(texte.contains(attendu), "« {attendu} » absent de : {texte}");
    }
}

/// Every free text of the data replaced by something nobody should type. Codes of enumerations
/// (`en_cours`), dates and numbers keep their form: the type system already guards them.
fn hostile<T: Serialize>(corps: &T) -> Value {
    fn libre(texte: &str) -> bool {
        let jour = texte.len() == 10 && texte.as_bytes()[4] == b'-';
        let code = texte.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        !jour && !code
    }
    fn visiter(valeur: &mut Value, rang: &mut usize) {
        match valeur {
            Value::String(texte) if libre(texte) => {
                *rang += 1;
                *texte = horreur(*rang);
            }
            Value::Array(valeurs) => valeurs.iter_mut().for_each(|v| visiter(v, rang)),
            Value::Object(champs) => champs.values_mut().for_each(|v| visiter(v, rang)),
            _ => {}
        }
    }
    let mut valeur = serde_json::to_value(corps).unwrap();
    visiter(&mut valeur, &mut 0);
    valeur
}

fn horreur(rang: usize) -> String {
    match rang % 8 {
        0 => "Titre très long, avec des mots ordinaires et un sens. ".repeat(6),
        1 => "a".repeat(300),
        2 => "北京 مرحبا שלום हिन्दी 🎉👩‍👩‍👧 \u{e000}\u{fffe}\u{ffff}".into(),
        3 => "a\u{0}\u{1}\u{7}\u{8}\u{b}\u{1b}[31m\u{7f}\u{85}\u{202e}\u{2066}b\u{200d}\u{feff}".into(),
        4 => "#panic() *a* $ \\ @b <c> ```d``` [e] {f} https://exemple.example/?q=1&r=2".into(),
        5 => "e\u{301}\u{301}\u{301}\u{327}\u{336} fi ffl ﬁ Ǆ ß İ ı".into(),
        6 => "\n\r\n\t  \u{2028}\u{2029}\u{a0}\n".into(),
        _ => "\"'`<script>alert(1)</script>&amp;%00\\u0000".into(),
    }
}

#[test]
fn des_donnees_hostiles_se_composent_partout() {
    for langue in LANGUES {
        let tirage = Tirage {
            collectivite: horreur(2),
            contrat: horreur(0),
            adresse_codes: Some(horreur(1)),
            edition: Some(EditionPapier {
                numero: horreur(4),
                figee_le: date(9999, 12, 31),
                empreinte: horreur(3),
                rectifie: Some(horreur(5)),
                motif: Some(horreur(7)),
            }),
            ..cas::tirage(langue)
        };
        composer(Document::Fiche, &hostile(&[cas::fiche(1)]), &tirage);
        composer(Document::RapportAnnuel, &hostile(&cas::rapport(5)), &tirage);
        composer(Document::Comite, &hostile(&cas::comite(DocumentComite::Dossier)), &tirage);
        composer(Document::Comite, &hostile(&cas::comite(DocumentComite::Releve)), &tirage);
        composer(Document::Avenant, &hostile(&cas::avenant(true)), &tirage);
        composer(Document::Difference, &hostile(&cas::difference()), &tirage);
        composer(Document::Acte, &hostile(&cas::actes()), &tirage);
    }
}

#[test]
fn un_contexte_de_vingt_mille_signes_tient_sur_plusieurs_pages() {
    let phrase = "Le contexte de la fiche est long, et chaque mot en est gardé. ";
    let mut longue = cas::fiche(1);
    longue.titre = "Titre ".repeat(50);
    longue.contexte = phrase.repeat(20_000 / phrase.len() + 1).into();
    let octets = composer(Document::Fiche, &[longue], &cas::tirage(Lang::Fr));
    let mots = texte_de(&octets).matches("gardé.").count();
    assert_eq!(mots, 20_000 / phrase.len() + 1);

    let mut rapport = cas::rapport(1);
    rapport.ambitions[0].fiches[0].difficultes = "Une difficulté de plus.\n".repeat(800).into();
    let octets = composer(Document::RapportAnnuel, &rapport, &cas::tirage(Lang::Fr));
    assert_eq!(texte_de(&octets).matches("Une difficulté de plus.").count(), 800);
}

#[test]
fn des_nombres_absurdes_se_dessinent_sans_erreur() {
    let mut rapport = cas::rapport(2);
    rapport.annee = 255;
    rapport.aiguilles.declare.dessin = Some(u32::MAX);
    rapport.aiguilles.confiance.repartition[0].nombre = u32::MAX;
    rapport.ambitions[0].noeud.teinte = 255;
    for (rang, palier) in [Palier::Declare(0), Palier::Declare(255), Palier::Repris(7)].into_iter().enumerate() {
        rapport.ambitions[0].fiches[0].avancement[rang].palier = palier;
    }
    composer(Document::RapportAnnuel, &rapport, &cas::tirage(Lang::Fr));
    let mut fiche = cas::fiche(1);
    fiche.avancement[0].palier = Palier::Declare(255);
    fiche.avancement[1].palier = Palier::Declare(0);
    fiche.noeud.teinte = 0;
    composer(Document::Fiche, &[fiche], &cas::tirage(Lang::Fr));
}

#[test]
fn un_contrat_de_douze_ans_garde_ses_colonnes() {
    let tirage = Tirage { annees: (1..=12).map(|rang| AnneePapier { rang, libelle: None }).collect(), ..cas::tirage(Lang::Fr) };
    let mut rapport = cas::rapport(3);
    rapport.annee = 12;
    composer(Document::Fiche, &[cas::fiche(1)], &tirage);
    let texte = texte_de(&composer(Document::RapportAnnuel, &rapport, &tirage));
    assert!(texte.contains("N° Fiche-action An 1 An 2 An 3 An 4 An 5 An 6 An 7 An 8 An 9 An 10 An 11 An 12 Page"), "{texte}");
}
