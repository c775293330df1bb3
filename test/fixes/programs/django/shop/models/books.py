from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models

from .people import Author, Publisher


class Tag(models.Model):
    word = models.CharField(max_length=50)


class Note(models.Model):
    text = models.TextField()
    kind = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveIntegerField()
    subject = GenericForeignKey("kind", "object_id")


class BookQuerySet(models.QuerySet):
    def available(self):
        return self.exclude(title="sold out")

    def with_author(self):
        return self.select_related("author")


class BookManager(models.Manager.from_queryset(BookQuerySet)):
    def long(self):
        return self.filter(pages__gt=100).order_by("pk")


class Book(models.Model):
    title = models.CharField(max_length=50)
    pages = models.IntegerField(default=0)
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="books")
    publisher = models.ForeignKey(Publisher, on_delete=models.SET_NULL, null=True, blank=True)
    sequel_to = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="sequels")
    tags = models.ManyToManyField(Tag, related_name="books")
    notes = GenericRelation(Note, content_type_field="kind", object_id_field="object_id")

    objects = BookManager()

    def byline(self):
        return f"{self.title} by {self.author.pen_name}"

    def house(self):
        return self.publisher.name if self.publisher else "self-published"

    def __str__(self):
        return f"{self.title} / {self.author.pen_name}"


class BestsellerManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().filter(pages__gt=120).order_by("pk")


class Bestseller(Book):
    objects = BestsellerManager()

    class Meta:
        proxy = True

    def banner(self):
        return f"*** {self.author.pen_name} ***"


class Cover(models.Model):
    book = models.OneToOneField(Book, on_delete=models.CASCADE)
    colour = models.CharField(max_length=20)


class EditionManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().select_related("book")


class Edition(models.Model):
    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="editions")
    year = models.IntegerField()
    objects = EditionManager()


class Review(models.Model):
    book = models.ForeignKey(Book, on_delete=models.CASCADE)
    reviewer = models.ForeignKey("shop.Person", on_delete=models.CASCADE, related_name="+")
    stars = models.IntegerField()

    class Meta:
        ordering = ["pk"]
