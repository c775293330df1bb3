// The command line: parses arguments, runs one command, and turns whatever goes wrong into one line and an exit status.

import { Command, CommanderError } from 'commander'
import { UserError } from '../service/user-error.js'
import { version } from '../service/version.js'
import { addEffectsCommand } from './effects.js'
import { addEstimateCommand } from './estimate.js'
import { addExplainCommand } from './explain.js'
import { addInitCommand } from './init.js'
import { laterCommands, laterMessage } from './later.js'
import { addProfileCommand } from './profile.js'
import { addRulesCommand } from './rules.js'
import { addScanCommand } from './scan.js'
import { complain, watchOutput } from './terminal.js'

/** `given` is what follows the program's name. Sets the process's exit code. */
export async function runCommandLine(given: readonly string[]): Promise<void> {
  watchOutput()
  const stop = new AbortController()
  process.once('SIGINT', () => { interrupt(stop) })
  try {
    await programOf(stop.signal).parseAsync(given, { from: 'user' })
  } catch (error) {
    await end(error, stop.signal)
  }
}

function programOf(signal: AbortSignal): Command {
  const program = new Command('cost-hints')
    .description('Finds code that wastes cloud money, says what it costs and why, and fixes it.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .exitOverride()
    .configureOutput({ outputError: (text, write) => { write(oneLine(text)) } })
    .addHelpText('after', '\n"cost-hints src" is short for "cost-hints scan src"; "cost-hints scan --help" lists the options of a scan.')
  addScanCommand(program, signal)
  addExplainCommand(program)
  addRulesCommand(program)
  addEffectsCommand(program, signal)
  addEstimateCommand(program, signal)
  addProfileCommand(program, signal)
  addInitCommand(program)
  // The executable starts the server before it comes here; this is its line in the help.
  program.command('server').summary('the language server').option('--stdio', 'talk over standard input and output')
  for (const name of laterCommands) addRefused(program, name)
  return program
}

function addRefused(program: Command, name: string): void {
  program.command(name, { hidden: true }).allowUnknownOption().allowExcessArguments().action(() => {
    throw new UserError(`${laterMessage(`the command "${name}"`)} (for a folder of that name: cost-hints ./${name})`)
  })
}

/** A second interrupt does not wait for anything. */
function interrupt(stop: AbortController): void {
  process.once('SIGINT', () => { process.exit(interrupted) })
  stop.abort()
}

const interrupted = 130

async function end(error: unknown, signal: AbortSignal): Promise<void> {
  if (signal.aborted) {
    process.exitCode = interrupted
    return
  }
  // Commander has printed its own message; help and version end as errors with status 0.
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2
    return
  }
  process.exitCode = 2
  if (error instanceof UserError) await complain(`error: ${error.message.replaceAll('\n', '\nerror: ')}\n`)
  else await complain(`error: internal error: ${bugOf(error)}; please report it with the command that you gave\n`)
}

/** One line, but with its causes and its place in the code. */
function bugOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const frame = /\n\s+at (.*)/.exec(error.stack ?? '')?.[1]
  const cause = error.cause === undefined ? '' : `: ${bugOf(error.cause)}`
  return `${error.message.replace(/\s+/g, ' ')}${frame === undefined ? '' : ` (${frame})`}${cause}`
}

function oneLine(text: string): string {
  return `${text.trim().replace(/\n\(/g, ' (').replace(/\n/g, ' ')}\n`
}
