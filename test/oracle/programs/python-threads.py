# threading, tempfile, sys.float_info, paths, and pickles of collections.
import threading, queue, os, sys, tempfile, shutil, pathlib, time
from concurrent.futures import ThreadPoolExecutor, as_completed
out=[]; lock=threading.Lock()
def work(n,q=None):
    with lock: out.append(n*n)
ts=[threading.Thread(target=work,args=(i,)) for i in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(out,[t.is_alive() for t in ts],ts[0].name,threading.current_thread().name,threading.active_count(),threading.main_thread() is threading.current_thread())
class W(threading.Thread):
    def __init__(self,n): super().__init__(name=f"w{n}"); self.n=n; self.r=None
    def run(self): self.r=self.n+1
w=W(5); w.start(); w.join(); print(w.r,w.name,w.daemon)
q=queue.Queue()
def producer():
    for i in range(3): q.put(i)
    q.put(None)
def consumer(res):
    while True:
        x=q.get()
        if x is None: break
        res.append(x*10)
res=[]; a=threading.Thread(target=producer); b=threading.Thread(target=consumer,args=(res,)); a.start(); b.start(); a.join(); b.join(); print(res)
with ThreadPoolExecutor(max_workers=3) as ex:
    print(list(ex.map(lambda x:x+1,[1,2,3])))
    fs={ex.submit(pow,2,k):k for k in range(4)}
    print(sorted((fs[f],f.result()) for f in as_completed(fs)))
    f=ex.submit(lambda:1/0)
    try: f.result()
    except ZeroDivisionError as e: print("err",e, f.done(), type(f.exception()).__name__)
e=threading.Event(); e.set(); print(e.is_set(),e.wait(1)); s=threading.Semaphore(2)
with s: print("sem")
r=threading.RLock()
with r:
    with r: print("re")
loc=threading.local(); loc.x=1; print(loc.x,hasattr(loc,'y'))
try: ts[0].start()
except RuntimeError as e: print(e)
t=threading.Timer(0.01,lambda: print("timer")); t.start(); t.join()
print(sys.float_info.epsilon,sys.float_info.max,sys.float_info.dig,sys.float_info,sys.int_info.bits_per_digit)
d=tempfile.mkdtemp(); fd,p=tempfile.mkstemp(suffix=".txt",dir=d); os.close(fd); print(os.path.exists(p),p.endswith(".txt"))
fd,p=tempfile.mkstemp(dir=d,text=True)
with os.fdopen(fd,"w") as f: f.write("hello")
print(open(p).read(), os.stat(p).st_size, pathlib.Path(p).stat().st_size); shutil.rmtree(d)
print(shutil.which("no-such-thing-x"))
P=pathlib.Path
print(P("/a/b/c").relative_to("/a"),P("a/b").relative_to("a"),P("/a/b").is_relative_to("/x"))
try: P("/a").relative_to("/b")
except ValueError as e: print(e)
import pickle, collections
for x in (collections.Counter("abca"),collections.defaultdict(list,{"a":[1]}),collections.OrderedDict(a=1),collections.deque([1,2],3),collections.deque("ab"),collections.defaultdict(None,{1:2}),[list,int,collections.Counter()]):
    b=pickle.dumps(x); print(b.hex(),pickle.loads(b))
