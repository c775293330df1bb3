"""Django's views of many rows and its pages: nothing is asked before somebody reads."""

from django.core.paginator import Paginator
from django.db import models
from django.views.generic import ListView, View


class Book(models.Model):
    title = models.CharField(max_length=100)


class Books(ListView):
    model = Book

    def get_queryset(self):
        return super().get_queryset().filter(title="x")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["count"] = self.get_queryset().count()  #: query
        return context


class Some(ListView):
    queryset = Book.objects.order_by("title")

    def titles(self):
        return [book.title for book in self.get_queryset()]  #: query


class Page(View):
    def get(self, request):
        paginator = Paginator(Book.objects.order_by("title"), 20)
        page = paginator.get_page(self.request.GET.get("page"))
        for book in page:  #: query
            book.title, page.number, page.has_next(), page.has_previous(), page.next_page_number()
        for book in paginator.page(1).object_list:
            book.title
        return paginator.num_pages, page.paginator.per_page
