//! « texte mot à mot […], lisible par un élu ».

use similar::{ChangeTag, TextDiff};

/// What became of a run of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    Garde,
    Retire,
    Ajoute,
}

/// A run of words of the same fate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bout {
    pub sort: Sort,
    pub texte: String,
}

/// The difference of two texts, word by word, in reading order: in each place what goes, then what comes.
/// A space or a lone word of two letters kept between two changed runs joins them, so that a rewritten
/// sentence reads as one sentence struck out and one added rather than as confetti.
#[must_use]
pub fn difference(avant: &str, apres: &str) -> Vec<Bout> {
    let diff = TextDiff::from_words(avant, apres);
    let mut bruts: Vec<Bout> = vec![];
    for change in diff.iter_all_changes() {
        let sort = match change.tag() {
            ChangeTag::Equal => Sort::Garde,
            ChangeTag::Delete => Sort::Retire,
            ChangeTag::Insert => Sort::Ajoute,
        };
        pousser(&mut bruts, sort, change.value());
    }
    let mut out: Vec<Bout> = vec![];
    let (mut retire, mut ajoute) = (String::new(), String::new());
    for (rang, bout) in bruts.iter().enumerate() {
        let charniere = bout.sort == Sort::Garde
            && rang > 0
            && rang + 1 < bruts.len()
            && !bout.texte.contains('\n')
            && bout.texte.trim().chars().count() <= 2;
        match bout.sort {
            Sort::Retire => retire.push_str(&bout.texte),
            Sort::Ajoute => ajoute.push_str(&bout.texte),
            Sort::Garde if charniere => {
                retire.push_str(&bout.texte);
                ajoute.push_str(&bout.texte);
            }
            Sort::Garde => {
                vider(&mut out, &mut retire, &mut ajoute);
                pousser(&mut out, Sort::Garde, &bout.texte);
            }
        }
    }
    vider(&mut out, &mut retire, &mut ajoute);
    out
}

fn pousser(bouts: &mut Vec<Bout>, sort: Sort, texte: &str) {
    match bouts.last_mut() {
        Some(dernier) if dernier.sort == sort => dernier.texte.push_str(texte),
        _ => bouts.push(Bout { sort, texte: texte.to_owned() }),
    }
}

fn vider(bouts: &mut Vec<Bout>, retire: &mut String, ajoute: &mut String) {
    for (sort, texte) in [(Sort::Retire, std::mem::take(retire)), (Sort::Ajoute, std::mem::take(ajoute))] {
        if !texte.is_empty() {
            pousser(bouts, sort, &texte);
        }
    }
}

/// How many words go and how many come.
#[must_use]
pub fn mesure(bouts: &[Bout]) -> (usize, usize) {
    let mots = |sort: Sort| bouts.iter().filter(|b| b.sort == sort).map(|b| b.texte.split_whitespace().count()).sum();
    (mots(Sort::Retire), mots(Sort::Ajoute))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lu(bouts: &[Bout], sort: Sort) -> String {
        bouts.iter().filter(|b| b.sort == sort || b.sort == Sort::Garde).map(|b| b.texte.as_str()).collect()
    }

    #[test]
    fn une_phrase_recrite_se_lit_en_deux_morceaux() {
        let bouts = difference("Créer des jardins partagés clés en main", "Équiper les jardins partagés existants");
        assert_eq!(
            bouts,
            [
                (Sort::Retire, "Créer des"),
                (Sort::Ajoute, "Équiper les"),
                (Sort::Garde, " jardins partagés "),
                (Sort::Retire, "clés en main"),
                (Sort::Ajoute, "existants"),
            ]
            .map(|(sort, texte)| Bout { sort, texte: texte.into() })
        );
        assert_eq!(mesure(&bouts), (5, 3));
    }

    proptest! {
        #[test]
        fn rien_ne_se_perd_ni_de_l_ancien_texte_ni_du_nouveau(a in "[a-eéà \n]{0,60}", b in "[a-eéà \n]{0,60}") {
            let bouts = difference(&a, &b);
            prop_assert_eq!(lu(&bouts, Sort::Retire), a);
            prop_assert_eq!(lu(&bouts, Sort::Ajoute), b);
        }
    }
}
