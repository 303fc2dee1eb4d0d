//! Values, from the grid and the file to the figure that counts, on both databases and through the pages.

mod annee;
mod api;
mod droits;
mod echelle;
mod ecriture;
mod fenetres;
mod fichier;
mod formule;
mod indicateur;
mod maison;
mod millesime;
mod niveaux;
mod objectifs;
mod pages;
mod par_lieu;
mod relations;
mod remplacement;
mod rupture;
mod tapees;
mod trajectoire;
mod ventilation;
