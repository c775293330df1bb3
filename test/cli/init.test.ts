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
  ['what serverless.yml says', {
    'serverless.yml': 'service: a\nprovider:\n  name: aws\n  region: eu-west-1\n  memorySize: 1024 # MB\n  architecture: arm64\nfunctions:\n  big:\n    memorySize: 3008\n',
    'package.json': '{ "dependencies": { "@nestjs/common": "11", "@prisma/client": "6", "typeorm": "0.3", "@aws-sdk/client-sqs": "3" } }',
  }, { provider: 'aws', region: 'eu-west-1', compute: { platform: 'lambda', memoryMb: 1024, architecture: 'arm' }, database: {} },
  /NestJS \(@nestjs\/common in package\.json\), Prisma \(@prisma\/client in package\.json\), TypeORM .*aws \(@aws-sdk\/client-sqs in package\.json\), aws \(serverless\.yml\), lambda \(serverless\.yml\), eu-west-1, 1024 MB, arm\n/],
  ['what is worked out, differs or cannot be stays open', { 'serverless.yml': 'provider:\n  name: aws\n  region: ${opt:region, \'eu-west-1\'}\nfunctions:\n  a:\n    memorySize: 512\n  b:\n    memorySize: 1024\n' },
    { provider: 'aws', compute: { platform: 'lambda' }, database: {} }, /lambda \(serverless\.yml\)\n/],
  ['more memory than there is', { 'serverless.yml': 'provider:\n  name: aws\n  memorySize: 99999\n' }, { provider: 'aws', compute: { platform: 'lambda' }, database: {} }, /lambda \(serverless\.yml\)\n/],
  ['what a SAM template says', {
    'template.yaml': 'Globals:\n  Function:\n    MemorySize: 1024\n    Architectures:\n      - arm64\nResources:\n  A:\n    Type: AWS::Serverless::Function\n  # MemorySize: 64\n  Db:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      DBInstanceClass: db.t4g.small\n',
  }, { provider: 'aws', compute: { platform: 'lambda', memoryMb: 1024, architecture: 'arm' }, database: { instance: 'db.t4g.small' } }, /1024 MB, arm, db\.t4g\.small\n/],
  ['what a program of CDK says', {
    'infra/cdk.json': '{ "app": "npx ts-node bin/app.ts" }', 'infra/bin/app.ts': 'import * as cdk from "aws-cdk-lib"\nnew Shop(app, "Shop", { env: { region: "eu-central-1" } })\n',
    'infra/lib/shop.ts': 'import { aws_lambda as lambda } from "aws-cdk-lib"\nnew lambda.Function(this, "F", { memorySize: 256, architecture: lambda.Architecture.ARM_64 })\n',
  }, { provider: 'aws', region: 'eu-central-1', compute: { platform: 'lambda', memoryMb: 256, architecture: 'arm' }, database: {} }, /lambda \(infra\/cdk\.json\), eu-central-1, 256 MB, arm\n/],
  ['what a deployment to Cloud Run says', { 'cloudbuild.yaml': 'steps:\n- args: [run, deploy, shop, --region=europe-west1, --memory, 1Gi, \'--cpu\', \'2\']\n' },
    { provider: 'google', region: 'europe-west1', compute: { platform: 'cloud-run', memoryMb: 1024, vcpus: 2 }, database: {} }, /cloud-run \(cloudbuild\.yaml\), europe-west1, 1024 MB, 2 vCPUs\n/],
  ['functions of Azure with its own words', { 'host.json': '{ "version": "2.0" }' }, { provider: 'azure', compute: { platform: 'azure-functions' }, database: {} }, /azure-functions \(host\.json\)\n/],
  ['imports where there is no manifest', { 'app.py': 'import boto3\nfrom flask import Flask\n', 'jobs/a.py': 'from google.cloud import firestore\nfrom azure.cosmos import CosmosClient\n' },
    { compute: {}, database: {} }, /Flask \(flask in app\.py\), aws \(boto3 in app\.py\), azure \(azure-cosmos in jobs\/a\.py\), google \(google-cloud-firestore in jobs\/a\.py\)\n/],
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

  for (const [provider, files] of [['azure', { 'host.json': '{ "version": "2.0" }' }], ['google', { 'service.yaml': 'apiVersion: serving.knative.dev/v1\n' }]] as const) {
    it(`says nothing of AWS under ${provider}`, async () => {
      await withFolder(files, async (folder) => {
        await run(folder, ['init'])
        const text = await readFile(join(folder, '.cost-hints.json'), 'utf8')
        assert.match(text, new RegExp(`^    "provider": "${provider}",$`, 'm'))
        assert.doesNotMatch(text.slice(text.indexOf('"provider"')), /us-east-1|db\.t4g|lambda|fargate|ec2/)
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
