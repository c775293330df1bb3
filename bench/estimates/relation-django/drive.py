import django
from django.conf import settings

settings.configure(DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}, INSTALLED_APPS=[], DEFAULT_AUTO_FIELD="django.db.models.AutoField")
django.setup()

from django.db import connection

from models import Author, Book


def prepare(sizes):
    with connection.schema_editor() as editor:
        editor.create_model(Author)
        editor.create_model(Book)
    Author.objects.bulk_create(Author(name=f"Author {number}") for number in range(sizes["N"]))
    Book.objects.bulk_create(Book(title=f"Book {number}", author_id=1 + number * 7919 % sizes["N"]) for number in range(sizes["N"]))


def call(program, state):
    return program.catalogue()
