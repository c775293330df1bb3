def prepare(sizes):
    return sizes["small"], sizes["file"]


def warm(program, state):
    program.failures(state[0])


def call(program, state):
    return program.failures(state[1])
