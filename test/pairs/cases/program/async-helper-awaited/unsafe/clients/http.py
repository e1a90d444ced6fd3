import aiohttp

API_ROOT = "https://inventory.example.com/v2/items"


async def fetch_json(url, params=None):
    timeout = aiohttp.ClientTimeout(total=5)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        # ruleid: ssrf
        async with session.get(url, params=params) as response:
            return await response.json()
