import falcon


class Greeting:
    def on_get(self, req, resp):
        resp.content_type = falcon.MEDIA_HTML
        name = req.get_param("name")
        # ruleid: xss
        resp.text = "<p>" + name + "</p>"
