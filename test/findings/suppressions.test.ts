// Suppression comments: where they hold, which rules they name, and when one is unused.

import assert from 'node:assert/strict'

import { sharedEngine } from '../support/engine.js'
import { afterFix, linesOf, reportOf } from '../support/report.js'

const rule = 'list-membership-in-loop'
const only = { only: [rule, 'unused-suppression'] }

const python = (loop: string) => `def f(users: list[str], banned: list[str]):\n${loop}`
const typescript = (loop: string) => `function f(users: string[], banned: string[]) {\n${loop}}\n`

function holds(name: string, path: string, text: string): void {
  it(name, async () => { assert.deepEqual(await linesOf(path, text, only), []) })
}

function reports(name: string, path: string, text: string, ...expected: string[]): void {
  it(name, async () => { assert.deepEqual(await linesOf(path, text, only), expected) })
}

describe('suppressions that hold', () => {
  holds('on the line', 'a.py', python(`    return [u for u in users if u in banned]  # cost-hints: ignore[${rule}]\n`))
  holds('on the line above', 'a.py', python(`    # cost-hints: ignore[${rule}]\n    return [u for u in users if u in banned]\n`))
  holds('above further comments', 'a.py', python(`    # cost-hints: ignore[${rule}]\n    # few users\n    return [u for u in users if u in banned]\n`))
  holds('with a reason', 'a.py', python(`    return [u for u in users if u in banned]  # cost-hints: ignore[${rule}] -- there are few\n`))
  holds('without brackets, with and without a reason', 'a.py', python('    a = [u for u in users if u in banned]  # cost-hints: ignore\n    # cost-hints: ignore -- few\n    return [u for u in users if u in banned], a\n'))
  holds('for the whole file', 'a.py', `# cost-hints: ignore-file[${rule}] -- a script\n${python('    return [u for u in users if u in banned]\n')}`)
  holds('for the whole file, all rules', 'a.py', `# cost-hints: ignore-file\n${python('    return [u for u in users if u in banned]\n')}`)
  holds('without spaces', 'a.py', python(`    return [u for u in users if u in banned]  #cost-hints:ignore[${rule}]\n`))
  holds('in TypeScript, on the line and above', 'a.ts', typescript(`  const a = users.filter((u) => banned.includes(u)) // cost-hints: ignore[${rule}]\n  // cost-hints: ignore[${rule}] -- few\n  return [a, users.filter((u) => banned.includes(u))]\n`))
  holds('in block comments', 'a.ts', typescript(`  /* cost-hints: ignore[${rule}] */\n  return users.filter((u) => banned.includes(u))\n`))
  holds('in a block comment on the line', 'a.ts', typescript(`  return users.filter((u) => banned.includes(u)) /* cost-hints: ignore[${rule}] -- few */\n`))
  holds('in JSX', 'a.tsx', 'export const A = ({ us, on }: { us: string[]; on: string[] }) => <ul>\n  {/* cost-hints: ignore */}\n  {us.map((u) => <li>{on.includes(u)}</li>)}\n</ul>\n')
  holds('a finding that spans lines is on its first', 'a.py', python(`    return [u for u in users\n            # cost-hints: ignore[${rule}]\n            if u in (\n                banned\n            )]\n`))
  holds('behind a comment of another tool', 'a.py', python(`    return [u for u in users if u in banned]  # noqa: E501  # cost-hints: ignore[${rule}] -- few\n`))
  holds('before a comment of another tool', 'a.py', python(`    return [u for u in users if u in banned]  # cost-hints: ignore[${rule}]  # noqa\n`))
  holds('behind another comment in TypeScript', 'a.ts', typescript(`  return users.filter((u) => banned.includes(u)) // eslint-disable-line // cost-hints: ignore[${rule}]\n`))
  holds('with CRLF', 'a.py', python(`    return [u for u in users if u in banned]  # cost-hints: ignore[${rule}]\n`).replace(/\n/g, '\r\n'))
})

describe('suppressions that do not hold', () => {
  reports('two lines above', 'a.py', python(`    # cost-hints: ignore[${rule}]\n    print(1)\n    return [u for u in users if u in banned]\n`), 'unused-suppression@2', `${rule}@4`)
  reports('behind code, for the line below', 'a.py', python(`    print(1)  # cost-hints: ignore[${rule}]\n    return [u for u in users if u in banned]\n`), 'unused-suppression@2', `${rule}@3`)
  reports('on a later line of the expression', 'a.py', python(`    return [u for u in users if u in (\n        banned)]  # cost-hints: ignore[${rule}]\n`), `${rule}@2`, 'unused-suppression@3')
  reports('in a string', 'a.py', python('    x = "# cost-hints: ignore"; return [u for u in users if u in banned], x\n'), `${rule}@2`)
  reports('words of another tool', 'a.py', python('    return [u for u in users if u in banned]  # noqa cost-hints ignore\n'), `${rule}@2`)
})

describe('unused suppressions', () => {
  reports('nothing is found there', 'a.py', `x = 1  # cost-hints: ignore[${rule}]\n`, 'unused-suppression@1')
  reports('an unknown rule', 'a.py', python(`    return [u for u in users if u in banned]  # cost-hints: ignore[${rule}, no-such-rule]\n`), 'unused-suppression@2')
  reports('without brackets among selected rules, others may find something', 'a.py', 'x = 1  # cost-hints: ignore\n')
  reports('a rule that did not run may find something', 'a.py', 'x = 1  # cost-hints: ignore[n-plus-one-query]\n')
  it('a rule that is off', async () => {
    assert.deepEqual(await linesOf('a.py', `x = 1  # cost-hints: ignore[${rule}]\n`, { rules: { [rule]: 'off' } }), [])
  })
  it('without brackets, when every rule ran', async () => {
    assert.deepEqual(await linesOf('a.py', 'x = 1  # cost-hints: ignore\n'), ['unused-suppression@1'])
  })
  it('not where the rule finds something at the aggressive level', async () => {
    const text = `def f(banned: list[str]):\n    for u in ('a', 'b'):\n        if u in banned:  # cost-hints: ignore[${rule}]\n            print(u)\n`
    assert.deepEqual(await linesOf('a.py', text, { ...only, level: 'conservative' }), [])
  })
  it('may be off itself', async () => {
    assert.deepEqual(await linesOf('a.py', `x = 1  # cost-hints: ignore[${rule}]\n`, { rules: { 'unused-suppression': 'off' } }), [])
  })

  async function removes(text: string, expected: string): Promise<void> {
    const findings = await reportOf('a.py', text, only)
    const unused = findings.find((finding) => finding.rule === 'unused-suppression')
    assert.ok(unused)
    assert.equal(unused.severity, 'hint')
    assert.equal(await afterFix(unused, text), expected)
  }
  it('the fix takes the comment away', () => removes(`x = 1  # cost-hints: ignore[${rule}] -- why\n`, 'x = 1\n'))
  it('the fix takes the line away', () => removes(`x = 1\n# cost-hints: ignore[${rule}]\ny = 2\n`, 'x = 1\ny = 2\n'))
  it('the fix leaves another tool\'s comment', () => removes(`x = 1  # noqa: E501  # cost-hints: ignore[${rule}] -- why\n`, 'x = 1  # noqa: E501\n'))
  it('the fix leaves a comment behind it', () => removes(`x = 1  # cost-hints: ignore[${rule}]  # noqa\n`, 'x = 1  # noqa\n'))
  it('the fix takes the one id away behind another tool\'s', () => removes(
    python(`    return [u for u in users if u in banned]  # type: ignore[a]  # cost-hints: ignore[no-such-rule, ${rule}]\n`),
    python(`    return [u for u in users if u in banned]  # type: ignore[a]  # cost-hints: ignore[${rule}]\n`)))
  it('a name that is mistyped is corrected, and not taken away unasked', async () => {
    const text = python('    return [u for u in users if u in banned]  # cost-hints: ignore[list-membership] -- few\n')
    const unused = (await reportOf('a.py', text, only)).find((finding) => finding.rule === 'unused-suppression')
    assert.ok(unused)
    assert.match(unused.message, /there is no rule `list-membership`; did you mean `list-membership-in-loop`\?$/)
    assert.deepEqual((await sharedEngine()).fixes(unused).map(({ safety }) => safety), ['suggested', 'suggested'])
    assert.equal(await afterFix(unused, text), python(`    return [u for u in users if u in banned]  # cost-hints: ignore[${rule}] -- few\n`))
  })
  reports('letters of any case', 'a.py', python(`    return [u for u in users if u in banned]  # Cost-Hints: Ignore[${rule}]\n`))
  it('the fix takes the one id away', () => removes(
    python(`    return [u for u in users if u in banned]  # cost-hints: ignore[no-such-rule, ${rule}] -- few\n`),
    python(`    return [u for u in users if u in banned]  # cost-hints: ignore[${rule}] -- few\n`)))
})
