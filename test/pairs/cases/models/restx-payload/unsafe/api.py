import os

from flask import Flask
from flask_restx import Api, Resource, fields

app = Flask(__name__)
api = Api(app)
jobs = api.namespace("jobs")
job = api.model("Job", {"unit": fields.String})


@jobs.route("/")
class Jobs(Resource):
    @jobs.expect(job)
    def post(self):
        # ruleid: command-injection
        return {"code": os.system("systemctl start " + jobs.payload["unit"])}
