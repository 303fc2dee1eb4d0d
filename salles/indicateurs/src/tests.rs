//! Values, from the grid and the file to the figure that counts, on both databases and through the pages.

mod api;
mod droits;
mod ecriture;
mod fenetres;
mod fichier;
mod formule;
mod indicateur;
mod maison;
mod millesime;
mod niveaux;
mod pages;
mod relations;
mod remplacement;
mod rupture;
mod tapees;
mod trajectoire;
mod ventilation;
