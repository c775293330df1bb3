// `cost-hints init`: the file that it writes can be read by the tool itself, and says what was found.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseConfiguration } from '../../src/service/configuration-file.js'
import { withFolder, type Files } from '../support/folder.js'
import { run } from './command-line.js'

const cases: readonly (readonly [string, Files, object, RegExp])[] = [
  ['nothing', {}, { compute: {}, database: {} }, /nothing that says where it runs/],
  ['a Django service in containers', { 'requirements.txt': 'Django==5.1\npsycopg[binary]>=3\nboto3\n', 'Dockerfile': 'FROM python:3.12\n' },
    { provider: 'aws', compute: {}, database: { engine: 'postgresql' } }, /Django \(Django in requirements\.txt\), aws \(boto3 in requirements\.txt\), containers \(Dockerfile\)/],
  ['functions in a package of a monorepo', { 'package.json': '{ "workspaces": ["services/*"] }', 'services/api/package.json': '{ "dependencies": { "@aws-sdk/client-s3": "^3", "mongodb": "6" } }', 'services/api/serverless.yml': 'service: api\n' },
    { provider: 'aws', compute: { platform: 'lambda' }, database: { engine: 'mongodb' } }, /lambda \(services\/api\/serverless\.yml\)/],
  ['a project of pyproject', { 'pyproject.toml': '[project]\ndependencies = [\n  "fastapi>=0.115",\n  "google-cloud-storage",\n]\n', 'cloudbuild.yaml': 'steps:\n- name: gcloud\n  args: [\'run\', \'deploy\', \'shop\']\n' },
    { provider: 'google', compute: { platform: 'cloud-run' }, database: {} }, /FastAPI \(fastapi in pyproject\.toml\)/],
  ['several of a kind leave it open', { 'requirements/pip.txt': 'django==5.1\nboto3\ngoogle-cloud-storage\nazure-ai-documentintelligence\n', 'package.json': '{ "dependencies": { "pg": "8", "mysql2": "3" } }' },
    { compute: {}, database: {} }, /Django \(django in requirements\/pip\.txt\), aws \(boto3 in \S+\), google \(google-cloud-storage in \S+\), postgresql \(pg in package\.json\), mysql \(mysql2 in package\.json\)/],
  ['groups and packages of development say nothing', { 'pyproject.toml': '[project.optional-dependencies]\nmysql = [\n  "none"\n]\npostgres = ["x"]\n', 'package.json': '{ "devDependencies": { "better-sqlite3": "11", "@azure/ai-inference": "1" } }', 'cloudbuild.yaml': 'steps: []\n', 'template.yaml': 'kind: x\n' },
    { compute: {}, database: {} }, /nothing that says where it runs/],
  ['functions of Azure', { 'serverless.yml': 'service: a\nprovider:\n  name: azure\n' }, { provider: 'azure', compute: { platform: 'azure-functions' }, database: {} }, /azure-functions \(serverless\.yml\)/],
  ['installed packages and broken manifests say nothing', { 'node_modules/aws-sdk/package.json': '{ "dependencies": { "express": "1" } }', 'package.json': '{ broken' }, { compute: {}, database: {} }, /nothing/],
]

describe('init', () => {
  for (const [title, files, pricing, said] of cases) {
    it(title, async () => {
      await withFolder(files, async (folder) => {
        const { status, output, errors } = await run(folder, ['init'])
        assert.equal(status, 0, errors)
        assert.match(output, said)
        const { value, mistakes } = parseConfiguration(await readFile(join(folder, '.cost-hints.json'), 'utf8'), [])
        assert.deepEqual(mistakes, [])
        assert.deepEqual(value.pricing, pricing)
        const text = await readFile(join(folder, '.cost-hints.json'), 'utf8')
        assert.deepEqual(parseConfiguration(text.replace(/^( *)\/\/ (?=")(?!.*;)(?=".*": .*,$)/gm, '$1'), []).mistakes, [], 'what stands in comments is valid where it stands')
      })
    })
  }

  it('leaves a file that exists as it is', async () => {
    await withFolder({ '.cost-hints.json': '{}' }, async (folder) => {
      const { status, errors } = await run(folder, ['init'])
      assert.deepEqual([status, errors], [2, 'error: .cost-hints.json: exists already, and is left as it is\n'])
      assert.equal(await readFile(join(folder, '.cost-hints.json'), 'utf8'), '{}')
    })
  })

  it('of a folder that is not there', async () => {
    await withFolder({}, async (folder) => {
      const { status, errors } = await run(folder, ['init', 'missing'])
      assert.equal(status, 2)
      assert.match(errors, /^error: missing: cannot be read: does not exist\n$/)
    })
  })
})
