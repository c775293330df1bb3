// What routes are called as a whole: with all that routers, blueprints, included modules and applications put before them.

import assert from 'node:assert/strict'
import { readablePath } from '../../src/analysis/model/questions/entry-points.patterns.js'
import { entries } from './entry-points.js'

const python = (title: string, source: string): void => { entries(title, source) }
const typescript = (title: string, source: string): void => { entries(title, source, 'src/main.ts') }

describe('paths for people', () => {
  const shown: readonly (readonly [string, string])[] = [
    ['books/<int:pk>/edit', '/books/{pk}/edit'], ['<slug:name>', '/{name}'], ['/books/:id', '/books/{id}'], ['/books/:id(\\d+)', '/books/{id}'], ['/books/{id}', '/books/{id}'],
    ['^books/(?P<pk>\\d+)/$', '/books/{pk}/'], ['^users/(?P<gym_pk>[0-9]+)$', '/users/{gym_pk}'], ['^x/(?P<key>([a-z]|[0-9])+)/y\\.csv$', '/x/{key}/y.csv'],
    ['^reset/(?P<a>[0-9A-Za-z_\\-]+)/(?P<b>[0-9A-Za-z]{1,13}-[0-9A-Za-z]{1,33})$', '/reset/{a}/{b}'],
    ['^books/(\\d+)$', '/books/…'], ['^(?:api/)?books/?$', '/api/books'], ['^(books|shelves)/all$', '…/all'], ['^a/(?!b).*$', '/a/…'],
    ['^files/(?P<path>[^)(]+)$', '/files/{path}'], ['^$', '/'], ['', '/'], ['(', '/('], ['^((a', '/a'], ['^[a', '…'],
  ]
  for (const [written, expected] of shown) it(written || 'nothing', () => { assert.equal(readablePath(written), expected) })
})

describe('entry points: Django, included', () => {
  python('modules, lists and routers', `
    //- shop/urls.py
    from django.urls import include, path, re_path
    from rest_framework import routers
    from books import views
    import shelves.urls
    router = routers.DefaultRouter()
    router.register('authors', views.AuthorViewSet)
    more = [
        path('list', views.listed),
        re_path(r'^by/(?P<name>[a-z]+)$', views.by),
    ]
    urlpatterns = [
        path('books/', include('books.urls')),
        path('more/', include((more, 'more'), namespace='more')),
        path('shelves/', include(shelves.urls)),
        path('inline/', include([path('<int:pk>/', views.inline)])),
        path('api/v2/', include(router.urls)),
    ]
    urlpatterns += [path('late/', views.late)]
    //- books/__init__.py
    //- books/urls.py
    from django.urls import include, path
    from . import views
    urlpatterns = [
        path('<int:pk>/', views.one),
        path('deep/', include('books.deep')),
    ]
    //- books/deep.py
    from django.urls import path
    from . import views
    urlpatterns = [path('', views.deep)]
    //- shelves/__init__.py
    //- shelves/urls.py
    from django.urls import path
    from books import views
    urlpatterns = [path('all', views.shelves)]
    //- books/views.py
    from rest_framework import viewsets
    from rest_framework.decorators import action
    def one(request, pk): return 1 #> http /books/{pk}/
    def deep(request): return 2 #> http /books/deep/
    def listed(request): return 3 #> http /more/list
    def by(request, name): return 4 #> http /more/by/{name}
    def shelves(request): return 5 #> http /shelves/all
    def inline(request, pk): return 6 #> http /inline/{pk}/
    def late(request): return 7 #> http /late/
    class AuthorViewSet(viewsets.ModelViewSet):
        def list(self, request): return [] #> http GET /api/v2/authors/
        @action(detail=True, methods=['post'])
        def merge(self, request, pk=None): return 1 #> http POST /api/v2/authors/{pk}/merge/
  `)
  python('routes of two names, and of many', `
    //- app/urls.py
    from django.urls import include, path
    from app import views
    urlpatterns = [
        path('a/', include('app.more')),
        path('b/', include('app.more')),
        path('one', views.twice), path('two', views.twice),
        path('x', views.often), path('y', views.often), path('z', views.often),
        path('left', views.Left.as_view()), path('right', views.Right.as_view()),
        path('third', views.Third.as_view()),
    ]
    //- app/more.py
    from django.urls import path
    from app import views
    urlpatterns = [path('here', views.here)]
    //- app/__init__.py
    //- app/views.py
    from django.views import View
    def here(request): return 1 #> http /a/here or /b/here
    def twice(request): return 2 #> http /one or /two
    def often(request): return 3 #> http /x and 2 others
    class Base(View):
        def get(self, request): return 4 #> http GET Base
    class Left(Base):
        def post(self, request): return 5 #> http POST /left
    class Right(Base): pass
    class Third(Base): pass
  `)
})

describe('entry points: prefixes of FastAPI and Flask', () => {
  python('routers inside of routers, with settings', `
    //- app/settings.py
    from pydantic_settings import BaseSettings
    class Settings(BaseSettings):
        API: str = '/api/v1'
    settings = Settings()
    //- app/books.py
    from fastapi import APIRouter
    router = APIRouter(prefix='/books')
    @router.get('/{id}')
    async def one(id: int): return 1 #> http GET /api/v1/books/{id}
    @router.get('')
    async def all(): return [] #> http GET /api/v1/books
    //- app/shelves.py
    from fastapi import APIRouter
    router = APIRouter()
    @router.post('/')
    async def add(): return 2 #> http POST /api/v1/shelves/
    //- app/both.py
    from fastapi import APIRouter
    router = APIRouter()
    @router.get('/x')
    async def both(): return 3 #> http GET /one/x or /two/x
    //- app/three.py
    from fastapi import APIRouter
    router = APIRouter()
    @router.get('/y')
    async def three(): return 3 #> http GET …/y
    //- app/hidden.py
    from fastapi import APIRouter
    router = APIRouter()
    @router.get('/z')
    async def hidden(): return 3 #> http GET …/z
    //- app/main.py
    import os
    from fastapi import APIRouter, FastAPI
    from app import both, three, hidden
    from app.books import router as books_router
    from app.shelves import router
    from app.settings import settings
    app = FastAPI()
    api = APIRouter()
    api.include_router(books_router)
    api.include_router(router, prefix='/shelves')
    app.include_router(api, prefix=settings.API)
    app.include_router(both.router, prefix='/one')
    app.include_router(both.router, prefix='/two')
    app.include_router(three.router, prefix='/one')
    app.include_router(three.router, prefix='/two')
    app.include_router(three.router, prefix='/three')
    app.include_router(hidden.router, prefix=os.environ['PREFIX'])
  `)
  python('routers of a class of the workspace are each their own', `
    from fastapi import APIRouter, FastAPI
    class Guarded(APIRouter):
        pass
    books = Guarded()
    shelves = Guarded()
    app = FastAPI()
    app.include_router(books, prefix='/books')
    app.include_router(shelves, prefix='/shelves')
    @books.get('/x')
    def x(): return 1 #> http GET /books/x
    @shelves.get('/y')
    def y(): return 1 #> http GET /shelves/y
  `)
  python('blueprints: what they are registered with counts before what they say', `
    from flask import Blueprint, Flask
    books = Blueprint('books', __name__, url_prefix='/books')
    shelves = Blueprint('shelves', __name__, url_prefix='/shelves')
    inner = Blueprint('inner', __name__, url_prefix='/inner')
    books.register_blueprint(inner)
    app = Flask(__name__)
    app.register_blueprint(books)
    app.register_blueprint(shelves, url_prefix='/other')
    @books.route('/<int:id>')
    def book(id): return 1 #> http GET /books/{id}
    @shelves.route('/all')
    def shelf(): return 1 #> http GET /other/all
    @inner.route('/deep')
    def deep(): return 1 #> http GET /books/inner/deep
  `)
})

describe('entry points: prefixes of servers in JavaScript', () => {
  typescript('Express, through files, factories, functions and classes', `
    //- src/app.ts
    import express, { Router } from 'express'
    import books from './books'
    import { shelvesRouter } from './shelves'
    import { addAuthors } from './authors'
    import { Readers } from './readers'
    const app = express()
    const api = Router()
    api.use('/books', checked, books)
    api.use('/shelves', shelvesRouter())
    addAuthors(api)
    api.use('/readers', new Readers().router)
    app.use('/api', api)
    app.use(books.other)
    app.get('/health', (req, res) => { res.send(1) }) //> http GET /health
    function checked(req, res, next) { next() } //> http middleware checked
    //- src/books.ts
    import { Router } from 'express'
    const BOOK = '/:id'
    const router = Router()
    router.get(BOOK, (req, res) => { res.send(1) }) //> http GET /api/books/{id}
    router.get(\`\${BOOK}/pages\`, (req, res) => { res.send(1) }) //> http GET /api/books/{id}/pages
    router.route('/all').post((req, res) => { res.send(1) }) //> http POST /api/books/all
    export default router
    //- src/shelves.ts
    import { Router } from 'express'
    export function shelvesRouter() {
      const router = Router()
      router.get('/', (req, res) => { res.send(2) }) //> http GET /api/shelves/
      return router
    }
    //- src/authors.ts
    export function addAuthors(router) {
      router.get('/authors', (req, res) => { res.send(3) }) //> http GET /api/authors
    }
    //- src/readers.ts
    import { Router } from 'express'
    export class Readers {
      router = Router()
      constructor() {
        this.router.get('/:name', this.one)
      }
      one(req, res) { res.send(4) } //> http GET /api/readers/{name}
    }
  `)
  typescript('CommonJS', `
    //- src/app.js
    const express = require('express')
    const app = express()
    app.use('/books', require('./books'))
    //- src/books.js
    const { Router } = require('express')
    const router = Router()
    router.get('/all', (req, res) => { res.send(1) }) //> http GET /books/all
    module.exports = router
  `)
  typescript('Koa, Hono and Fastify', `
    //- src/koa.ts
    import Koa from 'koa'
    import Router from '@koa/router'
    import mount from 'koa-mount'
    const app = new Koa()
    const inner = new Koa()
    const router = new Router({ prefix: '/v1' })
    const books = new Router()
    books.get('/books', async (ctx) => { ctx.body = 1 }) //> http GET /api/v1/all/books
    router.get('/a', async (ctx) => { ctx.body = 1 }) //> http GET /api/v1/a
    router.use('/all', books.routes())
    inner.use(router.routes())
    app.use(mount('/api', inner))
    //- src/hono.ts
    import { Hono } from 'hono'
    import { books } from './hono-books'
    const app = new Hono()
    app.route('/books', books).get('/up', (c) => c.json(3)) //> http GET /up
    //- src/hono-books.ts
    import { Hono } from 'hono'
    export const books = new Hono().basePath('/v2')
    books.get('/:id', (c) => c.json(2)) //> http GET /books/v2/{id}
    //- src/fastify.ts
    import Fastify from 'fastify'
    import { books } from './fastify-books'
    const server = Fastify()
    server.register(books, { prefix: '/books' })
    server.register(async (instance) => {
      instance.get('/in', async () => 1) //> http GET /inline/in
    }, { prefix: '/inline' })
    //- src/fastify-books.ts
    import type { FastifyInstance } from 'fastify'
    export async function books(instance: FastifyInstance) {
      instance.get('/:id', async (request) => 1) //> http GET /books/{id}
    }
  `)
  typescript('Nest, with the prefix and versions of its own application', `
    //- apps/api/src/main.ts
    import { NestFactory } from '@nestjs/core'
    import { VersioningType } from '@nestjs/common'
    const app = await NestFactory.create(Object)
    app.setGlobalPrefix('api')
    app.enableVersioning({ type: VersioningType.URI })
    //- apps/other/src/main.ts
    import { NestFactory } from '@nestjs/core'
    const app = await NestFactory.create(Object)
    app.setGlobalPrefix('other', { exclude: ['health'] })
    //- apps/api/src/books.ts
    import { Controller, Get } from '@nestjs/common'
    @Controller({ path: 'books', version: '1' })
    export class Books {
      @Get(':id')
      one(id: string) { return id } //> http GET /api/v1/books/{id}
    }
    //- apps/other/src/shelves.ts
    import { Controller, Get } from '@nestjs/common'
    @Controller('shelves')
    export class Shelves {
      @Get()
      all() { return [] } //> http GET /shelves
    }
  `)
  typescript('nothing false: many paths, unknown paths, routers that are mounted on each other', `
    import { Router } from 'express'
    import { pathOf } from './unknown'
    const a = Router()
    const b = Router()
    a.use('/b', b)
    b.use('/a', a)
    a.get('/x', (req, res) => { res.send(1) }) //> http GET …/b/a/x
    const c = Router()
    c.get(['/one', '/two'], (req, res) => { res.send(1) }) //> http GET …/one or …/two
    c.get(pathOf('x'), (req, res) => { res.send(1) }) //> http GET in src/main.ts
    const app = Router()
    app.use(process.env.PREFIX, c)
  `)
})
