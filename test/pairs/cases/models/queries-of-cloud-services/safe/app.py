import boto3
import clickhouse_connect
from cassandra.cluster import Cluster
from flask import Flask, request

app = Flask(__name__)
athena = boto3.client("athena")


@app.route("/rows")
def rows():
    name = request.args["name"]
    # ok: sql-injection
    athena.start_query_execution(QueryString="SELECT * FROM t WHERE n = ?", ExecutionParameters=[name])
    # ok: sql-injection
    clickhouse_connect.get_client().query("SELECT * FROM t WHERE n = {n:String}", parameters={"n": name})
    # ok: sql-injection
    Cluster().connect("k").execute("SELECT * FROM t WHERE n = %s", (name,))
    return {}
