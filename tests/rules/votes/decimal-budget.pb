META
key;value
comment;#1: The budget is a decimal. #2: 10.5 among 3 is 3.5 each. a costs just that of three; read as 10 it would be lost. b is 400000.0 and out of reach.
budget;10.5
vote_type;approval
expected_by_cost;a
expected_by_count;a
PROJECTS
project_id;cost
a;10.5
b;400000.0
VOTES
voter_id;vote
v1;a,b
v2;a,b
v3;a,b
