export function prepare({ small, file }) {
  return { small, file }
}

export function warm(program, { small }) {
  return program.processLargeFile(small)
}

export function call(program, { file }) {
  return program.processLargeFile(file)
}
