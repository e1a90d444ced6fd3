from urllib.parse import quote, urlsplit

import aiohttp

ALLOWED_HOSTS = frozenset({"api.example.com", "cdn.example.com"})


class Upstream:
    def __init__(self, base):
        self.base = base
        self.session = aiohttp.ClientSession()

    async def fetch(self, url):
        async with self.session.get(url) as resp:  # BAD 918
            return await resp.text()

    async def fetch_allowed(self, url):
        parts = urlsplit(url)
        if parts.scheme != "https" or parts.hostname not in ALLOWED_HOSTS:
            raise ValueError("host not allowed")
        async with self.session.get(url, allow_redirects=False) as resp:  # GOOD 918
            return await resp.text()

    async def item(self, item_id):
        async with self.session.get(self.base + "/items/" + quote(item_id, safe="")) as resp:  # GOOD 918
            return await resp.json()

    async def tenant(self, tenant):
        async with self.session.get(f"http://{tenant}/status") as resp:  # BAD 918
            return await resp.json()

    async def close(self):
        await self.session.close()
