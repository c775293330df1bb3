// Names of the public contract that this version does not act on: refused with one clear line instead of being ignored.

export const laterCommands: readonly string[] = ['bill']

/** Commander's notation; hidden from `--help`. */
export const laterOptions: readonly string[] = [
  '--bill <file>', '--since <ref>', '--baseline <file>', '--write-baseline <file>', '--no-cache', '--cache-dir <dir>',
]

export const laterFormats: readonly string[] = ['sarif', 'markdown', 'html', 'github', 'gitlab']

export function laterMessage(name: string): string {
  return `${name} is not in this version yet; it comes in a later one`
}
