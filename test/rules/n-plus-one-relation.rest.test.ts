// n-plus-one-relation with Django REST framework: a serializer of many rows is a loop over them, and its fields are what it does.

import { checksFor } from '../support/check.js'

const { costs, fine, fixes, noFix } = checksFor('n-plus-one-relation', 'python')

const models = `//- shop/__init__.py
//- shop/models.py
from django.db import models

class Publisher(models.Model):
    name = models.TextField()

class Author(models.Model):
    name = models.TextField()
    publisher = models.ForeignKey(Publisher, on_delete=models.CASCADE)

    def __str__(self):
        return self.name

class Tag(models.Model):
    word = models.TextField()

class Book(models.Model):
    title = models.TextField()
    author = models.ForeignKey(Author, related_name="books", on_delete=models.CASCADE)
    tags = models.ManyToManyField(Tag)

    @property
    def author_name(self):
        return self.author.name

    def byline(self):
        return f"{self.title} by {self.author.name}"

class Cover(models.Model):
    book = models.OneToOneField(Book, on_delete=models.CASCADE)

class Review(models.Model):
    book = models.ForeignKey(Book, related_name="reviews", on_delete=models.CASCADE)
    author = models.ForeignKey(Author, on_delete=models.CASCADE)

    def __str__(self):
        return self.author.name
`
const dedent = (text: string): string => text.replace(/^\n/, '').split('\n').map((line) => line.replace(/^ {4}/, '')).join('\n')
const files = (serializers: string, views: string): string =>
  `${models}//- shop/serializers.py\nfrom rest_framework import serializers\nfrom shop.models import Author, Book, Cover, Publisher, Review, Tag\n\n${dedent(serializers)}`
  + `//- shop/views.py\nfrom rest_framework import generics, viewsets\nfrom rest_framework.decorators import action\nfrom shop import serializers\nfrom shop.models import Author, Book, Review\n\n${dedent(views)}`

const list = `
    class Books(generics.ListAPIView):
        queryset = Book.objects.all()
        serializer_class = serializers.BookSerializer
    `
const listWith = (query: string): string => list.replace('Book.objects.all()', query)
const book = (fields: string, names: string): string => `
    class BookSerializer(serializers.ModelSerializer):
        ${fields}
        class Meta:
            model = Book
            fields = ${names}
    `

describe('n-plus-one-relation (Django REST framework): fields', () => {
  costs('a source that goes through a relation', files(book('name = ⟦serializers.CharField(source="author.name")⟧', '["name"]'), listWith('⟨Book.objects.all()⟩')))
  costs('a source of several relations is one finding', files(book('name = ⟦serializers.CharField(source="author.publisher.name")⟧', '["name"]'), list))
  costs('the second relation of a source, where the first comes along', files(book('name = ⟦serializers.CharField(source="author.publisher.name")⟧', '["name"]'), listWith('Book.objects.select_related("author")')))
  costs('a method', files(`
    class BookSerializer(serializers.ModelSerializer):
        name = serializers.SerializerMethodField()

        class Meta:
            model = Book
            fields = ["name"]

        def get_name(self, obj):
            return ⟦obj.author⟧.name
    `, list))
  costs('a method by another name, through a method of the row', files(`
    class BookSerializer(serializers.ModelSerializer):
        name = serializers.SerializerMethodField(method_name="line")

        class Meta:
            model = Book
            fields = ("name",)

        def line(self, obj):
            return ⟦obj.byline()⟧
    `, list))
  costs('a method that goes over related rows', files(`
    class BookSerializer(serializers.ModelSerializer):
        words = serializers.SerializerMethodField()

        class Meta:
            model = Book
            fields = ["words"]

        def get_words(self, book: Book):
            return [tag.word for tag in ⟦book.tags.all()⟧]
    `, list))
  costs('the rows of a loop in a method', files(`
    class BookSerializer(serializers.ModelSerializer):
        people = serializers.SerializerMethodField()

        class Meta:
            model = Book
            fields = ["people"]

        def get_people(self, obj):
            return [⟦review.author⟧.name for review in obj.reviews.all()]
    `, listWith('⟨Book.objects.prefetch_related("reviews")⟩')))
  costs('a property of the row', files(book('author_name = ⟦serializers.CharField()⟧', '["author_name"]'), list))
  costs('a property of the row that the fields name', files(book('pass', '["title", ⟦"author_name"⟧]'), list))
  costs('a serializer in a serializer', files(`
    class AuthorSerializer(serializers.ModelSerializer):
        class Meta:
            model = Author
            fields = ["name"]

    class BookSerializer(serializers.ModelSerializer):
        author = ⟦AuthorSerializer()⟧

        class Meta:
            model = Book
            fields = ["author"]
    `, list))
  costs('each serializer on the way', files(`
    class PublisherSerializer(serializers.ModelSerializer):
        class Meta:
            model = Publisher
            fields = ["name"]

    class AuthorSerializer(serializers.ModelSerializer):
        publisher = ⟦PublisherSerializer(read_only=True)⟧

        class Meta:
            model = Author
            fields = ["name", "publisher"]

    class BookSerializer(serializers.ModelSerializer):
        author = AuthorSerializer()

        class Meta:
            model = Book
            fields = ["author"]
    `, listWith('⟨Book.objects.select_related("author")⟩')))
  costs('many related rows', files(`
    class BookSerializer(serializers.ModelSerializer):
        class Meta:
            model = Book
            fields = ["title"]

    class AuthorSerializer(serializers.ModelSerializer):
        books = ⟦BookSerializer(many=True, read_only=True)⟧

        class Meta:
            model = Author
            fields = ["books"]
    `, `
    class Authors(viewsets.ModelViewSet):
        queryset = Author.objects.all()
        serializer_class = serializers.AuthorSerializer
    `))
  costs('a related object as text', files(book('author = ⟦serializers.StringRelatedField()⟧', '["author"]'), list))
  costs('a text that loads more', files(`
    class BookSerializer(serializers.ModelSerializer):
        reviews = ⟦serializers.StringRelatedField(many=True)⟧

        class Meta:
            model = Book
            fields = ["reviews"]
    `, listWith('Book.objects.prefetch_related("reviews")')))
  costs('a related object by a slug', files(book('author = ⟦serializers.SlugRelatedField(slug_field="name", read_only=True)⟧', '["author"]'), list))
  costs('keys of many rows', files(book('tags = ⟦serializers.PrimaryKeyRelatedField(many=True, read_only=True)⟧', '["tags"]'), list))
  costs('many to many among the names', files(book('pass', '["title", "author", ⟦"tags"⟧]'), list))
  costs('the other side among the names', files(book('pass', '("title", ⟦"reviews"⟧, ⟦"cover"⟧)'), list))
  costs('many to many among all fields', files(book('pass', '⟦"__all__"⟧'), list))
  costs('many to many but for some fields', files(`
    class BookSerializer(serializers.ModelSerializer):
        class Meta:
            model = Book
            exclude = ⟦["title"]⟧
    `, list))
  costs('once for several fields of the same', files(`
    class BookSerializer(serializers.ModelSerializer):
        name = ⟦serializers.CharField(source="author.name")⟧
        author_id = serializers.IntegerField(source="author.id")
        author = serializers.StringRelatedField()

        class Meta:
            model = Book
            fields = ["author", "name", "author_id", "author_name"]
    `, list))
  costs('relations in depth', files(`
    class BookSerializer(serializers.ModelSerializer):
        class Meta:
            model = Book
            fields = ["title", "author"]
            ⟦depth = 1⟧
    `, list))
  costs('names added to those of another serializer', files(`
    class ShortSerializer(serializers.ModelSerializer):
        class Meta:
            model = Book
            fields = ["title"]

    class BookSerializer(ShortSerializer):
        name = ⟦serializers.CharField(source="author.name")⟧

        class Meta(ShortSerializer.Meta):
            fields = ShortSerializer.Meta.fields + ["name"]
    `, list))
  costs('a field that a serializer inherits', files(`
    class NamedSerializer(serializers.ModelSerializer):
        name = ⟦serializers.CharField(source="author.name")⟧

        class Meta:
            model = Book
            fields = ["name"]

    class BookSerializer(NamedSerializer):
        class Meta(NamedSerializer.Meta):
            fields = ["title", *NamedSerializer.Meta.fields]
    `, list))
  costs('rows of a serializer without a model', files(`
    class BookSerializer(serializers.Serializer):
        title = serializers.CharField()
        name = ⟦serializers.CharField(source="author.name")⟧
    `, list))
  costs('a whole row with a part of its own', files(`
    class BookSerializer(serializers.ModelSerializer):
        class Meta:
            model = Book
            fields = ["title", ⟦"tags"⟧]

        def to_representation(self, instance):
            data = super().to_representation(instance)
            data["name"] = ⟦instance.author⟧.name
            return data
    `, list))
})

const named = book('name = ⟦serializers.CharField(source="author.name")⟧', '["name"]')
const silent = named.replace(/[⟦⟧]/g, '')

describe('n-plus-one-relation (Django REST framework): uses', () => {
  costs('a call with many rows', files(named, `
    def books(request):
        return serializers.BookSerializer(⟨Book.objects.all()⟩, many=True).data
    `))
  costs('rows under a name, as a keyword', files(named, `
    def books(request):
        rows = Book.objects.filter(title="x")
        rows = rows.order_by("title")
        return serializers.BookSerializer(instance=rows, many=True, context={"request": request}).data
    `))
  costs('a call for each row', files(named, `
    def books(request):
        return [serializers.BookSerializer(one).data for one in Book.objects.all()]
    `))
  costs('rows of a method', files(named, `
    class Books(generics.ListCreateAPIView):
        serializer_class = serializers.BookSerializer

        def get_queryset(self):
            return ⟨Book.objects.filter(title=self.kwargs["title"])⟩
    `))
  costs('classes with type arguments', files(named.replace('ModelSerializer)', 'ModelSerializer[Book])'), `
    class Books(viewsets.ModelViewSet[Book]):
        serializer_class = serializers.BookSerializer
        queryset = Book.objects.all()
    `))
  costs('rows of the class, narrowed by a method', files(named, `
    class Books(viewsets.ReadOnlyModelViewSet):
        serializer_class = serializers.BookSerializer
        queryset = Book.objects.all()

        def get_queryset(self):
            return super().get_queryset().filter(title="x")
    `))
  costs('rows of a base class that its heir names', files(named, `
    class Recent(generics.ListAPIView):
        def get_queryset(self):
            return super().get_queryset().order_by("title")

    class Books(Recent):
        serializer_class = serializers.BookSerializer
        queryset = ⟨Book.objects.all()⟩
    `))
  costs('rows that a class beside the view narrows', files(named, `
    class Recent:
        def get_queryset(self):
            return super().get_queryset().filter(title="x")

    class Books(Recent, viewsets.ModelViewSet):
        serializer_class = serializers.BookSerializer
        queryset = ⟨Book.objects.all()⟩
    `))
  costs('rows of the class beside the next one', files(named, `
    class Written:
        def get_queryset(self):
            return ⟨Book.objects.filter(author__name="x")⟩

    class Recent:
        def get_queryset(self):
            return super().get_queryset().order_by("title")

    class Books(Recent, Written, viewsets.ModelViewSet):
        serializer_class = serializers.BookSerializer
    `))
  costs('an action that takes its pages by itself', files(named, `
    class Books(viewsets.GenericViewSet):
        serializer_class = serializers.BookSerializer
        queryset = Book.objects.all()

        @action(detail=False)
        def recent(self, request):
            rows = self.filter_queryset(self.get_queryset())
            page = self.paginate_queryset(rows)
            if page is not None:
                return self.get_paginated_response(self.get_serializer(page, many=True).data)
            return self.get_serializer(rows, many=True).data
    `))
  costs('a serializer that a decorator gives', files(named, `
    class Books(viewsets.GenericViewSet):
        queryset = Book.objects.all()

        @action(detail=False, serializer_class=serializers.BookSerializer)
        def recent(self, request):
            return self.get_serializer(self.get_queryset(), many=True).data
    `))
  costs('a serializer that is chosen for the list', files(`${named}
    class DetailSerializer(serializers.ModelSerializer):
        name = serializers.CharField(source="author.name")

        class Meta:
            model = Book
            fields = ["name"]
    `, `
    class Books(viewsets.ModelViewSet):
        queryset = Book.objects.all()

        def get_serializer_class(self):
            if self.action == "list":
                return serializers.BookSerializer
            return serializers.DetailSerializer
    `))
  costs('one use of several', files(named, `
    class Books(generics.ListAPIView):
        queryset = Book.objects.select_related("author")
        serializer_class = serializers.BookSerializer

    def some(request):
        return serializers.BookSerializer(⟨Book.objects.filter(title="x")⟩, many=True).data
    `))
  costs('a page of the paginator', files(named, `
    from django.core.paginator import Paginator

    def books(request):
        page = Paginator(Book.objects.order_by("title"), 20).get_page(request.GET.get("page"))
        return serializers.BookSerializer(page.object_list, many=True).data
    `))
  costs('rows of a relation, in the method of another serializer', files(`
    class ReviewSerializer(serializers.ModelSerializer):
        author = ⟦serializers.StringRelatedField()⟧

        class Meta:
            model = Review
            fields = ["author"]

    class BookSerializer(serializers.ModelSerializer):
        reviews = serializers.SerializerMethodField()

        class Meta:
            model = Book
            fields = ["reviews"]

        def get_reviews(self, obj):
            return ReviewSerializer(obj.reviews.all(), many=True).data
    `, listWith('Book.objects.prefetch_related("reviews")')))
})

describe('n-plus-one-relation (Django): rows of views', () => {
  const views = (text: string): string => `${models}//- shop/views.py\nfrom django.core.paginator import Paginator\nfrom django.views.generic import ListView\nfrom shop.models import Book\n\n${dedent(text)}`
  costs('of a model', views(`
    class Books(ListView):
        model = Book

        def get_context_data(self, **kwargs):
            return {"names": [⟦book.author⟧.name for book in self.get_queryset()]}
    `))
  costs('of the query of a class', views(`
    class Books(ListView):
        queryset = ⟨Book.objects.order_by("title")⟩

        def names(self):
            return [⟦book.author⟧.name for book in self.get_queryset()]
    `))
  costs('of a method that goes on from the model', views(`
    class Books(ListView):
        model = Book

        def get_queryset(self):
            return super().get_queryset().filter(title="x")

        def names(self):
            return [⟦book.author⟧.name for book in self.get_queryset()]
    `))
  costs('of pages', views(`
    def books(request):
        pages = Paginator(Book.objects.order_by("title"), 20)
        return [⟦book.author⟧.name for book in pages.get_page(request.GET.get("page"))]
    `))
  fine('that bring it along', views(`
    class Books(ListView):
        queryset = Book.objects.select_related("author")

        def names(self):
            return [book.author.name for book in self.get_queryset()]

    def books(request):
        pages = Paginator(Book.objects.select_related("author"), 20)
        return [book.author.name for book in pages.page(1).object_list]
    `))
})

describe('n-plus-one-relation (Django REST framework): silent', () => {
  fine('what comes along with the rows of a loop in a method', files(`
    class BookSerializer(serializers.ModelSerializer):
        people = serializers.SerializerMethodField()

        class Meta:
            model = Book
            fields = ["people"]

        def get_people(self, obj):
            return [review.author.name for review in obj.reviews.all()]
    `, listWith('Book.objects.prefetch_related("reviews__author")')))
  fine('what comes along', files(silent, listWith('Book.objects.select_related("author")')))
  fine('what a method brings along', files(silent, `
    class Books(viewsets.ModelViewSet):
        serializer_class = serializers.BookSerializer
        queryset = Book.objects.all()

        def get_queryset(self):
            return super().get_queryset().select_related("author").order_by("title")
    `))
  fine('what the method for the list brings along', files(silent, `
    class Books(viewsets.ModelViewSet):
        serializer_class = serializers.BookSerializer

        def get_queryset(self):
            if self.action == "list":
                return Book.objects.select_related("author")
            return Book.objects.all()
    `))
  fine('what a class beside the view brings along', files(silent, `
    class WithAuthor:
        def get_queryset(self):
            return super().get_queryset().select_related("author")

    class Books(WithAuthor, viewsets.ModelViewSet):
        serializer_class = serializers.BookSerializer
        queryset = Book.objects.all()
    `))
  fine('what filtering brings along', files(silent, `
    class Books(viewsets.ModelViewSet):
        serializer_class = serializers.BookSerializer
        queryset = Book.objects.all()

        def filter_queryset(self, queryset):
            return super().filter_queryset(queryset).select_related("author")
    `))
  fine('a single object', files(silent, `
    class OneBook(generics.RetrieveAPIView):
        queryset = Book.objects.all()
        serializer_class = serializers.BookSerializer

    def one(request, pk):
        return serializers.BookSerializer(Book.objects.get(pk=pk)).data
    `))
  fine('a few rows', files(silent, `
    most = 3

    def some(request):
        rows = Book.objects.filter(title="x")
        rows = rows[:most]
        return serializers.BookSerializer(rows, many=True).data, serializers.BookSerializer(Book.objects.all()[:5], many=True).data
    `))
  fine('rows that are dictionaries', files(book('pass', '["title", "tags"]'), `
    def some(request):
        return serializers.BookSerializer(Book.objects.values("title", "tags"), many=True).data
    `))
  fine('what is loaded for a page', files(silent, `
    from django.db.models import prefetch_related_objects

    class Books(viewsets.GenericViewSet):
        serializer_class = serializers.BookSerializer
        queryset = Book.objects.all()

        @action(detail=False)
        def recent(self, request):
            page = self.paginate_queryset(self.get_queryset())
            prefetch_related_objects(page, "author")
            return self.get_serializer(page, many=True).data
    `))
  fine('rows that are filled in, not read', files(silent, `
    def create(request, many):
        filled = serializers.BookSerializer(data=request.data, many=True)
        filled.is_valid()
        return serializers.BookSerializer(Book.objects.all(), many=many).data
    `))
  fine('a serializer that nobody uses', files(silent, 'def nothing(): pass'))
  fine('keys of the other row', files(book('author_key = serializers.PrimaryKeyRelatedField(source="author", read_only=True)', '["title", "author", "author_key", "author_id"]'), list))
  fine('links by the key', files(`
    class BookSerializer(serializers.HyperlinkedModelSerializer):
        class Meta:
            model = Book
            fields = ["url", "author"]
    `, list))
  fine('fields that are only written', files(`
    class BookSerializer(serializers.ModelSerializer):
        name = serializers.CharField(source="author.name", write_only=True)

        class Meta:
            model = Book
            fields = ["title", "name", "tags"]
            extra_kwargs = {"tags": {"write_only": True}}
    `, list))
  fine('a field that is not among the names', files(`
    class NamedSerializer(serializers.ModelSerializer):
        name = serializers.CharField(source="author.name")

        class Meta:
            model = Book
            fields = ["name"]

    class BookSerializer(NamedSerializer):
        class Meta:
            model = Book
            fields = ["title"]
    `, list))
  fine('a field that is not among the names, of a class beside it', files(`
    class Named(serializers.Serializer):
        name = serializers.CharField(source="author.name")

    class BookSerializer(Named, serializers.ModelSerializer):
        class Meta:
            model = Book
            fields = ["title"]
    `, list))
  fine('a field that is taken away', files(`
    class NamedSerializer(serializers.ModelSerializer):
        name = serializers.CharField(source="author.name")

        class Meta:
            model = Book
            fields = "__all__"

    class BookSerializer(NamedSerializer):
        name = None
    `, listWith('Book.objects.prefetch_related("tags")')))
  fine('a method that is no field', files(`
    class BookSerializer(serializers.ModelSerializer):
        class Meta:
            model = Book
            fields = ["title"]

        def get_name(self, obj):
            return obj.author.name
    `, list))
  fine('a row that is written out in another way', files(`
    class BookSerializer(serializers.ModelSerializer):
        name = serializers.CharField(source="author.name")

        class Meta:
            model = Book
            fields = ["name"]

        def to_representation(self, instance):
            return instance.title
    `, list))
  fine('a serializer in one that may keep what it wrote', files(`
    from django.core.cache import cache

    class AuthorSerializer(serializers.ModelSerializer):
        publisher = serializers.StringRelatedField()

        class Meta:
            model = Author
            fields = ["publisher"]

    class BookSerializer(serializers.ModelSerializer):
        author = AuthorSerializer()

        class Meta:
            model = Book
            fields = ["author"]

        def to_representation(self, instance):
            known = cache.get(instance.pk)
            if known:
                return known
            return super().to_representation(instance)
    `, list))
  fine('a list of its own', files(`
    class BookListSerializer(serializers.ListSerializer):
        def to_representation(self, data):
            return super().to_representation(data.select_related("author"))

    class BookSerializer(serializers.ModelSerializer):
        name = serializers.CharField(source="author.name")

        class Meta:
            model = Book
            fields = ["name"]
            list_serializer_class = BookListSerializer
    `, list))
  fine('a field that reads in its own way', files(`
    class NameField(serializers.Field):
        def get_attribute(self, instance):
            return instance.title

    class BookSerializer(serializers.ModelSerializer):
        author = NameField()

        class Meta:
            model = Book
            fields = ["author"]
    `, list))
  fine('the way back to the row that the rows came from', files(`
    class BookSerializer(serializers.ModelSerializer):
        author = serializers.StringRelatedField()

        class Meta:
            model = Book
            fields = ["author"]

    class AuthorSerializer(serializers.ModelSerializer):
        books = BookSerializer(many=True)

        class Meta:
            model = Author
            fields = ["books"]
    `, `
    class Authors(generics.ListAPIView):
        queryset = Author.objects.prefetch_related("books")
        serializer_class = serializers.AuthorSerializer
    `))
  fine('the way back of one to one', files(`
    class CoverSerializer(serializers.ModelSerializer):
        title = serializers.CharField(source="book.title")

        class Meta:
            model = Cover
            fields = ["title"]

    class BookSerializer(serializers.ModelSerializer):
        cover = CoverSerializer()

        class Meta:
            model = Book
            fields = ["cover"]
    `, listWith('Book.objects.select_related("cover")')))
  fine('a serializer of another action', files(`
    class ShortSerializer(serializers.ModelSerializer):
        class Meta:
            model = Book
            fields = ["title"]
    ${silent}`, `
    class Books(viewsets.ModelViewSet):
        queryset = Book.objects.all()
        serializer_class = serializers.BookSerializer

        def get_serializer_class(self):
            if self.action in ("list", "search"):
                return serializers.ShortSerializer
            return super().get_serializer_class()
    `))
  fine('a view whose list is its own', files(silent, `
    class Books(viewsets.ModelViewSet):
        queryset = Book.objects.all()
        serializer_class = serializers.BookSerializer

        def list(self, request):
            return self.get_serializer(self.get_queryset().select_related("author"), many=True).data
    `))
  fine('a view that only creates', files(silent, `
    class Books(generics.CreateAPIView):
        queryset = Book.objects.all()
        serializer_class = serializers.BookSerializer
    `))
  fine('a class of the same name that is no serializer', files(`
    class BookSerializer:
        name = serializers.CharField(source="author.name")

        def __init__(self, rows, many=False):
            self.rows = rows
    `, 'rows = serializers.BookSerializer(Book.objects.all(), many=True)'))
  fine('a serializer that is a field of itself', files(`
    class TagSerializer(serializers.ModelSerializer):
        word = serializers.CharField()
        same = serializers.SerializerMethodField()

        class Meta:
            model = Tag
            fields = ["word", "same"]

        def get_same(self, obj):
            return TagSerializer(obj, many=False).data
    `, 'rows = serializers.TagSerializer([], many=True)'))
})

describe('n-plus-one-relation (Django REST framework): fixes', () => {
  const plain = (text: string): string => text.replace(/[⟦⟧⟨⟩]/g, '')
  fixes('the query of the class', files(named, list), files(plain(named), listWith('Book.objects.select_related("author")').replace('.objects.select', '.objects.all().select')), { safety: 'safe', title: /^Bring author along/ })
  fixes('many rows, in a method', files(book('pass', '[⟦"tags"⟧]'), `
    class Books(generics.ListAPIView):
        serializer_class = serializers.BookSerializer

        def get_queryset(self):
            return Book.objects.filter(title="x")
    `), files(book('pass', '["tags"]'), `
    class Books(generics.ListAPIView):
        serializer_class = serializers.BookSerializer

        def get_queryset(self):
            return Book.objects.filter(title="x").prefetch_related("tags")
    `), { safety: 'safe' })
  fixes('every query that lacks it', files(named, `
    class Books(generics.ListAPIView):
        queryset = Book.objects.select_related("author")
        serializer_class = serializers.BookSerializer

    class Some(generics.ListAPIView):
        queryset = Book.objects.filter(title="x")
        serializer_class = serializers.BookSerializer

    def some(request):
        return serializers.BookSerializer(Book.objects.filter(title="y"), many=True).data
    `), files(plain(named), `
    class Books(generics.ListAPIView):
        queryset = Book.objects.select_related("author")
        serializer_class = serializers.BookSerializer

    class Some(generics.ListAPIView):
        queryset = Book.objects.filter(title="x").select_related("author")
        serializer_class = serializers.BookSerializer

    def some(request):
        return serializers.BookSerializer(Book.objects.filter(title="y").select_related("author"), many=True).data
    `))
  noFix('a query that refuses', files(named, listWith('Book.objects.only("title")')), { reason: /uses `only`/ })
})
