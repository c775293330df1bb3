// Which function a call runs, in TypeScript: seen through a query that it reaches, and through none where it does not.

import { checksFor } from '../support/check.js'
import { dedent } from '../support/marks.js'

const { costs, fine } = checksFor('n-plus-one-query', 'typescript')

const withDatabase = (files: string) => `${dedent(`
  //- src/db.ts
  import { Pool } from 'pg'
  export const pool = new Pool()
  export async function load(id: string) {
    const { rows } = await pool.query('SELECT * FROM users WHERE id = $1', [id])
    return rows[0]
  }
`)}${dedent(files)}`

describe('calls in TypeScript', () => {
  describe('getters', () => {
    costs('are run by reading them', withDatabase(`
      //- src/user.ts
      import { load } from './db'
      export class User {
        constructor(private id: string) {}
        get row() { return ⟨load(this.id)⟩ }
      }
      //- src/report.ts
      import { User } from './user'
      export async function report(users: User[]) {
        for (const user of users) console.log(await ⟦user.row⟧)
      }
    `))
    costs('of a base class, behind another getter', withDatabase(`
      //- src/user.ts
      import { load } from './db'
      class Base {
        id = ''
        get row() { return load(this.id) }
      }
      export class User extends Base {
        get name() { return this.row }
      }
      export const report = (users: User[]) => Promise.all(users.map((user) => ⟦user.name⟧))
    `))
    costs('of an object', withDatabase(`
      //- src/user.ts
      import { load } from './db'
      const api = { get row() { return load('1') } }
      export async function report(users: string[]) {
        for (const user of users) console.log(user, await ⟦api.row⟧)
      }
    `))
    fine('stored, not read', withDatabase(`
      //- src/user.ts
      import { load } from './db'
      export class User {
        id = ''
        get row() { return load(this.id) }
        set row(value) {}
      }
      export function report(users: User[], row: Promise<any>) {
        for (const user of users) user.row = row
      }
    `))
    fine('that keep what they got', withDatabase(`
      //- src/user.ts
      import { load } from './db'
      export class Settings {
        private known?: Promise<any>
        get row() { return this.known ??= load('1') }
      }
      export async function report(users: string[], settings: Settings) {
        for (const user of users) console.log(user, await settings.row)
      }
    `))
    fine('a method that is named and not called', withDatabase(`
      //- src/user.ts
      import { load } from './db'
      export class User {
        id = ''
        row() { return load(this.id) }
      }
      export function report(users: User[]) {
        return users.map((user) => user.row)
      }
    `))
  })

  describe('what implements a type', () => {
    costs('the one class that implements an interface', withDatabase(`
      //- src/users.ts
      export interface Users { find(id: string): Promise<unknown> }
      //- src/sql-users.ts
      import { load } from './db'
      import type { Users } from './users'
      export class SqlUsers implements Users {
        async find(id: string) { return ⟨load(id)⟩ }
      }
      //- src/report.ts
      import type { Users } from './users'
      export class Report {
        constructor(private readonly users: Users) {}
        async lines(ids: string[]) {
          for (const id of ids) console.log(await ⟦this.users.find(id)⟧)
        }
      }
    `))
    costs('every class that implements an interface', withDatabase(`
      //- src/users.ts
      export interface Users { find(id: string): Promise<unknown> }
      //- src/sql-users.ts
      import { load, pool } from './db'
      import { Users } from './users'
      export class SqlUsers implements Users {
        find = async (id: string) => load(id)
      }
      export class OldUsers implements Users {
        async find(id: string) { return (await pool.query('SELECT * FROM old WHERE id = $1', [id])).rows[0] }
      }
      //- src/report.ts
      import { Users } from './users'
      export async function report(users: Users, ids: string[]) {
        for (const id of ids) console.log(await ⟦users.find(id)⟧)
      }
    `))
    fine('only one of those that implement an interface', withDatabase(`
      //- src/users.ts
      import { load } from './db'
      export interface Users { find(id: string): Promise<unknown> }
      export class SqlUsers implements Users {
        async find(id: string) { return load(id) }
      }
      export class KnownUsers implements Users {
        constructor(private readonly users: Map<string, unknown>) {}
        async find(id: string) { return this.users.get(id) }
      }
      export async function report(users: Users, ids: string[]) {
        for (const id of ids) console.log(await users.find(id))
      }
    `))
    fine('no class', withDatabase(`
      //- src/users.ts
      export interface Users { find(id: string): Promise<unknown> }
      export async function report(users: Users, ids: string[]) {
        for (const id of ids) console.log(await users.find(id))
      }
    `))
    costs('an interface that extends another', withDatabase(`
      //- src/users.ts
      import { load } from './db'
      interface Finds { find(id: string): Promise<unknown> }
      interface Users extends Finds { all(): Promise<unknown[]> }
      class SqlUsers implements Users {
        async find(id: string) { return load(id) }
        async all() { return [] }
      }
      export async function report(users: Users, ids: string[]) {
        for (const id of ids) console.log(await ⟦users.find(id)⟧)
      }
    `))
    costs('an abstract class, in its own template method', withDatabase(`
      //- src/job.ts
      export abstract class Job {
        protected abstract handle(id: string): Promise<void>
        async run(ids: string[]) {
          for (const id of ids) await ⟦this.handle(id)⟧
        }
      }
      //- src/mail.ts
      import { load } from './db'
      import { Job } from './job'
      export class Mail extends Job {
        protected async handle(id: string) { console.log(await load(id)) }
      }
    `))
    fine('an interface of the same name elsewhere', withDatabase(`
      //- src/users.ts
      import { load } from './db'
      interface Users { find(id: string): Promise<unknown> }
      export class SqlUsers implements Users {
        async find(id: string) { return load(id) }
      }
      //- src/report.ts
      interface Users { find(id: string): Promise<unknown> }
      export async function report(users: Users, ids: string[]) {
        for (const id of ids) console.log(await users.find(id))
      }
    `))
    costs('an object that is declared to be one', withDatabase(`
      //- src/users.ts
      import { load } from './db'
      export interface Users { find(id: string): Promise<unknown> }
      export const users: Users = {
        async find(id) { return load(id) },
      }
      //- src/report.ts
      import { users } from './users'
      export async function report(ids: string[]) {
        for (const id of ids) console.log(await ⟦users.find(id)⟧)
      }
    `))
    costs('super', withDatabase(`
      //- src/job.ts
      import { load } from './db'
      class Job { async handle(id: string) { return load(id) } }
      class Loud extends Job {
        async handle(id: string) { console.log(id); return super.handle(id) }
      }
      export async function run(ids: string[]) {
        const job = new Loud()
        for (const id of ids) await ⟦job.handle(id)⟧
      }
    `))
    fine('a subclass that needs no query', withDatabase(`
      //- src/job.ts
      import { load } from './db'
      class Job { async handle(id: string): Promise<unknown> { return load(id) } }
      class Quiet extends Job {
        async handle(id: string) { return id }
      }
      export async function run(ids: string[]) {
        const job = new Quiet()
        for (const id of ids) await job.handle(id)
      }
    `))
    costs('the constructor of the base', withDatabase(`
      //- src/job.ts
      import { load } from './db'
      class Job { row: unknown; constructor(id: string) { this.row = load(id) } }
      class Loud extends Job { constructor(id: string) { super(id) } }
      class Silent extends Job {}
      export function run(ids: string[]) {
        for (const id of ids) console.log(⟦new Loud(id)⟧)
        return ids.map((id) => ⟦new Silent(id)⟧)
      }
    `))
  })

  describe('modules as objects', () => {
    costs('an object of functions', withDatabase(`
      //- src/api.ts
      import { load } from './db'
      export const api = {
        async get(id: string) { return load(id) },
        find: (id: string) => load(id),
        load,
        nested: { one: (id: string) => load(id) },
      }
      //- src/main.ts
      import { api } from './api'
      export async function main(ids: string[]) {
        for (const id of ids) await ⟦api.get(id)⟧
        for (const id of ids) await ⟦api.find(id)⟧
        for (const id of ids) await ⟦api.load(id)⟧
        for (const id of ids) await ⟦api.nested.one(id)⟧
      }
    `))
    costs('an object as the default export', withDatabase(`
      //- src/api.ts
      import { load } from './db'
      export default {
        async get(id: string) { return load(id) },
        async all(ids: string[]) {
          for (const id of ids) await ⟦this.get(id)⟧
        },
      }
      //- src/main.ts
      import api from './api'
      export async function main(ids: string[]) {
        for (const id of ids) await ⟦api.get(id)⟧
      }
    `))
    costs('an object under a name as the default export', withDatabase(`
      //- src/api.ts
      import { load } from './db'
      const api = { get: async (id: string) => load(id) }
      export default api
      //- src/main.ts
      import anything from './api'
      export async function main(ids: string[]) {
        for (const id of ids) await ⟦anything.get(id)⟧
      }
    `))
    costs('an instance as the default export, and a class', withDatabase(`
      //- src/api.ts
      import { load } from './db'
      export class Api { async get(id: string) { return load(id) } }
      export default new Api()
      //- src/other.ts
      import { load } from './db'
      export default class { async get(id: string) { return load(id) } }
      //- src/main.ts
      import api, { Api } from './api'
      import Other from './other'
      export async function main(ids: string[], other: Other) {
        const another = new Api()
        for (const id of ids) await ⟦api.get(id)⟧
        for (const id of ids) await ⟦another.get(id)⟧
        for (const id of ids) await ⟦other.get(id)⟧
      }
    `))
    costs('CommonJS', `
      //- src/db.js
      const { Pool } = require('pg')
      const pool = new Pool()
      async function load(id) { return (await pool.query('SELECT * FROM users WHERE id = $1', [id])).rows[0] }
      module.exports = { load, other: async (id) => load(id), pool }
      //- src/users.js
      const db = require('./db')
      exports.find = async (id) => db.load(id)
      class Users { async find(id) { return db.other(id) } }
      exports.Users = Users
      //- src/main.js
      const { load } = require('./db')
      const users = require('./users')
      const { Users } = require('./users')
      module.exports = async (ids) => {
        const all = new Users()
        for (const id of ids) await ⟦load(id)⟧
        for (const id of ids) await ⟦users.find(id)⟧
        for (const id of ids) await ⟦all.find(id)⟧
      }
    `)
    costs('CommonJS, a class or a function as the module', `
      //- src/load.js
      const { Pool } = require('pg')
      const pool = new Pool()
      module.exports = async function load(id) { return (await pool.query('SELECT * FROM users WHERE id = $1', [id])).rows[0] }
      //- src/users.js
      const load = require('./load')
      module.exports = class Users { async find(id) { return load(id) } }
      //- src/main.js
      const Users = require('./users')
      async function main(ids) {
        const users = new Users()
        for (const id of ids) await ⟦users.find(id)⟧
      }
    `)
    costs('what an index file hands on', withDatabase(`
      //- src/users/find.ts
      import { load } from '../db'
      export async function find(id: string) { return load(id) }
      export default find
      //- src/users/index.ts
      export * from './find'
      export { default } from './find'
      export { find as findUser } from './find'
      export * as users from './find'
      //- src/main.ts
      import byDefault, { find, findUser, users } from './users'
      import * as all from './users'
      export async function main(ids: string[]) {
        for (const id of ids) await ⟦byDefault(id)⟧
        for (const id of ids) await ⟦find(id)⟧
        for (const id of ids) await ⟦findUser(id)⟧
        for (const id of ids) await ⟦users.find(id)⟧
        for (const id of ids) await ⟦all.find(id)⟧
        for (const id of ids) await ⟦all.users.find(id)⟧
      }
    `))
    costs('a function that is bound', withDatabase(`
      //- src/main.ts
      import { load } from './db'
      class Users {
        async find(kind: string, id: string) { return load(id) }
        all(ids: string[]) { return Promise.all(ids.map(⟦this.find.bind(this, 'x')⟧)) }
      }
    `))
    costs('a namespace', withDatabase(`
      //- src/users.ts
      import { load } from './db'
      export namespace Users {
        export async function find(id: string) { return load(id) }
      }
      //- src/main.ts
      import { Users } from './users'
      export async function main(ids: string[]) {
        for (const id of ids) await ⟦?Users.find(id)⟧
      }
    `))
    costs('static methods, also of a singleton', withDatabase(`
      //- src/users.ts
      import { load } from './db'
      export class Users {
        private static instance: Users
        static getInstance() { return Users.instance ??= new Users() }
        static async one(id: string) { return load(id) }
        static async two(id: string) { return this.one(id) }
        async find(id: string) { return load(id) }
      }
      //- src/main.ts
      import { Users } from './users'
      export async function main(ids: string[]) {
        for (const id of ids) await ⟦Users.one(id)⟧
        for (const id of ids) await ⟦Users.two(id)⟧
        for (const id of ids) await ⟦Users.getInstance().find(id)⟧
      }
    `))
    costs('an import made when it is needed', withDatabase(`
      //- src/main.ts
      export async function main(ids: string[]) {
        const { load } = await import('./db')
        const module = await import('./db')
        for (const id of ids) await ⟦load(id)⟧
        for (const id of ids) await ⟦module.load(id)⟧
      }
    `))
    fine('an object that something is put into later', withDatabase(`
      //- src/api.ts
      import { load } from './db'
      const api: any = { get: async (id: string) => load(id) }
      api.get = async (id: string) => id
      export async function main(ids: string[]) {
        for (const id of ids) await api.get(id)
      }
    `))
  })

  describe('factories', () => {
    costs('an object of closures', withDatabase(`
      //- src/users.ts
      import type { Pool } from 'pg'
      export const createUsers = (db: Pool) => ({
        async find(id: string) { return ⟨db.query('SELECT * FROM users WHERE id = $1', [id])⟩ },
        list: () => db.query('SELECT * FROM users'),
      })
      //- src/main.ts
      import { createUsers } from './users'
      import { pool } from './db'
      const users = createUsers(pool)
      export async function main(ids: string[]) {
        for (const id of ids) await ⟦users.find(id)⟧
      }
    `))
    costs('an object of named functions', withDatabase(`
      //- src/users.ts
      import { Pool } from 'pg'
      export function createUsers(db: Pool) {
        async function find(id: string) { return db.query('SELECT * FROM users WHERE id = $1', [id]) }
        const two = async (id: string) => find(id)
        return { find, two }
      }
      export type Users = ReturnType<typeof createUsers>
      //- src/main.ts
      import { createUsers, type Users } from './users'
      import { pool } from './db'
      export async function main(ids: string[]) {
        const { find, two } = createUsers(pool)
        for (const id of ids) await ⟦find(id)⟧
        for (const id of ids) await ⟦two(id)⟧
      }
      export async function other(users: Users, ids: string[]) {
        for (const id of ids) await ⟦users.find(id)⟧
      }
    `))
    costs('a factory of another factory', withDatabase(`
      //- src/main.ts
      import { load } from './db'
      const createRepository = () => ({ find: (id: string) => load(id) })
      const createService = (repository = createRepository()) => ({
        find: async (id: string) => repository.find(id),
      })
      const createContext = () => {
        const users = createService()
        return { users }
      }
      export async function main(ids: string[]) {
        const context = createContext()
        for (const id of ids) await ⟦context.users.find(id)⟧
      }
    `))
    costs('what a caller hands over', withDatabase(`
      //- src/users.ts
      export function makeUsers({ load }) {
        return { find: async (id: string) => load(id) }
      }
      //- src/main.ts
      import { makeUsers } from './users'
      import { load } from './db'
      const users = makeUsers({ load })
      export async function main(ids: string[]) {
        for (const id of ids) await ⟦users.find(id)⟧
      }
    `))
    costs('a wrapper of a function', withDatabase(`
      //- src/main.ts
      import { load } from './db'
      const withLog = <A extends unknown[], R>(work: (...args: A) => R) => (...args: A) => {
        console.log(args)
        return work(...args)
      }
      const find = withLog((id: string) => load(id))
      export async function main(ids: string[]) {
        for (const id of ids) await ⟦find(id)⟧
      }
    `))
    costs('bind and call', withDatabase(`
      //- src/main.ts
      import { load } from './db'
      class Users { async find(id: string) { return load(id) } }
      const users = new Users()
      const find = users.find.bind(users)
      export async function main(ids: string[]) {
        for (const id of ids) await ⟦find(id)⟧
        for (const id of ids) await ⟦load.call(null, id)⟧
        for (const id of ids) await ⟦load.apply(null, [id])⟧
      }
    `))
    fine('a factory that nobody calls', withDatabase(`
      //- src/main.ts
      import { load } from './db'
      export const finders = (ids: string[]) => ids.map((id) => () => load(id))
    `))
  })

  describe('what is injected', () => {
    costs('by Nest, through a module of its own', withDatabase(`
      //- src/users.service.ts
      import { Injectable } from '@nestjs/common'
      import { InjectRepository } from '@nestjs/typeorm'
      import { Repository } from 'typeorm'
      import { User } from './user.entity'
      @Injectable()
      export class UsersService {
        constructor(@InjectRepository(User) private readonly users: Repository<User>) {}
        async find(id: number) { return ⟨this.users.findOneBy({ id })⟩ }
      }
      //- src/user.entity.ts
      import { Entity, PrimaryGeneratedColumn } from 'typeorm'
      @Entity()
      export class User { @PrimaryGeneratedColumn() id: number }
      //- src/reports.controller.ts
      import { Controller, Get } from '@nestjs/common'
      import { UsersService } from './users.service'
      @Controller()
      export class ReportsController {
        constructor(private readonly service: UsersService) {}
        @Get()
        async all(ids: number[]) {
          for (const id of ids) await ⟦this.service.find(id)⟧
        }
      }
    `))
    costs('by Nest, into a property and under a token', withDatabase(`
      //- src/users.ts
      import { Inject, Injectable } from '@nestjs/common'
      import { load } from './db'
      export const USERS = Symbol('USERS')
      export interface Users { find(id: string): Promise<unknown> }
      @Injectable()
      export class SqlUsers implements Users { async find(id: string) { return load(id) } }
      //- src/report.ts
      import { Inject, Injectable } from '@nestjs/common'
      import { SqlUsers, USERS, Users } from './users'
      @Injectable()
      export class Report {
        @Inject() private readonly direct: SqlUsers
        constructor(@Inject(USERS) private readonly users: Users) {}
        async all(ids: string[]) {
          for (const id of ids) await ⟦this.users.find(id)⟧
          for (const id of ids) await ⟦this.direct.find(id)⟧
        }
      }
    `))
    costs('by a container', withDatabase(`
      //- src/main.ts
      import { container } from 'tsyringe'
      import { load } from './db'
      class Users { async find(id: string) { return load(id) } }
      export async function main(ids: string[]) {
        const users = container.resolve(Users)
        for (const id of ids) await ⟦users.find(id)⟧
      }
    `))
    costs('inject() of Angular and ModuleRef.get', withDatabase(`
      //- src/main.ts
      import { ModuleRef } from '@nestjs/core'
      import { load } from './db'
      class Users { async find(id: string) { return load(id) } }
      export class Report {
        constructor(private readonly modules: ModuleRef) {}
        async main(ids: string[]) {
          const users = this.modules.get(Users)
          for (const id of ids) await ⟦users.find(id)⟧
        }
      }
    `))
    costs('a field that is made in place', withDatabase(`
      //- src/main.ts
      import { load } from './db'
      class Users { find = (id: string) => load(id) }
      export class Report {
        private users = new Users()
        #other = new Users()
        private readonly find = (id: string) => this.users.find(id)
        async main(ids: string[]) {
          for (const id of ids) await ⟦this.users.find(id)⟧
          for (const id of ids) await ⟦this.#other.find(id)⟧
          for (const id of ids) await ⟦this.find(id)⟧
        }
      }
    `))
    costs('what a constructor takes by an object', withDatabase(`
      //- src/main.ts
      import { load } from './db'
      class Users { async find(id: string) { return load(id) } }
      interface Dependencies { users: Users }
      export class Report {
        private users: Users
        constructor(private readonly given: Dependencies, { users }: Dependencies) { this.users = users }
        async main(ids: string[]) {
          for (const id of ids) await ⟦this.given.users.find(id)⟧
          for (const id of ids) await ⟦this.users.find(id)⟧
        }
      }
    `))
    fine('a service of a library', withDatabase(`
      //- src/main.ts
      import { UsersService } from 'users-library'
      export class Report {
        constructor(private readonly users: UsersService) {}
        async main(ids: string[]) {
          for (const id of ids) await this.users.find(id)
        }
      }
    `))
  })
})
