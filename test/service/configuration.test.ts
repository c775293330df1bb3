import assert from 'node:assert/strict'
import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { priceList } from '../../src/cost/prices/list.js'
import { loadConfiguration, type Configuration, type ConfigurationRequest } from '../../src/service/configuration.js'
import { parseConfiguration } from '../../src/service/configuration-file.js'
import { UserError } from '../../src/service/user-error.js'
import { withFolder } from '../support/folder.js'

const ruleIds = ['n-plus-one-query', 'read-whole-file']

async function load(text: string, request: Partial<ConfigurationRequest> = {}, pyproject = ''): Promise<Configuration> {
  return withFolder({ '.cost-hints.json': text, 'pyproject.toml': pyproject }, async (root) => loadConfiguration({ root, ruleIds, ...request }))
}

describe('configuration file, mistakes', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['unknown key', '{ "levle": "balanced" }',
      '1:3: unknown key "levle"; allowed: "$schema", "level", "rules", "include", "exclude", "tests", "overrides", "models", "workload", "pricing", "environments", "minimumMonthly"; did you mean "level"?'],
    ['unknown key in tests', '{ "tests": { "reports": true } }', '1:14: unknown key "tests.reports"; allowed: "report", "patterns"; did you mean "report"?'],
    ['wrong choice', '{\n  "level": "agressive"\n}',
      '2:12: "level" must be one of "conservative", "balanced", "aggressive", not "agressive"; did you mean "aggressive"?'],
    ['wrong type', '{ "level": 3 }', '1:12: "level" must be one of "conservative", "balanced", "aggressive", not 3'],
    ['unknown rule', '{ "rules": { "n-plus-one": "off" } }', '1:14: "n-plus-one" is not a rule; did you mean "n-plus-one-query"?'],
    ['mistyped rule', '{ "rules": { "n-plus-one-qurey": "off" } }', '1:14: "n-plus-one-qurey" is not a rule; did you mean "n-plus-one-query"?'],
    ['wrong severity', '{ "rules": { "read-whole-file": "warn" } }',
      '1:33: "rules.read-whole-file" must be one of "off", "hint", "information", "warning", "error", not "warn"; did you mean "warning"?'],
    ['a list is wanted', '{ "include": "src" }', '1:14: "include" must be a list, not "src"'],
    ['a glob that is not closed', '{ "exclude": ["[a"] }', '1:15: "exclude[0]" must be a glob, not "[a": its closing "]" is missing ("\\\\]" for the sign itself)'],
    ['a glob outside', '{ "exclude": ["../x"] }', '1:15: "exclude[0]" must be a glob below the root, not "../x"'],
    ['an empty glob', '{ "exclude": [""] }', '1:15: "exclude[0]" must not be an empty glob'],
    ['a negated glob', '{ "exclude": ["!a"] }', '1:15: "exclude[0]" must not start with "!": use "include" and "exclude" instead of negation'],
    ['a wrong unit', '{ "workload": { "calls": { "http": "2M/mont" } } }',
      '1:36: "workload.calls.http": "2M/mont" has the unit "M/mont"; write how often, such as 2M/month, 50k/day or 3/s (second, minute, hour, day, week, month, year)'],
    ['a size without a unit', '{ "workload": { "payload": { "row": "20" } } }', '1:37: "workload.payload.row": "20" has no unit; write a size, such as 512B, 20kB, 5MB, 1GB or 64MiB'],
    ['a negative number', '{ "workload": { "rows": { "Book": -1 } } }', '1:35: "workload.rows.Book" must be a number of 0 or more, or a text such as "20k", not -1'],
    ['an unknown entry point', '{ "workload": { "calls": { "https": 1 } } }', '1:28: "https" is not a kind of entry point; did you mean "http"?'],
    ['an unknown price', '{ "pricing": { "prices": { "aws.lambda.request": "free" } } }', '1:50: "pricing.prices.aws.lambda.request" must be US dollars of 0 or more, not "free"'],
    ['a mistyped price of Azure', '{ "pricing": { "prices": { "azure.postgresql.b1m.hour": 1 } } }', '1:28: "azure.postgresql.b1m.hour" is not a price (docs/prices.md lists them); did you mean "azure.postgresql.b1ms.hour"?'],
    ['a mistyped price of a language model', '{ "pricing": { "prices": { "openai.gpt5.4-mini.input": 1 } } }', '1:28: "openai.gpt5.4-mini.input" is not a price (docs/prices.md lists them); did you mean "openai.gpt-5.4-mini.input"?'],
    ['a mistyped service', '{ "pricing": { "services": { "openai.completions": 1 } } }', '1:30: "pricing.services": "openai.completions" is no call of a service; did you mean "openai.completion"?'],
    ['an unknown model', '{ "pricing": { "models": { "anthropic": "claude-haiku-4.5" } } }', '1:41: "pricing.models.anthropic" must be one of "claude-opus-5-5", "claude-opus-4-6", "claude-sonnet-5-5", '
      + '"claude-sonnet-4-6", "claude-haiku-5-5", "claude-haiku-4-5", not "claude-haiku-4.5"; did you mean "claude-haiku-4-5"?'],
    ['a share above 1', '{ "pricing": { "realisation": 50 } }', '1:31: "pricing.realisation" must be a share from 0 to 1, not 50'],
    ['half a currency', '{ "pricing": { "currency": { "code": "EUR" } } }', '1:28: "pricing.currency" needs "perUsd"'],
    ['an unknown platform', '{ "pricing": { "compute": { "platform": "lamda" } } }', '1:41: "pricing.compute.platform" must be one of "lambda", "fargate", "ec2", '
      + '"azure-functions", "azure-functions-flex", "azure-functions-premium", "container-apps", "azure-vm", "cloud-run", "cloud-run-instances", "cloud-functions", '
      + '"compute-engine", "server", not "lamda"; did you mean "lambda"?'],
    ['not a boolean', '{ "tests": { "report": "yes" } }', '1:24: "tests.report" must be true or false, not "yes"'],
    ['an override without files', '{ "overrides": [{ "level": "balanced" }] }', '1:17: "overrides[0]" needs "files"'],
    ['in an override', '{ "overrides": [{ "files": ["a"], "level": "x" }] }',
      '1:44: "overrides[0].level" must be one of "conservative", "balanced", "aggressive", not "x"'],
    ['a list instead of an object', '[]', '1:1: the file must be an object, not a list'],
    ['given twice', '{ "level": "balanced", "level": "balanced" }', '1:24: "level" is given twice'],
    ['not JSON', '{ "level" "balanced" }', '1:11: not valid JSON: colon expected'],
    ['no number any more', '{ "workload": { "calls": { "http": 1e999 } } }', '1:36: "workload.calls.http" is more than can be: Infinity'],
    ['more money than there is', '{ "minimumMonthly": 1e16 }', '1:21: "minimumMonthly" is more than can be: 10000000000000000'],
    ['UTF-16', '\ufeff{\0}\0', '1:1: the file is not text in UTF-8; save it as UTF-8 (UTF-16 is not read)'],
    ['half a string', '{ "level": "bal', '1:12: not valid JSON: unexpected end of string'],
    ['a value that is missing', '{ "workload": { "calls": ', '1:26: not valid JSON: value expected'],
    ['too deep', '['.repeat(200_000), '1:101: not a configuration: nested more than 100 levels deep'],
    ['empty', '', '1:1: the file is empty; the least it may hold is {}'],
  ]
  for (const [name, text, expected] of cases) {
    it(name, async () => {
      await assert.rejects(load(text), (error: unknown) => {
        assert.ok(error instanceof UserError)
        assert.equal(error.message.slice(error.message.indexOf('.cost-hints.json:') + '.cost-hints.json:'.length), expected)
        return true
      })
    })
  }

  const impossible: readonly (readonly [string, string])[] = [
    ['{ "provider": "azure", "region": "us-east-1" }', '1:47: "pricing.region" is "us-east-1", a region of "aws", but "provider" is "azure": it must be a region of Azure, such as "eastus"'],
    ['{ "region": "eu-wset-1" }', '1:26: "pricing.region" must be a region of AWS, not "eu-wset-1"; did you mean "eu-west-1"?'],
    ['{ "provider": "azure", "compute": { "platform": "lambda" } }', '1:62: "pricing.compute.platform" is "lambda", which is a platform of "aws", but "provider" is "azure", where it must be one of '
      + '"azure-functions", "azure-functions-flex", "azure-functions-premium", "container-apps", "azure-vm", "server"'],
    ['{ "compute": { "platform": "cloud-run" } }', '1:41: "pricing.compute.platform" is "cloud-run", which is a platform of "google", but "provider" is "aws" if absent, where it must be one of '
      + '"lambda", "fargate", "ec2", "server"'],
    ['{ "compute": { "platform": "lambda", "memoryMb": 999999 } }', '1:63: "pricing.compute.memoryMb" of "lambda" must be from 128 to 10,240 MB, not 999999'],
    ['{ "compute": { "platform": "lambda", "memoryMb": 64 } }', '1:63: "pricing.compute.memoryMb" of "lambda" must be from 128 to 10,240 MB, not 64'],
    ['{ "compute": { "platform": "fargate", "vcpus": 0.001 } }', '1:61: "pricing.compute.vcpus" of "fargate" must be one of 0.25, 0.5, 1, 2, 4, 8, 16, not 0.001'],
    ['{ "compute": { "platform": "ec2", "instance": "m7g-large" } }', '1:60: "pricing.compute.instance" must be an instance type of EC2, not "m7g-large"; did you mean "m7g.large"?'],
    ['{ "provider": "azure", "compute": { "platform": "azure-vm", "instance": "n2-standard-2" } }',
      '1:86: "pricing.compute.instance" must be an instance type of Azure\'s virtual machines, not "n2-standard-2", such as "Standard_D2s_v5"'],
    ['{ "provider": "azure", "database": { "instance": "db.t4g.medium" } }',
      '1:63: "pricing.database.instance" must be an instance type of Azure Database for PostgreSQL, not "db.t4g.medium", such as "GP_Standard_D2ds_v5"'],
  ]
  for (const [pricing, expected] of impossible) {
    it(`cannot be: ${pricing}`, async () => {
      await assert.rejects(load(`{ "pricing": ${pricing} }`), (error: unknown) => {
        assert.ok(error instanceof UserError)
        assert.equal(error.message.slice(error.message.indexOf('.cost-hints.json:') + '.cost-hints.json:'.length), expected)
        return true
      })
    })
  }

  it('what an environment makes impossible is said there, in the order of the file', () => {
    const text = '{ "environments": { "staging": { "pricing": { "provider": "google" } }, "test": {} }, "pricing": { "compute": { "platform": "lambda", "memoryMb": 64 } } }'
    assert.deepEqual(parseConfiguration(text, ruleIds).mistakes.map(({ offset, message }) => [text.slice(offset, offset + 8), message.slice(0, 120)]), [
      ['"google"', '"pricing.compute.platform" for "environments.staging.pricing" is "lambda", which is a platform of "aws", but "provider" '],
      ['64 } } }', '"pricing.compute.memoryMb" of "lambda" must be from 128 to 10,240 MB, not 64'],
    ])
  })

  const silent: readonly (readonly [string, string | undefined])[] = [
    ['{ "compute": { "platform": "lambda", "instance": "m7g.large" } }', '"pricing.compute.instance" says nothing of "lambda", which is paid by what it uses: it is of "ec2", "server"'],
    ['{ "compute": { "instance": "m7g.large" } }', '"pricing.compute.instance" says nothing without "pricing.compute.platform": it is of "ec2", "server"'],
    ['{ "compute": { "platform": "lambda", "vcpus": 2 } }', '"pricing.compute.vcpus" says nothing of "lambda", where processors come with the memory or are shared'],
    ['{ "compute": { "platform": "ec2", "instance": "m9z.large" } }', '"pricing.compute.instance" is "m9z.large", which is not in the price list, so a usual one stands for it: set "pricing.compute.hourUsd" and'],
    ['{ "compute": { "platform": "ec2", "instance": "m9z.large", "hourUsd": 1, "vcpus": 2 } }', undefined],
    ['{ "region": "ap-southeast-9" }', '"pricing.region" is "ap-southeast-9", which is no region of AWS that is known; did you mean "ap-southeast-1"?'],
    ['{ "database": { "engine": "sqlite", "instance": "db.t4g.medium" } }', '"pricing.database.instance" says nothing of a database inside the program'],
    ['{ "provider": "azure", "region": "West Europe", "compute": { "platform": "azure-vm", "instance": "Standard_D2s_v5" }, "database": { "instance": "GP_Standard_E8ds_v5", "hourUsd": 1 } }', undefined],
    ['{ "provider": "google", "region": "europe-west1", "compute": { "platform": "cloud-run", "memoryMb": 1024, "vcpus": 2 }, "database": { "instance": "db-n1-standard-2" } }', undefined],
    ['{ "region": "eu-central-1", "compute": { "platform": "fargate", "vcpus": 0.5, "memoryMb": 1024 }, "database": { "platform": "rds", "instance": "db.t4g.small" } }', undefined],
  ]
  for (const [pricing, expected] of silent) {
    it(`${expected === undefined ? 'all said' : 'a notice'}: ${pricing}`, async () => {
      const { notices } = await load(`{ "pricing": ${pricing} }`)
      assert.deepEqual(notices.map((notice) => notice.replace(/^.*?\.json:\d+:\d+: /, '').slice(0, expected?.length)), expected === undefined ? [] : [expected])
    })
  }

  it('several mistakes, a line each', async () => {
    await assert.rejects(load('{ "a": 1,\n "b": 2 }'), (error: unknown) => error instanceof UserError && error.message.split('\n').length === 2)
  })

  it('a file that was named must exist', async () => {
    await assert.rejects(load('{}', { file: join('/', 'does', 'not.json') }), /not\.json: the configuration cannot be read: does not exist/)
  })

  it('is no file', async () => {
    await withFolder({ '.cost-hints.json/x': '' }, async (root) => {
      await assert.rejects(loadConfiguration({ root, ruleIds }), /\.cost-hints\.json: the configuration cannot be read: is a folder$/)
    })
    await withFolder({}, async (root) => {
      await symlink('nowhere', join(root, '.cost-hints.json'))
      await assert.rejects(loadConfiguration({ root, ruleIds }), /\.cost-hints\.json: the configuration cannot be read: it is a link to nothing$/)
    })
  })

  it('brackets in strings and comments are no nesting', () => {
    assert.deepEqual(parseConfiguration(`{ /* ${'['.repeat(200)} */ "exclude": ["${'\\\\{'.repeat(200)}\\""] } // ${'['.repeat(200)}`, ruleIds).mistakes, [])
  })
})

describe('configuration file, accepted', () => {
  it('comments, trailing commas, a byte order mark', () => {
    const { mistakes, value } = parseConfiguration('\ufeff// why\n{ "level": /* x */ "balanced", }', ruleIds)
    assert.deepEqual(mistakes, [])
    assert.equal(value.level, 'balanced')
  })

  it('prices of services of any name, and of every row of the list', () => {
    const services = { 'mailer.send': 0.001, 'aws-sqs.send': { usd: 0.4, per: 1e6 }, 'aws-sqs.purge': 0, 'openai.completion': 0.01, 'azure-servicebus.settle': 1 }
    const prices = Object.fromEntries(Object.keys(priceList).map((id) => [id, { usd: 1, per: 10, free: 5 }]))
    const { mistakes, value } = parseConfiguration(JSON.stringify({ pricing: { services, prices } }), ruleIds)
    assert.deepEqual(mistakes, [])
    assert.deepEqual([value.pricing?.services, value.pricing?.prices], [services, prices])
  })
})

describe('options of a file', () => {
  it('defaults', async () => {
    assert.deepEqual((await load('{}')).optionsFor('a.py'), {
      level: 'balanced', rules: {}, only: [], tests: { report: false, patterns: [] }, pythonVersion: [3, 9], models: [],
    })
  })

  it('command line before file before settings', async () => {
    const settings = { level: 'conservative', tests: { report: true }, rules: { 'read-whole-file': 'error' } } as const
    const { optionsFor } = await load('{ "level": "balanced", "rules": { "n-plus-one-query": "hint" } }', { settings, commandLine: { level: 'aggressive' } })
    const options = optionsFor('a.py')
    assert.equal(options.level, 'aggressive')
    assert.equal(options.tests.report, true)
    assert.deepEqual(options.rules, { 'read-whole-file': 'error', 'n-plus-one-query': 'hint' })
    assert.equal((await load('{ "level": "balanced" }', { settings })).optionsFor('a.py').level, 'balanced')
  })

  it('the last override that is for the file counts, the command line beats it', async () => {
    const text = '{ "overrides": [{ "files": ["jobs"], "level": "conservative" }, { "files": ["jobs/hot/**"], "level": "aggressive" }] }'
    const { optionsFor } = await load(text)
    assert.deepEqual(['a.py', 'jobs/a.py', 'jobs/hot/a.py'].map((path) => optionsFor(path).level), ['balanced', 'conservative', 'aggressive'])
    assert.equal((await load(text, { commandLine: { level: 'balanced' } })).optionsFor('jobs/a.py').level, 'balanced')
  })

  it('a rule that the command line names runs although the file turned it off', async () => {
    const { optionsFor } = await load('{ "rules": { "read-whole-file": "off" } }', { commandLine: { only: ['read-whole-file'] } })
    assert.deepEqual(optionsFor('a.py').rules, {})
    assert.deepEqual(optionsFor('a.py').only, ['read-whole-file'])
  })

  it('include and exclude, also in overrides', async () => {
    const { isSelected } = await load('{ "include": ["src"], "exclude": ["*.gen.py"], "overrides": [{ "files": ["src/old"], "exclude": ["src/old/x.py"] }] }')
    assert.deepEqual(['src/a.py', 'b.py', 'src/a.gen.py', 'src/old/x.py', 'src/old/y.py'].map(isSelected), [true, false, false, false, true])
  })

  it('the Python version of the project', async () => {
    assert.deepEqual((await load('{}', {}, '[project]\nrequires-python = ">=3.12"')).optionsFor('a.py').pythonVersion, [3, 12])
  })
})
