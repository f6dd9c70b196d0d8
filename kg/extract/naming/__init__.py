"""How bodies and cooperatives are called: the words of a name, where it ends, its full form."""
