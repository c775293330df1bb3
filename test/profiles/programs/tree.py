"""Walks a tree: functions that call each other in turns, a generator, lambdas, copies, and names beyond ASCII."""

import copy
import sys


class Leaf(object):
    def __init__(self, value):
        self.value = value

    def visit(self, visitor):
        return visitor.leaf(self)


class Branch(object):
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def visit(self, visitor):
        return visitor.branch(self)


class Sum(object):
    def leaf(self, leaf):
        return leaf.value

    def branch(self, branch):
        return branch.left.visit(self) + branch.right.visit(self)


def grown(depth):
    if depth == 0:
        return Leaf(1)
    return Branch(grown(depth - 1), grown(depth - 1))


def leaves(tree):
    if isinstance(tree, Leaf):
        yield tree
        return
    for leaf in leaves(tree.left):
        yield leaf
    for leaf in leaves(tree.right):
        yield leaf


def is_even(n):
    return n == 0 or is_odd(n - 1)


def is_odd(n):
    return n != 0 and is_even(n - 1)


def main(rounds):
    for _ in range(rounds):
        tree = grown(9)
        total = tree.visit(Sum())
        copied = copy.deepcopy(tree)
        values = sorted(leaves(copied), key=lambda leaf: -leaf.value)
        doubled = list(map(lambda leaf: leaf.value * 2, values))
        print(total, sum(doubled), is_even(200))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
