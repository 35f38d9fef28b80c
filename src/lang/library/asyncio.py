"""Python's asyncio: coroutines that run in turns on one loop, which sleeps while all of them wait."""
import _tensh
import contextvars
from collections import deque
from heapq import heappush, heappop

# in _nowhere
_running = [None]
_current = {}
_count = [0]


# in asyncio
FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"
TimeoutError = TimeoutError


class CancelledError(BaseException):
    pass


class InvalidStateError(Exception):
    pass


class QueueEmpty(Exception):
    pass


class QueueFull(Exception):
    pass


class BrokenBarrierError(RuntimeError):
    pass


class Handle:
    def __init__(self, callback, args, loop, when=None):
        self._callback, self._args, self._loop, self._when = callback, args, loop, when
        self._cancelled = False

    def cancel(self):
        self._cancelled = True

    def cancelled(self):
        return self._cancelled

    def when(self):
        return self._when


class AbstractEventLoop:
    """The loop: what is ready runs in order, and what has a time when that has come."""
    def __init__(self):
        self._ready, self._later, self._order = deque(), [], 0
        self._closed, self._on, self._handler = False, False, None
        self._began, self._reached = _tensh.clock() / 1000, 0.0

    def time(self):
        return max(_tensh.clock() / 1000, self._reached)

    def is_running(self):
        return self._on

    def is_closed(self):
        return self._closed

    def close(self):
        if self._on:
            raise RuntimeError("Cannot close a running event loop")
        self._closed = True

    def stop(self):
        self._stopping = True

    def call_soon(self, callback, *args, context=None):
        if self._closed:
            raise RuntimeError("Event loop is closed")
        handle = Handle(callback, args, self)
        self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        return self.call_soon(callback, *args)

    def call_later(self, delay, callback, *args, context=None):
        # Who begins to wait in one round waits from its beginning on: that their own steps take time changes no order.
        now = self.time()
        return self.call_at((self._began if now - self._began < 0.05 else now) + delay, callback, *args)

    def call_at(self, when, callback, *args, context=None):
        if self._closed:
            raise RuntimeError("Event loop is closed")
        handle = Handle(callback, args, self, when)
        self._order += 1
        heappush(self._later, (when, self._order, handle))
        return handle

    def create_future(self):
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        return Task(coro, loop=self, name=name)

    def run_in_executor(self, executor, func, *args):
        made = Future(loop=self)
        try:
            made.set_result(func(*args))
        except Exception as error:
            made.set_exception(error)
        return made

    def get_debug(self):
        return False

    def set_debug(self, enabled):
        pass

    def set_exception_handler(self, handler):
        self._handler = handler

    def get_exception_handler(self):
        return self._handler

    def call_exception_handler(self, context):
        if self._handler is not None:
            self._handler(self, context)

    async def shutdown_asyncgens(self):
        pass

    async def shutdown_default_executor(self):
        pass

    def run_forever(self):
        self._begin()
        try:
            while not self._stopping:
                if not self._once():
                    raise RuntimeError("the loop would wait forever: nothing is left that could wake it")
        finally:
            self._end()

    def run_until_complete(self, future):
        _check_alone(self)
        made = ensure_future(future, loop=self)
        self._begin()
        try:
            while not made.done():
                if not self._once():
                    raise RuntimeError("the loop would wait forever: nothing is left that could wake it")
        finally:
            self._end()
        return made.result()

    def _begin(self):
        _check_alone(self)
        if self._closed:
            raise RuntimeError("Event loop is closed")
        self._on, self._stopping = True, False
        _running[0] = self

    def _end(self):
        self._on = False
        _running[0] = None

    def _once(self):
        """One round; False where there is nothing that could come."""
        while self._later and self._later[0][2]._cancelled:
            heappop(self._later)
        if not self._ready:
            if not self._later:
                return False
            wait = self._later[0][0] - self.time()
            if wait > 0:
                _tensh.sleep(float(wait))
                self._reached = self._later[0][0]
        self._began = self.time()
        while self._later and self._later[0][0] <= self._began + 1e-6:
            self._ready.append(heappop(self._later)[2])
        for _ in range(len(self._ready)):
            handle = self._ready.popleft()
            if not handle._cancelled:
                handle._callback(*handle._args)
        return True

    def __repr__(self):
        return f"<_UnixSelectorEventLoop running={self._on} closed={self._closed} debug=False>"


class Future:
    def __init__(self, *, loop=None):
        self._loop = loop or get_event_loop()
        self._state, self._result, self._exception, self._callbacks = "PENDING", None, None, []
        self._message = None

    def get_loop(self):
        return self._loop

    def done(self):
        return self._state != "PENDING"

    def cancelled(self):
        return self._state == "CANCELLED"

    def cancel(self, msg=None):
        if self.done():
            return False
        self._state, self._message = "CANCELLED", msg
        self._tell()
        return True

    def result(self):
        if self._state == "CANCELLED":
            raise CancelledError() if self._message is None else CancelledError(self._message)
        if self._state == "PENDING":
            raise InvalidStateError("Result is not set." if not isinstance(self, Task) else "Result is not ready.")
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self):
        if self._state == "CANCELLED":
            raise CancelledError()
        if self._state == "PENDING":
            raise InvalidStateError("Exception is not set.")
        return self._exception

    def set_result(self, result):
        if self.done():
            raise InvalidStateError("invalid state")
        self._result, self._state = result, "FINISHED"
        self._tell()

    def set_exception(self, exception):
        if self.done():
            raise InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        self._exception, self._state = exception, "FINISHED"
        self._tell()

    def add_done_callback(self, callback, *, context=None):
        if self.done():
            self._loop.call_soon(callback, self)
        else:
            self._callbacks.append(callback)

    def remove_done_callback(self, callback):
        before = len(self._callbacks)
        self._callbacks = [c for c in self._callbacks if c != callback]
        return before - len(self._callbacks)

    def _tell(self):
        for callback in self._callbacks:
            self._loop.call_soon(callback, self)
        self._callbacks = []

    def __await__(self):
        if not self.done():
            yield self
        return self.result()

    def __iter__(self):
        return self.__await__()

    def _shown(self):
        if self._state != "FINISHED":
            return self._state.lower()
        return f"finished exception={self._exception!r}" if self._exception is not None else f"finished result={self._result!r}"

    def __repr__(self):
        return f"<Future {self._shown()}>"


class Task(Future):
    """A coroutine that runs on the loop, a step at a time."""
    def __init__(self, coro, *, loop=None, name=None, context=None):
        if not iscoroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        Future.__init__(self, loop=loop)
        _count[0] += 1
        self._coro, self._name = coro, str(name) if name is not None else f"Task-{_count[0]}"
        self._waits, self._must_cancel, self._cancels = None, False, 0
        self._context = contextvars.copy_context()
        _tasks.append(self)
        self._loop.call_soon(self._step)

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def get_coro(self):
        return self._coro

    def cancel(self, msg=None):
        if self.done():
            return False
        self._cancels += 1
        self._message = msg
        if self._waits is not None and self._waits.cancel(msg):
            return True
        self._must_cancel = True
        return True

    def cancelling(self):
        return self._cancels

    def uncancel(self):
        self._cancels = max(0, self._cancels - 1)
        return self._cancels

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def _step(self, error=None):
        if self.done():
            return
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = CancelledError() if self._message is None else CancelledError(self._message)
            self._must_cancel = False
        self._waits = None
        before = _current.get(self._loop)
        _current[self._loop] = self
        try:
            waits = self._context.run(self._coro.send, None) if error is None else self._context.run(self._coro.throw, error)
        except StopIteration as end:
            if self._must_cancel:
                Future.cancel(self, self._message)
            else:
                self._finish(end.value, None)
        except CancelledError as cancelled:
            Future.cancel(self, cancelled.args[0] if cancelled.args else None)
        except (KeyboardInterrupt, SystemExit) as leaving:
            self._finish(None, leaving)
            raise
        except BaseException as raised:
            self._finish(None, raised)
        else:
            if waits is None:
                self._loop.call_soon(self._step)
            elif not isinstance(waits, Future):
                self._loop.call_soon(self._step, RuntimeError(f"Task got bad yield: {waits!r}"))
            elif waits is self:
                self._loop.call_soon(self._step, RuntimeError(f"Task cannot await on itself: {self!r}"))
            else:
                waits.add_done_callback(self._wake)
                self._waits = waits
                if self._must_cancel and waits.cancel(self._message):
                    self._must_cancel = False
        finally:
            _current[self._loop] = before
            if self.done() and self in _tasks:
                _tasks.remove(self)

    def _finish(self, result, exception):
        self._result, self._exception, self._state = result, exception, "FINISHED"
        self._tell()

    def _wake(self, future):
        try:
            future.result()
        except BaseException as error:
            self._step(error)
        else:
            self._step()

    def __repr__(self):
        return f"<Task {self._shown()} name={self._name!r} coro={self._coro!r}>"


# in _nowhere
_tasks = []
_set = [None]


def _check_alone(loop):
    if loop._on:
        raise RuntimeError("This event loop is already running")
    if _running[0] is not None:
        raise RuntimeError("Cannot run the event loop while another loop is running")


# in asyncio
def iscoroutine(obj):
    return type(obj).__name__ == "coroutine"


def iscoroutinefunction(func):
    while hasattr(func, "func"):
        func = func.func
    func = getattr(func, "__func__", func)
    return bool(getattr(getattr(func, "__code__", None), "co_flags", 0) & 128)


def isfuture(obj):
    return isinstance(obj, Future)


def new_event_loop():
    return AbstractEventLoop()


def set_event_loop(loop):
    _set[0] = loop


def get_running_loop():
    if _running[0] is None:
        raise RuntimeError("no running event loop")
    return _running[0]


def get_event_loop():
    if _running[0] is not None:
        return _running[0]
    if _set[0] is None:
        _set[0] = AbstractEventLoop()
    return _set[0]


def current_task(loop=None):
    return _current.get(loop or get_running_loop())


def all_tasks(loop=None):
    home = loop or get_running_loop()
    return {t for t in _tasks if t._loop is home and not t.done()}


def create_task(coro, *, name=None, context=None):
    return get_running_loop().create_task(coro, name=name)


def ensure_future(coro_or_future, *, loop=None):
    if isfuture(coro_or_future):
        return coro_or_future
    if iscoroutine(coro_or_future):
        return (loop or get_event_loop()).create_task(coro_or_future)
    if hasattr(coro_or_future, "__await__"):
        async def waiting():
            return await coro_or_future
        return (loop or get_event_loop()).create_task(waiting())
    raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")


def run(main, *, debug=None):
    if _running[0] is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug) as runner:
        return runner.run(main)


class Runner:
    def __init__(self, *, debug=None, loop_factory=None):
        self._loop = loop_factory() if loop_factory is not None else AbstractEventLoop()

    def get_loop(self):
        return self._loop

    def run(self, coro, *, context=None):
        if not iscoroutine(coro):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        return self._loop.run_until_complete(coro)

    def close(self):
        if self._loop._closed:
            return
        rest = [t for t in _tasks if t._loop is self._loop and not t.done()]
        for task in rest:
            task.cancel()
        if rest:
            self._loop.run_until_complete(gather(*rest, return_exceptions=True, _loop=self._loop))
        self._loop.close()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()


async def sleep(delay, result=None):
    if delay <= 0:
        await _Turn()
        return result
    loop = get_running_loop()
    made = Future(loop=loop)
    handle = loop.call_later(delay, _set_unless_done, made, result)
    try:
        return await made
    finally:
        handle.cancel()


# in _nowhere
class _Turn:
    def __await__(self):
        yield None


def _set_unless_done(future, result):
    if not future.done():
        future.set_result(result)


class _Gathered(Future):
    def cancel(self, msg=None):
        if self.done():
            return False
        asked = False
        for child in self._children:
            if child.cancel(msg):
                asked = True
        if asked:
            self._asked = True
        return asked


async def _turn_in(waiters, given_up=None):
    """Waits among others until somebody sets the future; `given_up` hears of it where the task is cancelled."""
    made = get_running_loop().create_future()
    waiters.append(made)
    try:
        await made
    except CancelledError:
        if given_up is not None:
            given_up(made)
        raise
    finally:
        if made in waiters:
            waiters.remove(made)


# in asyncio
def gather(*coros_or_futures, return_exceptions=False, _loop=None):
    loop = _loop or get_event_loop()
    made = _Gathered(loop=loop)
    made._asked, known = False, {}
    if not coros_or_futures:
        made._children = []
        made.set_result([])
        return made
    for one in coros_or_futures:
        if id(one) not in known:
            known[id(one)] = ensure_future(one, loop=loop)
    children = [known[id(one)] for one in coros_or_futures]
    made._children = children
    left = [len(known)]

    def ended(child):
        left[0] -= 1
        if made.done():
            return
        if not return_exceptions:
            if child.cancelled():
                made.set_exception(CancelledError())
                return
            if child.exception() is not None:
                made.set_exception(child.exception())
                return
        if left[0] == 0:
            found = []
            for c in children:
                if c.cancelled():
                    found.append(CancelledError())
                else:
                    found.append(c.exception() if c.exception() is not None else c._result)
            if made._asked:
                made.set_exception(CancelledError())
            else:
                made.set_result(found)

    for child in known.values():
        child.add_done_callback(ended)
    return made


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    all_of = set(fs)
    if not all_of:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    if any(iscoroutine(f) for f in all_of):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    loop = get_running_loop()
    woken = Future(loop=loop)

    def enough():
        ended = [f for f in all_of if f.done()]
        if len(ended) == len(all_of) or (return_when == FIRST_COMPLETED and ended):
            return True
        return return_when == FIRST_EXCEPTION and any(not f.cancelled() and f.exception() is not None for f in ended)

    def ended(future):
        if enough():
            _set_unless_done(woken, None)

    if not enough():
        handle = None if timeout is None else loop.call_later(timeout, _set_unless_done, woken, None)
        for f in all_of:
            f.add_done_callback(ended)
        try:
            await woken
        finally:
            if handle is not None:
                handle.cancel()
            for f in all_of:
                f.remove_done_callback(ended)
    return {f for f in all_of if f.done()}, {f for f in all_of if not f.done()}


async def wait_for(fut, timeout):
    if timeout is None:
        return await fut
    made = ensure_future(fut, loop=get_running_loop())
    if timeout <= 0 and not made.done():
        made.cancel()
        await wait([made])
        if made.cancelled():
            raise TimeoutError()
        return made.result()
    try:
        await wait([made], timeout=timeout)
    except CancelledError:
        made.cancel()
        raise
    if made.done():
        return made.result()
    made.cancel()
    await wait([made])
    if made.cancelled():
        raise TimeoutError()
    return made.result()


class Timeout:
    def __init__(self, when):
        self._when, self._handle, self._over = when, None, False

    def when(self):
        return self._when

    def expired(self):
        return self._over

    def reschedule(self, when):
        self._when = when
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        if when is not None:
            self._handle = get_running_loop().call_at(when, self._expire)

    def _expire(self):
        self._over = True
        self._task.cancel()

    async def __aenter__(self):
        self._task = current_task()
        if self._task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._before = self._task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, kind, error, trace):
        if self._handle is not None:
            self._handle.cancel()
        if self._over and self._task.uncancel() <= self._before and kind is CancelledError:
            raise TimeoutError() from error
        return None


def timeout(delay):
    return Timeout(None if delay is None else get_running_loop().time() + delay)


def timeout_at(when):
    return Timeout(when)


def as_completed(fs, *, timeout=None):
    loop = get_event_loop()
    made = [ensure_future(f, loop=loop) for f in set(fs)]
    ended = Queue()
    left = [len(made)]

    def one(future):
        if left[0] > 0:
            left[0] -= 1
            ended.put_nowait(future)

    def over():
        for f in made:
            f.remove_done_callback(one)
        while left[0] > 0:
            left[0] -= 1
            ended.put_nowait(None)

    if timeout is not None:
        loop.call_later(timeout, over)
    for f in made:
        f.add_done_callback(one)

    async def next_one():
        future = await ended.get()
        if future is None:
            raise TimeoutError()
        return future.result()

    for _ in made:
        yield next_one()


def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = Future(loop=inner._loop)

    def ended(future):
        if outer.done():
            return
        if inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner._result)

    inner.add_done_callback(ended)
    return outer


async def to_thread(func, /, *args, **kwargs):
    await sleep(0)
    return func(*args, **kwargs)


def run_coroutine_threadsafe(coro, loop):
    raise RuntimeError("there is one thread at a time in tensh: nobody else runs the loop")


class TaskGroup:
    def __init__(self):
        self._tasks, self._errors, self._state, self._parent_cancelled = set(), [], "new", False

    async def __aenter__(self):
        if self._state != "new":
            raise RuntimeError(f"TaskGroup {self!r} has already been entered")
        self._state, self._parent, self._woken = "on", current_task(), None
        return self

    def create_task(self, coro, *, name=None, context=None):
        if self._state == "new":
            raise RuntimeError(f"TaskGroup {self!r} has not been entered")
        if self._state == "over" or (self._state == "aborting" and not self._tasks):
            raise RuntimeError(f"TaskGroup {self!r} is finished")
        task = get_running_loop().create_task(coro, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _abort(self):
        self._state = "aborting"
        for task in self._tasks:
            if not task.done():
                task.cancel()

    def _ended(self, task):
        self._tasks.discard(task)
        if self._woken is not None and not self._tasks:
            _set_unless_done(self._woken, True)
        if task.cancelled() or task.exception() is None:
            return
        self._errors.append(task.exception())
        if self._state == "on":
            self._abort()
            if not self._leaving:
                self._parent_cancelled = True
                self._parent.cancel()

    _leaving = False

    async def __aexit__(self, kind, error, trace):
        self._leaving = True
        if self._parent_cancelled:
            self._parent.uncancel()
        if kind is not None and self._state == "on":
            self._abort()
        cancelled = error if kind is CancelledError and not self._parent_cancelled else None
        while self._tasks:
            self._woken = get_running_loop().create_future()
            try:
                await self._woken
            except CancelledError as asked:
                if self._state == "on":
                    cancelled = asked
                    self._abort()
            self._woken = None
        self._state = "over"
        if kind is not None and kind is not CancelledError:
            self._errors.append(error)
        if self._errors:
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", self._errors) from None
        if cancelled is not None:
            raise cancelled


class Lock:
    def __init__(self):
        self._locked, self._waiters = False, deque()

    def locked(self):
        return self._locked

    async def acquire(self):
        if not self._locked and all(w.cancelled() for w in self._waiters):
            self._locked = True
            return True
        await _turn_in(self._waiters, self._given_up)
        self._locked = True
        return True

    def _given_up(self, made):
        if not self._locked:
            self._wake()

    def release(self):
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._locked = False
        self._wake()

    def _wake(self):
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(True)
                return

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, *error):
        self.release()


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._value, self._waiters = value, deque()

    def locked(self):
        return self._value == 0 or any(not w.cancelled() for w in self._waiters)

    async def acquire(self):
        if not self.locked():
            self._value -= 1
            return True
        await _turn_in(self._waiters, self._given_up)
        return True

    def _given_up(self, made):
        if made.done() and not made.cancelled():
            self._value += 1
            self._wake()

    def release(self):
        self._value += 1
        self._wake()

    def _wake(self):
        for waiter in self._waiters:
            if not waiter.done() and self._value > 0:
                self._value -= 1
                waiter.set_result(True)
                return

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, *error):
        self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        self._bound = value
        Semaphore.__init__(self, value)

    def release(self):
        if self._value >= self._bound:
            raise ValueError("BoundedSemaphore released too many times")
        Semaphore.release(self)


class Event:
    def __init__(self):
        self._on, self._waiters = False, deque()

    def is_set(self):
        return self._on

    def set(self):
        if not self._on:
            self._on = True
            for waiter in self._waiters:
                _set_unless_done(waiter, True)

    def clear(self):
        self._on = False

    async def wait(self):
        if self._on:
            return True
        await _turn_in(self._waiters)
        return True


class Condition:
    def __init__(self, lock=None):
        self._lock, self._waiters = lock or Lock(), deque()
        self.locked, self.acquire, self.release = self._lock.locked, self._lock.acquire, self._lock.release

    async def wait(self):
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        self.release()
        try:
            await _turn_in(self._waiters)
            return True
        finally:
            await self.acquire()

    async def wait_for(self, predicate):
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        for waiter in [w for w in self._waiters if not w.done()][:n]:
            waiter.set_result(False)

    def notify_all(self):
        self.notify(len(self._waiters))

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, *error):
        self.release()


class Barrier:
    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self.parties, self._round, self.n_waiting, self.broken = parties, Event(), 0, False

    async def wait(self):
        place, now = self.n_waiting, self._round
        self.n_waiting += 1
        if self.n_waiting == self.parties:
            self.n_waiting, self._round = 0, Event()
            now.set()
        else:
            await now.wait()
        return place

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *error):
        pass


class Queue:
    def __init__(self, maxsize=0):
        self._maxsize, self._getters, self._putters = maxsize, deque(), deque()
        self._unfinished, self._finished = 0, Event()
        self._finished.set()
        self._init(maxsize)

    def _init(self, maxsize):
        self._queue = deque()

    def _get(self):
        return self._queue.popleft()

    def _put(self, item):
        self._queue.append(item)

    @property
    def maxsize(self):
        return self._maxsize

    def qsize(self):
        return len(self._queue)

    def empty(self):
        return not self._queue

    def full(self):
        return self._maxsize > 0 and self.qsize() >= self._maxsize

    def _wake(self, waiters):
        while waiters:
            waiter = waiters.popleft()
            if not waiter.done():
                waiter.set_result(None)
                return

    async def put(self, item):
        while self.full():
            await _turn_in(self._putters, lambda made: None if self.full() or made.cancelled() else self._wake(self._putters))
        self.put_nowait(item)

    def put_nowait(self, item):
        if self.full():
            raise QueueFull()
        self._put(item)
        self._unfinished += 1
        self._finished.clear()
        self._wake(self._getters)

    async def get(self):
        while self.empty():
            await _turn_in(self._getters, lambda made: None if self.empty() or made.cancelled() else self._wake(self._getters))
        return self.get_nowait()

    def get_nowait(self):
        if self.empty():
            raise QueueEmpty()
        item = self._get()
        self._wake(self._putters)
        return item

    def task_done(self):
        if self._unfinished <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished -= 1
        if self._unfinished == 0:
            self._finished.set()

    async def join(self):
        if self._unfinished > 0:
            await self._finished.wait()


class PriorityQueue(Queue):
    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        heappush(self._queue, item)

    def _get(self):
        return heappop(self._queue)


class LifoQueue(Queue):
    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        self._queue.append(item)

    def _get(self):
        return self._queue.pop()


# in _asyncio
def anext(async_iterator, *default):
    step = async_iterator.__anext__()
    if not default:
        return step

    async def waiting():
        try:
            return await step
        except StopAsyncIteration:
            return default[0]
    return waiting()


def aiter(async_iterable):
    if not hasattr(async_iterable, "__aiter__"):
        raise TypeError(f"'{type(async_iterable).__name__}' object is not an async iterable")
    return async_iterable.__aiter__()


# in contextlib
class aclosing:
    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *error):
        await self.thing.aclose()


class AbstractAsyncContextManager:
    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, error, trace):
        return None


class AsyncExitStack:
    def __init__(self):
        self._exits = []

    async def enter_async_context(self, cm):
        result = await cm.__aenter__()
        self._exits.append((True, cm.__aexit__))
        return result

    def enter_context(self, cm):
        result = cm.__enter__()
        self._exits.append((False, cm.__exit__))
        return result

    def callback(self, callback, /, *args, **kwds):
        self._exits.append((False, lambda *error: callback(*args, **kwds) and False))
        return callback

    def push_async_callback(self, callback, /, *args, **kwds):
        async def leave(*error):
            await callback(*args, **kwds)
        self._exits.append((True, leave))
        return callback

    async def aclose(self):
        await self.__aexit__(None, None, None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, error, trace):
        before = error
        while self._exits:
            waits, leave = self._exits.pop()
            try:
                taken = leave(type(error) if error is not None else None, error, None)
                if (await taken) if waits else taken:
                    error = None
            except BaseException as raised:
                error = raised
        if error is not None and error is not before:
            raise error
        return before is not None and error is None


def asynccontextmanager(func):
    def made(*args, **kwds):
        return _AsyncContext(func(*args, **kwds))
    made.__name__, made.__doc__ = func.__name__, func.__doc__
    return made


# in _nowhere
class _AsyncContext:
    def __init__(self, gen):
        self.gen = gen

    async def __aenter__(self):
        try:
            return await self.gen.__anext__()
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, kind, error, trace):
        if kind is None:
            try:
                await self.gen.__anext__()
            except StopAsyncIteration:
                return False
            raise RuntimeError("generator didn't stop")
        try:
            await self.gen.athrow(error)
        except StopAsyncIteration as end:
            return end is not error
        except BaseException as raised:
            if raised is error:
                return False
            raise
        raise RuntimeError("generator didn't stop after athrow()")
