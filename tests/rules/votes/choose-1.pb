META
key;value
comment;#1: One project a ballot; a voter's name comes twice, and they are two voters. #2: 16 among 4 is 4 each. a (10) has 12 behind it, b (5) has 4.
budget;16
vote_type;choose-1
expected_by_cost;a
expected_by_count;a
PROJECTS
project_id;cost
a;10
b;5
VOTES
voter_id;vote
v1;a
v1;a
v2;a
v3;b
