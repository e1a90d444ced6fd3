import tornado.ioloop
import tornado.escape
import tornado.web

from blog.models import Post, delete_slug, delete_slug_bound


class SearchHandler(tornado.web.RequestHandler):
    def get(self):
        q = self.get_argument("q", "")
        rows = list(Post.matching(q)) + list(Post.matching_bound(q)) + list(Post.matching_orm(q))
        self.write({"rows": [p.slug for p in rows]})


class AdvancedHandler(tornado.web.RequestHandler):
    def post(self):
        body = tornado.escape.json_decode(self.request.body)
        self.write({"rows": [p.slug for p in Post.where_sql(body["where"])]})

    def get(self):
        self.write({"rows": [p.slug for p in Post.ordered(self.get_argument("dir"))]})


class PostHandler(tornado.web.RequestHandler):
    def delete(self, slug):
        delete_slug(tornado.escape.url_unescape(slug))
        self.set_status(204)

    def post(self, slug):
        delete_slug_bound(slug)
        self.set_status(204)


def make_app():
    return tornado.web.Application(
        [(r"/search", SearchHandler), (r"/advanced", AdvancedHandler), (r"/post/(.+)", PostHandler)]
    )


if __name__ == "__main__":
    make_app().listen(8000)
    tornado.ioloop.IOLoop.current().start()
