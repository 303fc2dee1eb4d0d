//! What people do, on both databases: acts, pages, rights.

mod appel;
mod depot;
mod derogation;
mod droits;
mod listes;
mod maison;
mod scission;
