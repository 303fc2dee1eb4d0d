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

    fn cookie_of(answer: &str) -> Option<String> {
        let line = answer.lines().find_map(|l| l.strip_prefix("set-cookie: ").or_else(|| l.strip_prefix("Set-Cookie: ")))?;
        Some(line.split(';').next()?.to_owned())
    }

    /// Signs in again and again; keeps the cookie of each sign-in that was acknowledged.
    async fn writer(port: u16, compte: String) -> Vec<String> {
        let mut kept = vec![];
        let body = format!("compte={compte}");
        while let Some((status, answer)) = ask(port, "POST", &format!("/{SLUG}/demonstration"), "", &body).await {
            assert_eq!(status, 303, "{answer}");
            kept.extend(cookie_of(&answer));
        }
        kept
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn ce_qui_a_ete_recu_survit_a_la_mort_du_serveur() {
        let base = std::env::temp_dir().join(format!("pacte-durabilite-{}.db", kernel::Id::<Db>::fresh()));
        let mut acknowledged: Vec<String> = vec![];
        let mut comptes: Vec<String> = vec![];
        for death in 0..MORTS {
            let mut server = Serveur::demarrer(&base).await;
            if comptes.is_empty() {
                comptes = accounts(&base).await;
            }
            let port = server.port;
            let hands: Vec<_> = comptes.iter().take(4).map(|c| tokio::spawn(writer(port, c.clone()))).collect();
            // Moments spread over the life of a few writes, never twice the same.
            tokio::time::sleep(Duration::from_millis(40 + (death * 37) % 160)).await;
            server.tuer();
            for hand in hands {
                acknowledged.extend(hand.await.unwrap());
            }
        }
        assert!(acknowledged.len() > 60, "only {} writes were acknowledged: nothing is proved", acknowledged.len());
        let server = Serveur::demarrer(&base).await;
        let mut lost = 0;
        for cookie in &acknowledged {
            let (status, _) = ask(server.port, "GET", &format!("/{SLUG}/compte"), cookie, "").await.unwrap();
            lost += usize::from(status != 200);
        }
        drop(server);
        assert_eq!(lost, 0, "{lost} of {} acknowledged writes were lost", acknowledged.len());
        whole(&base).await;
        for suffix in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{suffix}", base.display()));
        }
    }

    async fn accounts(base: &Path) -> Vec<String> {
        let db = Db::open(&DbUrl::File(base.to_owned()), horloge()).await.unwrap();
        let here = db.collectivite(SLUG).await.unwrap().unwrap();
        let all = db.reader(here.id).await.unwrap().list::<acteurs::model::Compte>("actif = 1", vec![]).await.unwrap();
        db.close().await;
        all.into_iter().map(|c| c.id.to_string()).collect()
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
