import re

from pymongo import MongoClient

client = MongoClient("mongodb://localhost:27017")


class ProductStore:
    def __init__(self, collection):
        self.collection = collection

    def match(self, criteria):
        return list(self.collection.find(criteria, {"_id": 0}))  # BAD 943

    def login(self, user, password_hash):
        return self.collection.find_one({"user": user, "password": password_hash})  # BAD 943

    def login_str(self, user, password_hash):
        return self.collection.find_one({"user": str(user), "password": str(password_hash)})  # GOOD 943

    def where(self, expr):
        return list(self.collection.find({"$where": "this.price < " + expr}))  # BAD 943

    def cheaper(self, price):
        return list(self.collection.find({"price": {"$lt": price}}, {"_id": 0}))  # GOOD 943

    def prefix(self, text):
        return list(self.collection.find({"name": {"$regex": "^" + re.escape(text)}}))  # GOOD 943


products = ProductStore(client.shop.products)
accounts = ProductStore(client.shop.accounts)
