// Every call of child processes, paths, utilities and events that the model speaks of.

import { exec, execFile, execFileSync, execSync, fork, spawn, spawnSync } from 'node:child_process'
import path from 'node:path'
import util, { promisify } from 'node:util'
import os from 'node:os'
import { EventEmitter } from 'node:events'

export function children(): void {
  const child = exec('ls', (error, output) => use(error, output)) //: subprocess
  child.on('exit', () => use())
  use(child.pid, child.exitCode, child.kill())
  execFile('ls', (error, output) => use(error, output)) //: subprocess
  spawn('ls') //: subprocess
  fork('other.js') //: subprocess
  use(execSync('ls').toString().split('\n')) //: subprocess
  use(execFileSync('ls')) //: subprocess
  use(spawnSync('ls')) //: subprocess
}

export async function promised(): Promise<void> {
  const run = promisify(exec)
  await run('ls') //: subprocess
  util.callbackify(promised)
}

export function paths(name: string): void {
  use(path.join('a', name), path.resolve(name), path.basename(name), path.dirname(name), path.extname(name))
  use(path.normalize(name), path.relative('a', name), path.format({ base: name }), path.isAbsolute(name), path.parse(name))
  use(path.sep, path.delimiter, path.posix.join('a', name), os.EOL)
}

export function rest(): void {
  use(util.format('%s', 'a'), util.inspect({}), util.isDeepStrictEqual({}, {}), util.types.isPromise({}))
  use(os.cpus(), os.tmpdir(), os.hostname(), os.availableParallelism())
  const events = new EventEmitter()
  events.on('a', (value) => use(value)).once('a', (value) => use(value))
  use(events.emit('a', 1))
  events.off('a', use)
  events.removeAllListeners()
}

function use(...values: unknown[]): void {
  values.slice()
}
