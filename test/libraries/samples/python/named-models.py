"""Models that are loaded by their names, which a class of the workspace answers to."""

import swapper
from django.apps import apps
from django.db import models
from oscar.core.loading import get_class, get_classes, get_model


class Book(models.Model):
    title = models.CharField(max_length=10)


class Shelf:
    def books(self):
        return Book.objects.filter(title="a")


apps.get_model("named-models", "Book").objects.count()  #: query
apps.get_model("named-models.Book").objects.count()  #: query
get_model("named-models", "Book").objects.count()  #: query
swapper.load_model("named-models", "Book").objects.count()  #: query
get_class("named-models", "Shelf")().books().count()  #: query
Shelf2, Book2 = get_classes("named-models", ["Shelf", "Book"])
Shelf2().books().count()  #: query
Book2.objects.count()  #: query
