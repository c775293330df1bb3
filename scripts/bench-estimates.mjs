// npm run bench:estimates [-- --only NAME] [--rounds N]: real programs before and after their fixes, what was measured beside what the model predicts.
// A run of all programs writes its table into docs/estimates.md.

import { ensureDependencies } from './setup.mjs'

ensureDependencies()

const { judged } = await import('./bench-estimates/judge.mjs')
const { programs } = await import('./bench-estimates/programs.mjs')
const { postgres, slowServer } = await import('./bench-estimates/servers.mjs')
const { report, write } = await import('./bench-estimates/report.mjs')
const { pythonEnvironment } = await import('./python-environment.mjs')

const argument = (name) => process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined
const only = argument('--only')
const chosen = programs.filter(({ name }) => only === undefined || name.includes(only))
const python = pythonEnvironment('.venv-bench', ['requests==2.34.2', 'aiohttp==3.14.5', 'Django==5.2.19', 'psycopg[binary]==3.3.9'])
const database = chosen.some(({ needs }) => needs === 'postgres') ? await postgres() : undefined
const rows = []
// Servers and folders are cleared away when the process ends.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130))
try {
  for (const program of chosen) for (const sizes of program.rows) rows.push(await judgedBeside(program, sizes))
} finally {
  await database?.stop()
}
const text = report(rows, database?.name)
process.stdout.write(`\n${text}`)
if (only === undefined) write(text)

async function judgedBeside(program, sizes) {
  const slow = program.latency === undefined ? undefined : await slowServer(program.latency)
  try {
    const row = await judged(program, sizes, { python, databaseUrl: database?.url, slowUrl: slow?.url, rounds: Number(argument('--rounds') ?? 7) })
    process.stderr.write(`${program.name} ${JSON.stringify(sizes)}: measured ${row.measured.toPrecision(3)} (${row.before.toPrecision(3)} / ${row.after.toPrecision(3)}), predicted ${row.predicted.expected.toPrecision(3)} (${row.predicted.low.toPrecision(3)} to ${row.predicted.high.toPrecision(3)}) ${row.isInside ? 'inside' : 'OUTSIDE'}\n`)
    return row
  } finally {
    slow?.stop()
  }
}
