META
key;value
comment;#1: The last voter approved of nothing. #2: 12 among 4 is 3 each, so a (8) has only 6 behind it; among 3 it would be bought. b (3) is bought.
budget;12
vote_type;approval
expected_by_cost;b
expected_by_count;b
PROJECTS
project_id;cost
a;8
b;3
VOTES
voter_id;vote;age
v1;a;30
v2;a;31
v3;b;32
v4;;33
