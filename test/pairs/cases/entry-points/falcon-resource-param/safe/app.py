import sqlite3

import falcon


class TrackResource:
    def __init__(self, path):
        self.path = path

    def on_get(self, req, resp):
        album = req.get_param("album", default="")
        conn = sqlite3.connect(self.path)
        # ok: sql-injection
        rows = conn.execute("SELECT title FROM tracks WHERE album = :album", {"album": album}).fetchall()
        resp.media = {"titles": [row[0] for row in rows]}
        resp.status = falcon.HTTP_200


app = falcon.App()
app.add_route("/tracks", TrackResource("/var/lib/music/tracks.db"))
