//! iCalendar (RFC 5545): the days of a plan in the agenda of each. Written here because the maintained crate stands on
//! chrono, which the house bans; whole days only, which is all that deadlines and committees need.

use jiff::civil::{Date, DateTime};

/// Octets of a line before it is folded.
const LIGNE: usize = 75;

/// A day, or several in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evenement {
    /// Stable: the same event keeps it from one export to the next, so that agendas update instead of doubling.
    pub uid: String,
    pub titre: String,
    /// May be empty.
    pub description: String,
    /// May be empty.
    pub lieu: String,
    /// Page of the event; may be empty.
    pub lien: String,
    pub debut: Date,
    /// Last day, included.
    pub fin: Date,
    pub annule: bool,
}

/// The text of an `.ics` file, lines ended by CRLF. `nom` is the name of the calendar, `produit` who made it, `ecrit_a`
/// the instant of the export (UTC). An event that ends before it starts lasts its first day.
///
/// ```
/// use jiff::civil::date;
/// let day = date(2026, 3, 12);
/// let text = sheets::calendrier("Plan", "pacte", day.at(8, 0, 0, 0), &[]);
/// assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
/// ```
#[must_use]
pub fn calendrier(nom: &str, produit: &str, ecrit_a: DateTime, evenements: &[Evenement]) -> String {
    let mut out = Lignes(String::new());
    out.line("BEGIN:VCALENDAR");
    out.line("VERSION:2.0");
    out.line(&format!("PRODID:-//{}//FR", escape(produit).replace("//", "/")));
    out.line("CALSCALE:GREGORIAN");
    out.line("METHOD:PUBLISH");
    out.line(&format!("X-WR-CALNAME:{}", escape(nom)));
    let stamp = format!("{}T{:02}{:02}{:02}Z", day(ecrit_a.date()), ecrit_a.hour(), ecrit_a.minute(), ecrit_a.second());
    for event in evenements {
        // The end of whole days is the morning after.
        let last = event.fin.max(event.debut);
        let after = last.tomorrow().unwrap_or(last);
        out.line("BEGIN:VEVENT");
        out.line(&format!("UID:{}", escape(&event.uid)));
        out.line(&format!("DTSTAMP:{stamp}"));
        out.line(&format!("DTSTART;VALUE=DATE:{}", day(event.debut)));
        out.line(&format!("DTEND;VALUE=DATE:{}", day(after)));
        out.line(&format!("SUMMARY:{}", escape(&event.titre)));
        for (name, text) in [("DESCRIPTION", &event.description), ("LOCATION", &event.lieu)] {
            if !text.is_empty() {
                out.line(&format!("{name}:{}", escape(text)));
            }
        }
        if !event.lien.is_empty() {
            let link: String = event.lien.chars().filter(|c| !c.is_control()).collect();
            out.line(&format!("URL:{link}"));
        }
        if event.annule {
            out.line("STATUS:CANCELLED");
        }
        out.line("TRANSP:TRANSPARENT");
        out.line("END:VEVENT");
    }
    out.line("END:VCALENDAR");
    out.0
}

fn day(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// `\`, `;`, `,` and line ends of a text; other controls are gone.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").replace('\r', "\n").chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            _ if c.is_control() => {}
            _ => out.push(c),
        }
    }
    out
}

struct Lignes(String);

impl Lignes {
    /// Folds at 75 octets, never inside a character; a folded line starts with a space, which counts.
    fn line(&mut self, text: &str) {
        let mut used = 0;
        for c in text.chars() {
            if used + c.len_utf8() > LIGNE {
                self.0.push_str("\r\n ");
                used = 1;
            }
            self.0.push(c);
            used += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    /// A second reading, written from RFC 5545 and not from what stands above: unfolds, then gives each event its properties.
    fn relire(text: &str) -> Vec<BTreeMap<String, String>> {
        assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']), "every line ends by CRLF");
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "75 octets at most");
        let unfolded = text.replace("\r\n ", "").replace("\r\n\t", "");
        let mut events = vec![];
        let mut current: Option<BTreeMap<String, String>> = None;
        for line in unfolded.split_terminator("\r\n") {
            let (name, value) = line.split_once(':').unwrap_or_else(|| panic!("{line}: no property"));
            match (line, &mut current) {
                ("BEGIN:VEVENT", _) => current = Some(BTreeMap::new()),
                ("END:VEVENT", _) => events.extend(current.take()),
                (_, Some(event)) => assert_eq!(event.insert(name.to_owned(), plain(value)), None, "{name} twice"),
                _ => {}
            }
        }
        events
    }

    fn plain(value: &str) -> String {
        let (mut out, mut chars) = (String::new(), value.chars());
        while let Some(c) = chars.next() {
            match c {
                '\\' => match chars.next() {
                    Some('n' | 'N') => out.push('\n'),
                    Some(c @ ('\\' | ';' | ',')) => out.push(c),
                    other => panic!("{other:?} is no escape of a text"),
                },
                ';' | ',' => panic!("{value}: {c} is not escaped"),
                _ => out.push(c),
            }
        }
        out
    }

    proptest! {
        #[test]
        fn tout_texte_se_relit(titre in "(\\PC|\n|[;,:\\\\\"]){0,120}", texte in "(\\PC|\r\n|[;,\\\\]){1,300}", jour in 0_i64..20_000) {
            let debut = date(2000, 1, 1).checked_add(jiff::Span::new().days(jour)).unwrap();
            let un = Evenement { titre: titre.clone(), description: texte.clone(), debut, fin: debut, ..event() };
            let text = calendrier("Plan, à \\ lire ; ici", "pacte", date(2026, 3, 1).at(7, 5, 9, 0), &[un, event()]);
            let lus = relire(&text);
            prop_assert_eq!(lus.len(), 2);
            prop_assert_eq!(&lus[0]["SUMMARY"], &titre);
            prop_assert_eq!(&lus[0]["DESCRIPTION"], &texte.replace("\r\n", "\n"));
            prop_assert_eq!(&lus[0]["UID"], "copil-2026@pacte.example");
            prop_assert_eq!(&lus[0]["DTSTAMP"], "20260301T070509Z");
            prop_assert_eq!(&lus[0]["DTSTART;VALUE=DATE"], &debut.to_string().replace('-', ""));
        }
    }

    fn event() -> Evenement {
        Evenement {
            uid: "copil-2026@pacte.example".into(),
            titre: "Comité ; salle, étage\\1\nà l’heure".into(),
            description: "é".repeat(200),
            lieu: String::new(),
            lien: "https://pacte.example/comites/1".into(),
            debut: date(2026, 12, 31),
            fin: date(2026, 12, 1),
            annule: true,
        }
    }

    #[test]
    fn les_lignes_tiennent_en_75_octets_et_se_deplient() {
        let text = calendrier("Contrat local de santé", "pacte", date(2026, 3, 1).at(7, 5, 9, 0), &[event()]);
        assert!(text.split("\r\n").all(|line| line.len() <= 75));
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains(&format!("DESCRIPTION:{}\r\n", "é".repeat(200))));
        assert!(unfolded.contains("SUMMARY:Comité \\; salle\\, étage\\\\1\\nà l’heure\r\n"));
        assert!(unfolded.contains("DTSTAMP:20260301T070509Z\r\n"));
    }

    #[test]
    fn un_jour_entier_finit_le_lendemain() {
        let text = calendrier("", "pacte", date(2026, 3, 1).at(0, 0, 0, 0), &[event()]);
        assert!(text.contains("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"));
        assert!(text.contains("STATUS:CANCELLED\r\n"));
        assert!(text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
    }
}
