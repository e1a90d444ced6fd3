from bson.code import Code


def find(users, name):
    # ruleid: nosql-javascript-with-variable
    users.find({"$where": "this.name == '" + name + "'"})
    # ruleid: nosql-javascript-with-variable
    users.find({"$where": f"this.name == '{name}'"})
    # ruleid: nosql-javascript-with-variable
    return Code("function() { return '%s' }" % name)


def safe(users, name):
    # ok: nosql-javascript-with-variable
    users.find({"name": name})
    # ok: nosql-javascript-with-variable
    return users.find({"$where": "this.a > this.b"})
