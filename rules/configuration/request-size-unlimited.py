from flask import Flask
from PIL import Image

app = Flask(__name__)
# ruleid: request-size-unlimited
DATA_UPLOAD_MAX_MEMORY_SIZE = None
# ruleid: request-size-unlimited
Image.MAX_IMAGE_PIXELS = None
# ruleid: request-size-unlimited
app.config["MAX_CONTENT_LENGTH"] = None
# ok: request-size-unlimited
app.config["MAX_CONTENT_LENGTH"] = 16 * 1024 * 1024
# ok: request-size-unlimited
DATA_UPLOAD_MAX_MEMORY_SIZE = 2621440
