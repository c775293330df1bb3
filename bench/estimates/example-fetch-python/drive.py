def prepare(sizes):
    return [f"{sizes['url']}/{number}" for number in range(sizes["N"])]


def call(program, state):
    return program.fetch_data(state)
