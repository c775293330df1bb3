"""Lines of every kind that Scalene tells apart: Python's own time, native time, waiting, memory that stays and that goes, copies, and awaiting."""
import asyncio
import sys
import time
import zlib


def in_python(rounds):
    total = 0
    for number in range(rounds * 400_000):
        total += number * number % 7
    return total


def in_native(rounds):
    data = bytes(range(256)) * 40_000
    return sum(len(zlib.compress(data, 9)) for _ in range(rounds))


def waits(rounds):
    for _ in range(rounds):
        time.sleep(0.1)


def copies(rounds):
    block = bytearray(20_000_000)
    size = 0
    for _ in range(rounds * 20):
        size += len(bytes(block))
    return size


def keeps(rounds):
    kept = []
    for number in range(rounds * 10):
        kept.append(bytearray(2_000_000))
    return kept


async def naps():
    await asyncio.sleep(0.2)


async def together():
    await asyncio.gather(*[naps() for _ in range(5)])


def main(rounds):
    in_python(rounds)
    in_native(rounds)
    waits(rounds)
    copies(rounds)
    kept = keeps(rounds)
    asyncio.run(together())
    return len(kept)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2)
