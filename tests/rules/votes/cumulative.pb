META
key;value
comment;#1: Points count for nothing, one named is one approved. #2: 12 among 3 is 4 each. a (12) has three backers at 4 each and goes first by cost, and nothing is left for b (6, two at 3). By the number of projects b is cheaper, and leaves 1, 1 and 4 for a.
budget;12
vote_type;cumulative
expected_by_cost;a
expected_by_count;b
PROJECTS
project_id;cost;score
a;12;3
b;6;12
VOTES
voter_id;vote;points
v1;b,a;6,1
v2;b,a;6,1
v3;a;1
