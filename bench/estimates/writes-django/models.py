from django.db import models


class Order(models.Model):
    number = models.IntegerField()
    customer = models.TextField()

    class Meta:
        app_label = "shop"
