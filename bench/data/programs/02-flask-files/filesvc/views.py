from flask import abort, request, send_file
from flask.views import MethodView

from . import storage


class DownloadView(MethodView):
    def get(self):
        path = storage.locate(request.args.get("name", ""))
        return send_file(path, as_attachment=True)  # BAD 22

    def delete(self):
        storage.remove_tree(request.args["name"])
        return "", 204


class PreviewView(MethodView):
    def get(self):
        try:
            path = storage.locate_checked(request.args.get("name", ""))
        except storage.OutsideBase:
            abort(404)
        return send_file(path)  # GOOD 22

    def delete(self):
        try:
            storage.remove_tree_checked(request.args["name"])
        except storage.OutsideBase:
            abort(404)
        return "", 204


class UploadView(MethodView):
    def post(self):
        return {"path": storage.store_raw(request.files["file"])}

    def put(self):
        return {"path": storage.store_clean(request.files["file"])}


class ArchiveView(MethodView):
    def post(self):
        storage.unpack(request.files["archive"].stream)
        return "", 201

    def put(self):
        storage.unpack_data_only(request.files["archive"].stream)
        return "", 201
