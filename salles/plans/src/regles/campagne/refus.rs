//! Every « non » of a yearly review, with its words, its source and what would be accepted.

use super::mots::{etat_campagne, etat_reponse, passage_campagne, passage_reponse};
use super::{Champ, Ecart, FigureRefusee, MOTIF_MIN, PIECE_OCTETS_MAX, PIECES_MAX, PassageCampagne, PassageReponse, montrer};
use crate::m;
use crate::model::{ChampDemande, Ciel, EtatCampagne, EtatReponse};
use indicateurs::model::Mesure;
use indicateurs::regles::echelle::HorsEchelle;
use jiff::civil::Date;
use kernel::texte::date_longue;
use kernel::{Lang, Refusal};

/// One rule that says no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refus {
    PassageCampagne {
        etat: EtatCampagne,
        passage: PassageCampagne,
    },
    PassageReponse {
        etat: EtatReponse,
        passage: PassageReponse,
    },
    CampagneFermee {
        etat: EtatCampagne,
    },
    /// « personne n'accepte sa propre preuve ».
    PropreReponse {
        auteur: String,
    },
    ReouvertureTerminee {
        limite: Date,
    },
    MotifCourt {
        champ: String,
        signes: usize,
    },
    AdresseInvalide {
        champ: String,
        adresse: String,
    },
    EcheanceHorsBornes {
        champ: String,
        vue: Date,
        apres: Date,
        limite: Option<Date>,
    },
    ExerciceHorsContrat {
        exercice: i64,
        duree: i64,
    },
    CampagneDejaLa {
        exercice: i64,
        titre: String,
    },
    TitreVide,
    AucuneFiche,
    AucuneQuestion,
    FicheSansRepondant {
        numero: i64,
        titre: String,
    },
    RepondantInjoignable {
        nom: String,
        cause: String,
    },
    RepondantCharge {
        nom: String,
        fiches: usize,
    },
    ReponsesAcceptees {
        nombre: usize,
    },
    PalierInconnu {
        vu: String,
        permis: Vec<i64>,
    },
    BaisseSansMotif {
        annee: i64,
        avant: i64,
        apres: i64,
    },
    MeteoSansMotif {
        ciel: Ciel,
    },
    MeteoChangeeSansMotif {
        avant: Ciel,
        apres: Ciel,
    },
    ChoixInconnu {
        champ: String,
        vu: String,
    },
    NonPrevueSansCommentaire {
        cle: String,
        lettre: String,
        exercice: i64,
    },
    ValeurIllisible {
        champ: String,
        libelle: String,
        vu: String,
    },
    /// No step of the indicator, or a mark out of its bounds.
    HorsEchelle {
        champ: String,
        libelle: String,
        hors: Box<HorsEchelle>,
    },
    ErreurDeFormule {
        champ: String,
        libelle: String,
        vu: String,
    },
    /// What a cell of a grid would be refused for.
    Controle(Box<FigureRefusee>),
    AbsenceSansMotif {
        cle: String,
        libelle: String,
        vu: String,
    },
    ValeurAberrante {
        cle: String,
        libelle: String,
        avant: String,
        apres: String,
        annee: i64,
        ecart: Ecart,
    },
    Obligatoire {
        champ: String,
        quoi: ChampDemande,
        nom: String,
    },
    TropDePieces {
        nom: String,
    },
    PieceVide {
        nom: String,
    },
    PieceTropLourde {
        nom: String,
        octets: usize,
    },
    PieceInterdite {
        nom: String,
    },
    PieceMacro {
        nom: String,
    },
    DelegationSansFiche,
    DelegationASoi {
        adresse: String,
    },
    FicheHorsPortee,
    LienSansUsage,
    CompteObligatoire,
}

const SECTION_6: &str = "Plans, contrats et campagnes de suivi, § 6";
const SECTION_12: &str = "Plans, contrats et campagnes de suivi, § 12";
const INDICATEURS: &str = "Indicateurs : définir, calculer, prouver, § 6";

impl Refusal for Refus {
    fn code(&self) -> &'static str {
        match self {
            Self::PassageCampagne { .. } => "campagne_passage",
            Self::PassageReponse { .. } => "reponse_passage",
            Self::CampagneFermee { .. } => "campagne_fermee",
            Self::PropreReponse { .. } => "propre_reponse",
            Self::ReouvertureTerminee { .. } => "reouverture_terminee",
            Self::MotifCourt { .. } => "motif_court",
            Self::AdresseInvalide { .. } => "adresse_invalide",
            Self::EcheanceHorsBornes { .. } => "echeance_hors_bornes",
            Self::ExerciceHorsContrat { .. } => "exercice_hors_contrat",
            Self::CampagneDejaLa { .. } => "campagne_deja_la",
            Self::TitreVide => "titre_vide",
            Self::AucuneFiche => "aucune_fiche",
            Self::AucuneQuestion => "aucune_question",
            Self::FicheSansRepondant { .. } => "fiche_sans_repondant",
            Self::RepondantInjoignable { .. } => "repondant_injoignable",
            Self::RepondantCharge { .. } => "repondant_charge",
            Self::ReponsesAcceptees { .. } => "reponses_acceptees",
            Self::PalierInconnu { .. } => "palier_inconnu",
            Self::BaisseSansMotif { .. } => "baisse_sans_motif",
            Self::MeteoSansMotif { .. } => "meteo_sans_motif",
            Self::MeteoChangeeSansMotif { .. } => "meteo_changee_sans_motif",
            Self::ChoixInconnu { .. } => "choix_inconnu",
            Self::NonPrevueSansCommentaire { .. } => "non_prevue_sans_commentaire",
            Self::ValeurIllisible { .. } => "valeur_illisible",
            Self::HorsEchelle { .. } => "hors_echelle",
            Self::ErreurDeFormule { .. } => "erreur_de_formule",
            Self::Controle(figure) => figure.refus.code(),
            Self::AbsenceSansMotif { .. } => "absence_sans_motif",
            Self::ValeurAberrante { .. } => "valeur_aberrante",
            Self::Obligatoire { .. } => "obligatoire",
            Self::TropDePieces { .. } => "trop_de_pieces",
            Self::PieceVide { .. } => "piece_vide",
            Self::PieceTropLourde { .. } => "piece_trop_lourde",
            Self::PieceInterdite { .. } => "piece_interdite",
            Self::PieceMacro { .. } => "piece_macro",
            Self::DelegationSansFiche => "delegation_sans_fiche",
            Self::DelegationASoi { .. } => "delegation_a_soi",
            Self::FicheHorsPortee => "fiche_hors_portee",
            Self::LienSansUsage => "lien_sans_usage",
            Self::CompteObligatoire => "compte_obligatoire",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::PassageCampagne { etat, passage } => {
                t.campagne_refus_passage(passage_campagne(*passage, lang), etat_campagne(*etat, lang))
            }
            Self::PassageReponse { etat, passage } => {
                t.campagne_refus_reponse(passage_reponse(*passage, lang), etat_reponse(*etat, lang))
            }
            Self::CampagneFermee { etat } => t.campagne_refus_fermee(etat_campagne(*etat, lang)),
            Self::PropreReponse { auteur } => t.campagne_refus_propre(auteur),
            Self::ReouvertureTerminee { limite } => t.campagne_refus_reouverture(date_longue(*limite, lang)),
            Self::MotifCourt { signes, .. } => t.campagne_refus_motif(*signes),
            Self::AdresseInvalide { adresse, .. } => t.campagne_refus_adresse(adresse),
            Self::EcheanceHorsBornes { vue, apres, limite: None, .. } => {
                t.campagne_refus_echeance(date_longue(*vue, lang), date_longue(*apres, lang))
            }
            Self::EcheanceHorsBornes { vue, apres, limite: Some(limite), .. } => {
                t.campagne_refus_echeance_bornee(date_longue(*vue, lang), date_longue(*apres, lang), date_longue(*limite, lang))
            }
            Self::ExerciceHorsContrat { exercice, duree } => t.campagne_refus_exercice(exercice.to_string(), duree.to_string()),
            Self::CampagneDejaLa { exercice, titre } => t.campagne_refus_deja(exercice.to_string(), titre),
            Self::TitreVide => t.campagne_refus_titre(),
            Self::AucuneFiche => t.campagne_refus_aucune_fiche(),
            Self::AucuneQuestion => t.campagne_refus_aucune_question(),
            Self::FicheSansRepondant { numero, titre } => t.campagne_refus_sans_repondant(numero.to_string(), titre),
            Self::RepondantInjoignable { nom, cause } => t.campagne_refus_injoignable(nom, cause),
            Self::RepondantCharge { nom, fiches } => t.campagne_refus_charge(*fiches, nom),
            Self::ReponsesAcceptees { nombre } => t.campagne_refus_acceptees(*nombre),
            Self::PalierInconnu { vu, .. } => t.campagne_refus_palier(vu),
            Self::BaisseSansMotif { annee, avant, apres } => {
                t.campagne_refus_baisse(annee.to_string(), apres.to_string(), avant.to_string())
            }
            Self::MeteoSansMotif { ciel } => t.campagne_refus_meteo(mot_du_ciel(*ciel, lang)),
            Self::MeteoChangeeSansMotif { avant, apres } => {
                t.campagne_refus_meteo_changee(mot_du_ciel(*apres, lang), mot_du_ciel(*avant, lang))
            }
            Self::ChoixInconnu { vu, .. } => t.campagne_refus_choix(vu),
            Self::NonPrevueSansCommentaire { lettre, exercice, .. } => t.campagne_refus_non_prevue(exercice.to_string(), lettre),
            Self::ValeurIllisible { libelle, vu, .. } => t.campagne_refus_illisible(libelle, vu),
            Self::HorsEchelle { libelle, hors, .. } => t.campagne_refus_hors_echelle(libelle, hors.message(lang)),
            Self::ErreurDeFormule { libelle, vu, .. } => t.campagne_refus_formule(libelle, vu),
            Self::Controle(figure) => t.campagne_refus_controle(&figure.libelle, figure.refus.message(lang)),
            Self::AbsenceSansMotif { libelle, vu, .. } => t.campagne_refus_absence(libelle, vu),
            Self::ValeurAberrante { libelle, avant, apres, annee, ecart, .. } => {
                let (avant, apres) = (montrer(avant, Mesure::Quantite, None, lang), montrer(apres, Mesure::Quantite, None, lang));
                match ecart {
                    Ecart::Dix => t.campagne_refus_dix(annee.to_string(), apres, avant, libelle),
                    Ecart::Moitie => t.campagne_refus_moitie(annee.to_string(), apres, avant, libelle),
                }
            }
            Self::Obligatoire { quoi, nom, .. } => match quoi {
                ChampDemande::Declinaisons => t.campagne_manque_declinaison(nom),
                ChampDemande::Indicateurs => t.campagne_manque_indicateur(nom),
                autre => t.campagne_manque(question(*autre, lang)),
            },
            Self::TropDePieces { nom } => t.campagne_refus_trop_de_pieces(PIECES_MAX, nom),
            Self::PieceVide { nom } => t.campagne_refus_piece_vide(nom),
            Self::PieceTropLourde { nom, octets } => {
                t.campagne_refus_piece_lourde(PIECE_OCTETS_MAX / 1024 / 1024, nom, octets.div_ceil(1024 * 1024))
            }
            Self::PieceInterdite { nom } => t.campagne_refus_piece_interdite(nom),
            Self::PieceMacro { nom } => t.campagne_refus_piece_macro(nom),
            Self::DelegationSansFiche => t.campagne_refus_delegation_sans_fiche(),
            Self::DelegationASoi { adresse } => t.campagne_refus_delegation_a_soi(adresse),
            Self::FicheHorsPortee => t.campagne_refus_hors_portee(),
            Self::LienSansUsage => t.campagne_refus_lien(),
            Self::CompteObligatoire => t.campagne_refus_compte(),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        match self {
            Self::MotifCourt { .. } => Some(t.campagne_remede_motif(MOTIF_MIN)),
            Self::AdresseInvalide { .. } => Some(t.campagne_remede_adresse()),
            Self::FicheSansRepondant { .. } | Self::RepondantInjoignable { .. } => Some(t.campagne_remede_repondant()),
            Self::RepondantCharge { .. } => Some(t.campagne_remede_charge()),
            Self::CampagneFermee { .. } | Self::ReouvertureTerminee { .. } => Some(t.campagne_remede_contact()),
            Self::PropreReponse { .. } => Some(t.campagne_remede_propre()),
            Self::ReponsesAcceptees { .. } => Some(t.campagne_remede_clore()),
            Self::PalierInconnu { permis, .. } => {
                let permis: Vec<String> = std::iter::once(0).chain(permis.iter().copied()).map(|p| p.to_string()).collect();
                Some(t.campagne_remede_palier(permis.join(", ")))
            }
            Self::BaisseSansMotif { .. }
            | Self::MeteoSansMotif { .. }
            | Self::MeteoChangeeSansMotif { .. }
            | Self::NonPrevueSansCommentaire { .. } => Some(t.campagne_remede_motif(MOTIF_MIN)),
            Self::ValeurIllisible { .. } | Self::ErreurDeFormule { .. } => Some(t.campagne_remede_valeur()),
            Self::HorsEchelle { hors, .. } => Some(hors.remede(lang)),
            Self::Controle(figure) => figure.refus.remedy(lang),
            Self::AbsenceSansMotif { .. } => Some(t.campagne_remede_absence(MOTIF_MIN)),
            Self::ValeurAberrante { .. } => Some(t.campagne_remede_aberrante(MOTIF_MIN)),
            Self::Obligatoire { .. } => Some(t.campagne_remede_obligatoire()),
            Self::PieceInterdite { .. } | Self::PieceMacro { .. } => Some(t.campagne_remede_piece()),
            _ => None,
        }
    }

    fn source(&self) -> Option<&'static str> {
        Some(match self {
            Self::ValeurIllisible { .. }
            | Self::ErreurDeFormule { .. }
            | Self::AbsenceSansMotif { .. }
            | Self::PieceTropLourde { .. }
            | Self::PieceInterdite { .. }
            | Self::PieceMacro { .. }
            | Self::MotifCourt { .. }
            | Self::NonPrevueSansCommentaire { .. }
            | Self::PalierInconnu { .. } => SECTION_12,
            Self::ValeurAberrante { .. } | Self::Controle(_) => INDICATEURS,
            Self::HorsEchelle { .. } => "Indicateurs\u{202f}: définir, calculer, prouver, § 2",
            Self::PropreReponse { .. } => "Plans, contrats et campagnes de suivi, § 11",
            Self::BaisseSansMotif { .. } => "Plans, contrats et campagnes de suivi, § 3",
            Self::MeteoSansMotif { .. } | Self::MeteoChangeeSansMotif { .. } => "Plans, contrats et campagnes de suivi, § 5",
            Self::AdresseInvalide { .. } | Self::TitreVide | Self::ChoixInconnu { .. } | Self::PieceVide { .. } => return None,
            _ => SECTION_6,
        })
    }

    fn field(&self) -> Option<String> {
        Some(match self {
            Self::MotifCourt { champ, .. }
            | Self::AdresseInvalide { champ, .. }
            | Self::EcheanceHorsBornes { champ, .. }
            | Self::ChoixInconnu { champ, .. }
            | Self::ValeurIllisible { champ, .. }
            | Self::HorsEchelle { champ, .. }
            | Self::ErreurDeFormule { champ, .. }
            | Self::Obligatoire { champ, .. } => champ.clone(),
            Self::ExerciceHorsContrat { .. } | Self::CampagneDejaLa { .. } => "exercice".into(),
            Self::Controle(figure) => figure.champ.clone(),
            Self::TitreVide => "titre".into(),
            Self::AucuneQuestion => "champs".into(),
            Self::PalierInconnu { .. } => Champ::Palier.to_string(),
            Self::BaisseSansMotif { .. } => Champ::PalierMotif.to_string(),
            Self::MeteoSansMotif { .. } | Self::MeteoChangeeSansMotif { .. } => Champ::MeteoMotif.to_string(),
            Self::NonPrevueSansCommentaire { cle, .. } => Champ::FaitCommentaire(cle).to_string(),
            Self::AbsenceSansMotif { cle, .. } => Champ::ValeurMotif(cle).to_string(),
            Self::ValeurAberrante { cle, .. } => Champ::ValeurJustification(cle).to_string(),
            Self::TropDePieces { .. }
            | Self::PieceVide { .. }
            | Self::PieceTropLourde { .. }
            | Self::PieceInterdite { .. }
            | Self::PieceMacro { .. } => Champ::Pieces.to_string(),
            Self::DelegationSansFiche => "fiches".into(),
            Self::DelegationASoi { .. } => "courriel".into(),
            _ => return None,
        })
    }

    fn is_conflict(&self) -> bool {
        matches!(
            self,
            Self::PassageCampagne { .. }
                | Self::PassageReponse { .. }
                | Self::CampagneFermee { .. }
                | Self::PropreReponse { .. }
                | Self::ReouvertureTerminee { .. }
                | Self::ReponsesAcceptees { .. }
                | Self::LienSansUsage
        )
    }
}

/// « soleil : objectifs sécurisés »…
#[must_use]
pub fn mot_du_ciel(ciel: Ciel, lang: Lang) -> String {
    let t = m(lang);
    match ciel {
        Ciel::Soleil => t.reponse_ciel_soleil(),
        Ciel::Couvert => t.reponse_ciel_couvert(),
        Ciel::Nuage => t.reponse_ciel_nuage(),
        Ciel::Orage => t.reponse_ciel_orage(),
        Ciel::NonNecessaire => t.reponse_ciel_non_necessaire(),
    }
}

/// The name of what is asked.
#[must_use]
pub fn question(champ: ChampDemande, lang: Lang) -> String {
    let t = m(lang);
    match champ {
        ChampDemande::Declinaisons => t.campagne_question_declinaisons(),
        ChampDemande::Palier => t.campagne_question_palier(),
        ChampDemande::Atteinte => t.campagne_question_atteinte(),
        ChampDemande::Indicateurs => t.campagne_question_indicateurs(),
        ChampDemande::Meteo => t.campagne_question_meteo(),
        ChampDemande::Difficultes => t.campagne_question_difficultes(),
        ChampDemande::Besoins => t.campagne_question_besoins(),
        ChampDemande::Suites => t.campagne_question_suites(),
        ChampDemande::Pieces => t.campagne_question_pieces(),
    }
}
