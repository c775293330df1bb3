def prepare(sizes):
    return sizes["url"], [f"symbol{number}" for number in range(sizes["N"])]


def call(program, state):
    return program.prices(*state)
