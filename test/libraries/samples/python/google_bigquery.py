"""BigQuery: queries, loads, streaming inserts, and what looks after tables."""

from google.cloud import bigquery
from google.cloud.bigquery import Client

client = bigquery.Client()
bigquery.Client.from_service_account_json("key.json").close()
bigquery.Client.from_service_account_info({}).close()
config = bigquery.QueryJobConfig(query_parameters=[
    bigquery.ScalarQueryParameter("id", "INT64", 1), bigquery.ArrayQueryParameter("ids", "INT64", [1]),
])
job = client.query("SELECT name, total FROM reports.users WHERE id = @id", job_config=config)  #: query
for row in job.result():
    row["name"], row.total, row[0], row.get("name")
    row.keys(), row.values(), row.items()
for row in job:
    row["name"]
job.done(), job.cancel(), job.exception()
job.reload()  #: request
client.query("INSERT INTO reports.users (name) VALUES ('ada')").result()  #: write
client.query(query="SELECT 1").to_dataframe()  #: query
client.query_and_wait("SELECT 1").to_dataframe()  #: query
client.query_and_wait("SELECT 1").to_arrow()  #: query
client.query("SELECT 1").to_geodataframe()  #: query
for frame in client.query_and_wait("SELECT 1").to_dataframe_iterable():  #: query
    len(frame)
client.insert_rows_json("reports.users", [{"name": "ada"}])  #: write
client.insert_rows("reports.users", []), client.insert_rows_from_dataframe("reports.users", None)  #: write
client.load_table_from_json([], "reports.users").result().output_rows  #: write
client.load_table_from_uri("gs://a/b.csv", "reports.users", job_config=bigquery.LoadJobConfig()).result()  #: write
client.load_table_from_file(None, "reports.users"), client.load_table_from_dataframe(None, "reports.users")  #: write
client.copy_table("a", "b"), client.extract_table("a", "gs://a/b.csv")  #: request
for row in client.list_rows("reports.users"):  #: query
    row["name"]
client.list_rows("reports.users").to_dataframe()  #: query
client.get_table("reports.users").num_rows  #: request
client.get_dataset("reports"), client.get_job("1")  #: request
for table in client.list_tables("reports"):  #: request
    table.table_id
for one in client.list_datasets():  #: request
    one.dataset_id
for one in client.list_jobs():  #: request
    one.job_id
schema = [bigquery.SchemaField("name", "STRING")]
client.create_table(bigquery.Table("reports.new", schema=schema)), client.create_dataset("new")  #: request
client.update_table(None, []), client.delete_table("reports.new"), client.delete_dataset("new")  #: request
client.dataset("reports")


def names(made: Client, ids):
    return [list(made.query(f"SELECT name FROM users WHERE id = {one}").result()) for one in ids]  #: query
