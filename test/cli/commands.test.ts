import assert from 'node:assert/strict'
import { withFolder } from '../support/folder.js'
import { run, type Run } from './command-line.js'

async function call(...given: string[]): Promise<Run> {
  return withFolder({}, async (folder) => run(folder, given))
}

describe('other commands', () => {
  it('--version', async () => { assert.match((await call('--version')).output, /^\d+\.\d+\.\d+\n$/) })

  it('--help names the commands of this version and no others', async () => {
    const { status, output } = await call('--help')
    assert.equal(status, 0)
    for (const name of ['scan', 'explain', 'rules', 'effects', 'estimate', 'init', 'server']) assert.match(output, new RegExp(`\n  ${name} `))
    for (const name of ['bill']) assert.doesNotMatch(output, new RegExp(`\n  ${name}\\b`))
    assert.doesNotMatch((await call('scan', '--help')).output, /--since|--baseline|--bill|cache/)
  })

  it('rules, as a table and as JSON', async () => {
    assert.match((await call('rules')).output, /^rule +languages +category +severity\n(.*\n)*list-membership-in-loop +Python, TypeScript\/JavaScript +compute +information +fixable\n/)
    const { rules } = JSON.parse((await call('rules', '--format', 'json')).output) as { rules: readonly { id: string, fixable: boolean }[] }
    assert.equal(rules.find(({ id }) => id === 'list-membership-in-loop')?.fixable, true)
  })

  it('explain', async () => {
    const { status, output } = await call('explain', 'list-membership-in-loop')
    assert.equal(status, 0)
    for (const part of ['Costs (Python)', 'Fixed', 'Fine', 'Silent on', 'Fix: ', '^^^', 'cost-hints: ignore[list-membership-in-loop]']) assert.ok(output.includes(part), part)
    assert.doesNotMatch(output, /[⟦⟧⟨⟩]/)
  })
})

describe('wrong usage: status 2 and one line', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['explain list-membership-in-lop', 'there is no rule "list-membership-in-lop" ("cost-hints rules" lists them); did you mean "list-membership-in-loop"?'],
    ['--rule list-membership', '--rule: there is no rule "list-membership" ("cost-hints rules" lists them); did you mean "list-membership-in-loop"?'],
    ['--levle balanced', 'unknown option \'--levle\' (Did you mean --level?)'],
    ['--level high', '--level must be one of conservative, balanced, aggressive, not "high"'],
    ['--format jsn', '--format must be one of text, json, not "jsn"; did you mean "json"?'],
    ['--fail-on warnings', '--fail-on must be one of none, hint, information, warning, error, or an amount a month such as "$100/month", not "warnings"; did you mean "warning"?'],
    ['estmate a.py', '"estmate" is neither a command nor a path; did you mean "cost-hints estimate"?'],
    ['--threads many', '--threads must be a whole number from 1 to 256, not "many"'],
    ['--dry-run --format json', '--dry-run prints a diff; use it without --format json'],
    ['--format', 'option \'--format <format>\' argument missing'],
    ['explain', 'missing required argument \'rule\''],
    ['--format sarif', '--format sarif is not in this version yet; it comes in a later one'],
    ['--fail-on $100/year', '--fail-on must be a severity, or an amount of 0 or more a month such as "$100/month", not "$100/year"'],
    ['--environment staging', '--environment is "staging", but the configuration names no environments'],
    ['--since main', '--since is not in this version yet; it comes in a later one'],
    ['--no-cache', '--no-cache is not in this version yet; it comes in a later one'],
    ['--write-baseline b.json', '--write-baseline is not in this version yet; it comes in a later one'],
    ['bill x.csv', 'the command "bill" is not in this version yet; it comes in a later one (for a folder of that name: cost-hints ./bill)'],
    ['estimate a.py:f', 'a.py: not read: does not exist'],
  ]
  for (const [given, line] of cases) {
    it(given, async () => { assert.deepEqual(await call(...given.split(' ')), { status: 2, output: '', errors: `error: ${line}\n` }) })
  }
})
