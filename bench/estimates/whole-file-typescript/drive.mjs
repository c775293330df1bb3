export function prepare({ small, file }) {
  return { small, file }
}

export function warm(program, { small }) {
  return program.failures(small)
}

export function call(program, { file }) {
  return program.failures(file)
}
