"""Generic views and view sets of Django REST framework: the rows that they take and hand on."""

from django.db import models
from rest_framework import generics, mixins, pagination, serializers, views, viewsets


class Book(models.Model):
    title = models.CharField(max_length=100)


class BookSerializer(serializers.ModelSerializer):
    class Meta:
        model = Book
        fields = ["title"]


class Books(generics.ListCreateAPIView):
    queryset = Book.objects.all()
    serializer_class = BookSerializer

    def first(self):
        return self.get_queryset().first()  #: query

    def found(self):
        for book in self.filter_queryset(self.get_queryset()):  #: query
            book.title

    def paged(self):
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))  #: query
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    def one(self):
        book = self.get_object()  #: query
        return self.get_serializer_class()(book, context=self.get_serializer_context()).data


class Recent(viewsets.ReadOnlyModelViewSet):
    serializer_class = BookSerializer
    queryset = Book.objects.all()

    def get_queryset(self):
        return super().get_queryset().filter(title="x")

    def count(self):
        return self.get_queryset().count(), self.action  #: query


class Every(mixins.ListModelMixin, mixins.CreateModelMixin, mixins.RetrieveModelMixin, mixins.UpdateModelMixin, mixins.DestroyModelMixin, viewsets.GenericViewSet):
    queryset = Book.objects.all()
    serializer_class = BookSerializer

    def list(self, request, *args, **kwargs):
        return super().list(request, *args, **kwargs)


class All(viewsets.ModelViewSet):
    pass


class Created(generics.CreateAPIView):
    pass


class Changed(generics.RetrieveUpdateDestroyAPIView, generics.RetrieveUpdateAPIView, generics.RetrieveDestroyAPIView):
    pass


class Single(generics.RetrieveAPIView, generics.UpdateAPIView, generics.DestroyAPIView, generics.GenericAPIView):
    pass


class Listed(generics.ListAPIView):
    pass


class Plain(views.APIView, viewsets.ViewSet):
    def get(self, request):
        pages = pagination.PageNumberPagination()
        page = pages.paginate_queryset(Book.objects.all(), request)  #: query
        pagination.LimitOffsetPagination().paginate_queryset(Book.objects.all(), request)  #: query
        pagination.CursorPagination().paginate_queryset(Book.objects.all(), request)  #: query
        return pages.get_paginated_response(BookSerializer(page, many=True).data)
