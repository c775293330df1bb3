// Every call of OpenAI's client that its model speaks of.

import OpenAI, { AzureOpenAI, toFile } from 'openai'

const client = new OpenAI()
const model = 'm'

export async function texts(texts: string[], file: any): Promise<unknown> {
  const messages = [{ role: 'user' as const, content: 'a' }]
  const answer = await client.chat.completions.create({ model, messages }) //: paid
  await client.chat.completions.parse({ model, messages }) //: paid
  await client.chat.completions.runTools({ model, messages, tools: [] }).finalContent() //: paid
  const stream = client.chat.completions.stream({ model, messages }) //: paid
  for await (const chunk of stream.on('content', (part) => use(part))) use(chunk)
  use(await stream.finalChatCompletion(), await stream.finalMessage(), await stream.totalUsage(), stream.toReadableStream())
  await stream.done()
  stream.abort()
  const chunks = await client.chat.completions.create({ model, messages, stream: true }) //: paid
  for await (const chunk of chunks) use(chunk)
  await client.chat.completions.retrieve('id') //: request
  await client.chat.completions.update('id', { metadata: {} }) //: request
  await client.chat.completions.list() //: request
  await client.chat.completions.delete('id') //: request
  const response = await client.responses.create({ model, input: 'a' }) //: paid
  await client.responses.parse({ model, input: 'a' }) //: paid
  await client.responses.stream({ model, input: 'a' }).finalResponse() //: paid
  await client.responses.retrieve(response.id) //: request
  await client.responses.cancel(response.id) //: request
  await client.responses.delete(response.id) //: request
  await client.completions.create({ model, prompt: 'a' }) //: paid
  const vectors = await client.embeddings.create({ model, input: texts }) //: paid
  await client.moderations.create({ input: texts }) //: request
  use(vectors.data, vectors.usage, vectors.model, response.output, response.output_text, response.usage, answer.id, answer.usage, file)
  return answer.choices[0]?.message.content
}

export async function others(file: any): Promise<void> {
  const azure = new AzureOpenAI({ apiVersion: 'v' })
  await azure.images.generate({ prompt: 'a' }) //: paid
  await azure.images.edit({ prompt: 'a', image: file }) //: paid
  await azure.images.createVariation({ image: file }) //: paid
  await azure.audio.speech.create({ model, voice: 'alloy', input: 'a' }) //: paid
  await azure.audio.transcriptions.create({ model, file }) //: paid
  await azure.audio.translations.create({ model, file }) //: paid
  await client.files.create({ file: await toFile(file), purpose: 'batch' }) //: request
  await client.files.retrieve('id') //: request
  await client.files.content('id').asResponse() //: request
  await client.files.delete('id') //: request
  for await (const one of client.files.list()) use(one) //: request
  await client.batches.create({ completion_window: '24h', endpoint: '/v1/responses', input_file_id: 'id' }) //: paid
  await client.batches.retrieve('id') //: request
  await client.batches.cancel('id') //: request
  const page = await client.batches.list() //: request
  for await (const one of page) use(one, page.data)
  await client.models.retrieve(model).withResponse() //: request
  await client.models.list() //: request
  await client.models.delete(model) //: request
  await client.fineTuning.jobs.create({ model, training_file: 'id' }) //: paid
  await client.fineTuning.jobs.retrieve('id') //: request
  await client.fineTuning.jobs.list() //: request
  await client.fineTuning.jobs.cancel('id') //: request
  await client.withOptions({ maxRetries: 0 }).models.list() //: request
}

function use(...values: unknown[]): void {
  values.slice()
}
