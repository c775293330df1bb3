// Names of functions as V8 gives them to compiled code.

export function isNameless(name: string): boolean {
  return name === '' || name === '(anonymous)' || name === 'anonymous'
}

/** `load` of `Orders.load` and of `async load`. */
export function ownName(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf(' ')) + 1)
}
