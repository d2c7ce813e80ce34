META
key;value
comment;#1: Names are text, so 10 comes before 9. #2: 4 among 2 is 2 each; each of the two projects takes it all, with the same backers and cost.
budget;4
vote_type;approval
expected_by_cost;10
expected_by_count;10
PROJECTS
project_id;cost
9;4
10;4
VOTES
voter_id;vote
v1;9,10
v2;10,9
