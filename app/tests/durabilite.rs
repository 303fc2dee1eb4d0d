//! What was acknowledged is there: the real binary is killed (-9) while it writes, again and again.

#[cfg(test)]
mod essais {
    use pacte::demonstration::SLUG;
    use std::path::Path;
    use std::process::{Child, Command, Stdio};
    use std::time::{Duration, Instant};
    use store::journal::{Verification, verifier};
    use store::{Db, DbUrl, Read};
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpStream;

    const MORTS: u64 = 24;

    fn horloge() -> kernel::Clock {
        kernel::Clock::system(jiff::tz::TimeZone::get("Europe/Paris").unwrap())
    }

    fn port_libre() -> u16 {
        std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
    }

    /// A running `pacte demo` on a file; killed when dropped.
    struct Serveur {
        child: Child,
        port: u16,
    }

    impl Serveur {
        async fn demarrer(base: &Path) -> Self {
            let port = port_libre();
            let child = Command::new(env!("CARGO_BIN_EXE_pacte"))
                .args(["demo", "--port", &port.to_string(), "--database"])
                .arg(base)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            let server = Self { child, port };
            let start = Instant::now();
            while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
                assert!(start.elapsed() < Duration::from_secs(60), "the server does not start again");
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            server
        }

        fn tuer(&mut self) {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }

    impl Drop for Serveur {
        fn drop(&mut self) {
            self.tuer();
        }
    }

    /// One request; `None` when the connection broke before a whole head came back.
    async fn ask(port: u16, method: &str, path: &str, cookie: &str, body: &str) -> Option<(u16, String)> {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).await.ok()?;
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\nCookie: {cookie}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        stream.write_all(request.as_bytes()).await.ok()?;
        let mut answer = vec![];
        let read = stream.read_to_end(&mut answer).await;
        let text = String::from_utf8_lossy(&answer).into_owned();
        let (head, _) = text.split_once("\r\n\r\n")?;
        let status = head.split(' ').nth(1)?.parse().ok()?;
        // A head that came whole is an acknowledgement, even if the body was cut.
        let _ = read;
        Some((status, text))
    }

    /// What stands between two marks of a page, first time.
    fn between<'a>(page: &'a str, before: &str, after: &str) -> Option<&'a str> {
        page.split_once(before)?.1.split_once(after).map(|(found, _)| found)
    }

    fn paths(page: &str, part: &str) -> Vec<String> {
        let mut all: Vec<String> =
            page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect();
        all.retain(|path| path.contains(part));
        all.dedup();
        all
    }

    /// Answers open to drafting, found as their respondents find them: by the links of their mails.
    async fn answers(port: u16) -> Vec<String> {
        let mailbox = format!("/{SLUG}/demonstration/courriels");
        let (_, list) = ask(port, "GET", &mailbox, "", "").await.unwrap();
        let mut forms = vec![];
        for mail in paths(&list, "/demonstration/courriels/") {
            let (_, mail) = ask(port, "GET", &mail, "", "").await.unwrap();
            let Some(token) = between(&mail, &format!("/{SLUG}/r/"), "\"") else { continue };
            let (_, home) = ask(port, "GET", &format!("/{SLUG}/r/{token}"), "", "").await.unwrap();
            for form in paths(&home, "/fiches/") {
                let (_, page) = ask(port, "GET", &form, "", "").await.unwrap();
                if page.contains("name=\"commentaire\"") && !forms.contains(&form) {
                    forms.push(form);
                    break;
                }
            }
            if forms.len() == 4 {
                break;
            }
        }
        forms
    }

    /// The comment kept, as a number; 0 before the first. And the version to answer on.
    async fn kept(port: u16, form: &str) -> Option<(u64, String)> {
        let (_, page) = ask(port, "GET", form, "", "").await?;
        let version = between(&page, "name=\"version\" value=\"", "\"")?.to_owned();
        let area = page.split_once("name=\"commentaire\"")?.1;
        let words = between(area, ">", "</textarea>")?;
        Some((words.strip_prefix("essai ").and_then(|n| n.parse().ok()).unwrap_or(0), version))
    }

    /// Saves a draft by the signed link, again and again, until the server dies. What was acknowledged, in order.
    async fn draft(port: u16, form: String, mut n: u64) -> Vec<u64> {
        let mut acknowledged = vec![];
        while let Some((_, version)) = kept(port, &form).await {
            n += 1;
            let body = format!("version={version}&action=brouillon&commentaire=essai+{n}");
            let Some((status, answer)) = ask(port, "POST", &form, "", &body).await else { break };
            assert_eq!(status, 303, "{answer}");
            acknowledged.push(n);
        }
        acknowledged
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn une_reponse_par_lien_qui_a_ete_recue_survit_a_la_mort_du_serveur() {
        let base = std::env::temp_dir().join(format!("pacte-durabilite-{}.db", kernel::Id::<Db>::fresh()));
        let mut forms: Vec<(String, u64)> = vec![];
        let mut acknowledged = 0;
        for death in 0..MORTS {
            let mut server = Serveur::demarrer(&base).await;
            let port = server.port;
            if forms.is_empty() {
                forms = answers(port).await.into_iter().map(|form| (form, 0)).collect();
                assert_eq!(forms.len(), 4, "the demonstration has no answer left to write");
            }
            for (form, last) in &forms {
                let Some((found, _)) = kept(port, form).await else {
                    panic!("death {death}: {form} is no longer a form: {:?}", ask(port, "GET", form, "", "").await)
                };
                // The write under way when the server died may be there or not; what was acknowledged is.
                assert!(found == *last || found == last + 1, "{form} holds {found} where {last} was acknowledged");
            }
            let hands: Vec<_> = forms.iter().map(|(form, last)| tokio::spawn(draft(port, form.clone(), *last))).collect();
            // Moments spread over the life of a few writes, never twice the same.
            tokio::time::sleep(Duration::from_millis(60 + (death * 37) % 240)).await;
            server.tuer();
            for (hand, (_, last)) in hands.into_iter().zip(&mut forms) {
                let received = hand.await.unwrap();
                acknowledged += received.len();
                *last = received.last().copied().unwrap_or(*last);
            }
        }
        assert!(acknowledged > 60, "only {acknowledged} writes were acknowledged: nothing is proved");
        whole(&base).await;
        for suffix in ["", "-wal", "-shm", ".cle"] {
            let _ = std::fs::remove_file(format!("{}{suffix}", base.display()));
        }
    }

    /// The file opens, SQLite finds it sound, the journal's chain holds.
    async fn whole(base: &Path) {
        let db = Db::open(&DbUrl::File(base.to_owned()), horloge()).await.unwrap();
        let here = db.collectivite(SLUG).await.unwrap().unwrap();
        let mut reader = db.reader(here.id).await.unwrap();
        let mut said = reader.rows("SELECT integrity_check FROM pragma_integrity_check", vec![]).await;
        if said.is_err() {
            said = reader.rows("SELECT $1 || '' FROM pragma_integrity_check WHERE integrity_check = 'ok'", vec![]).await;
        }
        let first: String = said.unwrap().remove(0).take().unwrap();
        assert!(first == "ok" || first == here.id.to_string(), "{first}");
        drop(reader);
        match verifier(&db, here.id).await.unwrap() {
            Verification::Entiere { entrees, .. } => assert!(entrees > 60),
            broken @ Verification::Rompue { .. } => panic!("{broken:?}"),
        }
        db.close().await;
    }
}
