"""Waits and works at the same time: coroutines, a decorated method, a generator."""

import asyncio
import functools
import sys


def counted(function):
    @functools.wraps(function)
    def wrapper(*args):
        return function(*args)
    return wrapper


class Stock:
    def __init__(self, count):
        self.things = list(range(count))

    @counted
    def search(self, thing):
        return thing in self.things

    @classmethod
    def of(cls, count):
        return cls(count)


async def fetched(stock, thing):
    await asyncio.sleep(0.01)
    return stock.search(thing)


async def all_fetched(stock, rounds):
    found = 0
    for _ in range(rounds):
        found += sum(await asyncio.gather(*(fetched(stock, 9_000 + thing) for thing in range(300))))
    return found


def halves(n):
    while n > 1:
        yield sum(range(n))
        n //= 2


if __name__ == "__main__":
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    print(asyncio.run(all_fetched(Stock.of(10_000), rounds)), sum(halves(1_000_000)))
