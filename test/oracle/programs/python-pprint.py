# pprint.
from pprint import pprint, pformat, pp, PrettyPrinter
pprint({'b':[1,2],'a':{'x':None}}); pprint([1,2]); pprint("a"); pprint({})
data={'name':'Alice','languages':['python','c','javascript','rust','haskell','go'],'address':{'street':'1 Long Street Name','city':'Springfield','zip':'12345'},'t':(1,),'s':{3,1,2}}
pprint(data); pprint(data,width=60); pprint(data,depth=1); pp(data); print(pformat([list(range(30)),list(range(5))]))
pprint([[1,2,3]*8,[4,5,6]*8],indent=4); PrettyPrinter(width=20).pprint({'k':[1,2,3,4,5,6,7,8]}); pprint(list(range(40)),compact=True); pprint(tuple(range(40)),width=60)
