// Files and answers read whole in TypeScript and taken once, line by line; silent where the content is needed whole.

import { checksFor } from '../support/check.js'

const { costs, fine, fixes, noFix } = checksFor('read-whole-file', 'typescript')

describe('read-whole-file: TypeScript', () => {
  costs('readFileSync, split, for…of', `
    import { readFileSync } from 'node:fs'
    export function show(path: string) {
      for (const line of ⟦readFileSync(path, 'utf8')⟧.split('\\n')) console.log(line)
    }
  `)
  costs('a regular expression of line ends', `
    import { readFileSync } from 'fs'
    export function show(path: string) {
      for (const line of ⟦readFileSync(path, { encoding: 'utf8' })⟧.split(/\\r?\\n/)) console.log(line)
    }
  `)
  costs('an alternative of line ends', `
    import * as fs from 'fs'
    export function show(path: string) {
      for (const line of ⟦fs.readFileSync(path, 'utf8')⟧.split(/\\r\\n|\\n|\\r/g)) console.log(line)
    }
  `)
  costs('readFile of promises', `
    import { readFile } from 'node:fs/promises'
    export async function show(path: string) {
      const text = await ⟦readFile(path, 'utf8')⟧
      for (const line of text.split('\\n')) console.log(line)
    }
  `)
  costs('fs.promises', `
    import fs from 'node:fs'
    export async function show(path: string) {
      for (const line of (await ⟦fs.promises.readFile(path, 'utf8')⟧).split('\\n')) console.log(line)
    }
  `)
  costs('promises as fs', `
    import { promises as fs } from 'fs'
    export async function show(path: string) {
      const lines = (await ⟦fs.readFile(path, 'utf-8')⟧).split('\\n')
      for (const line of lines) console.log(line)
    }
  `)
  costs('a buffer as text', `
    import { readFile } from 'node:fs/promises'
    export async function show(path: string) {
      for (const line of (await ⟦readFile(path)⟧).toString().split('\\n')) console.log(line)
    }
  `)
  costs('forEach', `
    import { readFileSync } from 'node:fs'
    export function show(path: string) {
      ⟦readFileSync(path, 'utf8')⟧.split('\\n').forEach((line) => console.log(line))
    }
  `)
  costs('forEach with an index', `
    import { readFileSync } from 'node:fs'
    export function show(path: string) {
      const lines = ⟦readFileSync(path, 'utf8')⟧.split('\\n')
      lines.forEach((line, index) => console.log(index, line))
    }
  `)
  costs('entries', `
    import { readFileSync } from 'node:fs'
    export function show(path: string) {
      for (const [index, line] of ⟦readFileSync(path, 'utf8')⟧.split('\\n').entries()) console.log(index, line)
    }
  `)
  costs('reduce', `
    import { readFileSync } from 'node:fs'
    export function total(path: string): number {
      return ⟦readFileSync(path, 'utf8')⟧.split('\\n').reduce((sum, line) => sum + Number(line), 0)
    }
  `)
  costs('a chain of arrays that ends in one pass', `
    import { readFileSync } from 'node:fs'
    export function show(path: string) {
      ⟦readFileSync(path, 'utf8')⟧.split('\\n').map((line) => line.trim()).filter(Boolean).forEach((line) => console.log(line))
    }
  `)
  costs('a search', `
    import { readFileSync } from 'node:fs'
    export function has(path: string, word: string) {
      return ⟦readFileSync(path, 'utf8')⟧.split('\\n').some((line) => line.includes(word))
    }
  `)
  costs('trimmed', `
    import { readFileSync } from 'node:fs'
    export function show(path: string) {
      for (const line of ⟦readFileSync(path, 'utf8')⟧.trim().split('\\n')) console.log(line)
    }
  `)
  costs('then', `
    import { readFile } from 'node:fs/promises'
    export function show(path: string) {
      return ⟦readFile(path, 'utf8')⟧.then((text) => { for (const line of text.split('\\n')) console.log(line) })
    }
  `)
  costs('the text of an answer', `
    export async function show(url: string) {
      const res = await fetch(url)
      const text = await ⟦res.text()⟧
      for (const line of text.split('\\n')) console.log(line)
    }
  `)
  costs('the text of an answer, forEach', `
    export async function show(url: string) {
      (await ⟦(await fetch(url)).text()⟧).split('\\n').forEach((line) => { console.log(line) })
    }
  `)
  costs('an open file handle', `
    import { open } from 'node:fs/promises'
    export async function show(path: string) {
      const handle = await open(path)
      const text = await ⟦handle.readFile('utf8')⟧
      for (const line of text.split('\\n')) console.log(line)
      await handle.close()
    }
  `)
  costs('a method of a class', `
    import { readFile } from 'node:fs/promises'
    export class Importer {
      constructor(private readonly path: string) {}
      async run() {
        const content = await ⟦readFile(this.path, 'utf8')⟧
        const lines = content.split('\\n')
        for (const line of lines) await this.save(line)
      }
      async save(line: string) { console.log(line) }
    }
  `)
  costs('JavaScript with require', `
    const fs = require('fs')
    function show(path) {
      for (const line of ⟦fs.readFileSync(path, 'utf8')⟧.split('\\n')) console.log(line)
    }
  `, { path: 'src/main.js' })
  costs('standard input by its number', `
    import { readFileSync } from 'node:fs'
    for (const line of ⟦readFileSync(0, 'utf8')⟧.split('\\n')) console.log(line)
  `)
  costs('os.EOL', `
    import { readFileSync } from 'node:fs'
    import { EOL } from 'node:os'
    export function show(path: string) {
      for (const line of ⟦readFileSync(path, 'utf8')⟧.split(EOL)) console.log(line)
    }
  `)
  costs('a cast on the way', `
    import { readFileSync } from 'node:fs'
    export function show(path: string) {
      for (const line of (⟦readFileSync(path, 'utf8')⟧ as string).split('\\n')) console.log(line)
    }
  `)
  costs('files read in a loop', `
    import { readFile } from 'node:fs/promises'
    export async function show(paths: string[]) {
      for (const path of paths) {
        const text = await ⟦readFile(path, 'utf8')⟧
        for (const line of text.split('\\n')) console.log(line)
      }
    }
  `)

  costs('a callback of readFile', `
    import fs from 'node:fs'
    export function show(path: string) {
      ⟦fs.readFile(path, 'utf8', (error, data) => {
        for (const line of data.split('\\n')) console.log(line)
      })⟧
    }
  `)

  fine('streamed', `
    import { open } from 'node:fs/promises'
    export async function show(path: string) {
      for await (const line of (await open(path)).readLines()) console.log(line)
    }
  `)
  fine('readline', `
    import { createReadStream } from 'node:fs'
    import { createInterface } from 'node:readline'
    export async function show(path: string) {
      for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) console.log(line)
    }
  `)
  fine('returned', `
    import { readFileSync } from 'node:fs'
    export function lines(path: string) { return readFileSync(path, 'utf8').split('\\n') }
  `)
  fine('mapped and returned', `
    import { readFileSync } from 'node:fs'
    export function lines(path: string) { return readFileSync(path, 'utf8').split('\\n').map((line) => line.trim()) }
  `)
  fine('mapped, awaited together and returned', `
    import { readFile } from 'node:fs/promises'
    declare function load(line: string): Promise<string>
    export async function all(path: string) { return Promise.all((await readFile(path, 'utf8')).split('\\n').map((line) => load(line))) }
  `)
  fine('indexed', `
    import { readFileSync } from 'node:fs'
    export function first(path: string) { return readFileSync(path, 'utf8').split('\\n')[0] }
  `)
  fine('the loop looks ahead', `
    import { readFileSync } from 'node:fs'
    export function show(path: string) {
      const lines = readFileSync(path, 'utf8').split('\\n')
      lines.forEach((line, index) => console.log(line, lines[index + 1]))
    }
  `)
  fine('the callback sees the array', `
    import { readFileSync } from 'node:fs'
    export function show(path: string) {
      readFileSync(path, 'utf8').split('\\n').forEach((line, index, all) => console.log(line, all[index + 1]))
    }
  `)
  fine('counted by index', `
    import { readFileSync } from 'node:fs'
    export function show(path: string) {
      const lines = readFileSync(path, 'utf8').split('\\n')
      for (let i = 0; i < lines.length; i++) console.log(lines[i])
    }
  `)
  fine('measured', `
    import { readFileSync } from 'node:fs'
    export function count(path: string) { return readFileSync(path, 'utf8').split('\\n').length }
  `)
  fine('sliced, sorted, reversed, unique', `
    import { readFileSync } from 'node:fs'
    export function show(path: string) {
      for (const line of readFileSync(path, 'utf8').split('\\n').slice(1)) console.log(line)
      for (const line of readFileSync(path, 'utf8').split('\\n').sort()) console.log(line)
      for (const line of readFileSync(path, 'utf8').split('\\n').reverse()) console.log(line)
      for (const line of new Set(readFileSync(path, 'utf8').split('\\n'))) console.log(line)
      for (const line of [...readFileSync(path, 'utf8').split('\\n')]) console.log(line)
    }
  `)
  fine('from the end', `
    import { readFileSync } from 'node:fs'
    export function last(path: string) {
      return readFileSync(path, 'utf8').split('\\n').reduceRight((found, line) => found || line, '')
    }
  `)
  fine('used twice', `
    import { readFileSync } from 'node:fs'
    export function show(path: string) {
      const text = readFileSync(path, 'utf8')
      console.log(text.length)
      for (const line of text.split('\\n')) console.log(line)
    }
  `)
  fine('stored', `
    import { readFileSync } from 'node:fs'
    export class Words {
      private lines: string[] = []
      load(path: string) { this.lines = readFileSync(path, 'utf8').split('\\n') }
      show() { for (const line of this.lines) console.log(line) }
    }
  `)
  fine('exported', `
    import { readFileSync } from 'node:fs'
    export const lines = readFileSync('/var/data/words', 'utf8').split('\\n')
    for (const line of lines) console.log(line)
  `)
  fine('exported by name', `
    import { readFileSync } from 'node:fs'
    const lines = readFileSync('/var/data/words', 'utf8').split('\\n')
    for (const line of lines) console.log(line)
    export { lines }
  `)
  fine('given away', `
    import { readFileSync } from 'node:fs'
    export function show(path: string, render: (lines: string[]) => void) { render(readFileSync(path, 'utf8').split('\\n')) }
  `)
  fine('walked once per word', `
    import { readFileSync } from 'node:fs'
    export function show(path: string, words: string[]) {
      const lines = readFileSync(path, 'utf8').split('\\n')
      for (const word of words) for (const line of lines) console.log(line.includes(word))
    }
  `)
  fine('constant paths of small files', `
    import { readFileSync } from 'node:fs'
    import { join } from 'node:path'
    for (const line of readFileSync('.env', 'utf8').split('\\n')) console.log(line)
    for (const line of readFileSync(join(__dirname, 'config.yml'), 'utf8').split('\\n')) console.log(line)
    for (const line of readFileSync(\`\${__dirname}/.gitignore\`, 'utf8').split('\\n')) console.log(line)
    for (const line of readFileSync(new URL('./package.json', import.meta.url), 'utf8').split('\\n')) console.log(line)
  `)
  fine('rewritten while its lines are taken', `
    import { appendFileSync, readFileSync } from 'node:fs'
    export function show(path: string) {
      for (const line of readFileSync(path, 'utf8').split('\\n')) appendFileSync(path, line)
    }
  `)
  fine('rewritten through a stream', `
    import { createWriteStream, readFileSync } from 'node:fs'
    export function show(path: string) {
      const lines = readFileSync(path, 'utf8').split('\\n')
      const out = createWriteStream(path)
      for (const line of lines) out.write(line.trim())
    }
  `)
  fine('split at something else', `
    import { readFileSync } from 'node:fs'
    export function show(path: string) {
      for (const part of readFileSync(path, 'utf8').split('\\n\\n')) console.log(part)
      for (const part of readFileSync(path, 'utf8').split(/\\n\\n+/)) console.log(part)
      for (const part of readFileSync(path, 'utf8').split(',')) console.log(part)
      for (const part of readFileSync(path, 'utf8').split(/\\n(?=#)/)) console.log(part)
      for (const part of readFileSync(path, 'utf8').split('\\n', 3)) console.log(part)
    }
  `)
  fine('comments taken out of the whole first', `
    import { readFileSync } from 'node:fs'
    export function show(path: string) {
      for (const line of readFileSync(path, 'utf8').replace(/\\/\\*[^]*?\\*\\//g, '').split('\\n')) console.log(line)
    }
  `)
  fine('characters', `
    import { readFileSync } from 'node:fs'
    export function show(path: string) { for (const one of readFileSync(path, 'utf8')) console.log(one) }
  `)
  fine('others with the same names', `
    class Shelf { readFileSync(path: string) { return path } }
    export function show(shelf: Shelf, unknown: any, path: string) {
      for (const line of shelf.readFileSync(path).split('\\n')) console.log(line)
      for (const line of unknown.readFileSync(path).split('\\n')) console.log(line)
    }
  `)
  fine('a file of its own by the name of a module', `
    import { readFile } from './files'
    export async function show(path: string) {
      for (const line of (await readFile(path)).split('\\n')) console.log(line)
    }
  `)
  fine('what a command printed', `
    import { execSync } from 'node:child_process'
    for (const line of execSync('git log').toString().split('\\n')) console.log(line)
  `)
  fine('a closure uses the lines', `
    import { readFileSync } from 'node:fs'
    export function show(path: string) {
      const lines = readFileSync(path, 'utf8').split('\\n')
      return () => { for (const line of lines) console.log(line) }
    }
  `)
  fine('set again', `
    import { readFileSync } from 'node:fs'
    export function show(path: string, extra: boolean) {
      let lines = readFileSync(path, 'utf8').split('\\n')
      if (extra) lines = ['a']
      for (const line of lines) console.log(line)
    }
  `)

  fixes('a loop over an awaited read', `
    import { readFile } from 'node:fs/promises'
    export async function show(path: string) {
      for (const line of (await ⟦readFile(path, 'utf8')⟧).split('\\n')) console.log(line)
    }
  `, `
    import { open } from 'node:fs/promises'
    export async function show(path: string) {
      for await (const line of (await open(path)).readLines({ encoding: 'utf8' })) console.log(line)
    }
  `, { safety: 'suggested', title: /carriage returns.*no empty piece/ })
  fixes('names go, and the import stays where it is used', `
    import { readFile } from 'fs/promises';
    export const whole = (path: string) => readFile(path, 'utf8');
    export async function show(path: string) {
      const text = await ⟦readFile(path, 'latin1')⟧;
      const lines = text.split(/\\r?\\n/);
      let count = 0;
      for (const line of lines) {
        count += line.length; // all
      }
      return count;
    }
  `, `
    import { readFile } from 'fs/promises';
    import { open } from 'node:fs/promises';
    export const whole = (path: string) => readFile(path, 'utf8');
    export async function show(path: string) {
      let count = 0;
      for await (const line of (await open(path)).readLines({ encoding: 'latin1' })) {
        count += line.length; // all
      }
      return count;
    }
  `, { safety: 'suggested' })
  fixes('a synchronous read in an async function', `
    import { readFileSync } from "node:fs"
    export const show = async (path: string) => {
      for (const line of ⟦readFileSync(path)⟧.toString("utf8").split("\\n")) {
        await save(line)
      }
    }
  `, `
    import { open } from "node:fs/promises"
    export const show = async (path: string) => {
      for await (const line of (await open(path)).readLines({ encoding: "utf8" })) {
        await save(line)
      }
    }
  `)
  fixes('a loop that may leave closes the file', `
    import { readFile } from 'node:fs/promises'
    export async function find(path: string, word: string) {
      const text = await ⟦readFile(path, 'utf8')⟧
      for (const line of text.split('\\n')) {
        if (line.includes(word)) return line
      }
      return null
    }
  `, `
    import { open } from 'node:fs/promises'
    export async function find(path: string, word: string) {
      const linesFile = await open(path)
      try {
        for await (const line of linesFile.readLines({ encoding: 'utf8' })) {
          if (line.includes(word)) return line
        }
      } finally {
        await linesFile.close()
      }
      return null
    }
  `)
  fixes('a generator closes the file', `
    import { readFile } from 'node:fs/promises'
    export async function* lines(path: string) {
      for (const line of (await ⟦readFile(path)⟧).toString().split('\\n')) {
        yield line.trim()
      }
    }
  `, `
    import { open } from 'node:fs/promises'
    export async function* lines(path: string) {
      const linesFile = await open(path)
      try {
        for await (const line of linesFile.readLines()) {
          yield line.trim()
        }
      } finally {
        await linesFile.close()
      }
    }
  `)
  noFix('a loop that may leave, where no statement can stand above it', `
    import { readFile } from 'node:fs/promises'
    export async function show(paths: string[]) {
      for (const path of paths)
        for (const line of (await ⟦readFile(path, 'utf8')⟧).split('\\n')) {
          if (line === '') break
          console.log(line)
        }
    }
  `)
  noFix('a sync function', `
    import { readFileSync } from 'node:fs'
    export function show(path: string) {
      for (const line of ⟦readFileSync(path, 'utf8')⟧.split('\\n')) console.log(line)
    }
  `)
  noFix('a callback inside an async function', `
    import { readFileSync } from 'node:fs'
    export async function show(paths: string[]) {
      paths.forEach((path) => {
        for (const line of ⟦readFileSync(path, 'utf8')⟧.split('\\n')) console.log(line)
      })
    }
  `)
  noFix('forEach', `
    import { readFile } from 'node:fs/promises'
    export async function show(path: string) {
      (await ⟦readFile(path, 'utf8')⟧).split('\\n').forEach((line) => console.log(line))
    }
  `)
  noFix('then', `
    import { readFile } from 'node:fs/promises'
    export async function show(path: string) {
      await ⟦readFile(path, 'utf8')⟧.then((text) => { for (const line of text.split('\\n')) console.log(line) })
    }
  `)
  noFix('blank lines vanish', `
    import { readFile } from 'node:fs/promises'
    export async function show(path: string) {
      for (const line of (await ⟦readFile(path, 'utf8')⟧).split(/\\n+/)) console.log(line)
    }
  `)
  noFix('an encoding that is not written', `
    import { readFile } from 'node:fs/promises'
    export async function show(path: string, encoding: BufferEncoding) {
      for (const line of (await ⟦readFile(path, encoding)⟧).split('\\n')) console.log(line)
    }
  `)
  noFix('an answer', `
    export async function show(url: string) {
      const res = await fetch(url)
      for (const line of (await ⟦res.text()⟧).split('\\n')) console.log(line)
    }
  `)
  noFix('open means something else', `
    import { readFile } from 'node:fs/promises'
    const open = () => null
    export async function show(path: string) {
      for (const line of (await ⟦readFile(path, 'utf8')⟧).split('\\n')) console.log(line, open())
    }
  `)
  noFix('something awaited between', `
    import { readFile } from 'node:fs/promises'
    declare function prepare(): Promise<void>
    export async function show(path: string) {
      const text = await ⟦readFile(path, 'utf8')⟧
      await prepare()
      for (const line of text.split('\\n')) console.log(line)
    }
  `)
})
