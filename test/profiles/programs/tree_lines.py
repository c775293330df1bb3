"""The tree, for tools that measure lines and run under Python 2.7 too: a recursion and a generator."""

import tree

tree.grown = profile(tree.grown)  # noqa: F821
tree.leaves = profile(tree.leaves)  # noqa: F821
tree.main(1)
