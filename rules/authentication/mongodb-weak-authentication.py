import pymongo


def connect(host):
    # ruleid: mongodb-weak-authentication
    first = pymongo.MongoClient(host, authMechanism="MONGODB-CR")
    # ok: mongodb-weak-authentication
    return first, pymongo.MongoClient(host, authMechanism="SCRAM-SHA-256")
