territoire = Territory
