from fastapi import FastAPI
from flask import Flask
from flask_cors import CORS
from starlette.middleware.cors import CORSMiddleware

app = FastAPI()
# ruleid: cors-origin-pattern-too-wide
app.add_middleware(CORSMiddleware, allow_origin_regex=".*.(acme.com|acme.org)", allow_credentials=True)
# ruleid: cors-origin-pattern-too-wide
app.add_middleware(CORSMiddleware, allow_origin_regex=r"https://.*acme\.com", allow_credentials=True)
# ok: cors-origin-pattern-too-wide
app.add_middleware(CORSMiddleware, allow_origin_regex=r"https://.*\.acme\.com", allow_credentials=True)
# ok: cors-origin-pattern-too-wide
app.add_middleware(CORSMiddleware, allow_origin_regex=r"https://(www\.)?acme\.com", allow_credentials=True)

web = Flask(__name__)
# ruleid: cors-origin-pattern-too-wide
CORS(web, origins=r".*acme\.com", supports_credentials=True)
# ok: cors-origin-pattern-too-wide
CORS(web, origins=["https://acme.com"], supports_credentials=True)

CORS_ALLOWED_ORIGIN_REGEXES = [
    # ruleid: cors-origin-pattern-too-wide
    r"^https://.+acme\.com$",
    # ok: cors-origin-pattern-too-wide
    r"^https://\w+\.acme\.com$",
]
