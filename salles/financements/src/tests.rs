//! What people do, on both databases: acts, pages, rights.

mod abandon;
mod agenda;
mod appel;
mod comptes;
mod depot;
mod derniere_seconde;
mod derogation;
mod droits;
mod en_direct;
mod enveloppe;
mod equipe;
mod financeur;
mod histoire;
mod indicateurs;
mod inscription;
mod jeu;
mod listes;
mod maison;
mod niveaux;
mod nouvelles;
mod passage;
mod pieces;
mod question;
mod scission;
mod structurante;
mod vote_lettre;

/// A file that says this, and nothing else.
pub(crate) fn dossier_nu(contenu: crate::model::ContenuDossier) -> crate::model::Dossier {
    use kernel::Id;
    crate::model::Dossier {
        id: Id::fresh(),
        version: 1,
        appel_id: Id::fresh(),
        porteur_id: Id::fresh(),
        action_id: Id::fresh(),
        cpo_id: None,
        numero: None,
        etat: crate::regles::etats::EtatDossier::Brouillon,
        intitule: String::new(),
        contenu: store::Json(contenu),
        budget: store::Json(crate::model::LignesBudget::from([("641".to_owned(), crate::regles::Euros::entiers(1))])),
        qpv: String::new(),
        cout_centimes: 0,
        demande_centimes: 0,
        precedent_id: None,
        depose_a: None,
        depose_par: None,
        modifie_a: jiff::Timestamp::UNIX_EPOCH,
        motif_etat: String::new(),
        cle: String::new(),
    }
}
