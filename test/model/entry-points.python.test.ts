// Functions of Python programs that something outside starts. A mark `#> kind name` stands on the line of each that is one.

import { entries } from './entry-points.js'

const python = (title: string, source: string): void => { entries(title, source) }

describe('entry points: Django', () => {
  python('urls of functions and class views', `
    //- shop/urls.py
    from django.urls import include, path, re_path
    from . import views
    from .views import BookList
    urlpatterns = [
        path('', views.index, name='index'),
        path('books/', BookList.as_view()),
        path('books/<int:pk>/', views.BookDetail.as_view()),
        re_path(r'^old/(?P<slug>[\\w-]+)/$', views.old),
        path('admin/', include('shop.admin_urls')),
    ]
    //- shop/views.py
    from django.contrib.auth.decorators import login_required
    from django.views.generic import ListView
    from django.views import View
    @login_required
    def index(request): #> http /
        return helper(request)
    def helper(request):
        return 1
    def old(request, slug): #> http /old/{slug}/
        return 2
    class BookList(ListView):
        def get_queryset(self): #> http /books/
            return self.inner()
        def inner(self):
            return []
    class BookDetail(View):
        def get(self, request, pk): #> http GET /books/{pk}/
            return 3
        def post(self, request, pk): #> http POST /books/{pk}/
            return 4
        def other(self):
            return 5
  `)
  python('function views of the REST framework, with their routes, and routers without a slash at the end', `
    //- api/urls.py
    from django.urls import path
    from rest_framework.routers import SimpleRouter
    from .views import BookViewSet, stats
    router = SimpleRouter(trailing_slash=False)
    router.register('books', BookViewSet)
    urlpatterns = [path('stats/', stats), *router.urls]
    //- api/views.py
    from rest_framework import viewsets
    from rest_framework.decorators import action, api_view
    @api_view(['GET'])
    def stats(request): #> http GET /stats/
        return 1
    class BookViewSet(viewsets.ModelViewSet):
        def list(self, request): #> http GET /books
            return []
        def retrieve(self, request, pk): #> http GET /books/{pk}
            return 2
        @action(detail=True)
        def mates(self, request, pk): #> http GET /books/{pk}/mates
            return 3
  `)
  python('view sets, actions and function views of the REST framework', `
    //- api/urls.py
    from rest_framework.routers import DefaultRouter
    from .views import BookViewSet
    router = DefaultRouter()
    router.register(r'books', BookViewSet, basename='book')
    //- api/views.py
    from rest_framework import viewsets
    from rest_framework.decorators import action, api_view
    from rest_framework.views import APIView
    class BookViewSet(viewsets.ModelViewSet):
        def get_queryset(self): #> http /books/
            return []
        def list(self, request): #> http GET /books/
            return self.answer()
        def retrieve(self, request, pk): #> http GET /books/{pk}/
            return self.answer()
        @action(detail=True, methods=['post'], url_path='mark-read')
        def read(self, request, pk): #> http POST /books/{pk}/mark-read/
            return 1
        def answer(self):
            return 2
    @api_view(['GET', 'POST'])
    def authors(request): #> http GET|POST authors
        return 3
    class Health(APIView):
        def get(self, request): #> http GET Health
            return 4
    class Plain:
        def get(self, request):
            return 5
  `)
  python('what every request goes through, and the administration', `
    from django.contrib import admin
    from django.utils.deprecation import MiddlewareMixin
    from rest_framework.permissions import BasePermission
    class IsOwner(BasePermission):
        def has_permission(self, request, view): #> http each request, IsOwner
            return True
        def other(self): pass
    class Clock(MiddlewareMixin):
        def process_request(self, request): #> http middleware Clock
            return None
    class BookAdmin(admin.ModelAdmin):
        def get_queryset(self, request): #> http admin BookAdmin
            return []
        def title(self, book): return book.title
  `)
  python('management commands', `
    //- shop/management/commands/rebuild.py
    from django.core.management.base import BaseCommand
    class Command(BaseCommand):
        def add_arguments(self, parser):
            pass
        def handle(self, *args, **options): #> cli manage.py rebuild
            work()
    def work():
        pass
  `)
})

describe('entry points: Flask, FastAPI and others', () => {
  python('applications and blueprints', `
    //- app/__init__.py
    from flask import Flask
    from .books import bp
    def create_app():
        app = Flask(__name__)
        app.register_blueprint(bp)
        @app.route('/health')
        def health(): #> http GET /health
            return 'ok'
        return app
    //- app/books.py
    from flask import Blueprint
    from flask.views import MethodView
    bp = Blueprint('books', __name__, url_prefix='/books')
    @bp.route('/<int:id>', methods=['GET', 'PUT'])
    def one(id): #> http GET|PUT /books/{id}
        return load(id)
    @bp.post('/')
    def add(): #> http POST /books/
        return 1
    @bp.before_request
    def check():
        return None
    class Authors(MethodView):
        def get(self): #> http GET /books/authors
            return 2
    bp.add_url_rule('/authors', view_func=Authors.as_view('authors'))
    def load(id):
        return id
  `)
  python('FastAPI with routers in other files', `
    //- app/routers.py
    from fastapi import APIRouter, Depends
    router = APIRouter(prefix='/books')
    //- app/main.py
    from fastapi import FastAPI, Depends
    from app.routers import router
    app = FastAPI()
    def session():
        return 1
    @app.get('/books/{id}')
    async def one(id: int, db=Depends(session)): #> http GET /books/{id}
        return find(id)
    @router.delete('/{id}')
    async def remove(id: int): #> http DELETE /books/{id}
        return 2
    def find(id):
        return id
    async def late(): #> http POST /late
        return 3
    app.add_api_route('/late', late, methods=['POST'])
  `)
  python("rq's decorator as a class of the workspace", `
    //- app/worker.py
    from functools import partial
    from rq.decorators import job as rq_job
    class RecordingJob(rq_job):
        pass
    job = partial(RecordingJob, connection=None)
    //- app/tasks.py
    from app.worker import job
    @job('default')
    def send(to): #> queue rq job send
        return to
  `)
  python('what only looks like a route', `
    cache = {}
    class Client:
        def get(self, path): return path
    client = Client()
    def plugin(name): return lambda f: f
    @plugin('/books')
    def f(): return 1
    def g(): return client.get('/books')
    def handle(request): return 2
  `)
  python('GraphQL', `
    import graphene
    import strawberry
    class Book(graphene.ObjectType):
        title = graphene.String()
        def resolve_title(self, info): #> http graphql Book
            return self.other()
        def other(self): return 1
    @strawberry.type
    class Query:
        @strawberry.field
        def books(self): #> http graphql Query.books
            return []
        def plain(self): return []
  `)
  python('aiohttp and Starlette', `
    from aiohttp import web
    from starlette.routing import Route
    async def books(request): #> http GET /books
        return 1
    async def home(request): #> http GET /home
        return 2
    app = web.Application()
    app.router.add_get('/books', books)
    routes = [Route('/home', home)]
  `)
})

describe('entry points: queues and schedules of Python', () => {
  python('Celery with its beat', `
    //- app/__init__.py
    //- app/celery.py
    from celery import Celery
    from celery.schedules import crontab
    from datetime import timedelta
    app = Celery('app')
    app.conf.beat_schedule = {
        'night': {'task': 'app.mail.digest', 'schedule': crontab(hour=3, minute=0)},
        'often': {'task': 'ping', 'schedule': 30.0},
        'mondays': {'task': 'app.mail.week', 'schedule': crontab(minute='*/30', hour='8-17', day_of_week='mon')},
        'some': {'task': 'app.mail.some', 'schedule': timedelta(minutes=10)},
    }
    //- app/mail.py
    from celery import shared_task
    from app.celery import app
    from celery.schedules import crontab
    @shared_task(bind=True)
    def send(self, id): #> queue celery task app.mail.send
        return render(id)
    @app.task
    def digest(): #> schedule celery task app.mail.digest 30.4
        return 1
    @app.task(name='ping')
    def ping(): #> schedule celery task app.mail.ping 87600
        return 2
    @app.task
    def week(): #> schedule celery task app.mail.week 87
        return 3
    @app.task
    def some(): #> schedule celery task app.mail.some 4380
        return 4
    @app.task
    def added(): #> schedule celery task app.mail.added 730
        return 5
    @app.on_after_finalize.connect
    def set_up(sender, **kwargs):
        sender.add_periodic_task(crontab(minute=0), added.s(), name='added')
    def render(id):
        return id
  `)
  python('other queues', `
    import dramatiq
    from rq.decorators import job
    from huey import RedisHuey, crontab
    from huey.contrib.djhuey import task
    huey = RedisHuey()
    @dramatiq.actor(max_retries=3)
    def a(): pass #> queue dramatiq actor a
    @job('low')
    def b(): pass #> queue rq job b
    @huey.task()
    def c(): pass #> queue huey task c
    @huey.periodic_task(crontab(minute='0', hour='3'))
    def d(): pass #> schedule huey task d 30.4
    @task
    def e(): pass #> queue huey task e
  `)
  python('behind a decorator of the program', `
    //- app/__init__.py
    //- app/worker.py
    import functools
    from functools import partial
    from rq.decorators import job as rq_job
    from dramatiq import actor as _actor
    def actor(name=None, **options):
        def decorator(fn):
            @functools.wraps(fn)
            async def wrapped(*args):
                return await fn(*args)
            _actor(wrapped, **options)
            return wrapped
        return decorator
    def logged(fn):
        @functools.wraps(fn)
        def inner(*args):
            print(fn)
            return fn(*args)
        return inner
    job = partial(rq_job, connection=1)
    //- app/tasks.py
    from apscheduler.triggers.cron import CronTrigger
    from app.worker import actor, job, logged
    @actor(name='send')
    async def send(id): pass #> queue dramatiq actor send
    @actor(name='night', cron_trigger=CronTrigger(hour=0, minute=30))
    async def night(): pass #> schedule dramatiq actor night 30.4
    @job('default')
    def b(): pass #> queue rq job b
    @logged
    def c(): pass
  `)
  python('APScheduler, schedule and loops', `
    import schedule
    from apscheduler.schedulers.background import BackgroundScheduler
    from discord.ext import tasks
    scheduler = BackgroundScheduler()
    @scheduler.scheduled_job('cron', hour=3)
    def a(): pass #> schedule cron a 30.4
    def b(): pass #> schedule interval b 8760
    scheduler.add_job(b, 'interval', minutes=5)
    def c(): pass #> schedule schedule c 4380
    schedule.every(10).minutes.do(c)
    def d(): pass #> schedule schedule d 30.4
    schedule.every().day.at('10:30').do(d)
    @tasks.loop(seconds=30.0)
    async def e(): pass #> schedule loop e 87600
    def f(every): pass #> schedule interval f
    scheduler.add_job(f, 'interval', minutes=every)
  `)
})

describe('entry points: functions in the cloud and commands of Python', () => {
  python('Lambda, Cloud Functions, Azure', `
    //- mailer/handler.py
    import functions_framework
    import azure.functions as func
    app = func.FunctionApp()
    def lambda_handler(event, context): #> serverless lambda mailer
        return work(event)
    def work(event):
        return event
    @functions_framework.http
    def hello(request): #> serverless cloud function hello
        return 1
    @app.route(route='books')
    def books(req: func.HttpRequest): #> serverless GET /books
        return 2
    @app.timer_trigger(schedule='0 */5 * * * *', arg_name='timer')
    def tick(timer): #> schedule 0 */5 * * * * tick 8760
        return 3
    def on_event(event, other):
        return 4
  `)
  python('commands', `
    //- tool/cli.py
    import click
    import typer
    @click.group()
    def cli(): #> cli command cli
        pass
    @cli.command()
    @click.option('--id')
    def sync(id): #> cli command sync
        work(id)
    def work(id):
        pass
    app = typer.Typer()
    @app.command()
    def load(): #> cli command load
        pass
    def main(): #> cli command main
        pass
    typer.run(main)
    def other():
        pass
  `)
  python('files that are run', `
    #> cli script main.py
    def main(): return 1
    if __name__ == '__main__':
        main()
  `)
})
