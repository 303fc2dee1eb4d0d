//! Pages of this room.

mod annonce;
pub mod collectivite;
pub mod compte;
pub mod comptes;
pub mod connexion;
pub mod courriels;
pub mod demonstration;
mod filtres;
pub mod jetons;
pub mod journal;
pub mod mot_de_passe;
pub mod organisations;
pub mod sso;
mod temps;

use kernel::Right;
use web::{Access, Route};

/// The addresses of these pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    const ENTREE: Access = Access::Public("whoever signs in is not signed in yet");
    const SORTIE: Access = Access::Public("leaving twice is not an error");
    const OUBLI: Access = Access::Public("whoever forgot a password cannot sign in");
    const COMPTES: Access = Access::Right(Right::GererComptes);
    const LIRE: Access = Access::Right(Right::LirePlan);
    const TENIR: Access = Access::Right(Right::TenirAnnuaire);
    const JOURNAL: Access = Access::Right(Right::LireJournal);
    const DEMONSTRATION: Access = Access::Public("answers 404 unless this is a demonstration");
    vec![
        Route::get("/{collectivite}/connexion", ENTREE, connexion::get),
        Route::post("/{collectivite}/connexion", ENTREE, connexion::post),
        Route::get("/{collectivite}/connexion/oidc", ENTREE, sso::partir),
        Route::get("/{collectivite}/connexion/oidc/retour", ENTREE, sso::retour),
        Route::post("/{collectivite}/deconnexion", SORTIE, connexion::fermer),
        Route::get("/{collectivite}/mot-de-passe-oublie", OUBLI, mot_de_passe::oubli),
        Route::post("/{collectivite}/mot-de-passe-oublie", OUBLI, mot_de_passe::oubli_post),
        Route::get("/{collectivite}/mot-de-passe/{jeton}", Access::Link, mot_de_passe::choisir_get),
        Route::post("/{collectivite}/mot-de-passe/{jeton}", Access::Link, mot_de_passe::choisir_post),
        Route::get("/{collectivite}/invitation/{jeton}", Access::Link, mot_de_passe::invitation_get),
        Route::post("/{collectivite}/invitation/{jeton}", Access::Link, mot_de_passe::invitation_post),
        Route::get("/{collectivite}/compte", Access::SignedIn, compte::get),
        Route::post("/{collectivite}/compte", Access::SignedIn, compte::post),
        Route::post("/{collectivite}/compte/mot-de-passe", Access::SignedIn, compte::mot_de_passe),
        Route::post("/{collectivite}/compte/mot-de-passe/lien", Access::SignedIn, mot_de_passe::premier),
        Route::post("/{collectivite}/compte/sessions/fermer", Access::SignedIn, compte::fermer_autres),
        Route::post("/{collectivite}/compte/sessions/{connexion}/fermer", Access::SignedIn, compte::fermer_une),
        Route::get("/{collectivite}/compte/jetons", Access::SignedIn, jetons::get),
        Route::post("/{collectivite}/compte/jetons", Access::SignedIn, jetons::post),
        Route::post("/{collectivite}/compte/jetons/{jeton}/fermer", Access::SignedIn, jetons::fermer),
        Route::get("/{collectivite}/collectivite", COMPTES, collectivite::get),
        Route::post("/{collectivite}/collectivite", COMPTES, collectivite::post),
        Route::get("/{collectivite}/comptes", COMPTES, comptes::get),
        Route::get("/{collectivite}/comptes/export.csv", COMPTES, comptes::export),
        Route::get("/{collectivite}/comptes/inviter", COMPTES, comptes::inviter_get),
        Route::post("/{collectivite}/comptes/inviter", COMPTES, comptes::inviter_post),
        Route::get("/{collectivite}/comptes/{compte}", COMPTES, comptes::un),
        Route::post("/{collectivite}/comptes/{compte}", COMPTES, comptes::modifier),
        Route::post("/{collectivite}/comptes/{compte}/roles", COMPTES, comptes::donner_role),
        Route::post("/{collectivite}/comptes/{compte}/roles/{attribution}/retirer", COMPTES, comptes::retirer_role),
        Route::post("/{collectivite}/comptes/{compte}/invitation", COMPTES, comptes::renvoyer),
        Route::post("/{collectivite}/comptes/{compte}/invitation/retirer", COMPTES, comptes::retirer_invitation),
        Route::post("/{collectivite}/comptes/{compte}/fermer", COMPTES, comptes::fermer),
        Route::post("/{collectivite}/comptes/{compte}/rouvrir", COMPTES, comptes::rouvrir),
        Route::get("/{collectivite}/organisations", LIRE, organisations::get),
        Route::get("/{collectivite}/organisations/export.csv", LIRE, organisations::export),
        Route::get("/{collectivite}/organisations/nouvelle", TENIR, organisations::nouvelle_get),
        Route::post("/{collectivite}/organisations/nouvelle", TENIR, organisations::nouvelle_post),
        Route::get("/{collectivite}/organisations/{organisation}/modifier", TENIR, organisations::modifier_get),
        Route::post("/{collectivite}/organisations/{organisation}/modifier", TENIR, organisations::modifier_post),
        Route::post("/{collectivite}/organisations/{organisation}/graphies", TENIR, organisations::graphie),
        Route::post("/{collectivite}/organisations/{organisation}/fusionner", TENIR, organisations::fusionner),
        Route::post("/{collectivite}/organisations/{organisation}/separer", TENIR, organisations::separer),
        Route::get("/{collectivite}/organisations/{organisation}/contacts", TENIR, organisations::contacts_get),
        Route::post("/{collectivite}/organisations/{organisation}/contacts", TENIR, organisations::ajouter_contact),
        Route::get("/{collectivite}/organisations/{organisation}/contacts/{contact}", TENIR, organisations::un_contact),
        Route::post("/{collectivite}/organisations/{organisation}/contacts/{contact}", TENIR, organisations::modifier_contact),
        Route::get("/{collectivite}/journal", JOURNAL, journal::get),
        Route::get("/{collectivite}/journal/verification", JOURNAL, journal::verifier),
        Route::get("/{collectivite}/demonstration", DEMONSTRATION, demonstration::get),
        Route::post("/{collectivite}/demonstration", DEMONSTRATION, demonstration::post),
        Route::get("/{collectivite}/demonstration/courriels", DEMONSTRATION, courriels::get),
        Route::get("/{collectivite}/demonstration/courriels/{courriel}", DEMONSTRATION, courriels::un),
    ]
}
