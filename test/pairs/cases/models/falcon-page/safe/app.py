import html

import falcon


class Greeting:
    def on_get(self, req, resp):
        resp.content_type = falcon.MEDIA_HTML
        name = req.get_param("name")
        # ok: xss
        resp.text = "<p>" + html.escape(name) + "</p>"

    def on_post(self, req, resp):
        # ok: xss
        resp.text = req.get_param("name")
