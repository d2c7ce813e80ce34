META
key;value
comment;#1: The file begins with a byte-order mark. #2: 12 among 3 is 4 each. Both a (8, two backers) and b (4, one) take all their backers have.
budget;12
vote_type;approval
expected_by_cost;a,b
expected_by_count;a,b
PROJECTS
project_id;cost
a;8
b;4
VOTES
voter_id;vote
v1;a
v2;a
v3;b
