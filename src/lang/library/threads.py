"""Python's threading: threads that run as wholes, when they are started, and what they wait for. There is one thread at a time."""
import _tensh

# in _nowhere
_count = [0]


# in threading
class ThreadError(RuntimeError):
    pass


class Thread:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        if name is None:
            _count[0] += 1
            name = f"Thread-{_count[0]}" + (f" ({target.__name__})" if target is not None and hasattr(target, "__name__") else "")
        self.name, self.daemon = name, bool(daemon)
        self._target, self._args, self._kwargs = target, args, kwargs or {}
        self.ident, self._state = None, "initial"

    def start(self):
        if self._state != "initial":
            raise RuntimeError("threads can only be started once")
        before, _now[0] = _now[0], self
        self.ident, self._state = id(self), "started"
        try:
            self.run()
        except SystemExit:
            pass
        except Exception as error:
            excepthook(ExceptHookArgs(type(error), error, self))
        finally:
            self._state, _now[0] = "stopped", before

    def run(self):
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def join(self, timeout=None):
        if self._state == "initial":
            raise RuntimeError("cannot join thread before it is started")
        if self is _now[0]:
            raise RuntimeError("cannot join current thread")

    def is_alive(self):
        return self._state == "started"

    def getName(self):
        return self.name

    def setDaemon(self, daemonic):
        self.daemon = daemonic

    def isDaemon(self):
        return self.daemon

    def __repr__(self):
        return f"<{type(self).__name__}({self.name}, {self._state}{' daemon' if self.daemon else ''}{f' {self.ident}' if self.ident else ''})>"


class Timer(Thread):
    """It waits and then runs, at its start."""
    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval, self.function, self.args, self.kwargs = interval, function, args or [], kwargs or {}
        self._off = False

    def cancel(self):
        self._off = True

    def run(self):
        if not self._off:
            _tensh.sleep(float(self.interval))
            self.function(*self.args, **self.kwargs)


class ExceptHookArgs:
    def __init__(self, exc_type, exc_value, thread):
        self.exc_type, self.exc_value, self.exc_traceback, self.thread = exc_type, exc_value, None, thread


def excepthook(args, /):
    import sys
    import traceback
    sys.stderr.write(f"Exception in thread {args.thread.name}:\n" + "".join(traceback.format_exception(args.exc_value)))


class Lock:
    def __init__(self):
        self._held = False

    def acquire(self, blocking=True, timeout=-1):
        if self._held:
            if blocking and timeout < 0:
                raise RuntimeError("this lock is held, and nobody else can let it go: threads run one after another in tensh")
            return False
        self._held = True
        return True

    def release(self):
        if not self._held:
            raise RuntimeError("release unlocked lock")
        self._held = False

    def locked(self):
        return self._held

    def __enter__(self):
        self.acquire()
        return True

    def __exit__(self, *error):
        self.release()


class RLock(Lock):
    def __init__(self):
        self._depth = 0

    def acquire(self, blocking=True, timeout=-1):
        self._depth += 1
        return True

    def release(self):
        if self._depth == 0:
            raise RuntimeError("cannot release un-acquired lock")
        self._depth -= 1


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = value

    def acquire(self, blocking=True, timeout=None):
        if self._value == 0:
            if blocking and timeout is None:
                raise RuntimeError("this semaphore is used up, and nobody else can let it go: threads run one after another in tensh")
            return False
        self._value -= 1
        return True

    def release(self, n=1):
        self._value += n

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *error):
        self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        Semaphore.__init__(self, value)
        self._most = value

    def release(self, n=1):
        if self._value + n > self._most:
            raise ValueError("Semaphore released too many times")
        self._value += n


class Event:
    def __init__(self):
        self._set = False

    def is_set(self):
        return self._set

    def set(self):
        self._set = True

    def clear(self):
        self._set = False

    def wait(self, timeout=None):
        if not self._set and timeout is None:
            raise RuntimeError("this event is not set, and nobody else can set it: threads run one after another in tensh")
        return self._set


class Condition:
    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *error):
        self._lock.release()

    def acquire(self, *args):
        return self._lock.acquire(*args)

    def release(self):
        self._lock.release()

    def wait_for(self, predicate, timeout=None):
        found = predicate()
        if not found and timeout is None:
            raise RuntimeError("nobody else can make this true: threads run one after another in tensh")
        return found

    def wait(self, timeout=None):
        return True

    def notify(self, n=1):
        pass

    def notify_all(self):
        pass


class local:
    """What each thread has for itself."""
    def __init__(self):
        object.__setattr__(self, "_kept", {})

    def __getattr__(self, name):
        own = self._kept.get(id(_now[0]), {})
        if name not in own:
            raise AttributeError(f"'_thread._local' object has no attribute '{name}'")
        return own[name]

    def __setattr__(self, name, value):
        self._kept.setdefault(id(_now[0]), {})[name] = value


def current_thread():
    return _now[0]


def main_thread():
    return _main[0]


def active_count():
    return len(enumerate())


def enumerate():
    return [_main[0]] + ([] if _now[0] is _main[0] else [_now[0]])


def get_ident():
    return _now[0].ident


# in _nowhere
_main = [Thread(name="MainThread")]
_main[0]._state, _main[0].ident = "started", 1
_now = [_main[0]]


# in concurrent.futures
class Future:
    """What came of a call that was made at once."""
    def __init__(self, result=None, error=None):
        self._result, self._error = result, error

    def result(self, timeout=None):
        if self._error is not None:
            raise self._error
        return self._result

    def exception(self, timeout=None):
        return self._error

    def done(self):
        return True

    def running(self):
        return False

    def cancelled(self):
        return False

    def cancel(self):
        return False

    def add_done_callback(self, fn):
        fn(self)


class Executor:
    def __init__(self, max_workers=None, *args, **options):
        if max_workers is not None and max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        self._max_workers, self._shut = max_workers, False

    def submit(self, fn, /, *args, **kwargs):
        if self._shut:
            raise RuntimeError("cannot schedule new futures after shutdown")
        try:
            return Future(fn(*args, **kwargs))
        except Exception as error:
            return Future(error=error)

    def map(self, func, *iterables, timeout=None, chunksize=1):
        return _results([self.submit(func, *args) for args in zip(*iterables)])

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._shut = True

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.shutdown()


class ThreadPoolExecutor(Executor):
    pass


class ProcessPoolExecutor(Executor):
    pass


def as_completed(fs, timeout=None):
    return iter(list(fs))


def wait(fs, timeout=None, return_when="ALL_COMPLETED"):
    from collections import namedtuple
    return namedtuple("DoneAndNotDoneFutures", ["done", "not_done"])(set(fs), set())


# in _nowhere
def _results(futures):
    for f in futures:
        yield f.result()


# in multiprocessing, multiprocessing.pool
class Pool:
    """Of workers that are all this one."""
    def __init__(self, processes=None, initializer=None, initargs=()):
        if initializer is not None:
            initializer(*initargs)

    def map(self, func, iterable, chunksize=None):
        return [func(x) for x in iterable]

    def imap(self, func, iterable, chunksize=1):
        return iter(self.map(func, iterable))

    imap_unordered = imap

    def starmap(self, func, iterable, chunksize=None):
        return [func(*x) for x in iterable]

    def apply(self, func, args=(), kwds={}):
        return func(*args, **kwds)

    def close(self):
        pass

    def terminate(self):
        pass

    def join(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass


ThreadPool = Pool


# in multiprocessing
def cpu_count():
    import os
    return os.cpu_count()


class Process(Thread):
    exitcode = 0
    pid = 2
