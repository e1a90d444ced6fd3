import os

from motor.motor_asyncio import AsyncIOMotorClient

client = AsyncIOMotorClient(os.environ["MONGO_URL"])
db = client.blog


class PostStore:
    def __init__(self, coll):
        self.coll = coll

    async def by_filter(self, flt):
        return await self.coll.find(flt).to_list(50)  # BAD 943

    async def by_author(self, author: str):
        return await self.coll.find({"author": author}).to_list(50)  # GOOD 943

    async def js(self, expr: str):
        return await self.coll.find({"$where": f"this.tags.includes('{expr}')"}).to_list(50)  # BAD 943

    async def tag(self, expr: str):
        return await self.coll.find({"tags": {"$eq": expr}}).to_list(50)  # GOOD 943

    async def aggregate(self, stages):
        return await self.coll.aggregate(stages).to_list(50)  # BAD 943

    async def top(self, limit: int):
        stages = [{"$sort": {"likes": -1}}, {"$limit": limit}]
        return await self.coll.aggregate(stages).to_list(50)  # GOOD 943


posts = PostStore(db.posts)
