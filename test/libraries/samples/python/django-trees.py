"""Managers and querysets of packages that extend Django's."""

from django.db import models
from mptt.managers import TreeManager
from mptt.querysets import TreeQuerySet
from polymorphic.managers import PolymorphicManager
from polymorphic.query import PolymorphicQuerySet
from treebeard.al_tree import AL_NodeManager
from treebeard.mp_tree import MP_NodeManager, MP_NodeQuerySet
from treebeard.ns_tree import NS_NodeManager, NS_NodeQuerySet


class Page(models.Model):
    path = models.CharField(max_length=10)
    objects = MP_NodeManager.from_queryset(MP_NodeQuerySet)()
    nested = NS_NodeManager.from_queryset(NS_NodeQuerySet)()
    listed = AL_NodeManager()
    trees = TreeManager.from_queryset(TreeQuerySet)()
    kinds = PolymorphicManager.from_queryset(PolymorphicQuerySet)()


Page.objects.count()  #: query
Page.nested.first()  #: query
Page.listed.get(pk=1)  #: query
Page.trees.filter(path="a").exists()  #: query
for page in Page.kinds.all():  #: query
    page.path
