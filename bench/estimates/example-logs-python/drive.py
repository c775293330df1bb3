def prepare(sizes):
    return sizes["small"], sizes["file"]


def warm(program, state):
    program.process_large_file(state[0])


def call(program, state):
    return program.process_large_file(state[1])
