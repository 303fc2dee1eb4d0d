# Beginning a file.

nouveau-titre = Prepare a request
nouveau-pour = Organisation that asks
nouveau-pour-aide = Typed for the organisation: the journal keeps your name.
nouveau-reprendre = Take up an action already funded
nouveau-reprendre-aide = Last year’s file is copied; you correct what changes.
nouveau-reprendre-bouton = Take up this action
nouveau-action = New action
nouveau-intitule = Name of the action
nouveau-bouton = Begin the file
nouveau-sans-structure = No organisation is registered.
nouveau-deja = Open the existing file
nouveau-deja-la = already a file this year
