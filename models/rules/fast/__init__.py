"""The rule of models/rules/equal_shares for votes as large as a city: the same outcome, by other steps.

What makes it fast: a score can only rise, so an old one is a bound and most purposes are never looked at again (front);
members are numbers in arrays (rows), and a price is found in a few steps over whole arrays, without sorting (pennies,
exact); names are used only in telling (telling). numpy is imported here and nowhere before: a small vote does not wait
for it.

Why it is exact: a float decides only what need not be looked at. Where two purposes are not clear of each other by the
bounds of their scores, both are weighed as fractions, so no tie is missed (front). Balances in whole pennies are exact,
and the bounds allow for more than a division of them can be off (purse, pennies). For balances in fractions it is known
after each payment how much they can be off together; whatever is nearer than that is decided by counting who paid for
what (exact, history). The tests hold it against the plain rule: winners, prices, payments, ties and reasons.
"""
