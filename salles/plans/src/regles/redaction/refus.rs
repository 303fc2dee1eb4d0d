//! Every "no" of the editing of a plan: what was seen, why it cannot be, what would be accepted.

use super::{MOTIF_MIN, libelle_champ, source};
use crate::m;
use kernel::{Lang, Refusal};

/// One rule that said no. `champ` is the `name` of the form field concerned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refus {
    ChampVide {
        champ: &'static str,
    },
    /// Lengths in characters.
    TropLong {
        champ: &'static str,
        vu: usize,
        max: usize,
    },
    PasUnEntier {
        champ: &'static str,
        saisi: String,
    },
    HorsBornes {
        champ: &'static str,
        vu: i64,
        min: i64,
        max: i64,
    },
    DateIllisible {
        champ: &'static str,
        saisi: String,
    },
    /// A choice that is not (or no longer) in the list.
    ChoixInconnu {
        champ: &'static str,
        saisi: String,
    },
    MotifTropCourt {
        champ: &'static str,
        vu: usize,
    },
    NumeroPris {
        numero: i64,
        titre: String,
    },
    MotifDeStatut {
        statut: String,
    },
    PassageInterdit {
        de: String,
        vers: String,
        permis: Vec<String>,
    },
    AnneeHorsContrat {
        annee: i64,
        duree: i64,
    },
    DejaRetiree,
    PasRetiree,
    DejaParticipant {
        organisation: String,
    },
    CibleAbsente,
    CibleInconnue {
        saisi: String,
    },
    LienVersSoi {
        numero: i64,
    },
    /// Sheet numbers along the path, the first repeated at the end.
    CycleDeDependance {
        chemin: Vec<String>,
    },
    LienDejaLa {
        cible: String,
    },
    /// Something else names it: it cannot be taken off.
    LigneCitee,
    /// The objective already names this programme.
    ProgrammeDejaCite,
    QuantiteIllisible {
        champ: &'static str,
        saisi: String,
    },
    ProgrammeProche {
        saisi: String,
        existant: String,
    },
    /// Titles along the path, from the node moved down to where it was put.
    CycleDeNiveaux {
        chemin: Vec<String>,
    },
    TropProfond {
        niveaux: Vec<String>,
        demande: i64,
    },
    CodePris {
        code: String,
        titre: String,
    },
    NoeudOccupe {
        sous_niveaux: usize,
        fiches: usize,
    },
    NomDeNiveauEmploye {
        nom: String,
        noeuds: usize,
    },
    StatutEmploye {
        libelle: String,
        fiches: usize,
    },
    CorrespondanceManquante {
        libelle: String,
        fiches: usize,
    },
    JeuVide,
    CodeDeStatutEnDouble {
        code: String,
    },
    PassageVersInconnu {
        libelle: String,
        passage: String,
    },
    SlugPris {
        slug: String,
    },
    PeriodeInversee {
        debut: i64,
        fin: i64,
    },
    PalierHorsGrille {
        saisi: String,
    },
    MontantIllisible {
        saisi: String,
    },
    MarqueDejaReglee {
        choix: String,
    },
    /// The contract has no level yet: a sheet has nowhere to stand.
    AucunNiveau,
    /// Déclinaisons planned after the new last year.
    AnneesEmployees {
        annee: i64,
        declinaisons: usize,
    },
}

impl Refus {
    fn champ(&self) -> Option<&'static str> {
        use Refus::*;
        Some(match self {
            ChampVide { champ }
            | TropLong { champ, .. }
            | PasUnEntier { champ, .. }
            | HorsBornes { champ, .. }
            | DateIllisible { champ, .. }
            | ChoixInconnu { champ, .. }
            | QuantiteIllisible { champ, .. }
            | MotifTropCourt { champ, .. } => champ,
            NumeroPris { .. } => "numero",
            MotifDeStatut { .. } => "statut_motif",
            PassageInterdit { .. } => "statut",
            AnneeHorsContrat { .. } => "annees",
            DejaParticipant { .. } => "organisation",
            CibleAbsente | CibleInconnue { .. } | LienVersSoi { .. } | CycleDeDependance { .. } | LienDejaLa { .. } => "cible",
            ProgrammeProche { .. } | ProgrammeDejaCite => "programme",
            CycleDeNiveaux { .. } | TropProfond { .. } => "parent",
            CodePris { .. } => "code",
            NomDeNiveauEmploye { .. } => "niveaux",
            AnneesEmployees { .. } => "duree_annees",
            SlugPris { .. } => "slug",
            PeriodeInversee { .. } => "annee_fin",
            PalierHorsGrille { .. } => "paliers",
            MontantIllisible { .. } => "montant",
            AucunNiveau => "noeud",
            DejaRetiree
            | PasRetiree
            | LigneCitee
            | NoeudOccupe { .. }
            | StatutEmploye { .. }
            | CorrespondanceManquante { .. }
            | JeuVide
            | CodeDeStatutEnDouble { .. }
            | PassageVersInconnu { .. }
            | MarqueDejaReglee { .. } => return None,
        })
    }
}

impl Refusal for Refus {
    fn code(&self) -> &'static str {
        use Refus::*;
        match self {
            ChampVide { .. } => "redaction-champ-vide",
            TropLong { .. } => "redaction-trop-long",
            PasUnEntier { .. } => "redaction-pas-un-entier",
            HorsBornes { .. } => "redaction-hors-bornes",
            DateIllisible { .. } => "redaction-date-illisible",
            ChoixInconnu { .. } => "redaction-choix-inconnu",
            MotifTropCourt { .. } => "redaction-motif-trop-court",
            NumeroPris { .. } => "redaction-numero-pris",
            MotifDeStatut { .. } => "redaction-motif-de-statut",
            PassageInterdit { .. } => "redaction-passage-interdit",
            AnneeHorsContrat { .. } => "redaction-annee-hors-contrat",
            DejaRetiree => "redaction-deja-retiree",
            PasRetiree => "redaction-pas-retiree",
            LigneCitee => "redaction-ligne-citee",
            DejaParticipant { .. } => "redaction-deja-participant",
            CibleAbsente => "redaction-cible-absente",
            CibleInconnue { .. } => "redaction-cible-inconnue",
            LienVersSoi { .. } => "redaction-lien-vers-soi",
            CycleDeDependance { .. } => "redaction-cycle-de-dependance",
            LienDejaLa { .. } => "redaction-lien-deja-la",
            ProgrammeProche { .. } => "redaction-programme-proche",
            ProgrammeDejaCite => "redaction-programme-deja-cite",
            QuantiteIllisible { .. } => "redaction-quantite-illisible",
            CycleDeNiveaux { .. } => "redaction-cycle-de-niveaux",
            TropProfond { .. } => "redaction-trop-profond",
            CodePris { .. } => "redaction-code-pris",
            NoeudOccupe { .. } => "redaction-noeud-occupe",
            NomDeNiveauEmploye { .. } => "redaction-nom-de-niveau-employe",
            StatutEmploye { .. } => "redaction-statut-employe",
            CorrespondanceManquante { .. } => "redaction-correspondance-manquante",
            JeuVide => "redaction-jeu-vide",
            CodeDeStatutEnDouble { .. } => "redaction-code-de-statut-en-double",
            PassageVersInconnu { .. } => "redaction-passage-vers-inconnu",
            SlugPris { .. } => "redaction-slug-pris",
            PeriodeInversee { .. } => "redaction-periode-inversee",
            PalierHorsGrille { .. } => "redaction-palier-hors-grille",
            MontantIllisible { .. } => "redaction-montant-illisible",
            MarqueDejaReglee { .. } => "redaction-marque-deja-reglee",
            AucunNiveau => "redaction-aucun-niveau",
            AnneesEmployees { .. } => "redaction-annees-employees",
        }
    }

    fn message(&self, lang: Lang) -> String {
        use Refus::*;
        let t = m(lang);
        let nom = self.champ().map(|c| libelle_champ(c, lang)).unwrap_or_default();
        match self {
            ChampVide { .. } => t.redaction_refus_vide(nom),
            TropLong { vu, max, .. } => t.redaction_refus_trop_long(nom, entier(*vu, lang), entier(*max, lang)),
            PasUnEntier { saisi, .. } => t.redaction_refus_entier(nom, saisi),
            HorsBornes { vu, min, max, .. } => t.redaction_refus_bornes(nom, vu.to_string(), min.to_string(), max.to_string()),
            DateIllisible { saisi, .. } => t.redaction_refus_date(nom, saisi),
            ChoixInconnu { saisi, .. } => t.redaction_refus_choix(nom, saisi),
            MotifTropCourt { vu, .. } => t.redaction_refus_motif_court(*vu, MOTIF_MIN),
            NumeroPris { numero, titre } => t.redaction_refus_numero_pris(numero.to_string(), titre),
            MotifDeStatut { statut } => t.redaction_refus_motif_statut(statut),
            PassageInterdit { de, vers, .. } => t.redaction_refus_passage(de, vers),
            AnneeHorsContrat { annee, duree } => t.redaction_refus_annee(annee.to_string(), duree.to_string()),
            DejaRetiree => t.redaction_refus_deja_retiree(),
            PasRetiree => t.redaction_refus_pas_retiree(),
            LigneCitee => t.redaction_refus_ligne_citee(),
            DejaParticipant { organisation } => t.redaction_refus_deja_participant(organisation),
            CibleAbsente => t.redaction_refus_cible_absente(),
            CibleInconnue { saisi } => t.redaction_refus_cible_inconnue(saisi),
            LienVersSoi { numero } => t.redaction_refus_soi(numero.to_string()),
            CycleDeDependance { chemin } => t.redaction_refus_cycle(chemin.join(" → ")),
            LienDejaLa { cible } => t.redaction_refus_lien_deja_la(cible),
            ProgrammeDejaCite => t.redaction_refus_programme_cite(),
            QuantiteIllisible { saisi, .. } => t.engagement_refus_quantite(saisi),
            ProgrammeProche { saisi, existant } => t.redaction_refus_programme_proche(saisi, existant),
            CycleDeNiveaux { chemin } => t.redaction_refus_cycle_niveaux(chemin.join(" → ")),
            TropProfond { niveaux, demande } => t.redaction_refus_trop_profond(demande.to_string(), niveaux.join(", ")),
            CodePris { code, titre } => t.redaction_refus_code_pris(code, titre),
            NoeudOccupe { sous_niveaux, fiches } => t.redaction_refus_noeud_occupe(*sous_niveaux, *fiches),
            NomDeNiveauEmploye { nom, noeuds } => t.redaction_refus_nom_niveau(nom, *noeuds),
            StatutEmploye { libelle, fiches } => t.redaction_refus_statut_employe(*fiches, libelle),
            CorrespondanceManquante { libelle, fiches } => t.redaction_refus_correspondance(libelle, *fiches),
            JeuVide => t.redaction_refus_jeu_vide(),
            CodeDeStatutEnDouble { code } => t.redaction_refus_code_statut(code),
            PassageVersInconnu { libelle, passage } => t.redaction_refus_passage_inconnu(libelle, passage),
            SlugPris { slug } => t.redaction_refus_slug(slug),
            PeriodeInversee { debut, fin } => t.redaction_refus_periode(debut.to_string(), fin.to_string()),
            PalierHorsGrille { saisi } => t.redaction_refus_palier(saisi),
            MontantIllisible { saisi } => t.redaction_refus_montant(saisi),
            MarqueDejaReglee { choix } => t.redaction_refus_marque(choix),
            AucunNiveau => t.redaction_refus_aucun_niveau(),
            AnneesEmployees { annee, declinaisons } => t.redaction_refus_annees_employees(*declinaisons, annee.to_string()),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        use Refus::*;
        let t = m(lang);
        Some(match self {
            TropLong { vu, max, .. } => t.redaction_remede_trop_long(entier(vu.saturating_sub(*max), lang)),
            DateIllisible { .. } => t.redaction_remede_date(),
            NumeroPris { .. } => t.redaction_remede_numero(),
            PassageInterdit { permis, .. } => t.redaction_remede_passage(permis.join(", ")),
            LienVersSoi { .. } => t.redaction_remede_soi(),
            CycleDeDependance { .. } => t.redaction_remede_cycle(),
            CibleInconnue { .. } => t.redaction_remede_cible(),
            ProgrammeProche { existant, .. } => t.redaction_remede_programme(existant),
            TropProfond { .. } => t.redaction_remede_trop_profond(),
            NoeudOccupe { .. } => t.redaction_remede_noeud_occupe(),
            LigneCitee => t.redaction_remede_ligne_citee(),
            StatutEmploye { .. } | CorrespondanceManquante { .. } => t.redaction_remede_statut(),
            PalierHorsGrille { .. } => t.redaction_remede_palier(),
            MontantIllisible { .. } => t.redaction_remede_montant(),
            QuantiteIllisible { .. } => t.engagement_remede_quantite(),
            AucunNiveau => t.redaction_remede_aucun_niveau(),
            _ => return None,
        })
    }

    fn source(&self) -> Option<&'static str> {
        use Refus::*;
        Some(match self {
            TropLong { champ: "contexte", .. } | NumeroPris { .. } => source::FICHE,
            MotifDeStatut { .. }
            | PassageInterdit { .. }
            | StatutEmploye { .. }
            | CorrespondanceManquante { .. }
            | JeuVide
            | CodeDeStatutEnDouble { .. }
            | PassageVersInconnu { .. } => source::STATUTS,
            DejaRetiree | PasRetiree => source::VERSIONS,
            TropProfond { .. } | CodePris { .. } | AucunNiveau | NomDeNiveauEmploye { .. } | PalierHorsGrille { .. } => {
                source::OBJETS
            }
            LienDejaLa { .. } | DejaParticipant { .. } | ProgrammeProche { .. } | ProgrammeDejaCite => source::OBJETS,
            MarqueDejaReglee { .. } => source::LIMITES,
            TropLong { .. } | SlugPris { .. } => return None,
            _ => source::FAUTES,
        })
    }

    fn field(&self) -> Option<String> {
        self.champ().map(str::to_owned)
    }

    fn is_conflict(&self) -> bool {
        matches!(
            self,
            Self::DejaRetiree | Self::PasRetiree | Self::LigneCitee | Self::NoeudOccupe { .. } | Self::MarqueDejaReglee { .. }
        )
    }
}

fn entier(n: usize, lang: Lang) -> String {
    kernel::texte::entier(i64::try_from(n).unwrap_or(i64::MAX), lang)
}
