from flask import Flask

from .views import DownloadView, PreviewView, UploadView, ArchiveView

app = Flask(__name__)
app.add_url_rule("/download", view_func=DownloadView.as_view("download"))
app.add_url_rule("/preview", view_func=PreviewView.as_view("preview"))
app.add_url_rule("/upload", view_func=UploadView.as_view("upload"))
app.add_url_rule("/archive", view_func=ArchiveView.as_view("archive"))
