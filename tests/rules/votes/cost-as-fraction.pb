META
key;value
comment;#1: Costs are fractions. #2: 10.5 among 3 is 7/2 each. a (7/2) takes all v1 has. b (18/5) is a tenth more than v2 has. c (3.5) takes all v3 has.
budget;21/2
vote_type;approval
expected_by_cost;a,c
expected_by_count;a,c
PROJECTS
project_id;cost
a;7/2
b;18/5
c;3.5
VOTES
voter_id;vote
v1;a
v2;b
v3;c
