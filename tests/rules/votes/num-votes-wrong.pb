META
key;value
comment;#1: num_votes says 2, there are 3. #2: 12 among 3 is 4 each, so v1 cannot pay 6 for a; among 2 it would be bought. b (8) takes all of v2 and v3.
num_votes;2
budget;12
vote_type;approval
expected_by_cost;b
expected_by_count;b
PROJECTS
project_id;cost
a;6
b;8
VOTES
voter_id;vote
v1;a
v2;b
v3;b
