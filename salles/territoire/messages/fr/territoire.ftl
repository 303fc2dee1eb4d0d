territoire = Territoire
