// What linking needs of a package.json. It is somebody's half-typed file: what has another shape than expected is left out.

export interface Manifest {
  readonly name: string | undefined
  /** Package name to range, of all kinds of dependencies. */
  readonly dependencies: ReadonlyMap<string, string>
  /** The globs of `workspaces`; undefined where the package is no workspace root. */
  readonly workspaces: readonly string[] | undefined
  /** `source`, `module`, `main`, `types`: paths of the entry, those that are sources first. */
  readonly entries: readonly string[]
  /** `imports` that are renamed to another module as a whole. */
  readonly imports: ReadonlyMap<string, string>
}

const dependencyKinds = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies']
const entryKinds = ['source', 'module', 'main', 'types', 'typings']
const importConditions = ['import', 'node', 'default', 'require', 'types']

/** Undefined where the text is no JSON object. */
export function readManifest(text: string | undefined): Manifest | undefined {
  const json = recordOf(parsed(text))
  if (json === undefined) return undefined
  const dependencies = new Map<string, string>()
  for (const kind of dependencyKinds) {
    for (const [name, range] of Object.entries(recordOf(json[kind]) ?? {})) {
      if (typeof range === 'string' && !dependencies.has(name)) dependencies.set(name, range)
    }
  }
  const imports = new Map<string, string>()
  for (const [name, target] of Object.entries(recordOf(json.imports) ?? {})) {
    const path = importTarget(target)
    if (path !== undefined) imports.set(name, path)
  }
  const workspaces = Array.isArray(json.workspaces) ? json.workspaces : recordOf(json.workspaces)?.packages
  return {
    name: typeof json.name === 'string' && json.name !== '' ? json.name : undefined,
    dependencies,
    workspaces: Array.isArray(workspaces) ? stringsOf(workspaces) : undefined,
    entries: stringsOf(entryKinds.map((kind) => json[kind])),
    imports,
  }
}

export function parsed(text: string | undefined): unknown {
  if (text === undefined) return undefined
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

export function recordOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
}

export function stringsOf(values: readonly unknown[]): readonly string[] {
  return values.filter((value) => typeof value === 'string')
}

function importTarget(target: unknown): string | undefined {
  if (typeof target === 'string') return target
  const conditions = recordOf(target)
  const matching = conditions && importConditions.find((condition) => condition in conditions)
  return matching === undefined ? undefined : importTarget(conditions?.[matching])
}
