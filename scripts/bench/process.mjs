// One cold run of a command: wall time, and the peak memory of it and its children as Linux tells (0 elsewhere).

import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

export async function measureProcess([program, ...args], folder) {
  const started = performance.now()
  const child = spawn(program, args, { cwd: folder, stdio: 'ignore' })
  let peak = 0
  const poll = setInterval(() => { peak = Math.max(peak, residentMegabytes(child.pid)) }, 25)
  const status = await new Promise((resolve, reject) => { child.on('exit', resolve); child.on('error', reject) })
  clearInterval(poll)
  // Linters exit with 1 when they find something; more than that is a failure, and no time of one is worth showing.
  if (status === null || status === 2) throw new Error(`${[program, ...args].join(' ')} failed`)
  return { seconds: (performance.now() - started) / 1000, peakMegabytes: peak }
}

/** Resident memory of a process and all below it. */
function residentMegabytes(pid) {
  try {
    const own = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean))
    return own + children.reduce((sum, child) => sum + residentMegabytes(child), 0)
  } catch {
    return 0
  }
}
