"""pandas: files and databases read whole, frames worked on, results written."""

import sqlite3

import pandas
import pandas as pd
from pandas import DataFrame, Series

connection = sqlite3.connect("a.db")  #: connect
sales = pd.read_csv("sales.csv", parse_dates=["day"])  #: file-read
pandas.read_json("a.json"), pd.read_parquet("a.parquet"), pd.read_excel("a.xlsx"), pd.read_pickle("a.pkl")  #: file-read
pd.read_table("a.tsv"), pd.read_fwf("a.txt"), pd.read_feather("a.feather"), pd.read_orc("a.orc"), pd.read_hdf("a.h5")  #: file-read
pd.read_xml("a.xml"), pd.read_stata("a.dta"), pd.read_sas("a.sas"), pd.read_spss("a.sav"), pd.read_html("a.html")[0].head()  #: file-read
users = pd.read_sql("SELECT id, name FROM users", connection)  #: query
pd.read_sql_query("SELECT id FROM users WHERE age > ?", connection, params=(3,))  #: query
pd.read_sql_table("users", connection)  #: query
pd.read_sql("DELETE FROM users", connection)  #: write
pd.read_gbq("SELECT 1")  #: query
pd.read_clipboard()

sales["total"].sum(), sales.mean(), sales["day"].max(), sales.std().idxmax()
sales.describe(), sales.info(), sales.head(), sales.shape[0], sales.columns.tolist(), sales.dtypes, sales.T, sales.memory_usage()
clean = sales.dropna().drop_duplicates().fillna(0).rename(columns={"a": "b"}).reset_index().sort_values("day")
clean.set_index("day", inplace=True)
clean.insert(0, "x", 1)
clean.pop("x"), clean.update(clean), clean.query("total > 1"), clean.eval("a = 1")
merged = clean.merge(users, on="id").join(users).assign(double=lambda row: row["total"] * 2)
pd.merge(clean, users), pd.concat([clean, users]).astype(str), pd.pivot_table(clean), pd.json_normalize([{}]), pd.get_dummies(clean)
pd.to_datetime("2026-01-01"), pd.to_numeric("1"), pd.isna(1), pd.notnull(1), pd.date_range("2026-01-01", periods=3), pd.Timestamp("2026")
for index, row in merged.iterrows():
    row["total"]
for row in merged.itertuples():
    row.total
for name, values in merged.items():
    values.tolist()
for name, group in merged.groupby("id"):
    group["total"].sum()
merged.groupby("id")["total"].sum(), merged.groupby("id").agg({"total": "sum"}), merged.groupby("id").apply(len)
merged.apply(lambda row: row["a"] + 1, axis=1), merged["a"].map(str), merged["a"].apply(lambda one: one + 1), merged.applymap(str)
merged.loc[0, "a"], merged.iloc[0], merged.at[0, "a"], merged["a"].str.upper(), merged["day"].dt.year
for record in merged.to_dict("records"):
    record["a"]
for record in merged.to_dict(orient="records"):
    record["a"]
merged["a"].unique().tolist(), merged["a"].value_counts(), merged["a"].isin([1]), merged["a"].to_dict(), merged["a"].to_frame()
merged.melt(), merged.pivot(), merged.stack(), merged.corr(), merged.explode("a"), merged.to_numpy().sum(), merged.values.mean()
merged.to_csv("out.csv", index=False)  #: file-write
merged.to_json("out.json"), merged.to_parquet("out.parquet"), merged.to_excel("out.xlsx"), merged.to_pickle("out.pkl")  #: file-write
merged.to_feather("out.feather"), merged.to_hdf("out.h5", key="a")  #: file-write
merged["a"].to_csv("column.csv")  #: file-write
merged.to_sql("users", connection)  #: write
merged.to_gbq("reports.users")  #: write
merged.to_html(), merged.to_markdown(), merged.to_latex(), merged.to_string()
made = DataFrame({"a": [1]})
DataFrame.from_dict({}), DataFrame.from_records([]), Series([1]).tolist(), pd.Index([1]).tolist()
book = pd.ExcelFile("a.xlsx")  #: file-read
book.parse("sheet"), book.sheet_names
with pd.ExcelWriter("out.xlsx") as out:  #: file-write
    made.to_excel(out)  #: file-write
pd.set_option("display.max_rows", 10)


def save(frame: pd.DataFrame, column: "pd.Series") -> None:
    frame.to_csv("a.csv")  #: file-write
    frame[frame["a"] > 1].to_csv("b.csv")  #: file-write
    frame["a"].tolist().append(1)
    frame[["a", "b"]].head().to_csv("c.csv")  #: file-write
    column.to_csv("d.csv")  #: file-write


def load(ids):
    return [pd.read_sql(f"SELECT * FROM users WHERE id = {one}", connection) for one in ids]  #: query
