"""elasticsearch-py: every call is one request; `scan` and the bulk helpers make as many as there are portions."""

import elasticsearch
import opensearchpy
from elasticsearch import AsyncElasticsearch, Elasticsearch, helpers
from elasticsearch.helpers import async_bulk, async_reindex, async_scan, async_streaming_bulk, bulk, parallel_bulk, reindex, scan, streaming_bulk

seen = []
client = Elasticsearch("http://localhost:9200")  #: connect
other = elasticsearch.Elasticsearch(hosts=["http://localhost:9200"])  #: connect
opened = opensearchpy.OpenSearch(hosts=["http://localhost:9200"])  #: connect


def reads(ids):
    response = client.search(index="books", query={"match": {"title": "a"}}, size=10)  #: query
    for hit in response["hits"]["hits"]:
        seen.append(hit["_source"])
    seen.append(client.get(index="books", id="1")["_source"])  #: query
    seen.append(client.get_source(index="books", id="1"))  #: query
    seen.append(client.exists(index="books", id="1"))  #: query
    seen.append(client.exists_source(index="books", id="1"))  #: query
    seen.append(other.mget(index="books", ids=ids))  #: query
    seen.append(client.msearch(searches=[]))  #: query
    seen.append(client.count(index="books"))  #: query
    seen.append(client.scroll(scroll_id="a"))  #: query
    seen.append(client.options(request_timeout=3).search_template(index="books"))  #: query
    seen.append(client.open_point_in_time(index="books", keep_alive="1m"))  #: query
    seen.append(client.explain(index="books", id="1"))  #: query
    seen.append(opened.search(index="books"))  #: query
    for hit in scan(client, index="books"):  #: query
        seen.append(hit["_id"])
    seen.append([hit["_id"] for hit in helpers.scan(client)])  #: query
    seen.append(client.indices.exists(index="books"))  #: query
    seen.append(client.indices.get_mapping(index="books"))  #: query
    seen.append(client.cluster.health())  #: query
    seen.append(client.cat.indices())  #: query
    seen.append(client.sql.query(query="SELECT 1"))  #: query
    seen.append(client.perform_request("GET", "/"))  #: query
    client.close_point_in_time(id="a")
    client.clear_scroll(scroll_id="a")
    seen.append((client.ping(), client.info(), client.transport))


def writes(books):
    client.index(index="books", id="1", document={"title": "a"})  #: write
    client.create(index="books", id="1", document={"title": "a"})  #: write
    client.update(index="books", id="1", doc={"title": "a"})  #: write
    client.delete(index="books", id="1")  #: write
    client.update_by_query(index="books", script={})  #: write
    client.delete_by_query(index="books", query={"match_all": {}})  #: write
    client.reindex(source={}, dest={})  #: write
    client.bulk(operations=books)  #: write
    client.put_script(id="a", script={})  #: write
    client.indices.create(index="books")  #: write
    client.indices.delete(index="books")  #: write
    client.indices.refresh(index="books")  #: write
    client.indices.put_mapping(index="books", properties={})  #: write
    client.ingest.put_pipeline(id="a")  #: write
    bulk(client, ({"_index": "books", "_source": book} for book in books))  #: write
    helpers.bulk(client, books)  #: write
    opensearchpy.helpers.bulk(opened, books)  #: write
    for done, item in streaming_bulk(client, books):  #: write
        seen.append((done, item))
    for done, item in parallel_bulk(client, books):  #: write
        seen.append((done, item))
    reindex(client, "books", "copies")  #: write
    client.close()


def handed_in(es):
    return es.search(index="books", query={"match_all": {}})  #: query


async def later(books):
    client = AsyncElasticsearch("http://localhost:9200")  #: connect
    seen.append((await client.search(index="books"))["hits"])  #: query
    seen.append(await client.get(index="books", id="1"))  #: query
    seen.append(await client.mget(index="books", ids=["1"]))  #: query
    await client.index(index="books", document={})  #: write
    await client.bulk(operations=books)  #: write
    await client.indices.create(index="books")  #: write
    seen.append(await client.indices.exists(index="books"))  #: query
    await async_bulk(client, books)  #: write
    async for done, item in async_streaming_bulk(client, books):  #: write
        seen.append((done, item))
    async for hit in async_scan(client, index="books"):  #: query
        seen.append(hit["_id"])
    await async_reindex(client, "books", "copies")  #: write
    seen.append(await client.ping())
    await client.close()
    other = opensearchpy.AsyncOpenSearch()  #: connect
    await other.close()
