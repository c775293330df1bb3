// What linking needs of pyproject.toml, setup.cfg, setup.py, Pipfile and requirements files: where the sources lie, what the project
// is called and what it depends on. The few keys are read line by line; whatever is written otherwise is left out.

import { nameOf } from '../file-tree.js'

export interface ProjectFile {
  /** Folders of sources, relative to the file. */
  readonly sources: readonly string[]
  /** The name of the distribution that is built here. */
  readonly distribution: string | undefined
  /** Names of distributions that this file asks for. */
  readonly dependencies: readonly string[]
}

/** `sys.path` has the folder of such a file, or a build puts its packages there. */
const projectFile = /^(?:pyproject\.toml|setup\.(?:py|cfg)|manage\.py|Pipfile|[\w.-]*requirements[\w.-]*\.(?:txt|in)|pytest\.ini|tox\.ini)$/
const rootFile = /^(?:pyproject\.toml|setup\.(?:py|cfg)|manage\.py|Pipfile|requirements\.txt)$/

export const isProjectFile = (path: string): boolean => projectFile.test(nameOf(path)) || /(?:^|\/)requirements\/[^/]+\.(?:txt|in)$/.test(path)
export const marksRoot = (path: string): boolean => rootFile.test(nameOf(path))

/** Where tools are told the folder of the sources: the section, the key, and whether the value names packages in that folder. */
const sourceKeys: readonly { readonly section: string, readonly key: string, readonly package?: true }[] = [
  { section: 'tool.setuptools.packages.find', key: 'where' },
  { section: 'tool.setuptools.package-dir', key: '""' },
  { section: 'tool.setuptools', key: 'package-dir' },
  { section: 'tool.poetry', key: 'packages' },
  { section: 'tool.hatch.build.targets.wheel', key: 'packages', package: true },
  { section: 'tool.hatch.build.targets.wheel', key: 'sources' },
  { section: 'tool.hatch.build', key: 'sources' },
  { section: 'tool.pdm.build', key: 'package-dir' },
  { section: 'tool.maturin', key: 'python-source' },
  { section: 'tool.uv.build-backend', key: 'module-root' },
  { section: 'tool.pytest.ini_options', key: 'pythonpath' },
  { section: 'tool.mypy', key: 'mypy_path' },
  { section: 'tool.pyright', key: 'extraPaths' },
  { section: 'options.packages.find', key: 'where' },
  { section: 'options', key: 'package_dir' },
  { section: 'tool:pytest', key: 'pythonpath' },
  { section: 'pytest', key: 'pythonpath' },
]

const requirement = /^\s*([A-Za-z0-9][\w.-]*)/

export function readProjectFile(path: string, text: string): ProjectFile {
  const name = nameOf(path)
  if (/\.(?:txt|in)$/.test(name)) return { sources: [], distribution: undefined, dependencies: requirementsOf(text.split('\n')) }
  if (name === 'manage.py') return { sources: [], distribution: undefined, dependencies: [] }
  return name === 'setup.py' ? readSetup(text) : readSections(text)
}

/** Names compare without regard to case, `-`, `_` and `.`. */
export function normalisedName(distribution: string): string {
  return distribution.toLowerCase().replace(/[-_.]+/g, '-')
}

function readSections(text: string): ProjectFile {
  const sources: string[] = []
  const dependencies: string[] = []
  let distribution: string | undefined
  for (const { name, entries } of sectionsOf(text)) {
    for (const { section, key, ...kind } of sourceKeys) {
      const value = section === name ? entries.get(key) : undefined
      if (value !== undefined) sources.push(...foldersIn(value, key).map((folder) => (kind.package ? folder.replace(/\/?[^/]+$/, '') : folder)))
    }
    if (name === 'project' || name === 'tool.poetry' || name === 'metadata') distribution ??= stringsIn(entries.get('name') ?? '')[0]
    dependencies.push(...dependenciesIn(name, entries))
  }
  return { sources, distribution, dependencies }
}

/** Tables whose keys are names, and those whose values are lists of requirements. */
const namedDependencies = /^(?:tool\.poetry\..*dependencies|packages|dev-packages)$/
const listedDependencies = /^(?:project\.optional-dependencies|dependency-groups|tool\.pdm\.dev-dependencies|options\.extras_require)$/
const dependencyKey = /^(?:[\w-]*dependencies|install_requires|tests_require)$/

function dependenciesIn(section: string, entries: ReadonlyMap<string, string>): readonly string[] {
  if (namedDependencies.test(section)) return [...entries.keys()].map((key) => key.replace(/["']/g, '')).filter((key) => key !== 'python')
  return [...entries].flatMap(([key, value]) => {
    if (!listedDependencies.test(section) && !(dependencyKey.test(key) && /^(?:project|options|tool\..*)$/.test(section))) return []
    return requirementsOf(/^\s*\[/.test(value) ? quotedIn(value) : value.split('\n'))
  })
}

function readSetup(text: string): ProjectFile {
  const found = [
    /package_dir\s*=\s*\{\s*["']["']\s*:\s*["']([^"']+)["']/.exec(text)?.[1],
    /find(?:_namespace)?_packages\(\s*(?:where\s*=\s*)?["']([^"']+)["']/.exec(text)?.[1],
  ]
  const required = [...text.matchAll(/\b(?:install_requires|tests_require|extras_require)\s*=\s*([[{][^\]}]*)/g)].map((match) => match[1] ?? '')
  return {
    sources: found.filter((folder) => folder !== undefined),
    distribution: /\bname\s*=\s*["']([\w.-]+)["']/.exec(text)?.[1],
    dependencies: required.flatMap((list) => requirementsOf(quotedIn(list))),
  }
}

interface Section {
  readonly name: string
  readonly entries: ReadonlyMap<string, string>
}

/** Sections of TOML and INI files alike; a value goes on while brackets are open or lines are indented. */
function sectionsOf(text: string): readonly Section[] {
  const sections: { name: string, values: Map<string, string[]> }[] = []
  let value: string[] | undefined
  let depth = 0
  for (const written of text.split(/\r?\n/)) {
    const line = uncommented(written)
    if (value && (depth > 0 || /^\s+\S/.test(line))) {
      value.push(line)
      if (depth > 0) depth += depthOf(line)
      continue
    }
    const header = /^\[\[?\s*([^\]]+?)\s*\]\]?/.exec(line)?.[1]
    const entry = /^\s*((?:["'][^"']*["']|[\w.:-])+)\s*=\s*(.*)$/.exec(line)
    value = undefined
    if (header !== undefined) sections.push({ name: header, values: new Map() })
    else if (entry) {
      value = [entry[2] ?? '']
      depth = /^[[{]/.test(value[0] ?? '') ? depthOf(value[0] ?? '') : 0
      sections.at(-1)?.values.set(entry[1] ?? '', value)
    }
  }
  return sections.map(({ name, values }) => ({ name, entries: new Map([...values].map(([key, lines]) => [key, lines.join('\n')])) }))
}

/** How many brackets a line leaves open. */
function depthOf(line: string): number {
  const outside = line.replace(/"[^"]*"|'[^']*'/g, '')
  return (outside.match(/[[{]/g)?.length ?? 0) - (outside.match(/[\]}]/g)?.length ?? 0)
}

function uncommented(line: string): string {
  return line.replace(/^((?:[^"'#]|"[^"]*"|'[^']*')*)#.*$/, '$1')
}

function foldersIn(value: string, key: string): readonly string[] {
  // packages = [{ include = "app", from = "src" }]
  if (key === 'packages' && value.includes('{')) return [...value.matchAll(/\bfrom\s*=\s*["']([^"']+)["']/g)].map((match) => match[1] ?? '')
  // package_dir = { "" = "src" }, or a line `=src`.
  if (/^package[_-]dir$/.test(key) && /[{=\n]/.test(value)) {
    return [...value.matchAll(/(?:^|[{,\n])\s*(?:""|'')?\s*=\s*["']?([\w./-]+)/g)].map((match) => match[1] ?? '')
  }
  return stringsIn(value)
}

function stringsIn(value: string): readonly string[] {
  const quoted = quotedIn(value)
  return quoted.length > 0 || /^\s*[[{]/.test(value) ? quoted : value.split(/[\s,:]+/).filter((word) => word !== '')
}

function quotedIn(value: string): readonly string[] {
  return [...value.matchAll(/"([^"\n]*)"|'([^'\n]*)'/g)].map((match) => match[1] ?? match[2] ?? '')
}

function requirementsOf(lines: readonly string[]): readonly string[] {
  return lines.map((line) => requirement.exec(line)?.[1]).filter((name) => name !== undefined)
}
