"""queue: what goes in comes out in order, the last first or the least first. Nobody else could put something in meanwhile, so
what would wait for ever is an error."""
import collections
import heapq


# in queue
class Empty(Exception):
    __module__ = "_queue"


class Full(Exception):
    __module__ = "queue"


class ShutDown(Exception):
    __module__ = "queue"


class Queue:
    __module__ = "queue"

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self.unfinished_tasks = 0
        self._closed = False
        self._init(maxsize)

    def _init(self, maxsize):
        self.queue = collections.deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    def qsize(self):
        return self._qsize()

    def empty(self):
        return not self._qsize()

    def full(self):
        return 0 < self.maxsize <= self._qsize()

    def put(self, item, block=True, timeout=None):
        if self._closed:
            raise ShutDown
        if self.full():
            if block and timeout is None:
                raise RuntimeError("the queue is full and nothing else runs that could take from it")
            raise Full
        self._put(item)
        self.unfinished_tasks += 1

    def get(self, block=True, timeout=None):
        if self.empty():
            if self._closed:
                raise ShutDown
            if block and timeout is None:
                raise RuntimeError("the queue is empty and nothing else runs that could put into it")
            raise Empty
        return self._get()

    def put_nowait(self, item):
        return self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    def task_done(self):
        if self.unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self.unfinished_tasks -= 1

    def join(self):
        if self.unfinished_tasks:
            raise RuntimeError("tasks are left and nothing else runs that could do them")

    def shutdown(self, immediate=False):
        self._closed = True
        if immediate:
            while not self.empty():
                self._get()


class LifoQueue(Queue):
    __module__ = "queue"

    def _init(self, maxsize):
        self.queue = []

    def _get(self):
        return self.queue.pop()


class PriorityQueue(Queue):
    __module__ = "queue"

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        heapq.heappush(self.queue, item)

    def _get(self):
        return heapq.heappop(self.queue)


class SimpleQueue:
    __module__ = "_queue"

    def __init__(self):
        self._items = collections.deque()

    def qsize(self):
        return len(self._items)

    def empty(self):
        return not self._items

    def put(self, item, block=True, timeout=None):
        self._items.append(item)

    def get(self, block=True, timeout=None):
        if self._items:
            return self._items.popleft()
        if block and timeout is None:
            raise RuntimeError("the queue is empty and nothing else runs that could put into it")
        raise Empty

    def put_nowait(self, item):
        self.put(item)

    def get_nowait(self):
        return self.get(block=False)
