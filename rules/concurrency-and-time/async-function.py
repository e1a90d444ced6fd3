# ruleid: async-function
async def fetch(url):
    return url


# ok: async-function
def get(url):
    return url
