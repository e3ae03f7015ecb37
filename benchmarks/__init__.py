"""What is measured: each figure as an agent meets it, with proof that the work was done.

`python -m benchmarks [names…]` starts the server and the client as processes of their own, writes
`build/bench/results.json` and ends with 1 when a figure misses its limit.
"""
