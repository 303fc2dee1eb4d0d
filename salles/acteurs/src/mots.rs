//! The words of this room that other rooms show too: roles, families of organisations.

pub mod journal;

use crate::m;
use crate::model::Famille;
use kernel::{Lang, Role};

/// « Coordination », « Pilote »…
#[must_use]
pub fn role(role: Role, lang: Lang) -> String {
    let t = m(lang);
    match role {
        Role::Administration => t.role_administration(),
        Role::Coordination => t.role_coordination(),
        Role::Pilote => t.role_pilote(),
        Role::Partenaire => t.role_partenaire(),
        Role::Elu => t.role_elu(),
        Role::Lecteur => t.role_lecteur(),
        Role::Porteur => t.role_porteur(),
        Role::Financeur => t.role_financeur(),
        Role::ConseilCitoyen => t.role_conseil_citoyen(),
    }
}

/// What someone of that role can do here, in one sentence.
#[must_use]
pub fn role_peut(role: Role, lang: Lang) -> String {
    let t = m(lang);
    match role {
        Role::Administration => t.role_administration_peut(),
        Role::Coordination => t.role_coordination_peut(),
        Role::Pilote => t.role_pilote_peut(),
        Role::Partenaire => t.role_partenaire_peut(),
        Role::Elu => t.role_elu_peut(),
        Role::Lecteur => t.role_lecteur_peut(),
        Role::Porteur => t.role_porteur_peut(),
        Role::Financeur => t.role_financeur_peut(),
        Role::ConseilCitoyen => t.role_conseil_citoyen_peut(),
    }
}

/// « Association », « Établissement de santé »…
#[must_use]
pub fn famille(famille: Famille, lang: Lang) -> String {
    let t = m(lang);
    match famille {
        Famille::Etat => t.famille_etat(),
        Famille::AgenceSante => t.famille_agence_sante(),
        Famille::Collectivite => t.famille_collectivite(),
        Famille::SecuriteSociale => t.famille_securite_sociale(),
        Famille::EtablissementSante => t.famille_etablissement_sante(),
        Famille::ProfessionnelsSante => t.famille_professionnels_sante(),
        Famille::Association => t.famille_association(),
        Famille::Bailleur => t.famille_bailleur(),
        Famille::Service => t.famille_service(),
        Famille::Dispositif => t.famille_dispositif(),
        Famille::Autre => t.famille_autre(),
    }
}

/// « Firefox sur Windows » out of what a browser says of itself.
#[must_use]
pub fn navigateur(agent: &str, lang: Lang) -> String {
    let t = m(lang);
    // The order matters: Edge and Opera also say Chrome, Chrome also says Safari.
    let browser = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Chrome/", "Chrome"),
        ("CriOS/", "Chrome"),
        ("FxiOS/", "Firefox"),
        ("Safari/", "Safari"),
    ];
    let system = [
        ("Windows", "Windows"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];
    let named = |list: &[(&str, &'static str)]| list.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, name)| *name);
    match (named(&browser), named(&system)) {
        (Some(browser), Some(system)) => t.navigateur_sur(browser, system),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => t.navigateur_inconnu(),
    }
}

/// How a sign-in was opened: « mot de passe », « invitation »…
#[must_use]
pub fn moyen(moyen: &str, lang: Lang) -> String {
    let t = m(lang);
    match moyen {
        "mot_de_passe" => t.moyen_mot_de_passe(),
        "oidc" => t.moyen_oidc(),
        "demonstration" => t.moyen_demonstration(),
        "invitation" => t.moyen_invitation(),
        other => other.to_owned(),
    }
}
