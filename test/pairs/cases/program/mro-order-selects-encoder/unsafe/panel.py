import html

from flask import Flask, request

app = Flask(__name__)


class RawEncoder:
    def encode(self, value):
        return str(value).strip()


class HtmlEncoder:
    def encode(self, value):
        return html.escape(str(value).strip())


class Panel:
    title = "Profile"

    def body(self, value):
        return f"<section><h2>{self.title}</h2>{self.encode(value)}</section>"


class ProfilePanel(RawEncoder, HtmlEncoder, Panel):
    title = "Public profile"


@app.route("/profile/preview", methods=["POST"])
def preview():
    about = request.form.get("about", "")
    panel = ProfilePanel()
    # ruleid: xss
    return panel.body(about)
