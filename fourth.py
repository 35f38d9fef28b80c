from third import A
B = 2
