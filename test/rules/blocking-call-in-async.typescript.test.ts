// Cases of blocking-call-in-async in TypeScript.

import { checksFor } from '../support/check.js'

const { costs, fine, fixes, noFix } = checksFor('blocking-call-in-async', 'typescript')

describe('blocking-call-in-async (TypeScript)', () => {
  costs('readFileSync in an async function', `
    import fs from 'node:fs'
    export async function page(path: string) {
      return ⟦fs.readFileSync(path, 'utf8')⟧
    }
  `)
  costs('a named import, an alias, a namespace, require', `
    import { readFileSync as read } from 'fs'
    import * as files from 'node:fs'
    const { writeFileSync } = require('fs')
    export const copy = async (from: string, to: string) => {
      ⟦writeFileSync(to, ⟦read(from)⟧)⟧
      ⟦files.copyFileSync(from, to)⟧
    }
  `)
  costs('execSync and spawnSync', `
    import { execSync, spawnSync } from 'node:child_process'
    export async function build() {
      ⟦execSync('make')⟧
      return ⟦spawnSync('git', ['status'])⟧.stdout
    }
  `)
  costs('keys derived from passwords', `
    import crypto from 'node:crypto'
    export async function hash(password: string, salt: string) {
      return ⟦crypto.pbkdf2Sync(password, salt, 600000, 64, 'sha512')⟧.toString('hex')
    }
  `)
  costs('a handler of Express', `
    import express from 'express'
    import fs from 'fs'
    const app = express()
    app.get('/terms', (req, res) => {
      res.send(⟦fs.readFileSync('terms.html', 'utf8')⟧)
    })
  `)
  costs('a handler by name', `
    import { Router } from 'express'
    import { readFileSync } from 'fs'
    const router = Router()
    function terms(_: unknown, answer: any) {
      answer.send(⟦readFileSync('terms.html', 'utf8')⟧)
    }
    router.get('/terms', authenticate, terms)
  `)
  costs('a handler that is registered elsewhere', `
    import { readFileSync } from 'fs'
    export function terms(req: Request, res: Response) {
      res.send(⟦readFileSync('terms.html', 'utf8')⟧)
    }
  `)
  costs('a method of a NestJS controller', `
    import { Controller, Get } from '@nestjs/common'
    import { readFileSync } from 'fs'
    @Controller()
    export class Pages {
      @Get('terms')
      terms() {
        return ⟦readFileSync('terms.html', 'utf8')⟧
      }
    }
  `)
  costs('through a function', `
    import { readFileSync } from 'fs'
    function template(name: string) {
      return ⟨readFileSync(name, 'utf8')⟩
    }
    export async function mail(name: string) {
      return ⟦template(name)⟧
    }
  `)
  costs('through files and an injected service', `
    //- src/templates.ts
    import { readFileSync } from 'fs'
    export class Templates {
      load(name: string) {
        return ⟨readFileSync(name, 'utf8')⟩
      }
    }
    //- src/mail.ts
    import { Templates } from './templates'
    export class Mail {
      constructor(private readonly templates: Templates) {}
      async send(name: string) {
        return ⟦this.templates.load(name)⟧
      }
    }
  `)
  costs('through a base class', `
    //- src/base.ts
    import { execSync } from 'child_process'
    export abstract class Base {
      protected version() {
        return ⟨execSync('git describe')⟩.toString()
      }
    }
    //- src/info.ts
    import { Base } from './base'
    export class Info extends Base {
      async show() {
        return ⟦this.version()⟧
      }
    }
  `)
  costs('in a callback that runs here', `
    import { readFileSync } from 'fs'
    export async function all(paths: string[]) {
      return paths.map((path) => ⟦readFileSync(path, 'utf8')⟧)
    }
  `)
  costs('where the async function blocks, not at its callers', `
    import { readFileSync } from 'fs'
    async function load(path: string) {
      return ⟦readFileSync(path, 'utf8')⟧
    }
    export async function both() {
      return [await load('a'), await load('b')]
    }
  `)
  costs('JSON.parse around it, in try', `
    import fs from 'fs'
    export async function settings(path: string) {
      try {
        return JSON.parse(⟦fs.readFileSync(path, 'utf8')⟧)
      } catch {
        return {}
      }
    }
  `)
  costs('a listing of a folder', `
    import fs from 'fs'
    export async function names(path: string) {
      return ⟦fs.readdirSync(path)⟧.filter((name) => name.endsWith('.md'))
    }
  `)
  costs('questions to the file system at aggressive', `
    import fs from 'fs'
    export async function has(path: string) {
      return ⟦fs.existsSync(path)⟧
    }
  `, { level: 'aggressive' })

  fine('the top level', `
    import fs from 'fs'
    const settings = JSON.parse(fs.readFileSync('settings.json', 'utf8'))
    export default settings
  `)
  fine('a plain function', `
    import fs from 'fs'
    export function settings() {
      return JSON.parse(fs.readFileSync('settings.json', 'utf8'))
    }
  `)
  fine('promises', `
    import fs from 'fs'
    import { readFile } from 'fs/promises'
    export async function load(path: string) {
      const a = await fs.promises.readFile(path, 'utf8')
      const b = await readFile(path)
      return [a, b]
    }
  `)
  fine('questions to the file system', `
    import fs from 'fs'
    export async function make(path: string) {
      if (!fs.existsSync(path)) fs.mkdirSync(path, { recursive: true })
      return fs.statSync(path).size
    }
  `)
  fine('a script', `
    import fs from 'fs'
    import { execSync } from 'child_process'
    async function build(name: string) {
      execSync('make')
      return fs.readFileSync(name)
    }
    async function main() {
      fs.writeFileSync('out', await build('a'))
    }
    main().catch(console.error)
  `)
  fine('a script that is called in place', `
    import fs from 'fs'
    ;(async () => {
      fs.writeFileSync('out', fs.readFileSync('in'))
    })()
  `)
  fine('bootstrap', `
    import { NestFactory } from '@nestjs/core'
    import fs from 'fs'
    async function bootstrap() {
      const key = fs.readFileSync('key.pem')
      const app = await NestFactory.create(Module, { httpsOptions: { key } })
      await app.listen(3000)
    }
    bootstrap()
  `)
  fine('start-up hooks', `
    import { OnModuleInit } from '@nestjs/common'
    import { readFileSync } from 'fs'
    export class Keys implements OnModuleInit {
      async onModuleInit() {
        this.key = readFileSync('key.pem')
      }
    }
    export async function getStaticProps() {
      return { props: { text: readFileSync('a.md', 'utf8') } }
    }
  `)
  fine('a page that is made as the program is built', `
    import { readFileSync } from 'fs'
    const posts = () => JSON.parse(readFileSync('posts.json', 'utf8'))
    export async function generateStaticParams() {
      return posts().map((post: { slug: string }) => ({ slug: post.slug }))
    }
    export async function generateMetadata({ params }: { params: Promise<{ slug: string }> }) {
      const { slug } = await params
      return posts().find((post: { slug: string }) => post.slug === slug)
    }
    export default async function Page({ params }: { params: Promise<{ slug: string }> }) {
      const { slug } = await params
      return posts().find((post: { slug: string }) => post.slug === slug).title
    }
  `)
  fine('a page that is kept', `
    import { cacheLife } from 'next/cache'
    import { readFileSync } from 'fs'
    export default async function Page() {
      'use cache'
      cacheLife('max')
      return JSON.parse(readFileSync('posts.json', 'utf8')).title
    }
  `)
  fine('the map of a site', `
    //- src/app/sitemap.ts
    import type { MetadataRoute } from 'next'
    import { readFileSync } from 'fs'
    export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
      return JSON.parse(readFileSync('posts.json', 'utf8'))
    }
  `)
  costs('a page that is made for each request', `
    import { readFileSync } from 'fs'
    export const dynamic = 'force-dynamic'
    export async function generateStaticParams() {
      return []
    }
    export default async function Page() {
      return JSON.parse(⟦readFileSync('posts.json', 'utf8')⟧).title
    }
  `)
  fine('what is read into something that is kept, and again where it has changed', `
    import { existsSync, openSync, readFileSync, statSync } from 'fs'
    let build: { sha: string; date: string }
    function getBuild() {
      if (!build) {
        build = { sha: '', date: '' }
        if (existsSync('SHA')) build.sha = readFileSync('SHA').toString()
        try {
          build.date = JSON.parse(readFileSync('package.json').toString()).date
        } catch {
          // not important
        }
      }
      return build
    }
    let readAt: number
    let config: unknown = null
    function load() {
      const time = statSync('config.yml').mtimeMs
      if (time === readAt) return
      readAt = time
      config = readFileSync('config.yml', 'utf8')
    }
    const files: Record<string, { header: string }> = {}
    function open(name: string) {
      if (!files[name]) {
        const made = { header: '' }
        const found = readFileSync(name, 'utf8')
        made.header = found.slice(0, 8)
        files[name] = made
      }
      return files[name]
    }
    export async function page() {
      load()
      return { build: getBuild(), config, file: open('a') }
    }
  `)
  costs('what is read again as nothing is kept', `
    import { readFileSync } from 'fs'
    let last: string
    const names: Record<string, string> = {}
    function load(path: string, force: boolean) {
      let text = ''
      if (!text) text = readFileSync(path, 'utf8')
      if (force !== true) last = path
      return text
    }
    function read(path: string) {
      if (!names[path]) return readFileSync(path, 'utf8')
      return names[path]
    }
    export async function page(path: string) {
      return ⟦load(path, false)⟧ + ⟦read(path)⟧ + last
    }
  `)
  fine('what is read once and kept', `
    import { readFileSync } from 'fs'
    let manifest: string | undefined
    function load() {
      if (!manifest) manifest = readFileSync('manifest.json', 'utf8')
      return manifest
    }
    export async function page() {
      return load()
    }
  `)
  fine('a command', `
    import { readFileSync } from 'fs'
    import ora from 'ora'
    export async function install(path: string) {
      ora('reading').start()
      return readFileSync(path)
    }
  `)
  fine('what starts a server', `
    import { readFileSync } from 'fs'
    import https from 'https'
    export async function start(app: any) {
      const server = https.createServer({ key: readFileSync('key.pem') }, app)
      server.listen(443)
    }
  `)
  fine('a build with a name that others have', `
    //- build.js
    const { readdirSync } = require('fs')
    async function build() {
      return readdirSync('plugins')
    }
    void build()
    //- src/query.ts
    export function query(builder: any) {
      return builder.build()
    }
  `)
  fine('hashes and random bytes', `
    import crypto from 'crypto'
    export async function sign(text: string) {
      return crypto.createHash('sha256').update(text).digest('hex') + crypto.randomBytes(8).toString('hex')
    }
  `)
  fine('methods of the same names', `
    class Store {
      readFileSync(path: string) { return path }
      execSync(command: string) { return command }
    }
    export async function load(store: Store, fs: Store) {
      return [store.readFileSync('a'), fs.readFileSync('a'), store.execSync('b')]
    }
  `)
  fine('a shadowed name', `
    import { readFileSync } from 'fs'
    export async function load(readFileSync: (path: string) => string) {
      return readFileSync('a')
    }
    export const text = readFileSync('b')
  `)
  fine('a function that is only made', `
    import fs from 'fs'
    export async function reader(path: string) {
      return () => fs.readFileSync(path)
    }
  `)
  fine('a file system in memory', `
    import { fs } from 'memfs'
    export async function load(path: string) {
      return fs.readFileSync(path, 'utf8')
    }
  `)
  fine('requests, and Map.get', `
    export async function load(cache: Map<string, string>, url: string) {
      return cache.get(url) ?? (await fetch(url)).text()
    }
  `)
  fine('not a handler', `
    import fs from 'fs'
    const table = new Map<string, (path: string) => Buffer>()
    table.set('read', (path) => fs.readFileSync(path))
    describe('files', () => { it('reads', () => { fs.readFileSync('a') }) })
    program.command('read', 'reads', () => fs.readFileSync('a'))
  `)
  fine('better-sqlite3 is made to be asked so', `
    import Database from 'better-sqlite3'
    const db = new Database('a.db')
    export async function user(id: number) {
      return db.prepare('SELECT * FROM users WHERE id = ?').get(id)
    }
  `)
  fine('logs', `
    export async function run() {
      console.log('started')
      process.stdout.write('.')
    }
  `)
  fine('the callbacks of promises and of fs', `
    import fs from 'fs'
    export async function load(path: string) {
      fs.readFile(path, (error, data) => { console.log(data) })
      return new Promise((resolve) => { fs.readFile(path, (error, data) => { resolve(data) }) })
    }
  `)
  costs('a resolver whose parameters are decorated with functions', `
    import { readFileSync } from 'fs'
    import { Args, ID, Query, Resolver } from '@nestjs/graphql'
    @Resolver(() => String)
    export class Pages {
      @Query(() => String, { description: 'a page' })
      async page(@Args({ name: 'id', type: () => ID }) id: string) {
        return ⟦readFileSync(id, 'utf8')⟧
      }
    }
  `)
  fine('a loop without a list, in a file that reads as it is loaded', `
    import fs from 'fs'
    const start = read()
    function read() { return fs.readFileSync('a', 'utf8') }
    export async function walk(next: (key: string) => Promise<string>) {
      let key = start
      while (key) key = await next(key)
    }
  `)
  fine('a script, where other files have functions of the same name', `
    //- build.js
    const { readdirSync } = require('fs')
    async function build() {
      await new Promise((resolve) => setTimeout(resolve, 1))
      return readdirSync('plugins')
    }
    void build()
    //- src/factories.ts
    export function make(build: () => void) { build() }
    function build(name: string) { return name }
    export const a = build('a')
  `)
  fine('what runs while the application is made', `
    //- src/app.ts
    import express from 'express'
    import { page } from './page'
    export async function getApp() {
      const app = express()
      const html = await page()
      app.get('/', (req, res) => { res.send(html) })
      return app
    }
    //- src/page.ts
    import fs from 'fs'
    export async function page() {
      await Promise.resolve()
      return fs.readFileSync('index.html', 'utf8')
    }
    //- src/server.ts
    import fs from 'fs'
    import { getApp } from './app'
    const settings = () => JSON.parse(fs.readFileSync('settings.json', 'utf8'))
    export async function create() {
      const { port } = settings()
      return { app: await getApp(), port }
    }
    process.nextTick(async () => { console.log(fs.readFileSync('motd', 'utf8')) })
  `)
})

describe('blocking-call-in-async (TypeScript): fixes', () => {
  fixes('a namespace', `
    import * as fs from 'fs';
    export async function load(path: string) {
      return JSON.parse(⟦fs.readFileSync(path, 'utf8')⟧);
    }
  `, `
    import * as fs from 'fs';
    export async function load(path: string) {
      return JSON.parse(await fs.promises.readFile(path, 'utf8'));
    }
  `, { safety: 'suggested', title: /fs\.promises\.readFile/ })
  fixes('what is read at once', `
    import fs from 'node:fs'
    export const load = async (path: string) => ⟦fs.readFileSync(path)⟧.toString('utf8')
  `, `
    import fs from 'node:fs'
    export const load = async (path: string) => (await fs.promises.readFile(path)).toString('utf8')
  `)
  fixes('a name, with an import of its own', `
    import { writeFileSync } from 'fs'
    export async function save(path: string, text: string) {
      ⟦writeFileSync(path, text)⟧ // kept
    }
  `, `
    import { writeFileSync } from 'fs'
    import { writeFile } from 'node:fs/promises'
    export async function save(path: string, text: string) {
      await writeFile(path, text) // kept
    }
  `)
  fixes('a required module', `
    const fs = require('fs')
    async function load(path) {
      return ⟦fs.readFileSync(path, 'utf8')⟧
    }
    module.exports = { load }
  `, `
    const fs = require('fs')
    async function load(path) {
      return await fs.promises.readFile(path, 'utf8')
    }
    module.exports = { load }
  `, { path: 'src/main.js' })
  fixes('bcrypt', `
    import bcrypt from 'bcryptjs'
    export async function check(password: string, hash: string) {
      if (!⟦bcrypt.compareSync(password, hash)⟧) throw new Error('no')
    }
  `, `
    import bcrypt from 'bcryptjs'
    export async function check(password: string, hash: string) {
      if (!await bcrypt.compare(password, hash)) throw new Error('no')
    }
  `)
  noFix('a callback that cannot wait', `
    import fs from 'fs'
    export async function load(paths: string[]) {
      return paths.map((path) => ⟦fs.readFileSync(path, 'utf8')⟧)
    }
  `)
  noFix('a handler that cannot wait', `
    import express from 'express'
    import fs from 'fs'
    const app = express()
    app.get('/', (req, res) => { res.send(⟦fs.readFileSync('a')⟧) })
  `)
  noFix('names that are required', `
    const { readFileSync } = require('fs')
    async function load(path) {
      return ⟦readFileSync(path, 'utf8')⟧
    }
    module.exports = { load }
  `, { path: 'src/main.js' })
  noFix('a name that is taken', `
    import { readFileSync } from 'fs'
    const readFile = 1
    export async function load(path: string) {
      return ⟦readFileSync(path, 'utf8')⟧ + readFile
    }
  `)
  noFix('what has no promise', `
    import { execSync } from 'child_process'
    export async function run() {
      return ⟦execSync('ls')⟧.toString()
    }
  `)
})

describe('blocking-call-in-async (TypeScript): once in the life of a process', () => {
  fine('hooks of Nest that the class does not name', `
    import { readFileSync } from 'node:fs'
    import { Injectable } from '@nestjs/common'
    @Injectable()
    export class Machine {
      id = ''
      async onApplicationBootstrap() { this.id = readFileSync('/etc/machine-id', 'utf8') }
    }
  `)
  fine('a command that ends the program', `
    import { readFileSync } from 'node:fs'
    async function plugins(directory: string) {
      return JSON.parse(readFileSync(directory + '/package.json', 'utf8')).plugins
    }
    const main = async function ({ directory }: { directory: string }) {
      try {
        const found = readFileSync(directory + '/settings.json', 'utf8')
        console.log(found, await plugins(directory))
        process.exit()
      } catch {
        process.exit(1)
      }
    }
    export default main
  `)
  fine('what is made once and kept', `
    import { readFileSync } from 'node:fs'
    let key: string | null = null
    async function loadKey(path: string) {
      return readFileSync(path, 'utf8')
    }
    export const getKey = async (path: string) => {
      if (key) return key
      key = await loadKey(path)
      return key
    }
  `)
  costs('a hook of a class that Nest does not know', `
    import { readFileSync } from 'node:fs'
    export class Machine {
      id = ''
      async onApplicationBootstrap() { this.id = ⟦readFileSync('/etc/machine-id', 'utf8')⟧ }
    }
  `)
  fine('what arrows under names make once and keep', `
    //- src/local.ts
    import * as fs from 'node:fs'
    const loadKey = (): Buffer => fs.readFileSync('key.p12')
    export const createLocalSigner = async () => {
      const key = loadKey()
      return { sign: (text: string) => text + key.length }
    }
    //- src/sign.ts
    import { match } from 'ts-pattern'
    import { createLocalSigner } from './local'
    let signer: { sign(text: string): string } | null = null
    const getSigner = async (kind: string) => {
      if (signer) return signer
      signer = await match(kind).with('local', async () => await createLocalSigner()).otherwise(() => { throw new Error('none') })
      return signer
    }
    export const sign = async (text: string) => (await getSigner('local')).sign(text)
  `)
  fine('an arrow that only the top level calls', `
    import fs from 'node:fs'
    const main = async () => {
      const files = fs.readFileSync('list.txt', 'utf8')
      console.log(files)
    }
    main().catch(console.error)
  `)
  costs('an arrow that each request calls', `
    import fs from 'node:fs'
    const load = async (path: string) => ⟦fs.readFileSync(path, 'utf8')⟧
    export const handle = async (path: string) => (await load(path)).length
  `)
  costs('an arrow that is called at the start and by requests', `
    import fs from 'node:fs'
    let first: string | null = null
    const load = async (path: string) => ⟦fs.readFileSync(path, 'utf8')⟧
    export const handle = async (path: string) => {
      if (first) return first + await load(path)
      first = await load('first.txt')
      return first
    }
  `)
  fine('settings of a build', `
    //- vite.config.ts
    import { execSync } from 'node:child_process'
    import { defineConfig } from 'vite'
    export default defineConfig(async () => ({ define: { version: execSync('git rev-parse HEAD').toString() } }))
  `)
  costs('settings that a handler reads', `
    //- src/config.ts
    import { readFileSync } from 'node:fs'
    export async function config(path: string) {
      if (process.env.CONFIG) return ⟦readFileSync(path, 'utf8')⟧
      return ''
    }
  `)
  fine('a dump that an environment variable asks for', `
    import { writeFileSync } from 'node:fs'
    export async function handle(text: string) {
      const path = process.env.DUMP_PACKETS
      if (!path) return
      writeFileSync(path, text)
    }
  `)
})
