"""Random lives of groups, in which everything that can go wrong does, judged by a plain model of the whole."""
