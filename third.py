from fourth import B
A = 1
