//! The lines of the budget, « lignes exactes (CERFA 12156*06, libellés de Dauphin) » (Financements, § 4).

/// Which side of the budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cote {
    Charge,
    Produit,
}

/// One line: its account, its label.
#[derive(Debug, PartialEq, Eq)]
pub struct Ligne {
    pub code: &'static str,
    /// The account it belongs to; empty for indirect charges and own resources.
    pub compte: &'static str,
    pub libelle: &'static str,
    pub cote: Cote,
    /// « une ligne par financeur ».
    pub par_financeur: bool,
    /// Accounts 86 and 87, outside the balance.
    pub volontaire: bool,
}

const fn charge(code: &'static str, compte: &'static str, libelle: &'static str) -> Ligne {
    Ligne { code, compte, libelle, cote: Cote::Charge, par_financeur: false, volontaire: false }
}

const fn produit(code: &'static str, compte: &'static str, libelle: &'static str) -> Ligne {
    Ligne { code, compte, libelle, cote: Cote::Produit, par_financeur: false, volontaire: false }
}

const fn financeur(code: &'static str, libelle: &'static str) -> Ligne {
    Ligne { code, compte: "74", libelle, cote: Cote::Produit, par_financeur: true, volontaire: false }
}

const fn volontaire(ligne: Ligne) -> Ligne {
    Ligne { volontaire: true, ..ligne }
}

/// Every line, in the order of the form.
pub static LIGNES: [Ligne; 52] = [
    charge("604", "60", "Prestations de services"),
    charge("601", "60", "Matières et fournitures"),
    charge("60x", "60", "Autres fournitures"),
    charge("613", "61", "Locations"),
    charge("615", "61", "Entretien et réparation"),
    charge("616", "61", "Assurance"),
    charge("618", "61", "Documentation"),
    charge("622", "62", "Intermédiaires et honoraires"),
    charge("623", "62", "Publicité, publication"),
    charge("625", "62", "Déplacements, missions"),
    charge("62x", "62", "Services bancaires, autres"),
    charge("631", "63", "Impôts et taxes sur rémunérations"),
    charge("635", "63", "Autres impôts et taxes"),
    charge("641", "64", "Rémunérations"),
    charge("645", "64", "Charges sociales"),
    charge("647", "64", "Autres charges de personnel"),
    charge("65x", "65", "Autres charges de gestion courante"),
    charge("66x", "66", "Charges financières"),
    charge("67x", "67", "Charges exceptionnelles"),
    charge("68x", "68", "Dotations"),
    charge("69x", "69", "Impôt et participation"),
    charge("chgfixe", "", "Charges fixes de fonctionnement"),
    charge("fraisfin", "", "Frais financiers"),
    charge("autchgindirect", "", "Autres charges indirectes"),
    charge("excprev", "", "Excédent prévisionnel"),
    volontaire(charge("860", "86", "Secours en nature")),
    volontaire(charge("861", "86", "Mise à disposition gratuite")),
    volontaire(charge("862", "86", "Prestations")),
    volontaire(charge("864", "86", "Personnel bénévole")),
    produit("70x", "70", "Ventes, prestations"),
    produit("73x", "73", "Dotations, tarification"),
    produit("74fe", "74", "Fonds européens"),
    produit("74agenceserv", "74", "Agence de services et de paiement (emplois aidés)"),
    produit("74aidespriv", "74", "Aides privées"),
    produit("74x", "74", "Autres établissements publics"),
    financeur("74etat", "État (ministère, direction)"),
    financeur("74region", "Région"),
    financeur("74dep", "Département"),
    financeur("74epci", "Intercommunalité"),
    financeur("74com", "Commune"),
    financeur("74orgasoc", "Organismes sociaux (CAF, avec la nature de l'aide)"),
    produit("756", "75", "Cotisations"),
    produit("758", "75", "Dons manuels, mécénat"),
    produit("750", "75", "Autres produits de gestion courante"),
    produit("76x", "76", "Produits financiers"),
    produit("77x", "77", "Produits exceptionnels"),
    produit("78x", "78", "Report de ressources affectées"),
    produit("79x", "79", "Transfert de charges"),
    produit("insufprevisionnel", "", "Autofinancement (insuffisance prévisionnelle)"),
    volontaire(produit("870", "87", "Bénévolat")),
    volontaire(produit("871", "87", "Prestations en nature")),
    volontaire(produit("875", "87", "Dons en nature")),
];

/// A line by its code.
#[must_use]
pub fn ligne(code: &str) -> Option<&'static Ligne> {
    LIGNES.iter().find(|l| l.code == code)
}
