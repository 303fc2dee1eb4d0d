//! Reads one page as a careful reviewer would: each fault says how to mend it.

use crate::messages::fautes_de_typographie;
use scraper::{ElementRef, Html, Selector};
use std::collections::{BTreeMap, BTreeSet};

/// The heaviest page allowed, before compression.
pub const OCTETS: usize = 60_000;

fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn folded(text: impl Iterator<Item = impl AsRef<str>>) -> String {
    let joined: String = text.fold(String::new(), |all, piece| all + piece.as_ref());
    joined.split([' ', '\n', '\t']).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

fn words(e: &ElementRef<'_>) -> String {
    folded(e.text())
}

fn named(e: &ElementRef<'_>) -> bool {
    let attribute = |name| e.attr(name).is_some_and(|v| !v.trim().is_empty());
    attribute("aria-label") || attribute("aria-labelledby")
}

fn opening(e: &ElementRef<'_>) -> String {
    e.html().chars().take(90).collect::<String>().replace('\n', " ")
}

/// The faults of a page; `typographie`: its words are French and ours.
pub fn fautes(html: &str, typographie: bool) -> Vec<String> {
    let page = Html::parse_document(html);
    let mut wrong = vec![];
    frame(&page, &mut wrong);
    identifiers(&page, &mut wrong);
    fields(&page, &mut wrong);
    doors(&page, &mut wrong);
    tables(&page, &mut wrong);
    for e in select(&page, "[style], style, script:not([src]), [onclick], [onchange], [onsubmit]") {
        wrong.push(format!("no inline style or script (the policy refuses them): {}", opening(&e)));
    }
    for e in select(&page, "img:not([alt]), svg[role=img]:not([aria-label]):not([aria-labelledby])") {
        wrong.push(format!("a picture needs its words (alt, aria-label): {}", opening(&e)));
    }
    if html.len() > OCTETS {
        wrong.push(format!("{} bytes, {OCTETS} at most: say less on this page, or in fewer tags", html.len()));
    }
    if typographie {
        wrong.extend(typography(&page));
    }
    wrong
}

fn frame(page: &Html, wrong: &mut Vec<String>) {
    let h1 = select(page, "h1");
    if h1.len() != 1 {
        wrong.push(format!("{} h1: a page has exactly one, the Layout writes it", h1.len()));
    }
    let title = select(page, "title").first().map(words).unwrap_or_default();
    if let Some(h1) = h1.first() {
        let h1 = words(h1);
        if h1.is_empty() || !title.starts_with(&h1) {
            wrong.push(format!("the title « {title} » must start with the h1 « {h1} »"));
        }
    }
    if select(page, "html[lang=fr], html[lang=en]").is_empty() {
        wrong.push("html has no lang".into());
    }
    if select(page, "main").len() != 1 {
        wrong.push("exactly one main".into());
    }
    let mut level = 1;
    for heading in select(page, "main h1, main h2, main h3, main h4, main h5, main h6") {
        let own = heading.value().name()[1..].parse::<u32>().unwrap();
        if own > level + 1 {
            wrong.push(format!("h{own} « {} » comes after an h{level}: do not skip a level", words(&heading)));
        }
        level = own;
        if words(&heading).is_empty() {
            wrong.push(format!("an empty heading: {}", opening(&heading)));
        }
    }
}

fn identifiers(page: &Html, wrong: &mut Vec<String>) {
    let mut seen = BTreeMap::<&str, u32>::new();
    for e in select(page, "[id]") {
        *seen.entry(e.attr("id").unwrap_or_default()).or_default() += 1;
    }
    wrong.extend(seen.iter().filter(|(_, n)| **n > 1).map(|(id, n)| format!("id=\"{id}\" is given {n} times")));
    for (attribute, many) in
        [("for", false), ("aria-describedby", true), ("aria-labelledby", true), ("headers", true), ("list", false)]
    {
        for e in select(page, &format!("[{attribute}]")) {
            let value = e.attr(attribute).unwrap_or_default();
            let ids: Vec<&str> = if many { value.split_whitespace().collect() } else { vec![value] };
            for id in ids.into_iter().filter(|id| !seen.contains_key(id)) {
                wrong.push(format!("{attribute}=\"{id}\" names nothing on this page"));
            }
        }
    }
    for e in select(page, "a[href^='#']") {
        let to = e.attr("href").unwrap_or_default().trim_start_matches('#');
        if !to.is_empty() && !seen.contains_key(to) {
            wrong.push(format!("the link #{to} leads nowhere on this page"));
        }
    }
}

fn fields(page: &Html, wrong: &mut Vec<String>) {
    let labelled: BTreeSet<&str> = select(page, "label[for]").iter().filter_map(|l| l.attr("for")).collect();
    for e in select(page, "input, select, textarea") {
        let kind = e.attr("type").unwrap_or("text");
        if ["hidden", "submit", "button", "reset"].contains(&kind) {
            continue;
        }
        let inside = e.ancestors().filter_map(ElementRef::wrap).any(|a| a.value().name() == "label");
        let by_id = e.attr("id").is_some_and(|id| labelled.contains(id));
        if !inside && !by_id && !named(&e) {
            wrong.push(format!("a field without a label: {}", opening(&e)));
        }
        if e.attr("name").is_none() {
            wrong.push(format!("a field without a name is never sent: {}", opening(&e)));
        }
    }
    for e in select(page, "fieldset") {
        let legend = e.children().filter_map(ElementRef::wrap).any(|c| c.value().name() == "legend");
        if !legend && !named(&e) {
            wrong.push(format!("a fieldset without legend: {}", opening(&e)));
        }
    }
    for e in select(page, "form form") {
        wrong.push(format!("a form inside a form: {}", opening(&e)));
    }
}

fn doors(page: &Html, wrong: &mut Vec<String>) {
    for e in select(page, "a[href], button") {
        let picture = e.select(&Selector::parse("img[alt], svg[aria-label]").unwrap()).next().is_some();
        if words(&e).is_empty() && !named(&e) && !picture {
            wrong.push(format!("a link or a button without words: {}", opening(&e)));
        }
    }
    for e in select(page, "a[href=''], a[href='#'], a:not([href])") {
        wrong.push(format!("a link that goes nowhere: {}", opening(&e)));
    }
    for e in select(page, "a button, button a, a a") {
        wrong.push(format!("a door inside a door: {}", opening(&e)));
    }
    for e in select(page, "form[method=post]:not([action])") {
        wrong.push(format!("a form that does not say where it goes: {}", opening(&e)));
    }
}

fn tables(page: &Html, wrong: &mut Vec<String>) {
    for e in select(page, "table") {
        if e.select(&Selector::parse("th").unwrap()).next().is_none() {
            wrong.push(format!("a table without th: {}", opening(&e)));
        }
        let caption = e.select(&Selector::parse("caption").unwrap()).next().is_some();
        if !caption && !named(&e) {
            wrong.push(format!("a table without caption nor aria-label: {}", opening(&e)));
        }
    }
    for e in select(page, "th:not([scope])") {
        wrong.push(format!("a th without scope: {}", opening(&e)));
    }
}

/// The words of the page, outside of what is typed, coded, or of another language.
fn typography(page: &Html) -> Vec<String> {
    let mut wrong = vec![];
    for node in page.tree.nodes() {
        let Some(text) = node.value().as_text() else { continue };
        let hidden = node.ancestors().filter_map(ElementRef::wrap).any(|a| {
            ["script", "style", "code", "pre", "textarea", "title"].contains(&a.value().name())
                || a.attr("lang").is_some_and(|l| l != "fr")
                || a.attr("translate") == Some("no")
        });
        if !hidden {
            wrong.extend(fautes_de_typographie(text).into_iter().map(|w| format!("typography {w}")));
        }
    }
    wrong
}

#[test]
fn une_page_juste_n_a_pas_de_faute() {
    let page = "<!DOCTYPE html><html lang=fr><title>Un — pacte</title><main><h1>Un</h1><form method=post action=/x><label for=a>A</label>\
        <input id=a name=a><button>Aller</button></form><table><caption>T</caption><tr><th scope=col>x</th></tr></table></main>";
    assert_eq!(fautes(page, true), Vec::<String>::new());
}

#[test]
fn chaque_faute_est_vue() {
    for (fragment, said) in [
        ("<h1>Deux</h1>", "exactly one"),
        ("<h3>Saut</h3>", "skip a level"),
        ("<p id=a></p><p id=a></p>", "2 times"),
        ("<input name=a>", "without a label"),
        ("<label>A<input></label>", "without a name"),
        ("<a href=/x></a>", "without words"),
        ("<a href=#absent>x</a>", "leads nowhere"),
        ("<button> </button>", "without words"),
        ("<table><caption>c</caption><tr><td>x</table>", "without th"),
        ("<table><tr><th scope=col>x</table>", "caption"),
        ("<p style='color:red'>x</p>", "inline style"),
        ("<script>1</script>", "inline style or script"),
        ("<img src=x>", "its words"),
        ("<p>Qui ?</p>", "typography"),
        ("<form method=post><button>x</button></form>", "where it goes"),
    ] {
        let page = format!("<!DOCTYPE html><html lang=fr><title>Un</title><main><h1>Un</h1>{fragment}</main>");
        let found = fautes(&page, true);
        assert!(found.iter().any(|f| f.contains(said)), "{fragment}: {found:?}");
    }
    let heavy = format!("<!DOCTYPE html><html lang=fr><title>Un</title><main><h1>Un</h1>{}</main>", "x".repeat(OCTETS));
    assert!(fautes(&heavy, true).iter().any(|f| f.contains("bytes")));
    let elsewhere = "<!DOCTYPE html><html><title>Autre</title><main><h1>Un</h1></main>";
    assert_eq!(fautes(elsewhere, true).len(), 2);
}
