"""Django REST framework: serializers and their fields write out rows; only what reads them asks the database."""

from django.db import models
from rest_framework import fields, relations, serializers
from rest_framework.fields import CharField


class Author(models.Model):
    name = models.CharField(max_length=100)


class Book(models.Model):
    title = models.CharField(max_length=100)
    author = models.ForeignKey(Author, on_delete=models.CASCADE)


class AuthorSerializer(serializers.ModelSerializer):
    class Meta:
        model = Author
        fields = "__all__"


class BookSerializer(serializers.HyperlinkedModelSerializer):
    name = CharField(source="author.name")
    number = fields.IntegerField(write_only=True)
    author = AuthorSerializer()
    author_text = serializers.StringRelatedField(source="author")
    author_key = serializers.PrimaryKeyRelatedField(source="author", read_only=True)
    author_link = serializers.HyperlinkedRelatedField(source="author", view_name="author", read_only=True)
    author_name = relations.SlugRelatedField(source="author", slug_field="name", read_only=True)
    link = serializers.HyperlinkedIdentityField(view_name="book")
    user = serializers.HiddenField(default=None)
    label = serializers.SerializerMethodField()
    upper = serializers.SerializerMethodField(method_name="upper_title")

    class Meta:
        model = Book
        fields = ["title", "name", "author", "label"]

    def get_label(self, book):
        return book.author.name  #: load

    def upper_title(self, book):
        book.save()  #: write
        return book.title.upper()


class PlainSerializer(serializers.Serializer):
    title = serializers.ReadOnlyField()


serializer = BookSerializer(Book.objects.all(), many=True)
serializer.data, serializer.errors, serializer.context
filled = PlainSerializer(data={"title": "x"})
filled.is_valid()
filled.validated_data, filled.initial_data
