// Functions of TypeScript programs that something outside starts. A mark `//> kind name` stands on the line of each that is one.

import { entries } from './entry-points.js'

const typescript = (title: string, source: string, path = 'src/main.ts'): void => { entries(title, source, path) }

describe('entry points: Express, Fastify, Koa, Hono', () => {
  typescript('Express, with handlers in other files', `
    //- src/routes.ts
    import express, { Router } from 'express'
    import * as books from './books'
    import { checked, authenticate } from './checks'
    import { Authors } from './authors'
    const router = Router()
    const authors = new Authors()
    router.use(authenticate)
    router.get('/books/:id', books.one)
    router.post('/books', checked(books.add))
    router.route('/shelves').get(books.shelves).put(authenticate, async (req, res) => { //> http PUT /shelves
      res.send(1)
    })
    router.delete('/authors/:id', authors.remove.bind(authors))
    router.patch('/books/:id', books.change)
    router.get('/inline', async (req, res) => { //> http GET /inline
      const all = [1, 2].map((x) => x + 1)
      res.send(all)
    })
    export default router
    //- src/books.ts
    import caught from 'express-async-handler'
    export async function one(req, res) { res.send(load(1)) } //> http GET /books/{id}
    export const add = async (req, res) => { res.send(2) } //> http POST /books
    export const shelves = (req, res) => { res.send(3) } //> http GET /shelves
    export const change = caught(async (req, res) => { res.send(5) }) //> http PATCH /books/{id}
    export function load(id) { return id }
    //- src/checks.ts
    export const checked = (f) => (req, res, next) => f(req, res).catch(next)
    export function authenticate(req, res, next) { next() } //> http middleware authenticate
    //- src/authors.ts
    export class Authors {
      async remove(req, res) { res.send(4) } //> http DELETE /authors/{id}
      find(id) { return id }
    }
  `)
  typescript('CommonJS and applications that are given', `
    //- src/server.js
    const express = require('express')
    const app = express()
    require('./more')(app)
    app.get('/', (req, res) => res.send('ok')) //> http GET /
    app.listen(3000, () => console.log('up'))
    //- src/more.js
    module.exports = (app) => {
      app.get('/more', list)
      function list(req, res) { res.send([]) } //> http GET /more
    }
  `)
  typescript('Fastify by its types and by options', `
    import Fastify, { type FastifyInstance } from 'fastify'
    const server = Fastify({ logger: true })
    server.get('/ping', { schema: {} }, async () => 'pong') //> http GET /ping
    server.route({ method: 'POST', url: '/books', handler: async (request) => request.body }) //> http POST /books
    export async function books(instance: FastifyInstance, options: object) {
      instance.put('/books/:id', async (request) => 1) //> http PUT /books/{id}
    }
  `)
  typescript('Koa and Hono', `
    import Router from '@koa/router'
    import { Hono } from 'hono'
    const router = new Router()
    router.get('/a', async (ctx) => { ctx.body = 1 }) //> http GET /a
    const app = new Hono().basePath('/api')
    app.get('/b', (c) => c.json(2)) //> http GET /api/b
    app.get('/c', (c) => c.json(3)) //> http GET /api/c
      .post('/d', (c) => c.json(4)) //> http POST /api/d
  `)
  typescript('controllers that describe their routes', `
    import { Controller } from './controller'
    export class Books extends Controller {
      constructor() {
        super()
        this.route({ method: 'get', path: '/books/:id', handler: this.one, middleware: [] })
        this.other({ method: 'get', path: '/books', handler: this.two })
      }
      async one(req, res) { res.json(1) } //> http GET /books/{id}
      async two(request) { return 2 }
    }
  `)
  typescript('what only looks like a route', `
    import axios from 'axios'
    const cache = new Map<string, () => number>()
    class Api { get(path: string, then: (x: number) => number) { return then(1) } }
    const api = new Api()
    cache.set('/books', () => 1)
    api.get('/books', (x) => x + 1)
    export const f = () => axios.get('/books').then((answer) => answer.data)
    export function g(req: number, res: number) { return req + res }
    function listener() { return 2 }
    document.addEventListener('click', listener)
  `)
})

describe('entry points: tasks, queues and procedures by what is written of them', () => {
  typescript('objects with a schedule or a queue, whatever takes them', `
    import { ScheduledTask, JobService } from './jobs'
    import { schedules, task } from '@trigger.dev/sdk/v3'
    export const clean = new ScheduledTask({
      id: 'clean', schedule: '0 3 * * *',
      async execute() { return 1 }, //> schedule schedule clean 30.4
    })
    export const often = new ScheduledTask({ id: 'often', schedule: (cron) => cron.everyMinute(), execute: async () => 2 }) //> schedule schedule often
    export async function start(jobs: JobService) {
      await jobs.createQueue({ name: 'mail', process: async (job) => job.data }) //> queue queue mail
      jobs.createThing({ name: 'mail', process: async (job) => job.data })
    }
    export const hello = task({ id: 'hello', run: async (payload) => payload }) //> queue task hello
    export const daily = schedules.task({ id: 'daily', cron: '0 0 * * *', run: async () => 1 }) //> schedule cron 0 0 * * * 30.4
    export const menu = { id: 'x', schedule: '0 3 * * *', execute: async () => 3 }
    //- src/jobs.ts
    export class ScheduledTask { constructor(readonly options: any) {} }
    export class JobService { createQueue(options: any) {} createThing(options: any) {} }
  `)
  typescript("Bull's queues by name, or by what makes them", `
    import Queue from 'bull'
    const mails = new Queue('mails')
    const makeQueue = () => new Queue('x')
    export const orderQueue = () => makeQueue()
    mails.process('send', async (job) => 1) //> queue queue send
    orderQueue().process(5, async (job) => 1) //> queue queue order
  `)
  typescript('procedures of tRPC', `
    //- src/trpc.ts
    import { initTRPC } from '@trpc/server'
    const t = initTRPC.context<{ user: string }>().create()
    export const router = t.router
    export const publicProcedure = t.procedure
    //- src/books.ts
    import { z } from 'zod'
    import { publicProcedure, router } from './trpc'
    export const books = router({
      one: publicProcedure.input(z.string()).query(async ({ input }) => input), //> http trpc one
      add: publicProcedure.mutation(async () => 1), //> http trpc add
    })
  `)
  typescript("what runs before Next's routes", `
    //- apps/web/src/proxy.ts
    import { NextResponse } from 'next/server'
    export async function proxy(request) { return NextResponse.next() } //> http middleware
    //- apps/api/src/proxy.ts
    export async function proxy(request) { return fetch(request.url) }
  `)
})

describe('entry points: what the program starts by conventions of its own', () => {
  typescript('jobs that extend a base of the workspace', `
    //- src/queues/base/BaseTask.ts
    export abstract class BaseTask<T> {
      schedule(props: T) { return 1 }
      abstract perform(props: T): Promise<unknown>
    }
    export abstract class CronTask extends BaseTask<object> {}
    //- src/queues/tasks/MailTask.ts
    import { BaseTask } from '../base/BaseTask'
    export default class MailTask extends BaseTask<{ to: string }> {
      async perform(props) { return this.send(props) } //> queue job MailTask
      async send(props) { return 1 }
    }
    //- src/queues/tasks/CleanTask.ts
    import { CronTask } from '../base/BaseTask'
    export default class CleanTask extends CronTask {
      async perform() { return 1 } //> schedule scheduled task CleanTask
    }
    //- src/queues/tasks/Own.ts
    export class OwnTask { async perform() { return 1 } }
    //- src/models/Tree.ts
    import { BaseTask } from '../queues/base/BaseTask'
    export class TreeTask extends BaseTask<object> { async perform() { return 1 } }
  `)
  typescript('commands as objects of yargs', `
    import type { CommandModule } from 'yargs'
    export const seed: CommandModule = {
      command: ['seed [type]', 's'], describe: 'Create a database',
      builder: (yargs) => yargs,
      handler: async (options) => { await run(options) }, //> cli command seed
    }
    export const other = { command: 'x', handler: () => 1 }
    async function run(options) { return options }
  `)
})

describe('entry points: Nest and GraphQL', () => {
  typescript('controllers, queues and schedules of Nest', `
    import { Controller, Get, Post, Injectable } from '@nestjs/common'
    import { Cron, CronExpression, Interval } from '@nestjs/schedule'
    import { MessagePattern } from '@nestjs/microservices'
    import { Process, Processor } from '@nestjs/bull'
    import { Query, ResolveField, Resolver } from '@nestjs/graphql'
    @Controller('books')
    export class Books {
      @Get(':id')
      one(id: string) { return this.load(id) } //> http GET /books/{id}
      @Post()
      add() { return 1 } //> http POST /books
      load(id: string) { return id }
      @MessagePattern('books.sum')
      sum() { return 2 } //> queue message books.sum
    }
    @Injectable()
    export class Jobs {
      @Cron('0 30 3 * * *')
      night() {} //> schedule cron 0 30 3 * * * 30.4
      @Cron(CronExpression.EVERY_30_SECONDS)
      often() {} //> schedule cron EVERY_30_SECONDS 87600
      @Interval(60000)
      tick() {} //> schedule interval Jobs.tick 43800
      plain() {}
    }
    @Processor('mail')
    export class Mail {
      @Process('send')
      send() {} //> queue queue send Mail.send
    }
    @Resolver()
    export class BookResolver {
      @Query(() => [String])
      books() { return [] } //> http query BookResolver.books
      @ResolveField()
      author() { return this.plain() } //> http field BookResolver.author
      plain() { return 1 }
    }
  `)
})

describe('entry points: frameworks that go by files', () => {
  typescript('Next', `
    //- src/app/(shop)/books/[id]/route.ts
    export async function GET(request: Request) { return answer() } //> http GET /books/{id}
    export const POST = async () => answer() //> http POST /books/{id}
    export const PUT = wrapped({ schema: 1, handler: async () => answer() }) //> http PUT /books/{id}
    async function answer() { return Response.json([]) }
    export const dynamic = 'force-dynamic'
    //- src/app/books/page.tsx
    import { Row } from './row'
    export default async function Page() { return <Row books={await load()} /> } //> http GET /books
    async function load() { return [] }
    //- src/app/books/row.tsx
    'use client'
    export async function Row({ books }) { return <p>{books.length}</p> }
    //- src/app/client/page.tsx
    'use client'
    export default function Page() { return <p /> }
    //- src/app/actions.ts
    'use server'
    export async function save(data: FormData) { await store(data) } //> http server action save
    export const remove = client.action(async (data) => { await store(data) }) //> http server action remove
    async function store(data: FormData) {}
    //- pages/api/users/[id].ts
    export default async function handler(req, res) { res.json(find()) } //> http /api/users/{id}
    function find() { return 1 }
    //- pages/users.tsx
    export async function getServerSideProps() { return { props: {} } } //> http GET /users
    export default function Users() { return <p /> }
  `)
  typescript('what is no route', `
    //- src/lib/route.ts
    export function GET() { return 1 }
    //- src/pages.ts
    export default async function handler() { return 1 }
    export async function getServerSideProps() { return 2 }
  `)
})

describe('entry points: functions in the cloud', () => {
  typescript('AWS Lambda', `
    //- src/users/handler.ts
    import type { APIGatewayProxyHandler, SQSEvent } from 'aws-lambda'
    export const get: APIGatewayProxyHandler = async (request) => answer() //> serverless lambda get
    export async function consume(batch: SQSEvent) { return answer() } //> queue lambda consume
    const answer = async () => 1
    //- src/plain/index.js
    exports.handler = async (event, context) => work(event) //> serverless lambda plain
    const work = (event) => event
    //- src/wrapped.ts
    import middy from '@middy/core'
    const run = async (event: object) => 1 //> serverless lambda wrapped
    export const handler = middy(run)
    //- src/clicks.ts
    export const onClick = (event: MouseEvent) => event.x
    export const handle = (event: object) => 1
    function handler(event: object) { return 2 }
  `)
  typescript('Azure, Google, Firebase, Cloudflare', `
    //- src/azure.ts
    import { app } from '@azure/functions'
    app.http('books', { methods: ['GET'], handler: async (request) => ({ status: 200 }) }) //> serverless azure function books
    app.timer('tick', { schedule: '0 0 * * * *', handler: async () => {} }) //> schedule azure function tick 730
    app.storageQueue('mail', { queueName: 'mail', connection: 'x', handler: send })
    async function send() {} //> queue azure function mail
    //- src/google.js
    const functions = require('@google-cloud/functions-framework')
    functions.http('hello', (req, res) => { res.send('hi') }) //> serverless cloud function hello
    //- src/firebase.ts
    import { onRequest } from 'firebase-functions/v2/https'
    import { onSchedule } from 'firebase-functions/v2/scheduler'
    export const books = onRequest({ cors: true }, async (req, res) => { res.send(1) }) //> serverless cloud function books
    export const night = onSchedule('every 24 hours', async () => {}) //> schedule every 24 hours night 30.4
    //- src/worker.ts
    export default {
      async fetch(request: Request): Promise<Response> { //> serverless worker fetch
        return answer()
      },
      async scheduled() {}, //> schedule worker schedule
      other() { return 1 },
    }
    async function answer() { return new Response('') }
  `)
})

describe('entry points: queues, schedules and commands of Node', () => {
  typescript('queues', `
    //- src/queues.ts
    import { Worker } from 'bullmq'
    import { Kafka } from 'kafkajs'
    import { PubSub } from '@google-cloud/pubsub'
    import { send } from './mail'
    new Worker('mail', send)
    new Worker('images', async (job) => { await resize(job) }) //> queue queue images
    async function resize(job: unknown) {}
    const consumer = new Kafka({ brokers: [] }).consumer({ groupId: 'x' })
    await consumer.run({ eachMessage: async ({ message }) => { handle(message) } }) //> queue kafka consumer
    function handle(message: unknown) {}
    //- src/mail.ts
    export async function send(job: unknown) {} //> queue queue mail
  `)
  typescript('schedules', `
    import cron from 'node-cron'
    import { CronJob } from 'cron'
    import schedule from 'node-schedule'
    cron.schedule('*/5 * * * *', () => { work() }) //> schedule cron */5 * * * * 8760
    new CronJob('0 0 3 * * *', night)
    function night() {} //> schedule cron 0 0 3 * * * 30.4
    schedule.scheduleJob('0 0 1 * *', async () => {}) //> schedule schedule 0 0 1 * * 1
    setInterval(() => { work() }, 30 * 1000) //> schedule setInterval 87600
    function work() {
      setInterval(() => {}, 1000)
    }
    setTimeout(() => {}, 1000)
  `)
  typescript('commands', `
    //- bin/tool.js
    #!/usr/bin/env node //> cli script bin/tool.js
    const { program } = require('commander')
    program.command('sync <id>').description('x').action(async (id) => { run(id) }) //> cli command sync
    function run(id) {}
    program.parse()
  `)
})
