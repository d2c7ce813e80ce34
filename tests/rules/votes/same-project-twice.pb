META
key;value
comment;#1: v1 names a twice. #2: 12 among 3 is 4 each. v1 alone has 4 of the 8 that a costs; counted twice it would be bought. b (4) is bought.
budget;12
vote_type;approval
expected_by_cost;b
expected_by_count;b
PROJECTS
project_id;cost
a;8
b;4
VOTES
voter_id;vote
v1;a,a
v2;b
v3;
