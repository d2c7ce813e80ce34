"""Mill Lane: who lives there, who comes in from elsewhere, and who they are to whoever plays them."""

TITLE = "Mill Lane"
COORDINATORS = ("Amina", "Ben")
ADVISER, NEWCOMER, OUTSIDER, NAMELESS = "Priya", "Noor", "Leo", "Marta"

# In the order in which the page lists them: first those with something to do.
RESIDENTS = {
    "Rosa": ("Rosa Delgado", "resident"),
    "Amina": ("Amina Yusuf", "added the bot, helps to run the rounds"),
    "Ben": ("Ben Carter", "resident, helps to run the rounds"),
    "Chloe": ("Chloe", "resident, asks for lights in the alley"),
    "Dev": ("Dev Patel", "resident, asks for a bench"),
    "Ewa": ("Ewa Nowak", "resident, asks for a party"),
    "Kofi": ("Kofi Mensah", "resident, asks for a bike shelter"),
    "Hugo": ("Hugo", "resident, needs room for a wheelchair"),
    "Aidan": ("Aidan Byrne", "resident"),
    "Bea": ("Bea", "resident"),
    "Cem": ("Cem Aydin", "resident"),
    "Della": ("Della", "resident"),
    "Errol": ("Errol Brown", "resident"),
    "Farid": ("Farid", "resident"),
    "Grace": ("Grace Okoro", "resident"),
    "Ines": ("Ines", "resident"),
    "Jo": ("Jo", "resident"),
    "Lena": ("Lena Fischer", "resident"),
    "Maryam": ("Maryam", "resident"),
    "Nikos": ("Nikos", "resident"),
    "Olu": ("Olu Adeyemi", "resident"),
    "Pat": ("Pat", "resident"),
    "Quynh": ("Quynh Tran", "resident"),
    "Sanjay": ("Sanjay", "resident"),
    "Tom": ("Tom Whelan", "resident"),
    "Uche": ("Uche", "resident"),
    "Vera": ("Vera", "resident"),
    "Wei": ("Wei Zhang", "resident"),
    "Xanthe": ("Xanthe", "resident"),
    "Yara": ("Yara Haddad", "resident"),
    "Zoltan": ("Zoltan", "resident"),
}
OTHERS = {
    NEWCOMER: ("Noor Rahman", "new in the street: in the group, has not joined the pot"),
    ADVISER: ("Priya Shah", "adviser from the council"),
    NAMELESS: ("Marta Silva", "admin of the group who writes as the group"),
    OUTSIDER: ("Leo", "lives round the corner, not in the group"),
}
CAST = RESIDENTS | OTHERS
