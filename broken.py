print('begun')
1 / 0
