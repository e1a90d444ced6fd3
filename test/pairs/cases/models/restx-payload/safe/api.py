import os
import shlex

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
        # ok: command-injection
        return {"code": os.system("systemctl start " + shlex.quote(jobs.payload["unit"]))}
