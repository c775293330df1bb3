// Imports of TypeScript as programs write them, seen through a query that they lead to.

import { checksFor } from '../support/check.js'
import { dedent } from '../support/marks.js'

const { costs, fine } = checksFor('n-plus-one-query', 'typescript')

const load = (path: string) => dedent(`
  //- ${path}
  import { Pool } from 'pg'
  const pool = new Pool()
  export async function load(id: string) { return (await pool.query('SELECT * FROM users WHERE id = $1', [id])).rows[0] }
`)
const withModule = (path: string, files: string) => load(path) + dedent(files)

describe('imports of TypeScript that lead to a query', () => {
  costs('relative, with and without an extension', withModule('src/users/index.ts', `
    //- src/a/main.ts
    import { load } from '../users'
    import { load as second } from '../users/index'
    import { load as third } from '../users/index.js'
    import * as users from '../users/'
    export async function main(ids: string[]) {
      for (const id of ids) await ⟦load(id)⟧
      for (const id of ids) await ⟦second(id)⟧
      for (const id of ids) await ⟦third(id)⟧
      for (const id of ids) await ⟦users.load(id)⟧
    }
  `))
  costs('paths, also of a base configuration', withModule('src/users/queries.ts', `
    //- tsconfig.base.json
    { "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["src/*"], "~users": ["src/users/queries.ts"] } } }
    //- tsconfig.json
    { "extends": "./tsconfig.base.json", "include": ["src"] }
    //- src/main.ts
    import { load } from '@/users/queries'
    import { load as second } from '~users'
    import { load as third } from 'src/users/queries'
    export async function main(ids: string[]) {
      for (const id of ids) await ⟦load(id)⟧
      for (const id of ids) await ⟦second(id)⟧
      for (const id of ids) await ⟦third(id)⟧
    }
  `))
  costs('packages of a workspace, whose entries are not built', withModule('packages/data/src/index.ts', `
    //- package.json
    { "private": true, "workspaces": ["packages/*"] }
    //- packages/data/package.json
    { "name": "@shop/data", "main": "dist/index.js", "types": "dist/index.d.ts" }
    //- packages/data/src/extra.ts
    export { load as extra } from './index'
    //- packages/more/package.json
    { "name": "@shop/more", "exports": { ".": "./dist/index.js", "./deep": { "types": "./dist/deep/users.d.ts", "import": "./dist/deep/users.js" } } }
    //- packages/more/src/deep/users.ts
    export { load as deep } from '@shop/data'
    //- packages/web/package.json
    { "name": "web", "dependencies": { "@shop/data": "workspace:*", "@shop/more": "*" } }
    //- packages/web/src/main.ts
    import { load } from '@shop/data'
    import { deep } from '@shop/more/deep'
    export async function main(ids: string[]) {
      for (const id of ids) await ⟦load(id)⟧
      for (const id of ids) await ⟦deep(id)⟧
    }
  `))
  costs('packages of pnpm, and imports of the package itself', withModule('libs/data/src/index.ts', `
    //- pnpm-workspace.yaml
    packages:
      - 'libs/*'
      - 'apps/*'
    //- libs/data/package.json
    { "name": "data", "exports": { ".": { "default": "./src/index.ts" } } }
    //- apps/web/package.json
    { "name": "web", "imports": { "#users": "./src/users.ts" }, "dependencies": { "data": "workspace:*" } }
    //- apps/web/src/users.ts
    export * from 'data'
    //- apps/web/src/main.ts
    import { load } from '#users'
    export async function main(ids: string[]) {
      for (const id of ids) await ⟦load(id)⟧
    }
  `))
  costs('references', withModule('core/src/users.ts', `
    //- tsconfig.json
    { "files": [], "references": [{ "path": "./core" }, { "path": "./web" }] }
    //- core/tsconfig.json
    { "compilerOptions": { "composite": true, "rootDir": "src", "outDir": "dist" }, "include": ["src"] }
    //- web/tsconfig.json
    { "compilerOptions": { "paths": { "core/*": ["../core/dist/*"] } }, "references": [{ "path": "../core" }] }
    //- web/main.ts
    import { load } from 'core/users'
    export async function main(ids: string[]) {
      for (const id of ids) await ⟦load(id)⟧
    }
  `))
  costs('require in all its forms', `
    //- src/load.js
    const { Pool } = require('pg')
    const pool = new Pool()
    exports.load = async (id) => (await pool.query('SELECT * FROM users WHERE id = $1', [id])).rows[0]
    //- src/index.js
    module.exports = { ...require('./load'), users: require('./load') }
    //- src/main.js
    const { load: find } = require('./load')
    const load = require('./load').load
    const all = require('.')
    async function main(ids) {
      for (const id of ids) await ⟦find(id)⟧
      for (const id of ids) await ⟦load(id)⟧
      for (const id of ids) await ⟦all.users.load(id)⟧
      for (const id of ids) await ⟦require('./load').load(id)⟧
    }
  `)
  costs('a CommonJS module that is imported', `
    //- src/load.js
    const { Pool } = require('pg')
    const pool = new Pool()
    async function load(id) { return (await pool.query('SELECT * FROM users WHERE id = $1', [id])).rows[0] }
    module.exports = { load }
    //- src/main.ts
    import { load } from './load'
    import queries from './load'
    import other = require('./load')
    export async function main(ids: string[]) {
      for (const id of ids) await ⟦load(id)⟧
      for (const id of ids) await ⟦queries.load(id)⟧
      for (const id of ids) await ⟦other.load(id)⟧
    }
  `)
  costs('circles', withModule('src/load.ts', `
    //- src/a.ts
    import { two } from './b'
    import { load } from './load'
    export const one = (id: string) => load(id)
    export async function all(ids: string[]) { for (const id of ids) await ⟦two(id)⟧ }
    //- src/b.ts
    import { one } from './a'
    export const two = (id: string) => one(id)
  `))
  fine('a library by the name of a folder', withModule('users/index.ts', `
    //- package.json
    { "dependencies": { "users": "1" } }
    //- src/main.ts
    import { load } from 'users'
    export async function main(ids: string[]) { for (const id of ids) await load(id) }
  `))
  fine('a name that is not exported', withModule('src/load.ts', `
    //- src/main.ts
    import { find } from './load'
    export async function main(ids: string[]) { for (const id of ids) await find(id) }
  `))
  fine('a type of the same name', withModule('src/load.ts', `
    //- src/main.ts
    import type { load } from './load'
    export async function main(ids: string[], load: (id: string) => Promise<void>) { for (const id of ids) await load(id) }
  `))
})
