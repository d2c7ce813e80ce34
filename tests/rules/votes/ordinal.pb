META
key;value
comment;#1: The order in a ballot counts for nothing; lines end as on Windows. #2: 12 among 3 is 4 each. a has all three behind it and goes first (2 each), b (4, two backers at 2) takes what v1 and v2 have left, c (4) has only the 2 of v3.
budget;12
vote_type;ordinal
expected_by_cost;a,b
expected_by_count;a,b
PROJECTS
project_id;cost
a;6
b;4
c;4
VOTES
voter_id;vote
v1;b,a
v2;b,a
v3;c,a
