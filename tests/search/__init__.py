"""Search: judged queries and what they have to fulfil."""
