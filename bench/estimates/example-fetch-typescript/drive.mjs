export function prepare({ url, N }) {
  return Array.from({ length: N }, (_, number) => `${url}/${number}`)
}

export function call(program, urls) {
  return program.fetchData(urls)
}
