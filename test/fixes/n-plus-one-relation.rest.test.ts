// Serializers of Django REST framework, run before and after the fixes on SQLite: the same answers, fewer statements.

import assert from 'node:assert/strict'
import { dedent } from '../support/marks.js'
import { countedPrograms } from '../support/orm-programs.js'
import { ranText } from '../support/programs.js'
import { pythonWithPackages } from '../support/python-packages.js'
import { findingsIn } from '../support/check.js'

const setUp = `
import json
import sys
import types
import django
from django.conf import settings

# The models below are those of an application.
sys.modules["app"] = types.ModuleType("app")
sys.modules["app"].__path__ = ["."]

settings.configure(
    DEBUG=True, DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}, INSTALLED_APPS=["rest_framework", "app"], ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__,
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    REST_FRAMEWORK={"DEFAULT_AUTHENTICATION_CLASSES": [], "DEFAULT_PERMISSION_CLASSES": [], "UNAUTHENTICATED_USER": None, "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"]},
)
django.setup()
from django.db import connection, models
from django.urls import path
from rest_framework import generics, pagination, serializers, viewsets
from rest_framework.decorators import action
from rest_framework.test import APIRequestFactory


class Publisher(models.Model):
    name = models.TextField()

    class Meta:
        app_label = "app"


class Author(models.Model):
    name = models.TextField()
    publisher = models.ForeignKey(Publisher, models.CASCADE)

    class Meta:
        app_label = "app"

    def __str__(self):
        return self.name


class Tag(models.Model):
    word = models.TextField()

    class Meta:
        app_label = "app"


class Book(models.Model):
    title = models.TextField()
    author = models.ForeignKey(Author, models.CASCADE, related_name="books")
    tags = models.ManyToManyField(Tag)

    class Meta:
        app_label = "app"

    @property
    def author_name(self):
        return self.author.name


class Cover(models.Model):
    book = models.OneToOneField(Book, models.CASCADE)
    image = models.TextField()

    class Meta:
        app_label = "app"


with connection.schema_editor() as editor:
    for model in (Publisher, Author, Tag, Book, Cover):
        editor.create_model(model)
Publisher.objects.bulk_create(Publisher(name=f"publisher {number}") for number in range(3))
Author.objects.bulk_create(Author(name=f"author {number}", publisher_id=number % 3 + 1) for number in range(5))
Tag.objects.bulk_create(Tag(word=f"tag {number}") for number in range(4))
Book.objects.bulk_create(Book(title=f"book {number}", author_id=number % 5 + 1) for number in range(10))
Cover.objects.bulk_create(Cover(book_id=number, image=f"cover {number}") for number in range(1, 11))
for book in Book.objects.all():
    book.tags.set([book.pk % 4 + 1, (book.pk + 1) % 4 + 1])
urlpatterns = [path("authors/<int:pk>/", lambda request, pk: None, name="author-detail")]
connection.queries_log.clear()


def shown(view):
    response = view(APIRequestFactory().get("/"))
    response.render()
    print(json.dumps(json.loads(response.content), indent=1))

`
const count = `
print("operations:", len(connection.queries))
`
const list = `
class Books(generics.ListAPIView):
    queryset = Book.objects.order_by("pk")
    serializer_class = BookSerializer


shown(Books.as_view())
`
const serializer = (fields: string, names: string): string => `
class BookSerializer(serializers.ModelSerializer):
    ${fields}

    class Meta:
        model = Book
        fields = ${names}

`

interface Case { readonly name: string; readonly body: string; readonly before: number; readonly after: number }

const cases: readonly Case[] = [
  { name: 'a source', body: serializer('publisher = serializers.CharField(source="author.publisher.name")', '["title", "publisher"]') + list, before: 21, after: 1 },
  { name: 'a property', body: serializer('pass', '["title", "author_name"]') + list, before: 11, after: 1 },
  { name: 'an object as text', body: serializer('author = serializers.StringRelatedField()', '["title", "author"]') + list, before: 11, after: 1 },
  { name: 'an object by a slug', body: serializer('author = serializers.SlugRelatedField(slug_field="name", read_only=True)', '["author"]') + list, before: 11, after: 1 },
  {
    name: 'a link by something else than the key', before: 11, after: 1,
    body: `${serializer('author = serializers.HyperlinkedRelatedField(view_name="author-detail", lookup_field="publisher_id", lookup_url_kwarg="pk", read_only=True)', '["author"]')}${list}`,
  },
  { name: 'keys of many', body: serializer('pass', '"__all__"') + list, before: 11, after: 2 },
  { name: 'the other side of one to one', body: serializer('pass', '["title", "cover"]') + list, before: 11, after: 1 },
  {
    name: 'depth', before: 21, after: 2,
    body: `
class BookSerializer(serializers.ModelSerializer):
    class Meta:
        model = Book
        fields = ["title", "author", "tags"]
        depth = 1

${list}`,
  },
  {
    name: 'serializers in serializers, all fixes', before: 31, after: 2,
    body: `
class PublisherSerializer(serializers.ModelSerializer):
    class Meta:
        model = Publisher
        fields = ["name"]


class TagSerializer(serializers.ModelSerializer):
    class Meta:
        model = Tag
        fields = ["word"]


class AuthorSerializer(serializers.ModelSerializer):
    publisher = PublisherSerializer()

    class Meta:
        model = Author
        fields = ["name", "publisher"]


class BookSerializer(serializers.ModelSerializer):
    author = AuthorSerializer()
    tags = TagSerializer(many=True)

    class Meta:
        model = Book
        fields = ["title", "author", "tags"]


class Books(viewsets.ReadOnlyModelViewSet):
    serializer_class = BookSerializer

    def get_queryset(self):
        return Book.objects.order_by("pk")


shown(Books.as_view({"get": "list"}))
`,
  },
  {
    name: 'a method of an action with pages', before: 12, after: 3,
    body: `
class BookSerializer(serializers.ModelSerializer):
    words = serializers.SerializerMethodField()

    class Meta:
        model = Book
        fields = ["title", "words"]

    def get_words(self, obj):
        return [tag.word for tag in obj.tags.all()]


class Pages(pagination.PageNumberPagination):
    page_size = 50


class Books(viewsets.GenericViewSet):
    queryset = Book.objects.order_by("pk")
    serializer_class = BookSerializer
    pagination_class = Pages

    @action(detail=False)
    def recent(self, request):
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)


shown(Books.as_view({"get": "recent"}))
`,
  },
  {
    name: 'related rows that a method writes out', before: 11, after: 6,
    body: `
class BookSerializer(serializers.ModelSerializer):
    author = serializers.CharField(source="author.publisher.name")

    class Meta:
        model = Book
        fields = ["title", "author"]


class AuthorSerializer(serializers.ModelSerializer):
    books = serializers.SerializerMethodField()

    class Meta:
        model = Author
        fields = ["name", "books"]

    def get_books(self, obj):
        return BookSerializer(obj.books.all(), many=True).data


print(json.dumps(AuthorSerializer(Author.objects.order_by("pk"), many=True).data))
`,
  },
]

const free: readonly Case[] = [
  { name: 'the key of one', body: serializer('key = serializers.PrimaryKeyRelatedField(source="author", read_only=True)', '["title", "author", "key", "author_id"]') + list, before: 1, after: 1 },
  {
    name: 'the link of one', before: 1, after: 1,
    body: serializer('author = serializers.HyperlinkedRelatedField(view_name="author-detail", read_only=True)', '["author"]') + list,
  },
  {
    name: 'the way back', before: 2, after: 2,
    body: `${serializer('author = serializers.StringRelatedField()', '["title", "author"]')}
class AuthorSerializer(serializers.ModelSerializer):
    books = BookSerializer(many=True)

    class Meta:
        model = Author
        fields = ["name", "books"]


print(json.dumps(AuthorSerializer(Author.objects.prefetch_related("books"), many=True).data))
`,
  },
]

describe('n-plus-one-relation fixed, in Django REST framework', () => {
  let python = ''
  before(async () => { python = await pythonWithPackages() })
  countedPrograms('n-plus-one-relation', cases.map(({ body, ...others }) => ({ text: setUp + dedent(body) + count, ...others })), { all: true })
  for (const { name, body, before: asked } of free) {
    it(`costs nothing: ${name}`, async () => {
      const text = setUp + dedent(body) + count
      assert.deepEqual(await findingsIn('n-plus-one-relation', 'app/main.py', text), [])
      assert.equal((await ranText({ rule: 'n-plus-one-relation', path: 'app/main.py', text, python }, text)).operations, asked)
    })
  }
})
