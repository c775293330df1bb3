// n-plus-one-query with Django REST framework: what the methods of a serializer ask for each row that it writes out.

import { checksFor } from '../support/check.js'

const { costs, fine, noFix } = checksFor('n-plus-one-query', 'python')

const models = `//- shop/__init__.py
//- shop/models.py
from django.db import models

class Author(models.Model):
    name = models.TextField()

class Book(models.Model):
    title = models.TextField()
    author = models.ForeignKey(Author, related_name="books", on_delete=models.CASCADE)

class Review(models.Model):
    book = models.ForeignKey(Book, related_name="reviews", on_delete=models.CASCADE)
    stars = models.IntegerField()

def stars_of(book):
    return Review.objects.filter(book=book, stars__gt=3).count()
`
const dedent = (text: string): string => text.replace(/^\n/, '').split('\n').map((line) => line.replace(/^ {4}/, '')).join('\n')
const list = `
    class Books(generics.ListAPIView):
        queryset = Book.objects.all()
        serializer_class = serializers.BookSerializer
    `
const files = (body: string, views = list): string =>
  `${models}//- shop/serializers.py\nfrom rest_framework import serializers\nfrom shop.models import Author, Book, Review, stars_of\n\n`
  + `class BookSerializer(serializers.ModelSerializer):\n    best = serializers.SerializerMethodField()\n    class Meta:\n        model = Book\n        fields = ["title", "best"]\n${dedent(body).replace(/^(?=.)/gm, '    ')}`
  + `//- shop/views.py\nfrom rest_framework import generics\nfrom rest_framework.response import Response\nfrom shop import serializers\nfrom shop.models import Author, Book, Review\n\n${dedent(views)}`

describe('n-plus-one-query (Django REST framework)', () => {
  costs('a query of each row', files(`
    def get_best(self, book):
        return ⟦Review.objects.filter(book=book).order_by("-stars").first()⟧.stars
    `, list.replace('Book.objects.all()', '⟨Book.objects.all()⟩')))
  costs('related rows, refined', files(`
    def get_best(self, book):
        return ⟦book.reviews.filter(stars__gt=3).count()⟧
    `))
  costs('a query that is built before it is asked', files(`
    def get_best(self, book):
        reviews = Review.objects.filter(book=book.pk)
        if self.context.get("short"):
            reviews = reviews[:3]
        return [review.stars for review in ⟦reviews⟧]
    `))
  costs('a function', files(`
    def get_best(self, book):
        return ⟦stars_of(book)⟧
    `).replace('Review.objects.filter(book=book, stars__gt=3).count()', '⟨Review.objects.filter(book=book, stars__gt=3).count()⟩'))
  costs('many rows by a keyword', files(`
    def get_best(self, book):
        return ⟦Review.objects.get(book=book)⟧.stars
    `, `
    def books(request):
        return Response(serializers.BookSerializer(Book.objects.filter(title="x"), many=True).data)
    `))
  noFix('there is none', files(`
    def get_best(self, book):
        return ⟦Review.objects.get(book=book)⟧.stars
    `))

  fine('one row', files(`
    def get_best(self, book):
        return Review.objects.get(book=book).stars
    `, `
    class OneBook(generics.RetrieveAPIView):
        queryset = Book.objects.all()
        serializer_class = serializers.BookSerializer
    `))
  fine('a serializer that nobody is known to give rows', files(`
    def get_best(self, book):
        return Review.objects.get(book=book).stars
    `, ''))
  fine('a method that gives no field', files(`
    def get_best(self, book):
        return book.title
    def get_other(self, book):
        return Review.objects.get(book=book).stars
    `))
  fine('what the first row keeps for the others', files(`
    def get_best(self, book):
        if book.author_id not in self.known:
            self.known[book.author_id] = Author.objects.get(pk=book.author_id)
        return self.known[book.author_id].name
    `))
  fine('what the query of the rows may have worked out', files(`
    def get_best(self, book):
        if hasattr(book, "best"):
            return book.best
        return Review.objects.filter(book=book).count()
    `))
  fine('rows that came along', files(`
    def get_best(self, book):
        return [review.stars for review in book.reviews.all()]
    `, list.replace('Book.objects.all()', 'Book.objects.prefetch_related("reviews")')))
  fine('where something failed', files(`
    def get_best(self, book):
        try:
            return book.title
        except AttributeError:
            return Review.objects.get(book=book).stars
    `))
})
