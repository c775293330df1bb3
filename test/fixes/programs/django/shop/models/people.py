from django.db import models


class Country(models.Model):
    name = models.CharField(max_length=50)

    def __str__(self):
        return self.name


class Resident(models.Model):
    """Whoever lives somewhere."""

    name = models.CharField(max_length=50)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, null=True, related_name="%(class)s_residents")

    class Meta:
        abstract = True


class Person(Resident):
    @property
    def greeting(self):
        return f"Hello from {self.country.name if self.country else 'nowhere'}"


class Author(Person):
    pen_name = models.CharField(max_length=50)

    def __str__(self):
        return f"{self.pen_name} ({self.country})"


class Profile(models.Model):
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="profile")
    text = models.TextField()


class PublisherQuerySet(models.QuerySet):
    def large(self):
        return self.filter(size__gte=3)

    def by_size(self):
        return self.order_by("-size", "pk")


class Publisher(Resident):
    size = models.IntegerField(default=1)
    objects = PublisherQuerySet.as_manager()
