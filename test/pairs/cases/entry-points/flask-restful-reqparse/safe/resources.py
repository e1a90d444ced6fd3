import sqlite3

from flask import Flask
from flask_restful import Api, Resource, reqparse

app = Flask(__name__)
api = Api(app)

parser = reqparse.RequestParser()
parser.add_argument("owner", type=int, required=True)
parser.add_argument("limit", type=int, default=20)


class DeviceList(Resource):
    def get(self):
        args = parser.parse_args()
        conn = sqlite3.connect("/var/lib/iot/devices.db")
        sql = f"SELECT serial FROM devices WHERE owner = {args['owner']} LIMIT {args['limit']}"
        # ok: sql-injection
        rows = conn.execute(sql).fetchall()
        return {"serials": [row[0] for row in rows]}


api.add_resource(DeviceList, "/devices")
