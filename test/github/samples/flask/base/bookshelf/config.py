import os

SECRET_KEY = os.environ["BOOKSHELF_SECRET_KEY"]
DATABASE = os.environ.get("BOOKSHELF_DATABASE", "bookshelf.db")
COVERS = os.environ.get("BOOKSHELF_COVERS", "covers")
