import asyncio
async def f(x, d):
    print("start",x); await asyncio.sleep(d); print("end",x); return x*2
async def first():
    print(await f(1,0.01))
    print(await asyncio.gather(f(2,0.03),f(3,0.01)))
    t=asyncio.create_task(f(4,0.01)); print(t.done()); r=await t; print(r,t.done())
    try: await asyncio.wait_for(f(5,1),timeout=0.02)
    except asyncio.TimeoutError: print("timeout")
    q=asyncio.Queue()
    async def prod():
        for i in range(3): await q.put(i); await asyncio.sleep(0)
        await q.put(None)
    async def cons():
        while True:
            i=await q.get()
            if i is None: break
            print("got",i)
    await asyncio.gather(prod(),cons())
    async def agen():
        for i in range(3):
            yield i
            await asyncio.sleep(0)
    async for i in agen(): print(i)
    print([i async for i in agen() if i])
    class CM:
        async def __aenter__(self): print("enter"); return self
        async def __aexit__(self,*a): print("exit")
    async with CM() as c: print(type(c).__name__)
    lock=asyncio.Lock()
    async with lock: print(lock.locked())
    sem=asyncio.Semaphore(2)
    async def w(i):
        async with sem: await asyncio.sleep(0.001); return i
    print(await asyncio.gather(*(w(i) for i in range(5))))
    async with asyncio.TaskGroup() as tg:
        a=tg.create_task(w(10)); b=tg.create_task(w(20))
    print(a.result()+b.result())
    print(sorted([await c for c in asyncio.as_completed([w(7), w(8)])]))
    async def bad(): raise ValueError("bad")
    print(await asyncio.gather(bad(),w(1),return_exceptions=True))
    try: await bad()
    except ValueError as e: print("caught",e)

import contextlib, inspect
async def work(name, n):
    for i in range(n):
        await asyncio.sleep(0)
        print(name, i)
    return name
async def agen(n):
    try:
        for i in range(n):
            yield i*i
    finally:
        print("agen done")
class Res:
    async def __aenter__(self):
        await asyncio.sleep(0); print("open"); return self
    async def __aexit__(self, t, e, tb):
        print("close", t.__name__ if t else None); return t is KeyError
class Count:
    def __init__(self, n): self.n=n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n==0: raise StopAsyncIteration
        self.n-=1; return self.n
@contextlib.asynccontextmanager
async def ctx(x):
    print("enter", x)
    try: yield x+1
    except ValueError as e: print("caught", e)
    finally: print("leave", x)
class Aw:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return "aw"
async def main():
    t1=asyncio.create_task(work("a",2),name="A"); t2=asyncio.create_task(work("b",3))
    print(await t1, await t2, t1.get_name())
    async with Res() as r: raise KeyError("x")
    try:
        async with Res(): raise ValueError("v")
    except ValueError as e: print("got", e)
    async for c in Count(3): print(c)
    else: print("else")
    d={k:v async for k,v in pairs()}; print(d)
    print({x async for x in agen(3)} , [y for y in [await Aw(), 2]], [await work("q",1) for _ in range(2)])
    async with ctx(1) as a, ctx(2) as b: print(a,b)
    async with ctx(5): raise ValueError("inside")
    g=agen(5); print(await g.__anext__(), await anext(g)); await g.aclose()
    async for x in agen(10):
        pass
    print(await Aw() + "!", (await Aw()).upper())
    t=asyncio.create_task(asyncio.sleep(10)); await asyncio.sleep(0); t.cancel()
    try: await t
    except asyncio.CancelledError: print("cancelled", t.cancelled())
    done,pending=await asyncio.wait([asyncio.create_task(asyncio.sleep(0.01,1)),asyncio.create_task(asyncio.sleep(5))],return_when=asyncio.FIRST_COMPLETED)
    print(len(done),len(pending),done.pop().result())
    try:
        async with asyncio.timeout(0.01): await asyncio.sleep(3)
    except TimeoutError: print("to")
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(work("z",1)); tg.create_task(bad())
    except* ValueError as eg: print("eg", eg.exceptions)
    ev=asyncio.Event()
    async def waiter(): await ev.wait(); print("woke")
    w=asyncio.create_task(waiter()); await asyncio.sleep(0); ev.set(); await w
    loop=asyncio.get_running_loop(); fut=loop.create_future(); loop.call_later(0.001,fut.set_result,7); print(await fut)
    print(await loop.run_in_executor(None,sum,[1,2]), await asyncio.to_thread(max,3,4))
    match await Aw():
        case "aw": print("matched")
    try: print(await asyncio.shield(work("s",1)))
    finally: print("fin")
    if (x := await Aw()) == "aw": print(x)
    print(f"{await Aw()}", "yes" if await Aw() else "no")
    assert await Aw() == "aw"
    return 5
async def pairs():
    yield "a",1
    yield "b",2
async def bad(): raise ValueError("bad")
print(asyncio.run(main()))
print(inspect.iscoroutinefunction(main), asyncio.iscoroutinefunction(print), inspect.isasyncgenfunction(agen))
c=main(); print(type(c).__name__, inspect.iscoroutine(c), inspect.isawaitable(c)); c.close()
try:
    for x in agen(1): pass
except TypeError as e: print(e)
async def noawait(): return await 5
try: asyncio.run(noawait())
except TypeError as e: print(e)
try:
    c=bad(); c.send(None)
except ValueError as e: print(e)
asyncio.run(first())
