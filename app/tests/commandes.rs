//! The commands as a person types them: the built binary, its words, its exit codes.

#[cfg(test)]
mod essais {
    use std::path::{Path, PathBuf};
    use std::process::{Command, Output};

    /// A folder that goes away.
    struct Dossier(PathBuf);

    impl Dossier {
        fn nouveau() -> Self {
            let path = std::env::temp_dir().join(format!("pacte-commandes-{}", kernel::Id::<Self>::fresh()));
            std::fs::create_dir(&path).unwrap();
            Self(path)
        }
    }

    impl Drop for Dossier {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    fn pacte(here: &Path, lang: &str, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_pacte"))
            .current_dir(here)
            .env_remove("LC_ALL")
            .env("LANG", lang)
            .args(args)
            .output()
            .unwrap()
    }

    fn said(output: &Output) -> String {
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
    }

    fn of_the_house(path: &str) -> String {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path).display().to_string()
    }

    #[test]
    fn l_aide_suit_la_langue_et_une_cle_inconnue_est_nommee() {
        let d = Dossier::nouveau();
        assert!(said(&pacte(&d.0, "fr_FR.UTF-8", &["--help"])).contains("Sauvegarde la base dans un fichier"));
        assert!(said(&pacte(&d.0, "en_GB.UTF-8", &["--help"])).contains("Backs the database up"));
        std::fs::write(d.0.join("pacte.toml"), "databse = \"x.db\"\n").unwrap();
        let refused = pacte(&d.0, "fr_FR.UTF-8", &["serve", "--config", "pacte.toml"]);
        assert!(!refused.status.success() && said(&refused).contains("databse"), "{}", said(&refused));
    }

    #[test]
    fn eprouver_compte_et_finit_par_un_des_qu_un_vecteur_echoue() {
        let d = Dossier::nouveau();
        let good = pacte(&d.0, "fr_FR.UTF-8", &["eprouver", &of_the_house("salles/indicateurs/tests/vecteurs.json")]);
        assert!(good.status.success() && said(&good).ends_with("71 passed, 0 failed\n"), "{}", said(&good));
        let text = r#"{"vecteurs":[{"id":"A","fonction":"arrondi","entree":{"valeur":"99.999"},"attendu":"100"}]}"#;
        std::fs::write(d.0.join("faux.json"), text).unwrap();
        let bad = pacte(&d.0, "fr_FR.UTF-8", &["eprouver", "faux.json"]);
        assert_eq!(bad.status.code(), Some(1), "{}", said(&bad));
        assert!(said(&bad).ends_with("0 passed, 1 failed\n"), "{}", said(&bad));
    }

    #[test]
    fn les_fiches_d_un_texte_sortent_en_json_ou_en_apercu_et_un_fichier_vide_est_refuse() {
        let d = Dossier::nouveau();
        let text = of_the_house("crates/extraction/tests/textes/vallee.txt");
        let json = pacte(&d.0, "fr_FR.UTF-8", &["importer", "fiches", &text, "--format", "json"]);
        let read: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
        assert_eq!(read["fiches"][0]["titre"], "Rénover les fontaines");
        let preview = said(&pacte(&d.0, "fr_FR.UTF-8", &["importer", "fiches", &text]));
        assert!(preview.contains("Rénover les fontaines") && preview.contains("ligne"), "{preview}");
        std::fs::write(d.0.join("vide.pdf"), "").unwrap();
        let refused = pacte(&d.0, "fr_FR.UTF-8", &["importer", "fiches", "vide.pdf"]);
        assert!(!refused.status.success() && said(&refused).contains("vide.pdf"), "{}", said(&refused));
    }

    #[test]
    fn une_base_se_sauvegarde_se_restaure_se_copie_et_un_fichier_abime_n_ecrit_rien() {
        let d = Dossier::nouveau();
        let run = |args: &[&str]| pacte(&d.0, "fr_FR.UTF-8", args);
        let ok = |args: &[&str]| {
            let output = run(args);
            assert!(output.status.success(), "{args:?}: {}", said(&output));
            said(&output)
        };
        ok(&["demo", "--charger", "--database", "a.db"]);
        let hash = |text: &str| text.lines().find(|l| l.starts_with("Empreinte")).unwrap().to_owned();
        let kept = hash(&ok(&["sauvegarder", "a.sauvegarde", "--de", "a.db"]));
        assert!(said(&run(&["sauvegarder", "a.sauvegarde", "--de", "a.db"])).contains("--remplacer"));
        assert_eq!(hash(&ok(&["restaurer", "a.sauvegarde", "--vers", "b.db"])), kept, "what was kept is what comes back");
        let full = run(&["copier", "--de", "a.db", "--vers", "b.db"]);
        assert!(!full.status.success() && said(&full).contains("vide"), "{}", said(&full));
        ok(&["copier", "--de", "a.db", "--vers", "c.db"]);
        std::fs::write(d.0.join("pacte.toml"), "database = \"c.db\"\n").unwrap();
        assert!(ok(&["journal", "verifier", "--config", "pacte.toml"]).contains("que le journal a laissée"));
        let bytes = std::fs::read(d.0.join("a.sauvegarde")).unwrap();
        std::fs::write(d.0.join("coupee.sauvegarde"), &bytes[..bytes.len() / 2]).unwrap();
        let cut = run(&["restaurer", "coupee.sauvegarde", "--vers", "d.db"]);
        assert!(!cut.status.success() && !d.0.join("d.db").exists(), "{}", said(&cut));
    }
}
