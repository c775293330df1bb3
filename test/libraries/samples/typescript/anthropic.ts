// Every call of Anthropic's client that its model speaks of.

import Anthropic from '@anthropic-ai/sdk'

const client = new Anthropic()
const request = { model: 'm', max_tokens: 100, messages: [{ role: 'user' as const, content: 'a' }] }

export async function messages(): Promise<unknown> {
  const answer = await client.messages.create(request) //: paid
  await client.messages.parse(request) //: paid
  await client.messages.countTokens(request) //: request
  const stream = client.messages.stream(request).on('text', (text) => use(text)) //: paid
  for await (const event of stream) use(event)
  use(await stream.finalMessage(), await stream.finalText())
  await stream.done()
  stream.abort()
  const events = await client.messages.create({ ...request, stream: true }) //: paid
  for await (const event of events) use(event)
  await client.beta.messages.create(request) //: paid
  await client.beta.messages.parse(request) //: paid
  await client.beta.messages.stream(request).finalMessage() //: paid
  await client.beta.messages.countTokens(request) //: request
  await client.beta.messages.toolRunner({ ...request, tools: [] }) //: paid
  for await (const turn of client.beta.messages.toolRunner({ ...request, tools: [] })) use(turn) //: paid
  use(answer.id, answer.usage, answer.model, answer.stop_reason)
  return answer.content[0]
}

export async function others(): Promise<void> {
  const { id } = await client.messages.batches.create({ requests: [] }) //: paid
  await client.messages.batches.retrieve(id) //: request
  await client.messages.batches.cancel(id) //: request
  await client.messages.batches.delete(id) //: request
  for await (const one of client.messages.batches.list()) use(one) //: request
  for await (const one of await client.messages.batches.results(id)) use(one) //: request
  await client.models.retrieve('m').asResponse() //: request
  await client.beta.models.list().withResponse() //: request
  const page = await client.models.list() //: request
  use(page.data)
  await client.withOptions({ maxRetries: 0 }).messages.create(request) //: paid
}

function use(...values: unknown[]): void {
  values.slice()
}
