import os

SECRET_KEY = os.environ["BOOKSHELF_SECRET_KEY"]
DATABASE = os.environ.get("BOOKSHELF_DATABASE", "bookshelf.db")
COVERS = os.environ.get("BOOKSHELF_COVERS", "covers")

MAIL_SERVER = "mail.bookshelf.example"
MAIL_USERNAME = os.environ.get("BOOKSHELF_MAIL_USERNAME", "reminders")
MAIL_PASSWORD = "tR7vq-2mXw9-Lk4Zs"
