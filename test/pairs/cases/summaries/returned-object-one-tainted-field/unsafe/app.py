from flask import Flask, jsonify, request

from requests_model import job_from

app = Flask(__name__)


@app.post("/exports")
def export():
    job = job_from(request.form)
    # ruleid: path-traversal
    with open(job.directory + "/data.csv", "w", encoding="utf-8") as fh:
        fh.write("id,total\n")
    return jsonify(done=True, labelled=len(job.label) > 0)
