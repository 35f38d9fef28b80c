# queue and calendar
import queue, calendar
from queue import Queue, LifoQueue, PriorityQueue, SimpleQueue, Empty, Full
q = Queue()
for i in range(4):
    q.put(i)
print(q.qsize(), q.empty(), q.full(), q.get(), q.get_nowait(), q.qsize())
s = LifoQueue()
s.put("a"); s.put("b")
print(s.get(), s.get(), s.empty())
p = PriorityQueue()
for item in [(3, "c"), (1, "a"), (2, "b"), (1, "A")]:
    p.put(item)
print([p.get() for _ in range(4)])
try:
    q2 = Queue(maxsize=1)
    q2.put(1)
    print(q2.full())
    q2.put(2, block=False)
except Full as e:
    print("full", type(e), repr(e))
try:
    PriorityQueue().get_nowait()
except Empty as e:
    print("empty", type(e).__name__, queue.Empty is Empty)
try:
    Queue().get(timeout=0.01)
except queue.Empty:
    print("timeout")
try:
    Queue().task_done()
except ValueError as e:
    print(e)
f = SimpleQueue()
f.put(5)
print(f.get(), f.empty(), f.qsize())


def bfs(graph, start):
    seen, order, q = {start}, [], Queue()
    q.put(start)
    while not q.empty():
        n = q.get()
        order.append(n)
        for m in graph[n]:
            if m not in seen:
                seen.add(m)
                q.put(m)
    return order


def dijkstra(graph, start):
    best, q = {start: 0}, PriorityQueue()
    q.put((0, start))
    while not q.empty():
        d, n = q.get()
        for m, w in graph[n].items():
            if d + w < best.get(m, float("inf")):
                best[m] = d + w
                q.put((d + w, m))
    return best


print(bfs({1: [2, 3], 2: [4], 3: [4], 4: [1]}, 1))
print(dijkstra({"a": {"b": 4, "c": 1}, "b": {"d": 1}, "c": {"b": 2, "d": 5}, "d": {}}, "a"))
print(calendar.isleap(2000), calendar.isleap(1900), calendar.leapdays(1990, 2030), calendar.weekday(2026, 11, 30))
print(calendar.monthrange(2024, 2), calendar.monthrange(2026, 11))
print(calendar.monthcalendar(2026, 2))
print(calendar.month(2026, 11), end="|\n")
calendar.prmonth(2024, 2)
print(calendar.month(2024, 2, w=4, l=2), end="|\n")
print(calendar.day_name[0], calendar.day_abbr[6], calendar.month_name[12], calendar.month_abbr[5], len(calendar.month_name), list(calendar.day_abbr))
print(calendar.SUNDAY + 0, calendar.timegm((2026, 11, 30, 12, 0, 0)))
try:
    calendar.monthrange(2026, 13)
except ValueError as e:
    print(type(e).__name__, e)
