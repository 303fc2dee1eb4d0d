# Texts of the web kit: layout, error pages, forms.
aller-au-contenu = Skip to content
nav-principale = Main navigation
fil-ariane = Breadcrumb
se-connecter = Sign in
se-deconnecter = Sign out
mon-compte = My account
langue-autre = Français
langue-autre-code = fr
demonstration-bandeau = Demonstration: what you see mixes public facts with fictitious answers.
demonstration-courriels = Demonstration mailbox
demonstration-roles = Switch role
pied = Every figure can be opened and proved.
pied-aide = Help
pied-accessibilite = Accessibility
erreurs-titre = { $n ->
    [one] One thing to correct
   *[other] { $n } things to correct
}
erreurs-rien-perdu = Nothing was saved, nothing you typed is lost.
source = Source
remede = How to fix it
facultatif = (optional)
page-introuvable = Page not found
page-introuvable-texte = This address leads to nothing you can read here. It may have changed, or need another account.
page-interdite = Your role does not allow this
page-interdite-texte = Your account does not give this right. The coordinator of the contract can grant it.
page-panne = Something went wrong
page-panne-texte = Nothing was half saved. Try again in a moment; if it goes on, give this number to the administrator.
page-refus = Not possible as things stand
page-trop-gros = Too large to send
page-trop-gros-texte = One submission stays under { $max } MB, files included. Go back: what you typed is still in the form.
page-saisie = The submission could not be read
page-saisie-texte = The form arrived incomplete. Go back and send it again: what you typed is still there.
page-autre-site = Submission refused
page-autre-site-texte = This form was sent from another site. Open the page here and start again.
retour-accueil = Back to the home page
session-expiree = Your session has expired
session-expiree-texte = What you typed is kept in this page. Sign in in another tab, then come back here and send it again.
session-expiree-connexion = Open the sign-in page in a new tab
session-expiree-renvoyer = Send it again
perime-titre = Someone changed this while you were writing
perime-texte = This has changed since you opened the page, and nothing was overwritten. Go back: what you typed is still in the form. Copy it, reload the page to see what changed, then save.
comment-calcule = How it is computed
comment-calcule-de = How it is computed: { $titre }
oui = Yes
pourcent = { $n }%
