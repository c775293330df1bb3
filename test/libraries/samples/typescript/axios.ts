// Every call of axios that its model speaks of: the default client, and one that create() makes.

import axios, { type AxiosInstance, type AxiosResponse } from 'axios'

export async function byDefault(url: string): Promise<unknown> {
  const response = await axios.get(url) //: request
  await axios(url) //: request
  await axios({ url, method: 'post' }) //: request
  await axios.request({ url }) //: request
  await axios.head(url) //: request
  await axios.options(url) //: request
  await axios.post(url, {}) //: request
  await axios.put(url, {}) //: request
  await axios.patch(url, {}) //: request
  await axios.delete(url) //: request
  await axios.postForm(url, {}) //: request
  await axios.putForm(url, {}) //: request
  await axios.patchForm(url, {}) //: request
  use(axios.getUri({ url }), axios.isAxiosError(url), axios.isCancel(url), axios.toFormData({}))
  await axios.all([axios.get(url)]) //: request
  use(response.data, response.status, response.statusText, response.headers, response.config, response.request)
  return response
}

export async function byInstance(url: string): Promise<AxiosResponse> {
  const client = axios.create({ baseURL: url, timeout: 1000 })
  use(client.defaults, client.interceptors, client.getUri({ url }))
  await client(url) //: request
  await client.request({ url }) //: request
  await client.get(url) //: request
  await client.head(url) //: request
  await client.options(url) //: request
  await client.post(url, {}) //: request
  await client.put(url, {}) //: request
  await client.patch(url, {}) //: request
  await client.delete(url) //: request
  await client.postForm(url, {}) //: request
  await client.putForm(url, {}) //: request
  await client.patchForm(url, {}) //: request
  const inner = client.create({})
  return annotated(inner, url)
}

async function annotated(client: AxiosInstance, url: string): Promise<AxiosResponse> {
  return client.get(url) //: request
}

function use(...values: unknown[]): void {
  values.slice()
}
