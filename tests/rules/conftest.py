"""The real votes are judged where there are any: in the folder that PABULIB names."""

import os

collect_ignore = [] if "PABULIB" in os.environ else ["test_real_votes.py"]
