// Every call of ky that its model speaks of: the default client, and those that create() and extend() make.

import ky, { type KyInstance } from 'ky'

export async function byDefault(url: string): Promise<unknown> {
  const response = await ky(url) //: request
  await ky(url).json() //: request
  await ky(url, { method: 'put' }).text() //: request
  await ky.get(url).arrayBuffer() //: request
  await ky.get(url).bytes() //: request
  await ky.get(url).blob() //: request
  await ky.get(url).formData() //: request
  await ky.head(url) //: request
  await ky.post(url, { json: {} }).json() //: request
  await ky.put(url, { json: {} }) //: request
  await ky.patch(url, { json: {} }) //: request
  await ky.delete(url) //: request
  return response.json()
}

export async function byInstance(url: string): Promise<void> {
  const client = ky.create({ prefixUrl: url })
  await client(url) //: request
  await annotated(client.extend({ timeout: 1000 }), url)
  await ky.extend({}).get(url) //: request
}

async function annotated(client: KyInstance, url: string): Promise<void> {
  await client.get(url).json() //: request
  await client.head(url) //: request
  await client.post(url) //: request
  await client.put(url) //: request
  await client.patch(url) //: request
  await client.delete(url) //: request
  await client.create({}).get(url) //: request
}
