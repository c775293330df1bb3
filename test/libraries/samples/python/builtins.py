"""Python's own functions: printing and asking are effects, the rest computes."""

import builtins

names = ["ada", "grace"]
print(names)  #: log
answer = input("Which? ")  #: ui
total = len(names) + sum([1, 2]) + abs(-1) + round(1.5) + pow(2, 3)
first, last = min(names), max(names, key=len)
ordered = sorted(names, key=lambda name: name.lower())
backwards = list(reversed(names))
for index, name in enumerate(names):
    pair = (index, name)
for left, right in zip(names, ordered):
    both = left + right
upper = list(map(str.upper, names))
kept = list(filter(None, names))
walk = iter(names)
head = next(walk)
checks = any(names), all(names), isinstance(answer, str), issubclass(bool, int), callable(len), hasattr(answer, "upper")
numbers = tuple(range(10)), set(range(3)), frozenset(names), dict(a=1), dict.fromkeys(names, 0)
texts = chr(65), ord("A"), hex(1), bin(1), oct(1), repr(names), ascii(names), format(1.5, ".2f"), str(1), hash("a"), id(names)
parts = divmod(7, 2), complex(1, 2), bytes(3), bytearray(3), memoryview(b"abc"), int("1"), float("1"), bool(0)
shown = type(answer), vars(builtins), dir(builtins), getattr(answer, "upper")


async def awaited(source):
    return await anext(aiter(source))


class Box:
    value = 1


box = Box()
setattr(box, "value", 2)
delattr(box, "value")

with open("names.txt") as lines:
    for line in lines:  #: file-read
        line.strip()
with builtins.open("names.txt") as again:
    again.read()  #: file-read
