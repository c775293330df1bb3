"""Elasticsearch's DSL: a Search is sent when it is executed, counted or gone through."""

from elasticsearch.dsl import AsyncDocument, AsyncSearch, Document, MultiSearch, Q, Search, Text, UpdateByQuery, connections
from elasticsearch_dsl import Search as OldSearch

seen = []
connections.create_connection(hosts=["http://localhost:9200"])  #: connect


class Book(Document):
    title = Text()


class Page(AsyncDocument):
    title = Text()


def reads(ids):
    search = Search(index="books").query(Q("match", title="a")).filter("term", year=3).exclude("term", a=1).sort("year").source(["title"])[0:10]
    for hit in search:  #: query
        seen.append(hit.title)
    response = search.execute()  #: query
    for hit in response:
        seen.append(hit.title)
    seen.append((response.hits, response.took, response.success(), response.to_dict(), search.to_dict()))
    seen.append(search.count())  #: query
    for hit in search.scan():  #: query
        seen.append(hit)
    for hit in search.iterate():  #: query
        seen.append(hit)
    seen.append(OldSearch().extra(size=3).params(a=1).highlight("title").execute())  #: query
    seen.append(Book.get(id="1"))  #: query
    seen.append(Book.exists(id="1"))  #: query
    seen.append(Book.mget(ids))  #: query
    for book in Book.search().query("match_all"):  #: query
        book.save()  #: write
    seen.append(MultiSearch().add(search).index("books").execute())  #: query
    seen.append(connections.get_connection().ping())


def writes(books):
    Book.init()  #: write
    book = Book(title="a")
    book.save()  #: write
    book.update(title="b")  #: write
    book.delete()  #: write
    book.full_clean()
    seen.append(book.to_dict())
    Book.bulk(books)  #: write
    Search().query("match_all").delete()  #: write
    UpdateByQuery().query("match_all").script(source="a").execute()  #: write


async def later():
    async for hit in AsyncSearch().query("match_all"):  #: query
        seen.append(hit.title)
    seen.append(await AsyncSearch().execute())  #: query
    page = await Page.get(id="1")  #: query
    await Page(title="a").save()  #: write
    seen.append((page, await Page.search().count()))  #: query
    await Page.init()  #: write
    async for hit in Page.search().scan():  #: query
        seen.append(hit)
