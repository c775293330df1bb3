// What runs seldom is no request: commands of whichever base class, migrations, the start of an application, and tasks of which settings say when.

import { entries } from './entry-points.js'

describe('entry points: what runs seldom', () => {
  entries('management commands are known by their place', `
    //- shop/management/commands/base.py
    from django_rich.management import RichCommand
    class ShopCommand(RichCommand):
        def track(self, rows):
            return rows
    //- shop/management/commands/reindex.py
    from shop.management.commands.base import ShopCommand
    class Command(ShopCommand):
        def handle(self, *args, **options): #> cli manage.py reindex
            return self.track([])
    class Other:
        def handle(self):
            return 1
    //- shop/handlers.py
    class Command:
        def handle(self):
            return 2
  `)
  entries('functions of migrations run once, wherever they are written', `
    def fill(apps, schema_editor): #> cli migration fill 1
        return apps.get_model('shop', 'Book')
    def of_factory(field):
        def forward(apps, schema_editor): #> cli migration forward 1
            return field
        return forward
    def draw(apps, editor):
        return apps
  `)
  entries('the start of an application', `
    from contextlib import asynccontextmanager
    from fastapi import FastAPI
    @asynccontextmanager
    async def lifespan(app): #> cli start of the application
        yield
    app = FastAPI(lifespan=lifespan)
  `)
  entries('tasks under a name of the project, and those of Django', `
    from celery import shared_task
    from django_tasks import task
    retried = shared_task(acks_late=True, max_retries=3)
    @retried
    def send(id): #> queue celery task main.send
        return id
    @task()
    def purge(urls): #> queue django task purge
        return urls
    @task
    def index(): #> queue django task index
        return 1
  `)
  entries('tasks whose schedule is read from settings', `
    //- app/__init__.py
    //- app/settings.py
    from celery.schedules import crontab
    def parse(environment):
        tasks = [
            {'name': 'Mail', 'key': 'MAIL_CRON', 'default': '*/10 * * * *', 'task': 'app.tasks.mail', 'options': {'expires': 540}},
            {'name': 'Train', 'key': 'TRAIN_CRON', 'default': 'hourly', 'task': 'app.tasks.train'},
        ]
        return {one['name']: {'task': one['task'], 'schedule': crontab(*environment.get(one['key'], one['default']).split(' '))} for one in tasks}
    //- app/tasks.py
    from celery import shared_task
    @shared_task
    def mail(): #> schedule celery task app.tasks.mail 4380
        return 1
    @shared_task
    def train(): #> queue celery task app.tasks.train
        return 2
  `)
})
