//! The sentences of the rules: data with holes, filled here. « Affichage : valeur lue, limite, source, message, remède ;
//! pluriels (0 : « aucun ») ; pourcentage à une décimale au plus, demi vers le haut. » (Financements, § 5)
//!
//! The sentences carry plain spaces, as the worked examples print them and as another program compares them; a page
//! passes them through `kernel::texte::typographie`.
//!
//! A template holds `{mot}`; `{n|financeur|financeurs}`, singular under two; `{n:aucun}`, the word when `n` is zero, with a
//! capital at the head of a sentence; `[ ({qui})]`, dropped whole when one of its holes is empty.

use super::montant::Euros;
use jiff::civil::Date;
use kernel::Lang;
use kernel::nombre::Nombre;
use kernel::texte::date_longue;
use std::collections::BTreeMap;

/// What fills the holes of a sentence.
#[derive(Debug, Clone, Default)]
pub(crate) struct Mots(BTreeMap<&'static str, Mot>);

#[derive(Debug, Clone)]
struct Mot {
    texte: String,
    /// What decides between singular and plural.
    nombre: Nombre,
}

impl Mots {
    pub fn texte(&mut self, nom: &'static str, texte: impl Into<String>) -> &mut Self {
        self.0.insert(nom, Mot { texte: texte.into(), nombre: Nombre::zero() });
        self
    }

    pub fn entier(&mut self, nom: &'static str, n: i64) -> &mut Self {
        self.0.insert(nom, Mot { texte: n.to_string(), nombre: Nombre::from(n) });
        self
    }

    pub fn euros(&mut self, nom: &'static str, e: Euros) -> &mut Self {
        let nombre = e.nombre().checked_div(&Nombre::cent()).unwrap_or_else(Nombre::zero);
        self.0.insert(nom, Mot { texte: e.to_string(), nombre });
        self
    }

    pub fn date(&mut self, nom: &'static str, date: Option<Date>) -> &mut Self {
        self.texte(nom, date.map(|d| date_longue(d, Lang::Fr)).unwrap_or_default())
    }

    /// The list in words, and how many it holds.
    pub fn liste<T: AsRef<str>>(&mut self, nom: &'static str, liste: &[T]) -> &mut Self {
        self.0.insert(nom, Mot { texte: enumerer(liste), nombre: Nombre::from(liste.len()) });
        self
    }
}

/// « Ville, État et Agglo ».
pub(crate) fn enumerer<T: AsRef<str>>(liste: &[T]) -> String {
    match liste {
        [] => String::new(),
        [seul] => seul.as_ref().to_owned(),
        [debut @ .., dernier] => {
            let debut: Vec<&str> = debut.iter().map(AsRef::as_ref).collect();
            format!("{} et {}", debut.join(", "), dernier.as_ref())
        }
    }
}

/// « 18 000 », with plain spaces.
pub(crate) fn milliers(n: u64) -> String {
    let chiffres = n.to_string();
    let mut texte = String::with_capacity(chiffres.len() + 6);
    for (rang, chiffre) in chiffres.chars().enumerate() {
        if rang > 0 && (chiffres.len() - rang).is_multiple_of(3) {
            texte.push(' ');
        }
        texte.push(chiffre);
    }
    texte
}

/// « 41,7 », « 40 »: « pourcentage à une décimale au plus, demi vers le haut ».
pub(crate) fn pourcentage(part: &Nombre) -> String {
    (part * &Nombre::cent()).affiche_fr(1).replace('\u{202f}', " ")
}

/// Fills the template; a hole nobody fills stays empty, and its brackets go with it.
pub(crate) fn remplir(modele: &str, mots: &Mots) -> String {
    let mut sortie = String::with_capacity(modele.len() + 32);
    let mut reste = modele;
    while let Some(ici) = reste.find(['[', '{']) {
        sortie.push_str(&reste[..ici]);
        let facultatif = reste[ici..].starts_with('[');
        let Some(fin) = reste[ici..].find(if facultatif { ']' } else { '}' }) else { break };
        let dedans = &reste[ici + 1..ici + fin];
        if facultatif {
            if trous(dedans).all(|trou| mots.0.get(nom_du_trou(trou)).is_some_and(|mot| !mot.texte.is_empty())) {
                let morceau = remplir(dedans, mots);
                sortie.push_str(&morceau);
            }
        } else {
            let tete = sortie.is_empty() || sortie.ends_with(". ");
            sortie.push_str(&combler(dedans, mots, tete));
        }
        reste = &reste[ici + fin + 1..];
    }
    sortie.push_str(reste);
    sortie
}

/// A template read without a case: « … » where a case would be told, plurals kept, what is optional dropped.
pub(crate) fn en_general(modele: &str) -> String {
    let mut sortie = String::with_capacity(modele.len());
    let mut reste = modele;
    while let Some(ici) = reste.find(['[', '{']) {
        sortie.push_str(&reste[..ici]);
        let facultatif = reste[ici..].starts_with('[');
        let Some(fin) = reste[ici..].find(if facultatif { ']' } else { '}' }) else { break };
        let dedans = &reste[ici + 1..ici + fin];
        if !facultatif {
            sortie.push_str(dedans.rsplit_once('|').map_or("…", |(_, pluriel)| pluriel));
        }
        reste = &reste[ici + fin + 1..];
    }
    sortie.push_str(reste);
    sortie
}

fn trous(morceau: &str) -> impl Iterator<Item = &str> {
    morceau.split('{').skip(1).filter_map(|suite| suite.split_once('}')).map(|(trou, _)| trou)
}

fn nom_du_trou(trou: &str) -> &str {
    trou.split(['|', ':']).next().unwrap_or(trou)
}

fn combler(trou: &str, mots: &Mots, tete: bool) -> String {
    let Some(mot) = mots.0.get(nom_du_trou(trou)) else { return String::new() };
    if let Some((_, aucun)) = trou.split_once(':') {
        if !mot.nombre.est_nul() {
            return mot.texte.clone();
        }
        return if tete { capitale(aucun) } else { aucun.to_owned() };
    }
    let mut formes = trou.split('|').skip(1);
    match (formes.next(), formes.next()) {
        (Some(singulier), Some(pluriel)) => {
            let pluriels = mot.nombre >= Nombre::from(2);
            (if pluriels { pluriel } else { singulier }).to_owned()
        }
        _ => mot.texte.clone(),
    }
}

fn capitale(mot: &str) -> String {
    let mut lettres = mot.chars();
    lettres.next().map(|premiere| premiere.to_uppercase().chain(lettres).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn le_pluriel_commence_a_deux_et_zero_se_dit_aucun() {
        let modele = "{n:aucun} {n|financeur|financeurs}[ ({qui})] ; il en faut 2.";
        let dit = |n: i64, qui: &[&str]| remplir(modele, Mots::default().entier("n", n).liste("qui", qui));
        assert_eq!(dit(0, &[]), "Aucun financeur ; il en faut 2.");
        assert_eq!(dit(1, &["État"]), "1 financeur (État) ; il en faut 2.");
        assert_eq!(dit(3, &["Ville", "État", "Agglo"]), "3 financeurs (Ville, État et Agglo) ; il en faut 2.");
    }

    #[test]
    fn le_demi_va_vers_le_haut_et_le_zero_inutile_tombe() {
        let part = |n: i64, sur: i64| Nombre::fraction(n, sur).map(|p| pourcentage(&p));
        assert_eq!(part(20_000, 48_000).as_deref(), Some("41,7"));
        assert_eq!(part(16_000, 40_000).as_deref(), Some("40"));
        assert_eq!(part(1_005, 10_000).as_deref(), Some("10,1"));
        assert_eq!(part(30, 1).as_deref(), Some("3 000"));
    }

    #[test]
    fn une_somme_de_moins_de_deux_euros_est_au_singulier() {
        let dit = |c: i64| remplir("{x} {x|attribué|attribués}", Mots::default().euros("x", Euros::de_centimes(c)));
        assert_eq!(dit(150), "1,50 € attribué");
        assert_eq!(dit(200), "2 € attribués");
    }
}
