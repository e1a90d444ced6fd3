import urllib.request

import strawberry

FEEDS = {"news": "https://feeds.example.com/news", "jobs": "https://feeds.example.com/jobs"}


@strawberry.type
class Query:
    @strawberry.field
    def feed_size(self, feed: str) -> int:
        url = FEEDS[feed]
        # ok: ssrf
        with urllib.request.urlopen(url, timeout=4) as response:
            return len(response.read())

    @strawberry.field
    def feeds(self) -> list[str]:
        return sorted(FEEDS)


schema = strawberry.Schema(query=Query)
