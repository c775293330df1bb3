from django.db import models


class Order(models.Model):
    number = models.IntegerField()
    customer = models.TextField()
    paid = models.BooleanField()

    class Meta:
        app_label = "shop"
