// Every call of readline that the model speaks of.

import { createReadStream } from 'node:fs'
import readline from 'node:readline'
import prompts from 'node:readline/promises'

export async function lines(path: string): Promise<number> {
  const reader = readline.createInterface({ input: createReadStream(path) })
  let length = 0
  for await (const line of reader) length += line.length //: file-read
  reader.on('line', (line) => line.trim())
  reader.write('a')
  reader.close()
  return length
}

export async function asks(): Promise<string> {
  const terminal = prompts.createInterface({ input: process.stdin, output: process.stdout })
  const name = await terminal.question('Name? ') //: ui
  terminal.close()
  return name
}
