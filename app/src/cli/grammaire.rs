//! What can be typed: commands, arguments, their help.

use crate::{m, presse};
use clap::{Arg, ArgAction, Command, value_parser};
use kernel::Lang;
use std::path::PathBuf;

pub(super) fn command(lang: Lang) -> Command {
    let t = m(lang);
    let config =
        || Arg::new("config").long("config").value_name("FILE").value_parser(value_parser!(PathBuf)).help(t.cli_config());
    let collectivite = || Arg::new("collectivite").long("collectivite").value_name("SLUG").help(t.cli_collectivite());
    let file = |name: &'static str, help: String| {
        Arg::new(name).required(true).value_name("FICHIER").value_parser(value_parser!(PathBuf)).help(help)
    };
    let from = || Arg::new("de").long("de").value_name("URL").help(t.cli_coffre_de());
    let count = |name: &'static str, help: String| {
        Arg::new(name).long(name).required(true).value_name("N").value_parser(value_parser!(u32).range(1..=100_000)).help(help)
    };
    let to = || Arg::new("vers").long("vers").required(true).value_name("URL").help(t.cli_coffre_vers());
    Command::new("pacte")
        .version(env!("CARGO_PKG_VERSION"))
        .about(t.cli_a_propos())
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            Command::new("demo")
                .about(t.cli_demo())
                .arg(
                    Arg::new("port")
                        .long("port")
                        .value_name("PORT")
                        .value_parser(value_parser!(u16))
                        .default_value("8080")
                        .help(t.cli_port()),
                )
                .arg(Arg::new("database").long("database").value_name("URL").help(t.cli_demo_base()))
                .arg(Arg::new("charger").long("charger").action(ArgAction::SetTrue).help(t.cli_demo_charger())),
        )
        .subcommand(Command::new("serve").about(t.cli_serve()).arg(config()))
        .subcommand(Command::new(presse::COMMAND).hide(true))
        .subcommand(
            Command::new("rapport")
                .about(t.cli_rapport())
                .arg(config())
                .arg(Arg::new("database").long("database").value_name("URL").help(t.cli_rapport_base()))
                .arg(collectivite())
                .arg(Arg::new("contrat").long("contrat").required(true).value_name("SLUG").help(t.cli_rapport_contrat()))
                .arg(Arg::new("edition").long("edition").value_name("NUMERO").help(t.cli_rapport_edition()))
                .arg(
                    Arg::new("sortie")
                        .long("sortie")
                        .required(true)
                        .value_name("FICHIER")
                        .value_parser(value_parser!(PathBuf))
                        .help(t.cli_rapport_sortie()),
                )
                .arg(
                    Arg::new("demonstration")
                        .long("demonstration")
                        .action(ArgAction::SetTrue)
                        .help(t.cli_rapport_demonstration()),
                ),
        )
        .subcommand(
            Command::new("subventions")
                .about(t.cli_subventions())
                .arg(config())
                .arg(Arg::new("database").long("database").value_name("URL").help(t.cli_rapport_base()))
                .arg(collectivite())
                .arg(Arg::new("appel").long("appel").value_name("SLUG").help(t.cli_subventions_appel()))
                .arg(Arg::new("edition").long("edition").value_name("NUMERO").help(t.cli_subventions_edition()))
                .arg(
                    Arg::new("vers")
                        .long("vers")
                        .required(true)
                        .value_name("DOSSIER")
                        .value_parser(value_parser!(PathBuf))
                        .help(t.cli_subventions_vers()),
                ),
        )
        .subcommand(
            Command::new("collectivite")
                .about(t.cli_fonder())
                .arg(config())
                .arg(Arg::new("slug").required(true).value_name("SLUG").help(t.cli_fonder_slug()))
                .arg(Arg::new("nom").required(true).value_name("NOM").help(t.cli_fonder_nom()))
                .arg(Arg::new("siren").long("siren").value_name("SIREN").help(t.cli_fonder_siren()))
                .arg(
                    Arg::new("administrateur")
                        .long("administrateur")
                        .value_name("COURRIEL")
                        .required(true)
                        .help(t.cli_fonder_admin()),
                )
                .arg(
                    Arg::new("fonction")
                        .long("fonction")
                        .value_name("FONCTION")
                        .default_value("Administration")
                        .help(t.cli_fonder_fonction()),
                ),
        )
        .subcommand(Command::new("eprouver").about(t.cli_eprouver()).arg(file("fichier", t.cli_eprouver_fichier())))
        .subcommand(
            Command::new("importer")
                .about(t.cli_importer())
                .subcommand_required(true)
                .arg_required_else_help(true)
                .subcommand(
                    Command::new("fiches")
                        .about(t.cli_importer_fiches())
                        .arg(file("fichier", t.cli_importer_fiches_fichier()))
                        .arg(
                            Arg::new("format")
                                .long("format")
                                .value_parser(["json", "apercu"])
                                .default_value("apercu")
                                .help(t.cli_importer_format()),
                        ),
                )
                .subcommand(
                    Command::new("contours")
                        .about(t.cli_importer_contours())
                        .arg(file("fichier", t.cli_importer_contours_fichier()))
                        .arg(Arg::new("source").long("source").required(true).value_name("TEXTE").help(t.cli_importer_source()))
                        .arg(collectivite().required(true))
                        .arg(config()),
                ),
        )
        .subcommand(
            Command::new("sauvegarder")
                .about(t.cli_sauvegarder())
                .arg(file("fichier", t.cli_sauvegarder_fichier()))
                .arg(config())
                .arg(from())
                .arg(Arg::new("remplacer").long("remplacer").action(ArgAction::SetTrue).help(t.cli_sauvegarder_remplacer())),
        )
        .subcommand(Command::new("restaurer").about(t.cli_restaurer()).arg(file("fichier", t.cli_restaurer_fichier())).arg(to()))
        .subcommand(Command::new("copier").about(t.cli_copier()).arg(config()).arg(from()).arg(to()))
        .subcommand(
            Command::new("donnees").about(t.cli_donnees()).subcommand_required(true).arg_required_else_help(true).subcommand(
                Command::new("generer")
                    .about(t.cli_generer())
                    .arg(count("collectivites", t.cli_generer_collectivites()))
                    .arg(count("plans", t.cli_generer_plans()))
                    .arg(count("fiches", t.cli_generer_fiches()))
                    .arg(Arg::new("vers").long("vers").value_name("URL").help(t.cli_coffre_vers()))
                    .arg(config()),
            ),
        )
        .subcommand(
            Command::new("journal")
                .about(t.cli_journal())
                .subcommand_required(true)
                .arg_required_else_help(true)
                .subcommand(Command::new("verifier").about(t.cli_journal_verifier()).arg(config()).arg(collectivite())),
        )
}
