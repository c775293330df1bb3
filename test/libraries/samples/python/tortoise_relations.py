"""Tortoise's relations: awaiting one asks, unless it is a single row that came along; what was fetched is gone through for nothing."""

from tortoise import fields
from tortoise.models import Model


class Author(Model):
    name = fields.CharField(max_length=50)
    books: fields.ReverseRelation["Book"]


class Tag(Model):
    name = fields.CharField(max_length=50)


class Book(Model):
    title = fields.CharField(max_length=50)
    author: fields.ForeignKeyRelation[Author] = fields.ForeignKeyField("models.Author", related_name="books")
    editor = fields.ForeignKeyField("models.Author", null=True)
    tags = fields.ManyToManyField("models.Tag", related_name="tagged")


class Cover(Model):
    book = fields.OneToOneField("models.Book", related_name="cover")


async def reads():
    for book in await Book.all():  #: query
        author = await book.author  #: load
        use(author.name, book.author_id, book.editor_id)
        use(book.author.name)
        use((await book.editor).name)  #: load
        use(await book.tags)  #: load
        use(len(book.tags))
        for tag in book.tags:
            use(tag.name, await tag.tagged)  #: load
        await book.cover  #: load
        await book.fetch_related("author", "tags")  #: load
    async for author in Author.all():  #: query
        use(await author.books)  #: load
    author = await Author.get(id=1)  #: query
    await author.books.all()  #: load
    await author.books.all().count()  #: load
    await author.books.filter(title="x")  #: query
    await author.books.order_by("title").limit(3)  #: query
    for book in author.books:
        await book.author  #: load
    await author.books.create(title="x")  #: write
    await author.books.all().delete()  #: write
    for book in await author.books:  #: load
        await book.tags.add(await Tag.get(id=1))  #: query, write


async def brings():
    await Book.filter(title="x").select_related("author", "editor").prefetch_related("tags__tagged")  #: query
    await Book.get(id=1).prefetch_related("author")  #: query
    await Book.first().select_related("author")  #: query
    await Book.fetch_for_list([], "author")  #: query
    await Author.all().only("name").prefetch_related("books")  #: query
    use((await Author.all().prefetch_related("books"))[0].books[0])  #: query


def use(*values):
    return values
