// Every call of node:http and node:https that the model speaks of.

import http from 'node:http'
import https from 'node:https'

export function requests(url: string): void {
  http.get(url, (answer) => use(answer)) //: request
  https.get(url, (answer) => use(answer)) //: request
  https.request(url, { method: 'PUT' }, (answer) => use(answer)).end() //: request
  const request = http.request(url) //: request
  request.on('error', (error) => use(error))
  request.setHeader('a', 'b')
  request.write('a')
  request.end()
  request.destroy()
}

export function servers(): void {
  const server = http.createServer((request, answer) => use(request, answer))
  server.on('error', (error) => use(error))
  server.listen(0)
  server.close()
  https.createServer({}, (request, answer) => use(request, answer))
  use(new http.Agent(), new https.Agent())
}

function use(...values: unknown[]): void {
  values.slice()
}
