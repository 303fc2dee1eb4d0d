# Importer des valeurs par fichier.

import-colonne-code = Code
import-colonne-territoire = Territoire
import-colonne-periode = Période
import-colonne-source = Source
import-colonne-ventilation = Ventilation
import-colonne-valeur = Valeur
import-colonne-motif = Motif
import-colonne-qualite = Qualité
import-colonne-commentaire = Commentaire
import-colonne-preuve = Preuve
import-colonne-limites = Limites
import-colonne-indicateur = Indicateur
import-aide-code = Le code de l’indicateur, tel quel.
import-aide-territoire = Le code INSEE, le code du quartier ou le nom. Vide : tout le territoire.
import-aide-periode = 2026, 2026-S1, 2026-T2 ou 2026-06.
import-aide-source = Vide : la source qui fait foi.
import-aide-ventilation = La part donnée sur cette ligne, par exemple « Sexe : Femmes ». Vide : le total.
import-aide-valeur = Un nombre, le nom d’une étape, « 12/45 » pour un rapport, « nd », « secret » ou « sans objet ». Vide : rien n’est dit.
import-aide-motif = Pour « nd », une correction ou une valeur surprenante.
import-aide-qualite = Définitive, provisoire ou estimée. Vide : définitive.
import-aide-preuve = Le lien ou la référence du document qui prouve la valeur.
import-aide-limites = L’année des limites du territoire, par exemple 2024. Vide : celle du suivi.
import-a-lire = À lire
# $contrat (String) - name of the contract
import-lire-titre = Valeurs à renseigner : { $contrat }
import-lire-valeur = Remplissez la colonne Valeur. Une case vide ne change rien : absent n’est pas zéro.
import-lire-lignes = Vous pouvez ôter des lignes, en ajouter, changer l’ordre des colonnes. Gardez les titres.
import-lire-suite = Déposez ensuite le fichier : chaque case est vérifiée et rien n’est écrit avant votre accord.
