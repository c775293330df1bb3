from django.db import models

from .books import Book
from .people import Person


class Order(models.Model):
    customer = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="orders")
    books = models.ManyToManyField(Book, through="OrderLine", related_name="orders")
    paid = models.BooleanField(default=False)

    @property
    def total(self):
        return sum(line.quantity for line in self.lines.all())

    def titles(self):
        return [line.book.title for line in self.lines.all()]


class OrderLine(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    book = models.ForeignKey(Book, on_delete=models.PROTECT)
    quantity = models.IntegerField(default=1)
