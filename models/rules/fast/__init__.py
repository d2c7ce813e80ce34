"""The rule of models/rules/equal_shares for votes as large as a city: the same outcome, by other steps.

What makes it fast: a score can only rise, so an old one is a bound and most purposes are never looked at again (front);
members are numbers in arrays, and a price is found by leaving out the poorer backers, without sorting (pennies, exact);
floats only say what need not be looked at, and by how much they may be wrong is known (exact); names are used only in
telling (telling). numpy is imported here and nowhere before: a small vote does not wait for it.
"""
