// The interpreter of a folder, and what is installed for it.

import { dirname, join } from 'node:path'
import { UserError } from '../user-error.js'
import { answerOf, executableIn, executableOnPath, isExecutable } from './executables.js'

export interface Python {
  /** Absolute. */
  readonly command: string
  /** The first number of Scalene's version; undefined where it is not installed. */
  readonly scalene: number | undefined
  /** Which of these are installed. */
  readonly modules: ReadonlySet<string>
  /** The program; undefined where it is not installed. */
  readonly pySpy: string | undefined
}

/** `chosen`: by the user or another extension. */
export async function findPython(folder: string, chosen = ''): Promise<Python> {
  if (chosen !== '') {
    const command = isExecutable(chosen) ? chosen : executableOnPath(chosen)
    const found = command === undefined ? undefined : await asked(command, folder)
    if (found) return found
    throw new UserError(`${chosen} does not run as a Python interpreter; select another one`)
  }
  for (const command of candidates(folder)) {
    const found = await asked(command, folder)
    if (found) return found
  }
  throw new UserError('no Python interpreter was found: neither .venv nor venv in the folder, nor python3 on the PATH')
}

function candidates(folder: string): readonly string[] {
  const environments = [join(folder, '.venv'), join(folder, 'venv')].map((one) => (process.platform === 'win32' ? join(one, 'Scripts') : join(one, 'bin')))
  return [...environments.map((one) => executableIn(one, 'python')), executableOnPath('python3'), executableOnPath('python')].filter((one) => one !== undefined)
}

const modules = ['pytest', 'pytest_cov', 'xdist', 'scalene']

/** Nothing is imported: it is only looked for. */
const question = `import importlib.util as u, importlib.metadata as m, json
found = [n for n in ${JSON.stringify(modules)} if u.find_spec(n)]
print(json.dumps({"modules": found, "scalene": m.version("scalene") if "scalene" in found else None}))`

async function asked(command: string, folder: string): Promise<Python | undefined> {
  // Isolated: what lies in the folder is not looked at.
  const answer = await answerOf(command, ['-I', '-c', question], folder)
  const found = answer === undefined ? undefined : answerIn(answer)
  return found && { command, ...found, pySpy: executableIn(dirname(command), 'py-spy') ?? executableOnPath('py-spy') }
}

function answerIn(output: string): Pick<Python, 'modules' | 'scalene'> | undefined {
  try {
    const answer: unknown = JSON.parse(output)
    if (typeof answer !== 'object' || answer === null || !('modules' in answer) || !Array.isArray(answer.modules) || !('scalene' in answer)) return undefined
    const version = typeof answer.scalene === 'string' ? Number.parseInt(answer.scalene, 10) : Number.NaN
    return { modules: new Set(answer.modules.map(String)), scalene: Number.isNaN(version) ? undefined : version }
  } catch {
    return undefined
  }
}
