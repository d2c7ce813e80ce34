META
key;value
comment;#1: A backer pays what is left. #2: 24 among 4 is 6 each. By cost a (12) takes 4 of v1, v2, v3; for b (8) v1 gives the 2 left and v4 all 6; c (2) finds nothing left of v1. By count c goes first, as 2 is the lowest price; a takes 4 each again, and v4 alone has 6 of the 8 for b.
budget;24
vote_type;approval
expected_by_cost;a,b
expected_by_count;a,c
PROJECTS
project_id;cost
a;12
b;8
c;2
VOTES
voter_id;vote
v1;a,b,c
v2;a
v3;a
v4;b
