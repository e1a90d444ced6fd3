from flask import Flask, jsonify, request

from core.pipelines import PipelineEndpoint

app = Flask(__name__)
endpoint = PipelineEndpoint()


@app.route("/pipelines/validate", methods=["POST"])
def validate():
    raw = request.get_data(as_text=True)
    try:
        count = endpoint.stages(raw)
    except ValueError:
        return jsonify(error="invalid document"), 400
    return jsonify(stages=count)
