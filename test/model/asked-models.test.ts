// Which language model a call asks, as the code says it: in an argument, an option, a constant, or the command that is sent; and where nothing says so.

import assert from 'node:assert/strict'
import { operationsOf } from '../../src/analysis/model/questions/operations.js'
import { subjectsOf } from '../support/subject.js'

async function modelsIn(path: string, text: string): Promise<readonly (string | undefined)[]> {
  const subject = (await subjectsOf(new Map([[path, text]]))).get(path)
  assert.ok(subject)
  return operationsOf(subject).filter(({ kind }) => kind === 'paid').map(({ model }) => model)
}

describe('the language model that is asked', () => {
  it('in Python: an argument by its name', async () => {
    assert.deepEqual(await modelsIn('main.py', `
import boto3
from anthropic import Anthropic
from openai import OpenAI

MODEL = "claude-haiku-4-5"
client = OpenAI()
bedrock = boto3.client("bedrock-runtime")

def ask(name, text):
    client.chat.completions.create(model="gpt-4o-mini", messages=[])
    client.embeddings.create(model="text-embedding-3-small", input=text)
    Anthropic().messages.create(model=MODEL, max_tokens=10, messages=[])
    bedrock.converse(modelId="amazon.nova-lite-v1:0", messages=[])
    client.chat.completions.create(model=name, messages=[])
    client.images.generate(model="dall-e-3", prompt=text)
`), ['gpt-4o-mini', 'text-embedding-3-small', 'claude-haiku-4-5', 'amazon.nova-lite-v1:0', undefined, undefined])
  })

  it('in TypeScript: an option, also of the command that is sent', async () => {
    assert.deepEqual(await modelsIn('main.ts', `
import OpenAI from 'openai'
import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime'
const client = new OpenAI()
const bedrock = new BedrockRuntimeClient({})
const name = 'gpt-4.1'
export async function ask(options: any, other: string) {
  await client.chat.completions.create({ model: 'gpt-4o', messages: [] })
  await client.responses.create({ model: name, input: 'hello' })
  await client.chat.completions.create({ model: other, messages: [] })
  await client.chat.completions.create(options)
  await bedrock.send(new ConverseCommand({ modelId: 'amazon.nova-pro-v1:0', messages: [] }))
}
`), ['gpt-4o', 'gpt-4.1', undefined, undefined, 'amazon.nova-pro-v1:0'])
  })
})
