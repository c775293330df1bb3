"""Loops that compute by themselves, which tools that look at calls and returns charge to other lines: the one where they go on, the one after them, the function's first."""

import sys


def fresh(incoming, known):
    found = []
    for item in incoming:
        if item not in known:
            found.append(item)
    return found


def unique(values):
    seen = []
    for value in values:
        if value not in seen:
            seen.append(value)
    return seen


def main(rounds):
    known = [f"user{number}" for number in range(4000)]
    incoming = [f"user{number * 3}" for number in range(2500)]
    for _ in range(rounds):
        print(len(fresh(incoming, known)), len(unique([number % 700 for number in range(20000)])))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
