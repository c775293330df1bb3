"""collections, itertools and functools compute and keep; they have no effect outside."""

import functools
import heapq
import itertools
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque

waiting = deque([1])
waiting.append(2)
waiting.appendleft(0)
waiting.popleft()
waiting.pop()
groups = defaultdict(list)
groups["a"].append(1)
counts = Counter("abc")
counts.update("c")
counts.most_common(1)
ordered = OrderedDict(a=1)
ordered.move_to_end("a")
ChainMap({}, {}).get("a")
for left, right in itertools.pairwise([1, 2]):
    pair = left + right
for value in itertools.chain([1], [2]):
    value.bit_length()
for value in itertools.islice(itertools.count(), 3):
    value.bit_length()
for key, members in itertools.groupby(["a", "b"], key=len):
    list(members)
for a, b in itertools.product([1], [2]):
    pair = a + b
for portion in itertools.batched([1, 2, 3], 2):
    len(portion)
heap = [3, 1]
heapq.heapify(heap)
heapq.heappush(heap, 2)
heapq.heappop(heap)
heapq.nlargest(1, heap)
functools.reduce(lambda a, b: a + b, [1, 2])
functools.partial(len, "a")


@functools.lru_cache(maxsize=None)
def doubled(value: int) -> int:
    return value * 2


@functools.cache
def tripled(value: int) -> int:
    return value * 3
