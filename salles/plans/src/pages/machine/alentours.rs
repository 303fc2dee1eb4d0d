//! What changed between two evenings beside the sheets and the levels: the contract itself, who signs it, what is promised, its
//! bodies, its money, its transversal axes, the programmes that sheets cite. In the words of the story.

use super::ecarts::{Groupe, Ligne, Sujets};
use super::histoire::champs;
use super::histoire::valeurs::{Autour, Noms};
use crate::calculs::Passe;
use crate::m;
use acteurs::recit::Lexique;
use kernel::Lang;
use serde_json::Value;
use store::Record;

/// Nothing when all of it is the same.
pub fn alentours(de: &Passe, a: &Passe, lang: Lang) -> Option<Groupe> {
    let of = |p: &Passe| Noms::nouveaux(lang, false, &p.tables, &Autour { axes: p.axes.clone(), ..Autour::default() });
    let words = [of(de), of(a)];
    let (b, n) = (&de.tables, &a.tables);
    let mut groupe = Groupe { titre: m(lang).machine_alentours(), ajoutees: vec![], retirees: vec![], modifiees: vec![] };
    comparer(std::slice::from_ref(&b.contrat), std::slice::from_ref(&n.contrat), &words, &mut groupe);
    comparer(&b.signataires, &n.signataires, &words, &mut groupe);
    comparer(&b.gouvernance, &n.gouvernance, &words, &mut groupe);
    comparer(&b.engagements, &n.engagements, &words, &mut groupe);
    comparer(&b.financements, &n.financements, &words, &mut groupe);
    comparer(&de.axes, &a.axes, &words, &mut groupe);
    comparer(&b.programmes, &n.programmes, &words, &mut groupe);
    let same = groupe.ajoutees.is_empty() && groupe.retirees.is_empty() && groupe.modifiees.is_empty();
    (!same).then_some(groupe)
}

/// The records of one kind, by identifier: only the fields that a story tells.
fn comparer<T: Record>(old: &[T], new: &[T], [before, after]: &[Noms; 2], groupe: &mut Groupe) {
    let image = |one: &T| serde_json::to_value(one).unwrap_or(Value::Null);
    let same = |all: &[T], id: &str| all.iter().find(|x| x.id_text() == id).map(image);
    for one in new {
        let now = image(one);
        let sujet = after.sujet(T::TABLE, &now);
        let Some(then) = same(old, &one.id_text()) else {
            groupe.ajoutees.push((None, sujet));
            continue;
        };
        let lines = champs::de(T::TABLE, after.lang()).into_iter().filter_map(|(field, champ)| {
            let avant = Lexique::mots(before, T::TABLE, &field, &then);
            let apres = Lexique::mots(after, T::TABLE, &field, &now);
            (avant != apres).then(|| {
                let phrase = [&avant, &apres].iter().all(|said| said.as_ref().is_some_and(|text| text.contains(' ')));
                Ligne { champ, avant, apres, ecart: None, phrase }
            })
        });
        let lignes: Vec<Ligne> = lines.collect();
        if !lignes.is_empty() {
            groupe.modifiees.push(Sujets { numero: None, sujet, titre: String::new(), lignes });
        }
    }
    let gone = old.iter().filter(|one| same(new, &one.id_text()).is_none());
    groupe.retirees.extend(gone.map(|one| before.sujet(T::TABLE, &image(one))));
}
