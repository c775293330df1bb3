def prepare(sizes):
    known = [f"customer {number}" for number in range(sizes["M"])]
    # Each of them is known: a search goes half the way.
    imported = [known[number * 7919 % len(known)] for number in range(sizes["N"])]
    return imported, known


def call(program, state):
    return program.known_customers(*state)
