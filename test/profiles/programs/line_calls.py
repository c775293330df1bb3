"""Functions that are measured line by line and call each other: from one line, from several, in circles, and by way of one that is not measured."""
from sys import argv


class Till:
    @profile
    def __init__(self, prices):
        self.prices = [price for price in prices if price > 0]

    @profile
    def total(self):
        amount = 0
        for price in self.prices:
            amount += price * 107 // 100
        return amount


@profile
def digits(number):
    text = str(number ** 9)
    return sum(int(digit) for digit in text)


@profile
def even(number):
    return True if number == 0 else odd(number - 1)


@profile
def odd(number):
    return False if number == 0 else even(number - 1)


def unmeasured(rounds):
    return [rarely(number) for number in range(rounds)]


@profile
def rarely(number):
    return "".join(sorted(str(number ** 40)))


@profile
def report(rounds):
    till = Till(range(rounds * 20))
    checks = [digits(number) for number in range(rounds)]
    checks.append(digits(12))  # even(3) is said, not called
    names = unmeasured(rounds)
    even(20)
    for _ in range(rounds):
        till.total()
    return checks, names


if __name__ == "__main__":
    report(int(argv[1]))
