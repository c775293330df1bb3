"""The shop, for tools that measure lines: what they look at bears a decorator that they put among the built-ins."""

import builtins
import sys

import shop

if not hasattr(builtins, "profile"):
    builtins.profile = lambda function: function

shop.report = profile(shop.report)
shop.without_banned = profile(shop.without_banned)


class Basket:
    def __init__(self):
        self.items = {}

    @profile
    def add(self, name, count):
        """Comes before empty lines, which no tool measures."""

        if name in self.items:
            self.items[name] += count

        else:
            self.items[name] = count


@profile
def never():
    return 1


@profile
def grown(count):
    basket = Basket()
    for index in range(count):
        basket.add(f"thing {index % 7}", index)
    kept = [bytes(1024) for _ in range(count)]
    del basket
    return len(kept)


if __name__ == "__main__":
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    shop.main(rounds)
    print(grown(rounds * 4000))
