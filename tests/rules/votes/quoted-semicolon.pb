META
key;value
comment;"#1: A name holds a semicolon and ""quotes"", before the cost. #2: 12 among 3 is 4 each. a (8) takes all of v1 and v2, b (5) is more than v3 has. A ballot may be quoted or padded."
budget;12
vote_type;approval
expected_by_cost;a
expected_by_count;a
PROJECTS
project_id;name;cost
a;"Tea; and ""cake"" for all";8
b;Chairs;5
VOTES
voter_id;vote
v1; a 
v2;"a"
v3;b
