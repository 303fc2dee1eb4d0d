//! Moving one element of an ordered list by one place.

use store::{Record, StoreError, Writer};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sens {
    Haut,
    Bas,
}

impl Sens {
    /// `monter`, `descendre`: the names of the buttons.
    #[must_use]
    pub fn du_bouton(action: &str) -> Option<Self> {
        match action {
            "monter" => Some(Self::Haut),
            "descendre" => Some(Self::Bas),
            _ => None,
        }
    }
}

/// Moves the element of that id one place up or down (nothing happens at the ends), and writes the
/// ranks 1, 2, 3… of those that change. `freres` is the whole list, in its present order.
pub(super) async fn deplacer<T: Record>(
    w: &mut Writer,
    mut freres: Vec<T>,
    id: &str,
    sens: Sens,
    rang: impl Fn(&mut T) -> &mut i64,
) -> Result<(), StoreError> {
    let place = freres
        .iter()
        .position(|f| f.id_text() == id)
        .ok_or_else(|| StoreError::Missing { table: T::TABLE, id: id.to_owned() })?;
    let autre = match sens {
        Sens::Haut => place.checked_sub(1),
        Sens::Bas => Some(place + 1).filter(|p| *p < freres.len()),
    };
    if let Some(autre) = autre {
        freres.swap(place, autre);
    }
    for (ordre, frere) in (1..).zip(&mut freres) {
        *rang(frere) = ordre;
        w.update(frere).await?;
    }
    Ok(())
}

/// The rank after the last one.
pub(super) fn suivant(ordres: impl Iterator<Item = i64>) -> i64 {
    ordres.max().unwrap_or(0) + 1
}
