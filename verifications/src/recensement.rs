//! The census of SQL: every text of the product, found by reading its Rust, is prepared on both
//! migrated databases and filters on its collectivité.

use crate::fichiers::{Fichier, est_un_essai, fichiers};
use crate::{exceptions, maison, migrations};
use std::collections::{BTreeMap, BTreeSet};
use store::record::select_sql;
use syn::spanned::Spanned;
use syn::visit::Visit;

/// A record: its table and its columns.
type Fiches = BTreeMap<String, (String, Vec<String>)>;

/// One SQL text and where it is.
#[derive(Debug, Clone)]
struct Texte {
    lieu: String,
    sql: String,
}

/// Reads `record! { pub struct Name: Id in "table" { pub column: Type, … } }`.
fn records(files: &[Fichier]) -> Fiches {
    let mut all = Fiches::new();
    let head = regex::Regex::new(r#"pub struct (\w+): \w+ in "(\w+)" \{"#).unwrap();
    let column = regex::Regex::new(r"^\s*pub (\w+):").unwrap();
    for f in files {
        for c in head.captures_iter(&f.texte) {
            let body = &f.texte[c.get(0).unwrap().end()..];
            let columns =
                body.lines().take_while(|l| l.trim() != "}").filter_map(|l| Some(column.captures(l)?[1].to_owned())).collect();
            all.insert(c[1].to_owned(), (c[2].to_owned(), columns));
        }
    }
    all
}

struct Lecteur<'a> {
    fichier: &'a str,
    texte: &'a str,
    /// `Struct.field` → the names in its type, over the whole house.
    champs: &'a BTreeMap<String, String>,
    /// What `Self` stands for.
    soi: String,
    fiches: &'a Fiches,
    constantes: BTreeMap<String, String>,
    textes: Vec<Texte>,
    fautes: Vec<String>,
    /// The types written around: of the `let`, of the function's answer.
    autour: Vec<String>,
    /// The façade itself passes the texts along.
    facade: bool,
}

fn members(files: &[Fichier]) -> BTreeMap<String, String> {
    struct Structs(BTreeMap<String, String>);
    impl Visit<'_> for Structs {
        fn visit_item_struct(&mut self, s: &syn::ItemStruct) {
            for field in &s.fields {
                if let Some(name) = &field.ident {
                    self.0.insert(format!("{}.{name}", s.ident), type_words(&field.ty));
                }
            }
        }
    }
    let mut all = Structs(BTreeMap::new());
    for f in files {
        if let Ok(code) = syn::parse_file(&f.texte) {
            all.visit_file(&code);
        }
    }
    all.0
}

fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|a| {
        let text = quote_free(a);
        text == "test"
            || text.ends_with("::test")
            || (a.path().is_ident("cfg") && matches!(&a.meta, syn::Meta::List(l) if l.tokens.to_string().starts_with("test")))
    })
}

fn quote_free(a: &syn::Attribute) -> String {
    a.path().segments.iter().map(|s| s.ident.to_string()).collect::<Vec<_>>().join("::")
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty())
}

fn type_words(ty: &syn::Type) -> String {
    struct Names(Vec<String>);
    impl Visit<'_> for Names {
        fn visit_path_segment(&mut self, s: &syn::PathSegment) {
            self.0.push(s.ident.to_string());
            syn::visit::visit_path_segment(self, s);
        }
    }
    let mut names = Names(vec![]);
    names.visit_type(ty);
    names.0.join(" ")
}

impl Lecteur<'_> {
    /// The SQL text(s) of an expression: a literal, a constant of the file, or a choice between them.
    fn texts(&self, e: &syn::Expr) -> Option<Vec<String>> {
        match e {
            syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(s), .. }) => Some(vec![s.value()]),
            syn::Expr::Path(p) => Some(vec![self.constantes.get(&p.path.segments.last()?.ident.to_string())?.clone()]),
            syn::Expr::Reference(r) => self.texts(&r.expr),
            syn::Expr::Paren(p) => self.texts(&p.expr),
            syn::Expr::Block(b) => self.texts_of_block(&b.block),
            syn::Expr::If(i) => {
                let mut all = self.texts_of_block(&i.then_branch)?;
                all.extend(self.texts(&i.else_branch.as_ref()?.1)?);
                Some(all)
            }
            syn::Expr::Match(m) => {
                let mut all = vec![];
                for arm in &m.arms {
                    all.extend(self.texts(&arm.body)?);
                }
                Some(all)
            }
            _ => None,
        }
    }

    fn texts_of_block(&self, b: &syn::Block) -> Option<Vec<String>> {
        match b.stmts.last()? {
            syn::Stmt::Expr(e, None) => self.texts(e),
            _ => None,
        }
    }

    fn record_around(&self, call: &syn::ExprMethodCall) -> Option<String> {
        if let Some(turbofish) = &call.turbofish {
            let mut names = String::new();
            for argument in &turbofish.args {
                if let syn::GenericArgument::Type(ty) = argument {
                    names = type_words(ty);
                }
            }
            let last = words(&names).last()?;
            if self.fiches.contains_key(last) {
                return Some(last.to_owned());
            }
            let alias = regex::Regex::new(&format!(r"(\w+) as {last}\b")).unwrap();
            return alias.captures(self.texte).map(|c| c[1].to_owned()).filter(|w| self.fiches.contains_key(w));
        }
        self.autour.iter().rev().find_map(|around| {
            let named: BTreeSet<&str> = words(around).filter(|w| self.fiches.contains_key(*w)).collect();
            (named.len() == 1).then(|| named.into_iter().next().map(str::to_owned)).flatten()
        })
    }

    fn answer(&mut self, signature: &syn::Signature) {
        self.autour.push(match &signature.output {
            syn::ReturnType::Type(_, ty) => type_words(ty),
            syn::ReturnType::Default => String::new(),
        });
    }
}

impl<'ast> Visit<'ast> for Lecteur<'_> {
    fn visit_item_mod(&mut self, m: &'ast syn::ItemMod) {
        if !is_test(&m.attrs) {
            syn::visit::visit_item_mod(self, m);
        }
    }

    fn visit_item_const(&mut self, c: &'ast syn::ItemConst) {
        if let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(s), .. }) = &*c.expr {
            self.constantes.insert(c.ident.to_string(), s.value());
        }
        syn::visit::visit_item_const(self, c);
    }

    fn visit_item_fn(&mut self, f: &'ast syn::ItemFn) {
        if is_test(&f.attrs) {
            return;
        }
        self.answer(&f.sig);
        syn::visit::visit_item_fn(self, f);
        self.autour.pop();
    }

    fn visit_item_impl(&mut self, i: &'ast syn::ItemImpl) {
        let before = std::mem::replace(&mut self.soi, type_words(&i.self_ty).split(' ').next().unwrap_or_default().to_owned());
        syn::visit::visit_item_impl(self, i);
        self.soi = before;
    }

    fn visit_expr_struct(&mut self, s: &'ast syn::ExprStruct) {
        let name = s.path.segments.last().map(|l| l.ident.to_string()).unwrap_or_default();
        let name = if name == "Self" { self.soi.clone() } else { name };
        for field in &s.fields {
            let syn::Member::Named(member) = &field.member else { continue };
            self.autour.push(self.champs.get(&format!("{name}.{member}")).cloned().unwrap_or_default());
            self.visit_expr(&field.expr);
            self.autour.pop();
        }
    }

    fn visit_impl_item_fn(&mut self, f: &'ast syn::ImplItemFn) {
        self.answer(&f.sig);
        syn::visit::visit_impl_item_fn(self, f);
        self.autour.pop();
    }

    fn visit_local(&mut self, l: &'ast syn::Local) {
        let around = match &l.pat {
            syn::Pat::Type(t) => type_words(&t.ty),
            _ => String::new(),
        };
        // `let sql = "…"` then `execute(sql, …)`: the name stands for its texts.
        if let (syn::Pat::Ident(name), Some(init)) = (&l.pat, &l.init)
            && let Some(texts) = self.texts(&init.expr)
            && texts.len() == 1
        {
            self.constantes.insert(name.ident.to_string(), texts[0].clone());
        }
        self.autour.push(around);
        syn::visit::visit_local(self, l);
        self.autour.pop();
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        syn::visit::visit_expr_method_call(self, call);
        let method = call.method.to_string();
        let lieu = format!("{}:{}", self.fichier, call.method.span().start().line);
        let Some(first) = call.args.first() else { return };
        match method.as_str() {
            "list" | "find" if call.args.len() == 2 => {
                let Some(clauses) = self.texts(first) else {
                    if !self.facade {
                        self.fautes.push(format!(
                            "{lieu}: the clause of `{method}` must be written here, or in a constant of this file"
                        ));
                    }
                    return;
                };
                let Some(record) = self.record_around(call) else {
                    if self.facade {
                        return;
                    }
                    self.fautes.push(format!("{lieu}: say which record with `{method}::<Record>(…)`"));
                    return;
                };
                let (table, columns) = &self.fiches[&record];
                let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
                for clause in clauses {
                    self.textes.push(Texte { lieu: lieu.clone(), sql: select_sql(table, &columns, &clause) });
                }
            }
            "rows" | "execute" | "fetch" if call.args.len() == 2 => match self.texts(first) {
                Some(texts) => self.textes.extend(texts.into_iter().map(|sql| Texte { lieu: lieu.clone(), sql })),
                None if self.facade => {}
                None => self
                    .fautes
                    .push(format!("{lieu}: the text of `{method}` must be written here, or in a constant of this file")),
            },
            _ => {}
        }
    }
}

/// All the SQL of the product, and what could not be read.
fn census() -> (Vec<Texte>, Vec<String>) {
    let files = fichiers(&["crates", "salles", "app"], "rs");
    let fiches = records(&files);
    let (mut textes, mut fautes) = (vec![], vec![]);
    let champs = members(&files);
    for f in files.iter().filter(|f| !est_un_essai(&f.chemin)) {
        let code = syn::parse_file(&f.texte).unwrap_or_else(|e| panic!("{}: {e}", f.chemin));
        let facade = f.chemin.starts_with("crates/store/");
        let mut reader = Lecteur {
            fichier: &f.chemin,
            texte: &f.texte,
            champs: &champs,
            soi: String::new(),
            fiches: &fiches,
            constantes: BTreeMap::new(),
            textes: vec![],
            fautes: vec![],
            autour: vec![],
            facade,
        };
        // Constants first: they may stand below their use.
        for item in &code.items {
            if let syn::Item::Const(c) = item {
                reader.visit_item_const(c);
            }
        }
        reader.visit_file(&code);
        textes.extend(reader.textes);
        fautes.extend(reader.fautes);
    }
    assert!(!fiches.is_empty() && code_is_spanned());
    // What the façade writes for each record.
    for (name, (table, columns)) in &fiches {
        let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
        textes.push(Texte { lieu: format!("record {name}"), sql: select_sql(table, &columns, "id = $2") });
        let marks: Vec<String> = (4..4 + columns.len()).map(|n| format!("${n}")).collect();
        let insert = format!(
            "INSERT INTO {table} (collectivite_id, id, version, {}) VALUES ($1, $2, $3, {})",
            columns.join(", "),
            marks.join(", ")
        );
        textes.push(Texte { lieu: format!("record {name}"), sql: insert });
        let delete = format!("DELETE FROM {table} WHERE collectivite_id = $1 AND id = $2 AND version = $3");
        textes.push(Texte { lieu: format!("record {name}"), sql: delete });
    }
    (textes, fautes)
}

fn code_is_spanned() -> bool {
    syn::parse_str::<syn::Expr>("\n a").is_ok_and(|e| e.span().start().line == 2)
}

#[test]
fn tout_texte_sql_est_lisible_par_le_recensement() {
    let (textes, fautes) = census();
    assert!(fautes.is_empty(), "{}", fautes.join("\n"));
    assert!(textes.len() > 60, "only {} texts found: the census no longer reads the code", textes.len());
}

#[tokio::test]
async fn tout_texte_sql_se_prepare_sur_les_deux_bases() {
    let (textes, _) = census();
    let mut refused = vec![];
    for db in maison::bases().await.unwrap() {
        for texte in &textes {
            if let Err(error) = db.prepare(&texte.sql).await {
                refused.push(format!("{} on {db:?}: {error}\n    {}", texte.lieu, texte.sql));
            }
        }
        db.close().await;
    }
    assert!(refused.is_empty(), "{} texts refused:\n{}", refused.len(), refused.join("\n"));
}

fn folded(sql: &str) -> String {
    sql.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Does every SELECT, UPDATE, DELETE of this text filter on its collectivité?
fn scoped(sql: &str) -> bool {
    let upper = sql.to_uppercase();
    if upper.starts_with("INSERT") {
        return sql.contains("(collectivite_id, ") && upper.contains("($1") || sql.contains("collectivite_id = $1");
    }
    let verbs = regex::Regex::new(r"(?i)\b(SELECT|UPDATE|DELETE)\b").unwrap().find_iter(&sql.replace("DO UPDATE", "")).count();
    let filters = regex::Regex::new(r"collectivite_id = (\$1|\w+\.collectivite_id)").unwrap().find_iter(sql).count();
    sql.contains("collectivite_id = $1") && filters >= verbs
}

#[test]
fn tout_texte_sql_filtre_sur_sa_collectivite() {
    let (textes, _) = census();
    let own: BTreeSet<String> = store::migrations::ALL
        .iter()
        .flat_map(|(_, _, sql)| migrations::tables(sql))
        .filter(|t| !["collectivite", "session", "tentative"].contains(&t.as_str()))
        .collect();
    let mut found = BTreeSet::new();
    for texte in &textes {
        let sql = folded(&texte.sql);
        if words(&sql).any(|w| own.contains(w)) && !scoped(&sql) {
            let file = texte.lieu.split(':').next().unwrap();
            found.insert(format!("{file}: {sql}"));
        }
    }
    exceptions::comparer(
        "sql-sans-collectivite",
        &found,
        "each SELECT, UPDATE, DELETE must filter on `collectivite_id = $1` (or join on another's collectivite_id):",
    );
}

#[test]
fn le_filtre_oublie_est_vu() {
    assert!(scoped("SELECT a FROM contrat WHERE collectivite_id = $1"));
    assert!(!scoped("SELECT a FROM contrat WHERE id = $1"));
    assert!(!scoped("SELECT a FROM contrat WHERE collectivite_id = $1 AND id IN (SELECT contrat_id FROM axe)"));
    assert!(!scoped("DELETE FROM contrat WHERE id = $2"));
    assert!(scoped("INSERT INTO axe (collectivite_id, id) VALUES ($1, $2)"));
}
