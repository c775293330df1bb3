// What functions do through all that they run, in TypeScript: seen through awaits that could go on together, and through none that cannot.

import { checksFor } from '../support/check.js'

const awaits = checksFor('sequential-await', 'typescript')
const blocking = checksFor('blocking-call-in-async', 'typescript')

describe('effects in TypeScript', () => {
  awaits.costs('of a method of an interface', `
    //- src/api.ts
    export interface Api { user(id: string): Promise<string> }
    //- src/http-api.ts
    import { Api } from './api'
    export class HttpApi implements Api {
      async user(id: string) { return (await fetch('https://a/' + id)).text() }
    }
    //- src/main.ts
    import { Api } from './api'
    export async function main(api: Api, ids: string[]) {
      const names: string[] = []
      for (const id of ids) names.push(⟦await api.user(id)⟧)
      return names
    }
  `)
  awaits.fine('of a method that writes what it reads', `
    //- src/api.ts
    export interface Api { user(id: string): Promise<string> }
    //- src/http-api.ts
    import { Api } from './api'
    export class HttpApi implements Api {
      private cursor = ''
      async user(id: string) { this.cursor = await (await fetch('https://a/' + this.cursor)).text(); return this.cursor }
    }
    //- src/main.ts
    import { Api } from './api'
    export async function main(api: Api, ids: string[]) {
      const names: string[] = []
      for (const id of ids) names.push(await api.user(id))
      return names
    }
  `)
  awaits.fine('of a method of a class elsewhere that reads what it left', `
    //- src/pages.ts
    export class Pages {
      private cursor = ''
      async next(id: string) {
        const page = await this.load(id)
        this.cursor = page.cursor
        return page.rows
      }
      private async load(id: string) { return (await fetch('https://a/' + id + this.cursor)).json() }
    }
    //- src/main.ts
    import { Pages } from './pages'
    export async function main(pages: Pages, ids: string[]) {
      const all: unknown[] = []
      for (const id of ids) all.push(await pages.next(id))
      return all
    }
  `)
  awaits.costs('of a method of a class elsewhere that keeps a token', `
    //- src/api.ts
    export class Api {
      private token?: string
      async user(id: string) {
        this.token ??= await (await fetch('https://a/token')).text()
        return (await fetch('https://a/' + id + this.token)).text()
      }
    }
    //- src/main.ts
    import { Api } from './api'
    export async function main(api: Api, ids: string[]) {
      const all: string[] = []
      for (const id of ids) all.push(⟦await api.user(id)⟧)
      return all
    }
  `)
  awaits.fine('of an interface that nothing implements', `
    export interface Api { user(id: string): Promise<string> }
    export async function main(api: Api, ids: string[]) {
      const names: string[] = []
      for (const id of ids) names.push(await api.user(id))
      return names
    }
  `)
  blocking.costs('of a getter', `
    import { readFileSync } from 'node:fs'
    class Settings {
      get text() { return ⟨readFileSync('a.txt', 'utf8')⟩ }
    }
    export async function main(settings: Settings) { return ⟦settings.text⟧ }
  `)
  blocking.fine('of a getter that keeps what it read', `
    import { readFileSync } from 'node:fs'
    class Settings {
      private known?: string
      get text() { return this.known ??= readFileSync('a.txt', 'utf8') }
    }
    export async function main(settings: Settings) { return settings.text }
  `)
  blocking.costs('of the constructor of the base', `
    import { readFileSync } from 'node:fs'
    class Base { text: string; constructor(path: string) { this.text = readFileSync(path, 'utf8') } }
    class Heir extends Base { constructor() { super('a.txt') } }
    export async function main() { return ⟦new Heir()⟧.text }
  `)
  blocking.costs('of a function that an object of a factory holds', `
    //- src/files.ts
    import { readFileSync } from 'node:fs'
    export const createFiles = (folder: string) => {
      const read = (name: string) => readFileSync(folder + name, 'utf8')
      return { read, first: () => read('a') }
    }
    //- src/main.ts
    import { createFiles } from './files'
    const files = createFiles('/x/')
    export async function main() { return ⟦files.first()⟧ + ⟦files.read('b')⟧ }
  `)
  blocking.fine('of a getter of a class of the same name', `
    //- src/settings.ts
    import { readFileSync } from 'node:fs'
    export class Settings { get text() { return readFileSync('a.txt', 'utf8') } }
    //- src/main.ts
    class Settings { text = 'a' }
    export async function main(settings: Settings) { return settings.text }
  `)
})
