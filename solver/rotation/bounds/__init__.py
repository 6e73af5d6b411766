"""Lower bounds on what any rotation costs, rule by rule, each by leaving out what is hard to count."""
