// Rows of Django's own user, which a library declares and the workspace relates to, and rows that signals hand over.

import { checksFor } from '../support/check.js'

const profile = `
    from django.conf import settings
    from django.contrib.auth.models import User
    from django.db import models

    class Profile(models.Model):
        user = models.OneToOneField(User, related_name="profile", on_delete=models.CASCADE)
        locale = models.CharField(max_length=7)

    class Post(models.Model):
        author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
        title = models.CharField(max_length=100)
`

describe('n-plus-one-relation (Django): relations of its own user', () => {
  const { costs, fine, fixes } = checksFor('n-plus-one-relation', 'python')

  costs('the other side of a one-to-one', `${profile}
    def locales(ids):
        return [⟦user.profile⟧.locale for user in User.objects.filter(id__in=ids)]
  `)
  costs('by get_user_model', `${profile}
    from django.contrib.auth import get_user_model
    def locales():
        for user in get_user_model().objects.filter(is_active=True):
            print(⟦user.profile⟧.locale)
  `)
  costs('by its name in a string', `
    from django.contrib.auth.models import User
    from django.db import models

    class Profile(models.Model):
        user = models.OneToOneField("auth.User", related_name="profile", on_delete=models.CASCADE)
        locale = models.CharField(max_length=7)

    def locales():
        return [⟦user.profile⟧.locale for user in User.objects.filter(is_active=True)]
  `)
  costs('through another row: one that brought the user along', `${profile}
    def locales():
        for post in Post.objects.select_related("author"):
            print(⟦post.author.profile⟧.locale)
  `)
  costs('the rows of many', `${profile}
    def titles():
        for user in User.objects.filter(is_active=True):
            print([post.title for post in ⟦user.post_set.all()⟧])
  `)
  fixes('brings it along', `${profile}
    def locales():
        for user in User.objects.filter(is_active=True):
            print(⟦user.profile⟧.locale)
  `, `${profile}
    def locales():
        for user in User.objects.filter(is_active=True).select_related("profile"):
            print(user.profile.locale)
  `)
  fine('brought along', `${profile}
    def locales():
        for user in User.objects.select_related("profile").filter(is_active=True):
            print(user.profile.locale)
  `)
  fine('a column, a method, a relation that the workspace does not declare', `${profile}
    def names():
        for user in User.objects.filter(is_active=True):
            print(user.username, user.get_full_name(), user.settings)
  `)
  fine('one user', `${profile}
    def locale(id):
        user = User.objects.get(pk=id)
        for word in ("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"):
            print(word, user.profile.locale)
  `)
  fine('relations to the user of the workspace that takes its place', `
    from django.contrib.auth.models import AbstractUser
    from django.contrib.auth.models import User as Other
    from django.conf import settings
    from django.db import models

    class Member(AbstractUser):
        pass

    class Profile(models.Model):
        user = models.OneToOneField(settings.AUTH_USER_MODEL, related_name="profile", on_delete=models.CASCADE)
        locale = models.CharField(max_length=7)

    def locales():
        return [other.profile.locale for other in Other.objects.filter(is_active=True)]
  `)
})

const shop = `
    from django.db import models
    from django.db.models.signals import m2m_changed, post_delete, post_save
    from django.dispatch import Signal, receiver

    class Customer(models.Model):
        name = models.CharField(max_length=20)

    class Order(models.Model):
        pass

    class Item(models.Model):
        order = models.ForeignKey(Order, related_name="items", on_delete=models.CASCADE)
        customer = models.ForeignKey(Customer, on_delete=models.CASCADE)
`

describe('n-plus-one-relation (Django): what signals hand over', () => {
  const { costs, fine } = checksFor('n-plus-one-relation', 'python')

  costs('a receiver', `${shop}
    @receiver(post_save, sender=Order)
    def tell(sender, instance, **kwargs):
        for item in instance.items.all():
            print(⟦item.customer⟧.name)
  `)
  costs('of several signals', `${shop}
    @receiver([post_save, post_delete], sender=Order, dispatch_uid="tell")
    def tell(sender, instance, **kwargs):
        for item in instance.items.all():
            print(⟦item.customer⟧.name)
  `)
  costs('connected by hand', `${shop}
    def tell(sender, instance, **kwargs):
        for item in instance.items.all():
            print(⟦item.customer⟧.name)
    post_save.connect(tell, sender=Order)
  `)
  fine('of any sender', `${shop}
    @receiver(post_save)
    def tell(sender, instance, **kwargs):
        for item in instance.items.all():
            print(item.customer.name)
  `)
  fine('of two models, one of which is not known', `${shop}
    from elsewhere import Invoice
    @receiver(post_save, sender=Invoice)
    @receiver(post_save, sender=Order)
    def tell(sender, instance, **kwargs):
        for item in instance.items.all():
            print(item.customer.name)
  `)
  fine('a signal of the program, which hands over what it likes', `${shop}
    paid = Signal()
    @receiver(paid, sender=Order)
    def tell(sender, instance, **kwargs):
        for item in instance.items.all():
            print(item.customer.name)
  `)
})
